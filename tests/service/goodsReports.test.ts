/** Reports of goods: what they are worth, what they brought, what they cost when they came, which lie, and where regulated ones went. */
import { expect, it } from 'vitest';
import { LOGIN } from '../support/gerai.ts';
import { balancesOf, fieldOf, mustVerify, openTill, plain, signIn } from '../support/till.ts';

const DAY = '2026-11-21';

/** A shop that sold rice, oil and gas, took oil back, and got oil again at a price above its ceiling. */
async function traded() {
  const till = await openTill({ float: 500_000 });
  const { cashier, treasurer, bulog, rice, oil, gas, member } = till;
  await treasurer.call('products.update', { productId: gas, cylinder: { shellPrices: { general: 350_000 }, deposit: 200_000 } });
  await treasurer.call('cylinders.bill', { size: '12', count: 10, amount: 2_500_000, via: 'bank' });
  const sold = await cashier.call('sales.checkout', { memberId: member, lines: [{ productId: rice, qty: '2' }, { productId: oil, qty: '6', discount: 500 }], payments: [{ method: 'tunai', amount: 300_000 }] });
  await cashier.call('sales.checkout', { buyer: { nik: '6471055506910004', name: 'Rina Pembeli' }, lines: [{ productId: rice, qty: '1' }, { productId: gas, qty: '1', cylinder: 'beli' }], payments: [{ method: 'tunai', amount: 700_000 }] });
  await cashier.call('sales.return', { saleId: sold.saleId, lines: [{ lineNo: 2, qty: '2', condition: 'baik' }], reason: 'salah', approval: LOGIN.bendahara });
  await treasurer.call('purchases.receive', { supplierId: bulog, deliveryNo: 'MAHAL', lines: [{ productId: oil, qty: '10', unitCost: 15_500 }], freight: { amount: 3_000, via: 'bank', basis: 'value' }, payment: { via: 'utang' }, accept: ['rugi-het'] });
  return till;
}

it('the value of stock is the sum of its accounts, on any day', async () => {
  const { gerai, treasurer } = await traded();
  const { rows, total, accounts, agrees } = await treasurer.call('reports.stockValue', { asOf: DAY });
  // Rice 97 at 56.500, sugar 50 at 16.000, gas 9 at 202.000; of 44 bottles at 14.500 638.000 and 158.000 for ten more.
  expect(rows.map((row) => [row.sku, row.qty, row.value, row.unitCost])).toEqual([['SPHP5', '97', 5_480_500, '56500'], ['GULA', '50', 800_000, '16000'], ['LPG12', '9', 1_818_000, '202000'], ['MK1', '54', 796_000, '14740.74']]);
  expect([total, agrees]).toEqual([8_894_500, true]);
  expect(accounts.filter((account) => account.value > 0).map(({ code, value, ledger }) => [code, value, ledger])).toEqual([['1-1410', 7_076_500, 7_076_500], ['1-1420', 1_818_000, 1_818_000]]);
  expect((await treasurer.call('reports.stockValue', { asOf: DAY, category: 'lpg' })).total).toBe(1_818_000);
  expect((await treasurer.call('reports.stockValue', { asOf: '2026-11-20' })).rows).toEqual([]);
  expect(fieldOf(await treasurer.refused('reports.stockValue', { asOf: DAY, category: 'x' }))).toBe('VALIDATION category');
  await mustVerify(gerai);
});

it('margins are those of frozen lines less returns, and their sums the ledger’s', async () => {
  const { treasurer, bulog, patra } = await traded();
  const span = { from: DAY, to: DAY };
  const product = await treasurer.call('reports.margins', { ...span, by: 'product' });
  // Rice 2 at 63.000 and 1 at 65.500 against 56.500 each; oil 4 of 6: 92.500 less its third 30.833 (half up), cost 58.000; gas 210.000 against 202.000.
  expect(product.rows.map((row) => [row.name, row.qty, row.sales, row.cost, row.margin, row.marginPct])).toEqual([
    ['Beras SPHP 5 kg', '3', 191_500, 169_500, 22_000, '11.5'], ['LPG Bright Gas 12 kg', '1', 210_000, 202_000, 8_000, '3.8'], ['Minyakita 1 liter', '4', 61_667, 58_000, 3_667, '5.9'],
  ]);
  expect([product.totals, product.shells, product.ledger, product.agrees]).toEqual([{ sales: 463_167, cost: 429_500, margin: 33_667 }, { sales: 350_000, cost: 250_000 }, { sales: 813_167, cost: 679_500 }, true]);
  const supplier = await treasurer.call('reports.margins', { ...span, by: 'supplier' });
  expect(supplier.rows.map((row) => [row.key, row.name, row.margin])).toEqual([[bulog, 'Perum Bulog', 25_667], [patra, 'Patra Niaga', 8_000]]);
  expect((await treasurer.call('reports.margins', { ...span, by: 'category' })).rows.map((row) => [row.name, row.sales])).toEqual([['Sembako', 253_167], ['LPG', 210_000]]);
  expect(fieldOf(await treasurer.refused('reports.margins', { from: DAY, to: '2026-11-20', by: 'product' }))).toBe('VALIDATION to');
  const { base64 } = await treasurer.call('reports.export', { report: 'margins', ...span, by: 'product', format: 'csv' });
  expect(Buffer.from(base64, 'base64').toString('utf8')).toContain('Tabung yang dijual,,350000,250000,100000,\nJumlah,,813167,679500,133667,');
});

it('a delivery that cannot be sold at a profit stands first', async () => {
  const { treasurer } = await traded();
  const { rows, losses } = await treasurer.call('reports.landedCost', { asOf: DAY });
  expect(rows.map((row) => [row.sku, row.number, row.landed, row.price, row.het, row.marginPct, row.loss])).toEqual([
    ['MK1', 'TB-2026-000003', '15800', 15_700, 15_700, '-0.6', true], ['SPHP5', 'TB-2026-000001', '56500', 65_500, 65_500, '13.7', false], ['GULA', 'TB-2026-000001', '16000', 17_500, null, '8.6', false], ['LPG12', 'TB-2026-000002', '202000', 210_000, null, '3.8', false],
  ]);
  expect(losses).toBe(1);
});

it('goods that lie are named after the days of the setting, with how long they last', async () => {
  const { gerai } = await traded();
  gerai.at('2026-12-15');
  const treasurer = await signIn(gerai, 'bendahara');
  expect((await treasurer.call('reports.slowGoods', { asOf: '2026-12-15' })).rows).toEqual([]);
  const early = await treasurer.call('reports.slowGoods', { asOf: '2026-12-15', days: 24 });
  // Three packs in the 28 days before: 97 packs last 905 days; four of six bottles came back, but six were sold.
  expect(early.rows.map((row) => [row.sku, row.lastSold, row.days, row.pacePerDay, row.daysOfCover, row.state])).toEqual([
    ['SPHP5', DAY, 24, '0.107', 905, 'lambat'], ['LPG12', DAY, 24, '0.036', 252, 'lambat'], ['GULA', null, 24, '0', null, 'lambat'], ['MK1', DAY, 24, '0.214', 252, 'lambat'],
  ]);
  gerai.at('2027-03-01');
  const later = await (await signIn(gerai, 'bendahara')).call('reports.slowGoods', { asOf: '2027-03-01' });
  expect([later.rows.map((row) => row.state), later.slow, later.dead]).toEqual([['mati', 'mati', 'mati', 'mati'], 0, 8_894_500]);
});

it('the distribution log has every move with who took it, and the NIK in part', async () => {
  const { gerai, treasurer, cashier, memberNo } = await traded();
  const log = await treasurer.call('reports.distribution', { from: DAY, to: DAY, group: 'sphp' });
  expect(log.rows.map((row) => [row.number, row.kind, row.party, row.memberNo, row.nik, row.qtyIn, row.qtyOut, row.unitPrice, row.amount, row.stock])).toEqual([
    ['TB-2026-000001', 'terima', 'Perum Bulog', null, null, '100', '0', null, null, '100'], ['PJ-2026-000001', 'jual', 'Wahyuni Astuti', memberNo, null, '0', '2', 63_000, 126_000, '98'], ['PJ-2026-000002', 'jual', 'Rina Pembeli', null, '************0004', '0', '1', 65_500, 65_500, '97'],
  ]);
  expect(log.totals.map(({ sku, opening, received, sold, other, closing, amount }) => [sku, opening, received, sold, other, closing, amount])).toEqual([['SPHP5', '0', '100', '3', '0', '97', 191_500]]);
  const oil = await treasurer.call('reports.distribution', { from: DAY, to: DAY, group: 'minyakita' });
  expect(oil.totals.map(({ received, sold, closing, amount }) => [received, sold, closing, amount])).toEqual([['58', '4', '54', 61_667]]);
  expect((await treasurer.call('reports.distribution', { from: DAY, to: DAY, group: 'lpg' })).totals.map(({ sku, sold }) => [sku, sold])).toEqual([['LPG12', '1']]);
  const csv = Buffer.from((await treasurer.call('reports.export', { report: 'distribution', group: 'sphp', from: DAY, to: DAY, format: 'csv' })).base64, 'base64').toString('utf8');
  expect(csv).toContain('Beras SPHP 5 kg,2026-11-21,PJ-2026-000002,Rina Pembeli,************0004,,1,65500,65500,97');
  const sheet = plain((await treasurer.call('documents.render', { document: 'distribution', ref: `sphp/${DAY}..${DAY}`, format: 'html' })).text ?? '');
  expect(sheet).toContain('Penyaluran Beras SPHP');
  expect(sheet).not.toContain('6471055506910004');
  expect((await cashier.refused('documents.render', { document: 'distribution', ref: `sphp/${DAY}..${DAY}`, format: 'html' })).code).toBe('FORBIDDEN');
  expect(fieldOf(await treasurer.refused('documents.render', { document: 'distribution', ref: DAY, format: 'html' }))).toBe('VALIDATION ref');
  expect((await cashier.refused('reports.export', { report: 'distribution', group: 'sphp', from: DAY, to: DAY, format: 'csv' })).code).toBe('FORBIDDEN');
  expect((await cashier.refused('reports.distribution', { from: DAY, to: DAY, group: 'sphp' })).code).toBe('FORBIDDEN');
  expect((await balancesOf(gerai, DAY))['1-1410']).toBe(7_076_500);
});
