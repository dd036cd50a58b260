/** What an audit row says of the rows its command added to one table. */
export type AppendedDigest = { readonly count: number; readonly digest: string };

/** Reads `{"sale":[1,"…"]}`; null where the text is not that. */
export function parseAppended(text: string): [string, AppendedDigest][] | null {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
    return Object.entries(value).map(([table, pair]): [string, AppendedDigest] => {
      const [count, digest] = Array.isArray(pair) ? (pair as unknown[]) : [];
      return [table, { count: typeof count === 'number' ? count : 0, digest: typeof digest === 'string' ? digest : '' }];
    });
  } catch {
    return null;
  }
}

/** Reads `[["member","[12]","…"]]`; null where the text is not that. */
export function parseChanged(text: string): [table: string, key: string, digest: string | null][] | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return null;
    return value.map((row: unknown): [string, string, string | null] => {
      const [table, key, digest] = Array.isArray(row) ? (row as unknown[]) : [];
      return [typeof table === 'string' ? table : '', typeof key === 'string' ? key : '', typeof digest === 'string' ? digest : null];
    });
  } catch {
    return null;
  }
}
