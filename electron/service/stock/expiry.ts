import type { Result } from '../../../shared/contract/index.ts';
import { addDays, daysBetween, type CalendarDate } from '../../../shared/domain/dates.ts';
import { proportion } from '../../../shared/domain/money.ts';
import { quantityText } from '../../../shared/domain/quantity.ts';
import type { Database } from '../kernel/database.ts';
import type { Kernel } from '../kernel/kernel.ts';

type Row = { readonly productRef: number; readonly productId: string; readonly sku: string; readonly name: string; readonly unit: string; readonly batch: string | null; readonly receipt: string; readonly expiresOn: CalendarDate; readonly qty: number; readonly held: number; readonly value: number };

/** How much of each product has a date before `today`, in thousandths; products without any are left out. */
export const expiredGoods = (db: Database, today: CalendarDate): Map<number, number> =>
  new Map(
    db.sql<{ ref: number; qty: number }>('SELECT b.product_ref AS ref, sum(b.qty) AS qty FROM batch_stock b JOIN product p ON p.ref = b.product_ref WHERE b.qty > 0 AND b.expires_on < ? AND p.expiry_tracked = 1 GROUP BY b.product_ref ORDER BY p.name, p.ref')
      .all(today).map(({ ref, qty }) => [ref, qty]),
  );

/** What expires within so many days, or has, the earliest first. Each batch is worth its part of the product's value, half up. */
export function expiring({ db }: Kernel, today: CalendarDate, days: number): Result<'stock.expiring'> {
  const found = db
    .sql<Row>(
      `SELECT p.ref AS productRef, p.id AS productId, p.sku, p.name, p.unit, l.batch, d.number AS receipt, b.expires_on AS expiresOn, b.qty, s.qty AS held, s.value
         FROM batch_stock b JOIN product p ON p.ref = b.product_ref JOIN stock s ON s.product_ref = p.ref JOIN document d ON d.seq = b.receipt_seq JOIN receipt_line l ON l.document_seq = b.receipt_seq AND l.line_no = b.receipt_line
        WHERE b.qty > 0 AND b.expires_on <= ? AND p.expiry_tracked = 1 ORDER BY b.expires_on, p.name, b.receipt_seq, b.receipt_line`,
    )
    .all(addDays(today, days));
  const worth = (row: Row): number => proportion(row.value, row.qty, row.held);
  const gone = found.filter(({ expiresOn }) => expiresOn < today);
  return {
    days,
    rows: found.map((row) => ({
      productId: row.productId, sku: row.sku, name: row.name, unit: row.unit, batch: row.batch, receipt: row.receipt, expiresOn: row.expiresOn, left: quantityText(row.qty), value: worth(row), daysLeft: daysBetween(today, row.expiresOn),
    })),
    expired: { batches: gone.length, goods: new Set(gone.map(({ productRef }) => productRef)).size, value: gone.reduce((sum, row) => sum + worth(row), 0) },
  };
}
