import type { JSX } from 'react';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { receivingWords as words } from '../../../../shared/text/screenReceiving.ts';
import { cx, DateField, number, qtyText, QuantityField, RupiahField, TextField } from '../../ui/index.ts';
import type { Gap } from './delivery.ts';
import type { Draft, DraftLine } from './drafts.ts';
import styles from './grid.module.css';

type Edit = (line: DraftLine, part: Partial<DraftLine>) => void;

/** Goods of a delivery, a line for each: what was ordered, what came good and torn, its batch, and what it costs. Enter goes from cell to cell. */
export function GoodsGrid({ draft, lines, gap, onEdit }: { readonly draft: Draft; readonly lines: readonly DraftLine[]; readonly gap: Gap | null; readonly onEdit: Edit }): JSX.Element {
  const { columns } = words;
  return (
    <fieldset className={styles['goods']}>
      <legend className="visually-hidden">{columns.goods}</legend>
      <div className={styles['head']} aria-hidden>
        <span>{columns.goods}</span>
        <span className="figure">{columns.ordered}</span>
        <span className="figure">{columns.good}</span>
        <span className="figure">{columns.rejected}</span>
        <span>{columns.batch}</span>
        <span>{columns.expiresOn}</span>
        <span className="figure">{columns.unitCost}</span>
        <span className="figure">{columns.price}</span>
      </div>
      {lines.map((line) => (
        <Line key={line.key} line={line} gap={gapIn(gap, draft, line)} onEdit={onEdit} />
      ))}
    </fieldset>
  );
}

/** The part of a gap that is in this line, with its column. */
export function gapIn(gap: Gap | null, draft: Draft, line: DraftLine): Gap | null {
  const place = /^lines\.(\d+)\.(\w+)$/.exec(gap?.field ?? '');
  return gap !== null && place !== null && draft.lines[Number(place[1])] === line ? { field: place[2] ?? '', message: gap.message } : null;
}

function Line({ line, gap, onEdit }: { readonly line: DraftLine; readonly gap: Gap | null; readonly onEdit: Edit }): JSX.Element {
  const { product, rejected } = line;
  const of = (column: string): string => words.of(column, product.name);
  const wrong = (column: string): string | undefined => (gap?.field === column ? gap.message : undefined);
  const { columns } = words;
  return (
    <div className={styles['row']} data-line={line.key}>
      <div className={styles['line']}>
        <span className={styles['name']}>
          <b>{product.name}</b>
          <small>{product.unit}</small>
        </span>
        <span className={cx('figure', 'muted')}>{line.ordered === null ? '' : qtyText(parseQuantity(line.ordered))}</span>
        <div className={styles['cell']} data-cell="good">
          <QuantityField label={of(columns.good)} hideLabel decimals value={line.good} error={wrong('good')} onChange={(good) => onEdit(line, { good })} />
        </div>
        <div className={cx(styles['cell'], rejected !== null && rejected !== '0' && styles['caution'])} data-cell="rejected">
          <QuantityField label={of(columns.rejected)} hideLabel decimals value={rejected} error={wrong('rejected')} onChange={(next) => onEdit(line, { rejected: next })} />
        </div>
        <div className={styles['cell']} data-cell="batch">
          <TextField label={of(columns.batch)} hideLabel maxLength={40} value={line.batch} error={wrong('batch')} onFocus={(event) => event.currentTarget.select()} onChange={(event) => onEdit(line, { batch: event.currentTarget.value })} />
        </div>
        <div className={styles['cell']} data-cell="expiresOn">
          <DateField label={of(columns.expiresOn)} hideLabel placeholder="" value={line.expiresOn} error={wrong('expiresOn')} onChange={(expiresOn) => onEdit(line, { expiresOn })} />
        </div>
        <div className={styles['cell']} data-cell="unitCost">
          <RupiahField label={of(columns.unitCost)} hideLabel value={line.unitCost} error={wrong('unitCost')} onChange={(unitCost) => onEdit(line, { unitCost })} />
        </div>
        <span className={styles['price']}>
          <b>{number(product.prices.general)}</b>
          {product.het !== undefined && <small className={styles['regulated']}>{words.het(product.het)}</small>}
        </span>
      </div>
      {gap !== null && <p className={styles['problem']}>{gap.message}</p>}
    </div>
  );
}
