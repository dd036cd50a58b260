import { CalendarClock, CalendarOff, CalendarPlus, CalendarRange, Pencil } from 'lucide-react';
import { useState, type JSX } from 'react';
import { recurringKind, recurringWords as words } from '../../../../shared/text/screenJournal.ts';
import { useApiQuery } from '../../api/index.ts';
import { ListCard, useRole } from '../../app/index.ts';
import { Button, Card, CardBody, CardFoot, CardHead, EmptyState, Message, monthText, number, rp, type Column } from '../../ui/index.ts';
import { LinesTable, useAccounts } from '../ledger/index.ts';
import { JournalFrame } from './JournalFrame.tsx';
import { EndRecurringDialog, RecurringDialog, SpreadDialog, type RecurringItem } from './recurringDialogs.tsx';
import styles from './panels.module.css';

const shortMonth = (period: string): string => monthText(period).replace(/^(\p{L}{3})\p{L}*/u, '$1');
const spanOf = (item: RecurringItem): string => (item.until === null ? words.since(shortMonth(item.from)) : words.span(shortMonth(item.from), shortMonth(item.until)));

const COLUMNS: readonly Column<RecurringItem>[] = [
  {
    key: 'what',
    head: words.columns.what,
    cell: (item) => (
      <>
        <b className={styles['line']}>{item.name}</b>
        <small className={styles['line']}>{item.memo}</small>
      </>
    ),
  },
  { key: 'kind', head: words.columns.kind, width: '170px', cell: (item) => recurringKind(item.kind) },
  { key: 'span', head: words.columns.span, width: '180px', cell: (item) => <span className="tabular">{spanOf(item)}</span> },
  { key: 'remaining', head: words.columns.remaining, figure: true, width: '120px', cell: (item) => (item.remaining === null ? '' : number(item.remaining)) },
  {
    key: 'amount',
    head: words.columns.amount,
    figure: true,
    width: '136px',
    cell: (item) => (
      <>
        <b>{number(item.amount)}</b>
        <small>{item.months === null ? words.perMonth : words.ofMonths(item.months)}</small>
      </>
    ),
  },
];

/** What is proposed every month: entries that recur, and amounts spread over months. */
export function Recurring(): JSX.Element | null {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  return today === undefined ? null : <RecurringList today={today} />;
}

function RecurringList({ today }: { readonly today: string }): JSX.Element {
  const writes = useRole('bendahara');
  const accounts = useAccounts();
  const query = useApiQuery('journals.recurring', {});
  const rows = query.data?.rows ?? [];
  const [picked, setPicked] = useState<string | null>(null);
  const [task, setTask] = useState<'add' | 'spread' | 'edit' | 'end' | null>(null);
  const chosen = rows.find((row) => row.recurringId === picked) ?? rows[0];
  const editable = chosen?.kind === 'berulang';
  const close = (): void => setTask(null);
  const edit = (): void => {
    if (writes && editable) setTask('edit');
  };
  return (
    <JournalFrame
      view="recurring"
      keys={
        writes
          ? [
              { keys: 'F6', label: words.add, run: () => setTask('add') },
              { keys: 'F7', label: words.spread, run: () => setTask('spread') },
              { keys: 'F8', label: words.end, run: () => setTask('end'), enabled: chosen !== undefined },
              { keys: 'Enter', label: words.edit, run: () => undefined, enabled: editable },
            ]
          : []
      }
    >
      <div className={styles['two']}>
        <ListCard<RecurringItem>
          query={query}
          label={words.items}
          density="two"
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.recurringId}
          selected={chosen?.recurringId ?? null}
          onSelect={(row) => setPicked(row.recurringId)}
          onOpen={edit}
          empty={
            <EmptyState icon={CalendarClock} title={words.none}>
              {writes ? words.noneHelp : words.noneReader}
            </EmptyState>
          }
        />
        {(chosen || writes) && (
          <Card flow className={styles['side']} label={chosen?.name ?? words.items}>
            {chosen && (
              <>
                <CardHead title={chosen.name} />
                <CardBody className={styles['body']}>
                  <dl className={styles['facts']}>
                    <div>
                      <dt>{words.facts.kind}</dt>
                      <dd>{recurringKind(chosen.kind)}</dd>
                    </div>
                    <div>
                      <dt>{words.facts.span}</dt>
                      <dd>{spanOf(chosen)}</dd>
                    </div>
                    <div>
                      <dt>{words.facts.posted}</dt>
                      <dd>{rp(chosen.posted)}</dd>
                    </div>
                    {chosen.remaining !== null && (
                      <div>
                        <dt>{words.facts.remaining}</dt>
                        <dd>{rp(chosen.remaining)}</dd>
                      </div>
                    )}
                  </dl>
                  <LinesTable lines={chosen.lines.map((line) => ({ ...line, beside: line.unit }))} />
                </CardBody>
              </>
            )}
            {!chosen && (
              <>
                <CardHead title={words.items} />
                <CardBody className={styles['body']}>
                  <Message>{words.addNote}</Message>
                </CardBody>
              </>
            )}
            {writes && (
              <CardFoot className={styles['actions']}>
                {chosen && (
                  <div className={styles['pair']}>
                    <Button icon={Pencil} keys="Enter" disabled={!editable} onClick={edit}>
                      {words.edit}
                    </Button>
                    <Button icon={CalendarOff} keys="F8" onClick={() => setTask('end')}>
                      {words.end}
                    </Button>
                  </div>
                )}
                <Button icon={CalendarRange} keys="F7" full onClick={() => setTask('spread')}>
                  {words.spread}
                </Button>
                <Button kind="primary" icon={CalendarPlus} keys="F6" full onClick={() => setTask('add')}>
                  {words.add}
                </Button>
              </CardFoot>
            )}
          </Card>
        )}
      </div>
      {task === 'add' && <RecurringDialog item={null} today={today} accounts={accounts} onClose={close} />}
      {task === 'edit' && chosen && <RecurringDialog item={chosen} today={today} accounts={accounts} onClose={close} />}
      {task === 'spread' && <SpreadDialog today={today} accounts={accounts} onClose={close} />}
      {task === 'end' && chosen && <EndRecurringDialog item={chosen} today={today} onClose={close} />}
    </JournalFrame>
  );
}
