import { Inbox } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { Params } from '../../../../shared/contract/index.ts';
import { drawerWords as words } from '../../../../shared/text/drawer.ts';
import { useApiQuery } from '../../api/index.ts';
import { CommandDialog, SlipDialog, useApprovers, useCommandForm } from '../../app/index.ts';
import { FormRupiah, FormSegmented, FormSelect, FormText, PinDialog, rp } from '../../ui/index.ts';

const APPROVERS = ['bendahara', 'ketua'] as const;
const TASKS = ['keluar', 'masuk', 'buka'] as const;
type Task = (typeof TASKS)[number];
type Values = { task: Task; amount: number | null; account: string; reason: string; approval?: Params<'shifts.openDrawer'>['approval'] };
/** What was done: money and its entry, or the drawer opened for the so-manyth time in this shift. */
type Done = { readonly task: Task; readonly number: string } & ({ readonly amount: number; readonly entryNumber: string } | { readonly times: number });

/** F10: money out of the drawer or into it outside a sale, or only the drawer opened; then its number and its voucher. */
export function DrawerDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): JSX.Element | null {
  const [moved, setMoved] = useState<Done | null>(null);
  const close = (): void => {
    setMoved(null);
    onClose();
  };
  if (!opened) return null;
  return moved === null ? <Ask onClose={close} onMoved={setMoved} /> : <Written done={moved} onClose={close} />;
}

function Ask({ onClose, onMoved }: { readonly onClose: () => void; readonly onMoved: (done: Done) => void }): JSX.Element {
  const form = useForm<Values>({ defaultValues: { task: 'keluar', amount: null, account: '', reason: '' } });
  const { control, setValue, setFocus, getValues } = form;
  const task = useWatch({ control, name: 'task' });
  const params = ({ amount, account, reason }: Values) => ({ amount, account, reason });
  const done = ({ number, entryNumber }: { readonly number: string; readonly entryNumber: string }): void => onMoved({ task: getValues('task'), amount: getValues('amount') ?? 0, number, entryNumber });
  const out = useCommandForm('shifts.cashOut', form, params, done);
  const into = useCommandForm('shifts.cashIn', form, params, done);
  const only = useCommandForm('shifts.openDrawer', form, ({ reason, approval }) => ({ reason, ...(approval === undefined ? {} : { approval }) }), ({ number, times }) => onMoved({ task: 'buka', number, times }));
  const accounts = useAccounts();
  const approvers = useApprovers(APPROVERS);
  // Opened often enough: the service asks for somebody's PIN, and each PIN is for one opening.
  const [asking, setAsking] = useState(false);
  const [seen, setSeen] = useState(only.error);
  if (seen !== only.error) {
    setSeen(only.error);
    if (only.error?.rule === 'APPROVAL_REQUIRED') setAsking(true);
  }
  useEffect(() => setFocus(task === 'buka' ? 'reason' : 'amount'), [task, setFocus]);
  if (asking)
    return (
      <PinDialog
        opened
        title={words.approvalTitle}
        note={words.approvalNote}
        facts={[{ label: words.why, value: only.error?.rule === 'APPROVAL_REQUIRED' ? only.error.facts : words.often }, { label: words.reason, value: getValues('reason') }]}
        approvers={approvers}
        busy={only.pending}
        refused={only.error === null || only.error.rule === 'APPROVAL_REQUIRED' ? undefined : only.error.message}
        onApprove={({ username, pin }) => {
          setValue('approval', { username, pin });
          only.submit();
        }}
        onCancel={() => {
          setValue('approval', undefined);
          setAsking(false);
        }}
      />
    );
  return (
    <CommandDialog
      command={{ keluar: out, masuk: into, buka: only }[task]}
      onClose={onClose}
      icon={Inbox}
      title={words.title}
      note={words.notes[task]}
      width={600}
      verb={words.verbs[task]}
      more={{ keys: 'F10', label: words.other, run: () => setValue('task', TASKS[(TASKS.indexOf(task) + 1) % TASKS.length] ?? 'keluar') }}
    >
      <FormSegmented control={control} name="task" label={words.task} options={TASKS.map((value) => ({ value, label: words.tasks[value] }))} />
      {task !== 'buka' && (
        <>
          <FormRupiah control={control} name="amount" label={words.amount} large startHere />
          <FormSelect control={control} name="account" label={words.account} hint={words.accountHint} options={accounts} searchable nothingFound={words.noAccount} />
        </>
      )}
      <FormText control={control} name="reason" label={words.reason} hint={words.reasonHint} maxLength={120} />
    </CommandDialog>
  );
}

/** The accounts the setting allows, by name. */
function useAccounts(): { readonly value: string; readonly label: string }[] {
  const allowed = z.array(z.string()).safeParse(useApiQuery('settings.get', { key: 'shift.cashAccounts' }).data?.value).data ?? [];
  const rows = useApiQuery('ledger.accounts', {}).data?.rows ?? [];
  return rows.filter(({ code, closed }) => !closed && allowed.includes(code)).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
}

function Written({ done, onClose }: { readonly done: Done; readonly onClose: () => void }): JSX.Element {
  return (
    <SlipDialog
      title={words.done[done.task]}
      slip={{ document: 'voucher', ref: done.number }}
      rows={[
        { label: words.number, value: done.number },
        ...('times' in done
          ? [{ label: words.times, value: <b>{done.times}</b> }]
          : [{ label: words.amount, value: <b>{rp(done.amount)}</b> }, { label: words.entry, value: <a href={`#/buku/jurnal/${done.entryNumber}`} onClick={onClose}>{done.entryNumber}</a> }]),
      ]}
      words={words}
      onClose={onClose}
    />
  );
}
