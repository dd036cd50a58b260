/** Stock put right without a count, and goods in hand that the book does not have. */
import { describe, expect, it } from 'vitest';
import { LOGIN } from '../support/gerai.ts';
import { fieldOf, linesOf, mustVerify, openTill, plain, rowCounts, signIn } from '../support/till.ts';

const cash = (amount: number) => [{ method: 'tunai' as const, amount }];
const approval = LOGIN.ketua;

describe('a correction of stock', () => {
  it('takes goods out at the average to shrinkage or own use, brings found ones in at it, and has its own paper', async () => {
    const { gerai, treasurer, oil } = await openTill();
    const broken = await treasurer.call('stock.adjust', { productId: oil, qty: '2', reason: 'rusak', note: 'botol pecah', approval });
    expect(broken).toEqual({ number: 'KS-2026-000001', value: -29_000, qty: '46', entryNumber: 'JU-2026-000004' });
    expect(await linesOf(gerai, 'JU-2026-000004')).toEqual(['5-1510 GERAI D 29000', '1-1410 GERAI K 29000']);
    const used = await treasurer.call('stock.adjust', { productId: oil, qty: '1', reason: 'pakai-sendiri', approval });
    expect(await linesOf(gerai, used.entryNumber ?? '')).toEqual(['6-1140 GERAI D 14500', '1-1410 GERAI K 14500']);
    const found = await treasurer.call('stock.adjust', { productId: oil, qty: '3', reason: 'ditemukan', approval });
    expect([found.value, found.qty]).toEqual([43_500, '48']);
    expect(await linesOf(gerai, found.entryNumber ?? '')).toEqual(['1-1410 GERAI D 43500', '5-1510 GERAI K 43500']);
    const paper = (await treasurer.call('documents.render', { document: 'voucher', ref: broken.number, format: 'text', columns: 32 })).text ?? '';
    expect(paper).toContain('BERITA ACARA KOREKSI STOK');
    expect(paper).toMatch(/Sebab: rusak/);
    expect(paper).toMatch(/-2 botol/);
    expect(paper).toMatch(/-29\.000/);
    expect((await treasurer.call('stock.card', { productId: oil, from: '2026-11-21', to: '2026-11-21' })).rows.map((row) => [row.kind, row.qtyIn, row.qtyOut, row.qty])).toEqual([['terima', '48', '0', '48'], ['sesuai', '0', '2', '46'], ['sesuai', '0', '1', '45'], ['sesuai', '3', '0', '48']]);
    await mustVerify(gerai);
  });

  it('is refused above what there is, in parts of a pack, for cylinders, back-dated, and without somebody else', async () => {
    const { gerai, treasurer, oil, gas } = await openTill();
    const before = rowCounts(gerai);
    const tried = async (changed: object) => fieldOf(await treasurer.refused('stock.adjust', { productId: oil, qty: '1', reason: 'hilang', approval, ...changed } as never));
    expect(await tried({ qty: '48.5' })).toBe('VALIDATION qty');
    expect(await tried({ qty: '49' })).toBe('STOCK_INSUFFICIENT qty');
    expect(await tried({ productId: gas })).toBe('VALIDATION productId');
    expect(await tried({ reason: 'dicuri' })).toBe('VALIDATION reason');
    expect(await tried({ date: '2026-11-20' })).toBe('VALIDATION date');
    expect(await tried({ approval: LOGIN.bendahara })).toBe('SELF_APPROVAL');
    expect(rowCounts(gerai)).toEqual(before);
  });

  it('leaves no value behind with the last piece, and stands by its number alone where nothing has a value', async () => {
    const { gerai, treasurer, oil } = await openTill();
    const gone = await treasurer.call('stock.adjust', { productId: oil, qty: '48', reason: 'kedaluwarsa', approval });
    expect([gone.value, gone.qty]).toEqual([-696_000, '0']);
    const { productId } = await treasurer.call('products.create', { sku: 'HADIAH', name: 'Hadiah', unit: 'buah', barcodes: [], category: 'lain', prices: { general: 1000 } });
    expect(await treasurer.call('stock.adjust', { productId, qty: '5', reason: 'ditemukan', approval })).toMatchObject({ value: 0, qty: '5', entryNumber: null });
    await mustVerify(gerai);
  });
});

describe('goods in hand at the till', () => {
  it('are sold with somebody else’s consent: what the book lacks comes in as found in the same step', async () => {
    const { gerai, cashier, treasurer, oil, member } = await openTill({ float: 100_000 });
    // The same goods on two lines: 40 are there, then 12 of which 8 are; 4 come in as found.
    const lines = [{ productId: oil, qty: '40' }, { productId: oil, qty: '12', found: true as const, discount: 100 }];
    const quote = await cashier.call('sales.quote', { memberId: member, lines });
    expect([quote.problems, plain(quote.approval ?? '')]).toEqual([[], 'Minyakita 1 liter tercatat 48 botol; 4 botol lagi dicatat ditemukan. Minta bendahara atau ketua melihat barangnya dan mengizinkan dengan PIN-nya.']);
    const sale = { memberId: member, lines, payments: cash(805_900) };
    expect(fieldOf(await cashier.refused('sales.checkout', sale))).toBe('APPROVAL_REQUIRED approval');
    expect(fieldOf(await cashier.refused('sales.checkout', { ...sale, approval: LOGIN.kasir }))).toBe('SELF_APPROVAL');
    const sold = await cashier.call('sales.checkout', { ...sale, approval: LOGIN.bendahara });
    const [found] = (await treasurer.call('ledger.search', { kind: 'dokumen', text: 'KS-2026-000001' })).rows;
    expect(await linesOf(gerai, found?.number ?? '')).toEqual(['1-1410 GERAI D 58000', '5-1510 GERAI K 58000']);
    expect((await treasurer.call('stock.onHand', { productId: oil })).rows[0]).toMatchObject({ qty: '0', value: 0 });
    // Void: the goods are there again, also those the book had not known.
    await cashier.call('sales.void', { saleId: sold.saleId, reason: 'salah', approval: LOGIN.bendahara });
    expect((await treasurer.call('stock.onHand', { productId: oil })).rows[0]).toMatchObject({ qty: '52', value: 754_000 });
    await mustVerify(gerai);
  });

  it('ask nobody while the book has enough, come in once over several lines, and are no way around a limit, a cylinder or the setting', async () => {
    const { gerai, cashier, oil, rice, gas } = await openTill({ float: 100_000 });
    const ask = (lines: object[]) => cashier.call('sales.quote', { lines: lines as never });
    expect(await ask([{ productId: oil, qty: '2', found: true }])).toMatchObject({ approval: null, problems: [] });
    const twice = await ask([{ productId: oil, qty: '50', found: true }, { productId: oil, qty: '5', found: true }]);
    expect([twice.problems, /; 2 botol lagi .*; 5 botol lagi /.test(plain(twice.approval ?? '').replaceAll('\n', ' '))]).toEqual([[], true]);
    expect((await ask([{ productId: oil, qty: '50', found: true }, { productId: oil, qty: '5' }])).problems.map((each) => [each.rule, each.line])).toEqual([['STOCK_INSUFFICIENT', 1]]);
    expect((await ask([{ productId: gas, qty: '11', cylinder: 'tukar', found: true }])).problems.map((each) => each.rule)).toEqual(['STOCK_INSUFFICIENT']);
    expect((await ask([{ productId: rice, qty: '101', found: true }])).problems.map((each) => each.rule)).toContain('BUYER_REQUIRED');
    await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '50', found: true }, { productId: oil, qty: '5', found: true }], payments: cash(863_500), approval: LOGIN.ketua });
    await (await signIn(gerai, 'ketua')).call('settings.set', { key: 'stock.foundAtTill', value: { approval: false }, effectiveFrom: '2026-11-21' });
    expect((await ask([{ productId: oil, qty: '1', found: true }])).problems.map((each) => each.rule)).toEqual(['STOCK_INSUFFICIENT']);
    await mustVerify(gerai);
  });
});
