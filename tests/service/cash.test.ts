import { describe, expect, it } from 'vitest';
import { balancesOf, fieldOf, linesOf, mustVerify, openTill, plain, rowCounts, signIn } from '../support/till.ts';

describe('cash accounts', () => {
  it('are listed with what each holds on a day, and what can be done with each', async () => {
    const { gerai, cashier } = await openTill({ float: 500_000 });
    gerai.at('2026-11-22');
    const { rows, total } = await (await signIn(gerai, 'kasir')).call('cash.accounts', {});
    expect(rows.map((row) => [row.code, row.balance, row.transfer, row.bank])).toEqual([
      ['1-1110', 17_480_000, true, false], ['1-1120', 500_000, false, false], ['1-1130', 0, true, false], ['1-1210', 42_854_000, true, true], ['1-1220', 0, false, false],
    ]);
    expect(total).toBe(60_834_000);
    expect((await cashier.refused('cash.accounts', { asOf: '2026-02-30' })).code).toBe('VALIDATION');
    expect((await (await signIn(gerai, 'pengawas')).call('cash.accounts', { asOf: '2026-11-20' })).total).toBe(0);
  });
});

describe('a transfer', () => {
  it('arrives whole, the fee beside it, and can be taken back', async () => {
    const { gerai, treasurer } = await openTill();
    const moved = await treasurer.call('cash.transfer', { from: '1-1210', to: '1-1130', amount: 5_000_000, fee: 2500 });
    expect(moved).toEqual({ number: 'PD-2026-000001', entryNumber: 'JU-2026-000004' });
    expect(await linesOf(gerai, moved.entryNumber)).toEqual(['1-1130 USP D 5000000 internal', '6-1150 UMUM D 2500', '1-1210 UMUM K 5000000 internal', '1-1210 UMUM K 2500 opex']);
    const back = await treasurer.call('cash.transfer', { from: '1-1130', to: '1-1110', amount: 1_000_000 });
    expect(await linesOf(gerai, back.entryNumber)).toEqual(['1-1110 UMUM D 1000000 internal', '1-1130 USP K 1000000 internal']);
    expect(await balancesOf(gerai, '2026-11-21')).toMatchObject({ '1-1110': 18_980_000, '1-1130': 4_000_000, '1-1210': 37_851_500, '6-1150': 2500 });
    await treasurer.call('ledger.reverse', { entryId: (await treasurer.call('ledger.entry', { number: back.entryNumber })).entryId, reason: 'salah hitung' });
    expect(await balancesOf(gerai, '2026-11-21')).toMatchObject({ '1-1110': 17_980_000, '1-1130': 5_000_000 });
    await mustVerify(gerai);
  });

  it('goes only between accounts that nothing else keeps, and never takes what is not there', async () => {
    const { gerai, treasurer } = await openTill({ float: 200_000 });
    const before = rowCounts(gerai);
    const tried = async (params: object) => fieldOf(await treasurer.refused('cash.transfer', { from: '1-1110', to: '1-1210', amount: 1000, ...params }));
    expect(await tried({ to: '1-1110' })).toBe('VALIDATION to');
    expect(await tried({ to: '1-1120' })).toBe('CONTROL_ACCOUNT to');
    expect(await tried({ from: '1-1220' })).toBe('CONTROL_ACCOUNT from');
    expect(await tried({ from: '6-1150' })).toBe('VALIDATION from');
    expect(await tried({ from: '1-1999' })).toBe('VALIDATION from');
    expect(await tried({ date: '2026-11-22' })).toBe('VALIDATION date');
    expect(await tried({ amount: 0 })).toBe('VALIDATION amount');
    const short = await treasurer.refused('cash.transfer', { from: '1-1110', to: '1-1210', amount: 17_780_000, fee: 1 });
    expect([short.rule, plain(short.message)]).toEqual(['BALANCE_INSUFFICIENT', 'Saldo tidak cukup. 1-1110 Kas besar (brankas) kurang Rp 1. Isi dahulu kasnya, kecilkan jumlahnya, atau pakai akun lain.']);
    expect(plain((await treasurer.refused('cash.transfer', { from: '1-1220', to: '1-1210', amount: 1 })).message)).toBe(
      'Akun ini tidak diisi langsung. 1-1220 QRIS dalam proses (belum cair) mengikuti buku pembantunya. Uang QRIS pindah ke bank lewat pencairan QRIS.',
    );
    expect(rowCounts(gerai)).toEqual(before);
    await treasurer.call('cash.transfer', { from: '1-1110', to: '1-1210', amount: 17_780_000 });
    await treasurer.call('cash.transfer', { from: '1-1210', to: '1-1110', amount: 70_000_000 });
    expect(await balancesOf(gerai, '2026-11-21')).toMatchObject({ '1-1110': 70_000_000, '1-1210': -9_366_000 });
    await mustVerify(gerai);
  });
});

describe('the cash book', () => {
  it('shows in, out and the balance after each line, and what stood on the other side', async () => {
    const { treasurer } = await openTill();
    await treasurer.call('ledger.post', { date: '2026-11-21', memo: 'Listrik dan pajak', lines: [{ account: '6-1120', debit: 300_000 }, { account: '2-1310', debit: 100_000 }, { account: '1-1210', credit: 400_000 }] });
    await treasurer.call('cash.transfer', { from: '1-1210', to: '1-1110', amount: 1_000_000 });
    const book = await treasurer.call('cash.book', { account: '1-1210', from: '2026-11-21', to: '2026-11-21' });
    expect({ ...book, rows: book.rows.map((row) => [row.number, row.documentNumber, row.flow, row.in, row.out, row.balance, row.counter.join(' ')]) }).toEqual({
      opening: 0, closing: 41_454_000, totalIn: 50_000_000, totalOut: 8_546_000, next: null,
      rows: [
        ['JU-2026-000001', 'SA-2026-000001', 'equity', 50_000_000, 0, 50_000_000, '3-1910'], ['JU-2026-000002', 'TB-2026-000001', 'suppliers', 0, 7_146_000, 42_854_000, '1-1410'],
        ['JU-2026-000004', 'JM-2026-000001', 'opex', 0, 300_000, 42_554_000, '6-1120 2-1310'], ['JU-2026-000004', 'JM-2026-000001', 'tax', 0, 100_000, 42_454_000, '6-1120 2-1310'],
        ['JU-2026-000005', 'PD-2026-000001', 'internal', 0, 1_000_000, 41_454_000, '1-1110'],
      ],
    });
    expect((await treasurer.refused('cash.book', { account: '6-1120', from: '2026-11-21', to: '2026-11-21' })).details).toEqual({ field: 'account' });
    expect((await treasurer.refused('cash.book', { account: '1-1210', from: '2026-11-21', to: '2026-11-20' })).details).toEqual({ field: 'to' });
  });

  it('is the same read by pages, over whole months and parts of them', async () => {
    const { gerai } = await openTill({ begun: '2026-09-28', clock: '2026-09-28' });
    const days = ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01', '2026-11-15', '2026-11-15', '2026-12-31', '2027-01-01', '2027-01-02'];
    gerai.at('2027-01-02');
    const now = await signIn(gerai, 'bendahara');
    for (const [index, date] of days.entries()) await now.call('cash.transfer', index % 3 === 0 ? { from: '1-1110', to: '1-1210', amount: 1000 + index, date } : { from: '1-1210', to: '1-1110', amount: 2000 + index, fee: 7, date });
    // 2026-10-01 (index 1) to 2027-01-01 (index 7) on 1-1210: in 1003 + 1006; out 2001 + 2002 + 2004 + 2005 + 2007 and five fees of 7.
    const span = { account: '1-1210', from: '2026-10-01', to: '2027-01-01' };
    const whole = await now.call('cash.book', span);
    expect([whole.opening, whole.totalIn, whole.totalOut, whole.closing, whole.rows.length]).toEqual([42_855_000, 2009, 10_054, 42_846_955, 12]);
    expect(whole.rows.at(-1)?.balance).toBe(42_846_955);
    const read: typeof whole.rows = [];
    let cursor: string | null = null;
    do {
      const page: typeof whole = await now.call('cash.book', { ...span, limit: 5, ...(cursor === null ? {} : { cursor }) });
      expect([page.opening, page.totalIn, page.totalOut, page.closing]).toEqual([42_855_000, 2009, 10_054, 42_846_955]);
      read.push(...page.rows);
      cursor = page.next;
    } while (cursor !== null);
    expect(read).toEqual(whole.rows);
    // 2026-10-02 to 2026-11-14: index 2 and 3; 2026-11-02 to 2026-11-20: index 4 and 5, inside one month.
    expect(await now.call('cash.book', { ...span, from: '2026-10-02', to: '2026-11-14' })).toMatchObject({ totalIn: 1003, totalOut: 2009 });
    expect(await now.call('cash.book', { ...span, from: '2026-11-02', to: '2026-11-20' })).toMatchObject({ totalIn: 0, totalOut: 4023 });
    expect((await now.refused('cash.book', { ...span, cursor: '2026-09-30.1.1' })).details).toEqual({ field: 'cursor' });
    await mustVerify(gerai);
  });
});
