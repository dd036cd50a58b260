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
