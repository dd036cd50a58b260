import { qtyText, rp } from './format.ts';

/** Cylinders: what they are sold, lent and billed for. */
export const cylinderWords = {
  notLpg: (product: string) => `${product} bukan LPG; kosongkan cara tabung`,
  mode: (product: string) => `${product} keluar dengan tabungnya. Tekan F7 dan pilih isi ulang, tabung baru atau pinjam tabung.`,
  emptyOnlySwap: 'keadaan tabung kosong hanya diisi pada isi ulang',
  noShellPrice: (product: string) => `Harga tabung ${product} belum diisi. Minta bendahara mengisinya, atau layani isi ulang.`,
  noDeposit: (product: string) => `Jaminan tabung ${product} belum diisi. Minta bendahara mengisinya, atau layani isi ulang.`,
  holderNeeded: (product: string) => `Tabung ${product} dipinjamkan kepada orang yang dikenal. Tekan F3 lalu pilih anggota, atau isi NIK pembeli.`,
  onePerson: 'isi salah satu: anggota atau NIK pembeli',
  lentLess: (left: number) => `tabung yang masih dipinjam dengan jaminan ini ${left}`,
  settled: (depositId: string) => `Jaminan ${depositId} sudah selesai; tidak ada tabung yang masih dipinjam.`,
  bonWrittenOff: (number: string, by: string) => `Bon ${number} sudah dihapus dengan ${by}, jadi jaminannya belum pernah dibayar penuh dan tidak ada uang yang dapat dikembalikan. Minta bendahara menghanguskan jaminannya.`,
  returnMemo: (number: string, depositId: string) => `Jaminan tabung kembali ${number}: ${depositId}`,
  returnNote: (depositId: string, count: number, amount: number) => `${count} tabung dari ${depositId} kembali, jaminan ${rp(amount)}`,
  forfeitMemo: (number: string, depositId: string, reason: string) => `Jaminan tabung hangus ${number}: ${depositId}, ${reason}`,
  forfeitNote: (depositId: string, count: number, amount: number) => `jaminan ${depositId} hangus, ${count} tabung, ${rp(amount)}`,
  notOwed: (size: string, owed: number, count: number) => `tabung ${size} kg milik agen di gerai ${owed}, ditagih ${count}; samakan dengan surat tagihannya`,
  shellsShort: (size: string, owned: number, count: number) => `Tabung ${size} kg milik koperasi ${owned}, diminta ${count}. Catat dahulu tagihan tabung dari agen.`,
  billMemo: (number: string, size: string, count: number) => `Tagihan tabung ${number}: ${count} tabung ${size} kg`,
  overBill: (owed: number) => `tagihan tabung yang belum dibayar ${rp(owed)}`,
  payBillMemo: (number: string, note?: string) => `Bayar tagihan tabung ${number}${note === undefined ? '' : `: ${note}`}`,
  payBillNote: (amount: number, left: number) => `bayar tagihan tabung ${rp(amount)}, sisa ${rp(left)}`,
  billNote: (size: string, count: number, amount: number) => `${count} tabung ${size} kg dibeli dari agen ${rp(amount)}`,
  storage: (gas: number, kilograms: number) => `Gas di gerai ${qtyText(gas)} kg, batas tanpa jarak ke bangunan ${kilograms} kg. Jaga jarak simpan dan kurangi tabung isi.`,
} as const;
