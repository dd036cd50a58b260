import { useState } from 'react';
import type { DocumentKind } from '../../../../shared/contract/paper.ts';
import { pageWords } from '../../../../shared/text/screens.ts';
import { api, asApiError, callHost, type ApiError } from '../../api/index.ts';
import { notify } from '../../app/index.ts';

export type Printing = { readonly print: (document: DocumentKind, reference: string) => void; readonly busy: boolean; readonly error: ApiError | null };

/** Prints an A4 sheet of what is on the screen, made only when it is asked for. */
export function usePrinting(): Printing {
  const [state, setState] = useState<{ readonly busy: boolean; readonly error: ApiError | null }>({ busy: false, error: null });
  const print = async (document: DocumentKind, reference: string): Promise<void> => {
    const rendered = await api.call('documents.render', { document, ref: reference, format: 'html' });
    const answer = await callHost('host.printHtml', { html: rendered.text ?? '' });
    if ('printed' in answer) notify(pageWords.printed);
  };
  return {
    ...state,
    print: (document, reference) => {
      if (state.busy) return;
      setState({ busy: true, error: null });
      print(document, reference).then(
        () => setState({ busy: false, error: null }),
        (cause: unknown) => setState({ busy: false, error: asApiError(cause) }),
      );
    },
  };
}
