/** Other units of a product, and the last of it kept for members. */
import { describe, expect, it } from 'vitest';
import { LOGIN } from '../support/gerai.ts';
import { fieldOf, linesOf, mustVerify, openTill, plain, rowCounts, signIn } from '../support/till.ts';

const cash = (amount: number) => [{ method: 'tunai' as const, amount }];

/** Oil at 15.700 (members 15.500): a box of 12 at 180.000 (members 178.000), a strip of 3 without a price of its own. */
const boxes = async () => {
  const till = await openTill({ float: 100_000 });
  await till.treasurer.call('products.setUnits', {
    productId: till.oil, units: [{ name: 'dus', factor: '12', barcodes: ['8991234500994'], prices: { general: 180_000, member: 178_000 } }, { name: 'ikat', factor: '3', barcodes: [] }],
  });
  return till;
};

describe('a unit beside the base one', () => {
  it('is found by its own barcode and sold at its own price, or the base price times what it holds; the line freezes it', async () => {
    const { gerai, cashier, treasurer, oil, member } = await boxes();
    const { rows } = await cashier.call('products.search', { query: '8991234500994' });
    expect(rows.map((row) => [row.productId, row.barcodes.includes('8991234500994'), row.units])).toEqual([
      [oil, false, [{ name: 'ikat', factor: '3', barcodes: [] }, { name: 'dus', factor: '12', barcodes: ['8991234500994'], prices: { general: 180_000, member: 178_000 } }]],
    ]);
    const lines = [{ productId: oil, qty: '2', unit: 'dus' }, { productId: oil, qty: '1', unit: 'ikat' }, { productId: oil, qty: '1' }];
    const quote = await cashier.call('sales.quote', { memberId: member, lines });
    // 24 at 15.500 are 372.000, two boxes 356.000; a strip 46.500.
    expect([quote.total, quote.approval, quote.lines.map((line) => [line.qty, line.unitPrice, line.discount, line.amount, line.pack?.unitPrice])]).toEqual([
      418_000, null, [['2', 15_500, 16_000, 356_000, 178_000], ['1', 15_500, 0, 46_500, 46_500], ['1', 15_500, 0, 15_500, undefined]],
    ]);
    const sold = await cashier.call('sales.checkout', { memberId: member, lines, payments: cash(418_000) });
    expect(await linesOf(gerai, sold.entryNumber)).toEqual(['1-1120 UMUM D 418000 sales', '4-1110 GERAI K 434000 A-0001', '4-1511 GERAI D 16000 A-0001', '5-1110 GERAI D 406000', '1-1410 GERAI K 406000']);
    await treasurer.call('products.setUnits', { productId: oil, units: [{ name: 'dus', factor: '20', barcodes: [] }] });
    const view = await cashier.call('sales.get', { saleId: sold.saleId });
    expect(view.lines.map((line) => [line.qty, line.unit, line.pack])).toEqual([['24', 'botol', { name: 'dus', factor: '12', qty: '2', unitPrice: 178_000 }], ['3', 'botol', { name: 'ikat', factor: '3', qty: '1', unitPrice: 46_500 }], ['1', 'botol', undefined]]);
    const paper = (await cashier.call('documents.render', { document: 'sale-receipt', ref: sold.number, format: 'text', columns: 32 })).text ?? '';
    expect(paper).toMatch(/Minyakita 1 liter, dus \*.*\n {2}2 x 178\.000 +356\.000/);
    expect(paper).not.toContain('Potongan');
    // Half a box comes back for its share, out of stock that counts bottles.
    const back = await cashier.call('sales.return', { saleId: sold.saleId, lines: [{ lineNo: 1, qty: '6', condition: 'baik' }], reason: 'kebanyakan', approval: LOGIN.bendahara });
    expect(back.amount).toBe(89_000);
    await mustVerify(gerai);
  });

  it('never costs more than what it holds, and takes discounts and limits in the base unit', async () => {
    const { gerai, cashier, treasurer, oil, rice, member } = await boxes();
    await treasurer.call('products.setPrice', { productId: oil, prices: { general: 14_000 }, effectiveFrom: '2026-11-21' });
    expect((await cashier.call('sales.quote', { lines: [{ productId: oil, qty: '1', unit: 'dus', discount: 500 }] })).total).toBe(167_500);
    await treasurer.call('products.setUnits', { productId: rice, units: [{ name: 'karung', factor: '3', barcodes: [] }] });
    expect((await cashier.call('sales.quote', { memberId: member, lines: [{ productId: rice, qty: '1', unit: 'karung' }] })).problems.map((problem) => problem.rule)).toEqual(['LIMIT_EXCEEDED']);
    const held = await cashier.call('sales.hold', { basket: { lines: [{ productId: oil, qty: '1', unit: 'dus' }] } });
    expect((await cashier.call('sales.recall', { holdId: held.holdId })).basket.lines).toMatchObject([{ unit: 'dus', pack: 'dus', factor: '12', qty: '1', unitPrice: 168_000, generalPrice: 168_000 }]);
    await mustVerify(gerai);
  });

  it('is refused when it makes no sense, leaving all as it was', async () => {
    const { gerai, treasurer, cashier, oil, gas } = await boxes();
    const before = rowCounts(gerai);
    const tried = async (unit: object, productId = oil) => fieldOf(await treasurer.refused('products.setUnits', { productId, units: [{ name: 'peti', factor: '24', barcodes: [], ...unit }] as never }));
    expect(await tried({ name: 'Botol' })).toBe('VALIDATION units.0.name');
    expect(await tried({ factor: '1' })).toBe('VALIDATION units.0.factor');
    expect(await tried({ prices: { general: 376_801 } })).toBe('VALIDATION units.0.prices');
    expect(await tried({ barcodes: ['8991234500017'] })).toBe('CONFLICT units.0.barcodes.0');
    expect(await tried({}, gas)).toBe('VALIDATION units');
    const sale = async (line: object) => fieldOf(await cashier.refused('sales.checkout', { lines: [{ productId: oil, qty: '1', ...line }], payments: cash(999_999) }));
    expect([await sale({ unit: 'peti' }), await sale({ unit: 'dus', qty: '0.5' }), await sale({ unit: 'dus', qty: '9999999' })]).toEqual(['VALIDATION lines.0.unit', 'VALIDATION lines.0.qty', 'VALIDATION lines.0.qty']);
    expect(rowCounts(gerai)).toEqual(before);
  });
});

describe('the last of a product', () => {
  it('is for members while it is short: refused to others with what is left, or let pass where the rule lets somebody agree', async () => {
    const { gerai, cashier, treasurer, sugar, member } = await openTill({ float: 100_000 });
    const onHand = Number((await cashier.call('products.get', { productId: sugar })).onHand);
    await treasurer.call('products.update', { productId: sugar, membersFirst: { reserve: String(onHand - 2), consent: false } });
    const lines = [{ productId: sugar, qty: '2.5' }];
    const quote = await cashier.call('sales.quote', { lines });
    expect(quote.problems.map(({ rule, message }) => [rule, plain(message).replace(/^.*umum /, '')])).toEqual([['MEMBERS_FIRST', 'sisa 2 kg. Pilih anggota dengan F3, atau tunggu barang datang lagi.']]);
    expect((await cashier.refused('sales.checkout', { lines, payments: cash(43_750), approval: LOGIN.bendahara })).rule).toBe('MEMBERS_FIRST');
    await cashier.call('sales.checkout', { lines: [{ productId: sugar, qty: '1' }], payments: cash(17_500) });
    await cashier.call('sales.checkout', { memberId: member, lines, payments: cash(43_750) });
    await treasurer.call('products.update', { productId: sugar, membersFirst: { reserve: String(onHand), consent: true } });
    expect(fieldOf(await cashier.refused('sales.checkout', { lines, payments: cash(43_750) }))).toBe('APPROVAL_REQUIRED approval');
    await cashier.call('sales.checkout', { lines, payments: cash(43_750), approval: LOGIN.bendahara });
    await treasurer.call('products.update', { productId: sugar, membersFirst: null, effectiveFrom: '2026-11-22' });
    gerai.at('2026-11-22');
    expect((await (await signIn(gerai, 'kasir')).call('sales.quote', { lines })).approval).toBeNull();
    await mustVerify(gerai);
  });
});
