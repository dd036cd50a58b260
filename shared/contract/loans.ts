import { z } from 'zod';
import { command, query } from './define.ts';
import { approval, cashVia, date, limit, money, month, percent, pin, positiveMoney, text, uuid, type Role } from './values.ts';

const rupiah = z.int();
const OFFICE: readonly Role[] = ['bendahara', 'ketua', 'pengawas'];

export const LOAN_METHODS = ['flat', 'menurun', 'anuitas'] as const;
const loanMethod = z.enum(LOAN_METHODS, { error: 'isi flat, menurun atau anuitas' });
const months = z.int({ error: 'isi jumlah bulan' }).min(1, { error: 'isi 1 sampai 360 bulan' }).max(360, { error: 'isi 1 sampai 360 bulan' });
const scheduleRow = z.strictObject({ no: z.int(), due: z.string(), principal: rupiah, interest: rupiah, payment: rupiah, balance: rupiah });
const scheduleTotals = z.strictObject({ principal: rupiah, interest: rupiah, payment: rupiah });
/** Key of a loan product of the setting `loan.products`. */
const productKey = text(30);
/** How money of a loan goes: over the counter, through the bank, or to and from the member's own simpanan sukarela. */
const loanVia = z.enum(['kas', 'bank', 'sukarela'], { error: 'isi kas, bank atau sukarela' });

export const COLLATERAL_KINDS = ['bpkb', 'sertifikat', 'barang', 'simpanan', 'lain'] as const;
const collateral = z.strictObject({ kind: z.enum(COLLATERAL_KINDS, { error: `isi salah satu: ${COLLATERAL_KINDS.join(', ')}` }), description: text(120), value: positiveMoney });

/** What a check of an application looks at, in the order they are listed. */
export const LOAN_CHECKS = ['batas', 'angsuran', 'wajib', 'telat', 'dana', 'pinjaman-lain', 'terbesar', 'jaminan', 'terkait'] as const;
const check = z.strictObject({ key: z.enum(LOAN_CHECKS), ok: z.enum(['aman', 'lihat', 'tidak']), title: z.string(), text: z.string() });
const assessment = { checks: z.array(check), effectivePct: z.string(), instalment: rupiah, totals: scheduleTotals };

const decision = z.strictObject({ status: z.enum(['disetujui', 'ditolak']), date: z.string(), by: z.string(), second: z.string().nullable(), note: z.string().nullable() });
const payoff = { balance: rupiah, interestDue: rupiah, runningInterest: rupiah, penalty: rupiah, payoff: rupiah };
const posted = { number: z.string(), entryNumber: z.string() };

const borrower = { loanId: z.string(), number: z.string(), memberId: z.string(), memberNo: z.string(), name: z.string() };
const classTotal = z.strictObject({ class: z.string(), fromDays: z.int(), allowancePct: z.string().nullable(), nonPerforming: z.boolean(), count: z.int(), outstanding: rupiah, allowance: rupiah });
const agedLoan = z.strictObject({ ...borrower, daysLate: z.int(), class: z.string(), outstanding: rupiah, arrears: rupiah, allowance: rupiah, phoneMasked: z.string() });
const owing = z.strictObject({ memberId: z.string(), memberNo: z.string(), name: z.string(), outstanding: rupiah, pct: z.string() });

/** Members' loans, from asking to the last instalment. */
export const loans = {
  'loans.simulate': query({
    summary: 'A repayment schedule, pure arithmetic; effectivePct: what it costs a year on the balance really owed',
    input: () => ({ principal: positiveMoney, annualPct: percent, months, method: loanMethod, firstDue: date }),
    output: () => z.strictObject({ rows: z.array(scheduleRow), totals: scheduleTotals, effectivePct: z.string() }),
  }),
  'loans.assess': query({
    summary: 'Whether a member can bear a loan and the cooperative can lend it: every check with its figures, and what the loan costs. Decides nothing',
    input: () => ({ memberId: uuid, principal: positiveMoney, months, method: loanMethod, annualPct: percent, product: productKey.optional(), income: money.optional(), expenses: money.optional(), firstDue: date.optional(), collateral: z.array(collateral).max(10).optional() }),
    output: () => z.strictObject(assessment),
  }),
  'loans.apply': command({
    summary: 'A member asks for a loan; one of a product (setting loan.products) keeps to its terms, which are frozen here',
    input: () => ({
      memberId: uuid, principal: positiveMoney, months, method: loanMethod, annualPct: percent, purpose: text(120), firstDue: date.optional(), product: productKey.optional(), income: money.optional(), expenses: money.optional(),
      collateral: z.array(collateral).max(10).optional(), guarantorIds: z.array(uuid).max(5).optional(), disburseOn: date.optional(),
    }),
    output: () => ({ loanId: z.string(), number: z.string(), status: z.literal('diajukan') }),
  }),
  'loans.approve': command({
    summary: 'The chair agrees to a loan, never to one of their own; above the product’s limit with a second officer’s approval',
    roles: ['ketua'],
    approvers: ['bendahara', 'ketua', 'pengawas'],
    input: () => ({ loanId: uuid, note: text(200).optional(), approval: approval.optional() }),
    output: () => ({ loanId: z.string(), status: z.literal('disetujui') }),
  }),
  'loans.reject': command({
    summary: 'The chair declines a loan',
    roles: ['ketua'],
    input: () => ({ loanId: uuid, note: text(200).optional() }),
    output: () => ({ loanId: z.string(), status: z.literal('ditolak') }),
  }),
  'loans.disburse': command({
    summary: 'Pays an approved loan out, net of fees: those of its product unless others are named',
    input: () => ({ loanId: uuid, date: date.optional(), via: loanVia, adminFee: money.optional(), provision: money.optional() }),
    output: () => ({ ...posted, net: rupiah, adminFee: rupiah, provision: rupiah }),
  }),
  'loans.pay': command({
    summary: 'Takes a loan payment and spreads it by ruling 35, in the order of the setting loan.allocation; from the member’s sukarela a cashier needs the member’s PIN or an approval',
    roles: ['kasir', 'bendahara'],
    approvers: ['bendahara', 'ketua'],
    input: () => ({ loanId: uuid, date: date.optional(), amount: positiveMoney, via: loanVia, memberPin: pin.optional(), approval: approval.optional() }),
    output: () => ({ ...posted, allocation: z.strictObject({ penalty: rupiah, interest: rupiah, principal: rupiah }), outstanding: rupiah, status: z.string() }),
  }),
  'loans.setOff': command({
    summary: 'Takes what is owed out of the member’s simpanan sukarela, with the chair’s approval; without an amount as much as there is, at most what closes the loan',
    approvers: ['ketua'],
    input: () => ({ loanId: uuid, amount: positiveMoney.optional(), date: date.optional(), approval }),
    output: () => ({ ...posted, amount: rupiah, allocation: z.strictObject({ penalty: rupiah, interest: rupiah, principal: rupiah }), outstanding: rupiah, status: z.string() }),
  }),
  'loans.payoffQuote': query({
    summary: 'What closes a running loan on a day, today or later: balance, interest due, the running row’s whole interest, penalty',
    input: () => ({ loanId: uuid, date: date.optional() }),
    output: () => z.strictObject({ loanId: z.string(), number: z.string(), date: z.string(), ...payoff }),
  }),
  'loans.get': query({
    summary: 'One loan with schedule and payments; one taken back stands with a minus and the number it undoes. rows: the schedule in force; earlierPlans: those it was rescheduled from',
    input: () => ({ loanId: uuid }),
    output: () => z.strictObject({
      loanId: z.string(),
      number: z.string(),
      memberId: z.string(),
      memberNo: z.string(),
      name: z.string(),
      principal: rupiah,
      annualPct: z.string(),
      months: z.int(),
      method: loanMethod,
      purpose: z.string(),
      status: z.string(),
      outstanding: rupiah,
      payoff: rupiah,
      rows: z.array(scheduleRow.extend({ principalPaid: rupiah, interestPaid: rupiah })),
      payments: z.array(z.strictObject({ date: z.string(), number: z.string(), penalty: rupiah, interest: rupiah, principal: rupiah, undoes: z.string().optional() })),
      date: z.string(),
      appliedBy: z.string(),
      product: z.strictObject({ key: z.string(), name: z.string() }).nullable(),
      income: rupiah.nullable(),
      expenses: rupiah.nullable(),
      disburseOn: z.string().nullable(),
      firstDue: z.string().nullable(),
      effectivePct: z.string(),
      /** What the product takes off the payout. */
      fees: z.strictObject({ adminFee: rupiah, provision: rupiah }),
      secondApproval: z.boolean(),
      collateral: z.array(z.strictObject({ kind: z.string(), description: z.string(), value: rupiah })),
      guarantors: z.array(z.strictObject({ memberId: z.string(), memberNo: z.string(), name: z.string() })),
      /** As they were when it was asked for. */
      checks: z.array(check),
      decision: decision.nullable(),
      payout: z.strictObject({ number: z.string(), date: z.string(), via: z.string(), net: rupiah }).nullable(),
      position: z.strictObject({ ...payoff, arrears: rupiah, daysLate: z.int(), class: z.string(), nextDue: z.string().nullable(), nextAmount: rupiah }).nullable(),
      earlierPlans: z.array(z.strictObject({ number: z.string().nullable(), until: z.string(), reason: z.string(), annualPct: z.string(), months: z.int(), method: loanMethod, rows: z.array(scheduleRow.extend({ principalPaid: rupiah, interestPaid: rupiah })) })),
      writtenOff: z.strictObject({ number: z.string(), date: z.string(), claim: rupiah, recovered: rupiah, left: rupiah }).nullable(),
    }),
  }),
  'loans.list': query({
    summary: 'Loans by state, newest first',
    input: () => ({ memberId: uuid.optional(), status: z.enum(['diajukan', 'disetujui', 'ditolak', 'berjalan', 'lunas', 'dihapus']).optional(), limit: limit.optional() }),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({ loanId: z.string(), number: z.string(), memberNo: z.string(), name: z.string(), principal: rupiah, outstanding: rupiah, status: z.string(), date: z.string() }),
      ),
    }),
  }),
  'loans.guarantees': query({
    summary: 'The loans a member stands surety for that are not settled yet',
    input: () => ({ memberId: uuid }),
    output: () => z.strictObject({ rows: z.array(z.strictObject({ loanId: z.string(), number: z.string(), memberId: z.string(), memberNo: z.string(), name: z.string(), principal: rupiah, outstanding: rupiah, status: z.string() })) }),
  }),
  'loans.reschedule': command({
    summary: 'A new schedule for what is still owed, with the chair’s approval; the old one is kept. Interest due and unpaid goes to the first new instalment, penalty stays owed. Without firstDue the next day of the old schedule stays',
    approvers: ['ketua'],
    input: () => ({ loanId: uuid, months, annualPct: percent.optional(), method: loanMethod.optional(), firstDue: date.optional(), reason: text(120), approval }),
    output: () => ({ number: z.string(), rows: z.array(scheduleRow), totals: scheduleTotals, effectivePct: z.string(), carriedInterest: rupiah, carriedPenalty: rupiah }),
  }),
  'loans.writeOff': command({
    summary: 'Gives a loan up, with the chair’s approval: off the allowance, the rest an expense; interest booked before is taken back',
    approvers: ['ketua'],
    input: () => ({ loanId: uuid, date: date.optional(), reason: text(120), approval }),
    output: () => ({ ...posted, principal: rupiah, fromAllowance: rupiah, expense: rupiah, interest: rupiah }),
  }),
  'loans.recover': command({
    summary: 'Money that comes in for a loan that was given up: income, at most what was given up with interest and penalty',
    input: () => ({ loanId: uuid, date: date.optional(), amount: positiveMoney, via: cashVia }),
    output: () => ({ ...posted, left: rupiah }),
  }),
  'loans.accrue': command({
    summary: 'Books a month’s interest as income before it is paid, under the policy accrual alone; taken back of a loan that is kurang lancar or worse. On the month’s last day, once a month, in order',
    input: () => ({ period: month }),
    output: () => ({ number: z.string(), entryNumber: z.string().nullable(), accrued: rupiah, reversed: rupiah, loans: z.int() }),
  }),
  'loans.aging': query({
    summary: 'Running loans at the end of a day by how late they are, with the class and allowance of the table in force, and the share of those that do not perform',
    roles: OFFICE,
    input: () => ({ asOf: date }),
    output: () => z.strictObject({ asOf: z.string(), classes: z.array(classTotal), rows: z.array(agedLoan), total: rupiah, npl: z.strictObject({ amount: rupiah, pct: z.string() }) }),
  }),
  'loans.allowancePreview': query({
    summary: 'What the allowance for loans should be at the end of a day, what is booked, and the difference that a run would post',
    roles: OFFICE,
    input: () => ({ asOf: date }),
    output: () => z.strictObject({ asOf: z.string(), target: rupiah, booked: rupiah, difference: rupiah, classes: z.array(classTotal), rows: z.array(agedLoan) }),
  }),
  'loans.runAllowance': command({
    summary: 'Brings the allowance for loans to what it should be at the end of a month, or today within it: D 6-1170 / K 1-1311, or the other way. What was found of each loan is kept',
    input: () => ({ period: month }),
    output: () => ({ number: z.string(), entryNumber: z.string().nullable(), date: z.string(), target: rupiah, before: rupiah, difference: rupiah }),
  }),
  'loans.dueList': query({
    summary: 'Running loans with instalments due between two days and not paid: what is due in these days, what was due before, penalty as of today',
    input: () => ({ from: date, to: date }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ ...borrower, phoneMasked: z.string(), due: z.string(), principal: rupiah, interest: rupiah, penalty: rupiah, earlier: rupiah, total: rupiah, daysLate: z.int(), late: z.boolean() })),
      totals: z.strictObject({ principal: rupiah, interest: rupiah, penalty: rupiah, earlier: rupiah, total: rupiah }),
    }),
  }),
  'loans.concentration': query({
    summary: 'The largest borrowers, and what officers and their households owe against the part of own capital they may',
    roles: OFFICE,
    input: () => ({ asOf: date }),
    output: () => z.strictObject({ asOf: z.string(), total: rupiah, capital: rupiah, largest: z.array(owing), related: z.strictObject({ pct: z.string(), limit: rupiah, used: rupiah, left: rupiah, rows: z.array(owing) }) }),
  }),
  'loans.liquidity': query({
    summary: 'What members may ask back against what is in cash and at banks',
    roles: OFFICE,
    input: () => ({ asOf: date }),
    output: () => z.strictObject({ asOf: z.string(), savings: z.array(z.strictObject({ account: z.string(), name: z.string(), amount: rupiah })), owed: rupiah, cash: z.array(z.strictObject({ account: z.string(), name: z.string(), amount: rupiah })), liquid: rupiah, pct: z.string().nullable() }),
  }),
};
