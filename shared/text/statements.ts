import { monthText, percentText } from './format.ts';
import type { Flow, Unit } from '../contract/values.ts';

/* What the statements of the books call their rows, on screens, sheets and in exported files. */

export const unitNames: Readonly<Record<Unit, string>> = { GERAI: 'Gerai', LPG: 'LPG', USP: 'USP', UMUM: 'Umum' };

export const balanceWords = {
  title: 'Neraca',
  assets: 'Aset',
  liabilities: 'Liabilitas',
  equity: 'Ekuitas',
  total: (name: string) => `Jumlah ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
  totalFunds: 'Jumlah liabilitas dan ekuitas',
  interUnit: 'Rekening antar unit',
} as const;

export const incomeWords = {
  title: 'Perhitungan Hasil Usaha',
  member: 'Partisipasi anggota',
  salesMember: 'Penjualan kepada anggota',
  loanIncome: 'Jasa pinjaman anggota',
  memberGross: 'Partisipasi bruto anggota',
  cogsMember: 'Harga pokok penjualan kepada anggota',
  savingsInterest: 'Beban jasa simpanan',
  memberNet: 'Partisipasi neto anggota',
  nonMember: 'Pendapatan dari bukan anggota',
  salesNonMember: 'Penjualan kepada bukan anggota',
  cogsNonMember: 'Harga pokok penjualan kepada bukan anggota',
  nonMemberGross: 'Laba (rugi) kotor bukan anggota',
  cogsOther: 'Susut, selisih dan koreksi persediaan',
  gross: 'Sisa hasil usaha kotor',
  operating: 'Beban usaha',
  operatingTotal: 'Jumlah beban usaha',
  business: 'SHU koperasi',
  cooperative: 'Beban perkoperasian',
  cooperativeTotal: 'Jumlah beban perkoperasian',
  afterCooperative: 'SHU setelah beban perkoperasian',
  other: 'Pendapatan dan beban lain',
  otherTotal: 'Jumlah pendapatan dan beban lain',
  beforeTax: 'SHU sebelum pajak',
  tax: 'Pajak penghasilan',
  shu: 'SHU tahun berjalan',
} as const;

/** A flow as money that came in, and as money that went out. */
export const flowNames: Readonly<Record<Flow, readonly [received: string, paid: string]>> = {
  'sales': ['Penerimaan dari penjualan', 'Pengembalian kepada pembeli'],
  'suppliers': ['Pengembalian dari pemasok', 'Pembayaran kepada pemasok'],
  'opex': ['Penerimaan operasi lain', 'Pembayaran beban operasi'],
  'tax': ['Pengembalian pajak', 'Pembayaran pajak'],
  'loans-out': ['Pembatalan pencairan pinjaman', 'Pencairan pinjaman anggota'],
  'loans-in': ['Angsuran dan jasa pinjaman anggota', 'Koreksi angsuran pinjaman'],
  'savings': ['Setoran simpanan anggota', 'Penarikan simpanan anggota'],
  'equity': ['Modal, hibah dan saldo awal', 'Pengembalian modal'],
  'bank-loan': ['Pencairan pinjaman bank', 'Pembayaran pinjaman bank dan bunganya'],
  'assets': ['Penjualan aset tetap', 'Pembelian aset tetap'],
  'shu': ['Pengembalian SHU', 'Pembayaran SHU dan dana'],
  'internal': ['Pemindahan kas masuk', 'Pemindahan kas keluar'],
};

export const cashFlowWords = {
  title: 'Laporan Arus Kas',
  group: { operasi: 'Arus kas dari aktivitas operasi', investasi: 'Arus kas dari aktivitas investasi', pendanaan: 'Arus kas dari aktivitas pendanaan' },
  groupTotal: { operasi: 'Kas bersih dari aktivitas operasi', investasi: 'Kas bersih dari aktivitas investasi', pendanaan: 'Kas bersih dari aktivitas pendanaan' },
  internal: 'Pemindahan antar kas, bersih',
  net: 'Kenaikan (penurunan) bersih kas',
  opening: 'Kas awal periode',
  closing: 'Kas akhir periode',
  accounts: 'Kas akhir menurut akun',
  accountsTotal: 'Jumlah kas menurut buku besar',
} as const;

export const benefitWords = {
  title: 'Promosi Ekonomi Anggota',
  price: 'Manfaat harga belanja anggota',
  priceTotal: 'Jumlah manfaat harga',
  savingsLoans: 'Manfaat simpan pinjam',
  savingsInterest: 'Jasa simpanan yang diterima anggota',
  loanAdvantage: (pct: string) => `Jasa pinjaman lebih murah dari ${percentText(pct)} setahun`,
  savingsLoansTotal: 'Jumlah manfaat simpan pinjam',
  periodTotal: 'Promosi ekonomi selama periode',
  shu: (period: string) => `Bagian SHU anggota sampai ${monthText(period)}, perkiraan`,
  total: 'Promosi ekonomi anggota',
} as const;

export const uspWords = { title: 'Laporan Unit Simpan Pinjam', quarter: 'Triwulan ini', yearToDate: 'Sejak 1 Januari' } as const;

export const equityWords = {
  title: 'Laporan Perubahan Ekuitas',
  columns: { opening: 'Saldo awal', shu: 'SHU periode ini', transfer: 'Tutup tahun', added: 'Penambahan', reduced: 'Pengurangan', closing: 'Saldo akhir' },
  total: 'Jumlah ekuitas',
} as const;
