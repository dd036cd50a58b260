#!/usr/bin/env node
/** Stands in for fpm (electron-builder calls it through CUSTOM_FPM_PATH) with nothing but dpkg-deb: `-s dir -t deb` only. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

type Arguments = {
  readonly single: ReadonlyMap<string, string>;
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  /** From a file or folder here to a path in the package. */
  readonly copies: readonly (readonly [from: string, to: string])[];
};

/** fpm's names of compressions where dpkg-deb's differ. */
const COMPRESSIONS: Readonly<Record<string, string>> = { gz: 'gzip', bzip2: 'xz', lzo: 'xz' };

makeDeb(readArguments(process.argv.slice(2)));

function readArguments(given: readonly string[]): Arguments {
  const single = new Map<string, string>();
  const lists: Readonly<Record<string, string[]>> = { '-d': [], '--deb-recommends': [] };
  const copies: [string, string][] = [];
  const rest = [...given];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--force') continue;
    if (!word.startsWith('-')) {
      const at = word.indexOf('=');
      copies.push([word.slice(0, at), word.slice(at + 1)]);
      continue;
    }
    const value = rest.shift() ?? '';
    const list = lists[word];
    if (list) list.push(value);
    else single.set(word, value);
  }
  return { single, depends: lists['-d'] ?? [], recommends: lists['--deb-recommends'] ?? [], copies };
}

function makeDeb({ single, depends, recommends, copies }: Arguments): void {
  const need = (name: string): string => {
    const value = single.get(name);
    if (value === undefined) throw new Error(`fpmDeb: ${name} is missing`);
    return value;
  };
  if (need('-s') !== 'dir' || need('-t') !== 'deb') throw new Error('fpmDeb makes deb packages from folders only');
  const root = mkdtempSync(join(tmpdir(), 'fpm-deb-'));
  try {
    chmodSync(root, 0o755);
    for (const [from, to] of copies) {
      const target = join(root, to);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(from, target, { recursive: true, preserveTimestamps: true });
    }
    const [head = '', ...more] = need('--description').trim().split('\n');
    const control: readonly (readonly [string, string])[] = [
      ['Package', need('--name')],
      ['Version', need('--version')],
      ['Architecture', need('--architecture')],
      ['Maintainer', need('--maintainer')],
      ['Installed-Size', String(Math.ceil(bytesBelow(root) / 1024))],
      ['Depends', depends.join(', ')],
      ['Recommends', recommends.join(', ')],
      ['Section', single.get('--category') ?? 'misc'],
      ['Priority', single.get('--deb-priority') ?? 'optional'],
      ['Homepage', single.get('--url') ?? ''],
      ['Description', [head, ...more.map((line) => ` ${line.trim() || '.'}`)].join('\n')],
    ];
    const meta = join(root, 'DEBIAN');
    mkdirSync(meta);
    const fields = control.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}\n`);
    writeFileSync(join(meta, 'control'), fields.join(''));
    copyScript(single.get('--after-install'), join(meta, 'postinst'));
    copyScript(single.get('--after-remove'), join(meta, 'postrm'));
    const compression = single.get('--deb-compression') ?? 'xz';
    execFileSync('dpkg-deb', ['--root-owner-group', `-Z${COMPRESSIONS[compression] ?? compression}`, '--build', root, need('--package')], { stdio: 'inherit' });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function copyScript(from: string | undefined, to: string): void {
  if (from) writeFileSync(to, readFileSync(from), { mode: 0o755 });
}

function bytesBelow(folder: string): number {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.reduce((sum, entry) => sum + (entry.isDirectory() ? bytesBelow(join(folder, entry.name)) : statSync(join(folder, entry.name)).size), 0);
}
