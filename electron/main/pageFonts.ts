/** The program's own fonts for printed pages, so that a page looks the same on every computer. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Face = { readonly file: RegExp; readonly family: string; readonly weight: string };

/** What the build makes of renderer/src/ui/fonts: the name, a hash, the ending. */
const FACES: readonly Face[] = [
  { file: /^Inter-wght-.*\.woff2$/, family: 'Inter', weight: '100 900' },
  { file: /^PlusJakartaSans-wght-.*\.woff2$/, family: 'Plus Jakarta Sans', weight: '200 800' },
  { file: /^IBMPlexMono-400-.*\.woff2$/, family: 'IBM Plex Mono', weight: '400' },
  { file: /^IBMPlexMono-600-.*\.woff2$/, family: 'IBM Plex Mono', weight: '600' },
];

/** @font-face rules with the fonts inside, read once; none where there is no built renderer: the page then takes what is installed. */
export function createPageFonts(rendererFolder: string): () => string {
  let rules: string | undefined;
  return () => {
    rules ??= readRules(join(rendererFolder, 'assets'));
    return rules;
  };
}

function readRules(folder: string): string {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return '';
  }
  return FACES.map(({ file, family, weight }) => {
    const name = names.find((each) => file.test(each));
    if (name === undefined) return '';
    const data = readFileSync(join(folder, name)).toString('base64');
    return `@font-face{font-family:"${family}";font-weight:${weight};font-display:block;src:url("data:font/woff2;base64,${data}") format("woff2")}`;
  }).join('');
}
