import { Lock } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { shiftWords } from '../../../../shared/text/till.ts';
import { useApiCommand } from '../../api/index.ts';
import { ErrorMessage, Screen } from '../../app/index.ts';
import { Button, Card, Icon, NumberPad, playStop, RupiahField, type KeyAction } from '../../ui/index.ts';
import styles from './OpenShift.module.css';

const MAX_DIGITS = 12;

/** The float is counted before anything is sold; what is not yet in the drawer comes from the safe. */
export function OpenShift({ left }: { readonly left: number }): JSX.Element {
  const [, navigate] = useHashLocation();
  const [float, setFloat] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const command = useApiCommand('shifts.open');
  const field = useRef<HTMLInputElement | null>(null);
  useEffect(() => field.current?.focus(), []);

  const fault = float === null ? shiftWords.floatMissing : float < left ? shiftWords.floatTooLow(left) : undefined;
  const edit = (value: number | null): void => {
    command.reset();
    setFloat(value);
  };
  const open = (): void => {
    setTried(true);
    if (float === null || fault !== undefined) {
      playStop();
      field.current?.focus();
      return;
    }
    void command.run({ float }).then((opened) => {
      if (opened) navigate('/kasir');
    });
  };
  const same = (): void => {
    edit(left);
    field.current?.focus();
  };

  const keys: readonly KeyAction[] = [
    ...(left > 0 ? [{ keys: 'F9', label: shiftWords.keys.same, run: same }] : []),
    { keys: 'Esc', label: shiftWords.keys.back, run: () => navigate('/kasir') },
    { keys: 'F12', label: shiftWords.keys.open, run: open, enabled: !command.pending, main: true },
  ];
  return (
    <Screen title={shiftWords.openTitle} foot="keys" keys={keys}>
      <div className={styles['middle']}>
        <Card className={styles['form']} label={shiftWords.openTitle}>
          <div className={styles['lead']}>
            <span className={styles['icon']}>
              <Icon of={Lock} size="large" />
            </span>
            <div>
              <h2>{shiftWords.openLead}</h2>
              <p className="muted">{left > 0 ? shiftWords.leftYesterday(left) : shiftWords.drawerEmpty}</p>
            </div>
          </div>
          <RupiahField
            ref={field}
            label={shiftWords.float}
            large
            value={float}
            disabled={command.pending}
            error={tried ? fault : undefined}
            hint={float === null || fault !== undefined ? shiftWords.floatHint : float > left ? shiftWords.fromSafe(float - left) : shiftWords.nothingFromSafe}
            onChange={edit}
          />
          {left > 0 && (
            <Button size="large" keys="F9" onClick={same}>
              {shiftWords.same(left)}
            </Button>
          )}
          {command.error && <ErrorMessage error={command.error} />}
          <p className="faint small">{shiftWords.afterOpen}</p>
          <Button kind="primary" size="main" full keys="F12" busy={command.pending} onPointerDown={(event) => event.preventDefault()} onClick={open}>
            {shiftWords.open}
          </Button>
        </Card>
        <Card className={styles['pad']}>
          <NumberPad
            thousands
            disabled={command.pending}
            onDigits={(digits) => {
              const next = `${float ?? ''}${digits}`;
              if (next.length <= MAX_DIGITS) edit(Number(next));
            }}
            onBackspace={() => edit(float === null || float < 10 ? null : Math.floor(float / 10))}
          />
        </Card>
      </div>
    </Screen>
  );
}
