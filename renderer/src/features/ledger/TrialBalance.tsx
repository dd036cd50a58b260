import { BookX, Check, ChevronDown, ChevronRight, Columns3, OctagonAlert } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { ledgerWords as words } from '../../../../shared/text/screenLedger.ts';
import type { ApiError } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardHead, cx, dateText, EmptyState, Icon, number, Table, type Column } from '../../ui/index.ts';
import { groupRows, sumOf, type LedgerRow } from './groups.ts';
import type { Account } from './useAccounts.ts';
import styles from './TrialBalance.module.css';

const amount = (value: number): string => (value === 0 ? '' : number(value));

const NAME: Column<LedgerRow> = {
  key: 'account',
  head: words.columns.account,
  cell: (row) =>
    row.kind === 'group' ? (
      <span className={styles['groupName']}>
        <Icon of={row.open ? ChevronDown : ChevronRight} size="small" />
        <span>{row.name}</span>
      </span>
    ) : (
      <span className={styles['accountName']}>
        <span className="faint tabular small">{row.key}</span> <span>{row.name}</span>
      </span>
    ),
};
const BALANCE: readonly Column<LedgerRow>[] = [
  NAME,
  { key: 'debit', head: words.columns.debit, figure: true, width: '114px', cell: (row) => amount(row.debit) },
  { key: 'credit', head: words.columns.credit, figure: true, width: '120px', cell: (row) => amount(row.credit) },
];
const MOVEMENT: readonly Column<LedgerRow>[] = [
  NAME,
  { key: 'opening', head: words.columns.opening, figure: true, width: '160px', cell: (row) => amount(row.opening) },
  { key: 'debitMovement', head: words.columns.debit, figure: true, width: '160px', cell: (row) => amount(row.debitMovement) },
  { key: 'creditMovement', head: words.columns.credit, figure: true, width: '160px', cell: (row) => amount(row.creditMovement) },
  { key: 'closing', head: words.columns.closing, figure: true, width: '160px', cell: (row) => <b>{amount(row.closing)}</b> },
];

/** The trial balance under its headings: balances beside the register, or alone with opening, movement and closing. */
export function TrialBalance({ asOf, data, error, accounts, movement, alone, whole, selected, dimmed, onSelect, onOpen, onMovement }: {
  readonly asOf: string | null;
  readonly data: Result<'ledger.trialBalance'> | undefined;
  readonly error: ApiError | null;
  readonly accounts: readonly Account[];
  readonly movement: boolean;
  /** No register stands beside it. */
  readonly alone: boolean;
  /** All units: both sides must agree. */
  readonly whole: boolean;
  readonly selected: string | null;
  readonly dimmed: boolean;
  readonly onSelect: (code: string) => void;
  readonly onOpen: (code: string) => void;
  readonly onMovement: () => void;
}): JSX.Element {
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(['1-1000']));
  const [chosenGroup, setChosenGroup] = useState<string | null>(null);
  const rows = groupRows(data?.rows ?? [], accounts, opened);
  const sums = sumOf(data?.rows ?? []);
  const toggle = (code: string): void => {
    const next = new Set(opened);
    if (!next.delete(code)) next.add(code);
    setOpened(next);
  };
  return (
    <Card flow className={cx(alone ? 'grow' : styles['balance'])} label={words.trialBalance}>
      <CardHead title={words.trialBalance} note={asOf === null ? undefined : movement ? words.upTo(dateText(asOf)) : dateText(asOf)}>
        {data && whole && data.rows.length > 0 && <Balanced ok={data.totalDebit === data.totalCredit} />}
        {(movement || !alone) && (
          <Button kind="quiet" icon={Columns3} keys="F7" aria-pressed={movement} onClick={onMovement}>
            {movement ? words.withRegister : words.movement}
          </Button>
        )}
      </CardHead>
      {error && (
        <CardBody>
          <ErrorMessage error={error} />
        </CardBody>
      )}
      {data && accounts.length > 0 && (
        <div className={styles['part']} data-part="accounts">
          <Table<LedgerRow>
            label={words.trialBalance}
            density="read"
            columns={movement ? MOVEMENT : BALANCE}
            rows={rows}
            rowKey={(row) => row.key}
            rowTone={(row) => (row.kind === 'group' ? 'group' : 'child')}
            selected={chosenGroup ?? selected}
            dimmed={dimmed}
            onSelect={(row) => {
              setChosenGroup(row.kind === 'group' ? row.key : null);
              if (row.kind === 'account') onSelect(row.key);
            }}
            onOpen={(row) => {
              if (row.kind === 'group') toggle(row.key);
              else onOpen(row.key);
            }}
            onRowKey={(event, row) => {
              if (row.kind === 'group' && ((event.key === 'ArrowRight' && !row.open) || (event.key === 'ArrowLeft' && row.open))) toggle(row.key);
              if (row.kind === 'account' && event.key === 'ArrowLeft' && row.parent !== '') {
                toggle(row.parent);
                setChosenGroup(row.parent);
              }
            }}
            sum={
              movement ? (
                <>
                  <td>{words.sum}</td>
                  <td className="figure">{number(sums.opening)}</td>
                  <td className="figure">{number(sums.debitMovement)}</td>
                  <td className="figure">{number(sums.creditMovement)}</td>
                  <td className="figure">{number(sums.closing)}</td>
                </>
              ) : (
                <>
                  <td>{words.sum}</td>
                  <td className="figure">{number(data.totalDebit)}</td>
                  <td className="figure">{number(data.totalCredit)}</td>
                </>
              )
            }
            empty={
              <EmptyState icon={BookX} title={words.noEntries}>
                {words.noEntriesHelp}
              </EmptyState>
            }
          />
        </div>
      )}
    </Card>
  );
}

function Balanced({ ok }: { readonly ok: boolean }): JSX.Element {
  return (
    <Badge tone={ok ? 'in' : 'danger'} icon={ok ? Check : OctagonAlert}>
      {ok ? words.balanced : words.unbalanced}
    </Badge>
  );
}
