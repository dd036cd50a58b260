/** A shop for the till's stories: made through the service itself, then opened by the real program. */
import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract, type MethodName, type Params, type Result } from '../../../shared/contract/index.ts';
import type { Reply } from '../../../shared/contract/host.ts';
import { businessDate } from '../../../shared/domain/dates.ts';
import { systemClock } from '../../../electron/service/kernel/clock.ts';
import { openService } from '../../../electron/service/service.ts';
import { MIGRATIONS, writeEmptyFile } from '../../support/emptyFile.ts';

type Given<M extends MethodName> = Params<M> extends { id: string } ? Omit<Params<M>, 'id'> & { id?: string } : Params<M>;
export type Call = <M extends MethodName>(method: M, params: Given<M>) => Promise<Result<M>>;

/** A UUID of version 7. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const rest = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-a${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

export const PEOPLE = {
  kasir: { username: 'nurul', name: 'Nurul Hidayah', pin: '111111' },
  bendahara: { username: 'maryam', name: 'Maryam Syahril', pin: '222222' },
  ketua: { username: 'suryadi', name: 'Suryadi Noor', pin: '333333' },
  pengawas: { username: 'bambang', name: 'Bambang Setyo', pin: '444444' },
  admin: { username: 'sari', name: 'Sari Admin', pin: '555555' },
} as const;
type Person = keyof typeof PEOPLE;

export const CODES = { rice: '8991234500017', oil: '8991234500024', gas: '8991234500031', sugar: '8991234500048', eggs: '8991234500055', flour: '8991234500062', salt: '8991234500079', stranger: '8999999999993' } as const;

export type TillShop = {
  readonly file: string;
  readonly folder: string;
  readonly memberNo: string;
  readonly close: () => void;
};

export type TillShopOptions = {
  /** A receipt printer on the loopback. */
  readonly printerPort?: number;
  /** A shift of the kasir, already open with this float. */
  readonly float?: number;
  /** More to do before the program opens the file. */
  readonly also?: (as: (person: Person) => Promise<Call>, shop: { readonly memberId: string; readonly folder: string; readonly products: Readonly<Record<keyof typeof GOODS, string>> }) => Promise<void>;
};

const GOODS = {
  rice: { sku: 'SPHP5', name: 'Beras SPHP 5 kg', unit: 'kemasan', barcodes: [CODES.rice], category: 'sembako', prices: { general: 65_500, member: 63_000 }, het: 65_500, subsidised: true, limit: { qty: '2', per: 'buyer', days: 1 } },
  oil: { sku: 'MK1', name: 'Minyakita 1 liter', unit: 'botol', barcodes: [CODES.oil], category: 'sembako', prices: { general: 15_700, member: 15_500 }, het: 15_700 },
  sugar: { sku: 'GULA1', name: 'Gula pasir 1 kg', unit: 'bungkus', barcodes: [CODES.sugar], category: 'sembako', prices: { general: 17_500 } },
  eggs: { sku: 'TELUR', name: 'Telur ayam ras', unit: 'kg', barcodes: [CODES.eggs, '2000017'], category: 'sembako', prices: { general: 30_000 } },
  flour: { sku: 'TEPUNG', name: 'Tepung terigu 1 kg', unit: 'bungkus', barcodes: [CODES.flour], category: 'sembako', prices: { general: 12_500 } },
  salt: { sku: 'GARAM', name: 'Garam dapur 250 g', unit: 'bungkus', barcodes: [CODES.salt], category: 'lain', prices: { general: 3_500 } },
  gas: { sku: 'LPG12', name: 'LPG Bright Gas 12 kg', unit: 'tabung', barcodes: [CODES.gas], category: 'lpg', prices: { general: 210_000, member: 205_000 }, cylinder: { size: '12', shellPrices: { general: 350_000, member: 340_000 }, deposit: 200_000 } },
} as const satisfies Record<string, Given<'products.create'>>;

/** Makes the file and closes it again, so that the program is its one writer. */
export async function makeTillShop(options: TillShopOptions = {}): Promise<TillShop> {
  const folder = mkdtempSync(join(tmpdir(), 'gerai-till-'));
  const file = join(folder, 'toko.gerai');
  writeEmptyFile(file);
  const service = openService({ file, migrationsFolder: MIGRATIONS, clock: systemClock(), kernel: { pinCost: 1024 } });
  let requests = 0;
  const ask = async (method: MethodName, params: object, session?: string): Promise<Reply> => service.handle({ id: (requests += 1), method, params: contract[method].writes ? { id: newId(), ...params } : params, ...(session === undefined ? {} : { session }) });
  const caller = (session?: string): Call => async (method, params) => {
    const reply = await ask(method, params, session);
    if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`);
    return reply.result as never;
  };
  const as = async (person: Person): Promise<Call> => caller((await caller()('auth.login', { username: PEOPLE[person].username, pin: PEOPLE[person].pin })).session);

  await caller()('system.initialise', {
    profile: {
      name: 'KKMP Karang Bahari', legalNo: 'AHU-0004471.AH.01.29 Tahun 2025', address: 'Jl. Soekarno Hatta Km 4,5 No. 18', kelurahan: 'Balikpapan Utara', kecamatan: 'Balikpapan Utara', city: 'Balikpapan', province: 'Kalimantan Timur',
      timezone: 'Asia/Makassar', hetZone: 2, fiscalYearStartMonth: 1,
    },
    savings: { pokok: 100_000, wajibMonthly: 20_000 },
    shuPolicy: { capitalPct: '20', tradePct: '25', parts: [{ key: 'cadangan', name: 'Cadangan', pct: '55' }], capitalBase: 'pokok+wajib', averaging: 'closing', tradeIncludes: ['sales', 'loan-interest'] },
    openingCash: { brankas: 20_000_000, bank: 50_000_000 },
    users: (Object.keys(PEOPLE) as Person[]).map((role) => ({ ...PEOPLE[role], role })),
  });
  const treasurer = await as('bendahara');
  const today = businessDate(Date.now(), 'Asia/Makassar');
  const supplierId = (await treasurer('suppliers.create', { name: 'Perum Bulog', kind: 'bulog' })).supplierId;
  const made = new Map<string, string>();
  for (const [key, product] of Object.entries(GOODS)) made.set(key, (await treasurer('products.create', { ...product, barcodes: [...product.barcodes] })).productId);
  const products = Object.fromEntries(made) as Record<keyof typeof GOODS, string>;
  const stock: Readonly<Record<keyof typeof GOODS, readonly [qty: string, unitCost: number]>> = { rice: ['100', 56_500], oil: ['48', 14_500], sugar: ['60', 16_000], eggs: ['40', 27_000], flour: ['24', 11_000], salt: ['2', 2_800], gas: ['10', 190_000] };
  await treasurer('purchases.receive', { supplierId, deliveryNo: 'DO-1', payment: { via: 'bank' }, lines: (Object.keys(stock) as (keyof typeof GOODS)[]).map((key) => ({ productId: products[key], qty: stock[key][0], unitCost: stock[key][1] })) });
  const { memberId, memberNo } = await treasurer('members.create', { nik: '6471050101900001', name: 'Wahyuni Astuti', rt: '14', phone: '081200004471', joinedOn: today });
  await treasurer('members.create', { nik: '6471055203880002', name: 'Siti Rahma', rt: '2', joinedOn: today });
  await treasurer('members.create', { nik: '6471051204760003', name: 'Joko Prasetyo', rt: '7', joinedOn: today });
  await treasurer('savings.deposit', { memberId, kind: 'sukarela', amount: 1_250_000, via: 'bank' });
  if (options.printerPort !== undefined) await (await as('admin'))('settings.set', { key: 'printer.receipt', value: { kind: 'tcp', host: '127.0.0.1', port: options.printerPort, drawer: true }, effectiveFrom: today });
  if (options.float !== undefined) await (await as('kasir'))('shifts.open', { float: options.float });
  await options.also?.(as, { memberId, folder, products });
  await service.idle();
  service.close();
  return { file, folder, memberNo, close: () => rmSync(folder, { recursive: true, force: true }) };
}
