import { monthText } from './format.ts';

/** What the entries of fixed assets say. */
export const assetWords = {
  bought: (code: string) => `Beli aset ${code}`,
  given: (code: string) => `Terima hibah aset ${code}`,
  depreciation: (period: string, caughtUp: readonly string[]) => `Penyusutan ${monthText(period)}${caughtUp.length === 0 ? '' : `, termasuk ${monthSpan(caughtUp)}`}`,
  notOpened: (account: string, left: string) => `Sesudah bulan pertama ditutup, "sudah di buku" hanya untuk yang masuk lewat saldo awal. Di ${account} tinggal ${left} yang belum terdaftar. Daftarkan yang lain sebagai dibeli kas, dibeli bank atau hibah.`,
  disposed: (code: string, reason: string) => `Lepas aset ${code}: ${reason}`,
} as const;

/** Months in order: "Agustus 2026", or "Agustus 2026 sampai Oktober 2026" for more than one. */
export function monthSpan(months: readonly string[]): string {
  const [first = '', last = first] = [months[0], months.at(-1)];
  return first === last ? monthText(first) : `${monthText(first)} sampai ${monthText(last)}`;
}
