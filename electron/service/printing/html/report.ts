import { reportWords, shuWords } from '../../../../shared/text/documents.ts';
import { clockText, dateText, percentText } from '../../../../shared/text/format.ts';
import { headCode, headQrText, headText } from '../../../../shared/domain/paper/chainHead.ts';
import { isTable, type ReportPaper, type ReportPart, type ReportRow, type ReportTable } from '../../../../shared/domain/paper/report.ts';
import { chainCode } from '../../../../shared/domain/paper/statement.ts';
import { qrModules } from '../pictures.ts';
import { html, type Html } from './markup.ts';
import { accounting, htmlDocument, letterheadWith, qrSvg, signatures } from './page.ts';

/** Rows that fit on one sheet above its signatures, and those that fit when they stand closer; longer reports flow over pages. */
const [ROWS_OF_A_SHEET, TIGHT_ROWS_OF_A_SHEET] = [34, 46];

const KIND: Readonly<Record<ReportRow['kind'], string>> = { judul: 'group', baris: 'item', jumlah: 'subtotal' };

function rowHtml(row: ReportRow, table: ReportTable): Html {
  const cells = table.columns.map(({ kind, wide }, index) => {
    const cell = row.cells[index] ?? null;
    if (cell === null) return html`<td></td>`;
    if (kind === 'text' || typeof cell === 'number') return kind === 'amount' && typeof cell === 'number' ? html`<td class="n">${accounting(cell)}</td>` : html`<td class="${wide === true ? 'who' : 'who short'}">${cell}</td>`;
    return kind === 'date' ? html`<td class="day">${dateText(cell)}</td>` : html`<td class="n">${percentText(cell)}</td>`;
  });
  return html`<tr class="${row.end === true ? 'total' : `${KIND[row.kind]} l${row.level}`}"><td>${row.label}</td>${cells}</tr>`;
}

function tableHtml(table: ReportTable, tight: boolean): Html {
  const heads = table.columns.map(({ label, kind, wide }) => html`<th class="${kind === 'amount' || kind === 'percent' ? 'n' : kind === 'date' ? 'day' : wide === true ? 'who' : 'who short'}">${label}</th>`);
  const title = table.title === null ? null : html`<h2>${table.title}</h2>`;
  return html`${title}<table class="report${table.list === true ? ' moves' : table.columns.length > 5 ? ' snug' : table.columns.length > 4 ? ' dense' : ''}${tight ? ' tight' : ''}"><thead><tr><th>${table.label}</th>${heads}</tr></thead><tbody>${table.rows.map((row) => rowHtml(row, table))}</tbody></table>`;
}

const partHtml = (part: ReportPart, tight: boolean): Html => (isTable(part) ? tableHtml(part, tight) : html`<h2>${part.title}</h2>${part.paragraphs.map((text) => html`<p class="remark">${text}</p>`)}`);

/** A statement of the books: letterhead, its tables, the chain's head as text and QR code, signatures. A4, over as many pages as it needs. */
export function reportHtml(paper: ReportPaper): string {
  const state = paper.state === null ? null : reportWords.states[paper.state];
  const marks = state === null ? [] : [html`<div class="${paper.state === 'closed' ? 'mark settled' : 'mark'}"><b>${state.mark}</b> ${state.note}</div>`];
  const code = chainCode(paper.chain.hash);
  const lock = state === null ? '' : paper.locked === null ? shuWords.notLocked(paper.period, code) : shuWords.lockedOn(paper.period, dateText(paper.locked.date), clockText(paper.locked.clock), code);
  const rows = paper.parts.reduce((sum, part) => sum + (isTable(part) ? part.rows.length + 2 : 2 + 2 * part.paragraphs.length), 0);
  const proof = html`<div class="proof"><div class="chain">${qrSvg(qrModules(headQrText(paper.chain)), 76)}<div>${shuWords.chainTitle}<br><b>${headCode(paper.chain.hash)}</b><br>${headText(paper.chain).split(',')[0] ?? ''}</div></div><p>${reportWords.brackets}</p></div>`;
  const closing = html`<div class="closing">${proof}${signatures(shuWords.place(paper.head.city, paper.printed.date), paper.signers)}</div>`;
  const end = html`<footer class="end"><span>${lock}</span><span>${shuWords.printedOn(dateText(paper.printed.date), clockText(paper.printed.clock))}</span></footer>`;
  const sheet = html`<article class="sheet${rows > TIGHT_ROWS_OF_A_SHEET ? ' flow' : ''}">${letterheadWith(paper.head, marks)}<h1>${paper.title}</h1><p class="sub">${paper.subtitle}</p>${paper.parts.map((part) => partHtml(part, rows > ROWS_OF_A_SHEET))}${closing}${end}</article>`;
  return htmlDocument(reportWords.documentTitle(paper.title, paper.subtitle, headCode(paper.chain.hash)), [sheet]);
}
