import { describe, expect, it } from 'vitest';
import { FIXED_QRIS } from '../support/qrisSamples.ts';
import { fieldOf, mustVerify, openTill, peek, rowCounts, signIn } from '../support/till.ts';

const SEMBAKO = { key: 'sembako', name: 'Sembako', unit: 'GERAI', inventory: '1-1410', salesMember: '4-1110', salesNonMember: '4-1120', cogsMember: '5-1110', cogsNonMember: '5-1120' };
const SHU = { capitalPct: '40', tradePct: '30', parts: [{ key: 'cadangan', name: 'Cadangan', pct: '30' }], capitalBase: 'all', averaging: 'closing', tradeIncludes: ['sales'] };

const FAVOURITE = '0198c8b2-6c1e-7a3f-a000-000000000001';

/** Every setting: a value it takes, and values it refuses with the field they are refused on. */
const SETTINGS: Readonly<Record<string, readonly [good: unknown, ...bad: readonly [value: unknown, field: string][]]>> = {
  'categories': [
    [SEMBAKO, { ...SEMBAKO, key: 'sayur', inventory: '1-1440', salesMember: '4-1130', salesNonMember: '4-1140', cogsMember: '5-1130', cogsNonMember: '5-1140' }],
    [[], 'value'], [[{ ...SEMBAKO, unit: 'TOKO' }], 'value.0.unit'], [[{ ...SEMBAKO, inventory: '9-9999' }], 'value.0.inventory'], [[{ ...SEMBAKO, inventory: '1-1110' }], 'value.0.inventory'], [[{ ...SEMBAKO, inventory: '1-1430' }], 'value.0.inventory'],
    [[SEMBAKO, { ...SEMBAKO, key: 'b', salesMember: '4-1120' }], 'value.1.salesMember'], [[{ ...SEMBAKO, salesNonMember: '4-1512' }], 'value.0.salesNonMember'], [[{ ...SEMBAKO, cogsMember: '5-1510' }], 'value.0.cogsMember'],
    [[{ ...SEMBAKO, cogsNonMember: '5-1110' }], 'value.0.cogsNonMember'], [[SEMBAKO, SEMBAKO], 'value.1.key'],
  ],
  'savings.amounts': [{ pokok: 100_000, wajibMonthly: 25_000 }, [{ pokok: 0, wajibMonthly: 1 }, 'value.pokok'], [{ pokok: 1 }, 'value.wajibMonthly'], [{ pokok: 1, wajibMonthly: 1.5 }, 'value.wajibMonthly']],
  'savings.withdrawal': [{ perDay: 1_000_000, keepAtLeast: 10_000, approvalAbove: 500_000 }, [{ perDay: 0 }, 'value.perDay'], [{ keepAtLeast: -1 }, 'value.keepAtLeast'], [{ approvalAbove: '1' }, 'value.approvalAbove']],
  'passbook.layout': [{ linesPerPage: 20, pages: 10 }, [{ linesPerPage: 0, pages: 10 }, 'value.linesPerPage'], [{ linesPerPage: 20, pages: 201 }, 'value.pages']],
  'savings.interest': [{ method: 'daily', tiers: [{ from: 0, annualPct: '3' }] }, [{ method: 'harian' }, 'value.method'], [{ method: 'daily', annualPct: 3 }, 'value.annualPct']],
  'savings.rateCap': [{ annualPct: '9' }, [{ annualPct: '-1' }, 'value.annualPct'], [9, 'value']],
  'tax.savingsInterest': [{ freeUpTo: 240_000, pct: '10' }, [{ freeUpTo: -1, pct: '10' }, 'value.freeUpTo']],
  'tax.final': [
    { accounts: ['4-11', '4-2110'], pct: '0.5', validThrough: 2029 }, [{ accounts: [], pct: '0.5', validThrough: 2029 }, 'value.accounts'], [{ accounts: ['6-11'], pct: '0.5', validThrough: 2029 }, 'value.accounts.0'],
    [{ accounts: ['4-11', '4-99'], pct: '0.5', validThrough: 2029 }, 'value.accounts.1'], [{ accounts: ['4-11'], pct: 0.5, validThrough: 2029 }, 'value.pct'], [{ accounts: ['4-11'], pct: '0.5', validThrough: 1999 }, 'value.validThrough'],
    [{ accounts: ['4-11'], pct: '0.5', validThrough: 2029, yearlyLimit: 0 }, 'value.yearlyLimit'],
  ],
  'assets.policy': [{ firstMonth: 'bulan-berikutnya' }, [{ firstMonth: 'nanti' }, 'value.firstMonth'], [{}, 'value.firstMonth']],
  'loan.policy': [{ maxPrincipal: 5_000_000, maxMonths: 24 }, [{ maxMonths: 361 }, 'value.maxMonths'], [{ bunga: 1 }, 'value']],
  'loan.rateCap': [{ annualPct: '24' }, [{ annualPct: '24,5' }, 'value.annualPct']],
  'loan.collectability': [[{ class: 'lancar', fromDays: 0, allowancePct: '0.5' }], [[], 'value'], [[{ class: 'lancar', fromDays: -1, allowancePct: null }], 'value.0.fromDays']],
  'loan.products': [
    [{ key: 'modal', name: 'Modal usaha', method: 'menurun', annualPct: '12', maxMonths: 24, graceDays: 3, penalty: { pctPerDay: '0.1', maxPct: '10' } }],
    [[{ key: 'modal', name: 'Modal', method: 'balon', annualPct: '12', maxMonths: 24, graceDays: 3 }], 'value.0.method'], [[{ key: 'modal', name: 'Modal', method: 'flat', annualPct: '12', maxMonths: 24, graceDays: 3, penalty: { maxPct: '1' } }], 'value.0.penalty'],
    [[{ key: 'm', name: 'A', method: 'flat', annualPct: '1', maxMonths: 2, graceDays: 0 }, { key: 'm', name: 'B', method: 'flat', annualPct: '1', maxMonths: 2, graceDays: 0 }], 'value'],
  ],
  'loan.allocation': [{ order: ['pokok', 'jasa', 'denda'] }, [{ order: ['pokok', 'pokok', 'denda'] }, 'value.order'], [{ order: ['pokok'] }, 'value.order']],
  'loan.assessment': [{ maxInstalmentPct: '35', minWajibMonths: 12, largestPct: '25' }, [{ maxInstalmentPct: '101', minWajibMonths: 12, largestPct: '25' }, 'value.maxInstalmentPct']],
  'loan.related': [{ pct: '10', accounts: ['3-1110', '3-1120'] }, [{ pct: '10', accounts: [] }, 'value.accounts'], [{ pct: '-1', accounts: ['3-1110'] }, 'value.pct']],
  'shu.policy': [SHU, [{ ...SHU, tradePct: '31' }, 'value.parts'], [{ ...SHU, parts: [{ key: 'lain', name: 'Lain', pct: '30' }] }, 'value.parts.0.account'], [{ ...SHU, parts: [{ key: 'lain', name: 'Lain', pct: '30', account: '9-9999' }] }, 'value.parts.0.account']],
  'cash.rounding': [{ step: 100 }, [{ step: 25 }, 'value.step'], [{ step: '100' }, 'value.step']],
  'cash.flowByAccount': [[{ prefix: '6-', flow: 'opex' }], [[{ prefix: '6-', flow: 'lain' }], 'value.0.flow'], [[{ prefix: '61', flow: 'opex' }], 'value.0.prefix']],
  'bank.matching': [{ days: 7, parts: 3 }, [{ days: 61, parts: 3 }, 'value.days'], [{ days: 7, parts: 1 }, 'value.parts'], [{ days: 7 }, 'value.parts']],
  'shift.drawers': [['Laci 1', 'Laci 2'], [[], 'value'], [['Laci', 'LACI'], 'value'], [[''], 'value.0']],
  'sale.swapTender': [{ seconds: 60, finish: 120 }, [{ seconds: -1, finish: 0 }, 'value.seconds'], [{ seconds: 30 }, 'value.finish']],
  'shift.drawerOpenings': [{ free: 0 }, [{ free: -1 }, 'value.free'], [{ free: 1.5 }, 'value.free']],
  'shift.differenceReason': [{ amount: 500 }, [{ amount: -1 }, 'value.amount']],
  'shift.cashAccounts': [['6-1140'], [['2-1210'], 'value'], [['6-1000'], 'value'], [['9-9999'], 'value'], [[], 'value']],
  'sale.discountLimit': [{ amount: 5_000, pct: '10' }, [{ amount: -1 }, 'value.amount'], [{ amount: 1, pct: '10%' }, 'value.pct'], [{ amount: 1, pct: '100.01' }, 'value.pct'], [{ pct: '10' }, 'value.amount']],
  'shift.differenceLimit': [{ amount: 0 }, [{ amount: -1 }, 'value.amount']],
  'auth.lockout': [{ tries: 5, minutes: [1, 5] }, [{ tries: 2, minutes: [1] }, 'value.tries'], [{ tries: 5, minutes: [] }, 'value.minutes']],
  'clock.tolerance': [{ backMinutes: 0 }, [{ backMinutes: 1441 }, 'value.backMinutes']],
  'receipt.layout': [{ columns: 32, footer: ['Terima kasih'], phone: '0812 0000', compact: true, code: true }, [{ columns: 40, footer: [] }, 'value.columns'], [{ columns: 32, footer: ['a', 'b', 'c', 'd', 'e'] }, 'value.footer'], [{ columns: 32, footer: ['a\nb'] }, 'value.footer.0']],
  'receipt.logo': [{ raster: { width: 8, height: 2, dots: 'ff00' } }, [{ raster: { width: 8, height: 2, dots: 'ff' } }, 'value.raster'], [{ raster: { width: 392, height: 1, dots: 'f'.repeat(98) } }, 'value.raster.width'], [{ raster: { width: 8, height: 1, dots: 'zz' } }, 'value.raster.dots'], [{}, 'value.raster']],
  'printer.receipt': [{ kind: 'tcp', host: '192.168.1.50', port: 9100, drawer: true }, [{ kind: 'usb' }, 'value.kind'], [{ kind: 'tcp', host: 'x', port: 70_000, drawer: true }, 'value.port'], [{ kind: 'serial', path: '/etc/passwd', baud: 9600, drawer: true }, 'value.path'], [{ kind: 'cups', queue: '-o x', drawer: true }, 'value.queue']],
  'printer.spare': [{ kind: 'cups', queue: 'STRUK', drawer: false }, [{ kind: 'windows', name: 'A, Job 3', drawer: true }, 'value.name'], [{ kind: 'serial', path: 'COM3', baud: 9601, drawer: true }, 'value.baud']],
  'benefit.loanReference': [{ annualPct: '24' }, [{ annualPct: '24,5' }, 'value.annualPct'], [{}, 'value.annualPct']],
  'notes.texts': [[{ section: 'umum', text: 'Gerai buka setiap hari.' }], [[{ section: 'lain', text: 'x' }], 'value.0.section'], [[{ section: 'umum', text: '' }], 'value.0.text']],
  'qris.settleDays': [{ days: 2 }, [{ days: -1 }, 'value.days'], [{ days: 91 }, 'value.days'], [2, 'value']],
  'display.notices': [{ hours: '07.00 sampai 20.00', lines: ['Rapat anggota'] }, [{ lines: 'Rapat' }, 'value.lines'], [{ lines: [''] }, 'value.lines.0'], [{ lines: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, 'value.lines']],
  'display.memberShare': [{ shown: true }, [{ shown: 'ya' }, 'value.shown'], [{}, 'value.shown']],
  'bon.overLimit': [{ approval: true }, [{ approval: 'ya' }, 'value.approval'], [{}, 'value.approval']],
  'stock.foundAtTill': [{ approval: false }, [{ approval: 'ya' }, 'value.approval'], [{}, 'value.approval']],
  'stock.count': [{ blind: false, recountAbove: 25_000, recountPct: '2.5', approvalAbove: 0 }, [{ blind: true, recountAbove: -1, approvalAbove: 0 }, 'value.recountAbove'], [{ recountAbove: 0, approvalAbove: 0 }, 'value.blind'], [{ blind: true, recountAbove: 0, recountPct: '2,5', approvalAbove: 0 }, 'value.recountPct'], [{ blind: true, recountAbove: 0 }, 'value.approvalAbove']],
  'stock.expiryWatch': [{ days: 60 }, [{ days: 0 }, 'value.days'], [{ days: 366 }, 'value.days']],
  'qris.code': [{ payload: FIXED_QRIS }, [{ payload: 'halo' }, 'value.payload'], [{ payload: FIXED_QRIS.replace('BALIKPAPAN', 'BALIKPAPAM') }, 'value.payload'], [{ payload: '' }, 'value.payload'], [{}, 'value.payload'], [{ payload: 1 }, 'value.payload']],
  'reports.limits': [{ paper: 1000, xlsx: 1000, csv: 1000 }, [{ paper: 99, xlsx: 1000, csv: 1000 }, 'value.paper'], [{ paper: 1000, csv: 1000 }, 'value.xlsx'], [{ paper: 1000, xlsx: 1000, csv: 1_000_001 }, 'value.csv']],
  'units.divisible': [['kg', 'liter'], [[''], 'value.0'], ['kg', 'value']],
  'prices.maxAge': [{ days: 30 }, [{ days: 0 }, 'value.days']],
  'barcode.weighed': [
    [{ prefix: '22', content: 'harga', item: 4, step: 100 }], [[{ prefix: '30', content: 'harga', item: 4, step: 1 }], 'value.0.prefix'], [[{ prefix: '22', content: 'harga', item: 7, step: 1 }], 'value.0.item'],
    [[{ prefix: '22', content: 'harga', item: 4, step: 1 }, { prefix: '22', content: 'berat', item: 5, step: 1 }], 'value'],
  ],
  'barcode.internal': [{ prefix: '24' }, [{ prefix: '19' }, 'value.prefix'], [{ prefix: 29 }, 'value.prefix'], [{ prefix: '21' }, 'value.prefix']],
  'till.favourites': [[FAVOURITE], [[FAVOURITE, FAVOURITE], 'value'], [['beras'], 'value.0'], [Array.from({ length: 25 }, () => FAVOURITE), 'value']],
  'purchase.checks': [{ priceFactor: 5 }, [{ priceFactor: 1 }, 'value.priceFactor'], [{}, 'value.priceFactor']],
  'purchase.ageing': [{ days: [14, 45] }, [{ days: [] }, 'value.days'], [{ days: [30, 30] }, 'value.days'], [{ days: [0, 30] }, 'value.days.0']],
  'purchase.proposals': [{ paceDays: 14, coverDays: 7 }, [{ paceDays: 0, coverDays: 7 }, 'value.paceDays'], [{ paceDays: 14, coverDays: 367 }, 'value.coverDays']],
  'goods.slow': [{ slowDays: 14, deadDays: 60, paceDays: 28 }, [{ slowDays: 60, deadDays: 60, paceDays: 28 }, 'value.deadDays'], [{ slowDays: 0, deadDays: 60, paceDays: 28 }, 'value.slowDays']],
  'goods.distribution': [{ sphp: ['sphp'], minyakita: ['minyakita'] }, [{ sphp: [], minyakita: ['x'] }, 'value.sphp'], [{ sphp: ['x'] }, 'value.minyakita']],
  'member.classes': [[{ key: 'kelompok', name: 'Kelompok', pokok: 500_000, wajibMonthly: 50_000 }], [[], 'value'], [[{ key: 'Kelompok', name: 'x' }], 'value.0.key'], [[{ key: 'a', name: 'x' }, { key: 'a', name: 'y' }], 'value'], [[{ key: 'a', name: 'x', pokok: 0 }], 'value.0.pokok']],
  'lpg.storageWarning': [{ kilograms: 100 }, [{ kilograms: 0 }, 'value.kilograms']],
};

/** Nothing stands here until somebody sets it. */
const WITHOUT_DEFAULT: ReadonlySet<string> = new Set(['benefit.loanReference']);

describe('settings', () => {
  it('take what fits their shape and refuse the rest by its field, writing nothing', async () => {
    const { gerai } = await openTill();
    const admin = await signIn(gerai, 'admin');
    expect(peek(gerai, 'SELECT DISTINCT key FROM setting ORDER BY key').map((row) => (row as { key: string }).key)).toEqual([...Object.keys(SETTINGS), 'profile'].filter((key) => !WITHOUT_DEFAULT.has(key)).toSorted());
    const before = rowCounts(gerai);
    for (const [key, [, ...bad]] of Object.entries(SETTINGS))
      for (const [value, field] of bad) {
        const failure = await admin.refused('settings.set', { key, value, effectiveFrom: '2026-11-21' });
        expect([key, value, fieldOf(failure)]).toEqual([key, value, `VALIDATION ${field}`]);
      }
    expect(rowCounts(gerai)).toEqual(before);
    for (const [key, [value]] of Object.entries(SETTINGS)) {
      await admin.call('settings.set', { key, value: value as null, effectiveFrom: '2026-11-21' });
      expect(await admin.call('settings.get', { key })).toEqual({ key, value, effectiveFrom: '2026-11-21' });
    }
    await mustVerify(gerai);
  });

  it('hold from their day on, the last word for a day counting, and keep their history', async () => {
    const { gerai, cashier } = await openTill();
    const chair = await signIn(gerai, 'ketua');
    const step = async (at?: string) => {
      const { value, effectiveFrom } = await cashier.call('settings.get', { key: 'cash.rounding', ...(at === undefined ? {} : { at }) });
      return [(value as { step: number }).step, effectiveFrom];
    };
    for (const [effectiveFrom, value] of [['2026-11-25', 50], ['2026-11-23', 500], ['2026-11-25', 100]] as const) await chair.call('settings.set', { key: 'cash.rounding', value: { step: value }, effectiveFrom });
    expect([await step(), await step('2026-11-22'), await step('2026-11-23'), await step('2026-11-24'), await step('2026-12-31'), await step('2000-01-01')]).toEqual([
      [0, '2000-01-01'], [0, '2000-01-01'], [500, '2026-11-23'], [500, '2026-11-23'], [100, '2026-11-25'], [0, '2000-01-01'],
    ]);
    expect(fieldOf(await cashier.refused('settings.get', { key: 'cash.rounding', at: '1999-12-31' }))).toBe('VALIDATION at');
    gerai.at('2026-11-24');
    expect(await step()).toEqual([500, '2026-11-23']);
    gerai.restart();
    expect(await step('2026-11-25')).toEqual([100, '2026-11-25']);
    expect(peek(gerai, "SELECT effective_from AS day, value FROM setting WHERE key = 'cash.rounding' ORDER BY ref")).toEqual([
      { day: '2000-01-01', value: '{"step":0}' }, { day: '2026-11-25', value: '{"step":50}' }, { day: '2026-11-23', value: '{"step":500}' }, { day: '2026-11-25', value: '{"step":100}' },
    ]);
  });

  it('do not reach back into a closed month', async () => {
    const { gerai, treasurer } = await openTill({ clock: '2026-12-03' });
    await treasurer.call('ledger.post', { date: '2026-11-30', memo: 'Saldo awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] });
    await treasurer.call('periods.close', { period: '2026-11' });
    const admin = await signIn(gerai, 'admin');
    expect(fieldOf(await admin.refused('settings.set', { key: 'cash.rounding', value: { step: 100 }, effectiveFrom: '2026-11-30' }))).toBe('PERIOD_CLOSED effectiveFrom');
    await admin.call('settings.set', { key: 'cash.rounding', value: { step: 100 }, effectiveFrom: '2026-12-01' });
  });

  it('that nobody knows, or that are not set here, are refused', async () => {
    const { gerai } = await openTill();
    const admin = await signIn(gerai, 'admin');
    for (const key of ['kas', 'toString', '__proto__', 'constructor', 'profile']) expect([key, fieldOf(await admin.refused('settings.set', { key, value: {}, effectiveFrom: '2026-11-21' }))]).toEqual([key, 'VALIDATION key']);
    for (const key of ['kas', 'toString', '__proto__', 'constructor']) expect([key, fieldOf(await admin.refused('settings.get', { key }))]).toEqual([key, 'VALIDATION key']);
    expect((await admin.call('settings.get', { key: 'profile' })).value).toMatchObject({ kelurahan: 'Karang Bahari' });
  });
});
