import type { LayoutRow } from '../../../shared/contract/statements.ts';
import { answered, NOTHING, plus, type Figure, type Wanted } from './figures.ts';

/** A statement from top to bottom. A sum is always computed from the rows it names, so that what is shown adds up. */
export class Layout {
  readonly rows: LayoutRow[] = [];
  private readonly figures = new Map<string, Figure>();
  private readonly wanted: Wanted;

  constructor(wanted: Wanted) {
    this.wanted = wanted;
  }

  heading(key: string, label: string, level: number): void {
    this.rows.push({ key, label, level, kind: 'judul', amount: null, codes: [] });
  }

  row(key: string, label: string, level: number, figure: Figure, codes: readonly string[]): void {
    this.figures.set(key, figure);
    this.rows.push({ key, label, level, kind: 'baris', ...answered(figure, this.wanted), codes: [...codes] });
  }

  /** The sum of earlier rows, each once: `-KEY` is taken off. */
  sum(key: string, label: string, level: number, of: readonly string[]): Figure {
    const parts = of.map((name): { key: string; times: 1 | -1 } => (name.startsWith('-') ? { key: name.slice(1), times: -1 } : { key: name, times: 1 }));
    const figure = parts.reduce((sum, part) => plus(sum, this.figures.get(part.key) ?? NOTHING, part.times), NOTHING);
    this.figures.set(key, figure);
    this.rows.push({ key, label, level, kind: 'jumlah', ...answered(figure, this.wanted), codes: [], sum: parts });
    return figure;
  }
}
