import { dateText, rp } from './format.ts';

/** Words of paying out of a member's savings, on bon, and with the QRIS code on the screen. */
export const memberPayWords = {
  needsMember: 'Pilih anggota dahulu: Esc, lalu F3.',
  pickFirst: 'pilih anggota dahulu',
  savings: (balance: number): string => `saldo ${rp(balance)}`,
  bonLeft: (left: number): string => `sisa plafon ${rp(left)}`,
  noCredit: 'belum diberi plafon',
  noCreditFacts: 'Anggota ini belum diberi plafon bon. Bendahara mengisinya di halaman anggota.',
  savingsEmpty: 'Simpanan sukarela anggota ini kosong.',
  bonFull: 'Plafon bon sudah habis.',
  savingsShort: (balance: number): string => `saldo ${rp(balance)}`,
  bonShort: (left: number): string => `sisa plafon ${rp(left)}`,
  pinRight: (time: string, left: number): string => `PIN benar pukul ${time}, saldo menjadi ${rp(left)}`,
  pinAgain: 'PIN anggota diminta lagi saat selesai',
  bySlip: 'Slip bertanda tangan, diizinkan saat selesai',
  dueOn: (date: string): string => `Jatuh tempo ${dateText(date)}`,
  overLimit: (over: number): string => `${rp(over)} di atas plafon, diizinkan ketua saat selesai`,
  pinTitle: 'Anggota mengetik PIN',
  pinNote: 'Putar papan angka ke arah anggota.',
  pinLabel: (name: string): string => `PIN ${name}`,
  pinHint: 'Enam angka milik anggota sendiri.',
  checking: 'Memeriksa PIN…',
  taken: 'Dipotong dari simpanan',
  balanceAfter: 'Saldo menjadi',
  noPin: 'Belum punya PIN',
  noPinHelp: 'Pakai slip bertanda tangan, atau minta bendahara mengisi PIN di halaman anggota.',
  slip: 'Slip bertanda tangan',
  approvalTitle: 'Perlu izin',
  slipFact: 'Potong simpanan tanpa PIN',
  bonFact: 'Bon di atas plafon',
  slipEffect: 'Struk dicetak dengan tempat tanda tangan anggota. Izin ini tercatat di jejak.',
  overEffect: 'Plafon anggota tetap; izin ini untuk satu penjualan dan tercatat di jejak.',
} as const;

/** Money that had come in is taken off its basket. */
export const dropPaidWords = {
  title: 'Hapus pembayaran yang masuk?',
  proof: 'Bukti',
  effect: 'Uangnya sudah masuk ke rekening gerai. Menghapus baris ini tidak mengembalikan uang; kembalikan kepada pembeli, lalu pilih sebabnya. Penghapusan tercatat di jejak.',
  reasons: ['Uang dikembalikan kepada pembeli', 'Salah lihat, uang tidak masuk', 'Dibayar dengan cara lain'],
  reasonMissing: 'Pilih sebabnya dahulu.',
  drop: 'Hapus pembayaran',
} as const;

export const qrisWords = {
  onScreen: 'kode di layar',
  scan: 'Pembeli memindai kode ini',
  picture: (amount: number): string => `Kode QRIS ${rp(amount)}`,
  noCode: 'Kode QRIS gerai belum disimpan di Setelan. Pakai kode yang ditempel di kasir; pembeli mengetik sendiri jumlahnya.',
} as const;
