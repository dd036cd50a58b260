import type { Database } from '../kernel/database.ts';

export type NotePayment = { readonly via: string; readonly amount: number; readonly due: string | null };
/** Goods of a paper: thousandths of `unit`, counted in packs of `factor` where there was one. */
type NoteGoods = { readonly name: string; readonly unit: string; readonly qty: number; readonly pack: string | null; readonly factor: number; readonly amount: number };

/** A delivery as it was taken in. Quantities in thousandths, amounts in rupiah; the goods’ names are today’s. */
export type Delivery = {
  readonly supplier: string; readonly deliveryNo: string; readonly invoiceNo: string | null; readonly orderNumber: string | null; readonly shipmentNumber: string | null; readonly goods: number; readonly freight: number;
  /** What the supplier owes for goods of a shipment that did not come or were turned back. */
  readonly claim: number;
  readonly lines: readonly (NoteGoods & { readonly ordered: number | null; readonly rejected: number; readonly rejectedReason: string | null; readonly freight: number; readonly batch: string | null; readonly expiresOn: string | null })[];
  readonly freights: readonly { readonly kind: string; readonly amount: number }[];
  readonly payments: readonly NotePayment[];
  /** Full cylinders that came, empties that went. */
  readonly cylinders: readonly { readonly size: string; readonly full: number; readonly empties: number }[];
  readonly attachments: readonly { readonly ref: string; readonly note?: string }[];
};

/** The delivery that a document took in. */
export function deliveryOf(db: Database, documentSeq: number): Delivery | undefined {
  const head = db
    .sql<Pick<Delivery, 'supplier' | 'deliveryNo' | 'invoiceNo' | 'orderNumber' | 'shipmentNumber' | 'goods' | 'freight' | 'claim'> & { orderSeq: number | null; refs: string }>(
      `SELECT s.name AS supplier, r.delivery_no AS deliveryNo, t.invoice_no AS invoiceNo, t.order_seq AS orderSeq, o.number AS orderNumber, r.goods, r.freight, d.refs,
              (SELECT w.number FROM shipment_part p JOIN document w ON w.seq = p.shipment_seq WHERE p.document_seq = r.document_seq LIMIT 1) AS shipmentNumber, coalesce((SELECT sum(claim) FROM shipment_part p WHERE p.document_seq = r.document_seq), 0) AS claim
         FROM receipt r JOIN document d ON d.seq = r.document_seq JOIN supplier s ON s.ref = r.supplier_ref LEFT JOIN receipt_detail t ON t.document_seq = r.document_seq LEFT JOIN document o ON o.seq = t.order_seq WHERE r.document_seq = ?`,
    )
    .get(documentSeq);
  if (head === undefined) return undefined;
  const { orderSeq, refs, ...said } = head;
  return {
    ...said,
    lines: db
      .sql<Delivery['lines'][number]>(
        `SELECT p.name, p.unit, l.qty, n.unit_name AS pack, coalesce(n.factor, 1000) AS factor, l.rejected, n.rejected_reason AS rejectedReason, l.amount, l.freight, l.batch, l.expires_on AS expiresOn,
                (SELECT qty FROM purchase_order_line o WHERE o.document_seq = ? AND o.product_ref = l.product_ref) AS ordered
           FROM receipt_line l JOIN product p ON p.ref = l.product_ref LEFT JOIN receipt_line_note n ON n.document_seq = l.document_seq AND n.line_no = l.line_no WHERE l.document_seq = ? ORDER BY l.line_no`,
      )
      .all(orderSeq, documentSeq),
    freights: db.sql<Delivery['freights'][number]>('SELECT kind, amount FROM receipt_freight WHERE document_seq = ? ORDER BY line_no').all(documentSeq),
    payments: db.sql<NotePayment>('SELECT via, amount, due_on AS due FROM receipt_payment WHERE document_seq = ? ORDER BY line_no').all(documentSeq),
    cylinders: db.sql<Delivery['cylinders'][number]>('SELECT size, full, 0 - empty AS empties FROM cylinder_move WHERE document_seq = ? ORDER BY size').all(documentSeq),
    attachments: (JSON.parse(refs) as { attachments?: Delivery['attachments'] }).attachments ?? [],
  };
}

/** An order as it was placed; `unitCost` is the price of one pack, or of one unit where there was none. */
export type PlacedOrder = { readonly supplier: string; readonly expectedOn: string | null; readonly note: string; readonly total: number; readonly lines: readonly (NoteGoods & { readonly unitCost: number })[] };

/** The order that a document is. */
export function orderOf(db: Database, documentSeq: number): PlacedOrder | undefined {
  const head = db.sql<Omit<PlacedOrder, 'lines'>>('SELECT s.name AS supplier, o.expected_on AS expectedOn, o.note, o.total FROM purchase_order o JOIN supplier s ON s.ref = o.supplier_ref WHERE o.document_seq = ?').get(documentSeq);
  if (head === undefined) return undefined;
  return {
    ...head,
    lines: db
      .sql<PlacedOrder['lines'][number]>(
        'SELECT p.name, p.unit, l.qty, l.unit_name AS pack, l.factor, l.amount, l.unit_cost AS unitCost FROM purchase_order_line l JOIN product p ON p.ref = l.product_ref WHERE l.document_seq = ? ORDER BY l.line_no',
      )
      .all(documentSeq),
  };
}

/** Goods as they were sent on their way. */
export type SentGoods = { readonly supplier: string; readonly documentNo: string; readonly orderNumber: string | null; readonly goods: number; readonly lines: readonly NoteGoods[]; readonly payments: readonly NotePayment[] };

/** The shipment that a document is. */
export function shipmentOf(db: Database, documentSeq: number): SentGoods | undefined {
  const head = db
    .sql<Omit<SentGoods, 'lines' | 'payments'>>('SELECT u.name AS supplier, s.document_no AS documentNo, o.number AS orderNumber, s.goods FROM shipment s JOIN supplier u ON u.ref = s.supplier_ref LEFT JOIN document o ON o.seq = s.order_seq WHERE s.document_seq = ?')
    .get(documentSeq);
  if (head === undefined) return undefined;
  return {
    ...head,
    lines: db.sql<NoteGoods>('SELECT p.name, p.unit, l.qty, l.unit_name AS pack, l.factor, l.amount FROM shipment_line l JOIN product p ON p.ref = l.product_ref WHERE l.document_seq = ? ORDER BY l.line_no').all(documentSeq),
    payments: db.sql<NotePayment>('SELECT via, amount, due_on AS due FROM shipment_payment WHERE document_seq = ? ORDER BY line_no').all(documentSeq),
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
