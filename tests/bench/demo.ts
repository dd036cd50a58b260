/** Twelve months of demo, lived through the contract, against bare transactions that write the same rows. */
import { makeDemo } from '../../electron/service/hosts/demo/index.ts';
import { systemClock } from '../../electron/service/kernel/clock.ts';
import { openService } from '../../electron/service/service.ts';
import { BareFile, differingTables, type ReadyTransaction } from './bareFile.ts';
import { DEMO_SIZE, inFolder, MIGRATIONS, type DemoFile } from './demoFile.ts';
import { goal, rounded, say, taken, type Goal, type Taken } from './measure.ts';
import { watchWrites } from './writes.ts';

const GOAL = 4;

export type DemoReport = {
  readonly wholeDemo: Goal;
  readonly processorTime: { readonly ratio: number };
  readonly months: number;
  readonly transactions: number;
  readonly program: { readonly wallS: number; readonly cpuS: number };
  readonly bare: { readonly wallS: number; readonly cpuS: number };
  /** Rows changed by SQLite's own count (total_changes), up to the end of the last day. */
  readonly rowsChanged: { readonly program: number; readonly bare: number };
  /** Tables that are not the same, row by row, in both files; empty when the bare side wrote the same rows. */
  readonly differingTables: readonly string[];
};

/** The schema and nothing in it. */
function emptyFile(file: string): string {
  openService({ file, migrationsFolder: MIGRATIONS, clock: systemClock(), draft: true }).close();
  return file;
}

const seconds = (milliseconds: number): number => rounded(milliseconds / 1000);
const plus = (one: Taken, other: Taken): Taken => ({ wall: one.wall + other.wall, cpu: one.cpu + other.cpu });

/**
 * Lives `months` months once. After each day the other side writes what that day wrote, in the same transactions and on a
 * file that waits for no disk either, so that whatever else the machine does meets both; its time is not the program's.
 */
export function demoSuite(_demo: DemoFile, months: number = DEMO_SIZE.months): Promise<DemoReport> {
  return inFolder(async (folder) => {
    const file = `${folder}/contoh.gerai`;
    const bareName = emptyFile(`${folder}/polos.gerai`);
    const watch = watchWrites(`${file}.sedang-dibuat`);
    const bareFile = new BareFile(bareName, true);
    let bare: Taken = { wall: 0, cpu: 0 };
    let aside: Taken = { wall: 0, cpu: 0 };
    let transactions = 0;
    let rows = { program: 0, bare: 0 };
    const follow = (): void => {
      const written = watch.take();
      transactions += written.length;
      let ready: ReadyTransaction[] = [];
      const prepared = taken(() => {
        ready = written.map((transaction) => bareFile.ready(transaction));
      });
      const wrote = taken(() => {
        for (const transaction of ready) bareFile.write(transaction);
      });
      bare = plus(bare, wrote);
      aside = plus(aside, plus(prepared, wrote));
    };
    try {
      const cpuBefore = process.cpuUsage();
      const before = performance.now();
      await makeDemo({
        file, migrationsFolder: MIGRATIONS, ...DEMO_SIZE, months,
        onProgress: (done, total) => {
          if (done % 30 === 0) say(`demo day ${done} of ${total}`);
          follow();
          rows = { program: watch.totalChanges(), bare: bareFile.totalChanges };
        },
      });
      const wall = performance.now() - before - aside.wall;
      const { user, system } = process.cpuUsage(cpuBefore);
      const cpu = (user + system) / 1000 - aside.cpu;
      follow();
      return {
        wholeDemo: goal(wall / bare.wall, GOAL),
        processorTime: { ratio: rounded(cpu / bare.cpu) },
        months, transactions,
        program: { wallS: seconds(wall), cpuS: seconds(cpu) },
        bare: { wallS: seconds(bare.wall), cpuS: seconds(bare.cpu) },
        rowsChanged: rows,
        differingTables: differingTables(file, bareName),
      };
    } finally {
      watch.stop();
      bareFile.close();
    }
  });
}
