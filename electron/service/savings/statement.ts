import type { Result } from '../../../shared/contract/index.ts';
import type { SavingsKind } from '../../../shared/contract/values.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';
import { balancesOf } from './moves.ts';

type MoveRow = { on_date: string; number: string; kind: SavingsKind; amount: number; undoes: string | null };

/** The passbook of a member between two days, all kinds in one running balance: debit out, credit in. */
export function statementOf(db: Database, memberRef: number, from: CalendarDate, to: CalendarDate): Result<'savings.statement'> {
  const moves = db
    .sql<MoveRow>(
      `SELECT m.on_date, d.number, m.kind, m.amount, (SELECT o.number FROM document_reversal r JOIN document o ON o.seq = r.reversed_seq WHERE r.document_seq = d.seq) AS undoes
         FROM savings_move m JOIN document d ON d.seq = m.document_seq WHERE m.member_ref = ? AND m.on_date BETWEEN ? AND ? ORDER BY m.on_date, m.seq`,
    )
    .all(memberRef, from, to);
  const closing: number = balancesOf(db, memberRef, to).total;
  const opening = moves.reduce((balance, move) => balance - move.amount, closing);
  let balance = opening;
  const rows = moves.map((move) => {
    balance += move.amount;
    return { date: move.on_date, number: move.number, kind: move.kind, debit: Math.max(0, -move.amount), credit: Math.max(0, move.amount), balance, ...(move.undoes === null ? {} : { undoes: move.undoes }) };
  });
  return { opening, rows, closing };
}
