/** Words of the gerai's QRIS code in Setelan. */
export const qrisSettingWords = {
  title: 'QRIS gerai',
  payload: 'Isi kode QRIS',
  payloadHint: 'Baca kode yang ditempel di kasir dengan aplikasi pembaca QR, lalu tempel seluruh tulisannya di sini. Kosongkan bila tidak memakai QRIS.',
  picture: (name: string): string => `Kode QRIS ${name}`,
  name: 'Nama di QRIS',
  city: 'Kota',
  nmid: 'NMID',
  none: 'Belum ada kode QRIS. Ketua atau admin mengisinya di sini.',
} as const;
