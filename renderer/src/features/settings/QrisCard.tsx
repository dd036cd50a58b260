import { useState, type JSX } from 'react';
import { settingSchemas } from '../../../../shared/contract/policies.ts';
import { readQris } from '../../../../shared/domain/qris.ts';
import { qrisSettingWords as words } from '../../../../shared/text/qris.ts';
import { settingsWords } from '../../../../shared/text/screenSettings.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Card, CardBody, CardHead, Facts, Message, QrCode, TextArea } from '../../ui/index.ts';
import { useSetting } from './useSetting.ts';
import styles from './SettingsScreen.module.css';

/** The gerai's own fixed QRIS code, kept as the text inside it. */
export function QrisCard({ mayChange }: { readonly mayChange: boolean }): JSX.Element {
  const setting = useSetting('qris.code');
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | undefined>();
  const kept = setting.value?.payload ?? null;
  const draft = typed ?? kept ?? '';
  const payload = draft.trim();
  const read = payload === '' ? null : readQris(payload);
  const save = (): void => {
    const checked = settingSchemas['qris.code'].safeParse({ payload: payload === '' ? null : payload });
    if (checked.success) setting.save(checked.data);
    else setProblem(checked.error.issues[0]?.message);
  };
  return (
    <Card flow label={words.title}>
      <CardHead title={words.title} note={mayChange ? settingsWords.printerNote : settingsWords.readOnly} />
      <CardBody>
        {setting.value && (
          <div className={styles['form']}>
            {read !== null && !('fault' in read) && (
              <div className={styles['qris']}>
                <QrCode data={payload} size={132} label={words.picture(read.name)} />
                <Facts rows={[{ label: words.name, value: read.name }, { label: words.city, value: read.city }, ...(read.nmid === null ? [] : [{ label: words.nmid, value: read.nmid }])]} />
              </div>
            )}
            {kept === null && !mayChange && <p className="muted">{words.none}</p>}
            {mayChange && (
              <>
                <TextArea
                  label={words.payload}
                  hint={words.payloadHint}
                  rows={4}
                  value={draft}
                  error={problem}
                  onChange={(event) => {
                    setTyped(event.currentTarget.value);
                    setProblem(undefined);
                    setting.forget();
                  }}
                />
                {setting.error && <ErrorMessage error={setting.error} />}
                <div className={styles['save']}>
                  {setting.saved && (
                    <Message tone="in" live>
                      {settingsWords.saved}
                    </Message>
                  )}
                  <Button busy={setting.saving} disabled={typed === null} onClick={save}>
                    {settingsWords.save}
                  </Button>
                </div>
              </>
            )}
          </div>
        )}
      </CardBody>
    </Card>
  );
}
