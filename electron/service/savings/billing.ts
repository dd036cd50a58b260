import type { Args, Result } from '../../../shared/contract/index.ts';
import { addDays, addMonths, firstDay, lastDay, monthOf, monthsBetween, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { collectingWords as words } from '../../../shared/text/collecting.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { LongWork, Part, Run } from '../kernel/runs.ts';
import type { Ledger } from '../ledger/index.ts';
import { balancesOf } from './moves.ts';

/** What a member pays, in rupiah, on a day. */
export type Amounts = { readonly pokok: number; readonly wajibMonthly: number };
export type AmountsOf = (memberRef: number, on: CalendarDate) => Amounts;

/** A member to be billed, with what; `since`: the first month billed. */
type Billed = Part & { readonly joinedOn: CalendarDate; readonly since: Month | null; readonly amount: number };

/** Bills simpanan wajib (ruling 33): a memo until it is paid, so nothing is posted. */
export class Billing {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly amountsOf: AmountsOf;

  constructor(kernel: Kernel, ledger: Ledger, amountsOf: AmountsOf) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.amountsOf = amountsOf;
  }

  /** Bills a month to everybody not billed for it yet (a document TW a step). Throws VALIDATION for a month outside the book or beyond the next, RULE WAJIB_EXISTS when nobody is left. */
  bill({ period }: Args<'savings.billWajib'>): LongWork<Omit<Result<'savings.billWajib'>, 'replayed'>, Billed> {
    return {
      key: period,
      admit: (ctx, ended) => {
        this.admit(period, ctx.today);
        if (this.bills(period).length > 0) return;
        // Bills of a month without a finished run: one that was stopped before its answer.
        if (ended !== undefined || !this.billedAny(period)) throw refuse('WAJIB_EXISTS', words.nobodyLeft(period), { field: 'period', period });
      },
      parts: () => this.bills(period),
      step: (ctx, parts, run) => this.write(ctx, period, new Set(parts.map(({ memberRef }) => memberRef)), run),
      total: (_ctx, run) => this.totals(run),
    };
  }

  private write(ctx: WriteCtx, period: Month, members: ReadonlySet<number>, run: Run): void {
    const bills = this.bills(period).filter(({ memberRef }) => members.has(memberRef));
    if (bills.length === 0) return;
    const each = [...new Set(bills.map(({ amount }) => amount))].toSorted((a, b) => a - b);
    const document = this.ledger.document(ctx, { kind: 'TW', date: ctx.today, amounts: { members: bills.length, total: bills.reduce((sum, { amount }) => sum + amount, 0), each }, refs: { period, run: run.id } });
    for (const { memberRef, joinedOn, since, amount } of bills) {
      const first = since === null || since < monthOf(joinedOn);
      ctx.rows.insert('wajib_bill', { member_ref: memberRef, period, document_seq: document.seq, amount, prior: first ? this.paidBefore({ memberRef, joinedOn }, period) : null });
    }
  }

  private totals(run: Run): Omit<Result<'savings.billWajib'>, 'replayed'> {
    const rows = this.kernel.db
      .sql<{ amount: number; count: number }>("SELECT b.amount, count(*) AS count FROM document d JOIN wajib_bill b ON b.document_seq = d.seq WHERE d.kind = 'TW' AND json_extract(d.refs, '$.run') = ? GROUP BY b.amount ORDER BY count(*) DESC, b.amount DESC")
      .all(run.id);
    return { billed: rows.reduce((sum, { count }) => sum + count, 0), each: rows[0]?.amount ?? 0, total: rows.reduce((sum, { amount, count }) => sum + amount * count, 0) };
  }

  /** How many have not been billed for a month, once anybody has been billed by then; before that nobody is missed. */
  unbilledCount(period: Month): number {
    return this.usedBy(period) ? this.bills(period).length : 0;
  }

  /** Whether anybody was billed for a month or one before it. */
  usedBy(period: Month): boolean {
    return this.kernel.db.sql('SELECT 1 FROM wajib_bill WHERE period <= ? LIMIT 1').get(period) !== undefined;
  }

  private admit(period: Month, today: CalendarDate): void {
    const next = addMonths(monthOf(today), 1);
    if (period > next) throw invalid('period', words.tooEarly(next));
    const first = monthOf(this.ledger.begunOn());
    if (period < first) throw invalid('period', words.tooLate(first));
  }

  private billedAny(period: Month): boolean {
    return this.kernel.db.sql('SELECT 1 FROM wajib_bill WHERE period = ? LIMIT 1').get(period) !== undefined;
  }

  /** Members of a month without a bill of it, and what it would be: members now, joined by its end. Months before a membership's first bill are not billed any more. */
  private bills(period: Month): Billed[] {
    return this.kernel.db
      .sql<Omit<Billed, 'amount'>>(
        `SELECT m.ref AS memberRef, m.joined_on AS joinedOn, d.since FROM member m LEFT JOIN wajib_due d ON d.member_ref = m.ref
          WHERE m.state IN ('aktif', 'diblokir') AND m.joined_on <= ? AND (d.since IS NULL OR d.since < ? OR d.since < substr(m.joined_on, 1, 7))
            AND NOT EXISTS (SELECT 1 FROM wajib_bill b WHERE b.member_ref = m.ref AND b.period = ?) ORDER BY m.ref`,
      )
      .all(lastDay(period), period, period)
      .map((member) => ({ ...member, amount: this.amountsOf(member.memberRef, firstDay(period)).wajibMonthly }))
      .filter(({ amount }) => amount > 0);
  }

  /** What had been paid before a first bill for the months before it, as far as those were due. */
  private paidBefore({ memberRef, joinedOn }: Pick<Billed, 'memberRef' | 'joinedOn'>, period: Month): number {
    const paid = balancesOf(this.kernel.db, memberRef, addDays(firstDay(period), -1)).wajib;
    let due = 0;
    const joined = monthOf(joinedOn);
    for (const month of joined < period ? monthsBetween(joined, addMonths(period, -1)) : []) {
      if (due >= paid) break;
      due += this.amountsOf(memberRef, firstDay(month)).wajibMonthly;
    }
    return Math.min(paid, due);
  }
}
