import { z } from 'zod';
import { command, query } from './define.ts';
import { FAVOURITES } from './policies.ts';
import { productView } from './shop.ts';
import { barcode, uuid } from './values.ts';

const rupiah = z.int().nullable();

/** The goods room beside the goods themselves: what the till has at hand, codes of the gerai's own, and how old and what its prices were. */
export const goods = {
  'products.favourites': query({
    summary: 'The goods the till shows to the finger, in their order; those no longer sold are left out',
    input: () => ({}),
    output: () => z.strictObject({ rows: z.array(productView) }),
  }),
  'products.setFavourites': command({
    summary: 'Which goods the till shows to the finger, in their order, from today on (setting till.favourites)',
    input: () => ({ productIds: z.array(uuid).max(FAVOURITES, { error: `pilih paling banyak ${FAVOURITES} barang` }) }),
    output: () => ({ count: z.int() }),
  }),
  'products.newBarcode': query({
    summary: 'An EAN-13 that nothing bears, in the prefix of the setting barcode.internal; `except` are codes chosen but not saved yet. Nothing is kept: the code is taken by saving it',
    roles: ['bendahara'],
    input: () => ({ except: z.array(barcode).max(50).optional() }),
    output: () => z.strictObject({ barcode: z.string() }),
  }),
  'products.prices': query({
    summary: 'Every price a product had, has, and will have; of several with one day the first is the one that counts',
    input: () => ({ productId: uuid }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ from: z.string(), general: z.int(), member: rupiah, het: rupiah, shell: rupiah, shellMember: rupiah, deposit: rupiah, state: z.enum(['nanti', 'berlaku', 'lama']) })),
    }),
  }),
  'products.oldPrices': query({
    summary: 'How many of all goods on sale have a price older than the setting prices.maxAge, and since when the oldest stands',
    input: () => ({}),
    output: () => z.strictObject({ days: z.int(), count: z.int(), oldest: z.string().nullable() }),
  }),
};
