import type { Args, Result } from '../../../shared/contract/index.ts';
import type { SettingValue } from '../../../shared/contract/policies.ts';
import { calendarDate, firstDay, lastDay, yearOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { shortSince } from '../../../shared/domain/dayBalance.ts';
import { sum } from '../../../shared/domain/money.ts';
import { finalTax } from '../../../shared/domain/tax.ts';
import { dateText, monthText, rp } from '../../../shared/text/format.ts';
import { taxWords } from '../../../shared/text/tax.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, refuse } from '../kernel/refusal.ts';
import type { Ledger, Reversibles } from '../ledger/index.ts';
import { everRan, overpaidOn, paymentsOf, runOf, type Overpaid, type TaxRun } from './store.ts';

export { taxChecks } from './checks.ts';

const EXPENSE = '7-1110';
export const TAX_ACCOUNT = '2-1310';

type Rule = SettingValue<'tax.final'>;
type Turnover = { readonly base: number; readonly accounts: { code: string; name: string; amount: number }[] };

/** How a month stands with its final tax. */
export type TaxStatus = {
  /** Whether the month falls under the final tax at all. */
  readonly applies: boolean;
  /** Worked out and not taken back; also when there was nothing to tax. */
  readonly ran: boolean;
  /** What was worked out is what would be worked out now; false when not worked out. */
  readonly current: boolean;
  /** The gerai has set its tax rule itself or has worked out a tax before: from then on a month without it is unfinished. */
  readonly inUse: boolean;
  /** Turnover and tax as they would be worked out now, rupiah. */
  readonly base: number;
  readonly tax: number;
  /** A month for which more was paid by this one's last day than was ever worked out for it. */
  readonly overpaid: Overpaid | null;
};

/** Final income tax on turnover (PP 55/2022): worked out by month, booked as owed, paid. */
export class Tax {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly cash: CashDesk;

  constructor(kernel: Kernel, ledger: Ledger, cash: CashDesk) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.cash = cash;
  }

  /** Whether a month's tax has been worked out, and still fits its turnover. Writes nothing. */
  status(period: Month): TaxStatus {
    const { db } = this.kernel;
    const rule = this.rule(period);
    const { base } = this.turnover(rule, firstDay(period), lastDay(period));
    const tax = finalTax(base, rule.pct);
    const run = runOf(db, period);
    const setHere = db.sql("SELECT 1 FROM setting s JOIN audit a ON a.seq = s.audit_seq WHERE s.key = 'tax.final' AND a.method = 'settings.set' LIMIT 1").get() !== undefined;
    return { applies: yearOf(period) <= rule.validThrough, ran: run !== undefined, current: run?.base === base && run.pct === rule.pct, inUse: setHere || everRan(db), base, tax, overpaid: overpaidOn(db, lastDay(period)) };
  }

  /** A payment is what its row says; once undone, the month owes it again. */
  reversibles(): Reversibles<'SF'> {
    return { SF: { purpose: 'umum', check: () => null, undo: () => undefined } };
  }

  handlers(): Handlers<'tax.preview' | 'tax.run' | 'tax.undo' | 'tax.pay'> {
    return {
      'tax.preview': ({ period }) => this.preview(period),
      'tax.run': ({ period }, ctx) => this.run(ctx, period),
      'tax.undo': ({ period, reason }, ctx) => this.undo(ctx, period, reason),
      'tax.pay': (args, ctx) => this.pay(ctx, args),
    };
  }

  private preview(period: Month): Result<'tax.preview'> {
    const rule = this.rule(period);
    const { base, accounts } = this.turnover(rule, firstDay(period), lastDay(period));
    const { applies, ran, current, tax } = this.status(period);
    const run = runOf(this.kernel.db, period);
    const payments = paymentsOf(this.kernel.db, period);
    const note = !applies ? taxWords.past(rule.validThrough) : run === undefined ? (tax === 0 ? taxWords.nothing : taxWords.due(rule.pct, base)) : current ? taxWords.done : taxWords.changed(run.base, run.tax);
    return {
      period, base, accounts, pct: rule.pct, tax, ran, applies, note: [note, ...this.overLimit(rule, period)].join(' '),
      recorded: run === undefined ? null : { number: run.number, entryNumber: run.entryNumber, base: run.base, pct: run.pct, tax: run.tax },
      payments: payments.map(({ undoes, ...payment }) => (undoes === null ? payment : { ...payment, undoes })), outstanding: (run?.tax ?? 0) - sum(payments.map((payment) => payment.amount)),
    };
  }

  /** Books D 7-1110 / K 2-1310 on the month's last day (document PF); without tax the document stands alone. */
  private run(ctx: WriteCtx, period: Month): Omit<Result<'tax.run'>, 'replayed'> {
    const { kernel, ledger } = this;
    const on = lastDay(period);
    if (on > ctx.today) throw invalid('period', `bulan ${monthText(period)} belum selesai; hitung mulai ${dateText(on)}`);
    const earlier = runOf(kernel.db, period);
    if (earlier !== undefined) throw conflict('taxRun', `PPh final ${monthText(period)} sudah dihitung dengan ${earlier.number}, ${rp(earlier.tax)}. Batalkan dahulu bila hendak menghitung lagi.`, { field: 'period', number: earlier.number });
    const rule = this.rule(period);
    if (yearOf(period) > rule.validThrough) throw invalid('period', `PPh final berlaku sampai tahun pajak ${rule.validThrough}; ubah setelan tax.final bila diperpanjang`);
    const { base, accounts } = this.turnover(rule, firstDay(period), on);
    const tax = finalTax(base, rule.pct);
    const document = ledger.document(ctx, { kind: 'PF', date: on, amounts: { base, tax, accounts: accounts.map(({ code, amount }) => [code, amount]) }, refs: { period, pct: rule.pct } });
    ctx.rows.insert('tax_run', { document_seq: document.seq, period, base, pct: rule.pct, tax });
    const entry = tax === 0 ? null : ledger.post(ctx, { document, memo: taxWords.memo(period), lines: [{ account: EXPENSE, debit: tax }, { account: TAX_ACCOUNT, credit: tax }] });
    ctx.note(document.number, `PPh final ${period} ${rp(tax)}`);
    return { number: document.number, entryNumber: entry?.number ?? null, base, pct: rule.pct, tax };
  }

  /** Mirrors a run on its own day (document BF); refused once its month is locked. What was paid stays paid for the month. */
  private undo(ctx: WriteCtx, period: Month, reason: string): Omit<Result<'tax.undo'>, 'replayed'> {
    const { ledger } = this;
    const run = this.required(period);
    const document = ledger.document(ctx, { kind: 'BF', date: lastDay(period), amounts: { tax: run.tax }, refs: { run: run.number, period } });
    ctx.rows.insert('tax_undo', { document_seq: document.seq, run_seq: run.seq });
    const entry =
      run.entrySeq === null
        ? null
        : ledger.post(ctx, {
            document, kind: 'balik', memo: taxWords.undoMemo(run.number, reason), reversesSeq: run.entrySeq, lines: [{ account: TAX_ACCOUNT, debit: run.tax }, { account: EXPENSE, credit: run.tax }],
          });
    ctx.note(document.number, `membatalkan ${run.number}`);
    return { number: document.number, entryNumber: entry?.number ?? null };
  }

  /** D 2-1310 / K cash (document SF), never more than the month still owes, on its day and every day after. */
  private pay(ctx: WriteCtx, { period, amount, date, via, ntpn }: Args<'tax.pay'>): Omit<Result<'tax.pay'>, 'replayed'> {
    const { ledger, kernel } = this;
    const run = this.required(period);
    const on = date ?? ctx.today;
    ledger.admitDate(ctx, on);
    if (on < lastDay(period)) throw refuse('BACKDATED', `PPh final ${monthText(period)} terutang pada ${dateText(lastDay(period))}. Pakai tanggal itu atau sesudahnya.`, { field: 'date' });
    const payments = paymentsOf(kernel.db, period);
    const owed = run.tax - sum(payments.map((payment) => payment.amount));
    if (owed <= 0) throw conflict('taxPaid', `PPh final ${monthText(period)} ${rp(run.tax)} sudah disetor seluruhnya.`, { field: 'period' });
    const paying = amount ?? owed;
    if (paying > owed) throw refuse('BALANCE_INSUFFICIENT', `PPh final ${monthText(period)} terutang ${rp(owed)}, disetor ${rp(paying)}. Isi paling banyak sebesar utangnya.`, { field: 'amount', owed });
    const short = shortSince(owed, payments.map(({ date: paidOn, amount: paid }) => ({ date: paidOn, amount: -paid })), on, paying);
    if (short !== undefined)
      throw refuse('BACKDATED', `PPh final ${monthText(period)} pada ${dateText(short.date)} masih terutang ${rp(short.there)}, disetor ${rp(paying)}. Pakai tanggal ${dateText(short.from)} atau sesudahnya.`, { field: 'date', owed: short.there });
    const desk = this.cash.line(ctx, via, 'umum');
    const document = ledger.document(ctx, { kind: 'SF', date: on, shiftSeq: desk.shiftSeq, amounts: { amount: paying, via }, refs: { run: run.number, period, ntpn: ntpn ?? null } });
    ctx.rows.insert('tax_payment', { document_seq: document.seq, period, amount: paying, ntpn: ntpn ?? null });
    const entry = ledger.post(ctx, { document, memo: taxWords.paidMemo(period), lines: [{ account: TAX_ACCOUNT, debit: paying }, { ...desk, credit: paying, flow: 'tax' }] });
    ctx.note(document.number, `setor PPh final ${period} ${rp(paying)}`);
    return { number: document.number, entryNumber: entry.number, amount: paying, outstanding: owed - paying };
  }

  private required(period: Month): TaxRun {
    const run = runOf(this.kernel.db, period);
    if (run === undefined) throw invalid('period', `PPh final ${monthText(period)} belum dihitung`);
    return run;
  }

  /** The rule in force on a month's last day; before the first one there was, today's. */
  private rule(period: Month): Rule {
    const { settings } = this.kernel;
    return settings.find('tax.final', lastDay(period))?.value ?? settings.at('tax.final', this.kernel.today());
  }

  /** Income of the rule's accounts between two days, returns and discounts taken off. Costs the number of accounts. */
  private turnover(rule: Rule, from: CalendarDate, to: CalendarDate): Turnover {
    const movements = this.ledger.movements(from, to);
    const accounts = [];
    for (const account of this.ledger.accounts().values()) {
      const amount = 0 - (movements.get(account.ref) ?? 0);
      if (amount !== 0 && rule.accounts.some((prefix) => account.code.startsWith(prefix))) accounts.push({ code: account.code, name: account.name, amount });
    }
    return { base: sum(accounts.map(({ amount }) => amount)), accounts };
  }

  /** A warning once the year's turnover has left the final tax's range. */
  private overLimit(rule: Rule, period: Month): string[] {
    if (rule.yearlyLimit === undefined) return [];
    const year = yearOf(period);
    const { base } = this.turnover(rule, calendarDate(`${year}-01-01`), lastDay(period));
    return base > rule.yearlyLimit ? [taxWords.overLimit(year, base, rule.yearlyLimit)] : [];
  }
}
