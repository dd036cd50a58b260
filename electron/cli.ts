/** The headless face of the program: the same service on the same file, from a shell. */
import { existsSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { documentKind, renderFormat, type RenderFormat } from '../shared/contract/paper.ts';
import { EXPORT_FORMATS, EXPORTED_REPORTS } from '../shared/contract/statements.ts';
import type { Reply } from '../shared/contract/host.ts';
import type { PaperColumns } from '../shared/domain/paper/lines.ts';
import { DISTRIBUTION_GROUPS, MARGIN_GROUPS } from '../shared/contract/goodsReports.ts';
import { UNITS } from '../shared/contract/values.ts';
import { isCalendarDate, isMonth, type CalendarDate } from '../shared/domain/dates.ts';
import { makePage, withPages, type PageMaker } from './service/hosts/pages.ts';
import { serveStdio } from './service/hosts/stdio.ts';
import { exportJournal, JOURNAL_FORMATS } from './service/import-export/index.ts';
import { verify } from './service/evidence/index.ts';
import { systemClock } from './service/kernel/clock.ts';
import { openForReading } from './service/kernel/database.ts';
import { Refusal } from './service/kernel/refusal.ts';
import { CHECKS } from './service/checks.ts';
import { exportFrom, openService, renderFrom } from './service/service.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../migrations');

/** Moments a clock may be set to by hand: their days exist in every zone. */
const [CLOCK_FROM, CLOCK_TO] = [Date.UTC(2000, 0, 1), Date.UTC(2199, 11, 31)];

/** Pages are made by a hidden Electron, loaded only when one is asked for. */
const PAGES: PageMaker = {
  pdf: async (html, widthPx) => (await import('./dev/renderPage.ts')).renderPdf(html, widthPx),
  png: async (html, widthPx) => (await import('./dev/renderPage.ts')).renderPng(html, widthPx),
};

const USAGE = `gerai COMMAND --db FILE …
  serve --db FILE [--clock ISO]
  init --db FILE --profile FILE.json
  demo --db FILE [--months 12] [--members 240] [--sales-per-day 60] [--seed 1] [--until DATE]
  verify --db FILE
  export-journal --db FILE --format hledger|beancount|csv [--from DATE] [--to DATE]
  export-report --db FILE --report REPORT --format csv|xlsx [--from DATE --to DATE | --as-of DATE | --period MONTH] [--account CODE] [--unit UNIT] [--by-unit yes] [--by product|supplier|category] [--group sphp|minyakita|lpg] --out FILE
  backup --db FILE --to FILE
  restore --from FILE --db FILE
  render --db FILE --document KIND --ref REF --format text|escpos|svg|html|png|pdf --out FILE [--columns 32|48]
  bench`;

/** Wrong usage or unreadable input: exit status 2 with a sentence. */
class Usage extends Error {}

type Options = Readonly<Record<string, string | undefined>>;

function options(names: readonly string[], args: string[]): Options {
  try {
    return parseArgs({ args, strict: true, allowPositionals: false, options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])) }).values;
  } catch (error) {
    throw new Usage(`Pilihan tidak dikenal: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function need(given: Options, name: string): string {
  const value = given[name];
  if (value === undefined || value === '') throw new Usage(`Pilihan --${name} wajib diisi.`);
  return value;
}

function oneOf<Choice extends string>(given: Options, name: string, choices: readonly Choice[]): Choice | undefined {
  const choice = choices.find((each) => each === given[name]);
  if (given[name] !== undefined && choice === undefined) throw new Usage(`--${name}: isi salah satu: ${choices.join(', ')}.`);
  return choice;
}

function dateOption(given: Options, name: string): CalendarDate | undefined {
  const value = given[name];
  if (value === undefined) return undefined;
  if (!isCalendarDate(value)) throw new Usage(`--${name}: isi tanggal yang ada, bentuk 2026-11-21.`);
  return value;
}

function countOption(given: Options, name: string, fallback: number, min: number, max: number): number {
  const value = given[name];
  if (value === undefined) return fallback;
  const count = Number(value);
  if (!Number.isSafeInteger(count) || count < min || count > max) throw new Usage(`--${name}: isi bilangan bulat ${min} sampai ${max}.`);
  return count;
}

function columnsOption(given: Options): PaperColumns | undefined {
  const value = given['columns'];
  if (value === undefined || value === '32' || value === '48') return value === undefined ? undefined : value === '32' ? 32 : 48;
  throw new Usage('--columns: isi 32 atau 48.');
}

const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  async serve(args) {
    const given = options(['db', 'clock'], args);
    const startAt = given['clock'] === undefined ? undefined : Date.parse(given['clock']);
    if (startAt !== undefined && !(startAt >= CLOCK_FROM && startAt < CLOCK_TO)) throw new Usage('--clock: isi saat dalam UTC, bentuk 2026-11-21T04:05:06.789Z.');
    const service = openService({ file: resolve(need(given, 'db')), migrationsFolder: MIGRATIONS, clock: systemClock(startAt), kernel: { clockByHand: startAt !== undefined } });
    try {
      service.resumePrinting();
      await serveStdio(withPages(service, PAGES), process.stdin, process.stdout);
    } finally {
      service.close();
    }
    return 0;
  },

  async init(args) {
    const given = options(['db', 'profile'], args);
    let params: unknown;
    try {
      params = JSON.parse(await readFile(need(given, 'profile'), 'utf8'));
    } catch (error) {
      throw new Usage(`Berkas profil tidak terbaca: ${error instanceof Error ? error.message : String(error)}`);
    }
    const file = resolve(need(given, 'db'));
    const isNew = !existsSync(file);
    const service = openService({ file, migrationsFolder: MIGRATIONS, clock: systemClock() });
    let begun = false;
    try {
      const id = params !== null && typeof params === 'object' && !('id' in params) ? { id: freshId() } : {};
      const reply = await service.handle({ id: 1, method: 'system.initialise', params: { ...id, ...(params as object) } });
      begun = reply.ok;
      return finish(reply);
    } finally {
      service.close();
      if (isNew && !begun) for (const tail of ['', '-wal', '-shm', '.lock', '.lock-journal']) rmSync(`${file}${tail}`, { force: true });
    }
  },

  async demo(args) {
    const given = options(['db', 'months', 'members', 'sales-per-day', 'seed', 'until'], args);
    const { makeDemo } = await import('./service/hosts/demo/index.ts');
    const until = dateOption(given, 'until');
    const result = await makeDemo({
      file: resolve(need(given, 'db')),
      migrationsFolder: MIGRATIONS,
      months: countOption(given, 'months', 12, 1, 120),
      members: countOption(given, 'members', 240, 5, 5000),
      salesPerDay: countOption(given, 'sales-per-day', 60, 1, 1000),
      seed: countOption(given, 'seed', 1, 0, 2_147_483_647),
      ...(until === undefined ? {} : { until }),
      onProgress: progressLine,
    });
    print(result);
    return 0;
  },

  async verify(args) {
    const given = options(['db'], args);
    const result = await verify(resolve(need(given, 'db')), MIGRATIONS, CHECKS);
    print(result);
    return result.ok ? 0 : 1;
  },

  async 'export-journal'(args) {
    const given = options(['db', 'format', 'from', 'to'], args);
    const format = JOURNAL_FORMATS.find((name) => name === need(given, 'format'));
    if (format === undefined) throw new Usage(`--format: isi salah satu: ${JOURNAL_FORMATS.join(', ')}.`);
    const from = dateOption(given, 'from');
    const to = dateOption(given, 'to');
    if (from !== undefined && to !== undefined && from > to) throw new Usage(`--from: ${from} setelah --to ${to}; tukar keduanya.`);
    const db = openForReading(resolve(need(given, 'db')), MIGRATIONS);
    try {
      for (const piece of exportJournal(db, format, { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }))
        if (!process.stdout.write(piece)) await new Promise((done) => process.stdout.once('drain', done));
    } finally {
      db.close();
    }
    return 0;
  },

  async 'export-report'(args) {
    const given = options(['db', 'report', 'format', 'from', 'to', 'as-of', 'period', 'account', 'unit', 'by-unit', 'by', 'group', 'out'], args);
    const report = EXPORTED_REPORTS.find((name) => name === need(given, 'report'));
    if (report === undefined) throw new Usage(`--report: isi salah satu: ${EXPORTED_REPORTS.join(', ')}.`);
    const format = EXPORT_FORMATS.find((name) => name === need(given, 'format'));
    if (format === undefined) throw new Usage(`--format: isi salah satu: ${EXPORT_FORMATS.join(', ')}.`);
    const byUnit = given['by-unit'];
    if (byUnit !== undefined && byUnit !== 'yes' && byUnit !== 'no') throw new Usage('--by-unit: isi yes atau no.');
    const [unit, by, group] = [oneOf(given, 'unit', UNITS), oneOf(given, 'by', MARGIN_GROUPS), oneOf(given, 'group', DISTRIBUTION_GROUPS)];
    const period = given['period'] !== undefined && isMonth(given['period']) ? given['period'] : undefined;
    if (given['period'] !== undefined && period === undefined) throw new Usage('--period: isi bulan, bentuk 2026-11.');
    const out = resolve(need(given, 'out'));
    const [from, to, asOf] = [dateOption(given, 'from'), dateOption(given, 'to'), dateOption(given, 'as-of')];
    const { base64, filename } = await exportFrom(resolve(need(given, 'db')), MIGRATIONS, { report, format, from, to, asOf, byUnit: byUnit === 'yes', account: given['account'], unit, period, by, group });
    await writeFile(out, Buffer.from(base64, 'base64'));
    print({ filename, out });
    return 0;
  },

  async backup(args) {
    const given = options(['db', 'to'], args);
    const { backup } = await import('./service/backup/index.ts');
    print(await backup(resolve(need(given, 'db')), resolve(need(given, 'to')), MIGRATIONS, CHECKS));
    return 0;
  },

  async restore(args) {
    const given = options(['from', 'db'], args);
    const { restore } = await import('./service/backup/index.ts');
    print(await restore(resolve(need(given, 'from')), resolve(need(given, 'db')), MIGRATIONS, CHECKS));
    return 0;
  },

  async render(args) {
    const given = options(['db', 'document', 'ref', 'format', 'out', 'columns'], args);
    const document = documentKind.safeParse(need(given, 'document'));
    const format = renderFormat.safeParse(need(given, 'format'));
    if (!document.success) throw new Usage(`--document: ${document.error.issues[0]?.message ?? 'tidak dikenal'}.`);
    if (!format.success) throw new Usage(`--format: ${format.error.issues[0]?.message ?? 'tidak dikenal'}.`);
    const columns = columnsOption(given);
    const file = resolve(need(given, 'db'));
    const wanted = { document: document.data, ref: need(given, 'ref'), ...(columns === undefined ? {} : { columns }) };
    const render = (as: RenderFormat) => renderFrom(file, MIGRATIONS, { ...wanted, format: as });
    const { text, base64 } = format.data === 'pdf' || format.data === 'png' ? await makePage(document.data, format.data, render, PAGES) : await render(format.data);
    await writeFile(resolve(need(given, 'out')), text ?? Buffer.from(base64 ?? '', 'base64'));
    return 0;
  },

  async bench(args) {
    const { bench } = await import('../tests/bench/bench.ts');
    print(await bench(args));
    return 0;
  },
};

/** A UUID of version 7 for a command that a person typed. */
function freshId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const rest = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-a${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

function finish(reply: Reply): number {
  if (reply.ok) {
    print(reply.result);
    return 0;
  }
  process.stderr.write(`${reply.error.message}\n`);
  return reply.error.code === 'VALIDATION' ? 2 : 1;
}

function progressLine(done: number, total: number, label: string): void {
  const width = 30;
  const filled = Math.round((done / Math.max(1, total)) * width);
  const end = done >= total ? '\n' : '';
  if (process.stderr.isTTY || end !== '') process.stderr.write(`\r[${'#'.repeat(filled)}${' '.repeat(width - filled)}] ${Math.round((done / Math.max(1, total)) * 100)}% ${label}${end}`);
}

// Whoever reads our output may stop early (`| head`): that is their right and no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const [, , name = '', ...rest] = process.argv;
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (command === undefined) {
  process.stderr.write(`${name === '' ? 'Perintah belum ditulis.' : `Perintah tidak dikenal: ${name}`}\n${USAGE}\n`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await command(rest);
  } catch (error) {
    if (error instanceof Usage) process.stderr.write(`${error.message}\n${USAGE}\n`);
    else if (error instanceof Refusal) process.stderr.write(`${error.message}\n`);
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = error instanceof Usage || error instanceof Refusal ? 2 : 1;
  }
}
