import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import type { Cylinders } from '../cylinders/index.ts';
import type { Database } from '../kernel/database.ts';
import { refuse } from '../kernel/refusal.ts';
import { inUse, lastDayOf, standing, type Reversed, type Reversible, type Reversibles } from '../ledger/index.ts';
import type { Stock } from '../stock/index.ts';

type Room = {
  readonly db: Database; readonly stock: Stock; readonly cylinders: Cylinders;
  readonly balance: (supplierRef: number) => { readonly payable: number; readonly advance: number };
  readonly adjust: (supplierRef: number, payable: number, advance: number) => void;
  /** The last document that changed a delivery. */
  readonly changedBy: (receiptSeq: number) => string | undefined;
};
type Paid = { readonly supplierRef: number; readonly amount: number };
type Received = { readonly supplierRef: number; readonly owed: number; readonly prepaid: number };

const latest = (a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null => ((a ?? '') > (b ?? '') ? a : b);

/** The last payment that named a delivery and stands. */
const paidBySeq = (db: Database, receiptSeq: number): string | undefined =>
  db.sql<{ number: string }>(`SELECT d.number FROM payable_part p JOIN document d ON d.seq = p.document_seq WHERE p.owed_seq = ? AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`).get(receiptSeq)?.number;

/** How deliveries, advances and payments of suppliers are undone: while the goods, the advance and the debt they made are still whole. */
export function purchaseReversibles({ db, stock, cylinders, balance, adjust, changedBy }: Room): Reversibles<'TB' | 'UM' | 'BP'> {
  const paidBy = (document: Reversed): Paid => {
    const paid = db.sql<Paid>('SELECT supplier_ref AS supplierRef, amount FROM supplier_payment WHERE document_seq = ?').get(document.seq);
    if (paid === undefined) throw new Error(`${document.number} paid no supplier`);
    return paid;
  };
  const receivedBy = (document: Reversed): Received => {
    const received = db
      .sql<Received>(
        `SELECT r.supplier_ref AS supplierRef, coalesce(sum(CASE p.via WHEN 'utang' THEN p.amount END), 0) AS owed, coalesce(sum(CASE p.via WHEN 'uang-muka' THEN p.amount END), 0) AS prepaid
           FROM receipt r LEFT JOIN receipt_payment p ON p.document_seq = r.document_seq WHERE r.document_seq = ? GROUP BY r.document_seq`,
      )
      .get(document.seq);
    if (received === undefined) throw new Error(`${document.number} received nothing`);
    return received;
  };
  /** The last receipt of a supplier that an advance paid for. */
  const usedBy = (supplierRef: number): string =>
    db
      .sql<{ number: string }>(
        `SELECT d.number FROM receipt_payment p JOIN receipt r ON r.document_seq = p.document_seq JOIN document d ON d.seq = r.document_seq
          WHERE r.supplier_ref = ? AND p.via = 'uang-muka' AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`,
      )
      .get(supplierRef)?.number ?? '';
  /** The last payment of what is owed to a supplier. */
  const settledBy = (supplierRef: number): string =>
    db
      .sql<{ number: string }>(`SELECT d.number FROM supplier_payment p JOIN document d ON d.seq = p.document_seq WHERE p.supplier_ref = ? AND p.kind = 'pelunasan' AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`)
      .get(supplierRef)?.number ?? '';

  const lastDay = (supplierRef: number): CalendarDate | null =>
    lastDayOf(db, 'SELECT document_seq FROM receipt WHERE supplier_ref = ? UNION ALL SELECT document_seq FROM supplier_payment WHERE supplier_ref = ? UNION ALL SELECT document_seq FROM supplier_change WHERE supplier_ref = ?', [supplierRef, supplierRef, supplierRef]);

  const advance: Reversible = {
    purpose: 'umum',
    check: (document) => {
      const { supplierRef, amount } = paidBy(document);
      if (balance(supplierRef).advance < amount) throw inUse(document, usedBy(supplierRef), reversalWords.usedAdvance);
      return lastDay(supplierRef);
    },
    undo: (_ctx, document) => {
      const { supplierRef, amount } = paidBy(document);
      adjust(supplierRef, 0, -amount);
    },
  };
  const payment: Reversible = {
    purpose: 'umum',
    check: (document) => lastDay(paidBy(document).supplierRef),
    undo: (_ctx, document) => {
      const { supplierRef, amount } = paidBy(document);
      adjust(supplierRef, amount, 0);
    },
  };
  const receipt: Reversible = {
    purpose: 'umum',
    check: (document) => {
      const { supplierRef, owed } = receivedBy(document);
      if (balance(supplierRef).payable < owed) throw inUse(document, settledBy(supplierRef), reversalWords.paidDebt);
      const paid = paidBySeq(db, document.seq);
      if (paid !== undefined) throw inUse(document, paid, reversalWords.paidDebt);
      const changed = changedBy(document.seq);
      if (changed !== undefined) throw inUse(document, changed, reversalWords.changedDelivery);
      const rests = stock.restingOn(document.seq);
      if (rests !== null)
        throw refuse('IN_USE', reversalWords.spent(document.number, rests.number, rests.why === 'goods' ? reversalWords.goodsGone(rests.product) : reversalWords.costMixed(rests.product)), { field: 'ref', by: rests.number });
      const cylinder = cylinders.restingOn(document.seq);
      if (cylinder !== null) throw refuse('IN_USE', reversalWords.spent(document.number, cylinder.number, reversalWords.cylindersMoved(cylinder.size)), { field: 'ref', by: cylinder.number });
      return latest(stock.lastMoved(document.seq), lastDay(supplierRef));
    },
    undo: (ctx, document, reversal) => {
      const { supplierRef, owed, prepaid } = receivedBy(document);
      if (owed > 0 || prepaid > 0) adjust(supplierRef, -owed, prepaid);
      stock.takeBack(ctx, document.seq, reversal);
      cylinders.takeBack(ctx, document.seq, reversal);
    },
  };
  return { TB: receipt, UM: advance, BP: payment };
}
