import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeMatches, type MatchItem, type Proposal } from '../../shared/domain/bankMatching.ts';
import { check } from '../support/property.ts';

const item = (key: string, day: number, amount: number, ...words: string[]): MatchItem => ({ key, date: `2026-11-${String(day).padStart(2, '0')}` as MatchItem['date'], amount, words });
const rule = { days: 5, parts: 5 };
const short = (found: readonly Proposal[]): string[] => found.map(({ bank, book, score }) => `${bank.map(({ key }) => key).join('+')}=${book.map(({ key }) => key).join('+')} ${score}`);

describe('proposals', () => {
  it('are of the same amount within the days, the nearest first', () => {
    expect(short(proposeMatches([item('b1', 10, 500)], [item('e1', 4, 500), item('e2', 9, 500), item('e3', 10, -500), item('e4', 10, 501)], rule))).toEqual(['b1=e2 89']);
    expect(short(proposeMatches([item('b1', 10, 500)], [item('e1', 5, 500)], rule))).toEqual(['b1=e1 77']);
    expect(short(proposeMatches([item('b1', 10, 500)], [item('e1', 4, 500)], rule))).toEqual([]);
  });

  it('say when others would do as well, and trust a number that the bank names', () => {
    const twins = proposeMatches([item('b1', 10, 500), item('b2', 11, 500)], [item('e1', 10, 500), item('e2', 11, 500)], rule);
    expect(short(twins)).toEqual(['b1=e1 75', 'b2=e2 75']);
    expect(twins.every(({ ambiguous }) => ambiguous)).toBe(true);
    const named = proposeMatches([item('b1', 10, 500, 'TRF BRI 0001 WARUNG')], [item('e1', 10, 500, 'PJ-2026-000001', 'BCA 0009'), item('e2', 12, 500, 'PJ-2026-000002', 'BRI 0001')], rule);
    expect(short(named)).toEqual(['b1=e2 98']);
    expect(named[0]).toMatchObject({ named: true, ambiguous: false });
  });

  it('find one bank line in several entries, a whole day first, and several bank lines in one entry', () => {
    expect(short(proposeMatches([item('b1', 10, 900)], [item('e1', 9, 400), item('e2', 9, 500), item('e3', 10, 300), item('e4', 10, 600), item('e5', 10, 100)], rule))).toEqual(['b1=e1+e2 72']);
    expect(short(proposeMatches([item('b1', 10, -900)], [item('e1', 9, -400), item('e2', 8, -100), item('e3', 10, -500), item('e4', 10, 900)], rule))).toEqual(['b1=e3+e1 53']);
    expect(short(proposeMatches([item('b1', 10, 300), item('b2', 10, 600)], [item('e1', 10, 900)], rule))).toEqual(['b1+b2=e1 75']);
    expect(short(proposeMatches([item('b1', 10, 900)], [item('e1', 10, 100), item('e2', 9, 200), item('e3', 8, 600)], { days: 5, parts: 2 }))).toEqual([]);
  });

  it('always have equal sums, hold every line at most once, and end in time', () => {
    const side = (name: string) => fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: -60, max: 60 }).filter((amount) => amount !== 0)), { maxLength: 40 }).map((rows) => rows.map(([day, amount], index) => item(`${name}${index}`, day, amount)));
    check(fc.property(side('b'), side('e'), (bank, book) => {
      const found = proposeMatches(bank, book, rule);
      const total = (items: readonly MatchItem[]) => items.reduce((sum, each) => sum + each.amount, 0);
      for (const proposal of found) {
        expect(total(proposal.bank)).toBe(total(proposal.book));
        expect(Math.min(proposal.bank.length, proposal.book.length)).toBe(1);
        expect(proposal.days).toBeLessThanOrEqual(5);
        expect(proposal.score).toBeGreaterThanOrEqual(10);
      }
      for (const side of ['bank', 'book'] as const) {
        const keys = found.flatMap((proposal) => proposal[side].map(({ key }) => key));
        expect(new Set(keys).size).toBe(keys.length);
      }
    }), { runs: 200 });
    const many = Array.from({ length: 1000 }, (_, index) => item(`x${index}`, 1 + (index % 28), 1000 + index * 7));
    const began = performance.now();
    proposeMatches(many.map((each) => ({ ...each, amount: each.amount * 3 + 1 })), many, rule);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
