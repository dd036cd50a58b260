import { dateText, rp } from './format.ts';

/** What the service says of taking from savings and moving them. */
export const savingsRules = {
  keep: (no: string, keep: number, most: number) => `Simpanan sukarela ${no} harus tersisa ${rp(keep)}. Paling banyak dapat diambil ${rp(most)}.`,
  perDay: (no: string, perDay: number, taken: number) => `Batas sehari ${rp(perDay)}, hari itu ${no} sudah mengambil ${rp(taken)}. Kecilkan jumlahnya atau lanjutkan besok.`,
  approval: (above: number) => `Di atas ${rp(above)} penarikan perlu izin orang lain. Minta ketua atau bendahara lain mengetik PIN.`,
  consent: 'Pindah ke anggota lain perlu PIN anggota itu sendiri, atau izin orang lain untuk slip yang ditandatangani.',
  sameAccount: 'simpanan sukarela tidak dapat dipindah ke dirinya sendiri; pilih wajib, pokok atau anggota lain',
  transferMemo: (from: string, to: string, kind: string) => (from === to ? `Pindah sukarela ke ${kind} ${from}` : `Pindah sukarela ${from} ke ${kind} ${to}`),
  debitMemo: (kind: string, no: string) => `Potong sukarela untuk ${kind} ${no}`,
  debitNote: (wajib: boolean, loans: boolean) => (wajib || loans ? `potong otomatis: ${[wajib ? 'wajib' : '', loans ? 'angsuran' : ''].filter((each) => each !== '').join(' dan ')}` : 'potong otomatis dihentikan'),
  notYet: (on: string) => `tanggal ${dateText(on)} belum terjadi`,
  movedSince: (last: string) => `Simpanan yang dipotong bergerak terakhir ${dateText(last)}. Pakai tanggal itu atau sesudahnya.`,
  debitDone: (on: string) => `Potongan ${dateText(on)} sudah dijalankan dan tidak ada lagi yang dapat dipotong.`,
} as const;

/** Words on the paper of a transfer between savings. */
export const transferPaper = {
  from: 'Dari',
  to: 'Ke',
  savings: { pokok: 'simpanan pokok', wajib: 'simpanan wajib', sukarela: 'simpanan sukarela' } as Readonly<Record<string, string>>,
  account: (no: string, name: string, savings: string) => `${no} ${name}, ${savings}`,
} as const;
