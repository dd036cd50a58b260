import { dateText, number, percentText, rp } from '../../../../shared/text/format.ts';
import { capitalised, shortMonth, shuWords } from '../../../../shared/text/documents.ts';
import { lastDay, month } from '../../../../shared/domain/dates.ts';
import { sum } from '../../../../shared/domain/money.ts';
import { baseShare, chainCode, type ShuSlipPaper, type ShuSlipShare } from '../../../../shared/domain/paper/statement.ts';
import { terbilang } from '../../../../shared/domain/terbilang.ts';
import { html, type Html } from './markup.ts';
import { chainBlock, endLine, htmlDocument, letterhead, signatures, type MonthDocument } from './page.ts';

const CHART = { width: 330, height: 112, left: 42, top: 10, bottom: 94, bar: 18 } as const;
const LONG_AMOUNT = 9_999_999;

/** The distance of the chart's lines: 1, 2 or 5 times a power of ten, so that two to five of them fit. */
function gridStep(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(largest));
  return [0.5, 1, 2].map((factor) => factor * power).find((step) => largest / step <= 4) ?? 5 * power;
}

const figure = (value: number): number => Math.round(value * 10) / 10;

function tradeChart(trade: ShuSlipPaper['trade']): Html {
  const amounts = trade.map((row) => Math.max(0, row.sales) / 1000);
  const largest = Math.max(...amounts);
  const scale = (CHART.bottom - CHART.top) / largest;
  const step = gridStep(largest);
  const lines = Array.from({ length: Math.floor(largest / step) }, (_, index) => {
    const y = figure(CHART.bottom - (index + 1) * step * scale);
    return html`<line x1="${CHART.left}" x2="${CHART.width}" y1="${y}" y2="${y}" stroke="#e2dcd2"/><text x="${CHART.left - 5}" y="${y + 4}" text-anchor="end">${number(Math.round((index + 1) * step))}</text>`;
  });
  const room = (CHART.width - CHART.left) / trade.length;
  const width = Math.min(CHART.bar, room - 6);
  const bars = trade.map((row, index) => {
    const middle = figure(CHART.left + room * (index + 0.5));
    const height = figure((amounts[index] ?? 0) * scale);
    const fill = index === trade.length - 1 ? '#0e4a5a' : '#5b8fa0';
    return html`<rect x="${figure(middle - width / 2)}" y="${figure(CHART.bottom - height)}" width="${figure(width)}" height="${height}" rx="2" fill="${fill}"/><text x="${middle}" y="108" text-anchor="middle">${shortMonth(row.period)}</text>`;
  });
  return html`<svg width="${CHART.width}" height="${CHART.height}" viewBox="0 0 ${CHART.width} ${CHART.height}" role="img" aria-label="${shuWords.chartLabel}" font-size="11" fill="#655e54">${lines}${bars}</svg>`;
}

function tradeBlock(trade: ShuSlipPaper['trade']): Html {
  const total = sum(trade.map((row) => row.sales));
  const body = trade.some((row) => row.sales > 0) ? html`${tradeChart(trade)}<p>${shuWords.tradeSum(rp(total))}</p>` : html`<p>${shuWords.noTrade}</p>`;
  return html`<section><h2>${shuWords.tradeTitle} <small>${shuWords.tradeUnit}</small></h2>${body}</section>`;
}

function positionBlock(data: ShuSlipPaper): Html {
  const { savings, loans, bon } = data.position;
  const row = (label: string, amount: number): Html => html`<tr><td>${label}</td><td class="n">${number(amount)}</td></tr>`;
  const owed = [...loans.map((loan) => row(shuWords.loanLeft(loan.number), loan.outstanding)), ...(bon === undefined ? [] : [row(shuWords.bon, bon)])];
  return html`<section><h2>${shuWords.position(lastDay(month(data.period)))}</h2><table><tbody>${row(shuWords.savings.pokok, savings.pokok)}${row(shuWords.savings.wajib, savings.wajib)}${row(shuWords.savings.sukarela, savings.sukarela)}<tr class="subtotal"><td>${shuWords.allSavings}</td><td class="n">${number(savings.total)}</td></tr>${owed}</tbody></table></section>`;
}

function personBlock(data: ShuSlipPaper): Html {
  const { member } = data;
  const fact = (label: string, value: string): Html => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const facts = [
    fact(shuWords.nameLabel, member.name),
    fact(shuWords.memberNoLabel, member.memberNo),
    ...(member.joinedOn === null ? [] : [fact(shuWords.joinedLabel, dateText(member.joinedOn))]),
    ...(member.address === '' ? [] : [fact(shuWords.addressLabel, member.address)]),
  ];
  const size = data.total > LONG_AMOUNT ? 'amount long' : 'amount';
  return html`<section class="person"><dl>${facts}</dl><div class="yours"><span class="label">${shuWords.yours(data.status === 'final')}</span><span class="${size}"><small>${shuWords.currency}</small>${number(data.total)}</span><em>${capitalised(terbilang(data.total))}</em></div></section>`;
}

function shareRow(share: ShuSlipShare, basis: string): Html {
  return html`<tr><td><b>${shuWords[share.key]}</b><small>${basis}</small></td><td class="n">${number(share.own)}</td><td class="n">${number(share.all)}</td><td class="n">${percentText(baseShare(share.own, share.all))}</td><td class="n">${number(share.pool)}</td><td class="n"><b>${number(share.amount)}</b></td></tr>`;
}

function shareTable(data: ShuSlipPaper): Html {
  const { policy } = data;
  const basis = { capital: shuWords.capitalBasis(policy.capitalBase, policy.averaging), trade: shuWords.tradeBasis(policy.tradeIncludes) };
  const other = data.otherShares === 0 ? null : html`<tr><td colspan="5"><b>${shuWords.otherParts}</b><small>${shuWords.otherPartsNote}</small></td><td class="n"><b>${number(data.otherShares)}</b></td></tr>`;
  const heads = [shuWords.own, shuWords.all, shuWords.percent, shuWords.pool, shuWords.share].map((head) => html`<th class="n">${head}</th>`);
  return html`<table class="shares"><thead><tr><th>${shuWords.part}</th>${heads}</tr></thead><tbody>${data.shares.map((share) => shareRow(share, basis[share.key]))}${other}<tr class="total"><td colspan="5">${shuWords.sum}</td><td class="n">${number(data.total)}</td></tr></tbody></table>`;
}

/** A member's own SHU sheet: how the share came about, what was bought and saved, what to do with it. One A4 page. */
export function shuSlipHtml(data: ShuSlipPaper): string {
  const document: MonthDocument = data;
  const final = data.status === 'final';
  const choices = final
    ? null
    : html`<section class="choices"><h2>${shuWords.choiceTitle}</h2><div>${shuWords.choices.map((choice) => html`<span><i></i>${choice}</span>`)}</div></section>`;
  const remark = final ? shuWords.slipNoteFinal(shuWords.year(data.period)) : shuWords.slipNote;
  const people = [[shuWords.memberRole, data.member.name], [shuWords.treasurer, data.signers.treasurer]] as const;
  const page = html`<article class="sheet">${letterhead(data.head, document)}<h1>${shuWords.slipTitle}</h1><p class="sub">${shuWords.fromTo(data.period)}</p>${personBlock(data)}${shareTable(data)}<p class="note">${shuWords.explanation}</p><div class="blocks">${tradeBlock(data.trade)}${positionBlock(data)}</div>${choices}<p class="remark">${remark}</p><div class="closing beside">${chainBlock(document, 76)}${signatures(shuWords.place(data.head.city, data.printed.date), people)}</div>${endLine(document)}</article>`;
  return htmlDocument(shuWords.slipDocumentTitle(data.period, data.member.memberNo, chainCode(data.chain.hash)), [page]);
}
