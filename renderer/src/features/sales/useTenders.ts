import { addDays, calendarDate } from '../../../../shared/domain/dates.ts';
import { readQris } from '../../../../shared/domain/qris.ts';
import type { Result } from '../../../../shared/contract/index.ts';
import type { RoundingStep } from '../../../../shared/domain/pricing.ts';
import { swapWords } from '../../../../shared/text/swap.ts';
import { memberPayWords, qrisWords } from '../../../../shared/text/tillPay.ts';
import { payWords } from '../../../../shared/text/till.ts';
import { useApiQuery } from '../../api/index.ts';
import { rp } from '../../ui/index.ts';
import { takenBy, type Method, type OtherMethod, type PaymentDraft } from './payment.ts';
import { useTill } from './TillProvider.tsx';

/** One value of a setting the till works by; undefined until it is known. */
export function useTillFlag(key: 'cash.rounding' | 'qris.code' | 'bon.overLimit' | 'stock.foundAtTill' | 'sale.swapTender', name: string): unknown {
  const value = useApiQuery('settings.get', { key }).data?.value;
  return typeof value === 'object' && value !== null && name in value ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

export function useRoundingStep(): RoundingStep {
  const step = useTillFlag('cash.rounding', 'step');
  return step === 50 || step === 100 || step === 500 ? step : 0;
}

/** The gerai's own QRIS code, and the name and the merchant's number in it; null without one. */
export function useQrisCode(): { readonly payload: string; readonly name: string; readonly nmid: string | null } | null {
  const payload = useTillFlag('qris.code', 'payload');
  if (typeof payload !== 'string') return null;
  const read = readQris(payload);
  return 'fault' in read ? null : { payload, name: read.name, nmid: read.nmid };
}

export type Tenders = {
  readonly card: Result<'members.get'> | undefined;
  /** Under the tender's name on its button. */
  readonly note: (method: Method) => string;
  /** Why a tender cannot be taken at all. */
  readonly closed: (method: Method) => string | null;
  /** The most that may be typed of a tender, what the lines take left out. */
  readonly most: (method: OtherMethod, draft: PaymentDraft) => number;
  /** The most that goes without the chair. */
  readonly free: (method: OtherMethod, draft: PaymentDraft) => number;
  /** Why more than the most is too much. */
  readonly tooMuch: (method: OtherMethod, draft: PaymentDraft, rest: number) => string;
  /** The day a bon made now is due. */
  readonly bonDue: string | null;
};

/** What each tender has to give for the buyer in the cart. Until the member's card has come the service alone judges. */
export function useTenders(): Tenders {
  const { cart, swapOf } = useTill();
  const memberId = cart.member?.memberId;
  const card = useApiQuery('members.get', { memberId: memberId ?? '' }, { enabled: memberId !== undefined, keep: true }).data;
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const stretchable = useTillFlag('bon.overLimit', 'approval') === true;
  const qris = useQrisCode();
  const own = card?.memberId === memberId ? card : undefined;
  const free = (method: OtherMethod, draft: PaymentDraft): number => {
    const has = method === 'sukarela' ? own?.savings.sukarela : method === 'bon' ? own?.bon.left : undefined;
    return has === undefined ? Number.POSITIVE_INFINITY : Math.max(0, has - takenBy(method, draft));
  };
  const most = (method: OtherMethod, draft: PaymentDraft): number => (method === 'bon' && stretchable ? Number.POSITIVE_INFINITY : free(method, draft));
  return {
    card: own,
    note: (method) => {
      if (method === 'qris' && qris !== null) return qrisWords.onScreen;
      if (method !== 'sukarela' && method !== 'bon') return payWords.methodNote[method];
      if (memberId === undefined) return memberPayWords.pickFirst;
      if (own === undefined) return '…';
      if (method === 'sukarela') return memberPayWords.savings(own.savings.sukarela);
      return own.bon.limit === 0 ? memberPayWords.noCredit : memberPayWords.bonLeft(own.bon.left);
    },
    closed: (method) => {
      if (method !== 'sukarela' && method !== 'bon') return null;
      if (memberId === undefined) return swapOf === null ? memberPayWords.needsMember : swapWords.noMember;
      if (own === undefined) return null;
      if (method === 'sukarela') return own.savings.sukarela === 0 ? memberPayWords.savingsEmpty : null;
      if (own.bon.limit === 0) return memberPayWords.noCreditFacts;
      return own.bon.left === 0 && !stretchable ? memberPayWords.bonFull : null;
    },
    most,
    free,
    tooMuch: (method, draft, rest) => {
      const has = most(method, draft);
      if (has >= rest) return payWords.tooMuch(rest);
      return method === 'bon' ? memberPayWords.bonShort(has) : method === 'sukarela' ? memberPayWords.savingsShort(has) : rp(has);
    },
    bonDue: today === undefined || own === undefined ? null : addDays(calendarDate(today), own.bon.days),
  };
}
