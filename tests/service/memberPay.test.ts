import { describe, expect, it } from 'vitest';
import { LOGIN, newId, type Given } from '../support/gerai.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, openTill, peek, plain, type Till } from '../support/till.ts';

const PIN = '482913';

/** A till with an open shift, and a member with Rp100.000 of simpanan sukarela and a PIN. Oil is Rp15.500 to members, cost Rp14.500. */
async function savingTill(): Promise<Till> {
  const till = await openTill({ float: 500_000 });
  await till.treasurer.call('savings.deposit', { memberId: till.member, kind: 'sukarela', amount: 100_000, via: 'bank' });
  await till.treasurer.call('members.setPin', { memberId: till.member, pin: PIN });
  return till;
}
const buying = ({ member, oil }: Till, qty: number, payments: Given<'sales.checkout'>['payments']): Given<'sales.checkout'> => ({ memberId: member, lines: [{ productId: oil, qty: String(qty) }], payments });
const saved = async ({ cashier, member }: Till): Promise<number> => (await cashier.call('savings.balances', { memberId: member })).sukarela;

describe('paying out of simpanan sukarela', () => {
  it('takes the money with the member’s own PIN and posts it', async () => {
    const till = await savingTill();
    const { cashier, gerai, member, memberNo } = till;
    expect((await cashier.call('members.get', { memberId: member })).hasPin).toBe(true);
    const sale = await cashier.call('sales.checkout', { ...buying(till, 2, [{ method: 'sukarela', amount: 31_000 }]), memberPin: PIN });
    expect(await linesOf(gerai, sale.entryNumber)).toEqual([`4-1110 GERAI K 31000 ${memberNo}`, '5-1110 GERAI D 29000', '1-1410 GERAI K 29000', `2-1210 USP D 31000 ${memberNo}`]);
    expect(await saved(till)).toBe(69_000);
    expect((await cashier.call('savings.statement', { memberId: member, from: '2026-11-21', to: '2026-11-21' })).rows.at(-1)).toEqual({ date: '2026-11-21', number: sale.number, kind: 'sukarela', debit: 31_000, credit: 0, balance: 69_000 });
    expect((await cashier.call('sales.get', { saleId: sale.saleId })).payments).toEqual([{ method: 'sukarela', amount: 31_000, reference: 'PIN anggota' }]);
    expect((await cashier.call('members.get', { memberId: member })).trade.at(-1)?.sales).toBe(31_000);
    await mustVerify(gerai);
  });

  it('splits with cash, whose change and rounding it leaves alone, in any number of parts', async () => {
    const till = await savingTill();
    const sale = await till.cashier.call('sales.checkout', { ...buying(till, 3, [{ method: 'sukarela', amount: 10_000 }, { method: 'tunai', amount: 20_000 }, { method: 'sukarela', amount: 20_000 }]), memberPin: PIN });
    expect([sale.total, sale.paid, sale.change]).toEqual([46_500, 46_500, 3500]);
    expect(await saved(till)).toBe(70_000);
    await mustVerify(till.gerai);
  });

  it('takes a signed slip instead, with somebody else’s approval', async () => {
    const till = await savingTill();
    const bought = buying(till, 1, [{ method: 'sukarela', amount: 15_500 }]);
    const failure = await till.cashier.refused('sales.checkout', bought);
    expect([fieldOf(failure), plain(failure.message)]).toEqual(['APPROVAL_REQUIRED memberPin', 'Perlu izin orang lain. Potong simpanan Rp 15.500 perlu PIN anggota. Minta anggota mengetik PIN, atau cetak slip untuk ditandatangani dengan izin bendahara atau ketua.']);
    expect(fieldOf(await till.cashier.refused('sales.checkout', { ...bought, approval: LOGIN.kasir }))).toContain('SELF_APPROVAL');
    const sale = await till.cashier.call('sales.checkout', { ...bought, approval: LOGIN.bendahara });
    expect((await till.cashier.call('sales.get', { saleId: sale.saleId })).payments).toEqual([{ method: 'sukarela', amount: 15_500, reference: 'slip bertanda tangan' }]);
    const paper = (await till.cashier.call('documents.render', { document: 'sale-receipt', ref: sale.number, format: 'text' })).text ?? '';
    expect(paper).toMatch(/Anggota +Kasir\n +\n +\n\(\.+\) +\(\.+\)/);
    await mustVerify(till.gerai);
  });

  it('refuses more than is saved, a buyer who is no member, a proof typed by hand, and keeps the books as they were', async () => {
    const till = await savingTill();
    const refused = async (params: Given<'sales.checkout'>): Promise<string> => fieldOf(await till.cashier.refused('sales.checkout', params));
    expect(await refused({ ...buying(till, 7, [{ method: 'sukarela', amount: 108_500 }]), memberPin: PIN })).toContain('BALANCE_INSUFFICIENT');
    expect(await refused({ ...buying(till, 1, [{ method: 'sukarela', amount: 15_501 }]), memberPin: PIN })).toBe('VALIDATION payments');
    expect(await refused({ lines: [{ productId: till.oil, qty: '1' }], payments: [{ method: 'sukarela', amount: 15_700 }], memberPin: PIN })).toBe('VALIDATION payments.0.method');
    expect(await refused({ ...buying(till, 1, [{ method: 'sukarela', amount: 15_500, reference: 'benar' }]), memberPin: PIN })).toBe('VALIDATION payments.0.reference');
    expect(await saved(till)).toBe(100_000);
    expect(peek(till.gerai, 'SELECT count(*) AS n FROM sale')).toEqual([{ n: 0 }]);
    await mustVerify(till.gerai);
  });

  it('asks for the PIN alone, before anything is sold', async () => {
    const { cashier, gerai, member } = await savingTill();
    expect(await cashier.call('members.checkPin', { memberId: member, pin: PIN })).toMatchObject({ memberId: member });
    for (const left of [4, 3]) expect((await cashier.refused('members.checkPin', { memberId: member, pin: '000000' })).details).toMatchObject({ field: 'memberPin', triesLeft: left });
    await cashier.call('members.checkPin', { memberId: member, pin: PIN });
    expect(peek(gerai, 'SELECT failures FROM member_lock')).toEqual([{ failures: 0 }]);
    await mustVerify(gerai);
  });

  it('counts wrong PINs though the sale was undone, locks, and opens again with time or a new PIN', async () => {
    const till = await savingTill();
    const { cashier, gerai, treasurer, member } = till;
    const bought = buying(till, 1, [{ method: 'sukarela', amount: 15_500 }]);
    for (const left of [4, 3, 2, 1]) expect((await cashier.refused('sales.checkout', { ...bought, memberPin: '000000' })).details).toMatchObject({ field: 'memberPin', triesLeft: left });
    expect((await cashier.refused('sales.checkout', { ...bought, memberPin: '000000' })).details).toMatchObject({ minutes: 1, triesLeft: 0 });
    const locked = await cashier.refused('sales.checkout', { ...bought, memberPin: PIN });
    expect([locked.code, plain(locked.message)]).toEqual(['FORBIDDEN', 'PIN anggota terkunci sementara. Terlalu banyak PIN keliru; coba lagi 1 menit lagi, atau pakai slip bertanda tangan dengan izin.']);
    expect(peek(gerai, "SELECT summary FROM audit WHERE method = 'members.pin'")).toHaveLength(5);
    gerai.at('2026-11-21T02:01:01.000Z');
    await cashier.call('sales.checkout', { ...bought, memberPin: PIN });
    expect(peek(gerai, 'SELECT failures, locked_until FROM member_lock')).toEqual([{ failures: 0, locked_until: null }]);
    for (let n = 0; n < 5; n += 1) await cashier.refused('sales.checkout', { ...bought, memberPin: '000000' });
    await treasurer.call('members.setPin', { memberId: member, pin: '135790' });
    expect((await cashier.refused('sales.checkout', { ...bought, memberPin: PIN })).code).toBe('FORBIDDEN');
    await cashier.call('sales.checkout', { ...bought, memberPin: '135790' });
    await mustVerify(gerai);
  });

  it('asks for a PIN first where the member has none, and lets a repeated id pass without asking again', async () => {
    const till = await openTill({ float: 500_000 });
    const { cashier, treasurer, member, gerai } = till;
    await treasurer.call('savings.deposit', { memberId: member, kind: 'sukarela', amount: 100_000, via: 'bank' });
    const bought = buying(till, 1, [{ method: 'sukarela', amount: 15_500 }]);
    expect(fieldOf(await cashier.refused('sales.checkout', { ...bought, memberPin: PIN }))).toBe('MEMBER_PIN memberPin');
    await treasurer.call('members.setPin', { memberId: member, pin: PIN });
    const id = newId();
    const first = await cashier.call('sales.checkout', { ...bought, id, memberPin: PIN });
    expect(await cashier.call('sales.checkout', { ...bought, id, memberPin: '999999' })).toEqual({ ...first, replayed: true });
    expect(peek<{ text: string }>(gerai, 'SELECT group_concat(result) AS text FROM command')[0]?.text).not.toContain(PIN);
    await mustVerify(gerai);
  });

  it('comes back to the savings with a void, and in parts with returns', async () => {
    const till = await savingTill();
    const { cashier, gerai, memberNo } = till;
    const voided = await cashier.call('sales.checkout', { ...buying(till, 2, [{ method: 'sukarela', amount: 31_000 }]), memberPin: PIN });
    await cashier.call('sales.void', { saleId: voided.saleId, reason: 'salah barang', approval: LOGIN.bendahara });
    expect(await saved(till)).toBe(100_000);
    const sale = await cashier.call('sales.checkout', { ...buying(till, 4, [{ method: 'sukarela', amount: 42_000 }, { method: 'tunai', amount: 20_000 }]), memberPin: PIN });
    const returned = async (refund?: 'tunai') => cashier.call('sales.return', { saleId: sale.saleId, lines: [{ lineNo: 1, qty: '2', condition: 'baik' }], reason: 'kemasan salah', approval: LOGIN.ketua, ...(refund === undefined ? {} : { refund }) });
    const half = await returned();
    expect(half.refunds).toEqual([{ method: 'sukarela', amount: 21_000 }, { method: 'tunai', amount: 10_000 }]);
    expect(await linesOf(gerai, half.entryNumber)).toContain(`2-1210 USP K 21000 ${memberNo}`);
    expect(await saved(till)).toBe(79_000);
    expect((await returned('tunai')).refunds).toEqual([{ method: 'tunai', amount: 31_000 }]);
    expect(await saved(till)).toBe(79_000);
    expect((await balancesOf(gerai, '2026-11-21'))['2-1210']).toBe(-79_000);
    await mustVerify(gerai);
  });
});
