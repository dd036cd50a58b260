import { cashRounding, type RoundingStep } from '../../../../shared/domain/pricing.ts';
import type { Params } from '../../../../shared/contract/index.ts';

/** Tenders the till takes today. */
export const METHODS = ['tunai', 'qris', 'transfer'] as const;
export type Method = (typeof METHODS)[number];
export type OtherMethod = Exclude<Method, 'tunai'>;

/** Money that came another way than cash, checked by the cashier. */
export type PaidLine = { readonly key: number; readonly method: OtherMethod; readonly amount: number; readonly reference: string };

/** What has been typed on the payment screen; kept while the cashier looks at the cart again. */
export type PaymentDraft = {
  readonly lines: readonly PaidLine[];
  readonly method: Method;
  /** Cash handed over; null while nothing is typed, which is not zero. */
  readonly cash: number | null;
  /** Amount of the other tender being typed; 'rest' is all that is not yet paid. */
  readonly amount: number | null | 'rest';
  readonly reference: string;
};

export const EMPTY_PAYMENT: PaymentDraft = { lines: [], method: 'tunai', cash: null, amount: 'rest', reference: '' };

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

/** Where the payment stands: what is paid, what is missing, what goes back. */
export function standing(total: number, draft: PaymentDraft, step: RoundingStep): Standing {
  const others = draft.lines.reduce((sum, line) => sum + line.amount, 0);
  const cash = draft.cash ?? 0;
  const remainder = Math.max(0, total - others);
  const rounding = draft.method === 'tunai' || cash > 0 ? cashRounding(remainder, step) : 0;
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

export const draftAmount = (draft: PaymentDraft, at: Standing): number | null => (draft.amount === 'rest' ? at.rest : draft.amount);

/** The typed tender becomes a line; whoever still owes goes on in cash. */
export function withLine(draft: PaymentDraft, line: Omit<PaidLine, 'key'>): PaymentDraft {
  const key = Math.max(0, ...draft.lines.map((other) => other.key)) + 1;
  return { ...draft, lines: [...draft.lines, { ...line, key }], method: 'tunai', amount: 'rest', reference: '' };
}

/** F8: the typed cash first, then the last line. */
export function withoutLast(draft: PaymentDraft): PaymentDraft {
  if (draft.cash !== null) return { ...draft, cash: null };
  return { ...draft, lines: draft.lines.slice(0, -1) };
}

const LARGE = 5_000_000;
const TIMES_DUE = 10;

/** An amount that is more likely a slip of the finger than money on the counter (ux §7). */
export const isLarge = (cash: number, due: number): boolean => cash > LARGE || cash > TIMES_DUE * due;

type Payments = Params<'sales.checkout'>['payments'];

/** The payments as the contract takes them: other tenders first, cash as it was handed over. */
export const salePayments = (draft: PaymentDraft): Payments => [
  ...draft.lines.map((line) => ({ method: line.method, amount: line.amount, reference: line.reference })),
  ...(draft.cash !== null && draft.cash > 0 ? [{ method: 'tunai' as const, amount: draft.cash }] : []),
];
