import type { Params } from '../../../../shared/contract/index.ts';
import { pastedTable } from '../../../../shared/domain/pastedTable.ts';
import { chartWords as words } from '../../../../shared/text/screenChart.ts';
import type { Account } from './useAccounts.ts';

export type PastedAccount = { readonly no: number; readonly code: string; readonly name: string; readonly parent: string; readonly cash: boolean; readonly problem: string | null };

const CODE = /^\d-\d{4}$/;

/** Pasted rows as accounts, each with what is wrong with it; rows left empty are passed over. The service judges again. */
export function readPastedAccounts(text: string, chart: ReadonlyMap<string, Account>): PastedAccount[] {
  const first = new Map<string, number>();
  return pastedTable(text).flatMap((cells, index) => {
    if (cells.every((cell) => cell === '')) return [];
    const [code = '', name = '', parent = '', cash = ''] = cells;
    const no = index + 1;
    const earlier = first.get(code);
    if (earlier === undefined) first.set(code, no);
    const heading = chart.get(parent);
    const problem =
      code === '' || name === '' || parent === ''
        ? words.missingCell
        : !CODE.test(code)
          ? words.codeShape
          : earlier !== undefined
            ? words.twice(earlier)
            : chart.has(code)
              ? words.exists
              : !CODE.test(parent)
                ? words.parentShape
                : heading === undefined || heading.parent !== undefined
                  ? words.noHeading
                  : null;
    return [{ no, code, name, parent, cash: /^(kas|bank|ya)$/i.test(cash), problem }];
  });
}

export const toImport = (rows: readonly PastedAccount[]): Params<'ledger.importAccounts'>['rows'] => rows.map(({ code, name, parent, cash }) => ({ code, name, parent, ...(cash ? { cash } : {}) }));
