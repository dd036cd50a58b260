import { MAX_PROBLEMS, type Controls, type Problem, type RoomCheck } from '../kernel/problems.ts';
import { BON_ACCOUNT } from './store.ts';

type Found = { readonly key: string };

/** What members owe on bon. */
export const bonControls: Controls = (db) => [{ accounts: [BON_ACCOUNT], amount: db.sql<{ total: number | null }>('SELECT sum(amount) AS total FROM bon_open').get()?.total ?? 0 }];

const CHECKS: readonly { readonly table: string; readonly sql: string; readonly problem: string }[] = [
  {
    table: 'bon', problem: 'berbeda dari penjualan atau pembayarannya',
    sql: `SELECT d.number AS key FROM bon b JOIN document d ON d.seq = b.sale_seq JOIN sale s ON s.document_seq = b.sale_seq
           WHERE s.member_ref IS NOT b.member_ref OR d.on_date <> b.on_date OR b.amount <> (SELECT coalesce(sum(p.amount), 0) FROM sale_payment p WHERE p.document_seq = b.sale_seq AND p.method = 'bon')
          UNION ALL SELECT d.number FROM sale_payment p JOIN document d ON d.seq = p.document_seq WHERE p.method = 'bon' AND NOT EXISTS (SELECT 1 FROM bon b WHERE b.sale_seq = p.document_seq)`,
  },
  {
    table: 'bon_open', problem: 'sisa bon berbeda dari penjualan dan pembayarannya',
    sql: `SELECT d.number AS key FROM bon b JOIN document d ON d.seq = b.sale_seq
           WHERE b.amount - coalesce((SELECT sum(p.amount) FROM bon_part p WHERE p.sale_seq = b.sale_seq), 0) <> coalesce((SELECT o.amount FROM bon_open o WHERE o.member_ref = b.member_ref AND o.sale_seq = b.sale_seq), 0)
          UNION ALL SELECT 'penjualan ' || o.sale_seq FROM bon_open o WHERE NOT EXISTS (SELECT 1 FROM bon b WHERE b.sale_seq = o.sale_seq AND b.member_ref = o.member_ref AND b.due_on = o.due_on)`,
  },
  { table: 'bon_part', problem: 'bukan dokumen yang membayar bon', sql: "SELECT d.number AS key FROM bon_part p JOIN document d ON d.seq = p.document_seq WHERE d.kind NOT IN ('BB', 'HB', 'BV', 'RJ', 'TJ', 'BD')" },
  {
    table: 'bon_part', problem: 'berbeda dari yang kembali dengan barangnya',
    sql: `SELECT d.number AS key FROM sale_return r JOIN document d ON d.seq = r.document_seq
           WHERE coalesce((SELECT sum(f.amount) FROM sale_refund f WHERE f.document_seq = r.document_seq AND f.method = 'bon'), 0) <> coalesce((SELECT sum(p.amount) FROM bon_part p WHERE p.document_seq = r.document_seq AND p.sale_seq = r.sale_seq), 0)`,
  },
  {
    table: 'entry_line', problem: 'piutang bon di jurnal berbeda dari buku bon',
    sql: `SELECT coalesce(d.number, 'dokumen ' || m.seq) AS key FROM (
             SELECT e.document_seq AS seq, l.member_ref, l.debit - l.credit AS amount FROM entry_line l JOIN account a ON a.ref = l.account_ref JOIN entry e ON e.seq = l.entry_seq WHERE a.code = '${BON_ACCOUNT}'
             UNION ALL SELECT sale_seq, member_ref, -amount FROM bon
             UNION ALL SELECT p.document_seq, b.member_ref, p.amount FROM bon_part p JOIN bon b ON b.sale_seq = p.sale_seq) m LEFT JOIN document d ON d.seq = m.seq
           GROUP BY m.seq, m.member_ref HAVING sum(m.amount) <> 0`,
  },
];

/** Every sale on bon against its payment, what is still owed against what was paid, and all of it, document by document and member by member, against 1-1330. */
export const bonChecks: RoomCheck = (db, accountBalance) => {
  const problems = CHECKS.flatMap(({ table, sql, problem }): Problem[] => db.sql<Found>(`${sql} LIMIT ?`).all(MAX_PROBLEMS).map(({ key }) => ({ table, key, problem })));
  const owed = bonControls(db).reduce((total, figure) => total + figure.amount, 0);
  if (owed !== accountBalance(BON_ACCOUNT)) problems.push({ table: 'bon_open', key: BON_ACCOUNT, problem: `bon terutang ${owed}, buku besar ${accountBalance(BON_ACCOUNT)}` });
  return problems.slice(0, MAX_PROBLEMS);
};
