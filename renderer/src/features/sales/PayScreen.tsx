import { Banknote, Barcode, Check, Trash2 } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type JSX } from 'react';
import { Redirect } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { cartTotals } from '../../../../shared/domain/cart.ts';
import { quickAmounts } from '../../../../shared/domain/pricing.ts';
import { qrisFor } from '../../../../shared/domain/qris.ts';
import { drawerWords } from '../../../../shared/text/drawer.ts';
import { swapWords } from '../../../../shared/text/swap.ts';
import { payWords, shortNo } from '../../../../shared/text/till.ts';
import { memberPayWords } from '../../../../shared/text/tillPay.ts';
import { useApiQuery } from '../../api/index.ts';
import { clockAt, notify, Screen } from '../../app/index.ts';
import { Button, Card, CardFoot, CardHead, cx, EnterForm, Icon, Kbd, Money, NumberPad, playStop, rp, RupiahField, TextField, useScanGate, type KeyAction } from '../../ui/index.ts';
import { DrawerDialog } from '../shifts/DrawerDialog.tsx';
import { ChangeScreen } from './ChangeScreen.tsx';
import { DropPaidDialog } from './DropPaidDialog.tsx';
import { ConsentDialog, LargeDialog, MemberPinDialog, QrisDialog, type Approval } from './PayDialogs.tsx';
import { chooseMethod, consentFor, draftAmount, isLarge, isReceived, METHODS, pinOf, salePayments, signedAgain, standing, takenBy, unsigned, withLine, type Method, type OtherMethod, type PaidLine, type PaymentDraft } from './payment.ts';
import { Basket, ChangePanel, METHOD_ICON, METHOD_KEY, MethodButton, Quick, Row, Troubles, usedBy } from './PayParts.tsx';
import { saleBuyer, saleLines } from './quote.ts';
import { SwapTill } from './SwapTill.tsx';
import { useTill } from './TillProvider.tsx';
import { useQrisCode, useRoundingStep, useTenders } from './useTenders.ts';
import styles from './PayScreen.module.css';

const MAX_DIGITS = 12;
const KEY_ORDER = METHODS.toSorted((a, b) => METHOD_KEY[a].localeCompare(METHOD_KEY[b]));
/** The moment as the contract writes moments. */
const thisMoment = (): string => new Date().toISOString();

/** Payment, and once it is saved the change. */
export function PayScreen(): JSX.Element {
  const { cart, quote, paid, checkout, swapping } = useTill();
  if (paid && swapping)
    return (
      <SwapTill sale={paid}>
        <Payment />
      </SwapTill>
    );
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

/** A question above the payment; `finish`: F12 asked it, and goes on when it is answered. */
type Asking =
  | null
  | { readonly kind: 'drawer' }
  | { readonly kind: 'qris' | 'pin'; readonly finish: boolean }
  | { readonly kind: 'drop'; readonly line: PaidLine & { readonly method: 'qris' | 'transfer' } }
  | { readonly kind: 'again'; readonly draft: PaymentDraft }
  | { readonly kind: 'large' | 'consent'; readonly draft: PaymentDraft };

function Payment(): JSX.Element {
  const { cart, quote, payment, setPayment, checkout, showQris, swapOf, leavePay } = useTill();
  const [, navigate] = useHashLocation();
  const leave = leavePay ?? ((): void => navigate('/kasir'));
  const step = useRoundingStep();
  const tenders = useTenders();
  const qris = useQrisCode();
  const timezone = useApiQuery('system.status', {}).data?.timezone;
  const [asking, setAsking] = useState<Asking>(null);
  const [checking, setChecking] = useState(false);
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
  const typed = payment.method === 'tunai' ? null : draftAmount(payment, at, tenders.free(payment.method, payment) || tenders.most(payment.method, payment));
  const typing = payment.method !== 'tunai' && at.rest > 0;
  const excess = payment.method !== 'tunai' && typed !== null && typed > Math.min(at.rest, tenders.most(payment.method, payment)) ? tenders.tooMuch(payment.method, payment, at.rest) : undefined;
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
    notify(swapOf === null ? payWords.scanIgnored : swapWords.scanIgnored, 'stop');
  });

  const wanted = asking?.kind === 'qris' ? (typed ?? 0) : 0;
  const payload = qris !== null && wanted > 0 ? qrisFor(qris.payload, wanted) : null;
  const name = qris?.name ?? '';
  const nmid = qris?.nmid ?? null;
  useEffect(() => {
    showQris(payload === null ? null : { payload, amount: wanted, name, nmid, checking });
    return () => showQris(null);
  }, [payload, wanted, name, nmid, checking, showQris]);

  const edit = (next: PaymentDraft): void => {
    if (frozen || checkout.sending()) return;
    setFault(null);
    checkout.reset();
    setPayment(next);
  };
  const setCash = (cash: number | null): void => edit({ ...payment, cash });
  const choose = (method: Method): void => {
    const closed = tenders.closed(method);
    if (closed === null) edit(chooseMethod(payment, method, at));
    else {
      playStop();
      notify(closed, 'stop');
    }
    focusAmount();
  };
  const send = (draft: PaymentDraft, approval?: Approval): void =>
    void checkout.pay({
      ...saleBuyer(cart), lines: saleLines(cart.lines), ...(cart.discount === undefined ? {} : { discount: cart.discount }), ...(cart.note === undefined ? {} : { note: cart.note }), ...salePayments(draft), ...(approval === undefined ? {} : { approval }),
    });
  const discounted = quote.approval !== null;
  const sendOrConsent = (draft: PaymentDraft): void => {
    if (consentFor(draft, discounted) === null) send(draft);
    else {
      checkout.reset();
      setAsking({ kind: 'consent', draft });
    }
  };
  const sendOrAsk = (draft: PaymentDraft): void => {
    if (unsigned(draft).length > 0) setAsking({ kind: 'again', draft });
    else if (draft.cash !== null && draft.cash > 0 && isLarge(draft.cash, standing(total, draft, step).cashDue)) setAsking({ kind: 'large', draft });
    else sendOrConsent(draft);
  };
  /** What is wrong with the tender being typed, if anything. */
  const check = (method: OtherMethod): boolean => {
    if (typed === null || typed === 0) setFault({ field: 'amount', text: payWords.amountMissing });
    else if (excess !== undefined) setFault({ field: 'amount', text: excess });
    else if (method === 'transfer' && payment.reference.trim() === '') {
      setFault({ field: 'reference', text: payWords.transferRefMissing });
      referenceBox.current?.focus();
    } else return true;
    playStop();
    return false;
  };
  const addLine = (line: Omit<PaidLine, 'key' | 'amount'>, finishing: boolean): void => {
    const next = withLine(payment, { ...line, amount: typed ?? 0 });
    setAsking(null);
    edit(next);
    if (finishing) sendOrAsk(next);
  };
  const savingsLeft = Math.max(0, tenders.free('sukarela', payment) - (typed ?? 0));
  const addSavings = (pin: string | undefined, finishing: boolean): void =>
    addLine({ method: 'sukarela', ...(pin === undefined ? { note: memberPayWords.bySlip } : { pin, note: memberPayWords.pinRight(clockAt(thisMoment(), timezone), savingsLeft) }) }, finishing);
  const addBon = (finishing: boolean): void => {
    const over = Math.max(0, (typed ?? 0) - tenders.free('bon', payment));
    const due = tenders.bonDue === null ? '' : memberPayWords.dueOn(tenders.bonDue);
    addLine({ method: 'bon', note: over === 0 ? due : `${due}, ${memberPayWords.overLimit(over)}`, ...(over === 0 ? {} : { over }) }, finishing);
  };
  const takeTyped = (finishing: boolean): void => {
    const { method } = payment;
    if (method === 'tunai' || !check(method)) return;
    const reference = payment.reference.trim();
    if (method === 'qris') setAsking({ kind: 'qris', finish: finishing });
    else if (method === 'transfer') addLine({ method, reference, note: payWords.reference(reference) }, finishing);
    else if (method === 'bon') addBon(finishing);
    else if (pinOf(payment) === undefined) setAsking({ kind: 'pin', finish: finishing });
    else addSavings(pinOf(payment), finishing);
  };
  const finish = (): void => {
    if (checkout.sending()) return;
    if (state.phase === 'unknown') send(payment);
    else if (typing) takeTyped(true);
    else if (at.enough) sendOrAsk(payment);
  };
  const back = (): void => {
    if (busy || checkout.sending()) return;
    if (state.phase !== 'unknown') {
      checkout.reset();
      leave();
      return;
    }
    void checkout.settle().then((open) => {
      if (!open) return;
      notify(payWords.notSaved);
      leave();
    });
  };

  const without = (line: PaidLine): void => edit({ ...payment, lines: payment.lines.filter((other) => other.key !== line.key) });
  const remove = (line: PaidLine): void => {
    if (isReceived(line)) setAsking({ kind: 'drop', line });
    else without(line);
  };
  /** F8: the typed cash first, then the last line. */
  const removeLast = (): void => {
    const last = payment.lines.at(-1);
    if (payment.cash === null && last !== undefined) remove(last);
    else setCash(null);
  };
  const signAgain = (draft: PaymentDraft, pin?: string): void => {
    const next = signedAgain(draft, pin === undefined ? memberPayWords.bySlip : memberPayWords.pinRight(clockAt(thisMoment(), timezone), Math.max(0, tenders.free('sukarela', draft))), pin);
    setAsking(null);
    edit(next);
    sendOrAsk(next);
  };

  const { keys: k } = payWords;
  const keys: readonly KeyAction[] = [
    { keys: 'Esc', label: swapOf === null ? k.back : swapWords.back, run: back, enabled: !busy },
    ...KEY_ORDER.map((method) => ({ keys: METHOD_KEY[method], label: k[method], run: () => choose(method), enabled: !frozen })),
    { keys: 'F8', label: k.removeLine, run: removeLast, enabled: !frozen && (payment.cash !== null || payment.lines.length > 0) },
    { keys: 'F10', label: drawerWords.key, run: () => setAsking({ kind: 'drawer' }), enabled: !frozen },
    { keys: 'F12', label: state.phase === 'unknown' ? payWords.retry : k.finish, run: finish, enabled: canFinish, main: true },
    ...quick.map((value, index) => ({ keys: `Alt+${index + 1}`, label: k.quick(index + 1, value), run: () => setCash(value), enabled: !frozen, bar: false })),
  ];

  return (
    <Screen title={swapOf === null ? payWords.title : swapWords.title(shortNo(swapOf))} note={cart.member?.name ?? payWords.kinds(cart.lines.length)} foot="keys" keys={keys} railInactive>
      <Basket total={total} />
      <section className={cx('stack', 'grow')}>
        <Card className={styles['methods']} label={payWords.methods}>
          {METHODS.map((method) => (
            <MethodButton key={method} method={method} note={tenders.note(method)} chosen={payment.method === method} used={usedBy(method, payment)} disabled={frozen} onChoose={() => choose(method)} />
          ))}
        </Card>
        <Card flow grow>
          <CardHead title={payWords.paidWith} note={payWords.several} />
          {payment.lines.map((line) => (
            <Row key={line.key} icon={Check} done title={payWords.method[line.method]} note={line.note}>
              <Money amount={line.amount} />
              <Button kind="quiet" icon={Trash2} tabIndex={-1} aria-label={payWords.removeLine(payWords.method[line.method])} disabled={frozen} onClick={() => remove(line)} />
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
                  <RupiahField ref={amountBox} label={payWords.amount(payWords.method[payment.method])} hideLabel large value={typed} disabled={frozen} error={fault?.field === 'amount' ? fault.text : excess} onChange={(amount) => edit({ ...payment, amount })} />
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
          {swapOf === null && payment.lines.length < 2 && (
            <CardFoot className={styles['scanNote']}>
              <Icon of={Barcode} size="small" /> {payWords.scanNoteBefore} <Kbd keys="Esc" /> {payWords.scanNoteAfter}
            </CardFoot>
          )}
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
      <DrawerDialog opened={asking?.kind === 'drawer'} onClose={() => setAsking(null)} />
      {asking?.kind === 'qris' && <QrisDialog due={typed ?? 0} shown={payload === null ? null : { payload, amount: wanted, name }} onChecking={setChecking} onClose={() => setAsking(null)} onYes={(last4) => addLine({ method: 'qris', reference: last4, note: payWords.confirmed(last4) }, asking.finish)} />}
      {asking?.kind === 'pin' && tenders.card !== undefined && (
        <MemberPinDialog member={tenders.card} amount={typed ?? 0} left={savingsLeft} onClose={() => setAsking(null)} onPin={(pin) => addSavings(pin, asking.finish)} onSlip={() => addSavings(undefined, asking.finish)} />
      )}
      {asking?.kind === 'again' && tenders.card !== undefined && (
        <MemberPinDialog member={tenders.card} amount={takenBy('sukarela', asking.draft)} left={Math.max(0, tenders.free('sukarela', asking.draft))} onClose={() => setAsking(null)} onPin={(pin) => signAgain(asking.draft, pin)} onSlip={() => signAgain(asking.draft)} />
      )}
      {asking?.kind === 'drop' && (
        <DropPaidDialog
          line={asking.line}
          onClose={() => setAsking(null)}
          onDropped={() => {
            setAsking(null);
            without(asking.line);
          }}
        />
      )}
      <ConsentDialog
        lines={asking?.kind === 'consent' ? asking.draft.lines : []}
        discount={cartTotals(cart).discount}
        why={asking?.kind === 'consent' ? quote.approval : null}
        roles={asking?.kind === 'consent' ? consentFor(asking.draft, discounted) : null}
        busy={busy}
        refused={state.phase === 'refused' || state.phase === 'unknown' ? state.error.message : undefined}
        onClose={() => setAsking(null)}
        onApprove={(approval) => {
          if (asking?.kind === 'consent') send(asking.draft, approval);
        }}
      />
      <LargeDialog
        opened={asking?.kind === 'large'}
        due={cashDue}
        given={payment.cash ?? 0}
        onAgain={() => setAsking(null)}
        onTake={() => {
          setAsking(null);
          sendOrConsent(payment);
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
