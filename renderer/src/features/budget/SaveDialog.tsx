import { Save } from 'lucide-react';
import type { JSX } from 'react';
import { useForm } from 'react-hook-form';
import { budgetWords as words } from '../../../../shared/text/screenBudget.ts';
import { CommandDialog, useCommandForm } from '../../app/index.ts';
import { FormText } from '../../ui/index.ts';
import { toSave, type PlanRow } from './plan.ts';

/** Keeps the plan as a new version, with what it was decided by. */
export function SaveDialog({ year, rows, onClose, onSaved }: { readonly year: number; readonly rows: readonly PlanRow[]; readonly onClose: () => void; readonly onSaved: (version: number) => void }): JSX.Element {
  const form = useForm({ defaultValues: { decision: '' } });
  const command = useCommandForm('budget.set', form, ({ decision }) => ({ year, ...(decision.trim() === '' ? {} : { decision }), rows: toSave(rows) }), (done) => {
    onClose();
    onSaved(done.version);
  });
  return (
    <CommandDialog command={command} onClose={onClose} icon={Save} title={words.saveTitle(year)} note={words.saveNote} verb={words.save}>
      <FormText control={form.control} name="decision" label={words.decision} placeholder={words.decisionPlaceholder} maxLength={120} data-autofocus />
    </CommandDialog>
  );
}
