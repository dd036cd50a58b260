import type { Database } from '../kernel/database.ts';
import { standing } from '../ledger/index.ts';

/** What a settlement or delivery of consigned goods was about, product by product: what was sold and is left, or was brought or taken. */
export type ConsignmentNote = {
  readonly supplier: string; readonly via: string | null; readonly until: string | null; readonly note: string | null;
  readonly lines: readonly { readonly name: string; readonly unit: string; readonly qty: number; readonly left: number; readonly amount: number; readonly commission: number; readonly share: number }[];
};
type Head = Omit<ConsignmentNote, 'lines'> & { readonly ref: number; readonly uptoSeq: number | null };

/** As it stood then; undefined for another document. */
export function consignmentNoteOf(db: Database, seq: number): ConsignmentNote | undefined {
  const head = db
    .sql<Head>(
      `SELECT s.ref, s.name AS supplier, p.via, p.until, p.upto_seq AS uptoSeq, c.note FROM document d LEFT JOIN consignment_payment p ON p.document_seq = d.seq LEFT JOIN consignment_delivery c ON c.document_seq = d.seq
         JOIN supplier s ON s.ref = coalesce(p.supplier_ref, c.supplier_ref) WHERE d.seq = ?`,
    )
    .get(seq);
  if (head === undefined) return undefined;
  const { ref, uptoSeq, ...said } = head;
  if (uptoSeq === null)
    return { ...said, lines: db.sql<ConsignmentNote['lines'][number]>('SELECT p.name, p.unit, abs(m.qty) AS qty, m.balance_qty AS "left", 0 AS amount, 0 AS commission, 0 AS share FROM stock_move m JOIN product p ON p.ref = m.product_ref WHERE m.document_seq = ? ORDER BY m.line_no').all(seq) };
  const since = db.sql<{ seq: number | null }>(`SELECT max(upto_seq) AS seq FROM consignment_payment WHERE supplier_ref = ? AND document_seq < ? AND ${standing('consignment_payment.document_seq')}`).get(ref, seq)?.seq ?? 0;
  const lines = db
    .sql<ConsignmentNote['lines'][number]>(
      `SELECT p.name, p.unit, sum(s.qty) AS qty, coalesce((SELECT m.balance_qty FROM stock_move m WHERE m.product_ref = p.ref AND m.document_seq < ? ORDER BY m.seq DESC LIMIT 1), 0) AS "left", sum(s.amount) AS amount, sum(s.commission) AS commission, sum(s.share) AS share
         FROM consignment_share s JOIN product p ON p.ref = s.product_ref WHERE s.supplier_ref = ? AND s.document_seq > ? AND s.document_seq <= ? GROUP BY p.ref ORDER BY p.name`,
    )
    .all(seq, ref, since, uptoSeq);
  return { ...said, lines };
}
