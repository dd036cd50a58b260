import { useState, type JSX } from 'react';
import { settingSchemas, type SettingKey, type SettingValue } from '../../../../shared/contract/policies.ts';
import { rulesWords as words } from '../../../../shared/text/screenRules.ts';
import { settingsWords } from '../../../../shared/text/screenSettings.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, EnterForm, QuantityField, RupiahField, TextField } from '../../ui/index.ts';
import { useSetting } from './useSetting.ts';
import styles from './RuleForm.module.css';

type Kind = 'money' | 'count' | 'percent' | 'digits' | 'list' | 'numbers';
export type RuleField = { readonly name: string; readonly kind: Kind; readonly label: string; readonly hint?: string; readonly unit?: string };
type Draft = Readonly<Record<string, string | number | null>>;

/** Stands for the whole value where that is a list and no record of fields. */
export const WHOLE = '';

const asDraft = (kind: Kind, value: unknown): string | number | null => {
  if (kind === 'list' || kind === 'numbers') return Array.isArray(value) ? value.join(', ') : '';
  if (kind === 'percent') return typeof value === 'string' ? value.replace('.', ',') : '';
  if (kind === 'count') return typeof value === 'number' ? String(value) : null;
  return typeof value === 'number' || typeof value === 'string' ? value : null;
};

const asValue = (kind: Kind, typed: string | number | null | undefined): unknown => {
  if (kind === 'list' || kind === 'numbers') {
    const parts = String(typed ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
    return kind === 'list' ? parts : parts.map(Number);
  }
  if (typed === null || typed === undefined || typed === '') return undefined;
  if (kind === 'percent') return String(typed).trim().replace(',', '.');
  return kind === 'count' ? Number(typed) : typed;
};

/** One setting of a few figures, saved by itself from today on; what is refused stands under its field, and what was typed stays. */
export function RuleForm<K extends SettingKey>({ setting: key, fields, mayChange }: { readonly setting: K; readonly fields: readonly RuleField[]; readonly mayChange: boolean }): JSX.Element | null {
  const setting = useSetting(key);
  const [typed, setTyped] = useState<Draft | null>(null);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  if (setting.value === undefined) return setting.error === null ? null : <ErrorMessage error={setting.error} />;
  const part = (name: string): unknown => (name === WHOLE ? setting.value : (setting.value as Readonly<Record<string, unknown>>)[name]);
  const draft: Draft = typed ?? Object.fromEntries(fields.map(({ name, kind }) => [name, asDraft(kind, part(name))]));
  const change = (name: string, value: string | number | null): void => {
    setTyped({ ...draft, [name]: value });
    setProblems({});
    setting.forget();
  };
  const save = (): void => {
    const [whole] = fields;
    // What a setting holds beside these fields stays as it is.
    const others = Object.entries(setting.value as Readonly<Record<string, unknown>>).filter(([name]) => fields.every((field) => field.name !== name));
    const said = fields.map(({ name, kind }): [string, unknown] => [name, asValue(kind, draft[name])]).filter(([, each]) => each !== undefined);
    const value = whole?.name === WHOLE ? asValue(whole.kind, draft[WHOLE]) : Object.fromEntries([...others, ...said]);
    const checked = settingSchemas[key].safeParse(value);
    if (!checked.success) {
      setProblems(
        Object.fromEntries(
          checked.error.issues.map((issue) => {
            const field = fields.find(({ name }) => name === issue.path[0]) ?? whole;
            return [field?.name ?? WHOLE, field?.kind === 'percent' ? words.percentProblem : sentenceOf(issue)];
          }),
        ),
      );
      return;
    }
    // The schema of this key parsed it; TypeScript cannot follow an indexed record of schemas.
    setting.save(checked.data as SettingValue<K>, () => setTyped(null));
  };
  const own = (name: string): string | undefined => problems[name] ?? (setting.error?.field?.startsWith(name === WHOLE ? 'value' : `value.${name}`) === true ? setting.error.problem : undefined);
  return (
    <EnterForm onSubmit={save} className={styles['rule']}>
      <fieldset disabled={!mayChange} className={styles['fields']}>
        {fields.map((field) => (
          <OneField key={field.name} field={field} value={draft[field.name] ?? null} error={own(field.name)} onChange={(value) => change(field.name, value)} />
        ))}
      </fieldset>
      {mayChange && (
        <Button submit busy={setting.saving} disabled={typed === null}>
          {setting.saved && typed === null ? settingsWords.saved : words.change}
        </Button>
      )}
      {setting.error !== null && !fields.some(({ name }) => own(name) !== undefined) && <ErrorMessage error={setting.error} />}
    </EnterForm>
  );
}

/** What a schema says of a field, where it says it in words. */
const sentenceOf = ({ code, message }: { readonly code?: string | undefined; readonly message: string }): string => (code === 'invalid_type' ? words.missing : /^(Invalid|Too|Unrecognized)/.test(message) ? words.wrong : message);

function OneField({ field: { kind, label, hint, unit }, value, error, onChange }: { readonly field: RuleField; readonly value: string | number | null; readonly error: string | undefined; readonly onChange: (value: string | number | null) => void }): JSX.Element {
  const frame = { label, error, ...(hint === undefined ? {} : { hint }) };
  switch (kind) {
    case 'money':
      return <RupiahField {...frame} value={typeof value === 'number' ? value : null} onChange={onChange} />;
    case 'count':
      return <QuantityField {...frame} {...(unit === undefined ? {} : { unit })} value={typeof value === 'string' ? value : null} onChange={onChange} />;
    case 'percent':
      return <TextField {...frame} after="%" inputMode="decimal" maxLength={8} value={String(value ?? '')} onChange={(event) => onChange(event.currentTarget.value)} />;
    case 'digits':
      return <TextField {...frame} inputMode="numeric" maxLength={2} value={String(value ?? '')} onChange={(event) => onChange(event.currentTarget.value.replaceAll(/\D/g, ''))} />;
    case 'list':
    case 'numbers':
      return <TextField {...frame} maxLength={800} value={String(value ?? '')} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}
