import { X } from 'lucide-react';
import type { JSX } from 'react';
import { cartTotals } from '../../../../shared/domain/cart.ts';
import { termsWords } from '../../../../shared/text/discounts.ts';
import { cylinderTill } from '../../../../shared/text/screenCylinders.ts';
import { cartWords, stateWords } from '../../../../shared/text/till.ts';
import { Button, Card, Money, rp } from '../../ui/index.ts';
import { useTill } from './TillProvider.tsx';
import styles from './TotalPanel.module.css';

const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault();

/** What it comes to, and the one way on. */
export function TotalPanel({ hasShift, onPay, onOpenShift, onClear }: { readonly hasShift: boolean; readonly onPay: () => void; readonly onOpenShift: () => void; readonly onClear: () => void }): JSX.Element {
  const { cart, quote } = useTill();
  const totals = cartTotals(cart);
  const empty = cart.lines.length === 0;
  const total = quote.total ?? totals.total;
  return (
    <Card className={styles['panel']} label={cartWords.total}>
      <dl className={styles['parts']}>
        <div>
          <dt>{cartWords.kinds(totals.kinds)}</dt>
          <dd className="tabular">{rp(totals.goods)}</dd>
        </div>
        {totals.discount > 0 && (
          <div>
            <dt>{termsWords.total}</dt>
            <dd className={styles['saved']}>{rp(-totals.discount)}</dd>
          </div>
        )}
        {totals.shells > 0 && (
          <div>
            <dt>{cylinderTill.shells}</dt>
            <dd className="tabular">{rp(totals.shells)}</dd>
          </div>
        )}
        {totals.deposits > 0 && (
          <div>
            <dt>{cylinderTill.deposits}</dt>
            <dd className="tabular">{rp(totals.deposits)}</dd>
          </div>
        )}
        {totals.memberSaving > 0 && (
          <div>
            <dt>{cartWords.memberSaving}</dt>
            <dd className={styles['saved']}>{rp(totals.memberSaving)}</dd>
          </div>
        )}
        {totals.belowHet > 0 && (
          <div>
            <dt>{cartWords.belowHet}</dt>
            <dd className={styles['saved']}>{rp(totals.belowHet)}</dd>
          </div>
        )}
      </dl>
      <div className={styles['total']}>
        <span>{cartWords.total}</span>
        <Money amount={total} size={total > 9_999_999 ? 44 : 60} />
      </div>
      {hasShift ? (
        <Button kind="primary" size="main" full keys="F12" disabled={empty} onPointerDown={keepFocus} onClick={onPay}>
          {cartWords.pay}
        </Button>
      ) : (
        <Button kind="primary" size="main" full keys="F12" onPointerDown={keepFocus} onClick={onOpenShift}>
          {stateWords.noShift.open}
        </Button>
      )}
      <div className={styles['below']}>
        <Button kind="stop" full icon={X} keys="Ctrl+Del" disabled={empty} onPointerDown={keepFocus} onClick={onClear}>
          {cartWords.clear}
        </Button>
      </div>
    </Card>
  );
}
