import type { DisplayBasket, DisplayDone, DisplayLine, DisplayPayment, DisplayQris, DisplayTender } from '../../../../shared/contract/display.ts';
import { cartBesideAmount, cartLineAmount, cartTotals, type Cart, type CartLine } from '../../../../shared/domain/cart.ts';
import type { RoundingStep } from '../../../../shared/domain/pricing.ts';
import type { PaidSale } from './checkout.ts';
import { METHODS, standing, type PaymentDraft } from './payment.ts';
import type { Quota } from './quotas.ts';

/* What of a basket members may read, field by field: what is not named here never reaches their display. */

const views = new WeakMap<CartLine, DisplayLine>();

/** A line for the display; the same object as long as the line is, so that only changed ones are sent. */
function publicLine(line: CartLine): DisplayLine {
  const known = views.get(line);
  if (known) return known;
  const { key, name, qty, unit, unitPrice, cylinder } = line;
  const beside = cylinder === 'beli' || cylinder === 'jaminan' ? { kind: cylinder, amount: cartBesideAmount(line) } : null;
  const view = { key, name, qty, unit, price: unitPrice, amount: cartLineAmount(line), off: line.discount ?? 0, beside };
  views.set(line, view);
  return view;
}

export const publicLines = (cart: Cart): readonly DisplayLine[] => cart.lines.map(publicLine);

/** How far it is paid. Cash half typed is nobody's business: it counts once it covers what is due. */
function publicPayment(total: number, draft: PaymentDraft, step: RoundingStep): DisplayPayment | null {
  const at = standing(total, draft, step);
  const given = at.enough && draft.cash !== null && draft.cash > 0;
  if (draft.lines.length === 0 && !given) return null;
  const tenders: DisplayTender[] = [...draft.lines.map(({ method, amount }) => ({ method, amount })), ...(given ? [{ method: 'tunai' as const, amount: draft.cash ?? 0 }] : [])];
  return { tenders, due: at.others + at.cashDue, rest: at.enough ? 0 : at.cashDue, change: at.enough ? at.change : 0 };
}

export type Seen = {
  readonly cart: Cart;
  readonly total: number | null;
  readonly draft: PaymentDraft;
  readonly step: RoundingStep;
  readonly guest: string | null;
  readonly share: number | null;
  readonly quotas: readonly Quota[];
  readonly qris: DisplayQris | null;
};

export function publicBasket({ cart, total, draft, step, guest, share, quotas, qris }: Seen): DisplayBasket {
  const totals = cartTotals(cart);
  const due = total ?? totals.total;
  const regulated = cart.lines.filter((line) => line.het !== undefined);
  return {
    kind: 'basket',
    guest,
    total: due,
    discount: cart.discount ?? 0,
    saved: totals.memberSaving + totals.discount,
    belowHet: totals.belowHet,
    withinHet: regulated.length > 0 && regulated.every((line) => line.unitPrice <= (line.het ?? 0)),
    at: cart.selected,
    limits: quotas.map(({ name, left, unit }) => ({ name, left, unit })),
    share,
    payment: publicPayment(due, draft, step),
    qris,
  };
}

export const publicDone = ({ total, rounding, payments, change }: PaidSale, guest: string | null, qris: DisplayQris | null): DisplayDone => ({
  kind: 'done',
  guest,
  total,
  rounding,
  tenders: payments.map(({ method, amount }) => ({ method: METHODS.find((each) => each === method) ?? 'tunai', amount })),
  change,
  qris,
});
