import { rp } from '../../../shared/text/format.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import { refuse } from '../kernel/refusal.ts';
import { standingOn, type Ledger } from '../ledger/index.ts';
import { ADVANCE, PAYABLE, type Suppliers } from './suppliers.ts';

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

  handlers(): Handlers<'purchases.advance' | 'purchases.pay' | 'purchases.payables'> {
    const { db } = this.kernel;
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
      'purchases.pay': ({ supplierId, amount, via, date }, ctx) => {
        const supplier = this.suppliers.get(supplierId);
        const { payable } = this.suppliers.balance(supplier.ref);
        if (amount > payable) throw refuse('BALANCE_INSUFFICIENT', `Utang ke ${supplier.name} ${rp(payable)}, dibayar ${rp(amount)}. Isi paling banyak sebesar utangnya.`, { field: 'amount', payable });
        this.suppliers.refuseEarlier(supplier, 'payable', amount, date ?? ctx.today);
        const cash = this.cash.line(ctx, via, 'umum');
        const document = this.ledger.document(ctx, { kind: 'BP', date: date ?? ctx.today, shiftSeq: cash.shiftSeq, amounts: { amount }, refs: { supplier: supplier.id, via } });
        ctx.rows.insert('supplier_payment', { document_seq: document.seq, supplier_ref: supplier.ref, kind: 'pelunasan', via, amount });
        this.suppliers.adjust(supplier.ref, -amount, 0);
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
}
