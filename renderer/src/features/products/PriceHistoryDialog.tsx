import { History } from 'lucide-react';
import type { JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { productWords as words } from '../../../../shared/text/screenProducts.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Badge, Button, dateText, Dialog, number, Table, type Column } from '../../ui/index.ts';
import type { Product } from './ProductsScreen.tsx';
import styles from './products.module.css';

type Row = Result<'products.prices'>['rows'][number];
const amount = (value: number | null): string => (value === null ? '' : number(value));

/** F9: what goods cost, cost now, and will cost, with the day each price began. */
export function PriceHistoryDialog({ product, onClose }: { readonly product: Product; readonly onClose: () => void }): JSX.Element {
  const { data, error } = useApiQuery('products.prices', { productId: product.productId });
  const columns: readonly Column<Row>[] = [
    { key: 'from', head: words.columns.since, width: '190px', cell: (row) => <>{dateText(row.from)} {row.state !== 'lama' && <Badge tone={row.state === 'berlaku' ? 'in' : 'info'}>{words.priceStates[row.state]}</Badge>}</> },
    { key: 'general', head: words.columns.price, figure: true, cell: (row) => number(row.general) },
    { key: 'member', head: words.columns.member, figure: true, cell: (row) => amount(row.member) },
    { key: 'het', head: words.columns.het, figure: true, cell: (row) => amount(row.het) },
    ...(product.cylinder === undefined
      ? []
      : [{ key: 'shell', head: words.shell, figure: true, cell: (row: Row) => amount(row.shell) }, { key: 'deposit', head: words.deposit, figure: true, cell: (row: Row) => amount(row.deposit) }]),
  ];
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={History}
      width={760}
      title={words.historyTitle(product.name)}
      note={words.historyNote}
      foot={
        <Button kind="primary" keys="Esc" data-autofocus onClick={onClose}>
          {uiWords.close}
        </Button>
      }
    >
      {error !== null && <ErrorMessage error={error} />}
      <div className={styles['history']}>{data !== undefined && <Table<Row> label={words.historyTitle(product.name)} density="read" columns={columns} rows={data.rows} rowKey={(row) => String(data.rows.indexOf(row))} />}</div>
    </Dialog>
  );
}
