import { BookMinus, BookPlus, ClipboardPaste } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { chartWords as words } from '../../../../shared/text/screenChart.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand } from '../../api/index.ts';
import { CommandDialog, ErrorMessage, StopDialog, useCommandForm } from '../../app/index.ts';
import { Button, Checkbox, Dialog, FormSelect, FormText, Message, number, Table, TextArea, type Column } from '../../ui/index.ts';
import { readPastedAccounts, toImport, type PastedAccount } from './pastedAccounts.ts';
import type { Account, Accounts } from './useAccounts.ts';
import styles from './accountDialogs.module.css';

type Values = { code: string; name: string; parent: string; cash: boolean };
const CASH_HEADING = '1-1000';

/** A new account under a heading; under the current assets it may be a place for money. */
export function AddAccountDialog({ accounts, parent, onClose, onAdded }: { readonly accounts: Accounts; readonly parent: string; readonly onClose: () => void; readonly onAdded: (code: string) => void }): JSX.Element {
  const form = useForm<Values>({ defaultValues: { code: '', name: '', parent, cash: false } });
  const { control, setValue } = form;
  const [chosen, cash] = useWatch({ control, name: ['parent', 'cash'] });
  const command = useCommandForm(
    'ledger.createAccount',
    form,
    ({ code, cash: isCash, ...rest }) => ({ ...rest, code: code.trim(), ...(isCash && rest.parent === CASH_HEADING ? { cash: true } : {}) }),
    (done) => {
      onClose();
      onAdded(done.code);
    },
  );
  return (
    <CommandDialog command={command} onClose={onClose} icon={BookPlus} title={words.add} note={words.addNote} verb={words.save}>
      <FormSelect control={control} name="parent" label={words.parent} searchable options={accounts.rows.filter((row) => row.parent === undefined).map((row) => ({ value: row.code, label: `${row.code} ${row.name}` }))} nothingFound={words.nothing} />
      <FormText control={control} name="code" label={words.code} hint={words.codeHint} placeholder={words.codePlaceholder} maxLength={6} data-autofocus />
      <FormText control={control} name="name" label={words.name} placeholder={words.namePlaceholder} maxLength={60} />
      {chosen === CASH_HEADING && <Checkbox label={words.cashTick} checked={cash} onChange={(next) => setValue('cash', next)} />}
    </CommandDialog>
  );
}

const PASTED: readonly Column<PastedAccount>[] = [
  { key: 'no', head: words.rowNo, width: '64px', cell: (row) => row.no },
  { key: 'code', head: words.code, width: '86px', cell: (row) => <span className="tabular">{row.code}</span> },
  { key: 'name', head: words.name, cell: (row) => <span className={styles['line']}>{row.name}</span> },
  { key: 'parent', head: words.parent, width: '124px', cell: (row) => `${row.parent}${row.cash ? `, ${words.cashShort}` : ''}` },
  { key: 'problem', head: words.problem, width: '260px', cell: (row) => row.problem !== null && <span className="tone-danger">{row.problem}</span> },
];

/** Many accounts from a spreadsheet, all or none; what is wrong is told row by row before anything is sent. */
export function PasteAccountsDialog({ accounts, onClose, onAdded }: { readonly accounts: Accounts; readonly onClose: () => void; readonly onAdded: (code: string) => void }): JSX.Element {
  const [text, setText] = useState('');
  const command = useApiCommand('ledger.importAccounts');
  const { error } = command;
  const read = readPastedAccounts(text, accounts.byCode);
  const refused = error?.field === undefined || error.field === null ? null : /^rows\.(\d+)\./.exec(error.field);
  const rows = read.map((row, index) => (refused !== null && Number(refused[1]) === index ? { ...row, problem: error?.problem ?? null } : row));
  const wrong = rows.filter((row) => row.problem !== null).length;
  const ready = rows.length > 0 && read.every((row) => row.problem === null) && !command.pending;
  const submit = (): void => {
    if (!ready) return;
    void command.run({ rows: toImport(read) }).then((done) => {
      if (!done) return;
      onClose();
      onAdded(done.codes[0] ?? '');
    });
  };
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      width={880}
      icon={ClipboardPaste}
      title={words.pasteTitle}
      note={words.pasteNote}
      keys={[{ keys: 'F12', label: words.takeIn(number(rows.length)), run: submit, main: true, enabled: ready }]}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" disabled={!ready} busy={command.pending} onClick={submit}>
            {words.takeIn(number(rows.length))}
          </Button>
        </>
      }
    >
      <TextArea
        label={words.pasteLabel}
        hideLabel
        data-autofocus
        placeholder={words.pastePlaceholder}
        value={text}
        onChange={(event) => {
          command.reset();
          setText(event.currentTarget.value);
        }}
      />
      {rows.length === 0 ? (
        <Message>{words.pasteEmpty}</Message>
      ) : (
        <>
          <div className={styles['rows']}>
            <Table<PastedAccount> label={words.pasteLabel} density="read" columns={PASTED} rows={rows} rowKey={(row) => String(row.no)} />
          </div>
          <Message tone={wrong === 0 ? 'in' : 'caution'} live>
            {wrong === 0 ? words.ready(number(rows.length)) : words.problems(number(wrong))}
          </Message>
        </>
      )}
      {error && refused === null && <ErrorMessage error={error} />}
    </Dialog>
  );
}

/** Says what closing an account means; the service refuses while it carries a balance. */
export function CloseAccountDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }): JSX.Element {
  const command = useApiCommand('ledger.closeAccount');
  const run = (): void => {
    void command.run({ code: account.code }).then((done) => {
      if (done) onClose();
    });
  };
  return (
    <StopDialog icon={BookMinus} title={words.closeTitle(account.code)} note={account.name} verb={words.close} pending={command.pending} error={command.error} run={run} onClose={onClose}>
      <p>{words.closeFacts}</p>
    </StopDialog>
  );
}
