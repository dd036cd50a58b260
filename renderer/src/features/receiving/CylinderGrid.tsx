import { Check, TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { receivingWords } from '../../../../shared/text/screenReceiving.ts';
import { Badge, cx, number, QuantityField, RupiahField } from '../../ui/index.ts';
import { fullsOf, goodsOf, type Gap } from './delivery.ts';
import type { CylinderSize, Draft, DraftLine } from './drafts.ts';
import { gapIn, problemIn } from './GoodsGrid.tsx';
import type { Preview } from './usePreview.ts';
import styles from './grid.module.css';

const words = receivingWords.gas;

/** Cylinders of a delivery: full ones that came against empty ones that went, and what of them is owed to the agent. */
export function CylinderGrid({ draft, lines, gap, preview, onEdit, onEmpties }: {
  readonly draft: Draft;
  readonly lines: readonly DraftLine[];
  readonly gap: Gap | null;
  readonly preview: Preview;
  readonly onEdit: (line: DraftLine, part: Partial<DraftLine>) => void;
  readonly onEmpties: (size: CylinderSize, count: string | null) => void;
}): JSX.Element {
  const fulls = fullsOf(draft);
  /** Goods of the same size go against the same empties: they stand with the first of them. */
  const holds = (line: DraftLine, size: CylinderSize): boolean => lines.find((other) => other.product.cylinder?.size === size) === line;
  return (
    <fieldset className={styles['gas']}>
      <legend className="visually-hidden">{words.columns.cylinder}</legend>
      <div className={styles['head']} aria-hidden>
        <span>{words.columns.cylinder}</span>
        <span className="figure">{words.columns.full}</span>
        <span className="figure">{words.columns.empty}</span>
        <span>{words.columns.difference}</span>
        <span className="figure">{words.columns.unitCost}</span>
        <span className="figure">{words.columns.value}</span>
      </div>
      {lines.map((line) => {
        const size = line.product.cylinder?.size;
        if (size === undefined) return null;
        const view = preview.line(draft.lines.indexOf(line));
        const own = gapIn(gap, draft, line) ?? (gap?.field === `empties.${size}` && holds(line, size) ? { field: 'empties', message: gap.message } : problemIn(line, view));
        const wrong = (column: string): string | undefined => (own?.field === column ? own.message : undefined);
        const given = draft.empties[size] ?? null;
        const short = (fulls.get(size) ?? 0) - Number(given ?? '0');
        return (
          <div key={line.key} className={styles['row']} data-line={line.key}>
            <div className={styles['line']}>
              <span className={styles['name']}>
                <b>{line.product.name}</b>
              </span>
              <div className={styles['cell']} data-cell="good">
                <QuantityField label={receivingWords.of(words.columns.full, line.product.name)} hideLabel value={line.good} error={wrong('good')} onChange={(good) => onEdit(line, { good })} />
              </div>
              {holds(line, size) ? (
                <div className={cx(styles['cell'], given !== null && short > 0 && styles['caution'])} data-cell="empties">
                  <QuantityField label={receivingWords.of(words.columns.empty, line.product.name)} hideLabel value={given} error={wrong('empties')} onChange={(count) => onEmpties(size, count)} />
                </div>
              ) : (
                <span />
              )}
              <span>{given !== null && line.good !== null && holds(line, size) && <Difference short={short} />}</span>
              {draft.shipment === null ? (
                <div className={styles['cell']} data-cell="unitCost">
                  <RupiahField label={receivingWords.of(words.columns.unitCost, line.product.name)} hideLabel value={line.unitCost} error={wrong('unitCost')} onChange={(unitCost) => onEdit(line, { unitCost })} />
                </div>
              ) : (
                <span className="figure muted">{line.unitCost === null ? '' : number(line.unitCost)}</span>
              )}
              <b className="figure">{number(goodsOf(line))}</b>
            </div>
            {own === null && view.ask !== undefined && <p className={styles['ask']}>{view.ask}</p>}
            {own !== null && <p className={styles['problem']}>{own.message}</p>}
          </div>
        );
      })}
    </fieldset>
  );
}

function Difference({ short }: { readonly short: number }): JSX.Element {
  if (short === 0)
    return (
      <Badge tone="in" icon={Check}>
        {words.even}
      </Badge>
    );
  return (
    <Badge tone="caution" icon={TriangleAlert}>
      {short > 0 ? words.short(short) : words.over(-short)}
    </Badge>
  );
}
