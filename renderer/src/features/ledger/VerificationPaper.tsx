import { ListChecks, ReceiptText } from 'lucide-react';
import type { JSX } from 'react';
import { evidenceWords as words } from '../../../../shared/text/screenEvidence.ts';
import { statementWords } from '../../../../shared/text/screenStatements.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, momentText, Screen, usePage, useRole } from '../../app/index.ts';
import { Button, Card, CardBody, Message, PrintPreview } from '../../ui/index.ts';

/** What a check found, on paper to be signed: A4, or a strip of the receipt printer. `at` names the check. */
export function VerificationPaper({ at, onLeave }: { readonly at: string; readonly onLeave: () => void }): JSX.Element {
  const timezone = useApiQuery('system.status', {}).data?.timezone;
  const moment = momentText(at, timezone);
  const page = usePage('verification', at, words.file(moment));
  const strip = useApiCommand('printing.print');
  const mayStrip = useRole('bendahara', 'ketua');
  const ready = page.url !== null && !page.busy;
  const printStrip = (): void => {
    if (!strip.pending) void strip.run({ document: 'verification', ref: at });
  };
  return (
    <Screen
      title={words.paper}
      note={moment}
      tabs="ledger"
      keys={[
        ...(mayStrip ? [{ keys: 'F8', label: words.strip, run: printStrip, enabled: !strip.pending }] : []),
        { keys: 'F9', label: statementWords.pdf, run: page.savePdf, enabled: ready },
        { keys: 'F11', label: statementWords.print, run: page.print, enabled: ready },
        { keys: 'Ctrl+P', label: statementWords.print, run: page.print, enabled: ready, bar: false },
        { keys: 'Backspace', label: words.back, run: onLeave, outsideText: true },
        { keys: 'Esc', label: words.back, run: onLeave, bar: false },
      ]}
    >
      <PrintPreview
        title={words.paper}
        url={page.url}
        error={page.error ? <ErrorMessage error={page.error} /> : undefined}
        busy={page.busy}
        done={page.done ?? (strip.result === null ? undefined : words.stripDone)}
        onPrint={page.print}
        onSavePdf={page.savePdf}
        options={
          <Card flow label={words.paper}>
            <CardBody>
              <div className="stack">
                <Message>{words.paperNote}</Message>
                {strip.error && <ErrorMessage error={strip.error} />}
                {mayStrip && (
                  <Button full icon={ReceiptText} keys="F8" busy={strip.pending} onClick={printStrip}>
                    {words.strip}
                  </Button>
                )}
                <Button full icon={ListChecks} keys="Backspace" onClick={onLeave}>
                  {words.back}
                </Button>
              </div>
            </CardBody>
          </Card>
        }
      />
    </Screen>
  );
}
