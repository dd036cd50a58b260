import { ArrowRightLeft, EyeOff, Info, Lock, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { clockTime, type Timezone } from '../../../../shared/domain/dates.ts';
import { handoverWords } from '../../../../shared/text/handover.ts';
import { xReportWords } from '../../../../shared/text/shiftList.ts';
import { shiftWords } from '../../../../shared/text/till.ts';
import { useApiCommand, useApiQuery, type ApiError } from '../../api/index.ts';
import { ErrorMessage, notify, Screen, useApprovers, useSession, useUser } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, clockText, EmptyState, Message, Money, number, PinDialog, playStop, rp, RupiahField, TextField, type GivenApproval, type KeyAction } from '../../ui/index.ts';
import { Compared, type Comparison } from './Compared.tsx';
import { COINS, countedPieces, countedTotal, isCounted, NOTES, SLOTS, type Counts } from './countSheet.ts';
import { CountTable } from './CountTable.tsx';
import type { ClosedResult } from './ShiftScreen.tsx';
import { useXReport } from './useXReport.tsx';
import { NO_REASON, reasonOf, WhyCard, type Why } from './WhyCard.tsx';
import styles from './CloseShift.module.css';

/** The shift to close: one's own, or for a treasurer somebody else's. */
export type ShiftToClose = { readonly shiftId: string; readonly number: string; readonly openedAt: string; readonly drawer: string; readonly cashier: string | null };
type Credentials = { readonly username: string; readonly pin: string };
/** What stands between the count and the close. */
type Asking = null | 'approval' | 'receiver';

const APPROVERS = ['bendahara', 'ketua'] as const;
const TILL = ['kasir', 'bendahara'] as const;

const credentials = ({ username, pin }: GivenApproval): Credentials => ({ username, pin });

/**
 * A blind count: what should be in the drawer is not in this window before the service has answered a locked count. Without a difference
 * the shift closes at once; one that needs its reason, or somebody's PIN, comes back as a question with the figures. F8 hands the drawer
 * over instead: the receiver accepts the count with a PIN of their own.
 */
export function CloseShift({ shift, onClosed }: { readonly shift: ShiftToClose; readonly onClosed: (closed: ClosedResult) => void }): JSX.Element {
  const user = useUser();
  const { handTo } = useSession();
  const [, navigate] = useHashLocation();
  const [counts, setCounts] = useState<Counts>({});
  const [lockedAt, setLockedAt] = useState<string | null>(null);
  const [recounts, setRecounts] = useState(0);
  const [handing, setHanding] = useState(false);
  const [receiver, setReceiver] = useState<Credentials | null>(null);
  const [leave, setLeave] = useState<number | null>(null);
  const [receivedBy, setReceivedBy] = useState('');
  const [why, setWhy] = useState<Why>(NO_REASON);
  const [comparison, setComparison] = useState<(Comparison & { readonly needsPin: boolean }) | null>(null);
  const [fault, setFault] = useState<'counts' | 'leave' | 'reason' | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const sheet = useRef<HTMLDivElement | null>(null);
  const leaveField = useRef<HTMLInputElement | null>(null);
  const reasons = useRef<HTMLDivElement | null>(null);
  const closing = useApiCommand('shifts.close');
  const handover = useApiCommand('shifts.handover');
  const command = handing ? handover : closing;
  const look = useXReport(shift.cashier === null ? undefined : shift.shiftId);
  const approvers = useApprovers(APPROVERS);
  const receivers = useApprovers(TILL);
  const timezone = (useApiQuery('system.status', {}).data?.timezone ?? 'Asia/Makassar') as Timezone;
  const held = useApiQuery('sales.holds', {}).data?.rows ?? [];
  const total = countedTotal(counts);
  const locked = lockedAt !== null;
  const mayRecount = locked && (comparison === null || recounts === 0);
  const mayHand = shift.cashier === null;
  const time = (at: string): string => clockText(clockTime(at, timezone));

  const count = (next: Counts): void => {
    setFault(null);
    setCounts(next);
  };
  const focusSlot = (index: number): void => {
    const field = sheet.current?.querySelectorAll('input')[Math.max(0, Math.min(SLOTS.length - 1, index))];
    field?.focus();
    field?.select();
  };
  useEffect(() => {
    if (!locked) focusSlot(0);
    else leaveField.current?.focus();
  }, [locked]);

  // A question has come back: the hands go to its answer.
  useEffect(() => {
    if (comparison !== null) reasons.current?.querySelector('input')?.focus();
  }, [comparison]);

  const lock = (): void => {
    if (!isCounted(counts)) {
      playStop();
      setFault('counts');
      focusSlot(0);
      return;
    }
    setFault(null);
    setLockedAt(new Date().toISOString());
  };
  const recount = (): void => {
    if (comparison !== null) setRecounts(recounts + 1);
    setLockedAt(null);
    setComparison(null);
    setWhy(NO_REASON);
    // Who accepted the first count has not accepted the next.
    setReceiver(null);
    command.reset();
  };
  const stop = (what: 'leave' | 'reason'): void => {
    playStop();
    setFault(what);
    (what === 'leave' ? leaveField.current : [...(reasons.current?.querySelectorAll('input') ?? [])].at(why.chosen === null ? 0 : -1))?.focus();
  };
  const reason = reasonOf(why);
  const shared = (given?: Credentials) => ({ counted: countedPieces(counts), ...(reason === '' ? {} : { reason }), ...(given === undefined ? {} : { approval: given }) });
  const sendClose = async (given?: Credentials): Promise<void> => {
    const closed = await closing.run({ ...shared(given), ...(shift.cashier === null ? {} : { shiftId: shift.shiftId }), leave: leave ?? 0, ...(receivedBy.trim() === '' ? {} : { receivedBy: receivedBy.trim() }) });
    if (closed) onClosed({ shiftId: shift.shiftId, shiftNumber: shift.number, closing: closed, own: shift.cashier === null });
    else playStop();
  };
  const sendHandover = async (to: Credentials, given?: Credentials): Promise<void> => {
    const done = await handover.run({ ...shared(given), receiver: to });
    if (!done) return playStop();
    setReceiver(null);
    onClosed({ shiftId: shift.shiftId, shiftNumber: shift.number, closing: done, handedTo: done });
    await handTo(to.username, to.pin);
  };
  const send = (given?: Credentials): void => {
    if (!handing) void sendClose(given);
    else if (receiver !== null) void sendHandover(receiver, given);
    else setAsking('receiver');
  };
  const close = (): void => {
    if (!locked) return lock();
    if (!handing && (leave ?? 0) > total) return stop('leave');
    if (comparison !== null && reason === '') return stop('reason');
    command.reset();
    if (comparison?.needsPin === true) return setAsking('approval');
    return send();
  };
  const turn = (): void => {
    command.reset();
    setReceiver(null);
    setHanding(!handing);
  };

  const { error } = command;
  const [seen, setSeen] = useState(error);
  if (seen !== error) {
    setSeen(error);
    const opened = comparisonIn(error);
    if (opened) setComparison(opened);
    if (opened || (error !== null && error.field?.startsWith('receiver') !== true)) setAsking(asking === 'receiver' ? null : asking);
  }

  const { keys: k } = shiftWords;
  const keys: readonly KeyAction[] = [
    { keys: 'Up+Down', label: k.row, run: () => undefined },
    { keys: 'Enter', label: k.nextRow, run: () => undefined },
    ...(mayHand ? [{ keys: 'F7', label: k.list, run: () => navigate('/riwayat/shift'), enabled: !command.pending }] : []),
    ...(mayHand ? [{ keys: 'F8', label: handing ? handoverWords.keys.close : handoverWords.keys.hand, run: turn, enabled: !command.pending }] : []),
    locked ? { keys: 'F9', label: k.recount, run: recount, enabled: mayRecount && !command.pending } : { keys: 'F9', label: k.lock, run: lock },
    { keys: 'F11', label: xReportWords.key, run: look.make, enabled: !look.pending && !command.pending },
    { keys: 'F12', label: handing ? handoverWords.keys.hand : k.close, run: close, enabled: locked && !command.pending, main: true },
    { keys: 'Esc', label: mayHand ? k.back : k.list, run: () => navigate(mayHand ? '/kasir' : '/riwayat/shift'), enabled: !command.pending },
  ];
  const onSheetKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const fields = [...(sheet.current?.querySelectorAll('input') ?? [])];
    const at = fields.indexOf(event.target as HTMLInputElement);
    if (at < 0 || !['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return;
    event.preventDefault();
    focusSlot(event.key === 'ArrowUp' ? at - 1 : at + 1);
  };
  const asked = error?.rule === 'APPROVAL_REQUIRED' || error?.rule === 'REASON_REQUIRED';
  const refusedPin = error === null || asked ? undefined : error.message;
  const facts =
    comparison === null
      ? []
      : [
          { label: shiftWords.expected, value: rp(comparison.expected) },
          { label: shiftWords.counted, value: rp(comparison.counted) },
          { label: comparison.difference < 0 ? shiftWords.short : shiftWords.over, value: rp(Math.abs(comparison.difference)), tone: 'caution' as const },
          { label: shiftWords.reason, value: reason },
        ];

  return (
    <Screen title={handing ? handoverWords.title : shiftWords.closeTitle} note={shift.cashier === null ? shiftWords.shiftNote(shift.number) : shiftWords.shiftOf(shift.number, shift.cashier)} foot="keys" keys={keys}>
      <Card flow className={styles['count']} label={shiftWords.count}>
        <div className={styles['head']}>
          <h2>{shiftWords.count}</h2>
          {lockedAt !== null && (
            <Badge tone="line" icon={Lock}>
              {shiftWords.locked(time(lockedAt))}
            </Badge>
          )}
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div ref={sheet} className={styles['sheet']} onKeyDown={onSheetKey}>
          <CountTable head={shiftWords.paper} unit={shiftWords.sheets} slots={NOTES} counts={counts} locked={locked} onChange={count} />
          <div className={styles['right']}>
            <CountTable head={shiftWords.coins} unit={shiftWords.pieces} slots={COINS} counts={counts} locked={locked} onChange={count} />
            <div className={styles['how']}>
              <Message tone={fault === 'counts' ? 'caution' : 'info'} icon={Info} live={fault === 'counts'}>
                {fault === 'counts' ? shiftWords.nothingCounted : comparison === null ? shiftWords.blind : recounts === 0 ? shiftWords.recountOnce : comparison.needsPin ? shiftWords.recounted : shiftWords.recountedSmall}
              </Message>
              {locked && (
                <Button full icon={RotateCcw} keys="F9" disabled={!mayRecount || command.pending} onClick={recount}>
                  {shiftWords.recount}
                </Button>
              )}
            </div>
          </div>
        </div>
        <CardFoot className="between">
          <span>
            <b>{shiftWords.inDrawer(shift.drawer)}</b> <span className="faint">{shiftWords.countedBy(user.name)}</span>
          </span>
          <Money amount={total} size={32} />
        </CardFoot>
      </Card>
      <section className="stack grow">
        <Card flow grow label={shiftWords.compare}>
          <CardHead title={shiftWords.compare} note={shiftWords.openedAt(shift.number, time(shift.openedAt))} />
          {comparison === null ? (
            <EmptyState icon={locked ? Lock : EyeOff} title={locked ? shiftWords.compareLocked : shiftWords.compareWaiting}>
              {locked ? (handing ? handoverWords.locked : shiftWords.compareLockedHelp) : shiftWords.compareWaitingHelp}
            </EmptyState>
          ) : (
            <>
              {asked && error !== null && (
                <div className={styles['error']}>
                  <Message tone="caution" title={error.headline} live>
                    {error.facts}
                  </Message>
                </div>
              )}
              <Compared comparison={comparison} />
            </>
          )}
          {look.error && (
            <div className={styles['error']}>
              <ErrorMessage error={look.error} />
            </div>
          )}
          {error !== null && !asked && asking === null && (
            <div className={styles['error']}>
              <ErrorMessage error={error} />
            </div>
          )}
        </Card>
        {comparison !== null && (
          <WhyCard
            why={why}
            difference={comparison.difference}
            needsPin={comparison.needsPin}
            missing={fault === 'reason'}
            box={reasons}
            onChange={(next) => {
              setWhy(next);
              setFault(null);
            }}
          />
        )}
      </section>
      <aside className={styles['side']}>
        <Card flow grow label={handing ? handoverWords.step : shiftWords.handOver}>
          <CardHead title={handing ? handoverWords.step : shiftWords.handOver} />
          <CardBody className="stack">
            {handing ? (
              <>
                <p className="muted">{handoverWords.help(shift.drawer)}</p>
                <div className={styles['handed']}>
                  <span>{handoverWords.float}</span>
                  <output>
                    <span className="faint">Rp</span>
                    <b className="figure">{locked ? number(total) : ''}</b>
                  </output>
                </div>
                <Message tone="info">{handoverWords.basketStays}</Message>
              </>
            ) : (
              <>
                <RupiahField
                  ref={leaveField}
                  label={shiftWords.leave}
                  value={leave}
                  disabled={!locked || command.pending}
                  error={fault === 'leave' ? shiftWords.leaveTooMuch(total) : undefined}
                  onChange={(value) => {
                    setLeave(value);
                    setFault(null);
                  }}
                />
                <div className={styles['handed']}>
                  <span>{shiftWords.handed}</span>
                  <output>
                    <span className="faint">Rp</span>
                    <b className="figure">{locked ? number(Math.max(0, total - (leave ?? 0))) : ''}</b>
                  </output>
                </div>
                <TextField label={shiftWords.receivedBy} hint={shiftWords.receivedByHint} maxLength={60} value={receivedBy} disabled={!locked || command.pending} onChange={(event) => setReceivedBy(event.currentTarget.value)} />
              </>
            )}
          </CardBody>
        </Card>
        {!handing && held.length > 0 && (
          <Message tone="caution" title={shiftWords.held(held.length)}>
            {shiftWords.heldHelp(held.map(({ number: no }) => no))}
          </Message>
        )}
        {mayHand && (
          <Button full icon={handing ? Lock : ArrowRightLeft} keys="F8" disabled={command.pending} onClick={turn}>
            {handing ? handoverWords.keys.close : handoverWords.keys.hand}
          </Button>
        )}
        <Button kind="primary" size="main" full keys={locked ? 'F12' : 'F9'} busy={command.pending} onClick={locked ? close : lock}>
          {!locked ? shiftWords.lock : handing ? handoverWords.hand : shiftWords.close}
        </Button>
      </aside>
      {look.dialog}
      <PinDialog
        opened={asking === 'approval'}
        title={handing ? handoverWords.approvalTitle : shiftWords.approvalTitle}
        note={shiftWords.approvalNote}
        facts={facts}
        approvers={approvers}
        busy={command.pending}
        refused={refusedPin}
        onApprove={(given) => send(credentials(given))}
        onCancel={() => {
          setAsking(null);
          command.reset();
          notify(shiftWords.notClosed);
        }}
      />
      <PinDialog
        opened={asking === 'receiver'}
        title={handoverWords.acceptTitle}
        note={handoverWords.acceptNote}
        facts={[{ label: handoverWords.drawer, value: shift.drawer }, { label: shiftWords.counted, value: rp(total) }, { label: handoverWords.countedBy, value: user.name }]}
        effect={handoverWords.acceptEffect}
        approvers={receivers}
        verb={handoverWords.accept}
        busy={command.pending}
        refused={refusedPin}
        onApprove={(given) => {
          setReceiver(credentials(given));
          void sendHandover(credentials(given));
        }}
        onCancel={() => {
          setAsking(null);
          setReceiver(null);
          command.reset();
          notify(handoverWords.notDone);
        }}
      />
    </Screen>
  );
}

function comparisonIn(error: ApiError | null): (Comparison & { readonly needsPin: boolean }) | null {
  if (error?.rule !== 'APPROVAL_REQUIRED' && error?.rule !== 'REASON_REQUIRED') return null;
  const { expected, counted, difference } = error.details;
  return typeof expected === 'number' && typeof counted === 'number' && typeof difference === 'number' ? { expected, counted, difference, needsPin: error.rule === 'APPROVAL_REQUIRED' } : null;
}
