import { Trash2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import { settingSchemas, type SettingValue } from '../../../../shared/contract/policies.ts';
import { rulesWords as words } from '../../../../shared/text/screenRules.ts';
import { settingsWords } from '../../../../shared/text/screenSettings.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Card, CardBody, CardHead, EnterForm, QuantityField, Segmented, SelectField, TextField } from '../../ui/index.ts';
import { RuleForm } from './RuleForm.tsx';
import { useSetting } from './useSetting.ts';
import styles from './RuleForm.module.css';

type Layout = SettingValue<'barcode.weighed'>[number];
type Row = Omit<Layout, 'step'> & { readonly key: number; readonly step: string | null };
const ITEMS = ['4', '5', '6'].map((value) => ({ value, label: value }));

/** How the scale writes its labels, and before which digits the gerai's own codes begin. */
export function ScaleCard({ mayChange }: { readonly mayChange: boolean }): JSX.Element {
  const setting = useSetting('barcode.weighed');
  const [typed, setTyped] = useState<readonly Row[] | null>(null);
  const [problem, setProblem] = useState<{ readonly field: string; readonly message: string } | null>(null);
  const rows = typed ?? (setting.value ?? []).map((layout, key) => ({ ...layout, key, step: String(layout.step) }));
  const change = (next: readonly Row[]): void => {
    setTyped(next);
    setProblem(null);
    setting.forget();
  };
  const set = (key: number, part: Partial<Row>): void => change(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const save = (): void => {
    const checked = settingSchemas['barcode.weighed'].safeParse(rows.map(({ prefix, content, item, step }) => ({ prefix, content, item, step: Number(step ?? 0) })));
    if (checked.success) return setting.save(checked.data, () => setTyped(null));
    const issue = checked.error.issues[0];
    const message = issue === undefined || /^(Invalid|Too)/.test(issue.message) ? words.wrong : issue.message;
    // What is wrong with the list as a whole (a prefix written twice) stands at its last row.
    return setProblem({ field: issue === undefined || issue.path.length === 0 ? `${rows.length - 1}.prefix` : issue.path.join('.'), message });
  };
  const { error } = setting;
  const wrong = (index: number, name: string): string | undefined => (problem?.field === `${index}.${name}` ? problem.message : error?.field === `value.${index}.${name}` ? error.problem : undefined);
  const beside = error?.field?.startsWith('value.') === true ? null : error;
  return (
    <Card flow label={words.scale}>
      <CardHead title={words.scale} note={mayChange ? words.scaleNote : settingsWords.readOnly} />
      <CardBody>
        <EnterForm onSubmit={save} className="stack">
          {rows.length === 0 && <p className="muted">{words.noScale}</p>}
          <fieldset disabled={!mayChange} className="stack">
            {rows.map((row, index) => (
              <div key={row.key} className={styles['scale']}>
                <TextField label={words.prefix} inputMode="numeric" maxLength={2} value={row.prefix} error={wrong(index, 'prefix')} onChange={(event) => set(row.key, { prefix: event.currentTarget.value.replaceAll(/\D/g, '') })} />
                <Segmented
                  label={words.content}
                  value={row.content}
                  onChange={(content) => set(row.key, { content })}
                  options={[{ value: 'berat', label: words.weight, disabled: !mayChange && row.content !== 'berat' }, { value: 'harga', label: words.price, disabled: !mayChange && row.content !== 'harga' }]}
                />
                <SelectField label={words.item} value={String(row.item)} options={ITEMS} disabled={!mayChange} error={wrong(index, 'item')} onChange={(item) => set(row.key, { item: Number(item) })} />
                <QuantityField label={words.step} unit={words.stepUnit[row.content]} value={row.step} error={wrong(index, 'step')} onChange={(step) => set(row.key, { step })} />
                <Button kind="quiet" icon={Trash2} aria-label={words.removeScale(row.prefix)} onClick={() => change(rows.filter((other) => other !== row))} />
              </div>
            ))}
          </fieldset>
          {beside !== null && <ErrorMessage error={beside} />}
          {mayChange && (
            <div className={styles['rule']}>
              <Button onClick={() => change([...rows, { key: Math.max(-1, ...rows.map((row) => row.key)) + 1, prefix: '', content: 'berat', item: 5, step: '1' }])}>{words.addScale}</Button>
              <Button submit busy={setting.saving} disabled={typed === null}>
                {setting.saved && typed === null ? settingsWords.saved : words.change}
              </Button>
            </div>
          )}
        </EnterForm>
        <RuleForm setting="barcode.internal" mayChange={mayChange} fields={[{ name: 'prefix', kind: 'digits', label: words.own, hint: words.ownHint }]} />
      </CardBody>
    </Card>
  );
}
