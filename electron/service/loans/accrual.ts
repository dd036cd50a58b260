import type { Result } from '../../../shared/contract/index.ts';
import { daysBetween, lastDay, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { divideHalfUp, sum } from '../../../shared/domain/money.ts';
import { rp } from '../../../shared/text/format.ts';
import { loanText } from '../../../shared/text/loans.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, refuse } from '../kernel/refusal.ts';
import { inUse, standing, type EntryLine, type Reversible } from '../ledger/index.ts';
import { accruedOf } from './accrued.ts';
import { loansAt } from './book.ts';
import { classOf, isNonPerforming } from './classes.ts';
import { ACCRUED_ACCOUNT, INTEREST_ACCOUNT } from './pay.ts';
import { laterMove } from './reversal.ts';
import type { Rooms } from './rooms.ts';
import { loanByRef, planOf, scheduleOf, type Loan } from './store.ts';

/**
 * Interest of a loan that is earned and unpaid at the end of a day: all of the rows due by then, and of the running row as many days' part as have
 * passed, half up. What has been paid since counts as paid, so that nothing is booked that nobody owes any more.
 */
function earned({ kernel: { db } }: Rooms, loan: Loan, day: CalendarDate): number {
  const rows = scheduleOf(db, loan, planOf(db, loan));
  const due = sum(rows.filter((row) => row.due <= day).map((row) => row.interest - row.interestPaid));
  const running = rows.find((row) => row.due > day);
  if (running === undefined || loan.outstanding === 0) return due;
  const begins = rows.find((row) => row.no === running.no - 1)?.due ?? payoutOn(db, loan);
  if (begins === undefined || begins >= day) return due;
  const part = divideHalfUp(BigInt(running.interest) * BigInt(daysBetween(begins, day)), BigInt(daysBetween(begins, running.due)));
  return due + Math.max(0, Math.min(part, running.interest) - running.interestPaid);
}

const payoutOn = (db: Rooms['kernel']['db'], loan: Loan): CalendarDate | undefined =>
  db.sql<{ on: CalendarDate }>(`SELECT d.on_date AS "on" FROM document d WHERE d.kind = 'PC' AND d.refs ->> 'loan' = ? AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`).get(loan.number)?.on;

/** The last run of a month, or of a later one, that booked anything: one that found nothing is no hindrance to another. */
const lastRun = (db: Rooms['kernel']['db'], condition: string, period: Month): string | undefined =>
  db.sql<{ number: string }>(`SELECT d.number FROM document d WHERE d.kind = 'JP' AND d.refs ->> 'period' ${condition} ? AND ${standing('d.seq')} AND EXISTS (SELECT 1 FROM loan_accrual a WHERE a.document_seq = d.seq) ORDER BY d.seq DESC LIMIT 1`).get(period)?.number;

/** Books a month's interest under the policy accrual (ruling 36): D 1-1320 / K 4-1410 by loan up to what is earned, back to nothing from kurang lancar on (document JP). */
export function accrue(rooms: Rooms, period: Month, ctx: WriteCtx): Omit<Result<'loans.accrue'>, 'replayed'> {
  const { kernel, ledger, members } = rooms;
  const { db } = kernel;
  const on = lastDay(period);
  if (on > ctx.today) throw invalid('period', loanText.notOver(period));
  if (kernel.settings.at('loan.policy', on).interestRecognition !== 'accrual') throw refuse('LOAN_STATE', loanText.cashPolicy, { field: 'period' });
  const same = lastRun(db, '=', period);
  if (same !== undefined) throw conflict('loanRun', loanText.accruedAlready(period, same), { field: 'period', number: same });
  const later = lastRun(db, '>', period);
  if (later !== undefined) throw conflict('loanRun', loanText.accruedLater(period, later), { field: 'period', number: later });
  ledger.admitDate(ctx, on, period, 'period');
  const table = kernel.settings.at('loan.collectability', on);
  const moves = loansAt(rooms, on)
    .filter(({ loan }) => loan.status === 'berjalan')
    .map(({ loan, position }) => ({ loan, amount: (isNonPerforming(table, classOf(table, position.arrearsDays)) ? 0 : earned(rooms, loan, on)) - accruedOf(db, loan.ref) }))
    .filter(({ amount }) => amount !== 0);
  const accrued = sum(moves.map(({ amount }) => Math.max(0, amount)));
  const reversed = sum(moves.map(({ amount }) => Math.max(0, -amount)));
  const document = ledger.document(ctx, { kind: 'JP', date: on, amounts: { accrued, reversed }, refs: { period } });
  for (const { loan, amount } of moves) {
    ctx.rows.insert('loan_accrual', { document_seq: document.seq, loan_ref: loan.ref, amount });
    if (loan.lastOn < on) ctx.rows.update('loan', { ref: loan.ref }, { last_on: on });
  }
  const lines = moves.map(({ loan, amount }): EntryLine => ({ account: ACCRUED_ACCOUNT, unit: 'USP', member: members.byRef(loan.memberRef), ...(amount > 0 ? { debit: amount } : { credit: -amount }) }));
  const entry = moves.length === 0 ? null : ledger.post(ctx, { document, memo: loanText.memos.accrue(period), lines: [...lines, { account: INTEREST_ACCOUNT, unit: 'USP', debit: reversed }, { account: INTEREST_ACCOUNT, unit: 'USP', credit: accrued }] });
  ctx.note(document.number, `jasa pinjaman ${period} ${rp(accrued - reversed)}`);
  return { number: document.number, entryNumber: entry?.number ?? null, accrued, reversed, loans: moves.length };
}

/** A month's interest is taken back while nothing has happened since with any loan it was booked on. */
export const accrualReversible = ({ kernel: { db } }: Rooms): Reversible => ({
  purpose: 'usp',
  check: (document) => {
    const run = db.sql<{ number: string }>(`SELECT d.number FROM document d WHERE d.kind = 'JP' AND d.seq > ? AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`).get(document.seq)?.number;
    if (run !== undefined) throw inUse(document, run, reversalWords.laterRun);
    const loans = db.sql<{ ref: number }>('SELECT loan_ref AS ref FROM loan_accrual WHERE document_seq = ?').all(document.seq).map(({ ref }) => ref);
    for (const ref of loans) {
      const later = laterMove(db, ref, document.seq);
      if (later !== undefined) throw inUse(document, later, reversalWords.laterPayment);
    }
    return loans.map((ref) => loanByRef(db, ref).lastOn).reduce<CalendarDate | null>((last, day) => (last === null || day > last ? day : last), null);
  },
  undo: () => undefined,
});
