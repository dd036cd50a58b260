import type { Database } from '../kernel/database.ts';
import type { Controls, Problem } from '../kernel/problems.ts';
import { standing } from '../ledger/index.ts';
import { payableChecks } from './payableChecks.ts';
import { shipmentChecks, transitValue } from './shipmentChecks.ts';
import { ADVANCE, PAYABLE } from './suppliers.ts';
import { TRANSIT } from './transit.ts';

/** Consignors are owed by what was sold, not by what they brought: that room proves their account. */
const PAYABLES = Object.entries(PAYABLE).flatMap(([kind, account]) => (kind === 'konsinyasi' ? [] : [account]));

/** What is owed to suppliers, prepaid at them, and on its way from them. */
export const purchasingControls: Controls = (db) => {
  const sums = db.sql<{ payable: number | null; advance: number | null }>('SELECT sum(payable) AS payable, sum(advance) AS advance FROM supplier_balance').get();
  return [{ accounts: PAYABLES, amount: 0 - (sums?.payable ?? 0) }, { accounts: [ADVANCE], amount: sums?.advance ?? 0 }, { accounts: [TRANSIT], amount: transitValue(db) }];
};

/** Supplier balances re-derived from receipts and payments that stand, and against 2-11xx and 1-1510; shipments that stand against 1-1490. */
export function purchasingChecks(db: Database, accountBalance: (code: string) => number): Problem[] {
  const problems: Problem[] = [];
  const derived = new Map<number, { payable: number; advance: number }>();
  const add = (ref: number, payable: number, advance: number): void => {
    const now = derived.get(ref) ?? { payable: 0, advance: 0 };
    derived.set(ref, { payable: now.payable + payable, advance: now.advance + advance });
  };
  for (const row of db.sql<{ ref: number; payable: number; advance: number }>(`SELECT supplier_ref AS ref, payable * (${standing('e.document_seq')}) AS payable, advance * (${standing('e.document_seq')}) AS advance FROM supplier_effect e`).iterate()) add(row.ref, row.payable, row.advance);
  for (const row of db.sql<{ ref: number; kind: string; amount: number }>(`SELECT supplier_ref AS ref, kind, amount * (${standing('supplier_payment.document_seq')}) AS amount FROM supplier_payment`).iterate())
    if (row.kind === 'pelunasan') add(row.ref, -row.amount, 0);
    else add(row.ref, 0, row.amount);
  for (const row of db.sql<{ ref: number; payable: number; advance: number }>('SELECT supplier_ref AS ref, payable, advance FROM supplier_change').iterate()) add(row.ref, row.payable, row.advance);
  let payable = 0;
  let advance = 0;
  for (const row of db.sql<{ supplier_ref: number; payable: number; advance: number }>('SELECT supplier_ref, payable, advance FROM supplier_balance').iterate()) {
    const expected = derived.get(row.supplier_ref);
    derived.delete(row.supplier_ref);
    payable += row.payable;
    advance += row.advance;
    if (expected === undefined || expected.payable !== row.payable || expected.advance !== row.advance) problems.push({ table: 'supplier_balance', key: String(row.supplier_ref), problem: 'berbeda dari kiriman dan pembayarannya' });
  }
  for (const ref of derived.keys()) problems.push({ table: 'supplier_balance', key: String(ref), problem: 'baris hilang' });
  const booked = -PAYABLES.reduce((sum_, code) => sum_ + accountBalance(code), 0);
  if (booked !== payable) problems.push({ table: 'supplier_balance', key: '2-11xx', problem: `utang pemasok ${payable}, buku besar ${booked}` });
  if (accountBalance(ADVANCE) !== advance) problems.push({ table: 'supplier_balance', key: ADVANCE, problem: `uang muka ${advance}, buku besar ${accountBalance(ADVANCE)}` });
  const sent = transitValue(db);
  if (accountBalance(TRANSIT) !== sent) problems.push({ table: 'shipment_part', key: TRANSIT, problem: `barang dalam perjalanan ${sent}, buku besar ${accountBalance(TRANSIT)}` });
  return [...problems, ...shipmentChecks(db), ...payableChecks(db)];
}
