import { useCallback } from 'react';
import { printWords, shortNo } from '../../../../shared/text/till.ts';
import { useApiCommand, useApiQuery, type ApiError } from '../../api/index.ts';
import { notify, useReprint, type PrintJob, type Reprint } from '../../app/index.ts';

export type ReceiptPrinting = {
  /** The latest job of this receipt. */
  readonly job: PrintJob | undefined;
  /** Jobs of every kind that did not come out. */
  readonly waiting: number;
  /** Whether there is another printer to ask for. */
  readonly spare: boolean;
  readonly noPrinter: boolean;
  readonly known: boolean;
  readonly error: ApiError | null;
  readonly dismiss: () => void;
  /** Sends what did not come out again, else prints a copy (SALINAN n). */
  readonly printAgain: () => Promise<void>;
  /** The other ways out for a job that failed; its question is shown by the screen. */
  readonly reprint: Reprint;
};

/** What the printer did with a receipt, and printing it again. */
export function useReceiptPrinting(number: string | null): ReceiptPrinting {
  const jobs = useApiQuery('printing.jobs', {}).data;
  const printer = useApiQuery('settings.get', { key: 'printer.receipt' }).data?.value;
  const print = useApiCommand('printing.print');
  const reprint = useReprint();
  const job = jobs?.rows.find((row) => row.document === 'sale-receipt' && row.ref === number);
  const { run: runPrint } = print;
  const { reset: resetPrint } = print;
  const { send, reset: resetReprint } = reprint;
  const dismiss = useCallback(() => {
    resetPrint();
    resetReprint();
  }, [resetPrint, resetReprint]);
  const failed = job?.state === 'gagal' ? job : null;
  const printAgain = useCallback(async () => {
    if (number === null) {
      notify(printWords.nothing, 'stop');
      return;
    }
    if (failed !== null) {
      send(failed);
      return;
    }
    const sent = await runPrint({ document: 'sale-receipt', ref: number });
    if (sent) notify(sent.copy === 0 ? printWords.sent(shortNo(number)) : printWords.copySent(shortNo(number), sent.copy));
  }, [number, failed, runPrint, send]);
  return {
    job,
    waiting: jobs?.rows.filter((row) => row.state === 'gagal').length ?? 0,
    spare: jobs?.spare === true,
    noPrinter: typeof printer === 'object' && printer !== null && 'kind' in printer && printer['kind'] === 'none',
    known: jobs !== undefined && printer !== undefined,
    error: print.error ?? reprint.error,
    dismiss,
    printAgain,
    reprint,
  };
}
