import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Controls, type Problem } from '../kernel/problems.ts';

type ShiftRow = { seq: number; number: string; drawer: string; carried: number; status: 'buka' | 'tutup'; left: number | null };

/** What the drawers hold: what the last shift of each left, or what has moved since it was opened. */
export const shiftControls: Controls = (db) => {
  const last = db.sql<{ amount: number | null }>(
    `SELECT sum(CASE s.status WHEN 'tutup' THEN s.left_amount ELSE s.carried + coalesce((SELECT sum(l.debit) - sum(l.credit) FROM entry_line l JOIN account a ON a.ref = l.account_ref
                                                                                          WHERE l.shift_seq = s.document_seq AND a.code = '1-1120' AND l.entry_seq IN (SELECT seq FROM entry)), 0) END) AS amount
       FROM shift s WHERE s.document_seq IN (SELECT max(document_seq) FROM shift GROUP BY drawer)`,
  );
  return [{ accounts: ['1-1120'], amount: last.get()?.amount ?? 0 }];
};

/** Every drawer followed from shift to shift through its lines on 1-1120, and what they hold together against that account. */
export function shiftChecks(db: Database, accountBalance: (code: string) => number): Problem[] {
  const problems: Problem[] = [];
  const drawer = db.sql<{ ref: number }>("SELECT ref FROM account WHERE code = '1-1120'").get()?.ref ?? 0;
  const moved = new Map(
    db
      .sql<{ shift: number | null; net: number }>('SELECT shift_seq AS shift, sum(debit) - sum(credit) AS net FROM entry_line WHERE account_ref = ? AND entry_seq IN (SELECT seq FROM entry) GROUP BY shift_seq')
      .all(drawer)
      .map((row) => [row.shift, row.net]),
  );
  const holds = new Map<string, number>();
  const shifts = db.sql<ShiftRow>('SELECT s.document_seq AS seq, d.number, s.drawer, s.carried, s.status, s.left_amount AS "left" FROM shift s JOIN document d ON d.seq = s.document_seq ORDER BY s.document_seq');
  for (const shift of shifts.iterate()) {
    const before = holds.get(shift.drawer) ?? 0;
    const holdsNow = before + (moved.get(shift.seq) ?? 0);
    moved.delete(shift.seq);
    holds.set(shift.drawer, holdsNow);
    if (shift.carried !== before) problems.push({ table: 'shift', key: shift.number, problem: `uang lama di laci ${shift.carried}, menurut shift sebelumnya ${before}` });
    if (shift.status === 'tutup' && shift.left !== holdsNow) problems.push({ table: 'shift', key: shift.number, problem: `ditinggal di laci ${shift.left ?? 0}, menurut jurnal ${holdsNow}` });
  }
  for (const [shift, net] of moved) problems.push({ table: 'entry_line', key: '1-1120', problem: `${net} tanpa shift yang dikenal (${shift ?? 'kosong'})` });
  const total = [...holds.values()].reduce((sum, amount) => sum + amount, 0);
  if (total !== accountBalance('1-1120')) problems.push({ table: 'shift', key: '1-1120', problem: `isi semua laci ${total}, buku besar ${accountBalance('1-1120')}` });
  return problems.slice(0, MAX_PROBLEMS);
}
