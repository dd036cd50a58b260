import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { countWords as words } from '../../../shared/text/count.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';

/** The place of `p` in force on the day of the first parameter; of several with one day the last said. */
const PLACE_OF_P = '(SELECT place FROM product_place WHERE product_ref = p.ref AND effective_from <= ? ORDER BY effective_from DESC, ref DESC LIMIT 1)';

/** Where a product stands on a day; null where nobody said. */
export const placeOf = (kernel: Kernel, productRef: number, on: CalendarDate): string | null => kernel.db.sql<{ place: string | null }>(`SELECT ${PLACE_OF_P} AS place FROM product p WHERE p.ref = ?`).get(on, productRef)?.place ?? null;

export type Shelved = { readonly ref: number; readonly place: string | null };

/** Goods that are sold or still there, place by place and by name; of one place or category where it is named. */
export function goodsAt(kernel: Kernel, on: CalendarDate, { place, category }: { readonly place?: string | undefined; readonly category?: string | undefined }): Shelved[] {
  return kernel.db
    .sql<Shelved>(
      `SELECT * FROM (SELECT p.ref, ${PLACE_OF_P} AS place, p.name FROM product p LEFT JOIN stock s ON s.product_ref = p.ref WHERE (p.active = 1 OR s.qty > 0) AND (? IS NULL OR p.category = ?))
        WHERE ? IS NULL OR place = ? COLLATE NOCASE ORDER BY place IS NULL, place, name, ref`,
    )
    .all(on, category ?? null, category ?? null, place ?? null, place ?? null);
}

export function placeHandlers(kernel: Kernel, catalog: Catalog): Handlers<'stock.setPlace' | 'stock.places' | 'stock.placeOf'> {
  return {
    'stock.setPlace': ({ productId, place = null, from }, ctx) => {
      const product = catalog.get(productId);
      ctx.rows.insert('product_place', { ref: ctx.rows.lastRowid('product_place') + 1, product_ref: product.ref, effective_from: from ?? ctx.today, place });
      ctx.note(product.sku, words.placed(place));
      return { productId };
    },
    'stock.placeOf': ({ productId }, ctx) => ({ place: placeOf(kernel, catalog.get(productId).ref, ctx.today) }),
    'stock.places': (_args, ctx) => ({
      rows: kernel.db.sql<{ place: string | null; goods: number }>(`SELECT place, count(*) AS goods FROM (SELECT ${PLACE_OF_P} AS place FROM product p WHERE p.active = 1) GROUP BY place ORDER BY place IS NULL, place`).all(ctx.today),
    }),
  };
}
