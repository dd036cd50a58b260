import { divideHalfUp, proportion, rupiah, splitByWeight, ZERO, type Rupiah } from './money.ts';
import { quantity, type Quantity } from './quantity.ts';

/**
 * A product's stock as the pair the contract keeps: thousandths of a unit and whole rupiah. Both are 0 or more, and no
 * quantity means no value. A unit cost is never stored, because rounding one loses value.
 */
export type Stock = { readonly qty: Quantity; readonly value: Rupiah };

export const EMPTY_STOCK: Stock = { qty: quantity(0), value: ZERO };

const positive = (qty: number): void => {
  if (quantity(qty) <= 0) throw new RangeError(`quantity must be more than 0: ${qty}`);
};

/**
 * What issuing `qty` costs (contract "Cost", moving average): all of the value when everything goes, else
 * value × qty ÷ stock quantity, half up. Throws RangeError for a quantity of 0 or less, or for more than there is.
 */
export function issueCost(stock: Stock, qty: Quantity): Rupiah {
  positive(qty);
  if (qty > stock.qty) throw new RangeError(`issue of ${qty} exceeds the stock of ${stock.qty} thousandths`);
  return proportion(stock.value, qty, stock.qty);
}

/** The issue's cost and the stock left. Throws as {@link issueCost} does. */
export function issue(stock: Stock, qty: Quantity): { readonly cost: Rupiah; readonly stock: Stock } {
  const cost = issueCost(stock, qty);
  return { cost, stock: { qty: quantity(stock.qty - qty), value: rupiah(stock.value - cost) } };
}

/** The stock after a receipt at its landed value. Throws RangeError for a quantity of 0 or less or a negative value. */
export function receive(stock: Stock, receipt: { readonly qty: Quantity; readonly value: number }): Stock {
  positive(receipt.qty);
  if (receipt.value < 0) throw new RangeError('a receipt must not have a negative value');
  return { qty: quantity(stock.qty + receipt.qty), value: rupiah(stock.value + receipt.value) };
}

/**
 * What a surplus ("ditemukan", a count that finds more) is worth: the average of what is on hand, half up (ruling 31).
 * With nothing on hand there is no average; then the average of `last`, the latest stock or receipt known, else 0.
 */
export function surplusValue(stock: Stock, qty: Quantity, last: Stock = EMPTY_STOCK): Rupiah {
  positive(qty);
  const average = stock.qty > 0 ? stock : last;
  return average.qty > 0 ? proportion(average.value, qty, average.qty) : ZERO;
}

/**
 * The cost at which a customer's return comes back: the cost it left with (contract "Cost", ruling 21). Partial returns
 * take their share of what has not come back yet, so that they never add up to more than was sold, and the last one
 * brings the rest. Throws RangeError for more than is still out.
 */
export function returnCost(sold: { readonly soldQty: Quantity; readonly soldCost: number; readonly alreadyReturnedQty: Quantity; readonly alreadyReturnedCost: number }, qty: Quantity): Rupiah {
  return issueCost({ qty: quantity(sold.soldQty - sold.alreadyReturnedQty), value: rupiah(sold.soldCost - sold.alreadyReturnedCost) }, qty);
}

/**
 * A return to the supplier (ruling 30): the stock gives up `cost` at average, the supplier owes the note's value, and
 * `difference` = cost − note is the debit (positive) or credit (negative) on 5-1520. Throws as {@link issueCost} does.
 */
export function supplierReturn(stock: Stock, qty: Quantity, noteValue: number): { readonly cost: Rupiah; readonly difference: Rupiah } {
  const cost = issueCost(stock, qty);
  return { cost, difference: rupiah(cost - noteValue) };
}

/**
 * Spreads freight, or what a repack leaves, over lines by largest remainder (rulings 29, 31): the parts add up to the
 * amount. Weights are whole and non-negative: values in rupiah, or grams. Throws RangeError when all weights are 0.
 */
export function spreadByWeight(amount: number, weights: readonly number[]): Rupiah[] {
  const parts = splitByWeight(amount, weights);
  if (parts === null) throw new RangeError('nothing to spread the amount over');
  return parts;
}

/**
 * Where a later correction of a receipt's price goes (ruling 30): to stock = correction × min(on hand, received) ÷ received,
 * half up, the rest to 5-1520. The correction may be negative; then the stock's value is never brought below 0 (a case the
 * ruling leaves open) and 5-1520 takes what the stock cannot. Throws RangeError when nothing was received.
 */
export function correctionSplit({ correction, received, stock }: { readonly correction: number; readonly received: Quantity; readonly stock: Stock }): { readonly toStock: Rupiah; readonly toVariance: Rupiah } {
  positive(received);
  const share = divideHalfUp(BigInt(correction) * BigInt(Math.min(stock.qty, received)), BigInt(received));
  const toStock = rupiah(Math.max(share, -stock.value));
  return { toStock, toVariance: rupiah(correction - toStock) };
}

/**
 * What a repack does with the cost of the goods taken (ruling 31): `lost` thousandths of the `taken` ones cost their share, half up, and
 * the rest goes over the outputs by weight, largest remainder. All lost leaves the outputs nothing. Throws RangeError for more lost than taken.
 */
export function repackCost({ cost, taken, lost, weights }: { readonly cost: number; readonly taken: Quantity; readonly lost: Quantity; readonly weights: readonly number[] }): { readonly loss: Rupiah; readonly outputs: Rupiah[] } {
  positive(taken);
  if (lost > taken) throw new RangeError(`${lost} thousandths lost of ${taken}`);
  const loss = lost === 0 ? ZERO : proportion(cost, lost, taken);
  return { loss, outputs: spreadByWeight(cost - loss, weights) };
}
