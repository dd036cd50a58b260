/** The SHU statement against figures worked out by hand (rulings 37 to 41). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Ledger } from '../../electron/service/ledger/index.ts';
import { Reports } from '../../electron/service/reports/index.ts';
import { Shu, type ShuBases, type ShuMember, type TradeRow } from '../../electron/service/shu/index.ts';
import { steppedClock } from '../../electron/service/kernel/clock.ts';
import { openForReading } from '../../electron/service/kernel/database.ts';
import { Kernel } from '../../electron/service/kernel/kernel.ts';
import { calendarDate, month, type Month } from '../../shared/domain/dates.ts';
import type { Reply } from '../../shared/contract/host.ts';
import type { Result } from '../../shared/contract/index.ts';
import { signIn } from '../support/fullGerai.ts';
import { MIGRATIONS, openGerai, PROFILE, type Gerai } from '../support/gerai.ts';

const folder = mkdtempSync(join(tmpdir(), 'gerai-shu-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Statement = Result<'shu.statement'>;

/**
 * January: Wahyuni buys for 300,000, Siti for 100,000, others for 200,000, all at a cost of 60%; costs 40,000, tax 3,000.
 * February: Rudi joins; Rudi buys for 50,000, Wahyuni for 10,000; Siti pays 12,000 interest on a loan; costs 100,000.
 * March: nothing but a new policy and a withdrawal.
 */
async function threeMonths(gerai: Gerai): Promise<void> {
  let treasurer = await signIn(gerai, 'bendahara');
  const member = async (nik: string, name: string, joinedOn: string): Promise<string> => (await treasurer.call('members.create', { nik, name, joinedOn })).memberId;
  const wahyuni = await member('6471055203880001', 'Wahyuni Astuti', '2026-01-05');
  const siti = await member('6471055203880002', 'Siti Rahma', '2026-01-05');
  const deposit = (memberId: string, kind: 'pokok' | 'wajib' | 'sukarela', amount: number) => treasurer.call('savings.deposit', { memberId, kind, amount, via: 'bank' });
  await deposit(wahyuni, 'pokok', 100_000);
  await deposit(wahyuni, 'wajib', 20_000);
  await deposit(wahyuni, 'sukarela', 500_000);
  await deposit(siti, 'pokok', 100_000);
  const supplierId = (await treasurer.call('suppliers.create', { name: 'Toko Besar', kind: 'lain' })).supplierId;
  const { productId } = await treasurer.call('products.create', { sku: 'TEH', name: 'Teh celup', unit: 'kotak', barcodes: [], category: 'sembako', prices: { general: 10_000 } });
  await treasurer.call('purchases.receive', { supplierId, deliveryNo: 'SJ-1', payment: { via: 'bank' }, lines: [{ productId, qty: '100', unitCost: 6_000 }] });
  await treasurer.call('ledger.post', { date: '2026-01-05', memo: 'Saldo awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] });
  const day = async (sales: readonly (readonly [member: string | undefined, qty: string, paid: number])[], counted: Record<string, number>): Promise<void> => {
    await treasurer.call('shifts.open', { float: 0 });
    for (const [memberId, qty, amount] of sales) await treasurer.call('sales.checkout', { ...(memberId === undefined ? {} : { memberId }), lines: [{ productId, qty }], payments: [{ method: 'tunai', amount }] });
    await treasurer.call('shifts.close', { counted });
  };
  const cost = (date: string, account: string, amount: number) => treasurer.call('ledger.post', { date, memo: 'Beban', lines: [{ account, debit: amount }, { account: '1-1210', credit: amount }] });
  await day([[wahyuni, '30', 300_000], [siti, '10', 100_000], [undefined, '20', 200_000]], { '100000': 6 });
  await cost('2026-01-05', '6-1120', 40_000);
  await cost('2026-01-05', '7-1110', 3_000);

  gerai.at('2026-01-20');
  treasurer = await signIn(gerai, 'bendahara');
  const { loanId } = await treasurer.call('loans.apply', { memberId: siti, principal: 1_200_000, months: 12, method: 'flat', annualPct: '12', purpose: 'Modal' });
  await (await signIn(gerai, 'ketua')).call('loans.approve', { loanId });
  await treasurer.call('loans.disburse', { loanId, via: 'bank' });

  gerai.at('2026-02-20');
  treasurer = await signIn(gerai, 'bendahara');
  const rudi = await member('6471051204760003', 'Rudi Hartono', '2026-02-10');
  await deposit(rudi, 'pokok', 100_000);
  await deposit(wahyuni, 'wajib', 20_000);
  await day([[rudi, '5', 50_000], [wahyuni, '1', 10_000]], { '50000': 1, '10000': 1 });
  await treasurer.call('loans.pay', { loanId, amount: 112_000, via: 'bank' });
  await cost('2026-02-20', '6-1110', 100_000);
  await treasurer.call('periods.close', { period: '2026-01' });

  gerai.at('2026-03-10');
  treasurer = await signIn(gerai, 'bendahara');
  await treasurer.call('savings.withdraw', { memberId: wahyuni, kind: 'sukarela', amount: 200_000, via: 'bank' });
  await (await signIn(gerai, 'ketua')).call('settings.set', { key: 'shu.policy', effectiveFrom: '2026-03-31', value: { ...PROFILE.shuPolicy, capitalBase: 'all', averaging: 'monthly-average', nonMember: 'reserve' } });
}

type Facts = { readonly january: Statement; readonly february: Statement; readonly march: Statement; readonly recomputed: Result<'shu.calculate'>[]; readonly lastHash: string; readonly refusals: Reply[] };
let made: Promise<Facts> | undefined;
/** The three months, once. */
const facts = (): Promise<Facts> =>
  (made ??= (async () => {
    const gerai = await openGerai({ clock: '2026-01-05' });
    await threeMonths(gerai);
    const [auditor, cashier] = [await signIn(gerai, 'pengawas'), await signIn(gerai, 'kasir')];
    const of = (period: string): Promise<Statement> => auditor.call('shu.statement', { period });
    const [january, february, march] = [await of('2026-01'), await of('2026-02'), await of('2026-03')];
    const recomputed = [];
    for (const { pool, policy, members } of [january, february, march])
      recomputed.push(await cashier.call('shu.calculate', { pool, policy, members: members.map((member) => ({ key: member.memberNo, capital: member.capitalBase, trade: member.tradeBase })) }));
    const session = async (username: string, pin: string): Promise<string> => (await gerai.call('auth.login', { username, pin })).session;
    return {
      january, february, march, recomputed,
      lastHash: (await auditor.call('ledger.entry', { number: `JU-2026-${String(february.chain.count).padStart(6, '0')}` })).hash,
      refusals: [
        await gerai.raw('shu.statement', { period: '2026-03' }), await gerai.raw('shu.statement', { period: '2026-03' }, await session('nurul', '111111')), await gerai.raw('shu.statement', { period: '2026-03' }, await session('sari', '555555')),
        await gerai.raw('shu.statement', { period: '2026-04' }, await session('suryadi', '333333')),
      ],
    };
  })());

const amounts = (statement: Statement): number[] => statement.allocations.map((line) => line.amount);
const shares = (statement: Statement) => statement.members.map((member) => [member.memberNo, member.capitalBase, member.tradeBase, member.capitalShare, member.tradeShare, member.total]);

describe('shu.statement', () => {
  test('shares the year to date by the policy of the month, to the rupiah', async () => {
    const { january, february } = await facts();
    expect(january).toMatchObject({ period: '2026-01', pool: 197_000, toReserve: 0, undistributed: [], status: 'berjalan', periodClosed: true });
    expect(january.month).toMatchObject({ salesMember: 400_000, salesNonMember: 200_000, cogsMember: 240_000, cogsNonMember: 120_000, grossProfit: 240_000, operatingExpenses: 40_000, shuBeforeTax: 200_000, tax: 3_000, shu: 197_000 });
    expect(january.yearToDate).toEqual(january.month);
    expect(january.allocations).toEqual([
      { key: 'capital', name: 'Jasa modal', pct: '20', amount: 39_400 }, { key: 'trade', name: 'Jasa usaha', pct: '25', amount: 49_250 }, { key: 'cadangan', name: 'Cadangan', pct: '30', amount: 59_100 },
      { key: 'pengurus', name: 'Dana pengurus', pct: '10', amount: 19_700 }, { key: 'karyawan', name: 'Dana karyawan', pct: '5', amount: 9_850 }, { key: 'pendidikan', name: 'Dana pendidikan', pct: '5', amount: 9_850 },
      { key: 'sosial', name: 'Dana sosial', pct: '5', amount: 9_850 },
    ]);
    expect(shares(january)).toEqual([['A-0001', 120_000, 300_000, 21_491, 36_938, 58_429], ['A-0002', 100_000, 100_000, 17_909, 12_312, 30_221]]);
    expect(january.members.map((member) => member.name)).toEqual(['Wahyuni Astuti', 'Siti Rahma']);

    expect(february.month.shu).toBe(-64_000);
    expect(february.yearToDate.shu).toBe(133_000);
    expect(february).toMatchObject({ pool: 133_000, toReserve: 0, periodClosed: false });
    expect(amounts(february)).toEqual([26_600, 33_250, 39_900, 13_300, 6_650, 6_650, 6_650]);
    expect(shares(february)).toEqual([
      ['A-0001', 140_000, 310_000, 10_953, 21_838, 32_791], ['A-0002', 100_000, 112_000, 7_824, 7_890, 15_714], ['A-0003', 100_000, 50_000, 7_823, 3_522, 11_345],
    ]);
  });

  test('averages month ends over the same months for all, and keeps the part of non-members back', async () => {
    const { march } = await facts();
    expect(march.month.shu).toBe(0);
    expect(march.yearToDate.shu).toBe(133_000);
    // 133,000 × 80,000 ÷ (196,000 + 80,000) = 38,550.7
    expect(march).toMatchObject({ pool: 94_449, toReserve: 38_551 });
    expect(amounts(march)).toEqual([18_890, 23_612, 28_335, 9_445, 4_723, 4_722, 4_722]);
    // 1,700,000 ÷ 3, 300,000 ÷ 3, 200,000 ÷ 3
    expect(shares(march)).toEqual([
      ['A-0001', 566_667, 310_000, 14_597, 15_508, 30_105], ['A-0002', 100_000, 112_000, 2_576, 5_603, 8_179], ['A-0003', 66_667, 50_000, 1_717, 2_501, 4_218],
    ]);
  });

  test('can be recomputed from what it prints', async () => {
    const { january, february, march, recomputed } = await facts();
    [january, february, march].forEach(({ pool, members, allocations }, index) => {
      expect(recomputed[index]?.allocations.map((line) => line.amount)).toEqual(allocations.map((line) => line.amount));
      expect(recomputed[index]?.members).toEqual(members.map(({ memberNo, capitalShare, tradeShare, total }) => ({ key: memberNo, capitalShare, tradeShare, total })));
      expect(allocations.reduce((sum, line) => sum + line.amount, 0)).toBe(pool);
    });
  });

  test('carries the head of the journal’s chain', async () => {
    const { february, lastHash } = await facts();
    expect(february.chain.hash).toBe(lastHash);
  });

  test('refuses strangers, kasir, admin, and a month to come', async () => {
    const { refusals } = await facts();
    expect(refusals.map((reply) => (reply.ok ? 'ok' : [reply.error.code, reply.error.details?.['field']]))).toEqual([['UNAUTHENTICATED', undefined], ['FORBIDDEN', undefined], ['FORBIDDEN', undefined], ['VALIDATION', 'period']]);
  });

  test('a gerai without members shares nothing to them and says so', async () => {
    const gerai = await openGerai({ clock: '2026-01-05' });
    const treasurer = await gerai.as('bendahara');
    await treasurer.call('ledger.post', { date: '2026-01-05', memo: 'Fee', lines: [{ account: '1-1210', debit: 1_000 }, { account: '4-2110', credit: 1_000 }] });
    const statement = await treasurer.call('shu.statement', { period: '2026-01' });
    expect(statement).toMatchObject({ pool: 1_000, members: [], undistributed: [{ key: 'capital', amount: 200 }, { key: 'trade', amount: 250 }] });
  });

  test('a loss shares nothing', async () => {
    const gerai = await openGerai({ clock: '2026-01-05' });
    const treasurer = await gerai.as('bendahara');
    await treasurer.call('members.create', { nik: '6471055203880001', name: 'Wahyuni', joinedOn: '2026-01-05' });
    await treasurer.call('ledger.post', { date: '2026-01-05', memo: 'Listrik', lines: [{ account: '6-1120', debit: 1_000 }, { account: '1-1210', credit: 1_000 }] });
    const statement = await treasurer.call('shu.statement', { period: '2026-01' });
    expect(statement).toMatchObject({ pool: 0, toReserve: 0, undistributed: [], members: [{ memberNo: 'A-0001', capitalShare: 0, tradeShare: 0, total: 0 }] });
    expect(statement.yearToDate.shu).toBe(-1_000);
    expect(amounts(statement)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('bases', () => {
  const joined = (no: number, joinedOn: string, leftOn: string | null = null): ShuMember => ({
    ref: no, id: `m${no}`, no: `A-000${no}`, name: `Anggota ${no}`, joinedOn: calendarDate(joinedOn), leftOn: leftOn === null ? null : calendarDate(leftOn),
  });
  const trade = (period: string, sales: number, loanInterest = 0): TradeRow => ({ period: month(period), sales, loanInterest });

  type Averaging = 'closing' | 'monthly-average' | 'daily';
  const files = new Map<Averaging, Promise<string>>();
  /** A file with an income of 100,000 in April and a policy of this averaging, once each. */
  const fileOf = (averaging: Averaging): Promise<string> => {
    const known = files.get(averaging);
    if (known !== undefined) return known;
    const making = (async () => {
      const own = mkdtempSync(join(folder, averaging));
      const gerai = await openGerai({ clock: '2026-04-20', folder: own });
      await (await gerai.as('ketua')).call('settings.set', { key: 'shu.policy', effectiveFrom: '2026-01-01', value: { ...PROFILE.shuPolicy, averaging } });
      await (await gerai.as('bendahara')).call('ledger.post', { date: '2026-04-20', memo: 'Fee', lines: [{ account: '1-1210', debit: 100_000 }, { account: '4-2110', credit: 100_000 }] });
      gerai.close();
      return gerai.file;
    })();
    files.set(averaging, making);
    return making;
  };

  /** A statement over bases made up here: nobody can leave through the contract yet. */
  async function statementOf(members: readonly ShuMember[], ends: Readonly<Record<number, readonly number[]>>, trades: Readonly<Record<number, readonly TradeRow[]>>, averaging: Averaging, period: Month) {
    const db = openForReading(await fileOf(averaging), MIGRATIONS);
    const kernel = new Kernel(db, steppedClock(Date.parse('2026-04-20T02:00:00.000Z')));
    const ledger = new Ledger(kernel);
    const first = month('2026-01');
    const bases: ShuBases = {
      members: () => members,
      monthEnds: (_kinds, months) => new Map(Object.entries(ends).map(([ref, all]) => [Number(ref), all.slice(Number((months[0] ?? first).slice(5)) - 1, Number((months.at(-1) ?? first).slice(5)))])),
      trade: (from, to) => new Map(Object.entries(trades).map(([ref, rows]) => [Number(ref), rows.filter((row) => row.period >= from && row.period <= to)])),
      savingsAt: () => ({ pokok: 100, wajib: 20, sukarela: 3, total: 123 }),
    };
    const shu = new Shu(kernel, ledger, new Reports(kernel, ledger), bases, { periodClosed: () => false, yearStatus: () => 'menunggu-rat' });
    try {
      return { statement: shu.statement(period), paper: members[0] === undefined ? null : shu.memberPaper(period, members[0].id) };
    } finally {
      db.close();
    }
  }

  test('leavers of the year stand in the list with what they had; those of earlier years do not; order is by number', async () => {
    const members = [joined(4, '2026-04-02'), joined(2, '2025-01-01', '2026-02-15'), joined(1, '2025-01-01'), joined(3, '2024-01-01', '2025-06-30'), joined(5, '2026-05-01')];
    const ends = { 1: [100, 100, 100, 100], 2: [400, 0, 0, 0], 4: [900, 900, 900, 200] };
    const trades = { 2: [trade('2026-01', 70), trade('2026-02', 30)], 1: [trade('2025-12', 999), trade('2026-03', 50)] };
    const average = (await statementOf(members, ends, trades, 'monthly-average', month('2026-04'))).statement;
    expect(average.status).toBe('menunggu-rat');
    // Member 4 joined in April: 0 + 0 + 0 + 200, over four months like everybody. 400 ÷ 4 for the one who left in February.
    expect(average.members.map((member) => [member.memberNo, member.capitalBase, member.tradeBase])).toEqual([['A-0001', 100, 50], ['A-0002', 100, 100], ['A-0004', 50, 0]]);
    const closing = (await statementOf(members, ends, trades, 'closing', month('2026-04'))).statement;
    expect(closing.members.map((member) => [member.memberNo, member.capitalBase, member.tradeBase])).toEqual([['A-0001', 100, 50], ['A-0002', 0, 100], ['A-0004', 200, 0]]);
  });

  test('half a rupiah of an average goes up; a trade below zero counts as nothing', async () => {
    const { statement } = await statementOf([joined(1, '2025-01-01'), joined(2, '2025-01-01')], { 1: [1, 2, 0, 0], 2: [0, 0, 0, 2] }, { 1: [trade('2026-01', -10), trade('2026-02', 4)], 2: [trade('2026-01', -10, 3), trade('2026-03', 12, 2)] }, 'monthly-average', month('2026-02'));
    expect(statement.members.map((member) => [member.capitalBase, member.tradeBase])).toEqual([[2, 0], [0, 0]]);
    const april = await statementOf([joined(1, '2025-01-01'), joined(2, '2025-01-01')], { 1: [1, 1, 0, 0], 2: [1, 0, 0, 0] }, { 2: [trade('2026-01', -10, 3), trade('2026-03', 12, 2)] }, 'monthly-average', month('2026-04'));
    expect(april.statement.members.map((member) => [member.capitalBase, member.tradeBase])).toEqual([[1, 0], [0, 7]]);
  });

  test('daily averages are refused with a sentence until they are built', async () => {
    await expect(statementOf([joined(1, '2025-01-01')], {}, {}, 'daily', month('2026-04'))).rejects.toMatchObject({ code: 'VALIDATION', message: expect.stringContaining('Rata-rata harian belum tersedia.') as string });
  });

  test('a member’s paper has trade month by month and the savings of the month’s end', async () => {
    const { paper } = await statementOf([joined(1, '2025-01-01')], { 1: [100, 100, 100, 100] }, { 1: [trade('2026-01', 70, 5), trade('2026-03', -20)] }, 'closing', month('2026-04'));
    expect(paper?.memberNo).toBe('A-0001');
    expect(paper?.details).toEqual({
      joinedOn: '2025-01-01', savings: { pokok: 100, wajib: 20, sukarela: 3, total: 123 },
      trade: [{ period: '2026-01', sales: 70 }, { period: '2026-02', sales: 0 }, { period: '2026-03', sales: -20 }, { period: '2026-04', sales: 0 }],
    });
  });
});

describe('shu.calculate', () => {
  const policy = { ...PROFILE.shuPolicy, parts: [...PROFILE.shuPolicy.parts.slice(1), { key: 'belanja', name: 'Bonus belanja', pct: '30', base: 'sales' as const }] };
  test('refuses what cannot be shared, naming the field', async () => {
    const cashier = await (await openGerai()).as('kasir');
    const fieldOf = async (params: object): Promise<unknown> => {
      const failure = await cashier.refused('shu.calculate', { pool: 1_000, policy: PROFILE.shuPolicy, members: [], ...params });
      return failure.code === 'VALIDATION' ? failure.details?.['field'] : failure;
    };
    expect(await fieldOf({ members: [{ key: 'a', capital: 1, trade: 1 }, { key: 'a', capital: 1, trade: 1 }] })).toBe('members.1.key');
    expect(await fieldOf({ policy, members: [{ key: 'a', capital: 1, trade: 1 }] })).toBe('members.0.sales');
    expect(await fieldOf({ members: [{ key: 'a', capital: -1, trade: 1 }] })).toBe('members.0.capital');
    expect(await fieldOf({ policy: { ...PROFILE.shuPolicy, tradePct: '24.999' } })).toBe('policy.parts');
    expect(await fieldOf({ policy: { ...PROFILE.shuPolicy, parts: [{ key: 'lain', name: 'Lain', pct: '55' }] } })).toBe('policy.parts.0.account');
  });

  test('a part shared by sales is in the member’s total', async () => {
    const result = await (await (await openGerai()).as('kasir')).call('shu.calculate', { pool: 1_000, policy, members: [{ key: 'a', capital: 1, trade: 1, sales: 1 }, { key: 'b', capital: 3, trade: 0, sales: 2 }] });
    // 200 by 1:3, 250 to the only one who traded, 300 by 1:2.
    expect(result.members).toEqual([{ key: 'a', capitalShare: 50, tradeShare: 250, total: 400 }, { key: 'b', capitalShare: 150, tradeShare: 0, total: 350 }]);
  });
});
