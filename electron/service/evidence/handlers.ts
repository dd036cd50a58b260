import type { Handlers, Kernel } from '../kernel/kernel.ts';
import { verify, type VerifyOptions } from './verify.ts';

export type EvidenceOptions = Omit<VerifyOptions, 'onProgress'> & { readonly migrationsFolder: string };

/** `system.verify` of the running service: reads through a connection of its own, in short steps beside the till. */
export function evidenceHandlers(kernel: Kernel, options: EvidenceOptions): Handlers<'system.verify'> {
  const { migrationsFolder, ...rest } = options;
  return {
    'system.verify': () => verify(kernel.db.file, migrationsFolder, { ...rest, onProgress: (done, total) => kernel.emit('job.progress', { jobId: 'system.verify', done, total }) }),
  };
}
