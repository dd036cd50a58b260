import { clockText, dateText, number, percentText, rp } from '../../text/format.ts';
import { capitalised, paperWords, shuWords } from '../../text/documents.ts';
import { lastDay, month } from '../dates.ts';
import { sum } from '../money.ts';
import { terbilang } from '../terbilang.ts';
import { chainHeadLines, type ChainHead } from './chainHead.ts';
import { headLines, signatureLines, type CooperativeHead } from './head.ts';
import { BLANK, centered, columns as pair, CUT, plain, rule, strong, type PaperColumns, type PaperLine } from './lines.ts';
import { baseShare, chainQrText, incomeRows, type IncomeRow, type PaperMoment, type ShuSlipPaper, type ShuStatementPaper, type ShuStatus } from './statement.ts';

export type ShuMark = { readonly mark: string; readonly note: string };

/** What the paper says about how far the figures are decided: mark and sentence, both where both hold. */
export function shuMarks(status: ShuStatus, periodClosed: boolean): ShuMark[] {
  const marks: ShuMark[] = periodClosed ? [] : [{ mark: shuWords.draft, note: shuWords.draftNote }];
  if (status === 'berjalan') marks.push({ mark: shuWords.estimate, note: shuWords.estimateNote });
  else if (status === 'menunggu-rat') marks.push({ mark: shuWords.waiting, note: shuWords.waitingNote });
  else marks.push({ mark: shuWords.final, note: shuWords.finalNote });
  return marks;
}

function topLines(head: CooperativeHead, title: string, sub: string, marks: readonly ShuMark[], columns: PaperColumns): PaperLine[] {
  const practice: PaperLine[] = head.practice === true ? [{ kind: 'text', text: paperWords.practice, align: 'center', bold: true, size: 'large' }] : [];
  return [...practice, ...headLines(head, columns), centered(title, true), centered(sub), ...marks.map(({ mark, note }) => centered(`${mark}, ${note}`, true)), rule()];
}

const chainLines = (period: string, chain: ChainHead, printed: PaperMoment): PaperLine[] => [
  ...chainHeadLines(chain, chainQrText(period, chain)),
  plain(shuWords.printedOn(dateText(printed.date), clockText(printed.clock))),
  BLANK,
];

const CELL = 13;

/** Both figures in cells at the right end; where one is too long for its cell, below each other. */
function figureLines(label: string, month: string, year: string, bold: boolean, columns: PaperColumns): PaperLine[] {
  const cell = columns === 32 ? columns / 2 : CELL;
  if (month.length >= cell || year.length >= cell) return [pair(label, month, bold), pair('', year, bold)];
  const figures = month.padStart(cell) + year.padStart(cell);
  const onOneRow = label.length + figures.length <= columns;
  const text = onOneRow ? label.padEnd(columns - figures.length) + figures : figures.padStart(columns);
  const row: PaperLine = { kind: 'text', text, align: 'left', bold };
  return onOneRow ? [row] : [{ kind: 'text', text: label, align: 'left', bold }, row];
}

function incomeLines(row: IncomeRow, columns: PaperColumns): PaperLine[] {
  const label = shuWords.narrowRows[row.key] ?? shuWords.rows[row.key];
  if (row.level === 'group') return [strong(label)];
  return figureLines(row.level === 'item' ? `  ${label}` : label, number(row.month), number(row.year), row.level !== 'item', columns);
}

/** The month's SHU statement for a receipt printer, without the list of members. */
export function shuStatementLines(data: ShuStatementPaper, columns: PaperColumns): PaperLine[] {
  const { statement } = data;
  const { period } = statement;
  const plan = [
    ...(statement.toReserve > 0 ? [pair(shuWords.nonMemberReserve, number(statement.toReserve))] : []),
    ...statement.allocations.map((line) => pair(`${line.name} ${percentText(line.pct)}`, number(line.amount))),
    pair(shuWords.sum, rp(sum(statement.allocations.map((line) => line.amount)) + Math.max(0, statement.toReserve)), true),
  ];
  return [
    ...topLines(data.head, shuWords.statementTitle, shuWords.fromTo(period), shuMarks(statement.status, statement.periodClosed), columns),
    ...figureLines('', shuWords.month(period), shuWords.span(period), false, columns),
    ...incomeRows(statement.month, statement.yearToDate).flatMap((row) => incomeLines(row, columns)),
    rule('='),
    strong(shuWords.planTitle(period, statement.status === 'final')),
    ...(statement.pool > 0 ? plan : [plain(shuWords.nothingToShare)]),
    rule(),
    pair(shuWords.members(number(statement.members.length)), rp(sum(statement.members.map((member) => member.total)))),
    plain(shuWords.listOnA4),
    ...chainLines(period, statement.chain, data.printed),
    CUT,
  ];
}

/** A member's SHU sheet for a receipt printer. */
export function shuSlipLines(data: ShuSlipPaper, columns: PaperColumns): PaperLine[] {
  const final = data.status === 'final';
  const { savings, loans, bon } = data.position;
  return [
    ...topLines(data.head, shuWords.slipTitle, shuWords.fromTo(data.period), shuMarks(data.status, data.periodClosed), columns),
    strong(data.member.name),
    plain(paperWords.member(data.member.memberNo)),
    rule(),
    ...data.shares.flatMap((share) => [
      pair(shuWords[share.key], number(share.amount), true),
      pair(`  ${shuWords.own}`, number(share.own)),
      pair(`  ${shuWords.all}`, number(share.all)),
      pair(`  ${shuWords.percent}`, percentText(baseShare(share.own, share.all))),
      pair(`  ${shuWords.pool}`, number(share.pool)),
    ]),
    ...(data.otherShares === 0 ? [] : [pair(shuWords.otherParts, number(data.otherShares), true)]),
    rule('='),
    pair(shuWords.yours(final), rp(data.total), true),
    plain(capitalised(terbilang(data.total))),
    rule(),
    plain(shuWords.explanation),
    rule(),
    strong(shuWords.position(lastDay(month(data.period)))),
    pair(shuWords.savings.pokok, number(savings.pokok)),
    pair(shuWords.savings.wajib, number(savings.wajib)),
    pair(shuWords.savings.sukarela, number(savings.sukarela)),
    pair(shuWords.allSavings, number(savings.total), true),
    ...loans.map((loan) => pair(shuWords.loanLeft(loan.number), number(loan.outstanding))),
    ...(bon === undefined ? [] : [pair(shuWords.bon, number(bon))]),
    ...(final ? [] : [rule(), strong(shuWords.choiceTitle), ...shuWords.choices.map((choice) => plain(`[ ] ${choice}`))]),
    ...chainLines(data.period, data.chain, data.printed),
    ...signatureLines(shuWords.memberRole, shuWords.treasurer, columns),
    CUT,
  ];
}
