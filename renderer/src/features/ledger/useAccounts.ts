import { useMemo } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { useApiQuery } from '../../api/index.ts';
import type { SelectOption } from '../../ui/index.ts';

export type Account = Result<'ledger.accounts'>['rows'][number];

export type Accounts = {
  readonly rows: readonly Account[];
  readonly byCode: ReadonlyMap<string, Account>;
  /** Accounts that take entries, as "1-1210 Bank (per rekening)"; found by code or name. */
  readonly options: readonly SelectOption[];
};

/** The chart of accounts, for lists to choose from and for names beside codes. */
export function useAccounts(): Accounts {
  const data = useApiQuery('ledger.accounts', {}).data;
  return useMemo(() => {
    const rows = data?.rows ?? [];
    return {
      rows,
      byCode: new Map(rows.map((account) => [account.code, account])),
      options: rows.filter((account) => account.postable).map((account) => ({ value: account.code, label: `${account.code} ${account.name}` })),
    };
  }, [data]);
}
