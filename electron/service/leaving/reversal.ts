import type { MemberState } from '../members/index.ts';
import { isReversibleKind } from '../../../shared/contract/reversals.ts';
import type { SavingsKind } from '../../../shared/contract/values.ts';
import { leavingWords as words } from '../../../shared/text/leaving.ts';
import type { Database } from '../kernel/database.ts';
import { refuse } from '../kernel/refusal.ts';
import { inUse, standing, type Reversible } from '../ledger/index.ts';
import { keepDetail, type Members } from '../members/index.ts';
import type { Savings } from '../savings/index.ts';

type Exit = { readonly memberRef: number; readonly stateBefore: MemberState };
const exitOf = (db: Database, seq: number): Exit => {
  const exit = db.sql<Exit>('SELECT member_ref AS memberRef, state_before AS stateBefore FROM member_exit WHERE document_seq = ?').get(seq);
  if (exit === undefined) throw new Error(`document ${seq} is no exit`);
  return exit;
};

/** How an exit is undone: the loans and the bon it set off are owed again, the savings are back, and the person is the member they were. */
export function exitReversible(db: Database, { members, savings }: { readonly members: Members; readonly savings: Savings }): Reversible {
  return {
    purpose: 'usp',
    check: (document) => {
      const { memberRef } = exitOf(db, document.seq);
      const { state, no } = members.get(members.byRef(memberRef).id);
      if (state !== 'keluar' && state !== 'meninggal') throw refuse('IN_USE', words.backAlready(no), { field: 'ref' });
      const later = db
        .sql<{ number: string }>(`SELECT d.number FROM document d WHERE d.member_ref = ? AND d.seq > ? AND d.kind IN ('AK', 'PK') AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`)
        .get(memberRef, document.seq);
      if (later !== undefined) throw inUse(document, later.number, words.paidSince);
      return document.date;
    },
    parts: (document) =>
      db
        .sql<{ kind: string; number: string }>("SELECT kind, number FROM document WHERE member_ref = ? AND seq > ? AND refs ->> 'leaving' = ? ORDER BY seq DESC")
        .all(exitOf(db, document.seq).memberRef, document.seq, document.number)
        .map(({ kind, number }) => {
          if (!isReversibleKind(kind)) throw new Error(`${number} cannot be undone`);
          return { kind, number };
        }),
    undo: (ctx, document, reversal) => {
      const { memberRef, stateBefore } = exitOf(db, document.seq);
      ctx.rows.update('member', { ref: memberRef }, { state: stateBefore, ...(stateBefore === 'meninggal' ? {} : { left_on: null }) });
      keepDetail(db, ctx, memberRef, { state_reason: '', state_on: reversal.date });
      members.changed(ctx, memberRef);
      const member = members.byRef(memberRef);
      for (const { kind, amount } of db.sql<{ kind: SavingsKind; amount: number }>('SELECT kind, amount FROM savings_move WHERE document_seq = ? ORDER BY seq').all(document.seq))
        savings.move(ctx, { member, kind, amount: -amount, document: reversal, via: 'batal', date: reversal.date });
    },
  };
}

/** What was paid out to somebody who left is owed to them again. */
export const payoutReversible = (): Reversible => ({
  purpose: 'usp',
  check: (document) => document.date,
  undo: () => undefined,
});
