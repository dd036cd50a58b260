import { useInfiniteQuery } from '@tanstack/react-query';
import { Printer, ReceiptText, Search, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { Link } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Result } from '../../../../shared/contract/index.ts';
import { clockTime, type Timezone } from '../../../../shared/domain/dates.ts';
import { roomName } from '../../../../shared/text/screens.ts';
import { afterWords } from '../../../../shared/text/tillAfter.ts';
import { historyWords, payWords, shiftNo, shortNo, stateWords } from '../../../../shared/text/till.ts';
import { api, useApiQuery, type ApiError } from '../../api/index.ts';
import { ErrorMessage, Screen, useRole } from '../../app/index.ts';
import { Badge, Button, Card, CardFoot, CardHead, clockText, dateText, EmptyState, number, rp, Table, TextField, type Column, type KeyAction } from '../../ui/index.ts';
import { leftOf, ReturnDialog, VoidDialog, type Sale } from './AfterDialogs.tsx';
import { METHODS } from './payment.ts';
import { PaperPreview } from './PaperPreview.tsx';
import { useReceiptPrinting, type ReceiptPrinting } from './printing.ts';
import styles from './HistoryScreen.module.css';

type Page = Result<'sales.search'>;
type Row = Page['rows'][number];
const PAGE = 60;

/** Receipts, newest first: find, read, print again, and for who runs the till void or take back. What was sold stays as it was. */
export function HistoryScreen(): JSX.Element {
  const prints = useRole('kasir', 'bendahara', 'ketua');
  const onlyToday = useRole('kasir');
  const after = useAfterSale();
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const [, navigate] = useHashLocation();
  const find = useRef<HTMLInputElement | null>(null);
  useEffect(() => find.current?.focus(), []);
  // The arrows work from the search field: the row they chose comes into view.
  useEffect(() => {
    if (picked !== null) document.querySelector(`[data-row="${CSS.escape(picked)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [picked]);
  const timezone = (useApiQuery('system.status', {}).data?.timezone ?? 'Asia/Makassar') as Timezone;
  const wanted = text.trim();
  const pages = useInfiniteQuery<Page, ApiError, { pages: Page[] }, readonly unknown[], string | null>({
    queryKey: ['sales.search', 'pages', wanted],
    queryFn: ({ pageParam }) => api.call('sales.search', { limit: PAGE, ...(wanted === '' ? {} : { text: wanted }), ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const chosen = rows.find((row) => row.saleId === picked) ?? rows[0];
  const printing = useReceiptPrinting(chosen?.number ?? null);
  const more = pages.hasNextPage && !pages.isFetching;
  const sale = useApiQuery('sales.get', { saleId: chosen?.saleId ?? '' }, { enabled: chosen !== undefined, keep: true });
  const shown = sale.data?.saleId === chosen?.saleId ? sale.data : undefined;

  const { keys: k } = historyWords;
  const keys: readonly KeyAction[] = [
    { keys: 'Ctrl+F', label: k.find, run: () => { find.current?.focus(); find.current?.select(); } },
    { keys: 'Up+Down', label: k.rows, run: () => undefined },
    ...(prints ? [{ keys: 'F11', label: k.reprint, run: () => void printing.printAgain(), enabled: chosen !== undefined && !printing.noPrinter }] : []),
    { keys: 'F7', label: k.entry, run: () => { if (chosen) navigate(`/buku/jurnal/${chosen.entryNumber}`); }, enabled: chosen !== undefined },
    ...after.keys(shown),
    { keys: 'F6', label: k.more, run: () => void pages.fetchNextPage(), enabled: more, bar: pages.hasNextPage },
  ];

  const columns: readonly Column<Row>[] = [
    { key: 'time', head: historyWords.columns.time, width: onlyToday ? '76px' : '150px', cell: (row) => <span className="tabular">{`${onlyToday ? '' : `${dateText(row.date)} `}${clockText(clockTime(row.at, timezone))}`}</span> },
    { key: 'number', head: historyWords.columns.number, width: '84px', cell: (row) => <b className="tabular">{shortNo(row.number)}</b> },
    { key: 'buyer', head: historyWords.columns.buyer, cell: (row) => <>{row.memberName === null ? <span className="faint">{historyWords.general}</span> : <>{row.memberName} <span className="faint small">{row.memberNo}</span></>} {row.state !== 'sah' && <Badge tone={row.state === 'batal' ? 'danger' : 'caution'}>{afterWords.states[row.state]}</Badge>}</> },
    { key: 'kinds', head: historyWords.columns.kinds, figure: true, width: '64px', cell: (row) => row.lines },
    { key: 'total', head: historyWords.columns.total, figure: true, width: '116px', cell: (row) => <b>{number(row.total)}</b> },
  ];

  return (
    <Screen title={roomName.history} note={onlyToday ? historyWords.todayOnly : historyWords.all} keys={keys} tabs="history">
      <section className="stack grow">
        <TextField
          ref={find}
          label={historyWords.find}
          hideLabel
          before={<Search width={18} height={18} aria-hidden />}
          placeholder={historyWords.find}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setPicked(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text !== '') {
              event.preventDefault();
              setText('');
            } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault();
              const at = rows.findIndex((row) => row.saleId === chosen?.saleId);
              const row = rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))];
              if (row) setPicked(row.saleId);
            }
          }}
        />
        {pages.error && <ErrorMessage error={pages.error} />}
        <Card flow grow>
          <Table
            label={historyWords.list}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.saleId}
            selected={chosen?.saleId ?? null}
            onSelect={(row) => setPicked(row.saleId)}
            dimmed={pages.isPlaceholderData}
            empty={
              pages.isPending ? undefined : wanted === '' ? (
                <EmptyState icon={ReceiptText} title={historyWords.empty}>
                  {historyWords.emptyHelp}
                </EmptyState>
              ) : (
                <EmptyState icon={Search} title={historyWords.notFound(wanted)}>
                  {historyWords.notFoundHelp}
                </EmptyState>
              )
            }
          />
          {pages.hasNextPage && (
            <CardFoot>
              <Button full keys="F6" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {historyWords.more}
              </Button>
            </CardFoot>
          )}
        </Card>
      </section>
      {chosen ? (
        <Detail row={chosen} shown={shown} failed={sale.error} printing={printing} prints={prints} after={after} />
      ) : (
        <Card flow className={styles['detail']} label={historyWords.noDetail}>
          <CardHead title={historyWords.noDetail} />
          <EmptyState icon={ReceiptText} title={historyWords.empty}>
            {historyWords.noDetailHelp}
          </EmptyState>
        </Card>
      )}
      {after.dialogs(shown)}
      {printing.reprint.dialog}
    </Screen>
  );
}

type AfterSale = {
  readonly keys: (sale: Sale | undefined) => readonly KeyAction[];
  readonly dialogs: (sale: Sale | undefined) => JSX.Element | null;
};

/** A sale whose lent cylinders have begun to come back is no longer voided: only returned. */
const depositSettled = ({ lines }: Sale): boolean => lines.some(({ lent, qty }) => lent !== undefined && lent < Number(qty));

/** F8 and F9: what can still be done with a paid sale, by who runs the till. A void only in the shift that sold it. */
function useAfterSale(): AfterSale {
  const sells = useRole('kasir', 'bendahara');
  const shift = useApiQuery('shifts.current', {}, { enabled: sells }).data?.shift?.number;
  const [open, setOpen] = useState<null | 'void' | 'return'>(null);
  const close = (): void => setOpen(null);
  if (!sells) return { keys: () => [], dialogs: () => null };
  return {
    keys: (sale) => [
      { keys: 'F8', label: afterWords.return, run: () => setOpen('return'), enabled: sale !== undefined && sale.voided === null && leftOf(sale).length > 0 },
      { keys: 'F9', label: afterWords.void, run: () => setOpen('void'), enabled: sale !== undefined && sale.voided === null && sale.returns.length === 0 && sale.shiftNumber === shift && !depositSettled(sale) },
    ],
    dialogs: (sale) =>
      sale === undefined ? null : (
        <>
          <ReturnDialog sale={sale} opened={open === 'return'} onClose={close} />
          <VoidDialog sale={sale} opened={open === 'void'} onClose={close} />
        </>
      ),
  };
}

/** What has become of a sale, in words; nothing for one that stands as it was sold. */
function stateWordsOf({ voided, returns }: Sale): string | null {
  if (voided !== null) return afterWords.voided(voided.number, voided.reason);
  return returns.length === 0 ? null : afterWords.returned(returns.length, returns.reduce((total, each) => total + each.amount, 0));
}

function Detail({ row, shown, failed, printing, prints, after }: {
  readonly row: Row;
  readonly shown: Sale | undefined;
  readonly failed: ApiError | null;
  readonly printing: ReceiptPrinting;
  readonly prints: boolean;
  readonly after: AfterSale;
}): JSX.Element {
  const error = printing.error ?? failed;
  const become = shown === undefined ? null : stateWordsOf(shown);
  const ways = after.keys(shown).filter((action) => action.enabled !== false);
  return (
    <Card flow className={styles['detail']} label={historyWords.detail(shortNo(row.number))}>
      <CardHead title={historyWords.detail(shortNo(row.number))} note={row.number} />
      <PaperPreview document="sale-receipt" reference={row.number} alt={historyWords.detail(row.number)} />
      <CardFoot>
        {error && (
          <div className={styles['error']}>
            <ErrorMessage error={error} />
          </div>
        )}
        <dl className={styles['facts']}>
          <div>
            <dt>{historyWords.columns.cashier}</dt>
            <dd className="clip">{`${row.cashier}${shown === undefined ? '' : `, shift ${shiftNo(shown.shiftNumber)}`}`}</dd>
          </div>
          <div>
            <dt>{historyWords.paidBy}</dt>
            <dd>{shown === undefined ? '…' : shown.payments.map((payment) => `${payWords.method[METHODS.find((method) => method === payment.method) ?? 'tunai']} ${rp(payment.amount)}`).join(', ')}</dd>
          </div>
          <div>
            <dt>{historyWords.printed}</dt>
            <dd className="clip">{printing.job?.state === 'gagal' ? historyWords.notOut : shown === undefined ? '…' : historyWords.times(shown.printed)}</dd>
          </div>
          <div>
            <dt>{historyWords.entry}</dt>
            <dd className="clip">
              <Link href={`/buku/jurnal/${row.entryNumber}`}>{row.entryNumber}</Link>
            </dd>
          </div>
          {become !== null && (
            <div className={styles['wide']}>
              <dt>{afterWords.state}</dt>
              <dd>{become}</dd>
            </div>
          )}
        </dl>
        {ways.length > 0 && (
          <div className={styles['ways']}>
            {ways.map((way) => (
              <Button key={way.keys} icon={Undo2} keys={way.keys} onClick={way.run}>
                {way.label}
              </Button>
            ))}
          </div>
        )}
        {prints && !printing.noPrinter && (
          <Button full icon={Printer} keys="F11" onClick={() => void printing.printAgain()}>
            {printing.job?.state === 'gagal' ? stateWords.printer.again : historyWords.reprint}
          </Button>
        )}
      </CardFoot>
    </Card>
  );
}
