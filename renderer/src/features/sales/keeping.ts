import { useEffect, useMemo, useRef, useState, type Dispatch } from 'react';
import type { Params, Result } from '../../../../shared/contract/index.ts';
import type { Cart, CartAction, CartContent, CartMember } from '../../../../shared/domain/cart.ts';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { api } from '../../api/index.ts';
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

/**
 * Brings back what the last run left in the cart, to be checked, and saves the cart behind each change (ruling 50): the newest
 * content wins, one save at a time, and no key waits for it.
 */
export function useKeptCart(cart: Cart, dispatch: Dispatch<CartAction>): void {
  const [loaded, setLoaded] = useState(false);
  const { lines, member, discount, note } = cart;
  const text = useMemo(
    () => (lines.length === 0 ? 'null' : JSON.stringify(keptBasket({ lines, ...(member === undefined ? {} : { member }), ...(discount === undefined ? {} : { discount }), ...(note === undefined ? {} : { note }) }))),
    [lines, member, discount, note],
  );
  const saver = useRef({ saved: 'null', wanted: 'null', busy: false });
  const filled = useRef(false);
  useEffect(() => {
    filled.current = lines.length > 0;
  }, [lines]);

  useEffect(() => {
    let gone = false;
    const load = async (): Promise<void> => {
      const { basket } = await api.call('sales.cart', {});
      if (basket === null || basket.lines.length === 0) return;
      saver.current.saved = '';
      const content = await contentOf(basket);
      // What was scanned meanwhile is the newer cart.
      if (!gone && !filled.current) dispatch({ type: 'restore', content });
    };
    void load()
      .catch(() => undefined)
      .finally(() => {
        if (!gone) setLoaded(true);
      });
    return () => {
      gone = true;
    };
  }, [dispatch]);

  useEffect(() => {
    if (!loaded) return;
    const now = saver.current;
    now.wanted = text;
    const save = (): void => {
      if (now.busy || now.wanted === now.saved) return;
      const sent = now.wanted;
      now.busy = true;
      api
        .call('sales.saveCart', { basket: JSON.parse(sent) as Basket | null })
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
