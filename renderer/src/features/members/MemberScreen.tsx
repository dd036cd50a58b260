import { ArrowDown, ArrowUp, BookOpen, CalendarDays, Check, FileText, HandCoins, HeartHandshake, IdCard, KeyRound, MapPin, Phone, Printer, Settings2, UserCheck, UsersRound, Wallet } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { useLocation, useParams } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { paperOf } from '../../../../shared/contract/paper.ts';
import { addMonths, calendarDate, firstDay, monthOf } from '../../../../shared/domain/dates.ts';
import { bonScreenWords as bonWords } from '../../../../shared/text/screenBon.ts';
import { SERVED_STATES } from '../../../../shared/contract/members.ts';
import { memberWords as words, savingsWords, standingWords as standing } from '../../../../shared/text/screenMembers.ts';
import { roomName } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, Screen, useRole } from '../../app/index.ts';
import { Badge, BarChart, Button, Card, CardBody, CardHead, cx, dateText, EmptyState, Icon, Initials, Message, Money, monthText, number, rp, Signed, Table, type Column } from '../../ui/index.ts';
import { BonPayDialog, CreditDialog, MemberPinDialog } from '../bon/index.ts';
import { useOpenDocument } from '../ledger/index.ts';
import { ManageDialog } from './ManageDialog.tsx';
import { SavingsDialog, type SavingsMove } from './SavingsDialog.tsx';
import { ShuCard } from './ShuCard.tsx';
import styles from './MemberScreen.module.css';

type Member = Result<'members.get'>;
type Move = Result<'savings.statement'>['rows'][number];
const MONTHS_SHOWN = 12;

/** One member: who, savings, loan, trade, passbook, and the share of the SHU so far. */
export function MemberScreen(): JSX.Element {
  const { memberId } = useParams<{ memberId: string }>();
  const [, navigate] = useLocation();
  const [move, setMove] = useState<SavingsMove | null>(null);
  const [asking, setAsking] = useState<null | 'bon' | 'pin' | 'credit' | 'manage' | 'confirm'>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const mayDeposit = useRole('kasir', 'bendahara');
  const mayWithdraw = useRole('bendahara');
  const mayPrint = useRole('kasir', 'bendahara', 'ketua');
  const seesShu = useRole('bendahara', 'ketua', 'pengawas');
  const query = useApiQuery('members.get', { memberId });
  const print = useApiCommand('printing.print');
  const member = query.data;
  const passbook = usePassbook(memberId);
  const openDocument = useOpenDocument();
  const selected = chosen ?? passbook.data?.rows.at(-1)?.number ?? null;
  const active = member?.state === 'aktif';
  const saves = member !== undefined && SERVED_STATES.has(member.state);
  const draws = active || member?.state === 'calon';
  const mayManage = useRole('bendahara', 'ketua', 'pengawas');
  const start = (direction: SavingsMove['direction']): void => {
    if (member) setMove({ member, direction });
  };
  const printSlip = (): void => {
    if (selected !== null && !print.pending) void print.run({ document: paperOf(selected.slice(0, 2)), ref: selected });
  };
  const printBon = (): void => {
    if (member && !print.pending) void print.run({ document: 'bon-statement', ref: member.memberNo });
  };
  const back = (): void => navigate('/anggota');

  return (
    <Screen
      title={roomName.members}
      note={member?.memberNo}
      keys={[
        { keys: 'Ctrl+F', label: words.search, run: back },
        ...(mayDeposit ? [{ keys: 'F2', label: words.depositKey, run: () => start('deposit'), enabled: saves }] : []),
        ...(mayWithdraw ? [{ keys: 'F4', label: words.withdrawKey, run: () => start('withdraw'), enabled: draws }] : []),
        ...(mayManage ? [{ keys: 'F3', label: standing.manageKey, run: () => setAsking('manage'), enabled: member !== undefined, bar: false }] : []),
        ...(mayDeposit ? [{ keys: 'F6', label: bonWords.payKey, run: () => setAsking('bon'), enabled: member !== undefined }] : []),
        ...(mayWithdraw ? [{ keys: 'F7', label: bonWords.pin, run: () => setAsking('pin'), enabled: active }, { keys: 'F8', label: bonWords.credit, run: () => setAsking('credit'), enabled: active }] : []),
        ...(mayPrint ? [{ keys: 'F9', label: bonWords.statement, run: printBon, enabled: member !== undefined }, { keys: 'F11', label: words.slipKey, run: printSlip, enabled: selected !== null }] : []),
        ...(selected === null ? [] : [{ keys: 'Enter', label: words.openDocument, run: () => undefined }]),
        { keys: 'Esc', label: words.backToList, run: back },
      ]}
    >
      {query.error && (
        <Card flow grow>
          <CardBody>
            <ErrorMessage error={query.error} action={<Button onClick={back}>{words.backToList}</Button>} />
          </CardBody>
        </Card>
      )}
      {member && (
        <>
          <Profile member={member} onConfirm={mayWithdraw && member.state === 'calon' ? () => setAsking('confirm') : undefined} onManage={mayManage ? () => setAsking('manage') : undefined} onDeposit={mayDeposit && saves ? () => start('deposit') : undefined} onWithdraw={mayWithdraw && draws ? () => start('withdraw') : undefined} onPayBon={mayDeposit ? () => setAsking('bon') : undefined} onCredit={mayWithdraw && active ? () => setAsking('credit') : undefined} onPin={mayWithdraw && active ? () => setAsking('pin') : undefined} />
          <section className="stack grow">
            <Savings member={member} />
            <div className={styles['two']}>
              <LoanCard member={member} />
              <TradeCard member={member} />
            </div>
            <Passbook
              passbook={passbook}
              selected={selected}
              onSelect={setChosen}
              onOpen={(row) => openDocument(row.number, row.date)}
              print={
                mayPrint ? (
                  <Button icon={Printer} keys="F11" disabled={selected === null} busy={print.pending} onClick={printSlip}>
                    {savingsWords.print}
                  </Button>
                ) : undefined
              }
              note={
                print.error ? (
                  <ErrorMessage error={print.error} />
                ) : print.result ? (
                  <Message tone="in" live>
                    {savingsWords.printed(print.result.copy)}
                  </Message>
                ) : undefined
              }
            />
          </section>
          {seesShu && <ShuCard member={member} />}
        </>
      )}
      <SavingsDialog move={move} onClose={() => setMove(null)} />
      <BonPayDialog member={asking === 'bon' && member ? member : null} onClose={() => setAsking(null)} />
      {(asking === 'manage' || asking === 'confirm') && member && <ManageDialog member={member} first={asking === 'confirm' ? 'confirm' : undefined} onClose={() => setAsking(null)} />}
      {asking === 'credit' && member && <CreditDialog member={member} onClose={() => setAsking(null)} />}
      {asking === 'pin' && member && <MemberPinDialog member={member} onClose={() => setAsking(null)} />}
    </Screen>
  );
}

type Deed = (() => void) | undefined;

/** What a counter must know before anything else: that this is no member with every right, and the posts somebody holds. */
function StateNote({ member }: { readonly member: Member }): JSX.Element | null {
  const { state, stateOn, stateReason, leaverDue, posts } = member;
  const said = standing.stateNote[state];
  if (said === undefined && posts.length === 0) return null;
  return (
    <div className={styles['said']}>
      {said !== undefined && (
        <Message tone={state === 'calon' ? 'info' : 'caution'}>
          {state === 'calon' ? said : standing.since(said, dateText(stateOn ?? member.leftOn ?? member.joinedOn), stateReason)} {leaverDue > 0 && standing.leaverDue(leaverDue)}
        </Message>
      )}
      {posts.length > 0 && <p className="muted small">{posts.map(({ post, body }) => `${post} (${body})`).join(', ')}</p>}
    </div>
  );
}

function Profile({ member, onConfirm, onManage, onDeposit, onWithdraw, onPayBon, onCredit, onPin }: { readonly member: Member; readonly onConfirm: Deed; readonly onManage: Deed; readonly onDeposit: Deed; readonly onWithdraw: Deed; readonly onPayBon: Deed; readonly onCredit: Deed; readonly onPin: Deed }): JSX.Element {
  const active = member.state === 'aktif';
  useEffect(() => {
    // The room itself takes the focus, so that the first Tab lands on the first button and no list keeps old focus.
    document.querySelector<HTMLElement>('[data-profile]')?.focus({ preventScroll: true });
  }, []);
  return (
    <Card className={styles['profile']}>
      <div className={styles['top']} data-profile tabIndex={-1}>
        <Initials name={member.name} size={56} />
        <div>
          <h2>{member.name}</h2>
          <div className={styles['badges']}>
            <Badge tone={active ? 'in' : member.state === 'calon' ? 'info' : 'caution'} icon={active ? Check : undefined}>
              {words.states[member.state] ?? member.state}
            </Badge>
            <Badge tone="line">{member.memberNo}</Badge>
          </div>
        </div>
      </div>
      <StateNote member={member} />
      <ul className={styles['data']}>
        <li>
          <Icon of={IdCard} />
          {words.nik(member.nikMasked)}
        </li>
        <li>
          <Icon of={Phone} />
          {member.phoneMasked === '' ? words.noPhone : member.phoneMasked}
        </li>
        <li>
          <Icon of={MapPin} />
          <span>
            {words.rt(member.rt)}
            {member.address !== '' && <small className="faint">{member.address}</small>}
          </span>
        </li>
        <li>
          <Icon of={CalendarDays} />
          {words.joined(dateText(member.joinedOn))}
        </li>
        {member.class !== 'perorangan' && (
          <li>
            <Icon of={UsersRound} />
            {standing.classIs(member.className)}
          </li>
        )}
        {member.heir !== null && (
          <li>
            <Icon of={HeartHandshake} />
            {standing.heirIs(member.heir.name, member.heir.relation)}
          </li>
        )}
      </ul>
      <BonFacts bon={member.bon} />
      <div className={styles['actions']}>
        {onConfirm && (
          <Button kind="primary" icon={UserCheck} align="spread" full onClick={onConfirm}>
            {standing.confirm}
          </Button>
        )}
        {onDeposit && (
          <Button kind={onConfirm ? 'plain' : 'primary'} icon={ArrowDown} keys="F2" align="spread" full onClick={onDeposit}>
            {words.deposit}
          </Button>
        )}
        {onWithdraw && (
          <Button icon={ArrowUp} keys="F4" align="spread" full onClick={onWithdraw}>
            {words.withdraw}
          </Button>
        )}
        {onPayBon && member.bon.outstanding > 0 && (
          <Button icon={HandCoins} keys="F6" align="spread" full onClick={onPayBon}>
            {bonWords.pay}
          </Button>
        )}
        {onPin && (
          <Button kind="quiet" icon={KeyRound} keys="F7" align="spread" full onClick={onPin}>
            {bonWords.pin}
          </Button>
        )}
        {onCredit && (
          <Button kind="quiet" icon={FileText} keys="F8" align="spread" full onClick={onCredit}>
            {bonWords.credit}
          </Button>
        )}
        {onManage && (
          <Button kind="quiet" icon={Settings2} keys="F3" align="spread" full onClick={onManage}>
            {standing.manage}
          </Button>
        )}
      </div>
    </Card>
  );
}

/** What the member owes on bon, and may still. */
function BonFacts({ bon }: { readonly bon: Member['bon'] }): JSX.Element {
  return (
    <div className={styles['bon']}>
      <div className="between">
        <span className="faint">{bonWords.title}</span>
        <b className="tabular">{rp(bon.outstanding)}</b>
      </div>
      <p className="small faint">{bon.limit === 0 ? bonWords.noCredit : bonWords.leftOf(bon.left, bon.limit)}</p>
      {bon.overdue > 0 ? <p className="small tone-danger">{bonWords.late(bon.overdue)}</p> : bon.nextDue !== null && <p className="small faint">{bonWords.dueOn(bon.nextDue)}</p>}
    </div>
  );
}

function Savings({ member }: { readonly member: Member }): JSX.Element {
  const { savings } = member;
  const notes = words.savingsNotes;
  return (
    <div className={styles['four']}>
      <Card className={styles['sum']}>
        <span className="faint">{words.savings.pokok}</span>
        <Money amount={savings.pokok} />
        {savings.pokok > 0 ? (
          <span className={cx('small', 'money-in', styles['note'])}>
            <Icon of={Check} size="small" />
            {notes.pokokPaid}
          </span>
        ) : (
          <span className="small tone-caution">{notes.pokokUnpaid}</span>
        )}
      </Card>
      <Card className={styles['sum']}>
        <span className="faint">{words.savings.wajib}</span>
        <Money amount={savings.wajib} />
        <span className="small faint">{notes.wajib}</span>
      </Card>
      <Card className={styles['sum']}>
        <span className="faint">{words.savings.sukarela}</span>
        <Money amount={savings.sukarela} />
        <span className="small faint">{notes.sukarela}</span>
      </Card>
      <Card className={cx(styles['sum'], styles['all'])}>
        <span>{words.savings.total}</span>
        <Money amount={savings.total} />
        <span className="small">{notes.total(number(savings.pokok + savings.wajib))}</span>
      </Card>
    </div>
  );
}

function LoanCard({ member }: { readonly member: Member }): JSX.Element {
  const first = member.loans.find((loan) => loan.status === 'berjalan') ?? member.loans[0];
  const loan = useApiQuery('loans.get', { loanId: first?.loanId ?? '' }, { enabled: first !== undefined }).data;
  if (!first)
    return (
      <Card flow>
        <CardHead title={words.loan} />
        <EmptyState compact icon={Wallet} title={words.noLoan} />
      </Card>
    );
  const paid = loan?.rows.filter((row) => row.principalPaid + row.interestPaid >= row.payment).length ?? 0;
  const running = first.status === 'berjalan';
  return (
    <Card flow>
      <CardHead title={`${words.loan} ${shortNumber(first.number)}`} note={member.loans.length > 1 ? words.otherLoans(member.loans.length - 1) : undefined}>
        <Badge tone={running ? 'in' : 'plain'} icon={running ? Check : undefined}>
          {words.loanStates[first.status] ?? first.status}
        </Badge>
      </CardHead>
      <CardBody>
        <div className="between">
          <span>
            <span className="faint">{words.outstanding}</span>
            <br />
            <Money amount={first.outstanding} />
          </span>
          <span className={styles['right']}>
            <span className="faint">{words.instalment}</span>
            <br />
            <b className="tabular">{rp(first.nextAmount)}</b>
          </span>
        </div>
        {loan && (
          <div className={styles['instalments']} aria-hidden>
            {loan.rows.map((row, index) => (
              <i key={row.no} className={cx(index < paid && styles['paid'], index === paid && running && styles['next'])} />
            ))}
          </div>
        )}
        <div className="between small muted">
          <span>{loan && words.paidOf(number(paid), number(loan.rows.length))}</span>
          <span>{first.nextDue === null ? words.noDue : `${words.nextDue} ${dateText(first.nextDue)}`}</span>
        </div>
      </CardBody>
    </Card>
  );
}

/** "PJ-2026-000031" is written PJ-31 where the year is clear. */
const shortNumber = (text: string): string => text.replace(/^(\w+)-\d{4}-0*/, '$1-');

function TradeCard({ member }: { readonly member: Member }): JSX.Element {
  const bars = member.trade.slice(-MONTHS_SHOWN);
  const total = bars.reduce((sum, bar) => sum + bar.sales, 0);
  const last = bars.at(-1);
  return (
    <Card flow>
      <CardHead title={words.trade} note={words.tradeUnit}>
        <span className="faint tabular">{rp(total)}</span>
      </CardHead>
      {total === 0 || !last ? (
        <EmptyState compact title={words.noTrade} />
      ) : (
        <BarChart
          bars={bars.map((bar) => ({ key: bar.period, label: monthText(bar.period).slice(0, 3), value: bar.sales }))}
          axis={(value) => number(Math.round(value / 1000))}
          sentence={words.tradeSentence(monthText(last.period), rp(last.sales), rp(total))}
        />
      )}
    </Card>
  );
}

const MOVES: readonly Column<Move>[] = [
  { key: 'date', head: words.passbookColumns.date, width: '112px', cell: (row) => <span className="tabular">{dateText(row.date)}</span> },
  { key: 'what', head: words.passbookColumns.what, cell: (row) => (row.undoes === undefined ? words.move(row.kind, row.credit > 0) : words.undoes(row.kind, row.undoes)) },
  { key: 'number', head: words.passbookColumns.number, width: '140px', cell: (row) => <span className="tabular faint small">{row.number}</span> },
  { key: 'deposit', head: words.passbookColumns.deposit, figure: true, width: '104px', cell: (row) => <Signed amount={row.credit} /> },
  { key: 'withdrawal', head: words.passbookColumns.withdrawal, figure: true, width: '104px', cell: (row) => <Signed amount={-row.debit} /> },
  { key: 'balance', head: words.passbookColumns.balance, figure: true, width: '112px', cell: (row) => <b>{number(row.balance)}</b> },
];

function usePassbook(memberId: string): ReturnType<typeof useApiQuery<'savings.statement'>> & { readonly from: string } {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const from = today === undefined ? '' : firstDay(addMonths(monthOf(calendarDate(today)), 1 - MONTHS_SHOWN));
  return { ...useApiQuery('savings.statement', { memberId, from, to: today ?? '' }, { enabled: today !== undefined }), from };
}

function Passbook({ passbook, selected, onSelect, onOpen, print, note }: {
  readonly passbook: ReturnType<typeof usePassbook>;
  readonly selected: string | null;
  readonly onSelect: (number: string) => void;
  readonly onOpen: (row: Move) => void;
  readonly print: JSX.Element | undefined;
  readonly note: JSX.Element | undefined;
}): JSX.Element {
  const { from } = passbook;
  return (
    <Card flow grow label={words.passbook}>
      <CardHead title={words.passbook} note={from === '' ? undefined : words.passbookSince(dateText(from))}>
        {print}
      </CardHead>
      {note && <CardBody>{note}</CardBody>}
      {passbook.error && <ErrorMessage error={passbook.error} />}
      {passbook.data && (
        <Table<Move>
          label={words.passbook}
          density="read"
          startAtEnd
          columns={MOVES}
          rows={passbook.data.rows}
          rowKey={(row) => row.number}
          selected={selected}
          onSelect={(row) => onSelect(row.number)}
          onOpen={onOpen}
          lead={
            passbook.data.opening === 0 ? undefined : (
              <>
                <td colSpan={5}>{words.openingBalance}</td>
                <td className="figure">{number(passbook.data.opening)}</td>
              </>
            )
          }
          empty={
            <EmptyState icon={BookOpen} title={words.noMoves}>
              {words.noMovesHelp}
            </EmptyState>
          }
        />
      )}
    </Card>
  );
}
