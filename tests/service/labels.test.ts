/** Price labels: what they say, their bars read back from the sheet and from the printer's bytes. */
import { expect, it } from 'vitest';
import { barsOf } from '../../shared/domain/barcodeBars.ts';
import { eanCheckDigit } from '../../shared/domain/barcode.ts';
import { decodeEscPos, paperText } from '../support/escposDecoder.ts';
import { readEan13 } from '../support/eanReader.ts';
import { LOGIN } from '../support/gerai.ts';
import { fieldOf, mustVerify, openTill, plain } from '../support/till.ts';

it('bear price, unit price, ceiling and a code that reads back, as many as wanted, on sheets and on a strip', async () => {
  const { gerai, treasurer, cashier, rice, oil, sugar } = await openTill();
  await treasurer.call('products.update', { productId: rice, weightGrams: 5000 });
  await treasurer.call('products.update', { productId: oil, barcodes: ['8991234500027'] });
  await treasurer.call('products.setPrice', { productId: oil, prices: { general: 15_600 }, effectiveFrom: '2026-11-22' });
  const made = await cashier.call('stock.makeLabels', { layout: 'a4-3x8', items: [{ productId: rice, count: 20 }, { productId: oil, count: 5 }, { productId: sugar, count: 1 }] });
  expect(made.labels).toBe(26);
  const page = plain((await cashier.call('documents.render', { document: 'labels', ref: made.labelsId, format: 'html' })).text ?? '');
  expect([page.match(/<div class="sheet">/g)?.length, page.match(/<div class="label">/g)?.length]).toEqual([2, 26]);
  for (const said of ['Rp 65.500', 'Anggota Rp 63.000', 'Per kg Rp 13.100', 'HET Rp 65.500', 'per kemasan', 'Rp 15.700', 'harga sejak 21 Nov 2026']) expect(page).toContain(said);
  const paths = [...page.matchAll(/aria-label="(8991234500027)"[^>]*><path transform="translate\(10 0\)" d="([^"]+)"/g)].map(([, code, path]) => [code, readEan13(path ?? '')]);
  expect(paths.length).toBe(5);
  for (const [code, read] of paths) expect(read).toBe(code);
  // Tomorrow's price on today's labels for tomorrow.
  const next = await treasurer.call('stock.makeLabels', { layout: 'strip', priceOn: '2026-11-22', items: [{ productId: oil, count: 2 }, { productId: sugar, count: 1 }] });
  for (const columns of [32, 48] as const) {
    const { base64 } = await treasurer.call('documents.render', { document: 'labels', ref: next.labelsId, format: 'escpos', columns });
    const printout = decodeEscPos(Buffer.from(base64 ?? '', 'base64'), columns);
    expect(printout.barcodes.map(({ symbology, data, align }) => [symbology, data.length === 12 ? `${data}${eanCheckDigit(data)}` : data, align])).toEqual([['ean13', '8991234500027', 'center'], ['ean13', '8991234500027', 'center'], ['code128', 'GULA', 'center']]);
    expect(printout.cuts.length).toBe(3);
    expect(plain(paperText(printout).join('\n'))).toContain('Rp 15.600');
    expect(printout.tooWide).toEqual([]);
  }
  const svg = (await treasurer.call('documents.render', { document: 'labels', ref: next.labelsId, format: 'svg' })).text ?? '';
  expect([...svg.matchAll(/<path d="(M0 0h[^"]+)" transform/g)].slice(0, 2).map(([, path]) => readEan13(path ?? ''))).toEqual(['8991234500027', '8991234500027']);
  expect((await treasurer.call('stock.labelGoods', { receipt: 'TB-2026-000002' })).rows.map(({ sku }) => sku)).toEqual(['LPG12']);
  expect((await treasurer.call('stock.labelGoods', { since: '2026-11-22' })).rows).toEqual([]);
  expect(fieldOf(await treasurer.refused('stock.makeLabels', { layout: 'strip', items: [{ productId: oil, unit: 'dus', count: 1 }] }))).toBe('VALIDATION items.0.unit');
  expect(fieldOf(await treasurer.refused('documents.render', { document: 'labels', ref: LOGIN.ketua.username, format: 'html' }))).toBe('NOT_FOUND ref');
  await mustVerify(gerai);
});

it('have bars as the standards draw them', () => {
  // 9 is drawn by the sets ABBABA of the digits after it; ISO/IEC 15417 in set B, start 104, check of "AB" = (104 + 33 + 2 * 34) mod 103 = 102.
  expect(barsOf('9501101530003').modules).toBe(['101', '0110001', '0100111', '0110011', '0011001', '0100111', '0011001', '01010', '1001110', '1000010', '1110010', '1110010', '1110010', '1000010', '101'].join(''));
  expect(barsOf('AB').modules).toBe(['11010010000', '10100011000', '10001011000', '11110101110', '1100011101011'].join(''));
  expect(barsOf('9501101530004').symbology).toBe('code128');
});
