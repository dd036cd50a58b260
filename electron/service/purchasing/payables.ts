import type { Args, Result } from '../../../shared/contract/index.ts';
import { type CalendarDate } from '../../../shared/domain/dates.ts';
import { sum } from '../../../shared/domain/money.ts';
import { bucketOf, bucketsOf, daysLate, dueOf, oldestFirst, type Part } from '../../../shared/domain/payables.ts';
import { rp } from '../../../shared/text/format.ts';
import { payableWords as words } from '../../../shared/text/payables.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Ctx, Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, notFound, pageBefore, refuse } from '../kernel/refusal.ts';
import { standing, type DocumentHead, type Ledger } from '../ledger/index.ts';
import { debtsOn, openDebts, openFrom, openSince, type OpenDebt } from './debts.ts';
import { supplierMoves } from './history.ts';
import { ADVANCE, PAYABLE, type Supplier, type Suppliers } from './suppliers.ts';

type PayableRow = Result<'purchases.payables'>['rows'][number];
type Named = NonNullable<Args<'purchases.pay'>['receipts']>;

/** Money paid to suppliers, before the goods or after them, and what is still owed. */
export class Payables {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly suppliers: Suppliers;
  private readonly cash: CashDesk;

  constructor(kernel: Kernel, ledger: Ledger, suppliers: Suppliers, cash: CashDesk) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.suppliers = suppliers;
    this.cash = cash;
  }

  handlers(): Handlers<'purchases.advance' | 'purchases.pay' | 'purchases.payables' | 'purchases.dueList' | 'purchases.payments'> {
    return {
      'purchases.advance': ({ supplierId, amount, via, date }, ctx) => {
        const supplier = this.suppliers.seller(supplierId);
        const on = date ?? ctx.today;
        const cash = this.cash.line(ctx, via, 'umum');
        const document = this.ledger.document(ctx, { kind: 'UM', date: on, shiftSeq: cash.shiftSeq, amounts: { amount }, refs: { supplier: supplier.id, via } });
        ctx.rows.insert('supplier_payment', { document_seq: document.seq, supplier_ref: supplier.ref, kind: 'uang-muka', via, amount });
        this.suppliers.adjust(supplier.ref, 0, amount);
        const entry = this.ledger.post(ctx, { document, memo: `Uang muka pembelian ${document.number}`, lines: [{ account: ADVANCE, debit: amount }, { ...cash, credit: amount, flow: 'suppliers' }] });
        ctx.note(document.number, `uang muka ${rp(amount)}`);
        return { number: document.number, entryNumber: entry.number };
      },
      'purchases.pay': (args, ctx) => this.pay(args, ctx),
      'purchases.payables': ({ asOf }) => this.payables(asOf),
      'purchases.dueList': ({ until }, ctx) => this.dueList(until, ctx),
      'purchases.payments': (args) => this.payments(args),
    };
  }

  /** Pays the deliveries that are named, else what was due first. Throws RULE BALANCE_INSUFFICIENT, BACKDATED, VALIDATION, NOT_FOUND. */
  private pay({ supplierId, amount, via, date, receipts }: Args<'purchases.pay'>, ctx: WriteCtx): Omit<Result<'purchases.pay'>, 'replayed'> {
    const supplier = this.suppliers.get(supplierId);
    const on = date ?? ctx.today;
    const { payable } = this.suppliers.balance(supplier.ref);
    const open = openDebts(this.kernel.db, supplier.ref);
    const parts = receipts === undefined ? undefined : this.named(supplier, open, receipts, amount);
    if (amount > payable) throw refuse('BALANCE_INSUFFICIENT', words.moreThanOwed(supplier.name, payable, amount), { field: 'amount', payable });
    this.suppliers.refuseEarlier(supplier, 'payable', amount, on);
    const since = this.openSince(supplier.ref, on);
    const settled = parts ?? oldestFirst(since, amount);
    this.refuseBefore(open, since, settled, amount);
    const numberOf = new Map(open.map((debt) => [debt.seq, debt]));
    const said = settled.map((part) => ({ receiptId: numberOf.get(part.seq)?.id ?? '', number: numberOf.get(part.seq)?.number ?? '', amount: part.amount }));
    const cash = this.cash.line(ctx, via, 'umum');
    const document = this.ledger.document(ctx, { kind: 'BP', date: on, shiftSeq: cash.shiftSeq, amounts: { amount, parts: said.map((part) => [part.number, part.amount]) }, refs: { supplier: supplier.id, via } });
    ctx.rows.insert('supplier_payment', { document_seq: document.seq, supplier_ref: supplier.ref, kind: 'pelunasan', via, amount });
    this.keep(ctx, document, settled);
    this.suppliers.adjust(supplier.ref, -amount, 0);
    const entry = this.ledger.post(ctx, { document, memo: `Bayar pemasok ${document.number}`, lines: [{ account: PAYABLE[supplier.kind], debit: amount }, { ...cash, credit: amount, flow: 'suppliers' }] });
    ctx.note(document.number, `bayar pemasok ${rp(amount)}`);
    return { number: document.number, outstanding: payable - amount, entryNumber: entry.number, parts: said };
  }

  /** A credit of the supplier comes off a delivery, and what is above that off what was due first on that day. */
  credit(ctx: WriteCtx, document: DocumentHead, supplierRef: number, receiptSeq: number, amount: number): void {
    const open = this.openSince(supplierRef, document.date);
    const own = oldestFirst(open.filter((debt) => debt.seq === receiptSeq), amount);
    const others = oldestFirst(open.filter((debt) => debt.seq !== receiptSeq), amount - sum(own.map((part) => part.amount)));
    this.keep(ctx, document, [...own, ...others]);
  }

  private keep(ctx: WriteCtx, document: DocumentHead, parts: readonly Part[]): void {
    for (const part of parts) ctx.rows.insert('payable_part', { document_seq: document.seq, owed_seq: part.seq, amount: part.amount });
  }

  /** What of each debt may be taken off it on a day. */
  private openSince(supplierRef: number, on: CalendarDate): OpenDebt[] {
    return openSince(this.kernel.db, supplierRef, on, this.changed(supplierRef));
  }

  /** The days on which what is owed to a supplier changed. */
  private changed(supplierRef: number): CalendarDate[] {
    return supplierMoves(this.kernel.db, supplierRef, 'payable').map((move) => move.date);
  }

  /** What is to be paid of the deliveries named: as said of each, else what was due first of them. Throws NOT_FOUND, VALIDATION. */
  private named(supplier: Supplier, open: readonly OpenDebt[], receipts: Named, amount: number): Part[] {
    const debts = receipts.map(({ receiptId }, index) => {
      const field = `receipts.${index}.receiptId`;
      const known = this.kernel.db.sql<{ seq: number; number: string }>("SELECT seq, number FROM document WHERE kind IN ('TB', 'DP') AND (id = ? OR number = ?)").get(receiptId, receiptId);
      if (known === undefined) throw notFound('Penerimaan barang', field);
      const debt = open.find((each) => each.seq === known.seq);
      if (debt === undefined) throw invalid(field, words.notOpen(known.number, supplier.name));
      if (receipts.findIndex((other) => other.receiptId === receiptId) !== index) throw invalid(field, words.twice(known.number));
      return debt;
    });
    const said = receipts.filter((receipt) => receipt.amount !== undefined);
    if (said.length === 0) {
      const all = sum(debts.map((debt) => debt.outstanding));
      if (amount > all) throw invalid('amount', words.moreThanNamed(all, amount));
      return oldestFirst(debts, amount);
    }
    const parts = debts.map((debt, index): Part => {
      const part = receipts[index]?.amount;
      if (part === undefined) throw invalid(`receipts.${index}.amount`, words.allOrNone);
      if (part > debt.outstanding) throw invalid(`receipts.${index}.amount`, words.moreThanLeft(debt.number, debt.outstanding));
      return { seq: debt.seq, amount: part };
    });
    const all = sum(parts.map((part) => part.amount));
    if (all !== amount) throw invalid('receipts', words.partsOther(all, amount));
    return parts;
  }

  /** Refuses to pay on a day what of a delivery was only owed later: it came then, or its price was put right. */
  private refuseBefore(open: readonly OpenDebt[], since: readonly OpenDebt[], parts: readonly Part[], amount: number): void {
    const then = new Map(since.map((debt) => [debt.seq, debt.outstanding]));
    const early = (seq: number, wanted: number): boolean => wanted > (then.get(seq) ?? 0);
    const all = amount > sum(parts.map((part) => part.amount)) ? open.map(({ seq, outstanding }) => ({ seq, amount: outstanding })) : parts;
    const found = all.find((part) => early(part.seq, part.amount));
    const debt = open.find(({ seq }) => seq === found?.seq);
    if (found === undefined || debt === undefined) return;
    const from = openFrom(this.kernel.db, debt, found.amount, this.changed(debt.supplierRef));
    throw refuse('BACKDATED', words.beforeDebt(debt.number, from), { field: 'date', last: from });
  }

  private edges(on: CalendarDate): readonly number[] {
    return this.kernel.settings.at('purchase.ageing', on).days;
  }

  private rowsOf(open: readonly OpenDebt[], on: CalendarDate, edges: readonly number[]): PayableRow[] {
    const names = new Map(this.kernel.db.sql<{ ref: number; id: string; name: string }>('SELECT ref, id, name FROM supplier').all().map((supplier) => [supplier.ref, supplier]));
    return open.map((debt) => {
      const late = daysLate(debt, on);
      const supplier = names.get(debt.supplierRef);
      return {
        supplierId: supplier?.id ?? '', name: supplier?.name ?? '', receiptId: debt.id, number: debt.number, date: debt.date, due: debt.due, amount: debt.amount, paid: debt.settled, outstanding: debt.outstanding, daysLate: late, bucket: bucketOf(late, edges),
      };
    });
  }

  private payables(asOf: CalendarDate): Result<'purchases.payables'> {
    const edges = this.edges(asOf);
    const rows = this.rowsOf(debtsOn(this.kernel.db, asOf).filter((debt) => debt.outstanding > 0), asOf, edges);
    return {
      rows, total: sum(rows.map((row) => row.outstanding)),
      buckets: bucketsOf(edges).map((bucket) => ({ bucket, amount: sum(rows.filter((row) => row.bucket === bucket).map((row) => row.outstanding)) })),
    };
  }

  private dueList(until: CalendarDate, ctx: Ctx): Result<'purchases.dueList'> {
    const due = debtsOn(this.kernel.db, ctx.today).filter((debt) => debt.outstanding > 0 && dueOf(debt) <= until).toSorted((a, b) => (dueOf(a) === dueOf(b) ? a.seq - b.seq : dueOf(a) < dueOf(b) ? -1 : 1));
    const rows = this.rowsOf(due, ctx.today, this.edges(ctx.today));
    return { rows, total: sum(rows.map((row) => row.outstanding)), late: sum(rows.filter((row) => row.daysLate > 0).map((row) => row.outstanding)) };
  }

  private payments({ supplierId, from, to, limit, cursor }: Args<'purchases.payments'>): Result<'purchases.payments'> {
    const { db } = this.kernel;
    const supplier = supplierId === undefined ? undefined : this.suppliers.get(supplierId);
    const size = limit ?? 100;
    const found = db
      .sql<{ seq: number; number: string; date: string; supplierId: string; name: string; kind: 'uang-muka' | 'pelunasan'; via: string; amount: number; stands: number }>(
        `SELECT d.seq, d.number, d.on_date AS date, s.id AS supplierId, s.name, p.kind, p.via, p.amount, ${standing('d.seq')} AS stands FROM supplier_payment p JOIN document d ON d.seq = p.document_seq JOIN supplier s ON s.ref = p.supplier_ref
          WHERE d.seq < ? AND (? IS NULL OR p.supplier_ref = ?) AND d.on_date BETWEEN ? AND ? ORDER BY d.seq DESC LIMIT ?`,
      )
      .all(pageBefore(cursor), supplier?.ref ?? null, supplier?.ref ?? null, from ?? '0000-00-00', to ?? '9999-99-99', size + 1);
    const page = found.slice(0, size);
    return {
      rows: page.map(({ seq, stands, ...row }) => ({
        ...row, undone: stands === 0,
        parts: db.sql<{ number: string; amount: number }>('SELECT d.number, p.amount FROM payable_part p JOIN document d ON d.seq = p.owed_seq WHERE p.document_seq = ? ORDER BY d.seq').all(seq),
      })),
      next: found.length > size ? String(page.at(-1)?.seq ?? '') : null,
    };
  }
}
