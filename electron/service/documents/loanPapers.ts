import type { Result } from '../../../shared/contract/index.ts';
import { LOAN_METHODS } from '../../../shared/contract/loans.ts';
import { isCalendarDate, monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { firstDueAfter, loanSchedule } from '../../../shared/domain/loanSchedule.ts';
import { MAX_RUPIAH } from '../../../shared/domain/money.ts';
import { PERCENT_PATTERN } from '../../../shared/domain/percent.ts';
import type { ReportPaper, ReportPart, ReportRow, ReportTable } from '../../../shared/domain/paper/report.ts';
import { loanPaperWords } from '../../../shared/text/loanPapers.ts';
import { invalid } from '../kernel/refusal.ts';
import type { Loans } from '../loans/index.ts';
import type { Frame } from './frame.ts';

export type LoanPaperKind = 'loan-agreement' | 'loan-schedule' | 'reminder';
export const isLoanPaper = (kind: string): kind is LoanPaperKind => kind === 'loan-agreement' || kind === 'loan-schedule' || kind === 'reminder';

/** Where papers of loans come from, and what of a person may stand on them. */
export type LoanPaperBooks = { readonly loans: Loans; readonly frame: Frame; readonly today: CalendarDate; readonly addressOf: (memberId: string) => string; readonly phoneOf: (memberId: string) => string };
type View = Result<'loans.get'>;
type Row = Pick<View['rows'][number], 'no' | 'due' | 'principal' | 'interest' | 'payment' | 'balance'>;

const paper = (frame: Frame, today: CalendarDate, title: string, subtitle: string, parts: readonly ReportPart[], signers: ReportPaper['signers']): ReportPaper => ({
  ...frame.paper({ title, subtitle, parts, period: monthOf(today), issue: undefined, monthsClosed: null }), signers,
});

/** A paper of one loan by its number or id; a schedule also of terms that nobody asked for yet. Throws NOT_FOUND, VALIDATION. */
export function loanPaper(kind: LoanPaperKind, books: LoanPaperBooks, ref: string): ReportPaper {
  if (kind === 'loan-schedule') return schedulePaper(books, ref);
  const loan = books.loans.named(ref, books.today);
  return kind === 'loan-agreement' ? agreement(books, loan) : reminder(books, loan);
}

function scheduleTable(title: string | null, rows: readonly Row[]): ReportTable {
  const words = loanPaperWords.schedule;
  const total = (of: 'principal' | 'interest' | 'payment'): number => rows.reduce((sum, row) => sum + row[of], 0);
  const figure = (key: string, label: string) => ({ key, label, kind: 'amount' as const });
  return {
    list: true, title, label: words.no, narrow: 'payment',
    columns: [{ key: 'due', label: words.due, kind: 'date' }, figure('principal', words.principal), figure('interest', words.interest), { ...figure('payment', words.payment), sum: [{ key: 'principal', times: 1 }, { key: 'interest', times: 1 }] }, figure('balance', words.balance)],
    rows: [
      ...rows.map((row): ReportRow => ({ key: String(row.no), label: String(row.no), level: 0, kind: 'baris', cells: [row.due, row.principal, row.interest, row.payment, row.balance] })),
      { key: 'sum', label: words.sum, level: 0, kind: 'jumlah', cells: [null, total('principal'), total('interest'), total('payment'), null], end: true },
    ],
  };
}

/** POKOK/BULAN/CARA/JASA/JATUH-TEMPO, or a loan. */
function schedulePaper({ loans, frame, today }: LoanPaperBooks, ref: string): ReportPaper {
  const words = loanPaperWords.schedule;
  const effective = (pct: string): ReportPart => ({ title: words.effective, paragraphs: [words.effectiveText(pct)] });
  const signers: ReportPaper['signers'] = [[loanPaperWords.agreement.signers.borrower, null], [loanPaperWords.agreement.signers.chair, frame.signer('ketua')]];
  const terms = simulated(ref);
  if (terms !== undefined) {
    const { rows, effectivePct } = loans.simulate(terms);
    return paper(frame, today, words.title, words.simulated(terms.principal, terms.months, terms.annualPct, terms.method), [scheduleTable(null, rows), effective(effectivePct)], signers);
  }
  const loan = loans.named(ref, today);
  return paper(frame, today, words.title, words.ofLoan(loan.number, loan.name, loan.memberNo), [scheduleTable(null, rowsOf(loan, today)), effective(loan.effectivePct)], [[signers[0]?.[0] ?? '', loan.name], [loanPaperWords.agreement.signers.chair, frame.signer('ketua')]]);
}

function simulated(ref: string): Parameters<Loans['simulate']>[0] | undefined {
  const [principal = '', months = '', method = '', annualPct = '', firstDue = '', ...more] = ref.split('/');
  if (!ref.includes('/')) return undefined;
  const known = LOAN_METHODS.find((each) => each === method);
  const right = /^[1-9]\d{0,11}$/.test(principal) && Number(principal) <= MAX_RUPIAH && /^[1-9]\d{0,2}$/.test(months) && Number(months) <= 360 && PERCENT_PATTERN.test(annualPct) && isCalendarDate(firstDue) && more.length === 0;
  if (!right || known === undefined || !isCalendarDate(firstDue)) throw invalid('ref', loanPaperWords.schedule.how);
  return { principal: Number(principal) as Parameters<Loans['simulate']>[0]['principal'], months: Number(months), method: known, annualPct, firstDue };
}

/** The schedule in force; of a loan not paid out yet the one it would have if it were today. */
const rowsOf = (loan: View, today: CalendarDate): readonly Row[] => (loan.rows.length > 0 ? loan.rows : loanSchedule({ ...loan, firstDue: loan.firstDue !== null && isCalendarDate(loan.firstDue) ? loan.firstDue : firstDueAfter(today) }).rows);

/** What lender and borrower agree to and sign. */
function agreement({ loans, frame, today, addressOf }: LoanPaperBooks, loan: View): ReportPaper {
  const words = loanPaperWords.agreement;
  const { name, legalNo, address, kelurahan, city } = frame.head();
  const chair = frame.signer('ketua');
  const fees = loan.fees.adminFee + loan.fees.provision;
  const penalty = loans.penaltyOf(loan.loanId);
  const late = penalty === null ? null : penalty.pctPerDay !== undefined ? words.penaltyDay(penalty.pctPerDay, penalty.graceDays) : penalty.pctPerMonth === undefined ? null : words.penaltyMonth(penalty.pctPerMonth, penalty.graceDays);
  const parts: ReportPart[] = [
    { title: words.parties, paragraphs: [words.lender(name, legalNo, [address, kelurahan, city].join(', '), chair), words.borrower(loan.name, loan.memberNo, addressOf(loan.memberId))] },
    { title: words.loan, paragraphs: [words.amount(loan.principal), words.terms(loan.months, loan.annualPct, loan.method, loan.effectivePct), words.purpose(loan.purpose), ...(fees === 0 ? [] : [words.fees(loan.fees.adminFee, loan.fees.provision, loan.principal - fees)])] },
    scheduleTable(loan.rows.length === 0 ? words.draft : words.schedule, rowsOf(loan, today)),
    {
      title: words.security,
      paragraphs: loan.collateral.length + loan.guarantors.length === 0 ? [words.nothing] : [...loan.collateral.map((each) => words.collateral(each.kind, each.description, each.value)), ...loan.guarantors.map((each) => words.guarantor(each.name, each.memberNo))],
    },
    { title: words.agreed, paragraphs: words.clauses(late) },
  ];
  const guarantor = loan.guarantors[0];
  return paper(frame, today, words.title, words.subtitle(loan.number, loan.decision?.date ?? loan.date), parts, [
    [words.signers.borrower, loan.name], ...(guarantor === undefined ? [] : [[words.signers.guarantor, guarantor.name] as const]), [words.signers.chair, chair],
  ]);
}

/** What is late, or comes next, in words for the borrower. */
function reminder({ frame, today, addressOf, phoneOf }: LoanPaperBooks, loan: View): ReportPaper {
  const words = loanPaperWords.reminder;
  const owed = (row: View['rows'][number]): number => row.payment - row.principalPaid - row.interestPaid;
  const open = loan.status === 'berjalan' ? loan.rows.filter((row) => owed(row) > 0) : [];
  const late = open.filter((row) => row.due <= today);
  const rows = late.length > 0 ? late : open.slice(0, 1);
  const penalty = loan.position?.penalty ?? 0;
  const sum = rows.reduce((total, row) => total + owed(row), 0) + penalty;
  const first = rows[0];
  const said = first === undefined ? words.paidOff : (loan.position?.daysLate ?? 0) > 0 ? words.late(loan.position?.daysLate ?? 0, today) : words.coming(first.due, owed(first));
  const line = (key: string, label: string, cells: ReportRow['cells'], end = false): ReportRow => ({ key, label, level: 0, kind: end ? 'jumlah' : 'baris', cells, end });
  const table: ReportTable = {
    list: true, title: words.table, label: words.what, narrow: 'amount', columns: [{ key: 'due', label: loanPaperWords.schedule.due, kind: 'date' }, { key: 'amount', label: words.sum, kind: 'amount' }],
    rows: [...rows.map((row) => line(String(row.no), words.instalment(row.no), [row.due, owed(row)])), ...(penalty === 0 ? [] : [line('penalty', words.penalty, [null, penalty])]), line('sum', words.sum, [null, sum], true)],
  };
  const phone = phoneOf(loan.memberId);
  return paper(frame, today, words.title, words.subtitle(loan.number), [
    { title: words.to, paragraphs: [words.member(loan.name, loan.memberNo, addressOf(loan.memberId)), ...(phone === '' ? [] : [words.phone(phone)])] }, { title: words.greeting, paragraphs: [said] },
    ...(sum === 0 ? [] : [table]), { title: words.closing, paragraphs: [...(sum === 0 ? [] : [words.inWords(sum)]), words.thanks] },
  ], [[loanPaperWords.agreement.signers.treasurer, frame.signer('bendahara')], [loanPaperWords.agreement.signers.chair, frame.signer('ketua')]]);
}
