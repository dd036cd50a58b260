import { useCallback } from 'react';
import { printWords, shortNo } from '../../../../shared/text/till.ts';
import { useApiCommand, useApiQuery, type ApiError } from '../../api/index.ts';
import { notify } from '../../app/index.ts';
import type { Result } from '../../../../shared/contract/index.ts';

export type PrintJob = Result<'printing.jobs'>['rows'][number];

export type ReceiptPrinting = {
  /** The latest job of this receipt. */
  readonly job: PrintJob | undefined;
  /** Jobs of every kind that did not come out. */
  readonly waiting: number;
  readonly noPrinter: boolean;
  readonly known: boolean;
  readonly error: ApiError | null;
  readonly dismiss: () => void;
  /** Sends what did not come out again, else prints a copy (SALINAN n). */
  readonly printAgain: () => Promise<void>;
};

/** What the printer did with a receipt, and printing it again. */
export function useReceiptPrinting(number: string | null): ReceiptPrinting {
  const jobs = useApiQuery('printing.jobs', {}).data;
  const printer = useApiQuery('settings.get', { key: 'printer.receipt' }).data?.value;
  const print = useApiCommand('printing.print');
  const retry = useApiCommand('printing.retry');
  const job = jobs?.rows.find((row) => row.document === 'sale-receipt' && row.ref === number);
  const { run: runPrint } = print;
  const { run: runRetry } = retry;
  const { reset: resetPrint } = print;
  const { reset: resetRetry } = retry;
  const dismiss = useCallback(() => {
    resetPrint();
    resetRetry();
  }, [resetPrint, resetRetry]);
  const failed = job?.state === 'gagal' ? job.jobId : null;
  const printAgain = useCallback(async () => {
    if (number === null) {
      notify(printWords.nothing, 'stop');
      return;
    }
    if (failed !== null) {
      if (await runRetry({ jobId: failed })) notify(printWords.sent(shortNo(number)));
      return;
    }
    const sent = await runPrint({ document: 'sale-receipt', ref: number });
    if (sent) notify(sent.copy === 0 ? printWords.sent(shortNo(number)) : printWords.copySent(shortNo(number), sent.copy));
  }, [number, failed, runPrint, runRetry]);
  return {
    job,
    waiting: jobs?.rows.filter((row) => row.state === 'gagal').length ?? 0,
    noPrinter: typeof printer === 'object' && printer !== null && 'kind' in printer && printer['kind'] === 'none',
    known: jobs !== undefined && printer !== undefined,
    error: print.error ?? retry.error,
    dismiss,
    printAgain,
  };
}
