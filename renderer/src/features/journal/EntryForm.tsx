import { BookCheck, Eraser, Paperclip, Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useFieldArray, useForm, useWatch, type FieldPath } from 'react-hook-form';
import { contract } from '../../../../shared/contract/index.ts';
import { journalWords as words } from '../../../../shared/text/screenJournal.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, useApprovers, useErrorsForgotten } from '../../app/index.ts';
import { Button, Card, CardBody, CardFoot, CardHead, EnterForm, FormDate, FormText, Message, PinDialog, playOk, Segmented, SelectField, type GivenApproval } from '../../ui/index.ts';
import { useAccounts } from '../ledger/index.ts';
import { Balance } from './Balance.tsx';
import { emptyDraft, emptyLine, kept, sumsOf, toEntry, type Draft } from './draft.ts';
import { EntryLinesField } from './EntryLinesField.tsx';
import { JournalFrame } from './JournalFrame.tsx';
import { fromTemplate, SaveTemplateDialog, type Template } from './templateDialogs.tsx';
import styles from './EntryForm.module.css';

const schema = contract['ledger.post'].input.omit({ id: true });
const MAX_ATTACHMENTS = 20;

/** A general entry: typed, balanced while typing, posted with F12. What was typed stays until it is posted. */
export function EntryForm(): JSX.Element | null {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  return today === undefined ? null : <Form today={today} />;
}

function Form({ today }: { readonly today: string }): JSX.Element {
  const accounts = useAccounts();
  const form = useForm<Draft>({ defaultValues: kept.draft ?? emptyDraft(today) });
  const { control, setError, setFocus, getValues, setValue, reset } = form;
  useErrorsForgotten(form);
  const lines = useFieldArray({ control, name: 'lines' });
  const attachments = useFieldArray({ control, name: 'attachments' });
  const [date, month13, amounts] = useWatch({ control, name: ['date', 'month13', 'lines'] });
  const command = useApiCommand('ledger.post');
  const [posted, setPosted] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [saving, setSaving] = useState(false);
  const templates = useApiQuery('journals.templates', {}).data?.rows ?? [];
  const postButton = useRef<HTMLButtonElement | null>(null);
  const takesMonth13 = useTakesMonth13(date);
  const approvers = useApprovers(['ketua'], takesMonth13);
  const sums = sumsOf(amounts);
  const { error } = command;

  useEffect(() => {
    const [first] = getValues('lines');
    setFocus(first?.account !== '' && first?.debit === null && first.credit === null ? 'lines.0.debit' : 'memo');
    return () => {
      kept.draft = getValues();
    };
  }, [setFocus, getValues]);
  useEffect(() => {
    if (month13 && !takesMonth13) setValue('month13', false);
  }, [month13, takesMonth13, setValue]);

  const mark = (path: string, message: string, focus: boolean): boolean => {
    if (!/^(date|memo|(lines|attachments)\.\d+\.\w+)$/.test(path)) return false;
    setError(path as FieldPath<Draft>, { message });
    if (focus) setFocus(path as FieldPath<Draft>);
    return true;
  };
  /** Marks what the contract already refuses; false when something is marked. */
  const isComplete = (): boolean => {
    const { entry, field } = toEntry(getValues());
    const checked = schema.safeParse(entry);
    if (checked.success) return true;
    const left = checked.error.issues.filter((issue, index) => !mark(field(issue.path.join('.')), issue.message, index === 0));
    setProblem(left[0]?.message ?? null);
    return false;
  };
  const send = async (approval?: GivenApproval): Promise<void> => {
    const { entry } = toEntry(getValues());
    const done = await command.run({ ...entry, ...(approval === undefined ? {} : { approval: { username: approval.username, pin: approval.pin } }) });
    if (done === null) return;
    setAsking(false);
    playOk();
    setPosted(done.number);
    reset(emptyDraft(getValues('date')));
    setTimeout(() => setFocus('memo'), 0);
  };
  const post = (): void => {
    if (command.pending) return;
    command.reset();
    setProblem(null);
    setPosted(null);
    form.clearErrors();
    if (!isComplete()) return;
    if (month13) setAsking(true);
    else void send();
  };
  useEffect(() => {
    if (error?.field === undefined || error.field === null || asking) return;
    mark(toEntry(getValues()).field(error.field), error.problem, true);
    // Only a new refusal marks a field.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [error]);

  const focusedLine = (): number => {
    const line = document.activeElement?.closest('[data-line]')?.getAttribute('data-line');
    return line === null || line === undefined ? lines.fields.length - 1 : Number(line);
  };
  const addLine = (): void => lines.append(emptyLine(), { focusName: `lines.${lines.fields.length}.account` });
  const removeLine = (index: number): void => {
    if (lines.fields.length <= 2) return;
    lines.remove(index);
    setTimeout(() => setFocus(`lines.${Math.max(0, index - 1)}.account`), 0);
  };
  const fillDifference = (): void => {
    const index = focusedLine();
    const others = sumsOf(getValues('lines').filter((_, at) => at !== index));
    const missing = others.debit - others.credit;
    if (missing === 0) return;
    setValue(`lines.${index}.debit`, missing < 0 ? -missing : null);
    setValue(`lines.${index}.credit`, missing > 0 ? missing : null);
    setFocus(missing > 0 ? `lines.${index}.credit` : `lines.${index}.debit`);
  };
  const clear = (): void => {
    reset(emptyDraft(today));
    command.reset();
    setProblem(null);
    setPosted(null);
    setFocus('memo');
  };
  const start = (template: Template): void => {
    reset(fromTemplate(template, getValues('date')));
    setTimeout(() => setFocus('lines.0.debit'), 0);
  };
  const endOfLines = (): void => {
    if (sums.debit !== sums.credit || sums.debit === 0) addLine();
    else postButton.current?.focus();
  };

  return (
    <JournalFrame
      view="entry"
      keys={[
        { keys: 'F6', label: words.addLine, run: addLine },
        { keys: 'F7', label: words.fillDifference, run: fillDifference, enabled: sums.debit !== sums.credit },
        { keys: 'F8', label: words.removeLine, run: () => removeLine(focusedLine()), enabled: lines.fields.length > 2 },
        { keys: 'F9', label: words.saveTemplate, run: () => setSaving(true), enabled: amounts.some((line) => line.account !== '') },
        { keys: 'F12', label: words.post, run: post, main: true, enabled: !command.pending },
      ]}
    >
      <div className={styles['two']}>
        <Card flow grow label={words.lines}>
          <EnterForm onSubmit={endOfLines} className={styles['form']}>
            <div className={styles['head']}>
              <div className={styles['date']}>
                <FormDate control={control} name="date" label={words.date} />
              </div>
              <div className="grow">
                <FormText control={control} name="memo" label={words.memo} maxLength={160} placeholder={words.memoPlaceholder} />
              </div>
              {takesMonth13 && (
                <Segmented
                  label={words.period}
                  value={month13 ? '13' : '12'}
                  onChange={(next) => setValue('month13', next === '13')}
                  options={[
                    { value: '12', label: words.december },
                    { value: '13', label: words.month13, note: words.month13Note },
                  ]}
                />
              )}
            </div>
            <EntryLinesField control={control} rows={lines.fields} accounts={accounts} onRemove={removeLine} />
          </EnterForm>
          <CardFoot className={styles['foot']}>
            <Button icon={Plus} keys="F6" onClick={addLine}>
              {words.addLine}
            </Button>
            {templates.length > 0 && (
              <div className={styles['template']}>
                <SelectField
                  label={words.startTemplate}
                  hideLabel
                  searchable
                  placeholder={words.startTemplate}
                  value={null}
                  onChange={(templateId) => {
                    const template = templates.find((each) => each.templateId === templateId);
                    if (template) start(template);
                  }}
                  options={templates.map((template) => ({ value: template.templateId, label: template.name }))}
                  nothingFound={words.noTemplate}
                />
              </div>
            )}
            <Balance sums={sums} />
          </CardFoot>
        </Card>
        <aside className={styles['side']}>
          <Card flow grow label={words.attachments}>
            <CardHead title={words.attachments} note={words.attachmentsNote} />
            <CardBody>
              <EnterForm onSubmit={() => postButton.current?.focus()} className="stack">
                {attachments.fields.map((row, index) => (
                  <div key={row.id} className={styles['attachment']}>
                    <div className={styles['attachmentFields']}>
                      <FormText control={control} name={`attachments.${index}.ref`} label={words.attachmentRef(index + 1)} hideLabel maxLength={120} placeholder={words.attachmentPlaceholder} />
                      <FormText control={control} name={`attachments.${index}.note`} label={words.attachmentNote(index + 1)} hideLabel maxLength={80} placeholder={words.attachmentNotePlaceholder} />
                    </div>
                    <Button kind="quiet" icon={Trash2} aria-label={words.removeAttachment(index + 1)} title={words.removeAttachment(index + 1)} onClick={() => attachments.remove(index)} />
                  </div>
                ))}
                <Button icon={Paperclip} full disabled={attachments.fields.length >= MAX_ATTACHMENTS} onClick={() => attachments.append({ ref: '', note: '' }, { focusName: `attachments.${attachments.fields.length}.ref` })}>
                  {words.addAttachment}
                </Button>
              </EnterForm>
            </CardBody>
          </Card>
          {problem !== null && <Message tone="caution" title={words.kept} live>{problem}</Message>}
          {error && !asking && <ErrorMessage error={error} />}
          {posted !== null && (
            <Message tone="in" title={words.posted(posted)} live>
              {words.postedFacts} <a href={`#/buku/jurnal/${posted}`}>{words.open}</a>
            </Message>
          )}
          <div className={styles['actions']}>
            <Button icon={Eraser} full onClick={clear}>
              {words.clear}
            </Button>
            <Button ref={postButton} kind="primary" size="large" icon={BookCheck} keys="F12" full busy={command.pending} onClick={post}>
              {words.post}
            </Button>
          </div>
        </aside>
      </div>
      <PinDialog
        opened={asking}
        title={words.approvalTitle}
        note={words.approvalNote}
        approvers={approvers}
        busy={command.pending}
        refused={error?.message}
        onApprove={(given) => void send(given)}
        onCancel={() => {
          setAsking(false);
          command.reset();
        }}
      />
      {saving && <SaveTemplateDialog draft={getValues()} templates={templates} onClose={() => setSaving(false)} />}
    </JournalFrame>
  );
}

/** The year's last day takes month 13 once December is closed and until the year is. */
function useTakesMonth13(date: string): boolean {
  const lastOfYear = /^\d{4}-12-31$/.test(date);
  const rows = useApiQuery('periods.list', {}, { enabled: lastOfYear }).data?.rows;
  const statusOf = (period: string): string | undefined => rows?.find((row) => row.period === period)?.status;
  return lastOfYear && statusOf(date.slice(0, 7)) === 'tertutup' && statusOf(`${date.slice(0, 4)}-13`) !== 'tertutup';
}
