import { dateText, qtyText, rp } from './format.ts';

/** Deliveries changed afterwards. */
export const purchaseWords = {
  cylindersStay: (name: string) => `${name} adalah tabung; tukarkan dengan agen pada kiriman berikutnya`,
  returnTooMuch: (name: string, left: number, unit: string) => `${name} dari kiriman ini tinggal ${qtyText(left)} ${unit}`,
  short: (name: string, held: number, unit: string, wanted: number) => `${name} tercatat ${qtyText(held)} ${unit}, dikembalikan ${qtyText(wanted)}. Isi paling banyak yang tercatat.`,
  noLine: (lineNo: number) => `tidak ada baris ${lineNo} di kiriman ini`,
  twice: (lineNo: number) => `baris ${lineNo} disebut dua kali`,
  belowReturned: (amount: number) => `barang senilai ${rp(amount)} sudah dikembalikan; isi paling sedikit sebesar itu`,
  samePrice: (number: string) => `Nilai ${number} sudah seperti itu. Isi nilai yang benar.`,
  undone: (number: string, by: string) => `${number} sudah dibatalkan dengan ${by}.`,
  beforeReceipt: (number: string, date: string) => `${number} diterima ${dateText(date)}. Pakai tanggal itu atau sesudahnya.`,
  returnMemo: (number: string, reason: string) => `Retur beli atas ${number}: ${reason}`,
  correctMemo: (number: string, reason: string) => `Koreksi harga beli ${number}: ${reason}`,
  noted: (number: string, owed: number) => `perubahan ${number}, utang ${owed < 0 ? 'berkurang' : 'bertambah'} ${rp(Math.abs(owed))}`,
} as const;
