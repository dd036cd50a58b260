import type { JSX, ReactNode } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { orderScreen as words } from '../../../../shared/text/screenOrders.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Badge, Card, CardBody, CardFoot, CardHead, dateText, number, qtyText, Table, type Column } from '../../ui/index.ts';
import { stateTone } from './orders.ts';
import styles from './receiving.module.css';

type Line = Result<'purchases.getOrder'>['lines'][number];
const qty = (text: string): string => (text === '0' ? '' : qtyText(parseQuantity(text)));

const COLUMNS: readonly Column<Line>[] = [
  {
    key: 'name',
    head: words.lines.goods,
    cell: (row) => (
      <>
        <b>{row.name}</b>
        <small>{words.lines.price(number(row.unitCost), row.unit)}</small>
      </>
    ),
  },
  { key: 'ordered', head: words.lines.ordered, width: '66px', figure: true, cell: (row) => qtyText(parseQuantity(row.ordered)) },
  { key: 'received', head: words.lines.received, width: '66px', figure: true, cell: (row) => qty(row.received) },
  { key: 'left', head: words.lines.left, width: '66px', figure: true, cell: (row) => <b>{qty(row.left)}</b> },
];

/** One order: its goods with what came and what is still waited for, and the deliveries it came with. */
export function OrderDetail({ orderId, children }: { readonly orderId: string; readonly children: ReactNode }): JSX.Element {
  const { data, error } = useApiQuery('purchases.getOrder', { orderId });
  return (
    <Card flow className={styles['order']} label={words.detail}>
      <CardHead title={data?.number ?? words.detail} {...(data === undefined ? {} : { note: dateText(data.date) })}>
        {data && <Badge tone={stateTone[data.status]}>{words.states[data.status]}</Badge>}
      </CardHead>
      {error && (
        <CardBody>
          <ErrorMessage error={error} />
        </CardBody>
      )}
      {data && (
        <>
          <div className={styles['whole']}>
            <Table<Line>
              label={words.detail}
              density="two"
              columns={COLUMNS}
              rows={data.lines}
              rowKey={(row) => row.productId}
              sum={
                <>
                  <td>{words.columns.total}</td>
                  <td className="figure" colSpan={3}>
                    {number(data.total)}
                  </td>
                </>
              }
            />
          </div>
          <CardBody className="stack">
            {data.note !== '' && <p>{data.note}</p>}
            {data.receipts.length > 0 && (
              <p className="muted small">
                {words.cameWith}{' '}
                {data.receipts.map((receipt) => (
                  <a key={receipt.receiptId} href={`#/terima/kiriman/${receipt.number}`}>
                    {words.receipt(receipt.number, dateText(receipt.date))}
                  </a>
                ))}
              </p>
            )}
            {data.ended !== null && <p className="muted small">{words.ended(dateText(data.ended.date), data.ended.reason)}</p>}
          </CardBody>
        </>
      )}
      {children !== false && <CardFoot className="stack">{children}</CardFoot>}
    </Card>
  );
}
