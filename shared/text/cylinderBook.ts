import { dateText, rp } from './format.ts';

const sizeText = (size: string): string => `${size.replace('.', ',')} kg`;

/** Cylinders that move without being sold: what the service says of them. */
export const cylinderBook = {
  places: { empty: 'tabung kosong baik', damaged: 'tabung rusak', other: 'tabung merek lain', at_agent: 'tabung di agen' } as Readonly<Record<string, string>>,
  states: { 'baik': 'kosong baik', 'rusak': 'rusak', 'asing': 'merek lain', 'di-agen': 'di agen' } as Readonly<Record<string, string>>,
  moves: { 'ke-agen': 'Kosong dititipkan ke agen', 'dari-agen': 'Kosong kembali dari agen', 'bayar-utang': 'Utang tabung dilunasi dengan kosong', 'ganti-keadaan': 'Keadaan tabung berubah' } as Readonly<Record<string, string>>,
  short: (size: string, place: string, there: number, count: number): string => `Tercatat ${there} ${place} ${sizeText(size)}, diminta ${count}. Betulkan jumlahnya, atau hitung dahulu tabung kosongnya.`,
  owedLess: (size: string, owed: number, count: number): string => `utang tabung ${sizeText(size)} ke agen ${owed}, diserahkan ${count}`,
  sameState: 'isi keadaan yang lain dari semula',
  countDiffers: (size: string, difference: number): string => `Hitungan tabung ${sizeText(size)} berbeda dari buku${difference === 0 ? '' : `, ${difference > 0 ? 'lebih' : 'kurang'} ${Math.abs(difference)}`}. Minta bendahara lain atau ketua menyetujuinya.`,
  moveNote: (moved: string, size: string, count: number): string => `${moved}: ${count} tabung ${sizeText(size)}`,
  buyMemo: (number: string, size: string, count: number, note?: string): string => `Beli tabung kosong ${number}: ${count} tabung ${sizeText(size)}${note === undefined ? '' : `, ${note}`}`,
  buyNote: (size: string, count: number, amount: number): string => `beli ${count} tabung ${sizeText(size)} ${rp(amount)}`,
  writeOffMemo: (number: string, size: string, count: number, reason: string): string => `Hapus tabung ${number}: ${count} tabung ${sizeText(size)}, ${reason}`,
  writeOffNote: (size: string, count: number, value: number): string => `hapus ${count} tabung ${sizeText(size)}, nilai ${rp(value)}`,
  countMemo: (number: string, size: string, reason: string): string => `Hitung tabung kosong ${number}: ${sizeText(size)}, ${reason}`,
  countNote: (size: string, difference: number, value: number): string => `hitung tabung kosong ${sizeText(size)}, selisih ${difference}, nilai ${rp(value)}`,
  /** On paper. */
  size: 'Ukuran tabung',
  sizeText,
  count: 'Banyaknya',
  cylinders: (count: string): string => `${count} tabung`,
  what: 'Yang dicatat',
  state: 'Keadaan',
  change: (from: string, to: string): string => `${from} menjadi ${to}`,
  value: 'Nilai tabung',
  piles: ['Kosong baik', 'Rusak', 'Merek lain'],
  unit: 'tabung',
} as const;

/** The reconciliation sheet and the register of deposits. */
export const cylinderPaper = {
  sizeText,
  where: 'Di mana tabungnya',
  place: 'Tempat',
  places: {
    full: 'Isi', empty: 'Kosong baik', damaged: 'Rusak', foreign: 'Merek lain', lent: 'Dipinjam', atAgent: 'Di agen', there: 'Jumlah tabung', owned: 'Milik koperasi', owedToAgent: 'Utang tabung ke agen', whose: 'Jumlah menurut pemilik',
  } as Readonly<Record<string, string>>,
  sum: 'Jumlah',
  countOf: (size: string): string => `Hitung tabung kosong ${sizeText(size)}`,
  counted: (size: string, date: string, number: string): string => `Hitung tabung kosong ${sizeText(size)}, ${dateText(date)}, ${number}`,
  neverCounted: 'Belum pernah dihitung.',
  book: 'Buku',
  found: 'Dihitung',
  difference: 'Selisih',
  agreement: 'Kecocokan',
  what: 'Yang dicocokkan',
  own: 'Buku tabung',
  other: 'Pembanding',
  fullAgainst: (size: string): string => `Tabung isi ${sizeText(size)} dengan stok barang`,
  lentAgainst: (size: string): string => `Dipinjam ${sizeText(size)} dengan daftar jaminan`,
  depositsAgainst: 'Jaminan dengan akun 2-1240 (rupiah)',
  shellsAgainst: 'Nilai tabung dengan akun 1-1430 (rupiah)',
  verdict: 'Hasil',
  holds: 'Semua cocok.',
  differs: 'Ada yang tidak cocok. Hitung tabungnya dan periksa buku sebelum menutup bulan.',
  holder: 'Peminjam',
  no: 'Nomor',
  nik: (last4: string): string => `NIK akhir ${last4}`,
  since: 'Sejak',
  deposit: 'Jaminan',
  size: 'Tabung',
  lent: 'Dipinjam',
  held: 'Uang jaminan',
} as const;
