import type { Args, Result } from '../../../shared/contract/index.ts';
import { addMonths, firstDay, lastDay, monthOf, yearOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import type { ReportPart } from '../../../shared/domain/paper/report.ts';
import { exportWords, reportWords } from '../../../shared/text/documents.ts';
import { dateText } from '../../../shared/text/format.ts';
import { notesWords } from '../../../shared/text/notes.ts';
import { balanceWords, benefitWords, cashFlowWords, equityWords, incomeWords, uspWords } from '../../../shared/text/statements.ts';
import { reportCsv, reportXlsx, type ReportFile } from '../import-export/index.ts';
import { invalid } from '../kernel/refusal.ts';
import { equityTable, layoutTable, notesParts, trialTable, unitTable, uspParts, type Span, type Statements } from '../reports/index.ts';

type Wanted = Args<'reports.export'>;
type Report = Wanted['report'];

const MIME = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;
const BY_UNIT: ReadonlySet<Report> = new Set<Report>(['balance-sheet', 'income-statement']);

/** The books of a year that end on its last day, or the one day: what a Neraca is kept under. */
const daysOf = (asOf: CalendarDate): Span => ({ from: asOf.endsWith('-12-31') ? (`${asOf.slice(0, 4)}-01-01` as CalendarDate) : asOf, to: asOf });

/** Writes statements into files: a closed month as its closing kept it. */
export class ReportExport {
  private readonly statements: Statements;
  private readonly cooperative: () => string;

  constructor(statements: Statements, cooperative: () => string) {
    this.statements = statements;
    this.cooperative = cooperative;
  }

  /** Throws VALIDATION where the days a report needs are missing or the wrong way round. */
  async write(wanted: Wanted): Promise<Result<'reports.export'>> {
    const { report, format, byUnit = false } = wanted;
    if (byUnit && !BY_UNIT.has(report)) throw invalid('byUnit', 'hanya neraca dan perhitungan hasil usaha punya kolom per unit');
    const { file, name } = report === 'balance-sheet' ? this.balanceSheet(wanted, byUnit) : this.ofSpan(report, wanted, byUnit);
    const bytes = format === 'csv' ? Buffer.from(reportCsv(file), 'utf8') : Buffer.from(await reportXlsx(file));
    return { filename: `${name}${byUnit ? '-unit' : ''}.${format}`, mime: MIME[format], base64: bytes.toString('base64') };
  }

  private balanceSheet({ asOf }: Wanted, byUnit: boolean): { file: ReportFile; name: string } {
    if (asOf === undefined) throw invalid('asOf', 'isi tanggal neraca');
    const layout = this.statements.balance(daysOf(asOf)).taken[0]?.layout ?? [];
    const table = byUnit ? unitTable(null, layout) : layoutTable(null, [{ key: asOf, label: asOf, layout: layout.filter((row) => row.key !== 'inter-unit') }]);
    return { file: { cooperative: this.cooperative(), title: balanceWords.title, subtitle: reportWords.asOf(asOf), parts: [table], date: asOf }, name: `${exportWords.names[`balance-sheet`]}-${asOf}` };
  }

  private ofSpan(report: Exclude<Report, 'balance-sheet'>, { from, to }: Wanted, byUnit: boolean): { file: ReportFile; name: string } {
    if (from === undefined) throw invalid('from', 'isi tanggal awal');
    if (to === undefined) throw invalid('to', 'isi tanggal akhir');
    if (to < from) throw invalid('to', `tanggal akhir ${to} sebelum tanggal awal ${from}`);
    const { title, parts } = this.parts(report, { from, to }, byUnit);
    const label = exportWords.days(from, to);
    return { file: { cooperative: this.cooperative(), title, subtitle: reportWords.inRupiah(label), parts, date: to }, name: `${exportWords.names[report]}-${from}-${to}` };
  }

  private parts(report: Exclude<Report, 'balance-sheet'>, span: Span, byUnit: boolean): { title: string; parts: ReportPart[] } {
    const label = exportWords.days(span.from, span.to);
    switch (report) {
      case 'income-statement': {
        const { layout } = this.statements.of(span).incomeStatement;
        return { title: incomeWords.title, parts: [byUnit ? unitTable(null, layout) : layoutTable(null, [{ key: 'amount', label, layout }])] };
      }
      case 'cash-flow':
        return { title: cashFlowWords.title, parts: [layoutTable(null, [{ key: 'amount', label, layout: this.statements.of(span).cashFlow.layout }])] };
      case 'equity-changes':
        return { title: equityWords.title, parts: [equityTable(null, this.statements.of(span).equityChanges)] };
      case 'trial-balance':
        return { title: reportWords.trial.title, parts: [trialTable(null, this.statements.of(span).trialBalance, 'name')] };
      case 'member-benefit':
        return { title: benefitWords.title, parts: [layoutTable(null, [{ key: 'amount', label, layout: this.statements.of(span).memberBenefit.layout }])] };
      case 'notes':
        return { title: notesWords.title, parts: notesParts(this.statements.of(span).notes, [dateText(span.to), dateText(`${yearOf(span.from) - 1}-12-31`)]) };
      case 'usp': {
        const quarter = Number(span.to.slice(5, 7)) / 3;
        if (!Number.isInteger(quarter) || span.from !== firstDay(addMonths(monthOf(span.to), -2)) || span.to !== lastDay(monthOf(span.to))) throw invalid('to', 'isi triwulan penuh, misalnya 2026-07-01 sampai 2026-09-30');
        return { title: uspWords.title, parts: uspParts(this.statements.usp(yearOf(span.to), quarter).taken) };
      }
    }
  }
}
