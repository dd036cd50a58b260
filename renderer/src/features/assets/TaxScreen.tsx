import { Calculator, ChevronLeft, ChevronRight, Landmark, ReceiptText, Undo2 } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { useForm } from 'react-hook-form';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import type { CashVia } from '../../../../shared/contract/values.ts';
import { addMonths, calendarDate, lastDay, monthOf, type Month } from '../../../../shared/domain/dates.ts';
import { assetScreenWords as words } from '../../../../shared/text/screenAssets.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { CommandDialog, ErrorMessage, ListCard, RecordedMessage, useCommandForm, useRole, ViewScreen, type Recorded } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, dateText, EmptyState, Facts, FormDate, FormRupiah, FormSegmented, FormText, Message, monthText, number, percentText, playOk, rp, type Column, type Tone } from '../../ui/index.ts';
import { showInBook } from '../ledger/index.ts';
import { VIA } from './assetDialogs.tsx';
import { filled } from './fields.ts';
import { remembered } from './remembered.ts';
import { VIEWS } from './views.ts';
import styles from './assets.module.css';

type Preview = Result<'tax.preview'>;
type Row = Preview['accounts'][number];

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'account',
    head: words.taxColumns.account,
    cell: (row) => (
      <>
        <span className="faint tabular small">{row.code}</span> {row.name}
      </>
    ),
  },
  { key: 'amount', head: words.taxColumns.amount, figure: true, width: '180px', cell: (row) => number(row.amount) },
];

/** A month's final tax: from what, how much, whether it was booked and paid. */
export function TaxScreen(): JSX.Element | null {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  if (today === undefined) return null;
  return <Tax today={today} />;
}

function Tax({ today }: { readonly today: string }): JSX.Element {
  const current = monthOf(calendarDate(today));
  const [period, setPeriod] = useState<Month>(remembered.period ?? (today === lastDay(current) ? current : addMonths(current, -1)));
  const [account, setAccount] = useState(remembered.account);
  const [, navigate] = useLocation();
  const [task, setTask] = useState<'pay' | 'undo' | null>(null);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const query = useApiQuery('tax.preview', { period }, { keep: true });
  const run = useApiCommand('tax.run');
  const writes = useRole('bendahara');
  const { data } = query;
  const month = monthText(period);
  const ended = today >= lastDay(period);
  const runnable = writes && data !== undefined && !data.ran && data.applies && ended;
  const payable = writes && data !== undefined && data.outstanding > 0;
  const closed = useApiQuery('periods.list', {}).data?.rows.some((row) => row.period === period && row.status === 'tertutup') === true;
  const undoable = writes && data?.ran === true && !closed;
  const loaded = data !== undefined && data.accounts.length > 0;
  useEffect(() => {
    Object.assign(remembered, { period, account });
  }, [period, account]);
  const openAccount = (row: Row): void => {
    showInBook({ account: row.code, period });
    navigate('/buku');
  };
  const goMonth = (by: number): void => {
    const next = addMonths(period, by);
    if (next > current) return;
    run.reset();
    setRecorded(null);
    setPeriod(next);
  };
  const book = (): void => {
    if (run.pending) return;
    void run.run({ period }).then((done) => {
      if (done === null) return;
      playOk();
      setRecorded({ text: words.ran(month, rp(done.tax)), entryNumber: done.entryNumber });
    });
  };
  const finish = (text: string, entryNumber: string | null): void => {
    setTask(null);
    setRecorded({ text, entryNumber });
  };

  return (
    <ViewScreen
      title={words.title}
      views={VIEWS}
      keys={[
        ...(loaded ? [{ keys: 'Enter', label: words.toAccount, run: () => undefined }] : []),
        { keys: 'F6', label: words.previousMonth, run: () => goMonth(-1) },
        { keys: 'F7', label: words.nextMonth, run: () => goMonth(1), enabled: period < current },
        ...(undoable ? [{ keys: 'F8', label: words.undoTax, run: () => setTask('undo') }] : []),
        ...(payable ? [{ keys: 'F9', label: words.payTax, run: () => setTask('pay') }] : []),
        ...(runnable ? [{ keys: 'F12', label: words.run, run: book, main: true }] : []),
      ]}
    >
      <ListCard<Row>
        query={query}
        head={
          <CardHead title={words.taxTitle(month)}>
            <div className={styles['month']}>
              {data && <State data={data} />}
              <Button icon={ChevronLeft} aria-label={words.previousMonth} title={words.previousMonth} onClick={() => goMonth(-1)} />
              <Button icon={ChevronRight} aria-label={words.nextMonth} title={words.nextMonth} disabled={period >= current} onClick={() => goMonth(1)} />
            </div>
          </CardHead>
        }
        label={words.taxTitle(month)}
        columns={COLUMNS}
        rows={data?.accounts ?? []}
        rowKey={(row) => row.code}
        dimmed={query.isPlaceholderData}
        selected={account ?? data?.accounts[0]?.code ?? null}
        onSelect={(row) => setAccount(row.code)}
        onOpen={openAccount}
        sum={
          data && (
            <>
              <td>{words.base}</td>
              <td className="figure">{number(data.base)}</td>
            </>
          )
        }
        empty={<EmptyState icon={ReceiptText} title={words.noTurnover} />}
      />
      <Card flow className={styles['side']} label={words.views.tax}>
        {data && (
          <>
            <CardHead title={words.tax} note={month} />
            <CardBody className={styles['body']}>
              <Facts
                rows={[
                  { label: words.base, value: rp(data.base) },
                  { label: words.taxRate, value: percentText(data.pct) },
                  { label: words.tax, value: rp(data.recorded?.tax ?? data.tax) },
                  ...(data.recorded === null ? [] : [{ label: words.recorded, value: data.recorded.entryNumber === null ? data.recorded.number : <a href={`#/buku/jurnal/${data.recorded.entryNumber}`}>{data.recorded.number}</a> }]),
                  ...data.payments.map(({ entryNumber, date, ntpn, amount, undoes }) => {
                    const link = (text: string): JSX.Element => <a href={`#/buku/jurnal/${entryNumber}`}>{text}</a>;
                    return undoes === undefined ? { label: words.payment(dateText(date), ntpn), value: link(`−${rp(amount)}`) } : { label: words.undonePayment(undoes, dateText(date)), value: link(rp(-amount)) };
                  }),
                  ...(data.recorded === null ? [] : [{ label: words.owed, value: rp(data.outstanding), ...(data.outstanding > 0 ? { tone: 'caution' as const } : {}) }]),
                ]}
              />
              <Message tone={data.applies ? 'info' : 'caution'}>{data.note}</Message>
              {run.error && <ErrorMessage error={run.error} />}
              {recorded && <RecordedMessage recorded={recorded} />}
            </CardBody>
          </>
        )}
        {(runnable || payable || undoable) && (
          <CardFoot className={styles['actions']}>
            {undoable && (
              <Button icon={Undo2} keys="F8" full onClick={() => setTask('undo')}>
                {words.undoTax}
              </Button>
            )}
            {payable && (
              <Button kind="primary" icon={Landmark} keys="F9" full onClick={() => setTask('pay')}>
                {words.payTax}
              </Button>
            )}
            {runnable && (
              <Button kind="primary" size="large" icon={Calculator} keys="F12" full busy={run.pending} onClick={book}>
                {words.run}
              </Button>
            )}
          </CardFoot>
        )}
      </Card>
      {task === 'pay' && data && <PayDialog preview={data} today={today} onClose={() => setTask(null)} onDone={(done) => finish(words.taxPaid(rp(done.amount)), done.entryNumber)} />}
      {task === 'undo' && <UndoDialog period={period} onClose={() => setTask(null)} onDone={(entry) => finish(words.taxUndone(month), entry)} />}
    </ViewScreen>
  );
}

function State({ data }: { readonly data: Preview }): JSX.Element {
  const [tone, text]: readonly [Tone, string] = !data.applies ? ['line', words.taxStates.none] : !data.ran ? ['caution', words.taxStates.open] : data.outstanding > 0 ? ['info', words.taxStates.done] : ['in', words.taxStates.paid];
  return <Badge tone={tone}>{text}</Badge>;
}

type Step = { readonly onClose: () => void };

function PayDialog({ preview, today, onClose, onDone }: Step & { readonly preview: Preview; readonly today: string; readonly onDone: (done: Result<'tax.pay'>) => void }): JSX.Element {
  const { period } = preview;
  const form = useForm<{ amount: number | null; date: string; via: CashVia; ntpn: string }>({ defaultValues: { amount: preview.outstanding, date: today, via: 'bank', ntpn: '' } });
  const { control } = form;
  const command = useCommandForm('tax.pay', form, ({ ntpn, ...values }) => ({ period, ...values, ...filled({ ntpn }) }), onDone);
  return (
    <CommandDialog command={command} onClose={onClose} icon={Landmark} title={words.payTaxTitle(monthText(period))} verb={words.payTax}>
      <FormRupiah control={control} name="amount" label={words.amount} large startHere />
      <FormSegmented control={control} name="via" label={words.from} options={VIA} />
      <FormDate control={control} name="date" label={words.date} />
      <FormText control={control} name="ntpn" label={words.ntpn} maxLength={30} />
    </CommandDialog>
  );
}

function UndoDialog({ period, onClose, onDone }: Step & { readonly period: Month; readonly onDone: (entryNumber: string | null) => void }): JSX.Element {
  const form = useForm({ defaultValues: { reason: '' } });
  const command = useCommandForm('tax.undo', form, ({ reason }) => ({ period, reason }), (done) => onDone(done.entryNumber));
  return (
    <CommandDialog command={command} onClose={onClose} icon={Undo2} tone="caution" title={words.undoTaxTitle(monthText(period))} note={words.undoTaxNote} verb={words.undoTax}>
      <FormText control={form.control} name="reason" label={words.reason} placeholder={words.undoReasonPlaceholder} maxLength={120} data-autofocus />
    </CommandDialog>
  );
}
