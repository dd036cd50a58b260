import type { JSX } from 'react';
import { shiftWords } from '../../../../shared/text/till.ts';
import { number } from '../../ui/index.ts';
import { MAX_PIECES, piecesIn, type Counts, type Slot } from './countSheet.ts';
import styles from './CloseShift.module.css';

/** Notes or coins to count, by denomination; locked they can only be read. */
export function CountTable({ head, unit, slots, counts, locked, onChange }: { readonly head: string; readonly unit: string; readonly slots: readonly Slot[]; readonly counts: Counts; readonly locked: boolean; readonly onChange: (counts: Counts) => void }): JSX.Element {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="figure">
            {unit}
          </th>
          <th scope="col" className="figure">
            {shiftWords.sum}
          </th>
        </tr>
      </thead>
      <tbody>
        {slots.map((row) => (
          <tr key={row.key}>
            <th scope="row" className="tabular">
              {number(row.denomination)}
            </th>
            <td>
              <input
                className={styles['pieces']}
                type="text"
                inputMode="numeric"
                autoComplete="off"
                aria-label={row.coin ? shiftWords.piecesOf(row.denomination) : shiftWords.sheetsOf(row.denomination)}
                readOnly={locked}
                tabIndex={locked ? -1 : undefined}
                value={counts[row.key] ?? ''}
                onFocus={(event) => event.currentTarget.select()}
                onChange={(event) => {
                  const digits = event.currentTarget.value.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
                  if (digits.length <= MAX_PIECES) onChange({ ...counts, [row.key]: digits });
                }}
              />
            </td>
            <td className="figure">{(counts[row.key] ?? '') === '' ? '' : number(row.denomination * piecesIn(counts, row))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
