import type { CashVia, SavingsKind } from '../../../shared/contract/values.ts';
import type { Moment } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';

/** What a savings slip says of one deposit or withdrawal. Rupiah; `amount` is signed, `balance` is this kind's after the move. */
export type SavingsSlip = {
  readonly number: string;
  readonly at: Moment;
  readonly officer: string;
  readonly memberRef: number;
  readonly kind: SavingsKind;
  readonly amount: number;
  readonly balance: number;
  readonly via: CashVia;
};

/** The deposit or withdrawal over the counter with this number or id. */
export const savingsSlipOf = (db: Database, ref: string): SavingsSlip | undefined =>
  db
    .sql<SavingsSlip>(
      `SELECT d.number, d.at, u.name AS officer, m.member_ref AS memberRef, m.kind, m.amount, m.balance, m.via
         FROM document d JOIN user u ON u.ref = d.user_ref JOIN savings_move m ON m.document_seq = d.seq
        WHERE d.kind IN ('SS', 'ST') AND (d.number = ? OR d.id = ?)`,
    )
    .get(ref, ref);
