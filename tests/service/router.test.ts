import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { newId, openGerai, PROFILE } from '../support/gerai.ts';
import { fieldOf, mustVerify, openTill, peek, rowCounts, signIn } from '../support/till.ts';

const audit = (gerai: { readonly file: string }) => (peek(gerai, 'SELECT count(*) AS n FROM audit') as { n: number }[])[0]?.n ?? 0;
const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let n = 0; n < depth; n += 1) value = [value];
  return value;
};

describe('the way in', () => {
  it('knows its methods and no others', async () => {
    const { gerai } = await openTill();
    const { session } = await gerai.call('auth.login', { username: 'maryam', pin: '222222' });
    for (const method of ['', 'sales.delete', 'toString', '__proto__', 'constructor', 'hasOwnProperty', 'x'.repeat(100_000)]) {
      const reply = await gerai.raw(method, {}, session);
      expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', message: 'Perintah tidak dikenal. Program di komputer ini mungkin lebih lama dari pemanggilnya.', details: { method: method.slice(0, 80) } } });
    }
  });

  it('does nothing on an empty file but say so and begin', async () => {
    const gerai = await openGerai({ initialise: false });
    expect(await gerai.call('system.status', {})).toMatchObject({ initialised: false, name: null, openShift: null });
    expect(await gerai.call('auth.users', {})).toEqual({ rows: [] });
    expect(await gerai.refused('auth.login', { username: 'maryam', pin: '222222' })).toMatchObject({ code: 'CONFLICT', message: 'Gerai belum disiapkan. Isi dahulu data koperasi, orang, dan saldo awal.' });
    expect((await gerai.refused('products.search', { query: '' })).code).toBe('UNAUTHENTICATED');
    const counts = rowCounts(gerai);
    expect(Object.values(counts).every((count) => count === 0)).toBe(true);
    const id = newId();
    expect(await gerai.call('system.initialise', { ...PROFILE, id })).toEqual({ ok: true });
    expect(await gerai.call('system.initialise', { ...PROFILE, id })).toEqual({ ok: true, replayed: true });
    gerai.restart();
    expect(await gerai.call('system.initialise', { ...PROFILE, id })).toEqual({ ok: true, replayed: true });
    expect(fieldOf(await gerai.refused('system.initialise', { ...PROFILE, id, openingCash: { brankas: 1 } }))).toBe('CONFLICT id');
    expect((await gerai.refused('system.initialise', { ...PROFILE, id: newId() })).code).toBe('CONFLICT');
    await mustVerify(gerai);
  });

  it('asks for a UUID on every write', async () => {
    const { cashier } = await openTill();
    for (const id of ['', 'x', 7, null, '0191-aaaa', `${newId()}0`]) expect([id, fieldOf(await cashier.refused('shifts.open', { id, float: 0 }))]).toEqual([id, 'VALIDATION id']);
  });

  it('refuses what nests deeper than any honest request', async () => {
    const { gerai } = await openTill();
    const admin = await signIn(gerai, 'admin');
    const before = rowCounts(gerai);
    for (const depth of [30, 1000]) expect(await admin.refused('settings.set', { key: 'profile', value: nested(depth), effectiveFrom: '2026-11-21' })).toMatchObject({ code: 'VALIDATION', details: { field: 'params' } });
    expect(fieldOf(await admin.refused('settings.set', { key: 'profile', value: nested(10), effectiveFrom: '2026-11-21' }))).toBe('VALIDATION key');
    expect(rowCounts(gerai)).toEqual(before);
  });

  it('notes in the audit what a rule or a role refused, and nothing of what was only mistyped', async () => {
    const { gerai, cashier, oil } = await openTill();
    const before = [rowCounts(gerai), audit(gerai)];
    await cashier.refused('sales.checkout', { lines: [], payments: [] });
    await cashier.refused('sales.quote', { lines: [{ productId: newId(), qty: '1' }] });
    await cashier.refused('shifts.open', { float: -1 });
    expect([rowCounts(gerai), audit(gerai)]).toEqual(before);
    await cashier.refused('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: [{ method: 'tunai', amount: 15_700 }] });
    await cashier.refused('stock.count', { lines: [{ productId: oil, counted: '1' }], reason: 'coba' });
    expect(rowCounts(gerai)).toEqual(before[0]);
    expect(peek(gerai, 'SELECT actor, method, outcome, subject, appended, changed FROM audit ORDER BY seq DESC LIMIT 2')).toEqual([
      { actor: 'nurul', method: 'stock.count', outcome: 'ditolak', subject: 'FORBIDDEN', appended: '{}', changed: '[]' }, { actor: 'nurul', method: 'sales.checkout', outcome: 'ditolak', subject: 'SHIFT_REQUIRED', appended: '{}', changed: '[]' },
    ]);
    await mustVerify(gerai);
  });

  it('keeps an id for ever, over all methods', async () => {
    const { gerai, treasurer } = await openTill();
    const id = newId();
    const supplier = { id, name: 'UD Jaya', kind: 'lain' as const };
    const first = await treasurer.call('suppliers.create', supplier);
    gerai.at('2027-06-01');
    gerai.restart();
    expect(await treasurer.call('suppliers.create', supplier)).toEqual({ ...first, replayed: true });
    expect(fieldOf(await treasurer.refused('suppliers.create', { ...supplier, name: 'UD Jaya Baru' }))).toBe('CONFLICT id');
    expect(fieldOf(await treasurer.refused('purchases.advance', { id, supplierId: first.supplierId, amount: 1, via: 'bank' }))).toBe('CONFLICT id');
  });
});

describe('a clock that went back', () => {
  it('is believed for ten minutes; beyond that nothing is written and everything can be read', async () => {
    const { gerai, cashier, treasurer } = await openTill();
    await treasurer.call('suppliers.create', { name: 'Satu', kind: 'lain' });
    gerai.at('2026-11-21T01:50:00.000Z');
    await treasurer.call('suppliers.create', { name: 'Dua', kind: 'lain' });
    gerai.at('2026-11-21T02:00:00.000Z');
    await treasurer.call('suppliers.create', { name: 'Tiga', kind: 'lain' });
    const before = [rowCounts(gerai), audit(gerai)];
    gerai.at('2026-11-21T01:49:59.999Z');
    const refused = await treasurer.refused('suppliers.create', { name: 'Empat', kind: 'lain' });
    expect([refused.rule, refused.message]).toEqual([
      'CLOCK_SUSPECT', 'Jam komputer mencurigakan. Jam komputer menunjuk 2026-11-21 01:49 UTC, padahal catatan terakhir pukul 2026-11-21 02:00 UTC. Betulkan tanggal dan jam komputer, lalu ulangi.',
    ]);
    expect((await gerai.refused('auth.login', { username: 'maryam', pin: '222222' })).rule).toBe('CLOCK_SUSPECT');
    expect((await cashier.call('suppliers.list', {})).rows.length).toBe(5);
    expect([rowCounts(gerai), audit(gerai)]).toEqual(before);
    gerai.at('2026-11-21T02:00:00.000Z');
    await treasurer.call('suppliers.create', { name: 'Empat', kind: 'lain' });
    await mustVerify(gerai);
  });
});

describe('somebody else at the file', () => {
  it('makes a write wait and then say so; nothing is lost and the same id goes through later', async () => {
    const { gerai, treasurer } = await openTill();
    const before = [rowCounts(gerai), audit(gerai)];
    const shell = new Sqlite(gerai.file);
    const supplier = { id: newId(), name: 'UD Jaya', kind: 'lain' as const };
    try {
      shell.exec('BEGIN IMMEDIATE');
      expect(await treasurer.refused('suppliers.create', supplier)).toMatchObject({ code: 'BUSY', details: { sqlite: 'SQLITE_BUSY' } });
      expect((await treasurer.call('suppliers.list', {})).rows.length).toBe(2);
      shell.exec('ROLLBACK');
    } finally {
      shell.close();
    }
    expect([rowCounts(gerai), audit(gerai)]).toEqual(before);
    expect(await treasurer.call('suppliers.create', supplier)).toEqual({ supplierId: supplier.id });
    await mustVerify(gerai);
  });
});
