/** What every room proves of its own tables, for verify. */
import { assetChecks } from './assets/index.ts';
import { bankLoanChecks } from './bankloans/index.ts';
import { bonChecks, bonControls } from './bon/index.ts';
import { bankChecks } from './bank/index.ts';
import { qrisChecks, qrisControls } from './cash/index.ts';
import { consignmentChecks, consignmentControls } from './consignment/index.ts';
import { cylinderChecks, cylinderControls, type CylinderSize } from './cylinders/index.ts';
import type { Checks } from './evidence/index.ts';
import { interestChecks } from './interest/index.ts';
import { journalChecks } from './journals/index.ts';
import type { Database } from './kernel/database.ts';
import type { ControlFigure } from './kernel/problems.ts';
import { INVENTORY_ACCOUNTS } from './ledger/index.ts';
import { leaverChecks } from './leaving/index.ts';
import { loanChecks, loanControls, loanInterestSums } from './loans/index.ts';
import { memberChecks } from './members/index.ts';
import { periodChecks } from './periods/index.ts';
import { purchasingChecks, purchasingControls } from './purchasing/index.ts';
import { advantageChecks } from './reports/index.ts';
import { reversalChecks } from './reversals/index.ts';
import { returnChecks, salesChecks, saleSums } from './sales/index.ts';
import { savingsChecks, savingsControls } from './savings/index.ts';
import { shiftChecks, shiftControls } from './shifts/index.ts';
import { stockChecks, stockControls } from './stock/index.ts';
import { taxChecks } from './tax/index.ts';

const fullCylinders = (db: Database, size: CylinderSize): number =>
  db.sql<{ n: number | null }>('SELECT sum(s.qty) / 1000 AS n FROM stock s JOIN product p ON p.ref = s.product_ref WHERE p.cylinder_size = ?').get(size)?.n ?? 0;

const roomChecks: Checks['roomChecks'] = {
  stock: (db, balance) => stockChecks(db, balance, INVENTORY_ACCOUNTS),
  cylinders: (db, balance) => cylinderChecks(db, balance, (size) => fullCylinders(db, size)),
  suppliers: purchasingChecks,
  consignment: consignmentChecks,
  shifts: shiftChecks,
  sales: salesChecks,
  returns: returnChecks,
  qris: qrisChecks,
  bon: bonChecks,
  bank: bankChecks,
  savings: savingsChecks,
  interest: interestChecks,
  loans: loanChecks,
  leavers: leaverChecks,
  assets: assetChecks,
  bankloans: bankLoanChecks,
  tax: taxChecks,
  journals: journalChecks,
  trade: memberChecks({ sales: saleSums, loanInterest: loanInterestSums }),
  periods: periodChecks,
  advantage: advantageChecks,
  reversals: reversalChecks,
};

/** Documents that need no entry: a float that was already in the drawer, goods ordered, a shift or count without a difference, a loan asked for or rescheduled, a month without interest to book or allowance to change, a month without tax, empties that moved or were worth nothing, goods on consignment, goods to be counted, simpanan wajib billed. */
const mayPostNothing: Checks['mayPostNothing'] = ['PB', 'BS', 'TS', 'RS', 'JP', 'CK', 'OP', 'KS', 'KP', 'RB', 'PP', 'PF', 'BF', 'BL', 'LX', 'MT', 'HT', 'OT', 'TK', 'TP', 'LH', 'TW', 'AK'];


/** `verifyThread` beside this module, as it lies in the bundle or here. */
const thread = new URL(import.meta.url.endsWith('.ts') ? 'verifyThread.ts' : 'verifyThread.cjs', import.meta.url);

export const CHECKS: Checks = { roomChecks, mayPostNothing, thread };

/** What every sub-ledger says its control accounts hold now. */
export const controlFigures = (db: Database): ControlFigure[] => [stockControls(db, INVENTORY_ACCOUNTS), ...[savingsControls, loanControls, purchasingControls, cylinderControls, consignmentControls, shiftControls, qrisControls, bonControls].map((controls) => controls(db))].flat();
