import { sum } from '../../../shared/domain/money.ts';
import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Problem } from '../kernel/problems.ts';
import { standing } from '../ledger/index.ts';
import { EVERY_DAY } from './debts.ts';
import { onTheWayOn } from './transit.ts';

/** What goods on their way cost, of shipments that stand. */
export const transitValue = (db: Database): number => sum(onTheWayOn(db, EVERY_DAY).map((line) => line.value));

/** What shipments say of themselves: lines and payments are their value, and what was taken off a line is never more than it was, with all of its value once nothing is left. */
export function shipmentChecks(db: Database): Problem[] {
  const wrong = db
    .sql<{ key: string; problem: string }>(
      `SELECT d.number AS key, 'nilai barang atau pembayarannya berbeda' AS problem FROM shipment s JOIN document d ON d.seq = s.document_seq
        WHERE s.goods IS NOT (SELECT sum(amount) FROM shipment_line l WHERE l.document_seq = s.document_seq) OR s.goods IS NOT (SELECT sum(amount) FROM shipment_payment p WHERE p.document_seq = s.document_seq)
       UNION ALL
       SELECT d.number, 'diterima lebih dari yang dikirim, atau nilainya bersisa' FROM shipment_line l JOIN document d ON d.seq = l.document_seq
         JOIN (SELECT shipment_seq, shipment_line, sum(qty) AS qty, sum(value + claim) AS value FROM shipment_part p WHERE ${standing('p.document_seq')} GROUP BY shipment_seq, shipment_line) t ON t.shipment_seq = l.document_seq AND t.shipment_line = l.line_no
        WHERE t.qty > l.qty OR t.value > l.amount OR (t.qty = l.qty AND t.value <> l.amount) LIMIT ?`,
    )
    .all(MAX_PROBLEMS);
  return wrong.map(({ key, problem }) => ({ table: 'shipment', key, problem }));
}
