import { dateText, monthText } from './format.ts';

/** What the entries of fixed assets say. */
export const assetWords = {
  bought: (code: string) => `Beli aset ${code}`,
  given: (code: string) => `Terima hibah aset ${code}`,
  depreciation: (period: string, caughtUp: readonly string[]) => `Penyusutan ${monthText(period)}${caughtUp.length === 0 ? '' : `, termasuk ${monthSpan(caughtUp)}`}`,
  notOpened: (account: string, left: string) => `Sesudah bulan pertama ditutup, "sudah di buku" hanya untuk yang masuk lewat saldo awal. Di ${account} tinggal ${left} yang belum terdaftar. Daftarkan yang lain sebagai dibeli kas, dibeli bank atau hibah.`,
  moved: (code: string, last: string) => `Mutasi terakhir ${code} bertanggal ${dateText(last)}. Pakai tanggal itu atau sesudahnya.`,
  /** An undoing after the month's end: the month cannot be booked again on its own last day. */
  later: (assets: readonly { readonly code: string; readonly on: string; readonly period: string }[]) => assets.map(({ code, on, period }) => `Penyusutan ${code} ikut ${monthText(period)}, karena ada pembatalan pada ${dateText(on)}.`).join(' '),
  disposed: (code: string, reason: string) => `Lepas aset ${code}: ${reason}`,
} as const;

/** Months in order: "Agustus 2026", or "Agustus 2026 sampai Oktober 2026" for more than one. */
export function monthSpan(months: readonly string[]): string {
  const [first = '', last = first] = [months[0], months.at(-1)];
  return first === last ? monthText(first) : `${monthText(first)} sampai ${monthText(last)}`;
}
