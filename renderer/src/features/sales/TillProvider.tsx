import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useReducer, useRef, useState, type Dispatch, type JSX, type ReactNode } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { scanKind } from '../../../../shared/domain/barcode.ts';
import { cartReducer, EMPTY_CART, type Cart, type CartAction } from '../../../../shared/domain/cart.ts';
import { PIECE, type Quantity } from '../../../../shared/domain/quantity.ts';
import { labelQuantity, type WeighedLabel } from '../../../../shared/domain/weighed.ts';
import { weighedWords } from '../../../../shared/text/weighed.ts';
import { cartWords } from '../../../../shared/text/till.ts';
import { waitingWords } from '../../../../shared/text/tillAfter.ts';
import { api, asApiError, onEvent, useApiQuery } from '../../api/index.ts';
import { useRole } from '../../app/index.ts';
import { playOk, playStop } from '../../ui/index.ts';
import { cartItem, pricesFor, sellableIn, unitOfCode, useCatalogue, type Catalogue, type Product } from './catalogue.ts';
import { useCheckout, type Checkout, type PaidSale } from './checkout.ts';
import { useKeptCart } from './keeping.ts';
import { EMPTY_PAYMENT, paymentFor, received, type PaymentDraft } from './payment.ts';
import { useQuote, type Quote } from './quote.ts';

export type MemberRow = Result<'members.search'>['rows'][number];

/** A code for one payment: its text, its rupiah, whose it is, and whether the cashier is already looking whether it came in. */
export type ShownQris = { readonly payload: string; readonly amount: number; readonly name: string; readonly nmid: string | null; readonly checking: boolean };

/** What the last scan or key did, in words beside the scan box. */
type News =
  | { readonly kind: 'done' | 'refused'; readonly text: string }
  | { readonly kind: 'unknown'; readonly code: string; readonly misread: boolean };

type Till = {
  readonly cart: Cart;
  /** Changes the cart; the news of the last scan goes. False, and said why, when it would be emptied of goods that were paid for already. */
  readonly change: (action: CartAction) => boolean;
  /** Whether the basket may go out of hand; said why not while a payment for it has come in. */
  readonly mayPutAside: () => boolean;
  readonly catalogue: Catalogue;
  readonly quote: Quote;
  readonly news: News | null;
  readonly tell: (news: News | null) => void;
  /** A scanned or fully typed code: a product, or else a member's card. */
  readonly takeCode: (code: string) => void;
  /** A code that is not kept has been looked up for a while; what it brings is still to come. */
  readonly looking: boolean;
  /** The same this very moment. Most answers are there before a screen is drawn, so none is drawn for the question alone. */
  readonly isLooking: () => boolean;
  /** Without a quantity as much as was typed before, or one. */
  readonly addProduct: (product: Product, qty?: Quantity) => void;
  readonly attachMember: (member: Pick<MemberRow, 'memberId' | 'memberNo' | 'name'>) => void;
  readonly detachBuyer: () => void;
  readonly payment: PaymentDraft;
  readonly setPayment: Dispatch<PaymentDraft>;
  readonly checkout: Checkout;
  /** The QRIS code the buyer is to scan now; null while none is shown. */
  readonly qris: ShownQris | null;
  readonly showQris: Dispatch<ShownQris | null>;
  /** The payment was begun before the service had an answer, and the answer is no: the cart says why. */
  readonly turnedBack: boolean;
  readonly turnBack: Dispatch<boolean>;
  /** The sale just paid, until the next one begins. */
  readonly paid: SoldSale | null;
  /** Takes a sale as the one just paid. */
  readonly sell: (sale: SoldSale) => void;
  /** The sale just paid is being paid another way. */
  readonly swapping: boolean;
  readonly swap: (begin: boolean) => void;
  /** While it is: its number. */
  readonly swapOf: string | null;
  /** Where Esc leads from the payment; null: to the cart. */
  readonly leavePay: (() => void) | null;
  readonly startNext: () => void;
};

/** A sale the till has just made: what was in the cart, when, and which sale it stands in for. */
export type SoldSale = PaidSale & { readonly cart: Cart; readonly at: number; readonly replaced?: PaidSale };

/** A code is looked up so long before the screen tells. */
const LOOKING_SHOWN_MS = 50;

export const TillContext = createContext<Till | null>(null);

/** Holds the cart above the screens, so that it is the same on #/kasir and #/bayar, behind the lock and in other rooms. */
export function TillProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  return useRole('kasir', 'bendahara') ? <Provider>{children}</Provider> : <>{children}</>;
}

function Provider({ children }: { readonly children: ReactNode }): JSX.Element {
  const [cart, dispatch] = useReducer(cartReducer, EMPTY_CART);
  const [news, tell] = useState<News | null>(null);
  const [payment, setPayment] = useState(EMPTY_PAYMENT);
  const [qris, showQris] = useState<ShownQris | null>(null);
  const [paid, setPaid] = useState<SoldSale | null>(null);
  const [swapping, swap] = useState(false);
  const [turnedBack, turnBack] = useState(false);
  const lookUps = useRef(0);
  const [looking, setLooking] = useState(false);
  const catalogue = useCatalogue();
  const quote = useQuote(cart);
  // What was typed for one basket or member is not paid with for another.
  const fitting = paymentFor(payment, cart);
  if (fitting !== payment) setPayment(fitting);
  useFreshPrintJobs();
  useKeptCart(cart, fitting.lines, dispatch, setPayment);

  // Answers that come back later must meet the cart as it is then.
  const now = useRef({ cart, catalogue });
  useEffect(() => {
    now.current = { cart, catalogue };
  }, [cart, catalogue]);
  const paidIn = received(fitting);

  const { prices } = quote;
  useEffect(() => {
    if (prices) dispatch({ type: 'reprice', prices });
  }, [prices]);

  const refuse = useCallback((text: string) => {
    playStop();
    tell({ kind: 'refused', text });
  }, []);

  const mayPutAside = useCallback((): boolean => {
    if (paidIn === 0) return true;
    refuse(waitingWords.paidIn(paidIn));
    return false;
  }, [paidIn, refuse]);

  const change = useCallback(
    (action: CartAction): boolean => {
      if (paidIn > 0 && cartReducer(now.current.cart, action).lines.length === 0) return mayPutAside();
      tell(null);
      dispatch(action);
      return true;
    },
    [paidIn, mayPutAside],
  );

  const add = useCallback(
    (product: Product, qty: Quantity | null, unit?: string, label?: { readonly code: string; readonly read: WeighedLabel }) => {
      const { cart: before, catalogue: goods } = now.current;
      const weighed = label === undefined ? undefined : labelQuantity(label.read, { unit: product.unit, generalPrice: product.prices.general });
      if (weighed === null) return refuse(weighedWords.noWeight(product.name, product.unit));
      const item = { ...cartItem(product, before.member !== undefined, unit), ...(label === undefined ? {} : { label: label.code, ...(label.read.content === 'harga' ? { labelPrice: label.read.value } : {}) }) };
      const count = weighed ?? qty ?? before.prefix ?? PIECE;
      goods.remember(product);
      if (!sellableIn(goods, item, count)) {
        dispatch({ type: 'prefix', qty: null });
        refuse(cartWords.whole(product.name, item.unit));
        return;
      }
      const action: CartAction = { type: 'add', item, qty: count };
      const after = cartReducer(before, action);
      if (after === before) {
        refuse(cartWords.full);
        return;
      }
      // The next scan may come before React has drawn this one.
      now.current = { cart: after, catalogue: goods };
      dispatch(action);
      // The line is on the screen before it is heard.
      setTimeout(playOk, 0);
      tell({ kind: 'done', text: count === PIECE ? cartWords.added(product.name) : cartWords.addedQty(count, item.unit, product.name) });
    },
    [refuse],
  );

  const attachMember = useCallback((row: Pick<MemberRow, 'memberId' | 'memberNo' | 'name'>) => {
    const { cart: before, catalogue: goods } = now.current;
    dispatch({ type: 'attachMember', member: { memberId: row.memberId, memberNo: row.memberNo, name: row.name }, prices: pricesFor(before.lines, goods.byId, true) });
    playOk();
    tell({ kind: 'done', text: cartWords.memberAttached(row.name) });
  }, []);

  const detachBuyer = useCallback(() => {
    const { cart: before, catalogue: goods } = now.current;
    dispatch(before.member ? { type: 'detachMember', prices: pricesFor(before.lines, goods.byId, false) } : { type: 'setBuyer', buyer: null });
    tell({ kind: 'done', text: cartWords.buyerDetached });
  }, []);

  const takeCode = useCallback(
    (code: string) => {
      const known = now.current.catalogue.find(code);
      if (known) {
        add(known, null, unitOfCode(known, code));
        return;
      }
      const read = now.current.catalogue.label(code);
      const weighed = read === null ? undefined : now.current.catalogue.find(read.item);
      if (read !== null && weighed !== undefined) {
        add(weighed, null, undefined, { code, read });
        return;
      }
      // The prefix belongs to this scan, also when the next one overtakes the answer.
      const { prefix } = now.current.cart;
      if (prefix !== null) dispatch({ type: 'prefix', qty: null });
      const ask = async (): Promise<void> => {
        const product = await now.current.catalogue.lookUp(code);
        if (product) return add(product, prefix, unitOfCode(product, code));
        const found = read === null ? null : await now.current.catalogue.lookUp(read.item);
        if (read !== null && found) return add(found, null, undefined, { code, read });
        const member = await cardHolder(code);
        if (member) return attachMember(member);
        playStop();
        return tell({ kind: 'unknown', code, misread: scanKind(code) === 'misread' });
      };
      lookUps.current += 1;
      const shown = setTimeout(() => setLooking(true), LOOKING_SHOWN_MS);
      void ask()
        .catch((cause: unknown) => refuse(asApiError(cause).message))
        .finally(() => {
          clearTimeout(shown);
          lookUps.current -= 1;
          if (lookUps.current === 0) setLooking(false);
        });
    },
    [add, attachMember, refuse],
  );

  const sell = useCallback((sale: SoldSale) => {
    setPaid(sale);
    swap(false);
  }, []);
  const onPaid = useCallback((sale: PaidSale) => {
    sell({ ...sale, cart: now.current.cart, at: Date.now() });
    dispatch({ type: 'reset' });
    setPayment(EMPTY_PAYMENT);
    tell(null);
  }, [sell]);
  const checkout = useCheckout(onPaid);
  const startNext = useCallback(() => {
    setPaid(null);
    swap(false);
  }, []);

  const addProduct = useCallback((product: Product, qty?: Quantity) => add(product, qty ?? null), [add]);
  const isLooking = useCallback(() => lookUps.current > 0, []);
  const till = useMemo(
    () => ({ cart, change, mayPutAside, catalogue, quote, news, tell, takeCode, looking, isLooking, addProduct, attachMember, detachBuyer, payment: fitting, setPayment, checkout, qris, showQris, turnedBack, turnBack, paid, sell, swapping, swap, swapOf: null, leavePay: null, startNext }),
    [cart, change, mayPutAside, catalogue, quote, news, takeCode, looking, isLooking, addProduct, attachMember, detachBuyer, fitting, checkout, qris, turnedBack, paid, sell, swapping, startNext],
  );
  return <TillContext value={till}>{children}</TillContext>;
}

/** The member whose card or NIK this is; never somebody who only looks similar. */
export async function cardHolder(code: string): Promise<MemberRow | null> {
  const { rows } = await api.call('members.search', { query: code, limit: 2 });
  const [only] = rows;
  if (only !== undefined && scanKind(code) === 'nik') return only;
  return rows.find((row) => row.memberNo.toLowerCase() === code.toLowerCase()) ?? null;
}

/** What the printer did comes as an event; whoever shows print jobs sees it then. */
function useFreshPrintJobs(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      onEvent('printing.job', () => {
        void client.invalidateQueries({ queryKey: ['printing.jobs'] });
        void client.invalidateQueries({ queryKey: ['sales.get'] });
      }),
    [client],
  );
}

export function useTill(): Till {
  const till = useContext(TillContext);
  if (!till) throw new Error('a till screen for somebody who does not run the till');
  return till;
}

/** The caller's open shift and what the drawer holds. */
export const useShift = (): Result<'shifts.current'> | undefined => useApiQuery('shifts.current', {}).data;
