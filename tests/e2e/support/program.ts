/** One program for many stories: each opens a gerai of its own in it, as a person does with "Buka berkas". */
import { rmSync } from 'node:fs';
import { onTestFailed } from 'vitest';
import { launch, type Launched } from './app.ts';

/** The size that the window is made with. */
const SIZE = { width: 1366, height: 768 };
const PATIENCE_MS = 15_000;

/** The program of the last story, while no story uses it. It ends with the process of the tests. */
let waiting: Launched | undefined;
process.once('exit', () => {
  if (waiting !== undefined) rmSync(waiting.userData, { recursive: true, force: true });
});

export type Program = Launched & {
  /** Ends it for good, so that nobody has the file open. */
  quit(): Promise<void>;
};

/** A program that shows `file` and saves into `saved` without asking. After a story that failed the next one gets a new program. */
export async function openProgram(file: string, saved: string): Promise<Program> {
  const program = (await reopened(file, saved)) ?? (await launch({ file, env: { GERAI_SAVE_DIR: saved } }));
  let failed = false;
  onTestFailed(async () => {
    failed = true;
    if (waiting === program) {
      waiting = undefined;
      await program.close();
    }
  });
  return {
    ...program,
    quit: () => program.close(),
    async close() {
      // Windows beside the first, and a size that was made up in the page, would stay with it.
      if (failed || waiting !== undefined || program.app.windows().length !== 1 || program.page.viewportSize() !== null) await program.close();
      else waiting = program;
    },
  };
}

async function reopened(file: string, saved: string): Promise<Launched | undefined> {
  const program = waiting;
  waiting = undefined;
  if (program === undefined) return undefined;
  const { app, page } = program;
  try {
    page.setDefaultTimeout(PATIENCE_MS);
    await app.evaluate(
      ({ BrowserWindow }, { size, environment }) => {
        Object.assign(process.env, environment);
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
      },
      { size: SIZE, environment: { GERAI_OPEN_FILE: file, GERAI_SAVE_DIR: saved } },
    );
    const opened = await page.evaluate(() => {
      localStorage.clear();
      return window.gerai.call('host.openFile', {});
    });
    if (!opened.ok) throw new Error(opened.error.message);
    // Not a reload: that would come back to the room where the last story ended.
    await page.goto(page.url().replace(/#.*/, ''));
    return program;
  } catch {
    // It was hurt by its story: this one gets a new one.
    app.process().kill('SIGKILL');
    return undefined;
  }
}
