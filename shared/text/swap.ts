/** What changing the way a sale was paid says. */
export const swapWords = {
  key: 'Ganti cara bayar',
  title: (no: string): string => `Ganti cara bayar ${no}`,
  replaces: 'Mengganti struk',
  back: 'Tidak jadi',
  scanIgnored: 'Pindaian barang diabaikan selama mengganti cara bayar.',
  noMember: 'Penjualan ini tanpa anggota; pilih tunai, QRIS atau transfer.',
  giveBack: 'Kembalikan pembayaran lama',
  giveBackCash: (amount: string): string => `Serahkan ${amount} tunai kepada pembeli.`,
  giveBackOther: (method: string, amount: string): string => `${method} ${amount} dari pembayaran lama dikembalikan lewat jalannya sendiri; catat di rekening.`,
  givenBackAlone: (method: string, amount: string): string => `${method} ${amount} sudah kembali dengan sendirinya.`,
  paidIn: 'Uang sudah diterima. Selesaikan dengan F12, atau hapus dahulu pembayarannya.',
  reason: 'Ganti cara bayar',
  late: (number: string, seconds: number): string => `${number} sudah lebih dari ${seconds} detik. Batalkan atau retur di Riwayat dengan izin.`,
  never: 'Di gerai ini cara bayar tidak diganti. Batalkan atau retur di Riwayat dengan izin.',
  note: (number: string, old: string): string => `ganti cara bayar ${old} menjadi ${number}`,
} as const;
