import { Check, CheckCheck, FileInput, Link2, Unlink } from 'lucide-react';
import type { JSX, RefObject } from 'react';
import { bankScreenWords as words } from '../../../../shared/text/screenBank.ts';
import { shortNumber, shortNumbers } from '../../../../shared/text/screenLedger.ts';
import { Badge, Button, Card, CardFoot, CardHead, Checkbox, dateText, EmptyState, number, rp, Signed, Table, type Column } from '../../ui/index.ts';
import type { BankLine, BookLine, Matching, Reconciliation } from './useMatching.ts';
import styles from './cash.module.css';

type Matched = Reconciliation['matches'][number];

type OpenLine = { readonly date: string; readonly amount: number; readonly later: boolean };

/** Columns of the bank's lines and of the books' alike: what is ticked, when, what for (`full` when it is too long to show), how much. */
const columnsOf = <L extends OpenLine>({ tick, head, full, text, small }: {
  readonly tick: { readonly on: (line: L) => boolean; readonly toggle: (line: L) => void } | null;
  readonly head: string;
  readonly full: (line: L) => string;
  readonly text: (line: L) => string;
  readonly small: (line: L) => string;
}): readonly Column<L>[] => [
  ...(tick === null ? [] : [{ key: 'tick', head: '', width: '46px', cell: (line: L) => <Checkbox label={words.columns.tick} hideLabel focusable={false} disabled={line.later} checked={tick.on(line)} onChange={() => tick.toggle(line)} /> }]),
  { key: 'date', head: words.columns.date, width: '104px', cell: (line) => <span className="tabular">{dateText(line.date)}</span> },
  {
    key: 'text',
    head,
    cell: (line) => (
      <>
        <span className={styles['line']} title={full(line)}>
          {text(line)}
        </span>
        <small className={styles['line']}>{line.later ? words.later : small(line)}</small>
      </>
    ),
  },
  { key: 'amount', head: words.columns.amount, figure: true, width: '126px', cell: (line) => <Signed amount={line.amount} /> },
];

/** The bank's open lines beside those of the books; what is proposed for the chosen bank line is ticked already. */
export function OpenLines({ matching, open, writes, busy, lists, onEntry, onMatch, onAll, onPost, onTake, message }: {
  readonly matching: Matching;
  readonly open: Reconciliation['open'];
  readonly writes: boolean;
  readonly busy: boolean;
  readonly lists: RefObject<HTMLDivElement | null>;
  readonly onEntry: (number: string) => void;
  readonly onMatch: () => void;
  readonly onAll: () => void;
  readonly onPost: () => void;
  readonly onTake: () => void;
  readonly message: JSX.Element | null;
}): JSX.Element {
  const { ticks, chosen } = matching;
  const focusList = (index: number): void => lists.current?.querySelectorAll<HTMLElement>('[data-list]').item(index)?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
  const bankColumns = columnsOf<BankLine>({
    tick: writes ? { on: (line) => ticks.bank.has(line.bankLineId), toggle: matching.toggleBank } : null, head: words.columns.text, full: (line) => line.text, text: (line) => line.text,
    small: (line) => matching.why(line.bankLineId) ?? '',
  });
  const bookColumns = columnsOf<BookLine>({
    tick: writes ? { on: (line) => ticks.book.has(line.key), toggle: matching.toggleBook } : null, head: words.columns.memo, full: (line) => line.memo, text: (line) => shortNumbers(line.memo),
    small: (line) => `${shortNumber(line.documentNumber)}, ${shortNumber(line.entryNumber)}`,
  });
  return (
    <>
      <div ref={lists} className={styles['pair']}>
        <Card flow grow label={words.bank} className={styles['book']}>
          <CardHead title={words.bank} note={words.lines(number(open.bank.count))} />
          <div className={styles['list']} data-list>
            <Table<BankLine>
              label={words.bank}
              density="two"
              columns={bankColumns}
              rows={matching.bank}
              rowKey={(line) => line.bankLineId}
              selected={chosen?.bankLineId ?? null}
              onSelect={(line) => matching.choose(line.bankLineId)}
              onRowKey={(event, line) => {
                if (event.key === 'ArrowRight') focusList(1);
                if (event.key !== ' ' || !writes) return;
                event.preventDefault();
                matching.toggleBank(line);
              }}
              empty={
                <EmptyState compact icon={CheckCheck} title={words.allBank}>
                  {writes ? words.allBankHelp : undefined}
                </EmptyState>
              }
            />
          </div>
        </Card>
        <Card flow grow label={words.book} className={styles['book']}>
          <CardHead title={words.book} note={words.lines(number(open.book.count))} />
          <div className={styles['list']} data-list>
            <Table<BookLine>
              label={words.book}
              density="two"
              columns={bookColumns}
              rows={matching.book}
              rowKey={(line) => line.key}
              onOpen={(line) => onEntry(line.entryNumber)}
              onRowKey={(event, line) => {
                if (event.key === 'ArrowLeft') focusList(0);
                if (event.key !== ' ' || !writes) return;
                event.preventDefault();
                matching.toggleBook(line);
              }}
              empty={<EmptyState compact icon={CheckCheck} title={words.allBook} />}
            />
          </div>
        </Card>
      </div>
      {writes && (
        <Card label={words.match} className={styles['deed']}>
          <div className="grow">{message ?? <Sums matching={matching} />}</div>
          {matching.bank.length > 0 ? (
            <>
              {matching.proposed.length > 0 && (
                <Button icon={CheckCheck} keys="F7" busy={busy} onClick={onAll}>
                  {words.acceptAll(number(matching.proposed.length))}
                </Button>
              )}
              <Button keys="F8" disabled={chosen === undefined || chosen.later} onClick={onPost}>
                {words.post}
              </Button>
              <Button kind="primary" icon={Link2} keys="F12" busy={busy} disabled={matching.match === null} onClick={onMatch}>
                {words.match}
              </Button>
            </>
          ) : (
            <Button kind="primary" icon={FileInput} keys="F6" onClick={onTake}>
              {words.take}
            </Button>
          )}
        </Card>
      )}
    </>
  );
}

/** Whether what is ticked on both sides is the same sum. */
function Sums({ matching }: { readonly matching: Matching }): JSX.Element | null {
  const { sums, ticks } = matching;
  if (ticks.bank.size === 0) return null;
  if (ticks.book.size === 0) return <span className="muted">{words.chooseBook}</span>;
  const equal = sums.bank === sums.book;
  const why = equal && matching.chosen !== undefined ? matching.why(matching.chosen.bankLineId) : null;
  return (
    <span className="row">
      <Badge tone={equal ? 'in' : 'caution'} {...(equal ? { icon: Check } : {})}>
        {equal ? words.equal : words.short(rp(Math.abs(sums.bank - sums.book)))}
      </Badge>
      <span className="muted">{why ?? words.sums(number(sums.bank), number(sums.book))}</span>
    </span>
  );
}

const MATCHED: readonly Column<Matched>[] = [
  { key: 'date', head: words.columns.date, width: '116px', cell: (line) => <span className="tabular">{dateText(line.date)}</span> },
  { key: 'text', head: words.columns.text, cell: (line) => <span className={styles['line']}>{line.text}</span> },
  { key: 'entries', head: words.columns.entries, width: '320px', cell: (line) => <span className={styles['line']}>{[...new Set(line.entries.map((entry) => entry.entryNumber))].join(', ')}</span> },
  { key: 'amount', head: words.columns.amount, figure: true, width: '140px', cell: (line) => <Signed amount={line.amount} /> },
];

/** What has been matched, newest first; a match can be taken apart. */
export function MatchedLines({ lines, chosen, writes, busy, list, onChoose, onEntry, onUnmatch, message }: {
  readonly lines: readonly Matched[];
  readonly chosen: Matched | undefined;
  readonly writes: boolean;
  readonly busy: boolean;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onChoose: (bankLineId: string) => void;
  readonly onEntry: (number: string) => void;
  readonly onUnmatch: () => void;
  readonly message: JSX.Element | null;
}): JSX.Element {
  return (
    <Card flow grow label={words.matched(number(lines.length))}>
      <div ref={list} className={styles['list']}>
        <Table<Matched>
          label={words.matched(number(lines.length))}
          columns={MATCHED}
          rows={lines}
          rowKey={(line) => line.bankLineId}
          selected={chosen?.bankLineId ?? null}
          onSelect={(line) => onChoose(line.bankLineId)}
          onOpen={(line) => onEntry(line.entries[0]?.entryNumber ?? '')}
          empty={<EmptyState icon={Unlink} title={words.nothingMatched} />}
        />
      </div>
      {(writes || message) && (
        <CardFoot className="between">
          <div className="grow">{message}</div>
          {writes && (
            <Button icon={Unlink} keys="F8" busy={busy} disabled={chosen === undefined} onClick={onUnmatch}>
              {words.unmatch}
            </Button>
          )}
        </CardFoot>
      )}
    </Card>
  );
}
