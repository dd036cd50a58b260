import type { Flow } from '../contract/values.ts';
import { monthText } from './format.ts';
import { cashFlowWords, flowNames } from './statements.ts';

/** What a document's letters stand for. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  PJ: 'Penjualan', SS: 'Setor simpanan', AK: 'Anggota keluar', PK: 'Bayar anggota keluar', ST: 'Tarik simpanan', SP: 'Pindah simpanan', PP: 'Pengajuan pinjaman', PC: 'Pencairan pinjaman', AP: 'Angsuran pinjaman', RS: 'Jadwal ulang pinjaman', HP: 'Hapus pinjaman', PM: 'Pemulihan pinjaman', JP: 'Jasa pinjaman belum dibayar', CK: 'Penyisihan pinjaman', BS: 'Buka shift', TS: 'Tutup shift', KM: 'Kas masuk', KK: 'Kas keluar',
  PB: 'Pesanan pembelian', DP: 'Barang dalam perjalanan',
  TB: 'Terima barang', BP: 'Bayar pemasok', UM: 'Uang muka pemasok', RB: 'Retur beli', KH: 'Koreksi harga beli', OP: 'Hitung stok', LH: 'Lembar hitung', KS: 'Koreksi stok', KP: 'Kemas ulang', JM: 'Jurnal umum', SA: 'Saldo awal', JB: 'Jurnal balik', JR: 'Jurnal berulang', TT: 'Tutup tahun', TG: 'Tagihan tabung', MT: 'Mutasi tabung', HT: 'Hapus tabung', BT: 'Beli tabung', BG: 'Bayar tagihan tabung', TK: 'Titipan masuk', TP: 'Titipan diambil', BK: 'Bayar titipan', OT: 'Hitung tabung', TJ: 'Jaminan tabung kembali', TH: 'Jaminan tabung hangus',
  BJ: 'Jasa simpanan', SB: 'Setor PPh jasa simpanan',
  PD: 'Pindah kas', CQ: 'QRIS cair', BQ: 'Batal QRIS cair', RK: 'Catatan rekening koran', AT: 'Aset tetap', PY: 'Penyusutan', LA: 'Pelepasan aset', CB: 'Pencairan pinjaman bank', AB: 'Angsuran pinjaman bank', PF: 'PPh final', BF: 'Batal PPh final', SF: 'Setor PPh final', BD: 'Pembatalan dokumen', BV: 'Batal penjualan', RJ: 'Retur penjualan', BB: 'Bayar bon', HB: 'Hapus bon', BL: 'Buka laci', LX: 'Laporan X', TW: 'Tagihan simpanan wajib',
};
export const documentName = (kind: string): string => DOCUMENTS[kind] ?? 'Dokumen';

/** The checks of system.verify in everyday words. */
const CHECKS: Readonly<Record<string, string>> = {
  schema: 'Tabel dan penjaganya', tables: 'Tidak ada tabel asing', 'entry-chain': 'Rantai jurnal', entries: 'Jurnal seimbang', numbers: 'Nomor urut', documents: 'Dokumen dan jurnalnya', 'account-balances': 'Saldo bulanan',
  'audit-chain': 'Rantai catatan kerja', 'appended-rows': 'Baris yang ditambahkan', 'kept-rows': 'Baris yang dapat berubah', 'derived-rows': 'Baris hitungan', suppliers: 'Utang pemasok', consignment: 'Barang titipan', trade: 'Belanja anggota', commands: 'Jawaban perintah', integrity: 'Keutuhan berkas', 'foreign-keys': 'Tautan antartabel',
  stock: 'Stok', cylinders: 'Tabung', savings: 'Simpanan', interest: 'Jasa simpanan', loans: 'Pinjaman', members: 'Anggota', shifts: 'Shift dan kas', sales: 'Penjualan', purchasing: 'Pembelian', shu: 'SHU', settings: 'Setelan', people: 'Petugas', catalog: 'Barang', printing: 'Antrean cetak', limits: 'Jatah',
  periods: 'Riwayat tutup buku', qris: 'QRIS belum cair', bon: 'Bon anggota', bank: 'Rekening koran', assets: 'Aset tetap', bankloans: 'Pinjaman bank', tax: 'PPh final', journals: 'Jurnal berulang', flows: 'Arus kas bulanan', advantage: 'Selisih harga anggota', reversals: 'Pembatalan dokumen', returns: 'Batal dan retur penjualan',
};
export const checkName = (name: string): string => CHECKS[name] ?? name;

/** What money came in or went out for. */
const FLOWS: Readonly<Record<string, string>> = {
  sales: 'Penjualan', suppliers: 'Pemasok', opex: 'Beban usaha', tax: 'Pajak', 'loans-out': 'Pinjaman keluar', 'loans-in': 'Angsuran masuk', savings: 'Simpanan', equity: 'Modal', 'bank-loan': 'Pinjaman bank', assets: 'Aset tetap', shu: 'SHU', internal: 'Pindah kas',
};
export const flowName = (flow: string): string => FLOWS[flow] ?? flow;

const ENTRY_KINDS: Readonly<Record<string, string>> = { umum: 'Jurnal umum', dokumen: 'Dari dokumen', balik: 'Jurnal balik', pembuka: 'Saldo awal', penutup: 'Penutup tahun' };
export const entryKindName = (kind: string): string => ENTRY_KINDS[kind] ?? kind;

/** A month of the book; month 13 holds the year's last adjustments. */
export const periodText = (period: string): string => (period.endsWith('-13') ? `Bulan 13 ${period.slice(0, 4)}` : monthText(period));

/** "PP-2025-000002" in a memo takes the place of the words; the zeros are the part nobody reads. The entry shows it in full. */
export const shortNumbers = (memo: string): string => memo.replaceAll(/\b([A-Z]{2})-(\d{4})-0*(\d+)\b/g, '$1-$2-$3');

/** The same where the year is known from beside it: "PP-2". */
export const shortNumber = (number: string): string => number.replace(/^([A-Z]{2})-\d{4}-0*(\d+)$/, '$1-$2');

/** A figure of the cash flow by its name there. */
export const flowWords = (flow: Flow, side: 'debit' | 'kredit' | null): string => (side === null ? cashFlowWords.internal : flowNames[flow][side === 'debit' ? 0 : 1]);

/** Words of the book: trial balance, register, entry. */
export const ledgerWords = {
  book: (year: string): string => `Buku ${year}`,
  title: 'Buku besar',
  months: 'Bulan buku',
  open: 'terbuka',
  closed: 'tertutup',
  empty: 'belum ada',
  trialBalance: 'Neraca saldo',
  balanced: 'Seimbang',
  unbalanced: 'Tidak seimbang',
  columns: { account: 'Akun', debit: 'Debit', credit: 'Kredit', date: 'Tanggal', what: 'Uraian', move: 'Mutasi', balance: 'Saldo', opening: 'Saldo awal', closing: 'Saldo akhir', unit: 'Unit', flow: 'Arus kas', member: 'Anggota' },
  sum: 'Jumlah',
  noEntries: 'Belum ada jurnal',
  noEntriesHelp: 'Pilih bulan atau unit lain. Saldo muncul dari penjualan, simpanan, dan Catat jurnal.',
  noMoves: 'Tidak ada mutasi bulan ini',
  before: (date: string): string => `Saldo sebelum ${date}`,
  register: (code: string, month: string): string => `${code}, ${month}`,
  registerOfFlow: (code: string, flow: string, month: string): string => `${code}, ${flow}, ${month}`,
  running: 'Jumlah',
  registerOfUnit: (code: string, unit: string, month: string): string => `${code}, ${unit}, ${month}`,
  carried: (date: string): string => `Saldo pindahan, ${date}`,
  moveNote: (day: string, entry: string, document: string): string => `${day}, ${entry}, ${document}`,
  firstPage: 'Halaman pertama',
  previousPage: 'Halaman sebelumnya',
  nextPage: 'Halaman berikutnya',
  lastPage: 'Halaman terakhir',
  pageOf: (from: string, to: string): string => (from === to ? from : `${from} sampai ${to}`),
  movement: 'Mutasi',
  withRegister: 'Saldo',
  upTo: (date: string): string => `sampai ${date}`,
  unit: 'Unit',
  allUnits: 'Semua unit',
  chart: 'Daftar akun',
  toAccount: 'Buka akun baris ini',
  noAccount: 'Tidak ada akun dengan kata itu',
  entry: (number: string): string => `Jurnal ${number}`,
  fixed: 'Tetap',
  chooseEntry: 'Pilih jurnal di tengah',
  recorded: (at: string, name: string): string => `dicatat ${at} oleh ${name}`,
  postedBy: (name: string): string => `oleh ${name}`,
  from: 'Berasal dari',
  reversed: (number: string): string => `Sudah dibalik oleh ${number}`,
  memberNo: (memberNo: string): string => `Anggota ${memberNo}`,
  member: (name: string, memberNo: string): string => `${name} ${memberNo}`,
  attachments: 'Lampiran',
  picture: (number: string): string => `Gambar ${number}`,
  reverses: (number: string): string => `Membalik ${number}`,
  immutable: 'Jurnal tidak dapat diubah. Bila keliru, dibuat jurnal balik di bulan yang terbuka.',
  ofDocument: 'Jurnal ini berasal dari dokumen; yang dibatalkan dokumennya, bukan jurnalnya.',
  hash: 'Sidik jari',
  hashHelp: 'Mata rantai jurnal ini. Periksa buku menghitung ulang semuanya.',
  posted: 'Dicatat',
  period: 'Bulan buku',
  kind: 'Jenis',
  number: 'Nomor',
  openEntry: 'Buka jurnal',
  back: 'Kembali',
  search: 'Cari jurnal',
  printVoucher: 'Cetak bukti jurnal',
  printBalance: 'Lembar neraca saldo',
  printRegister: 'Lembar mutasi akun',
  check: 'Periksa buku',
  checking: 'Memeriksa buku…',
  checked: (ok: string, all: string): string => `Periksa buku: ${ok} dari ${all} cocok`,
  balancedWord: 'Cocok',
  differs: 'Tidak cocok',
  stateColumn: 'Keadaan',
  checkColumn: 'Yang diperiksa',
  findingColumn: 'Hasil',
  again: 'Periksa lagi',
  checkOk: 'Semua pemeriksaan cocok',
  checkOkFacts: 'Jurnal, saldo, dokumen dan rantainya sama dengan hitungan ulang.',
  checkBad: 'Ada yang tidak cocok',
  checkBadHelp: 'Jangan menutup bulan. Hubungi teknisi dengan gambar halaman ini; salinan cadangan terakhir tetap ada.',
  checkProgress: (done: string, total: string): string => `${done} dari ${total} catatan`,
  checkNote: 'Seluruh buku dihitung ulang. Penjualan boleh terus berjalan.',
  reverse: 'Jurnal balik',
  reverseTitle: (number: string): string => `Balik jurnal ${number}`,
  reverseNote: 'Jurnal baru dengan debit dan kredit tertukar, bertanggal hari ini.',
  reverseNote13: 'Jurnal baru dengan debit dan kredit tertukar, di bulan 13 juga.',
  reverseEffect13: 'Angka tahun itu kembali seperti sebelum penyesuaian ini. Dicatat siapa yang mengizinkan.',
  reverseReasons: ['Salah jumlah', 'Salah akun', 'Tercatat dua kali'],
  reverseReason: 'Sebab',
  reverseReasonHint: 'Tercetak di jurnal balik.',
  reverseDo: 'Buat jurnal balik',
  notFound: 'Jurnal tidak ada',
  undo: 'Batalkan dokumen',
  undoTitle: (number: string): string => `Batalkan ${number}`,
  undoNote: 'Dokumen baru membalik semuanya; dokumen ini tetap tersimpan, bertanda dibatalkan.',
  undoEffect: 'Saldo, stok dan kas ikut kembali. Uang yang lewat laci kembali hari ini lewat laci Anda, atau lewat kas bila shift Anda tidak buka. Dicatat siapa yang mengizinkan.',
  undoReasons: ['Salah jumlah', 'Tercatat dua kali', 'Salah orang atau pemasok'],
} as const;

/** Words of the search through all entries. */
export const searchWords = {
  title: 'Cari jurnal',
  words: 'Kata atau nomor',
  placeholder: 'listrik, JU-2026-000413, PJ-2026-000088',
  from: 'Dari tanggal',
  to: 'Sampai tanggal',
  account: 'Akun',
  anyAccount: 'Semua akun',
  min: 'Jumlah dari',
  max: 'Jumlah sampai',
  results: 'Jurnal yang ditemukan',
  by: 'Dicatat oleh',
  amount: 'Jumlah',
  reversed: 'dibalik',
  toList: 'Ke daftar',
  more: 'Cari lebih jauh ke belakang',
  clear: 'Kosongkan',
  nothing: 'Tidak ada jurnal yang cocok',
  nothingHelp: 'Kurangi kata atau lebarkan tanggalnya.',
  notYet: 'Belum ditemukan',
  notYetHelp: 'Sebagian buku sudah diperiksa. Tekan F6 untuk mencari lebih jauh ke belakang, atau isi tanggal atau akun.',
} as const;
