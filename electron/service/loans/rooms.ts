import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Members } from '../members/index.ts';

/** What the loans room needs of the house. */
export type Rooms = { readonly kernel: Kernel; readonly ledger: Ledger; readonly members: Members; readonly cash: CashDesk };
