import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctionSplit, EMPTY_STOCK, issue, issueCost, receive, returnCost, spreadByWeight, supplierReturn, surplusValue, type Stock } from '../../shared/domain/costing.ts';
import { rupiah } from '../../shared/domain/money.ts';
import { quantity, type Quantity } from '../../shared/domain/quantity.ts';
import { averageVectors, eventsOf, heldAgainst, inventoryVectors, type Played, type StockEvent } from '../support/inventoryVectors.ts';
import { check } from '../support/property.ts';
import { vector } from '../support/vectors.ts';

const PUBLISHED = ['P02', 'P04', 'P05', 'P07', 'P08', 'P09', 'P10'];
const INDEPENDENT = ['I01A', 'I05A', 'I09A', 'I11A'];
const LEFT_OUT: Readonly<Record<string, string>> = { P01: 'FIFO', P03: 'FIFO', P06: 'FIFO', P11: 'FIFO', I03F: 'FIFO', I07F: 'FIFO' };

const units = (n: number): Quantity => quantity(n * 1000);
const stock = (n: number, value: number): Stock => ({ qty: units(n), value: rupiah(value) });

/** Plays events by the pure rule alone. */
function play(events: readonly StockEvent[]): Played {
  let now = EMPTY_STOCK;
  const totals = { cogs: 0, loss: 0, variance: 0 };
  const left = new Map<number, { soldQty: Quantity; soldCost: number; alreadyReturnedQty: Quantity; alreadyReturnedCost: number }>();
  const takeOut = (qty: number): number => {
    const issued = issue(now, units(qty));
    now = issued.stock;
    return issued.cost;
  };
  const rows = events.map((event, at) => {
    let cost = 0;
    if (event[0] === 'in') {
      cost = event[2];
      now = receive(now, { qty: units(event[1]), value: event[2] });
    } else if (event[0] === 'ret_in') {
      const sale = left.get(event[2]);
      if (sale === undefined) throw new Error(`event ${event[2]} sold nothing`);
      cost = returnCost(sale, units(event[1]));
      Object.assign(sale, { alreadyReturnedQty: quantity(sale.alreadyReturnedQty + units(event[1])), alreadyReturnedCost: sale.alreadyReturnedCost + cost });
      now = receive(now, { qty: units(event[1]), value: cost });
      totals.cogs -= cost;
    } else if (event[0] === 'ret_out') {
      totals.variance += supplierReturn(now, units(event[1]), event[2]).difference;
      cost = takeOut(event[1]);
    } else if (event[0] === 'count') {
      const missing = now.qty / 1000 - event[1];
      if (missing > 0) cost = takeOut(missing);
      if (missing < 0) {
        cost = surplusValue(now, units(-missing));
        now = receive(now, { qty: units(-missing), value: cost });
      }
      totals.loss += missing > 0 ? cost : -cost;
    } else {
      cost = takeOut(event[1]);
      totals[event[0] === 'out' ? 'cogs' : 'loss'] += cost;
      if (event[0] === 'out') left.set(at, { soldQty: units(event[1]), soldCost: cost, alreadyReturnedQty: quantity(0), alreadyReturnedCost: 0 });
    }
    return { cost, qty: now.qty / 1000, value: now.value };
  });
  return { rows, totals };
}

describe('vectors', () => {
  test('every entry is classified', () => {
    expect(averageVectors.map((entry) => entry.id).toSorted()).toEqual([...INDEPENDENT, ...PUBLISHED].toSorted());
    expect(inventoryVectors.map((entry) => entry.id).toSorted()).toEqual([...PUBLISHED, ...INDEPENDENT, ...Object.keys(LEFT_OUT)].toSorted());
  });

  test.each(averageVectors.map((entry) => entry.id))('%s: the oracle, or the rows and totals, to the unit', (id) => {
    const entry = vector(averageVectors, id);
    const { actual, expected } = heldAgainst(entry, play(eventsOf(entry)));
    expect(actual).toEqual(expected);
  });

  test.each(PUBLISHED)('%s: the print within its tolerance', (id) => {
    const entry = vector(inventoryVectors, id);
    const { rows, totals } = play(eventsOf(entry));
    const steps = rows.filter((_, index) => eventsOf(entry)[index]?.[0] === 'out').map((row) => row.cost);
    const { closing, cogs, steps: printedSteps = [] } = entry.printed ?? {};
    const tolerance = entry.tolerance ?? 0;
    if (closing !== undefined) expect(Math.abs((rows.at(-1)?.value ?? NaN) - closing)).toBeLessThanOrEqual(tolerance);
    if (cogs !== undefined) expect(Math.abs(totals.cogs - cogs)).toBeLessThanOrEqual(tolerance);
    printedSteps.forEach((printed, index) => expect(Math.abs((steps[index] ?? NaN) - printed)).toBeLessThanOrEqual(tolerance));
  });

  test('what the published ones do not have: goods back from a buyer at what they left with, and counts both ways', () => {
    const { rows, totals } = play([['in', 3, 10_000], ['out', 2], ['ret_in', 1, 1], ['ret_in', 1, 1], ['count', 2], ['count', 5]]);
    // 10.000 for 3: two leave for 6.667, come back as 3.334 and 3.333; one of 3 missing takes 3.333, then three found at 6.667 for 2.
    expect(rows.map(({ cost, value }) => [cost, value])).toEqual([[10_000, 10_000], [6_667, 3_333], [3_334, 6_667], [3_333, 10_000], [3_333, 6_667], [10_001, 16_668]]);
    expect(totals).toEqual({ cogs: 0, loss: -6_668, variance: 0 });
  });
});

describe('issue and receipt', () => {
  test('part of a stock costs its share half up, all of it costs all', () => {
    expect(issueCost(stock(3, 10_000), units(1))).toBe(3_333);
    expect(issueCost(stock(2, 6_667), units(1))).toBe(3_334);
    expect(issueCost(stock(1, 3_333), units(1))).toBe(3_333);
    expect(issueCost({ qty: quantity(23_750), value: rupiah(320_625) }, quantity(333))).toBe(4_496);
  });

  test('more than there is, nothing and less than nothing are refused', () => {
    expect(() => issueCost(stock(3, 10_000), quantity(3001))).toThrow('issue of 3001 exceeds the stock of 3000 thousandths');
    expect(() => issueCost(EMPTY_STOCK, units(1))).toThrow(RangeError);
    expect(() => issueCost(stock(3, 10_000), quantity(0))).toThrow(RangeError);
    expect(() => receive(EMPTY_STOCK, { qty: quantity(-1), value: 0 })).toThrow(RangeError);
    expect(() => receive(EMPTY_STOCK, { qty: units(1), value: -1 })).toThrow(RangeError);
  });

  test('found goods come in at average, at the last known one when the shelf was empty', () => {
    expect(surplusValue(stock(12, 150_000), units(2))).toBe(25_000);
    expect(surplusValue(EMPTY_STOCK, units(2), stock(4, 50_000))).toBe(25_000);
    expect(surplusValue(EMPTY_STOCK, units(2))).toBe(0);
  });
});

describe('returns', () => {
  test('at the cost it left with; parts never add up to more', () => {
    const sold = { soldQty: units(3), soldCost: 10_000 };
    expect(returnCost({ ...sold, alreadyReturnedQty: quantity(0), alreadyReturnedCost: 0 }, units(1))).toBe(3_333);
    expect(returnCost({ ...sold, alreadyReturnedQty: units(1), alreadyReturnedCost: 3_333 }, units(1))).toBe(3_334);
    expect(returnCost({ ...sold, alreadyReturnedQty: units(2), alreadyReturnedCost: 6_667 }, units(1))).toBe(3_333);
    expect(() => returnCost({ ...sold, alreadyReturnedQty: units(2), alreadyReturnedCost: 6_667 }, units(2))).toThrow(RangeError);
  });

  test('to the supplier at average, the note’s difference to 5-1520', () => {
    expect(supplierReturn(stock(20, 230_000), units(4), 52_000)).toEqual({ cost: 46_000, difference: -6_000 });
  });
});

describe('spreading and correcting', () => {
  test('freight by weight, to the rupiah; nothing to spread over is refused', () => {
    expect(spreadByWeight(139_110, [990_000, 240_000, 160_000])).toEqual([99_078, 24_019, 16_013]);
    expect(spreadByWeight(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(spreadByWeight(0, [1, 2])).toEqual([0, 0]);
    expect(() => spreadByWeight(100, [0, 0])).toThrow(RangeError);
    expect(() => spreadByWeight(100, [])).toThrow(RangeError);
  });

  test('a corrected receipt (ruling 30)', () => {
    const received = units(10);
    expect(correctionSplit({ correction: 10_000, received, stock: stock(4, 40_000) })).toEqual({ toStock: 4_000, toVariance: 6_000 });
    expect(correctionSplit({ correction: 10_001, received, stock: stock(25, 250_000) })).toEqual({ toStock: 10_001, toVariance: 0 });
    expect(correctionSplit({ correction: 5, received, stock: stock(5, 40_000) })).toEqual({ toStock: 3, toVariance: 2 });
    expect(correctionSplit({ correction: -10_000, received, stock: stock(4, 40_000) })).toEqual({ toStock: -4_000, toVariance: -6_000 });
    expect(correctionSplit({ correction: 10_000, received, stock: EMPTY_STOCK })).toEqual({ toStock: 0, toVariance: 10_000 });
  });

  test('a correction never takes the stock’s value below 0', () => {
    expect(correctionSplit({ correction: -10_000, received: units(10), stock: stock(10, 3_000) })).toEqual({ toStock: -3_000, toVariance: -7_000 });
  });
});

describe('properties', () => {
  const move = fc.record({ incoming: fc.boolean(), qty: fc.integer({ min: 1, max: 5_000_000 }), value: fc.integer({ min: 0, max: 100_000_000 }) });

  test('no value without quantity, none lost or made: what came in left or is still there', () => {
    check(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        let now = EMPTY_STOCK;
        let [received, issued] = [0, 0];
        for (const { incoming, qty, value } of moves) {
          if (incoming) {
            now = receive(now, { qty: quantity(qty), value });
            received += value;
          } else if (now.qty > 0) {
            const step = issue(now, quantity(Math.min(qty, now.qty)));
            issued += step.cost;
            now = step.stock;
          }
          expect(now.value).toBe(received - issued);
          expect(Math.min(now.qty, now.value)).toBeGreaterThanOrEqual(0);
          if (now.qty === 0) expect(now.value).toBe(0);
        }
        if (now.qty > 0) expect(issueCost(now, now.qty)).toBe(now.value);
      }),
    );
  });

  test('a sale returned in pieces comes back at exactly its cost', () => {
    check(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 10_000_000 }), (pieces, soldCost) => {
        const soldQty = quantity(pieces.reduce((total, piece) => total + piece, 0));
        let [returnedQty, returnedCost] = [0, 0];
        for (const piece of pieces) {
          returnedCost += returnCost({ soldQty, soldCost, alreadyReturnedQty: quantity(returnedQty), alreadyReturnedCost: returnedCost }, quantity(piece));
          returnedQty += piece;
          expect(returnedCost).toBeLessThanOrEqual(soldCost);
        }
        expect(returnedCost).toBe(soldCost);
      }),
    );
  });

  test('spread parts and both sides of a correction add up', () => {
    check(
      fc.property(fc.integer({ min: 0, max: 50_000_000 }), fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 1, maxLength: 20 }), (amount, weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        expect(spreadByWeight(amount, weights).reduce((total, share) => total + share, 0)).toBe(amount);
      }),
    );
    check(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 1_000_000 }), (correction, received, onHand, value) => {
        const { toStock, toVariance } = correctionSplit({ correction, received: quantity(received), stock: { qty: quantity(onHand), value: rupiah(onHand === 0 ? 0 : value) } });
        expect(toStock + toVariance).toBe(correction);
        expect((onHand === 0 ? 0 : value) + toStock).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
