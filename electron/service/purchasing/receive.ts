import type { Args, Result } from '../../../shared/contract/index.ts';
import { spreadByWeight } from '../../../shared/domain/costing.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { MAX_RUPIAH, rupiah, sum, ZERO } from '../../../shared/domain/money.ts';
import { boundedTimesPrice, isWhole, quantity } from '../../../shared/domain/quantity.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Cylinders, CylinderSize } from '../cylinders/index.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, refuse } from '../kernel/refusal.ts';
import { standing, type EntryLine, type Ledger } from '../ledger/index.ts';
import type { Stock } from '../stock/index.ts';
import { ADVANCE, PAYABLE, type Supplier, type Suppliers } from './suppliers.ts';

type Payment = { readonly via: 'kas' | 'bank' | 'utang' | 'uang-muka'; readonly amount: number; readonly due: string | undefined };
/** The rooms a delivery moves. */
export type ReceivingRooms = { readonly catalog: Catalog; readonly stock: Stock; readonly cylinders: Cylinders; readonly cash: CashDesk };

/** Deliveries taken in at landed cost. */
export class Receiving {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly suppliers: Suppliers;
  private readonly catalog: Catalog;
  private readonly stock: Stock;
  private readonly cylinders: Cylinders;
  private readonly cash: CashDesk;

  constructor(kernel: Kernel, ledger: Ledger, suppliers: Suppliers, rooms: ReceivingRooms) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.suppliers = suppliers;
    this.catalog = rooms.catalog;
    this.stock = rooms.stock;
    this.cylinders = rooms.cylinders;
    this.cash = rooms.cash;
  }

  handlers(): Handlers<'purchases.receive'> {
    return { 'purchases.receive': (args, ctx) => this.receive(args, ctx) };
  }

  private receive(args: Args<'purchases.receive'>, ctx: WriteCtx): Omit<Result<'purchases.receive'>, 'replayed'> {
    const { kernel, ledger } = this;
    const supplier = this.suppliers.seller(args.supplierId);
    const on = args.date ?? ctx.today;
    ledger.admitDate(ctx, on);
    const known = kernel.db.sql<{ number: string }>(`SELECT d.number FROM receipt r JOIN document d ON d.seq = r.document_seq WHERE r.supplier_ref = ? AND r.delivery_no = ? AND ${standing('d.seq')}`).get(supplier.ref, args.deliveryNo);
    if (known !== undefined) throw conflict('delivered', `Surat jalan ${args.deliveryNo} dari ${supplier.name} sudah diterima sebagai ${known.number}.`, { field: 'deliveryNo' });
    this.refuseReceivedThen(supplier, args.deliveryNo, on);
    const goods = args.lines.map((line, index) => {
      const product = this.catalog.get(line.productId, `lines.${index}.productId`);
      this.catalog.refuseFraction(product, line.qty, on, `lines.${index}.qty`);
      this.catalog.refuseFraction(product, line.rejectedQty ?? quantity(0), on, `lines.${index}.rejectedQty`);
      if (product.expiry_tracked === 1 && line.expiresOn === undefined) throw invalid(`lines.${index}.expiresOn`, `isi tanggal kedaluwarsa ${product.name}`);
      if (line.expiresOn !== undefined && line.expiresOn <= on) throw refuse('EXPIRED', `${product.name} kedaluwarsa ${line.expiresOn}. Tolak barang ini dari kiriman.`, { field: `lines.${index}.expiresOn` });
      const amount = line.amount ?? boundedTimesPrice(line.qty, line.unitCost ?? 0);
      if (amount === null) throw invalid(`lines.${index}.qty`, `${product.name} sebanyak ini melebihi ${rp(MAX_RUPIAH)}; kecilkan jumlahnya`);
      if (amount <= 0) throw invalid(`lines.${index}.unitCost`, 'nilai barang harus lebih dari 0');
      return { product, qty: line.qty, rejected: line.rejectedQty ?? quantity(0), amount, batch: line.batch ?? null, expiresOn: line.expiresOn ?? null };
    });
    const total = sum(goods.map((line) => line.amount));
    if (total > MAX_RUPIAH) throw invalid('lines', `kiriman melebihi ${rp(MAX_RUPIAH)}; bagi menjadi beberapa penerimaan`);
    if (total + (args.freight?.amount ?? 0) > MAX_RUPIAH) throw invalid('freight.amount', `nilai barang dan ongkos melebihi ${rp(MAX_RUPIAH)}`);
    const payments = this.payments(args, total);
    const shares = this.freight(args, goods);
    const cash = this.cash.line(ctx, 'kas', 'umum');
    const usesDrawer = cash.shiftSeq !== undefined && (payments.some((payment) => payment.via === 'kas') || args.freight?.via === 'kas');
    const freight = args.freight?.amount ?? 0;
    const document = ledger.document(ctx, {
      kind: 'TB', date: on, shiftSeq: usesDrawer ? cash.shiftSeq : undefined,
      amounts: {
        goods: total, freight, freightVia: args.freight?.via ?? null, lines: goods.map((line, index) => [line.product.id, line.qty, line.rejected, line.amount, shares[index] ?? 0]), payments: payments.map((payment) => [payment.via, payment.amount]),
      },
      refs: { supplier: supplier.id, delivery: args.deliveryNo },
    });
    ctx.rows.insert('receipt', { document_seq: document.seq, supplier_ref: supplier.ref, delivery_no: args.deliveryNo, goods: total, freight });
    const debits = new Map<string, EntryLine>();
    const fulls = new Map<CylinderSize, number>();
    goods.forEach((line, index) => {
      const share = shares[index] ?? ZERO;
      ctx.rows.insert('receipt_line', {
        document_seq: document.seq, line_no: index + 1, product_ref: line.product.ref, qty: line.qty, rejected: line.rejected, amount: line.amount, freight: share, batch: line.batch, expires_on: line.expiresOn,
      });
      const landed = rupiah(line.amount + share);
      this.stock.receive(ctx, line.product, line.qty, landed, { document, lineNo: index + 1, kind: 'terima', expiresOn: line.expiresOn });
      const category = this.catalog.category(line.product, on);
      const key = `${category.inventory} ${category.unit}`;
      debits.set(key, { account: category.inventory, unit: category.unit, debit: (debits.get(key)?.debit ?? 0) + landed });
      const size = line.product.cylinder_size;
      if (size !== null && isWhole(line.qty)) fulls.set(size, (fulls.get(size) ?? 0) + line.qty / 1000);
    });
    const credits = payments.map((payment, index): EntryLine => {
      ctx.rows.insert('receipt_payment', { document_seq: document.seq, line_no: index + 1, via: payment.via, amount: payment.amount, due_on: payment.due ?? null });
      if (payment.via === 'utang') return { account: PAYABLE[supplier.kind], credit: payment.amount };
      if (payment.via === 'uang-muka') return { account: ADVANCE, credit: payment.amount };
      return { ...(payment.via === 'kas' ? cash : { account: '1-1210' }), credit: payment.amount, flow: 'suppliers' };
    });
    const owed = sum(payments.filter((payment) => payment.via === 'utang').map((payment) => payment.amount));
    const prepaid = sum(payments.filter((payment) => payment.via === 'uang-muka').map((payment) => payment.amount));
    const { advance } = this.suppliers.balance(supplier.ref);
    if (prepaid > advance) throw refuse('BALANCE_INSUFFICIENT', `${ADVANCE} uang muka di ${supplier.name} ${rp(advance)}, dipakai ${rp(prepaid)}. Bayar sisanya dengan cara lain.`, { account: ADVANCE, short: prepaid - advance });
    if (prepaid > 0) this.suppliers.refuseEarlier(supplier, 'advance', prepaid, on);
    if (owed > 0 || prepaid > 0) this.suppliers.adjust(supplier.ref, owed, -prepaid);
    if (args.freight !== undefined) credits.push({ ...(args.freight.via === 'kas' ? cash : { account: '1-1210' }), credit: args.freight.amount, flow: 'suppliers' });
    this.swapCylinders(args, ctx, fulls, document);
    const entry = ledger.post(ctx, { document, memo: `Terima barang ${document.number}`, lines: [...debits.values(), ...credits] });
    ctx.note(document.number, `terima barang ${rp(total)}`);
    return { receiptId: document.id, number: document.number, total: total + freight, entryNumber: entry.number };
  }

  private payments(args: Args<'purchases.receive'>, total: number): Payment[] {
    if ((args.payment === undefined) === (args.payments === undefined)) throw invalid('payment', 'isi salah satu: payment atau payments');
    if (args.payment !== undefined) return [{ via: args.payment.via, amount: total, due: args.payment.due }];
    const payments = (args.payments ?? []).map((payment) => ({ via: payment.via, amount: payment.amount, due: payment.due }));
    const paid = sum(payments.map((payment) => payment.amount));
    if (paid !== total) throw invalid('payments', `jumlah pembayaran ${rp(paid)} harus sama dengan nilai barang ${rp(total)}`);
    return payments;
  }

  private freight(args: Args<'purchases.receive'>, goods: readonly { product: { name: string; weight_grams: number | null }; qty: number; amount: number }[]): number[] {
    if (args.freight === undefined) return goods.map(() => 0);
    if (args.freight.basis === 'value') return spreadByWeight(args.freight.amount, goods.map((line) => line.amount));
    const weights = goods.map((line, index) => {
      if (line.product.weight_grams === null) throw invalid(`lines.${index}.productId`, `berat ${line.product.name} belum diisi; bagi ongkos menurut nilai atau isi beratnya`);
      const weight = line.qty * line.product.weight_grams;
      if (!Number.isSafeInteger(weight)) throw invalid(`lines.${index}.qty`, `${line.product.name} sebanyak ini terlalu berat; kecilkan jumlahnya atau bagi ongkos menurut nilai`);
      return weight;
    });
    return spreadByWeight(args.freight.amount, weights);
  }

  private swapCylinders(args: Args<'purchases.receive'>, ctx: WriteCtx, fulls: ReadonlyMap<CylinderSize, number>, document: Parameters<Cylinders['deliver']>[4]): void {
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
