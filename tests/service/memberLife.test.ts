import { describe, expect, it } from 'vitest';
import { hashedText, newMember, nikOf, refusedOn } from '../support/counter.ts';
import { LOGIN, newId, openGerai, type Gerai } from '../support/gerai.ts';
import { mustVerify, openTill, peek } from '../support/till.ts';

const RINA = { nik: '6471055506910099', name: 'Rina Amalia', joinedOn: '2026-11-20' };
const stateOf = async (gerai: Gerai, memberId: string): Promise<string> => (await (await gerai.as('kasir')).call('members.get', { memberId })).state;

describe('an application', () => {
  it('by a cashier waits for the treasurer, who takes in or turns away; by a treasurer it is a membership', async () => {
    const gerai = await openGerai({ begun: '2026-11-01', clock: '2026-11-21' });
    const [treasurer, cashier] = [await gerai.as('bendahara'), await gerai.as('kasir')];
    const asked = await cashier.call('members.create', RINA);
    expect(asked).toEqual({ memberId: asked.memberId, memberNo: 'A-0001', state: 'calon' });
    const { state } = await treasurer.call('members.create', { ...RINA, nik: nikOf(1) });
    expect(state).toBe('aktif');
    const list = await cashier.call('members.search', { query: '' });
    expect([list.waiting, list.rows.map((row) => `${row.memberNo} ${row.state}`)]).toEqual([1, ['A-0001 calon', 'A-0002 aktif']]);
    expect((await cashier.call('members.search', { query: '', state: 'aktif' })).rows.map((row) => row.memberNo)).toEqual(['A-0002']);
    expect(await refusedOn(gerai, 'kasir', 'members.confirm', { memberId: asked.memberId })).toBe('FORBIDDEN');
    expect(await treasurer.call('members.confirm', { memberId: asked.memberId })).toEqual({ memberId: asked.memberId, state: 'aktif' });
    expect((await cashier.call('members.get', { memberId: asked.memberId })).joinedOn).toBe('2026-11-20');
    expect(await refusedOn(gerai, 'bendahara', 'members.confirm', { memberId: asked.memberId })).toBe('MEMBER_STATE memberId');
    expect((await cashier.call('members.search', { query: 'rina', state: 'calon' })).rows).toEqual([]);
    await mustVerify(gerai);
  });

  it('lets an applicant buy and save, and take the saving back, but neither borrow nor buy on bon', async () => {
    const { gerai, treasurer, cashier, oil } = await openTill({ begun: '2026-11-01', clock: '2026-11-21', float: 500_000 });
    const { memberId } = await cashier.call('members.create', RINA);
    await cashier.call('savings.deposit', { memberId, kind: 'pokok', amount: 100_000, via: 'bank' });
    const buying = { memberId, lines: [{ productId: oil, qty: '1' }] };
    expect((await cashier.call('sales.checkout', { ...buying, payments: [{ method: 'tunai', amount: 15_500 }] })).total).toBe(15_500);
    expect(await refusedOn(gerai, 'kasir', 'sales.checkout', { ...buying, payments: [{ method: 'bon', amount: 15_500 }] })).toBe('MEMBER_STATE payments');
    expect(await refusedOn(gerai, 'bendahara', 'loans.apply', { memberId, principal: 600_000, months: 6, method: 'flat', annualPct: '12', purpose: 'Modal' })).toBe('MEMBER_STATE memberId');
    expect(await refusedOn(gerai, 'bendahara', 'members.setCredit', { memberId, bonLimit: 1, bonDays: 1 })).toBe('MEMBER_STATE memberId');
    expect(await refusedOn(gerai, 'bendahara', 'members.decline', { memberId, reason: 'bukan warga' })).toBe('MEMBER_STATE memberId');
    const paid = peek(gerai, "SELECT number FROM document WHERE kind = 'SS'");
    await treasurer.call('documents.reverse', { kind: 'SS', ref: String((paid as unknown as { number: string }[])[0]?.number), reason: 'ditolak', approval: LOGIN.ketua });
    expect(await treasurer.call('members.decline', { memberId, reason: 'bukan warga' })).toEqual({ memberId, state: 'keluar' });
    expect(await refusedOn(gerai, 'kasir', 'savings.deposit', { memberId, kind: 'wajib', amount: 20_000, via: 'bank' })).toBe('MEMBER_STATE memberId');
    const again = await cashier.call('members.create', { ...RINA, joinedOn: '2026-11-21' });
    expect(again).toEqual({ memberId, memberNo: 'A-0002', state: 'calon' });
    await mustVerify(gerai);
  });
});

describe('what is registered', () => {
  it('of heirs, consent, class and trade is kept and changed, and asks for a reason where the NIK changes', async () => {
    const gerai = await openGerai({ begun: '2026-11-01', clock: '2026-11-21' });
    const treasurer = await gerai.as('bendahara');
    const { memberId } = await treasurer.call('members.create', {
      ...RINA, familyCardNo: '6471050000001234', class: 'kelompok', birthOn: '1991-06-15', sex: 'P', occupation: 'Pedagang', email: 'rina@contoh.id', heir: { name: 'Andi', relation: 'suami', phone: '081234567890' }, consent: { on: '2026-11-20', note: 'tertulis' },
    });
    expect(await treasurer.call('members.get', { memberId })).toMatchObject({
      class: 'kelompok', className: 'Kelompok', birthOn: '1991-06-15', sex: 'P', occupation: 'Pedagang', email: 'rina@contoh.id', heir: { name: 'Andi', relation: 'suami', phoneMasked: '0812••••7890' }, consent: { on: '2026-11-20', note: 'tertulis' }, familyCardMasked: '6471••••••••1234',
    });
    await treasurer.call('members.update', { memberId, name: 'Rina Amalia S', occupation: '', heir: { name: 'Andi W', relation: 'suami' } });
    expect(await treasurer.call('members.get', { memberId })).toMatchObject({ name: 'Rina Amalia S', occupation: '', birthOn: '1991-06-15', heir: { name: 'Andi W', relation: 'suami', phoneMasked: '0812••••7890' } });
    expect((await treasurer.call('members.search', { query: 'amalia s' })).rows[0]?.name).toBe('Rina Amalia S');
    expect(await refusedOn(gerai, 'bendahara', 'members.update', { memberId })).toBe('VALIDATION name');
    expect(await refusedOn(gerai, 'bendahara', 'members.update', { memberId, nik: nikOf(7) })).toBe('REASON_REQUIRED reason');
    expect(await refusedOn(gerai, 'bendahara', 'members.update', { memberId, class: 'bangsawan' })).toBe('VALIDATION class');
    expect(await refusedOn(gerai, 'bendahara', 'members.update', { memberId, birthOn: '2026-11-22' })).toBe('VALIDATION birthOn');
    const other = await newMember(gerai, { nik: nikOf(8) });
    expect(await refusedOn(gerai, 'bendahara', 'members.update', { memberId, nik: nikOf(8), reason: 'salah' })).toBe('CONFLICT nik');
    await treasurer.call('members.update', { memberId, nik: nikOf(7), reason: 'salah ketik' });
    expect((await treasurer.call('members.search', { query: nikOf(7) })).rows.map((row) => row.memberId)).toEqual([memberId]);
    expect((await treasurer.call('members.search', { query: '', class: 'kelompok' })).rows.map((row) => row.memberId)).toEqual([memberId]);
    expect((await treasurer.call('members.search', { query: 'anggota', class: 'perorangan' })).rows.map((row) => row.memberId)).toEqual([other.memberId]);
    await treasurer.call('savings.deposit', { memberId, kind: 'sukarela', amount: 1_000, date: '2026-11-20', via: 'bank' });
    expect(await refusedOn(gerai, 'bendahara', 'members.update', { memberId, joinedOn: '2026-11-21' })).toBe('VALIDATION joinedOn');
    await treasurer.call('members.update', { memberId, joinedOn: '2026-11-02' });
    expect((await treasurer.call('members.get', { memberId })).joinedOn).toBe('2026-11-02');
    await mustVerify(gerai);
  });

  it('sets what a class pays: pokok of the class, else everybody’s', async () => {
    const gerai = await openGerai({ begun: '2026-11-01', clock: '2026-11-21' });
    const [treasurer, chair] = [await gerai.as('bendahara'), await gerai.as('ketua')];
    await chair.call('settings.set', { key: 'member.classes', value: [{ key: 'perorangan', name: 'Perorangan' }, { key: 'kelompok', name: 'Kelompok tani', pokok: 500_000, wajibMonthly: 50_000 }], effectiveFrom: '2026-11-21' });
    const group = await newMember(gerai, { joinedOn: '2026-11-21', class: 'kelompok' });
    const person = await newMember(gerai, { joinedOn: '2026-11-21' });
    const pay = { kind: 'pokok', via: 'bank' } as const;
    expect(await refusedOn(gerai, 'bendahara', 'savings.deposit', { memberId: group.memberId, ...pay, amount: 100_000 })).toBe('VALIDATION amount');
    expect((await treasurer.call('savings.deposit', { memberId: group.memberId, ...pay, amount: 500_000 })).balance).toBe(500_000);
    expect((await treasurer.call('savings.deposit', { memberId: person.memberId, ...pay, amount: 100_000 })).balance).toBe(100_000);
    expect((await treasurer.call('members.get', { memberId: group.memberId })).className).toBe('Kelompok tani');
  });
});

describe('a NIK', () => {
  it('is looked at before it is registered, and refused only where it is a member’s', async () => {
    const gerai = await openGerai({ begun: '2026-11-01', clock: '2026-11-21' });
    const cashier = await gerai.as('kasir');
    const { memberId, memberNo } = await newMember(gerai, { nik: nikOf(21), name: 'Siti' });
    expect(await cashier.call('members.checkNik', { nik: '6471055506910099' })).toEqual({ warnings: [], existing: null, birthOn: '1991-06-15', sex: 'P' });
    expect(await cashier.call('members.checkNik', { nik: nikOf(21) })).toMatchObject({ existing: { memberId, memberNo, name: 'Siti', state: 'aktif' } });
    expect((await cashier.call('members.checkNik', { nik: '0071059906910000' })).warnings.map((text) => text.slice(0, 22))).toEqual(['Dua angka pertama buka', 'Angka ke-7 sampai ke-1', 'Empat angka terakhir 0']);
  });

  it('is shown whole to the entitled alone, each time with its reason in the audit, and is kept in no answer', async () => {
    const gerai = await openGerai({ begun: '2026-11-01', clock: '2026-11-21' });
    const { memberId } = await newMember(gerai, { nik: '6471055506910077', phone: '081377779999', familyCardNo: '6471050000004321' });
    const [supervisor, chair] = [await gerai.as('pengawas'), await gerai.as('ketua')];
    const params = { id: newId(), memberId, reason: 'pemeriksaan RAT' };
    const whole = { nik: '6471055506910077', familyCardNo: '6471050000004321', phone: '081377779999', heirPhone: '' };
    expect(await supervisor.call('members.showNik', params)).toEqual(whole);
    expect(await supervisor.call('members.showNik', params)).toEqual({ ...whole, replayed: true });
    for (const role of ['kasir', 'admin'] as const) expect(await refusedOn(gerai, role, 'members.showNik', { memberId, reason: 'ingin tahu' })).toBe('FORBIDDEN');
    const logged = (await chair.call('audit.search', { method: 'members.showNik' })).rows.map(({ actor, subject, summary }) => `${actor} ${subject} ${summary}`);
    expect(logged.filter((row) => row.startsWith('bambang'))).toEqual(['bambang A-0001 NIK dibuka: pemeriksaan RAT']);
    expect(hashedText(gerai)).not.toContain('6471055506910077');
    expect(JSON.stringify(peek(gerai, 'SELECT result FROM command'))).not.toContain('6471055506910077');
    await mustVerify(gerai);
  });
});

describe('a block and a death', () => {
  it('a blocked member buys for money and saves, takes nothing out and borrows nothing', async () => {
    const { gerai, treasurer, cashier, oil, member: memberId } = await openTill({ begun: '2026-11-01', clock: '2026-11-21', float: 500_000 });
    await treasurer.call('savings.deposit', { memberId, kind: 'sukarela', amount: 50_000, via: 'bank' });
    await treasurer.call('members.setPin', { memberId, pin: '482913' });
    await treasurer.call('members.setCredit', { memberId, bonLimit: 100_000, bonDays: 14 });
    await treasurer.call('members.block', { memberId, reason: 'menunggak' });
    expect(await treasurer.call('members.get', { memberId })).toMatchObject({ state: 'diblokir', stateReason: 'menunggak', stateOn: '2026-11-21' });
    const buying = { memberId, lines: [{ productId: oil, qty: '1' }] };
    await cashier.call('sales.checkout', { ...buying, payments: [{ method: 'tunai', amount: 15_500 }] });
    await cashier.call('savings.deposit', { memberId, kind: 'wajib', amount: 20_000, via: 'bank' });
    expect(await refusedOn(gerai, 'kasir', 'sales.checkout', { ...buying, payments: [{ method: 'bon', amount: 15_500 }] })).toBe('MEMBER_STATE payments');
    expect(await refusedOn(gerai, 'kasir', 'sales.checkout', { ...buying, payments: [{ method: 'sukarela', amount: 15_500 }], memberPin: '482913' })).toBe('MEMBER_STATE payments');
    expect(await refusedOn(gerai, 'bendahara', 'savings.withdraw', { memberId, kind: 'sukarela', amount: 1000, via: 'bank' })).toBe('MEMBER_STATE memberId');
    expect(await refusedOn(gerai, 'bendahara', 'members.block', { memberId, reason: 'lagi' })).toBe('MEMBER_STATE memberId');
    await treasurer.call('members.unblock', { memberId, reason: 'sudah bayar' });
    expect((await cashier.call('sales.checkout', { ...buying, payments: [{ method: 'bon', amount: 15_500 }] })).total).toBe(15_500);
    await mustVerify(gerai);
  });

  it('a death ends membership and posts, and nobody is served in that name', async () => {
    const gerai = await openGerai({ begun: '2026-11-01', clock: '2026-11-21' });
    const [treasurer, chair] = [await gerai.as('bendahara'), await gerai.as('ketua')];
    const { memberId } = await newMember(gerai, { joinedOn: '2026-11-02' });
    await chair.call('officers.appoint', { memberId, body: 'pengawas', post: 'anggota', from: '2026-11-03' });
    expect(await refusedOn(gerai, 'bendahara', 'members.deceased', { memberId, date: '2026-11-01' })).toBe('VALIDATION date');
    expect(await refusedOn(gerai, 'bendahara', 'members.deceased', { memberId, date: '2026-11-22' })).toBe('VALIDATION date');
    await treasurer.call('members.deceased', { memberId, date: '2026-11-20', note: 'surat RT' });
    expect(await treasurer.call('members.get', { memberId })).toMatchObject({ state: 'meninggal', leftOn: '2026-11-20', stateOn: '2026-11-20', posts: [] });
    expect(await refusedOn(gerai, 'bendahara', 'savings.deposit', { memberId, kind: 'wajib', amount: 20_000, via: 'bank' })).toBe('MEMBER_STATE memberId');
    expect(await stateOf(gerai, memberId)).toBe('meninggal');
    await mustVerify(gerai);
  });
});

describe('officers', () => {
  it('serve their terms, one post a person and one person a post, and end on a day', async () => {
    const gerai = await openGerai({ begun: '2026-01-01', clock: '2026-11-21' });
    const [treasurer, chair] = [await gerai.as('bendahara'), await gerai.as('ketua')];
    const [a, b] = [await newMember(gerai), await newMember(gerai)];
    const { officerId } = await chair.call('officers.appoint', { memberId: a.memberId, body: 'pengurus', post: 'ketua', from: '2026-01-05', until: '2029-01-04', decision: 'RA 2026' });
    const rows = async (asOf: string) => (await treasurer.call('officers.list', { asOf })).rows.map((row) => `${row.memberNo} ${row.body} ${row.post}`);
    expect([await rows('2026-01-04'), await rows('2026-01-05'), await rows('2029-01-04'), await rows('2029-01-05')]).toEqual([[], ['A-0001 pengurus ketua'], ['A-0001 pengurus ketua'], []]);
    expect(await refusedOn(gerai, 'ketua', 'officers.appoint', { memberId: a.memberId, body: 'pengawas', post: 'anggota', from: '2028-01-01' })).toBe('CONFLICT memberId');
    expect(await refusedOn(gerai, 'ketua', 'officers.appoint', { memberId: b.memberId, body: 'pengurus', post: 'Ketua', from: '2028-01-01' })).toBe('CONFLICT post');
    expect(await refusedOn(gerai, 'ketua', 'officers.appoint', { memberId: b.memberId, body: 'pengurus', post: 'anggota', from: '2028-01-01', until: '2027-01-01' })).toBe('VALIDATION until');
    expect(await refusedOn(gerai, 'bendahara', 'officers.end', { officerId, on: '2026-01-04' })).toBe('VALIDATION on');
    await treasurer.call('officers.end', { officerId, on: '2026-11-20', reason: 'mundur' });
    expect([await rows('2026-11-20'), await rows('2026-11-21')]).toEqual([['A-0001 pengurus ketua'], []]);
    expect(await refusedOn(gerai, 'bendahara', 'officers.end', { officerId, on: '2026-11-20' })).toBe('CONFLICT officerId');
    await chair.call('officers.appoint', { memberId: b.memberId, body: 'pengurus', post: 'ketua', from: '2026-11-21' });
    expect((await treasurer.call('officers.list', { all: true })).rows).toHaveLength(2);
    expect(await refusedOn(gerai, 'kasir', 'officers.appoint', { memberId: b.memberId, body: 'pengawas', post: 'ketua', from: '2026-11-21' })).toBe('FORBIDDEN');
    await mustVerify(gerai);
  });
});

describe('the register of members', () => {
  it('lists everybody who had become one, who had left, and nobody who only asked', async () => {
    const gerai = await openGerai({ begun: '2026-11-01', clock: '2026-11-21' });
    const [treasurer, cashier] = [await gerai.as('bendahara'), await gerai.as('kasir')];
    await newMember(gerai, { name: 'Siti Rahma', joinedOn: '2026-11-02', birthOn: '1988-11-22', occupation: 'Pedagang', address: 'Jl. Mawar 3', rt: '7' });
    const { memberId } = await newMember(gerai, { name: 'Budi', joinedOn: '2026-11-03' });
    await treasurer.call('members.exit', { memberId, date: '2026-11-20', reason: 'pindah', via: 'utang' });
    await cashier.call('members.create', RINA);
    const csv = async (asOf: string) => Buffer.from((await treasurer.call('reports.export', { report: 'member-register', asOf, format: 'csv' })).base64, 'base64').toString();
    expect(await csv('2026-11-21')).toContain('Siti Rahma,A-0001,"37 th, Pedagang","Jl. Mawar 3, RT 7",2026-11-02,,');
    expect(await csv('2026-11-21')).toContain('Budi,A-0002,,,2026-11-03,2026-11-20,');
    expect(await csv('2026-11-19')).toContain('Budi,A-0002,,,2026-11-03,,');
    expect(await csv('2026-11-21')).not.toContain('Rina');
    // A list of people, whatever month is open.
    expect(await csv('2026-11-21')).not.toContain('BELUM DITUTUP');
    expect((await treasurer.call('documents.render', { document: 'member-register', ref: '2026-11-21', format: 'text' })).text).not.toContain('BELUM DITUTUP');
  });
});
