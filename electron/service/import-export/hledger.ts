import { CURRENCY, plainAccount, plainText, rootOf, type ExportedAccount, type ExportedBook } from './exported.ts';

const TYPES: Readonly<Record<string, string>> = { Aset: 'A', Liabilitas: 'L', Ekuitas: 'E', Pendapatan: 'R', Beban: 'X' };
const typeOf = (account: ExportedAccount): string => (account.cash === 1 ? 'C' : (TYPES[rootOf(account)] ?? 'E'));

const WIDTH = 60;

/** A journal that hledger and ledger read as it is; passes `hledger check --strict ordereddates`. */
export function* hledger(book: ExportedBook): Generator<string> {
  yield `; Jurnal umum, ditulis oleh Gerai. Rupiah utuh: debit plus, kredit minus. Urut tanggal, lalu nomor.\n\ncommodity ${CURRENCY}\n\n`;
  for (const account of book.accounts) yield `account ${plainAccount(account)}\n    ; type:${typeOf(account)}\n`;
  for (const entry of book.entries) {
    const head = `\n${entry.date} * (${entry.number}) ${plainText(entry.memo)}`.trimEnd();
    const tags = `    ; rantai:${entry.seq}, dokumen:${entry.document}, jenis:${entry.kind}, bulan:${entry.period}${entry.reverses === null ? '' : `, membalik:${entry.reverses}`}\n`;
    const lines = entry.lines.map(
      ({ account, amount, unit, flow }) => `    ${plainAccount(account).padEnd(WIDTH)}  ${String(amount).padStart(13)} ${CURRENCY}  ; unit:${unit}${flow === null ? '' : `, arus:${flow}`}\n`,
    );
    yield `${head}\n${tags}${lines.join('')}`;
  }
}
