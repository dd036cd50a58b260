import { Lock } from 'lucide-react';
import type { JSX } from 'react';
import { useLocation } from 'wouter';
import { ledgerWords as words } from '../../../../shared/text/screenLedger.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, momentText } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, dateText, EmptyState, Message } from '../../ui/index.ts';
import { EntryAttachments, EntryOrigin } from './entryParts.tsx';
import { LinesTable } from './LinesTable.tsx';
import styles from './EntryPanel.module.css';

/** The chosen entry beside the register. */
export function EntryPanel({ number, account }: { readonly number: string | null; readonly account: string | null }): JSX.Element {
  const [, navigate] = useLocation();
  const query = useApiQuery('ledger.entry', { number: number ?? '' }, { enabled: number !== null, keep: number !== null });
  const timezone = useApiQuery('system.status', {}).data?.timezone;
  const entry = number === null ? undefined : query.data;
  return (
    <Card flow className={styles['panel']} label={number === null ? words.chooseEntry : words.entry(number)}>
      {number === null ? (
        <EmptyState title={words.chooseEntry} />
      ) : (
        <>
          <CardHead title={words.entry(number)}>
            <Badge icon={Lock}>{words.fixed}</Badge>
          </CardHead>
          <CardBody className={styles['body']}>
            {query.error && <ErrorMessage error={query.error} />}
            {entry && (
              <>
                <div>
                  <b className={styles['memo']}>{entry.memo}</b>
                  <p className="faint small">
                    {dateText(entry.date)}, {words.recorded(momentText(entry.postedAt, timezone), entry.postedBy)}
                  </p>
                </div>
                <LinesTable lines={entry.lines.map((line) => ({ ...line, beside: line.memberNo }))} own={account} sum={entry.lines.reduce((sum, line) => sum + line.debit, 0)} />
                <EntryOrigin entry={entry} />
                <EntryAttachments entry={entry} />
              </>
            )}
            <div className={styles['note']}>
              <Message>{words.immutable}</Message>
            </div>
          </CardBody>
          <CardFoot>
            <Button full keys="Enter" onClick={() => navigate(`/buku/jurnal/${number}`)}>
              {words.openEntry}
            </Button>
          </CardFoot>
        </>
      )}
    </Card>
  );
}
