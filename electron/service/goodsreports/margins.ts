import type { SettingValue } from '../../../shared/contract/policies.ts';
import type { Args, Result } from '../../../shared/contract/index.ts';
import { percentOf } from '../../../shared/domain/goodsFigures.ts';
import { sum } from '../../../shared/domain/money.ts';
import { quantityText } from '../../../shared/domain/quantity.ts';
import { goodsReportWords as words } from '../../../shared/text/goodsReports.ts';
import type { Database } from '../kernel/database.ts';
import { standingOn, type Ledger } from '../ledger/index.ts';

type Books = { readonly db: Database; readonly ledger: Ledger; readonly categories: SettingValue<'categories'> };
type Sold = { readonly id: string; readonly name: string; readonly unit: string; readonly category: string; readonly supplierId: string | null; readonly supplier: string | null; readonly qty: number; readonly sales: number; readonly cost: number };
type Row = Result<'reports.margins'>['rows'][number];

/** What each product brought between two days: sale lines less what came back of them, each on its own day. Goods of others, sold for them, are not ours. */
function soldBetween(db: Database, from: string, to: string): Sold[] {
  return db
    .sql<Sold>(
      `WITH moved AS (
         SELECT l.product_ref AS ref, l.qty, l.amount AS sales, l.cost FROM sale_line l JOIN document d ON d.seq = l.document_seq WHERE d.on_date BETWEEN ? AND ? AND l.sales_account LIKE '4-1%'
         UNION ALL SELECT l.product_ref, -b.qty, -b.amount, -b.cost FROM sale_return_line b JOIN document d ON d.seq = b.document_seq JOIN sale_line l ON l.document_seq = b.sale_seq AND l.line_no = b.sale_line
          WHERE d.on_date BETWEEN ? AND ? AND l.sales_account LIKE '4-1%'),
       latest AS (
         SELECT l.product_ref AS ref, r.supplier_ref, row_number() OVER (PARTITION BY l.product_ref ORDER BY d.on_date DESC, d.seq DESC) AS nth
           FROM receipt_line l JOIN receipt r ON r.document_seq = l.document_seq JOIN document d ON d.seq = l.document_seq WHERE d.on_date <= ? AND ${standingOn('d.seq')})
       SELECT p.id, p.name, p.unit, p.category, s.id AS supplierId, s.name AS supplier, sum(m.qty) AS qty, sum(m.sales) AS sales, sum(m.cost) AS cost FROM moved m JOIN product p ON p.ref = m.ref
         LEFT JOIN latest t ON t.ref = m.ref AND t.nth = 1 LEFT JOIN supplier s ON s.ref = t.supplier_ref GROUP BY p.ref ORDER BY p.name, p.ref`,
    )
    .all(from, to, from, to, to, to);
}

/** Shells that came back with goods on documents of a span: what their entries gave back beyond the lines. */
const shellsBack = (db: Database, from: string, to: string): number =>
  db
    .sql<{ amount: number | null }>(
      `SELECT sum(l.debit - l.credit) - (SELECT coalesce(sum(b.amount), 0) FROM sale_return_line b JOIN document d ON d.seq = b.document_seq JOIN sale_line o ON o.document_seq = b.sale_seq AND o.line_no = b.sale_line WHERE d.on_date BETWEEN ? AND ? AND o.sales_account LIKE '4-1%') AS amount
         FROM sale_return r JOIN document d ON d.seq = r.document_seq JOIN entry e ON e.document_seq = d.seq JOIN entry_line l ON l.entry_seq = e.seq JOIN account a ON a.ref = l.account_ref
        WHERE d.on_date BETWEEN ? AND ? AND a.code IN ('4-1511', '4-1512')`,
    )
    .get(from, to, from, to)?.amount ?? 0;

/** Margins of a span by product, supplier or category, with the ledger's figures beside them. */
export function margins({ db, ledger, categories }: Books, { from, to, by }: Args<'reports.margins'>): Result<'reports.margins'> {
  const sold = soldBetween(db, from, to);
  const keyOf = (row: Sold): readonly [key: string, name: string] =>
    by === 'product' ? [row.id, row.name] : by === 'supplier' ? [row.supplierId ?? '', row.supplier ?? words.noSupplier] : [row.category, categories.find((each) => each.key === row.category)?.name ?? row.category];
  const groups = Map.groupBy(sold, (row) => keyOf(row)[0]);
  const rows = [...groups].map(([key, group]): Row => {
    const [sales, cost] = [sum(group.map((row) => row.sales)), sum(group.map((row) => row.cost))];
    const first = group[0];
    const single = by === 'product' && first !== undefined;
    return { key, name: first === undefined ? '' : keyOf(first)[1], unit: single ? first.unit : null, qty: single ? quantityText(first.qty) : null, sales, cost, margin: sales - cost, marginPct: percentOf(sales - cost, sales) };
  });
  const moved = new Map([...ledger.movements(from, to)].map(([ref, net]) => [ref, net]));
  const movedOf = (...heads: readonly string[]): number => sum([...ledger.accounts().values()].filter(({ code }) => heads.some((head) => code.startsWith(head))).map(({ ref }) => moved.get(ref) ?? 0));
  const totals = { sales: sum(rows.map((row) => row.sales)), cost: sum(rows.map((row) => row.cost)), margin: sum(rows.map((row) => row.margin)) };
  const shells = { sales: 0 - movedOf('4-13') - shellsBack(db, from, to), cost: movedOf('5-13') };
  const booked = { sales: 0 - movedOf('4-11', '4-12', '4-13', '4-151'), cost: movedOf('5-11', '5-12', '5-13') };
  return { rows: rows.toSorted((a, b) => b.margin - a.margin), totals, shells, ledger: booked, agrees: booked.sales === totals.sales + shells.sales && booked.cost === totals.cost + shells.cost };
}
