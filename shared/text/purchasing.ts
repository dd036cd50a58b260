import { perUnit } from '../domain/delivery.ts';
import { dateText, number, qtyText, rp } from './format.ts';

/** Deliveries changed afterwards. */
export const purchaseWords = {
  cylindersStay: (name: string) => `${name} adalah tabung; tukarkan dengan agen pada kiriman berikutnya`,
  returnTooMuch: (name: string, left: number, unit: string) => `${name} dari kiriman ini tinggal ${qtyText(left)} ${unit}`,
  short: (name: string, held: number, unit: string, wanted: number) => `${name} tercatat ${qtyText(held)} ${unit}, dikembalikan ${qtyText(wanted)}. Isi paling banyak yang tercatat.`,
  noLine: (lineNo: number) => `tidak ada baris ${lineNo} di kiriman ini`,
  nothingKept: (lineNo: number) => `barang baris ${lineNo} ditolak semua; tidak ada harganya`,
  noBatch: (batch: string, number_: string) => `tidak ada batch ${batch} di kiriman ${number_}`,
  otherBatch: (lineNo: number, batch: string | null) => (batch === null ? `baris ${lineNo} tidak punya batch` : `batch baris ${lineNo} adalah ${batch}`),
  twice: (lineNo: number) => `baris ${lineNo} disebut dua kali`,
  belowReturned: (amount: number) => `barang senilai ${rp(amount)} sudah dikembalikan; isi paling sedikit sebesar itu`,
  samePrice: (number: string) => `Nilai ${number} sudah seperti itu. Isi nilai yang benar.`,
  undone: (number: string, by: string) => `${number} sudah dibatalkan dengan ${by}.`,
  beforeReceipt: (number: string, date: string) => `${number} diterima ${dateText(date)}. Pakai tanggal itu atau sesudahnya.`,
  returnMemo: (number: string, reason: string) => `Retur beli atas ${number}: ${reason}`,
  correctMemo: (number: string, reason: string) => `Koreksi harga beli ${number}: ${reason}`,
  noted: (number: string, owed: number) => `perubahan ${number}, utang ${owed < 0 ? 'berkurang' : 'bertambah'} ${rp(Math.abs(owed))}`,
} as const;

/** Rupiah of one unit, to the hundredth: "56.500", "565,33". `qty` in thousandths. */
export const perUnitText = (amount: number, qty: number): string => {
  const [whole = '0', fraction] = (perUnit(amount, qty) ?? '0').split('.');
  return `${number(Number(whole))}${fraction === undefined ? '' : `,${fraction}`}`;
};

/** Suppliers and what is agreed with them. */
export const supplierWords = {
  added: (kind: string) => `pemasok ${kind} baru`,
  changed: 'data pemasok diubah',
  terms: (from: string) => `syarat pemasok mulai ${dateText(from)}`,
  inactive: (name: string) => `${name} tidak dipakai lagi; aktifkan dahulu di Pemasok`,
  consigned: (name: string) => `${name} menitipkan barang; barang titipan tidak dibeli`,
} as const;

/** Orders. */
export const orderWords = {
  twice: (name: string) => `${name} dipesan dua kali; jadikan satu baris`,
  early: (date: string) => `pesanan bertanggal ${dateText(date)}; pilih hari itu atau sesudahnya`,
  noWeight: (name: string) => `berat ${name} belum diisi, sehingga batas sekali ambil tidak dapat dihitung`,
  tooHeavy: (name: string, max: number, fits: number, unit: string) => `sekali ambil paling banyak ${number(max)} kg; ${name} muat ${qtyText(fits)} ${unit}`,
  belowMinimum: (name: string, total: number, least: number) => `Pesanan ke ${name} ${rp(total)}, biasanya paling sedikit ${rp(least)}.`,
  noted: (total: number) => `pesan barang ${rp(total)}`,
  endedNote: (number_: string) => `sisa pesanan ${number_} dibatalkan`,
  alreadyEnded: (number_: string, date: string) => `Sisa ${number_} sudah dibatalkan ${dateText(date)}.`,
  complete: (number_: string) => `Semua barang ${number_} sudah diterima.`,
  otherSupplier: (number_: string, name: string) => `${number_} adalah pesanan ke ${name}`,
} as const;

/** Deliveries as they come in. */
export const receiveWords = {
  noUnit: (name: string, unit: string) => `${name} tidak punya satuan ${unit}`,
  wholeUnits: (unit: string) => `isi ${unit} utuh, tanpa pecahan`,
  tooMany: 'terlalu banyak; bagi menjadi beberapa baris',
  needsCost: 'isi salah satu: unitCost atau amount',
  costIsKnown: 'harganya sudah tercatat saat dikirim; kosongkan',
  alreadyPaid: 'barang ini sudah dibayar atau diutang saat dikirim; kosongkan cara bayarnya',
  orderOfShipment: 'pesanannya sudah tercatat saat dikirim; kosongkan',
  noShipment: 'hanya untuk barang dalam perjalanan; kosongkan',
  beforeShipment: (number_: string, date: string) => `${number_} dikirim ${dateText(date)}; barangnya tidak mungkin datang sebelum hari itu`,
  nothingCame: 'isi jumlah yang baik, atau yang ditolak',
  allRejected: 'semua ditolak; nilai barang yang diterima 0',
  noReason: 'tidak ada yang ditolak; kosongkan alasannya',
  nothingOfValue: 'kiriman ini tanpa nilai sama sekali; catat lewat koreksi stok, alasan ditemukan',
  freightOverNothing: 'barangnya tanpa nilai; bagi ongkos menurut berat',
  invoiced: (invoice: string, name: string, number_: string) => `Faktur ${invoice} dari ${name} sudah dicatat pada ${number_}.`,
  beforeOrder: (number_: string, date: string) => `${number_} dipesan ${dateText(date)}; barangnya tidak mungkin datang sebelum hari itu`,
  overOrder: (name: string, left: number, came: number, unit: string) => `${name}: sisa pesanan ${qtyText(left)} ${unit}, datang ${qtyText(came)} ${unit}.`,
  oddCost: (name: string, now: string, last: string, unit: string) => `${name}: harga beli Rp ${now} per ${unit}, terakhir Rp ${last}.`,
  free: (name: string) => `${name}: diterima tanpa harga.`,
  loss: (name: string, landed: string, ceiling: number, unit: string) => `${name}: harga pokok Rp ${landed} per ${unit}, HET ${rp(ceiling)}. Kiriman ini tidak dapat dijual dengan laba.`,
  confirm: (count: number) => `${count === 1 ? 'Satu hal' : `${count} hal`} pada kiriman ini tidak biasa. Pastikan, atau betulkan isiannya.`,
  confirmOrder: (fact: string) => `${fact} Pastikan, atau tambah isinya.`,
} as const;

/** What should be ordered. */
export const proposalWords = {
  now: (packs: number, pack: string, daysLeft: number | null) => `pesan sekarang: ${qtyText(packs)} ${pack}, ${daysLeft === null ? 'di bawah stok minimum' : daysLeft === 0 ? 'habis hari ini' : `cukup ${daysLeft} hari`}`,
} as const;

/** Goods on their way. */
export const transitWords = {
  memo: (number_: string) => `Barang dalam perjalanan ${number_}`,
  noted: (total: number) => `barang dalam perjalanan ${rp(total)}`,
  twice: (name: string) => `${name} ditulis dua kali; jadikan satu baris`,
  notSent: (name: string) => `${name} tidak ada dalam kiriman ini, atau sudah diterima semua; terima tersendiri`,
  tooMuch: (name: string, left: number, unit: string) => `${name} dalam perjalanan tinggal ${qtyText(left)} ${unit}; terima kelebihannya tersendiri`,
  otherSupplier: (number_: string, name: string) => `${number_} adalah kiriman dari ${name}`,
  arrived: (number_: string) => `Semua barang ${number_} sudah diterima.`,
  undone: (number_: string) => `${number_} sudah dibatalkan.`,
  shipped: (no: string, name: string, number_: string) => `Kiriman ${no} dari ${name} sudah dicatat sebagai ${number_}.`,
  beforeOrder: (number_: string, date: string) => `${number_} dipesan ${dateText(date)}; barangnya tidak mungkin dikirim sebelum hari itu`,
} as const;
