import type { Args } from '../../../shared/contract/index.ts';
import { canonicalJson } from '../../../shared/domain/canonical.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import { notFound } from '../kernel/refusal.ts';
import type { Ledger, Manual } from '../ledger/index.ts';

type TemplateMethod = 'journals.templates' | 'journals.saveTemplate' | 'journals.removeTemplate';
type TemplateRow = { ref: number; id: string; name: string; memo: string; lines: string };

const TABLE = 'journal_template';
type StoredLine = Args<'journals.saveTemplate'>['lines'][number];

/** Templates are forms half filled in: posting one is an ordinary manual entry. */
export function templateHandlers(kernel: Kernel, ledger: Ledger, manual: Manual): Handlers<TemplateMethod> {
  const { db } = kernel;
  const refOf = (templateId: string): number => {
    const row = db.sql<{ ref: number }>('SELECT ref FROM journal_template WHERE id = ?').get(templateId);
    if (row === undefined) throw notFound('Templat', 'templateId');
    return row.ref;
  };
  return {
    'journals.templates': () => ({
      rows: db
        .sql<TemplateRow>('SELECT * FROM journal_template ORDER BY name, ref')
        .all()
        .map(({ id, name, memo, lines }) => ({
          templateId: id, name, memo,
          lines: (JSON.parse(lines) as StoredLine[]).map(({ account, side, amount, unit }) => ({
            account, name: ledger.account(account).name, side, ...(amount === undefined ? {} : { amount }), ...(unit === undefined ? {} : { unit }),
          })),
        })),
    }),

    'journals.saveTemplate': ({ templateId, name, memo, lines }, ctx) => {
      const ref = templateId === undefined ? undefined : refOf(templateId);
      lines.forEach((line, index) => void manual.account(line.account, `lines.${index}.account`));
      const stored = canonicalJson(lines);
      if (ref === undefined) ctx.rows.insert(TABLE, { ref: ctx.rows.lastRowid(TABLE) + 1, id: ctx.id, name, memo, lines: stored });
      else ctx.rows.update(TABLE, { ref }, { name, memo, lines: stored });
      ctx.note(name, ref === undefined ? 'templat jurnal ditambah' : 'templat jurnal diubah');
      return { templateId: templateId ?? ctx.id };
    },

    'journals.removeTemplate': ({ templateId }, ctx) => {
      ctx.rows.remove(TABLE, { ref: refOf(templateId) });
      ctx.note(templateId, 'templat jurnal dihapus');
      return { templateId };
    },
  };
}
