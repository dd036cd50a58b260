import { MAX_PROBLEMS, type Problem } from '../kernel/problems.ts';

/** How many places of one table a detail names; the rest is counted. */
const PLACES = 5;

/** What one check found wrong: a few places of every table, and how many there are. */
export class Findings {
  private readonly tables = new Map<string, { places: string[]; count: number }>();

  /** `place` names the row or the object; empty where the whole table is meant. */
  add(table: string, place: string, problem: string): void {
    const found = this.tables.get(table) ?? { places: [], count: 0 };
    this.tables.set(table, found);
    found.count += 1;
    if (found.places.length < PLACES) found.places.push(place === '' ? problem : `${place} ${problem}`);
  }

  addAll(problems: readonly Problem[]): void {
    for (const { table, key, problem } of problems) this.add(table, key, problem);
    if (problems.length >= MAX_PROBLEMS) this.add(problems.at(-1)?.table ?? '', '', 'mungkin masih ada lagi');
  }

  get ok(): boolean {
    return this.tables.size === 0;
  }

  /** One Indonesian sentence per table, or `whenFine`. */
  detail(whenFine: string): string {
    if (this.ok) return whenFine;
    return [...this.tables]
      .map(([table, { places, count }]) => `${table}: ${places.join('; ')}${count > places.length ? `; dan ${count - places.length} lagi` : ''}.`)
      .join(' ');
  }
}
