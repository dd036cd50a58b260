/** Simpanan wajib billed month by month, and who is behind (ruling 33). */
import { describe, expect, it } from 'vitest';
import { newMember } from '../support/counter.ts';
import { openGerai, type Gerai } from '../support/gerai.ts';
import { mustVerify, signIn } from '../support/till.ts';

const SEPTEMBER = { begun: '2026-09-01', clock: '2026-09-05' } as const;
const billed = async (gerai: Gerai, period: string): Promise<unknown[]> => {
  const { billed: count, each, total } = await (await signIn(gerai, 'bendahara')).call('savings.billWajib', { period });
  return [count, each, total];
};
const pay = async (gerai: Gerai, memberId: string, amount: number): Promise<void> => void (await (await signIn(gerai, 'bendahara')).call('savings.deposit', { memberId, kind: 'wajib', amount, via: 'kas' }));
const behind = async (gerai: Gerai, asOf?: string): Promise<unknown[]> => {
  const { rows, total } = await (await signIn(gerai, 'kasir')).call('savings.arrears', asOf === undefined ? {} : { asOf });
  return [...rows.map(({ memberNo, months, amount }) => `${memberNo} ${months} ${amount}`), total];
};
const standing = async (gerai: Gerai, period?: string): Promise<string[]> =>
  (await (await signIn(gerai, 'kasir')).call('savings.collection', period === undefined ? {} : { period })).rows.map((row) => `${row.memberNo} ${row.due} ${row.months} ${row.advanceMonths}`);

describe('billing', () => {
  it('bills the active of a month and joiners within it, a rerun the unbilled alone, and posts nothing', async () => {
    const gerai = await openGerai(SEPTEMBER);
    await newMember(gerai, { joinedOn: '2026-09-01' });
    await newMember(gerai, { joinedOn: '2026-09-03' });
    expect(await billed(gerai, '2026-09')).toEqual([2, 20_000, 40_000]);
    const treasurer = await signIn(gerai, 'bendahara');
    expect((await treasurer.refused('savings.billWajib', { period: '2026-09' })).rule).toBe('WAJIB_EXISTS');
    await newMember(gerai, { joinedOn: '2026-09-05' });
    expect(await billed(gerai, '2026-09')).toEqual([1, 20_000, 20_000]);
    expect((await treasurer.call('ledger.search', {})).rows.map(({ document }) => document.kind)).not.toContain('TW');
    expect((await treasurer.call('documents.render', { document: 'voucher', ref: 'TW-2026-000001', format: 'text' })).text).toContain('TAGIHAN SIMPANAN WAJIB');
    expect((await treasurer.refused('documents.reverse', { kind: 'TW', ref: 'TW-2026-000001', reason: 'salah', approval: { username: 'suryadi', pin: '333333' } })).code).toBe('VALIDATION');
    await mustVerify(gerai);
  });

  it('goes no further than the next month, nor before the books', async () => {
    const gerai = await openGerai(SEPTEMBER);
    await newMember(gerai, { joinedOn: '2026-09-01' });
    const treasurer = await signIn(gerai, 'bendahara');
    for (const period of ['2026-08', '2026-11']) expect((await treasurer.refused('savings.billWajib', { period })).details).toMatchObject({ field: 'period' });
    expect(await billed(gerai, '2026-10')).toEqual([1, 20_000, 20_000]);
    // A month that has not begun is not owed yet.
    expect(await behind(gerai)).toEqual([0]);
    expect(await standing(gerai, '2026-10')).toEqual(['A-0001 20000 1 0']);
  });

  it('asks the amount in force on the first of the month', async () => {
    const gerai = await openGerai(SEPTEMBER);
    await newMember(gerai, { joinedOn: '2026-09-01' });
    await (await signIn(gerai, 'ketua')).call('settings.set', { key: 'savings.amounts', value: { pokok: 100_000, wajibMonthly: 25_000 }, effectiveFrom: '2026-10-01' });
    await billed(gerai, '2026-09');
    gerai.at('2026-10-02');
    expect(await billed(gerai, '2026-10')).toEqual([1, 25_000, 25_000]);
    // 20.000 + 25.000 less 30.000: October is open by 15.000.
    await pay(gerai, (await (await signIn(gerai, 'kasir')).call('members.search', { query: 'A-0001' })).rows[0]?.memberId ?? '', 30_000);
    expect(await behind(gerai)).toEqual(['A-0001 1 15000', 15_000]);
  });
});

describe('paying', () => {
  it('pays the oldest bill first, and what is left ahead', async () => {
    const gerai = await openGerai(SEPTEMBER);
    const [ani, budi] = [(await newMember(gerai, { joinedOn: '2026-09-01' })).memberId, (await newMember(gerai, { joinedOn: '2026-09-01' })).memberId];
    await billed(gerai, '2026-09');
    await pay(gerai, budi, 50_000);
    expect(await behind(gerai)).toEqual(['A-0001 1 20000', 20_000]);
    expect(await standing(gerai)).toEqual(['A-0001 20000 1 0', 'A-0002 0 0 1']);
    gerai.at('2026-10-05');
    await billed(gerai, '2026-10');
    gerai.at('2026-11-05');
    await billed(gerai, '2026-11');
    expect(await behind(gerai)).toEqual(['A-0001 3 60000', 'A-0002 1 10000', 70_000]);
    await pay(gerai, ani, 25_000);
    expect(await behind(gerai)).toEqual(['A-0001 2 35000', 'A-0002 1 10000', 45_000]);
    // As it was at the end of earlier days.
    expect(await behind(gerai, '2026-10-31')).toEqual(['A-0001 2 40000', 40_000]);
    expect(await behind(gerai, '2026-09-04')).toEqual(['A-0001 1 20000', 'A-0002 1 20000', 40_000]);
    await pay(gerai, ani, 95_000);
    // 120.000 paid, 60.000 billed: three months ahead.
    expect(await standing(gerai)).toEqual(['A-0001 0 0 3', 'A-0002 10000 1 0']);
    await mustVerify(gerai);
  });

  it('counts what was paid before the first bill for the months before it, as far as they were due', async () => {
    const gerai = await openGerai(SEPTEMBER);
    const { memberId } = await newMember(gerai, { joinedOn: '2026-09-01' });
    await pay(gerai, memberId, 50_000);
    gerai.at('2026-11-05');
    // September and October were 40.000; 10.000 of what was paid is left for November.
    await billed(gerai, '2026-11');
    expect(await behind(gerai)).toEqual(['A-0001 1 10000', 10_000]);
    // Months before the first bill are not billed any more.
    expect((await (await signIn(gerai, 'bendahara')).refused('savings.billWajib', { period: '2026-10' })).rule).toBe('WAJIB_EXISTS');
    await mustVerify(gerai);
  });

  it('owes again what a deposit that was undone had paid', async () => {
    const gerai = await openGerai(SEPTEMBER);
    const { memberId } = await newMember(gerai, { joinedOn: '2026-09-01' });
    await billed(gerai, '2026-09');
    const treasurer = await signIn(gerai, 'bendahara');
    const { number } = await treasurer.call('savings.deposit', { memberId, kind: 'wajib', amount: 20_000, via: 'bank' });
    expect(await behind(gerai)).toEqual([0]);
    await treasurer.call('documents.reverse', { kind: 'SS', ref: number, reason: 'salah orang', approval: { username: 'suryadi', pin: '333333' } });
    expect(await behind(gerai)).toEqual(['A-0001 1 20000', 20_000]);
  });
});

describe('collecting', () => {
  it('lists by pages, RT and what is typed, with sums over all that is asked', async () => {
    const gerai = await openGerai(SEPTEMBER);
    const names = [['Siti Rahma', '1'], ['Budi Santoso', '2'], ['Rahmat Hidayat', '1']] as const;
    for (const [name, rt] of names) await newMember(gerai, { name, rt, joinedOn: '2026-09-01' });
    await billed(gerai, '2026-09');
    const cashier = await signIn(gerai, 'kasir');
    const asked = async (params: { rt?: string; text?: string; limit?: number; cursor?: string }) => cashier.call('savings.collection', params);
    const all = await asked({ limit: 2 });
    expect([all.period, all.rts, all.totals, all.rows.map(({ name }) => name), all.next]).toEqual(['2026-09', ['1', '2'], { members: 3, due: 60_000, dueMembers: 3, unbilled: 0 }, ['Siti Rahma', 'Budi Santoso'], '2']);
    expect((await asked({ limit: 2, cursor: '2' })).rows.map(({ name }) => name)).toEqual(['Rahmat Hidayat']);
    expect((await asked({ rt: '1', text: 'rahma' })).rows.map(({ memberNo }) => memberNo)).toEqual(['A-0001', 'A-0003']);
    expect((await asked({ text: 'a-0002' })).totals).toEqual({ members: 1, due: 20_000, dueMembers: 1, unbilled: 0 });
    expect((await cashier.refused('savings.collection', { cursor: 'A-0002' })).details).toMatchObject({ field: 'cursor' });
    await pay(gerai, all.rows[0]?.memberId ?? '', 20_000);
    await newMember(gerai, { name: 'Wati', joinedOn: '2026-09-05' });
    const after = await asked({});
    expect(after.rows.map(({ due, paid, billed: has }) => [due, paid, has])).toEqual([[0, 20_000, true], [20_000, 0, true], [20_000, 0, true], [0, 0, false]]);
    expect(after.totals).toEqual({ members: 4, due: 40_000, dueMembers: 2, unbilled: 1 });
  });

  it('is asked for before a month is closed: first the bill, then who is behind', async () => {
    const gerai = await openGerai(SEPTEMBER);
    const { memberId } = await newMember(gerai, { joinedOn: '2026-09-01' });
    await billed(gerai, '2026-09');
    gerai.at('2026-11-01');
    const treasurer = await signIn(gerai, 'bendahara');
    const check = async (): Promise<unknown[]> => {
      const found = (await treasurer.call('periods.check', { period: '2026-10' })).checks.find(({ key }) => key === 'wajib');
      return [found?.ok, found?.detail, found?.action?.screen];
    };
    expect(await check()).toEqual([false, '1 anggota belum ditagih untuk bulan ini.', '/anggota/iuran']);
    await billed(gerai, '2026-10');
    await pay(gerai, memberId, 40_000);
    // Paid in November: at the end of October it was open.
    expect(await check()).toEqual([false, '1 anggota aktif belum menyetor sampai bulan ini: A-0001.', '/anggota']);
  });
});
