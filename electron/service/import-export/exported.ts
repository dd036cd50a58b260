import { ROOT } from '../ledger/index.ts';

export type ExportedAccount = { readonly code: string; readonly name: string; readonly cash: number };
/** `amount` in whole rupiah, debit plus, credit minus. */
export type ExportedLine = { readonly account: ExportedAccount; readonly amount: number; readonly unit: string; readonly flow: string | null };
export type ExportedEntry = {
  readonly date: string;
  readonly number: string;
  /** Place in the hash chain. */
  readonly seq: number;
  readonly period: string;
  readonly kind: string;
  readonly memo: string;
  readonly document: string;
  /** The entry it undoes. */
  readonly reverses: string | null;
  readonly lines: readonly ExportedLine[];
};
export type ExportedBook = {
  readonly accounts: readonly ExportedAccount[];
  /** A day on or before every entry of the whole book, the same whatever range is written. */
  readonly opensOn: string;
  readonly entries: Iterable<ExportedEntry>;
};

export const CURRENCY = 'IDR';

/** First word of an account's exported name. */
export const rootOf = (account: ExportedAccount): string => ROOT[account.code.slice(0, 1)] ?? 'Ekuitas';

/** One line without `;` and `|`, which hledger takes for a comment and a separator, and without doubled spaces. */
export const plainText = (text: string): string => text.replaceAll(';', ',').replaceAll('|', '/').replaceAll(/\s+/g, ' ').trim();

/** `Aset:1-1110 Kas besar (brankas)`: a colon in a name would make a subaccount. */
export const plainAccount = (account: ExportedAccount): string => `${rootOf(account)}:${account.code} ${plainText(account.name.replaceAll(':', ' '))}`.trim();
