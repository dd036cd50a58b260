/** Goods on consignment: another's until they are sold, then the owner's share is owed and the commission is ours (ruling 32). */
import { describe, expect, it } from 'vitest';
import { LOGIN, type Given, type Person } from '../support/gerai.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, openTill, plain, rowCounts, signIn, type Till } from '../support/till.ts';

const DAY = '2026-11-21';
type Basket = Given<'sales.checkout'>;
type Shop = Till & { readonly rahma: string; readonly chips: string; readonly cake: string };
const cash = (amount: number): Basket['payments'] => [{ method: 'tunai', amount }];
const sell = (who: Person, lines: Basket['lines'], amount: number, more: Partial<Basket> = {}) => who.call('sales.checkout', { lines, payments: cash(amount), ...more });
const owed = async (who: Person): Promise<number> => (await who.call('consignment.list', {})).total;

/** Bu Rahma, who is the member, leaves 20 bags of chips at 10.000 (12,5 percent stay here) and 5 cakes at 7.350 (15 percent). */
async function consignShop(): Promise<Shop> {
  const till = await openTill({ float: 100_000 });
  const { treasurer, member } = till;
  const rahma = (await treasurer.call('suppliers.create', { name: 'Dapur Bu Rahma', kind: 'konsinyasi' })).supplierId;
  const product = async (sku: string, name: string, general: number, own?: number) => (await treasurer.call('products.create', { sku, name, unit: 'bungkus', barcodes: [], category: 'sembako', prices: { general, ...(own === undefined ? {} : { member: own }) } })).productId;
  const [chips, cake] = [await product('KRP', 'Keripik singkong', 10_000, 9_500), await product('KUE', 'Kue lapis', 7_350)];
  await treasurer.call('consignment.setOwner', { supplierId: rahma, memberId: member });
  await treasurer.call('consignment.setTerms', { productId: chips, supplierId: rahma, commissionPct: '12.5' });
  await treasurer.call('consignment.setTerms', { productId: cake, supplierId: rahma, commissionPct: '15' });
  await treasurer.call('consignment.receive', { supplierId: rahma, lines: [{ productId: chips, qty: '20' }, { productId: cake, qty: '5' }], note: 'diantar sendiri' });
  return { ...till, rahma, chips, cake };
}

describe('consigned goods', () => {
  it('are in stock worth nothing, come and go by papers that post nothing, and belong to one owner', async () => {
    const { gerai, treasurer, rahma, chips, cake, rice, gas, bulog } = await consignShop();
    expect((await treasurer.call('stock.onHand', { productId: chips })).rows[0]).toMatchObject({ qty: '20', value: 0 });
    expect((await treasurer.call('consignment.giveBack', { supplierId: rahma, lines: [{ productId: cake, qty: '2' }] })).number).toBe('TP-2026-000001');
    expect((await treasurer.call('consignment.goods', { supplierId: rahma })).rows.map(({ sku, onHand, commissionPct, sold }) => [sku, onHand, commissionPct, sold])).toEqual([['KRP', '20', '12.5', '0'], ['KUE', '3', '15', '0']]);
    const before = rowCounts(gerai);
    const refused = async (method: Parameters<Person['refused']>[0], params: unknown) => fieldOf(await treasurer.refused(method, params as never));
    expect(await refused('consignment.giveBack', { supplierId: rahma, lines: [{ productId: cake, qty: '4' }] })).toBe('STOCK_INSUFFICIENT lines.0.qty');
    expect(await refused('consignment.receive', { supplierId: rahma, lines: [{ productId: rice, qty: '1' }] })).toBe('VALIDATION lines.0.productId');
    expect(await refused('consignment.receive', { supplierId: rahma, lines: [{ productId: cake, qty: '1' }, { productId: cake, qty: '1' }] })).toBe('VALIDATION lines.1.productId');
    expect(await refused('consignment.receive', { supplierId: rahma, lines: [{ productId: cake, qty: '0.5' }] })).toBe('VALIDATION lines.0.qty');
    expect(await refused('consignment.receive', { supplierId: bulog, lines: [{ productId: cake, qty: '1' }] })).toBe('VALIDATION supplierId');
    expect(await refused('consignment.setTerms', { productId: rice, supplierId: rahma, commissionPct: '10' })).toBe('VALIDATION productId');
    expect(await refused('consignment.setTerms', { productId: gas, supplierId: rahma, commissionPct: '10' })).toBe('VALIDATION productId');
    expect(await refused('consignment.setTerms', { productId: cake, supplierId: rahma, commissionPct: '100.1' })).toBe('VALIDATION commissionPct');
    expect(await refused('purchases.receive', { supplierId: bulog, deliveryNo: 'X', payment: { via: 'kas' }, lines: [{ productId: cake, qty: '1', unitCost: 1000 }] })).toBe('VALIDATION lines.0.productId');
    expect(await refused('stock.repack', { from: { productId: cake, qty: '1' }, to: [{ productId: chips, qty: '1' }] })).toBe('VALIDATION from.productId');
    expect(await refused('stock.adjust', { productId: cake, qty: '1', reason: 'pakai-sendiri', approval: LOGIN.ketua })).toBe('VALIDATION productId');
    expect(rowCounts(gerai)).toEqual(before);
    const other = (await treasurer.call('suppliers.create', { name: 'Pak Amir', kind: 'konsinyasi' })).supplierId;
    expect(await refused('consignment.setTerms', { productId: cake, supplierId: other, commissionPct: '10' })).toBe('VALIDATION supplierId');
    // Damaged ones are their owner's loss: they leave at nothing.
    expect(await treasurer.call('stock.adjust', { productId: cake, qty: '1', reason: 'rusak', approval: LOGIN.ketua })).toMatchObject({ value: 0, qty: '2', entryNumber: null });
    await mustVerify(gerai);
  });

  it('bring their owner a share of what the buyer paid, half up, and no sale of ours', async () => {
    const { gerai, treasurer, cashier, chips, cake, oil, member } = await consignShop();
    // 3 × 10.000 + 7.350 + 15.700: 12,5 percent of 30.000 are 3.750, 15 percent of 7.350 are 1.102,5.
    const first = await sell(cashier, [{ productId: chips, qty: '3' }, { productId: cake, qty: '1' }, { productId: oil, qty: '1' }], 53_050);
    expect(await linesOf(gerai, first.entryNumber)).toEqual(['1-1120 UMUM D 53050 sales', '2-1140 GERAI K 32497', '4-2110 GERAI K 4853', '5-1120 GERAI D 14500', '1-1410 GERAI K 14500', '4-1120 GERAI K 15700']);
    // A member's price and a discount lessen both: 2 × 9.500 less 1.001 are 17.999; 12,5 percent of it 2.249,875.
    const second = await sell(cashier, [{ productId: chips, qty: '2', discount: 1_001 }], 17_999, { memberId: member });
    expect(await linesOf(gerai, second.entryNumber)).toEqual(['1-1120 UMUM D 17999 sales', '2-1140 GERAI K 15749', '4-2110 GERAI K 2250 A-0001']);
    expect(await owed(treasurer)).toBe(48_246);
    // All of what was paid is the member's trade.
    expect((await treasurer.call('members.get', { memberId: member })).trade.at(-1)).toEqual({ period: '2026-11', sales: 17_999 });
    expect((await balancesOf(gerai, DAY))['2-1140']).toBe(-48_246);
    await mustVerify(gerai);
  });

  it('go back as they were shared: voided, returned in parts, paid another way', async () => {
    const { gerai, treasurer, cashier, rahma, chips, cake } = await consignShop();
    const before = await balancesOf(gerai, DAY);
    const sold = await sell(cashier, [{ productId: chips, qty: '1' }, { productId: cake, qty: '1' }], 17_350);
    expect(await owed(treasurer)).toBe(14_997);
    await treasurer.call('consignment.setTerms', { productId: chips, supplierId: rahma, commissionPct: '50' });
    // Paid by QRIS instead, on the terms it was sold on, although they have changed since.
    const swapped = await cashier.call('sales.swapTender', { saleId: sold.saleId, payments: [{ method: 'qris', amount: 17_350 }] });
    expect((await linesOf(gerai, swapped.entryNumber)).slice(1)).toEqual(['2-1140 GERAI K 14997', '4-2110 GERAI K 2353']);
    expect(await owed(treasurer)).toBe(14_997);
    await mustVerify(gerai);
    await cashier.call('sales.void', { saleId: swapped.saleId, reason: 'salah', approval: LOGIN.bendahara });
    expect([await owed(treasurer), await balancesOf(gerai, DAY), (await treasurer.call('stock.onHand', { productId: chips })).rows[0]?.qty]).toEqual([0, before, '20']);
    await mustVerify(gerai);
    // Three cakes for 22.050: 15 percent are 3.307,5, half up 3.308. In three parts 1.103 + 1.103 + 1.102.
    const three = await sell(cashier, [{ productId: cake, qty: '3' }], 22_050);
    const take = (condition: 'baik' | 'rusak') => cashier.call('sales.return', { saleId: three.saleId, lines: [{ lineNo: 1, qty: '1', condition }], reason: 'basi', approval: LOGIN.bendahara });
    const lines = [];
    for (const condition of ['baik', 'rusak', 'baik'] as const) lines.push(await linesOf(gerai, (await take(condition)).entryNumber));
    expect(lines).toEqual([1_103, 1_103, 1_102].map((commission) => [`2-1140 GERAI D ${7_350 - commission}`, `4-2110 GERAI D ${commission}`, '1-1120 UMUM K 7350 sales']));
    expect([await owed(treasurer), (await treasurer.call('stock.onHand', { productId: cake })).rows[0]?.qty]).toEqual([0, '4']);
    await mustVerify(gerai);
  });
});

describe('a settlement', () => {
  it('pays what was sold since the last one, less what came back, with a slip', async () => {
    const { gerai, treasurer, cashier, rahma, chips, cake } = await consignShop();
    expect((await treasurer.refused('consignment.settle', { supplierId: rahma, via: 'bank' })).rule).toBe('BALANCE_INSUFFICIENT');
    const first = await sell(cashier, [{ productId: chips, qty: '4' }, { productId: cake, qty: '1' }], 47_350);
    const paid = await treasurer.call('consignment.settle', { supplierId: rahma, via: 'bank' });
    // 40.000 less 5.000, and 7.350 less 1.103.
    expect(paid).toMatchObject({ number: 'BK-2026-000001', amount: 47_350, commission: 6_103, share: 41_247 });
    expect(await linesOf(gerai, paid.entryNumber)).toEqual(['2-1140 GERAI D 41247', '1-1210 UMUM K 41247 suppliers']);
    const slip = plain((await treasurer.call('documents.render', { document: 'voucher', ref: paid.number, format: 'text', columns: 32 })).text ?? '');
    for (const row of [/Penitip: Dapur Bu Rahma/, /Keripik singkong +40\.000/, /laku 4, sisa 16 bungkus/, /Komisi gerai +-6\.103/, /DIBAYAR +41\.247/]) expect(slip).toMatch(row);
    // The buyer brings one back after it was paid for: the owner owes it, and the next settlement takes it off.
    await cashier.call('sales.return', { saleId: first.saleId, lines: [{ lineNo: 1, qty: '1', condition: 'baik' }], reason: 'keliru', approval: LOGIN.bendahara });
    expect(await owed(treasurer)).toBe(-8_750);
    expect((await treasurer.refused('consignment.settle', { supplierId: rahma, via: 'bank' })).rule).toBe('BALANCE_INSUFFICIENT');
    await mustVerify(gerai);
    gerai.at('2026-11-22');
    const [later, till] = [await signIn(gerai, 'bendahara'), await signIn(gerai, 'kasir')];
    await sell(till, [{ productId: chips, qty: '2' }], 20_000);
    expect((await later.refused('consignment.settle', { supplierId: rahma, via: 'kas', until: '2026-11-23' })).details).toMatchObject({ field: 'until' });
    // 17.500 less 8.750, into the owner's savings.
    const saved = await later.call('consignment.settle', { supplierId: rahma, via: 'sukarela' });
    expect(await linesOf(gerai, saved.entryNumber)).toEqual(['2-1140 GERAI D 8750', '2-1210 USP K 8750 A-0001']);
    expect((await later.refused('consignment.settle', { supplierId: rahma, via: 'kas', until: DAY })).details).toMatchObject({ field: 'until' });
    await mustVerify(gerai);
    const { rows, sum, openingOwed, closingOwed, payments } = await later.call('consignment.statement', { supplierId: rahma, from: '2026-11-22', to: '2026-11-22' });
    expect(rows.map((row) => [row.name, row.opening, row.received, row.sold, row.closing, row.share])).toEqual([['Keripik singkong', '17', '0', '2', '15', 17_500], ['Kue lapis', '4', '0', '0', '4', 0]]);
    expect([sum.share, openingOwed, closingOwed, payments.map(({ number, amount, via }) => [number, amount, via])]).toEqual([17_500, -8_750, 0, [['BK-2026-000002', 8_750, 'sukarela']]]);
    const whole = await later.call('consignment.statement', { supplierId: rahma, from: DAY, to: '2026-11-22' });
    expect(whole.rows.map((row) => [row.opening, row.received, row.sold, row.givenBack, row.other, row.closing])).toEqual([['0', '20', '5', '0', '0', '15'], ['0', '5', '1', '0', '0', '4']]);
    expect([whole.paid, whole.openingOwed, whole.closingOwed]).toEqual([49_997, 0, 0]);
  });

  it('is undone while it is the last one and its money still there, and then pays the same again', async () => {
    const { gerai, treasurer, cashier, rahma, chips } = await consignShop();
    await sell(cashier, [{ productId: chips, qty: '2' }], 20_000);
    const first = await treasurer.call('consignment.settle', { supplierId: rahma, via: 'sukarela' });
    await sell(cashier, [{ productId: chips, qty: '1' }], 10_000);
    const second = await treasurer.call('consignment.settle', { supplierId: rahma, via: 'bank' });
    const undo = (ref: string) => ({ kind: 'BK', ref, reason: 'salah', approval: LOGIN.ketua });
    expect((await treasurer.refused('documents.reverse', undo(first.number))).rule).toBe('IN_USE');
    await treasurer.call('documents.reverse', undo(second.number));
    expect(await owed(treasurer)).toBe(8_750);
    await treasurer.call('documents.reverse', undo(first.number));
    expect(await owed(treasurer)).toBe(26_250);
    await mustVerify(gerai);
    const again = await treasurer.call('consignment.settle', { supplierId: rahma, via: 'kas' });
    expect([again.number, again.share]).toEqual(['BK-2026-000003', 26_250]);
    const other = (await treasurer.call('suppliers.create', { name: 'Pak Amir', kind: 'konsinyasi' })).supplierId;
    expect(fieldOf(await treasurer.refused('consignment.settle', { supplierId: other, via: 'sukarela' }))).toBe('VALIDATION via');
    await mustVerify(gerai);
  });
});
