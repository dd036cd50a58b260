import { rp } from '../../../shared/text/format.ts';
import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Controls, type Problem, type RoomCheck } from '../kernel/problems.ts';
import { standing } from '../ledger/index.ts';
import { tradeKey, type TradeSums } from '../members/index.ts';
import { LOAN_ACCOUNT } from './disburse.ts';
import { ACCRUED_ACCOUNT } from './pay.ts';
import { PLAN_STEP, type LoanStatus } from './store.ts';

const PAID_OUT: readonly LoanStatus[] = ['berjalan', 'lunas', 'dihapus'];

type Recount = { number: string; status: LoanStatus; principal: number; outstanding: number; paid: number; lost: number; planned: number | null; open: number | null };
type Found = { readonly table: string; readonly key: string; readonly problem: string };

/** What members owe on loans, and interest of theirs that is income already. */
export const loanControls: Controls = (db) => [
  { accounts: [LOAN_ACCOUNT], amount: db.sql<{ total: number | null }>("SELECT sum(outstanding) AS total FROM loan WHERE status = 'berjalan'").get()?.total ?? 0 },
  { accounts: [ACCRUED_ACCOUNT], amount: db.sql<{ total: number | null }>(`SELECT sum(a.amount) AS total FROM loan_accrual a WHERE ${standing('a.document_seq')}`).get()?.total ?? 0 },
];

/** Re-derives what each loan still owes from its plans, payments and losses, and holds all of it, document by document and in sum, against 1-1310 and 1-1320. */
export const loanChecks: RoomCheck = (db, accountBalance) => {
  const problems: Problem[] = [...outstandings(db), ...payments(db), ...overpaidRows(db), ...RULES.flatMap((sql) => db.sql<Found>(`${sql} LIMIT ?`).all(MAX_PROBLEMS))];
  for (const { accounts, amount } of loanControls(db))
    for (const code of accounts) if (amount !== accountBalance(code)) problems.push({ table: code === LOAN_ACCOUNT ? 'loan' : 'loan_accrual', key: code, problem: `jumlah menurut pinjaman ${rp(amount)}, akun ${code} ${rp(accountBalance(code))}` });
  return problems.slice(0, MAX_PROBLEMS);
};

/** Each answers table, key and problem. */
const RULES: readonly string[] = [
  `SELECT 'loan_plan' AS "table", d.number AS key, 'pokok di jadwalnya berbeda' AS problem FROM loan_plan p JOIN document d ON d.seq = p.document_seq
    WHERE p.principal <> (SELECT coalesce(sum(r.principal), 0) FROM loan_row r WHERE r.loan_ref = p.loan_ref AND r.no > p.base AND r.no < p.base + ${PLAN_STEP})`,
  `SELECT 'entry_line', coalesce(d.number, 'dokumen ' || m.seq), 'piutang pinjaman di jurnal berbeda dari buku pinjaman' FROM (
      SELECT e.document_seq AS seq, l.member_ref, l.debit - l.credit AS amount FROM entry_line l JOIN account a ON a.ref = l.account_ref JOIN entry e ON e.seq = l.entry_seq JOIN document o ON o.seq = e.document_seq WHERE a.code = '${LOAN_ACCOUNT}' AND o.kind <> 'BD'
      UNION ALL SELECT c.seq, c.member_ref, -(c.amounts ->> 'principal') FROM document c WHERE c.kind = 'PC'
      UNION ALL SELECT p.document_seq, l.member_ref, p.principal FROM loan_payment p JOIN loan l ON l.ref = p.loan_ref
      UNION ALL SELECT w.document_seq, l.member_ref, w.principal FROM loan_write_off w JOIN loan l ON l.ref = w.loan_ref) m LEFT JOIN document d ON d.seq = m.seq
    GROUP BY m.seq, m.member_ref HAVING sum(m.amount) <> 0`,
  `SELECT 'loan_accrual', coalesce(d.number, 'dokumen ' || m.seq), 'piutang jasa di jurnal berbeda dari buku pinjaman' FROM (
      SELECT e.document_seq AS seq, l.member_ref, l.debit - l.credit AS amount FROM entry_line l JOIN account a ON a.ref = l.account_ref JOIN entry e ON e.seq = l.entry_seq JOIN document o ON o.seq = e.document_seq WHERE a.code = '${ACCRUED_ACCOUNT}' AND o.kind <> 'BD'
      UNION ALL SELECT a.document_seq, l.member_ref, -a.amount FROM loan_accrual a JOIN loan l ON l.ref = a.loan_ref) m LEFT JOIN document d ON d.seq = m.seq
    GROUP BY m.seq, m.member_ref HAVING sum(m.amount) <> 0`,
  `SELECT 'loan_accrual', l.number, 'jasa yang dibukukan kurang dari nol' FROM loan_accrual a JOIN loan l ON l.ref = a.loan_ref WHERE ${standing('a.document_seq')} GROUP BY l.ref HAVING sum(a.amount) < 0`,
  `SELECT 'loan_class', d.number, 'jumlah penyisihan berbeda dari dokumennya' FROM loan_class c JOIN document d ON d.seq = c.document_seq GROUP BY c.document_seq HAVING sum(c.allowance) <> d.amounts ->> 'target'`,
  `SELECT 'loan_recovery', l.number, 'yang kembali melebihi yang dihapus' FROM loan_recovery r JOIN loan l ON l.ref = r.loan_ref WHERE ${standing('r.document_seq')} GROUP BY l.ref
   HAVING sum(r.amount) > coalesce((SELECT w.principal + w.interest + w.penalty FROM loan_write_off w WHERE w.loan_ref = l.ref AND ${standing('w.document_seq')}), 0)`,
  `SELECT 'loan_decision', l.number, 'keputusannya berbeda dari statusnya' FROM loan_decision n JOIN loan l ON l.ref = n.loan_ref WHERE (n.status = 'ditolak') <> (l.status = 'ditolak') OR l.status = 'diajukan'`,
];

/** Loan interest paid less what was undone of it, summed per member and month: the loans' part of the trade (ruling 40). */
export const loanInterestSums = (db: Database): TradeSums =>
  new Map(
    db
      .sql<{ period: string; memberRef: number; interest: number }>(
        `SELECT substr(p.on_date, 1, 7) AS period, l.member_ref AS memberRef, sum(p.interest) AS interest
           FROM loan_payment_effect p JOIN loan l ON l.ref = p.loan_ref GROUP BY 1, 2`,
      )
      .all()
      .map((row) => [tradeKey(row.period, row.memberRef), row.interest]),
  );

function* outstandings(db: Database): Generator<Problem> {
  const loans = db.sql<Recount>(
    `SELECT l.number, l.status, l.principal, l.outstanding, coalesce((SELECT sum(p.principal) FROM loan_payment_effect p WHERE p.loan_ref = l.ref), 0) AS paid,
            coalesce((SELECT sum(w.principal) FROM loan_write_off w WHERE w.loan_ref = l.ref AND ${standing('w.document_seq')}), 0) AS lost,
            (SELECT sum(r.principal) FROM loan_row r WHERE r.loan_ref = l.ref AND r.no < ${PLAN_STEP}) AS planned,
            (SELECT sum(r.principal) FROM loan_row r WHERE r.loan_ref = l.ref AND r.no > b.base AND r.no < b.base + ${PLAN_STEP})
              - coalesce((SELECT sum(t.principal) FROM loan_payment_part t WHERE t.loan_ref = l.ref AND t.no > b.base AND t.no < b.base + ${PLAN_STEP} AND ${standing('t.document_seq')}), 0) AS open
       FROM loan l LEFT JOIN (SELECT p.loan_ref, max(p.base) AS base FROM loan_plan p WHERE ${standing('p.document_seq')} GROUP BY p.loan_ref) b ON b.loan_ref = l.ref ORDER BY l.ref`,
  );
  for (const { number, status, principal, outstanding, paid, lost, planned, open } of loans.iterate()) {
    const paidOut = PAID_OUT.includes(status);
    const left = (paidOut ? principal : 0) - paid - lost;
    const problem = (text: string): Problem => ({ table: 'loan', key: number, problem: text });
    if (planned === null ? paidOut : planned !== principal) yield problem(`pokok di jadwal ${rp(planned ?? 0)}, pinjaman ${rp(principal)}`);
    if (outstanding !== left) yield problem(`sisa tersimpan ${rp(outstanding)}, hitung ulang ${rp(left)}`);
    else if (status === 'berjalan' && open !== null && open !== outstanding) yield problem(`sisa tersimpan ${rp(outstanding)}, sisa di jadwal ${rp(open)}`);
    if (paidOut && status !== (lost > 0 ? 'dihapus' : left === 0 ? 'lunas' : 'berjalan')) yield problem(`berstatus ${status} dengan sisa ${rp(left)}`);
  }
}

function payments(db: Database): Problem[] {
  return db
    .sql<{ number: string; principal: number; interest: number; partPrincipal: number; partInterest: number }>(
      `SELECT d.number, p.principal, p.interest, coalesce(sum(t.principal), 0) AS partPrincipal, coalesce(sum(t.interest), 0) AS partInterest
         FROM loan_payment p JOIN document d ON d.seq = p.document_seq LEFT JOIN loan_payment_part t ON t.document_seq = p.document_seq
        GROUP BY p.document_seq HAVING p.principal <> partPrincipal OR p.interest <> partInterest LIMIT ?`,
    )
    .all(MAX_PROBLEMS)
    .map((row) => ({ table: 'loan_payment', key: row.number, problem: `pokok ${rp(row.principal)} dan jasa ${rp(row.interest)}, menurut rinciannya ${rp(row.partPrincipal)} dan ${rp(row.partInterest)}` }));
}

function overpaidRows(db: Database): Problem[] {
  return db
    .sql<{ number: string; no: number; principal: number; interest: number; paidPrincipal: number; paidInterest: number }>(
      `SELECT l.number, t.no, coalesce(r.principal, 0) AS principal, coalesce(r.interest, 0) AS interest, sum(t.principal) AS paidPrincipal, sum(t.interest) AS paidInterest
         FROM loan_payment_part t JOIN loan l ON l.ref = t.loan_ref LEFT JOIN loan_row r ON r.loan_ref = t.loan_ref AND r.no = t.no
        WHERE ${standing('t.document_seq')} GROUP BY t.loan_ref, t.no HAVING paidPrincipal > coalesce(r.principal, 0) OR paidInterest > coalesce(r.interest, 0) LIMIT ?`,
    )
    .all(MAX_PROBLEMS)
    .map((row) => ({ table: 'loan_payment_part', key: `${row.number}/${row.no}`, problem: `dibayar ${rp(row.paidPrincipal + row.paidInterest)}, rencana ${rp(row.principal + row.interest)}` }));
}
