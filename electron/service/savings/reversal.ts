import type { SavingsKind } from '../../../shared/contract/values.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import type { Database } from '../kernel/database.ts';
import { inUse, standing, type Reversed, type Reversible } from '../ledger/index.ts';
import type { Members } from '../members/index.ts';
import { writeMove } from './moves.ts';

type Moved = { readonly seq: number; readonly memberRef: number; readonly kind: SavingsKind; readonly amount: number; readonly via: string; readonly balance: number; readonly lastOn: CalendarDate };

/** How a deposit, a withdrawal or a transfer is undone: by the opposite moves, while each account has what it was given. */
export function moveReversible(db: Database, members: Members): Reversible {
  const movesBy = (document: Reversed): Moved[] => {
    const moves = db
      .sql<Moved>(
        `SELECT m.seq, m.member_ref AS memberRef, m.kind, m.amount, m.via, b.balance, b.last_on AS lastOn FROM savings_move m
           JOIN savings_balance b ON b.member_ref = m.member_ref AND b.kind = m.kind WHERE m.document_seq = ? ORDER BY m.seq`,
      )
      .all(document.seq);
    if (moves.length === 0) throw new Error(`${document.number} moved no savings`);
    return moves;
  };
  return {
    purpose: 'usp',
    check: (document) => {
      const moves = movesBy(document);
      for (const { seq, memberRef, kind, amount, balance } of moves) {
        if (balance >= amount) continue;
        const taken = db
          .sql<{ number: string }>(
            `SELECT d.number FROM savings_move m JOIN document d ON d.seq = m.document_seq
              WHERE m.member_ref = ? AND m.kind = ? AND m.seq > ? AND m.amount < 0 AND d.kind <> 'BD' AND ${standing('d.seq')} ORDER BY m.seq DESC LIMIT 1`,
          )
          .get(memberRef, kind, seq);
        if (taken !== undefined) throw inUse(document, taken.number, reversalWords.usedSavings);
      }
      return moves.reduce<CalendarDate | null>((last, { lastOn }) => (last === null || lastOn > last ? lastOn : last), null);
    },
    undo: (ctx, document, reversal) => {
      for (const { memberRef, kind, amount, via } of movesBy(document)) writeMove(db, ctx, { member: members.byRef(memberRef), kind, amount: -amount, document: reversal, via, date: reversal.date });
    },
  };
}
