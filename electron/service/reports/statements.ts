import type { Result } from '../../../shared/contract/index.ts';
import type { SpanStatements } from '../../../shared/contract/issued.ts';
import type { LayoutRow } from '../../../shared/contract/statements.ts';
import { addMonths, calendarDate, firstDay, lastDay, month, monthOf, yearOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { toDate, yearBefore, type MonthSpan } from '../../../shared/domain/spans.ts';
import type { IssueWithStatements } from '../periods/index.ts';
import type { Reports, Span } from './reports.ts';
import { uspStatements, type UspStatements } from './usp.ts';

export type Books = {
  readonly reports: Reports;
  /** A closed month, or a closed year as its month 13, as its closing kept it; undefined while it is open. */
  readonly issued: (period: string) => IssueWithStatements | undefined;
  /** Whether nothing can be booked in a month, or a month 13, any more. */
  readonly closed: (period: string) => boolean;
  readonly trialBalance: (span: Span) => Result<'ledger.trialBalance'>;
  /** The day of the earliest entry. */
  readonly firstEntry: () => string | null;
};

export type StatementsOfSpan = Required<Omit<SpanStatements, keyof Span>>;
type Name = keyof StatementsOfSpan;

/** One statement of some days. */
type Column<T> = Span & { readonly statement: T };
/** What was taken from an issue, all of it, or from the books as they are. */
type Taken<T> = { readonly issue: IssueWithStatements | undefined; readonly taken: T };

/** Rows as the column beside them: what was kept to compare with. */
const previousRows = (rows: readonly LayoutRow[]): LayoutRow[] => rows.map((row) => ({ ...row, amount: row.kind === 'judul' ? null : (row.previous ?? 0) }));

/** Statements that a closing keeps beside what they compare with, as the statement they are compared with. */
const PREVIOUS: { readonly [N in Name]?: (kept: StatementsOfSpan[N]) => StatementsOfSpan[N] } = {
  incomeStatement: (kept) => ({ ...kept, layout: previousRows(kept.layout) }),
  cashFlow: (kept) => ({ ...kept, layout: previousRows(kept.layout) }),
  equityChanges: (kept) => ({
    ...kept, rows: kept.rows.map((row) => ({ ...row, ...row.previous })), totals: { ...kept.totals, ...kept.totals.previous },
  }),
};

const isWholeYear = ({ from, to }: Span): boolean => from === `${yearOf(to)}-01-01` && to.endsWith('-12-31');
/** The books of a year that end on its last day, or the one day: what a Neraca is kept under. */
export const balanceDays = (asOf: CalendarDate): Span => ({ from: asOf.endsWith('-12-31') ? calendarDate(`${yearOf(asOf)}-01-01`) : asOf, to: asOf });
const monthsOf = ({ from, to }: Span): MonthSpan => ({ from: monthOf(from), to: monthOf(to) });
const daysOf = ({ from, to }: MonthSpan): Span => ({ from: firstDay(from), to: lastDay(to) });
const yearEndBefore = (day: CalendarDate): CalendarDate => calendarDate(`${yearOf(day) - 1}-12-31`);

/** The statements of a span as they were kept when it was closed, else from the books as they are. */
export class Statements {
  private readonly books: Books;

  constructor(books: Books) {
    this.books = books;
  }

  /** With columns per unit where there are any. From open books each is worked out when it is asked for. */
  of({ from, to }: Span): StatementsOfSpan {
    const kept = this.keptAs({ from, to }, this.issue({ from, to }));
    const { reports, trialBalance } = this.books;
    return {
      get incomeStatement() {
        return kept?.incomeStatement ?? reports.incomeStatement({ from, to, byUnit: true });
      },
      get cashFlow() {
        return kept?.cashFlow ?? reports.cashFlow({ from, to });
      },
      get equityChanges() {
        return kept?.equityChanges ?? reports.equityChanges({ from, to });
      },
      get trialBalance() {
        return kept?.trialBalance ?? trialBalance({ from, to });
      },
      get memberBenefit() {
        return kept?.memberBenefit ?? reports.memberBenefit({ from, to });
      },
      get notes() {
        return kept?.notes ?? reports.notes({ from, to });
      },
    };
  }

  /** The closing that kept a statement of just these days; undefined where it comes from the books. */
  issueOf(span: Span, name: Name): IssueWithStatements | undefined {
    const issue = this.issue(span);
    return this.keptAs(span, issue)?.[name] === undefined ? undefined : issue;
  }

  /**
   * A statement as it stands on a sheet: of the span, for one month also of the year to date, and of the same days of the year
   * before where there are books of them; or of the days it is to be compared with. All columns are of one issue, or all as the
   * books and earlier issues have them; what was chosen to compare with is as its own closing kept it.
   */
  columns<N extends Name>(span: Span, name: N, compare?: Span): Taken<readonly Column<StatementsOfSpan[N]>[]> {
    if (compare !== undefined) {
      const { issue, taken } = this.columns(span, name);
      const own = taken.filter(({ from, to }) => (from === span.from && to === span.to) || (to === span.to && from.endsWith('-01-01')));
      return { issue: this.issueOf(compare, name) === undefined ? undefined : issue, taken: [...own, { ...compare, statement: this.of(compare)[name] }] };
    }
    const issue = this.issue(span);
    const kept = this.keptOf(span, issue);
    const columns = kept.flatMap((each): Column<StatementsOfSpan[N]>[] => {
      const statement: StatementsOfSpan[N] | undefined = (each as Partial<StatementsOfSpan>)[name];
      return statement === undefined ? [] : [{ from: each.from, to: each.to, statement }];
    });
    const last = columns.at(-1);
    if (last === undefined || columns.length < kept.length) return { issue: undefined, taken: this.open(span, name) };
    const previous: ((statement: StatementsOfSpan[N]) => StatementsOfSpan[N]) | undefined = PREVIOUS[name];
    const before = daysOf(yearBefore(monthsOf(last)));
    return { issue, taken: previous === undefined || !this.hasBooks(before.to) ? columns : [...columns, { ...before, statement: previous(last.statement) }] };
  }

  /** The USP's own set of a quarter. */
  usp(year: number, quarter: number): Taken<UspStatements> {
    const end = month(`${year}-${String(quarter * 3).padStart(2, '0')}`);
    const issue = this.issue({ from: firstDay(addMonths(end, -2)), to: lastDay(end) });
    const usp = issue?.statements.usp ?? null;
    return usp === null ? { issue: undefined, taken: uspStatements(this.books.reports, year, quarter) } : { issue, taken: usp };
  }

  /** Neraca at the end of a span, with columns per unit, and where there are books of it at the end of the year before; of a whole year with month 13. */
  balance(span: Span, compareTo?: CalendarDate): Taken<readonly { readonly asOf: CalendarDate; readonly layout: readonly LayoutRow[] }[]> {
    if (compareTo !== undefined) {
      const [own, other] = [this.balance(span), this.balance(balanceDays(compareTo))];
      return { issue: other.issue === undefined ? undefined : own.issue, taken: [...own.taken.slice(0, 1), ...other.taken.slice(0, 1)] };
    }
    const before = yearEndBefore(span.from);
    const issue = this.issue(span);
    const { layout } = issue?.statements.balanceSheet ?? this.books.reports.balanceSheet({ asOf: span.to, byUnit: true, compareTo: before });
    const own = { asOf: span.to, layout };
    return { issue, taken: this.hasBooks(before) ? [own, { asOf: before, layout: previousRows(layout) }] : [own] };
  }

  /** Whether every month of a span is closed, with each month 13 that belongs to it (ruling 2). */
  closedThroughout({ from, to }: Span): boolean {
    const lastYear = to.endsWith('-12-31') && from.endsWith('-01-01') ? yearOf(to) : yearOf(to) - 1;
    return this.books.closed(monthOf(to)) && (lastYear < yearOf(from) || this.books.closed(`${lastYear}-13`));
  }

  /** What an issue kept of just these days. */
  private keptAs({ from, to }: Span, issue: IssueWithStatements | undefined): Partial<StatementsOfSpan> | undefined {
    const { month: ofMonth, yearToDate } = issue?.statements ?? {};
    return [ofMonth, yearToDate].find((each) => each?.from === from && each.to === to) ?? undefined;
  }

  /** What was kept when the last of these days' months was closed; of a whole year only when the year was. Nothing is kept over years. */
  private issue(span: Span): IssueWithStatements | undefined {
    const last = monthOf(span.to);
    if (span.to !== lastDay(last) || yearOf(span.from) !== yearOf(span.to)) return undefined;
    return this.books.issued(isWholeYear(span) ? `${yearOf(span.to)}-13` : last);
  }

  /** What an issue holds of a span: of one month it, and the year to date. */
  private keptOf({ from }: Span, issue: IssueWithStatements | undefined): readonly SpanStatements[] {
    if (issue === undefined) return [];
    const { month: ofMonth, yearToDate } = issue.statements;
    if (yearToDate.from === from) return [yearToDate];
    return ofMonth?.from === from ? [ofMonth, yearToDate] : [];
  }

  private open<N extends Name>(span: Span, name: N): Column<StatementsOfSpan[N]>[] {
    const oneMonth = span.from === firstDay(monthOf(span.to)) && !span.from.endsWith('-01-01');
    const own = oneMonth ? [span, daysOf(toDate(monthsOf(span)))] : [span];
    const before = daysOf(yearBefore(monthsOf(own.at(-1) ?? span)));
    const spans = [...own, ...(this.hasBooks(before.to) ? [before] : [])];
    return spans.map((each) => ({ ...each, statement: this.of(each)[name] }));
  }

  private hasBooks(asOf: CalendarDate): boolean {
    const first = this.books.firstEntry();
    return first !== null && first <= asOf;
  }
}
