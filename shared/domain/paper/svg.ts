import { barsOf, barsPath } from '../barcodeBars.ts';
import type { PaperColumns, PaperLine, QrModules } from './lines.ts';
import { paperRows, type TextRow } from './rows.ts';

const LETTER = 7.8;
const LINE = 17;
const FONT = 13;
const MARGIN = 16;
const MODULE = 4;
const QUIET = 4;
const TOOTH = 6;
const BAR = 1.5;
const BAR_HEIGHT = 40;
/** A letter of font A is twelve of the printer's dots wide. */
const DOTS_A_LETTER = 12;
const PAPER_FONT = "'IBM Plex Mono','DejaVu Sans Mono',Consolas,monospace";

/** Text made safe for XML content and attributes. */
export const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const figure = (value: number): string => String(Math.round(value * 100) / 100);

/** The black modules of a QR code as one path of unit squares, runs of a row joined. */
export function qrPath(modules: QrModules): string {
  let path = '';
  modules.forEach((row, y) => {
    let x = 0;
    while (x < row.length) {
      let end = x;
      while (row[end] === true) end += 1;
      if (end > x) path += `M${x} ${y}h${end - x}v1h-${end - x}z`;
      x = end + 1;
    }
  });
  return path;
}

/** The torn lower edge of the strip, from right to left. */
function tornEdge(width: number, bottom: number): string {
  const teeth = Math.floor(width / (2 * TOOTH));
  const step = width / teeth / 2;
  return `l${figure(-step)} ${-TOOTH}l${figure(-step)} ${TOOTH}`.repeat(teeth) + `L0 ${figure(bottom)}`;
}

/** A row's words, each group between wide gaps at its own place: spaces are no part of the picture, so no viewer can join them. */
function textParts(row: TextRow, y: number): string[] {
  const scale = row.large ? 2 : 1;
  const look = `${row.large ? ` font-size="${FONT * 2}"` : ''}${row.bold ? ' font-weight="600"' : ''}`;
  const base = figure(y + (LINE - 4) * scale);
  return [...row.text.matchAll(/\S+(?: \S+)*/g)].map(({ 0: words, index }) => {
    const x = figure(MARGIN + (row.indent + index * scale) * LETTER);
    return `<text x="${x}" y="${base}"${look} textLength="${figure(words.length * scale * LETTER)}" lengthAdjust="spacing">${escapeXml(words)}</text>`;
  });
}

/**
 * A picture of the paper strip, a whole SVG document with attributes only (no style, no script, nothing loaded; a logo is in it as data). Every
 * text carries its exact length, so that the columns stand under each other in whatever monospace font there is.
 */
export function toSvg(lines: readonly PaperLine[], columns: PaperColumns): string {
  const width = columns * LETTER + 2 * MARGIN;
  const dot = LETTER / DOTS_A_LETTER;
  const parts: string[] = [];
  let y = MARGIN;
  for (const row of paperRows(lines, columns)) {
    if (row.kind === 'text') {
      const scale = row.large ? 2 : 1;
      if (row.text !== '') parts.push(...textParts(row, y));
      y += LINE * scale;
    } else if (row.kind === 'qr' && row.modules !== undefined) {
      const side = row.modules.length * MODULE;
      const x = figure((width - side) / 2);
      parts.push(`<path transform="translate(${x} ${figure(y + QUIET * MODULE)}) scale(${MODULE})" shape-rendering="crispEdges" d="${qrPath(row.modules)}"/>`);
      y += side + 2 * QUIET * MODULE;
    } else if (row.kind === 'barcode') {
      const { modules } = barsOf(row.code);
      parts.push(`<path d="${barsPath(modules, BAR_HEIGHT)}" transform="translate(${figure((width - modules.length * BAR) / 2)} ${figure(y)}) scale(${BAR} 1)" shape-rendering="crispEdges"/>`);
      y += BAR_HEIGHT + 6;
    } else if (row.kind === 'image' && row.url !== undefined) {
      const [wide, high] = [row.raster.width * dot, row.raster.height * dot];
      parts.push(`<image x="${figure((width - wide) / 2)}" y="${figure(y)}" width="${figure(wide)}" height="${figure(high)}" href="${escapeXml(row.url)}"/>`);
      y += high;
    }
  }
  const height = y + MARGIN + TOOTH;
  const paper = `<path fill="#ffffff" stroke="#d8d1c6" d="M0 0H${figure(width)}V${figure(height)}${tornEdge(width, height)}z"/>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${figure(width)}" height="${figure(height)}" viewBox="0 0 ${figure(width)} ${figure(height)}" ` +
    `font-family="${escapeXml(PAPER_FONT)}" font-size="${FONT}" fill="#17140f">${paper}${parts.join('')}</svg>`
  );
}
