import { rp } from './format.ts';

/** Words of baskets that wait. */
export const basketWords = {
  what: 'Belanja yang ditahan',
  held: (number: string, lines: number) => `menahan belanja ${number}, ${lines} baris`,
  recalled: (number: string) => `memanggil belanja ${number}`,
  dropped: (number: string, lines: number) => `membuang belanja ${number}, ${lines} baris`,
  paidIn: (number: string, amount: number) => `Belanja ${number} sudah dibayar ${rp(amount)}. Panggil dengan F6, selesaikan, atau hapus pembayarannya di layar Bayar bila uangnya dikembalikan.`,
  paymentDropped: (method: 'qris' | 'transfer', amount: number, reason: string) => `menghapus pembayaran ${method === 'qris' ? 'QRIS' : 'transfer'} ${rp(amount)} yang sudah masuk: ${reason}`,
} as const;
