import type { SavingsKind } from '../../../shared/contract/values.ts';
import type { Database } from '../kernel/database.ts';

/** One deposit or withdrawal as its slip shows it; undefined when there is no such document. */
export type SavingsSlip = {
  readonly number: string; readonly at: string; readonly officer: string; readonly memberRef: number; readonly kind: SavingsKind; readonly amount: number; readonly balance: number; readonly via: 'kas' | 'bank'; readonly date: string;
};

/** A savings move by its document's number or id. */
export function savingsSlipOf(db: Database, ref: string): SavingsSlip | undefined {
  return db
    .sql<SavingsSlip>(
      `SELECT d.number, d.at, u.name AS officer, m.member_ref AS memberRef, m.kind, m.amount, m.balance, m.via, m.on_date AS date
         FROM savings_move m JOIN document d ON d.seq = m.document_seq JOIN user u ON u.ref = d.user_ref WHERE d.number = ?1 OR d.id = ?1`,
    )
    .get(ref);
}
