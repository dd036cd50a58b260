/** Messages over pipes: however they are cut, mixed or wrong, each line gets its one answer and the next is heard. */
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Reply, Request } from '../../shared/contract/host.ts';
import { serveStdio } from '../../electron/service/hosts/stdio.ts';
import type { Service } from '../../electron/service/service.ts';
import { Served } from '../support/cli.ts';
import { LONG_AGO, openTill } from '../support/till.ts';

/** Answers every request with itself, `later` ones only when they are let go. */
function echo(later: Promise<void> = Promise.resolve()): Service {
  return {
    handle: (request: Request) => (request.method === 'later' ? later.then((): Reply => ({ id: request.id, ok: true, result: request })) : { id: request.id, ok: true, result: request }),
    onEvent: () => undefined,
    resumePrinting: () => undefined, prepare: () => Promise.resolve(),
    idle: () => Promise.resolve(),
    close: () => undefined,
  };
}

/** What is answered to these chunks of input, in order. */
async function answers(chunks: readonly (string | Uint8Array)[], service = echo()): Promise<Reply[]> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let text = '';
  output.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const served = serveStdio(service, input, output);
  for (const chunk of chunks) if (!input.write(chunk)) await new Promise((drained) => input.once('drain', drained));
  input.end();
  await served;
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Reply);
}
const message = (id: number, params: unknown = {}): string => JSON.stringify({ id, method: 'm', params });
const ids = (replies: readonly Reply[]): number[] => replies.map((reply) => reply.id);
const wrong = (id: number, text: string) => ({ id, ok: false, error: { code: 'VALIDATION', message: text, details: { field: 'message' } } });
const LIMIT = 33_554_432;
const tooLong = (id: number) => wrong(id, 'Pesan terlalu panjang. Paling banyak 33554432 huruf; kirim dalam beberapa bagian.');
const NO_JSON = wrong(0, 'Pesan belum benar. Baris ini bukan JSON.');
const NO_OBJECT = wrong(0, 'Pesan belum benar. Kirim satu objek JSON dengan id, method dan params.');

describe('lines', () => {
  it('are answered one by one, several in a chunk, one over many chunks, the last without its end', async () => {
    expect(ids(await answers([`${message(1)}\n${message(2)}\n${message(3)}\n`]))).toEqual([1, 2, 3]);
    expect(ids(await answers(`${message(1)}\n${message(2)}`.split('')))).toEqual([1, 2]);
    expect(ids(await answers([`${message(1)}\r\n${message(2)}\r\n`]))).toEqual([1, 2]);
    expect(await answers([])).toEqual([]);
    expect(await answers(['', '\n', '  \n\t\n\r\n', '   '])).toEqual([]);
    expect(ids(await answers([`\n\n${message(1)}\n\n`, '\n', `${message(2)}\n\n`]))).toEqual([1, 2]);
  });

  it('keep every letter, wherever their bytes are cut', async () => {
    const params = { name: 'Hj. Nurĥayati — Désa “Émas” ₨ 日本 🛒', lines: ['ü', '𝒳'] };
    const bytes = Buffer.from(`${message(1, params)}\n${message(2, params)}\n`, 'utf8');
    const whole = await answers([bytes]);
    expect(whole.map((reply) => reply.ok && (reply.result as Request).params)).toEqual([params, params]);
    for (const size of [1, 2, 3, 5, 7]) {
      const chunks: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
      expect(await answers(chunks)).toEqual(whole);
    }
    expect(ids(await answers([Buffer.from('\ufeff', 'utf8'), `${message(1)}\n`]))).toEqual([1]);
  });

  it('that are no message are refused, each once, and the next is heard', async () => {
    const lines = ['{', 'halo', '{"id":1', '[1,2', '\u0000', '"', 'undefined', '{"id":1,}', '7', 'null', '"x"', '[]', '{}', '{"id":1}', '{"id":"1","method":"m"}', '{"id":1.5,"method":"m"}', '{"id":1,"method":7}', '{"id":1,"method":"m","session":7}', message(9)];
    expect(await answers([`${lines.join('\n')}\n`])).toEqual([
      NO_JSON, NO_JSON, NO_JSON, NO_JSON, NO_JSON, NO_JSON, NO_JSON, NO_JSON, NO_OBJECT, NO_OBJECT, NO_OBJECT, wrong(0, 'Pesan belum benar. id: isi bilangan bulat.'), wrong(0, 'Pesan belum benar. id: isi bilangan bulat.'),
      wrong(1, 'Pesan belum benar. method: isi nama perintah.'), wrong(0, 'Pesan belum benar. id: isi bilangan bulat.'), wrong(0, 'Pesan belum benar. id: isi bilangan bulat.'), wrong(1, 'Pesan belum benar. method: isi nama perintah.'),
      wrong(1, 'Pesan belum benar. session: isi teks dari auth.login.'), { id: 9, ok: true, result: { id: 9, method: 'm', params: {} } },
    ]);
    expect(ids(await answers([Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from([0xc3]), Buffer.from([0x0a]), `${message(2)}\n`]))).toEqual([0, 0, 2]);
  });

  it('are taken up to the limit and refused beyond it, without losing the one behind', async () => {
    const filled = (length: number): string => message(1, { x: '' }).replace('""', `"${'x'.repeat(length - message(1, { x: '' }).length)}"`);
    const [fits, over] = [filled(LIMIT), filled(LIMIT + 1)];
    expect([fits.length, over.length]).toEqual([LIMIT, LIMIT + 1]);
    expect(ids(await answers([`${fits}\n${message(2)}\n`]))).toEqual([1, 2]);
    expect(await answers([`${over}\n${message(2)}\n`])).toEqual([tooLong(1), { id: 2, ok: true, result: { id: 2, method: 'm', params: {} } }]);
    const pieces = Array.from({ length: 40 }, () => 'y'.repeat(1_000_000));
    expect(await answers([...pieces, `\n${message(3)}\n`])).toEqual([tooLong(0), { id: 3, ok: true, result: { id: 3, method: 'm', params: {} } }]);
    expect(await answers(pieces)).toEqual([tooLong(0)]);
    expect(ids(await answers([...pieces, '\n', ...pieces, '\n', `${message(4)}`]))).toEqual([0, 0, 4]);
  });

  it('do not wait for one that is answered later, and its answer still comes', async () => {
    let release = (): void => undefined;
    const later = new Promise<void>((done) => (release = done));
    const replies = answers([`{"id":1,"method":"later"}\n${message(2)}\n${message(3)}\n`], echo(later));
    await Promise.resolve();
    release();
    expect(ids(await replies).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
  });

  it('whose answering goes wrong are told so', async () => {
    const broken: Service = { ...echo(), handle: (request) => (request.id === 1 ? Promise.reject(new Error('broken')) : { id: request.id, ok: true, result: {} }) };
    expect((await answers([`${message(1)}\n${message(2)}\n`], broken)).toSorted((a, b) => a.id - b.id)).toEqual([
      { id: 1, ok: false, error: { code: 'INTERNAL', message: 'Ada gangguan program. Tidak ada yang berubah; coba lagi, dan catat jamnya untuk teknisi.', details: {} } }, { id: 2, ok: true, result: {} },
    ]);
  });
});

describe('serve', () => {
  it('answers whatever is thrown at it on a real file, and ends when its input ends', async () => {
    const till = await openTill({ begun: LONG_AGO });
    till.gerai.close();
    const served = new Served(till.gerai.file);
    onTestFinished(() => void served.kill());
    const [session, admin] = [await served.login('maryam', '222222'), await served.login('sari', '555555')];
    served.process.stdin.write('bukan json\n\n');
    served.process.stdin.write(`${'['.repeat(500_000)}\n`);
    served.process.stdin.write(`{"id":900,"method":"settings.set","session":"${admin}","params":{"value":${'['.repeat(100_000)}${']'.repeat(100_000)}}}\n`);
    served.process.stdin.write(`{"id":901,"method":"stock.onHand","session":"${session}","params":{"__proto__":{"x":1}}}\n`);
    const verified = served.call<{ ok: boolean }>('system.verify', {}, session);
    const rows = await Promise.all(Array.from({ length: 50 }, () => served.call<{ rows: unknown[] }>('stock.onHand', {}, session)));
    expect(rows.every((reply) => reply.rows.length === 4)).toBe(true);
    expect((await verified).ok).toBe(true);
    expect(served.stray.filter((each) => !('event' in (each as object)))).toMatchObject([
      NO_JSON, NO_JSON, { id: 900, ok: false, error: { code: 'VALIDATION', details: { field: 'params' } } }, { id: 901, ok: false, error: { code: 'VALIDATION', details: { field: '__proto__' } } },
    ]);
    expect(await served.stop()).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('lets go of the file when whoever listens is gone', async () => {
    const till = await openTill({ begun: LONG_AGO });
    till.gerai.close();
    const deaf = new Served(till.gerai.file);
    onTestFinished(() => void deaf.kill());
    await deaf.call('system.status', {});
    deaf.process.stdout.destroy();
    deaf.ask('system.status', {}).catch(() => undefined);
    deaf.ask('system.status', {}).catch(() => undefined);
    await deaf.stop();
    const next = new Served(till.gerai.file);
    onTestFinished(() => void next.kill());
    expect((await next.call<{ initialised: boolean }>('system.status', {})).initialised).toBe(true);
    expect((await next.stop()).status).toBe(0);
  });
});
