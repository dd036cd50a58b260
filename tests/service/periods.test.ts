/** Months: what is looked at before they close, how they close and open again, and what that leaves behind. */
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { LOGIN, openGerai, type Gerai } from '../support/gerai.ts';
import { fieldOf, mustVerify, openTill, peek, plain, signIn } from '../support/till.ts';

/** A gerai begun on a day with its opening difference moved away, so that its first month can close. */
async function begun(clock: string): Promise<Gerai> {
  const gerai = await openGerai({ clock });
  await (await gerai.as('bendahara')).call('ledger.post', { date: clock, memo: 'Modal awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] });
  return gerai;
}
const spend = async (gerai: Gerai, date: string, amount: number, memo = 'Listrik') =>
  (await signIn(gerai, 'bendahara')).call('ledger.post', { date, memo, lines: [{ account: '6-1120', debit: amount }, { account: '1-1210', credit: amount }] });

describe('a closed month', () => {
  it('takes no new member and no word about what was borrowed then', async () => {
    const gerai = await begun('2026-10-05');
    const treasurer = await signIn(gerai, 'bendahara');
    const { assetId } = await treasurer.call('assets.borrow', { name: 'Gedung', owner: 'Kota', receivedOn: '2026-10-05' });
    gerai.at('2026-11-02');
    await (await signIn(gerai, 'bendahara')).call('periods.close', { period: '2026-10' });
    const later = await signIn(gerai, 'bendahara');
    const person = { nik: '6471015203880012', name: 'Siti Rahma' };
    expect((await later.refused('members.create', { ...person, joinedOn: '2026-10-30' })).rule).toBe('PERIOD_CLOSED');
    expect((await later.refused('assets.borrow', { name: 'Meja', owner: 'Kota', receivedOn: '2026-10-30' })).rule).toBe('PERIOD_CLOSED');
    expect((await later.refused('assets.returnBorrowed', { assetId, date: '2026-10-30' })).rule).toBe('PERIOD_CLOSED');
    // Before the books began is history and welcome.
    expect((await later.call('members.create', { ...person, joinedOn: '2024-03-01' })).memberNo).toBe('A-0001');
    await mustVerify(gerai);
  });
});

describe('an opening balance', () => {
  it('has one cash line of one flow, whatever stands beside it', async () => {
    const gerai = await openGerai({ clock: '2026-10-05' });
    const treasurer = await signIn(gerai, 'bendahara');
    const { number } = await treasurer.call('ledger.opening', { date: '2026-10-05', lines: [{ account: '1-1130', debit: 2_000_000 }, { account: '1-2190', credit: 500_000 }, { account: '2-2110', credit: 1_000_000 }] });
    const { lines } = await treasurer.call('ledger.entry', { number });
    expect(lines.filter((line) => line.account === '1-1130').map((line) => [line.debit, line.flow])).toEqual([[2_000_000, 'equity']]);
  });
});

describe('periods.check', () => {
  it('finds what is wrong before the month is closed, says which of it blocks, and where to go', async () => {
    const { gerai, treasurer, member } = await openTill({ float: 100_000 });
    gerai.at('2026-12-02');
    const { ready, checks } = await treasurer.call('periods.check', { period: '2026-11' });
    expect(ready).toBe(false);
    expect(checks.map((check) => check.key)).toEqual(['order', 'shifts', 'counts', 'subledgers', 'stock', 'opening', 'trial-balance', 'depreciation', 'assets', 'bank-loans', 'recurring', 'wajib', 'qris', 'tax', 'interest']);
    const bad = checks.filter((check) => !check.ok);
    expect(bad.map((check) => [check.key, check.blocking, check.count, plain(check.detail), check.action])).toEqual([
      ['shifts', true, 1, 'Belum ditutup: BS-2026-000001 (Nurul Hidayah).', { screen: '/kas', text: 'Tutup shift' }],
      // 20,000,000 in the safe and 50,000,000 at the bank came from nowhere yet.
      ['opening', true, undefined, 'Akun 3-1910 selisih saldo awal masih Rp 70.000.000; pindahkan ke akun asalnya dengan jurnal umum.', { screen: '/buku', text: 'Buka buku besar' }],
      ['wajib', false, 1, '1 anggota aktif belum menyetor sampai bulan ini: A-0001.', { screen: '/anggota', text: 'Lihat anggota' }],
    ]);
    const refused = await (await signIn(gerai, 'bendahara')).refused('periods.close', { period: '2026-11' });
    expect([fieldOf(refused), plain(refused.message)]).toEqual(['CONFLICT period', 'Bulan belum dapat ditutup. Shift kasir: Belum ditutup: BS-2026-000001 (Nurul Hidayah). Masih ada 1 hal lain di daftar periksa. Bereskan, lalu tutup lagi.']);
    expect(refused.details?.['checks']).toMatchObject([{ key: 'shifts' }, { key: 'opening' }]);
    expect(peek(gerai, "SELECT count(*) AS n FROM period WHERE status = 'tertutup'")).toEqual([{ n: 0 }]);

    await (await signIn(gerai, 'kasir')).call('shifts.close', { counted: { '100000': 1 } });
    await (await signIn(gerai, 'bendahara')).call('ledger.post', { date: '2026-11-30', memo: 'Modal awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] });
    await (await signIn(gerai, 'bendahara')).call('savings.deposit', { memberId: member, kind: 'wajib', amount: 20_000, via: 'bank', date: '2026-11-30' });
    const after = await (await signIn(gerai, 'bendahara')).call('periods.check', { period: '2026-11' });
    expect(after.checks.filter((check) => !check.ok)).toEqual([]);
    expect(after.ready).toBe(true);
    await mustVerify(gerai);
  });

  it('counts wajib paid in advance, and only those who are members by then', async () => {
    const { gerai, treasurer, member } = await openTill();
    await treasurer.call('savings.deposit', { memberId: member, kind: 'wajib', amount: 60_000, via: 'bank' });
    gerai.at('2027-02-10');
    const now = await signIn(gerai, 'bendahara');
    await now.call('members.create', { nik: '6471055203880009', name: 'Siti Rahma', joinedOn: '2027-02-10' });
    const behind = async (period: string) => (await now.call('periods.check', { period })).checks.find((check) => check.key === 'wajib')?.count;
    // Rp 60.000 pays November, December and January; the second member joins in February.
    expect([await behind('2026-11'), await behind('2027-01'), await behind('2027-02')]).toEqual([0, 0, 2]);
  });

  it('knows a month that is not over, out of turn, closed already, or of another book', async () => {
    const gerai = await begun('2026-09-10');
    gerai.at('2026-11-10');
    const treasurer = await signIn(gerai, 'bendahara');
    const order = async (period: string) => (await treasurer.call('periods.check', { period })).checks.find((check) => check.key === 'order')?.detail;
    expect(plain((await order('2026-10')) ?? '')).toBe('Tutup dahulu September 2026.');
    expect(plain((await order('2026-11')) ?? '')).toBe('Bulan ini baru selesai 30 Nov 2026.');
    await treasurer.call('periods.close', { period: '2026-09' });
    expect(await order('2026-09')).toBe('Bulan ini sudah ditutup.');
    expect(fieldOf(await treasurer.refused('periods.check', { period: '2026-08' }))).toBe('NOT_FOUND period');
  });

  it('looks for QRIS money that is late, and for a tax not worked out: that blocks once a tax was', async () => {
    const { gerai, cashier, oil } = await openTill({ float: 100_000 });
    await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '10' }], payments: [{ method: 'qris', amount: 157_000 }] });
    await cashier.call('shifts.close', { counted: { '100000': 1 } });
    await (await signIn(gerai, 'bendahara')).call('ledger.post', { date: '2026-11-21', memo: 'Modal awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] });
    gerai.at('2026-12-01');
    const treasurer = await signIn(gerai, 'bendahara');
    const of = async (period: string, ...keys: string[]) => (await treasurer.call('periods.check', { period })).checks.filter((check) => keys.includes(check.key)).map((check) => [check.key, check.ok, check.blocking, plain(check.detail)]);
    // 157,000 × 0.5% = 785.
    expect(await of('2026-11', 'qris', 'tax')).toEqual([['qris', false, false, 'Rp 157.000 dari 1 penjualan belum cair, yang tertua 21 Nov 2026.'], ['tax', false, false, 'Belum dihitung; menurut penjualan sekarang Rp 785.']]);
    await treasurer.call('qris.settle', { gross: 157_000, mdr: 1_099, net: 155_901 });
    await treasurer.call('tax.run', { period: '2026-11' });
    expect(await of('2026-11', 'qris', 'tax')).toEqual([['qris', true, false, 'Tidak ada yang tertahan terlalu lama.'], ['tax', true, true, 'Sudah dihitung, atau tidak ada yang dikenai.']]);
    await treasurer.call('ledger.post', { date: '2026-11-30', memo: 'Penjualan keliling', lines: [{ account: '1-1210', debit: 43_000 }, { account: '4-1120', credit: 43_000, unit: 'GERAI' }] });
    expect(await of('2026-11', 'tax')).toEqual([['tax', false, true, 'Penjualan berubah sejak dihitung; sekarang Rp 1.000. Batalkan lalu hitung lagi.']]);
    expect(plain((await treasurer.refused('periods.close', { period: '2026-11' })).message)).toContain('PPh final: Penjualan berubah sejak dihitung');
    await treasurer.call('tax.undo', { period: '2026-11', reason: 'penjualan tertinggal' });
    expect(await of('2026-11', 'tax')).toEqual([['tax', false, true, 'Belum dihitung; menurut penjualan sekarang Rp 1.000.']]);
    await treasurer.call('tax.run', { period: '2026-11' });
    await treasurer.call('periods.close', { period: '2026-11' });
    await mustVerify(gerai);
  });

  it('is kept open by depreciation, an asset that is in no register and a bank loan that is in no list; not by proposed entries', async () => {
    const { gerai, treasurer } = await openTill();
    await treasurer.call('assets.register', { name: 'Rak', account: '1-2120', acquiredOn: '2026-11-21', cost: 3_600_000, usefulMonths: 36, unit: 'GERAI', source: 'bank' });
    await treasurer.call('journals.saveRecurring', { name: 'Sewa kios', memo: 'Sewa kios', day: 25, from: '2026-11', lines: [{ account: '6-1130', debit: 500_000 }, { account: '1-1210', credit: 500_000 }] });
    // What is due on a day still to come is not yet missing.
    const due = async () => (await treasurer.call('periods.check', { period: '2026-11' })).checks.find((check) => check.key === 'recurring');
    expect(await due()).toMatchObject({ ok: false, blocking: false, count: 1, waits: true, detail: 'Menunggu tanggalnya: Sewa kios.' });
    const { recurringId: fee } = await treasurer.call('journals.saveRecurring', { name: 'Iuran pasar', memo: 'Iuran pasar', day: 21, from: '2026-11', until: '2026-11', lines: [{ account: '6-1130', debit: 20_000 }, { account: '1-1210', credit: 20_000 }] });
    const both = await due();
    expect([both?.detail, both?.count, both?.waits]).toEqual(['Belum dicatat: Iuran pasar. Menunggu tanggalnya: Sewa kios.', 2, undefined]);
    await treasurer.call('journals.postProposals', { period: '2026-11', keys: [fee] });
    expect((await due())?.waits).toBe(true);
    await treasurer.call('ledger.opening', { date: '2026-11-21', lines: [{ account: '1-2130', debit: 9_000_000 }, { account: '2-2110', credit: 4_000_000 }] });
    await treasurer.call('ledger.post', { date: '2026-11-21', memo: 'Modal awal', lines: [{ account: '3-1910', debit: 75_000_000 }, { account: '3-1140', credit: 75_000_000 }] });
    gerai.at('2026-12-01');
    const december = await signIn(gerai, 'bendahara');
    const of = async (...keys: string[]) => (await december.call('periods.check', { period: '2026-11' })).checks.filter((check) => keys.includes(check.key)).map((check) => [check.key, check.ok, check.blocking, plain(check.detail)]);
    // 3,600,000 ÷ 36 = 100,000, from the month it was bought in.
    expect(await of('depreciation', 'assets', 'bank-loans', 'recurring')).toEqual([
      ['depreciation', false, true, 'Rp 100.000 belum disusutkan: INV-0001.'],
      ['assets', false, true, 'Nilai buku di daftar aset Rp 3.600.000, di buku besar Rp 12.600.000.'],
      ['bank-loans', false, true, 'Sisa menurut daftar pinjaman bank Rp 0, akun 2-2110 Rp 4.000.000.'],
      ['recurring', false, false, 'Belum dicatat: Sewa kios.'],
    ]);
    expect((await december.refused('periods.close', { period: '2026-11' })).details?.['checks']).toMatchObject([{ key: 'depreciation' }, { key: 'assets' }, { key: 'bank-loans' }]);
    // Put into register and list in December, they count from where the books carry them.
    await december.call('assets.register', { name: 'Motor angkut', account: '1-2130', acquiredOn: '2026-05-10', cost: 9_000_000, usefulMonths: 60, source: 'saldo-awal', accumulated: 0, accumulatedThrough: '2026-10' });
    await december.call('bankLoans.create', { lender: 'BPD', number: 'KUR 8', principal: 5_000_000, annualPct: '6', months: 12, method: 'menurun', firstDue: '2026-08-12', opening: 4_000_000 });
    expect((await of('assets', 'bank-loans')).map(([, ok]) => ok)).toEqual([true, true]);
    // Noted in December and drawn in November.
    const { loanId } = await december.call('bankLoans.create', { lender: 'LPDB', number: 'PK 1', principal: 5_000_000, annualPct: '6', months: 12, method: 'menurun', firstDue: '2027-01-12' });
    await december.call('bankLoans.draw', { loanId, amount: 3_000_000, date: '2026-11-28' });
    expect(await of('bank-loans')).toEqual([['bank-loans', true, true, 'Daftar pinjaman bank sama dengan buku besar.']]);
    await december.call('assets.depreciate', { period: '2026-11' });
    await december.call('periods.close', { period: '2026-11' });
    expect((await december.call('periods.history', {})).rows[0]?.notes.map((note) => note.key)).toEqual(['recurring', 'wajib']);
    await mustVerify(gerai);
  });

  it('names a sub-ledger that is not what its control account says', async () => {
    const { gerai, treasurer } = await openTill();
    gerai.close();
    const db = new Sqlite(gerai.file);
    db.exec('UPDATE stock SET value = value + 1000 WHERE product_ref = 1');
    db.close();
    gerai.restart();
    const found = (await treasurer.call('periods.check', { period: '2026-11' })).checks.find((check) => check.key === 'subledgers');
    // 100 × 56,500 + 48 × 14,500 + 50 × 16,000 + 10 × 202,000 = 9,166,000.
    expect([found?.ok, found?.blocking, plain(found?.detail ?? '')]).toEqual([false, true, '1-1410, 1-1420, 1-1440: buku pembantu Rp 9.167.000, buku besar Rp 9.166.000.']);
  });
});

describe('periods.close', () => {
  it('goes in order, once, and leaves who did it, the journal’s head and what was not well', async () => {
    const gerai = await begun('2026-09-10');
    await (await gerai.as('bendahara')).call('members.create', { nik: '6471055203880001', name: 'Wahyuni', joinedOn: '2026-09-10' });
    gerai.at('2026-11-10');
    const treasurer = await signIn(gerai, 'bendahara');
    const early = await treasurer.refused('periods.close', { period: '2026-10' });
    expect([fieldOf(early), plain(early.message)]).toEqual(['CONFLICT period', 'Bulan belum dapat ditutup. Urutan bulan: Tutup dahulu September 2026. Bereskan, lalu tutup lagi.']);
    expect(fieldOf(await treasurer.refused('periods.close', { period: '2026-11' }))).toBe('VALIDATION period');
    expect(fieldOf(await treasurer.refused('periods.close', { period: '2026-13' }))).toBe('VALIDATION period');
    expect(fieldOf(await treasurer.refused('periods.close', { period: '2026-08' }))).toBe('NOT_FOUND period');
    expect(await treasurer.call('periods.close', { period: '2026-09', note: 'sudah dibaca pengawas' })).toEqual({ period: '2026-09', status: 'tertutup' });
    expect(fieldOf(await treasurer.refused('periods.close', { period: '2026-09' }))).toBe('CONFLICT period');
    // October never saw an entry; it is closed all the same.
    await treasurer.call('periods.close', { period: '2026-10' });
    expect((await treasurer.call('periods.list', {})).rows.map((row) => [row.period, row.status, row.entries])).toEqual([['2026-09', 'tertutup', 2], ['2026-10', 'tertutup', 0]]);
    expect((await treasurer.refused('ledger.post', { date: '2026-10-31', memo: 'Terlambat', lines: [{ account: '6-1120', debit: 1 }, { account: '1-1210', credit: 1 }] })).rule).toBe('PERIOD_CLOSED');
    const { rows } = await treasurer.call('periods.history', {});
    const hash = (await treasurer.call('ledger.entry', { number: 'JU-2026-000002' })).hash;
    expect(rows).toEqual(
      ['2026-10', '2026-09'].map((period) => ({
        period, action: 'tutup', at: '2026-11-10T02:00:00.000Z', by: 'Maryam Syahril', approvedBy: null, reason: period === '2026-09' ? 'sudah dibaca pengawas' : '', entries: 2, hash,
        notes: [{ key: 'wajib', name: 'Simpanan wajib', detail: '1 anggota aktif belum menyetor sampai bulan ini: A-0001.' }],
      })),
    );
    expect((await treasurer.call('periods.history', { period: '2026-09' })).rows).toEqual([rows[1]]);
    await mustVerify(gerai);
  });
});

describe('periods.reopen', () => {
  it('opens the last closed month with somebody else’s approval, and leaves a trace', async () => {
    const gerai = await begun('2026-09-10');
    gerai.at('2026-11-10');
    const [treasurer, chair] = [await signIn(gerai, 'bendahara'), await signIn(gerai, 'ketua')];
    const open = (period: string, approval: object | undefined = LOGIN.pengawas) => chair.refused('periods.reopen', { period, reason: 'nota tertinggal', ...(approval === undefined ? {} : { approval }) });
    expect(fieldOf(await open('2026-09'))).toBe('CONFLICT period');
    await treasurer.call('periods.close', { period: '2026-09' });
    await treasurer.call('periods.close', { period: '2026-10' });
    expect(fieldOf(await open('2026-08'))).toBe('NOT_FOUND period');
    expect(plain((await open('2026-09')).message)).toBe('Bukan bulan terakhir. Buka dahulu Oktober 2026; bulan dibuka dari yang paling akhir.');
    expect(fieldOf(await open('2026-11'))).toBe('CONFLICT period');
    expect(fieldOf(await chair.refused('periods.reopen', { period: '2026-10', reason: 'nota tertinggal' }))).toBe('VALIDATION approval');
    expect((await open('2026-10', LOGIN.ketua)).rule).toBe('SELF_APPROVAL');
    expect(fieldOf(await open('2026-10', LOGIN.admin))).toBe('FORBIDDEN approval.username');
    expect(fieldOf(await open('2026-10', LOGIN.kasir))).toBe('FORBIDDEN approval.username');
    expect((await treasurer.refused('periods.reopen', { period: '2026-10', reason: 'x', approval: LOGIN.pengawas })).code).toBe('FORBIDDEN');

    expect(await chair.call('periods.reopen', { period: '2026-10', reason: 'nota listrik tertinggal', approval: LOGIN.pengawas })).toEqual({ period: '2026-10', status: 'terbuka' });
    await spend(gerai, '2026-10-31', 350_000);
    await treasurer.call('periods.close', { period: '2026-10' });
    // The treasurer may agree as well as the pengawas.
    await chair.call('periods.reopen', { period: '2026-10', reason: 'salah jumlah', approval: LOGIN.bendahara });
    await chair.call('periods.reopen', { period: '2026-09', reason: 'salah jumlah', approval: LOGIN.bendahara });
    expect((await treasurer.call('periods.history', {})).rows.map((row) => [row.period, row.action, row.by, row.approvedBy, row.reason, row.entries])).toEqual([
      ['2026-09', 'buka', 'Suryadi Noor', 'Maryam Syahril', 'salah jumlah', 3], ['2026-10', 'buka', 'Suryadi Noor', 'Maryam Syahril', 'salah jumlah', 3], ['2026-10', 'tutup', 'Maryam Syahril', null, '', 3],
      ['2026-10', 'buka', 'Suryadi Noor', 'Bambang Setyo', 'nota listrik tertinggal', 2], ['2026-10', 'tutup', 'Maryam Syahril', null, '', 2], ['2026-09', 'tutup', 'Maryam Syahril', null, '', 2],
    ]);
    expect((await treasurer.call('periods.list', {})).rows.map((row) => [row.period, row.status, row.closedAt])).toEqual([['2026-09', 'terbuka', null], ['2026-10', 'terbuka', null]]);
    await mustVerify(gerai);
  });

  it('is refused behind a later closed month by the database itself', async () => {
    const gerai = await begun('2026-09-10');
    gerai.at('2026-11-10');
    const treasurer = await signIn(gerai, 'bendahara');
    for (const period of ['2026-09', '2026-10']) await treasurer.call('periods.close', { period });
    gerai.service.close();
    const db = new Sqlite(gerai.file);
    const change = (sql: string): string => {
      try {
        db.exec(sql);
        return 'ok';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(change("UPDATE period SET status = 'terbuka' WHERE period = '2026-09'")).toBe('period: hanya bulan terakhir yang tertutup dapat dibuka lagi');
    expect(change('DELETE FROM period_event')).toBe('period_event: riwayat tidak dapat dihapus');
    expect(change("UPDATE period_event SET reason = 'x'")).toBe('period_event: riwayat tidak dapat diubah');
    db.close();
    gerai.restart();
    await mustVerify(gerai);
  });
});
