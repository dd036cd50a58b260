import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { FLOWS } from '../../../../shared/contract/values.ts';
import { firstDay } from '../../../../shared/domain/dates.ts';
import { spanText, statementWords as words } from '../../../../shared/text/screenStatements.ts';
import { Screen } from '../../app/index.ts';
import { EntryPanel, RegisterPanel, RegisterPaper, useAccounts } from '../ledger/index.ts';
import { endOf } from './files.ts';
import type { StatementKind } from './kinds.ts';
import { remembered } from './remembered.ts';
import type { Choice } from './useChoice.ts';

/**
 * The moves of one account in the months of the statement; Enter opens an entry, Backspace goes back to the statement. The
 * place is an account's code, behind a figure of the cash flow also its flow and side: `1-1110~opex~kredit`.
 */
export function AccountView({ kind, choice, place }: { readonly kind: StatementKind; readonly choice: Choice; readonly place: string }): JSX.Element {
  const [account = '', flowName, sideName] = place.split('~');
  const flow = FLOWS.find((each) => each === flowName);
  const part = flow === undefined ? null : { flow, side: sideName === 'debit' || sideName === 'kredit' ? sideName : null } as const;
  const [, navigate] = useLocation();
  const [entry, setEntry] = useState(remembered.entry?.account === account ? remembered.entry.number : null);
  const [paper, setPaper] = useState(false);
  const name = useAccounts().byCode.get(account)?.name ?? '';
  const back = (): void => navigate(`/laporan/${kind}`);
  const choose = (number: string): void => {
    setEntry(number);
    remembered.entry = { account, number };
  };
  const span = spanText(choice.span.shape, choice.span.from, choice.span.to);
  const unit = kind === 'usp' ? 'USP' : kind === 'banding' ? remembered.spans.unit : null;
  const [from, to] = [firstDay(choice.span.from), endOf(choice.span, choice.today)];
  if (paper) return <RegisterPaper account={account} name={name} unit={unit} from={from} to={to} tabs="reports" onLeave={() => setPaper(false)} />;
  return (
    <Screen
      title={words.ledger}
      note={`${account} ${name}, ${span}`}
      tabs="reports"
      keys={[
        { keys: 'F11', label: words.paper, run: () => setPaper(true) },
        { keys: 'Backspace', label: words.back, run: back, outsideText: true },
        { keys: 'Esc', label: words.back, run: back, bar: false },
      ]}
    >
      <RegisterPanel
        account={account}
        name={name}
        unit={unit}
        part={part}
        takesFocus
        from={from}
        to={to}
        month={span}
        selected={entry}
        onSelect={choose}
        onOpen={(number) => {
          choose(number);
          navigate(`/buku/jurnal/${number}`);
        }}
        onBack={back}
      />
      <EntryPanel number={entry} account={account} />
    </Screen>
  );
}
