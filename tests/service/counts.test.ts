/** Stock counts on sheets: blind, by place, against the book of the moment, counted again, agreed to, and posted. */
import { describe, expect, it } from 'vitest';
import { LOGIN, type Person } from '../support/gerai.ts';
import { fieldOf, linesOf, mustVerify, openTill, peek, plain, rowCounts, signIn, type Till } from '../support/till.ts';

const cash = (amount: number) => [{ method: 'tunai' as const, amount }];
const line = async (who: Person, countId: string, productId: string) => (await who.call('stock.getCount', { countId })).lines.find((each) => each.productId === productId);
/** Everybody signed in again: the sessions of yesterday have ended. */
async function later({ gerai }: Till, at: string) {
  gerai.at(at);
  return { cashier: await signIn(gerai, 'kasir'), treasurer: await signIn(gerai, 'bendahara') };
}

describe('a sheet of goods to be counted', () => {
  it('hides the book while it is counted, from a cashier always, and posts each line against the book of its own moment', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, cashier, treasurer, oil, sugar, rice } = till;
    const chair = await signIn(gerai, 'ketua');
    const sheet = await treasurer.call('stock.startCount', { productIds: [oil, sugar, rice], name: 'Akhir bulan' });
    expect([sheet.number, sheet.goods]).toEqual(['LH-2026-000001', 3]);
    expect(await cashier.call('stock.enterCount', { countId: sheet.countId, lines: [{ productId: oil, counted: '46' }, { productId: sugar, counted: '50' }] })).toMatchObject({ counted: 2, total: 3 });
    for (const who of [cashier, treasurer, chair]) {
      const blind = await who.call('stock.getCount', { countId: sheet.countId });
      expect([blind.bookShown, blind.sum, blind.lines.map((each) => [each.counted, each.book, each.difference, each.value, each.moved, each.history])]).toEqual([
        false, null, [['46', null, null, null, null, []], ['50', null, null, null, null, []], [null, null, null, null, null, []]],
      ]);
    }
    // Three bottles are sold after the two missing were counted: the book had 48 then, has 45 now, and 43 stay.
    gerai.at('2026-11-21T02:05:00.000Z');
    await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '3' }], payments: cash(47_100) });
    expect(await treasurer.call('stock.finishCount', { countId: sheet.countId })).toEqual({ uncounted: 1, recount: 0, replayed: undefined });
    expect((await cashier.call('stock.getCount', { countId: sheet.countId })).bookShown).toBe(false);
    const shown = await line(chair, sheet.countId, oil);
    expect([shown?.counted, shown?.book, shown?.difference, shown?.value, shown?.moved, shown?.countedBy]).toEqual(['46', '48', '-2', -29_000, '-3', 'Nurul Hidayah']);
    expect((await chair.call('stock.getCount', { countId: sheet.countId })).sum).toEqual({ short: 29_000, over: 0, net: -29_000, approval: false });
    const posting = { countId: sheet.countId, reason: 'akhir bulan', reasons: [{ productId: oil, reason: 'botol bocor' }] };
    const unsaid = await treasurer.refused('stock.postCount', posting);
    expect([unsaid.code, unsaid.details?.['field'], unsaid.details?.['products'], plain(unsaid.message)]).toEqual(['CONFLICT', 'leaveUncounted', [rice], 'Masih ada yang belum dihitung. Belum dihitung: Beras SPHP 5 kg. Hitung dahulu, atau biarkan stoknya seperti di buku.']);
    const posted = await treasurer.call('stock.postCount', { ...posting, leaveUncounted: true });
    expect([posted.number, posted.variance]).toEqual(['OP-2026-000001', -29_000]);
    expect(await linesOf(gerai, posted.entryNumber ?? '')).toEqual(['5-1510 GERAI D 29000', '1-1410 GERAI K 29000']);
    // The month is open, which is nothing to a record of what was counted on a day; a statement says so.
    const paper = async (document: 'berita-acara' | 'stock-value', ref: string) => (await treasurer.call('documents.render', { document, ref, format: 'text', columns: 48 })).text ?? '';
    expect([/Berita acara/i.test(await paper('berita-acara', posted.number)), (await paper('berita-acara', posted.number)).includes('BELUM DITUTUP'), (await paper('stock-value', '2026-11-21')).includes('BELUM DITUTUP')]).toEqual([true, false, true]);
    expect((await treasurer.call('stock.onHand', {})).rows.filter(({ productId }) => [oil, sugar, rice].includes(productId)).map(({ qty, value }) => [qty, value])).toEqual([['100', 5_650_000], ['50', 800_000], ['43', 623_500]]);
    expect(peek(gerai, 'SELECT l.book_qty, l.counted_qty, l.value, n.counted_at, n.reason FROM count_line l JOIN count_line_note n USING (document_seq, line_no) ORDER BY l.line_no')).toEqual([
      { book_qty: 48_000, counted_qty: 46_000, value: -29_000, counted_at: '2026-11-21T02:00:00.000Z', reason: 'botol bocor' }, { book_qty: 50_000, counted_qty: 50_000, value: 0, counted_at: '2026-11-21T02:00:00.000Z', reason: null },
    ]);
    expect((await cashier.call('stock.counts', {})).rows).toMatchObject([{ number: 'LH-2026-000001', state: 'dibukukan', counted: 2, total: 3, result: 'OP-2026-000001' }]);
    expect(fieldOf(await treasurer.refused('stock.postCount', posting))).toBe('CONFLICT countId');
    await mustVerify(gerai);
  });

  it('is of one place or category, and goods are on one open sheet only', async () => {
    const { gerai, treasurer, oil, sugar, rice, gas } = await openTill();
    await treasurer.call('stock.setPlace', { productId: oil, place: 'Rak 1' });
    await treasurer.call('stock.setPlace', { productId: sugar, place: 'Gudang' });
    await treasurer.call('stock.setPlace', { productId: rice, place: 'Rak 1' });
    await treasurer.call('stock.setPlace', { productId: rice, place: 'Gudang', from: '2026-11-22' });
    expect((await treasurer.call('stock.places', {})).rows).toEqual([{ place: 'Gudang', goods: 1 }, { place: 'Rak 1', goods: 2 }, { place: null, goods: 1 }]);
    const shelf = await treasurer.call('stock.startCount', { location: 'rak 1' });
    expect((await treasurer.call('stock.getCount', { countId: shelf.countId })).lines.map(({ productId, place }) => [productId, place])).toEqual([[rice, 'Rak 1'], [oil, 'Rak 1']]);
    expect(fieldOf(await treasurer.refused('stock.startCount', { productIds: [oil] }))).toBe('CONFLICT location');
    expect(fieldOf(await treasurer.refused('stock.startCount', { location: 'Atap' }))).toBe('VALIDATION location');
    expect(fieldOf(await treasurer.refused('stock.startCount', { category: 'tidak-ada' }))).toBe('VALIDATION category');
    expect(fieldOf(await treasurer.refused('stock.startCount', { productIds: [sugar, sugar] }))).toBe('VALIDATION productIds.1');
    const gases = await treasurer.call('stock.startCount', { category: 'lpg' });
    expect((await treasurer.call('stock.getCount', { countId: gases.countId })).lines.map(({ productId }) => productId)).toEqual([gas]);
    await treasurer.call('stock.cancelCount', { countId: shelf.countId, reason: 'salah rak' });
    await treasurer.call('stock.startCount', { productIds: [oil] });
    expect((await treasurer.call('stock.counts', { state: 'dihitung', limit: 1 })).next).not.toBeNull();
    expect((await treasurer.call('stock.counts', {})).rows.map(({ number, state }) => [number, state])).toEqual([['LH-2026-000003', 'dihitung'], ['LH-2026-000002', 'dihitung'], ['LH-2026-000001', 'batal']]);
    expect(fieldOf(await treasurer.refused('stock.enterCount', { countId: shelf.countId, lines: [{ productId: oil, counted: '1' }] }))).toBe('CONFLICT countId');
    const open = (await treasurer.call('periods.check', { period: '2026-11' })).checks.find(({ key }) => key === 'counts');
    expect([open?.ok, open?.count, open?.detail, open?.action?.screen]).toEqual([false, 2, 'Lembar hitung belum selesai: LH-2026-000002, LH-2026-000003. Bukukan atau batalkan dahulu.', '/barang/hitung']);
    await mustVerify(gerai);
  });

  it('takes what differs much a second time, the latest entry holds and the earlier stay, and above the limit somebody else agrees', async () => {
    const { gerai, cashier, treasurer, oil, sugar } = await openTill();
    const { countId } = await treasurer.call('stock.startCount', { productIds: [oil, sugar] });
    await cashier.call('stock.enterCount', { countId, lines: [{ productId: oil, counted: '4' }, { productId: sugar, counted: '47' }] });
    await cashier.call('stock.enterCount', { countId, lines: [{ productId: oil, counted: '40' }] });
    // Eight bottles are Rp 116.000, three kilos of sugar Rp 48.000: above Rp 50.000 the first is counted again.
    expect((await cashier.call('stock.getCount', { countId })).lines.map(({ recount, times }) => [recount, times])).toEqual([[true, 2], [false, 1]]);
    expect(await treasurer.call('stock.finishCount', { countId })).toMatchObject({ uncounted: 0, recount: 1 });
    expect(fieldOf(await cashier.refused('stock.enterCount', { countId, lines: [{ productId: oil, counted: '41' }] }))).toBe('CONFLICT countId');
    const early = await treasurer.refused('stock.postCount', { countId, reason: 'opname' });
    expect([early.code, early.details?.['products']]).toEqual(['CONFLICT', [oil]]);
    await treasurer.call('stock.recount', { countId, lines: [{ productId: oil, counted: '42' }] });
    expect((await line(treasurer, countId, oil))?.history.map(({ counted, by, again }) => [counted, by, again])).toEqual([['42', 'Maryam Syahril', true], ['40', 'Nurul Hidayah', false], ['4', 'Nurul Hidayah', false]]);
    // Six bottles, Rp 87.000, and the sugar: Rp 135.000 together.
    const alone = await treasurer.refused('stock.postCount', { countId, reason: 'opname' });
    expect([alone.rule, alone.details?.['gross'], alone.details?.['variance']]).toEqual(['APPROVAL_REQUIRED', 135_000, -135_000]);
    const before = rowCounts(gerai);
    expect(fieldOf(await treasurer.refused('stock.postCount', { countId, reason: 'opname', approval: LOGIN.bendahara }))).toBe('SELF_APPROVAL');
    expect(rowCounts(gerai)).toEqual(before);
    expect(await treasurer.call('stock.postCount', { countId, reason: 'opname', approval: LOGIN.ketua })).toMatchObject({ variance: -135_000 });
    await mustVerify(gerai);
  });

  it('asks for another count where the book was put right, or more has left, since', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, oil, sugar } = till;
    const first = await till.treasurer.call('stock.startCount', { productIds: [oil, sugar] });
    await till.treasurer.call('stock.enterCount', { countId: first.countId, lines: [{ productId: oil, counted: '45' }, { productId: sugar, counted: '48' }] });
    const now = await later(till, '2026-11-21T03:00:00.000Z');
    // The same three bottles, put right meanwhile: taken off twice they would be six.
    await now.treasurer.call('stock.count', { lines: [{ productId: oil, counted: '45' }], reason: 'sendiri' });
    const twice = await now.treasurer.refused('stock.postCount', { countId: first.countId, reason: 'opname' });
    expect([twice.code, plain(twice.message)]).toEqual(['CONFLICT', 'Buku sudah dibetulkan. Buku Minyakita 1 liter sudah dibetulkan dengan OP-2026-000001 sesudah dihitung. Hitung sekali lagi barang itu, lalu ulangi.']);
    await now.treasurer.call('stock.recount', { countId: first.countId, lines: [{ productId: oil, counted: '45' }] });
    // Lost goods are the same; damaged ones really went.
    await now.treasurer.call('stock.adjust', { productId: sugar, qty: '1', reason: 'rusak', approval: LOGIN.ketua });
    await now.treasurer.call('stock.adjust', { productId: sugar, qty: '2', reason: 'hilang', approval: LOGIN.ketua });
    expect(fieldOf(await now.treasurer.refused('stock.postCount', { countId: first.countId, reason: 'opname' }))).toBe('CONFLICT countId');
    await now.treasurer.call('stock.recount', { countId: first.countId, lines: [{ productId: sugar, counted: '46' }] });
    // Counted 46 of 47, then 46.5 are sold: the kilo that is missing is not there to be taken off.
    gerai.at('2026-11-21T03:10:00.000Z');
    await now.cashier.call('sales.checkout', { lines: [{ productId: sugar, qty: '46.5' }], payments: cash(813_750) });
    expect(fieldOf(await now.treasurer.refused('stock.postCount', { countId: first.countId, reason: 'opname' }))).toBe('STOCK_INSUFFICIENT countId');
    gerai.at('2026-11-21T03:20:00.000Z');
    await now.treasurer.call('stock.recount', { countId: first.countId, lines: [{ productId: sugar, counted: '0' }] });
    expect(await now.treasurer.call('stock.postCount', { countId: first.countId, reason: 'opname' })).toMatchObject({ variance: -8000 });
    await mustVerify(gerai);
  });

  it('refuses goods of another sheet, moments that are not, parts of a pack, and what nobody counted', async () => {
    const { gerai, treasurer, oil, sugar } = await openTill();
    const { countId } = await treasurer.call('stock.startCount', { productIds: [oil] });
    const before = rowCounts(gerai);
    const tried = async (changed: object) => fieldOf(await treasurer.refused('stock.enterCount', { countId, lines: [{ productId: oil, counted: '1', ...changed }] } as never));
    expect(await tried({ productId: sugar, counted: '1' })).toBe('VALIDATION lines.0.productId');
    expect(await tried({ counted: '1.5' })).toBe('VALIDATION lines.0.counted');
    expect(await tried({ countedAt: '2026-11-21T02:00:00.001Z' })).toBe('VALIDATION lines.0.countedAt');
    expect(await tried({ countedAt: '2026-11-20T15:59:59.999Z' })).toBe('VALIDATION lines.0.countedAt');
    expect(fieldOf(await treasurer.refused('stock.enterCount', { countId, lines: [{ productId: oil, counted: '1' }, { productId: oil, counted: '2' }] }))).toBe('VALIDATION lines.1.productId');
    expect(fieldOf(await treasurer.refused('stock.recount', { countId, lines: [{ productId: oil, counted: '1' }] }))).toBe('VALIDATION lines.0.productId');
    for (const method of ['stock.finishCount', 'stock.postCount'] as const) expect(fieldOf(await treasurer.refused(method, { countId, reason: 'x', ...(method === 'stock.finishCount' ? { reason: undefined } : {}) } as never))).toBe('CONFLICT countId');
    expect(rowCounts(gerai)).toEqual(before);
    await mustVerify(gerai);
  });
});

describe('a count in one step', () => {
  it('is held against the book of the moment it names, with a reason a line', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, oil } = till;
    const now = await later(till, '2026-11-21T04:00:00.000Z');
    await now.cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '5' }], payments: cash(78_500) });
    gerai.at('2026-11-21T05:00:00.000Z');
    // At eleven there were 47 of 48; five were sold at noon.
    const counted = await now.treasurer.call('stock.count', { lines: [{ productId: oil, counted: '47', countedAt: '2026-11-21T03:00:00.000Z', reason: 'bocor' }], reason: 'opname' });
    expect([counted.variance, (await now.treasurer.call('stock.onHand', { productId: oil })).rows[0]?.qty]).toEqual([-14_500, '42']);
    expect(fieldOf(await now.treasurer.refused('stock.count', { lines: [{ productId: oil, counted: '47', countedAt: '2026-11-21T05:00:00.001Z' }], reason: 'opname' }))).toBe('VALIDATION lines.0.countedAt');
    expect(fieldOf(await now.treasurer.refused('stock.count', { lines: [{ productId: oil, counted: '47', countedAt: '2026-11-21T03:00:00.000Z' }], reason: 'opname' }))).toBe('CONFLICT lines.0.productId');
    expect(fieldOf(await now.treasurer.refused('stock.count', { lines: [{ productId: oil, counted: '30' }], reason: 'opname' }))).toBe('APPROVAL_REQUIRED approval');
    await mustVerify(gerai);
  });
});
