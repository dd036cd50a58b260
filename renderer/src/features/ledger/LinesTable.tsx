import type { JSX } from 'react';
import { ledgerWords as words } from '../../../../shared/text/screenLedger.ts';
import { number } from '../../ui/index.ts';
import styles from './LinesTable.module.css';

export type ShownLine = {
  readonly account: string;
  readonly name: string;
  /** Behind the code: the unit, a member. */
  readonly beside?: string | null | undefined;
  /** An amount, or words where it is left open. */
  readonly debit: number | string;
  readonly credit: number | string;
};

const shown = (amount: number | string): string => (typeof amount === 'string' ? amount : amount === 0 ? '' : number(amount));

/** The lines of an entry in a narrow panel: account and code, debit, credit. */
export function LinesTable({ lines, own = null, sum }: {
  readonly lines: readonly ShownLine[];
  /** The account one came from; its lines are marked. */
  readonly own?: string | null;
  /** What both sides come to. */
  readonly sum?: number;
}): JSX.Element {
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
          <tr key={index} className={line.account === own ? styles['own'] : undefined}>
            <td>
              {line.name}
              <small>{line.beside ? `${line.account}, ${line.beside}` : line.account}</small>
            </td>
            <td className="figure">{shown(line.debit)}</td>
            <td className="figure">{shown(line.credit)}</td>
          </tr>
        ))}
      </tbody>
      {sum !== undefined && (
        <tfoot>
          <tr>
            <td>{words.sum}</td>
            <td className="figure">{number(sum)}</td>
            <td className="figure">{number(sum)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
