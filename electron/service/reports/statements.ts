import type { Result } from '../../../shared/contract/index.ts';
import type { LayoutRow } from '../../../shared/contract/statements.ts';
import { addMonths, firstDay, lastDay, month, monthOf, yearOf } from '../../../shared/domain/dates.ts';
import type { IssueWithStatements, SpanStatements } from '../periods/index.ts';
import type { Reports, Span } from './reports.ts';
import { uspStatements, type UspStatements } from './usp.ts';

export type Books = {
  readonly reports: Reports;
  /** A closed month, or a closed year as its month 13, as its closing kept it; undefined while it is open. */
  readonly issued: (period: string) => IssueWithStatements | undefined;
  readonly trialBalance: (span: Span) => Result<'ledger.trialBalance'>;
};

export type StatementsOfSpan = Omit<SpanStatements, keyof Span>;

/** The statements of a span as they were kept when it was closed, else from the books as they are. */
export class Statements {
  private readonly books: Books;

  constructor(books: Books) {
    this.books = books;
  }

  /** What was kept when the last of these days' months was closed; of a whole year, when the year was. */
  issue({ from, to }: Span): IssueWithStatements | undefined {
    if (to !== lastDay(monthOf(to))) return undefined;
    const wholeYear = from === `${yearOf(to)}-01-01` && to.endsWith('-12-31');
    return (wholeYear ? this.books.issued(`${yearOf(to)}-13`) : undefined) ?? this.books.issued(monthOf(to));
  }

  /** With columns per unit where there are any. From open books each is worked out when it is asked for. */
  of({ from, to }: Span): StatementsOfSpan {
    const kept = this.issue({ from, to })?.statements;
    const fitting = [kept?.month, kept?.yearToDate].find((each) => each?.from === from && each.to === to);
    if (fitting !== undefined && fitting !== null) return fitting;
    const { reports, trialBalance } = this.books;
    return {
      get incomeStatement() {
        return reports.incomeStatement({ from, to, byUnit: true });
      },
      get cashFlow() {
        return reports.cashFlow({ from, to });
      },
      get equityChanges() {
        return reports.equityChanges({ from, to });
      },
      get trialBalance() {
        return trialBalance({ from, to });
      },
      get memberBenefit() {
        return reports.memberBenefit({ from, to });
      },
      get notes() {
        return reports.notes({ from, to });
      },
    };
  }

  /** The USP's own set of a quarter. */
  usp(year: number, quarter: number): UspStatements {
    const end = month(`${year}-${String(quarter * 3).padStart(2, '0')}`);
    return this.issue({ from: firstDay(addMonths(end, -2)), to: lastDay(end) })?.statements.usp ?? uspStatements(this.books.reports, year, quarter);
  }

  /** Neraca at the end of a span, with columns per unit; at the end of a whole year with month 13. */
  balance(span: Span): readonly LayoutRow[] {
    return (this.issue(span)?.statements.balanceSheet ?? this.books.reports.balanceSheet({ asOf: span.to, byUnit: true })).layout;
  }
}
