import { useState, type JSX } from 'react';
import type { DisplayMode } from '../../../../shared/contract/host.ts';
import { displayScreenWords as words } from '../../../../shared/text/screenDisplay.ts';
import { asApiError, chooseDisplay, type ApiError } from '../../api/index.ts';
import { ErrorMessage, useDisplayStatus } from '../../app/index.ts';
import { Card, CardBody, CardHead, Message, Segmented, SelectField } from '../../ui/index.ts';
import styles from './SettingsScreen.module.css';

const MODES: readonly DisplayMode[] = ['off', 'screen', 'window'];
const ANY = '';

/** Where the members' screen of this PC goes; whoever stands at the till sets it. */
export function DisplayCard(): JSX.Element {
  const status = useDisplayStatus();
  const [error, setError] = useState<ApiError | null>(null);
  const choose = (mode: DisplayMode, screenId: number | null): void => {
    setError(null);
    chooseDisplay({ mode, screenId }).catch((cause: unknown) => setError(asApiError(cause)));
  };
  const screens = status?.screens.filter((screen) => !screen.till) ?? [];
  const chosen = screens.find((screen) => screen.id === status?.screenId);
  return (
    <Card flow label={words.card}>
      <CardHead title={words.card} note={words.cardNote} />
      <CardBody>
        {status !== null && (
          <div className={styles['form']}>
            <Segmented<DisplayMode> label={words.mode} value={status.mode} onChange={(mode) => choose(mode, status.screenId)} options={MODES.map((value) => ({ value, label: words.modes[value], note: words.modeNotes[value] }))} />
            {status.mode === 'screen' && screens.length > 1 && (
              <SelectField
                label={words.screen}
                value={chosen === undefined ? ANY : String(chosen.id)}
                onChange={(id) => choose('screen', id === ANY ? null : Number(id))}
                options={[{ value: ANY, label: words.anyScreen }, ...screens.map(({ id, name, width, height }) => ({ value: String(id), label: words.screenOption(name, width, height) }))]}
              />
            )}
            <Message tone={status.state === 'unplugged' ? 'caution' : 'info'} live>
              {words.states[status.state]}
            </Message>
          </div>
        )}
        {error && <ErrorMessage error={error} />}
      </CardBody>
    </Card>
  );
}
