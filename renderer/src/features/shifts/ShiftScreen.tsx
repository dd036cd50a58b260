import { useState, type JSX } from 'react';
import { useParams } from 'wouter';
import { roomName } from '../../../../shared/text/screens.ts';
import type { Result } from '../../../../shared/contract/index.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, Screen } from '../../app/index.ts';
import { Card } from '../../ui/index.ts';
import { CloseShift, type ShiftToClose } from './CloseShift.tsx';
import { ClosedShift } from './ClosedShift.tsx';
import { HandedOver } from './HandedOver.tsx';
import { OpenShift } from './OpenShift.tsx';

/** What came of a close, or of a handover. */
export type ClosedResult = { readonly shiftId: string; readonly shiftNumber: string } & (
  | { readonly closing: Result<'shifts.close'>; readonly own: boolean; readonly handedTo?: never }
  | { readonly closing: Result<'shifts.handover'>; readonly handedTo: Result<'shifts.handover'> }
);

/** The drawer: opening it with a counted float, closing it on counted cash, and what came of it. */
export function ShiftScreen(): JSX.Element {
  const current = useApiQuery('shifts.current', {});
  // Stays until somebody has read it, though the shift is gone.
  const [closed, setClosed] = useState<ClosedResult | null>(null);
  if (closed?.handedTo) return <HandedOver done={closed.handedTo} from={closed.shiftNumber} />;
  if (closed) return <ClosedShift closed={closed} own={closed.own} />;
  if (current.data?.shift) return <CloseShift shift={{ ...current.data.shift, cashier: null }} onClosed={setClosed} />;
  if (current.data) return <OpenShift drawers={current.data.drawers} />;
  return <Waiting error={current.error} />;
}

/** A shift that somebody else left open, for the treasurer to count and close. */
export function OtherShiftScreen(): JSX.Element {
  const { shiftId = '' } = useParams();
  const [closed, setClosed] = useState<ClosedResult | null>(null);
  const report = useApiQuery('shifts.report', { shiftId }, { enabled: closed === null });
  if (closed?.handedTo === undefined && closed) return <ClosedShift closed={closed} own={closed.own} />;
  if (report.data === undefined) return <Waiting error={report.error} />;
  const { number, openedAt, drawer, cashier } = report.data;
  const shift: ShiftToClose = { shiftId, number, openedAt, drawer, cashier };
  return <CloseShift shift={shift} onClosed={setClosed} />;
}

const Waiting = ({ error }: { readonly error: Parameters<typeof ErrorMessage>[0]['error'] | null }): JSX.Element => (
  <Screen title={roomName.shifts}>
    <Card flow grow>
      {error && <ErrorMessage error={error} />}
    </Card>
  </Screen>
);
