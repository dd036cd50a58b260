import { CURRENCY, plainText, rootOf, type ExportedAccount, type ExportedBook } from './exported.ts';

/**
 * `Aset:1-1110-Kas-besar`: letters, digits and hyphens only, what stands in brackets left out. The code makes it unique,
 * whatever is left of the name.
 */
function legalAccount(account: ExportedAccount): string {
  const words = account.name
    .normalize('NFKD')
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `${rootOf(account)}:${account.code}${words === '' ? '' : `-${words}`}`;
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const WIDTH = 60;

/** A ledger that `bean-check` passes. The number is a link, the place in the chain a tag. */
export function* beancount(book: ExportedBook): Generator<string> {
  yield [
    '; Jurnal umum, ditulis oleh Gerai. Rupiah utuh: debit plus, kredit minus. Urut tanggal, lalu nomor.',
    'option "title" "Gerai"',
    `option "operating_currency" "${CURRENCY}"`,
    'option "name_assets" "Aset"',
    'option "name_liabilities" "Liabilitas"',
    'option "name_equity" "Ekuitas"',
    'option "name_income" "Pendapatan"',
    'option "name_expenses" "Beban"',
    `${book.opensOn} commodity ${CURRENCY}`,
    '',
  ].join('\n');
  for (const account of book.accounts) yield `${book.opensOn} open ${legalAccount(account)} ${CURRENCY}\n`;
  for (const entry of book.entries) {
    const head = `\n${entry.date} * ${quoted(plainText(entry.memo))} ^${entry.number} #rantai-${entry.seq}\n`;
    const meta = `  dokumen: ${quoted(entry.document)}\n  jenis: ${quoted(entry.kind)}\n  bulan: ${quoted(entry.period)}\n${entry.reverses === null ? '' : `  membalik: ${quoted(entry.reverses)}\n`}`;
    const lines = entry.lines.map(({ account, amount }) => `  ${legalAccount(account).padEnd(WIDTH)}  ${String(amount).padStart(13)} ${CURRENCY}\n`);
    yield `${head}${meta}${lines.join('')}`;
  }
}
