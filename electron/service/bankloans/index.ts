import type { Args, Result } from '../../../shared/contract/index.ts';
import { addMonths, firstDay, monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { sum } from '../../../shared/domain/money.ts';
import { dueDates } from '../../../shared/domain/loanSchedule.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid } from '../kernel/refusal.ts';
import { inUse, lastDayOf, standing, type Ledger, type Reversed, type Reversible, type Reversibles } from '../ledger/index.ts';
import { DEBT, draw, pay, type Rooms } from './money.ts';
import { allDraws, bankLoanById, bankLoansOn, drawsOf, paymentsOf, positionOf, type BankLoan } from './store.ts';

export { bankLoanChecks } from './checks.ts';

type Row = Result<'bankLoans.list'>['rows'][number];

/** Every document that moved a loan. */
const MOVES = 'SELECT document_seq, loan_ref FROM bank_loan_draw UNION ALL SELECT document_seq, loan_ref FROM bank_loan_payment';

/** A row as the contract lists it: what it undoes only where it undoes something. */
const listed = <T extends { readonly undoes: string | null }>({ undoes, ...row }: T): Omit<T, 'undoes'> & { undoes?: string } => (undoes === null ? row : { ...row, undoes });

/** What the cooperative owes to banks and LPDB: drawn, paid back by schedule or ahead of it. */
export class BankLoans {
  private readonly rooms: Rooms;

  constructor(kernel: Kernel, ledger: Ledger, cash: CashDesk) {
    this.rooms = { kernel, ledger, cash };
  }

  /** Every loan on a day, and their sum against 2-2110. */
  list(asOf: CalendarDate): Result<'bankLoans.list'> {
    const { kernel, ledger } = this.rooms;
    const rows = bankLoansOn(kernel.db, asOf).map((loan) => this.row(loan, asOf));
    const outstanding = sum(rows.map((row) => row.outstanding));
    const carried = 0 - ledger.balance(DEBT, asOf);
    return { rows, outstanding, ledger: carried, agrees: outstanding === carried };
  }

  /** A movement is undone only as the last one of its loan. */
  reversibles(): Reversibles<'CB' | 'AB'> {
    const movement: Reversible = {
      purpose: 'umum',
      check: (document) => {
        const later = this.laterThan(document);
        if (later !== undefined) throw inUse(document, later, reversalWords.laterMovement);
        return lastDayOf(this.rooms.kernel.db, `SELECT document_seq FROM (${MOVES}) WHERE loan_ref IN (SELECT loan_ref FROM (${MOVES}) WHERE document_seq = ?)`, [document.seq]);
      },
      undo: () => undefined,
    };
    return { CB: movement, AB: movement };
  }

  private laterThan({ seq }: Reversed): string | undefined {
    return this.rooms.kernel.db
      .sql<{ number: string }>(
        `WITH moved AS (${MOVES})
         SELECT d.number FROM moved m JOIN moved l ON l.loan_ref = m.loan_ref AND l.document_seq > m.document_seq JOIN document d ON d.seq = l.document_seq
          WHERE m.document_seq = ? AND ${standing('l.document_seq')} ORDER BY l.document_seq DESC LIMIT 1`,
      )
      .get(seq)?.number;
  }

  handlers(): Handlers<'bankLoans.create' | 'bankLoans.draw' | 'bankLoans.pay' | 'bankLoans.get' | 'bankLoans.list'> {
    return {
      'bankLoans.create': (args, ctx) => this.create(args, ctx),
      'bankLoans.draw': (args, ctx) => draw(this.rooms, args, ctx),
      'bankLoans.pay': (args, ctx) => pay(this.rooms, args, ctx),
      'bankLoans.get': ({ loanId }, ctx) => this.view(bankLoanById(this.rooms.kernel.db, loanId), ctx.today),
      'bankLoans.list': ({ asOf }, ctx) => this.list(asOf ?? ctx.today),
    };
  }

  /** Notes a loan as agreed; posts nothing. What is owed already (opening) must be in the books by its opening balance, and counts from that day. */
  private create(args: Args<'bankLoans.create'>, ctx: WriteCtx): Omit<Result<'bankLoans.create'>, 'replayed'> {
    const { id, lender, number, principal, annualPct, months, method, firstDue, graceMonths = 0, opening } = args;
    if (graceMonths >= months) throw invalid('graceMonths', `masa tenggang harus kurang dari ${months} bulan`);
    if (opening !== undefined && opening > principal) throw invalid('opening', `sisa pokok ${rp(opening)} melebihi plafon ${rp(principal)}`);
    const last = dueDates(firstDue, months).at(-1) ?? firstDue;
    if (last <= ctx.today) throw invalid('firstDue', `angsuran terakhir jatuh ${dateText(last)}, sudah lewat`);
    const ref = ctx.rows.lastRowid('bank_loan') + 1;
    const code = `KRB-${String(ref).padStart(4, '0')}`;
    ctx.rows.insert('bank_loan', {
      ref, id, code, lender, number, principal, annual_pct: annualPct, months, method, first_due: firstDue, grace_months: graceMonths, opening: opening ?? 0, noted_on: opening === undefined ? ctx.today : this.carriedSince(ctx.today),
    });
    ctx.note(code, `pinjaman bank ${code} ${rp(principal)}`);
    return { loanId: id, code };
  }

  /**
   * Since when 2-2110 has carried what is noted today as already owed: the last day it was moved by another than the loans
   * noted here (its opening balance, as a rule), or the beginning of the first open month; today where nothing moved it.
   */
  private carriedSince(today: CalendarDate): CalendarDate {
    const { kernel, ledger } = this.rooms;
    const { day } =
      kernel.db
        .sql<{ day: CalendarDate | null }>(
          `SELECT max(l.on_date) AS day FROM entry_line l JOIN entry e ON e.seq = l.entry_seq
            WHERE l.account_ref = ? AND NOT EXISTS (SELECT 1 FROM (${MOVES}) m LEFT JOIN document_reversal r ON r.reversed_seq = m.document_seq WHERE e.document_seq IN (m.document_seq, r.document_seq))`,
        )
        .get(ledger.account(DEBT).ref) ?? {};
    if (day === null || day === undefined) return today;
    let month = monthOf(day);
    while (ledger.monthLocked(month)) month = addMonths(month, 1);
    return month === monthOf(day) ? day : firstDay(month);
  }

  private row(loan: BankLoan, on: CalendarDate): Row {
    const { db } = this.rooms.kernel;
    const drawn = sum(allDraws(db, loan, on).map((each) => each.amount));
    const { outstanding, rows } = positionOf(db, loan, on);
    const next = outstanding === 0 ? undefined : rows.find((row) => row.due >= on && row.payment > 0);
    return {
      loanId: loan.id, code: loan.code, lender: loan.lender, number: loan.number, principal: loan.principal, drawn, outstanding, status: drawn === 0 ? 'disetujui' : outstanding === 0 ? 'lunas' : 'berjalan', nextDue: next?.due ?? null,
      nextAmount: next?.payment ?? 0,
    };
  }

  private view(loan: BankLoan, today: CalendarDate): Result<'bankLoans.get'> {
    const { db } = this.rooms.kernel;
    const { interestOwed, payoff, rows } = positionOf(db, loan, today);
    return {
      ...this.row(loan, today), annualPct: loan.annualPct, months: loan.months, method: loan.method, firstDue: loan.firstDue, graceMonths: loan.graceMonths, opening: loan.opening, interestOwed, payoff, rows: [...rows],
      draws: drawsOf(db, loan, today).map(listed), payments: paymentsOf(db, loan, today).map(listed),
    };
  }
}
