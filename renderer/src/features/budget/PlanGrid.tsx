import { memo, useRef, type JSX, type KeyboardEvent } from 'react';
import { budgetWords as words } from '../../../../shared/text/screenBudget.ts';
import { parseRupiahInput } from '../../../../shared/text/format.ts';
import { cx, number } from '../../ui/index.ts';
import { totalOf, type PlanRow } from './plan.ts';
import styles from './PlanGrid.module.css';

type Cell = { readonly row: number; readonly month: number };

/** The plan as a sheet: arrows and Enter move, typing replaces, a pasted block fills from the cell on. */
export function PlanGrid({ rows, headings, readOnly, onCell, onPaste }: {
  readonly rows: readonly PlanRow[];
  /** The heading that begins before a row, by the row's account. */
  readonly headings: ReadonlyMap<string, string>;
  readonly readOnly: boolean;
  readonly onCell: (row: PlanRow, month: number, amount: number | null) => void;
  readonly onPaste: (text: string, cell: Cell) => void;
}): JSX.Element {
  const sheet = useRef<HTMLDivElement | null>(null);
  const go = (row: number, month: number): boolean => {
    const cell = sheet.current?.querySelector<HTMLInputElement>(`[data-cell="${row}/${month}"]`);
    cell?.focus();
    return cell !== null && cell !== undefined;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, row: number, month: number): void => {
    const input = event.currentTarget;
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const atStart = whole || (input.selectionStart === 0 && input.selectionEnd === 0);
    const atEnd = whole || input.selectionStart === input.value.length;
    const moved =
      event.ctrlKey || event.altKey
        ? false
        : event.key === 'ArrowUp'
          ? go(row - 1, month)
          : event.key === 'ArrowDown' || event.key === 'Enter'
            ? go(row + 1, month)
            : event.key === 'ArrowLeft' && atStart
              ? go(row, month - 1)
              : event.key === 'ArrowRight' && atEnd
                ? go(row, month + 1)
                : false;
    if (moved || ['ArrowUp', 'ArrowDown', 'Enter'].includes(event.key)) event.preventDefault();
  };
  return (
    // Without cells to type in, the sheet itself takes the arrow keys.
    <div ref={sheet} className={styles['sheet']} {...(readOnly ? { tabIndex: 0, role: 'region', 'aria-label': words.title, 'data-sheet': true } : {})}>
      <table className={styles['grid']} aria-label={words.title}>
        <thead>
          <tr>
            <th scope="col" className={styles['name']}>
              {words.columns.account}
            </th>
            {words.months.map((month) => (
              <th key={month} scope="col" className="figure">
                {month}
              </th>
            ))}
            <th scope="col" className={cx('figure', styles['total'])}>
              {words.columns.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={row.key} row={row} index={index} heading={row.account === rows[index - 1]?.account ? undefined : headings.get(row.account)} readOnly={readOnly} onCell={onCell} onPaste={onPaste} onKeyDown={onKeyDown} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className={styles['name']}>{words.result}</td>
            {words.months.map((month, index) => (
              <td key={month} className="figure">
                {number(rows.reduce((sum, row) => sum + signOf(row) * (row.months[index] ?? 0), 0))}
              </td>
            ))}
            <td className={cx('figure', styles['total'])}>{number(rows.reduce((sum, row) => sum + signOf(row) * totalOf(row), 0))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Income adds to the result, cost and tax take from it. */
const signOf = (row: PlanRow): 1 | -1 => (row.account.startsWith('4') ? 1 : -1);

const Row = memo(function Row({ row, index, heading, readOnly, onCell, onPaste, onKeyDown }: {
  readonly row: PlanRow;
  readonly index: number;
  readonly heading: string | undefined;
  readonly readOnly: boolean;
  readonly onCell: (row: PlanRow, month: number, amount: number | null) => void;
  readonly onPaste: (text: string, cell: Cell) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>, row: number, month: number) => void;
}): JSX.Element {
  const total = totalOf(row);
  return (
    <>
      {heading !== undefined && (
        <tr className={styles['heading']}>
          <td colSpan={14}>
            <span className={styles['headingName']}>{heading}</span>
          </td>
        </tr>
      )}
      <tr>
        <th scope="row" className={styles['name']}>
          <small className="tabular">{row.unit === 'UMUM' ? row.account : `${row.account}, ${row.unit}`}</small>
          <span className={styles['account']}>{row.name}</span>
        </th>
        {row.months.map((amount, month) => (
          <td key={month} className="figure">
            {readOnly ? (
              amount === null ? '' : number(amount)
            ) : (
              <input
                data-cell={`${index}/${month}`}
                className={styles['cell']}
                inputMode="numeric"
                autoComplete="off"
                aria-label={words.cell(row.name, words.months[month] ?? '')}
                value={amount === null ? '' : number(amount)}
                onFocus={(event) => event.currentTarget.select()}
                onChange={(event) => {
                  const typed = event.currentTarget.value;
                  const digits = typed.replaceAll(/[^\d]/g, '').slice(0, 12);
                  onCell(row, month, digits === '' ? null : /^[-\u2212]/.test(typed) ? -Number(digits) : (parseRupiahInput(digits) ?? null));
                }}
                onKeyDown={(event) => onKeyDown(event, index, month)}
                onPaste={(event) => {
                  event.preventDefault();
                  onPaste(event.clipboardData.getData('text/plain'), { row: index, month });
                }}
              />
            )}
          </td>
        ))}
        <td className={cx('figure', styles['total'])}>{total === 0 ? '' : number(total)}</td>
      </tr>
    </>
  );
});
