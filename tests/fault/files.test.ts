/** Files that cannot be opened, and who else may read while the till runs: each its own sentence, exit 2, no byte changed. */
import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backup, restore } from '../../electron/service/backup/index.ts';
import { openForReading } from '../../electron/service/kernel/database.ts';
import { CHECKS } from '../../electron/service/checks.ts';
import { hashOf, runCli, Served, type Ended } from '../support/cli.ts';
import { MIGRATIONS, newId, PROFILE } from '../support/gerai.ts';
import { LONG_AGO, openTill, rowCounts, type Till } from '../support/till.ts';

const BUSY = 'Berkas sedang dipakai. Program Gerai lain sedang membuka berkas ini; tutup dahulu, lalu coba lagi.\n';
const FOREIGN = 'Ini bukan berkas Gerai. Berkas tidak disentuh; pilih berkas lain berakhiran .gerai.\n';
const CUT = 'Berkas data terpotong. Berkas tidak disentuh; pakai cadangan terakhir yang baik.\n';
const DAMAGED = 'Berkas data rusak. Program tidak menulis lagi ke berkas ini; pakai cadangan terakhir yang baik.\n';
const NO_FOLDER = 'Folder tidak dapat ditulisi. Data lama tetap utuh; pindahkan berkas ke folder Dokumen, lalu buka lagi.\n';
const refused = (stderr: string): Ended => ({ status: 2, stdout: '', stderr });

const folderOf = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gerai-files-'));
  onTestFinished(() => {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
};
/** A closed file with the stocked shop in it. */
async function closedShop(float?: number): Promise<Till & { readonly file: string }> {
  const till = await openTill({ begun: LONG_AGO, ...(float === undefined ? {} : { float }) });
  till.gerai.close();
  return { ...till, file: till.gerai.file };
}
const serving = (file: string): Served => {
  const served = new Served(file);
  onTestFinished(() => void served.kill());
  return served;
};
const sell = (served: Served, session: string, till: Till, id = newId()) => served.ask('sales.checkout', { id, lines: [{ productId: till.oil, qty: '1' }], payments: [{ method: 'tunai', amount: 20_000 }] }, session);

const spoil = (file: string, at: number, bytes: Uint8Array): void => {
  const content = readFileSync(file);
  content.set(bytes, at);
  writeFileSync(file, content);
};

describe('a second writer', () => {
  it('is told so and ends, whatever it wanted; the first goes on, and when it dies the next may', async () => {
    const { file } = await closedShop();
    const folder = folderOf();
    const profile = join(folder, 'profil.json');
    writeFileSync(profile, JSON.stringify(PROFILE));
    const backup = join(folder, 'cadangan.gerai');
    expect(runCli(['backup', '--db', file, '--to', backup]).status).toBe(0);
    const first = serving(file);
    await first.call('system.status', {});
    for (const args of [['serve', '--db', file], ['init', '--db', file, '--profile', profile], ['restore', '--from', backup, '--db', file]]) expect([args[0], runCli(args)]).toEqual([args[0], refused(BUSY)]);
    expect((await first.call<{ initialised: boolean }>('system.status', {})).initialised).toBe(true);
    expect((await first.kill()).status).toBeNull();
    const second = serving(file);
    expect((await second.call<{ initialised: boolean }>('system.status', {})).initialised).toBe(true);
    expect((await second.stop()).status).toBe(0);
    expect(runCli(['verify', '--db', file]).status).toBe(0);
  });
});

describe('a page of nothing', () => {
  it('anywhere in the file is told by verify as JSON, never as a broken program', async () => {
    const { file: shop } = await closedShop();
    const file = join(folderOf(), 'lubang.gerai');
    const pages = statSync(shop).size / 4096;
    const quiet: number[] = [];
    for (const page of [1, 2, 5, 9, 14, Math.floor(pages / 2), pages - 2]) {
      copyFileSync(shop, file);
      spoil(file, page * 4096, Buffer.alloc(4096));
      const { status, stdout, stderr } = runCli(['verify', '--db', file]);
      expect([page, status, stderr]).toEqual([page, 1, '']);
      if ((JSON.parse(stdout) as { ok: boolean }).ok) quiet.push(page);
    }
    expect(quiet).toEqual([]);
  });
});

describe('another name of the same file', () => {
  it('is the same file to a second writer through a link, and refused where it would have a lock of its own', async () => {
    const { file } = await closedShop();
    const folder = folderOf();
    const [link, twin] = [join(folder, 'jalan.gerai'), join(folder, 'kembar.gerai')];
    symlinkSync(file, link);
    const first = serving(link);
    await first.call('system.status', {});
    expect(readdirSync(folder)).toEqual(['jalan.gerai']);
    expect(runCli(['serve', '--db', file])).toEqual(refused(BUSY));
    expect((await first.stop()).status).toBe(0);
    const second = serving(file);
    await second.call('system.status', {});
    expect(runCli(['serve', '--db', link])).toEqual(refused(BUSY));
    expect((await second.stop()).status).toBe(0);
    linkSync(file, twin);
    for (const name of [file, twin]) expect(runCli(['serve', '--db', name])).toEqual(refused('Berkas punya dua nama. Berkas ini tertaut keras dengan nama lain dan dapat rusak bila dibuka dari keduanya; salin berkasnya, lalu buka salinannya.\n'));
  });
});

describe('a place that cannot be written', () => {
  it('is refused before anything is made there', async () => {
    const { file } = await closedShop();
    const folder = folderOf();
    const inside = join(folder, 'toko.gerai');
    copyFileSync(file, inside);
    const before = hashOf(inside);
    chmodSync(folder, 0o555);
    expect(runCli(['serve', '--db', inside], { asStranger: true })).toEqual(refused(NO_FOLDER));
    expect(runCli(['serve', '--db', join(folder, 'baru.gerai')], { asStranger: true })).toEqual(refused(NO_FOLDER));
    expect(runCli(['backup', '--db', file, '--to', join(folder, 'salinan.gerai')], { asStranger: true })).toEqual(refused('Berkas tidak dapat ditulisi. Data lama tetap utuh; periksa izin folder atau pindahkan berkas ke folder Dokumen.\n'));
    expect([readdirSync(folder), hashOf(inside)]).toEqual([['toko.gerai'], before]);
    chmodSync(folder, 0o755);
    chmodSync(inside, 0o444);
    expect(runCli(['serve', '--db', inside], { asStranger: true })).toEqual(refused(NO_FOLDER));
    expect([readdirSync(folder), hashOf(inside)]).toEqual([['toko.gerai'], before]);
    expect(runCli(['serve', '--db', join(folder, 'tidak', 'ada.gerai')]).status).toBe(2);
    expect(runCli(['serve', '--db', folder])).toEqual(refused('Ini folder, bukan berkas. Pilih berkas Gerai (.gerai).\n'));
  });
});

describe('a file that is not ours, or not whole', () => {
  const noise = (length: number): Uint8Array => Uint8Array.from({ length }, (_, n) => (n * 151 + 83) % 251);
  /** How each file comes to be, and what every command says of it. */
  const FILES: readonly [name: string, make: (file: string, shop: string) => void, says: string][] = [
    ['a text', (file) => writeFileSync(file, 'Daftar belanja: beras, minyak, gula\n'.repeat(400)), FOREIGN],
    ['one byte', (file) => writeFileSync(file, 'S'), FOREIGN],
    ['a picture', (file) => writeFileSync(file, Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), noise(5000)])), FOREIGN],
    ['another program’s database', (file) => {
      const other = new Sqlite(file);
      other.exec('CREATE TABLE anggota (nama TEXT); INSERT INTO anggota VALUES (1)');
      other.close();
    }, FOREIGN],
    ['noise over the name in the header', (file, shop) => (copyFileSync(shop, file), spoil(file, 0, noise(16))), FOREIGN],
    ['noise over the rest of the header', (file, shop) => (copyFileSync(shop, file), spoil(file, 16, noise(84))), DAMAGED],
    ['noise over the count of its pages', (file, shop) => (copyFileSync(shop, file), spoil(file, 28, noise(4))), CUT],
    ['noise over the list of its tables', (file, shop) => (copyFileSync(shop, file), spoil(file, 100, noise(400))), DAMAGED],
    ['half of itself', (file, shop) => (copyFileSync(shop, file), truncateSync(file, Math.floor(statSync(shop).size / 2))), CUT],
    ['all but its last byte', (file, shop) => (copyFileSync(shop, file), truncateSync(file, statSync(shop).size - 1)), CUT],
    ['the first fifty bytes', (file, shop) => (copyFileSync(shop, file), truncateSync(file, 50)), CUT],
    ['a newer program’s file', (file, shop) => {
      copyFileSync(shop, file);
      const newer = new Sqlite(file);
      newer.pragma('user_version = 36');
      newer.pragma('wal_checkpoint(TRUNCATE)');
      newer.close();
    }, 'Berkas dari Gerai lebih baru. Berkas memakai susunan 36, program ini mengenal sampai 35; pasang Gerai yang terbaru. Berkas tidak disentuh.\n'],
  ];

  it.each(FILES)('%s is left as it is, with a sentence', async (_name, make, says) => {
    const { file: shop } = await closedShop();
    const folder = folderOf();
    const [file, target, copy] = [join(folder, 'aneh.gerai'), join(folder, 'toko.gerai'), join(folder, 'salinan.gerai')];
    make(file, shop);
    copyFileSync(shop, target);
    const [before, good] = [hashOf(file), hashOf(target)];
    expect(runCli(['serve', '--db', file])).toEqual(refused(says));
    const verified = runCli(['verify', '--db', file]);
    if (says === CUT || says === DAMAGED) expect([verified.status, JSON.parse(verified.stdout)]).toEqual([1, { ok: false, checks: [{ name: 'integrity', ok: false, detail: says.trimEnd() }] }]);
    else expect(verified).toEqual(refused(says));
    // The other commands, without a process of their own.
    expect(() => openForReading(file, MIGRATIONS)).toThrow(says.trimEnd());
    await expect(backup(file, copy, MIGRATIONS, CHECKS)).rejects.toThrow(says.trimEnd());
    await expect(restore(file, target, MIGRATIONS, CHECKS)).rejects.toThrow(says === CUT || says === DAMAGED ? 'Salinan tidak lolos pemeriksaan. ' : says.trimEnd());
    expect([hashOf(file), hashOf(target), existsSync(copy)]).toEqual([before, good, false]);
    expect(readdirSync(folder).filter((name) => !/^(aneh|toko)\.gerai(-wal|-shm|\.lock)?$/.test(name))).toEqual([]);
  });

  it('is not left behind by a profile that is wrong', () => {
    const folder = folderOf();
    const profile = join(folder, 'profil.json');
    writeFileSync(profile, JSON.stringify({ ...PROFILE, warna: 'merah' }));
    expect(runCli(['init', '--db', join(folder, 'baru.gerai'), '--profile', profile]).status).toBe(2);
    expect(readdirSync(folder)).toEqual(['profil.json']);
  });

  it('an empty one becomes a new book', () => {
    const file = join(folderOf(), 'kosong.gerai');
    writeFileSync(file, '');
    const profile = `${file}.json`;
    writeFileSync(profile, JSON.stringify(PROFILE));
    expect(runCli(['init', '--db', file, '--profile', profile])).toEqual({ status: 0, stdout: '{"ok":true}\n', stderr: '' });
    expect(runCli(['init', '--db', file, '--profile', profile])).toEqual({ status: 1, stdout: '', stderr: 'Gerai sudah disiapkan. Buka berkas baru untuk koperasi lain.\n' });
    expect(runCli(['verify', '--db', file]).status).toBe(0);
  });

  it('whole again after a checkpoint was cut short: what the file lacks stands in its log', async () => {
    const till = await closedShop(100_000);
    const served = serving(till.file);
    const session = await served.login('nurul', '111111');
    for (let n = 0; n < 30; n += 1) expect((await sell(served, session, till)).ok).toBe(true);
    await served.kill();
    const log = readFileSync(`${till.file}-wal`);
    const [pageSize, headerSize] = [log.readUInt32BE(8), 32];
    let firstPage: Buffer | undefined;
    for (let at = headerSize; at + 24 + pageSize <= log.length; at += 24 + pageSize) if (log.readUInt32BE(at) === 1) firstPage = log.subarray(at + 24, at + 24 + pageSize);
    // A checkpoint copies pages in their order: here it got no further than the first, which already counts the new ones.
    if (firstPage === undefined) throw new Error('the first page was never written');
    spoil(till.file, 0, firstPage);
    expect(firstPage.readUInt32BE(28) * pageSize).toBeGreaterThan(statSync(till.file).size);
    const again = serving(till.file);
    const sales = await again.call<{ rows: unknown[] }>('sales.search', { limit: 100 }, session);
    expect(sales.rows.length).toBe(30);
    expect((await again.stop()).status).toBe(0);
    expect(runCli(['verify', '--db', till.file]).status).toBe(0);
  });
});

describe('an older file', () => {
  /** A file as the first migration alone would have it, with the ledger's rows of the shop. */
  async function firstSchema(): Promise<string> {
    const { file } = await closedShop();
    const old = join(folderOf(), 'lama.gerai');
    const db = new Sqlite(old);
    db.exec(readFileSync(join(MIGRATIONS, '0001_ledger.sql'), 'utf8'));
    const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid").all() as { name: string; sql: string }[];
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid").all() as { name: string }[];
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    db.pragma('foreign_keys = OFF');
    db.exec(`ATTACH '${file}' AS baru`);
    for (const { name } of tables) db.exec(`INSERT INTO main.${name} SELECT * FROM baru.${name}`);
    for (const { sql } of triggers) db.exec(sql);
    db.exec('DETACH baru');
    db.pragma(`application_id = ${0x47455241}`);
    db.pragma('user_version = 1');
    db.close();
    return old;
  }
  const versionOf = (file: string): unknown => {
    const db = new Sqlite(file, { readonly: true });
    try {
      return db.pragma('user_version', { simple: true });
    } finally {
      db.close();
    }
  };

  it('is brought forward by its writer, with a copy of how it was left beside it', async () => {
    const file = await firstSchema();
    const before = rowCounts({ file });
    expect([versionOf(file), Object.keys(before).includes('sale'), before['entry']]).toEqual([1, false, 3]);
    const served = serving(file);
    const session = await served.login('maryam', '222222');
    expect(await served.call('system.status', {})).toMatchObject({ schemaVersion: 35, initialised: true });
    const { rows } = await served.call<{ rows: { code: string; debit: number }[] }>('ledger.trialBalance', { asOf: LONG_AGO }, session);
    expect(rows.find((row) => row.code === '1-1110')?.debit).toBe(17_980_000);
    await served.call('suppliers.create', { id: newId(), name: 'UD Jaya', kind: 'lain' }, session);
    expect((await served.stop()).status).toBe(0);
    // The kept sums of flows are filled for the entries that were there: what the safe and the bank hold.
    const cash = new Sqlite(file, { readonly: true });
    expect(cash.prepare('SELECT sum(debit) - sum(credit) AS held FROM flow_sum').get()).toEqual({ held: 60_834_000 });
    cash.close();
    const copy = `${file}.sebelum-susunan-35`;
    expect([versionOf(file), versionOf(copy)]).toEqual([35, 1]);
    expect(rowCounts({ file: copy })).toEqual(before);
    expect(Object.entries(rowCounts({ file })).filter(([table, count]) => table in before && count !== before[table])).toEqual([['command', (before['command'] ?? 0) + 1]]);
  });

  it('is not touched by those who only read', async () => {
    const file = await firstSchema();
    const before = hashOf(file);
    const older = refused('Berkas perlu dimutakhirkan. Buka sekali dengan program Gerai ini, lalu ulangi. Berkas tidak disentuh.\n');
    expect(runCli(['verify', '--db', file])).toEqual(older);
    expect(runCli(['export-journal', '--db', file, '--format', 'csv'])).toEqual(older);
    expect(runCli(['backup', '--db', file, '--to', `${file}.salinan`])).toEqual(older);
    expect([hashOf(file), existsSync(`${file}.salinan`)]).toEqual([before, false]);
  });
});

describe('beside a running till', () => {
  it('verify, export, render and backup do their work while it sells', async () => {
    const till = await closedShop(100_000);
    const served = serving(till.file);
    const session = await served.login('nurul', '111111');
    const first = await sell(served, session, till);
    if (!first.ok) throw new Error(first.error.message);
    const { number } = first.result as { number: string };
    let selling = true;
    const load = (async () => {
      let sold = 1;
      for (; selling && sold < 40; sold += 1) expect((await sell(served, session, till)).ok).toBe(true);
      return sold;
    })();
    const folder = folderOf();
    const verified = runCli(['verify', '--db', till.file]);
    expect([verified.status, (JSON.parse(verified.stdout) as { ok: boolean }).ok]).toEqual([0, true]);
    const journal = runCli(['export-journal', '--db', till.file, '--format', 'hledger']);
    expect([journal.status, journal.stdout.includes('Aset:1-1110 Kas besar (brankas)')]).toEqual([0, true]);
    const paper = join(folder, 'struk.txt');
    expect(runCli(['render', '--db', till.file, '--document', 'sale-receipt', '--ref', number, '--format', 'text', '--out', paper])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(paper, 'utf8')).toContain('TOTAL                                  Rp 15.700');
    const copy = join(folder, 'cadangan.gerai');
    const backup = runCli(['backup', '--db', till.file, '--to', copy]);
    expect([backup.status, JSON.parse(backup.stdout)]).toEqual([0, { file: copy, entries: expect.any(Number) as number, head: expect.stringMatching(/^[0-9a-f]{64}$/) as string, ok: true }]);
    expect(runCli(['verify', '--db', copy]).status).toBe(0);
    selling = false;
    const sold = await load;
    expect((await served.call<{ rows: unknown[] }>('sales.search', { limit: 100 }, session)).rows.length).toBe(sold);
    expect((await served.stop()).status).toBe(0);
  });
});

describe('backup and restore', () => {
  it('bring back what was there, keep what was, and never write over anything', async () => {
    const till = await closedShop(100_000);
    const folder = folderOf();
    mkdirSync(join(folder, 'usb'));
    const copy = join(folder, 'usb', 'cadangan.gerai');
    const run = async (work: (served: Served, session: string) => Promise<void>): Promise<void> => {
      const served = serving(till.file);
      await work(served, await served.login('nurul', '111111'));
      expect((await served.stop()).status).toBe(0);
    };
    const numbers = async (served: Served, session: string) => (await served.call<{ rows: { number: string }[] }>('sales.search', {}, session)).rows.map((row) => row.number.replace(/^PJ-\d{4}-/, ''));
    await run(async (served, session) => {
      for (let n = 0; n < 3; n += 1) expect((await sell(served, session, till)).ok).toBe(true);
    });
    const made = JSON.parse(runCli(['backup', '--db', till.file, '--to', copy]).stdout) as { entries: number; head: string };
    const bytes = hashOf(copy);
    expect(runCli(['backup', '--db', till.file, '--to', copy])).toEqual(refused('Berkas tujuan sudah ada. Pilih nama lain supaya cadangan lama tidak tertimpa.\n'));
    expect(runCli(['backup', '--db', join(folder, 'tidak-ada.gerai'), '--to', join(folder, 'x.gerai')])).toEqual(refused('Berkas tidak ada. Periksa nama dan foldernya.\n'));
    await run(async (served, session) => {
      expect((await sell(served, session, till)).ok).toBe(true);
      expect(await numbers(served, session)).toEqual(['000004', '000003', '000002', '000001']);
    });
    const damaged = join(folder, 'rusak.gerai');
    copyFileSync(copy, damaged);
    const db = new Sqlite(damaged);
    db.exec('DROP TRIGGER sale_update; UPDATE sale SET total = total + 1');
    db.close();
    const now = hashOf(till.file);
    const bad = runCli(['restore', '--from', damaged, '--db', till.file]);
    expect([bad.status, bad.stderr.startsWith('Salinan tidak lolos pemeriksaan. '), hashOf(till.file)]).toEqual([2, true, now]);
    const restored = runCli(['restore', '--from', copy, '--db', till.file]);
    const said = JSON.parse(restored.stdout) as { entries: number; head: string; kept: string; ok: boolean };
    expect([restored.status, said.ok, said.entries, said.head, hashOf(copy)]).toEqual([0, true, made.entries, made.head, bytes]);
    expect(hashOf(said.kept)).toBe(now);
    await run(async (served, session) => {
      expect(await numbers(served, session)).toEqual(['000003', '000002', '000001']);
      expect(await sell(served, session, till)).toMatchObject({ ok: true, result: { number: expect.stringMatching(/-000004$/) as string } });
    });
    expect(runCli(['verify', '--db', till.file]).status).toBe(0);
    const elsewhere = join(folder, 'komputer-baru.gerai');
    expect(JSON.parse(runCli(['restore', '--from', copy, '--db', elsewhere]).stdout)).toMatchObject({ ok: true, kept: null });
    expect(runCli(['verify', '--db', elsewhere]).status).toBe(0);
  }, 120_000);
});

describe('wrong usage', () => {
  it.each([
    [[], 'Perintah belum ditulis.'], [['toString'], 'Perintah tidak dikenal: toString'], [['serve', '--db', ''], 'Pilihan --db wajib diisi.'], [['serve', '--file', 'x'], 'Pilihan tidak dikenal: '],
    [['serve', '--db', 'FILE', '--clock', 'kemarin'], '--clock: isi saat dalam UTC, bentuk 2026-11-21T04:05:06.789Z.'], [['serve', '--db', 'FILE', '--clock', '9999-12-31T00:00:00.000Z'], '--clock: isi saat dalam UTC, bentuk 2026-11-21T04:05:06.789Z.'],
    [['init', '--db', 'FILE', '--profile', 'FILE.json'], 'Berkas profil tidak terbaca: '], [['export-journal', '--db', 'FILE', '--format', 'xls'], '--format: isi salah satu: hledger, beancount, csv.'],
    [['export-journal', '--db', 'FILE', '--format', 'csv', '--from', '2026-09-01', '--to', '2026-08-01'], '--from: 2026-09-01 setelah --to 2026-08-01; tukar keduanya.'],
    [['export-journal', '--db', 'FILE', '--format', 'csv', '--from', '2026-02-30'], '--from: isi tanggal yang ada, bentuk 2026-11-21.'], [['render', '--db', 'FILE', '--document', 'surat', '--ref', 'x', '--format', 'text', '--out', 'FILE'], '--document: '],
    [['demo', '--db', 'FILE', '--months', '0'], '--months: isi bilangan bulat 1 sampai 120.'],
  ] as const)('%j says what is wrong, how it should be, and exits with 2', (args, says) => {
    const folder = folderOf();
    const ended = runCli(args.map((arg) => arg.replace('FILE', join(folder, 'baru.gerai'))));
    expect([ended.status, ended.stdout, ended.stderr.startsWith(says), ended.stderr.includes('gerai COMMAND --db FILE'), readdirSync(folder)]).toEqual([2, '', true, true, []]);
  });
});
