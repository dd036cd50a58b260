import type { JSX } from 'react';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { favouriteWords as words } from '../../../../shared/text/favourites.ts';
import { useApiQuery } from '../../api/index.ts';
import { cx } from '../../ui/index.ts';
import type { Product } from './catalogue.ts';
import styles from './FavouriteGrid.module.css';

/** The goods somebody arranged for the finger (setting till.favourites), as they are now. */
export const useFavourites = (): readonly Product[] => useApiQuery('products.favourites', {}, { keep: true }).data?.rows ?? [];

/** One tile for each favourite, numbered, with what this buyer pays. Pressing one takes it and leaves the focus where it is. */
export function FavouriteGrid({ products, member, marked = -1, onTake }: {
  readonly products: readonly Product[];
  readonly member: boolean;
  /** Index of the tile that Enter would take. */
  readonly marked?: number;
  readonly onTake: (product: Product) => void;
}): JSX.Element {
  return (
    <ol className={styles['grid']} aria-label={words.title}>
      {products.map((product, index) => {
        const price = member ? (product.prices.member ?? product.prices.general) : product.prices.general;
        return (
          <li key={product.productId}>
            <button
              type="button"
              tabIndex={-1}
              aria-current={index === marked}
              className={cx(styles['tile'], index === marked && styles['marked'])}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onTake(product)}
            >
              <span className={styles['no']}>{index + 1}</span>
              <b className={styles['name']}>{product.name}</b>
              <span className={styles['price']}>
                <span className="clip">{product.priceSince === null ? words.noPrice : words.per(price, product.unit)}</span>
                {parseQuantity(product.onHand) === 0 && <em>{words.soldOut}</em>}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
