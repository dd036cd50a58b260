import { useEffect, useState } from 'react';
import { onEvent } from '../api/index.ts';

export type JobProgress = { readonly done: number; readonly total: number };

/** How far a running job is, as the service tells by its method; null before it said anything and while nothing runs. */
export function useJobProgress(jobId: string, active: boolean): JobProgress | null {
  const [progress, setProgress] = useState<JobProgress | null>(null);
  useEffect(() => {
    if (!active) return undefined;
    const silence = onEvent('job.progress', (data) => {
      if (typeof data !== 'object' || data === null || !('jobId' in data) || data.jobId !== jobId || !('done' in data) || !('total' in data)) return;
      if (typeof data.done === 'number' && typeof data.total === 'number') setProgress({ done: data.done, total: data.total });
    });
    return () => {
      silence();
      setProgress(null);
    };
  }, [active, jobId]);
  return active ? progress : null;
}
