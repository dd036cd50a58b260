import type { Flow } from '../../../shared/contract/values.ts';
import { splitByWeight } from '../../../shared/domain/money.ts';
import type { EntryLine } from './ledger.ts';

export type FlowTable = readonly { readonly prefix: string; readonly flow: Flow }[];

/** Which way cash went, by the account on the other side; the longest prefix wins (ruling 4). Stored as a setting. */
export const DEFAULT_FLOWS: { prefix: string; flow: Flow }[] = [
  { prefix: '1-131', flow: 'loans-out' }, { prefix: '1-132', flow: 'loans-in' }, { prefix: '1-133', flow: 'sales' }, { prefix: '1-135', flow: 'opex' },
  { prefix: '1-14', flow: 'suppliers' }, { prefix: '1-15', flow: 'suppliers' }, { prefix: '1-152', flow: 'opex' }, { prefix: '1-2', flow: 'assets' },
  { prefix: '2-11', flow: 'suppliers' }, { prefix: '2-12', flow: 'savings' }, { prefix: '2-13', flow: 'tax' }, { prefix: '2-133', flow: 'opex' }, { prefix: '2-14', flow: 'shu' }, { prefix: '2-2', flow: 'bank-loan' },
  { prefix: '3-1', flow: 'equity' }, { prefix: '3-111', flow: 'savings' }, { prefix: '3-112', flow: 'savings' }, { prefix: '3-132', flow: 'shu' },
  { prefix: '4-1', flow: 'sales' }, { prefix: '4-14', flow: 'loans-in' }, { prefix: '4-2', flow: 'opex' }, { prefix: '4-217', flow: 'assets' },
  { prefix: '5-', flow: 'suppliers' }, { prefix: '5-14', flow: 'savings' }, { prefix: '6-', flow: 'opex' }, { prefix: '6-119', flow: 'bank-loan' }, { prefix: '7-', flow: 'tax' },
];

/** The flow of cash against an account that is none; `internal` is between cash accounts only and never comes from the table. */
const flowOf = (account: string, table: FlowTable): Flow => {
  let best: FlowTable[number] | undefined;
  for (const row of table) if (row.flow !== 'internal' && account.startsWith(row.prefix) && row.prefix.length > (best?.prefix.length ?? 0)) best = row;
  return best?.flow ?? 'opex';
};

type Side = 'debit' | 'credit';
const sumOf = (lines: readonly EntryLine[], side: Side): number => lines.reduce((sum, line) => sum + (line[side] ?? 0), 0);

/**
 * Gives each cash line without a flow one from the other side: as much cash as came from, or went to, accounts that are not
 * cash takes its flow from those, what is more moved between cash accounts and is `internal`. A line with several flows is
 * split into one line per flow by largest remainder, so that the direct cash flow can be read from the entries.
 */
export function withFlows(lines: readonly EntryLine[], isCash: (account: string) => boolean, table: FlowTable): EntryLine[] {
  const cash = lines.filter((line) => isCash(line.account));
  const others = lines.filter((line) => !isCash(line.account));
  const split = new Map<EntryLine, EntryLine[]>();
  for (const [side, opposite] of [['debit', 'credit'], ['credit', 'debit']] as const) {
    const open = cash.filter((line) => line.flow === undefined && (line[side] ?? 0) > 0);
    const byFlow = new Map<Flow, number>();
    for (const line of others) if ((line[opposite] ?? 0) > 0) byFlow.set(flowOf(line.account, table), (byFlow.get(flowOf(line.account, table)) ?? 0) + (line[opposite] ?? 0));
    const given = sumOf(cash.filter((line) => line.flow !== undefined && line.flow !== 'internal'), side);
    const outside = splitByWeight(Math.min(sumOf(open, side), Math.max(0, sumOf(others, opposite) - given)), open.map((line) => line[side] ?? 0)) ?? [];
    open.forEach((line, index) => {
      const part = outside[index] ?? 0;
      const parts = splitByWeight(part, [...byFlow.values()]) ?? [];
      const flows = [...[...byFlow.keys()].map((flow, place) => [flow, parts[place] ?? 0] as const), ['internal', (line[side] ?? 0) - part] as const];
      split.set(line, flows.filter(([, amount]) => amount > 0).map(([flow, amount]) => ({ ...line, [side]: amount, flow })));
    });
  }
  return lines.flatMap((line) => split.get(line) ?? [line]);
}

/** What an entry's lines say moved between cash accounts: 0 where as much left one as came to another. */
export const internalNet = (lines: readonly EntryLine[]): number => {
  const internal = lines.filter((line) => line.flow === 'internal');
  return sumOf(internal, 'debit') - sumOf(internal, 'credit');
};
