import { dateText, rp } from './format.ts';

/** Refusals of payments of what is owed to suppliers. */
export const payableWords = {
  moreThanOwed: (name: string, owed: number, paid: number) => `Utang ke ${name} ${rp(owed)}, dibayar ${rp(paid)}. Isi paling banyak sebesar utangnya.`,
  notOpen: (number: string, name: string) => `${number} bukan utang ke ${name} yang masih terbuka`,
  twice: (number: string) => `${number} disebut dua kali`,
  moreThanNamed: (left: number, paid: number) => `sisa utang kiriman yang dipilih ${rp(left)}, dibayar ${rp(paid)}`,
  allOrNone: 'isi jumlah untuk setiap kiriman, atau tidak sama sekali',
  moreThanLeft: (number: string, left: number) => `sisa utang ${number} ${rp(left)}; isi paling banyak sebesar itu`,
  partsOther: (all: number, paid: number) => `jumlah per kiriman ${rp(all)} harus sama dengan yang dibayar ${rp(paid)}`,
  beforeDebt: (number: string, date: string) => `Utang yang masih terbuka pada ${number} baru ada ${dateText(date)}. Pakai tanggal itu atau sesudahnya.`,
} as const;
