import { ArrowLeftRight } from 'lucide-react';
import type { JSX } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Result } from '../../../../shared/contract/index.ts';
import { cashWords as words } from '../../../../shared/text/screenCash.ts';
import { CommandDialog, useCommandForm } from '../../app/index.ts';
import { FormDate, FormRupiah, FormSelect, rp } from '../../ui/index.ts';
import styles from './cash.module.css';

type Values = { from: string; to: string; amount: number | null; fee: number | null; date: string };

/** Money from one place to another; the charge of the way is beside it. */
export function TransferDialog({ accounts, from, today, onClose, onDone }: {
  readonly accounts: Result<'cash.accounts'>['rows'];
  readonly from: string | null;
  readonly today: string;
  readonly onClose: () => void;
  readonly onDone: (done: Result<'cash.transfer'>) => void;
}): JSX.Element {
  const open = accounts.filter((account) => account.transfer);
  const giving = from ?? open[0]?.code ?? '';
  const form = useForm<Values>({ defaultValues: { from: giving, to: open.find((account) => account.code !== giving)?.code ?? '', amount: null, fee: null, date: today } });
  const command = useCommandForm('cash.transfer', form, ({ fee, ...values }) => ({ ...values, ...(fee === null ? {} : { fee }) }), onDone);
  const options = open.map((account) => ({ value: account.code, label: `${account.code} ${account.name}` }));
  const { control } = form;
  const chosen = useWatch({ control, name: 'from' });
  const holds = open.find((account) => account.code === chosen)?.balance;
  return (
    <CommandDialog command={command} onClose={onClose} icon={ArrowLeftRight} title={words.transfer} note={words.transferNote} verb={words.transfer} width={600}>
      <FormSelect control={control} name="from" label={words.source} options={options} searchable nothingFound={words.noAccount} {...(holds === undefined ? {} : { hint: words.holds(rp(holds)) })} />
      <FormSelect control={control} name="to" label={words.target} options={options} searchable nothingFound={words.noAccount} />
      <div className={styles['two']}>
        <FormRupiah control={control} name="amount" label={words.amount} hint={words.amountHint} startHere />
        <FormRupiah control={control} name="fee" label={words.fee} hint={words.feeHint} />
      </div>
      <FormDate control={control} name="date" label={words.date} />
    </CommandDialog>
  );
}
