import { PackageSearch, Search } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { addDays, calendarDate } from '../../../../shared/domain/dates.ts';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { productWords as words } from '../../../../shared/text/screenProducts.ts';
import { roomName } from '../../../../shared/text/screens.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, Screen, useRole } from '../../app/index.ts';
import { Badge, Card, CardFoot, dateText, EmptyState, Icon, Message, number, qtyText, Table, TextField, useScanGate, type Column } from '../../ui/index.ts';
import { NewProductDialog } from './NewProductDialog.tsx';
import { EditDialog, PriceDialog } from './ProductDialogs.tsx';
import { UnitsDialog } from './UnitsDialog.tsx';

export type Product = Result<'products.get'>;
type Open = null | 'new' | 'edit' | 'prices' | 'units';
const SHOWN = 500;

/** Goods with their prices, ceilings, limits and units; the treasurer keeps them. */
export function ProductsScreen(): JSX.Element {
  const [query, setQuery] = useState('');
  const [selected, setSelected] = useState<string | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const mayWrite = useRole('bendahara');
  const search = useRef<HTMLInputElement | null>(null);
  const found = useApiQuery('products.search', { query, limit: SHOWN }, { keep: true });
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const days = useMaxAge();
  const rows = found.data?.rows ?? [];
  const chosen = rows.find((row) => row.productId === selected) ?? rows[0];
  const oldest = today === undefined ? '' : addDays(calendarDate(today), -days);
  const isOld = (row: Product): boolean => row.priceSince !== null && row.priceSince < oldest;
  const old = rows.filter(isOld).length;
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

  const columns: readonly Column<Product>[] = [
    { key: 'sku', head: words.columns.sku, width: '110px', cell: (row) => <span className="tabular muted">{row.sku}</span> },
    { key: 'name', head: words.columns.name, cell: (row) => <b>{row.name}</b> },
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
      note={found.data && words.counted(number(rows.length), number(found.data.total))}
      keys={[
        { keys: 'Ctrl+F', label: words.search, run: () => search.current?.select() },
        ...(mayWrite
          ? [
              { keys: 'Enter', label: words.edit, run: () => setOpen('edit'), enabled: chosen !== undefined },
              { keys: 'F2', label: words.prices, run: () => setOpen('prices'), enabled: chosen !== undefined },
              { keys: 'F4', label: words.units, run: () => setOpen('units'), enabled: chosen !== undefined && chosen.cylinder === undefined },
              { keys: 'F3', label: words.newProduct, run: () => setOpen('new') },
            ]
          : []),
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
        {old > 0 && (
          <Message tone="caution" title={words.oldTitle}>
            {words.old(old, days, found.data !== undefined && rows.length < found.data.total)}
          </Message>
        )}
        <Card flow grow>
          {found.error !== null && <ErrorMessage error={found.error} />}
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
              <EmptyState icon={PackageSearch} title={words.none}>
                {words.noneHelp}
              </EmptyState>
            }
          />
          {chosen?.limit !== undefined && <CardFoot>{`${chosen.name}: ${words.limitText(parseQuantity(chosen.limit.qty), chosen.unit, chosen.limit.days)}`}</CardFoot>}
        </Card>
      </div>
      {open === 'new' && <NewProductDialog onClose={close} onMade={(productId, sku) => { setQuery(sku); setSelected(productId); }} />}
      {open === 'edit' && chosen !== undefined && <EditDialog key={key} product={chosen} onClose={close} />}
      {open === 'prices' && chosen !== undefined && <PriceDialog key={key} product={chosen} onClose={close} />}
      {open === 'units' && chosen !== undefined && <UnitsDialog key={key} product={chosen} onClose={close} />}
    </Screen>
  );
}

function useMaxAge(): number {
  const value = useApiQuery('settings.get', { key: 'prices.maxAge' }).data?.value;
  return typeof value === 'object' && value !== null && 'days' in value && typeof value['days'] === 'number' ? value['days'] : 90;
}
