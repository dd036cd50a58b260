import type { DocumentKind } from '../../../shared/contract/paper.ts';
import type { LayoutRow } from '../../../shared/contract/statements.ts';
import { addMonths, firstDay, lastDay, month, yearOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import type { ChainHead } from '../../../shared/domain/paper/chainHead.ts';
import type { ReportPart } from '../../../shared/domain/paper/report.ts';
import { parseSpan, toDate, yearBefore, type MonthSpan } from '../../../shared/domain/spans.ts';
import { reportWords } from '../../../shared/text/documents.ts';
import { dateText } from '../../../shared/text/format.ts';
import { notesWords } from '../../../shared/text/notes.ts';
import { balanceWords, benefitWords, cashFlowWords, equityWords, incomeWords, uspWords } from '../../../shared/text/statements.ts';
import { invalid } from '../kernel/refusal.ts';
import { equityTable, layoutTable, notesParts, trialTable, unitTable, uspParts, type LayoutColumn, type Span, type Statements, type StatementsOfSpan } from '../reports/index.ts';

export type ReportKind = Extract<DocumentKind, 'balance-sheet' | 'income-statement' | 'cash-flow' | 'equity-changes' | 'trial-balance' | 'member-benefit' | 'notes' | 'usp'>;
export const REPORT_KINDS: readonly ReportKind[] = ['balance-sheet', 'income-statement', 'cash-flow', 'equity-changes', 'trial-balance', 'member-benefit', 'notes', 'usp'];
export const isReportKind = (kind: DocumentKind): kind is ReportKind => REPORT_KINDS.some((each) => each === kind);

export type ReportBody = { readonly title: string; readonly subtitle: string; readonly parts: readonly ReportPart[]; readonly period: string; readonly chain: ChainHead | null };

type Books = { readonly statements: Statements; readonly today: () => CalendarDate; readonly firstEntry: () => string | null };

const daysOf = ({ from, to }: MonthSpan): Span => ({ from: firstDay(from), to: lastDay(to) });

const HOW = 'isi bulan (2026-10), rentang (2026-01..2026-10), triwulan (2026-Q3) atau tahun (2026); tambahkan /unit untuk kolom per unit';

/** What the statements of the books print, from what was kept when their months were closed, else from the books as they are. */
export class ReportPapers {
  private readonly books: Books;

  constructor(books: Books) {
    this.books = books;
  }

  /** Throws VALIDATION for a ref that names no months, or months to come. */
  body(kind: ReportKind, ref: string): ReportBody {
    const [text = '', option, ...more] = ref.split('/');
    const span = parseSpan(text);
    if (span === null || more.length > 0 || (option !== undefined && option !== 'unit')) throw invalid('ref', HOW);
    if (firstDay(span.from) > this.books.today()) throw invalid('ref', `bulan ${span.from} belum dimulai; hari ini ${this.books.today()}`);
    const byUnit = option === 'unit';
    const spanText = reportWords.span(span.from, span.to);
    const issue = this.books.statements.issue(daysOf(span));
    const chain = issue === undefined ? null : { count: issue.entries, hash: issue.chainHash };
    const asOf = kind === 'balance-sheet';
    const subtitle = asOf ? reportWords.asOf(lastDay(span.to)) : reportWords.inRupiah(spanText);
    return { ...this.parts(kind, span, byUnit), subtitle: byUnit ? reportWords.perUnit(subtitle) : subtitle, period: span.to, chain };
  }

  private parts(kind: ReportKind, span: MonthSpan, byUnit: boolean): { title: string; parts: ReportPart[] } {
    switch (kind) {
      case 'balance-sheet':
        return { title: balanceWords.title, parts: [byUnit ? unitTable(null, this.books.statements.balance(daysOf(span))) : layoutTable(null, this.balanceColumns(span))] };
      case 'income-statement':
        return { title: incomeWords.title, parts: [byUnit ? unitTable(null, this.books.statements.of(daysOf(span)).incomeStatement.layout) : layoutTable(null, this.columns(span, (of) => of.incomeStatement.layout))] };
      case 'cash-flow':
        if (byUnit) throw invalid('ref', HOW.replace(/; tambahkan.*/, ''));
        return { title: cashFlowWords.title, parts: [layoutTable(null, this.columns(span, (of) => of.cashFlow.layout))] };
      case 'equity-changes':
        if (byUnit) throw invalid('ref', HOW.replace(/; tambahkan.*/, ''));
        return { title: equityWords.title, parts: this.spans(span).map((each) => equityTable(reportWords.span(each.from, each.to), this.books.statements.of(daysOf(each)).equityChanges)) };
      case 'trial-balance':
        if (byUnit) throw invalid('ref', HOW.replace(/; tambahkan.*/, ''));
        return { title: reportWords.trial.title, parts: [trialTable(null, this.books.statements.of(daysOf(span)).trialBalance)] };
      case 'member-benefit':
        if (byUnit) throw invalid('ref', HOW.replace(/; tambahkan.*/, ''));
        return { title: benefitWords.title, parts: [layoutTable(null, this.spans(span).map((each) => ({ key: each.from, label: reportWords.shortSpan(each.from, each.to), layout: this.books.statements.of(daysOf(each)).memberBenefit.layout })))] };
      case 'notes':
        if (byUnit) throw invalid('ref', HOW.replace(/; tambahkan.*/, ''));
        return { title: notesWords.title, parts: notesParts(this.books.statements.of(daysOf(span)).notes, [dateText(lastDay(span.to)), dateText(`${yearOf(span.from) - 1}-12-31`)]) };
      case 'usp': {
        const quarter = Number(span.to.slice(5)) / 3;
        if (byUnit || !Number.isInteger(quarter) || addMonths(span.to, -2) !== span.from) throw invalid('ref', 'isi triwulan, misalnya 2026-Q3');
        return { title: uspWords.title, parts: uspParts(this.books.statements.usp(yearOf(span.to), quarter)) };
      }
    }
  }

  /** The span, for one month also the year to date, and the year before where there are books of it. */
  private spans(span: MonthSpan): MonthSpan[] {
    const own = span.from === span.to && !span.from.endsWith('-01') ? [span, toDate(span)] : [span];
    const last = yearBefore(own.at(-1) ?? span);
    return this.hasBooks(lastDay(last.to)) ? [...own, last] : own;
  }

  private columns(span: MonthSpan, layoutOf: (statements: StatementsOfSpan) => readonly LayoutRow[]): LayoutColumn[] {
    return this.spans(span).map((each) => ({ key: `${each.from}..${each.to}`, label: reportWords.shortSpan(each.from, each.to), layout: layoutOf(this.books.statements.of(daysOf(each))) }));
  }

  /** The end of the span, and the end of the year before it. */
  private balanceColumns(span: MonthSpan): LayoutColumn[] {
    const before = month(`${yearOf(span.from) - 1}-12`);
    const spans: MonthSpan[] = this.hasBooks(lastDay(before)) ? [span, { from: month(`${yearOf(before)}-01`), to: before }] : [span];
    return spans.map((each) => ({ key: each.to, label: dateText(lastDay(each.to)), layout: this.books.statements.balance(daysOf(each)) }));
  }

  private hasBooks(asOf: CalendarDate): boolean {
    const first = this.books.firstEntry();
    return first !== null && first <= asOf;
  }
}
