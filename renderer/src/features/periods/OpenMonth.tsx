import { ChevronRight, CircleCheck, Clock, Lock, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { addMonths, firstDay } from '../../../../shared/domain/dates.ts';
import { closingWords as words, periodText } from '../../../../shared/text/screenPeriods.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, useRole } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, cx, dateText, Message, Table, type Column } from '../../ui/index.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { isMendable, MendDialog, type Mendable } from './MendDialog.tsx';
import { PeriodsFrame } from './PeriodsFrame.tsx';
import type { MonthProps } from './PeriodsScreen.tsx';
import { remembered } from './remembered.ts';
import styles from './Periods.module.css';

type Check = Result<'periods.check'>['checks'][number];
/** Screens that everybody in the office may open; the others are the treasurer's work. */
const FOR_ALL: readonly string[] = ['/buku', '/buku/periksa', '/anggota'];

type Finding = Omit<Check, 'waits'> & { readonly waits: boolean };
/** What a month that is not over cannot have yet: its end, what is booked for whole months, and what is due on a later day of it. */
const waitsForEnd = (check: Check): boolean => !check.ok && (check.waits === true || check.key === 'tax' || check.key === 'depreciation' || (check.key === 'order' && check.action === undefined));
const rank = (check: Finding): number => (check.ok ? 3 : check.waits ? 2 : check.blocking ? 0 : 1);

function State({ check }: { readonly check: Finding }): JSX.Element {
  if (check.waits) return <Badge tone="line" icon={Clock}>{words.waits}</Badge>;
  if (check.ok) return <Badge tone="in" icon={CircleCheck}>{words.fine}</Badge>;
  return check.blocking ? <Badge tone="danger" icon={OctagonAlert}>{words.blocks}</Badge> : <Badge tone="caution" icon={TriangleAlert}>{words.notes}</Badge>;
}

/** A month still open: what is wrong with it, how to mend that, and the key that closes it. */
export function OpenMonth({ book, period, keys, onPick, happened, onDone }: MonthProps): JSX.Element {
  const [, navigate] = useLocation();
  const treasurer = useRole('bendahara');
  const check = useApiQuery('periods.check', { period }, { keep: true });
  const ownShift = useApiQuery('shifts.current', {}, { enabled: treasurer }).data?.shift ?? null;
  const close = useApiCommand('periods.close');
  const [chosen, setChosen] = useState(remembered.check);
  const [mending, setMending] = useState<Mendable | null>(null);
  const [confirming, setConfirming] = useState(false);
  const list = useRef<HTMLDivElement | null>(null);
  // Tax and depreciation are of whole months.
  const over = period < book.today.slice(0, 7);
  const rows = (check.data?.checks ?? []).map((row): Finding => ({ ...row, waits: !over && waitsForEnd(row) })).toSorted((a, b) => rank(a) - rank(b));
  const blocking = rows.filter((row) => rank(row) === 0).length;
  const notes = rows.filter((row) => rank(row) === 1);
  const month = periodText(period);
  const loaded = check.data !== undefined;
  const mayMend = (key: Mendable, waits: boolean): boolean => over || (key === 'recurring' && !waits);
  const actionOf = (row: Finding): string | null => {
    if (row.ok) return null;
    // A drawer is closed by who opened it.
    if (row.key === 'shifts' && ownShift === null) return null;
    if (treasurer && isMendable(row.key)) return mayMend(row.key, row.waits) ? words.mend[row.key] : null;
    return row.action !== undefined && (treasurer || FOR_ALL.includes(row.action.screen)) ? row.action.text : null;
  };
  // What was mended goes down the list; the next thing to do is at its top.
  const mended = rows.some((row) => row.key === chosen && row.ok && isMendable(row.key) && row.key === remembered.check);
  const current = (mended ? undefined : rows.find((row) => row.key === chosen)) ?? rows[0];
  useEffect(() => {
    if (!loaded || mending !== null || confirming) return undefined;
    // After a dialog that closed has given the focus back, to a row that may have gone down by now.
    const later = setTimeout(() => {
      const [now, row] = [document.activeElement, list.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')];
      if (now === null || now === document.body || (now !== row && list.current?.contains(now) === true)) row?.focus();
    }, 0);
    return () => clearTimeout(later);
  }, [loaded, current?.key, mending, confirming]);
  const mend = (row: Finding): void => {
    remembered.period = period;
    remembered.check = row.key;
    if (actionOf(row) === null) return;
    if (treasurer && isMendable(row.key)) setMending(row.key);
    else if (row.action !== undefined) navigate(row.action.screen);
  };
  const send = (note: string): void => {
    void close.run({ period, ...(note.trim() === '' ? {} : { note }) }).then((done) => {
      if (!done) return;
      setConfirming(false);
      onDone('tutup');
    });
  };
  const start = (): void => {
    if (notes.length > 0) setConfirming(true);
    else send('');
  };
  const may = treasurer && loaded && over && blocking === 0 && !close.pending;
  const columns: readonly Column<Finding>[] = [
    { key: 'state', head: words.columns.state, width: '164px', cell: (row) => <State check={row} /> },
    { key: 'name', head: words.columns.check, width: '150px', cell: (row) => <b>{row.name}</b> },
    { key: 'detail', head: words.columns.finding, cell: (row) => <span className={styles['finding']}>{row.detail}</span> },
    {
      key: 'action',
      head: words.columns.action,
      width: '204px',
      cell: (row) =>
        actionOf(row) !== null && (
          <Button kind="quiet" icon={ChevronRight} tabIndex={-1} onClick={(event) => { event.stopPropagation(); mend(row); }}>
            {actionOf(row)}
          </Button>
        ),
    },
  ];
  return (
    <PeriodsFrame
      book={book}
      period={period}
      onPick={onPick}
      keys={[...keys, { keys: 'Enter', label: words.toAction, run: () => undefined, enabled: current !== undefined && actionOf(current) !== null }, ...(treasurer ? [{ keys: 'F12', label: words.closeKey, run: start, enabled: may, main: true }] : [])]}
      message={
        <>
          {happened?.what === 'buka' && (
            <Message tone="caution" title={words.openedDone(month)} live>
              {words.openedDoneFacts}
            </Message>
          )}
          {(check.error ?? close.error) && !confirming && <Problem error={check.error ?? close.error} />}
        </>
      }
    >
      <Card flow grow label={words.checks}>
        <CardHead title={words.checks} note={month} />
        {loaded && (
          <CardBody>
            {over ? (
              <Message tone={blocking > 0 ? 'danger' : notes.length > 0 ? 'caution' : 'in'} title={blocking > 0 ? words.blocked(month, blocking) : notes.length > 0 ? words.notesLeft(month, notes.length) : words.ready(month)}>
                {blocking > 0 ? words.blockedFacts : notes.length > 0 ? words.notesLeftFacts : words.readyFacts}
              </Message>
            ) : (
              <Message title={words.running(month)}>{words.runningFacts(dateText(firstDay(addMonths(period, 1))))}</Message>
            )}
          </CardBody>
        )}
        <div ref={list} className={cx('grow', styles['part'])}>
          {loaded && (
            <Table<Finding>
              label={words.checks}
              density="two"
              columns={columns}
              rows={rows}
              rowKey={(row) => row.key}
              selected={current?.key ?? null}
              dimmed={check.isPlaceholderData}
              onSelect={(row) => {
                remembered.check = null;
                setChosen(row.key);
              }}
              onOpen={mend}
            />
          )}
        </div>
        <CardFoot className={styles['foot']}>
          {treasurer ? (
            <Button kind="primary" size="large" icon={Lock} keys="F12" disabled={!may} busy={close.pending} onClick={start}>
              {words.close(month)}
            </Button>
          ) : (
            <span className="muted">{words.onlyTreasurer}</span>
          )}
        </CardFoot>
      </Card>
      <CloseDialog opened={confirming} month={month} notes={notes} busy={close.pending} error={close.error} onClose={() => { setConfirming(false); close.reset(); }} onConfirm={send} />
      <MendDialog key={mending ?? ''} kind={mending} period={period} onClose={() => setMending(null)} />
    </PeriodsFrame>
  );
}

const Problem = ({ error }: { readonly error: Parameters<typeof ErrorMessage>[0]['error'] | null }): JSX.Element | null => error && <ErrorMessage error={error} />;
