import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toAscii } from '../../shared/domain/paper/ascii.ts';
import { BLANK, centered, columns as pair, CUT, DRAWER, plain, rule, strong, type PaperColumns, type PaperLine } from '../../shared/domain/paper/lines.ts';
import { saleReceipt, type SaleReceiptData } from '../../shared/domain/paper/saleReceipt.ts';
import { toText } from '../../shared/domain/paper/text.ts';
import { check } from '../support/property.ts';
import { anySale, SAMPLE_SALE } from '../support/saleSamples.ts';

const LONG = 60_000;
const rows = (text: string): string[] => text.split('\n').slice(0, -1);
const trimmed = (lines: readonly PaperLine[], columns: PaperColumns): string[] => rows(toText(lines, columns)).map((row) => row.trimEnd());
const receipt = (sale: SaleReceiptData, columns: PaperColumns): string[] => trimmed(saleReceipt(sale, columns), columns);
const oneLine = (change: Partial<SaleReceiptData['lines'][number]>): SaleReceiptData => ({
  ...SAMPLE_SALE,
  lines: [{ name: 'Gula', unit: 'pcs', qty: '1', unitPrice: 17_500, generalPrice: 17_500, amount: 17_500, discount: 0, het: null, subsidised: false, cylinder: null, ...change }],
});

test('the receipt of the design on 58 mm paper', () => {
  expect(receipt(SAMPLE_SALE, 32)).toEqual([
    ' KOPERASI KELURAHAN MERAH PUTIH',
    '         KARANG BAHARI',
    '   Jl. Soekarno Hatta Km 4,5',
    '        Balikpapan Utara',
    '          Badan hukum',
    'AHU-0004471.AH.01.29 Tahun 2025',
    '       WA 0812-0000-0421',
    '================================',
    'No PJ-2026-000087',
    '21 Nov 2026                16.44',
    'Kasir Nurul Shift BS-2026-000012',
    'Anggota A-0147        Wahyuni A.',
    '--------------------------------',
    'Beras SPHP 5 kg *',
    '  2 x 63.000             126.000',
    'Minyakita 1 liter *',
    '  2 x 15.500              31.000',
    'Gula pasir 1 kg',
    '  2 x 17.500              35.000',
    'Telur ayam ras',
    '  1,5 kg x 30.000         45.000',
    'Tepung terigu serbaguna 1 kg',
    '  1 x 12.500              12.500',
    '  Potongan                  -470',
    'Bright Gas 12 kg isi ulang',
    '  1 x 205.000            205.000',
    '  Tabung kosong diterima: 1',
    '--------------------------------',
    'Jumlah                   454.030',
    'Pembulatan                   -30',
    'TOTAL                 Rp 454.000',
    'Potong simpanan          150.000',
    'Tunai                    320.000',
    'KEMBALI                Rp 16.000',
    '--------------------------------',
    '* Tidak melebihi HET',
    '  Beras SPHP 5 kg         65.500',
    '  Minyakita 1 liter       15.700',
    'Jatah SPHP hari ini     2 dari 2',
    'Barang subsidi dilarang',
    'diperjualbelikan kembali.',
    'Hemat harga anggota        1.000',
    'Sisa simpanan sukarela 1.100.000',
    'Belanja November       1.286.500',
    'Sisa plafon bon          350.000',
    '--------------------------------',
    '          Terima kasih',
    ' Belanja Anda menambah SHU Anda',
  ]);
});

test('the receipt of the design on 80 mm paper', () => {
  expect(receipt(SAMPLE_SALE, 48)).toEqual([
    '         KOPERASI KELURAHAN MERAH PUTIH',
    '                 KARANG BAHARI',
    '  Jl. Soekarno Hatta Km 4,5, Balikpapan Utara',
    '  Badan hukum AHU-0004471.AH.01.29 Tahun 2025',
    '               WA 0812-0000-0421',
    '================================================',
    'No PJ-2026-000087              21 Nov 2026 16.44',
    'Kasir Nurul Hidayah         Shift BS-2026-000012',
    'Anggota A-0147                    Wahyuni Astuti',
    '------------------------------------------------',
    'Barang                  Jml    Harga      Jumlah',
    '------------------------------------------------',
    'Beras SPHP 5 kg *         2   63.000     126.000',
    'Minyakita 1 liter *       2   15.500      31.000',
    'Gula pasir 1 kg           2   17.500      35.000',
    'Telur ayam ras, kg      1,5   30.000      45.000',
    'Tepung terigu serbaguna 1 kg',
    '                          1   12.500      12.500',
    '  Potongan                                  -470',
    'Bright Gas 12 kg isi ulang',
    '                          1  205.000     205.000',
    '  Tabung kosong diterima 1, keluar isi 1',
    '------------------------------------------------',
    'Jumlah                                Rp 454.030',
    'Pembulatan                                -Rp 30',
    'TOTAL                                 Rp 454.000',
    'Potong simpanan sukarela              Rp 150.000',
    'Tunai diterima                        Rp 320.000',
    'KEMBALI                                Rp 16.000',
    '------------------------------------------------',
    '* Harga tidak melebihi HET',
    '  Beras SPHP 5 kg                     HET 65.500',
    '  Minyakita 1 liter                   HET 15.700',
    'Jatah SPHP hari ini             2 dari 2 kemasan',
    'Lebih murah dari HET                    Rp 5.400',
    'Barang subsidi dilarang diperjualbelikan',
    'kembali.',
    '------------------------------------------------',
    'Hemat harga anggota                     Rp 1.000',
    'Simpanan sukarela                   Rp 1.100.000',
    'Belanja bulan November              Rp 1.286.500',
    'Sisa plafon bon                       Rp 350.000',
    '------------------------------------------------',
    '                  Terima kasih',
    '         Belanja Anda menambah SHU Anda',
  ]);
});

describe('a receipt', () => {
  test('says SALINAN first on a copy and keeps the time of the sale; the drawer stays shut', () => {
    const copy = saleReceipt({ ...SAMPLE_SALE, copy: 2, openDrawer: false }, 32);
    const text = trimmed(copy, 32);
    expect(text[0]).toBe('           SALINAN 2');
    expect(text).toContain('21 Nov 2026                16.44');
    expect(copy).not.toContainEqual(DRAWER);
  });

  test('says on a practice file that it proves nothing', () => {
    const text = receipt({ ...SAMPLE_SALE, head: { ...SAMPLE_SALE.head, practice: true } }, 32);
    expect(text.slice(0, 2)).toEqual(['         LATIHAN', '     Bukan bukti pembayaran']);
  });

  test('names a buyer without membership by four digits only, and thanks without SHU', () => {
    const text = receipt({ ...SAMPLE_SALE, member: null, buyerLast4: '1234' }, 32);
    expect(text).toContain('Pembeli, KTP akhir 1234');
    expect(text.join('\n')).not.toMatch(/Anggota|SHU|simpanan sukarela/);
  });

  test('claims the ceiling only where it is kept', () => {
    expect(receipt(oneLine({ het: 17_500 }), 32)).toContain('* Tidak melebihi HET');
    expect(receipt(oneLine({ het: 17_000 }), 32)).toContain('* Harga diatur pemerintah (HET)');
  });

  test('has no rounding, no change and no notices where there are none', () => {
    const text = receipt({ ...oneLine({}), total: 17_500, rounding: 0, payments: [{ method: 'qris', amount: 17_500, reference: 'A1B2' }], change: 0, limits: [], account: undefined, member: null }, 32);
    expect(text.slice(11)).toEqual(['--------------------------------', 'Gula', '  1 x 17.500              17.500', '--------------------------------', 'TOTAL                  Rp 17.500', 'QRIS                      17.500', '  Ref A1B2', '--------------------------------', '          Terima kasih']);
  });

  test('tells exact cash that nothing comes back', () => {
    expect(receipt({ ...oneLine({}), total: 17_500, rounding: 0, payments: [{ method: 'tunai', amount: 17_500, reference: null }], change: 0 }, 48)).toContain('KEMBALI                                     Rp 0');
  });

  test('tells shell and deposit of a cylinder beside the gas', () => {
    const sold = receipt(oneLine({ name: 'Bright Gas 12 kg', unit: 'tabung', cylinder: 'beli', shell: 500_000 }), 32);
    expect(sold.slice(13, 17)).toEqual(['Bright Gas 12 kg', '  1 x 17.500              17.500', '  Tabung baru            500.000', '  Dibeli dengan tabung: 1']);
    const lent = receipt(oneLine({ name: 'Bright Gas 12 kg', unit: 'tabung', cylinder: 'jaminan', deposit: 300_000 }), 48);
    expect(lent.slice(12, 15)).toEqual(['Bright Gas 12 kg          1   17.500      17.500', '  Jaminan tabung                         300.000', '  Tabung dipinjam: 1']);
  });

  test('puts figures too large for the table on a row of their own', () => {
    expect(receipt(oneLine({ unitPrice: 123_456_789, amount: 123_456_789 }), 48).slice(12, 14)).toEqual(['Gula', '  1 x 123.456.789                    123.456.789']);
    expect(receipt(oneLine({ qty: '1234.5', unit: 'kg', unitPrice: 10, amount: 12_345 }), 48).slice(12, 14)).toEqual(['Gula', '  1.234,5 kg x 10                         12.345']);
  });

  test('is exactly as wide as the paper and in plain letters, whatever was sold', () => {
    check(
      fc.property(anySale, fc.constantFrom<PaperColumns>(32, 48), (sale, columns) => {
        for (const row of rows(toText(saleReceipt(sale, columns), columns))) {
          expect(row).toHaveLength(columns);
          expect(row).toMatch(/^[ -~]*$/);
        }
      }),
    );
  }, LONG);

  test('keeps every word of the goods and every amount', () => {
    check(
      fc.property(anySale, fc.constantFrom<PaperColumns>(32, 48), (sale, columns) => {
        const letters = receipt(sale, columns).join('').replace(/ /g, '');
        for (const line of sale.lines) {
          expect(letters).toContain(toAscii(line.name).replace(/ /g, ''));
          expect(letters).toContain(line.amount.toLocaleString('de-DE'));
        }
      }),
    );
  }, LONG);
});

describe('lines on paper', () => {
  test('break at words, keep their indent, and cut a word only when it must', () => {
    expect(trimmed([plain('  Beras pulen cap Topi Koki kemasan lima kilogram')], 32)).toEqual(['  Beras pulen cap Topi Koki', '  kemasan lima kilogram']);
    expect(trimmed([plain('X'.repeat(70))], 32)).toEqual(['X'.repeat(32), 'X'.repeat(32), 'X'.repeat(6)]);
  });

  test('put the right text at the end of the last row of the left', () => {
    expect(trimmed([pair('Sisa simpanan sukarela', '1.100.000')], 32)).toEqual(['Sisa simpanan sukarela 1.100.000']);
    expect(trimmed([pair('Jatah Beras SPHP 5 kg hari ini', '2 dari 2')], 32)).toEqual(['Jatah Beras SPHP 5 kg hari ini', '                        2 dari 2']);
    expect(trimmed([pair('Angsuran pinjaman nomor PJ-2026-000031', '552.500')], 32)).toEqual(['Angsuran pinjaman nomor', 'PJ-2026-000031           552.500']);
    expect(trimmed([pair('Kiri', 'k'.repeat(40))], 32)).toEqual(['Kiri', 'k'.repeat(32), 'k'.repeat(8)]);
  });

  test('centre headings evenly', () => {
    expect(trimmed([centered('Koperasi Kelurahan Merah Putih Karang Bahari')], 32)).toEqual(['    Koperasi Kelurahan Merah', '      Putih Karang Bahari']);
    expect(trimmed([{ kind: 'text', text: 'LATIHAN', align: 'center', bold: true, size: 'large' }], 32)).toEqual(['         LATIHAN']);
    expect(trimmed([{ kind: 'text', text: 'kanan', align: 'right', bold: false }], 32)).toEqual(['                           kanan']);
  });

  test('leave no row for a code, a cut or the drawer', () => {
    expect(toText([DRAWER, rule('='), strong('A'), BLANK, { kind: 'qr', data: 'x' }, CUT], 32)).toBe(`${'='.repeat(32)}\n${'A'.padEnd(32)}\n${' '.repeat(32)}\n`);
  });

  test('have accents dropped, signs spelled and strange letters marked', () => {
    expect(toAscii('Crème “brûlée” – 1½ kg × 2… Ærø −5')).toBe('Creme "brulee" - 11/2 kg x 2... AEro -5');
    expect(toAscii('Rp\u00a013.100\u200b\u202e\u001b@\n')).toBe('Rp 13.100 @ ');
    expect(toAscii('米 كو')).toBe('? ??');
  });
});
