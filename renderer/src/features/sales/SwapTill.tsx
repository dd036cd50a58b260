import { useCallback, useMemo, useState, type JSX, type ReactNode } from 'react';
import { swapWords as words } from '../../../../shared/text/swap.ts';
import { notify } from '../../app/index.ts';
import { playStop } from '../../ui/index.ts';
import { useCheckout, type PaidSale } from './checkout.ts';
import { EMPTY_PAYMENT, paymentFor, received } from './payment.ts';
import { TillContext, useTill, type SoldSale } from './TillProvider.tsx';

/** The till as the payment screen sees it while a sale just made is paid another way: the sold basket at its own total, and a payment of its own. */
export function SwapTill({ sale, children }: { readonly sale: SoldSale; readonly children: ReactNode }): JSX.Element {
  const till = useTill();
  const { sell, swap } = till;
  const [payment, setPayment] = useState(EMPTY_PAYMENT);
  const draft = paymentFor(payment, sale.cart);
  const onPaid = useCallback((paid: PaidSale) => sell({ ...paid, cart: sale.cart, at: Date.now(), replaced: sale }), [sell, sale]);
  const checkout = useCheckout(onPaid, sale.saleId);
  const leavePay = useCallback(() => {
    if (received(draft) === 0) return swap(false);
    playStop();
    return notify(words.paidIn, 'stop');
  }, [draft, swap]);
  const value = useMemo(
    () => ({ ...till, cart: sale.cart, quote: { ...till.quote, fresh: true, pending: false, problems: [], total: sale.total, approval: null, warnings: [], error: null }, payment: draft, setPayment, checkout, leavePay, swapOf: sale.number }),
    [till, sale, draft, checkout, leavePay],
  );
  return <TillContext value={value}>{children}</TillContext>;
}
