import { Check, Printer } from 'lucide-react';
import type { JSX } from 'react';
import { reprintWords } from '../../../../shared/text/printing.ts';
import { settingsWords as words } from '../../../../shared/text/screenSettings.ts';
import { useApiQuery } from '../../api/index.ts';
import { momentText, ReprintButtons, ReprintError, useReprint } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardHead, number } from '../../ui/index.ts';
import styles from './SettingsScreen.module.css';

/** Slips and receipts that are saved but did not come out of the printer. */
export function FailedJobs(): JSX.Element {
  const jobs = useApiQuery('printing.jobs', { state: 'gagal' });
  const timezone = useApiQuery('system.status', {}).data?.timezone;
  const reprint = useReprint();
  const rows = jobs.data?.rows ?? [];
  return (
    <Card flow label={words.failed}>
      <CardHead title={words.failed}>
        <Badge tone={rows.length === 0 ? 'in' : 'caution'} icon={rows.length === 0 ? Check : Printer}>
          {rows.length === 0 ? words.failedNone : words.failedCount(number(rows.length))}
        </Badge>
      </CardHead>
      {(rows.length > 0 || reprint.error) && (
        <CardBody>
          <ReprintError reprint={reprint} />
          {rows.slice(0, 8).map((job) => (
            <div key={job.jobId} className={styles['job']}>
              <div>
                <b>{job.ref}</b>
                <p className="faint small">
                  {momentText(job.createdAt, timezone)}
                  {job.problem === null ? '' : `, ${job.problem}`}
                </p>
              </div>
              <div className={styles['jobWays']}>
                <ReprintButtons job={job} spare={jobs.data?.spare === true} reprint={reprint} />
                <Button aria-label={reprintWords.letGoOf(job.ref)} disabled={reprint.busy} onClick={() => reprint.letGo(job)}>
                  {reprintWords.letGo}
                </Button>
              </div>
            </div>
          ))}
        </CardBody>
      )}
      {reprint.dialog}
    </Card>
  );
}
