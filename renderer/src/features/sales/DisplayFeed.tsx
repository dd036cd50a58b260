import { useEffect, useRef, useState, type JSX } from 'react';
import type { DisplayQris } from '../../../../shared/contract/display.ts';
import { displayWords } from '../../../../shared/text/display.ts';
import { showOnDisplay, useApiQuery } from '../../api/index.ts';
import { useDisplayOpen, useRole, useSession, useShareShown } from '../../app/index.ts';
import { takenBy } from './payment.ts';
import { publicBasket, publicDone, publicLines } from './publicView.ts';
import { useQuotas } from './quotas.ts';
import { useTill, type ShownQris } from './TillProvider.tsx';
import { useRoundingStep } from './useTenders.ts';

/** How long it says that a payment has come in, and how long the change of the last sale stays. */
const PAID_MS = 5_000;
const DONE_MS = 30_000;

/** Shows the till's basket to the members, where somebody runs the till and there is a display for them. */
export function DisplayFeed(): JSX.Element | null {
  const open = useDisplayOpen();
  return useRole('kasir', 'bendahara') && open ? <Feed /> : null;
}

function Feed(): null {
  const { cart, quote, payment, qris, paid } = useTill();
  const { locked } = useSession();
  const step = useRoundingStep();
  const quotas = useQuotas();
  const memberId = cart.member?.memberId;
  const card = useApiQuery('members.get', { memberId: memberId ?? '' }, { enabled: memberId !== undefined }).data;
  const shareShown = useShareShown();
  // The till's own panel asks for it too: what is known here may still not be shown there.
  const estimate = useApiQuery('shu.estimate', { memberId: memberId ?? '' }, { enabled: shareShown && memberId !== undefined }).data?.share ?? null;
  const share = shareShown ? estimate : null;
  const arrived = useArrived(takenBy('qris', payment), cart.needsCheck);
  const done = useForAWhile(paid, DONE_MS);
  const guest = memberId === undefined ? null : (card?.greeting ?? displayWords.member);
  /** The basket is gone with the sale, and whoever bought it is still there. */
  const served = useRef<string | null>(null);

  useEffect(() => {
    const code = publicQris(qris, arrived);
    if (cart.lines.length > 0) served.current = guest;
    if (!locked && cart.lines.length > 0) showOnDisplay({ lines: publicLines(cart), scene: publicBasket({ cart, total: quote.total, draft: payment, step, guest, share, quotas, qris: code }) });
    else {
      const sale = code === null || code.state === 'paid' ? done : paid;
      showOnDisplay({ lines: [], scene: locked || sale === null ? { kind: 'idle' } : publicDone(sale, served.current, code) });
    }
  }, [cart, quote.total, quotas, payment, step, guest, share, qris, arrived, done, paid, locked]);
  useEffect(() => () => showOnDisplay({ lines: [], scene: { kind: 'idle' } }), []);
  return null;
}

function publicQris(shown: ShownQris | null, arrived: number | null): DisplayQris | null {
  if (shown !== null) return { state: shown.checking ? 'checking' : 'waiting', payload: shown.payload, amount: shown.amount, name: shown.name, nmid: shown.nmid };
  return arrived === null ? null : { state: 'paid', amount: arrived };
}

/** What has just come in by QRIS, for a moment; what a basket brings back from the disk is no news (`quiet`). */
function useArrived(sum: number, quiet: boolean): number | null {
  const before = useRef(sum);
  const [news, setNews] = useState<{ readonly amount: number } | null>(null);
  useEffect(() => {
    const more = sum - before.current;
    before.current = sum;
    if (more > 0 && !quiet) setNews({ amount: more });
  }, [sum, quiet]);
  return useForAWhile(news, PAID_MS)?.amount ?? null;
}

/** A value until so many milliseconds after it came. */
function useForAWhile<T extends object>(value: T | null, ms: number): T | null {
  const [over, setOver] = useState<T | null>(null);
  useEffect(() => {
    if (value === null) return undefined;
    const timer = setTimeout(() => setOver(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return value === over ? null : value;
}
