import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toEscPos } from '../../electron/service/printing/escpos.ts';
import { centered, CUT, DRAWER, plain, type PaperColumns, type PaperLine } from '../../shared/domain/paper/lines.ts';
import { withoutBlanks } from '../../shared/domain/paper/compact.ts';
import { packed } from '../../shared/domain/paper/raster.ts';
import { saleReceipt } from '../../shared/domain/paper/saleReceipt.ts';
import { decodeEscPos, paperText } from '../support/escposDecoder.ts';
import { differences } from '../support/printComparison.ts';
import { check } from '../support/property.ts';
import { anySale, SAMPLE_SALE } from '../support/saleSamples.ts';

const WIDTHS: readonly PaperColumns[] = [32, 48];
/** Thousands of receipts and of wrong bytes; far less on a quiet machine. */
const LONG = 60_000;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe.each(WIDTHS)('a receipt of %i columns', (columns) => {
  test('reads back as its text, whatever was sold', () => {
    check(
      fc.property(anySale, (sale) => {
        const lines = saleReceipt(sale, columns);
        expect(differences(toEscPos(lines, columns), lines, columns)).toEqual([]);
      }),
    );
  }, LONG);

  test('opens the drawer first, cuts last, and carries its QR code', () => {
    const printout = decodeEscPos(toEscPos(saleReceipt({ ...SAMPLE_SALE, code: 'PJ-2026-000087' }, columns), columns), columns);
    expect(printout.drawer).toEqual([{ pin: 2, onMs: 100, offMs: 500, afterLine: 0 }]);
    expect(printout.cuts).toEqual([{ mode: 'partial', feedBefore: 4, afterLine: printout.lines.length }]);
    expect(printout.qr.map((code) => code.data)).toEqual(['PJ-2026-000087']);
  });

  test('is caught when one bit of it is wrong', () => {
    const lines = saleReceipt({ ...SAMPLE_SALE, head: { ...SAMPLE_SALE.head, practice: true }, code: 'PJ-2026-000087' }, columns);
    const bytes = toEscPos(lines, columns);
    const missed: string[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const wrong = bytes.slice();
        wrong[at] = (wrong[at] ?? 0) ^ (1 << bit);
        if (differences(wrong, lines, columns).length === 0) missed.push(`byte ${at}, bit ${bit}`);
      }
    }
    expect(missed).toEqual([]);
  }, LONG);

  test('of 300 lines with long names, a logo, a copy’s mark and the saving layout reads back too, and one wrong byte is found', () => {
    const long = Array.from({ length: 300 }, (_, at) => ({ ...SAMPLE_SALE.lines[at % SAMPLE_SALE.lines.length]!, name: `Barang nomor ${at} dengan nama yang panjang sekali sampai turun baris` }));
    const logo = packed(Array.from({ length: 60 }, (_, y) => Array.from({ length: 380 }, (__, x) => (x * y) % 7 === 0)), 380);
    const lines = withoutBlanks(saleReceipt({ ...SAMPLE_SALE, head: { ...SAMPLE_SALE.head, logo, compact: true }, lines: long, copy: 2, code: 'PJ-2026-000087' }, columns));
    const bytes = toEscPos(lines, columns, 'compact');
    expect(differences(bytes, lines, columns, 3)).toEqual([]);
    expect(paperText(decodeEscPos(bytes, columns)).slice(0, 2).join(' ')).toContain('SALINAN 2');
    expect(decodeEscPos(bytes, columns).images).toMatchObject([{ width: 384, height: 60 }]);
    for (const at of [100, 1_500, Math.floor(bytes.length / 2), bytes.length - 20]) {
      const wrong = bytes.slice();
      wrong[at] = (wrong[at] ?? 0) ^ 0x01;
      expect(differences(wrong, lines, columns, 3)).not.toEqual([]);
    }
  }, LONG);

  test('is caught when it ends early', () => {
    const lines = saleReceipt(SAMPLE_SALE, columns);
    const bytes = toEscPos(lines, columns);
    for (let length = 0; length < bytes.length; length += 1) expect(differences(bytes.subarray(0, length), lines, columns)).not.toEqual([]);
  }, LONG);
});

test('the comparison says what is wrong and where', () => {
  const lines: PaperLine[] = [plain('Gula'), CUT];
  const bytes = toEscPos(lines, 32);
  bytes[bytes.indexOf('G'.charCodeAt(0))] = 'B'.charCodeAt(0);
  expect(differences(bytes, lines, 32)).toEqual(['row 1: printed {"text":"Bula","bold":false,"size":1,"font":"A"}, expected {"text":"Gula","bold":false,"size":1,"font":"A"}']);
});

test('the bytes are the ones Epson’s reference names', () => {
  // ESC @, FS . (no Chinese), ESC M 0 (font A), ESC p 0 50 250, ESC t 0 (cp437).
  expect(hex(toEscPos([DRAWER], 32))).toBe('1b401c2e1b4d001b700032fa');
  const [init, codepage] = ['1b401c2e1b4d00', '1b7400'];
  expect(hex(toEscPos([plain('A')], 32))).toBe(`${init}${codepage}410a`);
  expect(hex(toEscPos([plain('A'), CUT], 32))).toBe(`${init}${codepage}410a${'0a'.repeat(4)}1d5601`);
  expect(hex(toEscPos([centered('A', true)], 32))).toBe(`${init}${codepage}${'20'.repeat(15)}1b4501411b45000a`);
  // GS ( k: model 2, module 5 dots, level M, store, print.
  expect(hex(toEscPos([{ kind: 'qr', data: 'OK' }], 32))).toBe(`${init}1b61011d286b040031413200` + '1d286b03003143051d286b03003145311d286b05003150304f4b1d286b0300315130' + '1b6100');
});

test('nothing in a name reaches the printer as a command', () => {
  const lines = [plain('Laci\u001bp\u0000\u0019\u00fa Cut\u001dV\u0000 \u0010\u0014\u0001')];
  expect(differences(toEscPos(lines, 32), lines, 32)).toEqual([]);
  expect(decodeEscPos(toEscPos(lines, 32), 32)).toMatchObject({ drawer: [], cuts: [], lines: [{ text: 'Laci p  u Cut V' }] });
});
