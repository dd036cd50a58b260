import type { Args, Result } from '../../../shared/contract/index.ts';
import { addDays, daysBetween, type CalendarDate } from '../../../shared/domain/dates.ts';
import { percentOf, ratioText, unitCostText } from '../../../shared/domain/goodsFigures.ts';
import { sum } from '../../../shared/domain/money.ts';
import { quantityText } from '../../../shared/domain/quantity.ts';
import type { Catalog, Product } from '../catalog/index.ts';
import type { Database } from '../kernel/database.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import { invalid } from '../kernel/refusal.ts';
import { standingOn, type Ledger } from '../ledger/index.ts';
import type { Members } from '../members/index.ts';
import { distribution } from './distribution.ts';
import { margins } from './margins.ts';

type Held = { readonly ref: number; readonly qty: number; readonly value: number };

/** Every product's stock at the end of a day, by name; those that had nothing are left out. Costs the number of products. */
const heldOn = (db: Database, day: CalendarDate): Held[] =>
  db
    .sql<Held>(
      `SELECT p.ref, m.balance_qty AS qty, m.balance_value AS value FROM product p
         JOIN stock_move m ON m.seq = (SELECT x.seq FROM stock_move x WHERE x.product_ref = p.ref AND x.on_date <= ? ORDER BY x.on_date DESC, x.seq DESC LIMIT 1)
        WHERE m.balance_qty > 0 OR m.balance_value > 0 ORDER BY p.name, p.ref`,
    )
    .all(day);

/** What a report says of every product. */
export const goodsOf = ({ id, sku, name, unit }: Product): { productId: string; sku: string; name: string; unit: string } => ({ productId: id, sku, name, unit });

/** Refuses a span whose end lies before its beginning. */
function checked<T extends { readonly from: CalendarDate; readonly to: CalendarDate }>(args: T): T {
  if (args.to < args.from) throw invalid('to', `tanggal akhir ${args.to} sebelum tanggal awal ${args.from}`);
  return args;
}

/** Reports of goods, read off stock moves, frozen sale lines and deliveries. */
export class GoodsReports {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly catalog: Catalog;
  private readonly members: Members;

  constructor(kernel: Kernel, ledger: Ledger, catalog: Catalog, members: Members) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.catalog = catalog;
    this.members = members;
  }

  handlers(): Handlers<'reports.stockValue' | 'reports.slowGoods' | 'reports.margins' | 'reports.landedCost' | 'reports.distribution'> {
    return {
      'reports.stockValue': (args) => this.stockValue(args),
      'reports.slowGoods': (args) => this.slowGoods(args),
      'reports.margins': (args) => this.margins(args),
      'reports.landedCost': (args) => this.landedCost(args),
      'reports.distribution': (args) => this.distribution(args),
    };
  }

  /** What goods were worth at the end of a day; of one category where it is named, the accounts always whole. */
  stockValue({ asOf, category }: Args<'reports.stockValue'>): Result<'reports.stockValue'> {
    const categories = this.kernel.settings.at('categories', asOf);
    if (category !== undefined && !categories.some((each) => each.key === category)) throw invalid('category', `kategori ${category} tidak ada di setelan`);
    const all = heldOn(this.kernel.db, asOf).map(({ ref, qty, value }) => {
      const product = this.catalog.byRef(ref);
      return { ...goodsOf(product), category: product.category, account: this.catalog.category(product, asOf).inventory, qty: quantityText(qty), value, unitCost: unitCostText(value, qty) };
    });
    const rows = all.filter((row) => category === undefined || row.category === category);
    const accounts = [...new Set([...categories.map((each) => each.inventory), ...all.map((row) => row.account)])].toSorted().map((code) => ({
      code, name: this.ledger.account(code).name, value: sum(all.filter((row) => row.account === code).map((row) => row.value)), ledger: this.ledger.balance(code, asOf),
    }));
    return { rows, total: sum(rows.map((row) => row.value)), accounts, agrees: accounts.every((account) => account.value === account.ledger) };
  }

  /** Goods that lie: not sold for so long, by what they are worth. */
  slowGoods({ asOf, days }: Args<'reports.slowGoods'>): Result<'reports.slowGoods'> {
    const { db, settings } = this.kernel;
    const { slowDays, deadDays, paceDays } = settings.at('goods.slow', asOf);
    const sold = db.sql<{ lastSold: CalendarDate | null; pace: number | null }>(
      `SELECT max(m.on_date) AS lastSold, sum(CASE WHEN m.on_date > ? THEN -m.qty END) AS pace FROM stock_move m
        WHERE m.product_ref = ? AND m.kind = 'jual' AND m.on_date <= ? AND NOT EXISTS (SELECT 1 FROM sale_return r WHERE r.sale_seq = m.document_seq AND r.kind = 'batal')`,
    );
    const came = db.sql<{ first: CalendarDate }>('SELECT on_date AS first FROM stock_move WHERE product_ref = ? ORDER BY on_date, seq LIMIT 1');
    const from = addDays(asOf, -paceDays);
    const rows = heldOn(db, asOf).flatMap(({ ref, qty, value }): Result<'reports.slowGoods'>['rows'] => {
      const { lastSold = null, pace } = sold.get(from, ref, asOf) ?? {};
      const lain = daysBetween(lastSold ?? came.get(ref)?.first ?? asOf, asOf);
      if (lain < (days ?? slowDays)) return [];
      const moved = pace ?? 0;
      return [{
        ...goodsOf(this.catalog.byRef(ref)), qty: quantityText(qty), value, lastSold, days: lain, pacePerDay: ratioText(moved, paceDays * 1000, 3), daysOfCover: moved === 0 ? null : Math.floor((qty * paceDays) / moved), state: lain >= Math.max(deadDays, days ?? 0) ? 'mati' : 'lambat',
      }];
    }).toSorted((a, b) => b.value - a.value || b.days - a.days);
    return { rows, slow: sum(rows.filter((row) => row.state === 'lambat').map((row) => row.value)), dead: sum(rows.filter((row) => row.state === 'mati').map((row) => row.value)) };
  }

  margins(args: Args<'reports.margins'>): Result<'reports.margins'> {
    return margins({ db: this.kernel.db, ledger: this.ledger, categories: this.kernel.settings.at('categories', args.to) }, checked(args));
  }

  /** What goods cost when they last came, against what they may and do sell for. */
  landedCost({ asOf }: Args<'reports.landedCost'>): Result<'reports.landedCost'> {
    const rows = this.kernel.db
      .sql<{ ref: number; date: string; number: string; supplier: string; qty: number; amount: number }>(
        `WITH latest AS (
           SELECT l.product_ref AS ref, l.qty, l.amount + l.freight AS amount, d.on_date AS date, d.number, s.name AS supplier, row_number() OVER (PARTITION BY l.product_ref ORDER BY d.on_date DESC, d.seq DESC, l.line_no DESC) AS nth
             FROM receipt_line l JOIN document d ON d.seq = l.document_seq JOIN receipt r ON r.document_seq = l.document_seq JOIN supplier s ON s.ref = r.supplier_ref
            WHERE l.qty > 0 AND d.on_date <= ? AND ${standingOn('d.seq')})
         SELECT t.ref, t.date, t.number, t.supplier, t.qty, t.amount FROM latest t JOIN product p ON p.ref = t.ref WHERE t.nth = 1 ORDER BY p.name, p.ref`,
      )
      .all(asOf, asOf)
      .map(({ ref, qty, amount, ...row }) => {
        const product = this.catalog.byRef(ref);
        const price = this.catalog.priceAt(product, asOf);
        const sells = price === undefined ? null : Math.min(price.general, price.het ?? price.general);
        return {
          ...goodsOf(product), ...row, qty: quantityText(qty), landed: unitCostText(amount, qty), price: price?.general ?? null, het: price?.het ?? null,
          marginPct: sells === null ? null : percentOf(sells * qty - amount * 1000, sells * qty), loss: sells !== null && amount * 1000 >= sells * qty,
        };
      });
    return { rows: rows.toSorted((a, b) => Number(b.loss) - Number(a.loss)), losses: rows.filter((row) => row.loss).length };
  }

  distribution(args: Args<'reports.distribution'>): Result<'reports.distribution'> {
    return distribution({ kernel: this.kernel, catalog: this.catalog, members: this.members }, checked(args));
  }
}
