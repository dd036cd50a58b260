import type { Args, Result } from '../../../shared/contract/index.ts';
import { addDays, type CalendarDate } from '../../../shared/domain/dates.ts';
import { divideHalfUp } from '../../../shared/domain/money.ts';
import { quantityText } from '../../../shared/domain/quantity.ts';
import { daysLeft, paceOf, paceText, reorder, type DayOfGoods, type Pace } from '../../../shared/domain/reorder.ts';
import { proposalWords as words } from '../../../shared/text/purchasing.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import { standing } from '../ledger/index.ts';
import type { Orders } from './orders.ts';
import type { Suppliers } from './suppliers.ts';

type Candidate = { readonly ref: number; readonly id: string; readonly name: string; readonly unit: string; readonly minStock: number };
type Bought = { readonly supplierRef: number; readonly amount: number; readonly qty: number; readonly unit: string | null };
type Row = Result<'purchases.proposals'>['rows'][number];

/** What should be ordered now: of the pace of sales, the least there should be, and the days goods take to come. */
export class Proposals {
  private readonly kernel: Kernel;
  private readonly catalog: Catalog;
  private readonly suppliers: Suppliers;
  private readonly orders: Orders;

  constructor(kernel: Kernel, catalog: Catalog, suppliers: Suppliers, orders: Orders) {
    this.kernel = kernel;
    this.catalog = catalog;
    this.suppliers = suppliers;
    this.orders = orders;
  }

  handlers(): Handlers<'purchases.proposals'> {
    return { 'purchases.proposals': (args, ctx) => this.proposals(args, args.asOf ?? ctx.today) };
  }

  private proposals({ supplierId }: Args<'purchases.proposals'>, asOf: CalendarDate): Result<'purchases.proposals'> {
    const only = supplierId === undefined ? undefined : this.suppliers.get(supplierId).ref;
    const { paceDays, coverDays } = this.kernel.settings.at('purchase.proposals', asOf);
    const from = addDays(asOf, 1 - paceDays);
    const onOrder = this.orders.waitedFor();
    const rows = this.candidates(from).flatMap((candidate): Row[] => {
      const bought = this.lastBought(candidate.ref);
      if (only !== undefined && bought?.supplierRef !== only) return [];
      const supplier = bought === undefined ? undefined : this.suppliers.byRef(bought.supplierRef);
      if (supplier?.kind === 'konsinyasi') return [];
      const { pace, onHand } = this.lived(candidate.ref, from, asOf);
      const leadDays = supplier === undefined ? 0 : (this.suppliers.termsAt(supplier.ref, asOf)?.leadDays ?? 0);
      const pack = this.packOf(candidate, bought);
      const ordered = onOrder.get(candidate.ref) ?? 0;
      const propose = reorder({ pace, onHand, onOrder: ordered, minStock: candidate.minStock, leadDays, coverDays, pack: pack?.factor ?? 1000 });
      if (propose === 0) return [];
      const left = daysLeft(pace, onHand);
      const inPack = pack ?? { name: candidate.unit, factor: 1000 };
      return [
        {
          productId: candidate.id, name: candidate.name, unit: candidate.unit, supplierId: supplier?.id ?? null, supplierName: supplier?.name ?? null, onHand: quantityText(onHand), onOrder: quantityText(ordered), minStock: quantityText(candidate.minStock),
          pacePerDay: paceText(pace), daysLeft: left, leadDays, propose: quantityText(propose), pack: pack === null ? null : { name: pack.name, qty: quantityText(pack.factor) }, packs: quantityText((propose / inPack.factor) * 1000),
          unitCost: bought === undefined ? null : divideHalfUp(BigInt(bought.amount) * BigInt(inPack.factor), BigInt(bought.qty)), text: words.now((propose / inPack.factor) * 1000, inPack.name, left),
        },
      ];
    });
    return { rows: rows.toSorted((a, b) => (a.daysLeft ?? Number.MAX_SAFE_INTEGER) - (b.daysLeft ?? Number.MAX_SAFE_INTEGER) || a.name.localeCompare(b.name, 'id')) };
  }

  /** Goods on sale that moved since a day or have a least amount. */
  private candidates(from: CalendarDate): Candidate[] {
    return this.kernel.db
      .sql<Candidate>('SELECT p.ref, p.id, p.name, p.unit, coalesce(p.min_stock, 0) AS minStock FROM product p LEFT JOIN stock s ON s.product_ref = p.ref WHERE p.active = 1 AND (p.min_stock IS NOT NULL OR s.last_on >= ?) ORDER BY p.ref')
      .all(from);
  }

  /** What a product sold on each day of a span, and what there was of it on the last. Reads its moves back from the newest to the first before the span. */
  private lived(productRef: number, from: CalendarDate, to: CalendarDate): { readonly pace: Pace; readonly onHand: number } {
    const moved = new Map<string, { sold: number; closing: number }>();
    let opening = 0;
    for (const { date, kind, qty, balance } of this.kernel.db
      .sql<{ date: CalendarDate; kind: string; qty: number; balance: number }>('SELECT on_date AS date, kind, qty, balance_qty AS balance FROM stock_move WHERE product_ref = ? ORDER BY seq DESC')
      .iterate(productRef)) {
      if (date > to) continue;
      if (date < from) {
        opening = balance;
        break;
      }
      const day = moved.get(date) ?? { sold: 0, closing: balance };
      if (kind === 'jual' || kind === 'retur-jual') day.sold -= qty;
      moved.set(date, day);
    }
    const days: DayOfGoods[] = [];
    let closing = opening;
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const on = moved.get(day);
      closing = on?.closing ?? closing;
      days.push({ sold: on?.sold ?? 0, closing });
    }
    return { pace: paceOf(days), onHand: closing };
  }

  /** The last delivery of a product that stands; undefined where none ever came. */
  private lastBought(productRef: number): Bought | undefined {
    return this.kernel.db
      .sql<Bought>(
        `SELECT r.supplier_ref AS supplierRef, l.amount, l.qty, n.unit_name AS unit FROM receipt_line l JOIN receipt r ON r.document_seq = l.document_seq LEFT JOIN receipt_line_note n ON n.document_seq = l.document_seq AND n.line_no = l.line_no
          WHERE l.product_ref = ? AND l.qty > 0 AND ${standing('l.document_seq')} ORDER BY l.document_seq DESC, l.line_no DESC LIMIT 1`,
      )
      .get(productRef);
  }

  /** What a product is bought in: as it came last, else the largest of its packs; null for the base unit. */
  private packOf({ id }: Candidate, bought: Bought | undefined): { readonly name: string; readonly factor: number } | null {
    const product = this.catalog.get(id);
    const came = bought?.unit == null ? undefined : this.catalog.unit(product, bought.unit);
    return came ?? this.catalog.largestUnit(product) ?? null;
  }
}
