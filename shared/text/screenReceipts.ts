import { rp, signed } from './format.ts';

const vias: Readonly<Record<string, string>> = { 'kas': 'tunai', 'bank': 'transfer', 'utang': 'utang', 'uang-muka': 'uang muka' };
const freights: Readonly<Record<string, string>> = { angkut: 'Angkut', bongkar: 'Bongkar', lain: 'Ongkos lain' };
type LineNote = { readonly batch: string | null; readonly expiresOn: string | null; readonly rejected: string | null; readonly reason: string | null; readonly returned: string | null };

/** The tab Sudah diterima of the room Terima. */
export const receiptScreen = {
  title: 'Sudah diterima',
  counted: (count: number) => `${count} kiriman`,
  none: 'Belum ada kiriman yang diterima',
  noneHelp: 'Kiriman muncul di sini setelah diterima dengan F12.',
  notFound: 'Tidak ada kiriman seperti itu',
  notFoundHelp: 'Cari dengan nomor surat jalan, faktur, pesanan, atau nama pemasok.',
  findPlaceholder: 'Nomor surat jalan, faktur, pesanan, atau pemasok',
  columns: { supplier: 'Kiriman', date: 'Tanggal', state: 'Keadaan', total: 'Nilai' },
  line: (number_: string, deliveryNo: string) => `${number_}, surat jalan ${deliveryNo}`,
  undone: 'Dibatalkan',
  rejected: 'Ada yang ditolak',
  keys: { find: 'Cari kiriman', return: 'Retur', correct: 'Koreksi harga', undo: 'Batalkan', entry: 'Jurnal', print: 'Cetak' },
  printed: 'Bukti terima dikirim ke printer.',
  detail: 'Isi kiriman',
  lines: { goods: 'Barang', qty: 'Baik', landed: 'Harga pokok', amount: 'Nilai' },
  lineNote: ({ batch, expiresOn, rejected, reason, returned }: LineNote) =>
    [batch ?? '', expiresOn === null ? '' : `baik sampai ${expiresOn}`, rejected === null ? '' : `${rejected} ditolak${reason === null ? '' : ` (${reason})`}`, returned === null ? '' : `${returned} diretur`].filter((part) => part !== '').join(', '),
  facts: { date: 'Tanggal tiba', deliveryNo: 'Surat jalan', invoiceNo: 'Faktur', order: 'Pesanan', goods: 'Barang baik', picture: 'Foto atau nota', officer: 'Diterima oleh' },
  freight: (kind: string, via: string) => `${freights[kind] ?? kind}, ${vias[via] ?? via}`,
  paid: (via: string, due: string | null) => `Dibayar ${vias[via] ?? via}${due === null ? '' : `, jatuh tempo ${due}`}`,
  cylinders: (kg: string) => `Tabung ${kg.replace('.', ',')} kg`,
  swapped: (full: number, empties: number) => `${full} isi datang, ${empties} kosong pergi`,
  changes: 'Perubahan sesudahnya',
  change: (number_: string, date: string) => `${number_}, ${date}`,
  changeNote: (memo: string, amount: number) => [memo, signed(amount)].filter((part) => part !== '').join(', '),
  undoneBy: (number_: string) => `Kiriman ini dibatalkan dengan ${number_}.`,
  undoDone: (number_: string) => `${number_} dibatalkan.`,
  returnTitle: (number_: string) => `Retur dari ${number_}`,
  returnNote: 'Barang kembali ke pemasok dengan harga notanya; utang berkurang, lebihnya menjadi uang muka.',
  returnVerb: 'Catat retur',
  returned: (number_: string, amount: number, advance: number) => `Retur ${number_} ${rp(amount)} tercatat.${advance > 0 ? ` Uang muka bertambah ${rp(advance)}.` : ''}`,
  left: (qty: string, unit: string) => `sisa ${qty} ${unit}`,
  back: 'Kembali',
  correctTitle: (number_: string) => `Betulkan harga ${number_}`,
  correctNote: 'Isi nilai baris yang seharusnya. Yang masih ada di stok ikut berubah, yang sudah terjual masuk selisih.',
  correctVerb: 'Catat koreksi',
  corrected: (number_: string, amount: number) => `Koreksi ${number_} ${signed(amount)} tercatat.`,
  right: 'Nilai yang benar',
  of: (what: string, name: string) => `${what} ${name}`,
  reason: 'Sebab',
  nothing: 'Isi paling sedikit satu baris.',
  noReason: 'Isi sebabnya.',
} as const;
