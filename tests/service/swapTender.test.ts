import { describe, expect, it } from 'vitest';
import { LOGIN, type Person } from '../support/gerai.ts';
import { balancesOf, fieldOf, mustVerify, openTill, peek, rowCounts, signIn, type Till } from '../support/till.ts';

const at = (seconds: number): string => new Date(Date.parse('2026-11-21T02:00:00.000Z') + seconds * 1000).toISOString();
const stock = async (person: Person, productId: string) => (await person.call('stock.onHand', {})).rows.find((row) => row.productId === productId)?.qty;
const report = async ({ treasurer, cashier }: Till) => treasurer.call('shifts.report', { shiftId: (await cashier.call('shifts.current', {})).shift?.shiftId ?? '' });

describe('changing how a sale was paid', () => {
  it('nets to one sale: goods, cost, limit, trade and shift as if it had been paid so at once', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, cashier, treasurer, member, rice, oil } = till;
    const sold = await cashier.call('sales.checkout', { memberId: member, note: 'antar', lines: [{ productId: rice, qty: '1' }, { productId: oil, qty: '2', discount: 400, note: 'dua kantong' }], payments: [{ method: 'tunai', amount: 150_000 }] });
    const before = { books: await balancesOf(gerai, '2026-11-21'), rice: await stock(treasurer, rice), oil: await stock(treasurer, oil), report: await report(till), limits: peek(gerai, 'SELECT * FROM limit_use'), trade: peek(gerai, 'SELECT * FROM trade_month') };
    gerai.at(at(20));
    const swapped = await cashier.call('sales.swapTender', { saleId: sold.saleId, payments: [{ method: 'qris', amount: sold.total, reference: '4821' }] });
    expect(swapped).toMatchObject({ number: 'PJ-2026-000002', replaces: 'PJ-2026-000001', voidNumber: 'BV-2026-000001', total: sold.total, paid: sold.total, change: 0 });
    const books = await balancesOf(gerai, '2026-11-21');
    expect(books).toEqual({ ...before.books, '1-1120': 100_000, '1-1220': sold.total });
    expect([await stock(treasurer, rice), await stock(treasurer, oil), peek(gerai, 'SELECT * FROM limit_use'), peek(gerai, 'SELECT * FROM trade_month')]).toEqual([before.rice, before.oil, before.limits, before.trade]);
    const [first, second] = [await cashier.call('sales.get', { number: 'PJ-2026-000001' }), await cashier.call('sales.get', { number: 'PJ-2026-000002' })];
    expect([first.replacedBy, first.replaces, first.voided?.number, second.replaces, second.replacedBy, second.note]).toEqual(['PJ-2026-000002', null, 'BV-2026-000001', 'PJ-2026-000001', null, 'antar']);
    expect(second.lines).toEqual(first.lines.map((line) => ({ ...line, returned: '0' })));
    expect(peek(gerai, 'SELECT sum(cost) AS cost FROM sale_line GROUP BY document_seq')).toEqual([{ cost: 56_500 + 29_000 }, { cost: 56_500 + 29_000 }]);
    expect(await report(till)).toMatchObject({ sales: 1, salesTotal: sold.total, swaps: 1, voids: { count: 0, amount: 0 }, rows: [], expected: 100_000, tenders: [{ label: 'QRIS', count: 1, amount: sold.total }] });
    const paper = async (ref: string) => (await cashier.call('documents.render', { document: 'sale-receipt', ref, format: 'text', columns: 32 })).text ?? '';
    expect(await paper('PJ-2026-000001')).toMatch(/DIBATALKAN[\s\S]*Dibayar dengan cara lain:[\s\S]*PJ-2026-000002/);
    expect(await paper('PJ-2026-000002')).toMatch(/Ganti cara bayar dari[\s\S]*PJ-2026-000001/);
    // And back again, to more cash than was due.
    expect(await cashier.call('sales.swapTender', { saleId: swapped.saleId, payments: [{ method: 'tunai', amount: 200_000 }] })).toMatchObject({ number: 'PJ-2026-000003', change: 200_000 - sold.total });
    expect(await balancesOf(gerai, '2026-11-21')).toEqual(before.books);
    expect(await report(till)).toMatchObject({ sales: 1, swaps: 2, rows: [{ kind: 'Penjualan tunai', count: 1, amount: sold.total }], tenders: [] });
    await mustVerify(gerai);
  });

  it('takes cylinders, savings and bon along', async () => {
    const { gerai, cashier, treasurer, member, gas } = await openTill({ float: 500_000 });
    await treasurer.call('savings.deposit', { memberId: member, kind: 'sukarela', amount: 1_000_000, via: 'bank' });
    await treasurer.call('members.setPin', { memberId: member, pin: '482913' });
    await treasurer.call('members.setCredit', { memberId: member, bonLimit: 500_000, bonDays: 14 });
    const sold = await cashier.call('sales.checkout', { memberId: member, lines: [{ productId: gas, qty: '2', cylinder: 'tukar', empty: 'asing' }], payments: [{ method: 'bon', amount: 400_000 }, { method: 'tunai', amount: 50_000 }] });
    const size = async () => (await treasurer.call('cylinders.balances', {})).rows.find((row) => row.size === '12');
    const before = await size();
    const next = await cashier.call('sales.swapTender', { saleId: sold.saleId, memberPin: '482913', payments: [{ method: 'sukarela', amount: sold.total }] });
    expect(await size()).toEqual(before);
    expect(await cashier.call('members.get', { memberId: member })).toMatchObject({ savings: { sukarela: 1_000_000 - sold.total }, bon: { outstanding: 0 } });
    expect(fieldOf(await cashier.refused('sales.swapTender', { saleId: next.saleId, memberPin: '000000', payments: [{ method: 'sukarela', amount: sold.total }] }))).toMatch(/memberPin|MEMBER_PIN/);
    await cashier.call('sales.swapTender', { saleId: next.saleId, payments: [{ method: 'bon', amount: sold.total }] });
    expect(await cashier.call('members.get', { memberId: member })).toMatchObject({ savings: { sukarela: 1_000_000 }, bon: { outstanding: sold.total } });
    await mustVerify(gerai);
  });

  it('is over after its time, in another shift, after a return, and refused whole for a wrong payment', async () => {
    const { gerai, cashier, treasurer, oil } = await openTill({ float: 100_000 });
    const sell = () => cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '2' }], payments: [{ method: 'tunai', amount: 31_400 }] });
    const tried = async (saleId: string, payments: object[] = [{ method: 'qris', amount: 31_400 }], who = cashier) => fieldOf(await who.refused('sales.swapTender', { saleId, payments }));
    const [late, returned, voided] = [await sell(), await sell(), await sell()];
    await cashier.call('sales.return', { saleId: returned.saleId, lines: [{ lineNo: 1, qty: '1', condition: 'baik' }], reason: 'x', approval: LOGIN.bendahara });
    await cashier.call('sales.void', { saleId: voided.saleId, reason: 'x', approval: LOGIN.bendahara });
    const before = rowCounts(gerai);
    expect(await tried(returned.saleId)).toBe('SALE_STATE saleId');
    expect(await tried(voided.saleId)).toBe('SALE_STATE saleId');
    expect(await tried(late.saleId, [{ method: 'qris', amount: 31_401 }])).toBe('VALIDATION payments');
    expect(await tried(late.saleId, [{ method: 'tunai', amount: 31_000 }])).toBe('PAYMENT_SHORT payments');
    expect(await tried(late.saleId, [{ method: 'transfer', amount: 31_400 }])).toBe('VALIDATION payments.0.reference');
    expect(await tried(late.saleId, undefined, treasurer)).toBe('SHIFT_REQUIRED');
    gerai.at(at(331));
    expect(await tried(late.saleId)).toBe('SALE_STATE saleId');
    expect(rowCounts(gerai)).toEqual(before);
    const chair = await signIn(gerai, 'ketua');
    const allow = (seconds: number) => chair.call('settings.set', { key: 'sale.swapTender', value: { seconds, finish: 3600 }, effectiveFrom: '2026-11-21' });
    await allow(0);
    expect(await tried(late.saleId)).toBe('SALE_STATE saleId');
    await allow(31);
    expect((await cashier.call('sales.swapTender', { saleId: late.saleId, payments: [{ method: 'qris', amount: 31_400 }] })).number).toBe('PJ-2026-000004');
    await mustVerify(gerai);
  });
});
