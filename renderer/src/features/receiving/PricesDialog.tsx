import { History } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { supplierScreen } from '../../../../shared/text/screenSuppliers.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, dateText, Dialog, EmptyState, number, qtyText, Table, type Column } from '../../ui/index.ts';
import type { Product } from './drafts.ts';
import type { Supplier } from './HeadDialog.tsx';
import styles from './receiving.module.css';

const words = supplierScreen.prices;
type Row = Result<'purchases.prices'>['rows'][number];
const PAGE = 100;
/** A price of one unit to the hundredth at most, as people write it. */
const each = (decimal: string): string => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return `${number(Number(whole))}${Number(fraction) === 0 ? '' : `,${fraction.slice(0, 2)}`}`;
};

const COLUMNS: readonly Column<Row>[] = [
  { key: 'date', head: words.columns.date, width: '116px', cell: (row) => <span className="tabular">{dateText(row.date)}</span> },
  { key: 'number', head: words.columns.number, width: '150px', cell: (row) => <span className="tabular">{row.number}</span> },
  { key: 'supplier', head: words.columns.supplier, cell: (row) => row.supplierName },
  { key: 'qty', head: words.columns.qty, width: '84px', figure: true, cell: (row) => qtyText(parseQuantity(row.qty)) },
  { key: 'unitCost', head: words.columns.unitCost, width: '108px', figure: true, cell: (row) => each(row.unitCost) },
  { key: 'landed', head: words.columns.landed, width: '108px', figure: true, cell: (row) => <b>{each(row.landed)}</b> },
];

/** What goods cost at every delivery, of one supplier or of all (F6). */
export function PricesDialog({ product, supplier, onClose }: { readonly product: Product; readonly supplier: Supplier; readonly onClose: () => void }): JSX.Element {
  const [all, setAll] = useState(false);
  const { data, error } = useApiQuery('purchases.prices', { productId: product.productId, limit: PAGE, ...(all ? {} : { supplierId: supplier.supplierId }) }, { keep: true });
  const label = all ? words.own(supplier.name) : words.all;
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={History}
      width={820}
      title={words.title(product.name)}
      note={words.note(supplier.name, all, product.unit)}
      keys={[{ keys: 'F6', label, run: () => setAll(!all) }]}
      foot={
        <>
          <Button keys="F6" onClick={() => setAll(!all)}>
            {label}
          </Button>
          <Button kind="primary" keys="Esc" data-autofocus onClick={onClose}>
            {uiWords.close}
          </Button>
        </>
      }
    >
      {error && <ErrorMessage error={error} />}
      {data && (
        <div className={styles['scroll']}>
          <Table<Row>
            label={words.title(product.name)}
            density="read"
            columns={COLUMNS}
            rows={data.rows}
            rowKey={(row) => `${row.number} ${row.qty} ${row.landed}`}
            empty={
              <EmptyState compact title={words.none}>
                {words.noneHelp}
              </EmptyState>
            }
          />
        </div>
      )}
    </Dialog>
  );
}
