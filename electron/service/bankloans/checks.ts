import { rp } from '../../../shared/text/format.ts';
import { MAX_PROBLEMS, type Problem, type RoomCheck } from '../kernel/problems.ts';

type Booked = { table: string; number: string; amount: number; booked: number; account: string };

/** What a document (seq in `d.seq`) put on an account, credit plus. */
const posted = (account: string): string =>
  `coalesce((SELECT sum(l.credit) - sum(l.debit) FROM entry e JOIN entry_line l ON l.entry_seq = e.seq JOIN account a ON a.ref = l.account_ref WHERE e.document_seq = d.seq AND a.code = '${account}'), 0)`;

/**
 * Drawdowns and payments against what their documents posted to 2-2110 and 6-1190, and no loan drawn above its ceiling or
 * paid below zero. 2-2110 as a whole is not held against them: a gerai may owe a bank what it has not noted here yet
 * (`bankLoans.list` says so).
 */
export const bankLoanChecks: RoomCheck = (db) => {
  const booked = db
    .sql<Booked>(
      `SELECT 'bank_loan_draw' AS "table", d.number, w.amount, ${posted('2-2110')} AS booked, '2-2110' AS account FROM bank_loan_draw w JOIN document d ON d.seq = w.document_seq
       UNION ALL SELECT 'bank_loan_payment', d.number, -p.principal, ${posted('2-2110')}, '2-2110' FROM bank_loan_payment p JOIN document d ON d.seq = p.document_seq
       UNION ALL SELECT 'bank_loan_payment', d.number, -p.interest, ${posted('6-1190')}, '6-1190' FROM bank_loan_payment p JOIN document d ON d.seq = p.document_seq`,
    )
    .all();
  const problems: Problem[] = booked
    .filter((row) => row.amount !== row.booked)
    .map((row) => ({ table: row.table, key: row.number, problem: `tercatat ${rp(row.amount)}, dibukukan ke ${row.account} ${rp(row.booked)}` }));
  const loans = db
    .sql<{ code: string; principal: number; drawn: number; paid: number }>(
      `SELECT l.code, l.principal, l.opening + coalesce((SELECT sum(w.amount) FROM bank_loan_draw_effect w WHERE w.loan_ref = l.ref), 0) AS drawn,
              coalesce((SELECT sum(p.principal) FROM bank_loan_payment_effect p WHERE p.loan_ref = l.ref), 0) AS paid FROM bank_loan l ORDER BY l.ref`,
    )
    .all();
  for (const { code, principal, drawn, paid } of loans)
    if (drawn > principal || paid > drawn) problems.push({ table: 'bank_loan', key: code, problem: `plafon ${rp(principal)}, dicairkan ${rp(drawn)}, dibayar ${rp(paid)}` });
  return problems.slice(0, MAX_PROBLEMS);
};
