import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Problem } from '../kernel/problems.ts';

type Row = { readonly key: string; readonly debit: number; readonly credit: number };

/** The kept sums of each cash account by flow and month against the entries' lines. */
export function flowChecks(db: Database): Problem[] {
  const problems: Problem[] = [];
  const kept = new Map(
    db.sql<Row>("SELECT period || ' ' || account_ref || ' ' || unit || ' ' || flow AS key, debit, credit FROM flow_sum").all().map((row) => [row.key, row]),
  );
  const derived = db
    .sql<Row>(
      `SELECT e.period || ' ' || l.account_ref || ' ' || l.unit || ' ' || l.flow AS key, sum(l.debit) AS debit, sum(l.credit) AS credit
         FROM entry e CROSS JOIN entry_line l ON l.entry_seq = e.seq WHERE l.flow IS NOT NULL GROUP BY e.period, l.account_ref, l.unit, l.flow`,
    )
    .iterate();
  for (const { key, debit, credit } of derived) {
    const row = kept.get(key);
    if (row?.debit !== debit || row.credit !== credit) problems.push({ table: 'flow_sum', key, problem: `tercatat ${row?.debit ?? 0}/${row?.credit ?? 0}, menurut jurnal ${debit}/${credit}` });
    kept.delete(key);
  }
  for (const key of kept.keys()) problems.push({ table: 'flow_sum', key, problem: 'tidak ada jurnalnya' });
  return problems.slice(0, MAX_PROBLEMS);
}
