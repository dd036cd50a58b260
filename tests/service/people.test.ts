import { describe, expect, it } from 'vitest';
import type { Person } from '../support/gerai.ts';
import { fieldOf, mustVerify, openTill, peek, signIn, type Till } from '../support/till.ts';

const idOf = async (who: Person, username: string): Promise<string> => (await who.call('people.list', {})).rows.find((row) => row.username === username)?.userId ?? '';
const DEWI = { username: 'dewi', name: 'Dewi Lestari', role: 'kasir' as const, pin: '918273' };
/** Minutes a name is locked for after one more wrong PIN; 0 while there are tries left. */
const wrongPin = async ({ gerai }: Till, username = 'nurul') => {
  const failure = await gerai.refused('auth.login', { username, pin: '000000' });
  return [failure.code, failure.details?.['triesLeft'], failure.details?.['minutes']];
};

describe('signing in', () => {
  it('takes name and PIN, and tells nobody which of them was wrong', async () => {
    const { gerai } = await openTill();
    const { session, user } = await gerai.call('auth.login', { username: 'maryam', pin: '222222' });
    expect([session.length >= 32, user.username, user.name, user.role]).toEqual([true, 'maryam', 'Maryam Syahril', 'bendahara']);
    const wrong = await gerai.refused('auth.login', { username: 'maryam', pin: '222223' });
    const nobody = await gerai.refused('auth.login', { username: 'siapa', pin: '222222' });
    expect([wrong.code, wrong.message, wrong.details?.['field']]).toEqual(['UNAUTHENTICATED', 'PIN belum cocok. Periksa nama yang dipilih, lalu ketik lagi enam angkanya. Sisa 4 kali.', 'pin']);
    expect([nobody.code, nobody.details?.['field'], wrong.message.startsWith(nobody.message)]).toEqual(['UNAUTHENTICATED', 'pin', true]);
  });

  it('lists the names to choose from, cashiers first', async () => {
    const { gerai } = await openTill();
    expect((await gerai.call('auth.users', {})).rows.map((row) => [row.username, row.role])).toEqual([['nurul', 'kasir'], ['maryam', 'bendahara'], ['suryadi', 'ketua'], ['bambang', 'pengawas'], ['sari', 'admin']]);
  });

  it('locks a name after five wrong PINs for 1, 5, 15, then 60 minutes, over a restart', async () => {
    const till = await openTill();
    const { gerai } = till;
    for (const left of [4, 3, 2, 1]) expect(await wrongPin(till)).toEqual(['UNAUTHENTICATED', left, 0]);
    let now = Date.parse('2026-11-21T02:00:00.000Z');
    for (const minutes of [1, 5, 15, 60, 60]) {
      expect(await wrongPin(till)).toEqual(['UNAUTHENTICATED', 0, minutes]);
      const locked = await gerai.refused('auth.login', { username: 'nurul', pin: '111111' });
      expect(locked.message).toBe(`Nama ini terkunci sementara. Terlalu banyak PIN keliru; coba lagi ${minutes} menit lagi.`);
      gerai.restart();
      now += minutes * 60_000 - 1;
      gerai.at(new Date(now).toISOString());
      expect((await gerai.refused('auth.login', { username: 'nurul', pin: '111111' })).details?.['minutes']).toBe(1);
      now += 1;
      gerai.at(new Date(now).toISOString());
    }
    expect((await gerai.call('auth.login', { username: 'nurul', pin: '111111' })).user.username).toBe('nurul');
    expect(await wrongPin(till)).toEqual(['UNAUTHENTICATED', 4, 0]);
    expect((await gerai.call('auth.login', { username: 'maryam', pin: '222222' })).user.username).toBe('maryam');
    await mustVerify(gerai);
  });

  it('counts wrong PINs of approvals with those of signing in', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, cashier } = till;
    const tried = () => cashier.refused('shifts.close', { counted: {}, approval: { username: 'maryam', pin: '000000' } });
    for (let n = 0; n < 4; n += 1) expect(fieldOf(await tried())).toBe('FORBIDDEN approval.pin');
    expect(await wrongPin(till, 'maryam')).toEqual(['UNAUTHENTICATED', 0, 1]);
    const locked = await cashier.refused('shifts.close', { counted: {}, approval: { username: 'maryam', pin: '222222' } });
    expect([fieldOf(locked), locked.details?.['minutes']]).toEqual(['FORBIDDEN approval.pin', 1]);
    gerai.at('2026-11-21T02:01:00.000Z');
    expect((await cashier.call('shifts.close', { counted: {}, reason: 'hilang', approval: { username: 'maryam', pin: '222222' } })).difference).toBe(-100_000);
    await mustVerify(gerai);
  });
});

describe('a session', () => {
  it('outlives a restart and the night, and ends at logout', async () => {
    const { gerai, cashier, treasurer } = await openTill();
    gerai.restart();
    expect((await cashier.call('shifts.current', {})).shift).toBeNull();
    expect(await cashier.call('auth.logout', {})).toEqual({ ok: true });
    expect((await cashier.refused('shifts.current', {})).code).toBe('UNAUTHENTICATED');
    gerai.restart();
    expect((await cashier.refused('shifts.current', {})).code).toBe('UNAUTHENTICATED');
    gerai.at('2026-11-28');
    expect((await treasurer.call('shifts.current', {})).shift).toBeNull();
    await treasurer.call('auth.logout', {});
    const ended = await treasurer.refused('auth.logout', {});
    expect([ended.code, ended.message]).toEqual(['UNAUTHENTICATED', 'Belum masuk. Pilih nama dan ketik PIN dahulu.']);
    for (const session of ['', 'x', '0'.repeat(32), `${' '.repeat(1000)}`]) expect(await gerai.raw('shifts.current', {}, session)).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED' } });
    await mustVerify(gerai);
  });

  it('that unlocks the screen takes the place of the one before, of the same person only', async () => {
    const { gerai } = await openTill();
    const maryam = { username: 'maryam', pin: '222222' };
    const { session: first } = await gerai.call('auth.login', maryam);
    const { session: other } = await gerai.call('auth.login', { username: 'suryadi', pin: '333333' });
    const { session: second } = await gerai.call('auth.login', { ...maryam, replaces: first });
    await gerai.call('auth.login', { ...maryam, replaces: other });
    await gerai.call('auth.login', { ...maryam, replaces: first });
    const known = async (session: string) => (await gerai.raw('periods.list', {}, session)).ok;
    expect([await known(first), await known(second), await known(other)]).toEqual([false, true, true]);
    const open = peek<{ n: number }>(gerai, 'SELECT count(*) AS n FROM session WHERE closed_at IS NULL')[0]?.n;
    await gerai.refused('auth.login', { ...maryam, pin: '000000', replaces: second });
    expect([await known(second), peek(gerai, 'SELECT count(*) AS n FROM session WHERE closed_at IS NULL')]).toEqual([true, [{ n: open }]]);
    await mustVerify(gerai);
  });

  it('is kept as a hash, and PINs are kept nowhere that can be read', async () => {
    const { gerai } = await openTill();
    const { session } = await gerai.call('auth.login', { username: 'maryam', pin: '222222' });
    const admin = await signIn(gerai, 'admin');
    await admin.call('people.create', DEWI);
    await admin.call('people.resetPin', { userId: await idOf(admin, 'dewi'), pin: '918274' });
    const text = JSON.stringify([peek(gerai, 'SELECT * FROM audit'), peek(gerai, 'SELECT * FROM session'), peek(gerai, 'SELECT * FROM command'), peek(gerai, 'SELECT id, username, name, role, pin_params FROM user')]);
    expect([text.includes(session), text.includes('"918273"'), text.includes('pin":"')]).toEqual([false, false, false]);
  });
});

describe('people', () => {
  it('are added by admin or ketua, each name once', async () => {
    const { gerai } = await openTill();
    const [admin, chair] = [await signIn(gerai, 'admin'), await signIn(gerai, 'ketua')];
    const { userId } = await admin.call('people.create', DEWI);
    expect((await chair.call('people.list', {})).rows.find((row) => row.userId === userId)).toEqual({ userId, username: 'dewi', name: 'Dewi Lestari', role: 'kasir', active: true });
    expect(fieldOf(await chair.refused('people.create', { ...DEWI, name: 'Dewi lain' }))).toBe('CONFLICT username');
    expect((await gerai.call('auth.login', { username: 'dewi', pin: DEWI.pin })).user.role).toBe('kasir');
    await mustVerify(gerai);
  });

  it('do at once what their new role may, and no longer what the old one might', async () => {
    const { gerai } = await openTill();
    const admin = await signIn(gerai, 'admin');
    const { userId } = await admin.call('people.create', DEWI);
    const dewi = await signIn(gerai, { username: 'dewi', pin: DEWI.pin });
    expect((await dewi.refused('suppliers.create', { name: 'X', kind: 'lain' })).code).toBe('FORBIDDEN');
    await admin.call('people.update', { userId, role: 'bendahara', name: 'Dewi L.' });
    expect((await dewi.call('suppliers.create', { name: 'X', kind: 'lain' })).supplierId).toMatch(/^[0-9a-f-]{36}$/);
    await admin.call('people.update', { userId, role: 'pengawas' });
    expect((await dewi.refused('suppliers.create', { name: 'Y', kind: 'lain' })).code).toBe('FORBIDDEN');
    expect(fieldOf(await admin.refused('people.update', { userId }))).toBe('VALIDATION name');
    expect(fieldOf(await admin.refused('people.update', { userId: DEWI.username, role: 'kasir' }))).toBe('VALIDATION userId');
  });

  it('lose everything at once when their access is taken', async () => {
    const { gerai, cashier } = await openTill();
    const admin = await signIn(gerai, 'admin');
    const { userId } = await admin.call('people.create', { ...DEWI, role: 'bendahara' });
    const dewi = await signIn(gerai, { username: 'dewi', pin: DEWI.pin });
    await cashier.call('shifts.open', { float: 100_000 });
    await admin.call('people.deactivate', { userId });
    expect((await dewi.refused('products.search', { query: '' })).code).toBe('UNAUTHENTICATED');
    expect((await gerai.refused('auth.login', { username: 'dewi', pin: DEWI.pin })).code).toBe('UNAUTHENTICATED');
    expect((await cashier.refused('shifts.close', { counted: {}, approval: { username: 'dewi', pin: DEWI.pin } })).code).toBe('FORBIDDEN');
    expect((await gerai.call('auth.users', {})).rows.some((row) => row.username === 'dewi')).toBe(false);
    expect((await admin.call('people.list', {})).rows.find((row) => row.userId === userId)?.active).toBe(false);
    gerai.restart();
    expect((await dewi.refused('products.search', { query: '' })).code).toBe('UNAUTHENTICATED');
    await mustVerify(gerai);
  });

  it('sign in with a new PIN as soon as it is set, also out of a lock', async () => {
    const till = await openTill();
    const { gerai } = till;
    const admin = await signIn(gerai, 'admin');
    for (let n = 0; n < 5; n += 1) await wrongPin(till);
    await admin.call('people.resetPin', { userId: await idOf(admin, 'nurul'), pin: '918273' });
    expect((await gerai.refused('auth.login', { username: 'nurul', pin: '111111' })).details?.['triesLeft']).toBe(4);
    expect((await gerai.call('auth.login', { username: 'nurul', pin: '918273' })).user.username).toBe('nurul');
    await mustVerify(gerai);
  });

  it('never end without a chair, nor without anybody who may name people, nor by their own hand', async () => {
    const { gerai } = await openTill();
    const [admin, chair] = [await signIn(gerai, 'admin'), await signIn(gerai, 'ketua')];
    const [sari, suryadi] = [await idOf(admin, 'sari'), await idOf(admin, 'suryadi')];
    const last = await admin.refused('people.deactivate', { userId: suryadi });
    expect([fieldOf(last), last.message]).toEqual(['VALIDATION userId', 'Isian belum benar. userId: ini satu-satunya ketua; angkat penggantinya dahulu.']);
    expect(fieldOf(await admin.refused('people.update', { userId: suryadi, role: 'pengawas' }))).toBe('VALIDATION role');
    expect(fieldOf(await admin.refused('people.deactivate', { userId: sari }))).toBe('VALIDATION userId');
    await chair.call('people.update', { userId: suryadi, name: 'H. Suryadi Noor', role: 'ketua' });
    const { userId: next } = await admin.call('people.create', { username: 'rahmat', name: 'Rahmat', role: 'ketua', pin: '918273' });
    await admin.call('people.deactivate', { userId: suryadi });
    await (await signIn(gerai, { username: 'rahmat', pin: '918273' })).call('people.deactivate', { userId: sari });
    const rahmat = await signIn(gerai, { username: 'rahmat', pin: '918273' });
    expect(fieldOf(await rahmat.refused('people.update', { userId: next, role: 'admin' }))).toBe('VALIDATION role');
    await mustVerify(gerai);
  });

  it('close their shift before they go: nobody else could', async () => {
    const { gerai, cashier, treasurer } = await openTill({ float: 100_000 });
    await treasurer.call('shifts.open', { float: 0, drawer: 'Laci 2' });
    const admin = await signIn(gerai, 'admin');
    const nurul = await idOf(admin, 'nurul');
    const refused = await admin.refused('people.deactivate', { userId: nurul });
    expect([fieldOf(refused), refused.message]).toEqual(['CONFLICT userId', 'Shift masih buka. Shift BS-2026-000001 milik Nurul Hidayah masih buka; tutup dahulu shift itu.']);
    expect(fieldOf(await admin.refused('people.update', { userId: nurul, role: 'pengawas' }))).toBe('CONFLICT role');
    expect(fieldOf(await admin.refused('people.update', { userId: await idOf(admin, 'maryam'), role: 'admin' }))).toBe('CONFLICT role');
    await admin.call('people.update', { userId: nurul, role: 'bendahara' });
    await cashier.call('shifts.close', { counted: { '100000': 1 } });
    await admin.call('people.deactivate', { userId: nurul });
    await mustVerify(gerai);
  });
});
