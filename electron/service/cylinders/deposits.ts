import type { Args, Result } from '../../../shared/contract/index.ts';
import { proportion } from '../../../shared/domain/money.ts';
import { cylinderWords } from '../../../shared/text/cylinders.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound } from '../kernel/refusal.ts';
import type { EntryLine, Ledger } from '../ledger/index.ts';
import type { Member, Members } from '../members/index.ts';
import { SHELLS, type Cylinders, type CylinderSize } from './cylinders.ts';
import { back, DEPOSITS } from './depositRows.ts';

/** Income from deposits that were kept, and the loss on a shell that was worth more. */
const FORFEITED = '4-2140';
const SHELL_LOSS = '6-1195';

/** The cash desk as a cashier uses it: with a shift open. */
type Desk = CashDesk & { require(ctx: WriteCtx): unknown };
type Rooms = { readonly cylinders: Cylinders; readonly members: Members; readonly cash: Desk };
type Row = {
  readonly saleSeq: number; readonly lineNo: number; readonly number: string; readonly date: string; readonly name: string; readonly size: CylinderSize; readonly memberRef: number | null; readonly buyerName: string | null; readonly last4: string | null;
  readonly count: number; readonly deposit: number; readonly back: number; readonly backAmount: number; readonly forfeited: number;
};

const SELECT = `SELECT l.document_seq AS saleSeq, l.line_no AS lineNo, d.number, d.on_date AS date, l.name, p.cylinder_size AS size, s.member_ref AS memberRef, b.name AS buyerName, b.nik_last4 AS last4,
       l.qty / 1000 AS count, l.deposit, ${back('count')} AS back, ${back('amount')} AS backAmount, ${back('count', " AND r.kind = 'hangus'")} AS forfeited
  FROM sale_line l JOIN sale s ON s.document_seq = l.document_seq JOIN document d ON d.seq = l.document_seq JOIN product p ON p.ref = l.product_ref LEFT JOIN buyer b ON b.ref = s.buyer_ref
 WHERE l.cylinder = 'jaminan'`;

/** Deposits for lent cylinders (ruling 27): each is the line of a sale that took it, named by the sale's number and the line's. */
export class Deposits {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly rooms: Rooms;

  constructor(kernel: Kernel, ledger: Ledger, rooms: Rooms) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.rooms = rooms;
  }

  handlers(): Handlers<'cylinders.deposits' | 'cylinders.returnDeposit' | 'cylinders.forfeit'> {
    return {
      'cylinders.deposits': (args) => this.list(args),
      'cylinders.returnDeposit': (args, ctx) => this.give(args, ctx),
      'cylinders.forfeit': (args, ctx) => this.forfeit(args, ctx),
    };
  }

  private list({ memberId, buyerNik, open }: Args<'cylinders.deposits'>): Result<'cylinders.deposits'> {
    if (memberId !== undefined && buyerNik !== undefined) throw invalid('buyerNik', cylinderWords.onePerson);
    const { members } = this.rooms;
    const nikKey = buyerNik === undefined ? undefined : this.kernel.personKey(buyerNik);
    const member = memberId === undefined ? (nikKey === undefined ? undefined : members.byNikKey(nikKey)?.ref) : members.get(memberId).ref;
    const rows = this.kernel.db
      .sql<Row>(`${SELECT} AND (? = 0 OR s.member_ref = ? OR b.nik_key = ?) ORDER BY l.document_seq, l.line_no`)
      .all(Number(memberId !== undefined || buyerNik !== undefined), member ?? null, nikKey ?? null)
      .filter((row) => open === false || row.count > row.back)
      .map((row) => {
        const holder = this.member(row);
        return {
          depositId: `${row.number}/${row.lineNo}`, date: row.date, name: row.name, size: row.size, memberNo: holder?.no ?? null, holder: holder?.name ?? row.buyerName ?? '', buyerLast4: row.last4,
          count: row.count, left: row.count - row.back, forfeited: row.forfeited, deposit: row.deposit, held: row.deposit - row.backAmount,
        };
      });
    return { rows, total: rows.reduce((sum, row) => sum + row.held, 0) };
  }

  /** D 2-1240 / K cash, for as many as came back: each its part of what is still held, so that all parts are the whole deposit. */
  private give({ depositId, count, via, condition }: Args<'cylinders.returnDeposit'>, ctx: WriteCtx): Omit<Result<'cylinders.returnDeposit'>, 'replayed'> {
    const row = this.find(depositId);
    const left = row.count - row.back;
    if (count > left) throw invalid('count', cylinderWords.lentLess(left));
    if (via === 'kas' && ctx.user.role === 'kasir') this.rooms.cash.require(ctx);
    const member = this.member(row);
    const amount = proportion(row.deposit - row.backAmount, count, left);
    const cash = this.rooms.cash.line(ctx, via, 'umum');
    const document = this.ledger.document(ctx, { kind: 'TJ', date: ctx.today, member, shiftSeq: cash.shiftSeq, amounts: { count, amount, condition }, refs: { deposit: depositId, via } });
    ctx.rows.insert('deposit_return', { document_seq: document.seq, line_no: 1, sale_seq: row.saleSeq, sale_line: row.lineNo, kind: 'kembali', count, amount, condition, reason: null });
    this.rooms.cylinders.bringBack(ctx, row.size, count, condition, amount, document);
    const entry = this.ledger.post(ctx, { document, memo: cylinderWords.returnMemo(document.number, depositId), lines: [{ account: DEPOSITS, debit: amount, unit: 'LPG', member }, { ...cash, credit: amount, flow: 'sales' }] });
    ctx.note(document.number, cylinderWords.returnNote(depositId, count, amount));
    return { number: document.number, amount, left: left - count, entryNumber: entry.number };
  }

  /** D 2-1240 / K 1-1430 for shells that never come back, at their average; the rest K 4-2140 or D 6-1195. */
  private forfeit({ depositId, reason }: Args<'cylinders.forfeit'>, ctx: WriteCtx): Omit<Result<'cylinders.forfeit'>, 'replayed'> {
    const row = this.find(depositId);
    const count = row.count - row.back;
    const member = this.member(row);
    const amount = row.deposit - row.backAmount;
    const document = this.ledger.document(ctx, { kind: 'TH', date: ctx.today, member, amounts: { count, amount }, refs: { deposit: depositId } });
    ctx.rows.insert('deposit_return', { document_seq: document.seq, line_no: 1, sale_seq: row.saleSeq, sale_line: row.lineNo, kind: 'hangus', count, amount, condition: null, reason });
    const value = this.rooms.cylinders.lose(ctx, row.size, count, amount, document);
    const lines: EntryLine[] = [
      { account: DEPOSITS, debit: amount, unit: 'LPG', member }, { account: SHELL_LOSS, debit: Math.max(0, value - amount), unit: 'LPG' }, { account: SHELLS, credit: value, unit: 'LPG' }, { account: FORFEITED, credit: Math.max(0, amount - value), unit: 'LPG' },
    ];
    const entry = this.ledger.post(ctx, { document, memo: cylinderWords.forfeitMemo(document.number, depositId, reason), lines });
    ctx.note(document.number, cylinderWords.forfeitNote(depositId, count, amount));
    return { number: document.number, amount, value, entryNumber: entry.number };
  }

  private member({ memberRef }: Row): Member | undefined {
    return memberRef === null ? undefined : this.rooms.members.byRef(memberRef);
  }

  /** A deposit of which something is still held. Throws NOT_FOUND, or CONFLICT once all of it is settled. */
  private find(depositId: string): Row {
    const [number, line] = depositId.split('/');
    const row = this.kernel.db.sql<Row>(`${SELECT} AND d.number = ? AND l.line_no = ?`).get(number ?? '', Number(line));
    if (row === undefined) throw notFound('Jaminan tabung', 'depositId');
    if (row.back === row.count) throw conflict('depositSettled', cylinderWords.settled(depositId), { field: 'depositId' });
    return row;
  }
}
