import type { Args, Result } from '../../../shared/contract/index.ts';
import type { Unit } from '../../../shared/contract/values.ts';
import { isFavourable, realisation } from '../../../shared/domain/budget.ts';
import { firstDay, lastDay, yearOf, type Month } from '../../../shared/domain/dates.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, notFound } from '../kernel/refusal.ts';
import type { Account, Ledger } from '../ledger/index.ts';

type BudgetMethod = 'budget.set' | 'budget.get' | 'reports.budget';
type Compared = Result<'reports.budget'>['totals']['shu'];
type Head = { ref: number; version: number; decision: string; at: string; by: string };

const HEADS = 'SELECT b.ref, b.version, b.decision, b.at, u.name AS "by" FROM budget b JOIN user u ON u.ref = b.user_ref WHERE b.year = ?';

const resultClass = ({ class: class_ }: Account): 'pendapatan' | 'beban' | undefined => (class_ === 'pendapatan' || class_ === 'beban' ? class_ : undefined);

const compared = (class_: 'pendapatan' | 'beban', budget: number, actual: number): Compared => ({
  budget, actual, variance: actual - budget, pct: realisation(actual, budget), favourable: isFavourable(class_, actual, budget),
});

/** The year's plan and what became of it. A plan posts nothing. */
export function budgetHandlers(kernel: Kernel, ledger: Ledger): Handlers<BudgetMethod> {
  return {
    'budget.set': (args, ctx) => setBudget(kernel, ledger, args, ctx),
    'budget.get': (args) => getBudget(kernel, args),
    'reports.budget': (args) => budgetReport(kernel, ledger, args),
  };
}

/** A new version of a year's plan; the rows are the whole of it. */
function setBudget(kernel: Kernel, ledger: Ledger, { year, decision, rows }: Args<'budget.set'>, ctx: WriteCtx): { year: number; version: number } {
  const seen = new Map<string, number>();
  const lines = rows.map(({ account: code, unit = 'UMUM', months }, index) => {
    const field = `rows.${index}.account`;
    const account = ledger.account(code, field);
    if (resultClass(account) === undefined) throw invalid(field, `${code} ${account.name} bukan akun pendapatan atau beban`);
    ledger.refuseUnpostable(account, field);
    const earlier = seen.get(`${code} ${unit}`);
    if (earlier !== undefined) throw invalid(field, `${code} unit ${unit} sudah ada di baris ${earlier + 1}`);
    seen.set(`${code} ${unit}`, index);
    return { account, unit, months };
  });
  const version = (kernel.db.sql<{ last: number | null }>('SELECT max(version) AS last FROM budget WHERE year = ?').get(year)?.last ?? 0) + 1;
  const ref = ctx.rows.lastRowid('budget') + 1;
  ctx.rows.insert('budget', { ref, year, version, decision: decision ?? '', at: ctx.now, user_ref: ctx.user.ref });
  for (const { account, unit, months } of lines) months.forEach((amount, index) => void ctx.rows.insert('budget_line', { budget_ref: ref, account_ref: account.ref, unit, month: index + 1, amount }));
  ctx.note(`${year}/${version}`, `anggaran ${year} versi ${version}`);
  return { year, version };
}

function getBudget(kernel: Kernel, { year, version }: Args<'budget.get'>): Result<'budget.get'> {
  const { db } = kernel;
  const heads = db.sql<Head>(`${HEADS} ORDER BY b.version DESC`).all(year);
  const head = version === undefined ? heads[0] : heads.find((each) => each.version === version);
  if (head === undefined && version !== undefined) throw notFound(`Anggaran ${year} versi ${version}`, 'version');
  const rows = new Map<string, Result<'budget.get'>['rows'][number]>();
  const lines = db.sql<{ account: string; name: string; unit: Unit; amount: number }>(
    'SELECT a.code AS account, a.name, l.unit, l.amount FROM budget_line l JOIN account a ON a.ref = l.account_ref WHERE l.budget_ref = ? ORDER BY a.code, l.unit, l.month',
  );
  for (const { account, name, unit, amount } of head === undefined ? [] : lines.all(head.ref)) {
    const row = rows.get(`${account} ${unit}`) ?? { account, name, unit, months: [], total: 0 };
    rows.set(`${account} ${unit}`, row);
    row.months.push(amount);
    row.total += amount;
  }
  return {
    year, version: head?.version ?? null, rows: [...rows.values()],
    versions: heads.map(({ version: no, decision, at, by }) => ({ version: no, decision: decision === '' ? null : decision, at, by })),
  };
}

/** The newest plan of each year for whole months, by account ref, over all units. */
function planned(kernel: Kernel, from: Month, to: Month): Map<number, number> {
  const result = new Map<number, number>();
  const lines = kernel.db.sql<{ ref: number; amount: number }>(
    `SELECT l.account_ref AS ref, sum(l.amount) AS amount FROM budget_line l
      WHERE l.budget_ref = (SELECT ref FROM budget WHERE year = ? ORDER BY version DESC LIMIT 1) AND l.month BETWEEN ? AND ? GROUP BY l.account_ref`,
  );
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const [first, last] = [year === yearOf(from) ? Number(from.slice(5)) : 1, year === yearOf(to) ? Number(to.slice(5)) : 12];
    for (const { ref, amount } of lines.all(year, first, last)) result.set(ref, (result.get(ref) ?? 0) + amount);
  }
  return result;
}

/** Plan and outcome of whole months. Amounts have the sign of the income statement: income and expenses positive, contra accounts negative. */
export function budgetReport(kernel: Kernel, ledger: Ledger, { from, to }: Args<'reports.budget'>): Result<'reports.budget'> {
  if (to < from) throw invalid('to', `bulan akhir ${to} sebelum bulan awal ${from}`);
  const plan = planned(kernel, from, to);
  const movements = ledger.movements(firstDay(from), lastDay(to));
  const rows: Result<'reports.budget'>['rows'] = [];
  const sums = { pendapatan: { budget: 0, actual: 0 }, beban: { budget: 0, actual: 0 } };
  for (const account of ledger.accounts().values()) {
    const class_ = resultClass(account);
    const budget = plan.get(account.ref) ?? 0;
    const movement = movements.get(account.ref) ?? 0;
    if (class_ === undefined || (budget === 0 && movement === 0)) continue;
    const actual = class_ === 'pendapatan' ? 0 - movement : movement;
    rows.push({ code: account.code, name: account.name, statement: account.statement, ...compared(class_, budget, actual) });
    sums[class_].budget += budget;
    sums[class_].actual += actual;
  }
  const { pendapatan: income, beban: expense } = sums;
  return {
    rows,
    totals: {
      income: compared('pendapatan', income.budget, income.actual),
      expense: compared('beban', expense.budget, expense.actual),
      shu: compared('pendapatan', income.budget - expense.budget, income.actual - expense.actual),
    },
  };
}
