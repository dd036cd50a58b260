import * as escpos from 'escpos';
import { describe, expect, test } from 'vitest';
import { toEscPos } from '../../electron/service/printing/escpos.ts';
import { centered, CUT, DRAWER, plain, rule, type PaperColumns, type PaperLine } from '../../shared/domain/paper/lines.ts';
import { paperRows } from '../../shared/domain/paper/rows.ts';
import { saleReceipt } from '../../shared/domain/paper/saleReceipt.ts';
import { decodeEscPos, paperText, type Printout } from '../support/escposDecoder.ts';
import { SAMPLE_SALE } from '../support/saleSamples.ts';

/* docs/decisions/0001-escpos-encoder.md: what the package `escpos` gets wrong, and that we agree where it is right. */

/** Bytes that `escpos` would send. */
function bytesOf(write: (printer: escpos.Printer) => void): Buffer {
  const chunks: Uint8Array[] = [];
  const printer = new escpos.Printer({ open: (done) => done(), write: (data) => chunks.push(data), close: (done) => done?.() }, { encoding: 'cp437' });
  write(printer);
  printer.flush();
  return Buffer.concat(chunks);
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const without = (bytes: Buffer, command: string): Buffer => Buffer.from(bytes.toString('latin1').replaceAll(command, ''), 'latin1');

describe('escpos 2.5.2 is wrong', () => {
  test('about the drawer: the pulse has no times, so the printer takes them from the text that follows', () => {
    const bytes = bytesOf((printer) => printer.cashdraw(2).text('Gula pasir'));
    expect(hex(bytes.subarray(0, 3))).toBe('1b7000');
    const printout = decodeEscPos(bytes, 32);
    expect(printout.drawer).toMatchObject([{ onMs: 'G'.charCodeAt(0) * 2, offMs: 'u'.charCodeAt(0) * 2 }]);
    expect(paperText(printout)).toEqual(['la pasir']);
    expect(hex(toEscPos([DRAWER], 32)).endsWith('1b700032fa')).toBe(true);
  });

  test('about QR codes: another maker’s command instead of GS ( k', () => {
    const bytes = bytesOf((printer) => printer.qrcode('PJ-2026-000087', 3, 'm', 6));
    expect(hex(bytes.subarray(0, 5))).toBe('1d5a021b5a');
    expect(() => decodeEscPos(bytes, 32)).toThrow('unknown GS 5a');
    expect(decodeEscPos(toEscPos([{ kind: 'qr', data: 'PJ-2026-000087' }], 32), 32).qr).toMatchObject([{ data: 'PJ-2026-000087' }]);
  });

  test('about the width: rules and tables are always 48 columns', () => {
    expect(decodeEscPos(bytesOf((printer) => printer.drawLine()), 32).tooWide).toEqual(['-'.repeat(48)]);
    expect(decodeEscPos(bytesOf((printer) => printer.table(['TOTAL', 'Rp 454.500'])), 32).tooWide).toHaveLength(1);
    expect(decodeEscPos(toEscPos([rule('-')], 32), 32).tooWide).toEqual([]);
  });

  test('about bold: it sends ESC 5, which is no command of a receipt printer', () => {
    const bytes = bytesOf((printer) => printer.style('b').text('TOTAL'));
    expect(hex(bytes)).toContain('1b35');
    expect(() => decodeEscPos(bytes, 32)).toThrow('unknown ESC 35');
  });
});

/** The same receipt written with `escpos`, its own alignment, weights and cut; the drawer, QR code and rules it cannot do are left to others. */
function byEscpos(lines: readonly PaperLine[], columns: PaperColumns): Buffer {
  const bytes = bytesOf((printer) => {
    printer.hardware('init');
    for (const line of lines) {
      if (line.kind === 'cut') printer.cut(true, 4);
      if (line.kind !== 'text' && line.kind !== 'columns' && line.kind !== 'rule' && line.kind !== 'blank') continue;
      const align = line.kind === 'text' ? line.align : 'left';
      for (const row of paperRows([line], columns)) {
        if (row.kind !== 'text') continue;
        printer.align(align === 'center' ? 'ct' : align === 'right' ? 'rt' : 'lt').style(row.bold ? 'b' : 'normal');
        printer.text(align === 'left' ? ' '.repeat(row.indent) + row.text : row.text);
      }
    }
  });
  return without(bytes, '\u001b5');
}

const paper = (printout: Printout): unknown => printout.lines.map((line) => ({ text: line.text, indent: line.indent, bold: line.bold, width: line.width, height: line.height }));

describe('escpos 2.5.2 and ours agree where it is right', () => {
  test.each<PaperColumns>([32, 48])('on text, alignment, weight and cut of a whole receipt of %i columns', (columns) => {
    const lines = saleReceipt({ ...SAMPLE_SALE, openDrawer: false, copy: 1 }, columns);
    const [ours, theirs] = [toEscPos(lines, columns), byEscpos(lines, columns)];
    expect(paper(decodeEscPos(ours, columns))).toEqual(paper(decodeEscPos(theirs, columns)));
    expect(decodeEscPos(ours, columns).cuts).toEqual(decodeEscPos(theirs, columns).cuts);
    expect(hex(ours.subarray(-7))).toBe(hex(theirs.subarray(-7)));
    expect(hex(ours.subarray(-7))).toBe('0a0a0a0a1d5601');
  });

  test('and a difference between them is seen', () => {
    const lines = [centered('KARANG BAHARI', true), plain('Gula'), CUT];
    const theirs = byEscpos(lines, 32);
    theirs[theirs.lastIndexOf('G'.charCodeAt(0))] = 'B'.charCodeAt(0);
    expect(paper(decodeEscPos(toEscPos(lines, 32), 32))).not.toEqual(paper(decodeEscPos(theirs, 32)));
  });
});
