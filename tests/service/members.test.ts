import { describe, expect, it } from 'vitest';
import { memberChecks, tradeKey } from '../../electron/service/members/index.ts';
import { hashedText, newMember, nikOf, plain, problemsOf, refusedOn, tamper } from '../support/counter.ts';
import { newId, openGerai, type Gerai } from '../support/gerai.ts';

const SITI = { nik: '6471015203880012', name: 'Siti Rahma', joinedOn: '2026-01-05' };

describe('registering a member', () => {
  it('numbers members without gaps, whatever was refused in between, by kasir and bendahara', async () => {
    const gerai = await openGerai();
    const [treasurer, cashier] = [await gerai.as('bendahara'), await gerai.as('kasir')];
    const first = await treasurer.call('members.create', SITI);
    expect(first.memberNo).toBe('A-0001');
    const same = await cashier.refused('members.create', { ...SITI, name: 'Orang lain' });
    expect([same.code, same.message, same.details?.['field']]).toEqual(['CONFLICT', 'NIK sudah terdaftar. NIK ini milik anggota A-0001; buka anggota itu.', 'nik']);
    expect((await cashier.call('members.create', { ...SITI, nik: nikOf(1), joinedOn: '2026-11-21' })).memberNo).toBe('A-0002');
    for (const role of ['ketua', 'pengawas', 'admin'] as const) expect(await refusedOn(gerai, role, 'members.create', { ...SITI, nik: nikOf(2) })).toBe('FORBIDDEN');
    expect((await treasurer.call('members.create', { ...SITI, nik: nikOf(2) })).memberNo).toBe('A-0003');
  });

  it('answers a repeated id again and registers nobody twice', async () => {
    const gerai = await openGerai();
    const cashier = await gerai.as('kasir');
    const params = { id: newId(), ...SITI };
    const first = await cashier.call('members.create', params);
    expect(await cashier.call('members.create', params)).toEqual({ ...first, replayed: true });
    expect((await cashier.refused('members.create', { ...params, name: 'Siti Rahmah' })).code).toBe('CONFLICT');
    expect((await cashier.call('members.search', { query: '' })).total).toBe(1);
  });

  it('takes any sixteen digits as a NIK and refuses every field that is wrong', async () => {
    const gerai = await openGerai();
    const wrong: readonly [object, string][] = [
      [{ nik: '647101520388001' }, 'nik'], [{ nik: '64710152038800123' }, 'nik'],
      [{ nik: '647101520388001x' }, 'nik'], [{ name: '  ' }, 'name'], [{ phone: '08-12' }, 'phone'], [{ familyCardNo: '12' }, 'familyCardNo'], [{ joinedOn: '2026-11-22' }, 'joinedOn'], [{ joinedOn: '2026-02-30' }, 'joinedOn'],
    ];
    for (const [fields, field] of wrong) expect([fields, await refusedOn(gerai, 'kasir', 'members.create', { ...SITI, ...fields })]).toEqual([fields, `VALIDATION ${field}`]);
    const cashier = await gerai.as('kasir');
    for (const nik of ['0000000000000000', '9999999999999999', '6471013203880012']) expect((await cashier.call('members.create', { ...SITI, nik })).memberNo).toMatch(/^A-000[1-3]$/);
  });
});

describe("a member's card", () => {
  it('shows NIK and phone only in part, and a year without trade', async () => {
    const gerai = await openGerai({ clock: '2026-11-21' });
    const member = await newMember(gerai, { nik: '6471015203990012', name: 'Hj. Aminah', phone: '081234564471', rt: '14', address: 'Jl. Sepinggan 4', joinedOn: '2026-01-05' });
    expect(await (await gerai.as('kasir')).call('members.get', { memberId: member.memberId })).toEqual({
      ...member, hasPin: false, greeting: 'Bu Aminah', bon: { limit: 0, days: 0, outstanding: 0, left: 0, overdue: 0, nextDue: null }, name: 'Hj. Aminah', rt: '14', state: 'aktif', nikMasked: '6471••••••••0012', phoneMasked: '0812••••4471', address: 'Jl. Sepinggan 4', joinedOn: '2026-01-05', leftOn: null, class: 'perorangan', className: 'Perorangan', birthOn: null, sex: null, occupation: '', email: '', heir: null, consent: null, familyCardMasked: '', stateReason: '', stateOn: null, mergedInto: null, posts: [], leaverDue: 0,
      savings: { pokok: 0, wajib: 0, sukarela: 0, total: 0 },
      loans: [],
      trade: ['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'].map((period) => ({ period, sales: 0 })),
    });
    expect(await refusedOn(gerai, 'kasir', 'members.get', { memberId: newId() })).toBe('NOT_FOUND memberId');
  });

  it('hides at least four characters of any phone', async () => {
    const gerai = await openGerai();
    const cashier = await gerai.as('kasir');
    for (const [phone, masked] of [['08123456', '••••3456'], ['0812345678', '08••••5678'], ['+6281234564471', '+628••••••4471'], ['', '']] as const) {
      const { memberId } = await newMember(gerai, { phone });
      expect((await cashier.call('members.get', { memberId })).phoneMasked).toBe(masked);
    }
  });

  it('keeps personal data out of everything the hash chains cover', async () => {
    const gerai = await openGerai();
    const { memberId } = await newMember(gerai, { nik: '6471015203770077', name: 'Rahasia Sekali', phone: '081377779999', address: 'Gang Buntu 7', familyCardNo: '6471010000001234' });
    await (await gerai.as('bendahara')).call('savings.deposit', { memberId, kind: 'wajib', amount: 20_000, via: 'bank' });
    const text = hashedText(gerai);
    expect(text).toContain('A-0001');
    for (const secret of ['6471015203770077', 'Rahasia', '081377779999', 'Gang Buntu', '6471010000001234']) expect(text).not.toContain(secret);
  });
});

describe('finding members', () => {
  const names = async (gerai: Gerai, query: string): Promise<string[]> => (await (await gerai.as('kasir')).call('members.search', { query })).rows.map((row) => row.name);

  it('lists everybody by number when nothing is typed', async () => {
    const gerai = await openGerai();
    for (const name of ['Zulkifli', 'Aminah', 'Budi']) await newMember(gerai, { name });
    expect(await names(gerai, '')).toEqual(['Zulkifli', 'Aminah', 'Budi']);
    const page = await (await gerai.as('kasir')).call('members.search', { query: '  ', limit: 2 });
    expect([page.rows.map((row) => row.memberNo), page.total]).toEqual([['A-0001', 'A-0002'], 3]);
  });

  it('finds by name with a slip, by number, by part of the phone and by whole NIK', async () => {
    const gerai = await openGerai();
    await newMember(gerai, { name: 'Dewi Anggraini', nik: '6471015511900777' });
    await newMember(gerai, { name: 'Kartini Wulandari', nik: '6471015511900321', phone: '+6285246813579' });
    for (const query of ['kartni', 'wulandari kartini', 'A-0002', 'a0002', '0852 4681', '6471015511900321', '6471 0155 1190 0321']) expect([query, await names(gerai, query)]).toEqual([query, ['Kartini Wulandari']]);
    for (const query of ['6471015511900322', '51190032', 'xqz']) expect([query, await names(gerai, query)]).toEqual([query, []]);
    expect((await (await gerai.as('kasir')).call('members.search', { query: '6471015511900321' })).rows[0]?.nikMasked).toBe('6471••••••••0321');
  });

  it('knows whoever was registered after the first search, and nobody who was refused', async () => {
    const gerai = await openGerai();
    await newMember(gerai, { nik: nikOf(9001), name: 'Budi' });
    expect(await names(gerai, 'Zubaidah')).toEqual([]);
    expect(await refusedOn(gerai, 'kasir', 'members.create', { ...SITI, nik: nikOf(9001), name: 'Zubaidah' })).toBe('CONFLICT nik');
    expect(await names(gerai, 'Zubaidah')).toEqual([]);
    await newMember(gerai, { name: 'Zubaidah' });
    expect(await names(gerai, 'Zubaidah')).toEqual(['Zubaidah']);
    gerai.restart();
    expect(await names(gerai, 'zubaida')).toEqual(['Zubaidah']);
  });
});

describe('the face for other rooms', () => {
  it('refuses to serve as a member whoever is not aktif', async () => {
    const gerai = await openGerai();
    const { memberId } = await newMember(gerai);
    tamper(gerai, "UPDATE member SET state = 'keluar'");
    const refused = await (await gerai.as('bendahara')).refused('savings.deposit', { memberId, kind: 'wajib', amount: 20_000, via: 'kas' });
    expect([refused.rule, refused.message]).toEqual(['MEMBER_STATE', 'Anggota tidak dapat dilayani. A-0001 berstatus keluar. Layani sebagai bukan anggota, atau tanyakan kepada bendahara.']);
  });

  it('finds the trade of a month wrong in either part, too much or missing', async () => {
    const gerai = await openGerai();
    await newMember(gerai);
    tamper(gerai, "INSERT INTO trade_month (period, member_ref, sales, loan_interest) VALUES ('2026-10', 1, 65500, 30000)");
    const key = tradeKey('2026-10', 1);
    expect(key).toBe('2026-10/1');
    const found = (sales: readonly [string, number][], interest: readonly [string, number][]): string[] =>
      problemsOf(gerai, memberChecks({ sales: () => new Map(sales), loanInterest: () => new Map(interest) })).map((row) => plain(`${row.table} ${row.key}: ${row.problem}`));
    expect(found([[key, 65_500]], [[key, 30_000]])).toEqual([]);
    expect(found([[key, 65_000]], [[key, 30_000]])).toEqual(['trade_month 2026-10/1: belanja tersimpan Rp 65.500, hitung ulang Rp 65.000']);
    expect(found([[key, 65_500]], [])).toEqual(['trade_month 2026-10/1: jasa pinjaman tersimpan Rp 30.000, hitung ulang Rp 0']);
    expect(found([[key, 65_500], ['2026-09/1', 100]], [[key, 30_000]])).toEqual(['trade_month 2026-09/1: belanja tersimpan Rp 0, hitung ulang Rp 100']);
  });
});
