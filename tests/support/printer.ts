import { createServer, type AddressInfo, type Socket } from 'node:net';

export type PrinterBehaviour =
  | 'normal' // reads a job to its end, then closes
  | 'hang' // takes the connection and never reads
  | 'keep-open' // reads a job and never closes
  | 'reset' // breaks the connection at the first bytes
  | 'tells'; // like normal, and answers the real-time commands by what it is told of itself

/** What a printer that tells its state is like now. */
export type PrinterCondition = { paper: 'in' | 'low' | 'out'; cover: 'closed' | 'open'; online: boolean };

export type TestPrinter = {
  readonly port: number;
  /** Every finished job so far, oldest first. */
  readonly jobs: readonly Uint8Array[];
  /** For `tells`: change it at will. */
  readonly condition: PrinterCondition;
  /** How often the drawer was opened by a real-time command. */
  readonly kicks: () => number;
  /** The next job nobody has asked for yet; waits for it when it has not come. Rejects when the printer is closed first. */
  next(): Promise<Uint8Array>;
  close(): Promise<void>;
};

const DLE = 0x10;

/** DLE EOT n (Epson's reference): the printer, why it is offline, errors, the paper. */
function answerTo(n: number, { paper, cover, online }: PrinterCondition): number {
  const ready = online && paper !== 'out' && cover === 'closed';
  if (n === 1) return ready ? 0x16 : 0x1e;
  if (n === 2) return 0x12 | (cover === 'open' ? 0x04 : 0) | (paper === 'out' ? 0x20 : 0);
  if (n === 4) return 0x12 | (paper === 'in' ? 0 : 0x0c) | (paper === 'out' ? 0x60 : 0);
  return 0x12;
}

/** Takes the real-time commands that stand before a job's first byte; a job may hold the same bytes as part of a picture. */
function takeRealTime(bytes: Buffer, condition: PrinterCondition): { readonly rest: Buffer; readonly answers: number[]; readonly kicks: number } {
  const answers: number[] = [];
  let kicks = 0;
  let at = 0;
  while (bytes[at] === DLE) {
    if (bytes[at + 1] === 0x04) answers.push(answerTo(bytes[at + 2] ?? 0, condition));
    else kicks += 1;
    at += bytes[at + 1] === 0x04 ? 3 : 5;
  }
  return { rest: bytes.subarray(at), answers, kicks };
}

/** A receipt printer on the loopback (raw TCP, like port 9100): one connection is one job. */
export async function startPrinter(behaviour: PrinterBehaviour = 'normal'): Promise<TestPrinter> {
  const jobs: Uint8Array[] = [];
  const sockets = new Set<Socket>();
  const waiting: { take: (job: Uint8Array) => void; fail: (reason: Error) => void }[] = [];
  const condition: PrinterCondition = { paper: 'in', cover: 'closed', online: true };
  let given = 0;
  let kicks = 0;
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: behaviour === 'hang' }, (socket) => {
    const chunks: Buffer[] = [];
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    if (behaviour === 'hang') return;
    socket.on('data', (chunk) => {
      if (behaviour === 'reset') socket.resetAndDestroy();
      else if (behaviour === 'tells' && chunks.length === 0) {
        const taken = takeRealTime(chunk, condition);
        kicks += taken.kicks;
        if (taken.answers.length > 0) socket.write(Uint8Array.from(taken.answers));
        if (taken.rest.length > 0) chunks.push(taken.rest);
      } else chunks.push(chunk);
    });
    socket.once('end', () => {
      if (behaviour !== 'keep-open') socket.end();
      const job = Buffer.concat(chunks);
      if (behaviour === 'tells' && job.length === 0) return;
      jobs.push(job);
      const first = waiting.shift();
      if (first) {
        given += 1;
        first.take(job);
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    jobs,
    condition,
    kicks: () => kicks,
    next: () =>
      new Promise((take, fail) => {
        const job = jobs[given];
        if (job === undefined) waiting.push({ take, fail });
        else {
          given += 1;
          take(job);
        }
      }),
    close: () =>
      new Promise((resolve) => {
        for (const { fail } of waiting.splice(0)) fail(new Error('the test printer was closed before a job came'));
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
