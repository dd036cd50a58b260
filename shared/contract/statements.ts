import { z } from 'zod';
import { query } from './define.ts';
import { distributionGroup, marginGroup } from './goodsReports.ts';
import { accountCode, date, FLOWS, month, unit, year } from './values.ts';

const rupiah = z.int();

/** One amount per unit. */
export const unitAmounts = z.strictObject({ GERAI: rupiah, LPG: rupiah, USP: rupiah, UMUM: rupiah });
export type UnitAmounts = z.output<typeof unitAmounts>;

export const incomeTotals = z.strictObject({
  salesMember: rupiah, salesNonMember: rupiah, cogs: rupiah, cogsMember: rupiah, cogsNonMember: rupiah, grossProfit: rupiah, loanIncome: rupiah, otherIncome: rupiah,
  savingsInterest: rupiah, operatingExpenses: rupiah, cooperativeExpenses: rupiah, otherExpenses: rupiah, shuBeforeTax: rupiah, tax: rupiah, shu: rupiah,
});

/** `units` where the caller asked for them by `byUnit`, `previous` where there is something to compare with. */
const beside = { units: unitAmounts.optional(), previous: rupiah.optional() };
const accountRow = z.strictObject({ code: z.string(), name: z.string(), amount: rupiah, ...beside });

/**
 * A statement as it is read, top to bottom. A `jumlah` is the sum of the rows named in `sum`, each times 1 or -1: amount,
 * units and previous alike. `codes` are the accounts a row comes from.
 */
export const layoutRow = z.strictObject({
  key: z.string(), label: z.string(), level: z.int().min(0).max(3), kind: z.enum(['judul', 'baris', 'jumlah']), amount: rupiah.nullable(), ...beside, codes: z.array(z.string()),
  sum: z.array(z.strictObject({ key: z.string(), times: z.union([z.literal(1), z.literal(-1)]) })).optional(),
});
export type LayoutRow = z.output<typeof layoutRow>;

export const EXPORTED_REPORTS = ['balance-sheet', 'income-statement', 'cash-flow', 'equity-changes', 'trial-balance', 'member-benefit', 'notes', 'usp', 'cash-book', 'account-register', 'budget', 'comparison', 'shu-members', 'cylinder-sheet', 'deposit-register', 'member-register', 'collection-list', 'stock-value', 'slow-goods', 'landed-cost', 'margins', 'distribution', 'loan-aging', 'loan-due', 'loan-concentration'] as const;
export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;

/** Sections of the notes to the statements, in their order. */
export const NOTE_SECTIONS = ['umum', 'kebijakan', 'kas', 'piutang', 'persediaan', 'aset-tetap', 'utang', 'simpanan', 'ekuitas', 'shu', 'pajak'] as const;

const span = z.strictObject({ from: date, to: date });
const comparedStatement = z.enum(['neraca', 'phu', 'arus-kas'], { error: 'isi neraca, phu atau arus-kas' });
const comparedSpans = z.array(span).min(1, { error: 'isi paling sedikit satu rentang' }).max(13, { error: 'isi paling banyak 13 rentang' });

const cashAccount = z.strictObject({
  code: z.string(), name: z.string(), opening: rupiah, in: rupiah, out: rupiah, closing: rupiah, reconciled: z.boolean(),
  /** What it had of each flow; statements issued by earlier programs do not tell. */
  flows: z.array(z.strictObject({ flow: z.enum(FLOWS), in: rupiah, out: rupiah })).optional(),
});

const equityFigures = { opening: rupiah, shu: rupiah, transfer: rupiah, added: rupiah, reduced: rupiah, closing: rupiah };
const equityPrevious = z.strictObject(equityFigures).optional();

const balanceSheetOutput = () => z.strictObject({
    sections: z.array(z.strictObject({ key: z.enum(['assets', 'liabilities', 'equity']), total: rupiah, ...beside, rows: z.array(accountRow) })),
    balanced: z.boolean(),
    layout: z.array(layoutRow),
  });

const incomeOutput = () => z.strictObject({
    rows: z.array(accountRow),
    totals: incomeTotals,
    previousTotals: incomeTotals.optional(),
    layout: z.array(layoutRow),
  });

const cashFlowOutput = () => z.strictObject({
    groups: z.array(z.strictObject({
      key: z.enum(['operasi', 'investasi', 'pendanaan']), total: rupiah, previous: rupiah.optional(),
      rows: z.array(z.strictObject({ flow: z.enum(FLOWS), in: rupiah, out: rupiah, net: rupiah, previous: rupiah.optional() })),
})),
    /** Moved between the cash accounts; 0 for the whole gerai. */
    internal: rupiah,
    net: rupiah,
    opening: rupiah,
    closing: rupiah,
    accounts: z.array(cashAccount),
    /** Every account's opening and flows give its closing in the ledger, and what moved between accounts comes to nothing. */
    reconciled: z.boolean(),
    layout: z.array(layoutRow),
  });

export const statements = {
  'reports.export': query({
    summary: 'A report as a file: the Neraca of a day (asOf, compareTo), the cylinder sheet, the deposit register, who pays simpanan wajib, stock value, slow goods and landed costs of a day (asOf), margins (by) and a distribution log (group, not for a cashier) between two, a comparison of spans, the members’ SHU shares of a month (period, not for a cashier), every other between two days; the same books give the same bytes. Setting reports.limits says how many rows a list may have',
    input: () => ({
      report: z.enum(EXPORTED_REPORTS, { error: `isi salah satu: ${EXPORTED_REPORTS.join(', ')}` }), from: date.optional(), to: date.optional(), asOf: date.optional(), byUnit: z.boolean().optional(),
      compareTo: date.optional(), compare: span.optional(), account: accountCode.optional(), unit: unit.optional(), period: month.optional(), statement: comparedStatement.optional(), spans: comparedSpans.optional(), by: marginGroup.optional(), group: distributionGroup.optional(),
      format: z.enum(EXPORT_FORMATS, { error: `isi salah satu: ${EXPORT_FORMATS.join(', ')}` }),
    }),
    output: () => z.strictObject({ filename: z.string(), mime: z.string(), base64: z.string() }),
  }),
  'reports.balanceSheet': query({
    summary: 'Neraca on a day; of one unit, or with a column per unit; beside another day',
    input: () => ({ asOf: date, unit: unit.optional(), byUnit: z.boolean().optional(), compareTo: date.optional() }),
    output: balanceSheetOutput,
  }),
  'reports.incomeStatement': query({
    summary: 'Perhitungan hasil usaha between two days; of one unit, or with a column per unit; beside another span',
    input: () => ({ from: date, to: date, unit: unit.optional(), byUnit: z.boolean().optional(), compare: span.optional() }),
    output: incomeOutput,
  }),
  'reports.cashFlow': query({
    summary: 'Arus kas by the direct method from the flows of the cash accounts’ lines, reconciled to those accounts; what undid an entry of the same days is taken off the side it undid, so that the pair is neither in nor out',
    input: () => ({ from: date, to: date, unit: unit.optional(), compare: span.optional() }),
    output: cashFlowOutput,
  }),
  'reports.equityChanges': query({
    summary: 'Perubahan ekuitas between two days, by account of equity; what undid an entry of the same days is taken off the side it undid, so that the pair neither added nor reduced',
    input: () => ({ from: date, to: date, compare: span.optional() }),
    output: () => z.strictObject({
      /** opening + shu + transfer + added - reduced = closing. `transfer` is what a year's closing moves from 3-1310 to 3-1320. */
      rows: z.array(z.strictObject({ code: z.string(), name: z.string(), ...equityFigures, previous: equityPrevious })),
      totals: z.strictObject({ ...equityFigures, previous: equityPrevious }),
      /** Whether the closing equals the equity of the Neraca, read on its own. */
      agrees: z.boolean(),
    }),
  }),
  'reports.memberBenefit': query({
    summary: 'Promosi Ekonomi Anggota: what members paid less, what their savings earned, what their loans cost less than elsewhere, and their part of the year’s SHU',
    input: () => ({ from: date, to: date }),
    output: () => z.strictObject({
      price: z.strictObject({ total: rupiah, rows: z.array(z.strictObject({ code: z.string(), name: z.string(), amount: rupiah })) }),
      savingsInterest: rupiah,
      /** Null without the setting `benefit.loanReference`. */
      loans: z.strictObject({ referencePct: z.string().nullable(), advantage: rupiah.nullable() }),
      periodTotal: rupiah,
      /** From 1 January to the end of the month in which the span ends, an estimate; null while no policy shares it. */
      shu: z.strictObject({ period: z.string(), estimate: rupiah }).nullable(),
      total: rupiah,
      layout: z.array(layoutRow),
    }),
  }),
  'reports.notes': query({
    summary: 'Catatan atas laporan keuangan: texts and breakdowns by section, beside the end of the year before',
    input: () => ({ from: date, to: date }),
    output: () => z.strictObject({
      sections: z.array(z.strictObject({
        key: z.enum(NOTE_SECTIONS), title: z.string(), paragraphs: z.array(z.string()), rows: z.array(z.strictObject({ code: z.string(), name: z.string(), amount: rupiah, previous: rupiah })), total: rupiah, previousTotal: rupiah,
      })),
    }),
  }),
  'reports.usp': query({
    summary: 'The savings-and-loan unit’s own statements of a quarter',
    input: () => ({ year, quarter: z.int({ error: 'isi 1 sampai 4' }).min(1, { error: 'isi 1 sampai 4' }).max(4, { error: 'isi 1 sampai 4' }) }),
    output: () => z.strictObject({ from: z.string(), to: z.string(), balanceSheet: balanceSheetOutput(), incomeStatement: incomeOutput(), yearToDate: incomeOutput(), cashFlow: cashFlowOutput() }),
  }),
  'reports.compare': query({
    summary: 'One statement over up to 13 spans side by side; a Neraca of each span’s last day',
    input: () => ({ statement: comparedStatement, spans: comparedSpans, unit: unit.optional() }),
    output: () => z.strictObject({
      columns: z.array(z.strictObject({ from: z.string(), to: z.string(), label: z.string() })),
      /** A row of several accounts has each of them too; together they give the row. */
      rows: z.array(
        layoutRow.omit({ amount: true, units: true, previous: true }).extend({ amounts: z.array(rupiah.nullable()), accounts: z.array(z.strictObject({ code: z.string(), amounts: z.array(rupiah) })).optional() }),
      ),
    }),
  }),
};
