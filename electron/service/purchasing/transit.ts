import { issueCost } from '../../../shared/domain/costing.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { rupiah } from '../../../shared/domain/money.ts';
import { quantity, type Quantity } from '../../../shared/domain/quantity.ts';
import type { Unit } from '../../../shared/contract/values.ts';
import { transitWords as words } from '../../../shared/text/purchasing.ts';
import type { Database } from '../kernel/database.ts';
import { invalid } from '../kernel/refusal.ts';
import { standing, standingOn } from '../ledger/index.ts';
import type { DraftLine } from './draft.ts';

/** Where goods on their way stand. */
export const TRANSIT = '1-1490';

/** What is still on its way of one line of a shipment: thousandths and rupiah, and the unit whose goods they are. */
export type OnTheWay = { readonly shipmentSeq: number; readonly lineNo: number; readonly productRef: number; readonly businessUnit: Unit; readonly qty: number; readonly value: number };
/** What a delivery takes off a shipment's line: how much, what of it came as goods, what the supplier owes for. */
export type Taken = { readonly line: OnTheWay; readonly qty: number; readonly value: number; readonly claim: number };
/** A delivery's lines at the value their goods were sent for, and what it takes off the shipment. */
export type Arrived = { readonly lines: readonly DraftLine[]; readonly taken: readonly Taken[] };

const left = (column: 'qty' | 'amount', counts: string): string =>
  `l.${column} - coalesce((SELECT sum(${column === 'qty' ? 'p.qty' : 'p.value + p.claim'}) FROM shipment_part p ${counts}), 0)`;
const ofLine = 'p.shipment_seq = l.document_seq AND p.shipment_line = l.line_no';

/** What is on its way now of one shipment that stands, by its lines. */
export const onTheWay = (db: Database, shipmentSeq: number): OnTheWay[] =>
  db
    .sql<OnTheWay>(
      `SELECT l.document_seq AS shipmentSeq, l.line_no AS lineNo, l.product_ref AS productRef, l.business_unit AS businessUnit, ${left('qty', `WHERE ${ofLine} AND ${standing('p.document_seq')}`)} AS qty, ${left('amount', `WHERE ${ofLine} AND ${standing('p.document_seq')}`)} AS value
         FROM shipment_line l WHERE l.document_seq = ? ORDER BY l.line_no`,
    )
    .all(shipmentSeq)
    .filter((line) => line.qty > 0);

/** The same of all shipments at the end of a day. */
export const onTheWayOn = (db: Database, day: CalendarDate): OnTheWay[] => {
  const counts = `JOIN document a ON a.seq = p.document_seq WHERE ${ofLine} AND a.on_date <= ? AND ${standingOn('p.document_seq')}`;
  return db
    .sql<OnTheWay>(
      `SELECT l.document_seq AS shipmentSeq, l.line_no AS lineNo, l.product_ref AS productRef, l.business_unit AS businessUnit, ${left('qty', counts)} AS qty, ${left('amount', counts)} AS value
         FROM shipment_line l JOIN document d ON d.seq = l.document_seq WHERE d.on_date <= ? AND ${standingOn('d.seq')} ORDER BY l.document_seq, l.line_no`,
    )
    .all(day, day, day, day, day, day)
    .filter((line) => line.qty > 0);
};

/**
 * What arrives of a shipment. Goods take their share of what is still on its way, the last of a line the rest, and so do those that were
 * turned back, which the supplier owes for. What did not come is owed for too, unless it `follows`. Throws VALIDATION for more than is on its way.
 */
export function arrive(open: readonly OnTheWay[], lines: readonly DraftLine[], follows: boolean): Arrived {
  const rest = new Map(open.map((line) => [line.productRef, { line, qty: line.qty, value: line.value, came: 0, claim: 0 }]));
  const take = (productRef: number, qty: Quantity): number => {
    const now = rest.get(productRef);
    if (now === undefined || qty === 0) return 0;
    const value = issueCost({ qty: quantity(now.qty), value: rupiah(now.value) }, qty);
    now.qty -= qty;
    now.value -= value;
    return value;
  };
  const arrived = lines.map((line): DraftLine => {
    const { product, qty, rejected, index } = line;
    const now = rest.get(product.ref);
    if (now === undefined) throw invalid(`lines.${index}.productId`, words.notSent(product.name));
    if (qty + rejected > now.qty) throw invalid(`lines.${index}.qty`, words.tooMuch(product.name, now.qty, product.unit));
    const amount = take(product.ref, qty);
    now.came += amount;
    const claim = take(product.ref, rejected);
    now.claim += claim;
    return { ...line, amount, rejectedAmount: claim };
  });
  const taken = [...rest.values()].map(({ line, qty, value, came, claim }): Taken => (follows ? { line, qty: line.qty - qty, value: came, claim } : { line, qty: line.qty, value: came, claim: claim + value }));
  return { lines: arrived, taken: taken.filter((part) => part.qty > 0) };
}
