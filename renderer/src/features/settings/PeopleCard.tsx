import { KeyRound, Pencil, UserPlus, UserX } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { roleName } from '../../../../shared/text/screens.ts';
import { settingsWords as words } from '../../../../shared/text/screenSettings.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, number, Table, useKeys, type Column } from '../../ui/index.ts';
import { DeactivateDialog, PersonDialog, ResetPinDialog } from './personDialogs.tsx';
import styles from './PeopleCard.module.css';

export type Person = Result<'people.list'>['rows'][number];
type Task = { readonly kind: 'add' } | { readonly kind: 'edit' | 'pin' | 'deactivate'; readonly person: Person };

const COLUMNS: readonly Column<Person>[] = [
  { key: 'name', head: words.peopleColumns.name, cell: (person) => <b>{person.name}</b> },
  { key: 'username', head: words.peopleColumns.username, width: '130px', cell: (person) => <span className="mono">{person.username}</span> },
  { key: 'role', head: words.peopleColumns.role, width: '110px', cell: (person) => roleName[person.role] },
  { key: 'state', head: words.peopleColumns.state, width: '100px', cell: (person) => <Badge tone={person.active ? 'in' : 'plain'}>{person.active ? words.active : words.inactive}</Badge> },
];

/** Who may sign in, and what can be changed of them. */
export function PeopleCard(): JSX.Element {
  const people = useApiQuery('people.list', {});
  const [selected, setSelected] = useState<string | null>(null);
  const [task, setTask] = useState<Task | null>(null);
  const rows = people.data?.rows ?? [];
  const person = rows.find((row) => row.userId === selected) ?? rows[0];
  const close = (): void => setTask(null);
  const active = person?.active === true;
  const of = (kind: 'edit' | 'pin' | 'deactivate'): void => {
    if (person) setTask({ kind, person });
  };
  useKeys([
    { keys: 'F2', label: words.addPerson, run: () => setTask({ kind: 'add' }) },
    { keys: 'F4', label: words.rename, run: () => of('edit'), enabled: active },
    { keys: 'F6', label: words.resetPin, run: () => of('pin'), enabled: active },
    { keys: 'F8', label: words.deactivate, run: () => of('deactivate'), enabled: active },
  ]);
  return (
    <Card flow grow label={words.people}>
      <CardHead title={words.people} note={people.data && words.peopleCount(number(rows.length))}>
        <Button icon={UserPlus} keys="F2" onClick={() => setTask({ kind: 'add' })}>
          {words.addPerson}
        </Button>
      </CardHead>
      {people.error && (
        <CardBody>
          <ErrorMessage error={people.error} />
        </CardBody>
      )}
      <Table<Person> label={words.people} columns={COLUMNS} rows={rows} rowKey={(row) => row.userId} selected={person?.userId ?? null} onSelect={(row) => setSelected(row.userId)} onOpen={(row) => row.active && setTask({ kind: 'edit', person: row })} />
      <CardFoot className={styles['actions']}>
        <Button icon={Pencil} keys="F4" disabled={!active} onClick={() => of('edit')}>
          {words.rename}
        </Button>
        <Button icon={KeyRound} keys="F6" disabled={!active} onClick={() => of('pin')}>
          {words.resetPin}
        </Button>
        <Button icon={UserX} keys="F8" kind="stop" disabled={!active} onClick={() => of('deactivate')}>
          {words.deactivate}
        </Button>
      </CardFoot>
      <PersonDialog key={task?.kind === 'edit' ? task.person.userId : `add${String(task?.kind === 'add')}`} person={task?.kind === 'edit' ? task.person : null} opened={task?.kind === 'add' || task?.kind === 'edit'} onClose={close} />
      {task?.kind === 'pin' && <ResetPinDialog person={task.person} onClose={close} />}
      {task?.kind === 'deactivate' && <DeactivateDialog person={task.person} onClose={close} />}
    </Card>
  );
}
