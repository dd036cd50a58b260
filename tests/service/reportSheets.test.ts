/** The statements of the books as sheets: figures, columns, marks and the chain's head, read back from the markup. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { postBooks } from '../support/booksSample.ts';
import { LOGIN, openGerai, type Gerai, type Given, type Person } from '../support/gerai.ts';
import { elements, parseMarkup, textOf } from '../support/markup.ts';
import { behindItsBack } from '../support/tampering.ts';
import { fieldOf, mustVerify, signIn } from '../support/till.ts';

async function books(): Promise<{ gerai: Gerai; auditor: Person }> {
  const gerai = await openGerai({ clock: '2026-01-02' });
  await postBooks(gerai);
  return { gerai, auditor: await signIn(gerai, 'pengawas') };
}

type Sheet = { readonly text: string; readonly rows: string[] };
async function sheet(auditor: Person, document: Given<'documents.render'>['document'], ref: string): Promise<Sheet> {
  const { mime, text = '' } = await auditor.call('documents.render', { document, ref, format: 'html' });
  expect(mime).toBe('text/html; charset=utf-8');
  const page = parseMarkup(text);
  return { text: textOf(page), rows: elements(page).filter((element) => element.name === 'tr').map((row) => row.children.map((cell) => (typeof cell === 'string' ? cell : textOf(cell))).join(' | ')) };
}

describe('sheets of the books', () => {
  test('the month stands beside the year to date, what is taken off in brackets', async () => {
    const { auditor } = await books();
    const { text, rows } = await sheet(auditor, 'income-statement', '2026-02');
    expect(rows).toEqual([
      'Uraian | Feb 2026 | Jan–Feb 2026', 'Partisipasi anggota |  | ', 'Penjualan kepada anggota | 200.000 | 1.200.000', 'Jasa pinjaman anggota | 0 | 50.000', 'Partisipasi bruto anggota | 200.000 | 1.250.000',
      'Harga pokok penjualan kepada anggota | 0 | (600.000)', 'Beban jasa simpanan | 0 | 0', 'Partisipasi neto anggota | 200.000 | 650.000', 'Pendapatan dari bukan anggota |  | ', 'Penjualan kepada bukan anggota | 0 | 500.000',
      'Harga pokok penjualan kepada bukan anggota | 0 | (450.000)', 'Laba (rugi) kotor bukan anggota | 0 | 50.000', 'Susut, selisih dan koreksi persediaan | 0 | 0', 'Sisa hasil usaha kotor | 200.000 | 700.000', 'Beban usaha |  | ',
      'Gaji dan honor | 100.000 | 400.000', 'Penyusutan | 0 | 20.000', 'Jumlah beban usaha | 100.000 | 420.000', 'SHU koperasi | 100.000 | 280.000', 'Beban perkoperasian |  | ',
      'RAT, pendidikan anggota, iuran gerakan koperasi | 0 | 40.000', 'Jumlah beban perkoperasian | 0 | 40.000', 'SHU setelah beban perkoperasian | 100.000 | 240.000', 'Pendapatan dan beban lain |  | ', 'Bunga bank | 0 | 3.000',
      'Beban bunga pinjaman bank | 0 | (25.000)', 'Jumlah pendapatan dan beban lain | 0 | (22.000)', 'SHU sebelum pajak | 100.000 | 218.000', 'Pajak penghasilan | 0 | (7.500)', 'SHU tahun berjalan | 100.000 | 210.500',
    ]);
    expect(text).toContain('BELUM DITUTUP');
    for (const words of ['Perhitungan Hasil Usaha', 'Februari 2026, dalam rupiah', 'KKMP Karang Bahari', 'Maryam Syahril', 'Suryadi Noor', 'Bambang Setyo', 'Buku Februari 2026 belum dikunci']) expect(text).toContain(words);
  });

  test('a column per unit, and the head of the chain as the program names it', async () => {
    const { auditor } = await books();
    const { text, rows } = await sheet(auditor, 'balance-sheet', '2026-01/unit');
    expect(rows[0]).toBe('Uraian | Gerai | LPG | USP | Umum | Jumlah');
    expect(rows).toContain('Rekening antar unit | 0 | 0 | 1.000.000 | (1.000.000) | 0');
    expect(rows.at(-1)).toBe('Jumlah liabilitas dan ekuitas | 380.000 | 50.000 | 1.050.000 | 74.338.000 | 75.818.000');
    const head = await auditor.call('evidence.head', {});
    expect(text).toContain(head.text.split(', ')[1]);
    expect(text).toContain(`${head.entries} jurnal`);
  });

  test('a span, a quarter and a year name themselves; the year before stands beside once there are books of it', async () => {
    const { gerai, auditor } = await books();
    expect((await sheet(auditor, 'cash-flow', '2026-Q1')).rows[0]).toBe('Uraian | Jan–Mar 2026');
    expect((await sheet(auditor, 'cash-flow', '2026-Q1')).text).toContain('Triwulan I 2026');
    expect((await sheet(auditor, 'income-statement', '2026')).text).toContain('Tahun 2026');
    gerai.at('2027-01-20');
    const later = await signIn(gerai, 'pengawas');
    expect((await sheet(later, 'cash-flow', '2027-01')).rows[0]).toBe('Uraian | Jan 2027 | Jan 2026');
    const balance = await sheet(later, 'balance-sheet', '2027-01');
    expect([balance.rows[0], balance.rows.at(-1)]).toEqual(['Uraian | 31 Jan 2027 | 31 Des 2026', 'Jumlah liabilitas dan ekuitas | 75.918.000 | 75.918.000']);
  });

  test('equity across, the trial balance down, an entry as a voucher', async () => {
    const { auditor } = await books();
    const equity = await sheet(auditor, 'equity-changes', '2026-02');
    expect(equity.rows.filter((row) => row.startsWith('SHU tahun berjalan'))).toEqual(['SHU tahun berjalan | 110.500 | 100.000 | 0 | 0 | 210.500', 'SHU tahun berjalan | 0 | 210.500 | 0 | 0 | 210.500']);
    const trial = await sheet(auditor, 'trial-balance', '2026-02');
    expect(trial.rows).toContain('1-1210 Bank (per rekening) | 53.728.000 | 200.000 | 0 | 53.928.000');
    expect(trial.rows.at(-1)).toBe('Jumlah | 0 | 300.000 | 300.000 | 0');
    const entry = await auditor.call('ledger.entry', { number: 'JU-2026-000002' });
    for (const ref of [entry.number, entry.entryId]) {
      const voucher = await sheet(auditor, 'journal', ref);
      expect(voucher.rows).toEqual(['Akun | Unit | Debit | Kredit', '1-1210 Bank (per rekening) | Gerai | 1.000.000 | ', '4-1110 Penjualan sembako anggota | Gerai |  | 1.000.000', 'Jumlah |  | 1.000.000 | 1.000.000']);
      expect(voucher.text).toContain('Uji 2026-01-10');
      expect(voucher.text).toContain((entry.hash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join('-'));
    }
  });

  test('a closed month prints what its closing kept, with the chain as it stood then', async () => {
    const { gerai, auditor } = await books();
    const treasurer = await signIn(gerai, 'bendahara');
    await treasurer.call('ledger.post', { date: '2026-01-31', memo: 'Asal saldo awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] });
    await treasurer.call('assets.register', { name: 'Rak', account: '1-2120', acquiredOn: '2026-01-28', cost: 2_400_000, usefulMonths: 120, unit: 'GERAI', source: 'saldo-awal', accumulated: 20_000, accumulatedThrough: '2026-01' });
    await treasurer.call('bankLoans.create', { lender: 'LPDB', number: 'PK 1', principal: 5_000_000, annualPct: '6', months: 12, method: 'menurun', firstDue: '2026-03-30', opening: 5_000_000 });
    const open = await sheet(auditor, 'income-statement', '2026-01');
    await treasurer.call('periods.close', { period: '2026-01' });
    const head = await auditor.call('evidence.head', {});
    await treasurer.call('ledger.post', { date: '2026-02-11', memo: 'Sesudahnya', lines: [{ account: '6-1110', debit: 5_000 }, { account: '1-1110', credit: 5_000 }] });
    const closed = await sheet(auditor, 'income-statement', '2026-01');
    expect(closed.rows).toEqual(open.rows);
    expect(closed.text).toContain('DITUTUP');
    expect(closed.text).not.toContain('BELUM DITUTUP');
    expect(closed.text).toContain(`${head.entries} jurnal`);
    for (const document of ['balance-sheet', 'cash-flow', 'equity-changes', 'trial-balance'] as const) expect((await sheet(auditor, document, '2026-01')).text).toContain(head.text.split(', ')[1]);
    expect((await sheet(auditor, 'balance-sheet', '2026-01')).rows.at(-1)).toBe('Jumlah liabilitas dan ekuitas | 75.818.000');
  });

  test('months chosen to compare with stand beside the month and the year to date, each as it was closed', async () => {
    const { chair } = await december();
    const closed = await sheet(chair, 'income-statement', '2025-12/2025-11');
    expect([closed.rows[0], closed.rows.at(-1)]).toEqual(['Uraian | Des 2025 | 2025 | Nov 2025', 'SHU tahun berjalan | 300.000 | 1.300.000 | 1.000.000']);
    expect(closed.text).toContain('angka tidak berubah lagi');
    const balance = await sheet(chair, 'balance-sheet', '2025-12/2025-11');
    expect([balance.rows[0], balance.rows.at(-1)]).toEqual(['Uraian | 31 Des 2025 | 30 Nov 2025', 'Jumlah liabilitas dan ekuitas | 71.300.000 | 71.000.000']);
    const open = await sheet(chair, 'cash-flow', '2026-01/2025-12');
    expect(open.rows[0]).toBe('Uraian | Jan 2026 | Des 2025');
    expect(open.text).toContain('BELUM DITUTUP');
    const units = await sheet(chair, 'income-statement', '2025-12/unit/2025-11');
    expect([units.rows[0], units.rows.at(-1)]).toEqual(['Uraian | Gerai | LPG | USP | Umum | Jumlah | Nov 2025', 'SHU tahun berjalan | 0 | 0 | 0 | 300.000 | 300.000 | 1.000.000']);
  });

  test('lists print: a cash book, a register of one unit, plan and outcome, spans side by side', async () => {
    const { auditor } = await books();
    const cash = await sheet(auditor, 'cash-book', '1-1210/2026-02-01..2026-02-20');
    expect(cash.rows).toEqual(['Jurnal | Tanggal | Dokumen | Keterangan | Masuk | Keluar | Saldo', 'Saldo awal |  |  |  |  |  | 53.728.000', 'JU-2026-17 | 5 Feb 2026 | JM-2026-16 | Uji 2026-02-05 | 200.000 |  | 53.928.000', 'Jumlah |  |  |  | 200.000 | 0 | 53.928.000']);
    expect(cash.text).toContain('1-1210 Bank (per rekening), 1 Februari 2026 sampai 20 Februari 2026, dalam rupiah');
    expect((await sheet(auditor, 'account-register', '4-1410/2026-01-01..2026-01-31/USP')).rows.at(-1)).toBe('Jumlah |  |  |  | 0 | 50.000 | (50.000)');
    expect((await sheet(auditor, 'trial-balance', '2026-01/USP')).rows).toEqual(['Akun | Saldo awal | Debit | Kredit | Saldo akhir', '1-1130 Kas USP | 0 | 1.050.000 | 0 | 1.050.000', '4-1410 Jasa pinjaman anggota | 0 | 0 | 50.000 | (50.000)', 'Jumlah | 0 | 1.050.000 | 50.000 | 1.000.000']);
    expect((await sheet(auditor, 'budget', '2026-01..2026-02')).rows).toContain('Gaji dan honor | 0 | 400.000 | 400.000 |  | perlu dilihat');
    const compared = await sheet(auditor, 'comparison', 'phu/2026-01..2026-02/bulan');
    expect([compared.rows[0], compared.rows.at(-1)]).toEqual(['Uraian | Jan 2026 | Feb 2026', 'SHU tahun berjalan | 110.500 | 100.000']);
    for (const [document, ref] of [['cash-book', '1-1210/2026-02-20..2026-02-01'], ['cash-book', '1-1210'], ['cash-book', '1-1210/2026-02-01..2026-02-20/USP'], ['account-register', '1-1210/2026-02-01..2026-02-20/LAIN'], ['budget', 'kemarin'], ['comparison', 'phu/2026-01..2026-02/hari'], ['comparison', 'phu/2020-01..2026-02/bulan']] as const)
      expect([document, ref, fieldOf(await auditor.refused('documents.render', { document, ref, format: 'html' }))]).toEqual([document, ref, 'VALIDATION ref']);
  });

  test('a ref that names no months, or months to come, is refused by its field', async () => {
    const { auditor } = await books();
    for (const ref of ['2026-13', 'kemarin', '2026-02..2026-01', '2026-Q5', '2026-02/lain', '2026-02/unit/unit', '2026-03', '2027'])
      expect([ref, fieldOf(await auditor.refused('documents.render', { document: 'income-statement', ref, format: 'html' }))]).toEqual([ref, 'VALIDATION ref']);
    expect(fieldOf(await auditor.refused('documents.render', { document: 'journal', ref: 'JU-2026-999999', format: 'html' }))).toBe('NOT_FOUND ref');
    expect(fieldOf(await auditor.refused('documents.render', { document: 'cash-flow', ref: '2026-02/unit', format: 'html' }))).toBe('VALIDATION ref');
  });

  test('a strip says the first column', async () => {
    const { auditor } = await books();
    const { text = '' } = await auditor.call('documents.render', { document: 'cash-flow', ref: '2026-01', format: 'text', columns: 48 });
    expect(text).toContain('Kas akhir periode                     73.438.000');
    expect(text).toContain('BELUM DITUTUP');
  });
});

const STATEMENTS = ['balance-sheet', 'income-statement', 'cash-flow', 'equity-changes', 'trial-balance', 'member-benefit', 'notes'] as const;
const month13 = { period: '2025-13', approval: LOGIN.ketua };
const rent = (amount: number) => [{ account: '6-2110', debit: amount }, { account: '2-1330', credit: amount }];

/** Income of 1.000.000 in November 2025 and 300.000 in December, both closed; on 10 January 2026. */
async function december(folder?: string): Promise<{ gerai: Gerai; treasurer: Person; chair: Person }> {
  const gerai = await openGerai({ clock: '2025-11-10', ...(folder === undefined ? {} : { folder }) });
  const first = await gerai.as('bendahara');
  await first.call('ledger.post', { date: '2025-11-10', memo: 'Asal saldo awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] });
  await first.call('ledger.post', { date: '2025-11-10', memo: 'Jasa', lines: [{ account: '1-1210', debit: 1_000_000 }, { account: '4-2110', credit: 1_000_000 }] });
  gerai.at('2026-01-10');
  const treasurer = await signIn(gerai, 'bendahara');
  await treasurer.call('ledger.post', { date: '2025-12-20', memo: 'Jasa', lines: [{ account: '1-1210', debit: 300_000 }, { account: '4-2110', credit: 300_000 }] });
  for (const period of ['2025-11', '2025-12']) await treasurer.call('periods.close', { period });
  return { gerai, treasurer, chair: await signIn(gerai, 'ketua') };
}
const textsOf = async (reader: Person, ref: string): Promise<string[]> => Promise.all(STATEMENTS.map(async (document) => (await sheet(reader, document, ref)).text));
const exportOf = async (reader: Person, report: (typeof STATEMENTS)[number]): Promise<string> => {
  const days = report === 'balance-sheet' ? { asOf: '2025-12-31' } : { from: '2025-01-01', to: '2025-12-31' };
  return Buffer.from((await reader.call('reports.export', { report, ...days, format: 'csv' })).base64, 'base64').toString('utf8');
};

describe('month 13 and the year’s end', () => {
  test('a whole year has month 13, and is closed only when the year is', async () => {
    const { gerai, treasurer, chair } = await december();
    await treasurer.call('ledger.post', { date: '2025-12-31', memo: 'RAT', lines: rent(400_000), ...month13 });
    const open = await sheet(chair, 'income-statement', '2025');
    expect(open.rows).toContain('RAT, pendidikan anggota, iuran gerakan koperasi | 400.000');
    expect(open.rows.at(-1)).toBe('SHU tahun berjalan | 900.000');
    for (const text of await textsOf(chair, '2025')) for (const words of ['BELUM DITUTUP', 'Buku tahun 2025 belum dikunci']) expect(text).toContain(words);
    expect(await exportOf(chair, 'income-statement')).toContain(',SHU tahun berjalan,900000\n');
    const exports = await Promise.all(STATEMENTS.map(async (report) => exportOf(chair, report)));
    await chair.call('shu.closeYear', { year: 2025 });
    expect((await sheet(chair, 'income-statement', '2025')).rows).toEqual(open.rows);
    for (const text of await textsOf(chair, '2025')) {
      expect(text).not.toContain('BELUM DITUTUP');
      for (const words of ['DITUTUP', 'Buku tahun 2025 dikunci 10 Jan 2026']) expect(text).toContain(words);
    }
    const income = STATEMENTS.indexOf('income-statement');
    // All but what says that it is closed now, and where the journal stands.
    const figures = (file: string | undefined): string[] => (file ?? '').split('\n').toSpliced(3, 2);
    expect(figures(await exportOf(chair, 'income-statement'))).toEqual(figures(exports[income]));
    await mustVerify(gerai);
  });

  test('closed December prints the same before month 13, with it, and after the year is closed', async () => {
    const { treasurer, chair } = await december();
    const first = await textsOf(chair, '2025-12');
    for (const text of first) expect(text).not.toContain('BELUM DITUTUP');
    expect((await sheet(chair, 'income-statement', '2025-12')).rows.at(-1)).toBe('SHU tahun berjalan | 300.000 | 1.300.000');
    await treasurer.call('ledger.post', { date: '2025-12-31', memo: 'RAT', lines: rent(400_000), ...month13 });
    expect(await textsOf(chair, '2025-12')).toEqual(first);
    await chair.call('shu.closeYear', { year: 2025 });
    expect(await textsOf(chair, '2025-12')).toEqual(first);
  });

  test('what stands beside a closed month is what it was closed with, also once the year before is closed', async () => {
    const { gerai, treasurer } = await december();
    await treasurer.call('ledger.post', { date: '2025-12-31', memo: 'RAT', lines: rent(400_000), ...month13 });
    gerai.at('2027-01-10');
    const [later, chair] = [await signIn(gerai, 'bendahara'), await signIn(gerai, 'ketua')];
    await later.call('ledger.post', { date: '2026-12-05', memo: 'Jasa', lines: [{ account: '1-1210', debit: 50_000 }, { account: '4-2110', credit: 50_000 }] });
    for (let month = 1; month <= 12; month += 1) await later.call('periods.close', { period: `2026-${String(month).padStart(2, '0')}` });
    const income = await sheet(chair, 'income-statement', '2026-12');
    expect([income.rows[0], income.rows.at(-1)]).toEqual(['Uraian | Des 2026 | 2026 | 2025', 'SHU tahun berjalan | 50.000 | 50.000 | 900.000']);
    const balance = await sheet(chair, 'balance-sheet', '2026-12');
    expect([balance.rows[0], balance.rows.find((row) => row.startsWith('SHU tahun berjalan'))]).toEqual(['Uraian | 31 Des 2026 | 31 Des 2025', 'SHU tahun berjalan | 950.000 | 900.000']);
    const before = await textsOf(chair, '2026-12');
    await chair.call('shu.closeYear', { year: 2025 });
    expect(await textsOf(chair, '2026-12')).toEqual(before);
  });

  test('months that are closed but were not kept together are worked out anew, and the sheet does not say otherwise', async () => {
    const { treasurer, chair } = await december();
    for (const document of STATEMENTS.filter((each) => each !== 'balance-sheet')) {
      const { text } = await sheet(chair, document, '2025-11..2025-12');
      expect([document, text.includes('DITUTUP'), text.includes('tidak berubah lagi'), text.includes('semua bulannya sudah ditutup')]).toEqual([document, false, false, true]);
    }
    await treasurer.call('ledger.post', { date: '2025-12-31', memo: 'RAT', lines: rent(400_000), ...month13 });
    expect((await sheet(chair, 'income-statement', '2025-11..2025-12')).rows.at(-1)).toBe('SHU tahun berjalan | 1.300.000');
    // The Neraca of its last day is December’s own.
    expect((await sheet(chair, 'balance-sheet', '2025-11..2025-12')).text).toContain('DITUTUP');
    expect((await sheet(chair, 'income-statement', '2025-12..2026-01')).text).toContain('BELUM DITUTUP');
  });

  test('a month closed before benefit and notes were kept has them from the books', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gerai-lama-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { gerai } = await december(folder);
    gerai.close();
    behindItsBack(gerai.file, (db) => db.exec("UPDATE statement_issue SET body = json_remove(body, '$.usp', '$.month.notes', '$.month.memberBenefit', '$.yearToDate.notes', '$.yearToDate.memberBenefit')"));
    const again = await openGerai({ clock: '2026-01-10', folder, initialise: false });
    const reader = await signIn(again, 'pengawas');
    for (const document of ['member-benefit', 'notes'] as const) expect((await sheet(reader, document, '2025-12')).text).toContain('semua bulannya sudah ditutup');
    expect((await sheet(reader, 'usp', '2025-Q4')).text).toContain('semua bulannya sudah ditutup');
    expect((await sheet(reader, 'income-statement', '2025-12')).text).toContain('angka tidak berubah lagi');
    for (const report of ['member-benefit', 'notes'] as const) expect((await reader.call('reports.export', { report, from: '2025-12-01', to: '2025-12-31', format: 'csv' })).base64).not.toBe('');
  });
});
