/** Goods weighed beforehand, with a label of the gerai's scale. */
export const weighedWords = {
  unreadable: (code: string) => `label timbangan ${code} tidak terbaca menurut setelan; pindai lagi, atau timbang ulang`,
  otherGoods: (code: string, name: string) => `label timbangan ${code} bukan label ${name}`,
  noWeight: (name: string, unit: string) => `${name} dijual per ${unit}, tidak dapat memakai label timbangan`,
  otherQty: (qty: string, unit: string) => `label timbangan sekarang berarti ${qty} ${unit}; hapus baris ini lalu pindai lagi`,
  badge: 'label timbangan',
  fixed: 'Jumlahnya dari label timbangan. Hapus baris ini lalu timbang ulang.',
  prefixOfScale: (prefix: string) => `awalan ${prefix} dipakai label timbangan`,
  prefixOfOwn: (prefix: string) => `awalan ${prefix} dipakai kode sendiri`,
} as const;
