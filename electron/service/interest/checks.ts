import { rp } from '../../../shared/text/format.ts';
import { MAX_PROBLEMS, type Problem, type RoomCheck } from '../kernel/problems.ts';
import { standing } from '../ledger/index.ts';

type Booked = { readonly number: string; readonly gross: number; readonly tax: number; readonly net: number; readonly expense: number; readonly withheld: number; readonly saved: number; readonly moved: number };
type Paid = { readonly number: string; readonly amount: number; readonly booked: number };

/** What a document put on an account, debit plus. */
const on = (code: string): string => `(SELECT coalesce(sum(l.debit) - sum(l.credit), 0) FROM entry e JOIN entry_line l ON l.entry_seq = e.seq JOIN account a ON a.ref = l.account_ref WHERE e.document_seq = d.seq AND a.code = '${code}')`;

/** Each document of interest against its entry and its members' savings, each payment of the tax against its entry, and no month credited to anybody twice. */
export const interestChecks: RoomCheck = (db) => {
  const problems: Problem[] = [];
  const booked = db.sql<Booked>(
    `SELECT d.number, sum(c.gross) AS gross, sum(c.tax) AS tax, sum(c.gross - c.tax) AS net, ${on('5-1410')} AS expense, -${on('2-1320')} AS withheld, -${on('2-1210')} AS saved,
            (SELECT coalesce(sum(m.amount), 0) FROM interest_credit k JOIN savings_move m ON m.member_ref = k.member_ref AND m.document_seq = d.seq AND m.on_date = d.on_date AND m.amount = k.gross - k.tax WHERE k.document_seq = d.seq) AS moved
       FROM interest_credit c JOIN document d ON d.seq = c.document_seq GROUP BY d.seq ORDER BY d.seq`,
  );
  for (const row of booked.iterate())
    if (row.gross !== row.expense || row.tax !== row.withheld || row.net !== row.saved || row.net !== row.moved)
      problems.push({ table: 'interest_credit', key: row.number, problem: `tercatat jasa ${rp(row.gross)} dan pajak ${rp(row.tax)}; dibukukan ${rp(row.expense)} dan ${rp(row.withheld)}, ke simpanan ${rp(row.moved)}` });
  const twice = db.sql<{ period: string; member: number }>(`SELECT c.period, c.member_ref AS member FROM interest_credit c WHERE ${standing('c.document_seq')} GROUP BY c.period, c.member_ref HAVING count(*) > 1 LIMIT ?`).all(MAX_PROBLEMS);
  for (const { period, member } of twice) problems.push({ table: 'interest_credit', key: `${period}/${member}`, problem: 'dibukukan dua kali' });
  const paid = db.sql<Paid>(`SELECT d.number, p.amount, ${on('2-1320')} AS booked FROM savings_tax_payment p JOIN document d ON d.seq = p.document_seq`).all();
  for (const { number, amount, booked: entered } of paid) if (amount !== entered) problems.push({ table: 'savings_tax_payment', key: number, problem: `tercatat ${rp(amount)}, dibukukan ke 2-1320 ${rp(entered)}` });
  return problems.slice(0, MAX_PROBLEMS);
};
