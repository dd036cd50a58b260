/** Sukarela that goes elsewhere: to other members, by limits, by itself; and the members' own books. */
import { describe, expect, it } from 'vitest';
import { linesOf, newMember } from '../support/counter.ts';
import { LOGIN, openGerai, type Gerai } from '../support/gerai.ts';
import { mustVerify, signIn } from '../support/till.ts';

type Named = { readonly memberId: string };
async function withSavings(gerai: Gerai, ...amounts: readonly number[]): Promise<Named[]> {
  const made: Named[] = [];
  for (const amount of amounts) {
    const member = await newMember(gerai, { joinedOn: '2026-09-01' });
    if (amount > 0) await (await signIn(gerai, 'bendahara')).call('savings.deposit', { memberId: member.memberId, kind: 'sukarela', amount, via: 'bank' });
    made.push(member);
  }
  return made;
}
const SEPTEMBER = { begun: '2026-09-01', clock: '2026-09-05' } as const;
const saved = async (gerai: Gerai, { memberId }: Named): Promise<number[]> => {
  const { pokok, wajib, sukarela } = await (await signIn(gerai, 'kasir')).call('savings.balances', { memberId });
  return [pokok, wajib, sukarela];
};
const set = async (gerai: Gerai, key: string, value: unknown): Promise<void> => void (await (await signIn(gerai, 'ketua')).call('settings.set', { key, value: value as never, effectiveFrom: '2026-09-05' }));

describe('a transfer', () => {
  it('moves sukarela to another member with the giver’s PIN or a consent, and is undone while it is there', async () => {
    const gerai = await openGerai(SEPTEMBER);
    const [ani, budi] = (await withSavings(gerai, 100_000, 0)) as [Named, Named];
    const treasurer = await signIn(gerai, 'bendahara');
    const params = { fromMemberId: ani.memberId, toMemberId: budi.memberId, amount: 30_000 };
    expect((await treasurer.refused('savings.transfer', params)).rule).toBe('APPROVAL_REQUIRED');
    await treasurer.call('members.setPin', { memberId: ani.memberId, pin: '482913' });
    expect((await treasurer.refused('savings.transfer', { ...params, memberPin: '000000' })).code).toBe('FORBIDDEN');
    const moved = await treasurer.call('savings.transfer', { ...params, memberPin: '482913', note: 'titip' });
    expect([moved.number, moved.fromBalance, moved.toBalance]).toEqual(['SP-2026-000001', 70_000, 30_000]);
    expect(await linesOf(gerai, moved.entryNumber)).toEqual([['2-1210', 'USP', 30_000, 0, null, 'A-0001'], ['2-1210', 'USP', 0, 30_000, null, 'A-0002']]);
    const paper = (await treasurer.call('documents.render', { document: 'voucher', ref: moved.number, format: 'text' })).text ?? '';
    for (const part of ['BUKTI PINDAH SIMPANAN', 'A-0001', 'A-0002', 'titip', '30.000']) expect(paper).toContain(part);
    await treasurer.call('savings.transfer', { ...params, amount: 5_000, toKind: 'wajib', approval: LOGIN.ketua });
    expect([await saved(gerai, ani), await saved(gerai, budi)]).toEqual([[0, 0, 65_000], [0, 5_000, 30_000]]);
    const undo = { kind: 'SP', ref: moved.number, reason: 'salah orang', approval: LOGIN.ketua } as const;
    const { number } = await treasurer.call('savings.withdraw', { memberId: budi.memberId, kind: 'sukarela', amount: 1, via: 'bank' });
    expect((await treasurer.refused('documents.reverse', undo)).details).toMatchObject({ by: number });
    await treasurer.call('documents.reverse', { kind: 'ST', ref: number, reason: 'batal', approval: LOGIN.ketua });
    await treasurer.call('documents.reverse', undo);
    expect([await saved(gerai, ani), await saved(gerai, budi)]).toEqual([[0, 0, 95_000], [0, 5_000, 0]]);
    await mustVerify(gerai);
  });

  it('pays the member’s own wajib and pokok; pokok once and whole, never more than there is', async () => {
    const gerai = await openGerai(SEPTEMBER);
    const [ani] = (await withSavings(gerai, 130_000)) as [Named];
    const treasurer = await signIn(gerai, 'bendahara');
    const own = { fromMemberId: ani.memberId, toMemberId: ani.memberId };
    expect((await treasurer.refused('savings.transfer', { ...own, amount: 1_000 })).details).toMatchObject({ field: 'toKind' });
    expect((await treasurer.refused('savings.transfer', { ...own, toKind: 'pokok', amount: 99_999 })).details).toMatchObject({ field: 'amount' });
    await treasurer.call('savings.transfer', { ...own, toKind: 'pokok', amount: 100_000 });
    expect((await treasurer.refused('savings.transfer', { ...own, toKind: 'pokok', amount: 100_000 })).rule).toBe('POKOK_PAID');
    expect((await treasurer.refused('savings.transfer', { ...own, toKind: 'wajib', amount: 30_001 })).rule).toBe('BALANCE_INSUFFICIENT');
    await treasurer.call('savings.transfer', { ...own, toKind: 'wajib', amount: 30_000 });
    expect(await saved(gerai, ani)).toEqual([100_000, 30_000, 0]);
    await mustVerify(gerai);
  });
});

describe('a withdrawal', () => {
  it('keeps to what the setting says: so much a day, so much stays, above so much with a consent', async () => {
    const gerai = await openGerai(SEPTEMBER);
    const [ani, budi] = (await withSavings(gerai, 1_000_000, 0)) as [Named, Named];
    await set(gerai, 'savings.withdrawal', { perDay: 500_000, keepAtLeast: 50_000, approvalAbove: 200_000 });
    const treasurer = await signIn(gerai, 'bendahara');
    const out = { memberId: ani.memberId, kind: 'sukarela', via: 'bank' } as const;
    expect((await treasurer.refused('savings.withdraw', { ...out, amount: 200_001 })).rule).toBe('APPROVAL_REQUIRED');
    await treasurer.call('savings.withdraw', { ...out, amount: 200_001, approval: LOGIN.ketua });
    await treasurer.call('savings.transfer', { fromMemberId: ani.memberId, toMemberId: budi.memberId, amount: 200_000, approval: LOGIN.ketua });
    // 400.001 of 500.000 have gone today.
    expect((await treasurer.refused('savings.withdraw', { ...out, amount: 100_000 })).rule).toBe('WITHDRAWAL_LIMIT');
    await treasurer.call('savings.withdraw', { ...out, amount: 99_999 });
    gerai.at('2026-09-06');
    const next = await signIn(gerai, 'bendahara');
    // 500.000 are left, 50.000 of them stay.
    expect((await next.refused('savings.withdraw', { ...out, amount: 450_001, approval: LOGIN.ketua })).details).toMatchObject({ field: 'amount', most: 450_000 });
    await next.call('savings.withdraw', { ...out, amount: 450_000, approval: LOGIN.ketua });
    expect(await saved(gerai, ani)).toEqual([0, 0, 50_000]);
  });
});

describe('what is taken by itself', () => {
  it('is whole months, the oldest first; who had too little is named; nothing twice', async () => {
    const gerai = await openGerai(SEPTEMBER);
    const [ani, budi, citra] = (await withSavings(gerai, 50_000, 19_999, 90_000)) as [Named, Named, Named];
    const treasurer = await signIn(gerai, 'bendahara');
    for (const period of ['2026-09', '2026-10']) await treasurer.call('savings.billWajib', { period });
    for (const { memberId } of [ani, budi]) expect(await treasurer.call('savings.setAutoDebit', { memberId, wajib: true, loans: false })).toEqual({ memberId, wajib: true, loans: false });
    expect(await treasurer.call('savings.autoDebit', { memberId: citra.memberId })).toEqual({ wajib: false, loans: false });
    gerai.at('2026-10-10');
    const later = await signIn(gerai, 'bendahara');
    const preview = await later.call('savings.autoDebitPreview', {});
    expect(preview.rows.map(({ memberNo, wajib, short }) => `${memberNo} ${wajib} ${short}`)).toEqual(['A-0001 40000 0', 'A-0002 0 40000']);
    const done = await later.call('savings.runAutoDebit', {});
    expect([done.date, done.members, done.wajib, done.loans, done.shortMembers, done.short.map(({ memberNo }) => memberNo)]).toEqual(['2026-10-10', 1, 40_000, 0, 1, ['A-0002']]);
    expect([await saved(gerai, ani), await saved(gerai, budi), await saved(gerai, citra)]).toEqual([[0, 40_000, 10_000], [0, 0, 19_999], [0, 0, 90_000]]);
    expect((await later.refused('savings.runAutoDebit', {})).code).toBe('CONFLICT');
    await later.call('savings.deposit', { memberId: budi.memberId, kind: 'sukarela', amount: 1, via: 'bank' });
    // With one rupiah more the older of two months is paid.
    expect((await later.call('savings.runAutoDebit', {})).wajib).toBe(20_000);
    expect(await saved(gerai, budi)).toEqual([0, 20_000, 0]);
    expect((await later.refused('savings.runAutoDebit', { date: '2026-10-09' })).rule).toBe('BACKDATED');
    expect((await later.refused('savings.runAutoDebit', { date: '2026-10-11' })).details).toMatchObject({ field: 'date' });
    await later.call('documents.reverse', { kind: 'SP', ref: 'SP-2026-000001', reason: 'tidak jadi', approval: LOGIN.ketua });
    expect(await saved(gerai, ani)).toEqual([0, 0, 50_000]);
    await mustVerify(gerai);
  });

  it('is whole instalments that are due too, behind the wajib', async () => {
    const gerai = await openGerai(SEPTEMBER);
    const [ani] = (await withSavings(gerai, 230_000)) as [Named];
    const treasurer = await signIn(gerai, 'bendahara');
    // 600.000 over six months at 12% flat: 100.000 and 6.000 each, first on 5 October.
    const { loanId } = await treasurer.call('loans.apply', { memberId: ani.memberId, principal: 600_000, months: 6, method: 'flat', annualPct: '12', purpose: 'Modal' });
    await (await signIn(gerai, 'ketua')).call('loans.approve', { loanId });
    await treasurer.call('loans.disburse', { loanId, via: 'bank' });
    await treasurer.call('savings.billWajib', { period: '2026-09' });
    await treasurer.call('savings.setAutoDebit', { memberId: ani.memberId, wajib: true, loans: true });
    expect((await treasurer.call('savings.autoDebitPreview', {})).totals).toEqual({ members: 1, wajib: 20_000, loans: 0, shortMembers: 0 });
    gerai.at('2026-10-05');
    const october = await signIn(gerai, 'bendahara');
    expect(await october.call('savings.runAutoDebit', {})).toMatchObject({ members: 1, wajib: 20_000, loans: 106_000, shortMembers: 0 });
    expect([await saved(gerai, ani), (await october.call('loans.get', { loanId })).outstanding]).toEqual([[0, 20_000, 104_000], 500_000]);
    gerai.at('2026-11-06');
    const november = await signIn(gerai, 'bendahara');
    // 106.000 are due, 104.000 are there: nothing is taken, and it is said.
    expect(await november.call('savings.runAutoDebit', {})).toMatchObject({ members: 0, loans: 0, shortMembers: 1, short: [{ memberNo: 'A-0001', short: 106_000 }] });
    await mustVerify(gerai);
  });

  it('goes through more members than one step, billed in steps too', async () => {
    const gerai = await openGerai(SEPTEMBER);
    const treasurer = await signIn(gerai, 'bendahara');
    const members = await withSavings(gerai, ...Array.from({ length: 53 }, () => 20_000));
    expect(await treasurer.call('savings.billWajib', { period: '2026-09' })).toMatchObject({ billed: 53, each: 20_000, total: 1_060_000 });
    for (const { memberId } of members) await treasurer.call('savings.setAutoDebit', { memberId, wajib: true, loans: true });
    expect(await treasurer.call('savings.runAutoDebit', {})).toMatchObject({ members: 53, wajib: 1_060_000, shortMembers: 0, short: [] });
    expect((await treasurer.call('savings.arrears', {})).total).toBe(0);
    await mustVerify(gerai);
  });
});

describe('a passbook', () => {
  it('goes on at the right line of the right page, and into a new book with what is carried over', async () => {
    const gerai = await openGerai(SEPTEMBER);
    await set(gerai, 'passbook.layout', { linesPerPage: 3, pages: 2 });
    const [ani] = (await withSavings(gerai, 100_000)) as [Named];
    const treasurer = await signIn(gerai, 'bendahara');
    const cashier = await signIn(gerai, 'kasir');
    const deposit = (amount: number): Promise<unknown> => treasurer.call('savings.deposit', { memberId: ani.memberId, kind: 'wajib', amount, via: 'bank' });
    for (const amount of [20_000, 21_000, 22_000]) await deposit(amount);
    const book = async () => cashier.call('savings.passbook', { memberId: ani.memberId });
    const place = ({ bookNo, page, line, fresh, left }: { bookNo: number; page: number; line: number; fresh?: number; left?: number }): unknown[] => [bookNo, page, line, fresh, left];
    const before = await book();
    expect([place(before), before.rows.map(({ text, credit, balance }) => `${text} ${credit} ${balance}`)]).toEqual([[1, 1, 1, 4, 6], ['Setor sukarela 100000 100000', 'Setor wajib 20000 120000', 'Setor wajib 21000 141000', 'Setor wajib 22000 163000']]);
    const print = async (index: number) => cashier.call('savings.markPrinted', { memberId: ani.memberId, throughSeq: before.rows[index]?.seq ?? 0 });
    expect(place(await print(1))).toEqual([1, 1, 3, undefined, undefined]);
    expect((await cashier.refused('savings.markPrinted', { memberId: ani.memberId, throughSeq: before.rows[1]?.seq ?? 0 })).details).toMatchObject({ field: 'throughSeq' });
    expect(place(await print(3))).toEqual([1, 2, 2, undefined, undefined]);
    for (const amount of [1, 2, 3]) await deposit(amount);
    const full = await book();
    expect(place(full)).toEqual([1, 2, 2, 3, 2]);
    expect((await cashier.refused('savings.markPrinted', { memberId: ani.memberId, throughSeq: full.rows.at(-1)?.seq ?? 0 })).message).toContain('buku sudah penuh');
    await cashier.call('savings.markPrinted', { memberId: ani.memberId, throughSeq: full.rows.at(-2)?.seq ?? 0 });
    // A line carried over, then the one that is left.
    expect(place(await cashier.call('savings.newPassbook', { memberId: ani.memberId }))).toEqual([2, 1, 2, undefined, undefined]);
    expect(place(await book())).toEqual([2, 1, 2, 1, 5]);
    await mustVerify(gerai);
  });
});
