import { useState, type JSX } from 'react';
import { BAUD_RATES, settingSchemas, type PrinterSetting } from '../../../../shared/contract/policies.ts';
import { printerSettingWords as words } from '../../../../shared/text/printing.ts';
import { settingsWords } from '../../../../shared/text/screenSettings.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Card, CardBody, CardHead, EnterForm, Message, Segmented, SelectField, TextField } from '../../ui/index.ts';
import { draftOf, fromFound, KINDS, PLACES, valueOf, type PrinterDraft, type PrinterUse } from './printerDraft.ts';
import { PrinterTest } from './PrinterTest.tsx';
import { useSetting } from './useSetting.ts';
import styles from './SettingsScreen.module.css';

/** Where papers come out: the receipt printer, or the one kept for when it fails. */
export function PrinterCard({ use, mayChange, mayTry }: { readonly use: PrinterUse; readonly mayChange: boolean; readonly mayTry: boolean }): JSX.Element {
  const setting = useSetting(use);
  const [typed, setTyped] = useState<PrinterDraft | null>(null);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const draft = typed ?? (setting.value ? draftOf(setting.value) : null);
  const kept = typed === null || setting.saved;
  const change = (part: Partial<PrinterDraft>): void => {
    if (!draft) return;
    setTyped({ ...draft, ...part });
    setProblems({});
    setting.forget();
  };
  const save = (): void => {
    if (!draft) return;
    const checked = settingSchemas[use].safeParse(valueOf(draft, setting.value));
    if (checked.success) setting.save(checked.data);
    else setProblems(Object.fromEntries(checked.error.issues.map(({ path, message }) => [String(path[0] ?? ''), /^(Invalid|Too)/.test(message) ? words.portProblem : message])));
  };
  return (
    <Card flow label={words.titles[use]}>
      <CardHead title={words.titles[use]} note={mayChange ? words.notes[use] : settingsWords.readOnly} />
      <CardBody>
        {draft && (
          <EnterForm onSubmit={save} className={styles['form']}>
            <fieldset disabled={!mayChange} className={styles['form']}>
              {mayChange && <KnownPrinters onChoose={(found) => change(fromFound(found))} />}
              <SelectField label={words.kind} value={draft.kind} disabled={!mayChange} onChange={(kind) => change({ kind: KINDS.find((known) => known === kind) ?? 'none' })} options={KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))} />
              <Place draft={draft} problems={problems} change={change} />
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
                    {settingsWords.saved}
                  </Message>
                )}
                <Button submit busy={setting.saving} disabled={kept}>
                  {settingsWords.save}
                </Button>
              </div>
            )}
          </EnterForm>
        )}
        {mayTry && setting.value && setting.value.kind !== 'none' && kept && <PrinterTest printerId={use === 'printer.receipt' ? 'main' : 'spare'} drawer={setting.value.drawer} />}
      </CardBody>
    </Card>
  );
}

/** What the computer knows of itself; choosing one fills the form. */
function KnownPrinters({ onChoose }: { readonly onChoose: (found: { readonly kind: PrinterSetting['kind']; readonly name: string }) => void }): JSX.Element | null {
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = useApiQuery('printing.printers', {}).data?.rows.filter((row) => row.use === null);
  if (rows === undefined) return null;
  return (
    <SelectField
      label={words.known}
      hint={rows.length === 0 ? words.knownNone : words.knownHint}
      placeholder={words.choose}
      value={chosen}
      disabled={rows.length === 0}
      options={rows.map((row) => ({ value: row.printerId, label: `${row.name}, ${words.kinds[row.kind]}` }))}
      onChange={(printerId) => {
        setChosen(printerId);
        const found = rows.find((row) => row.printerId === printerId);
        if (found) onChoose(found);
      }}
    />
  );
}

/** Where the printer of this kind is to be found. */
function Place({ draft, problems, change }: { readonly draft: PrinterDraft; readonly problems: Readonly<Record<string, string>>; readonly change: (part: Partial<PrinterDraft>) => void }): JSX.Element | null {
  if (draft.kind === 'none') return null;
  const { field, label, hint, max } = PLACES[draft.kind];
  const place = <TextField label={label} {...(hint === undefined ? {} : { hint })} error={problems[field]} value={draft.place} maxLength={max} onChange={(event) => change({ place: event.currentTarget.value })} />;
  if (draft.kind === 'tcp')
    return (
      <div className={styles['hostPort']}>
        {place}
        <TextField label={words.port} hint={words.portHint} error={problems['port']} value={draft.port} maxLength={5} inputMode="numeric" onChange={(event) => change({ port: event.currentTarget.value.replaceAll(/\D/g, '') })} />
      </div>
    );
  if (draft.kind === 'serial')
    return (
      <div className={styles['hostPort']}>
        {place}
        <SelectField label={words.baud} value={String(draft.baud)} onChange={(baud) => change({ baud: Number(baud) })} options={BAUD_RATES.map((baud) => ({ value: String(baud), label: String(baud) }))} />
      </div>
    );
  return place;
}
