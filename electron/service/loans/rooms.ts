import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Members } from '../members/index.ts';
import type { Savings } from '../savings/index.ts';

/** What the loans room needs of the house. */
export type Rooms = {
  readonly kernel: Kernel;
  readonly ledger: Ledger;
  readonly members: Members;
  readonly savings: Savings;
  readonly cash: CashDesk;
  /** Whether a member is an officer of the cooperative on a day, or of an officer's household. */
  readonly related: (memberRef: number, on: CalendarDate) => boolean;
};
