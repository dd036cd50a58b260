import type { Args, Result } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { rupiah, sum, type Rupiah } from '../../../shared/domain/money.ts';
import { discountNeedsConsent } from '../../../shared/domain/pricing.ts';
import { quantityText } from '../../../shared/domain/quantity.ts';
import { stockWords } from '../../../shared/text/stock.ts';
import { discountWords } from '../../../shared/text/discounts.ts';
import type { Bon } from '../bon/index.ts';
import type { Qris } from '../cash/index.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Shares } from '../consignment/index.ts';
import { depositsSettled, type Cylinders, type EmptyCondition } from '../cylinders/index.ts';
import type { Ctx, Handlers, Kernel, User, WriteCtx } from '../kernel/kernel.ts';
import { invalid, notFound, pageBefore, refuse } from '../kernel/refusal.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Member, Members } from '../members/index.ts';
import type { Savings } from '../savings/index.ts';
import type { Shifts } from '../shifts/index.ts';
import type { Stock } from '../stock/index.ts';
import { AfterSale } from './afterSale.ts';
import { Baskets } from './baskets.ts';
import { limitKeys, Pricing, type Basket, type Customer } from './pricing.ts';
import { Ringing } from './ringing.ts';
import { Swap } from './swap.ts';
import { backByLine, returnSlipOf, returnsOfShift, returnsView, stateOf, swapLinks, swapsOfShift, type ReturnSlip } from './returned.ts';

export { saleSums, salesChecks } from './checks.ts';
export { isSigned } from './memberTenders.ts';
export { returnChecks } from './returnChecks.ts';

type SaleRow = {
  seq: number; id: string; number: string; on_date: string; at: string; cashier: string; shift: string; member_ref: number | null; last4: string | null; total: number; rounding: number; paid: number; change: number;
};
type LineRow = { line_no: number; product_ref: number; name: string; unit_name: string; qty: number; unit_price: number; general_price: number; discount: number; amount: number; het: number | null; cylinder: string | null; shell_amount: number; deposit: number };

const TENDER_NAMES: Readonly<Record<string, string>> = { qris: 'QRIS', transfer: 'Transfer', sukarela: 'Potong simpanan', bon: 'Bon anggota' };

/** What sales need of the printing room. */
export type ReceiptPrinter = { enqueue(ctx: WriteCtx, document: 'sale-receipt' | 'return-slip' | 'deposit-slip', target: string, options: { drawer: boolean }): void; copies(document: 'sale-receipt', target: string): number };

const noted = (note: string | undefined): { note?: string } => (note === undefined ? {} : { note });
const packed = <P>(pack: P | undefined): { pack?: P } => (pack === undefined ? {} : { pack });
const discountOf = (basket: Basket): Rupiah => sum(basket.lines.map((line) => line.discount));

export type SalesRooms = { readonly catalog: Catalog; readonly stock: Stock; readonly cylinders: Cylinders; readonly shifts: Shifts; readonly members: Members; readonly savings: Savings; readonly bon: Bon; readonly qris: Qris; readonly shares: Shares; readonly printer: ReceiptPrinter };

/** The till: quote and checkout, and what was sold. */
export class Sales {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly rooms: SalesRooms;
  private readonly pricing: Pricing;
  private readonly baskets: Baskets;
  private readonly ringing: Ringing;

  constructor(kernel: Kernel, ledger: Ledger, rooms: SalesRooms) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.rooms = rooms;
    this.pricing = new Pricing(kernel, rooms.catalog, rooms.stock, rooms.cylinders);
    this.baskets = new Baskets(kernel, rooms);
    this.ringing = new Ringing(kernel, ledger, rooms);
  }

  /** How many sales a shift made and their total, how they were paid without cash, and what it voided and took back. */
  ofShift(shiftSeq: number): { count: number; total: number; tenders: ReturnType<Sales['otherTenders']>; swaps: number } & ReturnType<typeof returnsOfShift> {
    const row = this.kernel.db.sql<{ count: number; total: number | null }>('SELECT count(*) AS count, sum(total) AS total FROM sale WHERE shift_seq = ?').get(shiftSeq);
    const swaps = swapsOfShift(this.kernel.db, shiftSeq);
    return { count: (row?.count ?? 0) - swaps.count, total: (row?.total ?? 0) - swaps.total, tenders: this.otherTenders(shiftSeq), swaps: swaps.count, ...returnsOfShift(this.kernel.db, shiftSeq) };
  }

  /** See `Baskets.handOver`. */
  handBasket(ctx: WriteCtx, receiver: User): string | null {
    return this.baskets.handOver(ctx, receiver);
  }

  /** What a shift sold without cash and did not void, by tender: how often and how much. */
  private otherTenders(shiftSeq: number): { label: string; count: number; amount: number }[] {
    return this.kernel.db
      .sql<{ method: string; count: number; amount: number }>(
        `SELECT p.method, count(*) AS count, sum(p.amount) AS amount FROM sale_payment p JOIN sale s ON s.document_seq = p.document_seq
          WHERE s.shift_seq = ? AND p.method <> 'tunai' AND NOT EXISTS (SELECT 1 FROM sale_return r WHERE r.sale_seq = s.document_seq AND r.kind = 'batal') GROUP BY p.method ORDER BY p.method`,
      )
      .all(shiftSeq)
      .map(({ method, count, amount }) => ({ label: TENDER_NAMES[method] ?? method, count, amount }));
  }

  handlers(): Handlers<'sales.quote' | 'sales.checkout' | 'sales.get' | 'sales.search' | 'sales.void' | 'sales.return' | 'sales.swapTender' | keyof ReturnType<Baskets['handlers']>> {
    const afterSale = new AfterSale(this.kernel, this.ledger, this.rooms);
    return {
      ...afterSale.handlers(),
      'sales.swapTender': (args, ctx) => new Swap(this.kernel, this.rooms, afterSale, this.ringing).swap(args, ctx),
      ...this.baskets.handlers(),
      'sales.quote': ({ memberId, buyer, lines, discount }, ctx) => {
        const { customer } = this.customer(memberId, buyer);
        const basket = this.pricing.price(lines, customer, ctx.today, discount ?? 0);
        return {
          lines: basket.lines.map((line) => ({
            productId: line.product.id, name: line.product.name, qty: quantityText(line.pack?.qty ?? line.qty), unitPrice: line.unitPrice, generalPrice: line.generalPrice, discount: line.discount, amount: line.amount, onHand: quantityText(this.rooms.stock.onHand(line.product.ref).qty),
            ...(line.price.het === null ? {} : { het: line.price.het }),
            ...(line.pack === null ? {} : { pack: { name: line.pack.name, factor: quantityText(line.pack.factor), unitPrice: line.pack.unitPrice, generalPrice: line.pack.generalPrice } }),
            ...(line.limitLeft === undefined ? {} : { limitLeft: quantityText(line.limitLeft) }),
            ...(line.shell === 0 ? {} : { shell: line.shell }),
            ...(line.deposit === 0 ? {} : { deposit: line.deposit }),
          })),
          discount: discountOf(basket),
          total: basket.total,
          approval: this.consentFor(basket, ctx.today),
          problems: [...basket.problems.map(({ refusal, line }) => ({ rule: refusal.rule ?? refusal.code, line, message: refusal.message })), ...this.storageWarning(basket, ctx.today)],
          notes: this.expiryNotes(basket, ctx.today),
        };
      },
      'sales.checkout': (args, ctx) => this.checkout(args, ctx),
      'sales.get': ({ saleId, number }, ctx) => {
        if ((saleId === undefined) === (number === undefined)) throw invalid('saleId', 'isi salah satu: saleId atau number');
        return this.get(saleId ?? number ?? '', ctx, saleId === undefined ? 'number' : 'saleId');
      },
      'sales.search': (args, ctx) => this.search(args, ctx),
    };
  }

  /** A sale as it was, by id or number. Throws NOT_FOUND naming the field, for a cashier also on another day's sale. */
  get(ref: string, ctx?: Ctx, field = 'saleId'): Result<'sales.get'> {
    const { db } = this.kernel;
    const sale = db
      .sql<SaleRow>(
        `SELECT d.seq, d.id, d.number, d.on_date, d.at, u.name AS cashier, sh.number AS shift, s.member_ref, b.nik_last4 AS last4, s.total, s.rounding, s.paid, s.change
           FROM document d JOIN sale s ON s.document_seq = d.seq JOIN user u ON u.ref = d.user_ref JOIN document sh ON sh.seq = s.shift_seq LEFT JOIN buyer b ON b.ref = s.buyer_ref
          WHERE d.id = ? OR d.number = ?`,
      )
      .get(ref, ref);
    if (sale === undefined || (ctx?.user.role === 'kasir' && sale.on_date !== ctx.today)) throw notFound('Penjualan', field);
    const member = sale.member_ref === null ? null : this.rooms.members.byRef(sale.member_ref);
    const back = backByLine(db, sale.seq);
    const packs = new Map(
      db.sql<{ line: number; name: string; factor: number; qty: number; unitPrice: number }>('SELECT line_no AS line, name, factor, qty, unit_price AS unitPrice FROM sale_line_unit WHERE document_seq = ?').all(sale.seq).map(({ line, factor, qty, ...pack }) => [line, { ...pack, factor: quantityText(factor), qty: quantityText(qty) }]),
    );
    const notes = new Map(db.sql<{ line: number; note: string }>('SELECT line_no AS line, note FROM sale_note WHERE document_seq = ?').all(sale.seq).map(({ line, note }) => [line, note]));
    return {
      saleId: sale.id, number: sale.number, date: sale.on_date, at: sale.at, cashier: sale.cashier, shiftNumber: sale.shift, memberId: member?.id ?? null, memberNo: member?.no ?? null, memberName: member?.name ?? null, buyerLast4: sale.last4,
      lines: db
        .sql<LineRow>('SELECT line_no, product_ref, name, unit_name, qty, unit_price, general_price, discount, amount, het, cylinder, shell_amount, deposit FROM sale_line WHERE document_seq = ? ORDER BY line_no')
        .all(sale.seq)
        .map((line) => ({
          lineNo: line.line_no, productId: this.rooms.catalog.byRef(line.product_ref).id, name: line.name, unit: line.unit_name, qty: quantityText(line.qty), unitPrice: line.unit_price, generalPrice: line.general_price,
          discount: line.discount, amount: line.amount, het: line.het, cylinder: line.cylinder, returned: quantityText(back.get(line.line_no)?.qty ?? 0),
          ...(line.cylinder === null ? {} : this.cylinderOf(sale.seq, line)), ...noted(notes.get(line.line_no)), ...packed(packs.get(line.line_no)),
        })),
      note: notes.get(0) ?? null, total: sale.total, rounding: sale.rounding,
      payments: db.sql<{ method: string; amount: number; reference: string | null }>('SELECT method, amount, reference FROM sale_payment WHERE document_seq = ? ORDER BY line_no').all(sale.seq),
      paid: sale.paid, change: sale.change, entryNumber: this.ledger.entryNumberOf(sale.seq) ?? '', printed: this.rooms.printer.copies('sale-receipt', sale.number), ...returnsView(db, sale.seq), ...swapLinks(db, sale),
    };
  }

  /** A void or return as its slip shows it, by number or id. Throws NOT_FOUND, for a cashier also on one of another day. */
  returnSlip(ref: string, ctx?: Ctx): Omit<ReturnSlip, 'memberRef'> & { readonly member: { readonly no: string; readonly name: string } | null } {
    const found = returnSlipOf(this.kernel.db, ref);
    if (found === undefined || (ctx?.user.role === 'kasir' && found.date !== ctx.today)) throw notFound('Pembatalan atau retur', 'ref');
    const { memberRef, date: _date, ...slip } = found;
    return { ...slip, member: memberRef === null ? null : this.rooms.members.byRef(memberRef) };
  }

  private checkout(args: Args<'sales.checkout'>, ctx: WriteCtx): Omit<Result<'sales.checkout'>, 'replayed'> {
    const shift = this.rooms.shifts.require(ctx);
    const { customer, member } = this.customer(args.memberId, args.buyer, ctx);
    const basket = this.pricing.price(args.lines, customer, ctx.today, args.discount ?? 0);
    const [problem] = basket.problems;
    if (problem !== undefined) throw problem.refusal;
    const consent = this.consentFor(basket, ctx.today);
    if (consent !== null && ctx.approver === null) throw refuse('APPROVAL_REQUIRED', consent, { field: 'approval' });
    const found = basket.lines.filter((line) => line.found > 0).map(({ product, found: qty }) => ({ product, qty }));
    const rung = this.ringing.ring(ctx, shift.seq, {
      lines: basket.lines.map((line) => ({ ...line, limitRef: line.limit?.ref ?? null, limitBuyer: line.limit === undefined ? null : (limitKeys(line.limit, customer)[0] ?? null) })),
      total: basket.total, memberRef: customer.memberRef, buyerRef: customer.buyerRef, member, notes: [args.note, ...args.lines.map((line) => line.note)],
    }, args, { before: () => { if (found.length > 0) this.rooms.stock.find(ctx, found, stockWords.atTill); } });
    this.baskets.forget(ctx.user.ref);
    return rung;
  }

  /** Why somebody else has to agree to this basket, or null. */
  private consentFor(basket: Basket, today: CalendarDate): string | null {
    const discount = rupiah(discountOf(basket) - sum(basket.lines.map((line) => line.ownOff)));
    const goods = sum(basket.lines.map((line) => line.amount + line.discount));
    const rule = this.kernel.settings.at('sale.discountLimit', today);
    const reasons = [...(discount > 0 && discountNeedsConsent({ discount, goods, ...rule }) ? [discountWords.needsConsent(discount, goods, rule.amount, rule.pct)] : []), ...new Set(basket.consents)];
    return reasons.length === 0 ? null : reasons.join(' ');
  }

  private cylinderOf(saleSeq: number, line: LineRow): { shell?: number; deposit?: number; empty?: EmptyCondition; lent?: number } {
    const empty = line.cylinder === 'tukar' ? this.rooms.cylinders.emptyAt(saleSeq, line.line_no) : undefined;
    return { ...(line.shell_amount === 0 ? {} : { shell: line.shell_amount }), ...(line.deposit === 0 ? {} : { deposit: line.deposit }), ...(empty === undefined ? {} : { empty }), ...(line.cylinder === 'jaminan' ? { lent: line.qty / 1000 - (depositsSettled(this.kernel.db, saleSeq).get(line.line_no) ?? 0) } : {}) };
  }

  /** Told with a basket of gas; refuses nothing. */
  private storageWarning(basket: Basket, today: CalendarDate): Result<'sales.quote'>['problems'] {
    if (basket.lines.every((line) => line.product.cylinder_size === null)) return [];
    const message = this.rooms.cylinders.storageWarning(today);
    return message === null ? [] : [{ rule: 'LPG_STORAGE', message, warning: true }];
  }

  /** Goods of the basket of which some expire soon: the hand should take those. */
  private expiryNotes(basket: Basket, today: CalendarDate): string[] {
    const soon = [...new Map(basket.lines.map(({ product }) => [product.ref, product])).values()].flatMap((product) => {
      const next = this.rooms.stock.expiresNext(product, today);
      return next === undefined ? [] : [{ name: product.name, unit: product.unit, ...next }];
    });
    return soon.length === 0 ? [] : [stockWords.expiresSoon(soon)];
  }

  /** Who buys: a member, or a person by NIK. Somebody whose NIK is a member's counts in that member's limit, and the other way round. */
  private customer(memberId: string | undefined, buyer: Args<'sales.checkout'>['buyer'], ctx?: WriteCtx): { customer: Customer; member: Member | null } {
    const { members } = this.rooms;
    if (memberId !== undefined && buyer !== undefined) throw invalid('buyer', 'isi salah satu: anggota atau pembeli dengan NIK');
    if (memberId !== undefined) {
      const member = members.served(memberId);
      const asBuyer = this.buyerByKey(member.nikKey);
      return {
        member,
        customer: { memberRef: member.ref, buyerRef: null, personKeys: [`m:${member.ref}`, ...(asBuyer === undefined ? [] : [`b:${asBuyer.ref}`])], familyKeys: this.familyKeys(member.familyKey, ctx) },
      };
    }
    if (buyer === undefined) return { member: null, customer: { memberRef: null, buyerRef: null, personKeys: [], familyKeys: [] } };
    const nikKey = this.kernel.personKey(buyer.nik);
    const same = members.byNikKey(nikKey);
    const family = buyer.familyCardNo === undefined ? null : this.kernel.personKey(buyer.familyCardNo);
    const known = this.buyerByKey(nikKey);
    const buyerRef = known?.ref ?? (ctx === undefined ? null : this.addBuyer(ctx, nikKey, buyer, family));
    if (ctx !== undefined && known !== undefined && family !== null && known.family_key !== family) ctx.rows.update('buyer', { ref: known.ref }, { family_key: family });
    const personKeys = [...(same === undefined ? [] : [`m:${same.ref}`]), ...(buyerRef === null ? (same === undefined ? ['b:0'] : []) : [`b:${buyerRef}`])];
    return { member: null, customer: { memberRef: null, buyerRef, personKeys, familyKeys: this.familyKeys(same?.familyKey ?? family ?? known?.family_key ?? null, ctx) } };
  }

  private buyerByKey(nikKey: string): { ref: number; family_key: string | null } | undefined {
    return this.kernel.db.sql<{ ref: number; family_key: string | null }>('SELECT ref, family_key FROM buyer WHERE nik_key = ?').get(nikKey);
  }

  private addBuyer(ctx: WriteCtx, nikKey: string, buyer: { nik: string; name: string }, family: string | null): number {
    return ctx.rows.insert('buyer', { ref: ctx.rows.lastRowid('buyer') + 1, nik_key: nikKey, nik_last4: buyer.nik.slice(-4), family_key: family, name: buyer.name });
  }

  /** The key of a family card; a quote for a card never seen counts under one that nothing was bought with. */
  private familyKeys(familyKey: string | null, ctx: WriteCtx | undefined): readonly string[] {
    if (familyKey === null) return [];
    const known = this.kernel.db.sql<{ ref: number }>('SELECT ref FROM family WHERE family_key = ?').get(familyKey);
    if (known !== undefined) return [`f:${known.ref}`];
    return [`f:${ctx === undefined ? 0 : ctx.rows.insert('family', { ref: ctx.rows.lastRowid('family') + 1, family_key: familyKey })}`];
  }

  private search(args: Args<'sales.search'>, ctx: Ctx): Result<'sales.search'> {
    const { db } = this.kernel;
    const onlyToday = ctx.user.role === 'kasir';
    const from = onlyToday ? ctx.today : (args.from ?? '0000-00-00');
    const to = onlyToday ? ctx.today : (args.to ?? '9999-99-99');
    const before = pageBefore(args.cursor);
    const member = args.memberId === undefined ? null : this.rooms.members.get(args.memberId).ref;
    const size = args.limit ?? 50;
    const text = args.text === undefined || args.text === '' ? null : `%${args.text.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`;
    const rows = db
      .sql<{ seq: number; id: string; number: string; date: string; at: string; cashier: string; member_ref: number | null; total: number; lines: number }>(
        String.raw`SELECT d.seq, d.id, d.number, d.on_date AS date, d.at, u.name AS cashier, s.member_ref, s.total, (SELECT count(*) FROM sale_line l WHERE l.document_seq = d.seq) AS lines
           FROM sale s JOIN document d ON d.seq = s.document_seq JOIN user u ON u.ref = d.user_ref
          WHERE d.seq < ? AND d.on_date >= ? AND d.on_date <= ? AND (? IS NULL OR s.member_ref = ?)
            AND (? IS NULL OR d.number LIKE ? ESCAPE '\' OR EXISTS (SELECT 1 FROM sale_line l WHERE l.document_seq = d.seq AND l.name LIKE ? ESCAPE '\'))
          ORDER BY d.seq DESC LIMIT ?`,
      )
      .all(before, from, to, member, member, text, text, text, size + 1);
    const page = rows.slice(0, size);
    return {
      rows: page.map((row) => {
        const buyer = row.member_ref === null ? null : this.rooms.members.byRef(row.member_ref);
        return {
          saleId: row.id, number: row.number, date: row.date, at: row.at, cashier: row.cashier, memberNo: buyer?.no ?? null, memberName: buyer?.name ?? null, total: row.total, lines: row.lines, entryNumber: this.ledger.entryNumberOf(row.seq) ?? '', state: stateOf(db, row.seq),
        };
      }),
      next: rows.length > size ? String(page.at(-1)?.seq ?? '') : null,
    };
  }
}
