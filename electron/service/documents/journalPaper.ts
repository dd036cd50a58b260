import { reportWords } from '../../../shared/text/documents.ts';
import { unitNames } from '../../../shared/text/statements.ts';
import type { ReportPart, ReportTable } from '../../../shared/domain/paper/report.ts';
import type { EntryView } from '../ledger/index.ts';

const words = reportWords.journal;

/** The voucher of one entry: its lines, what it says and rests on. */
export function journalParts(entry: EntryView): ReportPart[] {
  const total = (side: 'debit' | 'credit'): number => entry.lines.reduce((sum, line) => sum + line[side], 0);
  const keys = entry.lines.map((_line, index) => ({ key: String(index), times: 1 as const }));
  const lines: ReportTable = {
    title: null, label: reportWords.account,
    columns: [{ key: 'unit', label: words.unit, kind: 'text' }, { key: 'debit', label: words.debit, kind: 'amount' }, { key: 'credit', label: words.credit, kind: 'amount' }],
    rows: [
      ...entry.lines.map((line, index) => ({
        key: String(index), level: 0, kind: 'baris' as const, label: `${line.account} ${line.name}${line.memberNo === null ? '' : `, ${words.member(line.memberNo)}`}`,
        cells: [unitNames[line.unit], line.debit === 0 ? null : line.debit, line.credit === 0 ? null : line.credit],
      })),
      { key: 'total', label: reportWords.sum, level: 0, kind: 'jumlah' as const, cells: [null, total('debit'), total('credit')], sum: keys, end: true },
    ],
  };
  const notes = [
    entry.memo, words.document(entry.document.number), ...(entry.reverses === null ? [] : [words.reverses(entry.reverses)]), ...(entry.reversedBy === null ? [] : [words.reversedBy(entry.reversedBy)]),
  ];
  const attachments = entry.attachments.map(({ ref, note }) => (note === undefined ? ref : `${ref}, ${note}`));
  return [lines, { title: words.memo, paragraphs: notes }, ...(attachments.length === 0 ? [] : [{ title: words.attachments, paragraphs: attachments }])];
}
