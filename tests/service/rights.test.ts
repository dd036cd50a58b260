import { describe, expect, it } from 'vitest';
import { METHOD_NAMES } from '../../shared/contract/index.ts';
import { LOGIN, newId } from '../support/gerai.ts';
import { fieldOf, mustVerify, openTill, peek, signIn } from '../support/till.ts';

const LETTERS = { K: 'kasir', B: 'bendahara', C: 'ketua', P: 'pengawas', A: 'admin' } as const;

/** Who may call what: the contract's letters and ruling 14. K kasir, B bendahara, C ketua, P pengawas, A admin; `open` needs no session. */
const RIGHTS: Readonly<Record<string, string>> = {
  'system.status': 'open', 'display.house': 'open', 'system.initialise': 'open', 'system.updateProfile': 'C', 'system.verify': 'BCP', 'evidence.head': 'KBCP', 'evidence.compare': 'BCP', 'clock.set': 'KBCA', 'auth.users': 'open', 'auth.login': 'open', 'auth.logout': 'KBCPA',
  'people.create': 'CA', 'people.update': 'CA', 'people.deactivate': 'CA', 'people.resetPin': 'CA', 'people.list': 'CA', 'settings.get': 'KBCPA', 'settings.set': 'CA', 'audit.search': 'CP',
  'members.create': 'KB', 'members.update': 'B', 'members.confirm': 'B', 'members.decline': 'B', 'members.block': 'B', 'members.unblock': 'B', 'members.deceased': 'B', 'members.checkNik': 'KB', 'members.showNik': 'BCP', 'members.exitQuote': 'KBCP', 'members.exit': 'B', 'members.payLeaver': 'B', 'officers.list': 'KBCP', 'officers.appoint': 'BC', 'officers.end': 'BC', 'members.get': 'KBCP', 'members.search': 'KBCP', 'members.setPin': 'B', 'members.checkPin': 'KB', 'members.setCredit': 'B', 'bon.pay': 'KB', 'bon.writeOff': 'B', 'bon.aging': 'KBCP', 'bon.statement': 'KBCP',
  'savings.deposit': 'KB', 'savings.withdraw': 'B', 'savings.billWajib': 'B', 'savings.transfer': 'B', 'savings.setAutoDebit': 'B', 'savings.autoDebit': 'KBCP', 'savings.autoDebitPreview': 'KBCP', 'savings.runAutoDebit': 'B', 'savings.passbook': 'KBCP', 'savings.markPrinted': 'KB', 'savings.newPassbook': 'KB', 'savings.arrears': 'KBCP', 'savings.collection': 'KBCP', 'savings.balances': 'KBCP', 'savings.statement': 'KBCP', 'savings.calculateInterest': 'KBCP', 'savings.previewInterest': 'KBCP', 'savings.creditInterest': 'B', 'tax.savingsTax': 'KBCP', 'tax.paySavingsTax': 'B',
  'loans.simulate': 'KBCP', 'loans.apply': 'B', 'loans.approve': 'C', 'loans.reject': 'C', 'loans.disburse': 'B', 'loans.pay': 'KB', 'loans.get': 'KBCP', 'loans.list': 'KBCP',
  'loans.assess': 'KBCP', 'loans.setOff': 'B', 'loans.payoffQuote': 'KBCP', 'loans.guarantees': 'KBCP', 'loans.reschedule': 'B', 'loans.writeOff': 'B', 'loans.recover': 'B', 'loans.accrue': 'B', 'loans.aging': 'BCP', 'loans.allowancePreview': 'BCP', 'loans.runAllowance': 'B',
  'loans.dueList': 'KBCP', 'loans.concentration': 'BCP', 'loans.liquidity': 'BCP',
  'products.create': 'B', 'products.get': 'KBCP', 'products.search': 'KBCP', 'products.setPrice': 'B', 'products.update': 'B', 'products.setUnits': 'B', 'products.favourites': 'KBCP', 'products.setFavourites': 'B', 'products.newBarcode': 'B', 'products.prices': 'KBCP', 'products.oldPrices': 'KBCP', 'suppliers.create': 'B', 'suppliers.list': 'KBCP',
  'suppliers.update': 'B', 'suppliers.setTerms': 'B', 'suppliers.get': 'KBCP', 'purchases.order': 'B', 'purchases.orders': 'KBCP', 'purchases.getOrder': 'KBCP', 'purchases.cancelOrder': 'B', 'purchases.preview': 'BCP', 'purchases.ship': 'B', 'purchases.inTransit': 'KBCP', 'purchases.proposals': 'KBCP', 'purchases.prices': 'KBCP', 'purchases.receipts': 'KBCP', 'purchases.getReceipt': 'KBCP',
  'purchases.receive': 'B', 'purchases.advance': 'B', 'purchases.pay': 'B', 'purchases.payables': 'KBCP', 'reports.stockValue': 'KBCP', 'reports.slowGoods': 'KBCP', 'reports.margins': 'KBCP', 'reports.landedCost': 'KBCP', 'reports.distribution': 'BCP', 'purchases.dueList': 'KBCP', 'purchases.payments': 'KBCP', 'purchases.return': 'B', 'purchases.correct': 'B', 'stock.onHand': 'KBCP', 'stock.card': 'KBCP', 'stock.count': 'B', 'stock.startCount': 'B', 'stock.enterCount': 'KB', 'stock.recount': 'KB', 'stock.finishCount': 'B', 'stock.cancelCount': 'B', 'stock.postCount': 'B', 'stock.counts': 'KBCP', 'stock.getCount': 'KBCP', 'stock.setPlace': 'B', 'stock.places': 'KBCP', 'stock.placeOf': 'KBCP', 'stock.labelGoods': 'KBCP', 'stock.makeLabels': 'KB', 'stock.expiring': 'KBCP', 'stock.discardExpired': 'B', 'stock.adjust': 'B', 'stock.repack': 'B', 'cylinders.balances': 'KBCP', 'cylinders.bill': 'B', 'cylinders.deposits': 'KBCP', 'cylinders.returnDeposit': 'KB', 'cylinders.forfeit': 'B', 'cylinders.book': 'KBCP', 'cylinders.reconcile': 'KBCP', 'cylinders.toAgent': 'B', 'cylinders.fromAgent': 'B', 'cylinders.settleDebt': 'B', 'cylinders.repair': 'B', 'cylinders.writeOff': 'B', 'cylinders.buy': 'B', 'cylinders.payBill': 'B', 'cylinders.count': 'B', 'consignment.setOwner': 'B', 'consignment.setTerms': 'B', 'consignment.receive': 'B', 'consignment.giveBack': 'B', 'consignment.settle': 'B', 'consignment.list': 'KBCP', 'consignment.goods': 'KBCP', 'consignment.statement': 'KBCP',
  'shifts.open': 'KB', 'shifts.cashIn': 'KB', 'shifts.cashOut': 'KB', 'shifts.openDrawer': 'KB', 'shifts.close': 'KB', 'shifts.handover': 'KB', 'shifts.current': 'KB', 'shifts.report': 'KBCP', 'shifts.list': 'KBCP', 'shifts.xReport': 'KBC',
  'sales.quote': 'KBCP', 'sales.checkout': 'KB', 'sales.get': 'KBCP', 'sales.search': 'KBCP', 'sales.void': 'KB', 'sales.swapTender': 'KB', 'sales.return': 'KB', 'sales.hold': 'KB', 'sales.holds': 'KB', 'sales.recall': 'KB', 'sales.drop': 'KB', 'sales.saveCart': 'KB', 'sales.cart': 'KB', 'sales.dropPayment': 'KB',
  'ledger.accounts': 'KBCP', 'ledger.createAccount': 'B', 'ledger.importAccounts': 'B', 'ledger.closeAccount': 'B', 'ledger.openAccount': 'B', 'ledger.search': 'KBCP', 'ledger.post': 'B', 'ledger.opening': 'B', 'ledger.reverse': 'B', 'ledger.entry': 'KBCP', 'ledger.register': 'KBCP', 'ledger.trialBalance': 'KBCP',
  'cash.accounts': 'KBCP', 'cash.book': 'KBCP', 'cash.transfer': 'B', 'qris.pending': 'KBCP', 'qris.settle': 'B', 'qris.undo': 'B',
  'shu.closeYear': 'C', 'statements.issued': 'KBCP', 'statements.get': 'KBCP',
  'journals.templates': 'KBCP', 'journals.saveTemplate': 'B', 'journals.removeTemplate': 'B', 'journals.recurring': 'KBCP', 'journals.saveRecurring': 'B', 'journals.endRecurring': 'B', 'journals.spread': 'B',
  'journals.proposals': 'KBCP', 'journals.postProposals': 'B', 'budget.set': 'B', 'budget.get': 'KBCP', 'reports.budget': 'KBCP',
  'bank.previewStatement': 'KBCP', 'bank.importStatement': 'B', 'bank.imports': 'KBCP', 'bank.removeImport': 'B', 'bank.reconcile': 'KBCP', 'bank.match': 'B', 'bank.unmatch': 'B', 'bank.post': 'B',
  'periods.list': 'KBCP', 'periods.check': 'KBCP', 'periods.close': 'B', 'periods.reopen': 'C', 'periods.history': 'KBCP', 'shu.calculate': 'KBCP', 'shu.estimate': 'KBCP', 'shu.statement': 'BCP',
  'reports.balanceSheet': 'KBCP', 'reports.incomeStatement': 'KBCP', 'reports.export': 'KBCP', 'reports.memberBenefit': 'KBCP', 'reports.notes': 'KBCP', 'reports.usp': 'KBCP', 'reports.compare': 'KBCP', 'reports.cashFlow': 'KBCP', 'reports.equityChanges': 'KBCP',
  'assets.register': 'B', 'assets.list': 'KBCP', 'assets.previewDepreciation': 'KBCP', 'assets.depreciate': 'B', 'assets.dispose': 'B', 'assets.borrow': 'B', 'assets.returnBorrowed': 'B',
  'bankLoans.create': 'B', 'bankLoans.draw': 'B', 'bankLoans.pay': 'B', 'bankLoans.get': 'KBCP', 'bankLoans.list': 'KBCP',
  'tax.preview': 'KBCP', 'tax.run': 'B', 'tax.undo': 'B', 'tax.pay': 'B',
  'documents.reverse': 'KB', 'documents.render': 'KBCP', 'printing.jobs': 'KBCP', 'printing.print': 'KBC', 'printing.retry': 'KBC', 'printing.dismiss': 'KBC', 'printing.printers': 'BCA', 'printing.test': 'BCA',
};

/** Whose approval counts where one is given (ruling 2 and 14). */
const APPROVERS: Readonly<Record<string, string>> = { 'savings.withdraw': 'BC', 'savings.transfer': 'BC', 'sales.checkout': 'BC', 'shifts.close': 'BC', 'shifts.openDrawer': 'BC', 'shifts.handover': 'BC', 'stock.count': 'BC', 'stock.postCount': 'BC', 'ledger.post': 'C', 'periods.reopen': 'BP', 'documents.reverse': 'BC', 'bon.writeOff': 'C', 'loans.approve': 'BCP', 'loans.pay': 'BC', 'loans.setOff': 'C', 'loans.reschedule': 'C', 'loans.writeOff': 'C', 'sales.void': 'BC', 'sales.swapTender': 'BC', 'sales.return': 'BC' };
const WITH_APPROVAL: Readonly<Record<string, Record<string, unknown>>> = {
  'sales.checkout': { lines: [{ productId: newId(), qty: '1' }], payments: [{ method: 'tunai', amount: 1 }] },
  'savings.withdraw': { memberId: newId(), kind: 'sukarela', amount: 1, via: 'kas' },
  'savings.transfer': { fromMemberId: newId(), toMemberId: newId(), amount: 1 },
  'sales.swapTender': { saleId: newId(), payments: [{ method: 'tunai', amount: 1 }] },
  'sales.void': { saleId: newId(), reason: 'coba' },
  'sales.return': { saleId: newId(), lines: [{ lineNo: 1, qty: '1', condition: 'baik' }], reason: 'coba' },
  'shifts.close': { counted: {} },
  'shifts.openDrawer': { reason: 'coba' },
  'shifts.handover': { counted: {}, receiver: LOGIN.kasir },
  'stock.count': { lines: [{ productId: newId(), counted: '1' }], reason: 'coba' },
  'stock.postCount': { countId: newId(), reason: 'coba' },
  'bon.writeOff': { memberId: newId(), amount: 1, reason: 'coba' },
  'loans.approve': { loanId: newId() },
  'loans.pay': { loanId: newId(), amount: 1, via: 'sukarela' },
  'loans.setOff': { loanId: newId() },
  'loans.reschedule': { loanId: newId(), months: 6, reason: 'coba' },
  'loans.writeOff': { loanId: newId(), reason: 'coba' },
  'periods.reopen': { period: '2026-10', reason: 'coba' },
  'documents.reverse': { kind: 'SS', ref: 'SS-2026-000001', reason: 'coba' },
  'ledger.post': { date: '2026-11-21', memo: 'coba', lines: [{ account: '9-9999', debit: 1 }, { account: '9-9998', credit: 1 }] },
};

describe('rights', () => {
  it('are written down for every method there is', () => {
    expect(METHOD_NAMES.toSorted()).toEqual(Object.keys(RIGHTS).toSorted());
  });

  it('hold for every role on every method, before anything else is looked at', async () => {
    const { gerai } = await openTill();
    const sessions = new Map<string, string>();
    for (const [letter, role] of Object.entries(LETTERS)) sessions.set(letter, (await gerai.call('auth.login', LOGIN[role])).session);
    const wrong: string[] = [];
    let refusals = 0;
    for (const [method, rights] of Object.entries(RIGHTS)) {
      for (const letter of ['K', 'B', 'C', 'P', 'A'] as const) {
        const session = method === 'auth.logout' ? (await gerai.call('auth.login', LOGIN[LETTERS[letter]])).session : sessions.get(letter);
        // Nothing but an unknown field: whoever may call is told so, whoever may not is refused before.
        const reply = await gerai.raw(method, method === 'auth.logout' ? {} : { 'bukan-isian': 1 }, session);
        const forbidden = !reply.ok && (reply.error.code === 'FORBIDDEN' || reply.error.code === 'UNAUTHENTICATED');
        if (forbidden) refusals += 1;
        if (forbidden === (rights === 'open' || rights.includes(letter))) wrong.push(`${method} ${letter}: ${reply.ok ? 'ok' : reply.error.code}`);
        if (forbidden && reply.error.code !== 'FORBIDDEN') wrong.push(`${method} ${letter}: ${reply.error.code}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(peek(gerai, "SELECT count(*) AS n FROM audit WHERE subject = 'FORBIDDEN' AND outcome = 'ditolak'")).toEqual([{ n: refusals }]);
    await mustVerify(gerai);
  });

  it('are nobody’s without a session, or with one that never was', async () => {
    const { gerai } = await openTill();
    for (const [method, rights] of Object.entries(RIGHTS)) {
      for (const session of [undefined, 'A'.repeat(32)]) {
        const reply = await gerai.raw(method, { 'bukan-isian': 1 }, session);
        expect([method, reply.ok ? 'ok' : reply.error.code]).toEqual([method, rights === 'open' ? 'VALIDATION' : 'UNAUTHENTICATED']);
      }
    }
  });

  it('to approve are those of the method’s own list, and of somebody else than the caller', async () => {
    const { gerai, treasurer } = await openTill();
    const chair = { username: 'rahmat', pin: '918273' };
    await (await gerai.as('admin')).call('people.create', { ...chair, name: 'Rahmat', role: 'bendahara' });
    const approvers = { K: LOGIN.kasir, B: chair, C: LOGIN.ketua, P: LOGIN.pengawas, A: LOGIN.admin };
    const ketua = await gerai.as('ketua');
    for (const [method, entitled] of Object.entries(APPROVERS)) {
      const [caller, own] = RIGHTS[method] === 'C' ? [ketua, LOGIN.ketua] : [treasurer, LOGIN.bendahara];
      for (const [letter, approval] of Object.entries(approvers)) {
        if (approval === own) continue;
        const failure = await caller.refused(method as 'stock.count', { ...WITH_APPROVAL[method], approval });
        expect([method, letter, fieldOf(failure) === 'FORBIDDEN approval.username']).toEqual([method, letter, !entitled.includes(letter)]);
      }
      expect([method, (await caller.refused(method as 'stock.count', { ...WITH_APPROVAL[method], approval: own })).rule]).toEqual([method, 'SELF_APPROVAL']);
    }
  });

  it('to read the SHU are not the cashier’s, on paper neither', async () => {
    const { cashier, treasurer } = await openTill();
    for (const format of ['text', 'html', 'svg', 'escpos'] as const) {
      expect((await cashier.refused('documents.render', { document: 'shu-statement', ref: '2026-11', format })).code).toBe('FORBIDDEN');
      expect((await cashier.refused('documents.render', { document: 'shu-slip', ref: '2026-11/A-0001', format })).code).toBe('FORBIDDEN');
    }
    expect((await treasurer.call('documents.render', { document: 'shu-statement', ref: '2026-11', format: 'text' })).mime).toBe('text/plain; charset=utf-8');
  });

  it('to print are no wider than those to read', async () => {
    const { gerai, cashier, treasurer, oil } = await openTill({ float: 100_000 });
    await (await signIn(gerai, 'admin')).call('settings.set', { key: 'printer.receipt', value: { kind: 'file', path: '/nonexistent/printer', drawer: false }, effectiveFrom: '2026-11-21' });
    await treasurer.call('shifts.open', { float: 0, drawer: 'Laci 2' });
    const theirs = (await treasurer.call('shifts.current', {})).shift?.number ?? '';
    const sale = await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '1' }], payments: [{ method: 'tunai', amount: 15_700 }] });
    const tried = async (method: 'documents.render' | 'printing.print', document: string, ref: string) => fieldOf(await cashier.refused(method, { document, ref, ...(method === 'documents.render' ? { format: 'text' } : {}) }));
    expect((await cashier.call('printing.print', { document: 'sale-receipt', ref: sale.number })).copy).toBe(1);
    gerai.at('2026-11-22');
    for (const method of ['documents.render', 'printing.print'] as const) {
      expect(await tried(method, 'sale-receipt', sale.number)).toBe('NOT_FOUND ref');
      expect(await tried(method, 'sale-receipt', 'PJ-2026-000099')).toBe('NOT_FOUND ref');
      expect(await tried(method, 'shift-report', theirs)).toBe('NOT_FOUND ref');
      expect(await tried(method, 'savings-slip', 'SS-2026-000099')).toBe('NOT_FOUND ref');
      expect(await tried(method, 'loan-slip', 'AP-2026-000099')).toBe('NOT_FOUND ref');
      expect(await tried(method, 'shu-statement', '2026-11')).toBe('FORBIDDEN');
      expect(await tried(method, 'shu-slip', '2026-11/A-0001')).toBe('FORBIDDEN');
    }
    expect((await treasurer.call('printing.print', { document: 'sale-receipt', ref: sale.saleId })).copy).toBe(2);
    await gerai.service.idle();
  });
});
