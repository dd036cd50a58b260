import fc from 'fast-check';
import { expect, test } from 'vitest';
import { qrModules, withPictures } from '../../electron/service/printing/pictures.ts';
import { BLANK, plain, strong, type PaperColumns, type PaperLine } from '../../shared/domain/paper/lines.ts';
import { saleReceipt } from '../../shared/domain/paper/saleReceipt.ts';
import { toSvg } from '../../shared/domain/paper/svg.ts';
import { toText } from '../../shared/domain/paper/text.ts';
import { elements, parseMarkup, textOf, type Element } from '../support/markup.ts';
import { check } from '../support/property.ts';
import { anySale, SAMPLE_SALE } from '../support/saleSamples.ts';

const LONG = 60_000;
const LETTER = 7.8;
const MARGIN = 16;

const attribute = (element: Element, name: string): number => Number(element.attributes.get(name));

/** The text of a picture read back from the places of its words, one row for each base line. */
function readBack(root: Element): string[] {
  const rows = new Map<number, string>();
  for (const element of elements(root).filter(({ name }) => name === 'text')) {
    const column = Math.round((attribute(element, 'x') - MARGIN) / LETTER);
    const row = rows.get(attribute(element, 'y')) ?? '';
    rows.set(attribute(element, 'y'), row.padEnd(column) + textOf(element));
  }
  return [...rows.entries()].toSorted(([a], [b]) => a - b).map(([, row]) => row);
}

test('the picture of a receipt is well formed and shows the text, word by word in its place', () => {
  check(
    fc.property(anySale, fc.constantFrom<PaperColumns>(32, 48), (drawn, columns) => {
      // In large letters a word after a wide gap stands further right than in the text.
      const sale = { ...drawn, head: { ...drawn.head, practice: false } };
      const lines = withPictures(saleReceipt(sale, columns));
      const root = parseMarkup(toSvg(lines, columns));
      expect(root.name).toBe('svg');
      const text = toText(lines, columns).split('\n').map((row) => row.trimEnd()).filter((row) => row !== '');
      expect(readBack(root)).toEqual(text);
    }),
  );
}, LONG);

test('nothing in the picture is loaded, run or styled, and everything is inside it', () => {
  const root = parseMarkup(toSvg(withPictures(saleReceipt({ ...SAMPLE_SALE, code: 'PJ-2026-000087' }, 32)), 32));
  for (const element of elements(root)) {
    expect(['svg', 'text', 'path']).toContain(element.name);
    for (const name of element.attributes.keys()) expect(name).not.toMatch(/^(style|on|href|src|class)/);
  }
  for (const text of elements(root).filter(({ name }) => name === 'text')) {
    expect(attribute(text, 'x') + attribute(text, 'textLength')).toBeLessThanOrEqual(attribute(root, 'width') - MARGIN + 0.01);
    expect(attribute(text, 'y')).toBeLessThan(attribute(root, 'height'));
  }
});

test('names are text, never markup', () => {
  const root = parseMarkup(toSvg([plain('<b>Budi</b> & "Anak" \'x\'')], 32));
  expect(readBack(root)).toEqual(['<b>Budi</b> & "Anak" \'x\'']);
});

test('bold is heavier, large is twice the size', () => {
  const [bold, large] = elements(parseMarkup(toSvg([strong('A'), { kind: 'text', text: 'B', align: 'left', bold: false, size: 'large' }], 32))).filter(({ name }) => name === 'text');
  expect(bold?.attributes.get('font-weight')).toBe('600');
  expect(large?.attributes.get('font-size')).toBe('26');
  expect(large?.attributes.get('textLength')).toBe('15.6');
});

test('a QR code is drawn module by module, and left out where nobody filled it in', () => {
  const modules = qrModules('PJ-2026-000087');
  const paths = (lines: readonly PaperLine[]): Element[] => elements(parseMarkup(toSvg(lines, 32))).filter(({ name, attributes }) => name === 'path' && attributes.has('transform'));
  const [code] = paths([BLANK, { kind: 'qr', data: 'PJ-2026-000087', modules }]);
  const black = new Set<string>();
  for (const [, x, y, width] of (code?.attributes.get('d') ?? '').matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = 0; at < Number(width); at += 1) black.add(`${Number(x) + at},${y}`);
  }
  expect(black).toEqual(new Set(modules.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x},${y}`] : [])))));
  expect(modules).toHaveLength(21);
  expect(paths([{ kind: 'qr', data: 'PJ-2026-000087' }])).toEqual([]);
});
