import { Search } from 'lucide-react';
import { useState, type JSX } from 'react';
import { ledgerWords as words } from '../../../../shared/text/screenLedger.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { Button, Dialog, EnterForm, TextField } from '../../ui/index.ts';

/** "413" means JU-2026-000413; a whole number is taken as it is. */
function entryNumber(typed: string, year: string): string {
  const text = typed.trim().toUpperCase();
  return /^\d{1,6}$/.test(text) ? `JU-${year}-${text.padStart(6, '0')}` : text;
}

export function FindEntryDialog({ opened, year, onClose, onFind }: { readonly opened: boolean; readonly year: string; readonly onClose: () => void; readonly onFind: (number: string) => void }): JSX.Element {
  const [typed, setTyped] = useState('');
  const find = (): void => {
    if (typed.trim() === '') return;
    onClose();
    onFind(entryNumber(typed, year));
  };
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      icon={Search}
      title={words.findTitle}
      note={words.findNote}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="Enter" disabled={typed.trim() === ''} onClick={find}>
            {words.find}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={find}>
        <TextField label={words.number} value={typed} maxLength={30} placeholder={words.searchPlaceholder} data-autofocus onChange={(event) => setTyped(event.currentTarget.value)} />
      </EnterForm>
    </Dialog>
  );
}
