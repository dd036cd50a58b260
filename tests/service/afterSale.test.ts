/** Sales that are voided or come back: everything a sale moved goes back once, to the rupiah, whatever the parts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { returnChecks } from '../../electron/service/sales/index.ts';
import { placesOf, tamper } from '../support/counter.ts';
import { LOGIN, newId, type Given, type Person } from '../support/gerai.ts';
import { check } from '../support/property.ts';
import { balancesOf, fieldOf, inOneLife, linesOf, mustVerify, openTill, peek, plain, rowCounts, signIn, type Till } from '../support/till.ts';

type Basket = Given<'sales.checkout'>;
type Back = Given<'sales.return'>['lines'];
const APPROVAL = LOGIN.bendahara;
const DAY = '2026-11-21';

const sell = (who: Person, lines: Basket['lines'], payments: Basket['payments'], more: Partial<Basket> = {}) => who.call('sales.checkout', { lines, payments, ...more });
const cash = (amount: number): Basket['payments'] => [{ method: 'tunai', amount }];
const voided = (who: Person, saleId: string, approval = APPROVAL) => who.call('sales.void', { saleId, reason: 'salah barang', approval });
const back = (who: Person, saleId: string, lines: Back, more: Partial<Given<'sales.return'>> = {}) => who.call('sales.return', { saleId, lines, reason: 'tidak jadi', approval: APPROVAL, ...more });
const setStep = async ({ gerai }: Till, step: 0 | 50 | 100 | 500) => (await signIn(gerai, 'admin')).call('settings.set', { key: 'cash.rounding', value: { step }, effectiveFrom: DAY });
/** Amounts that are something. */
const nonZero = (balances: Record<string, number>): Record<string, number> => Object.fromEntries(Object.entries(balances).filter(([, amount]) => amount !== 0));
const tradeOf = (till: Till) => peek<{ period: string; sales: number }>(till.gerai, 'SELECT period, sales FROM trade_month ORDER BY period');

describe('a void', () => {
  it('takes back everything the sale moved, in the same shift', async () => {
    const till = await openTill({ float: 300_000 });
    const { gerai, cashier, member, rice, oil, sugar, gas } = till;
    await setStep(till, 100);
    const [books, stock, cylinders] = [await balancesOf(gerai, DAY), await cashier.call('stock.onHand', {}), await cashier.call('cylinders.balances', {})];
    const sale = await sell(
      cashier, [{ productId: oil, qty: '2' }, { productId: sugar, qty: '1.25', discount: 500 }, { productId: gas, qty: '1', cylinder: 'tukar' }, { productId: rice, qty: '2' }],
      [{ method: 'qris', amount: 100_000 }, { method: 'tunai', amount: 300_000 }], { memberId: member },
    );
    expect([sale.total, sale.rounding, sale.paid, sale.change]).toEqual([383_375, -75, 383_300, 16_700]);
    const id = newId();
    const done = await cashier.call('sales.void', { id, saleId: sale.saleId, reason: 'salah barang', approval: APPROVAL });
    expect([done.number, done.amount]).toEqual(['BV-2026-000001', 383_300]);
    expect(await linesOf(gerai, done.entryNumber)).toEqual([
      '1-1120 UMUM K 283300 sales', '1-1220 UMUM K 100000 sales', '6-1185 GERAI K 75', '4-1110 GERAI D 178875 A-0001', '4-1511 GERAI K 500 A-0001', '5-1110 GERAI K 162000', '1-1410 GERAI D 162000', '4-1210 LPG D 205000 A-0001',
      '5-1210 LPG K 202000', '1-1420 LPG D 202000',
    ]);
    expect(nonZero(await balancesOf(gerai, DAY))).toEqual(nonZero(books));
    expect(await cashier.call('stock.onHand', {})).toEqual(stock);
    expect(await cashier.call('cylinders.balances', {})).toEqual(cylinders);
    expect((await cashier.call('qris.pending', {})).rows).toEqual([]);
    expect((await cashier.call('sales.quote', { memberId: member, lines: [{ productId: rice, qty: '1' }] })).lines[0]?.limitLeft).toBe('2');
    expect(tradeOf(till)).toEqual([{ period: '2026-11', sales: 0 }]);
    expect(peek(gerai, 'SELECT sum(amount) AS sum FROM price_advantage')).toEqual([{ sum: 0 }]);
    const view = await cashier.call('sales.get', { saleId: sale.saleId });
    expect([view.voided, view.returns, view.lines.map((line) => line.returned)]).toEqual([{ number: 'BV-2026-000001', at: '2026-11-21T02:00:00.000Z', reason: 'salah barang' }, [], ['2', '1.25', '1', '2']]);
    expect((await cashier.call('sales.search', {})).rows.map((row) => row.state)).toEqual(['batal']);
    expect(await cashier.call('sales.void', { id, saleId: sale.saleId, reason: 'salah barang', approval: APPROVAL })).toEqual({ ...done, replayed: true });
    await mustVerify(gerai);
  });

  it('is refused twice, in another shift, without consent, and when the money has come', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, cashier, treasurer, oil } = till;
    const line = [{ productId: oil, qty: '1' }];
    const [first, qris, kept] = [await sell(cashier, line, cash(15_700)), await sell(cashier, line, [{ method: 'qris', amount: 15_700 }]), await sell(cashier, line, cash(15_700))];
    await treasurer.call('qris.settle', { gross: 15_700, mdr: 0, net: 15_700 });
    const before = rowCounts(gerai);
    const tried = async (who: Person, params: object) => who.refused('sales.void', { saleId: first.saleId, reason: 'salah', approval: APPROVAL, ...params });
    expect(fieldOf(await tried(cashier, { approval: undefined }))).toBe('VALIDATION approval');
    expect(fieldOf(await tried(cashier, { approval: LOGIN.pengawas }))).toBe('FORBIDDEN approval.username');
    expect(fieldOf(await tried(cashier, { approval: LOGIN.kasir }))).toBe('SELF_APPROVAL');
    expect(fieldOf(await tried(cashier, { saleId: newId() }))).toBe('NOT_FOUND saleId');
    expect(fieldOf(await tried(treasurer, { approval: LOGIN.ketua }))).toBe('SHIFT_REQUIRED');
    const settled = await tried(cashier, { saleId: qris.saleId });
    expect([settled.rule, plain(settled.message)]).toEqual(['SALE_STATE', 'Penjualan tidak dapat diubah. QRIS PJ-2026-000002 sudah cair dengan CQ-2026-000001. Catat retur; uangnya kembali tunai atau ke simpanan.']);
    expect(rowCounts(gerai)).toEqual(before);
    await treasurer.call('shifts.open', { float: 0, drawer: 'Laci 2' });
    expect(plain((await tried(treasurer, { approval: LOGIN.ketua })).message)).toContain('PJ-2026-000001 dijual di shift BS-2026-000001.');
    await voided(cashier, first.saleId);
    expect(plain((await tried(cashier, {})).message)).toContain('PJ-2026-000001 sudah dibatalkan dengan BV-2026-000001.');
    expect(fieldOf(await cashier.refused('sales.return', { saleId: first.saleId, lines: [{ lineNo: 1, qty: '1', condition: 'baik' }], reason: 'x', approval: APPROVAL }))).toBe('SALE_STATE saleId');
    expect(fieldOf(await treasurer.refused('qris.settle', { sales: ['PJ-2026-000001'], mdr: 0, net: 1 }))).toBe('VALIDATION sales.0');
    const late = await sell(cashier, line, [{ method: 'qris', amount: 15_700 }]);
    await voided(cashier, late.saleId);
    expect(plain((await treasurer.refused('qris.settle', { sales: [late.number], mdr: 0, net: 1 })).message)).toBe(`Dokumen sudah dibatalkan. ${late.number} sudah dibatalkan dengan BV-2026-000002.`);
    await cashier.call('shifts.close', { counted: { '100000': 1, '10000': 1, '5000': 1, '500': 1, '200': 1 } });
    expect(fieldOf(await tried(cashier, { saleId: kept.saleId }))).toBe('SHIFT_REQUIRED');
    await cashier.call('shifts.open', { float: 100_000 });
    expect(fieldOf(await tried(cashier, { saleId: kept.saleId }))).toBe('SALE_STATE saleId');
    await mustVerify(gerai);
  });

  it('waits for the cash and the empties it has to give back', async () => {
    const { gerai, cashier, treasurer, gas, patra } = await openTill({ float: 10_000 });
    const sale = await sell(cashier, [{ productId: gas, qty: '2', cylinder: 'tukar' }], cash(420_000));
    await cashier.call('shifts.cashOut', { amount: 420_000, reason: 'titip', account: '1-1110' });
    const tried = async () => cashier.refused('sales.void', { saleId: sale.saleId, reason: 'salah', approval: APPROVAL });
    const poor = await tried();
    expect([fieldOf(poor), poor.details]).toEqual(['BALANCE_INSUFFICIENT', { account: '1-1120' }]);
    await cashier.call('shifts.cashIn', { amount: 420_000, reason: 'ambil', account: '1-1110' });
    await treasurer.call('purchases.receive', { supplierId: patra, deliveryNo: 'DO-2', payment: { via: 'bank' }, lines: [{ productId: gas, qty: '1', unitCost: 202_000 }], emptiesReturned: [{ size: '12', count: 1 }] });
    expect(plain((await tried()).message)).toBe('Stok tercatat kurang. Tabung kosong 12 kg dari penjualan ini sudah diserahkan lagi, terakhir dengan TB-2026-000003. Terima dahulu tabung kosong, lalu ulangi.');
    await mustVerify(gerai);
  });

  it('after midnight bears its own day, and takes from that month what the other had', async () => {
    const till = await openTill({ clock: '2026-11-30T15:00:00.000Z', float: 100_000 });
    const { gerai, cashier, member, oil } = till;
    const sale = await sell(cashier, [{ productId: oil, qty: '3' }], cash(46_500), { memberId: member });
    gerai.at('2026-11-30T16:30:00.000Z');
    await voided(await signIn(gerai, 'kasir'), sale.saleId);
    expect(tradeOf(till)).toEqual([{ period: '2026-11', sales: 46_500 }, { period: '2026-12', sales: -46_500 }]);
    expect(peek(gerai, 'SELECT period, amount FROM price_advantage ORDER BY period')).toEqual([{ period: '2026-11', amount: 600 }, { period: '2026-12', amount: -600 }]);
    const auditor = await signIn(gerai, 'pengawas');
    expect((await auditor.call('reports.memberBenefit', { from: '2026-11-30', to: '2026-12-01' })).price.total).toBe(0);
    expect((await auditor.call('reports.memberBenefit', { from: '2026-12-01', to: '2026-12-01' })).price.total).toBe(-600);
    await mustVerify(gerai);
  });
});

describe('a return', () => {
  it('in parts gives back exactly what was taken, in the way it was taken', async () => {
    const till = await openTill({ float: 300_000 });
    const { gerai, cashier, treasurer, member, oil, sugar } = till;
    await setStep(till, 500);
    const sale = await sell(cashier, [{ productId: oil, qty: '3' }, { productId: sugar, qty: '0.333' }], [{ method: 'qris', amount: 20_000, reference: 'QR-7' }, { method: 'tunai', amount: 32_000 }], { memberId: member });
    expect([sale.total, sale.rounding, sale.paid]).toEqual([52_328, -328, 52_000]);
    const first = await back(cashier, sale.saleId, [{ lineNo: 1, qty: '1', condition: 'baik' }]);
    expect(first).toMatchObject({ number: 'RJ-2026-000001', amount: 15_403, refunds: [{ method: 'tunai', amount: 15_403 }] });
    expect(await linesOf(gerai, first.entryNumber)).toEqual(['4-1511 GERAI D 15500 A-0001', '1-1410 GERAI D 14500', '5-1110 GERAI K 14500', '6-1185 GERAI K 97', '1-1120 UMUM K 15403 sales']);
    expect((await cashier.call('sales.search', {})).rows.map((row) => row.state)).toEqual(['retur-sebagian']);
    expect(fieldOf(await cashier.refused('sales.void', { saleId: sale.saleId, reason: 'x', approval: APPROVAL }))).toBe('SALE_STATE saleId');
    const second = await back(cashier, sale.saleId, [{ lineNo: 1, qty: '1', condition: 'rusak' }, { lineNo: 2, qty: '0.333', condition: 'baik' }], { refund: 'sukarela' });
    expect(second).toMatchObject({ amount: 21_194, refunds: [{ method: 'sukarela', amount: 21_194 }] });
    expect(await linesOf(gerai, second.entryNumber)).toEqual(['4-1511 GERAI D 21328 A-0001', '5-1510 GERAI D 14500', '5-1110 GERAI K 19828', '1-1410 GERAI D 5328', '6-1185 GERAI K 134', '2-1210 USP K 21194 A-0001']);
    expect((await treasurer.call('savings.balances', { memberId: member })).sukarela).toBe(21_194);
    gerai.at('2026-12-03');
    const later = await signIn(gerai, 'kasir');
    const third = await back(later, sale.saleId, [{ lineNo: 1, qty: '1', condition: 'baik' }], { reference: 'TF-1' });
    expect(third.amount).toBe(15_403);
    expect(peek(gerai, 'SELECT document_seq - (SELECT max(document_seq) FROM sale_return) AS at, tender, method, amount, reference FROM sale_refund ORDER BY document_seq DESC, line_no LIMIT 2')).toEqual([
      { at: 0, tender: 'qris', method: 'tunai', amount: 5_924, reference: 'TF-1' }, { at: 0, tender: 'tunai', method: 'tunai', amount: 9_479, reference: 'TF-1' },
    ]);
    const view = await (await signIn(gerai, 'pengawas')).call('sales.get', { saleId: sale.saleId });
    expect(view.returns.map(({ number, date, amount, lines }) => [number, date, amount, lines])).toEqual([
      ['RJ-2026-000001', DAY, 15_403, [{ lineNo: 1, qty: '1', condition: 'baik', amount: 15_403 }]],
      ['RJ-2026-000002', DAY, 21_194, [{ lineNo: 1, qty: '1', condition: 'rusak', amount: 15_403 }, { lineNo: 2, qty: '0.333', condition: 'baik', amount: 5_791 }]],
      ['RJ-2026-000003', '2026-12-03', 15_403, [{ lineNo: 1, qty: '1', condition: 'baik', amount: 15_403 }]],
    ]);
    expect([view.voided, view.lines.map((line) => line.returned)]).toEqual([null, ['3', '0.333']]);
    expect((await (await signIn(gerai, 'pengawas')).call('sales.search', {})).rows.map((row) => row.state)).toEqual(['retur']);
    expect(plain((await later.refused('sales.return', { saleId: sale.saleId, lines: [{ lineNo: 2, qty: '0.001', condition: 'baik' }], reason: 'x', approval: APPROVAL })).message)).toContain('Gula pasir curah sudah kembali semua');
    expect(tradeOf(till)).toEqual([{ period: '2026-11', sales: 15_500 }, { period: '2026-12', sales: -15_500 }]);
    await mustVerify(gerai);
  });

  it('frees a limit at once, and only as long as the sale counts', async () => {
    const till = await openTill({ float: 300_000 });
    const { gerai, treasurer, cashier, bulog, member } = till;
    const { productId } = await treasurer.call('products.create', { sku: 'BATAS', name: 'Beras batas', unit: 'kemasan', barcodes: [], category: 'sembako', prices: { general: 60_000 }, limit: { qty: '2', per: 'buyer', days: 3 } });
    await treasurer.call('purchases.receive', { supplierId: bulog, deliveryNo: 'DO-BATAS', payment: { via: 'bank' }, lines: [{ productId, qty: '40', unitCost: 55_000 }] });
    const left = async (day: string) => {
      gerai.at(day);
      return (await (await signIn(gerai, 'kasir')).call('sales.quote', { memberId: member, lines: [{ productId, qty: '1' }] })).lines[0]?.limitLeft;
    };
    const sale = await sell(cashier, [{ productId, qty: '2' }], cash(120_000), { memberId: member });
    expect(await left('2026-11-22')).toBe('0');
    const now = await signIn(gerai, 'kasir');
    await back(now, sale.saleId, [{ lineNo: 1, qty: '1', condition: 'baik' }]);
    expect(await left('2026-11-22')).toBe('1');
    await sell(await signIn(gerai, 'kasir'), [{ productId, qty: '1' }], cash(60_000), { memberId: member });
    expect(await left('2026-11-23')).toBe('0');
    expect(await left('2026-11-24')).toBe('1');
    expect(await left('2026-11-25')).toBe('2');
    await mustVerify(gerai);
  });

  it('of a cylinder gives the empty back; a damaged one is not sold again', async () => {
    const { gerai, cashier, treasurer, gas, patra } = await openTill({ float: 500_000 });
    const sale = await sell(cashier, [{ productId: gas, qty: '4', cylinder: 'tukar' }], cash(840_000));
    const done = await back(cashier, sale.saleId, [{ lineNo: 1, qty: '1', condition: 'baik' }, { lineNo: 1, qty: '1', condition: 'rusak' }]);
    expect(await linesOf(gerai, done.entryNumber)).toEqual(['4-1512 LPG D 420000', '1-1420 LPG D 202000', '5-1220 LPG K 404000', '5-1510 LPG D 202000', '1-1120 UMUM K 420000 sales']);
    expect((await cashier.call('cylinders.balances', {})).rows[1]).toMatchObject({ full: 7, empty: 2, damaged: 1, owedToAgent: 10 });
    await treasurer.call('purchases.receive', { supplierId: patra, deliveryNo: 'DO-2', payment: { via: 'bank' }, lines: [{ productId: gas, qty: '2', unitCost: 202_000 }], emptiesReturned: [{ size: '12', count: 1 }] });
    const refused = await cashier.refused('sales.return', { saleId: sale.saleId, lines: [{ lineNo: 1, qty: '2', condition: 'baik' }], reason: 'x', approval: APPROVAL });
    expect(plain(refused.message)).toBe('Stok tercatat kurang. Tabung kosong 12 kg tercatat 1, dikembalikan kepada pembeli 2. Terima dahulu tabung kosong, lalu ulangi.');
    await mustVerify(gerai);
  });

  it('is refused for what was not sold, and writes nothing', async () => {
    const { gerai, cashier, treasurer, oil, sugar } = await openTill({ float: 100_000 });
    const sale = await sell(cashier, [{ productId: oil, qty: '2' }, { productId: sugar, qty: '0.5' }], cash(50_000));
    const before = rowCounts(gerai);
    const tried = async (lines: Back, more: object = {}, who = cashier) => fieldOf(await who.refused('sales.return', { saleId: sale.saleId, lines, reason: 'x', approval: APPROVAL, ...more }));
    expect(await tried([{ lineNo: 3, qty: '1', condition: 'baik' }])).toBe('VALIDATION lines.0.lineNo');
    expect(await tried([{ lineNo: 1, qty: '3', condition: 'baik' }])).toBe('VALIDATION lines.0.qty');
    expect(await tried([{ lineNo: 1, qty: '1', condition: 'baik' }, { lineNo: 1, qty: '2', condition: 'rusak' }])).toBe('VALIDATION lines.1.qty');
    expect(await tried([{ lineNo: 1, qty: '1', condition: 'baik' }, { lineNo: 1, qty: '1', condition: 'baik' }])).toBe('VALIDATION lines.1.lineNo');
    expect(await tried([{ lineNo: 1, qty: '0.5', condition: 'baik' }])).toBe('VALIDATION lines.0.qty');
    expect(await tried([{ lineNo: 1, qty: '0', condition: 'baik' }])).toBe('VALIDATION lines.0.qty');
    expect(await tried([])).toBe('VALIDATION lines');
    expect(await tried([{ lineNo: 1, qty: '1', condition: 'baik' }], { refund: 'sukarela' })).toBe('VALIDATION refund');
    expect(await tried([{ lineNo: 1, qty: '1', condition: 'baik' }], { approval: undefined })).toBe('VALIDATION approval');
    expect(await tried([{ lineNo: 1, qty: '1', condition: 'baik' }], { saleId: newId() })).toBe('NOT_FOUND saleId');
    expect(rowCounts(gerai)).toEqual(before);
    await cashier.call('shifts.close', { counted: { '100000': 1, '20000': 2, '100': 1, '50': 1 }, reason: 'x', approval: APPROVAL });
    expect(await tried([{ lineNo: 1, qty: '1', condition: 'baik' }])).toBe('SHIFT_REQUIRED');
    const bySafe = await back(treasurer, sale.saleId, [{ lineNo: 1, qty: '1', condition: 'baik' }], { approval: LOGIN.ketua });
    expect((await linesOf(gerai, bySafe.entryNumber)).at(-1)).toBe('1-1110 UMUM K 15700 sales');
    await mustVerify(gerai);
  });

  it('of any sale, in any parts, ends where it began', { timeout: 120_000 }, async () => {
    const till = await openTill({ float: 2_000_000 });
    const { gerai, cashier, member, oil, sugar, gas } = till;
    await setStep(till, 500);
    const net = (balances: Record<string, number>, codes: RegExp): number => Object.entries(balances).reduce((sum, [code, amount]) => sum + (codes.test(code) ? amount : 0), 0);
    /** What each kind of account holds: sales less returns, all money wherever it is, and the rest one by one. */
    const books = async () => {
      const now = await balancesOf(gerai, DAY);
      return { sales: net(now, /^4-/), money: net(now, /^1-1[12]/), rest: nonZero(Object.fromEntries(Object.entries(now).filter(([code]) => !/^(4-|1-1[12])/.test(code)))) };
    };
    const begun = await books();
    const stock = await cashier.call('stock.onHand', {});
    const line = fc.record({ what: fc.nat({ max: 2 }), qty: fc.integer({ min: 1, max: 3 }), discount: fc.nat({ max: 999 }) });
    await check(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), fc.boolean(), fc.nat({ max: 999 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.array(fc.nat({ max: 99 }), { minLength: 1, maxLength: 5 }),
        inOneLife(async (wanted, isMember, discount, byQris, order) => {
          const lines = wanted.map(({ what, qty, discount: off }) => ({ productId: [oil, sugar, gas][what] ?? oil, qty: what === 1 ? `${qty}.${333 * qty}` : String(qty), discount: off, ...(what === 2 ? { cylinder: 'tukar' as const } : {}) }));
          const who = isMember ? { memberId: member } : {};
          const quote = await cashier.call('sales.quote', { ...who, lines });
          const due = quote.total - discount;
          const qris = Math.min(due, Math.floor(due * byQris));
          const sale = await sell(cashier, lines, [...(qris > 0 ? [{ method: 'qris' as const, amount: qris }] : []), ...(qris < due ? [{ method: 'tunai' as const, amount: due }] : [])], { ...who, discount });
          let given = 0;
          for (let step = 0; ; step += 1) {
            const view = await cashier.call('sales.get', { saleId: sale.saleId });
            const left = view.lines.map((each) => ({ lineNo: each.lineNo, left: Math.round((Number(each.qty) - Number(each.returned)) * 1000) })).filter((each) => each.left > 0);
            if (left.length === 0) break;
            const at = left[(order[step % order.length] ?? 0) % left.length] ?? left[0];
            if (at === undefined) break;
            const thousandths = step < 4 && at.left > 1000 ? 1000 : at.left;
            const part = await back(cashier, sale.saleId, [{ lineNo: at.lineNo, qty: String(thousandths / 1000), condition: 'baik' }]);
            given += part.amount;
          }
          expect(given).toBe(sale.paid);
          expect(await books()).toEqual(begun);
          expect(await cashier.call('stock.onHand', {})).toEqual(stock);
        })),
      { runs: 12 },
    );
    await mustVerify(gerai);
  });
});

describe('what verify proves', () => {
  it('finds one wrong figure of a void or a return', async () => {
    const { gerai, cashier, oil } = await openTill({ float: 300_000 });
    const line = [{ productId: oil, qty: '2' }];
    const [first, second] = [await sell(cashier, line, cash(31_400)), await sell(cashier, line, cash(31_400))];
    await voided(cashier, first.saleId);
    await back(cashier, second.saleId, [{ lineNo: 1, qty: '1', condition: 'baik' }]);
    expect(placesOf(gerai, returnChecks)).toEqual([]);
    const plants: readonly [table: string, change: string, mend: string, places: string[]][] = [
      ['sale_return', "SET paid = paid - 1, rounding = rounding - 1 WHERE kind = 'retur'", "SET paid = paid + 1, rounding = rounding + 1 WHERE kind = 'retur'", ['sale_return RJ-2026-000001', 'entry_line RJ-2026-000001']],
      ['sale_return', "SET kind = 'batal' WHERE kind = 'retur'", "SET kind = 'retur' WHERE paid = 15700", ['sale_return RJ-2026-000001', 'entry_line RJ-2026-000001']],
      ['sale_return_line', 'SET qty = 2000 WHERE qty = 1000', 'SET qty = 1000 WHERE amount = 15700', ['stock_move RJ-2026-000001', 'sale_return_line PJ-2026-000002', 'sale_return PJ-2026-000002']],
      ['sale_return_line', 'SET cost = cost + 1 WHERE qty = 1000', 'SET cost = cost - 1 WHERE qty = 1000', ['stock_move RJ-2026-000001']],
      ['sale_refund', 'SET amount = 40000 WHERE amount = 15700', 'SET amount = 15700 WHERE amount = 40000', ['sale_return RJ-2026-000001', 'sale_refund PJ-2026-000002']],
      ['sale_refund', "SET tender = 'qris' WHERE amount = 15700", "SET tender = 'tunai' WHERE amount = 15700", ['sale_refund PJ-2026-000002']],
    ];
    for (const [table, change, mend, places] of plants) {
      tamper(gerai, `DROP TRIGGER IF EXISTS ${table}_update; UPDATE ${table} ${change}`);
      expect([table, change, placesOf(gerai, returnChecks)]).toEqual([table, change, places]);
      tamper(gerai, `UPDATE ${table} ${mend}`);
    }
    expect(placesOf(gerai, returnChecks)).toEqual([]);
  });
});

describe('papers', () => {
  const text = async (who: Person, document: 'return-slip' | 'sale-receipt' | 'shift-report', ref: string, columns: 32 | 48) => (await who.call('documents.render', { document, ref, format: 'text', columns })).text ?? '';

  it('tell what came back, and mark the sale', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, cashier, treasurer, member, oil, sugar } = till;
    await setStep(till, 500);
    const sale = await sell(cashier, [{ productId: oil, qty: '2' }, { productId: sugar, qty: '1.1' }], cash(50_000), { memberId: member });
    const plainReceipt = await text(cashier, 'sale-receipt', sale.number, 32);
    const part = await back(cashier, sale.saleId, [{ lineNo: 1, qty: '1', condition: 'rusak' }]);
    expect((await text(cashier, 'return-slip', part.number, 32)).split('\n').slice(6).map((row) => row.trimEnd())).toEqual([
      '        RETUR PENJUALAN', 'No RJ-2026-000001', '21 Nov 2026                10.00', 'PJ-2026-000001       21 Nov 2026', 'Kasir Nurul          Izin Maryam', 'Anggota A-0001    Wahyuni Astuti', '--------------------------------', 'Minyakita 1 liter',
      '  1 botol, rusak          15.500', '--------------------------------', 'Jumlah                    15.500', 'Pembulatan                   -77', 'KEMBALI                Rp 15.423', 'Kembali tunai             15.423', 'Sebab: tidak jadi', '',
      'Pembeli                    Kasir', '', '', '(.............)  (.............)', '', ' Simpan slip ini sebagai bukti', '',
    ]);
    expect(await text(cashier, 'return-slip', part.number, 48)).toContain('Penjualan PJ-2026-000001             21 Nov 2026');
    const later = await text(cashier, 'sale-receipt', sale.number, 32);
    expect(plainReceipt).not.toContain('Diretur');
    expect(later).toContain('RJ-2026-000001');
    expect(later).toContain('1 botol Minyakita 1 liter');
    const other = await sell(cashier, [{ productId: oil, qty: '1' }], [{ method: 'qris', amount: 15_700 }]);
    const gone = await voided(cashier, other.saleId);
    expect(await text(cashier, 'sale-receipt', other.number, 32)).toMatch(/^\s+DIBATALKAN/);
    expect(await text(cashier, 'return-slip', gone.number, 32)).toMatch(/PEMBATALAN PENJUALAN[\s\S]+QRIS dibatalkan +15\.700/);
    const { shift } = await cashier.call('shifts.current', {});
    const report = await treasurer.call('shifts.report', { shiftId: shift?.shiftId ?? '' });
    expect([report.sales, report.salesTotal, report.voids, report.returns]).toEqual([2, 65_950, { count: 1, amount: 15_700 }, { count: 1, amount: 15_423 }]);
    const paper = await text(treasurer, 'shift-report', report.number, 32);
    expect(paper).toContain('Penjualan batal (1)      -15.700');
    expect(paper).toContain('Retur penjualan (1)      -15.423');
    expect(paper).not.toContain('QRIS (');
    gerai.at('2026-11-22');
    const tomorrow = await signIn(gerai, 'kasir');
    expect(fieldOf(await tomorrow.refused('documents.render', { document: 'return-slip', ref: part.number, format: 'text' }))).toBe('NOT_FOUND ref');
  });
});
