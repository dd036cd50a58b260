import { join } from 'node:path';
import { contract, type MethodName, type Result } from '../../shared/contract/index.ts';
import type { Role } from '../../shared/contract/values.ts';
import { LOGIN, newId, stockShop, type Gerai, type Given, type Shop } from './gerai.ts';

/** Somebody's calls. */
export type Caller = { call<M extends MethodName>(method: M, params: Given<M>): Promise<Result<M>> };

/** A fresh session of a role: those of yesterday have ended. */
export async function signIn(gerai: Gerai, role: Role): Promise<Caller> {
  const { session } = await gerai.call('auth.login', LOGIN[role]);
  return {
    async call(method, params) {
      const reply = await gerai.raw(method, contract[method].writes ? { id: newId(), ...params } : params, session);
      if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`);
      return reply.result as Result<typeof method>;
    },
  };
}

export type FullGerai = Shop & { readonly siti: string; readonly sitiNo: string };

/**
 * A small gerai in which every table has rows, two or more where two can differ: a closed month and an open one, every
 * kind of document, people, prices, limits, print jobs, wrong PINs. `folder` takes what the receipt printer would print.
 */
export async function fillGerai(gerai: Gerai, folder: string): Promise<FullGerai> {
  gerai.at('2026-08-03');
  const shop = await stockShop(gerai);
  const [treasurer, cashier, chair, admin] = [await gerai.as('bendahara'), await gerai.as('kasir'), await gerai.as('ketua'), await gerai.as('admin')];
  await admin.call('settings.set', { key: 'printer.receipt', value: { kind: 'file', path: join(folder, 'struk.bin'), drawer: true }, effectiveFrom: '2026-08-03' });
  await admin.call('settings.set', { key: 'tax.savingsInterest', value: { freeUpTo: 0, pct: '10' }, effectiveFrom: '2026-08-03' });
  await treasurer.call('ledger.createAccount', { code: '6-1199', name: 'Beban lain-lain gerai', parent: '6-1900' });
  await treasurer.call('ledger.importAccounts', { rows: [{ code: '1-1211', name: 'Bank BRI', parent: '1-1000', cash: true }, { code: '6-1191', name: 'Iuran kebersihan', parent: '6-1000' }] });
  await treasurer.call('ledger.closeAccount', { code: '6-1191' });
  await treasurer.call('ledger.opening', { date: '2026-08-03', lines: [{ account: '1-1130', debit: 10_000_000 }, { account: '1-2120', debit: 4_500_000 }, { account: '2-2110', credit: 2_000_000 }] });
  await treasurer.call('ledger.post', { date: '2026-08-03', memo: 'Pindah saldo awal', lines: [{ account: '3-1910', debit: 82_500_000 }, { account: '3-1140', credit: 82_500_000 }] });

  const registered = async (params: Omit<Given<'assets.register'>, 'acquiredOn' | 'usefulMonths'>): Promise<string> => (await treasurer.call('assets.register', { acquiredOn: '2026-08-03', usefulMonths: 24, ...params })).assetId;
  const bicycle = await registered({ name: 'Sepeda antar', account: '1-2130', cost: 600_000, source: 'kas' });
  const scales = await registered({ name: 'Timbangan digital', account: '1-2120', cost: 1_200_000, residual: 200_000, unit: 'GERAI', source: 'bank' });
  await registered({ name: 'Gerobak tabung', account: '1-2120', cost: 900_000, unit: 'LPG', source: 'hibah' });
  await treasurer.call('assets.register', { name: 'Etalase', account: '1-2120', acquiredOn: '2026-02-10', cost: 4_500_000, usefulMonths: 48, source: 'saldo-awal', accumulatedThrough: '2026-07' });
  const lpdb = (await treasurer.call('bankLoans.create', { lender: 'LPDB', number: 'PK 12/2026', principal: 12_000_000, annualPct: '6', months: 24, method: 'menurun', firstDue: '2026-09-12', graceMonths: 6 })).loanId;
  await treasurer.call('bankLoans.create', { lender: 'Bank BPD', number: 'KUR 8', principal: 5_000_000, annualPct: '3', months: 12, method: 'anuitas', firstDue: '2026-09-05', opening: 2_000_000 });
  await treasurer.call('bankLoans.draw', { loanId: lpdb, amount: 4_000_000, fee: 40_000 });
  await treasurer.call('bankLoans.draw', { loanId: lpdb, amount: 2_000_000 });
  const tent = (await treasurer.call('assets.borrow', { name: 'Tenda bazar', owner: 'RT 14', receivedOn: '2026-08-02' })).assetId;
  await treasurer.call('assets.borrow', { name: 'Bangunan gerai', owner: 'Pemerintah Kota Balikpapan', receivedOn: '2026-08-01', note: 'BAST 7/2026' });

  const { memberId: siti, memberNo: sitiNo } = await cashier.call('members.create', { nik: '6471055203880002', name: 'Siti Rahma', address: 'Jl. Mawar 3', rt: '2', familyCardNo: '6471050000000002', phone: '081200000002', joinedOn: '2026-08-01' });
  await treasurer.call('members.confirm', { memberId: siti });
  const { memberId: bambang } = await treasurer.call('members.create', { nik: '6471051204760003', name: 'Bambang Hartono', joinedOn: '2026-08-02', class: 'kelompok', heir: { name: 'Rina', relation: 'istri', phone: '081200000003' }, consent: { on: '2026-08-02', note: 'tertulis' } });
  for (const [memberId, post] of [[siti, 'ketua'], [bambang, 'sekretaris']] as const) await treasurer.call('officers.appoint', { memberId, body: 'pengurus', post, from: '2026-08-02', decision: 'RA 2026' });
  await cashier.call('savings.deposit', { memberId: shop.member, kind: 'pokok', amount: 100_000, via: 'kas' });
  await cashier.call('savings.deposit', { memberId: siti, kind: 'pokok', amount: 100_000, via: 'bank' });
  await treasurer.call('savings.deposit', { memberId: siti, kind: 'wajib', amount: 20_000, via: 'kas' });
  await treasurer.call('savings.deposit', { memberId: siti, kind: 'sukarela', amount: 250_000, via: 'kas' });
  await treasurer.call('savings.withdraw', { memberId: siti, kind: 'sukarela', amount: 50_000, via: 'kas' });

  const cooking = (await treasurer.call('products.create', {
    sku: 'MKF', name: 'Minyakita keluarga', unit: 'botol', barcodes: ['8991234500048', '8991234500055'], category: 'sembako', prices: { general: 15_700 }, het: 15_700, limit: { qty: '2', per: 'family', days: 7 }, expiryTracked: true, minStock: '5', weightGrams: 920,
  })).productId;
  const small = (await treasurer.call('products.create', { sku: 'LPG5', name: 'LPG Bright Gas 5,5 kg', unit: 'tabung', barcodes: [], category: 'lpg', prices: { general: 107_000, member: 105_000 }, cylinder: { size: '5.5' } })).productId;
  await treasurer.call('purchases.advance', { supplierId: shop.bulog, amount: 400_000, via: 'bank' });
  const { receiptId: delivery } = await treasurer.call('purchases.receive', {
    supplierId: shop.bulog, deliveryNo: 'DO-BULOG-2', payments: [{ via: 'uang-muka', amount: 290_000 }, { via: 'utang', amount: 145_000, due: '2026-08-31' }],
    lines: [{ productId: cooking, qty: '29', rejectedQty: '2', unitCost: 14_500, batch: 'B-0826', expiresOn: '2027-08-01' }, { productId: cooking, qty: '1', unitCost: 14_500, batch: 'B-0726', expiresOn: '2027-07-01' }], freight: { amount: 15_000, via: 'kas', basis: 'value' },
  });
  await treasurer.call('purchases.receive', { supplierId: shop.patra, deliveryNo: 'DO-PATRA-2', payment: { via: 'utang', due: '2026-09-15' }, lines: [{ productId: small, qty: '6', unitCost: 97_000 }] });
  await treasurer.call('purchases.pay', { supplierId: shop.bulog, amount: 100_000, via: 'bank' });
  await treasurer.call('products.setPrice', { productId: shop.oil, prices: { general: 15_600, member: 15_400 }, effectiveFrom: '2026-08-05' });
  await treasurer.call('products.update', { productId: shop.rice, name: 'Beras SPHP 5 kg Bulog', limit: { qty: '3', per: 'buyer', days: 2 }, effectiveFrom: '2026-08-10' });

  await treasurer.call('products.setUnits', {
    productId: shop.oil, units: [{ name: 'dus', factor: '12', barcodes: ['8991234500994', '8991234500987'], prices: { general: 180_000, member: 178_000 } }, { name: 'ikat', factor: '3', barcodes: [], prices: { general: 46_000 } }],
  });
  await treasurer.call('products.update', { productId: shop.sugar, membersFirst: { reserve: '5', consent: true } });
  await treasurer.call('products.update', { productId: shop.oil, membersFirst: { reserve: '2', consent: false } });
  await cashier.call('shifts.open', { float: 500_000 });
  const sell = (params: Given<'sales.checkout'>) => cashier.call('sales.checkout', params);
  await sell({ memberId: shop.member, lines: [{ productId: shop.rice, qty: '2' }, { productId: shop.sugar, qty: '1.250', discount: 500, note: 'dibungkus dua' }], note: 'antar ke RT 14', payments: [{ method: 'tunai', amount: 150_000 }] });
  await sell({ memberId: siti, lines: [{ productId: cooking, qty: '1' }, { productId: shop.gas, qty: '1', cylinder: 'tukar' }], payments: [{ method: 'qris', amount: 200_000 }, { method: 'tunai', amount: 50_000 }] });
  await sell({ buyer: { nik: '6471055506910004', name: 'Rina Pembeli' }, lines: [{ productId: shop.rice, qty: '1' }], payments: [{ method: 'tunai', amount: 65_500 }] });
  await sell({ buyer: { nik: '6471051010850005', name: 'Joko Pembeli', familyCardNo: '6471050000000005' }, lines: [{ productId: cooking, qty: '2' }], payments: [{ method: 'transfer', amount: 31_400, reference: 'BRI 0001' }] });
  await sell({ lines: [{ productId: shop.oil, qty: '1', unit: 'ikat' }, { productId: shop.oil, qty: '1', unit: 'ikat' }], payments: [{ method: 'transfer', amount: 92_000, reference: 'BRI 0002' }] });
  await cashier.refused('sales.checkout', { id: newId(), lines: [{ productId: shop.oil, qty: '900' }], payments: [{ method: 'tunai', amount: 1 }] });
  await cashier.call('shifts.cashIn', { amount: 20_000, reason: 'Uang receh', account: '4-2110' });
  await cashier.call('shifts.cashOut', { amount: 12_000, reason: 'Air minum', account: '6-1140' });
  await cashier.call('shifts.close', { counted: { '100000': 4, '50000': 5, '20000': 4, '5000': 1 }, leave: 100_000, receivedBy: 'Maryam', reason: 'salah hitung kembalian', approval: { username: 'maryam', pin: '222222' } });
  await treasurer.call('stock.count', { lines: [{ productId: shop.sugar, counted: '48' }, { productId: shop.oil, counted: '42' }], reason: 'hitung akhir hari' });

  const { loanId } = await treasurer.call('loans.apply', { memberId: siti, principal: 1_200_000, months: 6, method: 'menurun', annualPct: '12', purpose: 'Modal warung' });
  await chair.call('loans.approve', { loanId });
  await treasurer.call('loans.disburse', { loanId, via: 'kas', adminFee: 10_000 });
  await treasurer.call('loans.apply', { memberId: shop.member, principal: 500_000, months: 5, method: 'flat', annualPct: '18', purpose: 'Biaya sekolah' });
  await lendInAugust(treasurer, chair, shop.member, siti);
  const { entryId } = await treasurer.call('ledger.post', {
    date: '2026-08-03', memo: 'Bayar listrik', lines: [{ account: '6-1120', debit: 350_000 }, { account: '1-1210', credit: 350_000, flow: 'opex' }], attachments: [{ ref: 'Kuitansi PLN 0803', note: 'token listrik' }],
  });
  await treasurer.call('ledger.reverse', { entryId, reason: 'salah bulan' });
  await treasurer.call('journals.saveTemplate', { name: 'Bayar listrik', memo: 'Listrik', lines: [{ account: '6-1120', side: 'debit' }, { account: '1-1210', side: 'kredit' }] });
  await treasurer.call('journals.saveTemplate', { name: 'Honor pengurus', memo: 'Honor', lines: [{ account: '6-1110', side: 'debit', amount: 250_000 }, { account: '1-1110', side: 'kredit', amount: 250_000 }] });
  const rent = (await treasurer.call('journals.saveRecurring', {
    name: 'Sewa kios', memo: 'Sewa kios pasar', day: 5, from: '2026-08', lines: [{ account: '6-1130', debit: 500_000, unit: 'GERAI' }, { account: '1-1210', credit: 500_000 }],
  })).recurringId;
  const wages = (await treasurer.call('journals.spread', { name: 'Honor rapat', kind: 'masih-harus-dibayar', amount: 1_000_000, months: 3, from: '2026-08', expense: '6-2110' })).recurringId;

  await gerai.refused('auth.login', { username: 'bambang', pin: '000000' });
  await gerai.refused('auth.login', { username: 'sari', pin: '000000' });
  await chair.call('people.create', { username: 'dewi', name: 'Dewi Kasir Dua', role: 'kasir', pin: '666666' });
  await (await signIn(gerai, 'pengawas')).call('auth.logout', {});

  gerai.at('2026-09-04');
  const [treasurerNow, cashierNow] = [await signIn(gerai, 'bendahara'), await signIn(gerai, 'kasir')];
  for (const reason of ['retur belum dicatat', 'potongan belum dicatat']) {
    await treasurerNow.call('tax.run', { period: '2026-08' });
    await treasurerNow.call('tax.undo', { period: '2026-08', reason });
  }
  await treasurerNow.call('tax.run', { period: '2026-08' });
  await treasurerNow.call('tax.pay', { period: '2026-08', amount: 1000, via: 'bank', ntpn: '0A1B2C3D4E5F6G7H' });
  await treasurerNow.call('tax.pay', { period: '2026-08', via: 'kas' });
  await treasurerNow.call('savings.creditInterest', { period: '2026-08' });
  await treasurerNow.call('documents.reverse', { kind: 'BJ', ref: 'BJ-2026-000001', reason: 'setoran terlambat dicatat', approval: LOGIN.ketua });
  await treasurerNow.call('savings.creditInterest', { period: '2026-08' });
  await treasurerNow.call('tax.paySavingsTax', { period: '2026-08', amount: 20, via: 'bank', ntpn: '0A1B2C3D4E5F6G7J' });
  await treasurerNow.call('tax.paySavingsTax', { period: '2026-08', via: 'kas' });
  const plan = Array.from({ length: 12 }, () => 500_000);
  await treasurerNow.call('budget.set', { year: 2026, decision: 'RAT 2026', rows: [{ account: '6-1120', unit: 'GERAI', months: plan }] });
  await treasurerNow.call('budget.set', { year: 2026, decision: 'Rapat pengurus September', rows: [{ account: '6-1120', unit: 'GERAI', months: plan }, { account: '4-1410', unit: 'USP', months: plan }] });
  await treasurerNow.call('journals.postProposals', { period: '2026-08', keys: [rent, wages] });
  await treasurerNow.call('assets.depreciate', { period: '2026-08' });
  await treasurerNow.call('assets.returnBorrowed', { assetId: tent, date: '2026-08-30' });
  await treasurerNow.call('loans.accrue', { period: '2026-08' });
  await treasurerNow.call('periods.close', { period: '2026-08' });
  await treasurerNow.call('bankLoans.pay', { loanId: lpdb, amount: 100_000, via: 'bank' });
  await treasurerNow.call('bankLoans.pay', { loanId: lpdb, amount: 50_000, via: 'kas', interest: 0 });
  await treasurerNow.call('assets.dispose', { assetId: bicycle, date: '2026-09-03', proceeds: 500_000, via: 'kas', reason: 'dijual' });
  await treasurerNow.call('assets.dispose', { assetId: scales, date: '2026-09-04', proceeds: 0, reason: 'rusak' });
  await (await signIn(gerai, 'ketua')).call('periods.reopen', { period: '2026-08', reason: 'nota listrik tertinggal', approval: LOGIN.pengawas });
  await treasurerNow.call('periods.close', { period: '2026-08', note: 'ditutup lagi' });
  await cashierNow.call('shifts.open', { float: 300_000 });
  await cashierNow.call('loans.pay', { loanId, amount: 212_000, via: 'kas' });
  await treasurerNow.call('loans.pay', { loanId, amount: 100_000, via: 'bank' });
  await cashierNow.call('sales.checkout', { memberId: siti, lines: [{ productId: shop.rice, qty: '1' }, { productId: small, qty: '1', cylinder: 'tukar' }], payments: [{ method: 'tunai', amount: 200_000 }] });
  await cashierNow.call('savings.deposit', { memberId: siti, kind: 'sukarela', amount: 75_000, via: 'kas' });
  const byQris = async (): Promise<string> => (await cashierNow.call('sales.checkout', { lines: [{ productId: shop.sugar, qty: '1' }], payments: [{ method: 'qris', amount: 17_500, reference: 'QR 01' }] })).number;
  const [, , late] = [await byQris(), await byQris(), await byQris(), await byQris()];
  const wrong = await treasurerNow.call('qris.settle', { gross: 200_000, mdr: 600, net: 199_400 });
  await treasurerNow.call('qris.undo', { number: wrong.number, reason: 'MDR keliru' });
  await treasurerNow.call('qris.settle', { gross: 217_500, mdr: 652, net: 216_848 });
  await treasurerNow.call('qris.settle', { sales: [late], mdr: 0, net: 17_500 });
  const statement = (...lines: string[]): string => ['Tanggal;Keterangan;Debit;Kredit', ...lines].join('\n');
  await treasurerNow.call('bank.importStatement', { account: '1-1210', name: 'Agustus', csv: statement('03/08/2026;SETORAN SITI;;100.000') });
  await treasurerNow.call('bank.importStatement', { account: '1-1210', name: 'September', csv: statement('04/09/2026;ANGSURAN;;100.000', '04/09/2026;QRIS;;216.848', '04/09/2026;BUNGA;;1.234', '04/09/2026;BIAYA ADM;5.000;') });
  for (const [name, reason] of [['Bank lain', 'rekening lain'], ['Bank lain lagi', 'bulan yang salah']] as const) {
    const { importId } = await treasurerNow.call('bank.importStatement', { account: '1-1210', name, csv: statement(`03/09/2026;${name.toUpperCase()};7.000;`) });
    await treasurerNow.call('bank.removeImport', { importId, reason });
  }
  const { proposals, unmatchedBank } = await treasurerNow.call('bank.reconcile', { account: '1-1210', asOf: '2026-09-04' });
  await treasurerNow.call('bank.match', { matches: proposals.map(({ bankLineId, entries }) => ({ bankLineId, entries })) });
  await treasurerNow.call('bank.post', { bankLineId: unmatchedBank.find((line) => line.text === 'BUNGA')?.bankLineId ?? '', account: '4-2160', memo: 'Bunga bank' });
  for (const memo of ['Biaya administrasi', 'Biaya bank']) {
    const fee = await treasurerNow.call('bank.post', { bankLineId: unmatchedBank.find((line) => line.text === 'BIAYA ADM')?.bankLineId ?? '', account: '6-1150', memo });
    await treasurerNow.call('documents.reverse', { kind: 'RK', ref: fee.number, reason: 'salah akun', approval: LOGIN.ketua });
  }
  const twice = await treasurerNow.call('savings.deposit', { memberId: siti, kind: 'wajib', amount: 20_000, via: 'bank' });
  const elsewhere = await treasurerNow.call('purchases.receive', { supplierId: shop.patra, deliveryNo: 'DO-PATRA-3', payment: { via: 'utang' }, lines: [{ productId: small, qty: '2', unitCost: 97_000 }] });
  for (const [kind, ref] of [['SS', twice.number], ['TB', elsewhere.number]] as const) await treasurerNow.call('documents.reverse', { kind, ref, reason: 'tercatat dua kali', approval: LOGIN.ketua });
  const sold = (memberId?: string) => cashierNow.call('sales.checkout', { ...(memberId === undefined ? {} : { memberId }), lines: [{ productId: shop.oil, qty: '2' }], payments: [{ method: 'tunai', amount: 31_200 }] });
  await cashierNow.call('sales.void', { saleId: (await sold()).saleId, reason: 'salah barang', approval: LOGIN.bendahara });
  await cashierNow.call('sales.return', { saleId: (await sold(siti)).saleId, lines: [{ lineNo: 1, qty: '1', condition: 'rusak' }], reason: 'bocor', approval: LOGIN.ketua });
  await treasurerNow.call('products.update', { productId: small, cylinder: { shellPrices: { general: 300_000 }, deposit: 150_000 } });
  await treasurerNow.call('cylinders.bill', { size: '5.5', count: 2, amount: 400_001, via: 'bank' });
  const lent = await cashierNow.call('sales.checkout', { memberId: siti, lines: [{ productId: small, qty: '2', cylinder: 'jaminan' }], payments: [{ method: 'tunai', amount: 510_000 }] });
  await cashierNow.call('cylinders.returnDeposit', { depositId: `${lent.number}/1`, count: 1, via: 'kas', condition: 'rusak' });
  await treasurerNow.call('cylinders.forfeit', { depositId: `${lent.number}/1`, reason: 'hilang', approval: LOGIN.ketua });
  for (const name of ['Bu Tuti', 'Pak Amir']) await cashierNow.call('sales.hold', { name, basket: { memberId: siti, lines: [{ productId: shop.oil, qty: '1' }] } });
  for (const memberId of [shop.member, siti]) {
    await treasurerNow.call('members.setPin', { memberId, pin: '482913' });
    const wrong = { memberId, memberPin: '000000', lines: [{ productId: shop.sugar, qty: '1' }], payments: [{ method: 'sukarela' as const, amount: 17_500 }] };
    await cashierNow.call('sales.checkout', wrong).catch(() => null);
  }
  await cashierNow.call('sales.checkout', { memberId: siti, memberPin: '482913', lines: [{ productId: shop.sugar, qty: '1' }], payments: [{ method: 'sukarela', amount: 17_500 }] });
  for (const memberId of [shop.member, siti]) {
    await treasurerNow.call('members.setCredit', { memberId, bonLimit: 200_000, bonDays: 14 });
    await cashierNow.call('sales.checkout', { memberId, lines: [{ productId: shop.sugar, qty: '2' }], payments: [{ method: 'bon', amount: 20_000 }, { method: 'tunai', amount: 15_000 }] });
    await cashierNow.call('sales.checkout', { memberId, lines: [{ productId: shop.sugar, qty: '1' }], payments: [{ method: 'bon', amount: 17_500 }] });
    await cashierNow.call('bon.pay', { memberId, amount: 25_000, via: 'kas' });
  }
  await treasurerNow.call('bon.writeOff', { memberId: siti, amount: 2_500, reason: 'pindah', approval: LOGIN.ketua });
  await gerai.service.idle();
  await treasurerNow.call('purchases.return', { receiptId: delivery, lines: [{ lineNo: 1, qty: '1' }], reason: 'penyok' });
  await treasurerNow.call('purchases.correct', { receiptId: delivery, lines: [{ lineNo: 1, amount: 420_000 }], reason: 'faktur menyusul' });
  for (const [productId, place] of [[shop.sugar, 'Gudang'], [shop.oil, 'Rak 1']] as const) await treasurerNow.call('stock.setPlace', { productId, place });
  const counting = await treasurerNow.call('stock.startCount', { productIds: [shop.sugar, shop.oil], name: 'Hitung tengah bulan' });
  const held = async (productId: string): Promise<string> => (await treasurerNow.call('stock.onHand', { productId })).rows[0]?.qty ?? '0';
  await cashierNow.call('stock.enterCount', { countId: counting.countId, lines: [{ productId: shop.sugar, counted: '0.5' }, { productId: shop.oil, counted: await held(shop.oil) }] });
  await cashierNow.call('stock.recount', { countId: counting.countId, lines: [{ productId: shop.sugar, counted: await held(shop.sugar) }] });
  await treasurerNow.call('stock.postCount', { countId: counting.countId, reason: 'tengah bulan', reasons: [{ productId: shop.oil, reason: 'cocok' }] });
  for (const [layout, count] of [['a4-3x8', 2], ['strip', 1]] as const) await treasurerNow.call('stock.makeLabels', { layout, items: [{ productId: shop.sugar, count }] });
  const mistaken = await treasurerNow.call('stock.startCount', { location: 'Gudang' });
  await treasurerNow.call('stock.cancelCount', { countId: mistaken.countId, reason: 'salah rak' });
  const adminNow = await gerai.as('admin');
  const effectiveFrom = (await adminNow.call('system.status', {})).businessDate;
  const { value: printer } = await adminNow.call('settings.get', { key: 'printer.receipt' });
  await adminNow.call('settings.set', { key: 'printer.receipt', value: { kind: 'file', path: join(folder, 'nowhere', 'lp0'), drawer: true }, effectiveFrom });
  for (const saleNumber of [lent.number, lent.number]) await cashierNow.call('printing.print', { document: 'sale-receipt', ref: saleNumber });
  await gerai.service.idle();
  await adminNow.call('settings.set', { key: 'printer.receipt', value: printer as never, effectiveFrom });
  await treasurerNow.call('cylinders.buy', { size: '5.5', count: 4, amount: 600_001, via: 'bank' });
  await treasurerNow.call('cylinders.toAgent', { size: '5.5', count: 1, note: 'dibawa agen' });
  await treasurerNow.call('cylinders.writeOff', { size: '5.5', state: 'baik', count: 1, reason: 'bocor', approval: LOGIN.ketua });
  const { rows: [small5] } = await treasurerNow.call('cylinders.balances', {});
  await treasurerNow.call('cylinders.count', { size: '5.5', empty: (small5?.empty ?? 0) - 1, damaged: small5?.damaged ?? 0, foreign: small5?.foreign ?? 0, reason: 'akhir bulan', approval: LOGIN.ketua });
  await orderAndReceive(treasurerNow, shop);
  const [rahma, amir] = [(await treasurerNow.call('suppliers.create', { name: 'Dapur Bu Rahma', kind: 'konsinyasi' })).supplierId, (await treasurerNow.call('suppliers.create', { name: 'Keripik Pak Amir', kind: 'konsinyasi' })).supplierId];
  for (const [supplierId, memberId, sku, name] of [[rahma, siti, 'KUE', 'Kue lapis'], [amir, shop.member, 'KRP', 'Keripik singkong']] as const) {
    const productId = (await treasurerNow.call('products.create', { sku, name, unit: 'bungkus', barcodes: [], category: 'sembako', prices: { general: 7_350 } })).productId;
    await treasurerNow.call('consignment.setOwner', { supplierId, memberId });
    await treasurerNow.call('consignment.setTerms', { productId, supplierId, commissionPct: '12.5' });
    await treasurerNow.call('consignment.receive', { supplierId, lines: [{ productId, qty: '6' }], note: 'diantar' });
    await treasurerNow.call('consignment.giveBack', { supplierId, lines: [{ productId, qty: '1' }] });
    const sold = await cashierNow.call('sales.checkout', { lines: [{ productId, qty: '2' }], payments: [{ method: 'tunai', amount: 14_700 }] });
    await cashierNow.call('sales.return', { saleId: sold.saleId, lines: [{ lineNo: 1, qty: '1', condition: 'baik' }], reason: 'keliru', approval: LOGIN.ketua });
    await treasurerNow.call('consignment.settle', { supplierId, via: 'bank' });
    await cashierNow.call('sales.checkout', { lines: [{ productId, qty: '1' }], payments: [{ method: 'tunai', amount: 7_350 }] });
  }
  for (const period of ['2026-08', '2026-09']) await treasurerNow.call('savings.billWajib', { period });
  await loseLoans(treasurerNow, await signIn(gerai, 'ketua'), adminNow, shop.member, siti);
  for (const [no, leaves] of ['6471055203880051', '6471055203880052'].entries()) {
    const leaver = { nik: leaves, name: `Pindah ${no}`, joinedOn: '2026-09-04' };
    const { memberId: leaving } = await treasurerNow.call('members.create', { ...leaver, joinedOn: '2026-09-01' });
    await treasurerNow.call('savings.deposit', { memberId: leaving, kind: 'pokok', amount: 100_000, via: 'bank' });
    await treasurerNow.call('members.exit', { memberId: leaving, date: '2026-09-04', reason: 'pindah kota', via: 'utang', heirName: 'Rina' });
    await treasurerNow.call('members.payLeaver', { memberId: leaving, amount: 40_000, via: 'bank' });
    await treasurerNow.call('members.create', leaver);
  }
  await orderSavings(treasurerNow, [shop.member, siti]);
  return { ...shop, siti, sitiNo };
}

/** Members who let be taken, gave to another, and have books: one of them the second. */
async function orderSavings(treasurer: Caller, [first = '', second = '']: readonly string[]): Promise<void> {
  for (const memberId of [first, second]) {
    await treasurer.call('savings.deposit', { memberId, kind: 'sukarela', amount: 90_000, via: 'bank' });
    await treasurer.call('savings.setAutoDebit', { memberId, wajib: true, loans: memberId === second });
    const { rows } = await treasurer.call('savings.passbook', { memberId });
    await treasurer.call('savings.markPrinted', { memberId, throughSeq: rows.at(-1)?.seq ?? 0 });
  }
  await treasurer.call('savings.transfer', { fromMemberId: first, toMemberId: second, amount: 10_000, memberPin: '482913' });
  await treasurer.call('savings.runAutoDebit', {});
  await treasurer.call('savings.newPassbook', { memberId: first });
}

/** Suppliers with terms, orders received in part and ended, and deliveries with all they can say. */
async function orderAndReceive(treasurer: Caller, { bulog, patra, oil, sugar }: Shop): Promise<void> {
  for (const [supplierId, phone] of [[bulog, '0542-1'], [patra, '0542-2']] as const) {
    await treasurer.call('suppliers.update', { supplierId, phone, address: 'Balikpapan' });
    await treasurer.call('suppliers.setTerms', { supplierId, leadDays: 3, payDays: 14, minOrder: 100_000 });
    const lines = [{ productId: oil, qty: '2', unit: 'dus', unitCost: 170_000 }, { productId: sugar, qty: '10', unitCost: 15_500 }];
    const { orderId, number } = await treasurer.call('purchases.order', { supplierId, lines });
    await treasurer.call('purchases.receive', {
      supplierId, orderId, deliveryNo: `SJ-${number}`, invoiceNo: `F-${number}`, payment: { via: 'bank' }, attachments: [{ ref: 'surat-jalan.jpg' }],
      freights: [{ kind: 'angkut', amount: 10_000, via: 'bank', basis: 'value' }, { kind: 'bongkar', amount: 5_000, via: 'kas', basis: 'value' }],
      lines: [{ productId: oil, qty: '1', unit: 'dus', rejectedQty: '1', rejectedReason: 'penyok', unitCost: 170_000 }, { productId: sugar, qty: '8', unitCost: 15_500 }],
    });
    await treasurer.call('purchases.cancelOrder', { orderId, reason: 'sisanya habis' });
    const { shipmentId } = await treasurer.call('purchases.ship', { supplierId, documentNo: `DP-${number}`, payment: { via: 'bank' }, lines: [{ productId: oil, qty: '1', unit: 'dus', unitCost: 171_000 }, { productId: sugar, qty: '3', unitCost: 15_500 }] });
    await treasurer.call('purchases.receive', { supplierId, shipmentId, deliveryNo: `TIBA-${number}`, missing: 'menyusul', lines: [{ productId: oil, qty: '10', rejectedQty: '1' }] });
  }
}

/** Another loan, with all that can stand for one, and interest that is income before it is paid. */
async function lendInAugust(treasurer: Caller, chair: Caller, member: string, siti: string): Promise<void> {
  await chair.call('settings.set', { key: 'loan.policy', value: { interestRecognition: 'accrual' }, effectiveFrom: '2026-08-01' });
  const collateral = [{ kind: 'bpkb', description: 'Motor bebek 2019', value: 6_000_000 }, { kind: 'barang', description: 'Mesin jahit', value: 900_000 }] as const;
  const { loanId } = await treasurer.call('loans.apply', { memberId: member, principal: 600_000, months: 6, method: 'flat', annualPct: '12', purpose: 'Mesin jahit', income: 2_500_000, expenses: 1_500_000, collateral: [...collateral], guarantorIds: [siti] });
  await chair.call('loans.approve', { loanId });
  await treasurer.call('loans.disburse', { loanId, via: 'bank' });
}

/** Loans guaranteed and given up, money that came back of them, an allowance, and people who are members. */
async function loseLoans(treasurer: Caller, chair: Caller, admin: Caller, member: string, siti: string): Promise<void> {
  for (const [memberId, guarantor] of [[member, siti], [siti, member]] as const) {
    const { loanId } = await treasurer.call('loans.apply', { memberId, principal: 200_000, months: 2, method: 'flat', annualPct: '12', purpose: 'Pupuk', guarantorIds: [guarantor] });
    await chair.call('loans.approve', { loanId });
    await treasurer.call('loans.disburse', { loanId, via: 'bank' });
    await treasurer.call('loans.writeOff', { loanId, reason: 'pindah tanpa kabar', approval: LOGIN.ketua });
    await treasurer.call('loans.recover', { loanId, amount: 50_000, via: 'bank' });
  }
  await treasurer.call('loans.runAllowance', { period: '2026-09' });
  const { rows } = await admin.call('people.list', {});
  for (const [username, memberId] of [['dewi', siti], ['sari', member]] as const) await admin.call('people.update', { userId: rows.find((row) => row.username === username)?.userId ?? '', memberId });
}
