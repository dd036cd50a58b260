import type { Args, Result } from '../../../shared/contract/index.ts';
import { isMonth, lastDay, yearOf, type Month } from '../../../shared/domain/dates.ts';
import { monthText } from '../../../shared/text/format.ts';
import { periodWords, yearWords } from '../../../shared/text/periods.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound, refuse } from '../kernel/refusal.ts';
import type { Ledger } from '../ledger/index.ts';
import { Calendar } from './calendar.ts';
import { Checklist, type Finding, type PeriodFacts } from './checklist.ts';
import { Issues, type IssueWithStatements, type StatementSource } from './issue.ts';
import { YearEnd } from './year.ts';

type Action = Result<'periods.history'>['rows'][number]['action'];
type Note = Pick<Finding, 'key' | 'name' | 'detail'>;
type EventRow = { period: string; action: Action; at: string; by: string; approvedBy: string | null; reason: string; entries: number; hash: string; notes: string };

/** Months from open to closed and, with somebody's approval, back. Closing posts nothing (ruling 1). */
export class Periods {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly calendar: Calendar;
  private readonly checklist: Checklist;
  private readonly yearEnd: YearEnd;
  private readonly issues: Issues;

  constructor(kernel: Kernel, ledger: Ledger, facts: PeriodFacts, statements: StatementSource) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.calendar = new Calendar(kernel.db);
    this.checklist = new Checklist(ledger, this.calendar, facts);
    this.yearEnd = new YearEnd(ledger, this.calendar);
    this.issues = new Issues(kernel, statements);
  }

  /** What was issued for a period (month 13 for a year) that is closed now; undefined while it is open. */
  issued(period: string): IssueWithStatements | undefined {
    return this.issues.current(period);
  }

  /** Whether nothing can be booked in a month, or a month 13, any more. */
  closed(period: string): boolean {
    return isMonth(period) ? this.calendar.closed(period) : this.calendar.yearClosed(yearOf(period));
  }

  handlers(): Handlers<'periods.list' | 'periods.check' | 'periods.close' | 'periods.reopen' | 'periods.history' | 'shu.closeYear' | 'statements.issued' | 'statements.get'> {
    const { db } = this.kernel;
    return {
      ...this.issues.handlers(),
      'periods.list': () => ({
        rows: db.sql<{ period: string; status: 'terbuka' | 'tertutup'; closedAt: string | null; entries: number }>(
          'SELECT p.period, p.status, p.closed_at AS closedAt, (SELECT count(*) FROM entry e WHERE e.period = p.period) AS entries FROM period p ORDER BY p.period',
        ).all(),
      }),
      'periods.check': ({ period }, ctx) => {
        this.refuseUnknown(period);
        const checks = this.checklist.run(period, ctx.today);
        return { period, ready: checks.every((check) => check.ok), checks };
      },
      'periods.close': (args, ctx) => this.close(args, ctx),
      'periods.reopen': (args, ctx) => this.reopen(args, ctx),
      'shu.closeYear': ({ year, note }, ctx) => {
        const closed = this.yearEnd.close(ctx, year);
        this.issues.issue(ctx, `${year}-13`, this.record(ctx, `${year}-13`, 'tutup-tahun', note ?? '', []));
        return closed;
      },
      'periods.history': ({ period }) => {
        const rows = db.sql<EventRow>(
          `SELECT p.period, p.action, p.at, u.name AS by, a.name AS approvedBy, p.reason, p.entry_count AS entries, p.entry_hash AS hash, p.notes
             FROM period_event p JOIN user u ON u.ref = p.user_ref LEFT JOIN user a ON a.ref = p.approver_ref ${period === undefined ? '' : 'WHERE p.period = ?'} ORDER BY p.seq DESC`,
        );
        return { rows: rows.all(...(period === undefined ? [] : [period])).map((row) => ({ ...row, notes: JSON.parse(row.notes) as Note[] })) };
      },
    };
  }

  private close({ period, note }: Args<'periods.close'>, ctx: WriteCtx): { period: Month; status: 'tertutup' } {
    if (lastDay(period) >= ctx.today) throw invalid('period', `bulan ${period} belum selesai; tutup setelah ${lastDay(period)}`);
    this.refuseUnknown(period);
    if (this.calendar.closed(period)) throw conflict('monthClosed', `Buku ${period} sudah ditutup.`, { field: 'period' });
    const findings = this.checklist.run(period, ctx.today).filter((check) => !check.ok);
    const blocking = findings.filter((check) => check.blocking);
    const [first] = blocking;
    if (first !== undefined) throw conflict('notReady', periodWords.refused(`${first.name}: ${first.detail}`, blocking.length - 1), { field: 'period', period, checks: blocking });
    const closed = { status: 'tertutup', closed_at: ctx.now, closed_by: ctx.user.username };
    if (this.calendar.known(period)) ctx.rows.update('period', { period }, closed);
    else ctx.rows.insert('period', { period, ...closed });
    this.issues.issue(ctx, period, this.record(ctx, period, 'tutup', note ?? '', findings.map(({ key, name, detail }) => ({ key, name, detail }))));
    ctx.note(period, `buku ${period} ditutup`);
    return { period, status: 'tertutup' };
  }

  private reopen({ period, reason }: Args<'periods.reopen'>, ctx: WriteCtx): { period: Month; status: 'terbuka' } {
    this.refuseUnknown(period);
    const last = this.calendar.lastClosed();
    if (last === undefined || period > last) throw conflict('monthOpen', `Buku ${period} masih terbuka dan dapat langsung diisi.`, { field: 'period' });
    if (this.calendar.yearClosed(yearOf(period))) throw refuse('PERIOD_CLOSED', `Tahun buku ${yearOf(period)} sudah ditutup untuk selamanya. Catat koreksinya di bulan yang terbuka.`, { field: 'period', period });
    if (period !== last) throw conflict('notLastMonth', `Buka dahulu ${monthText(last)}; bulan dibuka dari yang paling akhir.`, { field: 'period', last });
    if (period.endsWith('-12') && this.calendar.adjusted(yearOf(period))) throw conflict('adjusted', yearWords.adjusted(yearOf(period)), { field: 'period' });
    ctx.rows.update('period', { period }, { status: 'terbuka', closed_at: null, closed_by: null });
    this.record(ctx, period, 'buka', reason, []);
    ctx.note(period, `buku ${period} dibuka lagi`);
    return { period, status: 'terbuka' };
  }

  /** Writes what happened, with the head of the journal; answers the event's number. */
  private record(ctx: WriteCtx, period: string, action: Action, reason: string, notes: readonly Note[]): number {
    const head = this.ledger.chain();
    const seq = ctx.rows.lastRowid('period_event') + 1;
    ctx.rows.insert('period_event', {
      seq, period, action, at: ctx.now, user_ref: ctx.user.ref, approver_ref: ctx.approver?.ref ?? null, reason, notes: JSON.stringify(notes), entry_count: head.count, entry_hash: head.hash,
    });
    return seq;
  }

  /** A month the book has not reached, or from before it began. */
  private refuseUnknown(period: Month): void {
    const first = this.calendar.first();
    if (first === undefined || period < first) throw notFound('Bulan', 'period');
  }
}
