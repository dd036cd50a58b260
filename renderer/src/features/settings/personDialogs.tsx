import { zodResolver } from '@hookform/resolvers/zod';
import { KeyRound, UserPlus, UserX } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { useForm, type FieldPath } from 'react-hook-form';
import { contract } from '../../../../shared/contract/index.ts';
import { ROLES, type Role } from '../../../../shared/contract/values.ts';
import { roleName, uiWords } from '../../../../shared/text/screens.ts';
import { settingsWords as words } from '../../../../shared/text/screenSettings.ts';
import { useApiCommand } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { AlertDialog, Button, Dialog, EnterForm, FormSelect, FormText, PIN_LENGTH, PinBoxes } from '../../ui/index.ts';
import type { Person } from './PeopleCard.tsx';

type Values = { username: string; name: string; role: Role; pin: string };
const schema = contract['people.create'].input.omit({ id: true });
/** A username and PIN that always pass, where only name and role are asked. */
const UNASKED = { username: 'tetap', pin: '000000' };

/** A new person, or the name and role of one who is there. */
export function PersonDialog({ person, opened, onClose }: { readonly person: Person | null; readonly opened: boolean; readonly onClose: () => void }): JSX.Element {
  const form = useForm<Values>({ resolver: zodResolver(schema), mode: 'onTouched', defaultValues: person ? { ...UNASKED, name: person.name, role: person.role } : { username: '', name: '', role: 'kasir', pin: '' } });
  const create = useApiCommand('people.create');
  const update = useApiCommand('people.update');
  const { error, pending } = person ? update : create;
  const { setError, setFocus } = form;
  const field = error?.field ?? null;
  const ownField = field !== null && ['username', 'name', 'role', 'pin'].includes(field);
  useEffect(() => {
    if (!error || !ownField) return;
    setError(field as FieldPath<Values>, { message: error.problem });
    setFocus(field as FieldPath<Values>);
  }, [error, ownField, field, setError, setFocus]);
  const submit = (): void => {
    if (pending) return;
    void form.handleSubmit(async (values) => {
      const done = person ? await update.run({ userId: person.userId, name: values.name, role: values.role }) : await create.run(values);
      if (done) onClose();
    })();
  };
  return (
    <Dialog
      opened={opened}
      onClose={pending ? undefined : onClose}
      icon={UserPlus}
      title={person ? words.editTitle(person.name) : words.addTitle}
      {...(person ? {} : { note: words.addNote })}
      keys={[{ keys: 'F12', label: words.saveKey, run: submit, main: true }]}
      foot={<Foot onCancel={onClose} onSave={submit} busy={pending} />}
    >
      <EnterForm onSubmit={submit} className="stack">
        <FormText control={form.control} name="name" label={words.fullName} maxLength={60} data-autofocus />
        {!person && <FormText control={form.control} name="username" label={words.username} hint={words.usernameHint} maxLength={31} />}
        <FormSelect control={form.control} name="role" label={words.role} options={ROLES.map((role) => ({ value: role, label: roleName[role] }))} />
        {!person && <FormText control={form.control} name="pin" label={words.pin} type="password" inputMode="numeric" maxLength={PIN_LENGTH} />}
      </EnterForm>
      {error && !ownField && <ErrorMessage error={error} />}
    </Dialog>
  );
}

/** A new PIN, typed twice. */
export function ResetPinDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }): JSX.Element {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const command = useApiCommand('people.resetPin');
  const second = pin.length === PIN_LENGTH;
  const different = again.length === PIN_LENGTH && again !== pin;
  const ready = second && again === pin && !command.pending;
  const save = (): void => {
    if (!ready) return;
    void command.run({ userId: person.userId, pin }).then((done) => {
      if (done) onClose();
    });
  };
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      icon={KeyRound}
      title={words.pinTitle(person.name)}
      note={words.pinNote}
      keys={[
        { keys: 'Enter', label: words.saveKey, run: save, enabled: ready },
        { keys: 'F12', label: words.saveKey, run: save, enabled: ready, main: true },
      ]}
      foot={<Foot onCancel={onClose} onSave={save} busy={command.pending} disabled={!ready} />}
    >
      <PinBoxes label={words.pinLabel} value={pin} onChange={setPin} takesFocus={!second} disabled={command.pending} />
      <PinBoxes key={second ? 'second' : 'waiting'} label={words.pinAgain} value={again} onChange={setAgain} takesFocus={second} disabled={!second || command.pending} error={different ? words.pinDifferent : undefined} />
      {command.error && <ErrorMessage error={command.error} />}
    </Dialog>
  );
}

/** Says what taking the access away means, in facts. */
export function DeactivateDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }): JSX.Element {
  const command = useApiCommand('people.deactivate');
  const run = (): void => {
    if (command.pending) return;
    void command.run({ userId: person.userId }).then((done) => {
      if (done) onClose();
    });
  };
  return (
    <AlertDialog
      opened
      tone="caution"
      icon={UserX}
      onClose={command.pending ? undefined : onClose}
      title={words.deactivateTitle(person.name)}
      note={roleName[person.role]}
      keys={[{ keys: 'F8', label: words.deactivate, run }]}
      foot={
        <>
          <Button kind="stop" keys="F8" busy={command.pending} onClick={run}>
            {words.deactivate}
          </Button>
          <Button kind="primary" keys="Esc" data-autofocus onClick={onClose}>
            {uiWords.cancel}
          </Button>
        </>
      }
    >
      <p>{words.deactivateFacts}</p>
      {command.error && <ErrorMessage error={command.error} />}
    </AlertDialog>
  );
}

function Foot({ onCancel, onSave, busy, disabled = false }: { readonly onCancel: () => void; readonly onSave: () => void; readonly busy: boolean; readonly disabled?: boolean }): JSX.Element {
  return (
    <>
      <Button keys="Esc" disabled={busy} onClick={onCancel}>
        {uiWords.cancel}
      </Button>
      <Button kind="primary" keys="F12" busy={busy} disabled={disabled} onClick={onSave}>
        {words.save}
      </Button>
    </>
  );
}
