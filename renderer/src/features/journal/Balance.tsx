import { Check, Scale } from 'lucide-react';
import type { JSX } from 'react';
import { journalWords as words } from '../../../../shared/text/screenJournal.ts';
import { Badge, number, rp } from '../../ui/index.ts';
import type { Sums } from './draft.ts';
import styles from './Balance.module.css';

/** Both sums of an entry being typed, and what is still missing on which side. */
export function Balance({ sums }: { readonly sums: Sums }): JSX.Element {
  const difference = sums.debit - sums.credit;
  const text = difference === 0 ? (sums.debit === 0 ? words.nothingYet : words.balanced) : difference < 0 ? words.shortDebit(rp(-difference)) : words.shortCredit(rp(difference));
  return (
    <output className={styles['balance']} aria-live="polite">
      <Badge tone={difference !== 0 ? 'caution' : sums.debit === 0 ? 'line' : 'in'} icon={difference === 0 && sums.debit > 0 ? Check : Scale}>
        {text}
      </Badge>
      <span className={styles['sum']}>
        <small>{words.columns.debit}</small>
        <b className="tabular">{number(sums.debit)}</b>
      </span>
      <span className={styles['sum']}>
        <small>{words.columns.credit}</small>
        <b className="tabular">{number(sums.credit)}</b>
      </span>
    </output>
  );
}
