import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contract, METHOD_NAMES, type MethodName } from '../../shared/contract/index.ts';
import { ERROR_CODES, RULES } from '../../shared/contract/errors.ts';
import type { Failure, Reply } from '../../shared/contract/host.ts';
import type { Role } from '../../shared/contract/values.ts';
import {
  account, anything, choice, code, cursor, date, digits16, flag, freeText, group, list, moment, money, month, nullable, opaque, optional, percent, pin, quantity, ref, search, signed, tally, text, username, valid, weight, whole, wrongs, type Group, type Leaf, type Spec,
} from '../support/badInput.ts';
import { LOGIN, newId, type Gerai, type Given, type Person } from '../support/gerai.ts';
import { check } from '../support/property.ts';
import { mustVerify, openTill, peek, rowCounts, signIn } from '../support/till.ts';

/** A gerai in which every kind of thing exists, and the ids of one of each. */
type World = { readonly gerai: Gerai; readonly ids: Readonly<Record<string, string>>; readonly sessions: Readonly<Record<Role, string>>; readonly numbers: Readonly<Record<string, string>> };

async function makeWorld(): Promise<World> {
  const till = await openTill({ begun: '2026-11-01', clock: '2026-11-21', float: 500_000 });
  const { gerai, cashier, treasurer, member } = till;
  const [chair, admin] = [await signIn(gerai, 'ketua'), await signIn(gerai, 'admin')];
  const dewi = (await admin.call('people.create', { username: 'dewi', name: 'Dewi', role: 'kasir', pin: '918273' })).userId;
  await admin.call('settings.set', { key: 'printer.receipt', value: { kind: 'file', path: '/nonexistent/printer', drawer: false }, effectiveFrom: '2026-11-21' });
  const sale = await cashier.call('sales.checkout', { memberId: member, lines: [{ productId: till.oil, qty: '1' }], payments: [{ method: 'tunai', amount: 15_500 }] });
  const byQris = await cashier.call('sales.checkout', { memberId: member, lines: [{ productId: till.oil, qty: '1' }], payments: [{ method: 'qris', amount: 15_500 }] });
  const toVoid = await cashier.call('sales.checkout', { lines: [{ productId: till.oil, qty: '1' }], payments: [{ method: 'transfer', amount: 15_700, reference: 'BRI 0' }] });
  const holding = { basket: { lines: [{ productId: till.oil, qty: '1' }] } };
  const [held, heldToo] = [await cashier.call('sales.hold', holding), await cashier.call('sales.hold', holding)];
  await treasurer.call('members.setCredit', { memberId: member, bonLimit: 100_000, bonDays: 30 });
  await treasurer.call('members.setPin', { memberId: member, pin: '482913' });
  await cashier.call('sales.checkout', { memberId: member, lines: [{ productId: till.oil, qty: '1' }], payments: [{ method: 'bon', amount: 15_500 }] });
  await gerai.service.idle();
  await treasurer.call('ledger.opening', { date: '2026-11-21', lines: [{ account: '1-1130', debit: 5_000_000 }] });
  // Own capital enough for the loans of a member who is an officer.
  await treasurer.call('ledger.post', { date: '2026-11-21', memo: 'Hibah', lines: [{ account: '1-1110', debit: 100_000_000, flow: 'equity' }, { account: '3-1140', credit: 100_000_000 }] });
  await treasurer.call('savings.deposit', { memberId: member, kind: 'sukarela', amount: 50_000, via: 'kas' });
  const entry = await treasurer.call('ledger.post', { date: '2026-11-21', memo: 'Listrik', lines: [{ account: '6-1120', debit: 1000 }, { account: '1-1210', credit: 1000 }] });
  await admin.call('settings.set', { key: 'loan.products', value: [{ key: 'modal', name: 'Modal usaha', method: 'flat', annualPct: '12', maxMonths: 24, graceDays: 3 }], effectiveFrom: '2026-11-21' });
  const guarantor = (await treasurer.call('members.create', { nik: '6471051203880077', name: 'Penjamin', joinedOn: '2026-11-21' })).memberId;
  const loan: Given<'loans.apply'> = { memberId: member, principal: 600_000, months: 6, method: 'flat', annualPct: '12', purpose: 'Modal' };
  const [asked, refusable, agreed, running] = [await treasurer.call('loans.apply', loan), await treasurer.call('loans.apply', loan), await treasurer.call('loans.apply', loan), await treasurer.call('loans.apply', loan)];
  for (const { loanId } of [agreed, running]) await chair.call('loans.approve', { loanId });
  await treasurer.call('loans.disburse', { loanId: running.loanId, via: 'kas' });
  const more = await Promise.all(['toSplit', 'toLose', 'lost', 'toSetOff'].map(async () => {
    const { loanId } = await treasurer.call('loans.apply', loan);
    await chair.call('loans.approve', { loanId });
    await treasurer.call('loans.disburse', { loanId, via: 'bank' });
    return loanId;
  }));
  const [toSplit = '', toLose = '', lost = '', toSetOff = ''] = more;
  await treasurer.call('loans.writeOff', { loanId: lost, reason: 'pindah', approval: LOGIN.ketua });
  await treasurer.call('purchases.receive', { supplierId: till.bulog, deliveryNo: 'UTANG', payment: { via: 'utang' }, lines: [{ productId: till.sugar, qty: '1', unitCost: 16_000 }] });
  await treasurer.call('purchases.advance', { supplierId: till.bulog, amount: 5000, via: 'bank' });
  const order = await treasurer.call('purchases.order', { supplierId: till.bulog, lines: [{ productId: till.sugar, qty: '10', unitCost: 16_000 }] });
  const wages = [{ account: '6-1110', side: 'debit' as const }, { account: '1-1210', side: 'kredit' as const }];
  const { templateId } = await treasurer.call('journals.saveTemplate', { name: 'Gaji', memo: 'Gaji', lines: wages });
  const rent = [{ account: '6-1130', debit: 1000 }, { account: '1-1210', credit: 1000 }];
  const { recurringId } = await treasurer.call('journals.saveRecurring', { name: 'Sewa', memo: 'Sewa kios', day: 1, from: '2026-11', lines: rent });
  const asset = await treasurer.call('assets.register', { name: 'Rak', account: '1-2120', acquiredOn: '2026-11-21', cost: 900_000, usefulMonths: 36, source: 'bank' });
  const bankLoan = await treasurer.call('bankLoans.create', { lender: 'BRI', number: 'PK 1', principal: 9_000_000, annualPct: '6', months: 12, method: 'menurun', firstDue: '2026-12-12' });
  await treasurer.call('bankLoans.draw', { loanId: bankLoan.loanId, amount: 3_000_000 });
  await treasurer.call('products.update', { productId: till.gas, cylinder: { deposit: 1000 } });
  await treasurer.call('cylinders.bill', { size: '12', count: 3, amount: 600_000, via: 'utang' });
  await treasurer.call('cylinders.buy', { size: '12', count: 9, amount: 900_000, via: 'bank' });
  await treasurer.call('cylinders.toAgent', { size: '12', count: 2 });
  const lending = await cashier.call('sales.checkout', { memberId: member, lines: [{ productId: till.gas, qty: '1', cylinder: 'jaminan' }, { productId: till.gas, qty: '1', cylinder: 'jaminan' }], payments: [{ method: 'tunai', amount: 412_000 }] });
  const consignor = (await treasurer.call('suppliers.create', { name: 'Dapur Bu Rahma', kind: 'konsinyasi' })).supplierId;
  const consigned = (await treasurer.call('products.create', { sku: 'KUE', name: 'Kue lapis', unit: 'bungkus', barcodes: [], category: 'sembako', prices: { general: 7_000 } })).productId;
  await treasurer.call('consignment.setTerms', { productId: consigned, supplierId: consignor, commissionPct: '15' });
  await treasurer.call('consignment.receive', { supplierId: consignor, lines: [{ productId: consigned, qty: '9' }] });
  await cashier.call('sales.checkout', { lines: [{ productId: consigned, qty: '1' }], payments: [{ method: 'tunai', amount: 7_000 }] });
  const lent = await treasurer.call('assets.borrow', { name: 'Gedung', owner: 'Pemerintah kota', receivedOn: '2026-11-21' });
  const wrongStatement = await treasurer.call('bank.importStatement', { account: '1-1210', csv: 'Tanggal,Uraian,Jumlah\n20/11/2026,BUKAN KAMI,-9\n' });
  await treasurer.call('bank.importStatement', { account: '1-1210', csv: 'Tanggal,Uraian,Jumlah\n21/11/2026,LISTRIK,-1000\n21/11/2026,BUNGA,500\n' });
  const bankLines = (await treasurer.call('bank.reconcile', { account: '1-1210', asOf: '2026-11-21' })).unmatchedBank;
  const shift = (await cashier.call('shifts.current', {})).shift?.shiftId ?? '';
  const [job = '', jobToo = ''] = (await cashier.call('printing.jobs', {})).rows.map(({ jobId }) => jobId);
  const [counting, counted] = [await treasurer.call('stock.startCount', { productIds: [till.gas] }), await treasurer.call('stock.startCount', { productIds: [till.oil] })];
  await cashier.call('stock.enterCount', { countId: counted.countId, lines: [{ productId: till.oil, counted: '44' }] });
  const person = async (caller: Person, nik: string): Promise<string> => (await caller.call('members.create', { nik, name: 'Rina', joinedOn: '2026-11-21' })).memberId;
  const [applicant, applicantToo, plain] = [await person(cashier, '6471055506910001'), await person(cashier, '6471055506910002'), await person(treasurer, '6471055506910003')];
  const leaver = await person(treasurer, '6471055506910004');
  await treasurer.call('savings.deposit', { memberId: leaver, kind: 'sukarela', amount: 5_000, via: 'bank' });
  const post = await chair.call('officers.appoint', { memberId: plain, body: 'pengurus', post: 'sekretaris', from: '2026-11-01' });
  const session = async (role: Role) => (await gerai.call('auth.login', LOGIN[role])).session;
  return {
    gerai,
    ids: { member, product: till.rice, supplier: till.bulog, sale: sale.saleId, shift, user: dewi, entry: entry.entryId, loan: asked.loanId, job, asset: asset.assetId, lent: lent.assetId, bankLoan: bankLoan.loanId, bankImport: wrongStatement.importId, template: templateId, recurring: recurringId },
    sessions: { kasir: await session('kasir'), bendahara: await session('bendahara'), ketua: await session('ketua'), pengawas: await session('pengawas'), admin: await session('admin') },
    numbers: { leaver, guarantor, toSplit, toLose, lost, toSetOff, applicant, applicantToo, plain, officer: post.officerId, consignor, consigned, order: order.number, sale: sale.number, jobToo, deposit: `${lending.number}/1`, depositToo: `${lending.number}/2`, toVoid: toVoid.saleId, held: held.holdId, heldToo: heldToo.holdId, qris: byQris.number, bankLine: bankLines[1]?.bankLineId ?? '', bankInterest: bankLines[2]?.bankLineId ?? '', entry: entry.number, oil: till.oil, sugar: till.sugar, gas: till.gas, counting: counting.countId, counted: counted.countId, refusable: refusable.loanId, agreed: agreed.loanId, running: running.loanId },
  };
}

type Case = { readonly who: Role | 'nobody'; readonly fields: Readonly<Record<string, Spec>>; /** What the valid params answer; 'ok' unless said. */ readonly answers?: string };
const byChair = (): Group => group({ username: username('suryadi'), pin: pin('333333') });
const collateral = () => optional(list(0, 10, group({ kind: choice('bpkb'), description: text('Motor 2020', 120), value: money(9_000_000, 1) })));
const asking = (guarantor: string) => ({
  product: optional(text('modal', 30)), income: optional(money(2_500_000)), expenses: optional(money(1_000_000)), collateral: collateral(), guarantorIds: optional(list(0, 5, ref(guarantor, 'member'))), disburseOn: optional(date('2026-11-25')),
});
const policy = (): Group =>
  group({
    capitalPct: percent('20'), tradePct: percent('50'), capitalBase: choice('all'), averaging: choice('closing'), tradeIncludes: list(1, 2, choice('sales'), choice('loan-interest')),
    parts: list(0, 30, group({ key: code('cadangan', '', 'Cadangan', '1a'), name: text('Cadangan', 60), pct: percent('30'), account: optional(account('3-1210')), nature: optional(choice('reserve')) })),
    nonMember: optional(choice('share')), minPayout: optional(money(0)), decision: optional(text('RAT 2026', 120)),
  });
const required = (): Group => group({ username: username('maryam'), pin: pin('222222') });
const approval = (): Group => optional(required());
const chairAgrees = (): Group => optional(group({ username: username('suryadi'), pin: pin('333333') }));
/** What a member may say beside the identity card. */
const register = () => ({
  class: optional(code('kelompok', '', 'Kelompok', '1a', 'tidak-ada')), birthOn: optional(date('1991-06-15')), sex: optional(choice('P')), occupation: optional(freeText('pedagang', 60)), email: optional(code('rina@contoh.id', 'rina', 'rina@', '@x.id')),
  heir: optional(group({ name: freeText('Andi', 80), relation: freeText('suami', 40), phone: optional(code('081234567892', '08-12', 'x', '12')) })), consent: optional(group({ on: date('2026-11-21'), note: optional(freeText('lisan', 160)) })),
});
const period = { from: date('2026-11-01'), to: date('2026-11-30') };
const prices = () => group({ general: money(9000, 1), member: optional(money(8500, 1)) });
const limitRule = () => optional(group({ qty: quantity('2'), per: choice('buyer'), days: whole(1, 1, 366) }));
const via = () => choice('bank');
const orNull = (leaf: Leaf): Leaf => ({ ...leaf, bad: leaf.bad.filter((value) => value !== null) });
const terms = () => ({ prepaid: optional(flag(true)), leadDays: optional(orNull(whole(3, 0, 365))), payDays: optional(orNull(whole(14, 0, 365))), maxKg: optional(orNull(whole(2000, 1, 1_000_000))), minOrder: optional(orNull(money(1, 1))) });
const delivery = () => ({
  date: optional(date('2026-11-21')), invoiceNo: optional(text('F-1', 40)), accept: optional(list(0, 5, choice('harga-janggal'))), attachments: optional(list(0, 20, group({ ref: text('foto.jpg', 120), note: optional(text('surat jalan', 80)) }))),
  freight: optional(group({ amount: money(1000, 1), via: via(), basis: choice('value') })), freights: optional(list(0, 6, group({ kind: choice('bongkar'), amount: money(1000, 1), via: via(), basis: choice('value') }))),
  payments: optional(list(1, 4, group({ via: choice('bank'), amount: money(100_000, 1), due: optional(date('2026-12-21')) }))),
});
const deliveryLine = (productId: Spec, unitCost: Spec = money(50_000)) =>
  group({
    productId, qty: quantity('2', true), unit: optional(text('kemasan', 20)), rejectedQty: optional(quantity('1', true)), rejectedReason: optional(text('sobek', 60)), unitCost, batch: optional(text('B1', 40)), expiresOn: optional(date('2027-11-21')),
  });
const basket = (ids: World['ids'], least: number) =>
  group({ memberId: optional(ref(ids['member'] ?? '', 'member')), lines: list(least, 300, group({ productId: ref(ids['product'] ?? '', 'product'), qty: quantity('1'), discount: optional(money(100)), note: optional(text('dua kantong', 60)) })), discount: optional(money(100)), note: optional(text('antar', 80)) });

/** Every method with params that are right, in an order in which all of them can be sent one after the other. */
const cases = ({ ids, numbers }: World): Readonly<Record<string, Case>> => ({
  'system.status': { who: 'nobody', fields: {} },
  'display.house': { who: 'nobody', fields: {} },
  'system.updateProfile': {
    who: 'ketua',
    fields: {
      profile: group({
        name: text('KKMP Baru', 80), legalNo: text('AHU', 60), nikKoperasi: optional(text('64', 30)), address: text('Jl.', 120), kelurahan: text('K', 60), kecamatan: text('K', 60), city: text('K', 60), province: text('K', 60),
        timezone: choice('Asia/Makassar'), hetZone: choice(2, 0, 4, 1.5, '4'), fiscalYearStartMonth: choice(1, 0, 12, '1'),
      }),
    },
  },
  'system.initialise': {
    who: 'nobody', answers: 'CONFLICT',
    fields: {
      profile: group({
        name: text('KKMP', 80), legalNo: text('AHU', 60), nikKoperasi: optional(text('64', 30)), address: text('Jl.', 120), kelurahan: text('K', 60), kecamatan: text('K', 60), city: text('K', 60), province: text('K', 60),
        timezone: choice('Asia/Makassar'), hetZone: choice(2, 0, 4, 1.5, '4'), fiscalYearStartMonth: choice(1, 0, 12, '1'),
      }),
      savings: group({ pokok: money(100_000, 1), wajibMonthly: money(20_000, 1) }), shuPolicy: policy(),
      loanPolicy: optional(group({ maxPrincipal: optional(money(1_000_000, 1)), maxMonths: optional(whole(12, 1, 360)), interestRecognition: optional(choice('cash')), penalty: optional(group({ pctPerMonth: percent('1'), graceDays: whole(3, 0, 365) })) })),
      openingCash: optional(group({ brankas: money(1), bank: optional(money(1)) })), users: list(1, 50, group({ username: username('a1'), name: text('A', 60), role: choice('ketua'), pin: pin('123456') })), latihan: optional(flag(false)),
    },
  },
  'system.verify': { who: 'pengawas', fields: {} },
  'clock.set': { who: 'kasir', answers: 'FORBIDDEN', fields: { at: moment('2026-11-22T00:00:00.000Z') } },
  'auth.users': { who: 'nobody', fields: {} },
  'auth.login': { who: 'nobody', fields: { username: username('bambang'), pin: pin('444444'), replaces: optional(text('x', 100)) } },
  'people.create': { who: 'admin', fields: { username: username('rina'), name: text('Rina', 60), role: choice('kasir'), pin: pin('123456'), memberId: optional(ref(ids['member'] ?? '', 'member')) } },
  'people.update': { who: 'admin', fields: { userId: ref(ids['user'] ?? '', 'user'), name: optional(text('Dewi L', 60)), role: optional(choice('bendahara')), memberId: optional(anything(null)) } },
  'people.resetPin': { who: 'admin', fields: { userId: ref(ids['user'] ?? '', 'user'), pin: pin('654321') } },
  'people.deactivate': { who: 'admin', fields: { userId: ref(ids['user'] ?? '', 'user') } },
  'people.list': { who: 'admin', fields: {} },
  'settings.get': { who: 'kasir', fields: { key: text('cash.rounding', 60), at: optional(date('2026-11-21')) } },
  'settings.set': { who: 'admin', fields: { key: text('cash.rounding', 60), value: anything({ step: 0 }), effectiveFrom: date('2026-11-21') } },
  'audit.search': { who: 'pengawas', fields: { from: optional(date('2026-11-01')), to: optional(date('2026-11-30')), actor: optional(username('maryam')), method: optional(text('sales.checkout', 60)), limit: optional(whole(10, 1, 500)), cursor: optional(cursor('12')) } },
  'members.create': {
    who: 'kasir',
    fields: {
      nik: digits16('6471055506910099'), name: text('Rina', 80), address: optional(freeText('Jl. Mawar', 160)), rt: optional(code('14', 'RT', '1234', '-1')), familyCardNo: optional(digits16('6471050000000077')), phone: optional(code('081234567890', '08-12', 'x', '12')),
      joinedOn: date('2026-11-21'), ...register(),
    },
  },
  'members.checkNik': { who: 'kasir', fields: { nik: digits16('6471055506910099') } },
  'members.update': {
    who: 'bendahara',
    fields: {
      memberId: ref(numbers['plain'] ?? '', 'member'), nik: optional(code('6471055506910098', '647', '64710555069100981')), reason: optional(text('salah ketik', 160)), name: optional(text('Rina A', 80)), address: optional(freeText('Jl. Melati', 160)), rt: optional(code('15', 'RT', '1234', '-1')),
      familyCardNo: optional(code('6471050000000078', '12', '64710500000000781')), phone: optional(code('081234567891', '08-12', 'x', '12')), joinedOn: optional(date('2026-11-21')), ...register(),
    },
  },
  'members.confirm': { who: 'bendahara', fields: { memberId: ref(numbers['applicant'] ?? '', 'member'), date: optional(date('2026-11-21')) } },
  'members.decline': { who: 'bendahara', fields: { memberId: ref(numbers['applicantToo'] ?? '', 'member'), reason: text('pindah', 160) } },
  'members.block': { who: 'bendahara', fields: { memberId: ref(numbers['plain'] ?? '', 'member'), reason: text('menunggak', 160) } },
  'members.unblock': { who: 'bendahara', fields: { memberId: ref(numbers['plain'] ?? '', 'member'), reason: text('sudah bayar', 160) } },
  'members.showNik': { who: 'pengawas', fields: { memberId: ref(ids['member'] ?? '', 'member'), reason: text('pemeriksaan', 160) } },
  'officers.appoint': { who: 'ketua', fields: { memberId: ref(numbers['applicant'] ?? '', 'member'), body: choice('pengawas'), post: text('anggota', 40), from: date('2026-11-01'), until: optional(date('2028-11-01')), decision: optional(freeText('RAT 2026', 120)) } },
  'officers.list': { who: 'kasir', fields: { asOf: optional(date('2026-11-21')), all: optional(flag(true)) } },
  'officers.end': { who: 'ketua', fields: { officerId: ref(numbers['officer'] ?? '', 'officer'), on: date('2026-11-21'), reason: optional(text('mundur', 160)) } },
  'members.exitQuote': { who: 'kasir', fields: { memberId: ref(numbers['leaver'] ?? '', 'member'), date: optional(date('2026-11-21')) } },
  'members.exit': { who: 'bendahara', fields: { memberId: ref(numbers['leaver'] ?? '', 'member'), date: date('2026-11-21'), reason: text('pindah', 160), via: optional(choice('utang')), heirName: optional(text('Andi', 80)) } },
  'members.payLeaver': { who: 'bendahara', fields: { memberId: ref(numbers['leaver'] ?? '', 'member'), amount: optional(money(1000, 1)), via: via(), date: optional(date('2026-11-21')) } },
  'members.deceased': { who: 'bendahara', fields: { memberId: ref(numbers['plain'] ?? '', 'member'), date: date('2026-11-21'), note: optional(text('sakit', 160)) } },
  'members.get': { who: 'kasir', fields: { memberId: ref(ids['member'] ?? '', 'member') } },
  'members.search': { who: 'kasir', fields: { query: search('wahyuni'), limit: optional(whole(10, 1, 500)), state: optional(choice('aktif')), class: optional(code('perorangan', '', 'Perorangan', '1a')) } },
  'members.setCredit': { who: 'bendahara', fields: { memberId: ref(ids['member'] ?? '', 'member'), bonLimit: money(500_000), bonDays: whole(30, 1, 366) } },
  'bon.pay': { who: 'kasir', fields: { memberId: ref(ids['member'] ?? '', 'member'), amount: money(1000, 1), via: via(), date: optional(date('2026-11-21')) } },
  'bon.writeOff': { who: 'bendahara', fields: { memberId: ref(ids['member'] ?? '', 'member'), amount: money(1000, 1), reason: text('pindah', 120), date: optional(date('2026-11-21')), approval: group({ username: username('suryadi'), pin: pin('333333') }) } },
  'bon.aging': { who: 'kasir', fields: { asOf: optional(date('2026-11-21')) } },
  'bon.statement': { who: 'kasir', fields: { memberId: ref(ids['member'] ?? '', 'member'), from: optional(date('2026-11-01')), to: optional(date('2026-11-30')) } },
  'members.checkPin': { who: 'kasir', fields: { memberId: ref(ids['member'] ?? '', 'member'), pin: pin('482913') } },
  'members.setPin': { who: 'bendahara', fields: { memberId: ref(ids['member'] ?? '', 'member'), pin: pin('654321') } },
  'savings.deposit': { who: 'kasir', fields: { memberId: ref(ids['member'] ?? '', 'member'), kind: choice('wajib'), amount: money(20_000, 1), date: optional(date('2026-11-21')), via: via() } },
  'savings.withdraw': { who: 'bendahara', fields: { memberId: ref(ids['member'] ?? '', 'member'), kind: choice('sukarela'), amount: money(1000, 1), date: optional(date('2026-11-21')), via: via() } },
  'savings.transfer': { who: 'bendahara', fields: { fromMemberId: ref(ids['member'] ?? '', 'member'), toMemberId: ref(ids['member'] ?? '', 'member'), toKind: choice('wajib'), amount: money(1000, 1), date: optional(date('2026-11-21')), note: optional(text('titip', 80)), memberPin: optional(pin('654321')) } },
  'savings.setAutoDebit': { who: 'bendahara', fields: { memberId: ref(ids['member'] ?? '', 'member'), wajib: flag(true), loans: flag(false) } },
  'savings.autoDebit': { who: 'kasir', fields: { memberId: ref(ids['member'] ?? '', 'member') } },
  'savings.autoDebitPreview': { who: 'kasir', fields: { date: optional(date('2026-11-21')) } },
  'savings.runAutoDebit': { who: 'bendahara', fields: { date: optional(date('2026-11-21')) } },
  'savings.passbook': { who: 'kasir', fields: { memberId: ref(ids['member'] ?? '', 'member'), limit: optional(whole(10, 1, 500)) } },
  'savings.newPassbook': { who: 'kasir', fields: { memberId: ref(ids['member'] ?? '', 'member') } },
  'savings.markPrinted': { who: 'kasir', fields: { memberId: ref(ids['member'] ?? '', 'member'), throughSeq: whole(1, 1, 9_007_199_254_740_991) } },
  'savings.billWajib': { who: 'bendahara', fields: { period: month('2026-11') } },
  'savings.arrears': { who: 'kasir', fields: { asOf: optional(date('2026-11-21')) } },
  'savings.collection': { who: 'kasir', fields: { period: optional(month('2026-11')), rt: optional(freeText('14', 8)), text: optional(freeText('siti', 80)), limit: optional(whole(10, 1, 500)), cursor: optional(cursor('9')) } },
  'savings.balances': { who: 'kasir', fields: { memberId: ref(ids['member'] ?? '', 'member'), asOf: optional(date('2026-11-21')) } },
  'savings.statement': { who: 'kasir', fields: { memberId: ref(ids['member'] ?? '', 'member'), ...period } },
  'savings.calculateInterest': {
    who: 'kasir',
    fields: {
      method: choice('daily'), annualPct: optional(percent('3')), period: month('2026-11'), opening: money(100), openedOn: optional(date('2026-11-02')), closedOn: optional(date('2026-11-29')), moves: list(0, 2000, group({ date: date('2026-11-10'), amount: signed(-5) })),
      yearDays: optional(choice(365, '365', 366, 1)), minBalance: optional(money(0)),
    },
  },
  'loans.simulate': { who: 'kasir', fields: { principal: money(600_000, 1), annualPct: percent('12'), months: whole(6, 1, 360), method: choice('flat'), firstDue: date('2026-12-21') } },
  'loans.apply': {
    who: 'bendahara',
    fields: { memberId: ref(ids['member'] ?? '', 'member'), principal: money(600_000, 1), months: whole(6, 1, 360), method: choice('flat'), annualPct: percent('12'), purpose: text('Modal', 120), firstDue: optional(date('2026-12-21')), ...asking(numbers['guarantor'] ?? '') },
  },
  'loans.assess': {
    who: 'kasir',
    fields: { memberId: ref(ids['member'] ?? '', 'member'), principal: money(600_000, 1), months: whole(6, 1, 360), method: choice('flat'), annualPct: percent('12'), firstDue: optional(date('2026-12-21')), product: optional(text('modal', 30)), income: optional(money(2_500_000)), expenses: optional(money(1_000_000)), collateral: collateral() },
  },
  'loans.approve': { who: 'ketua', fields: { loanId: ref(ids['loan'] ?? '', 'loan'), note: optional(text('setuju', 200)), approval: approval() } },
  'loans.reject': { who: 'ketua', fields: { loanId: ref(numbers['refusable'] ?? '', 'loan'), note: optional(text('tidak', 200)) } },
  'loans.disburse': { who: 'bendahara', fields: { loanId: ref(numbers['agreed'] ?? '', 'loan'), date: optional(date('2026-11-21')), via: via(), adminFee: optional(money(1000)), provision: optional(money(1000)) } },
  'loans.pay': { who: 'kasir', fields: { loanId: ref(numbers['running'] ?? '', 'loan'), date: optional(date('2026-11-21')), amount: money(106_000, 1), via: via(), memberPin: optional(pin('654321')), approval: approval() } },
  'loans.setOff': { who: 'bendahara', fields: { loanId: ref(numbers['toSetOff'] ?? '', 'loan'), amount: optional(money(1000, 1)), date: optional(date('2026-11-21')), approval: byChair() } },
  'loans.payoffQuote': { who: 'kasir', fields: { loanId: ref(numbers['running'] ?? '', 'loan'), date: optional(date('2026-12-01')) } },
  'loans.guarantees': { who: 'kasir', fields: { memberId: ref(numbers['guarantor'] ?? '', 'member') } },
  'loans.reschedule': { who: 'bendahara', fields: { loanId: ref(numbers['toSplit'] ?? '', 'loan'), months: whole(10, 1, 360), annualPct: optional(percent('10')), method: optional(choice('menurun')), firstDue: optional(date('2026-12-25')), reason: text('panen gagal', 120), approval: byChair() } },
  'loans.writeOff': { who: 'bendahara', fields: { loanId: ref(numbers['toLose'] ?? '', 'loan'), date: optional(date('2026-11-21')), reason: text('pindah', 120), approval: byChair() } },
  'loans.recover': { who: 'bendahara', fields: { loanId: ref(numbers['lost'] ?? '', 'loan'), date: optional(date('2026-11-21')), amount: money(1000, 1), via: via() } },
  'loans.accrue': { who: 'bendahara', answers: 'RULE', fields: { period: month('2026-10') } },
  'loans.aging': { who: 'pengawas', fields: { asOf: date('2026-11-21') } },
  'loans.allowancePreview': { who: 'pengawas', fields: { asOf: date('2026-11-21') } },
  'loans.runAllowance': { who: 'bendahara', fields: { period: month('2026-11') } },
  'loans.dueList': { who: 'kasir', fields: { from: date('2026-11-21'), to: date('2026-12-31') } },
  'loans.concentration': { who: 'pengawas', fields: { asOf: date('2026-11-21') } },
  'loans.liquidity': { who: 'pengawas', fields: { asOf: date('2026-11-21') } },
  'loans.get': { who: 'kasir', fields: { loanId: ref(numbers['running'] ?? '', 'loan') } },
  'loans.list': { who: 'kasir', fields: { memberId: optional(ref(ids['member'] ?? '', 'member')), status: optional(choice('berjalan')), limit: optional(whole(10, 1, 500)) } },
  'products.create': {
    who: 'bendahara',
    fields: {
      sku: code('TEH', '', 'TEH CELUP', 'T/1'), name: text('Teh', 60), unit: text('kotak', 20), barcodes: list(0, 20, code('8990000000011', '', '12', 'a b')), category: text('lpg', 31), prices: prices(), het: optional(money(9000, 1)), subsidised: optional(flag(true)),
      limit: limitRule(), expiryTracked: optional(flag(false)), cylinder: optional(group({ size: choice('12', 12, '3'), shellPrices: optional(prices()), deposit: optional(money(0)) })), minStock: optional(quantity('2', true)), weightGrams: optional(whole(250, 1, 10_000_000)),
    },
  },
  'products.get': { who: 'kasir', fields: { productId: ref(ids['product'] ?? '', 'product') } },
  'products.search': { who: 'kasir', fields: { query: search('minyak'), limit: optional(whole(10, 1, 500)), withdrawn: optional(flag(false)) } },
  'products.favourites': { who: 'kasir', fields: {} },
  'products.setFavourites': { who: 'bendahara', fields: { productIds: list(0, 24, ref(ids['product'] ?? '', 'product')) } },
  'products.newBarcode': { who: 'bendahara', fields: { except: optional(list(0, 50, code('2900000000018', '', '12', 'a b'))) } },
  'products.prices': { who: 'kasir', fields: { productId: ref(ids['product'] ?? '', 'product') } },
  'products.oldPrices': { who: 'kasir', fields: {} },
  'products.setPrice': { who: 'bendahara', fields: { productId: ref(ids['product'] ?? '', 'product'), prices: prices(), effectiveFrom: date('2026-11-22') } },
  'products.setUnits': { who: 'bendahara', fields: { productId: ref(ids['product'] ?? '', 'product'), units: list(0, 10, group({ name: text('dus', 20), factor: quantity('12'), barcodes: list(0, 10, code('8991234500994', '', '12', 'a b')) })), effectiveFrom: optional(date('2026-11-22')) } },
  'products.update': {
    who: 'bendahara',
    fields: {
      productId: ref(ids['product'] ?? '', 'product'), name: optional(text('Beras', 60)), barcodes: optional(list(0, 20, code('8990000000028', '', '12', 'a b'))), active: optional(flag(true)), category: optional(text('sembako', 31)), expiryTracked: optional(flag(false)), limit: nullable(limitRule()), effectiveFrom: optional(date('2026-11-22')),
    },
  },
  'suppliers.create': { who: 'bendahara', fields: { name: text('UD Jaya', 80), kind: choice('lain'), terms: optional(text('tunai', 120)), phone: optional(freeText('0812', 30)), address: optional(freeText('Jl. 1', 120)), ...terms() } },
  'purchases.order': {
    who: 'bendahara',
    fields: {
      supplierId: ref(ids['supplier'] ?? '', 'supplier'), date: optional(date('2026-11-21')), expectedOn: optional(date('2026-11-24')), note: optional(text('pagi', 120)), accept: optional(list(0, 5, choice('kurang-dari-minimum'))),
      lines: list(1, 300, group({ productId: ref(ids['product'] ?? '', 'product'), qty: quantity('2'), unit: optional(text('kemasan', 20)), unitCost: money(50_000) })),
    },
  },
  'suppliers.update': { who: 'bendahara', fields: { supplierId: ref(ids['supplier'] ?? '', 'supplier'), name: optional(text('UD Jaya', 80)), phone: optional(freeText('0812', 30)), address: optional(freeText('Jl. 1', 120)), active: optional(flag(true)) } },
  'suppliers.setTerms': { who: 'bendahara', fields: { supplierId: ref(ids['supplier'] ?? '', 'supplier'), from: optional(date('2026-11-21')), note: optional(freeText('tunai', 120)), ...terms() } },
  'suppliers.list': { who: 'kasir', fields: {} },
  'suppliers.get': { who: 'kasir', fields: { supplierId: ref(ids['supplier'] ?? '', 'supplier') } },
  'purchases.orders': { who: 'kasir', fields: { status: optional(choice('dipesan')), supplierId: optional(ref(ids['supplier'] ?? '', 'supplier')), limit: optional(whole(10, 1, 500)), cursor: optional(cursor('9')) } },
  'purchases.ship': {
    who: 'bendahara',
    fields: {
      supplierId: ref(ids['supplier'] ?? '', 'supplier'), date: optional(date('2026-11-21')), documentNo: text('DP-1', 40), payments: optional(list(1, 4, group({ via: choice('bank'), amount: money(100_000, 1), due: optional(date('2026-12-21')) }))),
      lines: list(1, 300, group({ productId: ref(ids['product'] ?? '', 'product'), qty: quantity('2'), unit: optional(text('kemasan', 20)), unitCost: money(50_000, 1) })),
    },
  },
  'purchases.inTransit': { who: 'kasir', fields: { asOf: optional(date('2026-11-21')) } },
  'purchases.proposals': { who: 'kasir', fields: { supplierId: optional(ref(ids['supplier'] ?? '', 'supplier')), asOf: optional(date('2026-11-21')) } },
  'purchases.prices': { who: 'kasir', fields: { productId: ref(ids['product'] ?? '', 'product'), supplierId: optional(ref(ids['supplier'] ?? '', 'supplier')), limit: optional(whole(10, 1, 500)) } },
  'purchases.receipts': {
    who: 'kasir',
    fields: {
      from: optional(date('2026-11-01')), to: optional(date('2026-11-30')), supplierId: optional(ref(ids['supplier'] ?? '', 'supplier')), productId: optional(ref(ids['product'] ?? '', 'product')), text: optional(freeText('SJ', 60)), limit: optional(whole(10, 1, 500)), cursor: optional(cursor('9')),
    },
  },
  'purchases.getReceipt': { who: 'kasir', fields: { number: text('TB-2026-000003', 30) } },
  'purchases.getOrder': { who: 'kasir', fields: { orderId: text(numbers['order'] ?? '', 80) } },
  'purchases.cancelOrder': { who: 'bendahara', fields: { orderId: text(numbers['order'] ?? '', 80), reason: text('habis', 120) } },
  'purchases.receive': { who: 'bendahara', fields: { supplierId: ref(ids['supplier'] ?? '', 'supplier'), deliveryNo: text('SJ-1', 40), ...delivery(), lines: list(1, 300, deliveryLine(ref(ids['product'] ?? '', 'product'))) } },
  'purchases.preview': { who: 'bendahara', fields: { deliveryNo: optional(freeText('SJ-1', 40)), ...delivery(), lines: list(0, 300, deliveryLine({ ...ref(ids['product'] ?? '', 'product'), of: undefined }, optional(money(50_000)))) } },
  'purchases.advance': { who: 'bendahara', fields: { supplierId: ref(ids['supplier'] ?? '', 'supplier'), amount: money(1000, 1), via: via(), date: optional(date('2026-11-21')) } },
  'purchases.pay': { who: 'bendahara', fields: { supplierId: ref(ids['supplier'] ?? '', 'supplier'), amount: money(1000, 1), via: via(), date: optional(date('2026-11-21')), receipts: optional(list(1, 100, group({ receiptId: text('TB-2026-000003', 80), amount: optional(money(1000, 1)) }))) } },
  'purchases.return': { who: 'bendahara', fields: { receiptId: text('TB-2026-000003', 80), lines: list(1, 300, group({ lineNo: whole(1, 1, 300), qty: quantity('1') })), reason: text('sobek', 120), date: optional(date('2026-11-21')) } },
  'purchases.correct': { who: 'bendahara', fields: { receiptId: text('TB-2026-000003', 80), lines: list(1, 300, group({ lineNo: whole(1, 1, 300), amount: money(17_000, 1) })), reason: text('faktur', 120), date: optional(date('2026-11-21')) } },
  'purchases.payables': { who: 'kasir', fields: { asOf: date('2026-11-21') } },
  'reports.stockValue': { who: 'kasir', fields: { asOf: date('2026-11-21'), category: optional(text('sembako', 31)) } },
  'reports.slowGoods': { who: 'kasir', fields: { asOf: date('2026-11-21'), days: optional(whole(30, 1, 3650)) } },
  'reports.margins': { who: 'kasir', fields: { ...period, by: choice('product') } },
  'reports.landedCost': { who: 'kasir', fields: { asOf: date('2026-11-21') } },
  'reports.distribution': { who: 'bendahara', fields: { ...period, group: choice('sphp') } },
  'purchases.dueList': { who: 'kasir', fields: { until: date('2026-11-21') } },
  'purchases.payments': { who: 'kasir', fields: { supplierId: optional(ref(ids['supplier'] ?? '', 'supplier')), from: optional(date('2026-11-01')), to: optional(date('2026-11-30')), limit: optional(whole(10, 1, 500)), cursor: optional(cursor('4')) } },
  'stock.onHand': { who: 'kasir', fields: { productId: optional(ref(ids['product'] ?? '', 'product')), asOf: optional(date('2026-11-21')), limit: optional(whole(10, 1, 500)), cursor: optional(cursor(ids['product'] ?? '')) } },
  'stock.card': { who: 'kasir', fields: { productId: ref(ids['product'] ?? '', 'product'), ...period, limit: optional(whole(10, 1, 500)), cursor: optional(cursor('1')) } },
  'stock.count': { who: 'bendahara', fields: { date: optional(date('2026-11-21')), lines: list(1, 1000, group({ productId: ref(numbers['sugar'] ?? '', 'product'), counted: quantity('49', true), countedAt: optional(moment('2026-11-21T02:00:00.000Z')), reason: optional(text('tumpah', 120)) })), reason: text('opname', 120), approval: chairAgrees() } },
  'stock.setPlace': { who: 'bendahara', fields: { productId: ref(ids['product'] ?? '', 'product'), place: optional(text('Rak 1', 30)), from: optional(date('2026-11-21')) } },
  'stock.placeOf': { who: 'kasir', fields: { productId: ref(ids['product'] ?? '', 'product') } },
  'stock.places': { who: 'kasir', fields: {} },
  'stock.startCount': { who: 'bendahara', fields: { date: optional(date('2026-11-21')), location: optional(text('Rak 1', 30)), category: optional(text('sembako', 31)), productIds: optional(list(1, 1000, ref(ids['product'] ?? '', 'product'))), blind: optional(flag(true)), name: optional(text('Rak depan', 60)) } },
  'stock.enterCount': { who: 'kasir', fields: { countId: ref(numbers['counting'] ?? '', 'count'), lines: list(1, 1000, group({ productId: ref(numbers['gas'] ?? '', 'product'), counted: quantity('8', true), countedAt: optional(moment('2026-11-21T02:00:00.000Z')) })) } },
  'stock.recount': { who: 'kasir', fields: { countId: ref(numbers['counting'] ?? '', 'count'), lines: list(1, 1000, group({ productId: ref(numbers['gas'] ?? '', 'product'), counted: quantity('8', true), countedAt: optional(moment('2026-11-21T02:00:00.000Z')) })) } },
  'stock.getCount': { who: 'kasir', fields: { countId: ref(numbers['counting'] ?? '', 'count') } },
  'stock.counts': { who: 'kasir', fields: { state: optional(choice('dihitung')), limit: optional(whole(10, 1, 500)), cursor: optional(cursor('999999')) } },
  'stock.finishCount': { who: 'bendahara', fields: { countId: ref(numbers['counting'] ?? '', 'count') } },
  'stock.cancelCount': { who: 'bendahara', fields: { countId: ref(numbers['counting'] ?? '', 'count'), reason: text('salah rak', 120) } },
  'stock.postCount': { who: 'bendahara', fields: { countId: ref(numbers['counted'] ?? '', 'count'), reason: text('opname', 120), reasons: optional(list(0, 1000, group({ productId: ref(numbers['oil'] ?? '', 'product'), reason: text('tumpah', 120) }))), leaveUncounted: optional(flag(true)), approval: chairAgrees() } },
  'stock.labelGoods': { who: 'kasir', fields: { since: optional(date('2026-11-01')), receipt: optional(text('TB-2026-000001', 30)) } },
  'stock.makeLabels': { who: 'kasir', fields: { layout: choice('a4-3x8'), priceOn: optional(date('2026-11-21')), items: list(1, 500, group({ productId: ref(ids['product'] ?? '', 'product'), count: whole(2, 1, 100) })) } },
  'stock.expiring': { who: 'kasir', fields: { days: optional(whole(30, 0, 3650)) } },
  'stock.discardExpired': { who: 'bendahara', answers: 'CONFLICT', fields: { note: optional(text('basi', 120)), approval: group({ username: username('suryadi'), pin: pin('333333') }) } },
  'stock.repack': { who: 'bendahara', fields: { from: group({ productId: ref(numbers['sugar'] ?? '', 'product'), qty: quantity('1') }), to: list(1, 20, group({ productId: ref(numbers['oil'] ?? '', 'product'), qty: quantity('2') })), loss: optional(quantity('0', true)), note: optional(text('kemas', 120)), date: optional(date('2026-11-21')) } },
  'stock.adjust': { who: 'bendahara', fields: { productId: ref(numbers['sugar'] ?? '', 'product'), qty: quantity('1'), reason: choice('rusak'), note: optional(text('jatuh', 120)), date: optional(date('2026-11-21')), approval: group({ username: username('suryadi'), pin: pin('333333') }) } },
  'cylinders.balances': { who: 'kasir', fields: { asOf: optional(date('2026-11-21')) } },
  'cylinders.deposits': { who: 'kasir', fields: { memberId: optional(ref(ids['member'] ?? '', 'member')), open: optional(flag(true)), asOf: optional(date('2026-11-21')) } },
  'cylinders.returnDeposit': { who: 'kasir', fields: { depositId: text(numbers['deposit'] ?? '', 40), count: whole(1, 1, 9999), via: via(), condition: choice('baik') } },
  'cylinders.forfeit': { who: 'bendahara', fields: { depositId: text(numbers['depositToo'] ?? '', 40), reason: text('hilang', 120), approval: group({ username: username('suryadi'), pin: pin('333333') }) } },
  'cylinders.book': { who: 'kasir', fields: { size: choice('12', 12), from: date('2026-11-21'), to: date('2026-11-21') } },
  'cylinders.reconcile': { who: 'kasir', fields: { asOf: date('2026-11-21') } },
  'cylinders.toAgent': { who: 'bendahara', fields: { size: choice('12', 12), count: whole(1, 1, 9999), note: optional(text('titip', 120)) } },
  'cylinders.fromAgent': { who: 'bendahara', fields: { size: choice('12', 12), count: whole(1, 1, 9999), note: optional(text('ambil', 120)) } },
  'cylinders.settleDebt': { who: 'bendahara', fields: { size: choice('12', 12), count: whole(1, 1, 9999), note: optional(text('ganti', 120)) } },
  'cylinders.repair': { who: 'bendahara', fields: { size: choice('12', 12), count: whole(1, 1, 9999), from: choice('baik'), to: choice('rusak'), note: optional(text('penyok', 120)) } },
  'cylinders.writeOff': { who: 'bendahara', fields: { size: choice('12', 12), state: choice('baik', 'dipinjam'), count: whole(1, 1, 9999), reason: text('hilang', 120), approval: group({ username: username('suryadi'), pin: pin('333333') }) } },
  'cylinders.buy': { who: 'bendahara', fields: { size: choice('12', 12), count: whole(1, 1, 9999), amount: money(250_000, 1), via: via(), note: optional(text('bekas', 120)) } },
  'cylinders.count': { who: 'bendahara', fields: { size: choice('12', 12), empty: whole(0, 0, 99_999), damaged: whole(0, 0, 99_999), foreign: whole(0, 0, 99_999), reason: text('opname', 120), approval: optional(group({ username: username('suryadi'), pin: pin('333333') })) } },
  'consignment.setOwner': { who: 'bendahara', fields: { supplierId: ref(numbers['consignor'] ?? '', 'supplier'), memberId: optional(ref(ids['member'] ?? '', 'member')) } },
  'consignment.setTerms': { who: 'bendahara', fields: { productId: ref(numbers['consigned'] ?? '', 'product'), supplierId: ref(numbers['consignor'] ?? '', 'supplier'), commissionPct: percent('10'), from: optional(date('2026-11-21')) } },
  'consignment.receive': { who: 'bendahara', fields: { supplierId: ref(numbers['consignor'] ?? '', 'supplier'), date: optional(date('2026-11-21')), lines: list(1, 300, group({ productId: ref(numbers['consigned'] ?? '', 'product'), qty: quantity('1') })), note: optional(text('antar', 120)) } },
  'consignment.giveBack': { who: 'bendahara', fields: { supplierId: ref(numbers['consignor'] ?? '', 'supplier'), date: optional(date('2026-11-21')), lines: list(1, 300, group({ productId: ref(numbers['consigned'] ?? '', 'product'), qty: quantity('1') })), note: optional(text('ambil', 120)) } },
  'consignment.settle': { who: 'bendahara', fields: { supplierId: ref(numbers['consignor'] ?? '', 'supplier'), via: choice('kas'), until: optional(date('2026-11-21')) } },
  'consignment.list': { who: 'kasir', fields: {} },
  'consignment.goods': { who: 'kasir', fields: { supplierId: ref(numbers['consignor'] ?? '', 'supplier') } },
  'consignment.statement': { who: 'kasir', fields: { supplierId: ref(numbers['consignor'] ?? '', 'supplier'), from: date('2026-11-21'), to: date('2026-11-21') } },
  'cylinders.bill': { who: 'bendahara', fields: { size: choice('12', 12, '3'), count: whole(1, 1, 9999), amount: money(250_000, 1), via: choice('kas', 'cash', null) } },
  'cylinders.payBill': { who: 'bendahara', fields: { amount: money(100, 1), via: via(), note: optional(text('transfer', 120)) } },
  'shifts.cashIn': { who: 'kasir', fields: { amount: money(1000, 1), reason: text('receh', 120), account: account('4-2110') } },
  'shifts.cashOut': { who: 'kasir', fields: { amount: money(1000, 1), reason: text('parkir', 120), account: account('6-1130') } },
  'shifts.openDrawer': { who: 'kasir', fields: { reason: text('tukar uang', 120), approval: approval() } },
  'shifts.current': { who: 'kasir', fields: {} },
  'shifts.xReport': { who: 'kasir', fields: { shiftId: optional(ref(ids['shift'] ?? '', 'shift')) } },
  'shifts.list': { who: 'kasir', fields: { from: optional(date('2026-11-01')), to: optional(date('2026-11-30')), state: optional(choice('tutup')), limit: optional(whole(10, 1, 500)), cursor: optional(cursor('99')) } },
  'shifts.report': { who: 'kasir', fields: { shiftId: ref(ids['shift'] ?? '', 'shift') } },
  'sales.quote': {
    who: 'kasir',
    fields: {
      buyer: optional(group({ nik: digits16('6471055506910004'), name: text('Rina', 80), familyCardNo: optional(digits16('6471050000000077')) })),
      lines: list(0, 300, group({ productId: ref(numbers['oil'] ?? '', 'product'), qty: quantity('1'), discount: optional(money(100)), note: optional(text('dua kantong', 60)) })), discount: optional(money(100)),
    },
  },
  'sales.checkout': {
    who: 'kasir',
    fields: {
      memberId: optional(ref(ids['member'] ?? '', 'member')), lines: list(1, 300, group({ productId: ref(numbers['oil'] ?? '', 'product'), qty: quantity('1'), discount: optional(money(100)), note: optional(text('dua kantong', 60)) })), discount: optional(money(100)), note: optional(text('antar', 80)),
      payments: list(1, 6, group({ method: choice('transfer'), amount: money(15_300, 1), reference: optional(text('BRI 1', 60)) })), memberPin: optional(pin('654321')), approval: approval(),
    },
  },
  'sales.hold': { who: 'kasir', fields: { name: optional(text('Bu Siti', 40)), basket: basket(ids, 1) } },
  'sales.holds': { who: 'kasir', fields: {} },
  'sales.recall': { who: 'kasir', fields: { holdId: ref(numbers['held'] ?? '', 'hold') } },
  'sales.drop': { who: 'kasir', fields: { holdId: ref(numbers['heldToo'] ?? '', 'hold') } },
  'sales.saveCart': {
    who: 'kasir',
    fields: { basket: nullable(basket(ids, 0)), payment: optional(list(0, 20, group({ method: choice('qris', 'tunai'), amount: money(1000, 1), note: freeText('Sudah masuk', 160), reference: optional(text('4471', 60)), over: optional(money(100)), pinAgain: optional(flag(true)) }))) },
  },
  'sales.dropPayment': { who: 'kasir', fields: { method: choice('qris', 'tunai', 'bon'), amount: money(1000, 1), reference: text('4471', 60), reason: text('dikembalikan', 120) } },
  'sales.cart': { who: 'kasir', fields: {} },
  'sales.get': { who: 'kasir', fields: { saleId: ref(ids['sale'] ?? '', 'sale') } },
  'sales.search': {
    who: 'kasir',
    fields: {
      from: optional(date('2026-11-01')), to: optional(date('2026-11-30')), memberId: optional(ref(ids['member'] ?? '', 'member')), text: optional(freeText('minyak', 60)), limit: optional(whole(10, 1, 500)), cursor: optional(cursor('99')),
    },
  },
  'sales.return': {
    who: 'kasir',
    fields: {
      saleId: ref(ids['sale'] ?? '', 'sale'), lines: list(1, 600, group({ lineNo: whole(1, 1, 300), qty: quantity('1'), condition: choice('baik') })), refund: optional(choice('sukarela')), reference: optional(text('TF 1', 60)), reason: text('tidak jadi', 120),
      approval: required(),
    },
  },
  'sales.void': { who: 'kasir', fields: { saleId: ref(numbers['toVoid'] ?? '', 'sale'), reason: text('salah', 120), approval: required() } },
  'shifts.close': { who: 'kasir', fields: { shiftId: optional(ref(ids['shift'] ?? '', 'shift')), counted: tally({ '100000': 5 }, '25000', '', 'x', '__proto__', 'constructor', '100000 '), leave: optional(money(0)), receivedBy: optional(text('Maryam', 60)), reason: optional(text('pas', 120)), approval: approval() } },
  'shifts.open': { who: 'kasir', fields: { float: money(100_000), drawer: optional(text('Laci 2', 20)) } },
  'ledger.accounts': { who: 'kasir', fields: {} },
  'ledger.createAccount': { who: 'bendahara', fields: { code: account('6-1199'), name: text('Beban lain', 60), parent: account('6-1900'), cash: optional(flag(false)) } },
  'ledger.importAccounts': { who: 'bendahara', fields: { rows: list(1, 500, group({ code: account('6-1198'), name: text('Beban impor', 60), parent: account('6-1900'), cash: optional(flag(false)) })) } },
  'ledger.closeAccount': { who: 'bendahara', fields: { code: account('6-1199') } },
  'ledger.openAccount': { who: 'bendahara', fields: { code: account('6-1199') } },
  'ledger.search': {
    who: 'kasir',
    fields: {
      text: optional(freeText('listrik', 80)), from: optional(date('2026-11-01')), to: optional(date('2026-11-30')), account: optional(account('6-1120')), unit: optional(choice('GERAI')), kind: optional(choice('umum')),
      documentKind: optional(choice('JM', 'jm', 'JMX')), memberId: optional(ref(ids['member'] ?? '', 'member')), minAmount: optional(money(0)), maxAmount: optional(money(1000)), limit: optional(whole(10, 1, 500)), cursor: optional(cursor('2026-11-21.9')),
    },
  },
  'ledger.post': {
    who: 'bendahara',
    fields: {
      date: date('2026-11-21'), memo: text('Listrik', 160), period: optional(month('2026-11')),
      lines: list(2, 500, group({ account: account('6-1120'), debit: money(1000), unit: optional(choice('GERAI')), flow: optional(choice('opex')), memberId: optional(ref(ids['member'] ?? '', 'member')) }), group({ account: account('1-1210'), credit: optional(money(1000)) })),
      attachments: optional(list(0, 20, group({ ref: text('Nota 7', 120), note: optional(text('Listrik', 80)) }))),
    },
  },
  'ledger.opening': { who: 'bendahara', fields: { date: date('2026-11-21'), lines: list(1, 500, group({ account: account('1-2120'), debit: money(1000, 1), unit: optional(choice('GERAI')), memberId: optional(ref(ids['member'] ?? '', 'member')) })) } },
  'ledger.reverse': { who: 'bendahara', fields: { entryId: ref(ids['entry'] ?? '', 'entry'), date: optional(date('2026-11-21')), reason: text('salah', 160) } },
  'ledger.entry': { who: 'kasir', fields: { entryId: ref(ids['entry'] ?? '', 'entry') } },
  'ledger.register': { who: 'kasir', fields: { account: account('1-1210'), ...period, unit: optional(choice('UMUM')), flow: optional(choice('opex')), side: optional(choice('kredit')), last: optional(flag(false)), limit: optional(whole(10, 1, 500)), cursor: optional(cursor('eyJkYXRlIjoiMjAyNi0xMS0yMSIsImVudHJ5IjoxLCJsaW5lIjoxLCJiYWxhbmNlIjowfQ')) } },
  'ledger.trialBalance': { who: 'kasir', fields: { asOf: date('2026-11-21'), from: optional(date('2026-11-01')), unit: optional(choice('UMUM')) } },
  'cash.accounts': { who: 'kasir', fields: { asOf: optional(date('2026-11-21')) } },
  'cash.book': { who: 'kasir', fields: { account: account('1-1210'), ...period, limit: optional(whole(10, 1, 500)), cursor: optional(cursor('2026-11-21.1.1')) } },
  'cash.transfer': { who: 'bendahara', fields: { from: account('1-1210'), to: account('1-1130'), amount: money(1000, 1), fee: optional(money(100)), date: optional(date('2026-11-21')) } },
  'qris.pending': { who: 'kasir', fields: { asOf: optional(date('2026-11-21')), limit: optional(whole(10, 1, 500)), cursor: optional(cursor('1')) } },
  'qris.settle': {
    who: 'bendahara', fields: { date: optional(date('2026-11-21')), sales: optional(list(1, 5000, text(numbers['qris'] ?? '', 30))), mdr: money(100), net: money(15_400), account: optional(account('1-1210')) },
  },
  'qris.undo': { who: 'bendahara', fields: { number: text('CQ-2026-000001', 30), reason: text('salah', 120), date: optional(date('2026-11-21')) } },
  'journals.templates': { who: 'kasir', fields: {} },
  'journals.saveTemplate': {
    who: 'bendahara',
    fields: {
      templateId: optional(ref(ids['template'] ?? '', 'template')), name: text('Gaji', 60), memo: text('Gaji bulanan', 160),
      lines: list(2, 100, group({ account: account('6-1110'), side: choice('debit'), amount: optional(money(1000, 1)), unit: optional(choice('GERAI')) }), group({ account: account('1-1210'), side: choice('kredit') })),
    },
  },
  'journals.removeTemplate': { who: 'bendahara', fields: { templateId: ref(ids['template'] ?? '', 'template') } },
  'journals.recurring': { who: 'kasir', fields: {} },
  'journals.saveRecurring': {
    who: 'bendahara',
    fields: {
      recurringId: optional(ref(ids['recurring'] ?? '', 'recurring')), name: text('Sewa', 60), memo: text('Sewa kios', 160), day: whole(5, 1, 31), from: month('2026-11'), until: optional(month('2026-12')),
      lines: list(2, 100, group({ account: account('6-1130'), debit: money(1000), unit: optional(choice('GERAI')) }), group({ account: account('1-1210'), credit: optional(money(1000)) })),
    },
  },
  'journals.spread': {
    who: 'bendahara',
    fields: { name: text('Asuransi', 60), kind: choice('dibayar-di-muka'), amount: money(1200, 1), months: whole(12, 1, 360), from: month('2026-11'), expense: account('6-1130'), unit: optional(choice('GERAI')) },
  },
  'journals.proposals': { who: 'kasir', fields: { period: month('2026-11') } },
  'journals.postProposals': { who: 'bendahara', fields: { period: month('2026-11'), keys: list(1, 200, ref(ids['recurring'] ?? '', 'recurring')) } },
  'budget.set': {
    who: 'bendahara',
    fields: { year: whole(2026, 2000, 2199), decision: optional(text('RAT 2026', 120)), rows: list(1, 1000, group({ account: account('6-1120'), unit: optional(choice('GERAI')), months: list(12, 12, ...Array.from({ length: 12 }, () => signed(1000))) })) },
  },
  'budget.get': { who: 'kasir', fields: { year: whole(2026, 2000, 2199), version: optional(whole(1, 1, 100_000)) } },
  'reports.budget': { who: 'kasir', fields: { from: month('2026-01'), to: month('2026-12') } },
  'journals.endRecurring': { who: 'bendahara', fields: { recurringId: ref(ids['recurring'] ?? '', 'recurring'), after: month('2026-12') } },
  'bank.previewStatement': { who: 'kasir', fields: { account: account('1-1210'), csv: opaque('Tanggal;Uraian;Jumlah\n21/11/2026;ADM;-2.500', 2_000_000), year: optional(whole(2026, 2000, 2199)), roundSen: optional(flag(true)) } },
  'bank.imports': { who: 'kasir', fields: { account: account('1-1210') } },
  'bank.removeImport': { who: 'bendahara', fields: { importId: ref(ids['bankImport'] ?? '', 'bankImport'), reason: text('Rekening lain', 160) } },
  'bank.importStatement': { who: 'bendahara', fields: { account: account('1-1210'), name: optional(text('November', 80)), csv: opaque('Tanggal;Uraian;Jumlah\n21/11/2026;ADM;-2.500', 2_000_000), year: optional(whole(2026, 2000, 2199)), roundSen: optional(flag(true)) } },
  'bank.reconcile': { who: 'kasir', fields: { account: account('1-1210'), asOf: date('2026-11-21') } },
  'bank.match': {
    who: 'bendahara', fields: { matches: list(1, 500, group({ bankLineId: ref(numbers['bankLine'] ?? '', 'bankLine'), entries: list(1, 200, group({ entryNumber: text(numbers['entry'] ?? '', 30), line: whole(2, 1, 100_000) })) })) },
  },
  'bank.unmatch': { who: 'bendahara', fields: { bankLineId: ref(numbers['bankLine'] ?? '', 'bankLine') } },
  'bank.post': {
    who: 'bendahara', fields: { bankLineId: ref(numbers['bankInterest'] ?? '', 'bankLine'), account: account('4-2160'), memo: text('Bunga', 160), unit: optional(choice('UMUM')), date: optional(date('2026-11-21')) },
  },
  'periods.list': { who: 'kasir', fields: {} },
  'periods.check': { who: 'kasir', fields: { period: month('2026-11') } },
  'periods.close': { who: 'bendahara', answers: 'VALIDATION', fields: { period: month('2026-11'), note: optional(text('lengkap', 160)) } },
  'periods.reopen': { who: 'ketua', answers: 'CONFLICT', fields: { period: month('2026-11'), reason: text('koreksi', 160), approval: group({ username: username('maryam'), pin: pin('222222') }) } },
  'statements.issued': { who: 'kasir', fields: { period: month('2026-11') } },
  'statements.get': { who: 'kasir', answers: 'NOT_FOUND', fields: { period: month('2026-11'), version: optional(whole(1, 1, 9999)) } },
  'shu.closeYear': { who: 'ketua', answers: 'CONFLICT', fields: { year: whole(2026, 2000, 2199), note: optional(text('sudah diaudit', 160)) } },
  'periods.history': { who: 'kasir', fields: { period: optional(month('2026-11')) } },
  'reports.balanceSheet': { who: 'kasir', fields: { asOf: date('2026-11-21'), unit: optional(choice('USP')), byUnit: optional(flag(true)), compareTo: optional(date('2026-10-31')) } },
  'reports.incomeStatement': { who: 'kasir', fields: { ...period, unit: optional(choice('USP')), byUnit: optional(flag(true)), compare: optional(group({ ...period })) } },
  'reports.export': { who: 'kasir', fields: { report: choice('account-register'), ...period, account: account('1-1110'), unit: optional(choice('USP')), format: choice('csv') } },
  'reports.memberBenefit': { who: 'kasir', fields: { ...period } },
  'reports.notes': { who: 'kasir', fields: { ...period } },
  'reports.usp': { who: 'kasir', fields: { year: whole(2026, 2000, 2199), quarter: whole(4, 1, 4) } },
  'reports.compare': { who: 'kasir', fields: { statement: choice('phu'), spans: list(1, 13, group({ ...period })), unit: optional(choice('USP')) } },
  'reports.cashFlow': { who: 'kasir', fields: { ...period, unit: optional(choice('USP')), compare: optional(group({ ...period })) } },
  'reports.equityChanges': { who: 'kasir', fields: { ...period, compare: optional(group({ ...period })) } },
  'assets.register': {
    who: 'bendahara',
    fields: {
      name: text('Kulkas', 80), account: account('1-2120'), acquiredOn: date('2026-11-21'), cost: money(500_000, 1), residual: optional(money(0)), usefulMonths: whole(12, 1, 600), unit: optional(choice('GERAI')), source: choice('saldo-awal'),
      accumulated: optional(money(0)), accumulatedThrough: optional(month('2026-10')),
    },
  },
  'assets.list': { who: 'kasir', fields: { asOf: optional(date('2026-11-21')) } },
  'assets.previewDepreciation': { who: 'kasir', fields: { period: month('2026-11') } },
  'assets.depreciate': { who: 'bendahara', answers: 'VALIDATION', fields: { period: month('2026-11') } },
  'assets.dispose': { who: 'bendahara', fields: { assetId: ref(ids['asset'] ?? '', 'asset'), date: date('2026-11-21'), proceeds: money(1000), via: optional(via()), reason: text('rusak', 120) } },
  'assets.borrow': { who: 'bendahara', fields: { name: text('Gedung', 80), owner: text('Kota', 80), receivedOn: date('2026-11-21'), note: optional(text('BAST', 160)) } },
  'assets.returnBorrowed': { who: 'bendahara', fields: { assetId: ref(ids['lent'] ?? '', 'lent'), date: date('2026-11-21') } },
  'bankLoans.create': {
    who: 'bendahara',
    fields: {
      lender: text('LPDB', 80), number: text('PK 2', 60), principal: money(9_000_000, 1), annualPct: percent('6'), months: whole(12, 1, 360), method: choice('anuitas'), firstDue: date('2026-12-12'), graceMonths: optional(whole(2, 0, 359)), opening: optional(money(1000, 1)),
    },
  },
  'bankLoans.draw': { who: 'bendahara', fields: { loanId: ref(ids['bankLoan'] ?? '', 'bankLoan'), date: optional(date('2026-11-21')), amount: money(1_000_000, 1), fee: optional(money(1000)) } },
  'bankLoans.pay': { who: 'bendahara', fields: { loanId: ref(ids['bankLoan'] ?? '', 'bankLoan'), date: optional(date('2026-11-21')), amount: money(100_000, 1), via: via(), interest: optional(money(1000)) } },
  'bankLoans.get': { who: 'kasir', fields: { loanId: ref(ids['bankLoan'] ?? '', 'bankLoan') } },
  'bankLoans.list': { who: 'kasir', fields: { asOf: optional(date('2026-11-21')) } },
  'savings.previewInterest': { who: 'kasir', fields: { period: month('2026-11') } },
  'savings.creditInterest': { who: 'bendahara', answers: 'VALIDATION', fields: { period: month('2026-11') } },
  'tax.savingsTax': { who: 'kasir', fields: { period: optional(month('2026-11')) } },
  'tax.paySavingsTax': { who: 'bendahara', answers: 'VALIDATION', fields: { period: month('2026-11'), amount: optional(money(1000, 1)), date: optional(date('2026-11-21')), via: via(), ntpn: optional(text('0A1B', 30)) } },
  'tax.preview': { who: 'kasir', fields: { period: month('2026-11') } },
  'tax.run': { who: 'bendahara', answers: 'VALIDATION', fields: { period: month('2026-11') } },
  'tax.undo': { who: 'bendahara', answers: 'VALIDATION', fields: { period: month('2026-11'), reason: text('salah', 120) } },
  'tax.pay': { who: 'bendahara', answers: 'VALIDATION', fields: { period: month('2026-11'), amount: optional(money(1000, 1)), date: optional(date('2026-11-21')), via: via(), ntpn: optional(text('0A1B', 30)) } },
  'shu.calculate': {
    who: 'kasir',
    fields: { pool: signed(1_000_000), policy: policy(), members: list(0, 100_000, group({ key: opaque('a', 80), capital: weight(10), trade: weight(10), sales: optional(weight(5)), loanInterest: optional(weight(5)) })) },
  },
  'shu.estimate': { who: 'kasir', fields: { memberId: ref(ids['member'] ?? '', 'member') } },
  'shu.statement': { who: 'ketua', fields: { period: month('2026-11') } },
  'evidence.head': { who: 'kasir', fields: {} },
  'evidence.compare': { who: 'pengawas', fields: { text: text('1 0000000000000000', 300) } },
  'documents.reverse': { who: 'bendahara', fields: { kind: choice('UM', 'um', 'XX', 'UMX', 'BD'), ref: text('UM-2026-000001', 80), reason: text('salah', 120), date: optional(date('2026-11-21')), approval: group({ username: username('suryadi'), pin: pin('333333') }) } },
  'documents.render': { who: 'kasir', fields: { document: choice('sale-receipt'), ref: text(numbers['sale'] ?? '', 80), format: choice('text'), columns: optional(choice(48, '48', 40)) } },
  'printing.jobs': { who: 'kasir', fields: { state: optional(choice('gagal')) } },
  'printing.print': { who: 'kasir', fields: { document: choice('sale-receipt'), ref: text(numbers['sale'] ?? '', 80) } },
  'printing.retry': { who: 'kasir', fields: { jobId: ref(ids['job'] ?? '', 'job'), printer: optional(choice('spare')), looked: optional(flag(true)) }, answers: 'CONFLICT' },
  'printing.dismiss': { who: 'kasir', fields: { jobId: ref(numbers['jobToo'] ?? '', 'job') } },
  'printing.printers': { who: 'admin', fields: {} },
  'printing.test': { who: 'admin', fields: { printerId: text('main', 240), drawer: optional(flag(true)) } },
  'sales.swapTender': { who: 'kasir', answers: 'RULE', fields: { saleId: ref(ids['sale'] ?? '', 'sale'), payments: list(1, 6, group({ method: choice('transfer'), amount: money(15_300, 1), reference: optional(text('BRI 1', 60)) })), memberPin: optional(pin('654321')), approval: approval() } },
  'shifts.handover': { who: 'kasir', fields: { counted: tally({ '100000': 1 }, '25000', 'x', '__proto__'), receiver: required(), reason: optional(text('pas', 120)), approval: approval() } },
  'auth.logout': { who: 'pengawas', fields: {} },
});

const send = (world: World, method: string, who: Case['who'], params: unknown): Promise<Reply> => world.gerai.raw(method, params, who === 'nobody' ? undefined : world.sessions[who]);
const withId = (method: string, params: object): unknown => (contract[method as MethodName].writes ? { ...params, id: newId() } : params);

/** English that a schema library or a database would say. */
const ENGLISH = /\b(invalid|expected|received|must|required|unrecognized|error|too (big|small|long|short)|undefined|null|constraint|failed|sqlite_|not found|unknown)\b/i;
/** What is wrong with a refusal as such, whatever was refused. */
function faults(failure: Failure): string[] {
  const { message, details } = failure;
  const field = details?.['field'];
  const words = typeof field === 'string' ? message.replaceAll(field, '') : message;
  return [
    ...(failure.code === 'INTERNAL' ? ['INTERNAL'] : []),
    ...(ERROR_CODES.includes(failure.code) ? [] : [`code ${failure.code}`]),
    ...(failure.rule === undefined || RULES.includes(failure.rule) ? [] : [`rule ${failure.rule}`]),
    ...(ENGLISH.test(words) ? [`English: ${message}`] : []),
    ...(/^[A-Z][^.]*\. .+\.$/s.test(message) ? [] : [`no headline and facts: ${message.slice(0, 200)}`]),
    ...(JSON.stringify(failure).length > 1000 ? ['too long an answer'] : []),
  ];
}

describe('bad input', () => {
  it('has its cases for every method there is', async () => {
    expect(Object.keys(cases(await makeWorld())).toSorted()).toEqual(METHOD_NAMES.toSorted());
  });

  it('starts from params that are right', async () => {
    const world = await makeWorld();
    const answers: string[] = [];
    for (const [method, each] of Object.entries(cases(world))) {
      const reply = await send(world, method, each.who, withId(method, valid(group(each.fields)) as object));
      const answer = reply.ok ? 'ok' : reply.error.code;
      if (answer !== (each.answers ?? 'ok')) answers.push(`${method}: ${reply.ok ? 'ok' : `${reply.error.code} ${reply.error.message} ${JSON.stringify(reply.error.details)}`}`);
    }
    expect(answers).toEqual([]);
    await world.gerai.service.idle();
    await mustVerify(world.gerai);
  });

  it('is refused by its field, in Indonesian, and writes nothing', { timeout: 300_000 }, async () => {
    const world = await makeWorld();
    const [counts, entries] = [rowCounts(world.gerai), peek(world.gerai, 'SELECT count(*) AS n FROM entry')];
    const wrong: string[] = [];
    let tried = 0;
    for (const [method, each] of Object.entries(cases(world))) {
      for (const bad of wrongs(group(each.fields), world.ids)) {
        const params = withId(method, bad.params as object);
        // Ten megabytes go in as they are: there and back through JSON would only test the parser.
        const reply = bad.huge ? await world.gerai.service.handle({ id: 1, method, params, ...(each.who === 'nobody' ? {} : { session: world.sessions[each.who] }) }) : await send(world, method, each.who, params);
        tried += 1;
        const says = (what: string) => void wrong.push(`${method} ${bad.field} ${bad.what}: ${what}`);
        if (reply.ok) says('was not refused');
        else {
          for (const fault of faults(reply.error)) says(fault);
          if (reply.error.code !== bad.code) says(`${reply.error.rule ?? reply.error.code} ${reply.error.message.slice(0, 200)}`);
          else if (reply.error.details?.['field'] !== bad.field) says(`field ${JSON.stringify(reply.error.details?.['field'])?.slice(0, 80)}`);
        }
      }
      for (const params of [null, [], 'x', 7, true]) {
        if (params === null) continue;
        const reply = await send(world, method, each.who, params);
        if (reply.ok || reply.error.code !== 'VALIDATION' || reply.error.details?.['field'] !== 'params') wrong.push(`${method} params ${JSON.stringify(params)}: ${reply.ok ? 'ok' : JSON.stringify(reply.error)}`);
      }
    }
    expect(wrong.slice(0, 60)).toEqual([]);
    expect(tried).toBeGreaterThan(3000);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect([rowCounts(world.gerai), peek(world.gerai, 'SELECT count(*) AS n FROM entry')]).toEqual([counts, entries]);
    await mustVerify(world.gerai);
  });

  it('of any kind on any method never makes the program stumble', { timeout: 300_000 }, async () => {
    const world = await makeWorld();
    const all = cases(world);
    const names = Object.keys(all).filter((name) => name !== 'auth.logout' && name !== 'system.verify');
    const members = [...new Set(Object.values(all).flatMap((each) => Object.keys(each.fields)))];
    const strange = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }), fc.integer(), fc.constantFrom(...Object.values(world.ids), '2026-11-21', '2199-12-31', '1900-01-01', '2026-12', '1900-01', '0', '0.001', '9999999.999', 0, 1, 999_999_999_999, '1-1110', 'kas', 'bank', '100', '\u0000'),
      fc.dictionary(fc.constantFrom(...members), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 4 }),
    );
    /** The right params with up to three values replaced somewhere inside. */
    const spoil = (value: unknown, picks: readonly [number, unknown][]): unknown => {
      const copy = structuredClone(value) as object;
      for (const [pick, replacement] of picks) {
        let at: Record<string, unknown> = copy as Record<string, unknown>;
        for (let n = pick; ; n = Math.floor(n / 7)) {
          const keys = Object.keys(at);
          const key = keys[n % keys.length];
          if (key === undefined) break;
          const inner = at[key];
          if (inner === null || typeof inner !== 'object' || n % 7 === 0) {
            at[key] = replacement;
            break;
          }
          at = inner as Record<string, unknown>;
        }
      }
      return copy;
    };
    await check(
      fc.asyncProperty(fc.constantFrom(...names), fc.boolean(), fc.array(fc.tuple(fc.nat(), strange), { minLength: 1, maxLength: 3 }), strange, async (method, whole_, picks, other) => {
        const each = all[method]!;
        const params = whole_ ? other : spoil(withId(method, valid(group(each.fields)) as object), picks);
        const reply = await send(world, method, each.who, params);
        if (reply.ok) contract[method as MethodName].output.parse(reply.result);
        else expect(faults(reply.error)).toEqual([]);
      }),
      { runs: 600 },
    );
    await world.gerai.service.idle();
    await mustVerify(world.gerai);
  });
});
