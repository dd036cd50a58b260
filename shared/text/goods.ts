/** Words of what stands around the goods: favourites of the till and codes of the gerai's own. */
export const goodsWords = {
  favouriteTwice: 'barang ini sudah ada di daftar',
  favouritesSet: (count: number): string => `${count} barang favorit di kasir`,
  prefixWeighed: (prefix: string): string => `Awalan ${prefix} dipakai label timbangan. Pilih awalan lain untuk kode sendiri di Setelan.`,
  codesUsedUp: (prefix: string): string => `Semua kode berawalan ${prefix} sudah terpakai. Pilih awalan lain di Setelan.`,
  cylinderElsewhere: 'tabung hanya ada di kategori LPG',
  otherAccount: (name: string): string => `${name} sudah pernah masuk atau keluar; pilih kategori dengan akun persediaan yang sama`,
  datedLeft: (name: string): string => `masih ada ${name} yang bertanggal kedaluwarsa; habiskan atau keluarkan dahulu`,
} as const;
