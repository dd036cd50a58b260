import { z } from 'zod';
import { command, query } from './define.ts';
import { loanPolicy, shuPolicy } from './policies.ts';
import { limit, cursor, date, moment, money, pin, positiveMoney, role, text, timezone, username, uuid } from './values.ts';

const hetZone = z.union([z.int().min(1).max(3), z.enum(['1', '2', '3']).transform(Number)], { error: 'isi zona HET 1, 2 atau 3' });

export const profile = z.strictObject({
  name: text(80),
  legalNo: text(60),
  nikKoperasi: text(30).optional(),
  address: text(120),
  kelurahan: text(60),
  kecamatan: text(60),
  city: text(60),
  province: text(60),
  timezone,
  hetZone,
  fiscalYearStartMonth: z.literal(1, { error: 'tahun buku mulai bulan 1 (Januari)' }),
});

export const newUser = z.strictObject({ username, name: text(60), role, pin });
const userRow = z.strictObject({ userId: z.uuid(), username: z.string(), name: z.string(), role, active: z.boolean(), memberId: z.string().optional() });
const check = z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string() });

export const system = {
  'system.status': query({
    summary: 'What this file is and whether it can be used',
    roles: 'open',
    input: () => ({}),
    output: () => z.strictObject({
      initialised: z.boolean(),
      version: z.string(),
      schemaVersion: z.int(),
      businessDate: z.string(),
      timezone: z.string(),
      practice: z.boolean(),
      name: z.string().nullable(),
      kelurahan: z.string().nullable(),
      openShift: z.strictObject({ shiftId: z.string(), number: z.string(), openedAt: z.string(), openedBy: z.string() }).nullable(),
    }),
  }),
  'display.house': query({
    summary: 'What the member display shows while nobody buys: name, hours, notices, regulated prices beside their ceilings; and whether it may show a member’s share',
    roles: 'open',
    input: () => ({}),
    output: () => z.strictObject({
      house: z.strictObject({
        cooperative: z.string(), kelurahan: z.string(), hours: z.string().nullable(), notices: z.array(z.string()),
        board: z.array(z.strictObject({ name: z.string(), unit: z.string(), price: z.int(), het: z.int() })),
      }),
      shareShown: z.boolean(),
    }),
  }),
  'system.initialise': command({
    summary: 'Makes an empty file the book of one cooperative, once',
    roles: 'open',
    input: () => ({
      profile,
      savings: z.strictObject({ pokok: positiveMoney, wajibMonthly: positiveMoney }),
      shuPolicy,
      loanPolicy: loanPolicy.optional(),
      openingCash: z.strictObject({ brankas: money, bank: money.optional() }).optional(),
      users: z.array(newUser).min(1, { error: 'isi paling sedikit satu orang' }).max(50),
      latihan: z.boolean().optional(),
    }),
    output: () => ({ ok: z.literal(true) }),
  }),
  'system.updateProfile': command({
    summary: 'Changes the cooperative’s particulars from today on; what they were stays on record',
    roles: ['ketua'],
    input: () => ({ profile }),
    output: () => ({ changed: z.array(z.string()) }),
  }),
  'system.verify': query({
    summary: 'Every check of the books, read only',
    roles: ['bendahara', 'ketua', 'pengawas'],
    long: true,
    input: () => ({}),
    output: () => z.strictObject({
      ok: z.boolean(),
      checks: z.array(check),
      /** What was verified; absent where the file cannot be read. */
      head: z.strictObject({ entries: z.int(), hash: z.string(), audits: z.int(), auditHash: z.string() }).optional(),
      /** When; what the document `verification` is asked for by. */
      at: z.string().optional(),
    }),
  }),
  'clock.set': command({
    summary: 'Sets the clock of a practice file',
    roles: ['kasir', 'bendahara', 'ketua', 'admin'],
    input: () => ({ at: moment }),
    output: () => ({ at: z.string(), businessDate: z.string() }),
  }),
  'auth.users': query({
    summary: 'Names for the login tiles',
    roles: 'open',
    input: () => ({}),
    output: () => z.strictObject({ rows: z.array(z.strictObject({ username: z.string(), name: z.string(), role })) }),
  }),
  'auth.login': query({
    summary: 'Opens a session with a PIN; `replaces` is the caller’s session that this one takes over from, which ends',
    roles: 'open',
    input: () => ({ username, pin, replaces: text(100).optional() }),
    output: () => z.strictObject({ session: z.string(), user: z.strictObject({ id: z.string(), username: z.string(), name: z.string(), role }) }),
  }),
  'auth.logout': query({
    summary: 'Closes the caller’s session',
    roles: ['kasir', 'bendahara', 'ketua', 'pengawas', 'admin'],
    input: () => ({}),
    output: () => z.strictObject({ ok: z.literal(true) }),
  }),
  'people.create': command({
    summary: 'Adds a person who may sign in',
    roles: ['admin', 'ketua'],
    input: () => ({ username, name: text(60), role, pin, memberId: uuid.optional() }),
    output: () => ({ userId: z.string() }),
  }),
  'people.update': command({
    summary: 'Changes a person’s name or role, or which member they are',
    roles: ['admin', 'ketua'],
    input: () => ({ userId: uuid, name: text(60).optional(), role: role.optional(), memberId: uuid.nullable().optional() }),
    output: () => ({ userId: z.string() }),
  }),
  'people.deactivate': command({
    summary: 'Takes a person’s access away',
    roles: ['admin', 'ketua'],
    input: () => ({ userId: uuid }),
    output: () => ({ userId: z.string() }),
  }),
  'people.resetPin': command({
    summary: 'Sets a new PIN for a person',
    roles: ['admin', 'ketua'],
    input: () => ({ userId: uuid, pin }),
    output: () => ({ userId: z.string() }),
  }),
  'people.list': query({
    summary: 'People who may sign in',
    roles: ['admin', 'ketua'],
    input: () => ({}),
    output: () => z.strictObject({ rows: z.array(userRow) }),
  }),
  'settings.get': query({
    summary: 'A setting as in force on a day; a cashier reads only those the till works by',
    roles: ['kasir', 'bendahara', 'ketua', 'pengawas', 'admin'],
    input: () => ({ key: text(60), at: date.optional() }),
    output: () => z.strictObject({ key: z.string(), value: z.json(), effectiveFrom: z.string() }),
  }),
  'settings.set': command({
    summary: 'Sets a setting from a day on; history is kept',
    roles: ['admin', 'ketua'],
    input: () => ({ key: text(60), value: z.json(), effectiveFrom: date }),
    output: () => ({ key: z.string(), effectiveFrom: z.string() }),
  }),
  'audit.search': query({
    summary: 'Who did what, newest first',
    roles: ['ketua', 'pengawas'],
    input: () => ({ from: date.optional(), to: date.optional(), actor: username.optional(), method: text(60).optional(), limit: limit.optional(), cursor: cursor.optional() }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ at: z.string(), actor: z.string(), method: z.string(), subject: z.string(), summary: z.string(), outcome: z.string() })),
      next: z.string().nullable(),
    }),
  }),
};
