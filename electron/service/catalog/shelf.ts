import { eanCheckDigit } from '../../../shared/domain/barcode.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { goodsWords as words } from '../../../shared/text/goods.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import { conflict, invalid } from '../kernel/refusal.ts';
import { storeSetting } from '../settings/index.ts';
import type { Catalog } from './index.ts';

/** Digits between the prefix and the check digit of an EAN-13. */
const BODY = 10;
const LAST = 10 ** BODY - 1;

type Shelf = 'products.favourites' | 'products.setFavourites' | 'products.newBarcode' | 'products.prices' | 'products.oldPrices';

/** What stands around the goods: those the till has at hand, the gerai's own codes, and the age and history of prices. */
export function shelfHandlers(kernel: Kernel, catalog: Catalog): Handlers<Shelf> {
  return {
    'products.favourites': (_args, ctx) => ({
      rows: kernel.settings.at('till.favourites', ctx.today).flatMap((id) => {
        const product = catalog.known(id);
        return product === undefined || product.active === 0 ? [] : [catalog.view(product, ctx.today)];
      }),
    }),
    'products.setFavourites': ({ productIds }, ctx) => {
      productIds.forEach((id, index) => {
        catalog.sellable(id, `productIds.${index}`);
        if (productIds.indexOf(id) !== index) throw invalid(`productIds.${index}`, words.favouriteTwice);
      });
      storeSetting(ctx, 'till.favourites', productIds, ctx.today);
      ctx.afterCommit(() => kernel.settings.forget());
      ctx.note('till.favourites', words.favouritesSet(productIds.length));
      return { count: productIds.length };
    },
    'products.newBarcode': ({ except = [] }, ctx) => {
      const { prefix } = kernel.settings.at('barcode.internal', ctx.today);
      if (kernel.settings.at('barcode.weighed', ctx.today).some((layout) => layout.prefix === prefix)) throw conflict('prefixTaken', words.prefixWeighed(prefix), { prefix });
      return { barcode: unusedCode(kernel, prefix, new Set(except)) };
    },
    'products.prices': ({ productId }, ctx) => {
      const product = catalog.get(productId);
      const now = catalog.priceAt(product, ctx.today);
      return {
        rows: catalog.pricesOf(product).toReversed().map((price) => ({
          from: price.effective_from, general: price.general, member: price.member, het: price.het, shell: price.shell_general, shellMember: price.shell_member, deposit: price.deposit,
          state: price === now ? 'berlaku' : price.effective_from > ctx.today ? 'nanti' : 'lama',
        })),
      };
    },
    'products.oldPrices': (_args, ctx) => {
      const { days } = kernel.settings.at('prices.maxAge', ctx.today);
      const found = kernel.db
        .sql<{ count: number; oldest: string | null }>(
          'SELECT count(*) AS count, min(since) AS oldest FROM (SELECT (SELECT max(effective_from) FROM product_price WHERE product_ref = p.ref AND effective_from <= ?) AS since FROM product p WHERE p.active = 1) WHERE since < ?',
        )
        .get(ctx.today, addDays(ctx.today, -days));
      return { days, count: found?.count ?? 0, oldest: found?.oldest ?? null };
    },
  };
}

/**
 * The code after the highest one in use, so that a label of goods long gone names nothing else; where the highest is the last there is, the first
 * one free. Throws CONFLICT when all are taken.
 */
function unusedCode(kernel: Kernel, prefix: string, except: ReadonlySet<string>): string {
  const taken = kernel.db.sql<{ code: string }>("SELECT barcode AS code FROM product_barcode WHERE barcode BETWEEN ? AND ? AND length(barcode) = 13 AND barcode NOT GLOB '*[^0-9]*'").all(prefix, `${prefix}:`);
  const used = new Set([...taken.map((row) => row.code), ...except].filter((code) => code.startsWith(prefix)).map(bodyOf));
  const free = (body: number): boolean => !used.has(body) && kernel.db.sql('SELECT 1 FROM product WHERE sku = ?').get(codeOf(prefix, body)) === undefined;
  const highest = [...used].reduce((most, body) => Math.max(most, body), 0);
  for (let body = highest + 1; body <= LAST; body += 1) if (free(body)) return codeOf(prefix, body);
  for (let body = 1; body < highest; body += 1) if (free(body)) return codeOf(prefix, body);
  throw conflict('codesUsedUp', words.codesUsedUp(prefix), { prefix });
}

const bodyOf = (code: string): number => Number(code.slice(2, 12));

function codeOf(prefix: string, body: number): string {
  const digits = `${prefix}${String(body).padStart(BODY, '0')}`;
  return `${digits}${eanCheckDigit(digits)}`;
}
