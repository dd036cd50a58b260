import { useState, type JSX } from 'react';
import type { SettingValue } from '../../../../shared/contract/policies.ts';
import { displayScreenWords as words } from '../../../../shared/text/screenDisplay.ts';
import { settingsWords } from '../../../../shared/text/screenSettings.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Card, CardBody, CardHead, EnterForm, Message, Segmented, TextField } from '../../ui/index.ts';
import { useSetting } from './useSetting.ts';
import styles from './SettingsScreen.module.css';

type Draft = { readonly hours: string; readonly lines: readonly string[] };
const LINES = [0, 1, 2, 3, 4, 5] as const;

const draftOf = ({ hours = '', lines }: SettingValue<'display.notices'>): Draft => ({ hours, lines: LINES.map((line) => lines[line] ?? '') });

/** What the members' screen says while nobody buys, and whether it may tell a member's share. */
export function DisplayContentCard({ mayChange }: { readonly mayChange: boolean }): JSX.Element {
  const setting = useSetting('display.notices');
  const share = useSetting('display.memberShare');
  const [typed, setTyped] = useState<Draft | null>(null);
  const draft = typed ?? (setting.value ? draftOf(setting.value) : null);
  const change = (part: Partial<Draft>): void => {
    if (!draft) return;
    setTyped({ ...draft, ...part });
    setting.forget();
  };
  const save = (): void => {
    if (!draft) return;
    const hours = draft.hours.trim();
    setting.save({ ...(hours === '' ? {} : { hours }), lines: draft.lines.map((line) => line.trim()).filter((line) => line !== '') });
  };
  const error = setting.error ?? share.error;
  return (
    <Card flow label={words.content}>
      <CardHead title={words.content} note={mayChange ? settingsWords.printerNote : settingsWords.readOnly} />
      <CardBody>
        {draft && (
          <EnterForm onSubmit={save} className={styles['form']}>
            <fieldset disabled={!mayChange} className={styles['form']}>
              <TextField label={words.hours} hint={words.hoursHint} value={draft.hours} maxLength={60} onChange={(event) => change({ hours: event.currentTarget.value })} />
              <div className={styles['two']}>
                {LINES.map((line) => (
                  <TextField
                    key={line}
                    label={words.notice(line + 1)}
                    value={draft.lines[line] ?? ''}
                    maxLength={80}
                    onChange={(event) => {
                      const next = event.currentTarget.value;
                      change({ lines: draft.lines.map((old, index) => (index === line ? next : old)) });
                    }}
                  />
                ))}
              </div>
            </fieldset>
            {share.value && (
              <Segmented
                label={words.share}
                value={share.value.shown ? 'yes' : 'no'}
                onChange={(chosen) => share.save({ shown: chosen === 'yes' })}
                options={[
                  { value: 'no', label: words.shareNo, disabled: !mayChange && share.value.shown },
                  { value: 'yes', label: words.shareYes, note: words.shareNote, disabled: !mayChange && !share.value.shown },
                ]}
              />
            )}
            {mayChange && (
              <div className={styles['save']}>
                {setting.saved && (
                  <Message tone="in" live>
                    {settingsWords.saved}
                  </Message>
                )}
                <Button submit busy={setting.saving} disabled={typed === null}>
                  {settingsWords.save}
                </Button>
              </div>
            )}
          </EnterForm>
        )}
        {error && <ErrorMessage error={error} />}
      </CardBody>
    </Card>
  );
}
