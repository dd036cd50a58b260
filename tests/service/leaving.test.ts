import { describe, expect, it } from 'vitest';
import { fillKasUsp, linesOf, newMember, plain, refusedOn } from '../support/counter.ts';
import { LOGIN, openGerai, type Gerai } from '../support/gerai.ts';
import { mustVerify, openTill, peek } from '../support/till.ts';

const DAY = '2026-11-21';
const leave = { date: DAY, reason: 'pindah kota' };
const balance = async (gerai: Gerai, code: string): Promise<number> => {
  const row = (await (await gerai.as('bendahara')).call('ledger.trialBalance', { asOf: DAY })).rows.find((each) => each.code === code);
  return (row?.debit ?? 0) - (row?.credit ?? 0);
};

async function saver(gerai: Gerai, amounts: Partial<Record<'pokok' | 'wajib' | 'sukarela', number>>): Promise<string> {
  const { memberId } = await newMember(gerai, { joinedOn: '2026-11-02' });
  const treasurer = await gerai.as('bendahara');
  for (const [kind, amount] of Object.entries(amounts)) await treasurer.call('savings.deposit', { memberId, kind: kind as 'pokok', amount, via: 'bank' });
  return memberId;
}

describe('leaving', () => {
  it('gives all savings back by one document, and its undoing brings them and the membership back', async () => {
    const gerai = await openGerai({ begun: '2026-11-01', clock: DAY });
    const treasurer = await gerai.as('bendahara');
    await fillKasUsp(gerai, 1_000_000, '2026-11-01');
    const memberId = await saver(gerai, { pokok: 100_000, wajib: 40_000, sukarela: 260_500 });
    expect(await treasurer.call('members.exitQuote', { memberId })).toEqual({ savings: { pokok: 100_000, wajib: 40_000, sukarela: 260_500, berjangka: 0, hariRaya: 0 }, debts: [], payout: 400_500, blockers: [], heirName: '' });
    const done = await treasurer.call('members.exit', { memberId, ...leave });
    expect(done).toEqual({ number: 'AK-2026-000001', entryNumber: done.entryNumber, payout: 400_500, paid: 400_500, settled: [] });
    expect(await linesOf(gerai, done.entryNumber ?? '')).toEqual([
      ['3-1110', 'USP', 100_000, 0, null, 'A-0001'], ['3-1120', 'USP', 40_000, 0, null, 'A-0001'], ['2-1210', 'USP', 260_500, 0, null, 'A-0001'], ['2-1260', 'USP', 0, 400_500, null, 'A-0001'], ['2-1260', 'USP', 400_500, 0, null, 'A-0001'],
      ['1-1130', 'USP', 0, 400_500, 'savings', null],
    ]);
    expect(await treasurer.call('members.get', { memberId })).toMatchObject({ state: 'keluar', leftOn: DAY, stateReason: 'pindah kota', savings: { total: 0 }, leaverDue: 0 });
    const deposit = { memberId, kind: 'sukarela', amount: 1000, via: 'bank' } as const;
    expect(await refusedOn(gerai, 'bendahara', 'savings.deposit', deposit)).toBe('MEMBER_STATE memberId');
    expect(await refusedOn(gerai, 'bendahara', 'members.exit', { memberId, ...leave })).toBe('MEMBER_STATE memberId');
    expect(await refusedOn(gerai, 'bendahara', 'members.payLeaver', { memberId, via: 'kas' })).toBe('MEMBER_STATE memberId');
    const undo = { kind: 'SS', ref: 'SS-2026-000003', reason: 'salah', approval: LOGIN.ketua };
    expect(await refusedOn(gerai, 'bendahara', 'documents.reverse', undo)).toBe('IN_USE ref');
    const slip = plain((await treasurer.call('documents.render', { document: 'voucher', ref: done.number, format: 'text' })).text ?? '');
    for (const said of ['ANGGOTA KELUAR', 'Simpanan pokok', '100.000', 'Diterima anggota', '400.500', 'empat ratus ribu lima ratus']) expect(slip.toLowerCase()).toContain(said.toLowerCase());
    await treasurer.call('documents.reverse', { ...undo, kind: 'AK', ref: done.number });
    expect(await treasurer.call('members.get', { memberId })).toMatchObject({ state: 'aktif', leftOn: null, savings: { pokok: 100_000, wajib: 40_000, sukarela: 260_500, total: 400_500 } });
    expect([await balance(gerai, '2-1260'), await balance(gerai, '1-1130')]).toEqual([0, 1_000_000]);
    await treasurer.call('savings.deposit', deposit);
    await mustVerify(gerai);
  });

  it('sets loans and bon off against the savings, and owes the rest until it is collected in parts', async () => {
    const { gerai, treasurer, cashier, oil, member: memberId } = await openTill({ begun: '2026-11-01', clock: DAY, float: 500_000 });
    const chair = await gerai.as('ketua');
    await treasurer.call('savings.deposit', { memberId, kind: 'pokok', amount: 100_000, via: 'bank' });
    await treasurer.call('savings.deposit', { memberId, kind: 'sukarela', amount: 900_000, via: 'bank' });
    await treasurer.call('members.setCredit', { memberId, bonLimit: 100_000, bonDays: 14 });
    await cashier.call('sales.checkout', { memberId, lines: [{ productId: oil, qty: '2' }], payments: [{ method: 'bon', amount: 31_000 }] });
    const { loanId } = await treasurer.call('loans.apply', { memberId, principal: 600_000, months: 6, method: 'flat', annualPct: '12', purpose: 'Modal' });
    const blockers = async () => (await treasurer.call('members.exitQuote', { memberId })).blockers.map(({ message }) => plain(message));
    expect((await blockers())[0]).toMatch(/^Pengajuan pinjaman PP-2026-000001 belum selesai/);
    await chair.call('loans.approve', { loanId });
    await treasurer.call('loans.disburse', { loanId, via: 'bank' });
    // 600,000 and the running month's interest: 600,000 × 12% ÷ 12 = 6,000.
    const quote = await treasurer.call('members.exitQuote', { memberId });
    expect([quote.debts.map(({ kind, amount }) => [kind, amount]), quote.payout, quote.blockers]).toEqual([[['pinjaman', 606_000], ['bon', 31_000]], 363_000, []]);
    const done = await treasurer.call('members.exit', { memberId, ...leave, via: 'utang' });
    expect([done.payout, done.paid, done.settled.map(({ amount }) => amount)]).toEqual([363_000, 0, [606_000, 31_000]]);
    expect([await balance(gerai, '1-1310'), await balance(gerai, '1-1330'), await balance(gerai, '2-1260'), await balance(gerai, '4-1410')]).toEqual([0, 0, -363_000, -6_000]);
    expect((await treasurer.call('loans.get', { loanId })).status).toBe('lunas');
    expect((await treasurer.call('members.get', { memberId })).leaverDue).toBe(363_000);
    expect(await refusedOn(gerai, 'bendahara', 'members.payLeaver', { memberId, amount: 363_001, via: 'bank' })).toBe('VALIDATION amount');
    expect((await treasurer.call('members.payLeaver', { memberId, amount: 63_000, via: 'bank' })).left).toBe(300_000);
    const rest = await treasurer.call('members.payLeaver', { memberId, via: 'bank' });
    expect([rest.paid, rest.left, await balance(gerai, '2-1260')]).toEqual([300_000, 0, 0]);
    await mustVerify(gerai);
    // Undone again, step by step: what was paid last first, and with the exit the debts it had closed.
    const undo = { reason: 'batal pindah', approval: LOGIN.ketua };
    expect(await refusedOn(gerai, 'bendahara', 'documents.reverse', { ...undo, kind: 'AK', ref: done.number })).toBe('IN_USE ref');
    for (const ref of ['PK-2026-000002', 'PK-2026-000001']) await treasurer.call('documents.reverse', { ...undo, kind: 'PK', ref });
    expect(await refusedOn(gerai, 'bendahara', 'documents.reverse', { ...undo, kind: 'BB', ref: 'BB-2026-000001' })).toBe('IN_USE ref');
    await treasurer.call('documents.reverse', { ...undo, kind: 'AK', ref: done.number });
    expect([await balance(gerai, '1-1310'), await balance(gerai, '1-1330'), await balance(gerai, '2-1260'), await balance(gerai, '4-1410'), await balance(gerai, '2-1210')]).toEqual([600_000, 31_000, 0, 0, -900_000]);
    expect((await treasurer.call('members.get', { memberId })).state).toBe('aktif');
    await mustVerify(gerai);
  });

  it('is refused with every reason at once: debts above the savings, a cylinder lent, a post held', async () => {
    const { gerai, treasurer, cashier, oil, gas, member: memberId } = await openTill({ begun: '2026-11-01', clock: DAY, float: 500_000 });
    await treasurer.call('members.setCredit', { memberId, bonLimit: 100_000, bonDays: 14 });
    await treasurer.call('products.update', { productId: gas, cylinder: { deposit: 1000 } });
    await cashier.call('sales.checkout', { memberId, lines: [{ productId: oil, qty: '1' }], payments: [{ method: 'bon', amount: 15_500 }] });
    const { total } = await cashier.call('sales.quote', { memberId, lines: [{ productId: gas, qty: '1', cylinder: 'jaminan' }] });
    const lent = await cashier.call('sales.checkout', { memberId, lines: [{ productId: gas, qty: '1', cylinder: 'jaminan' }], payments: [{ method: 'tunai', amount: total }] });
    await (await gerai.as('ketua')).call('officers.appoint', { memberId, body: 'pengawas', post: 'anggota', from: DAY });
    const refused = await treasurer.refused('members.exit', { memberId, ...leave });
    expect([refused.rule, (refused.details?.['blockers'] as string[] | undefined)?.map(plain)]).toEqual(['MEMBER_STATE', [
      'Utangnya Rp 15.500 lebih besar dari simpanannya Rp 0; lunasi dahulu Rp 15.500.', `Tabung jaminan ${lent.number}/1 belum kembali.`, 'Masih menjabat anggota (pengawas); akhiri dahulu jabatannya.',
    ]]);
    expect(peek(gerai, "SELECT count(*) AS n FROM document WHERE kind = 'AK'")).toEqual([{ n: 0 }]);
  });

  it('of a member who died is settled with the heir, on no day before the death', async () => {
    const gerai = await openGerai({ begun: '2026-11-01', clock: DAY });
    const treasurer = await gerai.as('bendahara');
    const memberId = await saver(gerai, { sukarela: 50_000 });
    await treasurer.call('members.deceased', { memberId, date: '2026-11-21' });
    expect(await refusedOn(gerai, 'bendahara', 'members.exit', { memberId, ...leave, via: 'bank' })).toBe('VALIDATION heirName');
    const { number } = await treasurer.call('members.exit', { memberId, ...leave, via: 'bank', heirName: 'Andi Wijaya' });
    expect((await treasurer.call('documents.render', { document: 'voucher', ref: number, format: 'text' })).text).toContain('Andi Wijaya');
    expect((await treasurer.call('members.get', { memberId })).state).toBe('meninggal');
    expect(JSON.stringify(peek(gerai, 'SELECT amounts, refs FROM document'))).not.toContain('Andi');
    await mustVerify(gerai);
  });

  it('ends in a return under the old number, and then stays as it was settled', async () => {
    const gerai = await openGerai({ begun: '2026-11-01', clock: DAY });
    const treasurer = await gerai.as('bendahara');
    const nik = '6471055506910031';
    const { memberId } = await newMember(gerai, { nik, joinedOn: '2026-11-02' });
    await treasurer.call('savings.deposit', { memberId, kind: 'pokok', amount: 100_000, via: 'bank' });
    const { number } = await treasurer.call('members.exit', { memberId, ...leave, via: 'bank' });
    expect(await refusedOn(gerai, 'bendahara', 'members.create', { nik, name: 'Kembali', joinedOn: '2026-11-20' })).toBe('VALIDATION joinedOn');
    expect(await treasurer.call('members.create', { nik, name: 'Kembali', joinedOn: DAY })).toEqual({ memberId, memberNo: 'A-0001', state: 'aktif' });
    expect(await treasurer.call('members.get', { memberId })).toMatchObject({ name: 'Kembali', joinedOn: DAY, leftOn: null, state: 'aktif' });
    expect(await refusedOn(gerai, 'bendahara', 'documents.reverse', { kind: 'AK', ref: number, reason: 'salah', approval: LOGIN.ketua })).toBe('IN_USE ref');
    await treasurer.call('savings.deposit', { memberId, kind: 'pokok', amount: 100_000, via: 'bank' });
    await treasurer.call('members.exit', { memberId, ...leave, via: 'bank' });
    expect(await balance(gerai, '3-1110')).toBe(0);
    await mustVerify(gerai);
  });
});
