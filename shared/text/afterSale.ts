import { qtyText, rp } from './format.ts';

/** Refusals, memos and summaries of voids and returns. */
export const afterSaleWords = {
  voided: (number: string, by: string) => `${number} sudah dibatalkan dengan ${by}.`,
  returned: (number: string, by: string) => `${number} sudah diretur dengan ${by}. Retur sisanya; yang sudah diretur tidak dapat dibatalkan.`,
  otherShift: (number: string, shift: string) => `${number} dijual di shift ${shift}. Pembatalan hanya di shift yang sama dan masih buka; catat retur.`,
  qrisSettled: (number: string, by: string) => `QRIS ${number} sudah cair dengan ${by}. Catat retur; uangnya kembali tunai atau ke simpanan.`,
  emptiesGone: (size: string, number: string) => `Tabung kosong ${size} kg dari penjualan ini sudah diserahkan lagi, terakhir dengan ${number}. Terima dahulu tabung kosong, lalu ulangi.`,
  emptiesShort: (size: string, has: number, wanted: number) => `Tabung kosong ${size} kg tercatat ${has}, dikembalikan kepada pembeli ${wanted}. Terima dahulu tabung kosong, lalu ulangi.`,
  noLine: (no: number, number: string) => `baris ${no} tidak ada di ${number}`,
  tooMany: (name: string, left: number, unit: string) => (left === 0 ? `${name} sudah kembali semua` : `${name} yang dapat kembali ${qtyText(left)} ${unit}`),
  twice: (no: number) => `baris ${no} disebut dua kali dengan keadaan yang sama`,
  lentLess: (name: string, left: number) => (left === 0 ? `tabung ${name} sudah kembali semua` : `tabung ${name} yang masih dipinjam dan dapat kembali ${left}`),
  depositBack: (number: string, by: string) => `Jaminan tabung ${number} sudah diselesaikan dengan ${by}. Penjualannya tidak dapat dibatalkan.`,
  nothing: 'jumlah sekecil ini tidak bernilai; isi lebih banyak',
  noMember: 'penjualan ini bukan milik anggota; kembalikan tunai',
  voidMemo: (number: string, reason: string) => `Batal ${number}: ${reason}`,
  returnMemo: (number: string, reason: string) => `Retur ${number}: ${reason}`,
  voidNote: (number: string, amount: number) => `membatalkan ${number}, ${rp(amount)} kembali`,
  returnNote: (number: string, amount: number) => `retur ${number}, ${rp(amount)} kembali`,
} as const;
