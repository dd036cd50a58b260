import { CircleCheck, Inbox } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { paperOf } from '../../../../shared/contract/paper.ts';
import { drawerWords as words } from '../../../../shared/text/drawer.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { CommandDialog, ErrorMessage, useCommandForm } from '../../app/index.ts';
import { Button, Dialog, Facts, FormRupiah, FormSegmented, FormSelect, FormText, Message, rp } from '../../ui/index.ts';

const TASKS = ['keluar', 'masuk'] as const;
type Task = (typeof TASKS)[number];
type Values = { task: Task; amount: number | null; account: string; reason: string };
type Moved = { readonly task: Task; readonly amount: number; readonly number: string; readonly entryNumber: string };

/** F10: money out of the drawer or into it outside a sale; then its number and its voucher. */
export function DrawerDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): JSX.Element | null {
  const [moved, setMoved] = useState<Moved | null>(null);
  const close = (): void => {
    setMoved(null);
    onClose();
  };
  if (!opened) return null;
  return moved === null ? <Ask onClose={close} onMoved={setMoved} /> : <Done moved={moved} onClose={close} />;
}

function Ask({ onClose, onMoved }: { readonly onClose: () => void; readonly onMoved: (moved: Moved) => void }): JSX.Element {
  const form = useForm<Values>({ defaultValues: { task: 'keluar', amount: null, account: '', reason: '' } });
  const { control, setValue, getValues } = form;
  const task = useWatch({ control, name: 'task' });
  const params = ({ amount, account, reason }: Values) => ({ amount, account, reason });
  const done = ({ number, entryNumber }: Pick<Moved, 'number' | 'entryNumber'>): void => onMoved({ task: getValues('task'), amount: getValues('amount') ?? 0, number, entryNumber });
  const out = useCommandForm('shifts.cashOut', form, params, done);
  const into = useCommandForm('shifts.cashIn', form, params, done);
  return (
    <CommandDialog
      command={task === 'masuk' ? into : out}
      onClose={onClose}
      icon={Inbox}
      title={words.title}
      note={words.notes[task]}
      width={600}
      verb={words.verbs[task]}
      more={{ keys: 'F10', label: words.other, run: () => setValue('task', TASKS[(TASKS.indexOf(task) + 1) % TASKS.length] ?? 'keluar') }}
    >
      <FormSegmented control={control} name="task" label={words.task} options={TASKS.map((value) => ({ value, label: words.tasks[value] }))} />
      <FormRupiah control={control} name="amount" label={words.amount} large startHere />
      <FormSelect control={control} name="account" label={words.account} hint={words.accountHint} options={useAccounts()} searchable nothingFound={words.noAccount} />
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

function Done({ moved, onClose }: { readonly moved: Moved; readonly onClose: () => void }): JSX.Element {
  const print = useApiCommand('printing.print');
  const printVoucher = (): void => {
    if (!print.pending) void print.run({ document: paperOf(moved.task === 'masuk' ? 'KM' : 'KK'), ref: moved.number });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={CircleCheck}
      tone="in"
      title={words.done[moved.task]}
      keys={[{ keys: 'F11', label: words.print, run: printVoucher }, { keys: 'Enter', label: words.finish, run: onClose, main: true }]}
      foot={
        <>
          <Button keys="F11" busy={print.pending} onClick={printVoucher}>
            {words.print}
          </Button>
          <Button kind="primary" keys="Enter" data-autofocus onClick={onClose}>
            {words.finish}
          </Button>
        </>
      }
    >
      <Facts rows={[{ label: words.number, value: moved.number }, { label: words.amount, value: <b>{rp(moved.amount)}</b> }, { label: words.entry, value: <a href={`#/buku/jurnal/${moved.entryNumber}`} onClick={onClose}>{moved.entryNumber}</a> }]} />
      {print.result && (
        <Message tone="in" live>
          {words.printed(print.result.copy)}
        </Message>
      )}
      {print.error && <ErrorMessage error={print.error} />}
    </Dialog>
  );
}
