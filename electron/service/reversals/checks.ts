import { MAX_PROBLEMS, type Problem, type RoomCheck } from '../kernel/problems.ts';

type Found = { readonly number: string };

/** Document and undoing side by side: `b` undid `o`. */
const PAIRS = 'document_reversal r JOIN document b ON b.seq = r.document_seq JOIN document o ON o.seq = r.reversed_seq';

/** What the entry of a document moved, cash accounts as one: the same again with the other sign is nothing. */
const MOVED = `SELECT CASE a.cash WHEN 1 THEN 'kas' ELSE a.code || l.unit || coalesce(l.member_ref, '') END AS place, sum(l.debit - l.credit) AS net
  FROM entry e JOIN entry_line l ON l.entry_seq = e.seq JOIN account a ON a.ref = l.account_ref WHERE e.document_seq IN (b.seq, o.seq) GROUP BY place HAVING net <> 0`;

const MIRRORS: readonly { readonly table: string; readonly group: string; readonly left: string }[] = [
  { table: 'savings_move', group: 'm.member_ref, m.kind', left: 'sum(m.amount) <> 0' },
  { table: 'stock_move', group: 'm.product_ref', left: 'sum(m.qty) <> 0 OR sum(m.value) <> 0' },
  { table: 'cylinder_move', group: 'm.size', left: 'sum(m.full) <> 0 OR sum(m.empty) <> 0 OR sum(m.at_agent) <> 0 OR sum(m.owned) <> 0 OR sum(m.owed_to_agent) <> 0 OR sum(m.shell_value) <> 0' },
];

/** Every undoing mirrors its document: an entry that reverses the other's, the same amounts with the other sign, in the books and beside them. */
export const reversalChecks: RoomCheck = (db) => {
  const problems: Problem[] = [];
  const add = (table: string, rows: readonly Found[], problem: string): void => {
    for (const { number } of rows) problems.push({ table, key: number, problem });
  };
  add(
    'document_reversal',
    db
      .sql<Found>(
        `SELECT b.number FROM ${PAIRS} WHERE b.kind <> 'BD' OR b.on_date < o.on_date OR json_extract(b.refs, '$.reverses') IS NOT o.number
            OR NOT EXISTS (SELECT 1 FROM entry e JOIN entry x ON x.seq = e.reverses_seq WHERE e.document_seq = b.seq AND x.document_seq = o.seq) LIMIT ?`,
      )
      .all(MAX_PROBLEMS),
    'jurnalnya tidak membalik dokumen yang disebut',
  );
  add('document_reversal', db.sql<Found>("SELECT d.number FROM document d WHERE d.kind = 'BD' AND NOT EXISTS (SELECT 1 FROM document_reversal r WHERE r.document_seq = d.seq) LIMIT ?").all(MAX_PROBLEMS), 'tidak menyebut dokumen yang dibatalkan');
  add('entry_line', db.sql<Found>(`SELECT b.number FROM ${PAIRS} WHERE EXISTS (${MOVED}) LIMIT ?`).all(MAX_PROBLEMS), 'jumlahnya berbeda dari dokumen yang dibatalkan');
  for (const { table, group, left } of MIRRORS)
    add(
      table,
      db.sql<Found>(`SELECT b.number FROM ${PAIRS} WHERE EXISTS (SELECT 1 FROM ${table} m WHERE m.document_seq IN (b.seq, o.seq) GROUP BY ${group} HAVING ${left}) LIMIT ?`).all(MAX_PROBLEMS),
      'berbeda dari dokumen yang dibatalkan',
    );
  return problems.slice(0, MAX_PROBLEMS);
};
