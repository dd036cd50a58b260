import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../vectors');

/** The entries of a vector file. The caller says what an entry looks like; see tests/vectors/README.md. */
export const readVectors = <Entry>(file: string): readonly Entry[] => (JSON.parse(readFileSync(resolve(FOLDER, file), 'utf8')) as { readonly vectors: readonly Entry[] }).vectors;

/** The entry with an id. Throws when the file has none. */
export function vector<Entry extends { readonly id: string }>(entries: readonly Entry[], id: string): Entry {
  const entry = entries.find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`no vector ${id}`);
  return entry;
}
