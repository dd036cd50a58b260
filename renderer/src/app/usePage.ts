import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DocumentKind } from '../../../shared/contract/paper.ts';
import { pageWords } from '../../../shared/text/screens.ts';
import { api, asApiError, callHost, type ApiError } from '../api/index.ts';

export type Page = {
  readonly url: string | null;
  readonly error: ApiError | null;
  readonly busy: boolean;
  /** What became of the last print or PDF of this page. */
  readonly done: string | undefined;
  readonly print: () => void;
  readonly savePdf: () => void;
};

/** A document as it would print: rendered by the service, shown, printed and saved by main. `reference` null waits. */
export function usePage(document: DocumentKind, reference: string | null, suggestedName: string): Page {
  const [work, setWork] = useState<{ readonly key: string; readonly busy: boolean; readonly done?: string; readonly error?: ApiError }>({ key: '', busy: false });
  const key = `${document}:${reference ?? ''}`;
  const page = useQuery<{ html: string; url: string }, ApiError>({
    queryKey: ['page', document, reference],
    enabled: reference !== null,
    // Main keeps only the latest pages, so an address is never taken from the cache.
    gcTime: 0,
    queryFn: async () => {
      const rendered = await api.call('documents.render', { document, ref: reference ?? '', format: 'html' });
      const html = rendered.text ?? '';
      const { url } = await callHost('host.preview', { html });
      return { html, url };
    },
  });
  const html = page.data?.html;
  const perform = (task: (html: string) => Promise<string | undefined>): void => {
    if (html === undefined) return;
    setWork({ key, busy: true });
    task(html).then(
      (done) => setWork({ key, busy: false, ...(done === undefined ? {} : { done }) }),
      (cause: unknown) => setWork({ key, busy: false, error: asApiError(cause) }),
    );
  };
  const own = work.key === key ? work : { busy: false };
  return {
    url: page.data?.url ?? null,
    error: ('error' in own ? own.error : undefined) ?? page.error,
    busy: own.busy,
    done: 'done' in own ? own.done : undefined,
    print: () =>
      perform(async (content) => {
        const answer = await callHost('host.printHtml', { html: content });
        return 'printed' in answer ? pageWords.printed : undefined;
      }),
    savePdf: () =>
      perform(async (content) => {
        const answer = await callHost('host.savePdf', { html: content, suggestedName });
        return 'path' in answer ? pageWords.saved(answer.path) : undefined;
      }),
  };
}
