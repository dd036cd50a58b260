import { number, percentText, rp, signed } from '../../text/format.ts';
import { loanWords, paperWords, receiptWords, savingsWords, shiftWords } from '../../text/documents.ts';
import { terbilang } from '../terbilang.ts';
import { chainHeadLines, type ChainHead } from './chainHead.ts';
import { firstName, fittingPair, headLines, markLines, momentLines, shortName, signatureLines, type CooperativeHead, type SlipHead, type SlipMoment } from './head.ts';
import { BLANK, centered, columns as pair, CUT, DRAWER, plain, rule, type PaperColumns, type PaperLine } from './lines.ts';

/** What every slip about a member's money says. */
type MemberSlip = SlipMoment & {
  readonly head: SlipHead;
  /** Who took or gave the money. */
  readonly officer: string;
  readonly memberNo: string;
  readonly memberName: string;
  readonly via: 'kas' | 'bank' | 'sukarela' | 'keluar';
  readonly openDrawer: boolean;
};

export type SavingsSlipData = MemberSlip & {
  readonly direction: 'setor' | 'tarik';
  readonly savings: 'pokok' | 'wajib' | 'sukarela';
  readonly amount: number;
  /** Balance of this kind of savings after the move. */
  readonly balance: number;
  /** All savings together after the move, where known. */
  readonly totalSavings?: number | undefined;
};

export type LoanPaymentSlipData = MemberSlip & {
  readonly event: 'angsuran';
  readonly loanNumber: string;
  readonly amount: number;
  readonly penalty: number;
  readonly interest: number;
  readonly principal: number;
  /** Principal still owed after the payment. */
  readonly outstanding: number;
  /** The next row of the schedule; null when nothing is due any more. */
  readonly next?: { readonly dateText: string; readonly amount: number } | null | undefined;
};

export type LoanDisbursementSlipData = MemberSlip & {
  readonly event: 'pencairan';
  readonly loanNumber: string;
  readonly principal: number;
  readonly adminFee: number;
  readonly provision?: number | undefined;
  /** What the member received: principal less fees. */
  readonly net: number;
  readonly months: number;
  readonly method: 'flat' | 'menurun' | 'anuitas';
  /** Contract percentage a year. */
  readonly annualPct: string;
  readonly next?: { readonly dateText: string; readonly amount: number } | null | undefined;
};

export type LoanSlipData = LoanPaymentSlipData | LoanDisbursementSlipData;

/** How often and how much; null where the amount stays hidden. */
type Often = { readonly count: number; readonly amount: number | null };

export type ShiftReportData = {
  readonly head: CooperativeHead;
  readonly number: string;
  readonly cashier: string;
  readonly dateText: string;
  readonly openedText: string;
  /** When it was closed, or looked into; null while the shift is open. */
  readonly closedText: string | null;
  /** The number of a look into an open shift. */
  readonly xNumber?: string | undefined;
  readonly drawer: string;
  /** The number of its closing, which is the number of this report as a Z report; null while the shift is open. */
  readonly closing: string | null;
  /** The closing of the shift this one took its drawer over from. */
  readonly takenFrom: string | null;
  readonly float: number;
  /** What moved the drawer, money out negative, in the order to print. */
  readonly cash: readonly { readonly label: string; readonly amount: number }[];
  /** What was paid without cash. */
  readonly other: readonly { readonly label: string; readonly count: number; readonly amount: number }[];
  readonly expected: number | null;
  readonly counted: number | null;
  readonly difference: number | null;
  readonly reason: string | null;
  readonly handedOver: number | null;
  readonly left: number | null;
  readonly sales: number;
  /** Null where whoever counts the drawer reads it: cash could be worked out of it. */
  readonly salesTotal: number | null;
  /** What was voided and taken back in the shift, by the sales’ own amounts. */
  readonly voids: Often;
  readonly returns: Often;
  /** How often a sale was paid another way right after it. */
  readonly swaps: number;
  /** How often the drawer was opened without a sale. */
  readonly drawerOpened: number;
  readonly receiver?: string | undefined;
  readonly copy: number;
  /** The head of the journal's chain when the shift was closed; null while it is open. */
  readonly chain: ChainHead | null;
};

function slip(data: MemberSlip, title: string, body: readonly PaperLine[], signers: readonly [left: string, right: string], columns: PaperColumns): PaperLine[] {
  const member = paperWords.member(data.memberNo);
  return [
    ...(data.openDrawer ? [DRAWER] : []),
    ...markLines(data.head, data.copy, data.undone),
    ...headLines(data.head, columns),
    centered(title, true),
    ...momentLines(data, columns),
    plain(paperWords.officer(data.officer)),
    fittingPair(columns, [member, data.memberName], [member, shortName(data.memberName)]),
    rule(),
    ...body,
    ...signatureLines(signers[0], signers[1], columns),
    BLANK,
    centered(paperWords.keepSlip),
    CUT,
  ];
}

const amountInWords = (amount: number): PaperLine => plain(paperWords.inWords(terbilang(amount)));

/** A deposit or withdrawal of savings, signed by both sides. */
export function savingsSlip(data: SavingsSlipData, columns: PaperColumns): PaperLine[] {
  const body = [
    pair(savingsWords.kind[data.savings], rp(data.amount), true),
    amountInWords(data.amount),
    pair(paperWords.via, paperWords.viaName[data.via]),
    rule(),
    pair(savingsWords.balance(data.savings), rp(data.balance)),
    ...(data.totalSavings === undefined ? [] : [pair(savingsWords.all, rp(data.totalSavings))]),
  ];
  return slip(data, savingsWords.title[data.direction], body, [savingsWords.signer[data.direction], paperWords.officerRole], columns);
}

const nextLines = (next: LoanSlipData['next']): PaperLine[] =>
  next === undefined ? [] : [next === null ? plain(loanWords.paidOff) : pair(loanWords.next(next.dateText), rp(next.amount))];

const nonZero = (label: string, amount: number): PaperLine[] => (amount === 0 ? [] : [pair(label, rp(amount))]);

/** A loan's payment with how it was spread (ruling 35), or its payout with what was held back. */
export function loanSlip(data: LoanSlipData, columns: PaperColumns): PaperLine[] {
  const loan = pair(loanWords.loan, data.loanNumber);
  if (data.event === 'pencairan') {
    const body = [
      loan,
      pair(loanWords.principalLoan, rp(data.principal)),
      ...nonZero(loanWords.adminFee, -data.adminFee),
      ...nonZero(loanWords.provision, -(data.provision ?? 0)),
      pair(loanWords.received, rp(data.net), true),
      amountInWords(data.net),
      pair(paperWords.via, paperWords.viaName[data.via]),
      rule(),
      pair(loanWords.terms(data.months), loanWords.method[data.method]),
      pair(loanWords.rate, loanWords.yearly(percentText(data.annualPct))),
      ...nextLines(data.next),
    ];
    return slip(data, loanWords.title.pencairan, body, [loanWords.borrower, paperWords.officerRole], columns);
  }
  const body = [
    loan,
    pair(loanWords.paid, rp(data.amount), true),
    amountInWords(data.amount),
    pair(paperWords.via, paperWords.viaName[data.via]),
    rule(),
    ...nonZero(loanWords.penalty, data.penalty),
    ...nonZero(loanWords.interest, data.interest),
    ...nonZero(loanWords.principal, data.principal),
    rule(),
    pair(loanWords.outstanding, rp(data.outstanding), true),
    ...nextLines(data.next),
  ];
  return slip(data, loanWords.title.angsuran, body, [loanWords.payer, paperWords.officerRole], columns);
}

function countLines(data: ShiftReportData): PaperLine[] {
  if (data.expected !== null && data.counted === null) return [pair(shiftWords.expectedNow, number(data.expected), true), plain(shiftWords.open)];
  if (data.expected === null || data.counted === null || data.difference === null) return [plain(shiftWords.open)];
  return [
    pair(shiftWords.expected, number(data.expected), true),
    pair(shiftWords.counted, number(data.counted), true),
    data.difference === 0 ? pair(shiftWords.even, '', true) : pair(data.difference < 0 ? shiftWords.short : shiftWords.over, number(Math.abs(data.difference)), true),
    ...(data.reason === null || data.reason === '' ? [] : [plain(shiftWords.reason(data.reason))]),
  ];
}

/** How often, and how much where that may be told. */
const oftenLine = (label: string, { count, amount }: Often): PaperLine => (amount === null ? pair(label, number(count)) : pair(shiftWords.counts(label, count), number(amount)));
const backLine = (label: string, { count, amount }: Often): PaperLine[] => (count === 0 ? [] : [oftenLine(label, { count, amount: amount === null ? null : -amount })]);

/** A shift's cash: what it began with, what moved it, what should be there and what was counted (ux mockup 10, third strip). */
export function shiftReport(data: ShiftReportData, columns: PaperColumns): PaperLine[] {
  const span = `${data.openedText} - ${data.closedText ?? shiftWords.untilNow}`;
  const shift = receiptWords.shift(data.number);
  return [
    ...markLines(data.head, data.copy),
    centered(data.xNumber === undefined ? shiftWords.title : shiftWords.xTitle, true),
    centered(data.head.name),
    rule('='),
    fittingPair(columns, [shift, data.dateText], [data.number, data.dateText]),
    ...(data.xNumber === undefined ? [] : [fittingPair(columns, [shiftWords.xReport(data.xNumber), data.drawer], [data.xNumber, data.drawer])]),
    ...(data.closing === null ? [] : [fittingPair(columns, [shiftWords.zReport(data.closing), data.drawer], [data.closing, data.drawer])]),
    fittingPair(columns, [receiptWords.cashier(data.cashier), span], [receiptWords.cashier(firstName(data.cashier)), span]),
    rule(),
    ...(data.takenFrom === null ? [] : [pair(shiftWords.takenFrom, data.takenFrom)]),
    pair(shiftWords.float, number(data.float)),
    ...data.cash.map((row) => pair(row.label, signed(row.amount))),
    rule(),
    ...countLines(data),
    rule(),
    ...data.other.map((row) => pair(shiftWords.counts(row.label, row.count), number(row.amount))),
    oftenLine(shiftWords.sales, { count: data.sales, amount: data.salesTotal }),
    ...backLine(shiftWords.voids, data.voids),
    ...backLine(shiftWords.returns, data.returns),
    ...(data.swaps === 0 ? [] : [pair(shiftWords.swaps, number(data.swaps))]),
    ...(data.drawerOpened === 0 ? [] : [pair(shiftWords.drawerOpened, number(data.drawerOpened))]),
    ...(data.handedOver === null && data.left === null ? [] : [rule()]),
    ...(data.handedOver === null ? [] : [pair(shiftWords.handedOver, number(data.handedOver))]),
    ...(data.left === null ? [] : [pair(shiftWords.left, number(data.left))]),
    ...(data.receiver === undefined ? [] : [pair(shiftWords.receiver, data.receiver)]),
    ...(data.chain === null ? [] : chainHeadLines(data.chain)),
    ...signatureLines(shiftWords.cashier, shiftWords.treasurer, columns),
    CUT,
  ];
}
