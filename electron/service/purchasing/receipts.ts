import type { Args, Result } from '../../../shared/contract/index.ts';
import { perUnit } from '../../../shared/domain/delivery.ts';
import { quantityText } from '../../../shared/domain/quantity.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Database, SqlValue } from '../kernel/database.ts';
import type { Handlers } from '../kernel/kernel.ts';
import { invalid, notFound, pageBefore } from '../kernel/refusal.ts';
import { standing } from '../ledger/index.ts';
import type { Suppliers } from './suppliers.ts';

type View = Result<'purchases.getReceipt'>;
type Head = {
  readonly seq: number; readonly receiptId: string; readonly number: string; readonly date: string; readonly officer: string; readonly supplierId: string; readonly supplierName: string; readonly deliveryNo: string; readonly invoiceNo: string | null;
  readonly orderId: string | null; readonly orderNumber: string | null; readonly goods: number; readonly freight: number; readonly undoneBy: string | null; readonly entryNumber: string; readonly refs: string; readonly rejected: number;
};

const HEAD = `SELECT d.seq, d.id AS receiptId, d.number, d.on_date AS date, u.name AS officer, s.id AS supplierId, s.name AS supplierName, r.delivery_no AS deliveryNo, t.invoice_no AS invoiceNo, o.id AS orderId, o.number AS orderNumber, r.goods, r.freight,
    (SELECT b.number FROM document_reversal x JOIN document b ON b.seq = x.document_seq WHERE x.reversed_seq = d.seq) AS undoneBy, (SELECT e.number FROM entry e WHERE e.document_seq = d.seq) AS entryNumber, d.refs,
    EXISTS (SELECT 1 FROM receipt_line l WHERE l.document_seq = d.seq AND l.rejected > 0) AS rejected
  FROM receipt r JOIN document d ON d.seq = r.document_seq JOIN user u ON u.ref = d.user_ref JOIN supplier s ON s.ref = r.supplier_ref LEFT JOIN receipt_detail t ON t.document_seq = r.document_seq LEFT JOIN document o ON o.seq = t.order_seq`;

/** Deliveries that were taken in, and what goods cost in them. */
export class Receipts {
  private readonly db: Database;
  private readonly catalog: Catalog;
  private readonly suppliers: Suppliers;

  constructor(db: Database, catalog: Catalog, suppliers: Suppliers) {
    this.db = db;
    this.catalog = catalog;
    this.suppliers = suppliers;
  }

  handlers(): Handlers<'purchases.receipts' | 'purchases.getReceipt' | 'purchases.prices'> {
    return { 'purchases.receipts': (args) => this.list(args), 'purchases.getReceipt': (args) => this.view(args), 'purchases.prices': (args) => this.prices(args) };
  }

  private list({ from, to, supplierId, productId, text = '', limit = 50, cursor }: Args<'purchases.receipts'>): Result<'purchases.receipts'> {
    if (from !== undefined && to !== undefined && to < from) throw invalid('to', `tanggal akhir ${to} sebelum tanggal awal ${from}`);
    const like = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    const found = ['d.number', 'r.delivery_no', 't.invoice_no', 'o.number', 's.name'].map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ');
    const where: (readonly [condition: string, ...values: SqlValue[]])[] = [
      ['r.document_seq < ?', pageBefore(cursor)],
      ...(from === undefined ? [] : [['d.on_date >= ?', from] as const]),
      ...(to === undefined ? [] : [['d.on_date <= ?', to] as const]),
      ...(supplierId === undefined ? [] : [['r.supplier_ref = ?', this.suppliers.get(supplierId).ref] as const]),
      ...(productId === undefined ? [] : [['EXISTS (SELECT 1 FROM receipt_line l WHERE l.document_seq = r.document_seq AND l.product_ref = ?)', this.catalog.get(productId).ref] as const]),
      ...(text === '' ? [] : [[`(${found})`, like, like, like, like, like] as const]),
    ];
    const rows = this.db
      .sql<Head>(`${HEAD} WHERE ${where.map(([condition]) => condition).join(' AND ')} ORDER BY r.document_seq DESC LIMIT ?`)
      .all(...where.flatMap(([, ...values]) => values), limit + 1);
    const page = rows.slice(0, limit);
    return {
      rows: page.map(({ receiptId, number, date, supplierName, deliveryNo, orderNumber, goods, freight, rejected, undoneBy }) => ({
        receiptId, number, date, supplierName, deliveryNo, orderNumber, goods, freight, rejected: rejected === 1, undone: undoneBy !== null,
      })),
      next: rows.length > limit ? String(page.at(-1)?.seq) : null,
    };
  }

  private view({ receiptId, number }: Args<'purchases.getReceipt'>): View {
    if ((receiptId === undefined) === (number === undefined)) throw invalid('number', 'isi salah satu: receiptId atau number');
    const head = this.db.sql<Head>(`${HEAD} WHERE d.id = ? OR d.number = ?`).get(receiptId ?? '', number ?? '');
    if (head === undefined) throw notFound('Penerimaan barang', receiptId === undefined ? 'number' : 'receiptId');
    const { seq, refs, rejected: _some, ...said } = head;
    return {
      ...said, lines: this.lines(seq), attachments: (JSON.parse(refs) as { attachments?: View['attachments'] }).attachments ?? [],
      freights: this.db.sql<View['freights'][number]>('SELECT kind, via, basis, amount FROM receipt_freight WHERE document_seq = ? ORDER BY line_no').all(seq),
      payments: this.db.sql<View['payments'][number]>('SELECT via, amount, due_on AS due FROM receipt_payment WHERE document_seq = ? ORDER BY line_no').all(seq),
      cylinders: this.db.sql<View['cylinders'][number]>('SELECT size, full, 0 - empty AS empties FROM cylinder_move WHERE document_seq = ? ORDER BY size').all(seq),
      changes: this.db
        .sql<View['changes'][number]>(
          `SELECT d.kind, d.number, d.on_date AS date, e.memo, (SELECT sum(l.amount) FROM receipt_line_change l WHERE l.document_seq = c.document_seq) AS amount
             FROM supplier_change c JOIN document d ON d.seq = c.document_seq LEFT JOIN entry e ON e.document_seq = d.seq WHERE c.receipt_seq = ? ORDER BY d.seq`,
        )
        .all(seq),
    };
  }

  private lines(seq: number): View['lines'] {
    return this.db
      .sql<{ lineNo: number; id: string; name: string; baseUnit: string; unit: string | null; factor: number | null; qty: number; rejected: number; rejectedReason: string | null; amount: number; freight: number; batch: string | null; expiresOn: string | null; corrected: number; returned: number }>(
        `SELECT l.line_no AS lineNo, p.id, p.name, p.unit AS baseUnit, n.unit_name AS unit, n.factor, l.qty, l.rejected, n.rejected_reason AS rejectedReason, l.amount, l.freight, l.batch, l.expires_on AS expiresOn,
                coalesce((SELECT sum(c.amount) FROM receipt_line_change c WHERE c.receipt_seq = l.document_seq AND c.receipt_line = l.line_no AND c.qty = 0), 0) AS corrected,
                coalesce((SELECT sum(c.qty) FROM receipt_line_change c WHERE c.receipt_seq = l.document_seq AND c.receipt_line = l.line_no), 0) AS returned
           FROM receipt_line l JOIN product p ON p.ref = l.product_ref LEFT JOIN receipt_line_note n ON n.document_seq = l.document_seq AND n.line_no = l.line_no WHERE l.document_seq = ? ORDER BY l.line_no`,
      )
      .all(seq)
      .map(({ id, unit, factor, qty, rejected, returned, corrected, ...line }) => ({
        ...line, productId: id, unit: unit ?? line.baseUnit, factor: quantityText(factor ?? 1000), qty: quantityText(qty), rejected: quantityText(rejected), returned: quantityText(returned), amountNow: line.amount + corrected,
        landed: line.amount + line.freight, unitLanded: perUnit(line.amount + line.freight, qty),
      }));
  }

  /** What goods cost in deliveries that stand, the latest first, as their prices were put right since. */
  private prices({ productId, supplierId, limit = 50 }: Args<'purchases.prices'>): Result<'purchases.prices'> {
    const supplier = supplierId === undefined ? null : this.suppliers.get(supplierId).ref;
    const rows = this.db
      .sql<{ date: string; number: string; supplierName: string; qty: number; amount: number; freight: number }>(
        `SELECT d.on_date AS date, d.number, s.name AS supplierName, l.qty, l.freight,
                l.amount + coalesce((SELECT sum(c.amount) FROM receipt_line_change c WHERE c.receipt_seq = l.document_seq AND c.receipt_line = l.line_no AND c.qty = 0), 0) AS amount
           FROM receipt_line l JOIN receipt r ON r.document_seq = l.document_seq JOIN document d ON d.seq = l.document_seq JOIN supplier s ON s.ref = r.supplier_ref
          WHERE l.product_ref = ? AND l.qty > 0 AND (? IS NULL OR r.supplier_ref = ?) AND ${standing('l.document_seq')} ORDER BY l.document_seq DESC, l.line_no LIMIT ?`,
      )
      .all(this.catalog.get(productId).ref, supplier, supplier, limit);
    return { rows: rows.map(({ qty, ...row }) => ({ ...row, qty: quantityText(qty), unitCost: perUnit(row.amount, qty) ?? '0', landed: perUnit(row.amount + row.freight, qty) ?? '0' })) };
  }
}
