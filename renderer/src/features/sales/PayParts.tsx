import { Banknote, FileText, Landmark, QrCode, Wallet, type LucideIcon } from 'lucide-react';
import type { JSX } from 'react';
import { cartBesideAmount, cartLineAmount } from '../../../../shared/domain/cart.ts';
import { changeNotes } from '../../../../shared/domain/pricing.ts';
import { termsWords } from '../../../../shared/text/discounts.ts';
import { cylinderTill } from '../../../../shared/text/screenCylinders.ts';
import { payWords, stateWords } from '../../../../shared/text/till.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Card, CardFoot, CardHead, cx, Icon, Initials, Kbd, Message, Money, number, rp } from '../../ui/index.ts';
import { isMembers, type Method, type PaymentDraft, type Standing } from './payment.ts';
import { useTill } from './TillProvider.tsx';
import styles from './PayScreen.module.css';

export const METHOD_ICON: Readonly<Record<Method, LucideIcon>> = { tunai: Banknote, qris: QrCode, sukarela: Wallet, bon: FileText, transfer: Landmark };
export const METHOD_KEY: Readonly<Record<Method, string>> = { tunai: 'F2', qris: 'F3', sukarela: 'F4', bon: 'F5', transfer: 'F6' };

export const usedBy = (method: Method, payment: PaymentDraft): number => (method === 'tunai' ? (payment.cash ?? 0) : payment.lines.filter((line) => line.method === method).reduce((sum, line) => sum + line.amount, 0));

export function Basket({ total }: { readonly total: number }): JSX.Element {
  const { cart } = useTill();
  const name = cart.member?.name ?? cart.buyer?.name;
  return (
    <Card flow className={styles['basket']} label={payWords.goods}>
      <CardHead title={payWords.goods} note={payWords.kinds(cart.lines.length)} />
      <ul className={styles['lines']}>
        {cart.lines.map((line) => (
          <li key={line.key}>
            <span className="grow">
              <b>{line.name}</b>
              <small>{payWords.lineQty(line.qty, line.unit, line.unitPrice)}</small>
              {line.discount !== undefined && <small>{termsWords.off(line.discount)}</small>}
            </span>
            <span className="figure strong">{number(cartLineAmount(line))}</span>
            {cartBesideAmount(line) > 0 && (
              <>
                <small>{cylinderTill.beside[line.cylinder === 'beli' ? 'beli' : 'jaminan']}</small>
                <span className="figure">{number(cartBesideAmount(line))}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      <CardFoot>
        {cart.discount !== undefined && (
          <div className="between">
            <span>{termsWords.basketOff}</span>
            <Money amount={-cart.discount} />
          </div>
        )}
        <div className="between">
          <span className="strong">{payWords.total}</span>
          <Money amount={total} />
        </div>
        <div className={styles['owner']}>
          <Initials name={name ?? payWords.general} />
          <div className="grow">
            <b className="clip">{name ?? payWords.general}</b>
            {cart.member && <span className="faint small">{cart.member.memberNo}</span>}
          </div>
        </div>
      </CardFoot>
    </Card>
  );
}

export function MethodButton({ method, note, chosen, used, disabled, onChoose }: { readonly method: Method; readonly note: string; readonly chosen: boolean; readonly used: number; readonly disabled: boolean; readonly onChoose: () => void }): JSX.Element {
  return (
    <button type="button" tabIndex={-1} className={cx(styles['method'], isMembers(method) && styles['wide'], chosen && styles['chosen'], !chosen && used > 0 && styles['used'])} aria-pressed={chosen} disabled={disabled} onPointerDown={(event) => event.preventDefault()} onClick={onChoose}>
      <Icon of={METHOD_ICON[method]} />
      <span className="grow">
        <b>{payWords.method[method]}</b>
        <small>{!chosen && used > 0 ? payWords.used(used) : note}</small>
      </span>
      <Kbd keys={METHOD_KEY[method]} />
    </button>
  );
}

export function Row({ icon, done = false, title, note, children }: { readonly icon: LucideIcon; readonly done?: boolean; readonly title: string; readonly note: JSX.Element | string; readonly children: JSX.Element | readonly JSX.Element[] }): JSX.Element {
  return (
    <div className={cx(styles['payRow'], done && styles['done'])}>
      <span className={styles['sign']}>
        <Icon of={icon} />
      </span>
      <div className="grow">
        <b>{title}</b>
        <span className="faint">{note}</span>
      </div>
      {children}
    </div>
  );
}

export function Quick({ amounts, chosen, disabled, onChoose }: { readonly amounts: readonly number[]; readonly chosen: number | null; readonly disabled: boolean; readonly onChoose: (value: number) => void }): JSX.Element {
  return (
    <div className={styles['quick']}>
      <p className={styles['quickHead']}>
        {payWords.quick} <Kbd keys="Alt" /> + <Kbd keys="1" /> {payWords.quickTo} <Kbd keys={String(amounts.length)} />
      </p>
      <div className={styles['quickGrid']}>
        {amounts.map((value, index) => (
          <button
            key={value}
            type="button"
            tabIndex={-1}
            className={cx(styles['quickButton'], value === chosen && styles['picked'])}
            aria-pressed={value === chosen}
            aria-keyshortcuts={`Alt+${index + 1}`}
            disabled={disabled}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(value)}
          >
            <i aria-hidden>{index + 1}</i>
            {number(value)}
            {index === 0 && <small>{payWords.exact}</small>}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Paid, missing, and what goes back, with the notes for the hand. */
export function ChangePanel({ at, typed }: { readonly at: Standing; readonly typed: boolean }): JSX.Element {
  const notes = at.enough ? changeNotes(at.change) : [];
  return (
    <Card className={styles['change']}>
      <div className={styles['sums']}>
        <div>
          <span>{payWords.paid}</span>
          <b className="tabular">{rp(at.paid)}</b>
        </div>
        <div>
          <span>{payWords.short}</span>
          <b className={cx('tabular', at.short > 0 && typed && 'tone-danger')}>{rp(at.short)}</b>
        </div>
      </div>
      <div className={cx(styles['big'], !at.enough && styles['lacking'])} aria-live="polite">
        <span>{at.enough ? payWords.change : typed ? payWords.stillShort : payWords.due}</span>
        <Money amount={at.enough ? at.change : at.short} size={Math.max(at.change, at.short) > 999_999 ? 44 : 60} />
      </div>
      <p className={styles['notes']}>
        {!at.enough && !typed && payWords.typeAmount}
        {notes.map(({ denomination, count }) => (
          <span key={denomination}>
            <b>{number(denomination)}</b> {payWords.notes(count, denomination)}
          </span>
        ))}
      </p>
    </Card>
  );
}

/** Refusals that another payment answers, not another cart. */
const OF_PAYMENT: ReadonlySet<string> = new Set(['PAYMENT_SHORT', 'CREDIT_LIMIT', 'BALANCE_INSUFFICIENT', 'MEMBER_PIN', 'APPROVAL_REQUIRED', 'SELF_APPROVAL']);

/** Why F12 does not go, or what became of it. */
export function Troubles({ over, others, total, onBack }: { readonly over: boolean; readonly others: number; readonly total: number; readonly onBack: () => void }): JSX.Element | null {
  const { checkout } = useTill();
  const { state } = checkout;
  if (state.phase === 'unknown')
    return (
      <div className={styles['trouble']}>
        <Message tone="caution" title={payWords.unknownTitle} live>
          {payWords.unknownFacts}
        </Message>
      </div>
    );
  if (state.phase === 'refused') {
    const forCart = state.error.rule !== null && !OF_PAYMENT.has(state.error.rule);
    return (
      <div className={styles['trouble']}>
        <ErrorMessage
          error={state.error}
          action={
            forCart ? (
              <Button keys="Esc" onClick={onBack}>
                {payWords.backToCart}
              </Button>
            ) : undefined
          }
        />
      </div>
    );
  }
  if (!over) return null;
  return (
    <div className={styles['trouble']}>
      <Message tone="caution" title={stateWords.qris.no} live>
        {payWords.overpaid(others, total)}
      </Message>
    </div>
  );
}
