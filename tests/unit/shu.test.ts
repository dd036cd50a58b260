import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calculateShu, closingCapital, dailyAverageCapital, monthlyAverageCapital, nonMemberPart, tradeBase, type ShuMemberWeights, type ShuPart, type ShuResult, type ShuShares } from '../../shared/domain/shu.ts';
import { check } from '../support/property.ts';
import { readVectors, vector } from '../support/vectors.ts';

type Published = {
  readonly id: string;
  readonly inputs: { readonly shu: number; readonly pct_modal: number; readonly pct_usaha: number; readonly total_savings: number; readonly total_purchases: number; readonly savings: number; readonly purchases: number };
  readonly exact: { readonly jasa_modal: number; readonly jasa_usaha: number };
};
type Independent = {
  readonly id: string;
  readonly params: { readonly shu: number; readonly funds: readonly (readonly [string, string])[]; readonly members: readonly { readonly id: string; readonly savings: number; readonly purchases: number }[] };
  readonly pools: Readonly<Record<string, number>>;
  readonly members: Readonly<Record<string, { readonly jasa_modal: number; readonly jasa_usaha: number; readonly total: number }>>;
  readonly undistributed: Readonly<Record<string, number>>;
};

const vectors = readVectors<{ readonly id: string }>('shu.json');
/** One member among others; the printed totals are the weights of all. */
const PUBLISHED = ['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P08'];
const INDEPENDENT = ['I01', 'I05', 'I09'];

const part = (key: string, pct: string, base?: ShuPart['base']): ShuPart => ({ key, name: key, pct, base });

describe('vectors', () => {
  test('every entry is classified; none is left out', () => {
    expect(vectors.map((entry) => entry.id).toSorted()).toEqual([...PUBLISHED, ...INDEPENDENT].toSorted());
  });

  test.each(PUBLISHED)('%s: the member’s share is the exact one, within the rupiah that largest remainder may add', (id) => {
    const { inputs, exact } = vector(vectors as readonly Published[], id);
    const policy: ShuShares = { capitalPct: String(inputs.pct_modal), tradePct: String(inputs.pct_usaha), parts: [part('cadangan', String(100 - inputs.pct_modal - inputs.pct_usaha))] };
    const { members } = calculateShu({
      pool: inputs.shu,
      policy,
      members: [{ key: 'member', capital: inputs.savings, trade: inputs.purchases }, { key: 'others', capital: inputs.total_savings - inputs.savings, trade: inputs.total_purchases - inputs.purchases }],
    });
    expect(Math.abs((members[0]?.capitalShare ?? NaN) - exact.jasa_modal)).toBeLessThan(1);
    expect(Math.abs((members[0]?.tradeShare ?? NaN) - exact.jasa_usaha)).toBeLessThan(1);
  });

  test.each(INDEPENDENT)('%s to the rupiah', (id) => {
    const entry = vector(vectors as readonly Independent[], id);
    const pct = (name: string): string => entry.params.funds.find(([fund]) => fund === name)?.[1] ?? '0';
    const parts = entry.params.funds.filter(([fund]) => fund !== 'jasa_modal' && fund !== 'jasa_usaha').map(([fund, share]) => part(fund, share));
    const result = calculateShu({
      pool: entry.params.shu,
      policy: { capitalPct: pct('jasa_modal'), tradePct: pct('jasa_usaha'), parts },
      members: entry.params.members.map((member) => ({ key: member.id, capital: member.savings, trade: member.purchases })),
    });
    const name = (key: string): string => ({ capital: 'jasa_modal', trade: 'jasa_usaha' })[key] ?? key;
    expect(Object.fromEntries(result.allocations.map((line) => [name(line.key), line.amount]))).toEqual(entry.pools);
    expect(Object.fromEntries(result.members.map((member) => [member.key, { jasa_modal: member.capitalShare, jasa_usaha: member.tradeShare, total: member.total }]))).toEqual(entry.members);
    expect(result.undistributed).toEqual([]);
    expect(Object.values(entry.undistributed)).toEqual([0, 0]);
  });
});

/** The example profile of domain.md V6. */
const POLICY: ShuShares = { capitalPct: '40', tradePct: '30', parts: [part('cadangan', '20'), part('pendidikan', '10')] };

describe('lines', () => {
  test('V6 of domain.md: the order capital, trade, parts, and the member’s shares', () => {
    expect(calculateShu({ pool: 90_000_000, policy: POLICY, members: [{ key: 'Heri', capital: 6_500_000, trade: 1_500_000 }, { key: 'lain', capital: 71_500_000, trade: 100_500_000 }] })).toEqual({
      allocations: [{ key: 'capital', pct: '40', amount: 36_000_000 }, { key: 'trade', pct: '30', amount: 27_000_000 }, { key: 'cadangan', pct: '20', amount: 18_000_000 }, { key: 'pendidikan', pct: '10', amount: 9_000_000 }],
      members: [{ key: 'Heri', capitalShare: 3_000_000, tradeShare: 397_059, total: 3_397_059 }, { key: 'lain', capitalShare: 33_000_000, tradeShare: 26_602_941, total: 59_602_941 }],
      undistributed: [],
    });
  });

  test('ties go to capital, then trade, then the parts in order', () => {
    const quarters: ShuShares = { capitalPct: '25', tradePct: '25', parts: [part('cadangan', '25'), part('sosial', '25')] };
    const amounts = (pool: number): number[] => calculateShu({ pool, policy: quarters, members: [] }).allocations.map((line) => line.amount);
    expect(amounts(1)).toEqual([1, 0, 0, 0]);
    expect(amounts(2)).toEqual([1, 1, 0, 0]);
    expect(amounts(7)).toEqual([2, 2, 2, 1]);
  });

  test('twelve decimals are exact', () => {
    const thirds: ShuShares = { capitalPct: '33.333333333333', tradePct: '33.333333333333', parts: [part('cadangan', '33.333333333334')] };
    expect(calculateShu({ pool: 300, policy: thirds, members: [] }).allocations.map((line) => line.amount)).toEqual([100, 100, 100]);
    expect(calculateShu({ pool: 301, policy: thirds, members: [] }).allocations.map((line) => line.amount)).toEqual([100, 100, 101]);
  });

  test.each([
    ['30', 'add up to 110, not 100'],
    ['19.99', 'add up to 99.99, not 100'],
    ['20.000000000001', 'add up to 100.000000000001, not 100'],
  ])('cadangan %s is refused with the sum', (pct, message) => {
    expect(() => calculateShu({ pool: 1, policy: { ...POLICY, parts: [part('cadangan', pct), part('pendidikan', '10')] }, members: [] })).toThrow(`SHU percentages ${message}`);
  });

  test.each([
    ['a key twice', [part('cadangan', '20'), part('cadangan', '10')]],
    ['a part called capital', [part('capital', '30')]],
  ])('%s is refused', (_name, parts) => {
    expect(() => calculateShu({ pool: 1, policy: { ...POLICY, parts }, members: [] })).toThrow('appears twice');
  });
});

describe('members', () => {
  const both: ShuMemberWeights[] = [{ key: 'A-1', capital: 100, trade: 0 }, { key: 'A-2', capital: 0, trade: 0 }];

  test('a line nobody has a weight for is undistributed', () => {
    expect(calculateShu({ pool: 1000, policy: POLICY, members: both })).toMatchObject({
      members: [{ key: 'A-1', capitalShare: 400, tradeShare: 0, total: 400 }, { key: 'A-2', capitalShare: 0, tradeShare: 0, total: 0 }],
      undistributed: [{ key: 'trade', amount: 300 }],
    });
    expect(calculateShu({ pool: 1000, policy: POLICY, members: [] }).undistributed).toEqual([{ key: 'capital', amount: 400 }, { key: 'trade', amount: 300 }]);
  });

  test.each([0, -1, -5_000_000])('a pool of %d pays nobody and has nothing undistributed', (pool) => {
    const { allocations, members, undistributed } = calculateShu({ pool, policy: POLICY, members: both });
    expect(allocations.map((line) => line.amount)).toEqual([0, 0, 0, 0]);
    expect(members.map((member) => member.total)).toEqual([0, 0]);
    expect(undistributed).toEqual([]);
  });

  test('a part with a base is shared to members too, and counts in their total', () => {
    const policy: ShuShares = { capitalPct: '20', tradePct: '30', parts: [part('cadangan', '30'), part('jasa-pinjaman', '15', 'loan-interest'), part('jasa-belanja', '5', 'sales')] };
    const members = [{ key: 'A-1', capital: 1, trade: 3, sales: 3, loanInterest: 0 }, { key: 'A-2', capital: 1, trade: 1, sales: 0, loanInterest: 1 }];
    expect(calculateShu({ pool: 1000, policy, members })).toMatchObject({
      members: [
        { key: 'A-1', capitalShare: 100, tradeShare: 225, partShares: [{ key: 'jasa-pinjaman', amount: 0 }, { key: 'jasa-belanja', amount: 50 }], total: 375 },
        { key: 'A-2', capitalShare: 100, tradeShare: 75, partShares: [{ key: 'jasa-pinjaman', amount: 150 }, { key: 'jasa-belanja', amount: 0 }], total: 325 },
      ],
      undistributed: [],
    });
    expect(calculateShu({ pool: 1000, policy, members: members.map((member) => ({ ...member, loanInterest: 0 })) }).undistributed).toEqual([{ key: 'jasa-pinjaman', amount: 150 }]);
    expect(() => calculateShu({ pool: 1000, policy, members: [{ key: 'A-1', capital: 1, trade: 1 }] })).toThrow('member A-1 has no weight loanInterest');
  });

  test.each([{ capital: -1 }, { trade: -1 }, { capital: 0.5 }])('a weight of %o is refused, also without a pool', (wrong) => {
    for (const pool of [1000, 0]) expect(() => calculateShu({ pool, policy: POLICY, members: [{ key: 'A-1', capital: 1, trade: 1, ...wrong }] })).toThrow(RangeError);
  });

  test('a member twice is refused', () => {
    expect(() => calculateShu({ pool: 1, policy: POLICY, members: [...both, ...both] })).toThrow('member A-1 appears twice');
  });
});

describe('bases and the non-member part', () => {
  test('closing, monthly average and daily average of capital', () => {
    const months = [0, 0, 100_000, 120_000, 120_001];
    expect(closingCapital(months)).toBe(120_001);
    expect(monthlyAverageCapital(months)).toBe(68_000);
    expect(monthlyAverageCapital([1, 0])).toBe(1);
    expect(dailyAverageCapital([{ balance: 0, days: 31 }, { balance: 100_000, days: 28 }])).toBe(47_458);
    expect([closingCapital([]), monthlyAverageCapital([]), dailyAverageCapital([])]).toEqual([0, 0, 0]);
    expect(() => monthlyAverageCapital([-1])).toThrow(RangeError);
  });

  test('trade is never negative', () => {
    expect(tradeBase([50_000, -20_000])).toBe(30_000);
    expect(tradeBase([10_000, -20_000])).toBe(0);
  });

  test('ruling 41', () => {
    const given = { shu: 1_000_000, memberGross: 2_000_000, nonMemberGross: 1_000_000 };
    expect(nonMemberPart({ rule: 'share', ...given })).toBe(0);
    expect(nonMemberPart({ rule: 'reserve', ...given })).toBe(333_333);
    expect(nonMemberPart({ rule: 'reserve', ...given, shu: 500 })).toBe(167);
    expect(nonMemberPart({ rule: 'reserve', ...given, nonMemberGross: -5 })).toBe(0);
    expect(nonMemberPart({ rule: 'reserve', ...given, memberGross: -5 })).toBe(1_000_000);
    expect(nonMemberPart({ rule: 'reserve', ...given, memberGross: 0, nonMemberGross: 0 })).toBe(0);
    expect(nonMemberPart({ rule: 'reserve', ...given, shu: -100 })).toBe(0);
  });
});

describe('properties', () => {
  const weight = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1_000_000_000_000 }));
  const members = fc.uniqueArray(fc.record({ key: fc.integer({ min: 1, max: 400 }).map((no) => `A-${no}`), capital: weight, trade: weight }), { selector: (member) => member.key, maxLength: 40 });
  const pool = fc.integer({ min: 0, max: 999_999_999_999 });
  const totals = (result: ShuResult, pick: (member: ShuResult['members'][number]) => number): number => result.members.reduce((sum, member) => sum + pick(member), 0);

  test('lines add up to the pool, and members to their line unless it is undistributed', () => {
    check(
      fc.property(pool, members, (amount, list) => {
        const result = calculateShu({ pool: amount, policy: POLICY, members: list });
        const line = (key: string): number => result.allocations.find((allocation) => allocation.key === key)?.amount ?? NaN;
        const left = (key: string): number => result.undistributed.find((allocation) => allocation.key === key)?.amount ?? 0;
        expect(result.allocations.reduce((sum, allocation) => sum + allocation.amount, 0)).toBe(amount);
        expect(totals(result, (member) => member.capitalShare) + left('capital')).toBe(line('capital'));
        expect(totals(result, (member) => member.tradeShare) + left('trade')).toBe(line('trade'));
        expect(totals(result, (member) => member.total)).toBe(line('capital') + line('trade') - left('capital') - left('trade'));
      }),
    );
  });

  test('the order of members changes nothing, but for the one rupiah of a tie', () => {
    check(
      fc.property(pool, members, (amount, list) => {
        const capitalShares = (ordered: readonly ShuMemberWeights[]): Record<string, number> => Object.fromEntries(calculateShu({ pool: amount, policy: POLICY, members: ordered }).members.map((member) => [member.key, member.capitalShare]));
        const [forward, backward] = [capitalShares(list), capitalShares(list.toReversed())];
        for (const { key } of list) expect(Math.abs((forward[key] ?? NaN) - (backward[key] ?? NaN))).toBeLessThanOrEqual(1);
        const line = calculateShu({ pool: amount, policy: POLICY, members: list }).allocations[0]?.amount ?? NaN;
        if (!hasTie(list, line)) expect(backward).toEqual(forward);
      }),
    );
  });

  test('who brings as much gets as much, to the rupiah', () => {
    check(
      fc.property(pool, members, (amount, list) => {
        const { members: shared } = calculateShu({ pool: amount, policy: POLICY, members: list });
        for (const equals of Map.groupBy(shared, (_, index) => list[index]?.capital ?? NaN).values()) {
          const given = equals.map((member) => member.capitalShare);
          expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

/** Whether two members' exact shares of a line have the same fraction, so that order may decide between them. */
function hasTie(list: readonly ShuMemberWeights[], line: number): boolean {
  const all = list.reduce((sum, member) => sum + BigInt(member.capital), 0n);
  const fractions = all === 0n ? [] : list.map((member) => (BigInt(line) * BigInt(member.capital)) % all);
  return new Set(fractions).size < fractions.length;
}
