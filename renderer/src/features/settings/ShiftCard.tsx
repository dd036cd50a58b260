import { useState, type JSX } from 'react';
import { settingSchemas } from '../../../../shared/contract/policies.ts';
import { settingsWords } from '../../../../shared/text/screenSettings.ts';
import { shiftSettingWords as words } from '../../../../shared/text/shiftSettings.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Card, CardBody, CardHead, EnterForm, Message, RupiahField, TextArea, TextField } from '../../ui/index.ts';
import { useSetting } from './useSetting.ts';
import styles from './SettingsScreen.module.css';

type Draft = { readonly drawers: string; readonly openings: string; readonly reason: number | null; readonly limit: number | null };

/** The drawers by name, and from when on a shift's difference or an opened drawer has to be explained or agreed to. */
export function ShiftCard({ mayChange }: { readonly mayChange: boolean }): JSX.Element {
  const drawers = useSetting('shift.drawers');
  const openings = useSetting('shift.drawerOpenings');
  const reason = useSetting('shift.differenceReason');
  const limit = useSetting('shift.differenceLimit');
  const all = [drawers, openings, reason, limit];
  const [typed, setTyped] = useState<Draft | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const stored: Draft | null =
    drawers.value && openings.value && reason.value && limit.value ? { drawers: drawers.value.join('\n'), openings: String(openings.value.free), reason: reason.value.amount, limit: limit.value.amount } : null;
  const draft = typed ?? stored;
  const change = (part: Partial<Draft>): void => {
    if (!draft) return;
    setTyped({ ...draft, ...part });
    setFault(null);
    for (const setting of all) setting.forget();
  };
  const save = (): void => {
    if (!draft || !stored) return;
    const names = settingSchemas['shift.drawers'].safeParse(draft.drawers.split('\n').map((name) => name.trim()).filter((name) => name !== ''));
    if (!names.success) return setFault(names.error.issues[0]?.message ?? words.drawersWrong);
    if (draft.drawers !== stored.drawers) drawers.save(names.data);
    const free = settingSchemas['shift.drawerOpenings'].safeParse({ free: Number(draft.openings) });
    if (free.success && draft.openings !== stored.openings) openings.save(free.data);
    const why = settingSchemas['shift.differenceReason'].safeParse({ amount: draft.reason ?? 0 });
    if (why.success && draft.reason !== stored.reason) reason.save(why.data);
    const alone = settingSchemas['shift.differenceLimit'].safeParse({ amount: draft.limit ?? 0 });
    if (alone.success && draft.limit !== stored.limit) limit.save(alone.data);
  };
  const refused = all.find((setting) => setting.error !== null)?.error;
  return (
    <Card flow label={words.title}>
      <CardHead title={words.title} note={mayChange ? settingsWords.printerNote : settingsWords.readOnly} />
      <CardBody>
        {draft && (
          <EnterForm onSubmit={save} className={styles['form']}>
            <fieldset disabled={!mayChange} className={styles['form']}>
              <TextArea label={words.drawers} hint={words.drawersHint} error={fault ?? undefined} rows={3} value={draft.drawers} onChange={(event) => change({ drawers: event.currentTarget.value })} />
              <div className={styles['two']}>
                <RupiahField label={words.reason} hint={words.reasonHint} value={draft.reason} onChange={(amount) => change({ reason: amount })} />
                <RupiahField label={words.limit} hint={words.limitHint} value={draft.limit} onChange={(amount) => change({ limit: amount })} />
              </div>
              <TextField label={words.openings} hint={words.openingsHint} inputMode="numeric" maxLength={3} value={draft.openings} onChange={(event) => change({ openings: event.currentTarget.value.replaceAll(/\D/g, '') })} />
            </fieldset>
            {refused && <ErrorMessage error={refused} />}
            {mayChange && (
              <div className={styles['save']}>
                {refused === undefined && all.some((setting) => setting.saved) && (
                  <Message tone="in" live>
                    {settingsWords.saved}
                  </Message>
                )}
                <Button submit busy={all.some((setting) => setting.saving)} disabled={typed === null}>
                  {settingsWords.save}
                </Button>
              </div>
            )}
          </EnterForm>
        )}
      </CardBody>
    </Card>
  );
}
