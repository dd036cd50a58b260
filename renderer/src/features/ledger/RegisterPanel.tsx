import type { JSX } from 'react';
import { useState } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../../shared/domain/dates.ts';
import { ledgerWords as words } from '../../../../shared/text/screenLedger.ts';
import { api, asApiError, useApiQuery, type ApiError } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import styles from './RegisterPanel.module.css';
import { Button, Card, CardBody, CardFoot, CardHead, dateText, EmptyState, number, Signed, Table, type Column } from '../../ui/index.ts';

type Move = Result<'ledger.register'>['rows'][number] & { readonly line: number };
const PAGE = 200;
/** "PP-2025-000002" takes the place of the words; the zeros are the part nobody reads. The entry shows it in full. */
const shortNumbers = (memo: string): string => memo.replaceAll(/\b([A-Z]{2})-(\d{4})-0*(\d+)\b/g, '$1-$2-$3');

const COLUMNS: readonly Column<Move>[] = [
  {
    key: 'what',
    head: words.columns.what,
    cell: (row) => (
      <>
        <span className={styles['memo']} title={row.memo}>
          {shortNumbers(row.memo)}
        </span>
        <small className="tabular">{words.moveNote(dateText(row.date).slice(0, -5), row.number)}</small>
      </>
    ),
  },
  { key: 'move', head: words.columns.move, figure: true, width: '104px', cell: (row) => <Signed amount={row.debit - row.credit} /> },
  { key: 'balance', head: words.columns.balance, figure: true, width: '100px', cell: (row) => <b>{number(row.balance)}</b> },
];

/** One account in one month, with the running balance; more rows are fetched on request. */
export function RegisterPanel({ account, name, from, to, month, selected, onSelect, onOpen, onBack }: {
  readonly account: string;
  readonly name: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly month: string;
  readonly selected: string | null;
  readonly onSelect: (number: string) => void;
  readonly onOpen: (number: string) => void;
  readonly onBack: () => void;
}): JSX.Element {
  const first = useApiQuery('ledger.register', { account, from, to, limit: PAGE });
  const [more, setMore] = useState<{ readonly rows: Result<'ledger.register'>['rows']; readonly next: string | null } | null>(null);
  const [moreError, setMoreError] = useState<ApiError | null>(null);
  const rows = [...(first.data?.rows ?? []), ...(more?.rows ?? [])].map((row, line): Move => ({ ...row, line }));
  const next = more === null ? (first.data?.next ?? null) : more.next;
  const chosen = rows.find((row) => row.number === selected) ?? rows[0];
  const fetchMore = (): void => {
    if (next === null) return;
    api.call('ledger.register', { account, from, to, limit: PAGE, cursor: next }).then(
      (page) => setMore({ rows: [...(more?.rows ?? []), ...page.rows], next: page.next }),
      (cause: unknown) => setMoreError(asApiError(cause)),
    );
  };
  return (
    <Card flow grow label={name} className={styles['register']}>
      <CardHead title={name === '' ? account : name} note={words.register(account, month)} />
      {(first.error ?? moreError) && <CardBody>{first.error ? <ErrorMessage error={first.error} /> : moreError && <ErrorMessage error={moreError} />}</CardBody>}
      {first.data && (
        <Table<Move>
          label={words.register(account, month)}
          density="two"
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => String(row.line)}
          selected={selected === null ? null : chosen === undefined ? null : String(chosen.line)}
          onSelect={(row) => onSelect(row.number)}
          onOpen={(row) => onOpen(row.number)}
          onRowKey={(event) => {
            if (event.key === 'ArrowLeft') onBack();
          }}
          lead={
            <>
              <td colSpan={2}>{words.before(dateText(from))}</td>
              <td className="figure">{number(first.data.opening)}</td>
            </>
          }
          empty={<EmptyState title={words.noMoves} />}
        />
      )}
      {next !== null && (
        <CardFoot>
          <Button full onClick={fetchMore}>
            {words.more}
          </Button>
        </CardFoot>
      )}
    </Card>
  );
}
