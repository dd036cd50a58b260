/** What is owed to suppliers: part payments of several deliveries, what is due, how old it is, credits of returns, and payments undone. */
import { describe, expect, it } from 'vitest';
import { LOGIN } from '../support/gerai.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, openTill, peek, plain, rowCounts, signIn } from '../support/till.ts';

/** Three deliveries of Bulog on credit and one of Patra Niaga, by 25 November 2026: A 100.000 due 5 December, B 60.000 due 24 November, C 45.000 without a due day, of the 24th. */
async function owing() {
  const till = await openTill({ clock: '2026-11-25' });
  const { gerai, treasurer, bulog, patra, sugar } = till;
  const { productId } = await treasurer.call('products.create', { sku: 'T', name: 'Teh', unit: 'kotak', barcodes: [], category: 'sembako', prices: { general: 900_000 } });
  const owe = (supplierId: string, deliveryNo: string, date: string, amount: number, due?: string) =>
    treasurer.call('purchases.receive', { supplierId, deliveryNo, date, lines: [{ productId, qty: '10', amount }], payment: { via: 'utang', ...(due === undefined ? {} : { due }) } });
  const a = await owe(bulog, 'A', '2026-11-22', 100_000, '2026-12-05');
  const b = await owe(bulog, 'B', '2026-11-23', 60_000, '2026-11-24');
  const c = await owe(bulog, 'C', '2026-11-24', 45_000);
  const d = await owe(patra, 'D', '2026-11-24', 70_000, '2026-11-24');
  const left = async (asOf = '2026-11-25', who = treasurer) => (await who.call('purchases.payables', { asOf })).rows.map((row) => `${row.number} ${row.outstanding}`);
  return { ...till, gerai, treasurer, sugar, productId, a, b, c, d, left };
}

describe('paying deliveries', () => {
  it('pays what is named, in parts, over several deliveries, and keeps it per delivery', async () => {
    const { gerai, treasurer, bulog, a, b, c, left } = await owing();
    const first = await treasurer.call('purchases.pay', { supplierId: bulog, amount: 70_000, via: 'bank', receipts: [{ receiptId: a.number, amount: 50_000 }, { receiptId: c.receiptId, amount: 20_000 }] });
    expect(first).toEqual({ number: 'BP-2026-000001', outstanding: 135_000, entryNumber: first.entryNumber, parts: [{ receiptId: a.receiptId, number: a.number, amount: 50_000 }, { receiptId: c.receiptId, number: c.number, amount: 20_000 }] });
    expect(await linesOf(gerai, first.entryNumber)).toEqual(['2-1110 UMUM D 70000', '1-1210 UMUM K 70000 suppliers']);
    expect(await left()).toEqual([`${a.number} 50000`, `${b.number} 60000`, `${c.number} 25000`, 'TB-2026-000006 70000']);
    // Named without amounts: what was due first of them.
    const second = await treasurer.call('purchases.pay', { supplierId: bulog, amount: 30_000, via: 'kas', receipts: [{ receiptId: a.number }, { receiptId: c.number }] });
    expect(second.parts.map(({ number, amount }) => [number, amount])).toEqual([[c.number, 25_000], [a.number, 5_000]]);
    // Nothing named: B was due on the 24th, A is due in December.
    const third = await treasurer.call('purchases.pay', { supplierId: bulog, amount: 105_000, via: 'bank' });
    expect(third.parts.map(({ number, amount }) => [number, amount])).toEqual([[b.number, 60_000], [a.number, 45_000]]);
    expect([await left(), third.outstanding]).toEqual([['TB-2026-000006 70000'], 0]);
    expect(await left('2026-11-23')).toEqual([`${a.number} 100000`, `${b.number} 60000`]);
    expect(peek(gerai, 'SELECT count(*) AS n, sum(amount) AS total FROM payable_part')).toEqual([{ n: 6, total: 205_000 }]);
    const paper = plain((await treasurer.call('documents.render', { document: 'voucher', ref: second.number, format: 'text', columns: 48 })).text ?? '');
    expect(paper).toMatch(new RegExp(`Untuk kiriman[\\s\\S]*${a.number} +5\\.000[\\s\\S]*Surat jalan A[\\s\\S]*${c.number} +25\\.000[\\s\\S]*30\\.000`));
    const { rows } = await treasurer.call('purchases.payments', { supplierId: bulog });
    expect(rows.map((row) => [row.number, row.via, row.amount, row.undone, row.parts.length])).toEqual([['BP-2026-000003', 'bank', 105_000, false, 2], ['BP-2026-000002', 'kas', 30_000, false, 2], ['BP-2026-000001', 'bank', 70_000, false, 2]]);
    await mustVerify(gerai);
  });

  it('refuses what does not add up, and writes nothing', async () => {
    const { gerai, treasurer, bulog, a, b, c, d } = await owing();
    const before = rowCounts(gerai);
    const tried = async (amount: number, receipts: unknown, more: object = {}) => fieldOf(await treasurer.refused('purchases.pay', { supplierId: bulog, amount, via: 'bank', receipts, ...more }));
    expect(await tried(70_000, [{ receiptId: a.number, amount: 50_000 }])).toBe('VALIDATION receipts');
    expect(await tried(70_000, [{ receiptId: b.number, amount: 70_000 }])).toBe('VALIDATION receipts.0.amount');
    expect(await tried(70_000, [{ receiptId: a.number, amount: 35_000 }, { receiptId: a.number, amount: 35_000 }])).toBe('VALIDATION receipts.1.receiptId');
    expect(await tried(70_000, [{ receiptId: a.number, amount: 35_000 }, { receiptId: b.number }])).toBe('VALIDATION receipts.1.amount');
    expect(await tried(70_000, [{ receiptId: d.number }])).toBe('VALIDATION receipts.0.receiptId');
    expect(await tried(70_000, [{ receiptId: 'TB-2026-000099' }])).toBe('NOT_FOUND receipts.0.receiptId');
    expect(await tried(110_000, [{ receiptId: b.number }, { receiptId: c.number }])).toBe('VALIDATION amount');
    expect(await tried(205_001, undefined)).toBe('BALANCE_INSUFFICIENT amount');
    const early = await treasurer.refused('purchases.pay', { supplierId: bulog, amount: 45_000, via: 'bank', date: '2026-11-23', receipts: [{ receiptId: c.number }] });
    expect([early.rule, plain(early.message)]).toEqual(['BACKDATED', `Tanggal terlalu mundur. Utang yang masih terbuka pada ${c.number} baru ada 24 Nov 2026. Pakai tanggal itu atau sesudahnya.`]);
    expect(rowCounts(gerai)).toEqual(before);
  });

  it('undone owes each delivery its part again, and a delivery that was paid is not undone', async () => {
    const { gerai, treasurer, bulog, a, b, left } = await owing();
    const paid = await treasurer.call('purchases.pay', { supplierId: bulog, amount: 80_000, via: 'bank', receipts: [{ receiptId: a.number, amount: 80_000 }] });
    const kept = await treasurer.refused('documents.reverse', { kind: 'TB', ref: a.number, reason: 'salah', approval: LOGIN.ketua });
    expect([kept.rule, kept.details?.['by']]).toEqual(['IN_USE', paid.number]);
    await treasurer.call('documents.reverse', { kind: 'BP', ref: paid.number, reason: 'salah bayar', approval: LOGIN.ketua });
    expect((await left())[0]).toBe(`${a.number} 100000`);
    expect((await treasurer.call('purchases.payments', {})).rows.map((row) => [row.number, row.undone])).toEqual([[paid.number, true]]);
    // Nothing rests on what came after it any more: goods and debt of the last delivery of Bulog go, the others stay.
    await treasurer.call('purchases.pay', { supplierId: bulog, amount: 60_000, via: 'bank', receipts: [{ receiptId: b.number }] });
    expect((await left()).slice(0, 2)).toEqual([`${a.number} 100000`, 'TB-2026-000005 45000']);
    await mustVerify(gerai);
  });
});

describe('goods on their way', () => {
  it('on credit are a debt like a delivery: paid by name, and not undone once paid', async () => {
    const { gerai, treasurer, bulog, productId, left } = await owing();
    const shipped = await treasurer.call('purchases.ship', { supplierId: bulog, documentNo: 'DO-9', lines: [{ productId, qty: '10', amount: 80_000 }], payment: { via: 'utang', due: '2026-11-23' } });
    expect((await left())[3]).toBe(`${shipped.number} 80000`);
    const paid = await treasurer.call('purchases.pay', { supplierId: bulog, amount: 30_000, via: 'bank', receipts: [{ receiptId: shipped.number }] });
    expect(paid.parts.map(({ number, amount }) => [number, amount])).toEqual([[shipped.number, 30_000]]);
    expect((await treasurer.refused('documents.reverse', { kind: 'DP', ref: shipped.number, reason: 'salah', approval: LOGIN.ketua })).rule).toBe('IN_USE');
    expect((await left())[3]).toBe(`${shipped.number} 50000`);
    await mustVerify(gerai);
  });
});

describe('credits of returns and corrections', () => {
  it('come off their own delivery first, then off what was due first; what nothing is owed for is prepaid', async () => {
    const { gerai, treasurer, bulog, a, b, c, left } = await owing();
    await treasurer.call('purchases.pay', { supplierId: bulog, amount: 90_000, via: 'bank', receipts: [{ receiptId: a.number, amount: 90_000 }] });
    // Three of ten of A: 30.000; 10.000 is still owed of A itself, 20.000 comes off B, which was due first.
    const back = await treasurer.call('purchases.return', { receiptId: a.number, lines: [{ lineNo: 1, qty: '3' }], reason: 'rusak' });
    expect([back.amount, back.payable, back.advance]).toEqual([30_000, -30_000, 0]);
    expect(await left()).toEqual([`${b.number} 40000`, `${c.number} 45000`, 'TB-2026-000006 70000']);
    // C should have cost 5.000 more: so much more is owed of it.
    await treasurer.call('purchases.correct', { receiptId: c.number, lines: [{ lineNo: 1, amount: 50_000 }], reason: 'faktur' });
    expect((await treasurer.call('purchases.payables', { asOf: '2026-11-25' })).rows.filter((row) => row.number === c.number)).toMatchObject([{ amount: 50_000, paid: 0, outstanding: 50_000 }]);
    await treasurer.call('purchases.pay', { supplierId: bulog, amount: 90_000, via: 'bank' });
    const last = await treasurer.call('purchases.return', { receiptId: b.number, lines: [{ lineNo: 1, qty: '2' }], reason: 'rusak' });
    expect([last.payable, last.advance, (await balancesOf(gerai, '2026-11-25'))['2-1110']]).toEqual([0, 12_000, undefined]);
    expect(await left()).toEqual(['TB-2026-000006 70000']);
    await mustVerify(gerai);
  });

  it('stay where they came off, whatever is bought and due before that afterwards', async () => {
    const { gerai, treasurer, bulog, productId, b, c, left } = await owing();
    // Most of B goes back: 48.000 of its 60.000. C should have cost 10.000 and loses 35.000.
    await treasurer.call('purchases.return', { receiptId: b.number, lines: [{ lineNo: 1, qty: '8' }], reason: 'rusak' });
    await treasurer.call('purchases.correct', { receiptId: c.number, lines: [{ lineNo: 1, amount: 10_000 }], reason: 'faktur' });
    expect(await left()).toEqual(['TB-2026-000003 100000', `${b.number} 12000`, `${c.number} 10000`, 'TB-2026-000006 70000']);
    expect(peek(gerai, 'SELECT p.amount FROM payable_part p ORDER BY p.document_seq')).toEqual([{ amount: 48_000 }, { amount: 35_000 }]);
    const late = await treasurer.call('purchases.receive', { supplierId: bulog, deliveryNo: 'E', lines: [{ productId, qty: '1', amount: 10_000 }], payment: { via: 'utang', due: '2026-11-25' } });
    await treasurer.call('purchases.receive', { supplierId: bulog, deliveryNo: 'F', date: '2026-11-25', lines: [{ productId, qty: '1', amount: 10_000 }], payment: { via: 'utang', due: '2026-11-23' } });
    expect((await left()).slice(0, 3)).toEqual(['TB-2026-000003 100000', `${b.number} 12000`, `${c.number} 10000`]);
    expect(await left()).toContain(`${late.number} 10000`);
    await mustVerify(gerai);
  });
});

describe('a payment with an earlier day', () => {
  it('pays of a delivery no more than was owed of it then, though its price was put right since', async () => {
    const { gerai, treasurer, bulog, a, b, c, left } = await owing();
    await treasurer.call('purchases.pay', { supplierId: bulog, amount: 45_000, via: 'bank', date: '2026-11-24', receipts: [{ receiptId: c.number }] });
    // C should have cost 50.000: 5.000 more are owed of it, from the 25th on.
    await treasurer.call('purchases.correct', { receiptId: c.number, lines: [{ lineNo: 1, amount: 50_000 }], reason: 'faktur' });
    const early = await treasurer.refused('purchases.pay', { supplierId: bulog, amount: 5000, via: 'bank', date: '2026-11-24', receipts: [{ receiptId: c.number }] });
    expect([fieldOf(early), early.details?.['last']]).toEqual(['BACKDATED date', '2026-11-25']);
    expect(fieldOf(await treasurer.refused('purchases.pay', { supplierId: bulog, amount: 161_000, via: 'bank', date: '2026-11-24' }))).toBe('BACKDATED date');
    // Without a name it takes B, due on the 24th itself, and A, and leaves C.
    const paid = await treasurer.call('purchases.pay', { supplierId: bulog, amount: 62_000, via: 'bank', date: '2026-11-24' });
    expect(paid.parts.map((part) => `${part.number} ${part.amount}`)).toEqual([`${b.number} 60000`, `${a.number} 2000`]);
    expect(await left('2026-11-24')).toEqual([`${a.number} 98000`, 'TB-2026-000006 70000']);
    expect([(await balancesOf(gerai, '2026-11-24'))['2-1110'], (await balancesOf(gerai, '2026-11-25'))['2-1110']]).toEqual([-98_000, -103_000]);
    expect(await left()).toEqual([`${a.number} 98000`, `${c.number} 5000`, 'TB-2026-000006 70000']);
    await mustVerify(gerai);
  });
});

describe('what is due', () => {
  it('is listed oldest due first, aged by the setting of the day', async () => {
    const { gerai, a, b, c, d } = await owing();
    gerai.at('2026-12-30');
    const [treasurer, chair] = [await signIn(gerai, 'bendahara'), await signIn(gerai, 'ketua')];
    const due = await treasurer.call('purchases.dueList', { until: '2026-12-01' });
    expect(due.rows.map((row) => [row.number, row.due, row.daysLate, row.bucket, row.outstanding])).toEqual([[b.number, '2026-11-24', 36, '31-60', 60_000], [c.number, null, 36, '31-60', 45_000], [d.number, '2026-11-24', 36, '31-60', 70_000]]);
    expect([due.total, due.late]).toEqual([175_000, 175_000]);
    expect((await treasurer.call('purchases.payables', { asOf: '2026-12-30' })).buckets).toEqual([{ bucket: 'belum', amount: 0 }, { bucket: '1-30', amount: 100_000 }, { bucket: '31-60', amount: 175_000 }, { bucket: '61-90', amount: 0 }, { bucket: '91+', amount: 0 }]);
    await chair.call('settings.set', { key: 'purchase.ageing', value: { days: [7, 21] }, effectiveFrom: '2026-12-30' });
    const aged = await treasurer.call('purchases.payables', { asOf: '2026-12-30' });
    expect([aged.buckets, aged.total]).toEqual([[{ bucket: 'belum', amount: 0 }, { bucket: '1-7', amount: 0 }, { bucket: '8-21', amount: 0 }, { bucket: '22+', amount: 275_000 }], 275_000]);
    expect((await treasurer.call('purchases.payables', { asOf: '2026-12-05' })).rows.find((row) => row.number === a.number)).toMatchObject({ daysLate: 0, bucket: 'belum' });
    await mustVerify(gerai);
  });
});
