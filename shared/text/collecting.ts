import { monthText, rp } from './format.ts';

/** Words of billing and collecting simpanan wajib, as the service says them. */
export const collectingWords = {
  tooEarly: (next: string) => `tagihan paling jauh untuk bulan depan, ${monthText(next)}`,
  tooLate: (first: string) => `buku gerai ini mulai ${monthText(first)}; pakai bulan itu atau sesudahnya`,
  nobodyLeft: (period: string) => `Semua anggota untuk ${monthText(period)} sudah ditagih. Setoran dicatat di Iuran wajib.`,
} as const;

/** Words on the paper of a billing. */
export const billingPaper = {
  month: 'Bulan',
  members: 'Anggota',
  each: 'Tiap anggota',
  memo: 'Tagihan simpanan wajib, dibukukan saat dibayar',
  countOf: (count: number) => `${count} orang`,
  eachOf: (amounts: readonly number[]) => amounts.map((amount) => rp(amount)).join(', '),
} as const;

/** Words of the list to collect simpanan wajib with. */
export const collectionPaper = {
  subtitle: (period: string, rt: string | undefined) => `${monthText(period)}${rt === undefined ? '' : `, RT ${rt}`}, dalam rupiah`,
  name: 'Nama',
  no: 'Nomor',
  rt: 'RT',
  months: 'Bulan',
  due: 'Terutang',
  paid: 'Dibayar',
  sign: 'Tanda tangan',
  sum: 'Jumlah',
} as const;
