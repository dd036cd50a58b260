import type { LoanProduct } from '../../../shared/contract/policies.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { divideHalfUp } from '../../../shared/domain/money.ts';
import { HUNDRED_PERCENT, percentUnits } from '../../../shared/domain/percent.ts';
import type { Database } from '../kernel/database.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { invalid } from '../kernel/refusal.ts';

/** The product with a key, as in force on a day. Throws VALIDATION naming `product`. */
export function productOf(kernel: Kernel, key: string | undefined, on: CalendarDate): LoanProduct | null {
  if (key === undefined) return null;
  const products = kernel.settings.at('loan.products', on);
  const product = products.find((each) => each.key === key);
  if (product === undefined) throw invalid('product', products.length === 0 ? 'belum ada produk pinjaman; tambahkan di Setelan' : `isi salah satu: ${products.map((each) => each.key).join(', ')}`);
  return product;
}

/** The terms of a loan's product as they were when it was asked for; null for a loan without one. */
export function termsOf(db: Database, loanRef: number): LoanProduct | null {
  const terms = db.sql<{ terms: string }>('SELECT terms FROM loan_application WHERE loan_ref = ?').get(loanRef)?.terms;
  return terms === undefined ? null : (JSON.parse(terms) as LoanProduct | null);
}

const part = (principal: number, pct: string | undefined): number => (pct === undefined ? 0 : divideHalfUp(BigInt(principal) * percentUnits(pct), HUNDRED_PERCENT));

/** What a product takes off the payout of a loan, half up to the rupiah each. */
export const feesOf = (terms: LoanProduct | null, principal: number): { adminFee: number; provision: number } => ({ adminFee: part(principal, terms?.adminPct), provision: part(principal, terms?.provisionPct) });
