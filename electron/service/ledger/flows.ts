import type { Flow } from '../../../shared/contract/values.ts';
import { splitByWeight } from '../../../shared/domain/money.ts';
import type { EntryLine } from './ledger.ts';

export type FlowTable = readonly { readonly prefix: string; readonly flow: Flow }[];

/** Which way cash went, by the account on the other side; the longest prefix wins (ruling 4). Stored as a setting. */
export const DEFAULT_FLOWS: { prefix: string; flow: Flow }[] = [
  { prefix: '1-1', flow: 'internal' }, { prefix: '1-131', flow: 'loans-out' }, { prefix: '1-132', flow: 'loans-in' }, { prefix: '1-133', flow: 'sales' }, { prefix: '1-135', flow: 'opex' },
  { prefix: '1-14', flow: 'suppliers' }, { prefix: '1-15', flow: 'suppliers' }, { prefix: '1-152', flow: 'opex' }, { prefix: '1-2', flow: 'assets' },
  { prefix: '2-11', flow: 'suppliers' }, { prefix: '2-12', flow: 'savings' }, { prefix: '2-13', flow: 'tax' }, { prefix: '2-133', flow: 'opex' }, { prefix: '2-14', flow: 'shu' }, { prefix: '2-2', flow: 'bank-loan' },
  { prefix: '3-1', flow: 'equity' }, { prefix: '3-111', flow: 'savings' }, { prefix: '3-112', flow: 'savings' }, { prefix: '3-132', flow: 'shu' },
  { prefix: '4-1', flow: 'sales' }, { prefix: '4-14', flow: 'loans-in' }, { prefix: '4-2', flow: 'opex' }, { prefix: '4-217', flow: 'assets' },
  { prefix: '5-', flow: 'suppliers' }, { prefix: '5-14', flow: 'savings' }, { prefix: '6-', flow: 'opex' }, { prefix: '6-119', flow: 'bank-loan' }, { prefix: '7-', flow: 'tax' },
];

const flowOf = (account: string, table: FlowTable): Flow => {
  let best: FlowTable[number] | undefined;
  for (const row of table) if (account.startsWith(row.prefix) && row.prefix.length > (best?.prefix.length ?? 0)) best = row;
  return best?.flow ?? 'opex';
};

/**
 * Gives each cash line without a flow one from the lines on the other side. Where these differ, the cash line is split
 * into one line per flow by largest remainder, so that the direct cash flow can be read from the entries.
 */
export function withFlows(lines: readonly EntryLine[], isCash: (account: string) => boolean, table: FlowTable): EntryLine[] {
  const result: EntryLine[] = [];
  for (const line of lines) {
    if (!isCash(line.account) || line.flow !== undefined) {
      result.push(line);
      continue;
    }
    const takesIn = (line.debit ?? 0) > 0;
    const amount = takesIn ? (line.debit ?? 0) : (line.credit ?? 0);
    const byFlow = new Map<Flow, number>();
    for (const other of lines) {
      if (isCash(other.account)) continue;
      const opposite = takesIn ? (other.credit ?? 0) : (other.debit ?? 0);
      if (opposite > 0) byFlow.set(flowOf(other.account, table), (byFlow.get(flowOf(other.account, table)) ?? 0) + opposite);
    }
    const flows = [...byFlow.keys()];
    const [only] = flows;
    if (only === undefined) {
      result.push({ ...line, flow: 'internal' });
      continue;
    }
    const parts = splitByWeight(amount, [...byFlow.values()]) ?? [];
    flows.forEach((flow, index) => {
      const part = parts[index] ?? 0;
      if (part > 0) result.push({ ...line, ...(takesIn ? { debit: part } : { credit: part }), flow });
    });
  }
  return result;
}
