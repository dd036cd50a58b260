import { dateText, longDate, monthText } from './format.ts';
import { lastDay, month, yearOf } from '../domain/dates.ts';

/* What printed documents say. Thermal paper gets ASCII (the layouts see to it); A4 pages get the full letters. */

type Columns = 32 | 48;

/** First letter a capital: "seratus rupiah" gives "Seratus rupiah". */
export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** "Okt" for 2026-10. */
export const shortMonth = (period: string): string => dateText(`${period}-01`).split(' ')[1] ?? '';

export const paperWords = {
  kelurahan: 'Kelurahan',
  practice: 'LATIHAN',
  practiceNote: 'Bukan bukti pembayaran',
  copy: (n: number) => `SALINAN ${n}`,
  undone: 'DIBATALKAN',
  legalNo: (no: string) => `Badan hukum ${no}`,
  phone: (phone: string) => `${/^(08|\+?628)/.test(phone.replace(/\D/g, '')) ? 'WA' : 'Telp'} ${phone}`,
  number: (no: string) => `No ${no}`,
  member: (no: string) => `Anggota ${no}`,
  officer: (name: string) => `Petugas ${name}`,
  officerRole: 'Petugas',
  via: 'Cara',
  viaName: { kas: 'Tunai', bank: 'Transfer bank', sukarela: 'Simpanan sukarela', keluar: 'Simpanan saat keluar' },
  inWords: (words: string) => `Terbilang: ${words}`,
  keepSlip: 'Simpan slip ini sebagai bukti',
} as const;

const PAYMENTS: Readonly<Record<string, readonly [narrow: string, wide: string]>> = {
  tunai: ['Tunai', 'Tunai diterima'],
  qris: ['QRIS', 'QRIS'],
  transfer: ['Transfer', 'Transfer bank'],
  sukarela: ['Potong simpanan', 'Potong simpanan sukarela'],
  bon: ['Bon anggota', 'Bon anggota'],
};

export const receiptWords = {
  replaces: (number: string) => `Ganti cara bayar dari ${number}`,
  replacedBy: (number: string) => `Dibayar dengan cara lain: ${number}`,
  cashier: (name: string) => `Kasir ${name}`,
  shift: (no: string) => `Shift ${no}`,
  buyer: (last4: string) => `Pembeli, KTP akhir ${last4}`,
  goods: 'Barang',
  qty: 'Jml',
  price: 'Harga',
  amount: 'Jumlah',
  /** Units that measure: a whole number of them is still said with its unit. */
  measures: ['kg', 'g', 'gr', 'gram', 'ons', 'l', 'liter', 'ml', 'm', 'meter'] as readonly string[],
  refill: 'isi ulang',
  lineDiscount: 'Potongan',
  note: (note: string) => `Catatan: ${note}`,
  shell: 'Tabung baru',
  deposit: 'Jaminan tabung',
  cylinder: {
    tukar: (count: string, columns: Columns) => (columns === 32 ? `Tabung kosong diterima: ${count}` : `Tabung kosong diterima ${count}, keluar isi ${count}`),
    beli: (count: string) => `Dibeli dengan tabung: ${count}`,
    jaminan: (count: string) => `Tabung dipinjam: ${count}`,
  },
  subtotal: 'Jumlah',
  rounding: 'Pembulatan',
  total: 'TOTAL',
  payment: (method: string, columns: Columns) => PAYMENTS[method]?.[columns === 32 ? 0 : 1] ?? method,
  reference: (reference: string) => `Ref ${reference}`,
  change: 'KEMBALI',
  withinHet: (columns: Columns) => (columns === 32 ? 'Tidak melebihi HET' : 'Harga tidak melebihi HET'),
  regulated: 'Harga diatur pemerintah (HET)',
  het: (amount: string) => `HET ${amount}`,
  limit: (name: string, days: number) => `Jatah ${name} ${days === 1 ? 'hari ini' : `${days} hari`}`,
  limitUsed: (used: string, of: string) => `${used} dari ${of}`,
  belowHet: 'Lebih murah dari HET',
  memberAdvantage: 'Hemat harga anggota',
  subsidised: 'Barang subsidi dilarang diperjualbelikan kembali.',
  savingsLeft: (columns: Columns) => (columns === 32 ? 'Sisa simpanan sukarela' : 'Simpanan sukarela'),
  monthTrade: (monthName: string, columns: Columns) => (columns === 32 ? `Belanja ${monthName}` : `Belanja bulan ${monthName}`),
  bonLeft: 'Sisa plafon bon',
  signers: ['Anggota', 'Kasir'],
  thanks: 'Terima kasih',
  thanksMember: 'Belanja Anda menambah SHU Anda',
} as const;

const WAYS_BACK: Readonly<Record<string, string>> = { tunai: 'Kembali tunai', qris: 'QRIS dibatalkan', transfer: 'Transfer dikembalikan', sukarela: 'Ke simpanan sukarela', bon: 'Mengurangi bon' };

/** The slip of a void or a return. */
export const returnSlipWords = {
  title: { batal: 'PEMBATALAN PENJUALAN', retur: 'RETUR PENJUALAN' },
  sale: (number: string) => `Penjualan ${number}`,
  approved: (name: string) => `Izin ${name}`,
  damaged: 'rusak',
  back: 'KEMBALI',
  method: (method: string) => WAYS_BACK[method] ?? method,
  reason: (reason: string) => `Sebab: ${reason}`,
  signers: ['Pembeli', 'Kasir'],
  /** Below a reprinted receipt: what of it came back, and when. */
  returned: (number: string, date: string) => `Diretur ${date}, ${number}`,
  returnedLine: (qty: string, unit: string, name: string) => `  ${qty} ${unit} ${name}`,
} as const;

const EMPTIES = { baik: 'baik', rusak: 'rusak', asing: 'merek lain' } as const;

export const depositSlipWords = {
  title: { taken: 'JAMINAN TABUNG', back: 'JAMINAN TABUNG KEMBALI' },
  buyer: (last4: string) => `NIK ...${last4}`,
  lent: (count: number, size: string) => `Dipinjamkan ${count} tabung ${size.replace('.', ',')} kg`,
  deposit: 'JAMINAN',
  settled: (date: string, count: number) => `${date}, ${count} tabung`,
  left: (count: number) => (count === 0 ? 'Tidak ada yang dipinjam' : `Masih dipinjam ${count} tabung`),
  cameBack: (count: number, size: string, condition: keyof typeof EMPTIES) => `${count} tabung ${size.replace('.', ',')} kg kembali, ${EMPTIES[condition]}`,
  from: (depositId: string) => `jaminan ${depositId}`,
  paidBack: 'KEMBALI',
  offBon: 'Memotong bon',
  out: { kas: 'Dibayar tunai', bank: 'Dibayar lewat bank' },
  signers: ['Peminjam', 'Petugas'],
  claim: 'Bawa slip ini saat tabung kembali',
} as const;

/** Papers of what members buy on bon. */
export const bonPaperWords = {
  paid: 'BAYAR BON',
  amount: 'Dibayar',
  for: 'Untuk penjualan:',
  paidOff: 'Semua bon sudah lunas. Terima kasih.',
  left: 'Sisa bon',
  nextDue: 'Jatuh tempo terdekat',
  payer: 'Pembayar',
  statement: 'KARTU BON',
  opening: 'Saldo sebelumnya',
  owed: 'Terutang',
  open: 'Belum dibayar:',
  due: (date: string) => `jatuh tempo ${date}`,
  lateSince: (date: string) => `lewat jatuh tempo ${date}`,
  limit: 'Plafon bon',
  leftOfLimit: 'Sisa plafon',
  member: 'Anggota',
  span: (from: string, to: string) => `${from} s.d. ${to}`,
} as const;

export const savingsWords = {
  title: { setor: 'SETORAN SIMPANAN', tarik: 'PENARIKAN SIMPANAN' },
  kind: { pokok: 'Simpanan pokok', wajib: 'Simpanan wajib', sukarela: 'Simpanan sukarela' },
  balance: (kind: string) => `Saldo ${kind}`,
  all: 'Seluruh simpanan',
  signer: { setor: 'Penyetor', tarik: 'Penerima' },
} as const;

export const loanWords = {
  title: { angsuran: 'ANGSURAN PINJAMAN', pencairan: 'PENCAIRAN PINJAMAN' },
  loan: 'Pinjaman',
  paid: 'Dibayar',
  penalty: 'Denda',
  interest: 'Jasa',
  principal: 'Pokok',
  outstanding: 'Sisa pokok',
  next: (date: string) => `Angsuran ${date}`,
  paidOff: 'Pinjaman lunas. Terima kasih.',
  principalLoan: 'Pokok pinjaman',
  adminFee: 'Biaya administrasi',
  provision: 'Provisi',
  received: 'Diterima',
  terms: (months: number) => `${months} bulan`,
  method: { flat: 'jasa tetap', menurun: 'jasa menurun', anuitas: 'angsuran tetap' },
  rate: 'Jasa',
  yearly: (pct: string) => `${pct} setahun`,
  borrower: 'Peminjam',
  payer: 'Penyetor',
} as const;

/** Papers of documents that hand over money or goods, or only stand in the books. */
export const voucherWords = {
  title: {
    PB: 'PESANAN PEMBELIAN', DP: 'BARANG DALAM PERJALANAN',
    TB: 'BUKTI TERIMA BARANG', OP: 'BERITA ACARA HITUNG STOK', LH: 'LEMBAR HITUNG STOK', KS: 'BERITA ACARA KOREKSI STOK', KP: 'BUKTI KEMAS ULANG', RB: 'NOTA RETUR BELI', KH: 'KOREKSI HARGA BELI', PD: 'BUKTI PINDAH KAS', AT: 'BUKTI PEROLEHAN ASET', LA: 'BUKTI PELEPASAN ASET', PP: 'PENGAJUAN PINJAMAN', JM: 'BUKTI JURNAL', RK: 'BUKTI MUTASI BANK', MT: 'BUKTI MUTASI TABUNG', HT: 'BERITA ACARA HAPUS TABUNG', OT: 'BERITA ACARA HITUNG TABUNG', TK: 'BUKTI TITIPAN MASUK', TP: 'BUKTI TITIPAN DIAMBIL', BK: 'BUKTI BAYAR TITIPAN', TW: 'TAGIHAN SIMPANAN WAJIB', SP: 'BUKTI PINDAH SIMPANAN',
  } as Readonly<Record<string, string>>,
  cash: (side: 'masuk' | 'keluar', bank: boolean) => `BUKTI ${bank ? 'BANK' : 'KAS'} ${side === 'masuk' ? 'MASUK' : 'KELUAR'}`,
  entry: (number: string) => `Jurnal ${number}`,
  noEntry: 'Tidak mengubah jurnal',
  recorded: (at: string) => `Dicatat ${at}`,
  attachment: 'Lampiran',
  memo: 'Keterangan',
  paidTo: 'Dibayar kepada',
  receivedFrom: 'Diterima dari',
  member: 'Anggota',
  period: 'Bulan buku',
  ntpn: 'NTPN',
  debit: 'Debit',
  credit: 'Kredit',
  sum: 'JUMLAH',
  from: 'Dari',
  to: 'Ke',
  amount: 'Jumlah',
  fee: 'Biaya',
  supplier: 'Pemasok',
  delivery: 'Surat jalan',
  paidDeliveries: 'Untuk kiriman',
  receipt: 'Penerimaan',
  debtLess: 'Mengurangi utang',
  debtMore: 'Menambah utang',
  prepaid: 'Menjadi uang muka',
  goods: 'Nilai barang',
  freight: 'Ongkos angkut',
  freights: { angkut: 'Ongkos angkut', bongkar: 'Ongkos bongkar', lain: 'Ongkos lain' } as Readonly<Record<string, string>>,
  invoice: 'Faktur',
  order: 'Pesanan',
  shipment: 'Dalam perjalanan',
  document: 'Dokumen',
  expected: 'Diharapkan',
  claim: 'Ditagih ke pemasok',
  paidBefore: 'Tercatat saat dikirim',
  ordered: (qty: string, unit: string) => `dipesan ${qty} ${unit}`,
  inPacks: (packs: string, pack: string, qty: string, unit: string) => `${packs} ${pack} = ${qty} ${unit}`,
  each: (qty: string, unit: string, price: string) => `${qty} ${unit} @ ${price}`,
  landed: (amount: string, each: string, unit: string) => `harga pokok ${amount}, ${each} per ${unit}`,
  cylinders: (size: string) => `Tabung ${size} kg`,
  swapped: (full: number, empties: number) => `isi datang ${full}, kosong diserahkan ${empties}`,
  goodsQty: (qty: string, unit: string) => `${qty} ${unit}`,
  rejected: (qty: string, unit: string) => `ditolak ${qty} ${unit}`,
  batch: (batch: string) => `batch ${batch}`,
  expires: (date: string) => `kedaluwarsa ${date}`,
  payment: { 'kas': 'Dibayar tunai', 'bank': 'Dibayar lewat bank', 'utang': 'Utang', 'uang-muka': 'Dari uang muka' } as Readonly<Record<string, string>>,
  due: (date: string) => `, jatuh tempo ${date}`,
  counted: (book: string, counted: string, difference: string, unit: string) => `buku ${book}, dihitung ${counted}, selisih ${difference} ${unit}`,
  variance: 'Nilai selisih',
  countSheet: 'Lembar hitung',
  countedBy: 'Dihitung oleh',
  agreedBy: 'Diizinkan oleh',
  place: 'Tempat',
  category: 'Kategori',
  toCount: (unit: string) => `dihitung .............. ${unit}`,
  adjusted: 'Nilai koreksi',
  asset: 'Aset',
  account: 'Akun',
  acquired: 'Diperoleh',
  life: 'Umur manfaat',
  months: (months: number) => `${months} bulan`,
  source: 'Sumber',
  sources: { 'kas': 'dibeli tunai', 'bank': 'dibeli lewat bank', 'hibah': 'hibah' } as Readonly<Record<string, string>>,
  cost: 'Harga perolehan',
  accumulated: 'Akumulasi penyusutan',
  bookValue: 'Nilai buku',
  proceeds: 'Hasil pelepasan',
  gain: 'Laba pelepasan',
  loss: 'Rugi pelepasan',
  reason: 'Sebab',
  purpose: 'Keperluan',
  principal: 'Pokok pinjaman',
  terms: 'Jangka',
  interest: 'Jasa',
  signers: {
    receipt: ['Penyetor', 'Petugas'], payment: ['Penerima', 'Petugas'], goods: ['Pengirim', 'Penerima'], count: ['Penghitung', 'Saksi'], borrower: ['Peminjam', 'Petugas'], book: ['Dibuat', 'Diperiksa'], order: ['Pemesan', 'Pemasok'], transfer: ['Penyerah', 'Penerima'],
  } as Readonly<Record<'receipt' | 'order' | 'payment' | 'goods' | 'count' | 'borrower' | 'book' | 'transfer', readonly [string, string]>>,
} as const;

export const shiftWords = {
  title: 'LAPORAN SHIFT',
  xTitle: 'LAPORAN X',
  xReport: (number: string) => `Laporan X ${number}`,
  expectedNow: 'SEHARUSNYA SEKARANG',
  swaps: 'Ganti cara bayar',
  takenFrom: 'Serah terima',
  zReport: (number: string) => `Laporan Z ${number}`,
  untilNow: 'sekarang',
  float: 'Modal awal',
  expected: 'SEHARUSNYA',
  counted: 'DIHITUNG',
  short: 'KURANG',
  over: 'LEBIH',
  even: 'COCOK',
  open: 'Shift belum ditutup, kas belum dihitung',
  reason: (reason: string) => `Sebab: ${reason}`,
  counts: (label: string, count: number) => `${label} (${count})`,
  sales: 'Semua penjualan',
  voids: 'Penjualan batal',
  returns: 'Retur penjualan',
  drawerOpened: 'Laci dibuka tanpa jual',
  handedOver: 'Diserahkan',
  left: 'Tinggal di laci',
  receiver: 'Penerima',
  cashier: 'Kasir',
  treasurer: 'Bendahara',
} as const;

/** A month's book, or a year's as its month 13. */
const bookText = (period: string): string => (period.endsWith('-13') ? `Buku tahun ${yearOf(period)}` : `Buku ${monthText(period)}`);

const BASIS = { 'pokok+wajib': 'simpanan pokok dan wajib', 'all': 'semua simpanan' } as const;
const AVERAGING = { 'closing': 'saldo akhir', 'monthly-average': 'rata-rata akhir bulan', 'daily': 'rata-rata harian' } as const;
const TRADE = { 'sales': 'belanja di gerai', 'loan-interest': 'jasa pinjaman dibayar' } as const;

const join = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} dan ${names.at(-1)}`);

export const shuWords = {
  statementTitle: 'Perhitungan Sisa Hasil Usaha',
  documentTitle: (period: string, code: string) => `Perhitungan SHU ${monthText(period)}, kode ${code}`,
  slipDocumentTitle: (period: string, memberNo: string, code: string) => `Lembar SHU ${memberNo} ${monthText(period)}, kode ${code}`,
  legalNo: paperWords.legalNo,
  month: (period: string) => monthText(period).split(' ')[0] ?? '',
  span: (period: string) => (period.endsWith('-01') ? 'Sampai Jan' : `Jan\u2013${shortMonth(period)}`),
  fromTo: (period: string) => `1 Januari sampai ${longDate(lastDay(month(period)))}`,
  subtitle: (period: string) => `Bulan ${monthText(period)} dan ${shuWords.fromTo(period)}, dalam rupiah`,
  item: 'Uraian',
  rows: {
    memberBusiness: 'Usaha dengan anggota',
    salesMember: 'Penjualan ke anggota',
    cogsMember: 'Harga pokok penjualan ke anggota',
    loanIncome: 'Jasa pinjaman anggota',
    savingsInterest: 'Jasa simpanan anggota',
    memberResult: 'Hasil dari anggota',
    nonMemberBusiness: 'Usaha dengan bukan anggota',
    salesNonMember: 'Penjualan ke bukan anggota',
    cogsNonMember: 'Harga pokok penjualan ke bukan anggota',
    nonMemberResult: 'Hasil dari bukan anggota',
    otherCogs: 'Susut dan selisih persediaan',
    otherIncome: 'Pendapatan lain',
    grossResult: 'Jumlah hasil usaha',
    expenses: 'Beban',
    operatingExpenses: 'Beban usaha',
    cooperativeExpenses: 'Beban perkoperasian',
    otherExpenses: 'Beban lain',
    totalExpenses: 'Jumlah beban',
    shuBeforeTax: 'SHU sebelum pajak',
    tax: 'Pajak penghasilan',
    shu: 'Sisa hasil usaha',
  },
  /** Shorter names for receipt paper, where the heading above says the rest. */
  narrowRows: {
    salesMember: 'Penjualan', cogsMember: 'Harga pokok', loanIncome: 'Jasa pinjaman', savingsInterest: 'Jasa simpanan', salesNonMember: 'Penjualan', cogsNonMember: 'Harga pokok',
    nonMemberResult: 'Hasil bukan anggota', otherCogs: 'Susut persediaan',
  } as Readonly<Record<string, string>>,
  estimate: 'PERKIRAAN',
  estimateNote: 'belum disahkan RAT',
  waiting: 'TUTUP BUKU',
  waitingNote: 'menunggu keputusan RAT',
  final: 'SAH',
  finalNote: 'disahkan RAT',
  draft: 'DRAF',
  draftNote: 'bulan belum dikunci',
  planTitle: (period: string, final: boolean) => `${final ? 'Pembagian' : 'Rencana pembagian'} SHU ${shuWords.span(period)}`,
  planNote: 'Menurut AD/ART. Angka perkiraan; pembagian ditetapkan rapat anggota tahunan.',
  planNoteFinal: 'Menurut AD/ART dan keputusan rapat anggota tahunan.',
  decision: (decision: string) => `Dasar: ${decision}.`,
  nonMemberReserve: 'Bagian dari bukan anggota, ke cadangan',
  sum: 'Jumlah',
  nothingToShare: 'Sampai bulan ini tidak ada SHU untuk dibagi.',
  undistributed: (name: string, amount: string) => `${name} ${amount} tidak terbagi karena belum ada dasarnya; masuk cadangan.`,
  capitalBasis: (base: keyof typeof BASIS, averaging: keyof typeof AVERAGING) => `${BASIS[base]}, ${AVERAGING[averaging]}`,
  capitalName: (base: keyof typeof BASIS) => BASIS[base],
  tradeBasis: (includes: readonly (keyof typeof TRADE)[]) => join(includes.map((part) => TRADE[part])),
  lockedOn: (period: string, date: string, clock: string, code: string) => `${bookText(period)} dikunci ${date} ${clock}, kode ${code}`,
  notLocked: (period: string, code: string) => `${bookText(period)} belum dikunci, kode ${code}`,
  printedOn: (date: string, clock: string) => `Dicetak ${date} ${clock}`,
  chainCount: (count: string) => `${count} jurnal`,
  chainTitle: 'Kepala rantai buku',
  place: (city: string, date: string) => `${city}, ${longDate(date)}`,
  treasurer: 'Bendahara',
  chair: 'Ketua',
  supervisor: 'Pengawas',
  memberRole: 'Anggota',
  membersTitle: 'Daftar SHU Anggota',
  noMembers: 'Belum ada anggota.',
  list: {
    no: 'No', memberNo: 'Nomor', name: 'Nama', capitalBase: 'Dasar modal', tradeBase: 'Dasar usaha', capitalShare: 'Jasa modal', tradeShare: 'Jasa usaha', other: 'Bagian lain', total: 'Jumlah',
  },
  listNote: (capital: string, trade: string) =>
    `Dasar modal: ${capital}. Dasar usaha: ${trade}. Setiap dana dibagi menurut dasar masing-masing anggota; pecahan rupiah diberikan menurut sisa terbesar, sehingga jumlah semua bagian tepat sama dengan dananya.`,
  members: (count: string) => `${count} anggota`,
  listSubtitle: (period: string, count: string) => `${shuWords.fromTo(period)}, ${shuWords.members(count)}, dalam rupiah`,
  currency: 'Rp',
  qr: 'Kode QR',
  listOnA4: 'Daftar per anggota ada pada cetakan A4.',
  slipTitle: 'Lembar SHU Anggota',
  nameLabel: 'Nama',
  memberNoLabel: 'Nomor anggota',
  joinedLabel: 'Anggota sejak',
  addressLabel: 'Alamat',
  yours: (final: boolean) => (final ? 'SHU Anda' : 'Perkiraan SHU Anda'),
  part: 'Bagian',
  own: 'Milik Anda',
  all: 'Seluruh anggota',
  percent: 'Bagian Anda',
  pool: 'Dana dibagi',
  share: 'SHU Anda',
  capital: 'Jasa modal',
  trade: 'Jasa usaha',
  otherParts: 'Bagian lain',
  otherPartsNote: 'menurut keputusan koperasi',
  explanation:
    'Bagian Anda = milik Anda ÷ seluruh anggota × dana dibagi. Pecahan rupiah diberikan menurut sisa terbesar: setiap anggota mendapat rupiah bulat, dan jumlah semua bagian tepat sama dengan dana yang dibagi.',
  tradeTitle: 'Belanja Anda',
  tradeUnit: 'ribu rupiah',
  tradeSum: (amount: string) => `Jumlah ${amount}. Makin sering belanja di gerai, makin besar jasa usaha.`,
  noTrade: 'Belum ada belanja tercatat tahun ini.',
  chartLabel: 'Belanja per bulan',
  position: (date: string) => `Kedudukan ${dateText(date)}`,
  savings: savingsWords.kind,
  allSavings: savingsWords.all,
  loanLeft: (no: string) => `Sisa pinjaman ${no}`,
  bon: 'Bon belanja',
  choiceTitle: 'Bila SHU dibagikan, saya pilih',
  choices: ['Masuk simpanan sukarela', 'Melunasi pinjaman', 'Diambil tunai'],
  slipNote: 'Lembar ini perkiraan dan bukan bukti bayar. Angka pasti mengikuti keputusan rapat anggota tahunan. Bila ada angka yang keliru, sampaikan kepada bendahara dalam 14 hari.',
  slipNoteFinal: (year: number) => `SHU tahun ${year} sudah disahkan rapat anggota tahunan. Bila ada angka yang keliru, sampaikan kepada bendahara dalam 14 hari.`,
  year: (period: string) => yearOf(`${period}-01`),
  mark: 'Tanda koperasi',
} as const;

/** The head of the chain on any print. */
export const chainWords = {
  title: 'Kepala rantai',
  entries: (count: string) => `${count} jurnal`,
} as const;

const QUARTERS: Readonly<Record<string, string>> = { '01-03': 'I', '04-06': 'II', '07-09': 'III', '10-12': 'IV' };

/** Statements of the books on paper and in files. Months are `YYYY-MM`. */
export const reportWords = {
  item: 'Uraian',
  account: 'Akun',
  sum: 'Jumlah',
  change: 'Selisih',
  state: ({ mark, note }: { readonly mark: string; readonly note: string }) => `${mark}, ${note}`,
  chain: (text: string) => `Kepala rantai buku: ${text}`,
  signHere: (city: string) => `${city}, ...............`,
  states: {
    'open': { mark: 'BELUM DITUTUP', note: 'angka masih dapat berubah' },
    'months-closed': { mark: 'DARI BUKU', note: 'semua bulannya sudah ditutup; dihitung saat dicetak' },
    'closed': { mark: 'DITUTUP', note: 'angka tidak berubah lagi' },
  },
  /** "Oktober 2026", "Triwulan III 2026", "Tahun 2026", "Januari sampai Oktober 2026". */
  span: (from: string, to: string) => {
    const [year, months] = [from.slice(0, 4), `${from.slice(5)}-${to.slice(5)}`];
    if (from === to) return monthText(from);
    if (year !== to.slice(0, 4)) return `${monthText(from)} sampai ${monthText(to)}`;
    if (months === '01-12') return `Tahun ${year}`;
    return QUARTERS[months] === undefined ? `${monthText(from).split(' ')[0] ?? ''} sampai ${monthText(to)}` : `Triwulan ${QUARTERS[months]} ${year}`;
  },
  /** "Okt 2026", "Jan\u2013Okt 2026", "2026". */
  shortSpan: (from: string, to: string) => {
    const year = to.slice(0, 4);
    if (from === to) return `${shortMonth(from)} ${year}`;
    if (from.slice(0, 4) !== year) return `${shortMonth(from)} ${from.slice(0, 4)}\u2013${shortMonth(to)} ${year}`;
    return `${from.slice(5)}-${to.slice(5)}` === '01-12' ? year : `${shortMonth(from)}\u2013${shortMonth(to)} ${year}`;
  },
  asOf: (date: string) => `Per ${longDate(date)}, dalam rupiah`,
  day: (date: string) => dateText(date),
  inRupiah: (text: string) => `${text}, dalam rupiah`,
  perUnit: (text: string) => `${text}, per unit`,
  documentTitle: (title: string, text: string, code: string) => `${title} ${text}, kode ${code}`,
  brackets: 'Angka dalam kurung mengurangi. Kode di samping membuktikan jurnal yang menjadi dasar laporan ini: ketik kodenya atau pindai kode QR di layar Periksa buku.',
  journal: {
    title: 'Bukti Jurnal', subtitle: (number: string, date: string) => `${number}, ${longDate(date)}`, debit: 'Debit', credit: 'Kredit', unit: 'Unit', memo: 'Keterangan', attachments: 'Lampiran',
    document: (number: string) => `Dokumen ${number}`, reverses: (number: string) => `Membalik ${number}`, reversedBy: (number: string) => `Sudah dibalik oleh ${number}`,
    made: 'Dibuat', checked: 'Diperiksa', agreed: 'Disetujui', member: (no: string) => `anggota ${no}`,
  },
  trial: { title: 'Neraca Saldo', opening: 'Saldo awal', debit: 'Debit', credit: 'Kredit', closing: 'Saldo akhir' },
} as const;

/** Lists of the books: what moved an account, plan and outcome, spans side by side, members' shares. */
export const listWords = {
  titles: { 'loan-aging': 'Kolektibilitas Pinjaman', 'loan-due': 'Angsuran Jatuh Tempo', 'loan-concentration': 'Pinjaman Terbesar dan Pihak Terkait', 'cash-book': 'Buku Kas', 'account-register': 'Mutasi Akun', 'budget': 'Anggaran dan Realisasi', 'comparison': 'Banding', 'shu-members': 'Daftar SHU Anggota', 'cylinder-sheet': 'Pencocokan Tabung LPG', 'deposit-register': 'Daftar Jaminan Tabung', 'member-register': 'Buku Daftar Anggota', 'collection-list': 'Daftar Iuran Wajib', 'stock-value': 'Nilai Persediaan', 'slow-goods': 'Barang Lambat Laku', 'landed-cost': 'Harga Pokok Datang', 'margins': 'Laba Barang', 'distribution': 'Penyaluran Barang' },
  distributed: { sphp: 'Penyaluran Beras SPHP', minyakita: 'Penyaluran Minyakita', lpg: 'Penyaluran LPG' },
  compared: { 'neraca': 'Banding Neraca', 'phu': 'Banding Hasil Usaha', 'arus-kas': 'Banding Arus Kas' },
  ofAccount: (code: string, name: string, text: string) => `${code} ${name}, ${text}`,
  ofUnit: (text: string, unit: string) => `${text}, unit ${unit}`,
  onDay: (day: string) => `Per ${longDate(day)}`,
  entry: 'Jurnal',
  date: 'Tanggal',
  document: 'Dokumen',
  memo: 'Keterangan',
  unit: 'Unit',
  counter: 'Akun lawan',
  in: 'Masuk',
  out: 'Keluar',
  debit: 'Debit',
  credit: 'Kredit',
  balance: 'Saldo',
  opening: 'Saldo awal',
  closing: 'Saldo akhir',
  sum: 'Jumlah',
  budget: 'Anggaran',
  actual: 'Realisasi',
  variance: 'Selisih',
  pct: 'Capaian',
  judgement: 'Penilaian',
  good: 'baik',
  bad: 'perlu dilihat',
  income: 'Jumlah pendapatan',
  expense: 'Jumlah beban',
  result: 'Hasil usaha',
  memberNo: 'Nomor',
  plan: 'Pembagian',
  pctOf: 'Persen',
  status: { 'berjalan': 'perkiraan, belum disahkan RAT', 'menunggu-rat': 'tutup buku, menunggu keputusan RAT', 'final': 'disahkan RAT' },
} as const;

/** Files a report is written into. */
export const exportWords = {
  code: 'Kode',
  days: (from: string, to: string) => `${longDate(from)} sampai ${longDate(to)}`,
  names: { 'loan-aging': 'kolektibilitas', 'loan-due': 'jatuh-tempo-pinjaman', 'loan-concentration': 'pinjaman-terbesar', 'balance-sheet': 'neraca', 'income-statement': 'perhitungan-hasil-usaha', 'cash-flow': 'arus-kas', 'equity-changes': 'perubahan-ekuitas', 'trial-balance': 'neraca-saldo', 'member-benefit': 'promosi-ekonomi-anggota', 'notes': 'catatan-laporan', 'usp': 'laporan-usp', 'cash-book': 'buku-kas', 'account-register': 'mutasi-akun', 'budget': 'anggaran-realisasi', 'comparison': 'banding', 'shu-members': 'daftar-shu', 'cylinder-sheet': 'pencocokan-tabung', 'deposit-register': 'daftar-jaminan-tabung', 'member-register': 'buku-daftar-anggota', 'collection-list': 'iuran-wajib', 'stock-value': 'nilai-persediaan', 'slow-goods': 'barang-lambat-laku', 'landed-cost': 'harga-pokok-datang', 'margins': 'laba-barang', 'distribution': 'penyaluran' },
  tooLong: (most: string) => `lebih dari ${most} baris; pilih rentang yang lebih pendek`,
} as const;

/** The paper that says what a verification found. */
export const verificationWords = {
  title: 'Hasil Pemeriksaan Buku',
  documentTitle: (date: string, code: string) => `Hasil pemeriksaan buku ${date}, kode ${code}`,
  subtitle: (date: string, clock: string, by: string) => `Diperiksa ${date} ${clock} oleh ${by}`,
  fine: 'BUKU UTUH',
  fineNote: (count: string) => `Semua ${count} pemeriksaan cocok. Tidak ditemukan perubahan sejak dibukukan.`,
  broken: 'ADA YANG BERUBAH',
  brokenNote: (count: string, of: string) => `${count} dari ${of} pemeriksaan tidak cocok. Simpan berkas ini apa adanya dan bandingkan dengan cadangan.`,
  check: 'Pemeriksaan',
  result: 'Hasil',
  detail: 'Keterangan',
  yes: 'cocok',
  no: 'TIDAK COCOK',
  auditHead: (count: string) => `Rantai catatan kerja, ${count} catatan`,
  explanation: 'Kode ini berubah bila satu angka saja di jurnal mana pun berubah. Simpan kertas ini. Kelak, ketik kodenya atau pindai kode QR di layar Periksa buku: program mengatakan apakah buku sampai hari ini masih sama.',
  unknownHead: 'Kepala rantai tidak terbaca karena berkas rusak.',
  supervisor: 'Pengawas',
  treasurer: 'Bendahara',
  gone: 'Hasil periksa tidak ada. Yang dapat dicetak hanya delapan hasil terakhir sejak program dibuka. Periksa buku sekali lagi, lalu cetak hasilnya; lembar lama tetap dapat dibandingkan lewat kepala rantainya.',
} as const;
