import { useMemo } from 'react';
import type { Params, Result } from '../../../../shared/contract/index.ts';
import { priceKey, type CartContent, type CartLine, type CartPrices } from '../../../../shared/domain/cart.ts';
import { packPrice } from '../../../../shared/domain/pricing.ts';
import { parseQuantity, quantityText, type Quantity } from '../../../../shared/domain/quantity.ts';
import { useApiQuery, type ApiError } from '../../api/index.ts';

/** A rule that refuses a line as it stands. */
export type LineProblem = { readonly rule: string; readonly message: string; readonly key: string };

export type Quote = {
  /** The answer belongs to the cart as it is now. */
  readonly fresh: boolean;
  readonly pending: boolean;
  readonly problems: readonly LineProblem[];
  /** What the buyer may still take of a product, before this cart. */
  readonly limitLeft: ReadonlyMap<string, Quantity>;
  /** What the book has of each product, in its base unit. */
  readonly onHand: ReadonlyMap<string, Quantity>;
  readonly total: number | null;
  /** Why somebody else has to agree before it is paid, or null. */
  readonly approval: string | null;
  /** What is told with the basket and refuses nothing. */
  readonly warnings: readonly string[];
  /** Prices as the service knows them, for the cart to take over. */
  readonly prices: CartPrices | null;
  readonly error: ApiError | null;
};

type SaleLines = Params<'sales.quote'>['lines'];

export const saleLines = (lines: readonly CartLine[]): SaleLines =>
  lines.map((line) => ({ productId: line.productId, qty: quantityText(line.qty), ...(line.cylinder === undefined ? {} : { cylinder: line.cylinder }), ...(line.empty === undefined ? {} : { empty: line.empty }), ...(line.discount === undefined ? {} : { discount: line.discount }), ...(line.note === undefined ? {} : { note: line.note }), ...(line.label === undefined ? {} : { label: line.label }), ...(line.pack === undefined ? {} : { unit: line.pack }), ...(line.found === undefined ? {} : { found: line.found }) }));

/** Who buys, as the contract takes it. */
export function saleBuyer({ member, buyer }: Pick<CartContent, 'member' | 'buyer'>): Pick<Params<'sales.quote'>, 'memberId' | 'buyer'> {
  if (member) return { memberId: member.memberId };
  return buyer ? { buyer: { nik: buyer.nik, name: buyer.name, ...(buyer.familyCardNo === undefined ? {} : { familyCardNo: buyer.familyCardNo }) } } : {};
}

/** A refused quote (a price missing, a part of a whole) names the line it stumbled over. */
function stumbled(error: ApiError | null, lines: readonly CartLine[]): readonly LineProblem[] {
  if (error === null) return [];
  const named = typeof error.details['line'] === 'number' ? error.details['line'] : Number(/^lines\.(\d+)\./.exec(error.field ?? '')?.[1] ?? Number.NaN);
  const line = lines[named];
  return line ? [{ rule: error.rule ?? error.code, message: error.message, key: line.key }] : [];
}

const lefts = (quoted: Result<'sales.quote'>['lines']): ReadonlyMap<string, Quantity> =>
  new Map(quoted.flatMap((line) => (line.limitLeft === undefined ? [] : [[line.productId, parseQuantity(line.limitLeft)]])));

/** A product's prices out of its lines, in the unit each was rung up in: what a shell costs or is lent for stands only with the lines that take it. */
function pricesOf(lines: Result<'sales.quote'>['lines']): CartPrices {
  const prices = new Map<string, CartPrices[string]>();
  for (const { productId, qty, unitPrice, generalPrice, het, shell, deposit, pack } of lines) {
    const key = priceKey({ productId, pack: pack?.name });
    const known = prices.get(key);
    const each = (whole: number | undefined): number | undefined => (whole === undefined ? undefined : (whole * 1000) / parseQuantity(qty));
    if (pack !== undefined) prices.set(key, { unitPrice: pack.unitPrice, generalPrice: pack.generalPrice, het: het === undefined ? undefined : packPrice({ factor: parseQuantity(pack.factor), unitPrice: het }) });
    else prices.set(key, { unitPrice, generalPrice, het, shellPrice: each(shell) ?? known?.shellPrice, deposit: each(deposit) ?? known?.deposit });
  }
  return Object.fromEntries(prices);
}

/** The service's word on the cart, asked anew after every change; the newest question wins and no key waits for it. */
export function useQuote(cart: CartContent): Quote {
  const asked = cart.lines.length > 0;
  const quote = useApiQuery('sales.quote', { ...saleBuyer(cart), lines: saleLines(cart.lines), ...(cart.discount === undefined ? {} : { discount: cart.discount }) }, { enabled: asked, keep: true });
  const { data, isPlaceholderData, isFetching, error } = quote;
  return useMemo(() => {
    if (!asked) return { fresh: true, pending: false, problems: [], warnings: [], limitLeft: new Map(), onHand: new Map(), total: 0, approval: null, prices: null, error: null };
    const current = data !== undefined && !isPlaceholderData;
    const answered = error === null ? data : undefined;
    return {
      fresh: current && !isFetching,
      pending: isFetching,
      problems: [
        ...stumbled(error, cart.lines),
        ...(answered?.problems ?? []).flatMap(({ rule, message, line }) => {
          if (line === undefined) return [];
          const productId = answered?.lines[line]?.productId;
          // An answer to an earlier cart may number its lines otherwise.
          const key = [cart.lines[line], ...cart.lines].find((candidate) => candidate?.productId === productId)?.key;
          return key === undefined ? [] : [{ rule, message, key }];
        }),
      ],
      warnings: [...(answered?.problems ?? []).flatMap(({ message, warning }) => (warning === true ? [message] : [])), ...(answered?.notes ?? [])],
      limitLeft: lefts(answered?.lines ?? []),
      onHand: new Map((answered?.lines ?? []).map((line) => [line.productId, parseQuantity(line.onHand)])),
      total: current && error === null ? data.total : null,
      approval: answered?.approval ?? null,
      prices: current && error === null ? pricesOf(data.lines) : null,
      error,
    };
  }, [asked, data, isPlaceholderData, isFetching, error, cart.lines]);
}
