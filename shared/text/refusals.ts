import type { ErrorCode, Rule } from '../contract/errors.ts';

const HEADLINES: Record<Rule, string> = {
  HET_EXCEEDED: 'Harga melebihi HET',
  LIMIT_EXCEEDED: 'Jatah pembeli sudah penuh',
  BUYER_REQUIRED: 'Pembeli belum dicatat',
  STOCK_INSUFFICIENT: 'Stok tercatat kurang',
  EXPIRED: 'Barang lewat tanggal',
  CYLINDER_REQUIRED: 'Cara tabung belum dipilih',
  PAYMENT_SHORT: 'Pembayaran belum cukup',
  CREDIT_LIMIT: 'Plafon bon terlewati',
  BALANCE_INSUFFICIENT: 'Saldo tidak cukup',
  SHIFT_REQUIRED: 'Shift belum dibuka',
  PERIOD_CLOSED: 'Bulan sudah ditutup',
  UNBALANCED: 'Jurnal tidak seimbang',
  APPROVAL_REQUIRED: 'Perlu izin orang lain',
  CLOCK_SUSPECT: 'Jam komputer mencurigakan',
  WAJIB_EXISTS: 'Simpanan wajib sudah ditagih',
  POKOK_PAID: 'Simpanan pokok sudah lunas',
  LOAN_STATE: 'Pinjaman tidak dapat diproses',
  MEMBER_STATE: 'Anggota tidak dapat dilayani',
  BACKDATED: 'Tanggal terlalu mundur',
  RATE_CAP: 'Jasa melebihi batas hukum',
  SELF_APPROVAL: 'Tidak boleh mengizinkan sendiri',
  PRICE_MISSING: 'Harga belum ada',
  CONTROL_ACCOUNT: 'Akun ini tidak diisi langsung',
  IN_USE: 'Masih dipakai dokumen lain',
  MEMBER_PIN: 'Anggota belum punya PIN',
  SALE_STATE: 'Penjualan tidak dapat diubah',
  MEMBERS_FIRST: 'Sisanya untuk anggota',
  REASON_REQUIRED: 'Sebab belum diisi',
};

/** What stands in the way of a command as things are now: headlines of CONFLICT, by what it is. */
const CONFLICTS = {
  codeTaken: 'Kode sudah dipakai',
  barcodeTaken: 'Barcode sudah dipakai',
  prefixTaken: 'Awalan dipakai timbangan',
  codesUsedUp: 'Kode sendiri sudah habis',
  settled: 'QRIS sudah cair',
  undone: 'Pencairan sudah dibatalkan',
  documentUndone: 'Dokumen sudah dibatalkan',
  assetUndone: 'Aset sudah dibatalkan',
  yearClosed: 'Tahun sudah ditutup',
  monthClosed: 'Bulan sudah ditutup',
  fixed: 'Tidak dapat diubah',
  monthRecorded: 'Bulan itu sudah dicatat',
  proposalRecorded: 'Usulan sudah dicatat',
  disposed: 'Aset sudah dilepas',
  returned: 'Barang sudah dikembalikan',
  nothingToDepreciate: 'Tidak ada yang disusutkan',
  idUsed: 'Perintah tidak dapat diulang',
  matched: 'Baris sudah dicocokkan',
  importEmpty: 'Tidak ada yang dihapus',
  importUsed: 'Rekening koran masih dipakai',
  unchanged: 'Tidak ada yang berubah',
  unmatched: 'Baris belum dicocokkan',
  taxRun: 'Pajak sudah dihitung',
  taxPaid: 'Pajak sudah disetor',
  shiftOpen: 'Shift masih buka',
  drawerTaken: 'Laci sedang dipakai',
  accountClosed: 'Akun sudah ditutup',
  irreversible: 'Tidak dapat dibalik',
  reversed: 'Sudah dibalik',
  nikTaken: 'NIK sudah terdaftar',
  printed: 'Struk sudah keluar',
  initialised: 'Gerai sudah disiapkan',
  nameTaken: 'Nama masuk sudah dipakai',
  depositSettled: 'Jaminan sudah diselesaikan',
  delivered: 'Surat jalan sudah diterima',
  yearOpen: 'Tahun sebelumnya masih terbuka',
  yearIncomplete: 'Tahun belum lengkap',
  adjusted: 'Bulan 13 sudah terisi',
  paidIn: 'Sudah dibayar sebagian',
  notReady: 'Bulan belum dapat ditutup',
  monthOpen: 'Bulan belum ditutup',
  notLastMonth: 'Bukan bulan terakhir',
  notInitialised: 'Gerai belum disiapkan',
  accountNeeded: 'Akun tidak dapat ditutup',
  accountHeld: 'Akun masih bersaldo',
  accountUsed: 'Akun masih dipakai',
  accountOpen: 'Akun masih terbuka',
  fileExists: 'Berkas sudah ada',
  noPrinter: 'Printer struk belum dipasang',
  noSpare: 'Printer cadangan belum dipilih',
  mayBePrinted: 'Mungkin sudah tercetak',
  printing: 'Struk sedang dicetak',
  copyBad: 'Salinan tidak lolos pemeriksaan',
  targetExists: 'Berkas tujuan sudah ada',
} as const;
export type Conflict = keyof typeof CONFLICTS;

/** Every headline, for whoever holds them against their length. */
export const HEADLINES_OF_REFUSALS: readonly string[] = [...Object.values(HEADLINES), ...Object.values(CONFLICTS)];

/** The headline of a conflict: what is in the way, at most five words. */
export const conflictHeadline = (conflict: Conflict): string => CONFLICTS[conflict];

/** The headline of a refusing rule: what happened, at most five words. */
export const headline = (rule: Rule): string => HEADLINES[rule];

/** Whole messages for what no rule explains: headline, what is safe, what to do. */
export const FAULTS: Record<Extract<ErrorCode, 'UNAUTHENTICATED' | 'FORBIDDEN' | 'STORAGE' | 'BUSY' | 'INTERNAL'>, string> = {
  UNAUTHENTICATED: 'Belum masuk. Pilih nama dan ketik PIN dahulu.',
  FORBIDDEN: 'Bukan tugas peran ini. Minta orang yang berwenang melakukannya.',
  STORAGE: 'Data belum tersimpan. Tidak ada yang berubah; periksa disk komputer lalu coba lagi.',
  BUSY: 'Berkas sedang dipakai. Tutup program Gerai yang lain pada berkas ini, lalu coba lagi.',
  INTERNAL: 'Ada gangguan program. Tidak ada yang berubah; coba lagi, dan catat jamnya untuk teknisi.',
};
