import type { JSX } from 'react';
import type { DocumentKind } from '../../../../shared/contract/paper.ts';
import { spanText, statementWords as words } from '../../../../shared/text/screenStatements.ts';
import { ReportPaper } from '../../app/index.ts';
import { Message } from '../../ui/index.ts';
import { ChoiceBar } from './ChoiceBar.tsx';
import { referenceOf, wantedFile } from './files.ts';
import type { StatementKind } from './kinds.ts';
import type { Spans } from './remembered.ts';
import type { Choice } from './useChoice.ts';

/** The statement as it prints: what a closed month says is what was kept when it was closed. */
export function PaperView({ kind, document, choice, laid, badges, more, onLeave }: {
  readonly kind: StatementKind;
  readonly document: DocumentKind;
  readonly choice: Choice;
  readonly laid: Spans;
  readonly badges: JSX.Element;
  readonly more: JSX.Element | undefined;
  readonly onLeave: () => void;
}): JSX.Element {
  const { span, closed } = choice;
  return (
    <ReportPaper
      title={words.title[kind]}
      note={spanText(span.shape, span.from, span.to)}
      tabs="reports"
      document={document}
      reference={referenceOf(kind, choice, laid)}
      wanted={wantedFile(kind, choice, laid)}
      keys={[
        { keys: 'F5', label: words.previous, run: () => choice.step(-1), enabled: choice.canStep(-1) },
        { keys: 'F6', label: words.next, run: () => choice.step(1), enabled: choice.canStep(1) },
      ]}
      bar={
        <ChoiceBar kind={kind} choice={choice} more={more}>
          {kind !== 'banding' && badges}
        </ChoiceBar>
      }
      notice={
        kind === 'banding' ? undefined : (
          <Message tone={closed ? 'in' : 'info'} title={closed ? words.closed : words.open}>
            {closed ? words.closedPaper : words.openPaper}
          </Message>
        )
      }
      onLeave={onLeave}
    />
  );
}
