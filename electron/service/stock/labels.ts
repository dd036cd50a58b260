import { isCalendarDate, type CalendarDate } from '../../../shared/domain/dates.ts';
import { divideHalfUp } from '../../../shared/domain/money.ts';
import { LABEL_SHEETS, type Label, type LabelSheet } from '../../../shared/domain/paper/labels.ts';
import { quantity, timesPrice } from '../../../shared/domain/quantity.ts';
import { dateText } from '../../../shared/text/format.ts';
import { labelWords as words } from '../../../shared/text/labels.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Database } from '../kernel/database.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import { invalid, notFound } from '../kernel/refusal.ts';

/** Labels of one run: all that go on paper at once. */
const MOST_LABELS = 2000;
/** Grams of a kilogram. */
const KILOGRAM = 1000n;

type Item = readonly [productId: string, unit: string | null, count: number];
type Run = { readonly layout: string; readonly priceOn: string; readonly items: string };
/** The labels of a run, and the sheet they go on: the first there is, where they were made for a strip. */
export type LabelRun = { readonly sheet: LabelSheet; readonly labels: readonly Label[] };

export function labelHandlers(kernel: Kernel, catalog: Catalog): Handlers<'stock.labelGoods' | 'stock.makeLabels'> {
  return {
    'stock.labelGoods': ({ since, receipt }, ctx) => ({
      rows: kernel.db
        .sql<{ id: string; priceSince: string }>(
          `SELECT id, priceSince FROM (SELECT p.id, p.name, p.ref, (SELECT max(effective_from) FROM product_price WHERE product_ref = p.ref AND effective_from <= ?) AS priceSince FROM product p WHERE p.active = 1)
            WHERE priceSince IS NOT NULL AND (? IS NULL OR priceSince >= ?) AND (? IS NULL OR ref IN (SELECT l.product_ref FROM receipt_line l JOIN document d ON d.seq = l.document_seq WHERE d.number = ?)) ORDER BY name, ref LIMIT 500`,
        )
        .all(ctx.today, since ?? null, since ?? null, receipt ?? null, receipt ?? null)
        .map(({ id, priceSince }) => {
          const product = catalog.get(id);
          return { productId: id, sku: product.sku, name: product.name, unit: product.unit, price: catalog.priceAt(product, ctx.today)?.general ?? 0, priceSince };
        }),
    }),
    'stock.makeLabels': ({ id, layout, priceOn, items }, ctx) => {
      const on = priceOn ?? ctx.today;
      const kept = items.map(({ productId, unit = null, count }, index): Item => {
        const product = catalog.sellable(productId, `items.${index}.productId`);
        if (catalog.priceAt(product, on) === undefined) throw invalid(`items.${index}.productId`, words.noPrice(product.name));
        if (unit !== null && catalog.unit(product, unit) === undefined) throw invalid(`items.${index}.unit`, words.noUnit(product.name, unit));
        return [productId, unit, count];
      });
      const labels = kept.reduce((sum, [, , count]) => sum + count, 0);
      if (labels > MOST_LABELS) throw invalid('items', words.tooMany(MOST_LABELS));
      ctx.rows.insert('label_run', { ref: ctx.rows.lastRowid('label_run') + 1, id, layout, price_on: on, items: JSON.stringify(kept), made_at: ctx.now, user_ref: ctx.user.ref });
      ctx.note(id, words.made(labels));
      return { labelsId: id, labels };
    },
  };
}

/** The labels of a run, each as often as it is wanted, with the prices of its day. Throws NOT_FOUND. */
export function labelsOf(db: Database, catalog: Catalog, ref: string): LabelRun {
  const run = db.sql<Run>('SELECT layout, price_on AS priceOn, items FROM label_run WHERE id = ?').get(ref);
  if (run === undefined || !isCalendarDate(run.priceOn)) throw notFound(words.gone, 'ref');
  const on = run.priceOn;
  const labels = (JSON.parse(run.items) as readonly Item[]).flatMap(([productId, unit, count]) => Array.from({ length: count }, () => labelOf(catalog, productId, unit, on)));
  return { sheet: run.layout in LABEL_SHEETS ? LABEL_SHEETS[run.layout as keyof typeof LABEL_SHEETS] : LABEL_SHEETS['a4-3x8'], labels };
}

function labelOf(catalog: Catalog, productId: string, packName: string | null, on: CalendarDate): Label {
  const product = catalog.get(productId);
  const price = catalog.priceAt(product, on);
  const pack = packName === null ? undefined : catalog.unit(product, packName);
  const own = pack === undefined ? undefined : catalog.unitPriceAt(pack, on);
  const of = (base: number): number => (pack === undefined ? base : timesPrice(quantity(pack.factor), base));
  const general = own?.general ?? of(price?.general ?? 0);
  const member = own?.member ?? (price?.member == null ? null : of(price.member));
  const grams = product.weight_grams === null ? null : pack === undefined ? BigInt(product.weight_grams) : (BigInt(product.weight_grams) * BigInt(pack.factor)) / 1000n;
  return {
    name: product.name, unit: pack?.name ?? product.unit, price: general, memberPrice: member !== null && member < general ? member : null,
    perKilogram: grams === null || grams === 0n || grams === KILOGRAM ? null : divideHalfUp(BigInt(general) * KILOGRAM, grams), het: price?.het == null ? null : of(price.het),
    code: (pack?.barcodes ?? catalog.barcodesOf(product))[0] ?? product.sku, sinceText: dateText(price?.effective_from ?? on),
  };
}
