/** Long commands: steps of at most 50 members, each committed by itself, gone on with after whatever stopped them, and never done twice. */
import { expect, onTestFinished, test } from 'vitest';
import { steppedClock } from '../../electron/service/kernel/clock.ts';
import { openForWriting } from '../../electron/service/kernel/database.ts';
import { Kernel, type WriteCtx } from '../../electron/service/kernel/kernel.ts';
import { conflict, refuse } from '../../electron/service/kernel/refusal.ts';
import { Runs, type Call, type LongWork } from '../../electron/service/kernel/runs.ts';
import { MIGRATIONS, newId, openGerai } from '../support/gerai.ts';
import { peek } from '../support/till.ts';

const MEMBERS = 120;

/** A file with members, its kernel alone on it, and a work that writes down whom it did; `failAt` makes the step with that member fail while it is set. */
async function prepare() {
  const gerai = await openGerai();
  const treasurer = await gerai.as('bendahara');
  for (let n = 1; n <= MEMBERS; n += 1) await treasurer.call('members.create', { nik: `6471050101${String(n).padStart(6, '0')}`, name: `Anggota ${n}`, joinedOn: '2026-11-21' });
  gerai.service.close();
  const open = () => new Kernel(openForWriting(gerai.file, MIGRATIONS, { draft: false }), steppedClock(Date.parse('2026-11-21T02:00:00.000Z')));
  let kernel = open();
  onTestFinished(() => kernel.db.close());
  const state = { failAt: 0, steps: [] as number[][], events: [] as unknown[] };
  const work = (key: string): LongWork => ({
    key,
    admit: (_ctx, ended) => {
      if (ended !== undefined) throw conflict('monthRecorded', `${ended.key} sudah.`);
    },
    *parts() {
      for (const { ref } of kernel.db.sql<{ ref: number }>('SELECT ref FROM member ORDER BY ref').all()) yield ref % 40 === 0 ? undefined : { memberRef: ref };
    },
    step: (_ctx: WriteCtx, parts) => {
      if (parts.some((part) => part.memberRef === state.failAt)) throw refuse('PERIOD_CLOSED', 'bulan dikunci di tengah jalan.');
      state.steps.push(parts.map((part) => part.memberRef));
    },
    total: () => ({ members: kernel.db.sql<{ n: number }>('SELECT count(*) AS n FROM long_run_member').get()?.n ?? 0 }),
  });
  const listen = () => kernel.onEvent(({ data }) => state.events.push(data));
  listen();
  return {
    gerai, state, work,
    runs: () => new Runs(kernel),
    restart: () => {
      kernel.db.close();
      kernel = open();
      listen();
    },
    kept: (id: string) => kernel.db.sql<{ result: string }>('SELECT result FROM command WHERE id = ?').get(id)?.result ?? '',
    done: () => kernel.db.sql<{ n: number }>('SELECT count(*) AS n FROM long_run_member').get()?.n,
    closed: async () => {
      kernel.db.close();
      gerai.restart();
      const verified = await gerai.verify();
      expect(verified.checks.filter((check) => !check.ok)).toEqual([]);
    },
  };
}
/** A call as the router makes it, by the name of a write of the contract, so that `verify` looks for its answers. */
const call = (id: string): Call => ({ meta: { method: 'members.create', id, user: { ref: 2, id: '', username: 'maryam', name: 'Maryam', role: 'bendahara' }, approver: null, session: '' }, digest: 'x' });

test('works in steps of 50 members and tells how far it is, others having their turn in between', async () => {
  const { runs, state, work, closed, gerai } = await prepare();
  let turns = 0;
  const others = setInterval(() => (turns += 1), 0);
  const id = newId();
  expect(await runs().perform(call(id), work('2026-11'))).toEqual({ members: 117 });
  clearInterval(others);
  expect(state.steps.map((step) => step.length)).toEqual([50, 50, 17]);
  expect(state.steps.flat()).toEqual(Array.from({ length: MEMBERS }, (_, n) => n + 1).filter((ref) => ref % 40 !== 0));
  expect(state.events).toEqual([50, 100, 117].map((done) => ({ jobId: 'members.create', id, done, total: 117 })));
  expect(turns).toBeGreaterThan(0);
  await closed();
  expect(peek(gerai, "SELECT subject, summary FROM audit WHERE subject = '2026-11' ORDER BY seq")).toEqual(['mulai', '50 anggota', '50 anggota', '17 anggota', 'selesai'].map((summary) => ({ subject: '2026-11', summary })));
});

test('goes on where a step failed or the program was killed, under the same id or another, and answers each the same', async () => {
  const { runs, state, work, closed, kept, done, restart } = await prepare();
  const [first, second, third] = [newId(), newId(), newId()];
  state.failAt = 60;
  await expect(runs().perform(call(first), work('2026-11'))).rejects.toMatchObject({ rule: 'PERIOD_CLOSED' });
  expect([done(), state.steps.length]).toEqual([50, 1]);
  restart();
  state.failAt = 110;
  await expect(runs().again(call(first), work('2026-11'), kept(first))).rejects.toMatchObject({ rule: 'PERIOD_CLOSED' });
  expect(done()).toBe(100);
  restart();
  state.failAt = 0;
  const last = runs();
  expect(await last.perform(call(second), work('2026-11'))).toEqual({ members: 117 });
  expect(state.steps.map((step) => step.length)).toEqual([50, 50, 17]);
  for (const id of [first, second]) expect(await last.again(call(id), work('2026-11'), kept(id))).toEqual({ members: 117, replayed: true });
  await expect(last.perform(call(third), work('2026-11'))).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await last.perform(call(third), work('2026-12'))).toEqual({ members: 234 });
  expect(new Set(state.steps.slice(0, 3).flat()).size).toBe(117);
  await closed();
});

test('of two calls at once both get the one answer', async () => {
  const { runs, state, work, closed } = await prepare();
  const both = runs();
  expect(await Promise.all([both.perform(call(newId()), work('2026-11')), both.perform(call(newId()), work('2026-11'))])).toEqual([{ members: 117 }, { members: 117 }]);
  expect(state.steps.map((step) => step.length)).toEqual([50, 50, 17]);
  await closed();
});

test('begins no step once the program is closing', async () => {
  const { runs, work, closed, done } = await prepare();
  const stopping = runs();
  const answer = stopping.perform(call(newId()), work('2026-11'));
  stopping.stop();
  await expect(answer).rejects.toMatchObject({ code: 'BUSY' });
  expect(done()).toBe(50);
  await closed();
});
