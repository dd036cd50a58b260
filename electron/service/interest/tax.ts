import type { Args, Result } from '../../../shared/contract/index.ts';
import { lastDay, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { shortSince } from '../../../shared/domain/dayBalance.ts';
import { sum } from '../../../shared/domain/money.ts';
import { dateText, monthText, rp } from '../../../shared/text/format.ts';
import { interestWords as words } from '../../../shared/text/interest.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, refuse } from '../kernel/refusal.ts';
import type { Ledger } from '../ledger/index.ts';
import { WITHHELD } from './credit.ts';
import { withheldIn } from './store.ts';

type Payment = { readonly number: string; readonly entryNumber: string; readonly date: CalendarDate; readonly amount: number; readonly ntpn: string | null; readonly undoes: string | null };

/** Months that are listed without being asked for. */
const LISTED = 24;

/** PPh final withheld from savings interest (PP 15/2009): owed to the state from the month's last day, paid by month. */
export class SavingsTax {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly cash: CashDesk;

  constructor(kernel: Kernel, ledger: Ledger, cash: CashDesk) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.cash = cash;
  }

  /** Months with tax, newest first. */
  list(period: Month | undefined): Result<'tax.savingsTax'> {
    const { db } = this.kernel;
    const months = period === undefined ? db.sql<{ period: Month }>('SELECT DISTINCT period FROM interest_credit WHERE tax > 0 ORDER BY period DESC LIMIT ?').all(LISTED) : [{ period }];
    const rows = months.map(({ period: month }) => {
      const payments = this.payments(month);
      const [withheld, paid] = [withheldIn(db, month), sum(payments.map(({ amount }) => amount))];
      return { period: month, withheld, paid, outstanding: withheld - paid, payments: payments.map(({ undoes, ...payment }) => (undoes === null ? payment : { ...payment, undoes })) };
    });
    return { rows, outstanding: rows.reduce((all, row) => all + row.outstanding, 0) };
  }

  /** D 2-1320 / K cash (document SB), never more than the month still owes, on its day and every day after. */
  pay(ctx: WriteCtx, { period, amount, date, via, ntpn }: Args<'tax.paySavingsTax'>): Omit<Result<'tax.paySavingsTax'>, 'replayed'> {
    const { ledger, kernel } = this;
    const withheld = withheldIn(kernel.db, period);
    if (withheld === 0) throw invalid('period', words.nothingWithheld(period));
    const on = date ?? ctx.today;
    ledger.admitDate(ctx, on);
    if (on < lastDay(period)) throw refuse('BACKDATED', words.tooEarly(period, lastDay(period)), { field: 'date' });
    const payments = this.payments(period);
    const owed = withheld - sum(payments.map((payment) => payment.amount));
    if (owed <= 0) throw conflict('taxPaid', words.allPaid(period, withheld), { field: 'period' });
    const paying = amount ?? owed;
    if (paying > owed) throw refuse('BALANCE_INSUFFICIENT', words.above(period, owed, paying), { field: 'amount', owed });
    const short = shortSince(owed, payments.map((payment) => ({ date: payment.date, amount: -payment.amount })), on, paying);
    if (short !== undefined)
      throw refuse('BACKDATED', `PPh final jasa simpanan ${monthText(period)} pada ${dateText(short.date)} masih terutang ${rp(short.there)}, disetor ${rp(paying)}. Pakai tanggal ${dateText(short.from)} atau sesudahnya.`, { field: 'date', owed: short.there });
    const desk = this.cash.line(ctx, via, 'umum');
    const document = ledger.document(ctx, { kind: 'SB', date: on, shiftSeq: desk.shiftSeq, amounts: { amount: paying, via }, refs: { period, ntpn: ntpn ?? null } });
    ctx.rows.insert('savings_tax_payment', { document_seq: document.seq, period, amount: paying, ntpn: ntpn ?? null });
    const entry = ledger.post(ctx, { document, memo: words.paidMemo(period), lines: [{ account: WITHHELD, unit: 'USP', debit: paying }, { ...desk, credit: paying, flow: 'tax' }] });
    ctx.note(document.number, words.paidNote(period, paying));
    return { number: document.number, entryNumber: entry.number, amount: paying, outstanding: owed - paying };
  }

  private payments(period: Month): Payment[] {
    return this.kernel.db
      .sql<Payment>(
        `SELECT d.number, (SELECT e.number FROM entry e WHERE e.document_seq = d.seq) AS entryNumber, d.on_date AS date, p.amount, p.ntpn, (SELECT o.number FROM document o WHERE o.seq = p.undoes) AS undoes
           FROM savings_tax_effect p JOIN document d ON d.seq = p.document_seq WHERE p.period = ? ORDER BY p.document_seq`,
      )
      .all(period);
  }
}
