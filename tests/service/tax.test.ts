import { describe, expect, it } from 'vitest';
import { balancesOf, fieldOf, linesOf, mustVerify, openTill, peek, plain, signIn, type Till } from '../support/till.ts';

/**
 * November's sales, on the 21st: rice 2 × 63.000 and oil 15.500 less 300 to the member, oil 15.700 to a passer-by.
 * 126.000 + 15.500 + 15.700 − 300 = 156.900; 0,5% of it is 784,5, fraction dropped 784.
 */
async function novemberSold(): Promise<Till> {
  const till = await openTill({ float: 100_000 });
  const { cashier, member, rice, oil } = till;
  await cashier.call('sales.checkout', { memberId: member, lines: [{ productId: rice, qty: '2' }, { productId: oil, qty: '1', discount: 300 }], payments: [{ method: 'tunai', amount: 141_200 }] });
  await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: [{ method: 'tunai', amount: 15_700 }] });
  // Income that is no sale of goods stays out of the base.
  await cashier.call('shifts.cashIn', { amount: 50_000, reason: 'Fee keagenan', account: '4-2110' });
  return till;
}

describe('final tax of a month', () => {
  it('is half a percent of net sales of goods, fraction dropped, shown by account before anything is booked', async () => {
    const { cashier, gerai } = await novemberSold();
    const preview = await cashier.call('tax.preview', { period: '2026-11' });
    expect({ ...preview, note: plain(preview.note) }).toEqual({
      period: '2026-11', base: 156_900, pct: '0.5', tax: 784, ran: false, applies: true, note: '0,5% dari omzet Rp 156.900, pecahan rupiah dihapus.', recorded: null, payments: [], outstanding: 0,
      accounts: [
        { code: '4-1110', name: 'Penjualan sembako anggota', amount: 141_500 }, { code: '4-1120', name: 'Penjualan sembako bukan anggota', amount: 15_700 }, { code: '4-1511', name: 'Retur dan potongan penjualan anggota', amount: -300 },
      ],
    });
    expect(peek(gerai, 'SELECT count(*) AS n FROM tax_run')).toEqual([{ n: 0 }]);
  });

  it('is booked once, on the month’s last day, and paid in parts', async () => {
    const { gerai, treasurer } = await novemberSold();
    expect(fieldOf(await treasurer.refused('tax.run', { period: '2026-11' }))).toBe('VALIDATION period');
    expect(fieldOf(await treasurer.refused('tax.pay', { period: '2026-11', via: 'bank' }))).toBe('VALIDATION period');
    gerai.at('2026-12-10');
    const b = await signIn(gerai, 'bendahara');
    const run = await b.call('tax.run', { period: '2026-11' });
    expect(run).toMatchObject({ number: 'PF-2026-000001', base: 156_900, pct: '0.5', tax: 784 });
    expect(await linesOf(gerai, run.entryNumber ?? '')).toEqual(['7-1110 UMUM D 784', '2-1310 UMUM K 784']);
    expect((await b.call('ledger.entry', { number: run.entryNumber ?? '' })).date).toBe('2026-11-30');
    expect((await b.refused('tax.run', { period: '2026-11' })).code).toBe('CONFLICT');

    expect(fieldOf(await b.refused('tax.pay', { period: '2026-11', via: 'bank', date: '2026-11-29' }))).toBe('BACKDATED date');
    expect(fieldOf(await b.refused('tax.pay', { period: '2026-11', via: 'bank', amount: 785 }))).toBe('BALANCE_INSUFFICIENT amount');
    const part = await b.call('tax.pay', { period: '2026-11', via: 'bank', amount: 500, ntpn: '0A1B2C3D4E5F6G7H' });
    expect(part).toMatchObject({ number: 'SF-2026-000001', amount: 500, outstanding: 284 });
    expect(await linesOf(gerai, part.entryNumber)).toEqual(['2-1310 UMUM D 500', '1-1210 UMUM K 500 tax']);
    const rest = await b.call('tax.pay', { period: '2026-11', via: 'kas', date: '2026-12-09' });
    expect(rest).toMatchObject({ amount: 284, outstanding: 0 });
    expect(await linesOf(gerai, rest.entryNumber)).toEqual(['2-1310 UMUM D 284', '1-1110 UMUM K 284 tax']);
    expect(fieldOf(await b.refused('tax.pay', { period: '2026-11', via: 'bank' }))).toBe('CONFLICT period');
    expect((await balancesOf(gerai, '2026-12-10'))['2-1310']).toBeUndefined();
    expect(await b.call('tax.preview', { period: '2026-11' })).toMatchObject({
      ran: true, note: 'Sudah dihitung.', recorded: { number: 'PF-2026-000001', base: 156_900, tax: 784 }, outstanding: 0,
      payments: [{ number: 'SF-2026-000001', date: '2026-12-10', amount: 500, ntpn: '0A1B2C3D4E5F6G7H' }, { number: 'SF-2026-000002', date: '2026-12-09', amount: 284, ntpn: null }],
    });
    await mustVerify(gerai);
  });

  it('is taken back by its mirror and worked out again when the turnover was wrong', async () => {
    const { gerai } = await novemberSold();
    gerai.at('2026-12-10');
    const b = await signIn(gerai, 'bendahara');
    await b.call('tax.run', { period: '2026-11' });
    await b.call('tax.pay', { period: '2026-11', via: 'bank' });
    // A delivery to an office that was never rung up: 100.000 more turnover, so 256.900 and 1.284,5.
    await b.call('ledger.post', { date: '2026-11-28', memo: 'Penjualan belum dicatat', lines: [{ account: '1-1210', debit: 100_000 }, { account: '4-1140', credit: 100_000 }] });
    const before = await b.call('tax.preview', { period: '2026-11' });
    expect([before.tax, plain(before.note)]).toEqual([1284, 'Omzet berubah sejak dihitung: waktu itu Rp 156.900, pajak Rp 784. Batalkan lalu hitung lagi.']);
    const undone = await b.call('tax.undo', { period: '2026-11', reason: 'penjualan kantor terlewat' });
    expect(undone.number).toBe('BF-2026-000001');
    expect(await linesOf(gerai, undone.entryNumber ?? '')).toEqual(['2-1310 UMUM D 784', '7-1110 UMUM K 784']);
    expect(await b.call('ledger.entry', { number: undone.entryNumber ?? '' })).toMatchObject({ date: '2026-11-30', kind: 'balik', memo: 'Batal PF-2026-000001: penjualan kantor terlewat' });
    // What was paid meanwhile stands against the month.
    expect(await b.call('tax.preview', { period: '2026-11' })).toMatchObject({ ran: false, recorded: null, outstanding: -784 });
    expect(fieldOf(await b.refused('tax.undo', { period: '2026-11', reason: 'lagi' }))).toBe('VALIDATION period');
    expect(await b.call('tax.run', { period: '2026-11' })).toMatchObject({ number: 'PF-2026-000002', base: 256_900, tax: 1284 });
    expect((await b.call('tax.pay', { period: '2026-11', via: 'bank' })).amount).toBe(500);
    await mustVerify(gerai);
  });

  it('counts as run without a rupiah of turnover, and posts nothing', async () => {
    const { gerai } = await openTill();
    gerai.at('2026-11-30');
    const b = await signIn(gerai, 'bendahara');
    const run = await b.call('tax.run', { period: '2026-11' });
    expect([run.entryNumber, run.base, run.tax]).toEqual([null, 0, 0]);
    expect((await b.call('tax.preview', { period: '2026-11' })).ran).toBe(true);
    expect(fieldOf(await b.refused('tax.pay', { period: '2026-11', via: 'bank' }))).toBe('CONFLICT period');
    expect((await b.call('tax.undo', { period: '2026-11', reason: 'coba' })).entryNumber).toBeNull();
    await mustVerify(gerai);
  });

  it('follows the rule of its month: accounts, rate, last tax year, and a word about the year’s turnover', async () => {
    const { gerai } = await novemberSold();
    gerai.at('2026-12-10');
    const [b, admin] = [await signIn(gerai, 'bendahara'), await signIn(gerai, 'admin')];
    await admin.call('settings.set', { key: 'tax.final', value: { accounts: ['4-11', '4-2110', '4-151'], pct: '1', validThrough: 2026, yearlyLimit: 200_000 }, effectiveFrom: '2026-11-30' });
    const preview = await b.call('tax.preview', { period: '2026-11' });
    expect([preview.base, preview.tax, plain(preview.note)]).toEqual([
      206_900, 2069, '1% dari omzet Rp 206.900, pecahan rupiah dihapus. Omzet 2026 sudah Rp 206.900, melewati Rp 200.000: tanyakan tarif tahun depan ke kantor pajak.',
    ]);
    expect((await b.call('tax.preview', { period: '2026-10' })).pct).toBe('0.5');
    expect(await b.call('tax.preview', { period: '1900-01' })).toMatchObject({ base: 0, tax: 0, ran: false });
    expect(await b.call('tax.preview', { period: '2027-01' })).toMatchObject({ applies: false, base: 0, tax: 0 });
    gerai.at('2027-02-01');
    expect(fieldOf(await (await signIn(gerai, 'bendahara')).refused('tax.run', { period: '2027-01' }))).toBe('VALIDATION period');
    await mustVerify(gerai);
  });

  it('is neither run nor taken back in a locked month', async () => {
    const { gerai, cashier, treasurer } = await novemberSold();
    await treasurer.call('ledger.post', { date: '2026-11-21', memo: 'Pindah saldo awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] });
    await cashier.call('shifts.close', { counted: { '100000': 3, '5000': 1, '1000': 1, '500': 1, '200': 2 } });
    gerai.at('2026-12-10');
    const b = await signIn(gerai, 'bendahara');
    await b.call('tax.run', { period: '2026-11' });
    await b.call('periods.close', { period: '2026-11' });
    expect((await b.refused('tax.undo', { period: '2026-11', reason: 'terlambat' })).rule).toBe('PERIOD_CLOSED');
    expect((await b.call('tax.pay', { period: '2026-11', via: 'bank' })).outstanding).toBe(0);
    await mustVerify(gerai);
  });
});
