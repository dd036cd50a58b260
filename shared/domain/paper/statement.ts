import { divideHalfUp, sum } from '../money.ts';
import type { ShuPolicy } from '../shu.ts';
import type { CooperativeHead } from './head.ts';

/** Totals of an income statement (ruling 9), as `shu.statement` gives them for a month and for the year to date. */
export type IncomeTotals = {
  readonly salesMember: number;
  readonly salesNonMember: number;
  readonly cogs: number;
  readonly cogsMember: number;
  readonly cogsNonMember: number;
  readonly grossProfit: number;
  readonly loanIncome: number;
  readonly otherIncome: number;
  readonly savingsInterest: number;
  readonly operatingExpenses: number;
  readonly cooperativeExpenses: number;
  readonly otherExpenses: number;
  readonly shuBeforeTax: number;
  readonly tax: number;
  readonly shu: number;
};

export type ShuStatementMember = {
  readonly memberId: string;
  readonly memberNo: string;
  readonly name: string;
  readonly capitalBase: number;
  readonly tradeBase: number;
  readonly capitalShare: number;
  readonly tradeShare: number;
  readonly total: number;
};

export type ShuStatus = 'berjalan' | 'menunggu-rat' | 'final';

/** The answer of the contract's `shu.statement`, field by field. */
export type ShuStatementFigures = {
  readonly period: string;
  readonly month: IncomeTotals;
  readonly yearToDate: IncomeTotals;
  readonly policy: ShuPolicy;
  readonly pool: number;
  readonly toReserve: number;
  readonly allocations: readonly { readonly key: string; readonly name: string; readonly pct: string; readonly amount: number }[];
  readonly undistributed: readonly { readonly key: string; readonly amount: number }[];
  readonly members: readonly ShuStatementMember[];
  readonly status: ShuStatus;
  readonly periodClosed: boolean;
  readonly chain: { readonly count: number; readonly hash: string };
};

/** A day (`YYYY-MM-DD`) and clock time (`HH:MM`) of the gerai. */
export type PaperMoment = { readonly date: string; readonly clock: string };

/** A person who signs; null leaves the line empty for a pen. */
export type Signer = string | null;

export type ShuStatementPaper = {
  readonly head: CooperativeHead;
  readonly statement: ShuStatementFigures;
  readonly printed: PaperMoment;
  /** When the month was locked; null while it is open. */
  readonly locked: PaperMoment | null;
  readonly signers: { readonly treasurer: Signer; readonly chair: Signer; readonly supervisor: Signer };
};

/** One pool and a member's part of it. */
export type ShuSlipShare = { readonly key: 'capital' | 'trade'; readonly own: number; readonly all: number; readonly pool: number; readonly amount: number };

export type ShuSlipPaper = {
  readonly head: CooperativeHead;
  readonly period: string;
  readonly status: ShuStatus;
  readonly periodClosed: boolean;
  readonly chain: { readonly count: number; readonly hash: string };
  readonly policy: ShuPolicy;
  readonly printed: PaperMoment;
  readonly locked: PaperMoment | null;
  readonly member: { readonly memberNo: string; readonly name: string; readonly joinedOn: string | null; readonly address: string };
  readonly shares: readonly ShuSlipShare[];
  /** Shares of parts beyond capital and trade, together (ruling 37); 0 under most policies. */
  readonly otherShares: number;
  readonly total: number;
  /** What the member bought, month by month of the year, oldest first. */
  readonly trade: readonly { readonly period: string; readonly sales: number }[];
  readonly position: {
    readonly savings: { readonly pokok: number; readonly wajib: number; readonly sukarela: number; readonly total: number };
    readonly loans: readonly { readonly number: string; readonly outstanding: number }[];
    readonly bon?: number | undefined;
  };
  readonly signers: { readonly treasurer: Signer };
};

export type ShuSlipDetails = Pick<ShuSlipPaper, 'trade' | 'position'> & { readonly joinedOn: string | null; readonly address: string };

const isUndistributed = (statement: ShuStatementFigures, key: string): boolean => statement.undistributed.some((line) => line.key === key);

const poolOf = (statement: ShuStatementFigures, key: 'capital' | 'trade'): number => (isUndistributed(statement, key) ? 0 : (statement.allocations.find((line) => line.key === key)?.amount ?? 0));

/** The member's own sheet out of the statement everyone shares. Null when the statement does not know the member. */
export function shuSlipOf(paper: ShuStatementPaper, memberNo: string, details: ShuSlipDetails): ShuSlipPaper | null {
  const { statement } = paper;
  const member = statement.members.find((row) => row.memberNo === memberNo);
  if (!member) return null;
  return {
    head: paper.head,
    period: statement.period,
    status: statement.status,
    periodClosed: statement.periodClosed,
    chain: statement.chain,
    policy: statement.policy,
    printed: paper.printed,
    locked: paper.locked,
    member: { memberNo, name: member.name, joinedOn: details.joinedOn, address: details.address },
    shares: [
      { key: 'capital', own: member.capitalBase, all: sum(statement.members.map((row) => row.capitalBase)), pool: poolOf(statement, 'capital'), amount: member.capitalShare },
      { key: 'trade', own: member.tradeBase, all: sum(statement.members.map((row) => row.tradeBase)), pool: poolOf(statement, 'trade'), amount: member.tradeShare },
    ],
    otherShares: member.total - member.capitalShare - member.tradeShare,
    total: member.total,
    trade: details.trade,
    position: details.position,
    signers: { treasurer: paper.signers.treasurer },
  };
}

export type IncomeRowKey =
  | 'memberBusiness' | 'salesMember' | 'cogsMember' | 'loanIncome' | 'savingsInterest' | 'memberResult'
  | 'nonMemberBusiness' | 'salesNonMember' | 'cogsNonMember' | 'nonMemberResult' | 'otherCogs' | 'otherIncome' | 'grossResult'
  | 'expenses' | 'operatingExpenses' | 'cooperativeExpenses' | 'otherExpenses' | 'totalExpenses' | 'shuBeforeTax' | 'tax' | 'shu';

export type IncomeRow = { readonly key: IncomeRowKey; readonly level: 'group' | 'item' | 'subtotal' | 'total'; readonly month: number; readonly year: number };

const memberResult = (t: IncomeTotals): number => t.salesMember - t.cogsMember + t.loanIncome - t.savingsInterest;
const nonMemberResult = (t: IncomeTotals): number => t.salesNonMember - t.cogsNonMember;
const otherCogs = (t: IncomeTotals): number => t.cogs - t.cogsMember - t.cogsNonMember;
const totalExpenses = (t: IncomeTotals): number => t.operatingExpenses + t.cooperativeExpenses + t.otherExpenses;

type RowRule = { readonly key: IncomeRowKey; readonly level: IncomeRow['level']; readonly of: (totals: IncomeTotals) => number; readonly always?: false };

/** Costs stand with a minus in the results, without one under the heading of the costs. */
const ROWS: readonly RowRule[] = [
  { key: 'memberBusiness', level: 'group', of: () => 0 },
  { key: 'salesMember', level: 'item', of: (t) => t.salesMember },
  { key: 'cogsMember', level: 'item', of: (t) => -t.cogsMember },
  { key: 'loanIncome', level: 'item', of: (t) => t.loanIncome },
  { key: 'savingsInterest', level: 'item', of: (t) => -t.savingsInterest, always: false },
  { key: 'memberResult', level: 'subtotal', of: memberResult },
  { key: 'nonMemberBusiness', level: 'group', of: () => 0 },
  { key: 'salesNonMember', level: 'item', of: (t) => t.salesNonMember },
  { key: 'cogsNonMember', level: 'item', of: (t) => -t.cogsNonMember },
  { key: 'nonMemberResult', level: 'subtotal', of: nonMemberResult },
  { key: 'otherCogs', level: 'item', of: (t) => -otherCogs(t), always: false },
  { key: 'otherIncome', level: 'item', of: (t) => t.otherIncome },
  { key: 'grossResult', level: 'subtotal', of: (t) => memberResult(t) + nonMemberResult(t) - otherCogs(t) + t.otherIncome },
  { key: 'expenses', level: 'group', of: () => 0 },
  { key: 'operatingExpenses', level: 'item', of: (t) => t.operatingExpenses },
  { key: 'cooperativeExpenses', level: 'item', of: (t) => t.cooperativeExpenses },
  { key: 'otherExpenses', level: 'item', of: (t) => t.otherExpenses, always: false },
  { key: 'totalExpenses', level: 'subtotal', of: totalExpenses },
  { key: 'shuBeforeTax', level: 'subtotal', of: (t) => t.shuBeforeTax },
  { key: 'tax', level: 'item', of: (t) => -t.tax },
  { key: 'shu', level: 'total', of: (t) => t.shu },
];

const positiveZero = (amount: number): number => (amount === 0 ? 0 : amount);

/** The printed statement's rows: members apart from others, as the law on cooperatives asks (ruling 9). Rare rows only where they have a figure. */
export function incomeRows(month: IncomeTotals, year: IncomeTotals): IncomeRow[] {
  return ROWS.map((row) => ({ row, month: positiveZero(row.of(month)), year: positiveZero(row.of(year)) }))
    .filter(({ row, month: m, year: y }) => row.always !== false || m !== 0 || y !== 0)
    .map(({ row, month: m, year: y }) => ({ key: row.key, level: row.level, month: m, year: y }));
}

/** "7F3A-91C2": the chain head short enough to read aloud. */
export const chainCode = (hash: string): string => `${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase();

/** What the QR code on a statement says: enough to find the entry in the books and compare the whole hash. */
export const chainQrText = (period: string, chain: { readonly count: number; readonly hash: string }): string => `GERAI-SHU ${period} ${chain.count} ${chain.hash}`;

/** A member's part of a base as a contract percentage with three decimals, half up: "0.980". */
export function baseShare(own: number, all: number): string {
  if (all <= 0) return '0.000';
  const thousandths = divideHalfUp(BigInt(own) * 100_000n, BigInt(all));
  return `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`;
}
