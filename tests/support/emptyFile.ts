/** Files as the migrations leave them: made once in each process, and copied, since they are most of what a fresh gerai costs. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { steppedClock } from '../../electron/service/kernel/clock.ts';
import { openService } from '../../electron/service/service.ts';

export const MIGRATIONS = resolve(import.meta.dirname, '../../migrations');

let empty: Buffer | undefined;

/** Nothing in such a file tells when it was made: its books begin with `system.initialise`. */
export function writeEmptyFile(file: string): void {
  empty ??= makeEmpty();
  writeFileSync(file, empty);
}

function makeEmpty(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'gerai-empty-'));
  try {
    const file = join(folder, 'kosong.gerai');
    openService({ file, migrationsFolder: MIGRATIONS, clock: steppedClock(0) }).close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
