/** A row of the counting sheet. Rp 1.000 is a note and a coin; the service gets their sum. */
export type Slot = { readonly key: string; readonly denomination: number; readonly coin: boolean };

const slot = (coin: boolean) => (denomination: number): Slot => ({ key: `${coin ? 'coin' : 'note'}${denomination}`, denomination, coin });

export const NOTES: readonly Slot[] = [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000].map(slot(false));
export const COINS: readonly Slot[] = [1_000, 500, 200, 100, 50].map(slot(true));
export const SLOTS: readonly Slot[] = [...NOTES, ...COINS];

/** Typed pieces by slot; what is empty has not been counted. */
export type Counts = Readonly<Record<string, string>>;

export const MAX_PIECES = 5;

export const piecesIn = (counts: Counts, { key }: Slot): number => Number(counts[key] ?? '');
export const isCounted = (counts: Counts): boolean => SLOTS.some(({ key }) => (counts[key] ?? '') !== '');
export const countedTotal = (counts: Counts): number => SLOTS.reduce((sum, row) => sum + row.denomination * piecesIn(counts, row), 0);

/** Pieces by denomination, as the contract takes them. */
export function countedPieces(counts: Counts): Record<string, number> {
  const pieces: Record<string, number> = {};
  for (const row of SLOTS) {
    const count = piecesIn(counts, row);
    if (count > 0) pieces[String(row.denomination)] = (pieces[String(row.denomination)] ?? 0) + count;
  }
  return pieces;
}
