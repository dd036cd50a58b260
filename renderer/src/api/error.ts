import type { ErrorCode, ErrorDetails, Rule } from '../../../shared/contract/errors.ts';
import type { Failure } from '../../../shared/contract/host.ts';
import { fieldLabel } from '../../../shared/text/fields.ts';
import { screenErrors } from '../../../shared/text/screenErrors.ts';

/** A refused call: `message` is Indonesian and ready to be shown; `code` and `rule` are for the program. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly rule: Rule | null;
  readonly details: ErrorDetails;
  /** False: the service said no and nothing was written. True: nobody knows; only the same id may be sent again. */
  readonly outcomeUnknown: boolean;
  readonly at: string;

  constructor(code: ErrorCode, message: string, options: { readonly rule?: Rule | undefined; readonly details?: ErrorDetails | undefined; readonly outcomeUnknown?: boolean; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'ApiError';
    this.code = code;
    this.rule = options.rule ?? null;
    this.details = options.details ?? {};
    this.outcomeUnknown = options.outcomeUnknown ?? (code === 'INTERNAL' || code === 'STORAGE' || code === 'BUSY');
    this.at = new Date().toISOString();
  }

  static from(failure: Failure): ApiError {
    return new ApiError(failure.code, failure.message, { rule: failure.rule, details: failure.details });
  }

  static lost(cause: unknown): ApiError {
    return new ApiError('INTERNAL', screenErrors.noAnswer, { outcomeUnknown: true, cause });
  }

  /** Headline (the first sentence) and the rest, as errors are shown (ux §6). */
  get headline(): string {
    return splitMessage(this.message).headline;
  }

  /** The rest with the field people know, if they know it, where the program says its own name for it. */
  get facts(): string {
    const { facts } = splitMessage(this.message);
    const { field } = this;
    const own = `${field ?? ''}: `;
    if (field === null || !this.message.includes(` ${own}`)) return facts;
    const label = fieldLabel(field);
    return label === null ? capital(this.problem) : `${label}: ${this.problem}`;
  }

  /** What is wrong with the field a VALIDATION names, without the name the program has for it. */
  get problem(): string {
    const { field } = this;
    const start = field === null ? -1 : this.message.indexOf(`${field}: `);
    return start < 0 || field === null ? splitMessage(this.message).facts || this.message : this.message.slice(start + field.length + 2);
  }

  /** The field a VALIDATION names, in the dotted form of react-hook-form. */
  get field(): string | null {
    const { field } = this.details;
    return typeof field === 'string' && field !== '' ? field : null;
  }
}

function splitMessage(message: string): { headline: string; facts: string } {
  const end = /[.!?:](\s+|$)/.exec(message);
  if (!end) return { headline: message, facts: '' };
  return { headline: message.slice(0, end.index), facts: capital(message.slice(end.index + end[0].length)) };
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

export const asApiError = (cause: unknown): ApiError => (cause instanceof ApiError ? cause : ApiError.lost(cause));
