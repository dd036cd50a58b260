import type { Result } from '../../../shared/contract/index.ts';
import type { ReportColumn, ReportPart, ReportRow, ReportTable } from '../../../shared/domain/paper/report.ts';
import { loanPaperWords } from '../../../shared/text/loanPapers.ts';

const words = loanPaperWords.lists;
const figure = (key: string, label: string): ReportColumn => ({ key, label, kind: 'amount' });
const text = (key: string, label: string): ReportColumn => ({ key, label, kind: 'text' });
const row = (key: string, label: string, cells: ReportRow['cells']): ReportRow => ({ key, label, level: 0, kind: 'baris', cells });
const sum = (cells: ReportRow['cells'], keys: readonly string[]): ReportRow => ({ key: 'sum', label: words.sum, level: 0, kind: 'jumlah', cells, end: true, ...(keys.length === 0 ? {} : { sum: keys.map((key) => ({ key, times: 1 })) }) });

/** Loans by class, and loan by loan, with what may be lost of them. */
export function agingParts({ classes, rows, total, npl }: Result<'loans.aging'>): ReportPart[] {
  const byClass: ReportTable = {
    list: true, title: words.classes, label: words.class, narrow: 'outstanding', columns: [text('count', words.count), figure('outstanding', words.outstanding), figure('allowance', words.allowance)],
    rows: [
      ...classes.map((each) => row(`c${each.fromDays}`, each.class, [String(each.count), each.outstanding, each.allowance])),
      sum([null, total, classes.reduce((all, each) => all + each.allowance, 0)], classes.map((each) => `c${each.fromDays}`)),
    ],
  };
  const byLoan: ReportTable = {
    list: true, title: words.loans, label: words.borrower, narrow: 'outstanding',
    columns: [text('no', words.number), text('phone', words.phone), text('days', words.days), text('class', words.class), figure('outstanding', words.outstanding), figure('arrears', words.arrears), figure('allowance', words.allowance)],
    rows: [
      ...rows.map((each) => row(each.loanId, `${each.name} ${each.memberNo}`, [each.number, each.phoneMasked, String(each.daysLate), each.class, each.outstanding, each.arrears, each.allowance])),
      sum([null, null, null, null, total, rows.reduce((all, each) => all + each.arrears, 0), rows.reduce((all, each) => all + each.allowance, 0)], rows.map((each) => each.loanId)),
    ],
  };
  return [byClass, byLoan, { title: words.npl, paragraphs: [words.nplText(npl.amount, npl.pct)] }];
}

/** What falls due in some days, to be asked for. */
export const dueTable = ({ rows, totals }: Result<'loans.dueList'>): ReportTable => ({
  list: true, title: null, label: words.borrower, narrow: 'total',
  columns: [text('no', words.number), text('phone', words.phone), { key: 'due', label: words.due, kind: 'date' }, figure('principal', words.principal), figure('interest', words.interest), figure('penalty', words.penalty), figure('earlier', words.earlier), figure('total', words.total)],
  rows: [
    ...rows.map((each) => row(each.loanId, `${each.name} ${each.memberNo}`, [each.number, each.phoneMasked, each.due, each.principal, each.interest, each.penalty, each.earlier, each.total])),
    sum([null, null, null, totals.principal, totals.interest, totals.penalty, totals.earlier, totals.total], rows.map((each) => each.loanId)),
  ],
});

/** The largest borrowers, and officers with their households. */
export function concentrationParts({ capital, largest, related }: Result<'loans.concentration'>): ReportPart[] {
  const table = (title: string, rows: typeof largest): ReportTable => ({
    list: true, title, label: words.borrower, narrow: 'outstanding', columns: [text('no', words.number), figure('outstanding', words.outstanding), { key: 'pct', label: words.pct, kind: 'percent' }],
    rows: [...rows.map((each) => row(each.memberId, each.name, [each.memberNo, each.outstanding, each.pct])), sum([null, rows.reduce((all, each) => all + each.outstanding, 0), null], rows.map((each) => each.memberId))],
  });
  return [table(words.largest, largest), table(words.related, related.rows), { title: words.related, paragraphs: [words.relatedText(related.pct, capital, related.limit, related.used, related.left)] }];
}
