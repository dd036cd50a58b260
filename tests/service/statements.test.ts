/** The statements by unit, with layouts and comparatives, the cash flow and the equity, against figures worked out by hand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Result } from '../../shared/contract/index.ts';
import { postBooks } from '../support/booksSample.ts';
import { LOGIN, openGerai, type Gerai, type Person } from '../support/gerai.ts';
import { check } from '../support/property.ts';
import { behindItsBack } from '../support/tampering.ts';
import { mustVerify, peek, signIn } from '../support/till.ts';

const JANUARY = { from: '2026-01-01', to: '2026-01-31' };
const FEBRUARY = { from: '2026-02-01', to: '2026-02-28' };

async function books(): Promise<{ gerai: Gerai; auditor: Person }> {
  const gerai = await openGerai({ clock: '2026-01-02' });
  await postBooks(gerai);
  return { gerai, auditor: await signIn(gerai, 'pengawas') };
}

type Layout = Result<'reports.incomeStatement'>['layout'];
const amounts = (layout: Layout): Record<string, number | null> => Object.fromEntries(layout.map((row) => [row.key, row.amount]));
const rowOf = (layout: Layout, key: string): Layout[number] | undefined => layout.find((row) => row.key === key);

/** Every sum is what its rows add up to: in all columns. */
function addsUp(layout: Layout): void {
  const by = new Map(layout.map((row) => [row.key, row]));
  expect(by.size).toBe(layout.length);
  for (const row of layout) {
    if (row.sum === undefined) continue;
    const of = (figure: (row: Layout[number]) => number): number => (row.sum ?? []).reduce((sum, part) => sum + part.times * figure(by.get(part.key) as Layout[number]), 0);
    expect([row.key, row.amount]).toEqual([row.key, of((each) => each.amount ?? 0)]);
    if (row.previous !== undefined) expect([row.key, row.previous]).toEqual([row.key, of((each) => each.previous ?? 0)]);
    if (row.units !== undefined) for (const unit of ['GERAI', 'LPG', 'USP', 'UMUM'] as const) expect([row.key, unit, row.units[unit]]).toEqual([row.key, unit, of((each) => each.units?.[unit] ?? 0)]);
  }
}

describe('reports.incomeStatement', () => {
  test('has the layout of the cooperative: members apart from others, its business apart from its being a cooperative', async () => {
    const { auditor } = await books();
    const { layout } = await auditor.call('reports.incomeStatement', JANUARY);
    expect(layout.map((row) => [row.kind[0], row.key, row.amount])).toEqual([
      ['j', 'member', null], ['b', 'salesMember', 1_000_000], ['b', 'loanIncome', 50_000], ['j', 'memberGross', 1_050_000], ['b', 'cogsMember', -600_000], ['b', 'savingsInterest', 0], ['j', 'memberNet', 450_000],
      ['j', 'nonMember', null], ['b', 'salesNonMember', 500_000], ['b', 'cogsNonMember', -450_000], ['j', 'nonMemberGross', 50_000], ['b', 'cogsOther', 0], ['j', 'gross', 500_000],
      ['j', 'operating', null], ['b', '6-1110', 300_000], ['b', '6-1160', 20_000], ['j', 'operatingExpenses', 320_000], ['j', 'business', 180_000],
      ['j', 'cooperative', null], ['b', '6-2110', 40_000], ['j', 'cooperativeExpenses', 40_000], ['j', 'afterCooperative', 140_000],
      ['j', 'other', null], ['b', '4-2160', 3_000], ['b', '6-1190', -25_000], ['j', 'otherTotal', -22_000], ['j', 'shuBeforeTax', 118_000], ['b', 'tax', -7_500], ['j', 'shu', 110_500],
    ]);
    expect(rowOf(layout, 'salesMember')?.codes).toEqual(['4-1110']);
    addsUp(layout);
  });

  test('has a column per unit, and one unit alone, that add up to the whole', async () => {
    const { auditor } = await books();
    const byUnit = await auditor.call('reports.incomeStatement', { ...JANUARY, byUnit: true });
    expect(rowOf(byUnit.layout, 'shu')).toMatchObject({ amount: 110_500, units: { GERAI: 380_000, LPG: 50_000, USP: 50_000, UMUM: -369_500 } });
    expect(byUnit.rows.find((row) => row.code === '6-1160')).toEqual({ code: '6-1160', name: 'Penyusutan', amount: 20_000, units: { GERAI: 20_000, LPG: 0, USP: 0, UMUM: 0 } });
    addsUp(byUnit.layout);
    const lpg = await auditor.call('reports.incomeStatement', { ...JANUARY, unit: 'LPG' });
    expect(lpg.rows.map((row) => [row.code, row.amount])).toEqual([['4-1220', 500_000], ['5-1220', 450_000]]);
    expect(lpg.totals).toMatchObject({ salesNonMember: 500_000, shu: 50_000 });
  });

  test('stands beside another span, accounts of either in both', async () => {
    const { auditor } = await books();
    const { rows, layout, totals, previousTotals } = await auditor.call('reports.incomeStatement', { ...FEBRUARY, compare: JANUARY });
    expect([totals.shu, previousTotals?.shu, totals.salesMember, previousTotals?.salesMember]).toEqual([100_000, 110_500, 200_000, 1_000_000]);
    expect(rows.find((row) => row.code === '4-1220')).toEqual({ code: '4-1220', name: 'Penjualan LPG bukan anggota', amount: 0, previous: 500_000 });
    expect(rowOf(layout, 'operatingExpenses')).toMatchObject({ amount: 100_000, previous: 320_000 });
    addsUp(layout);
  });
});

describe('reports.balanceSheet', () => {
  test('groups its accounts and ends both sides on the same figure', async () => {
    const { auditor } = await books();
    const { layout, balanced } = await auditor.call('reports.balanceSheet', { asOf: '2026-01-31', compareTo: '2026-01-10' });
    expect(balanced).toBe(true);
    expect(layout.map((row) => [row.key, row.amount, row.previous])).toEqual([
      ['assets', null, undefined], ['1-1000', null, undefined], ['1-1110', 18_660_000, 20_000_000], ['1-1130', 1_050_000, 0], ['1-1210', 53_728_000, 51_000_000], ['1-1000-sum', 73_438_000, 71_000_000],
      ['1-2000', null, undefined], ['1-2120', 2_400_000, 0], ['1-2190', -20_000, 0], ['1-2000-sum', 2_380_000, 0], ['assets-sum', 75_818_000, 71_000_000],
      ['liabilities', null, undefined], ['2-1000', null, undefined], ['2-1310', 7_500, 0], ['2-1000-sum', 7_500, 0], ['2-2000', null, undefined], ['2-2110', 5_000_000, 0], ['2-2000-sum', 5_000_000, 0], ['liabilities-sum', 5_007_500, 0],
      ['equity', null, undefined], ['3-1140', 700_000, 0], ['3-1310', 110_500, 1_000_000], ['3-1910', 70_000_000, 70_000_000], ['equity-sum', 70_810_500, 71_000_000], ['funds', 75_818_000, 71_000_000],
    ]);
    addsUp(layout);
  });

  test('shows between the units what one lent the other: it sums to zero', async () => {
    const { auditor } = await books();
    const { layout, sections } = await auditor.call('reports.balanceSheet', { asOf: '2026-01-31', byUnit: true });
    expect(rowOf(layout, 'inter-unit')).toMatchObject({ label: 'Rekening antar unit', amount: 0, units: { GERAI: 0, LPG: 0, USP: 1_000_000, UMUM: -1_000_000 } });
    expect(rowOf(layout, 'assets-sum')?.units).toEqual({ GERAI: 380_000, LPG: 50_000, USP: 1_050_000, UMUM: 74_338_000 });
    expect(rowOf(layout, 'funds')?.units).toEqual(rowOf(layout, 'assets-sum')?.units);
    expect(sections[2]?.rows.find((row) => row.code === '3-1310')?.units).toEqual({ GERAI: 380_000, LPG: 50_000, USP: 50_000, UMUM: -369_500 });
    addsUp(layout);
    const usp = await auditor.call('reports.balanceSheet', { asOf: '2026-01-31', unit: 'USP' });
    expect([usp.balanced, usp.sections.map((section) => section.total), amounts(usp.layout)['inter-unit'], amounts(usp.layout)['funds']]).toEqual([true, [1_050_000, 0, 50_000], 1_000_000, 1_050_000]);
  });
});

describe('reports.cashFlow', () => {
  test('reads every flow directly and meets the cash accounts', async () => {
    const { auditor } = await books();
    const { groups, internal, net, opening, closing, accounts, reconciled, layout } = await auditor.call('reports.cashFlow', JANUARY);
    expect({ groups, internal, net, opening, closing, accounts: accounts.map(({ flows: _flows, ...account }) => account), reconciled }).toEqual({
      groups: [
        { key: 'operasi', total: 163_000, rows: [
          { flow: 'sales', in: 1_500_000, out: 0, net: 1_500_000 }, { flow: 'suppliers', in: 0, out: 1_050_000, net: -1_050_000 }, { flow: 'opex', in: 3_000, out: 340_000, net: -337_000 }, { flow: 'loans-in', in: 50_000, out: 0, net: 50_000 },
        ] },
        { key: 'investasi', total: -2_400_000, rows: [{ flow: 'assets', in: 0, out: 2_400_000, net: -2_400_000 }] },
        { key: 'pendanaan', total: 75_675_000, rows: [{ flow: 'equity', in: 70_700_000, out: 0, net: 70_700_000 }, { flow: 'bank-loan', in: 5_000_000, out: 25_000, net: 4_975_000 }] },
      ],
      internal: 0, net: 73_438_000, opening: 0, closing: 73_438_000,
      accounts: [
        { code: '1-1110', name: 'Kas besar (brankas)', opening: 0, in: 20_000_000, out: 1_340_000, closing: 18_660_000, reconciled: true },
        { code: '1-1130', name: 'Kas USP', opening: 0, in: 1_050_000, out: 0, closing: 1_050_000, reconciled: true },
        { code: '1-1210', name: 'Bank (per rekening)', opening: 0, in: 57_203_000, out: 3_475_000, closing: 53_728_000, reconciled: true },
      ],
      reconciled: true,
    });
    expect(layout.filter((row) => row.kind !== 'judul').map((row) => [row.key, row.amount])).toEqual([
      ['sales-in', 1_500_000], ['suppliers-out', -1_050_000], ['opex-in', 3_000], ['opex-out', -340_000], ['loans-in-in', 50_000], ['operasi-sum', 163_000], ['assets-out', -2_400_000], ['investasi-sum', -2_400_000],
      ['equity-in', 70_700_000], ['bank-loan-in', 5_000_000], ['bank-loan-out', -25_000], ['pendanaan-sum', 75_675_000], ['net', 73_438_000], ['opening', 0], ['closing', 73_438_000],
      ['1-1110', 18_660_000], ['1-1130', 1_050_000], ['1-1210', 53_728_000], ['accounts-sum', 73_438_000],
    ]);
    addsUp(layout);
  });

  test('of one unit shows what came from the others; beside another span both add up', async () => {
    const { auditor } = await books();
    const usp = await auditor.call('reports.cashFlow', { ...JANUARY, unit: 'USP' });
    expect([usp.internal, usp.net, usp.closing, usp.reconciled, amounts(usp.layout)['internal']]).toEqual([1_000_000, 1_050_000, 1_050_000, true, 1_000_000]);
    const compared = await auditor.call('reports.cashFlow', { ...FEBRUARY, compare: JANUARY });
    expect(rowOf(compared.layout, 'closing')).toMatchObject({ amount: 73_538_000, previous: 73_438_000 });
    expect(compared.groups[0]).toMatchObject({ total: 100_000, previous: 163_000 });
    addsUp(compared.layout);
  });

  test('a kept sum that was changed is found by verify, and by the statement itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gerai-flows-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const gerai = await openGerai({ clock: '2026-01-02', folder });
    await postBooks(gerai);
    await mustVerify(gerai);
    gerai.close();
    behindItsBack(gerai.file, (db) => db.exec("UPDATE flow_sum SET debit = debit + 1 WHERE period = '2026-01' AND flow = 'loans-in'"));
    const again = await openGerai({ clock: '2026-02-20', folder, initialise: false });
    const auditor = await signIn(again, 'pengawas');
    expect((await auditor.call('system.verify', {})).checks.filter((each) => !each.ok).map((each) => [each.name, each.detail])).toEqual([['flows', expect.stringContaining('tercatat 50001/0, menurut jurnal 50000/0')]]);
    expect(await auditor.call('reports.cashFlow', JANUARY)).toMatchObject({ reconciled: false });
  });
});

describe('reports.equityChanges', () => {
  test('carries each account of equity from its opening to its closing, and meets the Neraca', async () => {
    const { auditor } = await books();
    const none = { opening: 0, shu: 0, transfer: 0, added: 0, reduced: 0, closing: 0 };
    const { rows, totals, agrees } = await auditor.call('reports.equityChanges', { ...FEBRUARY, compare: JANUARY });
    expect(rows).toEqual([
      { code: '3-1140', name: 'Hibah dan donasi', ...none, opening: 700_000, closing: 700_000, previous: { ...none, added: 700_000, closing: 700_000 } },
      { code: '3-1310', name: 'SHU tahun berjalan', ...none, opening: 110_500, shu: 100_000, closing: 210_500, previous: { ...none, shu: 110_500, closing: 110_500 } },
      { code: '3-1910', name: 'Selisih saldo awal', ...none, opening: 70_000_000, closing: 70_000_000, previous: { ...none, added: 70_000_000, closing: 70_000_000 } },
    ]);
    expect([totals.opening, totals.shu, totals.closing, totals.previous?.closing, agrees]).toEqual([70_810_500, 100_000, 70_910_500, 70_810_500, true]);
  });
});

test('equity that the kept balances no longer bear out is not said to agree, nor is cash', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gerai-ekuitas-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const gerai = await openGerai({ clock: '2026-01-02', folder });
  await postBooks(gerai);
  gerai.close();
  behindItsBack(gerai.file, (db) => db.exec("UPDATE account_balance SET closing = closing - 1 WHERE period = '2026-01' AND account_ref = (SELECT ref FROM account WHERE code = '3-1140')"));
  const again = await openGerai({ clock: '2026-02-20', folder, initialise: false });
  const auditor = await signIn(again, 'pengawas');
  expect(await auditor.call('reports.equityChanges', JANUARY)).toMatchObject({ totals: { closing: 70_810_500 }, agrees: false });
  again.close();
  behindItsBack(gerai.file, (db) => db.exec("UPDATE account_balance SET closing = closing + 1 WHERE period = '2026-01' AND account_ref IN (SELECT ref FROM account WHERE code IN ('3-1140', '1-1130'))"));
  const third = await openGerai({ clock: '2026-02-20', folder, initialise: false });
  const reader = await signIn(third, 'pengawas');
  expect([(await reader.call('reports.equityChanges', JANUARY)).agrees, (await reader.call('reports.cashFlow', JANUARY)).reconciled]).toEqual([true, false]);
});

test('whatever the span, the kept sums say what the lines say', async () => {
  const { gerai, auditor } = await books();
  const day = fc.integer({ min: 0, max: 58 }).map((n) => new Date(Date.UTC(2025, 11, 25 + n)).toISOString().slice(0, 10));
  await check(
    fc.asyncProperty(day, day, async (a, b) => {
      const [from = '', to = ''] = [a, b].toSorted();
      const cash = await auditor.call('reports.cashFlow', { from, to });
      const income = await auditor.call('reports.incomeStatement', { from, to });
      const equity = await auditor.call('reports.equityChanges', { from, to });
      const [lines] = peek<{ cash: number | null; shu: number | null }>(
        gerai,
        `SELECT sum(CASE WHEN a.cash = 1 THEN l.debit - l.credit END) AS cash, sum(CASE WHEN substr(a.code, 1, 1) IN ('4', '5', '6', '7') THEN l.credit - l.debit END) AS shu
           FROM entry_line l JOIN account a ON a.ref = l.account_ref WHERE l.on_date BETWEEN ? AND ?`,
        from, to,
      );
      expect([from, to, cash.net, cash.reconciled, income.totals.shu, equity.agrees]).toEqual([from, to, lines?.cash ?? 0, true, lines?.shu ?? 0, true]);
    }),
    { runs: 40 },
  );
});

test('an end before the beginning is refused by its field, in the span compared with too', async () => {
  const { auditor } = await books();
  for (const method of ['reports.cashFlow', 'reports.equityChanges', 'reports.incomeStatement'] as const) {
    expect(await auditor.refused(method, { from: '2026-02-01', to: '2026-01-31' })).toMatchObject({ code: 'VALIDATION', details: { field: 'to' } });
    expect(await auditor.refused(method, { ...FEBRUARY, compare: { from: '2026-02-01', to: '2026-01-31' } })).toMatchObject({ code: 'VALIDATION', details: { field: 'compare.to' } });
  }
});

describe('what was undone', () => {
  test('is neither in nor out, added nor reduced, where both days are of the span; the register shows both', async () => {
    const gerai = await openGerai({ clock: '2026-03-02' });
    const [cashier, treasurer] = [await signIn(gerai, 'kasir'), await signIn(gerai, 'bendahara')];
    const { memberId } = await treasurer.call('members.create', { nik: '6471055203880002', name: 'Siti Rahma', joinedOn: '2026-03-02' });
    const save = async (by: Person, kind: 'pokok' | 'wajib' | 'sukarela', amount: number, via: 'kas' | 'bank'): Promise<string> => (await by.call('savings.deposit', { memberId, kind, amount, via })).number;
    const undo = (ref: string) => treasurer.call('documents.reverse', { kind: 'SS', ref, reason: 'salah catat', approval: LOGIN.ketua });
    await undo(await save(treasurer, 'pokok', 100_000, 'bank'));
    await save(treasurer, 'pokok', 100_000, 'bank');
    const late = await save(treasurer, 'wajib', 20_000, 'bank');
    await save(treasurer, 'sukarela', 70_000, 'kas');
    // Into the drawer, and out of Kas USP: no shift of the treasurer's own is open.
    await cashier.call('shifts.open', { float: 0 });
    await undo(await save(cashier, 'sukarela', 50_000, 'kas'));
    gerai.at('2026-04-03');
    const later = await signIn(gerai, 'bendahara');
    await later.call('documents.reverse', { kind: 'SS', ref: late, date: '2026-04-03', reason: 'salah orang', approval: LOGIN.ketua });
    const auditor = await signIn(gerai, 'pengawas');

    const [march, april, both] = [{ from: '2026-03-01', to: '2026-03-31' }, { from: '2026-04-01', to: '2026-04-30' }, { from: '2026-03-01', to: '2026-04-30' }];
    const savings = async (span: { from: string; to: string }) => {
      const flow = await auditor.call('reports.cashFlow', span);
      expect(flow.reconciled).toBe(true);
      addsUp(flow.layout);
      return flow.groups.flatMap((group) => group.rows).find((row) => row.flow === 'savings');
    };
    expect([await savings(march), await savings(april), await savings(both)]).toEqual([
      { flow: 'savings', in: 190_000, out: 0, net: 190_000 }, { flow: 'savings', in: 0, out: 20_000, net: -20_000 }, { flow: 'savings', in: 170_000, out: 0, net: 170_000 },
    ]);
    const { accounts } = await auditor.call('reports.cashFlow', march);
    expect(accounts.filter((row) => row.in !== 0 && row.code !== '1-1110').map(({ code, closing, flows }) => [code, closing, flows?.find(({ flow }) => flow === 'savings')])).toEqual([
      ['1-1120', 50_000, { flow: 'savings', in: 50_000, out: 0 }], ['1-1130', 20_000, { flow: 'savings', in: 20_000, out: 0 }], ['1-1210', 50_120_000, { flow: 'savings', in: 120_000, out: 0 }],
    ]);

    const capital = async (span: { from: string; to: string }) => {
      const { rows, agrees } = await auditor.call('reports.equityChanges', span);
      expect(agrees).toBe(true);
      return rows.filter((row) => ['3-1110', '3-1120'].includes(row.code)).map(({ code, opening, added, reduced, closing }) => [code, opening, added, reduced, closing]);
    };
    expect(await capital(march)).toEqual([['3-1110', 0, 100_000, 0, 100_000], ['3-1120', 0, 20_000, 0, 20_000]]);
    expect(await capital(april)).toEqual([['3-1110', 100_000, 0, 0, 100_000], ['3-1120', 20_000, 0, 20_000, 0]]);
    expect(await capital(both)).toEqual([['3-1110', 0, 100_000, 0, 100_000]]);

    const register = async (side: 'debit' | 'kredit', span: { from: string; to: string }, limit = 100) => {
      const args = { account: '1-1210', flow: 'savings' as const, side, ...span, limit };
      const pages = [await auditor.call('ledger.register', args)];
      for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null) pages.push(await auditor.call('ledger.register', { ...args, cursor: next }));
      return [pages[0]?.closing, ...pages.flatMap((page) => page.rows.map((row) => [row.documentKind, row.debit - row.credit, row.balance]))];
    };
    const inMarch = [['SS', 100_000, 100_000], ['BD', -100_000, 0], ['SS', 100_000, 100_000], ['SS', 20_000, 120_000]];
    expect(await register('debit', march)).toEqual([120_000, ...inMarch]);
    expect(await register('debit', march, 1)).toEqual([120_000, ...inMarch]);
    expect(await register('kredit', march)).toEqual([0]);
    expect(await register('kredit', april)).toEqual([-20_000, ['BD', -20_000, -20_000]]);
    expect(await register('debit', both, 2)).toEqual([100_000, ...inMarch, ['BD', -20_000, 100_000]]);
    const { rows } = await auditor.call('ledger.register', { account: '3-1110', ...march });
    expect(rows.map((row) => row.documentKind)).toEqual(['SS', 'BD', 'SS']);
    await mustVerify(gerai);
  });
});
