import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../shared/domain/dates.ts';
import { exportJournal } from '../../electron/service/import-export/index.ts';
import { verify } from '../../electron/service/evidence/index.ts';
import { makeDemo, type DemoResult } from '../../electron/service/hosts/demo/index.ts';
import { openForReading } from '../../electron/service/kernel/database.ts';
import { systemClock } from '../../electron/service/kernel/clock.ts';
import { CHECKS } from '../../electron/service/checks.ts';
import { openService } from '../../electron/service/service.ts';
import type { Result } from '../../shared/contract/index.ts';
import { MIGRATIONS } from '../support/gerai.ts';
import { behindItsBack } from '../support/tampering.ts';

const UNTIL = '2026-10-31' as CalendarDate;
const folder = mkdtempSync(join(tmpdir(), 'gerai-demo-'));
const make = (name: string, seed: number): Promise<DemoResult> =>
  makeDemo({ file: join(folder, name), migrationsFolder: MIGRATIONS, months: 4, members: 40, salesPerDay: 6, seed, until: UNTIL, onProgress: () => undefined });

function journal(name: string, format: 'hledger' | 'csv'): string {
  const db = openForReading(join(folder, name), MIGRATIONS);
  try {
    return [...exportJournal(db, format)].join('');
  } finally {
    db.close();
  }
}

/** Rows of every table, so that two files are compared whole and not only by their journals. */
function fingerprint(name: string): Record<string, string> {
  const db = openForReading(join(folder, name), MIGRATIONS);
  try {
    const tables = db.sql<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").all();
    return Object.fromEntries(tables.map((table) => [table.name, createHash('sha256').update(JSON.stringify(db.sql(`SELECT * FROM ${table.name} ORDER BY 1, 2`).all())).digest('hex')]));
  } finally {
    db.close();
  }
}

const count = (name: string, sql: string): number => {
  const db = openForReading(join(folder, name), MIGRATIONS);
  try {
    return db.sql<{ n: number }>(sql).get()?.n ?? 0;
  } finally {
    db.close();
  }
};

let first: DemoResult;
beforeAll(async () => {
  first = await make('a.gerai', 1);
  await make('b.gerai', 1);
  await make('c.gerai', 2);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the demo gerai', () => {
  test('the same seed and last day give the same rows in every table, another seed does not', () => {
    expect(fingerprint('b.gerai')).toEqual(fingerprint('a.gerai'));
    expect(journal('c.gerai', 'csv')).not.toBe(journal('a.gerai', 'csv'));
    expect(first).toMatchObject({ until: UNTIL, members: 40, products: 60 });
    expect(first.users.map((user) => [user.role, user.pin.length])).toEqual([['kasir', 6], ['kasir', 6], ['bendahara', 6], ['ketua', 6], ['pengawas', 6], ['admin', 6]]);
  });

  test('every check of verify holds on it', async () => {
    const result = await verify(join(folder, 'a.gerai'), MIGRATIONS, CHECKS);
    expect(result.checks.filter((check) => !check.ok)).toEqual([]);
    expect(result.ok).toBe(true);
  });

  test('a change behind its back is named alike by threads and, where none can start, by steps', async () => {
    copyFileSync(join(folder, 'b.gerai'), join(folder, 'diubah.gerai'));
    behindItsBack(join(folder, 'diubah.gerai'), (db) => db.exec("UPDATE sale_line SET amount = amount + 100 WHERE document_seq = (SELECT max(document_seq) FROM sale_line); DELETE FROM entry_line WHERE entry_seq = 7 AND line_no = 1; UPDATE user SET name = 'Orang Lain' WHERE ref = 2"));
    const inThreads = await verify(join(folder, 'diubah.gerai'), MIGRATIONS, CHECKS);
    const inSteps = await verify(join(folder, 'diubah.gerai'), MIGRATIONS, { ...CHECKS, thread: new URL('tidak-ada.ts', import.meta.url) });
    expect(inThreads).toEqual(inSteps);
    const failed = new Map(inThreads.checks.filter((check) => !check.ok).map((check) => [check.name, check.detail]));
    expect([...failed.keys()]).toEqual(['entry-chain', 'entries', 'account-balances', 'flows', 'appended-rows', 'kept-rows', 'sales']);
    expect(failed.get('entry-chain')).toContain('entry: jurnal 7 ');
    expect(failed.get('appended-rows')).toContain('sale_line: baris ');
    expect(failed.get('kept-rows')).toContain('user: baris 2 ');
  });

  test('it holds the corners later work deepens (ruling 43)', () => {
    const n = (sql: string): number => count('a.gerai', sql);
    for (const method of ['flat', 'menurun', 'anuitas']) expect(n(`SELECT count(*) AS n FROM loan WHERE method = '${method}'`)).toBeGreaterThan(0);
    expect(n("SELECT count(*) AS n FROM supplier_payment WHERE kind = 'uang-muka'")).toBeGreaterThan(0);
    expect(n('SELECT sum(owed_to_agent) AS n FROM cylinder')).toBeGreaterThan(0);
    expect(n('SELECT count(*) AS n FROM count_line WHERE counted_qty < book_qty')).toBeGreaterThan(0);
    expect(n("SELECT count(*) AS n FROM shift WHERE status = 'tutup' AND counted < expected")).toBeGreaterThan(0);
    expect(n("SELECT count(*) AS n FROM audit WHERE outcome = 'ditolak' AND subject = 'LIMIT_EXCEEDED'")).toBeGreaterThan(0);
    expect(n("SELECT count(*) AS n FROM member m WHERE (SELECT count(*) FROM savings_move s WHERE s.member_ref = m.ref AND s.kind = 'wajib') < 2")).toBeGreaterThan(0);
    expect(n("SELECT count(*) AS n FROM sale WHERE member_ref IS NULL")).toBeGreaterThan(0);
    expect(n('SELECT count(*) AS n FROM asset')).toBe(3);
    expect(n("SELECT count(*) AS n FROM sale_payment WHERE method = 'qris'")).toBeGreaterThan(0);
    for (const kind of ['PY', 'CB', 'AB', 'JR', 'PF']) expect([kind, n(`SELECT count(*) AS n FROM document WHERE kind = '${kind}'`) > 0]).toEqual([kind, true]);
    expect(n("SELECT count(*) AS n FROM period WHERE status = 'tutup' OR status = 'tertutup'")).toBe(3);
  });

  test('hledger reads its journal and agrees with the trial balance account by account', async () => {
    const text = journal('a.gerai', 'hledger');
    const strict = spawnSync('hledger', ['-f', '-', 'check', '--strict'], { input: text, encoding: 'utf8' });
    expect(strict.error, 'hledger is missing: apt-get install hledger').toBeUndefined();
    expect(strict.stderr).toBe('');
    const balances = spawnSync('hledger', ['-f', '-', 'balance', '--flat', '--no-total', '--empty', '-O', 'csv'], { input: text, encoding: 'utf8', maxBuffer: 64_000_000 });
    const theirs = new Map<string, number>();
    for (const line of balances.stdout.trim().split('\n').slice(1)) {
      const [account = '', amount = ''] = line.slice(1, -1).split('","');
      const value = Number(amount.replaceAll(/[^-\d]/g, ''));
      if (value !== 0) theirs.set(/\d-\d{4}/.exec(account)?.[0] ?? account, value);
    }
    const service = openService({ file: join(folder, 'a.gerai'), migrationsFolder: MIGRATIONS, clock: systemClock() });
    try {
      const login = await service.handle({ id: 1, method: 'auth.login', params: { username: 'bambang', pin: '444444' } });
      if (!login.ok) throw new Error(login.error.message);
      const reply = await service.handle({ id: 2, method: 'ledger.trialBalance', params: { asOf: UNTIL }, session: (login.result as Result<'auth.login'>).session });
      if (!reply.ok) throw new Error(reply.error.message);
      const { rows, totalDebit, totalCredit } = reply.result as Result<'ledger.trialBalance'>;
      expect(totalDebit).toBe(totalCredit);
      expect(new Map(rows.map((row) => [row.code, row.debit - row.credit]))).toEqual(theirs);
    } finally {
      service.close();
    }
  });

  test('an existing file is never written over, and a day that has not come is refused', async () => {
    await expect(make('a.gerai', 1)).rejects.toThrow('Berkas sudah ada');
    await expect(makeDemo({ file: join(folder, 'x.gerai'), migrationsFolder: MIGRATIONS, months: 1, members: 5, salesPerDay: 1, seed: 1, until: '2190-01-01' as CalendarDate, onProgress: () => undefined })).rejects.toThrow('Tanggal akhir belum terjadi');
  });
});
