import { zodResolver } from '@hookform/resolvers/zod';
import { CalendarClock, CalendarOff, CalendarRange } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { useFieldArray, useForm, useWatch, type FieldPath, type Resolver } from 'react-hook-form';
import { contract, type Params, type Result } from '../../../../shared/contract/index.ts';
import { UNITS, type Unit } from '../../../../shared/contract/values.ts';
import { addMonths, month as toMonth } from '../../../../shared/domain/dates.ts';
import { journalWords, recurringWords as words } from '../../../../shared/text/screenJournal.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand } from '../../api/index.ts';
import { ErrorMessage, StopDialog } from '../../app/index.ts';
import { Button, Dialog, EnterForm, FormRupiah, FormSegmented, FormSelect, FormText, monthText, SelectField, type SelectOption } from '../../ui/index.ts';
import type { Accounts } from '../ledger/index.ts';
import { Balance } from './Balance.tsx';
import { emptyLine, sumsOf, type DraftLine } from './draft.ts';
import { EntryLinesField } from './EntryLinesField.tsx';
import { useErrorsForgotten } from './useErrorsForgotten.ts';
import styles from './recurringDialogs.module.css';

export type RecurringItem = Result<'journals.recurring'>['rows'][number];

const NO_END = 'tanpa';
/** Months a treasurer may name: the past two years, the next five. */
const monthOptions = (today: string): SelectOption[] =>
  Array.from({ length: 84 }, (_, index) => addMonths(toMonth(today.slice(0, 7)), index - 24)).map((value) => ({ value, label: monthText(value) }));

type Values = { name: string; memo: string; day: string; from: string; until: string; lines: DraftLine[] };
type NewItem = Omit<Params<'journals.saveRecurring'>, 'id'>;
const itemSchema = contract['journals.saveRecurring'].input.omit({ id: true });

const toItem = (values: Values, recurringId: string | null): NewItem => ({
  ...(recurringId === null ? {} : { recurringId }),
  name: values.name,
  memo: values.memo,
  day: Number(values.day),
  from: values.from,
  ...(values.until === NO_END ? {} : { until: values.until }),
  lines: values.lines.map((line) => ({ account: line.account, unit: line.unit, ...(line.debit === null ? {} : { debit: line.debit }), ...(line.credit === null ? {} : { credit: line.credit }) })),
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
  const { control, setError, setFocus, getValues, clearErrors } = form;
  useErrorsForgotten(form);
  const lines = useFieldArray({ control, name: 'lines' });
  const amounts = useWatch({ control, name: 'lines' });
  const command = useApiCommand('journals.saveRecurring');
  const { error } = command;
  const ownField = error?.field !== null && error?.field !== undefined && /^(name|memo|day|from|until|lines\.\d+\.\w+)$/.test(error.field);
  useEffect(() => {
    if (!error || !ownField) return;
    setError(error.field as FieldPath<Values>, { message: error.problem });
    setFocus(error.field as FieldPath<Values>);
  }, [error, ownField, setError, setFocus]);
  const submit = (): void => {
    if (command.pending) return;
    clearErrors();
    command.reset();
    const params = toItem(getValues(), item?.recurringId ?? null);
    const checked = itemSchema.safeParse(params);
    if (!checked.success) {
      checked.error.issues.forEach((issue, index) => {
        const field = issue.path.join('.') as FieldPath<Values>;
        setError(field, { message: issue.message });
        if (index === 0) setFocus(field);
      });
      return;
    }
    void command.run(params).then((done) => {
      if (done) onClose();
    });
  };
  const addLine = (): void => lines.append(emptyLine(), { focusName: `lines.${lines.fields.length}.account` });
  const sums = sumsOf(amounts);
  const months = monthOptions(today);
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      width={980}
      icon={CalendarClock}
      title={item === null ? words.add : words.editTitle(item.name)}
      note={item === null ? words.addNote : words.editNote}
      keys={[
        { keys: 'F6', label: journalWords.addLine, run: addLine },
        { keys: 'F12', label: words.save, run: submit, main: true },
      ]}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button keys="F6" onClick={addLine}>
            {journalWords.addLine}
          </Button>
          <Button kind="primary" keys="F12" busy={command.pending} onClick={submit}>
            {words.save}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={() => (sums.debit === sums.credit && sums.debit > 0 ? submit() : addLine())} className="stack">
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
      </EnterForm>
      {error && !ownField && <ErrorMessage error={error} />}
    </Dialog>
  );
}

type SpreadValues = { name: string; kind: 'dibayar-di-muka' | 'masih-harus-dibayar'; amount: number | null; months: string; from: string; expense: string; unit: Unit };
type NewSpread = Omit<Params<'journals.spread'>, 'id'>;
const spreadSchema = contract['journals.spread'].input.omit({ id: true });
const checkSpread = zodResolver(spreadSchema);
const toSpread = ({ amount, months, ...rest }: SpreadValues): NewSpread => ({ ...rest, amount: amount ?? 0, months: Number(months) });
const spreadResolver: Resolver<SpreadValues> = async (values, context, options) => {
  const checked = await checkSpread(toSpread(values), context, options as unknown as Parameters<typeof checkSpread>[2]);
  return Object.keys(checked.errors).length === 0 ? { values, errors: {} } : { values: {}, errors: checked.errors as never };
};

/** An amount paid at once, or to be paid later, that becomes cost month by month. */
export function SpreadDialog({ today, accounts, onClose }: { readonly today: string; readonly accounts: Accounts; readonly onClose: () => void }): JSX.Element {
  const form = useForm<SpreadValues>({ resolver: spreadResolver, mode: 'onTouched', defaultValues: { name: '', kind: 'dibayar-di-muka', amount: null, months: '12', from: today.slice(0, 7), expense: '', unit: 'UMUM' } });
  const { control, handleSubmit, setError, setFocus } = form;
  const command = useApiCommand('journals.spread');
  const { error } = command;
  const field = error?.field ?? null;
  const ownField = field !== null && ['name', 'amount', 'months', 'from', 'expense'].includes(field);
  useEffect(() => {
    if (!error || !ownField) return;
    setError(field as FieldPath<SpreadValues>, { message: error.problem });
    setFocus(field as FieldPath<SpreadValues>);
  }, [error, ownField, field, setError, setFocus]);
  const submit = (): void => {
    if (command.pending) return;
    void handleSubmit(async (values) => {
      if (await command.run(toSpread(values))) onClose();
    })();
  };
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      width={640}
      icon={CalendarRange}
      title={words.spread}
      note={words.spreadNote}
      keys={[{ keys: 'F12', label: words.save, run: submit, main: true }]}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={command.pending} onClick={submit}>
            {words.save}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={submit} className="stack">
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
      </EnterForm>
      {error && !ownField && <ErrorMessage error={error} />}
    </Dialog>
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
