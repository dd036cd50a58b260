import type { Args, Result } from '../../../shared/contract/index.ts';
import { canonicalJson } from '../../../shared/domain/canonical.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { MAX_RUPIAH, sum } from '../../../shared/domain/money.ts';
import { linePrice, packPrice, type LinePrice } from '../../../shared/domain/pricing.ts';
import { boundedTimesPrice, parseQuantity, quantityText } from '../../../shared/domain/quantity.ts';
import { readLabel } from '../../../shared/domain/weighed.ts';
import { basketWords } from '../../../shared/text/baskets.ts';
import type { Product } from '../catalog/index.ts';
import type { Handlers, Kernel, User, WriteCtx } from '../kernel/kernel.ts';
import { conflict, notFound } from '../kernel/refusal.ts';
import type { SalesRooms } from './index.ts';

type BasketView = Result<'sales.recall'>['basket'];
type KeptTender = Result<'sales.cart'>['payment'][number];
type Kept = { readonly payment?: readonly KeptTender[]; readonly memberId?: string; readonly lines: readonly (Pick<BasketView['lines'][number], 'productId' | 'qty' | 'cylinder' | 'empty' | 'discount' | 'note' | 'label'> & { readonly unit?: string })[]; readonly discount?: number; readonly note?: string };
type Held = { readonly ref: number; readonly id: string; readonly number: string; readonly basket: string };

const paymentOf = (kept: string): KeptTender[] => [...((JSON.parse(kept) as Kept).payment ?? [])];

/** Whether a tender is money that the gerai already has. */
const cameIn = ({ method }: KeptTender): boolean => method === 'qris' || method === 'transfer';

/** Baskets that wait: put aside by name until somebody calls them back, and each cashier's unfinished one. */
export class Baskets {
  private readonly kernel: Kernel;
  private readonly rooms: Pick<SalesRooms, 'catalog' | 'members'>;

  constructor(kernel: Kernel, rooms: Baskets['rooms']) {
    this.kernel = kernel;
    this.rooms = rooms;
  }

  handlers(): Handlers<'sales.hold' | 'sales.holds' | 'sales.recall' | 'sales.drop' | 'sales.saveCart' | 'sales.cart' | 'sales.dropPayment'> {
    const { db } = this.kernel;
    return {
      'sales.hold': ({ name, basket }, ctx) => {
        const number = this.putAside(ctx, { id: ctx.id, userRef: ctx.user.ref, name: name ?? '', basket: this.written(basket) });
        ctx.note(number, basketWords.held(number, basket.lines.length));
        return { holdId: ctx.id, number };
      },
      'sales.holds': (_args, ctx) => ({
        rows: db
          .sql<{ id: string; number: string; name: string; cashier: string; heldAt: string; basket: string }>(
            'SELECT h.id, h.number, h.name, u.name AS cashier, h.held_at AS heldAt, h.basket FROM held_basket h JOIN user u ON u.ref = h.user_ref ORDER BY h.held_at, h.ref',
          )
          .all()
          .map(({ id, basket, ...row }) => {
            const { lines, discount = 0 } = this.view(basket, ctx.today);
            const beside = ({ cylinder, shellPrice = 0, deposit = 0 }: (typeof lines)[number]): number => (cylinder === 'beli' ? shellPrice : cylinder === 'jaminan' ? deposit : 0);
            // More of a line than one amount may be is told by the quote; one such basket must not hide the others.
            const total = sum(lines.map((line) => (boundedTimesPrice(parseQuantity(line.qty), line.unitPrice + beside(line)) ?? MAX_RUPIAH) - (line.discount ?? 0))) - discount;
            return { holdId: id, ...row, lines: lines.length, total };
          }),
      }),
      'sales.recall': ({ holdId }, ctx) => {
        const held = this.take(ctx, holdId);
        ctx.note(held.number, basketWords.recalled(held.number));
        return { basket: this.view(held.basket, ctx.today), payment: paymentOf(held.basket) };
      },
      'sales.drop': ({ holdId }, ctx) => {
        const held = this.take(ctx, holdId);
        const paidIn = sum(paymentOf(held.basket).filter(cameIn).map((tender) => tender.amount));
        if (paidIn > 0) throw conflict('paidIn', basketWords.paidIn(held.number, paidIn), { field: 'holdId' });
        ctx.note(held.number, basketWords.dropped(held.number, (JSON.parse(held.basket) as Kept).lines.length));
        return { holdId: held.id };
      },
      'sales.dropPayment': ({ method, amount, reference, reason }, ctx) => {
        ctx.note(reference, basketWords.paymentDropped(method, amount, reason));
        return { method, amount };
      },
      'sales.saveCart': ({ basket, payment = [] }, ctx) => {
        if (basket === null) {
          this.forget(ctx.user.ref);
          return { savedAt: null };
        }
        db.sql('INSERT INTO till_cart (user_ref, basket, saved_at) VALUES (?, ?, ?) ON CONFLICT (user_ref) DO UPDATE SET basket = excluded.basket, saved_at = excluded.saved_at').run(ctx.user.ref, this.written(basket, payment), ctx.now);
        return { savedAt: ctx.now };
      },
      'sales.cart': (_args, ctx) => {
        const saved = db.sql<{ basket: string; savedAt: string }>('SELECT basket, saved_at AS savedAt FROM till_cart WHERE user_ref = ?').get(ctx.user.ref);
        return saved === undefined ? { basket: null, payment: [], savedAt: null } : { basket: this.view(saved.basket, ctx.today), payment: paymentOf(saved.basket), savedAt: saved.savedAt };
      },
    };
  }

  /** A paid basket is not unfinished any more, also when the power goes before the till could say so. */
  forget(userRef: number): void {
    this.kernel.db.sql('DELETE FROM till_cart WHERE user_ref = ?').run(userRef);
  }

  /** The caller's unfinished basket goes on in the receiver's hands; one the receiver had is put aside, and its number answered. */
  handOver(ctx: WriteCtx, receiver: User): string | null {
    const { db } = this.kernel;
    const theirs = db.sql<{ basket: string }>('SELECT basket FROM till_cart WHERE user_ref = ?').get(receiver.ref);
    const number = theirs === undefined ? null : this.putAside(ctx, { id: ctx.nextId(), userRef: receiver.ref, name: receiver.name, basket: theirs.basket });
    this.forget(receiver.ref);
    db.sql('UPDATE till_cart SET user_ref = ? WHERE user_ref = ?').run(receiver.ref, ctx.user.ref);
    return number;
  }

  private putAside(ctx: WriteCtx, { id, userRef, name, basket }: { readonly id: string; readonly userRef: number; readonly name: string; readonly basket: string }): string {
    const ref = ctx.rows.lastRowid('held_basket') + 1;
    const number = `T-${ref}`;
    ctx.rows.insert('held_basket', { ref, id, number, user_ref: userRef, name, held_at: ctx.now, basket });
    return number;
  }

  private take(ctx: WriteCtx, holdId: string): Held {
    const held = this.kernel.db.sql<Held>('SELECT ref, id, number, basket FROM held_basket WHERE id = ?').get(holdId);
    if (held === undefined) throw notFound(basketWords.what, 'holdId');
    ctx.rows.remove('held_basket', { ref: held.ref });
    return held;
  }

  /** A basket as it is kept. Throws NOT_FOUND for goods or a member that nobody knows. */
  private written({ memberId, lines, ...rest }: Args<'sales.hold'>['basket'], payment: readonly KeptTender[] = []): string {
    if (memberId !== undefined) this.rooms.members.get(memberId, 'basket.memberId');
    lines.forEach((line, index) => void this.rooms.catalog.get(line.productId, `basket.lines.${index}.productId`));
    return canonicalJson({ ...(memberId === undefined ? {} : { memberId }), lines: lines.map(({ qty, ...line }) => ({ ...line, qty: quantityText(qty) })), ...rest, ...(payment.length === 0 ? {} : { payment }) });
  }

  /** The same with today's names and prices; what may not be sold today is told by the quote. */
  private view(kept: string, today: CalendarDate): BasketView {
    const { memberId, lines, payment: _payment, ...whole } = JSON.parse(kept) as Kept;
    return {
      ...whole,
      memberId: memberId ?? null,
      lines: lines.map((line) => {
        const { unit, ...rest } = line;
        const product = this.rooms.catalog.get(line.productId);
        const price = this.rooms.catalog.priceAt(product, today);
        const base = linePrice({ member: memberId !== undefined, general: price?.general ?? 0, memberPrice: price?.member ?? undefined });
        const label = line.label === undefined ? null : readLabel(line.label, this.kernel.settings.at('barcode.weighed', today));
        const shellPrice = (memberId === undefined ? null : price?.shell_member) ?? price?.shell_general ?? null;
        return {
          ...rest, ...(label?.content === 'harga' ? { labelPrice: label.value } : {}), name: product.name, ...this.inUnit(product, unit, base, price?.het ?? null, memberId !== undefined, today),
          ...(product.cylinder_size === null ? {} : { ...(shellPrice === null ? {} : { shellPrice }), ...((price?.deposit ?? null) === null ? {} : { deposit: price?.deposit ?? 0 }) }),
        };
      }),
    };
  }

  /** Unit and prices of a line in the unit it was rung up in; one that is not sold any more comes back in the base unit, to be looked at. */
  private inUnit(product: Product, name: string | undefined, base: LinePrice, het: number | null, member: boolean, today: CalendarDate): Pick<BasketView['lines'][number], 'unit' | 'unitPrice' | 'generalPrice' | 'het' | 'pack' | 'factor'> {
    const unit = name === undefined ? undefined : this.rooms.catalog.unit(product, name);
    if (unit === undefined) return { unit: product.unit, unitPrice: base.unitPrice, generalPrice: base.generalPrice, ...(het === null ? {} : { het }) };
    const { factor } = unit;
    const own = this.rooms.catalog.unitPriceAt(unit, today);
    return {
      unit: unit.name, pack: unit.name, factor: quantityText(factor), unitPrice: packPrice({ factor, unitPrice: base.unitPrice, own: (member ? own.member : null) ?? own.general }),
      generalPrice: packPrice({ factor, unitPrice: base.generalPrice, own: own.general }), ...(het === null ? {} : { het: packPrice({ factor, unitPrice: het }) }),
    };
  }
}
