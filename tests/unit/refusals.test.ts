/** What a person reads of a refusal: short headlines, and no name that only the program has for a field. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract, type MethodName } from '../../shared/contract/index.ts';
import { FIELD_LABELS, fieldLabel } from '../../shared/text/fields.ts';
import { FAULTS, HEADLINES_OF_REFUSALS } from '../../shared/text/refusals.ts';
import { cartWords } from '../../shared/text/till.ts';
import { ApiError } from '../../renderer/src/api/error.ts';
import { besideFields } from '../../renderer/src/features/products/refused.ts';

describe('headlines', () => {
  it('have at most five words and no sentence end of their own', () => {
    const whole = Object.values(FAULTS).map((fault) => fault.split('. ')[0] ?? '');
    for (const headline of [...HEADLINES_OF_REFUSALS, ...whole]) expect([headline, headline.split(' ').length <= 5, /[.!?:]/.test(headline)]).toEqual([headline, true, false]);
  });
});

/** Every name that stands in the input of a method, at any depth. */
function inputNames(): Set<string> {
  const names = new Set<string>();
  const walk = (schema: unknown): void => {
    if (schema === null || typeof schema !== 'object') return;
    for (const [key, member] of Object.entries(schema)) {
      if (key === 'properties') for (const name of Object.keys(member as object)) names.add(name);
      walk(member);
    }
  };
  for (const method of Object.keys(contract)) walk(z.toJSONSchema(contract[method as MethodName].input, { unrepresentable: 'any', io: 'input' }));
  return names;
}

describe('a field', () => {
  it('has a label only where the contract has the field', () => {
    const names = inputNames();
    expect(Object.keys(FIELD_LABELS).filter((name) => !names.has(name))).toEqual([]);
  });

  it('is called as people call it, its row counted from one', () => {
    expect(['account', 'lines.1.account', 'rows.0.nik', 'payments.2.amount', 'users.0.pin', 'recurringId', 'value.0.prefix', 'toString'].map(fieldLabel)).toEqual([
      'Akun', 'Baris 2, akun', 'Baris 1, NIK', 'Baris 3, jumlah', 'PIN', null, null, null,
    ]);
  });
});

describe('a refusal on screen', () => {
  const shown = (code: 'VALIDATION' | 'CONFLICT', message: string, field?: string) => {
    const error = new ApiError(code, message, { details: field === undefined ? {} : { field } });
    return [error.headline, error.facts, error.problem];
  };
  it('says the label of the field instead of the name the program has for it, or nothing', () => {
    expect(shown('VALIDATION', 'Isian belum benar. lines.1.account: akun 9-9999 tidak ada.', 'lines.1.account')).toEqual(['Isian belum benar', 'Baris 2, akun: akun 9-9999 tidak ada.', 'akun 9-9999 tidak ada.']);
    expect(shown('VALIDATION', 'Isian belum benar. cursor: penanda halaman tidak dikenal.', 'cursor')).toEqual(['Isian belum benar', 'Penanda halaman tidak dikenal.', 'penanda halaman tidak dikenal.']);
    expect(shown('CONFLICT', 'Shift masih buka. Tutup dahulu sebelum membuka yang baru.')).toEqual(['Shift masih buka', 'Tutup dahulu sebelum membuka yang baru.', 'Tutup dahulu sebelum membuka yang baru.']);
    // A field is named beside facts that do not begin with it.
    expect(shown('CONFLICT', 'Akun sudah ditutup. Akun 6-1301 sudah ditutup.', 'code')).toEqual(['Akun sudah ditutup', 'Akun 6-1301 sudah ditutup.', 'Akun 6-1301 sudah ditutup.']);
  });
});

it('a refusal about a field that is not on the form is said below it', () => {
  const of = (field?: string): ApiError => new ApiError('VALIDATION', 'Isian belum benar.', field === undefined ? {} : { details: { field } });
  const below = (field?: string): boolean => besideFields(of(field), ['name', 'prices']) !== null;
  expect([below('name'), below('prices.member'), below('cylinder.deposit'), below()]).toEqual([false, false, true, true]);
  expect(besideFields(null, ['name'])).toBeNull();
});

it('the ceiling of a box says per what', () => {
  expect([cartWords.het(16_000), cartWords.het(192_000, 'dus'), cartWords.aboveHet(192_000, 'dus')].map((text) => text.replaceAll('\u00a0', ' '))).toEqual(['HET Rp 16.000', 'HET Rp 192.000 per dus', 'Di atas HET Rp 192.000 per dus']);
});
