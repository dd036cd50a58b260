/** What changing the way a sale was paid says. */
export const swapWords = {
  key: 'Ganti cara bayar',
  title: (no: string): string => `Ganti cara bayar ${no}`,
  replaces: 'Mengganti struk',
  paidIn: 'Uang sudah diterima. Selesaikan dengan F12, atau hapus dahulu pembayarannya.',
  reason: 'Ganti cara bayar',
  late: (number: string, seconds: number): string => `${number} sudah lebih dari ${seconds} detik. Batalkan atau retur di Riwayat dengan izin.`,
  note: (number: string, old: string): string => `ganti cara bayar ${old} menjadi ${number}`,
} as const;
