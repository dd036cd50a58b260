import type { ReturnCondition } from '../../../shared/contract/afterSale.ts';
import type { Args, Result } from '../../../shared/contract/index.ts';
import type { Unit } from '../../../shared/contract/values.ts';
import type { CylinderMode } from '../../../shared/domain/cart.ts';
import { monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { shareBack } from '../../../shared/domain/consignment.ts';
import { rupiah, sum } from '../../../shared/domain/money.ts';
import { quantity, timesPrice, type Quantity } from '../../../shared/domain/quantity.ts';
import { paidByLine, partOfLine, refundByTender, shellsOfPart, type LinePart, type LineShare, type ShellShare, type Tender } from '../../../shared/domain/saleReturn.ts';
import { afterSaleWords } from '../../../shared/text/afterSale.ts';
import { bonWords } from '../../../shared/text/bon.ts';
import { COMMISSION, OWED, type SoldShare } from '../consignment/index.ts';
import { DEPOSITS, depositSettledBy, depositsSettled, SHELLS, type CylinderSize } from '../cylinders/index.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, notFound, refuse } from '../kernel/refusal.ts';
import { mirrorLines, type DocumentHead, type EntryLine, type Ledger } from '../ledger/index.ts';
import type { Member } from '../members/index.ts';
import type { SalesRooms } from './index.ts';
import { MemberTenders } from './memberTenders.ts';
import { backByLine, refundsOf, returnRows } from './returned.ts';

const DRAWER = '1-1120';
/** The part of a bon that has been paid. */
const PAID_DEBT = 'bon lunas';

export type Sold = { readonly seq: number; readonly number: string; readonly date: CalendarDate; readonly at: string; readonly buyerRef: number | null; readonly shiftSeq: number; readonly shiftNumber: string; readonly memberRef: number | null; readonly entrySeq: number; readonly total: number; readonly rounding: number; readonly paid: number; readonly change: number };
type SoldLine = LinePart & {
  readonly lineNo: number; readonly productRef: number; readonly name: string; readonly unitName: string; readonly unit: Unit; readonly cogsAccount: string; readonly limitBuyer: string | null; readonly cylinder: CylinderMode | null; readonly size: CylinderSize | null; readonly shell: number; readonly shellCost: number; readonly deposit: number; readonly back: LinePart;
  /** Lent cylinders whose deposit is not settled. */
  readonly lent: number;
  /** Of consigned goods whose they are, and what of the commission has gone back. */
  readonly consigned: SoldShare | null;
};
type Coming = { readonly line: SoldLine; readonly qty: Quantity; readonly condition: ReturnCondition; /** What goes back of the commission on consigned goods. */ readonly commission: number } & LineShare & ShellShare;
type Paid = 'tunai' | 'qris' | 'transfer' | 'sukarela' | 'bon';
type Refund = { readonly tender: Paid; readonly method: string; readonly amount: number; readonly reference: string | null };
type Kind = 'batal' | 'retur';

const NOTHING_BACK: LinePart = { qty: 0, amount: 0, paid: 0, cost: 0, advantage: 0 };

/** What a line, or a part of it, took beside its goods: sold shells and deposits on lent ones. They carry no rounding. */
const besideGoods = (part: Pick<ShellShare, 'shell' | 'deposit'>): number => part.shell + part.deposit;

/** What happens to a sale afterwards. Only what the sale froze comes back (ruling 19): never more than it moved, however many parts it comes back in. */
export class AfterSale {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly rooms: SalesRooms;

  constructor(kernel: Kernel, ledger: Ledger, rooms: SalesRooms) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.rooms = rooms;
  }

  handlers(): Handlers<'sales.void' | 'sales.return'> {
    return {
      'sales.void': (args, ctx) => this.void(args, ctx),
      'sales.return': (args, ctx) => this.return(args, ctx),
    };
  }

  /** Mirrors a whole sale in the shift that made it, dated today (ruling 12). Throws what `counter` refuses. */
  private void({ saleId, reason }: Args<'sales.void'>, ctx: WriteCtx): Omit<Result<'sales.void'>, 'replayed'> {
    const { number, amount, entryNumber } = this.counter(ctx, this.sale(saleId), reason);
    return { number, amount, entryNumber };
  }

  /**
   * Counters a whole sale by a document of its own (BV): everything it moved goes back. `swapId`: the id of that document where the sale is rung up again at once, which
   * needs nobody's approval and no slip. Throws RULE SALE_STATE, SHIFT_REQUIRED, STOCK_INSUFFICIENT or BALANCE_INSUFFICIENT.
   */
  counter(ctx: WriteCtx, sale: Sold, reason: string, { swapId }: { readonly swapId?: string } = {}): { readonly number: string; readonly amount: number; readonly entryNumber: string; readonly cash: boolean } {
    const { db } = this.kernel;
    const shift = this.rooms.shifts.require(ctx);
    const returned = this.refuseVoided(sale);
    if (returned !== undefined) throw refuse('SALE_STATE', afterSaleWords.returned(sale.number, returned), { field: 'saleId', by: returned });
    if (sale.shiftSeq !== shift.seq) throw refuse('SALE_STATE', afterSaleWords.otherShift(sale.number, sale.shiftNumber), { field: 'saleId', shift: sale.shiftNumber });
    this.refuseWrittenOff(sale);
    const paidBy = this.rooms.bon.settledBy(sale.seq, 'BB');
    if (paidBy !== undefined) throw refuse('SALE_STATE', bonWords.paidSince(sale.number, paidBy), { field: 'saleId', by: paidBy });
    const settled = depositSettledBy(db, sale.seq);
    if (settled !== undefined) throw refuse('SALE_STATE', afterSaleWords.depositBack(sale.number, settled), { field: 'saleId', by: settled });
    const resting = this.rooms.cylinders.restingOn(sale.seq);
    if (resting !== null) throw refuse('STOCK_INSUFFICIENT', afterSaleWords.emptiesGone(resting.size, resting.number), { size: resting.size });
    const coming = this.lines(sale).map((line): Coming => ({ ...line, line, qty: quantity(line.qty), condition: 'baik', commission: line.consigned?.commission ?? 0 }));
    const refunds = this.tenders(sale).map(({ method, amount, reference }): Refund => ({ tender: method, method, amount, reference }));
    const member = this.member(sale);
    const document = this.write(ctx, sale, 'batal', { coming, paid: rupiah(sale.paid), refunds, reason, shiftSeq: shift.seq, member, swapId });
    this.rooms.cylinders.takeBack(ctx, sale.seq, document);
    this.rooms.qris.takeAway(ctx, sale, document);
    new MemberTenders(this.kernel, this.rooms).undo(ctx, sale.seq, document, refunds, member);
    const lines = mirrorLines(db, sale.entrySeq, (ref) => this.rooms.members.byRef(ref)).map((line): EntryLine => (line.account === DRAWER ? { ...line, shiftSeq: shift.seq } : line));
    const entry = this.ledger.post(ctx, { document, kind: 'balik', memo: afterSaleWords.voidMemo(sale.number, reason), lines, reversesSeq: sale.entrySeq });
    ctx.note(document.number, afterSaleWords.voidNote(sale.number, sale.paid));
    return { number: document.number, amount: sale.paid, entryNumber: entry.number, cash: refunds.some((part) => part.method === 'tunai') };
  }

  /** Takes goods back at their own price and cost (ruling 21). Throws RULE SALE_STATE for a voided sale, VALIDATION for more than is still out. */
  private return({ saleId, lines: wanted, refund, reference, reason }: Args<'sales.return'>, ctx: WriteCtx): Omit<Result<'sales.return'>, 'replayed'> {
    const sale = this.sale(saleId);
    const shift = ctx.user.role === 'kasir' ? this.rooms.shifts.require(ctx) : this.rooms.shifts.openOf(ctx.user.ref);
    this.refuseVoided(sale);
    this.refuseWrittenOff(sale);
    const member = this.member(sale);
    if (refund === 'sukarela' && member === null) throw invalid('refund', afterSaleWords.noMember);
    const coming = this.coming(sale, wanted);
    // Cash rounding may have taken more off than the goods came to: no more goes back than was paid.
    const paid = rupiah(Math.min(sum(coming.map((part) => part.paid + besideGoods(part))), sale.paid - this.givenBack(sale)));
    if (paid === 0 && sum(coming.map((part) => part.cost)) === 0) throw invalid('lines', afterSaleWords.nothing);
    const tenders = this.tenders(sale);
    const refunds = refundByTender(paid, this.withDebt(sale, tenders)).map(({ method, amount }): Refund => {
      const tender = method === PAID_DEBT ? 'bon' : method;
      if (method === 'bon') return { tender, method, amount, reference: null };
      const own = tender === 'sukarela' || tender === 'bon' ? null : (tenders.find((each) => each.method === tender)?.reference ?? null);
      return { tender, method: refund ?? (tender === 'sukarela' ? 'sukarela' : 'tunai'), amount, reference: reference ?? own };
    });
    const document = this.write(ctx, sale, 'retur', { coming, paid, refunds, reason, shiftSeq: shift?.seq, member });
    for (const [index, part] of coming.entries()) this.bringCylinders(ctx, sale, part, document, index + 1);
    const entry = this.ledger.post(ctx, { document, memo: afterSaleWords.returnMemo(sale.number, reason), lines: [...this.goodsLines(sale, coming, paid, member), ...this.refundLines(ctx, sale, document, refunds, member)] });
    ctx.note(document.number, afterSaleWords.returnNote(sale.number, paid));
    return { number: document.number, amount: paid, refunds: refundsOf(this.kernel.db, document.seq), entryNumber: entry.number };
  }

  /** A sale by id. Throws NOT_FOUND. */
  sale(saleId: string): Sold {
    const sale = this.kernel.db
      .sql<Sold>(
        `SELECT d.seq, d.number, d.on_date AS date, d.at, s.buyer_ref AS buyerRef, s.shift_seq AS shiftSeq, sh.number AS shiftNumber, s.member_ref AS memberRef, e.seq AS entrySeq, s.total, s.rounding, s.paid, s.change
           FROM document d JOIN sale s ON s.document_seq = d.seq JOIN document sh ON sh.seq = s.shift_seq JOIN entry e ON e.document_seq = d.seq WHERE d.id = ?`,
      )
      .get(saleId);
    if (sale === undefined) throw notFound('Penjualan', 'saleId');
    return sale;
  }

  /** Throws RULE SALE_STATE for a sale that was voided; answers the number of its last return, if there was one. */
  private refuseVoided(sale: Sold): string | undefined {
    const rows = returnRows(this.kernel.db, sale.seq);
    const voided = rows.find((row) => row.kind === 'batal');
    if (voided !== undefined) throw refuse('SALE_STATE', afterSaleWords.voided(sale.number, voided.number), { field: 'saleId', by: voided.number });
    return rows.at(-1)?.number;
  }

  /** Throws RULE SALE_STATE for goods bought on a bon of which a part was written off: that part was never paid, so there is no money to give back. */
  private refuseWrittenOff(sale: Sold): void {
    const by = this.rooms.bon.settledBy(sale.seq, 'HB');
    if (by !== undefined) throw refuse('SALE_STATE', bonWords.writtenOff(sale.number, by), { field: 'saleId', by });
  }

  private member({ memberRef }: Sold): Member | null {
    return memberRef === null ? null : this.rooms.members.byRef(memberRef);
  }

  /** The sale's lines with what was paid for each and what has come back of it. */
  private lines(sale: Sold): SoldLine[] {
    const back = backByLine(this.kernel.db, sale.seq);
    const rows = this.kernel.db
      .sql<Omit<SoldLine, 'paid' | 'advantage' | 'back' | 'size' | 'lent' | 'consigned'> & { unitPrice: number; generalPrice: number }>(
        `SELECT line_no AS lineNo, product_ref AS productRef, name, unit_name AS unitName, unit, cogs_account AS cogsAccount, limit_buyer AS limitBuyer, qty, amount, cost, unit_price AS unitPrice, general_price AS generalPrice,
                cylinder, shell_amount AS shell, shell_cost AS shellCost, deposit
           FROM sale_line WHERE document_seq = ? ORDER BY line_no`,
      )
      .all(sale.seq);
    const paid = paidByLine(Math.max(0, sale.paid - sum(rows.map(besideGoods))), rows.map((row) => row.amount));
    const settled = depositsSettled(this.kernel.db, sale.seq);
    const shares = this.rooms.shares.ofSale(sale.seq);
    return rows.map(({ unitPrice, generalPrice, ...row }, index) => ({
      ...row, paid: paid[index] ?? 0, advantage: sale.memberRef === null ? 0 : timesPrice(quantity(row.qty), Math.max(0, generalPrice - unitPrice)), back: back.get(row.lineNo) ?? NOTHING_BACK,
      size: row.cylinder === null ? null : this.rooms.catalog.byRef(row.productRef).cylinder_size, lent: row.cylinder === 'jaminan' ? row.qty / 1000 - (settled.get(row.lineNo) ?? 0) : 0, consigned: shares.get(row.lineNo) ?? null,
    }));
  }

  /** The ways the sale was paid: what stayed of each in the till, and what of that was given back. */
  private tenders(sale: Sold): (Tender<Paid> & { readonly reference: string | null })[] {
    const { db } = this.kernel;
    const back = new Map(
      db.sql<{ tender: string; amount: number }>('SELECT f.tender, sum(f.amount) AS amount FROM sale_refund f JOIN sale_return r ON r.document_seq = f.document_seq WHERE r.sale_seq = ? GROUP BY f.tender').all(sale.seq).map((row) => [row.tender, row.amount]),
    );
    return db
      .sql<{ method: Paid; amount: number; reference: string | null }>('SELECT method, sum(amount) AS amount, max(reference) AS reference FROM sale_payment WHERE document_seq = ? GROUP BY method ORDER BY min(line_no)')
      .all(sale.seq)
      .map((row) => ({ ...row, amount: row.amount - (row.method === 'tunai' ? sale.change : 0), back: back.get(row.method) ?? 0 }))
      .filter((tender) => tender.amount > 0);
  }

  /** The same with a bon in two: what is still owed of it, which comes back first and only as debt, and what was paid since, which comes back as money. */
  private withDebt(sale: Sold, tenders: readonly Tender<Paid>[]): Tender<Paid | typeof PAID_DEBT>[] {
    return tenders.flatMap((tender): Tender<Paid | typeof PAID_DEBT>[] => {
      if (tender.method !== 'bon') return [tender];
      const left = tender.amount - tender.back;
      const owed = Math.min(left, this.rooms.bon.owedOf(sale.seq));
      return [{ method: 'bon', amount: owed, back: 0 }, { method: PAID_DEBT, amount: left - owed, back: 0 }];
    });
  }

  private coming(sale: Sold, wanted: Args<'sales.return'>['lines']): Coming[] {
    const lines = new Map(this.lines(sale).map((line) => [line.lineNo, line]));
    const seen = new Set<string>();
    return wanted.map(({ lineNo, qty, condition }, index) => {
      const line = lines.get(lineNo);
      if (line === undefined) throw invalid(`lines.${index}.lineNo`, afterSaleWords.noLine(lineNo, sale.number));
      if (seen.has(`${lineNo} ${condition}`)) throw invalid(`lines.${index}.lineNo`, afterSaleWords.twice(lineNo));
      seen.add(`${lineNo} ${condition}`);
      this.rooms.catalog.refuseFraction(this.rooms.catalog.byRef(line.productRef), qty, sale.date, `lines.${index}.qty`);
      const left = line.cylinder === 'jaminan' ? Math.min(line.lent * 1000, line.qty - line.back.qty) : line.qty - line.back.qty;
      if (qty > left) throw invalid(`lines.${index}.qty`, line.cylinder === 'jaminan' ? afterSaleWords.lentLess(line.name, left / 1000) : afterSaleWords.tooMany(line.name, left, line.unitName));
      const part = { ...partOfLine(line, line.back, qty), ...shellsOfPart(line, line.back.qty, qty) };
      const { back, consigned } = line;
      const commission = consigned === null ? 0 : shareBack(consigned, { amount: consigned.backAmount, commission: consigned.backCommission }, part.amount).commission;
      const after = consigned === null ? null : { ...consigned, backAmount: consigned.backAmount + part.amount, backCommission: consigned.backCommission + commission };
      lines.set(lineNo, { ...line, consigned: after, lent: line.lent - (line.cylinder === 'jaminan' ? qty / 1000 : 0), back: { qty: back.qty + qty, amount: back.amount + part.amount, paid: back.paid + part.paid, cost: back.cost + part.cost, advantage: back.advantage + part.advantage } });
      return { line, qty, condition, commission, ...part };
    });
  }

  /** The document and its rows, and what goes back with them beside the entry: stock, limits, the member's trade, a slip. */
  private write(
    ctx: WriteCtx, sale: Sold, kind: Kind, { coming, paid, refunds, reason, shiftSeq, member, swapId }: { readonly coming: readonly Coming[]; readonly paid: number; readonly refunds: readonly Refund[]; readonly reason: string; readonly shiftSeq: number | undefined; readonly member: Member | null; readonly swapId?: string | undefined },
  ): DocumentHead {
    const total = sum(coming.map((part) => part.amount + besideGoods(part)));
    const document = this.ledger.document(ctx, {
      ...(swapId === undefined ? {} : { id: swapId }), kind: kind === 'batal' ? 'BV' : 'RJ', date: ctx.today, member: member ?? undefined, shiftSeq,
      amounts: { total, rounding: rupiah(paid - total), paid, lines: coming.map((part) => [part.line.lineNo, part.qty, part.condition, part.amount, part.cost, ...(besideGoods(part) === 0 ? [] : [part.line.cylinder, besideGoods(part)])]), refunds: refunds.map((part) => [part.tender, part.method, part.amount]) },
      refs: { [kind === 'batal' ? 'reverses' : 'returns']: sale.number, ...(member === null ? {} : { member: member.no }), ...(swapId === undefined ? {} : { swap: 1 }) },
    });
    const approver = swapId === undefined ? ctx.approver : ctx.user;
    if (approver === null) throw new Error('a void or return without an approval');
    ctx.rows.insert('sale_return', { document_seq: document.seq, sale_seq: sale.seq, kind, shift_seq: shiftSeq ?? null, total, rounding: rupiah(paid - total), paid, reason, approver_ref: approver.ref });
    coming.forEach(({ line, qty, condition, amount, paid: given, cost, advantage, deposit, commission }, index) => {
      ctx.rows.insert('sale_return_line', { document_seq: document.seq, line_no: index + 1, sale_seq: sale.seq, sale_line: line.lineNo, condition, qty, amount, paid: given, cost, advantage });
      if (condition === 'baik') this.rooms.stock.receive(ctx, this.rooms.catalog.byRef(line.productRef), qty, rupiah(cost), { document, lineNo: index + 1, kind: 'retur-jual', sold: { documentSeq: sale.seq, lineNo: line.lineNo } });
      if (line.consigned !== null) this.rooms.shares.takeBack(ctx, document, index + 1, { seq: sale.seq, lineNo: line.lineNo }, line.consigned, { qty, amount, commission });
      if (line.cylinder === 'jaminan') this.rooms.cylinders.settleDeposit(ctx, document, index + 1, { saleSeq: sale.seq, lineNo: line.lineNo, kind, count: qty / 1000, amount: deposit });
      if (line.limitBuyer !== null) this.freeLimit(line.productRef, line.limitBuyer, sale.date, qty);
    });
    refunds.forEach((part, index) => ctx.rows.insert('sale_refund', { document_seq: document.seq, line_no: index + 1, ...part }));
    if (member !== null) this.rooms.members.addTrade(monthOf(ctx.today), member.ref, sum(coming.map((part) => part.deposit)) - total, 0);
    if (swapId === undefined) this.rooms.printer.enqueue(ctx, 'return-slip', document.number, { drawer: refunds.some((part) => part.method === 'tunai') });
    return document;
  }

  /** Frees a limit from now on, and only as long as the sale itself counts: on the sale's own day (ruling 21). */
  private freeLimit(productRef: number, buyer: string, on: CalendarDate, qty: number): void {
    this.kernel.db.sql('UPDATE limit_use SET qty = qty - ? WHERE product_ref = ? AND buyer = ? AND on_date = ?').run(qty, productRef, buyer, on);
  }

  /** What earlier returns gave back. */
  private givenBack(sale: Sold): number {
    return this.kernel.db.sql<{ paid: number | null }>('SELECT sum(paid) AS paid FROM sale_return WHERE sale_seq = ?').get(sale.seq)?.paid ?? 0;
  }

  /** A full cylinder comes back as it left: for an empty, into our shells, or off what is lent. */
  private bringCylinders(ctx: WriteCtx, sale: Sold, { line, qty, condition, shellCost, deposit }: Coming, document: DocumentHead, lineNo: number): void {
    if (line.size === null) return;
    const { cylinders } = this.rooms;
    const came = { size: line.size, count: qty / 1000, condition };
    if (line.cylinder === 'beli') cylinders.buyBack(ctx, came, shellCost, document, lineNo);
    else if (line.cylinder === 'jaminan') cylinders.unlend(ctx, came, deposit, document, lineNo);
    else cylinders.comeBack(ctx, came, cylinders.emptyAt(sale.seq, line.lineNo) ?? 'baik', document, lineNo);
  }

  /** D 4-151x what was sold, or D 2-1140 and D 4-2110 of consigned goods, D 2-1240 deposits, K 6-1185 what was rounded off them; D stock, or 5-1510 for what is damaged, and D 1-1430 shells, K cost of sales. */
  private goodsLines(sale: Sold, coming: readonly Coming[], paid: number, member: Member | null): EntryLine[] {
    const { catalog } = this.rooms;
    const lines = new Map<string, { account: string; unit: Unit; debit: number; credit: number }>();
    const add = (account: string, unit: Unit, debit: number, credit: number): void => {
      const line = lines.get(`${account} ${unit}`) ?? { account, unit, debit: 0, credit: 0 };
      lines.set(`${account} ${unit}`, { ...line, debit: line.debit + debit, credit: line.credit + credit });
    };
    for (const { line, condition, amount, cost, shell, shellCost, deposit, commission } of coming) {
      if (line.consigned === null) add(member === null ? '4-1512' : '4-1511', line.unit, amount, 0);
      else {
        add(OWED, line.unit, amount - commission, 0);
        add(COMMISSION, line.unit, commission, 0);
      }
      add(condition === 'baik' ? catalog.category(catalog.byRef(line.productRef), sale.date).inventory : '5-1510', line.unit, cost, 0);
      add(line.cogsAccount, line.unit, 0, cost);
      add(member === null ? '4-1512' : '4-1511', 'LPG', shell, 0);
      add(SHELLS, 'LPG', shellCost, 0);
      add(member === null ? '5-1320' : '5-1310', 'LPG', 0, shellCost);
      add(DEPOSITS, 'LPG', deposit, 0);
    }
    const rounded = sum(coming.map((part) => part.amount + besideGoods(part))) - paid;
    return [...[...lines.values()].map((line): EntryLine => ({ ...line, ...(line.account.startsWith('4-') || line.account === DEPOSITS ? { member: member ?? undefined } : {}) })), { account: '6-1185', unit: 'GERAI', credit: rounded }];
  }

  /** K the drawer (or the safe, ruling 16) for what is handed out, K 2-1210 for what the member saves, K 1-1330 for what is owed no more. */
  private refundLines(ctx: WriteCtx, sale: Sold, document: DocumentHead, refunds: readonly Refund[], member: Member | null): EntryLine[] {
    const of = (method: string): number => sum(refunds.filter((part) => part.method === method).map((part) => part.amount));
    const [cash, saved, owed] = [of('tunai'), of('sukarela'), of('bon')];
    const lines: EntryLine[] = [{ ...this.rooms.shifts.line(ctx, 'kas', 'umum'), credit: cash, flow: 'sales' }];
    if (member === null) return lines;
    if (owed > 0) lines.push(this.rooms.bon.giveBack(ctx, sale.seq, document, member, owed));
    if (saved === 0) return lines;
    this.rooms.savings.move(ctx, { member: this.rooms.members.served(member.id, 'refund'), kind: 'sukarela', amount: saved, document, via: 'retur', date: document.date });
    return [...lines, { account: '2-1210', unit: 'USP', credit: saved, member }];
  }
}
