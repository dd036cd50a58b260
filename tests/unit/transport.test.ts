import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toEscPos } from '../../electron/service/printing/escpos.ts';
import { sendToPrinter, type PrinterTarget } from '../../electron/service/printing/transport/index.ts';
import { saleReceipt } from '../../shared/domain/paper/saleReceipt.ts';
import { startPrinter, type PrinterBehaviour } from '../support/printer.ts';
import { SAMPLE_SALE } from '../support/saleSamples.ts';

const RECEIPT = toEscPos(saleReceipt(SAMPLE_SALE, 48), 48);
/** More than any socket or pipe takes in before someone reads. */
const LONG = new Uint8Array(randomBytes(64 * 1024 * 1024));
const PATIENCE = 5000;
const SHORT = 300;

const local = (port: number): PrinterTarget => ({ kind: 'tcp', host: '127.0.0.1', port });

async function timed<T>(work: Promise<T>): Promise<{ result: T; ms: number }> {
  const start = performance.now();
  return { result: await work, ms: performance.now() - start };
}

async function withPrinter<T>(behaviour: PrinterBehaviour, use: (target: PrinterTarget, printer: Awaited<ReturnType<typeof startPrinter>>) => Promise<T>): Promise<T> {
  const printer = await startPrinter(behaviour);
  try {
    return await use(local(printer.port), printer);
  } finally {
    await printer.close();
  }
}

describe('a printer on the network', () => {
  test('gets exactly the bytes, job by job', () =>
    withPrinter('normal', async (target, printer) => {
      const waiting = printer.next();
      expect(await sendToPrinter(target, RECEIPT, PATIENCE)).toEqual({ ok: true });
      expect(Buffer.compare(await waiting, RECEIPT)).toBe(0);
      expect(await sendToPrinter(target, LONG.subarray(0, 3_000_000), PATIENCE)).toEqual({ ok: true });
      expect(Buffer.compare(await printer.next(), LONG.subarray(0, 3_000_000))).toBe(0);
      expect(printer.jobs).toHaveLength(2);
    }));

  test('that is not there refuses at once', async () => {
    const { port } = await withPrinter('normal', (_target, printer) => Promise.resolve({ port: printer.port }));
    const outcome = await sendToPrinter(local(port), RECEIPT, PATIENCE);
    expect(outcome).toEqual({ ok: false, trouble: 'refused', maybePrinted: false, message: `Printer menolak sambungan. Tidak ada yang menerima di 127.0.0.1:${port}; pastikan printer menyala dan alamatnya benar.` });
  });

  test('that takes nothing is given up when time is over', () =>
    withPrinter('hang', async (target) => {
      const { result, ms } = await timed(sendToPrinter(target, LONG, SHORT));
      expect(result).toMatchObject({ ok: false, trouble: 'no-answer', maybePrinted: true });
      expect(ms).toBeGreaterThanOrEqual(SHORT - 20);
      expect(ms).toBeLessThan(SHORT + 2000);
    }));

  test('that takes a short job and stays silent may have printed it', () =>
    withPrinter('keep-open', async (target) => {
      const { result, ms } = await timed(sendToPrinter(target, RECEIPT, SHORT));
      expect(result).toMatchObject({ ok: false, trouble: 'unconfirmed', maybePrinted: true, message: expect.stringContaining('lihat dulu kertasnya') as string });
      expect(ms).toBeLessThan(SHORT + 2000);
    }));

  test('that breaks off in the middle may have printed', () =>
    withPrinter('reset', async (target) => {
      expect(await sendToPrinter(target, LONG, PATIENCE)).toMatchObject({ ok: false, trouble: 'broken-off', maybePrinted: true });
    }));

  test('with an address that cannot be one is an answer, not an exception', async () => {
    expect(await sendToPrinter(local(70_000), RECEIPT, PATIENCE)).toMatchObject({ ok: false, trouble: 'unreachable', maybePrinted: false });
    expect(await sendToPrinter({ kind: 'tcp', host: 'printer.invalid', port: 9100 }, RECEIPT, SHORT)).toMatchObject({ ok: false, maybePrinted: false });
  });
});

describe('a printer on a path', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gerai-printer-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('gets job after job', async () => {
    const path = join(folder, 'lp0');
    expect(await sendToPrinter({ kind: 'file', path }, RECEIPT, PATIENCE)).toEqual({ ok: true });
    expect(await sendToPrinter({ kind: 'file', path }, RECEIPT, PATIENCE)).toEqual({ ok: true });
    expect(Buffer.compare(readFileSync(path), Buffer.concat([RECEIPT, RECEIPT]))).toBe(0);
  });

  test('that is missing is not made up', async () => {
    const device = '/dev/gerai-no-such-printer';
    expect(await sendToPrinter({ kind: 'file', path: device }, RECEIPT, PATIENCE)).toEqual({ ok: false, trouble: 'missing', maybePrinted: false, message: `Printer tidak ditemukan. ${device} tidak ada; periksa kabel dan nyalakan printer.` });
    expect(existsSync(device)).toBe(false);
    expect(await sendToPrinter({ kind: 'file', path: join(folder, 'no', 'such', 'folder') }, RECEIPT, PATIENCE)).toMatchObject({ ok: false, trouble: 'missing' });
  });

  test('that is a folder or under a file is no printer', async () => {
    expect(await sendToPrinter({ kind: 'file', path: folder }, RECEIPT, PATIENCE)).toMatchObject({ ok: false, trouble: 'missing' });
    writeFileSync(join(folder, 'plain'), '');
    expect(await sendToPrinter({ kind: 'file', path: join(folder, 'plain', 'lp0') }, RECEIPT, PATIENCE)).toMatchObject({ ok: false, trouble: 'missing' });
  });

  test('that takes only a part is given up when time is over; with nobody behind it, at once', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    expect(await sendToPrinter({ kind: 'file', path }, RECEIPT, PATIENCE)).toMatchObject({ ok: false, trouble: 'missing', maybePrinted: false });
    const reader = await open(path, 'r+');
    try {
      const { result, ms } = await timed(sendToPrinter({ kind: 'file', path }, LONG, SHORT));
      expect(result).toMatchObject({ ok: false, trouble: 'no-answer', maybePrinted: true });
      expect(ms).toBeLessThan(SHORT + 2000);
      expect(await sendToPrinter({ kind: 'file', path }, RECEIPT, SHORT)).toMatchObject({ ok: false, trouble: 'no-answer', maybePrinted: false });
    } finally {
      await reader.close();
    }
  });
});

test('the test printer says so when it is closed before a job came', async () => {
  const printer = await startPrinter();
  const refusal = printer.next().then(() => 'a job', (error: unknown) => String(error));
  await printer.close();
  expect(await refusal).toContain('closed before a job came');
});
