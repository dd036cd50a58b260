import { describe, expect, it } from 'vitest';
import { linesOf, newMember, refusedOn } from '../support/counter.ts';
import { LOGIN, openGerai, type Gerai, type Given } from '../support/gerai.ts';
import { mustVerify } from '../support/till.ts';

type Terms = Omit<Given<'loans.apply'>, 'memberId'>;

/** A product of 12% a year on the balance: 1% administration, 0,5% provision, a second officer above two million, something to stand for it above five. */
const PRODUCT = {
  key: 'modal', name: 'Modal usaha', method: 'menurun', annualPct: '12', maxMonths: 24, maxPrincipal: 6_000_000, adminPct: '1', provisionPct: '0.5', graceDays: 3, minWajibMonths: 2, maxInstalmentPct: '30', collateralAbove: 5_000_000,
  secondApprovalAbove: 2_000_000,
} as const;
const TERMS: Terms = { principal: 3_000_000, months: 12, method: 'menurun', annualPct: '12', purpose: 'etalase', product: 'modal' };

async function withProduct(product: object = PRODUCT): Promise<{ gerai: Gerai; memberId: string }> {
  const gerai = await openGerai({ clock: '2026-11-21', begun: '2026-06-01' });
  await (await gerai.as('ketua')).call('settings.set', { key: 'loan.products', value: [product] as never, effectiveFrom: '2026-06-01' });
  return { gerai, memberId: (await newMember(gerai)).memberId };
}

const apply = async (gerai: Gerai, memberId: string, terms: Partial<Terms> = {}) => (await gerai.as('bendahara')).call('loans.apply', { memberId, ...TERMS, ...terms });
const view = async (gerai: Gerai, loanId: string) => (await gerai.as('kasir')).call('loans.get', { loanId });

describe('a loan of a product', () => {
  it('keeps to its terms, and says how much a member may still ask for', async () => {
    const { gerai, memberId } = await withProduct();
    const wrong: readonly [Partial<Terms>, string][] = [
      [{ product: 'sepeda' }, 'VALIDATION product'], [{ method: 'flat' }, 'VALIDATION method'], [{ annualPct: '13' }, 'VALIDATION annualPct'], [{ annualPct: '12.000000000001' }, 'VALIDATION annualPct'], [{ months: 25 }, 'VALIDATION months'],
      [{ principal: 6_000_001 }, 'LOAN_LIMIT principal'], [{ principal: 5_000_001 }, 'VALIDATION collateral'], [{ disburseOn: '2026-11-20' }, 'VALIDATION disburseOn'], [{ firstDue: '2026-12-01', disburseOn: '2026-12-01' }, 'VALIDATION firstDue'],
      [{ guarantorIds: [memberId] }, 'VALIDATION guarantorIds.0'],
    ];
    for (const [terms, refused] of wrong) expect([terms, await refusedOn(gerai, 'bendahara', 'loans.apply', { memberId, ...TERMS, ...terms })]).toEqual([terms, refused]);

    const { loanId } = await apply(gerai, memberId);
    const chair = await gerai.as('ketua');
    expect(await refusedOn(gerai, 'ketua', 'loans.approve', { loanId })).toBe('APPROVAL_REQUIRED approval');
    expect(await refusedOn(gerai, 'ketua', 'loans.approve', { loanId, approval: LOGIN.ketua })).toBe('SELF_APPROVAL');
    await chair.call('loans.approve', { loanId, note: 'usaha lancar', approval: LOGIN.bendahara });
    const slip = await (await gerai.as('bendahara')).call('loans.disburse', { loanId, via: 'bank' });
    expect(slip).toMatchObject({ net: 2_955_000, adminFee: 30_000, provision: 15_000 });
    expect(await linesOf(gerai, slip.entryNumber)).toEqual([['1-1310', 'USP', 3_000_000, 0, null, 'A-0001'], ['1-1210', 'UMUM', 0, 2_955_000, 'loans-out', null], ['4-1420', 'USP', 0, 45_000, null, 'A-0001']]);
    expect(await view(gerai, loanId)).toMatchObject({
      product: { key: 'modal', name: 'Modal usaha' }, secondApproval: true, fees: { adminFee: 30_000, provision: 15_000 }, payout: { date: '2026-11-21', via: 'bank', net: 2_955_000 },
      decision: { status: 'disetujui', by: 'Suryadi Noor', second: 'Maryam Syahril', note: 'usaha lancar' },
    });

    const over = await (await gerai.as('bendahara')).refused('loans.apply', { memberId, ...TERMS, principal: 3_000_001 });
    expect([over.rule, over.details?.['used'], over.details?.['left']]).toEqual(['LOAN_LIMIT', 3_000_000, 3_000_000]);
    await mustVerify(gerai);
  });

  it('is stood for by goods and members, who are told', async () => {
    const { gerai, memberId } = await withProduct();
    const surety = await newMember(gerai, { name: 'Penjamin' });
    const { loanId, number } = await apply(gerai, memberId, { principal: 5_500_000, guarantorIds: [surety.memberId], collateral: [{ kind: 'bpkb', description: 'Motor 2020', value: 8_000_000 }] });
    expect(await view(gerai, loanId)).toMatchObject({ guarantors: [{ memberId: surety.memberId, name: 'Penjamin' }], collateral: [{ kind: 'bpkb', description: 'Motor 2020', value: 8_000_000 }] });
    const guarantees = async () => (await (await gerai.as('kasir')).call('loans.guarantees', { memberId: surety.memberId })).rows;
    expect(await guarantees()).toMatchObject([{ number, principal: 5_500_000, status: 'diajukan' }]);
    await (await gerai.as('ketua')).call('loans.reject', { loanId, note: 'agunan kurang' });
    expect(await guarantees()).toEqual([]);
    await mustVerify(gerai);
  });

  it('falls due on its own day of the month after the payout', async () => {
    const { gerai, memberId } = await withProduct({ ...PRODUCT, dueDay: 31, secondApprovalAbove: undefined });
    const { loanId } = await apply(gerai, memberId, { months: 3 });
    await (await gerai.as('ketua')).call('loans.approve', { loanId });
    await (await gerai.as('bendahara')).call('loans.disburse', { loanId, via: 'bank' });
    expect((await view(gerai, loanId)).rows.map((row) => row.due)).toEqual(['2026-12-31', '2027-01-31', '2027-02-28']);
  });
});

describe('whoever decides', () => {
  it('is never the borrower, with the own hand or the own PIN', async () => {
    const { gerai, memberId } = await withProduct({ ...PRODUCT, maxPrincipal: undefined });
    const admin = await gerai.as('admin');
    const { rows } = await admin.call('people.list', {});
    const idOf = (username: string): string => rows.find((row) => row.username === username)?.userId ?? '';
    await (await gerai.as('bendahara')).call('savings.deposit', { memberId, kind: 'wajib', amount: 60_000_000, via: 'bank', date: '2026-06-02' });
    await admin.call('people.update', { userId: idOf('suryadi'), memberId });
    const own = await apply(gerai, memberId);
    expect(await refusedOn(gerai, 'ketua', 'loans.approve', { loanId: own.loanId, approval: LOGIN.bendahara })).toBe('SELF_APPROVAL');
    await admin.call('people.update', { userId: idOf('suryadi'), memberId: null });
    await admin.call('people.update', { userId: idOf('maryam'), memberId });
    expect(await refusedOn(gerai, 'ketua', 'loans.approve', { loanId: own.loanId, approval: LOGIN.bendahara })).toBe('SELF_APPROVAL approval.username');
    expect((await admin.call('people.list', {})).rows.find((row) => row.username === 'maryam')).toMatchObject({ memberId });
    const other = await newMember(gerai);
    expect(await refusedOn(gerai, 'admin', 'people.update', { userId: idOf('nurul'), memberId })).toBe('CONFLICT memberId');
    expect((await admin.call('people.update', { userId: idOf('nurul'), memberId: other.memberId })).userId).toBe(idOf('nurul'));
    await mustVerify(gerai);
  });

  it('is held to a tenth of own capital for officers', async () => {
    const { gerai, memberId } = await withProduct({ ...PRODUCT, secondApprovalAbove: undefined });
    const admin = await gerai.as('admin');
    const { rows } = await admin.call('people.list', {});
    await admin.call('people.update', { userId: rows.find((row) => row.username === 'bambang')?.userId ?? '', memberId });
    await (await gerai.as('bendahara')).call('savings.deposit', { memberId, kind: 'wajib', amount: 10_000_000, via: 'bank' });
    const refused = await (await gerai.as('bendahara')).refused('loans.apply', { memberId, ...TERMS, principal: 1_000_001 });
    expect([refused.rule, refused.details?.['capital'], refused.details?.['limit'], refused.details?.['left']]).toEqual(['RELATED_LIMIT', 10_000_000, 1_000_000, 1_000_000]);
    const { loanId } = await apply(gerai, memberId, { principal: 600_000 });
    const second = await apply(gerai, memberId, { principal: 600_000 });
    await (await gerai.as('ketua')).call('loans.approve', { loanId });
    expect(await refusedOn(gerai, 'ketua', 'loans.approve', { loanId: second.loanId })).toBe('RELATED_LIMIT principal');
    await (await gerai.as('bendahara')).call('loans.disburse', { loanId, via: 'bank' });
    expect((await (await gerai.as('pengawas')).call('loans.concentration', { asOf: '2026-11-21' })).related).toMatchObject({ pct: '10', limit: 1_000_000, used: 600_000, left: 400_000, rows: [{ memberId, outstanding: 600_000, pct: '6' }] });
  });
});

describe('an assessment', () => {
  it('holds instalments against income, wajib, delays, money, other loans, size, security and kinship', async () => {
    const { gerai, memberId } = await withProduct();
    await (await gerai.as('bendahara')).call('savings.deposit', { memberId, kind: 'wajib', amount: 240_000, via: 'bank' });
    const clerk = await gerai.as('bendahara');
    const asked = { memberId, principal: 6_000_000, months: 12, method: 'menurun', annualPct: '12', firstDue: '2026-12-05' } as const;
    const { checks, instalment, totals, effectivePct } = await clerk.call('loans.assess', { ...asked, income: 2_500_000 });
    expect([instalment, totals.interest, effectivePct]).toEqual([560_000, 390_000, '12']);
    expect(checks.map(({ key, ok, title }) => [key, ok, title])).toEqual([
      ['batas', 'aman', 'Jasa 12% setahun'], ['angsuran', 'aman', 'Angsuran 22% dari penghasilan'], ['wajib', 'aman', 'Simpanan wajib lengkap 12 bulan'], ['telat', 'aman', 'Belum pernah meminjam'], ['dana', 'aman', 'Dana pinjaman cukup'],
      ['pinjaman-lain', 'aman', 'Tidak ada pinjaman lain'], ['terbesar', 'lihat', '100% dari seluruh pinjaman'], ['jaminan', 'aman', 'Jaminan tidak disyaratkan'], ['terkait', 'aman', 'Bukan pihak terkait'],
    ]);
    const flat = await clerk.call('loans.assess', { ...asked, method: 'flat', annualPct: '14' });
    expect([flat.effectivePct, flat.checks[0]?.ok, flat.checks[1]?.title]).toEqual(['24.91', 'lihat', 'Penghasilan belum diisi']);
    const heavy = await clerk.call('loans.assess', { ...asked, principal: 90_000_000, annualPct: '25', income: 2_500_000 });
    expect(heavy.checks.filter(({ ok }) => ok === 'tidak').map(({ key }) => key)).toEqual(['batas', 'angsuran', 'dana']);
    expect(await refusedOn(gerai, 'bendahara', 'loans.assess', { ...asked, product: 'sepeda' })).toBe('VALIDATION product');
  });
});
