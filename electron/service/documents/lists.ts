import type { Args, Result } from '../../../shared/contract/index.ts';
import type { SettingValue } from '../../../shared/contract/policies.ts';
import { firstDay, isCalendarDate, lastDay, monthOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import type { Parts, ReportColumn, ReportPart, ReportRow, ReportTable } from '../../../shared/domain/paper/report.ts';
import { SPAN_SHAPES, spansOf } from '../../../shared/domain/reportSpan.ts';
import { parseSpan } from '../../../shared/domain/spans.ts';
import { collectionPaper } from '../../../shared/text/collecting.ts';
import { exportWords, listWords as words, reportWords, shuWords } from '../../../shared/text/documents.ts';
import { longDate, number } from '../../../shared/text/format.ts';
import { shortNumbers } from '../../../shared/text/screenLedger.ts';
import { unitNames } from '../../../shared/text/statements.ts';
import { UNITS, type Unit } from '../../../shared/contract/values.ts';
import { invalid } from '../kernel/refusal.ts';
import type { RegisterRow } from '../members/index.ts';
import type { Span } from '../reports/index.ts';
import { DISTRIBUTION_GROUPS, MARGIN_GROUPS } from '../../../shared/contract/goodsReports.ts';
import { collectionTable } from './collectionList.ts';
import { cylinderSheet, depositRegister } from './cylinderLists.ts';
import { agingParts, concentrationParts, dueTable } from './loanLists.ts';
import { memberRegister } from './memberLists.ts';
import { distributionParts, landedCostTable, marginsTable, slowGoodsTable, stockValueParts } from './goodsLists.ts';

/** What a list is asked for. */
export type ListWanted =
  | { readonly report: 'cash-book' | 'account-register'; readonly account: string; readonly span: Span; readonly unit?: Unit | undefined }
  | { readonly report: 'budget'; readonly from: Month; readonly to: Month }
  | { readonly report: 'comparison'; readonly statement: Args<'reports.compare'>['statement']; readonly spans: readonly Span[]; readonly unit?: Unit | undefined }
  | { readonly report: 'cylinder-sheet' | 'deposit-register' | 'member-register'; readonly asOf: CalendarDate }
  | { readonly report: 'stock-value' | 'slow-goods' | 'landed-cost'; readonly asOf: CalendarDate }
  | { readonly report: 'margins'; readonly span: Span; readonly by: Args<'reports.margins'>['by'] }
  | { readonly report: 'distribution'; readonly span: Span; readonly group: Args<'reports.distribution'>['group'] }
  | { readonly report: 'loan-aging' | 'loan-concentration'; readonly asOf: CalendarDate }
  | { readonly report: 'loan-due'; readonly span: Span }
  | { readonly report: 'collection-list'; readonly asOf: CalendarDate; readonly rt?: string }
  | { readonly report: 'shu-members'; readonly period: Month };
export type ListKind = ListWanted['report'];
/** Lists that have a sheet of their own; the members' shares stand on the SHU statement's. */
export type ListPaper = Exclude<ListKind, 'shu-members'>;

/** What is listed, and the days it is of. */
export type ListBody = { readonly title: string; readonly subtitle: string; readonly parts: readonly ReportPart[]; readonly span: Span };

/** What a list is written on: the setting `reports.limits` says how many rows each takes. */
export type Medium = keyof SettingValue<'reports.limits'>;

export type ListBooks = {
  readonly limits: () => SettingValue<'reports.limits'>;
  /** An account's lines between two days, counted up to one more than `most`. */
  readonly countLines: (account: string, span: Span, most: number) => number;
  readonly accountName: (code: string) => string;
  readonly cashBook: (args: Args<'cash.book'>) => Result<'cash.book'>;
  readonly register: (args: Args<'ledger.register'>) => Result<'ledger.register'>;
  readonly budget: (args: Args<'reports.budget'>) => Result<'reports.budget'>;
  readonly compare: (args: Args<'reports.compare'>) => Result<'reports.compare'>;
  readonly shu: (period: Month) => Result<'shu.statement'>;
  readonly cylinders: (asOf: CalendarDate) => Result<'cylinders.reconcile'>;
  readonly deposits: (asOf: CalendarDate) => Result<'cylinders.deposits'>;
  readonly collection: (period: Month, rt: string | undefined) => Omit<Result<'savings.collection'>, 'period'>;
  readonly memberRegister: (asOf: CalendarDate) => readonly RegisterRow[];
  readonly stockValue: (args: Args<'reports.stockValue'>) => Result<'reports.stockValue'>;
  readonly slowGoods: (args: Args<'reports.slowGoods'>) => Result<'reports.slowGoods'>;
  readonly landedCost: (args: Args<'reports.landedCost'>) => Result<'reports.landedCost'>;
  readonly margins: (args: Args<'reports.margins'>) => Result<'reports.margins'>;
  readonly distribution: (args: Args<'reports.distribution'>) => Result<'reports.distribution'>;
  readonly loanAging: (asOf: CalendarDate) => Result<'loans.aging'>;
  readonly loansDue: (span: Span) => Result<'loans.dueList'>;
  readonly loanConcentration: (asOf: CalendarDate) => Result<'loans.concentration'>;
};

/** Spans that one comparison lays side by side, and those that fit on a sheet. */
const [MOST_SPANS, COLUMNS_OF_A_SHEET] = [13, 7];
type GoodsWanted = Extract<ListWanted, { readonly report: 'stock-value' | 'slow-goods' | 'landed-cost' | 'margins' | 'distribution' }>;
type LoansWanted = Extract<ListWanted, { readonly report: 'loan-aging' | 'loan-due' | 'loan-concentration' }>;
type AccountWanted = Extract<ListWanted, { readonly account: string }>;
/** On paper the zeros of a number would take the place of the words. */
const namedOn = (medium: Medium) => (name: string): string => (medium === 'paper' ? shortNumbers(name) : name);

/** Lists of people as they are, whatever month is open. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['member-register', 'collection-list']);
export const isOfPeople = (kind: string): boolean => OF_PEOPLE.has(kind);

const LIST_PAPERS: readonly string[] = ['cash-book', 'account-register', 'budget', 'comparison', 'cylinder-sheet', 'deposit-register', 'member-register', 'collection-list', 'stock-value', 'slow-goods', 'landed-cost', 'margins', 'distribution', 'loan-aging', 'loan-due', 'loan-concentration'] satisfies ListPaper[];
export const isListPaper = (kind: string): kind is ListPaper => LIST_PAPERS.includes(kind);

const amount = (key: string, label: string, sum?: Parts): ReportColumn => ({ key, label, kind: 'amount', ...(sum === undefined ? {} : { sum }) });
const text = (key: string, label: string, wide?: true): ReportColumn => ({ key, label, kind: 'text', ...(wide === undefined ? {} : { wide }) });
const times1 = (keys: readonly string[]): Parts => keys.map((key) => ({ key, times: 1 }));

type Move = { readonly label: string; readonly before: readonly (string | null)[]; readonly in: number; readonly out: number; readonly balance: number };

/** Rows of an account between what it held before and after, with what came in and went out. */
function movesTable(columns: readonly ReportColumn[], labels: readonly [came: string, went: string], moves: readonly Move[], opening: number, closing: number): ReportTable {
  const none = columns.map(() => null);
  const total = (of: 'in' | 'out'): number => moves.reduce((sum, move) => sum + move[of], 0);
  return {
    list: true, narrow: 'balance', title: null, label: words.entry, columns: [...columns, amount('in', labels[0]), amount('out', labels[1]), amount('balance', words.balance)],
    rows: [
      { key: 'opening', label: words.opening, level: 0, kind: 'jumlah', cells: [...none, null, null, opening] },
      ...moves.map((move, index): ReportRow => ({ key: String(index), label: move.label, level: 0, kind: 'baris', cells: [...move.before, move.in === 0 ? null : move.in, move.out === 0 ? null : move.out, move.balance] })),
      {
        key: 'sum', label: words.sum, level: 0, kind: 'jumlah', cells: [...none, total('in'), total('out'), closing], end: true,
        ...(moves.length === 0 ? {} : { sum: times1(moves.map((_move, index) => String(index))) }),
        cross: { column: 'balance', of: [{ row: 'opening', column: 'balance', times: 1 }, { row: 'sum', column: 'in', times: 1 }, { row: 'sum', column: 'out', times: -1 }] },
      },
    ],
  };
}

/** Lists of the books for paper and files: bounded, since every row is held at once. */
export class Lists {
  private readonly books: ListBooks;

  constructor(books: ListBooks) {
    this.books = books;
  }

  /** Throws VALIDATION naming `field` where there are more rows than the medium takes, and whatever the query behind it refuses. */
  body(wanted: ListWanted, medium: Medium, field: string): ListBody {
    const most = this.books.limits()[medium];
    switch (wanted.report) {
      case 'cash-book':
      case 'account-register':
        this.refuseMany(wanted.account, wanted.span, most, field);
        return wanted.report === 'cash-book' ? this.cashBook(wanted, most, namedOn(medium)) : this.register(wanted, most, namedOn(medium));
      case 'budget':
        return this.budget(wanted);
      case 'comparison':
        return this.comparison(wanted, medium === 'paper' ? COLUMNS_OF_A_SHEET : MOST_SPANS);
      case 'cylinder-sheet':
      case 'deposit-register':
        return this.cylinders(wanted.report, wanted.asOf);
      case 'collection-list':
        return this.collection(wanted, most, field);
      case 'member-register':
        return this.memberRegister(wanted.asOf, most, field);
      case 'stock-value':
      case 'slow-goods':
      case 'landed-cost':
      case 'margins':
      case 'distribution':
        return this.goods(wanted, most, field);
      case 'loan-aging':
      case 'loan-due':
      case 'loan-concentration':
        return this.loans(wanted, most, field);
      case 'shu-members':
        return this.members(wanted.period, most, field);
    }
  }

  /** How a sheet names a list: ACCOUNT/DAY..DAY[/UNIT], months for the budget, STATEMENT/MONTHS/SHAPE[/UNIT] for a comparison, a day for cylinders, deposits and goods, DAY[/RT] for the collection of simpanan wajib, BY/DAY..DAY for margins, GROUP/DAY..DAY for a distribution log. Throws VALIDATION. */
  wantedBy(kind: ListPaper, ref: string): ListWanted {
    const [head = '', days = '', third, fourth, ...more] = ref.split('/');
    if (kind === 'margins' || kind === 'distribution') return goodsBy(kind, head, days, third);
    if (kind === 'cylinder-sheet' || kind === 'deposit-register' || kind === 'member-register' || kind === 'stock-value' || kind === 'slow-goods' || kind === 'landed-cost' || kind === 'loan-aging' || kind === 'loan-concentration') {
      if (isCalendarDate(ref)) return { report: kind, asOf: ref };
      throw invalid('ref', 'isi tanggal, misalnya 2026-10-31');
    }
    if (kind === 'loan-due') {
      const [from = '', to = '', ...rest] = ref.split('..');
      if (isCalendarDate(from) && isCalendarDate(to) && rest.length === 0) return { report: kind, span: { from, to } };
      throw invalid('ref', 'isi tanggal, misalnya 2026-11-21..2026-11-27');
    }
    if (kind === 'collection-list') {
      if (isCalendarDate(head) && third === undefined) return { report: kind, asOf: head, ...(days === '' ? {} : { rt: days }) };
      throw invalid('ref', 'isi tanggal, dan bila perlu RT, misalnya 2026-10-31/14');
    }
    const unitOf = (name: string | undefined): Unit | undefined => {
      const unit = UNITS.find((each) => each === name);
      if (name !== undefined && unit === undefined) throw invalid('ref', `unit ${name} tidak ada`);
      return unit;
    };
    if (more.length === 0 && kind === 'budget' && days === '') {
      const months = parseSpan(head);
      if (months !== null) return { report: kind, ...months };
      throw invalid('ref', 'isi bulan, misalnya 2026-01..2026-10 atau 2026');
    }
    if (more.length === 0 && (kind === 'cash-book' || kind === 'account-register') && fourth === undefined) {
      const [from = '', to = ''] = days.split('..');
      if (/^\d-\d{4}$/.test(head) && isCalendarDate(from) && isCalendarDate(to) && (kind === 'account-register' || third === undefined)) return { report: kind, account: head, span: { from, to }, unit: unitOf(third) };
    }
    if (kind === 'cash-book' || kind === 'account-register') throw invalid('ref', 'isi akun dan tanggal, misalnya 1-1110/2026-10-01..2026-10-31');
    const statement = (['neraca', 'phu', 'arus-kas'] as const).find((each) => each === head);
    const months = parseSpan(days);
    const shape = SPAN_SHAPES.find((each) => each === third);
    if (kind !== 'comparison' || more.length > 0 || statement === undefined || months === null || shape === undefined || shape === 'berjalan' || shape === 'bebas')
      throw invalid('ref', 'isi laporan, bulan dan jenis rentang, misalnya phu/2026-05..2026-10/bulan');
    const spans = spansOf(shape, months.from, months.to).toReversed().map(({ from, to }) => ({ from: firstDay(from), to: lastDay(to) }));
    if (spans.length > MOST_SPANS) throw invalid('ref', `isi paling banyak ${MOST_SPANS} rentang`);
    return { report: kind, statement, spans, unit: unitOf(fourth) };
  }

  private cashBook({ account, span }: AccountWanted, most: number, named: (text: string) => string): ListBody {
    const book = this.books.cashBook({ account, ...span, limit: most });
    const moves = book.rows.map((row): Move => ({ label: named(row.number), before: [row.date, named(row.documentNumber), named(row.memo)], in: row.in, out: row.out, balance: row.balance }));
    const columns: ReportColumn[] = [{ key: 'date', label: words.date, kind: 'date' }, text('document', words.document), text('memo', words.memo, true)];
    return { title: words.titles['cash-book'], subtitle: this.subtitleOf(account, span), parts: [movesTable(columns, [words.in, words.out], moves, book.opening, book.closing)], span };
  }

  private register({ account, span, unit }: AccountWanted, most: number, named: (text: string) => string): ListBody {
    const { opening, closing, rows } = this.books.register({ account, ...span, unit, limit: most });
    const mixed = new Set(rows.map((row) => row.unit)).size > 1;
    const moves = rows.map((row): Move => ({ label: named(row.number), before: [row.date, named(row.documentNumber), named(row.memo), ...(mixed ? [unitNames[row.unit]] : [])], in: row.debit, out: row.credit, balance: row.balance }));
    const columns: ReportColumn[] = [{ key: 'date', label: words.date, kind: 'date' }, text('document', words.document), text('memo', words.memo, true), ...(mixed ? [text('unit', words.unit)] : [])];
    const subtitle = this.subtitleOf(account, span);
    return {
      title: words.titles['account-register'], subtitle: unit === undefined ? subtitle : words.ofUnit(subtitle, unitNames[unit]), parts: [movesTable(columns, [words.debit, words.credit], moves, opening, closing)], span,
    };
  }

  private budget({ from, to }: { readonly from: Month; readonly to: Month }): ListBody {
    const { rows, totals } = this.books.budget({ from, to });
    type Compared = (typeof totals)['shu'];
    const cells = (row: Compared): ReportRow['cells'] => [row.budget, row.actual, row.variance, row.pct, row.variance === 0 ? null : row.favourable ? words.good : words.bad];
    const income = rows.filter((row) => row.code.startsWith('4'));
    const expense = rows.filter((row) => !row.code.startsWith('4'));
    const line = (row: (typeof rows)[number]): ReportRow => ({ key: row.code, label: row.name, level: 1, kind: 'baris', cells: cells(row) });
    const sum = (key: string, label: string, total: Compared, of: Parts, end = false): ReportRow => ({ key, label, level: 0, kind: 'jumlah', cells: cells(total), sum: of, end });
    const table: ReportTable = {
      title: null, narrow: 'actual', label: reportWords.account,
      columns: [amount('budget', words.budget), amount('actual', words.actual), amount('variance', words.variance, [{ key: 'actual', times: 1 }, { key: 'budget', times: -1 }]), { key: 'pct', label: words.pct, kind: 'percent' }, text('judgement', words.judgement)],
      rows: [
        ...income.map(line), sum('income', words.income, totals.income, times1(income.map((row) => row.code))), ...expense.map(line), sum('expense', words.expense, totals.expense, times1(expense.map((row) => row.code))),
        sum('result', words.result, totals.shu, [{ key: 'income', times: 1 }, { key: 'expense', times: -1 }], true),
      ],
    };
    return { title: words.titles.budget, subtitle: reportWords.inRupiah(reportWords.span(from, to)), parts: [table], span: { from: firstDay(from), to: lastDay(to) } };
  }

  /** Side by side, at most `width` spans in one table. */
  private comparison({ statement, spans, unit }: Extract<ListWanted, { report: 'comparison' }>, width: number): ListBody {
    const { columns, rows } = this.books.compare({ statement, spans: spans.map((span) => ({ ...span })), unit });
    const last = rows.findLast((row) => row.kind === 'jumlah')?.key;
    const tables = Math.ceil(columns.length / width);
    const size = Math.ceil(columns.length / tables);
    const tableOf = (begin: number): ReportTable => {
      const own = columns.slice(begin, begin + size);
      const title = `${own[0]?.label ?? ''} \u2013 ${own.at(-1)?.label ?? ''}`;
      return {
        title: tables === 1 ? null : title, narrow: String(begin + own.length - 1), label: reportWords.item, columns: own.map(({ label }, index) => amount(String(begin + index), label)),
        rows: rows.map(({ key, label, level, kind, amounts, sum }): ReportRow => ({ key, label, level, kind, cells: amounts.slice(begin, begin + size), sum, end: key === last })),
      };
    };
    const span = { from: spans.map(({ from }) => from).toSorted()[0] ?? ('' as CalendarDate), to: spans.map(({ to }) => to).toSorted().at(-1) ?? ('' as CalendarDate) };
    const subtitle = reportWords.inRupiah(exportWords.days(span.from, span.to));
    return { title: words.compared[statement], subtitle: unit === undefined ? subtitle : words.ofUnit(subtitle, unitNames[unit]), parts: Array.from({ length: tables }, (_table, index) => tableOf(index * size)), span };
  }

  private memberRegister(asOf: CalendarDate, most: number, field: string): ListBody {
    const rows = this.books.memberRegister(asOf);
    if (rows.length > most) throw this.tooLong(field, most);
    return { title: words.titles['member-register'], subtitle: words.onDay(asOf), parts: [memberRegister(rows, asOf)], span: { from: asOf, to: asOf } };
  }

  private cylinders(report: 'cylinder-sheet' | 'deposit-register', asOf: CalendarDate): ListBody {
    const parts = report === 'cylinder-sheet' ? cylinderSheet(this.books.cylinders(asOf)) : [depositRegister(this.books.deposits(asOf))];
    return { title: words.titles[report], subtitle: report === 'cylinder-sheet' ? words.onDay(asOf) : reportWords.asOf(asOf), parts, span: { from: asOf, to: asOf } };
  }

  /** Who pays simpanan wajib: to collect with, and to tell who has. */
  private collection({ asOf, rt }: Extract<ListWanted, { report: 'collection-list' }>, most: number, field: string): ListBody {
    const { rows } = this.books.collection(monthOf(asOf), rt);
    if (rows.length > most) throw this.tooLong(field, most);
    return { title: words.titles['collection-list'], subtitle: collectionPaper.subtitle(monthOf(asOf), rt), parts: [collectionTable(rows)], span: { from: firstDay(monthOf(asOf)), to: asOf } };
  }

  /** Reports of goods: of a day, or between two. */
  private loans(wanted: LoansWanted, most: number, field: string): ListBody {
    const { books } = this;
    const body = (parts: readonly ReportPart[], rows: number): ListBody => {
      if (rows > most) throw this.tooLong(field, most);
      const span = 'span' in wanted ? wanted.span : { from: wanted.asOf, to: wanted.asOf };
      return { title: words.titles[wanted.report], subtitle: 'span' in wanted ? reportWords.inRupiah(exportWords.days(span.from, span.to)) : reportWords.asOf(wanted.asOf), parts, span };
    };
    if (wanted.report === 'loan-due') {
      const due = books.loansDue(wanted.span);
      return body([dueTable(due)], due.rows.length);
    }
    if (wanted.report === 'loan-aging') {
      const aging = books.loanAging(wanted.asOf);
      return body(agingParts(aging), aging.rows.length);
    }
    const concentration = books.loanConcentration(wanted.asOf);
    return body(concentrationParts(concentration), concentration.largest.length + concentration.related.rows.length);
  }

  private goods(wanted: GoodsWanted, most: number, field: string): ListBody {
    const { books } = this;
    const body = (parts: readonly ReportPart[], rows: number): ListBody => {
      if (rows > most) throw this.tooLong(field, most);
      const span = 'span' in wanted ? wanted.span : { from: wanted.asOf, to: wanted.asOf };
      const title = wanted.report === 'distribution' ? words.distributed[wanted.group] : words.titles[wanted.report];
      return { title, subtitle: 'span' in wanted ? reportWords.inRupiah(exportWords.days(span.from, span.to)) : reportWords.asOf(wanted.asOf), parts, span };
    };
    switch (wanted.report) {
      case 'stock-value': {
        const value = books.stockValue({ asOf: wanted.asOf });
        return body(stockValueParts(value), value.rows.length);
      }
      case 'slow-goods': {
        const slow = books.slowGoods({ asOf: wanted.asOf });
        return body([slowGoodsTable(slow)], slow.rows.length);
      }
      case 'landed-cost': {
        const landed = books.landedCost({ asOf: wanted.asOf });
        return body([landedCostTable(landed)], landed.rows.length);
      }
      case 'margins': {
        const margins = books.margins({ ...wanted.span, by: wanted.by });
        return body([marginsTable(margins, wanted.by)], margins.rows.length);
      }
      case 'distribution': {
        const log = books.distribution({ ...wanted.span, group: wanted.group });
        return body(distributionParts(log), log.rows.length);
      }
    }
  }

  /** The shares of a month's SHU statement: of the funds, then of each member. */
  private members(period: Month, most: number, field: string): ListBody {
    const { members, allocations, status, pool } = this.books.shu(period);
    if (members.length > most) throw this.tooLong(field, most);
    const { list } = shuWords;
    const other = (member: (typeof members)[number]): number => member.total - member.capitalShare - member.tradeShare;
    const withOther = members.some((member) => other(member) !== 0);
    const shares = ['capitalShare', 'tradeShare', ...(withOther ? ['other'] : [])];
    const cells = (member: (typeof members)[number]): ReportRow['cells'] => [member.memberNo, member.capitalBase, member.tradeBase, member.capitalShare, member.tradeShare, ...(withOther ? [other(member)] : []), member.total];
    const all = members.map(cells);
    const columns = [text('no', words.memberNo), amount('capitalBase', list.capitalBase), amount('tradeBase', list.tradeBase), amount('capitalShare', list.capitalShare), amount('tradeShare', list.tradeShare), ...(withOther ? [amount('other', list.other)] : []), amount('total', list.total, times1(shares))];
    const totals = columns.map((_column, index) => (index === 0 ? null : all.reduce((sum, row) => sum + Number(row[index] ?? 0), 0)));
    const funds: ReportTable = {
      list: true, title: words.plan, label: reportWords.item, columns: [{ key: 'pct', label: words.pctOf, kind: 'percent' }, amount('amount', words.sum)],
      rows: [
        ...allocations.map(({ key, name, pct, amount: value }): ReportRow => ({ key, label: name, level: 0, kind: 'baris', cells: [pct, value] })),
        { key: 'sum', label: words.sum, level: 0, kind: 'jumlah', cells: [null, allocations.reduce((sum, row) => sum + row.amount, 0)], sum: times1(allocations.map(({ key }) => key)), end: true },
      ],
    };
    const table: ReportTable = {
      list: true, narrow: 'total', title: shuWords.membersTitle, label: list.name, columns,
      rows: [
        ...members.map((member, index): ReportRow => ({ key: member.memberId, label: member.name, level: 0, kind: 'baris', cells: all[index] ?? [] })),
        { key: 'sum', label: words.sum, level: 0, kind: 'jumlah', cells: totals, ...(members.length === 0 ? {} : { sum: times1(members.map(({ memberId }) => memberId)) }), end: true },
      ],
    };
    return {
      title: words.titles['shu-members'], subtitle: `${shuWords.listSubtitle(period, number(members.length))}, ${words.status[status]}`, parts: [...(pool > 0 ? [funds] : []), table],
      span: { from: firstDay(`${period.slice(0, 4)}-01` as Month), to: lastDay(period) },
    };
  }

  private subtitleOf(account: string, { from, to }: Span): string {
    return reportWords.inRupiah(words.ofAccount(account, this.books.accountName(account), from === to ? longDate(from) : exportWords.days(from, to)));
  }

  private refuseMany(account: string, span: Span, most: number, field: string): void {
    if (span.to < span.from) throw invalid(field, `tanggal akhir ${span.to} sebelum tanggal awal ${span.from}`);
    if (this.books.countLines(account, span, most) > most) throw this.tooLong(field, most);
  }

  private tooLong(field: string, most: number): Error {
    return invalid(field, exportWords.tooLong(number(most)), { most });
  }
}

/** How a sheet names margins and a distribution log. Throws VALIDATION. */
function goodsBy(report: 'margins' | 'distribution', head: string, days: string, more: string | undefined): ListWanted {
  const [from = '', to = ''] = days.split('..');
  const by = MARGIN_GROUPS.find((each) => each === head);
  const group = DISTRIBUTION_GROUPS.find((each) => each === head);
  if (more === undefined && isCalendarDate(from) && isCalendarDate(to)) {
    if (report === 'margins' && by !== undefined) return { report, by, span: { from, to } };
    if (report === 'distribution' && group !== undefined) return { report, group, span: { from, to } };
  }
  throw invalid('ref', report === 'margins' ? 'isi pengelompokan dan tanggal, misalnya product/2026-10-01..2026-10-31' : 'isi barang dan tanggal, misalnya sphp/2026-10-01..2026-10-31');
}

/** Months of a span of days, where it is of whole months; throws VALIDATION naming the field. */
export function wholeMonths({ from, to }: Span): { readonly from: Month; readonly to: Month } {
  if (from !== firstDay(monthOf(from))) throw invalid('from', 'isi hari pertama bulan');
  if (to !== lastDay(monthOf(to))) throw invalid('to', 'isi hari terakhir bulan');
  return { from: monthOf(from), to: monthOf(to) };
}
