import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { month, monthsBetween } from '../../shared/domain/dates.ts';
import { before, SPAN_SHAPES, spanRef, spansOf, spanWith, stepped, yearEarlier } from '../../shared/domain/reportSpan.ts';

const oct = month('2026-10');
const anyMonth = fc.record({ year: fc.integer({ min: 2020, max: 2040 }), no: fc.integer({ min: 1, max: 12 }) }).map(({ year, no }) => month(`${year}-${String(no).padStart(2, '0')}`));
const ends = ({ from, to }: { from: string; to: string }): string => `${from} ${to}`;

describe('spans of reports', () => {
  test('a month, its quarter, its year so far, its year, and free months', () => {
    expect(ends(spanWith('bulan', oct))).toBe('2026-10 2026-10');
    expect(ends(spanWith('triwulan', oct))).toBe('2026-10 2026-12');
    expect(ends(spanWith('triwulan', month('2026-09')))).toBe('2026-07 2026-09');
    expect(ends(spanWith('berjalan', oct))).toBe('2026-01 2026-10');
    expect(ends(spanWith('tahun', oct))).toBe('2026-01 2026-12');
    expect(ends(spanWith('bebas', oct, month('2025-11')))).toBe('2025-11 2026-10');
    expect(ends(spanWith('bebas', oct, month('2026-12')))).toBe('2026-10 2026-10');
  });

  test('what stands beside them', () => {
    expect(ends(before(spanWith('bulan', month('2026-01'))))).toBe('2025-12 2025-12');
    expect(ends(before(spanWith('triwulan', oct)))).toBe('2026-07 2026-09');
    expect(ends(before(spanWith('berjalan', oct)))).toBe('2025-01 2025-10');
    expect(ends(before(spanWith('tahun', oct)))).toBe('2025-01 2025-12');
    expect(ends(before(spanWith('bebas', oct, month('2026-08'))))).toBe('2026-05 2026-07');
    expect(ends(yearEarlier(spanWith('triwulan', oct)))).toBe('2025-10 2025-12');
  });

  test('how a document names them', () => {
    expect(SPAN_SHAPES.map((shape) => spanRef(spanWith(shape, oct, month('2026-08'))))).toEqual(['2026-10', '2026-Q4', '2026-01..2026-10', '2026', '2026-08..2026-10']);
  });

  test('those to choose from, the latest first', () => {
    expect(spansOf('bulan', month('2026-08'), oct).map(ends)).toEqual(['2026-10 2026-10', '2026-09 2026-09', '2026-08 2026-08']);
    expect(spansOf('triwulan', month('2026-08'), oct).map(ends)).toEqual(['2026-10 2026-12', '2026-07 2026-09']);
    expect(spansOf('tahun', month('2025-08'), oct).map(ends)).toEqual(['2026-01 2026-12', '2025-01 2025-12']);
  });

  test('going on and back ends where it began, and a span holds its month', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SPAN_SHAPES), anyMonth, fc.integer({ min: -30, max: 30 }), (shape, to, by) => {
        const span = spanWith(shape, to);
        expect(stepped(stepped(span, by), -by)).toEqual(span);
        expect(monthsBetween(span.from, span.to)).toContain(to);
        expect(before(span).to < span.from || shape === 'berjalan').toBe(true);
      }),
    );
  });
});
