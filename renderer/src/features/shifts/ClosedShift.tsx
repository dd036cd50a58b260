import type { JSX } from 'react';
import { Link } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { drawerWords } from '../../../../shared/text/drawer.ts';
import { printWords, shiftWords } from '../../../../shared/text/till.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, notify, Screen } from '../../app/index.ts';
import { Button, Card, CardHead, cx, Facts, number, rp, Signed, type KeyAction } from '../../ui/index.ts';
import { PaperPreview } from '../sales/index.ts';
import { Compared } from './Compared.tsx';
import type { ClosedResult } from './ShiftScreen.tsx';
import styles from './ClosedShift.module.css';

/** What the drawer should have held, what it held, and where the money went; somebody else's leads back to the list. */
export function ClosedShift({ closed, own }: { readonly closed: ClosedResult; readonly own: boolean }): JSX.Element {
  const { shiftId, shiftNumber, closing } = closed;
  const [, navigate] = useHashLocation();
  const report = useApiQuery('shifts.report', { shiftId });
  const print = useApiCommand('printing.print');
  const printReport = (): void => {
    void print.run({ document: 'shift-report', ref: shiftNumber }).then((sent) => {
      if (sent) notify(printWords.reportSent);
    });
  };
  const finish = (): void => navigate(own ? '/kasir' : '/riwayat/shift');
  const keys: readonly KeyAction[] = [
    { keys: 'F11', label: shiftWords.keys.report, run: printReport, enabled: !print.pending },
    { keys: 'Esc', label: shiftWords.keys.finish, run: finish, bar: false },
    { keys: 'Enter', label: shiftWords.keys.finish, run: finish, main: true },
  ];
  const data = report.data;
  return (
    <Screen title={shiftWords.done} note={shiftWords.shiftNote(shiftNumber)} foot="keys" keys={keys}>
      <section className="stack grow">
        <output className="visually-hidden">{`${shiftWords.done}. ${shiftWords.doneNote(closing.number)}`}</output>
        {print.error && <ErrorMessage error={print.error} />}
        {report.error && <ErrorMessage error={report.error} />}
        <Card flow grow label={shiftWords.compared}>
          <CardHead title={shiftWords.compared} note={data === undefined ? undefined : shiftWords.salesLine(data.sales, data.salesTotal ?? 0)} />
          {/* A long list is walked with the arrow keys. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <dl className={cx('grow', styles['rows'])} tabIndex={0}>
            <div>
              <dt>{shiftWords.floatRow}</dt>
              <dd className="tabular">{data === undefined ? '…' : number(data.float)}</dd>
            </div>
            {data?.rows.map((row) => (
              <div key={row.kind}>
                <dt>
                  {row.kind} <small>{shiftWords.times(row.count)}</small>
                </dt>
                <dd>{row.amount === 0 ? number(0) : <Signed amount={row.amount} />}</dd>
              </div>
            ))}
            {data?.sales === 0 && <p className="muted">{shiftWords.noSales}</p>}
          </dl>
          <Compared comparison={closing} />
        </Card>
        <Card className={styles['facts']}>
          <Facts
            rows={[
              { label: shiftWords.closingNo, value: closing.number },
              { label: shiftWords.left, value: rp(data?.left ?? 0) },
              { label: shiftWords.handed, value: rp(data?.handedOver ?? 0) },
              ...((data?.drawerOpened ?? 0) === 0 ? [] : [{ label: drawerWords.opened, value: String(data?.drawerOpened) }]),
              ...(data?.reason == null ? [] : [{ label: shiftWords.reason, value: data.reason }]),
              ...(closing.entryNumber === null ? [] : [{ label: shiftWords.entry, value: <Link href={`/buku/jurnal/${closing.entryNumber}`}>{closing.entryNumber}</Link> }]),
            ]}
          />
        </Card>
        <Button kind="primary" size="main" full keys="Enter" onClick={finish}>
          {shiftWords.finish}
        </Button>
      </section>
      <Card flow className={styles['report']} label={shiftWords.report}>
        <CardHead title={shiftWords.report} note={shiftNumber} />
        <PaperPreview document="shift-report" reference={shiftNumber} alt={shiftWords.reportAlt(shiftNumber)} />
      </Card>
    </Screen>
  );
}
