/** Cylinders between deliveries: empties at the agent, repaired, bought, counted, lost; and the book they stand in. */
import { describe, expect, it } from 'vitest';
import { LOGIN } from '../support/gerai.ts';
import { fieldOf, linesOf, mustVerify, openTill, plain, rowCounts, signIn, type Till } from '../support/till.ts';

const DAY = '2026-11-21';
/** What is not zero of the 12 kg cylinders. */
const twelve = async ({ cashier }: Pick<Till, 'cashier'>) => Object.fromEntries(Object.entries((await cashier.call('cylinders.balances', {})).rows[1] ?? {}).filter(([key, count]) => key !== 'size' && count !== 0));

/** Ten full ones of the agent's, four of them bought for 1.000.003, six sold as refills: four sound empties, one damaged, one of another brand. */
async function emptiesShop(): Promise<Till> {
  const till = await openTill({ float: 100_000 });
  await till.treasurer.call('cylinders.bill', { size: '12', count: 4, amount: 1_000_003, via: 'bank' });
  for (const [qty, empty] of [['4', 'baik'], ['1', 'rusak'], ['1', 'asing']] as const)
    await till.cashier.call('sales.checkout', { lines: [{ productId: till.gas, qty, cylinder: 'tukar', empty }], payments: [{ method: 'tunai', amount: 210_000 * Number(qty) }] });
  return till;
}

describe('empties and the agent', () => {
  it('stand there when sent ahead, come back, or settle what we owe, without money', async () => {
    const till = await emptiesShop();
    const { gerai, treasurer } = till;
    expect(await twelve(till)).toEqual({ full: 4, empty: 4, damaged: 1, foreign: 1, owned: 4, owedToAgent: 6 });
    expect((await treasurer.call('cylinders.toAgent', { size: '12', count: 3, note: 'dibawa Pak Udin' })).number).toBe('MT-2026-000001');
    await treasurer.call('cylinders.fromAgent', { size: '12', count: 2 });
    expect(await twelve(till)).toEqual({ full: 4, empty: 3, damaged: 1, foreign: 1, atAgent: 1, owned: 4, owedToAgent: 6 });
    expect(await treasurer.call('cylinders.settleDebt', { size: '12', count: 2 })).toMatchObject({ number: 'MT-2026-000003', owedToAgent: 4 });
    expect(await twelve(till)).toEqual({ full: 4, empty: 1, damaged: 1, foreign: 1, atAgent: 1, owned: 4, owedToAgent: 4 });
    const before = rowCounts(gerai);
    expect(fieldOf(await treasurer.refused('cylinders.toAgent', { size: '12', count: 2 }))).toBe('STOCK_INSUFFICIENT count');
    expect(fieldOf(await treasurer.refused('cylinders.fromAgent', { size: '12', count: 2 }))).toBe('STOCK_INSUFFICIENT count');
    expect(fieldOf(await treasurer.refused('cylinders.settleDebt', { size: '12', count: 5 }))).toBe('VALIDATION count');
    expect(fieldOf(await treasurer.refused('cylinders.settleDebt', { size: '12', count: 2 }))).toBe('STOCK_INSUFFICIENT count');
    expect(fieldOf(await treasurer.refused('cylinders.toAgent', { size: '5.5', count: 1 }))).toBe('STOCK_INSUFFICIENT count');
    expect(rowCounts(gerai)).toEqual(before);
    await mustVerify(gerai);
  });

  it('change their pile: repaired, found damaged, exchanged for our brand', async () => {
    const till = await emptiesShop();
    const { gerai, treasurer } = till;
    await treasurer.call('cylinders.repair', { size: '12', count: 1, from: 'rusak', to: 'baik' });
    await treasurer.call('cylinders.repair', { size: '12', count: 1, from: 'asing', to: 'baik', note: 'ditukar di agen' });
    await treasurer.call('cylinders.repair', { size: '12', count: 2, from: 'baik', to: 'rusak' });
    expect(await twelve(till)).toEqual({ full: 4, empty: 4, damaged: 2, owned: 4, owedToAgent: 6 });
    expect(fieldOf(await treasurer.refused('cylinders.repair', { size: '12', count: 1, from: 'asing', to: 'baik' }))).toBe('STOCK_INSUFFICIENT count');
    expect(fieldOf(await treasurer.refused('cylinders.repair', { size: '12', count: 1, from: 'rusak', to: 'rusak' }))).toBe('VALIDATION to');
    await mustVerify(gerai);
  });
});

describe('shells', () => {
  it('are bought empty, and the purchase is undone while no shell has moved since', async () => {
    const till = await emptiesShop();
    const { gerai, treasurer } = till;
    const bought = await treasurer.call('cylinders.buy', { size: '12', count: 2, amount: 510_000, via: 'bank' });
    expect(bought.number).toBe('BT-2026-000001');
    expect(await linesOf(gerai, bought.entryNumber)).toEqual(['1-1430 LPG D 510000', '1-1210 UMUM K 510000 suppliers']);
    expect(await twelve(till)).toEqual({ full: 4, empty: 6, damaged: 1, foreign: 1, owned: 6, owedToAgent: 6 });
    const undo = { kind: 'BT', ref: bought.number, reason: 'salah', approval: LOGIN.ketua };
    await treasurer.call('documents.reverse', undo);
    expect(await twelve(till)).toEqual({ full: 4, empty: 4, damaged: 1, foreign: 1, owned: 4, owedToAgent: 6 });
    await mustVerify(gerai);
    // 1.000.003 + 200.000 for five: the average of the one that goes rests on the purchase.
    const again = await treasurer.call('cylinders.buy', { size: '12', count: 1, amount: 200_000, via: 'kas' });
    const lost = await treasurer.call('cylinders.writeOff', { size: '12', state: 'rusak', count: 1, reason: 'bocor di las', approval: LOGIN.ketua });
    expect([lost.number, lost.value]).toEqual(['HT-2026-000001', 240_001]);
    expect(await linesOf(gerai, lost.entryNumber ?? '')).toEqual(['6-1195 LPG D 240001', '1-1430 LPG K 240001']);
    expect((await treasurer.refused('documents.reverse', { ...undo, ref: again.number })).rule).toBe('IN_USE');
    expect(await twelve(till)).toEqual({ full: 4, empty: 5, foreign: 1, owned: 4, owedToAgent: 6 });
    await mustVerify(gerai);
  });

  it('billed by the agent on credit are owed on 2-1150 until they are paid, in parts, and a payment can be undone', async () => {
    const till = await emptiesShop();
    const { gerai, treasurer } = till;
    expect(fieldOf(await treasurer.refused('cylinders.payBill', { amount: 1, via: 'bank' }))).toBe('VALIDATION amount');
    const bill = await treasurer.call('cylinders.bill', { size: '12', count: 2, amount: 500_001, via: 'utang' });
    expect(await linesOf(gerai, bill.entryNumber)).toEqual(['1-1430 LPG D 500001', '2-1150 LPG K 500001']);
    expect(await twelve(till)).toEqual({ full: 4, empty: 4, damaged: 1, foreign: 1, owned: 6, owedToAgent: 4 });
    const part = await treasurer.call('cylinders.payBill', { amount: 200_000, via: 'bank', note: 'cicilan' });
    expect([part.number, part.left]).toEqual(['BG-2026-000001', 300_001]);
    expect(await linesOf(gerai, part.entryNumber)).toEqual(['2-1150 LPG D 200000', '1-1210 UMUM K 200000 suppliers']);
    expect((await treasurer.refused('cylinders.payBill', { amount: 300_002, via: 'bank' })).message).toContain('300.001');
    expect((await treasurer.call('cylinders.balances', {})).billed).toBe(300_001);
    await treasurer.call('documents.reverse', { kind: 'BG', ref: part.number, reason: 'salah bank', approval: LOGIN.ketua });
    expect((await treasurer.call('cylinders.balances', {})).billed).toBe(500_001);
    await mustVerify(gerai);
  });

  it('are written off from where they stand, never more than we own, and only with somebody else’s approval', async () => {
    const till = await emptiesShop();
    const { gerai, treasurer } = till;
    await treasurer.call('cylinders.toAgent', { size: '12', count: 4 });
    const off = { size: '12' as const, state: 'di-agen' as const, count: 4, reason: 'agen tutup', approval: LOGIN.ketua };
    expect((await treasurer.refused('cylinders.writeOff', { ...off, approval: LOGIN.bendahara })).rule).toBe('SELF_APPROVAL');
    expect(fieldOf(await treasurer.refused('cylinders.writeOff', { ...off, state: 'rusak' }))).toBe('STOCK_INSUFFICIENT count');
    // All four we own take all of the value.
    expect((await treasurer.call('cylinders.writeOff', off)).value).toBe(1_000_003);
    const rest = await treasurer.refused('cylinders.writeOff', { ...off, state: 'asing', count: 1 });
    expect([rest.rule, plain(rest.message)]).toEqual(['STOCK_INSUFFICIENT', expect.stringContaining('milik koperasi 0')]);
    expect(await twelve(till)).toEqual({ full: 4, damaged: 1, foreign: 1, owedToAgent: 6 });
    await mustVerify(gerai);
  });
});

describe('a count of empties', () => {
  it('takes what is missing out at the average, brings what is found in at it, and moves what lay on another pile', async () => {
    const till = await emptiesShop();
    const { gerai, treasurer } = till;
    const right = await treasurer.call('cylinders.count', { size: '12', empty: 4, damaged: 1, foreign: 1, reason: 'akhir bulan' });
    expect(right).toMatchObject({ number: 'OT-2026-000001', difference: 0, value: 0, entryNumber: null });
    const other = { size: '12' as const, empty: 3, damaged: 2, foreign: 1, reason: 'satu penyok' };
    expect(fieldOf(await treasurer.refused('cylinders.count', other))).toBe('APPROVAL_REQUIRED approval');
    expect(await treasurer.call('cylinders.count', { ...other, approval: LOGIN.ketua })).toMatchObject({ difference: 0, value: 0, entryNumber: null });
    // One of four shells at 1.000.003 is 250.001; the three left are 750.002.
    const short = await treasurer.call('cylinders.count', { size: '12', empty: 2, damaged: 2, foreign: 1, reason: 'hilang satu', approval: LOGIN.ketua });
    expect([short.difference, short.value]).toEqual([-1, -250_001]);
    expect(await linesOf(gerai, short.entryNumber ?? '')).toEqual(['6-1195 LPG D 250001', '1-1430 LPG K 250001']);
    // Two found at 750.002 ÷ 3 are 500.001,3.
    const over = await treasurer.call('cylinders.count', { size: '12', empty: 4, damaged: 2, foreign: 1, reason: 'ketemu', approval: LOGIN.ketua });
    expect([over.difference, over.value]).toEqual([2, 500_001]);
    expect(await linesOf(gerai, over.entryNumber ?? '')).toEqual(['1-1430 LPG D 500001', '6-1195 LPG K 500001']);
    expect(await twelve(till)).toEqual({ full: 4, empty: 4, damaged: 2, foreign: 1, owned: 5, owedToAgent: 6 });
    await mustVerify(gerai);
  });

  it('refuses to lose more than we own: what is the agent’s is billed first', async () => {
    const { gerai, treasurer, cashier, gas } = await openTill({ float: 100_000 });
    await cashier.call('sales.checkout', { lines: [{ productId: gas, qty: '2', cylinder: 'tukar' }], payments: [{ method: 'tunai', amount: 420_000 }] });
    expect((await treasurer.refused('cylinders.count', { size: '12', empty: 1, damaged: 0, foreign: 0, reason: 'hilang', approval: LOGIN.ketua })).rule).toBe('STOCK_INSUFFICIENT');
    await mustVerify(gerai);
  });
});

describe('the book and its sheet', () => {
  it('shows every document of a span with what was there after it', async () => {
    const { gerai, treasurer } = await emptiesShop();
    await treasurer.call('cylinders.toAgent', { size: '12', count: 3, note: 'dititip' });
    gerai.at('2026-11-22');
    const later = await signIn(gerai, 'bendahara');
    await later.call('cylinders.settleDebt', { size: '12', count: 1 });
    const { opening, rows, closing } = await later.call('cylinders.book', { size: '12', from: '2026-11-22', to: '2026-11-30' });
    expect([opening.empty, opening.atAgent, rows.map(({ number, kind, change, balance }) => [number, kind, change.empty, change.owedToAgent, balance.empty, balance.owedToAgent]), closing.empty]).toEqual([1, 3, [['MT-2026-000002', 'MT', -1, -1, 0, 5]], 0]);
    const all = await later.call('cylinders.book', { size: '12', from: DAY, to: '2026-11-22' });
    expect(all.rows.map(({ kind, note, balance }) => [kind, note, balance.full, balance.empty, balance.damaged, balance.foreign, balance.atAgent, balance.owned, balance.owedToAgent])).toEqual([
      ['TB', null, 10, 0, 0, 0, 0, 0, 10], ['TG', null, 10, 0, 0, 0, 0, 4, 6], ['PJ', null, 6, 4, 0, 0, 0, 4, 6], ['PJ', null, 5, 4, 1, 0, 0, 4, 6], ['PJ', null, 4, 4, 1, 1, 0, 4, 6], ['MT', 'dititip', 4, 1, 1, 1, 3, 4, 6], ['MT', null, 4, 0, 1, 1, 3, 4, 5],
    ]);
    expect(fieldOf(await later.refused('cylinders.book', { size: '12', from: '2026-11-22', to: DAY }))).toBe('VALIDATION to');
    // A cashier reads the same book; of a size that nobody has it is empty.
    const seller = await signIn(gerai, 'kasir');
    expect((await seller.call('cylinders.book', { size: '12', from: DAY, to: '2026-11-22' })).rows).toEqual(all.rows);
    expect((await seller.call('cylinders.book', { size: '5.5', from: DAY, to: DAY })).rows).toEqual([]);
  });

  it('agrees with stock, deposits, count and ledger on any day, and prints so', async () => {
    const till = await emptiesShop();
    const { gerai, treasurer, cashier, gas, member } = till;
    await treasurer.call('products.update', { productId: gas, cylinder: { deposit: 200_000 } });
    const lent = await cashier.call('sales.checkout', { memberId: member, lines: [{ productId: gas, qty: '2', cylinder: 'jaminan' }], payments: [{ method: 'tunai', amount: 810_000 }] });
    await treasurer.call('cylinders.count', { size: '12', empty: 3, damaged: 1, foreign: 1, reason: 'akhir bulan', approval: LOGIN.ketua });
    gerai.at('2026-11-22');
    const later = await signIn(gerai, 'bendahara');
    await later.call('cylinders.returnDeposit', { depositId: `${lent.number}/1`, count: 1, via: 'bank', condition: 'baik' });
    const sheet = async (asOf: string) => {
      const { rows, deposits, shells, holds } = await later.call('cylinders.reconcile', { asOf });
      const { full, stockFull, lent: out, deposits: open, shells: pool, there, counted } = rows[1] ?? {};
      return { full, stockFull, out, open, pool, there, counted: counted?.empty, deposits, shells, holds };
    };
    // 1.000.003 less 250.001 for the one that was missing; 750.002 ÷ 3 = 250.000,67.
    const pool = { count: 3, value: 750_002, average: '250000.67' };
    expect(await sheet(DAY)).toEqual({ full: 2, stockFull: 2, out: 2, open: { lent: 2, held: 400_000 }, pool, there: 9, counted: 3, deposits: { held: 400_000, ledger: 400_000 }, shells: { value: 750_002, ledger: 750_002 }, holds: true });
    expect(await sheet('2026-11-22')).toEqual({ full: 2, stockFull: 2, out: 1, open: { lent: 1, held: 200_000 }, pool, there: 9, counted: 3, deposits: { held: 200_000, ledger: 200_000 }, shells: { value: 750_002, ledger: 750_002 }, holds: true });
    expect(fieldOf(await later.refused('cylinders.reconcile', { asOf: '2026-11-23' }))).toBe('VALIDATION asOf');
    const [then, now] = [await later.call('cylinders.deposits', { asOf: DAY }), await later.call('cylinders.deposits', { asOf: '2026-11-22' })];
    expect([then.total, then.rows[0]?.left, now.total, now.rows[0]?.left]).toEqual([400_000, 2, 200_000, 1]);
    const csv = async (report: 'cylinder-sheet' | 'deposit-register') => plain(Buffer.from((await later.call('reports.export', { report, asOf: DAY, format: 'csv' })).base64, 'base64').toString('utf8')).split(/\r?\n/);
    expect(await csv('deposit-register')).toEqual(expect.arrayContaining([`Wahyuni Astuti;A-0001;2026-11-21;${lent.number}/1;12 kg;2;400000`.replaceAll(';', ','), 'Jumlah,,,,,2,400000']));
    expect(await csv('cylinder-sheet')).toEqual(expect.arrayContaining(['Jumlah tabung,0,9,9', 'Jumlah menurut pemilik,0,9,9', 'Kosong baik,4,3,-1', 'Nilai tabung dengan akun 1-1430 (rupiah),750002,750002,0']));
    const page = (await later.call('documents.render', { document: 'cylinder-sheet', ref: DAY, format: 'html' })).text ?? '';
    expect([page.includes('Pencocokan Tabung LPG'), page.includes('Semua cocok.')]).toEqual([true, true]);
    expect(fieldOf(await later.refused('documents.render', { document: 'deposit-register', ref: '2026-11', format: 'html' }))).toBe('VALIDATION ref');
    expect(fieldOf(await later.refused('reports.export', { report: 'deposit-register', format: 'csv' }))).toBe('VALIDATION asOf');
    await mustVerify(gerai);
  });

  it('gives every step its paper', async () => {
    const { treasurer } = await emptiesShop();
    const body = async (number: string) => plain((await treasurer.call('documents.render', { document: 'voucher', ref: number, format: 'text', columns: 48 })).text ?? '').split('\n').map((row) => row.trimEnd()).filter((row) => row !== '' && !/^[-=(]/.test(row)).slice(4);
    const moved = await treasurer.call('cylinders.repair', { size: '12', count: 1, from: 'rusak', to: 'baik', note: 'katup diganti' });
    expect(await body(moved.number)).toEqual(expect.arrayContaining(['              BUKTI MUTASI TABUNG', 'Ukuran tabung: 12 kg', 'Banyaknya: 1 tabung', 'Yang dicatat: Keadaan tabung berubah', 'Keadaan: rusak menjadi kosong baik', 'Keterangan: katup diganti']));
    const counted = await treasurer.call('cylinders.count', { size: '12', empty: 4, damaged: 0, foreign: 1, reason: 'bulanan', approval: LOGIN.ketua });
    expect(await body(counted.number)).toEqual(expect.arrayContaining(['           BERITA ACARA HITUNG TABUNG', 'Sebab: bulanan', 'Kosong baik', '  buku 5, dihitung 4, selisih -1 tabung']));
  });
});
