import { rp } from './format.ts';

/** What the memo of a spread's entry says: `Sewa kios, bulan 3 dari 12`; months after the last one post what was left. */
export const spreadMemo = (name: string, month: number, months: number): string => (month <= months ? `${name}, bulan ${month} dari ${months}` : `${name}, sisa`);

/** What an entry made by hand may not do with cash. */
export const manualWords = {
  internal: (net: number): string =>
    `arus internal hanya untuk uang yang pindah antar akun kas; ${rp(Math.abs(net))} ${net > 0 ? 'masuk tanpa keluar dari' : 'keluar tanpa masuk ke'} akun kas lain. Kosongkan arusnya atau pilih arus lain`,
  cashInMonth13: (account: string): string =>
    `bulan 13 tidak menyentuh kas, dan ${account} akun kas. Uang yang bergerak dicatat pada tanggalnya: di bulan yang masih terbuka, atau minta ketua membuka lagi Desember. Hak dan kewajiban akhir tahun pakai akun piutang atau utang, misalnya 1-1350 atau 2-1330`,
} as const;
