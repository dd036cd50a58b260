import { CalendarClock, CalendarOff, CalendarRange } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useFieldArray, useForm, useWatch } from 'react-hook-form';
import type { Result } from '../../../../shared/contract/index.ts';
import { UNITS, type Unit } from '../../../../shared/contract/values.ts';
import { addMonths, month as toMonth } from '../../../../shared/domain/dates.ts';
import { journalWords, recurringWords as words } from '../../../../shared/text/screenJournal.ts';
import { useApiCommand } from '../../api/index.ts';
import { CommandDialog, StopDialog, useCommandForm } from '../../app/index.ts';
import { FormRupiah, FormSegmented, FormSelect, FormText, monthText, SelectField, type SelectOption } from '../../ui/index.ts';
import type { Accounts } from '../ledger/index.ts';
import { Balance } from './Balance.tsx';
import { emptyLine, sumsOf, type DraftLine } from './draft.ts';
import { EntryLinesField } from './EntryLinesField.tsx';
import styles from './recurringDialogs.module.css';

export type RecurringItem = Result<'journals.recurring'>['rows'][number];

const NO_END = 'tanpa';
/** Months a treasurer may name: the past two years, the next five. */
const monthOptions = (today: string): SelectOption[] =>
  Array.from({ length: 84 }, (_, index) => addMonths(toMonth(today.slice(0, 7)), index - 24)).map((value) => ({ value, label: monthText(value) }));

type Values = { name: string; memo: string; day: string; from: string; until: string; lines: DraftLine[] };

const toItem = ({ day, until, lines, ...values }: Values): Readonly<Record<string, unknown>> => ({
  ...values,
  day: Number(day),
  ...(until === NO_END ? {} : { until }),
  lines: lines.map((line) => ({ account: line.account, unit: line.unit, ...(line.debit === null ? {} : { debit: line.debit }), ...(line.credit === null ? {} : { credit: line.credit }) })),
});

const valuesOf = (item: RecurringItem | null, today: string): Values =>
  item === null
    ? { name: '', memo: '', day: '1', from: today.slice(0, 7), until: NO_END, lines: [emptyLine(), emptyLine()] }
    : {
        name: item.name, memo: item.memo, day: String(item.day), from: item.from, until: item.until ?? NO_END,
        lines: item.lines.map((line) => ({ account: line.account, debit: line.debit === 0 ? null : line.debit, credit: line.credit === 0 ? null : line.credit, unit: line.unit, flow: 'auto' })),
      };

/** An entry proposed every month: a new one, or what will be proposed from now on. */
export function RecurringDialog({ item, today, accounts, onClose }: { readonly item: RecurringItem | null; readonly today: string; readonly accounts: Accounts; readonly onClose: () => void }): JSX.Element {
  const form = useForm<Values>({ defaultValues: valuesOf(item, today) });
  const { control } = form;
  const lines = useFieldArray({ control, name: 'lines' });
  const sums = sumsOf(useWatch({ control, name: 'lines' }));
  const command = useCommandForm('journals.saveRecurring', form, (values) => ({ ...(item === null ? {} : { recurringId: item.recurringId }), ...toItem(values) }), onClose);
  const addLine = (): void => lines.append(emptyLine(), { focusName: `lines.${lines.fields.length}.account` });
  const months = monthOptions(today);
  return (
    <CommandDialog
      command={command}
      onClose={onClose}
      width={980}
      icon={CalendarClock}
      title={item === null ? words.add : words.editTitle(item.name)}
      note={item === null ? words.addNote : words.editNote}
      verb={words.save}
      more={{ keys: 'F6', label: journalWords.addLine, run: addLine }}
      onEnter={() => (sums.debit === sums.credit && sums.debit > 0 ? command.submit() : addLine())}
    >
      <div className={styles['names']}>
        <FormText control={control} name="name" label={words.name} placeholder={words.namePlaceholder} maxLength={60} data-autofocus />
        <FormText control={control} name="memo" label={words.memo} placeholder={words.memoPlaceholder} maxLength={160} />
      </div>
      <div className={styles['when']}>
        <FormText control={control} name="day" label={words.day} hint={words.dayHint} inputMode="numeric" maxLength={2} />
        <FormSelect control={control} name="from" label={words.from} searchable options={months} />
        <FormSelect control={control} name="until" label={words.until} searchable options={[{ value: NO_END, label: words.noEnd }, ...months]} />
      </div>
      <div className={styles['lines']}>
        <EntryLinesField control={control} rows={lines.fields} accounts={accounts} flows={false} onRemove={(index) => lines.fields.length > 2 && lines.remove(index)} />
      </div>
      <Balance sums={sums} />
    </CommandDialog>
  );
}

type SpreadValues = { name: string; kind: 'dibayar-di-muka' | 'masih-harus-dibayar'; amount: number | null; months: string; from: string; expense: string; unit: Unit };

/** An amount paid at once, or to be paid later, that becomes cost month by month. */
export function SpreadDialog({ today, accounts, onClose }: { readonly today: string; readonly accounts: Accounts; readonly onClose: () => void }): JSX.Element {
  const form = useForm<SpreadValues>({ defaultValues: { name: '', kind: 'dibayar-di-muka', amount: null, months: '12', from: today.slice(0, 7), expense: '', unit: 'UMUM' } });
  const { control } = form;
  const command = useCommandForm('journals.spread', form, ({ months, ...rest }) => ({ ...rest, months: Number(months) }), onClose);
  return (
    <CommandDialog command={command} onClose={onClose} width={640} icon={CalendarRange} title={words.spread} note={words.spreadNote} verb={words.save}>
      <FormSegmented
        control={control}
        name="kind"
        label={words.spreadKind}
        options={[
          { value: 'dibayar-di-muka', label: words.prepaid, note: words.prepaidNote },
          { value: 'masih-harus-dibayar', label: words.accrued, note: words.accruedNote },
        ]}
      />
      <FormText control={control} name="name" label={words.name} placeholder={words.namePlaceholder} maxLength={60} data-autofocus />
      <div className={styles['pair']}>
        <FormRupiah control={control} name="amount" label={words.amount} />
        <FormText control={control} name="months" label={words.months} inputMode="numeric" maxLength={3} />
      </div>
      <FormSelect control={control} name="expense" label={words.expense} searchable options={accounts.options} placeholder={journalWords.accountPlaceholder} nothingFound={journalWords.noAccount} />
      <div className={styles['pair']}>
        <FormSelect control={control} name="from" label={words.from} searchable options={monthOptions(today)} />
        <FormSelect control={control} name="unit" label={words.unit} options={UNITS.map((unit) => ({ value: unit, label: unit }))} />
      </div>
    </CommandDialog>
  );
}

/** Proposes an item no more after a month. */
export function EndRecurringDialog({ item, today, onClose }: { readonly item: RecurringItem; readonly today: string; readonly onClose: () => void }): JSX.Element {
  const [after, setAfter] = useState(today.slice(0, 7));
  const command = useApiCommand('journals.endRecurring');
  const run = (): void => {
    void command.run({ recurringId: item.recurringId, after }).then((done) => {
      if (done) onClose();
    });
  };
  return (
    <StopDialog icon={CalendarOff} title={words.endTitle(item.name)} verb={words.end} pending={command.pending} error={command.error} run={run} onClose={onClose}>
      <SelectField label={words.endAfter} value={after} onChange={setAfter} options={monthOptions(today)} searchable />
      <p>{words.endFacts}</p>
    </StopDialog>
  );
}
