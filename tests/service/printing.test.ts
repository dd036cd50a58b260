/** The queue against printers that tell, hang, break off, come and go: nothing printed twice unasked, nothing lost, no drawer opened twice. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Result } from '../../shared/contract/index.ts';
import { foundPrinters } from '../../electron/service/printing/found.ts';
import { readState } from '../../electron/service/printing/realtime.ts';
import { decodeEscPos, paperText } from '../support/escposDecoder.ts';
import { startPrinter, type PrinterBehaviour, type TestPrinter } from '../support/printer.ts';
import { fieldOf, mustVerify, openTill, peek, signIn, type Till } from '../support/till.ts';

const TODAY = '2026-11-21';
const started: TestPrinter[] = [];
afterEach(async () => {
  for (const printer of started.splice(0)) await printer.close();
});

async function printerThat(behaviour: PrinterBehaviour): Promise<TestPrinter> {
  const printer = await startPrinter(behaviour);
  started.push(printer);
  return printer;
}

type Job = Result<'printing.jobs'>['rows'][number];
type Counter = Till & {
  /** Sells a bottle of oil for cash and waits until its printing is over. */
  sell(): Promise<Job>;
  job(of: Job): Promise<Job>;
  set(use: 'receipt' | 'spare', value: object): Promise<void>;
  retry(job: Job, more?: { printer?: 'spare'; looked?: boolean }): Promise<Job>;
};

async function openCounter(): Promise<Counter> {
  const till = await openTill({ float: 500_000 });
  const { gerai, cashier } = till;
  const job = async (of: Job): Promise<Job> => {
    await gerai.service.idle();
    const found = (await (await signIn(gerai, 'kasir')).call('printing.jobs', {})).rows.find(({ jobId }) => jobId === of.jobId);
    if (found === undefined) throw new Error('the job is gone');
    return found;
  };
  return {
    ...till,
    job,
    async sell() {
      const { number } = await cashier.call('sales.checkout', { lines: [{ productId: till.oil, qty: '1' }], payments: [{ method: 'tunai', amount: 15_700 }] });
      await gerai.service.idle();
      const made = (await cashier.call('printing.jobs', {})).rows.find(({ ref }) => ref === number);
      if (made === undefined) throw new Error('nothing was queued');
      return made;
    },
    async set(use, value) {
      await (await signIn(gerai, 'admin')).call('settings.set', { key: `printer.${use}`, value: value as never, effectiveFrom: TODAY });
    },
    async retry(of, more = {}) {
      await (await signIn(gerai, 'kasir')).call('printing.retry', { jobId: of.jobId, ...more });
      return job(of);
    },
  };
}

const local = (printer: TestPrinter, more: object = {}): object => ({ kind: 'tcp', host: '127.0.0.1', port: printer.port, drawer: true, ...more });
const kicksOf = (bytes: Uint8Array | undefined): number => decodeEscPos(bytes ?? new Uint8Array(), 48).drawer.length;

describe('a printer that tells its state', () => {
  it('without paper gets nothing, the drawer opens all the same, and once there is paper the receipt comes without opening it again', async () => {
    const counter = await openCounter();
    const printer = await printerThat('tells');
    await counter.set('receipt', local(printer, { answers: true }));
    printer.condition.paper = 'out';
    const job = await counter.sell();
    expect(job).toMatchObject({ state: 'gagal', cause: 'paper-out', mayBePrinted: false, problem: `Kertas habis. Belum ada yang dikirim ke 127.0.0.1:${printer.port}; pasang kertas baru, lalu cetak lagi.` });
    expect([printer.jobs.length, printer.kicks()]).toEqual([0, 1]);
    expect((await counter.cashier.call('printing.jobs', {})).printerState).toBe('paper-out');
    // Still out: asked again, not sent, not opened.
    expect(await counter.retry(job)).toMatchObject({ state: 'gagal', cause: 'paper-out' });
    expect([printer.jobs.length, printer.kicks()]).toEqual([0, 1]);
    printer.condition.paper = 'low';
    expect(await counter.retry(job)).toMatchObject({ state: 'tercetak', cause: null, problem: null });
    expect(printer.jobs).toHaveLength(1);
    expect([kicksOf(printer.jobs[0]), printer.kicks()]).toEqual([0, 1]);
    expect((await counter.cashier.call('printing.jobs', {})).printerState).toBe('near-end');
    expect(fieldOf(await counter.cashier.refused('printing.retry', { jobId: job.jobId }))).toBe('CONFLICT jobId');
    await mustVerify(counter.gerai);
  });

  it('says open cover and offline as they are, and prints where nothing is wrong', async () => {
    const counter = await openCounter();
    const printer = await printerThat('tells');
    await counter.set('receipt', local(printer, { answers: true, drawer: false }));
    printer.condition.cover = 'open';
    expect(await counter.sell()).toMatchObject({ state: 'gagal', cause: 'cover-open' });
    Object.assign(printer.condition, { cover: 'closed', online: false });
    expect(await counter.sell()).toMatchObject({ state: 'gagal', cause: 'offline' });
    printer.condition.online = true;
    expect(await counter.sell()).toMatchObject({ state: 'tercetak' });
    expect([printer.jobs.length, printer.kicks()]).toEqual([1, 0]);
    expect((await counter.cashier.call('printing.jobs', {})).printerState).toBe('ready');
  });

  it('is not waited for when it has never answered, and prints when it stays silent', async () => {
    const counter = await openCounter();
    const printer = await printerThat('tells');
    printer.condition.paper = 'out';
    await counter.set('receipt', local(printer));
    expect(await counter.sell()).toMatchObject({ state: 'tercetak' });
    const silent = await printerThat('normal');
    await counter.set('receipt', local(silent, { answers: true }));
    expect(await counter.sell()).toMatchObject({ state: 'tercetak' });
    expect(Buffer.from(silent.jobs.at(-1) ?? []).toString('latin1')).toContain('TOTAL');
    expect((await counter.cashier.call('printing.jobs', {})).printerState).toBeNull();
  });

  it.each([
    ['ready', [0x16, 0x12, 0x12, 0x12]],
    ['near-end', [0x12, 0x12, 0x12, 0x1e]],
    ['paper-out', [0x1a, 0x32, 0x12, 0x7e]],
    ['cover-open', [0x1a, 0x16, 0x12, 0x12]],
    ['faulty', [0x1a, 0x52, 0x1a, 0x12]],
    ['faulty', [0x1a, 0x12, 0x32, 0x12]],
    ['offline', [0x1a, 0x12, 0x12, 0x12]],
    [null, [0x1a, 0x12, 0x12]],
    [null, [0x00, 0x00, 0x00, 0x00]],
    [null, [0x41, 0x12, 0x12, 0x12]],
  ] as const)('reads %s out of its four bytes', (state, bytes) => {
    expect(readState(Uint8Array.from(bytes))).toBe(state);
  });
});

describe('a printer that fails', () => {
  it('in the middle of a receipt: nobody prints again before somebody looked, and the drawer has had its kick', async () => {
    const counter = await openCounter();
    const printer = await printerThat('reset');
    await counter.set('receipt', local(printer));
    const job = await counter.sell();
    expect(job).toMatchObject({ state: 'gagal', mayBePrinted: true });
    expect(fieldOf(await counter.cashier.refused('printing.retry', { jobId: job.jobId }))).toBe('CONFLICT looked');
    const good = await printerThat('normal');
    await counter.set('receipt', local(good));
    expect(await counter.retry(job, { looked: true })).toMatchObject({ state: 'tercetak', mayBePrinted: false });
    expect(good.jobs).toHaveLength(1);
    expect(kicksOf(good.jobs[0])).toBe(0);
    expect(paperText(decodeEscPos(good.jobs[0]!, 48)).join('\n')).not.toContain('SALINAN');
  });

  it('at connecting: the kick has not left, so the retry opens the drawer, and only the first one', async () => {
    const counter = await openCounter();
    const off = await startPrinter();
    await off.close();
    await counter.set('receipt', local(off));
    const job = await counter.sell();
    expect(job).toMatchObject({ state: 'gagal', cause: 'refused', mayBePrinted: false });
    const printer = await printerThat('normal');
    await counter.set('receipt', local(printer));
    expect(await counter.retry(job)).toMatchObject({ state: 'tercetak' });
    expect(kicksOf(printer.jobs[0])).toBe(1);
  });

  it('an hour ago: the paper comes, the drawer of another moment stays shut', async () => {
    const counter = await openCounter();
    const off = await startPrinter();
    await off.close();
    await counter.set('receipt', local(off));
    const { number } = await counter.cashier.call('shifts.openDrawer', { reason: 'Tukar uang' });
    await counter.gerai.service.idle();
    const job = (await counter.cashier.call('printing.jobs', { state: 'gagal' })).rows.find(({ ref }) => ref === number)!;
    const printer = await printerThat('normal');
    await counter.set('receipt', local(printer));
    counter.gerai.at('2026-11-21T03:30:00.000Z');
    expect(await counter.retry(job)).toMatchObject({ state: 'tercetak' });
    expect(kicksOf(printer.jobs[0])).toBe(0);
  });

  it('is replaced by the spare one when asked, never by itself', async () => {
    const counter = await openCounter();
    const off = await startPrinter();
    await off.close();
    await counter.set('receipt', local(off, { drawer: false }));
    const job = await counter.sell();
    expect(fieldOf(await counter.cashier.refused('printing.retry', { jobId: job.jobId, printer: 'spare' }))).toBe('CONFLICT printer');
    const file = join(counter.gerai.file, '..', 'cadangan.bin');
    await counter.set('spare', { kind: 'file', path: file, drawer: true });
    expect(await counter.retry(job)).toMatchObject({ state: 'gagal', printer: 'main' });
    expect(existsSync(file)).toBe(false);
    expect(await counter.retry(job, { printer: 'spare' })).toMatchObject({ state: 'tercetak', printer: 'spare' });
    expect(kicksOf(readFileSync(file))).toBe(0);
    await mustVerify(counter.gerai);
  });

  it('can be let go: the job is on paper after all, or needed no more', async () => {
    const counter = await openCounter();
    const printer = await printerThat('reset');
    await counter.set('receipt', local(printer));
    const job = await counter.sell();
    await counter.cashier.call('printing.dismiss', { jobId: job.jobId });
    expect(await counter.job(job)).toMatchObject({ state: 'tercetak', sentAt: null, problem: null, mayBePrinted: false });
    expect(fieldOf(await counter.cashier.refused('printing.dismiss', { jobId: job.jobId }))).toBe('CONFLICT jobId');
    await mustVerify(counter.gerai);
  });
});

describe('a service that ends in the middle of a job', () => {
  it('does not print it again unasked, nor opens the drawer; what had not begun goes out', async () => {
    const counter = await openCounter();
    const { gerai, cashier } = counter;
    const hanging = await printerThat('hang');
    await counter.set('receipt', local(hanging));
    const first = await cashier.call('sales.checkout', { lines: [{ productId: counter.oil, qty: '1' }], payments: [{ method: 'tunai', amount: 15_700 }] });
    const second = await cashier.call('sales.checkout', { lines: [{ productId: counter.oil, qty: '1' }], payments: [{ method: 'tunai', amount: 15_700 }] });
    // The first is on its way and marked; the process ends before the printer has taken it.
    await new Promise((resolve) => setImmediate(resolve));
    expect(peek(gerai, 'SELECT target, attempts FROM print_job ORDER BY ref')).toEqual([{ target: first.number, attempts: 1 }, { target: second.number, attempts: 0 }]);
    const printer = await printerThat('normal');
    await counter.set('receipt', local(printer));
    gerai.restart();
    gerai.service.resumePrinting();
    await gerai.service.idle();
    const rows = (await (await signIn(gerai, 'kasir')).call('printing.jobs', {})).rows;
    expect(rows.map(({ ref, state, cause, mayBePrinted }) => ({ ref, state, cause, mayBePrinted }))).toEqual([
      { ref: second.number, state: 'tercetak', cause: null, mayBePrinted: false }, { ref: first.number, state: 'gagal', cause: 'unsure', mayBePrinted: true },
    ]);
    expect(printer.jobs).toHaveLength(1);
    expect(await counter.retry(rows[1]!, { looked: true })).toMatchObject({ state: 'tercetak' });
    expect(printer.jobs.map(kicksOf)).toEqual([1, 0]);
    await mustVerify(gerai);
  });
});

describe('trying a printer', () => {
  it('prints a page as wide as the paper, opens the drawer by consent, and remembers that it answers', async () => {
    const counter = await openCounter();
    const admin = await signIn(counter.gerai, 'admin');
    const printer = await printerThat('tells');
    await counter.set('receipt', local(printer));
    expect(await admin.call('printing.test', { printerId: 'main' })).toEqual({ printed: true, state: 'ready', answers: true, problem: null });
    expect(await admin.call('printing.test', { printerId: 'main', drawer: true })).toMatchObject({ printed: true });
    const [page, withDrawer] = printer.jobs.map((job) => decodeEscPos(job, 48));
    expect(paperText(page!)).toContain('123456789012345678901234567890123456789012345678');
    expect([page!.drawer.length, withDrawer!.drawer.length, page!.cuts.length]).toEqual([0, 1, 1]);
    expect(page!.qr.map(({ data }) => data)).toEqual(['GERAI-UJI-PRINTER']);
    expect((await admin.call('settings.get', { key: 'printer.receipt' })).value).toMatchObject({ answers: true });
    expect(peek(counter.gerai, "SELECT actor, summary FROM audit WHERE method = 'printing.test' ORDER BY seq")).toEqual([{ actor: 'sari', summary: 'cetak uji' }, { actor: 'sari', summary: 'cetak uji, laci dibuka' }]);
    printer.condition.cover = 'open';
    expect(await admin.call('printing.test', { printerId: 'main' })).toMatchObject({ printed: false, state: 'cover-open', problem: expect.stringContaining('Tutup printer terbuka.') as string });
    expect(printer.jobs).toHaveLength(2);
    await mustVerify(counter.gerai);
  });

  it('takes one that was only found, and names one that is not there', async () => {
    const counter = await openCounter();
    const admin = await signIn(counter.gerai, 'admin');
    const file = join(counter.gerai.file, '..', 'lp0');
    appendFileSync(file, '');
    expect(await admin.call('printing.test', { printerId: `file:${file}` })).toEqual({ printed: true, state: null, answers: false, problem: null });
    expect(decodeEscPos(readFileSync(file), 48).cuts).toHaveLength(1);
    expect((await admin.call('printing.test', { printerId: 'file:/dev/gerai-no-such-printer' })).problem).toContain('Printer tidak ditemukan.');
    for (const printerId of ['usb:x', 'cups:-o', 'serial:/etc/passwd', 'x']) expect(fieldOf(await admin.refused('printing.test', { printerId }))).toBe('NOT_FOUND printerId');
    expect(fieldOf(await admin.refused('printing.test', { printerId: 'spare' }))).toBe('CONFLICT printerId');
  });

  it('lists what is set and what the computer knows', async () => {
    const counter = await openCounter();
    const admin = await signIn(counter.gerai, 'admin');
    await counter.set('receipt', { kind: 'tcp', host: '192.168.1.50', port: 9100, drawer: true });
    expect((await admin.call('printing.printers', {})).rows[0]).toEqual({ printerId: 'main', kind: 'tcp', name: '192.168.1.50:9100', use: 'main' });
    const linux = { platform: 'linux', output: (program: string) => Promise.resolve(program === 'lpstat' ? 'STRUK\nKantor A4\n-x\n' : ''), list: (folder: string) => Promise.resolve(folder === '/dev' ? ['tty0', 'ttyUSB1', 'ttyUSB0', 'sda', 'ttyACM0'] : ['lp0', 'hiddev0']) };
    expect(await foundPrinters(linux)).toEqual([
      { kind: 'cups', name: 'STRUK' }, { kind: 'file', name: '/dev/usb/lp0' }, { kind: 'serial', name: '/dev/ttyACM0' }, { kind: 'serial', name: '/dev/ttyUSB0' }, { kind: 'serial', name: '/dev/ttyUSB1' },
    ]);
    const windows = { ...linux, platform: 'win32', output: () => Promise.resolve('{"ports":["COM3"],"printers":["EPSON TM-T82","Microsoft Print to PDF"]}') };
    expect(await foundPrinters(windows)).toEqual([{ kind: 'windows', name: 'EPSON TM-T82' }, { kind: 'windows', name: 'Microsoft Print to PDF' }, { kind: 'serial', name: 'COM3' }]);
    expect(await foundPrinters({ ...windows, output: () => Promise.resolve('nothing useful') })).toEqual([]);
  });
});
