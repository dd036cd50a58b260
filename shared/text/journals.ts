/** What the memo of a spread's entry says: `Sewa kios, bulan 3 dari 12`; months after the last one post what was left. */
export const spreadMemo = (name: string, month: number, months: number): string => (month <= months ? `${name}, bulan ${month} dari ${months}` : `${name}, sisa`);
