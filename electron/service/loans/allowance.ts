import type { Result } from '../../../shared/contract/index.ts';
import { addDays, lastDay, monthOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { divideHalfUp, sum } from '../../../shared/domain/money.ts';
import { percentFromUnits, percentUnits } from '../../../shared/domain/percent.ts';
import { rp } from '../../../shared/text/format.ts';
import { loanText } from '../../../shared/text/loans.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { invalid } from '../kernel/refusal.ts';
import { inUse, standing, type Reversible } from '../ledger/index.ts';
import { borrowerOf, loansAt } from './book.ts';
import { allowanceOf, classOf, isNonPerforming } from './classes.ts';
import { ALLOWANCE_ACCOUNT, ALLOWANCE_EXPENSE } from './loss.ts';
import { positionAt } from './position.ts';
import type { Rooms } from './rooms.ts';

type Aging = Result<'loans.aging'>;

/** `part` of `whole` in percent with two decimals, half up; "0" of nothing. */
export const pctOf = (part: number, whole: number): string => (whole === 0 ? '0' : percentFromUnits((BigInt(divideHalfUp(BigInt(part) * 10_000n, BigInt(whole))) * percentUnits('1')) / 100n));

/** Running loans at the end of a day by how late they are (domain §5.4), the latest first. */
export function aging(rooms: Rooms, asOf: CalendarDate): Aging {
  const table = rooms.kernel.settings.at('loan.collectability', asOf);
  const aged = loansAt(rooms, asOf).map(({ loan, position }) => {
    const each = classOf(table, position.arrearsDays);
    const before = position.arrearsDays === 0 ? undefined : positionAt(rooms.kernel, loan, addDays(asOf, -1));
    return { each, loan, outstanding: position.outstanding, daysLate: position.arrearsDays, arrears: before === undefined ? 0 : Math.min(before.dueInterest + before.duePrincipal, position.dueInterest + position.duePrincipal), allowance: allowanceOf(each, position.outstanding) };
  });
  const classes = table.map((each) => {
    const own = aged.filter((row) => row.each === each);
    return { class: each.class, fromDays: each.fromDays, allowancePct: each.allowancePct, nonPerforming: isNonPerforming(table, each), count: own.length, outstanding: sum(own.map((row) => row.outstanding)), allowance: sum(own.map((row) => row.allowance)) };
  });
  const total = sum(aged.map((row) => row.outstanding));
  const lost = sum(classes.filter((each) => each.nonPerforming).map((each) => each.outstanding));
  const rows = aged
    .toSorted((a, b) => b.daysLate - a.daysLate || a.loan.ref - b.loan.ref)
    .map(({ each, loan, outstanding, daysLate, arrears, allowance }) => ({ ...borrowerOf(rooms, loan), daysLate, class: each.class, outstanding, arrears, allowance }));
  return { asOf, classes, rows, total, npl: { amount: lost, pct: pctOf(lost, total) } };
}

/** What the allowance should be at the end of a day, and what is booked. */
export function allowancePreview(rooms: Rooms, asOf: CalendarDate): Result<'loans.allowancePreview'> {
  const { classes, rows } = aging(rooms, asOf);
  const target = sum(classes.map((each) => each.allowance));
  const booked = -rooms.ledger.balance(ALLOWANCE_ACCOUNT, asOf);
  return { asOf, target, booked, difference: target - booked, classes, rows };
}

/** Brings the allowance to its target: D 6-1170 / K 1-1311, or the other way where too much is booked (ruling 36; document CK). */
export function runAllowance(rooms: Rooms, period: Month, ctx: WriteCtx): Omit<Result<'loans.runAllowance'>, 'replayed'> {
  const { ledger } = rooms;
  if (period > monthOf(ctx.today)) throw invalid('period', loanText.notOver(period));
  const on = lastDay(period) > ctx.today ? ctx.today : lastDay(period);
  ledger.admitDate(ctx, on, period, 'period');
  const { target, booked, difference, rows } = allowancePreview(rooms, on);
  const document = ledger.document(ctx, { kind: 'CK', date: on, amounts: { target, before: booked, difference }, refs: { period } });
  const refs = new Map(loansAt(rooms, on).map(({ loan }) => [loan.id, loan.ref]));
  for (const row of rows)
    ctx.rows.insert('loan_class', { document_seq: document.seq, loan_ref: refs.get(row.loanId) ?? 0, class: row.class, days_late: row.daysLate, outstanding: row.outstanding, allowance: row.allowance });
  const up = { debit: Math.max(0, difference), credit: Math.max(0, -difference) };
  const entry = difference === 0 ? null : ledger.post(ctx, { document, memo: loanText.memos.allowance(period), lines: [{ account: ALLOWANCE_EXPENSE, unit: 'USP', ...up }, { account: ALLOWANCE_ACCOUNT, unit: 'USP', debit: up.credit, credit: up.debit }] });
  ctx.note(document.number, `penyisihan pinjaman ${period} ${rp(target)}`);
  return { number: document.number, entryNumber: entry?.number ?? null, date: on, target, before: booked, difference };
}

/** The last run alone is undone: those before it are what it went out from. */
export const allowanceReversible = ({ kernel: { db } }: Rooms): Reversible => ({
  purpose: 'usp',
  check: (document) => {
    const later = db.sql<{ number: string }>(`SELECT d.number FROM document d WHERE d.kind = 'CK' AND d.seq > ? AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`).get(document.seq)?.number;
    if (later !== undefined) throw inUse(document, later, reversalWords.laterRun);
    return null;
  },
  undo: () => undefined,
});
