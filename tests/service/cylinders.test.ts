/** Cylinders sold with their gas, and what comes back for them. */
import { describe, expect, it } from 'vitest';
import { LOGIN, type Given, type Person } from '../support/gerai.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, openTill, plain, rowCounts, signIn, type Till } from '../support/till.ts';

type Basket = Given<'sales.checkout'>;
const cash = (amount: number): Basket['payments'] => [{ method: 'tunai', amount }];
const sell = (who: Person, lines: Basket['lines'], amount: number, more: Partial<Basket> = {}) => who.call('sales.checkout', { lines, payments: cash(amount), ...more });
/** What is not zero of the 12 kg cylinders. */
const twelve = async ({ cashier }: Pick<Till, 'cashier'>) => Object.fromEntries(Object.entries((await cashier.call('cylinders.balances', {})).rows[1] ?? {}).filter(([key, count]) => key !== 'size' && count !== 0));

/** The stocked shop, with a shell at 350.000 (members 340.000) and a deposit of 200.000, and four of its ten cylinders bought from the agent for 1.000.003. */
async function gasShop(): Promise<Till> {
  const till = await openTill({ float: 100_000 });
  await till.treasurer.call('products.update', { productId: till.gas, cylinder: { size: '12', shellPrices: { general: 350_000, member: 340_000 }, deposit: 200_000 } });
  await till.treasurer.call('cylinders.bill', { size: '12', count: 4, amount: 1_000_003, via: 'bank' });
  return till;
}

describe('what a cylinder costs', () => {
  it('is data with a day: new terms stand beside the price of the gas, and a new price leaves them', async () => {
    const { gerai, treasurer, cashier, gas, oil } = await openTill({ float: 100_000 });
    const seen = async () => (await cashier.call('products.get', { productId: gas })).cylinder;
    await treasurer.call('products.update', { productId: gas, cylinder: { shellPrices: { general: 350_000, member: 340_000 }, deposit: 200_000 } });
    await treasurer.call('products.setPrice', { productId: gas, prices: { general: 211_000 }, effectiveFrom: '2026-11-21' });
    expect(await seen()).toEqual({ size: '12', shellPrices: { general: 350_000, member: 340_000 }, deposit: 200_000 });
    await treasurer.call('products.setPrice', { productId: gas, prices: { general: 211_000 }, cylinder: { size: '12', deposit: 250_000 }, effectiveFrom: '2026-11-21' });
    await treasurer.call('products.update', { productId: gas, cylinder: { shellPrices: null }, effectiveFrom: '2026-11-22' });
    expect(await seen()).toEqual({ size: '12', shellPrices: { general: 350_000, member: 340_000 }, deposit: 250_000 });
    expect(fieldOf(await treasurer.refused('products.update', { productId: oil, cylinder: { deposit: 1 } }))).toBe('VALIDATION cylinder');
    expect(fieldOf(await treasurer.refused('products.setPrice', { productId: gas, prices: { general: 211_000 }, cylinder: { size: '5.5' }, effectiveFrom: '2026-11-21' }))).toBe('VALIDATION cylinder.size');
    gerai.at('2026-11-22');
    expect((await (await signIn(gerai, 'kasir')).call('products.get', { productId: gas })).cylinder).toEqual({ size: '12', deposit: 250_000 });
    await mustVerify(gerai);
  });

  it('comes from the agent’s bill: by count out of what came above the empties, never more', async () => {
    const till = await openTill();
    const { gerai, treasurer } = till;
    expect((await treasurer.refused('cylinders.bill', { size: '12', count: 11, amount: 2_750_000, via: 'bank' })).details).toMatchObject({ field: 'count' });
    const bill = await treasurer.call('cylinders.bill', { size: '12', count: 4, amount: 1_000_003, via: 'kas' });
    expect(bill.number).toBe('TG-2026-000001');
    expect(await linesOf(gerai, bill.entryNumber)).toEqual(['1-1430 LPG D 1000003', '1-1110 UMUM K 1000003 suppliers']);
    expect(await twelve(till)).toEqual({ full: 10, owned: 4, owedToAgent: 6 });
    await mustVerify(gerai);
  });
});

describe('a cylinder sold with its gas', () => {
  it('has its own price and cost, member or not, in the total, in the trade and on the receipt', async () => {
    const till = await gasShop();
    const { gerai, cashier, treasurer, gas, oil, member } = till;
    const lines: Basket['lines'] = [{ productId: oil, qty: '1' }, { productId: gas, qty: '2', cylinder: 'beli' }];
    const quote = await cashier.call('sales.quote', { memberId: member, lines });
    // 15.500 + 2 × 205.000 + 2 × 340.000
    expect([quote.total, quote.lines[1]?.amount, quote.lines[1]?.shell, quote.problems]).toEqual([1_105_500, 410_000, 680_000, []]);
    const sold = await sell(cashier, lines, 1_105_500, { memberId: member });
    // Two of four shells at 1.000.003: 500.001,5, half up.
    expect(await linesOf(gerai, sold.entryNumber)).toEqual([
      '1-1120 UMUM D 1105500 sales', '4-1110 GERAI K 15500 A-0001', '5-1110 GERAI D 14500', '1-1410 GERAI K 14500', '4-1210 LPG K 410000 A-0001', '5-1210 LPG D 404000', '1-1420 LPG K 404000', '4-1310 LPG K 680000 A-0001', '5-1310 LPG D 500002', '1-1430 LPG K 500002',
    ]);
    expect(await twelve(till)).toEqual({ full: 8, owned: 2, owedToAgent: 6 });
    expect((await treasurer.call('members.get', { memberId: member })).trade.at(-1)).toEqual({ period: '2026-11', sales: 1_105_500 });
    const anybody = await sell(cashier, [{ productId: gas, qty: '1', cylinder: 'beli' }], 560_000);
    expect((await linesOf(gerai, anybody.entryNumber)).slice(-3)).toEqual(['4-1320 LPG K 350000', '5-1320 LPG D 250001', '1-1430 LPG K 250001']);
    // The last one takes what is left of the value.
    await sell(cashier, [{ productId: gas, qty: '1', cylinder: 'beli' }], 560_000);
    expect((await balancesOf(gerai, '2026-11-21'))['1-1430']).toBeUndefined();
    expect((await treasurer.call('sales.get', { number: sold.number })).lines[1]).toMatchObject({ cylinder: 'beli', amount: 410_000, shell: 680_000 });
    const paper = plain((await treasurer.call('documents.render', { document: 'sale-receipt', ref: sold.number, format: 'text', columns: 32 })).text ?? '');
    expect(paper).toMatch(/Tabung baru +680\.000/);
    expect(paper).toMatch(/TOTAL +Rp 1\.105\.500/);
    await mustVerify(gerai);
  });

  it('is refused beyond what we own, with the basket left as it was', async () => {
    const { gerai, cashier, gas } = await gasShop();
    const lines: Basket['lines'] = [{ productId: gas, qty: '5', cylinder: 'beli' }];
    const [problem] = (await cashier.call('sales.quote', { lines })).problems;
    expect(problem).toEqual({ rule: 'STOCK_INSUFFICIENT', line: 0, message: 'Stok tercatat kurang. Tabung 12 kg milik koperasi 4, diminta 5. Catat dahulu tagihan tabung dari agen.' });
    const before = rowCounts(gerai);
    expect((await cashier.refused('sales.checkout', { lines, payments: cash(2_800_000) })).rule).toBe('STOCK_INSUFFICIENT');
    // Two lines that only together are too many.
    expect((await cashier.refused('sales.checkout', { lines: [{ productId: gas, qty: '3', cylinder: 'beli' }, { productId: gas, qty: '2', cylinder: 'beli' }], payments: cash(2_800_000) })).rule).toBe('STOCK_INSUFFICIENT');
    expect(rowCounts(gerai)).toEqual(before);
    await mustVerify(gerai);
  });

  it('goes back with a voided sale or as returned goods, shell and cash rounding with it', async () => {
    const till = await gasShop();
    const { gerai, cashier, treasurer, gas, oil, member } = till;
    await (await signIn(gerai, 'admin')).call('settings.set', { key: 'cash.rounding', value: { step: 100 }, effectiveFrom: '2026-11-21' });
    await treasurer.call('products.setPrice', { productId: oil, prices: { general: 15_650 }, effectiveFrom: '2026-11-21' });
    const before = [await balancesOf(gerai, '2026-11-21'), await twelve(till)];
    const lines: Basket['lines'] = [{ productId: oil, qty: '1' }, { productId: gas, qty: '1', cylinder: 'beli' }];
    // 15.650 + 205.000 + 340.000 = 560.650, rounded to 560.600.
    const sold = await sell(cashier, lines, 560_600, { memberId: member });
    expect([sold.total, sold.rounding]).toEqual([560_650, -50]);
    const back = await cashier.call('sales.void', { saleId: sold.saleId, reason: 'salah barang', approval: LOGIN.bendahara });
    expect(back.amount).toBe(560_600);
    expect([await balancesOf(gerai, '2026-11-21'), await twelve(till)]).toEqual(before);
    expect((await treasurer.call('members.get', { memberId: member })).trade.at(-1)).toEqual({ period: '2026-11', sales: 0 });
    const slip = plain((await treasurer.call('documents.render', { document: 'return-slip', ref: back.number, format: 'text', columns: 32 })).text ?? '');
    expect(slip).toMatch(/Tabung baru +340\.000/);
    await mustVerify(gerai);
    // Of another such sale each line comes back at its own share; the shell carries no rounding.
    const other = await sell(cashier, lines, 560_600, { memberId: member });
    const take = (saleId: string, lineNo: number, qty: string, condition: 'baik' | 'rusak') => cashier.call('sales.return', { saleId, lines: [{ lineNo, qty, condition }], reason: 'bocor', approval: LOGIN.bendahara });
    expect((await take(other.saleId, 1, '1', 'baik')).amount).toBe(15_646);
    const shell = await take(other.saleId, 2, '1', 'baik');
    expect(shell.amount).toBe(544_954);
    expect(await linesOf(gerai, shell.entryNumber)).toEqual(['4-1511 LPG D 545000 A-0001', '1-1420 LPG D 202000', '5-1210 LPG K 202000', '1-1430 LPG D 250001', '5-1310 LPG K 250001', '6-1185 GERAI K 46', '1-1120 UMUM K 544954 sales']);
    expect([await twelve(till), (await treasurer.call('members.get', { memberId: member })).trade.at(-1)]).toEqual([before[1], { period: '2026-11', sales: 0 }]);
    expect((await balancesOf(gerai, '2026-11-21'))['1-1430']).toBe(1_000_003);
    await mustVerify(gerai);
    // Three shells of four cost 750.002, half up; in three parts 250.001 + 250.000 + 250.001. A damaged one is ours again, its gas is written off.
    const three = await sell(cashier, [{ productId: gas, qty: '3', cylinder: 'beli' }], 1_680_000);
    const parts = [await take(three.saleId, 1, '1', 'baik'), await take(three.saleId, 1, '1', 'rusak'), await take(three.saleId, 1, '1', 'baik')];
    const costs = await Promise.all(parts.map(async ({ entryNumber }) => (await linesOf(gerai, entryNumber)).find((line) => line.startsWith('1-1430'))));
    expect([parts.map((part) => part.amount), costs]).toEqual([[560_000, 560_000, 560_000], ['1-1430 LPG D 250001', '1-1430 LPG D 250000', '1-1430 LPG D 250001']]);
    expect(await linesOf(gerai, parts[1]?.entryNumber ?? '')).toContain('5-1510 LPG D 202000');
    expect(await twelve(till)).toEqual({ full: 9, damaged: 1, owned: 4, owedToAgent: 6 });
    expect(fieldOf(await cashier.refused('sales.return', { saleId: three.saleId, lines: [{ lineNo: 1, qty: '1', condition: 'baik' }], reason: 'lagi', approval: LOGIN.bendahara }))).toBe('VALIDATION lines.0.qty');
    await mustVerify(gerai);
  });

  it('takes discounts off the gas only', async () => {
    const { gerai, cashier, gas } = await gasShop();
    expect(fieldOf(await cashier.refused('sales.checkout', { lines: [{ productId: gas, qty: '1', cylinder: 'beli' }], discount: 210_001, payments: cash(560_000) }))).toBe('VALIDATION discount');
    const sold = await sell(cashier, [{ productId: gas, qty: '1', cylinder: 'beli' }], 550_000, { discount: 10_000 });
    expect([sold.total, sold.change]).toEqual([550_000, 0]);
    expect(await linesOf(gerai, sold.entryNumber)).toEqual(expect.arrayContaining(['4-1220 LPG K 210000', '4-1512 LPG D 10000', '4-1320 LPG K 350000']));
    await mustVerify(gerai);
  });
});

describe('a cylinder lent against a deposit', () => {
  const JOKO = { nik: '6471051010850005', name: 'Joko Pembeli' };

  it('is in the total, but neither sold nor trade, and stands by person in 2-1240 and in the counts', async () => {
    const till = await gasShop();
    const { gerai, cashier, treasurer, gas, member } = till;
    const lines: Basket['lines'] = [{ productId: gas, qty: '3', cylinder: 'jaminan' }];
    const [problem] = (await cashier.call('sales.quote', { lines })).problems;
    expect(problem?.rule).toBe('BUYER_REQUIRED');
    const quote = await cashier.call('sales.quote', { memberId: member, lines });
    // 3 × 205.000 + 3 × 200.000
    expect([quote.total, quote.lines[0]?.deposit, quote.problems]).toEqual([1_215_000, 600_000, []]);
    const sold = await sell(cashier, lines, 1_215_000, { memberId: member });
    expect(await linesOf(gerai, sold.entryNumber)).toEqual(['1-1120 UMUM D 1215000 sales', '4-1210 LPG K 615000 A-0001', '5-1210 LPG D 606000', '1-1420 LPG K 606000', '2-1240 LPG K 600000 A-0001']);
    expect(await twelve(till)).toEqual({ full: 7, lent: 3, owned: 4, owedToAgent: 6, depositHeld: 600_000 });
    expect((await treasurer.call('members.get', { memberId: member })).trade.at(-1)).toEqual({ period: '2026-11', sales: 615_000 });
    await sell(cashier, [{ productId: gas, qty: '1', cylinder: 'jaminan' }], 410_000, { buyer: JOKO });
    const { rows, total } = await cashier.call('cylinders.deposits', {});
    expect([rows.map((row) => [row.depositId, row.holder, row.memberNo, row.buyerLast4, row.left, row.held]), total]).toEqual([
      [[`${sold.number}/1`, 'Wahyuni Astuti', 'A-0001', null, 3, 600_000], ['PJ-2026-000002/1', 'Joko Pembeli', null, '0005', 1, 200_000]], 800_000,
    ]);
    expect((await cashier.call('cylinders.deposits', { buyerNik: JOKO.nik })).total).toBe(200_000);
    expect((await cashier.call('cylinders.deposits', { buyerNik: '6471050101900001' })).total).toBe(600_000);
    const paper = plain((await treasurer.call('documents.render', { document: 'sale-receipt', ref: sold.number, format: 'text', columns: 32 })).text ?? '');
    expect(paper).toMatch(/Jaminan tabung +600\.000/);
    await mustVerify(gerai);
  });

  it('comes back in parts, years later, at what was taken then', async () => {
    const till = await gasShop();
    const { gerai, cashier, treasurer, gas, member } = till;
    const { number } = await sell(cashier, [{ productId: gas, qty: '3', cylinder: 'jaminan' }], 1_215_000, { memberId: member });
    const depositId = `${number}/1`;
    const first = await cashier.call('cylinders.returnDeposit', { depositId, count: 1, via: 'kas', condition: 'baik' });
    expect([first.number, first.amount, first.left]).toEqual(['TJ-2026-000001', 200_000, 2]);
    expect(await linesOf(gerai, first.entryNumber)).toEqual(['2-1240 LPG D 200000 A-0001', '1-1120 UMUM K 200000 sales']);
    await treasurer.call('products.update', { productId: gas, cylinder: { deposit: 275_000 } });
    gerai.at('2031-11-21');
    const [later, cashierLater] = [await signIn(gerai, 'bendahara'), await signIn(gerai, 'kasir')];
    expect(fieldOf(await later.refused('cylinders.returnDeposit', { depositId, count: 3, via: 'bank', condition: 'baik' }))).toBe('VALIDATION count');
    expect(fieldOf(await later.refused('cylinders.returnDeposit', { depositId: `${number}/2`, count: 1, via: 'bank', condition: 'baik' }))).toBe('NOT_FOUND depositId');
    const rest = await later.call('cylinders.returnDeposit', { depositId, count: 2, via: 'bank', condition: 'asing' });
    expect([rest.amount, rest.left]).toEqual([400_000, 0]);
    expect(await linesOf(gerai, rest.entryNumber)).toEqual(['2-1240 LPG D 400000 A-0001', '1-1210 UMUM K 400000 sales']);
    expect(Object.fromEntries(Object.entries((await cashierLater.call('cylinders.balances', {})).rows[1] ?? {}).filter(([key, count]) => key !== 'size' && count !== 0))).toEqual({ full: 7, empty: 1, foreign: 2, owned: 4, owedToAgent: 6 });
    expect((await later.refused('cylinders.returnDeposit', { depositId, count: 1, via: 'bank', condition: 'baik' })).code).toBe('CONFLICT');
    expect([(await later.call('cylinders.deposits', {})).rows, (await later.call('cylinders.deposits', { open: false })).rows.length]).toEqual([[], 1]);
    await mustVerify(gerai);
  });

  it('is kept when it never comes back: the shell leaves the books at its average, the rest is income, or a loss', async () => {
    const { gerai, cashier, treasurer, gas, member } = await gasShop();
    const { number } = await sell(cashier, [{ productId: gas, qty: '2', cylinder: 'jaminan' }], 810_000, { memberId: member });
    // Two shells of four at 1.000.003 are worth 500.002; 400.000 was held.
    const lost = await treasurer.call('cylinders.forfeit', { depositId: `${number}/1`, reason: 'pindah rumah', approval: LOGIN.ketua });
    expect([lost.amount, lost.value]).toEqual([400_000, 500_002]);
    expect(await linesOf(gerai, lost.entryNumber)).toEqual(['2-1240 LPG D 400000 A-0001', '6-1195 LPG D 100002', '1-1430 LPG K 500002']);
    await treasurer.call('products.update', { productId: gas, cylinder: { deposit: 300_000 } });
    const other = await sell(cashier, [{ productId: gas, qty: '1', cylinder: 'jaminan' }], 510_000, { buyer: JOKO });
    const gain = await treasurer.call('cylinders.forfeit', { depositId: `${other.number}/1`, reason: 'hilang', approval: LOGIN.ketua });
    expect(await linesOf(gerai, gain.entryNumber)).toEqual(['2-1240 LPG D 300000', '1-1430 LPG K 250001', '4-2140 LPG K 49999']);
    expect((await treasurer.refused('cylinders.forfeit', { depositId: `${other.number}/1`, reason: 'hilang', approval: LOGIN.bendahara })).rule).toBe('SELF_APPROVAL');
    await mustVerify(gerai);
  });

  it('goes back with a voided sale, but not once it was settled', async () => {
    const till = await gasShop();
    const { gerai, cashier, treasurer, gas, member } = till;
    const before = [await balancesOf(gerai, '2026-11-21'), await twelve(till)];
    const lend = () => sell(cashier, [{ productId: gas, qty: '2', cylinder: 'jaminan' }], 810_000, { memberId: member });
    const first = await lend();
    expect((await cashier.call('sales.void', { saleId: first.saleId, reason: 'tidak jadi', approval: LOGIN.bendahara })).amount).toBe(810_000);
    expect([await balancesOf(gerai, '2026-11-21'), await twelve(till)]).toEqual(before);
    expect((await treasurer.call('members.get', { memberId: member })).trade.at(-1)).toEqual({ period: '2026-11', sales: 0 });
    await mustVerify(gerai);
    const second = await lend();
    await cashier.call('cylinders.returnDeposit', { depositId: `${second.number}/1`, count: 1, via: 'kas', condition: 'baik' });
    expect((await cashier.refused('sales.void', { saleId: second.saleId, reason: 'tidak jadi', approval: LOGIN.bendahara })).rule).toBe('SALE_STATE');
    await mustVerify(gerai);
  });
});

describe('a lent cylinder that comes back with its gas', () => {
  it('gives the gas and the deposit back, never for more than are still lent', async () => {
    const till = await gasShop();
    const { gerai, cashier, treasurer, gas, member } = till;
    const sold = await sell(cashier, [{ productId: gas, qty: '3', cylinder: 'jaminan' }], 1_215_000, { memberId: member });
    await cashier.call('cylinders.returnDeposit', { depositId: `${sold.number}/1`, count: 1, via: 'kas', condition: 'baik' });
    const back = (...lines: Given<'sales.return'>['lines']): Given<'sales.return'> => ({ saleId: sold.saleId, lines, reason: 'bocor', approval: LOGIN.bendahara });
    expect((await cashier.call('sales.get', { saleId: sold.saleId })).lines[0]).toMatchObject({ lent: 2, deposit: 600_000 });
    const refused = await cashier.refused('sales.return', back({ lineNo: 1, qty: '2', condition: 'baik' }, { lineNo: 1, qty: '1', condition: 'rusak' }));
    expect([fieldOf(refused), refused.message]).toEqual(['VALIDATION lines.1.qty', expect.stringContaining('sudah kembali semua')]);
    const done = await cashier.call('sales.return', back({ lineNo: 1, qty: '1', condition: 'baik' }, { lineNo: 1, qty: '1', condition: 'rusak' }));
    // 2 × (205.000 + 200.000); 3 packs of gas cost 606.000.
    expect(done.amount).toBe(810_000);
    expect(await linesOf(gerai, done.entryNumber)).toEqual(['4-1511 LPG D 410000 A-0001', '1-1420 LPG D 202000', '5-1210 LPG K 404000', '2-1240 LPG D 400000 A-0001', '5-1510 LPG D 202000', '1-1120 UMUM K 810000 sales']);
    expect(await twelve(till)).toEqual({ full: 8, empty: 1, damaged: 1, owned: 4, owedToAgent: 6 });
    expect((await treasurer.call('members.get', { memberId: member })).trade.at(-1)).toEqual({ period: '2026-11', sales: 205_000 });
    expect([(await cashier.call('cylinders.deposits', {})).rows, (await balancesOf(gerai, '2026-11-21'))['2-1240']]).toEqual([[], undefined]);
    expect(plain((await cashier.call('documents.render', { document: 'return-slip', ref: done.number, format: 'text', columns: 32 })).text ?? '')).toMatch(/Jaminan tabung +400\.000/);
    await mustVerify(gerai);
  });

  it('gives back no more than was paid where cash rounding took more off than the gas came to', async () => {
    const { gerai, cashier, treasurer, gas, member } = await gasShop();
    await (await signIn(gerai, 'admin')).call('settings.set', { key: 'cash.rounding', value: { step: 500 }, effectiveFrom: '2026-11-21' });
    await treasurer.call('products.update', { productId: gas, cylinder: { deposit: 200_200 } });
    // 2 × 205.000 − 409.901 + 2 × 200.200 = 400.499, rounded to 400.000.
    const sold = await sell(cashier, [{ productId: gas, qty: '2', cylinder: 'jaminan', discount: 409_901 }], 400_000, { memberId: member, approval: LOGIN.ketua });
    expect([sold.total, sold.rounding]).toEqual([400_499, -499]);
    const take = () => cashier.call('sales.return', { saleId: sold.saleId, lines: [{ lineNo: 1, qty: '1', condition: 'baik' }], reason: 'tidak jadi', approval: LOGIN.bendahara });
    expect([(await take()).amount, (await take()).amount]).toEqual([200_200, 199_800]);
    expect((await balancesOf(gerai, '2026-11-21'))['6-1185']).toBeUndefined();
    await mustVerify(gerai);
  });
});

describe('a deposit on bon', () => {
  it('goes back against what is still owed of that sale first, then as money', async () => {
    const { gerai, cashier, treasurer, gas, member } = await gasShop();
    await treasurer.call('members.setCredit', { memberId: member, bonLimit: 2_000_000, bonDays: 30 });
    const bon = async (qty: string, amount: number) => `${(await cashier.call('sales.checkout', { memberId: member, lines: [{ productId: gas, qty, cylinder: 'jaminan' }], payments: [{ method: 'bon', amount }] })).number}/1`;
    const depositId = await bon('3', 1_215_000);
    const give = (id: string, via: 'kas' | 'bank' = 'kas') => cashier.call('cylinders.returnDeposit', { depositId: id, count: 1, via, condition: 'baik' });
    expect((await cashier.call('cylinders.deposits', {})).rows[0]).toMatchObject({ held: 600_000, onBon: 600_000, memberId: member });
    const first = await give(depositId);
    expect([first.amount, first.bon, first.left]).toEqual([200_000, 200_000, 2]);
    expect(await linesOf(gerai, first.entryNumber)).toEqual(['2-1240 LPG D 200000 A-0001', '1-1330 GERAI K 200000 A-0001']);
    const paid = await treasurer.call('bon.pay', { memberId: member, amount: 900_000, via: 'bank' });
    const second = await give(depositId);
    expect([second.amount, second.bon]).toEqual([200_000, 115_000]);
    expect(await linesOf(gerai, second.entryNumber)).toEqual(['2-1240 LPG D 200000 A-0001', '1-1120 UMUM K 85000 sales', '1-1330 GERAI K 115000 A-0001']);
    // The money that paid the bon has gone back with the cylinder.
    expect((await treasurer.refused('documents.reverse', { kind: 'BB', ref: paid.number, reason: 'salah', approval: LOGIN.ketua })).rule).toBe('IN_USE');
    const third = await give(depositId, 'bank');
    expect([third.amount, third.bon, third.left]).toEqual([200_000, 0, 0]);
    await mustVerify(gerai);
    // Money was never paid for what was written off, so none goes back; the deposit can only be kept.
    const lost = await bon('1', 405_000);
    await treasurer.call('bon.writeOff', { memberId: member, amount: 1, reason: 'tidak tertagih', approval: LOGIN.ketua });
    expect((await cashier.refused('cylinders.returnDeposit', { depositId: lost, count: 1, via: 'kas', condition: 'baik' })).rule).toBe('SALE_STATE');
    await treasurer.call('cylinders.forfeit', { depositId: lost, reason: 'bon dihapus', approval: LOGIN.ketua });
    await mustVerify(gerai);
  });
});

describe('the paper of a deposit', () => {
  it('is the proof of it, says what became of it since, and every part given back has its own', async () => {
    const { gerai, cashier, treasurer, gas, member } = await gasShop();
    const { number } = await sell(cashier, [{ productId: gas, qty: '3', cylinder: 'jaminan' }], 1_215_000, { memberId: member });
    const slip = async (ref: string, columns: 32 | 48 = 32) => plain((await cashier.call('documents.render', { document: 'deposit-slip', ref, format: 'text', columns })).text ?? '').split('\n').map((row) => row.trimEnd());
    const body = (rows: string[]) => rows.slice(6, rows.findIndex((row) => row.startsWith('Peminjam')) - 1);
    expect(body(await slip(`${number}/1`))).toEqual([
      '         JAMINAN TABUNG', 'No PJ-2026-000001/1', '21 Nov 2026                10.00', 'Petugas Nurul Hidayah', 'Anggota A-0001    Wahyuni Astuti', '-'.repeat(32), 'Dipinjamkan 3 tabung 12 kg', '  LPG Bright Gas 12 kg', '  3 x 200.000            600.000',
      '-'.repeat(32), 'JAMINAN               Rp 600.000', 'Terbilang: enam ratus ribu', 'rupiah',
    ]);
    const back = await cashier.call('cylinders.returnDeposit', { depositId: `${number}/1`, count: 2, via: 'kas', condition: 'rusak' });
    expect(body(await slip(back.number))).toEqual([
      '     JAMINAN TABUNG KEMBALI', 'No TJ-2026-000001', '21 Nov 2026                10.00', 'Petugas Nurul Hidayah', 'Anggota A-0001    Wahyuni Astuti', '-'.repeat(32), '2 tabung 12 kg kembali, rusak', '  jaminan PJ-2026-000001/1', '-'.repeat(32),
      'KEMBALI               Rp 400.000', 'Terbilang: empat ratus ribu', 'rupiah', 'Dibayar tunai            400.000', '-'.repeat(32), 'Masih dipinjam 1 tabung  200.000',
    ]);
    expect((await slip(`${number}/1`, 48)).join('\n')).toMatch(/21 Nov 2026, 2 tabung +-400\.000\n {2}TJ-2026-000001\nMasih dipinjam 1 tabung +200\.000/);
    const later = await cashier.call('cylinders.returnDeposit', { depositId: `${number}/1`, count: 1, via: 'kas', condition: 'baik' });
    // What an earlier slip said stays so.
    expect((await slip(back.number)).join('\n')).toContain('Masih dipinjam 1 tabung');
    expect((await slip(later.number)).join('\n')).toContain('Tidak ada yang dipinjam');
    expect(fieldOf(await cashier.refused('documents.render', { document: 'deposit-slip', ref: `${number}/2`, format: 'text' }))).toBe('NOT_FOUND ref');
    expect(fieldOf(await treasurer.refused('documents.render', { document: 'deposit-slip', ref: 'TJ-2026-000009', format: 'text' }))).toBe('NOT_FOUND ref');
    await mustVerify(gerai);
  });
});

describe('a basket with a lent or sold cylinder', () => {
  it('keeps what it comes to while it waits', async () => {
    const { gerai, cashier, gas, member } = await gasShop();
    const held = await cashier.call('sales.hold', { basket: { memberId: member, lines: [{ productId: gas, qty: '2', cylinder: 'jaminan' }, { productId: gas, qty: '1', cylinder: 'beli' }, { productId: gas, qty: '1', cylinder: 'tukar', empty: 'asing' }] } });
    // 4 × 205.000 + 2 × 200.000 + 340.000
    expect((await cashier.call('sales.holds', {})).rows[0]).toMatchObject({ total: 1_560_000 });
    const { basket } = await cashier.call('sales.recall', { holdId: held.holdId });
    expect(basket.lines.map(({ cylinder, empty, shellPrice, deposit }) => [cylinder, empty, shellPrice, deposit])).toEqual([['jaminan', undefined, 340_000, 200_000], ['beli', undefined, 340_000, 200_000], ['tukar', 'asing', 340_000, 200_000]]);
    await mustVerify(gerai);
  });
});

describe('empties', () => {
  it('of a returned refill go back as the buyer gave them, while there are as many', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, cashier, gas } = till;
    const sold = await sell(cashier, [{ productId: gas, qty: '2', cylinder: 'tukar', empty: 'asing' }], 420_000);
    const take = (condition: 'baik' | 'rusak') => cashier.call('sales.return', { saleId: sold.saleId, lines: [{ lineNo: 1, qty: '1', condition }], reason: 'bocor', approval: LOGIN.bendahara });
    await take('baik');
    expect(await twelve(till)).toEqual({ full: 9, foreign: 1, owedToAgent: 10 });
    await take('rusak');
    expect(await twelve(till)).toEqual({ full: 9, damaged: 1, owedToAgent: 10 });
    await mustVerify(gerai);
  });

  it('are counted as they are: sound, damaged, or of a foreign brand', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, cashier, gas } = till;
    const sold = await sell(cashier, [{ productId: gas, qty: '2', cylinder: 'tukar' }, { productId: gas, qty: '1', cylinder: 'tukar', empty: 'rusak' }, { productId: gas, qty: '3', cylinder: 'tukar', empty: 'asing' }], 1_260_000);
    expect(await twelve(till)).toEqual({ full: 4, empty: 2, damaged: 1, foreign: 3, owedToAgent: 10 });
    expect((await cashier.call('sales.get', { number: sold.number })).lines.map((line) => line.empty)).toEqual([undefined, 'rusak', 'asing']);
    await mustVerify(gerai);
  });
});

describe('gas on site', () => {
  it('above what the setting allows is told with a basket of gas and with the counts, and refuses nothing', async () => {
    const { gerai, cashier, gas, oil } = await openTill({ float: 100_000 });
    const lines: Basket['lines'] = [{ productId: gas, qty: '1', cylinder: 'tukar' }];
    // Ten of 12 kg.
    expect((await cashier.call('cylinders.balances', {})).storage).toEqual({ gas: '120', warning: null });
    expect((await cashier.call('sales.quote', { lines })).problems).toEqual([]);
    await (await signIn(gerai, 'admin')).call('settings.set', { key: 'lpg.storageWarning', value: { kilograms: 119 }, effectiveFrom: '2026-11-21' });
    const message = 'Gas di gerai 120 kg, batas tanpa jarak ke bangunan 119 kg. Jaga jarak simpan dan kurangi tabung isi.';
    expect((await cashier.call('sales.quote', { lines })).problems).toEqual([{ rule: 'LPG_STORAGE', message, warning: true }]);
    expect((await cashier.call('sales.quote', { lines: [{ productId: oil, qty: '1' }] })).problems).toEqual([]);
    expect((await cashier.call('cylinders.balances', {})).storage.warning).toBe(message);
    await sell(cashier, lines, 210_000);
    expect((await cashier.call('cylinders.balances', {})).storage).toEqual({ gas: '108', warning: null });
    await mustVerify(gerai);
  });
});
