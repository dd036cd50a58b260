import { dateText, monthText, percentText, rp } from './format.ts';

/** What the room of savings interest says beside its figures. */
export const interestWords = {
  memo: (period: string, accounts: number) => `Jasa simpanan sukarela ${monthText(period)}, ${accounts} anggota`,
  note: (period: string, accounts: number, net: number) => `jasa ${period} ${accounts} anggota ${rp(net)}`,
  notOver: (period: string, last: string) => `bulan ${monthText(period)} belum selesai; bukukan mulai ${dateText(last)}`,
  done: (period: string) => `Jasa simpanan ${monthText(period)} sudah dibukukan seluruhnya.`,
  laterDone: (period: string, later: string) => `Jasa ${monthText(later)} sudah dibukukan, jadi ${monthText(period)} tidak dapat menyusul. Batalkan dahulu jasa ${monthText(later)} bila memang terlewat.`,
  earlierFirst: (period: string) => `Bukukan dahulu jasa ${monthText(period)} sampai selesai.`,
  aboveCap: (rate: string, cap: string) => `Jasa simpanan ${percentText(rate)} setahun melebihi batas ${percentText(cap)}. Ubah setelan jasa simpanan.`,
  locked: (period: string) => `Buku ${monthText(period)} sudah dikunci.`,
  laterInterest: 'jasa bulan sesudahnya dihitung dari saldo ini',
  taxPaid: 'pajaknya sudah disetor',
  paidMemo: (period: string) => `Setor PPh final jasa simpanan ${monthText(period)}`,
  paidNote: (period: string, amount: number) => `setor PPh final jasa simpanan ${period} ${rp(amount)}`,
  nothingWithheld: (period: string) => `tidak ada PPh final jasa simpanan ${monthText(period)} yang dipotong`,
  allPaid: (period: string, tax: number) => `PPh final jasa simpanan ${monthText(period)} ${rp(tax)} sudah disetor seluruhnya.`,
  above: (period: string, owed: number, paying: number) => `PPh final jasa simpanan ${monthText(period)} terutang ${rp(owed)}, disetor ${rp(paying)}. Isi paling banyak sebesar utangnya.`,
  tooEarly: (period: string, last: string) => `PPh final jasa simpanan ${monthText(period)} terutang pada ${dateText(last)}. Pakai tanggal itu atau sesudahnya.`,
} as const;
