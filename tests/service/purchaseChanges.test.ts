/** Deliveries changed afterwards: goods sent back to the supplier, and prices put right. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOGIN, Refused } from '../support/gerai.ts';
import { check } from '../support/property.ts';
import { balancesOf, fieldOf, inOneLife, linesOf, mustVerify, ODD_COSTS, openTill, rowCounts } from '../support/till.ts';

/** Coffee: 10 packs for 40.000 on credit, then 10 more for 60.000 paid by the bank. */
async function coffee() {
  const till = await openTill({ float: 100_000 });
  const { treasurer, bulog } = till;
  const { productId } = await treasurer.call('products.create', { sku: 'KOPI', name: 'Kopi', unit: 'bungkus', barcodes: [], category: 'lain', prices: { general: 9000 } });
  const deliver = (deliveryNo: string, qty: string, amount: number, via: 'utang' | 'bank') => treasurer.call('purchases.receive', { accept: ODD_COSTS, supplierId: bulog, deliveryNo, payment: { via }, lines: [{ productId, qty, amount }] });
  const owed = async () => (await treasurer.call('purchases.payables', { asOf: '2026-11-21' })).rows.map((row) => `${row.number} ${row.outstanding}`);
  const held = async () => {
    const row = (await treasurer.call('stock.onHand', { productId })).rows[0];
    return [row?.qty, row?.value];
  };
  return { ...till, productId, deliver, owed, held };
}

describe('goods sent back to the supplier', () => {
  it('leave at the average, count at the note’s price, off the debt first and then as an advance', async () => {
    const { gerai, treasurer, bulog, deliver, owed, held } = await coffee();
    const first = await deliver('K1', '10', 40_000, 'utang');
    await deliver('K2', '10', 60_000, 'bank');
    // 4 of the first: 16.000 by the note, 20.000 by the average of 5.000.
    const back = await treasurer.call('purchases.return', { receiptId: first.receiptId, lines: [{ lineNo: 1, qty: '4' }], reason: 'kemasan sobek' });
    expect(back).toMatchObject({ number: 'RB-2026-000001', amount: 16_000, payable: -16_000, advance: 0 });
    expect(await linesOf(gerai, back.entryNumber ?? '')).toEqual(['1-1440 GERAI K 20000', '5-1520 GERAI D 4000', '2-1110 UMUM D 16000']);
    expect([await owed(), await held()]).toEqual([['TB-2026-000003 24000'], ['16', 80_000]]);
    // The rest of the debt is paid; what goes back now is prepaid.
    await treasurer.call('purchases.pay', { supplierId: bulog, amount: 20_000, via: 'bank' });
    const more = await treasurer.call('purchases.return', { receiptId: first.number, lines: [{ lineNo: 1, qty: '6' }], reason: 'salah kirim' });
    expect(more).toMatchObject({ amount: 24_000, payable: -4000, advance: 20_000 });
    expect(await linesOf(gerai, more.entryNumber ?? '')).toEqual(['1-1440 GERAI K 30000', '5-1520 GERAI D 6000', '2-1110 UMUM D 4000', '1-1510 UMUM D 20000']);
    expect([await owed(), await held()]).toEqual([[], ['10', 50_000]]);
    await treasurer.call('purchases.receive', { accept: ODD_COSTS, supplierId: bulog, deliveryNo: 'K3', payment: { via: 'uang-muka' }, lines: [{ productId: (await treasurer.call('products.search', { query: 'KOPI' })).rows[0]?.productId ?? '', qty: '4', amount: 20_000 }] });
    const paper = (await treasurer.call('documents.render', { document: 'voucher', ref: more.number, format: 'text', columns: 32 })).text ?? '';
    expect(paper).toContain('NOTA RETUR BELI');
    expect(paper).toMatch(/6 bungkus/);
    expect(paper).toMatch(/Menjadi uang muka +20\.000/);
    await mustVerify(gerai);
  });

  it('of one delivery are never more than came with it, nor than are there; its own batch gives them', async () => {
    const { gerai, treasurer, cashier, bulog, productId, deliver, gas } = await coffee();
    const first = await deliver('K1', '10', 40_000, 'utang');
    const swap = await treasurer.call('purchases.receive', { accept: ODD_COSTS, supplierId: bulog, deliveryNo: 'G1', payment: { via: 'bank' }, lines: [{ productId: gas, qty: '1', amount: 190_000 }] });
    const milk = (await treasurer.call('products.create', { sku: 'SUSU', name: 'Susu', unit: 'kotak', barcodes: [], category: 'lain', prices: { general: 5000 }, expiryTracked: true })).productId;
    const boxes = await treasurer.call('purchases.receive', {
      accept: ODD_COSTS, supplierId: bulog, deliveryNo: 'S1', payment: { via: 'bank' }, lines: [{ productId: milk, qty: '5', amount: 20_000, expiresOn: '2027-06-30' }, { productId: milk, qty: '5', amount: 20_000, expiresOn: '2027-01-31' }],
    });
    await cashier.call('sales.checkout', { lines: [{ productId, qty: '7' }, { productId: milk, qty: '2' }], payments: [{ method: 'tunai', amount: 100_000 }] });
    const before = rowCounts(gerai);
    const tried = async (changed: object) => fieldOf(await treasurer.refused('purchases.return', { receiptId: first.receiptId, lines: [{ lineNo: 1, qty: '1' }], reason: 'coba', ...changed } as never));
    expect(await tried({ lines: [{ lineNo: 1, qty: '11' }] })).toBe('VALIDATION lines.0.qty');
    expect(await tried({ lines: [{ lineNo: 1, qty: '4' }] })).toBe('STOCK_INSUFFICIENT lines.0.qty');
    expect(await tried({ lines: [{ lineNo: 1, qty: '0.5' }] })).toBe('VALIDATION lines.0.qty');
    expect(await tried({ lines: [{ lineNo: 2, qty: '1' }] })).toBe('VALIDATION lines.0.lineNo');
    expect(await tried({ lines: [{ lineNo: 1, qty: '1' }, { lineNo: 1, qty: '1' }] })).toBe('VALIDATION lines.1.lineNo');
    expect(await tried({ receiptId: swap.receiptId })).toBe('VALIDATION lines.0.lineNo');
    expect(await tried({ receiptId: 'TB-2026-000999' })).toBe('NOT_FOUND receiptId');
    expect(await tried({ date: '2026-11-20' })).toBe('VALIDATION date');
    // Two of the second line's five are sold: three of it are left, five of the first.
    expect(await tried({ receiptId: boxes.receiptId, lines: [{ lineNo: 2, qty: '4' }] })).toBe('VALIDATION lines.0.qty');
    expect(rowCounts(gerai)).toEqual(before);
    await treasurer.call('purchases.return', { receiptId: boxes.receiptId, lines: [{ lineNo: 1, qty: '5' }], reason: 'penyok' });
    expect(await tried({ receiptId: boxes.receiptId, lines: [{ lineNo: 1, qty: '1' }] })).toBe('VALIDATION lines.0.qty');
    // A delivery that was changed is not undone under the change.
    expect((await treasurer.refused('documents.reverse', { kind: 'TB', ref: boxes.number, reason: 'coba', approval: LOGIN.ketua })).rule).toBe('IN_USE');
    await mustVerify(gerai);
  });
});

describe('a price put right', () => {
  it('goes to the goods still there for their part, to 5-1520 for the rest, and to the supplier whole', async () => {
    const { gerai, treasurer, cashier, productId, deliver, owed, held } = await coffee();
    const first = await deliver('K1', '10', 40_000, 'utang');
    await cashier.call('sales.checkout', { lines: [{ productId, qty: '7' }], payments: [{ method: 'tunai', amount: 63_000 }] });
    // 5.001 more for ten, three of them there: 1.500,3 to the stock.
    const dearer = await treasurer.call('purchases.correct', { receiptId: first.receiptId, lines: [{ lineNo: 1, amount: 45_001 }], reason: 'faktur menyusul' });
    expect(dearer).toMatchObject({ number: 'KH-2026-000001', correction: 5001, payable: 5001, advance: 0 });
    expect(await linesOf(gerai, dearer.entryNumber ?? '')).toEqual(['1-1440 GERAI D 1500', '5-1520 GERAI D 3501', '2-1110 UMUM K 5001']);
    expect([await owed(), await held()]).toEqual([['TB-2026-000003 45001'], ['3', 13_500]]);
    // Far too dear: the goods there cannot be worth less than nothing.
    const cheaper = await treasurer.call('purchases.correct', { receiptId: first.receiptId, lines: [{ lineNo: 1, amount: 1 }], reason: 'bonus' });
    expect(cheaper).toMatchObject({ correction: -45_000, payable: -45_000 });
    expect(await linesOf(gerai, cheaper.entryNumber ?? '')).toEqual(['1-1440 GERAI K 13500', '5-1520 GERAI K 31500', '2-1110 UMUM D 45000']);
    expect([await owed(), await held()]).toEqual([['TB-2026-000003 1'], ['3', 0]]);
    expect((await treasurer.refused('purchases.correct', { receiptId: first.receiptId, lines: [{ lineNo: 1, amount: 1 }], reason: 'lagi' })).code).toBe('CONFLICT');
    await mustVerify(gerai);
  });

  it('and returns of the same goods count at the price put right, down to the last rupiah', async () => {
    const { gerai, treasurer, deliver, held } = await coffee();
    const { receiptId } = await deliver('K1', '3', 10_000, 'utang');
    const part = await treasurer.call('purchases.return', { receiptId, lines: [{ lineNo: 1, qty: '1' }], reason: 'sobek' });
    expect(part.amount).toBe(3333);
    expect(fieldOf(await treasurer.refused('purchases.correct', { receiptId, lines: [{ lineNo: 1, amount: 3332 }], reason: 'salah' }))).toBe('VALIDATION lines.0.amount');
    await treasurer.call('purchases.correct', { receiptId, lines: [{ lineNo: 1, amount: 11_000 }], reason: 'faktur' });
    const rest = await treasurer.call('purchases.return', { receiptId, lines: [{ lineNo: 1, qty: '2' }], reason: 'sobek semua' });
    expect([part.amount + rest.amount, await held()]).toEqual([11_000, ['0', 0]]);
    expect((await balancesOf(gerai, '2026-11-21'))['2-1110'] ?? 0).toBe(0);
    // What is worth nothing goes back without an entry.
    const gift = await deliver('K2', '3', 3, 'utang');
    await treasurer.call('purchases.correct', { receiptId: gift.receiptId, lines: [{ lineNo: 1, amount: 1 }], reason: 'hadiah' });
    expect(await treasurer.call('purchases.return', { receiptId: gift.receiptId, lines: [{ lineNo: 1, qty: '1' }], reason: 'kadaluwarsa' })).toMatchObject({ amount: 0, entryNumber: null });
    await mustVerify(gerai);
  });

  it('over any deliveries, sales, returns and corrections leaves stock, debts, advances and ledger agreeing, and nothing behind at the end', async () => {
    const { gerai, treasurer, cashier, bulog, productId, deliver } = await coffee();
    const receipts: { receiptId: string; qty: number }[] = [];
    let [count, there] = [0, 0];
    const act = fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('in' as const), qty: fc.integer({ min: 1, max: 20 }), amount: fc.integer({ min: 1, max: 90_000 }), via: fc.constantFrom('utang' as const, 'bank' as const) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('out' as const), qty: fc.integer({ min: 1, max: 9 }) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('back' as const), at: fc.nat(), qty: fc.integer({ min: 1, max: 9 }) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('right' as const), at: fc.nat(), amount: fc.integer({ min: 1, max: 90_000 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('pay' as const), part: fc.integer({ min: 1, max: 100 }) }) },
    );
    await check(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), inOneLife(async (acts) => {
        for (const each of acts) {
          const receipt = receipts['at' in each ? each.at % Math.max(1, receipts.length) : 0];
          if (each.kind === 'in') {
            const { receiptId } = await deliver(`D${(count += 1)}`, String(each.qty), each.amount, each.via);
            receipts.push({ receiptId, qty: each.qty });
            there += each.qty;
          } else if (each.kind === 'out' && each.qty <= there) {
            await cashier.call('sales.checkout', { lines: [{ productId, qty: String(each.qty) }], payments: [{ method: 'tunai', amount: each.qty * 9000 }] });
            there -= each.qty;
          } else if (each.kind === 'back' && receipt !== undefined && each.qty <= Math.min(receipt.qty, there)) {
            await treasurer.call('purchases.return', { receiptId: receipt.receiptId, lines: [{ lineNo: 1, qty: String(each.qty) }], reason: 'uji' });
            receipt.qty -= each.qty;
            there -= each.qty;
          } else if (each.kind === 'right' && receipt !== undefined) {
            // The total it has already, or less than what went back of it, is refused.
            await treasurer.call('purchases.correct', { receiptId: receipt.receiptId, lines: [{ lineNo: 1, amount: each.amount }], reason: 'uji' }).catch((error: unknown) => {
              if (!(error instanceof Refused) || !['CONFLICT', 'VALIDATION'].includes(error.failure.code)) throw error;
            });
          } else if (each.kind === 'pay') {
            const { total } = await treasurer.call('purchases.payables', { asOf: '2026-11-21' });
            const amount = Math.floor((total * each.part) / 100);
            if (amount > 0) await treasurer.call('purchases.pay', { supplierId: bulog, amount, via: 'bank' });
          }
        }
        expect((await treasurer.call('stock.onHand', { productId })).rows[0]?.qty).toBe(String(there));
        expect((await treasurer.call('purchases.payables', { asOf: '2026-11-21' })).total).toBe(0 - ((await balancesOf(gerai, '2026-11-21'))['2-1110'] ?? 0));
        await mustVerify(gerai);
      })),
      { runs: 12 },
    );
    if (there > 0) await cashier.call('sales.checkout', { lines: [{ productId, qty: String(there) }], payments: [{ method: 'tunai', amount: there * 9000 }] });
    expect((await treasurer.call('stock.onHand', { productId })).rows[0]).toMatchObject({ qty: '0', value: 0 });
    await mustVerify(gerai);
  });
});
