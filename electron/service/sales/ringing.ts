import type { Args, Result } from '../../../shared/contract/index.ts';
import { monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { rupiah, sum, ZERO, type Rupiah } from '../../../shared/domain/money.ts';
import { cashRounding } from '../../../shared/domain/pricing.ts';
import { bonWords } from '../../../shared/text/bon.ts';
import { rp } from '../../../shared/text/format.ts';
import type { Shared } from '../../../shared/domain/consignment.ts';
import type { Price } from '../catalog/index.ts';
import { COMMISSION, OWED, type Terms } from '../consignment/index.ts';
import { DEPOSITS, SHELLS } from '../cylinders/index.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { DocumentHead, EntryLine, Ledger, MemberRef } from '../ledger/index.ts';
import type { Member } from '../members/index.ts';
import type { SalesRooms } from './index.ts';
import { MemberTenders } from './memberTenders.ts';
import type { PricedLine } from './pricing.ts';

type Tenders = Pick<Args<'sales.checkout'>, 'payments' | 'memberPin' | 'bonOverLimit'>;
type Payments = Tenders['payments'];
type Settled = { readonly payments: Payments; readonly rounding: Rupiah; readonly paid: Rupiah; readonly change: Rupiah };
/** A line as it is sold: priced, and under whose limit it counts. */
export type RungLine = Omit<PricedLine, 'price' | 'limit' | 'limitLeft' | 'found' | 'ownOff'> & { readonly price: Pick<Price, 'ref' | 'het'>; readonly limitRef: number | null; readonly limitBuyer: string | null; /** On what terms consigned goods are sold again as they were; absent: on those of today. */ readonly consigned?: Terms | null };
/** All that is sold at once. `notes`: that of the sale first, then of each line. */
export type RungBasket = { readonly lines: readonly RungLine[]; readonly total: Rupiah; readonly memberRef: number | null; readonly buyerRef: number | null; readonly member: Member | null; readonly notes: readonly (string | undefined)[] };
/** What beside the goods makes a sale: what happens once its payments are admitted, what it stands in for, and whether the drawer opens in any case. */
type Ways = { readonly before?: () => void; readonly replaces?: string; readonly drawer?: boolean };

/** What the lines of a sale cost, and how the price of those on consignment is shared. */
type Worth = { readonly costs: readonly Rupiah[]; readonly shellCosts: ReadonlyMap<RungLine, Rupiah>; readonly shares: ReadonlyMap<RungLine, Shared> };

const TENDER_ACCOUNT: Readonly<Record<'qris' | 'transfer', string>> = { qris: '1-1220', transfer: '1-1210' };

const discountOf = (lines: readonly RungLine[]): Rupiah => sum(lines.map((line) => line.discount));

/** Puts a sale into the books: its document and rows, stock, cylinders, limits, the member's trade, the entry and the receipt. What may be sold has been decided before. */
export class Ringing {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly rooms: SalesRooms;
  private readonly memberTenders: MemberTenders;

  constructor(kernel: Kernel, ledger: Ledger, rooms: SalesRooms) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.rooms = rooms;
    this.memberTenders = new MemberTenders(kernel, rooms);
  }

  /** Sells for these tenders. Throws what `MemberTenders.admit` and `settle` refuse, and RULE STOCK_INSUFFICIENT. */
  ring(ctx: WriteCtx, shiftSeq: number, basket: RungBasket, tenders: Tenders, ways: Ways = {}): Omit<Result<'sales.checkout'>, 'replayed'> {
    const { lines, member } = basket;
    const tendered = this.memberTenders.admit(ctx, tenders, member);
    const settled = this.settle(basket.total, tendered.payments, ctx.today);
    ways.before?.();
    const costs: Rupiah[] = [];
    const shellCosts = new Map<RungLine, Rupiah>();
    const shares = new Map<RungLine, Shared>();
    const document = this.document(ctx, shiftSeq, basket, settled, tendered.bon?.over ?? 0, ways.replaces);
    ctx.rows.insert('sale', {
      document_seq: document.seq, shift_seq: shiftSeq, member_ref: basket.memberRef, buyer_ref: basket.buyerRef, discount: discountOf(lines), total: basket.total, rounding: settled.rounding,
      paid: settled.paid, change: settled.change,
    });
    lines.forEach((line, index) => {
      const cost = this.rooms.stock.issue(ctx, line.product, line.qty, { document, lineNo: index + 1, kind: 'jual' }, index);
      costs.push(cost);
      if (line.cylinder !== null) shellCosts.set(line, this.moveCylinders(ctx, line, document, index + 1));
      const terms = line.consigned === undefined ? this.rooms.shares.termsOn(line.product.ref, ctx.today) : line.consigned;
      this.insertLine(ctx, document, line, index + 1, { cost, shellCost: shellCosts.get(line) ?? ZERO }, { isMember: member !== null, isConsigned: terms !== null });
      if (terms !== null) shares.set(line, this.rooms.shares.sell(ctx, document, index + 1, { productRef: line.product.ref, qty: line.qty, amount: line.amount }, terms));
      if (line.pack !== null) ctx.rows.insert('sale_line_unit', { document_seq: document.seq, line_no: index + 1, name: line.pack.name, factor: line.pack.factor, qty: line.pack.qty, unit_price: line.pack.unitPrice });
      if (line.limitBuyer !== null) this.useLimit(line.product.ref, line.limitBuyer, ctx.today, line.qty);
    });
    basket.notes.forEach((note, lineNo) => {
      if (note !== undefined) ctx.rows.insert('sale_note', { document_seq: document.seq, line_no: lineNo, note });
    });
    settled.payments.forEach((payment, index) => {
      ctx.rows.insert('sale_payment', { document_seq: document.seq, line_no: index + 1, method: payment.method, amount: payment.amount, reference: payment.reference ?? null });
    });
    const trade = basket.total - sum(lines.map((line) => line.deposit));
    if (member !== null && trade > 0) this.rooms.members.addTrade(monthOf(ctx.today), member.ref, trade, 0);
    const entry = this.ledger.post(ctx, {
      document,
      memo: member === null ? `Penjualan ${document.number}` : `Penjualan ${document.number} anggota ${member.no}`,
      lines: [...this.entryLines(lines, { costs, shellCosts, shares }, settled, member, shiftSeq), ...this.memberTenders.take(ctx, document, tendered, member)],
    });
    this.rooms.printer.enqueue(ctx, 'sale-receipt', document.number, { drawer: ways.drawer === true || settled.payments.some((payment) => payment.method === 'tunai') });
    for (const [index, line] of lines.entries()) if (line.cylinder === 'jaminan') this.rooms.printer.enqueue(ctx, 'deposit-slip', `${document.number}/${index + 1}`, { drawer: false });
    const over = tendered.bon?.over ?? 0;
    ctx.note(document.number, [`penjualan ${rp(basket.total)}`, ...(over === 0 ? [] : [bonWords.overNote(over)])].join(', '));
    return { saleId: document.id, number: document.number, total: basket.total, rounding: settled.rounding, paid: settled.paid, change: settled.change, entryNumber: entry.number };
  }

  private document(ctx: WriteCtx, shiftSeq: number, { lines, total, member }: RungBasket, settled: Settled, bonOver: number, replaces: string | undefined): DocumentHead {
    return this.ledger.document(ctx, {
      kind: 'PJ', date: ctx.today, member: member ?? undefined, shiftSeq,
      amounts: {
        total, rounding: settled.rounding, paid: settled.paid, change: settled.change,
        lines: lines.map((line) => [line.product.id, line.qty, line.unitPrice, line.discount, line.amount, ...(line.shell + line.deposit === 0 ? [] : [line.cylinder, line.shell + line.deposit])]),
        payments: settled.payments.map((payment) => [payment.method, payment.amount]),
      },
      refs: { ...(member === null ? {} : { member: member.no }), ...(bonOver === 0 ? {} : { bonOver }), ...(replaces === undefined ? {} : { replaces }) },
    });
  }

  /** Ruling 18: due = total + rounding on the cash remainder; other tenders never exceed what is due; paid less change = due. */
  private settle(total: Rupiah, payments: Payments, today: CalendarDate): Settled {
    let others = 0;
    let cash = 0;
    payments.forEach((payment, index) => {
      if (payment.method === 'tunai') cash += payment.amount;
      else others += payment.amount;
      if (payment.method === 'transfer' && payment.reference === undefined) throw invalid(`payments.${index}.reference`, 'isi nomor bukti transfer');
    });
    if (others > total) throw invalid('payments', `selain tunai dibayar ${rp(others)}, padahal belanja ${rp(total)}; kecilkan jumlahnya`);
    const remainder = total - others;
    const rounding = cash > 0 ? cashRounding(remainder, this.kernel.settings.at('cash.rounding', today).step) : ZERO;
    const due = remainder + rounding;
    if (cash < due) throw refuse('PAYMENT_SHORT', `Harus dibayar ${rp(others + due)}, diterima ${rp(others + cash)}. Masih kurang ${rp(due - cash)}.`, { field: 'payments', due: others + due, short: due - cash });
    return { payments, rounding, paid: rupiah(others + due), change: rupiah(cash - due) };
  }

  /** K sales before discount, D 4-151x the discount; of consigned goods K 2-1140 the owner's share and K 4-2110 the commission of what the buyer paid (ruling 32). */
  private entryLines(sold: readonly RungLine[], { costs, shellCosts, shares }: Worth, settled: Settled, member: Member | null, shiftSeq: number): EntryLine[] {
    const lines = new Map<string, { account: string; unit: RungLine['category']['unit']; debit: number; credit: number }>();
    const add = (account: string, unit: RungLine['category']['unit'], debit: number, credit: number): void => {
      const line = lines.get(`${account} ${unit}`);
      if (line === undefined) lines.set(`${account} ${unit}`, { account, unit, debit, credit });
      else {
        line.debit += debit;
        line.credit += credit;
      }
    };
    const isMember = member !== null;
    sold.forEach((line, index) => {
      const { category } = line;
      const cost = costs[index] ?? ZERO;
      const shared = shares.get(line);
      if (shared === undefined) {
        add(isMember ? category.salesMember : category.salesNonMember, category.unit, 0, line.amount + line.discount);
        add(isMember ? '4-1511' : '4-1512', category.unit, line.discount, 0);
      } else {
        add(OWED, category.unit, 0, shared.share);
        add(COMMISSION, category.unit, 0, shared.commission);
      }
      add(isMember ? category.cogsMember : category.cogsNonMember, category.unit, cost, 0);
      add(category.inventory, category.unit, 0, cost);
      add(DEPOSITS, 'LPG', 0, line.deposit);
      if (line.cylinder !== 'beli') return;
      const shellCost = shellCosts.get(line) ?? ZERO;
      add(isMember ? '4-1310' : '4-1320', 'LPG', 0, line.shell);
      add(isMember ? '5-1310' : '5-1320', 'LPG', shellCost, 0);
      add(SHELLS, 'LPG', 0, shellCost);
    });
    const reference: MemberRef | undefined = member === null ? undefined : member;
    const cashTaken = sum(settled.payments.filter((payment) => payment.method === 'tunai').map((payment) => payment.amount)) - settled.change;
    const tenders = settled.payments.flatMap((payment): EntryLine[] => (payment.method === 'qris' || payment.method === 'transfer' ? [{ account: TENDER_ACCOUNT[payment.method], debit: payment.amount, flow: 'sales' }] : []));
    return [
      { account: '1-1120', debit: cashTaken, flow: 'sales', shiftSeq },
      ...tenders,
      { account: '6-1185', debit: -settled.rounding, unit: 'GERAI' },
      ...[...lines.values()].map((line): EntryLine => ({ ...line, ...(line.account.startsWith('4-') || line.account === DEPOSITS ? { member: reference } : {}) })),
    ];
  }

  private insertLine(ctx: WriteCtx, document: DocumentHead, line: RungLine, lineNo: number, { cost, shellCost }: { readonly cost: Rupiah; readonly shellCost: Rupiah }, { isMember, isConsigned }: { readonly isMember: boolean; readonly isConsigned: boolean }): void {
    const { product, category } = line;
    ctx.rows.insert('sale_line', {
      document_seq: document.seq, line_no: lineNo, product_ref: product.ref, name: product.name, unit_name: product.unit, qty: line.qty, unit_price: line.unitPrice, general_price: line.generalPrice, discount: line.discount, amount: line.amount,
      cost, het: line.price.het, price_ref: line.price.ref, limit_ref: line.limitRef, limit_buyer: line.limitBuyer, unit: category.unit, sales_account: isConsigned ? COMMISSION : isMember ? category.salesMember : category.salesNonMember,
      cogs_account: isMember ? category.cogsMember : category.cogsNonMember, cylinder: line.cylinder, shell_amount: line.shell, shell_cost: shellCost, deposit: line.deposit,
    });
  }

  /** Moves a line's cylinders; answers what its shells cost. */
  private moveCylinders(ctx: WriteCtx, { product, cylinder, qty, deposit, empty }: RungLine, document: DocumentHead, lineNo: number): Rupiah {
    const { cylinders } = this.rooms;
    const size = product.cylinder_size;
    if (size === null) return ZERO;
    if (cylinder === 'beli') return cylinders.sell(ctx, size, qty / 1000, document, lineNo);
    if (cylinder === 'jaminan') cylinders.lend(ctx, size, qty / 1000, deposit, document, lineNo);
    else cylinders.swap(ctx, size, qty / 1000, empty, document, lineNo);
    return ZERO;
  }

  private useLimit(productRef: number, buyer: string, on: CalendarDate, qty: number): void {
    this.kernel.db.sql('INSERT INTO limit_use (product_ref, buyer, on_date, qty) VALUES (?, ?, ?, ?) ON CONFLICT (product_ref, buyer, on_date) DO UPDATE SET qty = qty + excluded.qty').run(productRef, buyer, on, qty);
  }
}
