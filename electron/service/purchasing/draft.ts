import type { Args } from '../../../shared/contract/index.ts';
import type { CashVia } from '../../../shared/contract/values.ts';
import { spreadByWeight } from '../../../shared/domain/costing.ts';
import { gramsOf } from '../../../shared/domain/delivery.ts';
import { addDays, type CalendarDate } from '../../../shared/domain/dates.ts';
import { MAX_RUPIAH, proportion, sum } from '../../../shared/domain/money.ts';
import { boundedTimesPrice, quantity, type Quantity } from '../../../shared/domain/quantity.ts';
import { rp } from '../../../shared/text/format.ts';
import { receiveWords as words } from '../../../shared/text/purchasing.ts';
import type { Catalog, Product } from '../catalog/index.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { Terms } from './suppliers.ts';
import { countedIn, inBase, type CountedIn } from './units.ts';

type Asked = Args<'purchases.preview'>;
type Paid = Pick<Asked, 'payment' | 'payments'>;
/** Runs what may refuse: a command lets the refusal through, a preview notes it and goes on with `fallback`. */
export type Attempt = <T>(fallback: T, run: () => T) => T;

export type Payment = { readonly via: 'kas' | 'bank' | 'utang' | 'uang-muka'; readonly amount: number; readonly due: string | undefined };
export type Freight = { readonly kind: 'angkut' | 'bongkar' | 'lain'; readonly amount: number; readonly via: CashVia; readonly basis: 'value' | 'weight'; readonly field: string };
/** A delivery's line as it would be taken in: quantities in thousandths of the base unit, amounts in rupiah. */
export type DraftLine = {
  readonly index: number; readonly product: Product; readonly counted: CountedIn; readonly qty: Quantity; readonly rejected: Quantity; readonly rejectedReason: string | null; readonly amount: number;
  /** What the rejected ones would have cost. */
  readonly rejectedAmount: number;
  readonly batch: string | null; readonly expiresOn: CalendarDate | null;
};

/** One line of a delivery; of one that was `sent` the cost is known already and filled in later. Throws VALIDATION, NOT_FOUND, RULE EXPIRED. */
export function draftLine(catalog: Catalog, line: Asked['lines'][number], index: number, on: CalendarDate, sent: boolean): DraftLine {
  const field = `lines.${index}`;
  const product = catalog.get(line.productId, `${field}.productId`);
  const counted = countedIn(catalog, product, line.unit, `${field}.unit`);
  const [qty, rejected] = [inBase(line.qty, counted, `${field}.qty`), inBase(line.rejectedQty ?? quantity(0), counted, `${field}.rejectedQty`)];
  catalog.refuseConsigned(product, `${field}.productId`);
  catalog.refuseFraction(product, qty, on, `${field}.qty`);
  catalog.refuseFraction(product, rejected, on, `${field}.rejectedQty`);
  const priced = line.unitCost !== undefined || line.amount !== undefined;
  if (priced === sent) throw invalid(`${field}.unitCost`, sent ? words.costIsKnown : words.needsCost);
  if (qty === 0 && rejected === 0) throw invalid(`${field}.qty`, words.nothingCame);
  if (rejected === 0 && line.rejectedReason !== undefined) throw invalid(`${field}.rejectedReason`, words.noReason);
  if (qty > 0 && product.expiry_tracked === 1 && line.expiresOn === undefined) throw invalid(`${field}.expiresOn`, `isi tanggal kedaluwarsa ${product.name}`);
  if (qty > 0 && line.expiresOn !== undefined && line.expiresOn <= on) throw refuse('EXPIRED', `${product.name} kedaluwarsa ${line.expiresOn}. Tolak barang ini dari kiriman.`, { field: `${field}.expiresOn` });
  const whole = line.amount !== undefined;
  const [amount, rejectedAmount] = whole
    ? [line.amount ?? 0, qty === 0 ? 0 : proportion(line.amount ?? 0, rejected, qty)]
    : [boundedTimesPrice(line.qty, line.unitCost ?? 0), boundedTimesPrice(line.rejectedQty ?? quantity(0), line.unitCost ?? 0)];
  if (amount === null || rejectedAmount === null) throw invalid(`${field}.qty`, `${product.name} sebanyak ini melebihi ${rp(MAX_RUPIAH)}; kecilkan jumlahnya`);
  if (qty === 0 && amount > 0) throw invalid(`${field}.amount`, words.allRejected);
  if (qty > 0 && amount === 0 && (line.unitCost ?? 0) > 0) throw invalid(`${field}.unitCost`, 'nilai barang harus lebih dari 0');
  return { index, product, counted, qty, rejected, rejectedReason: line.rejectedReason ?? null, amount, rejectedAmount, batch: line.batch ?? null, expiresOn: line.expiresOn ?? null };
}

/** What it costs to bring a delivery, the one way of saying it and the other. */
export const freightsOf = ({ freight, freights = [] }: Asked): Freight[] => [
  ...(freight === undefined ? [] : [{ kind: 'angkut' as const, ...freight, field: 'freight' }]),
  ...freights.map((each, index) => ({ ...each, field: `freights.${index}` })),
];

/** Each line's share of one freight, by largest remainder (ruling 29); lines of which nothing was good bear none. Throws VALIDATION where a weight is missing. */
export function freightShares({ amount, basis, field }: Freight, lines: readonly DraftLine[]): number[] {
  if (basis === 'value') {
    if (lines.every((line) => line.amount === 0)) throw invalid(`${field}.basis`, words.freightOverNothing);
    return spreadByWeight(amount, lines.map((line) => line.amount));
  }
  const weights = lines.map(({ product, qty, index }) => {
    const grams = gramsOf(product);
    if (grams === null) throw invalid(`lines.${index}.productId`, `berat ${product.name} belum diisi; bagi ongkos menurut nilai atau isi beratnya`);
    const weight = qty * grams;
    if (!Number.isSafeInteger(weight)) throw invalid(`lines.${index}.qty`, `${product.name} sebanyak ini terlalu berat; kecilkan jumlahnya atau bagi ongkos menurut nilai`);
    return weight;
  });
  if (weights.every((weight) => weight === 0)) throw invalid(`${field}.basis`, words.freightOverNothing);
  return spreadByWeight(amount, weights);
}

/** How a delivery is paid: all of it one way, or in parts that are its value. A debt is due after the days agreed, unless it says when. Throws VALIDATION. */
export function paymentsOf({ payment, payments }: Paid, total: number, on: CalendarDate, terms: Terms | undefined): Payment[] {
  if ((payment === undefined) === (payments === undefined)) throw invalid('payment', 'isi salah satu: payment atau payments');
  const due = (via: Payment['via'], said: string | undefined): string | undefined => said ?? (via === 'utang' && terms?.payDays != null ? addDays(on, terms.payDays) : undefined);
  if (payment !== undefined) return total === 0 ? [] : [{ via: payment.via, amount: total, due: due(payment.via, payment.due) }];
  const parts = (payments ?? []).map((part) => ({ via: part.via, amount: part.amount, due: due(part.via, part.due) }));
  const paid = sum(parts.map((part) => part.amount));
  if (paid !== total) throw invalid('payments', `jumlah pembayaran ${rp(paid)} harus sama dengan nilai barang ${rp(total)}`);
  return parts;
}
