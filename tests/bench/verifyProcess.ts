/** A verification in a process of its own: `verifyProcess.ts chain|whole FILE` prints what it took. */
import { fileURLToPath } from 'node:url';
import { Book } from '../../electron/service/evidence/book.ts';
import { EntryReader } from '../../electron/service/evidence/entries.ts';
import { verify } from '../../electron/service/evidence/index.ts';
import { openForReading } from '../../electron/service/kernel/database.ts';
import { CHECKS } from '../../electron/service/checks.ts';
import { rounded, type Taken } from './measure.ts';

export type Verified = Taken & {
  readonly ok: boolean;
  /** What did not hold; empty on a sound file. */
  readonly failed: readonly string[];
  /** Memory of the process at most, before it began, and what it grew by beyond SQLite's own cache. */
  readonly peakMb: number;
  readonly beforeMb: number;
  readonly aboveCacheMb: number;
};

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));
/** SQLite's own caches: one of 32 MB in each of the three threads. */
const CACHE_MB = 3 * 32;

async function whole(file: string): Promise<{ ok: boolean; failed: string[] }> {
  const result = await verify(file, MIGRATIONS, CHECKS);
  return { ok: result.ok, failed: result.checks.filter((check) => !check.ok).map((check) => `${check.name}: ${check.detail}`) };
}

/** Every entry's link and hash, nothing else. */
function chain(file: string): { ok: boolean; failed: string[] } {
  const db = openForReading(file, MIGRATIONS);
  const reader = new EntryReader(new Book(db));
  let previous = '0'.repeat(64);
  let ok = true;
  for (const each of reader.entries(() => undefined)) {
    ok &&= each.entry.prev_hash === previous && reader.fits(each);
    previous = each.entry.hash;
  }
  db.close();
  return { ok, failed: [] };
}

const [what, file = ''] = process.argv.slice(2);
const beforeMb = process.memoryUsage().rss / 1e6;
const cpu = process.cpuUsage();
const since = performance.now();
const { ok, failed } = what === 'chain' ? chain(file) : await whole(file);
const wall = performance.now() - since;
const { user, system } = process.cpuUsage(cpu);
const peakMb = process.resourceUsage().maxRSS / 1000;
const answer: Verified = { wall, cpu: (user + system) / 1000, ok, failed, peakMb: rounded(peakMb), beforeMb: rounded(beforeMb), aboveCacheMb: rounded(peakMb - beforeMb - CACHE_MB) };
process.stdout.write(JSON.stringify(answer));
