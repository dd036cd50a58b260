import type { JSX } from 'react';
import { journalWords as words } from '../../../../shared/text/screenJournal.ts';
import { number } from '../../ui/index.ts';
import styles from './LineList.module.css';

export type ListedLine = { readonly account: string; readonly name: string; readonly unit?: string | undefined; readonly debit: number | string; readonly credit: number | string };

const shown = (amount: number | string): string => (typeof amount === 'string' ? amount : amount === 0 ? '' : number(amount));

/** The lines of an entry to come, in a narrow panel. Words may stand where an amount is left open. */
export function LineList({ lines }: { readonly lines: readonly ListedLine[] }): JSX.Element {
  return (
    <table className={styles['lines']}>
      <thead>
        <tr>
          <th scope="col">{words.columns.account}</th>
          <th scope="col" className="figure">
            {words.columns.debit}
          </th>
          <th scope="col" className="figure">
            {words.columns.credit}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={index}>
            <td>
              {line.name}
              <small>
                {line.account}
                {line.unit === undefined ? '' : `, ${line.unit}`}
              </small>
            </td>
            <td className="figure">{shown(line.debit)}</td>
            <td className="figure">{shown(line.credit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
