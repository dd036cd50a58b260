import { qtyText, rp } from './format.ts';

/** Units beside the base one, and who comes first when a product is short. */
export const unitWords = {
  unknown: (name: string, unit: string) => `${name} tidak dijual per ${unit}`,
  notWhole: (unit: string) => `isi bilangan bulat ${unit}`,
  noParts: (name: string, unit: string, base: string) => `${unit} ${name} sebanyak ini tidak genap dalam ${base}`,
  notLpg: (name: string) => `${name} adalah LPG dan dijual per tabung saja`,
  isBase: (unit: string) => `${unit} sudah satuan pokok`,
  twice: (unit: string) => `satuan ${unit} ditulis dua kali`,
  same: 'isi tidak boleh 1; itu satuan pokok',
  tooDear: (unit: string, most: number) => `harga ${unit} paling tinggi ${rp(most)}, harga satuan pokok dikali isinya`,
  changed: 'satuan jual diubah',
  reserved: (name: string, reserve: number, unit: string, left: number) => `${qtyText(reserve)} ${unit} terakhir ${name} disimpan untuk anggota, untuk umum sisa ${qtyText(left)} ${unit}. Pilih anggota dengan F3, atau tunggu barang datang lagi.`,
  reservedConsent: (name: string, reserve: number, unit: string) => `${qtyText(reserve)} ${unit} terakhir ${name} disimpan untuk anggota. Minta bendahara atau ketua mengizinkan dengan PIN-nya.`,
  per: (price: number, unit: string) => `${rp(price)} per ${unit}`,
  holds: (name: string, factor: number, base: string) => `1 ${name} = ${qtyText(factor)} ${base}`,
  cycle: 'Ganti satuan',
  hint: 'ganti satuan',
} as const;
