import type { Database } from '../kernel/database.ts';

export type OpenShift = { readonly seq: number; readonly id: string; readonly number: string; readonly drawer: string; readonly float: number; readonly openedAt: string };
export type ShiftRow = {
  document_seq: number; id: string; number: string; name: string; user_ref: number; drawer: string; float: number; carried: number; status: 'buka' | 'tutup'; on_date: string; at: string; closed_at: string | null;
  closing: string | null; taken_from: string | null; closed_by: string | null; approver: string | null; expected: number | null; counted: number | null; left_amount: number | null; reason: string | null; received_by: string | null;
};

const OPEN = "SELECT s.document_seq AS seq, d.id, d.number, s.drawer, s.float, d.at AS openedAt FROM shift s JOIN document d ON d.seq = s.document_seq WHERE s.status = 'buka'";

/** Somebody's open shift. */
export const openShiftOf = (db: Database, userRef: number): OpenShift | undefined => db.sql<OpenShift>(`${OPEN} AND s.user_ref = ?`).get(userRef);

/** An open shift by id. */
export const openShiftBy = (db: Database, id: string): OpenShift | undefined => db.sql<OpenShift>(`${OPEN} AND d.id = ?`).get(id);

/** A shift with its opening and closing, for a WHERE of its own. */
export const SHIFTS = `SELECT s.*, d.id, d.number, d.on_date, d.at, u.name, json_extract(d.refs, '$.from') AS taken_from, c.number AS closing, cu.name AS closed_by, au.name AS approver FROM shift s JOIN document d ON d.seq = s.document_seq JOIN user u ON u.ref = s.user_ref
  LEFT JOIN document c ON c.seq = s.close_seq LEFT JOIN user cu ON cu.ref = c.user_ref LEFT JOIN audit a ON a.seq = c.audit_seq LEFT JOIN user au ON au.username = a.approver`;

/** What the last closed shift of a drawer left in it. */
export const leftIn = (db: Database, drawer: string): number =>
  db.sql<{ left_amount: number | null }>("SELECT left_amount FROM shift WHERE drawer = ? AND status = 'tutup' ORDER BY document_seq DESC LIMIT 1").get(drawer)?.left_amount ?? 0;

/** Who has a drawer open. */
export const openedBy = (db: Database, drawer: string): string | undefined => db.sql<{ name: string }>("SELECT u.name FROM shift s JOIN user u ON u.ref = s.user_ref WHERE s.status = 'buka' AND s.drawer = ?").get(drawer)?.name;

/** How often the drawer was opened without a sale in a shift. */
export const timesOpened = (db: Database, shiftSeq: number): number => db.sql<{ n: number }>("SELECT count(*) AS n FROM document WHERE kind = 'BL' AND seq > ? AND shift_seq = ?").get(shiftSeq, shiftSeq)?.n ?? 0;

/** Drawers that are open, or closed with money left in them. */
export const drawersInUse = (db: Database): string[] =>
  db
    .sql<{ drawer: string }>("SELECT drawer FROM shift WHERE document_seq IN (SELECT max(document_seq) FROM shift GROUP BY drawer) AND (status = 'buka' OR left_amount > 0) ORDER BY drawer")
    .all()
    .map((row) => row.drawer);
