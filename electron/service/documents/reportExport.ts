import type { Args, Result } from '../../../shared/contract/index.ts';
import type { LayoutRow } from '../../../shared/contract/statements.ts';
import type { Unit } from '../../../shared/contract/values.ts';
import { addMonths, firstDay, lastDay, monthOf, yearOf } from '../../../shared/domain/dates.ts';
import type { ReportPart } from '../../../shared/domain/paper/report.ts';
import { exportWords, listWords, reportWords } from '../../../shared/text/documents.ts';
import { dateText } from '../../../shared/text/format.ts';
import { notesWords } from '../../../shared/text/notes.ts';
import { balanceWords, benefitWords, cashFlowWords, equityWords, incomeWords, unitNames, uspWords } from '../../../shared/text/statements.ts';
import { reportCsv, reportXlsx } from '../import-export/index.ts';
import type { Ctx } from '../kernel/kernel.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import type { IssueWithStatements } from '../periods/index.ts';
import { balanceDays, equityTable, layoutTable, notesParts, trialTable, unitColumns, uspParts, wholeGerai, withChange, type Span, type Statements, type StatementsOfSpan } from '../reports/index.ts';
import type { Frame, ReportBody } from './frame.ts';
import { isOfPeople, wholeMonths, type ListKind, type Lists, type ListWanted } from './lists.ts';

type Wanted = Args<'reports.export'>;
type Report = Wanted['report'];
type Field = Exclude<keyof Wanted, 'report' | 'format'>;
/** A report for a file: what it shows, the last day of it, and what the file is called. */
type Written = Omit<ReportBody, 'period' | 'monthsClosed'> & { readonly span: Span; readonly name: string };
type OfSpan = Exclude<Report, ListKind | 'balance-sheet'>;

const MIME = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** What each report is asked by; anything else is refused, so that nobody believes it was heeded. Days too many do no harm. */
const FIELDS: Readonly<Record<Report, readonly Field[]>> = {
  'balance-sheet': ['asOf', 'byUnit', 'compareTo'], 'income-statement': ['from', 'to', 'byUnit', 'compare'], 'cash-flow': ['from', 'to', 'compare'], 'equity-changes': ['from', 'to', 'compare'], 'trial-balance': ['from', 'to', 'unit'],
  'member-benefit': ['from', 'to'], 'notes': ['from', 'to'], 'usp': ['from', 'to'], 'cash-book': ['account', 'from', 'to'], 'account-register': ['account', 'from', 'to', 'unit'], 'budget': ['from', 'to'],
  'comparison': ['statement', 'spans', 'unit'], 'shu-members': ['period'], 'cylinder-sheet': ['asOf'], 'deposit-register': ['asOf'], 'member-register': ['asOf'], 'collection-list': ['asOf'], 'stock-value': ['asOf'], 'slow-goods': ['asOf'], 'landed-cost': ['asOf'], 'margins': ['from', 'to', 'by'], 'distribution': ['from', 'to', 'group'], 'loan-aging': ['asOf'], 'loan-due': ['from', 'to'], 'loan-concentration': ['asOf'],
};

/** What a cashier does not take out. */
const NOT_FOR_CASHIERS: ReadonlySet<Report> = new Set<Report>(['shu-members', 'distribution', 'loan-aging', 'loan-concentration']);

/** Fields that only some reports have. */
const OWN_FIELDS = ['account', 'unit', 'compare', 'compareTo', 'period', 'statement', 'spans', 'by', 'group'] as const satisfies readonly Field[];

export type ExportBooks = {
  readonly statements: Statements;
  readonly lists: Lists;
  readonly frame: Frame;
  /** Neraca saldo of one unit, which no closing keeps. */
  readonly trialBalance: (span: Span, unit: Unit) => Result<'ledger.trialBalance'>;
};

/** Writes statements and lists into files: a closed month as its closing kept it. */
export class ReportExport {
  private readonly books: ExportBooks;

  constructor(books: ExportBooks) {
    this.books = books;
  }

  /** Throws VALIDATION where the days a report needs are missing or the wrong way round, or there are more rows than a file takes. */
  async write(wanted: Wanted, ctx?: Ctx): Promise<Result<'reports.export'>> {
    const { report, format, byUnit } = wanted;
    refuseUnasked(wanted);
    if (NOT_FOR_CASHIERS.has(report) && ctx?.user.role === 'kasir') throw new Refusal('FORBIDDEN', 'Bukan tugas peran ini. Laporan ini dibuka oleh bendahara, ketua atau pengawas.', {});
    const { span, name, ...body } = this.written(wanted);
    const spans = [span, ...(wanted.compare === undefined ? [] : [wanted.compare]), ...(wanted.compareTo === undefined ? [] : [balanceDays(wanted.compareTo)])];
    const wholeYear = span.from.endsWith('-01-01') && span.to.endsWith('-12-31');
    const paper = this.books.frame.paper({
      ...body, subtitle: byUnit === true ? reportWords.perUnit(body.subtitle) : body.subtitle, period: wholeYear ? `${yearOf(span.to)}-13` : monthOf(span.to),
      monthsClosed: isOfPeople(wanted.report) ? null : spans.every((each) => this.books.statements.closedThroughout(each)),
    });
    const file = { paper, date: span.to };
    const bytes = format === 'csv' ? Buffer.from(reportCsv(file), 'utf8') : Buffer.from(await reportXlsx(file));
    return { filename: `${exportWords.names[report]}-${name}${byUnit === true ? '-unit' : ''}.${format}`, mime: MIME[format], base64: bytes.toString('base64') };
  }

  private written(wanted: Wanted): Written {
    switch (wanted.report) {
      case 'balance-sheet':
        return this.balanceSheet(wanted);
      case 'cash-book':
      case 'account-register':
      case 'budget':
      case 'comparison':
      case 'shu-members':
      case 'cylinder-sheet':
      case 'deposit-register':
      case 'collection-list':
      case 'member-register':
      case 'stock-value':
      case 'slow-goods':
      case 'landed-cost':
      case 'margins':
      case 'distribution':
      case 'loan-aging':
      case 'loan-due':
      case 'loan-concentration':
        return this.list(wanted.report, wanted);
      case 'income-statement':
      case 'cash-flow':
      case 'equity-changes':
      case 'trial-balance':
      case 'member-benefit':
      case 'notes':
      case 'usp':
        return this.ofSpan(wanted.report, wanted);
    }
  }

  private balanceSheet({ asOf, byUnit = false, compareTo }: Wanted): Written {
    if (asOf === undefined) throw invalid('asOf', 'isi tanggal neraca');
    const { statements } = this.books;
    const own = statements.balance(balanceDays(asOf));
    const other = compareTo === undefined ? undefined : statements.balance(balanceDays(compareTo));
    const rows = (layout: readonly LayoutRow[] = []): readonly LayoutRow[] => (byUnit ? layout : wholeGerai(layout));
    const beside = other === undefined || compareTo === undefined ? undefined : { label: compareTo, layout: rows(other.taken[0]?.layout) };
    return {
      title: balanceWords.title, subtitle: reportWords.asOf(asOf), parts: [besideTable(asOf, rows(own.taken[0]?.layout), byUnit, beside)], issue: other !== undefined && other.issue === undefined ? undefined : own.issue, span: balanceDays(asOf), name: asOf,
    };
  }

  private ofSpan(report: OfSpan, wanted: Wanted): Written {
    const span = spanOf(wanted);
    if (wanted.compare !== undefined && wanted.compare.to < wanted.compare.from) throw invalid('compare.to', `tanggal akhir ${wanted.compare.to} sebelum tanggal awal ${wanted.compare.from}`);
    const days = reportWords.inRupiah(exportWords.days(span.from, span.to));
    return { ...this.statement(report, span, wanted), subtitle: wanted.unit === undefined ? days : listWords.ofUnit(days, unitNames[wanted.unit]), span, name: `${span.from}-${span.to}${wanted.unit === undefined ? '' : `-${wanted.unit.toLowerCase()}`}` };
  }

  private statement(report: OfSpan, span: Span, { byUnit = false, compare, unit }: Wanted): Pick<Written, 'title' | 'parts' | 'issue'> {
    const { statements } = this.books;
    const of = statements.of(span);
    const label = exportWords.days(span.from, span.to);
    const issue = (name: keyof StatementsOfSpan): IssueWithStatements | undefined => (compare !== undefined && statements.issueOf(compare, name) === undefined ? undefined : statements.issueOf(span, name));
    const beside = (name: 'incomeStatement' | 'cashFlow') => compare && { label: exportWords.days(compare.from, compare.to), layout: statements.of(compare)[name].layout };
    switch (report) {
      case 'income-statement':
        return { title: incomeWords.title, parts: [besideTable(label, of.incomeStatement.layout, byUnit, beside('incomeStatement'))], issue: issue('incomeStatement') };
      case 'cash-flow':
        return { title: cashFlowWords.title, parts: [besideTable(label, of.cashFlow.layout, false, beside('cashFlow'))], issue: issue('cashFlow') };
      case 'equity-changes': {
        const table = (each: Span): ReportPart => equityTable(compare === undefined ? null : exportWords.days(each.from, each.to), statements.of(each).equityChanges);
        return { title: equityWords.title, parts: [span, ...(compare === undefined ? [] : [compare])].map(table), issue: issue('equityChanges') };
      }
      case 'trial-balance':
        return { title: reportWords.trial.title, parts: [trialTable(null, unit === undefined ? of.trialBalance : this.books.trialBalance(span, unit), 'name')], issue: unit === undefined ? issue('trialBalance') : undefined };
      case 'member-benefit':
        return { title: benefitWords.title, parts: [layoutTable(null, [{ key: 'amount', label, layout: of.memberBenefit.layout }])], issue: issue('memberBenefit') };
      case 'notes':
        return { title: notesWords.title, parts: notesParts(of.notes, [dateText(span.to), dateText(`${yearOf(span.from) - 1}-12-31`)]), issue: issue('notes') };
      case 'usp': {
        const quarter = Number(span.to.slice(5, 7)) / 3;
        if (!Number.isInteger(quarter) || span.from !== firstDay(addMonths(monthOf(span.to), -2)) || span.to !== lastDay(monthOf(span.to))) throw invalid('to', 'isi triwulan penuh, misalnya 2026-07-01 sampai 2026-09-30');
        const usp = statements.usp(yearOf(span.to), quarter);
        return { title: uspWords.title, parts: uspParts(usp.taken), issue: usp.issue };
      }
    }
  }

  private list(report: ListKind, wanted: Wanted): Written {
    const asked = listOf(report, wanted);
    const { span, ...body } = this.books.lists.body(asked, wanted.format, report === 'shu-members' ? 'period' : 'asOf' in asked ? 'asOf' : 'to');
    const unit = wanted.unit === undefined ? '' : `-${wanted.unit.toLowerCase()}`;
    const days = `${span.from}-${span.to}`;
    const name = report === 'shu-members' ? (wanted.period ?? '') : 'asOf' in asked ? asked.asOf : report === 'comparison' ? `${wanted.statement ?? ''}-${days}` : report === 'margins' || report === 'distribution' ? `${wanted.by ?? wanted.group ?? ''}-${days}` : report === 'budget' || report === 'loan-due' ? days : `${wanted.account ?? ''}-${days}`;
    return { ...body, issue: undefined, span, name: `${name}${unit}` };
  }
}

/** A statement, by unit where that is asked for, and where it is compared with something that and what changed. */
function besideTable(label: string, layout: readonly LayoutRow[], byUnit: boolean, beside: { readonly label: string; readonly layout: readonly LayoutRow[] } | undefined): ReportPart {
  const own = byUnit ? unitColumns(layout, reportWords.sum) : [{ key: 'amount', label, layout }];
  return beside === undefined ? layoutTable(null, own) : withChange(layoutTable(null, [...own, { key: 'previous', ...beside }]));
}

/** Fields that a report knows nothing of, by name. */
function refuseUnasked(wanted: Wanted): void {
  const fields = FIELDS[wanted.report];
  if (wanted.byUnit === true && !fields.includes('byUnit')) throw invalid('byUnit', 'hanya neraca dan perhitungan hasil usaha punya kolom per unit');
  for (const field of OWN_FIELDS) if (wanted[field] !== undefined && !fields.includes(field)) throw invalid(field, 'laporan ini tidak memakai isian ini');
}

function spanOf({ from, to }: Wanted): Span {
  if (from === undefined) throw invalid('from', 'isi tanggal awal');
  if (to === undefined) throw invalid('to', 'isi tanggal akhir');
  if (to < from) throw invalid('to', `tanggal akhir ${to} sebelum tanggal awal ${from}`);
  return { from, to };
}

function listOf(report: ListKind, wanted: Wanted): ListWanted {
  const { account, unit, statement, spans, period, asOf, by, group } = wanted;
  switch (report) {
    case 'cash-book':
    case 'account-register':
      if (account === undefined) throw invalid('account', 'isi akun yang dirinci');
      return { report, account, span: spanOf(wanted), unit };
    case 'budget':
      return { report, ...wholeMonths(spanOf(wanted)) };
    case 'comparison':
      if (statement === undefined) throw invalid('statement', 'isi laporan yang dibandingkan');
      if (spans === undefined) throw invalid('spans', 'isi rentang yang dibandingkan');
      spans.forEach(({ from, to }, index) => {
        if (to < from) throw invalid(`spans.${index}.to`, `tanggal akhir ${to} sebelum tanggal awal ${from}`);
      });
      return { report, statement, spans, unit };
    case 'cylinder-sheet':
    case 'deposit-register':
    case 'collection-list':
    case 'member-register':
    case 'stock-value':
    case 'slow-goods':
    case 'landed-cost':
    case 'loan-aging':
    case 'loan-concentration':
      if (asOf === undefined) throw invalid('asOf', 'isi tanggal laporan');
      return { report, asOf };
    case 'margins':
      if (by === undefined) throw invalid('by', 'isi pengelompokan laba');
      return { report, by, span: spanOf(wanted) };
    case 'distribution':
      if (group === undefined) throw invalid('group', 'isi barang yang disalurkan');
      return { report, group, span: spanOf(wanted) };
    case 'loan-due':
      return { report, span: spanOf(wanted) };
    case 'shu-members':
      if (period === undefined) throw invalid('period', 'isi bulan daftar SHU');
      return { report, period };
  }
}
