import { Lock } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Result } from '../../../../shared/contract/index.ts';
import { shiftWords } from '../../../../shared/text/till.ts';
import { useApiCommand } from '../../api/index.ts';
import { ErrorMessage, Screen } from '../../app/index.ts';
import { Button, Card, Icon, Message, NumberPad, playStop, rp, RupiahField, Segmented, type KeyAction } from '../../ui/index.ts';
import styles from './OpenShift.module.css';

const MAX_DIGITS = 12;

type Drawer = Result<'shifts.current'>['drawers'][number];
const isFree = ({ openedBy }: Drawer): boolean => openedBy === null;

/** The float is counted before anything is sold; what is not yet in the drawer comes from the safe. Of several drawers a free one is chosen first. */
export function OpenShift({ drawers }: { readonly drawers: readonly Drawer[] }): JSX.Element {
  const [, navigate] = useHashLocation();
  const [chosen, setChosen] = useState<string | null>(null);
  const drawer = drawers.find(({ name }) => name === chosen) ?? drawers.find(isFree);
  const left = drawer?.left ?? 0;
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
    void command.run({ float, ...(drawer === undefined ? {} : { drawer: drawer.name }) }).then((opened) => {
      if (opened) navigate('/kasir');
    });
  };
  const choose = (name: string): void => {
    setChosen(name);
    edit(null);
    setTried(false);
  };
  const nextDrawer = (): void => {
    const free = drawers.filter(isFree);
    choose(free[(free.findIndex(({ name }) => name === drawer?.name) + 1) % free.length]?.name ?? '');
    field.current?.focus();
  };
  const same = (): void => {
    edit(left);
    field.current?.focus();
  };

  const several = drawers.length > 1;
  const keys: readonly KeyAction[] = [
    ...(several ? [{ keys: 'F8', label: shiftWords.keys.drawer, run: nextDrawer, enabled: drawers.filter(isFree).length > 1 }] : []),
    { keys: 'F7', label: shiftWords.keys.list, run: () => navigate('/riwayat/shift') },
    ...(left > 0 ? [{ keys: 'F9', label: shiftWords.keys.same, run: same }] : []),
    { keys: 'Esc', label: shiftWords.keys.back, run: () => navigate('/kasir') },
    { keys: 'F12', label: shiftWords.keys.open, run: open, enabled: !command.pending && drawer !== undefined, main: true },
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
          {several && (
            <Segmented
              label={shiftWords.drawer}
              value={drawer?.name ?? null}
              onChange={choose}
              spaced={drawers.length > 3}
              options={drawers.map(({ name, left: inside, openedBy }) => ({ value: name, label: name, disabled: openedBy !== null, note: openedBy !== null ? shiftWords.drawerTaken(openedBy) : shiftWords.drawerLeft(rp(inside)) }))}
            />
          )}
          {drawer === undefined && <Message tone="caution">{shiftWords.drawerNone}</Message>}
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
          <Button kind="primary" size="main" full keys="F12" busy={command.pending} disabled={drawer === undefined} onPointerDown={(event) => event.preventDefault()} onClick={open}>
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
