import { ArrowRightLeft, CircleCheck, Printer, PrinterCheck } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { Link } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { changeNotes } from '../../../../shared/domain/pricing.ts';
import { failedTitle, reprintWords } from '../../../../shared/text/printing.ts';
import { swapWords } from '../../../../shared/text/swap.ts';
import { changeWords, payWords, shortNo, stateWords } from '../../../../shared/text/till.ts';
import { ErrorMessage, ReprintButtons, Screen, type PrintJob } from '../../app/index.ts';
import { Button, Card, CardFoot, CardHead, Facts, Icon, Message, Money, number, playOk, rp, useScanGate, type KeyAction } from '../../ui/index.ts';
import type { PaidSale } from './checkout.ts';
import { isMembers, METHODS, type Method } from './payment.ts';
import { PaperPreview } from './PaperPreview.tsx';
import { useReceiptPrinting } from './printing.ts';
import { StateCard } from './StateCard.tsx';
import { useTill, type SoldSale } from './TillProvider.tsx';
import { useTillFlag } from './useTenders.ts';
import styles from './ChangeScreen.module.css';

/** Saved: what goes back into the buyer's hand, and what the printer did. The next scan already belongs to the next sale. */
export function ChangeScreen({ sale }: { readonly sale: SoldSale }): JSX.Element {
  const { startNext, takeCode, swap } = useTill();
  const swappable = useSwappable(sale);
  const [, navigate] = useHashLocation();
  const { job, waiting, spare, noPrinter, known, error, printAgain, reprint } = useReceiptPrinting(sale.number);
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
  const failed = job?.state === 'gagal' ? job : null;
  const ways: readonly KeyAction[] = failed === null ? [] : [
    ...(spare ? [{ keys: 'F6', label: reprintWords.spare, run: () => reprint.send(failed, 'spare'), enabled: !reprint.busy }] : []),
    { keys: 'F9', label: reprintWords.pdf, run: () => reprint.savePdf(failed), enabled: !reprint.busy },
  ];
  const keys: readonly KeyAction[] = [
    { keys: 'F8', label: swapWords.key, run: () => swap(true), enabled: swappable },
    { keys: 'F11', label: changeWords.keys.again, run: () => void printAgain(), enabled: !noPrinter },
    ...ways,
    { keys: 'Esc', label: changeWords.keys.next, run: next, bar: false },
    { keys: 'Enter', label: changeWords.keys.next, run: next, main: true },
  ];
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
              ...(sale.replaced === undefined ? [] : [{ label: swapWords.replaces, value: sale.replaced.number }]),
              { label: changeWords.entry, value: <Link href={`/buku/jurnal/${sale.entryNumber}`}>{sale.entryNumber}</Link> },
            ]}
          />
        </Card>
        {sale.replaced !== undefined && <GiveBack sale={sale.replaced} />}
        <Button icon={ArrowRightLeft} keys="F8" disabled={!swappable} onClick={() => swap(true)}>
          {swapWords.key}
        </Button>
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
          {known && failed === null && (
            <CardFoot className={styles['quiet']}>
              <Icon of={job?.state === 'tercetak' ? PrinterCheck : Printer} />
              <span aria-live="polite">{printerWords(job, noPrinter)}</span>
            </CardFoot>
          )}
        </Card>
        {error !== null && <ErrorMessage error={error} />}
        {failed !== null && (
          <StateCard
            live
            tone="caution"
            icon={Printer}
            title={failedTitle(failed.cause) ?? stateWords.printer.title}
            facts={failed.mayBePrinted ? reprintWords.maybe(no) : stateWords.printer.facts(no)}
            safe={
              <>
                {stateWords.printer.safe(no, waiting)}
                {failed.problem !== null && <span className={styles['why']}>{failed.problem}</span>}
              </>
            }
          >
            <ReprintButtons job={failed} spare={spare} reprint={reprint} keys={{ again: 'F11', spare: 'F6', pdf: 'F9' }} />
            <Button keys="Esc" onClick={next}>
              {stateWords.printer.goOn}
            </Button>
          </StateCard>
        )}
      </aside>
      {reprint.dialog}
    </Screen>
  );
}

function printerWords(job: PrintJob | undefined, noPrinter: boolean): string {
  if (job === undefined) return noPrinter ? `${changeWords.noPrinter}. ${changeWords.noPrinterHelp}` : changeWords.printing;
  if (job.state !== 'tercetak') return changeWords.printing;
  return job.copy > 0 ? changeWords.printedCopy(job.copy) : changeWords.printed;
}

/** What came in for the sale as it was paid first goes back to the buyer: said once, at the counter. */
function GiveBack({ sale }: { readonly sale: PaidSale }): JSX.Element {
  const amount = (method: Method): number => sale.payments.reduce((sum, payment) => (payment.method === method ? sum + payment.amount : sum), 0) - (method === 'tunai' ? sale.change : 0);
  return (
    <Message tone="caution" title={swapWords.giveBack} live>
      {METHODS.filter((method) => amount(method) > 0).map((method) => (
        <span key={method}>{method === 'tunai' ? swapWords.giveBackCash(rp(amount(method))) : isMembers(method) ? swapWords.givenBackAlone(payWords.method[method], rp(amount(method))) : swapWords.giveBackOther(payWords.method[method], rp(amount(method)))} </span>
      ))}
    </Message>
  );
}

/** Whether the time to change the tender still runs; the moment it ends the screen is drawn again. Until the setting has come it does: the service judges. */
function useSwappable({ saleId, at }: SoldSale): boolean {
  const seconds = useTillFlag('sale.swapTender', 'seconds');
  const [over, setOver] = useState<string | null>(null);
  useEffect(() => {
    if (typeof seconds !== 'number') return undefined;
    const timer = setTimeout(() => setOver(saleId), Math.max(0, at + seconds * 1000 - Date.now()));
    return () => clearTimeout(timer);
  }, [saleId, at, seconds]);
  return seconds !== 0 && over !== saleId;
}
