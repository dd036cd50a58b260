import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Params, Result } from '../../../../shared/contract/index.ts';
import { api, asApiError, newId, type ApiError } from '../../api/index.ts';
import { outlivesSale } from './catalogue.ts';

type SaleParams = Omit<Params<'sales.checkout'>, 'id'>;

/** A sale the service has said yes to. */
export type PaidSale = Pick<Result<'sales.checkout'>, 'saleId' | 'number' | 'total' | 'rounding' | 'paid' | 'change' | 'entryNumber'> & {
  readonly payments: SaleParams['payments'];
};

type CheckoutState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'saving' | 'checking' }
  /** Nobody knows whether it arrived: only the very same sale may be sent again. */
  | { readonly phase: 'unknown'; readonly error: ApiError }
  | { readonly phase: 'refused'; readonly error: ApiError };

export type Checkout = {
  readonly state: CheckoutState;
  /** Sends the sale; while its outcome is unknown, the first attempt again with its own id, whatever is passed. */
  readonly pay: (sale: SaleParams) => Promise<void>;
  /** Asks whether the attempt of unknown outcome was saved. True when it was not and the cart may be changed. */
  readonly settle: () => Promise<boolean>;
  readonly reset: () => void;
  /** Whether an answer is being waited for at this very moment: `state` says so only when that takes long enough for eyes to see. */
  readonly sending: () => boolean;
};

/** How a sale is paid, without what is sold. */
const tendersOf = ({ id, payments, memberPin, bonOverLimit, approval }: Params<'sales.checkout'>) => ({ id, payments, ...(memberPin === undefined ? {} : { memberPin }), ...(bonOverLimit === undefined ? {} : { bonOverLimit }), ...(approval === undefined ? {} : { approval }) });

/** Milliseconds until the wait for a sale is shown: it is over long before, and drawing the wait would come between it and the change. A second try and a PIN, whose hash takes its time, are shown at once. */
const WAIT_SHOWN_AFTER = 150;

/** Milliseconds in which the queries that a sale made old are asked anew, busy or not. */
const ASKED_ANEW_WITHIN = 200;

const IDLE: CheckoutState = { phase: 'idle' };

/** One sale, one id; with `swapOf` the sale is that one again, paid another way. The id is kept from the first try until somebody knows what became of it, so that it can never count twice. */
export function useCheckout(onPaid: (sale: PaidSale) => void, swapOf?: string): Checkout {
  const client = useQueryClient();
  const attempt = useRef<Params<'sales.checkout'> | null>(null);
  const waiting = useRef(false);
  const [state, setState] = useState<CheckoutState>(IDLE);

  const succeed = useCallback(
    (sale: PaidSale) => {
      attempt.current = null;
      setState(IDLE);
      onPaid(sale);
      // The change is seen first; what the sale made old is asked for anew right after.
      requestIdleCallback(() => void client.invalidateQueries({ predicate: ({ queryKey }) => !outlivesSale(queryKey) }), { timeout: ASKED_ANEW_WITHIN });
    },
    [client, onPaid],
  );

  const pay = useCallback(
    async (sale: SaleParams) => {
      if (waiting.current) return;
      const again = attempt.current !== null;
      attempt.current ??= { ...sale, id: newId() };
      const sent = attempt.current;
      waiting.current = true;
      const show = (): void => setState({ phase: 'saving' });
      const slow = again || sent.approval !== undefined || sent.memberPin !== undefined;
      if (slow) show();
      const shown = slow ? undefined : setTimeout(show, WAIT_SHOWN_AFTER);
      try {
        const result = await (swapOf === undefined ? api.call('sales.checkout', sent) : api.call('sales.swapTender', { ...tendersOf(sent), saleId: swapOf }));
        succeed({ ...result, payments: sent.payments });
      } catch (cause) {
        const error = asApiError(cause);
        if (!error.outcomeUnknown) {
          attempt.current = null;
          // What refused it (stock, a limit, a price) is news to the cart as well.
          void client.invalidateQueries();
        }
        setState({ phase: error.outcomeUnknown ? 'unknown' : 'refused', error });
      } finally {
        clearTimeout(shown);
        waiting.current = false;
      }
    },
    [client, succeed, swapOf],
  );

  const settle = useCallback(async () => {
    const sent = attempt.current;
    if (sent === null) return true;
    setState({ phase: 'checking' });
    try {
      const sale = await api.call('sales.get', { saleId: sent.id });
      succeed({ saleId: sale.saleId, number: sale.number, total: sale.total, rounding: sale.rounding, paid: sale.paid, change: sale.change, entryNumber: sale.entryNumber, payments: sent.payments });
      return false;
    } catch (cause) {
      const error = asApiError(cause);
      if (error.code !== 'NOT_FOUND') {
        setState({ phase: 'unknown', error });
        return false;
      }
      attempt.current = null;
      setState(IDLE);
      return true;
    }
  }, [succeed]);

  const reset = useCallback(() => setState((now) => (now.phase === 'refused' ? IDLE : now)), []);
  const sending = useCallback(() => waiting.current, []);
  return useMemo(() => ({ state, pay, settle, reset, sending }), [state, pay, settle, reset, sending]);
}
