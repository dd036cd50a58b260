import { CircleCheck, ListChecks, OctagonAlert, Printer } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { evidenceWords } from '../../../../shared/text/screenEvidence.ts';
import { checkName, ledgerWords as words } from '../../../../shared/text/screenLedger.ts';
import { useApiAction } from '../../api/index.ts';
import { ErrorMessage, Screen, useJobProgress } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardHead, EmptyState, Message, number, ProgressBar, Table, type Column } from '../../ui/index.ts';
import { ComparePanel } from './ComparePanel.tsx';
import { VerificationPaper } from './VerificationPaper.tsx';
import styles from './CheckScreen.module.css';

type Check = Result<'system.verify'>['checks'][number];

const COLUMNS: readonly Column<Check>[] = [
  {
    key: 'ok',
    head: words.stateColumn,
    width: '132px',
    cell: (check) => (
      <Badge tone={check.ok ? 'in' : 'danger'} icon={check.ok ? CircleCheck : OctagonAlert}>
        {check.ok ? words.balancedWord : words.differs}
      </Badge>
    ),
  },
  { key: 'name', head: words.checkColumn, width: '190px', cell: (check) => <b>{checkName(check.name)}</b> },
  { key: 'detail', head: words.findingColumn, cell: (check) => <span data-selectable>{check.detail}</span> },
];

/** Every check of the books, one line each; what does not hold stands first. */
export function CheckScreen(): JSX.Element {
  const [, navigate] = useLocation();
  const verify = useApiAction('system.verify');
  const progress = useJobProgress('system.verify', verify.pending);
  const start = (): void => {
    if (!verify.pending) void verify.run({});
  };
  const { run } = verify;
  useEffect(() => void run({}), [run]);
  const result = verify.result;
  const [paper, setPaper] = useState(false);
  const at = result?.at;
  const good = result?.checks.filter((check) => check.ok).length ?? 0;
  if (paper && at !== undefined) return <VerificationPaper at={at} onLeave={() => setPaper(false)} />;
  return (
    <Screen
      title={words.check}
      note={result && words.checked(number(good), number(result.checks.length))}
      tabs="ledger"
      column
      keys={[
        { keys: 'F9', label: words.check, run: start, enabled: !verify.pending },
        { keys: 'F11', label: evidenceWords.paperKey, run: () => setPaper(true), enabled: at !== undefined && !verify.pending },
        { keys: 'Ctrl+P', label: evidenceWords.paperKey, run: () => setPaper(true), enabled: at !== undefined && !verify.pending, bar: false },
        { keys: 'Backspace', label: words.title, run: () => navigate('/buku'), outsideText: true },
        { keys: 'Esc', label: words.title, run: () => navigate('/buku'), bar: false },
      ]}
    >
      {verify.error && <ErrorMessage error={verify.error} />}
      {result && (
        <Message
          tone={result.ok ? 'in' : 'danger'}
          title={result.ok ? words.checkOk : words.checkBad}
          live
          action={
            <div className="row">
              <Button icon={ListChecks} keys="F9" busy={verify.pending} onClick={start}>
                {words.again}
              </Button>
              {at !== undefined && (
                <Button icon={Printer} keys="F11" disabled={verify.pending} onClick={() => setPaper(true)}>
                  {evidenceWords.paperKey}
                </Button>
              )}
            </div>
          }
        >
          {result.ok ? words.checkOkFacts : words.checkBadHelp}
        </Message>
      )}
      <div className={styles['two']}>
        <Card flow grow label={words.check}>
          <CardHead title={words.check} note={words.checkNote} />
          {verify.pending && (
            <CardBody className={styles['running']}>
              <output>{progress === null ? words.checking : words.checkProgress(number(progress.done), number(progress.total))}</output>
              <ProgressBar label={words.checking} done={progress?.done ?? 0} total={progress?.total ?? null} />
            </CardBody>
          )}
          {result ? (
            <Table<Check> label={words.check} columns={COLUMNS} rows={result.checks.toSorted((a, b) => Number(a.ok) - Number(b.ok))} rowKey={(check) => check.name} dimmed={verify.pending} />
          ) : (
            !verify.pending && <EmptyState icon={ListChecks} title={words.check} />
          )}
        </Card>
        <ComparePanel />
      </div>
    </Screen>
  );
}
