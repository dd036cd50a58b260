import { Check, Eye, EyeOff, Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type JSX, type ReactNode } from 'react';
import { useFieldArray, useForm, useWatch, type Control, type FieldPath } from 'react-hook-form';
import { TIMEZONES, type Timezone } from '../../../../shared/domain/dates.ts';
import { ROLES } from '../../../../shared/contract/values.ts';
import { newGeraiWords as words } from '../../../../shared/text/screenStart.ts';
import { roleName } from '../../../../shared/text/screens.ts';
import { callHost, queryClient, useApiCommand } from '../../api/index.ts';
import { ErrorMessage } from '../../app/ErrorMessage.tsx';
import { Button, Card, CooperativeMark, cx, EnterForm, FormRupiah, FormSegmented, FormSelect, FormText, Icon, Message, useKeys } from '../../ui/index.ts';
import { EMPTY_FORM, hundredths, initialiseParams, percentRest, resolver, usernameFor, type NewGeraiValues } from './newGerai.ts';
import styles from './NewGeraiScreen.module.css';

const SECTIONS = ['profile', 'people', 'money', 'shu'] as const;
type Section = (typeof SECTIONS)[number];
const ROOT: Readonly<Record<Section, readonly (keyof NewGeraiValues)[]>> = { profile: ['profile'], people: ['users'], money: ['openingCash', 'savings'], shu: ['shuPolicy'] };

/** One form makes an empty file the book of one cooperative. */
export function NewGeraiScreen({ file }: { readonly file: string | null }): JSX.Element {
  const form = useForm<NewGeraiValues>({ defaultValues: EMPTY_FORM, resolver, mode: 'onTouched', shouldFocusError: true });
  const { control, handleSubmit, setError, setFocus, formState } = form;
  const command = useApiCommand('system.initialise');
  const [showProblem, setShowProblem] = useState(false);
  const scroller = useRef<HTMLElement | null>(null);

  const submit = (): void => {
    setShowProblem(false);
    void handleSubmit(
      async (values) => {
        const done = await command.run(initialiseParams(values));
        if (done) await queryClient.invalidateQueries();
      },
      () => setShowProblem(true),
    )();
  };

  const error = command.error;
  const refusedField = error?.code === 'VALIDATION' || error?.code === 'CONFLICT' ? error.field : null;
  useEffect(() => {
    if (refusedField === null || !error) return;
    setError(refusedField as FieldPath<NewGeraiValues>, { message: error.problem });
    setFocus(refusedField as FieldPath<NewGeraiValues>);
  }, [refusedField, error, setError, setFocus]);
  useEffect(() => setFocus('profile.name'), [setFocus]);

  useKeys([{ keys: 'F12', label: words.create, run: submit, main: true, enabled: !command.pending }]);

  return (
    <div className={styles['page']}>
      <aside className={styles['side']}>
        <div className={styles['brand']}>
          <CooperativeMark size={42} />
          <div>
            <h1>{words.title}</h1>
            <span className="faint">{words.intro}</span>
          </div>
        </div>
        <Steps control={control} errors={new Set(Object.keys(formState.errors))} onGo={(section) => scroller.current?.querySelector(`#section-${section}`)?.scrollIntoView({ block: 'start' })} />
        <div className={styles['safe']}>
          {file !== null && <p className="faint small mono">{file}</p>}
          <p className="muted small">{words.safe}</p>
        </div>
      </aside>
      <EnterForm onSubmit={submit} className={styles['form']}>
        <main className={styles['scroll']} ref={scroller}>
          <Part section="profile">
            <div className={styles['two']}>
              <FormText control={control} name="profile.name" label={words.name} hint={words.nameHint} maxLength={80} />
              <FormText control={control} name="profile.legalNo" label={words.legalNo} hint=" " maxLength={60} />
              <FormText control={control} name="profile.address" label={words.address} hint=" " maxLength={120} />
              <FormText control={control} name="profile.nikKoperasi" label={words.nikKoperasi} hint={words.optional} maxLength={30} />
            </div>
            <div className={styles['four']}>
              <FormText control={control} name="profile.kelurahan" label={words.kelurahan} hint=" " maxLength={60} />
              <FormText control={control} name="profile.kecamatan" label={words.kecamatan} hint=" " maxLength={60} />
              <FormText control={control} name="profile.city" label={words.city} hint=" " maxLength={60} />
              <FormText control={control} name="profile.province" label={words.province} hint=" " maxLength={60} />
            </div>
            <div className={styles['two']}>
              <FormSelect control={control} name="profile.timezone" label={words.timezone} options={(Object.keys(TIMEZONES) as Timezone[]).map((value) => ({ value, label: words.timezones[value] }))} />
              <FormSelect control={control} name="profile.hetZone" label={words.hetZone} options={(['1', '2', '3'] as const).map((value) => ({ value, label: words.hetZones[value] }))} />
            </div>
          </Part>
          <Part section="people">
            <Officers control={control} form={form} problem={formState.errors.users?.root?.message ?? formState.errors.users?.message} />
          </Part>
          <Part section="money">
            <div className={styles['two']}>
              <FormRupiah control={control} name="openingCash.brankas" label={words.brankas} hint={words.brankasHint} />
              <FormRupiah control={control} name="openingCash.bank" label={words.bank} hint={words.optional} />
              <FormRupiah control={control} name="savings.pokok" label={words.pokok} hint={words.pokokHint} />
              <FormRupiah control={control} name="savings.wajibMonthly" label={words.wajib} hint={words.wajibHint} />
            </div>
          </Part>
          <Part section="shu">
            <Sharing control={control} problem={formState.errors.shuPolicy?.parts?.root?.message ?? formState.errors.shuPolicy?.parts?.message} />
          </Part>
        </main>
        <footer className={styles['foot']}>
          <div className="grow">
            {error && refusedField === null && <ErrorMessage error={error} />}
            {(showProblem || refusedField !== null) && !formState.isValid && (
              <Message tone="caution" live>
                {words.nextProblem}
              </Message>
            )}
          </div>
          <Button size="large" onClick={() => void callHost('host.openFile', {})}>
            {words.otherFile}
          </Button>
          <Button kind="primary" size="large" keys="F12" submit busy={command.pending}>
            {words.create}
          </Button>
        </footer>
      </EnterForm>
    </div>
  );
}

function Part({ section, children }: { readonly section: Section; readonly children: ReactNode }): JSX.Element {
  return (
    <Card className={styles['part']}>
      <h2 id={`section-${section}`}>{words.sections[section]}</h2>
      {children}
    </Card>
  );
}

/** The four parts and how far they are: done, or with something wrong in them. */
function Steps({ control, errors, onGo }: { readonly control: Control<NewGeraiValues>; readonly errors: ReadonlySet<string>; readonly onGo: (section: Section) => void }): JSX.Element {
  const values = useWatch({ control });
  const filled: Readonly<Record<Section, boolean>> = {
    profile: [values.profile?.name, values.profile?.legalNo, values.profile?.address, values.profile?.kelurahan, values.profile?.kecamatan].every((text) => (text ?? '').trim() !== ''),
    people: (values.users ?? []).every((user) => (user.name ?? '').trim() !== '' && (user.pin ?? '').length === 6),
    money: values.openingCash?.brankas !== null && values.savings?.pokok !== null && values.savings?.wajibMonthly !== null,
    shu: percentRest({ ...EMPTY_FORM.shuPolicy, ...values.shuPolicy, parts: (values.shuPolicy?.parts ?? []).map((part) => ({ key: '', name: '', pct: part.pct ?? '' })) }).rest === 0n,
  };
  return (
    <ol className={styles['steps']}>
      {SECTIONS.map((section, index) => {
        const wrong = ROOT[section].some((root) => errors.has(root));
        const done = filled[section] && !wrong;
        return (
          <li key={section}>
            <button type="button" tabIndex={-1} onClick={() => onGo(section)}>
              <span className={cx(styles['no'], done && styles['done'], wrong && styles['wrong'])}>{done ? <Icon of={Check} size="small" /> : index + 1}</span>
              <span>
                <b>{words.sections[section]}</b>
                <small>{words.sectionNotes[section]}</small>
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function Officers({ control, form, problem }: { readonly control: Control<NewGeraiValues>; readonly form: ReturnType<typeof useForm<NewGeraiValues>>; readonly problem: string | undefined }): JSX.Element {
  const { fields, append, remove } = useFieldArray({ control, name: 'users' });
  const [visible, setVisible] = useState(false);
  const suggest = (index: number): void => {
    const users = form.getValues('users');
    const user = users[index];
    if (!user || user.name.trim() === '' || user.username !== '') return;
    form.setValue(`users.${index}.username`, usernameFor(user.name, users.filter((_, other) => other !== index).map((other) => other.username)), { shouldValidate: form.formState.isSubmitted });
  };
  return (
    <>
      <div className={styles['people']}>
        {fields.map((field, index) => (
          <div key={field.id} className={styles['person']} onBlur={() => suggest(index)}>
            <FormSelect control={control} name={`users.${index}.role`} label={words.role} hideLabel={index > 0} options={ROLES.map((role) => ({ value: role, label: roleName[role] }))} />
            <FormText control={control} name={`users.${index}.name`} label={words.officerName} hideLabel={index > 0} maxLength={60} />
            <FormText control={control} name={`users.${index}.username`} label={words.username} hideLabel={index > 0} maxLength={31} />
            <FormText control={control} name={`users.${index}.pin`} label={words.pin} hideLabel={index > 0} type={visible ? 'text' : 'password'} inputMode="numeric" maxLength={6} />
            {fields.length > 3 && <Button icon={Trash2} kind="quiet" aria-label={words.removePerson(field.name)} onClick={() => remove(index)} />}
          </div>
        ))}
      </div>
      {problem !== undefined && <p className="tone-danger small">{problem}</p>}
      <div className="row">
        <Button icon={Plus} onClick={() => append({ name: '', username: '', role: 'kasir', pin: '' })}>
          {words.addPerson}
        </Button>
        <Button icon={visible ? EyeOff : Eye} kind="quiet" aria-pressed={visible} onClick={() => setVisible(!visible)}>
          {visible ? words.hidePins : words.showPins}
        </Button>
        <span className="faint small push">{words.peopleHint}</span>
      </div>
    </>
  );
}

function Sharing({ control, problem }: { readonly control: Control<NewGeraiValues>; readonly problem: string | undefined }): JSX.Element {
  const policy = useWatch({ control, name: 'shuPolicy' });
  const { total, rest } = percentRest(policy);
  const { fields } = useFieldArray({ control, name: 'shuPolicy.parts' });
  return (
    <>
      <div className={styles['shares']}>
        <FormText control={control} name="shuPolicy.capitalPct" label={words.capital} inputMode="decimal" maxLength={6} after="%" />
        <FormText control={control} name="shuPolicy.tradePct" label={words.trade} inputMode="decimal" maxLength={6} after="%" />
        {fields.map((field, index) => (
          <FormText key={field.id} control={control} name={`shuPolicy.parts.${index}.pct`} label={field.name} inputMode="decimal" maxLength={6} after="%" />
        ))}
      </div>
      <output className={cx(styles['total'], rest === 0n ? styles['exact'] : styles['off'])}>
        <span>{words.shuTotal}</span>
        <b className="tabular">{total}</b>
        <span>{rest === 0n ? words.shuExact : rest > 0n ? words.shuLess(hundredths(rest)) : words.shuMore(hundredths(rest))}</span>
      </output>
      {problem !== undefined && rest === 0n && <p className="tone-danger small">{problem}</p>}
      <div className={styles['three']}>
        <FormSegmented control={control} name="shuPolicy.capitalBase" label={words.capitalBase} options={(['pokok+wajib', 'all'] as const).map((value) => ({ value, label: words.capitalBases[value] }))} />
        <FormSegmented control={control} name="shuPolicy.averaging" label={words.averaging} options={(['monthly-average', 'closing'] as const).map((value) => ({ value, label: words.averagings[value] }))} />
        <FormSegmented control={control} name="shuPolicy.tradeBase" label={words.tradeBase} options={(['sales', 'both'] as const).map((value) => ({ value, label: words.tradeBases[value] }))} />
      </div>
      <p className="faint small">{words.shuHint}</p>
    </>
  );
}
