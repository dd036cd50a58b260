import { FileInput, History, Landmark } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { isCalendarDate } from '../../../../shared/domain/dates.ts';
import { bankScreenWords as words } from '../../../../shared/text/screenBank.ts';
import { cashWords } from '../../../../shared/text/screenCash.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, RecordedMessage, useRole, useRowFocus, ViewScreen, type Recorded } from '../../app/index.ts';
import { Button, Card, cx, DateField, dateText, EmptyState, Message, number, rp, Segmented, SelectField, type KeyAction } from '../../ui/index.ts';
import { ImportsDialog } from './ImportsDialog.tsx';
import { MatchedLines, OpenLines } from './BankTables.tsx';
import { PostDialog } from './PostDialog.tsx';
import { remembered } from './remembered.ts';
import { StatementDialog } from './StatementDialog.tsx';
import { useMatching, type Reconciliation } from './useMatching.ts';
import { VIEWS } from './views.ts';
import styles from './cash.module.css';

/** A bank account by the books and by the bank: what belongs together, what is missing, what differs. */
export function BankScreen(): JSX.Element | null {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const accounts = useApiQuery('cash.accounts', {});
  if (today === undefined || accounts.data === undefined) return accounts.error ? <ViewScreen title={cashWords.title} views={VIEWS} keys={[]}><div className={cx('grow', styles['column'])}><ErrorMessage error={accounts.error} /></div></ViewScreen> : null;
  return <Reconcile today={today} banks={accounts.data.rows.filter((account) => account.bank)} />;
}

function Reconcile({ today, banks }: { readonly today: string; readonly banks: readonly { readonly code: string; readonly name: string }[] }): JSX.Element {
  const [, navigate] = useLocation();
  const writes = useRole('bendahara');
  const [account, setAccount] = useState(remembered.bank ?? banks[0]?.code ?? '');
  const [asOf, setAsOf] = useState(remembered.until ?? today);
  const [shown, setShown] = useState<'open' | 'matched'>('open');
  const [picked, setPicked] = useState<string | null>(null);
  const [task, setTask] = useState<'take' | 'imports' | 'post' | null>(null);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const query = useApiQuery('bank.reconcile', { account, asOf }, { keep: true, enabled: account !== '' && isCalendarDate(asOf) });
  const { data } = query;
  const matching = useMatching(data);
  const match = useApiCommand('bank.match');
  const unmatch = useApiCommand('bank.unmatch');
  const lists = useRef<HTMLDivElement | null>(null);
  const matched = data?.matches ?? [];
  const tied = matched.find((line) => line.bankLineId === picked) ?? matched[0];
  useEffect(() => {
    Object.assign(remembered, { bank: account, until: asOf });
  }, [account, asOf]);
  const loaded = data !== undefined;
  useRowFocus(lists, loaded, `${query.dataUpdatedAt} ${shown} ${task ?? ''}`);

  const begin = (): void => {
    match.reset();
    unmatch.reset();
    setRecorded(null);
  };
  const send = async (matches: typeof matching.match): Promise<void> => {
    if (matches === null || matches.length === 0 || match.pending) return;
    begin();
    const done = await match.run({ matches });
    if (done !== null) setRecorded({ text: words.matchedDone(number(done.matched)), entryNumber: null });
  };
  const release = async (): Promise<void> => {
    if (tied === undefined || unmatch.pending) return;
    begin();
    const done = await unmatch.run({ bankLineId: tied.bankLineId });
    if (done !== null) setRecorded({ text: words.unmatched, entryNumber: null });
  };
  const toggle = (): void => {
    begin();
    setShown(shown === 'open' ? 'matched' : 'open');
  };
  const choose: typeof matching.choose = (line) => {
    if (line !== matching.chosen?.bankLineId) begin();
    matching.choose(line);
  };
  const openEntry = (entry: string): void => navigate(`/buku/jurnal/${entry}`);
  const postable = writes && shown === 'open' && matching.chosen !== undefined && !matching.chosen.later;
  const openKeys: readonly KeyAction[] = [
    ...(matching.bank.length > 0 ? [{ keys: 'Space', label: words.columns.tick, run: () => undefined, outsideText: true }] : []),
    ...(matching.proposed.length > 0 ? [{ keys: 'F7', label: words.acceptAllKey, run: () => void send(matching.proposed) }] : []),
    ...(postable ? [{ keys: 'F8', label: words.post, run: () => setTask('post') }] : []),
    ...(matching.bank.length > 0 ? [{ keys: 'F12', label: words.match, run: () => void send(matching.match), enabled: matching.match !== null, main: true }] : []),
  ];
  const refused = match.error ?? unmatch.error;
  const message = refused ? <ErrorMessage error={refused} /> : recorded ? <RecordedMessage recorded={recorded} /> : null;
  const never = data !== undefined && data.statementDate === null && matching.bank.length === 0 && matched.length === 0;

  return (
    <ViewScreen
      title={cashWords.title}
      views={VIEWS}
      keys={[
        ...(writes ? [{ keys: 'F6', label: words.take, run: () => setTask('take') }] : []),
        { keys: 'F10', label: words.imports, run: () => setTask('imports'), bar: false },
        { keys: 'F9', label: words.toggle, run: toggle, bar: !never },
        ...(never || !writes ? [] : shown === 'open' ? openKeys : [{ keys: 'F8', label: words.unmatch, run: () => void release(), enabled: tied !== undefined }]),
      ]}
    >
      <div className={cx('grow', styles['column'])}>
        <Card label={words.view} className={styles['bar']}>
          {banks.length > 1 && (
            <div className={styles['bank']}>
              <SelectField label={words.account} hideLabel value={account} onChange={setAccount} options={banks.map((bank) => ({ value: bank.code, label: `${bank.code} ${bank.name}` }))} />
            </div>
          )}
          <div className={styles['date']}>
            <DateField label={words.asOf} hideLabel value={asOf} onChange={setAsOf} />
          </div>
          {data && <Balances data={data} />}
          {!never && (
            <div className="push">
              <Segmented label={words.show} hideLabel value={shown} onChange={toggle} options={[{ value: 'open', label: words.open }, { value: 'matched', label: words.matched(number(data?.matched ?? 0)) }]} />
            </div>
          )}
          {writes && !never && (
            <Button icon={FileInput} aria-label={words.take} title={words.take} onClick={() => setTask('take')} />
          )}
          {!never && <Button icon={History} aria-label={words.imports} title={`${words.imports} (F10)`} onClick={() => setTask('imports')} />}
        </Card>
        {!isCalendarDate(asOf) && (
          <Message tone="caution" live>
            {cashWords.dateUnread}
          </Message>
        )}
        {query.error && <ErrorMessage error={query.error} />}
        {data && data.unexplained !== null && data.unexplained !== 0 && <Message tone="caution">{words.unexplained(rp(data.unexplained))}</Message>}
        {never ? (
          <Card flow grow label={words.bank}>
            <EmptyState
              icon={Landmark}
              title={words.noLines}
              action={
                writes && (
                  <Button kind="primary" icon={FileInput} keys="F6" onClick={() => setTask('take')}>
                    {words.take}
                  </Button>
                )
              }
            >
              {writes ? words.noLinesHelp : words.noLinesRead}
            </EmptyState>
          </Card>
        ) : (
          data &&
          (shown === 'open' ? (
            <OpenLines
              matching={{ ...matching, choose }}
              open={data.open}
              writes={writes}
              busy={match.pending}
              lists={lists}
              onEntry={openEntry}
              onMatch={() => void send(matching.match)}
              onAll={() => void send(matching.proposed)}
              onPost={() => setTask('post')}
              onTake={() => setTask('take')}
              message={message}
            />
          ) : (
            <MatchedLines lines={matched} chosen={tied} writes={writes} busy={unmatch.pending} list={lists} onChoose={setPicked} onEntry={openEntry} onUnmatch={() => void release()} message={message} />
          ))
        )}
      </div>
      {task === 'take' && (
        <StatementDialog
          account={account}
          onClose={() => setTask(null)}
          onDone={(imported) => {
            setTask(null);
            setShown('open');
            setRecorded({ text: words.taken(number(imported)), entryNumber: null });
          }}
        />
      )}
      {task === 'imports' && (
        <ImportsDialog
          account={account}
          writes={writes}
          onClose={() => setTask(null)}
          onDone={(removed) => {
            setTask(null);
            setRecorded({ text: words.removed(number(removed)), entryNumber: null });
          }}
        />
      )}
      {task === 'post' && matching.chosen && (
        <PostDialog
          line={matching.chosen}
          bank={account}
          onClose={() => setTask(null)}
          onDone={(done) => {
            setTask(null);
            setRecorded({ text: words.posted(done.number), entryNumber: done.entryNumber });
          }}
        />
      )}
    </ViewScreen>
  );
}

function Balances({ data }: { readonly data: Reconciliation }): JSX.Element {
  const facts: readonly (readonly [string, string, boolean])[] = [
    [words.bookBalance, rp(data.bookBalance), false],
    [words.bankBalance, data.statementBalance === null || data.statementDate === null ? words.noStatement : words.on(rp(data.statementBalance), dateText(data.statementDate)), false],
    ...(data.difference === null ? [] : [[words.difference, rp(data.difference), data.difference !== 0] as const]),
  ];
  return (
    <>
      {facts.map(([label, value, differs]) => (
        <dl key={label} className={styles['fact']}>
          <dt>{label}</dt>
          <dd className={differs ? 'tone-caution' : undefined}>{value}</dd>
        </dl>
      ))}
    </>
  );
}
