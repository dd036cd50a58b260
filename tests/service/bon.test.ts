import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { LOGIN, type Given } from '../support/gerai.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, openTill, peek, plain, signIn, type Till } from '../support/till.ts';

/** A till with an open shift and a member who may owe Rp100.000 for 30 days. Oil is Rp15.500 to members, cost Rp14.500. */
async function bonTill(): Promise<Till> {
  const till = await openTill({ float: 500_000 });
  await till.treasurer.call('members.setCredit', { memberId: till.member, bonLimit: 100_000, bonDays: 30 });
  return till;
}
const buying = ({ member, oil }: Till, qty: number, payments: Given<'sales.checkout'>['payments']): Given<'sales.checkout'> => ({ memberId: member, lines: [{ productId: oil, qty: String(qty) }], payments });
const onBon = (till: Till, qty: number) => till.cashier.call('sales.checkout', buying(till, qty, [{ method: 'bon', amount: qty * 15_500 }]));

describe('buying on bon', () => {
  it('leaves a debt with its day, posts it to 1-1330, and keeps the limit', async () => {
    const till = await bonTill();
    const { cashier, gerai, member, memberNo } = till;
    const sale = await onBon(till, 2);
    expect(await linesOf(gerai, sale.entryNumber)).toEqual([`4-1110 GERAI K 31000 ${memberNo}`, '5-1110 GERAI D 29000', '1-1410 GERAI K 29000', `1-1330 GERAI D 31000 ${memberNo}`]);
    expect((await cashier.call('members.get', { memberId: member })).bon).toEqual({ limit: 100_000, days: 30, outstanding: 31_000, left: 69_000, overdue: 0, nextDue: '2026-12-21' });
    expect((await cashier.call('sales.get', { saleId: sale.saleId })).payments).toEqual([{ method: 'bon', amount: 31_000, reference: 'jatuh tempo 21 Des 2026' }]);
    expect((await cashier.call('documents.render', { document: 'sale-receipt', ref: sale.number, format: 'text' })).text).toMatch(/jatuh tempo 21 Des 2026[^]*Anggota +Kasir/);
    const over = await cashier.refused('sales.checkout', buying(till, 5, [{ method: 'bon', amount: 77_500 }]));
    expect([fieldOf(over), plain(over.message)]).toEqual(['CREDIT_LIMIT payments', expect.stringContaining('Plafon bon A-0001 Rp 100.000, terutang Rp 31.000, sisa Rp 69.000; diminta Rp 77.500.')]);
    await cashier.call('sales.checkout', buying(till, 5, [{ method: 'bon', amount: 60_000 }, { method: 'tunai', amount: 20_000 }, { method: 'bon', amount: 9_000 }]));
    expect((await cashier.call('members.get', { memberId: member })).bon).toMatchObject({ outstanding: 100_000, left: 0 });
    await mustVerify(gerai);
  });

  it('is refused to whoever has no credit or is no member', async () => {
    const till = await openTill({ float: 500_000 });
    const { cashier, treasurer, member, oil } = till;
    const bought = buying(till, 1, [{ method: 'bon', amount: 15_500 }]);
    expect(fieldOf(await cashier.refused('sales.checkout', bought))).toBe('CREDIT_LIMIT payments');
    await treasurer.call('members.setCredit', { memberId: member, bonLimit: 0, bonDays: 30 });
    expect(fieldOf(await cashier.refused('sales.checkout', bought))).toBe('CREDIT_LIMIT payments');
    expect(fieldOf(await cashier.refused('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: [{ method: 'bon', amount: 15_700 }] }))).toBe('VALIDATION payments.0.method');
    await mustVerify(till.gerai);
  });
});

describe('a bon above its limit', () => {
  it('goes through one sale at a time, asked for, where the setting lets it, with the chair’s consent and a trace', async () => {
    const till = await bonTill();
    const { cashier, gerai, member } = till;
    const bought = { ...buying(till, 7, [{ method: 'bon', amount: 108_500 }]), bonOverLimit: true as const };
    expect(fieldOf(await cashier.refused('sales.checkout', { ...bought, approval: LOGIN.ketua }))).toBe('CREDIT_LIMIT payments');
    await (await signIn(gerai, 'ketua')).call('settings.set', { key: 'bon.overLimit', value: { approval: true }, effectiveFrom: '2026-11-21' });
    expect(fieldOf(await cashier.refused('sales.checkout', bought))).toBe('APPROVAL_REQUIRED approval');
    expect(fieldOf(await cashier.refused('sales.checkout', { ...bought, approval: LOGIN.bendahara }))).toBe('APPROVAL_REQUIRED approval');
    expect(fieldOf(await cashier.refused('sales.checkout', { ...buying(till, 7, [{ method: 'bon', amount: 108_500 }]), approval: LOGIN.ketua }))).toBe('CREDIT_LIMIT payments');
    const sale = await cashier.call('sales.checkout', { ...bought, approval: LOGIN.ketua });
    expect((await cashier.call('members.get', { memberId: member })).bon).toMatchObject({ limit: 100_000, outstanding: 108_500, left: 0 });
    expect(peek(gerai, `SELECT json_extract(refs, '$.bonOver') AS over FROM document WHERE number = '${sale.number}'`)).toEqual([{ over: 8500 }]);
    expect(peek(gerai, "SELECT approver, summary FROM audit WHERE method = 'sales.checkout' AND approver <> '' AND outcome <> 'ditolak'").map((row) => [(row as { approver: string }).approver, plain((row as { summary: string }).summary)])).toEqual([['suryadi', 'penjualan Rp 108.500, bon Rp 8.500 di atas plafon']]);
    // Within the limit the word says nothing; without credit nobody can stretch it.
    await till.treasurer.call('bon.pay', { memberId: member, amount: 108_500, via: 'bank' });
    const within = await cashier.call('sales.checkout', { ...buying(till, 1, [{ method: 'bon', amount: 15_500 }]), bonOverLimit: true, approval: LOGIN.ketua });
    expect(peek(gerai, `SELECT json_extract(refs, '$.bonOver') AS over FROM document WHERE number = '${within.number}'`)).toEqual([{ over: null }]);
    await till.treasurer.call('members.setCredit', { memberId: member, bonLimit: 0, bonDays: 30 });
    expect(fieldOf(await cashier.refused('sales.checkout', { ...bought, approval: LOGIN.ketua }))).toBe('CREDIT_LIMIT payments');
    await mustVerify(gerai);
  });
});

describe('what is owed', () => {
  it('is paid oldest first, never more than is owed, and undone by owing it again', async () => {
    const till = await bonTill();
    const { cashier, gerai, member, memberNo } = till;
    const [first, second] = [await onBon(till, 2), await onBon(till, 1)];
    expect(fieldOf(await cashier.refused('bon.pay', { memberId: member, amount: 46_501, via: 'kas' }))).toBe('VALIDATION amount');
    const paid = await cashier.call('bon.pay', { memberId: member, amount: 40_000, via: 'kas' });
    expect(paid).toMatchObject({ number: 'BB-2026-000001', outstanding: 6500, parts: [{ number: first.number, amount: 31_000 }, { number: second.number, amount: 9000 }] });
    expect(await linesOf(gerai, paid.entryNumber)).toEqual(['1-1120 UMUM D 40000 sales', `1-1330 GERAI K 40000 ${memberNo}`]);
    expect((await cashier.call('documents.render', { document: 'voucher', ref: paid.number, format: 'text' })).text).toContain('40.000');
    const statement = await cashier.call('bon.statement', { memberId: member });
    expect(statement.rows.map((row) => [row.number, row.sale, row.debit, row.credit, row.balance])).toEqual([
      [first.number, first.number, 31_000, 0, 31_000], [second.number, second.number, 15_500, 0, 46_500], [paid.number, first.number, 0, 31_000, 15_500], [paid.number, second.number, 0, 9000, 6500],
    ]);
    expect(statement.open).toEqual([{ number: second.number, date: '2026-11-21', due: '2026-12-21', amount: 15_500, outstanding: 6500, daysLate: 0 }]);
    await cashier.call('documents.reverse', { kind: 'BB', ref: paid.number, reason: 'salah anggota', approval: LOGIN.bendahara });
    expect((await cashier.call('bon.statement', { memberId: member })).standing.outstanding).toBe(46_500);
    expect((await balancesOf(gerai, '2026-11-21'))['1-1330']).toBe(46_500);
    await mustVerify(gerai);
  });

  it('grows old: aging by days past the due day, now and on a past day, against the ledger', async () => {
    const till = await bonTill();
    const { gerai, member } = till;
    await onBon(till, 2);
    gerai.at('2027-01-20');
    const [treasurer, cashier] = [await signIn(gerai, 'bendahara'), await signIn(gerai, 'kasir')];
    await cashier.call('sales.checkout', buying(till, 1, [{ method: 'bon', amount: 15_500 }]));
    await treasurer.call('bon.pay', { memberId: member, amount: 1000, via: 'bank' });
    const now = await treasurer.call('bon.aging', {});
    expect(now.rows.map((row) => [row.memberNo, row.outstanding, row.ages, row.oldestDue])).toEqual([['A-0001', 45_500, { 'belum': 15_500, '1-30': 30_000, '31-60': 0, '61-90': 0, '91+': 0 }, '2026-12-21']]);
    expect([now.totals.outstanding, now.ledger, now.agrees]).toEqual([45_500, 45_500, true]);
    expect(await treasurer.call('bon.aging', { asOf: '2026-11-30' })).toMatchObject({ totals: { outstanding: 31_000, ages: { belum: 31_000 } }, ledger: 31_000, agrees: true });
    expect(fieldOf(await treasurer.refused('bon.pay', { memberId: member, amount: 1000, via: 'bank', date: '2027-01-19' }))).toBe('BACKDATED date');
    // A past span lists what was open on its last day, and how late it was then; what is owed now stands beside it.
    const past = await treasurer.call('bon.statement', { memberId: member, to: '2027-01-19' });
    expect([past.closing, past.open.map((bon) => [bon.amount, bon.outstanding, bon.daysLate]), past.standing.outstanding]).toEqual([31_000, [[31_000, 31_000, 29]], 45_500]);
    expect((await treasurer.call('bon.statement', { memberId: member, to: '2026-11-30' })).open.map((bon) => [bon.outstanding, bon.daysLate])).toEqual([[31_000, 0]]);
    expect((await treasurer.call('bon.statement', { memberId: member, to: '2026-11-20' })).open).toEqual([]);
    expect((await treasurer.call('bon.statement', { memberId: member, to: '2027-12-31' })).open.map((bon) => bon.outstanding)).toEqual([30_000, 15_500]);
    const card = async (span: string) => plain((await treasurer.call('documents.render', { document: 'bon-statement', ref: `A-0001/${span}`, format: 'text', columns: 48 })).text ?? '');
    const old = await card('2026-11-01..2026-11-30');
    expect(old).toMatch(/Terutang +Rp 31\.000\n[^]*PJ-2026-000001 +31\.000\n  jatuh tempo 21 Des 2026 *\n/);
    // Nobody kept what the limit was then.
    expect([old.includes('Plafon'), (await card('2027-01-01..2027-01-20')).includes('Sisa plafon')]).toEqual([false, true]);
    gerai.at('2027-04-01');
    expect((await (await signIn(gerai, 'pengawas')).call('bon.aging', {})).totals.ages).toEqual({ 'belum': 0, '1-30': 0, '31-60': 15_500, '61-90': 0, '91+': 30_000 });
    await mustVerify(gerai);
  });

  it('is written off with the chair’s approval against the allowance, which is filled first where it is short', async () => {
    const till = await bonTill();
    const { gerai, treasurer, member, memberNo } = till;
    await onBon(till, 2);
    await treasurer.call('ledger.post', { date: '2026-11-21', memo: 'Penyisihan', lines: [{ account: '6-1170', debit: 8000 }, { account: '1-1331', credit: 8000 }] });
    const written = await treasurer.call('bon.writeOff', { memberId: member, amount: 20_000, reason: 'pindah', approval: LOGIN.ketua });
    expect(await linesOf(gerai, written.entryNumber)).toEqual(['6-1170 GERAI D 12000', '1-1331 GERAI K 12000', '1-1331 GERAI D 20000', `1-1330 GERAI K 20000 ${memberNo}`]);
    const balances = await balancesOf(gerai, '2026-11-21');
    expect([balances['1-1330'], balances['1-1331'] ?? 0, balances['6-1170']]).toEqual([11_000, 0, 20_000]);
    await mustVerify(gerai);
  });
});

describe('a write-off on an earlier day', () => {
  it('takes from the allowance what it held then, less what others have taken since', async () => {
    const till = await bonTill();
    const { gerai, treasurer, member } = till;
    await onBon(till, 2);
    const reserve = (amount: number, date: string) => treasurer.call('ledger.post', { date, memo: 'Penyisihan', lines: [{ account: '6-1170', debit: amount, unit: 'GERAI' }, { account: '1-1331', credit: amount, unit: 'GERAI' }] });
    await reserve(9000, '2026-11-21');
    gerai.at('2026-12-05');
    await reserve(50_000, '2026-12-05');
    await treasurer.call('ledger.post', { date: '2026-12-01', memo: 'Ke tempat lain', lines: [{ account: '1-1331', debit: 4000, unit: 'GERAI' }, { account: '6-1170', credit: 4000, unit: 'GERAI' }] });
    // Of 9,000 on 25 November, 5,000 are left from 1 December on; the 50,000 came later.
    const written = await treasurer.call('bon.writeOff', { memberId: member, amount: 20_000, reason: 'pindah', date: '2026-11-25', approval: LOGIN.ketua });
    expect((await linesOf(gerai, written.entryNumber)).slice(0, 3)).toEqual(['6-1170 GERAI D 15000', '1-1331 GERAI K 15000', '1-1331 GERAI D 20000']);
    expect([(await balancesOf(gerai, '2026-11-25'))['1-1331'], (await balancesOf(gerai, '2026-12-01'))['1-1331'] ?? 0, (await balancesOf(gerai, '2026-12-05'))['1-1331']]).toEqual([-4000, 0, -50_000]);
    await mustVerify(gerai);
  });
});

describe('bon on paper', () => {
  it('gives a slip of the payment as the books stood with it, and a statement with what is open', async () => {
    const till = await bonTill();
    const { cashier, member } = till;
    const [first, second] = [await onBon(till, 2), await onBon(till, 1)];
    const paid = await cashier.call('bon.pay', { memberId: member, amount: 40_000, via: 'kas' });
    await cashier.call('bon.pay', { memberId: member, amount: 500, via: 'kas' });
    const paper = async (document: 'bon-slip' | 'bon-statement', ref: string, columns: 32 | 48) =>
      plain((await cashier.call('documents.render', { document, ref, format: 'text', columns })).text ?? '')
        .split('\n')
        .map((row) => row.trimEnd());
    const slip = await paper('bon-slip', paid.number, 32);
    const at = slip.findIndex((row) => row.includes('BAYAR BON'));
    expect(slip.slice(at + 3, at + 17)).toEqual([
      'Petugas Nurul Hidayah', 'Anggota A-0001    Wahyuni Astuti', '-'.repeat(32), 'Dibayar                Rp 40.000', 'Terbilang: empat puluh ribu', 'rupiah', 'Cara                       Tunai', '-'.repeat(32),
      'Untuk penjualan:', `  ${first.number}          31.000`, `  ${second.number}           9.000`, '-'.repeat(32), 'Sisa bon                Rp 6.500', 'Jatuh tempo terdekat 21 Des 2026',
    ]);
    const statement = await paper('bon-statement', 'A-0001', 48);
    const rows = statement.slice(statement.findIndex((row) => row.includes('KARTU BON')) + 1);
    expect(rows[0]).toBe('1 Sep 2026 s.d. 21 Nov 2026');
    expect(rows.join('\n')).toMatch(/Saldo sebelumnya +0\n[^]*PJ-2026-000001 +\+?31\.000\n[^]*BB-2026-000001 +[-−]31\.000\n[^]*Terutang +Rp 6\.000\n[^]*Belum dibayar:\nPJ-2026-000002 +6\.000\n  jatuh tempo 21 Des 2026\n-+\nPlafon bon +100\.000\nSisa plafon +94\.000/);
    expect((await paper('bon-statement', 'A-0001/2026-12-01..2026-12-31', 32)).join('\n')).toMatch(/Saldo sebelumnya +6\.000/);
    const refused = async (document: 'bon-slip' | 'bon-statement', ref: string) => fieldOf(await cashier.refused('documents.render', { document, ref, format: 'text' }));
    expect([await refused('bon-slip', first.number), await refused('bon-statement', 'A-9999'), await refused('bon-statement', 'A-0001/2026-13-01..2026-13-31'), await refused('bon-statement', 'A-0001/2026-11-30..2026-11-01')]).toEqual([
      'NOT_FOUND ref', 'NOT_FOUND ref', 'VALIDATION ref', 'VALIDATION ref',
    ]);
    await cashier.call('documents.reverse', { kind: 'BB', ref: 'BB-2026-000002', reason: 'salah', approval: LOGIN.bendahara });
    expect((await paper('bon-slip', 'BB-2026-000002', 32)).join('\n')).toContain('DIBATALKAN');
    await mustVerify(till.gerai);
  });
});

describe('goods that come back', () => {
  it('take the debt off first, then give back what was paid', async () => {
    const till = await bonTill();
    const { cashier, gerai, member, memberNo } = till;
    const sale = await cashier.call('sales.checkout', buying(till, 4, [{ method: 'bon', amount: 31_000 }, { method: 'tunai', amount: 31_000 }]));
    await cashier.call('bon.pay', { memberId: member, amount: 21_000, via: 'kas' });
    const returned = (qty: string) => cashier.call('sales.return', { saleId: sale.saleId, lines: [{ lineNo: 1, qty, condition: 'baik' }], reason: 'tidak jadi', approval: LOGIN.ketua });
    const one = await returned('1');
    expect(one.refunds).toEqual([{ method: 'bon', amount: 10_000 }, { method: 'tunai', amount: 5500 }]);
    expect(await linesOf(gerai, one.entryNumber)).toContain(`1-1330 GERAI K 10000 ${memberNo}`);
    expect((await returned('3')).refunds).toEqual([{ method: 'tunai', amount: 46_500 }]);
    // What was paid has gone back as money: the payment stands.
    const undone = await cashier.refused('documents.reverse', { kind: 'BB', ref: 'BB-2026-000001', reason: 'salah', approval: LOGIN.bendahara });
    expect([fieldOf(undone), undone.message]).toEqual(['IN_USE ref', expect.stringContaining('RJ-2026-000002')]);
    expect((await cashier.call('bon.statement', { memberId: member })).closing).toBe(0);
    expect(peek(gerai, "SELECT tender, sum(amount) AS amount FROM sale_refund GROUP BY tender ORDER BY tender")).toEqual([{ tender: 'bon', amount: 31_000 }, { tender: 'tunai', amount: 31_000 }]);
    await mustVerify(gerai);
  });

  it('give no money for a debt that was written off', async () => {
    const till = await bonTill();
    const { cashier, gerai, treasurer, member } = till;
    const sale = await onBon(till, 2);
    const written = await treasurer.call('bon.writeOff', { memberId: member, amount: 20_000, reason: 'pindah', approval: LOGIN.ketua });
    const refused = await cashier.refused('sales.return', { saleId: sale.saleId, lines: [{ lineNo: 1, qty: '2', condition: 'baik' }], reason: 'tidak jadi', approval: LOGIN.ketua });
    expect([fieldOf(refused), refused.message]).toEqual(['SALE_STATE saleId', expect.stringContaining(written.number)]);
    expect((await cashier.refused('sales.void', { saleId: sale.saleId, reason: 'salah', approval: LOGIN.bendahara })).message).toContain(written.number);
    await mustVerify(gerai);
  });

  it('by a void leave no debt, unless it was paid already', async () => {
    const till = await bonTill();
    const { cashier, gerai, member } = till;
    const [first, second] = [await onBon(till, 1), await onBon(till, 2)];
    const undo = { saleId: second.saleId, reason: 'salah barang', approval: LOGIN.bendahara };
    await cashier.call('bon.pay', { memberId: member, amount: 15_600, via: 'kas' });
    const refused = await cashier.refused('sales.void', undo);
    expect([fieldOf(refused), refused.message]).toEqual(['SALE_STATE saleId', expect.stringContaining('BB-2026-000001')]);
    await cashier.call('documents.reverse', { kind: 'BB', ref: 'BB-2026-000001', reason: 'salah', approval: LOGIN.bendahara });
    await cashier.call('sales.void', undo);
    expect((await cashier.call('bon.statement', { memberId: member })).open.map((bon) => [bon.number, bon.outstanding])).toEqual([[first.number, 15_500]]);
    await mustVerify(gerai);
  });
});

it('verify finds a debt that was changed', async () => {
  const till = await bonTill();
  await onBon(till, 2);
  const db = new Sqlite(till.gerai.file);
  db.exec('UPDATE bon_open SET amount = amount - 1000');
  db.close();
  const found = (await till.gerai.verify()).checks.find((check) => check.name === 'bon');
  expect([found?.ok, found?.detail]).toEqual([false, expect.stringContaining('bon_open')]);
});
