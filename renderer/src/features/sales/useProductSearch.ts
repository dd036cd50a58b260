import { useEffect, useRef, useState } from 'react';
import { useApiQuery } from '../../api/index.ts';
import type { Product } from './catalogue.ts';

const FROM_LETTERS = 2;
const ROWS = 8;
/** Keys closer together than this may be a scanner's: the list waits a moment, so that it does not flicker at every scan. */
const FAST_MS = 35;
const SETTLE_MS = 60;

export type ProductSearch = {
  readonly text: string;
  readonly type: (text: string, at: number) => void;
  readonly clear: () => void;
  /** Products that match what stands in the box; null while that is not asked or not answered. */
  readonly rows: readonly Product[] | null;
  /** Rows to draw: those of the text before, until the new ones are here. */
  readonly shown: readonly Product[];
};

/** Products by typed words: from two letters, at every key, the newest question wins. */
export function useProductSearch(): ProductSearch {
  const [text, setText] = useState('');
  const [query, setQuery] = useState('');
  const lastKeyAt = useRef(Number.NEGATIVE_INFINITY);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const wanted = query.trim();
  const enabled = wanted.length >= FROM_LETTERS;
  const { data, isPlaceholderData } = useApiQuery('products.search', { query: wanted, limit: ROWS }, { enabled, keep: true });
  const type = (typed: string, at: number): void => {
    const fast = at - lastKeyAt.current <= FAST_MS;
    lastKeyAt.current = at;
    clearTimeout(timer.current);
    setText(typed);
    if (fast) timer.current = setTimeout(() => setQuery(typed), SETTLE_MS);
    else setQuery(typed);
  };
  const clear = (): void => {
    clearTimeout(timer.current);
    setText('');
    setQuery('');
  };
  const shown = enabled ? (data?.rows ?? []) : [];
  return { text, type, clear, rows: enabled && text.trim() === wanted && data !== undefined && !isPlaceholderData ? data.rows : null, shown };
}
