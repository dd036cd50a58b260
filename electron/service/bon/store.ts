import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';
import { lastDayOf } from '../ledger/index.ts';

export const BON_ACCOUNT = '1-1330';

/** What a sale left owing, and what of that is still owed. */
export type OpenBon = { readonly saleSeq: number; readonly memberRef: number; readonly number: string; readonly date: CalendarDate; readonly due: CalendarDate; readonly amount: number; readonly outstanding: number };
export type Credit = { readonly limit: number; readonly days: number };

const COLUMNS = 'b.sale_seq AS saleSeq, b.member_ref AS memberRef, d.number, b.on_date AS date, b.due_on AS due, b.amount';

/** A member's open debts, oldest sale first; of every member without one. Costs what is open. */
export const openOf = (db: Database, memberRef?: number): OpenBon[] =>
  db
    .sql<OpenBon>(`SELECT ${COLUMNS}, o.amount AS outstanding FROM bon_open o JOIN bon b ON b.sale_seq = o.sale_seq JOIN document d ON d.seq = o.sale_seq ${memberRef === undefined ? '' : 'WHERE o.member_ref = ?'} ORDER BY o.member_ref, o.sale_seq`)
    .all(...(memberRef === undefined ? [] : [memberRef]));

/** A member's debts, or without one every member's, as they stood at the end of a day. */
export const openOn = (db: Database, asOf: CalendarDate, memberRef?: number): OpenBon[] =>
  db
    .sql<OpenBon>(
      `SELECT * FROM (SELECT ${COLUMNS}, b.amount - coalesce((SELECT sum(p.amount) FROM bon_part p JOIN document x ON x.seq = p.document_seq WHERE p.sale_seq = b.sale_seq AND x.on_date <= ?), 0) AS outstanding
                        FROM bon b JOIN document d ON d.seq = b.sale_seq WHERE b.on_date <= ?${memberRef === undefined ? '' : ' AND b.member_ref = ?'}) WHERE outstanding > 0 ORDER BY memberRef, saleSeq`,
    )
    .all(asOf, asOf, ...(memberRef === undefined ? [] : [memberRef]));

/** A member's debts as one document left them, whatever came later. */
export const openAfter = (db: Database, memberRef: number, seq: number): OpenBon[] =>
  db
    .sql<OpenBon>(
      `SELECT * FROM (SELECT ${COLUMNS}, b.amount - coalesce((SELECT sum(p.amount) FROM bon_part p WHERE p.sale_seq = b.sale_seq AND p.document_seq <= ?), 0) AS outstanding
                        FROM bon b JOIN document d ON d.seq = b.sale_seq WHERE b.member_ref = ? AND b.sale_seq <= ?) WHERE outstanding > 0 ORDER BY saleSeq`,
    )
    .all(seq, memberRef, seq);

export const owedBy = (db: Database, memberRef: number): number => db.sql<{ owed: number | null }>('SELECT sum(amount) AS owed FROM bon_open WHERE member_ref = ?').get(memberRef)?.owed ?? 0;

/** What is still owed of one sale. */
export const owedOf = (db: Database, saleSeq: number): number =>
  db.sql<{ amount: number }>('SELECT o.amount FROM bon b JOIN bon_open o ON o.member_ref = b.member_ref AND o.sale_seq = b.sale_seq WHERE b.sale_seq = ?').get(saleSeq)?.amount ?? 0;

/** The number of the last return that gave money for goods, or for a deposit, whose debt a payment had settled; undefined where none did. */
export const returnedAsMoney = (db: Database, paymentSeq: number): string | undefined =>
  db
    .sql<{ number: string }>(
      `SELECT d.number FROM (
           SELECT p.document_seq AS payment, r.document_seq AS seq FROM bon_part p JOIN sale_return r ON r.sale_seq = p.sale_seq JOIN sale_refund f ON f.document_seq = r.document_seq AND f.tender = 'bon' AND f.method <> 'bon' WHERE p.document_seq = ?
           UNION ALL SELECT p.document_seq, r.document_seq FROM bon_part p JOIN deposit_return r ON r.sale_seq = p.sale_seq AND r.kind = 'kembali'
            WHERE p.document_seq = ? AND r.amount > coalesce((SELECT sum(o.amount) FROM bon_part o WHERE o.document_seq = r.document_seq), 0)) x
         JOIN document d ON d.seq = x.seq WHERE x.seq > x.payment ORDER BY d.seq DESC LIMIT 1`,
    )
    .get(paymentSeq, paymentSeq)?.number;

/** The last day on which a member's bon moved; null when it never did. */
export const lastMoved = (db: Database, memberRef: number): CalendarDate | null =>
  lastDayOf(db, 'SELECT sale_seq FROM bon WHERE member_ref = ? UNION SELECT p.document_seq FROM bon_part p JOIN bon b ON b.sale_seq = p.sale_seq WHERE b.member_ref = ?', [memberRef, memberRef]);

/** A member without credit may owe nothing. */
export const creditOf = (db: Database, memberRef: number): Credit | undefined => db.sql<Credit>('SELECT bon_limit AS "limit", bon_days AS days FROM member_credit WHERE member_ref = ?').get(memberRef);
