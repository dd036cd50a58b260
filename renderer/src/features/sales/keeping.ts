import { useEffect, useMemo, useRef, useState, type Dispatch } from 'react';
import type { Params, Result } from '../../../../shared/contract/index.ts';
import type { Cart, CartAction, CartContent, CartMember } from '../../../../shared/domain/cart.ts';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { api } from '../../api/index.ts';
import { memberPayWords } from '../../../../shared/text/tillPay.ts';
import { EMPTY_PAYMENT, type PaidLine, type PaymentDraft } from './payment.ts';
import { saleLines } from './quote.ts';

type Basket = Params<'sales.hold'>['basket'];
type BasketView = Result<'sales.recall'>['basket'];

type Kept = Pick<CartContent, 'lines' | 'member' | 'discount' | 'note'>;

/** What of a cart is kept: goods and the member. A buyer's NIK is not written down; the quote asks for it again, and whether the goods are there. */
export const keptBasket = ({ lines, member, discount, note }: Kept): Basket => ({
  ...(member === undefined ? {} : { memberId: member.memberId }), lines: saleLines(lines).map(({ found: _found, ...line }) => line), ...(discount === undefined ? {} : { discount }), ...(note === undefined ? {} : { note }),
});

async function memberOf(memberId: string | null): Promise<CartMember | undefined> {
  if (memberId === null) return undefined;
  const { memberNo, name } = await api.call('members.get', { memberId });
  return { memberId, memberNo, name };
}

/** A kept basket as a cart takes it back. */
export async function contentOf(basket: BasketView): Promise<CartContent> {
  const member = await memberOf(basket.memberId);
  const lines = basket.lines.map(({ qty, factor, ...line }, index) => ({ ...line, ...(factor === undefined ? {} : { factor: parseQuantity(factor) }), key: `L${index + 1}`, qty: parseQuantity(qty) }));
  return { lines, selected: lines.at(-1)?.key ?? null, nextLine: lines.length + 1, ...(member === undefined ? {} : { member }), ...(basket.discount === undefined ? {} : { discount: basket.discount }), ...(basket.note === undefined ? {} : { note: basket.note }) };
}

type Tender = Result<'sales.cart'>['payment'][number];

/** A line of a payment as it is kept: all but the member's PIN, which is asked again. */
const keptTender = ({ method, amount, note, reference, over, pin, pinAgain }: PaidLine): Tender => ({
  method, amount, ...(reference === undefined ? {} : { reference }), ...(over === undefined ? {} : { over }), ...(pin === undefined && pinAgain !== true ? { note } : { note: memberPayWords.pinAgain, pinAgain: true }),
});

/** A payment as it comes back beside its basket. */
export const draftOf = (payment: readonly Tender[], memberId: string | null): PaymentDraft => ({
  ...EMPTY_PAYMENT,
  memberId,
  lines: payment.map(({ reference, over, pinAgain, ...tender }, index) => ({ ...tender, key: index + 1, ...(reference === undefined ? {} : { reference }), ...(over === undefined ? {} : { over }), ...(pinAgain === undefined ? {} : { pinAgain }) })),
});

/** How soon what was kept is asked for again when it could not be had. */
const AGAIN_MS = 1_000;

/**
 * Brings back what the last run left in the cart, to be checked, with the payments begun for it, and saves both behind each change
 * (ruling 50): the newest content wins, one save at a time, and no key waits for it.
 */
export function useKeptCart(cart: Cart, tenders: readonly PaidLine[], dispatch: Dispatch<CartAction>, bringBack: Dispatch<PaymentDraft>): void {
  const [loaded, setLoaded] = useState(false);
  const { lines, member, discount, note } = cart;
  const text = useMemo(
    () => (lines.length === 0 ? 'null' : JSON.stringify({ basket: keptBasket({ lines, ...(member === undefined ? {} : { member }), ...(discount === undefined ? {} : { discount }), ...(note === undefined ? {} : { note }) }), payment: tenders.map(keptTender) })),
    [lines, member, discount, note, tenders],
  );
  const saver = useRef({ saved: 'null', wanted: 'null', busy: false });
  const filled = useRef(false);
  useEffect(() => {
    filled.current = lines.length > 0;
  }, [lines]);

  useEffect(() => {
    let gone = false;
    const load = async (): Promise<void> => {
      const { basket, payment } = await api.call('sales.cart', {});
      if (basket === null || basket.lines.length === 0) return;
      const content = await contentOf(basket);
      saver.current.saved = '';
      // What was scanned meanwhile is the newer cart, but for one that is paid in part already.
      if (gone || (filled.current && payment.length === 0)) return;
      dispatch({ type: 'restore', content });
      bringBack(draftOf(payment, basket.memberId));
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Until it is known what was kept, nothing is written over it.
    const begin = (): void =>
      void load().then(
        () => {
          if (!gone) setLoaded(true);
        },
        () => {
          if (!gone) timer = setTimeout(begin, AGAIN_MS);
        },
      );
    begin();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [dispatch, bringBack]);

  useEffect(() => {
    if (!loaded) return;
    const now = saver.current;
    now.wanted = text;
    const save = (): void => {
      if (now.busy || now.wanted === now.saved) return;
      const sent = now.wanted;
      now.busy = true;
      api
        .call('sales.saveCart', { basket: null, ...(JSON.parse(sent) as { basket: Basket; payment: Tender[] } | null) })
        .then(
          () => {
            now.saved = sent;
          },
          () => {
            // Tried again with the next change.
            now.saved = now.wanted;
          },
        )
        .finally(() => {
          now.busy = false;
          save();
        });
    };
    save();
  }, [text, loaded]);
}
