import type { Result } from '../../../shared/contract/index.ts';
import { daysBetween, lastDay, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { assetWords } from '../../../shared/text/assets.ts';
import { periodWords as words } from '../../../shared/text/periods.ts';
import type { ControlFigure } from '../kernel/problems.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Calendar } from './calendar.ts';

export type Finding = Result<'periods.check'>['checks'][number];

/** What the checklist asks of the rooms. Each answer is read off kept rows and costs no history. */
export type PeriodFacts = {
  /** Shifts still open that began on or before a day, with whose they are. */
  readonly openShifts: (on: CalendarDate) => readonly { readonly number: string; readonly cashier: string }[];
  /** What each sub-ledger says its control accounts hold now. */
  readonly controls: () => readonly ControlFigure[];
  /** The same of those that a date could part from their accounts, at the end of a day. */
  readonly controlsOn: (day: CalendarDate) => readonly ControlFigure[];
  readonly negativeStock: () => number;
  readonly lastCount: (upTo: CalendarDate) => CalendarDate | null;
  /** Numbers of the sheets of goods to be counted up to a day that nobody has ended. */
  readonly openCounts: (upTo: CalendarDate) => readonly string[];
  /** Numbers of active members behind with simpanan wajib at the end of a month, counted from the book's first month. */
  readonly behindOnWajib: (period: Month, since: Month) => readonly string[];
  /** How many have not been billed simpanan wajib of a month, where it is billed. */
  readonly unbilledWajib: (period: Month) => number;
  /** QRIS money on its way at the end of a day, and the day of the oldest sale of it. */
  readonly qrisWaiting: (asOf: CalendarDate) => { readonly count: number; readonly amount: number; readonly oldest: CalendarDate | null };
  /** After how many days that is worth a question. */
  readonly qrisDays: (on: CalendarDate) => number;
  /** What has not been depreciated by the end of a month, with the codes of the assets, and those whose months go with a later one. */
  readonly depreciation: (period: Month) => { readonly amount: number; readonly assets: readonly string[]; readonly later: readonly { readonly code: string; readonly on: string; readonly period: string }[] };
  /** Whether the register of assets is what the ledger carries on a day, and the codes of assets worth less than their residual value on it. */
  readonly assetRegister: (asOf: CalendarDate) => { readonly agrees: boolean; readonly overworn: readonly string[]; readonly totals: { readonly bookValue: number }; readonly ledger: { readonly cost: number; readonly accumulated: number } };
  /** Whether the bank loans noted here are what 2-2110 carries on a day. */
  readonly bankLoans: (asOf: CalendarDate) => { readonly agrees: boolean; readonly outstanding: number; readonly ledger: number };
  /** Names of entries proposed for a month and not posted, with the day of each. */
  readonly recurring: (period: Month) => readonly { readonly name: string; readonly date: CalendarDate }[];
  readonly tax: (period: Month) => { readonly applies: boolean; readonly ran: boolean; readonly current: boolean; readonly inUse: boolean; readonly tax: number; readonly overpaid: { readonly period: Month; readonly paid: number; readonly tax: number } | null };
  /** How far interest on savings is credited for a month, and whether it was for this or an earlier one. */
  readonly interest: (period: Month) => { readonly state: 'belum' | 'sebagian' | 'selesai'; readonly inUse: boolean };
};

type Check = (period: Month, today: CalendarDate) => Finding;
type Words = { readonly name: string; readonly action?: string };

const SCREENS = {
  shift: '/kas', book: '/buku', verify: '/buku/periksa', members: '/anggota', collect: '/anggota/iuran', assets: '/buku/aset', loans: '/buku/aset/pinjaman', tax: '/buku/aset/pajak', qris: '/buku/kas/qris', proposals: '/buku/catat/usulan', interest: '/anggota/jasa', counts: '/barang/hitung',
} as const;

/** `problem` is null when nothing is wrong; only then the way to mend it is left out. */
function finding(key: string, { name, action }: Words, blocking: boolean, fine: string, problem: string | null, more: { readonly count?: number; readonly screen?: string } = {}): Finding {
  const mend = problem !== null && action !== undefined && more.screen !== undefined ? { action: { screen: more.screen, text: action } } : {};
  return { key, name, ok: problem === null, blocking, detail: problem ?? fine, ...(more.count === undefined ? {} : { count: more.count }), ...mend };
}

/** Everything looked at before a month is closed, in the order in which one would mend it. */
export class Checklist {
  private readonly ledger: Ledger;
  private readonly calendar: Calendar;
  private readonly facts: PeriodFacts;
  private readonly checks: readonly Check[];

  constructor(ledger: Ledger, calendar: Calendar, facts: PeriodFacts) {
    this.ledger = ledger;
    this.calendar = calendar;
    this.facts = facts;
    this.checks = [
      (period, today) => this.order(period, today),
      (period) => this.shifts(period),
      (period) => this.counts(period),
      (period, today) => this.subledgers(period, today),
      () => this.stock(),
      (period) => this.opening(period),
      (period) => this.trialBalance(period),
      (period) => this.depreciation(period),
      (period) => this.assets(period),
      (period) => this.bankLoans(period),
      (period, today) => this.recurring(period, today),
      (period) => this.wajib(period),
      (period, today) => this.qris(period, today),
      (period) => this.tax(period),
      (period) => this.interest(period),
    ];
  }

  run(period: Month, today: CalendarDate): Finding[] {
    return this.checks.map((check) => check(period, today));
  }

  private order(period: Month, today: CalendarDate): Finding {
    const next = this.calendar.next();
    const problem =
      this.calendar.closed(period) ? words.order.closed
      : lastDay(period) >= today ? words.order.notOver(lastDay(period))
      : next !== undefined && next < period ? words.order.earlier(next)
      : null;
    return finding('order', words.order, true, words.order.fine, problem);
  }

  private shifts(period: Month): Finding {
    const open = this.facts.openShifts(lastDay(period));
    return finding('shifts', words.shifts, true, words.shifts.fine, open.length === 0 ? null : words.shifts.open(open), { count: open.length, screen: SCREENS.shift });
  }

  /** Both sides as they stand now, for a sub-ledger and its control account are written in one transaction; and where a date could part them, at the month's end. */
  private subledgers(period: Month, today: CalendarDate): Finding {
    const differing = (figures: readonly ControlFigure[], on: CalendarDate, say: (accounts: readonly string[], kept: number, booked: number) => string): string[] =>
      figures.flatMap(({ accounts, amount }) => {
        const booked = accounts.reduce((sum, code) => sum + this.ledger.balance(code, on), 0);
        return booked === amount ? [] : [say(accounts, amount, booked)];
      });
    const end = lastDay(period);
    const wrong = [...differing(this.facts.controls(), today, words.subledgers.differs), ...differing(this.facts.controlsOn(end), end, (accounts, kept, booked) => words.subledgers.differedOn(end, accounts, kept, booked))];
    return finding('subledgers', words.subledgers, true, words.subledgers.fine, wrong.length === 0 ? null : wrong.join(' '), { count: wrong.length, screen: SCREENS.verify });
  }

  /** Sheets of goods that were to be counted by the month's end and are still open. */
  private counts(period: Month): Finding {
    const open = this.facts.openCounts(lastDay(period));
    return finding('counts', words.counts, true, words.counts.fine(this.facts.lastCount(lastDay(period))), open.length === 0 ? null : words.counts.open(open), { count: open.length, screen: SCREENS.counts });
  }

  private stock(): Finding {
    const count = this.facts.negativeStock();
    return finding('stock', words.stock, true, words.stock.fine, count === 0 ? null : words.stock.below(count), { count, screen: SCREENS.verify });
  }

  /** The opening difference must be gone at the first close (ruling 6). */
  private opening(period: Month): Finding {
    const past = this.calendar.lastClosed() !== undefined;
    const left = past ? 0 : this.ledger.balance('3-1910', lastDay(period));
    return finding('opening', words.opening, true, past ? words.opening.past : words.opening.fine, left === 0 ? null : words.opening.left(Math.abs(left)), { screen: SCREENS.book });
  }

  private trialBalance(period: Month): Finding {
    let [debit, credit] = [0, 0];
    for (const balance of this.ledger.balances(lastDay(period)).values()) {
      debit += Math.max(0, balance);
      credit += Math.max(0, -balance);
    }
    return finding('trial-balance', words.trialBalance, true, words.trialBalance.fine(debit), debit === credit ? null : words.trialBalance.differs(debit, credit), { screen: SCREENS.verify });
  }

  private depreciation(period: Month): Finding {
    const { amount, assets, later } = this.facts.depreciation(period);
    return finding('depreciation', words.depreciation, true, later.length === 0 ? words.depreciation.fine : assetWords.later(later), assets.length === 0 ? null : words.depreciation.due(assets, amount), { count: assets.length, screen: SCREENS.assets });
  }

  private assets(period: Month): Finding {
    const { agrees, overworn, totals, ledger } = this.facts.assetRegister(lastDay(period));
    const problem =
      !agrees ? words.assets.differs(totals.bookValue, ledger.cost - ledger.accumulated)
      : overworn.length > 0 ? words.assets.overworn(overworn)
      : null;
    return finding('assets', words.assets, true, words.assets.fine, problem, { screen: SCREENS.assets });
  }

  private bankLoans(period: Month): Finding {
    const { agrees, outstanding, ledger } = this.facts.bankLoans(lastDay(period));
    return finding('bank-loans', words.bankLoans, true, words.bankLoans.fine, agrees ? null : words.bankLoans.differs(outstanding, ledger), { screen: SCREENS.loans });
  }

  /** What is due later in a month still running waits for its day. */
  private recurring(period: Month, today: CalendarDate): Finding {
    const open = this.facts.recurring(period);
    const namesOf = (later: boolean): string[] => open.filter(({ date }) => date > today === later).map(({ name }) => name);
    const [due, later] = [namesOf(false), namesOf(true)];
    const problem = [...(due.length === 0 ? [] : [words.recurring.open(due)]), ...(later.length === 0 ? [] : [words.recurring.later(later)])].join(' ');
    return { ...finding('recurring', words.recurring, false, words.recurring.fine, problem === '' ? null : problem, { count: open.length, screen: SCREENS.proposals }), ...(due.length === 0 && later.length > 0 ? { waits: true } : {}) };
  }

  private wajib(period: Month): Finding {
    const unbilled = this.facts.unbilledWajib(period);
    if (unbilled > 0) return finding('wajib', { ...words.wajib, action: words.wajib.bill }, false, words.wajib.fine, words.wajib.unbilled(unbilled), { count: unbilled, screen: SCREENS.collect });
    const behind = this.facts.behindOnWajib(period, this.calendar.first() ?? period);
    return finding('wajib', words.wajib, false, words.wajib.fine, behind.length === 0 ? null : words.wajib.behind(behind), { count: behind.length, screen: SCREENS.members });
  }

  /** Sales of this month or before that have waited for their money too long today. */
  private qris(period: Month, today: CalendarDate): Finding {
    const { count, amount, oldest } = this.facts.qrisWaiting(today);
    const late = oldest !== null && oldest <= lastDay(period) && daysBetween(oldest, today) > this.facts.qrisDays(today);
    return finding('qris', words.qris, false, words.qris.fine, late ? words.qris.late(amount, count, oldest) : null, { count: late ? count : 0, screen: SCREENS.qris });
  }

  /** Blocks once the gerai has set its tax itself or has worked one out before. */
  private tax(period: Month): Finding {
    const { applies, ran, current, inUse, tax, overpaid } = this.facts.tax(period);
    const problem = overpaid !== null ? words.tax.overpaid(overpaid.period, lastDay(period), overpaid.paid, overpaid.tax) : !applies ? null : ran ? (current ? null : words.tax.changed(tax)) : tax === 0 ? null : words.tax.due(tax);
    return finding('tax', words.tax, inUse, applies ? words.tax.fine : words.tax.past, problem, { screen: SCREENS.tax });
  }

  /** Blocks once interest has been credited for a month: what this one earned can be credited to it no more when it is closed. */
  private interest(period: Month): Finding {
    const { state, inUse } = this.facts.interest(period);
    const problem = state === 'selesai' || !inUse ? null : words.interest[state];
    return finding('interest', words.interest, inUse, inUse ? words.interest.fine : words.interest.unused, problem, { screen: SCREENS.interest });
  }
}
