/** Entry of the service process under the window: an Electron utility process or a forked Node. */
import type { Event, Reply } from '../../../shared/contract/host.ts';
import { systemClock } from '../kernel/clock.ts';
import { migrationFiles } from '../kernel/migrations.ts';
import { Refusal } from '../kernel/refusal.ts';
import { makeDemo } from './demo/index.ts';
import { openService, type Service } from '../service.ts';
import { VERSION } from '../system/index.ts';
import { asRequest, internal, isReply } from './protocol.ts';

type ParentPort = { on(event: 'message', listener: (message: { data: unknown }) => void): void; postMessage(message: unknown): void };
const port = (process as unknown as { parentPort?: ParentPort }).parentPort;

function send(message: Reply | Event): void {
  if (port) port.postMessage(message);
  else process.send?.(message);
}

function answer(service: Service, message: unknown): void {
  const request = asRequest(message);
  if (isReply(request)) {
    send(request);
    return;
  }
  const reply = service.handle(request);
  if (reply instanceof Promise) void reply.catch(() => internal(request.id)).then(send);
  else send(reply);
}

function refused(error: unknown): void {
  const refusal = error instanceof Refusal ? error : new Refusal('INTERNAL', 'Program tidak dapat membuka berkas. Buka lagi; bila tetap begini, catat jamnya untuk teknisi.');
  if (!(error instanceof Refusal)) console.error(error);
  send({ event: 'service.refused', data: { code: refusal.code, message: refusal.message } });
}

function serve(file: string, migrationsFolder: string): void {
  const service = openService({ file, migrationsFolder, clock: systemClock() });
  let answered = false;
  const onMessage = (message: unknown): void => {
    answer(service, message);
    // The first answer, which the login waits for, comes before anything that can wait.
    if (!answered) void service.prepare();
    answered = true;
  };
  service.onEvent(send);
  if (port) port.on('message', (message) => onMessage(message.data));
  else {
    process.on('message', onMessage);
    process.on('disconnect', () => {
      service.close();
      process.exit(0);
    });
  }
  send({ event: 'service.ready', data: { version: VERSION, schemaVersion: migrationFiles(migrationsFolder).length } });
  service.resumePrinting();
}

/** Makes the demo gerai, telling how far it is, and ends. */
async function demo(file: string, migrationsFolder: string): Promise<void> {
  let told = 0;
  const result = await makeDemo({
    file, migrationsFolder, months: 12, members: 240, salesPerDay: 60, seed: 1,
    onProgress: (done, total, label) => {
      if (done < total && Date.now() - told < TELL_EVERY_MS) return;
      told = Date.now();
      send({ event: 'job.progress', data: { done, total, label } });
    },
  });
  send({ event: 'job.done', data: result });
}
const TELL_EVERY_MS = 100;

const file = process.env['GERAI_FILE'];
const migrationsFolder = process.env['GERAI_MIGRATIONS'];
if (file === undefined || migrationsFolder === undefined) throw new Error('GERAI_FILE and GERAI_MIGRATIONS must be set');

const end = (status: number): void => {
  // The last message must reach the parent before this process goes.
  setImmediate(() => process.exit(status));
};
const fail = (error: unknown): void => {
  refused(error);
  end(1);
};
if (process.env['GERAI_TASK'] === 'demo') demo(file, migrationsFolder).then(() => end(0), fail);
else {
  try {
    serve(file, migrationsFolder);
  } catch (error) {
    fail(error);
  }
}
