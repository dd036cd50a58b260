import type { Database } from '../kernel/database.ts';

/** A delivery as it was taken in. Quantities in thousandths, amounts in rupiah; the goods’ names are today’s. */
export type Delivery = {
  readonly supplier: string;
  readonly deliveryNo: string;
  readonly goods: number;
  readonly freight: number;
  readonly lines: readonly { readonly name: string; readonly unit: string; readonly qty: number; readonly rejected: number; readonly amount: number; readonly batch: string | null; readonly expiresOn: string | null }[];
  readonly payments: readonly { readonly via: string; readonly amount: number; readonly due: string | null }[];
};

/** The delivery that a document took in. */
export function deliveryOf(db: Database, documentSeq: number): Delivery | undefined {
  const head = db
    .sql<Pick<Delivery, 'supplier' | 'deliveryNo' | 'goods' | 'freight'>>('SELECT s.name AS supplier, r.delivery_no AS deliveryNo, r.goods, r.freight FROM receipt r JOIN supplier s ON s.ref = r.supplier_ref WHERE r.document_seq = ?')
    .get(documentSeq);
  if (head === undefined) return undefined;
  return {
    ...head,
    lines: db
      .sql<Delivery['lines'][number]>('SELECT p.name, p.unit, l.qty, l.rejected, l.amount, l.batch, l.expires_on AS expiresOn FROM receipt_line l JOIN product p ON p.ref = l.product_ref WHERE l.document_seq = ? ORDER BY l.line_no')
      .all(documentSeq),
    payments: db.sql<Delivery['payments'][number]>('SELECT via, amount, due_on AS due FROM receipt_payment WHERE document_seq = ? ORDER BY line_no').all(documentSeq),
  };
}

/** The name of the supplier who was paid by a document. */
export const paidSupplierOf = (db: Database, documentSeq: number): string | undefined =>
  db.sql<{ name: string }>('SELECT s.name FROM supplier_payment p JOIN supplier s ON s.ref = p.supplier_ref WHERE p.document_seq = ?').get(documentSeq)?.name;

/** The deliveries that a payment paid, and how much of each, in rupiah. */
export const paidDeliveriesOf = (db: Database, documentSeq: number): { readonly number: string; readonly deliveryNo: string | null; readonly amount: number }[] =>
  db
    .sql<{ number: string; deliveryNo: string | null; amount: number }>(
      'SELECT d.number, r.delivery_no AS deliveryNo, p.amount FROM payable_part p JOIN document d ON d.seq = p.owed_seq LEFT JOIN receipt r ON r.document_seq = d.seq WHERE p.document_seq = ? ORDER BY d.seq',
    )
    .all(documentSeq);

/** A delivery as it was changed: goods that went back (`qty` above 0, in thousandths) or lines whose price was put right. `amount` in rupiah, signed for a price. */
export type DeliveryChange = {
  readonly supplier: string; readonly deliveryNo: string; readonly receiptNumber: string; readonly payable: number; readonly advance: number;
  readonly lines: readonly { readonly name: string; readonly unit: string; readonly qty: number; readonly amount: number }[];
};

/** The change of a delivery that a document is. */
export function deliveryChangeOf(db: Database, documentSeq: number): DeliveryChange | undefined {
  const head = db
    .sql<Omit<DeliveryChange, 'lines'>>(
      `SELECT s.name AS supplier, r.delivery_no AS deliveryNo, d.number AS receiptNumber, c.payable, c.advance FROM supplier_change c JOIN supplier s ON s.ref = c.supplier_ref
         JOIN receipt r ON r.document_seq = c.receipt_seq JOIN document d ON d.seq = r.document_seq WHERE c.document_seq = ?`,
    )
    .get(documentSeq);
  if (head === undefined) return undefined;
  return {
    ...head,
    lines: db
      .sql<DeliveryChange['lines'][number]>(
        `SELECT p.name, p.unit, c.qty, c.amount FROM receipt_line_change c JOIN receipt_line l ON l.document_seq = c.receipt_seq AND l.line_no = c.receipt_line JOIN product p ON p.ref = l.product_ref
          WHERE c.document_seq = ? ORDER BY c.line_no`,
      )
      .all(documentSeq),
  };
}
