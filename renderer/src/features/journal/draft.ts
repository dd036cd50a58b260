import type { Params } from '../../../../shared/contract/index.ts';
import type { Flow, Unit } from '../../../../shared/contract/values.ts';
import { onSignOut } from '../../app/index.ts';

/** One line as it is typed; `flow` 'auto' leaves it to the service. */
export type DraftLine = { account: string; debit: number | null; credit: number | null; unit: Unit; flow: Flow | 'auto' };
export type DraftAttachment = { ref: string; note: string };
export type Draft = { date: string; month13: boolean; memo: string; lines: DraftLine[]; attachments: DraftAttachment[] };

export const emptyLine = (): DraftLine => ({ account: '', debit: null, credit: null, unit: 'UMUM', flow: 'auto' });
export const emptyDraft = (date: string): Draft => ({ date, month13: false, memo: '', lines: [emptyLine(), emptyLine()], attachments: [] });

/** What was typed and not yet posted: it outlives a look into another room, not a change of person. */
export const kept = { draft: null as Draft | null };
onSignOut(() => {
  kept.draft = null;
});

const isEmpty = (line: DraftLine): boolean => line.account === '' && line.debit === null && line.credit === null;

export type Sums = { readonly debit: number; readonly credit: number };
export const sumsOf = (lines: readonly Pick<DraftLine, 'debit' | 'credit'>[]): Sums => ({
  debit: lines.reduce((sum, line) => sum + (line.debit ?? 0), 0),
  credit: lines.reduce((sum, line) => sum + (line.credit ?? 0), 0),
});

type Entry = Omit<Params<'ledger.post'>, 'id' | 'approval'>;

/** The entry to post. Lines and attachments left empty are left out; `field` leads from a place in the params back to the form. */
export function toEntry(draft: Draft): { readonly entry: Entry; readonly field: (path: string) => string } {
  const lines = draft.lines.flatMap((line, index) => (isEmpty(line) ? [] : [{ line, index }]));
  const attachments = draft.attachments.flatMap((attachment, index) => (attachment.ref.trim() === '' && attachment.note.trim() === '' ? [] : [{ attachment, index }]));
  return {
    entry: {
      date: draft.date,
      memo: draft.memo,
      ...(draft.month13 ? { period: `${draft.date.slice(0, 4)}-13` } : {}),
      lines: lines.map(({ line }) => ({
        account: line.account,
        unit: line.unit,
        ...(line.debit === null ? {} : { debit: line.debit }),
        ...(line.credit === null ? {} : { credit: line.credit }),
        ...(line.flow === 'auto' ? {} : { flow: line.flow }),
      })),
      ...(attachments.length === 0 ? {} : { attachments: attachments.map(({ attachment }) => ({ ref: attachment.ref, ...(attachment.note.trim() === '' ? {} : { note: attachment.note }) })) }),
    },
    field: (path) =>
      path.replace(/^(lines|attachments)\.(\d+)/, (whole, list: string, no: string) => {
        const index = (list === 'lines' ? lines : attachments)[Number(no)]?.index;
        return index === undefined ? whole : `${list}.${index}`;
      }),
  };
}
