import { clockText, dateText, number } from '../../../../shared/text/format.ts';
import { paperWords, shuWords } from '../../../../shared/text/documents.ts';
import { headCode } from '../../../../shared/domain/paper/chainHead.ts';
import type { CooperativeHead } from '../../../../shared/domain/paper/head.ts';
import type { QrModules } from '../../../../shared/domain/paper/lines.ts';
import { shuMarks } from '../../../../shared/domain/paper/shuLines.ts';
import { chainCode, chainQrText, type PaperMoment, type ShuStatus, type Signer } from '../../../../shared/domain/paper/statement.ts';
import { qrPath } from '../../../../shared/domain/paper/svg.ts';
import { qrModules } from '../pictures.ts';
import { html, raw, type Html } from './markup.ts';
import { DOCUMENT_STYLE } from './style.ts';

/** What the documents of one month have in common. */
export type MonthDocument = {
  readonly period: string;
  readonly status: ShuStatus;
  readonly periodClosed: boolean;
  readonly chain: { readonly count: number; readonly hash: string };
  readonly printed: PaperMoment;
  readonly locked: PaperMoment | null;
};

const MARK = html`<svg width="50" height="50" viewBox="0 0 36 36" role="img" aria-label="${shuWords.mark}"><rect width="36" height="36" rx="9" fill="#b5121b"/><path d="M9 9.5h18l2.5 7a3.9 3.9 0 0 1-7.7.4 3.9 3.9 0 0 1-7.600 0 3.900 3.900 0 0 1-7.700-.4z" fill="#fff"/><path d="M15.300 9.500h5.400l1.100 7.400a3.900 3.900 0 0 1-7.600 0z" fill="#b5121b"/><path d="M9.500 23v4.500h17V23" fill="none" stroke="#fff" stroke-width="2.200" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/** A whole document: one style sheet, nothing loaded, no script, no style attribute. The host prints `page-footer` and the page number under every page. */
export function htmlDocument(title: string, body: readonly Html[]): string {
  const style = raw(`<style>${DOCUMENT_STYLE}</style>`);
  const page = html`<html lang="id"><head><meta charset="utf-8"><meta name="page-footer" content="${title}"><title>${title}</title>${style}</head><body>${body}</body></html>`;
  return `<!doctype html>${page.markup}`;
}

const markHtml = (document: MonthDocument): Html[] =>
  shuMarks(document.status, document.periodClosed).map(({ mark, note }) => html`<div class="${document.status === 'final' && document.periodClosed ? 'mark settled' : 'mark'}"><b>${mark}</b> ${note}</div>`);

/** Marks in one line, for pages after the first. */
export const markRow = (document: MonthDocument): Html => html`<div class="marks row">${markHtml(document)}</div>`;

/** Red band, sign, name, address, legal number and the marks a document bears. */
export function letterheadWith(head: CooperativeHead, marks: readonly Html[]): Html {
  const practice = head.practice === true ? html`<div class="mark"><b>${paperWords.practice}</b></div>` : null;
  return html`<div class="band"></div><header class="head">${MARK}<div class="who"><p class="name">${head.name}</p><p class="place">${head.address}, ${head.city}</p><p class="place">${shuWords.legalNo(head.legalNo)}</p></div><div class="marks">${practice}${marks}</div></header>`;
}

/** The same with the status marks of a month's document. */
export const letterhead = (head: CooperativeHead, document: MonthDocument): Html => letterheadWith(head, markHtml(document));

export function qrSvg(modules: QrModules, side: number): Html {
  const quiet = 4;
  const units = modules.length + 2 * quiet;
  return html`<svg width="${side}" height="${side}" viewBox="0 0 ${units} ${units}" role="img" aria-label="${shuWords.qr}" shape-rendering="crispEdges"><rect width="${units}" height="${units}" fill="#fff"/><path transform="translate(${quiet} ${quiet})" fill="#000" d="${qrPath(modules)}"/></svg>`;
}

/** The head of the hash chain as text and QR code, so that a page can be held against the books. */
export function chainBlock(document: MonthDocument, side: number): Html {
  const { chain } = document;
  return html`<div class="chain">${qrSvg(qrModules(chainQrText(document.period, chain)), side)}<div>${shuWords.chainTitle}<br><b>${headCode(chain.hash)}</b><br>${shuWords.chainCount(number(chain.count))}</div></div>`;
}

export function signatures(place: string, people: readonly (readonly [role: string, name: Signer])[]): Html {
  const columns = people.length === 3 ? 'signs three' : 'signs two';
  return html`<section class="${columns}"><p class="when">${place}</p>${people.map(([role, name]) => html`<div><span>${role}</span><i></i><b>${name ?? ''}</b></div>`)}</section>`;
}

/** When the month was locked and when this was printed; the page number is the print engine's. */
export function endLine(document: MonthDocument): Html {
  const code = chainCode(document.chain.hash);
  const lock = document.locked === null ? shuWords.notLocked(document.period, code) : shuWords.lockedOn(document.period, dateText(document.locked.date), clockText(document.locked.clock), code);
  return html`<footer class="end"><span>${lock}</span><span>${shuWords.printedOn(dateText(document.printed.date), clockText(document.printed.clock))}</span></footer>`;
}

/** A figure of a statement: negative in brackets. */
export const accounting = (amount: number): string => (amount < 0 ? `(${number(-amount)})` : number(amount));

/** A strip's picture on a page of its own width. */
export const stripPage = (svg: string): string =>
  `<!doctype html><html lang="id"><head><meta charset="utf-8"><style>html,body{margin:0;background:#fff}svg{display:block;width:100%;height:auto}</style></head><body>${svg}</body></html>`;
