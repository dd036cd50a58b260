import { useEffect, useLayoutEffect, useRef, useState, type JSX, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Table.module.css';

export type Column<Row> = {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row, index: number) => ReactNode;
  readonly figure?: boolean;
  /** CSS width of the column. */
  readonly width?: string;
};

export type TableProps<Row> = {
  /** What the table lists, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Rows can be walked with the arrow keys; the chosen one is told by its key. */
  readonly selected?: string | null;
  readonly onSelect?: (row: Row) => void;
  /** Enter or a second click. */
  readonly onOpen?: (row: Row) => void;
  /** `pick`: rows to choose from (44 px); `read`: rows to read (34 px); `two`: rows with a second line (48 px). */
  readonly density?: 'pick' | 'read' | 'two';
  /** A fixed first row, such as the opening balance, and a last one, such as the sum. */
  readonly lead?: ReactNode;
  readonly sum?: ReactNode;
  readonly empty?: ReactNode;
  readonly rowTone?: (row: Row) => 'group' | 'child' | 'total' | undefined;
  readonly dimmed?: boolean;
  /** Keeps the selected row in view when it is chosen from elsewhere (a search box). */
  readonly followSelected?: boolean;
  /** Begins at the last row, as a passbook does. */
  readonly startAtEnd?: boolean;
  /** Keys the rows know themselves, such as Backspace for one level up. */
  readonly onRowKey?: (event: KeyboardEvent<HTMLTableRowElement>, row: Row) => void;
};

const ROW_HEIGHT = { pick: 44, read: 34, two: 48 } as const;
/** Above this many rows only those near the view are drawn. */
const WINDOW_ABOVE = 150;
const OVERSCAN = 12;
const NBSP = '\u00a0';

/** A table with its own scroll, a head that stays, and rows that are walked by keyboard. */
export function Table<Row>({ label, columns, rows, rowKey, selected, onSelect, onOpen, density = 'pick', lead, sum, empty, rowTone, dimmed = false, startAtEnd = false, followSelected = false, onRowKey }: TableProps<Row>): JSX.Element {
  const scroller = useRef<HTMLDivElement | null>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const pendingFocus = useRef<string | null>(null);
  const selectable = onSelect !== undefined || onOpen !== undefined;
  const height = ROW_HEIGHT[density];
  const windowed = rows.length > WINDOW_ABOVE;
  const first = windowed ? Math.max(0, Math.floor(view.top / height) - OVERSCAN) : 0;
  const last = windowed ? Math.min(rows.length, Math.ceil((view.top + view.height) / height) + OVERSCAN) : rows.length;
  const selectedIndex = selected === undefined || selected === null ? -1 : rows.findIndex((row) => rowKey(row) === selected);
  const entry = selectedIndex >= 0 ? selectedIndex : 0;

  useEffect(() => {
    const element = scroller.current;
    if (!element || !windowed) return undefined;
    const observer = new ResizeObserver(() => setView((old) => ({ ...old, height: element.clientHeight })));
    observer.observe(element);
    return () => observer.disconnect();
  }, [windowed]);

  useLayoutEffect(() => {
    if (pendingFocus.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(pendingFocus.current)}"]`);
    if (row) {
      pendingFocus.current = null;
      row.focus({ preventScroll: true });
    }
  });

  const rowCount = rows.length;
  useLayoutEffect(() => {
    if (startAtEnd && scroller.current && rowCount > 0) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [startAtEnd, rowCount]);

  const bringIntoView = (index: number): void => {
    const element = scroller.current;
    if (!element) return;
    const headHeight = 34;
    const footHeight = sum === undefined ? 0 : 44;
    const offset = lead === undefined ? 0 : ROW_HEIGHT.read;
    const top = index * height + offset;
    if (top < element.scrollTop) element.scrollTop = index === 0 ? 0 : top;
    else if (top + height > element.scrollTop + element.clientHeight - headHeight - footHeight) element.scrollTop = top + height - element.clientHeight + headHeight + footHeight;
  };

  const follow = followSelected ? selectedIndex : -1;
  useLayoutEffect(() => {
    if (follow >= 0) bringIntoView(follow);
    // Only a new selection scrolls; resizing and new rows must not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [follow]);

  const goTo = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    bringIntoView(rows.indexOf(row));
    pendingFocus.current = rowKey(row);
    if (windowed && scroller.current) setView({ top: scroller.current.scrollTop, height: scroller.current.clientHeight });
    if (onSelect) onSelect(row);
    else scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(rowKey(row))}"]`)?.focus({ preventScroll: true });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, row: Row, index: number): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / height) - 2);
    const target = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: rows.length - 1, PageUp: index - page, PageDown: index + page }[event.key];
    if (target !== undefined && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      goTo(target);
    } else if (event.key === 'Enter' && onOpen && event.target === event.currentTarget) {
      event.preventDefault();
      onOpen(row);
    } else onRowKey?.(event, row);
  };

  return (
    <div
      ref={scroller}
      // Rows that cannot be chosen still have to be scrolled by keyboard.
      {...(selectable ? {} : { tabIndex: 0 })}
      className={cx(styles['scroller'], dimmed && styles['dimmed'])}
      aria-busy={dimmed || undefined}
      onScroll={
        windowed
          ? (event) => {
              const { scrollTop, clientHeight } = event.currentTarget;
              setView({ top: scrollTop, height: clientHeight });
            }
          : undefined
      }
    >
      <table className={cx(styles['table'], styles[density])} aria-label={label} role={selectable ? 'grid' : undefined} aria-rowcount={windowed ? rows.length + 1 : undefined}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={column.width === undefined ? undefined : { width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.figure === true ? 'figure' : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lead !== undefined && <tr className={styles['lead']}>{lead}</tr>}
          {first > 0 && (
            <tr aria-hidden className={styles['spacer']}>
              <td colSpan={columns.length} style={{ height: first * height }}>
                {NBSP}
              </td>
            </tr>
          )}
          {rows.slice(first, last).map((row, offset) => {
            const index = first + offset;
            const key = rowKey(row);
            const isSelected = key === selected;
            const tone = rowTone?.(row);
            return (
              <tr
                key={key}
                data-row={key}
                className={cx(isSelected && styles['selected'], selectable && styles['selectable'], tone === 'group' && styles['group'], tone === 'child' && styles['child'], tone === 'total' && styles['total'])}
                aria-rowindex={windowed ? index + 2 : undefined}
                aria-selected={selectable ? isSelected : undefined}
                tabIndex={selectable ? (index === entry ? 0 : -1) : undefined}
                onClick={
                  selectable
                    ? (event) => {
                        if (isSelected || !onSelect) onOpen?.(row);
                        else onSelect(row);
                        event.currentTarget.focus({ preventScroll: true });
                      }
                    : undefined
                }
                onKeyDown={selectable ? (event) => onKeyDown(event, row, index) : undefined}
                onFocus={selectable && !isSelected && onSelect ? (event) => event.target === event.currentTarget && event.currentTarget.matches(':focus-visible') && onSelect(row) : undefined}
              >
                {columns.map((column) => (
                  <td key={column.key} className={column.figure === true ? 'figure' : undefined}>
                    {column.cell(row, index)}
                  </td>
                ))}
              </tr>
            );
          })}
          {last < rows.length && (
            <tr aria-hidden className={styles['spacer']}>
              <td colSpan={columns.length} style={{ height: (rows.length - last) * height }}>
                {NBSP}
              </td>
            </tr>
          )}
        </tbody>
        {sum !== undefined && rows.length > 0 && (
          <tfoot>
            <tr className={styles['sum']}>{sum}</tr>
          </tfoot>
        )}
      </table>
      {rows.length === 0 && empty}
    </div>
  );
}
