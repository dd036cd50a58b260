import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';

/** Whose a product is, and what percentage of its price stays here. */
export type Terms = { readonly supplierRef: number; readonly pct: string };

/** The terms of a product on a day; null for goods of our own. */
export const termsOn = (db: Database, productRef: number, on: CalendarDate): Terms | null =>
  db.sql<Terms>('SELECT supplier_ref AS supplierRef, pct FROM consignment_term WHERE product_ref = ? AND effective_from <= ? ORDER BY effective_from DESC, ref DESC LIMIT 1').get(productRef, on) ?? null;

/** Whose a product is, or will be; null for goods of our own. */
export const ownerOf = (db: Database, productRef: number): number | null => db.sql<{ ref: number }>('SELECT supplier_ref AS ref FROM consignment_term WHERE product_ref = ? LIMIT 1').get(productRef)?.ref ?? null;
