import { connect } from 'node:net';
import { DONE, failed, troubleOf, type PrintOutcome, type TcpTarget, type Transport } from './port.ts';

/** One connection, one job. Done when the printer has taken everything and closed; `timeoutMs` covers the whole of it. */
function send(target: TcpTarget, bytes: Uint8Array, timeoutMs: number): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    let connected = false;
    let flushed = false;
    const socket = connect({ host: target.host, port: target.port });
    const settle = (outcome: PrintOutcome): void => {
      clearTimeout(deadline);
      socket.destroy();
      resolve(outcome);
    };
    const deadline = setTimeout(() => settle(failed(target, flushed ? 'unconfirmed' : 'no-answer', connected)), timeoutMs);
    socket.once('connect', () => {
      connected = true;
      socket.end(bytes);
    });
    socket.once('finish', () => {
      flushed = true;
    });
    socket.on('error', (error) => settle(failed(target, troubleOf(error, 'unreachable'), connected)));
    socket.once('close', () => settle(flushed ? DONE : failed(target, 'broken-off', connected)));
    socket.resume();
  });
}

/** A connection of its own, closed before the job's: many printers take one at a time. */
function ask(target: TcpTarget, request: Uint8Array, wanted: number, timeoutMs: number): Promise<Uint8Array> {
  return new Promise((resolve) => {
    let answer = Buffer.alloc(0);
    const socket = connect({ host: target.host, port: target.port });
    const deadline = setTimeout(() => socket.destroy(), timeoutMs);
    socket.once('connect', () => socket.write(request));
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length >= wanted) socket.end();
    });
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      clearTimeout(deadline);
      resolve(answer.subarray(0, wanted));
    });
  });
}

/** A printer on the network: raw TCP, usually port 9100. */
export const tcp: Transport<TcpTarget> = { send, ask };
