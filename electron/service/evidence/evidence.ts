import { headQrText, headText, type ChainHead } from '../../../shared/domain/paper/chainHead.ts';
import type { Moment } from '../../../shared/domain/dates.ts';
import { auditHead, entryHead } from '../kernel/audit.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import { compareWithPrint } from './compare.ts';
import type { Progress } from '../kernel/pace.ts';
import type { Checks, Verification } from './parts.ts';
import { verify } from './verify.ts';

export type EvidenceOptions = { readonly migrationsFolder: string; readonly checks: Checks };

/** A verification with its moment and who asked for it. */
export type Verified = Verification & { readonly at: Moment; readonly by: string };

/** Verifications kept for those who print them: enough for every person of a gerai at once. */
const KEPT = 8;

/** The books' own proof: verify, the head of the chain, and old prints held against it. */
export class Evidence {
  private readonly kernel: Kernel;
  private readonly options: EvidenceOptions;
  private readonly verified = new Map<Moment, Verified>();

  constructor(kernel: Kernel, options: EvidenceOptions) {
    this.kernel = kernel;
    this.options = options;
  }

  handlers(): Handlers<'system.verify' | 'evidence.head' | 'evidence.compare'> {
    const { kernel } = this;
    const progress = (jobId: string) => (done: number, total: number) => kernel.emit('job.progress', { jobId, done, total });
    return {
      'system.verify': async (_args, ctx) => {
        const { by: _by, ...result } = await this.verify(ctx.user.name, progress('system.verify'));
        return result;
      },
      'evidence.head': () => {
        const head = entryHead(kernel.db);
        const audit = auditHead(kernel.db);
        return { entries: head.count, hash: head.hash, audits: audit.seq, auditHash: audit.hash, at: kernel.now(), text: headText(head), qr: headQrText(head) };
      },
      'evidence.compare': ({ text }) => compareWithPrint(kernel.db.file, this.options.migrationsFolder, text, progress('evidence.compare')),
    };
  }

  /** Runs every check through a connection of its own, beside the till; the result can be printed by its moment. */
  async verify(by: string, onProgress?: Progress): Promise<Verified> {
    const at = this.kernel.now();
    const result = await verify(this.kernel.db.file, this.options.migrationsFolder, this.options.checks, onProgress);
    const verified: Verified = { ...result, at, by };
    this.verified.set(at, verified);
    for (const old of [...this.verified.keys()].slice(0, -KEPT)) this.verified.delete(old);
    return verified;
  }

  /** A verification of this run of the service by its moment. */
  verificationAt(at: string): Verified | undefined {
    return this.verified.get(at);
  }

  /** The head of the journal's chain when a shift was closed; null while it is open. */
  headAtClose(shiftNumber: string): ChainHead | null {
    return (
      this.kernel.db
        .sql<ChainHead>(
          `SELECT a.entry_count AS count, a.entry_hash AS hash
             FROM document d JOIN shift s ON s.document_seq = d.seq JOIN document c ON c.seq = s.close_seq JOIN audit a ON a.seq = c.audit_seq WHERE d.number = ?`,
        )
        .get(shiftNumber) ?? null
    );
  }
}
