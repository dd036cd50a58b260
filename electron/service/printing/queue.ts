import type { DocumentKind } from '../../../shared/contract/paper.ts';
import type { Result } from '../../../shared/contract/index.ts';
import { SYSTEM_USER, type Ctx, type Handlers, type Kernel, type WriteCtx } from '../kernel/kernel.ts';
import { conflict, notFound } from '../kernel/refusal.ts';
import { sendToPrinter } from './transport/index.ts';

type JobState = 'antre' | 'tercetak' | 'gagal';
type JobRow = { ref: number; id: string; document: DocumentKind; target: string; copy: number; drawer: number; state: JobState; attempts: number; created_at: string; sent_at: string | null; problem: string | null };

/** What the queue needs to turn a job into bytes. */
export type Renderer = { bytes(document: DocumentKind, ref: string, copy: number, drawer: boolean): Uint8Array; numberOf(document: DocumentKind, ref: string, ctx: Ctx): string };

const SEND_TIMEOUT_MS = 8_000;
/** A job older than this is not printed unasked: nobody wants last night's receipts at dawn. */
const STALE_MS = 10 * 60_000;
const UNSURE = 'Mungkin sudah tercetak. Lihat kertasnya dahulu; tekan cetak lagi bila belum keluar.';
const STALE = 'Struk ini menunggu lama. Tekan cetak lagi bila masih perlu.';

/**
 * Print jobs: stored in the command that made them, sent after its commit, one at a time. A job is marked before it is
 * sent, so that after a crash in between nothing is printed twice unasked.
 */
export class PrintQueue {
  private readonly kernel: Kernel;
  private renderer: Renderer | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** Makes the documents known that the jobs print. */
  connect(renderer: Renderer): void {
    this.renderer = renderer;
  }

  /** Stores a job inside the command that calls it; without a printer there is nothing to print. */
  enqueue(ctx: WriteCtx, document: DocumentKind, target: string, options: { readonly drawer: boolean; readonly id?: string; readonly copy?: number }): void {
    const printer = this.kernel.settings.at('printer.receipt', ctx.today);
    if (printer.kind === 'none') return;
    ctx.rows.insert('print_job', {
      ref: ctx.rows.lastRowid('print_job') + 1, id: options.id ?? ctx.nextId(), document, target, copy: options.copy ?? 0, drawer: Number(options.drawer && printer.drawer), state: 'antre', attempts: 0, created_at: ctx.now, sent_at: null, problem: null,
    });
    ctx.afterCommit(() => this.kick());
  }

  /** How many jobs there have been for a document. */
  copies(document: DocumentKind, target: string): number {
    return this.kernel.db.sql<{ n: number }>('SELECT count(*) AS n FROM print_job WHERE document = ? AND target = ?').get(document, target)?.n ?? 0;
  }

  /** After a start: what was being sent is not sent again unasked, what is stale waits for a word, the rest goes out. */
  resume(): void {
    const { db, clock } = this.kernel;
    const waiting = db.sql<JobRow>("SELECT * FROM print_job WHERE state = 'antre' ORDER BY ref").all();
    for (const job of waiting) {
      if (job.attempts > 0) this.mark(job, { state: 'gagal', problem: UNSURE });
      else if (clock.nowMs() - Date.parse(job.created_at) > STALE_MS) this.mark(job, { state: 'gagal', problem: STALE });
    }
    if (waiting.length > 0) this.kick();
  }

  /** The file is being closed: a job on its way is not marked any more, so the next start asks before it prints again. */
  stop(): void {
    this.stopped = true;
  }

  /** Resolves when nothing is being sent any more. */
  async idle(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  handlers(): Handlers<'printing.jobs' | 'printing.print' | 'printing.retry'> {
    const { db } = this.kernel;
    return {
      'printing.jobs': ({ state }) => ({
        rows: db
          .sql<JobRow>('SELECT * FROM print_job WHERE ? IS NULL OR state = ? ORDER BY ref DESC LIMIT 200')
          .all(state ?? null, state ?? null)
          .map((job): Result<'printing.jobs'>['rows'][number] => ({
            jobId: job.id, document: job.document, ref: job.target, state: job.state, copy: job.copy, attempts: job.attempts, createdAt: job.created_at, sentAt: job.sent_at, problem: job.problem,
          })),
      }),
      'printing.print': ({ id, document, ref }, ctx) => {
        if (this.kernel.settings.at('printer.receipt', ctx.today).kind === 'none') throw conflict('noPrinter', 'Pilih printer di Setelan, lalu cetak lagi.', {});
        const target = this.renderer?.numberOf(document, ref, ctx) ?? ref;
        const copy = this.copies(document, target);
        this.enqueue(ctx, document, target, { drawer: false, id, copy });
        ctx.note(target, copy === 0 ? 'cetak' : `cetak salinan ${copy}`);
        return { jobId: id, copy };
      },
      'printing.retry': ({ jobId }, ctx) => {
        const job = db.sql<JobRow>('SELECT * FROM print_job WHERE id = ?').get(jobId);
        if (job === undefined) throw notFound('Pekerjaan cetak', 'jobId');
        if (job.state === 'tercetak') throw conflict('printed', 'Struk ini sudah keluar; pakai cetak ulang untuk salinannya.', { field: 'jobId' });
        ctx.rows.update('print_job', { ref: job.ref }, { state: 'antre', attempts: 0, problem: null });
        ctx.afterCommit(() => this.kick());
        ctx.note(job.target, 'cetak lagi');
        return { jobId };
      },
    };
  }

  private kick(): void {
    this.running ??= this.drain()
      .catch((error: unknown) => console.error('printing:', error))
      .finally(() => {
        this.running = undefined;
      });
  }

  private async drain(): Promise<void> {
    // The command that called is still unwinding; its reply comes first.
    await Promise.resolve();
    while (!this.stopped) {
      const job = this.kernel.db.sql<JobRow>("SELECT * FROM print_job WHERE state = 'antre' ORDER BY ref LIMIT 1").get();
      if (job === undefined || this.renderer === undefined) return;
      const printer = this.kernel.settings.at('printer.receipt', this.kernel.today());
      if (printer.kind === 'none') return;
      this.mark(job, { attempts: job.attempts + 1 });
      const bytes = this.renderer.bytes(job.document, job.target, job.copy, job.drawer === 1);
      const outcome = await sendToPrinter(printer, bytes, SEND_TIMEOUT_MS);
      if (this.isStopped()) return;
      if (outcome.ok) this.mark(job, { state: 'tercetak', sent_at: this.kernel.now(), problem: null });
      else this.mark(job, { state: 'gagal', problem: outcome.message });
      this.kernel.emit('printing.job', { jobId: job.id, document: job.document, ref: job.target, state: outcome.ok ? 'tercetak' : 'gagal', problem: outcome.ok ? null : outcome.message });
    }
  }

  /** Read anew after waiting: the service may have been closed meanwhile. */
  private isStopped(): boolean {
    return this.stopped;
  }

  private mark(job: JobRow, changes: Partial<Pick<JobRow, 'state' | 'attempts' | 'sent_at' | 'problem'>>): void {
    this.kernel.transact({ method: 'printing.send', id: '', user: SYSTEM_USER, approver: null, session: '' }, (ctx) => {
      ctx.rows.update('print_job', { ref: job.ref }, changes);
      ctx.note(job.target, changes.state === undefined ? 'dikirim ke printer' : changes.state);
    });
  }
}
