import { clockText, dateText, number } from '../../../../shared/text/format.ts';
import { chainWords, shuWords, verificationWords as words } from '../../../../shared/text/documents.ts';
import { checkName } from '../../../../shared/text/screenLedger.ts';
import { headCode, headQrText } from '../../../../shared/domain/paper/chainHead.ts';
import { verdict, type VerificationPaper } from '../../../../shared/domain/paper/verification.ts';
import { qrModules } from '../pictures.ts';
import { html, type Html } from './markup.ts';
import { htmlDocument, letterheadWith, qrSvg, signatures } from './page.ts';

const checkRow = ({ name, ok, detail }: VerificationPaper['checks'][number]): Html =>
  html`<tr class="${ok ? 'item' : 'subtotal'}"><td>${checkName(name)}</td><td>${ok ? words.yes : html`<b>${words.no}</b>`}</td><td class="who">${detail}</td></tr>`;

function heads({ chain, audit }: VerificationPaper): Html {
  if (chain === null) return html`<p class="note">${words.unknownHead}</p>`;
  const entries = html`${chainWords.title}, ${chainWords.entries(number(chain.count))}<br><b>${headCode(chain.hash)}</b>`;
  const audits = audit === null ? null : html`<br>${words.auditHead(number(audit.count))}<br><b>${headCode(audit.hash)}</b>`;
  return html`<div class="blocks"><div class="chain">${qrSvg(qrModules(headQrText(chain)), 96)}<div>${entries}${audits}</div></div><p>${words.explanation}</p></div>`;
}

/** The sheet that says what a verification found, with the chain head to be held against later, signed by the pengawas. A4. */
export function verificationHtml(paper: VerificationPaper): string {
  const { mark, note } = verdict(paper);
  const at = words.subtitle(dateText(paper.at.date), clockText(paper.at.clock), paper.by);
  const marks = [html`<div class="${paper.ok ? 'mark settled' : 'mark'}"><b>${mark}</b></div>`];
  const table = html`<table class="listtable"><thead><tr><th>${words.check}</th><th>${words.result}</th><th>${words.detail}</th></tr></thead><tbody>${paper.checks.map(checkRow)}</tbody></table>`;
  const people = [[words.supervisor, paper.signers.supervisor], [words.treasurer, paper.signers.treasurer]] as const;
  const closing = html`<div class="closing">${signatures(shuWords.place(paper.head.city, paper.at.date), people)}</div>`;
  const sheet = html`<article class="sheet">${letterheadWith(paper.head, marks)}<h1>${words.title}</h1><p class="sub">${at}</p><p class="note">${note}</p>${table}${heads(paper)}${closing}</article>`;
  return htmlDocument(words.documentTitle(dateText(paper.at.date), headCode(paper.chain?.hash ?? '')), [sheet]);
}
