import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Params } from '../../shared/contract/index.ts';
import { eanCheckDigit } from '../../shared/domain/barcode.ts';
import { LOGIN, newId, type Given, type Person } from '../support/gerai.ts';
import { check } from '../support/property.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, openTill, peek, plain, rowCounts, signIn, type Till } from '../support/till.ts';

type Basket = Given<'sales.checkout'>;
const cash = (amount: number): Basket['payments'] => [{ method: 'tunai', amount }];
/** Sells for cash on the nail. */
const sell = (who: Person, lines: Basket['lines'], amount: number, more: Partial<Basket> = {}) => who.call('sales.checkout', { lines, payments: cash(amount), ...more });
const setStep = async ({ gerai }: Till, step: 0 | 50 | 100 | 500, effectiveFrom = '2026-11-21') => (await signIn(gerai, 'admin')).call('settings.set', { key: 'cash.rounding', value: { step }, effectiveFrom });
const BUYER = { nik: '6471055506910004', name: 'Rina Pembeli' };

describe('prices', () => {
  it('gives a member the member price where there is one, everybody else the general price, and books them apart', async () => {
    const { gerai, cashier, member, oil, sugar, gas } = await openTill({ float: 100_000 });
    const lines = [{ productId: oil, qty: '2' }, { productId: sugar, qty: '1' }, { productId: gas, qty: '1', cylinder: 'tukar' as const }];
    const toMember = await sell(cashier, lines, 253_500, { memberId: member });
    expect([toMember.total, toMember.change]).toEqual([253_500, 0]);
    expect(await linesOf(gerai, toMember.entryNumber)).toEqual([
      '1-1120 UMUM D 253500 sales', '4-1110 GERAI K 48500 A-0001', '5-1110 GERAI D 45000', '1-1410 GERAI K 45000', '4-1210 LPG K 205000 A-0001', '5-1210 LPG D 202000', '1-1420 LPG K 202000',
    ]);
    const toAnybody = await sell(cashier, lines, 300_000);
    expect([toAnybody.total, toAnybody.change]).toEqual([258_900, 41_100]);
    expect(await linesOf(gerai, toAnybody.entryNumber)).toEqual([
      '1-1120 UMUM D 258900 sales', '4-1120 GERAI K 48900', '5-1120 GERAI D 45000', '1-1410 GERAI K 45000', '4-1220 LPG K 210000', '5-1220 LPG D 202000', '1-1420 LPG K 202000',
    ]);
    await mustVerify(gerai);
  });

  it('takes tomorrow’s price tomorrow, and leaves what was sold as it was', async () => {
    const { gerai, cashier, treasurer, member, oil } = await openTill({ float: 100_000 });
    await treasurer.call('products.setPrice', { productId: oil, prices: { general: 15_700, member: 15_000 }, effectiveFrom: '2026-11-22' });
    const before = await sell(cashier, [{ productId: oil, qty: '2' }], 31_000, { memberId: member });
    const sold = await treasurer.call('sales.get', { saleId: before.saleId });
    const paper = async () => (await treasurer.call('documents.render', { document: 'sale-receipt', ref: before.number, format: 'text' })).text;
    const printed = await paper();
    await treasurer.call('products.update', { productId: oil, name: 'Minyak lain' });
    await treasurer.call('products.setPrice', { productId: oil, prices: { general: 14_000, member: 13_000 }, het: 14_500, effectiveFrom: '2026-11-21' });
    expect(await treasurer.call('sales.get', { number: before.number })).toEqual(sold);
    expect(sold.lines).toEqual([{ lineNo: 1, productId: oil, name: 'Minyakita 1 liter', unit: 'botol', qty: '2', unitPrice: 15_500, generalPrice: 15_700, discount: 0, amount: 31_000, het: 15_700, cylinder: null, returned: '0' }]);
    expect(await paper()).toBe(printed);
    expect((await cashier.call('sales.quote', { memberId: member, lines: [{ productId: oil, qty: '1' }] })).lines[0]).toMatchObject({ name: 'Minyak lain', unitPrice: 13_000, het: 14_500 });
    gerai.at('2026-11-22');
    const tomorrow = await signIn(gerai, 'kasir');
    expect((await tomorrow.call('sales.quote', { memberId: member, lines: [{ productId: oil, qty: '1' }] })).lines[0]).toMatchObject({ unitPrice: 15_000, het: 15_700 });
    await mustVerify(gerai);
  });

  it('does not sell what was taken off the shelf, or what nobody knows', async () => {
    const { cashier, treasurer, oil, member } = await openTill({ float: 100_000 });
    await treasurer.call('products.update', { productId: oil, active: false });
    expect(fieldOf(await cashier.refused('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: cash(15_700) }))).toBe('VALIDATION lines.0.productId');
    expect(fieldOf(await cashier.refused('sales.quote', { lines: [{ productId: member, qty: '1' }] }))).toBe('NOT_FOUND lines.0.productId');
    expect(fieldOf(await cashier.refused('sales.quote', { memberId: oil, lines: [] }))).toBe('NOT_FOUND memberId');
  });
});

describe('quantities', () => {
  it('sells parts of a kilo and only whole packs, bottles and cylinders', async () => {
    const { cashier, rice, sugar, gas, member } = await openTill({ float: 100_000 });
    const quote = async (productId: string, qty: string, cylinder?: 'tukar') => cashier.call('sales.quote', { memberId: member, lines: [{ productId, qty, ...(cylinder === undefined ? {} : { cylinder }) }] });
    expect((await quote(sugar, '1.5')).lines[0]).toMatchObject({ qty: '1.5', amount: 26_250 });
    expect((await quote(sugar, '0.333')).lines[0]).toMatchObject({ qty: '0.333', amount: 5828 });
    expect((await quote(sugar, '0.001')).lines[0]).toMatchObject({ qty: '0.001', amount: 18 });
    expect((await quote(sugar, '1.250')).lines[0]).toMatchObject({ qty: '1.25', amount: 21_875 });
    for (const [productId, cylinder] of [[rice], [gas, 'tukar']] as const) {
      const refused = await cashier.refused('sales.checkout', { memberId: member, lines: [{ productId, qty: '1.5', ...(cylinder === undefined ? {} : { cylinder }) }], payments: cash(500_000) });
      expect(fieldOf(refused)).toBe('VALIDATION lines.0.qty');
    }
    for (const qty of ['0', '0.000', '-1', '1.2345', '1,5', '1.', '.5', '01', '1e1', 1, null]) expect(fieldOf(await cashier.refused('sales.quote', { lines: [{ productId: sugar, qty }] }))).toBe('VALIDATION lines.0.qty');
  });

  it('refuses what would cost more than any amount can be', async () => {
    const { cashier, treasurer } = await openTill({ float: 100_000 });
    const { productId } = await treasurer.call('products.create', { sku: 'EMAS', name: 'Emas', unit: 'gram', barcodes: [], category: 'lain', prices: { general: 999_999_999_999 } });
    expect(fieldOf(await cashier.refused('sales.quote', { lines: [{ productId, qty: '1.5' }] }))).toBe('VALIDATION lines.0.qty');
    expect(fieldOf(await cashier.refused('sales.checkout', { lines: [{ productId, qty: '9999999.999' }], payments: cash(1) }))).toBe('VALIDATION lines.0.qty');
    expect(fieldOf(await cashier.refused('sales.quote', { lines: [{ productId, qty: '1' }, { productId, qty: '1' }] }))).toBe('VALIDATION lines');
  });

  it('writes nothing when the stock does not reach, also over two lines of the same thing', async () => {
    const { gerai, cashier, oil } = await openTill({ float: 100_000 });
    const before = rowCounts(gerai);
    const refused = await cashier.refused('sales.checkout', { lines: [{ productId: oil, qty: '30' }, { productId: oil, qty: '19' }], payments: cash(1_000_000) });
    expect(plain(refused.message)).toBe('Stok tercatat kurang. Minyakita 1 liter tercatat 48 botol, diminta 49. Kurangi jumlahnya, atau catat dahulu barang yang datang.');
    expect([refused.code, refused.rule, refused.details]).toEqual(['RULE', 'STOCK_INSUFFICIENT', { line: 1, productId: oil, onHand: '48', wanted: '49' }]);
    expect(rowCounts(gerai)).toEqual(before);
    expect((await cashier.call('sales.quote', { lines: [{ productId: oil, qty: '49' }] })).problems.map((problem) => [problem.rule, problem.line])).toEqual([['STOCK_INSUFFICIENT', 0]]);
    expect((await sell(cashier, [{ productId: oil, qty: '30' }, { productId: oil, qty: '18' }], 753_600)).total).toBe(753_600);
    expect((await cashier.call('products.get', { productId: oil })).onHand).toBe('0');
    await mustVerify(gerai);
  });
});

describe('limits', () => {
  const limited = async ({ treasurer, bulog }: Till, limit: { qty: string; per: 'buyer' | 'family'; days: number }): Promise<string> => {
    const { productId } = await treasurer.call('products.create', { sku: 'BATAS', name: 'Beras batas', unit: 'kemasan', barcodes: [], category: 'sembako', prices: { general: 60_000 }, limit });
    await treasurer.call('purchases.receive', { supplierId: bulog, deliveryNo: 'DO-BATAS', payment: { via: 'bank' }, lines: [{ productId, qty: '40', unitCost: 55_000 }] });
    return productId;
  };

  it('asks who buys', async () => {
    const { cashier, rice } = await openTill({ float: 100_000 });
    const refused = await cashier.refused('sales.checkout', { lines: [{ productId: rice, qty: '1' }], payments: cash(65_500) });
    expect([refused.rule, refused.details]).toEqual(['BUYER_REQUIRED', { line: 0, productId: rice }]);
    expect((await sell(cashier, [{ productId: rice, qty: '2' }], 131_000, { buyer: BUYER })).total).toBe(131_000);
  });

  it('counts today and the days before, and says when it is free again', async () => {
    const till = await openTill({ float: 100_000 });
    const product = await limited(till, { qty: '4', per: 'buyer', days: 3 });
    const buy = async (day: string, qty: string) => {
      till.gerai.at(day);
      return sell(await signIn(till.gerai, 'kasir'), [{ productId: product, qty }], 240_000, { memberId: till.member });
    };
    const left = async (qty: string) => (await (await signIn(till.gerai, 'kasir')).call('sales.quote', { memberId: till.member, lines: [{ productId: product, qty }] })).lines[0]?.limitLeft;
    const full = async (qty: string) => (await (await signIn(till.gerai, 'kasir')).refused('sales.checkout', { memberId: till.member, lines: [{ productId: product, qty }], payments: cash(500_000) }));
    await buy('2026-11-21', '2');
    await buy('2026-11-22', '1');
    expect(await left('1')).toBe('1');
    await buy('2026-11-23', '1');
    expect(await left('1')).toBe('0');
    const one = await full('1');
    expect(plain(one.message)).toBe('Jatah pembeli sudah penuh. Beras batas dibatasi 4 kemasan dalam 3 hari, sisa 0. Boleh lagi mulai 24 Nov 2026.');
    expect([one.rule, one.details]).toEqual(['LIMIT_EXCEEDED', { line: 0, productId: product, left: '0', freesUpOn: '2026-11-24' }]);
    expect((await full('3')).details).toMatchObject({ freesUpOn: '2026-11-25' });
    expect((await full('5')).details).toMatchObject({ freesUpOn: '2026-11-26' });
    till.gerai.at('2026-11-24');
    expect(await left('1')).toBe('2');
    expect((await full('3')).details).toMatchObject({ left: '2', freesUpOn: '2026-11-25' });
    await buy('2026-11-24', '2');
    await mustVerify(till.gerai);
  });

  it('counts lines of one basket together', async () => {
    const { cashier, rice } = await openTill({ float: 100_000 });
    const quote = await cashier.call('sales.quote', { buyer: BUYER, lines: [{ productId: rice, qty: '1' }, { productId: rice, qty: '2' }] });
    expect([quote.lines.map((line) => line.limitLeft), quote.problems.map((problem) => [problem.rule, problem.line])]).toEqual([['2', '1'], [['LIMIT_EXCEEDED', 1]]]);
  });

  it('counts a member who also shows a NIK once, both ways round', async () => {
    const { gerai, cashier, treasurer, member, rice } = await openTill({ float: 100_000 });
    const asMember = { memberId: member };
    const asBuyer = { buyer: { nik: '6471050101900001', name: 'Wahyuni A.' } };
    await sell(cashier, [{ productId: rice, qty: '1' }], 63_000, asMember);
    await sell(cashier, [{ productId: rice, qty: '1' }], 65_500, asBuyer);
    for (const who of [asMember, asBuyer]) expect((await cashier.refused('sales.checkout', { ...who, lines: [{ productId: rice, qty: '1' }], payments: cash(65_500) })).rule).toBe('LIMIT_EXCEEDED');
    await sell(cashier, [{ productId: rice, qty: '2' }], 131_000, { buyer: BUYER });
    const { memberId } = await treasurer.call('members.create', { nik: BUYER.nik, name: 'Rina Pembeli', joinedOn: '2026-11-21' });
    expect((await cashier.refused('sales.checkout', { memberId, lines: [{ productId: rice, qty: '1' }], payments: cash(63_000) })).rule).toBe('LIMIT_EXCEEDED');
    await mustVerify(gerai);
  });

  it('counts a family by its card, members and others alike', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, cashier, treasurer, member } = till;
    const product = await limited(till, { qty: '2', per: 'family', days: 7 });
    const card = '6471050000000009';
    const first = (await treasurer.call('members.create', { nik: '6471051212800011', name: 'Hasan', familyCardNo: card, joinedOn: '2026-11-21' })).memberId;
    const second = (await treasurer.call('members.create', { nik: '6471055212820012', name: 'Halimah', familyCardNo: card, joinedOn: '2026-11-21' })).memberId;
    const line = [{ productId: product, qty: '1' }];
    await sell(cashier, line, 60_000, { memberId: first });
    await sell(cashier, line, 60_000, { buyer: { ...BUYER, familyCardNo: card } });
    for (const who of [{ memberId: first }, { memberId: second }, { buyer: { nik: '6471051111110001', name: 'Anak', familyCardNo: card } }, { buyer: BUYER }])
      expect((await cashier.refused('sales.checkout', { ...who, lines: line, payments: cash(60_000) })).rule).toBe('LIMIT_EXCEEDED');
    for (const who of [{ memberId: member }, { buyer: { nik: '6471051111110001', name: 'Anak' } }, {}]) expect((await cashier.refused('sales.checkout', { ...who, lines: line, payments: cash(60_000) })).rule).toBe('BUYER_REQUIRED');
    expect((await cashier.call('sales.quote', { buyer: { nik: '6471051111110002', name: 'Tetangga', familyCardNo: '6471050000000010' }, lines: line })).lines[0]?.limitLeft).toBe('2');
    await mustVerify(gerai);
  });

  it('holds from its own day on and ends when it is lifted', async () => {
    const { gerai, cashier, treasurer, rice, member } = await openTill({ float: 100_000 });
    await treasurer.call('products.update', { productId: rice, limit: null, effectiveFrom: '2026-11-22' });
    expect((await cashier.refused('sales.checkout', { memberId: member, lines: [{ productId: rice, qty: '3' }], payments: cash(189_000) })).rule).toBe('LIMIT_EXCEEDED');
    gerai.at('2026-11-22');
    expect((await sell(await signIn(gerai, 'kasir'), [{ productId: rice, qty: '3' }], 196_500)).total).toBe(196_500);
  });

  it('keeps of a buyer a keyed hash and the last four digits of the NIK', async () => {
    const { cashier, treasurer, rice } = await openTill({ float: 100_000 });
    const { saleId } = await sell(cashier, [{ productId: rice, qty: '1' }], 65_500, { buyer: BUYER });
    const sale = await treasurer.call('sales.get', { saleId });
    expect([sale.buyerLast4, sale.memberId, JSON.stringify(sale).includes('6471055506910004')]).toEqual(['0004', null, false]);
  });
});

describe('cylinders', () => {
  it('asks how the cylinder goes, and swaps full for empty', async () => {
    const { gerai, cashier, gas, oil } = await openTill({ float: 100_000 });
    const tried = async (line: object) => fieldOf(await cashier.refused('sales.checkout', { lines: [line], payments: cash(210_000) }));
    expect(await tried({ productId: gas, qty: '1' })).toBe('CYLINDER_REQUIRED');
    expect(await tried({ productId: gas, qty: '1', cylinder: 'beli' })).toBe('PRICE_MISSING');
    expect(await tried({ productId: gas, qty: '1', cylinder: 'beli', empty: 'rusak' })).toBe('VALIDATION lines.0.empty');
    expect(await tried({ productId: oil, qty: '1', empty: 'rusak' })).toBe('VALIDATION lines.0.empty');
    expect(await tried({ productId: oil, qty: '1', cylinder: 'tukar' })).toBe('VALIDATION lines.0.cylinder');
    await sell(cashier, [{ productId: gas, qty: '3', cylinder: 'tukar' }], 630_000);
    expect((await cashier.call('cylinders.balances', {})).rows.map((row) => [row.size, row.full, row.empty, row.owedToAgent])).toEqual([['5.5', 0, 0, 0], ['12', 7, 3, 10]]);
    await mustVerify(gerai);
  });
});

describe('discounts', () => {
  it('books the sale gross and the discounts beside it, the basket’s split by largest remainder', async () => {
    const { gerai, cashier, treasurer, member, rice, oil, sugar, gas } = await openTill({ float: 100_000 });
    const sale = await sell(cashier, [{ productId: rice, qty: '1' }, { productId: oil, qty: '1' }, { productId: sugar, qty: '1' }], 95_000, { memberId: member, discount: 1000 });
    const view = await treasurer.call('sales.get', { saleId: sale.saleId });
    expect([view.total, view.lines.map((line) => [line.discount, line.amount])]).toEqual([95_000, [[656, 62_344], [162, 15_338], [182, 17_318]]]);
    expect(await linesOf(gerai, sale.entryNumber)).toEqual(['1-1120 UMUM D 95000 sales', '4-1110 GERAI K 96000 A-0001', '4-1511 GERAI D 1000 A-0001', '5-1110 GERAI D 87000', '1-1410 GERAI K 87000']);
    const other = await sell(cashier, [{ productId: oil, qty: '2', discount: 400 }, { productId: gas, qty: '1', cylinder: 'tukar', discount: 5000 }], 236_000);
    expect(other.total).toBe(236_000);
    expect(await linesOf(gerai, other.entryNumber)).toEqual([
      '1-1120 UMUM D 236000 sales', '4-1120 GERAI K 31400', '4-1512 GERAI D 400', '5-1120 GERAI D 29000', '1-1410 GERAI K 29000', '4-1220 LPG K 210000', '4-1512 LPG D 5000', '5-1220 LPG D 202000', '1-1420 LPG K 202000',
    ]);
    const both = await sell(cashier, [{ productId: oil, qty: '1', discount: 700 }, { productId: sugar, qty: '1', discount: 17_500 }], 14_985, { discount: 15, approval: LOGIN.bendahara });
    expect((await treasurer.call('sales.get', { saleId: both.saleId })).lines.map((line) => [line.discount, line.amount])).toEqual([[715, 14_985], [17_500, 0]]);
    const income = await treasurer.call('reports.incomeStatement', { from: '2026-11-21', to: '2026-11-21' });
    expect([income.totals.salesMember, income.totals.salesNonMember]).toEqual([95_000, 250_985]);
    expect((await treasurer.call('members.get', { memberId: member })).trade.at(-1)).toEqual({ period: '2026-11', sales: 95_000 });
    await mustVerify(gerai);
  });

  it('refuses a discount above the line or the basket', async () => {
    const { cashier, oil } = await openTill({ float: 100_000 });
    const tried = async (params: object) => fieldOf(await cashier.refused('sales.checkout', { payments: cash(100_000), ...params }));
    expect(await tried({ lines: [{ productId: oil, qty: '1', discount: 15_701 }] })).toBe('VALIDATION lines.0.discount');
    expect(await tried({ lines: [{ productId: oil, qty: '1', discount: 15_000 }], discount: 701 })).toBe('VALIDATION discount');
  });

  it('asks somebody else above what the setting of that day leaves to a cashier, in rupiah and in percent', async () => {
    const { gerai, cashier, oil, sugar } = await openTill({ float: 100_000 });
    const lines = [{ productId: oil, qty: '2', discount: 8_000 }, { productId: sugar, qty: '1' }];
    const quoted = async (discount: number) => cashier.call('sales.quote', { lines, discount });
    expect(await quoted(2_000)).toMatchObject({ discount: 10_000, total: 38_900, approval: null, problems: [] });
    const above = await quoted(2_001);
    expect([above.total, above.lines.map((line) => [line.discount, line.amount]), plain(above.approval ?? '')]).toEqual([
      38_899, [[9_145, 22_255], [856, 16_644]], 'Potongan Rp 10.001 dari belanja Rp 48.900 melebihi batas kasir, Rp 10.000. Minta bendahara atau ketua mengizinkan dengan PIN-nya.',
    ]);
    const before = rowCounts(gerai);
    const refused = await cashier.refused('sales.checkout', { lines, discount: 2_001, payments: cash(38_899) });
    expect([fieldOf(refused), refused.details?.['field']]).toEqual(['APPROVAL_REQUIRED approval', 'approval']);
    expect(rowCounts(gerai)).toEqual(before);
    expect((await cashier.call('sales.checkout', { lines, discount: 2_001, payments: cash(38_899), approval: LOGIN.ketua })).total).toBe(38_899);
    expect(peek(gerai, "SELECT actor, approver FROM audit WHERE method = 'sales.checkout' AND outcome = 'ok' ORDER BY seq DESC LIMIT 1")).toEqual([{ actor: 'nurul', approver: 'suryadi' }]);
    const admin = await signIn(gerai, 'admin');
    await admin.call('settings.set', { key: 'sale.discountLimit', value: { amount: 50_000, pct: '2.5' }, effectiveFrom: '2026-11-21' });
    await admin.call('settings.set', { key: 'sale.discountLimit', value: { amount: 0 }, effectiveFrom: '2026-11-22' });
    // 2,5% of 31.400 is 785.
    const two = [{ productId: oil, qty: '2' }];
    expect((await cashier.call('sales.quote', { lines: two, discount: 785 })).approval).toBeNull();
    expect(plain((await cashier.call('sales.quote', { lines: two, discount: 786 })).approval ?? '')).toContain('Rp 50.000 atau 2,5%');
    gerai.at('2026-11-22');
    expect(fieldOf(await (await signIn(gerai, 'kasir')).refused('sales.checkout', { lines: two, discount: 1, payments: cash(31_399) }))).toBe('APPROVAL_REQUIRED approval');
    await mustVerify(gerai);
  });

  it('keeps notes on a line and on the whole basket, aside and on paper', async () => {
    const { gerai, cashier, oil, sugar } = await openTill({ float: 100_000 });
    const basket = { lines: [{ productId: oil, qty: '1' }, { productId: sugar, qty: '1', note: 'dibungkus dua' }], note: 'antar ke RT 14' };
    const { holdId } = await cashier.call('sales.hold', { basket });
    const back = (await cashier.call('sales.recall', { holdId })).basket;
    expect([back.note, back.lines.map((line) => line.note)]).toEqual(['antar ke RT 14', [undefined, 'dibungkus dua']]);
    const sale = await cashier.call('sales.checkout', { ...basket, payments: cash(33_200) });
    const view = await cashier.call('sales.get', { saleId: sale.saleId });
    expect([view.note, view.lines.map((line) => line.note)]).toEqual(['antar ke RT 14', [undefined, 'dibungkus dua']]);
    const paper = (await cashier.call('documents.render', { document: 'sale-receipt', ref: sale.number, format: 'text', columns: 32 })).text ?? '';
    expect(paper).toMatch(/17\.500\n {2}Catatan: dibungkus dua +\nCatatan: antar ke RT 14 +\n-/);
    expect((await cashier.call('sales.get', { saleId: (await sell(cashier, [{ productId: oil, qty: '1' }], 15_700)).saleId })).note).toBeNull();
    await mustVerify(gerai);
  });

  it('can give everything away, and then takes no money', async () => {
    const { gerai, cashier, oil } = await openTill({ float: 100_000 });
    const sale = await sell(cashier, [{ productId: oil, qty: '1' }], 5000, { discount: 15_700, approval: LOGIN.bendahara });
    expect(sale).toMatchObject({ total: 0, paid: 0, change: 5000 });
    expect(await linesOf(gerai, sale.entryNumber)).toEqual(['4-1120 GERAI K 15700', '4-1512 GERAI D 15700', '5-1120 GERAI D 14500', '1-1410 GERAI K 14500']);
    await mustVerify(gerai);
  });
});

describe('goods weighed beforehand', () => {
  /** Sugar at 17.500 a kg, known to the scale as 20 00017 by weight and 21 00017 by price. */
  const scales = async () => {
    const till = await openTill({ float: 100_000 });
    const { barcodes } = await till.treasurer.call('products.get', { productId: till.sugar });
    await till.treasurer.call('products.update', { productId: till.sugar, barcodes: [...barcodes, '2000017', '2100017'] });
    return till;
  };
  // Check digits by hand: 2000017 00350 4
  const [byWeight, byPrice] = ['2000017003504', `210001706125${eanCheckDigit('210001706125')}`];

  it('are sold by the weight or the price on their label, each label a line of its own', async () => {
    const { gerai, cashier, sugar, member } = await scales();
    const lines = [{ productId: sugar, qty: '0.35', label: byWeight }, { productId: sugar, qty: '0.35', label: byPrice }];
    expect(await cashier.call('sales.quote', { lines })).toMatchObject({ total: 12_250, discount: 0, approval: null, problems: [], lines: [{ amount: 6_125 }, { amount: 6_125 }] });
    await sell(cashier, lines, 12_250, { memberId: member });
    await mustVerify(gerai);
  });

  it('cost no more than their label says when the price rose since, and nobody has to agree to that', async () => {
    const { gerai, cashier, treasurer, sugar } = await scales();
    await treasurer.call('products.setPrice', { productId: sugar, prices: { general: 17_900 }, effectiveFrom: '2026-11-21' });
    await (await signIn(gerai, 'admin')).call('settings.set', { key: 'sale.discountLimit', value: { amount: 0 }, effectiveFrom: '2026-11-21' });
    // 6.125 at 17.900 a kg: 342 g come to 6.121,8, 343 g to 6.139,7.
    expect(fieldOf(await cashier.refused('sales.checkout', { lines: [{ productId: sugar, qty: '0.35', label: byPrice }], payments: cash(6_125) }))).toBe('VALIDATION lines.0.qty');
    const sold = await sell(cashier, [{ productId: sugar, qty: '0.343', label: byPrice }], 6_125);
    expect((await cashier.call('sales.get', { saleId: sold.saleId })).lines).toMatchObject([{ qty: '0.343', discount: 15, amount: 6_125 }]);
    const held = await cashier.call('sales.hold', { basket: { lines: [{ productId: sugar, qty: '0.343', label: byPrice }] } });
    expect((await cashier.call('sales.recall', { holdId: held.holdId })).basket.lines).toMatchObject([{ label: byPrice, labelPrice: 6_125 }]);
    await mustVerify(gerai);
  });

  it('are refused with another’s label, a wrong digit, or goods that have no weight', async () => {
    const { cashier, treasurer, sugar, oil } = await scales();
    await treasurer.call('products.update', { productId: oil, barcodes: ['2000099'] });
    const tried = async (line: object) => fieldOf(await cashier.refused('sales.checkout', { lines: [line], payments: cash(100_000) }));
    expect(await tried({ productId: sugar, qty: '0.35', label: '2000017003508' })).toBe('VALIDATION lines.0.label');
    expect(await tried({ productId: oil, qty: '1', label: byWeight })).toBe('VALIDATION lines.0.label');
    expect(await tried({ productId: oil, qty: '1', label: `200009900350${eanCheckDigit('200009900350')}` })).toBe('VALIDATION lines.0.label');
  });
});

describe('paying', () => {
  it.each([
    [0, 0, 21_875], [50, -25, 21_850], [100, -75, 21_800], [500, -375, 21_500],
  ] as const)('rounds cash down to a step of %i', async (step, rounding, paid) => {
    const till = await openTill({ float: 100_000 });
    await setStep(till, step);
    const sale = await sell(till.cashier, [{ productId: till.sugar, qty: '1.25' }], 50_000);
    expect(sale).toMatchObject({ total: 21_875, rounding, paid, change: 50_000 - paid });
    expect(await linesOf(till.gerai, sale.entryNumber)).toEqual([
      `1-1120 UMUM D ${paid} sales`, ...(rounding === 0 ? [] : [`6-1185 GERAI D ${-rounding}`]), '4-1120 GERAI K 21875', '5-1120 GERAI D 20000', '1-1410 GERAI K 20000',
    ]);
    await mustVerify(till.gerai);
  });

  it('rounds only what is left for cash after the other tenders', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, cashier, sugar } = till;
    await setStep(till, 100);
    const line = [{ productId: sugar, qty: '1.25' }];
    const split = await cashier.call('sales.checkout', { lines: line, payments: [{ method: 'qris', amount: 9990 }, { method: 'transfer', amount: 1000, reference: 'BRI 17' }, { method: 'tunai', amount: 20_000 }] });
    expect(split).toMatchObject({ total: 21_875, rounding: -85, paid: 21_790, change: 9200 });
    expect(await linesOf(gerai, split.entryNumber)).toEqual([
      '1-1120 UMUM D 10800 sales', '1-1220 UMUM D 9990 sales', '1-1210 UMUM D 1000 sales', '6-1185 GERAI D 85', '4-1120 GERAI K 21875', '5-1120 GERAI D 20000', '1-1410 GERAI K 20000',
    ]);
    const qris = await cashier.call('sales.checkout', { lines: line, payments: [{ method: 'qris', amount: 21_875 }] });
    expect(qris).toMatchObject({ rounding: 0, paid: 21_875, change: 0 });
    expect((await cashier.refused('sales.checkout', { lines: line, payments: [{ method: 'qris', amount: 21_800 }] })).rule).toBe('PAYMENT_SHORT');
    expect((await till.treasurer.call('sales.get', { saleId: split.saleId })).payments).toEqual([
      { method: 'qris', amount: 9990, reference: null }, { method: 'transfer', amount: 1000, reference: 'BRI 17' }, { method: 'tunai', amount: 20_000, reference: null },
    ]);
    await mustVerify(gerai);
  });

  it('keeps the rounding out of sales and of the member’s trade', async () => {
    const till = await openTill({ float: 100_000 });
    await setStep(till, 500);
    await sell(till.cashier, [{ productId: till.sugar, qty: '1.25' }], 21_500, { memberId: till.member });
    const { totals } = await till.treasurer.call('reports.incomeStatement', { from: '2026-11-21', to: '2026-11-21' });
    expect([totals.salesMember, totals.operatingExpenses, totals.shu]).toEqual([21_875, 375, 1500]);
    expect((await till.treasurer.call('members.get', { memberId: till.member })).trade.at(-1)?.sales).toBe(21_875);
  });

  it('says what is short, and refuses other tenders above what is due', async () => {
    const { cashier, oil } = await openTill({ float: 100_000 });
    const tried = async (payments: unknown) => cashier.refused('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments });
    const short = await tried([{ method: 'qris', amount: 5000 }, { method: 'tunai', amount: 10_000 }]);
    expect(plain(short.message)).toBe('Pembayaran belum cukup. Harus dibayar Rp 15.700, diterima Rp 15.000. Masih kurang Rp 700.');
    expect([short.rule, short.details]).toEqual(['PAYMENT_SHORT', { field: 'payments', due: 15_700, short: 700 }]);
    expect(fieldOf(await tried([{ method: 'qris', amount: 15_701 }]))).toBe('VALIDATION payments');
    expect(fieldOf(await tried([{ method: 'transfer', amount: 15_700 }]))).toBe('VALIDATION payments.0.reference');
    expect(fieldOf(await tried([{ method: 'sukarela', amount: 15_700 }]))).toBe('VALIDATION payments.0.method');
    expect(fieldOf(await tried([{ method: 'tunai', amount: 700 }, { method: 'bon', amount: 15_000 }]))).toBe('VALIDATION payments.1.method');
    expect(fieldOf(await tried([]))).toBe('VALIDATION payments');
  });
});

describe('the same id', () => {
  it('answers again without selling again, also after a restart, and refuses other params', async () => {
    const { gerai, cashier, oil, sugar } = await openTill({ float: 100_000 });
    const id = newId();
    const basket: Params<'sales.checkout'> = { id, lines: [{ productId: oil, qty: '1' }], payments: cash(20_000) };
    const first = await cashier.call('sales.checkout', basket);
    const counts = rowCounts(gerai);
    expect(await cashier.call('sales.checkout', basket)).toEqual({ ...first, replayed: true });
    gerai.restart();
    expect(await cashier.call('sales.checkout', { payments: basket.payments, lines: basket.lines, id })).toEqual({ ...first, replayed: true });
    for (const other of [{ ...basket, payments: cash(20_001) }, { ...basket, lines: [{ productId: sugar, qty: '1' }] }, { ...basket, discount: 0 }]) expect(fieldOf(await cashier.refused('sales.checkout', other))).toBe('CONFLICT id');
    expect(fieldOf(await cashier.refused('shifts.cashIn', { id, amount: 1000, reason: 'receh', account: '4-2110' }))).toBe('CONFLICT id');
    expect(rowCounts(gerai)).toEqual(counts);
    await mustVerify(gerai);
  });

  it('compares without PINs and stays usable after a refusal', async () => {
    const { gerai, cashier, oil } = await openTill({ float: 100_000 });
    const id = newId();
    const lines = [{ productId: oil, qty: '1' }];
    expect((await cashier.refused('sales.checkout', { id, lines, payments: cash(100) })).rule).toBe('PAYMENT_SHORT');
    expect((await cashier.refused('sales.checkout', { id, lines, payments: cash(15_700), approval: { username: 'maryam', pin: '999999' } })).code).toBe('FORBIDDEN');
    const first = await cashier.call('sales.checkout', { id, lines, payments: cash(15_700), approval: { username: 'maryam', pin: '222222' } });
    expect(await cashier.call('sales.checkout', { id, lines, payments: cash(15_700), approval: { username: 'maryam', pin: '000000' } })).toEqual({ ...first, replayed: true });
    expect(fieldOf(await cashier.refused('sales.checkout', { id, lines, payments: cash(15_700), approval: { username: 'suryadi', pin: '333333' } }))).toBe('CONFLICT id');
    await mustVerify(gerai);
  });
});

describe('whose sales, which day', () => {
  it('needs a shift of the caller’s own', async () => {
    const { cashier, treasurer, oil } = await openTill();
    expect((await cashier.refused('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: cash(15_700) })).rule).toBe('SHIFT_REQUIRED');
    await treasurer.call('shifts.open', { float: 0 });
    expect((await cashier.refused('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: cash(15_700) })).rule).toBe('SHIFT_REQUIRED');
    expect((await sell(treasurer, [{ productId: oil, qty: '1' }], 15_700)).total).toBe(15_700);
  });

  it('dates a sale by the gerai’s day, also when a shift runs over midnight and over the year', async () => {
    const { gerai, oil } = await openTill();
    gerai.at('2026-12-31T15:30:00.000Z');
    const cashier = await signIn(gerai, 'kasir');
    await cashier.call('shifts.open', { float: 100_000 });
    gerai.at('2026-12-31T15:59:59.999Z');
    const last = await sell(cashier, [{ productId: oil, qty: '1' }], 15_700);
    gerai.at('2026-12-31T16:00:00.000Z');
    const first = await sell(cashier, [{ productId: oil, qty: '2' }], 31_400);
    expect([last.number, last.entryNumber, first.number, first.entryNumber]).toEqual(['PJ-2026-000001', 'JU-2026-000005', 'PJ-2027-000001', 'JU-2027-000001']);
    const treasurer = await signIn(gerai, 'bendahara');
    expect((await treasurer.call('sales.search', {})).rows.map((row) => [row.number, row.date, row.at])).toEqual([
      ['PJ-2027-000001', '2027-01-01', '2026-12-31T16:00:00.000Z'], ['PJ-2026-000001', '2026-12-31', '2026-12-31T15:59:59.999Z'],
    ]);
    expect(await balancesOf(gerai, '2026-12-31')).toMatchObject({ '1-1120': 115_700 });
    expect(await balancesOf(gerai, '2027-01-01')).toMatchObject({ '1-1120': 147_100 });
    expect((await cashier.call('shifts.close', { counted: { '100000': 1, '20000': 2, '5000': 1, '2000': 1, '100': 1 } })).expected).toBe(147_100);
    await mustVerify(gerai);
  });

  it('shows a cashier today’s sales only, and own shifts only', async () => {
    const { gerai, cashier, treasurer, oil } = await openTill({ float: 100_000 });
    await treasurer.call('shifts.open', { float: 0, drawer: 'Laci 2' });
    const hers = await sell(cashier, [{ productId: oil, qty: '1' }], 15_700);
    await sell(treasurer, [{ productId: oil, qty: '2' }], 31_400);
    expect((await cashier.call('sales.search', {})).rows.map((row) => row.total)).toEqual([31_400, 15_700]);
    const shifts = [(await cashier.call('shifts.current', {})).shift, (await treasurer.call('shifts.current', {})).shift].map((shift) => shift?.shiftId ?? '');
    expect((await cashier.call('shifts.report', { shiftId: shifts[0] ?? '' })).sales).toBe(1);
    expect(fieldOf(await cashier.refused('shifts.report', { shiftId: shifts[1] }))).toBe('NOT_FOUND shiftId');
    expect((await treasurer.call('shifts.report', { shiftId: shifts[0] ?? '' })).salesTotal).toBe(15_700);
    gerai.at('2026-11-22');
    const [later, office] = [await signIn(gerai, 'kasir'), await signIn(gerai, 'bendahara')];
    expect((await later.call('sales.search', { from: '2026-11-21', to: '2026-11-22' })).rows).toEqual([]);
    expect((await later.refused('sales.get', { saleId: hers.saleId })).code).toBe('NOT_FOUND');
    expect((await later.refused('documents.render', { document: 'sale-receipt', ref: hers.number, format: 'text' })).code).toBe('NOT_FOUND');
    expect((await office.call('sales.get', { number: hers.number })).total).toBe(15_700);
    expect((await office.call('sales.search', { from: '2026-11-21', to: '2026-11-21' })).rows.length).toBe(2);
  });

  it('finds sales by words, member and day, page by page, newest first', async () => {
    const { gerai, cashier, treasurer, oil, sugar, member } = await openTill({ float: 100_000 });
    for (let n = 1; n <= 5; n += 1) await sell(cashier, [{ productId: n === 3 ? sugar : oil, qty: '1' }], 20_000, n === 2 ? { memberId: member } : {});
    const numbers = async (params: Given<'sales.search'>) => (await treasurer.call('sales.search', params)).rows.map((row) => row.number.slice(-1)).join('');
    expect([await numbers({}), await numbers({ text: 'gula' }), await numbers({ text: '000004' }), await numbers({ text: '%' }), await numbers({ memberId: member }), await numbers({ to: '2026-11-20' })]).toEqual(['54321', '3', '4', '', '2', '']);
    const one = await treasurer.call('sales.search', { limit: 2 });
    const two = await treasurer.call('sales.search', { limit: 2, cursor: one.next ?? '' });
    const three = await treasurer.call('sales.search', { limit: 2, cursor: two.next ?? '' });
    expect([one, two, three].map((page) => page.rows.map((row) => row.number.slice(-1)).join(''))).toEqual(['54', '32', '1']);
    expect(three.next).toBeNull();
    for (const cursor of ['x', '', '1.5', '-1', '0x10', '9'.repeat(30)]) expect(fieldOf(await treasurer.refused('sales.search', { cursor }))).toBe('VALIDATION cursor');
    await mustVerify(gerai);
  });
});

describe('any basket', () => {
  it('balances: revenue gross less discounts is the total, payments less change is the total rounded, the drawer holds the cash', async () => {
    const till = await openTill({ float: 0 });
    const { gerai, cashier, treasurer, member, bulog, patra } = till;
    await treasurer.call('purchases.receive', {
      supplierId: bulog, deliveryNo: 'BESAR', payment: { via: 'utang' }, lines: [{ productId: till.oil, qty: '9000', amount: 130_333_333 }, { productId: till.sugar, qty: '9000.777', amount: 144_444_001 }],
    });
    await treasurer.call('purchases.receive', { supplierId: patra, deliveryNo: 'BESAR', payment: { via: 'utang' }, lines: [{ productId: till.gas, qty: '900', amount: 181_799_999 }] });
    const admin = await signIn(gerai, 'admin');
    let drawer = 0;
    const line = fc.record({ kind: fc.constantFrom('oil', 'sugar', 'gas'), qty: fc.integer({ min: 1, max: 4 }), parts: fc.integer({ min: 0, max: 999 }), discount: fc.integer({ min: 0, max: 700 }) });
    await check(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 10 }), fc.constantFrom(0, 50, 100, 500), fc.boolean(), fc.integer({ min: 0, max: 100 }),
        async (lines, off, step, isMember, qrisPct) => {
          await admin.call('settings.set', { key: 'cash.rounding', value: { step }, effectiveFrom: '2026-11-21' });
          const price = { oil: isMember ? 15_500 : 15_700, sugar: 17_500, gas: isMember ? 205_000 : 210_000 };
          const gross = lines.map((each) => (each.kind === 'sugar' ? Number((BigInt(each.qty * 1000 + each.parts) * 17_500n + 500n) / 1000n) : each.qty * price[each.kind as 'oil' | 'gas']));
          const total = gross.reduce((sum, amount) => sum + amount, 0) - lines.reduce((sum, each) => sum + each.discount, 0) - off;
          const qris = Math.floor((total * qrisPct) / 100);
          const rounding = qris === total || step === 0 ? 0 : Math.floor((total - qris) / step) * step - (total - qris);
          const tendered = qris === total ? 0 : total - qris + rounding + 10_000;
          const sale = await cashier.call('sales.checkout', {
            ...(isMember ? { memberId: member } : {}),
            lines: lines.map((each) => ({
              productId: till[each.kind as 'oil' | 'sugar' | 'gas'], qty: each.kind === 'sugar' ? `${each.qty}.${String(each.parts).padStart(3, '0')}` : String(each.qty), discount: each.discount,
              ...(each.kind === 'gas' ? { cylinder: 'tukar' as const } : {}),
            })),
            discount: off,
            payments: [...(qris > 0 ? [{ method: 'qris' as const, amount: qris }] : []), ...(tendered > 0 ? [{ method: 'tunai' as const, amount: tendered }] : [])],
          });
          expect(sale).toMatchObject({ total, rounding, paid: total + rounding, change: tendered === 0 ? 0 : 10_000 });
          drawer += total - qris + rounding;
          const entry = await linesOf(gerai, sale.entryNumber);
          const of = (accounts: RegExp) => entry.map((text) => text.split(' ')).filter(([account = '']) => accounts.test(account)).reduce((sum, [, , side, amount]) => sum + (side === 'D' ? 1 : -1) * Number(amount), 0);
          expect([of(/^4-1[12]/), of(/^4-151/), of(/^1-1120/), of(/^1-1220/), of(/^6-1185/), of(/./)]).toEqual([-gross.reduce((sum, amount) => sum + amount, 0), gross.reduce((sum, amount) => sum + amount, 0) - total, total - qris + rounding, qris, 0 - rounding, 0]);
        },
      ),
      { runs: 40 },
    );
    expect((await balancesOf(gerai, '2026-11-21'))['1-1120'] ?? 0).toBe(drawer);
    await mustVerify(gerai);
  });
});
