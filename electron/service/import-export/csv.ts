import { csvField } from './csvField.ts';
import { plainAccount, plainText, type ExportedBook } from './exported.ts';

const HEADER = ['tanggal', 'nomor', 'rantai', 'bulan', 'jenis', 'dokumen', 'keterangan', 'akun', 'jumlah', 'unit', 'arus'] as const;

/** One row per line of an entry; `jumlah` in plain digits, debit plus, credit minus. */
export function* csv(book: ExportedBook): Generator<string> {
  yield `${HEADER.join(',')}\n`;
  for (const entry of book.entries) {
    const head = [entry.date, entry.number, String(entry.seq), entry.period, entry.kind, entry.document, plainText(entry.memo)].map(csvField).join(',');
    for (const { account, amount, unit, flow } of entry.lines) yield `${head},${csvField(plainAccount(account))},${amount},${csvField(unit)},${csvField(flow ?? '')}\n`;
  }
}
