/** Interest on simpanan sukarela from preview to the tax paid on; figures worked out by hand unless a vector gives them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOGIN, newId, openGerai, type Gerai, type Person } from '../support/gerai.ts';
import { check } from '../support/property.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, peek } from '../support/till.ts';
import { readVectors } from '../support/vectors.ts';

const NIK = 6_471_050_101_900_000;

type Opened = { readonly gerai: Gerai; readonly treasurer: Person; readonly join: (name: string) => Promise<string>; readonly save: (memberId: string, amount: number) => Promise<unknown>; readonly take: (memberId: string, amount: number) => Promise<unknown> };

async function openSavings(day: string, begun = day): Promise<Opened> {
  const gerai = await openGerai({ clock: day, begun });
  const treasurer = await gerai.as('bendahara');
  let joined = 0;
  return {
    gerai, treasurer,
    join: async (name) => (await treasurer.call('members.create', { nik: String(NIK + ++joined), name, joinedOn: day })).memberId,
    save: (memberId, amount) => treasurer.call('savings.deposit', { memberId, kind: 'sukarela', amount, via: 'bank' }),
    take: (memberId, amount) => treasurer.call('savings.withdraw', { memberId, kind: 'sukarela', amount, via: 'bank' }),
  };
}

/** Does something once, when the first step of the next long command has been written and before the second begins. */
function atFirstStep(gerai: Gerai, act: () => void): void {
  let first = true;
  gerai.service.onEvent(({ event }) => {
    if (event !== 'job.progress' || !first) return;
    first = false;
    act();
  });
}

/** The account of simpanan sukarela and what it owes, as the ledger has them on a day: credit plus. */
const owed = async (gerai: Gerai, asOf: string): Promise<number> => -((await balancesOf(gerai, asOf))['2-1210'] ?? 0);

test('credits a month on its last day, whatever has moved since, and the next month earns on it', async () => {
  const { gerai, treasurer, join, save, take } = await openSavings('2026-09-01');
  const [wahyuni, yusuf] = [await join('Wahyuni'), await join('Yusuf')];
  await save(wahyuni, 1_000_000);
  gerai.at('2026-09-11');
  await save(yusuf, 365_000);
  gerai.at('2026-10-10');
  await save(wahyuni, 500_000);
  gerai.at('2026-11-03');
  await take(wahyuni, 100_000);

  // September: 1,000,000 × 3% × 30/365 = 2,465.75; 365,000 × 3% × 20/365 = 600, the account being open for 20 days.
  const before = await treasurer.call('savings.previewInterest', { period: '2026-09' });
  expect(before).toMatchObject({ date: '2026-09-30', state: 'belum', problem: null, totals: { accounts: 2, gross: 3_066, tax: 0, net: 3_066 }, documents: [] });
  expect(before.rows.map(({ memberNo, base, days, gross, tax, net, number }) => [memberNo, base, days, gross, tax, net, number])).toEqual([['A-0001', 1_000_000, 30, 2_466, 0, 2_466, null], ['A-0002', 365_000, 20, 600, 0, 600, null]]);
  expect(await treasurer.call('savings.creditInterest', { period: '2026-09' })).toEqual({ accounts: 2, gross: 3_066, tax: 0, net: 3_066 });
  const after = await treasurer.call('savings.previewInterest', { period: '2026-09' });
  expect([after.state, after.rows.map(({ number }) => number), after.documents.map(({ number, net }) => [number, net])]).toEqual(['selesai', ['BJ-2026-000001', 'BJ-2026-000001'], [['BJ-2026-000001', 3_066]]]);
  expect(await linesOf(gerai, after.documents[0]?.entryNumber ?? '')).toEqual(['5-1410 USP D 3066', '2-1210 USP K 2466 A-0001', '2-1210 USP K 600 A-0002']);

  // October: the lowest is 1,002,466, × 3% × 31/365 = 2,554.23; 365,600 × 3% × 31/365 = 931.53.
  expect(await treasurer.call('savings.creditInterest', { period: '2026-10' })).toEqual({ accounts: 2, gross: 3_486, tax: 0, net: 3_486 });
  for (const [asOf, wahyunis, all] of [['2026-09-29', 1_000_000, 1_365_000], ['2026-09-30', 1_002_466, 1_368_066], ['2026-10-09', 1_002_466, 1_368_066], ['2026-10-30', 1_502_466, 1_868_066], ['2026-10-31', 1_505_020, 1_871_552], ['2026-11-03', 1_405_020, 1_771_552]] as const) {
    expect([asOf, (await treasurer.call('savings.balances', { memberId: wahyuni, asOf })).sukarela, await owed(gerai, asOf)]).toEqual([asOf, wahyunis, all]);
  }
  const { rows, closing } = await treasurer.call('savings.statement', { memberId: wahyuni, from: '2026-09-01', to: '2026-11-03' });
  expect([rows.map(({ date, balance }) => [date, balance]), closing]).toEqual([[['2026-09-01', 1_000_000], ['2026-09-30', 1_002_466], ['2026-10-10', 1_502_466], ['2026-10-31', 1_505_020], ['2026-11-03', 1_405_020]], 1_405_020]);
  await mustVerify(gerai);
});

test('withholds 10% of all of a member’s interest above 240,000 a month, and the tax is paid on by month', async () => {
  const { gerai, treasurer, join, save } = await openSavings('2026-09-01');
  // × 3% × 30/365: 240,000.00 is free, 240,000.82 rounds to 240,001, 246,575.34 pays.
  for (const [name, amount] of [['Bebas', 97_333_333], ['Batas', 97_333_666], ['Kena', 100_000_000]] as const) await save(await join(name), amount);
  gerai.at('2026-10-05');
  expect(await treasurer.call('savings.creditInterest', { period: '2026-09' })).toEqual({ accounts: 3, gross: 726_576, tax: 48_657, net: 677_919 });
  expect((await treasurer.call('savings.previewInterest', { period: '2026-09' })).rows.map(({ gross, tax }) => [gross, tax])).toEqual([[240_000, 0], [240_001, 24_000], [246_575, 24_657]]);
  const tax = async () => (await treasurer.call('tax.savingsTax', {})).rows.map(({ period, withheld, paid, outstanding }) => [period, withheld, paid, outstanding]);
  expect(await tax()).toEqual([['2026-09', 48_657, 0, 48_657]]);

  expect(await treasurer.refused('tax.paySavingsTax', { period: '2026-09', via: 'bank', amount: 48_658 })).toMatchObject({ rule: 'BALANCE_INSUFFICIENT' });
  expect(await treasurer.refused('tax.paySavingsTax', { period: '2026-09', via: 'bank', date: '2026-09-29' })).toMatchObject({ rule: 'BACKDATED' });
  expect(fieldOf(await treasurer.refused('tax.paySavingsTax', { period: '2026-08', via: 'bank' }))).toBe('VALIDATION period');
  expect(await treasurer.call('tax.paySavingsTax', { period: '2026-09', via: 'bank', amount: 8_657 })).toMatchObject({ number: 'SB-2026-000001', amount: 8_657, outstanding: 40_000 });
  const rest = await treasurer.call('tax.paySavingsTax', { period: '2026-09', via: 'bank', ntpn: 'A1B2C3' });
  expect([rest.amount, await tax(), (await balancesOf(gerai, '2026-10-05'))['2-1320'] ?? 0]).toEqual([40_000, [['2026-09', 48_657, 48_657, 0]], 0]);
  expect(await treasurer.refused('tax.paySavingsTax', { period: '2026-09', via: 'bank' })).toMatchObject({ code: 'CONFLICT' });

  // The run rests under what was paid of its tax.
  const undo = (kind: string, ref: string) => treasurer.call('documents.reverse', { kind, ref, reason: 'keliru', approval: LOGIN.ketua });
  expect(await treasurer.refused('documents.reverse', { kind: 'BJ', ref: 'BJ-2026-000001', reason: 'keliru', approval: LOGIN.ketua })).toMatchObject({ rule: 'IN_USE' });
  for (const ref of ['SB-2026-000001', rest.number]) await undo('SB', ref);
  await undo('BJ', 'BJ-2026-000001');
  expect([await tax(), await owed(gerai, '2026-09-30')]).toEqual([[['2026-09', 0, 0, 0]], 294_666_999]);
  await mustVerify(gerai);
});

test('refuses a month that is not over, comes twice, out of order, is closed, or earns above the legal cap', async () => {
  const { gerai, treasurer, join, save } = await openSavings('2026-08-01');
  const member = await join('Wahyuni');
  await save(member, 1_000_000);
  gerai.at('2026-11-05');
  const refused = async (period: string) => {
    const failure = await treasurer.refused('savings.creditInterest', { period });
    return failure.rule ?? fieldOf(failure);
  };
  expect(await refused('2026-11')).toBe('VALIDATION period');
  expect(await refused('2026-07')).toBe('VALIDATION period');
  await treasurer.call('savings.creditInterest', { period: '2026-09' });
  expect(await refused('2026-09')).toBe('CONFLICT period');
  expect(await refused('2026-08')).toBe('CONFLICT period');
  expect((await treasurer.call('savings.previewInterest', { period: '2026-08' })).problem).toContain('September 2026');
  await treasurer.call('savings.creditInterest', { period: '2026-10' });
  gerai.at('2027-01-02');
  expect(await refused('2026-12')).toBe('CONFLICT period');
  const admin = await gerai.as('admin');
  await admin.call('settings.set', { key: 'savings.interest', value: { method: 'daily', tiers: [{ from: 0, annualPct: '3' }, { from: 5_000_000, annualPct: '9.000000000001' }] }, effectiveFrom: '2026-11-30' });
  expect(await refused('2026-11')).toBe('RATE_CAP');
  await admin.call('settings.set', { key: 'savings.interest', value: { method: 'daily', annualPct: '9' }, effectiveFrom: '2026-11-30' });
  await treasurer.call('ledger.post', { date: '2026-08-01', memo: 'Modal awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1220', credit: 70_000_000 }] });
  for (const period of ['2026-08', '2026-09', '2026-10']) await treasurer.call('periods.close', { period });
  expect((await treasurer.call('periods.check', { period: '2026-11' })).checks.find(({ key }) => key === 'interest')).toMatchObject({ ok: false, blocking: true });
  expect(await treasurer.refused('periods.close', { period: '2026-11' })).toMatchObject({ code: 'CONFLICT' });
  expect(await treasurer.refused('documents.reverse', { kind: 'BJ', ref: 'BJ-2026-000001', reason: 'coba', approval: LOGIN.ketua })).toMatchObject({ rule: 'IN_USE' });
  await treasurer.call('savings.creditInterest', { period: '2026-11' });
  await treasurer.call('periods.close', { period: '2026-11' });
  expect((await treasurer.call('savings.previewInterest', { period: '2026-11' })).state).toBe('selesai');
  await mustVerify(gerai);
});

test('goes in documents of 50 members; each is undone by itself, on its own day where the money was there ever since, and credited again', async () => {
  const { gerai, treasurer, join, save, take } = await openSavings('2026-09-01');
  const members: string[] = [];
  for (let n = 1; n <= 57; n += 1) {
    members.push(await join(`Anggota ${n}`));
    await save(members[n - 1] ?? '', 365_000);
  }
  gerai.at('2026-10-02');
  const [first, second] = [newId(), newId()];
  // 365,000 × 3% × 30/365 = 900 each.
  expect(await treasurer.call('savings.creditInterest', { id: first, period: '2026-09' })).toEqual({ accounts: 57, gross: 51_300, tax: 0, net: 51_300 });
  expect(await treasurer.call('savings.creditInterest', { id: first, period: '2026-09' })).toEqual({ accounts: 57, gross: 51_300, tax: 0, net: 51_300, replayed: true });
  expect((await treasurer.call('savings.previewInterest', { period: '2026-09' })).documents.map(({ number, accounts }) => [number, accounts])).toEqual([['BJ-2026-000001', 50], ['BJ-2026-000002', 7]]);
  const undone = await treasurer.call('documents.reverse', { kind: 'BJ', ref: 'BJ-2026-000002', reason: 'keliru', approval: LOGIN.ketua });
  expect([undone.date, await owed(gerai, '2026-09-30')]).toEqual(['2026-09-30', 57 * 365_000 + 45_000]);
  expect(await treasurer.call('savings.previewInterest', { period: '2026-09' })).toMatchObject({ state: 'sebagian', totals: { accounts: 57, net: 51_300 } });
  expect(await treasurer.call('savings.creditInterest', { id: second, period: '2026-09' })).toEqual({ accounts: 7, gross: 6_300, tax: 0, net: 6_300 });
  expect(await owed(gerai, '2026-09-30')).toBe(57 * 365_900);

  // Of the last one all was taken before it goes back: refused. Of another all was there but for a day: it goes back on the day it moved last.
  const last = members[56] ?? '';
  await take(last, 365_900);
  expect(await treasurer.refused('documents.reverse', { kind: 'BJ', ref: 'BJ-2026-000003', reason: 'coba', approval: LOGIN.ketua })).toMatchObject({ rule: 'IN_USE' });
  gerai.at('2026-10-03');
  await save(last, 365_900);
  expect((await treasurer.call('documents.reverse', { kind: 'BJ', ref: 'BJ-2026-000003', reason: 'coba', approval: LOGIN.ketua })).date).toBe('2026-10-03');
  await mustVerify(gerai);
});

test('is answered in steps, others served in between, and a run that was cut off goes on where it stopped', async () => {
  const { gerai, treasurer, join, save } = await openSavings('2026-09-01');
  for (let n = 1; n <= 120; n += 1) await save(await join(`Anggota ${n}`), 365_000);
  gerai.at('2026-10-02');
  const { session } = await gerai.call('auth.login', LOGIN.bendahara);
  const id = newId();
  const credited = () => peek<{ n: number }>(gerai, 'SELECT count(*) AS n FROM interest_credit')[0]?.n;
  let ended = false;
  const between: boolean[] = [];
  atFirstStep(gerai, () => {
    void gerai.raw('system.status', {}).then(({ ok }) => {
      between.push(ok, ended);
      gerai.restart();
    });
  });
  const cut = await gerai.raw('savings.creditInterest', { id, period: '2026-09' }, session);
  ended = true;
  expect(between).toEqual([true, false]);
  expect(cut).toMatchObject({ ok: false, error: { code: 'BUSY' } });
  expect(credited()).toBe(50);
  expect(await treasurer.call('savings.previewInterest', { period: '2026-09' })).toMatchObject({ state: 'sebagian', totals: { accounts: 120, net: 108_000 } });
  const [again, other] = await Promise.all([treasurer.call('savings.creditInterest', { id, period: '2026-09' }), treasurer.call('savings.creditInterest', { period: '2026-09' })]);
  expect([again, other]).toEqual([{ accounts: 120, gross: 108_000, tax: 0, net: 108_000 }, { accounts: 120, gross: 108_000, tax: 0, net: 108_000 }]);
  expect(credited()).toBe(120);
  await mustVerify(gerai);
});

test('credits what is there when its step comes, not what was read before', async () => {
  const { gerai, treasurer, join, save } = await openSavings('2026-09-01');
  const members: string[] = [];
  for (let n = 1; n <= 60; n += 1) {
    members.push(await join(`Anggota ${n}`));
    await save(members[n - 1] ?? '', 365_000);
  }
  gerai.at('2026-10-02');
  // Of the second step's members one takes 100,000 as of 30 September: 265,000 × 3% × 30/365 = 653.42.
  let taken: Promise<{ balance: number }> | undefined;
  atFirstStep(gerai, () => {
    taken = treasurer.call('savings.withdraw', { memberId: members[54] ?? '', kind: 'sukarela', amount: 100_000, via: 'bank', date: '2026-09-30' });
  });
  expect(await treasurer.call('savings.creditInterest', { period: '2026-09' })).toEqual({ accounts: 60, gross: 53_753, tax: 0, net: 53_753 });
  expect((await taken)?.balance).toBe(265_000);
  await mustVerify(gerai);
});

describe('vectors on a real file', () => {
  type Params = { readonly month: string; readonly opening?: number; readonly tx: readonly (readonly [string, number])[]; readonly method: 'lowest' | 'daily' | 'average'; readonly tiers: readonly (readonly [number, string])[] };
  type Figures = { readonly gross: number; readonly tax: number; readonly net: number };
  const entries = readVectors<Partial<Figures> & { readonly id: string; readonly params: Params | null; readonly oracle?: Figures | null }>('savings.json').filter(({ params }) => params !== null);
  const percent = (fraction: string): string => String(Math.round(Number(fraction) * 1e6) / 1e4);

  test.each(entries.map((entry) => [entry.id, entry] as const))('%s', async (_id, { params, oracle, ...own }) => {
    if (params === null) throw new Error('no parameters');
    const [year, month] = params.month.split('-').map(Number) as [number, number];
    const dayBefore = new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10);
    const { gerai, treasurer, join, save, take } = await openSavings(dayBefore);
    const admin = await gerai.as('admin');
    await admin.call('settings.set', { key: 'savings.rateCap', value: { annualPct: '100' }, effectiveFrom: dayBefore });
    await admin.call('settings.set', { key: 'savings.interest', value: { method: params.method, tiers: params.tiers.map(([from, fraction]) => ({ from, annualPct: percent(fraction) })) }, effectiveFrom: dayBefore });
    const member = await join('Contoh');
    if (params.opening !== undefined) await save(member, params.opening);
    for (const [date, amount] of params.tx) {
      gerai.at(date);
      await (amount > 0 ? save(member, amount) : take(member, -amount));
    }
    gerai.at(new Date(Date.UTC(year, month, 2)).toISOString().slice(0, 10));
    const expected = oracle ?? own;
    expect(await treasurer.call('savings.creditInterest', { period: params.month })).toEqual({ accounts: 1, gross: expected.gross, tax: expected.tax, net: expected.net });
  });
});

test('does not depend on how the moves of a day are split, nor on when the run is made', async () => {
  await check(
    fc.asyncProperty(
      fc.constantFrom('lowest' as const, 'daily' as const, 'average' as const),
      fc.array(fc.record({ day: fc.integer({ min: 1, max: 30 }), amount: fc.integer({ min: 1, max: 9_000_000 }), part: fc.integer({ min: 1, max: 4_000_000 }) }), { minLength: 1, maxLength: 8 }),
      async (method, moves) => {
        const { gerai, treasurer, join, save, take } = await openSavings('2026-09-01');
        await (await gerai.as('admin')).call('settings.set', { key: 'savings.interest', value: { method, annualPct: '8.75' }, effectiveFrom: '2026-09-01' });
        const [whole, split] = [await join('Utuh'), await join('Terbagi')];
        for (const { day, amount, part } of moves.toSorted((a, b) => a.day - b.day)) {
          gerai.at(`2026-09-${String(day).padStart(2, '0')}`);
          await save(whole, amount);
          await save(split, amount + part);
          await take(split, part);
        }
        gerai.at('2026-11-02');
        await save(split, 1);
        await treasurer.call('savings.creditInterest', { period: '2026-09' });
        const { rows } = await treasurer.call('savings.previewInterest', { period: '2026-09' });
        const of = (id: string) => rows.filter(({ memberId }) => memberId === id).map(({ base, days, gross, tax, net }) => ({ base, days, gross, tax, net }));
        expect(of(split)).toEqual(of(whole));
        gerai.close();
      },
    ),
    { runs: 6 },
  );
});
