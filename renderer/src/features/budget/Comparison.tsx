import { CircleCheck, Scale, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { firstDay, lastDay, month } from '../../../../shared/domain/dates.ts';
import { listWords, reportWords } from '../../../../shared/text/documents.ts';
import { budgetWords as words } from '../../../../shared/text/screenBudget.ts';
import { ledgerWords } from '../../../../shared/text/screenLedger.ts';
import { statementWords } from '../../../../shared/text/screenStatements.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, ReportPaper, Screen, useRole } from '../../app/index.ts';
import { Badge, Card, EmptyState, monthText, number, percentText, SelectField, Table, type Column } from '../../ui/index.ts';
import { showInBook } from '../ledger/index.ts';
import { BudgetBar, useBudgetKeys } from './BudgetBar.tsx';
import styles from './BudgetScreen.module.css';

type Answer = Result<'reports.budget'>;
type Compared = Answer['totals']['shu'];
type Line = Compared & { readonly key: string; readonly code: string; readonly name: string; readonly total: boolean };

const isNothing = (line: Line): boolean => line.budget === 0 && line.actual === 0;

const COLUMNS: readonly Column<Line>[] = [
  {
    key: 'account',
    head: words.columns.account,
    cell: (line) =>
      line.total ? (
        <b>{line.name}</b>
      ) : (
        <>
          <span className="faint tabular small">{line.code}</span> {line.name}
        </>
      ),
  },
  { key: 'budget', head: words.columns.budget, figure: true, width: '150px', cell: (line) => number(line.budget) },
  { key: 'actual', head: words.columns.actual, figure: true, width: '150px', cell: (line) => <b>{number(line.actual)}</b> },
  { key: 'variance', head: words.columns.variance, figure: true, width: '150px', cell: (line) => number(line.variance) },
  { key: 'pct', head: words.columns.pct, figure: true, width: '110px', cell: (line) => (line.pct === null ? '' : percentText(line.pct)) },
  {
    key: 'good',
    head: '',
    width: '172px',
    cell: (line) =>
      !isNothing(line) &&
      line.variance !== 0 && (
        <Badge tone={line.favourable ? 'in' : 'caution'} icon={line.favourable ? CircleCheck : TriangleAlert}>
          {line.favourable ? words.good : words.bad}
        </Badge>
      ),
  },
];

const linesOf = (answer: Answer): Line[] => {
  const rows = answer.rows.map((row): Line => ({ ...row, key: row.code, total: false }));
  const total = (key: 'income' | 'expense' | 'shu', name: string): Line => ({ ...answer.totals[key], key, code: '', name, total: true });
  return [...rows.filter((row) => row.code.startsWith('4')), total('income', words.income), ...rows.filter((row) => !row.code.startsWith('4')), total('expense', words.expense), total('shu', words.result)];
};

/** Plan beside what became of it, per account, in any months of the year; Enter leads to the account's moves. */
export function Comparison({ year, today, onYear }: { readonly year: number; readonly today: string; readonly onYear: (year: number) => void }): JSX.Element {
  const [, navigate] = useLocation();
  const writes = useRole('bendahara');
  const current = today.startsWith(`${year}-`) ? today.slice(5, 7) : '12';
  const [span, setSpan] = useState({ from: '01', to: current });
  const [picked, setPicked] = useState<string | null>(null);
  const [paper, setPaper] = useState(false);
  const list = useRef<HTMLDivElement | null>(null);
  const query = useApiQuery('reports.budget', { from: `${year}-${span.from}`, to: `${year}-${span.to}` }, { keep: true });
  const lines = query.data === undefined || query.data.rows.length === 0 ? [] : linesOf(query.data);
  const months = words.months.map((_, index) => {
    const value = String(index + 1).padStart(2, '0');
    return { value, label: monthText(`${year}-${value}`) };
  });
  const filled = lines.length > 0 && !paper;
  useEffect(() => {
    if (filled) list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [filled]);
  const open = (line: Line): void => {
    if (line.total) return;
    showInBook({ account: line.code, period: `${year}-${span.to}` });
    navigate('/buku');
  };
  const budgetKeys = useBudgetKeys(year, onYear);
  if (paper) {
    const [from, to] = [month(`${year}-${span.from}`), month(`${year}-${span.to}`)];
    return (
      <ReportPaper
        title={listWords.titles.budget}
        note={reportWords.span(from, to)}
        tabs="ledger"
        document="budget"
        reference={`${from}..${to}`}
        wanted={{ report: 'budget', from: firstDay(from), to: lastDay(to) }}
        onLeave={() => setPaper(false)}
      />
    );
  }
  return (
    <Screen title={words.title} note={words.year(year)} tabs="ledger" column keys={[...budgetKeys, { keys: 'F11', label: statementWords.paper, run: () => setPaper(true), enabled: lines.length > 0 }, { keys: 'Enter', label: words.accountRegister, run: () => undefined, enabled: filled }, { keys: 'Backspace', label: ledgerWords.title, run: () => navigate('/buku'), outsideText: true }]}>
      <BudgetBar year={year} view="compare" onYear={onYear}>
        <>
          <div className={styles['month']}>
            <SelectField label={words.from} hideLabel value={span.from} options={months} onChange={(from) => setSpan({ from, to: from > span.to ? from : span.to })} />
          </div>
          <div className={styles['month']}>
            <SelectField label={words.to} hideLabel value={span.to} options={months} onChange={(to) => setSpan({ from: to < span.from ? to : span.from, to })} />
          </div>
        </>
      </BudgetBar>
      {query.error && <ErrorMessage error={query.error} />}
      <Card flow grow label={words.views.compare}>
        {query.data && (
          <div ref={list} className="stack grow">
            <Table<Line>
              label={words.views.compare}
              density="read"
              columns={COLUMNS}
              rows={lines}
              rowKey={(line) => line.key}
              rowTone={(line) => (line.total ? 'total' : undefined)}
              selected={picked}
              onSelect={(line) => setPicked(line.key)}
              onOpen={open}
              dimmed={query.isPlaceholderData}
              empty={
                <EmptyState icon={Scale} title={words.nothing}>
                  {writes ? words.nothingHelp : words.nothingReader}
                </EmptyState>
              }
            />
          </div>
        )}
      </Card>
    </Screen>
  );
}
