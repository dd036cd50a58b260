import type { Args, Result } from '../../../shared/contract/index.ts';
import { marginPct, perUnit } from '../../../shared/domain/delivery.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { MAX_RUPIAH, rupiah, sum } from '../../../shared/domain/money.ts';
import { isWhole, quantityText } from '../../../shared/domain/quantity.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import { receiveWords as words } from '../../../shared/text/purchasing.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Cylinders, CylinderSize } from '../cylinders/index.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, refuse, Refusal } from '../kernel/refusal.ts';
import { standing, type DocumentHead, type EntryLine, type Ledger } from '../ledger/index.ts';
import type { Stock } from '../stock/index.ts';
import { confirmAll, costAsks, lastCostOf, orderAsks, type Ask, type Landed } from './asks.ts';
import { draftLine, freightShares, freightsOf, paymentsOf, type Attempt, type DraftLine, type Freight, type Payment } from './draft.ts';
import type { Order, Orders } from './orders.ts';
import type { Settling } from './settling.ts';
import type { Shipment, Shipments } from './shipments.ts';
import { ADVANCE, type Supplier, type Suppliers, type Terms } from './suppliers.ts';
import { arrive, TRANSIT, type Arrived, type Taken } from './transit.ts';

/** The rooms a delivery moves. */
export type ReceivingRooms = { readonly catalog: Catalog; readonly stock: Stock; readonly cylinders: Cylinders; readonly cash: CashDesk };
/** A delivery as it would be taken in: lines with their part of the freight, and what is odd about it. */
type Draft = {
  readonly on: CalendarDate; readonly supplier: Supplier | undefined; readonly order: Order | undefined; readonly shipment: Shipment | undefined; readonly landed: readonly Landed[]; readonly freights: readonly Freight[]; readonly payments: readonly Payment[];
  readonly goods: number; readonly freight: number;
  /** What comes off a shipment, and what the supplier owes of it. */
  readonly taken: readonly Taken[]; readonly claim: number; readonly asks: readonly Ask[];
};

/** Deliveries taken in at landed cost. */
export class Receiving {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly suppliers: Suppliers;
  private readonly orders: Orders;
  private readonly shipments: Shipments;
  private readonly settling: Settling;
  private readonly catalog: Catalog;
  private readonly stock: Stock;
  private readonly cylinders: Cylinders;

  constructor(kernel: Kernel, ledger: Ledger, own: { readonly suppliers: Suppliers; readonly orders: Orders; readonly shipments: Shipments; readonly settling: Settling }, rooms: ReceivingRooms) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.suppliers = own.suppliers;
    this.orders = own.orders;
    this.shipments = own.shipments;
    this.settling = own.settling;
    this.catalog = rooms.catalog;
    this.stock = rooms.stock;
    this.cylinders = rooms.cylinders;
  }

  handlers(): Handlers<'purchases.receive' | 'purchases.preview'> {
    return { 'purchases.receive': (args, ctx) => this.receive(args, ctx), 'purchases.preview': (args) => this.preview(args) };
  }

  /** What a delivery would become. Every refusal goes through `attempt`: it is thrown for a command and noted for a preview. */
  private draft(args: Args<'purchases.preview'>, on: CalendarDate, attempt: Attempt): Draft {
    const supplier = attempt(undefined, () => this.sender(args));
    const { deliveryNo, invoiceNo } = args;
    if (supplier !== undefined && deliveryNo !== undefined) attempt(undefined, () => this.refuseTwice(supplier, deliveryNo, on));
    if (supplier !== undefined && invoiceNo !== undefined) attempt(undefined, () => this.refuseInvoicedTwice(supplier, invoiceNo));
    const shipment = attempt(undefined, () => this.sent(args, supplier, on));
    const order = shipment === undefined ? attempt(undefined, () => this.ordered(args.orderId, supplier, on)) : shipment.order;
    const sent = args.shipmentId !== undefined;
    const counted = args.lines.flatMap((line, index) => attempt<DraftLine[]>([], () => [draftLine(this.catalog, line, index, on, sent)]));
    const { lines, taken } = shipment === undefined ? { lines: counted, taken: [] } : attempt<Arrived>({ lines: counted, taken: [] }, () => arrive(shipment.open, counted, args.missing === 'menyusul'));
    const claim = sum(taken.map((part) => part.claim));
    const goods = sum(lines.map((line) => line.amount));
    const freights = freightsOf(args);
    const freight = sum(freights.map((each) => each.amount));
    attempt(undefined, () => {
      if (goods > MAX_RUPIAH) throw invalid('lines', `kiriman melebihi ${rp(MAX_RUPIAH)}; bagi menjadi beberapa penerimaan`);
      if (goods + freight > MAX_RUPIAH) throw invalid(`${freights[0]?.field ?? 'freight'}.amount`, `nilai barang dan ongkos melebihi ${rp(MAX_RUPIAH)}`);
      if (goods + freight + claim === 0) throw invalid('lines', words.nothingOfValue);
    });
    const payments = attempt<Payment[]>([], () => this.payments(args, goods, on, supplier === undefined ? undefined : this.suppliers.termsAt(supplier.ref, on)));
    if (supplier !== undefined) attempt(undefined, () => this.settling.refuseShort(payments, supplier));
    const shares = freights.map((each) => attempt(lines.map(() => 0), () => freightShares(each, lines)));
    const landed = lines.map((line, at): Landed => ({ line, landed: line.amount + sum(shares.map((share) => share[at] ?? 0)), price: this.catalog.priceAt(line.product, on), last: lastCostOf(this.kernel.db, line.product.ref) }));
    const { priceFactor } = this.kernel.settings.at('purchase.checks', on);
    const asks = [...(order === undefined ? [] : orderAsks(lines, this.orders.leftOf(order.seq))), ...landed.flatMap((each) => costAsks(each, priceFactor))];
    return { on, supplier, order, shipment, landed, freights, payments, goods, freight, taken, claim, asks };
  }

  private preview(args: Args<'purchases.preview'>): Result<'purchases.preview'> {
    const problems: { field: string; message: string }[] = [];
    const draft = this.draft(args, args.date ?? this.kernel.today(), (fallback, run) => {
      try {
        return run();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const field = error.details['field'];
        problems.push({ field: typeof field === 'string' ? field : '', message: error.message });
        return fallback;
      }
    });
    const { goods, freight } = draft;
    return {
      lines: draft.landed.map(({ line: { index, product, qty, amount }, landed, price, last }) => ({
        line: index, productId: product.id, qty: quantityText(qty), goods: amount, freight: landed - amount, landed, unitLanded: perUnit(landed, qty), price: price?.general ?? null, het: price?.het ?? null, marginPct: marginPct(landed, qty, price?.general ?? null),
        lastUnitCost: last === undefined ? null : perUnit(last.amount, last.qty),
      })),
      goods, freight, total: goods + freight, rejectedValue: sum(draft.landed.map(({ line }) => line.rejectedAmount)), ...(draft.shipment === undefined ? {} : { claim: draft.claim }), asks: [...draft.asks], problems,
    };
  }

  /** Throws VALIDATION, NOT_FOUND, CONFLICT for a delivery received before, RULE EXPIRED, BACKDATED, BALANCE_INSUFFICIENT, CYLINDER_REQUIRED, CONFIRM_NEEDED. */
  private receive(args: Args<'purchases.receive'>, ctx: WriteCtx): Omit<Result<'purchases.receive'>, 'replayed'> {
    const on = args.date ?? ctx.today;
    this.ledger.admitDate(ctx, on);
    const draft = this.draft(args, on, (_fallback, run) => run());
    const { supplier, goods, freight } = draft;
    if (supplier === undefined) throw invalid('supplierId', 'pilih pemasok');
    const document = this.document(ctx, args, supplier, draft);
    const debits = this.takeIn(ctx, args, draft, document);
    const credits = [...this.settling.settle(ctx, 'receipt_payment', draft.payments, document, supplier), ...draft.freights.map((each) => this.settling.out(ctx, each.via, each.amount)), ...this.takeOffTransit(ctx, draft, document, supplier)];
    const entry = this.ledger.post(ctx, { document, memo: `Terima barang ${document.number}`, lines: [...debits, ...credits] });
    // Asked last: whoever has said yes is refused nothing more.
    confirmAll(draft.asks, args.accept);
    ctx.note(document.number, `terima barang ${rp(goods)}`);
    return { receiptId: document.id, number: document.number, total: goods + freight, entryNumber: entry.number };
  }

  /** The document of a delivery with all that the hash covers, and its head row. */
  private document(ctx: WriteCtx, args: Args<'purchases.receive'>, supplier: Supplier, { on, order, shipment, landed, freights, payments, goods, freight, taken, asks }: Draft): DocumentHead {
    const document = this.ledger.document(ctx, {
      kind: 'TB', date: on, shiftSeq: this.settling.shiftOf(ctx, [...payments, ...freights]),
      amounts: {
        goods, freight, freights: freights.map((each) => [each.kind, each.via, each.basis, each.amount]), lines: landed.map(({ line, landed: all }) => [line.product.id, line.qty, line.rejected, line.amount, all - line.amount]),
        payments: payments.map((payment) => [payment.via, payment.amount]), ...(taken.length === 0 ? {} : { taken: taken.map(({ line, qty, value, claim }) => [line.lineNo, qty, value, claim]) }),
      },
      refs: {
        supplier: supplier.id, delivery: args.deliveryNo, ...(order === undefined ? {} : { order: order.number }), ...(shipment === undefined ? {} : { shipment: shipment.number }), ...(args.invoiceNo === undefined ? {} : { invoice: args.invoiceNo }),
        ...(args.attachments === undefined || args.attachments.length === 0 ? {} : { attachments: args.attachments.map(({ ref, note }) => ({ ref, ...(note === undefined ? {} : { note }) })) }),
        ...(asks.length === 0 ? {} : { accepted: [...new Set(asks.map((ask) => ask.key))] }),
      },
    });
    ctx.rows.insert('receipt', { document_seq: document.seq, supplier_ref: supplier.ref, delivery_no: args.deliveryNo, goods, freight });
    if (order !== undefined || args.invoiceNo !== undefined) ctx.rows.insert('receipt_detail', { document_seq: document.seq, order_seq: order?.seq ?? null, invoice_no: args.invoiceNo ?? null });
    freights.forEach(({ kind, via, basis, amount }, index) => ctx.rows.insert('receipt_freight', { document_seq: document.seq, line_no: index + 1, kind, via, basis, amount }));
    return document;
  }

  /** Rows, stock and cylinders of a delivery; answers what its inventory accounts gain. */
  private takeIn(ctx: WriteCtx, args: Args<'purchases.receive'>, { on, landed }: Draft, document: DocumentHead): EntryLine[] {
    const debits = new Map<string, EntryLine>();
    const fulls = new Map<CylinderSize, number>();
    landed.forEach(({ line, landed: value }, index) => {
      const { product, qty, counted } = line;
      ctx.rows.insert('receipt_line', {
        document_seq: document.seq, line_no: index + 1, product_ref: product.ref, qty, rejected: line.rejected, amount: line.amount, freight: value - line.amount, batch: line.batch, expires_on: line.expiresOn,
      });
      if (counted.name !== null || line.rejectedReason !== null)
        ctx.rows.insert('receipt_line_note', { document_seq: document.seq, line_no: index + 1, unit_name: counted.name, factor: counted.factor, rejected_reason: line.rejectedReason });
      if (qty === 0) return;
      this.stock.receive(ctx, product, qty, rupiah(value), { document, lineNo: index + 1, kind: 'terima', expiresOn: line.expiresOn });
      const { inventory, unit } = this.catalog.category(product, on);
      const key = `${inventory} ${unit}`;
      debits.set(key, { account: inventory, unit, debit: (debits.get(key)?.debit ?? 0) + value });
      const size = product.cylinder_size;
      if (size !== null && isWhole(qty)) fulls.set(size, (fulls.get(size) ?? 0) + qty / 1000);
    });
    this.swapCylinders(args, ctx, fulls, document);
    return [...debits.values()].filter((line) => (line.debit ?? 0) > 0);
  }

  /** Takes goods off their way: what came is on the shelf now, what did not or was turned back the supplier owes (ruling 29). */
  private takeOffTransit(ctx: WriteCtx, { taken, claim }: Draft, document: DocumentHead, supplier: Supplier): EntryLine[] {
    const credits = new Map<string, EntryLine>();
    for (const { line, qty, value, claim: owed } of taken) {
      ctx.rows.insert('shipment_part', { document_seq: document.seq, shipment_seq: line.shipmentSeq, shipment_line: line.lineNo, qty, value, claim: owed });
      credits.set(line.businessUnit, { account: TRANSIT, unit: line.businessUnit, credit: (credits.get(line.businessUnit)?.credit ?? 0) + value + owed });
    }
    if (claim > 0) this.suppliers.adjust(supplier.ref, 0, claim);
    return [...(claim > 0 ? [{ account: ADVANCE, debit: claim }] : []), ...credits.values()].filter((line) => (line.debit ?? 0) + (line.credit ?? 0) > 0);
  }

  /** How a delivery is paid; what was sent has been paid already. */
  private payments(args: Args<'purchases.preview'>, goods: number, on: CalendarDate, terms: Terms | undefined): Payment[] {
    if (args.shipmentId === undefined) return paymentsOf(args, goods, on, terms);
    if (args.payment !== undefined || args.payments !== undefined) throw invalid(args.payment === undefined ? 'payments' : 'payment', words.alreadyPaid);
    return [];
  }

  /** The shipment a delivery is of. Throws VALIDATION for a day before it was sent. */
  private sent({ shipmentId, orderId, missing }: Args<'purchases.preview'>, supplier: Supplier | undefined, on: CalendarDate): Shipment | undefined {
    if (shipmentId === undefined && missing !== undefined) throw invalid('missing', words.noShipment);
    if (shipmentId === undefined || supplier === undefined) return undefined;
    if (orderId !== undefined) throw invalid('orderId', words.orderOfShipment);
    const shipment = this.shipments.receivable(shipmentId, supplier.ref);
    if (on < shipment.date) throw invalid('date', words.beforeShipment(shipment.number, shipment.date));
    return shipment;
  }

  private sender({ supplierId }: Args<'purchases.preview'>): Supplier {
    if (supplierId === undefined) throw invalid('supplierId', 'pilih pemasok');
    return this.suppliers.seller(supplierId);
  }

  /** The order a delivery is of. Throws VALIDATION for a day before it was placed. */
  private ordered(orderId: string | undefined, supplier: Supplier | undefined, on: CalendarDate): Order | undefined {
    if (orderId === undefined || supplier === undefined) return undefined;
    const order = this.orders.receivable(orderId, supplier.ref);
    if (on < order.date) throw invalid('date', words.beforeOrder(order.number, order.date));
    return order;
  }

  private refuseTwice(supplier: Supplier, deliveryNo: string, on: CalendarDate): void {
    const known = this.kernel.db.sql<{ number: string }>(`SELECT d.number FROM receipt r JOIN document d ON d.seq = r.document_seq WHERE r.supplier_ref = ? AND r.delivery_no = ? AND ${standing('d.seq')}`).get(supplier.ref, deliveryNo);
    if (known !== undefined) throw conflict('delivered', `Surat jalan ${deliveryNo} dari ${supplier.name} sudah diterima sebagai ${known.number}.`, { field: 'deliveryNo' });
    this.refuseReceivedThen(supplier, deliveryNo, on);
  }

  private refuseInvoicedTwice(supplier: Supplier, invoiceNo: string): void {
    const known = this.kernel.db
      .sql<{ number: string }>(`SELECT d.number FROM receipt_detail t JOIN receipt r ON r.document_seq = t.document_seq JOIN document d ON d.seq = t.document_seq WHERE t.invoice_no = ? AND r.supplier_ref = ? AND ${standing('d.seq')}`)
      .get(invoiceNo, supplier.ref);
    if (known !== undefined) throw conflict('invoiced', words.invoiced(invoiceNo, supplier.name, known.number), { field: 'invoiceNo' });
  }

  private swapCylinders(args: Args<'purchases.receive'>, ctx: WriteCtx, fulls: ReadonlyMap<CylinderSize, number>, document: DocumentHead): void {
    const empties = new Map<CylinderSize, number>();
    for (const row of args.emptiesReturned ?? []) empties.set(row.size, (empties.get(row.size) ?? 0) + row.count);
    for (const size of new Set([...fulls.keys(), ...empties.keys()])) this.cylinders.deliver(ctx, size, fulls.get(size) ?? 0, empties.get(size) ?? 0, document, 1);
  }

  /** Refuses to receive a delivery again on a day on which it still counted as received. */
  private refuseReceivedThen(supplier: Supplier, deliveryNo: string, on: CalendarDate): void {
    const undone = this.kernel.db
      .sql<{ number: string; until: CalendarDate }>(
        `SELECT d.number, b.on_date AS until FROM receipt r JOIN document d ON d.seq = r.document_seq JOIN document_reversal u ON u.reversed_seq = d.seq JOIN document b ON b.seq = u.document_seq
          WHERE r.supplier_ref = ? AND r.delivery_no = ? AND b.on_date > ? ORDER BY b.on_date DESC LIMIT 1`,
      )
      .get(supplier.ref, deliveryNo, on);
    if (undone !== undefined)
      throw refuse('BACKDATED', `Surat jalan ${deliveryNo} dari ${supplier.name} tercatat diterima dengan ${undone.number} sampai ${dateText(undone.until)}. Pakai tanggal itu atau sesudahnya.`, { field: 'date', last: undone.until });
  }
}
