/** Every line of the table "who may import whom" (docs/architecture.md), shown by planting one import that breaks it. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const projectRoot = resolve(import.meta.dirname, '../..');
const RESTRICTED = 'eslint(no-restricted-imports)';
const CYCLE = 'import(no-cycle)';

/** [rule of the table, importing folder, what it imports] */
type Case = readonly [row: string, folder: string, source: string];

const FORBIDDEN: readonly Case[] = [
  ['domain takes no other library', 'shared/domain', 'zod'],
  ['domain takes no Node', 'shared/domain', 'node:fs'],
  ['domain takes no contract', 'shared/domain', '../contract/index.ts'],
  ['domain takes no contract, from a folder inside', 'shared/domain/loans', '../../contract/index.ts'],
  ['domain takes no text', 'shared/domain', '../text/format.ts'],
  ['paper takes no contract', 'shared/domain/paper', '../../contract/index.ts'],
  ['paper takes no other library', 'shared/domain/paper', 'uqr'],
  ['contract takes no decimal.js', 'shared/contract', 'decimal.js'],
  ['contract takes no text', 'shared/contract', '../text/format.ts'],
  ['contract takes no service', 'shared/contract', '../../electron/service/sales/index.ts'],
  ['text takes no library', 'shared/text', 'zod'],
  ['text takes no Node', 'shared/text', 'node:util'],
  ['text takes no values of the contract', 'shared/text', '../contract/index.ts'],
  ['text takes no renderer', 'shared/text', '../../renderer/src/ui/Button.tsx'],
  ['service takes no electron', 'electron/service/sales', 'electron'],
  ['service takes no main', 'electron/service/sales', '../../main/program.ts'],
  ['service takes no preload', 'electron/service/sales', '../../preload/preload.ts'],
  ['service takes no renderer', 'electron/service/sales', '../../../renderer/src/api/client.ts'],
  ['service takes no tools', 'electron/service/hosts', '../../dev/runtime.ts'],
  ['service takes no unlisted library', 'electron/service/sales', 'react'],
  ['a room enters another through index.ts only', 'electron/service/sales', '../stock/onHand.ts'],
  ['a room enters another through index.ts only, from a folder inside', 'electron/service/sales/lines', '../../stock/onHand.ts'],
  ['a room enters another through index.ts only, also for types', 'electron/service/sales', 'type ../stock/onHand.ts'],
  ['a room does not enter a folder inside another', 'electron/service/sales', '../stock/count/index.ts'],
  ['a room does not take the whole service', 'electron/service/sales', '../service.ts'],
  ['a host enters a room through index.ts only', 'electron/service/hosts', '../stock/onHand.ts'],
  ['ledger knows no other room', 'electron/service/ledger', '../stock/index.ts'],
  ['ledger knows no other room, from a folder inside', 'electron/service/ledger/posting', '../../stock/index.ts'],
  ['kernel knows no other room', 'electron/service/kernel', '../ledger/index.ts'],
  ['kernel knows no other room, from a folder inside', 'electron/service/kernel/sql', '../../ledger/index.ts'],
  ['only kernel takes better-sqlite3: not a room', 'electron/service/sales', 'better-sqlite3'],
  ['only kernel takes better-sqlite3: not ledger', 'electron/service/ledger', 'better-sqlite3'],
  ['only kernel takes better-sqlite3: not hosts', 'electron/service/hosts', 'better-sqlite3'],
  ['only kernel takes better-sqlite3: not main', 'electron/main', 'better-sqlite3'],
  ['only kernel takes better-sqlite3: not the tools', 'electron/dev', 'better-sqlite3'],
  ['only kernel takes better-sqlite3: not the command line', 'electron', 'better-sqlite3'],
  ['only kernel takes better-sqlite3: not scripts', 'scripts', 'better-sqlite3'],
  ['only kernel takes better-sqlite3: not the renderer', 'renderer/src/app', 'better-sqlite3'],
  ['main takes no service', 'electron/main', '../service/kernel/kernel.ts'],
  ['main takes no service, not even types', 'electron/main', 'type ../service/kernel/kernel.ts'],
  ['main takes no zod', 'electron/main', 'zod'],
  ['main takes no schemas of the contract', 'electron/main', '../../shared/contract/index.ts'],
  ['preload takes no service', 'electron/preload', '../service/kernel/kernel.ts'],
  ['preload takes no zod', 'electron/preload', 'zod'],
  ['preload takes no schemas of the contract', 'electron/preload', '../../shared/contract/sales.ts'],
  ['renderer takes no Node', 'renderer/src/app', 'node:path'],
  ['renderer takes no Node without its prefix', 'renderer/src/app', 'fs'],
  ['renderer takes no electron', 'renderer/src/app', 'electron'],
  ['renderer takes nothing below electron/', 'renderer/src/app', '../../../electron/preload/preload.ts'],
  ['renderer takes no service, not even types', 'renderer/src/features/sales', 'type ../../../../electron/service/sales/index.ts'],
  ['renderer/src/ui takes nothing below electron/', 'renderer/src/ui', '../../../electron/main/main.ts'],
  ['Mantine stays inside renderer/src/ui: not in app', 'renderer/src/app', '@mantine/core'],
  ['Mantine stays inside renderer/src/ui: not in features', 'renderer/src/features/sales', '@mantine/hooks'],
  ['Mantine stays inside renderer/src/ui: not its styles', 'renderer/src/app', '@mantine/core/styles.css'],
];

const ALLOWED: readonly Case[] = [
  ['domain takes itself', 'shared/domain', './money.ts'],
  ['domain takes itself, from a folder inside', 'shared/domain/loans', '../money.ts'],
  ['domain takes decimal.js', 'shared/domain', 'decimal.js'],
  ['paper takes text', 'shared/domain/paper', '../../text/format.ts'],
  ['paper takes domain', 'shared/domain/paper', '../money.ts'],
  ['contract takes domain', 'shared/contract', '../domain/money.ts'],
  ['contract takes zod', 'shared/contract', 'zod'],
  ['text takes domain', 'shared/text', '../domain/money.ts'],
  ['text takes types of the contract', 'shared/text', 'type ../contract/errors.ts'],
  ['service takes shared', 'electron/service/sales', '../../../shared/contract/index.ts'],
  ['service takes Node', 'electron/service/sales', 'node:crypto'],
  ['service takes the receipt encoder', 'electron/service/printing', '@point-of-sale/receipt-printer-encoder'],
  ['service takes uqr', 'electron/service/printing', 'uqr'],
  ['service takes hucre', 'electron/service/import-export', 'hucre/xlsx'],
  ['a room enters another through index.ts', 'electron/service/sales', '../stock/index.ts'],
  ['a room enters another through index.ts, from a folder inside', 'electron/service/sales/lines', '../../stock/index.ts'],
  ['a room takes its own files, from a folder inside', 'electron/service/sales/lines', '../price.ts'],
  ['every room takes files of kernel', 'electron/service/sales', '../kernel/database.ts'],
  ['hosts take the whole service', 'electron/service/hosts', '../service.ts'],
  ['ledger takes kernel', 'electron/service/ledger', '../kernel/database.ts'],
  ['kernel takes better-sqlite3', 'electron/service/kernel', 'better-sqlite3'],
  ['main takes electron', 'electron/main', 'electron'],
  ['main takes Node', 'electron/main', 'node:fs/promises'],
  ['main takes the host types', 'electron/main', 'type ../../shared/contract/host.ts'],
  ['preload takes electron', 'electron/preload', 'electron'],
  ['preload takes the host types', 'electron/preload', 'type ../../shared/contract/host.ts'],
  ['the command line takes the service', 'electron', './service/hosts/stdio.ts'],
  ['renderer takes shared', 'renderer/src/app', '../../../shared/contract/index.ts'],
  ['renderer takes React', 'renderer/src/app', 'react'],
  ['renderer takes its libraries', 'renderer/src/api', '@tanstack/react-query'],
  ['Mantine inside renderer/src/ui', 'renderer/src/ui', '@mantine/core'],
  ['Mantine styles inside renderer/src/ui', 'renderer/src/ui', '@mantine/core/styles.css'],
  ['tests take better-sqlite3', 'tests/service', 'better-sqlite3'],
  ['tests take the service', 'tests/service', '../../electron/service/kernel/database.ts'],
];

let folder: string;
let found: Map<string, string[]>;

const fileOf = (kind: string, index: number, target: string): string => `${target}/${kind}${index}.ts`;

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** An import whose name is used, so that nothing but the import itself can be wrong. */
const importing = (source: string): string =>
  source.startsWith('type ')
    ? `import type { planted } from '${source.slice(5)}';\nexport type Used = typeof planted;\n`
    : `import { planted } from '${source}';\nexport const used = planted;\n`;

/** Rule names by file, as the real configuration finds them. */
function lint(): Map<string, string[]> {
  const oxlint = join(projectRoot, 'node_modules/oxlint/bin/oxlint');
  let output: string;
  try {
    output = execFileSync(process.execPath, [oxlint, '--format', 'json', '.'], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
  } catch (error) {
    // It ends with 1 because it found something.
    output = (error as { stdout: string }).stdout;
  }
  const { diagnostics } = JSON.parse(output) as { diagnostics: { code: string; filename: string }[] };
  const rules = new Map<string, string[]>();
  for (const { code, filename } of diagnostics) rules.set(filename, [...(rules.get(filename) ?? []), code.replace('eslint-plugin-', '')]);
  return rules;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gerai-imports-'));
  copyFileSync(join(projectRoot, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  FORBIDDEN.forEach(([, target, source], index) => plant(fileOf('forbidden', index, target), importing(source)));
  ALLOWED.forEach(([, target, source], index) => plant(fileOf('allowed', index, target), importing(source)));
  plant('shared/domain/one.ts', "import { two } from './two.ts';\nexport const one = (): number => two();\n");
  plant('shared/domain/two.ts', "import { one } from './one.ts';\nexport const two = (): number => one();\n");
  plant('shared/domain/three.ts', "import { four } from './four.ts';\nexport const three = (): number => four();\n");
  plant('shared/domain/four.ts', 'export const four = (): number => 4;\n');
  plant('shared/domain/default.ts', 'export default 4;\n');
  found = lint();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('refused', () => {
  test.each(FORBIDDEN.map(([row, target, source], index) => ({ row, source, file: fileOf('forbidden', index, target) })))('$row ($source)', ({ file }) => {
    expect(found.get(file)).toEqual([RESTRICTED]);
  });
  test('files do not import each other in a circle', () => {
    expect(found.get('shared/domain/one.ts')).toEqual([CYCLE]);
    expect(found.get('shared/domain/two.ts')).toEqual([CYCLE]);
  });
  test('there is no default export', () => {
    expect(found.get('shared/domain/default.ts')).toEqual(['import(no-default-export)']);
  });
});

describe('allowed', () => {
  test.each(ALLOWED.map(([row, target, source], index) => ({ row, source, file: fileOf('allowed', index, target) })))('$row ($source)', ({ file }) => {
    expect(found.get(file) ?? []).toEqual([]);
  });
  test('a chain of imports is no circle', () => {
    expect(found.get('shared/domain/three.ts') ?? []).toEqual([]);
  });
  test('nothing else was found in the planted tree', () => {
    const planted = [...FORBIDDEN.map(([, target], index) => fileOf('forbidden', index, target)), 'shared/domain/one.ts', 'shared/domain/two.ts', 'shared/domain/default.ts'];
    expect([...found.keys()].toSorted()).toEqual(planted.toSorted());
  });
});
