import type { Params, Result } from '../../../../shared/contract/index.ts';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { goodsReportWords as words } from '../../../../shared/text/goodsReports.ts';
import { dateText, number, qtyText } from '../../ui/index.ts';

export const KINDS = ['stock-value', 'margins', 'slow-goods', 'landed-cost', 'distribution'] as const;
export type Kind = (typeof KINDS)[number];
export type By = Params<'reports.margins'>['by'];
export type Group = Params<'reports.distribution'>['group'];
/** A row as every report shows it: its cells by column, and where it leads. */
export type ShownRow = { readonly key: string; readonly name: string; readonly cells: Readonly<Record<string, string>>; readonly tone?: 'danger' | 'faint'; readonly productId?: string; readonly document?: string };
export type ShownColumn = { readonly key: string; readonly head: string; readonly width: string; readonly figure: boolean };
export type Shown = { readonly name: string; readonly columns: readonly ShownColumn[]; readonly rows: readonly ShownRow[]; readonly sums: Readonly<Record<string, string>> };

const text = (key: string, head: string, width: string): ShownColumn => ({ key, head, width, figure: false });
const figure = (key: string, head: string, width = '112px'): ShownColumn => ({ key, head, width, figure: true });
const measure = (qty: string, unit: string): string => (qty.startsWith('-') ? `\u2212${qtyText(parseQuantity(qty.slice(1)))} ${unit}` : `${qtyText(parseQuantity(qty))} ${unit}`);
const qtyOrNone = (qty: string): string => (qty === '0' ? '' : qtyText(parseQuantity(qty)));
/** A decimal string as people write it: "15800.25" is "15.800,25". */
const comma = (decimal: string | null, after = ''): string => {
  if (decimal === null) return '';
  const [whole = '0', fraction] = decimal.replace('-', '').split('.');
  return `${decimal.startsWith('-') ? '\u2212' : ''}${number(Number(whole))}${fraction === undefined ? '' : `,${fraction}`}${after}`;
};
const rupiah = (value: number | null): string => (value === null ? '' : number(value));

export const stockValueRows = ({ rows, total }: Result<'reports.stockValue'>): Shown => ({
  name: words.product, columns: [text('sku', 'SKU', '110px'), figure('qty', words.qty, '140px'), figure('unitCost', words.unitCost, '130px'), figure('value', words.value, '130px')],
  rows: rows.map((row) => ({ key: row.productId, name: row.name, productId: row.productId, cells: { sku: row.sku, qty: measure(row.qty, row.unit), unitCost: comma(row.unitCost), value: number(row.value) } })), sums: { value: number(total) },
});

export const slowRows = ({ rows, slow, dead }: Result<'reports.slowGoods'>): Shown => ({
  name: words.product, columns: [text('state', words.state, '90px'), text('lastSold', words.lastSold, '124px'), figure('days', words.days, '70px'), figure('qty', words.qty, '130px'), figure('pace', words.pace, '112px'), figure('cover', words.cover, '112px'), figure('value', words.value, '120px')],
  rows: rows.map((row) => ({
    key: row.productId, name: row.name, productId: row.productId, ...(row.state === 'mati' ? { tone: 'danger' as const } : {}),
    cells: { state: words.states[row.state], lastSold: row.lastSold === null ? words.never : dateText(row.lastSold), days: String(row.days), qty: measure(row.qty, row.unit), pace: comma(row.pacePerDay), cover: row.daysOfCover === null ? '' : number(row.daysOfCover), value: number(row.value) },
  })),
  sums: { value: number(slow + dead) },
});

export const marginRows = ({ rows, totals, shells }: Result<'reports.margins'>, by: By): Shown => ({
  name: words.by[by], columns: [...(by === 'product' ? [figure('qty', words.qty, '140px')] : []), figure('sales', words.sales, '130px'), figure('cost', words.cost, '130px'), figure('margin', words.margin, '130px'), figure('pct', words.marginPct, '90px')],
  rows: [
    ...rows.map((row): ShownRow => ({
      key: `r${row.key}`, name: row.name, ...(by === 'product' ? { productId: row.key } : {}), ...(row.margin < 0 ? { tone: 'danger' } : {}),
      cells: { qty: row.qty === null || row.unit === null ? '' : measure(row.qty, row.unit), sales: number(row.sales), cost: number(row.cost), margin: number(row.margin), pct: comma(row.marginPct, ' %') },
    })),
    ...(shells.sales === 0 && shells.cost === 0 ? [] : [{ key: 'shells', name: words.shells, cells: { sales: number(shells.sales), cost: number(shells.cost), margin: number(shells.sales - shells.cost) } }]),
  ],
  sums: { sales: number(totals.sales + shells.sales), cost: number(totals.cost + shells.cost), margin: number(totals.margin + shells.sales - shells.cost) },
});

export const landedRows = ({ rows }: Result<'reports.landedCost'>): Shown => ({
  name: words.product, columns: [text('date', words.date, '116px'), text('number', words.number, '146px'), text('supplier', words.supplier, '170px'), figure('landed', words.landed, '150px'), figure('price', words.price, '100px'), figure('het', words.het, '90px'), figure('pct', words.marginPct, '82px'), text('result', words.result, '84px')],
  rows: rows.map((row) => ({
    key: row.productId, name: row.name, productId: row.productId, document: row.number, ...(row.loss ? { tone: 'danger' as const } : {}),
    cells: { date: dateText(row.date), number: row.number, supplier: row.supplier, landed: comma(row.landed), price: rupiah(row.price), het: rupiah(row.het), pct: comma(row.marginPct, ' %'), result: row.loss ? words.loss : words.profit },
  })),
  sums: {},
});

export const distributionRows = ({ rows, totals }: Result<'reports.distribution'>): Shown => ({
  name: words.product, columns: [text('date', words.date, '112px'), text('number', words.number, '142px'), text('party', words.buyer, '170px'), text('identity', words.identity, '142px'), figure('in', words.in, '70px'), figure('out', words.out, '70px'), figure('price', words.unitPrice, '84px'), figure('amount', words.amount, '96px'), figure('stock', words.stock, '76px')],
  rows: rows.map((row, index) => ({
    key: String(index), name: row.name, productId: row.productId, document: row.number,
    cells: { date: dateText(row.date), number: row.number, party: row.party ?? '', identity: row.memberNo ?? row.nik ?? '', in: qtyOrNone(row.qtyIn), out: qtyOrNone(row.qtyOut), price: rupiah(row.unitPrice), amount: rupiah(row.amount), stock: qtyText(parseQuantity(row.stock)) },
  })),
  sums: { amount: number(totals.reduce((all, row) => all + row.amount, 0)) },
});
