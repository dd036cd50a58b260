import type { SettingKey, SettingValue } from '../../../shared/contract/policies.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Database } from './database.ts';

/** From when a default holds: before any book begins. */
const FIRST_DAY = '2000-01-01' as CalendarDate;

/** Effective-dated settings, read often and changed rarely: kept in memory, dropped on every change. */
export class Settings {
  private readonly known = new Map<SettingKey, { from: string; value: unknown }[]>();
  private readonly db: Database;
  private defaults: Partial<{ readonly [K in SettingKey]: SettingValue<K> }> = {};

  constructor(db: Database) {
    this.db = db;
  }

  /** What holds until something is set: keys that are younger than a file. */
  fallBackTo(defaults: Partial<{ readonly [K in SettingKey]: SettingValue<K> }>): void {
    this.defaults = defaults;
  }

  /** The value in force on a day, or undefined when none was set by then and there is no default. */
  find<K extends SettingKey>(key: K, at: CalendarDate): { value: SettingValue<K>; effectiveFrom: string } | undefined {
    let history = this.known.get(key);
    if (history === undefined) {
      history = this.db
        .sql<{ effective_from: string; value: string }>('SELECT effective_from, value FROM setting WHERE key = ? ORDER BY effective_from, ref')
        .all(key)
        .map((row) => ({ from: row.effective_from, value: JSON.parse(row.value) as unknown }));
      this.known.set(key, history);
    }
    const found = history.findLast((row) => row.from <= at);
    if (found !== undefined) return { value: found.value as SettingValue<K>, effectiveFrom: found.from };
    const value = this.defaults[key];
    return value === undefined || at < FIRST_DAY ? undefined : { value: value as SettingValue<K>, effectiveFrom: FIRST_DAY };
  }

  /** The value in force on a day; of a day before any book began the first there was. Throws when none was set by then and there is no default. */
  at<K extends SettingKey>(key: K, at: CalendarDate): SettingValue<K> {
    const found = this.find(key, at < FIRST_DAY ? FIRST_DAY : at);
    if (found === undefined) throw new Error(`setting ${key} is not set on ${at}`);
    return found.value;
  }

  forget(): void {
    this.known.clear();
  }
}
