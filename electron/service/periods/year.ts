import type { Result } from '../../../shared/contract/index.ts';
import { UNITS } from '../../../shared/contract/values.ts';
import { lastDay, month, monthsBetween, yearOf } from '../../../shared/domain/dates.ts';
import { rp } from '../../../shared/text/format.ts';
import { yearWords } from '../../../shared/text/periods.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { conflict, notFound } from '../kernel/refusal.ts';
import type { Account, EntryLine, Ledger } from '../ledger/index.ts';
import type { Calendar } from './calendar.ts';

const SUMMARY = '8-1110';
const UNSHARED = '3-1320';

/** A signed amount on the debit side when it is above zero, else on the credit side. */
const side = (amount: number): Pick<EntryLine, 'debit' | 'credit'> => (amount > 0 ? { debit: amount } : { credit: -amount });

/** The closing entry of a year by unit: income and expenses to 8-1110, and what is left there to 3-1320 (ruling 1). */
export function closingLines(ledger: Ledger, year: number): { lines: EntryLine[]; shu: number } {
  const asOf = lastDay(month(`${year}-12`));
  const lines: EntryLine[] = [];
  let shu = 0;
  for (const unit of UNITS) {
    const balances = ledger.balances(asOf, unit);
    const of = (kind: Account['class']): { ending: EntryLine[]; sum: number } => {
      const ending: EntryLine[] = [];
      let sum = 0;
      for (const { ref, code, class: its } of ledger.accounts().values()) {
        const balance = its === kind ? (balances.get(ref) ?? 0) : 0;
        if (balance === 0) continue;
        ending.push({ account: code, unit, ...side(-balance) });
        sum += balance;
      }
      return { ending, sum };
    };
    const [income, expenses] = [of('pendapatan'), of('beban')];
    const result = 0 - income.sum - expenses.sum;
    lines.push(...income.ending, { account: SUMMARY, unit, ...side(income.sum) }, { account: SUMMARY, unit, ...side(expenses.sum) }, ...expenses.ending, { account: SUMMARY, unit, ...side(result) }, { account: UNSHARED, unit, ...side(-result) });
    shu += result;
  }
  return { lines: lines.filter((line) => (line.debit ?? 0) > 0 || (line.credit ?? 0) > 0), shu };
}

/** Closes a year into SHU and locks it for good. Nothing is left open behind it. */
export class YearEnd {
  private readonly ledger: Ledger;
  private readonly calendar: Calendar;

  constructor(ledger: Ledger, calendar: Calendar) {
    this.ledger = ledger;
    this.calendar = calendar;
  }

  /** A year without income or expenses posts nothing. Throws NOT_FOUND, or CONFLICT while a month of it or an earlier year is open, and when it is closed. */
  close(ctx: WriteCtx, year: number): Omit<Result<'shu.closeYear'>, 'replayed'> {
    this.refuseEarly(year);
    const period = `${year}-13`;
    if (!this.calendar.known(period)) ctx.rows.insert('period', { period, status: 'terbuka', closed_at: null, closed_by: null });
    const { lines, shu } = closingLines(this.ledger, year);
    const entryNumber = lines.length === 0 ? null : this.post(ctx, year, lines, shu);
    ctx.rows.update('period', { period }, { status: 'tertutup', closed_at: ctx.now, closed_by: ctx.user.username });
    ctx.note(entryNumber ?? period, `tahun buku ${year} ditutup, SHU ${rp(shu)}`);
    return { year, shu, entryNumber };
  }

  private post(ctx: WriteCtx, year: number, lines: readonly EntryLine[], shu: number): string {
    const period = `${year}-13`;
    const document = this.ledger.document(ctx, { kind: 'TT', date: lastDay(month(`${year}-12`)), period, amounts: { shu }, refs: { year } });
    return this.ledger.post(ctx, { document, kind: 'penutup', period, memo: `Tutup buku tahun ${year} ${document.number}`, lines }).number;
  }

  private refuseEarly(year: number): void {
    const first = this.calendar.first();
    if (first === undefined || year < yearOf(first)) throw notFound('Tahun buku', 'year');
    if (this.calendar.yearClosed(year)) throw conflict('yearClosed', `Tahun buku ${year} sudah ditutup.`, { field: 'year' });
    const before = yearOf(first) < year && !this.calendar.yearClosed(year - 1) ? year - 1 : undefined;
    if (before !== undefined) throw conflict('yearOpen', yearWords.earlier(before), { field: 'year', earlier: before });
    const january = month(`${year}-01`);
    const open = monthsBetween(first > january ? first : january, month(`${year}-12`)).filter((each) => !this.calendar.closed(each));
    if (open.length > 0) throw conflict('yearIncomplete', yearWords.open(open), { field: 'year', open });
  }
}
