import type { Result } from '../../../shared/contract/index.ts';
import type { IssuedStatements, Letterhead, Span, SpanStatements } from '../../../shared/contract/issued.ts';
import { canonicalJson, type Json } from '../../../shared/domain/canonical.ts';
import { addMonths, firstDay, lastDay, makeDate, month, yearOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { sha256 } from '../kernel/digest.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { notFound } from '../kernel/refusal.ts';

/** An issue with where the journal stood. */
export type Issue = { readonly period: string; readonly version: number; readonly closedAt: string; readonly closedBy: string; readonly hash: string; readonly entries: number; readonly chainHash: string; readonly current: boolean };
export type IssueWithStatements = Issue & { readonly statements: IssuedStatements };

/** What the issues ask of the reports. */
export type StatementSource = {
  readonly balanceSheet: (args: { asOf: CalendarDate; byUnit: true; compareTo: CalendarDate }) => IssuedStatements['balanceSheet'];
  readonly incomeStatement: (args: Span & { byUnit: true; compare: Span }) => SpanStatements['incomeStatement'];
  readonly cashFlow: (args: Span & { compare: Span }) => SpanStatements['cashFlow'];
  readonly equityChanges: (args: Span & { compare: Span }) => SpanStatements['equityChanges'];
  readonly trialBalance: (args: { asOf: CalendarDate; from: CalendarDate }) => SpanStatements['trialBalance'];
  readonly memberBenefit: (span: Span) => Result<'reports.memberBenefit'>;
  readonly notes: (span: Span) => Result<'reports.notes'>;
  readonly usp: (year: number, quarter: number) => Result<'reports.usp'>;
  readonly letterhead: () => Letterhead;
};

type IssueRow = Omit<Issue, 'current'> & { readonly last: number; readonly status: string; readonly body: string };

const spanOf = (from: Month, to: Month): Span => ({ from: firstDay(from), to: lastDay(to) });

/** Statements as they were issued: kept at every closing, never changed, whatever happens later. */
export class Issues {
  private readonly kernel: Kernel;
  private readonly source: StatementSource;

  constructor(kernel: Kernel, source: StatementSource) {
    this.kernel = kernel;
    this.source = source;
  }

  /** Keeps what the statements of a period say now as its next version. */
  issue(ctx: WriteCtx, period: string, eventSeq: number): void {
    const version = (this.kernel.db.sql<{ version: number | null }>('SELECT max(version) AS version FROM statement_issue WHERE period = ?').get(period)?.version ?? 0) + 1;
    // Through JSON, so that what is hashed is what a reader gets.
    const body = canonicalJson(JSON.parse(JSON.stringify(this.compute(period))) as Json);
    ctx.rows.insert('statement_issue', { ref: ctx.rows.lastRowid('statement_issue') + 1, period, version, event_seq: eventSeq, body, hash: sha256(body) });
  }

  /** The last version of a period that is closed now; undefined while it is open, or was closed before issues were kept. */
  current(period: string): IssueWithStatements | undefined {
    return this.all(period).find((issue) => issue.current);
  }

  handlers(): Handlers<'statements.issued' | 'statements.get'> {
    return {
      'statements.issued': ({ period }) => ({ versions: this.all(period).map(({ statements: _statements, period: _period, ...issue }) => issue) }),
      'statements.get': ({ period, version }) => {
        const issues = this.all(period);
        const found = version === undefined ? issues.at(-1) : issues.find((issue) => issue.version === version);
        if (found === undefined) throw notFound('Laporan yang sudah terbit', issues.length === 0 ? 'period' : 'version');
        return { ...found, statements: found.statements as never };
      },
    };
  }

  private all(period: string): IssueWithStatements[] {
    return this.kernel.db
      .sql<IssueRow>(
        `SELECT i.period, i.version, e.at AS closedAt, u.name AS closedBy, i.hash, e.entry_count AS entries, e.entry_hash AS chainHash, i.body, p.status,
                (SELECT max(version) FROM statement_issue WHERE period = i.period) AS last
           FROM statement_issue i JOIN period_event e ON e.seq = i.event_seq JOIN user u ON u.ref = e.user_ref JOIN period p ON p.period = i.period WHERE i.period = ? ORDER BY i.version`,
      )
      .all(period)
      .map(({ last, status, body, ...row }) => ({ ...row, current: status === 'tertutup' && row.version === last, statements: JSON.parse(body) as IssuedStatements }));
  }

  private compute(period: string): IssuedStatements {
    const year = yearOf(period);
    const last = period.endsWith('-13') ? month(`${year}-12`) : month(period);
    const january = month(`${year}-01`);
    const asOf = lastDay(last);
    return {
      period, asOf,
      balanceSheet: this.source.balanceSheet({ asOf, byUnit: true, compareTo: makeDate(year - 1, 12, 31) }),
      month: period.endsWith('-13') ? null : this.span(spanOf(last, last), spanOf(addMonths(last, -1), addMonths(last, -1))),
      yearToDate: this.span(spanOf(january, last), spanOf(addMonths(january, -12), addMonths(last, -12))),
      usp: Number(last.slice(5)) % 3 === 0 ? this.source.usp(year, Number(last.slice(5)) / 3) : null,
      letterhead: this.source.letterhead(),
    };
  }

  private span(span: Span, compare: Span): SpanStatements {
    return {
      ...span,
      incomeStatement: this.source.incomeStatement({ ...span, byUnit: true, compare }),
      cashFlow: this.source.cashFlow({ ...span, compare }),
      equityChanges: this.source.equityChanges({ ...span, compare }),
      trialBalance: this.source.trialBalance({ asOf: span.to, from: span.from }),
      memberBenefit: this.source.memberBenefit(span),
      notes: this.source.notes(span),
    };
  }
}
