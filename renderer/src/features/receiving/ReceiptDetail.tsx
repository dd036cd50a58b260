import type { JSX, ReactNode } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { receiptScreen as words } from '../../../../shared/text/screenReceipts.ts';
import type { ApiError } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Card, CardBody, CardFoot, CardHead, dateText, Facts, Message, number, qtyText, Table, type Column } from '../../ui/index.ts';
import styles from './receiving.module.css';

export type Receipt = Result<'purchases.getReceipt'>;
export type ReceiptLine = Receipt['lines'][number];
const qty = (text: string): string => qtyText(parseQuantity(text));

const COLUMNS: readonly Column<ReceiptLine>[] = [
  {
    key: 'name',
    head: words.lines.goods,
    cell: (row) => (
      <>
        <b>{row.name}</b>
        <small>{words.lineNote({ batch: row.batch, expiresOn: row.expiresOn === null ? null : dateText(row.expiresOn), rejected: row.rejected === '0' ? null : qty(row.rejected), reason: row.rejectedReason, returned: row.returned === '0' ? null : qty(row.returned) })}</small>
      </>
    ),
  },
  { key: 'qty', head: words.lines.qty, width: '64px', figure: true, cell: (row) => qty(row.qty) },
  { key: 'each', head: words.lines.landed, width: '92px', figure: true, cell: (row) => (row.unitLanded === null ? '' : number(Math.round(Number(row.unitLanded)))) },
  { key: 'amount', head: words.lines.amount, width: '104px', figure: true, cell: (row) => <b>{number(row.amountNow + row.freight)}</b> },
];

/** One delivery: its goods with what they cost, how it was paid, its papers, and what was changed since. */
export function ReceiptDetail({ receipt, error, children }: { readonly receipt: Receipt | undefined; readonly error: ApiError | null; readonly children: ReactNode }): JSX.Element {
  return (
    <Card flow className={styles['order']} label={words.detail}>
      <CardHead title={receipt?.number ?? words.detail} {...(receipt === undefined ? {} : { note: receipt.supplierName })} />
      {error && (
        <CardBody>
          <ErrorMessage error={error} />
        </CardBody>
      )}
      {receipt && (
        <>
          <div className={styles['whole']}>
            <Table<ReceiptLine> label={words.detail} density="two" columns={COLUMNS} rows={receipt.lines} rowKey={(row) => String(row.lineNo)} />
          </div>
          <CardBody className="stack">
            {receipt.undoneBy !== null && <Message tone="caution">{words.undoneBy(receipt.undoneBy)}</Message>}
            <Facts rows={factsOf(receipt)} />
            {receipt.changes.length > 0 && (
              <ul className={styles['history']} aria-label={words.changes}>
                {receipt.changes.map((change) => (
                  <li key={change.number}>
                    <b>{words.change(change.number, dateText(change.date))}</b> <span className="muted">{words.changeNote(change.memo ?? '', change.amount)}</span>
                  </li>
                ))}
              </ul>
            )}
          </CardBody>
        </>
      )}
      <CardFoot className="stack">{children}</CardFoot>
    </Card>
  );
}

const factsOf = (receipt: Receipt): { label: string; value: ReactNode }[] => [
  { label: words.facts.date, value: dateText(receipt.date) },
  { label: words.facts.deliveryNo, value: receipt.deliveryNo },
  ...(receipt.invoiceNo === null ? [] : [{ label: words.facts.invoiceNo, value: receipt.invoiceNo }]),
  ...(receipt.orderNumber === null ? [] : [{ label: words.facts.order, value: receipt.orderNumber }]),
  { label: words.facts.goods, value: number(receipt.goods) },
  ...receipt.freights.map((freight) => ({ label: words.freight(freight.kind, freight.via), value: number(freight.amount) })),
  ...receipt.payments.map((payment) => ({ label: words.paid(payment.via, payment.due === null ? null : dateText(payment.due)), value: number(payment.amount) })),
  ...receipt.cylinders.map((row) => ({ label: words.cylinders(row.size), value: words.swapped(row.full, row.empties) })),
  ...receipt.attachments.map((attachment) => ({ label: attachment.note ?? words.facts.picture, value: attachment.ref })),
  { label: words.facts.officer, value: receipt.officer },
];
