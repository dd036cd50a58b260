import type { Args } from '../../../shared/contract/index.ts';
import { spreadByWeight } from '../../../shared/domain/costing.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { shortSince } from '../../../shared/domain/dayBalance.ts';
import { MAX_RUPIAH, rupiah, sum, ZERO } from '../../../shared/domain/money.ts';
import { boundedTimesPrice, isWhole, quantity } from '../../../shared/domain/quantity.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Cylinders, CylinderSize } from '../cylinders/index.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Database } from '../kernel/database.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import type { ControlFigure, Controls, Problem } from '../kernel/problems.ts';
import { conflict, invalid, notFound, refuse } from '../kernel/refusal.ts';
import { standing, standingOn, type EntryLine, type Ledger, type Reversibles } from '../ledger/index.ts';
import type { Stock } from '../stock/index.ts';
import { changeOf, ReceiptChanges } from './changes.ts';
import { advancesOn, supplierMoves } from './history.ts';
import { purchaseReversibles } from './reversal.ts';

export { deliveryChangeOf, deliveryOf, paidSupplierOf } from './note.ts';

type Supplier = { ref: number; id: string; name: string; kind: 'bulog' | 'patra-niaga' | 'lain' | 'konsinyasi' };
const PAYABLE: Readonly<Record<Supplier['kind'], string>> = { 'bulog': '2-1110', 'patra-niaga': '2-1120', 'lain': '2-1130', 'konsinyasi': '2-1140' };
const PAYABLES = Object.values(PAYABLE);
const ADVANCE = '1-1510';

type Payment = { readonly via: 'kas' | 'bank' | 'utang' | 'uang-muka'; readonly amount: number; readonly due: string | undefined };

/** Suppliers, deliveries at landed cost, and what is owed to or prepaid at each of them. */
export class Purchasing {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly catalog: Catalog;
  private readonly stock: Stock;
  private readonly cylinders: Cylinders;
  private readonly cash: CashDesk;
  private readonly changes: ReceiptChanges;

  constructor(kernel: Kernel, ledger: Ledger, rooms: { catalog: Catalog; stock: Stock; cylinders: Cylinders; cash: CashDesk }) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.catalog = rooms.catalog;
    this.stock = rooms.stock;
    this.cylinders = rooms.cylinders;
    this.cash = rooms.cash;
    this.changes = new ReceiptChanges({
      kernel, ledger, catalog: rooms.catalog, stock: rooms.stock, accounts: (ref) => ({ payable: PAYABLE[this.byRef(ref).kind], advance: ADVANCE }), owed: (ref) => this.balance(ref).payable,
      adjust: (ref, payable, advance) => this.adjust(ref, payable, advance), refuseEarlier: (ref, amount, on) => this.refuseEarlier(this.byRef(ref), 'payable', amount, on),
    });
  }

  /** What was prepaid at suppliers at the end of a day, none of them below zero. */
  advancesOn(day: CalendarDate): ControlFigure {
    return { accounts: [ADVANCE], amount: advancesOn(this.kernel.db, day) };
  }

  reversibles(): Reversibles<'TB' | 'UM' | 'BP'> {
    const { stock, cylinders } = this;
    return purchaseReversibles({ db: this.kernel.db, stock, cylinders, balance: (supplier) => this.balance(supplier), adjust: (supplier, payable, advance) => this.adjust(supplier, payable, advance), changedBy: (receiptSeq) => changeOf(this.kernel.db, receiptSeq) });
  }

  handlers(): Handlers<'suppliers.create' | 'suppliers.list' | 'purchases.receive' | 'purchases.advance' | 'purchases.pay' | 'purchases.payables' | 'purchases.return' | 'purchases.correct'> {
    const { db } = this.kernel;
    return {
      ...this.changes.handlers(),
      'suppliers.create': ({ id, name, kind, terms }, ctx) => {
        ctx.rows.insert('supplier', { ref: ctx.rows.lastRowid('supplier') + 1, id, name, kind, terms: terms ?? '' });
        ctx.note(id, `pemasok ${kind} baru`);
        return { supplierId: id };
      },
      'suppliers.list': () => ({ rows: db.sql<{ supplierId: string; name: string; kind: string }>('SELECT id AS supplierId, name, kind FROM supplier ORDER BY name, ref').all() }),
      'purchases.receive': (args, ctx) => this.receive(args, ctx),
      'purchases.advance': ({ supplierId, amount, via, date }, ctx) => {
        const supplier = this.seller(supplierId);
        const on = date ?? ctx.today;
        const cash = this.cash.line(ctx, via, 'umum');
        const document = this.ledger.document(ctx, { kind: 'UM', date: on, shiftSeq: cash.shiftSeq, amounts: { amount }, refs: { supplier: supplier.id, via } });
        ctx.rows.insert('supplier_payment', { document_seq: document.seq, supplier_ref: supplier.ref, kind: 'uang-muka', via, amount });
        this.adjust(supplier.ref, 0, amount);
        const entry = this.ledger.post(ctx, { document, memo: `Uang muka pembelian ${document.number}`, lines: [{ account: ADVANCE, debit: amount }, { ...cash, credit: amount, flow: 'suppliers' }] });
        ctx.note(document.number, `uang muka ${rp(amount)}`);
        return { number: document.number, entryNumber: entry.number };
      },
      'purchases.pay': ({ supplierId, amount, via, date }, ctx) => {
        const supplier = this.supplier(supplierId);
        const { payable } = this.balance(supplier.ref);
        if (amount > payable) throw refuse('BALANCE_INSUFFICIENT', `Utang ke ${supplier.name} ${rp(payable)}, dibayar ${rp(amount)}. Isi paling banyak sebesar utangnya.`, { field: 'amount', payable });
        this.refuseEarlier(supplier, 'payable', amount, date ?? ctx.today);
        const cash = this.cash.line(ctx, via, 'umum');
        const document = this.ledger.document(ctx, { kind: 'BP', date: date ?? ctx.today, shiftSeq: cash.shiftSeq, amounts: { amount }, refs: { supplier: supplier.id, via } });
        ctx.rows.insert('supplier_payment', { document_seq: document.seq, supplier_ref: supplier.ref, kind: 'pelunasan', via, amount });
        this.adjust(supplier.ref, -amount, 0);
        const entry = this.ledger.post(ctx, { document, memo: `Bayar pemasok ${document.number}`, lines: [{ account: PAYABLE[supplier.kind], debit: amount }, { ...cash, credit: amount, flow: 'suppliers' }] });
        ctx.note(document.number, `bayar pemasok ${rp(amount)}`);
        return { number: document.number, outstanding: payable - amount, entryNumber: entry.number };
      },
      'purchases.payables': ({ asOf }) => {
        const rows = db
          .sql<{ supplierId: string; name: string; number: string; date: string; due: string | null; amount: number; ref: number }>(
            `WITH owed (ref, seq, due, amount) AS (
               SELECT r.supplier_ref, p.document_seq, p.due_on, p.amount FROM receipt_payment p JOIN receipt r ON r.document_seq = p.document_seq WHERE p.via = 'utang'
               UNION ALL SELECT supplier_ref, document_seq, NULL, payable FROM supplier_change WHERE payable > 0)
             SELECT s.id AS supplierId, s.name, d.number, d.on_date AS date, o.due, o.amount, s.ref FROM owed o JOIN document d ON d.seq = o.seq JOIN supplier s ON s.ref = o.ref
              WHERE d.on_date <= ? AND ${standingOn('d.seq')} ORDER BY s.ref, d.on_date, d.seq`,
          )
          .all(asOf, asOf);
        const paid = new Map(
          db
            .sql<{ ref: number; amount: number }>(
              `WITH settled (ref, amount, seq) AS (SELECT supplier_ref, amount, document_seq FROM supplier_payment WHERE kind = 'pelunasan' UNION ALL SELECT supplier_ref, -payable, document_seq FROM supplier_change WHERE payable < 0)
               SELECT s.ref, sum(s.amount) AS amount FROM settled s JOIN document d ON d.seq = s.seq WHERE d.on_date <= ? AND ${standingOn('d.seq')} GROUP BY s.ref`,
            )
            .all(asOf, asOf)
            .map((row) => [row.ref, row.amount]),
        );
        const open = rows.flatMap(({ amount, ref, ...row }) => {
          const covered = Math.min(amount, paid.get(ref) ?? 0);
          paid.set(ref, (paid.get(ref) ?? 0) - covered);
          return amount === covered ? [] : [{ ...row, outstanding: amount - covered }];
        });
        return { rows: open, total: open.reduce((total, row) => total + row.outstanding, 0) };
      },
    };
  }

  private receive(args: Args<'purchases.receive'>, ctx: WriteCtx) {
    const { kernel, ledger } = this;
    const supplier = this.seller(args.supplierId);
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
    const { advance } = this.balance(supplier.ref);
    if (prepaid > advance) throw refuse('BALANCE_INSUFFICIENT', `${ADVANCE} uang muka di ${supplier.name} ${rp(advance)}, dipakai ${rp(prepaid)}. Bayar sisanya dengan cara lain.`, { account: ADVANCE, short: prepaid - advance });
    if (prepaid > 0) this.refuseEarlier(supplier, 'advance', prepaid, on);
    if (owed > 0 || prepaid > 0) this.adjust(supplier.ref, owed, -prepaid);
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

  private supplier(id: string): Supplier {
    const row = this.kernel.db.sql<Supplier>('SELECT ref, id, name, kind FROM supplier WHERE id = ?').get(id);
    if (row === undefined) throw notFound('Pemasok', 'supplierId');
    return row;
  }

  private byRef(ref: number): Supplier {
    const row = this.kernel.db.sql<Supplier>('SELECT ref, id, name, kind FROM supplier WHERE ref = ?').get(ref);
    if (row === undefined) throw new Error(`no supplier ${ref}`);
    return row;
  }

  /** A supplier whose goods become ours on delivery. Goods on consignment do not: booking them as bought could never be undone (ruling 32). */
  private seller(id: string): Supplier {
    const supplier = this.supplier(id);
    if (supplier.kind === 'konsinyasi') throw invalid('supplierId', `${supplier.name} menitipkan barang; barang titipan belum dibuka di gerai ini`);
    return supplier;
  }

  /** Refuses to take a debt or an advance on a day before there was as much of it: on no day from then on may more be taken than there was. */
  private refuseEarlier(supplier: Supplier, what: 'payable' | 'advance', amount: number, on: CalendarDate): void {
    const short = shortSince(this.balance(supplier.ref)[what], supplierMoves(this.kernel.db, supplier.ref, what), on, amount);
    if (short === undefined) return;
    const [held, taken] = what === 'payable' ? ['Utang ke', 'dibayar'] : ['Uang muka di', 'dipakai'];
    throw refuse('BACKDATED', `${held} ${supplier.name} pada ${dateText(short.date)} ${rp(short.there)}, ${taken} ${rp(amount)}. Pakai tanggal ${dateText(short.from)} atau sesudahnya.`, { field: 'date', [what]: short.there });
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

  private balance(supplierRef: number): { payable: number; advance: number } {
    return this.kernel.db.sql<{ payable: number; advance: number }>('SELECT payable, advance FROM supplier_balance WHERE supplier_ref = ?').get(supplierRef) ?? { payable: 0, advance: 0 };
  }

  private adjust(supplierRef: number, payable: number, advance: number): void {
    const now = this.balance(supplierRef);
    this.kernel.db
      .sql('INSERT INTO supplier_balance (supplier_ref, payable, advance) VALUES (?, ?, ?) ON CONFLICT (supplier_ref) DO UPDATE SET payable = excluded.payable, advance = excluded.advance')
      .run(supplierRef, now.payable + payable, now.advance + advance);
  }
}

/** What is owed to suppliers, and prepaid at them. */
export const purchasingControls: Controls = (db) => {
  const sums = db.sql<{ payable: number | null; advance: number | null }>('SELECT sum(payable) AS payable, sum(advance) AS advance FROM supplier_balance').get();
  return [{ accounts: PAYABLES, amount: 0 - (sums?.payable ?? 0) }, { accounts: [ADVANCE], amount: sums?.advance ?? 0 }];
};

/** Supplier balances re-derived from receipts and payments that stand, and against 2-11xx and 1-1510. */
export function purchasingChecks(db: Database, accountBalance: (code: string) => number): Problem[] {
  const problems: Problem[] = [];
  const derived = new Map<number, { payable: number; advance: number }>();
  const add = (ref: number, payable: number, advance: number): void => {
    const now = derived.get(ref) ?? { payable: 0, advance: 0 };
    derived.set(ref, { payable: now.payable + payable, advance: now.advance + advance });
  };
  for (const row of db.sql<{ ref: number; via: string; amount: number }>(`SELECT r.supplier_ref AS ref, p.via, p.amount * (${standing('r.document_seq')}) AS amount FROM receipt_payment p JOIN receipt r ON r.document_seq = p.document_seq`).iterate()) {
    if (row.via === 'utang') add(row.ref, row.amount, 0);
    if (row.via === 'uang-muka') add(row.ref, 0, -row.amount);
  }
  for (const row of db.sql<{ ref: number; kind: string; amount: number }>(`SELECT supplier_ref AS ref, kind, amount * (${standing('supplier_payment.document_seq')}) AS amount FROM supplier_payment`).iterate())
    if (row.kind === 'pelunasan') add(row.ref, -row.amount, 0);
    else add(row.ref, 0, row.amount);
  for (const row of db.sql<{ ref: number; payable: number; advance: number }>('SELECT supplier_ref AS ref, payable, advance FROM supplier_change').iterate()) add(row.ref, row.payable, row.advance);
  let payable = 0;
  let advance = 0;
  for (const row of db.sql<{ supplier_ref: number; payable: number; advance: number }>('SELECT supplier_ref, payable, advance FROM supplier_balance').iterate()) {
    const expected = derived.get(row.supplier_ref);
    derived.delete(row.supplier_ref);
    payable += row.payable;
    advance += row.advance;
    if (expected === undefined || expected.payable !== row.payable || expected.advance !== row.advance) problems.push({ table: 'supplier_balance', key: String(row.supplier_ref), problem: 'berbeda dari kiriman dan pembayarannya' });
  }
  for (const ref of derived.keys()) problems.push({ table: 'supplier_balance', key: String(ref), problem: 'baris hilang' });
  const booked = -PAYABLES.reduce((sum_, code) => sum_ + accountBalance(code), 0);
  if (booked !== payable) problems.push({ table: 'supplier_balance', key: '2-11xx', problem: `utang pemasok ${payable}, buku besar ${booked}` });
  if (accountBalance(ADVANCE) !== advance) problems.push({ table: 'supplier_balance', key: ADVANCE, problem: `uang muka ${advance}, buku besar ${accountBalance(ADVANCE)}` });
  return problems;
}
