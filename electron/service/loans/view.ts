import type { Result } from '../../../shared/contract/index.ts';
import { addDays, type CalendarDate } from '../../../shared/domain/dates.ts';
import { effectiveAnnualPct, firstDueAfter, loanSchedule } from '../../../shared/domain/loanSchedule.ts';
import { sum } from '../../../shared/domain/money.ts';
import { standing } from '../ledger/index.ts';
import type { LoanCheck } from './assess.ts';
import { nextInstalment, positionOf } from './position.ts';
import { feesOf, termsOf } from './products.ts';
import { classOf } from './classes.ts';
import type { Rooms } from './rooms.ts';
import { planOf, plansOf, scheduleOf, type Loan, type Plan } from './store.ts';

type View = Result<'loans.get'>;
type PaymentRow = { date: string; number: string; penalty: number; interest: number; principal: number; undoes: string | null };

const rowsOf = (rooms: Rooms, loan: Loan, plan: Plan): View['rows'] => scheduleOf(rooms.kernel.db, loan, plan).map((row) => ({ ...row, no: row.no - plan.base, payment: row.principal + row.interest }));

/** One loan as its card shows it: terms, what stands for it, who decided, schedule, payments, and how it stands today. */
export function viewOf(rooms: Rooms, loan: Loan, today: CalendarDate): View {
  const { members, kernel } = rooms;
  const { db } = kernel;
  const member = members.byRef(loan.memberRef);
  const plan = planOf(db, loan);
  const terms = termsOf(db, loan.ref);
  const rows = loan.status === 'diajukan' || loan.status === 'ditolak' ? [] : rowsOf(rooms, loan, plan);
  const asked = db.sql<{ income: number | null; expenses: number | null; disburseOn: string | null; checks: string }>('SELECT income, expenses, disburse_on AS disburseOn, checks FROM loan_application WHERE loan_ref = ?').get(loan.ref);
  const schedule = rows[0] === undefined ? loanSchedule({ ...loan, firstDue: loan.firstDue ?? firstDueAfter(today) }) : { rows: loanSchedule({ ...loan, ...plan, principal: sum(rows.map((row) => row.principal)), firstDue: rows[0].due as CalendarDate }).rows, totals: totalsOf(rows) };
  return {
    loanId: loan.id, number: loan.number, memberId: member.id, memberNo: member.no, name: member.name, principal: loan.principal, annualPct: plan.annualPct, months: plan.months, method: plan.method,
    purpose: loan.purpose, status: loan.status, outstanding: loan.outstanding, payoff: loan.status === 'berjalan' ? positionOf(kernel, loan, today).payoff : 0,
    rows, payments: paymentsOf(rooms, loan),
    date: loan.appliedOn, appliedBy: nameOf(rooms, loan.appliedBy), product: terms === null ? null : { key: terms.key, name: terms.name }, income: asked?.income ?? null, expenses: asked?.expenses ?? null, disburseOn: asked?.disburseOn ?? null,
    firstDue: loan.firstDue, effectivePct: effectiveAnnualPct(schedule), fees: feesOf(terms, loan.principal), secondApproval: terms?.secondApprovalAbove !== undefined && loan.principal > terms.secondApprovalAbove,
    collateral: db.sql<View['collateral'][number]>('SELECT kind, description, value FROM loan_collateral WHERE loan_ref = ? ORDER BY no').all(loan.ref),
    guarantors: db.sql<{ ref: number }>('SELECT member_ref AS ref FROM loan_guarantor WHERE loan_ref = ? ORDER BY member_ref').all(loan.ref).map(({ ref }) => members.byRef(ref)).map(({ id, no, name }) => ({ memberId: id, memberNo: no, name })),
    checks: asked === undefined ? [] : (JSON.parse(asked.checks) as LoanCheck[]),
    decision: decisionOf(rooms, loan), payout: payoutOf(rooms, loan), position: standingOf(rooms, loan, today), earlierPlans: earlierPlans(rooms, loan), writtenOff: writtenOffOf(rooms, loan),
  };
}

const totalsOf = (rows: View['rows']): { principal: ReturnType<typeof sum>; interest: ReturnType<typeof sum>; payment: ReturnType<typeof sum> } => ({
  principal: sum(rows.map((row) => row.principal)), interest: sum(rows.map((row) => row.interest)), payment: sum(rows.map((row) => row.payment)),
});

const nameOf = ({ kernel }: Rooms, userRef: number): string => kernel.db.sql<{ name: string }>('SELECT name FROM user WHERE ref = ?').get(userRef)?.name ?? '';

const paymentsOf = ({ kernel }: Rooms, loan: Loan): View['payments'] =>
  kernel.db
    .sql<PaymentRow>(
      `SELECT p.on_date AS date, d.number, p.penalty, p.interest, p.principal, (SELECT o.number FROM document o WHERE o.seq = p.undoes) AS undoes
         FROM loan_payment_effect p JOIN document d ON d.seq = p.document_seq WHERE p.loan_ref = ? ORDER BY p.document_seq`,
    )
    .all(loan.ref)
    .map(({ undoes, ...row }) => (undoes === null ? row : { ...row, undoes }));

function decisionOf(rooms: Rooms, loan: Loan): View['decision'] {
  const row = rooms.kernel.db
    .sql<{ status: 'disetujui' | 'ditolak'; date: string; userRef: number; secondRef: number | null; note: string | null }>('SELECT status, on_date AS date, user_ref AS userRef, second_ref AS secondRef, note FROM loan_decision WHERE loan_ref = ?')
    .get(loan.ref);
  return row === undefined ? null : { status: row.status, date: row.date, by: nameOf(rooms, row.userRef), second: row.secondRef === null ? null : nameOf(rooms, row.secondRef), note: row.note };
}

const payoutOf = ({ kernel }: Rooms, loan: Loan): View['payout'] =>
  kernel.db
    .sql<NonNullable<View['payout']>>(
      `SELECT d.number, d.on_date AS date, d.amounts ->> 'via' AS via, d.amounts ->> 'net' AS net FROM document d WHERE d.kind = 'PC' AND d.refs ->> 'loan' = ? AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`,
    )
    .get(loan.number) ?? null;

function standingOf({ kernel }: Rooms, loan: Loan, today: CalendarDate): View['position'] {
  if (loan.status !== 'berjalan') return null;
  const at = positionOf(kernel, loan, today);
  return {
    balance: at.outstanding, interestDue: at.dueInterest, runningInterest: at.runningInterest, penalty: at.penalty, payoff: at.payoff, arrears: at.arrearsDays === 0 ? 0 : overdue(kernel, loan, today), daysLate: at.arrearsDays,
    class: classOf(kernel.settings.at('loan.collectability', today), at.arrearsDays).class, ...nextInstalment(kernel, loan, today),
  };
}

/** Principal and interest of the rows whose day has passed. */
function overdue(kernel: Rooms['kernel'], loan: Loan, today: CalendarDate): number {
  const { dueInterest, duePrincipal } = positionOf(kernel, loan, addDays(today, -1));
  return dueInterest + duePrincipal;
}

/** Schedules that were replaced, newest first, each with the rescheduling that ended it. */
function earlierPlans(rooms: Rooms, loan: Loan): View['earlierPlans'] {
  const plans = plansOf(rooms.kernel.db, loan);
  return plans
    .slice(0, -1)
    .map((plan, index) => {
      const next = plans[index + 1];
      return { number: next?.number ?? null, until: next?.since ?? '', reason: next?.reason ?? '', annualPct: plan.annualPct, months: plan.months, method: plan.method, rows: rowsOf(rooms, loan, plan) };
    })
    .toReversed();
}

function writtenOffOf({ kernel }: Rooms, loan: Loan): View['writtenOff'] {
  const row = kernel.db
    .sql<{ number: string; date: string; claim: number }>(
      `SELECT d.number, d.on_date AS date, w.principal + w.interest + w.penalty AS claim FROM loan_write_off w JOIN document d ON d.seq = w.document_seq WHERE w.loan_ref = ? AND ${standing('w.document_seq')}`,
    )
    .get(loan.ref);
  if (row === undefined) return null;
  const recovered = recoveredOf(kernel.db, loan.ref);
  return { ...row, recovered, left: row.claim - recovered };
}

/** What came back of a loan that was given up. */
export const recoveredOf = (db: Rooms['kernel']['db'], loanRef: number): number =>
  db.sql<{ total: number | null }>(`SELECT sum(r.amount) AS total FROM loan_recovery r WHERE r.loan_ref = ? AND ${standing('r.document_seq')}`).get(loanRef)?.total ?? 0;
