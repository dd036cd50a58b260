import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantity } from '../../shared/domain/quantity.ts';
import { paidByLine, partOfLine, refundByTender, type LinePart } from '../../shared/domain/saleReturn.ts';
import { check } from '../support/property.ts';

const NOTHING: LinePart = { qty: 0, amount: 0, paid: 0, cost: 0, advantage: 0 };
const add = (a: LinePart, b: LinePart): LinePart => ({ qty: a.qty + b.qty, amount: a.amount + b.amount, paid: a.paid + b.paid, cost: a.cost + b.cost, advantage: a.advantage + b.advantage });

it('spreads a rounded payment over the lines', () => {
  expect(paidByLine(48_900, [31_200, 17_750])).toEqual([31_168, 17_732]);
  expect(paidByLine(0, [0, 0])).toEqual([0, 0]);
});

it('gives a third, a half of the rest and the rest', () => {
  const line: LinePart = { qty: 3000, amount: 100, paid: 99, cost: 50, advantage: 2 };
  const first = { qty: 1000, ...partOfLine(line, NOTHING, quantity(1000)) };
  expect(first).toEqual({ qty: 1000, amount: 33, paid: 33, cost: 17, advantage: 1 });
  const second = { qty: 1000, ...partOfLine(line, first, quantity(1000)) };
  expect(second).toEqual({ qty: 1000, amount: 34, paid: 33, cost: 17, advantage: 1 });
  expect(partOfLine(line, add(first, second), quantity(1000))).toEqual({ amount: 33, paid: 33, cost: 16, advantage: 0 });
  expect(() => partOfLine(line, add(first, second), quantity(1001))).toThrow(RangeError);
});

it('gives back whatever the parts are exactly the line, and never more than its amount', () =>
  check(
    fc.property(fc.record({ qty: fc.integer({ min: 1, max: 20_000 }), amount: fc.nat({ max: 5_000_000 }), rounded: fc.nat({ max: 499 }), cost: fc.nat({ max: 5_000_000 }), advantage: fc.nat({ max: 9_000 }) }), fc.array(fc.integer({ min: 1, max: 9_000 }), { maxLength: 12 }), (sold, wanted) => {
      const line: LinePart = { ...sold, paid: Math.max(0, sold.amount - sold.rounded) };
      let back = NOTHING;
      for (const each of [...wanted, line.qty]) {
        const qty = Math.min(each, line.qty - back.qty);
        if (qty === 0) break;
        const part = partOfLine(line, back, quantity(qty));
        expect(Math.min(part.amount, part.paid, part.cost, part.advantage)).toBeGreaterThanOrEqual(0);
        expect(part.paid).toBeLessThanOrEqual(part.amount);
        back = add(back, { qty, ...part });
      }
      expect(back).toEqual({ qty: line.qty, amount: line.amount, paid: line.paid, cost: line.cost, advantage: line.advantage });
    }),
  ));

it('takes a bon’s debt first and splits the rest as it was paid', () => {
  const tenders = [{ method: 'tunai', amount: 30_000, back: 0 }, { method: 'qris', amount: 20_000, back: 0 }, { method: 'bon', amount: 10_000, back: 4_000 }];
  expect(refundByTender(5_000, tenders)).toEqual([{ method: 'bon', amount: 5_000 }]);
  expect(refundByTender(16_001, tenders)).toEqual([{ method: 'tunai', amount: 6_001 }, { method: 'qris', amount: 4_000 }, { method: 'bon', amount: 6_000 }]);
  expect(refundByTender(0, tenders)).toEqual([]);
  expect(() => refundByTender(56_001, tenders)).toThrow(RangeError);
});

it('never gives back more of a way than was paid by it', () =>
  check(
    fc.property(fc.array(fc.record({ method: fc.constantFrom('tunai', 'qris', 'transfer', 'bon'), amount: fc.nat({ max: 1_000_000 }) }), { minLength: 1, maxLength: 5 }), fc.array(fc.nat({ max: 400_000 }), { maxLength: 8 }), (paid, wanted) => {
      const unique = [...new Map(paid.map((each) => [each.method, each])).values()];
      const back = new Map<string, number>();
      const left = (): number => unique.reduce((total, { method, amount }) => total + amount - (back.get(method) ?? 0), 0);
      for (const each of [...wanted, Infinity]) {
        const refund = Math.min(each, left());
        const parts = refundByTender(refund, unique.map(({ method, amount }) => ({ method, amount, back: back.get(method) ?? 0 })));
        expect(parts.reduce((total, part) => total + part.amount, 0)).toBe(refund);
        for (const { method, amount } of parts) back.set(method, (back.get(method) ?? 0) + amount);
        for (const { method, amount } of unique) expect(back.get(method) ?? 0).toBeLessThanOrEqual(amount);
      }
      for (const { method, amount } of unique) expect(back.get(method) ?? 0).toBe(amount);
    }),
  ));
