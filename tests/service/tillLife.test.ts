/** A long life at the till, held against a small count of its own: every drawer, shelf, cylinder, deposit, limit, debt and saving must be where the counter says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MethodName } from '../../shared/contract/index.ts';
import { BEGUN, BON_LIMIT, DEPOSIT, GOODS, Life, PIN, SHELL, SUGAR_CODE, type Line } from '../support/counterLife.ts';
import { runSettings } from '../support/property.ts';
import { mustVerify, openTill } from '../support/till.ts';

const ACTIONS = 700;
/** Actions between two comparisons, and between two walks through every check of the books. */
const COMPARED = 50;
const VERIFIED = 350;

type Action = { readonly name: string; readonly act: (life: Life) => Promise<void> };
const action = <T>(name: string, given: fc.Arbitrary<T>, act: (life: Life, given: T) => Promise<void>): fc.Arbitrary<Action> => given.map((each) => ({ name: `${name} ${JSON.stringify(each)}`, act: (life) => act(life, each) }));
const line: fc.Arbitrary<Line> = fc.record({ good: fc.constantFrom(...GOODS), qty: fc.oneof({ weight: 30, arbitrary: fc.integer({ min: 1, max: 3 }) }, { weight: 1, arbitrary: fc.constant(30) }), mode: fc.constantFrom('tukar', 'tukar', 'beli', 'jaminan'), empty: fc.constantFrom('baik', 'baik', 'rusak', 'asing'), discount: fc.constantFrom(0, 0, 0, 500), found: fc.constantFrom(false, false, true), weighed: fc.boolean(), note: fc.constantFrom(undefined, undefined, undefined, 'dua kantong') });
const member = fc.nat({ max: 3 });

const ACTION = fc.oneof(
  { weight: 12, arbitrary: action('sell', fc.record({
    customer: fc.option(fc.nat({ max: 5 })), lines: fc.array(line, { minLength: 1, maxLength: 4 }), how: fc.constantFrom('tunai', 'tunai', 'qris', 'sukarela', 'bon'), split: fc.constantFrom(0, 0, 5_000), over: fc.constantFrom(0, 300, 50_000),
  }), (life, given) => life.sell(given)) },
  { weight: 2, arbitrary: action('void', fc.nat({ max: 5 }), (life, at) => life.takeBackAll(at)) },
  { weight: 2, arbitrary: action('pay another way', fc.record({ at: fc.nat({ max: 5 }), how: fc.constantFrom('tunai', 'qris', 'sukarela', 'bon'), over: fc.constantFrom(0, 5_000) }), (life, given) => life.payAnotherWay(given)) },
  { weight: 3, arbitrary: action('return', fc.record({ at: fc.nat(), line: fc.nat({ max: 3 }), qty: fc.integer({ min: 1, max: 3 }), condition: fc.constantFrom('baik', 'rusak'), refund: fc.constantFrom(undefined, undefined, 'tunai', 'sukarela') }), (life, given) => life.takeBackSome(given)) },
  { weight: 2, arbitrary: action('settle a deposit', fc.record({ at: fc.nat({ max: 9 }), count: fc.integer({ min: 1, max: 3 }), condition: fc.constantFrom('baik', 'rusak', 'asing'), keep: fc.constantFrom(false, false, false, true) }), (life, given) => life.settle(given)) },
  { weight: 2, arbitrary: action('pay a bon', fc.record({ customer: member, amount: fc.constantFrom(1, 15_500, 100_000) }), (life, given) => life.payBon(given)) },
  { weight: 2, arbitrary: action('save', fc.record({ customer: member, amount: fc.constantFrom(25_000, 150_000) }), (life, given) => life.save(given)) },
  { weight: 2, arbitrary: action('cash', fc.record({ amount: fc.constantFrom(1_000, 250_000), way: fc.boolean() }), (life, given) => life.cash(given)) },
  { weight: 2, arbitrary: action('restock', fc.record({ good: fc.constantFrom(...GOODS), qty: fc.integer({ min: 5, max: 40 }), empties: fc.nat({ max: 20 }) }), (life, given) => life.restock(given)) },
  { weight: 1, arbitrary: action('put aside', fc.record({ qty: fc.integer({ min: 1, max: 3 }), back: fc.boolean() }), (life, given) => life.putAside(given)) },
  { weight: 1, arbitrary: action('hand over', fc.constant(null), (life) => life.handOver()) },
  { weight: 1, arbitrary: action('next shift', fc.record({ days: fc.constantFrom(0, 1, 1, 3), over: fc.constantFrom(0, 0, 5_000, -2_000) }), (life, given) => life.nextShift(given)) },
);

/** What a life of the ordinary length does at least once. */
const USED: readonly MethodName[] = [
  'sales.checkout', 'sales.void', 'sales.swapTender', 'sales.return', 'sales.hold', 'sales.recall', 'sales.drop', 'shifts.open', 'shifts.close', 'shifts.handover', 'shifts.cashIn', 'shifts.cashOut', 'cylinders.returnDeposit', 'cylinders.forfeit', 'bon.pay', 'savings.deposit',
];

const { seed, runs, text } = runSettings({ runs: ACTIONS });

test(`${runs} random actions at the till (${text}): money, goods, cylinders, deposits, limits, debts and savings are where a pencil has them`, { timeout: 120_000 + runs * 100 }, async () => {
  const till = await openTill({ begun: BEGUN, float: 500_000 });
  const { treasurer } = till;
  await treasurer.call('products.update', { productId: till.gas, cylinder: { shellPrices: SHELL, deposit: DEPOSIT } });
  await treasurer.call('products.update', { productId: till.sugar, barcodes: [SUGAR_CODE] });
  await treasurer.call('cylinders.bill', { size: '12', count: 10, amount: 2_500_000, via: 'bank' });
  const others = ['Rina', 'Slamet', 'Dewi'].map((name, n) => treasurer.call('members.create', { nik: `647105010190000${n + 2}`, name, joinedOn: BEGUN }));
  const members = [till.member, ...(await Promise.all(others)).map((made) => made.memberId)];
  for (const memberId of members) {
    await treasurer.call('members.setPin', { memberId, pin: PIN });
    await treasurer.call('members.setCredit', { memberId, bonLimit: BON_LIMIT, bonDays: 30 });
  }
  const life = new Life(till, members);
  for (const [at, each] of fc.sample(ACTION, { seed, numRuns: runs }).entries()) {
    try {
      await each.act(life);
      if ((at + 1) % COMPARED === 0 || at === runs - 1) await life.compare();
      if ((at + 1) % VERIFIED === 0 || at === runs - 1) await mustVerify(till.gerai);
    } catch (error) {
      throw new Error(`${text}, action ${at + 1}: ${each.name}\n${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  expect(life.counts.done).toBeGreaterThan(life.counts.refused);
  if (runs >= ACTIONS) expect(USED.filter((method) => !life.worked.has(method))).toEqual([]);
});
