/**
 * What every table is to the evidence.
 * - `chained`: part of the journal's hash chain (or the audit chain itself).
 * - `appended`: rows are only ever added; the audit row of their command holds one digest per table.
 * - `kept`: rows change; the audit row of each change holds the row's new digest.
 * - `derived`: recomputed from the others by verify and compared row by row.
 */
export type TableKind = { readonly kind: 'chained' | 'derived' } | { readonly kind: 'appended' } | { readonly kind: 'kept'; readonly key: readonly string[]; readonly personal: boolean };

const appended: TableKind = { kind: 'appended' };
const derived: TableKind = { kind: 'derived' };
const kept = (...key: string[]): TableKind => ({ kind: 'kept', key, personal: false });
const personal = (...key: string[]): TableKind => ({ kind: 'kept', key, personal: true });

export const TABLES: Readonly<Record<string, TableKind>> = {
  meta: personal('key'),
  audit: { kind: 'chained' },
  command: appended,
  user: personal('ref'),
  user_lock: kept('user_ref'),
  session: kept('token_hash'),
  setting: appended,
  account: kept('ref'),
  period: kept('period'),
  document: appended,
  entry_line: { kind: 'chained' },
  entry: { kind: 'chained' },
  account_balance: derived,
  flow_sum: derived,
  journal_template: kept('ref'),
  recurring: kept('ref'),
  recurring_posting: appended,
  budget: appended,
  budget_line: appended,
  product: kept('ref'),
  product_barcode: kept('barcode'),
  product_price: appended,
  product_limit: appended,
  supplier: kept('ref'),
  stock: derived,
  stock_move: appended,
  cylinder: derived,
  cylinder_move: appended,
  receipt: appended,
  receipt_line: appended,
  receipt_payment: appended,
  supplier_payment: appended,
  supplier_balance: derived,
  count_line: appended,
  shift: kept('document_seq'),
  buyer: personal('ref'),
  family: personal('ref'),
  sale: appended,
  sale_line: appended,
  sale_payment: appended,
  qris_pending: derived,
  qris_settled: appended,
  limit_use: derived,
  price_advantage: derived,
  print_job: kept('ref'),
  member: personal('ref'),
  savings_move: appended,
  savings_balance: derived,
  savings_month: derived,
  trade_month: derived,
  loan: kept('ref'),
  loan_row: appended,
  loan_payment: appended,
  loan_payment_part: appended,
  asset: appended,
  asset_depreciation: appended,
  asset_disposal: appended,
  borrowed_asset: personal('ref'),
  bank_loan: appended,
  bank_loan_draw: appended,
  bank_loan_payment: appended,
  tax_run: appended,
  tax_undo: appended,
  tax_payment: appended,
  period_event: appended,
  statement_issue: appended,
};
