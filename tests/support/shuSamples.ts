import type { Result } from '../../shared/contract/index.ts';
import { calculateShu, type ShuPolicy } from '../../shared/domain/shu.ts';
import { shuSlipOf, type IncomeTotals, type ShuSlipPaper, type ShuStatementPaper } from '../../shared/domain/paper/statement.ts';
import { SAMPLE_SALE } from './saleSamples.ts';

export const SAMPLE_POLICY: ShuPolicy = {
  capitalPct: '20', tradePct: '25',
  parts: [
    { key: 'cadangan', name: 'Cadangan', pct: '30' },
    { key: 'pengurus', name: 'Dana pengurus dan pengawas', pct: '10' },
    { key: 'karyawan', name: 'Dana karyawan', pct: '5' },
    { key: 'pendidikan', name: 'Dana pendidikan', pct: '5' },
    { key: 'sosial', name: 'Dana sosial', pct: '5' },
  ],
  capitalBase: 'pokok+wajib', averaging: 'monthly-average', tradeIncludes: ['sales', 'loan-interest'],
};

/** A month's totals that hold together (ruling 9). */
export const MONTH_TOTALS: IncomeTotals = {
  salesMember: 98_640_000, salesNonMember: 51_120_000, cogs: 138_363_450, cogsMember: 90_560_000, cogsNonMember: 47_680_000, grossProfit: 11_396_550, loanIncome: 1_860_000, otherIncome: 320_000,
  savingsInterest: 480_000, operatingExpenses: 6_920_000, cooperativeExpenses: 250_000, otherExpenses: 85_000, shuBeforeTax: 5_841_550, tax: 748_800, shu: 5_092_750,
};
export const YEAR_TOTALS: IncomeTotals = {
  salesMember: 887_760_000, salesNonMember: 460_080_000, cogs: 1_245_271_050, cogsMember: 815_040_000, cogsNonMember: 429_120_000, grossProfit: 102_568_950, loanIncome: 16_740_000, otherIncome: 2_880_000,
  savingsInterest: 4_320_000, operatingExpenses: 62_280_000, cooperativeExpenses: 2_250_000, otherExpenses: 765_000, shuBeforeTax: 52_573_950, tax: 6_739_200, shu: 45_834_750,
};

const MEMBERS = [
  { key: 'A-0001', name: 'Suryadi Noor', capital: 360_000, trade: 7_896_735 },
  { key: 'A-0002', name: '<b>Budi</b> & "Anak"', capital: 500_000, trade: 0 },
  { key: 'A-0147', name: 'Wahyuni Astuti', capital: 420_000, trade: 7_963_000 },
];
const NAMES: Readonly<Record<string, string>> = { capital: 'Jasa modal', trade: 'Jasa usaha', ...Object.fromEntries(SAMPLE_POLICY.parts.map((part) => [part.key, part.name])) };

function statement(): Result<'shu.statement'> {
  const shared = calculateShu({ pool: YEAR_TOTALS.shu, policy: SAMPLE_POLICY, members: MEMBERS });
  return {
    period: '2026-10', month: MONTH_TOTALS, yearToDate: YEAR_TOTALS, policy: SAMPLE_POLICY as Result<'shu.statement'>['policy'], pool: YEAR_TOTALS.shu, toReserve: 0,
    allocations: shared.allocations.map((line) => ({ ...line, name: NAMES[line.key] ?? line.key })),
    undistributed: [...shared.undistributed],
    members: shared.members.map((share, index) => ({
      memberId: `member-${index}`, memberNo: share.key, name: MEMBERS[index]?.name ?? '', capitalBase: MEMBERS[index]?.capital ?? 0, tradeBase: MEMBERS[index]?.trade ?? 0,
      capitalShare: share.capitalShare, tradeShare: share.tradeShare, total: share.total,
    })),
    status: 'berjalan', periodClosed: true, chain: { count: 12_345, hash: '7f3a91c2'.padEnd(64, '5e') },
  };
}

/** October's statement with three members, as the contract answers it. */
export const SAMPLE_STATEMENT: ShuStatementPaper = {
  head: { ...SAMPLE_SALE.head, address: 'Jl. Soekarno Hatta Km 4,5 No. 18, Balikpapan Utara', city: 'Balikpapan' },
  statement: statement(),
  printed: { date: '2026-11-23', clock: '09:20' },
  locked: { date: '2026-11-23', clock: '09:15' },
  signers: { treasurer: 'Maryam Syahril', chair: 'Suryadi Noor', supervisor: null },
};

export function sampleSlip(memberNo = 'A-0147', paper: ShuStatementPaper = SAMPLE_STATEMENT): ShuSlipPaper {
  const slip = shuSlipOf(paper, memberNo, {
    joinedOn: '2025-07-12', address: 'RT 14, Karang Bahari',
    trade: [620, 700, 890, 760, 810, 690, 920, 800, 950, 823].map((thousand, index) => ({ period: `2026-${String(index + 1).padStart(2, '0')}`, sales: thousand * 1000 })),
    position: { savings: { pokok: 100_000, wajib: 320_000, sukarela: 1_145_000, total: 1_565_000 }, loans: [{ number: 'PJ-2026-000031', outstanding: 4_000_000 }], bon: 0 },
  });
  if (slip === null) throw new Error(`no member ${memberNo}`);
  return slip;
}
