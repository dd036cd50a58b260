import { cashRounding, type RoundingStep } from '../../../../shared/domain/pricing.ts';
import type { Params } from '../../../../shared/contract/index.ts';

/** Tenders the till takes: the buyer's, then those of a member. */
export const METHODS = ['tunai', 'qris', 'transfer', 'sukarela', 'bon'] as const;
export type Method = (typeof METHODS)[number];
export type OtherMethod = Exclude<Method, 'tunai'>;

/** Whether a tender is a member's own: it goes when the member does. */
export const isMembers = (method: Method): method is 'sukarela' | 'bon' => method === 'sukarela' || method === 'bon';

/** Money that came another way than cash, checked by the cashier. */
export type PaidLine = {
  readonly key: number;
  readonly method: OtherMethod;
  readonly amount: number;
  /** What stands under the line. */
  readonly note: string;
  /** The proof of a QRIS payment or a transfer; a member's tender has its own. */
  readonly reference?: string;
  /** The member's PIN, which has been asked for; savings without it go by a signed slip. */
  readonly pin?: string;
  /** Came back from the disk without its PIN, which is asked again before the sale. */
  readonly pinAgain?: boolean;
  /** How far a bon goes above the member's limit, for the chair to let; absent within it. */
  readonly over?: number;
};

/** What has been typed on the payment screen; kept while the cashier looks at the cart again. */
export type PaymentDraft = {
  readonly lines: readonly PaidLine[];
  readonly method: Method;
  /** Cash handed over; null while nothing is typed, which is not zero. */
  readonly cash: number | null;
  /** Amount of the other tender being typed; 'rest' is all that is not yet paid, as far as the tender goes. */
  readonly amount: number | null | 'rest';
  readonly reference: string;
  /** Whose tenders these are. */
  readonly memberId: string | null;
};

export const EMPTY_PAYMENT: PaymentDraft = { lines: [], method: 'tunai', cash: null, amount: 'rest', reference: '', memberId: null };

/** The payment as far as it belongs to the cart: an empty cart has none, and another buyer does not pay with somebody's savings. The same object where nothing changes. */
export function paymentFor(draft: PaymentDraft, cart: { readonly lines: readonly unknown[]; readonly member?: { readonly memberId: string } | undefined }): PaymentDraft {
  if (cart.lines.length === 0) return EMPTY_PAYMENT;
  const memberId = cart.member?.memberId ?? null;
  if (draft.memberId === memberId) return draft;
  return { ...draft, memberId, lines: draft.lines.filter((line) => !isMembers(line.method)), ...(isMembers(draft.method) ? { method: 'tunai', amount: 'rest' } : {}) };
}

export type Standing = {
  readonly others: number;
  /** Other tenders are more than the basket: lines must go first. */
  readonly over: boolean;
  /** 0 or negative, on the cash part only (ruling 18). */
  readonly rounding: number;
  readonly cashDue: number;
  /** What no tender covers yet, as the other tenders see it. */
  readonly rest: number;
  readonly paid: number;
  readonly short: number;
  readonly change: number;
  readonly enough: boolean;
};

/** Where the payment stands: what is paid, what is missing, what goes back. What rounding would take off whole stays due until cash is given: no sale is paid by it alone. */
export function standing(total: number, draft: PaymentDraft, step: RoundingStep): Standing {
  const others = draft.lines.reduce((sum, line) => sum + line.amount, 0);
  const cash = draft.cash ?? 0;
  const remainder = Math.max(0, total - others);
  const rounded = draft.method === 'tunai' || cash > 0 ? cashRounding(remainder, step) : 0;
  const rounding = cash === 0 && remainder + rounded === 0 ? 0 : rounded;
  const cashDue = remainder + rounding;
  const over = others > total;
  const enough = !over && cash >= cashDue;
  return { others, over, rounding, cashDue, rest: Math.max(0, remainder - cash), paid: others + cash, short: Math.max(0, cashDue - cash), change: Math.max(0, cash - cashDue), enough };
}

/** Choosing a tender. Cash that already covered everything makes way; a part of it stays beside the new tender. */
export function chooseMethod(draft: PaymentDraft, method: Method, at: Standing): PaymentDraft {
  if (method === draft.method) return draft;
  const covered = method !== 'tunai' && at.enough && draft.cash !== null && at.cashDue > 0;
  return { ...draft, method, cash: covered ? null : draft.cash, amount: 'rest', reference: '' };
}

/** What is typed of the tender in hand; untouched it is all that is left to pay, or as much as the tender has. */
export const draftAmount = (draft: PaymentDraft, at: Standing, most = Number.POSITIVE_INFINITY): number | null => (draft.amount === 'rest' ? Math.min(at.rest, most) : draft.amount);

/** The typed tender becomes a line; whoever still owes goes on in cash. */
export function withLine(draft: PaymentDraft, line: Omit<PaidLine, 'key'>): PaymentDraft {
  const key = Math.max(0, ...draft.lines.map((other) => other.key)) + 1;
  return { ...draft, lines: [...draft.lines, { ...line, key }], method: 'tunai', amount: 'rest', reference: '' };
}

/** Money that the gerai already has, whatever becomes of the line. */
export const isReceived = (line: PaidLine): line is PaidLine & { readonly method: 'qris' | 'transfer' } => line.method === 'qris' || line.method === 'transfer';

/** Lines that came back from the disk whose member's PIN is still to be typed again. */
export const unsigned = (draft: PaymentDraft): readonly PaidLine[] => draft.lines.filter((line) => line.pinAgain === true);

/** The same with the PIN typed again; without one they go by a signed slip. */
export const signedAgain = (draft: PaymentDraft, note: string, pin?: string): PaymentDraft => ({
  ...draft, lines: draft.lines.map((line) => { if (line.pinAgain !== true) return line; const { pinAgain: _again, ...rest } = line; return { ...rest, note, ...(pin === undefined ? {} : { pin }) }; }),
});

/** How much of a tender the lines take already. */
export const takenBy = (method: OtherMethod, draft: PaymentDraft): number => draft.lines.reduce((sum, line) => (line.method === method ? sum + line.amount : sum), 0);

/** What has come in by QRIS and transfer: no basket goes while it stands, for it would go with it. */
export const received = (draft: PaymentDraft): number => takenBy('qris', draft) + takenBy('transfer', draft);

/** The PIN a member has typed for this payment. */
export const pinOf = (draft: PaymentDraft): string | undefined => draft.lines.find((line) => line.pin !== undefined)?.pin;

export type ConsentRoles = readonly ('bendahara' | 'ketua')[];

/** Who has to consent: the chair to a bon above its limit, the treasurer or the chair to a signed slip or a discount; null: nobody. */
export function consentFor(draft: PaymentDraft, discounted: boolean): ConsentRoles | null {
  if (draft.lines.some((line) => line.over !== undefined)) return ['ketua'];
  const signed = draft.lines.some((line) => line.method === 'sukarela') && pinOf(draft) === undefined;
  return signed || discounted ? ['bendahara', 'ketua'] : null;
}

const LARGE = 5_000_000;
const TIMES_DUE = 10;

/** An amount that is more likely a slip of the finger than money on the counter (ux §7). */
export const isLarge = (cash: number, due: number): boolean => cash > LARGE || cash > TIMES_DUE * due;

type Payments = Pick<Params<'sales.checkout'>, 'payments' | 'memberPin' | 'bonOverLimit'>;

/** The payments as the contract takes them: other tenders first, cash as it was handed over. */
export function salePayments(draft: PaymentDraft): Payments {
  const pin = pinOf(draft);
  return {
    payments: [
      ...draft.lines.map(({ method, amount, reference }) => ({ method, amount, ...(reference === undefined ? {} : { reference }) })),
      ...(draft.cash !== null && draft.cash > 0 ? [{ method: 'tunai' as const, amount: draft.cash }] : []),
    ],
    ...(pin === undefined ? {} : { memberPin: pin }),
    ...(draft.lines.some((line) => line.over !== undefined) ? { bonOverLimit: true } : {}),
  };
}
