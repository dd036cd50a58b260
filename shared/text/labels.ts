import { rp } from './format.ts';

/** Price labels for the shelf: what stands on them, refusals, and the screen that makes them. */
export const labelWords = {
  price: (amount: number) => rp(amount),
  per: (unit: string) => `per ${unit}`,
  member: 'Anggota',
  kilogram: 'Per kg',
  het: (amount: number) => `HET ${rp(amount)}`,
  since: (date: string) => `harga sejak ${date}`,
  title: 'Label harga',
  gone: 'Label',
  noPrice: (name: string) => `${name} belum punya harga pada tanggal itu`,
  noUnit: (name: string, unit: string) => `${name} tidak punya satuan ${unit}`,
  tooMany: (most: number) => `paling banyak ${most} label sekali cetak`,
  made: (count: number) => `${count} label harga`,
} as const;

export const labelScreen = {
  title: 'Label harga',
  note: (labels: number): string => `${labels} label`,
  sources: { changed: 'Harga berubah', receipt: 'Kiriman', all: 'Cari sendiri' },
  source: 'Barang',
  since: 'Sejak',
  receipt: 'Nomor penerimaan',
  receiptHint: 'Misalnya TB-2026-000012',
  find: 'Cari barang',
  layout: 'Kertas',
  layouts: { 'a4-3x8': 'A4, 3 × 8', 'a4-2x7': 'A4, 2 × 7', 'a4-4x10': 'A4, 4 × 10', 'strip': 'Printer struk' } as Readonly<Record<string, string>>,
  columns: { name: 'Barang', price: 'Harga', since: 'Sejak', count: 'Label' },
  countOf: (name: string): string => `Jumlah label ${name}`,
  none: 'Tidak ada barang',
  noneHelp: 'Ubah tanggalnya, isi nomor penerimaan, atau cari sendiri barangnya.',
  keys: { source: 'Ganti pilihan', make: 'Buat label', rows: 'Pilih', more: 'Tambah', fewer: 'Kurangi', back: 'Kembali', print: 'Cetak', pdf: 'Simpan PDF' },
  sent: 'Label dikirim ke printer struk',
} as const;
