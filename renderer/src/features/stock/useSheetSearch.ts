import { useMemo, useState } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';

export type Sheet = Result<'stock.getCount'>;
export type SheetLine = Sheet['lines'][number];

/** Whether goods are those looked for: by every word of their name, their code or a barcode. */
const fits = (line: SheetLine, wanted: readonly string[]): boolean => wanted.every((word) => `${line.name} ${line.sku} ${line.place ?? ''}`.toLowerCase().includes(word) || line.barcodes.includes(word));

export type SheetSearch = {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly rows: readonly SheetLine[];
  readonly chosen: SheetLine | undefined;
  readonly pick: (productId: string | null) => void;
  readonly step: (by: number) => void;
  /** The goods a code stands for, if they are on the sheet. */
  readonly byCode: (code: string) => SheetLine | undefined;
};

/** Goods of a sheet as they are looked for, and which of them is chosen. */
export function useSheetSearch(lines: readonly SheetLine[], shown: (line: SheetLine) => boolean): SheetSearch {
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase().split(/\s+/).filter((word) => word !== '');
    return lines.filter((line) => (shown(line) || line.productId === picked) && fits(line, wanted));
  }, [lines, text, picked, shown]);
  const chosen = rows.find(({ productId }) => productId === picked) ?? rows[0];
  return {
    text,
    setText: (next) => {
      setText(next);
      setPicked(null);
    },
    rows,
    chosen,
    pick: setPicked,
    step: (by) => {
      const next = rows[Math.max(0, Math.min(rows.length - 1, rows.findIndex((row) => row.productId === chosen?.productId) + by))];
      if (next !== undefined) setPicked(next.productId);
    },
    byCode: (code) => lines.find((line) => line.sku === code || line.barcodes.includes(code)),
  };
}
