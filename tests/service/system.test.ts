import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { steppedClock } from '../../electron/service/kernel/clock.ts';
import { openService } from '../../electron/service/service.ts';
import { MIGRATIONS, newId, openGerai, PROFILE } from '../support/gerai.ts';
import { balancesOf, fieldOf, mustVerify, openTill, rowCounts, signIn } from '../support/till.ts';

describe('the particulars of a cooperative', () => {
  it('change from today on by the chair alone, and the audit tells what they were', async () => {
    const { gerai, treasurer } = await openTill();
    const chair = await signIn(gerai, 'ketua');
    const moved = { ...PROFILE.profile, address: 'Jl. MT Haryono No. 7', nikKoperasi: '6471010050001' };
    expect(await chair.call('system.updateProfile', { profile: moved })).toEqual({ changed: ['address', 'nikKoperasi'] });
    expect((await treasurer.call('settings.get', { key: 'profile' })).value).toEqual(moved);
    expect((await treasurer.call('settings.get', { key: 'profile', at: '2026-11-20' })).value).toEqual(PROFILE.profile);
    expect((await chair.call('audit.search', { method: 'system.updateProfile' })).rows.map((row) => [row.actor, row.summary])).toEqual([
      ['suryadi', 'Alamat: Jl. Soekarno Hatta Km 4,5 No. 18 \u2192 Jl. MT Haryono No. 7; Nomor Induk Koperasi: - \u2192 6471010050001'],
    ]);
    expect((await chair.refused('system.updateProfile', { profile: moved })).message).toBe('Tidak ada yang berubah. Semua isian sama dengan yang tersimpan.');
    expect(fieldOf(await chair.refused('system.updateProfile', { profile: { ...moved, timezone: 'Asia/Jakarta' } }))).toBe('VALIDATION profile.timezone');
    expect(fieldOf(await chair.refused('system.updateProfile', { profile: { ...moved, name: ' ' } }))).toBe('VALIDATION profile.name');
    gerai.restart();
    await chair.call('system.updateProfile', { profile: { ...moved, name: 'KKMP Karang Bahari Jaya' } });
    expect((await gerai.call('system.status', {})).name).toBe('KKMP Karang Bahari Jaya');
    await mustVerify(gerai);
  });
});

describe('beginning a book', () => {
  it('says what the file is, before and after', async () => {
    const gerai = await openGerai({ initialise: false });
    expect(await gerai.call('system.status', {})).toEqual({ initialised: false, version: '0.1.0', schemaVersion: 35, businessDate: '2026-11-21', timezone: 'Asia/Makassar', practice: false, name: null, kelurahan: null, openShift: null });
    await gerai.call('system.initialise', PROFILE);
    expect(await gerai.call('system.status', {})).toEqual({
      initialised: true, version: '0.1.0', schemaVersion: 35, businessDate: '2026-11-21', timezone: 'Asia/Makassar', practice: false, name: 'KKMP Karang Bahari', kelurahan: 'Karang Bahari', openShift: null,
    });
    expect(await balancesOf(gerai, '2026-11-21')).toEqual({ '1-1110': 20_000_000, '1-1210': 50_000_000, '3-1910': -70_000_000 });
    await mustVerify(gerai);
  });

  it('can begin without cash', async () => {
    const gerai = await openGerai({ initialise: false });
    const { openingCash: _none, ...profile } = PROFILE;
    await gerai.call('system.initialise', profile);
    expect(rowCounts(gerai)).toMatchObject({ entry: 0, document: 0, user: 5 });
    await mustVerify(gerai);
  });

  it('refuses what cannot be a cooperative, by its field, and leaves the file empty', async () => {
    const gerai = await openGerai({ initialise: false });
    const { profile, shuPolicy, users } = PROFILE;
    const [kasir, bendahara] = [users[0]!, users[1]!];
    const wrong: readonly [object, string][] = [
      [{ profile: { ...profile, name: ' ' } }, 'profile.name'], [{ profile: { ...profile, timezone: 'Asia/Singapore' } }, 'profile.timezone'], [{ profile: { ...profile, hetZone: 4 } }, 'profile.hetZone'],
      [{ profile: { ...profile, fiscalYearStartMonth: 7 } }, 'profile.fiscalYearStartMonth'], [{ savings: { pokok: 0, wajibMonthly: 1 } }, 'savings.pokok'], [{ shuPolicy: { ...shuPolicy, tradePct: '24.999999999999' } }, 'shuPolicy.parts'],
      [{ shuPolicy: { ...shuPolicy, parts: [...shuPolicy.parts.slice(1), { key: 'masjid', name: 'Masjid', pct: '30' }] } }, 'shuPolicy.parts.4.account'],
      [{ shuPolicy: { ...shuPolicy, parts: [...shuPolicy.parts.slice(1), { key: 'masjid', name: 'Masjid', pct: '30', account: '9-9999' }] } }, 'shuPolicy.parts.4.account'],
      [{ shuPolicy: { ...shuPolicy, parts: [{ key: 'masjid', name: 'Masjid', pct: '30', account: '2-1000' }, ...shuPolicy.parts.slice(1)] } }, 'shuPolicy.parts.0.account'],
      [{ users: [] }, 'users'], [{ users: [kasir, bendahara] }, 'users'], [{ users: [...users, { ...kasir, role: 'admin' }] }, 'users.5.username'], [{ users: [{ ...kasir, pin: '1234567' }] }, 'users.0.pin'],
      [{ openingCash: { brankas: -1 } }, 'openingCash.brankas'], [{ loanPolicy: { maxMonths: 0 } }, 'loanPolicy.maxMonths'],
    ];
    for (const [fields, field] of wrong) expect([field, fieldOf(await gerai.refused('system.initialise', { ...PROFILE, ...fields }))]).toEqual([field, `VALIDATION ${field}`]);
    expect(Object.values(rowCounts(gerai)).every((count) => count === 0)).toBe(true);
    await gerai.call('system.initialise', PROFILE);
    await mustVerify(gerai);
  });

  it.each([
    ['Asia/Jakarta', '2026-11-21'], ['Asia/Pontianak', '2026-11-21'], ['Asia/Makassar', '2026-11-21'], ['Asia/Jayapura', '2026-11-22'],
  ] as const)('keeps the calendar of %s', async (timezone, businessDate) => {
    const gerai = await openGerai({ initialise: false, clock: '2026-11-21T15:30:00.000Z' });
    await gerai.call('system.initialise', { ...PROFILE, profile: { ...PROFILE.profile, timezone } });
    expect(await gerai.call('system.status', {})).toMatchObject({ timezone, businessDate });
    expect(Object.keys(await balancesOf(gerai, '2026-11-21')).length).toBe(businessDate === '2026-11-21' ? 3 : 0);
    gerai.restart();
    expect((await gerai.call('system.status', {})).businessDate).toBe(businessDate);
  });
});

describe('the clock', () => {
  it('of a practice file can be set, forwards only', async () => {
    const gerai = await openGerai({ initialise: false });
    await gerai.call('system.initialise', { ...PROFILE, latihan: true });
    const cashier = await gerai.as('kasir');
    expect(await cashier.call('clock.set', { at: '2026-12-31T16:00:00.000Z' })).toEqual({ at: '2026-12-31T16:00:00.000Z', businessDate: '2027-01-01' });
    expect(await gerai.call('system.status', {})).toMatchObject({ practice: true, businessDate: '2027-01-01' });
    expect(fieldOf(await cashier.refused('clock.set', { at: '2026-12-31T15:59:59.999Z' }))).toBe('VALIDATION at');
    for (const at of ['2027-01-01', '2027-01-01T00:00:00Z', '2027-02-30T00:00:00.000Z', '2027-01-01T08:00:00.000+08:00', '9999-12-31T23:59:59.999Z', '2300-01-01T00:00:00.000Z']) expect([at, fieldOf(await cashier.refused('clock.set', { at }))]).toEqual([at, 'VALIDATION at']);
    await mustVerify(gerai);
  });

  it('of any other file cannot', async () => {
    const { gerai, cashier } = await openTill();
    expect(await cashier.refused('clock.set', { at: '2026-12-31T16:00:00.000Z' })).toMatchObject({ code: 'FORBIDDEN', message: 'Jam tidak dapat diatur. Berkas ini bukan berkas latihan.' });
    gerai.close();
    const folder = mkdtempSync(join(tmpdir(), 'gerai-clock-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const open = (file: string) => openService({ file, migrationsFolder: MIGRATIONS, clock: steppedClock(Date.parse('2026-11-22T00:00:00.000Z')), kernel: { clockByHand: true } });
    expect(() => open(gerai.file)).toThrow('Jam tidak dapat diatur. Berkas ini bukan berkas latihan; jalankan tanpa --clock.');
    const fresh = open(join(folder, 'baru.gerai'));
    expect(await fresh.handle({ id: 1, method: 'system.initialise', params: { ...PROFILE, id: newId() } })).toMatchObject({ ok: false, error: { code: 'VALIDATION', details: { field: 'latihan' } } });
    expect(await fresh.handle({ id: 2, method: 'system.initialise', params: { ...PROFILE, id: newId(), latihan: true } })).toMatchObject({ ok: true });
    fresh.close();
  });
});

describe('the audit', () => {
  it('is found by day of the gerai, by person and by method, page by page, newest first', async () => {
    const { gerai, cashier, treasurer } = await openTill();
    gerai.at('2026-11-21T15:59:59.999Z');
    await cashier.call('shifts.open', { float: 100_000 });
    gerai.at('2026-11-21T16:00:00.000Z');
    await cashier.call('shifts.cashOut', { amount: 5000, reason: 'Air', account: '6-1140' });
    await treasurer.call('suppliers.create', { name: 'UD Jaya', kind: 'lain' });
    await cashier.refused('shifts.cashOut', { amount: 5_000_000, reason: 'Air', account: '6-1140' });
    const chair = await signIn(gerai, 'ketua');
    const found = async (params: object) => (await chair.call('audit.search', params)).rows.map((row) => [row.actor, row.method, row.outcome, row.subject]);
    expect(await found({ from: '2026-11-22' })).toEqual([
      ['suryadi', 'auth.login', 'ok', 'suryadi'], ['nurul', 'shifts.cashOut', 'ditolak', 'BALANCE_INSUFFICIENT'], ['maryam', 'suppliers.create', 'ok', expect.stringMatching(/^[0-9a-f-]{36}$/)], ['nurul', 'shifts.cashOut', 'ok', 'KK-2026-000001'],
    ]);
    expect((await found({ to: '2026-11-21' }))[0]).toEqual(['nurul', 'shifts.open', 'ok', 'BS-2026-000001']);
    expect(await found({ from: '2026-11-22', to: '2026-11-22', actor: 'nurul' })).toEqual([['nurul', 'shifts.cashOut', 'ditolak', 'BALANCE_INSUFFICIENT'], ['nurul', 'shifts.cashOut', 'ok', 'KK-2026-000001']]);
    expect(await found({ method: 'shifts.open' })).toEqual([['nurul', 'shifts.open', 'ok', 'BS-2026-000001']]);
    expect(await found({ actor: 'siapa' })).toEqual([]);
    const all = await chair.call('audit.search', { limit: 500 });
    const paged: unknown[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await chair.call('audit.search', { limit: 3, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...page.rows);
      cursor = page.next;
    }
    expect([paged, all.next]).toEqual([all.rows, null]);
    expect(all.rows.at(-1)).toMatchObject({ actor: 'sistem', method: 'system.initialise' });
    for (const cursor of ['x', '', '-1', '1e3']) expect(fieldOf(await chair.refused('audit.search', { cursor }))).toBe('VALIDATION cursor');
    for (const day of ['1900-01-01', '2199-12-31']) expect((await chair.call('audit.search', { from: day, to: day })).rows).toEqual([]);
  });
});

describe('verify', () => {
  it('holds on a lived-in file, for those who may ask', async () => {
    const { gerai, cashier } = await openTill();
    const result = await (await signIn(gerai, 'ketua')).call('system.verify', {});
    expect([result.ok, result.checks.length >= 15, result.checks.every((check) => check.ok && check.detail.length > 0)]).toEqual([true, true, true]);
    expect((await cashier.refused('system.verify', {})).code).toBe('FORBIDDEN');
  });
});
