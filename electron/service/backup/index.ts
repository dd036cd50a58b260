import { existsSync, renameSync, rmSync } from 'node:fs';
import { verify, type Checks } from '../evidence/index.ts';
import { copyDatabase, holdForReplacing, openForReading } from '../kernel/database.ts';
import { conflict } from '../kernel/refusal.ts';

export type Copied = { readonly file: string; readonly entries: number; readonly head: string; readonly ok: true };

/** The copy's own proof, or a refusal that names what does not hold; a copy that fails is removed. */
async function proven(file: string, migrationsFolder: string, checks: Checks, removeWhenBad: boolean): Promise<Copied> {
  const result = await verify(file, migrationsFolder, checks);
  if (!result.ok) {
    if (removeWhenBad) rmSync(file, { force: true });
    const failed = result.checks.filter((check) => !check.ok);
    throw conflict('copyBad', `${failed[0]?.detail ?? ''} Pakai cadangan lain.`, { failed: failed.map((check) => check.name) });
  }
  const db = openForReading(file, migrationsFolder);
  try {
    const head = db.sql<{ entries: number; head: string }>('SELECT seq AS entries, hash AS head FROM entry ORDER BY seq DESC LIMIT 1').get();
    return { file, entries: head?.entries ?? 0, head: head?.head ?? '', ok: true };
  } finally {
    db.close();
  }
}

/** A consistent copy of FILE while the till runs, verified before it counts. Never writes over another file. */
export async function backup(file: string, to: string, migrationsFolder: string, checks: Checks): Promise<Copied> {
  if (existsSync(to)) throw conflict('targetExists', 'Pilih nama lain supaya cadangan lama tidak tertimpa.', { file: to });
  const db = openForReading(file, migrationsFolder);
  try {
    copyDatabase(db, to);
  } finally {
    db.close();
  }
  return proven(to, migrationsFolder, checks, true);
}

/** Puts a backup in FILE's place: verified first, the old file kept beside it under a name with the moment. */
export async function restore(from: string, file: string, migrationsFolder: string, checks: Checks): Promise<Copied & { readonly kept: string | null }> {
  await proven(from, migrationsFolder, checks, false);
  const release = holdForReplacing(file);
  try {
    const fresh = `${file}.pulih`;
    rmSync(fresh, { force: true });
    const db = openForReading(from, migrationsFolder);
    try {
      copyDatabase(db, fresh);
    } finally {
      db.close();
    }
    const copied = await proven(fresh, migrationsFolder, checks, true);
    const kept = existsSync(file) ? `${file}.sebelum-pulih-${new Date().toISOString().replaceAll(/[:.]/g, '-')}` : null;
    if (kept !== null) for (const tail of ['', '-wal', '-shm']) if (existsSync(`${file}${tail}`)) renameSync(`${file}${tail}`, `${kept}${tail}`);
    for (const tail of ['-wal', '-shm']) rmSync(`${fresh}${tail}`, { force: true });
    renameSync(fresh, file);
    return { ...copied, file, kept };
  } finally {
    release();
  }
}
