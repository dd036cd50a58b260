import { FileText, MapPin, PackageSearch, ScrollText } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useLocation, useParams } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { paperOf } from '../../../../shared/contract/paper.ts';
import { addMonths, calendarDate, firstDay, isCalendarDate, monthOf } from '../../../../shared/domain/dates.ts';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { cardScreen as words } from '../../../../shared/text/screenStock.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, notify, Screen, useRole } from '../../app/index.ts';
import { Button, Card, CardBody, CardFoot, CardHead, DateField, dateText, Dialog, EmptyState, EnterForm, number, playOk, qtyText, Signed, Table, TextField, type Column } from '../../ui/index.ts';
import { useOpenDocument } from '../ledger/index.ts';
import { PaperPreview } from '../sales/index.ts';
import { GoodsBox } from './GoodsBox.tsx';
import styles from './stock.module.css';
import { useGoodsSearch, type Goods } from './useGoodsSearch.ts';

type Move = Result<'stock.card'>['rows'][number] & { readonly key: string };

const PAGE = 200;
/** Months a card begins before today's. */
const MONTHS_BACK = 2;
const qty = (text: string): string => (text === '0' ? '' : qtyText(parseQuantity(text)));

/** A product's card: its moves between two days with what was there after each, and the document behind every one. */
export function CardScreen(): JSX.Element {
  const { productId } = useParams();
  const goods = useGoodsSearch(productId ?? null);
  const named = useApiQuery('products.get', { productId: goods.picked ?? '' }, { enabled: goods.picked !== null && goods.chosen === undefined }).data;
  const product = goods.chosen ?? named;
  const find = useRef<HTMLInputElement | null>(null);
  const table = useRef<HTMLDivElement | null>(null);
  useEffect(() => find.current?.focus(), []);
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const [span, setSpan] = useState<{ readonly from?: string; readonly to?: string }>({});
  const from = span.from ?? (today === undefined ? '' : firstDay(addMonths(monthOf(calendarDate(today)), -MONTHS_BACK)));
  const to = span.to ?? today ?? '';
  const [pages, setPages] = useState<{ readonly of: string; readonly cursors: readonly string[] }>({ of: '', cursors: [] });
  const of = `${product?.productId ?? ''} ${from} ${to}`;
  const cursor = pages.of === of ? pages.cursors.at(-1) : undefined;
  const card = useApiQuery('stock.card', { productId: product?.productId ?? '', from, to, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, { enabled: product !== undefined && isCalendarDate(from) && isCalendarDate(to), keep: true });
  const [picked, setPicked] = useState<string | null>(null);
  const [open, setOpen] = useState<null | 'paper' | 'place'>(null);
  const keeps = useRole('bendahara');
  const moves = (card.data?.rows ?? []).map((row, index): Move => ({ ...row, key: `${row.number}/${index}` }));
  const chosen = moves.find(({ key }) => key === picked) ?? moves.at(-1);
  const next = card.data?.next ?? null;
  const places = usePlace(product);
  const toTable = (): void => table.current?.querySelector<HTMLElement>('tr[tabindex="0"], tr[data-row]')?.focus();
  const columns: readonly Column<Move>[] = [
    { key: 'date', head: words.columns.date, width: '116px', cell: (row) => <span className="tabular">{dateText(row.date)}</span> },
    { key: 'document', head: words.columns.document, width: '140px', cell: (row) => <span className="tabular">{row.number}</span> },
    { key: 'kind', head: words.columns.kind, cell: (row) => words.kinds[row.kind] ?? row.kind },
    { key: 'in', head: words.columns.in, width: '64px', figure: true, cell: (row) => qty(row.qtyIn) },
    { key: 'out', head: words.columns.out, width: '64px', figure: true, cell: (row) => qty(row.qtyOut) },
    { key: 'value', head: words.columns.value, width: '98px', figure: true, cell: (row) => <Signed amount={row.value} /> },
    { key: 'qty', head: words.columns.qty, width: '66px', figure: true, cell: (row) => <b>{qtyText(parseQuantity(row.qty))}</b> },
    { key: 'balance', head: words.columns.balance, width: '98px', figure: true, cell: (row) => number(row.balance) },
  ];
  const figures = (label: string, { qty: held, value }: { readonly qty: string; readonly value: number }): JSX.Element => (
    <>
      <td colSpan={6}>{label}</td>
      <td className="figure">{qtyText(parseQuantity(held))}</td>
      <td className="figure">{number(value)}</td>
    </>
  );
  return (
    <Screen
      title={words.title}
      note={product?.name}
      tabs="products"
      keys={[
        { keys: 'F2', label: words.keys.find, run: () => find.current?.select() },
        { keys: 'Up+Down', label: words.keys.rows, run: () => undefined },
        { keys: 'Enter', label: words.keys.open, run: () => setOpen('paper'), enabled: chosen !== undefined },
        ...(keeps ? [{ keys: 'F4', label: words.keys.place, run: () => setOpen('place'), enabled: product !== undefined }] : []),
        { keys: 'F7', label: words.keys.next, run: () => next !== null && setPages({ of, cursors: [...(pages.of === of ? pages.cursors : []), next] }), enabled: next !== null },
        { keys: 'Shift+F7', label: words.keys.first, run: () => setPages({ of, cursors: [] }), enabled: cursor !== undefined, bar: cursor !== undefined },
        { keys: 'Esc', label: words.keys.find, run: () => (goods.text === '' ? find.current?.focus() : goods.look('')), bar: false },
      ]}
    >
      <div className={styles['pick']}>
        <GoodsBox ref={find} label={words.find} text={goods.text} onText={goods.look} onStep={goods.step} onEnter={toTable} />
        <Card flow grow label={words.find}>
          {goods.query.error && <ErrorMessage error={goods.query.error} />}
          <Table<Goods>
            label={words.find}
            columns={[
              { key: 'name', head: words.goods, cell: (row) => <span className="clip">{row.name}</span> },
              { key: 'qty', head: words.columns.qty, width: '74px', figure: true, cell: (row) => qtyText(parseQuantity(row.onHand)) },
            ]}
            rows={goods.rows}
            rowKey={(row) => row.productId}
            selected={product?.productId ?? null}
            onSelect={(row) => goods.pick(row.productId)}
            density="read"
            followSelected
            empty={
              <EmptyState icon={PackageSearch} title={words.choose}>
                {words.chooseHelp}
              </EmptyState>
            }
          />
        </Card>
      </div>
      <Card flow grow label={words.title}>
        <CardHead title={product?.name ?? words.choose} note={places}>
          <div className={styles['days']}>
            <DateField label={words.from} hideLabel value={from} onChange={(day) => setSpan({ ...span, from: day })} />
            <DateField label={words.to} hideLabel value={to} onChange={(day) => setSpan({ ...span, to: day })} />
          </div>
        </CardHead>
        {card.error && (
          <CardBody>
            <ErrorMessage error={card.error} />
          </CardBody>
        )}
        <div ref={table} className={styles['fill']}>
          {card.data && product !== undefined && (
            <Table<Move>
              label={words.title}
              columns={columns}
              rows={moves}
              rowKey={(row) => row.key}
              selected={chosen?.key ?? null}
              onSelect={(row) => setPicked(row.key)}
              onOpen={() => setOpen('paper')}
              density="read"
              dimmed={card.isPlaceholderData}
              lead={figures(words.opening, card.data.opening)}
              sum={figures(words.closing, card.data.closing)}
              empty={
                <EmptyState icon={ScrollText} title={words.none}>
                  {words.noneHelp}
                </EmptyState>
              }
            />
          )}
        </div>
        {card.error === null && product?.weightGrams !== undefined && <CardFoot>{`${number(product.weightGrams)} g per ${product.unit}`}</CardFoot>}
      </Card>
      {open === 'paper' && chosen !== undefined && <DocumentDialog move={chosen} onClose={() => setOpen(null)} />}
      {open === 'place' && product !== undefined && <PlaceDialog product={product} onClose={() => setOpen(null)} />}
    </Screen>
  );
}

/** What is said of where goods stand. */
function usePlace(product: Goods | undefined): string {
  const place = useApiQuery('stock.placeOf', { productId: product?.productId ?? '' }, { enabled: product !== undefined }).data?.place ?? null;
  return place === null ? words.noPlace : words.place(place);
}

/** The paper behind a move, and the way to its entry. */
function DocumentDialog({ move, onClose }: { readonly move: Move; readonly onClose: () => void }): JSX.Element {
  const openEntry = useOpenDocument();
  const [, navigate] = useLocation();
  const sale = move.number.startsWith('PJ');
  const go = (): void => (sale ? navigate(`/riwayat/${move.number}`) : openEntry(move.number, move.date));
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={FileText}
      width={560}
      title={words.documentOf(move.number)}
      note={dateText(move.date)}
      keys={[{ keys: 'F12', label: words.toBook, run: go, main: true }]}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {uiWords.close}
          </Button>
          <Button kind="primary" keys="F12" data-autofocus onClick={go}>
            {words.toBook}
          </Button>
        </>
      }
    >
      <div className={styles['paper']}>
        <PaperPreview document={paperOf(move.number.slice(0, 2))} reference={move.number} alt={words.documentOf(move.number)} />
      </div>
    </Dialog>
  );
}

/** Where goods stand from today on. */
function PlaceDialog({ product, onClose }: { readonly product: Goods; readonly onClose: () => void }): JSX.Element {
  const command = useApiCommand('stock.setPlace');
  const now = useApiQuery('stock.placeOf', { productId: product.productId }).data?.place ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const place = typed ?? now;
  const send = (): void => {
    if (command.pending) return;
    const said = place.trim();
    void command.run({ productId: product.productId, ...(said === '' ? {} : { place: said }) }).then((done) => {
      if (done === null) return;
      playOk();
      notify(words.placed(product.name, said));
      onClose();
    });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={MapPin}
      title={words.placeTitle}
      note={product.name}
      keys={[{ keys: 'F12', label: uiWords.save, run: send, main: true }]}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={command.pending} onClick={send}>
            {uiWords.save}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={send} className="stack">
        <TextField label={words.placeLabel} hint={words.placeHint} maxLength={30} data-autofocus value={place} error={command.error?.field === 'place' ? command.error.problem : undefined} onChange={(event) => setTyped(event.currentTarget.value)} />
      </EnterForm>
      {command.error !== null && command.error.field !== 'place' && <ErrorMessage error={command.error} />}
    </Dialog>
  );
}
