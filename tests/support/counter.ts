import Sqlite from 'better-sqlite3';
import { steppedClock } from '../../electron/service/kernel/clock.ts';
import { openForReading, type Database } from '../../electron/service/kernel/database.ts';
import { Kernel } from '../../electron/service/kernel/kernel.ts';
import type { Problem, RoomCheck } from '../../electron/service/kernel/problems.ts';
import { Ledger } from '../../electron/service/ledger/index.ts';
import type { Role } from '../../shared/contract/values.ts';
import { calendarDate } from '../../shared/domain/dates.ts';
import { MIGRATIONS, type Gerai, type Given } from './gerai.ts';

/** What tests of members' money do over and over. */

const LAST_DAY = calendarDate('2199-12-31');

/** Amounts in messages with plain spaces. */
export const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

/** A NIK with a possible birth date (12 March 1988), the same for the same number. */
export const nikOf = (serial: number): string => `647101120388${String(serial).padStart(4, '0')}`;

let serial = 0;

/** Registers a member nobody registered before. */
export async function newMember(gerai: Gerai, fields: Partial<Given<'members.create'>> = {}): Promise<{ memberId: string; memberNo: string }> {
  serial += 1;
  const treasurer = await gerai.as('bendahara');
  return treasurer.call('members.create', { nik: nikOf(serial), name: `Anggota ${serial}`, joinedOn: '2026-01-02', ...fields });
}

/** Puts money into Kas USP, which starts empty. */
export async function fillKasUsp(gerai: Gerai, amount: number, date = '2026-01-02'): Promise<void> {
  const treasurer = await gerai.as('bendahara');
  await treasurer.call('ledger.opening', { date, lines: [{ account: '1-1130', debit: amount }] });
}

/** The code and the field of a refusal, or its rule where one refused. */
export async function refusedOn(gerai: Gerai, role: Role, method: Parameters<Gerai['refused']>[0], params: Record<string, unknown>): Promise<string> {
  const failure = await (await gerai.as(role)).refused(method, params);
  return `${failure.rule ?? failure.code} ${String(failure.details?.['field'] ?? '')}`.trim();
}

export type Line = readonly [account: string, unit: string, debit: number, credit: number, flow: string | null, memberNo: string | null];

/** The lines of an entry, as stored. */
export async function linesOf(gerai: Gerai, entryNumber: string): Promise<Line[]> {
  const { lines } = await (await gerai.as('bendahara')).call('ledger.entry', { number: entryNumber });
  return lines.map((line) => [line.account, line.unit, line.debit, line.credit, line.flow, line.memberNo]);
}

/** Reads the file beside the running service, as verify does. */
export function reading<T>(gerai: Gerai, read: (db: Database, kernel: Kernel) => T): T {
  const db = openForReading(gerai.file, MIGRATIONS);
  try {
    return read(db, new Kernel(db, steppedClock(Date.now())));
  } finally {
    db.close();
  }
}

/** What a room's check finds in the file, against the ledger's own balances. */
export const problemsOf = (gerai: Gerai, check: RoomCheck): Problem[] =>
  reading(gerai, (db, kernel) => {
    const ledger = new Ledger(kernel);
    return check(db, (code) => ledger.balance(code, LAST_DAY));
  });

/** Where a room's check finds problems: table and key. */
export const placesOf = (gerai: Gerai, check: RoomCheck): string[] => problemsOf(gerai, check).map((problem) => `${problem.table} ${problem.key}`);

/** Changes the file behind the program's back. */
export function tamper(gerai: Gerai, sql: string): void {
  const raw = new Sqlite(gerai.file);
  try {
    raw.exec(sql);
  } finally {
    raw.close();
  }
}

/** The text of all documents, entries and audit rows that the hash chains cover. */
export const hashedText = (gerai: Gerai): string =>
  reading(gerai, (db) => JSON.stringify([db.sql('SELECT amounts, refs, number FROM document').all(), db.sql('SELECT memo FROM entry').all(), db.sql('SELECT subject, summary FROM audit').all()]));
