import { BookMinus, Save } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Result } from '../../../../shared/contract/index.ts';
import { templateWords as words } from '../../../../shared/text/screenJournal.ts';
import { useApiCommand } from '../../api/index.ts';
import { CommandDialog, StopDialog, useCommandForm } from '../../app/index.ts';
import { Checkbox, FormText, SelectField } from '../../ui/index.ts';
import { emptyDraft, type Draft } from './draft.ts';

export type Template = Result<'journals.templates'>['rows'][number];

/** A draft with a pattern's lines; amounts the pattern leaves open are empty. */
export const fromTemplate = (template: Template, date: string): Draft => ({
  ...emptyDraft(date),
  memo: template.memo,
  lines: template.lines.map((line) => ({
    account: line.account,
    debit: line.side === 'debit' ? (line.amount ?? null) : null,
    credit: line.side === 'kredit' ? (line.amount ?? null) : null,
    unit: line.unit ?? 'UMUM',
    flow: 'auto',
  })),
});

type TemplateLines = { account: string; side: 'debit' | 'kredit'; amount?: number; unit: Draft['lines'][number]['unit'] }[];

/** The lines of a draft as a pattern keeps them. A line without an amount stands on the side the others leave short. */
function templateLines(draft: Draft, withAmounts: boolean): TemplateLines {
  const used = draft.lines.filter((line) => line.account !== '');
  const debits = used.filter((line) => line.debit !== null).length;
  return used.map((line) => {
    const amount = line.debit ?? line.credit;
    const side = line.debit !== null ? 'debit' : line.credit !== null || debits > 0 ? 'kredit' : 'debit';
    return { account: line.account, side, unit: line.unit, ...(withAmounts && amount !== null && amount > 0 ? { amount } : {}) };
  });
}

const NEW = 'baru';

/** Keeps the entry being typed as a pattern: a new one, or in place of one that is there. */
export function SaveTemplateDialog({ draft, templates, onClose }: { readonly draft: Draft; readonly templates: readonly Template[]; readonly onClose: () => void }): JSX.Element {
  const [target, setTarget] = useState(NEW);
  const form = useForm({ defaultValues: { name: draft.memo.slice(0, 60), withAmounts: false } });
  const { control, setValue } = form;
  const [name, withAmounts] = useWatch({ control, name: ['name', 'withAmounts'] });
  const command = useCommandForm(
    'journals.saveTemplate',
    form,
    () => ({ ...(target === NEW ? {} : { templateId: target }), name, memo: draft.memo.trim() === '' ? name : draft.memo, lines: templateLines(draft, withAmounts) }),
    onClose,
  );
  return (
    <CommandDialog command={command} onClose={onClose} icon={Save} title={words.saveTitle} note={words.saveNote} verb={words.save} ready={name.trim() !== ''}>
      {templates.length > 0 && (
        <SelectField
          label={words.replace}
          value={target}
          onChange={(next) => {
            setTarget(next);
            const old = templates.find((template) => template.templateId === next);
            if (old) setValue('name', old.name);
          }}
          options={[{ value: NEW, label: words.newOne }, ...templates.map((template) => ({ value: template.templateId, label: template.name }))]}
        />
      )}
      <FormText control={control} name="name" label={words.name} maxLength={60} placeholder={words.namePlaceholder} data-autofocus />
      <Checkbox label={words.withAmounts} checked={withAmounts} onChange={(next) => setValue('withAmounts', next)} />
    </CommandDialog>
  );
}

export function RemoveTemplateDialog({ template, onClose }: { readonly template: Template; readonly onClose: () => void }): JSX.Element {
  const command = useApiCommand('journals.removeTemplate');
  const run = (): void => {
    void command.run({ templateId: template.templateId }).then((done) => {
      if (done) onClose();
    });
  };
  return (
    <StopDialog icon={BookMinus} title={words.removeTitle(template.name)} verb={words.remove} pending={command.pending} error={command.error} run={run} onClose={onClose}>
      <p>{words.removeFacts}</p>
    </StopDialog>
  );
}
