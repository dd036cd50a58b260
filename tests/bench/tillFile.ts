/** The file of a large shop: the demo's twelve months with as many goods and members as a till has to bear, made once into this user's cache. */
import { basename, dirname, join } from 'node:path';
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import type { MethodName, Params, Result } from '../../shared/contract/index.ts';
import { eanCheckDigit } from '../../shared/domain/barcode.ts';
import { Chance } from '../../electron/service/hosts/demo/random.ts';
import { systemClock } from '../../electron/service/kernel/clock.ts';
import { openService, type Service } from '../../electron/service/service.ts';
import { requestOf, resultOf, type Given } from './calls.ts';
import { DEMO_LOGIN, MIGRATIONS, nextMorning, type DemoFile } from './demoFile.ts';
import { holdTransactions } from './heldTransactions.ts';
import { say } from './measure.ts';
import type { Connection } from './writes.ts';

export const TILL_SIZE = { products: 20_000, members: 5_000 } as const;
/** Changes when what is made below does: files made before are made anew. */
const VERSION = 1;
const LINES_A_DELIVERY = 100;

const BRANDS = ['Indomaju', 'Sedapku', 'Bintang Tujuh', 'Kapal Laut', 'Bunda', 'Sari Rasa', 'Nusantara', 'Melati', 'Rajawali', 'Gunung Mas', 'Cap Jempol', 'Delima', 'Sinar', 'Padi Emas', 'Borneo', 'Mahakam', 'Tiga Roda', 'Anggrek', 'Kencana', 'Pelangi'] as const;
const GOODS = [
  'Beras', 'Minyak goreng', 'Gula pasir', 'Tepung terigu', 'Mi instan', 'Kopi bubuk', 'Teh celup', 'Susu kental manis', 'Sabun mandi', 'Sabun cuci', 'Sampo', 'Pasta gigi', 'Kecap manis', 'Saus sambal', 'Garam', 'Biskuit', 'Wafer', 'Keripik singkong', 'Air mineral',
  'Sirup', 'Mentega', 'Sarden', 'Kornet', 'Bihun', 'Kacang hijau', 'Santan', 'Bumbu rendang', 'Tisu', 'Popok', 'Obat nyamuk', 'Korek api', 'Baterai', 'Lampu', 'Buku tulis', 'Pulpen', 'Permen', 'Cokelat', 'Madu', 'Sereal', 'Agar-agar',
] as const;
const SIZES = ['50 g', '100 g', '200 g', '250 g', '400 g', '500 g', '800 g', '1 kg', '2 kg', '5 kg', '90 ml', '140 ml', '250 ml', '330 ml', '600 ml', '1 liter', '1,5 liter', '2 liter', 'isi 5', 'isi 10', 'isi 12', 'isi 24', 'merah', 'hijau', 'kuning', 'hemat', 'ekstra'] as const;
const FIRST_NAMES = ['Wahyuni', 'Siti', 'Joko', 'Ahmad', 'Nur', 'Rina', 'Budi', 'Dewi', 'Slamet', 'Rahmat', 'Hasanah', 'Yanti', 'Agus', 'Fitri', 'Herman', 'Ida', 'Mulyono', 'Ratna', 'Suparman', 'Titin', 'Umar', 'Vina', 'Wati', 'Yusuf', 'Zainab'] as const;
const LAST_NAMES = ['Astuti', 'Rahma', 'Prasetyo', 'Hidayat', 'Lestari', 'Santoso', 'Kurniawan', 'Permata', 'Siregar', 'Wibowo', 'Nasution', 'Utami', 'Saputra', 'Handayani', 'Maulana', 'Puspita', 'Ramadhan', 'Safitri', 'Gunawan', 'Anggraini'] as const;

/** The EAN-13 of a good, by its number. */
const codeOf = (n: number): string => {
  const body = `8997${String(n).padStart(8, '0')}`;
  return `${body}${eanCheckDigit(body)}`;
};

const fileName = (demo: DemoFile): string => join(dirname(demo.file), basename(demo.file).replace('demo-12', `kasir-${TILL_SIZE.products}-${TILL_SIZE.members}-v${VERSION}`));

/** The file, made where it is missing. */
export function tillFile(demo: DemoFile): string {
  const file = fileName(demo);
  if (existsSync(file)) return file;
  say(`Making ${TILL_SIZE.products} products and ${TILL_SIZE.members} members in ${file}, once …`);
  const draft = `${file}.sedang-dibuat`;
  copyFileSync(demo.file, draft);
  const held = holdTransactions(draft);
  const service = openService({ file: draft, migrationsFolder: MIGRATIONS, clock: systemClock(nextMorning(demo)), draft: true });
  try {
    const session = as(service).call('auth.login', DEMO_LOGIN.bendahara).session;
    held.together(() => fill(as(service, session), held.connection));
  } finally {
    held.stop();
    service.close();
  }
  renameSync(draft, file);
  for (const tail of ['-wal', '-shm', '.lock', '.lock-journal']) rmSync(`${draft}${tail}`, { force: true });
  return file;
}

type Caller = { call<M extends MethodName>(method: M, params: Given<M>): Result<M> };

const as = (service: Service, session?: string): Caller => ({
  call: (method, params) => {
    const reply = service.handle(requestOf(method, params, session));
    if (reply instanceof Promise) throw new Error(`${method} answers later`);
    return resultOf(method, reply);
  },
});

function fill(treasurer: Caller, connection: Connection): void {
  const chance = new Chance(7);
  const count = (table: 'product' | 'member'): number => (connection.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0);
  const supplierId = treasurer.call('suppliers.list', {}).rows[0]?.supplierId;
  if (supplierId === undefined) throw new Error('the file has no supplier');
  const today = treasurer.call('system.status', {}).businessDate;
  type Line = Params<'purchases.receive'>['lines'][number];
  let delivery: Line[] = [];
  for (let n = count('product'); n < TILL_SIZE.products; n += 1) {
    const cost = 1_000 + chance.between(0, 490) * 100;
    const { productId } = treasurer.call('products.create', {
      sku: `K${n}`, name: `${chance.pick(GOODS)} ${chance.pick(BRANDS)} ${chance.pick(SIZES)} ${n % 97}`, unit: 'bungkus', barcodes: [codeOf(n)], category: n % 3 === 0 ? 'lain' : 'sembako', prices: { general: cost + 700, member: cost + 500 },
    });
    delivery.push({ productId, qty: '500', unitCost: cost });
    if (delivery.length < LINES_A_DELIVERY && n + 1 < TILL_SIZE.products) continue;
    treasurer.call('purchases.receive', { supplierId, deliveryNo: `BESAR-${n}`, payment: { via: 'utang' }, lines: delivery });
    delivery = [];
    if ((n + 1) % 2_000 < LINES_A_DELIVERY) say(`${n + 1} products`);
  }
  for (let n = count('member'); n < TILL_SIZE.members; n += 1) {
    const { memberId } = treasurer.call('members.create', { nik: `647199${String(1_000_000_000 + n)}`, name: `${chance.pick(FIRST_NAMES)} ${chance.pick(LAST_NAMES)}`, rt: String(chance.between(1, 40)), phone: `0812${String(10_000_000 + n)}`, joinedOn: today });
    treasurer.call('savings.deposit', { memberId, kind: 'pokok', amount: 100_000, via: 'bank' });
  }
}
