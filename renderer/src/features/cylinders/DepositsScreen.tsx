import { Cylinder, HandCoins, PackageOpen, Printer, Search, Undo2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type JSX } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Result } from '../../../../shared/contract/index.ts';
import { listWords } from '../../../../shared/text/documents.ts';
import { depositScreen as words } from '../../../../shared/text/screenCylinders.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, notify, ReportPaper, Screen, useRole } from '../../app/index.ts';
import { Badge, Button, Card, CardFoot, CardHead, dateText, EmptyState, Message, number, Table, TextField, useScanGate, type Column, type KeyAction } from '../../ui/index.ts';
import { PaperPreview } from '../sales/index.ts';
import { ForfeitDialog, ReturnDepositDialog } from './depositDialogs.tsx';
import styles from './DepositsScreen.module.css';

export type Deposit = Result<'cylinders.deposits'>['rows'][number];
type Balances = Result<'cylinders.balances'>;

const NIK = /^\d{16}$/;

/** Whether a deposit is the one looked for: by the name, number or last digits of the person, or its own number. */
const fits = (row: Deposit, wanted: string): boolean => [row.holder, row.memberNo ?? '', row.buyerLast4 ?? '', row.depositId].some((text) => text.toLowerCase().includes(wanted));

/** By person, the oldest first. */
const byPerson = (a: Deposit, b: Deposit): number => a.holder.localeCompare(b.holder, 'id') || (a.memberNo ?? a.buyerLast4 ?? '').localeCompare(b.memberNo ?? b.buyerLast4 ?? '') || a.date.localeCompare(b.date) || a.depositId.localeCompare(b.depositId);

/** Who has which cylinders of ours against what deposit; the till and the treasurer take them back, the treasurer keeps what never comes back. */
export function DepositsScreen(): JSX.Element {
  const [, navigate] = useHashLocation();
  const sells = useRole('kasir', 'bendahara');
  const keeps = useRole('bendahara');
  const prints = useRole('kasir', 'bendahara', 'ketua');
  const [text, setText] = useState('');
  const [settledToo, setSettledToo] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const [open, setOpen] = useState<null | 'return' | 'forfeit'>(null);
  const [register, setRegister] = useState(false);
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const find = useRef<HTMLInputElement | null>(null);
  useEffect(() => find.current?.focus(), []);
  const wanted = text.trim();
  const nik = NIK.test(wanted) ? wanted : undefined;
  const query = useApiQuery('cylinders.deposits', { ...(nik === undefined ? {} : { buyerNik: nik }), ...(settledToo ? { open: false } : {}) }, { keep: true });
  const balances = useApiQuery('cylinders.balances', {});
  const { data } = query;
  const rows = useMemo(() => (data?.rows ?? []).filter((row) => nik !== undefined || fits(row, wanted.toLowerCase())).toSorted(byPerson), [data, nik, wanted]);
  const chosen = rows.find((row) => row.depositId === picked) ?? rows[0];
  const printing = usePrinting(chosen);
  const live = chosen !== undefined && chosen.left > 0;
  useScanGate((code) => {
    setText(code);
    setPicked(null);
  });

  if (register && today !== undefined)
    return <ReportPaper title={listWords.titles['deposit-register']} note={words.registerNote(dateText(today))} tabs="history" document="deposit-register" reference={today} wanted={{ report: 'deposit-register', asOf: today }} onLeave={() => setRegister(false)} />;
  const { keys: k } = words;
  const step = (by: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, rows.findIndex((each) => each.depositId === chosen?.depositId) + by))];
    if (row) setPicked(row.depositId);
  };
  const back = (): void => {
    if (text !== '') setText('');
    else if (sells) navigate('/kasir');
  };
  const keys: readonly KeyAction[] = [
    { keys: 'F2', label: k.find, run: () => { find.current?.focus(); find.current?.select(); } },
    { keys: 'Up+Down', label: k.rows, run: () => undefined },
    { keys: 'F6', label: settledToo ? k.openOnly : k.all, run: () => setSettledToo(!settledToo) },
    ...(keeps ? [{ keys: 'F8', label: k.forfeit, run: () => setOpen('forfeit'), enabled: live }] : []),
    { keys: 'F9', label: k.register, run: () => setRegister(true) },
    ...(prints ? [{ keys: 'F11', label: k.print, run: printing.print, enabled: chosen !== undefined }] : []),
    ...(sells ? [{ keys: 'Esc', label: k.back, run: back }, { keys: 'F12', label: k.return, run: () => setOpen('return'), enabled: live, main: true }] : []),
  ];
  const columns: readonly Column<Deposit>[] = [
    { key: 'holder', head: words.columns.holder, cell: (row) => <span className={styles['who']}><b>{row.holder}</b> <span className="faint small">{row.memberNo ?? words.nik(row.buyerLast4 ?? '')}</span></span> },
    { key: 'date', head: words.columns.date, width: '124px', cell: (row) => <span className="tabular">{dateText(row.date)}</span> },
    { key: 'size', head: words.columns.size, width: '70px', cell: (row) => words.size(row.size) },
    { key: 'left', head: words.columns.left, width: '96px', cell: (row) => (row.left === 0 ? <Badge tone="line">{row.forfeited > 0 ? words.forfeited : words.settled}</Badge> : words.leftOf(row.left, row.count)) },
    { key: 'held', head: words.columns.held, figure: true, width: '110px', cell: (row) => <b>{number(row.held)}</b> },
  ];

  return (
    <Screen title={words.title} note={data === undefined ? undefined : words.note(data.rows.filter((row) => row.left > 0).length, data.total)} keys={keys} tabs="history">
      <section className="stack grow">
        <TextField
          ref={find}
          label={words.find}
          hideLabel
          before={<Search width={18} height={18} aria-hidden />}
          placeholder={words.find}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setPicked(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
            event.preventDefault();
            step(event.key === 'ArrowDown' ? 1 : -1);
          }}
        />
        {query.error && <ErrorMessage error={query.error} />}
        <Card flow grow label={words.list}>
          {balances.data && <Counts balances={balances.data} />}
          {data && (
            <Table<Deposit>
              label={words.list}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.depositId}
              selected={chosen?.depositId ?? null}
              onSelect={(row) => setPicked(row.depositId)}
              followSelected
              dimmed={query.isPlaceholderData}
              sum={
                rows.length > 0 && (
                  <>
                    <td colSpan={4}>{words.sum}</td>
                    <td className="figure">{number(rows.reduce((total, row) => total + row.held, 0))}</td>
                  </>
                )
              }
              empty={
                wanted === '' ? (
                  <EmptyState icon={Cylinder} title={words.none}>
                    {words.noneHelp}
                  </EmptyState>
                ) : (
                  <EmptyState icon={Search} title={words.notFound(wanted)}>
                    {words.notFoundHelp}
                  </EmptyState>
                )
              }
            />
          )}
        </Card>
      </section>
      <Card flow className={styles['detail']} label={words.detail}>
        <CardHead title={words.detail} {...(chosen === undefined ? {} : { note: chosen.depositId })} />
        {chosen === undefined ? (
          <EmptyState icon={PackageOpen} title={words.none}>
            {words.noneHelp}
          </EmptyState>
        ) : (
          <>
            <PaperPreview document="deposit-slip" reference={chosen.depositId} alt={words.slipOf(chosen.depositId)} />
            <CardFoot>
              {printing.error && (
                <div className={styles['error']}>
                  <ErrorMessage error={printing.error} />
                </div>
              )}
              <div className={styles['ways']}>
                {keeps && (
                  <Button icon={Undo2} keys="F8" disabled={!live} onClick={() => setOpen('forfeit')}>
                    {k.forfeit}
                  </Button>
                )}
                {prints && (
                  <Button icon={Printer} keys="F11" onClick={printing.print}>
                    {k.print}
                  </Button>
                )}
              </div>
              {sells && (
                <Button kind="primary" size="large" full icon={HandCoins} keys="F12" disabled={!live} onClick={() => setOpen('return')}>
                  {k.return}
                </Button>
              )}
            </CardFoot>
          </>
        )}
      </Card>
      {chosen !== undefined && open === 'return' && <ReturnDepositDialog key={chosen.depositId} deposit={chosen} onClose={() => setOpen(null)} />}
      {chosen !== undefined && open === 'forfeit' && <ForfeitDialog deposit={chosen} onClose={() => setOpen(null)} />}
    </Screen>
  );
}

/** Where all cylinders are, by size, and whether there is more gas than there may be. */
function Counts({ balances }: { readonly balances: Balances }): JSX.Element {
  return (
    <>
      <div className={styles['counts']}>
        {balances.rows.map((row) => (
          <span key={row.size}>
            <b>{words.size(row.size)}</b> <span className="muted">{words.counts(row)}</span>
          </span>
        ))}
      </div>
      {balances.storage.warning !== null && (
        <div className={styles['notice']}>
          <Message tone="caution" title={words.storage}>
            {balances.storage.warning}
          </Message>
        </div>
      )}
    </>
  );
}

/** F11: the slip once more, marked as a copy. */
function usePrinting(deposit: Deposit | undefined): { readonly print: () => void; readonly error: ReturnType<typeof useApiCommand<'printing.print'>>['error'] } {
  const command = useApiCommand('printing.print');
  const print = (): void => {
    if (deposit === undefined) return;
    void command.run({ document: 'deposit-slip', ref: deposit.depositId }).then((sent) => sent !== null && notify(words.printed));
  };
  return { print, error: command.error };
}

