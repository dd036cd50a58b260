import { PackageSearch, Search } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { FAVOURITES } from '../../../../shared/contract/policies.ts';
import { addDays, calendarDate } from '../../../../shared/domain/dates.ts';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { favouriteWords } from '../../../../shared/text/favourites.ts';
import { productWords as words } from '../../../../shared/text/screenProducts.ts';
import { roomName } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, notify, Screen, useRole } from '../../app/index.ts';
import { Badge, Card, CardFoot, dateText, EmptyState, Icon, Message, number, playOk, playStop, qtyText, Table, TextField, useScanGate, type Column } from '../../ui/index.ts';
import { FavouritesDialog } from './FavouritesDialog.tsx';
import { NewProductDialog } from './NewProductDialog.tsx';
import { PriceHistoryDialog } from './PriceHistoryDialog.tsx';
import { EditDialog, PriceDialog } from './ProductDialogs.tsx';
import { UnitsDialog } from './UnitsDialog.tsx';

export type Product = Result<'products.get'>;
type Open = null | 'new' | 'edit' | 'prices' | 'units' | 'history' | 'favourites';
const SHOWN = 500;

/** Goods with their prices, ceilings, limits and units; the treasurer keeps them. */
export function ProductsScreen(): JSX.Element {
  const [query, setQuery] = useState('');
  const [selected, setSelected] = useState<string | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const mayWrite = useRole('bendahara');
  const search = useRef<HTMLInputElement | null>(null);
  const [withdrawn, setWithdrawn] = useState(false);
  const found = useApiQuery('products.search', { query, limit: SHOWN, ...(withdrawn ? { withdrawn } : {}) }, { keep: true });
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const ages = useApiQuery('products.oldPrices', {}).data;
  const favourites = useApiQuery('products.favourites', {}).data?.rows ?? [];
  const setFavourites = useApiCommand('products.setFavourites');
  const update = useApiCommand('products.update');
  const rows = found.data?.rows ?? [];
  const chosen = rows.find((row) => row.productId === selected) ?? rows[0];
  const oldest = today === undefined || ages === undefined ? '' : addDays(calendarDate(today), -ages.days);
  const isOld = (row: Product): boolean => row.priceSince !== null && row.priceSince < oldest;
  const isFavourite = (row: Product): boolean => favourites.some(({ productId }) => productId === row.productId);
  const close = (): void => setOpen(null);
  useEffect(() => search.current?.focus(), []);
  useScanGate((code) => {
    setSelected(null);
    setQuery(code);
  });
  const step = (by: number): void => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, rows.findIndex((row) => row.productId === chosen?.productId) + by))];
    if (next) setSelected(next.productId);
  };
  /** F6: into the till's favourites, at their end, or out of them. */
  const toggleFavourite = (): void => {
    if (chosen === undefined || setFavourites.pending) return;
    const { productId, name } = chosen;
    const out = isFavourite(chosen);
    if (!out && favourites.length >= FAVOURITES) {
      playStop();
      return notify(favouriteWords.full(FAVOURITES), 'stop');
    }
    const ids = favourites.map((row) => row.productId);
    return void setFavourites.run({ productIds: out ? ids.filter((id) => id !== productId) : [...ids, productId] }).then((done) => {
      if (done === null) return;
      playOk();
      notify(out ? favouriteWords.dropped(name) : favouriteWords.added(name));
    });
  };
  const bringBack = (): void => {
    if (chosen === undefined || update.pending) return;
    const { productId, name } = chosen;
    void update.run({ productId, active: true }).then((done) => {
      if (done === null) return;
      playOk();
      notify(words.backOnSale(name));
    });
  };
  const showWithdrawn = (shown: boolean): void => {
    setWithdrawn(shown);
    setSelected(null);
    setQuery('');
  };

  const columns: readonly Column<Product>[] = [
    { key: 'sku', head: words.columns.sku, width: '110px', cell: (row) => <span className="tabular muted">{row.sku}</span> },
    { key: 'name', head: words.columns.name, cell: (row) => <><b>{row.name}</b> {isFavourite(row) && <Badge>{favouriteWords.badge}</Badge>}</> },
    { key: 'unit', head: words.columns.unit, width: '150px', cell: (row) => [row.unit, ...row.units.map((unit) => unit.name)].join(', ') },
    { key: 'price', head: words.columns.price, width: '96px', figure: true, cell: (row) => number(row.prices.general) },
    { key: 'member', head: words.columns.member, width: '96px', figure: true, cell: (row) => (row.prices.member === undefined ? '' : number(row.prices.member)) },
    { key: 'het', head: words.columns.het, width: '90px', figure: true, cell: (row) => (row.het === undefined ? '' : number(row.het)) },
    { key: 'onHand', head: words.columns.onHand, width: '90px', figure: true, cell: (row) => qtyText(parseQuantity(row.onHand)) },
    { key: 'since', head: words.columns.since, width: '170px', cell: (row) => row.priceSince !== null && <>{dateText(row.priceSince)} {isOld(row) && <Badge tone="caution">{words.tooOld}</Badge>}</> },
  ];
  const key = chosen?.productId ?? '';
  return (
    <Screen
      title={roomName.products}
      tabs="products"
      note={found.data && (withdrawn ? words.withdrawnCount : words.counted)(number(rows.length), number(found.data.total))}
      keys={[
        { keys: 'Ctrl+F', label: words.search, run: () => search.current?.select() },
        ...(mayWrite
          ? [
              { keys: 'Enter', label: words.edit, run: () => setOpen('edit'), enabled: chosen !== undefined },
              { keys: 'F2', label: words.prices, run: () => setOpen('prices'), enabled: chosen !== undefined },
              { keys: 'F4', label: words.units, run: () => setOpen('units'), enabled: chosen !== undefined && chosen.cylinder === undefined },
              { keys: 'F3', label: words.newProduct, run: () => setOpen('new') },
              ...(withdrawn
                ? [{ keys: 'F8', label: words.bringBack, run: bringBack, enabled: chosen !== undefined }]
                : [
                    { keys: 'F6', label: chosen !== undefined && isFavourite(chosen) ? favouriteWords.drop : favouriteWords.put, run: toggleFavourite, enabled: chosen !== undefined },
                    { keys: 'Shift+F6', label: favouriteWords.arrange, run: () => setOpen('favourites'), bar: false },
                  ]),
            ]
          : []),
        { keys: 'F7', label: withdrawn ? words.onSale : words.withdrawn, run: () => showWithdrawn(!withdrawn) },
        { keys: 'F9', label: words.history, run: () => setOpen('history'), enabled: chosen !== undefined },
        { keys: 'Esc', label: words.search, run: () => (query === '' ? search.current?.focus() : setQuery('')), bar: false },
      ]}
    >
      <div className="stack grow">
        <TextField
          ref={search}
          label={words.search}
          hideLabel
          type="search"
          maxLength={80}
          placeholder={words.searchPlaceholder}
          before={<Icon of={Search} />}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setSelected(null);
          }}
          onKeyDown={(event) => {
            const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
            if (by === undefined) return;
            event.preventDefault();
            step(by);
          }}
        />
        {ages !== undefined && ages.oldest !== null && !withdrawn && (
          <Message tone="caution" title={words.oldTitle}>
            {words.old(ages.count, ages.days, dateText(ages.oldest))}
          </Message>
        )}
        <Card flow grow>
          {[found.error, setFavourites.error, update.error].map((error, index) => error !== null && <ErrorMessage key={index} error={error} />)}
          <Table
            label={roomName.products}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.productId}
            selected={chosen?.productId ?? null}
            onSelect={(row) => setSelected(row.productId)}
            {...(mayWrite ? { onOpen: () => setOpen('edit') } : {})}
            density="pick"
            followSelected
            empty={
              <EmptyState icon={PackageSearch} title={withdrawn && query === '' ? words.withdrawnNone : words.none}>
                {withdrawn ? words.withdrawnNoneHelp : words.noneHelp}
              </EmptyState>
            }
          />
          {chosen?.limit !== undefined && <CardFoot>{`${chosen.name}: ${words.limitText(parseQuantity(chosen.limit.qty), chosen.unit, chosen.limit.days)}`}</CardFoot>}
        </Card>
      </div>
      {open === 'new' && <NewProductDialog onClose={close} onMade={(productId, sku) => { setWithdrawn(false); setQuery(sku); setSelected(productId); }} />}
      {open === 'edit' && chosen !== undefined && <EditDialog key={key} product={chosen} onClose={close} />}
      {open === 'prices' && chosen !== undefined && <PriceDialog key={key} product={chosen} onClose={close} />}
      {open === 'units' && chosen !== undefined && <UnitsDialog key={key} product={chosen} onClose={close} />}
      {open === 'history' && chosen !== undefined && <PriceHistoryDialog product={chosen} onClose={close} />}
      {open === 'favourites' && <FavouritesDialog favourites={favourites} onClose={close} />}
    </Screen>
  );
}
