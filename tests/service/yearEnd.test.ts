/** Month 13, and closing a year into SHU (rulings 1 and 2), with figures worked out by hand. */
import { describe, expect, it } from 'vitest';
import { LOGIN, openGerai, type Gerai, type Given, type Person } from '../support/gerai.ts';
import { fieldOf, linesOf, mustVerify, plain, signIn } from '../support/till.ts';

type Line = Given<'ledger.post'>['lines'][number];
const post = (person: Person, date: string, lines: Line[], more: Partial<Given<'ledger.post'>> = {}) => person.call('ledger.post', { date, memo: 'Catatan', lines, ...more });
const income = (account: string, amount: number, unit: 'GERAI' | 'LPG' | 'USP' | 'UMUM'): Line[] => [{ account: '1-1210', debit: amount }, { account, credit: amount, unit }];
const expense = (account: string, amount: number, unit: 'GERAI' | 'LPG' | 'USP' | 'UMUM'): Line[] => [{ account, debit: amount, unit }, { account: '1-1210', credit: amount }];
const wages: Line[] = [{ account: '6-1130', debit: 30_000, unit: 'GERAI' }, { account: '2-1330', credit: 30_000 }];

/** A book begun in November 2026 with both months closed: before month 13, on 10 January 2027. */
async function twoMonths(): Promise<Gerai> {
  const gerai = await openGerai({ clock: '2026-11-10' });
  const treasurer = await gerai.as('bendahara');
  await post(treasurer, '2026-11-10', [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }]);
  for (const lines of [income('4-1110', 1_000_000, 'GERAI'), expense('5-1110', 600_000, 'GERAI'), expense('4-1511', 20_000, 'GERAI'), income('4-1410', 90_000, 'USP'), expense('6-1110', 250_000, 'UMUM'), expense('7-1110', 5_000, 'UMUM')])
    await post(treasurer, '2026-11-10', lines);
  gerai.at('2027-01-10');
  const later = await signIn(gerai, 'bendahara');
  await post(later, '2026-12-20', income('4-1210', 300_000, 'LPG'));
  await post(later, '2026-12-20', expense('5-1210', 280_000, 'LPG'));
  for (const period of ['2026-11', '2026-12']) await later.call('periods.close', { period });
  return gerai;
}

const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const DECEMBER = { from: '2026-12-01', to: '2026-12-31' };

describe('month 13', () => {
  it('takes adjustments after December is closed, with the chair’s approval; December leaves them out, the year has them', async () => {
    const gerai = await twoMonths();
    const treasurer = await signIn(gerai, 'bendahara');
    const month13 = { period: '2026-13' };
    expect((await treasurer.refused('ledger.post', { date: '2026-12-31', memo: 'Honor', lines: wages, ...month13 })).rule).toBe('APPROVAL_REQUIRED');
    expect(fieldOf(await treasurer.refused('ledger.post', { date: '2026-12-30', memo: 'Honor', lines: wages, ...month13, approval: LOGIN.ketua }))).toBe('VALIDATION period');
    const before = await treasurer.call('reports.incomeStatement', DECEMBER);
    const { number } = await post(treasurer, '2026-12-31', wages, { ...month13, approval: LOGIN.ketua });
    expect((await treasurer.call('ledger.entry', { number })).period).toBe('2026-13');
    expect(await treasurer.call('reports.incomeStatement', DECEMBER)).toEqual(before);
    // 980,000 + 300,000 − 600,000 − 280,000 + 90,000 − 250,000 − 30,000 − 5,000.
    expect((await treasurer.call('reports.incomeStatement', YEAR)).totals.shu).toBe(205_000);
    expect((await treasurer.call('periods.list', {})).rows.map((row) => [row.period, row.status])).toEqual([['2026-11', 'tertutup'], ['2026-12', 'tertutup'], ['2026-13', 'terbuka']]);
    await mustVerify(gerai);
  });

  it('is taken back where it stands, and its lines are in the register of the year and not of December', async () => {
    const gerai = await twoMonths();
    const treasurer = await signIn(gerai, 'bendahara');
    const before = (await treasurer.call('reports.incomeStatement', YEAR)).totals.shu;
    const { entryId, number } = await post(treasurer, '2026-12-31', wages, { period: '2026-13', approval: LOGIN.ketua });
    const [account = ''] = wages.map((line) => line.account);
    const lines = async (span: typeof YEAR) => {
      const { opening, rows, closing } = await treasurer.call('ledger.register', { account, ...span });
      expect(opening + rows.reduce((sum, row) => sum + row.debit - row.credit, 0)).toBe(closing);
      return rows.map((row) => row.number);
    };
    expect([(await lines(YEAR)).includes(number), (await lines(DECEMBER)).includes(number)]).toEqual([true, false]);
    expect((await treasurer.refused('ledger.reverse', { entryId, reason: 'salah' })).rule).toBe('APPROVAL_REQUIRED');
    expect(fieldOf(await treasurer.refused('ledger.reverse', { entryId, date: '2027-01-05', reason: 'salah', approval: LOGIN.ketua }))).toBe('VALIDATION date');
    const back = await treasurer.call('ledger.reverse', { entryId, reason: 'salah', approval: LOGIN.ketua });
    expect(await treasurer.call('ledger.entry', { entryId: back.entryId })).toMatchObject({ period: '2026-13', date: '2026-12-31' });
    expect((await treasurer.call('reports.incomeStatement', YEAR)).totals.shu).toBe(before);
    await (await signIn(gerai, 'ketua')).call('periods.reopen', { period: '2026-12', reason: 'nota tertinggal', approval: LOGIN.pengawas });
    await mustVerify(gerai);
  });

  it('moves no cash: what the books lack there is recorded on its own day, or as a receivable', async () => {
    const gerai = await twoMonths();
    const treasurer = await signIn(gerai, 'bendahara');
    const month13 = { date: '2026-12-31', memo: 'Bunga bank Desember', period: '2026-13', approval: LOGIN.ketua };
    const refused = await treasurer.refused('ledger.post', { ...month13, lines: [{ account: '4-2160', credit: 12_000 }, { account: '1-1210', debit: 12_000 }] });
    expect([fieldOf(refused), refused.message]).toEqual([
      'VALIDATION lines.1.account',
      'Isian belum benar. lines.1.account: bulan 13 tidak menyentuh kas, dan 1-1210 Bank (per rekening) akun kas. Uang yang bergerak dicatat pada tanggalnya: di bulan yang masih terbuka, atau minta ketua membuka lagi Desember. Hak dan kewajiban akhir tahun pakai akun piutang atau utang, misalnya 1-1350 atau 2-1330.',
    ]);
    await treasurer.call('ledger.post', { ...month13, lines: [{ account: '1-1350', debit: 12_000 }, { account: '4-2160', credit: 12_000 }] });
    await treasurer.call('ledger.post', { date: '2027-01-05', memo: 'Bunga bank Desember', lines: [{ account: '1-1210', debit: 12_000 }, { account: '1-1350', credit: 12_000 }] });
    const flows = await Promise.all([YEAR, DECEMBER, { from: '2027-01-01', to: '2027-01-10' }, { from: '2026-12-31', to: '2027-01-10' }].map((span) => treasurer.call('reports.cashFlow', span)));
    // What was there before, 70,000,000, and 980,000 + 300,000 − 600,000 − 280,000 + 90,000 − 250,000 − 5,000.
    expect(flows.map(({ reconciled, opening, closing }) => [reconciled, opening, closing])).toEqual([[true, 0, 70_235_000], [true, 70_215_000, 70_235_000], [true, 70_235_000, 70_247_000], [true, 70_235_000, 70_247_000]]);
    await mustVerify(gerai);
  });

  it('is in the trial balance of the year and of a day, not in December’s (ruling 2)', async () => {
    const gerai = await twoMonths();
    const treasurer = await signIn(gerai, 'bendahara');
    const trial = async (from?: string) => {
      const { rows, totalDebit, totalCredit } = await treasurer.call('ledger.trialBalance', { asOf: '2026-12-31', ...(from === undefined ? {} : { from }) });
      for (const row of from === undefined ? [] : rows) expect([row.code, (row.opening ?? 0) + (row.debitMovement ?? 0) - (row.creditMovement ?? 0)]).toEqual([row.code, row.closing]);
      expect(totalDebit).toBe(totalCredit);
      return rows;
    };
    const wagesIn = (rows: Awaited<ReturnType<typeof trial>>) => rows.filter((row) => row.code === '6-1130').map((row) => [row.debit, row.debitMovement]);
    const before = [await trial('2026-12-01'), await trial('2026-12-31'), await trial('2026-11-01')];
    await post(treasurer, '2026-12-31', wages, { period: '2026-13', approval: LOGIN.ketua });
    expect([await trial('2026-12-01'), await trial('2026-12-31'), await trial('2026-11-01')]).toEqual(before);
    expect([wagesIn(await trial('2026-01-01')), wagesIn(await trial()), wagesIn(await trial('2026-12-01'))]).toEqual([[[30_000, 30_000]], [[30_000, undefined]], []]);
    expect(await treasurer.call('reports.equityChanges', DECEMBER)).toMatchObject({ totals: { shu: 20_000 }, agrees: true });
    await (await signIn(gerai, 'ketua')).call('shu.closeYear', { year: 2026 });
    expect([await trial('2026-12-01'), await trial('2026-12-31'), await trial('2026-11-01')]).toEqual(before);
    for (const span of [DECEMBER, YEAR]) expect([(await treasurer.call('reports.equityChanges', span)).agrees, (await treasurer.call('reports.cashFlow', span)).reconciled]).toEqual([true, true]);
  });

  it('holds December closed as long as it moves anything, so that December is never issued with a part of it', async () => {
    const gerai = await twoMonths();
    const [treasurer, chair] = [await signIn(gerai, 'bendahara'), await signIn(gerai, 'ketua')];
    await post(treasurer, '2026-12-31', wages, { period: '2026-13', approval: LOGIN.ketua });
    const reopen = { period: '2026-12', reason: 'nota tertinggal', approval: LOGIN.pengawas };
    const refused = await chair.refused('periods.reopen', reopen);
    expect([fieldOf(refused), plain(refused.message)]).toEqual([
      'CONFLICT period', 'Bulan 13 sudah terisi. Penyesuaian tahun 2026 bertumpu pada Desember yang ditutup. Catat koreksi ini di bulan 13 juga, atau balik dahulu semua penyesuaian itu.',
    ]);
    await post(treasurer, '2026-12-31', [{ account: '2-1330', debit: 30_000 }, { account: '6-1130', credit: 30_000, unit: 'GERAI' }], { period: '2026-13', approval: LOGIN.ketua });
    await chair.call('periods.reopen', reopen);
    await post(treasurer, '2026-12-31', expense('6-1110', 1_000, 'UMUM'));
    await treasurer.call('periods.close', { period: '2026-12' });
    const { statements } = await chair.call('statements.get', { period: '2026-12' });
    // 235,000 of both months less 1,000.
    expect(statements).toMatchObject({ yearToDate: { incomeStatement: { totals: { shu: 234_000 } }, equityChanges: { totals: { closing: 70_234_000 }, agrees: true } }, month: { incomeStatement: { totals: { shu: 19_000 } }, equityChanges: { totals: { closing: 70_234_000 } } } });
    expect((statements as { balanceSheet: { sections: { total: number }[] } }).balanceSheet.sections[2]?.total).toBe(70_234_000);
    await mustVerify(gerai);
  });

  it('is shut while a month that rests on it is closed', async () => {
    const gerai = await twoMonths();
    const treasurer = await signIn(gerai, 'bendahara');
    await post(treasurer, '2026-12-31', wages, { period: '2026-13', approval: LOGIN.ketua });
    gerai.at('2027-02-05');
    const february = await signIn(gerai, 'bendahara');
    await february.call('periods.close', { period: '2027-01' });
    const refused = await february.refused('ledger.post', { date: '2026-12-31', memo: 'Honor', lines: wages, period: '2026-13', approval: LOGIN.ketua });
    expect([fieldOf(refused), plain(refused.message)]).toEqual(['PERIOD_CLOSED period', 'Bulan sudah ditutup. Buku Januari 2027 sudah dikunci dan bertumpu pada saldo 31 Desember. Minta ketua membukanya lagi, lalu catat penyesuaian ini.']);
    await (await signIn(gerai, 'ketua')).call('periods.reopen', { period: '2027-01', reason: 'penyesuaian audit', approval: LOGIN.pengawas });
    await post(february, '2026-12-31', wages, { period: '2026-13', approval: LOGIN.ketua });
    // The year itself may be closed under a closed January: it moves no total.
    await february.call('periods.close', { period: '2027-01' });
    expect(await (await signIn(gerai, 'ketua')).call('shu.closeYear', { year: 2026 })).toMatchObject({ year: 2026, shu: 175_000 });
    await mustVerify(gerai);
  });
});

describe('shu.closeYear', () => {
  it('moves income and expenses by unit to SHU to be shared, and changes no report of the year', async () => {
    const gerai = await twoMonths();
    const [treasurer, chair] = [await signIn(gerai, 'bendahara'), await signIn(gerai, 'ketua')];
    await post(treasurer, '2026-12-31', wages, { period: '2026-13', approval: LOGIN.ketua });
    const reports = async () => ({
      year: await chair.call('reports.incomeStatement', YEAR), december: await chair.call('reports.incomeStatement', DECEMBER), november: await chair.call('reports.balanceSheet', { asOf: '2026-11-30' }),
      shu: await chair.call('shu.statement', { period: '2026-12' }),
    });
    const before = await reports();
    const neraca = await chair.call('reports.balanceSheet', { asOf: '2026-12-31' });
    expect(before.shu.status).toBe('berjalan');
    const closed = await chair.call('shu.closeYear', { year: 2026, note: 'sudah diaudit' });
    expect(closed).toEqual({ year: 2026, shu: 205_000, entryNumber: 'JU-2026-000012' });
    expect(await linesOf(gerai, 'JU-2026-000012')).toEqual([
      '4-1110 GERAI D 1000000', '4-1511 GERAI K 20000', '8-1110 GERAI K 980000', '8-1110 GERAI D 630000', '5-1110 GERAI K 600000', '6-1130 GERAI K 30000', '8-1110 GERAI D 350000', '3-1320 GERAI K 350000',
      '4-1210 LPG D 300000', '8-1110 LPG K 300000', '8-1110 LPG D 280000', '5-1210 LPG K 280000', '8-1110 LPG D 20000', '3-1320 LPG K 20000',
      '4-1410 USP D 90000', '8-1110 USP K 90000', '8-1110 USP D 90000', '3-1320 USP K 90000',
      '8-1110 UMUM D 255000', '6-1110 UMUM K 250000', '7-1110 UMUM K 5000', '8-1110 UMUM K 255000', '3-1320 UMUM D 255000',
    ]);
    const entry = await chair.call('ledger.entry', { number: 'JU-2026-000012' });
    expect([entry.kind, entry.date, entry.period, entry.document.number]).toEqual(['penutup', '2026-12-31', '2026-13', 'TT-2026-000001']);

    const after = await reports();
    expect(after.shu.status).toBe('menunggu-rat');
    expect({ ...after, shu: { ...after.shu, status: 'berjalan', chain: null } }).toEqual({ ...before, shu: { ...before.shu, chain: null } });
    const equity = (sheet: typeof neraca) => Object.fromEntries((sheet.sections.find((section) => section.key === 'equity')?.rows ?? []).map((row) => [row.code, row.amount]));
    const closedSheet = await chair.call('reports.balanceSheet', { asOf: '2026-12-31' });
    expect([equity(neraca), equity(closedSheet)]).toEqual([{ '3-1140': 70_000_000, '3-1310': 205_000 }, { '3-1140': 70_000_000, '3-1310': 0, '3-1320': 205_000 }]);
    expect(closedSheet.sections.map((section) => section.total)).toEqual(neraca.sections.map((section) => section.total));
    expect(closedSheet.balanced).toBe(true);
    expect((await chair.call('periods.history', { period: '2026-13' })).rows).toMatchObject([{ period: '2026-13', action: 'tutup-tahun', by: 'Suryadi Noor', approvedBy: null, reason: 'sudah diaudit', entries: 12, hash: entry.hash, notes: [] }]);
    await mustVerify(gerai);
  });

  it('locks the year for good', async () => {
    const gerai = await twoMonths();
    const [treasurer, chair] = [await signIn(gerai, 'bendahara'), await signIn(gerai, 'ketua')];
    await chair.call('shu.closeYear', { year: 2026 });
    expect(fieldOf(await chair.refused('shu.closeYear', { year: 2026 }))).toBe('CONFLICT year');
    for (const [date, more] of [['2026-12-31', {}], ['2026-11-30', {}], ['2026-11-10', {}], ['2026-12-31', { period: '2026-13', approval: LOGIN.ketua }]] as const)
      expect([date, (await treasurer.refused('ledger.post', { date, memo: 'Terlambat', lines: wages, ...more })).rule]).toEqual([date, 'PERIOD_CLOSED']);
    const reopened = await chair.refused('periods.reopen', { period: '2026-12', reason: 'lupa', approval: LOGIN.pengawas });
    expect([reopened.rule, reopened.message]).toEqual(['PERIOD_CLOSED', 'Bulan sudah ditutup. Tahun buku 2026 sudah ditutup untuk selamanya. Catat koreksinya di bulan yang terbuka.']);
    const { entryId } = await treasurer.call('ledger.entry', { number: 'JU-2026-000011' });
    expect(fieldOf(await treasurer.refused('ledger.reverse', { entryId, date: '2027-01-10', reason: 'salah' }))).toBe('CONFLICT entryId');
    // The next year goes on from zero.
    await post(treasurer, '2027-01-10', income('4-1110', 10_000, 'GERAI'));
    expect((await chair.call('shu.statement', { period: '2027-01' })).yearToDate.shu).toBe(10_000);
    const sheet = await chair.call('reports.balanceSheet', { asOf: '2027-01-10' });
    // 205,000 without the adjustment of month 13 is 235,000.
    expect(sheet.sections[2]?.rows).toEqual([{ code: '3-1140', name: 'Hibah dan donasi', amount: 70_000_000 }, { code: '3-1310', name: 'SHU tahun berjalan', amount: 10_000 }, { code: '3-1320', name: 'SHU belum dibagi', amount: 235_000 }]);
    await mustVerify(gerai);
  });

  it('debits a loss, posts nothing for a year without a result, and goes year by year', async () => {
    const gerai = await openGerai({ clock: '2025-12-10' });
    const treasurer = await gerai.as('bendahara');
    await post(treasurer, '2025-12-10', [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }]);
    gerai.at('2027-01-10');
    const [later, chair] = [await signIn(gerai, 'bendahara'), await signIn(gerai, 'ketua')];
    await post(later, '2026-06-01', expense('6-1110', 40_000, 'UMUM'));
    for (const year of [2024, 2023]) expect(fieldOf(await chair.refused('shu.closeYear', { year }))).toBe('NOT_FOUND year');
    const open = await chair.refused('shu.closeYear', { year: 2025 });
    expect([fieldOf(open), plain(open.message)]).toEqual(['CONFLICT year', 'Tahun belum lengkap. Belum ditutup: Desember 2025. Tutup dahulu bulan-bulan itu.']);
    for (const period of ['2025-12', ...Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)]) await later.call('periods.close', { period });
    expect(plain((await chair.refused('shu.closeYear', { year: 2026 })).message)).toBe('Tahun sebelumnya masih terbuka. Tutup dahulu tahun buku 2025.');
    expect(await chair.call('shu.closeYear', { year: 2025 })).toEqual({ year: 2025, shu: 0, entryNumber: null });
    const { entryNumber, shu } = await chair.call('shu.closeYear', { year: 2026 });
    expect(shu).toBe(-40_000);
    expect(await linesOf(gerai, entryNumber ?? '')).toEqual(['8-1110 UMUM D 40000', '6-1110 UMUM K 40000', '8-1110 UMUM K 40000', '3-1320 UMUM D 40000']);
    expect((await later.refused('shu.closeYear', { year: 2026 })).code).toBe('FORBIDDEN');
    expect((await later.call('reports.balanceSheet', { asOf: '2026-12-31' })).sections[2]?.rows.find((row) => row.code === '3-1320')?.amount).toBe(-40_000);
    await mustVerify(gerai);
  });
});
