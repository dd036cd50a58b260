import { PackageSearch } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { changeScreen as words } from '../../../../shared/text/screenStock.ts';
import { ErrorMessage, Screen } from '../../app/index.ts';
import { Card, EmptyState, qtyText, Table, type Column } from '../../ui/index.ts';
import { AdjustDialog } from './AdjustDialog.tsx';
import { GoodsBox } from './GoodsBox.tsx';
import { RepackDialog } from './RepackDialog.tsx';
import { useGoodsSearch, type Goods } from './useGoodsSearch.ts';

/** Goods put right without a count, used by the gerai itself, or repacked. */
export function ChangeScreen(): JSX.Element {
  const [, navigate] = useLocation();
  const goods = useGoodsSearch();
  const { chosen, query } = goods;
  const [open, setOpen] = useState<null | 'adjust' | 'repack'>(null);
  const find = useRef<HTMLInputElement | null>(null);
  useEffect(() => find.current?.focus(), []);
  const free = chosen !== undefined && chosen.cylinder === undefined;
  const columns: readonly Column<Goods>[] = [
    { key: 'sku', head: words.columns.sku, width: '120px', cell: (row) => <span className="tabular muted">{row.sku}</span> },
    { key: 'name', head: words.columns.name, cell: (row) => <b>{row.name}</b> },
    { key: 'onHand', head: words.columns.onHand, width: '160px', figure: true, cell: (row) => `${qtyText(parseQuantity(row.onHand))} ${row.unit}` },
  ];
  return (
    <Screen
      title={words.title}
      tabs="products"
      keys={[
        { keys: 'F2', label: words.keys.find, run: () => find.current?.select() },
        { keys: 'Up+Down', label: words.keys.rows, run: () => undefined },
        { keys: 'Enter', label: words.keys.adjust, run: () => setOpen('adjust'), enabled: free },
        { keys: 'F7', label: words.keys.repack, run: () => setOpen('repack'), enabled: free && !chosen.expiryTracked },
        { keys: 'F9', label: words.keys.card, run: () => chosen !== undefined && navigate(`/barang/kartu/${chosen.productId}`), enabled: chosen !== undefined },
        { keys: 'Esc', label: words.keys.find, run: () => (goods.text === '' ? find.current?.focus() : goods.look('')), bar: false },
      ]}
    >
      <div className="stack grow">
        <GoodsBox ref={find} label={words.find} text={goods.text} onText={goods.look} onStep={goods.step} onEnter={() => free && setOpen('adjust')} />
        <Card flow grow label={words.title}>
          {query.error && <ErrorMessage error={query.error} />}
          <Table<Goods>
            label={words.title}
            columns={columns}
            rows={goods.rows}
            rowKey={(row) => row.productId}
            selected={chosen?.productId ?? null}
            onSelect={(row) => goods.pick(row.productId)}
            onOpen={(row) => row.cylinder === undefined && setOpen('adjust')}
            dimmed={query.isPlaceholderData}
            followSelected
            empty={
              <EmptyState icon={PackageSearch} title={words.none}>
                {words.noneHelp}
              </EmptyState>
            }
          />
        </Card>
      </div>
      {open === 'adjust' && free && <AdjustDialog key={chosen.productId} goods={chosen} onClose={() => setOpen(null)} />}
      {open === 'repack' && free && <RepackDialog key={chosen.productId} goods={chosen} onClose={() => setOpen(null)} />}
    </Screen>
  );
}
