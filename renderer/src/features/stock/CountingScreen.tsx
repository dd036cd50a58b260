import { CircleCheck, ScanBarcode, Search } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { startOfDay, calendarDate, type Timezone } from '../../../../shared/domain/dates.ts';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { countScreen, sheetScreen as words } from '../../../../shared/text/screenStock.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { clockAt, ErrorMessage, notify, Screen, useRole } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, EmptyState, EnterForm, Icon, Message, Meter, NumberPad, playOk, playStop, QuantityField, qtyText, Table, TextField, useScanGate, type Column, type KeyAction } from '../../ui/index.ts';
import { scopeOf } from './CountsScreen.tsx';
import { CancelDialog, FinishDialog } from './sheetDialogs.tsx';
import styles from './stock.module.css';
import { useSheetSearch, type Sheet, type SheetLine } from './useSheetSearch.ts';

const CLOCK = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/;

/** The moment a clock time stands for today; null where it is none. */
function momentOf(clock: string, today: string, timezone: Timezone): string | null {
  const [, hours, minutes] = CLOCK.exec(clock.trim()) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  return new Date(Date.parse(startOfDay(calendarDate(today), timezone)) + (Number(hours) * 60 + Number(minutes)) * 60_000).toISOString();
}

/** Goods counted by scanner and number pad: the code chooses, digits count, Enter records and goes on to what is left. */
export function CountingScreen({ sheet, again, onBack }: { readonly sheet: Sheet; readonly again: boolean; readonly onBack?: () => void }): JSX.Element {
  const [, navigate] = useLocation();
  const [everything, setEverything] = useState(false);
  const [open, setOpen] = useState<null | 'finish' | 'cancel'>(null);
  const keeps = useRole('bendahara');
  const office = useRole('bendahara', 'ketua', 'pengawas');
  const counts = useRole('kasir', 'bendahara');
  const find = useRef<HTMLInputElement | null>(null);
  const left = useCallback((line: SheetLine) => everything || (again ? line.recount : line.counted === null), [everything, again]);
  const search = useSheetSearch(sheet.lines, left);
  const { chosen } = search;
  const qtyField = useRef<HTMLInputElement | null>(null);
  useEffect(() => (counts ? qtyField : find).current?.focus(), [counts]);
  const take = (code: string): void => {
    const line = search.byCode(code);
    if (line === undefined) {
      playStop();
      notify(words.unknown(code), 'stop');
      return;
    }
    search.setText('');
    search.pick(line.productId);
    qtyField.current?.focus();
    qtyField.current?.select();
  };
  useScanGate(take);
  const walk = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    search.step(event.key === 'ArrowDown' ? 1 : -1);
  };
  const toFind = (): void => {
    find.current?.focus();
    find.current?.select();
  };
  const { keys: k } = words;
  const keys: readonly KeyAction[] = [
    { keys: 'F2', label: k.find, run: toFind },
    { keys: 'Up+Down', label: k.rows, run: () => undefined },
    { keys: 'F6', label: everything ? k.left : k.all, run: () => setEverything(!everything) },
    ...(keeps ? [{ keys: 'F8', label: k.cancel, run: () => setOpen('cancel') }] : []),
    ...(office ? [{ keys: 'F11', label: k.paper, run: () => navigate(`/barang/hitung/${sheet.countId}/cetak`) }] : []),
    { keys: 'Esc', label: k.back, run: () => (search.text !== '' ? search.setText('') : onBack === undefined ? navigate('/barang/hitung') : onBack()) },
    ...(keeps && !again ? [{ keys: 'F12', label: k.finish, run: () => setOpen('finish'), enabled: sheet.counted > 0, main: true }] : []),
  ];
  const timezone = useApiQuery('system.status', {}).data?.timezone;
  const columns: readonly Column<SheetLine>[] = [
    { key: 'place', head: words.columns.place, width: '96px', cell: (line) => <span className="muted">{line.place ?? ''}</span> },
    { key: 'name', head: words.columns.name, cell: (line) => <span className={styles['goods']}><b>{line.name}</b> <span className="faint small tabular">{line.sku}</span></span> },
    { key: 'counted', head: words.columns.counted, width: '130px', figure: true, cell: (line) => (line.counted === null ? <span className="faint">{words.notYet}</span> : <b>{qtyText(parseQuantity(line.counted))} {line.unit}</b>) },
    { key: 'at', head: words.columns.at, width: '70px', cell: (line) => (line.countedAt === null || timezone === undefined ? '' : clockAt(line.countedAt, timezone)) },
    { key: 'by', head: words.columns.by, width: '150px', cell: (line) => (line.recount ? <Badge tone="caution">{words.again}</Badge> : <span className="clip">{line.countedBy ?? ''}</span>) },
  ];
  return (
    <Screen title={scopeOf(sheet)} note={sheet.blind ? `${sheet.number}, ${words.blind.toLowerCase()}` : sheet.number} keys={keys} {...(office ? { tabs: 'products' as const } : {})}>
      <div className="stack grow">
        <TextField
          ref={find}
          label={words.find}
          hideLabel
          type="search"
          maxLength={80}
          placeholder={words.find}
          before={<Icon of={Search} />}
          value={search.text}
          onChange={(event) => search.setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            walk(event);
            if (event.key !== 'Enter' || chosen === undefined) return;
            event.preventDefault();
            search.pick(chosen.productId);
            qtyField.current?.focus();
          }}
        />
        <Card flow grow label={words.onSheet}>
          <Table<SheetLine>
            label={words.onSheet}
            columns={columns}
            rows={search.rows}
            rowKey={(line) => line.productId}
            selected={chosen?.productId ?? null}
            onSelect={(line) => search.pick(line.productId)}
            followSelected
            empty={
              search.text === '' ? (
                <EmptyState icon={CircleCheck} title={again ? words.waiting : words.allCounted}>
                  {again ? words.waitingHelp : words.allCountedHelp}
                </EmptyState>
              ) : (
                <EmptyState icon={Search} title={words.notFound(search.text)}>
                  {words.notFoundHelp}
                </EmptyState>
              )
            }
          />
          <CardFoot>
            <p className={styles['progress']}>
              <b>{`${words.progress} ${countScreen.progress(sheet.counted, sheet.total)}`}</b>
              <span className={styles['meter']}>
                <Meter value={sheet.counted} max={sheet.total} label={words.progress} />
              </span>
              {!sheet.bookShown && <span className="muted small clip">{words.hidden}</span>}
            </p>
          </CardFoot>
        </Card>
      </div>
      <div className={styles['side']}>
        {counts && <Entry key={chosen?.productId ?? ''} sheet={sheet} line={chosen} again={again} field={qtyField} onWalk={walk} onRecorded={() => search.pick(null)} />}
      </div>
      {open === 'finish' && <FinishDialog sheet={sheet} onClose={() => setOpen(null)} />}
      {open === 'cancel' && <CancelDialog sheet={sheet} onClose={() => setOpen(null)} onDone={() => navigate('/barang/hitung')} />}
    </Screen>
  );
}

/** How many of the chosen goods there are. */
function Entry({ sheet, line, again, field, onWalk, onRecorded }: {
  readonly sheet: Sheet; readonly line: SheetLine | undefined; readonly again: boolean; readonly field: { current: HTMLInputElement | null }; readonly onWalk: (event: KeyboardEvent) => void; readonly onRecorded: () => void;
}): JSX.Element {
  const status = useApiQuery('system.status', {}).data;
  const [qty, setQty] = useState<string | null>(null);
  const [clock, setClock] = useState('');
  const [clockWrong, setClockWrong] = useState(false);
  const first = useApiCommand('stock.enterCount');
  const second = useApiCommand('stock.recount');
  const command = again ? second : first;
  useEffect(() => {
    const element = field.current;
    if (element === null || document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'search') return;
    element.focus();
  }, [field, line?.productId]);
  if (line === undefined)
    return (
      <Card label={words.choose}>
        <EmptyState icon={ScanBarcode} title={words.choose}>
          {words.chooseHelp}
        </EmptyState>
      </Card>
    );
  const record = (): void => {
    if (qty === null || command.pending || status === undefined) return;
    const at = clock.trim() === '' ? undefined : momentOf(clock, status.businessDate, status.timezone as Timezone);
    setClockWrong(at === null);
    if (at === null) return;
    void command.run({ countId: sheet.countId, lines: [{ productId: line.productId, counted: qty, ...(at === undefined ? {} : { countedAt: at }) }] }).then((done) => {
      if (done === null) return;
      playOk();
      notify(words.recorded(line.name, parseQuantity(qty), line.unit));
      onRecorded();
    });
  };
  const { error } = command;
  return (
    <Card flow label={line.name}>
      <CardHead title={line.name} note={line.place ?? line.sku} />
      <CardBody>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div onKeyDown={onWalk}>
          <EnterForm onSubmit={record}>
            <QuantityField ref={field} large label={words.qty} unit={line.unit} decimals={!line.whole} value={qty} onChange={setQty} error={error?.field?.endsWith('counted') === true ? error.problem : undefined} />
          </EnterForm>
        </div>
        <div className={styles['gap']}>
          <Button kind="primary" size="large" full keys="Enter" busy={command.pending} disabled={qty === null} onClick={record}>
            {words.record}
          </Button>
        </div>
        {error !== null && error.field?.endsWith('counted') !== true && error.field?.endsWith('countedAt') !== true && <ErrorMessage error={error} />}
        {line.counted !== null && (
          <Message tone="info" title={words.latest}>
            {words.recorded(line.countedBy ?? '', parseQuantity(line.counted), line.unit)}
          </Message>
        )}
        <EnterForm onSubmit={record}>
          <TextField
            label={words.time}
            placeholder={words.timeNow}
            maxLength={5}
            value={clock}
            error={clockWrong ? words.timeWrong : error?.field?.endsWith('countedAt') === true ? error.problem : undefined}
            onChange={(event) => setClock(event.currentTarget.value)}
          />
        </EnterForm>
        <div className={styles['pad']}>
          <NumberPad onDigits={(digits) => setQty(String(Number(`${qty ?? ''}${digits}`)))} onBackspace={() => setQty(qty === null || qty.length < 2 ? null : qty.slice(0, -1))} />
        </div>
      </CardBody>
    </Card>
  );
}
