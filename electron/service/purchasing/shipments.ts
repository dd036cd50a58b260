import type { Args, Result } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { MAX_RUPIAH, sum } from '../../../shared/domain/money.ts';
import { boundedTimesPrice, quantityText } from '../../../shared/domain/quantity.ts';
import { rp } from '../../../shared/text/format.ts';
import { transitWords as words } from '../../../shared/text/purchasing.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound } from '../kernel/refusal.ts';
import { standing, type EntryLine, type Ledger } from '../ledger/index.ts';
import { paymentsOf } from './draft.ts';
import type { Order, Orders } from './orders.ts';
import type { Settling } from './settling.ts';
import type { Supplier, Suppliers } from './suppliers.ts';
import { onTheWay, onTheWayOn, TRANSIT, type OnTheWay } from './transit.ts';
import { countedIn, inBase } from './units.ts';

/** A shipment that goods may arrive of. */
export type Shipment = { readonly seq: number; readonly number: string; readonly date: CalendarDate; readonly supplierRef: number; readonly order: Order | undefined; readonly open: readonly OnTheWay[] };

/** Goods that were bought and are on their way: ours, and not on the shelf (1-1490). */
export class Shipments {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly catalog: Catalog;
  private readonly suppliers: Suppliers;
  private readonly orders: Orders;
  private readonly settling: Settling;

  constructor(kernel: Kernel, ledger: Ledger, catalog: Catalog, rooms: { readonly suppliers: Suppliers; readonly orders: Orders; readonly settling: Settling }) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.catalog = catalog;
    this.suppliers = rooms.suppliers;
    this.orders = rooms.orders;
    this.settling = rooms.settling;
  }

  handlers(): Handlers<'purchases.ship' | 'purchases.inTransit'> {
    return { 'purchases.ship': (args, ctx) => this.ship(args, ctx), 'purchases.inTransit': ({ asOf }, ctx) => this.inTransit(asOf ?? ctx.today) };
  }

  /** A shipment of a supplier of which something is still on its way, by id or number. Throws NOT_FOUND, VALIDATION, CONFLICT. */
  receivable(shipmentId: string, supplierRef: number): Shipment {
    const found = this.kernel.db
      .sql<{ seq: number; number: string; date: CalendarDate; supplierRef: number; supplier: string; orderId: string | null; undone: number }>(
        `SELECT d.seq, d.number, d.on_date AS date, s.supplier_ref AS supplierRef, u.name AS supplier, o.id AS orderId, NOT ${standing('d.seq')} AS undone
           FROM shipment s JOIN document d ON d.seq = s.document_seq JOIN supplier u ON u.ref = s.supplier_ref LEFT JOIN document o ON o.seq = s.order_seq WHERE d.id = ? OR d.number = ?`,
      )
      .get(shipmentId, shipmentId);
    if (found === undefined) throw notFound('Barang dalam perjalanan', 'shipmentId');
    if (found.supplierRef !== supplierRef) throw invalid('shipmentId', words.otherSupplier(found.number, found.supplier));
    const open = onTheWay(this.kernel.db, found.seq);
    if (found.undone === 1 || open.length === 0) throw conflict('shipmentArrived', found.undone === 1 ? words.undone(found.number) : words.arrived(found.number), { field: 'shipmentId' });
    return { seq: found.seq, number: found.number, date: found.date, supplierRef, order: found.orderId === null ? undefined : this.orders.get(found.orderId), open };
  }

  /** Throws VALIDATION, CONFLICT, RULE BALANCE_INSUFFICIENT, BACKDATED. */
  private ship(args: Args<'purchases.ship'>, ctx: WriteCtx): Omit<Result<'purchases.ship'>, 'replayed'> {
    const on = args.date ?? ctx.today;
    this.ledger.admitDate(ctx, on);
    const supplier = this.suppliers.activeSeller(args.supplierId);
    this.refuseTwice(supplier, args.documentNo);
    const order = args.orderId === undefined ? undefined : this.orders.receivable(args.orderId, supplier.ref);
    if (order !== undefined && on < order.date) throw invalid('date', words.beforeOrder(order.number, order.date));
    const lines = args.lines.map((line, index) => this.line(args.lines, line, index, on));
    const goods = sum(lines.map((line) => line.amount));
    if (goods > MAX_RUPIAH) throw invalid('lines', `kiriman melebihi ${rp(MAX_RUPIAH)}; bagi menjadi beberapa kiriman`);
    const payments = paymentsOf(args, goods, on, this.suppliers.termsAt(supplier.ref, on));
    const document = this.ledger.document(ctx, {
      kind: 'DP', date: on, shiftSeq: this.settling.shiftOf(ctx, payments),
      amounts: { goods, lines: lines.map((line) => [line.product.id, line.qty, line.amount]), payments: payments.map((payment) => [payment.via, payment.amount]) },
      refs: { supplier: supplier.id, document: args.documentNo, ...(order === undefined ? {} : { order: order.number }) },
    });
    ctx.rows.insert('shipment', { document_seq: document.seq, supplier_ref: supplier.ref, order_seq: order?.seq ?? null, document_no: args.documentNo, goods });
    const debits = new Map<string, EntryLine>();
    lines.forEach(({ product, qty, amount, counted, unit }, index) => {
      ctx.rows.insert('shipment_line', { document_seq: document.seq, line_no: index + 1, product_ref: product.ref, qty, amount, unit_name: counted.name, factor: counted.factor, business_unit: unit });
      debits.set(unit, { account: TRANSIT, unit, debit: (debits.get(unit)?.debit ?? 0) + amount });
    });
    const credits = this.settling.settle(ctx, 'shipment_payment', payments, document, supplier);
    const entry = this.ledger.post(ctx, { document, memo: words.memo(document.number), lines: [...debits.values(), ...credits] });
    ctx.note(document.number, words.noted(goods));
    return { shipmentId: document.id, number: document.number, total: goods, entryNumber: entry.number };
  }

  private line(all: Args<'purchases.ship'>['lines'], line: Args<'purchases.ship'>['lines'][number], index: number, on: CalendarDate) {
    const field = `lines.${index}`;
    const product = this.catalog.sellable(line.productId, `${field}.productId`);
    if (all.findIndex((other) => other.productId === line.productId) !== index) throw invalid(`${field}.productId`, words.twice(product.name));
    const counted = countedIn(this.catalog, product, line.unit, `${field}.unit`);
    const qty = inBase(line.qty, counted, `${field}.qty`);
    this.catalog.refuseFraction(product, qty, on, `${field}.qty`);
    const amount = line.amount ?? boundedTimesPrice(line.qty, line.unitCost ?? 0);
    if (amount === null) throw invalid(`${field}.qty`, `${product.name} sebanyak ini melebihi ${rp(MAX_RUPIAH)}; kecilkan jumlahnya`);
    if (amount <= 0) throw invalid(`${field}.unitCost`, 'nilai barang harus lebih dari 0');
    return { product, counted, qty, amount, unit: this.catalog.category(product, on).unit };
  }

  private refuseTwice(supplier: Supplier, documentNo: string): void {
    const known = this.kernel.db
      .sql<{ number: string }>(`SELECT d.number FROM shipment s JOIN document d ON d.seq = s.document_seq WHERE s.supplier_ref = ? AND s.document_no = ? AND ${standing('d.seq')}`)
      .get(supplier.ref, documentNo);
    if (known !== undefined) throw conflict('shipped', words.shipped(documentNo, supplier.name, known.number), { field: 'documentNo' });
  }

  private inTransit(asOf: CalendarDate): Result<'purchases.inTransit'> {
    const bySeq = Map.groupBy(onTheWayOn(this.kernel.db, asOf), (line) => line.shipmentSeq);
    const rows = [...bySeq].map(([seq, lines]) => {
      const head = this.kernel.db
        .sql<Omit<Result<'purchases.inTransit'>['rows'][number], 'lines' | 'value'>>(
          `SELECT d.id AS shipmentId, d.number, d.on_date AS date, s.document_no AS documentNo, u.id AS supplierId, u.name AS supplierName, o.number AS orderNumber
             FROM shipment s JOIN document d ON d.seq = s.document_seq JOIN supplier u ON u.ref = s.supplier_ref LEFT JOIN document o ON o.seq = s.order_seq WHERE s.document_seq = ?`,
        )
        .get(seq);
      if (head === undefined) throw new Error(`shipment ${seq} does not exist`);
      return {
        ...head, value: sum(lines.map((line) => line.value)),
        lines: lines.map(({ productRef, qty, value }) => {
          const product = this.catalog.byRef(productRef);
          return { productId: product.id, name: product.name, unit: product.unit, qty: quantityText(qty), value };
        }),
      };
    });
    return { rows, total: sum(rows.map((row) => row.value)) };
  }
}
