import type { Args } from '../../../shared/contract/index.ts';
import { sum } from '../../../shared/domain/money.ts';
import { bonWords } from '../../../shared/text/bon.ts';
import { payWords } from '../../../shared/text/pay.ts';
import type { Admitted } from '../bon/index.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { DocumentHead, EntryLine } from '../ledger/index.ts';
import type { Member } from '../members/index.ts';
import type { SalesRooms } from './index.ts';

type Payments = Args<'sales.checkout'>['payments'];
type Asked = Pick<Args<'sales.checkout'>, 'payments' | 'memberPin' | 'bonOverLimit'>;
/** Payments as they are kept; null: nothing on bon. */
export type Tendered = { readonly payments: Payments; readonly bon: Admitted | null };
type MemberMethod = 'sukarela' | 'bon';

const isMembers = (method: string): method is MemberMethod => method === 'sukarela' || method === 'bon';
const of = (payments: readonly { readonly method: string; readonly amount: number }[], method: MemberMethod): number => sum(payments.filter((payment) => payment.method === method).map((payment) => payment.amount));

/** Whether a payment rests on the member's signature. */
export const isSigned = ({ method, reference }: { readonly method: string; readonly reference: string | null }): boolean => method === 'bon' || (method === 'sukarela' && reference === payWords.bySlip);

/** The ways a member pays without money: out of simpanan sukarela (ruling 24) and on bon (ruling 23). A sale paid otherwise costs nothing here. */
export class MemberTenders {
  private readonly kernel: Kernel;
  private readonly rooms: Pick<SalesRooms, 'members' | 'savings' | 'bon'>;

  constructor(kernel: Kernel, rooms: Pick<SalesRooms, 'members' | 'savings' | 'bon'>) {
    this.kernel = kernel;
    this.rooms = rooms;
  }

  /**
   * The payments with the proof of each beside it, and what is bought on bon. Throws VALIDATION for a buyer who is no member, RULE APPROVAL_REQUIRED for savings
   * with neither the member's PIN nor an approval of the signed slip, or for a bon let above the limit without the chair's, CREDIT_LIMIT for a bon above what the member may owe, and whatever the PIN is
   * refused with.
   */
  admit(ctx: WriteCtx, { payments, memberPin, bonOverLimit }: Asked, member: Member | null): Tendered {
    if (!payments.some((payment) => isMembers(payment.method))) return { payments, bon: null };
    payments.forEach(({ method, reference }, index) => {
      if (!isMembers(method)) return;
      if (member === null) throw invalid(`payments.${index}.method`, payWords.needsMember);
      if (reference !== undefined) throw invalid(`payments.${index}.reference`, payWords.noReference);
    });
    if (member === null) return { payments, bon: null };
    const [saved, owed] = [of(payments, 'sukarela'), of(payments, 'bon')];
    if (owed > 0) this.rooms.members.active(member.id, 'payments');
    if (saved > 0) this.rooms.members.drawing(member.id, 'payments');
    const bon = owed === 0 ? null : this.rooms.bon.admit(member, owed, ctx.today, 'payments', this.mayStretch(ctx, bonOverLimit === true));
    if (saved > 0 && memberPin !== undefined) this.rooms.members.requirePin(ctx, member, memberPin);
    else if (saved > 0 && ctx.approver === null) throw refuse('APPROVAL_REQUIRED', payWords.savingsNeedPin(saved), { field: 'memberPin' });
    const proof = memberPin === undefined ? payWords.bySlip : payWords.byPin;
    return { payments: payments.map((payment) => (isMembers(payment.method) ? { ...payment, reference: payment.method === 'bon' && bon !== null ? bonWords.due(bon.due) : proof } : payment)), bon };
  }

  /** Above a bon limit goes one sale at a time: asked for, where the setting `bon.overLimit` lets it, with the chair's consent. */
  private mayStretch(ctx: WriteCtx, asked: boolean): boolean {
    if (!asked || !this.kernel.settings.at('bon.overLimit', ctx.today).approval) return false;
    if (ctx.approver?.role !== 'ketua') throw refuse('APPROVAL_REQUIRED', bonWords.needsChair, { field: 'approval' });
    return true;
  }

  /** Takes what was paid out of the member's savings, keeps what is owed, and answers the entry's lines: D 2-1210, D 1-1330. Throws RULE BALANCE_INSUFFICIENT. */
  take(ctx: WriteCtx, document: DocumentHead, { payments, bon }: Tendered, member: Member | null): EntryLine[] {
    if (member === null) return [];
    const [saved, owed] = [of(payments, 'sukarela'), of(payments, 'bon')];
    if (saved > 0) this.rooms.savings.move(ctx, { member, kind: 'sukarela', amount: -saved, document, via: 'belanja', date: document.date });
    return [...(saved === 0 ? [] : [{ account: '2-1210', unit: 'USP' as const, debit: saved, member }]), ...(bon === null ? [] : [this.rooms.bon.owe(ctx, document, member, owed, bon.due)])];
  }

  /** Puts back what a voided sale took, beside its mirrored entry. */
  undo(ctx: WriteCtx, saleSeq: number, document: DocumentHead, refunds: readonly { readonly tender: string; readonly amount: number }[], member: Member | null): void {
    if (member === null) return;
    const back = refunds.map(({ tender, amount }) => ({ method: tender, amount }));
    const [saved, owed] = [of(back, 'sukarela'), of(back, 'bon')];
    if (saved > 0) this.rooms.savings.move(ctx, { member, kind: 'sukarela', amount: saved, document, via: 'batal', date: document.date });
    if (owed > 0) this.rooms.bon.giveBack(ctx, saleSeq, document, member, owed);
  }
}
