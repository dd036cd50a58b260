import { useInfiniteQuery } from '@tanstack/react-query';
import { Search, SearchX } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Params, Result } from '../../../../shared/contract/index.ts';
import { isCalendarDate } from '../../../../shared/domain/dates.ts';
import { documentName, ledgerWords as words, searchWords, shortNumbers } from '../../../../shared/text/screenLedger.ts';
import { api, type ApiError } from '../../api/index.ts';
import { ErrorMessage, Screen } from '../../app/index.ts';
import { Badge, Button, Card, CardFoot, DateField, dateText, EmptyState, number, RupiahField, SelectField, Table, TextField, type Column } from '../../ui/index.ts';
import { NOTHING_WANTED, remembered, type Wanted } from './remembered.ts';
import { useAccounts } from './useAccounts.ts';
import styles from './SearchScreen.module.css';

type Answer = Result<'ledger.search'>;
type Found = Answer['rows'][number];
const PAGE = 60;
/** A page looks at a bounded part of the book; that many are asked for unasked while little has been found. */
const UNASKED_PAGES = 8;
const ANY_ACCOUNT = 'semua';

const COLUMNS: readonly Column<Found>[] = [
  { key: 'date', head: words.columns.date, width: '108px', cell: (row) => <span className="tabular">{dateText(row.date)}</span> },
  {
    key: 'number',
    head: words.number,
    width: '140px',
    cell: (row) => <span className="tabular">{row.number}</span>,
  },
  {
    key: 'memo',
    head: words.columns.what,
    cell: (row) => (
      <>
        <span className={styles['line']} title={row.memo}>
          {shortNumbers(row.memo)} {row.reversed && <Badge tone="caution">{searchWords.reversed}</Badge>}
        </span>
        <small className={styles['line']}>{`${documentName(row.document.kind)} ${row.document.number}`}</small>
      </>
    ),
  },
  { key: 'by', head: searchWords.by, width: '160px', cell: (row) => <span className={styles['line']}>{row.postedBy}</span> },
  { key: 'amount', head: searchWords.amount, figure: true, width: '140px', cell: (row) => <b>{number(row.amount)}</b> },
];

const dateOrNone = (typed: string): string | undefined => (isCalendarDate(typed) ? typed : undefined);

/** The question as the contract asks it; a date that is only half typed narrows nothing yet. */
function filterOf(wanted: Wanted): Params<'ledger.search'> {
  const { text, account, min, max } = wanted;
  const from = dateOrNone(wanted.from);
  const to = dateOrNone(wanted.to);
  return {
    limit: PAGE,
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(account === '' ? {} : { account }),
    ...(min === null ? {} : { minAmount: min }),
    ...(max === null ? {} : { maxAmount: max }),
  };
}

/** Finds entries by words, numbers, days, account and amount, newest first. Enter opens, and coming back lands on the same row. */
export function SearchScreen(): JSX.Element {
  const [, navigate] = useLocation();
  const [wanted, setWanted] = useState(remembered.wanted);
  const [picked, setPicked] = useState(remembered.found);
  const accounts = useAccounts();
  const find = useRef<HTMLInputElement | null>(null);
  const list = useRef<HTMLDivElement | null>(null);
  useEffect(() => Object.assign(remembered, { wanted, found: picked }) && undefined, [wanted, picked]);

  const filter = filterOf(wanted);
  const pages = useInfiniteQuery<Answer, ApiError, { pages: Answer[] }, readonly unknown[], string | null>({
    queryKey: ['ledger.search', 'pages', filter],
    queryFn: ({ pageParam }) => api.call('ledger.search', { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const chosen = rows.find((row) => row.number === picked);
  const { hasNextPage, isFetching, isError, fetchNextPage } = pages;
  const looksFurther = hasNextPage && !isFetching && !isError && rows.length < PAGE && (pages.data?.pages.length ?? 0) < UNASKED_PAGES;
  useEffect(() => {
    if (looksFurther) void fetchNextPage();
  }, [looksFurther, fetchNextPage]);

  const loaded = pages.data !== undefined;
  useEffect(() => {
    const row = remembered.found === null ? null : list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    (row ?? find.current)?.focus();
    // Only when the first answer is there.
  }, [loaded]);
  const narrow = (part: Partial<Wanted>): void => {
    setWanted({ ...wanted, ...part });
    setPicked(null);
  };
  const toList = (): void => list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  const open = (row: Found): void => navigate(`/buku/jurnal/${row.number}`);
  const cleared = wanted === NOTHING_WANTED || JSON.stringify(wanted) === JSON.stringify(NOTHING_WANTED);
  const leave = (): void => navigate('/buku');

  return (
    <Screen
      title={searchWords.title}
      tabs="ledger"
      column
      keys={[
        { keys: 'Ctrl+F', label: searchWords.words, run: () => find.current?.select() },
        { keys: 'Down', label: searchWords.toList, run: toList },
        { keys: 'Enter', label: words.openEntry, run: () => undefined },
        { keys: 'F6', label: searchWords.more, run: () => void fetchNextPage(), enabled: hasNextPage && !isFetching },
        { keys: 'F8', label: searchWords.clear, run: () => { setWanted(NOTHING_WANTED); setPicked(null); find.current?.focus(); }, enabled: !cleared },
        { keys: 'Backspace', label: words.title, run: leave, outsideText: true },
        { keys: 'Esc', label: words.title, run: leave, bar: false },
      ]}
    >
      <Card className={styles['boxes']} label={searchWords.title}>
        <div className={styles['text']}>
          <TextField
            ref={find}
            label={searchWords.words}
            before={<Search width={18} height={18} aria-hidden />}
            placeholder={searchWords.placeholder}
            maxLength={80}
            value={wanted.text}
            onChange={(event) => narrow({ text: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
              event.preventDefault();
              toList();
            }}
          />
        </div>
        <DateField label={searchWords.from} value={wanted.from} onChange={(from) => narrow({ from })} placeholder="1 11 2026" />
        <DateField label={searchWords.to} value={wanted.to} onChange={(to) => narrow({ to })} placeholder="30 11 2026" />
        <SelectField
          label={searchWords.account}
          searchable
          value={wanted.account === '' ? ANY_ACCOUNT : wanted.account}
          onChange={(account) => narrow({ account: account === ANY_ACCOUNT ? '' : account })}
          options={[{ value: ANY_ACCOUNT, label: searchWords.anyAccount }, ...accounts.rows.filter((account) => account.parent !== undefined).map((account) => ({ value: account.code, label: `${account.code} ${account.name}` }))]}
          nothingFound={words.noAccount}
        />
        <RupiahField label={searchWords.min} value={wanted.min} onChange={(min) => narrow({ min })} />
        <RupiahField label={searchWords.max} value={wanted.max} onChange={(max) => narrow({ max })} />
      </Card>
      {pages.error && <ErrorMessage error={pages.error} />}
      <Card flow grow label={searchWords.results}>
        <div ref={list} className={styles['list']}>
          <Table<Found>
            label={searchWords.results}
            density="two"
            columns={COLUMNS}
            rows={rows}
            rowKey={(row) => row.number}
            selected={chosen?.number ?? null}
            onSelect={(row) => setPicked(row.number)}
            onOpen={open}
            followSelected
            dimmed={pages.isPlaceholderData}
            onRowKey={(event) => {
              if (event.key.length === 1 && !event.ctrlKey && !event.altKey) find.current?.focus();
            }}
            empty={
              isFetching ? undefined : (
                <EmptyState icon={SearchX} title={hasNextPage ? searchWords.notYet : searchWords.nothing}>
                  {hasNextPage ? searchWords.notYetHelp : searchWords.nothingHelp}
                </EmptyState>
              )
            }
          />
        </div>
        {hasNextPage && (
          <CardFoot>
            <Button full keys="F6" busy={isFetching} onClick={() => void fetchNextPage()}>
              {searchWords.more}
            </Button>
          </CardFoot>
        )}
      </Card>
    </Screen>
  );
}
