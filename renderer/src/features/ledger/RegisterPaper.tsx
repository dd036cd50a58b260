import type { JSX } from 'react';
import type { Unit } from '../../../../shared/contract/values.ts';
import { listWords } from '../../../../shared/text/documents.ts';
import { ledgerWords as words } from '../../../../shared/text/screenLedger.ts';
import { ReportPaper } from '../../app/index.ts';
import { dateText } from '../../ui/index.ts';

/** The moves of one account between two days as they print. */
export function RegisterPaper({ account, name, unit, from, to, tabs, onLeave }: {
  readonly account: string;
  readonly name: string;
  readonly unit: Unit | null;
  readonly from: string;
  readonly to: string;
  readonly tabs: 'ledger' | 'reports';
  readonly onLeave: () => void;
}): JSX.Element {
  const span = words.pageOf(dateText(from), dateText(to));
  return (
    <ReportPaper
      title={listWords.titles['account-register']}
      note={`${account} ${name}, ${span}`}
      tabs={tabs}
      document="account-register"
      reference={`${account}/${from}..${to}${unit === null ? '' : `/${unit}`}`}
      wanted={{ report: 'account-register', account, from, to, ...(unit === null ? {} : { unit }) }}
      onLeave={onLeave}
    />
  );
}
