import { CircleCheck, FileCheck2, LockOpen } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { yearOf } from '../../../../shared/domain/dates.ts';
import { closingWords as words, periodText } from '../../../../shared/text/screenPeriods.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { momentText, useApprovers, useRole } from '../../app/index.ts';
import { Button, Card, CardBody, CardFoot, CardHead, cx, EmptyState, Message, PinDialog, type GivenApproval } from '../../ui/index.ts';
import { PeriodsFrame } from './PeriodsFrame.tsx';
import type { MonthProps } from './PeriodsScreen.tsx';
import styles from './Periods.module.css';

/** A closed month: what was left open then, the statements kept, and for the chair the way to open the last one again. */
export function ClosedMonth({ book, period, keys, onPick, happened, onDone }: MonthProps): JSX.Element {
  const [, navigate] = useLocation();
  const chair = useRole('ketua');
  const history = useApiQuery('periods.history', { period }, { keep: true });
  const timezone = useApiQuery('system.status', {}).data?.timezone;
  const reopen = useApiCommand('periods.reopen');
  const approvers = useApprovers(['pengawas', 'bendahara'], chair);
  const [asking, setAsking] = useState(false);
  const closing = history.data?.rows.find((row) => row.action === 'tutup');
  const month = periodText(period);
  const mayReopen = chair && period === book.lastClosed && !book.yearClosed(yearOf(period));
  const view = (): void => navigate(`/buku/tutup/${period}`);
  const send = ({ username, pin, reason }: GivenApproval): void => {
    void reopen.run({ period, reason, approval: { username, pin } }).then((done) => {
      if (!done) return;
      setAsking(false);
      onDone('buka');
    });
  };
  const loaded = history.data !== undefined;
  useEffect(() => {
    if (loaded) document.querySelector<HTMLElement>('[data-view-issued]')?.focus();
  }, [loaded]);
  return (
    <PeriodsFrame
      book={book}
      period={period}
      onPick={onPick}
      keys={[...keys, { keys: 'F7', label: words.view, run: view }, ...(mayReopen ? [{ keys: 'F8', label: words.reopen, run: () => setAsking(true) }] : [])]}
      message={
        happened?.what === 'tutup' ? (
          <Message tone="in" title={words.closedDone(month)} live>
            {words.closedDoneFacts}
          </Message>
        ) : undefined
      }
    >
      <Card flow grow label={month}>
        <CardHead title={words.isClosed(month)} note={closing === undefined ? undefined : words.isClosedFacts(momentText(closing.at, timezone), closing.by)} />
        <div className={cx('grow', styles['part'])}>
          {closing !== undefined && closing.notes.length > 0 ? (
            <>
              <CardBody>
                <span className="faint small">{words.leftOpen}</span>
                {closing.reason !== '' && <p>{closing.reason}</p>}
              </CardBody>
              <ul className={styles['notes']}>
                {closing.notes.map((note) => (
                  <li key={note.key}>
                    <b>{note.name}</b>
                    <span className="muted">{note.detail}</span>
                  </li>
                ))}
              </ul>
            </>
          ) : (
            loaded && (
              <EmptyState icon={CircleCheck} title={closing === undefined ? words.isClosedBare : words.nothingLeft}>
                {words.nothingLeftHelp}
              </EmptyState>
            )
          )}
        </div>
        <CardFoot className={styles['foot']}>
          {mayReopen && (
            <Button icon={LockOpen} keys="F8" onClick={() => setAsking(true)}>
              {words.reopen}
            </Button>
          )}
          <Button kind="primary" icon={FileCheck2} keys="F7" data-view-issued onClick={view}>
            {words.view}
          </Button>
        </CardFoot>
      </Card>
      <PinDialog
        opened={asking}
        title={words.reopenTitle(month)}
        note={words.reopenNote}
        effect={words.reopenEffect}
        approvers={approvers}
        reasons={words.reopenReasons}
        busy={reopen.pending}
        refused={reopen.error?.message}
        onApprove={send}
        onCancel={() => {
          setAsking(false);
          reopen.reset();
        }}
      />
    </PeriodsFrame>
  );
}
