import type { Args, Result } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Handlers, WriteCtx } from '../kernel/kernel.ts';
import { invalid, notFound, refuse } from '../kernel/refusal.ts';
import type { Reversibles } from '../ledger/index.ts';
import { accrualReversible, accrue } from './accrual.ts';
import { aging, allowancePreview, allowanceReversible, runAllowance } from './allowance.ts';
import { apply, decide, simulate } from './application.ts';
import { assess } from './assess.ts';
import { disburse } from './disburse.ts';
import { guaranteesOf } from './guarantees.ts';
import { recover, recoveryReversible, writeOff, writeOffReversible } from './loss.ts';
import { instalmentDebits, openOf, pay, setOff, settleFromSavings } from './pay.ts';
import type { PenaltyRule } from './penalty.ts';
import { nextInstalment, penaltyRuleOf, positionOf } from './position.ts';
import { reschedule } from './reschedule.ts';
import { paymentReversible, payoutReversible } from './reversal.ts';
import type { LoanDebits } from '../savings/index.ts';
import type { Rooms } from './rooms.ts';
import { findLoans, loanById, loanNamed, requireStatus, runningLoans } from './store.ts';
import { concentration, dueList, liquidity } from './watch.ts';
import { viewOf } from './view.ts';

export { loanChecks, loanControls, loanInterestSums } from './checks.ts';
export { loanAskedBy, loanPaymentSlipOf, loanPayoutSlipOf } from './slip.ts';

type LoanMethods =
  | 'loans.simulate' | 'loans.assess' | 'loans.apply' | 'loans.approve' | 'loans.reject' | 'loans.disburse' | 'loans.pay' | 'loans.setOff' | 'loans.payoffQuote' | 'loans.get' | 'loans.list' | 'loans.guarantees'
  | 'loans.reschedule' | 'loans.writeOff' | 'loans.recover' | 'loans.accrue' | 'loans.aging' | 'loans.allowancePreview' | 'loans.runAllowance' | 'loans.dueList' | 'loans.concentration' | 'loans.liquidity';

const LISTED = 100;

/** Throws VALIDATION for a day that has not come: nobody knows yet what is paid by then. */
function past(asOf: CalendarDate, today: CalendarDate): CalendarDate {
  if (asOf > today) throw invalid('asOf', `tanggal ${asOf} belum terjadi; hari ini ${today}`);
  return asOf;
}

/** Members' loans, from asking to the last instalment. */
export class Loans {
  private readonly rooms: Rooms;

  constructor(rooms: Rooms) {
    this.rooms = rooms;
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

  /** A schedule of terms, as `loans.simulate` answers it. */
  simulate(terms: Args<'loans.simulate'>): ReturnType<typeof simulate> {
    return simulate(terms);
  }

  /** One loan by number or id. Throws NOT_FOUND naming ref. */
  named(ref: string, today: CalendarDate): Result<'loans.get'> {
    const loan = loanNamed(this.rooms.kernel.db, ref);
    if (loan === undefined) throw notFound('Pinjaman', 'ref');
    return viewOf(this.rooms, loan, today);
  }

  /** The late fee of a loan; null without one. */
  penaltyOf(loanId: string): PenaltyRule | null {
    const { kernel } = this.rooms;
    return penaltyRuleOf(kernel, loanById(kernel.db, loanId)) ?? null;
  }

  aging(asOf: CalendarDate): Result<'loans.aging'> {
    return aging(this.rooms, past(asOf, this.rooms.kernel.today()));
  }

  dueList(from: CalendarDate, to: CalendarDate, today: CalendarDate): Result<'loans.dueList'> {
    return dueList(this.rooms, from, to, today);
  }

  concentration(asOf: CalendarDate): Result<'loans.concentration'> {
    return concentration(this.rooms, past(asOf, this.rooms.kernel.today()));
  }

  /** What a member still owes on loans, each with what closes it on a day. */
  openOf(memberRef: number, on: CalendarDate): ReturnType<typeof openOf> {
    return openOf(this.rooms, memberRef, on);
  }

  /** Numbers of the loans a member has asked for that are neither declined nor paid out yet. */
  askedOf(memberRef: number): string[] {
    return findLoans(this.rooms.kernel.db, { memberRef, status: null, limit: LISTED }).filter(({ status }) => status === 'diajukan' || status === 'disetujui').map(({ number }) => number);
  }

  /** How instalments are taken out of sukarela by themselves. */
  debits(): LoanDebits {
    return instalmentDebits(this.rooms);
  }

  /** Loans a member stands surety for, not settled yet. */
  guaranteesOf(memberRef: number): Result<'loans.guarantees'>['rows'] {
    return guaranteesOf(this.rooms, memberRef);
  }

  /** Closes all running loans of a member who leaves: D `account` / K what is owed, a document AP each. */
  settleFromSavings(ctx: WriteCtx, memberRef: number, from: Parameters<typeof settleFromSavings>[3]): ReturnType<typeof settleFromSavings> {
    return settleFromSavings(this.rooms, ctx, memberRef, from);
  }

  reversibles(): Reversibles<'AP' | 'PC' | 'HP' | 'PM' | 'JP' | 'CK'> {
    const { rooms } = this;
    return { AP: paymentReversible(rooms), PC: payoutReversible(rooms), HP: writeOffReversible(rooms), PM: recoveryReversible(rooms), JP: accrualReversible(rooms), CK: allowanceReversible(rooms) };
  }

  handlers(): Handlers<LoanMethods> {
    const { rooms } = this;
    const { kernel, members } = rooms;
    const { db } = kernel;
    return {
      'loans.simulate': (terms) => simulate(terms),
      'loans.assess': ({ memberId, ...asked }, ctx) => assess(rooms, members.active(memberId), asked, ctx.today),
      'loans.apply': (args, ctx) => apply(rooms, args, ctx),
      'loans.approve': ({ loanId, note }, ctx) => ({ loanId: decide(rooms, ctx, loanId, 'disetujui', note).id, status: 'disetujui' }),
      'loans.reject': ({ loanId, note }, ctx) => ({ loanId: decide(rooms, ctx, loanId, 'ditolak', note).id, status: 'ditolak' }),
      'loans.disburse': (args, ctx) => disburse(rooms, args, ctx),
      'loans.pay': (args, ctx) => pay(rooms, args, ctx),
      'loans.setOff': (args, ctx) => setOff(rooms, args, ctx),
      'loans.payoffQuote': ({ loanId, date }, ctx) => this.payoffQuote(loanId, date ?? ctx.today),
      'loans.get': ({ loanId }, ctx) => viewOf(rooms, loanById(db, loanId), ctx.today),
      'loans.list': ({ memberId, status, limit }) => ({
        rows: findLoans(db, { memberRef: memberId === undefined ? null : members.get(memberId).ref, status: status ?? null, limit: limit ?? LISTED }).map((loan) => {
          const { no, name } = members.byRef(loan.memberRef);
          return { loanId: loan.id, number: loan.number, memberNo: no, name, principal: loan.principal, outstanding: loan.outstanding, status: loan.status, date: loan.appliedOn };
        }),
      }),
      'loans.reschedule': (args, ctx) => reschedule(rooms, args, ctx),
      'loans.writeOff': (args, ctx) => writeOff(rooms, args, ctx),
      'loans.recover': (args, ctx) => recover(rooms, args, ctx),
      'loans.accrue': ({ period }, ctx) => accrue(rooms, period, ctx),
      'loans.aging': ({ asOf }) => this.aging(asOf),
      'loans.allowancePreview': ({ asOf }, ctx) => allowancePreview(rooms, past(asOf, ctx.today)),
      'loans.runAllowance': ({ period }, ctx) => runAllowance(rooms, period, ctx),
      'loans.dueList': ({ from, to }, ctx) => dueList(rooms, from, to, ctx.today),
      'loans.concentration': ({ asOf }) => this.concentration(asOf),
      'loans.liquidity': ({ asOf }, ctx) => liquidity(rooms, past(asOf, ctx.today)),
      'loans.guarantees': ({ memberId }) => ({ rows: guaranteesOf(rooms, members.get(memberId).ref) }),
    };
  }

  private payoffQuote(loanId: string, date: CalendarDate): Result<'loans.payoffQuote'> {
    const { kernel } = this.rooms;
    const loan = loanById(kernel.db, loanId);
    requireStatus(loan, 'berjalan', 'dilunasi');
    if (date < loan.lastOn) throw refuse('BACKDATED', `Mutasi terakhir ${loan.number} bertanggal ${loan.lastOn}. Pakai tanggal itu atau sesudahnya.`, { field: 'date', last: loan.lastOn });
    const { outstanding, dueInterest, runningInterest, penalty, payoff } = positionOf(kernel, loan, date);
    return { loanId, number: loan.number, date, balance: outstanding, interestDue: dueInterest, runningInterest, penalty, payoff };
  }
}
