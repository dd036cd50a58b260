import { Check, Printer } from 'lucide-react';
import type { JSX } from 'react';
import { settingsWords as words } from '../../../../shared/text/screenSettings.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, momentText } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardHead, number } from '../../ui/index.ts';
import styles from './SettingsScreen.module.css';

/** Slips and receipts that are saved but did not come out of the printer. */
export function FailedJobs(): JSX.Element {
  const jobs = useApiQuery('printing.jobs', { state: 'gagal' });
  const timezone = useApiQuery('system.status', {}).data?.timezone;
  const retry = useApiCommand('printing.retry');
  const rows = jobs.data?.rows ?? [];
  return (
    <Card flow label={words.failed}>
      <CardHead title={words.failed}>
        <Badge tone={rows.length === 0 ? 'in' : 'caution'} icon={rows.length === 0 ? Check : Printer}>
          {rows.length === 0 ? words.failedNone : words.failedCount(number(rows.length))}
        </Badge>
      </CardHead>
      {(rows.length > 0 || retry.error) && (
        <CardBody>
          {retry.error && <ErrorMessage error={retry.error} />}
          {rows.slice(0, 8).map((job) => (
            <div key={job.jobId} className={styles['job']}>
              <div>
                <b>{job.ref}</b>
                <p className="faint small">
                  {momentText(job.createdAt, timezone)}
                  {job.problem === null ? '' : `, ${job.problem}`}
                </p>
              </div>
              <Button busy={retry.pending} onClick={() => void retry.run({ jobId: job.jobId })}>
                {words.retry}
              </Button>
            </div>
          ))}
        </CardBody>
      )}
    </Card>
  );
}
