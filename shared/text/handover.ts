import { shiftNo } from './till.ts';

/** Words of handing a drawer over. */
export const handoverWords = {
  title: 'Serah terima laci',
  step: '3. Serah terima',
  help: (drawer: string): string => `Semua uang tetap di ${drawer}. Penerima menghitung bersama, lalu mengetik PIN-nya sendiri.`,
  float: 'Menjadi modal penerima',
  basketStays: 'Belanja yang sedang dilayani tetap di layar.',
  locked: 'Tekan F12, lalu penerima memilih namanya dan mengetik PIN.',
  hand: 'Serahkan',
  accept: 'Terima',
  acceptTitle: 'Terima laci dan uangnya',
  acceptNote: 'PIN penerima, bukan yang menyerahkan',
  acceptEffect: 'Shift yang menyerahkan ditutup, shift penerima dibuka dengan uang ini sebagai modal.',
  approvalTitle: 'Serah terima dengan selisih',
  drawer: 'Laci',
  countedBy: 'Diserahkan oleh',
  notDone: 'Laci belum diserahkan. Hitungan tetap terkunci.',
  done: 'Laci diserahkan',
  receiver: 'Sekarang bertugas',
  newShift: 'Shift baru',
  held: 'Belanja lama penerima',
  heldAs: (number: string): string => `ditahan sebagai ${number}, panggil dengan F6`,
  reportOf: (number: string): string => `Kertas shift ${shiftNo(number)}`,
  goOn: 'Lanjut berjualan',
  keys: { hand: 'Serah terima', close: 'Tutup kas saja', print: 'Cetak kertas penerima' },
} as const;
