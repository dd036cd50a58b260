import type { Args, Result } from '../../../shared/contract/index.ts';
import { bankWords } from '../../../shared/text/bank.ts';
import type { Database } from '../kernel/database.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { conflict, notFound } from '../kernel/refusal.ts';
import type { Account } from '../ledger/index.ts';

type Import = Result<'bank.imports'>['rows'][number];
type Row = Omit<Import, 'removed'> & { readonly removedAt: string | null; readonly removedBy: string | null; readonly reason: string | null; readonly removedLines: number | null };

/** A line is used while it is matched, or while the entry that `bank.post` made of it stands. */
const USED = `(EXISTS (SELECT 1 FROM bank_match m WHERE m.bank_line_ref = b.ref)
  OR EXISTS (SELECT 1 FROM document d JOIN entry e ON e.document_seq = d.seq
              WHERE d.kind = 'RK' AND json_extract(d.refs, '$.bankLine') = b.id AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_seq = e.seq)))`;

const actorOf = (column: string): string => `(SELECT u.name FROM audit a JOIN user u ON u.username = a.actor WHERE a.seq = ${column})`;

/** The statements taken in for an account, newest first. */
export const importsOf = (db: Database, account: Account): Import[] =>
  db
    .sql<Row>(
      `SELECT i.id AS importId, i.name, i.imported_at AS importedAt, coalesce(${actorOf('i.audit_seq')}, '') AS importedBy, i.lines, i.skipped,
              (SELECT min(b.on_date) FROM bank_line b WHERE b.import_ref = i.ref) AS "from", (SELECT max(b.on_date) FROM bank_line b WHERE b.import_ref = i.ref) AS "to",
              (SELECT count(*) FROM bank_line b WHERE b.import_ref = i.ref AND ${USED}) AS used,
              x.removed_at AS removedAt, coalesce(${actorOf('x.audit_seq')}, '') AS removedBy, x.reason, x.lines AS removedLines
         FROM bank_import i LEFT JOIN bank_import_removal x ON x.import_ref = i.ref WHERE i.account_ref = ? ORDER BY i.ref DESC`,
    )
    .all(account.ref)
    .map(({ removedAt, removedBy, reason, removedLines, ...row }) => ({ ...row, removed: removedAt === null ? null : { at: removedAt, by: removedBy ?? '', reason: reason ?? '', lines: removedLines ?? 0 } }));

/** Removes the lines of an import, all or none; the import and the removal stay on record. */
export function removeImport(db: Database, ctx: WriteCtx, { importId, reason }: Args<'bank.removeImport'>): Omit<Result<'bank.removeImport'>, 'replayed'> {
  const found = db.sql<{ ref: number; name: string }>('SELECT ref, name FROM bank_import WHERE id = ?').get(importId);
  if (found === undefined) throw notFound('Rekening koran', 'importId');
  const lines = db.sql<{ ref: number; used: number }>(`SELECT b.ref, ${USED} AS used FROM bank_line b WHERE b.import_ref = ? ORDER BY b.ref`).all(found.ref);
  if (lines.length === 0) throw conflict('importEmpty', bankWords.importEmpty(found.name), { field: 'importId' });
  const used = lines.filter((line) => line.used === 1).length;
  if (used > 0) throw conflict('importUsed', bankWords.importUsed(found.name, used), { field: 'importId', used });
  ctx.rows.insert('bank_import_removal', { import_ref: found.ref, removed_at: ctx.now, reason, lines: lines.length });
  for (const { ref } of lines) ctx.rows.remove('bank_line', { ref });
  ctx.note(found.name, `rekening koran dihapus: ${lines.length} baris, ${reason}`);
  return { removed: lines.length };
}
