import type { Params, Result } from '../../../../shared/contract/index.ts';
import { UNITS, type Unit } from '../../../../shared/contract/values.ts';
import { pastedTable } from '../../../../shared/domain/pastedTable.ts';
import { parseRupiahInput } from '../../../../shared/text/format.ts';
import { onSignOut } from '../../app/index.ts';
import type { Account } from '../ledger/index.ts';

/** One row of the plan: twelve months of an account in a unit; null is a cell left empty. */
export type PlanRow = { readonly key: string; readonly account: string; readonly name: string; readonly unit: Unit; readonly months: readonly (number | null)[] };
export type Saved = Result<'budget.get'>;

export const rowKey = (account: string, unit: Unit): string => `${account}/${unit}`;
const isPlanned = (account: Account): boolean => /^[4-7]/.test(account.code) && account.parent !== undefined && account.postable;
const NOTHING: readonly null[] = Array.from({ length: 12 }, () => null);

/** Every account of income and cost, with what a version plans for it, under its heading; an account planned in several units has a row for each. */
export function planRows(accounts: readonly Account[], saved: Saved | undefined, added: readonly string[]): PlanRow[] {
  const planned = new Map<string, PlanRow[]>();
  for (const row of saved?.rows ?? []) {
    const key = rowKey(row.account, row.unit);
    planned.set(row.account, [...(planned.get(row.account) ?? []), { key, account: row.account, name: row.name, unit: row.unit, months: row.months.map((amount) => (amount === 0 ? null : amount)) }]);
  }
  return accounts
    .filter((account) => isPlanned(account) || planned.has(account.code))
    .toSorted((a, b) => (a.parent ?? '').localeCompare(b.parent ?? '') || a.code.localeCompare(b.code))
    .flatMap(({ code, name }) => {
      const rows = planned.get(code) ?? [];
      const units = new Set<Unit>([...rows.map((row) => row.unit), ...UNITS.filter((unit) => added.includes(rowKey(code, unit)))]);
      if (units.size === 0) units.add('UMUM');
      return UNITS.filter((unit) => units.has(unit)).map((unit) => rows.find((row) => row.unit === unit) ?? { key: rowKey(code, unit), account: code, name, unit, months: NOTHING });
    });
}

/** Cells typed over what is saved: row key, slash, month from 0. */
export type Changes = ReadonlyMap<string, number | null>;
export const cellKey = (row: string, month: number): string => `${row}/${month}`;
export const withChanges = (rows: readonly PlanRow[], changes: Changes): PlanRow[] =>
  changes.size === 0 ? [...rows] : rows.map((row) => ({ ...row, months: row.months.map((amount, month) => (changes.has(cellKey(row.key, month)) ? (changes.get(cellKey(row.key, month)) ?? null) : amount)) }));

export const totalOf = (row: PlanRow): number => row.months.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);

/** The rows as the service keeps them; a row without a figure is left out. */
export const toSave = (rows: readonly PlanRow[]): Params<'budget.set'>['rows'] =>
  rows.filter((row) => row.months.some((amount) => amount !== null)).map((row) => ({ account: row.account, unit: row.unit, months: row.months.map((amount) => amount ?? 0) }));

export type Pasted = { readonly changes: Changes; readonly taken: number; readonly skipped: number };

/** Cells pasted from a spreadsheet over the rows shown, from one cell to the right and down. What is no whole rupiah is passed over. */
export function paste(text: string, rows: readonly PlanRow[], fromRow: number, fromMonth: number, changes: Changes): Pasted {
  const next = new Map(changes);
  let taken = 0;
  let skipped = 0;
  pastedTable(text).forEach((cells, down) => {
    cells.forEach((cell, right) => {
      const row = rows[fromRow + down];
      const month = fromMonth + right;
      if (row === undefined || month > 11) return;
      const amount = cell === '' || cell === '-' ? null : parseRupiahInput(cell.replaceAll(/\s/g, ''));
      if (amount === null && cell !== '' && cell !== '-') skipped += 1;
      else {
        next.set(cellKey(row.key, month), amount);
        taken += 1;
      }
    });
  });
  return { changes: next, taken, skipped };
}

/** What was typed and not yet saved, by year: it outlives a look into another room. */
export const unsaved = { year: null as number | null, changes: new Map() as Changes, added: [] as readonly string[] };
onSignOut(() => Object.assign(unsaved, { year: null, changes: new Map(), added: [] }));
