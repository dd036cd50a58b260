import type { JSX } from 'react';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { receivingWords as words } from '../../../../shared/text/screenReceiving.ts';
import { cx, DateField, number, qtyText, QuantityField, RupiahField, TextField } from '../../ui/index.ts';
import { unitOf, type Gap } from './delivery.ts';
import type { Draft, DraftLine } from './drafts.ts';
import type { LineView, Preview } from './usePreview.ts';
import styles from './grid.module.css';

type Edit = (line: DraftLine, part: Partial<DraftLine>) => void;

/** Goods of a delivery, a line for each: what was ordered, what came good and torn, its batch, and what it costs with its freight. Enter goes from cell to cell. */
export function GoodsGrid({ draft, lines, gap, preview, onEdit }: { readonly draft: Draft; readonly lines: readonly DraftLine[]; readonly gap: Gap | null; readonly preview: Preview; readonly onEdit: Edit }): JSX.Element {
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
        <span className={cx('figure', styles['freight'])}>{columns.freight}</span>
        <span className="figure">{columns.landed}</span>
        <span className="figure">{columns.price}</span>
      </div>
      {lines.map((line) => (
        <Line key={line.key} line={line} gap={gapIn(gap, draft, line)} view={preview.line(draft.lines.indexOf(line))} priced={draft.shipment === null} onEdit={onEdit} />
      ))}
    </fieldset>
  );
}

/** The part of a gap that is in this line, with its column. */
export function gapIn(gap: Gap | null, draft: Draft, line: DraftLine): Gap | null {
  const place = /^lines\.(\d+)\.(\w+)$/.exec(gap?.field ?? '');
  return gap !== null && place !== null && draft.lines[Number(place[1])] === line ? { field: place[2] ?? '', message: gap.message } : null;
}

/** What the service finds wrong with a cell that is filled in; an empty one is still being typed. */
export function problemIn(line: DraftLine, view: LineView): Gap | null {
  const { problem } = view;
  if (problem === undefined) return null;
  const typed: Readonly<Record<string, string | number | null>> = { good: line.good, rejected: line.rejected === '0' ? null : line.rejected, expiresOn: line.expiresOn === '' ? null : line.expiresOn, unitCost: line.unitCost };
  return (typed[problem.field] ?? null) === null || line.good === null ? null : problem;
}

function Line({ line, gap, view, priced, onEdit }: { readonly line: DraftLine; readonly gap: Gap | null; readonly view: LineView; readonly priced: boolean; readonly onEdit: Edit }): JSX.Element {
  const { product, rejected } = line;
  const of = (column: string): string => words.of(column, product.name);
  const shown = gap ?? problemIn(line, view);
  const wrong = (column: string): string | undefined => (shown?.field === column ? shown.message : undefined);
  const { columns } = words;
  const torn = rejected !== null && rejected !== '0';
  return (
    <div className={styles['row']} data-line={line.key}>
      <div className={styles['line']}>
        <span className={styles['name']}>
          <b>{product.name}</b>
          <small>{line.pack === null ? product.unit : words.pack(line.pack, product.units.find((unit) => unit.name === line.pack)?.factor ?? '1', product.unit)}</small>
        </span>
        <span className={cx('figure', 'muted')}>{line.ordered === null ? '' : qtyText(parseQuantity(line.ordered))}</span>
        <div className={styles['cell']} data-cell="good">
          <QuantityField label={of(columns.good)} hideLabel decimals value={line.good} error={wrong('good')} onChange={(good) => onEdit(line, { good })} />
        </div>
        <div className={cx(styles['cell'], torn && styles['caution'])} data-cell="rejected">
          <QuantityField label={of(columns.rejected)} hideLabel decimals value={rejected} error={wrong('rejected')} onChange={(next) => onEdit(line, { rejected: next })} />
        </div>
        <div className={styles['cell']} data-cell="batch">
          <TextField label={of(columns.batch)} hideLabel maxLength={40} value={line.batch} error={wrong('batch')} onFocus={(event) => event.currentTarget.select()} onChange={(event) => onEdit(line, { batch: event.currentTarget.value })} />
        </div>
        <div className={styles['cell']} data-cell="expiresOn">
          <DateField label={of(columns.expiresOn)} hideLabel placeholder="" value={line.expiresOn} error={wrong('expiresOn')} onChange={(expiresOn) => onEdit(line, { expiresOn })} />
        </div>
        {priced ? (
          <div className={styles['cell']} data-cell="unitCost">
            <RupiahField label={of(columns.unitCost)} hideLabel value={line.unitCost} error={wrong('unitCost')} onChange={(unitCost) => onEdit(line, { unitCost })} />
          </div>
        ) : (
          <span className="figure muted">{line.unitCost === null ? '' : number(line.unitCost)}</span>
        )}
        <Costs line={line} view={view} />
      </div>
      {torn && (
        <div className={styles['reason']} data-enter-skip>
          <TextField label={words.reasonOf(product.name)} hideLabel maxLength={60} placeholder={words.reasonPlaceholder(unitOf(line))} value={line.reason} onChange={(event) => onEdit(line, { reason: event.currentTarget.value })} />
        </div>
      )}
      {shown !== null && <p className={styles['problem']}>{shown.message}</p>}
      {shown === null && view.ask !== undefined && <p className={styles['ask']}>{view.ask}</p>}
    </div>
  );
}

/** Per base unit: the freight on top, the cost with it, and the selling price with its ceiling or what it leaves. */
function Costs({ line, view: { figures } }: { readonly line: DraftLine; readonly view: LineView }): JSX.Element {
  const each = (figures?.unitLanded ?? null) === null ? null : Math.round(Number(figures?.unitLanded));
  const goods = figures === undefined || Number(figures.qty) === 0 ? 0 : Math.round(figures.goods / Number(figures.qty));
  const price = figures?.price ?? line.product.prices.general;
  const het = figures?.het ?? line.product.het ?? null;
  const margin = figures?.marginPct ?? null;
  return (
    <>
      <span className={cx('figure', 'muted', styles['freight'])}>{each === null ? '' : number(each - goods)}</span>
      <b className="figure">{each === null ? '' : number(each)}</b>
      <span className={styles['price']}>
        <b>{number(price)}</b>
        {het !== null && <small className={styles['regulated']}>{words.het(het)}</small>}
        {margin !== null && (het === null || margin.startsWith('-')) && <small className={margin.startsWith('-') ? 'tone-danger' : undefined}>{words.margin(margin)}</small>}
      </span>
    </>
  );
}
