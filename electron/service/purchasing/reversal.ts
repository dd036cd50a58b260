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
type Received = { readonly supplierRef: number; readonly owed: number; readonly advance: number };

const latest = (a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null => ((a ?? '') > (b ?? '') ? a : b);

/** The last payment that named a delivery and stands. */
const paidBySeq = (db: Database, receiptSeq: number): string | undefined =>
  db.sql<{ number: string }>(`SELECT d.number FROM payable_part p JOIN document d ON d.seq = p.document_seq WHERE p.owed_seq = ? AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`).get(receiptSeq)?.number;

/** How deliveries, advances and payments of suppliers are undone: while the goods, the advance and the debt they made are still whole. */
export function purchaseReversibles({ db, stock, cylinders, balance, adjust, changedBy }: Room): Reversibles<'TB' | 'DP' | 'UM' | 'BP'> {
  const paidBy = (document: Reversed): Paid => {
    const paid = db.sql<Paid>('SELECT supplier_ref AS supplierRef, amount FROM supplier_payment WHERE document_seq = ?').get(document.seq);
    if (paid === undefined) throw new Error(`${document.number} paid no supplier`);
    return paid;
  };
  const receivedBy = (document: Reversed): Received => {
    const received = db
      .sql<Received>(
        `SELECT r.supplier_ref AS supplierRef, coalesce(sum(e.payable), 0) AS owed, coalesce(sum(e.advance), 0) AS advance
           FROM (SELECT document_seq, supplier_ref FROM receipt UNION ALL SELECT document_seq, supplier_ref FROM shipment) r LEFT JOIN supplier_effect e ON e.document_seq = r.document_seq WHERE r.document_seq = ? GROUP BY r.document_seq`,
      )
      .get(document.seq);
    if (received === undefined) throw new Error(`${document.number} received nothing`);
    return received;
  };
  /** The last document of a supplier that an advance paid for. */
  const usedBy = (supplierRef: number): string =>
    db
      .sql<{ number: string }>(
        `SELECT d.number FROM supplier_effect e JOIN document d ON d.seq = e.document_seq WHERE e.supplier_ref = ? AND e.advance < 0 AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`,
      )
      .get(supplierRef)?.number ?? '';
  /** The last payment of what is owed to a supplier. */
  const settledBy = (supplierRef: number): string =>
    db
      .sql<{ number: string }>(`SELECT d.number FROM supplier_payment p JOIN document d ON d.seq = p.document_seq WHERE p.supplier_ref = ? AND p.kind = 'pelunasan' AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`)
      .get(supplierRef)?.number ?? '';

  const lastDay = (supplierRef: number): CalendarDate | null =>
    lastDayOf(db, 'SELECT document_seq FROM receipt WHERE supplier_ref = ? UNION ALL SELECT document_seq FROM shipment WHERE supplier_ref = ? UNION ALL SELECT document_seq FROM supplier_payment WHERE supplier_ref = ? UNION ALL SELECT document_seq FROM supplier_change WHERE supplier_ref = ?', [supplierRef, supplierRef, supplierRef, supplierRef]);

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
  /** Refuses what has been paid since, or whose claim has been used; answers the supplier. */
  const unsettled = (document: Reversed): number => {
    const { supplierRef, owed, advance: gained } = receivedBy(document);
    const now = balance(supplierRef);
    if (now.payable < owed) throw inUse(document, settledBy(supplierRef), reversalWords.paidDebt);
    const paid = paidBySeq(db, document.seq);
    if (paid !== undefined) throw inUse(document, paid, reversalWords.paidDebt);
    if (now.advance < gained) throw inUse(document, usedBy(supplierRef), reversalWords.usedAdvance);
    return supplierRef;
  };
  const takeBack = (document: Reversed): void => {
    const { supplierRef, owed, advance: gained } = receivedBy(document);
    if (owed !== 0 || gained !== 0) adjust(supplierRef, -owed, -gained);
  };
  const shipment: Reversible = {
    purpose: 'umum',
    check: (document) => {
      const supplierRef = unsettled(document);
      const arrived = db.sql<{ number: string }>(`SELECT d.number FROM shipment_part p JOIN document d ON d.seq = p.document_seq WHERE p.shipment_seq = ? AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`).get(document.seq)?.number;
      if (arrived !== undefined) throw inUse(document, arrived, reversalWords.arrivedSince);
      return lastDay(supplierRef);
    },
    undo: (_ctx, document) => takeBack(document),
  };
  const receipt: Reversible = {
    purpose: 'umum',
    check: (document) => {
      const supplierRef = unsettled(document);
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
      takeBack(document);
      stock.takeBack(ctx, document.seq, reversal);
      cylinders.takeBack(ctx, document.seq, reversal);
    },
  };
  return { TB: receipt, DP: shipment, UM: advance, BP: payment };
}
