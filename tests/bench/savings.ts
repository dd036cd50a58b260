/** Savings at speed: the interest run of 5,000 members with ten years of moves beside bare reads and writes, sales while it runs, and the search of 50,000 members. */
import Sqlite from 'better-sqlite3';
import { copyFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { addMonths, firstDay, lastDay, month, monthsBetween } from '../../shared/domain/dates.ts';
import { steppedClock } from '../../electron/service/kernel/clock.ts';
import { openService, type Service } from '../../electron/service/service.ts';
import type { Reply } from '../../shared/contract/host.ts';
import { PROFILE } from '../support/gerai.ts';
import { BareFile, differingTables } from './bareFile.ts';
import { newId, requestOf, resultOf, signIn } from './calls.ts';
import { inFolder, MIGRATIONS } from './demoFile.ts';
import { goal, percentile, rounded, say, spread, type Goal } from './measure.ts';
import { watchWrites } from './writes.ts';

const MEMBERS = 5_000;
const REGISTERED = 50_000;
const [FIRST, LAST] = [month('2016-11'), month('2026-10')];
const GOAL = { stepMs: 16, read: 3, post: 2.5, searchMs: 5 } as const;
const SEARCHES = 300;

export type SavingsReport = {
  readonly members: number;
  readonly moves: number;
  /** The preview: its longest turn, and all of it beside the same rows read with nothing around them. */
  readonly computing: { readonly longestTurnMs: number; readonly goalMs: number; readonly met: boolean; readonly againstBareRead: Goal };
  /** The run without the reading before it, beside its rows written with nothing around them. */
  readonly posting: Goal & { readonly transactions: number; readonly programMs: number; readonly bareMs: number; readonly differingTables: readonly string[] };
  /** Sales rung up between the steps: what one takes, and how long it waits for its turn. */
  readonly sales: { readonly during: ReturnType<typeof spread>; readonly alone: ReturnType<typeof spread>; readonly waited: ReturnType<typeof spread> };
  readonly search: { readonly members: number; readonly ms: ReturnType<typeof spread>; readonly goalMs: number; readonly met: boolean };
};

const open = (file: string): Service => openService({ file, migrationsFolder: MIGRATIONS, clock: steppedClock(Date.parse('2026-11-02T02:00:00.000Z')) });

/** Rows as the program would have left them, put there by hand: only savings are read here. */
function fill(file: string): number {
  const db = new Sqlite(file);
  db.pragma('foreign_keys = OFF');
  db.pragma('synchronous = OFF');
  const member = db.prepare("INSERT INTO member (ref, id, no, name, nik, nik_key, family_key, family_card, phone, address, rt, joined_on, left_on, state, pin_salt, pin_hash, pin_params) VALUES (?, ?, ?, ?, ?, ?, NULL, '', '', '', '', ?, NULL, 'aktif', NULL, NULL, NULL)");
  const move = db.prepare("INSERT INTO savings_move (seq, member_ref, kind, document_seq, on_date, amount, balance, via, audit_seq) VALUES (?, ?, 'sukarela', 1, ?, ?, ?, 'kas', 1)");
  const closing = db.prepare("INSERT INTO savings_month (member_ref, kind, period, closing) VALUES (?, 'sukarela', ?, ?)");
  const balance = db.prepare("INSERT INTO savings_balance (member_ref, kind, balance, last_on) VALUES (?, 'sukarela', ?, ?)");
  const months = monthsBetween(FIRST, LAST);
  let seq = 0;
  db.transaction(() => {
    for (let ref = 1; ref <= REGISTERED; ref += 1) member.run(ref, newId(), `A-${String(ref).padStart(4, '0')}`, `${NAMES[ref % NAMES.length] ?? ''} ${NAMES[(ref * 7) % NAMES.length] ?? ''} ${ref}`, String(6_471_050_101_000_000 + ref), `kunci-${ref}`, firstDay(FIRST));
    for (const period of months)
      for (let ref = 1; ref <= MEMBERS; ref += 1) move.run((seq += 1), ref, `${period}-${String(1 + (ref % 27)).padStart(2, '0')}`, 50_000, 50_000 * (months.indexOf(period) + 1));
    for (let ref = 1; ref <= MEMBERS; ref += 1) {
      months.forEach((period, index) => closing.run(ref, period, 50_000 * (index + 1)));
      balance.run(ref, 50_000 * months.length, `${LAST}-${String(1 + (ref % 27)).padStart(2, '0')}`);
    }
  })();
  db.close();
  return seq;
}
const NAMES = ['Siti', 'Wahyuni', 'Rahmat', 'Nurul', 'Bambang', 'Yusuf', 'Halimah', 'Suryadi', 'Astuti', 'Hidayah', 'Noor', 'Syahril', 'Setyo'];

/** Milliseconds of the same reads as the month's, without anything being worked out from them. */
function bareRead(file: string): number {
  const db = new Sqlite(file, { readonly: true });
  db.pragma('cache_size = -32000');
  const accounts = db.prepare("SELECT b.member_ref, (SELECT s.closing FROM savings_month s WHERE s.member_ref = b.member_ref AND s.kind = 'sukarela' AND s.period < ? ORDER BY s.period DESC LIMIT 1) FROM savings_balance b WHERE b.kind = 'sukarela' ORDER BY b.member_ref");
  const moves = db.prepare("SELECT v.member_ref, v.on_date, v.amount FROM savings_balance b CROSS JOIN savings_move v ON v.member_ref = b.member_ref AND v.on_date BETWEEN ? AND ? WHERE b.kind = 'sukarela' AND v.kind = 'sukarela'");
  const once = (): number => {
    const before = performance.now();
    accounts.all(LAST);
    moves.all(firstDay(LAST), lastDay(LAST));
    return performance.now() - before;
  };
  const times = Array.from({ length: 7 }, once);
  db.close();
  return percentile(times, 0.5);
}

/** Runs a long call and answers how long it took, and its longest turn: what somebody else would have had to wait. */
async function watched(call: () => Promise<unknown>, between: () => void = () => undefined): Promise<{ readonly wall: number; readonly longest: number; readonly waits: readonly number[] }> {
  let done = false;
  const waits: number[] = [];
  const before = performance.now();
  const answer = call().finally(() => (done = true));
  let wall = 0;
  while (!done) {
    const since = performance.now();
    await turn();
    waits.push(performance.now() - since);
    wall = performance.now() - before;
    between();
  }
  await answer;
  return { wall, longest: percentile(waits, 1), waits };
}

export function savingsSuite(searches: number = SEARCHES): Promise<SavingsReport> {
  return inFolder(async (folder) => {
    const file = `${folder}/simpanan.gerai`;
    const begun = openService({ file, migrationsFolder: MIGRATIONS, clock: steppedClock(Date.parse(`${addMonths(FIRST, -1)}-02T02:00:00.000Z`)) });
    resultOf('system.initialise', (await begun.handle(requestOf('system.initialise', PROFILE as never))) as Reply);
    begun.close();
    say(`Making ${REGISTERED} members, ${MEMBERS} of them with ten years of moves …`);
    const moves = fill(file);
    const bare = `${folder}/polos.gerai`;
    copyFileSync(file, bare);
    const watch = watchWrites(file);
    const service = open(file);
    try {
      const treasurer = await signIn((request) => service.handle(request), { username: 'maryam', pin: '222222' });
      const preview = () => treasurer.call('savings.previewInterest', { period: LAST });
      await preview();
      const previews = [await watched(preview), await watched(preview), await watched(preview)];
      const computing = Math.min(...previews.map(({ wall }) => wall));
      const longest = Math.min(...previews.map((each) => each.longest));

      const cashier = await signIn((request) => service.handle(request), { username: 'nurul', pin: '111111' });
      const { productId } = await treasurer.call('products.create', { sku: 'GULA', name: 'Gula', unit: 'buah', barcodes: [], category: 'sembako', prices: { general: 17_500 } });
      const { supplierId } = await treasurer.call('suppliers.create', { name: 'Pemasok', kind: 'lain' });
      await treasurer.call('purchases.receive', { supplierId, deliveryNo: '1', payment: { via: 'utang' }, lines: [{ productId, qty: '100000', unitCost: 15_000 }] });
      await cashier.call('shifts.open', { float: 100_000 });
      const sell = (): number => {
        const request = requestOf('sales.checkout', { lines: [{ productId, qty: '1' }], payments: [{ method: 'tunai', amount: 17_500 }] }, cashier.session);
        const before = performance.now();
        resultOf('sales.checkout', service.handle(request) as Reply);
        return performance.now() - before;
      };
      const alone = Array.from({ length: 100 }, sell);
      const bareFile = new BareFile(bare);
      for (const transaction of watch.take()) bareFile.write(bareFile.ready(transaction));

      say('Crediting a month …');
      const posted = await watched(() => treasurer.call('savings.creditInterest', { period: LAST }));
      const transactions = watch.take();
      let bareMs = 0;
      for (const transaction of transactions) {
        const ready = bareFile.ready(transaction);
        const before = performance.now();
        bareFile.write(ready);
        bareMs += performance.now() - before;
      }
      bareFile.close();
      const differing = differingTables(file, bare);
      const programMs = posted.wall - computing;

      // The same run once more, sales being rung up between its steps.
      for (const { number } of (await preview()).documents) await treasurer.call('documents.reverse', { kind: 'BJ', ref: number, reason: 'ukur lagi', approval: { username: 'suryadi', pin: '333333' } });
      const during: number[] = [];
      const { waits } = await watched(() => treasurer.call('savings.creditInterest', { period: LAST }), () => during.push(sell()));

      await service.prepare();
      const found: number[] = [];
      for (let n = 0; n < searches; n += 1) {
        const query = n % 3 === 0 ? `${NAMES[n % NAMES.length] ?? ''} ${n * 37}` : n % 3 === 1 ? `A-${String(n * 61).padStart(4, '0')}` : `wahyni ${n}`;
        const request = requestOf('members.search', { query, limit: 20 }, treasurer.session);
        const before = performance.now();
        resultOf('members.search', service.handle(request) as Reply);
        found.push(performance.now() - before);
      }
      return {
        members: MEMBERS, moves,
        computing: { longestTurnMs: rounded(longest), goalMs: GOAL.stepMs, met: longest <= GOAL.stepMs, againstBareRead: goal(computing / bareRead(file), GOAL.read) },
        posting: { ...goal(programMs / bareMs, GOAL.post), transactions: transactions.length, programMs: rounded(programMs), bareMs: rounded(bareMs), differingTables: differing },
        sales: { during: spread(during), alone: spread(alone), waited: spread(waits) },
        search: { members: REGISTERED, ms: spread(found), goalMs: GOAL.searchMs, met: percentile(found, 0.95) <= GOAL.searchMs },
      };
    } finally {
      watch.stop();
      service.close();
    }
  });
}
