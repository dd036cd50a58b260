import type { ReturnCondition, SaleState } from '../../../shared/contract/afterSale.ts';
import type { Result } from '../../../shared/contract/index.ts';
import { quantityText } from '../../../shared/domain/quantity.ts';
import type { LinePart } from '../../../shared/domain/saleReturn.ts';
import type { Database } from '../kernel/database.ts';

type SaleView = Result<'sales.get'>;
type ReturnRow = { readonly seq: number; readonly kind: 'batal' | 'retur'; readonly number: string; readonly date: string; readonly at: string; readonly reason: string; readonly paid: number };

/** The voids and returns of a sale, oldest first. */
export const returnRows = (db: Database, saleSeq: number): ReturnRow[] =>
  db
    .sql<ReturnRow>('SELECT d.seq, r.kind, d.number, d.on_date AS date, d.at, r.reason, r.paid FROM sale_return r JOIN document d ON d.seq = r.document_seq WHERE r.sale_seq = ? ORDER BY d.seq')
    .all(saleSeq);

/** What has come back of each line of a sale, by line number; lines of which nothing has are missing. */
export const backByLine = (db: Database, saleSeq: number): Map<number, LinePart> =>
  new Map(
    db
      .sql<LinePart & { no: number }>(
        'SELECT sale_line AS no, sum(qty) AS qty, sum(amount) AS amount, sum(paid) AS paid, sum(cost) AS cost, sum(advantage) AS advantage FROM sale_return_line WHERE sale_seq = ? GROUP BY sale_line',
      )
      .all(saleSeq)
      .map(({ no, ...part }) => [no, part]),
  );

/** What has become of a sale. */
export function stateOf(db: Database, saleSeq: number): SaleState {
  const kind = db.sql<{ kind: ReturnRow['kind'] }>('SELECT kind FROM sale_return WHERE sale_seq = ? LIMIT 1').get(saleSeq)?.kind;
  if (kind === undefined) return 'sah';
  if (kind === 'batal') return 'batal';
  const kept = db.sql(
    `SELECT 1 FROM sale_line l WHERE l.document_seq = ?
        AND l.qty > coalesce((SELECT sum(b.qty) FROM sale_return_line b WHERE b.sale_seq = l.document_seq AND b.sale_line = l.line_no), 0) LIMIT 1`,
  );
  return kept.get(saleSeq) === undefined ? 'retur' : 'retur-sebagian';
}

const linesOf = (db: Database, returnSeq: number): SaleView['returns'][number]['lines'] =>
  db
    .sql<{ no: number; qty: number; condition: ReturnCondition; paid: number }>('SELECT sale_line AS no, qty, condition, paid FROM sale_return_line WHERE document_seq = ? ORDER BY line_no')
    .all(returnSeq)
    .map(({ no, qty, condition, paid }) => ({ lineNo: no, qty: quantityText(qty), condition, amount: paid }));

/** The same money by the way it went back. */
export const refundsOf = (db: Database, returnSeq: number): SaleView['returns'][number]['refunds'] =>
  db.sql<{ method: string; amount: number }>('SELECT method, sum(amount) AS amount FROM sale_refund WHERE document_seq = ? GROUP BY method ORDER BY min(line_no)').all(returnSeq);

/** A sale's void and returns as its view shows them. */
export function returnsView(db: Database, saleSeq: number): Pick<SaleView, 'voided' | 'returns'> {
  const rows = returnRows(db, saleSeq);
  const voided = rows.find((row) => row.kind === 'batal');
  return {
    voided: voided === undefined ? null : { number: voided.number, at: voided.at, reason: voided.reason },
    returns: rows.filter((row) => row.kind === 'retur').map(({ seq, number, date, at, reason, paid }) => ({ number, date, at, reason, amount: paid, lines: linesOf(db, seq), refunds: refundsOf(db, seq) })),
  };
}

/** What a slip says of a void or a return. `amount` of a line is what the goods were sold for. */
export type ReturnSlip = {
  readonly number: string; readonly at: string; readonly kind: 'batal' | 'retur'; readonly saleNumber: string; readonly saleDate: string; readonly cashier: string; readonly approver: string; readonly memberRef: number | null;
  readonly lines: readonly { readonly name: string; readonly unit: string; readonly qty: string; readonly condition: ReturnCondition; readonly amount: number }[];
  /** What goes back for shells, and of deposits. */
  readonly shells: number; readonly deposits: number;
  readonly total: number; readonly rounding: number; readonly refunds: readonly { readonly method: string; readonly amount: number; readonly reference: string | null }[]; readonly reason: string;
};

/** What a returned part `b` of a sale line `l` with cylinders stands for: every cylinder of a line took the same. */
export const partOfCylinders = (whole: string): string => `(${whole}) / (l.qty / 1000) * (b.qty / 1000)`;
const besideGoods = (column: string): string =>
  `(SELECT coalesce(sum(${partOfCylinders(`l.${column}`)}), 0) FROM sale_return_line b JOIN sale_line l ON l.document_seq = b.sale_seq AND l.line_no = b.sale_line WHERE b.document_seq = d.seq AND l.cylinder IN ('beli', 'jaminan'))`;

/** The void or return with this number or id. */
export function returnSlipOf(db: Database, ref: string): (ReturnSlip & { readonly date: string }) | undefined {
  const row = db
    .sql<Omit<ReturnSlip, 'lines' | 'refunds'> & { seq: number; date: string }>(
      `SELECT d.seq, d.number, d.at, d.on_date AS date, r.kind, o.number AS saleNumber, o.on_date AS saleDate, u.name AS cashier, CASE WHEN json_extract(d.refs, '$.swap') = 1 THEN '-' ELSE a.name END AS approver, s.member_ref AS memberRef, r.total, r.rounding, r.reason,
              ${besideGoods('shell_amount')} AS shells, ${besideGoods('deposit')} AS deposits
         FROM document d JOIN sale_return r ON r.document_seq = d.seq JOIN sale s ON s.document_seq = r.sale_seq JOIN document o ON o.seq = r.sale_seq JOIN user u ON u.ref = d.user_ref JOIN user a ON a.ref = r.approver_ref
        WHERE d.number = ? OR d.id = ?`,
    )
    .get(ref, ref);
  if (row === undefined) return undefined;
  const { seq, ...slip } = row;
  const lines = db
    .sql<{ name: string; unit: string; qty: number; condition: ReturnCondition; amount: number }>(
      'SELECT l.name, l.unit_name AS unit, b.qty, b.condition, b.amount FROM sale_return_line b JOIN sale_line l ON l.document_seq = b.sale_seq AND l.line_no = b.sale_line WHERE b.document_seq = ? ORDER BY b.line_no',
    )
    .all(seq);
  return {
    ...slip, lines: lines.map((line) => ({ ...line, qty: quantityText(line.qty) })),
    refunds: db.sql<ReturnSlip['refunds'][number]>('SELECT method, amount, reference FROM sale_refund WHERE document_seq = ? ORDER BY line_no').all(seq),
  };
}

/** A sale's void of which the same goods were sold again at once, for another tender. */
const SWAPPED = "r.kind = 'batal' AND json_extract(d.refs, '$.swap') IS 1";

/** The sale that this one was rung up for again, and the one that was rung up for it. */
export function swapLinks(db: Database, sale: { readonly seq: number; readonly number: string }): Pick<SaleView, 'replaces' | 'replacedBy'> {
  const replaces = db.sql<{ number: string | null }>("SELECT json_extract(refs, '$.replaces') AS number FROM document WHERE seq = ?").get(sale.seq)?.number ?? null;
  // One command made the void and, right after it, the new sale.
  const replacedBy = db.sql<{ number: string }>(
    `SELECT n.number FROM sale_return r JOIN document d ON d.seq = r.document_seq JOIN document n ON n.seq = d.seq + 1 WHERE r.sale_seq = ? AND ${SWAPPED} AND n.kind = 'PJ' AND json_extract(n.refs, '$.replaces') = ?`,
  );
  return { replaces, replacedBy: replacedBy.get(sale.seq, sale.number)?.number ?? null };
}

/** How often a shift changed the tender of a sale, and what those sales came to: they count once, as they were paid in the end. */
export const swapsOfShift = (db: Database, shiftSeq: number): { readonly count: number; readonly total: number } => {
  const row = db.sql<{ count: number; total: number | null }>(`SELECT count(*) AS count, sum(r.total) AS total FROM sale_return r JOIN document d ON d.seq = r.document_seq WHERE r.shift_seq = ? AND ${SWAPPED}`).get(shiftSeq);
  return { count: row?.count ?? 0, total: row?.total ?? 0 };
};

/** How many voids and returns a shift has made, and what they gave back; what was only paid another way is neither. */
export function returnsOfShift(db: Database, shiftSeq: number): { readonly voids: { readonly count: number; readonly amount: number }; readonly returns: { readonly count: number; readonly amount: number } } {
  const of = (kind: ReturnRow['kind']): { count: number; amount: number } => {
    const row = db.sql<{ count: number; amount: number | null }>(`SELECT count(*) AS count, sum(r.paid) AS amount FROM sale_return r JOIN document d ON d.seq = r.document_seq WHERE r.shift_seq = ? AND r.kind = ? AND NOT (${SWAPPED})`).get(shiftSeq, kind);
    return { count: row?.count ?? 0, amount: row?.amount ?? 0 };
  };
  return { voids: of('batal'), returns: of('retur') };
}
