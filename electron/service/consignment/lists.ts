import type { Result } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { quantityText } from '../../../shared/domain/quantity.ts';
import type { Database } from '../kernel/database.ts';
import { standing, standingOn } from '../ledger/index.ts';
import type { Member } from '../members/index.ts';
import { termsOn } from './terms.ts';

type Sum = { readonly amount: number; readonly commission: number; readonly share: number };
const NOTHING: Sum = { amount: 0, commission: 0, share: 0 };
const SUMS = 'coalesce(sum(s.amount), 0) AS amount, coalesce(sum(s.commission), 0) AS commission, coalesce(sum(s.share), 0) AS share';
const total = (rows: readonly Sum[]): Sum => rows.reduce((sum, row) => ({ amount: sum.amount + row.amount, commission: sum.commission + row.commission, share: sum.share + row.share }), NOTHING);

/** Up to which document, and which day, a consignor has been paid: 0 and null where never. */
export const settledUpTo = (db: Database, supplierRef: number): { readonly seq: number; readonly until: CalendarDate | null } =>
  db.sql<{ seq: number; until: CalendarDate }>(`SELECT upto_seq AS seq, until FROM consignment_payment WHERE supplier_ref = ? AND ${standing('consignment_payment.document_seq')} ORDER BY document_seq DESC LIMIT 1`).get(supplierRef) ?? { seq: 0, until: null };

/** What was sold and came back after document `since` up to a day, and the last document of it. */
export const unpaid = (db: Database, supplierRef: number, since: number, until: CalendarDate): Sum & { readonly uptoSeq: number } =>
  db
    .sql<Sum & { uptoSeq: number }>(`SELECT ${SUMS}, coalesce(max(s.document_seq), 0) AS uptoSeq FROM consignment_share s JOIN document d ON d.seq = s.document_seq WHERE s.supplier_ref = ? AND s.document_seq > ? AND d.on_date <= ?`)
    .get(supplierRef, since, until) ?? { ...NOTHING, uptoSeq: 0 };

/** Everybody who leaves goods here, and what is owed to each. */
export function consignors(db: Database, memberByRef: (ref: number) => Member): Result<'consignment.list'> {
  const rows = db
    .sql<{ supplierId: string; name: string; memberRef: number | null; goods: number; owed: number; lastPaid: string | null }>(
      `SELECT s.id AS supplierId, s.name, c.member_ref AS memberRef, (SELECT count(DISTINCT t.product_ref) FROM consignment_term t WHERE t.supplier_ref = s.ref) AS goods, coalesce(b.owed, 0) AS owed,
              (SELECT max(d.on_date) FROM consignment_payment p JOIN document d ON d.seq = p.document_seq WHERE p.supplier_ref = s.ref AND ${standing('p.document_seq')}) AS lastPaid
         FROM supplier s LEFT JOIN consignor c ON c.supplier_ref = s.ref LEFT JOIN consignment_balance b ON b.supplier_ref = s.ref WHERE s.kind = 'konsinyasi' ORDER BY s.name, s.ref`,
    )
    .all()
    .map(({ memberRef, ...row }) => {
      const member = memberRef === null ? null : memberByRef(memberRef);
      return { ...row, memberId: member?.id ?? null, memberNo: member?.no ?? null, memberName: member?.name ?? null };
    });
  return { rows, total: rows.reduce((sum, row) => sum + row.owed, 0) };
}

/** The goods of a consignor as they stand, and what of them is not paid yet. */
export function consignedGoods(db: Database, supplierRef: number, today: CalendarDate): Result<'consignment.goods'> {
  const { seq } = settledUpTo(db, supplierRef);
  const rows = db
    .sql<{ ref: number; productId: string; sku: string; name: string; unit: string; onHand: number; sold: number } & Sum>(
      `SELECT p.ref, p.id AS productId, p.sku, p.name, p.unit, coalesce((SELECT k.qty FROM stock k WHERE k.product_ref = p.ref), 0) AS onHand, coalesce(sum(s.qty), 0) AS sold, ${SUMS}
         FROM product p LEFT JOIN consignment_share s ON s.product_ref = p.ref AND s.supplier_ref = ? AND s.document_seq > ?
        WHERE p.ref IN (SELECT product_ref FROM consignment_term WHERE supplier_ref = ?) GROUP BY p.ref ORDER BY p.name, p.ref`,
    )
    .all(supplierRef, seq, supplierRef);
  return { rows: rows.map(({ ref, onHand, sold, ...row }) => ({ ...row, onHand: quantityText(onHand), sold: quantityText(sold), commissionPct: termsOn(db, ref, today)?.pct ?? null })), sum: total(rows) };
}

/** What moved of a consignor's goods between two days, and what was owed before and after. */
export function statement(db: Database, supplierRef: number, from: CalendarDate, to: CalendarDate): Omit<Result<'consignment.statement'>, 'supplierId' | 'name'> {
  const rows = db
    .sql<{ productId: string; name: string; unit: string; opening: number; received: number; givenBack: number; moved: number; sold: number } & Sum>(
      `SELECT p.id AS productId, p.name, p.unit,
              coalesce((SELECT sum(m.qty) FROM stock_move m WHERE m.product_ref = p.ref AND m.on_date < ?), 0) AS opening,
              coalesce((SELECT sum(m.qty) FROM stock_move m WHERE m.product_ref = p.ref AND m.on_date BETWEEN ? AND ? AND m.kind = 'terima'), 0) AS received,
              -coalesce((SELECT sum(m.qty) FROM stock_move m WHERE m.product_ref = p.ref AND m.on_date BETWEEN ? AND ? AND m.kind = 'retur-beli'), 0) AS givenBack,
              coalesce((SELECT sum(m.qty) FROM stock_move m WHERE m.product_ref = p.ref AND m.on_date BETWEEN ? AND ?), 0) AS moved,
              coalesce(sum(s.qty), 0) AS sold, ${SUMS}
         FROM product p LEFT JOIN (consignment_share s JOIN document d ON d.seq = s.document_seq AND d.on_date BETWEEN ? AND ?) ON s.product_ref = p.ref AND s.supplier_ref = ?
        WHERE p.ref IN (SELECT product_ref FROM consignment_term WHERE supplier_ref = ?) GROUP BY p.ref ORDER BY p.name, p.ref`,
    )
    .all(from, from, to, from, to, from, to, from, to, supplierRef, supplierRef);
  const owedOn = (day: string, sign: '<' | '<='): number => {
    const shares = db.sql<{ share: number }>(`SELECT coalesce(sum(s.share), 0) AS share FROM consignment_share s JOIN document d ON d.seq = s.document_seq WHERE s.supplier_ref = ? AND d.on_date ${sign} ?`).get(supplierRef, day)?.share ?? 0;
    return shares - paidOn(db, supplierRef, day, sign);
  };
  const payments = db
    .sql<{ number: string; date: string; via: string; amount: number; undone: number }>(
      `SELECT d.number, d.on_date AS date, p.via, p.amount, NOT (${standing('p.document_seq')}) AS undone FROM consignment_payment p JOIN document d ON d.seq = p.document_seq WHERE p.supplier_ref = ? AND d.on_date BETWEEN ? AND ? ORDER BY d.seq`,
    )
    .all(supplierRef, from, to);
  const [openingOwed, closingOwed] = [owedOn(from, '<'), owedOn(to, '<=')];
  const sum = total(rows);
  return {
    rows: rows.map(({ opening, received, givenBack, moved, sold, ...row }) => ({
      ...row, opening: quantityText(opening), received: quantityText(received), givenBack: quantityText(givenBack), sold: quantityText(sold), other: quantityText(moved - received + givenBack + sold), closing: quantityText(opening + moved),
    })),
    sum, openingOwed, paid: openingOwed + sum.share - closingOwed, closingOwed, payments: payments.map(({ undone, ...row }) => ({ ...row, undone: undone === 1 })),
  };
}

/** What had been paid to a consignor before, or by, the end of a day; what was undone by then counts no more. */
const paidOn = (db: Database, supplierRef: number, day: string, sign: '<' | '<='): number =>
  db
    .sql<{ amount: number }>(
      `SELECT coalesce(sum(p.amount), 0) AS amount FROM consignment_payment p JOIN document d ON d.seq = p.document_seq WHERE p.supplier_ref = ? AND d.on_date ${sign} ? AND ${sign === '<=' ? standingOn('d.seq') : standingOn('d.seq').replace('<= ?', '< ?')}`,
    )
    .get(supplierRef, day, day)?.amount ?? 0;
