/** Templates, and entries proposed month by month: rent, wages, prepaid and accrued items. Nothing is posted by itself. */
import { describe, expect, test } from 'vitest';
import type { Result } from '../../shared/contract/index.ts';
import { newId, openGerai, type Gerai, type Person } from '../support/gerai.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, peek, rowCounts, signIn } from '../support/till.ts';

type Proposals = Result<'journals.proposals'>['rows'];

async function office(clock = '2026-01-31', begun = clock): Promise<{ gerai: Gerai; treasurer: Person }> {
  const gerai = await openGerai({ clock, begun });
  const treasurer = await signIn(gerai, 'bendahara');
  const date = clock.length === 10 ? clock : '2026-01-31';
  await treasurer.call('ledger.post', { date, memo: 'Saldo awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] });
  return { gerai, treasurer };
}

const RENT = { name: 'Sewa kios', memo: 'Sewa kios pasar', day: 31, from: '2026-01', lines: [{ account: '6-1130', debit: 500_000, unit: 'GERAI' as const }, { account: '1-1210', credit: 500_000 }] };
const brief = (rows: Proposals) => rows.map((row) => [row.name, row.date, row.amount, row.state, row.entryNumber]);

describe('templates', () => {
  test('are kept, changed and dropped; control and closed accounts are refused at once', async () => {
    const { gerai, treasurer } = await office();
    const template = { name: 'Gaji', memo: 'Gaji bulan ini', lines: [{ account: '6-1110', side: 'debit' as const, unit: 'GERAI' as const }, { account: '1-1210', side: 'kredit' as const, amount: 2_000_000 }] };
    const { templateId } = await treasurer.call('journals.saveTemplate', template);
    expect((await treasurer.call('journals.templates', {})).rows).toEqual([
      {
        templateId, name: 'Gaji', memo: 'Gaji bulan ini',
        lines: [{ account: '6-1110', name: 'Gaji dan honor', side: 'debit', unit: 'GERAI' }, { account: '1-1210', name: 'Bank (per rekening)', side: 'kredit', amount: 2_000_000 }],
      },
    ]);
    await treasurer.call('journals.saveTemplate', { ...template, templateId, memo: 'Gaji dan honor' });
    expect((await treasurer.call('journals.templates', {})).rows.map((row) => [row.templateId, row.memo])).toEqual([[templateId, 'Gaji dan honor']]);
    const refused = async (account: string) => fieldOf(await treasurer.refused('journals.saveTemplate', { ...template, lines: [{ account: '6-1110', side: 'debit' }, { account, side: 'kredit' }] }));
    expect(await refused('1-1310')).toBe('CONTROL_ACCOUNT lines.1.account');
    expect(await refused('6-1000')).toBe('VALIDATION lines.1.account');
    expect(await refused('9-1000')).toBe('VALIDATION lines.1.account');
    await treasurer.call('journals.removeTemplate', { templateId });
    expect((await treasurer.call('journals.templates', {})).rows).toEqual([]);
    expect(fieldOf(await treasurer.refused('journals.removeTemplate', { templateId }))).toBe('NOT_FOUND templateId');
    expect(fieldOf(await treasurer.refused('journals.saveTemplate', { ...template, templateId }))).toBe('NOT_FOUND templateId');
    await mustVerify(gerai);
  });
});

describe('recurring entries', () => {
  test('are proposed on their day or the month’s last, and posted once a month, by a click', async () => {
    const { gerai, treasurer } = await office();
    const { recurringId } = await treasurer.call('journals.saveRecurring', { ...RENT, until: '2026-03' });
    const proposals = async (period: string) => (await treasurer.call('journals.proposals', { period })).rows;
    expect(await proposals('2026-02')).toEqual([
      {
        key: recurringId, name: 'Sewa kios', kind: 'berulang', date: '2026-02-28', memo: 'Sewa kios pasar', amount: 500_000, state: 'usulan', entryNumber: null,
        lines: [{ account: '6-1130', name: 'Sewa, perawatan, angkut', debit: 500_000, credit: 0, unit: 'GERAI' }, { account: '1-1210', name: 'Bank (per rekening)', debit: 0, credit: 500_000, unit: 'UMUM' }],
      },
    ]);
    expect([await proposals('2025-12'), await proposals('2026-04')]).toEqual([[], []]);
    const counts = rowCounts(gerai);
    expect((await proposals('2026-01'))[0]?.state).toBe('usulan');
    expect(rowCounts(gerai)).toEqual(counts);
    const posted = await treasurer.call('journals.postProposals', { period: '2026-01', keys: [recurringId] });
    expect(posted.entries).toEqual([{ key: recurringId, number: 'JU-2026-000003' }]);
    expect(await linesOf(gerai, 'JU-2026-000003')).toEqual(['6-1130 GERAI D 500000', '1-1210 UMUM K 500000 opex']);
    expect(brief(await proposals('2026-01'))).toEqual([['Sewa kios', '2026-01-31', 500_000, 'dicatat', 'JU-2026-000003']]);
    const twice = await treasurer.refused('journals.postProposals', { period: '2026-01', keys: [recurringId] });
    expect([fieldOf(twice), twice.details?.['number']]).toEqual(['CONFLICT keys.0', 'JU-2026-000003']);
    // The last day of February has not come.
    expect(fieldOf(await treasurer.refused('journals.postProposals', { period: '2026-02', keys: [recurringId] }))).toBe('VALIDATION period');
    expect(fieldOf(await treasurer.refused('journals.postProposals', { period: '2026-04', keys: [recurringId] }))).toBe('NOT_FOUND keys.0');
    expect(fieldOf(await treasurer.refused('journals.postProposals', { period: '2026-01', keys: [newId()] }))).toBe('NOT_FOUND keys.0');
    await mustVerify(gerai);
  });

  test('are posted again only after their entry was reversed, and the file itself refuses a second', async () => {
    const { gerai, treasurer } = await office();
    const { recurringId } = await treasurer.call('journals.saveRecurring', RENT);
    const keys = [recurringId];
    await treasurer.call('journals.postProposals', { period: '2026-01', keys });
    const { entryId } = await treasurer.call('ledger.entry', { number: 'JU-2026-000003' });
    await treasurer.call('ledger.reverse', { entryId, reason: 'jumlah salah' });
    await treasurer.call('journals.saveRecurring', { ...RENT, recurringId, lines: [{ account: '6-1130', debit: 550_000 }, { account: '1-1210', credit: 550_000 }] });
    expect(brief((await treasurer.call('journals.proposals', { period: '2026-01' })).rows)).toEqual([['Sewa kios', '2026-01-31', 550_000, 'usulan', null]]);
    expect((await treasurer.call('journals.postProposals', { period: '2026-01', keys })).entries).toEqual([{ key: recurringId, number: 'JU-2026-000005' }]);
    expect((await balancesOf(gerai, '2026-01-31'))['6-1130']).toBe(550_000);
    // What was posted stays as it was posted, whatever is proposed from now on.
    await treasurer.call('journals.saveRecurring', { ...RENT, recurringId });
    expect(brief((await treasurer.call('journals.proposals', { period: '2026-01' })).rows)).toEqual([['Sewa kios', '2026-01-31', 550_000, 'dicatat', 'JU-2026-000005']]);
    expect(peek(gerai, 'SELECT period, amount FROM recurring_posting ORDER BY entry_seq')).toEqual([{ period: '2026-01', amount: 500_000 }, { period: '2026-01', amount: 550_000 }]);
    await mustVerify(gerai);
  });

  test('balance, and touch no control account', async () => {
    const { gerai, treasurer } = await office();
    const refused = async (change: object) => fieldOf(await treasurer.refused('journals.saveRecurring', { ...RENT, ...change }));
    expect(await refused({ lines: [{ account: '6-1130', debit: 500_000 }, { account: '1-1210', credit: 499_999 }] })).toBe('UNBALANCED');
    expect(await refused({ lines: [{ account: '6-1130', debit: 500_000 }, { account: '1-1120', credit: 500_000 }] })).toBe('CONTROL_ACCOUNT lines.1.account');
    expect(await refused({ lines: [{ account: '6-1130', debit: 500_000, credit: 1 }, { account: '1-1210', credit: 500_000 }] })).toBe('VALIDATION lines.0.debit');
    expect(await refused({ until: '2025-12' })).toBe('VALIDATION until');
    expect(await refused({ recurringId: newId() })).toBe('NOT_FOUND recurringId');
    expect((await treasurer.call('journals.recurring', {})).rows).toEqual([]);
    await mustVerify(gerai);
  });

  test('end after a month, not before one that was posted', async () => {
    const { gerai, treasurer } = await office('2026-02-28', '2026-01-31');
    const { recurringId } = await treasurer.call('journals.saveRecurring', { ...RENT, day: 1 });
    await treasurer.call('journals.postProposals', { period: '2026-02', keys: [recurringId] });
    expect(fieldOf(await treasurer.refused('journals.endRecurring', { recurringId, after: '2026-01' }))).toBe('CONFLICT after');
    await treasurer.call('journals.endRecurring', { recurringId, after: '2026-02' });
    expect(fieldOf(await treasurer.refused('journals.endRecurring', { recurringId, after: '2026-03' }))).toBe('VALIDATION after');
    expect((await treasurer.call('journals.proposals', { period: '2026-03' })).rows).toEqual([]);
    expect((await treasurer.call('journals.recurring', {})).rows).toEqual([
      {
        recurringId, kind: 'berulang', name: 'Sewa kios', memo: 'Sewa kios pasar', day: 1, from: '2026-01', until: '2026-02', amount: 500_000, months: null, posted: 500_000, remaining: null,
        lines: [{ account: '6-1130', name: 'Sewa, perawatan, angkut', debit: 500_000, credit: 0, unit: 'GERAI' }, { account: '1-1210', name: 'Bank (per rekening)', debit: 0, credit: 500_000, unit: 'UMUM' }],
      },
    ]);
    await mustVerify(gerai);
  });

  test('begin with the books: on their first day at the earliest, and a spread amount with all that lay before', async () => {
    const { gerai, treasurer } = await office('2026-02-10');
    const rent = (await treasurer.call('journals.saveRecurring', { ...RENT, day: 5 })).recurringId;
    await treasurer.call('journals.spread', { name: 'Asuransi', kind: 'dibayar-di-muka', amount: 300_000, months: 3, from: '2026-01', expense: '6-1140' });
    expect((await treasurer.call('journals.proposals', { period: '2026-01' })).rows).toEqual([]);
    expect(brief((await treasurer.call('journals.proposals', { period: '2026-02' })).rows)).toEqual([['Sewa kios', '2026-02-10', 500_000, 'usulan', null], ['Asuransi', '2026-02-28', 200_000, 'usulan', null]]);
    await treasurer.call('journals.postProposals', { period: '2026-02', keys: [rent] });
    expect(brief((await treasurer.call('journals.proposals', { period: '2026-03' })).rows)).toEqual([['Sewa kios', '2026-03-05', 500_000, 'usulan', null], ['Asuransi', '2026-03-31', 100_000, 'usulan', null]]);
    await mustVerify(gerai);
  });

  test('keep their accounts from being closed, and a closed month from being posted in', async () => {
    const { gerai, treasurer } = await office();
    await treasurer.call('ledger.createAccount', { code: '6-1301', name: 'Iuran kebersihan', parent: '6-1000' });
    const { recurringId } = await treasurer.call('journals.saveRecurring', { ...RENT, lines: [{ account: '6-1301', debit: 25_000 }, { account: '1-1210', credit: 25_000 }] });
    expect((await treasurer.refused('ledger.closeAccount', { code: '6-1301' })).details).toEqual({ field: 'code', recurring: 'Sewa kios' });
    gerai.at('2026-03-15');
    const later = await signIn(gerai, 'bendahara');
    await later.call('periods.close', { period: '2026-01' });
    expect(fieldOf(await later.refused('journals.postProposals', { period: '2026-01', keys: [recurringId] }))).toBe('PERIOD_CLOSED period');
    await later.call('journals.endRecurring', { recurringId, after: '2026-02' });
    await later.call('ledger.closeAccount', { code: '6-1301' });
    const failure = await later.refused('journals.postProposals', { period: '2026-02', keys: [recurringId] });
    expect([fieldOf(failure), failure.message]).toEqual(['VALIDATION keys.0', 'Isian belum benar. keys.0: akun 6-1301 Iuran kebersihan sudah ditutup; buka dahulu akunnya.']);
    await mustVerify(gerai);
  });
});

describe('spread items', () => {
  test('prepaid: a third of a million each month, the rupiah that is over in the second', async () => {
    const { gerai, treasurer } = await office('2026-03-31');
    await treasurer.call('ledger.post', { date: '2026-03-31', memo: 'Bayar asuransi', lines: [{ account: '1-1520', debit: 1_000_000, unit: 'GERAI' }, { account: '1-1210', credit: 1_000_000 }] });
    const { recurringId } = await treasurer.call('journals.spread', { name: 'Asuransi', kind: 'dibayar-di-muka', amount: 1_000_000, months: 3, from: '2026-03', expense: '6-1130', unit: 'GERAI' });
    const months: [string, number][] = [];
    for (const [day, period] of [['2026-03-31', '2026-03'], ['2026-04-30', '2026-04'], ['2026-05-31', '2026-05']] as const) {
      gerai.at(day);
      const now = await signIn(gerai, 'bendahara');
      const [proposal] = (await now.call('journals.proposals', { period })).rows;
      months.push([proposal?.memo ?? '', proposal?.amount ?? 0]);
      const [entry] = (await now.call('journals.postProposals', { period, keys: [recurringId] })).entries;
      expect(await linesOf(gerai, entry?.number ?? '')).toEqual([`6-1130 GERAI D ${proposal?.amount}`, `1-1520 GERAI K ${proposal?.amount}`]);
    }
    expect(months).toEqual([['Asuransi, bulan 1 dari 3', 333_333], ['Asuransi, bulan 2 dari 3', 333_334], ['Asuransi, bulan 3 dari 3', 333_333]]);
    expect((await balancesOf(gerai, '2026-05-31'))['1-1520']).toBeUndefined();
    const now = await signIn(gerai, 'bendahara');
    expect((await now.call('journals.recurring', {})).rows[0]).toMatchObject({ kind: 'dibayar-di-muka', months: 3, until: '2026-05', amount: 1_000_000, posted: 1_000_000, remaining: 0 });
    expect((await now.call('journals.proposals', { period: '2026-06' })).rows).toEqual([]);
    await mustVerify(gerai);
  });

  test('accrued: months locked without their share give it to the next one posted', async () => {
    const { gerai, treasurer } = await office('2026-01-31');
    const { recurringId } = await treasurer.call('journals.spread', { name: 'THR', kind: 'masih-harus-dibayar', amount: 1_000_000, months: 3, from: '2026-01', expense: '6-1110' });
    gerai.at('2026-04-30');
    const now = await signIn(gerai, 'bendahara');
    await now.call('periods.close', { period: '2026-01' });
    const amounts = async () => Promise.all(['2026-01', '2026-02', '2026-03', '2026-04'].map(async (period) => (await now.call('journals.proposals', { period })).rows[0]?.amount ?? 0));
    expect(await amounts()).toEqual([333_333, 666_667, 333_333, 0]);
    const [entry] = (await now.call('journals.postProposals', { period: '2026-02', keys: [recurringId] })).entries;
    expect(await linesOf(gerai, entry?.number ?? '')).toEqual(['6-1110 UMUM D 666667', '2-1330 UMUM K 666667']);
    await now.call('journals.postProposals', { period: '2026-03', keys: [recurringId] });
    expect((await balancesOf(gerai, '2026-04-30'))['2-1330']).toBe(-1_000_000);
    expect(await amounts()).toEqual([0, 666_667, 333_333, 0]);
    await mustVerify(gerai);
  });

  test('take an expense account, are not edited, and can be stopped', async () => {
    const { gerai, treasurer } = await office();
    const item = { name: 'Asuransi', kind: 'dibayar-di-muka', amount: 1_200, months: 12, from: '2026-01', expense: '6-1130' } as const;
    const refused = async (change: object) => fieldOf(await treasurer.refused('journals.spread', { ...item, ...change }));
    expect([await refused({ expense: '4-2110' }), await refused({ expense: '1-1310' }), await refused({ expense: '6-1000' }), await refused({ amount: 11 }), await refused({ kind: 'lain' })]).toEqual([
      'VALIDATION expense', 'CONTROL_ACCOUNT expense', 'VALIDATION expense', 'VALIDATION months', 'VALIDATION kind',
    ]);
    const { recurringId } = await treasurer.call('journals.spread', item);
    expect(fieldOf(await treasurer.refused('journals.saveRecurring', { ...RENT, recurringId }))).toBe('CONFLICT recurringId');
    await treasurer.call('journals.postProposals', { period: '2026-01', keys: [recurringId] });
    await treasurer.call('journals.endRecurring', { recurringId, after: '2026-01' });
    expect((await treasurer.call('journals.proposals', { period: '2026-02' })).rows).toEqual([]);
    expect((await treasurer.call('journals.recurring', {})).rows[0]).toMatchObject({ until: '2026-01', posted: 100, remaining: 1_100 });
    await mustVerify(gerai);
  });
});
