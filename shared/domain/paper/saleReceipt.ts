import { number, qtyText, rp } from '../../text/format.ts';
import { paperWords, receiptWords, returnSlipWords } from '../../text/documents.ts';
import { sum } from '../money.ts';
import { isWhole, parseQuantity, timesPrice } from '../quantity.ts';
import { toAscii } from './ascii.ts';
import { firstName, fittingPair, headLines, markLines, momentLines, shortName, signatureLines, type SlipHead, type SlipMoment } from './head.ts';
import { BLANK, centered, columns as pair, CUT, DRAWER, plain, rule, type PaperColumns, type PaperLine } from './lines.ts';

export type SaleReceiptLine = {
  readonly name: string;
  readonly unit: string;
  /** The contract's decimal string, "1.5". */
  readonly qty: string;
  readonly unitPrice: number;
  /** The price a buyer without membership pays. */
  readonly generalPrice: number;
  /** qty × unitPrice, before `discount`, without `shell` and `deposit`. */
  readonly amount: number;
  /** Whole rupiah off this line, 0 or more. */
  readonly discount: number;
  /** The ceiling price at the sale, where the goods have one. */
  readonly het: number | null;
  readonly subsidised: boolean;
  readonly cylinder: 'tukar' | 'beli' | 'jaminan' | null;
  /** Price of the sold cylinders and deposit on the lent ones, in the total beside `amount`. */
  readonly shell?: number | undefined;
  readonly deposit?: number | undefined;
  readonly note?: string | undefined;
  /** The unit it was sold in, where that is not the base unit; everything else stands in the base unit. `amount` before any discount. */
  readonly pack?: { readonly name: string; readonly qty: string; readonly unitPrice: number; readonly amount: number } | undefined;
};

export type SaleReceiptData = SlipMoment & {
  readonly head: SlipHead;
  readonly cashier: string;
  readonly shiftNumber: string;
  readonly member: { readonly no: string; readonly name: string } | null;
  /** Last four digits of a buyer's NIK, for a buyer who is no member. */
  readonly buyerLast4: string | null;
  readonly lines: readonly SaleReceiptLine[];
  readonly note?: string | null | undefined;
  /** What the lines come to, before rounding. */
  readonly total: number;
  /** 0 or negative: what the cash part was rounded down by (ruling 18). */
  readonly rounding: number;
  readonly payments: readonly { readonly method: string; readonly amount: number; readonly reference: string | null }[];
  readonly change: number;
  /** Numbers of the sale it was rung up again for, and of the one rung up for it. */
  readonly replaces?: string | null | undefined;
  readonly replacedBy?: string | null | undefined;
  /** What the buyer has had of limited goods, this sale included. */
  readonly limits?: readonly { readonly name: string; readonly used: string; readonly of: string; readonly unit: string; readonly days: number }[] | undefined;
  /** What a member may read about themselves at the till. */
  readonly account?: { readonly savings?: number | undefined; readonly monthName?: string | undefined; readonly monthTrade?: number | undefined; readonly bonLeft?: number | undefined } | undefined;
  /** Printed as a QR code at the end, with its text below it. */
  readonly code?: string | undefined;
  /** What came back of it since, for a later print; `amount` is what was given back. */
  readonly returns?: readonly { readonly number: string; readonly dateText: string; readonly amount: number; readonly lines: readonly { readonly name: string; readonly unit: string; readonly qty: string }[] }[] | undefined;
  /** Somebody pays by signing here: a member out of savings without a PIN, or on bon. */
  readonly signed?: boolean | undefined;
  readonly openDrawer: boolean;
};

/** Cells of the one-line table on 80 mm paper. */
const CELLS = { name: 22, qty: 5, price: 9, amount: 12 } as const;

const cylinderCount = (line: SaleReceiptLine): string => qtyText(parseQuantity(line.qty));

function lineName(line: SaleReceiptLine): string {
  const refill = line.cylinder === 'tukar' && !line.name.toLowerCase().includes(receiptWords.refill) ? ` ${receiptWords.refill}` : '';
  return `${line.name}${refill}${line.het === null ? '' : ' *'}`;
}

/** "2", "1,5 kg": the unit stands where the number alone would not tell what was measured. */
function qtyWithUnit(line: SaleReceiptLine): string {
  const qty = parseQuantity(line.qty);
  return isWhole(qty) && !receiptWords.measures.includes(line.unit.toLowerCase()) ? qtyText(qty) : `${qtyText(qty)} ${line.unit}`;
}

const twoRowItem = (line: SaleReceiptLine): PaperLine[] => [plain(lineName(line)), pair(`  ${qtyWithUnit(line)} x ${number(line.unitPrice)}`, number(line.amount))];

const tableRow = (name: string, qty: string, price: string, amount: string): PaperLine =>
  plain(name.padEnd(CELLS.name) + qty.padStart(CELLS.qty) + price.padStart(CELLS.price) + amount.padStart(CELLS.amount));

/** One row where everything fits its cell; a long name takes a row of its own; larger figures go the way of narrow paper. */
function tableItem(line: SaleReceiptLine): PaperLine[] {
  const measured = qtyWithUnit(line) === qtyText(parseQuantity(line.qty)) ? '' : `, ${line.unit}`;
  const name = toAscii(lineName({ ...line, name: line.name + measured }));
  const qty = qtyText(parseQuantity(line.qty));
  const price = number(line.unitPrice);
  const amount = number(line.amount);
  if (qty.length >= CELLS.qty || price.length >= CELLS.price || amount.length >= CELLS.amount) return twoRowItem(line);
  return name.length <= CELLS.name ? [tableRow(name, qty, price, amount)] : [plain(name), tableRow('', qty, price, amount)];
}

/** A line as it was rung up: dozens stay dozens. */
const asSold = ({ pack, ...line }: SaleReceiptLine): SaleReceiptLine =>
  pack === undefined ? line : { ...line, unit: pack.name, qty: pack.qty, unitPrice: pack.unitPrice, amount: pack.amount, discount: line.discount - (line.amount - pack.amount), name: `${line.name}, ${pack.name}` };

function itemLines(counted: SaleReceiptLine, columns: PaperColumns): PaperLine[] {
  const line = asSold(counted);
  const item = columns === 32 ? twoRowItem(line) : tableItem(line);
  if (line.discount > 0) item.push(pair(`  ${receiptWords.lineDiscount}`, number(-line.discount)));
  if (line.shell !== undefined && line.shell > 0) item.push(pair(`  ${receiptWords.shell}`, number(line.shell)));
  if (line.deposit !== undefined && line.deposit > 0) item.push(pair(`  ${receiptWords.deposit}`, number(line.deposit)));
  if (line.cylinder !== null) item.push(plain(`  ${receiptWords.cylinder[line.cylinder](cylinderCount(line), columns)}`));
  if (line.note !== undefined) item.push(plain(`  ${receiptWords.note(line.note)}`));
  return item;
}

function whoLines(data: SaleReceiptData, columns: PaperColumns): PaperLine[] {
  const cashier = (name: string): string => receiptWords.cashier(name);
  const shift = receiptWords.shift(data.shiftNumber);
  const lines = [fittingPair(columns, [cashier(data.cashier), shift], [cashier(firstName(data.cashier)), shift], [cashier(firstName(data.cashier)), data.shiftNumber])];
  if (data.member) {
    const member = paperWords.member(data.member.no);
    const short = shortName(data.member.name);
    lines.push(columns === 32 ? pair(member, short) : fittingPair(columns, [member, data.member.name], [member, short]));
  } else if (data.buyerLast4 !== null) {
    lines.push(plain(receiptWords.buyer(data.buyerLast4)));
  }
  return lines;
}

function moneyLines(data: SaleReceiptData, columns: PaperColumns): PaperLine[] {
  const money = (amount: number): string => (columns === 32 ? number(amount) : rp(amount));
  const lines: PaperLine[] = [];
  if (data.rounding !== 0) lines.push(pair(receiptWords.subtotal, money(data.total)), pair(receiptWords.rounding, money(data.rounding)));
  lines.push(pair(receiptWords.total, rp(data.total + data.rounding), true));
  for (const payment of data.payments) {
    lines.push(pair(receiptWords.payment(payment.method, columns), money(payment.amount)));
    if (payment.reference !== null) lines.push(plain(`  ${payment.method === 'sukarela' || payment.method === 'bon' ? payment.reference : receiptWords.reference(payment.reference)}`));
  }
  if (data.change > 0 || data.payments.some((payment) => payment.method === 'tunai')) lines.push(pair(receiptWords.change, rp(data.change), true));
  return lines;
}

const swapLines = ({ replaces = null, replacedBy = null }: SaleReceiptData): PaperLine[] => [
  ...(replaces === null ? [] : [plain(receiptWords.replaces(replaces))]),
  ...(replacedBy === null ? [] : [plain(receiptWords.replacedBy(replacedBy))]),
];

function returnLines({ returns = [] }: SaleReceiptData): PaperLine[] {
  if (returns.length === 0) return [];
  return [rule(), ...returns.flatMap(({ number: no, dateText, amount, lines }) => [
    pair(returnSlipWords.returned(no, dateText), number(-amount), true),
    ...lines.map(({ qty, unit, name }) => plain(returnSlipWords.returnedLine(qtyText(parseQuantity(qty)), unit, name))),
  ])];
}

/** Below the ceiling, over all lines: what the buyer did not pay against it. */
const belowCeiling = (lines: readonly SaleReceiptLine[]): number =>
  sum(lines.map((line) => (line.het === null ? 0 : timesPrice(parseQuantity(line.qty), Math.max(0, line.het - line.unitPrice)))));

const memberAdvantage = (lines: readonly SaleReceiptLine[]): number => sum(lines.map((line) => timesPrice(parseQuantity(line.qty), Math.max(0, line.generalPrice - line.unitPrice))));

function ruleLines(data: SaleReceiptData, columns: PaperColumns): PaperLine[] {
  const lines: PaperLine[] = [];
  const regulated = new Map(data.lines.flatMap((line) => (line.het === null ? [] : [[line.name, line.het] as const])));
  if (regulated.size > 0) {
    const within = data.lines.every((line) => line.het === null || line.unitPrice <= line.het);
    lines.push(plain(`* ${within ? receiptWords.withinHet(columns) : receiptWords.regulated}`));
    for (const [name, het] of regulated) lines.push(pair(`  ${name}`, columns === 32 ? number(het) : receiptWords.het(number(het))));
  }
  for (const limit of data.limits ?? []) {
    const used = receiptWords.limitUsed(qtyText(parseQuantity(limit.used)), qtyText(parseQuantity(limit.of)));
    lines.push(pair(receiptWords.limit(limit.name, limit.days), columns === 32 ? used : `${used} ${limit.unit}`));
  }
  const below = belowCeiling(data.lines);
  if (columns === 48 && below > 0) lines.push(pair(receiptWords.belowHet, rp(below)));
  if (data.lines.some((line) => line.subsidised)) lines.push(plain(receiptWords.subsidised));
  return lines;
}

function accountLines(data: SaleReceiptData, columns: PaperColumns): PaperLine[] {
  if (!data.member) return [];
  const money = (amount: number): string => (columns === 32 ? number(amount) : rp(amount));
  const lines: PaperLine[] = [];
  const advantage = memberAdvantage(data.lines);
  if (advantage > 0) lines.push(pair(receiptWords.memberAdvantage, money(advantage)));
  const { savings, monthName, monthTrade, bonLeft } = data.account ?? {};
  if (savings !== undefined) lines.push(pair(receiptWords.savingsLeft(columns), money(savings)));
  if (monthName !== undefined && monthTrade !== undefined) lines.push(pair(receiptWords.monthTrade(monthName, columns), money(monthTrade)));
  if (bonLeft !== undefined) lines.push(pair(receiptWords.bonLeft, money(bonLeft)));
  return lines;
}

function endLines(data: SaleReceiptData): PaperLine[] {
  const footer = data.head.footer.length > 0 ? data.head.footer : data.member ? [receiptWords.thanks, receiptWords.thanksMember] : [receiptWords.thanks];
  const code: PaperLine[] = data.code === undefined ? [] : [BLANK, { kind: 'qr', data: data.code }, BLANK, centered(data.code)];
  return [rule(), ...footer.map((line) => centered(line)), ...code, CUT];
}

/** A sale's receipt (ux mockup 10, domain §7): item name then quantity × price on 58 mm, a one-line table on 80 mm. */
export function saleReceipt(data: SaleReceiptData, columns: PaperColumns): PaperLine[] {
  const rules = ruleLines(data, columns);
  const account = accountLines(data, columns);
  const between = rules.length > 0 && account.length > 0 && columns === 48 ? [rule()] : [];
  return [
    ...(data.openDrawer ? [DRAWER] : []),
    ...markLines(data.head, data.copy, data.undone),
    ...headLines(data.head, columns),
    ...momentLines(data, columns),
    ...whoLines(data, columns),
    ...swapLines(data),
    rule(),
    ...(columns === 48 ? [tableRow(receiptWords.goods, receiptWords.qty, receiptWords.price, receiptWords.amount), rule()] : []),
    ...data.lines.flatMap((line) => itemLines(line, columns)),
    ...(data.note == null ? [] : [plain(receiptWords.note(data.note))]),
    rule(),
    ...moneyLines(data, columns),
    ...returnLines(data),
    ...(rules.length + account.length > 0 ? [rule(), ...rules, ...between, ...account] : []),
    ...(data.signed === true ? signatureLines(receiptWords.signers[0], receiptWords.signers[1], columns) : []),
    ...endLines(data),
  ];
}
