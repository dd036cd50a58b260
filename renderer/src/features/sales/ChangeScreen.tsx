import { CircleCheck, Printer, PrinterCheck } from 'lucide-react';
import { useEffect, type JSX } from 'react';
import { Link } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { changeNotes } from '../../../../shared/domain/pricing.ts';
import { changeWords, payWords, shortNo, stateWords } from '../../../../shared/text/till.ts';
import { ErrorMessage, Screen } from '../../app/index.ts';
import { Button, Card, CardFoot, CardHead, Facts, Icon, Money, number, playOk, rp, useScanGate, type KeyAction } from '../../ui/index.ts';
import type { PaidSale } from './checkout.ts';
import { METHODS } from './payment.ts';
import { PaperPreview } from './PaperPreview.tsx';
import { useReceiptPrinting, type PrintJob } from './printing.ts';
import { StateCard } from './StateCard.tsx';
import { useTill } from './TillProvider.tsx';
import styles from './ChangeScreen.module.css';

/** Saved: what goes back into the buyer's hand, and what the printer did. The next scan already belongs to the next sale. */
export function ChangeScreen({ sale }: { readonly sale: PaidSale }): JSX.Element {
  const { startNext, takeCode } = useTill();
  const [, navigate] = useHashLocation();
  const { job, waiting, noPrinter, known, error, printAgain } = useReceiptPrinting(sale.number);
  const no = shortNo(sale.number);
  const next = (): void => {
    startNext();
    navigate('/kasir');
  };
  useEffect(() => playOk(), []);
  useScanGate((code) => {
    next();
    takeCode(code);
  });
  const keys: readonly KeyAction[] = [
    { keys: 'F11', label: changeWords.keys.again, run: () => void printAgain(), enabled: !noPrinter },
    { keys: 'Esc', label: changeWords.keys.next, run: next, bar: false },
    { keys: 'Enter', label: changeWords.keys.next, run: next, main: true },
  ];
  const failed = job?.state === 'gagal';
  return (
    <Screen title={changeWords.title} note={changeWords.saved(no)} foot="keys" keys={keys}>
      <section className="stack grow">
        <Card className={styles['change']} label={changeWords.change}>
          <p className={styles['label']}>{sale.change > 0 ? changeWords.change : changeWords.noChange}</p>
          <Money amount={sale.change} size={sale.change > 9_999_999 ? 60 : 84} />
          <ul className={styles['notes']}>
            {changeNotes(sale.change).map(({ denomination, count }) => (
              <li key={denomination}>
                <b>{number(denomination)}</b> {payWords.notes(count, denomination)}
              </li>
            ))}
          </ul>
        </Card>
        <Card className={styles['facts']}>
          <Facts
            rows={[
              { label: changeWords.total, value: rp(sale.total) },
              ...(sale.rounding === 0 ? [] : [{ label: changeWords.rounding, value: rp(sale.rounding) }]),
              ...sale.payments.map((payment) => ({ label: payWords.method[METHODS.find((method) => method === payment.method) ?? 'tunai'], value: rp(payment.amount) })),
              { label: changeWords.number, value: sale.number },
              { label: changeWords.entry, value: <Link href={`/buku/jurnal/${sale.entryNumber}`}>{sale.entryNumber}</Link> },
            ]}
          />
        </Card>
        <div className={styles['next']}>
          <p className="muted">
            <Icon of={CircleCheck} size="small" /> {changeWords.nextHelp}
          </p>
          <Button kind="primary" size="main" full keys="Enter" onClick={next}>
            {changeWords.next}
          </Button>
        </div>
      </section>
      <aside className={styles['side']}>
        <Card flow grow label={changeWords.receipt}>
          <CardHead title={changeWords.receipt} note={no} />
          <PaperPreview document="sale-receipt" reference={sale.number} alt={changeWords.receiptAlt(sale.number)} />
          {known && !failed && (
            <CardFoot className={styles['quiet']}>
              <Icon of={job?.state === 'tercetak' ? PrinterCheck : Printer} />
              <span aria-live="polite">{printerWords(job, noPrinter)}</span>
            </CardFoot>
          )}
        </Card>
        {error !== null && <ErrorMessage error={error} />}
        {failed && (
          <StateCard
            live
            tone="caution"
            icon={Printer}
            title={stateWords.printer.title}
            facts={stateWords.printer.facts(no)}
            safe={
              <>
                {stateWords.printer.safe(no, waiting)}
                {job.problem !== null && <span className={styles['why']}>{job.problem}</span>}
              </>
            }
          >
            <Button kind="primary" keys="F11" onClick={() => void printAgain()}>
              {stateWords.printer.again}
            </Button>
            <Button keys="Esc" onClick={next}>
              {stateWords.printer.goOn}
            </Button>
          </StateCard>
        )}
      </aside>
    </Screen>
  );
}

function printerWords(job: PrintJob | undefined, noPrinter: boolean): string {
  if (job === undefined) return noPrinter ? `${changeWords.noPrinter}. ${changeWords.noPrinterHelp}` : changeWords.printing;
  if (job.state !== 'tercetak') return changeWords.printing;
  return job.copy > 0 ? changeWords.printedCopy(job.copy) : changeWords.printed;
}
