import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Controls, type Problem } from '../kernel/problems.ts';
import { standing } from '../ledger/index.ts';
import { COMMISSION, OWED } from './shares.ts';

const SHARES = 'SELECT supplier_ref, sum(share) AS owed FROM consignment_share GROUP BY supplier_ref';
const PAID = `SELECT supplier_ref, -sum(amount) FROM consignment_payment WHERE ${standing('consignment_payment.document_seq')} GROUP BY supplier_ref`;

const CHECKS: readonly { readonly table: string; readonly sql: string; readonly problem: string }[] = [
  {
    table: 'consignment_balance', problem: 'berbeda dari yang laku dan dibayar',
    sql: `SELECT s.name AS number FROM (SELECT supplier_ref, sum(owed) AS owed FROM (${SHARES} UNION ALL ${PAID} UNION ALL SELECT supplier_ref, -owed FROM consignment_balance) GROUP BY supplier_ref) x JOIN supplier s ON s.ref = x.supplier_ref WHERE x.owed <> 0`,
  },
  {
    table: 'consignment_share', problem: 'tidak cocok dengan baris penjualan atau returnya',
    sql: `SELECT d.number FROM consignment_share s JOIN document d ON d.seq = s.document_seq JOIN sale_line l ON l.document_seq = s.sale_seq AND l.line_no = s.sale_line
           WHERE l.product_ref <> s.product_ref OR l.sales_account <> '${COMMISSION}'
              OR (s.qty > 0 AND (s.line_no <> s.sale_line OR s.qty <> l.qty OR s.amount <> l.amount))
              OR (s.qty < 0 AND NOT EXISTS (SELECT 1 FROM sale_return_line b WHERE b.document_seq = s.document_seq AND b.line_no = s.line_no AND b.sale_seq = s.sale_seq AND b.sale_line = s.sale_line AND b.qty = -s.qty AND b.amount = -s.amount))`,
  },
  {
    table: 'consignment_share', problem: 'bagian penitip belum dicatat',
    sql: `SELECT d.number FROM sale_line l JOIN document d ON d.seq = l.document_seq WHERE l.sales_account = '${COMMISSION}' AND NOT EXISTS (SELECT 1 FROM consignment_share s WHERE s.document_seq = l.document_seq AND s.line_no = l.line_no)
          UNION ALL SELECT d.number FROM sale_return_line b JOIN sale_line l ON l.document_seq = b.sale_seq AND l.line_no = b.sale_line JOIN document d ON d.seq = b.document_seq
           WHERE l.sales_account = '${COMMISSION}' AND NOT EXISTS (SELECT 1 FROM consignment_share s WHERE s.document_seq = b.document_seq AND s.line_no = b.line_no)`,
  },
  {
    table: 'consignment_share', problem: 'yang kembali seluruhnya masih meninggalkan bagian',
    sql: 'SELECT d.number FROM consignment_share s JOIN document d ON d.seq = s.sale_seq GROUP BY s.sale_seq, s.sale_line HAVING sum(s.qty) < 0 OR (sum(s.qty) = 0 AND (sum(s.share) <> 0 OR sum(s.commission) <> 0))',
  },
  {
    table: 'consignment_payment', problem: 'berbeda dari yang laku sejak pembayaran sebelumnya',
    sql: `SELECT d.number FROM consignment_payment p JOIN document d ON d.seq = p.document_seq
           WHERE ${standing('p.document_seq')} AND (p.upto_seq > p.document_seq OR p.amount <> (SELECT coalesce(sum(s.share), 0) FROM consignment_share s WHERE s.supplier_ref = p.supplier_ref AND s.document_seq <= p.upto_seq
                  AND s.document_seq > coalesce((SELECT max(b.upto_seq) FROM consignment_payment b WHERE b.supplier_ref = p.supplier_ref AND b.document_seq < p.document_seq AND ${standing('b.document_seq')}), 0)))`,
  },
  {
    table: 'stock', problem: 'barang titipan bernilai',
    sql: 'SELECT p.sku AS number FROM stock k JOIN product p ON p.ref = k.product_ref WHERE k.value <> 0 AND EXISTS (SELECT 1 FROM consignment_term t WHERE t.product_ref = k.product_ref)',
  },
  {
    table: 'consignment_delivery', problem: 'tidak cocok dengan dokumennya',
    sql: `SELECT d.number FROM document d LEFT JOIN consignment_delivery c ON c.document_seq = d.seq WHERE (d.kind IN ('TK', 'TP') OR c.document_seq IS NOT NULL) AND d.kind IS NOT CASE c.kind WHEN 'titip' THEN 'TK' WHEN 'ambil' THEN 'TP' END
          UNION ALL SELECT d.number FROM consignment_delivery c JOIN document d ON d.seq = c.document_seq JOIN stock_move m ON m.document_seq = d.seq
           WHERE m.value <> 0 OR NOT EXISTS (SELECT 1 FROM consignment_term t WHERE t.product_ref = m.product_ref AND t.supplier_ref = c.supplier_ref)`,
  },
];

/** What is owed to consignors. */
export const consignmentControls: Controls = (db) => [{ accounts: [OWED], amount: 0 - (db.sql<{ owed: number | null }>('SELECT sum(owed) AS owed FROM consignment_balance').get()?.owed ?? 0) }];

/** Shares of consignors against sales, returns and settlements; what is owed against 2-1140; consigned goods worth nothing in stock. */
export function consignmentChecks(db: Database, accountBalance: (code: string) => number): Problem[] {
  const owed = db.sql<{ owed: number | null }>('SELECT sum(owed) AS owed FROM consignment_balance').get()?.owed ?? 0;
  const booked = -accountBalance(OWED);
  return [
    ...CHECKS.flatMap(({ table, sql, problem }): Problem[] => db.sql<{ number: string }>(`${sql} LIMIT ?`).all(MAX_PROBLEMS).map(({ number }) => ({ table, key: number, problem }))),
    ...(owed === booked ? [] : [{ table: 'consignment_balance', key: OWED, problem: `hak penitip ${owed}, buku besar ${booked}` }]),
  ].slice(0, MAX_PROBLEMS);
}
