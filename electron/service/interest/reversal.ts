import type { CalendarDate, Month } from '../../../shared/domain/dates.ts';
import { shortSince, type DayMove } from '../../../shared/domain/dayBalance.ts';
import { interestWords as words } from '../../../shared/text/interest.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import type { Database } from '../kernel/database.ts';
import { inUse, standing, type Reversed, type Reversible } from '../ledger/index.ts';
import { INTEREST } from '../savings/index.ts';
import type { Rooms } from './credit.ts';
import { withheldIn } from './store.ts';

type Credit = { readonly memberRef: number; readonly period: Month; readonly tax: number; readonly net: number; readonly balance: number; readonly lastOn: CalendarDate };
type Number = { readonly number: string };

const creditsOf = (db: Database, document: Reversed): Credit[] =>
  db
    .sql<Credit>(
      `SELECT c.member_ref AS memberRef, c.period, c.tax, c.gross - c.tax AS net, b.balance, b.last_on AS lastOn FROM interest_credit c
         JOIN savings_balance b ON b.member_ref = c.member_ref AND b.kind = 'sukarela' WHERE c.document_seq = ? ORDER BY c.member_ref`,
    )
    .all(document.seq);

/** The last document that took from an account after this one, where nothing has taken that back. */
const takenBy = (db: Database, document: Reversed, memberRef: number): string | undefined =>
  db
    .sql<Number>(`SELECT d.number FROM savings_move m JOIN document d ON d.seq = m.document_seq WHERE m.member_ref = ? AND m.kind = 'sukarela' AND d.seq > ? AND m.amount < 0 AND d.kind <> 'BD' AND ${standing('d.seq')} ORDER BY m.seq DESC LIMIT 1`)
    .get(memberRef, document.seq)?.number;

/**
 * How the interest of up to 50 members goes back: while no later month was worked out from it, the tax withheld was not paid on, and the accounts still hold
 * it. It goes back on its own day where it was there on every day since.
 */
export function creditReversible({ kernel, members, savings }: Rooms): Reversible {
  const { db } = kernel;
  return {
    purpose: 'usp',
    check: (document) => {
      const credits = creditsOf(db, document);
      const period = credits[0]?.period ?? ('' as Month);
      const later = db.sql<Number>(`SELECT d.number FROM interest_credit c JOIN document d ON d.seq = c.document_seq WHERE c.period > ? AND ${standing('c.document_seq')} ORDER BY c.period DESC, d.seq DESC LIMIT 1`).get(period);
      if (later !== undefined) throw inUse(document, later.number, words.laterInterest);
      const paid = db.sql<{ amount: number | null }>('SELECT sum(amount) AS amount FROM savings_tax_effect WHERE period = ?').get(period)?.amount ?? 0;
      if (paid > withheldIn(db, period) - credits.reduce((sum, { tax }) => sum + tax, 0)) {
        const by = db.sql<Number>(`SELECT d.number FROM savings_tax_payment p JOIN document d ON d.seq = p.document_seq WHERE p.period = ? AND ${standing('p.document_seq')} ORDER BY d.seq DESC LIMIT 1`).get(period);
        if (by !== undefined) throw inUse(document, by.number, words.taxPaid);
      }
      const moved = credits.flatMap(({ memberRef, net, balance, lastOn }): CalendarDate[] => {
        const by = balance < net ? takenBy(db, document, memberRef) : undefined;
        if (by !== undefined) throw inUse(document, by, reversalWords.usedSavings);
        const moves = db.sql<DayMove>("SELECT on_date AS date, amount FROM savings_move WHERE member_ref = ? AND kind = 'sukarela' AND on_date > ?").all(memberRef, document.date);
        return balance < net || shortSince(balance, moves, document.date, net) !== undefined ? [lastOn] : [];
      });
      return moved.toSorted().at(-1) ?? null;
    },
    undo: (ctx, document, reversal) => {
      for (const { memberRef, net } of creditsOf(db, document)) if (net > 0) savings.move(ctx, { member: members.byRef(memberRef), kind: 'sukarela', amount: -net, document: reversal, via: INTEREST, date: reversal.date });
    },
  };
}
