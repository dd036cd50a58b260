import { number, qtyText, rp } from '../../text/format.ts';
import { paperWords, receiptWords, returnSlipWords } from '../../text/documents.ts';
import { parseQuantity } from '../quantity.ts';
import { firstName, fittingPair, headLines, markLines, momentLines, shortName, signatureLines, type SlipHead, type SlipMoment } from './head.ts';
import { BLANK, centered, columns as pair, CUT, DRAWER, plain, rule, type PaperColumns, type PaperLine } from './lines.ts';

export type ReturnSlipData = SlipMoment & {
  readonly head: SlipHead;
  readonly kind: 'batal' | 'retur';
  /** Number and day of the sale it belongs to. */
  readonly sale: { readonly number: string; readonly dateText: string };
  readonly cashier: string;
  readonly approver: string;
  readonly member: { readonly no: string; readonly name: string } | null;
  /** `qty` is the contract's decimal string, `amount` what the goods were sold for. */
  readonly lines: readonly { readonly name: string; readonly unit: string; readonly qty: string; readonly condition: 'baik' | 'rusak'; readonly amount: number }[];
  /** What goes back beside the goods of a whole sale. */
  readonly shells?: number | undefined;
  readonly deposits?: number | undefined;
  readonly total: number;
  /** 0 or negative: the cash rounding that goes back with it. */
  readonly rounding: number;
  readonly refunds: readonly { readonly method: string; readonly amount: number; readonly reference: string | null }[];
  readonly reason: string;
  readonly openDrawer: boolean;
};

const beside = (label: string, amount: number | undefined): PaperLine[] => (amount === undefined || amount === 0 ? [] : [pair(label, number(amount))]);

/** What came back of a sale and how the money went back, signed by both sides. */
export function returnSlip(data: ReturnSlipData, columns: PaperColumns): PaperLine[] {
  const money = (amount: number): string => (columns === 32 ? number(amount) : rp(amount));
  const member = data.member === null ? [] : [fittingPair(columns, [paperWords.member(data.member.no), data.member.name], [paperWords.member(data.member.no), shortName(data.member.name)])];
  return [
    ...(data.openDrawer ? [DRAWER] : []),
    ...markLines(data.head, data.copy),
    ...headLines(data.head, columns),
    centered(returnSlipWords.title[data.kind], true),
    ...momentLines(data, columns),
    fittingPair(columns, [returnSlipWords.sale(data.sale.number), data.sale.dateText], [data.sale.number, data.sale.dateText]),
    fittingPair(columns, [receiptWords.cashier(data.cashier), returnSlipWords.approved(data.approver)], [receiptWords.cashier(firstName(data.cashier)), returnSlipWords.approved(firstName(data.approver))]),
    ...member,
    rule(),
    ...data.lines.flatMap((line) => [
      plain(line.name),
      pair(`  ${qtyText(parseQuantity(line.qty))} ${line.unit}${line.condition === 'rusak' ? `, ${returnSlipWords.damaged}` : ''}`, number(line.amount)),
    ]),
    ...beside(receiptWords.shell, data.shells),
    ...beside(receiptWords.deposit, data.deposits),
    rule(),
    ...(data.rounding === 0 ? [] : [pair(receiptWords.subtotal, money(data.total)), pair(receiptWords.rounding, money(data.rounding))]),
    pair(returnSlipWords.back, rp(data.total + data.rounding), true),
    ...data.refunds.flatMap(({ method, amount, reference }) => [pair(returnSlipWords.method(method), money(amount)), ...(reference === null ? [] : [plain(`  ${receiptWords.reference(reference)}`)])]),
    plain(returnSlipWords.reason(data.reason)),
    ...signatureLines(returnSlipWords.signers[0], returnSlipWords.signers[1], columns),
    BLANK,
    centered(paperWords.keepSlip),
    CUT,
  ];
}
