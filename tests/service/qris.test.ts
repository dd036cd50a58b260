import { describe, expect, it } from 'vitest';
import Sqlite from 'better-sqlite3';
import { newId } from '../support/gerai.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, openTill, peek, plain, rowCounts, signIn, type Till } from '../support/till.ts';

/** QRIS 31.400, 10.000 (of 15.700, the rest in cash), 17.500 and 15.700 in two payments: 74.600 together; and one sale in cash. */
async function soldByQris(till: Till): Promise<string[]> {
  const { cashier, oil, sugar } = till;
  const sell = async (productId: string, qty: string, payments: { method: 'qris' | 'tunai'; amount: number; reference?: string }[]) => (await cashier.call('sales.checkout', { lines: [{ productId, qty }], payments })).number;
  return [
    await sell(oil, '2', [{ method: 'qris', amount: 31_400, reference: 'QR-1' }]),
    await sell(oil, '1', [{ method: 'qris', amount: 10_000 }, { method: 'tunai', amount: 5700 }]),
    await sell(sugar, '1', [{ method: 'tunai', amount: 17_500 }]),
    await sell(sugar, '1', [{ method: 'qris', amount: 17_500 }]),
    await sell(oil, '1', [{ method: 'qris', amount: 5000, reference: 'QR-2' }, { method: 'qris', amount: 10_700, reference: 'QR-3' }]),
  ];
}

describe('QRIS money on its way', () => {
  it('is what was taken and has not come, oldest first, and stands on 1-1220', async () => {
    const till = await openTill({ float: 500_000 });
    const [first, second, , third, fourth] = await soldByQris(till);
    till.gerai.at('2026-11-23');
    const now = await signIn(till.gerai, 'kasir');
    const pending = await now.call('qris.pending', {});
    expect(pending.rows.map((row) => [row.number, row.amount, row.reference, row.days])).toEqual([[first, 31_400, 'QR-1', 2], [second, 10_000, null, 2], [third, 17_500, null, 2], [fourth, 15_700, 'QR-2, QR-3', 2]]);
    expect([pending.count, pending.total, pending.balance, pending.agrees, pending.next]).toEqual([4, 74_600, 74_600, true, null]);
    const page = await now.call('qris.pending', { limit: 3 });
    expect((await now.call('qris.pending', { limit: 3, cursor: page.next ?? '' })).rows.map((row) => row.number)).toEqual([fourth]);
    expect(await now.call('qris.pending', { asOf: '2026-11-20' })).toMatchObject({ rows: [], total: 0, agrees: true });
    await mustVerify(till.gerai);
  });

  it('comes by named sales or by the oldest, and a past day still shows what waited then', async () => {
    const till = await openTill({ float: 500_000 });
    const { gerai } = till;
    const [first, second, , third, fourth] = await soldByQris(till);
    gerai.at('2026-11-24');
    const treasurer = await signIn(gerai, 'bendahara');
    const oldest = await treasurer.call('qris.settle', { gross: 41_400, mdr: 124, net: 41_276, date: '2026-11-23' });
    expect(oldest).toEqual({ number: 'CQ-2026-000001', entryNumber: 'JU-2026-000010', gross: 41_400, mdr: 124, net: 41_276, count: 2, pending: 33_200 });
    expect(await linesOf(gerai, oldest.entryNumber)).toEqual(['1-1210 UMUM D 41276 internal', '6-1150 UMUM D 124', '1-1220 UMUM K 41276 internal', '1-1220 UMUM K 124 opex']);
    const named = await treasurer.call('qris.settle', { sales: [fourth ?? ''], mdr: 0, net: 15_700 });
    expect(await linesOf(gerai, named.entryNumber)).toEqual(['1-1210 UMUM D 15700 internal', '1-1220 UMUM K 15700 internal']);
    expect((await treasurer.call('qris.pending', {})).rows.map((row) => row.number)).toEqual([third]);
    expect((await treasurer.call('qris.pending', { asOf: '2026-11-22' })).rows.map((row) => [row.number, row.amount])).toEqual([[first, 31_400], [second, 10_000], [third, 17_500], [fourth, 15_700]]);
    const then = await treasurer.call('qris.pending', { asOf: '2026-11-23' });
    expect([then.rows.map((row) => row.number), then.total, then.balance]).toEqual([[third, fourth], 33_200, 33_200]);
    expect(await balancesOf(gerai, '2026-11-24')).toMatchObject({ '1-1210': 42_910_976, '1-1220': 17_500, '6-1150': 124 });
    await mustVerify(gerai);
  });

  it('comes once, whole, and never before the sale', async () => {
    const till = await openTill({ begun: '2026-11-20', clock: '2026-11-21', float: 500_000 });
    const { gerai } = till;
    const [first, , cash, third] = await soldByQris(till);
    gerai.at('2026-11-22');
    const treasurer = await signIn(gerai, 'bendahara');
    const id = newId();
    const once = await treasurer.call('qris.settle', { id, sales: [first ?? ''], mdr: 400, net: 31_000 });
    expect(await treasurer.call('qris.settle', { id, sales: [first ?? ''], mdr: 400, net: 31_000 })).toEqual({ ...once, replayed: true });
    const before = rowCounts(gerai);
    const refused = async (params: object) => treasurer.refused('qris.settle', { mdr: 0, net: 1, ...params });
    const tried = async (params: object) => fieldOf(await refused(params));
    expect(await tried({})).toBe('VALIDATION gross');
    expect(await tried({ gross: 1, sales: [third] })).toBe('VALIDATION gross');
    expect(await tried({ gross: 10_000, net: 9999 })).toBe('VALIDATION net');
    expect(await tried({ sales: [third], net: 17_501 })).toBe('VALIDATION net');
    expect(await tried({ sales: [third, third] })).toBe('VALIDATION sales.1');
    expect(await tried({ sales: [cash] })).toBe('VALIDATION sales.0');
    expect(await tried({ sales: [third, 'PJ-2026-000099'] })).toBe('NOT_FOUND sales.1');
    expect(await tried({ sales: ['BS-2026-000001'] })).toBe('NOT_FOUND sales.0');
    expect(await tried({ sales: [third], date: '2026-11-20' })).toBe('VALIDATION sales.0');
    expect(await tried({ sales: [third], net: 17_500, account: '1-1110' })).toBe('VALIDATION account');
    expect(plain((await refused({ sales: [first] })).message)).toBe(`QRIS sudah cair. ${first} sudah cair dengan CQ-2026-000001.`);
    const inside = await refused({ gross: 20_000 });
    expect([inside.details, plain(inside.message)]).toEqual([
      { field: 'gross', below: 10_000, above: 27_500 },
      'Isian belum benar. gross: Rp 20.000 berakhir di tengah PJ-2026-000004; penjualan tertua berjumlah Rp 10.000 (sampai PJ-2026-000002) atau Rp 27.500 (sampai PJ-2026-000004). Isi jumlah itu atau pilih penjualannya satu per satu.',
    ]);
    expect(plain((await refused({ gross: 1 })).message)).toContain('penjualan tertua berjumlah Rp 10.000 (sampai PJ-2026-000002). Isi');
    expect([fieldOf(await refused({ gross: 43_201 })), (await refused({ gross: 43_201 })).details?.['short']]).toEqual(['BALANCE_INSUFFICIENT gross', 1]);
    expect(rowCounts(gerai)).toEqual(before);
    await mustVerify(gerai);
  });

  it('waits again once its settlement is taken back', async () => {
    const till = await openTill({ begun: '2026-11-20', clock: '2026-11-21', float: 500_000 });
    const { gerai, treasurer } = till;
    await soldByQris(till);
    const wrong = await treasurer.call('qris.settle', { gross: 74_600, mdr: 4600, net: 70_000 });
    const undone = await treasurer.call('qris.undo', { number: wrong.number, reason: 'MDR keliru' });
    expect(await linesOf(gerai, undone.entryNumber)).toEqual(['1-1210 UMUM K 70000 internal', '6-1150 UMUM K 4600', '1-1220 UMUM D 70000 internal', '1-1220 UMUM D 4600 opex']);
    expect(await treasurer.call('qris.pending', {})).toMatchObject({ count: 4, total: 74_600, agrees: true });
    expect(fieldOf(await treasurer.refused('qris.undo', { number: wrong.number, reason: 'lagi' }))).toBe('CONFLICT number');
    expect(fieldOf(await treasurer.refused('qris.undo', { number: 'PJ-2026-000001', reason: 'lagi' }))).toBe('NOT_FOUND number');
    const again = await treasurer.call('qris.settle', { gross: 74_600, mdr: 522, net: 74_078 });
    expect(fieldOf(await treasurer.refused('qris.undo', { number: again.number, reason: 'x', date: '2026-11-20' }))).toBe('BACKDATED date');
    expect(await balancesOf(gerai, '2026-11-21')).toMatchObject({ '1-1210': 42_928_078, '6-1150': 522 });
    await mustVerify(gerai);
  });

  it('is followed by verify: a sale that is said to wait, or to have come, is named', async () => {
    const till = await openTill({ float: 500_000 });
    await soldByQris(till);
    await till.treasurer.call('qris.settle', { gross: 31_400, mdr: 0, net: 31_400 });
    const spoil = (sql: string): void => {
      const db = new Sqlite(till.gerai.file);
      db.exec(sql);
      db.close();
    };
    spoil('UPDATE qris_pending SET amount = amount + 100 WHERE sale_seq = (SELECT min(sale_seq) FROM qris_pending)');
    const found = (await till.gerai.verify()).checks.find((check) => check.name === 'qris');
    expect(found?.ok).toBe(false);
    expect(found?.detail).toContain('qris_pending');
    expect(found?.detail).toContain('PJ-2026-000002');
    expect(peek(till.gerai, 'SELECT count(*) AS n FROM qris_settled')).toEqual([{ n: 1 }]);
  });
});
