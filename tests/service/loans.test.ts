import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loanChecks, loanInterestSums } from '../../electron/service/loans/index.ts';
import { memberChecks } from '../../electron/service/members/index.ts';
import { savingsChecks } from '../../electron/service/savings/index.ts';
import { addDays, calendarDate } from '../../shared/domain/dates.ts';
import { fillKasUsp, linesOf, newMember, placesOf, plain, reading, refusedOn, tamper } from '../support/counter.ts';
import { newId, openGerai, type Gerai, type Given } from '../support/gerai.ts';
import { check } from '../support/property.ts';

type Terms = Omit<Given<'loans.apply'>, 'memberId'>;

/** Rp3.000.000 flat 12% a year over three months: rows of Rp1.000.000 + Rp30.000. */
const TERMS: Terms = { principal: 3_000_000, months: 3, method: 'flat', annualPct: '12', purpose: 'modal warung' };

const apply = async (gerai: Gerai, memberId: string, terms: Partial<Terms> = {}) => (await gerai.as('bendahara')).call('loans.apply', { memberId, ...TERMS, ...terms });
const approve = async (gerai: Gerai, loanId: string) => (await gerai.as('ketua')).call('loans.approve', { loanId });
const disburse = async (gerai: Gerai, params: Given<'loans.disburse'>) => (await gerai.as('bendahara')).call('loans.disburse', params);
const pay = async (gerai: Gerai, params: Given<'loans.pay'>) => (await gerai.as('kasir')).call('loans.pay', params);
const view = async (gerai: Gerai, loanId: string) => (await gerai.as('kasir')).call('loans.get', { loanId });

/** A gerai of 21 November with one member whose loan was asked for and paid out over the bank on a day. */
async function running(date: string, terms: Partial<Terms> = {}, begun = date): Promise<{ gerai: Gerai; memberId: string; loanId: string }> {
  const gerai = await openGerai({ clock: date, begun });
  const { memberId } = await newMember(gerai);
  const { loanId } = await apply(gerai, memberId, terms);
  await approve(gerai, loanId);
  await disburse(gerai, { loanId, via: 'bank' });
  gerai.at('2026-11-21');
  return { gerai, memberId, loanId };
}

describe('a simulated schedule', () => {
  // Domain §5.3: L1 flat, L4 declining as published; L7 annuity rounded to the rupiah.
  it('follows published tables', async () => {
    const cashier = await (await openGerai()).as('kasir');
    const flat = await cashier.call('loans.simulate', { principal: 30_000_000, annualPct: '12', months: 12, method: 'flat', firstDue: '2026-12-21' });
    expect(flat.rows[0]).toEqual({ no: 1, due: '2026-12-21', principal: 2_500_000, interest: 300_000, payment: 2_800_000, balance: 27_500_000 });
    expect(flat.totals).toEqual({ principal: 30_000_000, interest: 3_600_000, payment: 33_600_000 });
    const declining = await cashier.call('loans.simulate', { principal: 5_000_000, annualPct: '22', months: 12, method: 'menurun', firstDue: '2014-04-24' });
    expect([declining.rows[1], declining.rows[11]]).toEqual([
      { no: 2, due: '2014-05-24', principal: 416_667, interest: 84_028, payment: 500_695, balance: 4_166_666 }, { no: 12, due: '2015-03-24', principal: 416_663, interest: 7_639, payment: 424_302, balance: 0 },
    ]);
    expect(declining.totals.interest).toBe(595_834);
    const annuity = await cashier.call('loans.simulate', { principal: 173_600_000, annualPct: '17', months: 60, method: 'anuitas', firstDue: '2026-12-31' });
    expect([annuity.rows[0]?.payment, annuity.rows[0]?.interest, annuity.rows[59]?.balance]).toEqual([4_314_407, 2_459_333, 0]);
    expect(annuity.rows.slice(0, 4).map((row) => row.due)).toEqual(['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31']);
  });

  it('names the field that cannot be', async () => {
    const gerai = await openGerai();
    const good = { principal: 1_000_000, annualPct: '12', months: 12, method: 'flat', firstDue: '2026-12-21' };
    const wrong: readonly [object, string][] = [
      [{ principal: 0 }, 'principal'], [{ months: 0 }, 'months'], [{ months: 361 }, 'months'], [{ annualPct: '-1' }, 'annualPct'], [{ method: 'balon' }, 'method'], [{ firstDue: '2026-02-30' }, 'firstDue'], [{ firstDue: '2199-02-01' }, 'firstDue'],
    ];
    for (const [fields, field] of wrong) expect([fields, await refusedOn(gerai, 'kasir', 'loans.simulate', { ...good, ...fields })]).toEqual([fields, `VALIDATION ${field}`]);
  });
});

describe('asking for a loan', () => {
  it('is a numbered application that posts nothing, until the chair agrees', async () => {
    const gerai = await openGerai({ clock: '2026-11-21' });
    const { memberId } = await newMember(gerai, { name: 'Siti Rahma' });
    const before = await (await gerai.as('bendahara')).call('ledger.trialBalance', { asOf: '2026-11-21' });
    const asked = await apply(gerai, memberId);
    expect([asked.number, asked.status]).toEqual(['PP-2026-000001', 'diajukan']);
    expect(await view(gerai, asked.loanId)).toMatchObject({
      loanId: asked.loanId, number: 'PP-2026-000001', memberId, memberNo: 'A-0001', name: 'Siti Rahma', principal: 3_000_000, annualPct: '12', months: 3, method: 'flat', purpose: 'modal warung', status: 'diajukan',
      outstanding: 0, payoff: 0, rows: [], payments: [],
    });
    expect(await approve(gerai, asked.loanId)).toEqual({ loanId: asked.loanId, status: 'disetujui' });
    expect(await (await gerai.as('bendahara')).call('ledger.trialBalance', { asOf: '2026-11-21' })).toEqual(before);
  });

  it("stays within the law's cap and the board's limits", async () => {
    const gerai = await openGerai({ clock: '2026-11-21' });
    const { memberId } = await newMember(gerai);
    await (await gerai.as('ketua')).call('settings.set', { key: 'loan.policy', value: { maxPrincipal: 5_000_000, maxMonths: 24 }, effectiveFrom: '2026-11-01' });
    const capped = await (await gerai.as('bendahara')).refused('loans.apply', { memberId, ...TERMS, annualPct: '24.000000000001' });
    expect([capped.rule, capped.message]).toEqual(['RATE_CAP', 'Jasa melebihi batas hukum. Diminta 24,000000000001% setahun, paling tinggi 24%. Turunkan jasanya.']);
    expect(await refusedOn(gerai, 'bendahara', 'loans.apply', { memberId, ...TERMS, principal: 5_000_001 })).toBe('VALIDATION principal');
    expect(await refusedOn(gerai, 'bendahara', 'loans.apply', { memberId, ...TERMS, months: 25 })).toBe('VALIDATION months');
    expect(await refusedOn(gerai, 'bendahara', 'loans.apply', { memberId: newId(), ...TERMS })).toBe('NOT_FOUND memberId');
    expect((await apply(gerai, memberId, { principal: 5_000_000, months: 24, annualPct: '24' })).number).toBe('PP-2026-000001');
    expect((await apply(gerai, memberId, { annualPct: '0' })).number).toBe('PP-2026-000002');
    tamper(gerai, "UPDATE member SET state = 'diblokir'");
    expect(await refusedOn(gerai, 'bendahara', 'loans.apply', { memberId, ...TERMS })).toBe('MEMBER_STATE memberId');
  });

  it('is asked by bendahara, decided by ketua, once, and never by who wrote it', async () => {
    const gerai = await openGerai({ clock: '2026-11-21' });
    const { memberId } = await newMember(gerai);
    const [first, second, third] = [await apply(gerai, memberId), await apply(gerai, memberId), await apply(gerai, memberId)];
    for (const role of ['kasir', 'ketua', 'pengawas', 'admin'] as const) expect(await refusedOn(gerai, role, 'loans.apply', { memberId, ...TERMS })).toBe('FORBIDDEN');
    for (const role of ['kasir', 'bendahara', 'pengawas', 'admin'] as const)
      for (const method of ['loans.approve', 'loans.reject'] as const) expect(await refusedOn(gerai, role, method, { loanId: first.loanId })).toBe('FORBIDDEN');
    const chair = await gerai.as('ketua');
    await approve(gerai, first.loanId);
    expect((await chair.call('loans.reject', { loanId: second.loanId, note: 'agunan kurang' })).status).toBe('ditolak');
    for (const { loanId } of [first, second]) for (const method of ['loans.approve', 'loans.reject'] as const) expect(await refusedOn(gerai, 'ketua', method, { loanId })).toBe('LOAN_STATE');
    expect(await refusedOn(gerai, 'ketua', 'loans.approve', { loanId: newId() })).toBe('NOT_FOUND loanId');

    const people = await (await gerai.as('admin')).call('people.list', {});
    const treasurer = people.rows.find((row) => row.username === 'maryam');
    await (await gerai.as('admin')).call('people.update', { userId: treasurer?.userId ?? '', role: 'ketua' });
    expect(await refusedOn(gerai, 'bendahara', 'loans.approve', { loanId: third.loanId })).toBe('SELF_APPROVAL');
  });

  it('is listed newest first, by state and by member', async () => {
    const gerai = await openGerai({ clock: '2026-11-21' });
    const [siti, budi] = [await newMember(gerai, { name: 'Siti' }), await newMember(gerai, { name: 'Budi' })];
    const first = await apply(gerai, siti.memberId);
    await apply(gerai, budi.memberId);
    await approve(gerai, first.loanId);
    const cashier = await gerai.as('kasir');
    const numbers = async (params: Given<'loans.list'>): Promise<string[]> => (await cashier.call('loans.list', params)).rows.map((row) => row.number);
    expect(await numbers({})).toEqual(['PP-2026-000002', 'PP-2026-000001']);
    expect(await numbers({ limit: 1 })).toEqual(['PP-2026-000002']);
    expect(await numbers({ memberId: siti.memberId })).toEqual(['PP-2026-000001']);
    expect(await numbers({ memberId: siti.memberId, status: 'diajukan' })).toEqual([]);
    expect((await cashier.call('loans.list', { status: 'disetujui' })).rows).toEqual([
      { loanId: first.loanId, number: 'PP-2026-000001', memberNo: 'A-0001', name: 'Siti', principal: 3_000_000, outstanding: 0, status: 'disetujui', date: '2026-11-21' },
    ]);
  });
});

describe('paying a loan out', () => {
  it('D 1-1310 / K cash net, K 4-1420 fee, and freezes the schedule', async () => {
    const gerai = await openGerai({ clock: '2026-11-21' });
    await fillKasUsp(gerai, 2_970_000);
    const { memberId } = await newMember(gerai);
    const { loanId } = await apply(gerai, memberId);
    expect(await refusedOn(gerai, 'bendahara', 'loans.disburse', { loanId, via: 'kas' })).toBe('LOAN_STATE');
    await approve(gerai, loanId);
    expect(await refusedOn(gerai, 'bendahara', 'loans.disburse', { loanId, via: 'kas', adminFee: 3_000_000 })).toBe('VALIDATION adminFee');
    expect(await refusedOn(gerai, 'bendahara', 'loans.disburse', { loanId, via: 'kas', date: '2026-11-22' })).toBe('VALIDATION date');
    expect(await refusedOn(gerai, 'bendahara', 'loans.disburse', { loanId, via: 'kas', adminFee: 29_999 })).toBe('BALANCE_INSUFFICIENT');
    for (const role of ['kasir', 'ketua', 'pengawas', 'admin'] as const) expect(await refusedOn(gerai, role, 'loans.disburse', { loanId, via: 'kas' })).toBe('FORBIDDEN');

    const slip = await disburse(gerai, { loanId, via: 'kas', adminFee: 30_000 });
    expect([slip.number, slip.net]).toEqual(['PC-2026-000001', 2_970_000]);
    expect(await linesOf(gerai, slip.entryNumber)).toEqual([
      ['1-1310', 'USP', 3_000_000, 0, null, 'A-0001'], ['1-1130', 'USP', 0, 2_970_000, 'loans-out', null], ['4-1420', 'USP', 0, 30_000, null, 'A-0001'],
    ]);
    const loan = await view(gerai, loanId);
    expect([loan.status, loan.outstanding, loan.payoff]).toEqual(['berjalan', 3_000_000, 3_030_000]);
    expect(loan.rows).toEqual([
      { no: 1, due: '2026-12-21', principal: 1_000_000, interest: 30_000, payment: 1_030_000, balance: 2_000_000, principalPaid: 0, interestPaid: 0 },
      { no: 2, due: '2027-01-21', principal: 1_000_000, interest: 30_000, payment: 1_030_000, balance: 1_000_000, principalPaid: 0, interestPaid: 0 },
      { no: 3, due: '2027-02-21', principal: 1_000_000, interest: 30_000, payment: 1_030_000, balance: 0, principalPaid: 0, interestPaid: 0 },
    ]);
    expect(await refusedOn(gerai, 'bendahara', 'loans.disburse', { loanId, via: 'kas' })).toBe('LOAN_STATE');
  });

  it('is due on the same day next month, at the end of a short one, unless a day was agreed', async () => {
    const short = await running('2026-01-31');
    expect((await view(short.gerai, short.loanId)).rows.map((row) => row.due)).toEqual(['2026-02-28', '2026-03-31', '2026-04-30']);
    const agreed = await running('2026-01-31', { firstDue: '2026-03-10' });
    expect((await view(agreed.gerai, agreed.loanId)).rows.map((row) => row.due)).toEqual(['2026-03-10', '2026-04-10', '2026-05-10']);
  });

  it('refuses a day before it was asked for, a first due date that has come before the money, and a closed month', async () => {
    const gerai = await openGerai({ begun: '2026-09-01', clock: '2026-10-05' });
    const { memberId } = await newMember(gerai);
    const { loanId } = await apply(gerai, memberId, { firstDue: '2026-11-10' });
    await approve(gerai, loanId);
    gerai.at('2026-11-21');
    expect(await refusedOn(gerai, 'bendahara', 'loans.disburse', { loanId, via: 'bank', date: '2026-10-04' })).toBe('BACKDATED date');
    expect(await refusedOn(gerai, 'bendahara', 'loans.disburse', { loanId, via: 'bank', date: '2026-11-10' })).toBe('LOAN_STATE');
    const treasurer = await gerai.as('bendahara');
    await treasurer.call('ledger.post', { date: '2026-09-01', memo: 'Saldo awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] });
    await treasurer.call('periods.close', { period: '2026-09' });
    expect(await refusedOn(gerai, 'bendahara', 'loans.disburse', { loanId, via: 'bank', date: '2026-09-30' })).toBe('PERIOD_CLOSED date');
    expect((await disburse(gerai, { loanId, via: 'bank', date: '2026-11-09' })).net).toBe(3_000_000);
  });

  it('refuses a day before it was agreed to', async () => {
    const gerai = await openGerai({ clock: '2026-10-05' });
    const { memberId } = await newMember(gerai);
    const { loanId } = await apply(gerai, memberId);
    gerai.at('2026-10-08');
    await approve(gerai, loanId);
    gerai.at('2026-11-21');
    const failure = await (await gerai.as('bendahara')).refused('loans.disburse', { loanId, via: 'bank', date: '2026-10-07' });
    expect([failure.rule, failure.details?.['last'], failure.message]).toEqual(['BACKDATED', '2026-10-08', 'Tanggal terlalu mundur. PP-2026-000001 baru disetujui 8 Okt 2026. Pakai tanggal itu atau sesudahnya.']);
    expect((await disburse(gerai, { loanId, via: 'bank', date: '2026-10-08' })).net).toBe(3_000_000);
  });

  it("comes out of the drawer of a bendahara's open shift", async () => {
    const gerai = await openGerai({ clock: '2026-11-21' });
    const treasurer = await gerai.as('bendahara');
    const { memberId } = await newMember(gerai);
    const { loanId } = await apply(gerai, memberId, { principal: 400_000 });
    await approve(gerai, loanId);
    await treasurer.call('shifts.open', { float: 500_000 });
    const slip = await disburse(gerai, { loanId, via: 'kas' });
    expect((await linesOf(gerai, slip.entryNumber))[1]).toEqual(['1-1120', 'UMUM', 0, 400_000, 'loans-out', null]);
    expect((await treasurer.call('shifts.close', { counted: { '100000': 1 } })).difference).toBe(0);
  });
});

describe('paying a loan back', () => {
  it('takes due interest, then due principal: D cash / K 1-1310, 4-1410', async () => {
    const { gerai, memberId, loanId } = await running('2026-06-30');
    const slip = await pay(gerai, { loanId, amount: 1_030_000, via: 'kas', date: '2026-07-30' });
    expect(slip).toMatchObject({ number: 'AP-2026-000001', allocation: { penalty: 0, interest: 30_000, principal: 1_000_000 }, outstanding: 2_000_000, status: 'berjalan' });
    expect(await linesOf(gerai, slip.entryNumber)).toEqual([['1-1130', 'USP', 1_030_000, 0, 'loans-in', null], ['1-1310', 'USP', 0, 1_000_000, null, 'A-0001'], ['4-1410', 'USP', 0, 30_000, null, 'A-0001']]);

    const later = await pay(gerai, { loanId, amount: 70_000, via: 'bank', date: '2026-09-30' });
    expect(later.allocation).toEqual({ penalty: 0, interest: 60_000, principal: 10_000 });
    const loan = await view(gerai, loanId);
    expect(loan.rows.map((row) => [row.principalPaid, row.interestPaid])).toEqual([[1_000_000, 30_000], [10_000, 30_000], [0, 30_000]]);
    expect(loan.payments).toEqual([
      { date: '2026-07-30', number: 'AP-2026-000001', penalty: 0, interest: 30_000, principal: 1_000_000 }, { date: '2026-09-30', number: 'AP-2026-000002', penalty: 0, interest: 60_000, principal: 10_000 },
    ]);
    expect([loan.outstanding, loan.payoff]).toEqual([1_990_000, 1_990_000]);
    expect(Object.fromEntries(reading(gerai, (db) => loanInterestSums(db)))).toEqual({ '2026-07/1': 30_000, '2026-09/1': 60_000 });
    expect(reading(gerai, (db) => db.sql('SELECT period, sales, loan_interest AS interest FROM trade_month ORDER BY period').all())).toEqual([{ period: '2026-07', sales: 0, interest: 30_000 }, { period: '2026-09', sales: 0, interest: 60_000 }]);
    const paper = await (await gerai.as('kasir')).call('documents.render', { document: 'loan-slip', ref: 'AP-2026-000001', format: 'text' });
    for (const text of ['AP-2026-000001', '1.030.000', '2.000.000']) expect(paper.text).toContain(text);
    expect((await (await gerai.as('kasir')).call('members.get', { memberId })).loans[0]).toMatchObject({ outstanding: 1_990_000, nextDue: '2026-08-30', nextAmount: 1_990_000 });
  });

  it('closes for the payoff and for nothing more; interest of later months is dropped', async () => {
    const { gerai, memberId, loanId } = await running('2026-10-31');
    expect((await view(gerai, loanId)).payoff).toBe(3_030_000);
    const over = await (await gerai.as('kasir')).refused('loans.pay', { loanId, amount: 3_030_001, via: 'bank' });
    expect([over.rule, over.details?.['payoff'], plain(over.message)]).toEqual([
      'LOAN_STATE', 3_030_000, 'Pinjaman tidak dapat diproses. PP-2026-000001 dapat dilunasi dengan Rp 3.030.000, hendak dibayar Rp 3.030.001. Terima paling banyak Rp 3.030.000.',
    ]);
    const params = { id: newId(), loanId, amount: 3_030_000, via: 'bank' } as const;
    const slip = await pay(gerai, params);
    expect(slip).toMatchObject({ allocation: { penalty: 0, interest: 30_000, principal: 3_000_000 }, outstanding: 0, status: 'lunas' });
    expect(await pay(gerai, params)).toEqual({ ...slip, replayed: true });
    expect(await refusedOn(gerai, 'kasir', 'loans.pay', { loanId, amount: 1, via: 'bank' })).toBe('LOAN_STATE');
    expect((await view(gerai, loanId))).toMatchObject({ status: 'lunas', outstanding: 0, payoff: 0 });
    expect((await (await gerai.as('kasir')).call('members.get', { memberId })).loans).toEqual([]);
  });

  it('puts extra money on the last principal, and asks the next instalment as planned', async () => {
    const { gerai, memberId, loanId } = await running('2026-11-01');
    expect((await pay(gerai, { loanId, amount: 1_500_000, via: 'bank' })).allocation).toEqual({ penalty: 0, interest: 0, principal: 1_500_000 });
    expect((await view(gerai, loanId)).rows.map((row) => row.principalPaid)).toEqual([0, 500_000, 1_000_000]);
    expect((await (await gerai.as('kasir')).call('members.get', { memberId })).loans).toEqual([{ loanId, number: 'PP-2026-000001', status: 'berjalan', outstanding: 1_500_000, nextDue: '2026-12-01', nextAmount: 1_030_000 }]);
  });

  it('refuses a day before the last move, tomorrow, a closed month, and a loan not paid out', async () => {
    const { gerai, memberId, loanId } = await running('2026-09-15', {}, '2026-09-01');
    const on = (date: string) => ({ loanId, amount: 10_000, via: 'bank', date }) as const;
    expect(await refusedOn(gerai, 'kasir', 'loans.pay', on('2026-09-14'))).toBe('BACKDATED date');
    expect(await refusedOn(gerai, 'kasir', 'loans.pay', on('2026-11-22'))).toBe('VALIDATION date');
    await pay(gerai, on('2026-09-15'));
    await pay(gerai, on('2026-10-20'));
    expect(await refusedOn(gerai, 'kasir', 'loans.pay', on('2026-10-19'))).toBe('BACKDATED date');
    await (await gerai.as('bendahara')).call('ledger.post', { date: '2026-09-15', memo: 'Asal saldo awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] });
    await (await gerai.as('bendahara')).call('periods.close', { period: '2026-09' });
    expect(await refusedOn(gerai, 'kasir', 'loans.pay', on('2026-09-30'))).toBe('PERIOD_CLOSED date');
    const waiting = await apply(gerai, memberId);
    expect(await refusedOn(gerai, 'kasir', 'loans.pay', { ...on('2026-11-20'), loanId: waiting.loanId })).toBe('LOAN_STATE');
    for (const role of ['ketua', 'pengawas', 'admin'] as const) expect(await refusedOn(gerai, role, 'loans.pay', on('2026-11-20'))).toBe('FORBIDDEN');
  });

  it('charges the penalty of the policy the loan was asked under, first', async () => {
    const gerai = await openGerai({ clock: '2026-07-31' });
    const chair = await gerai.as('ketua');
    await chair.call('settings.set', { key: 'loan.policy', value: { penalty: { pctPerMonth: '2', graceDays: 5 } }, effectiveFrom: '2026-01-01' });
    const { memberId } = await newMember(gerai);
    const { loanId } = await apply(gerai, memberId);
    await approve(gerai, loanId);
    await disburse(gerai, { loanId, via: 'bank' });
    gerai.at('2026-11-21');
    await chair.call('settings.set', { key: 'loan.policy', value: {}, effectiveFrom: '2026-11-22' });
    // Due 31 August: five days of grace, so 2% of Rp1.030.000 from 6 September, again from 6 October.
    expect((await pay(gerai, { loanId, amount: 10_000, via: 'bank', date: '2026-09-05' })).allocation).toEqual({ penalty: 0, interest: 10_000, principal: 0 });
    const slip = await pay(gerai, { loanId, amount: 50_000, via: 'bank', date: '2026-10-06' });
    // 2% of Rp1.020.000 on 6 September (Rp20.400), the same and 2% of row two's Rp1.030.000 (Rp20.600) on 6 October.
    expect(slip.allocation).toEqual({ penalty: 50_000, interest: 0, principal: 0 });
    expect((await linesOf(gerai, slip.entryNumber))[1]).toEqual(['4-1430', 'USP', 0, 50_000, null, 'A-0001']);
    expect((await pay(gerai, { loanId, amount: 11_500, via: 'bank', date: '2026-10-06' })).allocation).toEqual({ penalty: 11_400, interest: 100, principal: 0 });
    // What is paid on the day a late month begins does not lessen that month's penalty.
    expect((await pay(gerai, { loanId, amount: 1, via: 'bank', date: '2026-10-06' })).allocation).toEqual({ penalty: 0, interest: 1, principal: 0 });
    expect(placesOf(gerai, loanChecks)).toEqual([]);
    expect(Object.fromEntries(reading(gerai, (db) => loanInterestSums(db)))).toEqual({ '2026-09/1': 10_000, '2026-10/1': 101 });
    // A policy set back to before the loan gives nothing back.
    await chair.call('settings.set', { key: 'loan.policy', value: { penalty: { pctPerMonth: '1', graceDays: 5 } }, effectiveFrom: '2026-01-01' });
    expect((await pay(gerai, { loanId, amount: 1, via: 'bank', date: '2026-10-06' })).allocation).toEqual({ penalty: 0, interest: 1, principal: 0 });
  });
});

describe('what verify proves', () => {
  it('finds one wrong figure wherever it stands, and nothing without', async () => {
    const { gerai, loanId } = await running('2026-09-15');
    await pay(gerai, { loanId, amount: 1_030_000, via: 'bank', date: '2026-10-15' });
    expect(placesOf(gerai, loanChecks)).toEqual([]);
    const plants: readonly [plant: string, mend: string, places: string[]][] = [
      ['UPDATE loan SET outstanding = outstanding + 1', 'UPDATE loan SET outstanding = outstanding - 1', ['loan PP-2026-000001', 'loan 1-1310']],
      ["UPDATE loan SET status = 'lunas'", "UPDATE loan SET status = 'berjalan'", ['loan PP-2026-000001', 'loan 1-1310']],
      ['UPDATE loan SET principal = principal + 1', 'UPDATE loan SET principal = principal - 1', ['loan PP-2026-000001', 'loan PP-2026-000001']],
      ['DROP TRIGGER loan_payment_update; UPDATE loan_payment SET interest = interest + 1', 'UPDATE loan_payment SET interest = interest - 1', ['loan_payment AP-2026-000001']],
      ['DROP TRIGGER loan_payment_part_update; UPDATE loan_payment_part SET interest = interest + 1', 'UPDATE loan_payment_part SET interest = interest - 1', ['loan_payment AP-2026-000001', 'loan_payment_part PP-2026-000001/1']],
      ['DROP TRIGGER loan_row_update; UPDATE loan_row SET principal = principal + 1 WHERE no = 3', 'UPDATE loan_row SET principal = principal - 1 WHERE no = 3', ['loan PP-2026-000001', 'loan PP-2026-000001', 'loan_plan PC-2026-000001']],
    ];
    for (const [plant, mend, places] of plants) {
      tamper(gerai, plant);
      expect([plant, placesOf(gerai, loanChecks)]).toEqual([plant, places]);
      tamper(gerai, mend);
    }
    expect(placesOf(gerai, loanChecks)).toEqual([]);
  });
});

describe('any sequence of savings and loans', () => {
  const ahead = fc.integer({ min: 0, max: 45 });
  const step = fc.oneof(
    fc.record({ act: fc.constant('save' as const), kind: fc.constantFrom('wajib' as const, 'sukarela' as const), amount: fc.integer({ min: 1, max: 400_000 }), ahead }),
    fc.record({ act: fc.constant('draw' as const), amount: fc.integer({ min: 1, max: 400_000 }), ahead }),
    fc.record({ act: fc.constant('lend' as const), principal: fc.integer({ min: 1, max: 9_000_000 }), months: fc.integer({ min: 1, max: 12 }), method: fc.constantFrom('flat' as const, 'menurun' as const, 'anuitas' as const), annualPct: fc.constantFrom('0', '12', '21.5', '24'), fee: fc.integer({ min: 0, max: 99 }), ahead }),
    fc.record({ act: fc.constant('repay' as const), share: fc.integer({ min: 1, max: 1_100 }), ahead }),
  );

  it('keeps the sub-ledgers equal to their control accounts, and every rupiah paid in one place', async () => {
    const gerai = await openGerai({ clock: '2026-01-05' });
    // The clock goes forward only: one member's life after another's.
    let date = calendarDate('2026-01-05');
    await (await gerai.as('ketua')).call('settings.set', { key: 'loan.policy', value: { penalty: { pctPerMonth: '1.5', graceDays: 3 } }, effectiveFrom: '2026-01-01' });
    const [treasurer, chair, cashier] = [await gerai.as('bendahara'), await gerai.as('ketua'), await gerai.as('kasir')];
    const interestChecks = memberChecks({ sales: () => new Map(), loanInterest: loanInterestSums });
    await check(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const { memberId } = await newMember(gerai);
        let loanId: string | null = null;
        for (const each of steps) {
          date = addDays(date, each.ahead);
          gerai.at(date);
          const common = { via: 'bank', date } as const;
          if (each.act === 'save') await treasurer.call('savings.deposit', { memberId, kind: each.kind, amount: each.amount, ...common });
          else if (each.act === 'draw') {
            const { sukarela } = await cashier.call('savings.balances', { memberId });
            const params = { memberId, kind: 'sukarela', amount: each.amount, ...common } as const;
            if (each.amount > sukarela) expect((await treasurer.refused('savings.withdraw', params)).rule).toBe('BALANCE_INSUFFICIENT');
            else expect((await treasurer.call('savings.withdraw', params)).balance).toBe(sukarela - each.amount);
          } else if (each.act === 'lend') {
            const { principal, months, method, annualPct } = each;
            const asked = await treasurer.call('loans.apply', { memberId, principal, months, method, annualPct, purpose: 'uji' });
            await chair.call('loans.approve', { loanId: asked.loanId });
            const adminFee = Math.min(each.fee, principal - 1);
            expect((await treasurer.call('loans.disburse', { loanId: asked.loanId, adminFee, ...common })).net).toBe(principal - adminFee);
            loanId = asked.loanId;
          } else if (loanId !== null) {
            const { outstanding, status } = await cashier.call('loans.get', { loanId });
            const amount = Math.max(1, Math.floor((outstanding * each.share) / 1_000));
            const params = { loanId, amount, ...common };
            if (status === 'lunas') {
              expect((await cashier.refused('loans.pay', params)).rule).toBe('LOAN_STATE');
              continue;
            }
            const first = await cashier.refused('loans.pay', { ...params, amount: 999_999_999_999 });
            const payoff = Number(first.details?.['payoff']);
            const slip = await cashier.call('loans.pay', { ...params, amount: Math.min(amount, payoff) });
            const { penalty, interest, principal } = slip.allocation;
            expect(penalty + interest + principal).toBe(Math.min(amount, payoff));
            expect([slip.outstanding, slip.status]).toEqual([outstanding - principal, amount >= payoff ? 'lunas' : 'berjalan']);
          }
        }
        expect([...placesOf(gerai, savingsChecks), ...placesOf(gerai, loanChecks), ...placesOf(gerai, interestChecks)]).toEqual([]);
      }),
      { runs: 25 },
    );
    expect(await gerai.verify()).toMatchObject({ ok: true });
  });
});
