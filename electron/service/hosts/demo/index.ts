import { existsSync, renameSync, rmSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Params } from '../../../../shared/contract/index.ts';
import { addDays, addMonths, businessDate, firstDay, monthOf, type CalendarDate } from '../../../../shared/domain/dates.ts';
import { steppedClock } from '../../kernel/clock.ts';
import { conflict, Refusal } from '../../kernel/refusal.ts';
import { openService } from '../../service.ts';
import { Caller } from './caller.ts';
import { Life } from './life.ts';
import { Chance } from './random.ts';

export type DemoOptions = {
  readonly file: string; readonly migrationsFolder: string; readonly months: number; readonly members: number; readonly salesPerDay: number; readonly seed: number;
  /** Last day lived through; the gerai's yesterday unless given. */
  readonly until?: CalendarDate;
  readonly onProgress: (done: number, total: number, label: string) => void;
};
export type DemoResult = {
  readonly db: string; readonly until: CalendarDate; readonly users: readonly { username: string; name: string; role: string; pin: string }[]; readonly members: number; readonly products: number; readonly sales: number; readonly entries: number; readonly seconds: number;
};

const USERS: Params<'system.initialise'>['users'] = [
  { username: 'nurul', name: 'Nurul Hidayah', role: 'kasir', pin: '111111' }, { username: 'dewi', name: 'Dewi Kurniawan', role: 'kasir', pin: '121212' }, { username: 'maryam', name: 'Maryam Syahril', role: 'bendahara', pin: '222222' },
  { username: 'suryadi', name: 'Suryadi Noor', role: 'ketua', pin: '333333' }, { username: 'bambang', name: 'Bambang Setyo', role: 'pengawas', pin: '444444' }, { username: 'admin', name: 'Pengelola komputer', role: 'admin', pin: '555555' },
];

const PROFILE: Omit<Params<'system.initialise'>, 'id'> = {
  profile: {
    name: 'KKMP Karang Bahari', legalNo: 'AHU-0004471.AH.01.29 Tahun 2025', nikKoperasi: '6471010000001', address: 'Jl. Soekarno Hatta Km 4,5 No. 18', kelurahan: 'Karang Bahari', kecamatan: 'Balikpapan Utara', city: 'Kota Balikpapan', province: 'Kalimantan Timur',
    timezone: 'Asia/Makassar', hetZone: 2, fiscalYearStartMonth: 1,
  },
  savings: { pokok: 100_000, wajibMonthly: 20_000 },
  shuPolicy: {
    capitalPct: '20', tradePct: '25',
    parts: [
      { key: 'cadangan', name: 'Dana cadangan', pct: '30' }, { key: 'pengurus', name: 'Dana pengurus dan pengawas', pct: '10' }, { key: 'karyawan', name: 'Dana karyawan', pct: '5' }, { key: 'pendidikan', name: 'Dana pendidikan', pct: '5' },
      { key: 'sosial', name: 'Dana sosial', pct: '5' },
    ],
    capitalBase: 'pokok+wajib', averaging: 'monthly-average', tradeIncludes: ['sales', 'loan-interest'],
  },
  loanPolicy: { maxPrincipal: 10_000_000, maxMonths: 24, interestRecognition: 'cash' },
  openingCash: { brankas: 25_000_000, bank: 75_000_000 },
  users: USERS,
};

/** Turns taken between two looks at the clock of the day: long enough to be fast, short enough to answer. */
const COMMANDS_PER_TURN = 40;

/**
 * Makes a believable gerai by living its days through the contract: the same seed and the same last day give the same
 * rows, byte for byte in the exported journal. The file appears under its name only when it is whole.
 */
export async function makeDemo(options: DemoOptions): Promise<DemoResult> {
  const started = performance.now();
  const today = businessDate(Date.now(), 'Asia/Makassar');
  const until = options.until ?? addDays(today, -1);
  if (until > today) throw new Refusal('VALIDATION', `Tanggal akhir belum terjadi. Isi --until paling lambat ${today}.`, { field: 'until' });
  if (existsSync(options.file)) throw conflict('fileExists', 'Pilih nama lain, atau hapus dahulu gerai contoh yang lama.', { file: options.file });
  const draft = `${options.file}.sedang-dibuat`;
  const clear = (): void => {
    for (const tail of ['', '-wal', '-shm', '.lock', '.lock-journal']) rmSync(`${draft}${tail}`, { force: true });
  };
  clear();
  const start = firstDay(addMonths(monthOf(until), 1 - options.months));
  const chance = new Chance(options.seed);
  const clock = steppedClock(Date.parse(`${start}T00:00:00.000Z`));
  const service = openService({ file: draft, migrationsFolder: options.migrationsFolder, clock, draft: true, kernel: { random: (bytes) => chance.bytes(bytes) } });
  let summary: Pick<DemoResult, 'members' | 'products' | 'sales' | 'entries'>;
  try {
    const caller = new Caller(service, clock, chance);
    const life = new Life(caller, chance, { members: options.members, salesPerDay: options.salesPerDay, start, until });
    life.begin(PROFILE);
    const days = life.days();
    let counted = caller.done;
    for (const [index, day] of days.entries()) {
      for (const step of life.live(day)) {
        step();
        if (caller.done - counted < COMMANDS_PER_TURN) continue;
        counted = caller.done;
        await nextTurn();
      }
      options.onProgress(index + 1, days.length, `Menjalani ${day}`);
    }
    summary = life.end();
  } catch (error) {
    service.close();
    clear();
    throw error;
  }
  service.close();
  renameSync(draft, options.file);
  clear();
  return { db: options.file, until, users: USERS, ...summary, seconds: Math.round((performance.now() - started) / 100) / 10 };
}
