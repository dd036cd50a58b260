import type { SavingsKind } from '../../../shared/contract/values.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import type { Database } from '../kernel/database.ts';
import { inUse, standing, type Reversed, type Reversible } from '../ledger/index.ts';
import type { Members } from '../members/index.ts';
import { writeMove } from './moves.ts';

type Moved = { readonly seq: number; readonly memberRef: number; readonly kind: SavingsKind; readonly amount: number; readonly via: string; readonly balance: number; readonly lastOn: CalendarDate };

/** How a deposit or withdrawal is undone: by the opposite move, while the account has what a deposit brought. */
export function moveReversible(db: Database, members: Members): Reversible {
  const movedBy = (document: Reversed): Moved => {
    const moved = db
      .sql<Moved>(
        `SELECT m.seq, m.member_ref AS memberRef, m.kind, m.amount, m.via, b.balance, b.last_on AS lastOn FROM savings_move m
           JOIN savings_balance b ON b.member_ref = m.member_ref AND b.kind = m.kind WHERE m.document_seq = ?`,
      )
      .get(document.seq);
    if (moved === undefined) throw new Error(`${document.number} moved no savings`);
    return moved;
  };
  return {
    purpose: 'usp',
    check: (document) => {
      const { seq, memberRef, kind, amount, balance, lastOn } = movedBy(document);
      if (balance >= amount) return lastOn;
      const taken = db
        .sql<{ number: string }>(
          `SELECT d.number FROM savings_move m JOIN document d ON d.seq = m.document_seq
            WHERE m.member_ref = ? AND m.kind = ? AND m.seq > ? AND m.amount < 0 AND d.kind <> 'BD' AND ${standing('d.seq')} ORDER BY m.seq DESC LIMIT 1`,
        )
        .get(memberRef, kind, seq);
      if (taken !== undefined) throw inUse(document, taken.number, reversalWords.usedSavings);
      return lastOn;
    },
    undo: (ctx, document, reversal) => {
      const { memberRef, kind, amount, via } = movedBy(document);
      writeMove(db, ctx, { member: members.byRef(memberRef), kind, amount: -amount, document: reversal, via, date: reversal.date });
    },
  };
}
