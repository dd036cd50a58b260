import { Check, CheckCheck, OctagonAlert, QrCode, Undo2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useForm, useWatch, type UseFormReturn } from 'react-hook-form';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { divideHalfUp } from '../../../../shared/domain/money.ts';
import { cashWords as words } from '../../../../shared/text/screenCash.ts';
import { useApiQuery } from '../../api/index.ts';
import { CommandDialog, ErrorMessage, ListCard, RecordedMessage, useCommandForm, useRole, ViewScreen, type CommandForm, type Recorded } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, Checkbox, dateText, EmptyState, EnterForm, Facts, FormDate, FormRupiah, FormSelect, FormText, Message, number, percentText, rp, type Column } from '../../ui/index.ts';
import { VIEWS } from './views.ts';
import styles from './cash.module.css';

type Sale = Result<'qris.pending'>['rows'][number];
type Values = { date: string; account: string; gross: number | null; net: number | null };

/** Sales whose QRIS money is on its way, and what to do when it has come. */
export function QrisScreen(): JSX.Element | null {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  return today === undefined ? null : <Pending today={today} />;
}

function Pending({ today }: { readonly today: string }): JSX.Element {
  const [, navigate] = useLocation();
  const pending = useApiQuery('qris.pending', {});
  const writes = useRole('bendahara');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [picked, setPicked] = useState<string | null>(null);
  const [undoing, setUndoing] = useState(false);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const form = useForm<Values>({ defaultValues: { date: today, account: '1-1210', gross: null, net: null } });
  const typed = useWatch({ control: form.control, name: 'gross' });
  const { data } = pending;
  const rows = data?.rows ?? [];
  const chosen = rows.filter((sale) => ticked.has(sale.number));
  const named = chosen.length > 0;
  const gross = named ? chosen.reduce((sum, sale) => sum + sale.amount, 0) : typed;
  const settle = useCommandForm(
    'qris.settle',
    form,
    ({ gross: _typed, ...values }) => ({ ...values, mdr: Math.max(0, (gross ?? 0) - (values.net ?? 0)), ...(named ? { sales: chosen.map((sale) => sale.number) } : { gross }) }),
    (done) => {
      form.reset({ ...form.getValues(), gross: null, net: null });
      setTicked(new Set());
      setRecorded({ text: words.settled(done.number, number(done.count)), entryNumber: done.entryNumber });
    },
  );
  const loaded = rows.length > 0;
  const toggle = (sale: Sale): void => setTicked((old) => new Set(old.has(sale.number) ? [...old].filter((each) => each !== sale.number) : [...old, sale.number]));
  const tickAll = (): void => setTicked(chosen.length === rows.length ? new Set() : new Set(rows.map((sale) => sale.number)));
  const columns: readonly Column<Sale>[] = [
    ...(writes ? [{ key: 'tick', head: '', width: '52px', cell: (sale: Sale) => <Checkbox label={words.columns.tick} hideLabel focusable={false} checked={ticked.has(sale.number)} onChange={() => toggle(sale)} /> }] : []),
    { key: 'number', head: words.columns.number, cell: (sale) => <span className="tabular">{sale.number}</span> },
    { key: 'reference', head: words.columns.reference, cell: (sale) => <span className={styles['line']}>{sale.reference ?? ''}</span> },
    { key: 'date', head: words.columns.date, width: '120px', cell: (sale) => dateText(sale.date) },
    { key: 'days', head: words.columns.waiting, width: '104px', cell: (sale) => words.days(sale.days) },
    { key: 'amount', head: words.columns.amount, figure: true, width: '130px', cell: (sale) => number(sale.amount) },
  ];

  return (
    <ViewScreen
      title={words.title}
      views={VIEWS}
      keys={[
        ...(writes && loaded ? [{ keys: 'Space', label: words.columns.tick, run: () => undefined, outsideText: true }, { keys: 'F7', label: words.tickAll, run: tickAll }] : []),
        ...(loaded ? [{ keys: 'Enter', label: words.openSale, run: () => undefined }] : []),
        ...(writes ? [{ keys: 'F8', label: words.undo, run: () => setUndoing(true) }] : []),
        ...(writes && loaded ? [{ keys: 'F12', label: words.settle, run: settle.submit, main: true }] : []),
      ]}
    >
      <ListCard<Sale>
        query={pending}
        head={
          <CardHead title={words.views.qris} {...(data === undefined ? {} : { note: words.pendingCount(number(data.count)) })}>
            {data && (
              <Badge tone={data.agrees ? 'in' : 'danger'} icon={data.agrees ? Check : OctagonAlert}>
                {data.agrees ? words.agrees : words.differs}
              </Badge>
            )}
          </CardHead>
        }
        notice={
          data && !data.agrees && (
            <CardBody>
              <Message tone="danger" title={words.differs}>
                {words.differsFacts(rp(data.total), rp(data.balance))}
              </Message>
            </CardBody>
          )
        }
        foot={
          data && (data.count > rows.length || recorded) && (
            <CardFoot>
              {recorded ? <RecordedMessage recorded={recorded} /> : <span className="muted">{words.pendingMore(number(data.count - rows.length))}</span>}
            </CardFoot>
          )
        }
        label={words.views.qris}
        columns={columns}
        rows={rows}
        rowKey={(sale) => sale.number}
        selected={rows.find((sale) => sale.number === picked)?.number ?? rows[0]?.number ?? null}
        onSelect={(sale) => setPicked(sale.number)}
        onOpen={(sale) => navigate(`/riwayat/${sale.number}`)}
        onRowKey={(event, sale) => {
          if (event.key !== ' ' || !writes) return;
          event.preventDefault();
          toggle(sale);
        }}
        sum={
          data && (
            <>
              <td colSpan={writes ? 5 : 4}>{words.total}</td>
              <td className="figure">{number(data.total)}</td>
            </>
          )
        }
        empty={
          <EmptyState icon={QrCode} title={words.nothingPending}>
            {words.nothingPendingHelp}
          </EmptyState>
        }
      />
      {writes && data && (
        <Card flow className={styles['side']} label={words.settlePanel}>
          <CardHead title={words.settlePanel} />
          {loaded ? (
            <SettleFields form={form} settle={settle} chosen={chosen} gross={gross} />
          ) : (
            <CardBody className={styles['body']}>
              <Message>{words.settleNote}</Message>
            </CardBody>
          )}
          <CardFoot className={styles['actions']}>
            <Button icon={Undo2} keys="F8" full onClick={() => setUndoing(true)}>
              {words.undo}
            </Button>
            {loaded && (
              <Button kind="primary" size="large" icon={CheckCheck} keys="F12" full busy={settle.pending} onClick={settle.submit}>
                {words.settle}
              </Button>
            )}
          </CardFoot>
        </Card>
      )}
      {undoing && (
        <UndoDialog
          onClose={() => setUndoing(false)}
          onDone={(settlement, entryNumber) => {
            setUndoing(false);
            setRecorded({ text: words.undone(settlement), entryNumber });
          }}
        />
      )}
    </ViewScreen>
  );
}

/** What came into the bank: of the ticked sales, or of the oldest that make the gross sum. The charge is what is missing. */
function SettleFields({ form, settle, chosen, gross }: { readonly form: UseFormReturn<Values>; readonly settle: CommandForm; readonly chosen: readonly Sale[]; readonly gross: number | null }): JSX.Element {
  const banks = (useApiQuery('cash.accounts', {}).data?.rows ?? []).filter((account) => account.bank);
  const { control } = form;
  const net = useWatch({ control, name: 'net' });
  const named = chosen.length > 0;
  return (
    <CardBody className={styles['body']}>
      <EnterForm onSubmit={settle.submit} className="stack">
        {named ? <Facts rows={[{ label: words.ticked(number(chosen.length)), value: rp(gross ?? 0) }]} /> : <FormRupiah control={control} name="gross" label={words.gross} hint={words.grossHint} />}
        <FormRupiah control={control} name="net" label={words.net} hint={words.netHint} />
        <FormDate control={control} name="date" label={words.columns.date} />
        {banks.length > 1 && <FormSelect control={control} name="account" label={words.account} options={banks.map((bank) => ({ value: bank.code, label: `${bank.code} ${bank.name}` }))} />}
      </EnterForm>
      {net !== null && gross !== null && gross > 0 && net <= gross && <Facts rows={[{ label: words.mdr, value: `${rp(gross - net)} (${share(gross - net, gross)})` }]} />}
      {settle.error && <ErrorMessage error={settle.error} />}
    </CardBody>
  );
}

/** "0,7%" of two amounts, half up. */
function share(part: number, whole: number): string {
  const tenths = divideHalfUp(BigInt(part) * 1000n, BigInt(whole));
  return percentText(tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)}.${tenths % 10}`);
}

function UndoDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: (number: string, entryNumber: string) => void }): JSX.Element {
  const form = useForm({ defaultValues: { number: '', reason: '' } });
  const { control } = form;
  const command = useCommandForm('qris.undo', form, (values) => values, (done) => onDone(form.getValues('number').trim(), done.entryNumber));
  return (
    <CommandDialog command={command} onClose={onClose} icon={Undo2} tone="caution" title={words.undo} note={words.undoNote} verb={words.undo}>
      <FormText control={control} name="number" label={words.undoNumber} placeholder={words.undoNumberPlaceholder} maxLength={30} data-autofocus />
      <FormText control={control} name="reason" label={words.reason} placeholder={words.reasonPlaceholder} maxLength={120} />
    </CommandDialog>
  );
}
