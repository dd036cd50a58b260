import { createServer, type AddressInfo, type Socket } from 'node:net';

export type PrinterBehaviour =
  | 'normal' // reads a job to its end, then closes
  | 'hang' // takes the connection and never reads
  | 'keep-open' // reads a job and never closes
  | 'reset'; // breaks the connection at the first bytes

export type TestPrinter = {
  readonly port: number;
  /** Every finished job so far, oldest first. */
  readonly jobs: readonly Uint8Array[];
  /** The next job nobody has asked for yet; waits for it when it has not come. Rejects when the printer is closed first. */
  next(): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** A receipt printer on the loopback (raw TCP, like port 9100): one connection is one job. */
export async function startPrinter(behaviour: PrinterBehaviour = 'normal'): Promise<TestPrinter> {
  const jobs: Uint8Array[] = [];
  const sockets = new Set<Socket>();
  const waiting: { take: (job: Uint8Array) => void; fail: (reason: Error) => void }[] = [];
  let given = 0;
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: behaviour === 'hang' }, (socket) => {
    const chunks: Buffer[] = [];
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    if (behaviour === 'hang') return;
    socket.on('data', (chunk) => {
      if (behaviour === 'reset') socket.resetAndDestroy();
      else chunks.push(chunk);
    });
    socket.once('end', () => {
      if (behaviour === 'normal') socket.end();
      const job = Buffer.concat(chunks);
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
