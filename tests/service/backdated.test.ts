/** What was freed on a later day, by an undoing or by money that came then, is not taken on an earlier one (ruling 12). */
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { LOGIN, type Gerai, type Given, type Person } from '../support/gerai.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, ODD_COSTS, openTill, peek, plain, signIn, type Till } from '../support/till.ts';

const onDay = async (gerai: Gerai, day: string, role: 'bendahara' | 'kasir' = 'bendahara'): Promise<Person> => {
  gerai.at(day);
  return signIn(gerai, role);
};
const undo = (who: Person, kind: string, ref: string, date?: string) => who.call('documents.reverse', { kind, ref, reason: 'salah catat', approval: LOGIN.ketua, ...(date === undefined ? {} : { date }) });
const undoRefused = async (who: Person, kind: string, ref: string, date?: string): Promise<string> =>
  fieldOf(await who.refused('documents.reverse', { kind, ref, reason: 'salah catat', approval: LOGIN.ketua, ...(date === undefined ? {} : { date }) }));
/** How a call is refused: its field, and the sentence. */
const refusal = async <M extends Parameters<Person['refused']>[0]>(who: Person, method: M, params: Given<M>): Promise<[string, string]> => {
  const failure = await who.refused(method, params);
  return [fieldOf(failure), plain(failure.message)];
};
const march = (): Promise<Till> => openTill({ begun: '2026-03-02', float: 100_000 });
const delivery = (till: Till, deliveryNo: string, product: 'rice' | 'oil' | 'sugar', amount: number, via: 'bank' | 'utang' | 'uang-muka', date?: string): Given<'purchases.receive'> => ({
  accept: ODD_COSTS,
  supplierId: till.bulog, deliveryNo, lines: [{ productId: till[product], qty: '5', amount }], payment: { via }, ...(date === undefined ? {} : { date }),
});

describe('an advance', () => {
  it('pays for no delivery dated before it', async () => {
    const till = await march();
    const { gerai, bulog } = till;
    const april = await onDay(gerai, '2026-04-03');
    await april.call('purchases.advance', { supplierId: bulog, amount: 500_000, via: 'bank' });
    expect(await refusal(april, 'purchases.receive', delivery(till, 'DO-9', 'oil', 500_000, 'uang-muka', '2026-03-15'))).toEqual([
      'BACKDATED date', 'Tanggal terlalu mundur. Uang muka di Perum Bulog pada 15 Mar 2026 Rp 0, dipakai Rp 500.000. Pakai tanggal 3 Apr 2026 atau sesudahnya.',
    ]);
    expect((await balancesOf(gerai, '2026-03-31'))['1-1510']).toBeUndefined();
    await april.call('purchases.receive', delivery(till, 'DO-9', 'oil', 500_000, 'uang-muka', '2026-04-03'));
    await mustVerify(gerai);
  });

  it('that a receipt gave back later is not used on the receipt’s day again', async () => {
    const till = await march();
    const { gerai, bulog, treasurer } = till;
    await treasurer.call('purchases.advance', { supplierId: bulog, amount: 300_000, via: 'bank' });
    const { number } = await (await onDay(gerai, '2026-03-05')).call('purchases.receive', delivery(till, 'DO-1', 'rice', 300_000, 'uang-muka'));
    await (await onDay(gerai, '2026-03-10')).call('purchases.receive', delivery(till, 'DO-2', 'sugar', 100_000, 'utang'));
    const april = await onDay(gerai, '2026-04-03');
    expect((await undo(april, 'TB', number)).date).toBe('2026-04-03');
    expect((await refusal(april, 'purchases.receive', delivery(till, 'DO-1A', 'oil', 300_000, 'uang-muka', '2026-03-05')))[0]).toBe('BACKDATED date');
    expect((await refusal(april, 'purchases.receive', delivery(till, 'DO-1A', 'oil', 300_000, 'uang-muka', '2026-04-02')))[0]).toBe('BACKDATED date');
    await april.call('purchases.receive', delivery(till, 'DO-1A', 'oil', 300_000, 'uang-muka', '2026-04-03'));
    // 300.000 in March, and none after 3 April.
    expect([(await balancesOf(gerai, '2026-03-04'))['1-1510'], (await balancesOf(gerai, '2026-03-31'))['1-1510'], (await balancesOf(gerai, '2026-04-03'))['1-1510']]).toEqual([300_000, undefined, undefined]);
    await mustVerify(gerai);
  });

  it('covers a delivery on every day from its date on, not on that day alone', async () => {
    const till = await march();
    const { gerai, bulog, treasurer } = till;
    await treasurer.call('purchases.advance', { supplierId: bulog, amount: 300_000, via: 'bank' });
    await (await onDay(gerai, '2026-03-20')).call('purchases.receive', delivery(till, 'DO-1', 'rice', 200_000, 'uang-muka'));
    const april = await onDay(gerai, '2026-04-03');
    await april.call('purchases.advance', { supplierId: bulog, amount: 200_000, via: 'bank' });
    expect(await refusal(april, 'purchases.receive', delivery(till, 'DO-2', 'oil', 300_000, 'uang-muka', '2026-03-10'))).toEqual([
      'BACKDATED date', 'Tanggal terlalu mundur. Uang muka di Perum Bulog pada 20 Mar 2026 Rp 100.000, dipakai Rp 300.000. Pakai tanggal 3 Apr 2026 atau sesudahnya.',
    ]);
    await april.call('purchases.receive', delivery(till, 'DO-2', 'oil', 100_000, 'uang-muka', '2026-03-10'));
    await mustVerify(gerai);
  });
});

describe('QRIS money that waits again', () => {
  it('comes on no day on which it had come already', async () => {
    const { gerai, cashier, oil } = await march();
    const { number: sale } = await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '2' }], payments: [{ method: 'qris', amount: 31_400 }] });
    const { number: other } = await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: [{ method: 'qris', amount: 15_700 }] });
    const { number } = await (await onDay(gerai, '2026-03-03')).call('qris.settle', { sales: [sale], mdr: 0, net: 31_400 });
    const april = await onDay(gerai, '2026-04-02');
    await april.call('qris.undo', { number, reason: 'MDR salah' });
    const again = { mdr: 100, net: 31_300, date: '2026-03-03' };
    expect(await refusal(april, 'qris.settle', { ...again, sales: [sale] })).toEqual(['BACKDATED date', `Tanggal terlalu mundur. Uang ${sale} baru menunggu lagi sejak 2 Apr 2026. Pakai tanggal itu atau sesudahnya.`]);
    expect((await refusal(april, 'qris.settle', { ...again, gross: 47_100, mdr: 100, net: 47_000 }))[0]).toBe('BACKDATED date');
    // By the sum: the other sale is the only one that waited then.
    expect(await april.call('qris.settle', { gross: 15_700, mdr: 0, net: 15_700, date: '2026-03-03' })).toMatchObject({ count: 1 });
    expect((await april.call('qris.pending', { asOf: '2026-03-31' })).agrees).toBe(true);
    await april.call('qris.settle', { sales: [sale], mdr: 100, net: 31_300, date: '2026-04-02' });
    expect((await refusal(april, 'qris.settle', { sales: [other], mdr: 0, net: 15_700 }))[0]).toBe('CONFLICT sales.0');
    // Of the first day's 47.100 nothing is left at the month's end: it came, went back in April, and came.
    expect([(await balancesOf(gerai, '2026-03-31'))['1-1220'], (await balancesOf(gerai, '2026-04-02'))['1-1220']]).toEqual([undefined, undefined]);
    await mustVerify(gerai);
  });
});

describe('final tax owed again', () => {
  it('is paid on no day on which it was paid already', async () => {
    const { gerai, cashier, rice, member } = await march();
    await cashier.call('sales.checkout', { memberId: member, lines: [{ productId: rice, qty: '2' }], payments: [{ method: 'tunai', amount: 126_000 }] });
    await cashier.call('shifts.close', { counted: { '100000': 2, '10000': 2, '5000': 1, '1000': 1 } });
    const april = await onDay(gerai, '2026-04-05');
    await april.call('tax.run', { period: '2026-03' });
    const { number } = await april.call('tax.pay', { period: '2026-03', via: 'bank' });
    const may = await onDay(gerai, '2026-05-02');
    await undo(may, 'SF', number, '2026-05-02');
    // 0,5% of 126.000 is 630.
    expect(await refusal(may, 'tax.pay', { period: '2026-03', via: 'bank', date: '2026-04-10' })).toEqual([
      'BACKDATED date', 'Tanggal terlalu mundur. PPh final Maret 2026 pada 10 Apr 2026 masih terutang Rp 0, disetor Rp 630. Pakai tanggal 2 Mei 2026 atau sesudahnya.',
    ]);
    await may.call('tax.pay', { period: '2026-03', via: 'bank', date: '2026-05-02' });
    expect((await balancesOf(gerai, '2026-04-30'))['2-1310']).toBeUndefined();
    await mustVerify(gerai);
  });
});

describe('a proposal whose entry was reversed later', () => {
  const rent: Given<'journals.saveRecurring'> = { name: 'Sewa', memo: 'Sewa toko', day: 5, from: '2026-03', lines: [{ account: '6-1130', debit: 500_000 }, { account: '1-1210', credit: 500_000 }] };
  const reverse = async (who: Person, number: string, date: string) => who.call('ledger.reverse', { entryId: (await who.call('ledger.entry', { number })).entryId, reason: 'salah', date });

  it('is proposed for the day of the reversal within its month, and not at all after it', async () => {
    const { gerai, treasurer } = await march();
    const { recurringId: key } = await treasurer.call('journals.saveRecurring', rent);
    const april = await onDay(gerai, '2026-04-20');
    const first = (await april.call('journals.postProposals', { period: '2026-03', keys: [key] })).entries[0]?.number ?? '';
    await reverse(april, first, '2026-03-12');
    expect((await april.call('journals.proposals', { period: '2026-03' })).rows).toMatchObject([{ state: 'usulan', date: '2026-03-12', amount: 500_000 }]);
    const second = (await april.call('journals.postProposals', { period: '2026-03', keys: [key] })).entries[0]?.number ?? '';
    expect((await balancesOf(gerai, '2026-03-11'))['6-1130']).toBe(500_000);
    await reverse(april, second, '2026-04-20');
    expect((await april.call('journals.proposals', { period: '2026-03' })).rows).toEqual([]);
    expect((await refusal(april, 'journals.postProposals', { period: '2026-03', keys: [key] }))[0]).toBe('NOT_FOUND keys.0');
    expect((await balancesOf(gerai, '2026-03-31'))['6-1130']).toBe(500_000);
    await mustVerify(gerai);
  });

  it('leaves its share of a spread amount to the next month', async () => {
    const { gerai, treasurer } = await march();
    const { recurringId: key } = await treasurer.call('journals.spread', { name: 'Asuransi', kind: 'dibayar-di-muka', amount: 1_200_000, months: 12, from: '2026-03', expense: '6-1130' });
    const may = await onDay(gerai, '2026-05-02');
    const first = (await may.call('journals.postProposals', { period: '2026-03', keys: [key] })).entries[0]?.number ?? '';
    await reverse(may, first, '2026-04-10');
    expect((await may.call('journals.proposals', { period: '2026-03' })).rows).toEqual([]);
    // March's 100.000 and April's own.
    expect((await may.call('journals.proposals', { period: '2026-04' })).rows).toMatchObject([{ date: '2026-04-30', amount: 200_000 }]);
    await may.call('journals.postProposals', { period: '2026-04', keys: [key] });
    expect([(await balancesOf(gerai, '2026-03-31'))['6-1130'], (await balancesOf(gerai, '2026-04-30'))['6-1130']]).toEqual([100_000, 200_000]);
    await mustVerify(gerai);
  });
});

describe('what is written a second time after an undoing', () => {
  it('a bank line, is booked on no day on which it was booked already', async () => {
    const { gerai, treasurer } = await march();
    gerai.at('2026-03-10');
    const april = await onDay(gerai, '2026-04-02');
    await april.call('bank.importStatement', { account: '1-1210', csv: 'Tanggal;Keterangan;Jumlah\n10/03/2026;BIAYA ADM;-6500\n' });
    const line = (await april.call('bank.reconcile', { account: '1-1210', asOf: '2026-03-31' })).unmatchedBank[0]?.bankLineId ?? '';
    const post = { bankLineId: line, account: '6-1150', memo: 'Biaya' } as const;
    const { number } = await april.call('bank.post', post);
    await undo(april, 'RK', number, '2026-04-02');
    expect(await refusal(april, 'bank.post', post)).toEqual(['BACKDATED date', `Tanggal terlalu mundur. Baris bank ini tercatat dengan ${number} sampai 2 Apr 2026. Pakai tanggal itu atau sesudahnya.`]);
    await april.call('bank.post', { ...post, date: '2026-04-02' });
    expect((await balancesOf(gerai, '2026-03-31'))['6-1150']).toBe(6500);
    expect(await treasurer.call('system.status', {})).toMatchObject({ businessDate: '2026-04-02' });
    await mustVerify(gerai);
  });

  it('a bank line whose statement was removed and taken in again, is the same line and knows what it was', async () => {
    const { gerai, treasurer, bulog } = await march();
    const { number: advance, entryNumber } = await treasurer.call('purchases.advance', { supplierId: bulog, amount: 250_000, via: 'bank', date: '2026-03-02' });
    const april = await onDay(gerai, '2026-04-02');
    const csv = 'Tanggal;Keterangan;Jumlah\n02/03/2026;TRANSFER KELUAR;-250000\n10/03/2026;BIAYA ADM;-6500\n10/03/2026;BIAYA ADM;-6500\n';
    const take = async () => {
      const { importId } = await april.call('bank.importStatement', { account: '1-1210', csv });
      return { importId, lines: (await april.call('bank.reconcile', { account: '1-1210', asOf: '2026-03-31' })).unmatchedBank.map((line) => line.bankLineId) };
    };
    const first = await take();
    const [out = '', fee = '', twin = ''] = first.lines;
    expect(new Set(first.lines).size).toBe(3);
    const line = (await april.call('ledger.entry', { number: entryNumber })).lines.findIndex((each) => each.account === '1-1210') + 1;
    await april.call('bank.match', { matches: [{ bankLineId: out, entries: [{ entryNumber, line }] }] });
    const booked = { account: '6-1150', memo: 'Biaya' } as const;
    const { number } = await april.call('bank.post', { ...booked, bankLineId: fee });
    await undo(april, 'UM', advance, '2026-04-02');
    await undo(april, 'RK', number, '2026-04-02');
    await april.call('bank.removeImport', { importId: first.importId, reason: 'keliru' });
    expect((await take()).lines).toEqual(first.lines);
    expect((await refusal(april, 'bank.post', { ...booked, bankLineId: out }))[0]).toBe('BACKDATED date');
    expect((await refusal(april, 'bank.post', { ...booked, bankLineId: fee }))[0]).toBe('BACKDATED date');
    await april.call('bank.post', { ...booked, bankLineId: fee, date: '2026-04-02' });
    // Its likeness of the same day was never booked.
    await april.call('bank.post', { ...booked, bankLineId: twin });
    await mustVerify(gerai);
  });

  it('a bank line that was another document, is booked on no day on which that document was', async () => {
    const { gerai, treasurer, bulog } = await march();
    const { number, entryNumber } = await treasurer.call('purchases.advance', { supplierId: bulog, amount: 250_000, via: 'bank', date: '2026-03-02' });
    const april = await onDay(gerai, '2026-04-02');
    await april.call('bank.importStatement', { account: '1-1210', csv: 'Tanggal;Keterangan;Jumlah\n02/03/2026;TRANSFER KELUAR;-250000\n' });
    const bankLineId = (await april.call('bank.reconcile', { account: '1-1210', asOf: '2026-03-31' })).unmatchedBank[0]?.bankLineId ?? '';
    const line = (await april.call('ledger.entry', { number: entryNumber })).lines.findIndex((each) => each.account === '1-1210') + 1;
    await april.call('bank.match', { matches: [{ bankLineId, entries: [{ entryNumber, line }] }] });
    await undo(april, 'UM', number, '2026-04-02');
    const post = { bankLineId, account: '6-1150', memo: 'Biaya' } as const;
    expect(await refusal(april, 'bank.post', post)).toEqual(['BACKDATED date', `Tanggal terlalu mundur. Baris bank ini tercatat dengan ${number} sampai 2 Apr 2026. Pakai tanggal itu atau sesudahnya.`]);
    await april.call('bank.post', { ...post, date: '2026-04-02' });
    await mustVerify(gerai);
  });

  it('a delivery note, is received on no day on which it was received already', async () => {
    const till = await march();
    const { gerai } = till;
    const { number } = await (await onDay(gerai, '2026-03-05')).call('purchases.receive', delivery(till, 'DO-1', 'rice', 300_000, 'bank'));
    await (await onDay(gerai, '2026-03-10')).call('purchases.receive', delivery(till, 'DO-2', 'sugar', 100_000, 'utang'));
    const april = await onDay(gerai, '2026-04-03');
    await undo(april, 'TB', number);
    expect(await refusal(april, 'purchases.receive', delivery(till, 'DO-1', 'oil', 300_000, 'bank', '2026-03-05'))).toEqual([
      'BACKDATED date', `Tanggal terlalu mundur. Surat jalan DO-1 dari Perum Bulog tercatat diterima dengan ${number} sampai 3 Apr 2026. Pakai tanggal itu atau sesudahnya.`,
    ]);
    await april.call('purchases.receive', delivery(till, 'DO-1', 'oil', 300_000, 'bank', '2026-04-03'));
    await mustVerify(gerai);
  });

  it('empty cylinders, are given back on no day before they came', async () => {
    const till = await march();
    const { gerai, gas, oil, patra } = till;
    gerai.at('2026-03-10');
    const later = await onDay(gerai, '2026-03-10', 'kasir');
    await later.call('sales.checkout', { lines: [{ productId: gas, qty: '2', cylinder: 'tukar' }], payments: [{ method: 'qris', amount: 420_000 }] });
    const treasurer = await onDay(gerai, '2026-03-12');
    const give: Given<'purchases.receive'> = { supplierId: patra, deliveryNo: 'DO-7', lines: [{ productId: oil, qty: '1', amount: 14_000 }], payment: { via: 'bank' }, emptiesReturned: [{ size: '12', count: 2 }] };
    expect(await refusal(treasurer, 'purchases.receive', { ...give, date: '2026-03-09' })).toEqual([
      'BACKDATED date', 'Tanggal terlalu mundur. Tabung kosong 12 kg pada 9 Mar 2026 tercatat 0, diserahkan 2. Pakai tanggal 10 Mar 2026 atau sesudahnya.',
    ]);
    await treasurer.call('purchases.receive', { ...give, date: '2026-03-10' });
    await mustVerify(gerai);
  });

  it('savings, loan payments and bank loan drawdowns bear no day before the undoing', async () => {
    const { gerai, treasurer, member } = await march();
    const saved = await treasurer.call('savings.deposit', { memberId: member, kind: 'sukarela', amount: 100_000, via: 'bank' });
    const taken = await treasurer.call('savings.withdraw', { memberId: member, kind: 'sukarela', amount: 100_000, via: 'bank' });
    const { loanId: bank } = await treasurer.call('bankLoans.create', { lender: 'LPDB', number: 'PK 1', principal: 1_000_000, annualPct: '6', months: 12, method: 'menurun', firstDue: '2026-06-12' });
    const drawn = await treasurer.call('bankLoans.draw', { loanId: bank, amount: 1_000_000 });
    const { loanId } = await treasurer.call('loans.apply', { memberId: member, principal: 1_000_000, months: 10, method: 'flat', annualPct: '12', purpose: 'Modal' });
    await (await signIn(gerai, 'ketua')).call('loans.approve', { loanId });
    await treasurer.call('loans.disburse', { loanId, via: 'bank' });
    const paid = await treasurer.call('loans.pay', { loanId, amount: 110_000, via: 'bank' });
    const april = await onDay(gerai, '2026-04-02');
    for (const [kind, number] of [['ST', taken.number], ['CB', drawn.number], ['AP', paid.number]] as const) await undo(april, kind, number, '2026-04-02');
    expect((await refusal(april, 'savings.withdraw', { memberId: member, kind: 'sukarela', amount: 100_000, via: 'bank', date: '2026-03-20' }))[0]).toBe('BACKDATED date');
    expect((await refusal(april, 'bankLoans.draw', { loanId: bank, amount: 1_000_000, date: '2026-03-20' }))[0]).toBe('BACKDATED date');
    expect((await refusal(april, 'loans.pay', { loanId, amount: 110_000, via: 'bank', date: '2026-03-20' }))[0]).toBe('BACKDATED date');
    expect(await undoRefused(april, 'SS', saved.number, '2026-03-20')).toBe('BACKDATED date');
    await mustVerify(gerai);
  });
});

describe('money of a drawer', () => {
  it('comes back today and on no other day', async () => {
    const { gerai, cashier, member } = await march();
    const { number } = await cashier.call('savings.deposit', { memberId: member, kind: 'sukarela', amount: 100_000, via: 'kas' });
    await cashier.call('shifts.close', { counted: { '100000': 2 } });
    const later = await onDay(gerai, '2026-03-20', 'kasir');
    await later.call('shifts.open', { float: 200_000 });
    for (const date of ['2026-03-02', '2026-03-19']) {
      const failure = await later.refused('documents.reverse', { kind: 'SS', ref: number, reason: 'salah', approval: LOGIN.ketua, date });
      expect([fieldOf(failure), plain(failure.message)]).toEqual(['VALIDATION date', `Isian belum benar. date: uang ${number} lewat laci kasir dan kembali hari ini juga; kosongkan tanggalnya.`]);
    }
    expect((await undo(later, 'SS', number, '2026-03-20')).date).toBe('2026-03-20');
    expect((await balancesOf(gerai, '2026-03-19'))['1-1120']).toBeUndefined();
    await mustVerify(gerai);
  });

  it('is given back by a cashier out of an open shift only; by a treasurer without one out of Kas USP', async () => {
    const { gerai, cashier, treasurer, member } = await march();
    const { number } = await cashier.call('savings.deposit', { memberId: member, kind: 'sukarela', amount: 100_000, via: 'kas' });
    await cashier.call('shifts.close', { counted: { '100000': 2 } });
    await treasurer.call('cash.transfer', { from: '1-1110', to: '1-1130', amount: 100_000 });
    expect(await undoRefused(cashier, 'SS', number)).toBe('SHIFT_REQUIRED ref');
    expect((await linesOf(gerai, (await undo(treasurer, 'SS', number)).entryNumber))[0]).toBe('1-1130 USP K 100000 savings');
    const bank = await treasurer.call('savings.deposit', { memberId: member, kind: 'sukarela', amount: 100_000, via: 'bank' });
    await undo(cashier, 'SS', bank.number);
    await mustVerify(gerai);
  });
});

describe('the day things began', () => {
  it('is before every saving of a member', async () => {
    const { gerai } = await march();
    const treasurer = await onDay(gerai, '2026-04-03');
    const { memberId } = await treasurer.call('members.create', { nik: '6471050101900077', name: 'Baru', joinedOn: '2026-04-01' });
    expect(await refusal(treasurer, 'savings.deposit', { memberId, kind: 'pokok', amount: 100_000, via: 'bank', date: '2026-03-31' })).toEqual([
      'BACKDATED date', 'Tanggal terlalu mundur. A-0002 menjadi anggota 1 Apr 2026. Pakai tanggal itu atau sesudahnya.',
    ]);
    await treasurer.call('savings.deposit', { memberId, kind: 'pokok', amount: 100_000, via: 'bank', date: '2026-04-01' });
  });

  it('is before every document of a gerai but its opening balances', async () => {
    const { gerai, treasurer, bulog } = await march();
    const entry: Given<'ledger.post'> = { date: '2026-02-28', memo: 'Listrik', lines: [{ account: '6-1120', debit: 1000 }, { account: '1-1210', credit: 1000 }] };
    expect(await refusal(treasurer, 'ledger.post', entry)).toEqual(['VALIDATION date', 'Isian belum benar. date: buku gerai ini dimulai 2 Mar 2026; pakai tanggal itu atau sesudahnya.']);
    expect((await refusal(treasurer, 'purchases.advance', { supplierId: bulog, amount: 1000, via: 'bank', date: '2026-03-01' }))[0]).toBe('VALIDATION date');
    expect(peek(gerai, "SELECT count(*) AS n FROM period WHERE period < '2026-03'")).toEqual([{ n: 0 }]);
    await treasurer.call('ledger.opening', { date: '2026-02-01', lines: [{ account: '1-1210', debit: 5000 }] });
    await treasurer.call('ledger.post', entry);
    expect((await refusal(treasurer, 'ledger.post', { ...entry, date: '2026-01-31' }))[0]).toBe('VALIDATION date');
    await mustVerify(gerai);
  });
});

describe('periods.check', () => {
  /** Moves documents and their entries to another day, as an older program let them be dated. */
  const redate = (gerai: Gerai, numbers: readonly string[], day: string): void => {
    gerai.close();
    const db = new Sqlite(gerai.file);
    const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[];
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    for (const number of numbers) {
      const { seq, entry } = db.prepare('SELECT d.seq, e.seq AS entry FROM document d JOIN entry e ON e.document_seq = d.seq WHERE d.number = ?').get(number) as { seq: number; entry: number };
      const [from, to] = [(db.prepare('SELECT period FROM entry WHERE seq = ?').get(entry) as { period: string }).period, day.slice(0, 7)];
      db.prepare('UPDATE document SET on_date = ? WHERE seq = ?').run(day, seq);
      db.prepare('UPDATE entry SET on_date = ?, period = ? WHERE seq = ?').run(day, to, entry);
      db.prepare('UPDATE entry_line SET on_date = ? WHERE entry_seq = ?').run(day, entry);
      for (const line of db.prepare('SELECT account_ref AS account, unit, debit - credit AS net FROM entry_line WHERE entry_seq = ?').all(entry) as { account: number; unit: string; net: number }[])
        for (const month of ['2026-03', '2026-04'].filter((each) => each >= to && each < from)) {
          const row = db.prepare('SELECT closing FROM account_balance WHERE account_ref = ? AND unit = ? AND period <= ? ORDER BY period DESC LIMIT 1').get(line.account, line.unit, month) as { closing: number } | undefined;
          db.prepare('INSERT INTO account_balance (account_ref, unit, period, debit, credit, closing) VALUES (?, ?, ?, 0, 0, ?) ON CONFLICT DO UPDATE SET closing = excluded.closing').run(line.account, line.unit, month, (row?.closing ?? 0) + line.net);
        }
    }
    for (const { sql } of triggers) db.exec(sql);
    db.close();
    gerai.restart();
  };
  const finding = async (who: Person, period: string, key: string) => {
    const found = (await who.call('periods.check', { period })).checks.find((check) => check.key === key);
    return [found?.ok, found?.blocking, plain(found?.detail ?? '')];
  };

  it('holds advances and QRIS against their accounts as of the month’s last day', async () => {
    const till = await march();
    const { gerai, cashier, bulog, oil } = till;
    await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '2' }], payments: [{ method: 'qris', amount: 31_400 }] });
    const first = await onDay(gerai, '2026-03-03');
    const { number: settled } = await first.call('qris.settle', { gross: 31_400, mdr: 0, net: 31_400 });
    const april = await onDay(gerai, '2026-04-03');
    expect((await finding(april, '2026-03', 'subledgers'))[0]).toBe(true);
    await april.call('purchases.advance', { supplierId: bulog, amount: 500_000, via: 'bank' });
    const { number: received } = await april.call('purchases.receive', delivery(till, 'DO-9', 'oil', 500_000, 'uang-muka'));
    await april.call('qris.undo', { number: settled, reason: 'MDR salah' });
    const { number: again } = await april.call('qris.settle', { gross: 31_400, mdr: 0, net: 31_400 });
    expect((await finding(april, '2026-03', 'subledgers'))[0]).toBe(true);
    redate(gerai, [received, again], '2026-03-15');
    const treasurer = await signIn(gerai, 'bendahara');
    expect(await finding(treasurer, '2026-03', 'subledgers')).toEqual([
      false, true, 'Pada 31 Mar 2026, 1-1510: buku pembantu Rp 0, buku besar \u2212Rp 500.000. Pada 31 Mar 2026, 1-1220: buku pembantu Rp 0, buku besar \u2212Rp 31.400.',
    ]);
    expect((await treasurer.refused('periods.close', { period: '2026-03' })).code).toBe('CONFLICT');
    expect((await finding(treasurer, '2026-04', 'subledgers'))[0]).toBe(true);
  });

  it('finds a month’s tax paid twice by then, and not one worked out anew for less', async () => {
    const { gerai, cashier, rice, member } = await march();
    await cashier.call('sales.checkout', { memberId: member, lines: [{ productId: rice, qty: '2' }], payments: [{ method: 'qris', amount: 126_000 }] });
    const april = await onDay(gerai, '2026-04-05');
    await april.call('tax.run', { period: '2026-03' });
    const { number } = await april.call('tax.pay', { period: '2026-03', via: 'bank' });
    const may = await onDay(gerai, '2026-05-02');
    await may.call('tax.run', { period: '2026-04' });
    await undo(may, 'SF', number, '2026-05-02');
    const { number: again } = await may.call('tax.pay', { period: '2026-03', via: 'bank' });
    expect((await finding(may, '2026-04', 'tax'))[0]).toBe(true);
    redate(gerai, [again], '2026-04-10');
    expect(await finding(await signIn(gerai, 'bendahara'), '2026-04', 'tax')).toEqual([false, true, 'Setoran PPh final Maret 2026 sampai 30 Apr 2026 Rp 1.260, terutang Rp 630. Batalkan setoran yang bertanggal terlalu awal, lalu catat lagi.']);
  });
});
