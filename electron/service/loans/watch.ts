import type { Result } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { divideHalfUp, sum } from '../../../shared/domain/money.ts';
import { HUNDRED_PERCENT, percentUnits } from '../../../shared/domain/percent.ts';
import { invalid } from '../kernel/refusal.ts';
import { pctOf } from './allowance.ts';
import { borrowerOf, loansAt } from './book.ts';
import { positionOf } from './position.ts';
import type { Rooms } from './rooms.ts';
import { planOf, scheduleOf } from './store.ts';

/** How many of the largest borrowers are listed. */
const LARGEST = 20;
/** Savings that members may ask back, sukarela, berjangka and those for the holidays, stand from 2-1210 to before what they earned (2-1230). */
const isSavings = (code: string): boolean => code >= '2-1210' && code < '2-1230';

type DueList = Result<'loans.dueList'>;

/** Running loans with an instalment due between two days and not paid, by the day it is due. */
export function dueList(rooms: Rooms, from: CalendarDate, to: CalendarDate, today: CalendarDate): DueList {
  if (to < from) throw invalid('to', `tanggal akhir ${to} sebelum tanggal awal ${from}`);
  const { kernel } = rooms;
  const rows = loansAt(rooms, today)
    .flatMap(({ loan }): DueList['rows'] => {
      const open = scheduleOf(kernel.db, loan, planOf(kernel.db, loan)).filter((row) => row.due <= to && row.principal + row.interest > row.principalPaid + row.interestPaid);
      const due = open.filter((row) => row.due >= from);
      const first = due[0];
      if (first === undefined) return [];
      const { penalty, arrearsDays } = positionOf(kernel, loan, today);
      const [principal, interest] = [sum(due.map((row) => row.principal - row.principalPaid)), sum(due.map((row) => row.interest - row.interestPaid))];
      const earlier = sum(open.filter((row) => row.due < from).map((row) => row.principal - row.principalPaid + row.interest - row.interestPaid));
      return [{ ...borrowerOf(rooms, loan), due: first.due, principal, interest, penalty, earlier, total: principal + interest + penalty + earlier, daysLate: arrearsDays, late: arrearsDays > 0 }];
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.number < b.number ? -1 : 1));
  const total = (of: 'principal' | 'interest' | 'penalty' | 'earlier' | 'total'): number => sum(rows.map((row) => row[of]));
  return { rows, totals: { principal: total('principal'), interest: total('interest'), penalty: total('penalty'), earlier: total('earlier'), total: total('total') } };
}

/** The largest borrowers, and what officers and their households owe together against their part of own capital (Permenkop UKM 8/2023 art. 44). */
export function concentration(rooms: Rooms, asOf: CalendarDate): Result<'loans.concentration'> {
  const { kernel, ledger, members, related } = rooms;
  const owed = new Map<number, number>();
  for (const { loan, position } of loansAt(rooms, asOf)) owed.set(loan.memberRef, (owed.get(loan.memberRef) ?? 0) + position.outstanding);
  const total = sum(owed.values());
  const { pct, accounts } = kernel.settings.at('loan.related', asOf);
  const capital = Math.max(0, -sum(accounts.map((code) => ledger.balance(code, asOf))));
  const listed = (entries: readonly (readonly [number, number])[], whole: number): Result<'loans.concentration'>['largest'] =>
    entries.map(([ref, outstanding]) => {
      const { id, no, name } = members.byRef(ref);
      return { memberId: id, memberNo: no, name, outstanding, pct: pctOf(outstanding, whole) };
    });
  const byAmount = [...owed].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  const close = byAmount.filter(([ref]) => related(ref, asOf));
  const limit = divideHalfUp(BigInt(capital) * percentUnits(pct), HUNDRED_PERCENT);
  const used = sum(close.map(([, outstanding]) => outstanding));
  return { asOf, total, capital, largest: listed(byAmount.slice(0, LARGEST), total), related: { pct, limit, used, left: Math.max(0, limit - used), rows: listed(close, capital) } };
}

/** What members may ask back against what is in cash and at banks at the end of a day. */
export function liquidity({ ledger }: Rooms, asOf: CalendarDate): Result<'loans.liquidity'> {
  const accounts = [...ledger.accounts().values()].filter((account) => account.postable === 1);
  const line = (sign: 1 | -1) => ({ code, name }: { code: string; name: string }) => ({ account: code, name, amount: sign * ledger.balance(code, asOf) });
  const savings = accounts.filter((account) => isSavings(account.code)).map(line(-1));
  const cash = accounts.filter((account) => account.cash === 1).map(line(1)).filter((each) => each.amount !== 0);
  const [owed, liquid] = [sum(savings.map((each) => each.amount)), sum(cash.map((each) => each.amount))];
  return { asOf, savings, owed, cash, liquid, pct: owed <= 0 || liquid < 0 ? null : pctOf(liquid, owed) };
}
