import { BookCheck, CalendarClock, CalendarPlus, ChevronLeft, ChevronRight, CircleCheck, Clock } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { addMonths, month as toMonth } from '../../../../shared/domain/dates.ts';
import { recurringKind, recurringWords as words } from '../../../../shared/text/screenJournal.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, ListCard, useRole } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, Checkbox, dateText, EmptyState, Message, monthText, number, playOk, rp, type Column } from '../../ui/index.ts';
import { LinesTable } from '../ledger/index.ts';
import { JournalFrame, PATHS } from './JournalFrame.tsx';
import styles from './panels.module.css';

type Proposal = Result<'journals.proposals'>['rows'][number];

/** What is to be posted this month. Everything due is ticked; nothing is posted before F12. */
export function Proposals(): JSX.Element | null {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  return today === undefined ? null : <ProposalList today={today} />;
}

function ProposalList({ today }: { readonly today: string }): JSX.Element {
  const [, navigate] = useLocation();
  const writes = useRole('bendahara');
  const [period, setPeriod] = useState(today.slice(0, 7));
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(() => new Map());
  const [picked, setPicked] = useState<string | null>(null);
  const query = useApiQuery('journals.proposals', { period }, { keep: true });
  const command = useApiCommand('journals.postProposals');
  const rows = query.data?.rows ?? [];
  const isOpen = (row: Proposal): boolean => row.state === 'usulan' && row.date <= today;
  const isTicked = (row: Proposal): boolean => isOpen(row) && (changed.get(row.key) ?? true);
  const ticked = writes ? rows.filter(isTicked) : [];
  const chosen = rows.find((row) => row.key === picked) ?? rows[0];

  const tick = (row: Proposal): void => {
    if (writes && isOpen(row)) setChanged(new Map(changed).set(row.key, !isTicked(row)));
  };
  const goMonth = (by: number): void => {
    setPeriod(addMonths(toMonth(period), by));
    command.reset();
  };
  const post = (): void => {
    if (ticked.length === 0 || command.pending) return;
    void command.run({ period, keys: ticked.map((row) => row.key) }).then((done) => {
      if (done) playOk();
    });
  };
  const columns: readonly Column<Proposal>[] = [
    ...(writes
      ? [{ key: 'tick', head: words.columns.tick, width: '64px', cell: (row: Proposal) => isOpen(row) && <Checkbox label={words.tickOf(row.name)} hideLabel focusable={false} checked={isTicked(row)} onChange={() => tick(row)} /> }]
      : []),
    { key: 'date', head: words.columns.date, width: '112px', cell: (row) => <span className="tabular">{dateText(row.date)}</span> },
    {
      key: 'what',
      head: words.columns.what,
      cell: (row) => (
        <>
          <b className={styles['line']}>{row.name}</b>
          <small className={styles['line']}>{row.memo}</small>
        </>
      ),
    },
    { key: 'kind', head: words.columns.kind, width: '168px', cell: (row) => recurringKind(row.kind) },
    {
      key: 'state',
      head: words.columns.state,
      width: '150px',
      cell: (row) =>
        row.state === 'dicatat' ? (
          <Badge tone="in" icon={CircleCheck}>
            {words.posted}
          </Badge>
        ) : (
          <Badge tone={isOpen(row) ? 'caution' : 'line'} icon={Clock}>
            {isOpen(row) ? words.proposed : words.notYet}
          </Badge>
        ),
    },
    { key: 'amount', head: words.columns.amount, figure: true, width: '124px', cell: (row) => <b>{number(row.amount)}</b> },
  ];
  return (
    <JournalFrame
      view="proposals"
      note={words.proposals(monthText(period))}
      keys={[
        { keys: 'F6', label: words.previous, run: () => goMonth(-1) },
        { keys: 'F7', label: words.next, run: () => goMonth(1) },
        ...(writes && rows.some(isOpen)
          ? [
              { keys: 'Space', label: words.tick, run: () => undefined },
              { keys: 'F12', label: words.postTicked(number(ticked.length)), run: post, main: true, enabled: ticked.length > 0 && !command.pending },
            ]
          : []),
      ]}
    >
      <div className={styles['two']}>
        <ListCard<Proposal>
          query={query}
          head={
            <CardHead title={words.proposals(monthText(period))}>
              <Button icon={ChevronLeft} aria-label={words.previous} title={words.previous} onClick={() => goMonth(-1)} />
              <Button icon={ChevronRight} aria-label={words.next} title={words.next} onClick={() => goMonth(1)} />
            </CardHead>
          }
          label={words.proposals(monthText(period))}
          density="two"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.key}
          selected={chosen?.key ?? null}
          onSelect={(row) => setPicked(row.key)}
          dimmed={query.isPlaceholderData}
          onRowKey={(event, row) => {
            if (event.key !== ' ') return;
            event.preventDefault();
            tick(row);
          }}
          empty={
            <EmptyState
              icon={CalendarClock}
              title={words.noProposals}
              action={
                writes && (
                  <Button icon={CalendarPlus} keys="F4" onClick={() => navigate(PATHS.recurring)}>
                    {words.items}
                  </Button>
                )
              }
            >
              {writes ? words.noProposalsHelp : words.noneReader}
            </EmptyState>
          }
        />
        {chosen && (
          <aside className={styles['aside']}>
            <Card flow grow label={words.detail}>
              <CardHead title={words.detail} note={chosen.name} />
              <CardBody className={styles['body']}>
                <LinesTable lines={chosen.lines.map((line) => ({ ...line, beside: line.unit }))} />
                {chosen.entryNumber !== null && (
                  <a className={styles['origin']} href={`#/buku/jurnal/${chosen.entryNumber}`}>
                    {words.openEntry(chosen.entryNumber)}
                  </a>
                )}
              </CardBody>
              {ticked.length > 0 && (
                <CardFoot className="between">
                  <span>{words.total}</span>
                  <b className="tabular">{rp(ticked.reduce((sum, row) => sum + row.amount, 0))}</b>
                </CardFoot>
              )}
            </Card>
            {command.error && <ErrorMessage error={command.error} />}
            {command.result && (
              <Message tone="in" title={words.postedNow(number(command.result.entries.length))} live>
                {command.result.entries.map((entry) => entry.number).join(', ')}
              </Message>
            )}
            {writes && (
              <Button kind="primary" size="large" icon={BookCheck} keys="F12" full disabled={ticked.length === 0} busy={command.pending} onClick={post}>
                {words.postTicked(number(ticked.length))}
              </Button>
            )}
          </aside>
        )}
      </div>
    </JournalFrame>
  );
}
