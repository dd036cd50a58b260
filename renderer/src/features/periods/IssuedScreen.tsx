import { FileX2 } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useLocation, useParams } from 'wouter';
import type { IssuedStatements } from '../../../../shared/contract/issued.ts';
import { headCode } from '../../../../shared/domain/paper/chainHead.ts';
import { closingWords as words } from '../../../../shared/text/screenPeriods.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, momentText, Screen } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, cx, EmptyState, Message, Segmented } from '../../ui/index.ts';
import { NotesPanels, SheetTable, unfold } from '../statements/index.ts';
import { hasOneSpan, issuedKinds, issuedNotes, issuedSheet, type IssuedKind, type IssuedSpan } from './issued.ts';
import styles from './Periods.module.css';

const SPANS: readonly IssuedSpan[] = ['month', 'year'];

/** The statements of a closed month as they were kept, whatever the books say now; each earlier version too. */
export function IssuedScreen(): JSX.Element {
  const { period, version: wanted } = useParams<{ period: string; version?: string }>();
  const [, navigate] = useLocation();
  const [kind, setKind] = useState<IssuedKind>('neraca');
  const [span, setSpan] = useState<IssuedSpan>('month');
  const [row, setRow] = useState<string | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set<string>());
  const table = useRef<HTMLDivElement | null>(null);
  const timezone = useApiQuery('system.status', {}).data?.timezone;
  const versions = useApiQuery('statements.issued', { period }).data?.versions ?? [];
  const query = useApiQuery('statements.get', { period, ...(wanted === undefined ? {} : { version: Number(wanted) }) });
  const issue = query.data;
  // What closings keep are the reports' own answers (shared/contract/issued.ts); the contract calls them JSON.
  const statements = issue?.statements as unknown as IssuedStatements | undefined;
  const kinds = statements === undefined ? [] : issuedKinds(statements);
  const oneSpan = hasOneSpan(kind) || statements?.month === null;
  const shownSpan: IssuedSpan = statements?.month === null ? 'year' : span;
  const sheet = statements === undefined ? null : issuedSheet(statements, kind, shownSpan);
  const back = (): void => navigate('/buku/tutup');
  const turnKind = (): void => setKind(kinds[(kinds.indexOf(kind) + 1) % kinds.length] ?? 'neraca');
  const index = versions.findIndex((each) => each.version === issue?.version);
  const turnVersion = (): void => {
    const next = versions[(index + 1) % versions.length];
    if (next !== undefined) navigate(`/buku/tutup/${period}/${next.version}`, { replace: true });
  };
  const loaded = sheet !== null;
  useEffect(() => {
    if (loaded) table.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
  }, [loaded, kind, span]);
  const rows = sheet === null ? [] : unfold(sheet, opened);
  const fold = (key: string, open: boolean): void => {
    const next = new Set(opened);
    if (open) next.add(key);
    else next.delete(key);
    setOpened(next);
  };
  return (
    <Screen
      title={words.statementsOf(period)}
      note={issue && words.issuedAt(issue.version, momentText(issue.closedAt, timezone), issue.closedBy)}
      tabs="ledger"
      column
      keys={[
        { keys: 'F3', label: words.statement, run: turnKind, enabled: kinds.length > 0 },
        { keys: 'F4', label: words.spanLabel, run: () => setSpan(span === 'month' ? 'year' : 'month'), enabled: !oneSpan },
        { keys: 'F6', label: words.nextVersion, run: turnVersion, enabled: versions.length > 1 },
        { keys: 'Backspace', label: words.back, run: back, outsideText: true },
        { keys: 'Esc', label: words.back, run: back, bar: false },
      ]}
    >
      {kinds.length > 0 && (
        <div className={styles['bar']}>
          <div className={styles['choice']}>
            <Segmented label={words.statement} hideLabel value={kind} onChange={setKind} options={kinds.map((value) => ({ value, label: words.statements[value] }))} />
          </div>
          {!oneSpan && (
            <div className={styles['span']}>
              <Segmented label={words.spanLabel} hideLabel value={shownSpan} onChange={setSpan} options={SPANS.map((value) => ({ value, label: words.span[value] }))} />
            </div>
          )}
        </div>
      )}
      <div className={styles['two']}>
        {statements !== undefined && kind === 'catatan' ? (
          <NotesPanels sections={issuedNotes(statements, shownSpan)} heads={[words.atEnd, words.before]} />
        ) : (
          <Card flow grow label={words.statements[kind]}>
            {query.error && (
              <CardBody>
                {query.error.code === 'NOT_FOUND' ? (
                  <EmptyState icon={FileX2} title={words.noIssued}>
                    {words.noIssuedHelp}
                  </EmptyState>
                ) : (
                  <ErrorMessage error={query.error} />
                )}
              </CardBody>
            )}
            {sheet && (
              <div ref={table} className={cx('grow', styles['part'])}>
                <SheetTable
                  label={words.statements[kind]}
                  sheet={sheet}
                  rows={rows}
                  selected={row !== null && rows.some((each) => each.key === row) ? row : (rows.find((each) => each.kind === 'baris')?.key ?? null)}
                  dimmed={false}
                  onSelect={(each) => setRow(each.key)}
                  onOpen={(each) => each.open !== null && fold(each.key, !each.open)}
                  onFold={(each, open) => each.open !== null && fold(each.key, open)}
                />
              </div>
            )}
          </Card>
        )}
        {issue && (
          <Card flow className={styles['issue']} label={words.version(issue.version)}>
            <CardHead title={words.version(issue.version)}>
              <Badge tone={issue.current ? 'in' : 'line'}>{issue.current ? words.current : words.replaced}</Badge>
            </CardHead>
            <CardBody className={styles['body']}>
              <Message>{words.asIssued}</Message>
              <dl className={styles['proof']}>
                <div>
                  <dt>{words.chain}</dt>
                  <dd>{words.entriesThen(issue.entries)}</dd>
                  <dd className={styles['hash']} data-selectable>
                    {headCode(issue.chainHash)}
                  </dd>
                </div>
                <div>
                  <dt>{words.fingerprint}</dt>
                  <dd className={styles['hash']} data-selectable>
                    {issue.hash.replaceAll(/(.{8})/g, '$1 ').trim()}
                  </dd>
                </div>
              </dl>
            </CardBody>
            <CardFoot>
              <Button full keys="Backspace" onClick={back}>
                {words.back}
              </Button>
            </CardFoot>
          </Card>
        )}
      </div>
    </Screen>
  );
}
