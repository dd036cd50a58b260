import type { Args } from '../../../shared/contract/index.ts';
import type { Unit } from '../../../shared/contract/values.ts';
import { calendarDate, monthOf, yearOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { dayBefore, LedgerSums, type Ledger } from '../ledger/index.ts';
import { balanceSheet, type Balances, type BalanceSheet } from './balanceSheet.ts';
import { cashFlow, cashParts, type CashFlow, type CashSpan } from './cashFlow.ts';
import { equityChanges, type EquityChanges, type EquitySpan } from './equityChanges.ts';
import { less, netOf } from './figures.ts';
import { memberBenefit, type MemberBenefit } from './memberBenefit.ts';
import { notes, type Notes, type NotesSources } from './notes.ts';
import { incomeStatement, type IncomeStatement, type IncomeTotals } from './incomeStatement.ts';

export type Span = { readonly from: CalendarDate; readonly to: CalendarDate };

/** What the reports ask of rooms that were built after them. */
export type ReportNeighbours = {
  /** What the SHU from 1 January to a month's end would give all members; null where nothing says how. */
  readonly shuToMembers: (period: Month) => number | null;
  readonly cooperative: () => NotesSources['cooperative'];
  readonly membersOn: (day: CalendarDate) => number;
  readonly borrowedOn: (day: CalendarDate) => NotesSources['borrowed'];
};
const NOBODY: ReportNeighbours = { shuToMembers: () => null, cooperative: () => ({ name: '', legalNo: '', address: '', city: '' }), membersOn: () => 0, borrowedOn: () => [] };

/** The statements that are read off the ledger's kept sums. For whole months they cost accounts and months, not entries. */
export class Reports {
  private readonly ledger: Ledger;
  private readonly sums: LedgerSums;
  private readonly kernel: Kernel;
  private neighbours: ReportNeighbours = NOBODY;

  constructor(kernel: Kernel, ledger: Ledger) {
    this.ledger = ledger;
    this.kernel = kernel;
    this.sums = new LedgerSums(kernel.db);
  }

  /** Makes the rooms known that the reports read and that know the reports themselves. */
  connect(neighbours: ReportNeighbours): void {
    this.neighbours = neighbours;
  }

  /** Neraca at the end of a day, closing entries included. `balanced` is what the figures say, not a promise: an amount on 8-1110 would make it false. */
  balanceSheet({ asOf, unit, byUnit, compareTo }: Args<'reports.balanceSheet'>): BalanceSheet {
    return balanceSheet(this.ledger.accounts(), this.sums.balances(asOf), compareTo === undefined ? new Map() : this.sums.balances(compareTo), { unit, byUnit, compared: compareTo !== undefined });
  }

  /** Perhitungan hasil usaha between two days, both included; closing entries are left out, month 13 by ruling 2. */
  incomeStatement({ from, to, unit, byUnit, compare }: Args<'reports.incomeStatement'>): IncomeStatement {
    const before = compare === undefined ? new Map() : this.movements(compare);
    return incomeStatement(this.ledger.accounts(), this.movements({ from, to }), before, { unit, byUnit, compared: compare !== undefined });
  }

  /** The totals alone: what SHU starts from. */
  incomeTotals(from: CalendarDate, to: CalendarDate): IncomeTotals {
    return this.incomeStatement({ from, to }).totals;
  }

  /** Arus kas by the direct method, held against the cash accounts' balances in the ledger. */
  cashFlow({ from, to, unit, compare }: Args<'reports.cashFlow'>): CashFlow {
    return cashFlow(this.ledger.accounts(), this.cashSpan({ from, to }), compare === undefined ? null : this.cashSpan(compare), unit);
  }

  /** What each row of the cash flow's layout is made of, by `ROW CODE`: money in and out of a cash account by flow, and what it held before. */
  cashByAccount(span: Span, unit: Unit | undefined): ReadonlyMap<string, number> {
    const { opening, flows } = this.cashSpan(span);
    return cashParts(this.ledger.accounts(), opening, flows, unit);
  }

  equityChanges({ from, to, compare }: Args<'reports.equityChanges'>): EquityChanges {
    const span = this.equitySpan({ from, to });
    const neraca = balanceSheet(this.ledger.accounts(), this.sums.balancesAfter(from, to), new Map(), { compared: false });
    return equityChanges(this.ledger.accounts(), span, compare === undefined ? null : this.equitySpan(compare), neraca.sections.find((section) => section.key === 'equity')?.rows ?? []);
  }

  /** Promosi Ekonomi Anggota of a span. */
  memberBenefit({ from, to }: Span): MemberBenefit {
    return memberBenefit({ from, to }, {
      db: this.kernel.db, accounts: this.ledger.accounts(), savingsInterest: this.incomeTotals(from, to).savingsInterest, referencePct: this.kernel.settings.find('benefit.loanReference', to)?.value.annualPct ?? null,
      shuToMembers: this.neighbours.shuToMembers(monthOf(to)),
    });
  }

  /** Catatan atas laporan keuangan of a span. */
  notes({ from, to }: Span): Notes {
    const totals = this.incomeTotals(from, to);
    return notes({ from, to }, {
      cooperative: this.neighbours.cooperative(), balanceSheet: this.balanceSheet({ asOf: to, compareTo: calendarDate(`${yearOf(from) - 1}-12-31`) }), tax: totals.tax, shu: totals.shu, members: this.neighbours.membersOn(to),
      borrowed: this.neighbours.borrowedOn(to), loanRecognition: this.kernel.settings.at('loan.policy', to).interestRecognition ?? 'cash', own: this.kernel.settings.at('notes.texts', to),
    });
  }

  private movements({ from, to }: Span): Balances {
    return less(netOf(this.sums.turnovers(from, to)), netOf(this.sums.closings(from, to)));
  }

  private cashSpan({ from, to }: Span): CashSpan {
    return { opening: this.sums.balances(dayBefore(from)), closing: this.sums.balancesAfter(from, to), flows: this.sums.flows(from, to) };
  }

  private equitySpan({ from, to }: Span): EquitySpan {
    return { opening: this.sums.balances(dayBefore(from)), turnovers: this.sums.standingTurnovers(from, to), closings: this.sums.closings(from, to) };
  }
}
