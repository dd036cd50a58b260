import type { JSX } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Result } from '../../../../shared/contract/index.ts';
import { handoverWords as words } from '../../../../shared/text/handover.ts';
import { printWords, shiftWords } from '../../../../shared/text/till.ts';
import { useApiCommand } from '../../api/index.ts';
import { ErrorMessage, notify, Screen, useUser } from '../../app/index.ts';
import { Button, Card, CardHead, Facts, type KeyAction } from '../../ui/index.ts';
import { PaperPreview } from '../sales/index.ts';
import { Compared } from './Compared.tsx';
import styles from './ClosedShift.module.css';

/** The drawer has changed hands: what was counted, and the receiver's own paper beside it. */
export function HandedOver({ done, from }: { readonly done: Result<'shifts.handover'>; readonly from: string }): JSX.Element {
  const user = useUser();
  const [, navigate] = useHashLocation();
  const print = useApiCommand('printing.print');
  const printPaper = (): void => {
    void print.run({ document: 'shift-report', ref: done.shiftNumber }).then((sent) => {
      if (sent) notify(printWords.reportSent);
    });
  };
  const goOn = (): void => navigate('/kasir');
  const keys: readonly KeyAction[] = [
    { keys: 'F11', label: words.keys.print, run: printPaper, enabled: !print.pending },
    { keys: 'Esc', label: words.goOn, run: goOn, bar: false },
    { keys: 'Enter', label: words.goOn, run: goOn, main: true },
  ];
  return (
    <Screen title={words.done} note={shiftWords.shiftNote(done.shiftNumber)} foot="keys" keys={keys}>
      <section className="stack grow">
        {print.error && <ErrorMessage error={print.error} />}
        <Card flow grow label={shiftWords.compared}>
          <CardHead title={shiftWords.compared} note={shiftWords.shiftNote(from)} />
          <Compared comparison={done} />
        </Card>
        <Card className={styles['facts']}>
          <Facts
            rows={[
              { label: words.receiver, value: done.receivedBy },
              { label: words.newShift, value: done.shiftNumber },
              { label: shiftWords.closingNo, value: done.number },
              ...(done.entryNumber === null ? [] : [{ label: shiftWords.entry, value: done.entryNumber }]),
              ...(done.heldBasket === null ? [] : [{ label: words.held, value: words.heldAs(done.heldBasket) }]),
            ]}
          />
        </Card>
        <Button kind="primary" size="main" full keys="Enter" onClick={goOn}>
          {words.goOn}
        </Button>
      </section>
      <Card flow className={styles['report']} label={words.reportOf(done.shiftNumber)}>
        <CardHead title={shiftWords.report} note={done.shiftNumber} />
        {user.name === done.receivedBy && <PaperPreview document="shift-report" reference={done.shiftNumber} alt={words.reportOf(done.shiftNumber)} />}
      </Card>
    </Screen>
  );
}
