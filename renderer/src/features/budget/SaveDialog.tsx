import { Save } from 'lucide-react';
import { useState, type JSX } from 'react';
import { budgetWords as words } from '../../../../shared/text/screenBudget.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Dialog, EnterForm, playOk, TextField } from '../../ui/index.ts';
import { toSave, type PlanRow } from './plan.ts';

/** Keeps the plan as a new version, with what it was decided by. */
export function SaveDialog({ year, rows, onClose, onSaved }: { readonly year: number; readonly rows: readonly PlanRow[]; readonly onClose: () => void; readonly onSaved: (version: number) => void }): JSX.Element {
  const [decision, setDecision] = useState('');
  const command = useApiCommand('budget.set');
  const save = (): void => {
    if (command.pending) return;
    void command.run({ year, ...(decision.trim() === '' ? {} : { decision }), rows: toSave(rows) }).then((done) => {
      if (!done) return;
      playOk();
      onClose();
      onSaved(done.version);
    });
  };
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      icon={Save}
      title={words.saveTitle(year)}
      note={words.saveNote}
      keys={[{ keys: 'F12', label: words.save, run: save, main: true }]}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={command.pending} onClick={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={save}>
        <TextField label={words.decision} placeholder={words.decisionPlaceholder} value={decision} maxLength={120} data-autofocus onChange={(event) => setDecision(event.currentTarget.value)} />
      </EnterForm>
      {command.error && <ErrorMessage error={command.error} />}
    </Dialog>
  );
}
