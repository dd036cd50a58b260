/** Tables as spreadsheets put them on the clipboard. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pastedTable } from '../../shared/domain/pastedTable.ts';
import { check } from '../support/property.ts';

describe('a pasted table', () => {
  test('is parted by tabs, with any line ending and no rows after the last', () => {
    expect(pastedTable('1-1250\tBank Kaltimtara\t1-1000\r\n6-1210\t Kebersihan \t6-1000\r\n\r\n')).toEqual([
      ['1-1250', 'Bank Kaltimtara', '1-1000'],
      ['6-1210', 'Kebersihan', '6-1000'],
    ]);
    expect(pastedTable('a\rb')).toEqual([['a'], ['b']]);
  });

  test('is parted by semicolons where there is no tab', () => {
    expect(pastedTable('6-1210;Kebersihan;6-1000')).toEqual([['6-1210', 'Kebersihan', '6-1000']]);
    expect(pastedTable('a;b\tc')).toEqual([['a;b', 'c']]);
  });

  test('keeps what stands in quotes together', () => {
    expect(pastedTable('6-1210\t"Kebersihan ""harian""\ndan sampah"\t6-1000')).toEqual([['6-1210', 'Kebersihan "harian"\ndan sampah', '6-1000']]);
    expect(pastedTable('5" paku\t1')).toEqual([['5" paku', '1']]);
  });

  test('keeps empty cells and rows between, and is nothing for nothing', () => {
    expect(pastedTable('a\t\tb\n\t\t\nc\t\t')).toEqual([['a', '', 'b'], ['', '', ''], ['c', '', '']]);
    expect(pastedTable(' \n\t\n')).toEqual([]);
  });

  test('gives back any cells written as a spreadsheet writes them', () => {
    const cell = fc.string().map((text) => text.trim().replaceAll('\r', ''));
    check(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }).filter((row) => row.at(-1) !== ''), { minLength: 1, maxLength: 6 }), (table) => {
        const written = table.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join('\t')).join('\n');
        expect(pastedTable(written)).toEqual(table);
      }),
    );
  });
});
