import { FileText, Search, UsersRound } from 'lucide-react';
import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { CashVia } from '../../../../shared/contract/values.ts';
import { calendarDate, monthOf } from '../../../../shared/domain/dates.ts';
import { collectingScreen as words } from '../../../../shared/text/screenCollecting.ts';
import { roomName } from '../../../../shared/text/screens.ts';
import { listWords } from '../../../../shared/text/documents.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, ReportPaper, Screen, useRole } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardHead, EmptyState, Message, monthText, number, playOk, playStop, SelectField, Table, TextField, useScanGate, type Column } from '../../ui/index.ts';
import { UndoDialog } from '../ledger/index.ts';
import { collected, useCollected } from './collected.ts';
import { CollectPanel, type Payer } from './CollectPanel.tsx';
import { FinishDialog } from './FinishDialog.tsx';
import styles from './collecting.module.css';

const PAGE = 500;
const EVERY = '*';

const COLUMNS: readonly Column<Payer>[] = [
  { key: 'no', head: words.columns.no, width: 'clamp(74px, 7.2vw, 84px)', cell: (row) => <span className="tabular">{row.memberNo}</span> },
  { key: 'name', head: words.columns.name, cell: (row) => <b>{row.name}</b> },
  { key: 'rt', head: words.columns.rt, width: 'clamp(44px, 4.4vw, 56px)', cell: (row) => row.rt },
  { key: 'months', head: words.columns.months, width: 'clamp(62px, 6vw, 72px)', figure: true, cell: (row) => (row.months === 0 ? '' : number(row.months)) },
  { key: 'due', head: words.columns.due, width: 'clamp(88px, 8.6vw, 104px)', figure: true, cell: (row) => (row.due === 0 ? '' : <b>{number(row.due)}</b>) },
  { key: 'paid', head: words.columns.paid, width: 'clamp(88px, 10vw, 140px)', figure: true, cell: (row) => (row.paid === 0 ? '' : <span className="money-in">{number(row.paid)}</span>) },
  { key: 'state', head: words.columns.state, width: 'clamp(124px, 12vw, 152px)', cell: (row) => <State payer={row} /> },
];

function State({ payer }: { readonly payer: Payer }): JSX.Element | null {
  if (payer.due > 0) return null;
  if (payer.advanceMonths > 0) return <Badge tone="in">{words.ahead(payer.advanceMonths)}</Badge>;
  return payer.billed ? <Badge tone="in">{words.settled}</Badge> : <Badge tone="plain">{words.unbilled}</Badge>;
}

const fits = (row: Payer, typed: string): boolean => typed === '' || row.name.toLowerCase().includes(typed) || row.memberNo.toLowerCase().includes(typed) || row.memberNo.replace(/^A-0*/i, '') === typed;

/** Simpanan wajib from many members, one key each: type a number or a name, or walk; Enter takes what is due. */
export function CollectingScreen(): JSX.Element {
  const [, navigate] = useLocation();
  const takes = useRole('kasir', 'bendahara');
  const bills = useRole('bendahara');
  const [text, setText] = useState('');
  const [rt, setRt] = useState(EVERY);
  const [picked, setPicked] = useState<string | null>(null);
  const [extra, setExtra] = useState(0);
  const [other, setOther] = useState<number | null>(null);
  const [via, setVia] = useState<CashVia>('kas');
  const [open, setOpen] = useState<null | 'undo' | 'finish' | 'paper'>(null);
  const [undone, setUndone] = useState<string | null>(null);
  const [lastTaken, setLastTaken] = useState<{ readonly memberId: string; readonly at: number } | null>(null);
  const find = useRef<HTMLInputElement | null>(null);
  const amountField = useRef<HTMLInputElement | null>(null);
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const query = useApiQuery('savings.collection', { limit: PAGE, ...(rt === EVERY ? {} : { rt }) }, { keep: true });
  const deposit = useApiCommand('savings.deposit');
  const bill = useApiCommand('savings.billWajib');
  const taken = useCollected();
  const { data } = query;
  const typed = text.trim().toLowerCase();
  const rows = (data?.rows ?? []).filter((row) => fits(row, typed));
  const exact = rows.find((row) => typed !== '' && (row.memberNo.toLowerCase() === typed || row.memberNo.replace(/^A-0*/i, '') === typed));
  const chosen = rows.find((row) => row.memberId === picked) ?? (typed === '' ? undefined : (exact ?? rows[0]));
  const amount = chosen === undefined ? 0 : (other ?? chosen.due + extra * chosen.monthly);
  const lastStanding = taken.findLast((row) => !row.undone);

  useEffect(() => find.current?.focus(), []);

  const choose = (memberId: string | null): void => {
    setPicked(memberId);
    setExtra(0);
    setOther(null);
  };
  const backToSearch = (): void => {
    find.current?.focus();
    find.current?.select();
  };
  /** After one is taken: behind a search nobody is chosen, on a walk the next who owes. */
  const goOn = (from: Payer): void => {
    const next = typed === '' ? rows.slice(rows.indexOf(from) + 1).find((row) => row.due > 0) : undefined;
    setText('');
    choose(next?.memberId ?? null);
    backToSearch();
  };
  const take = (): void => {
    if (chosen === undefined || !takes || deposit.pending || amount <= 0) {
      if (chosen !== undefined && amount <= 0) playStop();
      return;
    }
    // What was just taken is not in the list yet: a second Enter must not take it again.
    if (lastTaken?.memberId === chosen.memberId && query.dataUpdatedAt <= lastTaken.at) return;
    const { memberId, memberNo, name } = chosen;
    setUndone(null);
    void deposit.run({ memberId, kind: 'wajib', amount, via }).then((done) => {
      if (done === null) {
        playStop();
        return;
      }
      playOk();
      collected.add({ memberId, memberNo, name, number: done.number, date: today ?? '', amount, via, undone: false });
      setLastTaken({ memberId, at: Date.now() });
      goOn(chosen);
    });
  };
  const step = (by: number): void => {
    const index = rows.findIndex((row) => row.memberId === chosen?.memberId);
    const next = rows[Math.max(0, Math.min(rows.length - 1, index < 0 && by < 0 ? 0 : index + by))];
    if (next) choose(next.memberId);
  };
  const addMonth = (by: number): void => {
    setOther(null);
    setExtra(Math.max(0, Math.min(120, extra + by)));
  };
  const startBilling = (): void => {
    if (data !== undefined && !bill.pending) void bill.run({ period: data.period });
  };
  const onFindKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      step(by);
    } else if ((event.key === '+' || (event.key === '-' && text === '')) && chosen !== undefined) {
      event.preventDefault();
      addMonth(event.key === '+' ? 1 : -1);
    }
  };
  useScanGate((code) => {
    const found = (data?.rows ?? []).find((row) => row.memberNo.toLowerCase() === code.toLowerCase());
    if (!found) {
      playStop();
      return;
    }
    setText('');
    choose(found.memberId);
    backToSearch();
  });

  if (open === 'paper' && today !== undefined)
    return (
      <ReportPaper
        title={listWords.titles['collection-list']} note={rt === EVERY ? monthText(today.slice(0, 7)) : words.rtOf(rt)} tabs="members" document="collection-list" reference={rt === EVERY ? today : `${today}/${rt}`} wanted={{ report: 'collection-list', asOf: today }}
        onLeave={() => setOpen(null)}
      />
    );
  const { keys: k } = words;
  const unbilled = data?.totals.unbilled ?? 0;
  const period = data?.period ?? (today === undefined ? '' : monthOf(calendarDate(today)));
  return (
    <Screen
      title={roomName.members}
      note={data && words.counted(rows.length, data.totals.members)}
      tabs="members"
      keys={[
        ...(takes
          ? [
              { keys: 'Enter', label: k.take, run: take, enabled: chosen !== undefined && amount > 0, main: true },
              { keys: 'Plus', label: k.more, run: () => addMonth(1), outsideText: true, enabled: chosen !== undefined },
              { keys: 'Minus', label: k.less, run: () => addMonth(-1), outsideText: true, enabled: extra > 0, bar: false },
              { keys: 'F4', label: k.other, run: () => amountField.current?.focus(), enabled: chosen !== undefined },
              { keys: 'F6', label: k.via, run: () => setVia(via === 'kas' ? 'bank' : 'kas'), bar: false },
              { keys: 'Ctrl+Z', label: k.undo, run: () => setOpen('undo'), enabled: lastStanding !== undefined },
            ]
          : []),
        { keys: 'Ctrl+F', label: k.find, run: backToSearch, bar: false },
        ...(bills ? [{ keys: 'F8', label: k.bill, run: startBilling, enabled: unbilled > 0 }] : []),
        { keys: 'F9', label: k.member, run: () => chosen && navigate(`/anggota/${chosen.memberId}`), enabled: chosen !== undefined, bar: false },
        { keys: 'F11', label: k.paper, run: () => setOpen('paper') },
        ...(takes ? [{ keys: 'F12', label: k.finish, run: () => setOpen('finish'), enabled: taken.length > 0 }] : []),
        { keys: 'Esc', label: k.find, run: () => { setText(''); choose(null); backToSearch(); }, bar: false },
      ]}
    >
      <div className="stack grow">
        <div className={styles['top']}>
          <TextField
            ref={find} label={words.find} hideLabel type="search" maxLength={80} placeholder={words.findPlaceholder} before={<Search width={18} height={18} aria-hidden />} value={text}
            onChange={(event) => { setText(event.currentTarget.value); choose(null); }} onKeyDown={onFindKey}
          />
          <SelectField label={words.rt} hideLabel value={rt} onChange={(value) => { setRt(value); choose(null); }} options={[{ value: EVERY, label: words.everyRt }, ...(data?.rts ?? []).map((name) => ({ value: name, label: words.rtOf(name) }))]} />
        </div>
        <Card flow grow label={words.list}>
          <CardHead title={words.list} {...(data === undefined ? {} : { note: words.listNote(data.period) })} />
          {query.error && (
            <CardBody>
              <ErrorMessage error={query.error} />
            </CardBody>
          )}
          <Notices unbilled={unbilled} period={period} onBill={bills ? startBilling : undefined} billing={bill} many={data !== undefined && data.next !== null ? data.rows.length : null} error={deposit.error} undone={undone} />
          <Table<Payer>
            label={words.list}
            density="read"
            columns={COLUMNS}
            rows={rows}
            rowKey={(row) => row.memberId}
            selected={chosen?.memberId ?? null}
            onSelect={(row) => choose(row.memberId)}
            onOpen={take}
            followSelected
            onRowKey={(event) => {
              if (event.key.length === 1 && !event.ctrlKey && !event.altKey && event.key !== '+' && event.key !== '-') find.current?.focus();
            }}
            sum={
              data && rows.length > 0 && (
                <>
                  <td colSpan={3}>{words.sum}</td>
                  <td className="figure">{number(rows.reduce((sum, row) => sum + row.months, 0))}</td>
                  <td className="figure">{number(rows.reduce((sum, row) => sum + row.due, 0))}</td>
                  <td className="figure">{number(rows.reduce((sum, row) => sum + row.paid, 0))}</td>
                  <td>{words.owing(rows.filter((row) => row.due > 0).length, unbilled)}</td>
                </>
              )
            }
            empty={
              data &&
              (typed === '' ? (
                <EmptyState icon={UsersRound} title={words.none}>
                  {words.noneHelp}
                </EmptyState>
              ) : (
                <EmptyState icon={Search} title={words.notFound}>
                  {words.notFoundHelp(text.trim())}
                </EmptyState>
              ))
            }
          />
        </Card>
      </div>
      <CollectPanel
        payer={chosen} extra={extra} other={other} via={via} amount={amount} otherField={amountField} onOther={setOther} onVia={setVia} onTake={takes ? take : undefined} onUndo={takes ? () => setOpen('undo') : undefined} busy={deposit.pending} taken={taken}
      />
      {open === 'finish' && <FinishDialog taken={taken} onClose={() => setOpen(null)} />}
      {lastStanding && (
        <UndoDialog
          opened={open === 'undo'}
          entry={{ date: lastStanding.date, document: { kind: 'SS', number: lastStanding.number } }}
          onClose={() => setOpen(null)}
          onDone={() => {
            collected.undo(lastStanding.number);
            setUndone(lastStanding.number);
            setOpen(null);
            backToSearch();
          }}
        />
      )}
    </Screen>
  );
}

/** What stands above the list: who is not billed yet, what became of it, and what was refused. */
function Notices({ unbilled, period, onBill, billing, many, error, undone }: {
  readonly unbilled: number;
  readonly period: string;
  readonly onBill: (() => void) | undefined;
  readonly billing: ReturnType<typeof useApiCommand<'savings.billWajib'>>;
  /** How many are shown where there are more. */
  readonly many: number | null;
  readonly error: ReturnType<typeof useApiCommand<'savings.deposit'>>['error'];
  readonly undone: string | null;
}): JSX.Element | null {
  if (unbilled === 0 && billing.error === null && billing.result === null && many === null && error === null && undone === null) return null;
  return (
    <CardBody className="stack">
      {error && <ErrorMessage error={error} />}
      {billing.error && <ErrorMessage error={billing.error} />}
      {undone !== null && (
        <Message tone="info" live>
          {words.undoDone(undone)}
        </Message>
      )}
      {many !== null && <Message tone="info">{words.many(many)}</Message>}
      {unbilled > 0 ? (
        <Message
          tone="caution"
          title={words.unbilledTitle(unbilled, period)}
          action={
            onBill && (
              <Button icon={FileText} keys="F8" busy={billing.pending} onClick={onBill}>
                {words.billNext(period)}
              </Button>
            )
          }
        >
          {words.unbilledFacts}
        </Message>
      ) : (
        billing.result && (
          <Message tone="in" live>
            {words.billed(billing.result.billed, billing.result.each, billing.result.total)}
          </Message>
        )
      )}
    </CardBody>
  );
}
