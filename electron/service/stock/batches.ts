import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { MAX_PROBLEMS, type Problem } from '../kernel/problems.ts';

/** What is left of one delivery of goods with an expiry date, in thousandths. */
export type Batch = { readonly receiptSeq: number; readonly receiptLine: number; readonly expiresOn: CalendarDate; readonly qty: number };
/** The line of a document that moves goods. */
export type BatchLine = { readonly documentSeq: number; readonly lineNo: number };

const BATCH = 'receipt_seq AS receiptSeq, receipt_line AS receiptLine, expires_on AS expiresOn, qty';

/**
 * Goods with an expiry date, by the delivery they came with. What leaves is taken first from what expires first; a sale
 * takes nothing whose date has passed. Goods beyond the dated ones (found, or there before dates were kept) have no date and go last.
 */
export class Batches {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** What is left of a product, what expires first before the rest. */
  of(productRef: number): Batch[] {
    return this.db.sql<Batch>(`SELECT ${BATCH} FROM batch_stock WHERE product_ref = ? AND qty > 0 ORDER BY expires_on, receipt_seq, receipt_line`).all(productRef);
  }

  /** How much of a product has a date before `today`, in thousandths. */
  expired(productRef: number, today: CalendarDate): number {
    return this.db.sql<{ qty: number | null }>('SELECT sum(qty) AS qty FROM batch_stock WHERE product_ref = ? AND qty > 0 AND expires_on < ?').get(productRef, today)?.qty ?? 0;
  }

  /** How much is left of a delivery's line; undefined for one that came before dates were kept. */
  leftOf({ documentSeq, lineNo }: BatchLine): number | undefined {
    return this.db.sql<{ qty: number }>('SELECT qty FROM batch_stock WHERE receipt_seq = ? AND receipt_line = ?').get(documentSeq, lineNo)?.qty;
  }

  /** A delivery comes in. */
  receive(ctx: WriteCtx, productRef: number, qty: number, expiresOn: CalendarDate, at: BatchLine): void {
    this.db.sql('INSERT INTO batch_stock (receipt_seq, receipt_line, product_ref, expires_on, qty) VALUES (?, ?, ?, ?, 0)').run(at.documentSeq, at.lineNo, productRef, expiresOn);
    this.move(ctx, { receiptSeq: at.documentSeq, receiptLine: at.lineNo }, qty, at);
  }

  /**
   * So much of the `held` goods leaves: of the delivery named first, then by date; with `from` what expired before it goes only where nothing else is
   * left, as when a sale of yesterday is rung up again past midnight. What no date covers is undated.
   */
  take(ctx: WriteCtx, productRef: number, qty: number, at: BatchLine, { held, from, first }: { readonly held: number; readonly from?: CalendarDate; readonly first?: BatchLine }): void {
    const there = this.of(productRef);
    const undated = held - there.reduce((sum, batch) => sum + batch.qty, 0);
    const rank = (batch: Batch): number => (batch.receiptSeq === first?.documentSeq && batch.receiptLine === first.lineNo ? 0 : from !== undefined && batch.expiresOn < from ? 2 : 1);
    let left = qty;
    const takeFrom = (batches: readonly Batch[]): void => {
      for (const batch of batches) {
        const taken = Math.min(left, batch.qty);
        if (taken === 0) return;
        this.move(ctx, batch, -taken, at);
        left -= taken;
      }
    };
    takeFrom(there.filter((batch) => rank(batch) < 2).toSorted((a, b) => rank(a) - rank(b)));
    left -= Math.min(left, undated);
    takeFrom(there.filter((batch) => rank(batch) === 2));
  }

  /** Goods of a sale's line come back: to the deliveries they were taken from, the last taken first, no more than is still out of each. */
  putBack(ctx: WriteCtx, qty: number, sold: BatchLine, at: BatchLine): void {
    const out = this.db
      .sql<{ receiptSeq: number; receiptLine: number; qty: number }>(
        `WITH moved AS (
           SELECT m.receipt_seq, m.receipt_line, m.qty, m.seq FROM batch_move m WHERE m.document_seq = ? AND m.line_no = ?
           UNION ALL SELECT m.receipt_seq, m.receipt_line, m.qty, 0 FROM sale_return_line b JOIN batch_move m ON m.document_seq = b.document_seq AND m.line_no = b.line_no WHERE b.sale_seq = ? AND b.sale_line = ?)
         SELECT receipt_seq AS receiptSeq, receipt_line AS receiptLine, -sum(qty) AS qty FROM moved GROUP BY receipt_seq, receipt_line HAVING sum(qty) < 0 ORDER BY max(seq) DESC`,
      )
      .all(sold.documentSeq, sold.lineNo, sold.documentSeq, sold.lineNo);
    let left = qty;
    for (const batch of out) {
      const back = Math.min(left, batch.qty);
      if (back === 0) return;
      this.move(ctx, batch, back, at);
      left -= back;
    }
  }

  private move(ctx: WriteCtx, { receiptSeq, receiptLine }: Pick<Batch, 'receiptSeq' | 'receiptLine'>, qty: number, { documentSeq, lineNo }: BatchLine): void {
    ctx.rows.insert('batch_move', { seq: ctx.rows.lastRowid('batch_move') + 1, receipt_seq: receiptSeq, receipt_line: receiptLine, document_seq: documentSeq, line_no: lineNo, qty });
    this.db.sql('UPDATE batch_stock SET qty = qty + ? WHERE receipt_seq = ? AND receipt_line = ?').run(qty, receiptSeq, receiptLine);
  }
}

/** What is left of each delivery re-derived from its moves and its note, and no more dated goods than there are goods. */
export function batchChecks(db: Database): Problem[] {
  const wrong = db
    .sql<{ key: string }>(
      `WITH derived AS (SELECT m.receipt_seq, m.receipt_line, l.product_ref, l.expires_on, sum(m.qty) AS qty FROM batch_move m JOIN receipt_line l ON l.document_seq = m.receipt_seq AND l.line_no = m.receipt_line GROUP BY m.receipt_seq, m.receipt_line)
       SELECT receipt_seq || '/' || receipt_line AS key FROM (SELECT * FROM derived EXCEPT SELECT * FROM batch_stock UNION ALL SELECT * FROM (SELECT * FROM batch_stock EXCEPT SELECT * FROM derived)) LIMIT ?`,
    )
    .all(MAX_PROBLEMS);
  const tooMany = db
    .sql<{ key: string }>('SELECT CAST(b.product_ref AS TEXT) AS key FROM batch_stock b LEFT JOIN stock s ON s.product_ref = b.product_ref GROUP BY b.product_ref HAVING sum(b.qty) > coalesce(max(s.qty), 0) LIMIT ?')
    .all(MAX_PROBLEMS);
  const other = db
    .sql<{ key: string }>(
      `SELECT CAST(m.seq AS TEXT) AS key FROM batch_move m JOIN receipt_line l ON l.document_seq = m.receipt_seq AND l.line_no = m.receipt_line
        WHERE NOT EXISTS (SELECT 1 FROM stock_move s WHERE s.document_seq = m.document_seq AND s.line_no = m.line_no AND s.product_ref = l.product_ref AND s.qty * m.qty > 0 AND abs(s.qty) >= abs(m.qty)) LIMIT ?`,
    )
    .all(MAX_PROBLEMS);
  return [
    ...wrong.map(({ key }) => ({ table: 'batch_stock', key, problem: 'berbeda dari mutasi kirimannya' })),
    ...tooMany.map(({ key }) => ({ table: 'batch_stock', key, problem: 'lebih banyak dari stoknya' })),
    ...other.map(({ key }) => ({ table: 'batch_move', key, problem: 'barangnya tidak bergerak di dokumen itu' })),
  ];
}
