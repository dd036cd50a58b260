import { useState } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { useApiQuery } from '../../api/index.ts';
import { useScanGate } from '../../ui/index.ts';

export type Goods = Result<'products.get'>;

const SHOWN = 200;

/** Goods as they are looked for by name or code, and which of them is chosen; a scan looks for its code. */
export function useGoodsSearch(first: string | null = null) {
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<string | null>(first);
  const query = useApiQuery('products.search', { query: text, limit: SHOWN }, { keep: true });
  const rows = query.data?.rows ?? [];
  const chosen = rows.find(({ productId }) => productId === picked) ?? (picked === null ? rows[0] : undefined);
  const look = (next: string): void => {
    setText(next);
    setPicked(null);
  };
  useScanGate(look);
  return {
    query, rows, chosen, text, look, pick: setPicked, picked,
    step: (by: number): void => {
      const next = rows[Math.max(0, Math.min(rows.length - 1, rows.findIndex((row) => row.productId === chosen?.productId) + by))];
      if (next !== undefined) setPicked(next.productId);
    },
  };
}
