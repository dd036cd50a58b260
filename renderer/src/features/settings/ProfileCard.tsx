import { useEffect, type JSX } from 'react';
import { useForm } from 'react-hook-form';
import type { Params } from '../../../../shared/contract/index.ts';
import { profile as profileSchema } from '../../../../shared/contract/system.ts';
import { settingsWords as words } from '../../../../shared/text/screenSettings.ts';
import { newGeraiWords as fields } from '../../../../shared/text/screenStart.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Card, CardBody, CardHead, EnterForm, FormSelect, FormText, Message } from '../../ui/index.ts';
import styles from './SettingsScreen.module.css';

type Profile = Params<'system.updateProfile'>['profile'];
const TEXTS = ['name', 'legalNo', 'nikKoperasi', 'address', 'kelurahan', 'kecamatan', 'city', 'province'] as const;
type Text = (typeof TEXTS)[number];
type Values = Record<Text, string> & { hetZone: string };
const LONGEST: Readonly<Record<Text, number>> = { name: 80, legalNo: 60, nikKoperasi: 30, address: 120, kelurahan: 60, kecamatan: 60, city: 60, province: 60 };

const EMPTY: Values = { name: '', legalNo: '', nikKoperasi: '', address: '', kelurahan: '', kecamatan: '', city: '', province: '', hetZone: '2' };
const valuesOf = (profile: Profile): Values => ({ ...EMPTY, ...Object.fromEntries(TEXTS.map((key) => [key, profile[key] ?? ''])), hetZone: String(profile.hetZone) });

/** Who and where the cooperative is, as it stands on every paper; the chair changes it when it moves house. */
export function ProfileCard({ mayChange }: { readonly mayChange: boolean }): JSX.Element {
  const query = useApiQuery('settings.get', { key: 'profile' });
  const command = useApiCommand('system.updateProfile');
  const form = useForm<Values>({ defaultValues: EMPTY });
  const { control, reset, setError, setFocus, clearErrors, handleSubmit, formState } = form;
  const parsed = profileSchema.safeParse(query.data?.value);
  const stored = parsed.success ? parsed.data : null;
  const known = query.dataUpdatedAt;
  useEffect(() => {
    if (stored !== null) reset(valuesOf(stored));
    // What is stored is a new object at each look; when it was read says whether it is another.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [known, reset]);
  const save = handleSubmit((values) => {
    if (stored === null || command.pending) return;
    clearErrors();
    const { nikKoperasi, hetZone, ...texts } = values;
    const checked = profileSchema.safeParse({ ...texts, ...(nikKoperasi.trim() === '' ? {} : { nikKoperasi }), hetZone: Number(hetZone), timezone: stored.timezone, fiscalYearStartMonth: stored.fiscalYearStartMonth });
    if (checked.success) {
      void command.run({ profile: checked.data });
      return;
    }
    for (const [index, issue] of checked.error.issues.entries()) {
      const field = TEXTS.find((each) => each === issue.path[0]) ?? 'name';
      setError(field, { message: issue.message });
      if (index === 0) setFocus(field);
    }
  });
  return (
    <Card flow label={words.profile}>
      <CardHead title={words.profile} note={mayChange ? words.profileNote : words.profileReadOnly} />
      <CardBody>
        <EnterForm onSubmit={() => void save()} className={styles['form']}>
          <fieldset disabled={!mayChange} className={styles['form']}>
            <div className={styles['two']}>
              {TEXTS.map((key) => (
                <FormText key={key} control={control} name={key} label={fields[key]} maxLength={LONGEST[key]} />
              ))}
              <FormSelect control={control} name="hetZone" label={fields.hetZone} disabled={!mayChange} options={(['1', '2', '3'] as const).map((value) => ({ value, label: fields.hetZones[value] }))} />
            </div>
          </fieldset>
          {command.error && <ErrorMessage error={command.error} />}
          {mayChange && (
            <div className={styles['save']}>
              {command.result && !formState.isDirty && (
                <Message tone="in" live>
                  {words.profileSaved}
                </Message>
              )}
              <Button submit busy={command.pending} disabled={!formState.isDirty}>
                {words.save}
              </Button>
            </div>
          )}
        </EnterForm>
      </CardBody>
    </Card>
  );
}
