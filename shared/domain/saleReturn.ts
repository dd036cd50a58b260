import { proportion, rupiah, splitByWeight, sum, ZERO, type Rupiah } from './money.ts';
import type { Quantity } from './quantity.ts';

/** What a quantity of a sale's line stands for, in rupiah. */
export type LineShare = {
  /** Its price after discount. */
  readonly amount: number;
  /** What was paid for it: less than the amount where the cash was rounded down. */
  readonly paid: number;
  /** What it cost when it left the stock. */
  readonly cost: number;
  /** What a member paid less than the general price. */
  readonly advantage: number;
};
export type LinePart = LineShare & { readonly qty: number };

/** What was paid for each line of a sale: `paid` over the lines' amounts by largest remainder, so that cash rounding is in it to the rupiah. */
export const paidByLine = (paid: number, amounts: readonly number[]): Rupiah[] => splitByWeight(paid, amounts) ?? amounts.map(() => ZERO);

/**
 * What a part of a line takes back: its share of what has not come back yet, half up, so that the parts of a line, in any
 * number of returns, add up to exactly the line, and the last one brings the rest. Throws RangeError for more than is left.
 */
export function partOfLine(line: LinePart, back: LinePart, qty: Quantity): LineShare {
  const left = line.qty - back.qty;
  if (qty <= 0 || qty > left) throw new RangeError(`${qty} of ${left} cannot come back`);
  const share = (whole: number, gone: number): Rupiah => proportion(whole - gone, qty, left);
  return { amount: share(line.amount, back.amount), paid: share(line.paid, back.paid), cost: share(line.cost, back.cost), advantage: share(line.advantage, back.advantage) };
}

/** What a quantity of a cylinder's line took beside its goods, in rupiah: shells sold and what they cost, deposits on lent ones. */
export type ShellShare = { readonly shell: number; readonly shellCost: number; readonly deposit: number };

/** The same for a part of a line of which `back` came back before: what all of it is worth then, less what it was before, so that the parts of a line add up to exactly the line. */
export function shellsOfPart(line: ShellShare & { readonly qty: number }, back: number, qty: number): ShellShare {
  const part = (whole: number): Rupiah => rupiah(proportion(whole, back + qty, line.qty) - proportion(whole, back, line.qty));
  return { shell: part(line.shell), shellCost: part(line.shellCost), deposit: part(line.deposit) };
}

/** A way a sale was paid, what of it stayed in the till, and what of that has been given back. */
export type Tender<M extends string = string> = { readonly method: M; readonly amount: number; readonly back: number };

/**
 * A refund over the ways the sale was paid (ruling 21): the debt of a bon first, the rest in proportion to what is left of
 * each other way, by largest remainder. Ways that give nothing back are left out. Throws RangeError for more than is left of all.
 */
export function refundByTender<M extends string>(refund: number, tenders: readonly Tender<M>[]): { readonly method: M; readonly amount: Rupiah }[] {
  const left = tenders.map(({ amount, back }) => amount - back);
  if (refund < 0 || refund > sum(left)) throw new RangeError(`${refund} of ${sum(left)} cannot be given back`);
  let debt = refund;
  const debts = tenders.map(({ method }, index) => {
    const part = method === 'bon' ? Math.min(debt, left[index] ?? 0) : 0;
    debt -= part;
    return part;
  });
  const shares = splitByWeight(debt, tenders.map(({ method }, index) => (method === 'bon' ? 0 : (left[index] ?? 0))));
  return tenders.flatMap(({ method }, index) => {
    const amount = rupiah((debts[index] ?? 0) + (shares?.[index] ?? 0));
    return amount === 0 ? [] : [{ method, amount }];
  });
}
