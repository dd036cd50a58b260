import type { Result } from '../../../shared/contract/index.ts';
import type { Parts, ReportColumn, ReportPart, ReportRow, ReportTable } from '../../../shared/domain/paper/report.ts';
import { goodsReportWords as words } from '../../../shared/text/goodsReports.ts';

const text = (key: string, label: string, wide?: true): ReportColumn => ({ key, label, kind: 'text', ...(wide === undefined ? {} : { wide }) });
const amount = (key: string, label: string, sum?: Parts): ReportColumn => ({ key, label, kind: 'amount', ...(sum === undefined ? {} : { sum }) });
const times1 = (keys: readonly string[]): Parts => keys.map((key) => ({ key, times: 1 }));
const row = (key: string, label: string, cells: ReportRow['cells']): ReportRow => ({ key, label, level: 0, kind: 'baris', cells });
const total = (cells: ReportRow['cells'], of: readonly string[], label: string = words.sum): ReportRow => ({ key: 'sum', label, level: 0, kind: 'jumlah', cells, end: true, ...(of.length === 0 ? {} : { sum: times1(of) }) });
/** A quantity as people write it, with its unit. */
const measure = (qty: string, unit: string): string => `${qty.replace('.', ',')} ${unit}`;
const decimal = (figure: string | null): string | null => (figure === null ? null : figure.replace('.', ','));

/** What goods are worth, product by product, and every inventory account beside the ledger. */
export function stockValueParts({ rows, total: all, accounts }: Result<'reports.stockValue'>): ReportPart[] {
  const goods: ReportTable = {
    list: true, title: null, label: words.product, narrow: 'value', columns: [text('sku', 'SKU'), text('qty', words.qty), text('unitCost', words.unitCost), amount('value', words.value)],
    rows: [...rows.map((each) => row(each.productId, each.name, [each.sku, measure(each.qty, each.unit), decimal(each.unitCost), each.value])), total([null, null, null, all], rows.map((each) => each.productId))],
  };
  const books: ReportTable = {
    list: true, title: words.byAccount, label: words.account, narrow: 'value', columns: [amount('value', words.value), amount('ledger', words.book)],
    rows: accounts.map((each) => row(each.code, `${each.code} ${each.name}`, [each.value, each.ledger])),
  };
  return [goods, books];
}

/** Goods that lie, dearest first. */
export const slowGoodsTable = ({ rows, slow, dead }: Result<'reports.slowGoods'>): ReportTable => ({
  list: true, title: null, label: words.product, narrow: 'value',
  columns: [text('state', words.state), { key: 'lastSold', label: words.lastSold, kind: 'date' }, text('days', words.days), text('qty', words.qty), text('pace', words.pace), text('cover', words.cover), amount('value', words.value)],
  rows: [
    ...rows.map((each) => row(each.productId, each.name, [words.states[each.state], each.lastSold, String(each.days), measure(each.qty, each.unit), decimal(each.pacePerDay), each.daysOfCover === null ? null : String(each.daysOfCover), each.value])),
    total([null, null, null, null, null, null, slow + dead], rows.map((each) => each.productId)),
  ],
});

/** What was sold, at what it cost; shells of cylinders in a row of their own, so that the sum is the ledger's. */
export function marginsTable({ rows, totals, shells }: Result<'reports.margins'>, by: keyof typeof words.by): ReportTable {
  const withShells = shells.sales !== 0 || shells.cost !== 0;
  const cells = (qty: string | null, sales: number, cost: number, pct: string | null): ReportRow['cells'] => [qty, sales, cost, sales - cost, pct];
  return {
    list: true, title: null, label: words.by[by], narrow: 'margin',
    columns: [text('qty', words.qty), amount('sales', words.sales), amount('cost', words.cost), amount('margin', words.margin, [{ key: 'sales', times: 1 }, { key: 'cost', times: -1 }]), { key: 'pct', label: words.marginPct, kind: 'percent' }],
    rows: [
      ...rows.map((each) => row(`r${each.key}`, each.name, cells(each.qty === null || each.unit === null ? null : measure(each.qty, each.unit), each.sales, each.cost, each.marginPct))),
      ...(withShells ? [row('shells', words.shells, cells(null, shells.sales, shells.cost, null))] : []),
      total(cells(null, totals.sales + shells.sales, totals.cost + shells.cost, null), [...rows.map((each) => `r${each.key}`), ...(withShells ? ['shells'] : [])]),
    ],
  };
}

/** What goods cost when they last came; those that cannot be sold at a profit first. */
export const landedCostTable = ({ rows }: Result<'reports.landedCost'>): ReportTable => ({
  list: true, title: null, label: words.product, narrow: 'price',
  columns: [{ key: 'date', label: words.date, kind: 'date' }, text('number', words.number), text('supplier', words.supplier), text('landed', words.landed), amount('price', words.price), amount('het', words.het), { key: 'pct', label: words.marginPct, kind: 'percent' }, text('result', words.result)],
  rows: rows.map((each) => row(each.productId, each.name, [each.date, each.number, each.supplier, decimal(each.landed), each.price, each.het, each.marginPct, each.loss ? words.loss : words.profit])),
});

/** Every move of regulated goods, and each product's stock from the first day to the last. */
export function distributionParts({ rows, totals }: Result<'reports.distribution'>): ReportPart[] {
  const qty = (figure: string): string | null => (figure === '0' ? null : decimal(figure));
  const summary: ReportTable = {
    list: true, title: words.summary, label: words.product, narrow: 'amount',
    columns: [text('unit', words.unit), text('opening', words.opening), text('received', words.received), text('sold', words.sold), text('other', words.other), text('closing', words.closing), amount('amount', words.amount)],
    rows: totals.map((each) => row(each.productId, each.name, [each.unit, decimal(each.opening), decimal(each.received), decimal(each.sold), decimal(each.other), decimal(each.closing), each.amount])),
  };
  const log: ReportTable = {
    list: true, title: words.log, label: words.product, narrow: 'amount',
    columns: [{ key: 'date', label: words.date, kind: 'date' }, text('number', words.number), text('party', words.buyer), text('identity', words.identity), text('in', words.in), text('out', words.out), amount('unitPrice', words.unitPrice), amount('amount', words.amount), text('stock', words.stock)],
    rows: rows.map((each, index) => row(String(index), each.name, [each.date, each.number, each.party, each.memberNo ?? each.nik, qty(each.qtyIn), qty(each.qtyOut), each.unitPrice, each.amount, decimal(each.stock)])),
  };
  return [summary, log];
}
