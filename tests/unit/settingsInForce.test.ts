/** Which value of a setting holds on a day. */
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../shared/domain/dates.ts';
import type { Database } from '../../electron/service/kernel/database.ts';
import { Settings } from '../../electron/service/kernel/settings.ts';

/** Settings over a file that keeps these rows of the one key. */
function over(...rows: readonly [from: string, days: number][]): Settings {
  const kept = rows.map(([effective_from, days]) => ({ effective_from, value: JSON.stringify({ days }) }));
  const settings = new Settings({ sql: () => ({ all: () => kept }) } as unknown as Database);
  settings.fallBackTo({ 'stock.expiryWatch': { days: 30 } });
  return settings;
}
const on = (settings: Settings, day: string): number => settings.at('stock.expiryWatch', calendarDate(day)).days;

describe('a setting', () => {
  it('that is younger than the file holds at its default until the day something was set from', () => {
    const settings = over(['2026-12-01', 14]);
    expect([on(settings, '2026-11-30'), on(settings, '2026-12-01'), on(settings, '2027-06-01')]).toEqual([30, 14, 14]);
    expect(settings.find('stock.expiryWatch', calendarDate('2026-11-30'))).toEqual({ value: { days: 30 }, effectiveFrom: '2000-01-01' });
    expect(on(over(), '2026-11-30')).toBe(30);
  });

  it('of a day before any book began is the first there was, and nothing that could be looked up', () => {
    expect([on(over(), '1900-01-01'), on(over(['2000-01-01', 7], ['2026-01-01', 9]), '1999-12-31')]).toEqual([30, 7]);
    expect(over().find('stock.expiryWatch', calendarDate('1999-12-31'))).toBeUndefined();
  });

  it('without a default is missing until it was set', () => {
    const settings = new Settings({ sql: () => ({ all: () => [{ effective_from: '2026-12-01', value: '{"days":14}' }] }) } as unknown as Database);
    expect(() => on(settings, '2026-11-30')).toThrow('setting stock.expiryWatch is not set on 2026-11-30');
    expect(on(settings, '2026-12-01')).toBe(14);
  });
});
