import { FileSpreadsheet, FileText, Table2 } from 'lucide-react';
import type { JSX } from 'react';
import type { DocumentKind } from '../../../../shared/contract/paper.ts';
import { spanRef } from '../../../../shared/domain/reportSpan.ts';
import { spanText, statementWords as words } from '../../../../shared/text/screenStatements.ts';
import { ErrorMessage, Screen, usePage } from '../../app/index.ts';
import { Button, Card, CardBody, Message, PrintPreview } from '../../ui/index.ts';
import { ChoiceBar } from './ChoiceBar.tsx';
import type { StatementKind } from './kinds.ts';
import type { Choice } from './useChoice.ts';
import type { Export } from './useExport.ts';

/** The statement as it prints: what a closed month says is what was kept when it was closed. */
export function PaperView({ kind, document, choice, badges, file, onLeave }: {
  readonly kind: StatementKind;
  readonly document: DocumentKind;
  readonly choice: Choice;
  readonly badges: JSX.Element;
  readonly file: Export;
  readonly onLeave: () => void;
}): JSX.Element {
  const { span } = choice;
  const title = spanText(span.shape, span.from, span.to);
  const page = usePage(document, `${spanRef(span)}${choice.byUnit ? '/unit' : ''}`, words.file(words.title[kind], title));
  const ready = page.url !== null && !page.busy;
  return (
    <Screen
      title={words.title[kind]}
      note={title}
      tabs="reports"
      column
      keys={[
        { keys: 'F5', label: words.previous, run: () => choice.step(-1), enabled: choice.canStep(-1) },
        { keys: 'F6', label: words.next, run: () => choice.step(1), enabled: choice.canStep(1) },
        { keys: 'F7', label: words.excel, run: () => file.save('xlsx'), enabled: !file.busy },
        { keys: 'F8', label: words.csv, run: () => file.save('csv'), enabled: !file.busy },
        { keys: 'F9', label: words.pdf, run: page.savePdf, enabled: ready },
        { keys: 'F11', label: words.print, run: page.print, enabled: ready },
        { keys: 'Ctrl+P', label: words.print, run: page.print, enabled: ready, bar: false },
        { keys: 'Backspace', label: words.figures, run: onLeave, outsideText: true },
        { keys: 'Esc', label: words.figures, run: onLeave, bar: false },
      ]}
    >
      <ChoiceBar kind={kind} choice={choice} paper>
        {badges}
      </ChoiceBar>
      <PrintPreview
        title={words.file(words.title[kind], title)}
        url={page.url}
        error={page.error ? <ErrorMessage error={page.error} /> : file.error ? <ErrorMessage error={file.error} /> : undefined}
        busy={page.busy || file.busy}
        done={page.done ?? file.done}
        onPrint={page.print}
        onSavePdf={page.savePdf}
        options={
          <Card flow label={words.paper}>
            <CardBody>
              <div className="stack">
                <Message tone={choice.closed ? 'in' : 'info'} title={choice.closed ? words.closed : words.open}>
                  {choice.closed ? words.closedPaper : words.openPaper}
                </Message>
                <Button full icon={FileSpreadsheet} keys="F7" busy={file.busy} onClick={() => file.save('xlsx')}>
                  {words.excel}
                </Button>
                <Button full icon={FileText} keys="F8" busy={file.busy} onClick={() => file.save('csv')}>
                  {words.csv}
                </Button>
                <Button full icon={Table2} keys="Backspace" onClick={onLeave}>
                  {words.figures}
                </Button>
              </div>
            </CardBody>
          </Card>
        }
      />
    </Screen>
  );
}
