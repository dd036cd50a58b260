import type { Args, Result } from '../../../shared/contract/index.ts';
import { planDebit } from '../../../shared/domain/autoDebit.ts';
import { monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { savingsRules as words } from '../../../shared/text/savingsRules.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, refuse } from '../kernel/refusal.ts';
import type { LongWork, Part, Run } from '../kernel/runs.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Member, Members } from '../members/index.ts';
import type { WajibDues } from './dues.ts';
import { keptAtLeast } from './limits.ts';
import { balancesOf } from './moves.ts';
import { postTransfer } from './transfer.ts';

type Chosen = { readonly memberRef: number; readonly wajib: number; readonly loans: number };
type DueLoan = { readonly loanId: string; readonly amount: number };
/** How instalments are taken: what is due of a member's loans on a day, and its payment out of sukarela. */
export type LoanDebits = {
  readonly due: (memberRef: number, on: CalendarDate) => readonly DueLoan[];
  readonly pay: (ctx: WriteCtx, member: Member, loan: DueLoan, on: CalendarDate) => void;
};
/** What can be taken of a member and what would be due, in rupiah. */
type Debit = Part & { readonly wajib: number; readonly wajibDue: number; readonly loans: readonly DueLoan[]; readonly loansDue: number; readonly sukarela: number };
type Kept = { readonly memberRef: number; readonly wajib: number; readonly wajibDue: number; readonly loans: number; readonly loansDue: number };

/** Simpanan wajib and instalments taken out of sukarela, of the members who asked for it: whole months and whole instalments only. */
export class AutoDebit {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly members: Members;
  private readonly dues: WajibDues;
  private loans: LoanDebits = { due: () => [], pay: () => undefined };

  constructor(kernel: Kernel, ledger: Ledger, members: Members, dues: WajibDues) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.members = members;
    this.dues = dues;
  }

  connect(loans: LoanDebits): void {
    this.loans = loans;
  }

  set({ memberId, wajib, loans }: Args<'savings.setAutoDebit'>, ctx: WriteCtx): Omit<Result<'savings.setAutoDebit'>, 'replayed'> {
    const member = this.members.active(memberId);
    const row = { wajib: wajib ? 1 : 0, loans: loans ? 1 : 0 };
    if (this.chosen(member.ref) === undefined) ctx.rows.insert('auto_debit', { member_ref: member.ref, ...row });
    else ctx.rows.update('auto_debit', { member_ref: member.ref }, row);
    ctx.note(member.no, words.debitNote(wajib, loans));
    return { memberId: member.id, wajib, loans };
  }

  /** What a member lets be taken. */
  of(memberRef: number): { wajib: boolean; loans: boolean } {
    const chosen = this.chosen(memberRef);
    return { wajib: chosen?.wajib === 1, loans: chosen?.loans === 1 };
  }

  preview(on: CalendarDate): Result<'savings.autoDebitPreview'> {
    const rows = this.everybody().flatMap((chosen) => {
      const debit = this.debitOf(chosen, on);
      return debit === undefined ? [] : [this.row(debit.memberRef, { ...debit, loans: sumOf(debit.loans) }, debit.sukarela)];
    });
    return { date: on, rows, totals: totalsOf(rows) };
  }

  run({ date }: Args<'savings.runAutoDebit'>, today: CalendarDate): LongWork<Omit<Result<'savings.runAutoDebit'>, 'replayed'>, Debit> {
    const on = date ?? today;
    return {
      key: on,
      admit: (ctx, ended) => {
        if (on > ctx.today) throw invalid('date', words.notYet(on));
        const last = this.lastMoved();
        if (last !== null && on < last) throw refuse('BACKDATED', words.movedSince(last), { field: 'date', last });
        if (ended !== undefined && !this.everybody().some((chosen) => takes(this.debitOf(chosen, on)))) throw conflict('debitDone', words.debitDone(on));
      },
      parts: () => this.parts(on),
      step: (ctx, parts, run) => {
        for (const { memberRef } of parts) this.take(ctx, memberRef, on, run);
      },
      total: (_ctx, run) => this.totals(run, on),
    };
  }

  private *parts(on: CalendarDate): Generator<Debit | undefined> {
    for (const chosen of this.everybody()) yield this.debitOf(chosen, on);
  }

  /** One member's part, as it stands in the step's own transaction. */
  private take(ctx: WriteCtx, memberRef: number, on: CalendarDate, run: Run): void {
    const chosen = this.chosen(memberRef);
    const debit = chosen === undefined ? undefined : this.debitOf(chosen, on);
    if (debit === undefined) return;
    const member = this.members.byRef(memberRef);
    if (debit.wajib > 0) postTransfer(this.kernel, this.ledger, ctx, { from: member, to: member, kind: 'wajib', amount: debit.wajib, date: on, via: 'potong', id: ctx.nextId() });
    for (const loan of debit.loans) this.loans.pay(ctx, member, loan, on);
    ctx.rows.insert('auto_debit_result', { run_ref: run.ref, member_ref: memberRef, wajib: debit.wajib, wajib_due: debit.wajibDue, loans: sumOf(debit.loans), loans_due: debit.loansDue });
  }

  private totals(run: Run, on: CalendarDate): Omit<Result<'savings.runAutoDebit'>, 'replayed'> {
    const kept = this.kernel.db
      .sql<Kept>('SELECT member_ref AS memberRef, wajib, wajib_due AS wajibDue, loans, loans_due AS loansDue FROM auto_debit_result WHERE run_ref = ? ORDER BY member_ref')
      .all(run.ref);
    const rows = kept.map((each) => this.row(each.memberRef, each, balancesOf(this.kernel.db, each.memberRef).sukarela));
    return { date: on, ...totalsOf(rows), short: rows.filter((row) => row.short > 0) };
  }

  private row(memberRef: number, { wajib, wajibDue, loans, loansDue }: Omit<Kept, 'memberRef'>, sukarela: number): Result<'savings.autoDebitPreview'>['rows'][number] {
    const { id, no, name } = this.members.byRef(memberRef);
    return { memberId: id, memberNo: no, name, wajib, loans, sukarela, short: wajibDue - wajib + loansDue - loans };
  }

  private everybody(): Chosen[] {
    return this.kernel.db
      .sql<Chosen>("SELECT a.member_ref AS memberRef, a.wajib, a.loans FROM auto_debit a JOIN member m ON m.ref = a.member_ref WHERE m.state = 'aktif' AND (a.wajib = 1 OR a.loans = 1) ORDER BY a.member_ref")
      .all();
  }

  private chosen(memberRef: number): Chosen | undefined {
    return this.kernel.db.sql<Chosen>('SELECT member_ref AS memberRef, wajib, loans FROM auto_debit WHERE member_ref = ?').get(memberRef);
  }

  /** The last day on which savings of anybody who lets be taken moved. */
  private lastMoved(): CalendarDate | null {
    return (
      this.kernel.db
        .sql<{ last: CalendarDate | null }>("SELECT max(b.last_on) AS last FROM savings_balance b JOIN auto_debit a ON a.member_ref = b.member_ref WHERE b.kind IN ('sukarela', 'wajib') AND (a.wajib = 1 OR a.loans = 1)")
        .get()?.last ?? null
    );
  }

  /** What is due of a member, and what of it their sukarela pays; undefined where nothing is due. */
  private debitOf({ memberRef, wajib, loans }: Chosen, on: CalendarDate): Debit | undefined {
    const bills = wajib === 1 ? this.dues.openBills(memberRef, monthOf(on)) : [];
    const due = loans === 1 ? this.loans.due(memberRef, on) : [];
    if (bills.length === 0 && due.length === 0) return undefined;
    const { sukarela } = balancesOf(this.kernel.db, memberRef);
    const plan = planDebit(Math.max(0, sukarela - keptAtLeast(this.kernel, on)), bills, due);
    return { memberRef, sukarela, wajib: plan.wajib, wajibDue: bills.reduce((sum, bill) => sum + bill, 0), loans: plan.loans, loansDue: sumOf(due) };
  }
}

const sumOf = (loans: readonly DueLoan[]): number => loans.reduce((sum, { amount }) => sum + amount, 0);
const takes = (debit: Debit | undefined): boolean => debit !== undefined && (debit.wajib > 0 || debit.loans.length > 0);

function totalsOf(rows: Result<'savings.autoDebitPreview'>['rows']): Result<'savings.autoDebitPreview'>['totals'] {
  const taken = rows.filter((row) => row.wajib + row.loans > 0);
  return { members: taken.length, wajib: taken.reduce((sum, row) => sum + row.wajib, 0), loans: taken.reduce((sum, row) => sum + row.loans, 0), shortMembers: rows.filter((row) => row.short > 0).length };
}
