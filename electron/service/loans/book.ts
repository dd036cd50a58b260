import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { LoanPosition } from '../../../shared/domain/loanPayment.ts';
import { standingOn } from '../ledger/index.ts';
import { CARD_COLUMNS, cardOf, type CardRow } from '../members/index.ts';
import { positionAt } from './position.ts';
import type { Rooms } from './rooms.ts';
import { loansSince, type Loan } from './store.ts';

/** A loan that was being paid off at the end of a day, and what it owed then; penalties are left out. */
export type LoanAt = { readonly loan: Loan; readonly position: LoanPosition };

/** Every loan that was being paid off at the end of a day, today or before, oldest first: paid out by then, and neither paid off nor given up. */
export function loansAt(rooms: Rooms, asOf: CalendarDate): LoanAt[] {
  const { db } = rooms.kernel;
  const paidOut = db.sql(`SELECT 1 FROM document d WHERE d.kind = 'PC' AND d.refs ->> 'loan' = ? AND d.on_date <= ? AND ${standingOn('d.seq')} LIMIT 1`);
  const givenUp = db.sql(`SELECT 1 FROM loan_write_off w JOIN document d ON d.seq = w.document_seq WHERE w.loan_ref = ? AND d.on_date <= ? AND ${standingOn('w.document_seq')} LIMIT 1`);
  return loansSince(db, asOf)
    .filter((loan) => paidOut.get(loan.number, asOf, asOf) !== undefined && givenUp.get(loan.ref, asOf, asOf) === undefined)
    .map((loan) => ({ loan, position: positionAt(rooms.kernel, loan, asOf) }))
    .filter(({ position }) => position.outstanding > 0);
}

/** Who borrowed, as lists name them: the phone only in part. */
export function borrowerOf({ kernel }: Rooms, loan: Loan): { loanId: string; number: string; memberId: string; memberNo: string; name: string; phoneMasked: string } {
  const row = kernel.db.sql<CardRow>(`SELECT ${CARD_COLUMNS} FROM member WHERE ref = ?`).get(loan.memberRef);
  if (row === undefined) throw new Error(`no member ${loan.memberRef}`);
  const { memberId, memberNo, name, phoneMasked } = cardOf(row);
  return { loanId: loan.id, number: loan.number, memberId, memberNo, name, phoneMasked };
}
