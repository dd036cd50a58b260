import { rp } from './format.ts';

/** What a shift's documents and refusals say. */
export const shiftServiceWords = {
  openFirst: 'Hitung uang modal di laci, lalu buka shift. Keranjang tetap ada.',
  stillOpen: (number: string): string => `Shift ${number} masih buka; tutup dahulu sebelum membuka yang baru.`,
  receiverOpen: (name: string, number: string): string => `${name} masih membuka shift ${number}; tutup shift itu dahulu.`,
  handedOver: (from: string, to: string, name: string, difference: number): string => `serah terima ${from} ke ${to}, ${name}, selisih ${difference}`,
  taken: (drawer: string, name: string): string => `${drawer} sedang dipakai ${name}; tutup shift itu dahulu atau pakai laci lain.`,
  noDrawer: (drawer: string, names: readonly string[]): string => `tidak ada laci ${drawer}; pilih ${names.join(', ')}`,
  holdsMore: (left: number): string => `laci masih berisi ${rp(left)} dari shift lalu; modal paling sedikit sebesar itu`,
  drawerEmptyFirst: (drawer: string): string => `${drawer} masih dipakai atau masih berisi uang; tutup shiftnya tanpa uang tertinggal dahulu`,
  leaveTooMuch: (counted: number): string => `uang terhitung ${rp(counted)}; yang ditinggal tidak bisa lebih`,
  difference: (amount: number, free: number): string => `Selisih kas ${rp(amount)} di atas ${rp(free)}. Minta bendahara atau ketua mengetik PIN, atau hitung ulang.`,
  told: (shift: string, counted: number, expected: number): string => `shift ${shift}, dihitung ${counted}, seharusnya ${expected}`,
  reason: (amount: number): string => `Selisih kas ${rp(amount)} dicatat dengan sebabnya. Pilih atau ketik sebabnya, atau hitung ulang.`,
  openedOften: (times: number): string => `Laci sudah dibuka ${times} kali tanpa penjualan di shift ini. Minta bendahara atau ketua mengetik PIN.`,
  drawerShort: 'Uang di laci ini tidak sampai sebanyak itu. Kecilkan jumlahnya, atau ambil dahulu uang dari brankas.',
  notInList: (account: string): string => `akun ${account} tidak ada di daftar kas masuk dan keluar; minta ketua menambahkannya di setelan`,
} as const;

/** What the cashier calls each kind of document that moves drawer cash. */
const ROW_NAMES: Readonly<Record<string, string>> = {
  BS: 'Modal dari brankas', PJ: 'Penjualan tunai', SS: 'Setoran simpanan', ST: 'Penarikan simpanan', AP: 'Angsuran pinjaman', BB: 'Bayar bon', PC: 'Pencairan pinjaman', KM: 'Kas masuk', KK: 'Kas keluar', TB: 'Belanja barang', BP: 'Bayar pemasok', UM: 'Uang muka pembelian', SF: 'Setoran pajak', SB: 'Setoran pajak', AB: 'Angsuran bank', AT: 'Beli aset', LA: 'Lepas aset', BD: 'Pembatalan', BV: 'Penjualan batal', RJ: 'Retur penjualan', TJ: 'Jaminan tabung kembali',
};
export const drawerRowName = (kind: string): string => ROW_NAMES[kind] ?? kind;
