/** The line of the income statement or Neraca an account belongs to (ruling 9, domain §3.2). */
export const STATEMENT_LINES = [
  'assets', 'liabilities', 'equity', 'salesMember', 'salesNonMember', 'loanIncome', 'otherIncome', 'cogsMember', 'cogsNonMember', 'cogsOther', 'savingsInterest',
  'operatingExpenses', 'cooperativeExpenses', 'otherExpenses', 'tax', 'nominal',
] as const;
export type StatementLine = (typeof STATEMENT_LINES)[number];

export type AccountClass = 'aset' | 'liabilitas' | 'ekuitas' | 'pendapatan' | 'beban' | 'nominal';

export type ChartAccount = {
  readonly code: string;
  readonly name: string;
  readonly class: AccountClass;
  readonly statement: StatementLine;
  readonly normal: 'D' | 'K';
  readonly parent: string;
  readonly postable: boolean;
  readonly control: boolean;
  readonly cash: boolean;
  readonly nonNegative: boolean;
};

type Heading = readonly [code: string, name: string, class_: AccountClass, statement: StatementLine, normal: 'D' | 'K', rows: readonly Posting[]];
type Posting = readonly [code: string, name: string, flags?: string];

/**
 * Chart of accounts: domain.md §3.5 as changed by ruling 8 (1-1340 dropped, accounts added), 1-2110 not postable
 * (ruling 28), 3-1310 computed and never posted (ruling 1).
 * Flags: c control account (ruling 6), k cash account that carries a flow (ruling 4), n never below zero (ruling 16),
 * x contra (other normal side), h not postable.
 */
const HEADINGS: readonly Heading[] = [
  ['1-1000', 'Aset lancar', 'aset', 'assets', 'D', [
    ['1-1110', 'Kas besar (brankas)', 'kn'], ['1-1120', 'Kas laci kasir (per shift)', 'ckn'], ['1-1130', 'Kas USP', 'kn'], ['1-1210', 'Bank (per rekening)', 'k'], ['1-1220', 'QRIS dalam proses (belum cair)', 'ck'],
    ['1-1310', 'Piutang pinjaman anggota', 'c'], ['1-1311', 'Penyisihan piutang pinjaman (CKPN)', 'x'], ['1-1320', 'Piutang jasa pinjaman', 'c'], ['1-1330', 'Piutang penjualan anggota (bon)', 'c'],
    ['1-1331', 'Penyisihan piutang penjualan', 'x'], ['1-1350', 'Piutang lain-lain, selisih kas karyawan'], ['1-1410', 'Persediaan sembako', 'c'], ['1-1420', 'Persediaan LPG isi (gas)', 'c'],
    ['1-1430', 'Persediaan tabung LPG untuk dijual', 'c'], ['1-1440', 'Persediaan barang lain', 'c'], ['1-1490', 'Barang dalam perjalanan', 'c'], ['1-1510', 'Uang muka pembelian', 'c'], ['1-1515', 'Jaminan tabung pada agen'],
    ['1-1520', 'Biaya dibayar di muka'],
  ]],
  ['1-2000', 'Aset tetap', 'aset', 'assets', 'D', [
    ['1-2110', 'Tabung LPG milik koperasi (stok putar)', 'h'], ['1-2120', 'Peralatan gerai dan komputer'], ['1-2130', 'Kendaraan'], ['1-2190', 'Akumulasi penyusutan', 'x'],
  ]],
  ['2-1000', 'Liabilitas jangka pendek', 'liabilitas', 'liabilities', 'K', [
    ['2-1110', 'Utang dagang Bulog', 'c'], ['2-1120', 'Utang dagang agen LPG (Patra Niaga)', 'c'], ['2-1130', 'Utang dagang pemasok lain', 'c'], ['2-1140', 'Utang konsinyasi UMKM', 'c'], ['2-1150', 'Utang tabung ke agen', 'c'],
    ['2-1210', 'Simpanan sukarela', 'c'], ['2-1220', 'Simpanan berjangka', 'c'], ['2-1230', 'Jasa simpanan harus dibayar', 'c'], ['2-1240', 'Titipan jaminan tabung', 'c'], ['2-1250', 'Uang muka pelanggan, titipan anggota', 'c'],
    ['2-1260', 'Simpanan anggota keluar yang belum diambil', 'c'], ['2-1310', 'Utang pajak PPh final 0,5%'], ['2-1320', 'Utang PPh final jasa simpanan'], ['2-1330', 'Beban yang masih harus dibayar'],
    ['2-1410', 'SHU bagian anggota belum diambil, jasa modal', 'c'], ['2-1420', 'SHU bagian anggota belum diambil, jasa usaha', 'c'], ['2-1430', 'Dana pengurus dan pengawas'], ['2-1440', 'Dana karyawan'], ['2-1450', 'Dana pendidikan'],
    ['2-1460', 'Dana sosial'], ['2-1470', 'Dana pembangunan wilayah'], ['2-1480', 'Utang SHU anggota keluar', 'c'],
  ]],
  ['2-2000', 'Liabilitas jangka panjang', 'liabilitas', 'liabilities', 'K', [['2-2110', 'Utang bank dan LPDB']]],
  ['3-1000', 'Ekuitas', 'ekuitas', 'equity', 'K', [
    ['3-1110', 'Simpanan pokok', 'c'], ['3-1120', 'Simpanan wajib', 'c'], ['3-1130', 'Modal penyertaan'], ['3-1140', 'Hibah dan donasi'], ['3-1210', 'Dana cadangan'], ['3-1220', 'Cadangan risiko'],
    ['3-1310', 'SHU tahun berjalan', 'ch'], ['3-1320', 'SHU belum dibagi', 'c'], ['3-1910', 'Selisih saldo awal'],
  ]],
  ['4-1001', 'Penjualan kepada anggota', 'pendapatan', 'salesMember', 'K', [
    ['4-1110', 'Penjualan sembako anggota'], ['4-1130', 'Penjualan barang lain anggota'], ['4-1210', 'Penjualan LPG anggota'], ['4-1310', 'Penjualan tabung anggota'], ['4-1511', 'Retur dan potongan penjualan anggota', 'x'],
  ]],
  ['4-1002', 'Penjualan kepada bukan anggota', 'pendapatan', 'salesNonMember', 'K', [
    ['4-1120', 'Penjualan sembako bukan anggota'], ['4-1140', 'Penjualan barang lain bukan anggota'], ['4-1220', 'Penjualan LPG bukan anggota'], ['4-1320', 'Penjualan tabung bukan anggota'],
    ['4-1512', 'Retur dan potongan penjualan bukan anggota', 'x'],
  ]],
  ['4-1400', 'Jasa pinjaman', 'pendapatan', 'loanIncome', 'K', [['4-1410', 'Jasa pinjaman anggota'], ['4-1420', 'Provisi dan administrasi pinjaman'], ['4-1430', 'Denda keterlambatan']]],
  ['4-2000', 'Pendapatan lain', 'pendapatan', 'otherIncome', 'K', [
    ['4-2110', 'Pendapatan lain, fee keagenan, komisi konsinyasi'], ['4-2120', 'Selisih lebih kas'], ['4-2130', 'Pembulatan kas (untung)'], ['4-2140', 'Jaminan tabung hangus'], ['4-2150', 'Pemulihan piutang dihapus'], ['4-2160', 'Bunga bank'],
    ['4-2170', 'Laba pelepasan aset'],
  ]],
  ['5-1001', 'Harga pokok penjualan anggota', 'beban', 'cogsMember', 'D', [['5-1110', 'HPP sembako anggota'], ['5-1130', 'HPP barang lain anggota'], ['5-1210', 'HPP LPG anggota'], ['5-1310', 'HPP tabung anggota']]],
  ['5-1002', 'Harga pokok penjualan bukan anggota', 'beban', 'cogsNonMember', 'D', [
    ['5-1120', 'HPP sembako bukan anggota'], ['5-1140', 'HPP barang lain bukan anggota'], ['5-1220', 'HPP LPG bukan anggota'], ['5-1320', 'HPP tabung bukan anggota'],
  ]],
  ['5-1400', 'Jasa simpanan', 'beban', 'savingsInterest', 'D', [['5-1410', 'Beban jasa simpanan']]],
  ['5-1500', 'Selisih persediaan', 'beban', 'cogsOther', 'D', [['5-1510', 'Susut, rusak, selisih stok'], ['5-1520', 'Selisih dan koreksi harga beli']]],
  ['6-1000', 'Beban usaha', 'beban', 'operatingExpenses', 'D', [
    ['6-1110', 'Gaji dan honor'], ['6-1120', 'Listrik, air, internet'], ['6-1130', 'Sewa, perawatan, angkut'], ['6-1140', 'ATK, kertas termal, pakai sendiri'], ['6-1150', 'MDR QRIS dan biaya bank'], ['6-1160', 'Penyusutan'],
    ['6-1170', 'Beban penyisihan piutang'], ['6-1180', 'Selisih kurang kas'], ['6-1185', 'Pembulatan kas (rugi)'],
  ]],
  ['6-1900', 'Beban lain', 'beban', 'otherExpenses', 'D', [['6-1190', 'Beban bunga pinjaman bank'], ['6-1195', 'Rugi pelepasan aset']]],
  ['6-2000', 'Beban perkoperasian', 'beban', 'cooperativeExpenses', 'D', [['6-2110', 'RAT, pendidikan anggota, iuran gerakan koperasi']]],
  ['7-1000', 'Pajak', 'beban', 'tax', 'D', [['7-1110', 'PPh final'], ['7-1120', 'PPh final bunga bank']]],
  ['8-1000', 'Ikhtisar', 'nominal', 'nominal', 'K', [['8-1110', 'Ikhtisar SHU', 'c']]],
];

/** Every account of a new book, headings first, in code order within their heading. */
export const CHART: readonly ChartAccount[] = HEADINGS.flatMap(([code, name, class_, statement, normal, rows]) => [
  { code, name, class: class_, statement, normal, parent: '', postable: false, control: false, cash: false, nonNegative: false },
  ...rows.map(([rowCode, rowName, flags = '']): ChartAccount => ({
    code: rowCode,
    name: rowName,
    class: class_,
    statement,
    normal: flags.includes('x') ? (normal === 'D' ? 'K' : 'D') : normal,
    parent: code,
    postable: !flags.includes('h'),
    control: flags.includes('c'),
    cash: flags.includes('k'),
    nonNegative: flags.includes('n'),
  })),
]);

/** First word of an exported account name, by the code's first digit. */
export const ROOT: Readonly<Record<string, string>> = { '1': 'Aset', '2': 'Liabilitas', '3': 'Ekuitas', '4': 'Pendapatan', '5': 'Beban', '6': 'Beban', '7': 'Beban', '8': 'Ekuitas' };

/** Accounts that hold the value of stock: a category keeps its goods on one of them, and verify holds their sum against the stock. */
export const INVENTORY_ACCOUNTS: readonly string[] = ['1-1410', '1-1420', '1-1440'];

const CHART_BY_CODE: ReadonlyMap<string, ChartAccount> = new Map(CHART.map((account) => [account.code, account]));

/** True for an account of the built-in chart that nothing is ever posted to: headings, 1-2110 and 3-1310. */
export const isFixedHeading = (code: string): boolean => CHART_BY_CODE.get(code)?.postable === false;

/** Built-in accounts that only people post to, by journal or by cash paid out of the drawer. Every other one is posted to by a room. */
const BY_HAND: ReadonlySet<string> = new Set(['1-1350', '1-1515', '2-1220', '3-1130', '3-1220', '4-2110', '6-1110', '6-1120', '6-1130', '6-2110']);

/** True for an account that the program itself posts to, so that it can never be closed. */
export const isProgramsOwn = (code: string): boolean => CHART_BY_CODE.has(code) && !BY_HAND.has(code);
