import { expect, test } from 'vitest';
import { toEscPos } from '../../electron/service/printing/escpos.ts';
import { CUT, DRAWER, type PaperColumns, type PaperLine } from '../../shared/domain/paper/lines.ts';
import { loanSlip, savingsSlip, shiftReport, type LoanSlipData, type SavingsSlipData, type ShiftReportData } from '../../shared/domain/paper/slips.ts';
import { toText } from '../../shared/domain/paper/text.ts';
import { differences } from '../support/printComparison.ts';
import { SAMPLE_SALE } from '../support/saleSamples.ts';

const text = (lines: readonly PaperLine[], columns: PaperColumns): string[] => toText(lines, columns).split('\n').slice(0, -1).map((row) => row.trimEnd());

const slip = {
  head: { ...SAMPLE_SALE.head, phone: undefined }, number: 'SS-2026-000031', dateText: '21 Nov 2026', clockText: '16.50', copy: 0, officer: 'Nurul Hidayah', memberNo: 'A-0147', memberName: 'Wahyuni Astuti', via: 'kas', openDrawer: true,
} as const;
const savings: SavingsSlipData = { ...slip, direction: 'setor', savings: 'sukarela', amount: 100_000, balance: 1_145_000, totalSavings: 1_565_000 };
const payment: LoanSlipData = { ...slip, event: 'angsuran', loanNumber: 'PJ-2026-000031', amount: 560_000, penalty: 0, interest: 60_000, principal: 500_000, outstanding: 4_000_000, next: { dateText: '15 Des 2026', amount: 552_500 } };
const payout: LoanSlipData = { ...slip, event: 'pencairan', loanNumber: 'PJ-2026-000031', principal: 5_000_000, adminFee: 50_000, net: 4_950_000, months: 10, method: 'menurun', annualPct: '12.5', next: { dateText: '15 Des 2026', amount: 552_500 } };
const shift: ShiftReportData = {
  head: SAMPLE_SALE.head, number: 'BS-2026-000012', drawer: 'Laci 1', closing: 'TS-2026-000012', takenFrom: null, cashier: 'Nurul Hidayah', dateText: '21 Nov 2026', openedText: '13.02', closedText: '21.09', float: 500_000,
  cash: [{ label: 'Penjualan tunai', amount: 6_482_500 }, { label: 'Setoran simpanan', amount: 400_000 }, { label: 'Kas keluar', amount: -75_000 }, { label: 'Titip bendahara', amount: -5_000_000 }],
  other: [{ label: 'QRIS', count: 14, amount: 1_864_000 }, { label: 'Potong simpanan', count: 5, amount: 615_000 }],
  expected: 2_307_500, counted: 2_305_000, difference: -2_500, reason: 'salah kembalian', handedOver: 1_805_000, left: 500_000, sales: 88, salesTotal: 8_961_500, voids: { count: 0, amount: 0 }, returns: { count: 0, amount: 0 }, swaps: 0, drawerOpened: 0, copy: 0, chain: null,
};

test('a deposit slip', () => {
  expect(text(savingsSlip(savings, 32), 32).slice(6)).toEqual([
    '================================', '        SETORAN SIMPANAN', 'No SS-2026-000031', '21 Nov 2026                16.50', 'Petugas Nurul Hidayah', 'Anggota A-0147    Wahyuni Astuti', '--------------------------------',
    'Simpanan sukarela     Rp 100.000', 'Terbilang: seratus ribu rupiah', 'Cara                       Tunai', '--------------------------------', 'Saldo sukarela      Rp 1.145.000', 'Seluruh simpanan    Rp 1.565.000',
    '', 'Penyetor                 Petugas', '', '', '(.............)  (.............)', '', ' Simpan slip ini sebagai bukti',
  ]);
  expect(text(savingsSlip({ ...savings, direction: 'tarik', via: 'bank', copy: 1 }, 48), 48)).toEqual(expect.arrayContaining(['                   SALINAN 1', '               PENARIKAN SIMPANAN', 'Cara                               Transfer bank', 'Penerima                                 Petugas']));
});

test('a loan payment slip spreads the money as the books did', () => {
  expect(text(loanSlip(payment, 32), 32).slice(13, 24)).toEqual([
    'Pinjaman          PJ-2026-000031', 'Dibayar               Rp 560.000', 'Terbilang: lima ratus enam puluh', 'ribu rupiah', 'Cara                       Tunai', '--------------------------------', 'Jasa                   Rp 60.000', 'Pokok                 Rp 500.000',
    '--------------------------------', 'Sisa pokok          Rp 4.000.000', 'Angsuran 15 Des 2026  Rp 552.500',
  ]);
  expect(text(loanSlip({ ...payment, penalty: 5_000, outstanding: 0, next: null }, 48), 48)).toEqual(expect.arrayContaining(['Denda                                   Rp 5.000', 'Pinjaman lunas. Terima kasih.']));
});

test('a loan payout slip tells what was held back', () => {
  expect(text(loanSlip(payout, 48), 48).slice(10, 21)).toEqual([
    'Pinjaman                          PJ-2026-000031', 'Pokok pinjaman                      Rp 5.000.000', 'Biaya administrasi                    -Rp 50.000', 'Diterima                            Rp 4.950.000', 'Terbilang: empat juta sembilan ratus lima puluh', 'ribu rupiah',
    'Cara                                       Tunai', '------------------------------------------------', '10 bulan                            jasa menurun', 'Jasa                               12,5% setahun', 'Angsuran 15 Des 2026                  Rp 552.500',
  ]);
});

test('a shift report', () => {
  expect(text(shiftReport(shift, 32), 32)).toEqual([
    '         LAPORAN SHIFT', '    Koperasi Kelurahan Merah', '      Putih Karang Bahari', '================================', 'Shift BS-2026-000012 21 Nov 2026', 'Laporan Z TS-2026-000012  Laci 1', 'Kasir Nurul        13.02 - 21.09', '--------------------------------',
    'Modal awal               500.000', 'Penjualan tunai       +6.482.500', 'Setoran simpanan        +400.000', 'Kas keluar               -75.000', 'Titip bendahara       -5.000.000', '--------------------------------',
    'SEHARUSNYA             2.307.500', 'DIHITUNG               2.305.000', 'KURANG                     2.500', 'Sebab: salah kembalian', '--------------------------------',
    'QRIS (14)              1.864.000', 'Potong simpanan (5)      615.000', 'Semua penjualan (88)   8.961.500', '--------------------------------', 'Diserahkan             1.805.000', 'Tinggal di laci          500.000',
    '', 'Kasir                  Bendahara', '', '', '(.............)  (.............)',
  ]);
  expect(text(shiftReport({ ...shift, drawerOpened: 3 }, 32), 32)).toContain('Laci dibuka tanpa jual         3');
  expect(text(shiftReport({ ...shift, counted: 2_307_500, difference: 0, reason: null }, 32), 32)).toContain('COCOK');
  expect(text(shiftReport({ ...shift, counted: 2_308_000, difference: 500 }, 32), 32)).toContain('LEBIH                        500');
  expect(text(shiftReport({ ...shift, closing: null, closedText: null, expected: null, counted: null, difference: null, handedOver: null, left: null }, 32), 32)).toEqual(expect.arrayContaining(['Kasir Nurul     13.02 - sekarang', 'Shift belum ditutup, kas belum', 'dihitung']));
});

test('a shift report ends with the chain head at its closing, to type and to scan', () => {
  const chain = { count: 12_345, hash: `7f3a91c255aa01bc${'0'.repeat(48)}` };
  const lines = shiftReport({ ...shift, chain }, 32);
  expect(text(lines, 32)).toEqual(expect.arrayContaining(['Kepala rantai      12.345 jurnal', '      7F3A-91C2-55AA-01BC']));
  expect(lines).toContainEqual({ kind: 'qr', data: `GERAI-BUKTI 12345 ${chain.hash}` });
  expect(differences(toEscPos(lines, 48), lines, 48)).toEqual([]);
});

test.each<[string, (columns: PaperColumns) => PaperLine[]]>([
  ['deposit', (columns) => savingsSlip(savings, columns)],
  ['loan payment', (columns) => loanSlip(payment, columns)],
  ['loan payout', (columns) => loanSlip(payout, columns)],
  ['shift report', (columns) => shiftReport(shift, columns)],
])('the bytes of a %s slip read back as its text and end in a cut', (_name, layout) => {
  for (const columns of [32, 48] as const) {
    const lines = layout(columns);
    expect(lines.at(-1)).toEqual(CUT);
    expect(differences(toEscPos(lines, columns), lines, columns)).toEqual([]);
  }
});

test('the drawer opens for cash over the counter only when asked', () => {
  expect(savingsSlip(savings, 32)[0]).toEqual(DRAWER);
  expect(savingsSlip({ ...savings, openDrawer: false }, 32)).not.toContainEqual(DRAWER);
  expect(shiftReport(shift, 32)).not.toContainEqual(DRAWER);
});
