/** Every kind of document ends in a picture: its own paper, or the voucher that every other has. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { paperOf } from '../../shared/contract/paper.ts';
import { fillGerai, signIn, type Caller } from '../support/fullGerai.ts';
import { openGerai, type Gerai } from '../support/gerai.ts';

async function everyDocument(): Promise<{ gerai: Gerai; treasurer: Caller }> {
  const folder = mkdtempSync(join(tmpdir(), 'gerai-bukti-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const gerai = await openGerai({ clock: '2026-08-03', folder });
  await fillGerai(gerai, folder);
  const treasurer = await signIn(gerai, 'bendahara');
  await treasurer.call('cash.transfer', { from: '1-1210', to: '1-1211', amount: 1_000_000, fee: 6500, date: '2026-09-04' });
  return { gerai, treasurer };
}

const text = async (treasurer: Caller, number: string, columns: 32 | 48 = 48): Promise<string> =>
  (await treasurer.call('documents.render', { document: paperOf(number.slice(0, 2)), ref: number, format: 'text', columns })).text ?? '';

/** Documents with an entry, by kind, as the search through the books finds them. */
async function documents(treasurer: Caller): Promise<Map<string, { number: string; amount: number }[]>> {
  const found = new Map<string, { number: string; amount: number }[]>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await treasurer.call('ledger.search', { limit: 500, ...(cursor === undefined ? {} : { cursor }) });
    for (const { document, amount } of page.rows) found.set(document.kind, [...(found.get(document.kind) ?? []), { number: document.number, amount }]);
    cursor = page.next;
  }
  return found;
}

test('every document that stands in the books has a picture, which names it and its entry', async () => {
  const { treasurer } = await everyDocument();
  const all = await documents(treasurer);
  expect([...all.keys()]).toEqual(expect.arrayContaining(['AB', 'AP', 'AT', 'BF', 'BP', 'BQ', 'BS', 'CB', 'CQ', 'JB', 'JM', 'JR', 'KK', 'KM', 'LA', 'OP', 'PC', 'PD', 'PF', 'PJ', 'PY', 'RB', 'KH', 'RK', 'SA', 'SF', 'SS', 'ST', 'TB', 'TS', 'UM']));
  for (const [kind, rows] of all)
    for (const { number } of rows) {
      const picture = await treasurer.call('documents.render', { document: paperOf(kind), ref: number, format: 'svg' });
      expect([number, picture.mime, picture.text?.startsWith('<svg')]).toEqual([number, 'image/svg+xml', true]);
      for (const columns of [32, 48] as const) {
        const said = await text(treasurer, number, columns);
        // A closing is printed with the shift it closed.
        if (kind !== 'TS') expect([number, columns, said.includes(number)]).toEqual([number, columns, true]);
        if (paperOf(kind) === 'voucher') expect([number, /Jurnal JU-2026-\d{6}/.test(said)]).toEqual([number, true]);
        expect([number, Math.max(...said.split('\n').map((row) => row.length)) <= columns]).toEqual([number, true]);
      }
    }
});


/** Rows of the paper between its number and its signatures. */
const rowsOf = (paper: string): string[] => paper.split('\n').map((row) => row.trimEnd()).filter((row) => row !== '' && !/^[-=(]/.test(row)).slice(4);

test('a delivery, a count, money out, a transfer, a payout and an asset that is gone say what their rows hold', async () => {
  const { treasurer } = await everyDocument();
  const paper = async (number: string): Promise<string[]> => rowsOf(await text(treasurer, number));
  expect(await paper('TB-2026-000003')).toEqual([
    '              BUKTI TERIMA BARANG', 'No TB-2026-000003               3 Agu 2026 10.00', 'Petugas Maryam Syahril', 'Pemasok: Perum Bulog', 'Surat jalan: DO-BULOG-2', 'Minyakita keluarga                       420.500', '  29 botol', '  ditolak 2 botol', '  harga pokok 435.000, 15.000 per botol', '  batch B-0826',
    '  kedaluwarsa 1 Agu 2027', 'Minyakita keluarga                        14.500', '  1 botol', '  harga pokok 15.000, 15.000 per botol', '  batch B-0726', '  kedaluwarsa 1 Jul 2027', 'Nilai barang                             435.000', 'Ongkos angkut                             15.000', 'JUMLAH                                   450.000', 'Dari uang muka                           290.000',
    'Utang, jatuh tempo 31 Agu 2026           145.000', 'Terbilang: empat ratus lima puluh ribu rupiah', 'Jurnal JU-2026-000017', 'Pengirim                                Penerima',
  ]);
  expect(await paper('OP-2026-000001')).toEqual([
    '            BERITA ACARA HITUNG STOK', 'No OP-2026-000001               3 Agu 2026 10.00', 'Petugas Maryam Syahril', 'Keterangan: Hitung stok OP-2026-000001: hitung', 'akhir hari', 'Gula pasir curah                         -12.000', '  buku 48,75, dihitung 48, selisih -0,75 kg',
    'Minyakita 1 liter                              0', '  buku 42, dihitung 42, selisih 0 botol', 'Nilai selisih                            -12.000', 'Jurnal JU-2026-000029', 'Penghitung                                 Saksi',
  ]);
  expect(await paper('BP-2026-000001')).toEqual([
    '               BUKTI BANK KELUAR', 'No BP-2026-000001               3 Agu 2026 10.00', 'Petugas Maryam Syahril', 'Dibayar kepada: Perum Bulog', 'Keterangan: Bayar pemasok BP-2026-000001', '2-1110 Utang dagang Bulog                100.000', 'Untuk kiriman', 'TB-2026-000003                           100.000', '  Surat jalan DO-BULOG-2', 'JUMLAH                                   100.000', 'Terbilang: seratus ribu rupiah',
    'Jurnal JU-2026-000019', 'Penerima                                 Petugas',
  ]);
  expect(await paper('PD-2026-000001')).toEqual(expect.arrayContaining(['                BUKTI PINDAH KAS', 'Dari: 1-1210 Bank (per rekening)', 'Ke: 1-1211 Bank BRI', 'JUMLAH                                 1.000.000', 'Biaya                                      6.500', 'Terbilang: satu juta rupiah']));
  expect(await paper('PC-2026-000001')).toEqual(expect.arrayContaining(['               PENCAIRAN PINJAMAN', 'Anggota A-0002                        Siti Rahma', 'Biaya administrasi                    -Rp 10.000', 'Diterima                            Rp 1.190.000', 'Angsuran 3 Sep 2026                   Rp 212.000']));
  // Bought for 600.000, worn for one of 24 months, sold for 500.000 the day before it was recorded.
  expect(await paper('LA-2026-000001')).toEqual(expect.arrayContaining(['Dicatat 4 Sep 2026 10.00', 'Aset: INV-0001 Sepeda antar', 'Akumulasi penyusutan                     -25.000', 'Nilai buku                               575.000', 'Rugi pelepasan                            75.000', 'Hasil pelepasan                          500.000']));
  expect(await paper('PP-2026-000001')).toEqual(expect.arrayContaining(['Anggota: A-0002 Siti Rahma', 'Pokok pinjaman                         1.200.000', 'Tidak mengubah jurnal']));
});

test('a number that no document bears is refused by its field', async () => {
  const gerai = await openGerai();
  const treasurer = await gerai.as('bendahara');
  for (const document of ['voucher', 'loan-slip'] as const) expect(await treasurer.refused('documents.render', { document, ref: 'TB-2026-000099', format: 'text' })).toMatchObject({ code: 'NOT_FOUND', details: { field: 'ref' } });
});
