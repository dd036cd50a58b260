import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { shareOf, type Shared } from '../../../shared/domain/consignment.ts';
import type { Database } from '../kernel/database.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import type { DocumentHead } from '../ledger/index.ts';
import { termsOn, type Terms } from './terms.ts';

/** What is owed to consignors, and the commission on their goods (ruling 32). */
export const OWED = '2-1140';
export const COMMISSION = '4-2110';

/** A sold line of consigned goods: its terms as they were, its commission, and what of both has gone back. */
export type SoldShare = Terms & { readonly productRef: number; readonly amount: number; readonly commission: number; readonly backAmount: number; readonly backCommission: number };
type Line = { readonly productRef: number; readonly qty: number; readonly amount: number };

/** The owners' shares of what the till sells and takes back; the sale's entry carries them. */
export class Shares {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** On what terms a product is sold on a day; null for goods of our own. */
  termsOn(productRef: number, on: CalendarDate): Terms | null {
    return termsOn(this.db, productRef, on);
  }

  /** Keeps what a sold line brings its owner; answers how its price is shared. */
  sell(ctx: WriteCtx, document: DocumentHead, lineNo: number, { productRef, qty, amount }: Line, { supplierRef, pct }: Terms): Shared {
    const shared = shareOf(amount, pct);
    ctx.rows.insert('consignment_share', { document_seq: document.seq, line_no: lineNo, supplier_ref: supplierRef, product_ref: productRef, sale_seq: document.seq, sale_line: lineNo, pct, qty, amount, commission: shared.commission, share: shared.share });
    this.owe(supplierRef, shared.share);
    return shared;
  }

  /** Takes back what a line, or a part of it, brought its owner. */
  takeBack(ctx: WriteCtx, document: DocumentHead, lineNo: number, sale: { readonly seq: number; readonly lineNo: number }, { supplierRef, pct, productRef }: SoldShare, { qty, amount, commission }: { readonly qty: number; readonly amount: number; readonly commission: number }): void {
    const share = amount - commission;
    ctx.rows.insert('consignment_share', { document_seq: document.seq, line_no: lineNo, supplier_ref: supplierRef, product_ref: productRef, sale_seq: sale.seq, sale_line: sale.lineNo, pct, qty: -qty, amount: 0 - amount, commission: 0 - commission, share: 0 - share });
    this.owe(supplierRef, -share);
  }

  /** The consigned lines of a sale, by line number. */
  ofSale(saleSeq: number): ReadonlyMap<number, SoldShare> {
    return new Map(
      this.db
        .sql<SoldShare & { lineNo: number }>(
          `SELECT sale_line AS lineNo, supplier_ref AS supplierRef, product_ref AS productRef, max(CASE WHEN qty > 0 THEN pct END) AS pct, sum(CASE WHEN qty > 0 THEN amount ELSE 0 END) AS amount, sum(CASE WHEN qty > 0 THEN commission ELSE 0 END) AS commission,
                  -sum(CASE WHEN qty < 0 THEN amount ELSE 0 END) AS backAmount, -sum(CASE WHEN qty < 0 THEN commission ELSE 0 END) AS backCommission
             FROM consignment_share WHERE sale_seq = ? GROUP BY sale_line, supplier_ref, product_ref`,
        )
        .all(saleSeq)
        .map(({ lineNo, ...share }) => [lineNo, share]),
    );
  }

  /** What is owed to a consignor now. */
  owed(supplierRef: number): number {
    return this.db.sql<{ owed: number }>('SELECT owed FROM consignment_balance WHERE supplier_ref = ?').get(supplierRef)?.owed ?? 0;
  }

  /** Owes a consignor so much more, or less. */
  owe(supplierRef: number, by: number): void {
    this.db.sql('INSERT INTO consignment_balance (supplier_ref, owed) VALUES (?, ?) ON CONFLICT (supplier_ref) DO UPDATE SET owed = owed + excluded.owed').run(supplierRef, by);
  }
}
