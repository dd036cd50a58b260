import { expect, test } from 'vitest';
import { aptPackages } from '../../electron/dev/systemLibraries.ts';

const ALL = ['libgtk-3.so.0', 'libnss3.so', 'libasound.so.2', 'libgbm.so.1'];
const OLD = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];
const T64 = ['libgtk-3-0t64', 'libnss3', 'libasound2t64', 'libgbm1'];

test.each([
  ['Debian 12', 'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n', OLD],
  ['Debian 13', 'ID=debian\nVERSION_ID="13"\nVERSION_CODENAME=trixie\n', T64],
  ['Debian testing', 'ID=debian\nVERSION_CODENAME=forky\n', T64],
  ['Ubuntu 22.04', 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"\nUBUNTU_CODENAME=jammy\n', OLD],
  ['Ubuntu 24.04', 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\nUBUNTU_CODENAME=noble\n', T64],
  ['Mint 21', 'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="21.3"\nUBUNTU_CODENAME=jammy\n', OLD],
  ['Mint 22', 'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="22"\nUBUNTU_CODENAME=noble\n', T64],
])('%s calls its packages so', (_release, osRelease, names) => {
  expect(aptPackages(ALL, osRelease, false)).toEqual(names);
});

test('only what is missing is named, with a screen where there is none', () => {
  const debian12 = 'ID=debian\nVERSION_ID="12"\n';
  expect(aptPackages(['libgbm.so.1'], debian12, false)).toEqual(['libgbm1']);
  expect(aptPackages([], debian12, true)).toEqual(['xvfb', 'xauth']);
});
