import { useMemo, useState, type JSX } from 'react';
import { settingSchemas, type SettingValue } from '../../../../shared/contract/policies.ts';
import { receiptLookWords as look } from '../../../../shared/text/printing.ts';
import { settingsWords as words } from '../../../../shared/text/screenSettings.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Card, CardBody, CardHead, Checkbox, EnterForm, Message, Segmented, TextField } from '../../ui/index.ts';
import { samplePaper } from './samplePaper.ts';
import { useSetting } from './useSetting.ts';
import styles from './SettingsScreen.module.css';

type Layout = SettingValue<'receipt.layout'>;
type Draft = { readonly columns: '32' | '48'; readonly phone: string; readonly compact: boolean; readonly code: boolean; readonly footer: readonly string[] };
const LINES = [0, 1, 2, 3] as const;

const draftOf = (layout: Layout): Draft => ({ columns: layout.columns === 32 ? '32' : '48', phone: layout.phone ?? '', compact: layout.compact === true, code: layout.code === true, footer: LINES.map((line) => layout.footer[line] ?? '') });

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
    const checked = settingSchemas['receipt.layout'].safeParse({ columns: Number(draft.columns), footer, ...(phone === '' ? {} : { phone }), ...(draft.compact ? { compact: true } : {}), ...(draft.code ? { code: true } : {}) });
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
              <Checkbox label={look.code} checked={draft.code} disabled={!mayChange} onChange={(code) => change({ code })} />
              <Checkbox label={look.compact} checked={draft.compact} disabled={!mayChange} onChange={(compact) => change({ compact })} />
            </fieldset>
            <Sample draft={draft} />
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

/** What comes out of the printer with what is typed now. */
function Sample({ draft }: { readonly draft: Draft }): JSX.Element | null {
  const state = useApiQuery('system.status', {}).data;
  const logo = useSetting('receipt.logo').value?.raster ?? null;
  const svg = useMemo(
    () => samplePaper({ name: state?.name ?? '', kelurahan: state?.kelurahan ?? '', columns: draft.columns === '32' ? 32 : 48, compact: draft.compact, code: draft.code, phone: draft.phone.trim(), footer: draft.footer.filter((line) => line.trim() !== ''), logo }),
    [state?.name, state?.kelurahan, draft, logo],
  );
  return (
    <figure className={styles['sample']}>
      <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={look.sample} draggable={false} />
    </figure>
  );
}
