import { SAVINGS_KINDS, type SavingsKind } from '../../../shared/contract/values.ts';
import { rp } from '../../../shared/text/format.ts';
import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Controls, type Problem, type RoomCheck } from '../kernel/problems.ts';
import { INTEREST, SAVINGS_ACCOUNTS } from './moves.ts';

type MoveRow = { seq: number; member_ref: number; kind: SavingsKind; on_date: string; amount: number; balance: number; via: string };
type Derived = { readonly balance: Map<string, { balance: number; lastOn: string }>; readonly month: Map<string, number> };

const savedOf = (db: Database, kind: SavingsKind): number => db.sql<{ total: number | null }>('SELECT sum(balance) AS total FROM savings_balance WHERE kind = ?').get(kind)?.total ?? 0;

/** What members have saved, by kind. */
export const savingsControls: Controls = (db) => SAVINGS_KINDS.map((kind) => ({ accounts: [SAVINGS_ACCOUNTS[kind]], amount: 0 - savedOf(db, kind) }));

/** Re-derives savings_balance and savings_month from the moves, and holds the three sums against their control accounts. */
export const savingsChecks: RoomCheck = (db, accountBalance) => {
  const problems: Problem[] = [];
  const derived = derive(db, problems);
  compareBalances(db, derived, problems);
  compareMonths(db, derived, problems);
  for (const kind of SAVINGS_KINDS) {
    const saved = savedOf(db, kind);
    const booked = -accountBalance(SAVINGS_ACCOUNTS[kind]);
    if (saved !== booked) problems.push({ table: 'savings_balance', key: kind, problem: `jumlah simpanan ${rp(saved)}, akun ${SAVINGS_ACCOUNTS[kind]} ${rp(booked)}` });
  }
  for (const { table, sql, problem } of ORDERS) problems.push(...db.sql<{ key: string }>(`${sql} LIMIT ?`).all(MAX_PROBLEMS).map(({ key }) => ({ table, key, problem })));
  return problems.slice(0, MAX_PROBLEMS);
};

const ORDERS: readonly { readonly table: string; readonly sql: string; readonly problem: string }[] = [
  {
    table: 'wajib_bill', problem: 'berbeda dari dokumen tagihannya',
    sql: `SELECT d.number AS key FROM document d LEFT JOIN wajib_bill b ON b.document_seq = d.seq WHERE d.kind = 'TW' GROUP BY d.seq
           HAVING count(b.member_ref) <> json_extract(d.amounts, '$.members') OR coalesce(sum(b.amount), 0) <> json_extract(d.amounts, '$.total') OR coalesce(sum(b.period <> json_extract(d.refs, '$.period')), 0) > 0
          UNION ALL SELECT d.number FROM wajib_bill b JOIN document d ON d.seq = b.document_seq WHERE d.kind <> 'TW'`,
  },
  {
    table: 'wajib_due', problem: 'jumlah tagihan tersimpan berbeda dari tagihannya',
    sql: `SELECT m.no AS key FROM (SELECT member_ref FROM wajib_bill UNION SELECT member_ref FROM wajib_due) k JOIN member m ON m.ref = k.member_ref LEFT JOIN wajib_due d ON d.member_ref = k.member_ref
           LEFT JOIN (SELECT member_ref, max(period) AS since FROM wajib_bill WHERE prior IS NOT NULL GROUP BY member_ref) f ON f.member_ref = k.member_ref
           WHERE d.since IS NOT f.since OR d.prior IS NOT (SELECT b.prior FROM wajib_bill b WHERE b.member_ref = k.member_ref AND b.period = f.since)
              OR d.billed IS NOT (SELECT sum(b.amount) FROM wajib_bill b WHERE b.member_ref = k.member_ref AND b.period >= f.since)`,
  },
  {
    table: 'auto_debit_result', problem: 'berbeda dari yang dipotong',
    sql: `SELECT m.no AS key FROM auto_debit_result r JOIN member m ON m.ref = r.member_ref
           WHERE r.wajib <> (SELECT coalesce(sum(v.amount), 0) FROM savings_move v WHERE v.member_ref = r.member_ref AND v.kind = 'wajib' AND v.via = 'potong' AND v.amount > 0 AND v.audit_seq = r.audit_seq)`,
  },
  {
    table: 'passbook_print', problem: 'baris buku berbeda dari mutasinya',
    sql: `SELECT m.no AS key FROM passbook_print p JOIN member m ON m.ref = p.member_ref
           WHERE p.through_seq > p.from_seq AND p.lines <> (SELECT count(*) FROM savings_move v WHERE v.member_ref = p.member_ref AND v.seq > p.from_seq AND v.seq <= p.through_seq)`,
  },
];

function derive(db: Database, problems: Problem[]): Derived {
  const balances = new Map<string, { balance: number; lastOn: string }>();
  const moved = new Map<string, Map<string, number>>();
  for (const move of db.sql<MoveRow>('SELECT seq, member_ref, kind, on_date, amount, balance, via FROM savings_move ORDER BY seq').iterate()) {
    const account = `${move.member_ref}/${move.kind}`;
    const before = balances.get(account);
    const balance = (before?.balance ?? 0) + move.amount;
    if (balance !== move.balance) problems.push({ table: 'savings_move', key: String(move.seq), problem: `saldo tersimpan ${rp(move.balance)}, hitung ulang ${rp(balance)}` });
    const late = before !== undefined && move.on_date < before.lastOn;
    if (late && move.via !== INTEREST) problems.push({ table: 'savings_move', key: String(move.seq), problem: `tanggal ${move.on_date} sebelum mutasi sebelumnya ${before.lastOn}` });
    balances.set(account, { balance, lastOn: late ? before.lastOn : move.on_date });
    const sums = moved.get(account) ?? new Map<string, number>();
    moved.set(account, sums.set(move.on_date.slice(0, 7), (sums.get(move.on_date.slice(0, 7)) ?? 0) + move.amount));
  }
  return { balance: balances, month: closings(moved) };
}

/** Closing balances of the months that had a move: the sum of all moves dated by then, in whatever order they were written. */
function closings(moved: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, number> {
  const months = new Map<string, number>();
  for (const [account, sums] of moved) {
    let balance = 0;
    for (const period of [...sums.keys()].toSorted()) {
      balance += sums.get(period) ?? 0;
      months.set(`${account}/${period}`, balance);
    }
  }
  return months;
}

function compareBalances(db: Database, { balance: expected }: Derived, problems: Problem[]): void {
  const unseen = new Set(expected.keys());
  for (const row of db.sql<{ member_ref: number; kind: string; balance: number; last_on: string }>('SELECT * FROM savings_balance').iterate()) {
    const key = `${row.member_ref}/${row.kind}`;
    unseen.delete(key);
    const counted = expected.get(key);
    if (counted?.balance !== row.balance) problems.push({ table: 'savings_balance', key, problem: `saldo tersimpan ${rp(row.balance)}, hitung ulang ${rp(counted?.balance ?? 0)}` });
    else if (counted.lastOn !== row.last_on) problems.push({ table: 'savings_balance', key, problem: `mutasi terakhir tersimpan ${row.last_on}, hitung ulang ${counted.lastOn}` });
  }
  for (const key of unseen) problems.push({ table: 'savings_balance', key, problem: 'saldo tidak tersimpan' });
}

function compareMonths(db: Database, { month: expected }: Derived, problems: Problem[]): void {
  const unseen = new Set(expected.keys());
  for (const row of db.sql<{ member_ref: number; kind: string; period: string; closing: number }>('SELECT * FROM savings_month').iterate()) {
    const key = `${row.member_ref}/${row.kind}/${row.period}`;
    unseen.delete(key);
    const counted = expected.get(key);
    if (counted !== row.closing) problems.push({ table: 'savings_month', key, problem: `saldo akhir bulan tersimpan ${rp(row.closing)}, hitung ulang ${rp(counted ?? 0)}` });
  }
  for (const key of unseen) problems.push({ table: 'savings_month', key, problem: 'saldo akhir bulan tidak tersimpan' });
}
