import type { Result } from '../../../shared/contract/index.ts';
import type { ReportColumn, ReportRow, ReportTable } from '../../../shared/domain/paper/report.ts';
import { collectionPaper as words } from '../../../shared/text/collecting.ts';

const figure = (key: string, label: string): ReportColumn => ({ key, label, kind: 'amount' });
const text = (key: string, label: string, wide?: true): ReportColumn => ({ key, label, kind: 'text', ...(wide === undefined ? {} : { wide }) });

/** Who pays simpanan wajib, with what is due and what was paid in the month, and a place to sign. */
export function collectionTable(rows: Result<'savings.collection'>['rows']): ReportTable {
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    list: true, title: null, label: words.name, narrow: 'due', columns: [text('no', words.no), text('rt', words.rt), figure('months', words.months), figure('due', words.due), figure('paid', words.paid), text('sign', words.sign, true)],
    rows: [
      ...rows.map((row): ReportRow => ({ key: row.memberId, label: row.name, level: 0, kind: 'baris', cells: [row.memberNo, row.rt, row.months, row.due, row.paid === 0 ? null : row.paid, null] })),
      {
        key: 'sum', label: words.sum, level: 0, kind: 'jumlah', cells: [null, null, sum((row) => row.months), sum((row) => row.due), sum((row) => row.paid), null], end: true,
        ...(rows.length === 0 ? {} : { sum: rows.map(({ memberId }) => ({ key: memberId, times: 1 as const })) }),
      },
    ],
  };
}
