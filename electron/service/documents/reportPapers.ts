import type { Result } from '../../../shared/contract/index.ts';
import type { DocumentKind } from '../../../shared/contract/paper.ts';
import type { LayoutRow } from '../../../shared/contract/statements.ts';
import { UNITS, type Unit } from '../../../shared/contract/values.ts';
import { addMonths, firstDay, lastDay, monthOf, yearOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import type { ReportPart } from '../../../shared/domain/paper/report.ts';
import { parseSpan, type MonthSpan } from '../../../shared/domain/spans.ts';
import { listWords, reportWords } from '../../../shared/text/documents.ts';
import { dateText } from '../../../shared/text/format.ts';
import { notesWords } from '../../../shared/text/notes.ts';
import { balanceWords, benefitWords, cashFlowWords, equityWords, incomeWords, unitNames, uspWords } from '../../../shared/text/statements.ts';
import { invalid } from '../kernel/refusal.ts';
import type { IssueWithStatements } from '../periods/index.ts';
import { equityTable, layoutTable, notesParts, trialTable, unitColumns, uspParts, wholeGerai, type LayoutColumn, type Span, type Statements } from '../reports/index.ts';
import type { ReportBody } from './frame.ts';
import { isListPaper, isOfPeople, type ListPaper, type Lists } from './lists.ts';

export type ReportKind = Extract<DocumentKind, 'balance-sheet' | 'income-statement' | 'cash-flow' | 'equity-changes' | 'trial-balance' | 'member-benefit' | 'notes' | 'usp'>;
export const REPORT_KINDS: readonly ReportKind[] = ['balance-sheet', 'income-statement', 'cash-flow', 'equity-changes', 'trial-balance', 'member-benefit', 'notes', 'usp'];
export const isReportKind = (kind: DocumentKind): kind is ReportKind => REPORT_KINDS.some((each) => each === kind);

/** Where what a sheet shows comes from. */
type Source = { readonly parts: readonly ReportPart[]; readonly issue: IssueWithStatements | undefined };

type Books = {
  readonly statements: Statements;
  readonly lists: Lists;
  readonly today: () => CalendarDate;
  /** Neraca saldo of one unit, which no closing keeps. */
  readonly trialBalance: (span: Span, unit: Unit) => Result<'ledger.trialBalance'>;
};
/** What stands behind the months in a ref. */
type Options = { readonly byUnit: boolean; readonly unit: Unit | undefined; readonly compare: MonthSpan | undefined };

const daysOf = ({ from, to }: MonthSpan): Span => ({ from: firstDay(from), to: lastDay(to) });
const short = ({ from, to }: Span): string => reportWords.shortSpan(monthOf(from), monthOf(to));

const HOW = 'isi bulan (2026-10), rentang (2026-01..2026-10), triwulan (2026-Q3) atau tahun (2026); tambahkan /unit untuk kolom per unit, /2026-09 untuk banding';
const QUARTER = 'isi triwulan, misalnya 2026-Q3';
const COMPARED: ReadonlySet<ReportKind> = new Set<ReportKind>(['balance-sheet', 'income-statement', 'cash-flow', 'equity-changes']);
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
  body(kind: ReportKind | ListPaper, ref: string): ReportBody {
    if (isListPaper(kind)) return this.list(kind, ref);
    const [text = '', ...options] = ref.split('/');
    const span = parseSpan(text);
    if (span === null) throw invalid('ref', HOW);
    if (firstDay(span.from) > this.books.today()) throw invalid('ref', `bulan ${span.from} belum dimulai; hari ini ${this.books.today()}`);
    const asked = optionsOf(kind, options);
    const days = daysOf(span);
    const months = kind === 'balance-sheet' ? reportWords.asOf(days.to) : reportWords.inRupiah(reportWords.span(span.from, span.to));
    const subtitle = asked.unit === undefined ? months : listWords.ofUnit(months, unitNames[asked.unit]);
    const wholeYear = span.from.endsWith('-01') && span.to.endsWith('-12');
    return {
      ...this.source(kind, days, asked), title: TITLES[kind], subtitle: asked.byUnit ? reportWords.perUnit(subtitle) : subtitle, period: wholeYear ? `${yearOf(span.to)}-13` : span.to,
      monthsClosed: this.books.statements.closedThroughout(days) && (asked.compare === undefined || this.books.statements.closedThroughout(daysOf(asked.compare))),
    };
  }

  private list(kind: ListPaper, ref: string): ReportBody {
    const { span, ...body } = this.books.lists.body(this.books.lists.wantedBy(kind, ref), 'paper', 'ref');
    return { ...body, period: monthOf(span.to), issue: undefined, monthsClosed: isOfPeople(kind) ? null : this.books.statements.closedThroughout(span) };
  }

  private source(kind: ReportKind, span: Span, { byUnit, unit, compare: months }: Options): Source {
    const { statements } = this.books;
    const compare = months === undefined ? undefined : daysOf(months);
    switch (kind) {
      case 'balance-sheet': {
        const { issue, taken } = statements.balance(span, compare?.to);
        const columns = taken.map(({ asOf, layout }): LayoutColumn => ({ key: asOf, label: dateText(asOf), layout: byUnit ? layout : wholeGerai(layout) }));
        return { issue, parts: [layoutTable(null, byUnit ? byUnits(columns, compare !== undefined) : columns)] };
      }
      case 'income-statement': {
        const { issue, taken } = statements.columns(span, 'incomeStatement', compare);
        const columns = sideBySide(taken);
        return { issue, parts: [layoutTable(null, byUnit ? byUnits(columns, compare !== undefined) : columns)] };
      }
      case 'cash-flow': {
        const { issue, taken } = statements.columns(span, 'cashFlow', compare);
        return { issue, parts: [layoutTable(null, sideBySide(taken))] };
      }
      case 'equity-changes': {
        const { issue, taken } = statements.columns(span, 'equityChanges', compare);
        return { issue, parts: taken.map(({ from, to, statement }) => equityTable(reportWords.span(monthOf(from), monthOf(to)), statement)) };
      }
      case 'trial-balance': {
        if (unit !== undefined) return { issue: undefined, parts: [trialTable(null, this.books.trialBalance(span, unit), 'code and name')] };
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

/** `unit` for columns per unit, a unit for the trial balance, months to compare with. Throws VALIDATION for what a sheet does not have. */
function optionsOf(kind: ReportKind, options: readonly string[]): Options {
  const byUnit = options.includes('unit');
  const unit = kind === 'trial-balance' ? UNITS.find((each) => options.includes(each)) : undefined;
  const rest = options.filter((option) => option !== 'unit' && option !== unit);
  const compare = rest[0] === undefined ? undefined : parseSpan(rest[0]);
  if (byUnit && !BY_UNIT.has(kind)) throw invalid('ref', kind === 'usp' ? QUARTER : HOW.replace(/; tambahkan.*/, ''));
  if (options.length > 2 || rest.length > 1 || options.filter((option) => option === 'unit').length > 1 || compare === null || (compare !== undefined && !COMPARED.has(kind))) throw invalid('ref', HOW);
  return { byUnit, unit, compare };
}

/** The first column by unit, and the last one beside it where that is what it is compared with. */
const byUnits = (columns: readonly LayoutColumn[], compared: boolean): LayoutColumn[] => [...unitColumns(columns[0]?.layout ?? [], reportWords.sum), ...(compared ? columns.slice(1).slice(-1) : [])];

const sideBySide = (columns: readonly (Span & { readonly statement: { readonly layout: readonly LayoutRow[] } })[]): LayoutColumn[] =>
  columns.map(({ from, to, statement }) => ({ key: `${from}..${to}`, label: short({ from, to }), layout: statement.layout }));
