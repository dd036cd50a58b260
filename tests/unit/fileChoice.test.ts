import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { chooseFile, displayChoice, recall, remember } from '../../electron/main/fileChoice.ts';

const folder = mkdtempSync(join(tmpdir(), 'gerai-choice-'));
const existing = join(folder, 'ada.gerai');
writeFileSync(existing, '');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a named file comes first: by environment, then by argument, also as an address', () => {
  expect(chooseFile({ GERAI_FILE: '/a/b.gerai', GERAI_DEMO: '1' }, ['/c/d.gerai'], {})).toEqual({ kind: 'file', file: '/a/b.gerai' });
  expect(chooseFile({ GERAI_DEMO: '1' }, ['--no-sandbox', '/project', '/c/d.gerai'], {})).toEqual({ kind: 'file', file: '/c/d.gerai' });
  expect(chooseFile({}, ['file:///home/bu%20Ani/toko.gerai'], {})).toEqual({ kind: 'file', file: '/home/bu Ani/toko.gerai' });
  expect(chooseFile({}, ['toko.gerai'], {})).toEqual({ kind: 'file', file: resolve('toko.gerai') });
});

test('then the demo, then the last file while it is there, then the person', () => {
  expect(chooseFile({ GERAI_DEMO: '1' }, [], { lastFile: existing })).toEqual({ kind: 'demo' });
  expect(chooseFile({}, [], { lastFile: existing })).toEqual({ kind: 'file', file: existing });
  expect(chooseFile({}, [], { lastFile: join(folder, 'hilang.gerai') })).toEqual({ kind: 'none', missing: join(folder, 'hilang.gerai') });
  expect(chooseFile({}, ['/project', '--flag.gerai'], {})).toEqual({ kind: 'none' });
});

test('what is remembered is kept part by part, and forgotten where it cannot be read', () => {
  const userData = join(folder, 'user');
  expect(recall(userData)).toEqual({});
  remember(userData, { lastFile: existing });
  remember(userData, { zoomPercent: 120 });
  remember(userData, { display: { mode: 'screen', screenId: 4711 } });
  expect(recall(userData)).toEqual({ lastFile: existing, zoomPercent: 120, display: { mode: 'screen', screenId: 4711 } });
  mkdirSync(userData, { recursive: true });
  writeFileSync(join(userData, 'state.json'), '{"lastFile": 7, "zoomPer');
  expect(recall(userData)).toEqual({});
  writeFileSync(join(userData, 'state.json'), '{"lastFile": 7, "zoomPercent": "besar", "display": {"mode": "cermin", "screenId": null}}');
  expect(recall(userData)).toEqual({});
  for (const display of [null, 'screen', { mode: 'screen' }, { mode: 'window', screenId: '1' }, { mode: ['off'], screenId: 1 }]) expect([display, displayChoice(display)]).toEqual([display, undefined]);
  expect(displayChoice({ mode: 'window', screenId: null, more: 1 })).toEqual({ mode: 'window', screenId: null });
});
