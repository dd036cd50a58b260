import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { rowText } from '../../electron/service/kernel/rows.ts';
import { check } from '../support/property.ts';

const db = new Sqlite(':memory:');
afterAll(() => void db.close());
const bySqlite = (values: readonly unknown[]): unknown => db.prepare(`SELECT json_array(${values.map((_, index) => `v${index}`).join(', ')}) FROM (SELECT ${values.map((_, index) => `? AS v${index}`).join(', ')})`).pluck().get(...values.map((value) => (typeof value === 'number' ? BigInt(value) : value)));

describe('the text of a row', () => {
  it('is the same whether the program or SQLite puts it together, else honest rows would look changed', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 });
    const nearlyText = fc.string({ unit: fc.constantFrom('\u0000', '\u0007', '\b', '\f', '\n', '\r', '\t', '\u001f', '\u007f', '"', "'", '\\', '/', '\u2028', '\u2029', '😀', 'é', '{', '[', '<'), maxLength: 12 });
    const value = fc.oneof(text, nearlyText, fc.constantFrom('{"a":[1]}', '[1,2]', 'null', '1.0', ''), fc.maxSafeInteger(), fc.constant(null));
    check(fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
      expect(bySqlite(values)).toBe(rowText(values));
    }));
  });

  it('tells a whole number from one that was made a fraction of the same value', () => {
    expect(db.prepare('SELECT json_array(?)').pluck().get(1)).not.toBe(rowText([1]));
  });
});
