import { encode } from 'uqr';
import { withoutBlanks } from '../../../../shared/domain/paper/compact.ts';
import type { PaperColumns, PaperLine, Raster } from '../../../../shared/domain/paper/lines.ts';
import { saleReceipt } from '../../../../shared/domain/paper/saleReceipt.ts';
import { toSvg } from '../../../../shared/domain/paper/svg.ts';
import { sampleWords as words } from '../../../../shared/text/printing.ts';
import { rasterUrl } from './logo.ts';

export type SampleOptions = { readonly name: string; readonly kelurahan: string; readonly columns: PaperColumns; readonly compact: boolean; readonly code: boolean; readonly phone: string; readonly footer: readonly string[]; readonly logo: Raster | null };

const item = (name: string, qty: string, unitPrice: number, amount: number) => ({ name, unit: 'pcs', qty, unitPrice, generalPrice: unitPrice, amount, discount: 0, het: null, subsidised: false, cylinder: null });

function drawn(line: PaperLine): PaperLine {
  if (line.kind === 'qr') return { ...line, modules: encode(line.data, { ecc: 'M', border: 0 }).data };
  return line.kind === 'image' ? { ...line, url: rasterUrl(line.raster) } : line;
}

/** A made-up receipt in the layout that is being set, as a picture. */
export function samplePaper({ name, kelurahan, columns, compact, code, phone, footer, logo }: SampleOptions): string {
  const lines = saleReceipt(
    {
      head: { name, kelurahan, address: words.address, city: words.city, legalNo: words.legalNo, phone, footer, compact, ...(logo === null ? {} : { logo }) },
      number: words.number, dateText: words.date, clockText: words.clock, copy: 0, cashier: words.cashier, shiftNumber: words.shift, member: null, buyerLast4: null,
      lines: [item(words.goods[0], '2', 15_500, 31_000), item(words.goods[1], '1', 17_500, 17_500)],
      total: 48_500, rounding: 0, payments: [{ method: 'tunai', amount: 50_000, reference: null }], change: 1_500, openDrawer: false, ...(code ? { code: words.number } : {}),
    },
    columns,
  );
  return toSvg((compact ? withoutBlanks(lines) : lines).map(drawn), columns);
}
