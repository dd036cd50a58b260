import { parentPort, Worker, workerData } from 'node:worker_threads';
import { openForReading } from '../kernel/database.ts';
import type { Progress } from '../kernel/pace.ts';
import { runPart, type Checks, type PartName, type PartResult } from './parts.ts';

type Work = { readonly part: PartName; readonly file: string; readonly migrationsFolder: string };
type Message = { readonly progress: readonly [done: number, total: number] } | { readonly result: PartResult };

/** Megabytes of a thread's heap, beside SQLite's cache: rows pass by, little is held of them. A thread that needs more ends, and its part is done by the caller. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 160 };

/** Runs a part in a thread with a connection and a snapshot of its own. Rejects where the thread cannot run. */
export function partInThread(script: URL, work: Work, onProgress: Progress): Promise<PartResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: work, resourceLimits: LIMITS });
    worker.on('message', (message: Message) => {
      if ('result' in message) resolve(message.result);
      else onProgress(...message.progress);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread ended without an answer')));
  });
}

/** The thread's side: does the part it was started for and answers. */
export async function servePart(checks: Omit<Checks, 'thread'>): Promise<void> {
  const { part, file, migrationsFolder } = workerData as Work;
  const tell = (message: Message): void => parentPort?.postMessage(message);
  const db = openForReading(file, migrationsFolder);
  try {
    db.exec('BEGIN');
    tell({ result: await runPart(part, db, { migrationsFolder, checks, onProgress: (...progress) => tell({ progress }), alone: true }) });
  } finally {
    db.close();
  }
}
