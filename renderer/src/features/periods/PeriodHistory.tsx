import { FileCheck2, LockOpen, Lock } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { headText } from '../../../../shared/domain/paper/chainHead.ts';
import { closingWords as words } from '../../../../shared/text/screenPeriods.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, momentText } from '../../app/index.ts';
import { Badge, Card, CardBody, CardHead, cx, EmptyState, Icon, Table, type Column } from '../../ui/index.ts';
import styles from './Periods.module.css';

type Version = Result<'statements.issued'>['versions'][number];
type Event = Result<'periods.history'>['rows'][number];

/** What was issued for a period, each version as it was, and every closing and opening with where the chain stood. */
export function PeriodHistory({ period }: { readonly period: string }): JSX.Element {
  const [, navigate] = useLocation();
  const [version, setVersion] = useState<number | null>(null);
  const timezone = useApiQuery('system.status', {}).data?.timezone;
  const issued = useApiQuery('statements.issued', { period }, { keep: true });
  const history = useApiQuery('periods.history', { period }, { keep: true });
  const versions = issued.data?.versions.toReversed() ?? [];
  const columns: readonly Column<Version>[] = [
    {
      key: 'version',
      head: words.issue,
      cell: (row) => (
        <>
          {words.version(row.version)}
          <small>{words.by(momentText(row.closedAt, timezone), row.closedBy)}</small>
        </>
      ),
    },
    { key: 'state', head: '', width: '116px', cell: (row) => <Badge tone={row.current ? 'in' : 'line'}>{row.current ? words.current : words.replaced}</Badge> },
  ];
  return (
    <aside className={styles['side']}>
      <Card flow label={words.issued}>
        <CardHead title={words.issued} />
        {issued.error && (
          <CardBody>
            <ErrorMessage error={issued.error} />
          </CardBody>
        )}
        {issued.data && (
          <Table<Version>
            label={words.issued}
            density="two"
            columns={columns}
            rows={versions}
            rowKey={(row) => String(row.version)}
            selected={String(version ?? versions[0]?.version ?? '')}
            dimmed={issued.isPlaceholderData}
            onSelect={(row) => setVersion(row.version)}
            onOpen={(row) => navigate(`/buku/tutup/${period}/${row.version}`)}
            empty={
              <EmptyState icon={FileCheck2} title={words.noIssued} compact>
                {words.noIssuedHelp}
              </EmptyState>
            }
          />
        )}
      </Card>
      <Card flow label={words.history} className={styles['history']}>
        <CardHead title={words.history} />
        {history.error && (
          <CardBody>
            <ErrorMessage error={history.error} />
          </CardBody>
        )}
        {history.data && history.data.rows.length === 0 && <EmptyState title={words.noHistory} compact />}
        <ul className={cx('grow', styles['events'])}>{history.data?.rows.map((row) => <EventItem key={`${row.at}${row.action}`} row={row} timezone={timezone} />)}</ul>
      </Card>
    </aside>
  );
}

function EventItem({ row, timezone }: { readonly row: Event; readonly timezone: string | undefined }): JSX.Element {
  return (
    <li>
      <b className="row">
        <Icon of={row.action === 'buka' ? LockOpen : Lock} size="tiny" />
        {words.action[row.action]}
      </b>
      <small>{words.by(momentText(row.at, timezone), row.by)}</small>
      {row.approvedBy !== null && <small>{words.approvedBy(row.approvedBy)}</small>}
      {row.reason !== '' && <small>{row.reason}</small>}
      <small className="tabular" data-selectable>
        {headText({ count: row.entries, hash: row.hash })}
      </small>
    </li>
  );
}
