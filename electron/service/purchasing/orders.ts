import type { Args, Result } from '../../../shared/contract/index.ts';
import { gramsOf } from '../../../shared/domain/delivery.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { MAX_RUPIAH, rupiah, sum } from '../../../shared/domain/money.ts';
import { boundedTimesPrice, quantity, quantityText, type Quantity } from '../../../shared/domain/quantity.ts';
import { rp } from '../../../shared/text/format.ts';
import { orderWords as words } from '../../../shared/text/purchasing.ts';
import type { Catalog, Product } from '../catalog/index.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound, pageBefore, refuse } from '../kernel/refusal.ts';
import { standing, type Ledger } from '../ledger/index.ts';
import type { Suppliers, Terms } from './suppliers.ts';
import { countedIn, inBase, type CountedIn } from './units.ts';

type Ordered = { readonly product: Product; readonly qty: Quantity; readonly counted: CountedIn; readonly unitCost: number; readonly amount: number };
/** An order that goods may come of. */
export type Order = { readonly seq: number; readonly id: string; readonly number: string; readonly date: CalendarDate; readonly supplierRef: number; readonly endedOn: CalendarDate | null };
type State = Result<'purchases.orders'>['rows'][number]['status'];
type Head = Order & { readonly expectedOn: CalendarDate | null; readonly supplierId: string; readonly supplierName: string; readonly note: string; readonly total: number; readonly reason: string | null; readonly lines: number; readonly open: number; readonly came: number };

/** Thousandths of a product that came of an order, by a column of its lines. */
const cameOf = (column: 'qty' | 'rejected'): string =>
  `coalesce((SELECT sum(r.${column}) FROM receipt_detail t JOIN receipt_line r ON r.document_seq = t.document_seq AND r.product_ref = l.product_ref WHERE t.order_seq = l.document_seq AND ${standing('t.document_seq')}), 0)`;

const HEADS = `SELECT o.document_seq AS seq, d.id, d.number, d.on_date AS date, o.supplier_ref AS supplierRef, o.expected_on AS expectedOn, s.id AS supplierId, s.name AS supplierName, o.note, o.total, e.on_date AS endedOn, e.reason,
    count(*) AS lines, sum(max(0, l.qty - ${cameOf('qty')})) AS open, sum(${cameOf('qty')}) AS came
  FROM purchase_order o JOIN document d ON d.seq = o.document_seq JOIN supplier s ON s.ref = o.supplier_ref JOIN purchase_order_line l ON l.document_seq = o.document_seq LEFT JOIN purchase_order_end e ON e.order_seq = o.document_seq`;

const stateOf = ({ open, came, endedOn }: Pick<Head, 'open' | 'came' | 'endedOn'>): State => {
  if (open === 0) return 'selesai';
  if (endedOn !== null) return came === 0 ? 'batal' : 'selesai';
  return came === 0 ? 'dipesan' : 'sebagian';
};
/** The same as a condition on a group of HEADS. */
const IN_STATE: Readonly<Record<State, string>> = {
  selesai: 'open = 0 OR (came > 0 AND e.order_seq IS NOT NULL)', batal: 'open > 0 AND came = 0 AND e.order_seq IS NOT NULL', dipesan: 'open > 0 AND came = 0 AND e.order_seq IS NULL', sebagian: 'open > 0 AND came > 0 AND e.order_seq IS NULL',
};

/** Goods ordered of suppliers, and what of them is still waited for. */
export class Orders {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly catalog: Catalog;
  private readonly suppliers: Suppliers;

  constructor(kernel: Kernel, ledger: Ledger, catalog: Catalog, suppliers: Suppliers) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.catalog = catalog;
    this.suppliers = suppliers;
  }

  handlers(): Handlers<'purchases.order' | 'purchases.orders' | 'purchases.getOrder' | 'purchases.cancelOrder'> {
    return {
      'purchases.order': (args, ctx) => this.order(args, ctx),
      'purchases.orders': (args) => this.list(args),
      'purchases.getOrder': ({ orderId }) => this.view(orderId),
      'purchases.cancelOrder': ({ orderId, reason }, ctx) => {
        const order = this.head(orderId);
        if (order.endedOn !== null) throw conflict('orderEnded', words.alreadyEnded(order.number, order.endedOn), { field: 'orderId' });
        if (order.open === 0) throw conflict('orderEnded', words.complete(order.number), { field: 'orderId' });
        ctx.rows.insert('purchase_order_end', { order_seq: order.seq, on_date: ctx.today, reason });
        ctx.note(order.number, words.endedNote(order.number));
        return { number: order.number };
      },
    };
  }

  /** An order, ended or not, by id. Throws NOT_FOUND. */
  get(orderId: string): Order {
    return this.head(orderId);
  }

  /** An order that goods come of: of this supplier and not ended, by id or number. Throws NOT_FOUND, VALIDATION, CONFLICT. */
  receivable(orderId: string, supplierRef: number): Order {
    const order = this.head(orderId);
    if (order.supplierRef !== supplierRef) throw invalid('orderId', words.otherSupplier(order.number, order.supplierName));
    if (order.endedOn !== null) throw conflict('orderEnded', words.alreadyEnded(order.number, order.endedOn), { field: 'orderId' });
    return order;
  }

  /** Thousandths of each product still waited for of an order, by product. */
  leftOf(orderSeq: number): ReadonlyMap<number, number> {
    return new Map(
      this.kernel.db
        .sql<{ ref: number; left: number }>(`SELECT l.product_ref AS ref, max(0, l.qty - ${cameOf('qty')}) AS left FROM purchase_order_line l WHERE l.document_seq = ?`)
        .all(orderSeq)
        .map(({ ref, left }) => [ref, left]),
    );
  }

  /** Thousandths of each product waited for of all orders, and on their way without one, by product. */
  waitedFor(): ReadonlyMap<number, number> {
    return new Map(
      this.kernel.db
        .sql<{ ref: number; left: number }>(
          `WITH waited (ref, qty) AS (
             SELECT l.product_ref, max(0, l.qty - ${cameOf('qty')}) FROM purchase_order_line l WHERE NOT EXISTS (SELECT 1 FROM purchase_order_end e WHERE e.order_seq = l.document_seq)
             UNION ALL
             SELECT l.product_ref, l.qty - coalesce((SELECT sum(p.qty) FROM shipment_part p WHERE p.shipment_seq = l.document_seq AND p.shipment_line = l.line_no AND ${standing('p.document_seq')}), 0)
               FROM shipment_line l JOIN shipment s ON s.document_seq = l.document_seq WHERE s.order_seq IS NULL AND ${standing('l.document_seq')})
           SELECT ref, sum(qty) AS left FROM waited GROUP BY ref`,
        )
        .all()
        .map(({ ref, left }) => [ref, left]),
    );
  }

  /** Throws VALIDATION, RULE CONFIRM_NEEDED. */
  private order(args: Args<'purchases.order'>, ctx: WriteCtx): Omit<Result<'purchases.order'>, 'replayed'> {
    const supplier = this.suppliers.activeSeller(args.supplierId);
    const on = args.date ?? ctx.today;
    this.ledger.admitDate(ctx, on);
    if (args.expectedOn !== undefined && args.expectedOn < on) throw invalid('expectedOn', words.early(on));
    const lines = args.lines.map((line, index) => this.line(args.lines, line, index, on));
    const total = sum(lines.map((line) => line.amount));
    if (total > MAX_RUPIAH) throw invalid('lines', `pesanan melebihi ${rp(MAX_RUPIAH)}; bagi menjadi beberapa pesanan`);
    const terms = this.suppliers.termsAt(supplier.ref, on);
    if (terms?.maxGrams != null) refuseTooHeavy(lines, terms.maxGrams);
    this.askForMore(supplier.name, total, terms, args.accept);
    const document = this.ledger.document(ctx, {
      kind: 'PB', date: on, amounts: { total, lines: lines.map((line) => [line.product.id, line.qty, line.amount]) }, refs: { supplier: supplier.id, ...(args.expectedOn === undefined ? {} : { expected: args.expectedOn }) },
    });
    ctx.rows.insert('purchase_order', { document_seq: document.seq, supplier_ref: supplier.ref, expected_on: args.expectedOn ?? null, note: args.note ?? '', total });
    lines.forEach((line, index) =>
      ctx.rows.insert('purchase_order_line', {
        document_seq: document.seq, line_no: index + 1, product_ref: line.product.ref, qty: line.qty, unit_name: line.counted.name, factor: line.counted.factor, unit_cost: line.unitCost, amount: line.amount,
      }),
    );
    ctx.note(document.number, words.noted(total));
    return { orderId: document.id, number: document.number, total };
  }

  private line(all: Args<'purchases.order'>['lines'], line: Args<'purchases.order'>['lines'][number], index: number, on: CalendarDate): Ordered {
    const field = `lines.${index}`;
    const product = this.catalog.sellable(line.productId, `${field}.productId`);
    if (all.findIndex((other) => other.productId === line.productId) !== index) throw invalid(`${field}.productId`, words.twice(product.name));
    const counted = countedIn(this.catalog, product, line.unit, `${field}.unit`);
    const qty = inBase(line.qty, counted, `${field}.qty`);
    this.catalog.refuseConsigned(product, `${field}.productId`);
    this.catalog.refuseFraction(product, qty, on, `${field}.qty`);
    const amount = boundedTimesPrice(line.qty, line.unitCost);
    if (amount === null) throw invalid(`${field}.qty`, `${product.name} sebanyak ini melebihi ${rp(MAX_RUPIAH)}; kecilkan jumlahnya`);
    return { product, qty, counted, unitCost: line.unitCost, amount };
  }

  private askForMore(name: string, total: number, terms: Terms | undefined, accept: Args<'purchases.order'>['accept']): void {
    if (terms?.minOrder == null || total >= terms.minOrder || accept?.includes('kurang-dari-minimum') === true) return;
    const message = words.belowMinimum(name, total, terms.minOrder);
    throw refuse('CONFIRM_NEEDED', `${message} Pastikan, atau tambah isinya.`, { asks: [{ key: 'kurang-dari-minimum', message }] });
  }

  private list({ status, supplierId, limit = 50, cursor }: Args<'purchases.orders'>): Result<'purchases.orders'> {
    const supplierRef = supplierId === undefined ? null : this.suppliers.get(supplierId).ref;
    const rows = this.kernel.db
      .sql<Head>(`${HEADS} WHERE o.document_seq < ? AND (? IS NULL OR o.supplier_ref = ?) GROUP BY o.document_seq ${status === undefined ? '' : `HAVING ${IN_STATE[status]}`} ORDER BY o.document_seq DESC LIMIT ?`)
      .all(pageBefore(cursor), supplierRef, supplierRef, limit + 1);
    const page = rows.slice(0, limit);
    return {
      rows: page.map((head) => ({
        orderId: head.id, number: head.number, date: head.date, expectedOn: head.expectedOn, supplierId: head.supplierId, supplierName: head.supplierName, status: stateOf(head), total: head.total, lines: head.lines,
      })),
      next: rows.length > limit ? String(page.at(-1)?.seq) : null,
    };
  }

  private view(orderId: string): Result<'purchases.getOrder'> {
    const { db } = this.kernel;
    const head = this.head(orderId);
    const lines = db
      .sql<{ id: string; name: string; baseUnit: string; unit: string | null; factor: number; qty: number; unitCost: number; amount: number; received: number; rejected: number }>(
        `SELECT p.id, p.name, p.unit AS baseUnit, l.unit_name AS unit, l.factor, l.qty, l.unit_cost AS unitCost, l.amount, ${cameOf('qty')} AS received, ${cameOf('rejected')} AS rejected
           FROM purchase_order_line l JOIN product p ON p.ref = l.product_ref WHERE l.document_seq = ? ORDER BY l.line_no`,
      )
      .all(head.seq);
    return {
      orderId: head.id, number: head.number, date: head.date, expectedOn: head.expectedOn, supplierId: head.supplierId, supplierName: head.supplierName, status: stateOf(head), note: head.note, total: head.total,
      ended: head.endedOn === null ? null : { date: head.endedOn, reason: head.reason ?? '' },
      lines: lines.map(({ id, unit, factor, qty, received, rejected, ...line }) => ({
        ...line, productId: id, unit: unit ?? line.baseUnit, factor: quantityText(factor), ordered: quantityText(qty), received: quantityText(received), rejected: quantityText(rejected),
        left: quantityText(head.endedOn === null ? Math.max(0, qty - received) : 0),
      })),
      receipts: db
        .sql<{ receiptId: string; number: string; date: string }>(`SELECT d.id AS receiptId, d.number, d.on_date AS date FROM receipt_detail t JOIN document d ON d.seq = t.document_seq WHERE t.order_seq = ? AND ${standing('t.document_seq')} ORDER BY d.seq`)
        .all(head.seq),
    };
  }

  private head(orderId: string): Head {
    const head = this.kernel.db.sql<Head>(`${HEADS} WHERE d.id = ? OR d.number = ? GROUP BY o.document_seq`).get(orderId, orderId);
    if (head === undefined) throw notFound('Pesanan', 'orderId');
    return head;
  }
}

/** Refuses an order heavier than one collection may be (domain: Bulog gives 2.000 kg at a time), naming what fits of the line that is too much. */
function refuseTooHeavy(lines: readonly Ordered[], maxGrams: number): void {
  let left = BigInt(maxGrams) * 1000n;
  lines.forEach(({ product, qty }, index) => {
    const grams = gramsOf(product);
    if (grams === null) throw invalid(`lines.${index}.productId`, words.noWeight(product.name));
    const weight = BigInt(qty) * BigInt(grams);
    if (weight > left) {
      const fits = quantity(Number(left / BigInt(grams) / 1000n) * 1000);
      throw invalid(`lines.${index}.qty`, words.tooHeavy(product.name, rupiah(maxGrams / 1000), fits, product.unit), { fits: quantityText(fits) });
    }
    left -= weight;
  });
}
