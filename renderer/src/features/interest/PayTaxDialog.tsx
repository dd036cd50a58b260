import { Landmark } from 'lucide-react';
import type { JSX } from 'react';
import { useForm } from 'react-hook-form';
import type { Result } from '../../../../shared/contract/index.ts';
import type { CashVia } from '../../../../shared/contract/values.ts';
import { interestScreenWords as words } from '../../../../shared/text/screenInterest.ts';
import { CommandDialog, useCommandForm } from '../../app/index.ts';
import { FormDate, FormRupiah, FormSegmented, FormText, monthText } from '../../ui/index.ts';

const VIA = [{ value: 'bank' as const, label: 'Bank' }, { value: 'kas' as const, label: 'Kas' }];

type Props = { readonly period: string; readonly owed: number; readonly today: string; readonly onClose: () => void; readonly onDone: (done: Result<'tax.paySavingsTax'>) => void };

/** Pays on the tax withheld from a month's interest. */
export function PayTaxDialog({ period, owed, today, onClose, onDone }: Props): JSX.Element {
  const form = useForm<{ amount: number | null; date: string; via: CashVia; ntpn: string }>({ defaultValues: { amount: owed, date: today, via: 'bank', ntpn: '' } });
  const { control } = form;
  const command = useCommandForm('tax.paySavingsTax', form, ({ ntpn, ...values }) => ({ period, ...values, ...(ntpn.trim() === '' ? {} : { ntpn }) }), onDone);
  return (
    <CommandDialog command={command} onClose={onClose} icon={Landmark} title={words.payTitle(monthText(period))} verb={words.pay}>
      <FormRupiah control={control} name="amount" label={words.amount} large startHere />
      <FormSegmented control={control} name="via" label={words.from} options={VIA} />
      <FormDate control={control} name="date" label={words.date} />
      <FormText control={control} name="ntpn" label={words.ntpn} maxLength={30} />
    </CommandDialog>
  );
}
