import { RotateCcw, Save, Target } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState, type JSX } from 'react';
import { useParams } from 'wouter';
import { UNITS } from '../../../../shared/contract/values.ts';
import { budgetWords as words } from '../../../../shared/text/screenBudget.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, notify, Screen, useRole } from '../../app/index.ts';
import { Badge, Button, Card, CardFoot, EmptyState, number, SelectField } from '../../ui/index.ts';
import { useAccounts } from '../ledger/index.ts';
import { BudgetBar, useBudgetKeys } from './BudgetBar.tsx';
import { Comparison } from './Comparison.tsx';
import { cellKey, paste, planRows, rowKey, unsaved, withChanges, type PlanRow } from './plan.ts';
import { PlanGrid } from './PlanGrid.tsx';
import { SaveDialog } from './SaveDialog.tsx';
import styles from './BudgetScreen.module.css';

/** The year's plan and what became of it. */
export function BudgetScreen(): JSX.Element | null {
  const { view } = useParams<{ view?: string }>();
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const [year, setYear] = useState<number | null>(unsaved.year);
  if (today === undefined) return null;
  const shown = year ?? Number(today.slice(0, 4));
  return view === 'banding' ? <Comparison year={shown} today={today} onYear={setYear} /> : <Plan key={shown} year={shown} onYear={setYear} />;
}

const NEWEST = 'newest';

function Plan({ year, onYear }: { readonly year: number; readonly onYear: (year: number) => void }): JSX.Element {
  const writes = useRole('bendahara');
  const accounts = useAccounts();
  const [version, setVersion] = useState<number | null>(null);
  const query = useApiQuery('budget.get', { year, ...(version === null ? {} : { version }) }, { keep: true });
  const [changes, setChanges] = useState(unsaved.year === year ? unsaved.changes : new Map<string, number | null>());
  const [added, setAdded] = useState(unsaved.year === year ? unsaved.added : []);
  const [saving, setSaving] = useState(false);
  const readOnly = !writes || version !== null;
  useEffect(() => {
    Object.assign(unsaved, changes.size === 0 && added.length === 0 ? { year: null, changes: new Map(), added: [] } : { year, changes, added });
  }, [year, changes, added]);

  const { data } = query;
  const saved = useMemo(() => planRows(accounts.rows, data, added), [accounts.rows, data, added]);
  const rows = useMemo(() => {
    const all = withChanges(saved, version === null ? changes : new Map());
    return readOnly ? all.filter((row) => row.months.some((amount) => amount !== null)) : all;
  }, [saved, changes, version, readOnly]);
  const headings = useMemo(() => {
    const names = new Map<string, string>();
    let last = '';
    for (const row of rows) {
      const parent = accounts.byCode.get(row.account)?.parent ?? '';
      if (parent !== last) names.set(row.account, accounts.byCode.get(parent)?.name ?? parent);
      last = parent;
    }
    return names;
  }, [rows, accounts.byCode]);

  const onCell = useCallback((row: PlanRow, month: number, amount: number | null) => setChanges((old) => new Map(old).set(cellKey(row.key, month), amount)), []);
  const onPaste = (text: string, cell: { readonly row: number; readonly month: number }): void => {
    const done = paste(text, rows, cell.row, cell.month, changes);
    setChanges(done.changes);
    notify(done.skipped === 0 ? words.pasted(number(done.taken)) : words.notPasted(number(done.skipped)), done.skipped === 0 ? 'info' : 'stop');
  };
  const focused = (): { readonly row: PlanRow; readonly month: number } | null => {
    const [row, month] = (document.activeElement?.getAttribute('data-cell') ?? '').split('/').map(Number);
    const found = row === undefined ? undefined : rows[row];
    return found === undefined || month === undefined ? null : { row: found, month };
  };
  const fillRight = (): void => {
    const cell = focused();
    if (cell === null) return;
    const next = new Map(changes);
    for (let month = cell.month + 1; month < 12; month += 1) next.set(cellKey(cell.row.key, month), cell.row.months[cell.month] ?? null);
    setChanges(next);
  };
  const addUnit = (): void => {
    const cell = focused();
    const used = new Set(rows.filter((row) => row.account === cell?.row.account).map((row) => row.unit));
    const unit = UNITS.find((each) => !used.has(each));
    if (cell !== null && unit !== undefined) setAdded([...added, rowKey(cell.row.account, cell.row.unit), rowKey(cell.row.account, unit)]);
  };
  const discard = (): void => {
    setChanges(new Map());
    setAdded([]);
  };
  const budgetKeys = useBudgetKeys(year, onYear);
  const loaded = data !== undefined && accounts.rows.length > 0;
  useEffect(() => {
    if (loaded) document.querySelector<HTMLElement>('[data-cell="0/0"], [data-sheet]')?.focus();
  }, [loaded]);

  return (
    <Screen
      title={words.title}
      note={words.year(year)}
      tabs="ledger"
      column
      keys={[
        ...budgetKeys,
        ...(readOnly
          ? []
          : [
              { keys: 'F7', label: words.fillRight, run: fillRight },
              { keys: 'F8', label: words.addUnit, run: addUnit },
              { keys: 'F12', label: words.save, run: () => setSaving(true), main: true, enabled: changes.size > 0 },
            ]),
      ]}
    >
      <BudgetBar year={year} view="plan" onYear={onYear}>
        <>
          {changes.size > 0 && version === null && <Badge tone="caution">{words.changed(number(changes.size))}</Badge>}
          {data && data.versions.length > 0 ? (
            <div className={styles['version']}>
              <SelectField
                label={words.chooseVersion}
                hideLabel
                value={version === null ? NEWEST : String(version)}
                onChange={(next) => setVersion(next === NEWEST ? null : Number(next))}
                options={[...data.versions].sort((a, b) => b.version - a.version).map((each, index) => ({ value: index === 0 ? NEWEST : String(each.version), label: each.decision === null ? words.version(each.version) : `${words.version(each.version)}, ${each.decision}` }))}
              />
            </div>
          ) : (
            data && <Badge tone="line">{words.noVersion}</Badge>
          )}
        </>
      </BudgetBar>
      {query.error && <ErrorMessage error={query.error} />}
      <Card flow grow label={words.views.plan}>
        {loaded && readOnly && rows.length === 0 && (
          <EmptyState icon={Target} title={words.noPlan}>
            {words.noPlanReader}
          </EmptyState>
        )}
        {loaded && (!readOnly || rows.length > 0) && <PlanGrid rows={rows} headings={headings} readOnly={readOnly} onCell={onCell} onPaste={onPaste} />}
        {!readOnly && (
          <CardFoot className={styles['foot']}>
            <span className="faint">{changes.size === 0 ? words.noPlanHelp : words.unsavedFacts}</span>
            <Button icon={RotateCcw} disabled={changes.size === 0 && added.length === 0} onClick={discard}>
              {words.discard}
            </Button>
            <Button kind="primary" icon={Save} keys="F12" disabled={changes.size === 0} onClick={() => setSaving(true)}>
              {words.save}
            </Button>
          </CardFoot>
        )}
      </Card>
      {saving && (
        <SaveDialog
          year={year}
          rows={rows}
          onClose={() => setSaving(false)}
          onSaved={(no) => {
            discard();
            notify(words.saved(no));
          }}
        />
      )}
    </Screen>
  );
}
