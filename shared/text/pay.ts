import { rp } from './format.ts';

/** Refusals of the ways a member pays without money. */
export const payWords = {
  noPin: (memberNo: string) => `${memberNo} belum punya PIN. Minta bendahara mengisinya di halaman anggota, atau pakai slip bertanda tangan dengan izin.`,
  wrongPin: (left: number) => `PIN anggota belum cocok. Minta anggota mengetik lagi enam angkanya. Sisa ${left} kali.`,
  pinLocked: (minutes: number) => `PIN anggota terkunci sementara. Terlalu banyak PIN keliru; coba lagi ${minutes} menit lagi, atau pakai slip bertanda tangan dengan izin.`,
  needsMember: 'pilih dahulu anggotanya; cara bayar ini hanya untuk anggota',
  noReference: 'kosongkan; buktinya dicatat sendiri',
  savingsNeedPin: (amount: number) => `Potong simpanan ${rp(amount)} perlu PIN anggota. Minta anggota mengetik PIN, atau cetak slip untuk ditandatangani dengan izin bendahara atau ketua.`,
  /** Proofs that stand beside a payment out of savings. */
  byPin: 'PIN anggota',
  bySlip: 'slip bertanda tangan',
} as const;
