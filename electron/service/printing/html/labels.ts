import { barsOf, barsPath } from '../../../../shared/domain/barcodeBars.ts';
import type { Label, LabelSheet } from '../../../../shared/domain/paper/labels.ts';
import { labelWords as words } from '../../../../shared/text/labels.ts';
import { html, raw, type Html } from './markup.ts';

const A4 = { width: 210, height: 297 };
/** Modules of white beside the bars, and how high they are in modules of one unit. */
const QUIET = 10;
const BAR_HEIGHT = 30;

/** One page a sheet, its labels where the knife has cut it. */
const styleOf = ({ columns, rows, width, height }: LabelSheet): string => `
@page { size: A4; margin: 0; }
* { box-sizing: border-box; margin: 0; }
body { font-family: Inter, 'DejaVu Sans', sans-serif; color: #000; background: #fff; }
.sheet { width: ${A4.width}mm; height: ${A4.height}mm; padding: ${(A4.height - rows * height) / 2}mm ${(A4.width - columns * width) / 2}mm; display: grid; grid-template-columns: repeat(${columns}, ${width}mm); grid-auto-rows: ${height}mm; overflow: hidden; break-after: page; }
.sheet:last-child { break-after: auto; }
.label { padding: 2mm 3mm; overflow: hidden; display: flex; flex-direction: column; justify-content: space-between; outline: .1mm dashed #bbb; }
.name { font-size: 3.1mm; font-weight: 600; line-height: 1.15; max-height: 2.3em; overflow: hidden; }
.price { display: flex; align-items: baseline; justify-content: space-between; gap: 1mm; }
.price b { font-size: 6.4mm; font-weight: 700; letter-spacing: -.02em; white-space: nowrap; }
.small { font-size: 2.4mm; display: flex; justify-content: space-between; gap: 1mm; white-space: nowrap; }
.het { border: .25mm solid #000; border-radius: .6mm; padding: 0 .8mm; font-weight: 700; }
.code { display: flex; align-items: center; gap: 1mm; font-size: 2.2mm; }
.code svg { height: ${height < 32 ? 5.5 : 8}mm; flex: 1; min-width: 0; }
`;

function barsSvg(code: string): Html {
  const { modules } = barsOf(code);
  const wide = modules.length + 2 * QUIET;
  return html`<svg viewBox="0 0 ${wide} ${BAR_HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${code}" shape-rendering="crispEdges"><path transform="translate(${QUIET} 0)" d="${barsPath(modules, BAR_HEIGHT)}"/></svg>`;
}

function labelHtml(label: Label): Html {
  const het = label.het === null ? null : html`<span class="het">${words.het(label.het)}</span>`;
  const member = label.memberPrice === null ? null : html`<span>${words.member} ${words.price(label.memberPrice)}</span>`;
  const kilogram = label.perKilogram === null ? null : html`<span>${words.kilogram} ${words.price(label.perKilogram)}</span>`;
  const code = label.code === null ? null : html`<div class="code">${barsSvg(label.code)}<span>${label.code}</span></div>`;
  return html`<div class="label"><p class="name">${label.name}</p><p class="price"><b>${words.price(label.price)}</b><span class="small">${words.per(label.unit)}</span></p><p class="small">${member}${kilogram}${het}</p>${code}<p class="small">${words.since(label.sinceText)}</p></div>`;
}

/** Sheets of price labels, as many pages as they fill. */
export function labelsHtml(labels: readonly Label[], sheet: LabelSheet): string {
  const onOne = sheet.columns * sheet.rows;
  const pages = Array.from({ length: Math.ceil(labels.length / onOne) }, (_, page) => html`<div class="sheet">${labels.slice(page * onOne, (page + 1) * onOne).map(labelHtml)}</div>`);
  const page = html`<html lang="id"><head><meta charset="utf-8"><title>${words.title}</title>${raw(`<style>${styleOf(sheet)}</style>`)}</head><body>${pages}</body></html>`;
  return `<!doctype html>${page.markup}`;
}
