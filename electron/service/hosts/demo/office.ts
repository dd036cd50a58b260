import { addDays, addMonths, dayOf, firstDay, monthOf, weekday, yearOf, type CalendarDate } from '../../../../shared/domain/dates.ts';
import type { Unit } from '../../../../shared/contract/values.ts';
import type { Caller } from './caller.ts';
import type { Chance } from './random.ts';

type Plan = { readonly salesPerDay: number; readonly start: CalendarDate; readonly until: CalendarDate };
type Step = () => void;

/** A fixed code in the shape banks give it; its merchant is invented. */
const QRIS = '00020101021126600013ID.CO.BRI.WWW0118936000020000447101021000004471010303UMI51440014ID.CO.QRIS.WWW0215ID10264471001230303UMI5204541153033605802ID5918KKMP KARANG BAHARI6010BALIKPAPAN61057612562070703A016304F0ED';

/** What is bought at the beginning, from the bank. */
const ASSETS = [
  { name: 'Lemari pendingin', cost: 6_500_000, residual: 500_000, usefulMonths: 60 },
  { name: 'Komputer kasir dan pencetak struk', cost: 7_200_000, residual: 0, usefulMonths: 48 },
  { name: 'Timbangan digital', cost: 1_800_000, residual: 0, usefulMonths: 36 },
] as const;

/** What a month should bring and cost, as the members' meeting planned it for 60 sales a day. */
const BUDGET: readonly { readonly account: string; readonly unit: Unit; readonly amount: number }[] = [
  { account: '4-1110', unit: 'GERAI', amount: 72_000_000 }, { account: '4-1120', unit: 'GERAI', amount: 13_000_000 }, { account: '4-1210', unit: 'LPG', amount: 20_000_000 }, { account: '4-1220', unit: 'LPG', amount: 4_000_000 },
  { account: '4-1410', unit: 'USP', amount: 300_000 }, { account: '5-1110', unit: 'GERAI', amount: 64_000_000 }, { account: '5-1120', unit: 'GERAI', amount: 11_000_000 }, { account: '5-1210', unit: 'LPG', amount: 18_500_000 },
  { account: '5-1220', unit: 'LPG', amount: 3_600_000 }, { account: '6-1110', unit: 'GERAI', amount: 4_800_000 }, { account: '6-1120', unit: 'UMUM', amount: 750_000 }, { account: '6-1130', unit: 'GERAI', amount: 750_000 },
  { account: '6-1140', unit: 'UMUM', amount: 200_000 }, { account: '6-1160', unit: 'UMUM', amount: 300_000 }, { account: '6-1190', unit: 'UMUM', amount: 150_000 }, { account: '7-1110', unit: 'UMUM', amount: 550_000 },
];
/** Payments up to this bear no MDR, larger ones 0.3 percent (domain §8.5, micro merchants). */
const FREE_OF_MDR = 500_000;
const MDR_PER_THOUSAND = 3;

/** The treasurer's desk: equipment, a bank loan, the plan of the year, monthly costs, QRIS money, and the locking of months. */
export class Office {
  private readonly caller: Caller;
  private readonly chance: Chance;
  private readonly plan: Plan;
  private bankLoan = '';

  constructor(caller: Caller, chance: Chance, plan: Plan) {
    this.caller = caller;
    this.chance = chance;
    this.plan = plan;
  }

  /** The first day: the code on the counter, and what the cooperative owns, owes, borrows and plans. */
  begin(): void {
    const { caller, plan } = this;
    caller.call('settings.set', { key: 'qris.code', value: { payload: QRIS }, effectiveFrom: plan.start }, 'ketua');
    for (const asset of ASSETS) caller.call('assets.register', { ...asset, account: '1-2120', acquiredOn: plan.start, source: 'bank' }, 'bendahara');
    caller.call('assets.borrow', { name: 'Gedung gerai dan gudang', owner: 'Pemerintah Kota Balikpapan', receivedOn: plan.start, note: 'Dipinjam-pakai' }, 'bendahara');
    const firstDue = addDays(firstDay(addMonths(monthOf(plan.start), 1)), 11);
    this.bankLoan = caller.call('bankLoans.create', { lender: 'LPDB-KUMKM', number: 'LPDB/2025/0417', principal: 36_000_000, annualPct: '6', months: 36, method: 'menurun', firstDue, graceMonths: 2 }, 'bendahara').loanId;
    caller.call('bankLoans.draw', { loanId: this.bankLoan, amount: 36_000_000, fee: 180_000 }, 'bendahara');
    const from = monthOf(plan.start);
    const monthly = (name: string, account: string, amount: number): void =>
      void caller.call('journals.saveRecurring', { name, memo: name, day: 28, from, lines: [{ account, debit: this.scaled(amount), unit: 'GERAI' }, { account: '1-1210', credit: this.scaled(amount) }] }, 'bendahara');
    monthly('Honor kasir dan penjaga gudang', '6-1110', 4_800_000);
    monthly('Sewa gudang dan angkut', '6-1130', 750_000);
    for (let year = yearOf(plan.start); year <= yearOf(plan.until); year += 1)
      caller.call('budget.set', { year, decision: `RAT ${year}`, rows: BUDGET.map(({ amount, ...row }) => ({ ...row, months: Array.from({ length: 12 }, () => this.scaled(amount)) })) }, 'bendahara');
  }

  /** What the treasurer does in the morning before anybody comes. */
  *morning(day: CalendarDate): Generator<Step> {
    if (weekday(day) === 1 || weekday(day) === 4) yield () => this.settleQris();
    if (dayOf(day) === 12 && day > addDays(this.plan.start, 20)) yield () => this.payBank(day);
    if (dayOf(day) === 5) yield () => this.closeLastMonth(day);
    if (dayOf(day) === 28) yield () => this.monthlyCosts(day);
  }

  /** What belongs to the month and has no day of its own: final tax (PP 55/2022) and depreciation. */
  endOfMonth(day: CalendarDate): void {
    this.caller.call('tax.run', { period: monthOf(day) }, 'bendahara');
    this.caller.call('assets.depreciate', { period: monthOf(day) }, 'bendahara');
  }

  private scaled(amount: number): number {
    return Math.max(50_000, Math.round((amount * this.plan.salesPerDay) / 60 / 10_000) * 10_000);
  }

  /** The acquirer pays what was scanned, less its share. */
  private settleQris(): void {
    const { rows, total } = this.caller.call('qris.pending', { limit: 500 }, 'bendahara');
    if (rows.length === 0) return;
    const gross = rows.reduce((sum, row) => sum + row.amount, 0);
    const mdr = rows.reduce((sum, row) => sum + (row.amount > FREE_OF_MDR ? Math.round((row.amount * MDR_PER_THOUSAND) / 1000) : 0), 0);
    this.caller.call('qris.settle', { gross, mdr, net: gross - mdr }, 'bendahara');
    if (gross > total) throw new Error('demo: more QRIS than there is');
  }

  private payBank(day: CalendarDate): void {
    const { rows } = this.caller.call('bankLoans.get', { loanId: this.bankLoan }, 'bendahara');
    const due = rows.find((row) => row.due === day);
    if (due !== undefined) this.caller.call('bankLoans.pay', { loanId: this.bankLoan, amount: due.payment, via: 'bank' }, 'bendahara');
  }

  /** Wages and rent as proposed every month, the rest by hand. */
  private monthlyCosts(day: CalendarDate): void {
    const { caller, chance } = this;
    const period = monthOf(day);
    const keys = caller.call('journals.proposals', { period }, 'bendahara').rows.filter((row) => row.state === 'usulan').map((row) => row.key);
    caller.call('journals.postProposals', { period, keys }, 'bendahara');
    const pay = (memo: string, account: string, amount: number): void =>
      void caller.call('ledger.post', { date: day, memo, lines: [{ account, debit: this.scaled(amount), unit: 'UMUM' }, { account: '1-1210', credit: this.scaled(amount) }] }, 'bendahara');
    pay('Listrik, air, internet', '6-1120', 650_000 + chance.between(0, 12) * 10_000);
    pay('ATK dan kertas termal', '6-1140', 180_000 + chance.between(0, 6) * 10_000);
    if (day.slice(5, 7) === '01') pay('Rapat anggota tahunan', '6-2110', 1_500_000);
  }

  private closeLastMonth(day: CalendarDate): void {
    const last = monthOf(addDays(firstDay(monthOf(day)), -1));
    if (last < monthOf(this.plan.start)) return;
    this.caller.call('periods.close', { period: last }, 'bendahara');
    if (this.caller.call('tax.preview', { period: last }, 'bendahara').outstanding > 0) this.caller.call('tax.pay', { period: last, via: 'bank' }, 'bendahara');
  }
}
