import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './database.ts';
import { Refusal } from './refusal.ts';

type Pragma = (text: string) => unknown;

/** The schema version a file is at: the number of migrations applied to it. */
export const schemaVersion = (pragma: Pragma): number => Number(pragma('user_version'));

const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** The migrations in order. Their numbers must run 1, 2, 3 … without a gap. */
export function migrationFiles(folder: string): string[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
  files.forEach((name, index) => {
    if (Number(NAME.exec(name)?.[1]) !== index + 1) throw new Error(`migrations: ${name} breaks the numbering`);
  });
  return files;
}

export const migrate = {
  refuseNewer(pragma: Pragma, folder: string, file: string): void {
    const version = schemaVersion(pragma);
    const known = migrationFiles(folder).length;
    if (version > known)
      throw new Refusal('STORAGE', `Berkas dari Gerai lebih baru. Berkas memakai susunan ${version}, program ini mengenal sampai ${known}; pasang Gerai yang terbaru. Berkas tidak disentuh.`, { file, version, known });
  },

  refuseOlder(pragma: Pragma, folder: string, file: string): void {
    const version = schemaVersion(pragma);
    const known = migrationFiles(folder).length;
    if (version < known)
      throw new Refusal('STORAGE', `Berkas perlu dimutakhirkan. Buka sekali dengan program Gerai ini, lalu ulangi. Berkas tidak disentuh.`, { file, version, known });
  },

  /** Brings the schema forward, each migration in a transaction of its own, with a copy of the file before the first. */
  forward(db: Database, folder: string, applicationId: number): void {
    const files = migrationFiles(folder);
    const from = schemaVersion((text) => db.pragma(text));
    if (from === files.length) return;
    if (from > 0) {
      const copy = `${db.file}.sebelum-susunan-${files.length}`;
      if (existsSync(copy)) rmSync(copy);
      db.sql('VACUUM INTO ?').run(copy);
    }
    files.forEach((name, index) => {
      if (index < from) return;
      db.exec('BEGIN IMMEDIATE');
      try {
        db.exec(readFileSync(join(folder, name), 'utf8'));
        db.pragma(`application_id = ${applicationId}`);
        db.pragma(`user_version = ${index + 1}`);
        db.exec('COMMIT');
      } catch (error) {
        if (db.inTransaction) db.exec('ROLLBACK');
        throw error;
      }
    });
  },
};
