import { useState, type JSX } from 'react';
import { roomName } from '../../../../shared/text/screens.ts';
import type { Result } from '../../../../shared/contract/index.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, Screen } from '../../app/index.ts';
import { Card } from '../../ui/index.ts';
import { CloseShift } from './CloseShift.tsx';
import { ClosedShift } from './ClosedShift.tsx';
import { OpenShift } from './OpenShift.tsx';

export type ClosedResult = { readonly shiftId: string; readonly shiftNumber: string; readonly closing: Result<'shifts.close'> };

/** The drawer: opening it with a counted float, closing it on counted cash, and what came of it. */
export function ShiftScreen(): JSX.Element {
  const current = useApiQuery('shifts.current', {});
  // Stays until somebody has read it, though the shift is gone.
  const [closed, setClosed] = useState<ClosedResult | null>(null);
  if (closed) return <ClosedShift closed={closed} />;
  if (current.data?.shift) return <CloseShift shift={current.data.shift} onClosed={setClosed} />;
  if (current.data) return <OpenShift left={current.data.leftInDrawer} />;
  return (
    <Screen title={roomName.shifts}>
      <Card flow grow>
        {current.error && <ErrorMessage error={current.error} />}
      </Card>
    </Screen>
  );
}
