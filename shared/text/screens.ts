import type { Role } from '../contract/values.ts';

/** Words of the shell and of the parts every screen is built from. Each feature has its own file beside this one. */

export const roleName: Readonly<Record<Role, string>> = { kasir: 'Kasir', bendahara: 'Bendahara', ketua: 'Ketua', pengawas: 'Pengawas', admin: 'Admin' };

export const uiWords = {
  listDay: 'Per tanggal',
  cancel: 'Tidak jadi',
  close: 'Tutup',
  save: 'Simpan',
  back: 'Kembali',
  retry: 'Coba lagi',
  print: 'Cetak',
  savePdf: 'Simpan PDF',
  makingPage: 'Menyiapkan halaman…',
  numberPad: 'Papan angka',
  backspace: 'Hapus satu angka',
  keyBar: 'Tombol cepat',
  mainMenu: 'Menu utama',
  approve: 'Izinkan',
  reason: 'Sebab',
  chooseReason: 'Pilih sebab',
  otherReason: 'Sebab lain',
  otherReasonLabel: 'Tulis sebabnya',
  approverLabel: 'Siapa yang mengizinkan',
  noApprover: 'Tidak ada yang dapat mengizinkan',
  noApproverHelp: 'Izin harus dari orang lain yang berwenang. Minta ketua menambah orang di Setelan.',
  pinOf: (name: string): string => (name === '' ? 'PIN' : `PIN ${name}`),
  pinNote: 'Ketik dengan papan angka. Salah 5 kali, terkunci sebentar.',
  approvalIsLogged: 'Dicatat: siapa meminta, siapa mengizinkan, jam, sebab. Pengawas dapat membaca.',
} as const;

/** A form that records something, and what is said after it did. */
/** A screen about months while the book has none. */
export const noBookWords = {
  title: 'Buku masih kosong',
  help: 'Mulai berjualan, terima simpanan, atau catat jurnal. Bulannya muncul di sini.',
  helpReader: 'Bulan muncul setelah bendahara atau kasir mencatat yang pertama.',
  first: 'Catat jurnal pertama',
} as const;
export const recordedWords = { required: 'wajib diisi', open: (number: string): string => `Buka jurnal ${number}` } as const;

/** A screen of several parts. */
export const viewWords = { parts: 'Bagian' } as const;

export const roomName = {
  sales: 'Kasir',
  members: 'Anggota',
  shifts: 'Kas',
  history: 'Riwayat',
  receiving: 'Terima',
  products: 'Barang',
  counting: 'Hitung',
  home: 'Beranda',
  ledger: 'Buku',
  reports: 'Laporan',
  settings: 'Setelan',
} as const;

/** The screens inside a room. */
export const tabName = {
  receipts: 'Struk',
  deposits: 'Jaminan tabung',
  shifts: 'Shift',
  members: 'Daftar',
  bon: 'Bon',
  collecting: 'Iuran wajib',
  interest: 'Jasa simpanan',
  officers: 'Pengurus',
  receive: 'Kiriman datang',
  products: 'Daftar barang',
  cylinders: 'Tabung',
  deliveries: 'Sudah diterima',
  orders: 'Pesanan',
  suppliers: 'Pemasok',
  payables: 'Utang',
  consignment: 'Titipan',
  stockCard: 'Kartu stok',
  counts: 'Hitung',
  changes: 'Ubah stok',
  expiry: 'Kedaluwarsa',
  labels: 'Label harga',
  ledger: 'Buku besar',
  journal: 'Catat jurnal',
  cash: 'Kas & bank',
  assets: 'Aset & utang',
  budget: 'Anggaran',
  closing: 'Tutup bulan',
  check: 'Periksa buku',
  shu: 'SHU',
  balance: 'Neraca',
  income: 'Hasil usaha',
  cashFlow: 'Arus kas',
  equity: 'Ekuitas',
  benefit: 'Manfaat anggota',
  notes: 'Catatan',
  usp: 'USP',
  compare: 'Banding',
  goodsReports: 'Barang',
  devices: 'Alat',
  rules: 'Aturan kasir',
  cooperative: 'Koperasi',
  people: 'Petugas',
} as const;

export const shellWords = {
  previousTab: 'Tab sebelumnya',
  nextTab: 'Tab berikutnya',
  lock: 'Kunci',
  help: 'Bantuan',
  place: (kelurahan: string | null): string => (kelurahan === null ? 'Gerai' : `Gerai ${kelurahan}`),
  practice: 'LATIHAN',
  demo: 'Gerai contoh',
  /** The receipt says SH-2026-000214; the header says which one it is. */
  shiftOpen: (number: string, time: string): string => `Shift ${number.replace(/^.*-0*/, '')} buka ${time}`,
  noShift: 'Shift belum dibuka',
  printerWaiting: (count: number): string => `${count} struk antre`,
  noPrinter: 'Printer belum diatur',
  printerSet: 'Printer siap',
  restarted: 'Program pulih sendiri',
  restartedFacts: 'Bagian pembukuan sempat berhenti lalu jalan lagi. Yang sudah tersimpan tetap aman; periksa yang terakhir dikerjakan.',
  understood: 'Mengerti',
  scanIgnored: 'Pindaian diabaikan di sini.',
  locked: 'Layar terkunci',
  lockedNote: 'Pekerjaan tidak hilang. Ketik PIN untuk melanjutkan.',
  switchPerson: 'Ganti orang',
  notAllowed: 'Bukan ruang untuk peran ini',
  notAllowedHelp: (role: string): string => `Anda masuk sebagai ${role.toLowerCase()}. Pilih ruang lain di kiri.`,
  notFound: 'Halaman tidak ada',
  notFoundHelp: 'Pilih ruang di kiri.',
  goTo: (room: string): string => `Buka ${room}`,
  zoom: 'Perbesar, perkecil, ukuran biasa',
  helpTitle: (screen: string): string => `Tombol di ${screen}`,
  helpNote: 'Semua dapat dikerjakan tanpa tetikus.',
  helpScreen: 'Di layar ini',
  helpEverywhere: 'Di semua layar',
  nextField: 'Kotak berikutnya',
  oneLevelBack: 'Mundur satu langkah atau tutup dialog',
  chooseRow: 'Pilih baris',
  theme: 'Terang atau gelap',
  crashed: 'Layar ini terhenti',
  crashedFacts: 'Yang sudah tersimpan tetap aman. Muat ulang layar ini; bila terulang, catat jamnya untuk teknisi.',
  reload: 'Muat ulang layar',
} as const;

const WEEKDAYS = ['Min', 'Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'] as const;
/** 0 Sunday to 6 Saturday. */
export const weekdayName = (day: number): string => WEEKDAYS[day] ?? '';

export const pageWords = {
  printed: 'Dikirim ke printer.',
  saved: (path: string): string => `PDF tersimpan di ${path}`,
} as const;
