import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, onTestFinished } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import type { Failure } from '../../shared/contract/host.ts';
import type { Role } from '../../shared/contract/values.ts';
import { LOGIN, newId, openGerai, Refused, stockShop, type Gerai, type Person, type Shop } from './gerai.ts';

/** What tests of the shop do over and over. */

/** Amounts in messages with plain spaces. */
export const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

/** What refused and on which field: `LIMIT_EXCEEDED`, `VALIDATION lines.0.qty`. */
export function fieldOf({ code, rule, details }: Failure): string {
  const field = details?.['field'];
  return `${rule ?? code} ${typeof field === 'string' ? field : ''}`.trim();
}

/** A session made now: those of yesterday have ended. */
export async function signIn(gerai: Gerai, who: Role | { readonly username: string; readonly pin: string }): Promise<Person> {
  const { session } = await gerai.call('auth.login', typeof who === 'string' ? LOGIN[who] : who);
  const send = (method: keyof typeof contract, params: Record<string, unknown>) => gerai.raw(method, contract[method].writes ? { id: newId(), ...params } : params, session);
  return {
    async call(method, params) {
      const reply = await send(method, params as Record<string, unknown>);
      if (!reply.ok) throw new Refused(method, reply.error);
      return contract[method].output.parse(reply.result) as never;
    },
    async refused(method, params) {
      const reply = await send(method, params as Record<string, unknown>);
      if (reply.ok) throw new Error(`${method} was not refused: ${JSON.stringify(reply.result)}`);
      return reply.error;
    },
  };
}

const auditors = new WeakMap<Gerai, Person>();

/** The pengawas, signed in again when the last session has ended. */
async function auditor(gerai: Gerai): Promise<Person> {
  const known = auditors.get(gerai);
  if (known !== undefined) {
    const answered = await known.call('ledger.accounts', {}).catch(() => null);
    if (answered !== null) return known;
  }
  const person = await signIn(gerai, 'pengawas');
  auditors.set(gerai, person);
  return person;
}

export type Till = Shop & { readonly gerai: Gerai; readonly cashier: Person; readonly treasurer: Person };

/** Said yes to by tests in which what goods cost is beside the point. */
export const ODD_COSTS = ['harga-janggal' as const, 'rugi-het' as const];

const DAY = '2026-11-21';
/** A day before any on which these tests can run: for those that then start `serve`, which has the computer's own clock. */
export const LONG_AGO = '2020-01-02';

const templates = new Map<string, Promise<{ readonly folder: string; readonly shop: Shop }>>();
afterAll(async () => {
  for (const template of templates.values()) rmSync((await template).folder, { recursive: true, force: true });
  templates.clear();
});

async function makeTemplate(clock: string): Promise<{ folder: string; shop: Shop }> {
  const folder = mkdtempSync(join(tmpdir(), 'gerai-template-'));
  const gerai = await openGerai({ folder, clock });
  const shop = await stockShop(gerai);
  await (await signIn(gerai, 'ketua')).call('settings.set', { key: 'shift.drawers', value: ['Laci 1', 'Laci 2'], effectiveFrom: clock });
  gerai.close();
  return { folder, shop };
}

/**
 * A gerai of its own with the stocked shop of `begun` (2026-11-21), 10.00 WITA: 100 packs of rice, 48 bottles of oil, 50 kg
 * of sugar, 10 cylinders of gas, Rp 17.980.000 in the safe, Rp 42.854.000 at the bank, two cash drawers. The first call of a file makes it,
 * the others copy.
 */
export async function openTill(options: { readonly begun?: string; readonly clock?: string; readonly float?: number } = {}): Promise<Till> {
  const begun = options.begun ?? DAY;
  const template = templates.get(begun) ?? makeTemplate(begun);
  templates.set(begun, template);
  const { folder: from, shop } = await template;
  const folder = mkdtempSync(join(tmpdir(), 'gerai-till-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  copyFileSync(join(from, 'uji.gerai'), join(folder, 'uji.gerai'));
  const gerai = await openGerai({ folder, initialise: false, clock: options.clock ?? begun });
  const [cashier, treasurer] = [await signIn(gerai, 'kasir'), await signIn(gerai, 'bendahara')];
  if (options.float !== undefined) await cashier.call('shifts.open', { float: options.float });
  return { ...shop, gerai, cashier, treasurer };
}

/** The lines of an entry as `1-1120 UMUM D 63000 sales`; an amount without a flow ends there, a member's line with the number. */
export async function linesOf(gerai: Gerai, entryNumber: string): Promise<string[]> {
  const { lines } = await (await auditor(gerai)).call('ledger.entry', { number: entryNumber });
  return lines.map((line) => [line.account, line.unit, ...(line.debit > 0 ? ['D', line.debit] : ['K', line.credit]), ...(line.flow === null ? [] : [line.flow]), ...(line.memberNo === null ? [] : [line.memberNo])].join(' '));
}

/** Balances of accounts on a day, debit plus, credit minus; those at zero are left out. */
export async function balancesOf(gerai: Gerai, asOf: string): Promise<Record<string, number>> {
  const { rows } = await (await auditor(gerai)).call('ledger.trialBalance', { asOf });
  return Object.fromEntries(rows.map((row) => [row.code, row.debit - row.credit]));
}

/** Reads the file as a stranger's tool would, beside the service. */
export function peek<R>(gerai: { readonly file: string }, sql: string, ...params: (string | number)[]): R[] {
  const db = new Sqlite(gerai.file, { readonly: true });
  try {
    return db.prepare(sql).all(...params) as R[];
  } finally {
    db.close();
  }
}

/** How many rows every table has; audit rows and sign-ins, which a refusal may leave behind, aside. */
export function rowCounts(gerai: { readonly file: string }): Record<string, number> {
  const db = new Sqlite(gerai.file, { readonly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('audit', 'session', 'user_lock') ORDER BY name").all() as { name: string }[];
    return Object.fromEntries(tables.map(({ name }) => [name, (db.prepare(`SELECT count(*) AS n FROM ${name}`).get() as { n: number }).n]));
  } finally {
    db.close();
  }
}

/** Fails, naming what does not hold, unless every check of the books holds. */
export async function mustVerify(gerai: Gerai): Promise<void> {
  const { ok, checks } = await (await auditor(gerai)).call('system.verify', {});
  if (!ok) throw new Error(checks.filter((check) => !check.ok).map((check) => `${check.name}: ${check.detail}`).join('\n'));
}

/**
 * For a property whose runs go on from one another: after the first failure every run fails with it, so that shrinking,
 * which would start from a spoilt state, cannot put another in its place.
 */
export function inOneLife<A extends unknown[]>(run: (...args: A) => Promise<void>): (...args: A) => Promise<void> {
  let first: { readonly error: unknown } | undefined;
  return async (...args) => {
    if (first !== undefined) throw first.error;
    try {
      await run(...args);
    } catch (error) {
      first = { error };
      throw error;
    }
  };
}
