import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import type { Flow, Unit } from '../../../../shared/contract/values.ts';
import type { CalendarDate } from '../../../../shared/domain/dates.ts';
import { flowWords, ledgerWords as words, shortNumber, shortNumbers } from '../../../../shared/text/screenLedger.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import styles from './RegisterPanel.module.css';
import { Button, Card, CardBody, CardFoot, CardHead, dateText, EmptyState, number, Signed, Table, useKeys, type Column } from '../../ui/index.ts';

type Move = Result<'ledger.register'>['rows'][number] & { readonly line: number };
/** Which page: the first, the last, or the one beside the page whose mark it carries. */
type Page = { readonly last?: boolean; readonly cursor?: string };
const PAGE = 200;

/** Columns as wide as their longest figure: a balance of minus tens of billions is read whole. */
const columnsOf = (rows: readonly Move[], part: boolean): readonly Column<Move>[] => [
  {
    key: 'what',
    head: words.columns.what,
    cell: (row) => (
      <>
        <span className={styles['memo']} title={row.memo}>
          {shortNumbers(row.memo).replaceAll(`-${row.date.slice(0, 4)}-`, '-')}
        </span>
        <small className={`tabular ${styles['memo'] ?? ''}`}>{words.moveNote(dateText(row.date).slice(0, -5), shortNumber(row.number), shortNumber(row.documentNumber))}</small>
      </>
    ),
  },
  { key: 'move', head: words.columns.move, figure: true, width: widthOf(rows.map((row) => row.debit + row.credit), 104), cell: (row) => <Signed amount={row.debit - row.credit} /> },
  { key: 'balance', head: part ? words.running : words.columns.balance, figure: true, width: widthOf(rows.map((row) => row.balance), 100), cell: (row) => <b>{number(row.balance)}</b> },
];

const widthOf = (amounts: readonly number[], least: number): string => `${amounts.reduce((width, amount) => Math.max(width, 24 + 8.4 * (number(amount).length + 1)), least)}px`;

/** One account in one month, with the running balance, a page at a time from either end. */
export function RegisterPanel({ account, name, unit, part = null, from, to, month, selected, takesFocus = false, onSelect, onOpen, onBack }: {
  readonly account: string;
  readonly name: string;
  readonly unit: Unit | null;
  /** Only the lines of one figure of the cash flow. */
  readonly part?: { readonly flow: Flow; readonly side: 'debit' | 'kredit' | null } | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly month: string;
  readonly selected: string | null;
  /** Begins on its chosen row, or its first. */
  readonly takesFocus?: boolean;
  readonly onSelect: (number: string) => void;
  readonly onOpen: (number: string) => void;
  readonly onBack: () => void;
}): JSX.Element {
  const [page, setPage] = useState<Page>({});
  const query = useApiQuery('ledger.register', { account, from, to, limit: PAGE, ...(unit === null ? {} : { unit }), ...(part === null ? {} : { flow: part.flow, ...(part.side === null ? {} : { side: part.side }) }), ...page }, { keep: true });
  const { data } = query;
  const rows = (data?.rows ?? []).map((row, line): Move => ({ ...row, line }));
  const chosen = rows.find((row) => row.number === selected);
  const first = rows[0];
  const paged = data !== undefined && (data.previous !== null || data.next !== null);
  const list = useRef<HTMLDivElement | null>(null);
  const begins = data?.previous === null || first === undefined;
  const carried = begins ? (data?.opening ?? 0) : first.balance - first.debit + first.credit;
  // A figure of the cash flow begins at nothing: only its later pages carry something over.
  const lead = (part === null || !begins) && (
    <>
      <td colSpan={2}>{begins ? words.before(dateText(from)) : words.carried(dateText(first.date))}</td>
      <td className="figure">{number(carried)}</td>
    </>
  );
  const sum = part !== null && data?.next === null && (
    <>
      <td colSpan={2}>{flowWords(part.flow, part.side)}</td>
      <td className="figure">{number(data.closing)}</td>
    </>
  );

  const turned = useRef(takesFocus);
  const turn = (target: Page): void => {
    turned.current = true;
    setPage(target);
  };
  const settled = !query.isPlaceholderData && data !== undefined;
  const returned = settled && chosen !== undefined;
  useEffect(() => {
    // Coming back from an entry: the book waited for these rows to have something to focus.
    if (returned && document.activeElement === document.body) list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [returned]);
  useEffect(() => {
    if (!settled || !turned.current) return;
    turned.current = false;
    const shown = list.current?.querySelectorAll<HTMLElement>('[data-row]');
    const row = page.last === true ? shown?.item(shown.length - 1) : (list.current?.querySelector<HTMLElement>('[aria-selected="true"]') ?? shown?.item(0));
    row?.focus();
  }, [settled, page]);
  useKeys(
    paged
      ? [
          { keys: 'Ctrl+Home', label: words.firstPage, run: () => turn({}), enabled: data.previous !== null },
          { keys: 'Ctrl+Left', label: words.previousPage, run: () => data.previous !== null && turn({ cursor: data.previous }), enabled: data.previous !== null },
          { keys: 'Ctrl+Right', label: words.nextPage, run: () => data.next !== null && turn({ cursor: data.next }), enabled: data.next !== null },
          { keys: 'Ctrl+End', label: words.lastPage, run: () => turn({ last: true }), enabled: data.next !== null },
        ]
      : [],
  );
  return (
    <Card flow grow label={name} className={styles['register']}>
      <CardHead title={name === '' ? account : name} note={part !== null ? words.registerOfFlow(account, flowWords(part.flow, part.side), month) : unit === null ? words.register(account, month) : words.registerOfUnit(account, unit, month)} />
      {query.error && (
        <CardBody>
          <ErrorMessage error={query.error} />
        </CardBody>
      )}
      {data && (
        <div ref={list} className={styles['list']}>
          <Table<Move>
            label={words.register(account, month)}
            density="two"
            columns={columnsOf(rows, part !== null)}
            rows={rows}
            rowKey={(row) => String(row.line)}
            selected={chosen === undefined ? null : String(chosen.line)}
            dimmed={query.isPlaceholderData}
            startAtEnd={page.last === true}
            onSelect={(row) => onSelect(row.number)}
            onOpen={(row) => onOpen(row.number)}
            onRowKey={(event) => {
              if (event.key === 'ArrowLeft' && !event.ctrlKey) onBack();
            }}
            {...(lead === false ? {} : { lead })}
            {...(sum === false ? {} : { sum })}
            empty={<EmptyState title={words.noMoves} />}
          />
        </div>
      )}
      {paged && (
        <CardFoot className={styles['pages']}>
          <Button icon={ChevronFirst} aria-label={words.firstPage} title={words.firstPage} disabled={data.previous === null} onClick={() => turn({})} />
          <Button icon={ChevronLeft} aria-label={words.previousPage} title={words.previousPage} disabled={data.previous === null} onClick={() => data.previous !== null && turn({ cursor: data.previous })} />
          <span className="faint small">{first === undefined ? '' : words.pageOf(dateText(first.date), dateText(rows.at(-1)?.date ?? first.date))}</span>
          <Button icon={ChevronRight} aria-label={words.nextPage} title={words.nextPage} disabled={data.next === null} onClick={() => data.next !== null && turn({ cursor: data.next })} />
          <Button icon={ChevronLast} aria-label={words.lastPage} title={words.lastPage} disabled={data.next === null} onClick={() => turn({ last: true })} />
        </CardFoot>
      )}
    </Card>
  );
}
