import { ChevronDown, ChevronRight } from 'lucide-react';
import type { CSSProperties, JSX } from 'react';
import { statementWords as words } from '../../../../shared/text/screenStatements.ts';
import { cx, EmptyState, Icon, number, signed, Table, type Column } from '../../ui/index.ts';
import type { Sheet, SheetColumn, ShownRow } from './sheet.ts';
import styles from './SheetTable.module.css';

/** Seven columns still leave the words their place. */
const figureWidth = (columns: number): string => (columns > 5 ? '116px' : '126px');
/** More columns than fit beside the words are reached by the arrows, the words stay. */
const WIDE = 7;
const STEP = 116;

function Label({ row }: { readonly row: ShownRow }): JSX.Element {
  return (
    <span className={cx(styles['label'], styles[`level${Math.min(3, row.level)}`], row.kind !== 'baris' && styles['strong'])}>
      {row.open !== null && <Icon of={row.open ? ChevronDown : ChevronRight} size="small" />}
      <span className="clip" title={row.label}>
        {row.label}
      </span>
      {row.open === null && row.codes.length === 1 && <span className="faint small tabular">{row.codes[0]}</span>}
    </span>
  );
}

function Cell({ row, column, value }: { readonly row: ShownRow; readonly column: SheetColumn; readonly value: number | null }): JSX.Element | null {
  if (value === null) return null;
  const text = column.kind === 'change' ? (value === 0 ? '–' : signed(value)) : value === 0 && row.kind === 'baris' ? '–' : number(value);
  return row.kind === 'jumlah' ? <b>{text}</b> : <span className={text === '–' ? 'faint' : undefined}>{text}</span>;
}

/** A statement as it is read, top to bottom. Enter unfolds a row into its accounts, or opens the account. */
export function SheetTable({ label, sheet, rows, selected, dimmed, onSelect, onOpen, onFold }: {
  readonly label: string;
  readonly sheet: Sheet;
  readonly rows: readonly ShownRow[];
  readonly selected: string | null;
  readonly dimmed: boolean;
  readonly onSelect: (row: ShownRow) => void;
  readonly onOpen: (row: ShownRow) => void;
  /** Right unfolds, Left folds; Left on an account goes to the row above it. */
  readonly onFold: (row: ShownRow, open: boolean) => void;
}): JSX.Element {
  const columns: Column<ShownRow>[] = [
    { key: 'label', head: words.item, cell: (row) => <Label row={row} /> },
    ...sheet.columns.map((column, index): Column<ShownRow> => ({ key: column.key, head: column.label, figure: true, width: figureWidth(sheet.columns.length), cell: (row) => <Cell row={row} column={column} value={row.cells[index] ?? null} /> })),
  ];
  const wide = sheet.columns.length > WIDE;
  return (
    <div className={cx(styles['sheet'], wide && styles['wide'])} style={wide ? ({ '--sheet-width': `${280 + sheet.columns.length * STEP}px` } as CSSProperties) : undefined}>
      <Table<ShownRow>
        label={label}
        density="read"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        rowTone={(row) => (row.kind === 'jumlah' ? 'total' : row.kind === 'judul' ? 'group' : undefined)}
        selected={selected}
        dimmed={dimmed}
        followSelected
        onSelect={onSelect}
        onOpen={onOpen}
        onRowKey={(event, row) => {
          const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
          if (way === 0) return;
          if (wide && row.open !== (way < 0)) event.currentTarget.closest('table')?.parentElement?.scrollBy({ left: way * STEP });
          else onFold(row, way > 0);
        }}
        empty={<EmptyState title={words.nothing}>{words.nothingHelp}</EmptyState>}
      />
    </div>
  );
}
