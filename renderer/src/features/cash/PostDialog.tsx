import { BookPlus } from 'lucide-react';
import type { JSX } from 'react';
import { useForm } from 'react-hook-form';
import type { Result } from '../../../../shared/contract/index.ts';
import { UNITS } from '../../../../shared/contract/values.ts';
import { bankScreenWords as words } from '../../../../shared/text/screenBank.ts';
import { CommandDialog, useCommandForm } from '../../app/index.ts';
import { dateText, Facts, FormDate, FormSelect, FormText, Signed } from '../../ui/index.ts';
import { useAccounts } from '../ledger/index.ts';
import type { BankLine } from './useMatching.ts';
import styles from './cash.module.css';

const MEMO = 160;
const INTEREST_INCOME = '4-2160';
const BANK_FEES = '6-1150';
const UNIT_OPTIONS = UNITS.map((unit) => ({ value: unit, label: unit }));

/** What the bank knows and the books do not: its interest, its charges, a transfer nobody wrote down. */
export function PostDialog({ line, bank, onClose, onDone }: { readonly line: BankLine; readonly bank: string; readonly onClose: () => void; readonly onDone: (done: Result<'bank.post'>) => void }): JSX.Element {
  const accounts = useAccounts();
  const form = useForm({ defaultValues: { account: line.amount < 0 ? BANK_FEES : INTEREST_INCOME, memo: line.text.slice(0, MEMO), unit: 'UMUM', date: line.date } });
  const { control } = form;
  const command = useCommandForm('bank.post', form, (values) => ({ bankLineId: line.bankLineId, ...values }), onDone);
  return (
    <CommandDialog
      command={command}
      onClose={onClose}
      icon={BookPlus}
      title={words.postTitle}
      note={line.text}
      verb={words.post}
      before={<Facts rows={[{ label: dateText(line.date), value: <Signed amount={line.amount} /> }]} />}
    >
      <FormSelect control={control} name="account" label={words.counter} searchable nothingFound={words.noAccount} options={accounts.options.filter((option) => option.value !== bank)} />
      <FormText control={control} name="memo" label={words.memo} maxLength={MEMO} data-autofocus />
      <div className={styles['two']}>
        <FormDate control={control} name="date" label={words.date} />
        <FormSelect control={control} name="unit" label={words.unit} options={UNIT_OPTIONS} />
      </div>
    </CommandDialog>
  );
}
