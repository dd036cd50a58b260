/** `checkout` of three lines for a member, request text in to reply text out, against the same rows written bare. */
import { renameSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Request } from '../../shared/contract/host.ts';
import { systemClock } from '../../electron/service/kernel/clock.ts';
import { openService, type Service } from '../../electron/service/service.ts';
import { Chance } from '../../electron/service/hosts/demo/random.ts';
import { BareFile, differingTables } from './bareFile.ts';
import { requestOf, signIn } from './calls.ts';
import { copyTo, DEMO_LOGIN, inFolder, MIGRATIONS, nextMorning, type DemoFile } from './demoFile.ts';
import { goal, median, noise, percentile, rounded, say, Side, taken, type Goal } from './measure.ts';
import { watchWrites, type WrittenTransaction } from './writes.ts';

const GOAL = { p50: 2, p95: 2.5 } as const;
const DEFAULT_RUNS = 400;
const WARM_UP = 40;
const LINES = 3;
/** Each side begins from rest, as a till does: neither finds the processor warmed by the other or by printing. */
const REST_MS = 3;

export type CheckoutReport = {
  readonly p50: Goal;
  readonly p95: Goal;
  readonly processorTime: { readonly ratioOfMedians: number };
  readonly program: Side['summary'];
  readonly bare: Side['summary'];
  /** Rows changed by SQLite's own count (total_changes), over all measured checkouts and for the usual one. */
  readonly rowsChanged: { readonly all: { readonly program: number; readonly bare: number }; readonly usual: { readonly program: number; readonly bare: number } };
  /** Tables that are not the same, row by row, in both files afterwards; empty when the bare side wrote the same rows. */
  readonly differingTables: readonly string[];
  readonly noise: ReturnType<typeof noise>;
};

type Till = { readonly file: string; readonly session: string; readonly members: readonly string[]; readonly products: readonly string[] };

const open = (file: string, demo: DemoFile): Service => openService({ file, migrationsFolder: MIGRATIONS, clock: systemClock(nextMorning(demo)) });

/** A copy with a printer, full shelves and an open shift. */
async function prepareTill(demo: DemoFile, folder: string): Promise<Till> {
  const file = copyTo(folder, 'siap.gerai', demo.file);
  const service = open(file, demo);
  const send = (request: Request) => service.handle(request);
  const admin = await signIn(send, DEMO_LOGIN.admin);
  const treasurer = await signIn(send, DEMO_LOGIN.bendahara);
  const cashier = await signIn(send, DEMO_LOGIN.kasir);
  const today = (await cashier.call('system.status', {})).businessDate;
  await admin.call('settings.set', { key: 'printer.receipt', value: { kind: 'file', path: '/dev/null', drawer: true }, effectiveFrom: today });
  const { rows } = await cashier.call('products.search', { query: '', limit: 200 });
  const goods = rows.filter((row) => row.limit === undefined && row.cylinder === undefined && row.prices.general > 0);
  const supplier = (await treasurer.call('suppliers.list', {})).rows[0];
  if (supplier === undefined) throw new Error('the file has no supplier');
  await treasurer.call('purchases.receive', {
    supplierId: supplier.supplierId, deliveryNo: 'BENCH-1', payment: { via: 'utang' }, lines: goods.map((row) => ({ productId: row.productId, qty: '2000', unitCost: Math.ceil(row.prices.general * 0.9) })),
  });
  await cashier.call('shifts.open', { float: 500_000 });
  const members = (await cashier.call('members.search', { query: '', limit: 200 })).rows.filter((member) => member.state === 'aktif');
  service.close();
  return { file, session: cashier.session, members: members.map((member) => member.memberId), products: goods.map((row) => row.productId) };
}

function someSale(till: Till, chance: Chance): Request {
  const products = new Set<string>();
  while (products.size < LINES) products.add(chance.pick(till.products));
  return requestOf(
    'sales.checkout',
    { memberId: chance.pick(till.members), lines: [...products].map((productId) => ({ productId, qty: String(chance.between(1, 3)) })), payments: [{ method: 'tunai', amount: 2_000_000 }] },
    till.session,
  );
}

export function checkoutSuite(demo: DemoFile, runs: number = DEFAULT_RUNS): Promise<CheckoutReport> {
  return inFolder(async (folder) => {
    const till = await prepareTill(demo, folder);
    const bareCopy = copyTo(folder, 'polos.gerai', till.file);
    const programFile = `${folder}/program.gerai`;
    renameSync(till.file, programFile);
    const watch = watchWrites(programFile);
    const service = open(programFile, demo);
    const bareFile = new BareFile(bareCopy);
    const program = new Side();
    const bare = new Side();
    const rows: { program: number; bare: number }[] = [];
    const chance = new Chance(1);

    const sell = (): { readonly written: WrittenTransaction; readonly time: ReturnType<typeof taken> } => {
      const message = JSON.stringify(someSale(till, chance));
      let answer = '';
      const time = taken(() => {
        answer = JSON.stringify(service.handle(JSON.parse(message) as Request));
      });
      const [written, ...others] = watch.take();
      if (!answer.includes('"ok":true') || written === undefined || others.length > 0) throw new Error(`not one sale in one transaction: ${answer}`);
      return { written, time };
    };

    try {
      for (let run = -WARM_UP; run < runs; run += 1) {
        if (run % 100 === 0) say(`checkout ${run} of ${runs}`);
        const before = { program: watch.totalChanges(), bare: bareFile.totalChanges };
        await sleep(REST_MS);
        const { written, time } = sell();
        const changedByProgram = watch.totalChanges() - before.program;
        // The receipt is printed after the reply; its rows are written on both sides, outside the clock.
        await service.idle();
        const printing = watch.take();
        const ready = bareFile.ready(written);
        await sleep(REST_MS);
        const bareTime = taken(() => bareFile.write(ready));
        const changed = { program: changedByProgram, bare: bareFile.totalChanges - before.bare };
        for (const transaction of printing) bareFile.write(bareFile.ready(transaction));
        if (run < 0) continue;
        program.add(time);
        bare.add(bareTime);
        rows.push(changed);
      }
    } finally {
      watch.stop();
      service.close();
      bareFile.close();
    }
    const sum = (side: 'program' | 'bare'): number => rows.reduce((total, row) => total + row[side], 0);
    const usual = (side: 'program' | 'bare'): number => median(rows.map((row) => row[side]));
    return {
      p50: goal(percentile(program.wall, 0.5) / percentile(bare.wall, 0.5), GOAL.p50),
      p95: goal(percentile(program.wall, 0.95) / percentile(bare.wall, 0.95), GOAL.p95),
      processorTime: { ratioOfMedians: rounded(median(program.cpu) / median(bare.cpu)) },
      program: program.summary,
      bare: bare.summary,
      rowsChanged: { all: { program: sum('program'), bare: sum('bare') }, usual: { program: usual('program'), bare: usual('bare') } },
      differingTables: differingTables(programFile, bareCopy),
      noise: noise(bare.wall),
    };
  });
}
