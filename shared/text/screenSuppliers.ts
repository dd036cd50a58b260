import { number, rp } from './format.ts';

type Terms = { readonly prepaid: boolean; readonly leadDays: number | null; readonly payDays: number | null; readonly maxKg: number | null; readonly minOrder: number | null; readonly note: string };
const terms = {
  prepaid: 'Cara bayar', first: 'Bayar dahulu', after: 'Setelah datang', payDays: 'Tempo bayar', leadDays: 'Lama barang datang', days: 'Hari', maxKg: 'Sekali ambil paling banyak', maxKgHint: 'Kilogram', minOrder: 'Pesanan paling kecil', note: 'Catatan',
} as const;

/** The tab Pemasok of the room Terima. */
export const supplierScreen = {
  title: 'Pemasok',
  counted: (count: number) => `${count} pemasok`,
  none: 'Belum ada pemasok',
  noneHelp: 'Catat Bulog, agen LPG, atau pedagang tempat gerai membeli.',
  inactive: 'tidak dipakai',
  kind: 'Jenis',
  kinds: { 'bulog': 'Perum Bulog', 'patra-niaga': 'Patra Niaga atau agen LPG', 'lain': 'Pedagang besar', 'konsinyasi': 'Penitip barang' },
  columns: { name: 'Nama', advance: 'Uang muka', payable: 'Utang kita' },
  keys: { make: 'Pemasok baru', edit: 'Ubah', terms: 'Syarat', advance: 'Uang muka', prices: 'Harga beli' },
  facts: { phone: 'Telepon', address: 'Alamat', payable: 'Utang kita', advance: 'Uang muka', from: 'Berlaku sejak' },
  termsNow: 'Syarat yang berlaku',
  noTerms: 'Belum ada syarat yang dicatat.',
  history: (count: number) => `Semua syarat (${count})`,
  terms,
  /** What is agreed, as facts; what is not agreed is left out. */
  termRows: (row: Terms): { label: string; value: string }[] => [
    { label: terms.prepaid, value: row.prepaid ? terms.first : terms.after },
    ...(row.payDays === null ? [] : [{ label: terms.payDays, value: `${row.payDays} hari` }]),
    ...(row.leadDays === null ? [] : [{ label: terms.leadDays, value: `${row.leadDays} hari` }]),
    ...(row.maxKg === null ? [] : [{ label: terms.maxKg, value: `${number(row.maxKg)} kg` }]),
    ...(row.minOrder === null ? [] : [{ label: terms.minOrder, value: rp(row.minOrder) }]),
    ...(row.note === '' ? [] : [{ label: terms.note, value: row.note }]),
  ],
  newTitle: 'Pemasok baru',
  editTitle: (name: string) => `Ubah ${name}`,
  termsTitle: (name: string) => `Syarat ${name}`,
  termsNote: 'Yang dikosongkan tidak lagi diatur.',
  active: 'Masih dipakai',
  keep: 'Simpan',
  advanceTitle: (name: string) => `Uang muka ke ${name}`,
  advanceNote: (held: number) => (held === 0 ? 'Dibayar sebelum barang datang.' : `Uang muka yang belum dipakai ${rp(held)}.`),
  advanceVerb: 'Bayar uang muka',
  advanced: (number_: string) => `Uang muka ${number_} tercatat.`,
  amount: 'Jumlah',
  via: 'Dibayar dengan',
  ways: { kas: 'Tunai', bank: 'Transfer' },
  date: 'Tanggal',
  prices: {
    title: (name: string) => `Harga beli ${name}`,
    note: (supplier: string, all: boolean, unit: string) => `${all ? 'Dari semua pemasok' : `Dari ${supplier}`}, per ${unit}.`,
    all: 'Semua pemasok',
    own: (supplier: string) => `Hanya ${supplier}`,
    columns: { date: 'Tanggal', number: 'Penerimaan', supplier: 'Pemasok', qty: 'Jumlah', unitCost: 'Harga beli', landed: 'Harga pokok' },
    none: 'Belum pernah dibeli',
    noneHelp: 'Harga muncul setelah kiriman pertama diterima.',
  },
} as const;
