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
};

/** How a sale is paid, without what is sold. */
const tendersOf = ({ id, payments, memberPin, bonOverLimit, approval }: Params<'sales.checkout'>) => ({ id, payments, ...(memberPin === undefined ? {} : { memberPin }), ...(bonOverLimit === undefined ? {} : { bonOverLimit }), ...(approval === undefined ? {} : { approval }) });

const IDLE: CheckoutState = { phase: 'idle' };

/** One sale, one id; with `swapOf` the sale is that one again, paid another way. The id is kept from the first try until somebody knows what became of it, so that it can never count twice. */
export function useCheckout(onPaid: (sale: PaidSale) => void, swapOf?: string): Checkout {
  const client = useQueryClient();
  const attempt = useRef<Params<'sales.checkout'> | null>(null);
  const [state, setState] = useState<CheckoutState>(IDLE);

  const succeed = useCallback(
    (sale: PaidSale) => {
      attempt.current = null;
      setState(IDLE);
      onPaid(sale);
      void client.invalidateQueries({ predicate: ({ queryKey }) => !outlivesSale(queryKey) });
    },
    [client, onPaid],
  );

  const pay = useCallback(
    async (sale: SaleParams) => {
      attempt.current ??= { ...sale, id: newId() };
      const sent = attempt.current;
      setState({ phase: 'saving' });
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
  return useMemo(() => ({ state, pay, settle, reset }), [state, pay, settle, reset]);
}
