import type { Args, Result } from '../../../shared/contract/index.ts';
import { quantity } from '../../../shared/domain/quantity.ts';
import { rupiah } from '../../../shared/domain/money.ts';
import { swapWords } from '../../../shared/text/swap.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { refuse } from '../kernel/refusal.ts';
import type { AfterSale, Sold } from './afterSale.ts';
import type { SalesRooms } from './index.ts';
import type { Ringing, RungBasket, RungLine } from './ringing.ts';

type Frozen = {
  readonly lineNo: number; readonly productRef: number; readonly qty: number; readonly unitPrice: number; readonly generalPrice: number; readonly discount: number; readonly amount: number; readonly het: number | null; readonly priceRef: number; readonly limitRef: number | null;
  readonly limitBuyer: string | null; readonly unit: RungLine['category']['unit']; readonly sales: string; readonly cogs: string; readonly cylinder: RungLine['cylinder']; readonly shell: number; readonly deposit: number;
};

/** "Ganti cara bayar": for a moment after a sale its tender is changed without a return. The sale is countered and the same frozen lines are rung up again, in one command. */
export class Swap {
  private readonly kernel: Kernel;
  private readonly rooms: SalesRooms;
  private readonly afterSale: AfterSale;
  private readonly ringing: Ringing;

  constructor(kernel: Kernel, rooms: SalesRooms, afterSale: AfterSale, ringing: Ringing) {
    this.kernel = kernel;
    this.rooms = rooms;
    this.afterSale = afterSale;
    this.ringing = ringing;
  }

  /** Throws RULE SALE_STATE for a sale that is too old, voided, returned or of another shift, and whatever the new tenders are refused for. */
  swap({ saleId, ...tenders }: Args<'sales.swapTender'>, ctx: WriteCtx): Omit<Result<'sales.swapTender'>, 'replayed'> {
    const sale = this.afterSale.sale(saleId);
    const { seconds, finish } = this.kernel.settings.at('sale.swapTender', ctx.today);
    if (seconds === 0) throw refuse('SALE_STATE', swapWords.never, { field: 'saleId' });
    if (Date.parse(ctx.now) - Date.parse(sale.at) > (seconds + finish) * 1000) throw refuse('SALE_STATE', swapWords.late(sale.number, seconds), { field: 'saleId' });
    const basket = this.basketOf(sale);
    const countered = this.afterSale.counter(ctx, sale, swapWords.reason, { swapId: ctx.nextId() });
    const rung = this.ringing.ring(ctx, sale.shiftSeq, basket, tenders, { replaces: sale.number, drawer: countered.cash });
    ctx.note(rung.number, swapWords.note(rung.number, sale.number));
    return { ...rung, replaces: sale.number, voidNumber: countered.number };
  }

  /** What a sale froze, as it is sold again (ruling 19): no price, rule or name is looked up anew. */
  private basketOf(sale: Sold): RungBasket {
    const { db } = this.kernel;
    const { catalog, cylinders } = this.rooms;
    const packs = new Map(
      db.sql<{ line: number; name: string; factor: number; qty: number; unitPrice: number }>('SELECT line_no AS line, name, factor, qty, unit_price AS unitPrice FROM sale_line_unit WHERE document_seq = ?').all(sale.seq).map(({ line, ...pack }) => [line, pack]),
    );
    const notes = new Map(db.sql<{ line: number; note: string }>('SELECT line_no AS line, note FROM sale_note WHERE document_seq = ?').all(sale.seq).map(({ line, note }) => [line, note]));
    const rows = db
      .sql<Frozen>(
        `SELECT line_no AS lineNo, product_ref AS productRef, qty, unit_price AS unitPrice, general_price AS generalPrice, discount, amount, het, price_ref AS priceRef, limit_ref AS limitRef, limit_buyer AS limitBuyer, unit, sales_account AS sales, cogs_account AS cogs,
                cylinder, shell_amount AS shell, deposit FROM sale_line WHERE document_seq = ? ORDER BY line_no`,
      )
      .all(sale.seq);
    const shares = this.rooms.shares.ofSale(sale.seq);
    const lines = rows.map(({ lineNo, productRef, qty, unitPrice, generalPrice, discount, amount, het, priceRef, limitRef, limitBuyer, unit, sales, cogs, cylinder, shell, deposit }): RungLine => {
      const product = catalog.byRef(productRef);
      const pack = packs.get(lineNo);
      return {
        product, category: { ...catalog.category(product, sale.date), unit, salesMember: sales, salesNonMember: sales, cogsMember: cogs, cogsNonMember: cogs }, qty: quantity(qty), price: { ref: priceRef, het }, unitPrice: rupiah(unitPrice), generalPrice: rupiah(generalPrice),
        discount: rupiah(discount), amount: rupiah(amount), pack: pack === undefined ? null : { name: pack.name, factor: pack.factor, qty: quantity(pack.qty), unitPrice: rupiah(pack.unitPrice), generalPrice: rupiah(pack.unitPrice) }, limitRef, limitBuyer, cylinder, consigned: shares.get(lineNo) ?? null,
        shell: rupiah(shell), deposit: rupiah(deposit), empty: cylinders.emptyAt(sale.seq, lineNo) ?? 'baik',
      };
    });
    const member = sale.memberRef === null ? null : this.rooms.members.byRef(sale.memberRef);
    return { lines, total: rupiah(sale.total), memberRef: sale.memberRef, buyerRef: sale.buyerRef, member, notes: [notes.get(0), ...rows.map((row) => notes.get(row.lineNo))] };
  }
}
