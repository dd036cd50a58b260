import type { Args, Result } from '../../../shared/contract/index.ts';
import type { SettingKey, SettingValue } from '../../../shared/contract/policies.ts';
import type { CashVia, SavingsKind } from '../../../shared/contract/values.ts';
import { lastDay, monthOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { sum, type Rupiah } from '../../../shared/domain/money.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import { savingsRules as words } from '../../../shared/text/savingsRules.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { Ledger, Reversibles } from '../ledger/index.ts';
import type { Member, Members } from '../members/index.ts';
import { AutoDebit, type LoanDebits } from './autoDebit.ts';
import { Billing, type Amounts } from './billing.ts';
import { WajibDues } from './dues.ts';
import { calculateInterest } from './interest.ts';
import { monthEndsOf } from './monthEnds.ts';
import { balancesOf, SAVINGS_ACCOUNTS, writeMove, type SavingsBalances, type SavingsMove } from './moves.ts';
import { admitTaking } from './limits.ts';
import { Passbooks } from './passbook.ts';
import { moveReversible } from './reversal.ts';
import { statementOf } from './statement.ts';
import { postTransfer } from './transfer.ts';
import { behindOnWajib } from './wajib.ts';

export type { LoanDebits } from './autoDebit.ts';
export { savingsChecks, savingsControls } from './checks.ts';
export { INTEREST, SAVINGS_ACCOUNTS } from './moves.ts';
export { savingsSlipOf } from './slip.ts';

/** Which savings earn jasa modal (policy `capitalBase`). */
export type CapitalBase = 'pokok+wajib' | 'all';
const CAPITAL_KINDS: Readonly<Record<CapitalBase, readonly SavingsKind[]>> = { 'pokok+wajib': ['pokok', 'wajib'], 'all': ['pokok', 'wajib', 'sukarela'] };

/** Members on a page of the collection. */
const COLLECTED = 500;

type SavingsMethod = 'savings.deposit' | 'savings.withdraw' | 'savings.balances' | 'savings.statement' | 'savings.calculateInterest' | 'savings.billWajib' | 'savings.arrears' | 'savings.collection' | 'savings.transfer' | 'savings.setAutoDebit' | 'savings.autoDebit' | 'savings.autoDebitPreview' | 'savings.runAutoDebit' | 'savings.passbook' | 'savings.markPrinted' | 'savings.newPassbook';
/** What the counter hands back. */
type Slip = { number: string; balance: number; entryNumber: string };
type CashMove = { readonly member: Member; readonly kind: SavingsKind; readonly amount: Rupiah; readonly via: CashVia; readonly date: CalendarDate };

/** Members' savings: pokok and wajib (equity), sukarela (a liability). Each account is one member's savings of one kind. */
export class Savings {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly members: Members;
  private readonly cash: CashDesk;
  private readonly billing: Billing;
  private readonly debits: AutoDebit;
  readonly passbooks: Passbooks;
  readonly dues: WajibDues;

  constructor(kernel: Kernel, ledger: Ledger, members: Members, cash: CashDesk) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.members = members;
    this.cash = cash;
    const amountsOf = (memberRef: number, on: CalendarDate): Amounts => members.classAmounts(memberRef, on);
    this.billing = new Billing(kernel, ledger, amountsOf);
    this.dues = new WajibDues(kernel.db, amountsOf);
    this.debits = new AutoDebit(kernel, ledger, members, this.dues);
    this.passbooks = new Passbooks(kernel, members);
  }

  /** Makes the loans known that are paid out of sukarela by themselves. */
  connect(loans: LoanDebits): void {
    this.debits.connect(loans);
  }

  /**
   * Writes one move of one savings account beside the caller's document; the caller posts the entry on
   * 3-1110 pokok, 3-1120 wajib or 2-1210 sukarela. Answers the account's new balance. Throws RULE BACKDATED before the account's last move,
   * BALANCE_INSUFFICIENT below zero, RangeError for 0.
   */
  move(ctx: WriteCtx, move: SavingsMove): Rupiah {
    return writeMove(this.kernel.db, ctx, move);
  }

  /** Numbers of the active members behind with simpanan wajib at the end of a month: by what was billed, or where nobody has been billed by what the months since `since` (or since they joined) ask for. */
  behindOnWajib(period: Month, since: Month): string[] {
    if (this.billing.usedBy(period)) return this.dues.arrears(lastDay(period), this.kernel.today()).rows.map(({ memberNo }) => memberNo);
    return behindOnWajib(this.kernel, this.members.each(), period, since);
  }

  /** How many have not been billed simpanan wajib of a month, where it is billed. */
  unbilledWajib(period: Month): number {
    return this.billing.unbilledCount(period);
  }

  /** A member's savings now, or at the end of a day. */
  balances(memberRef: number, asOf?: CalendarDate): SavingsBalances {
    return balancesOf(this.kernel.db, memberRef, asOf);
  }

  /**
   * Month-end balances from `from` to `to`, both included, summed over `kinds`: by member row, in month order (ruling 39).
   * Members without any such savings by then are left out. `memberRef` limits it to one member.
   */
  monthEnds(kinds: readonly SavingsKind[], from: Month, to: Month, memberRef?: number): Map<number, Rupiah[]> {
    return monthEndsOf(this.kernel.db, kinds, from, to, memberRef);
  }

  /** A member's capital now, or at the end of a day: the savings that earn jasa modal under a policy. */
  capitalOf(memberRef: number, base: CapitalBase, asOf?: CalendarDate): Rupiah {
    const balances = this.balances(memberRef, asOf);
    return sum(CAPITAL_KINDS[base].map((kind) => balances[kind]));
  }

  reversibles(): Reversibles<'SS' | 'ST' | 'SP'> {
    const move = moveReversible(this.kernel.db, this.members);
    return { SS: move, ST: move, SP: move };
  }

  handlers(): Handlers<SavingsMethod> {
    const { kernel, members } = this;
    return {
      'savings.deposit': (args, ctx) => this.deposit(args, ctx),
      'savings.withdraw': (args, ctx) => this.withdraw(args, ctx),
      'savings.balances': ({ memberId, asOf }) => this.balances(members.get(memberId).ref, asOf),
      'savings.statement': ({ memberId, from, to }) => {
        const member = members.get(memberId);
        if (to < from) throw invalid('to', `tanggal akhir ${to} sebelum tanggal awal ${from}`);
        return statementOf(kernel.db, member.ref, from, to);
      },
      'savings.billWajib': (args) => this.billing.bill(args),
      'savings.passbook': (args) => this.passbooks.view(args),
      'savings.markPrinted': (args, ctx) => this.passbooks.markPrinted(args, ctx),
      'savings.newPassbook': (args, ctx) => this.passbooks.begin(args, ctx),
      'savings.transfer': (args, ctx) => this.transfer(args, ctx),
      'savings.setAutoDebit': (args, ctx) => this.debits.set(args, ctx),
      'savings.autoDebit': ({ memberId }) => this.debits.of(members.get(memberId).ref),
      'savings.autoDebitPreview': ({ date }, ctx) => this.debits.preview(date ?? ctx.today),
      'savings.runAutoDebit': (args, ctx) => this.debits.run(args, ctx.today),
      'savings.arrears': ({ asOf }, ctx) => this.dues.arrears(asOf ?? ctx.today, ctx.today),
      'savings.collection': ({ period = monthOf(this.kernel.today()), rt, text, limit = COLLECTED, cursor }) => ({ period, ...this.dues.collection(period, { rt, text, limit, cursor }) }),
      'savings.calculateInterest': (question, ctx) => calculateInterest(question, this.setting('tax.savingsInterest', lastDay(question.period), ctx.today)),
    };
  }

  /** A setting as in force on a day; before the first day of all settings, as in force today. */
  private setting<K extends SettingKey>(key: K, at: CalendarDate, today: CalendarDate): SettingValue<K> {
    return this.kernel.settings.find(key, at)?.value ?? this.kernel.settings.at(key, today);
  }

  private deposit({ memberId, kind, amount, date, via }: Args<'savings.deposit'>, ctx: WriteCtx): Slip {
    const member = this.members.served(memberId);
    const on = date ?? ctx.today;
    this.ledger.admitDate(ctx, on);
    if (on < member.joinedOn) throw refuse('BACKDATED', `${member.no} menjadi anggota ${dateText(member.joinedOn)}. Pakai tanggal itu atau sesudahnya.`, { field: 'date', last: member.joinedOn });
    if (kind === 'pokok') this.requirePokok(member, amount, on);
    return this.overCounter(ctx, 'SS', { member, kind, amount, via, date: on });
  }

  private withdraw({ memberId, kind, amount, date, via }: Args<'savings.withdraw'>, ctx: WriteCtx): Slip {
    if (kind !== 'sukarela') throw invalid('kind', `simpanan ${kind} kembali saat anggota keluar; yang dapat ditarik hanya simpanan sukarela`);
    const member = this.members.drawing(memberId);
    const on = date ?? ctx.today;
    admitTaking(this.kernel, ctx, member, amount, on);
    return this.overCounter(ctx, 'ST', { member, kind, amount, via, date: on });
  }

  private transfer({ fromMemberId, toMemberId, toKind = 'sukarela', amount, date, note, memberPin }: Args<'savings.transfer'>, ctx: WriteCtx): Omit<Result<'savings.transfer'>, 'replayed'> {
    const from = this.members.drawing(fromMemberId, 'fromMemberId');
    const to = this.members.served(toMemberId, 'toMemberId');
    if (from.ref === to.ref && toKind === 'sukarela') throw invalid('toKind', words.sameAccount);
    const on = date ?? ctx.today;
    this.ledger.admitDate(ctx, on);
    if (on < to.joinedOn) throw refuse('BACKDATED', `${to.no} menjadi anggota ${dateText(to.joinedOn)}. Pakai tanggal itu atau sesudahnya.`, { field: 'date', last: to.joinedOn });
    if (toKind === 'pokok') this.requirePokok(to, amount, on);
    admitTaking(this.kernel, ctx, from, amount, on);
    if (memberPin !== undefined) this.members.requirePin(ctx, from, memberPin);
    else if (from.ref !== to.ref && ctx.approver === null) throw refuse('APPROVAL_REQUIRED', words.consent, { field: 'memberPin' });
    const done = postTransfer(this.kernel, this.ledger, ctx, { from, to, kind: toKind, amount, date: on, note, via: 'pindah' });
    ctx.note(done.number, `${words.transferMemo(from.no, to.no, toKind)} ${rp(amount)}`);
    return done;
  }

  /** Simpanan pokok is paid once, in full (ruling 33). */
  private requirePokok(member: Member, amount: number, date: CalendarDate): void {
    const paid = this.balances(member.ref).pokok;
    if (paid > 0) throw refuse('POKOK_PAID', `${member.no} sudah membayar ${rp(paid)}. Pilih simpanan wajib atau sukarela.`, { memberNo: member.no, paid });
    const { pokok } = this.members.classAmounts(member.ref, date);
    if (amount !== pokok) throw invalid('amount', `simpanan pokok tepat ${rp(pokok)} sekali bayar`);
  }

  /** One document, one move, one entry: D cash / K savings for a deposit (SS), the other way for a withdrawal (ST). */
  private overCounter(ctx: WriteCtx, document: 'SS' | 'ST', { member, kind, amount, via, date }: CashMove): Slip {
    const cash = this.cash.line(ctx, via, 'usp');
    const head = this.ledger.document(ctx, { kind: document, date, member, shiftSeq: cash.shiftSeq, amounts: { amount, kind, via }, refs: { memberId: member.id, memberNo: member.no } });
    const paidIn = document === 'SS';
    const balance = this.move(ctx, { member, kind, amount: paidIn ? amount : -amount, document: head, via, date });
    const drawer = { account: cash.account, unit: cash.unit, shiftSeq: cash.shiftSeq, flow: 'savings' } as const;
    const savings = { account: SAVINGS_ACCOUNTS[kind], unit: 'USP', member } as const;
    const what = `${paidIn ? 'Setor' : 'Tarik'} simpanan ${kind} ${member.no}`;
    const entry = this.ledger.post(ctx, {
      document: head,
      memo: what,
      lines: paidIn ? [{ ...drawer, debit: amount }, { ...savings, credit: amount }] : [{ ...savings, debit: amount }, { ...drawer, credit: amount }],
    });
    ctx.note(head.number, `${what} ${rp(amount)}`);
    return { number: head.number, balance, entryNumber: entry.number };
  }
}
