import type { ErrorCode, ErrorDetails, Rule } from '../../../shared/contract/errors.ts';
import { conflictHeadline, headline, type Conflict } from '../../../shared/text/refusals.ts';

/** A request that is answered with a sentence instead of a result. Thrown inside a command it rolls everything back. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly rule: Rule | undefined;
  readonly details: ErrorDetails;
  /** What its audit row says beside the rule: figures that the refusal told. No personal data. */
  readonly trace: string;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, rule?: Rule, trace = '') {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.rule = rule;
    this.details = details;
    this.trace = trace;
  }
}

/** A rule refuses: headline of the rule, the facts with their numbers, what to do. */
export const refuse = (rule: Rule, facts: string, details: ErrorDetails = {}, trace = ''): Refusal => new Refusal('RULE', `${headline(rule)}. ${facts}`, details, rule, trace);

/** A field is wrong: `field` is its path in the params. */
export const invalid = (field: string, problem: string, details: ErrorDetails = {}): Refusal => new Refusal('VALIDATION', `Isian belum benar. ${field}: ${problem}.`, { field, ...details });

/** What a field names is not there. */
export const notFound = (what: string, field: string): Refusal => new Refusal('NOT_FOUND', `Tidak ditemukan. ${what} yang dimaksud tidak ada di berkas ini.`, { field });

/** Something as it stands is in the way: headline of that conflict, the facts, what to do. */
export const conflict = (what: Conflict, facts: string, details: ErrorDetails = {}): Refusal => new Refusal('CONFLICT', `${conflictHeadline(what)}. ${facts}`, details);

/** A `cursor` that no page gave out. */
export const unknownPage = (): Refusal => invalid('cursor', 'penanda halaman tidak dikenal; mulai lagi dari halaman pertama');

/** The row a page begins after, from the `next` of the page before it; without one before the first. Throws VALIDATION. */
export const pageAfter = (cursor: string | undefined): number => (cursor === undefined ? 0 : pageBefore(cursor));

/** The row a page begins before, from the `next` of the page before it; without one the newest. Throws VALIDATION. */
export function pageBefore(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  if (!/^\d{1,15}$/.test(cursor)) throw unknownPage();
  return Number(cursor);
}
