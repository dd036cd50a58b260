/** Goods at speed: a delivery of 100 lines against the same rows written bare, and pages of the stock of 20,000 products and of a card of 100,000 moves against bare indexed queries. */
import Sqlite from 'better-sqlite3';
import { copyFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply, Request } from '../../shared/contract/host.ts';
import { systemClock } from '../../electron/service/kernel/clock.ts';
import { Chance } from '../../electron/service/hosts/demo/random.ts';
import { openService, type Service } from '../../electron/service/service.ts';
import { BareFile, differingTables } from './bareFile.ts';
import { requestOf, resultOf, signIn, type Person } from './calls.ts';
import { copyTo, DEMO_LOGIN, inFolder, MIGRATIONS, nextMorning, type DemoFile } from './demoFile.ts';
import { holdTransactions } from './heldTransactions.ts';
import { goal, median, noise, percentile, rounded, say, Side, taken, type Goal } from './measure.ts';
import { tillFile } from './tillFile.ts';
import { watchWrites } from './writes.ts';

const GOAL = { receive: 2.5, page: 2 } as const;
const DEFAULT_RUNS = 60;
const WARM_UP = 8;
const LINES = 100;
const MOVES = 100_000;
const LINES_A_DELIVERY = 250;
const PAGE = 100;
const PAGES_A_RUN = 5;
const REST_MS = 3;

/** How much slower than bare, at the median; the processors' time beside it does not count what others do on the machine. */
type Against = Goal & { readonly processorTime: number; readonly program: Side['summary']; readonly bare: Side['summary'] };
const against = (program: Side, bare: Side, atMost: number): Against => ({
  ...goal(percentile(program.wall, 0.5) / percentile(bare.wall, 0.5), atMost), processorTime: rounded(median(program.cpu) / median(bare.cpu)), program: program.summary, bare: bare.summary,
});

export type StockReport = {
  readonly receive: Against & { readonly lines: number; readonly differingTables: readonly string[] };
  /** A page of 100, from request to answer, at the beginning, the middle and the end of the list. */
  readonly onHand: Against & { readonly products: number };
  readonly card: Against & { readonly moves: number };
  readonly noise: ReturnType<typeof noise>;
};

type Shop = { readonly supplierId: string; readonly goods: readonly { readonly productId: string; readonly cost: number }[]; readonly busy: string };

const open = (file: string, demo: DemoFile, draft = false): Service => openService({ file, migrationsFolder: MIGRATIONS, clock: systemClock(nextMorning(demo)), draft });
const send = (service: Service) => (request: Request) => service.handle(request);

/** A good that came in 100,000 small deliveries. */
async function prepare(file: string, demo: DemoFile): Promise<Shop> {
  const held = holdTransactions(file);
  const service = open(file, demo, true);
  try {
    const treasurer = await signIn(send(service), DEMO_LOGIN.bendahara);
    const supplierId = (await treasurer.call('suppliers.create', { name: 'Pemasok uji kecepatan', kind: 'lain' })).supplierId;
    const busy = (await treasurer.call('products.create', { sku: 'SIBUK', name: 'Barang sibuk', unit: 'buah', barcodes: [], category: 'lain', prices: { general: 900 } })).productId;
    const rows = (await treasurer.call('products.search', { query: 'kopi', limit: 500 })).rows.filter((row) => row.limit === undefined && row.cylinder === undefined && row.prices.general > 1_000 && !row.expiryTracked);
    say(`Making ${MOVES} moves of one product …`);
    const lines = Array.from({ length: LINES_A_DELIVERY }, () => ({ productId: busy, qty: '1', unitCost: 500 }));
    held.together(() => {
      for (let n = 0; n < MOVES / LINES_A_DELIVERY; n += 1)
        resultOf('purchases.receive', service.handle(requestOf('purchases.receive', { supplierId, deliveryNo: `SIBUK-${n}`, payment: { via: 'utang' }, lines }, treasurer.session)) as Reply);
    });
    return { supplierId, busy, goods: rows.map((row) => ({ productId: row.productId, cost: Math.ceil(row.prices.general * 0.8) })) };
  } finally {
    held.stop();
    service.close();
  }
}

/** Deliveries of 100 lines, and the rows of each written again with nothing around them. */
async function receiving(demo: DemoFile, shop: Shop, files: { readonly program: string; readonly bare: string }, runs: number): Promise<StockReport['receive'] & { readonly wall: readonly number[] }> {
  const watch = watchWrites(files.program);
  const service = open(files.program, demo);
  const bareFile = new BareFile(files.bare);
  const [program, bare] = [new Side(), new Side()];
  const chance = new Chance(3);
  try {
    const treasurer = await signIn(send(service), DEMO_LOGIN.bendahara);
    for (const transaction of watch.take()) bareFile.write(bareFile.ready(transaction));
    for (let run = -WARM_UP; run < runs; run += 1) {
      const lines = Array.from({ length: LINES }, () => chance.pick(shop.goods)).map(({ productId, cost }) => ({ productId, qty: String(chance.between(1, 20)), unitCost: cost }));
      const message = JSON.stringify(requestOf('purchases.receive', { supplierId: shop.supplierId, deliveryNo: `CEPAT-${run}`, payment: { via: 'utang' }, freight: { amount: 25_000, via: 'bank', basis: 'value' }, lines }, treasurer.session));
      let answer = '';
      await sleep(REST_MS);
      const time = taken(() => {
        answer = JSON.stringify(service.handle(JSON.parse(message) as Request));
      });
      const [written, ...others] = watch.take();
      if (!answer.includes('"ok":true') || written === undefined || others.length > 0) throw new Error(`not one delivery in one transaction: ${answer}`);
      const ready = bareFile.ready(written);
      await sleep(REST_MS);
      const bareTime = taken(() => bareFile.write(ready));
      if (run < 0) continue;
      program.add(time);
      bare.add(bareTime);
    }
  } finally {
    watch.stop();
    service.close();
    bareFile.close();
  }
  return { ...against(program, bare, GOAL.receive), lines: LINES, differingTables: differingTables(files.program, files.bare), wall: bare.wall };
}

/** Pages of one side and of the other in turns; `bare` answers the rows themselves. */
function pages(runs: number, program: (at: number) => unknown, bare: (at: number) => unknown, places: number): Against {
  const sides = { program: new Side(), bare: new Side() };
  for (let run = -WARM_UP; run < runs * PAGES_A_RUN; run += 1) {
    const at = (run + WARM_UP) % places;
    const [one, other] = [taken(() => void program(at)), taken(() => void bare(at))];
    if (run < 0) continue;
    sides.program.add(one);
    sides.bare.add(other);
  }
  return against(sides.program, sides.bare, GOAL.page);
}

function reading(demo: DemoFile, shop: Shop, file: string, treasurer: Person, service: Service, runs: number): Pick<StockReport, 'onHand' | 'card'> {
  const db = new Sqlite(file, { readonly: true });
  db.pragma('cache_size = -32000');
  const call = (method: 'stock.onHand' | 'stock.card', params: object): unknown => resultOf(method, service.handle(requestOf(method, params as never, treasurer.session)) as Reply);
  try {
    const names = db.prepare<[], { ref: number; id: string; name: string }>('SELECT ref, id, name FROM product ORDER BY name, ref').all();
    const starts = [0, 0.5, 0.99].map((share) => names[Math.floor(names.length * share)]);
    const held = db.prepare('SELECT p.id, p.sku, p.name, s.qty, s.value FROM product p LEFT JOIN stock s ON s.product_ref = p.ref WHERE (p.name, p.ref) > (?, ?) ORDER BY p.name, p.ref LIMIT ?');
    const onHand = pages(runs, (at) => call('stock.onHand', { limit: PAGE, cursor: starts[at]?.id }), (at) => held.all(starts[at]?.name, starts[at]?.ref, PAGE), starts.length);
    const busy = names.find((each) => each.id === shop.busy)?.ref ?? 0;
    const [from, to] = ['2000-01-01', '2199-12-31'];
    const moves = db.prepare<[number], { seq: number }>('SELECT seq FROM stock_move WHERE product_ref = ? ORDER BY seq').all(busy);
    const after = [0, 0.5, 0.99].map((share) => moves[Math.floor(moves.length * share)]);
    const listed = db.prepare('SELECT m.on_date, d.number, m.kind, m.qty, m.value, m.balance_qty, m.balance_value FROM stock_move m JOIN document d ON d.seq = m.document_seq WHERE m.product_ref = ? AND m.seq > ? ORDER BY m.seq LIMIT ?');
    const card = pages(runs, (at) => call('stock.card', { productId: shop.busy, from, to, limit: PAGE, cursor: String(after[at]?.seq) }), (at) => listed.all(busy, after[at]?.seq, PAGE), after.length);
    return { onHand: { ...onHand, products: names.length }, card: { ...card, moves: moves.length } };
  } finally {
    db.close();
  }
}

export function stockSuite(demo: DemoFile, runs: number = DEFAULT_RUNS): Promise<StockReport> {
  return inFolder(async (folder) => {
    const program = copyTo(folder, 'program.gerai', tillFile(demo));
    const shop = await prepare(program, demo);
    const bare = `${folder}/polos.gerai`;
    copyFileSync(program, bare);
    const { wall, ...receive } = await receiving(demo, shop, { program, bare }, runs);
    const service = open(program, demo);
    try {
      const treasurer = await signIn(send(service), DEMO_LOGIN.bendahara);
      return { receive, ...reading(demo, shop, program, treasurer, service, runs), noise: noise(wall) };
    } finally {
      service.close();
    }
  });
}
