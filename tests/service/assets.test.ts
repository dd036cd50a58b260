import { describe, expect, it } from 'vitest';
import type { Gerai, Given } from '../support/gerai.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, openTill, peek, plain, signIn } from '../support/till.ts';

const SHELVES: Given<'assets.register'> = { name: 'Rak dan etalase', account: '1-2120', acquiredOn: '2026-11-21', cost: 10_000_000, usefulMonths: 36, unit: 'GERAI', source: 'bank' };
/** 2.000.000 over 24 months: 83.333, 166.667, 250.000, …, 416.667 after five. */
const CART: Given<'assets.register'> = { name: 'Gerobak tabung', account: '1-2120', acquiredOn: '2026-11-03', cost: 2_400_000, residual: 400_000, usefulMonths: 24, unit: 'LPG', source: 'hibah' };

const onDay = async (gerai: Gerai, day: string) => {
  gerai.at(day);
  return signIn(gerai, 'bendahara');
};

describe('a fixed asset', () => {
  it('is booked where it came from', async () => {
    const { gerai, treasurer } = await openTill({ begun: '2026-11-01', clock: '2026-11-21' });
    const bought = await treasurer.call('assets.register', SHELVES);
    expect(bought).toMatchObject({ code: 'INV-0001', number: 'AT-2026-000001' });
    expect(await linesOf(gerai, bought.entryNumber ?? '')).toEqual(['1-2120 GERAI D 10000000', '1-1210 UMUM K 10000000 assets']);
    const given = await treasurer.call('assets.register', CART);
    expect(await linesOf(gerai, given.entryNumber ?? '')).toEqual(['1-2120 LPG D 2400000', '3-1140 LPG K 2400000']);
    const cash = await treasurer.call('assets.register', { ...SHELVES, account: '1-2130', name: 'Motor angkut', source: 'kas', cost: 6_000_000, unit: undefined });
    expect(await linesOf(gerai, cash.entryNumber ?? '')).toEqual(['1-2130 UMUM D 6000000', '1-1110 UMUM K 6000000 assets']);
    await treasurer.call('ledger.createAccount', { code: '1-2140', name: 'Tanah', parent: '1-2000' });
    const land = await treasurer.call('assets.register', { ...SHELVES, name: 'Tanah gudang', account: '1-2140', cost: 8_000_000, residual: 8_000_000 });
    expect(land.code).toBe('INV-0004');
    const list = await treasurer.call('assets.list', {});
    expect(list.rows.map((row) => [row.code, row.monthly, row.bookValue, row.status])).toEqual([['INV-0001', 277_778, 10_000_000, 'dipakai'], ['INV-0002', 83_333, 2_400_000, 'dipakai'], ['INV-0003', 166_667, 6_000_000, 'dipakai'], ['INV-0004', 0, 8_000_000, 'dipakai']]);
    expect([list.totals, list.ledger, list.agrees]).toEqual([{ cost: 26_400_000, accumulated: 0, bookValue: 26_400_000 }, { cost: 26_400_000, accumulated: 0 }, true]);
    expect((await treasurer.call('assets.list', { asOf: '2026-11-10' })).rows.map((row) => row.code)).toEqual(['INV-0002']);
    await mustVerify(gerai);
  });

  it('is refused by the field that cannot be', async () => {
    const { gerai, treasurer } = await openTill();
    const wrong: readonly [Partial<Given<'assets.register'>>, string][] = [
      [{ account: '1-2190' }, 'VALIDATION account'], [{ account: '1-2110' }, 'VALIDATION account'], [{ account: '1-1110' }, 'VALIDATION account'], [{ account: '1-9999' }, 'VALIDATION account'], [{ acquiredOn: '2026-11-22' }, 'VALIDATION acquiredOn'],
      [{ residual: 10_000_001 }, 'VALIDATION residual'], [{ accumulated: 1 }, 'VALIDATION accumulated'], [{ accumulatedThrough: '2026-10' }, 'VALIDATION accumulatedThrough'], [{ usefulMonths: 0 }, 'VALIDATION usefulMonths'],
      [{ source: 'saldo-awal', accumulated: 10_000_001 }, 'VALIDATION accumulated'], [{ source: 'saldo-awal', accumulatedThrough: '2026-12' }, 'VALIDATION accumulatedThrough'], [{ source: 'saldo-awal', accumulatedThrough: '2026-09' }, 'VALIDATION accumulatedThrough'],
      [{ source: 'saldo-awal', acquiredOn: '2020-01-05', accumulated: 9_000_000 }, 'VALIDATION accumulated'], [{ source: 'kas', cost: 30_000_000 }, 'BALANCE_INSUFFICIENT'],
    ];
    for (const [fields, refusal] of wrong) expect([fields, fieldOf(await treasurer.refused('assets.register', { ...SHELVES, ...fields }))]).toEqual([fields, refusal]);
    expect(peek(gerai, 'SELECT count(*) AS n FROM asset')).toEqual([{ n: 0 }]);
  });

  it('of before the books goes on from what was written off then, and posts nothing', async () => {
    const { gerai, treasurer } = await openTill();
    await treasurer.call('ledger.opening', { date: '2026-11-21', lines: [{ account: '1-2130', debit: 12_000_000 }, { account: '1-2190', credit: 3_000_000 }] });
    expect((await treasurer.call('assets.list', {})).agrees).toBe(false);
    // May 2025 to October 2026 are 18 of 48 months; 9.000.000 is left for the other 30.
    const pickup = await treasurer.call('assets.register', { name: 'Pikap', account: '1-2130', acquiredOn: '2025-05-10', cost: 12_000_000, usefulMonths: 48, source: 'saldo-awal', accumulated: 3_000_000 });
    expect([pickup.number, pickup.entryNumber]).toEqual([null, null]);
    const { rows: [row], agrees } = await treasurer.call('assets.list', {});
    expect([row, agrees]).toMatchObject([{ accumulated: 3_000_000, bookValue: 9_000_000, depreciatedThrough: '2026-10', source: 'saldo-awal' }, true]);
    const preview = await treasurer.call('assets.previewDepreciation', { period: '2026-12' });
    expect([preview.total, preview.caughtUp, preview.rows[0]?.months]).toEqual([600_000, ['2026-11'], ['2026-11', '2026-12']]);
    expect((await treasurer.call('assets.previewDepreciation', { period: '2040-01' })).total).toBe(9_000_000);
    // Older than the first settings there can be.
    await treasurer.call('assets.register', { name: 'Timbangan tua', account: '1-2120', acquiredOn: '1999-03-01', cost: 500_000, usefulMonths: 60, source: 'saldo-awal', accumulated: 500_000 });
    expect((await treasurer.call('assets.list', {})).rows[1]?.status).toBe('habis-disusutkan');
    await mustVerify(gerai);
  });
});

describe('an asset that was in the books already', () => {
  it('is registered after the first close only as far as the opening balances brought it in', async () => {
    const { gerai, treasurer } = await openTill();
    await treasurer.call('ledger.opening', { date: '2026-11-21', lines: [{ account: '1-2120', debit: 10_000_000 }, { account: '1-2190', credit: 2_000_000 }] });
    await treasurer.call('ledger.post', { date: '2026-11-21', memo: 'Selisih saldo awal', lines: [{ account: '3-1910', debit: 78_000_000 }, { account: '3-1140', credit: 78_000_000 }] });
    const asset = (more: object) => ({ name: 'Rak', account: '1-2120', acquiredOn: '2026-01-05', cost: 6_000_000, usefulMonths: 60, source: 'saldo-awal' as const, ...more });
    await treasurer.call('assets.register', asset({ accumulated: 1_500_000 }));
    gerai.at('2026-12-05');
    const later = await signIn(gerai, 'bendahara');
    await later.call('assets.depreciate', { period: '2026-11' });
    expect((await later.refused('periods.close', { period: '2026-11' })).details?.['checks']).toMatchObject([{ key: 'assets' }]);
    // What is in no register yet is carried elsewhere over the month's end.
    const aside = [['1-2120', 4_000_000], ['1-2190', -500_000], ['1-1350', -3_500_000]] as const;
    const move = (date: string, sign: 1 | -1) => later.call('ledger.post', { date, memo: 'Aset yang belum didaftar', lines: aside.map(([account, amount]) => (amount * sign > 0 ? { account, credit: Math.abs(amount) } : { account, debit: Math.abs(amount) })) });
    await move('2026-11-30', 1);
    await later.call('periods.close', { period: '2026-11' });
    await move('2026-12-01', -1);
    const refused = await later.refused('assets.register', asset({ cost: 4_000_001, accumulated: 400_000 }));
    expect([refused.rule, refused.details, plain(refused.message)]).toEqual([
      'PERIOD_CLOSED', { field: 'source', left: 4_000_000 },
      'Bulan sudah ditutup. Sesudah bulan pertama ditutup, "sudah di buku" hanya untuk yang masuk lewat saldo awal. Di 1-2120 tinggal Rp 4.000.000 yang belum terdaftar. Daftarkan yang lain sebagai dibeli kas, dibeli bank atau hibah.',
    ]);
    expect((await later.refused('assets.register', asset({ account: '1-2130', cost: 1, usefulMonths: 600 }))).details).toEqual({ field: 'source', left: 0 });
    expect((await later.refused('assets.register', asset({ cost: 4_000_000, accumulated: 500_001 }))).details).toEqual({ field: 'accumulated', left: 500_000 });
    await later.call('assets.register', asset({ cost: 4_000_000, accumulated: 500_000 }));
    expect((await later.call('assets.list', {})).agrees).toBe(true);
    await mustVerify(gerai);
  });
});

describe('depreciation', () => {
  it('is booked by unit on the month’s last day, once; months left out are caught up and named', async () => {
    const { gerai, treasurer } = await openTill({ begun: '2026-11-01', clock: '2026-11-21' });
    await treasurer.call('assets.register', SHELVES);
    await treasurer.call('assets.register', CART);
    expect(fieldOf(await treasurer.refused('assets.depreciate', { period: '2026-11' }))).toBe('VALIDATION period');
    const december = await onDay(gerai, '2026-12-05');
    const first = await december.call('assets.depreciate', { period: '2026-11' });
    expect([first.number, first.total, first.caughtUp]).toEqual(['PY-2026-000001', 361_111, []]);
    expect(await linesOf(gerai, first.entryNumber)).toEqual(['6-1160 GERAI D 277778', '6-1160 LPG D 83333', '1-2190 GERAI K 277778', '1-2190 LPG K 83333']);
    expect(fieldOf(await december.refused('assets.depreciate', { period: '2026-11' }))).toBe('CONFLICT period');
    expect(fieldOf(await december.refused('assets.depreciate', { period: '2026-10' }))).toBe('CONFLICT period');
    // Entered late: only what is new is booked for the month.
    await december.call('assets.register', { ...SHELVES, name: 'Kulkas', acquiredOn: '2026-11-30', cost: 3_600_000 });
    const late = await december.call('assets.depreciate', { period: '2026-11' });
    expect(late.rows.map((row) => [row.code, row.amount])).toEqual([['INV-0003', 100_000]]);

    const february = await onDay(gerai, '2027-02-05');
    const caught = await february.call('assets.depreciate', { period: '2027-01' });
    expect(caught.rows.map((row) => [row.code, row.amount, row.accumulated, row.bookValue])).toEqual([['INV-0001', 555_555, 833_333, 9_166_667], ['INV-0002', 166_667, 250_000, 2_150_000], ['INV-0003', 200_000, 300_000, 3_300_000]]);
    expect(caught.caughtUp).toEqual(['2026-12']);
    expect(await february.call('ledger.entry', { number: caught.entryNumber })).toMatchObject({ date: '2027-01-31', memo: 'Penyusutan Januari 2027, termasuk Desember 2026' });
    const list = await february.call('assets.list', { asOf: '2027-01-30' });
    expect([list.totals.accumulated, list.agrees]).toEqual([461_111, true]);
    expect((await february.call('assets.list', {})).agrees).toBe(true);
    await mustVerify(gerai);
  });

  it('begins a month later where the gerai says so, and ends at the residual value', async () => {
    const { gerai } = await openTill();
    await (await signIn(gerai, 'ketua')).call('settings.set', { key: 'assets.policy', value: { firstMonth: 'bulan-berikutnya' }, effectiveFrom: '2026-11-01' });
    const treasurer = await signIn(gerai, 'bendahara');
    const { assetId } = await treasurer.call('assets.register', { ...SHELVES, cost: 1_000_000, residual: 100_000, usefulMonths: 2 });
    const march = await onDay(gerai, '2027-03-02');
    expect(fieldOf(await march.refused('assets.depreciate', { period: '2026-11' }))).toBe('CONFLICT period');
    const done = await march.call('assets.depreciate', { period: '2027-02' });
    expect([done.total, done.rows[0]?.months]).toEqual([900_000, ['2026-12', '2027-01']]);
    expect((await march.call('assets.list', {})).rows[0]).toMatchObject({ status: 'habis-disusutkan', bookValue: 100_000 });
    expect(await march.call('assets.dispose', { assetId, date: '2027-03-01', proceeds: 100_000, via: 'kas', reason: 'usang' })).toMatchObject({ gain: 0, depreciated: 0 });
    await mustVerify(gerai);
  });
});

describe('a disposal', () => {
  it('books the loss or gain against the book value, months left out first', async () => {
    const { gerai, treasurer } = await openTill({ begun: '2026-11-01', clock: '2026-11-21' });
    const shelves = await treasurer.call('assets.register', SHELVES);
    const cart = await treasurer.call('assets.register', CART);
    const february = await onDay(gerai, '2027-02-20');
    await february.call('assets.depreciate', { period: '2027-01' });
    expect(fieldOf(await february.refused('assets.dispose', { assetId: shelves.assetId, date: '2026-12-20', proceeds: 1, via: 'bank', reason: 'dijual' }))).toBe('BACKDATED date');
    // January's depreciation is dated the 31st: before that day the books would hold it for a thing that is gone.
    expect(fieldOf(await february.refused('assets.dispose', { assetId: shelves.assetId, date: '2027-01-30', proceeds: 1, via: 'bank', reason: 'dijual' }))).toBe('BACKDATED date');
    expect(fieldOf(await february.refused('assets.dispose', { assetId: shelves.assetId, date: '2027-02-20', proceeds: 1, reason: 'dijual' }))).toBe('VALIDATION via');
    const sold = await february.call('assets.dispose', { assetId: shelves.assetId, date: '2027-02-20', proceeds: 9_000_000, via: 'bank', reason: 'dijual ke pangkalan' });
    expect(sold).toMatchObject({ number: 'LA-2027-000001', bookValue: 9_166_667, gain: -166_667, depreciated: 0 });
    expect(await linesOf(gerai, sold.entryNumber)).toEqual(['1-1210 UMUM D 9000000 assets', '1-2190 GERAI D 833333', '6-1195 GERAI D 166667', '1-2120 GERAI K 10000000']);
    expect(fieldOf(await february.refused('assets.dispose', { assetId: shelves.assetId, date: '2027-02-20', proceeds: 0, reason: 'lagi' }))).toBe('CONFLICT assetId');

    // February and March were not booked: 166.667 of depreciation, not of loss.
    const april = await onDay(gerai, '2027-04-10');
    const second = await april.call('assets.dispose', { assetId: cart.assetId, date: '2027-04-10', proceeds: 2_100_000, via: 'kas', reason: 'diganti' });
    expect(second).toMatchObject({ bookValue: 1_983_333, gain: 116_667, depreciated: 166_667 });
    expect(await linesOf(gerai, second.entryNumber)).toEqual(['6-1160 LPG D 166667', '1-2190 LPG K 166667', '1-1110 UMUM D 2100000 assets', '1-2190 LPG D 416667', '1-2120 LPG K 2400000', '4-2170 LPG K 116667']);
    const list = await april.call('assets.list', {});
    expect(list.rows.map((row) => [row.status, row.bookValue, row.disposedOn])).toEqual([['dilepas', 0, '2027-02-20'], ['dilepas', 0, '2027-04-10']]);
    expect([list.totals, list.ledger, list.agrees]).toEqual([{ cost: 0, accumulated: 0, bookValue: 0 }, { cost: 0, accumulated: 0 }, true]);
    expect(await april.call('assets.list', { asOf: '2027-03-31' })).toMatchObject({ rows: [{ status: 'dilepas' }, { status: 'dipakai', bookValue: 2_150_000 }], agrees: true });
    expect((await balancesOf(gerai, '2027-04-10'))['1-2190']).toBeUndefined();
    await mustVerify(gerai);
  });

  it('without proceeds is a loss of the whole book value', async () => {
    const { gerai, treasurer } = await openTill();
    const { assetId } = await treasurer.call('assets.register', SHELVES);
    const burnt = await treasurer.call('assets.dispose', { assetId, date: '2026-11-21', proceeds: 0, reason: 'terbakar' });
    expect(await linesOf(gerai, burnt.entryNumber)).toEqual(['6-1195 GERAI D 10000000', '1-2120 GERAI K 10000000']);
    await mustVerify(gerai);
  });
});

describe('a borrowed thing', () => {
  it('stands in the list and nowhere in the books', async () => {
    const { gerai, treasurer } = await openTill();
    const before = await balancesOf(gerai, '2026-11-21');
    const { assetId, code } = await treasurer.call('assets.borrow', { name: 'Bangunan gerai', owner: 'Pemerintah Kota Balikpapan', receivedOn: '2026-11-01', note: 'BAST 12/2026' });
    expect(code).toBe('PJM-0001');
    expect(fieldOf(await treasurer.refused('assets.returnBorrowed', { assetId, date: '2026-10-31' }))).toBe('VALIDATION date');
    expect(fieldOf(await treasurer.refused('assets.returnBorrowed', { assetId, date: '2026-11-22' }))).toBe('VALIDATION date');
    expect(await treasurer.call('assets.returnBorrowed', { assetId, date: '2026-11-20' })).toMatchObject({ code: 'PJM-0001', returnedOn: '2026-11-20' });
    expect(fieldOf(await treasurer.refused('assets.returnBorrowed', { assetId, date: '2026-11-20' }))).toBe('CONFLICT assetId');
    const [now, then] = [await treasurer.call('assets.list', {}), await treasurer.call('assets.list', { asOf: '2026-11-19' })];
    expect([now.borrowed[0]?.returnedOn, then.borrowed]).toEqual(['2026-11-20', [{ assetId, code, name: 'Bangunan gerai', owner: 'Pemerintah Kota Balikpapan', receivedOn: '2026-11-01', returnedOn: null, note: 'BAST 12/2026' }]]);
    expect((await treasurer.call('assets.list', { asOf: '2026-10-31' })).borrowed).toEqual([]);
    expect(await balancesOf(gerai, '2026-11-21')).toEqual(before);
    await mustVerify(gerai);
  });
});
