import { useState, type JSX } from 'react';
import { settingSchemas, type SettingValue } from '../../../../shared/contract/policies.ts';
import { settingsWords as words } from '../../../../shared/text/screenSettings.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Card, CardBody, CardHead, EnterForm, Message, Segmented, TextField } from '../../ui/index.ts';
import { useSetting } from './useSetting.ts';
import styles from './SettingsScreen.module.css';

type Printer = SettingValue<'printer.receipt'>;
type Kind = Printer['kind'];
type Draft = { readonly kind: Kind; readonly host: string; readonly port: string; readonly path: string; readonly drawer: boolean };

const draftOf = (printer: Printer): Draft => ({
  kind: printer.kind,
  host: printer.kind === 'tcp' ? printer.host : '',
  port: printer.kind === 'tcp' ? String(printer.port) : '9100',
  path: printer.kind === 'file' ? printer.path : '',
  drawer: printer.kind !== 'none' && printer.drawer,
});
const valueOf = (draft: Draft): unknown =>
  draft.kind === 'none' ? { kind: 'none' } : draft.kind === 'tcp' ? { kind: 'tcp', host: draft.host.trim(), port: Number(draft.port), drawer: draft.drawer } : { kind: 'file', path: draft.path.trim(), drawer: draft.drawer };

/** Where receipts come out. */
export function PrinterCard({ mayChange }: { readonly mayChange: boolean }): JSX.Element {
  const setting = useSetting('printer.receipt');
  const [typed, setTyped] = useState<Draft | null>(null);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const draft = typed ?? (setting.value ? draftOf(setting.value) : null);
  const change = (part: Partial<Draft>): void => {
    if (!draft) return;
    setTyped({ ...draft, ...part });
    setProblems({});
    setting.forget();
  };
  const save = (): void => {
    if (!draft) return;
    const checked = settingSchemas['printer.receipt'].safeParse(valueOf(draft));
    if (checked.success) setting.save(checked.data);
    else setProblems(Object.fromEntries(checked.error.issues.map((issue) => [String(issue.path[0] ?? ''), issue.message.startsWith('Invalid') || issue.message.startsWith('Too') ? words.portProblem : issue.message])));
  };
  return (
    <Card flow label={words.printer}>
      <CardHead title={words.printer} note={mayChange ? words.printerNote : words.readOnly} />
      <CardBody>
        {draft && (
          <EnterForm onSubmit={save} className={styles['form']}>
            <fieldset disabled={!mayChange} className={styles['form']}>
              <Segmented<Kind> label={words.kind} value={draft.kind} onChange={(kind) => change({ kind })} options={(['none', 'tcp', 'file'] as const).map((value) => ({ value, label: words.kinds[value], note: words.kindNotes[value], disabled: !mayChange && value !== draft.kind }))} />
              {draft.kind === 'tcp' && (
                <div className={styles['hostPort']}>
                  <TextField label={words.host} hint={words.hostHint} error={problems['host']} value={draft.host} maxLength={80} onChange={(event) => change({ host: event.currentTarget.value })} />
                  <TextField label={words.port} hint={words.portHint} error={problems['port']} value={draft.port} maxLength={5} inputMode="numeric" onChange={(event) => change({ port: event.currentTarget.value.replaceAll(/\D/g, '') })} />
                </div>
              )}
              {draft.kind === 'file' && <TextField label={words.path} hint={words.pathHint} error={problems['path']} value={draft.path} maxLength={200} onChange={(event) => change({ path: event.currentTarget.value })} />}
              {draft.kind !== 'none' && (
                <Segmented
                  label={words.drawer}
                  value={draft.drawer ? 'yes' : 'no'}
                  onChange={(value) => change({ drawer: value === 'yes' })}
                  options={[
                    { value: 'yes', label: words.yes, disabled: !mayChange && !draft.drawer },
                    { value: 'no', label: words.no, disabled: !mayChange && draft.drawer },
                  ]}
                />
              )}
            </fieldset>
            {setting.error && <ErrorMessage error={setting.error} />}
            {mayChange && (
              <div className={styles['save']}>
                {setting.saved && (
                  <Message tone="in" live>
                    {words.saved}
                  </Message>
                )}
                <Button submit busy={setting.saving} disabled={typed === null}>
                  {words.save}
                </Button>
              </div>
            )}
          </EnterForm>
        )}
      </CardBody>
    </Card>
  );
}
