import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ledger } from '../../electron/service/ledger/index.ts';
import { Members } from '../../electron/service/members/index.ts';
import { Savings, savingsChecks } from '../../electron/service/savings/index.ts';
import { addDays, calendarDate, month } from '../../shared/domain/dates.ts';
import { fillKasUsp, linesOf, newMember, placesOf, plain, reading, refusedOn, tamper } from '../support/counter.ts';
import { newId, openGerai, type Gerai, type Given } from '../support/gerai.ts';
import { check } from '../support/property.ts';

type Kind = 'pokok' | 'wajib' | 'sukarela';

const deposit = async (gerai: Gerai, params: Given<'savings.deposit'>) => (await gerai.as('bendahara')).call('savings.deposit', params);
const withdraw = async (gerai: Gerai, params: Given<'savings.withdraw'>) => (await gerai.as('bendahara')).call('savings.withdraw', params);
const saved = async (gerai: Gerai, memberId: string, asOf?: string) => (await gerai.as('kasir')).call('savings.balances', { memberId, ...(asOf === undefined ? {} : { asOf }) });

/** A Savings room reading the file beside the service: what SHU and others see through the face. */
const face = <T>(gerai: Gerai, read: (savings: Savings, members: Members) => T): T =>
  reading(gerai, (_db, kernel) => {
    const members = new Members(kernel);
    return read(new Savings(kernel, new Ledger(kernel), members, { line: () => ({ account: '1-1130', unit: 'USP', shiftSeq: undefined }) }), members);
  });

describe('money in', () => {
  it('D cash / K the account of the kind, unit USP, and answers the balance of that kind', async () => {
    const gerai = await openGerai();
    const { memberId } = await newMember(gerai);
    const rows: readonly [Kind, number, 'kas' | 'bank', string, string, string][] = [
      ['pokok', 100_000, 'kas', '1-1130', 'USP', '3-1110'], ['wajib', 20_000, 'bank', '1-1210', 'UMUM', '3-1120'], ['sukarela', 75_500, 'kas', '1-1130', 'USP', '2-1210'],
    ];
    for (const [index, [kind, amount, via, cash, cashUnit, account]] of rows.entries()) {
      const slip = await deposit(gerai, { memberId, kind, amount, via });
      expect([slip.number, slip.balance]).toEqual([`SS-2026-00000${index + 1}`, amount]);
      expect(await linesOf(gerai, slip.entryNumber)).toEqual([[cash, cashUnit, amount, 0, 'savings', null], [account, 'USP', 0, amount, null, 'A-0001']]);
      expect((await (await gerai.as('ketua')).call('ledger.entry', { number: slip.entryNumber })).memo).toBe(`Setor simpanan ${kind} A-0001`);
    }
    expect(await saved(gerai, memberId)).toEqual({ pokok: 100_000, wajib: 20_000, sukarela: 75_500, total: 195_500 });
    expect((await deposit(gerai, { memberId, kind: 'wajib', amount: 5_000, via: 'bank' })).balance).toBe(25_000);
  });

  it("counts in the caller's own drawer while a shift is open, and in nobody else's", async () => {
    const gerai = await openGerai();
    const cashier = await gerai.as('kasir');
    const { memberId } = await newMember(gerai);
    const shift = await cashier.call('shifts.open', { float: 200_000 });
    const mine = await cashier.call('savings.deposit', { memberId, kind: 'wajib', amount: 50_000, via: 'kas' });
    const other = await deposit(gerai, { memberId, kind: 'wajib', amount: 30_000, via: 'kas' });
    expect(await linesOf(gerai, mine.entryNumber)).toEqual([['1-1120', 'UMUM', 50_000, 0, 'savings', null], ['3-1120', 'USP', 0, 50_000, null, 'A-0001']]);
    expect((await linesOf(gerai, other.entryNumber))[0]?.[0]).toBe('1-1130');
    const closed = await cashier.call('shifts.close', { counted: { '100000': 2, '50000': 1 } });
    expect([closed.expected, closed.difference]).toEqual([250_000, 0]);
    expect((await cashier.call('shifts.report', { shiftId: shift.shiftId })).rows).toContainEqual({ kind: 'Setoran simpanan', count: 1, amount: 50_000 });
  });

  it('takes pokok once and in full, leaving no gap in the numbers', async () => {
    const gerai = await openGerai();
    const { memberId } = await newMember(gerai);
    const pokok = { memberId, kind: 'pokok', via: 'kas' } as const;
    for (const amount of [99_999, 100_001]) expect(await refusedOn(gerai, 'kasir', 'savings.deposit', { ...pokok, amount })).toBe('VALIDATION amount');
    expect((await deposit(gerai, { ...pokok, amount: 100_000 })).number).toBe('SS-2026-000001');
    const again = await (await gerai.as('kasir')).refused('savings.deposit', { ...pokok, amount: 100_000 });
    expect([again.rule, plain(again.message)]).toEqual(['POKOK_PAID', 'Simpanan pokok sudah lunas. A-0001 sudah membayar Rp 100.000. Pilih simpanan wajib atau sukarela.']);
    expect((await deposit(gerai, { memberId, kind: 'wajib', amount: 1, via: 'kas' })).number).toBe('SS-2026-000002');
  });

  it('asks the pokok that was in force on the day of the deposit', async () => {
    const gerai = await openGerai({ begun: '2026-11-10', clock: '2026-11-21' });
    await (await gerai.as('ketua')).call('settings.set', { key: 'savings.amounts', value: { pokok: 150_000, wajibMonthly: 25_000 }, effectiveFrom: '2026-11-11' });
    const [before, after] = [await newMember(gerai), await newMember(gerai)];
    expect((await deposit(gerai, { memberId: before.memberId, kind: 'pokok', amount: 100_000, via: 'kas', date: '2026-11-10' })).balance).toBe(100_000);
    expect(await refusedOn(gerai, 'kasir', 'savings.deposit', { memberId: after.memberId, kind: 'pokok', amount: 100_000, via: 'kas', date: '2026-11-11' })).toBe('VALIDATION amount');
    expect((await deposit(gerai, { memberId: after.memberId, kind: 'pokok', amount: 150_000, via: 'kas', date: '2026-11-11' })).balance).toBe(150_000);
  });

  it('posts once for the same id, and refuses the id for anything else', async () => {
    const gerai = await openGerai();
    const { memberId } = await newMember(gerai);
    const params = { id: newId(), memberId, kind: 'sukarela', amount: 40_000, via: 'kas' } as const;
    const first = await deposit(gerai, params);
    expect(await deposit(gerai, params)).toEqual({ ...first, replayed: true });
    for (const method of ['savings.deposit', 'savings.withdraw'] as const) expect(await refusedOn(gerai, 'bendahara', method, { ...params, amount: 40_001 })).toBe('CONFLICT id');
    expect((await saved(gerai, memberId)).sukarela).toBe(40_000);
  });

  it('is for kasir and bendahara; a withdrawal for bendahara alone', async () => {
    const gerai = await openGerai();
    const { memberId } = await newMember(gerai);
    const params = { memberId, kind: 'sukarela', amount: 1, via: 'bank' } as const;
    await (await gerai.as('kasir')).call('savings.deposit', params);
    for (const role of ['ketua', 'pengawas', 'admin'] as const) expect(await refusedOn(gerai, role, 'savings.deposit', params)).toBe('FORBIDDEN');
    for (const role of ['kasir', 'ketua', 'pengawas', 'admin'] as const) expect(await refusedOn(gerai, role, 'savings.withdraw', params)).toBe('FORBIDDEN');
    expect((await withdraw(gerai, params)).balance).toBe(0);
    expect(await refusedOn(gerai, 'kasir', 'savings.deposit', { ...params, memberId: newId() })).toBe('NOT_FOUND memberId');
    for (const amount of [0, -1, 1.5, 1_000_000_000_000]) expect(await refusedOn(gerai, 'kasir', 'savings.deposit', { ...params, amount })).toBe('VALIDATION amount');
  });
});

describe('money out', () => {
  it('D 2-1210 / K cash, never more than there is, and says what there is', async () => {
    const gerai = await openGerai();
    await fillKasUsp(gerai, 1_000_000);
    const { memberId } = await newMember(gerai);
    await deposit(gerai, { memberId, kind: 'sukarela', amount: 500_000, via: 'kas' });
    const slip = await withdraw(gerai, { memberId, kind: 'sukarela', amount: 200_000, via: 'kas' });
    expect([slip.number, slip.balance]).toEqual(['ST-2026-000001', 300_000]);
    expect(await linesOf(gerai, slip.entryNumber)).toEqual([['2-1210', 'USP', 200_000, 0, null, 'A-0001'], ['1-1130', 'USP', 0, 200_000, 'savings', null]]);
    const refused = await (await gerai.as('bendahara')).refused('savings.withdraw', { memberId, kind: 'sukarela', amount: 375_000, via: 'kas' });
    expect([refused.rule, plain(refused.message)]).toEqual(['BALANCE_INSUFFICIENT', 'Saldo tidak cukup. Simpanan sukarela A-0001 Rp 300.000, diminta Rp 375.000, kurang Rp 75.000. Kecilkan jumlahnya.']);
    expect((await withdraw(gerai, { memberId, kind: 'sukarela', amount: 300_000, via: 'kas' })).balance).toBe(0);
  });

  it('never gives pokok or wajib back before the member leaves', async () => {
    const gerai = await openGerai();
    const { memberId } = await newMember(gerai);
    await deposit(gerai, { memberId, kind: 'wajib', amount: 20_000, via: 'bank' });
    for (const kind of ['pokok', 'wajib'] as const) {
      const refused = await (await gerai.as('bendahara')).refused('savings.withdraw', { memberId, kind, amount: 20_000, via: 'bank' });
      expect([refused.code, refused.message]).toEqual(['VALIDATION', `Isian belum benar. kind: simpanan ${kind} kembali saat anggota keluar; yang dapat ditarik hanya simpanan sukarela.`]);
    }
  });

  it('never takes cash that is not in Kas USP', async () => {
    const gerai = await openGerai();
    const { memberId } = await newMember(gerai);
    await deposit(gerai, { memberId, kind: 'sukarela', amount: 100_000, via: 'bank' });
    await deposit(gerai, { memberId, kind: 'wajib', amount: 60_000, via: 'kas' });
    const refused = await (await gerai.as('bendahara')).refused('savings.withdraw', { memberId, kind: 'sukarela', amount: 60_001, via: 'kas' });
    expect([refused.rule, refused.details?.['account'], refused.details?.['short']]).toEqual(['BALANCE_INSUFFICIENT', '1-1130', 1]);
    expect((await saved(gerai, memberId)).sukarela).toBe(100_000);
    expect((await withdraw(gerai, { memberId, kind: 'sukarela', amount: 60_000, via: 'kas' })).balance).toBe(40_000);
  });
});

describe('dates', () => {
  it('refuses tomorrow, and a day before the last move of the same savings account', async () => {
    const gerai = await openGerai({ begun: '2026-11-01', clock: '2026-11-21' });
    const { memberId } = await newMember(gerai);
    expect(await refusedOn(gerai, 'kasir', 'savings.deposit', { memberId, kind: 'wajib', amount: 20_000, via: 'kas', date: '2026-11-22' })).toBe('VALIDATION date');
    await deposit(gerai, { memberId, kind: 'sukarela', amount: 100_000, via: 'bank', date: '2026-11-15' });
    for (const method of ['savings.deposit', 'savings.withdraw'] as const) {
      const refused = await (await gerai.as('bendahara')).refused(method, { memberId, kind: 'sukarela', amount: 10_000, via: 'bank', date: '2026-11-14' });
      expect([refused.rule, refused.details?.['field'], refused.details?.['last']]).toEqual(['BACKDATED', 'date', '2026-11-15']);
    }
    expect((await deposit(gerai, { memberId, kind: 'wajib', amount: 20_000, via: 'kas', date: '2026-11-01' })).balance).toBe(20_000);
    expect((await deposit(gerai, { memberId, kind: 'sukarela', amount: 1, via: 'bank', date: '2026-11-15' })).balance).toBe(100_001);
  });

  it('refuses a closed month', async () => {
    const gerai = await openGerai({ begun: '2026-09-30', clock: '2026-11-21' });
    const { memberId } = await newMember(gerai);
    const september = { memberId, kind: 'sukarela', amount: 10_000, via: 'bank', date: '2026-09-30' } as const;
    await deposit(gerai, september);
    const treasurer = await gerai.as('bendahara');
    await treasurer.call('ledger.post', { date: '2026-09-30', memo: 'Saldo awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] });
    await treasurer.call('periods.close', { period: '2026-09' });
    for (const method of ['savings.deposit', 'savings.withdraw'] as const) expect(await refusedOn(gerai, 'bendahara', method, september)).toBe('PERIOD_CLOSED date');
    expect((await deposit(gerai, { ...september, date: '2026-10-01' })).balance).toBe(20_000);
  });
});

describe('balances, passbook and month ends', () => {
  async function book(): Promise<{ gerai: Gerai; memberId: string }> {
    const gerai = await openGerai({ begun: '2026-08-03', clock: '2026-11-21' });
    const { memberId } = await newMember(gerai);
    const of = (kind: Kind, amount: number, date: string) => ({ memberId, kind, amount, via: 'bank', date }) as const;
    await deposit(gerai, of('pokok', 100_000, '2026-08-03'));
    await deposit(gerai, of('wajib', 20_000, '2026-08-03'));
    await deposit(gerai, of('sukarela', 300_000, '2026-09-10'));
    await withdraw(gerai, of('sukarela', 120_000, '2026-09-10'));
    await deposit(gerai, of('wajib', 20_000, '2026-10-31'));
    await withdraw(gerai, of('sukarela', 80_000, '2026-11-20'));
    return { gerai, memberId };
  }

  it('answers the savings of any day, the passbook of any days, and the capital by the policy', async () => {
    const { gerai, memberId } = await book();
    const now = { pokok: 100_000, wajib: 40_000, sukarela: 100_000, total: 240_000 };
    expect(await saved(gerai, memberId)).toEqual(now);
    expect(await saved(gerai, memberId, '2026-08-02')).toEqual({ pokok: 0, wajib: 0, sukarela: 0, total: 0 });
    expect(await saved(gerai, memberId, '2026-08-03')).toEqual({ pokok: 100_000, wajib: 20_000, sukarela: 0, total: 120_000 });
    expect(await saved(gerai, memberId, '2026-10-30')).toEqual({ pokok: 100_000, wajib: 20_000, sukarela: 180_000, total: 300_000 });
    const cashier = await gerai.as('kasir');
    expect((await cashier.call('members.get', { memberId })).savings).toEqual(now);

    expect(await cashier.call('savings.statement', { memberId, from: '2026-09-01', to: '2026-10-31' })).toEqual({
      opening: 120_000,
      rows: [
        { date: '2026-09-10', number: 'SS-2026-000003', kind: 'sukarela', debit: 0, credit: 300_000, balance: 420_000 },
        { date: '2026-09-10', number: 'ST-2026-000001', kind: 'sukarela', debit: 120_000, credit: 0, balance: 300_000 },
        { date: '2026-10-31', number: 'SS-2026-000004', kind: 'wajib', debit: 0, credit: 20_000, balance: 320_000 },
      ],
      closing: 320_000,
    });
    expect(await cashier.call('savings.statement', { memberId, from: '1900-01-01', to: '2026-08-02' })).toEqual({ opening: 0, rows: [], closing: 0 });
    expect(await refusedOn(gerai, 'kasir', 'savings.statement', { memberId, from: '2026-10-02', to: '2026-10-01' })).toBe('VALIDATION to');

    const capital = (base: 'pokok+wajib' | 'all', asOf?: string) => face(gerai, (savings, members) => savings.capitalOf(members.get(memberId).ref, base, asOf === undefined ? undefined : calendarDate(asOf)));
    expect([capital('pokok+wajib'), capital('all'), capital('pokok+wajib', '2026-09-30'), capital('all', '2026-09-30')]).toEqual([140_000, 240_000, 120_000, 300_000]);
  });

  it('gives the SHU month ends that carry over months without a move', async () => {
    const { gerai, memberId } = await book();
    const read = (kinds: readonly Kind[], from: string, to: string) =>
      face(gerai, (savings, members) => {
        const { ref } = members.get(memberId);
        return [savings.monthEnds(kinds, month(from), month(to), ref).get(ref), savings.monthEnds(kinds, month(from), month(to)).get(ref)];
      });
    const capital = [120_000, 120_000, 140_000, 140_000];
    expect(read(['pokok', 'wajib'], '2026-08', '2026-11')).toEqual([capital, capital]);
    const all = [0, 120_000, 300_000, 320_000, 240_000];
    expect(read(['pokok', 'wajib', 'sukarela'], '2026-07', '2026-11')).toEqual([all, all]);
    expect(read(['pokok', 'wajib', 'sukarela'], '2026-12', '2026-12')).toEqual([[240_000], [240_000]]);
    expect(read(['pokok'], '2026-06', '2026-07')).toEqual([undefined, undefined]);
  });

  it('prints the slip of a deposit or withdrawal with the balance it left', async () => {
    const { gerai } = await book();
    const cashier = await gerai.as('kasir');
    const slip = await cashier.call('documents.render', { document: 'savings-slip', ref: 'ST-2026-000001', format: 'text' });
    for (const text of ['ST-2026-000001', 'A-0001', '120.000', '180.000']) expect(slip.text).toContain(text);
  });
});

describe('interest of a month', () => {
  // Bank Indonesia's guide, domain §5.5 (S1 to S3), and tax of PP 15/2009: 12% a year of 360 days is exactly 1% for 30 days.
  it('follows the published examples', async () => {
    const cashier = await (await openGerai()).as('kasir');
    const moves = [['2026-06-01', 1_000_000], ['2026-06-05', 5_000_000], ['2026-06-06', -500_000], ['2026-06-10', 2_500_000], ['2026-06-20', -1_000_000], ['2026-06-25', 10_000_000], ['2026-06-30', -2_000_000]] as const;
    const june = { period: '2026-06', opening: 0, openedOn: '2026-06-01', moves: moves.map(([date, amount]) => ({ date, amount })) };
    const tiers = [{ from: 0, annualPct: '3' }, { from: 5_000_000, annualPct: '5' }];
    expect(await cashier.call('savings.calculateInterest', { ...june, method: 'lowest', annualPct: '5' })).toEqual({ base: 1_000_000, days: 30, gross: 4_110, tax: 0, net: 4_110 });
    expect(await cashier.call('savings.calculateInterest', { ...june, method: 'average', tiers })).toEqual({ base: 8_233_333, days: 30, gross: 33_836, tax: 0, net: 33_836 });
    expect(await cashier.call('savings.calculateInterest', { ...june, method: 'daily', tiers })).toEqual({ base: 8_233_333, days: 30, gross: 33_616, tax: 0, net: 33_616 });
    const full: Omit<Given<'savings.calculateInterest'>, 'opening'> = { method: 'lowest', period: '2026-06', moves: [], annualPct: '12', yearDays: 360 };
    expect(await cashier.call('savings.calculateInterest', { ...full, opening: 24_000_000 })).toEqual({ base: 24_000_000, days: 30, gross: 240_000, tax: 0, net: 240_000 });
    expect(await cashier.call('savings.calculateInterest', { ...full, opening: 24_000_100 })).toEqual({ base: 24_000_100, days: 30, gross: 240_001, tax: 24_000, net: 216_001 });
    expect((await cashier.call('savings.calculateInterest', { ...full, period: '1999-06', opening: 24_000_100 })).tax).toBe(24_000);
    expect((await cashier.call('savings.calculateInterest', { ...full, opening: 100, moves: [{ date: '2026-06-02', amount: -101 }, { date: '2026-06-02', amount: 1 }] })).base).toBe(0);
  });

  it('names the field that cannot be', async () => {
    const gerai = await openGerai();
    const tiers = [{ from: 0, annualPct: '3' }, { from: 0, annualPct: '5' }];
    const wrong: readonly [string, object][] = [
      ['annualPct', {}],
      ['tiers', { annualPct: '3', tiers }],
      ['tiers.1.from', { tiers }],
      ['moves.0.date', { annualPct: '3', moves: [{ date: '2026-07-01', amount: 1 }] }],
      ['moves.1.date', { annualPct: '3', moves: [{ date: '2026-06-01', amount: 1 }, { date: '2026-05-31', amount: 1 }] }],
      ['openedOn', { annualPct: '3', openedOn: '2026-07-01' }],
      ['closedOn', { annualPct: '3', closedOn: '2026-07-01' }],
      ['closedOn', { annualPct: '3', openedOn: '2026-06-10', closedOn: '2026-06-09' }],
      ['moves.1.amount', { annualPct: '3', opening: 100, moves: [{ date: '2026-06-20', amount: 500 }, { date: '2026-06-02', amount: -101 }] }],
      ['moves.0.amount', { annualPct: '3', opening: 999_999_999_999, moves: [{ date: '2026-06-20', amount: 1 }] }],
      ['opening', { annualPct: '3', opening: -1 }],
      ['annualPct', { annualPct: '-3' }],
      ['period', { annualPct: '3', period: '2026-13' }],
    ];
    for (const [field, params] of wrong)
      expect([params, await refusedOn(gerai, 'kasir', 'savings.calculateInterest', { method: 'lowest', period: '2026-06', opening: 0, moves: [], ...params })]).toEqual([params, `VALIDATION ${field}`]);
  });
});

describe('what verify proves', () => {
  it('finds one wrong figure wherever it stands, and nothing without', async () => {
    const gerai = await openGerai({ begun: '2026-10-05', clock: '2026-11-21' });
    const { memberId } = await newMember(gerai);
    await deposit(gerai, { memberId, kind: 'pokok', amount: 100_000, via: 'bank' });
    await deposit(gerai, { memberId, kind: 'sukarela', amount: 70_000, via: 'bank', date: '2026-10-05' });
    await withdraw(gerai, { memberId, kind: 'sukarela', amount: 20_000, via: 'bank' });
    expect(placesOf(gerai, savingsChecks)).toEqual([]);
    const plants: readonly [plant: string, mend: string, places: string[]][] = [
      ["UPDATE savings_balance SET balance = 100001 WHERE kind = 'pokok'", "UPDATE savings_balance SET balance = 100000 WHERE kind = 'pokok'", ['savings_balance 1/pokok', 'savings_balance pokok']],
      ["UPDATE savings_balance SET last_on = '2026-11-20' WHERE kind = 'pokok'", "UPDATE savings_balance SET last_on = '2026-11-21' WHERE kind = 'pokok'", ['savings_balance 1/pokok']],
      ["INSERT INTO savings_balance VALUES (1, 'wajib', 5, '2026-11-21')", "DELETE FROM savings_balance WHERE kind = 'wajib'", ['savings_balance 1/wajib', 'savings_balance wajib']],
      ["UPDATE savings_month SET closing = 70001 WHERE kind = 'sukarela' AND period = '2026-10'", "UPDATE savings_month SET closing = 70000 WHERE kind = 'sukarela' AND period = '2026-10'", ['savings_month 1/sukarela/2026-10']],
      ["DELETE FROM savings_month WHERE kind = 'pokok'", "INSERT INTO savings_month VALUES (1, 'pokok', '2026-11', 100000)", ['savings_month 1/pokok/2026-11']],
      ["INSERT INTO savings_month VALUES (1, 'wajib', '2026-11', 0)", "DELETE FROM savings_month WHERE kind = 'wajib'", ['savings_month 1/wajib/2026-11']],
      ['DROP TRIGGER savings_move_update; UPDATE savings_move SET balance = 100001 WHERE seq = 1', 'UPDATE savings_move SET balance = 100000 WHERE seq = 1', ['savings_move 1']],
      ["UPDATE savings_move SET on_date = '2026-10-04' WHERE seq = 3", "UPDATE savings_move SET on_date = '2026-11-21' WHERE seq = 3", ['savings_move 3', 'savings_balance 1/sukarela', 'savings_month 1/sukarela/2026-10', 'savings_month 1/sukarela/2026-11']],
    ];
    for (const [plant, mend, places] of plants) {
      tamper(gerai, plant);
      expect([plant, placesOf(gerai, savingsChecks)]).toEqual([plant, places]);
      tamper(gerai, mend);
    }
    expect(placesOf(gerai, savingsChecks)).toEqual([]);
  });
});

describe('any sequence of deposits and withdrawals', () => {
  const step = fc.record({ out: fc.boolean(), kind: fc.constantFrom<Kind>('wajib', 'sukarela'), amount: fc.integer({ min: 1, max: 500_000 }), days: fc.integer({ min: -3, max: 40 }) });

  it('keeps every balance of every day at the sum of its moves, never below zero, and the control accounts equal', async () => {
    const gerai = await openGerai({ begun: '2026-01-01', clock: '2026-11-21' });
    const treasurer = await gerai.as('bendahara');
    await check(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { memberId } = await newMember(gerai);
        const model: Record<Kind, { date: string; amount: number }[]> = { pokok: [], wajib: [], sukarela: [] };
        let day = calendarDate('2026-02-01');
        for (const { out, kind, amount, days } of steps) {
          const date = addDays(day, days);
          if (date > '2026-11-21') continue;
          const moves = model[kind];
          const balance = moves.reduce((total, move) => total + move.amount, 0);
          const method = out ? 'savings.withdraw' : 'savings.deposit';
          const params = { memberId, kind, amount, via: 'bank', date } as const;
          const refused = (out && kind === 'wajib') || moves.some((move) => move.date > date) || (out && amount > balance);
          if (refused) {
            await treasurer.refused(method, params);
            continue;
          }
          expect((await treasurer.call(method, params)).balance).toBe(balance + (out ? -amount : amount));
          moves.push({ date, amount: out ? -amount : amount });
          day = date;
        }
        const upTo = (kind: Kind, date: string): number => model[kind].reduce((total, move) => (move.date <= date ? total + move.amount : total), 0);
        for (const date of ['2026-03-31', '2026-06-30', '2026-11-21']) expect(await saved(gerai, memberId, date)).toMatchObject({ wajib: upTo('wajib', date), sukarela: upTo('sukarela', date) });
        expect(placesOf(gerai, savingsChecks)).toEqual([]);
      }),
      { runs: 25 },
    );
  });
});
