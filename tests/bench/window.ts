/** From the start of the process to the login tiles with their names, against an empty Electron window; and from the PIN to the scan box. */
import { join } from 'node:path';
import { inFolder, type DemoFile } from './demoFile.ts';
import { goal, median, noise, rounded, say, spread, type Goal, type Spread } from './measure.ts';
import { hashMs, openShift, signInByKeys, startProgram, withWindows, type Windows } from './windows.ts';

const GOAL = { tiles: 2, scanBoxMs: 150 } as const;
const DEFAULT_RUNS = 12;
const EMPTY_WINDOW = join(import.meta.dirname, 'emptyWindow');

export type WindowReport = {
  readonly electron: Windows['electron'];
  readonly loginTiles: Goal;
  readonly program: { readonly wallMs: Spread };
  readonly bare: { readonly wallMs: Spread };
  /** Once, with nothing kept from an earlier start. */
  readonly firstEver: { readonly wallMs: number };
  readonly pinToScanBox: { readonly lessHashMs: number; readonly goal: number; readonly met: boolean; readonly wholeMs: Spread; readonly hashMs: Spread };
  readonly startsThatHung: number;
  readonly noise: ReturnType<typeof noise>;
};

export function windowSuite(demo: DemoFile, runs: number = DEFAULT_RUNS): Promise<WindowReport> {
  return withWindows((windows) =>
    inFolder(async (folder) => {
      const { file, stored } = await openShift(demo.file, folder);
      const toScanBox: number[] = [];
      const hashes: number[] = [];
      const startFull = (): Promise<number> =>
        startProgram(windows, join(folder, 'program'), file, async (page) => {
          hashes.push(hashMs(stored));
          toScanBox.push(await signInByKeys(page));
        });
      const startEmpty = (): Promise<number> => windows.start(EMPTY_WINDOW, { GERAI_USER_DATA: join(folder, 'empty') }, 'h1');
      const firstEver = await startFull();
      await startEmpty();
      toScanBox.length = 0;
      hashes.length = 0;
      const program: number[] = [];
      const bare: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        if (run % 5 === 0) say(`window ${run} of ${runs}`);
        program.push(await startFull());
        bare.push(await startEmpty());
      }
      const lessHash = median(toScanBox) - median(hashes);
      return {
        electron: windows.electron,
        loginTiles: goal(median(program) / median(bare), GOAL.tiles),
        program: { wallMs: spread(program) },
        bare: { wallMs: spread(bare) },
        firstEver: { wallMs: rounded(firstEver) },
        pinToScanBox: { lessHashMs: rounded(lessHash), goal: GOAL.scanBoxMs, met: lessHash <= GOAL.scanBoxMs, wholeMs: spread(toScanBox), hashMs: spread(hashes) },
        startsThatHung: windows.hung(),
        noise: noise(bare),
      };
    }),
  );
}
