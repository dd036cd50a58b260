import { monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import type { ReportPaper, ReportPart, ReportRow } from '../../../shared/domain/paper/report.ts';
import { terbilang } from '../../../shared/domain/terbilang.ts';
import { countPaperWords as words } from '../../../shared/text/count.ts';
import { dateText, qtyText } from '../../../shared/text/format.ts';
import type { Database } from '../kernel/database.ts';
import { notFound } from '../kernel/refusal.ts';
import { blankSheetOf, countRecordOf } from '../stock/index.ts';
import type { Frame } from './frame.ts';

/** What was counted on a day is no statement of its month: closing that changes nothing of it. */
const paper = (frame: Frame, date: CalendarDate, title: string, subtitle: string, parts: readonly ReportPart[], signers: ReportPaper['signers']): ReportPaper => ({
  ...frame.paper({ title, subtitle, parts, period: monthOf(date), issue: undefined, monthsClosed: null }), signers,
});

/** Goods to be counted, place by place, with room to write. Throws NOT_FOUND. */
export function countSheetPaper(db: Database, frame: Frame, ref: string): ReportPaper {
  const sheet = blankSheetOf(db, ref);
  if (sheet === undefined) throw notFound('Lembar hitung', 'ref');
  const scope = [sheet.name, sheet.place, sheet.category].filter((part) => part !== null).join(', ');
  const rows = sheet.lines.map((line, index): ReportRow => ({ key: String(index), level: 0, kind: 'baris', label: line.name, cells: [line.sku, line.place ?? '', words.room, line.unit, words.room] }));
  const table: ReportPart = {
    list: true, title: scope === '' ? null : scope, label: words.goods, narrow: 'room',
    columns: [{ key: 'sku', label: words.sku, kind: 'text' }, { key: 'place', label: words.place, kind: 'text' }, { key: 'room', label: words.counted, kind: 'text' }, { key: 'unit', label: words.unit, kind: 'text' }, { key: 'note', label: words.note, kind: 'text' }],
    rows,
  };
  return paper(frame, sheet.date, words.sheetTitle, words.subtitle(sheet.number, dateText(sheet.date)), [table, { title: words.how, paragraphs: [words.howText] }], [[words.counter, null], [words.witness, null]]);
}

/** The record of a posted count: who counted, who agreed, every line against the book, and the sum in words. Throws NOT_FOUND. */
export function countRecordPaper(db: Database, frame: Frame, ref: string): ReportPaper {
  const record = countRecordOf(db, ref);
  if (record === undefined) throw notFound('Hitung stok', 'ref');
  const { lines } = record;
  const net = lines.reduce((sum, { value }) => sum + value, 0);
  const rows = lines.map(({ name, unit, book, counted, value, reason }, index): ReportRow => {
    const difference = counted - book;
    return { key: String(index), level: 0, kind: 'baris', label: name, cells: [`${qtyText(book)} ${unit}`, `${qtyText(counted)} ${unit}`, difference === 0 ? '' : `${difference > 0 ? '+' : ''}${qtyText(difference)}`, value, reason ?? ''] };
  });
  const table: ReportPart = {
    list: true, title: null, label: words.goods, narrow: 'value',
    columns: [
      { key: 'book', label: words.book, kind: 'text' }, { key: 'counted', label: words.counted, kind: 'text' }, { key: 'difference', label: words.difference, kind: 'text' }, { key: 'value', label: words.value, kind: 'amount' }, { key: 'reason', label: words.reason, kind: 'text' },
    ],
    rows: [...rows, { key: 'sum', label: words.net, level: 0, kind: 'jumlah', cells: [null, null, null, net, null], sum: rows.map(({ key }) => ({ key, times: 1 })), end: true }],
  };
  const short = lines.reduce((sum, { value }) => sum + Math.max(0, -value), 0);
  const over = lines.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  const said: ReportPart = {
    title: words.statement,
    paragraphs: [
      words.stated(dateText(record.date), lines.length, record.counters.length === 0 ? record.postedBy : record.counters.join(', ')), ...(record.reason === null ? [] : [words.because(record.reason)]),
      words.sums(short, over), words.inWords(net, terbilang(Math.abs(net))), ...(record.agreedBy === null ? [] : [words.agreed(record.agreedBy)]), ...(record.sheet === null ? [] : [words.fromSheet(record.sheet)]),
    ],
  };
  return paper(frame, record.date, words.title, words.subtitle(record.number, dateText(record.date)), [table, said], [
    [words.counter, record.counters.length === 1 ? (record.counters[0] ?? null) : null], [words.poster, record.postedBy], [words.witness, record.agreedBy],
  ]);
}
