import { BookMinus, BookOpen, BookPlus, ClipboardPaste, Search, SearchX } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { chartWords as words } from '../../../../shared/text/screenChart.ts';
import { ledgerWords } from '../../../../shared/text/screenLedger.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, Screen, useRole } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, dateText, EmptyState, Message, number, Table, TextField, type Column } from '../../ui/index.ts';
import { AddAccountDialog, CloseAccountDialog, PasteAccountsDialog } from './accountDialogs.tsx';
import { remembered, showInBook } from './remembered.ts';
import { useAccounts, type Account } from './useAccounts.ts';
import styles from './ChartScreen.module.css';

const isHeading = (account: Account): boolean => account.parent === undefined;

const COLUMNS: readonly Column<Account>[] = [
  {
    key: 'account',
    head: words.columns.account,
    cell: (account) => (
      <span className={isHeading(account) ? undefined : styles['account']}>
        <span className="faint tabular small">{account.code}</span> {account.name}
      </span>
    ),
  },
  {
    key: 'state',
    head: words.columns.state,
    width: '240px',
    cell: (account) => (
      <span className={styles['badges']}>
        {account.closed && <Badge tone="caution">{words.closed}</Badge>}
        {!isHeading(account) && !account.closed && !account.postable && <Badge tone="line">{words.notFilled}</Badge>}
        {account.control && account.postable && <Badge tone="line">{words.control}</Badge>}
        {account.cash && <Badge tone="in">{words.cash}</Badge>}
      </span>
    ),
  },
];

/** The chart of accounts: look up, add one or many, close one that is empty, open it again. */
export function ChartScreen(): JSX.Element {
  const [, navigate] = useLocation();
  const writes = useRole('bendahara');
  const [query, setQuery] = useState('');
  const [picked, setPicked] = useState(remembered.account);
  const [task, setTask] = useState<'add' | 'paste' | 'close' | null>(null);
  /** A new account whose row is not here yet; the focus goes to it when it comes. */
  const awaited = useRef<string | null>(null);
  const find = useRef<HTMLInputElement | null>(null);
  const list = useRef<HTMLDivElement | null>(null);
  const accounts = useAccounts();
  const reopen = useApiCommand('ledger.openAccount');
  const wanted = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const fits = (account: Account): boolean => wanted.every((word) => `${account.code} ${account.name}`.toLowerCase().includes(word));
  // A heading stays while one of its accounts fits.
  const rows = accounts.rows.filter((account) => fits(account) || (isHeading(account) && accounts.rows.some((each) => each.parent === account.code && fits(each))));
  const chosen = rows.find((account) => account.code === picked) ?? rows[0];
  const closable = chosen !== undefined && !isHeading(chosen) && chosen.postable;

  const focusList = (): void => list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  const loaded = accounts.rows.length > 0;
  useEffect(() => {
    if (loaded) list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [loaded]);
  const pick = (code: string): void => {
    reopen.reset();
    setPicked(code);
  };
  const openAgain = (): void => {
    if (chosen !== undefined && !reopen.pending) void reopen.run({ code: chosen.code });
  };
  const toBook = (account: Account): void => {
    if (isHeading(account)) return;
    showInBook({ account: account.code });
    navigate('/buku');
  };
  const leave = (): void => navigate('/buku');
  const added = (code: string): void => {
    setQuery('');
    pick(code);
    awaited.current = code;
  };
  const shown = chosen?.code;
  useEffect(() => {
    if (shown === undefined || awaited.current !== shown) return;
    awaited.current = null;
    list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [shown]);

  return (
    <Screen
      title={words.title}
      note={words.count(number(accounts.rows.filter((account) => !isHeading(account)).length))}
      tabs="ledger"
      keys={[
        { keys: 'Ctrl+F', label: words.search, run: () => find.current?.select() },
        ...(writes
          ? [
              { keys: 'F2', label: words.add, run: () => setTask('add') },
              { keys: 'F6', label: words.paste, run: () => setTask('paste') },
              ...(closable ? [{ keys: 'F8', label: words.close, run: () => setTask('close') }] : []),
              ...(chosen?.closed === true ? [{ keys: 'F8', label: words.open, run: openAgain }] : []),
            ]
          : []),
        { keys: 'Enter', label: words.register, run: () => undefined },
        { keys: 'Backspace', label: ledgerWords.title, run: leave, outsideText: true },
        { keys: 'Esc', label: ledgerWords.title, run: leave, bar: false },
      ]}
    >
      <section className="stack grow">
        <TextField
          ref={find}
          label={words.search}
          hideLabel
          before={<Search width={18} height={18} aria-hidden />}
          placeholder={words.search}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
            event.preventDefault();
            focusList();
          }}
        />
        <Card flow grow label={words.title}>
          <div ref={list} className={styles['list']}>
            <Table<Account>
              label={words.title}
              density="read"
              columns={COLUMNS}
              rows={rows}
              rowKey={(account) => account.code}
              rowTone={(account) => (isHeading(account) ? 'group' : undefined)}
              selected={chosen?.code ?? null}
              onSelect={(account) => {
                // A dialog that closes gives the focus back to the row it came from; the account just made is chosen instead.
                if (awaited.current === null) pick(account.code);
              }}
              onOpen={toBook}
              followSelected
              onRowKey={(event) => {
                if (event.key.length === 1 && !event.ctrlKey && !event.altKey) find.current?.focus();
              }}
              empty={<EmptyState icon={SearchX} title={words.nothing} />}
            />
          </div>
        </Card>
      </section>
      <Card flow className={styles['side']} label={chosen?.name ?? words.title}>
        {chosen && <AccountFacts account={chosen} heading={chosen.parent === undefined ? null : (accounts.byCode.get(chosen.parent)?.name ?? null)} />}
        <CardFoot className={styles['actions']}>
          {reopen.error && <ErrorMessage error={reopen.error} />}
          {chosen && !isHeading(chosen) && (
            <Button icon={BookOpen} keys="Enter" full onClick={() => toBook(chosen)}>
              {words.register}
            </Button>
          )}
          {writes && chosen?.closed === true && (
            <Button keys="F8" full busy={reopen.pending} onClick={openAgain}>
              {words.open}
            </Button>
          )}
          {writes && closable && (
            <Button icon={BookMinus} keys="F8" full onClick={() => setTask('close')}>
              {words.close}
            </Button>
          )}
          {writes && (
            <>
              <Button icon={ClipboardPaste} keys="F6" full onClick={() => setTask('paste')}>
                {words.paste}
              </Button>
              <Button kind="primary" icon={BookPlus} keys="F2" full onClick={() => setTask('add')}>
                {words.add}
              </Button>
            </>
          )}
        </CardFoot>
      </Card>
      {task === 'add' && <AddAccountDialog accounts={accounts} parent={chosen === undefined ? '6-1000' : (chosen.parent ?? chosen.code)} onClose={() => setTask(null)} onAdded={added} />}
      {task === 'paste' && <PasteAccountsDialog accounts={accounts} onClose={() => setTask(null)} onAdded={added} />}
      {task === 'close' && chosen && <CloseAccountDialog account={chosen} onClose={() => setTask(null)} />}
    </Screen>
  );
}

/** What an account is, what it holds today, and whether a person may fill it. */
function AccountFacts({ account, heading }: { readonly account: Account; readonly heading: string | null }): JSX.Element {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const balance = useApiQuery('ledger.register', { account: account.code, from: today ?? '', to: today ?? '', limit: 1 }, { enabled: today !== undefined && heading !== null });
  const use = heading === null ? words.useHeading : account.closed ? words.useClosed : !account.postable ? words.useComputed : account.control ? words.useControl : words.useFree;
  return (
    <>
      <CardHead title={account.name} note={account.code} />
      <CardBody className={styles['body']}>
        <dl className={styles['facts']}>
          {heading !== null && (
            <div>
              <dt>{words.heading}</dt>
              <dd>{heading}</dd>
            </div>
          )}
          <div>
            <dt>{words.normal}</dt>
            <dd>{account.normal === 'D' ? words.debit : words.credit}</dd>
          </div>
          {balance.data && today !== undefined && heading !== null && (
            <div>
              <dt>{words.balance(dateText(today))}</dt>
              <dd>{number(account.normal === 'D' ? balance.data.closing : -balance.data.closing)}</dd>
            </div>
          )}
        </dl>
        <Message>{use}</Message>
      </CardBody>
    </>
  );
}
