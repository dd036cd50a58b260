import { Banknote, Barcode, Check, Landmark, QrCode, Trash2, type LucideIcon } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type JSX } from 'react';
import { Redirect } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { cartLineAmount, cartTotals } from '../../../../shared/domain/cart.ts';
import { changeNotes, quickAmounts, type RoundingStep } from '../../../../shared/domain/pricing.ts';
import { termsWords } from '../../../../shared/text/discounts.ts';
import { payWords, stateWords } from '../../../../shared/text/till.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, notify, Screen } from '../../app/index.ts';
import { Button, Card, CardFoot, CardHead, cx, EnterForm, Icon, Initials, Kbd, Message, Money, number, NumberPad, playStop, rp, RupiahField, TextField, useScanGate, type KeyAction } from '../../ui/index.ts';
import { ChangeScreen } from './ChangeScreen.tsx';
import { ConsentDialog, LargeDialog, QrisDialog, type Approval } from './PayDialogs.tsx';
import { chooseMethod, draftAmount, isLarge, METHODS, salePayments, standing, withLine, withoutLast, type Method, type OtherMethod, type PaymentDraft, type Standing } from './payment.ts';
import { saleBuyer, saleLines } from './quote.ts';
import { useTill } from './TillProvider.tsx';
import styles from './PayScreen.module.css';

const METHOD_ICON: Readonly<Record<Method, LucideIcon>> = { tunai: Banknote, qris: QrCode, transfer: Landmark };
/** F4 and F5 stay free for Potong simpanan and Bon. */
const METHOD_KEY: Readonly<Record<Method, string>> = { tunai: 'F2', qris: 'F3', transfer: 'F6' };
const MAX_DIGITS = 12;

/** Payment, and once it is saved the change. */
export function PayScreen(): JSX.Element {
  const { cart, quote, paid, checkout } = useTill();
  if (paid) return <ChangeScreen sale={paid} />;
  // A refusal of the payment itself is read here first; what the cart is refused for is said there.
  const refused = checkout.state.phase === 'idle' && quote.fresh && (quote.problems.length > 0 || quote.error !== null);
  if (cart.lines.length === 0) return <Redirect to="/kasir" replace />;
  if (refused) return <TurnBack />;
  return <Payment />;
}

/** F12 went ahead of the service's answer, and the answer is no. */
function TurnBack(): JSX.Element | null {
  const { turnBack } = useTill();
  const [, navigate] = useHashLocation();
  useEffect(() => {
    turnBack(true);
    navigate('/kasir', { replace: true });
  }, [turnBack, navigate]);
  return null;
}

function useRoundingStep(): RoundingStep {
  const value = useApiQuery('settings.get', { key: 'cash.rounding' }).data?.value;
  const step = typeof value === 'object' && value !== null && 'step' in value ? value['step'] : 0;
  return step === 50 || step === 100 || step === 500 ? step : 0;
}

function Payment(): JSX.Element {
  const { cart, quote, payment, setPayment, checkout } = useTill();
  const [, navigate] = useHashLocation();
  const step = useRoundingStep();
  const [asking, setAsking] = useState<null | 'qris' | 'qris-finish' | 'large' | { readonly consentTo: PaymentDraft }>(null);
  const [fault, setFault] = useState<{ readonly field: 'amount' | 'reference'; readonly text: string } | null>(null);
  const amountBox = useRef<HTMLInputElement | null>(null);
  const referenceBox = useRef<HTMLInputElement | null>(null);
  const total = useTotal();
  const at = standing(total, payment, step);
  const { state } = checkout;
  const busy = state.phase === 'saving' || state.phase === 'checking';
  const frozen = busy || state.phase === 'unknown';
  const cashDue = at.cashDue;
  const quick = payment.method === 'tunai' && cashDue > 0 ? quickAmounts(cashDue) : [];
  const typed = draftAmount(payment, at);
  const typing = payment.method !== 'tunai' && at.rest > 0;
  const canFinish = state.phase === 'unknown' || (!busy && (at.enough || (typing && typed === at.rest)));

  const idle = !frozen && asking === null;
  const focusAmount = (): void => amountBox.current?.focus();
  // At once, so that no digit is lost; and again when a dialog has given the focus back.
  useLayoutEffect(() => {
    if (idle) focusAmount();
  }, [payment.method, payment.lines.length, idle]);
  useEffect(() => {
    if (!idle) return undefined;
    const timer = setTimeout(focusAmount, 0);
    return () => clearTimeout(timer);
  }, [idle]);
  useScanGate(() => {
    playStop();
    notify(payWords.scanIgnored, 'stop');
  });

  const edit = (next: PaymentDraft): void => {
    if (frozen) return;
    setFault(null);
    checkout.reset();
    setPayment(next);
  };
  const setCash = (cash: number | null): void => edit({ ...payment, cash });
  const choose = (method: Method): void => {
    edit(chooseMethod(payment, method, at));
    focusAmount();
  };
  const send = (draft: PaymentDraft, approval?: Approval): void => {
    if (quote.approval !== null && approval === undefined && state.phase !== 'unknown') setAsking({ consentTo: draft });
    else void checkout.pay({ ...saleBuyer(cart), lines: saleLines(cart.lines), ...(cart.discount === undefined ? {} : { discount: cart.discount }), ...(cart.note === undefined ? {} : { note: cart.note }), payments: salePayments(draft), ...(approval === undefined ? {} : { approval }) });
  };
  const sendOrAsk = (draft: PaymentDraft): void => {
    if (draft.cash !== null && draft.cash > 0 && isLarge(draft.cash, standing(total, draft, step).cashDue)) setAsking('large');
    else send(draft);
  };
  /** What is wrong with the tender being typed, if anything. */
  const check = (): boolean => {
    if (typed === null || typed === 0) setFault({ field: 'amount', text: payWords.amountMissing });
    else if (typed > at.rest) setFault({ field: 'amount', text: payWords.tooMuch(at.rest) });
    else if (payment.method === 'transfer' && payment.reference.trim() === '') {
      setFault({ field: 'reference', text: payWords.transferRefMissing });
      referenceBox.current?.focus();
    } else return true;
    playStop();
    return false;
  };
  const addLine = (method: OtherMethod, reference: string): PaymentDraft => {
    const next = withLine(payment, { method, amount: typed ?? 0, reference });
    edit(next);
    return next;
  };
  const takeTyped = (finish: boolean): void => {
    if (payment.method === 'tunai' || !check()) return;
    if (payment.method === 'qris') {
      setAsking(finish ? 'qris-finish' : 'qris');
      return;
    }
    const next = addLine('transfer', payment.reference.trim());
    if (finish) sendOrAsk(next);
  };
  const finish = (): void => {
    if (state.phase === 'unknown') send(payment);
    else if (typing) takeTyped(true);
    else if (at.enough) sendOrAsk(payment);
  };
  const back = (): void => {
    if (busy) return;
    if (state.phase !== 'unknown') {
      checkout.reset();
      navigate('/kasir');
      return;
    }
    void checkout.settle().then((open) => {
      if (!open) return;
      notify(payWords.notSaved);
      navigate('/kasir');
    });
  };

  const { keys: k } = payWords;
  const keys: readonly KeyAction[] = [
    { keys: 'Esc', label: k.back, run: back, enabled: !busy },
    { keys: 'F2', label: k.cash, run: () => choose('tunai'), enabled: !frozen },
    { keys: 'F3', label: k.qris, run: () => choose('qris'), enabled: !frozen },
    { keys: 'F6', label: k.transfer, run: () => choose('transfer'), enabled: !frozen },
    { keys: 'F8', label: k.removeLine, run: () => edit(withoutLast(payment)), enabled: !frozen && (payment.cash !== null || payment.lines.length > 0) },
    { keys: 'F12', label: state.phase === 'unknown' ? payWords.retry : k.finish, run: finish, enabled: canFinish, main: true },
    ...quick.map((value, index) => ({ keys: `Alt+${index + 1}`, label: k.quick(index + 1, value), run: () => setCash(value), enabled: !frozen, bar: false })),
  ];

  return (
    <Screen title={payWords.title} note={cart.member?.name ?? payWords.kinds(cart.lines.length)} foot="keys" keys={keys} railInactive>
      <Basket total={total} />
      <section className={cx('stack', 'grow')}>
        <Card className={styles['methods']} label={payWords.methods}>
          {METHODS.map((method) => (
            <MethodButton key={method} method={method} chosen={payment.method === method} used={usedBy(method, payment)} disabled={frozen} onChoose={() => choose(method)} />
          ))}
        </Card>
        <Card flow grow>
          <CardHead title={payWords.paidWith} note={payWords.several} />
          {payment.lines.map((line) => (
            <Row key={line.key} icon={Check} done title={payWords.method[line.method]} note={line.method === 'qris' ? payWords.confirmed(line.reference) : payWords.reference(line.reference)}>
              <Money amount={line.amount} />
              <Button kind="quiet" icon={Trash2} tabIndex={-1} aria-label={payWords.removeLine(payWords.method[line.method])} disabled={frozen} onClick={() => edit({ ...payment, lines: payment.lines.filter((other) => other !== line) })} />
            </Row>
          ))}
          {payment.method !== 'tunai' && payment.cash !== null && payment.cash > 0 && (
            <Row icon={Check} done title={payWords.method.tunai} note={payWords.methodNote.tunai}>
              <Money amount={payment.cash} />
              <Button kind="quiet" icon={Trash2} tabIndex={-1} aria-label={payWords.removeLine(payWords.method.tunai)} disabled={frozen} onClick={() => setCash(null)} />
            </Row>
          )}
          {payment.method === 'tunai' && (cashDue > 0 || payment.cash !== null) && (
            <Row
              icon={Banknote}
              title={payWords.cashTaken}
              note={
                <>
                  {payWords.cashDue} <b className="tabular">{rp(cashDue)}</b>
                  {at.rounding < 0 && <>, {payWords.rounding(at.rounding)}</>}
                </>
              }
            >
              <div className={styles['amount']}>
                <RupiahField ref={amountBox} label={payWords.amount(payWords.method.tunai)} hideLabel large value={payment.cash} disabled={frozen} onChange={setCash} />
              </div>
            </Row>
          )}
          {typing && (
            <EnterForm onSubmit={() => takeTyped(false)}>
              <Row icon={METHOD_ICON[payment.method]} title={payWords.method[payment.method]} note={<>{payWords.rest} <b className="tabular">{rp(at.rest)}</b></>}>
                <div className={styles['amount']}>
                  <RupiahField ref={amountBox} label={payWords.amount(payWords.method[payment.method])} hideLabel large value={typed} disabled={frozen} error={fault?.field === 'amount' ? fault.text : undefined} onChange={(amount) => edit({ ...payment, amount })} />
                </div>
              </Row>
              <div className={styles['reference']}>
                {payment.method === 'transfer' && (
                  <TextField ref={referenceBox} label={payWords.transferRef} value={payment.reference} maxLength={60} disabled={frozen} error={fault?.field === 'reference' ? fault.text : undefined} onChange={(event) => edit({ ...payment, reference: event.currentTarget.value })} />
                )}
                <p className="faint small">{payWords.partHint}</p>
                <Button submit keys="Enter" disabled={frozen}>
                  {payWords.addLine}
                </Button>
              </div>
            </EnterForm>
          )}
          {quick.length > 0 && <Quick amounts={quick} chosen={payment.cash} disabled={frozen} onChoose={setCash} />}
          <Troubles over={at.over} others={at.others} total={total} onBack={back} />
          <CardFoot className={styles['scanNote']}>
            <Icon of={Barcode} size="small" /> {payWords.scanNoteBefore} <Kbd keys="Esc" /> {payWords.scanNoteAfter}
          </CardFoot>
        </Card>
      </section>
      <aside className={styles['side']}>
        <ChangePanel at={at} typed={payment.cash !== null || payment.lines.length > 0} />
        <Card className={styles['pad']}>
          <NumberPad
            thousands
            disabled={frozen}
            onDigits={(digits) => {
              const next = `${payment.method === 'tunai' ? (payment.cash ?? '') : payment.amount === 'rest' ? '' : (payment.amount ?? '')}${digits}`;
              if (next.length > MAX_DIGITS) return;
              if (payment.method === 'tunai') setCash(Number(next));
              else edit({ ...payment, amount: Number(next) });
            }}
            onBackspace={() => {
              const shorter = (value: number | null): number | null => (value === null || value < 10 ? null : Math.floor(value / 10));
              if (payment.method === 'tunai') setCash(shorter(payment.cash));
              else edit({ ...payment, amount: shorter(typed) });
            }}
          />
        </Card>
        <Button kind="primary" size="main" full keys="F12" disabled={!canFinish} busy={busy} onPointerDown={(event) => event.preventDefault()} onClick={finish}>
          {state.phase === 'saving' ? payWords.saving : state.phase === 'checking' ? payWords.checking : state.phase === 'unknown' ? payWords.retry : payWords.finish}
        </Button>
      </aside>
      <QrisDialog
        due={asking === 'qris' || asking === 'qris-finish' ? typed : null}
        onClose={() => setAsking(null)}
        onYes={(last4) => {
          const next = addLine('qris', last4);
          setAsking(null);
          if (asking === 'qris-finish') sendOrAsk(next);
        }}
      />
      <LargeDialog
        opened={asking === 'large'}
        due={cashDue}
        given={payment.cash ?? 0}
        onAgain={() => setAsking(null)}
        onTake={() => {
          setAsking(null);
          send(payment);
        }}
      />
      <ConsentDialog
        opened={typeof asking === 'object' && asking !== null}
        why={quote.approval ?? ''}
        discount={cartTotals(cart).discount}
        onClose={() => setAsking(null)}
        onApprove={(approval) => {
          if (typeof asking !== 'object' || asking === null) return;
          setAsking(null);
          send(asking.consentTo, approval);
        }}
      />
      {quote.pending && <span className="visually-hidden">{payWords.kinds(cart.lines.length)}</span>}
    </Screen>
  );
}

function useTotal(): number {
  const { cart, quote } = useTill();
  return quote.total ?? cartTotals(cart).total;
}

const usedBy = (method: Method, payment: PaymentDraft): number => (method === 'tunai' ? (payment.cash ?? 0) : payment.lines.filter((line) => line.method === method).reduce((sum, line) => sum + line.amount, 0));

function Basket({ total }: { readonly total: number }): JSX.Element {
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

function MethodButton({ method, chosen, used, disabled, onChoose }: { readonly method: Method; readonly chosen: boolean; readonly used: number; readonly disabled: boolean; readonly onChoose: () => void }): JSX.Element {
  return (
    <button type="button" tabIndex={-1} className={cx(styles['method'], chosen && styles['chosen'], !chosen && used > 0 && styles['used'])} aria-pressed={chosen} disabled={disabled} onPointerDown={(event) => event.preventDefault()} onClick={onChoose}>
      <Icon of={METHOD_ICON[method]} />
      <span className="grow">
        <b>{payWords.method[method]}</b>
        <small>{!chosen && used > 0 ? payWords.used(used) : payWords.methodNote[method]}</small>
      </span>
      <Kbd keys={METHOD_KEY[method]} />
    </button>
  );
}

function Row({ icon, done = false, title, note, children }: { readonly icon: LucideIcon; readonly done?: boolean; readonly title: string; readonly note: JSX.Element | string; readonly children: JSX.Element | readonly JSX.Element[] }): JSX.Element {
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

function Quick({ amounts, chosen, disabled, onChoose }: { readonly amounts: readonly number[]; readonly chosen: number | null; readonly disabled: boolean; readonly onChoose: (value: number) => void }): JSX.Element {
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
function ChangePanel({ at, typed }: { readonly at: Standing; readonly typed: boolean }): JSX.Element {
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

/** Why F12 does not go, or what became of it. */
function Troubles({ over, others, total, onBack }: { readonly over: boolean; readonly others: number; readonly total: number; readonly onBack: () => void }): JSX.Element | null {
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
    const forCart = state.error.rule !== null && state.error.rule !== 'PAYMENT_SHORT';
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
