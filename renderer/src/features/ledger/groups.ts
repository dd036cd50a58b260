import type { Result } from '../../../../shared/contract/index.ts';

type Balance = Result<'ledger.trialBalance'>['rows'][number];
type Account = Result<'ledger.accounts'>['rows'][number];

export type LedgerRow =
  | { readonly kind: 'group'; readonly key: string; readonly name: string; readonly debit: number; readonly credit: number; readonly open: boolean }
  | { readonly kind: 'account'; readonly key: string; readonly name: string; readonly debit: number; readonly credit: number; readonly parent: string };

/** The trial balance under its headings; the accounts of a closed heading are folded away. Both columns still add up. */
export function groupRows(balances: readonly Balance[], accounts: readonly Account[], opened: ReadonlySet<string>): LedgerRow[] {
  const byCode = new Map(accounts.map((account) => [account.code, account]));
  const groups = new Map<string, Balance[]>();
  for (const balance of balances) {
    const parent = byCode.get(balance.code)?.parent ?? '';
    groups.set(parent, [...(groups.get(parent) ?? []), balance]);
  }
  const rows: LedgerRow[] = [];
  for (const [code, members] of groups) {
    const open = code === '' || opened.has(code);
    if (code !== '')
      rows.push({ kind: 'group', key: code, name: byCode.get(code)?.name ?? code, debit: sum(members, 'debit'), credit: sum(members, 'credit'), open });
    if (open) for (const member of members) rows.push({ kind: 'account', key: member.code, name: member.name, debit: member.debit, credit: member.credit, parent: code });
  }
  return rows;
}

const sum = (rows: readonly Balance[], column: 'debit' | 'credit'): number => rows.reduce((total, row) => total + row[column], 0);
