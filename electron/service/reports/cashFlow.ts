import type { Result } from '../../../shared/contract/index.ts';
import { FLOWS, type Flow, type Unit } from '../../../shared/contract/values.ts';
import { cashFlowWords, flowNames } from '../../../shared/text/statements.ts';
import type { Account, FlowSum } from '../ledger/index.ts';
import type { Balances } from './balanceSheet.ts';
import { amountOf, NO_UNITS, NOTHING, type Figure } from './figures.ts';
import { Layout } from './layout.ts';

export type CashFlow = Result<'reports.cashFlow'>;
type GroupKey = CashFlow['groups'][number]['key'];

/**
 * Where each flow stands. Lending to members is the cooperative's business and so operating; members' savings fund it. Interest
 * on bank loans carries the flow of the loan.
 */
const GROUPS: readonly (readonly [GroupKey, readonly Flow[]])[] = [
  ['operasi', ['sales', 'suppliers', 'opex', 'tax', 'loans-in', 'loans-out']],
  ['investasi', ['assets']],
  ['pendanaan', ['savings', 'equity', 'bank-loan', 'shu']],
];

/** The cash of one span: balances before and after it as the ledger has them, debit plus, and what flowed between. */
export type CashSpan = { readonly opening: Balances; readonly closing: Balances; readonly flows: readonly FlowSum[] };
type Movement = { in: number; out: number };

const sumOf = (flows: readonly FlowSum[], unit: Unit | undefined, matches: (sum: FlowSum) => boolean): Movement => {
  const movement = { in: 0, out: 0 };
  for (const sum of flows) {
    if ((unit !== undefined && sum.unit !== unit) || !matches(sum)) continue;
    movement.in += sum.debit;
    movement.out += sum.credit;
  }
  return movement;
};

/** Arus kas by the direct method, and the one beside it. */
export function cashFlow(accounts: ReadonlyMap<string, Account>, now: CashSpan, before: CashSpan | null, unit: Unit | undefined): CashFlow {
  const cash = [...accounts.values()].filter((account) => account.cash === 1);
  const spans = { now, before: before ?? { opening: new Map(), closing: new Map(), flows: [] } };
  const previous = (amount: number): { previous?: number } => (before === null ? {} : { previous: amount });
  const movement = (span: CashSpan, flow: Flow): Movement => sumOf(span.flows, unit, (sum) => sum.flow === flow);
  const net = ({ in: received, out: paid }: Movement): number => received - paid;
  const held = (balances: Balances): number => cash.reduce((sum, { ref }) => sum + amountOf(balances.get(ref) ?? NO_UNITS, unit), 0);

  const groups = GROUPS.map(([key, flows]): CashFlow['groups'][number] => {
    const rows = flows.flatMap((flow) => {
      const [own, other] = [movement(spans.now, flow), movement(spans.before, flow)];
      return own.in === 0 && own.out === 0 && other.in === 0 && other.out === 0 ? [] : [{ flow, ...own, net: net(own), ...previous(net(other)) }];
    });
    return { key, total: rows.reduce((sum, row) => sum + row.net, 0), ...previous(rows.reduce((sum, row) => sum + (row.previous ?? 0), 0)), rows };
  });
  const rows = cash.flatMap((account): CashFlow['accounts'] => {
    const opening = amountOf(spans.now.opening.get(account.ref) ?? NO_UNITS, unit);
    const closing = amountOf(spans.now.closing.get(account.ref) ?? NO_UNITS, unit);
    const moved = sumOf(spans.now.flows, unit, (sum) => sum.ref === account.ref);
    if (opening === 0 && closing === 0 && moved.in === 0 && moved.out === 0) return [];
    const parts = FLOWS.flatMap((flow) => {
      const part = sumOf(spans.now.flows, unit, (sum) => sum.ref === account.ref && sum.flow === flow);
      return part.in === 0 && part.out === 0 ? [] : [{ flow, ...part }];
    });
    return [{ code: account.code, name: account.name, opening, ...moved, closing, reconciled: opening + net(moved) === closing, flows: parts }];
  });
  const internal = net(movement(spans.now, 'internal'));
  const answer = { groups, internal, net: groups.reduce((sum, group) => sum + group.total, internal), opening: held(spans.now.opening), closing: held(spans.now.closing), accounts: rows };
  return {
    ...answer,
    reconciled: rows.every((row) => row.reconciled) && (internal === 0 || unit !== undefined),
    layout: layoutOf(cash, spans, before !== null, unit, answer, held(spans.before.opening)),
  };
}

/** Rows of the layout by cash account, `ROW CODE`: what came in and went out by flow, what was moved between them, what they held before. */
export function cashParts(accounts: ReadonlyMap<string, Account>, opening: Balances, flows: readonly FlowSum[], unit: Unit | undefined): ReadonlyMap<string, number> {
  const parts = new Map<string, number>();
  const add = (key: string, amount: number): void => void parts.set(key, (parts.get(key) ?? 0) + amount);
  for (const { ref, code, cash } of accounts.values()) {
    if (cash !== 1) continue;
    add(`opening ${code}`, amountOf(opening.get(ref) ?? NO_UNITS, unit));
    for (const sum of flows) {
      if (sum.ref !== ref || (unit !== undefined && sum.unit !== unit)) continue;
      add(`${sum.flow}-in ${code}`, sum.debit);
      add(`${sum.flow}-out ${code}`, 0 - sum.credit);
      if (sum.flow === 'internal') add(`internal ${code}`, sum.debit - sum.credit);
    }
  }
  return parts;
}

function layoutOf(
  cash: readonly Account[], spans: { readonly now: CashSpan; readonly before: CashSpan }, compared: boolean, unit: Unit | undefined, answer: Omit<CashFlow, 'layout' | 'reconciled'>, previousOpening: number,
): CashFlow['layout'] {
  const layout = new Layout({ compared });
  const figure = (amount: number, previous: number): Figure => ({ ...NOTHING, amount, previous });
  const codesOf = (flow: Flow): string[] => cash.filter(({ ref }) => spans.now.flows.some((sum) => sum.ref === ref && sum.flow === flow)).map(({ code }) => code);
  const moved = (flow: Flow): { now: Movement; before: Movement } => {
    const of = (span: CashSpan): Movement => sumOf(span.flows, unit, (sum) => sum.flow === flow);
    return { now: of(spans.now), before: of(spans.before) };
  };
  const parts: string[] = [];
  for (const { key, rows } of answer.groups) {
    layout.heading(key, cashFlowWords.group[key], 0);
    const own: string[] = [];
    for (const { flow } of rows) {
      const { now, before } = moved(flow);
      const [received, paid] = flowNames[flow];
      if (now.in !== 0 || before.in !== 0) {
        layout.row(`${flow}-in`, received, 1, figure(now.in, before.in), codesOf(flow));
        own.push(`${flow}-in`);
      }
      if (now.out !== 0 || before.out !== 0) {
        layout.row(`${flow}-out`, paid, 1, figure(-now.out, -before.out), codesOf(flow));
        own.push(`${flow}-out`);
      }
    }
    layout.sum(`${key}-sum`, cashFlowWords.groupTotal[key], 1, own);
    parts.push(`${key}-sum`);
  }
  const internal = moved('internal');
  const internalFigure = figure(internal.now.in - internal.now.out, internal.before.in - internal.before.out);
  if (internalFigure.amount !== 0 || internalFigure.previous !== 0) {
    layout.row('internal', cashFlowWords.internal, 0, internalFigure, codesOf('internal'));
    parts.push('internal');
  }
  layout.sum('net', cashFlowWords.net, 0, parts);
  layout.row('opening', cashFlowWords.opening, 0, figure(answer.opening, previousOpening), cash.map(({ code }) => code));
  layout.sum('closing', cashFlowWords.closing, 0, ['opening', 'net']);
  layout.heading('accounts', cashFlowWords.accounts, 0);
  const held: string[] = [];
  for (const { ref, code, name } of cash) {
    const closing = figure(amountOf(spans.now.closing.get(ref) ?? NO_UNITS, unit), amountOf(spans.before.closing.get(ref) ?? NO_UNITS, unit));
    if (closing.amount === 0 && closing.previous === 0) continue;
    layout.row(code, name, 1, closing, [code]);
    held.push(code);
  }
  layout.sum('accounts-sum', cashFlowWords.accountsTotal, 0, held);
  return layout.rows;
}
