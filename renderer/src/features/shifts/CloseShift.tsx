import { ArrowDown, ArrowUp, Check, EyeOff, Info, Lock, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Result } from '../../../../shared/contract/index.ts';
import { clockTime, type Timezone } from '../../../../shared/domain/dates.ts';
import { CLOSE_REASONS, shiftWords } from '../../../../shared/text/till.ts';
import { useApiCommand, useApiQuery, type ApiError } from '../../api/index.ts';
import { ErrorMessage, notify, Screen, useApprovers, useUser } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, clockText, cx, EmptyState, Icon, Message, Money, number, PinDialog, playStop, rp, RupiahField, Segmented, TextField, type GivenApproval, type KeyAction } from '../../ui/index.ts';
import { COINS, countedPieces, countedTotal, isCounted, MAX_PIECES, NOTES, piecesIn, SLOTS, type Counts, type Slot } from './countSheet.ts';
import type { ClosedResult } from './ShiftScreen.tsx';
import styles from './CloseShift.module.css';

type Shift = NonNullable<Result<'shifts.current'>['shift']>;
/** The service opens these figures only when the counted cash is far off and somebody has to agree. */
type Comparison = { readonly expected: number; readonly counted: number; readonly difference: number };

const APPROVERS = ['bendahara', 'ketua'] as const;

/**
 * A blind count: what should be in the drawer is not in this window before the service has answered a locked count. A
 * small difference closes the shift at once; a large one comes back as a question, with the figures, for somebody's PIN.
 */
export function CloseShift({ shift, onClosed }: { readonly shift: Shift; readonly onClosed: (closed: ClosedResult) => void }): JSX.Element {
  const user = useUser();
  const [, navigate] = useHashLocation();
  const [counts, setCounts] = useState<Counts>({});
  const [lockedAt, setLockedAt] = useState<string | null>(null);
  const [recounts, setRecounts] = useState(0);
  const [leave, setLeave] = useState<number | null>(null);
  const [receivedBy, setReceivedBy] = useState('');
  const [reason, setReason] = useState<string | null>(null);
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [fault, setFault] = useState<'counts' | 'leave' | 'reason' | null>(null);
  const [asking, setAsking] = useState(false);
  const sheet = useRef<HTMLDivElement | null>(null);
  const leaveField = useRef<HTMLInputElement | null>(null);
  const reasons = useRef<HTMLDivElement | null>(null);
  const command = useApiCommand('shifts.close');
  const approvers = useApprovers(APPROVERS);
  const timezone = (useApiQuery('system.status', {}).data?.timezone ?? 'Asia/Makassar') as Timezone;
  const held = useApiQuery('sales.holds', {}).data?.rows ?? [];
  const total = countedTotal(counts);
  const locked = lockedAt !== null;
  const mayRecount = locked && (comparison === null || recounts === 0);
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
    setReason(null);
    command.reset();
  };
  const stop = (what: 'leave' | 'reason'): void => {
    playStop();
    setFault(what);
    (what === 'leave' ? leaveField.current : reasons.current?.querySelector('input'))?.focus();
  };
  const send = async (given?: GivenApproval): Promise<void> => {
    const closing = await command.run({
      counted: countedPieces(counts),
      leave: leave ?? 0,
      ...(receivedBy.trim() === '' ? {} : { receivedBy: receivedBy.trim() }),
      ...(reason === null ? {} : { reason }),
      ...(given === undefined ? {} : { approval: { username: given.username, pin: given.pin } }),
    });
    if (closing) onClosed({ shiftId: shift.shiftId, shiftNumber: shift.number, closing });
    else playStop();
  };
  const close = (): void => {
    if (!locked) return lock();
    if ((leave ?? 0) > total) return stop('leave');
    if (comparison === null) return void send();
    if (reason === null) return stop('reason');
    command.reset();
    return setAsking(true);
  };

  const { error } = command;
  const [seen, setSeen] = useState(error);
  if (seen !== error) {
    setSeen(error);
    const opened = comparisonIn(error);
    if (opened) setComparison(opened);
  }

  const { keys: k } = shiftWords;
  const keys: readonly KeyAction[] = [
    { keys: 'Up+Down', label: k.row, run: () => undefined },
    { keys: 'Enter', label: k.nextRow, run: () => undefined },
    locked ? { keys: 'F9', label: k.recount, run: recount, enabled: mayRecount && !command.pending } : { keys: 'F9', label: k.lock, run: lock },
    { keys: 'F12', label: k.close, run: close, enabled: locked && !command.pending, main: true },
    { keys: 'Esc', label: k.back, run: () => navigate('/kasir'), enabled: !command.pending },
  ];
  const onSheetKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const fields = [...(sheet.current?.querySelectorAll('input') ?? [])];
    const at = fields.indexOf(event.target as HTMLInputElement);
    if (at < 0 || !['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return;
    event.preventDefault();
    focusSlot(event.key === 'ArrowUp' ? at - 1 : at + 1);
  };

  return (
    <Screen title={shiftWords.closeTitle} note={shiftWords.shiftNote(shift.number)} keys={keys}>
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
                {fault === 'counts' ? shiftWords.nothingCounted : comparison === null ? shiftWords.blind : recounts === 0 ? shiftWords.recountOnce : shiftWords.recounted}
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
            <b>{shiftWords.inDrawer}</b> <span className="faint">{shiftWords.countedBy(user.name)}</span>
          </span>
          <Money amount={total} size={32} />
        </CardFoot>
      </Card>
      <section className="stack grow">
        <Card flow grow label={shiftWords.compare}>
          <CardHead title={shiftWords.compare} note={shiftWords.openedAt(shift.number, time(shift.openedAt))} />
          {comparison === null ? (
            <EmptyState icon={locked ? Lock : EyeOff} title={locked ? shiftWords.compareLocked : shiftWords.compareWaiting}>
              {locked ? shiftWords.compareLockedHelp : shiftWords.compareWaitingHelp}
            </EmptyState>
          ) : (
            <>
              {error?.rule === 'APPROVAL_REQUIRED' && (
                <div className={styles['error']}>
                  <Message tone="caution" title={error.headline} live>
                    {error.facts}
                  </Message>
                </div>
              )}
              <Compared comparison={comparison} />
            </>
          )}
          {error !== null && error.rule !== 'APPROVAL_REQUIRED' && !asking && (
            <div className={styles['error']}>
              <ErrorMessage error={error} />
            </div>
          )}
        </Card>
        {comparison !== null && (
          <Card className={styles['why']} label={shiftWords.why}>
            <div className="between">
              <h2>{shiftWords.why}</h2>
              <span className={cx('small', fault === 'reason' ? 'tone-danger' : 'faint')}>{fault === 'reason' ? shiftWords.whyMissing : shiftWords.whyRule}</span>
            </div>
            <div ref={reasons}>
              <Segmented
                label={shiftWords.why}
                hideLabel
                value={reason}
                onChange={(value) => {
                  setReason(value);
                  setFault(null);
                }}
                options={CLOSE_REASONS.map((value) => ({ value, label: value }))}
              />
            </div>
            <p className="faint small">{shiftWords.whyBooked(comparison.difference)}</p>
          </Card>
        )}
      </section>
      <aside className={styles['side']}>
        <Card flow grow label={shiftWords.handOver}>
          <CardHead title={shiftWords.handOver} />
          <CardBody className="stack">
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
          </CardBody>
        </Card>
        {held.length > 0 && (
          <Message tone="caution" title={shiftWords.held(held.length)}>
            {shiftWords.heldHelp(held.map(({ number: no }) => no))}
          </Message>
        )}
        <Button kind="primary" size="main" full keys={locked ? 'F12' : 'F9'} busy={command.pending} onClick={locked ? close : lock}>
          {locked ? shiftWords.close : shiftWords.lock}
        </Button>
      </aside>
      <PinDialog
        opened={asking}
        title={shiftWords.approvalTitle}
        note={shiftWords.approvalNote}
        facts={
          comparison === null
            ? []
            : [
                { label: shiftWords.expected, value: rp(comparison.expected) },
                { label: shiftWords.counted, value: rp(comparison.counted) },
                { label: comparison.difference < 0 ? shiftWords.short : shiftWords.over, value: rp(Math.abs(comparison.difference)), tone: 'caution' },
                { label: shiftWords.reason, value: reason },
              ]
        }
        approvers={approvers}
        busy={command.pending}
        refused={error === null || error.rule === 'APPROVAL_REQUIRED' ? undefined : error.message}
        onApprove={(given) => void send(given)}
        onCancel={() => {
          setAsking(false);
          command.reset();
          notify(shiftWords.notClosed);
        }}
      />
    </Screen>
  );
}

function comparisonIn(error: ApiError | null): Comparison | null {
  if (error?.rule !== 'APPROVAL_REQUIRED') return null;
  const { expected, counted, difference } = error.details;
  return typeof expected === 'number' && typeof counted === 'number' && typeof difference === 'number' ? { expected, counted, difference } : null;
}

function CountTable({ head, unit, slots, counts, locked, onChange }: { readonly head: string; readonly unit: string; readonly slots: readonly Slot[]; readonly counts: Counts; readonly locked: boolean; readonly onChange: (counts: Counts) => void }): JSX.Element {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="figure">
            {unit}
          </th>
          <th scope="col" className="figure">
            {shiftWords.sum}
          </th>
        </tr>
      </thead>
      <tbody>
        {slots.map((row) => (
          <tr key={row.key}>
            <th scope="row" className="tabular">
              {number(row.denomination)}
            </th>
            <td>
              <input
                className={styles['pieces']}
                type="text"
                inputMode="numeric"
                autoComplete="off"
                aria-label={row.coin ? shiftWords.piecesOf(row.denomination) : shiftWords.sheetsOf(row.denomination)}
                readOnly={locked}
                tabIndex={locked ? -1 : undefined}
                value={counts[row.key] ?? ''}
                onFocus={(event) => event.currentTarget.select()}
                onChange={(event) => {
                  const digits = event.currentTarget.value.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
                  if (digits.length <= MAX_PIECES) onChange({ ...counts, [row.key]: digits });
                }}
              />
            </td>
            <td className="figure">{(counts[row.key] ?? '') === '' ? '' : number(row.denomination * piecesIn(counts, row))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Expected beside counted, and the difference with its word and arrow. */
export function Compared({ comparison }: { readonly comparison: Comparison }): JSX.Element {
  const { expected, counted, difference } = comparison;
  return (
    <div className={styles['three']}>
      <div>
        <span>{shiftWords.expected}</span>
        <Money amount={expected} size={32} />
      </div>
      <div>
        <span>{shiftWords.counted}</span>
        <Money amount={counted} size={32} />
      </div>
      <output className={cx(styles['difference'], difference === 0 && styles['match'])}>
        <span>
          <Icon of={difference === 0 ? Check : difference < 0 ? ArrowDown : ArrowUp} size="small" /> {difference === 0 ? shiftWords.match : difference < 0 ? shiftWords.short : shiftWords.over}
        </span>
        <Money amount={Math.abs(difference)} size={32} />
      </output>
    </div>
  );
}
