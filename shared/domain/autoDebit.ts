/**
 * What so much savings pay of what is due: bills of simpanan wajib first, the oldest first, then instalments in their order; each whole or not at all, and none
 * passed over for a smaller one behind it of its own sort. Rupiah.
 */
export function planDebit<L extends { readonly amount: number }>(available: number, bills: readonly number[], loans: readonly L[]): { readonly wajib: number; readonly loans: readonly L[] } {
  let left = available;
  let wajib = 0;
  for (const bill of bills) {
    if (bill > left) break;
    left -= bill;
    wajib += bill;
  }
  const paid: L[] = [];
  for (const loan of loans) {
    if (loan.amount > left) break;
    left -= loan.amount;
    paid.push(loan);
  }
  return { wajib, loans: paid };
}
