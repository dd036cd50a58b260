import type { Result } from '../../../../shared/contract/index.ts';

type Balance = Result<'ledger.trialBalance'>['rows'][number];
type Account = Result<'ledger.accounts'>['rows'][number];

/** The figures of one row: the balance on a day, and where they were asked for, opening, movement and closing (debit plus). */
export type Figures = { readonly debit: number; readonly credit: number; readonly opening: number; readonly debitMovement: number; readonly creditMovement: number; readonly closing: number };

export type LedgerRow = Figures &
  (
    | { readonly kind: 'group'; readonly key: string; readonly name: string; readonly open: boolean }
    | { readonly kind: 'account'; readonly key: string; readonly name: string; readonly parent: string }
  );

const COLUMNS = ['debit', 'credit', 'opening', 'debitMovement', 'creditMovement', 'closing'] as const;

export function sumOf(rows: readonly { readonly [K in keyof Figures]?: number | undefined }[]): Figures {
  const sum = { debit: 0, credit: 0, opening: 0, debitMovement: 0, creditMovement: 0, closing: 0 };
  for (const row of rows) for (const column of COLUMNS) sum[column] += row[column] ?? 0;
  return sum;
}

/** The trial balance under its headings; the accounts of a closed heading are folded away. The columns still add up. */
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
    if (code !== '') rows.push({ kind: 'group', key: code, name: byCode.get(code)?.name ?? code, ...sumOf(members), open });
    if (open) for (const member of members) rows.push({ kind: 'account', key: member.code, name: member.name, ...sumOf([member]), parent: code });
  }
  return rows;
}
