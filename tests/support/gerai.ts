import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { contract, type MethodName, type Params, type Result } from '../../shared/contract/index.ts';
import type { Failure, Reply, Request } from '../../shared/contract/host.ts';
import type { Role } from '../../shared/contract/values.ts';
import { steppedClock } from '../../electron/service/kernel/clock.ts';
import { openService, type Service } from '../../electron/service/service.ts';
import { MIGRATIONS, writeEmptyFile } from './emptyFile.ts';

export { MIGRATIONS } from './emptyFile.ts';

/** A UUID of version 7. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const rest = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-a${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

/** The profile every test begins with; figures in tests rest on it. */
export const PROFILE = {
  profile: {
    name: 'KKMP Karang Bahari', legalNo: 'AHU-0004471.AH.01.29 Tahun 2025', address: 'Jl. Soekarno Hatta Km 4,5 No. 18', kelurahan: 'Karang Bahari', kecamatan: 'Balikpapan Utara', city: 'Kota Balikpapan',
    province: 'Kalimantan Timur', timezone: 'Asia/Makassar' as const, hetZone: 2, fiscalYearStartMonth: 1 as const,
  },
  savings: { pokok: 100_000, wajibMonthly: 20_000 },
  shuPolicy: {
    capitalPct: '20', tradePct: '25',
    parts: [
      { key: 'cadangan', name: 'Cadangan', pct: '30' }, { key: 'pengurus', name: 'Dana pengurus', pct: '10' }, { key: 'karyawan', name: 'Dana karyawan', pct: '5' }, { key: 'pendidikan', name: 'Dana pendidikan', pct: '5' },
      { key: 'sosial', name: 'Dana sosial', pct: '5' },
    ],
    capitalBase: 'pokok+wajib' as const, averaging: 'closing' as const, tradeIncludes: ['sales' as const, 'loan-interest' as const],
  },
  openingCash: { brankas: 20_000_000, bank: 50_000_000 },
  users: [
    { username: 'nurul', name: 'Nurul Hidayah', role: 'kasir' as const, pin: '111111' }, { username: 'maryam', name: 'Maryam Syahril', role: 'bendahara' as const, pin: '222222' },
    { username: 'suryadi', name: 'Suryadi Noor', role: 'ketua' as const, pin: '333333' }, { username: 'bambang', name: 'Bambang Setyo', role: 'pengawas' as const, pin: '444444' },
    { username: 'sari', name: 'Sari Admin', role: 'admin' as const, pin: '555555' },
  ],
};
export const LOGIN: Record<Role, { username: string; pin: string }> = {
  kasir: { username: 'nurul', pin: '111111' }, bendahara: { username: 'maryam', pin: '222222' }, ketua: { username: 'suryadi', pin: '333333' }, pengawas: { username: 'bambang', pin: '444444' }, admin: { username: 'sari', pin: '555555' },
};

/** A refusal as the caller sees it. */
export class Refused extends Error {
  readonly failure: Failure;
  constructor(method: string, failure: Failure) {
    super(`${method}: ${failure.code} ${failure.rule ?? ''} ${failure.message}`);
    this.failure = failure;
  }
}

type Typed = Record<string, unknown>;
/** Params without the id of a write, which the harness makes. */
export type Given<M extends MethodName> = Params<M> extends { id: string } ? Omit<Params<M>, 'id'> & { id?: string } : Params<M>;

export type Person = {
  /** Calls a method; every answer is held against the contract. Throws Refused. */
  call<M extends MethodName>(method: M, params: Given<M>): Promise<Result<M>>;
  /** The refusal of a call that must be refused. */
  refused<M extends MethodName>(method: M, params: Given<M> | Typed): Promise<Failure>;
};

export type Gerai = Person & {
  readonly file: string;
  readonly service: Service;
  /** A person signed in with a role. */
  as(role: Role): Promise<Person>;
  /** Any message at all, as it is. */
  raw(method: string, params: unknown, session?: string): Promise<Reply>;
  /** Moves the clock, to an ISO moment or a day of the gerai (10.00 WITA). */
  at(moment: string): void;
  /** Closes and opens the file again, as a restart does. */
  restart(): void;
  verify(): Promise<Result<'system.verify'>>;
  close(): void;
};

/** Work of a PIN's hash in tests: as little as there can be. */
const PIN_COST = 1024;

const moment = (text: string): number => Date.parse(text.length === 10 ? `${text}T02:00:00.000Z` : text);

/** Files as `system.initialise` leaves them, by the moment it happened: made once for all tests of a file, and copied. */
const begun = new Map<number, Promise<Buffer>>();

async function begin(at: number): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'gerai-begun-'));
  try {
    const file = join(folder, 'uji.gerai');
    writeEmptyFile(file);
    const service = openService({ file, migrationsFolder: MIGRATIONS, clock: steppedClock(at), kernel: { pinCost: PIN_COST } });
    const reply = await service.handle({ id: 1, method: 'system.initialise', params: JSON.parse(JSON.stringify({ ...PROFILE, id: newId() })) as Typed });
    service.close();
    if (!reply.ok) throw new Refused('system.initialise', reply.error);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function begunAt(at: number): Promise<Buffer> {
  const making = begun.get(at) ?? begin(at);
  begun.set(at, making);
  return making;
}

/** A fresh gerai of its own on a real file in a temp folder, with a clock that stands still until it is moved; its books began with the clock, or on `begun`. */
export async function openGerai(options: { readonly clock?: string; readonly begun?: string; readonly initialise?: boolean; readonly folder?: string } = {}): Promise<Gerai> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'gerai-test-'));
  const file = join(folder, 'uji.gerai');
  const clock = steppedClock(moment(options.clock ?? '2026-11-21'));
  const open = (): Service => openService({ file, migrationsFolder: MIGRATIONS, clock, kernel: { pinCost: PIN_COST } });
  if (options.initialise !== false) writeFileSync(file, await begunAt(options.begun === undefined ? clock.nowMs() : moment(options.begun)));
  let service = open();
  let closed = false;
  let requests = 0;
  const sessions = new Map<Role, string>();

  const raw = async (method: string, params: unknown, session?: string): Promise<Reply> => {
    requests += 1;
    // Through JSON both ways, as every caller outside this process goes.
    const request = JSON.parse(JSON.stringify({ id: requests, method, params, ...(session === undefined ? {} : { session }) })) as Request;
    const reply = await service.handle(request);
    return JSON.parse(JSON.stringify(reply)) as Reply;
  };
  const person = (session?: string): Person => {
    const send = (method: MethodName, params: Typed): Promise<Reply> => raw(method, contract[method].writes && params['id'] === undefined ? { ...params, id: newId() } : params, session);
    return {
      async call(method, params) {
        const reply = await send(method, params as Typed);
        if (!reply.ok) throw new Refused(method, reply.error);
        return contract[method].output.parse(reply.result) as Result<typeof method>;
      },
      async refused(method, params) {
        const reply = await send(method, params as Typed);
        if (reply.ok) throw new Error(`${method} was not refused: ${JSON.stringify(reply.result)}`);
        return reply.error;
      },
    };
  };
  const gerai: Gerai = {
    ...person(),
    file,
    get service() {
      return service;
    },
    raw,
    async as(role) {
      const known = sessions.get(role);
      if (known !== undefined) return person(known);
      const { session } = await gerai.call('auth.login', LOGIN[role]);
      sessions.set(role, session);
      return person(session);
    },
    at: (text) => clock.set(moment(text)),
    restart: () => {
      service.close();
      service = open();
    },
    verify: async () => (await gerai.as('pengawas')).call('system.verify', {}),
    close: () => {
      if (closed) return;
      closed = true;
      service.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
  onTestFinished(() => gerai.close());
  return gerai;
}

export type Shop = { readonly rice: string; readonly oil: string; readonly gas: string; readonly sugar: string; readonly bulog: string; readonly patra: string; readonly member: string; readonly memberNo: string };

/** A shop with goods on the shelf and one member: rice with a ceiling and a limit, oil with a ceiling, sugar by the kilo, gas in cylinders. */
export async function stockShop(gerai: Gerai): Promise<Shop> {
  const treasurer = await gerai.as('bendahara');
  const { businessDate } = await gerai.call('system.status', {});
  const bulog = (await treasurer.call('suppliers.create', { name: 'Perum Bulog', kind: 'bulog' })).supplierId;
  const patra = (await treasurer.call('suppliers.create', { name: 'Patra Niaga', kind: 'patra-niaga' })).supplierId;
  const create = async (params: Given<'products.create'>): Promise<string> => (await treasurer.call('products.create', params)).productId;
  const rice = await create({
    sku: 'SPHP5', name: 'Beras SPHP 5 kg', unit: 'kemasan', barcodes: ['8991234500017'], category: 'sembako', prices: { general: 65_500, member: 63_000 }, het: 65_500, subsidised: true,
    limit: { qty: '2', per: 'buyer', days: 1 },
  });
  const oil = await create({ sku: 'MK1', name: 'Minyakita 1 liter', unit: 'botol', barcodes: ['8991234500024'], category: 'sembako', prices: { general: 15_700, member: 15_500 }, het: 15_700 });
  const sugar = await create({ sku: 'GULA', name: 'Gula pasir curah', unit: 'kg', barcodes: [], category: 'sembako', prices: { general: 17_500 } });
  const gas = await create({ sku: 'LPG12', name: 'LPG Bright Gas 12 kg', unit: 'tabung', barcodes: ['8991234500031'], category: 'lpg', prices: { general: 210_000, member: 205_000 }, cylinder: { size: '12' } });
  await treasurer.call('purchases.receive', {
    supplierId: bulog, deliveryNo: 'DO-BULOG-1', payment: { via: 'bank' },
    lines: [{ productId: rice, qty: '100', unitCost: 56_500 }, { productId: oil, qty: '48', unitCost: 14_500 }, { productId: sugar, qty: '50', unitCost: 16_000 }],
  });
  await treasurer.call('purchases.receive', { supplierId: patra, deliveryNo: 'DO-PATRA-1', payment: { via: 'kas' }, lines: [{ productId: gas, qty: '10', unitCost: 202_000 }] });
  const { memberId, memberNo } = await treasurer.call('members.create', { nik: '6471050101900001', name: 'Wahyuni Astuti', rt: '14', phone: '081200004471', joinedOn: businessDate });
  return { rice, oil, gas, sugar, bulog, patra, member: memberId, memberNo };
}
