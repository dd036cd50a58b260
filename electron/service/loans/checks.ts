import { rp } from '../../../shared/text/format.ts';
import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Controls, type Problem, type RoomCheck } from '../kernel/problems.ts';
import { standing } from '../ledger/index.ts';
import { tradeKey, type TradeSums } from '../members/index.ts';
import { LOAN_ACCOUNT } from './money.ts';
import type { LoanStatus } from './store.ts';

type Recount = { number: string; status: LoanStatus; principal: number; outstanding: number; planned: number; paid: number };
const PAID_OUT: readonly LoanStatus[] = ['berjalan', 'lunas'];

/** What running loans still owe. */
export const loanControls: Controls = (db) => [{ accounts: [LOAN_ACCOUNT], amount: db.sql<{ total: number | null }>("SELECT sum(outstanding) AS total FROM loan WHERE status = 'berjalan'").get()?.total ?? 0 }];

/** Re-derives what each loan still owes from its payments, and holds the sum against control account 1-1310. */
export const loanChecks: RoomCheck = (db, accountBalance) => {
  const problems: Problem[] = [...outstandings(db), ...payments(db), ...overpaidRows(db)];
  const owed = loanControls(db).reduce((sum, figure) => sum + figure.amount, 0);
  const booked = accountBalance(LOAN_ACCOUNT);
  if (owed !== booked) problems.push({ table: 'loan', key: LOAN_ACCOUNT, problem: `jumlah sisa pinjaman ${rp(owed)}, akun ${LOAN_ACCOUNT} ${rp(booked)}` });
  return problems.slice(0, MAX_PROBLEMS);
};

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
    `SELECT l.number, l.status, l.principal, l.outstanding, coalesce((SELECT sum(r.principal) FROM loan_row r WHERE r.loan_ref = l.ref), 0) AS planned,
            coalesce((SELECT sum(p.principal) FROM loan_payment_effect p WHERE p.loan_ref = l.ref), 0) AS paid FROM loan l ORDER BY l.ref`,
  );
  for (const { number, status, principal, outstanding, planned, paid } of loans.iterate()) {
    const paidOut = PAID_OUT.includes(status);
    const lent = paidOut ? principal : 0;
    const problem = (text: string): Problem => ({ table: 'loan', key: number, problem: text });
    if (status === 'dihapus') continue;
    if (planned !== lent) yield problem(`pokok di jadwal ${rp(planned)}, pinjaman ${rp(lent)}`);
    if (outstanding !== lent - paid) yield problem(`sisa tersimpan ${rp(outstanding)}, hitung ulang ${rp(lent - paid)}`);
    if (paidOut && (status === 'lunas') !== (lent === paid)) yield problem(`berstatus ${status} dengan sisa ${rp(lent - paid)}`);
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
