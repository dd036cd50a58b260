import type { DocumentKind } from '../../../shared/contract/paper.ts';
import type { LayoutRow } from '../../../shared/contract/statements.ts';
import { addMonths, firstDay, lastDay, monthOf, yearOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import type { ReportPart } from '../../../shared/domain/paper/report.ts';
import { parseSpan, type MonthSpan } from '../../../shared/domain/spans.ts';
import { reportWords } from '../../../shared/text/documents.ts';
import { dateText } from '../../../shared/text/format.ts';
import { notesWords } from '../../../shared/text/notes.ts';
import { balanceWords, benefitWords, cashFlowWords, equityWords, incomeWords, uspWords } from '../../../shared/text/statements.ts';
import { invalid } from '../kernel/refusal.ts';
import type { IssueWithStatements } from '../periods/index.ts';
import { equityTable, layoutTable, notesParts, trialTable, unitTable, uspParts, type LayoutColumn, type Span, type Statements } from '../reports/index.ts';

export type ReportKind = Extract<DocumentKind, 'balance-sheet' | 'income-statement' | 'cash-flow' | 'equity-changes' | 'trial-balance' | 'member-benefit' | 'notes' | 'usp'>;
export const REPORT_KINDS: readonly ReportKind[] = ['balance-sheet', 'income-statement', 'cash-flow', 'equity-changes', 'trial-balance', 'member-benefit', 'notes', 'usp'];
export const isReportKind = (kind: DocumentKind): kind is ReportKind => REPORT_KINDS.some((each) => each === kind);

/** Where what a sheet shows comes from. */
type Source = { readonly parts: readonly ReportPart[]; readonly issue: IssueWithStatements | undefined };

export type ReportBody = {
  readonly title: string;
  readonly subtitle: string;
  readonly parts: readonly ReportPart[];
  /** The last month shown; of a whole year its month 13. */
  readonly period: string;
  /** The closing that kept everything shown, with where the journal stood; undefined where it is worked out from the books. */
  readonly issue: IssueWithStatements | undefined;
  readonly monthsClosed: boolean;
};

type Books = { readonly statements: Statements; readonly today: () => CalendarDate };

const daysOf = ({ from, to }: MonthSpan): Span => ({ from: firstDay(from), to: lastDay(to) });
const short = ({ from, to }: Span): string => reportWords.shortSpan(monthOf(from), monthOf(to));

const HOW = 'isi bulan (2026-10), rentang (2026-01..2026-10), triwulan (2026-Q3) atau tahun (2026); tambahkan /unit untuk kolom per unit';
const QUARTER = 'isi triwulan, misalnya 2026-Q3';
const BY_UNIT: ReadonlySet<ReportKind> = new Set<ReportKind>(['balance-sheet', 'income-statement']);
const TITLES: Readonly<Record<ReportKind, string>> = {
  'balance-sheet': balanceWords.title, 'income-statement': incomeWords.title, 'cash-flow': cashFlowWords.title, 'equity-changes': equityWords.title, 'trial-balance': reportWords.trial.title,
  'member-benefit': benefitWords.title, 'notes': notesWords.title, 'usp': uspWords.title,
};

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
    if (byUnit && !BY_UNIT.has(kind)) throw invalid('ref', kind === 'usp' ? QUARTER : HOW.replace(/; tambahkan.*/, ''));
    const days = daysOf(span);
    const subtitle = kind === 'balance-sheet' ? reportWords.asOf(days.to) : reportWords.inRupiah(reportWords.span(span.from, span.to));
    const wholeYear = span.from.endsWith('-01') && span.to.endsWith('-12');
    return {
      ...this.source(kind, days, byUnit), title: TITLES[kind], subtitle: byUnit ? reportWords.perUnit(subtitle) : subtitle, period: wholeYear ? `${yearOf(span.to)}-13` : span.to,
      monthsClosed: this.books.statements.closedThroughout(days),
    };
  }

  private source(kind: ReportKind, span: Span, byUnit: boolean): Source {
    const { statements } = this.books;
    switch (kind) {
      case 'balance-sheet': {
        const { issue, taken } = statements.balance(span);
        return { issue, parts: [byUnit ? unitTable(null, taken[0]?.layout ?? []) : layoutTable(null, taken.map(({ asOf, layout }) => ({ key: asOf, label: dateText(asOf), layout })))] };
      }
      case 'income-statement': {
        const { issue, taken } = statements.columns(span, 'incomeStatement');
        return { issue, parts: [byUnit ? unitTable(null, taken[0]?.statement.layout ?? []) : layoutTable(null, sideBySide(taken))] };
      }
      case 'cash-flow': {
        const { issue, taken } = statements.columns(span, 'cashFlow');
        return { issue, parts: [layoutTable(null, sideBySide(taken))] };
      }
      case 'equity-changes': {
        const { issue, taken } = statements.columns(span, 'equityChanges');
        return { issue, parts: taken.map(({ from, to, statement }) => equityTable(reportWords.span(monthOf(from), monthOf(to)), statement)) };
      }
      case 'trial-balance': {
        const { issue, taken } = statements.columns(span, 'trialBalance');
        return { issue, parts: taken.slice(0, 1).map(({ statement }) => trialTable(null, statement, 'code and name')) };
      }
      case 'member-benefit': {
        const { issue, taken } = statements.columns(span, 'memberBenefit');
        return { issue, parts: [layoutTable(null, sideBySide(taken))] };
      }
      case 'notes': {
        const { issue, taken } = statements.columns(span, 'notes');
        return { issue, parts: taken.slice(0, 1).flatMap(({ statement }) => notesParts(statement, [dateText(span.to), dateText(`${yearOf(span.from) - 1}-12-31`)])) };
      }
      case 'usp': {
        const quarter = Number(span.to.slice(5, 7)) / 3;
        if (!Number.isInteger(quarter) || addMonths(monthOf(span.to), -2) !== monthOf(span.from)) throw invalid('ref', QUARTER);
        const { issue, taken } = statements.usp(yearOf(span.to), quarter);
        return { issue, parts: uspParts(taken) };
      }
    }
  }
}

const sideBySide = (columns: readonly (Span & { readonly statement: { readonly layout: readonly LayoutRow[] } })[]): LayoutColumn[] =>
  columns.map(({ from, to, statement }) => ({ key: `${from}..${to}`, label: short({ from, to }), layout: statement.layout }));
