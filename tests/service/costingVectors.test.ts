/** The costing vectors lived through the service on a real file: every event as the document it is, the ledger in step with the stock. */
import { expect, test } from 'vitest';
import { LOGIN, Refused, type Given } from '../support/gerai.ts';
import { averageVectors, eventsOf, heldAgainst, type StockEvent } from '../support/inventoryVectors.ts';
import { balancesOf, mustVerify, openTill, type Till } from '../support/till.ts';
import { vector } from '../support/vectors.ts';

const TODAY = '2026-11-21';

/** Plays events as receipts, sales, returns, losses and counts of one product. */
async function live(till: Till, productId: string, events: readonly StockEvent[]) {
  const { cashier, treasurer, bulog } = till;
  const saleIds = new Map<number, string>();
  const receipts: { readonly receiptId: string; readonly qty: number; readonly amount: number; left: number; worth: number }[] = [];

  /** A delivery; what is odd about its price is meant. */
  const receive = async (at: number, qty: number, amount: number): Promise<void> => {
    const params = { supplierId: bulog, deliveryNo: `SJ-${at}`, payment: { via: 'utang' as const }, lines: [{ productId, qty: String(qty), amount }] };
    const { receiptId } = await treasurer.call('purchases.receive', params).catch((error: unknown) => {
      if (!(error instanceof Refused) || (error.failure.rule as string | undefined) !== 'CONFIRM_NEEDED') throw error;
      return treasurer.call('purchases.receive', { ...params, accept: ['harga-janggal'] } as Given<'purchases.receive'>);
    });
    receipts.push({ receiptId, qty, amount, left: qty, worth: amount });
  };
  /** Back to the supplier, of the delivery whose note makes it worth so much. */
  const giveBack = async (qty: number, note: number): Promise<void> => {
    const from = receipts.find((receipt) => qty <= receipt.left && Math.round((receipt.worth * qty) / receipt.left) === note);
    if (from === undefined) throw new Error(`no note makes ${qty} worth ${note}`);
    from.left -= qty;
    from.worth -= note;
    await treasurer.call('purchases.return', { receiptId: from.receiptId, lines: [{ lineNo: 1, qty: String(qty) }], reason: 'retur' });
  };

  const rows: { cost: number; qty: number; value: number }[] = [];
  let before = 0;
  for (const [at, event] of events.entries()) {
    if (event[0] === 'in') await receive(at, event[1], event[2]);
    else if (event[0] === 'out') {
      const { total } = await treasurer.call('sales.quote', { lines: [{ productId, qty: String(event[1]) }] });
      saleIds.set(at, (await cashier.call('sales.checkout', { lines: [{ productId, qty: String(event[1]) }], payments: [{ method: 'tunai', amount: total }] })).saleId);
    } else if (event[0] === 'ret_in') await cashier.call('sales.return', { saleId: saleIds.get(event[2]) ?? '', lines: [{ lineNo: 1, qty: String(event[1]), condition: 'baik' }], reason: 'retur', approval: LOGIN.bendahara });
    else if (event[0] === 'ret_out') await giveBack(event[1], event[2]);
    else if (event[0] === 'count') await treasurer.call('stock.count', { lines: [{ productId, counted: String(event[1]) }], reason: 'hitung', approval: LOGIN.ketua });
    else await treasurer.call('stock.adjust', { productId, qty: String(event[1]), reason: 'hilang', approval: LOGIN.ketua });
    const row = (await treasurer.call('stock.onHand', { productId })).rows[0];
    const value = row?.value ?? NaN;
    rows.push({ cost: Math.abs(value - before), qty: Number(row?.qty), value });
    before = value;
  }
  const books = await balancesOf(till.gerai, TODAY);
  return { played: { rows, totals: { cogs: books['5-1140'] ?? 0, loss: books['5-1510'] ?? 0, variance: books['5-1520'] ?? 0 } }, booked: books['1-1440'] ?? 0 };
}

/** A till and a product of the category that nothing else in the shop is of, so that its accounts tell of it alone. */
async function oneProduct() {
  const till = await openTill({ float: 100_000 });
  const { productId } = await till.treasurer.call('products.create', { sku: 'UJI', name: 'Barang uji', unit: 'buah', barcodes: [], category: 'lain', prices: { general: 10_000_000 } });
  return { till, productId };
}

test.each(averageVectors.map((entry) => entry.id))('%s: the oracle, or the rows and totals, to the rupiah, and the stock account has what is left', async (id) => {
  const entry = vector(averageVectors, id);
  const { till, productId } = await oneProduct();
  const { played, booked } = await live(till, productId, eventsOf(entry));
  const { actual, expected } = heldAgainst(entry, played);
  expect(actual).toEqual(expected);
  expect(booked).toBe(played.rows.at(-1)?.value);
  await mustVerify(till.gerai);
});

test('goods that come back from buyers and counts both ways, worked out by hand', async () => {
  const { till, productId } = await oneProduct();
  const { played, booked } = await live(till, productId, [['in', 3, 10_000], ['out', 2], ['ret_in', 1, 1], ['ret_in', 1, 1], ['count', 2], ['count', 5]]);
  expect(played.rows.map(({ cost, value }) => [cost, value])).toEqual([[10_000, 10_000], [6_667, 3_333], [3_334, 6_667], [3_333, 10_000], [3_333, 6_667], [10_001, 16_668]]);
  expect([played.totals, booked]).toEqual([{ cogs: 0, loss: -6_668, variance: 0 }, 16_668]);
  await mustVerify(till.gerai);
});
