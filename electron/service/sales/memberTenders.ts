import type { Args } from '../../../shared/contract/index.ts';
import { sum } from '../../../shared/domain/money.ts';
import { payWords } from '../../../shared/text/pay.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { DocumentHead, EntryLine } from '../ledger/index.ts';
import type { Member } from '../members/index.ts';
import type { SalesRooms } from './index.ts';

type Payments = Args<'sales.checkout'>['payments'];

const of = (payments: Payments, method: 'sukarela'): number => sum(payments.filter((payment) => payment.method === method).map((payment) => payment.amount));

/** Whether a payment rests on the member's signature. */
export const isSigned = ({ method, reference }: { readonly method: string; readonly reference: string | null }): boolean => method === 'sukarela' && reference === payWords.bySlip;

/** The way a member pays without money: out of simpanan sukarela (ruling 24). A sale paid otherwise costs nothing here. */
export class MemberTenders {
  private readonly rooms: Pick<SalesRooms, 'members' | 'savings'>;

  constructor(rooms: Pick<SalesRooms, 'members' | 'savings'>) {
    this.rooms = rooms;
  }

  /**
   * The payments with the proof of each beside it. Throws VALIDATION for a buyer who is no member, RULE APPROVAL_REQUIRED for savings
   * with neither the member's PIN nor an approval of the signed slip, and whatever the PIN is refused with.
   */
  admit(ctx: WriteCtx, payments: Payments, member: Member | null, memberPin: string | undefined): Payments {
    if (!payments.some((payment) => payment.method === 'sukarela')) return payments;
    payments.forEach(({ method, reference }, index) => {
      if (method !== 'sukarela') return;
      if (member === null) throw invalid(`payments.${index}.method`, payWords.needsMember);
      if (reference !== undefined) throw invalid(`payments.${index}.reference`, payWords.noReference);
    });
    if (member === null) return payments;
    if (memberPin !== undefined) this.rooms.members.requirePin(ctx, member, memberPin);
    else if (ctx.approver === null) throw refuse('APPROVAL_REQUIRED', payWords.savingsNeedPin(of(payments, 'sukarela')), { field: 'memberPin' });
    return payments.map((payment) => (payment.method === 'sukarela' ? { ...payment, reference: memberPin === undefined ? payWords.bySlip : payWords.byPin } : payment));
  }

  /** Takes what was paid out of the member's savings and answers the entry's lines: D 2-1210. Throws RULE BALANCE_INSUFFICIENT. */
  take(ctx: WriteCtx, document: DocumentHead, payments: Payments, member: Member | null): EntryLine[] {
    if (member === null) return [];
    const saved = of(payments, 'sukarela');
    if (saved === 0) return [];
    this.rooms.savings.move(ctx, { member, kind: 'sukarela', amount: -saved, document, via: 'belanja', date: document.date });
    return [{ account: '2-1210', unit: 'USP', debit: saved, member }];
  }
}
