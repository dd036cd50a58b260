/** Promosi Ekonomi Anggota, the notes, the unit's own set and comparisons, against figures worked out by hand. */
import { describe, expect, test } from 'vitest';
import { postBooks } from '../support/booksSample.ts';
import { openGerai, type Person } from '../support/gerai.ts';
import { fieldOf, mustVerify, openTill, signIn, type Till } from '../support/till.ts';

/** A member's two packs of rice and a bottle of oil, somebody's bottle, and a loan whose first instalment is paid. */
async function trade(): Promise<Till & { readonly auditor: Person }> {
  const till = await openTill({ float: 300_000 });
  const { cashier, treasurer, gerai, member } = till;
  await cashier.call('sales.checkout', { memberId: member, lines: [{ productId: till.rice, qty: '2' }, { productId: till.oil, qty: '1' }, { productId: till.sugar, qty: '1.5' }], payments: [{ method: 'transfer', amount: 167_750, reference: 'BRI 1' }] });
  await cashier.call('sales.checkout', { lines: [{ productId: till.oil, qty: '1' }], payments: [{ method: 'tunai', amount: 15_700 }] });
  const { loanId } = await treasurer.call('loans.apply', { memberId: member, principal: 1_200_000, months: 6, method: 'menurun', annualPct: '12', purpose: 'Modal warung' });
  await (await signIn(gerai, 'ketua')).call('loans.approve', { loanId });
  await treasurer.call('loans.disburse', { loanId, via: 'bank' });
  gerai.at('2026-12-22');
  const later = await signIn(gerai, 'bendahara');
  await later.call('loans.pay', { loanId, amount: 212_000, via: 'bank' });
  return { ...till, treasurer: later, auditor: await signIn(gerai, 'pengawas') };
}

describe('reports.memberBenefit', () => {
  test('adds up what members paid less, from the prices frozen on their lines', async () => {
    const { gerai, auditor } = await trade();
    // Rice 65.500 − 63.000, twice; oil 15.700 − 15.500; sugar has one price; who is no member saves nothing.
    const november = await auditor.call('reports.memberBenefit', { from: '2026-11-01', to: '2026-11-30' });
    expect(november.price).toEqual({ total: 5_200, rows: [{ code: '4-1110', name: 'Penjualan sembako anggota', amount: 5_200 }] });
    expect(november.loans).toEqual({ referencePct: null, advantage: null });
    for (const [from, to, amount] of [['2026-11-21', '2026-11-21', 5_200], ['2026-11-01', '2026-11-20', 0], ['2026-11-10', '2026-12-05', 5_200], ['2026-12-01', '2026-12-31', 0]] as const)
      expect([from, (await auditor.call('reports.memberBenefit', { from, to })).price.total]).toEqual([from, amount]);
    await mustVerify(gerai);
  });

  test('holds loan interest against a reference rate where one is set, and adds the members’ part of the SHU', async () => {
    const { gerai, auditor } = await trade();
    await (await signIn(gerai, 'admin')).call('settings.set', { key: 'benefit.loanReference', effectiveFrom: '2026-12-22', value: { annualPct: '18' } });
    const { loans, periodTotal, shu, total, layout } = await auditor.call('reports.memberBenefit', { from: '2026-12-01', to: '2026-12-31' });
    // 12.000 paid at 12%: at 18% it would have been 18.000.
    expect(loans).toEqual({ referencePct: '18', advantage: 6_000 });
    const { members } = await auditor.call('shu.statement', { period: '2026-12' });
    const estimate = members.reduce((sum, member) => sum + member.total, 0);
    expect(estimate).toBeGreaterThan(0);
    expect([periodTotal, shu, total]).toEqual([6_000, { period: '2026-12', estimate }, 6_000 + estimate]);
    expect(layout.map((row) => row.key)).toEqual(['price', 'price-sum', 'savings-loans', 'savings-interest', 'loan-advantage', 'savings-loans-sum', 'period-sum', 'members-shu', 'total']);
  });

  test('prints', async () => {
    const { auditor } = await trade();
    const { text = '' } = await auditor.call('documents.render', { document: 'member-benefit', ref: '2026-11', format: 'html' });
    expect(text).toContain('Promosi Ekonomi Anggota');
    expect(text).toContain('5.200');
  });
});

describe('reports.notes', () => {
  test('breaks the Neraca down by section, beside the end of the year before, with the gerai’s own words', async () => {
    const gerai = await openGerai({ clock: '2026-01-02' });
    await postBooks(gerai);
    await (await signIn(gerai, 'admin')).call('settings.set', { key: 'notes.texts', effectiveFrom: '2026-02-20', value: [{ section: 'kas', text: 'Rekening pada Bank BRI.' }] });
    await (await signIn(gerai, 'bendahara')).call('assets.borrow', { name: 'Rak gerai', owner: 'Agrinas', receivedOn: '2026-02-01' });
    const auditor = await signIn(gerai, 'pengawas');
    const { sections } = await auditor.call('reports.notes', { from: '2026-02-01', to: '2026-02-28' });
    const of = (key: string) => sections.find((section) => section.key === key);
    expect(sections.map((section) => section.key)).toEqual(['umum', 'kebijakan', 'kas', 'piutang', 'persediaan', 'aset-tetap', 'utang', 'simpanan', 'ekuitas', 'shu', 'pajak']);
    expect(of('kas')).toMatchObject({ paragraphs: ['Rekening pada Bank BRI.'], total: 73_538_000, previousTotal: 0, rows: [{ code: '1-1110', amount: 18_560_000 }, { code: '1-1130', amount: 1_050_000 }, { code: '1-1210', amount: 53_928_000 }] });
    expect(of('aset-tetap')?.paragraphs).toEqual(['Aset dipinjam-pakai bukan milik koperasi dan tidak termasuk dalam neraca:', 'Rak gerai, milik Agrinas, diterima 1 Feb 2026.']);
    expect(of('utang')).toMatchObject({ total: 5_000_000 });
    expect(of('umum')?.paragraphs[0]).toContain('KKMP Karang Bahari berbadan hukum AHU-0004471.AH.01.29 Tahun 2025');
    // Every account of the Neraca stands in one section: together they are its two sides.
    const neraca = await auditor.call('reports.balanceSheet', { asOf: '2026-02-28' });
    const listed = sections.flatMap((section) => section.rows.map((row) => row.code));
    expect(listed.toSorted()).toEqual(neraca.sections.flatMap((section) => section.rows).filter((row) => row.amount !== 0).map((row) => row.code).toSorted());
    const html = (await auditor.call('documents.render', { document: 'notes', ref: '2026-02', format: 'html' })).text ?? '';
    for (const words of ['1. Umum', '3. Kas dan bank', '73.538.000', 'Agrinas']) expect(html).toContain(words);
  });
});

describe('reports.usp', () => {
  test('is the unit’s own quarter', async () => {
    const gerai = await openGerai({ clock: '2026-01-02' });
    await postBooks(gerai);
    const auditor = await signIn(gerai, 'pengawas');
    const usp = await auditor.call('reports.usp', { year: 2026, quarter: 1 });
    expect([usp.from, usp.to, usp.incomeStatement.totals.shu, usp.yearToDate.totals.loanIncome, usp.cashFlow.closing, usp.balanceSheet.sections[0]?.total]).toEqual(['2026-01-01', '2026-03-31', 50_000, 50_000, 1_050_000, 1_050_000]);
    expect(usp.balanceSheet.layout.find((row) => row.key === 'inter-unit')?.amount).toBe(1_000_000);
    const html = (await auditor.call('documents.render', { document: 'usp', ref: '2026-Q1', format: 'html' })).text ?? '';
    for (const words of ['Laporan Unit Simpan Pinjam', 'Triwulan I 2026', '31 Mar 2026', '31 Des 2025', 'Rekening antar unit']) expect(html).toContain(words);
    expect(fieldOf(await auditor.refused('documents.render', { document: 'usp', ref: '2026-01', format: 'html' }))).toBe('VALIDATION ref');
    expect(fieldOf(await auditor.refused('reports.export', { report: 'usp', from: '2026-01-01', to: '2026-02-28', format: 'csv' }))).toBe('VALIDATION to');
  });
});

describe('reports.compare', () => {
  const SPANS = [{ from: '2026-01-01', to: '2026-01-31' }, { from: '2026-02-01', to: '2026-02-28' }];

  test('sets spans side by side, rows of any of them in all', async () => {
    const gerai = await openGerai({ clock: '2026-01-02' });
    await postBooks(gerai);
    const auditor = await signIn(gerai, 'pengawas');
    const rows = async (statement: 'neraca' | 'phu' | 'arus-kas') => Object.fromEntries((await auditor.call('reports.compare', { statement, spans: SPANS })).rows.map((row) => [row.key, row.amounts]));
    const phu = await rows('phu');
    expect([phu['shu'], phu['salesNonMember'], phu['6-2110'], phu['member']]).toEqual([[110_500, 100_000], [500_000, 0], [40_000, 0], [null, null]]);
    expect((await rows('neraca'))['funds']).toEqual([75_818_000, 75_918_000]);
    expect((await rows('arus-kas'))['closing']).toEqual([73_438_000, 73_538_000]);
    const usp = await auditor.call('reports.compare', { statement: 'phu', spans: SPANS, unit: 'USP' });
    expect(usp.rows.find((row) => row.key === 'shu')?.amounts).toEqual([50_000, 0]);
    expect(usp.columns.map((column) => column.from)).toEqual(['2026-01-01', '2026-02-01']);
    expect(fieldOf(await auditor.refused('reports.compare', { statement: 'phu', spans: [{ from: '2026-02-01', to: '2026-01-01' }] }))).toBe('VALIDATION spans.0.to');
    expect(fieldOf(await auditor.refused('reports.compare', { statement: 'phu', spans: [] }))).toBe('VALIDATION spans');
  });

  test('a row of several accounts has each of them, and together they give the row', async () => {
    const gerai = await openGerai({ clock: '2026-01-02' });
    await postBooks(gerai);
    const [treasurer, auditor] = [await signIn(gerai, 'bendahara'), await signIn(gerai, 'pengawas')];
    await treasurer.call('ledger.post', { date: '2026-02-20', memo: 'LPG', lines: [{ account: '1-1210', debit: 9_000 }, { account: '4-1210', credit: 9_000 }, { account: '5-1210', debit: 7_000 }, { account: '1-1210', credit: 7_000 }] });
    const phu = (await auditor.call('reports.compare', { statement: 'phu', spans: SPANS })).rows.find((row) => row.key === 'cogsMember');
    expect([phu?.amounts, phu?.accounts]).toEqual([[-600_000, -7_000], [{ code: '5-1110', amounts: [-600_000, 0] }, { code: '5-1210', amounts: [0, -7_000] }]]);
    for (const statement of ['phu', 'arus-kas'] as const) {
      const made = (await auditor.call('reports.compare', { statement, spans: SPANS })).rows.filter((row) => row.accounts !== undefined);
      expect(made.length).toBeGreaterThan(0);
      for (const { key, amounts, accounts = [] } of made) expect([key, amounts.map((_amount, index) => accounts.reduce((sum, each) => sum + (each.amounts[index] ?? 0), 0))]).toEqual([key, amounts]);
    }
  });
});
