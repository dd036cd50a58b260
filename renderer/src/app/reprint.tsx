import { Printer } from 'lucide-react';
import { useCallback, useState, type JSX } from 'react';
import type { Result } from '../../../shared/contract/index.ts';
import { reprintWords as words } from '../../../shared/text/printing.ts';
import { api, asApiError, callHost, useApiCommand, type ApiError } from '../api/index.ts';
import { Button, Dialog } from '../ui/index.ts';
import { ErrorMessage } from './ErrorMessage.tsx';
import { notify } from './notice.tsx';

export type PrintJob = Result<'printing.jobs'>['rows'][number];
type Way = 'main' | 'spare';

export type Reprint = {
  /** Sends a job that did not come out; one that may be on paper asks to look first. */
  readonly send: (job: PrintJob, way?: Way) => void;
  /** Keeps the paper as a PDF. */
  readonly savePdf: (job: PrintJob) => void;
  /** Takes a job off the list without printing it. */
  readonly letGo: (job: PrintJob) => void;
  readonly busy: boolean;
  readonly error: ApiError | null;
  readonly reset: () => void;
  /** To be shown beside the screen: the question whether it is on paper. */
  readonly dialog: JSX.Element | null;
};

/** What can be done with a job that did not come out of the printer: once more, on the spare printer, as a PDF, or nothing. */
export function useReprint(): Reprint {
  const retry = useApiCommand('printing.retry');
  const dismiss = useApiCommand('printing.dismiss');
  const [looking, setLooking] = useState<{ readonly job: PrintJob; readonly way: Way } | null>(null);
  const [pdf, setPdf] = useState<{ readonly busy: boolean; readonly error: ApiError | null }>({ busy: false, error: null });
  const { run: runRetry, reset: resetRetry } = retry;
  const { run: runDismiss, reset: resetDismiss } = dismiss;
  const print = useCallback(
    (job: PrintJob, way: Way, looked: boolean) => {
      setLooking(null);
      void runRetry({ jobId: job.jobId, ...(way === 'spare' ? { printer: 'spare' as const } : {}), ...(looked ? { looked } : {}) }).then((sent) => sent && notify(words.sent(job.ref, way === 'spare')));
    },
    [runRetry],
  );
  const send = useCallback(
    (job: PrintJob, way: Way = 'main') => {
      if (job.mayBePrinted) setLooking({ job, way });
      else print(job, way, false);
    },
    [print],
  );
  const letGo = useCallback(
    (job: PrintJob) => {
      setLooking(null);
      void runDismiss({ jobId: job.jobId });
    },
    [runDismiss],
  );
  const savePdf = (job: PrintJob): void => {
    if (pdf.busy) return;
    setPdf({ busy: true, error: null });
    keepPdf(job).then(
      (path) => {
        setPdf({ busy: false, error: null });
        if (path !== undefined) notify(words.saved(path));
      },
      (cause: unknown) => setPdf({ busy: false, error: asApiError(cause) }),
    );
  };
  const reset = useCallback(() => {
    resetRetry();
    resetDismiss();
    setPdf({ busy: false, error: null });
  }, [resetRetry, resetDismiss]);
  return {
    send,
    savePdf,
    letGo,
    busy: retry.pending || dismiss.pending || pdf.busy,
    error: retry.error ?? dismiss.error ?? pdf.error,
    reset,
    dialog: looking && <LookFirst job={looking.job} onPrint={() => print(looking.job, looking.way, true)} onPrinted={() => letGo(looking.job)} onClose={() => setLooking(null)} />,
  };
}

async function keepPdf(job: PrintJob): Promise<string | undefined> {
  const { base64 = '' } = await api.call('documents.render', { document: job.document, ref: job.ref, format: 'pdf' });
  const answer = await callHost('host.saveFile', { base64, suggestedName: `${job.ref.replaceAll('/', '-')}.pdf` });
  return 'path' in answer ? answer.path : undefined;
}

/** The paper may have come out before the printer fell silent: nobody but a person can know. */
function LookFirst({ job, onPrint, onPrinted, onClose }: { readonly job: PrintJob; readonly onPrint: () => void; readonly onPrinted: () => void; readonly onClose: () => void }): JSX.Element {
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={Printer}
      tone="caution"
      title={words.lookTitle}
      note={words.lookNote(job.ref)}
      keys={[{ keys: 'F11', label: words.notOut, run: onPrint }, { keys: 'Enter', label: words.isOut, run: onPrinted, main: true }]}
      foot={
        <>
          <Button keys="F11" onClick={onPrint}>
            {words.notOut}
          </Button>
          <Button kind="primary" keys="Enter" data-autofocus onClick={onPrinted}>
            {words.isOut}
          </Button>
        </>
      }
    >
      <p>{words.lookFacts}</p>
    </Dialog>
  );
}

/** The buttons of a job that did not come out; `keys` where the screen has given them some. */
export function ReprintButtons({ job, spare, reprint, keys = {} }: { readonly job: PrintJob; readonly spare: boolean; readonly reprint: Reprint; readonly keys?: { readonly again?: string; readonly spare?: string; readonly pdf?: string } }): JSX.Element {
  const key = (name: string | undefined): { readonly keys?: string } => (name === undefined ? {} : { keys: name });
  return (
    <>
      <Button {...(keys.again === undefined ? {} : { kind: 'primary' })} {...key(keys.again)} disabled={reprint.busy} onClick={() => reprint.send(job)}>
        {words.again}
      </Button>
      {spare && (
        <Button {...key(keys.spare)} disabled={reprint.busy} onClick={() => reprint.send(job, 'spare')}>
          {words.spare}
        </Button>
      )}
      <Button {...key(keys.pdf)} disabled={reprint.busy} onClick={() => reprint.savePdf(job)}>
        {words.pdf}
      </Button>
    </>
  );
}

/** What was refused of it. */
export const ReprintError = ({ reprint }: { readonly reprint: Reprint }): JSX.Element | null => (reprint.error ? <ErrorMessage error={reprint.error} /> : null);
