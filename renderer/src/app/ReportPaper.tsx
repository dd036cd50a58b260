import { FileSpreadsheet, FileText, Table2 } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import type { DocumentKind } from '../../../shared/contract/paper.ts';
import { statementWords as words } from '../../../shared/text/screenStatements.ts';
import { Button, Card, CardBody, PrintPreview, type KeyAction } from '../ui/index.ts';
import { ErrorMessage } from './ErrorMessage.tsx';
import { Screen } from './Screen.tsx';
import type { TabbedRoom } from './tabs.ts';
import { useExport, type WantedFile } from './useExport.ts';
import { usePage } from './usePage.ts';

/** A report as it prints, with what can be made of it: paper, PDF, a workbook, a CSV. */
export function ReportPaper({ title, note, tabs, document, reference, wanted, keys = [], bar, notice, onLeave }: {
  readonly title: string;
  readonly note: string;
  readonly tabs: TabbedRoom;
  readonly document: DocumentKind;
  readonly reference: string;
  readonly wanted: WantedFile;
  readonly keys?: readonly KeyAction[];
  /** What is chosen above the paper. */
  readonly bar?: ReactNode;
  /** What stands above the files. */
  readonly notice?: ReactNode;
  readonly onLeave: () => void;
}): JSX.Element {
  const name = words.file(title, note);
  const page = usePage(document, reference, name);
  const file = useExport(wanted);
  const ready = page.url !== null && !page.busy;
  const error = page.error ?? file.error;
  return (
    <Screen
      title={title}
      note={note}
      tabs={tabs}
      column
      keys={[
        ...keys,
        { keys: 'F7', label: words.excel, run: () => file.save('xlsx'), enabled: !file.busy },
        { keys: 'F8', label: words.csv, run: () => file.save('csv'), enabled: !file.busy },
        { keys: 'F9', label: words.pdf, run: page.savePdf, enabled: ready },
        { keys: 'F11', label: words.print, run: page.print, enabled: ready },
        { keys: 'Ctrl+P', label: words.print, run: page.print, enabled: ready, bar: false },
        { keys: 'Backspace', label: words.figures, run: onLeave, outsideText: true },
        { keys: 'Esc', label: words.figures, run: onLeave, bar: false },
      ]}
    >
      {bar}
      <PrintPreview
        title={name}
        url={page.url}
        error={error ? <ErrorMessage error={error} /> : undefined}
        busy={page.busy || file.busy}
        done={page.done ?? file.done}
        onPrint={page.print}
        onSavePdf={page.savePdf}
        options={
          <Card flow label={words.paper}>
            <CardBody>
              <div className="stack">
                {notice}
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
