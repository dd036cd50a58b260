import type { VoucherData } from '../../../shared/domain/paper/voucher.ts';
import { voucherWords as words } from '../../../shared/text/documents.ts';
import { documentName } from '../../../shared/text/screenLedger.ts';

/** What is said of a document beside its number, its day and its entry. */
export type Body = Pick<VoucherData, 'title' | 'facts' | 'groups' | 'totals' | 'inWords' | 'signers'>;
export type Fact = VoucherData['facts'][number];
export type Total = VoucherData['totals'][number];

/** A fact, where there is one. */
export const fact = (label: string, text: string | null | undefined): Fact[] => (text === null || text === undefined || text === '' ? [] : [[label, text]]);
export const total = (label: string, amount: number): Total => ({ label, amount, bold: false });
/** The sum of it all. */
export const whole = (label: string, amount: number): Total => ({ label, amount, bold: true });
export const titleOf = (kind: string): string => words.title[kind] ?? documentName(kind).toUpperCase();
