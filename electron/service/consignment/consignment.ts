import type { Args, Result } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { ZERO } from '../../../shared/domain/money.ts';
import { HUNDRED_PERCENT, percentUnits } from '../../../shared/domain/percent.ts';
import { quantityText } from '../../../shared/domain/quantity.ts';
import { consignmentWords as words } from '../../../shared/text/consignment.ts';
import { dateText } from '../../../shared/text/format.ts';
import type { Catalog, Product } from '../catalog/index.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, notFound, refuse } from '../kernel/refusal.ts';
import { inUse, lastDayOf, standing, type DocumentHead, type EntryLine, type Ledger, type Reversed, type Reversibles } from '../ledger/index.ts';
import type { Members } from '../members/index.ts';
import type { Savings } from '../savings/index.ts';
import type { Stock } from '../stock/index.ts';
import { consignedGoods, consignors, settledUpTo, statement, unpaid } from './lists.ts';
import { OWED, type Shares } from './shares.ts';
import { ownerOf, termsOn } from './terms.ts';

export type Consignor = { readonly ref: number; readonly id: string; readonly name: string; readonly kind: string; readonly memberRef: number | null };
type Rooms = { readonly catalog: Catalog; readonly stock: Stock; readonly members: Members; readonly savings: Savings; readonly cash: CashDesk; readonly shares: Shares };
type Goods = { readonly product: Product; readonly qty: Args<'consignment.receive'>['lines'][number]['qty'] };
type Method = 'consignment.setOwner' | 'consignment.setTerms' | 'consignment.receive' | 'consignment.giveBack' | 'consignment.settle' | 'consignment.list' | 'consignment.goods' | 'consignment.statement';

/** Goods on consignment (ruling 32): in stock at no value, sold at the till, their owners paid by a settlement. */
export class Consignment {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly rooms: Rooms;

  constructor(kernel: Kernel, ledger: Ledger, rooms: Rooms) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.rooms = rooms;
  }

  handlers(): Handlers<Method> {
    const { db } = this.kernel;
    return {
      'consignment.setOwner': ({ supplierId, memberId }, ctx) => {
        const supplier = this.consignor(supplierId);
        const member = memberId === undefined ? null : this.rooms.members.active(memberId, 'memberId');
        const known = supplier.memberRef !== null;
        if (member === null && known) ctx.rows.remove('consignor', { supplier_ref: supplier.ref });
        else if (member !== null && known) ctx.rows.update('consignor', { supplier_ref: supplier.ref }, { member_ref: member.ref });
        else if (member !== null) ctx.rows.insert('consignor', { supplier_ref: supplier.ref, member_ref: member.ref });
        ctx.note(supplier.id, 'pemilik titipan');
        return { supplierId };
      },
      'consignment.setTerms': (args, ctx) => this.setTerms(args, ctx),
      'consignment.receive': (args, ctx) => this.receive(args, ctx),
      'consignment.giveBack': (args, ctx) => this.giveBack(args, ctx),
      'consignment.settle': (args, ctx) => this.settle(args, ctx),
      'consignment.list': () => consignors(db, (ref) => this.rooms.members.byRef(ref)),
      'consignment.goods': ({ supplierId }) => consignedGoods(db, this.consignor(supplierId).ref, this.kernel.today()),
      'consignment.statement': ({ supplierId, from, to }) => {
        if (to < from) throw invalid('to', `tanggal akhir ${to} sebelum tanggal awal ${from}`);
        const { ref, name } = this.consignor(supplierId);
        return { supplierId, name, ...statement(db, ref, from, to) };
      },
    };
  }

  /** Only the last settlement of an owner is undone, and one into savings while they are still there. */
  reversibles(): Reversibles<'BK'> {
    const { db } = this.kernel;
    const { SS: saved } = this.rooms.savings.reversibles();
    const paidBy = (document: Reversed): { readonly supplierRef: number; readonly via: string; readonly amount: number } => {
      const paid = db.sql<{ supplierRef: number; via: string; amount: number }>('SELECT supplier_ref AS supplierRef, via, amount FROM consignment_payment WHERE document_seq = ?').get(document.seq);
      if (paid === undefined) throw new Error(`${document.number} paid no consignor`);
      return paid;
    };
    return {
      BK: {
        purpose: 'umum',
        check: (document) => {
          const { supplierRef, via } = paidBy(document);
          const later = db.sql<{ number: string }>(`SELECT d.number FROM consignment_payment p JOIN document d ON d.seq = p.document_seq WHERE p.supplier_ref = ? AND d.seq > ? AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`).get(supplierRef, document.seq);
          if (later !== undefined) throw inUse(document, later.number, words.laterPayment);
          const paidOn = lastDayOf(db, 'SELECT document_seq FROM consignment_payment WHERE supplier_ref = ?', [supplierRef]);
          const savedOn = via === 'sukarela' ? saved.check(document) : null;
          return (savedOn ?? '') > (paidOn ?? '') ? savedOn : paidOn;
        },
        undo: (ctx, document, reversal) => {
          const { supplierRef, via, amount } = paidBy(document);
          this.rooms.shares.owe(supplierRef, amount);
          if (via === 'sukarela') saved.undo(ctx, document, reversal);
        },
      },
    };
  }

  /** A supplier who leaves goods here. Throws NOT_FOUND, VALIDATION for one who sells them to us. */
  private consignor(id: string): Consignor {
    const row = this.kernel.db.sql<Consignor>('SELECT s.ref, s.id, s.name, s.kind, c.member_ref AS memberRef FROM supplier s LEFT JOIN consignor c ON c.supplier_ref = s.ref WHERE s.id = ?').get(id);
    if (row === undefined) throw notFound('Penitip', 'supplierId');
    if (row.kind !== 'konsinyasi') throw invalid('supplierId', words.notConsignor(row.name));
    return row;
  }

  private setTerms({ productId, supplierId, commissionPct, from }: Args<'consignment.setTerms'>, ctx: WriteCtx): { productId: string; from: string } {
    const { db } = this.kernel;
    const supplier = this.consignor(supplierId);
    const product = this.rooms.catalog.get(productId);
    if (percentUnits(commissionPct) > HUNDRED_PERCENT) throw invalid('commissionPct', words.tooMuch);
    if (product.cylinder_size !== null) throw invalid('productId', words.cylinder(product.name));
    const owner = ownerOf(db, product.ref);
    if (owner !== null && owner !== supplier.ref) throw invalid('supplierId', words.otherOwner(product.name));
    if (owner === null && this.rooms.stock.onHand(product.ref).lastOn !== undefined) throw invalid('productId', words.ours(product.name));
    const on = from ?? ctx.today;
    ctx.rows.insert('consignment_term', { ref: ctx.rows.lastRowid('consignment_term') + 1, product_ref: product.ref, supplier_ref: supplier.ref, effective_from: on, pct: commissionPct });
    ctx.note(product.id, words.termsNote(product.name, commissionPct));
    return { productId, from: on };
  }

  /** Products of one consignor, each once, on terms that hold that day. Throws VALIDATION naming the line. */
  private goods(supplier: Consignor, lines: Args<'consignment.receive'>['lines'], on: CalendarDate): Goods[] {
    const seen = new Set<number>();
    return lines.map(({ productId, qty }, index) => {
      const field = `lines.${index}.productId`;
      const product = this.rooms.catalog.get(productId, field);
      if (seen.has(product.ref)) throw invalid(field, words.twice(product.name));
      seen.add(product.ref);
      if (termsOn(this.kernel.db, product.ref, on)?.supplierRef !== supplier.ref) throw invalid(field, words.noTerms(product.name, supplier.name));
      this.rooms.catalog.refuseFraction(product, qty, on, `lines.${index}.qty`);
      return { product, qty };
    });
  }

  private delivery(ctx: WriteCtx, kind: 'titip' | 'ambil', { supplierId, date, lines, note }: Args<'consignment.receive'>): { readonly document: DocumentHead; readonly goods: readonly Goods[] } {
    const on = date ?? ctx.today;
    this.ledger.admitDate(ctx, on);
    const supplier = this.consignor(supplierId);
    const goods = this.goods(supplier, lines, on);
    const document = this.ledger.document(ctx, { kind: kind === 'titip' ? 'TK' : 'TP', date: on, amounts: { lines: goods.map(({ product, qty }) => [product.id, qty]) }, refs: { supplier: supplier.id, ...(note === undefined ? {} : { note }) } });
    ctx.rows.insert('consignment_delivery', { document_seq: document.seq, supplier_ref: supplier.ref, kind, note: note ?? null });
    return { document, goods };
  }

  private receive(args: Args<'consignment.receive'>, ctx: WriteCtx): { number: string } {
    const { document, goods } = this.delivery(ctx, 'titip', args);
    goods.forEach(({ product, qty }, index) => this.rooms.stock.receive(ctx, product, qty, ZERO, { document, lineNo: index + 1, kind: 'terima' }));
    ctx.note(document.number, words.receiveNote(goods.length));
    return { number: document.number };
  }

  private giveBack(args: Args<'consignment.giveBack'>, ctx: WriteCtx): { number: string } {
    const { document, goods } = this.delivery(ctx, 'ambil', args);
    goods.forEach(({ product, qty }, index) => {
      const { qty: held } = this.rooms.stock.onHand(product.ref);
      if (qty > held) throw refuse('STOCK_INSUFFICIENT', words.short(product.name, held, product.unit, qty), { field: `lines.${index}.qty`, onHand: quantityText(held) });
      this.rooms.stock.takeOut(ctx, product, qty, { document, lineNo: index + 1, kind: 'retur-beli' });
    });
    ctx.note(document.number, words.backNote(goods.length));
    return { number: document.number };
  }

  /** Pays all shares since the last settlement, returns taken off. Throws RULE BALANCE_INSUFFICIENT where that leaves nothing. */
  private settle({ supplierId, via, until }: Args<'consignment.settle'>, ctx: WriteCtx): Omit<Result<'consignment.settle'>, 'replayed'> {
    const { db } = this.kernel;
    const supplier = this.consignor(supplierId);
    const on = until ?? ctx.today;
    if (on > ctx.today) throw invalid('until', words.future(dateText(ctx.today)));
    const before = settledUpTo(db, supplier.ref);
    if (before.until !== null && on < before.until) throw invalid('until', words.earlier(dateText(before.until)));
    if (via === 'sukarela' && supplier.memberRef === null) throw invalid('via', words.notMember(supplier.name));
    const due = unpaid(db, supplier.ref, before.seq, on);
    if (due.share <= 0) throw refuse('BALANCE_INSUFFICIENT', words.nothing(supplier.name, due.share), { field: 'supplierId', owed: due.share });
    const member = via === 'sukarela' && supplier.memberRef !== null ? this.rooms.members.active(this.rooms.members.byRef(supplier.memberRef).id, 'supplierId') : undefined;
    const cash = via === 'sukarela' ? undefined : this.rooms.cash.line(ctx, via, 'umum');
    const { amount, commission, share } = due;
    const document = this.ledger.document(ctx, { kind: 'BK', date: ctx.today, member, shiftSeq: cash?.shiftSeq, amounts: { amount, commission, share }, refs: { supplier: supplier.id, via, until: on } });
    ctx.rows.insert('consignment_payment', { document_seq: document.seq, supplier_ref: supplier.ref, via, until: on, upto_seq: due.uptoSeq, amount: share });
    this.rooms.shares.owe(supplier.ref, -share);
    if (member !== undefined) this.rooms.savings.move(ctx, { member, kind: 'sukarela', amount: share, document, via: 'titipan', date: document.date });
    const paid: EntryLine = cash === undefined ? { account: '2-1210', unit: 'USP', credit: share, member } : { ...cash, credit: share, flow: 'suppliers' };
    const owed = db.sql<{ unit: NonNullable<EntryLine['unit']>; share: number }>(
      'SELECT l.unit, sum(s.share) AS share FROM consignment_share s JOIN sale_line l ON l.document_seq = s.sale_seq AND l.line_no = s.sale_line WHERE s.supplier_ref = ? AND s.document_seq > ? AND s.document_seq <= ? GROUP BY l.unit ORDER BY l.unit',
    ).all(supplier.ref, before.seq, due.uptoSeq);
    const entry = this.ledger.post(ctx, { document, memo: words.settleMemo(document.number, supplier.name), lines: [...owed.map((line): EntryLine => (line.share < 0 ? { account: OWED, unit: line.unit, credit: -line.share } : { account: OWED, unit: line.unit, debit: line.share })), paid] });
    ctx.note(document.number, words.settleNote(share));
    return { number: document.number, amount, commission, share, entryNumber: entry.number };
  }
}
