import { Lock } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { closingWords as words } from '../../../../shared/text/screenPeriods.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import type { ApiError } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Dialog, EnterForm, TextField } from '../../ui/index.ts';
import styles from './Periods.module.css';

/** Closing a month that is not all fine: what will be kept with it, and a word about it. */
export function CloseDialog({ opened, month, notes, busy, error, onClose, onConfirm }: {
  readonly opened: boolean;
  readonly month: string;
  readonly notes: Result<'periods.check'>['checks'];
  readonly busy: boolean;
  readonly error: ApiError | null;
  readonly onClose: () => void;
  readonly onConfirm: (note: string) => void;
}): JSX.Element {
  const [note, setNote] = useState('');
  const confirm = (): void => {
    if (!busy) onConfirm(note);
  };
  return (
    <Dialog
      opened={opened}
      onClose={busy ? undefined : onClose}
      icon={Lock}
      tone="caution"
      title={words.closeTitle(month)}
      note={words.closeNote}
      keys={[{ keys: 'F12', label: words.closeKey, run: confirm, main: true, enabled: !busy }]}
      foot={
        <>
          <Button keys="Esc" disabled={busy} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={busy} onClick={confirm}>
            {words.close(month)}
          </Button>
        </>
      }
    >
      <ul className={styles['listed']}>
        {notes.map((row) => (
          <li key={row.key}>
            <b>{row.name}</b>
            <span className="muted">{row.detail}</span>
          </li>
        ))}
      </ul>
      <EnterForm onSubmit={confirm}>
        <TextField label={words.note} hint={words.noteHint} value={note} maxLength={160} data-autofocus onChange={(event) => setNote(event.currentTarget.value)} />
      </EnterForm>
      {error && <ErrorMessage error={error} />}
    </Dialog>
  );
}
