import type { Result } from '../../../shared/contract/index.ts';
import type { Rooms } from './rooms.ts';
import { loanByRef } from './store.ts';

/** The loans a member stands surety for, until each is paid off or declined; one given up is still owed. */
export const guaranteesOf = ({ kernel, members }: Rooms, memberRef: number): Result<'loans.guarantees'>['rows'] =>
  kernel.db
    .sql<{ ref: number }>("SELECT l.ref FROM loan_guarantor g JOIN loan l ON l.ref = g.loan_ref WHERE g.member_ref = ? AND l.status NOT IN ('lunas', 'ditolak') ORDER BY l.ref")
    .all(memberRef)
    .map(({ ref }) => loanByRef(kernel.db, ref))
    .map(({ id, number, memberRef: borrower, principal, outstanding, status }) => {
      const { id: memberId, no, name } = members.byRef(borrower);
      return { loanId: id, number, memberId, memberNo: no, name, principal, outstanding, status };
    });
