import type { Args, Result } from '../../../shared/contract/index.ts';
import type { SettingKey, SettingValue } from '../../../shared/contract/policies.ts';
import { addMonths, lastDay, type Month } from '../../../shared/domain/dates.ts';
import { percentUnits } from '../../../shared/domain/percent.ts';
import { interestWords as words } from '../../../shared/text/interest.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { Pace } from '../kernel/pace.ts';
import { conflict, invalid, refuse, Refusal } from '../kernel/refusal.ts';
import type { LongWork, Run } from '../kernel/runs.ts';
import type { Ledger, Reversibles } from '../ledger/index.ts';
import type { Members } from '../members/index.ts';
import type { Savings } from '../savings/index.ts';
import { interestOf, type Earned, type InterestRule } from './month.ts';
import { creditReversible } from './reversal.ts';
import { creditAll, type Rooms } from './credit.ts';
import { creditedOf, documentsOf, latestMonth, stateOf, sumsOfRun, type CreditedRow, type InterestSums, type MonthState } from './store.ts';
import { SavingsTax } from './tax.ts';

export { interestChecks } from './checks.ts';

type Shown = Result<'savings.previewInterest'>['rows'][number] & { readonly memberRef: number };

/** Interest on simpanan sukarela: worked out month by month, credited with the tax withheld, the tax paid on. */
export class Interest {
  private readonly rooms: Rooms;
  private readonly tax: SavingsTax;

  constructor(kernel: Kernel, ledger: Ledger, rooms: { readonly members: Members; readonly savings: Savings; readonly cash: CashDesk }) {
    this.rooms = { kernel, ledger, members: rooms.members, savings: rooms.savings };
    this.tax = new SavingsTax(kernel, ledger, rooms.cash);
  }

  /** How a month stands, and whether interest has ever been credited by the end of it. Writes nothing. */
  status(period: Month): { readonly state: MonthState; readonly inUse: boolean } {
    const { db } = this.rooms.kernel;
    return { state: stateOf(db, period), inUse: latestMonth(db, period) !== undefined };
  }

  reversibles(): Reversibles<'BJ' | 'SB'> {
    return { BJ: creditReversible(this.rooms), SB: { purpose: 'umum', check: () => null, undo: () => undefined } };
  }

  handlers(): Handlers<'savings.previewInterest' | 'savings.creditInterest' | 'tax.savingsTax' | 'tax.paySavingsTax'> {
    return {
      'savings.previewInterest': ({ period }) => this.preview(period),
      'savings.creditInterest': (args) => this.credit(args),
      'tax.savingsTax': ({ period }) => this.tax.list(period),
      'tax.paySavingsTax': (args, ctx) => this.tax.pay(ctx, args),
    };
  }

  private async preview(period: Month): Promise<Result<'savings.previewInterest'>> {
    const { kernel, members } = this.rooms;
    const rule = this.rule(period);
    const credited = new Map(creditedOf(kernel.db, period).map((row) => [row.memberRef, row]));
    const rows: Shown[] = [];
    const pace = new Pace(0, () => undefined);
    const show = async (row: Omit<CreditedRow, 'number'>, number: string | null): Promise<void> => {
      const { id, no, name } = members.byRef(row.memberRef);
      rows.push({ memberRef: row.memberRef, memberId: id, memberNo: no, name, base: row.base, days: row.days, gross: row.gross, tax: row.tax, net: row.net, number });
      if (pace.due()) await pace.rest();
    };
    for (const row of credited.values()) await show(row, row.number);
    if (stateOf(kernel.db, period) !== 'selesai')
      for (const earned of interestOf(kernel.db, period, rule)) {
        if (earned !== undefined && !credited.has(earned.memberRef)) await show(earned, null);
        else if (pace.due()) await pace.rest();
      }
    const { plan, tax } = rule;
    const sum = (of: 'gross' | 'tax' | 'net'): number => rows.reduce((all, row) => all + row[of], 0);
    return {
      period, date: lastDay(period), state: stateOf(kernel.db, period), problem: this.problem(period),
      rule: {
        method: plan.method, annualPct: plan.annualPct ?? null, tiers: plan.tiers ?? [], yearDays: plan.yearDays ?? 365, minBalance: plan.minBalance ?? 0,
        capPct: this.setting('savings.rateCap', period).annualPct, freeUpTo: tax.freeUpTo, taxPct: tax.pct,
      },
      rows: rows.toSorted((a, b) => a.memberRef - b.memberRef).map(({ memberRef: _ref, ...row }) => row),
      totals: { accounts: rows.length, gross: sum('gross'), tax: sum('tax'), net: sum('net') },
      documents: documentsOf(kernel.db, period).map(({ seq: _seq, ...document }) => document),
    };
  }

  private credit({ period }: Args<'savings.creditInterest'>): LongWork<InterestSums, Earned> {
    const rule = this.rule(period);
    return {
      key: period,
      admit: (ctx: WriteCtx) => {
        this.admit(period);
        this.rooms.ledger.admitDate(ctx, lastDay(period), period, 'period');
      },
      ...creditAll(this.rooms, period, rule),
      total: (_ctx: WriteCtx, run: Run) => sumsOfRun(this.rooms.kernel.db, run.ref),
    };
  }

  /** Why a month cannot be credited now, as it would be refused; null where it can. */
  private problem(period: Month): string | null {
    try {
      this.admit(period);
      if (this.rooms.ledger.monthLocked(period)) return words.locked(period);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error.message;
      throw error;
    }
  }

  /** Throws VALIDATION for a month that is not over, CONFLICT for one that is credited or not the next one, RULE RATE_CAP. */
  private admit(period: Month): void {
    const { kernel } = this.rooms;
    const last = lastDay(period);
    if (last > kernel.today()) throw invalid('period', words.notOver(period, last));
    const state = stateOf(kernel.db, period);
    if (state === 'selesai') throw conflict('interestRun', words.done(period), { field: 'period', period });
    const latest = latestMonth(kernel.db);
    if (latest !== undefined && state === 'belum' && period < latest) throw conflict('interestOrder', words.laterDone(period, latest), { field: 'period', period: latest });
    if (latest !== undefined && period > latest) {
      const first = stateOf(kernel.db, latest) === 'selesai' ? addMonths(latest, 1) : latest;
      if (first !== period) throw conflict('interestOrder', words.earlierFirst(first), { field: 'period', period: first });
    }
    this.refuseAboveCap(period);
  }

  private refuseAboveCap(period: Month): void {
    const { plan } = this.rule(period);
    const cap = this.setting('savings.rateCap', period).annualPct;
    for (const rate of [...(plan.annualPct === undefined ? [] : [plan.annualPct]), ...(plan.tiers ?? []).map(({ annualPct }) => annualPct)])
      if (percentUnits(rate) > percentUnits(cap)) throw refuse('RATE_CAP', words.aboveCap(rate, cap), { field: 'period', annualPct: rate, cap });
  }

  private rule(period: Month): InterestRule {
    return { plan: this.setting('savings.interest', period), tax: this.setting('tax.savingsInterest', period) };
  }

  /** A setting as in force on a month's last day; before the first day of all settings, as in force today. */
  private setting<K extends SettingKey>(key: K, period: Month): SettingValue<K> {
    const { settings } = this.rooms.kernel;
    return settings.find(key, lastDay(period))?.value ?? settings.at(key, this.rooms.kernel.today());
  }
}
