import { Banknote, FolderOpen, Printer } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Result } from '../../../../shared/contract/index.ts';
import { clockTime, type Timezone } from '../../../../shared/domain/dates.ts';
import { shiftListWords as words, xReportWords } from '../../../../shared/text/shiftList.ts';
import { printWords } from '../../../../shared/text/till.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, notify, Screen, useRole } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, clockText, dateText, EmptyState, Facts, rp, Signed, Table, type Column, type KeyAction } from '../../ui/index.ts';
import { PaperPreview } from '../sales/index.ts';
import { useXReport } from './useXReport.tsx';
import styles from './ShiftsScreen.module.css';

type Row = Result<'shifts.list'>['rows'][number];

/** Shifts, newest first, each with its difference and why; a treasurer counts and closes one that was left open. */
export function ShiftsScreen(): JSX.Element {
  const [, navigate] = useHashLocation();
  const sells = useRole('kasir', 'bendahara');
  const closes = useRole('bendahara');
  const prints = useRole('kasir', 'bendahara', 'ketua');
  const [openOnly, setOpenOnly] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const table = useRef<HTMLElement | null>(null);
  const timezone = (useApiQuery('system.status', {}).data?.timezone ?? 'Asia/Makassar') as Timezone;
  const list = useApiQuery('shifts.list', { limit: 200, ...(openOnly ? { state: 'buka' } : {}) }, { keep: true });
  const print = useApiCommand('printing.print');
  const rows = list.data?.rows ?? [];
  const chosen = rows.find((row) => row.shiftId === picked) ?? rows[0];
  const open = chosen !== undefined && chosen.closedAt === null;
  const looks = useRole('bendahara', 'ketua');
  const look = useXReport(chosen?.shiftId);
  const loaded = list.data !== undefined;
  useEffect(() => {
    if (loaded) table.current?.querySelector<HTMLElement>('[data-row]')?.focus();
  }, [loaded]);
  const moment = (on: string, at: string): string => `${dateText(on)} ${clockText(clockTime(at, timezone))}`;
  const printReport = (): void => {
    if (chosen === undefined || print.pending) return;
    void print.run({ document: 'shift-report', ref: chosen.number }).then((sent) => {
      if (sent) notify(printWords.reportSent);
    });
  };

  const { keys: k } = words;
  const keys: readonly KeyAction[] = [
    { keys: 'Up+Down', label: k.rows, run: () => undefined },
    { keys: 'F6', label: openOnly ? k.all : k.openOnly, run: () => setOpenOnly(!openOnly) },
    ...(looks ? [{ keys: 'F9', label: xReportWords.key, run: look.make, enabled: open && !look.pending }] : []),
    ...(prints ? [{ keys: 'F11', label: k.print, run: printReport, enabled: chosen !== undefined && !print.pending }] : []),
    ...(sells ? [{ keys: 'Esc', label: k.back, run: () => navigate('/kas') }] : []),
    ...(closes ? [{ keys: 'F12', label: k.close, run: () => { if (chosen) navigate(`/kas/${chosen.shiftId}`); }, enabled: open, main: true }] : []),
  ];
  const columns: readonly Column<Row>[] = [
    { key: 'number', head: words.columns.number, width: '78px', cell: (row) => <b className="tabular">{row.number.slice(-4)}</b> },
    { key: 'opened', head: words.columns.opened, width: '172px', cell: (row) => <span className="tabular">{moment(row.date, row.openedAt)}</span> },
    { key: 'cashier', head: words.columns.cashier, cell: (row) => <>{row.cashier} <span className="faint small">{row.drawer}</span></> },
    { key: 'difference', head: words.columns.difference, figure: true, width: '130px', cell: (row) => (row.closedAt === null ? <Badge tone="caution">{words.stillOpen}</Badge> : row.difference === 0 ? words.match : <Signed amount={row.difference ?? 0} />) },
  ];
  return (
    <Screen title={words.title} note={loaded ? words.note(rows.filter((row) => row.closedAt === null).length) : undefined} keys={keys} tabs="history">
      <section className="stack grow" ref={table}>
        {list.error && <ErrorMessage error={list.error} />}
        {print.error && <ErrorMessage error={print.error} />}
        {look.error && <ErrorMessage error={look.error} />}
        <Card flow grow label={words.title}>
          {loaded && (
            <Table<Row>
              label={words.title}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.shiftId}
              selected={chosen?.shiftId ?? null}
              onSelect={(row) => setPicked(row.shiftId)}
              followSelected
              dimmed={list.isPlaceholderData}
              empty={
                <EmptyState icon={Banknote} title={words.none}>
                  {words.noneHelp}
                </EmptyState>
              }
            />
          )}
        </Card>
      </section>
      <Card flow className={styles['detail']} label={words.detail}>
        <CardHead title={words.detail} {...(chosen === undefined ? {} : { note: chosen.closingNumber ?? chosen.number })} />
        {chosen === undefined ? (
          <EmptyState icon={FolderOpen} title={words.none}>
            {words.noneHelp}
          </EmptyState>
        ) : (
          <>
            <CardBody>
              <Facts
                rows={[
                  { label: words.cashier, value: chosen.cashier },
                  ...(chosen.difference === null ? [] : [{ label: words.difference, value: chosen.difference === 0 ? words.match : rp(chosen.difference) }]),
                  ...(chosen.reason === null ? [] : [{ label: words.reason, value: chosen.reason }]),
                  ...(chosen.approvedBy === null ? [] : [{ label: words.approvedBy, value: chosen.approvedBy }]),
                  ...(chosen.closedBy === null || chosen.closedBy === chosen.cashier ? [] : [{ label: words.closedBy, value: chosen.closedBy }]),
                  ...(chosen.receivedBy === null ? [] : [{ label: words.receivedBy, value: chosen.receivedBy }]),
                ]}
              />
            </CardBody>
            <PaperPreview document="shift-report" reference={chosen.number} alt={words.paperOf(chosen.number)} />
            <CardFoot>
              {prints && (
                <Button full icon={Printer} keys="F11" disabled={print.pending} onClick={printReport}>
                  {k.print}
                </Button>
              )}
              {closes && open && (
                <Button kind="primary" size="large" full keys="F12" onClick={() => navigate(`/kas/${chosen.shiftId}`)}>
                  {k.close}
                </Button>
              )}
            </CardFoot>
          </>
        )}
      </Card>
      {look.dialog}
    </Screen>
  );
}
