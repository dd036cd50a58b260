import { ArrowLeftRight, Check, OctagonAlert, TriangleAlert } from 'lucide-react';
import { memo, useEffect, useMemo, useRef, type JSX } from 'react';
import { baseQty, cartBesideAmount, cartLineAmount, CYLINDER_MODES, EMPTIES, offersMode, type CartAction, type CartLine, type CylinderMode } from '../../../../shared/domain/cart.ts';
import { parseQuantity, PIECE, quantity, type Quantity } from '../../../../shared/domain/quantity.ts';
import { termsWords } from '../../../../shared/text/discounts.ts';
import { unitWords } from '../../../../shared/text/units.ts';
import { weighedWords } from '../../../../shared/text/weighed.ts';
import { cylinderTill as words } from '../../../../shared/text/screenCylinders.ts';
import { cartWords } from '../../../../shared/text/till.ts';
import { ApiError } from '../../api/index.ts';
import { Badge, cx, Icon, number, qtyText } from '../../ui/index.ts';
import type { Product } from './catalogue.ts';
import { QtyStepper } from './QtyStepper.tsx';
import type { LineProblem } from './quote.ts';
import { useTill } from './TillProvider.tsx';
import styles from './CartTable.module.css';

const showSelected = (list: HTMLElement | null): void => list?.querySelector('[data-selected="true"]')?.scrollIntoView({ block: 'nearest' });

/** The lines of the cart; the selected one opens its stepper and, for LPG, what happens to the cylinder. */
export function CartTable(hand: Hand): JSX.Element {
  const { cart, change, catalogue, quote } = useTill();
  const problems = useMemo(() => byLine(quote.problems), [quote.problems]);
  const scroller = useRef<HTMLDivElement | null>(null);
  const { columns } = cartWords;
  useEffect(() => showSelected(scroller.current), [cart.selected, cart.lines.length]);
  // A state below the list takes room from it; the line in hand stays in view.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => showSelected(element));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={scroller} className={styles['scroller']}>
      <table className={styles['table']} aria-label={cartWords.cart}>
        <thead>
          <tr>
            <th scope="col">{columns.no}</th>
            <th scope="col">{columns.goods}</th>
            <th scope="col">{columns.qty}</th>
            <th scope="col" className="figure">
              {columns.price}
            </th>
            <th scope="col" className="figure">
              {columns.amount}
            </th>
          </tr>
        </thead>
        {cart.lines.map((line, index) => (
          <Line
            key={line.key}
            line={line}
            no={index + 1}
            product={catalogue.byId(line.productId)}
            left={quote.limitLeft.get(line.productId)}
            onHand={quote.onHand.get(line.productId)}
            problems={problems.get(line.key) ?? NO_PROBLEMS}
            decimals={catalogue.divisible(line.unit) && line.cylinder === undefined}
            hand={line.key === cart.selected ? hand : undefined}
            change={change}
          />
        ))}
      </table>
    </div>
  );
}

const NO_PROBLEMS: readonly LineProblem[] = [];

/** What the selected line offers to the hands. */
type Hand = { readonly editing: boolean; readonly onEdit: () => void; readonly onDone: (key: string, qty: Quantity | null) => void };

/** One line, drawn anew only when something of its own has changed: a basket of 300 costs a key no more than one of two. */
const Line = memo(function Line({ line, no, product, left, onHand, problems, decimals, hand, change }: {
  readonly line: CartLine;
  readonly no: number;
  readonly product: Product | undefined;
  readonly left: Quantity | undefined;
  readonly onHand: Quantity | undefined;
  readonly problems: readonly LineProblem[];
  readonly decimals: boolean;
  readonly hand: Hand | undefined;
  readonly change: (action: CartAction) => void;
}): JSX.Element {
  const selected = hand !== undefined;
  return (
    <tbody className={cx(selected && styles['selected'])} data-selected={selected} data-line={line.productId}>
      <tr className={styles['line']}>
        <td className={styles['no']}>{no}</td>
        <td>
          <button type="button" tabIndex={-1} className={styles['name']} aria-label={cartWords.choose(line.name)} aria-current={selected} onPointerDown={(event) => event.preventDefault()} onClick={() => change({ type: 'select', to: { key: line.key } })}>
            {line.name}
          </button>
          <Badges line={line} product={product} left={left} onHand={onHand} problems={problems} selected={selected} />
          {line.note !== undefined && <p className={cx('faint', 'small')}>{line.note}</p>}
        </td>
        <td className={styles['qty']}>
          {selected && line.label === undefined ? (
            <QtyStepper
              name={line.name}
              qty={line.qty}
              decimals={decimals}
              editing={hand.editing}
              canMinus={line.qty > PIECE}
              onEdit={hand.onEdit}
              onMinus={() => change({ type: 'minus', key: line.key })}
              onPlus={() => change({ type: 'plus', key: line.key })}
              onDone={(qty) => hand.onDone(line.key, qty)}
            />
          ) : (
            <>
              <b>{qtyText(line.qty)}</b> {line.unit}
            </>
          )}
        </td>
        <td className={cx('figure', 'muted')}>{number(line.unitPrice)}</td>
        <td className={cx('figure', styles['amount'])}>{number(cartLineAmount(line))}</td>
      </tr>
      {line.cylinder !== undefined && line.cylinder !== 'tukar' && <Beside line={line} mode={line.cylinder} />}
      {selected && line.cylinder !== undefined && (
        <tr>
          <td colSpan={5}>
            <Exchange line={line} mode={line.cylinder} />
          </td>
        </tr>
      )}
    </tbody>
  );
});

/** The problems of each line that has any, by its key. */
function byLine(problems: readonly LineProblem[]): ReadonlyMap<string, readonly LineProblem[]> {
  const found = new Map<string, LineProblem[]>();
  for (const problem of problems) found.set(problem.key, [...(found.get(problem.key) ?? []), problem]);
  return found;
}

/** Law and stock beside the name: what is regulated, whether the price holds, how much the buyer may take. */
function Badges({ line, product, left, onHand, problems, selected }: { readonly line: CartLine; readonly product: Product | undefined; readonly left: Quantity | undefined; readonly onHand: Quantity | undefined; readonly problems: readonly LineProblem[]; readonly selected: boolean }): JSX.Element | null {
  const limit = product?.limit === undefined ? undefined : parseQuantity(product.limit.qty);
  const used = limit === undefined || left === undefined ? undefined : quantity(limit - left + baseQty(line));
  const has = (rule: string): boolean => problems.some((problem) => problem.rule === rule);
  const others = problems.filter((problem) => !['LIMIT_EXCEEDED', 'BUYER_REQUIRED', 'STOCK_INSUFFICIENT', 'HET_EXCEEDED'].includes(problem.rule));
  const badges = [
    line.factor !== undefined && product !== undefined && <Badge key="unit">{`${unitWords.holds(line.unit, line.factor, product.unit)}, ${unitWords.per(Math.round((line.unitPrice * 1000) / line.factor), product.unit)}`}</Badge>,
    line.label !== undefined && <Badge key="label">{weighedWords.badge}</Badge>,
    line.discount !== undefined && (
      <Badge key="discount" tone="in">
        {termsWords.off(line.discount)}
      </Badge>
    ),
    product?.subsidised === true && (
      <Badge key="subsidised" tone="regulated">
        {cartWords.subsidised(line.name)}
      </Badge>
    ),
    product?.subsidised !== true && line.het !== undefined && (
      <Badge key="regulated" tone="regulated">
        {cartWords.regulated}
      </Badge>
    ),
    line.het !== undefined && (
      <Badge key="het" tone={line.unitPrice > line.het ? 'danger' : 'in'} icon={line.unitPrice > line.het ? OctagonAlert : Check}>
        {(line.unitPrice > line.het ? cartWords.aboveHet : cartWords.het)(line.het, line.pack)}
      </Badge>
    ),
    limit !== undefined && used !== undefined && (
      <Badge key="quota" tone={used > limit ? 'danger' : used === limit ? 'caution' : 'plain'} icon={used > limit ? OctagonAlert : undefined}>
        {cartWords.quota(used, limit)}
      </Badge>
    ),
    has('BUYER_REQUIRED') && (
      <Badge key="buyer" tone="caution" icon={TriangleAlert}>
        {cartWords.buyerMissing}
      </Badge>
    ),
    has('STOCK_INSUFFICIENT') && (
      <Badge key="stock" tone="caution" icon={TriangleAlert}>
        {cartWords.stockShort(onHand ?? 0, line.unit)}
      </Badge>
    ),
    line.found === true && !has('STOCK_INSUFFICIENT') && onHand !== undefined && onHand < baseQty(line) && (
      <Badge key="found" tone="caution">
        {cartWords.found}
      </Badge>
    ),
    ...others.map((problem) => (
      <Badge key={problem.rule} tone="danger" icon={OctagonAlert}>
        {new ApiError('RULE', problem.message).headline}
      </Badge>
    )),
    line.cylinder === 'tukar' && !selected && (
      <Badge key="cylinder" tone="line">
        {`${cartWords.refill}, ${words.emptyOf[line.empty ?? 'baik']}`}
      </Badge>
    ),
  ].filter((badge) => badge !== false);
  return badges.length === 0 ? null : <span className={styles['badges']}>{badges}</span>;
}

/** What the line takes beside its gas, on a line of its own. */
function Beside({ line, mode }: { readonly line: CartLine; readonly mode: 'beli' | 'jaminan' }): JSX.Element {
  return (
    <tr className={styles['beside']}>
      <td colSpan={2}>{words.beside[mode]}</td>
      <td className={styles['qty']}>{words.cylinders(line.qty)}</td>
      <td className={cx('figure', 'muted')}>{number((mode === 'beli' ? line.shellPrice : line.deposit) ?? 0)}</td>
      <td className={cx('figure', styles['amount'])}>{number(cartBesideAmount(line))}</td>
    </tr>
  );
}

const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault();

/** How the cylinder leaves, and what comes in for it: the ways to choose from, and whether as many come as go. */
function Exchange({ line, mode }: { readonly line: CartLine; readonly mode: CylinderMode }): JSX.Element {
  const { change } = useTill();
  const note = (way: CylinderMode): string => (way === 'tukar' ? cartWords.refillNote : !offersMode(line, way) ? words.notOffered : way === 'beli' ? words.shellNote(line.shellPrice ?? 0) : words.depositNote(line.deposit ?? 0));
  return (
    <div className={styles['exchange']}>
      <span className={styles['modes']}>
        {CYLINDER_MODES.map((way) => (
          <button key={way} type="button" tabIndex={-1} className={cx(styles['mode'], way === mode && styles['chosen'])} aria-pressed={way === mode} disabled={!offersMode(line, way)} onPointerDown={keepFocus} onClick={() => change({ type: 'cycleCylinder', to: way, key: line.key })}>
            <b>{words.modes[way]}</b>
            <small>{note(way)}</small>
          </button>
        ))}
      </span>
      {mode === 'tukar' ? (
        <>
          <span className={styles['side']}>
            <span className="faint small">
              {cartWords.emptyIn}
              <span className={styles['balanced']}>
                <Icon of={Check} size="small" /> {cartWords.balanced}
              </span>
            </span>
            <span className={styles['empties']}>
              {EMPTIES.map((empty) => (
                <button key={empty} type="button" tabIndex={-1} className={cx(styles['empty'], empty === (line.empty ?? 'baik') && styles['chosen'])} aria-pressed={empty === (line.empty ?? 'baik')} onPointerDown={keepFocus} onClick={() => change({ type: 'cycleEmpty', to: empty, key: line.key })}>
                  {words.empties[empty]}
                </button>
              ))}
            </span>
          </span>
          <Icon of={ArrowLeftRight} className={styles['arrows']} />
        </>
      ) : null}
      <span className={styles['side']}>
        <span className="faint small">{cartWords.fullOut}</span>
        <b>
          <GasCylinder />
          {cartWords.cylinders(line.qty)}
        </b>
      </span>
    </div>
  );
}

function GasCylinder(): JSX.Element {
  return (
    <svg viewBox="0 0 24 24" width={18} height={18} fill="none" stroke="currentColor" strokeWidth={2} strokeLinecap="round" strokeLinejoin="round" aria-hidden>
      <path d="M9.5 6.500V4h5v2.500M8.500 20.500h7M6.500 11a4.500 4.500 0 0 1 4.500-4.500h2a4.500 4.500 0 0 1 4.500 4.500v5.500a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2zM6.500 12.700h11" />
    </svg>
  );
}
