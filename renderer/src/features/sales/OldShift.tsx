import { CalendarClock } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { businessDate, type CalendarDate, type Timezone } from '../../../../shared/domain/dates.ts';
import { stateWords } from '../../../../shared/text/till.ts';
import { useApiQuery } from '../../api/index.ts';
import { onSignOut } from '../../app/index.ts';
import { AlertDialog, Button, dateText } from '../../ui/index.ts';
import { StateCard } from './StateCard.tsx';
import { useShift } from './TillProvider.tsx';

const { oldShift: words } = stateWords;

/** Shifts that are left for the treasurer to close: asked once after each sign-in. */
const left = new Set<string>();
onSignOut(() => left.clear());

export type OldShift = {
  readonly openedOn: CalendarDate;
  /** Nobody has chosen yet: no sale before that. */
  readonly undecided: boolean;
  /** Sells on in it; the treasurer counts and closes it. */
  readonly leave: () => void;
};

/** The caller's own shift where it was opened on an earlier day (ux 4). */
export function useOldShift(): OldShift | null {
  const shift = useShift()?.shift;
  const status = useApiQuery('system.status', {}).data;
  const [, redraw] = useState(0);
  if (!shift || status === undefined) return null;
  const openedOn = businessDate(Date.parse(shift.openedAt), status.timezone as Timezone);
  if (openedOn >= status.businessDate) return null;
  const leave = (): void => {
    left.add(shift.shiftId);
    redraw((times) => times + 1);
  };
  return { openedOn, undecided: !left.has(shift.shiftId), leave };
}

/** Said while the cart is empty, with both ways out. */
export function OldShiftCard({ old, strip }: { readonly old: OldShift; readonly strip: boolean }): JSX.Element {
  const [, navigate] = useHashLocation();
  return (
    <StateCard strip={strip} tone="caution" icon={CalendarClock} title={words.title} facts={old.undecided ? words.facts(dateText(old.openedOn)) : words.leftFacts(dateText(old.openedOn))}>
      <Button kind={old.undecided ? 'primary' : 'quiet'} onClick={() => navigate('/kas')}>
        {words.close}
      </Button>
      {old.undecided && <Button onClick={old.leave}>{words.leave}</Button>}
    </StateCard>
  );
}

/** Asked before the first payment: close it now, or leave it to the treasurer and sell on. */
export function OldShiftDialog({ old, opened, onClose, onLeft }: { readonly old: OldShift | null; readonly opened: boolean; readonly onClose: () => void; readonly onLeft: () => void }): JSX.Element | null {
  const [, navigate] = useHashLocation();
  if (old === null) return null;
  const leave = (): void => {
    old.leave();
    onClose();
    onLeft();
  };
  return (
    <AlertDialog
      opened={opened}
      onClose={onClose}
      tone="caution"
      title={words.title}
      keys={[{ keys: 'F9', label: words.leave, run: leave }]}
      foot={
        <>
          <Button keys="F9" onClick={leave}>
            {words.leave}
          </Button>
          <Button kind="primary" keys="Enter" data-autofocus onClick={() => navigate('/kas')}>
            {words.close}
          </Button>
        </>
      }
    >
      <p>{words.facts(dateText(old.openedOn))}</p>
      <p className="muted">{words.safe}</p>
    </AlertDialog>
  );
}
