import { describe, expect, it } from 'vitest';
import { LOGIN, type Given } from '../support/gerai.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, openTill, peek, plain, rowCounts, type Till } from '../support/till.ts';

/** Ten bottles of oil and three kilograms of sugar bought of Bulog, on their way: 145.003 and 46.000. */
async function sent(): Promise<Till & { shipmentId: string; number: string; ship: (more: object) => Given<'purchases.ship'>; take: (deliveryNo: string, more: object) => Given<'purchases.receive'>; transit: () => Promise<unknown[]> }> {
  const till = await openTill();
  const { treasurer, bulog, oil, sugar } = till;
  await treasurer.call('purchases.advance', { supplierId: bulog, amount: 100_000, via: 'bank' });
  const ship = (more: object): Given<'purchases.ship'> => ({
    supplierId: bulog, documentNo: 'KAPAL-1', payments: [{ via: 'uang-muka', amount: 100_000 }, { via: 'utang', amount: 91_003 }], lines: [{ productId: oil, qty: '10', amount: 145_003 }, { productId: sugar, qty: '3', amount: 46_000 }], ...more,
  });
  const { shipmentId, number } = await treasurer.call('purchases.ship', ship({}));
  const take = (deliveryNo: string, more: object): Given<'purchases.receive'> => ({ supplierId: bulog, shipmentId, deliveryNo, lines: [{ productId: oil, qty: '7', rejectedQty: '1', rejectedReason: 'penyok' }], ...more });
  const transit = async () => (await treasurer.call('purchases.inTransit', {})).rows.flatMap((row) => row.lines.map((line) => [row.number, line.name, line.qty, line.value]));
  return { ...till, shipmentId, number, ship, take, transit };
}

describe('goods on their way', () => {
  it('are ours at 1-1490, paid like a delivery, once by their document', async () => {
    const { gerai, treasurer, bulog, patra, oil, ship, transit, number } = await sent();
    const entry = peek<{ number: string }>(gerai, "SELECT e.number FROM entry e JOIN document d ON d.seq = e.document_seq WHERE d.kind = 'DP'")[0]?.number ?? '';
    expect(await linesOf(gerai, entry)).toEqual(['1-1490 GERAI D 191003', '1-1510 UMUM K 100000', '2-1110 UMUM K 91003']);
    expect(await transit()).toEqual([[number, 'Minyakita 1 liter', '10', 145_003], [number, 'Gula pasir curah', '3', 46_000]]);
    expect((await treasurer.call('purchases.payables', { asOf: '2026-11-21' })).rows).toMatchObject([{ number, outstanding: 91_003 }]);
    expect((await treasurer.call('stock.onHand', { productId: oil })).rows[0]?.qty).toBe('48');
    const before = rowCounts(gerai);
    expect(fieldOf(await treasurer.refused('purchases.ship', ship({})))).toBe('CONFLICT documentNo');
    expect((await treasurer.refused('purchases.ship', ship({ documentNo: 'K2' }))).rule).toBe('BALANCE_INSUFFICIENT');
    expect(fieldOf(await treasurer.refused('purchases.ship', ship({ documentNo: 'K2', supplierId: patra, lines: [{ productId: oil, qty: '1', amount: 1 }, { productId: oil, qty: '1', amount: 1 }] })))).toBe('VALIDATION lines.1.productId');
    expect(rowCounts(gerai)).toEqual(before);
    expect((await treasurer.call('suppliers.get', { supplierId: bulog })).payable).toBe(91_003);
    await mustVerify(gerai);
  });

  it('arrive in parts that are exact to the rupiah; what was turned back or never came the supplier owes', async () => {
    const { gerai, treasurer, bulog, oil, sugar, take, transit, number } = await sent();
    // 7 of 10 bottles of 145.003 are 101.502,1; of the 3 left at 43.501 one is 14.500,33.
    const { id: _none, ...asked } = { id: '', ...take('TB-A', { missing: 'menyusul', freight: { amount: 700, via: 'kas', basis: 'value' } }) };
    expect(await treasurer.call('purchases.preview', asked)).toMatchObject({ lines: [{ goods: 101_502, freight: 700, landed: 102_202, unitLanded: '14600.29' }], claim: 14_500, rejectedValue: 14_500, problems: [] });
    const first = await treasurer.call('purchases.receive', asked);
    expect(await linesOf(gerai, first.entryNumber)).toEqual(['1-1410 GERAI D 102202', '1-1110 UMUM K 700 suppliers', '1-1510 UMUM D 14500', '1-1490 GERAI K 116002']);
    expect(await transit()).toEqual([[number, 'Minyakita 1 liter', '2', 29_001], [number, 'Gula pasir curah', '3', 46_000]]);
    const before = rowCounts(gerai);
    const tried = async (more: object) => fieldOf(await treasurer.refused('purchases.receive', take('TB-B', more)));
    expect(await tried({})).toBe('VALIDATION lines.0.qty');
    expect(await tried({ lines: [{ productId: oil, qty: '1', unitCost: 14_500 }] })).toBe('VALIDATION lines.0.unitCost');
    expect(await tried({ lines: [{ productId: oil, qty: '1' }], payment: { via: 'bank' } })).toBe('VALIDATION payment');
    expect(await tried({ lines: [{ productId: number === '' ? oil : bulog, qty: '1' }] })).toBe('NOT_FOUND lines.0.productId');
    expect(fieldOf(await treasurer.refused('purchases.receive', { supplierId: bulog, deliveryNo: 'X', missing: 'klaim', payment: { via: 'bank' }, lines: [{ productId: oil, qty: '1', unitCost: 14_500 }] }))).toBe('VALIDATION missing');
    const down = await treasurer.refused('documents.reverse', { kind: 'DP', ref: number, reason: 'coba', approval: LOGIN.ketua });
    expect([down.rule, down.details?.['by']]).toEqual(['IN_USE', first.number]);
    expect(rowCounts(gerai)).toEqual(before);
    const paper = async (ref: string) => (await treasurer.call('documents.render', { document: 'voucher', ref, format: 'text', columns: 48 })).text ?? '';
    expect(await paper(number)).toMatch(/BARANG DALAM PERJALANAN[^]*Dokumen: KAPAL-1[^]*JUMLAH +191\.003[^]*Dari uang muka +100\.000/);
    expect(await paper(first.number)).toMatch(/Dalam perjalanan: DP-2026-000001[^]*ditolak 1 botol, penyok[^]*Tercatat saat dikirim +101\.502[^]*Ditagih ke pemasok +14\.500/);
    // One more bottle and two kilograms come; a bottle and a kilogram never do: 14.501 less half up, and a third of the sugar.
    const second = await treasurer.call('purchases.receive', take('TB-B', { lines: [{ productId: oil, qty: '1' }, { productId: sugar, qty: '2' }] }));
    expect(await linesOf(gerai, second.entryNumber)).toEqual(['1-1410 GERAI D 45168', '1-1510 UMUM D 29833', '1-1490 GERAI K 75001']);
    expect([await transit(), (await treasurer.call('suppliers.get', { supplierId: bulog })).advance, (await balancesOf(gerai, '2026-11-21'))['1-1490'] ?? 0]).toEqual([[], 44_333, 0]);
    // 48 bottles of 696.000, 102.202 and 14.501; 50 kg of 800.000 and 30.667.
    expect((await treasurer.call('stock.onHand', { productId: oil })).rows[0]).toMatchObject({ qty: '56', value: 812_703 });
    expect((await treasurer.call('stock.onHand', { productId: sugar })).rows[0]).toMatchObject({ qty: '52', value: 830_667 });
    expect(fieldOf(await treasurer.refused('purchases.receive', take('TB-C', { lines: [{ productId: oil, qty: '1' }] })))).toBe('CONFLICT shipmentId');
    await mustVerify(gerai);
    // Undone from the last to the first everything is as it was; the claim that was used keeps the delivery that made it.
    const { number: used } = await treasurer.call('purchases.receive', { supplierId: bulog, deliveryNo: 'Y', payment: { via: 'uang-muka' }, lines: [{ productId: sugar, qty: '2', amount: 32_000 }] });
    const undo = (kind: string, ref: string) => treasurer.call('documents.reverse', { kind, ref, reason: 'salah', approval: LOGIN.ketua });
    const kept = await treasurer.refused('documents.reverse', { kind: 'TB', ref: second.number, reason: 'salah', approval: LOGIN.ketua });
    expect([kept.rule, kept.details?.['by']]).toEqual(['IN_USE', used]);
    for (const ref of [used, second.number, first.number]) await undo('TB', ref);
    expect(await transit()).toEqual([[number, 'Minyakita 1 liter', '10', 145_003], [number, 'Gula pasir curah', '3', 46_000]]);
    await undo('DP', number);
    expect([await transit(), (await treasurer.call('suppliers.get', { supplierId: bulog }))]).toMatchObject([[], { payable: 0, advance: 100_000 }]);
    await mustVerify(gerai);
  });

  it('fill the order they are of, count as on order without one, and are paid by name like a delivery', async () => {
    const { gerai, treasurer, bulog, oil, sugar, number } = await sent();
    await treasurer.call('products.update', { productId: oil, minStock: '60' });
    expect((await treasurer.call('purchases.proposals', {})).rows.map((row) => [row.onOrder, row.propose])).toEqual([['10', '2']]);
    const { orderId } = await treasurer.call('purchases.order', { supplierId: bulog, lines: [{ productId: sugar, qty: '5', unitCost: 16_000 }] });
    const { shipmentId } = await treasurer.call('purchases.ship', { supplierId: bulog, orderId, documentNo: 'K-5', payment: { via: 'bank' }, lines: [{ productId: sugar, qty: '5', unitCost: 16_000 }] });
    expect((await treasurer.call('purchases.inTransit', {})).total).toBe(271_003);
    await treasurer.call('purchases.receive', { supplierId: bulog, shipmentId, deliveryNo: 'T-5', lines: [{ productId: sugar, qty: '5' }] });
    expect((await treasurer.call('purchases.getOrder', { orderId })).status).toBe('selesai');
    const paid = await treasurer.call('purchases.pay', { supplierId: bulog, amount: 91_003, via: 'bank', receipts: [{ receiptId: number }] });
    expect(paid.outstanding).toBe(0);
    const kept = await treasurer.refused('documents.reverse', { kind: 'DP', ref: number, reason: 'coba', approval: LOGIN.ketua });
    expect([kept.rule, plain(kept.message)]).toEqual(['IN_USE', `Masih dipakai dokumen lain. ${number} mendasari ${paid.number}: utangnya sudah dibayar. Batalkan dahulu ${paid.number}.`]);
    await mustVerify(gerai);
  });
});
