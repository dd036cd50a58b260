import { dateText, rp } from './format.ts';

/** Refusals, memos and summaries of sales on bon. */
export const bonWords = {
  noCredit: (memberNo: string) => `${memberNo} belum diberi plafon bon. Minta bendahara mengisinya di halaman anggota, atau pakai cara bayar lain.`,
  overLimit: (memberNo: string, limit: number, owed: number, asked: number) => `Plafon bon ${memberNo} ${rp(limit)}, terutang ${rp(owed)}, sisa ${rp(Math.max(0, limit - owed))}; diminta ${rp(asked)}. Kecilkan bonnya atau pakai cara bayar lain.`,
  paperRef: 'isi nomor anggota, misalnya A-0001 atau A-0001/2026-09-01..2026-11-30',
  needsChair: 'Bon di atas plafon perlu izin ketua.',
  overNote: (amount: number) => `bon ${rp(amount)} di atas plafon`,
  due: (date: string) => `jatuh tempo ${dateText(date)}`,
  tooMuch: (memberNo: string, owed: number) => (owed === 0 ? `${memberNo} tidak mempunyai bon terutang` : `bon ${memberNo} yang terutang ${rp(owed)}; isi paling banyak sebesar itu`),
  lastMoved: (memberNo: string, date: string) => `Bon ${memberNo} bergerak terakhir ${dateText(date)}. Pakai tanggal itu atau sesudahnya.`,
  paidSince: (number: string, by: string) => `Bon ${number} sudah dibayar dengan ${by}. Catat retur; uangnya kembali tunai atau ke simpanan.`,
  givenBack: 'uangnya sudah dikembalikan',
  writtenOff: (number: string, by: string) => `Bon ${number} sudah dihapus dengan ${by}, jadi belum pernah dibayar penuh dan tidak ada uang yang dapat dikembalikan. Minta bendahara mencatat barangnya dengan hitung stok.`,
  payMemo: (memberNo: string) => `Bayar bon ${memberNo}`,
  writeOffMemo: (memberNo: string, reason: string) => `Hapus bon ${memberNo}: ${reason}`,
  payNote: (amount: number) => `bayar bon ${rp(amount)}`,
  writeOffNote: (amount: number) => `menghapus bon ${rp(amount)}`,
  creditNote: (limit: number, days: number) => `plafon bon ${rp(limit)}, ${days} hari`,
} as const;
