/** Manual entries with attachments, the chart's accounts, search, registers page by page, the trial balance with movement. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Params, Result } from '../../shared/contract/index.ts';
import { registerSql } from '../../electron/service/ledger/register.ts';
import { openGerai, type Gerai, type Person } from '../support/gerai.ts';
import { check } from '../support/property.ts';
import { fieldOf, linesOf, mustVerify, openTill, peek, plain, signIn } from '../support/till.ts';

type Lines = Params<'ledger.post'>['lines'];
const pay = (account: string, amount: number, unit?: 'GERAI' | 'LPG'): Lines => [{ account, debit: amount, ...(unit === undefined ? {} : { unit }) }, { account: '1-1210', credit: amount }];

describe('ledger.post', () => {
  test('gives cash its flow from the other side, so that what is internal always meets itself', async () => {
    const { gerai, treasurer } = await openTill();
    await treasurer.call('ledger.createAccount', { code: '1-1611', name: 'Uang jaminan listrik', parent: '1-1000' });
    const flows = async (...lines: Lines) => {
      const { number } = await treasurer.call('ledger.post', { date: '2026-11-21', memo: 'Uji arus', lines });
      return (await linesOf(gerai, number)).filter((line) => line.startsWith('1-1110') || line.startsWith('1-1210'));
    };
    // An own account beside the cash accounts is not cash; nor does a transfer hide the fee paid with it.
    expect(await flows({ account: '1-1611', debit: 500_000 }, { account: '1-1110', credit: 500_000 })).toEqual(['1-1110 UMUM K 500000 opex']);
    expect(await flows({ account: '1-1210', debit: 900_000 }, { account: '6-1150', debit: 100_000 }, { account: '1-1110', credit: 1_000_000 })).toEqual(['1-1210 UMUM D 900000 internal', '1-1110 UMUM K 100000 opex', '1-1110 UMUM K 900000 internal']);
    // Where both sides have their own reason, nothing moved between the accounts.
    expect(await flows({ account: '1-1210', debit: 1_000 }, { account: '2-2110', credit: 1_000 }, { account: '6-1110', debit: 300 }, { account: '1-1210', credit: 300 })).toEqual(['1-1210 UMUM D 1000 bank-loan', '1-1210 UMUM K 300 opex']);
    expect(await flows({ account: '1-1210', debit: 700, flow: 'internal' }, { account: '1-1110', credit: 700 })).toEqual(['1-1210 UMUM D 700 internal', '1-1110 UMUM K 700 internal']);
    const refused = await treasurer.refused('ledger.post', { date: '2026-11-21', memo: 'Uji arus', lines: [{ account: '4-2160', credit: 2_345 }, { account: '1-1210', debit: 2_345, flow: 'internal' }] });
    expect([fieldOf(refused), plain(refused.message)]).toEqual([
      'VALIDATION lines.1.flow', 'Isian belum benar. lines.1.flow: arus internal hanya untuk uang yang pindah antar akun kas; Rp 2.345 masuk tanpa keluar dari akun kas lain. Kosongkan arusnya atau pilih arus lain.',
    ]);
    expect(fieldOf(await treasurer.refused('ledger.post', { date: '2026-11-21', memo: 'Uji arus', lines: [{ account: '1-1210', debit: 900, flow: 'sales' }, { account: '1-1110', credit: 900 }] }))).toBe('VALIDATION lines.0.flow');
    expect(await treasurer.call('reports.cashFlow', { from: '2026-11-01', to: '2026-11-30' })).toMatchObject({ reconciled: true, internal: 0 });
    await mustVerify(gerai);
  });

  test('keeps what the entry rests on by reference, inside the hash', async () => {
    const { gerai, treasurer } = await openTill();
    const attachments = [{ ref: 'Nota 114/XI', note: 'toko listrik Sinar' }, { ref: 'foto-2026-11-21.jpg' }];
    const { number } = await treasurer.call('ledger.post', { date: '2026-11-21', memo: 'Listrik', lines: pay('6-1120', 350_000), attachments });
    const plainEntry = await treasurer.call('ledger.post', { date: '2026-11-21', memo: 'Air', lines: pay('6-1120', 50_000), attachments: [] });
    expect((await treasurer.call('ledger.entry', { number })).attachments).toEqual(attachments);
    for (const text of ['114/xi', 'toko sinar', 'foto-2026']) expect([text, (await treasurer.call('ledger.search', { text })).rows.map((row) => row.number)]).toEqual([text, [number]]);
    expect((await treasurer.call('ledger.search', { text: 'attachments' })).rows).toEqual([]);
    expect((await treasurer.call('ledger.entry', { number: plainEntry.number })).attachments).toEqual([]);
    expect(peek<{ refs: string }>(gerai, "SELECT refs FROM document WHERE number = 'JM-2026-000001'")).toEqual([
      { refs: '{"attachments":[{"note":"toko listrik Sinar","ref":"Nota 114/XI"},{"ref":"foto-2026-11-21.jpg"}]}' },
    ]);
    await mustVerify(gerai);
  });
});

describe('accounts', () => {
  test('of cash go below 1-1000 only, boxes never below zero, bank accounts maybe', async () => {
    const { gerai, treasurer } = await openTill();
    const create = { name: 'Bank BRI', parent: '1-1000', cash: true };
    expect(fieldOf(await treasurer.refused('ledger.createAccount', { code: '1-2211', name: 'Kas lain', parent: '1-2000', cash: true }))).toBe('VALIDATION cash');
    expect(fieldOf(await treasurer.refused('ledger.createAccount', { ...create, code: '1-1611' }))).toBe('VALIDATION code');
    await treasurer.call('ledger.createAccount', { ...create, code: '1-1211' });
    await treasurer.call('ledger.createAccount', { code: '1-1141', name: 'Kas kecil', parent: '1-1000', cash: true });
    await treasurer.call('ledger.createAccount', { code: '1-1611', name: 'Sewa dibayar di muka', parent: '1-1000' });
    const rows = (await treasurer.call('ledger.accounts', {})).rows;
    expect(rows.find((row) => row.code === '1-1211')).toEqual({ code: '1-1211', name: 'Bank BRI', class: 'aset', normal: 'D', parent: '1-1000', postable: true, control: false, cash: true, closed: false });
    expect(rows.find((row) => row.code === '1-1611')?.cash).toBe(false);
    await treasurer.call('ledger.post', { date: '2026-11-21', memo: 'Tarik', lines: [{ account: '1-1141', debit: 100_000 }, { account: '1-1211', credit: 100_000 }] });
    expect((await treasurer.refused('ledger.post', { date: '2026-11-21', memo: 'Terlalu banyak', lines: [{ account: '6-1120', debit: 100_001 }, { account: '1-1141', credit: 100_001 }] })).rule).toBe('BALANCE_INSUFFICIENT');
    expect((await treasurer.call('ledger.register', { account: '1-1211', from: '2026-11-21', to: '2026-11-21' })).rows.map((row) => [row.flow, row.balance])).toEqual([['internal', -100_000]]);
    await mustVerify(gerai);
  });

  test('come in together or not at all; a code twice is named by its row', async () => {
    const { gerai, treasurer } = await openTill();
    const row = (code: string, more: object = {}) => ({ code, name: `Akun ${code}`, parent: '6-1000', ...more });
    const before = (await treasurer.call('ledger.accounts', {})).rows.length;
    const refused = async (...rows: object[]) => fieldOf(await treasurer.refused('ledger.importAccounts', { rows }));
    expect(await refused(row('6-1301'), row('6-1302'), row('6-1301'))).toBe('VALIDATION rows.2.code');
    expect(await refused(row('6-1301'), row('6-1110'))).toBe('VALIDATION rows.1.code');
    expect(await refused(row('6-1301'), row('5-1301'))).toBe('VALIDATION rows.1.code');
    expect(await refused(row('6-1301'), row('6-1302', { parent: '6-1110' }))).toBe('VALIDATION rows.1.parent');
    expect(await refused(row('6-1301'), row('6-1302', { parent: '6-9000' }))).toBe('VALIDATION rows.1.parent');
    expect(await refused(row('6-1301'), row('6-1302', { cash: true }))).toBe('VALIDATION rows.1.cash');
    expect((await treasurer.call('ledger.accounts', {})).rows.length).toBe(before);
    expect((await treasurer.call('ledger.importAccounts', { rows: [row('6-1301'), row('6-1302')] })).codes).toEqual(['6-1301', '6-1302']);
    expect((await treasurer.call('ledger.accounts', {})).rows.length).toBe(before + 2);
    await mustVerify(gerai);
  });

  test('are closed when empty in every unit, and their past stays in the reports', async () => {
    const { gerai, treasurer } = await openTill({ begun: '2026-11-20', clock: '2026-11-21' });
    await treasurer.call('ledger.createAccount', { code: '1-1611', name: 'Uang jaminan listrik', parent: '1-1000' });
    await treasurer.call('ledger.post', { date: '2026-11-20', memo: 'Jaminan', lines: [{ account: '1-1611', debit: 200_000, unit: 'GERAI' }, { account: '1-1210', credit: 200_000 }] });
    await treasurer.call('ledger.post', { date: '2026-11-21', memo: 'Salah unit', lines: [{ account: '1-1210', debit: 200_000 }, { account: '1-1611', credit: 200_000 }] });
    // Nothing in all, but 200,000 in one unit and as much on the other side in another.
    const failure = await treasurer.refused('ledger.closeAccount', { code: '1-1611' });
    expect([fieldOf(failure), failure.details?.['unit'], failure.details?.['balance'], plain(failure.message)]).toEqual([
      'CONFLICT code', 'GERAI', 200_000, 'Akun masih bersaldo. 1-1611 Uang jaminan listrik menyimpan Rp 200.000 debit di unit GERAI. Pindahkan dahulu saldonya dengan jurnal umum.',
    ]);
    await treasurer.call('ledger.post', { date: '2026-11-21', memo: 'Betulkan unit', lines: [{ account: '1-1611', debit: 200_000 }, { account: '1-1611', credit: 200_000, unit: 'GERAI' }] });
    await treasurer.call('ledger.closeAccount', { code: '1-1611' });
    expect((await treasurer.call('ledger.accounts', {})).rows.find((row) => row.code === '1-1611')).toMatchObject({ postable: false, closed: true });
    expect((await treasurer.call('ledger.trialBalance', { asOf: '2026-11-20' })).rows.find((row) => row.code === '1-1611')).toEqual({ code: '1-1611', name: 'Uang jaminan listrik', debit: 200_000, credit: 0 });
    const again: Lines = [{ account: '1-1611', debit: 1 }, { account: '1-1210', credit: 1 }];
    const refused = await treasurer.refused('ledger.post', { date: '2026-11-21', memo: 'Lagi', lines: again });
    expect([fieldOf(refused), refused.message]).toEqual(['VALIDATION lines.0.account', 'Isian belum benar. lines.0.account: akun 1-1611 Uang jaminan listrik sudah ditutup; buka dahulu akunnya.']);
    expect(fieldOf(await treasurer.refused('ledger.closeAccount', { code: '1-1611' }))).toBe('CONFLICT code');
    await treasurer.call('ledger.openAccount', { code: '1-1611' });
    expect(fieldOf(await treasurer.refused('ledger.openAccount', { code: '1-1611' }))).toBe('CONFLICT code');
    await treasurer.call('ledger.post', { date: '2026-11-21', memo: 'Lagi', lines: again });
    await mustVerify(gerai);
  });

  test('that the program posts to, that settings name, or that are headings stay open', async () => {
    const { gerai, treasurer } = await openTill();
    const refused = async (code: string) => fieldOf(await treasurer.refused('ledger.closeAccount', { code }));
    for (const code of ['1-1110', '1-1220', '1-2190', '2-1310', '3-1320', '4-1110', '5-1520', '6-1160', '7-1110', '8-1110', '1-1430', '6-1195']) expect([code, await refused(code)]).toEqual([code, 'CONFLICT code']);
    expect((await treasurer.refused('ledger.closeAccount', { code: '6-1120' })).details).toEqual({ field: 'code', setting: 'shift.cashAccounts' });
    for (const code of ['1-1000', '1-2110', '3-1310', '9-9999']) expect([code, await refused(code)]).toEqual([code, 'VALIDATION code']);
    expect(fieldOf(await treasurer.refused('ledger.openAccount', { code: '3-1310' }))).toBe('VALIDATION code');
    await treasurer.call('ledger.closeAccount', { code: '3-1220' });
    await mustVerify(gerai);
  });
});

const numbers = (result: Result<'ledger.search'>): string[] => result.rows.map((row) => row.number);

describe('ledger.search', () => {
  test('finds by text, day, account, unit, kind, member and amount, newest first', async () => {
    const gerai = await openGerai({ begun: '2026-11-01', clock: '2026-11-21' });
    const [treasurer, cashier] = [await gerai.as('bendahara'), await gerai.as('kasir')];
    const member = await cashier.call('members.create', { nik: '6471055203880002', name: 'Siti Rahma', joinedOn: '2026-11-01' });
    // JU-2026-000001 is the opening cash.
    const post = (date: string, memo: string, lines: Lines) => treasurer.call('ledger.post', { date, memo, lines });
    await post('2026-11-20', 'Listrik Oktober', pay('6-1120', 350_000, 'GERAI'));
    await post('2026-11-05', 'Sewa kios 100% lunas', pay('6-1130', 1_500_000, 'LPG'));
    const wrong = await post('2026-11-21', 'Air_minum', pay('6-1140', 12_000));
    await treasurer.call('savings.deposit', { memberId: member.memberId, kind: 'pokok', amount: 100_000, via: 'bank' });
    await treasurer.call('ledger.reverse', { entryId: wrong.entryId, reason: 'bukan kami' });
    const find = async (filter: Params<'ledger.search'>) => numbers(await treasurer.call('ledger.search', filter));
    expect(await find({})).toEqual(['JU-2026-000006', 'JU-2026-000005', 'JU-2026-000004', 'JU-2026-000002', 'JU-2026-000003', 'JU-2026-000001']);
    expect(await find({ text: 'LISTRIK' })).toEqual(['JU-2026-000002']);
    expect(await find({ text: 'oktober listrik' })).toEqual(['JU-2026-000002']);
    expect(await find({ text: '100%' })).toEqual(['JU-2026-000003']);
    expect(await find({ text: 'r_m' })).toEqual(['JU-2026-000004']);
    expect(await find({ text: 'SS-2026-000001' })).toEqual(['JU-2026-000005']);
    expect(await find({ text: 'ju-2026-000003' })).toEqual(['JU-2026-000003']);
    expect(await find({ text: '2026-000003' })).toEqual(['JU-2026-000004', 'JU-2026-000003']);
    expect(await find({ from: '2026-11-05', to: '2026-11-20' })).toEqual(['JU-2026-000002', 'JU-2026-000003']);
    expect(await find({ account: '6-1130' })).toEqual(['JU-2026-000003']);
    expect(await find({ account: '1-1210', unit: 'LPG' })).toEqual([]);
    expect(await find({ account: '1-1210', to: '2026-11-20' })).toEqual(['JU-2026-000002', 'JU-2026-000003', 'JU-2026-000001']);
    expect(await find({ unit: 'LPG' })).toEqual(['JU-2026-000003']);
    expect(await find({ kind: 'balik' })).toEqual(['JU-2026-000006']);
    expect(await find({ documentKind: 'JM' })).toEqual(['JU-2026-000004', 'JU-2026-000002', 'JU-2026-000003']);
    expect(await find({ memberId: member.memberId })).toEqual(['JU-2026-000005']);
    expect(await find({ memberId: member.memberId, text: 'listrik' })).toEqual([]);
    expect(await find({ minAmount: 100_000, maxAmount: 350_000 })).toEqual(['JU-2026-000005', 'JU-2026-000002']);
    expect((await treasurer.call('ledger.search', { account: '6-1140' })).rows).toEqual([
      { entryId: expect.any(String) as string, number: 'JU-2026-000006', date: '2026-11-21', period: '2026-11', kind: 'balik', memo: 'Balik JU-2026-000004: bukan kami', document: { kind: 'JB', number: 'JB-2026-000001' }, amount: 12_000, postedBy: 'Maryam Syahril', reversed: false },
      { entryId: wrong.entryId, number: 'JU-2026-000004', date: '2026-11-21', period: '2026-11', kind: 'umum', memo: 'Air_minum', document: { kind: 'JM', number: 'JM-2026-000003' }, amount: 12_000, postedBy: 'Maryam Syahril', reversed: true },
    ]);
    expect(fieldOf(await treasurer.refused('ledger.search', { from: '2026-11-02', to: '2026-11-01' }))).toBe('VALIDATION to');
    expect(fieldOf(await treasurer.refused('ledger.search', { minAmount: 2, maxAmount: 1 }))).toBe('VALIDATION maxAmount');
    expect(fieldOf(await treasurer.refused('ledger.search', { account: '9-0000' }))).toBe('VALIDATION account');
    await mustVerify(gerai);
  });

  test('page after page answers the same rows as at once, whatever drives it', async () => {
    const { gerai, treasurer } = await openTill({ begun: '2026-11-01', clock: '2026-11-21' });
    // Two lines of the same account in an entry are one row.
    for (let n = 1; n <= 13; n += 1) await treasurer.call('ledger.post', { date: `2026-11-${String(1 + (n % 5)).padStart(2, '0')}`, memo: `Uji ${n}`, lines: [{ account: '6-1120', debit: n }, { account: '6-1120', debit: 1, unit: 'LPG' }, { account: '1-1210', credit: n + 1 }] });
    for (const filter of [{}, { account: '6-1120' }, { text: 'uji' }, { account: '6-1120', unit: 'LPG', minAmount: 4 }] as const) {
      const whole = await treasurer.call('ledger.search', filter);
      expect(whole.next).toBeNull();
      expect(new Set(numbers(whole)).size).toBe(whole.rows.length);
      const pages: string[] = [];
      let cursor: string | null | undefined;
      for (let page = 0; cursor !== null && page < 20; page += 1) {
        const each: Result<'ledger.search'> = await treasurer.call('ledger.search', { ...filter, limit: 4, ...(cursor === undefined ? {} : { cursor }) });
        expect(each.rows.length).toBeGreaterThan(0);
        pages.push(...numbers(each));
        cursor = each.next;
      }
      expect(pages).toEqual(numbers(whole));
    }
    expect(numbers(await treasurer.call('ledger.search', { account: '6-1120' }))).toHaveLength(13);
    await mustVerify(gerai);
  });
});

/** Lines on 1-1210 over three months and the turn of a year, in two units, posted out of order. */
async function bankYear(gerai: Gerai): Promise<void> {
  gerai.at('2027-01-20');
  const treasurer = await signIn(gerai, 'bendahara');
  const post = (date: string, amount: number, unit?: 'LPG') =>
    treasurer.call('ledger.post', { date, memo: `Fee ${date}`, lines: [{ account: '1-1210', debit: amount, ...(unit === undefined ? {} : { unit }) }, { account: '4-2110', credit: amount }] });
  await post('2027-01-05', 70_000);
  await post('2026-11-30', 10_000);
  await post('2026-12-31', 40_000, 'LPG');
  await post('2026-12-01', 20_000);
  await post('2026-12-15', 30_000, 'LPG');
  await post('2027-01-19', 80_000, 'LPG');
  await treasurer.call('ledger.post', { date: '2027-01-20', memo: 'Bayar listrik', lines: pay('6-1120', 5_000) });
}

describe('ledger.register', () => {
  test('names document, unit and flow of each line, of all units or one', async () => {
    const gerai = await openGerai({ clock: '2026-11-21' });
    await bankYear(gerai);
    const auditor = await signIn(gerai, 'pengawas');
    const { opening, rows, closing, previous, next } = await auditor.call('ledger.register', { account: '1-1210', from: '2026-12-01', to: '2027-01-20' });
    expect([opening, closing, previous, next]).toEqual([50_010_000, 50_245_000, null, null]);
    expect(rows.map((row) => [row.date, row.documentKind, row.documentNumber, row.unit, row.flow, row.debit - row.credit, row.balance])).toEqual([
      ['2026-12-01', 'JM', 'JM-2026-000003', 'UMUM', 'opex', 20_000, 50_030_000],
      ['2026-12-15', 'JM', 'JM-2026-000004', 'LPG', 'opex', 30_000, 50_060_000],
      ['2026-12-31', 'JM', 'JM-2026-000002', 'LPG', 'opex', 40_000, 50_100_000],
      ['2027-01-05', 'JM', 'JM-2027-000001', 'UMUM', 'opex', 70_000, 50_170_000],
      ['2027-01-19', 'JM', 'JM-2027-000002', 'LPG', 'opex', 80_000, 50_250_000],
      ['2027-01-20', 'JM', 'JM-2027-000003', 'UMUM', 'opex', -5_000, 50_245_000],
    ]);
    const lpg = await auditor.call('ledger.register', { account: '1-1210', from: '2026-12-16', to: '2027-01-20', unit: 'LPG' });
    expect([lpg.opening, lpg.rows.map((row) => [row.date, row.balance]), lpg.closing]).toEqual([30_000, [['2026-12-31', 70_000], ['2027-01-19', 150_000]], 150_000]);
    expect((await auditor.call('ledger.register', { account: '1-1210', from: '2026-12-01', to: '2027-01-20', unit: 'USP' })).rows).toEqual([]);
    await mustVerify(gerai);
  });

  test('is the same forward, backward from the last page, and at once', async () => {
    const gerai = await openGerai({ clock: '2026-11-21' });
    await bankYear(gerai);
    const auditor = await signIn(gerai, 'pengawas');
    for (const unit of [undefined, 'LPG', 'UMUM'] as const) {
      const span = { account: '1-1210', from: '2026-11-01', to: '2027-01-20', ...(unit === undefined ? {} : { unit }) };
      const whole = (await auditor.call('ledger.register', span)).rows;
      for (const limit of [1, 2, 3, 10]) {
        const forward: typeof whole = [];
        let page = await auditor.call('ledger.register', { ...span, limit });
        expect(page.previous).toBeNull();
        for (forward.push(...page.rows); page.next !== null; forward.push(...page.rows)) page = await auditor.call('ledger.register', { ...span, limit, cursor: page.next });
        expect(forward).toEqual(whole);
        const backward: (typeof whole)[] = [];
        page = await auditor.call('ledger.register', { ...span, limit, last: true });
        expect([page.next, page.rows.at(-1)?.balance]).toEqual([null, page.closing]);
        for (backward.unshift(page.rows); page.previous !== null; backward.unshift(page.rows)) page = await auditor.call('ledger.register', { ...span, limit, cursor: page.previous });
        expect(backward.flat()).toEqual(whole);
        // From the first page, reached backward, there is a way forward again.
        if (page.next !== null) expect((await auditor.call('ledger.register', { ...span, limit, cursor: page.next })).rows[0]).toEqual(whole[page.rows.length]);
      }
    }
    expect(fieldOf(await auditor.refused('ledger.register', { account: '1-1210', from: '2026-11-01', to: '2026-11-30', last: true, cursor: 'eyJkYXRlIjoiMjAyNi0xMS0yMSIsImVudHJ5IjoxLCJsaW5lIjoxLCJiYWxhbmNlIjowfQ' }))).toBe('VALIDATION last');
    await mustVerify(gerai);
  });
});

/** All pages of a register, a few lines at a time. */
async function pagesOf(auditor: Person, args: Params<'ledger.register'>): Promise<Result<'ledger.register'>['rows']> {
  const rows: Result<'ledger.register'>['rows'] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page: Result<'ledger.register'> = await auditor.call('ledger.register', { ...args, limit: 3, ...(cursor === undefined ? {} : { cursor }) });
    rows.push(...page.rows);
    cursor = page.next;
  }
  return rows;
}

describe('ledger.register of one flow', () => {
  test('is exactly the lines that a figure of the cash flow is made of', async () => {
    const gerai = await openGerai({ clock: '2026-11-21' });
    await bankYear(gerai);
    const auditor = await signIn(gerai, 'pengawas');
    for (const [from, to] of [['2026-01-01', '2026-12-31'], ['2026-12-01', '2026-12-31'], ['2026-12-16', '2027-01-19'], ['2026-11-01', '2027-01-20']] as const) {
      const flow = await auditor.call('reports.cashFlow', { from, to });
      let seen = 0;
      for (const account of flow.accounts) {
        const sides = (account.flows ?? []).flatMap((each) => [['debit', each.flow, each.in] as const, ['kredit', each.flow, 0 - each.out] as const]);
        for (const [side, name, figure] of sides) {
          const args = { account: account.code, from, to, flow: name, side };
          const { opening, closing } = await auditor.call('ledger.register', args);
          const rows = await pagesOf(auditor, args);
          expect([opening, closing, rows.reduce((sum, row) => sum + row.debit - row.credit, 0), rows.at(-1)?.balance ?? 0]).toEqual([0, figure, figure, figure]);
          expect(rows.every((row) => row.flow === name && (side === 'debit' ? row.debit > 0 : row.credit > 0))).toBe(true);
          seen += figure;
        }
      }
      expect(seen).toBe(flow.net);
    }
    const span = { account: '1-1210', from: '2026-12-01', to: '2027-01-20', flow: 'opex' as const };
    const both = await auditor.call('ledger.register', { ...span, limit: 10, last: true });
    expect(both.rows.map((row) => row.balance)).toEqual([20_000, 50_000, 90_000, 160_000, 240_000, 235_000]);
    expect((await auditor.call('ledger.register', { ...span, unit: 'LPG' })).closing).toBe(150_000);
    expect(fieldOf(await auditor.refused('ledger.register', { ...span, account: '6-1120' }))).toBe('VALIDATION flow');
    expect(fieldOf(await auditor.refused('ledger.register', { account: '1-1210', from: '2026-12-01', to: '2027-01-20', side: 'debit' }))).toBe('VALIDATION side');
  });

  test('reads an index in its order and sorts nothing', async () => {
    const gerai = await openGerai({ clock: '2026-11-21' });
    const plan = (whose: Parameters<typeof registerSql>[0], back: boolean): string[] => {
      return peek<{ detail: string }>(gerai, `EXPLAIN QUERY PLAN ${registerSql(whose, back).replaceAll('?', () => "'1'")}`).map((row) => row.detail);
    };
    for (const back of [false, true]) {
      for (const side of [undefined, 'debit'] as const) expect(plan({ unit: undefined, flow: 'opex', side }, back).filter((line) => / l |SORT|TEMP/.test(line))).toEqual([expect.stringMatching(/^SEARCH l USING (COVERING )?INDEX entry_line_by_flow \(account_ref=\? AND flow=\? AND <expr>=\? AND/)]);
      expect(plan({ unit: undefined, flow: undefined, side: undefined }, back).filter((line) => / l |SORT|TEMP/.test(line))).toEqual([expect.stringMatching(/^SEARCH l USING (COVERING )?INDEX entry_line_by_account \(account_ref=\? AND/)]);
    }
  });
});

describe('ledger.trialBalance', () => {
  test('with a first day shows what was there before and what moved, by unit too', async () => {
    const gerai = await openGerai({ clock: '2026-11-21' });
    await bankYear(gerai);
    const auditor = await signIn(gerai, 'pengawas');
    const row = async (params: Params<'ledger.trialBalance'>, code: string) => (await auditor.call('ledger.trialBalance', params)).rows.find((each) => each.code === code);
    const bank = { code: '1-1210', name: 'Bank (per rekening)' };
    expect(await row({ asOf: '2026-12-31', from: '2026-12-01' }, '1-1210')).toEqual({ ...bank, debit: 50_100_000, credit: 0, opening: 50_010_000, debitMovement: 90_000, creditMovement: 0, closing: 50_100_000 });
    expect(await row({ asOf: '2027-01-20', from: '2026-12-15' }, '1-1210')).toEqual({ ...bank, debit: 50_245_000, credit: 0, opening: 50_030_000, debitMovement: 220_000, creditMovement: 5_000, closing: 50_245_000 });
    expect(await row({ asOf: '2027-01-20', from: '2026-12-15', unit: 'LPG' }, '1-1210')).toEqual({ ...bank, debit: 150_000, credit: 0, opening: 0, debitMovement: 150_000, creditMovement: 0, closing: 150_000 });
    expect(await row({ asOf: '2026-12-20', from: '2026-12-16' }, '4-2110')).toMatchObject({ opening: -60_000, debitMovement: 0, creditMovement: 0, closing: -60_000 });
    const whole = await auditor.call('ledger.trialBalance', { asOf: '2027-01-20', from: '2026-12-01' });
    expect([whole.totalDebit, whole.totalCredit, whole.movement]).toEqual([70_250_000, 70_250_000, { debit: 245_000, credit: 245_000 }]);
    expect((await auditor.call('ledger.trialBalance', { asOf: '2026-12-31' })).movement).toBeUndefined();
    expect(fieldOf(await auditor.refused('ledger.trialBalance', { asOf: '2026-12-01', from: '2026-12-02' }))).toBe('VALIDATION asOf');
    await mustVerify(gerai);
  });

  test('of any span: opening and movement give the closing, and the movement is the sum of the lines', async () => {
    const gerai = await openGerai({ clock: '2026-11-21' });
    await bankYear(gerai);
    const auditor = await signIn(gerai, 'pengawas');
    const day = fc.integer({ min: 0, max: 60 }).map((n) => new Date(Date.UTC(2026, 10, 21) + n * 86_400_000).toISOString().slice(0, 10));
    await check(
      fc.asyncProperty(fc.tuple(day, day), fc.constantFrom(undefined, 'LPG', 'UMUM'), async ([one, other], unit) => {
        const [from, asOf] = one < other ? [one, other] : [other, one];
        const { rows } = await auditor.call('ledger.trialBalance', { asOf, from, ...(unit === undefined ? {} : { unit }) });
        const sums = new Map(
          peek<{ code: string; debit: number; credit: number }>(
            gerai, `SELECT a.code, sum(l.debit) AS debit, sum(l.credit) AS credit FROM entry_line l JOIN account a ON a.ref = l.account_ref WHERE l.on_date BETWEEN ? AND ? ${unit === undefined ? '' : `AND l.unit = '${unit}'`} GROUP BY a.code`, from, asOf,
          ).map((sum) => [sum.code, sum]),
        );
        for (const row of rows) {
          const sum = sums.get(row.code);
          expect([row.code, row.debitMovement, row.creditMovement]).toEqual([row.code, sum?.debit ?? 0, sum?.credit ?? 0]);
          expect((row.opening ?? 0) + (row.debitMovement ?? 0) - (row.creditMovement ?? 0)).toBe(row.closing);
          expect(row.debit - row.credit).toBe(row.closing);
          sums.delete(row.code);
        }
        expect([...sums.keys()]).toEqual([]);
      }),
      { runs: 40 },
    );
  });
});
