import { plainAccount, plainText, type ExportedBook } from './exported.ts';

const HEADER = ['tanggal', 'nomor', 'rantai', 'bulan', 'jenis', 'dokumen', 'keterangan', 'akun', 'jumlah', 'unit', 'arus'] as const;

/** What a spreadsheet would take for a formula gets an apostrophe before it; quotes as RFC 4180 says. */
function field(value: string): string {
  const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row per line of an entry; `jumlah` in plain digits, debit plus, credit minus. */
export function* csv(book: ExportedBook): Generator<string> {
  yield `${HEADER.join(',')}\n`;
  for (const entry of book.entries) {
    const head = [entry.date, entry.number, String(entry.seq), entry.period, entry.kind, entry.document, plainText(entry.memo)].map(field).join(',');
    for (const { account, amount, unit, flow } of entry.lines) yield `${head},${field(plainAccount(account))},${amount},${field(unit)},${field(flow ?? '')}\n`;
  }
}
