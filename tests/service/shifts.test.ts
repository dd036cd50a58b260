import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftChecks } from '../../electron/service/shifts/index.ts';
import { placesOf, tamper } from '../support/counter.ts';
import { check } from '../support/property.ts';
import { balancesOf, fieldOf, inOneLife, linesOf, mustVerify, ODD_COSTS, openTill, peek, plain, rowCounts, signIn } from '../support/till.ts';

const CHAIR = { username: 'suryadi', pin: '333333' };
const TREASURER = { username: 'maryam', pin: '222222' };

/** Notes and coins that make up an amount. */
function notes(amount: number): Record<string, number> {
  const counted: Record<string, number> = {};
  let rest = amount;
  for (const piece of [100_000, 50_000, 20_000, 10_000, 5000, 2000, 1000, 500, 200, 100, 50]) {
    if (rest >= piece) counted[String(piece)] = Math.floor(rest / piece);
    rest %= piece;
  }
  if (rest !== 0) throw new Error(`no coins for ${rest}`);
  return counted;
}

describe('opening a shift', () => {
  it('takes the float from the safe', async () => {
    const { gerai, cashier } = await openTill();
    expect(await cashier.call('shifts.current', {})).toMatchObject({ shift: null, leftInDrawer: 0 });
    const { shiftId, number } = await cashier.call('shifts.open', { float: 500_000 });
    expect(number).toBe('BS-2026-000001');
    expect(await linesOf(gerai, 'JU-2026-000004')).toEqual(['1-1120 UMUM D 500000 internal', '1-1110 UMUM K 500000 internal']);
    expect((await cashier.call('shifts.current', {})).shift).toEqual({ shiftId, number, drawer: 'Laci 1', openedAt: '2026-11-21T02:00:00.000Z', float: 500_000 });
    expect((await gerai.call('system.status', {})).openShift).toEqual({ shiftId, number, openedAt: '2026-11-21T02:00:00.000Z', openedBy: 'Nurul Hidayah' });
    expect(await balancesOf(gerai, '2026-11-21')).toMatchObject({ '1-1110': 17_480_000, '1-1120': 500_000 });
    await mustVerify(gerai);
  });

  it('posts nothing for an empty drawer', async () => {
    const { gerai, cashier } = await openTill();
    await cashier.call('shifts.open', { float: 0 });
    expect(await cashier.call('shifts.close', { counted: {} })).toEqual({ number: 'TS-2026-000001', expected: 0, counted: 0, difference: 0, entryNumber: null });
    expect(peek(gerai, 'SELECT count(*) AS n FROM entry')).toEqual([{ n: 3 }]);
    await mustVerify(gerai);
  });

  it('cannot take more than the safe holds', async () => {
    const { gerai, cashier } = await openTill();
    const before = rowCounts(gerai);
    const refused = await cashier.refused('shifts.open', { float: 17_980_001 });
    expect(plain(refused.message)).toBe('Saldo tidak cukup. 1-1110 Kas besar (brankas) kurang Rp 1. Isi dahulu kasnya, kecilkan jumlahnya, atau pakai akun lain.');
    expect([refused.rule, refused.details]).toEqual(['BALANCE_INSUFFICIENT', { account: '1-1110', short: 1 }]);
    expect(rowCounts(gerai)).toEqual(before);
    await cashier.call('shifts.open', { float: 17_980_000 });
    await mustVerify(gerai);
  });

  it('is one shift a person and one person a drawer', async () => {
    const { cashier, treasurer } = await openTill({ float: 100_000 });
    expect((await cashier.refused('shifts.open', { float: 0, drawer: 'Laci 2' })).code).toBe('CONFLICT');
    const taken = await treasurer.refused('shifts.open', { float: 0 });
    expect([taken.code, taken.message, taken.details]).toEqual(['CONFLICT', 'Laci sedang dipakai. Laci 1 sedang dipakai Nurul Hidayah; tutup shift itu dahulu atau pakai laci lain.', { field: 'drawer' }]);
    await treasurer.call('shifts.open', { float: 50_000, drawer: 'Laci 2' });
    expect((await treasurer.call('shifts.close', { counted: { '50000': 1 } })).difference).toBe(0);
  });

  it('counts what the last shift left in that drawer', async () => {
    const { gerai, cashier, treasurer } = await openTill({ float: 500_000 });
    await cashier.call('shifts.close', { counted: { '100000': 5 }, leave: 200_000, receivedBy: 'Maryam' });
    expect(await linesOf(gerai, 'JU-2026-000005')).toEqual(['1-1110 UMUM D 300000 internal', '1-1120 UMUM K 300000 internal']);
    expect((await cashier.call('shifts.current', {})).leftInDrawer).toBe(200_000);
    expect(fieldOf(await treasurer.refused('shifts.open', { float: 199_999 }))).toBe('VALIDATION float');
    await treasurer.call('shifts.open', { float: 500_000 });
    expect(await linesOf(gerai, 'JU-2026-000006')).toEqual(['1-1120 UMUM D 300000 internal', '1-1110 UMUM K 300000 internal']);
    await cashier.call('shifts.open', { float: 0, drawer: 'Laci 2' });
    expect((await treasurer.call('shifts.close', { counted: { '100000': 5 }, leave: 500_000 })).entryNumber).toBeNull();
    await treasurer.call('shifts.open', { float: 500_000 });
    expect(peek(gerai, 'SELECT count(*) AS n FROM entry')).toEqual([{ n: 6 }]);
    expect((await treasurer.call('shifts.close', { counted: { '100000': 5 } })).expected).toBe(500_000);
    expect((await balancesOf(gerai, '2026-11-21'))['1-1120']).toBeUndefined();
    await mustVerify(gerai);
  });
});

describe('cash in and out', () => {
  it('moves drawer money against the accounts that are allowed, and no other', async () => {
    const { gerai, cashier } = await openTill({ float: 100_000 });
    const paidIn = await cashier.call('shifts.cashIn', { amount: 20_000, reason: 'Komisi pulsa', account: '4-2110' });
    expect([paidIn, await linesOf(gerai, paidIn.entryNumber)]).toEqual([{ number: 'KM-2026-000001', entryNumber: 'JU-2026-000005' }, ['1-1120 UMUM D 20000 opex', '4-2110 UMUM K 20000']]);
    const paidOut = await cashier.call('shifts.cashOut', { amount: 12_000, reason: 'Air minum', account: '6-1140' });
    expect([paidOut, await linesOf(gerai, paidOut.entryNumber)]).toEqual([{ number: 'KK-2026-000001', entryNumber: 'JU-2026-000006' }, ['6-1140 UMUM D 12000', '1-1120 UMUM K 12000 opex']]);
    expect(await linesOf(gerai, (await cashier.call('shifts.cashOut', { amount: 50_000, reason: 'Setor brankas', account: '1-1110' })).entryNumber)).toEqual(['1-1110 UMUM D 50000 internal', '1-1120 UMUM K 50000 internal']);
    expect(await linesOf(gerai, (await cashier.call('shifts.cashIn', { amount: 5000, reason: 'Uang receh dari bank', account: '1-1210' })).entryNumber)).toEqual(['1-1120 UMUM D 5000 internal', '1-1210 UMUM K 5000 internal']);
    const before = rowCounts(gerai);
    for (const [account, refusal] of [
      ['2-1210', 'CONTROL_ACCOUNT account'], ['1-1120', 'CONTROL_ACCOUNT account'], ['1-1410', 'CONTROL_ACCOUNT account'], ['3-1110', 'CONTROL_ACCOUNT account'], ['6-1170', 'VALIDATION account'], ['1-1130', 'VALIDATION account'], ['6-1000', 'VALIDATION account'],
      ['9-9999', 'VALIDATION account'], ['kas', 'VALIDATION account'],
    ] as const)
      for (const method of ['shifts.cashIn', 'shifts.cashOut'] as const) expect([account, fieldOf(await cashier.refused(method, { amount: 1000, reason: 'coba', account }))]).toEqual([account, refusal]);
    const tooMuch = await cashier.refused('shifts.cashOut', { amount: 63_001, reason: 'Terlalu banyak', account: '6-1140' });
    expect([tooMuch.rule, tooMuch.details, /\d/.test(tooMuch.message)]).toEqual(['BALANCE_INSUFFICIENT', { account: '1-1120' }, false]);
    const fromSafe = await cashier.refused('shifts.cashIn', { amount: 17_930_001, reason: 'Terlalu banyak', account: '1-1110' });
    expect([fromSafe.rule, fromSafe.details]).toEqual(['BALANCE_INSUFFICIENT', { account: '1-1110', short: 1 }]);
    expect(rowCounts(gerai)).toEqual(before);
    expect((await cashier.call('shifts.close', { counted: notes(63_000) })).difference).toBe(0);
    expect(fieldOf(await cashier.refused('shifts.cashIn', { amount: 1000, reason: 'Terlambat', account: '4-2110' }))).toBe('SHIFT_REQUIRED');
    await mustVerify(gerai);
  });

  it('pays from the caller’s own drawer only, whatever another drawer holds', async () => {
    const { gerai, cashier, treasurer, bulog, oil } = await openTill({ float: 100_000 });
    await treasurer.call('shifts.open', { float: 900_000, drawer: 'Laci 2' });
    const before = rowCounts(gerai);
    const tooMuch = await cashier.refused('shifts.cashOut', { amount: 100_001, reason: 'Listrik', account: '6-1120' });
    expect([tooMuch.rule, tooMuch.details]).toEqual(['BALANCE_INSUFFICIENT', { account: '1-1120' }]);
    const goods = { supplierId: bulog, deliveryNo: 'A', lines: [{ productId: oil, qty: '1', unitCost: 900_000 }], freight: { amount: 1, via: 'kas', basis: 'value' }, payment: { via: 'kas' } };
    expect((await treasurer.refused('purchases.receive', goods)).details).toEqual({ account: '1-1120' });
    expect(rowCounts(gerai)).toEqual(before);
    await cashier.call('shifts.cashOut', { amount: 100_000, reason: 'Listrik', account: '6-1120' });
    await mustVerify(gerai);
  });

  it('writes down every opening of the drawer without a sale, and tells how many', async () => {
    const { gerai, cashier } = await openTill();
    expect(fieldOf(await cashier.refused('shifts.openDrawer', { reason: 'Tukar uang' }))).toBe('SHIFT_REQUIRED');
    const { shiftId } = await cashier.call('shifts.open', { float: 100_000 });
    expect(await cashier.call('shifts.openDrawer', { reason: 'Tukar uang' })).toMatchObject({ number: 'BL-2026-000001', times: 1 });
    expect(await cashier.call('shifts.openDrawer', { reason: 'Struk tersangkut' })).toMatchObject({ number: 'BL-2026-000002', times: 2 });
    const third = await cashier.refused('shifts.openDrawer', { reason: 'Tukar uang' });
    expect([third.rule, third.details, third.message]).toEqual(['APPROVAL_REQUIRED', { field: 'approval', times: 2 }, 'Perlu izin orang lain. Laci sudah dibuka 2 kali tanpa penjualan di shift ini. Minta bendahara atau ketua mengetik PIN.']);
    expect(await cashier.call('shifts.openDrawer', { reason: 'Tukar uang', approval: TREASURER })).toMatchObject({ number: 'BL-2026-000003', times: 3 });
    const paper = (await cashier.call('documents.render', { document: 'voucher', ref: 'BL-2026-000002', format: 'text' })).text;
    for (const words of ['BUKA LACI', 'Struk tersangkut']) expect(paper).toContain(words);
    expect((await cashier.call('shifts.close', { counted: { '100000': 1 } })).difference).toBe(0);
    expect((await cashier.call('shifts.report', { shiftId })).drawerOpened).toBe(3);
    const { shiftId: next } = await cashier.call('shifts.open', { float: 0 });
    expect((await cashier.call('shifts.report', { shiftId: next })).drawerOpened).toBe(0);
    await mustVerify(gerai);
  });

  it('asks the chair which accounts are allowed', async () => {
    const { gerai, cashier } = await openTill({ float: 100_000 });
    const chair = await signIn(gerai, 'ketua');
    for (const value of [['2-1210'], ['6-1000'], ['6-9999'], []]) expect((await chair.refused('settings.set', { key: 'shift.cashAccounts', value, effectiveFrom: '2026-11-21' })).code).toBe('VALIDATION');
    await chair.call('settings.set', { key: 'shift.cashAccounts', value: ['6-1170'], effectiveFrom: '2026-11-21' });
    expect((await cashier.call('settings.get', { key: 'shift.cashAccounts' })).value).toEqual(['6-1170']);
    expect((await cashier.call('shifts.cashOut', { amount: 1000, reason: 'Sekarang boleh', account: '6-1170' })).number).toBe('KK-2026-000001');
    expect(fieldOf(await cashier.refused('shifts.cashOut', { amount: 1000, reason: 'Tidak lagi', account: '6-1140' }))).toBe('VALIDATION account');
  });

  it('is where every room’s cash goes while the caller has a shift, and nobody else’s', async () => {
    const { gerai, cashier, treasurer, member, bulog, oil } = await openTill({ float: 100_000 });
    expect((await linesOf(gerai, (await cashier.call('savings.deposit', { memberId: member, kind: 'wajib', amount: 20_000, via: 'kas' })).entryNumber))[0]).toBe('1-1120 UMUM D 20000 savings');
    expect((await linesOf(gerai, (await cashier.call('savings.deposit', { memberId: member, kind: 'wajib', amount: 20_000, via: 'bank' })).entryNumber))[0]).toBe('1-1210 UMUM D 20000 savings');
    expect((await linesOf(gerai, (await treasurer.call('savings.deposit', { memberId: member, kind: 'wajib', amount: 20_000, via: 'kas' })).entryNumber))[0]).toBe('1-1130 USP D 20000 savings');
    const goods = { supplierId: bulog, lines: [{ productId: oil, qty: '1', unitCost: 14_500 }], payment: { via: 'kas' as const } };
    expect((await linesOf(gerai, (await treasurer.call('purchases.receive', { accept: ODD_COSTS, ...goods, deliveryNo: 'A' })).entryNumber))[1]).toBe('1-1110 UMUM K 14500 suppliers');
    await treasurer.call('shifts.open', { float: 50_000, drawer: 'Laci 2' });
    expect((await linesOf(gerai, (await treasurer.call('purchases.receive', { accept: ODD_COSTS, ...goods, deliveryNo: 'B' })).entryNumber))[1]).toBe('1-1120 UMUM K 14500 suppliers');
    expect((await treasurer.call('shifts.close', { counted: notes(35_500) })).difference).toBe(0);
    expect((await cashier.call('shifts.close', { counted: notes(120_000) })).difference).toBe(0);
    await mustVerify(gerai);
  });
});

describe('closing a shift', () => {
  it('posts what is missing as a cost and hands over the rest', async () => {
    const { gerai, cashier } = await openTill({ float: 100_000 });
    const closed = await cashier.call('shifts.close', { counted: { '50000': 1, '20000': 2, '5000': 1 }, leave: 30_000, reason: 'kembalian salah' });
    expect(closed).toEqual({ number: 'TS-2026-000001', expected: 100_000, counted: 95_000, difference: -5000, entryNumber: 'JU-2026-000005' });
    const report = async (ref: string): Promise<string | undefined> => (await cashier.call('documents.render', { document: 'shift-report', ref, format: 'text', columns: 32 })).text;
    expect(await report('TS-2026-000001')).toContain('BS-2026-000001');
    expect(await report('TS-2026-000001')).toBe(await report('BS-2026-000001'));
    expect(await linesOf(gerai, 'JU-2026-000005')).toEqual(['6-1180 UMUM D 5000', '1-1120 UMUM K 5000 opex', '1-1110 UMUM D 65000 internal', '1-1120 UMUM K 65000 internal']);
    expect(await balancesOf(gerai, '2026-11-21')).toMatchObject({ '1-1120': 30_000, '1-1110': 17_945_000, '6-1180': 5000 });
    await mustVerify(gerai);
  });

  it('posts what is too much as income', async () => {
    const { gerai, cashier } = await openTill({ float: 100_000 });
    expect((await cashier.call('shifts.close', { counted: { '100000': 1, '500': 1 }, reason: 'uang tip' })).difference).toBe(500);
    expect(await linesOf(gerai, 'JU-2026-000005')).toEqual(['1-1120 UMUM D 500 opex', '4-2120 UMUM K 500', '1-1110 UMUM D 100500 internal', '1-1120 UMUM K 100500 internal']);
    await mustVerify(gerai);
  });

  it('needs another person’s word above the limit', async () => {
    const { gerai, cashier, treasurer } = await openTill({ float: 100_000 });
    await treasurer.call('shifts.open', { float: 100_000, drawer: 'Laci 2' });
    await (await signIn(gerai, 'admin')).call('people.create', { username: 'dewi', name: 'Dewi', role: 'kasir', pin: '666666' });
    const before = rowCounts(gerai);
    const counted = { '50000': 1, '20000': 1, '10000': 1, '5000': 1 };
    const missing = await cashier.refused('shifts.close', { counted });
    expect(plain(missing.message)).toBe('Perlu izin orang lain. Selisih kas Rp 15.000 di atas Rp 10.000. Minta bendahara atau ketua mengetik PIN, atau hitung ulang.');
    expect([missing.rule, missing.details]).toEqual(['APPROVAL_REQUIRED', { expected: 100_000, counted: 85_000, difference: -15_000 }]);
    const tried = async (approval: object, who = cashier) => fieldOf(await who.refused('shifts.close', { counted, approval }));
    expect(await tried({ username: 'maryam', pin: '000000' })).toBe('FORBIDDEN approval.pin');
    expect(await tried({ username: 'siapa', pin: '222222' })).toBe('FORBIDDEN approval.pin');
    expect(await tried({ username: 'dewi', pin: '666666' })).toBe('FORBIDDEN approval.username');
    expect(await tried({ username: 'nurul', pin: '111111' })).toBe('SELF_APPROVAL');
    expect(await tried({ username: 'bambang', pin: '444444' })).toBe('FORBIDDEN approval.username');
    expect(await tried({ username: 'sari', pin: '555555' })).toBe('FORBIDDEN approval.username');
    expect(await tried(TREASURER, treasurer)).toBe('SELF_APPROVAL');
    expect(rowCounts(gerai)).toEqual(before);
    expect((await treasurer.call('shifts.close', { counted, approval: CHAIR, reason: 'hitung' })).difference).toBe(-15_000);
    expect((await cashier.call('shifts.close', { counted, approval: TREASURER, reason: 'uang palsu' })).difference).toBe(-15_000);
    expect(peek(gerai, "SELECT actor, approver FROM audit WHERE method = 'shifts.close' AND outcome = 'ok' ORDER BY seq")).toEqual([{ actor: 'maryam', approver: 'suryadi' }, { actor: 'nurul', approver: 'maryam' }]);
    await mustVerify(gerai);
  });

  it('takes the limit from its setting, and lets just that much pass', async () => {
    const { gerai, cashier } = await openTill({ float: 100_000 });
    await (await signIn(gerai, 'admin')).call('settings.set', { key: 'shift.differenceLimit', value: { amount: 500 }, effectiveFrom: '2026-11-21' });
    expect((await cashier.refused('shifts.close', { counted: { '100000': 1, '500': 1, '50': 1 } })).rule).toBe('APPROVAL_REQUIRED');
    expect((await cashier.call('shifts.close', { counted: { '100000': 1, '500': 1 }, reason: 'uang tip' })).difference).toBe(500);
  });

  it('asks why it differs, above what its setting lets pass', async () => {
    const { gerai, cashier } = await openTill({ float: 100_000 });
    const before = rowCounts(gerai);
    const asked = await cashier.refused('shifts.close', { counted: { '100000': 1, '50': 1 } });
    expect([asked.rule, plain(asked.message), asked.details]).toEqual([
      'REASON_REQUIRED', 'Sebab belum diisi. Selisih kas Rp 50 dicatat dengan sebabnya. Pilih atau ketik sebabnya, atau hitung ulang.', { field: 'reason', expected: 100_000, counted: 100_050, difference: 50 },
    ]);
    expect((await cashier.refused('shifts.close', { counted: {}, approval: TREASURER })).rule).toBe('REASON_REQUIRED');
    expect(rowCounts(gerai)).toEqual(before);
    await (await signIn(gerai, 'ketua')).call('settings.set', { key: 'shift.differenceReason', value: { amount: 50 }, effectiveFrom: '2026-11-21' });
    expect((await cashier.refused('shifts.close', { counted: { '100000': 1, '100': 1 } })).rule).toBe('REASON_REQUIRED');
    expect((await cashier.call('shifts.close', { counted: { '100000': 1, '50': 1 } })).difference).toBe(50);
    await mustVerify(gerai);
  });

  it('keeps in the audit every count whose difference was told, though the next one fits', async () => {
    const { gerai, cashier } = await openTill({ float: 100_000 });
    await cashier.refused('shifts.close', { counted: {} });
    await cashier.refused('shifts.handover', { counted: { '100000': 1, '50': 1 }, receiver: TREASURER });
    expect((await cashier.call('shifts.close', { counted: { '100000': 1 } })).difference).toBe(0);
    const { rows } = await (await signIn(gerai, 'pengawas')).call('audit.search', { limit: 20 });
    expect(rows.filter((row) => row.outcome === 'ditolak').map(({ method, subject, summary }) => [method, subject, summary])).toEqual([
      ['shifts.handover', 'REASON_REQUIRED', 'shift BS-2026-000001, dihitung 100050, seharusnya 100000'], ['shifts.close', 'APPROVAL_REQUIRED', 'shift BS-2026-000001, dihitung 0, seharusnya 100000'],
    ]);
    await mustVerify(gerai);
  });

  it('of somebody else’s shift is the treasurer’s, on a count of hers', async () => {
    const { gerai, cashier, treasurer } = await openTill({ float: 100_000 });
    const shiftId = (await cashier.call('shifts.current', {})).shift?.shiftId ?? '';
    await (await signIn(gerai, 'admin')).call('people.create', { username: 'dewi', name: 'Dewi', role: 'kasir', pin: '666666' });
    gerai.at('2026-11-22');
    const other = await signIn(gerai, { username: 'dewi', pin: '666666' });
    expect(fieldOf(await other.refused('shifts.close', { shiftId, counted: { '100000': 1 } }))).toBe('NOT_FOUND shiftId');
    const maryam = await signIn(gerai, 'bendahara');
    expect(await maryam.call('shifts.close', { shiftId, counted: { '50000': 2 }, leave: 50_000 })).toMatchObject({ number: 'TS-2026-000001', difference: 0 });
    expect((await treasurer.call('shifts.list', {})).rows).toEqual([
      {
        shiftId, number: 'BS-2026-000001', closingNumber: 'TS-2026-000001', drawer: 'Laci 1', cashier: 'Nurul Hidayah', date: '2026-11-21', openedAt: '2026-11-21T02:00:00.000Z', closedAt: '2026-11-22T02:00:00.000Z', expected: 100_000, counted: 100_000, difference: 0, reason: null, receivedBy: null,
        closedBy: 'Maryam Syahril', approvedBy: null, drawerOpened: 0,
      },
    ]);
    expect((await other.call('shifts.list', {})).rows).toEqual([]);
    expect((await (await signIn(gerai, 'kasir')).call('shifts.open', { float: 50_000 })).number).toBe('BS-2026-000002');
    await mustVerify(gerai);
  });

  it('refuses what cannot be counted or left', async () => {
    const { gerai, cashier, treasurer } = await openTill({ float: 100_000 });
    const tried = async (params: Record<string, unknown>) => fieldOf(await cashier.refused('shifts.close', params));
    expect(await tried({ counted: { '100000': 1 }, leave: 100_001 })).toBe('VALIDATION leave');
    expect(await tried({ counted: { '25000': 4 } })).toBe('VALIDATION counted.25000');
    expect(await tried({ counted: { '100000': -1 } })).toBe('VALIDATION counted.100000');
    expect(await tried({ counted: { '100000': 1.5 } })).toBe('VALIDATION counted.100000');
    expect(await tried({ counted: { '100000': '1' } })).toBe('VALIDATION counted.100000');
    expect(await tried({})).toBe('VALIDATION counted');
    expect(fieldOf(await treasurer.refused('shifts.close', { counted: {} }))).toBe('SHIFT_REQUIRED');
    await mustVerify(gerai);
  });

  it('shows expected cash only after the count, and then everything that moved it', async () => {
    const { cashier, gerai, oil, gas, member } = await openTill({ float: 100_000 });
    await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '2' }], payments: [{ method: 'tunai', amount: 50_000 }] });
    await cashier.call('sales.checkout', { lines: [{ productId: gas, qty: '1', cylinder: 'tukar' }], payments: [{ method: 'qris', amount: 200_000 }, { method: 'tunai', amount: 10_000 }] });
    await cashier.call('savings.deposit', { memberId: member, kind: 'sukarela', amount: 30_000, via: 'kas' });
    await cashier.call('shifts.cashOut', { amount: 6400, reason: 'Parkir', account: '6-1130' });
    const { shift } = await cashier.call('shifts.current', {});
    const open = await cashier.call('shifts.report', { shiftId: shift?.shiftId ?? '' });
    expect(open).toMatchObject({ rows: [{ kind: 'Kas keluar', count: 1, amount: -6400 }], expected: null, counted: null, difference: null, left: null, handedOver: null, closedAt: null, sales: 2, salesTotal: null });
    gerai.at('2026-11-21T13:00:00.000Z');
    expect(await cashier.call('shifts.close', { counted: notes(165_000), leave: 65_000, reason: 'pas' })).toMatchObject({ expected: 165_000, difference: 0 });
    expect(await cashier.call('shifts.report', { shiftId: shift?.shiftId ?? '' })).toEqual({
      shiftId: shift?.shiftId, number: 'BS-2026-000001', drawer: 'Laci 1', cashier: 'Nurul Hidayah', openedAt: '2026-11-21T02:00:00.000Z', closedAt: '2026-11-21T13:00:00.000Z', closingNumber: 'TS-2026-000001', takenFrom: null, blind: false, float: 100_000, tenders: [{ label: 'QRIS', count: 1, amount: 200_000 }],
      rows: [{ kind: 'Penjualan tunai', count: 2, amount: 41_400 }, { kind: 'Setoran simpanan', count: 1, amount: 30_000 }, { kind: 'Kas keluar', count: 1, amount: -6400 }],
      expected: 165_000, counted: 165_000, difference: 0, left: 65_000, handedOver: 100_000, reason: 'pas', receivedBy: null, drawerOpened: 0, sales: 2, salesTotal: 241_400, voids: { count: 0, amount: 0 }, returns: { count: 0, amount: 0 }, swaps: 0, xReports: [],
    });
  });
});

describe('a handover', () => {
  const DEWI = { username: 'dewi', pin: '666666' };
  const withDewi = async (float: number) => {
    const till = await openTill({ float });
    await (await signIn(till.gerai, 'admin')).call('people.create', { ...DEWI, name: 'Dewi Kasir', role: 'kasir' });
    return till;
  };

  it('closes the one shift with all its money and opens the other’s on the same drawer', async () => {
    const { gerai, cashier, oil } = await withDewi(100_000);
    await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: [{ method: 'tunai', amount: 15_700 }] });
    await cashier.call('sales.saveCart', { basket: { lines: [{ productId: oil, qty: '3' }] } });
    const dewi = await signIn(gerai, DEWI);
    await dewi.call('sales.saveCart', { basket: { lines: [{ productId: oil, qty: '7' }] } });
    expect((await cashier.refused('shifts.handover', { counted: notes(115_000), receiver: DEWI })).rule).toBe('REASON_REQUIRED');
    const done = await cashier.call('shifts.handover', { counted: notes(115_000), receiver: DEWI, reason: 'Salah kembalian' });
    expect(done).toMatchObject({ number: 'TS-2026-000001', expected: 115_700, counted: 115_000, difference: -700, entryNumber: 'JU-2026-000006', shiftNumber: 'BS-2026-000002', receivedBy: 'Dewi Kasir', heldBasket: 'T-1' });
    expect(await linesOf(gerai, 'JU-2026-000006')).toEqual(['6-1180 UMUM D 700', '1-1120 UMUM K 700 opex']);
    expect((await cashier.call('shifts.current', {})).shift).toBeNull();
    expect((await dewi.call('shifts.current', {})).shift).toMatchObject({ shiftId: done.shiftId, number: 'BS-2026-000002', drawer: 'Laci 1', float: 115_000 });
    expect((await dewi.call('sales.cart', {})).basket?.lines).toMatchObject([{ qty: '3' }]);
    expect((await cashier.call('sales.cart', {})).basket).toBeNull();
    expect((await dewi.call('sales.holds', {})).rows).toMatchObject([{ number: 'T-1', cashier: 'Dewi Kasir' }]);
    expect((await dewi.call('shifts.report', { shiftId: done.shiftId })).takenFrom).toBe('TS-2026-000001');
    const paper = async (ref: string) => (await (await signIn(gerai, 'bendahara')).call('documents.render', { document: 'shift-report', ref, format: 'text', columns: 32 })).text ?? '';
    expect(await paper('TS-2026-000001')).toMatch(/KURANG +700[\s\S]*Sebab: Salah kembalian[\s\S]*Tinggal di laci +115\.000[\s\S]*Penerima +Dewi Kasir/);
    expect(await paper('BS-2026-000002')).toMatch(/Serah terima +TS-2026-000001[\s\S]*Modal awal +115\.000/);
    await dewi.call('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: [{ method: 'tunai', amount: 15_700 }] });
    expect((await dewi.call('shifts.close', { counted: notes(130_700) })).difference).toBe(0);
    await mustVerify(gerai);
  });

  it('is accepted by somebody else, with a PIN of their own, and refused whole', async () => {
    const { gerai, cashier, treasurer } = await withDewi(100_000);
    const before = rowCounts(gerai);
    const tried = async (receiver: object, more: object = {}) => fieldOf(await cashier.refused('shifts.handover', { counted: notes(100_000), receiver, ...more }));
    expect(await tried({ username: 'nurul', pin: '111111' })).toBe('SELF_APPROVAL receiver.username');
    expect(await tried(CHAIR)).toBe('FORBIDDEN receiver.username');
    for (let wrong = 1; wrong <= 5; wrong += 1) expect(await tried({ ...DEWI, pin: '000000' })).toBe('FORBIDDEN receiver.pin');
    expect(await tried(DEWI)).toBe('FORBIDDEN receiver.pin');
    expect(fieldOf(await treasurer.refused('shifts.handover', { counted: {}, receiver: { username: 'nurul', pin: '111111' } }))).toBe('SHIFT_REQUIRED');
    const far = await cashier.refused('shifts.handover', { counted: {}, receiver: TREASURER, reason: 'hilang' });
    expect([far.rule, far.details]).toEqual(['APPROVAL_REQUIRED', { expected: 100_000, counted: 0, difference: -100_000 }]);
    expect(rowCounts(gerai)).toEqual(before);
    await treasurer.call('shifts.open', { float: 0, drawer: 'Laci 2' });
    expect(fieldOf(await cashier.refused('shifts.handover', { counted: notes(100_000), receiver: TREASURER }))).toBe('CONFLICT receiver.username');
    await treasurer.call('shifts.close', { counted: {} });
    expect((await cashier.call('shifts.handover', { counted: notes(100_000), receiver: TREASURER })).shiftNumber).toBe('BS-2026-000003');
    await mustVerify(gerai);
  });
});

describe('several drawers', () => {
  it('are those of the setting, and none goes while it holds money', async () => {
    const { gerai, cashier, treasurer } = await openTill({ float: 100_000 });
    const chair = await signIn(gerai, 'ketua');
    const set = (value: unknown) => ({ key: 'shift.drawers' as const, value: value as never, effectiveFrom: '2026-11-21' });
    for (const value of [[], ['Laci 1', 'laci 1'], ['']]) expect((await chair.refused('settings.set', set(value))).code).toBe('VALIDATION');
    expect(plain((await chair.refused('settings.set', set(['Depan']))).message)).toBe('Isian belum benar. value: Laci 1 masih dipakai atau masih berisi uang; tutup shiftnya tanpa uang tertinggal dahulu.');
    await chair.call('settings.set', set(['Laci 1', 'Depan']));
    const refused = await treasurer.refused('shifts.open', { float: 0, drawer: 'Laci 2' });
    expect([fieldOf(refused), refused.message]).toEqual(['VALIDATION drawer', 'Isian belum benar. drawer: tidak ada laci Laci 2; pilih Laci 1, Depan.']);
    await treasurer.call('shifts.open', { float: 5000, drawer: 'Depan' });
    await treasurer.call('shifts.close', { counted: { '5000': 1 }, leave: 5000 });
    expect((await cashier.call('shifts.current', {})).drawers).toEqual([{ name: 'Laci 1', left: 0, openedBy: 'Nurul Hidayah' }, { name: 'Depan', left: 5000, openedBy: null }]);
    await cashier.call('shifts.close', { counted: { '100000': 1 } });
    expect((await chair.refused('settings.set', set(['Laci 1']))).code).toBe('VALIDATION');
    await chair.call('settings.set', set(['Depan']));
    expect((await cashier.call('shifts.open', { float: 5000 })).number).toBe('BS-2026-000003');
    expect((await cashier.call('shifts.current', {})).shift?.drawer).toBe('Depan');
    await mustVerify(gerai);
  });
});

describe('a report of an open shift', () => {
  it('gives whoever counts the drawer nothing to work its cash out of, and the office all of it', async () => {
    const { gerai, cashier, treasurer, oil } = await openTill({ float: 100_000 });
    const sold = await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: [{ method: 'qris', amount: 5700 }, { method: 'tunai', amount: 10_000 }] });
    await cashier.call('sales.return', { saleId: sold.saleId, lines: [{ lineNo: 1, qty: '0.5', condition: 'baik' }], reason: 'x', approval: TREASURER }).catch(() => null);
    await cashier.call('shifts.cashOut', { amount: 2000, reason: 'Parkir', account: '6-1130' });
    const shiftId = (await cashier.call('shifts.current', {})).shift?.shiftId ?? '';
    const own = await cashier.call('shifts.report', { shiftId });
    expect(own).toMatchObject({
      blind: true, rows: [{ kind: 'Kas keluar', count: 1, amount: -2000 }], tenders: [{ label: 'QRIS', count: 1, amount: 5700 }], expected: null, counted: null, difference: null, left: null, handedOver: null, sales: 1, salesTotal: null, voids: { count: 0, amount: null }, returns: { count: 0, amount: null },
    });
    expect(await treasurer.call('shifts.report', { shiftId })).toMatchObject({ blind: false, rows: [{ kind: 'Penjualan tunai', amount: 10_000 }, { kind: 'Kas keluar', amount: -2000 }], expected: 108_000, salesTotal: 15_700, voids: { count: 0, amount: 0 } });
    expect((await (await signIn(gerai, 'ketua')).call('shifts.report', { shiftId })).expected).toBe(108_000);
    await treasurer.call('shifts.open', { float: 0, drawer: 'Laci 2' });
    expect((await treasurer.call('shifts.report', { shiftId: (await treasurer.call('shifts.current', {})).shift?.shiftId ?? '' })).blind).toBe(true);
    const paper = (await cashier.call('documents.render', { document: 'shift-report', ref: shiftId, format: 'text' })).text ?? '';
    for (const figure of ['108.000', '15.700', '10.000']) expect(paper).not.toContain(figure);
    await mustVerify(gerai);
  });
});

describe('an X report', () => {
  it('keeps what was seen, blind for the cashier, and prints it again as a copy', async () => {
    const { gerai, cashier, treasurer, oil } = await openTill({ float: 100_000 });
    const sold = await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: [{ method: 'qris', amount: 5700 }, { method: 'tunai', amount: 10_000 }] });
    await cashier.call('shifts.cashIn', { amount: 3000, reason: 'Receh', account: '1-1110' });
    const before = peek(gerai, 'SELECT count(*) AS n FROM entry');
    expect(await cashier.call('shifts.xReport', {})).toMatchObject({ number: 'LX-2026-000001' });
    const shiftId = (await cashier.call('shifts.current', {})).shift?.shiftId ?? '';
    expect((await treasurer.call('shifts.xReport', { shiftId })).number).toBe('LX-2026-000002');
    await cashier.call('sales.void', { saleId: sold.saleId, reason: 'x', approval: TREASURER });
    const paper = async (who: typeof cashier, ref: string) => (await who.call('documents.render', { document: 'x-report', ref, format: 'text', columns: 32 })).text ?? '';
    const blind = await paper(cashier, 'LX-2026-000001');
    for (const words of ['LAPORAN X', 'Laporan X LX-2026-000001', 'Kas masuk                 +3.000', 'QRIS (1)                   5.700', 'Semua penjualan                1']) expect(blind).toContain(words);
    for (const figure of ['113.000', '15.700', '10.000', 'Penjualan batal']) expect(blind).not.toContain(figure);
    const whole = await paper(treasurer, 'LX-2026-000002');
    for (const words of ['SEHARUSNYA SEKARANG      113.000', 'Penjualan tunai          +10.000', 'Semua penjualan (1)       15.700']) expect(whole).toContain(words);
    for (const method of ['documents.render', 'printing.print'] as const)
      expect(fieldOf(await cashier.refused(method, { document: 'x-report', ref: 'LX-2026-000002', ...(method === 'documents.render' ? { format: 'text' } : {}) }))).toBe(method === 'documents.render' ? 'NOT_FOUND ref' : 'CONFLICT');
    expect((await cashier.call('shifts.report', { shiftId })).xReports).toEqual(['LX-2026-000001', 'LX-2026-000002']);
    expect(peek(gerai, "SELECT count(*) AS n FROM entry WHERE document_seq IN (SELECT seq FROM document WHERE kind = 'LX')")).toEqual([{ n: 0 }]);
    expect(before).toEqual([{ n: 6 }]);
    expect(fieldOf(await treasurer.refused('shifts.xReport', {}))).toBe('SHIFT_REQUIRED');
    await cashier.call('shifts.close', { counted: notes(103_000) });
    expect(fieldOf(await treasurer.refused('shifts.xReport', { shiftId }))).toBe('NOT_FOUND shiftId');
    await mustVerify(gerai);
  });
});

describe('the check of the drawers', () => {
  it('names the shift that does not fit its drawer, and the account that does not fit them all', async () => {
    const { gerai, cashier, oil } = await openTill({ float: 100_000 });
    await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: [{ method: 'tunai', amount: 15_700 }] });
    await cashier.call('shifts.close', { counted: notes(115_700), leave: 50_000 });
    await cashier.call('shifts.open', { float: 50_000 });
    expect(placesOf(gerai, shiftChecks)).toEqual([]);
    tamper(gerai, "UPDATE shift SET left_amount = 49000 WHERE status = 'tutup'");
    expect(placesOf(gerai, shiftChecks)).toEqual(['shift BS-2026-000001']);
    tamper(gerai, "UPDATE shift SET left_amount = 50000 WHERE status = 'tutup'; UPDATE shift SET carried = 1 WHERE status = 'buka'");
    expect(placesOf(gerai, shiftChecks)).toEqual(['shift BS-2026-000002']);
    tamper(gerai, "UPDATE shift SET carried = 50000 WHERE status = 'buka'; UPDATE account_balance SET closing = closing + 1 WHERE account_ref = (SELECT ref FROM account WHERE code = '1-1120')");
    expect(placesOf(gerai, shiftChecks)).toEqual(['shift 1-1120']);
  });
});

describe('any day', () => {
  it('leaves in the drawer account what each shift says: float plus movements, less what was handed over', async () => {
    const till = await openTill();
    const { gerai, cashier, treasurer, oil, bulog, member } = till;
    await treasurer.call('purchases.receive', { accept: ODD_COSTS, supplierId: bulog, deliveryNo: 'BESAR', payment: { via: 'utang' }, lines: [{ productId: oil, qty: '9000', unitCost: 14_500 }] });
    const movement = fc.oneof(
      fc.record({ kind: fc.constant('sale' as const), qty: fc.integer({ min: 1, max: 3 }), qris: fc.boolean() }), fc.record({ kind: fc.constantFrom('in' as const, 'out' as const, 'savings' as const), amount: fc.integer({ min: 1, max: 400 }).map((n) => n * 50) }),
    );
    const left = { 'Laci 1': 0, 'Laci 2': 0 };
    await check(
      fc.asyncProperty(
        fc.constantFrom('Laci 1' as const, 'Laci 2' as const), fc.integer({ min: 0, max: 4000 }), fc.array(movement, { maxLength: 5 }), fc.integer({ min: -200, max: 200 }), fc.integer({ min: 0, max: 100 }),
        inOneLife(async (drawer, added, movements, off, leavePct) => {
          const float = left[drawer] + added * 50;
          const { shiftId } = await cashier.call('shifts.open', { float, drawer });
          let expected = float;
          for (const each of movements) {
            if (each.kind === 'sale') {
              await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: String(each.qty) }], payments: [{ method: each.qris ? 'qris' : 'tunai', amount: each.qty * 15_700 }] });
              expected += each.qris ? 0 : each.qty * 15_700;
            } else if (each.kind === 'out') {
              if (each.amount > expected) expect((await cashier.refused('shifts.cashOut', { amount: each.amount, reason: 'keluar', account: '6-1140' })).details).toEqual({ account: '1-1120' });
              else {
                await cashier.call('shifts.cashOut', { amount: each.amount, reason: 'keluar', account: '6-1140' });
                expected -= each.amount;
              }
            } else {
              if (each.kind === 'in') await cashier.call('shifts.cashIn', { amount: each.amount, reason: 'masuk', account: '4-2110' });
              else await cashier.call('savings.deposit', { memberId: member, kind: 'sukarela', amount: each.amount, via: 'kas' });
              expected += each.amount;
            }
          }
          const carried = left[drawer];
          expect(peek(gerai, "SELECT coalesce(sum(l.debit) - sum(l.credit), 0) AS net FROM entry_line l JOIN account a ON a.ref = l.account_ref AND a.code = '1-1120' JOIN document d ON d.seq = l.shift_seq WHERE d.id = ?", shiftId)).toEqual([
            { net: expected - carried },
          ]);
          const counted = Math.max(0, expected + off * 50);
          const leave = Math.floor((counted * leavePct) / 100 / 50) * 50;
          const closed = await cashier.call('shifts.close', { counted: notes(counted), leave, reason: 'hitung', approval: CHAIR });
          expect(closed).toMatchObject({ expected, counted, difference: counted - expected });
          left[drawer] = leave;
          expect((await balancesOf(gerai, '2026-11-21'))['1-1120'] ?? 0).toBe(left['Laci 1'] + left['Laci 2']);
        }),
      ),
      { runs: 25 },
    );
    await mustVerify(gerai);
  });
});
