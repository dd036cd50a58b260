import { useState, type JSX } from 'react';
import { settingSchemas, type SettingValue } from '../../../../shared/contract/policies.ts';
import { settingsWords as words } from '../../../../shared/text/screenSettings.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Card, CardBody, CardHead, EnterForm, Message, Segmented, TextField } from '../../ui/index.ts';
import { useSetting } from './useSetting.ts';
import styles from './SettingsScreen.module.css';

type Layout = SettingValue<'receipt.layout'>;
type Draft = { readonly columns: '32' | '48'; readonly phone: string; readonly footer: readonly string[] };
const LINES = [0, 1, 2, 3] as const;

const draftOf = (layout: Layout): Draft => ({ columns: layout.columns === 32 ? '32' : '48', phone: layout.phone ?? '', footer: LINES.map((line) => layout.footer[line] ?? '') });

/** What stands on the paper beside the sale itself. */
export function ReceiptCard({ mayChange }: { readonly mayChange: boolean }): JSX.Element {
  const setting = useSetting('receipt.layout');
  const [typed, setTyped] = useState<Draft | null>(null);
  const draft = typed ?? (setting.value ? draftOf(setting.value) : null);
  const change = (part: Partial<Draft>): void => {
    if (!draft) return;
    setTyped({ ...draft, ...part });
    setting.forget();
  };
  const save = (): void => {
    if (!draft) return;
    const footer = draft.footer.map((line) => line.trim()).filter((line) => line !== '');
    const phone = draft.phone.trim();
    const checked = settingSchemas['receipt.layout'].safeParse({ columns: Number(draft.columns), footer, ...(phone === '' ? {} : { phone }) });
    if (checked.success) setting.save(checked.data);
  };
  return (
    <Card flow label={words.receipt}>
      <CardHead title={words.receipt} note={mayChange ? words.printerNote : words.readOnly} />
      <CardBody>
        {draft && (
          <EnterForm onSubmit={save} className={styles['form']}>
            <fieldset disabled={!mayChange} className={styles['form']}>
              <Segmented label={words.columns} value={draft.columns} onChange={(columns) => change({ columns })} options={(['32', '48'] as const).map((value) => ({ value, label: words.columnsOptions[value], note: words.columnsNotes[value], disabled: !mayChange && value !== draft.columns }))} />
              <TextField label={words.phone} value={draft.phone} maxLength={20} onChange={(event) => change({ phone: event.currentTarget.value })} />
              <div className={styles['two']}>
                {LINES.map((line) => (
                  <TextField
                    key={line}
                    label={words.footer(line + 1)}
                    value={draft.footer[line] ?? ''}
                    maxLength={Number(draft.columns)}
                    onChange={(event) => {
                      const next = event.currentTarget.value;
                      change({ footer: draft.footer.map((old, index) => (index === line ? next : old)) });
                    }}
                  />
                ))}
              </div>
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
