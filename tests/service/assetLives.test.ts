/** Lives of assets: bought, written off, sold and undone on whatever days are taken; every month end must be one that could be printed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MethodName, Result } from '../../shared/contract/index.ts';
import { addDays, addMonths, calendarDate, lastDay, monthOf, type CalendarDate, type Month } from '../../shared/domain/dates.ts';
import { LOGIN, Refused, type Given, type Person } from '../support/gerai.ts';
import { check, runSettings } from '../support/property.ts';
import { mustVerify, openTill, signIn } from '../support/till.ts';

const RUNS = 6;
const BEGUN = '2026-08-03';
const { runs } = runSettings({ runs: RUNS });

type Step =
  | { readonly do: 'buy'; readonly cost: number; readonly residual: number; readonly months: number; readonly back: number }
  | { readonly do: 'write off'; readonly monthsBack: number }
  | { readonly do: 'sell'; readonly at: number; readonly back: number }
  | { readonly do: 'undo'; readonly kind: string; readonly back: number | null; readonly again: number }
  | { readonly do: 'live on'; readonly days: number };

const [at, back] = [fc.nat({ max: 2 }), fc.integer({ min: 0, max: 25 })];
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('buy' as const), cost: fc.integer({ min: 100_000, max: 3_000_000 }), residual: fc.constantFrom(0, 0, 90_000), months: fc.integer({ min: 1, max: 4 }), back }),
  { arbitrary: fc.record({ do: fc.constant('write off' as const), monthsBack: fc.constantFrom(0, 1, 1, 2) }), weight: 4 },
  { arbitrary: fc.record({ do: fc.constant('sell' as const), at, back }), weight: 2 },
  { arbitrary: fc.record({ do: fc.constant('undo' as const), kind: fc.constantFrom('PY', 'PY', 'LA', 'LA', 'AT'), back: fc.option(fc.constantFrom(0, 0, 1, 9)), again: fc.nat({ max: 25 }) }), weight: 4 },
  { arbitrary: fc.record({ do: fc.constant('live on' as const), days: fc.integer({ min: 1, max: 30 }) }), weight: 3 },
);

/** A refusal is an answer, unless it is a fault of the program. */
async function tried<M extends MethodName>(who: Person, method: M, params: Given<M>): Promise<Result<M> | null> {
  try {
    return await who.call(method, params);
  } catch (error) {
    if (!(error instanceof Refused) || error.failure.code === 'INTERNAL') throw error;
    return null;
  }
}

/** On a month's last day: the register is what the ledger carries, and nothing is worth less than its residual value or more than its cost. */
async function mustHold(who: Person, month: string): Promise<void> {
  const { rows, agrees, totals, ledger } = await who.call('assets.list', { asOf: lastDay(monthOf(calendarDate(`${month}-01`))) });
  expect([month, agrees, totals.cost, totals.accumulated]).toEqual([month, true, ledger.cost, ledger.accumulated]);
  for (const row of rows) expect([month, row.code, row.accumulated >= 0, row.accumulated <= row.cost - row.residual]).toEqual([month, row.code, true, true]);
}

test(`${runs} lives of assets: register, ledger and worth agree on every month end, whatever was undone when`, { timeout: 30_000 + runs * 10_000 }, async () => {
  const lived = { done: 0, undone: 0 };
  await check(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 24 }), async (life) => {
      const { gerai } = await openTill({ begun: BEGUN });
      const assets: string[] = [];
      let today = calendarDate(BEGUN);
      let treasurer = await signIn(gerai, 'bendahara');
      const writeOff = async (period: Month): Promise<void> => {
        const { rows, later } = await treasurer.call('assets.previewDepreciation', { period });
        const done = await tried(treasurer, 'assets.depreciate', { period });
        if (done === null) return;
        // What was shown is what is booked; what goes with a later month still does.
        expect([done.rows, (await treasurer.call('assets.previewDepreciation', { period })).later]).toEqual([rows, later]);
        lived.done += 1;
      };
      const sell = async (at: number, date: CalendarDate): Promise<void> => {
        const assetId = assets[at % Math.max(1, assets.length)];
        if (assetId !== undefined && (await tried(treasurer, 'assets.dispose', { assetId, date, proceeds: 0, reason: 'rusak' })) !== null) lived.done += 1;
      };
      try {
        for (const each of [{ do: 'buy', cost: 1_200_000, residual: 0, months: 1, back: 0 } as const, ...life]) {
          if (each.do === 'live on') {
            today = addDays(today, each.days);
            gerai.at(today);
            treasurer = await signIn(gerai, 'bendahara');
          } else if (each.do === 'buy') {
            const { cost, residual, months: usefulMonths } = each;
            const bought = await tried(treasurer, 'assets.register', { name: 'Alat', account: '1-2120', acquiredOn: addDays(today, -each.back), cost, residual, usefulMonths, source: 'hibah' });
            if (bought !== null) assets.push(bought.assetId);
          } else if (each.do === 'write off') {
            await writeOff(addMonths(monthOf(today), -each.monthsBack));
          } else if (each.do === 'sell') {
            await sell(each.at, addDays(today, -each.back));
          } else {
            const found = (await treasurer.call('ledger.search', { limit: 100 })).rows.filter((row) => row.document.kind === each.kind && !row.reversed);
            const document = found[0]?.document;
            const date = each.back === null ? {} : { date: addDays(today, -each.back) };
            if (document === undefined || (await tried(treasurer, 'documents.reverse', { kind: document.kind, ref: document.number, reason: 'salah', approval: LOGIN.ketua, ...date })) === null) continue;
            lived.undone += 1;
            // The same again, perhaps on a day on which it was not free.
            const again = addDays(today, -each.again);
            if (document.kind === 'PY') await writeOff(monthOf(again));
            if (document.kind === 'LA') for (const [index] of assets.entries()) await sell(index, again);
          }
        }
        const auditor = await signIn(gerai, 'pengawas');
        for (let month = addMonths(monthOf(calendarDate(BEGUN)), -1); month <= monthOf(today); month = addMonths(month, 1)) await mustHold(auditor, month);
        await mustVerify(gerai);
      } finally {
        gerai.close();
      }
    }),
    { runs: RUNS },
  );
  expect([lived.done > 0, lived.undone > 0]).toEqual([true, true]);
});
