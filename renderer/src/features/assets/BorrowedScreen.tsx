import { Handshake, PackageCheck } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useForm } from 'react-hook-form';
import type { Result } from '../../../../shared/contract/index.ts';
import { assetScreenWords as words } from '../../../../shared/text/screenAssets.ts';
import { useApiQuery } from '../../api/index.ts';
import { CommandDialog, ListCard, RecordedMessage, useCommandForm, useRole, ViewScreen } from '../../app/index.ts';
import { Button, CardFoot, CardHead, dateText, EmptyState, FormDate, FormText, type Column } from '../../ui/index.ts';
import { filled } from './fields.ts';
import { VIEWS } from './views.ts';
import styles from './assets.module.css';

type Borrowed = Result<'assets.list'>['borrowed'][number];

const COLUMNS: readonly Column<Borrowed>[] = [
  {
    key: 'asset',
    head: words.columns.asset,
    cell: (thing) => (
      <>
        <span className={styles['line']}>{thing.name}</span>
        <small className={styles['line']}>{thing.note === '' ? thing.code : `${thing.code}, ${thing.note}`}</small>
      </>
    ),
  },
  { key: 'owner', head: words.columns.owner, width: '280px', cell: (thing) => <span className={styles['line']}>{thing.owner}</span> },
  { key: 'received', head: words.columns.received, width: '128px', cell: (thing) => dateText(thing.receivedOn) },
  { key: 'returned', head: words.columns.returned, width: '136px', cell: (thing) => (thing.returnedOn === null ? <span className="faint">{words.stillHere}</span> : dateText(thing.returnedOn)) },
];

/** Things of others that the cooperative uses, off its balance sheet. */
export function BorrowedScreen(): JSX.Element {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const query = useApiQuery('assets.list', {});
  const writes = useRole('bendahara');
  const [picked, setPicked] = useState<string | null>(null);
  const [task, setTask] = useState<'borrow' | 'return' | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const rows = query.data?.borrowed ?? [];
  const chosen = rows.find((thing) => thing.assetId === picked) ?? rows[0];
  const here = chosen !== undefined && chosen.returnedOn === null;
  const finish = (text: string): void => {
    setTask(null);
    setDone(text);
  };
  return (
    <ViewScreen
      title={words.title}
      views={VIEWS}
      keys={writes ? [{ keys: 'F6', label: words.borrow, run: () => setTask('borrow') }, ...(here ? [{ keys: 'F8', label: words.giveBack, run: () => setTask('return') }] : [])] : []}
    >
      <ListCard<Borrowed>
        query={query}
        head={<CardHead title={words.views.borrowed} note={words.borrowedNote} />}
        foot={
          writes && (
            <CardFoot className="between">
              {done === null ? <span /> : <RecordedMessage recorded={{ text: done, entryNumber: null }} />}
              <div className="row">
                {here && (
                  <Button icon={PackageCheck} keys="F8" onClick={() => setTask('return')}>
                    {words.giveBack}
                  </Button>
                )}
                <Button kind="primary" icon={Handshake} keys="F6" onClick={() => setTask('borrow')}>
                  {words.borrow}
                </Button>
              </div>
            </CardFoot>
          )
        }
        label={words.views.borrowed}
        density="two"
        columns={COLUMNS}
        rows={rows}
        rowKey={(thing) => thing.assetId}
        selected={chosen?.assetId ?? null}
        onSelect={(thing) => setPicked(thing.assetId)}
        empty={
          <EmptyState icon={Handshake} title={words.noBorrowed}>
            {words.noBorrowedHelp}
          </EmptyState>
        }
      />
      {task === 'borrow' && today !== undefined && <BorrowDialog today={today} onClose={() => setTask(null)} onDone={(code) => finish(words.borrowedDone(code))} />}
      {task === 'return' && chosen && today !== undefined && <ReturnDialog thing={chosen} today={today} onClose={() => setTask(null)} onDone={(code) => finish(words.givenBack(code))} />}
    </ViewScreen>
  );
}

type Step = { readonly today: string; readonly onClose: () => void; readonly onDone: (code: string) => void };

function BorrowDialog({ today, onClose, onDone }: Step): JSX.Element {
  const form = useForm({ defaultValues: { name: '', owner: '', receivedOn: today, note: '' } });
  const { control } = form;
  const command = useCommandForm('assets.borrow', form, ({ note, ...values }) => ({ ...values, ...filled({ note }) }), (done) => onDone(done.code));
  return (
    <CommandDialog command={command} onClose={onClose} icon={Handshake} title={words.borrow} note={words.borrowedNote} verb={words.borrow}>
      <FormText control={control} name="name" label={words.name} placeholder={words.namePlaceholder} maxLength={80} data-autofocus />
      <FormText control={control} name="owner" label={words.owner} placeholder={words.ownerPlaceholder} maxLength={80} />
      <FormDate control={control} name="receivedOn" label={words.receivedOn} />
      <FormText control={control} name="note" label={words.note} placeholder={words.notePlaceholder} maxLength={160} />
    </CommandDialog>
  );
}

function ReturnDialog({ thing, today, onClose, onDone }: Step & { readonly thing: Borrowed }): JSX.Element {
  const form = useForm({ defaultValues: { date: today } });
  const command = useCommandForm('assets.returnBorrowed', form, ({ date }) => ({ assetId: thing.assetId, date }), (done) => onDone(done.code));
  return (
    <CommandDialog command={command} onClose={onClose} icon={PackageCheck} title={words.giveBackTitle(thing.code)} note={thing.name} verb={words.giveBack}>
      <FormDate control={form.control} name="date" label={words.date} />
    </CommandDialog>
  );
}
