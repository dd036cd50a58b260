import { Barcode, Check, LayoutGrid, OctagonAlert } from 'lucide-react';
import { useEffect, useImperativeHandle, useRef, useState, type JSX, type KeyboardEvent, type Ref, type RefObject } from 'react';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { parseQuantityInput } from '../../../../shared/text/format.ts';
import { favouriteWords } from '../../../../shared/text/favourites.ts';
import { cartWords } from '../../../../shared/text/till.ts';
import { Badge, cx, Icon, Kbd, number, playStop, topLayer } from '../../ui/index.ts';
import type { Product } from './catalogue.ts';
import { Suggestions } from './Suggestions.tsx';
import { useTill } from './TillProvider.tsx';
import { useProductSearch } from './useProductSearch.ts';
import styles from './ScanBox.module.css';

/** Letters and digits as they stand on goods, cards and shelves, with at least one digit. */
const CODE = /^(?=.*\d)[0-9A-Za-z._-]{3,32}$/;
const COUNT = /^\d{1,5}([.,]\d{1,3})?$/;

/** Drops what is typed and found. */
export type Search = { readonly clear: () => void };

/** Where scans and typed names come in; it has the focus whenever nothing else was asked for. A key typed here redraws this box alone, whatever the basket holds. */
export function ScanBox({ box, search: handle, onFavourites }: {
  readonly box: RefObject<HTMLInputElement | null>;
  readonly search: Ref<Search>;
  /** Opens the favourites; left out where there are none. */
  readonly onFavourites?: () => void;
}): JSX.Element {
  const search = useProductSearch();
  const { cart, change, news, tell, catalogue, takeCode, addProduct } = useTill();
  const [at, setAt] = useState(0);
  /** Enter came before the answer did. */
  const waiting = useRef<string | null>(null);
  const { text, rows, shown } = search;
  useImperativeHandle(handle, () => ({ clear: search.clear }));
  const open = text.trim().length >= 2 && (shown.length > 0 || rows !== null);
  const chosen = Math.min(at, Math.max(0, shown.length - 1));

  const priceOf = (product: Product): number => (cart.member ? (product.prices.member ?? product.prices.general) : product.prices.general);
  const add = (product: Product): void => {
    search.clear();
    setAt(0);
    addProduct(product);
  };
  const refuse = (words: string): void => {
    playStop();
    tell({ kind: 'refused', text: words });
  };
  const takeTyped = (typed: string, found: readonly Product[]): void => {
    const product = found[chosen];
    if (product) add(product);
    else if (CODE.test(typed)) {
      search.clear();
      takeCode(typed);
    }
  };
  const enter = (): void => {
    const typed = text.trim();
    if (typed === '' && cart.needsCheck) change({ type: 'checked' });
    const exact = CODE.test(typed) ? catalogue.find(typed) : undefined;
    if (exact) add(exact);
    else if (rows !== null) takeTyped(typed, rows);
    else if (typed.length >= 2) waiting.current = typed;
  };
  const answered = useRef(takeTyped);
  useEffect(() => {
    answered.current = takeTyped;
  });
  useEffect(() => {
    if (waiting.current === null || rows === null) return;
    const typed = waiting.current;
    waiting.current = null;
    if (text.trim() === typed) answered.current(typed, rows);
  }, [rows, text]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    // A dialog that has just opened has the keys before it has the focus.
    if (topLayer() > 0) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      enter();
    } else if (event.key === '*' && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      const qty = COUNT.test(text.trim()) ? parseQuantityInput(text) : null;
      const typed = text.trim();
      search.clear();
      if (qty !== null && qty > 0) change({ type: 'prefix', qty });
      else if (typed !== '') refuse(cartWords.noPrefix(typed));
    } else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(shown.length - 1, chosen + (event.key === 'ArrowDown' ? 1 : -1))));
    }
  };

  return (
    <div className={styles['place']}>
      <div className={styles['box']}>
        <Icon of={Barcode} size="large" />
        <input
          ref={box}
          className={styles['input']}
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-label={cartWords.scanLabel}
          placeholder={cartWords.scanLabel}
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setAt(0);
            waiting.current = null;
            search.type(event.currentTarget.value, event.timeStamp);
          }}
        />
        {cart.prefix !== null && <Badge tone="primary">{cartWords.prefix(cart.prefix)}</Badge>}
        <output className={cx(styles['news'], news?.kind === 'refused' && styles['refused'])} aria-live={news?.kind === 'refused' ? 'assertive' : 'polite'}>
          {news !== null && news.kind !== 'unknown' && (
            <>
              <Icon of={news.kind === 'done' ? Check : OctagonAlert} size="small" />
              <span>{news.text}</span>
            </>
          )}
        </output>
        {cart.prefix === null && text === '' && news?.kind !== 'refused' && (
          <span className={styles['tip']}>
            <Kbd keys="3" /> <Kbd keys="*" /> {cartWords.tipAfter}
          </span>
        )}
        {onFavourites !== undefined && (
          <button type="button" tabIndex={-1} className={styles['favourites']} aria-label={favouriteWords.title} aria-keyshortcuts="Shift+F2" onPointerDown={(event) => event.preventDefault()} onClick={onFavourites}>
            <Icon of={LayoutGrid} />
          </button>
        )}
      </div>
      {open && (
        <div className={styles['list']} data-answers={rows === null ? undefined : text.trim()}>
          <Suggestions
            label={cartWords.results}
            rows={shown}
            rowKey={(product) => product.productId}
            chosen={chosen}
            spoken={(product, index) => cartWords.marked(product.name, priceOf(product), index + 1, shown.length)}
            onTake={add}
            row={(product) => (
              <>
                <b className={cx('grow', 'clip', styles['name'])}>{product.name}</b>
                <span className="faint small tabular">{cartWords.stock(parseQuantity(product.onHand), product.unit)}</span>
                <span className={styles['price']}>{number(priceOf(product))}</span>
              </>
            )}
          />
          {rows?.length === 0 && <p className={cx(styles['none'], 'muted')}>{cartWords.noResults(text.trim())}</p>}
        </div>
      )}
    </div>
  );
}
