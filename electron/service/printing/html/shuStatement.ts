import { number, percentText, rp } from '../../../../shared/text/format.ts';
import { shuWords } from '../../../../shared/text/documents.ts';
import { sum } from '../../../../shared/domain/money.ts';
import { chainCode, incomeRows, type IncomeRow, type ShuStatementFigures, type ShuStatementMember, type ShuStatementPaper } from '../../../../shared/domain/paper/statement.ts';
import { html, type Html } from './markup.ts';
import { accounting, chainBlock, endLine, htmlDocument, letterhead, markRow, signatures, type MonthDocument } from './page.ts';

function incomeRow(row: IncomeRow): Html {
  const label = shuWords.rows[row.key];
  if (row.level === 'group') return html`<tr class="group"><td colspan="3">${label}</td></tr>`;
  return html`<tr class="${row.level}"><td>${label}</td><td class="n">${accounting(row.month)}</td><td class="n">${accounting(row.year)}</td></tr>`;
}

function incomeTable({ period, month, yearToDate }: ShuStatementFigures): Html {
  return html`<table class="statement"><thead><tr><th>${shuWords.item}</th><th class="n">${shuWords.month(period)}</th><th class="n">${shuWords.span(period)}</th></tr></thead><tbody>${incomeRows(month, yearToDate).map(incomeRow)}</tbody></table>`;
}

/** What each line of the policy goes to, with the bases named where members share it. */
function planName({ policy }: ShuStatementFigures, key: string, name: string): string {
  if (key === 'capital') return `${name}, ${shuWords.capitalName(policy.capitalBase)}`;
  if (key === 'trade') return `${name}, ${shuWords.tradeBasis(policy.tradeIncludes)}`;
  return name;
}

function planTable(statement: ShuStatementFigures): Html {
  const reserve = Math.max(0, statement.toReserve);
  const lines = statement.allocations.map((line) => html`<tr><td>${planName(statement, line.key, line.name)}</td><td class="n pct">${percentText(line.pct)}</td><td class="n">${number(line.amount)}</td></tr>`);
  const fromOthers = reserve === 0 ? null : html`<tr><td>${shuWords.nonMemberReserve}</td><td></td><td class="n">${number(reserve)}</td></tr>`;
  const total = sum(statement.allocations.map((line) => line.amount)) + reserve;
  return html`<table><tbody>${fromOthers}${lines}<tr class="total"><td>${shuWords.sum}</td><td class="n pct">${reserve === 0 ? percentText('100') : ''}</td><td class="n">${number(total)}</td></tr></tbody></table>`;
}

function plan(statement: ShuStatementFigures, document: MonthDocument): Html {
  const final = statement.status === 'final';
  const names = new Map(statement.allocations.map((line) => [line.key, line.name]));
  const notes = [
    final ? shuWords.planNoteFinal : shuWords.planNote,
    ...(statement.policy.decision === undefined ? [] : [shuWords.decision(statement.policy.decision)]),
    ...statement.undistributed.map((line) => shuWords.undistributed(names.get(line.key) ?? line.key, rp(line.amount))),
  ];
  const table = statement.pool > 0 || statement.toReserve > 0 ? planTable(statement) : html`<p>${shuWords.nothingToShare}</p>`;
  return html`<section class="plan"><div><h2>${shuWords.planTitle(statement.period, final)}</h2>${notes.map((note) => html`<p>${note}</p>`)}${chainBlock(document, 76)}</div>${table}</section>`;
}

const otherShare = (member: ShuStatementMember): number => member.total - member.capitalShare - member.tradeShare;

function memberTable({ members }: ShuStatementFigures): Html {
  const withOther = members.some((member) => otherShare(member) !== 0);
  const { list } = shuWords;
  const other = (text: string): Html | null => (withOther ? html`<td class="n">${text}</td>` : null);
  const rows = members.map(
    (member, index) =>
      html`<tr><td class="n">${index + 1}</td><td>${member.memberNo}</td><td class="who">${member.name}</td><td class="n">${number(member.capitalBase)}</td><td class="n">${number(member.tradeBase)}</td><td class="n">${number(member.capitalShare)}</td><td class="n">${number(member.tradeShare)}</td>${other(number(otherShare(member)))}<td class="n"><b>${number(member.total)}</b></td></tr>`,
  );
  const total = (of: (member: ShuStatementMember) => number): string => number(sum(members.map(of)));
  const heads = html`<tr><th class="n">${list.no}</th><th>${list.memberNo}</th><th>${list.name}</th><th class="n">${list.capitalBase}</th><th class="n">${list.tradeBase}</th><th class="n">${list.capitalShare}</th><th class="n">${list.tradeShare}</th>${withOther ? html`<th class="n">${list.other}</th>` : null}<th class="n">${list.total}</th></tr>`;
  const foot = html`<tr class="total"><td></td><td colspan="2">${shuWords.sum}</td><td class="n">${total((m) => m.capitalBase)}</td><td class="n">${total((m) => m.tradeBase)}</td><td class="n">${total((m) => m.capitalShare)}</td><td class="n">${total((m) => m.tradeShare)}</td>${other(total(otherShare))}<td class="n">${total((m) => m.total)}</td></tr>`;
  return html`<table class="listtable"><thead>${heads}</thead><tbody>${rows}${foot}</tbody></table>`;
}

function memberList(statement: ShuStatementFigures, document: MonthDocument): Html {
  const { policy, members, period } = statement;
  const subtitle = shuWords.listSubtitle(period, number(members.length));
  const note = shuWords.listNote(shuWords.capitalBasis(policy.capitalBase, policy.averaging), shuWords.tradeBasis(policy.tradeIncludes));
  const body = members.length === 0 ? html`<p class="note">${shuWords.noMembers}</p>` : html`${memberTable(statement)}<p class="note">${note}</p>`;
  return html`<article class="sheet list"><h1>${shuWords.membersTitle}</h1><p class="sub">${subtitle}</p>${markRow(document)}${body}${endLine(document)}</article>`;
}

/**
 * The month's SHU statement for the meeting: result with members apart from others, plan of the shares, signatures, the
 * chain head, then every member's bases and shares. A whole HTML document for Electron's print engine.
 */
export function shuStatementHtml(data: ShuStatementPaper): string {
  const { statement, head, signers } = data;
  const document: MonthDocument = { period: statement.period, status: statement.status, periodClosed: statement.periodClosed, chain: statement.chain, printed: data.printed, locked: data.locked };
  const people = [[shuWords.treasurer, signers.treasurer], [shuWords.chair, signers.chair], [shuWords.supervisor, signers.supervisor]] as const;
  const first = html`<article class="sheet">${letterhead(head, document)}<h1>${shuWords.statementTitle}</h1><p class="sub">${shuWords.subtitle(statement.period)}</p>${incomeTable(statement)}${plan(statement, document)}<div class="closing">${signatures(shuWords.place(head.city, data.printed.date), people)}</div>${endLine(document)}</article>`;
  return htmlDocument(shuWords.documentTitle(statement.period, chainCode(statement.chain.hash)), [first, memberList(statement, document)]);
}
