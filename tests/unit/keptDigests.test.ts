import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeptDigests } from '../../electron/service/evidence/keptDigests.ts';
import { entryHash } from '../../electron/service/ledger/index.ts';
import { sha256 } from '../../electron/service/kernel/digest.ts';
import { canonicalJson } from '../../shared/domain/canonical.ts';
import { check } from '../support/property.ts';

test('kept digests are what a plain map would hold, whatever the keys and their order', () => {
  const digest = fc.array(fc.nat({ max: 15 }), { minLength: 32, maxLength: 32 }).map((digits) => digits.map((each) => each.toString(16)).join(''));
  const key = fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 999_999_999 }), fc.constantFrom('a', '1', 'nurul'), fc.integer({ min: -3, max: -1 })).map((part) => JSON.stringify([part]));
  check(
    fc.property(fc.array(fc.tuple(key, fc.option(digest))), fc.array(key), (changes, asked) => {
      const plain = new Map<string, string | null>();
      const kept = new KeptDigests();
      for (const [at, value] of changes) {
        plain.set(at, value);
        kept.set(at, value);
      }
      for (const at of asked) {
        expect(kept.take(at)).toBe(plain.get(at) ?? null);
        plain.delete(at);
      }
      expect([...kept.left()].toSorted()).toEqual([...plain].filter(([, value]) => value !== null).map(([at]) => at).toSorted());
    }),
  );
});

test('an entry’s hash is SHA-256 over the hash before and canonical JSON', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 });
  const line = fc.tuple(text, text, fc.nat(), fc.nat(), fc.option(text), fc.option(text));
  const entry = fc.record({ seq: fc.nat(), id: text, number: text, date: text, period: text, kind: text, memo: text, reverses: fc.option(fc.nat()), document: fc.tuple(text, text, text, text, text, text), lines: fc.array(line) });
  check(
    fc.property(text, entry, (previous, each) => {
      expect(entryHash(previous, each)).toBe(sha256(`${previous}\n${canonicalJson(each)}`));
    }),
  );
});
