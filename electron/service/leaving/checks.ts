import { MAX_PROBLEMS, type Problem, type RoomCheck } from '../kernel/problems.ts';
import { LEAVERS } from './due.ts';

type Found = { readonly key: string };

const UNDONE = 'EXISTS (SELECT 1 FROM document_reversal r WHERE r.reversed_seq = d.seq)';
const CHECKS: readonly { readonly table: string; readonly problem: string; readonly sql: string }[] = [
  {
    table: 'member_exit', problem: 'tidak cocok dengan dokumen anggota keluar',
    sql: `SELECT d.number AS key FROM member_exit x JOIN document d ON d.seq = x.document_seq WHERE d.kind <> 'AK' OR d.member_ref IS NOT x.member_ref
          UNION ALL SELECT d.number FROM document d WHERE d.kind = 'AK' AND NOT EXISTS (SELECT 1 FROM member_exit x WHERE x.document_seq = d.seq)`,
  },
  {
    table: 'member_exit', problem: 'yang diperhitungkan dan dibayarkan berbeda dari simpanannya',
    sql: `SELECT d.number AS key FROM member_exit x JOIN document d ON d.seq = x.document_seq
           WHERE coalesce((SELECT -sum(m.amount) FROM savings_move m WHERE m.document_seq = d.seq), 0) <> d.amounts ->> 'payout' + coalesce((SELECT sum(p.value ->> 1) FROM json_each(d.amounts, '$.debts') p), 0)
              OR (NOT ${UNDONE} AND coalesce((SELECT sum(p.value ->> 1) FROM json_each(d.amounts, '$.debts') p), 0)
                    <> coalesce((SELECT sum(l.debit) FROM document o JOIN entry e ON e.document_seq = o.seq JOIN entry_line l ON l.entry_seq = e.seq JOIN account a ON a.ref = l.account_ref WHERE o.member_ref = x.member_ref AND o.seq > d.seq AND o.refs ->> 'leaving' = d.number AND a.code = '${LEAVERS}'), 0))`,
  },
  {
    table: 'member', problem: 'sudah keluar, tetapi masih menyimpan atau berutang',
    sql: `SELECT m.no AS key FROM member m WHERE m.state = 'keluar' AND (EXISTS (SELECT 1 FROM savings_balance b WHERE b.member_ref = m.ref AND b.balance > 0) OR EXISTS (SELECT 1 FROM bon_open o WHERE o.member_ref = m.ref) OR EXISTS (SELECT 1 FROM loan l WHERE l.member_ref = m.ref AND l.status = 'berjalan'))`,
  },
  {
    table: 'entry_line', problem: 'dibayar lebih dari simpanan yang belum diambil',
    sql: `SELECT m.no AS key FROM entry_line l JOIN account a ON a.ref = l.account_ref JOIN entry e ON e.seq = l.entry_seq JOIN member m ON m.ref = l.member_ref WHERE a.code = '${LEAVERS}' GROUP BY m.ref HAVING sum(l.credit - l.debit) < 0`,
  },
];

/** Every exit against its document, its moves of savings and the debts it set off; nobody who left holds or owes anything; nobody was paid more than was left for them. */
export const leaverChecks: RoomCheck = (db) =>
  CHECKS.flatMap(({ table, problem, sql }): Problem[] => db.sql<Found>(`${sql} LIMIT ?`).all(MAX_PROBLEMS).map(({ key }) => ({ table, key, problem }))).slice(0, MAX_PROBLEMS);
