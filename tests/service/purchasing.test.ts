import { describe, expect, it } from 'vitest';
import type { Given } from '../support/gerai.ts';
import { newId } from '../support/gerai.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, ODD_COSTS, openTill, plain, rowCounts, signIn, type Till } from '../support/till.ts';

const stockOf = async ({ treasurer }: Till, productId: string): Promise<[string, number]> => {
  const row = (await treasurer.call('stock.onHand', { productId })).rows[0];
  return [row?.qty ?? '', row?.value ?? 0];
};

describe('a delivery', () => {
  it('comes in at landed cost, freight shared by value to the last rupiah', async () => {
    const till = await openTill();
    const { gerai, treasurer, bulog, rice, oil } = till;
    const received = await treasurer.call('purchases.receive', {
      supplierId: bulog, deliveryNo: 'DO-77', payment: { via: 'bank' }, freight: { amount: 10_000, via: 'kas', basis: 'value' },
      lines: [{ productId: rice, qty: '10', unitCost: 56_500 }, { productId: oil, qty: '7', rejectedQty: '2', unitCost: 14_500 }],
    });
    expect(received).toMatchObject({ number: 'TB-2026-000003', total: 676_500, entryNumber: 'JU-2026-000004' });
    expect(await linesOf(gerai, received.entryNumber)).toEqual(['1-1410 GERAI D 676500', '1-1210 UMUM K 666500 suppliers', '1-1110 UMUM K 10000 suppliers']);
    expect([await stockOf(till, rice), await stockOf(till, oil)]).toEqual([['110', 6_223_477], ['55', 799_023]]);
    await mustVerify(gerai);
  });

  it('shares freight by weight where weights are known', async () => {
    const till = await openTill();
    const { treasurer, bulog, rice } = till;
    const made = async (sku: string, weightGrams: number) =>
      (await treasurer.call('products.create', { sku, name: `Barang ${sku}`, unit: 'kemasan', barcodes: [], category: 'lain', prices: { general: 90_000 }, weightGrams })).productId;
    const [heavy, light] = [await made('BERAT', 5000), await made('RINGAN', 920)];
    const delivery = { supplierId: bulog, payment: { via: 'utang' as const }, freight: { amount: 9999, via: 'bank' as const, basis: 'weight' as const } };
    const received = await treasurer.call('purchases.receive', { ...delivery, deliveryNo: 'A', lines: [{ productId: heavy, qty: '10', amount: 1000 }, { productId: light, qty: '7', amount: 99_000 }] });
    expect(await linesOf(till.gerai, received.entryNumber)).toEqual(['1-1440 GERAI D 109999', '2-1110 UMUM K 100000', '1-1210 UMUM K 9999 suppliers']);
    expect([await stockOf(till, heavy), await stockOf(till, light)]).toEqual([['10', 9858], ['7', 100_141]]);
    const refused = await treasurer.refused('purchases.receive', { ...delivery, deliveryNo: 'B', lines: [{ productId: heavy, qty: '1', amount: 1000 }, { productId: rice, qty: '1', amount: 1000 }] });
    expect(fieldOf(refused)).toBe('VALIDATION lines.1.productId');
    await mustVerify(till.gerai);
  });

  it('takes the price of one or of the whole line, half up, and one of them only', async () => {
    const till = await openTill();
    const { treasurer, bulog, sugar } = till;
    const before = rowCounts(till.gerai);
    const tried = async (line: object) => fieldOf(await treasurer.refused('purchases.receive', { supplierId: bulog, deliveryNo: 'X', payment: { via: 'utang' }, lines: [{ productId: sugar, qty: '1.5', ...line }] }));
    expect([await tried({}), await tried({ unitCost: 1, amount: 1 }), await tried({ unitCost: 0 }), await tried({ amount: 0 })]).toEqual(['VALIDATION lines.0.unitCost', 'VALIDATION lines.0.unitCost', 'VALIDATION lines', 'VALIDATION lines']);
    expect(await tried({ qty: '0.001', unitCost: 400 })).toBe('VALIDATION lines.0.unitCost');
    expect(rowCounts(till.gerai)).toEqual(before);
    await treasurer.call('purchases.receive', { accept: ODD_COSTS, supplierId: bulog, deliveryNo: 'X', payment: { via: 'utang' }, lines: [{ productId: sugar, qty: '1.5', unitCost: 3333 }, { productId: sugar, qty: '0.5', amount: 7777 }] });
    expect(await stockOf(till, sugar)).toEqual(['52', 812_777]);
    expect((await treasurer.call('purchases.payables', { asOf: '2026-11-21' })).total).toBe(12_777);
  });

  it('refuses amounts beyond any, parts of a pack, and things it does not know', async () => {
    const { gerai, treasurer, bulog, rice, gas, member } = await openTill();
    const { productId: big } = await treasurer.call('products.create', { sku: 'BESAR', name: 'Barang besar', unit: 'kg', barcodes: [], category: 'lain', prices: { general: 1000 }, weightGrams: 10_000_000 });
    const before = rowCounts(gerai);
    const tried = async (params: object) => fieldOf(await treasurer.refused('purchases.receive', { supplierId: bulog, deliveryNo: 'X', payment: { via: 'utang' }, ...params }));
    expect(await tried({ lines: [{ productId: big, qty: '9999999.999', unitCost: 999_999_999_999 }] })).toBe('VALIDATION lines.0.qty');
    expect(await tried({ lines: [{ productId: big, qty: '1', amount: 999_999_999_999 }, { productId: big, qty: '1', amount: 1 }] })).toBe('VALIDATION lines');
    expect(await tried({ lines: [{ productId: big, qty: '9999999', amount: 1 }], freight: { amount: 1, via: 'bank', basis: 'weight' } })).toBe('VALIDATION lines.0.qty');
    expect(await tried({ lines: [{ productId: big, qty: '1', amount: 999_999_999_999 }], freight: { amount: 1, via: 'bank', basis: 'value' } })).toBe('VALIDATION freight.amount');
    expect(await tried({ lines: [{ productId: rice, qty: '1.5', unitCost: 1 }] })).toBe('VALIDATION lines.0.qty');
    expect(await tried({ lines: [{ productId: rice, qty: '1', rejectedQty: '0.5', unitCost: 1 }] })).toBe('VALIDATION lines.0.rejectedQty');
    expect(await tried({ lines: [{ productId: gas, qty: '0.5', unitCost: 1 }] })).toBe('VALIDATION lines.0.qty');
    expect(await tried({ lines: [{ productId: rice, qty: '1', unitCost: 1 }, { productId: member, qty: '1', unitCost: 1 }] })).toBe('NOT_FOUND lines.1.productId');
    expect(await tried({ supplierId: member, lines: [{ productId: rice, qty: '1', unitCost: 1 }] })).toBe('NOT_FOUND supplierId');
    expect(rowCounts(gerai)).toEqual(before);
  });

  it('is taken once by its number, per supplier', async () => {
    const { gerai, treasurer, bulog, patra, oil } = await openTill();
    const goods = { lines: [{ productId: oil, qty: '1', unitCost: 14_500 }], payment: { via: 'bank' as const } };
    await treasurer.call('purchases.receive', { supplierId: bulog, deliveryNo: 'SJ-1', ...goods });
    const before = rowCounts(gerai);
    const twice = await treasurer.refused('purchases.receive', { supplierId: bulog, deliveryNo: ' SJ-1 ', ...goods });
    expect([twice.code, twice.message, twice.details]).toEqual(['CONFLICT', 'Surat jalan sudah diterima. Surat jalan SJ-1 dari Perum Bulog sudah diterima sebagai TB-2026-000003.', { field: 'deliveryNo' }]);
    expect(rowCounts(gerai)).toEqual(before);
    expect((await treasurer.call('purchases.receive', { supplierId: patra, deliveryNo: 'SJ-1', ...goods })).number).toBe('TB-2026-000004');
    const id = newId();
    const first = await treasurer.call('purchases.receive', { id, supplierId: bulog, deliveryNo: 'SJ-2', ...goods });
    expect(await treasurer.call('purchases.receive', { id, supplierId: bulog, deliveryNo: 'SJ-2', ...goods })).toEqual({ ...first, replayed: true });
    await mustVerify(gerai);
  });

  it('is dated no later than today, no earlier than the last move of its goods, and in no closed month', async () => {
    const till = await openTill({ clock: '2026-12-03' });
    const { gerai, treasurer, bulog, oil } = till;
    const { productId: fresh } = await treasurer.call('products.create', { sku: 'BARU', name: 'Barang baru', unit: 'kg', barcodes: [], category: 'lain', prices: { general: 1000 } });
    const dated = (date: string, productId: string, deliveryNo: string) => ({ accept: ODD_COSTS, supplierId: bulog, deliveryNo, date, lines: [{ productId, qty: '1.5', unitCost: 900 }], payment: { via: 'bank' as const } });
    await treasurer.call('ledger.opening', { date: '2026-11-01', lines: [{ account: '1-1210', debit: 1000 }, { account: '3-1140', credit: 1000 }] });
    expect(fieldOf(await treasurer.refused('purchases.receive', dated('2026-12-04', fresh, 'A')))).toBe('VALIDATION date');
    expect(fieldOf(await treasurer.refused('purchases.receive', dated('1999-12-31', fresh, 'A')))).toBe('VALIDATION date');
    const late = await treasurer.refused('purchases.receive', { ...dated('2026-11-20', oil, 'A'), lines: [{ productId: oil, qty: '1', unitCost: 900 }] });
    expect([fieldOf(late), late.message]).toEqual(['BACKDATED date', 'Tanggal terlalu mundur. Minyakita 1 liter sudah bergerak pada 2026-11-21; tanggal 2026-11-20 terlalu mundur. Pakai tanggal 2026-11-21 atau sesudahnya.']);
    expect((await treasurer.call('purchases.receive', dated('2026-11-25', fresh, 'A'))).number).toBe('TB-2026-000003');
    expect(fieldOf(await treasurer.refused('purchases.receive', dated('2026-11-24', fresh, 'B')))).toBe('BACKDATED date');
    const cleared = { date: '2026-11-30', memo: 'Saldo awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] };
    await treasurer.call('ledger.post', cleared);
    await treasurer.call('periods.close', { period: '2026-11' });
    expect(fieldOf(await treasurer.refused('purchases.receive', dated('2026-11-30', fresh, 'B')))).toBe('PERIOD_CLOSED date');
    await treasurer.call('purchases.receive', dated('2026-12-01', fresh, 'B'));
    await mustVerify(gerai);
  });

  it('asks for the date on goods that spoil, and refuses what has spoilt', async () => {
    const { treasurer, bulog } = await openTill();
    const { productId } = await treasurer.call('products.create', { sku: 'OBAT', name: 'Parasetamol', unit: 'strip', barcodes: [], category: 'lain', prices: { general: 6000 }, expiryTracked: true });
    const params = (expiresOn?: string) => ({ supplierId: bulog, deliveryNo: 'O-1', payment: { via: 'bank' as const }, lines: [{ productId, qty: '10', unitCost: 4000, batch: 'B1', ...(expiresOn === undefined ? {} : { expiresOn }) }] });
    expect(fieldOf(await treasurer.refused('purchases.receive', params()))).toBe('VALIDATION lines.0.expiresOn');
    expect(fieldOf(await treasurer.refused('purchases.receive', params('2026-11-21')))).toBe('EXPIRED lines.0.expiresOn');
    expect((await treasurer.call('purchases.receive', params('2026-11-22'))).number).toBe('TB-2026-000003');
  });

  it('brings cylinders: what comes above the empties given is owed to the agent, what goes above stands there', async () => {
    const { gerai, cashier, treasurer, patra, gas, oil } = await openTill({ float: 100_000 });
    const twelve = async () => Object.fromEntries(Object.entries((await treasurer.call('cylinders.balances', {})).rows[1] ?? {}).filter(([, count]) => count !== 0));
    expect(await twelve()).toEqual({ size: '12', full: 10, owedToAgent: 10 });
    await cashier.call('sales.checkout', { lines: [{ productId: gas, qty: '6', cylinder: 'tukar' }], payments: [{ method: 'tunai', amount: 1_260_000 }] });
    const deliver = (deliveryNo: string, qty: string, count: number) => ({ supplierId: patra, deliveryNo, payment: { via: 'bank' as const }, lines: [{ productId: gas, qty, unitCost: 202_000 }], emptiesReturned: [{ size: '12' as const, count }] });
    const before = rowCounts(gerai);
    const many = await treasurer.refused('purchases.receive', deliver('A', '1', 7));
    expect([many.rule, many.details]).toEqual(['CYLINDER_REQUIRED', { field: 'emptiesReturned', size: '12' }]);
    expect(rowCounts(gerai)).toEqual(before);
    await treasurer.call('purchases.receive', deliver('A', '4', 3));
    expect(await twelve()).toEqual({ size: '12', full: 8, empty: 3, owedToAgent: 11 });
    await treasurer.call('purchases.receive', { supplierId: patra, deliveryNo: 'B', payment: { via: 'bank' }, lines: [{ productId: oil, qty: '1', unitCost: 14_500 }], emptiesReturned: [{ size: '12', count: 2 }, { size: '12', count: 1 }] });
    expect(await twelve()).toEqual({ size: '12', full: 8, owedToAgent: 8 });
    await mustVerify(gerai);
  });
});

describe('paying suppliers', () => {
  it('splits a delivery over safe, bank, debt and advance, each to its account', async () => {
    const { gerai, treasurer, bulog, patra, oil } = await openTill();
    const advance = await treasurer.call('purchases.advance', { supplierId: bulog, amount: 40_000, via: 'kas' });
    expect([advance.number, await linesOf(gerai, advance.entryNumber)]).toEqual(['UM-2026-000001', ['1-1510 UMUM D 40000', '1-1110 UMUM K 40000 suppliers']]);
    const goods = { supplierId: bulog, deliveryNo: 'A', lines: [{ productId: oil, qty: '10', unitCost: 14_500 }] };
    const payments: NonNullable<Given<'purchases.receive'>['payments']> = [{ via: 'kas', amount: 20_000 }, { via: 'bank', amount: 30_000 }, { via: 'utang', amount: 55_000, due: '2026-12-21' }, { via: 'uang-muka', amount: 40_000 }];
    const before = rowCounts(gerai);
    const tried = async (params: object) => fieldOf(await treasurer.refused('purchases.receive', { ...goods, ...params }));
    expect(await tried({ payments: payments.slice(0, 3) })).toBe('VALIDATION payments');
    expect(await tried({})).toBe('VALIDATION payment');
    expect(await tried({ payment: { via: 'bank' }, payments })).toBe('VALIDATION payment');
    const tooMuch = await treasurer.refused('purchases.receive', { ...goods, payments: [{ via: 'utang', amount: 104_999 }, { via: 'uang-muka', amount: 40_001 }] });
    expect([tooMuch.rule, tooMuch.details, plain(tooMuch.message)]).toEqual([
      'BALANCE_INSUFFICIENT', { account: '1-1510', short: 1 }, 'Saldo tidak cukup. 1-1510 uang muka di Perum Bulog Rp 40.000, dipakai Rp 40.001. Bayar sisanya dengan cara lain.',
    ]);
    expect((await treasurer.refused('purchases.receive', { ...goods, supplierId: patra, payment: { via: 'uang-muka' } })).rule).toBe('BALANCE_INSUFFICIENT');
    expect(rowCounts(gerai)).toEqual(before);
    const received = await treasurer.call('purchases.receive', { ...goods, payments });
    expect(await linesOf(gerai, received.entryNumber)).toEqual(['1-1410 GERAI D 145000', '1-1110 UMUM K 20000 suppliers', '1-1210 UMUM K 30000 suppliers', '2-1110 UMUM K 55000', '1-1510 UMUM K 40000']);
    expect((await treasurer.call('purchases.payables', { asOf: '2026-11-21' })).rows).toEqual([{ supplierId: bulog, name: 'Perum Bulog', number: 'TB-2026-000003', receiptId: received.receiptId, date: '2026-11-21', due: '2026-12-21', amount: 55_000, paid: 0, outstanding: 55_000, daysLate: 0, bucket: 'belum' }]);
    await mustVerify(gerai);
  });

  it('pays what was due first and never more than is owed', async () => {
    const till = await openTill({ clock: '2026-11-25' });
    const { gerai, treasurer, bulog, patra, oil } = till;
    const other = (await treasurer.call('suppliers.create', { name: 'UD Jaya', kind: 'lain' })).supplierId;
    const { productId } = await treasurer.call('products.create', { sku: 'T', name: 'Teh', unit: 'kotak', barcodes: [], category: 'lain', prices: { general: 9000 } });
    const owe = async (supplierId: string, deliveryNo: string, date: string, amount: number, due?: string) =>
      treasurer.call('purchases.receive', { accept: ODD_COSTS, supplierId, deliveryNo, date, lines: [{ productId: date === '2026-11-23' ? oil : productId, qty: '1', amount }], payment: { via: 'utang', ...(due === undefined ? {} : { due }) } });
    await owe(bulog, 'C', '2026-11-23', 30_000);
    await owe(bulog, 'A', '2026-11-22', 50_000, '2026-12-22');
    await owe(bulog, 'B', '2026-11-24', 20_000);
    await owe(patra, 'A', '2026-11-24', 70_000);
    await owe(other, 'A', '2026-11-24', 5000);
    expect(await balancesOf(gerai, '2026-11-25')).toMatchObject({ '2-1110': -100_000, '2-1120': -70_000, '2-1130': -5000 });
    const paid = await treasurer.call('purchases.pay', { supplierId: bulog, amount: 60_000, via: 'kas' });
    expect([paid, await linesOf(gerai, paid.entryNumber)]).toMatchObject([{ number: 'BP-2026-000001', outstanding: 40_000, parts: [{ number: 'TB-2026-000003', amount: 30_000 }, { number: 'TB-2026-000005', amount: 20_000 }, { number: 'TB-2026-000004', amount: 10_000 }] }, ['2-1110 UMUM D 60000', '1-1110 UMUM K 60000 suppliers']]);
    const open = async (asOf: string) => (await treasurer.call('purchases.payables', { asOf })).rows.map((row) => [row.name, row.number, row.due, row.outstanding]);
    expect(await open('2026-11-25')).toEqual([['Perum Bulog', 'TB-2026-000004', '2026-12-22', 40_000], ['Patra Niaga', 'TB-2026-000006', null, 70_000], ['UD Jaya', 'TB-2026-000007', null, 5000]]);
    expect(await open('2026-11-23')).toEqual([['Perum Bulog', 'TB-2026-000004', '2026-12-22', 50_000], ['Perum Bulog', 'TB-2026-000003', null, 30_000]]);
    const before = rowCounts(gerai);
    const tooMuch = await treasurer.refused('purchases.pay', { supplierId: bulog, amount: 40_001, via: 'bank' });
    expect([tooMuch.rule, tooMuch.details]).toEqual(['BALANCE_INSUFFICIENT', { field: 'amount', payable: 40_000 }]);
    expect(rowCounts(gerai)).toEqual(before);
    expect(await linesOf(gerai, (await treasurer.call('purchases.pay', { supplierId: other, amount: 5000, via: 'bank' })).entryNumber)).toEqual(['2-1130 UMUM D 5000', '1-1210 UMUM K 5000 suppliers']);
    expect((await treasurer.call('purchases.pay', { supplierId: bulog, amount: 40_000, via: 'bank' })).outstanding).toBe(0);
    expect((await treasurer.call('purchases.payables', { asOf: '2026-11-25' })).total).toBe(70_000);
    await mustVerify(gerai);
  });

  it('pays no debt on a day it did not stand yet', async () => {
    const { gerai, bulog, sugar } = await openTill({ clock: '2026-11-25' });
    const treasurer = await signIn(gerai, 'bendahara');
    const owe = (deliveryNo: string, date: string, amount: number) =>
      treasurer.call('purchases.receive', { accept: ODD_COSTS, supplierId: bulog, deliveryNo, date, payment: { via: 'utang' }, lines: [{ productId: sugar, qty: '1', amount }] });
    await owe('A', '2026-11-22', 100_000);
    await treasurer.call('purchases.pay', { supplierId: bulog, amount: 80_000, via: 'bank', date: '2026-11-23' });
    await owe('B', '2026-11-24', 60_000);
    const pay = (amount: number, date: string) => treasurer.refused('purchases.pay', { supplierId: bulog, amount, via: 'bank', date });
    const early = await pay(30_000, '2026-11-21');
    expect([early.rule, early.details, plain(early.message)]).toEqual(['BACKDATED', { field: 'date', payable: 20_000 }, 'Tanggal terlalu mundur. Utang ke Perum Bulog pada 23 Nov 2026 Rp 20.000, dibayar Rp 30.000. Pakai tanggal 24 Nov 2026 atau sesudahnya.']);
    // On the 22nd there was enough, but the payment of the 23rd has used it since.
    expect((await pay(30_000, '2026-11-22')).rule).toBe('BACKDATED');
    expect((await pay(20_000, '2026-11-21')).details).toEqual({ field: 'date', payable: 0 });
    expect((await treasurer.call('purchases.pay', { supplierId: bulog, amount: 20_000, via: 'bank', date: '2026-11-22' })).outstanding).toBe(60_000);
    expect((await pay(60_000, '2026-11-23')).details).toEqual({ field: 'date', payable: 0 });
    expect((await treasurer.call('purchases.pay', { supplierId: bulog, amount: 60_000, via: 'bank', date: '2026-11-24' })).outstanding).toBe(0);
    await mustVerify(gerai);
  });

  it('never leaves the safe below zero on any day between, however the payment is dated', async () => {
    const { gerai, treasurer, bulog } = await openTill({ clock: '2026-11-25' });
    const move = (date: string, from: string, to: string, amount: number) => treasurer.call('ledger.post', { date, memo: 'Pindah kas', lines: [{ account: to, debit: amount }, { account: from, credit: amount }] });
    await move('2026-11-22', '1-1110', '1-1210', 17_980_000);
    await move('2026-11-24', '1-1210', '1-1110', 17_980_000);
    const advance = (date: string) => ({ supplierId: bulog, amount: 1000, via: 'kas' as const, date });
    const before = rowCounts(gerai);
    for (const date of ['2026-11-21', '2026-11-22', '2026-11-23']) expect([date, (await treasurer.refused('purchases.advance', advance(date))).details]).toEqual([date, { account: '1-1110', short: 1000 }]);
    expect(rowCounts(gerai)).toEqual(before);
    await treasurer.call('purchases.advance', advance('2026-11-24'));
    expect((await balancesOf(gerai, '2026-11-25'))['1-1110']).toBe(17_979_000);
    await mustVerify(gerai);
  });

  it('lets the bank go below zero', async () => {
    const { gerai, treasurer, bulog } = await openTill();
    await treasurer.call('purchases.advance', { supplierId: bulog, amount: 42_854_001, via: 'bank' });
    expect((await balancesOf(gerai, '2026-11-21'))['1-1210']).toBe(-1);
    await mustVerify(gerai);
  });
});

describe('suppliers', () => {
  it('are listed by name; nothing is bought yet from who only leaves goods on consignment', async () => {
    const { gerai, treasurer, cashier, oil } = await openTill();
    const ibu = (await treasurer.call('suppliers.create', { name: 'Ibu Ratna kue', kind: 'konsinyasi', terms: 'bagi hasil' })).supplierId;
    expect((await cashier.call('suppliers.list', {})).rows.map((row) => [row.name, row.kind])).toEqual([['Ibu Ratna kue', 'konsinyasi'], ['Patra Niaga', 'patra-niaga'], ['Perum Bulog', 'bulog']]);
    expect((await cashier.call('suppliers.list', {})).rows[0]?.supplierId).toBe(ibu);
    const before = rowCounts(gerai);
    expect(fieldOf(await treasurer.refused('purchases.receive', { supplierId: ibu, deliveryNo: 'T-1', payment: { via: 'utang' }, lines: [{ productId: oil, qty: '1', unitCost: 14_500 }] }))).toBe('VALIDATION supplierId');
    expect(fieldOf(await treasurer.refused('purchases.advance', { supplierId: ibu, amount: 1000, via: 'bank' }))).toBe('VALIDATION supplierId');
    expect(rowCounts(gerai)).toEqual(before);
    expect((await (await signIn(gerai, 'pengawas')).refused('suppliers.create', { name: 'X', kind: 'lain' })).code).toBe('FORBIDDEN');
  });
});
