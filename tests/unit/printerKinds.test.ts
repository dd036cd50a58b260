/** The ways to a printer that go through the system: CUPS, serial ports, the Windows spooler. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settingSchemas } from '../../shared/contract/policies.ts';
import { cups, readLpstat } from '../../electron/service/printing/transport/cups.ts';
import { sendToPrinter } from '../../electron/service/printing/transport/index.ts';
import { serial } from '../../electron/service/printing/transport/serial.ts';
import { readStatus, windowsBy, type Spooler } from '../../electron/service/printing/transport/windows.ts';

const BYTES = new Uint8Array([0x1b, 0x40, 0x00, 0xfa, 0x0a, 0x80]);
const PATIENCE = 5000;

let folder = '';
let path: string | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gerai-kinds-'));
  path = process.env['PATH'];
});
afterEach(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true, force: true });
});

/** A program of the system that does what `body` says, found before the real one. */
function fake(name: string, body: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(folder, name), 0o755);
  process.env['PATH'] = `${folder}${delimiter}${path ?? ''}`;
}

describe('a CUPS queue', () => {
  const struk = { kind: 'cups', queue: 'STRUK' } as const;

  test('gets the bytes raw, by name, without a shell', async () => {
    fake('lp', `printf '%s\\n' "$@" > ${folder}/args; cat > ${folder}/job`);
    expect(await sendToPrinter(struk, BYTES, PATIENCE)).toEqual({ ok: true });
    expect(readFileSync(join(folder, 'args'), 'utf8')).toBe('-s\n-d\nSTRUK\n-o\nraw\n-t\nGerai\n-\n');
    expect(readFileSync(join(folder, 'job'))).toEqual(Buffer.from(BYTES));
    const trick = { kind: 'cups', queue: `x; touch ${folder}/owned` } as const;
    await sendToPrinter(trick, BYTES, PATIENCE);
    expect(readFileSync(join(folder, 'args'), 'utf8')).toContain(`\n${trick.queue}\n`);
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });

  test.each([
    ['lp: The printer or class does not exist.', 'missing'],
    ['lp: Destination "STRUK" is not accepting jobs.', 'refused'],
    ['lp: Forbidden', 'denied'],
    ['lp: Bad file descriptor', 'unreachable'],
  ])('that says "%s" has printed nothing', async (said, trouble) => {
    fake('lp', `echo '${said}' >&2; exit 1`);
    expect(await sendToPrinter(struk, BYTES, PATIENCE)).toMatchObject({ ok: false, trouble, maybePrinted: false });
  });

  test('that never ends may have it; without CUPS nothing happens', async () => {
    fake('lp', 'exec sleep 30');
    expect(await sendToPrinter(struk, BYTES, 200)).toMatchObject({ ok: false, trouble: 'unconfirmed', maybePrinted: true });
    process.env['PATH'] = join(folder, 'nothing');
    expect(await sendToPrinter(struk, BYTES, PATIENCE)).toMatchObject({ ok: false, trouble: 'no-system', maybePrinted: false });
    expect(await cups.state?.(struk, PATIENCE)).toBeNull();
  });

  test('tells its state in English, whatever the language of the computer', async () => {
    fake('lpstat', `[ "$LC_ALL" = C ] && printf 'printer STRUK is idle.  enabled since Sun\\n\\tAlerts: none\\n'`);
    expect(await cups.state?.(struk, PATIENCE)).toBe('ready');
    expect(readLpstat('printer S disabled since Sat -\n\treason unknown\n\tAlerts: none\n')).toBe('offline');
    expect(readLpstat('printer S is idle.\n\tAlerts: media-empty-error\n')).toBe('paper-out');
    expect(readLpstat('printer S is idle.\n\tAlerts: cover-open-warning, offline-report\n')).toBe('cover-open');
    expect(readLpstat('printer S disabled since Sat\n\tAlerts: media-low-report, paused\n')).toBe('offline');
    expect(readLpstat('printer S is idle.\n\tAlerts: media-low-warning\n')).toBe('near-end');
    expect(readLpstat('lpstat: Invalid destination name in list "S".\n')).toBeNull();
  });
});

describe('a serial port', () => {
  test('is set by stty before the bytes go, and by its own speed', async () => {
    fake('stty', `printf '%s\\n' "$@" > ${folder}/args`);
    const device = join(folder, 'ttyUSB0');
    writeFileSync(device, '');
    expect(await sendToPrinter({ kind: 'serial', path: device, baud: 19200 }, BYTES, PATIENCE)).toEqual({ ok: true });
    expect(readFileSync(join(folder, 'args'), 'utf8').split('\n').slice(0, 4)).toEqual(['-F', device, '19200', 'raw']);
    expect(readFileSync(device)).toEqual(Buffer.from(BYTES));
  });

  test.each([
    ['stty: /dev/ttyUSB0: No such file or directory', 'missing'],
    ['stty: /dev/ttyUSB0: Permission denied', 'denied'],
    ["stty: invalid argument '9601'", 'bad-setting'],
  ])('that stty refuses with "%s" gets nothing', async (said, trouble) => {
    fake('stty', `echo "${said}" >&2; exit 1`);
    const device = join(folder, 'ttyUSB0');
    writeFileSync(device, '');
    expect(await sendToPrinter({ kind: 'serial', path: device, baud: 9600 }, BYTES, PATIENCE)).toMatchObject({ ok: false, trouble, maybePrinted: false });
    expect(readFileSync(device)).toHaveLength(0);
  });

  // Node has no pseudo terminals of its own.
  test.skipIf(process.platform === 'win32' || spawnSync('python3', ['-c', 'import pty']).status !== 0)('takes bytes and gives answers on a real line', async () => {
    const script = `import os,pty,sys,tty
master,slave=pty.openpty(); tty.setraw(slave); print(os.ttyname(slave),flush=True)
got=b''
while len(got)<10:
  piece=os.read(master,64)
  if got==b'' and piece.startswith(b'\\x10\\x04'): os.write(master,b'\\x12\\x16'); got=b'ask:'
  else: got+=piece
print(got.hex(),flush=True)`;
    const line = spawn('python3', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const said: string[] = [];
    const next = (): Promise<string> => new Promise((resolve) => line.stdout.once('data', (piece: Buffer) => resolve(piece.toString().trim())));
    said.push(await next());
    const target = { kind: 'serial', path: said[0] ?? '', baud: 9600 } as const;
    expect([...((await serial.ask?.(target, new Uint8Array([0x10, 0x04, 1]), 2, PATIENCE)) ?? [])]).toEqual([0x12, 0x16]);
    const rest = next();
    expect(await serial.send(target, BYTES, PATIENCE)).toEqual({ ok: true });
    expect(await rest).toBe(Buffer.from('ask:').toString('hex') + Buffer.from(BYTES).toString('hex'));
  });
});

describe('a printer of the Windows spooler', () => {
  const epson = { kind: 'windows', name: 'EPSON TM-T82 Receipt' } as const;

  /** A spooler that takes three bytes at a time and writes down what it is asked. */
  function fakeSpooler(faults: Partial<Spooler> = {}): { readonly spooler: Spooler; readonly calls: string[]; readonly printed: number[] } {
    const calls: string[] = [];
    const printed: number[] = [];
    const yes = (name: string) => () => {
      calls.push(name);
      return Promise.resolve(true);
    };
    const spooler: Spooler = {
      openPrinter: (name) => {
        calls.push(`open ${name}`);
        return Promise.resolve(name === epson.name ? { at: 1 } : null);
      },
      startDoc: yes('startDoc'), startPage: yes('startPage'), endPage: yes('endPage'), endDoc: yes('endDoc'), abort: yes('abort'), close: yes('close'),
      write: (_handle, bytes) => {
        printed.push(...bytes.subarray(0, 3));
        return Promise.resolve(Math.min(3, bytes.length));
      },
      status: () => Promise.resolve(0),
      ...faults,
    };
    return { spooler, calls, printed };
  }

  test('gets one raw document with every byte', async () => {
    const { spooler, calls, printed } = fakeSpooler();
    expect(await windowsBy(() => spooler).send(epson, BYTES, PATIENCE)).toEqual({ ok: true });
    expect(printed).toEqual([...BYTES]);
    expect(calls).toEqual([`open ${epson.name}`, 'startDoc', 'startPage', 'endPage', 'endDoc', 'close']);
  });

  test('that is not there, forbids, breaks off or hangs says so, and half a document is thrown away', async () => {
    const by = (faults: Partial<Spooler>) => {
      const made = fakeSpooler(faults);
      return { ...made, transport: windowsBy(() => made.spooler) };
    };
    expect(await by({}).transport.send({ kind: 'windows', name: 'Hilang' }, BYTES, PATIENCE)).toMatchObject({ trouble: 'missing', maybePrinted: false });
    const forbidden = by({ startDoc: () => Promise.resolve(false) });
    expect(await forbidden.transport.send(epson, BYTES, PATIENCE)).toMatchObject({ trouble: 'denied', maybePrinted: false });
    expect(forbidden.calls.at(-1)).toBe('close');
    const broken = by({ write: () => Promise.resolve(0) });
    expect(await broken.transport.send(epson, BYTES, PATIENCE)).toMatchObject({ trouble: 'broken-off', maybePrinted: true });
    expect(broken.calls.slice(-2)).toEqual(['abort', 'close']);
    const hangs = by({ write: () => new Promise(() => undefined) });
    expect(await hangs.transport.send(epson, BYTES, 100)).toMatchObject({ trouble: 'unconfirmed', maybePrinted: true });
    expect(await windowsBy(() => null).send(epson, BYTES, PATIENCE)).toMatchObject({ trouble: 'no-system', maybePrinted: false });
  });

  test('tells its state by the spooler’s bits', async () => {
    expect([0, 0x10, 0x40_00_00, 0x8, 0x80, 0x90].map(readStatus)).toEqual(['ready', 'paper-out', 'cover-open', 'faulty', 'offline', 'paper-out']);
    const { spooler, calls } = fakeSpooler({ status: () => Promise.resolve(0x40_00_00) });
    expect(await windowsBy(() => spooler).state?.(epson, PATIENCE)).toBe('cover-open');
    expect(calls).toEqual([`open ${epson.name}`, 'close']);
  });
});

test('no name of a printer can be an option, a path elsewhere, or a file of the books', () => {
  const takes = (value: object): boolean => settingSchemas['printer.receipt'].safeParse({ drawer: true, ...value }).success;
  expect(takes({ kind: 'cups', queue: 'STRUK_1.kasir' })).toBe(true);
  for (const queue of ['-o', '', 'a b', 'a/b', 'a#b', 'x;reboot', '$(x)', 'a\nb']) expect(takes({ kind: 'cups', queue })).toBe(false);
  for (const good of ['/dev/ttyUSB0', '/dev/ttyACM1', '/dev/rfcomm0', '/dev/serial/by-id/usb-Prolific_0001-if00-port0', 'COM3', 'COM12']) expect(takes({ kind: 'serial', path: good, baud: 9600 })).toBe(true);
  for (const bad of ['/dev/sda', '/dev/tty/../sda', '/etc/passwd', '-F', 'COM0', 'COM3 & del', '/dev/ttyUSB0 x']) expect(takes({ kind: 'serial', path: bad, baud: 9600 })).toBe(false);
  expect(takes({ kind: 'serial', path: 'COM3', baud: 9601 })).toBe(false);
  expect(takes({ kind: 'windows', name: '\\\\KASIR\\EPSON TM-T82' })).toBe(true);
  expect(takes({ kind: 'windows', name: 'EPSON, Job 3' })).toBe(false);
  expect(takes({ kind: 'file', path: '/dev/usb/lp0' })).toBe(true);
  for (const path of ['/home/kasir/toko.gerai', '/home/kasir/toko.gerai-wal', 'C:\\TOKO.GERAI']) expect(takes({ kind: 'file', path })).toBe(false);
});
