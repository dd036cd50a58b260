/** Documents undone by a document of their own: what goes back, and what keeps them from it. */
import { describe, expect, it } from 'vitest';
import { LOGIN, type Gerai, type Given, type Person } from '../support/gerai.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, ODD_COSTS, openTill, peek, plain, signIn, type Till } from '../support/till.ts';

type Undo = Given<'documents.reverse'>;
const asked = (kind: string, ref: string, more: Partial<Undo> = {}): Undo => ({ kind, ref, reason: 'salah catat', approval: LOGIN.ketua, ...more });
const undo = (who: Person, kind: string, ref: string, more: Partial<Undo> = {}) => who.call('documents.reverse', asked(kind, ref, more));
const refusal = async (who: Person, kind: string, ref: string, more: Partial<Undo> = {}): Promise<string> => fieldOf(await who.refused('documents.reverse', asked(kind, ref, more)));
/** The document that a refused one is said to rest under. */
const keptBy = async (who: Person, kind: string, ref: string): Promise<unknown> => {
  const { rule, details, message } = await who.refused('documents.reverse', asked(kind, ref));
  expect([rule, message.includes(ref), message.includes(String(details?.['by']))]).toEqual(['IN_USE', true, true]);
  return details?.['by'];
};
const onDay = async (gerai: Gerai, day: string, role: 'bendahara' | 'kasir' = 'bendahara'): Promise<Person> => {
  gerai.at(day);
  return signIn(gerai, role);
};
const stockOf = async (who: Person, productId: string): Promise<[string, number]> => {
  const row = (await who.call('stock.onHand', { productId })).rows[0];
  return [row?.qty ?? '', row?.value ?? 0];
};
/** Locks November: the opening balances go where they came from first. */
async function closeNovember(gerai: Gerai): Promise<Person> {
  const treasurer = await onDay(gerai, '2026-12-05');
  const open = -((await balancesOf(gerai, '2026-11-30'))['3-1910'] ?? 0);
  await treasurer.call('ledger.post', { date: '2026-11-30', memo: 'Asal saldo awal', lines: [{ account: '3-1910', debit: open }, { account: '3-1140', credit: open }] });
  await treasurer.call('periods.close', { period: '2026-11' });
  return treasurer;
}

describe('savings', () => {
  it('come back by the opposite move, on their own day, once', async () => {
    const { gerai, treasurer, member } = await openTill();
    const before = await balancesOf(gerai, '2026-11-25');
    const { number } = await treasurer.call('savings.deposit', { memberId: member, kind: 'sukarela', amount: 250_000, via: 'bank' });
    const later = await onDay(gerai, '2026-11-25');
    const undone = await undo(later, 'SS', number);
    expect(undone).toMatchObject({ number: 'BD-2026-000001', documentNumber: 'SS-2026-000001', date: '2026-11-21' });
    expect(await linesOf(gerai, undone.entryNumber)).toEqual(['1-1210 UMUM K 250000 savings', '2-1210 USP D 250000 A-0001']);
    expect(await balancesOf(gerai, '2026-11-25')).toEqual(before);
    expect(await later.call('ledger.entry', { number: undone.entryNumber })).toMatchObject({ kind: 'balik', memo: 'Batal SS-2026-000001: salah catat', document: { kind: 'BD', number: 'BD-2026-000001' } });
    const { rows, closing } = await later.call('savings.statement', { memberId: member, from: '2026-11-01', to: '2026-11-30' });
    expect([rows.map((row) => [row.number, row.debit, row.credit, row.balance, row.undoes]), closing]).toEqual([[['SS-2026-000001', 0, 250_000, 250_000, undefined], ['BD-2026-000001', 250_000, 0, 0, 'SS-2026-000001']], 0]);
    expect(peek(gerai, "SELECT closing FROM savings_month WHERE period = '2026-11'")).toEqual([{ closing: 0 }]);
    expect(await refusal(later, 'SS', number)).toBe('CONFLICT ref');
    expect(await refusal(later, 'BD', undone.number)).toBe('VALIDATION kind');
    expect(await refusal(later, 'ST', number)).toBe('VALIDATION kind');
    expect(await refusal(later, 'SS', 'SS-2026-000099')).toBe('NOT_FOUND ref');
    expect((await later.call('documents.render', { document: 'savings-slip', ref: number, format: 'text' })).text).toContain('DIBATALKAN');
    const pokok = await later.call('savings.deposit', { memberId: member, kind: 'pokok', amount: 100_000, via: 'bank' });
    expect((await later.call('documents.render', { document: 'savings-slip', ref: pokok.number, format: 'text' })).text).not.toContain('DIBATALKAN');
    await undo(later, 'SS', pokok.number);
    expect((await later.call('savings.deposit', { memberId: member, kind: 'pokok', amount: 100_000, via: 'bank' })).balance).toBe(100_000);
    await mustVerify(gerai);
  });

  it('stay while a withdrawal has used them; the withdrawal goes first', async () => {
    const { gerai, treasurer, member } = await openTill();
    const save = (kind: 'sukarela' | 'wajib', amount: number) => treasurer.call('savings.deposit', { memberId: member, kind, amount, via: 'bank' });
    const [first, second] = [(await save('sukarela', 100_000)).number, (await save('sukarela', 50_000)).number];
    const taken = (await treasurer.call('savings.withdraw', { memberId: member, kind: 'sukarela', amount: 75_000, via: 'bank' })).number;
    expect(await keptBy(treasurer, 'SS', first)).toBe(taken);
    await undo(treasurer, 'SS', second);
    expect(await treasurer.call('savings.balances', { memberId: member })).toMatchObject({ sukarela: 25_000 });
    await undo(treasurer, 'ST', taken);
    await undo(treasurer, 'SS', first);
    expect(await treasurer.call('savings.balances', { memberId: member })).toMatchObject({ total: 0 });
    await mustVerify(gerai);
  });

  it('of a drawer go back today through the caller’s drawer, or without one through Kas USP', async () => {
    const { gerai, cashier, treasurer, member } = await openTill({ float: 300_000 });
    const deposit = (who: Person) => who.call('savings.deposit', { memberId: member, kind: 'wajib', amount: 20_000, via: 'kas' });
    const [same, next, office] = [(await deposit(cashier)).number, (await deposit(cashier)).number, (await deposit(cashier)).number];
    const undone = await undo(cashier, 'SS', same, { approval: LOGIN.bendahara });
    expect(await linesOf(gerai, undone.entryNumber)).toEqual(['1-1120 UMUM K 20000 savings', '3-1120 USP D 20000 A-0001']);
    expect((await cashier.call('shifts.close', { counted: { '100000': 3, '20000': 2 } })).difference).toBe(0);

    const morning = await onDay(gerai, '2026-11-22', 'kasir');
    await morning.call('shifts.open', { float: 100_000 });
    expect(await undo(morning, 'SS', next)).toMatchObject({ date: '2026-11-22' });
    expect((await morning.call('shifts.close', { counted: { '20000': 4 } })).difference).toBe(0);

    expect(await refusal(treasurer, 'SS', office)).toBe('BALANCE_INSUFFICIENT');
    await treasurer.call('cash.transfer', { from: '1-1110', to: '1-1130', amount: 20_000 });
    expect((await linesOf(gerai, (await undo(treasurer, 'SS', office)).entryNumber))[0]).toBe('1-1130 USP K 20000 savings');
    await mustVerify(gerai);
  });

  it('of a closed month go back today; never before their own day or what moved since', async () => {
    const { gerai, treasurer, member } = await openTill();
    const { number } = await treasurer.call('savings.deposit', { memberId: member, kind: 'wajib', amount: 20_000, via: 'bank' });
    const december = await closeNovember(gerai);
    const issued = JSON.stringify(await december.call('reports.balanceSheet', { asOf: '2026-11-30' }));
    expect(await refusal(december, 'SS', number, { date: '2026-11-30' })).toBe('PERIOD_CLOSED date');
    expect(await refusal(december, 'SS', number, { date: '2026-11-20' })).toBe('BACKDATED date');
    expect(await refusal(december, 'SS', number, { date: '2026-12-06' })).toBe('VALIDATION date');
    await december.call('savings.deposit', { memberId: member, kind: 'wajib', amount: 20_000, via: 'bank', date: '2026-12-03' });
    expect(await refusal(december, 'SS', number, { date: '2026-12-02' })).toBe('BACKDATED date');
    expect((await undo(december, 'SS', number)).date).toBe('2026-12-05');
    expect(JSON.stringify(await december.call('reports.balanceSheet', { asOf: '2026-11-30' }))).toBe(issued);
    expect(peek(gerai, 'SELECT period, closing FROM savings_month ORDER BY period')).toEqual([{ period: '2026-11', closing: 20_000 }, { period: '2026-12', closing: 20_000 }]);
    await mustVerify(gerai);
  });
});

describe('who may', () => {
  it('is the treasurer, and a cashier at the counter; always with somebody else’s approval', async () => {
    const { gerai, cashier, treasurer, member, bulog } = await openTill({ float: 300_000 });
    const { number } = await cashier.call('savings.deposit', { memberId: member, kind: 'wajib', amount: 20_000, via: 'kas' });
    const advance = (await treasurer.call('purchases.advance', { supplierId: bulog, amount: 1000, via: 'bank' })).number;
    expect(await refusal(treasurer, 'SS', number, { approval: LOGIN.bendahara })).toBe('SELF_APPROVAL');
    expect(await refusal(cashier, 'SS', number, { approval: LOGIN.kasir })).toBe('SELF_APPROVAL');
    expect(await refusal(treasurer, 'SS', number, { approval: LOGIN.pengawas })).toBe('FORBIDDEN approval.username');
    expect(fieldOf(await treasurer.refused('documents.reverse', { kind: 'SS', ref: number, reason: 'salah' }))).toBe('VALIDATION approval');
    expect(await refusal(cashier, 'UM', advance)).toBe('FORBIDDEN kind');
    for (const role of ['ketua', 'pengawas', 'admin'] as const) expect(await refusal(await signIn(gerai, role), 'SS', number, { approval: LOGIN.bendahara })).toBe('FORBIDDEN');
    for (const kind of ['JM', 'PJ', 'OP', 'PF', 'CQ', 'KM', 'BD', 'ZZ']) expect([kind, await refusal(treasurer, kind, number)]).toEqual([kind, 'VALIDATION kind']);
    expect((await treasurer.refused('documents.reverse', asked('OP', 'OP-2026-000001'))).message).toContain('hitung stok baru');
  });
});

describe('a loan payment', () => {
  it('is undone as the last of its loan: schedule, state and paid interest go back', async () => {
    const { gerai, treasurer, member } = await openTill();
    const { loanId } = await treasurer.call('loans.apply', { memberId: member, principal: 1_200_000, months: 2, method: 'flat', annualPct: '12', purpose: 'Modal', firstDue: '2026-12-01' });
    await (await signIn(gerai, 'ketua')).call('loans.approve', { loanId });
    await treasurer.call('loans.disburse', { loanId, via: 'bank' });
    const december = await onDay(gerai, '2026-12-01');
    const before = await december.call('loans.get', { loanId });
    const first = (await december.call('loans.pay', { loanId, amount: 612_000, via: 'bank' })).number;
    const last = await december.call('loans.pay', { loanId, amount: 612_000, via: 'bank' });
    expect(last.status).toBe('lunas');
    expect(await keptBy(december, 'AP', first)).toBe(last.number);
    const { entryNumber } = await undo(december, 'AP', last.number);
    expect(await linesOf(gerai, entryNumber)).toEqual(['1-1210 UMUM K 612000 loans-in', '1-1310 USP D 600000 A-0001', '4-1410 USP D 12000 A-0001']);
    const between = await december.call('loans.get', { loanId });
    expect([between.status, between.outstanding, between.payments.map((row) => [row.number, row.principal, row.interest, row.undoes])]).toEqual([
      'berjalan', 600_000, [[first, 600_000, 12_000, undefined], [last.number, 600_000, 12_000, undefined], ['BD-2026-000001', -600_000, -12_000, last.number]],
    ]);
    expect((await december.call('documents.render', { document: 'loan-slip', ref: last.number, format: 'text' })).text).toContain('DIBATALKAN');
    expect(peek(gerai, 'SELECT period, loan_interest FROM trade_month')).toEqual([{ period: '2026-12', loan_interest: 12_000 }]);
    // Paid again it is what it was, and its slip says what was left then.
    expect(await december.call('loans.pay', { loanId, amount: 312_000, via: 'bank' })).toMatchObject({ allocation: { penalty: 0, interest: 0, principal: 312_000 }, outstanding: 288_000 });
    expect(plain((await december.call('documents.render', { document: 'loan-slip', ref: 'AP-2026-000003', format: 'text' })).text ?? '')).toContain('Rp 288.000');
    await undo(december, 'AP', 'AP-2026-000003');
    // In January December’s interest is taken off January.
    const january = await onDay(gerai, '2027-01-04');
    expect((await undo(january, 'AP', first, { date: '2027-01-04' })).date).toBe('2027-01-04');
    expect(peek(gerai, 'SELECT period, loan_interest FROM trade_month ORDER BY period')).toEqual([{ period: '2026-12', loan_interest: 12_000 }, { period: '2027-01', loan_interest: -12_000 }]);
    const after = await january.call('loans.get', { loanId });
    expect([after.status, after.outstanding, after.rows]).toEqual([before.status, before.outstanding, before.rows]);
    expect(fieldOf(await january.refused('loans.pay', { loanId, amount: 1000, via: 'bank', date: '2027-01-03' }))).toBe('BACKDATED date');
    await mustVerify(gerai);
  });
});

describe('a delivery', () => {
  const receive = (till: Till, productId: string, qty: string, unitCost: number, deliveryNo: string, payment: Given<'purchases.receive'>['payment'] = { via: 'bank' }) =>
    till.treasurer.call('purchases.receive', { accept: ODD_COSTS, supplierId: till.bulog, deliveryNo, payment, lines: [{ productId, qty, unitCost }] });

  it('goes back to the last rupiah while its goods and their cost are whole, and can be received again', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, treasurer, cashier, oil, sugar, bulog } = till;
    const before = [await stockOf(treasurer, oil), await stockOf(treasurer, sugar), await balancesOf(gerai, '2026-11-21')];
    const { number } = await treasurer.call('purchases.receive', {
      accept: ODD_COSTS, supplierId: bulog, deliveryNo: 'DO-9', payment: { via: 'utang' }, freight: { amount: 777, via: 'kas', basis: 'value' }, lines: [{ productId: oil, qty: '7', unitCost: 15_001 }, { productId: sugar, qty: '2.5', amount: 41_000 }, { productId: oil, qty: '1', unitCost: 1 }],
    });
    const undone = await undo(treasurer, 'TB', number);
    expect([await stockOf(treasurer, oil), await stockOf(treasurer, sugar), await balancesOf(gerai, '2026-11-21')]).toEqual(before);
    expect((await linesOf(gerai, undone.entryNumber)).toSorted()).toEqual(['1-1110 UMUM D 777 suppliers', '1-1410 GERAI K 146785', '2-1110 UMUM D 146008']);
    expect((await treasurer.call('purchases.payables', { asOf: '2026-11-21' })).rows).toEqual([]);
    const again = await receive(till, oil, '7', 14_500, 'DO-9');
    expect(fieldOf(await treasurer.refused('purchases.receive', { accept: ODD_COSTS, supplierId: bulog, deliveryNo: 'DO-9', payment: { via: 'bank' }, lines: [{ productId: oil, qty: '1', unitCost: 1 }] }))).toBe('CONFLICT deliveryNo');
    // One is sold since, at a cost that this delivery did not change: it can still go back.
    await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: [{ method: 'tunai', amount: 15_700 }] });
    await undo(treasurer, 'TB', again.number);
    expect(await stockOf(treasurer, oil)).toEqual(['47', 681_500]);
    await mustVerify(gerai);
  });

  it('stays once its goods have left or their cost has mixed', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, treasurer, cashier, oil } = till;
    const dear = (await receive(till, oil, '10', 15_500, 'DO-1')).number;
    const sale = (await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: [{ method: 'tunai', amount: 15_700 }] })).number;
    expect(await keptBy(treasurer, 'TB', dear)).toBe(sale);
    expect((await treasurer.refused('documents.reverse', asked('TB', dear))).message).toContain('tercampur');
    const soap = (await treasurer.call('products.create', { sku: 'SBN', name: 'Sabun', unit: 'buah', barcodes: [], category: 'sembako', prices: { general: 5000 } })).productId;
    const bought = (await receive(till, soap, '3', 4000, 'DO-2')).number;
    const gone = (await cashier.call('sales.checkout', { lines: [{ productId: soap, qty: '1' }], payments: [{ method: 'tunai', amount: 5000 }] })).number;
    expect(await keptBy(treasurer, 'TB', bought)).toBe(gone);
    expect((await treasurer.refused('documents.reverse', asked('TB', bought))).message).toContain('sudah keluar');
    // What a count found is worth the average, or the last delivery that stands.
    const counted = (await treasurer.call('stock.count', { lines: [{ productId: soap, counted: '4' }], reason: 'hitung' })).number;
    const cheap = (await receive(till, soap, '6', 4000, 'DO-3')).number;
    await undo(treasurer, 'TB', cheap);
    expect(await stockOf(treasurer, soap)).toEqual(['4', 16_000]);
    expect(counted).toBe('OP-2026-000001');
    await mustVerify(gerai);
  });

  it('gives the cylinders back that came with it', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, treasurer, cashier, gas, patra } = till;
    await cashier.call('sales.checkout', { lines: [{ productId: gas, qty: '4', cylinder: 'tukar' }], payments: [{ method: 'qris', amount: 840_000 }] });
    const counts = async () => (await treasurer.call('cylinders.balances', {})).rows.find((row) => row.size === '12');
    const before = await counts();
    const delivery = (deliveryNo: string, empties: number) =>
      treasurer.call('purchases.receive', { accept: ODD_COSTS, supplierId: patra, deliveryNo, payment: { via: 'bank' }, lines: [{ productId: gas, qty: '3', unitCost: 202_000 }], ...(empties === 0 ? {} : { emptiesReturned: [{ size: '12', count: empties }] }) });
    const first = (await delivery('LPG-1', 4)).number;
    await undo(treasurer, 'TB', first);
    expect(await counts()).toEqual(before);
    const again = (await delivery('LPG-1', 4)).number;
    // Four empties more than fulls: the agent owes one less than before; the next delivery without any owes it again.
    await delivery('LPG-2', 0);
    await undo(treasurer, 'TB', again);
    await mustVerify(gerai);
  });

  it('stays while the debt it made is paid; a payment and an advance go back unless used', async () => {
    const till = await openTill();
    const { gerai, treasurer, sugar, bulog } = till;
    const before = await balancesOf(gerai, '2026-11-21');
    const advance = (await treasurer.call('purchases.advance', { supplierId: bulog, amount: 50_000, via: 'bank' })).number;
    const onCredit = (await receive(till, sugar, '10', 16_000, 'DO-1', { via: 'utang' })).number;
    const prepaid = (await receive(till, sugar, '2', 16_000, 'DO-2', { via: 'uang-muka' })).number;
    const paid = (await treasurer.call('purchases.pay', { supplierId: bulog, amount: 60_000, via: 'bank' })).number;
    expect(await keptBy(treasurer, 'UM', advance)).toBe(prepaid);
    expect(await keptBy(treasurer, 'TB', onCredit)).toBe(paid);
    const undone = await undo(treasurer, 'BP', paid);
    expect(await linesOf(gerai, undone.entryNumber)).toEqual(['2-1110 UMUM K 60000', '1-1210 UMUM D 60000 suppliers']);
    expect(await treasurer.call('purchases.payables', { asOf: '2026-11-21' })).toMatchObject({ total: 160_000 });
    await undo(treasurer, 'TB', prepaid);
    await undo(treasurer, 'UM', advance);
    await undo(treasurer, 'TB', onCredit);
    expect(await balancesOf(gerai, '2026-11-21')).toEqual(before);
    await mustVerify(gerai);
  });
});

describe('a fixed asset', () => {
  it('is taken out again while nothing was written off it; depreciation and disposal are undone in their turn', async () => {
    const { gerai, treasurer } = await openTill();
    const bought = await treasurer.call('assets.register', { name: 'Rak', account: '1-2120', acquiredOn: '2026-11-21', cost: 3_600_000, usefulMonths: 36, source: 'bank' });
    const december = await onDay(gerai, '2026-12-31');
    const november = (await december.call('assets.depreciate', { period: '2026-11' })).number;
    const worn = (await december.call('assets.depreciate', { period: '2026-12' })).number;
    const sold = await december.call('assets.dispose', { assetId: bought.assetId, date: '2026-12-31', proceeds: 3_000_000, via: 'bank', reason: 'dijual' });
    expect([await keptBy(december, 'AT', bought.number ?? ''), await keptBy(december, 'PY', november), await keptBy(december, 'PY', worn)]).toEqual([sold.number, sold.number, sold.number]);
    await undo(december, 'LA', sold.number);
    expect((await december.call('assets.list', {}))).toMatchObject({ rows: [{ status: 'dipakai', bookValue: 3_400_000, disposedOn: null }], agrees: true });
    expect([await keptBy(december, 'AT', bought.number ?? ''), await keptBy(december, 'PY', november)]).toEqual([worn, worn]);
    await undo(december, 'PY', worn);
    expect((await december.call('assets.previewDepreciation', { period: '2026-12' })).total).toBe(100_000);
    await undo(december, 'PY', november);
    // Both months at once now, and sold again.
    expect((await december.call('assets.depreciate', { period: '2026-12' })).total).toBe(200_000);
    expect((await december.call('assets.dispose', { assetId: bought.assetId, date: '2026-12-31', proceeds: 3_400_000, via: 'bank', reason: 'dijual' })).gain).toBe(0);
    await mustVerify(gerai);
    await undo(december, 'LA', 'LA-2026-000002');
    await undo(december, 'PY', 'PY-2026-000003');
    expect((await undo(december, 'AT', bought.number ?? '')).date).toBe('2026-12-31');
    const list = await december.call('assets.list', {});
    expect(list).toMatchObject({ rows: [{ status: 'dibatalkan', bookValue: 0, undoneOn: '2026-12-31' }], totals: { cost: 0, accumulated: 0, bookValue: 0 }, ledger: { cost: 0, accumulated: 0 }, agrees: true });
    expect((await december.call('assets.list', { asOf: '2026-12-30' }))).toMatchObject({ rows: [{ status: 'dipakai' }], agrees: true });
    expect(fieldOf(await december.refused('assets.dispose', { assetId: bought.assetId, date: '2026-12-31', proceeds: 0, reason: 'rusak' }))).toBe('CONFLICT assetId');
    expect((await december.call('assets.previewDepreciation', { period: '2027-01' })).rows).toEqual([]);
    await mustVerify(gerai);
  });

  it('sold with its last months is in use again with them open', async () => {
    const { gerai, treasurer } = await openTill();
    const { assetId } = await treasurer.call('assets.register', { name: 'Timbangan', account: '1-2120', acquiredOn: '2026-11-21', cost: 1_200_000, usefulMonths: 12, source: 'hibah' });
    const january = await onDay(gerai, '2027-01-10');
    expect((await january.call('assets.dispose', { assetId, date: '2027-01-10', proceeds: 0, reason: 'rusak' })).depreciated).toBe(200_000);
    await undo(january, 'LA', 'LA-2027-000001');
    expect((await january.call('assets.list', {}))).toMatchObject({ rows: [{ status: 'dipakai', accumulated: 0, bookValue: 1_200_000 }], agrees: true });
    await mustVerify(gerai);
  });
});

describe('an asset whose depreciation or sale was undone on a later day', () => {
  const asset: Given<'assets.register'> = { name: 'Tenda', account: '1-2120', acquiredOn: '2026-11-21', cost: 1_200_000, usefulMonths: 1, source: 'bank' };
  const failing = async (caller: Person, period: string) => (await caller.call('periods.check', { period })).checks.filter((check) => !check.ok && check.blocking).map((check) => check.key);

  it('is not written off twice on the month’s own day: the month of the undoing catches up, and both months close', async () => {
    const { gerai, treasurer } = await openTill();
    await treasurer.call('assets.register', asset);
    const december = await onDay(gerai, '2026-12-05');
    const worn = await december.call('assets.depreciate', { period: '2026-11' });
    await closeNovember(gerai);
    // November is closed, so the undoing is dated today.
    expect((await undo(december, 'PY', worn.number)).date).toBe('2026-12-05');
    await (await signIn(gerai, 'ketua')).call('periods.reopen', { period: '2026-11', reason: 'susut ulang', approval: LOGIN.bendahara });
    const refused = await december.refused('assets.depreciate', { period: '2026-11' });
    expect([refused.rule, refused.details, plain(refused.message)]).toEqual([
      'BACKDATED', { field: 'period', last: '2026-12-05' }, expect.stringContaining('Penyusutan INV-0001 ikut Desember 2026, karena ada pembatalan pada 5 Des 2026.'),
    ]);
    expect(await december.call('assets.previewDepreciation', { period: '2026-11' })).toMatchObject({ rows: [], total: 0, later: [{ code: 'INV-0001', on: '2026-12-05', period: '2026-12' }] });
    expect((await december.call('assets.list', { asOf: '2026-11-30' }))).toMatchObject({ rows: [{ accumulated: 1_200_000, bookValue: 0 }], agrees: true });
    // Nothing is due for November any more, and its line says where it went.
    const line = (await december.call('periods.check', { period: '2026-11' })).checks.find((check) => check.key === 'depreciation');
    expect([line?.ok, plain(line?.detail ?? '')]).toEqual([true, 'Penyusutan INV-0001 ikut Desember 2026, karena ada pembatalan pada 5 Des 2026.']);
    await december.call('periods.close', { period: '2026-11' });

    const january = await onDay(gerai, '2027-01-02');
    expect(await failing(january, '2026-12')).toEqual(['depreciation']);
    const caught = await january.call('assets.depreciate', { period: '2026-12' });
    expect([caught.total, caught.caughtUp, caught.rows.map((row) => row.bookValue)]).toEqual([1_200_000, ['2026-11'], [0]]);
    expect(await january.call('assets.previewDepreciation', { period: '2026-12' })).toMatchObject({ rows: [], later: [] });
    await january.call('periods.close', { period: '2026-12' });
    // November's expense stayed, December took it off and wrote it again.
    const expense = async (from: string, to: string) => (await january.call('reports.incomeStatement', { from, to })).rows.find((row) => row.code === '6-1160')?.amount ?? 0;
    expect([await expense('2026-11-01', '2026-11-30'), await expense('2026-12-01', '2026-12-31')].map(Math.abs)).toEqual([1_200_000, 0]);
    await mustVerify(gerai);
  });

  it('with a day told for the undoing, while the month is open', async () => {
    const { gerai, treasurer } = await openTill();
    await treasurer.call('assets.register', asset);
    await treasurer.call('assets.register', { ...asset, name: 'Rak', cost: 600_000 });
    const december = await onDay(gerai, '2026-12-03');
    const worn = await december.call('assets.depreciate', { period: '2026-11' });
    await undo(december, 'PY', worn.number, { date: '2026-12-02' });
    // A new one is still November's; the others are not.
    await december.call('assets.register', { ...asset, name: 'Meja', acquiredOn: '2026-11-25', cost: 100_000 });
    expect((await december.call('assets.depreciate', { period: '2026-11' })).rows.map((row) => row.code)).toEqual(['INV-0003']);
    expect((await december.refused('assets.depreciate', { period: '2026-11' })).rule).toBe('BACKDATED');
    const refused = await december.refused('assets.dispose', { assetId: (await december.call('assets.list', {})).rows[0]?.assetId ?? '', date: '2026-12-01', proceeds: 0, reason: 'rusak' });
    expect([refused.rule, refused.details, plain(refused.message)]).toEqual(['BACKDATED', { field: 'date', last: '2026-12-02' }, expect.stringContaining('Mutasi terakhir INV-0001 bertanggal 2 Des 2026. Pakai tanggal itu atau sesudahnya.')]);
    expect((await december.call('assets.list', { asOf: '2026-11-30' })).agrees).toBe(true);
    await mustVerify(gerai);
  });

  it('is not sold again, or written off, on a day on which it was gone', async () => {
    const { gerai, treasurer } = await openTill();
    const { assetId } = await treasurer.call('assets.register', { ...asset, usefulMonths: 12 });
    const november = await onDay(gerai, '2026-11-23');
    const sold = await november.call('assets.dispose', { assetId, date: '2026-11-23', proceeds: 0, reason: 'rusak' });
    const december = await onDay(gerai, '2026-12-03');
    await undo(december, 'LA', sold.number, { date: '2026-12-03' });
    expect(fieldOf(await december.refused('assets.dispose', { assetId, date: '2026-11-25', proceeds: 0, reason: 'rusak' }))).toBe('BACKDATED date');
    expect(fieldOf(await december.refused('assets.depreciate', { period: '2026-11' }))).toBe('BACKDATED period');
    expect(await failing(december, '2026-11')).toEqual(['opening']);
    expect(await december.call('assets.list', { asOf: '2026-11-30' })).toMatchObject({ rows: [{ status: 'dilepas' }], totals: { cost: 0 }, agrees: true });
    expect(await december.call('assets.dispose', { assetId, date: '2026-12-03', proceeds: 0, reason: 'rusak' })).toMatchObject({ bookValue: 1_100_000, depreciated: 100_000 });
    await mustVerify(gerai);
  });
});

describe('a bank loan', () => {
  it('whose drawdown or payment was undone on a later day takes none on an earlier', async () => {
    const { gerai, treasurer } = await openTill();
    const { loanId } = await treasurer.call('bankLoans.create', { lender: 'LPDB', number: 'PK 1', principal: 12_000_000, annualPct: '6', months: 12, method: 'menurun', firstDue: '2027-01-12' });
    const kept = (await treasurer.call('bankLoans.draw', { loanId, amount: 4_000_000 })).number;
    const drawn = (await treasurer.call('bankLoans.draw', { loanId, amount: 8_000_000 })).number;
    const december = await onDay(gerai, '2026-12-03');
    await undo(december, 'CB', drawn, { date: '2026-12-03' });
    // On 25 November all 12.000.000 were still out.
    expect(fieldOf(await december.refused('bankLoans.draw', { loanId, amount: 8_000_000, date: '2026-11-25' }))).toBe('BACKDATED date');
    await december.call('bankLoans.draw', { loanId, amount: 8_000_000, date: '2026-12-03' });
    const paid = (await december.call('bankLoans.pay', { loanId, amount: 12_000_000, via: 'bank', interest: 0 })).number;
    const later = await onDay(gerai, '2026-12-20');
    await undo(later, 'AB', paid, { date: '2026-12-20' });
    expect(fieldOf(await later.refused('bankLoans.pay', { loanId, amount: 12_000_000, via: 'bank', date: '2026-12-10' }))).toBe('BACKDATED date');
    expect(await keptBy(later, 'CB', kept)).toBe('CB-2026-000003');
    for (const asOf of ['2026-11-30', '2026-12-03', '2026-12-20']) expect([asOf, (await later.call('bankLoans.list', { asOf })).agrees]).toEqual([asOf, true]);
    await mustVerify(gerai);
  });

  it('is drawn and paid back in turn, and undone from the end', async () => {
    const { gerai, treasurer } = await openTill();
    const { loanId } = await treasurer.call('bankLoans.create', { lender: 'LPDB', number: 'PK 1', principal: 12_000_000, annualPct: '6', months: 12, method: 'menurun', firstDue: '2026-12-12' });
    const before = await balancesOf(gerai, '2026-11-21');
    const drawn = (await treasurer.call('bankLoans.draw', { loanId, amount: 10_000_000, fee: 100_000 })).number;
    const december = await onDay(gerai, '2026-12-12');
    const schedule = (await december.call('bankLoans.get', { loanId })).rows;
    const paid = (await december.call('bankLoans.pay', { loanId, amount: 883_333, via: 'bank' })).number;
    const more = (await december.call('bankLoans.draw', { loanId, amount: 1_000_000 })).number;
    expect([await keptBy(december, 'CB', drawn), await keptBy(december, 'AB', paid)]).toEqual([more, more]);
    await undo(december, 'CB', more);
    const { entryNumber } = await undo(december, 'AB', paid);
    expect(await linesOf(gerai, entryNumber)).toEqual(['6-1190 UMUM K 50000', '2-2110 UMUM K 833333', '1-1210 UMUM D 883333 bank-loan']);
    const view = await december.call('bankLoans.get', { loanId });
    expect([view.outstanding, view.interestOwed, view.rows]).toEqual([10_000_000, 50_000, schedule]);
    expect([view.draws.map((row) => [row.number, row.amount, row.undoes]), view.payments.map((row) => [row.number, row.interest, row.principal, row.undoes])]).toEqual([
      [[drawn, 10_000_000, undefined], [more, 1_000_000, undefined], ['BD-2026-000001', -1_000_000, more]], [[paid, 50_000, 833_333, undefined], ['BD-2026-000002', -50_000, -833_333, paid]],
    ]);
    // Its own day, was it not that the loan has moved since.
    expect((await undo(december, 'CB', drawn)).date).toBe('2026-12-12');
    expect(await december.call('bankLoans.list', {})).toMatchObject({ rows: [{ status: 'disetujui', drawn: 0, outstanding: 0 }], agrees: true });
    expect(await balancesOf(gerai, '2026-12-12')).toEqual(before);
    await mustVerify(gerai);
  });
});

describe('a tax payment', () => {
  it('is owed again', async () => {
    const { gerai, cashier, oil } = await openTill({ float: 100_000 });
    await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '10' }], payments: [{ method: 'transfer', amount: 157_000, reference: 'BRI 1' }] });
    const december = await onDay(gerai, '2026-12-05');
    await december.call('tax.run', { period: '2026-11' });
    const { number } = await december.call('tax.pay', { period: '2026-11', via: 'bank' });
    await undo(december, 'SF', number);
    const { outstanding, payments } = await december.call('tax.preview', { period: '2026-11' });
    expect([outstanding, payments.map((row) => [row.number, row.amount, row.undoes])]).toEqual([785, [[number, 785, undefined], ['BD-2026-000001', -785, number]]]);
    expect((await december.call('tax.pay', { period: '2026-11', via: 'bank' })).amount).toBe(785);
    await mustVerify(gerai);
  });
});

describe('at the bank', () => {
  it('a transfer goes back, a posted bank line is open again, by either way of undoing', async () => {
    const { gerai, treasurer, member } = await openTill();
    const moved = (await treasurer.call('cash.transfer', { from: '1-1210', to: '1-1110', amount: 70_000, fee: 2500 })).number;
    expect((await linesOf(gerai, (await undo(treasurer, 'PD', moved)).entryNumber)).toSorted()).toEqual(['1-1110 UMUM K 70000 internal', '1-1210 UMUM D 2500 opex', '1-1210 UMUM D 70000 internal', '6-1150 UMUM K 2500']);
    await treasurer.call('bank.importStatement', { account: '1-1210', csv: 'Tanggal,Uraian,Jumlah\n21/11/2026,BUNGA,500\n21/11/2026,SETORAN,40000\n' });
    const open = async () => (await treasurer.call('bank.reconcile', { account: '1-1210', asOf: '2026-11-21' })).unmatchedBank;
    const [interest, deposit] = await open();
    const post = (account: string) => treasurer.call('bank.post', { bankLineId: interest?.bankLineId ?? '', account, memo: 'Bunga' });
    const wrong = await post('4-2110');
    expect((await open()).map((line) => line.text)).toEqual(['SETORAN']);
    await undo(treasurer, 'RK', wrong.number);
    expect((await open()).map((line) => line.text)).toEqual(['BUNGA', 'SETORAN']);
    const again = await post('4-2120');
    const entryId = (await treasurer.call('ledger.entry', { number: again.entryNumber })).entryId;
    await treasurer.call('ledger.reverse', { entryId, reason: 'akun keliru' });
    expect((await open()).map((line) => line.text)).toEqual(['BUNGA', 'SETORAN']);
    expect(await refusal(treasurer, 'RK', again.number)).toBe('CONFLICT ref');
    await post('4-2160');
    const saved = await treasurer.call('savings.deposit', { memberId: member, kind: 'wajib', amount: 40_000, via: 'bank' });
    await treasurer.call('bank.match', { matches: [{ bankLineId: deposit?.bankLineId ?? '', entries: [{ entryNumber: saved.entryNumber, line: 1 }] }] });
    expect(await open()).toEqual([]);
    await undo(treasurer, 'SS', saved.number);
    expect((await open()).map((line) => line.text)).toEqual(['SETORAN']);
    await mustVerify(gerai);
  });
});
