import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Ledger } from '../ledger/index.ts';

/** What the assets room needs of the house. */
export type Rooms = { readonly kernel: Kernel; readonly ledger: Ledger; readonly cash: CashDesk };

/** Heading of the chart under which fixed assets stand, and the account that takes their depreciation off. */
export const FIXED_ASSETS = '1-2000';
export const ACCUMULATED = '1-2190';
export const DEPRECIATION = '6-1160';
