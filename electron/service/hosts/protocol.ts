import type { Reply, Request } from '../../../shared/contract/host.ts';
import { FAULTS } from '../../../shared/text/refusals.ts';

/** Longest message accepted, in UTF-16 units: far above any honest request, far below what could hurt an old PC. */
export const MAX_MESSAGE = 32 * 1024 * 1024;

const refused = (id: number, message: string): Reply => ({ id, ok: false, error: { code: 'VALIDATION', message, details: { field: 'message' } } });

/** The reply to a message of which only the beginning was read: to its id where that stood there. */
export const tooLong = (beginning: string): Reply => refused(Number(/"id"\s*:\s*(\d{1,15})\b/.exec(beginning.slice(0, 200))?.[1] ?? 0), `Pesan terlalu panjang. Paling banyak ${MAX_MESSAGE} huruf; kirim dalam beberapa bagian.`);

/** Checks the envelope of a message; the params are the router's to check. */
export function asRequest(message: unknown): Request | Reply {
  if (message === null || typeof message !== 'object') return refused(0, 'Pesan belum benar. Kirim satu objek JSON dengan id, method dan params.');
  const { id, method, params, session } = message as Record<string, unknown>;
  const known = typeof id === 'number' && Number.isSafeInteger(id) ? id : 0;
  if (known === 0 && id !== 0) return refused(0, 'Pesan belum benar. id: isi bilangan bulat.');
  if (typeof method !== 'string') return refused(known, 'Pesan belum benar. method: isi nama perintah.');
  if (session !== undefined && typeof session !== 'string') return refused(known, 'Pesan belum benar. session: isi teks dari auth.login.');
  return { id: known, method, params: params ?? {}, ...(session === undefined ? {} : { session }) };
}

export const isReply = (value: Request | Reply): value is Reply => 'ok' in value;

/** One line of JSON to a request, or the reply that says what is wrong with it. */
export function parseLine(line: string): Request | Reply {
  if (line.length > MAX_MESSAGE) return tooLong(line);
  try {
    return asRequest(JSON.parse(line));
  } catch {
    return refused(0, 'Pesan belum benar. Baris ini bukan JSON.');
  }
}

/** The answer when answering itself went wrong. */
export const internal = (id: number): Reply => ({ id, ok: false, error: { code: 'INTERNAL', message: FAULTS.INTERNAL, details: {} } });
