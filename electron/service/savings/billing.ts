import type { Args, Result } from '../../../shared/contract/index.ts';
import { addDays, addMonths, firstDay, lastDay, monthOf, monthsBetween, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { collectingWords as words } from '../../../shared/text/collecting.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { Ledger } from '../ledger/index.ts';
import { balancesOf } from './moves.ts';

/** What a member pays, in rupiah, on a day. */
export type Amounts = { readonly pokok: number; readonly wajibMonthly: number };
export type AmountsOf = (memberRef: number, on: CalendarDate) => Amounts;

type Billable = { readonly ref: number; readonly joinedOn: CalendarDate; readonly since: Month | null };

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

  /** Bills a month to everybody not billed for it yet (document TW). Throws VALIDATION for a month outside the book or beyond the next, RULE WAJIB_EXISTS when nobody is left. */
  bill({ period }: Args<'savings.billWajib'>, ctx: WriteCtx): Omit<Result<'savings.billWajib'>, 'replayed'> {
    this.admit(period, ctx.today);
    const bills = this.unbilled(period).flatMap((member) => {
      const amount = this.amountsOf(member.ref, firstDay(period)).wajibMonthly;
      return amount === 0 ? [] : [{ member, amount }];
    });
    if (bills.length === 0) throw refuse('WAJIB_EXISTS', words.nobodyLeft(period), { field: 'period', period });
    const total = bills.reduce((sum, { amount }) => sum + amount, 0);
    const each = Math.max(...mostOften(bills.map(({ amount }) => amount)));
    const document = this.ledger.document(ctx, { kind: 'TW', date: ctx.today, amounts: { members: bills.length, total, each: [...new Set(bills.map(({ amount }) => amount))].toSorted((a, b) => a - b) }, refs: { period } });
    for (const { member, amount } of bills) {
      const first = member.since === null || member.since < monthOf(member.joinedOn);
      ctx.rows.insert('wajib_bill', { member_ref: member.ref, period, document_seq: document.seq, amount, prior: first ? this.paidBefore(member, period) : null });
    }
    ctx.note(document.number, words.note(period, bills.length));
    return { number: document.number, billed: bills.length, each, total };
  }

  /** How many have not been billed for a month, once anybody has been billed by then; before that nobody is missed. */
  unbilledCount(period: Month): number {
    return this.usedBy(period) ? this.unbilled(period).length : 0;
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

  /** Members of a month without a bill of it: active now, joined by its end. Months before a membership's first bill are not billed any more. */
  private unbilled(period: Month): Billable[] {
    return this.kernel.db
      .sql<Billable>(
        `SELECT m.ref, m.joined_on AS joinedOn, d.since FROM member m LEFT JOIN wajib_due d ON d.member_ref = m.ref
          WHERE m.state IN ('aktif', 'diblokir') AND m.joined_on <= ? AND (d.since IS NULL OR d.since < ? OR d.since < substr(m.joined_on, 1, 7))
            AND NOT EXISTS (SELECT 1 FROM wajib_bill b WHERE b.member_ref = m.ref AND b.period = ?) ORDER BY m.ref`,
      )
      .all(lastDay(period), period, period);
  }

  /** What had been paid before a first bill for the months before it, as far as those were due. */
  private paidBefore({ ref, joinedOn }: Billable, period: Month): number {
    const paid = balancesOf(this.kernel.db, ref, addDays(firstDay(period), -1)).wajib;
    let due = 0;
    const joined = monthOf(joinedOn);
    for (const month of joined < period ? monthsBetween(joined, addMonths(period, -1)) : []) {
      if (due >= paid) break;
      due += this.amountsOf(ref, firstDay(month)).wajibMonthly;
    }
    return Math.min(paid, due);
  }
}

/** The amounts that occur most often. */
function mostOften(amounts: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const amount of amounts) counts.set(amount, (counts.get(amount) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].filter(([, count]) => count === most).map(([amount]) => amount);
}
