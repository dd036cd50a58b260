import { BookMinus, Save } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { templateWords as words } from '../../../../shared/text/screenJournal.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand } from '../../api/index.ts';
import { ErrorMessage, StopDialog } from '../../app/index.ts';
import { Button, Checkbox, Dialog, EnterForm, SelectField, TextField } from '../../ui/index.ts';
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
  const [name, setName] = useState(draft.memo.slice(0, 60));
  const [withAmounts, setWithAmounts] = useState(false);
  const command = useApiCommand('journals.saveTemplate');
  const { error } = command;
  const ready = name.trim() !== '' && !command.pending;
  const save = (): void => {
    if (!ready) return;
    void command
      .run({ ...(target === NEW ? {} : { templateId: target }), name, memo: draft.memo.trim() === '' ? name : draft.memo, lines: templateLines(draft, withAmounts) })
      .then((done) => {
        if (done) onClose();
      });
  };
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      icon={Save}
      title={words.saveTitle}
      note={words.saveNote}
      keys={[{ keys: 'F12', label: words.save, run: save, main: true, enabled: ready }]}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={command.pending} disabled={name.trim() === ''} onClick={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={save} className="stack">
        {templates.length > 0 && (
          <SelectField
            label={words.replace}
            value={target}
            onChange={(next) => {
              setTarget(next);
              setName(templates.find((template) => template.templateId === next)?.name ?? name);
            }}
            options={[{ value: NEW, label: words.newOne }, ...templates.map((template) => ({ value: template.templateId, label: template.name }))]}
          />
        )}
        <TextField label={words.name} value={name} maxLength={60} placeholder={words.namePlaceholder} data-autofocus error={error?.field === 'name' ? error.problem : undefined} onChange={(event) => setName(event.currentTarget.value)} />
        <Checkbox label={words.withAmounts} checked={withAmounts} onChange={setWithAmounts} />
      </EnterForm>
      {error && error.field !== 'name' && <ErrorMessage error={error} />}
    </Dialog>
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
