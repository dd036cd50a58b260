import type { Result } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import type { Ledger, Reversibles } from '../ledger/index.ts';
import type { Members } from '../members/index.ts';
import { apply, decide, simulate } from './application.ts';
import { disburse, pay } from './money.ts';
import { paymentReversible } from './reversal.ts';
import { nextInstalment, positionOf } from './position.ts';
import type { Rooms } from './rooms.ts';
import { findLoans, loanById, runningLoans, scheduleOf, type Loan } from './store.ts';

export { loanChecks, loanControls, loanInterestSums } from './checks.ts';
export { loanAskedBy, loanPaymentSlipOf, loanPayoutSlipOf } from './slip.ts';

type LoanMethod = 'loans.simulate' | 'loans.apply' | 'loans.approve' | 'loans.reject' | 'loans.disburse' | 'loans.pay' | 'loans.get' | 'loans.list';
type PaymentRow = { date: string; number: string; penalty: number; interest: number; principal: number; undoes: string | null };

const LISTED = 100;

/** Members' loans, from asking to the last instalment. */
export class Loans {
  private readonly rooms: Rooms;

  constructor(kernel: Kernel, ledger: Ledger, members: Members, cash: CashDesk) {
    this.rooms = { kernel, ledger, members, cash };
  }

  /**
   * A member's loans being paid off, oldest first, each with the next instalment: `nextDue` is the first due date that
   * still owes (in the past when it is overdue), `nextAmount` what settles everything due by then or by today, penalty included.
   */
  running(memberRef: number, today: CalendarDate): Result<'members.get'>['loans'] {
    const { kernel } = this.rooms;
    return runningLoans(kernel.db, memberRef).map((loan) => ({
      loanId: loan.id, number: loan.number, status: loan.status, outstanding: loan.outstanding, ...nextInstalment(kernel, loan, today),
    }));
  }

  reversibles(): Reversibles<'AP'> {
    return { AP: paymentReversible(this.rooms) };
  }

  handlers(): Handlers<LoanMethod> {
    const { kernel, members } = this.rooms;
    const { db } = kernel;
    return {
      'loans.simulate': (terms) => simulate(terms),
      'loans.apply': (args, ctx) => apply(this.rooms, args, ctx),
      'loans.approve': ({ loanId, note }, ctx) => ({ loanId: decide(kernel, ctx, loanId, 'disetujui', note).id, status: 'disetujui' }),
      'loans.reject': ({ loanId, note }, ctx) => ({ loanId: decide(kernel, ctx, loanId, 'ditolak', note).id, status: 'ditolak' }),
      'loans.disburse': (args, ctx) => disburse(this.rooms, args, ctx),
      'loans.pay': (args, ctx) => pay(this.rooms, args, ctx),
      'loans.get': ({ loanId }, ctx) => this.view(loanById(db, loanId), ctx.today),
      'loans.list': ({ memberId, status, limit }) => ({
        rows: findLoans(db, { memberRef: memberId === undefined ? null : members.get(memberId).ref, status: status ?? null, limit: limit ?? LISTED }).map((loan) => {
          const { no, name } = members.byRef(loan.memberRef);
          return { loanId: loan.id, number: loan.number, memberNo: no, name, principal: loan.principal, outstanding: loan.outstanding, status: loan.status, date: loan.appliedOn };
        }),
      }),
    };
  }

  private view(loan: Loan, today: CalendarDate): Result<'loans.get'> {
    const { kernel, members } = this.rooms;
    const { db } = kernel;
    const member = members.byRef(loan.memberRef);
    return {
      loanId: loan.id, number: loan.number, memberId: member.id, memberNo: member.no, name: member.name, principal: loan.principal, annualPct: loan.annualPct, months: loan.months, method: loan.method,
      purpose: loan.purpose, status: loan.status, outstanding: loan.outstanding, payoff: loan.status === 'berjalan' ? positionOf(kernel, loan, today).payoff : 0,
      rows: scheduleOf(db, loan.ref).map((row) => ({ ...row, payment: row.principal + row.interest })),
      payments: db
        .sql<PaymentRow>(
          `SELECT p.on_date AS date, d.number, p.penalty, p.interest, p.principal, (SELECT o.number FROM document o WHERE o.seq = p.undoes) AS undoes
             FROM loan_payment_effect p JOIN document d ON d.seq = p.document_seq WHERE p.loan_ref = ? ORDER BY p.document_seq`,
        )
        .all(loan.ref)
        .map(({ undoes, ...row }) => (undoes === null ? row : { ...row, undoes })),
    };
  }
}
