import { useState } from 'react';
import type { Params } from '../../../shared/contract/index.ts';
import { statementWords as words } from '../../../shared/text/screenStatements.ts';
import { api, asApiError, callHost, type ApiError } from '../api/index.ts';

export type WantedFile = Omit<Params<'reports.export'>, 'format'>;
export type Export = { readonly busy: boolean; readonly done: string | undefined; readonly error: ApiError | null; readonly save: (format: 'xlsx' | 'csv') => void };

/** Has the service write a report into a file and asks where to keep it. What became of it stands until something else is shown. */
export function useExport(wanted: WantedFile): Export {
  const key = JSON.stringify(wanted);
  const [work, setWork] = useState<{ readonly key: string; readonly busy: boolean; readonly done?: string; readonly error?: ApiError }>({ key: '', busy: false });
  const own: Omit<typeof work, 'key'> = work.key === key ? work : { busy: false };
  const write = async (format: 'xlsx' | 'csv'): Promise<string | undefined> => {
    const file = await api.call('reports.export', { ...wanted, format });
    const answer = await callHost('host.saveFile', { base64: file.base64, suggestedName: file.filename });
    return 'path' in answer ? words.savedTo(answer.path) : undefined;
  };
  return {
    busy: own.busy,
    done: own.done,
    error: own.error ?? null,
    save: (format) => {
      if (own.busy) return;
      setWork({ key, busy: true });
      write(format).then(
        (done) => setWork({ key, busy: false, ...(done === undefined ? {} : { done }) }),
        (cause: unknown) => setWork({ key, busy: false, error: asApiError(cause) }),
      );
    },
  };
}
