import { readdir } from 'node:fs/promises';
import { settingSchemas } from '../../../shared/contract/policies.ts';
import type { PrinterTarget } from './transport/index.ts';
import { run } from './transport/run.ts';

/** A printer this computer knows, by what it is called there. */
export type Found = { readonly kind: PrinterTarget['kind']; readonly name: string };

/** What is asked of the computer; tests put another in its place. */
export type Computer = { readonly platform: string; readonly list: (folder: string) => Promise<readonly string[]>; readonly output: (program: string, args: readonly string[]) => Promise<string> };

const ASK_MS = 5_000;
/** One call for both, as JSON in UTF-8. */
const WINDOWS_QUESTION =
  '[Console]::OutputEncoding=[Text.Encoding]::UTF8; ConvertTo-Json -Compress @{printers=@(Get-Printer | ForEach-Object { $_.Name }); ports=@([System.IO.Ports.SerialPort]::GetPortNames())}';

const thisComputer: Computer = {
  platform: process.platform,
  list: (folder) => readdir(folder).catch(() => []),
  output: async (program, args) => {
    const ended = await run(program, args, { timeoutMs: ASK_MS });
    return ended.how === 'done' ? ended.stdout : '';
  },
};

const named = (kind: Found['kind'], names: readonly string[]): Found[] => names.map((name) => ({ kind, name }));
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);

async function onWindows({ output }: Computer): Promise<Found[]> {
  const answer = await output('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', WINDOWS_QUESTION]);
  let known: Readonly<Record<string, unknown>> = {};
  try {
    known = JSON.parse(answer) as Readonly<Record<string, unknown>>;
  } catch {
    // Without PowerShell a name can still be typed.
  }
  return [...named('windows', texts(known['printers'])), ...named('serial', texts(known['ports']))];
}

async function onLinux({ list, output }: Computer): Promise<Found[]> {
  const [queues, usb, devices] = await Promise.all([output('lpstat', ['-e']), list('/dev/usb'), list('/dev')]);
  const paths = (folder: string, names: readonly string[], wanted: RegExp): string[] => names.filter((name) => wanted.test(name)).toSorted().map((name) => `${folder}/${name}`);
  return [
    ...named('cups', queues.split('\n').map((line) => line.trim()).filter((line) => line !== '')),
    ...named('file', paths('/dev/usb', usb, /^lp\d+$/)),
    ...named('serial', paths('/dev', devices, /^(ttyUSB|ttyACM|rfcomm)\d+$/)),
  ];
}

/** What of the setting a found printer makes; the speed of a serial one is the usual. */
export function settingOf({ kind, name }: Found, drawer: boolean): unknown {
  switch (kind) {
    case 'tcp': {
      const at = name.lastIndexOf(':');
      return { kind, host: name.slice(0, at), port: Number(name.slice(at + 1)), drawer };
    }
    case 'file':
      return { kind, path: name, drawer };
    case 'serial':
      return { kind, path: name, baud: 9600, drawer };
    case 'cups':
      return { kind, queue: name, drawer };
    case 'windows':
      return { kind, name, drawer };
  }
}

/** The printers this computer knows and the setting can take: queues of the system, USB devices, serial ports. */
export async function foundPrinters(computer: Computer = thisComputer): Promise<Found[]> {
  const found = await (computer.platform === 'win32' ? onWindows(computer) : onLinux(computer));
  return found.filter((printer) => settingSchemas['printer.receipt'].safeParse(settingOf(printer, false)).success);
}
