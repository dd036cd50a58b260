/** From nothing to the service's first answer, against a Node that opens the same file and reads one row; and what the service holds in memory. */
import type { ChildProcess } from 'node:child_process';
import { buildIfStale } from '../../electron/dev/build.ts';
import type { MethodName, Result } from '../../shared/contract/index.ts';
import { requestOf, resultOf, signIn, type Given } from './calls.ts';
import { copyTo, DEMO_LOGIN, inFolder, type DemoFile } from './demoFile.ts';
import { goal, median, noise, rounded, say, spread, type Goal, type Spread } from './measure.ts';
import { ask, BARE_PROGRAM, endNode, isReady, memoryMb, nextMessage, processorMs, SERVICE_BUNDLE, startNode } from './serviceProcess.ts';

const GOAL = { ratio: 2.5, memoryMb: 150 } as const;
const DEFAULT_RUNS = 25;
const WARM_UP = 3;
const REQUESTS = 500;

type Start = { readonly wall: number; readonly cpu: number | undefined };
export type StartReport = {
  readonly firstAnswer: Goal;
  readonly processorTime: { readonly ratioOfMedians: number } | undefined;
  readonly program: { readonly wallMs: Spread; readonly cpuMs: Spread | undefined };
  readonly bare: { readonly wallMs: Spread; readonly cpuMs: Spread | undefined };
  /** Once, with nothing compiled before. */
  readonly firstEver: { readonly wallMs: number; readonly cpuMs: number | undefined };
  readonly memory: { readonly requests: number; readonly residentMb: number; readonly atMostMb: number; readonly goal: number; readonly met: boolean } | undefined;
  readonly noise: ReturnType<typeof noise>;
};

async function timed(start: () => ChildProcess, answered: (child: ChildProcess) => Promise<unknown>): Promise<Start> {
  const before = performance.now();
  const child = start();
  await answered(child);
  const wall = performance.now() - before;
  const cpu = processorMs(child.pid);
  await endNode(child);
  return { wall, cpu };
}

const startProgram = (file: string, userData: string): Promise<Start> =>
  timed(
    () => startNode(SERVICE_BUNDLE, file, userData),
    async (child) => {
      await nextMessage(child, isReady);
      resultOf('auth.users', await ask(child, requestOf('auth.users', {})));
    },
  );

const startBare = (file: string, userData: string): Promise<Start> => timed(() => startNode(BARE_PROGRAM, file, userData), (child) => nextMessage(child, (message) => ('row' in message ? message.row : undefined)));

/** A cashier's requests, one after the other: finding goods and members, quotes, sales with their receipts, the stock. */
async function work(child: ChildProcess): Promise<void> {
  const send = (request: ReturnType<typeof requestOf>) => ask(child, request);
  const cashier = await signIn(send, DEMO_LOGIN.kasir);
  let sent = 1;
  const call = <M extends MethodName>(method: M, params: Given<M>): Promise<Result<M>> => {
    sent += 1;
    return cashier.call(method, params);
  };
  await call('shifts.open', { float: 500_000 });
  const goods = (await call('products.search', { query: '', limit: 100 })).rows.filter((row) => row.limit === undefined && row.cylinder === undefined && Number(row.onHand) > 20);
  const members = (await call('members.search', { query: '', limit: 200 })).rows.filter((row) => row.state === 'aktif');
  for (let turn = 0; sent < REQUESTS; turn += 1) {
    const product = goods[turn % goods.length];
    const member = members[turn % members.length];
    if (product === undefined || member === undefined) throw new Error('the file has no goods or no members');
    const lines = [{ productId: product.productId, qty: '1' }];
    await call('products.search', { query: product.name.slice(0, 5) });
    await call('members.search', { query: member.name.slice(0, 4) });
    const { total } = await call('sales.quote', { memberId: member.memberId, lines });
    await call('sales.checkout', { memberId: member.memberId, lines, payments: [{ method: 'tunai', amount: total }] });
    await call('stock.onHand', { productId: product.productId });
  }
}

async function memoryAfterWork(file: string, userData: string): Promise<StartReport['memory']> {
  const child = startNode(SERVICE_BUNDLE, file, userData);
  await nextMessage(child, isReady);
  await work(child);
  const memory = memoryMb(child.pid);
  await endNode(child);
  return memory === undefined ? undefined : { requests: REQUESTS, residentMb: memory.now, atMostMb: memory.atMost, goal: GOAL.memoryMb, met: memory.now < GOAL.memoryMb };
}

export function startSuite(demo: DemoFile, runs: number = DEFAULT_RUNS): Promise<StartReport> {
  buildIfStale();
  return inFolder(async (folder) => {
    const file = copyTo(folder, 'mulai.gerai', demo.file);
    // The very first start on a computer finds nothing compiled yet.
    const firstEver = await startProgram(file, folder);
    const program: Start[] = [];
    const bare: Start[] = [];
    for (let run = -WARM_UP; run < runs; run += 1) {
      if (run % 10 === 0) say(`start ${run} of ${runs}`);
      const [one, other] = [await startProgram(file, folder), await startBare(file, folder)];
      if (run < 0) continue;
      program.push(one);
      bare.push(other);
    }
    const walls = (side: readonly Start[]): number[] => side.map(({ wall }) => wall);
    const cpus = (side: readonly Start[]): number[] => side.flatMap(({ cpu }) => cpu ?? []);
    const summary = (side: readonly Start[]): StartReport['program'] => ({ wallMs: spread(walls(side)), cpuMs: cpus(side).length === 0 ? undefined : spread(cpus(side)) });
    return {
      firstAnswer: goal(median(walls(program)) / median(walls(bare)), GOAL.ratio),
      processorTime: cpus(bare).length === 0 ? undefined : { ratioOfMedians: rounded(median(cpus(program)) / median(cpus(bare))) },
      program: summary(program),
      bare: summary(bare),
      firstEver: { wallMs: rounded(firstEver.wall), cpuMs: firstEver.cpu === undefined ? undefined : rounded(firstEver.cpu) },
      memory: await memoryAfterWork(file, folder),
      noise: noise(walls(bare)),
    };
  });
}
