import type { DocumentKind } from '../../../shared/contract/paper.ts';
import type { Result } from '../../../shared/contract/index.ts';
import { printerTrouble, type PrinterTrouble } from '../../../shared/text/printing.ts';
import { SYSTEM_USER, type Ctx, type Handlers, type Kernel, type WriteCtx } from '../kernel/kernel.ts';
import { conflict, notFound } from '../kernel/refusal.ts';
import { kickNow, stateBeforeJob, stops, type Printer } from './device.ts';
import { nameOf, sendToPrinter, type PrinterState } from './transport/index.ts';

type JobState = 'antre' | 'tercetak' | 'gagal';
type JobRow = { ref: number; id: string; document: DocumentKind; target: string; copy: number; drawer: number; state: JobState; attempts: number; created_at: string; sent_at: string | null; problem: string | null };
type Known = { printer: 'main' | 'spare'; cause: PrinterTrouble | null; unsure: number };
type Job = JobRow & { [K in keyof Known]: Known[K] | null };
type JobChange = Partial<Pick<JobRow, 'state' | 'attempts' | 'sent_at' | 'problem' | 'drawer'>>;

/** What the queue needs to turn a job into bytes. */
export type Renderer = { bytes(document: DocumentKind, ref: string, copy: number, drawer: boolean): Uint8Array; numberOf(document: DocumentKind, ref: string, ctx: Ctx): string };

const SEND_TIMEOUT_MS = 8_000;
/** A job older than this is not printed unasked, and opens no drawer any more: nobody wants last night's receipts at dawn. */
const STALE_MS = 10 * 60_000;
const JOBS = 'SELECT j.*, t.printer, t.cause, t.unsure FROM print_job j LEFT JOIN print_trouble t ON t.job_ref = j.ref';

/**
 * Print jobs: stored in the command that made them, sent after its commit, one at a time. A job is marked before it is
 * sent, so that after a crash in between nothing is printed twice unasked.
 */
export class PrintQueue {
  private readonly kernel: Kernel;
  private renderer: Renderer | undefined;
  private running: Promise<unknown> | undefined;
  private stopped = false;
  /** What the receipt printer said of itself when it was last asked. */
  private lastState: PrinterState | null = null;

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
    const waiting = this.kernel.db.sql<Job>(`${JOBS} WHERE j.state = 'antre' ORDER BY j.ref`).all();
    for (const job of waiting) {
      if (job.attempts > 0) this.fail(job, 'unsure', printerTrouble('unsure', ''), true);
      else if (this.stale(job)) this.fail(job, 'stale', printerTrouble('stale', ''), false);
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

  /** Does something with a printer while no job is being sent; jobs made meanwhile follow. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    await this.idle();
    // Somebody else who waited may have been first.
    while (this.running !== undefined) await this.running;
    const done = work();
    this.running = done
      .catch(() => undefined)
      .finally(() => {
        this.running = undefined;
        this.kick();
      });
    return done;
  }

  /** The receipt printer has told its state. */
  heard(state: PrinterState | null): void {
    this.lastState = state;
  }

  handlers(): Handlers<'printing.jobs' | 'printing.print' | 'printing.retry' | 'printing.dismiss'> {
    return {
      'printing.jobs': ({ state }, ctx) => ({
        rows: this.kernel.db.sql<Job>(`${JOBS} WHERE ? IS NULL OR j.state = ? ORDER BY j.ref DESC LIMIT 200`).all(state ?? null, state ?? null).map(jobView),
        printerState: this.lastState,
        spare: this.kernel.settings.at('printer.spare', ctx.today).kind !== 'none',
      }),
      'printing.print': ({ id, document, ref }, ctx) => {
        if (this.kernel.settings.at('printer.receipt', ctx.today).kind === 'none') throw conflict('noPrinter', 'Pilih printer di Setelan, lalu cetak lagi.', {});
        const target = this.renderer?.numberOf(document, ref, ctx) ?? ref;
        const copy = this.copies(document, target);
        this.enqueue(ctx, document, target, { drawer: false, id, copy });
        ctx.note(target, copy === 0 ? 'cetak' : `cetak salinan ${copy}`);
        return { jobId: id, copy };
      },
      'printing.retry': ({ jobId, printer: chosen, looked }, ctx) => {
        const job = this.failedJob(jobId);
        const printer = chosen ?? 'main';
        if (job.unsure === 1 && looked !== true) throw conflict('mayBePrinted', 'Lihat kertasnya dahulu. Bila belum keluar, cetak lagi; bila sudah, lepaskan dari daftar.', { field: 'looked' });
        if (printer === 'spare' && this.kernel.settings.at('printer.spare', ctx.today).kind === 'none') throw conflict('noSpare', 'Pilih di Setelan, atau cetak di printer struk.', { field: 'printer' });
        ctx.rows.update('print_job', { ref: job.ref }, { state: 'antre', attempts: 0, problem: null, drawer: this.stale(job) ? 0 : job.drawer });
        if (job.printer !== null || printer === 'spare') keepKnown(ctx, job, { printer, cause: null, unsure: 0 });
        ctx.afterCommit(() => this.kick());
        ctx.note(job.target, printer === 'spare' ? 'cetak lagi di printer cadangan' : 'cetak lagi');
        return { jobId };
      },
      'printing.dismiss': ({ jobId }, ctx) => {
        const job = this.failedJob(jobId);
        ctx.rows.update('print_job', { ref: job.ref }, { state: 'tercetak', problem: null, drawer: 0 });
        ctx.note(job.target, 'tidak dicetak lagi');
        return { jobId };
      },
    };
  }

  private failedJob(jobId: string): Job {
    const job = this.kernel.db.sql<Job>(`${JOBS} WHERE j.id = ?`).get(jobId);
    if (job === undefined) throw notFound('Pekerjaan cetak', 'jobId');
    if (job.state === 'tercetak') throw conflict('printed', 'Struk ini sudah keluar; pakai cetak ulang untuk salinannya.', { field: 'jobId' });
    if (job.state === 'antre') throw conflict('printing', 'Struk ini sedang dikirim; tunggu sampai printer selesai.', { field: 'jobId' });
    return job;
  }

  private stale(job: Job): boolean {
    return this.kernel.clock.nowMs() - Date.parse(job.created_at) > STALE_MS;
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
      const job = this.kernel.db.sql<Job>(`${JOBS} WHERE j.state = 'antre' ORDER BY j.ref LIMIT 1`).get();
      if (job === undefined || this.renderer === undefined) return;
      const printer = this.kernel.settings.at(job.printer === 'spare' ? 'printer.spare' : 'printer.receipt', this.kernel.today());
      // Nothing is sent before somebody chooses a printer again.
      if (printer.kind === 'none') return;
      await this.send(job, printer, this.renderer);
    }
  }

  private async send(job: Job, printer: Printer, renderer: Renderer): Promise<void> {
    const state = await stateBeforeJob(printer);
    if (this.isStopped()) return;
    if (job.printer !== 'spare') this.heard(state);
    const opensDrawer = job.drawer === 1 && printer.drawer;
    const stopped = stops(state);
    if (stopped !== undefined) {
      // The mark comes first: a drawer that did not open is opened by key, one that opened twice is a question.
      this.fail(opensDrawer ? { ...job, drawer: 0 } : job, stopped, printerTrouble(stopped, nameOf(printer)), false);
      if (opensDrawer) await kickNow(printer);
      return;
    }
    this.mark(job, { attempts: job.attempts + 1 });
    const outcome = await sendToPrinter(printer, renderer.bytes(job.document, job.target, job.copy, opensDrawer), SEND_TIMEOUT_MS);
    if (this.isStopped()) return;
    if (!outcome.ok) this.fail({ ...job, drawer: outcome.maybePrinted ? 0 : job.drawer }, outcome.trouble, outcome.message, outcome.maybePrinted);
    else {
      this.mark(job, { state: 'tercetak', sent_at: this.kernel.now(), problem: null });
      this.tell(job, 'tercetak', null);
    }
  }

  /** Read anew after waiting: the service may have been closed meanwhile. */
  private isStopped(): boolean {
    return this.stopped;
  }

  /** The job did not come out; where it may have after all, its kick has left too. */
  private fail(job: Job, cause: PrinterTrouble, problem: string, unsure: boolean): void {
    this.mark(job, { state: 'gagal', problem, drawer: unsure ? 0 : job.drawer }, { printer: job.printer ?? 'main', cause, unsure: Number(unsure) });
    this.tell(job, 'gagal', problem);
  }

  private tell(job: Job, state: JobState, problem: string | null): void {
    this.kernel.emit('printing.job', { jobId: job.id, document: job.document, ref: job.target, state, problem });
  }

  private mark(job: Job, changes: JobChange, known?: Known): void {
    this.kernel.transact({ method: 'printing.send', id: '', user: SYSTEM_USER, approver: null, session: '' }, (ctx) => {
      ctx.rows.update('print_job', { ref: job.ref }, changes);
      if (known !== undefined) keepKnown(ctx, job, known);
      ctx.note(job.target, changes.state === undefined ? 'dikirim ke printer' : changes.state);
    });
  }
}

function keepKnown(ctx: WriteCtx, job: Job, known: Known): void {
  if (job.printer === null) ctx.rows.insert('print_trouble', { job_ref: job.ref, ...known });
  else ctx.rows.update('print_trouble', { job_ref: job.ref }, known);
}

const jobView = (job: Job): Result<'printing.jobs'>['rows'][number] => ({
  jobId: job.id, document: job.document, ref: job.target, state: job.state, copy: job.copy, attempts: job.attempts, createdAt: job.created_at, sentAt: job.sent_at, problem: job.problem,
  printer: job.printer ?? 'main', cause: job.cause, mayBePrinted: job.state === 'gagal' && job.unsure === 1,
});
