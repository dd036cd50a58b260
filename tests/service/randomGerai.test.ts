/** Random gerais, lived through the contract: after every step all checks of the books hold, and other programs reckon as we do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { MethodName, Result } from '../../shared/contract/index.ts';
import { isReversibleKind } from '../../shared/contract/reversals.ts';
import type { Role } from '../../shared/contract/values.ts';
import { addDays, calendarDate, firstDay, monthOf } from '../../shared/domain/dates.ts';
import { LOGIN, Refused, type Given } from '../support/gerai.ts';
import { beancountReader, hledgerReader, type Balances } from '../support/outsideBooks.ts';
import { check, runSettings } from '../support/property.ts';
import { mustVerify, ODD_COSTS, openTill, signIn, type Till } from '../support/till.ts';

const RUNS = 3;
const STEPS = { minLength: 8, maxLength: 18 } as const;
const BEGUN = '2026-08-03';
const folder = mkdtempSync(join(tmpdir(), 'gerai-random-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a step knows of the gerai: today, and what earlier steps made. */
type World = { readonly till: Till; today: string; readonly members: string[]; readonly loans: string[]; readonly entries: string[]; readonly assets: string[]; readonly sales: string[]; done: number; refused: number };

/** Calls a method as somebody signed in now. A refusal is an answer, unless it is a fault of the program. */
async function tried<M extends MethodName>(world: World, who: Role, method: M, params: Given<M>): Promise<Result<M> | null> {
  try {
    const result = await (await signIn(world.till.gerai, who)).call(method, params);
    world.done += 1;
    return result;
  } catch (error) {
    if (!(error instanceof Refused) || error.failure.code === 'INTERNAL') throw error;
    world.refused += 1;
    return null;
  }
}

/** A step of a life; its text is what a failure shows. */
class Step {
  private readonly name: string;
  readonly act: (world: World) => Promise<void>;

  constructor(name: string, act: (world: World) => Promise<void>) {
    this.name = name;
    this.act = act;
  }

  toString(): string {
    return this.name;
  }

  /** What fast-check prints. */
  [fc.toStringMethod](): string {
    return this.name;
  }
}

const step = <T>(name: string, given: fc.Arbitrary<T>, act: (world: World, given: T) => Promise<void>): fc.Arbitrary<Step> => given.map((each) => new Step(`${name} ${JSON.stringify(each)}`, (world) => act(world, each)));
const amount = fc.integer({ min: 1, max: 60 }).map((n) => n * 25_050);
const via = fc.constantFrom('kas' as const, 'bank' as const);
const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];

const steps: fc.Arbitrary<Step>[] = [
  step('sell', fc.record({ what: fc.nat({ max: 3 }), mode: fc.constantFrom('tukar' as const, 'beli' as const, 'jaminan' as const), empty: fc.constantFrom(undefined, 'rusak' as const, 'asing' as const), qty: fc.integer({ min: 1, max: 4 }), member: fc.boolean(), qris: fc.boolean(), discount: fc.constantFrom(0, 0, 500), off: fc.constantFrom(0, 0, 300, 12_000), note: fc.boolean() }), async (world, { what, mode, empty, qty, member, qris, discount, off, note }) => {
    const { rice, oil, sugar, gas, member: memberId } = world.till;
    const productId = [rice, oil, sugar, gas][what] ?? oil;
    const lines = [{ productId, qty: String(qty), ...(what === 3 ? { cylinder: mode, ...(mode === 'tukar' && empty !== undefined ? { empty } : {}) } : {}), ...(discount === 0 ? {} : { discount }), ...(note ? { note: 'dua kantong' } : {}) }];
    const basket = { ...(member ? { memberId } : {}), lines, ...(off === 0 ? {} : { discount: off }) };
    const quote = await tried(world, 'kasir', 'sales.quote', basket);
    const sold = quote === null ? null : await tried(world, 'kasir', 'sales.checkout', { ...basket, ...(note ? { note: 'antar' } : {}), payments: [{ method: qris ? 'qris' : 'tunai', amount: quote.total }], ...(quote.approval === null ? {} : { approval: LOGIN.bendahara }) });
    if (sold !== null) world.sales.push(sold.saleId);
  }),
  step('sell by the box', fc.record({ boxes: fc.integer({ min: 1, max: 3 }), price: fc.constantFrom(undefined, 40_000, 44_500), reserve: fc.constantFrom(null, 10, 60), member: fc.boolean() }), async (world, { boxes, price, reserve, member }) => {
    const { oil, member: memberId } = world.till;
    await tried(world, 'bendahara', 'products.setUnits', { productId: oil, units: [{ name: 'ikat', factor: '3', barcodes: [], ...(price === undefined ? {} : { prices: { general: price } }) }] });
    await tried(world, 'bendahara', 'products.update', { productId: oil, membersFirst: reserve === null ? null : { reserve: String(reserve), consent: reserve === 10 } });
    const basket = { ...(member ? { memberId } : {}), lines: [{ productId: oil, qty: String(boxes), unit: 'ikat' }] };
    const quote = await tried(world, 'kasir', 'sales.quote', basket);
    const sold = quote === null ? null : await tried(world, 'kasir', 'sales.checkout', { ...basket, payments: [{ method: 'tunai', amount: quote.total }], ...(quote.approval === null ? {} : { approval: LOGIN.bendahara }) });
    if (sold !== null) world.sales.push(sold.saleId);
  }),
  step('void', fc.nat({ max: 9 }), async (world, at) => {
    const saleId = pick(world.sales.toReversed(), at);
    if (saleId !== undefined) await tried(world, 'kasir', 'sales.void', { saleId, reason: 'salah', approval: LOGIN.bendahara });
  }),
  step('take back', fc.record({ at: fc.nat({ max: 9 }), qty: fc.integer({ min: 1, max: 2 }), condition: fc.constantFrom('baik' as const, 'rusak' as const), refund: fc.constantFrom(undefined, 'tunai' as const, 'sukarela' as const) }), async (world, { at, qty, condition, refund }) => {
    const saleId = pick(world.sales, at);
    if (saleId !== undefined) await tried(world, 'bendahara', 'sales.return', { saleId, lines: [{ lineNo: 1, qty: String(qty), condition }], ...(refund === undefined ? {} : { refund }), reason: 'tidak jadi', approval: LOGIN.ketua });
  }),
  step('settle a deposit', fc.record({ at: fc.nat({ max: 9 }), count: fc.integer({ min: 1, max: 3 }), condition: fc.constantFrom('baik' as const, 'rusak' as const, 'asing' as const), via, keep: fc.boolean() }), async (world, { at, count, condition, via: how, keep }) => {
    const depositId = pick((await tried(world, 'kasir', 'cylinders.deposits', {}))?.rows ?? [], at)?.depositId;
    if (depositId === undefined) return;
    if (keep) await tried(world, 'bendahara', 'cylinders.forfeit', { depositId, reason: 'hilang', approval: LOGIN.ketua });
    else await tried(world, 'kasir', 'cylinders.returnDeposit', { depositId, count, via: how, condition });
  }),
  step('put aside', fc.record({ qty: fc.integer({ min: 1, max: 3 }), back: fc.boolean() }), async (world, { qty, back }) => {
    const basket = { memberId: world.till.member, lines: [{ productId: world.till.oil, qty: String(qty) }] };
    await tried(world, 'kasir', 'sales.saveCart', { basket });
    const held = await tried(world, 'kasir', 'sales.hold', { basket });
    if (held !== null) await tried(world, 'bendahara', back ? 'sales.recall' : 'sales.drop', { holdId: held.holdId });
  }),
  step('price and bill cylinders', fc.record({ count: fc.integer({ min: 1, max: 5 }), amount, via, credit: fc.boolean(), shell: fc.integer({ min: 1, max: 400_000 }) }), async (world, { count, amount: much, via: how, credit, shell }) => {
    await tried(world, 'bendahara', 'products.update', { productId: world.till.gas, cylinder: { shellPrices: { general: shell }, deposit: shell } });
    await tried(world, 'bendahara', 'cylinders.bill', { size: '12', count, amount: much, via: credit ? 'utang' : how });
    if (credit) await tried(world, 'bendahara', 'cylinders.payBill', { amount: shell, via: how });
  }),
  step('take from savings', fc.record({ qty: fc.integer({ min: 1, max: 4 }), cash: fc.constantFrom(0, 5_000), how: fc.constantFrom('pin', 'wrong', 'slip') }), async (world, { qty, cash, how }) => {
    const { oil, member: memberId } = world.till;
    await tried(world, 'bendahara', 'members.setPin', { memberId, pin: '482913' });
    await tried(world, 'kasir', 'members.checkPin', { memberId, pin: how === 'wrong' ? '111222' : '482913' });
    const total = qty * 15_500;
    const sold = await tried(world, 'kasir', 'sales.checkout', {
      memberId, lines: [{ productId: oil, qty: String(qty) }], payments: [{ method: 'sukarela', amount: total - cash }, ...(cash === 0 ? [] : [{ method: 'tunai' as const, amount: cash }])],
      ...(how === 'slip' ? { approval: LOGIN.bendahara } : { memberPin: how === 'pin' ? '482913' : '111222' }),
    });
    if (sold !== null) world.sales.push(sold.saleId);
  }),
  step('buy on bon', fc.record({ at: fc.nat({ max: 9 }), qty: fc.integer({ min: 1, max: 4 }), limit: fc.constantFrom(null, 0, 40_000, 200_000, 2_000_000), cash: fc.constantFrom(0, 5_000), over: fc.boolean(), lent: fc.constantFrom(false, false, true) }), async (world, { at, qty, limit, cash, over, lent }) => {
    const memberId = pick(world.members, at) ?? '';
    if (over) await tried(world, 'ketua', 'settings.set', { key: 'bon.overLimit', value: { approval: true }, effectiveFrom: calendarDate(world.today) });
    if (limit !== null) await tried(world, 'bendahara', 'members.setCredit', { memberId, bonLimit: limit, bonDays: 30 });
    const lines = [lent ? { productId: world.till.gas, qty: String(qty), cylinder: 'jaminan' as const } : { productId: world.till.oil, qty: String(qty) }];
    const total = (await tried(world, 'kasir', 'sales.quote', { memberId, lines }))?.total ?? 0;
    const sold = await tried(world, 'kasir', 'sales.checkout', {
      memberId, lines, payments: [{ method: 'bon', amount: Math.max(1, total - cash) }, ...(cash === 0 ? [] : [{ method: 'tunai' as const, amount: cash }])],
      ...(over ? { bonOverLimit: true, approval: LOGIN.ketua } : {}),
    });
    if (sold !== null) world.sales.push(sold.saleId);
  }),
  step('pay a bon', fc.record({ at: fc.nat({ max: 9 }), amount: fc.constantFrom(1, 5_000, 15_500, 40_000), via }), async (world, { at, amount: much, via: how }) => void (await tried(world, 'kasir', 'bon.pay', { memberId: pick(world.members, at) ?? '', amount: much, via: how }))),
  step('write a bon off', fc.record({ at: fc.nat({ max: 9 }), amount: fc.constantFrom(1, 10_500) }), async (world, { at, amount: much }) =>
    void (await tried(world, 'bendahara', 'bon.writeOff', { memberId: pick(world.members, at) ?? '', amount: much, reason: 'tidak tertagih', approval: LOGIN.ketua }))),
  step('open shift', fc.constantFrom(0, 100_000, 500_000), async (world, float) => void (await tried(world, 'kasir', 'shifts.open', { float }))),
  step('cash in or out', fc.record({ out: fc.boolean(), amount: fc.constantFrom(1, 5_000, 400_000) }), async (world, { out, amount: much }) => void (await tried(world, 'kasir', out ? 'shifts.cashOut' : 'shifts.cashIn', { amount: much, reason: 'receh', account: '1-1110' }))),
  step('open the drawer', fc.constant('tukar uang'), async (world, reason) => void (await tried(world, 'kasir', 'shifts.openDrawer', { reason }))),
  step('close shift', fc.record({ over: fc.constantFrom(0, 0, 1_000), leave: fc.constantFrom(0, 50_000) }), async (world, { over, leave }) => {
    const { shift } = (await tried(world, 'kasir', 'shifts.current', {})) ?? { shift: null };
    if (shift === null) return;
    const counted = await (await signIn(world.till.gerai, 'kasir')).refused('shifts.close', { counted: { '100000': 9_999 }, reason: 'coba' });
    const expected = Number(counted.details?.['expected'] ?? 0) + over;
    await tried(world, 'kasir', 'shifts.close', { counted: { '100': Math.floor(expected / 100), '50': Math.floor((expected % 100) / 50) }, leave: Math.min(leave, Math.floor(expected / 50) * 50), reason: 'hitung', approval: LOGIN.bendahara });
  }),
  step('join', fc.nat({ max: 9 }), async (world, n) => {
    const made = await tried(world, 'bendahara', 'members.create', { nik: `64710501019000${10 + n}`, name: `Anggota ${n}`, joinedOn: world.today });
    if (made !== null) world.members.push(made.memberId);
  }),
  step('empties', fc.record({ what: fc.nat({ max: 7 }), count: fc.integer({ min: 1, max: 3 }), state: fc.constantFrom('baik' as const, 'rusak' as const, 'asing' as const), missing: fc.integer({ min: -1, max: 2 }), price: fc.constantFrom(200_000, 250_001, 333_333), via }), async (world, { what, count, state, missing, price, via: how }) => {
    const [size, ask] = ['12' as const, 'bendahara' as const];
    const there = (await tried(world, ask, 'cylinders.balances', {}))?.rows.find((row) => row.size === size);
    if (what === 0) await tried(world, ask, 'cylinders.toAgent', { size, count });
    else if (what === 1) await tried(world, ask, 'cylinders.fromAgent', { size, count });
    else if (what === 2) await tried(world, ask, 'cylinders.settleDebt', { size, count });
    else if (what === 3) await tried(world, ask, 'cylinders.repair', { size, count, from: state, to: 'baik' });
    else if (what === 4) await tried(world, ask, 'cylinders.writeOff', { size, state, count, reason: 'bocor', approval: LOGIN.ketua });
    else if (what === 5) await tried(world, ask, 'cylinders.buy', { size, count, amount: price, via: how });
    else if (what === 6) await tried(world, ask, 'cylinders.bill', { size, count, amount: price, via: how });
    else if (there !== undefined) await tried(world, ask, 'cylinders.count', { size, empty: Math.max(0, there.empty - missing), damaged: there.damaged, foreign: there.foreign, reason: 'hitung', approval: LOGIN.ketua });
  }),
  step('consign', fc.record({ what: fc.nat({ max: 5 }), qty: fc.integer({ min: 1, max: 6 }), pct: fc.constantFrom('0', '12.5', '33.333', '100'), via: fc.constantFrom('kas' as const, 'bank' as const, 'sukarela' as const), member: fc.boolean(), off: fc.constantFrom(0, 0, 777) }), async (world, { what, qty, pct, via: how, member, off }) => {
    const ask = 'bendahara' as const;
    const { member: memberId } = world.till;
    const supplierId = (await tried(world, ask, 'consignment.list', {}))?.rows[0]?.supplierId ?? (await tried(world, ask, 'suppliers.create', { name: 'Dapur Bu Rahma', kind: 'konsinyasi' }))?.supplierId ?? '';
    const known = (await tried(world, ask, 'consignment.goods', { supplierId }))?.rows[0]?.productId;
    const productId = known ?? (await tried(world, ask, 'products.create', { sku: 'KUE', name: 'Kue lapis', unit: 'bungkus', barcodes: [], category: 'sembako', prices: { general: 7_350, member: 7_001 } }))?.productId ?? '';
    if (known === undefined || what === 0) {
      await tried(world, ask, 'consignment.setTerms', { productId, supplierId, commissionPct: pct });
      await tried(world, ask, 'consignment.setOwner', { supplierId, memberId });
      await tried(world, ask, 'consignment.receive', { supplierId, lines: [{ productId, qty: String(qty * 3) }] });
    } else if (what === 1) await tried(world, ask, 'consignment.giveBack', { supplierId, lines: [{ productId, qty: String(qty) }] });
    else if (what === 2) await tried(world, ask, 'consignment.settle', { supplierId, via: how });
    else {
      const basket = { ...(member ? { memberId } : {}), lines: [{ productId, qty: String(qty), ...(off === 0 ? {} : { discount: off }) }] };
      const quote = await tried(world, 'kasir', 'sales.quote', basket);
      const sold = quote === null ? null : await tried(world, 'kasir', 'sales.checkout', { ...basket, payments: [{ method: how === 'bank' ? 'qris' : 'tunai', amount: quote.total }], ...(quote.approval === null ? {} : { approval: LOGIN.bendahara }) });
      if (sold !== null) world.sales.push(sold.saleId);
    }
  }),
  step('deposit', fc.record({ at: fc.nat({ max: 9 }), kind: fc.constantFrom('pokok' as const, 'wajib' as const, 'sukarela' as const), amount, via }), async (world, { at, kind, amount: most, via: how }) => {
    const memberId = pick(world.members, at) ?? '';
    await tried(world, 'bendahara', 'savings.deposit', { memberId, kind, amount: kind === 'pokok' ? 100_000 : kind === 'wajib' ? 20_000 : most, via: how });
  }),
  step('withdraw', fc.record({ at: fc.nat({ max: 9 }), amount, via }), async (world, { at, amount: much, via: how }) => void (await tried(world, 'bendahara', 'savings.withdraw', { memberId: pick(world.members, at) ?? '', kind: 'sukarela', amount: much, via: how }))),
  step('lend', fc.record({ at: fc.nat({ max: 9 }), amount, months: fc.integer({ min: 1, max: 12 }), method: fc.constantFrom('flat' as const, 'menurun' as const, 'anuitas' as const), via }), async (world, { at, amount: principal, months, method, via: how }) => {
    const applied = await tried(world, 'bendahara', 'loans.apply', { memberId: pick(world.members, at) ?? '', principal, months, method, annualPct: '12', purpose: 'Modal' });
    if (applied === null) return;
    await tried(world, 'ketua', 'loans.approve', { loanId: applied.loanId });
    if ((await tried(world, 'bendahara', 'loans.disburse', { loanId: applied.loanId, via: how })) !== null) world.loans.push(applied.loanId);
  }),
  step('pay a loan', fc.record({ at: fc.nat({ max: 9 }), amount, via }), async (world, { at, amount: much, via: how }) => {
    const loanId = pick(world.loans, at);
    if (loanId !== undefined) await tried(world, 'bendahara', 'loans.pay', { loanId, amount: much, via: how });
  }),
  step('receive', fc.record({ qty: fc.integer({ min: 1, max: 40 }), cost: fc.integer({ min: 9_000, max: 60_000 }), how: fc.constantFrom('kas' as const, 'bank' as const, 'utang' as const, 'uang-muka' as const) }), async (world, { qty, cost, how }) =>
    void (await tried(world, 'bendahara', 'purchases.receive', { accept: ODD_COSTS, supplierId: world.till.bulog, deliveryNo: `DO-${world.done}`, payment: { via: how, ...(how === 'utang' ? { due: addDays(calendarDate(world.today), 14) } : {}) }, lines: [{ productId: world.till.oil, qty: String(qty), unitCost: cost }] }))),
  step('send goods on their way', fc.record({ qty: fc.integer({ min: 1, max: 40 }), amount: fc.integer({ min: 1, max: 600_000 }), how: fc.constantFrom('bank' as const, 'utang' as const, 'uang-muka' as const), ordered: fc.boolean() }), async (world, { qty, amount: much, how, ordered }) => {
    const [supplierId, goods] = [world.till.bulog, { productId: world.till.oil, qty: String(qty) }];
    const order = ordered ? await tried(world, 'bendahara', 'purchases.order', { supplierId, lines: [{ ...goods, unitCost: 14_500 }] }) : null;
    await tried(world, 'bendahara', 'purchases.ship', { supplierId, ...(order === null ? {} : { orderId: order.orderId }), documentNo: `DP-${world.done}`, payment: { via: how }, lines: [{ ...goods, amount: much }] });
  }),
  step('take in what was sent', fc.record({ at: fc.nat({ max: 5 }), good: fc.integer({ min: 0, max: 100 }), bad: fc.integer({ min: 0, max: 30 }), follows: fc.boolean() }), async (world, { at, good, bad, follows }) => {
    const shipment = pick((await tried(world, 'bendahara', 'purchases.inTransit', {}))?.rows ?? [], at);
    const [line] = shipment?.lines ?? [];
    if (shipment === undefined || line === undefined) return;
    const [qty, rejectedQty] = [good, bad].map((part) => String(Math.floor((Number(line.qty) * part) / 100)));
    await tried(world, 'bendahara', 'purchases.receive', {
      accept: [...ODD_COSTS, 'lebih-dari-pesanan'], supplierId: world.till.bulog, shipmentId: shipment.shipmentId, deliveryNo: `TIBA-${world.done}`, missing: follows ? 'menyusul' : 'klaim', lines: [{ productId: line.productId, qty: qty ?? '0', rejectedQty: rejectedQty ?? '0' }],
    });
  }),
  step('advance', fc.record({ amount, via }), async (world, { amount: much, via: how }) => void (await tried(world, 'bendahara', 'purchases.advance', { supplierId: world.till.bulog, amount: much, via: how }))),
  step('pay a supplier', fc.record({ amount, via, named: fc.nat({ max: 3 }) }), async (world, { amount: much, via: how, named }) => {
    const debts = (await tried(world, 'bendahara', 'purchases.payables', { asOf: calendarDate(world.today) }))?.rows.filter((row) => row.supplierId === world.till.bulog).slice(-named) ?? [];
    const all = debts.reduce((sum, row) => sum + row.outstanding, 0);
    await tried(world, 'bendahara', 'purchases.pay', { supplierId: world.till.bulog, amount: named === 0 || all === 0 ? much : Math.min(much, all), via: how, ...(named === 0 || all === 0 ? {} : { receipts: debts.map(({ number }) => ({ receiptId: number })) }) });
  }),
  step('count on a sheet', fc.record({ oil: fc.integer({ min: 0, max: 120 }), sugar: fc.integer({ min: 0, max: 60 }), end: fc.nat({ max: 3 }) }), async (world, { oil, sugar, end }) => {
    const ask = 'bendahara' as const;
    const started = await tried(world, ask, 'stock.startCount', { productIds: [world.till.oil, world.till.sugar] });
    const countId = started?.countId ?? (await tried(world, ask, 'stock.counts', { state: 'dihitung' }))?.rows[0]?.countId;
    if (countId === undefined) return;
    await tried(world, 'kasir', 'stock.enterCount', { countId, lines: [{ productId: world.till.oil, counted: String(oil) }] });
    if (end === 0) return;
    await tried(world, ask, 'stock.enterCount', { countId, lines: [{ productId: world.till.sugar, counted: String(sugar) }] });
    await tried(world, ask, 'stock.recount', { countId, lines: [{ productId: world.till.oil, counted: String(oil) }, { productId: world.till.sugar, counted: String(sugar) }] });
    if (end === 1) await tried(world, ask, 'stock.cancelCount', { countId, reason: 'salah rak' });
    else await tried(world, ask, 'stock.postCount', { countId, reason: 'hitung', leaveUncounted: true, approval: LOGIN.ketua });
  }),
  step('count stock', fc.integer({ min: 0, max: 120 }), async (world, counted) => void (await tried(world, 'bendahara', 'stock.count', { lines: [{ productId: world.till.oil, counted: String(counted) }], reason: 'hitung', approval: LOGIN.ketua }))),
  step('post', fc.record({ amount, account: fc.constantFrom('6-1110', '6-1120', '6-2110', '4-2110', '1-1350'), unit: fc.constantFrom('GERAI' as const, 'LPG' as const, 'UMUM' as const), back: fc.nat({ max: 20 }) }), async (world, { amount: much, account, unit, back }) => {
    const date = addDays(calendarDate(world.today), -back);
    const posted = await tried(world, 'bendahara', 'ledger.post', { date, memo: 'Jurnal acak', lines: [{ account, debit: much, unit }, { account: '1-1210', credit: much }] });
    if (posted !== null) world.entries.push(posted.entryId);
  }),
  step('reverse', fc.nat({ max: 9 }), async (world, at) => {
    const entryId = pick(world.entries, at);
    if (entryId !== undefined) await tried(world, 'bendahara', 'ledger.reverse', { entryId, reason: 'salah' });
  }),
  step('undo a document', fc.record({ at: fc.nat({ max: 99 }), counter: fc.boolean() }), async (world, { at, counter }) => {
    const found = (await tried(world, 'pengawas', 'ledger.search', { limit: 100 }))?.rows ?? [];
    const document = pick(found.filter((row) => isReversibleKind(row.document.kind) && !row.reversed), at)?.document;
    if (document !== undefined) await tried(world, counter ? 'kasir' : 'bendahara', 'documents.reverse', { kind: document.kind, ref: document.number, reason: 'salah', approval: counter ? LOGIN.bendahara : LOGIN.ketua });
  }),
  step('move cash', fc.record({ amount, fee: fc.constantFrom(0, 6_500), way: fc.boolean() }), async (world, { amount: much, fee, way }) => void (await tried(world, 'bendahara', 'cash.transfer', { from: way ? '1-1110' : '1-1210', to: way ? '1-1210' : '1-1110', amount: much, fee }))),
  step('buy an asset', fc.record({ cost: amount, months: fc.integer({ min: 1, max: 48 }) }), async (world, { cost, months }) => {
    const bought = await tried(world, 'bendahara', 'assets.register', { name: 'Alat', account: '1-2120', acquiredOn: world.today, cost, usefulMonths: months, source: 'bank' });
    if (bought !== null) world.assets.push(bought.assetId);
  }),
  step('sell an asset', fc.record({ at: fc.nat({ max: 5 }), proceeds: amount }), async (world, { at, proceeds }) => {
    const assetId = pick(world.assets, at);
    if (assetId !== undefined) await tried(world, 'bendahara', 'assets.dispose', { assetId, date: world.today, proceeds, via: 'bank', reason: 'dijual' });
  }),
  step('write off or sell on an earlier day', fc.record({ at: fc.nat({ max: 5 }), back: fc.nat({ max: 40 }), whole: fc.boolean() }), async (world, { at, back, whole }) => {
    const date = addDays(calendarDate(world.today), -back);
    const assetId = pick(world.assets, at);
    if (whole) await tried(world, 'bendahara', 'assets.depreciate', { period: monthOf(date) });
    else if (assetId !== undefined) await tried(world, 'bendahara', 'assets.dispose', { assetId, date, proceeds: 0, reason: 'rusak' });
  }),
  step('live on', fc.integer({ min: 1, max: 45 }), async (world, days) => {
    world.today = addDays(calendarDate(world.today), days);
    world.till.gerai.at(world.today);
  }),
  step('end the month', fc.constant(null), async (world) => {
    const last = monthOf(addDays(firstDay(monthOf(calendarDate(world.today))), -1));
    await tried(world, 'bendahara', 'assets.depreciate', { period: last });
    await tried(world, 'bendahara', 'tax.run', { period: last });
    await tried(world, 'bendahara', 'periods.close', { period: last });
  }),
  step('open the month again', fc.constant(null), async (world) => {
    const last = monthOf(addDays(firstDay(monthOf(calendarDate(world.today))), -1));
    await tried(world, 'ketua', 'periods.reopen', { period: last, reason: 'ada nota susulan', approval: LOGIN.bendahara });
  }),
];

const nonZero = (rows: readonly (readonly [string, number])[]): Balances => Object.fromEntries(rows.filter(([, value]) => value !== 0));
const totalOf = (balances: Balances, codes: RegExp): number => Object.entries(balances).reduce((sum, [code, value]) => sum + (codes.test(code) ? value : 0), 0);

/** Our trial balance, Neraca, hasil usaha and cash against what another program reckons from the exported journal. */
async function mustAgree(world: World, outside: (to: string, from?: string) => Balances): Promise<void> {
  const auditor = await signIn(world.till.gerai, 'pengawas');
  const from = `${world.today.slice(0, 4)}-01-01`;
  const [whole, span] = [outside(world.today), outside(world.today, from)];
  const trial = await auditor.call('ledger.trialBalance', { asOf: world.today });
  expect(nonZero(trial.rows.map((row) => [row.code, row.debit - row.credit]))).toEqual(whole);
  const { sections } = await auditor.call('reports.balanceSheet', { asOf: world.today });
  const total = (key: string): number => sections.find((section) => section.key === key)?.total ?? Number.NaN;
  expect([total('assets'), total('liabilities'), total('equity')]).toEqual([totalOf(whole, /^1/), 0 - totalOf(whole, /^2/), 0 - totalOf(whole, /^[3-8]/)]);
  const { totals } = await auditor.call('reports.incomeStatement', { from, to: world.today });
  expect([totals.shu, totals.tax, totals.loanIncome]).toEqual([0 - totalOf(span, /^[4-7]/), totalOf(span, /^7/), 0 - totalOf(span, /^4-14/)]);
  const { accounts } = await auditor.call('reports.cashFlow', { from, to: world.today });
  expect(nonZero(accounts.map((account) => [account.code, account.closing]))).toEqual(nonZero(accounts.map((account) => [account.code, whole[account.code] ?? 0])));
}

const { runs } = runSettings({ runs: RUNS });

test(`${runs} random gerais: every check holds after every step, and hledger and beancount have the same figures`, { timeout: 60_000 + runs * 30_000 }, async () => {
  const lived = { done: 0, refused: 0 };
  await check(
    fc.asyncProperty(fc.array(fc.oneof(...steps), STEPS), async (life) => {
      const till = await openTill({ begun: BEGUN, float: 300_000 });
      await till.treasurer.call('products.update', { productId: till.gas, cylinder: { shellPrices: { general: 350_000, member: 340_000 }, deposit: 200_000 } });
      await till.treasurer.call('cylinders.bill', { size: '12', count: 5, amount: 1_250_003, via: 'bank' });
      const world: World = { till, today: BEGUN, members: [till.member], loans: [], entries: [], assets: [], sales: [], done: 0, refused: 0 };
      try {
        for (const each of life) {
          await each.act(world);
          await mustVerify(till.gerai);
        }
        await mustAgree(world, hledgerReader(till.gerai.file));
        await mustAgree(world, beancountReader(till.gerai.file, join(folder, 'jurnal.beancount')));
      } finally {
        till.gerai.close();
        lived.done += world.done;
        lived.refused += world.refused;
      }
    }),
    { runs: RUNS },
  );
  expect(lived.done).toBeGreaterThan(lived.refused);
  expect(lived.done).toBeGreaterThan(5 * runs);
});
