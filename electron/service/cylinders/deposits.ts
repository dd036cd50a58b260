import type { Args, Result } from '../../../shared/contract/index.ts';
import { proportion } from '../../../shared/domain/money.ts';
import { cylinderWords } from '../../../shared/text/cylinders.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound, refuse } from '../kernel/refusal.ts';
import type { DocumentHead, EntryLine, Ledger } from '../ledger/index.ts';
import type { Member, Members } from '../members/index.ts';
import { SHELLS, type Cylinders, type CylinderSize, type EmptyCondition } from './cylinders.ts';
import { ASKED, back, DEPOSITS, UNTIL } from './depositRows.ts';
import { SHELL_LOSS } from './upkeep.ts';

/** Income from deposits that were kept; what a shell was worth more is lost. */
const FORFEITED = '4-2140';

/** The cash desk as a cashier uses it: with a shift open. */
type Desk = CashDesk & { require(ctx: WriteCtx): unknown };
/** What a deposit on bon needs of that room: it stands above this one. */
type Debts = { owedOf(saleSeq: number): number; settledBy(saleSeq: number, kind: 'HB'): string | undefined; giveBack(ctx: WriteCtx, saleSeq: number, document: DocumentHead, member: Member, amount: number): EntryLine };
type Printer = { enqueue(ctx: WriteCtx, document: 'deposit-slip', target: string, options: { readonly drawer: boolean }): void };
type Rooms = { readonly cylinders: Cylinders; readonly members: Members; readonly cash: Desk; readonly bon: Debts; readonly printer: Printer };
type Row = {
  readonly saleSeq: number; readonly lineNo: number; readonly number: string; readonly date: string; readonly name: string; readonly size: CylinderSize; readonly memberRef: number | null; readonly buyerName: string | null; readonly last4: string | null;
  readonly count: number; readonly deposit: number; readonly back: number; readonly backAmount: number; readonly forfeited: number;
};

const deposits = (until: string): string => `SELECT l.document_seq AS saleSeq, l.line_no AS lineNo, d.number, d.on_date AS date, l.name, p.cylinder_size AS size, s.member_ref AS memberRef, b.name AS buyerName, b.nik_last4 AS last4,
       l.qty / 1000 AS count, l.deposit, ${back('count', until)} AS back, ${back('amount', until)} AS backAmount, ${back('count', `${until} AND r.kind = 'hangus'`)} AS forfeited
  FROM sale_line l JOIN sale s ON s.document_seq = l.document_seq JOIN document d ON d.seq = l.document_seq JOIN product p ON p.ref = l.product_ref LEFT JOIN buyer b ON b.ref = s.buyer_ref
 WHERE l.cylinder = 'jaminan'`;
const SELECT = deposits('');
/** The same as they stood at the end of a day: one parameter, before all others. */
const SELECT_ON = `${ASKED} ${deposits(UNTIL)} AND d.on_date <= (SELECT on_date FROM asked)`;

type BackRow = { readonly seq: number; readonly number: string; readonly date: string; readonly at: string; readonly officer: string; readonly saleSeq: number; readonly saleLine: number; readonly kind: DepositEnd; readonly count: number; readonly amount: number; readonly condition: EmptyCondition | null; readonly bon: number; readonly via: string | null };
const BACK = `SELECT d.seq, d.number, d.on_date AS date, d.at, u.name AS officer, r.sale_seq AS saleSeq, r.sale_line AS saleLine, r.kind, r.count, r.amount, r.condition, json_extract(d.refs, '$.via') AS via,
                     coalesce((SELECT sum(p.amount) FROM bon_part p WHERE p.document_seq = d.seq), 0) AS bon
                FROM deposit_return r JOIN document d ON d.seq = r.document_seq JOIN user u ON u.ref = d.user_ref`;

/** How cylinders stopped being lent. */
export type DepositEnd = 'kembali' | 'hangus' | 'batal' | 'retur';
/** A deposit on paper: what was taken, what became of it up to then, and, on the slip of a return, what came back now. */
export type DepositSlip = {
  readonly number: string; readonly depositId: string; readonly date: string; readonly at: string; readonly officer: string; readonly memberNo: string | null; readonly holder: string; readonly buyerLast4: string | null;
  readonly name: string; readonly size: CylinderSize; readonly count: number; readonly deposit: number; readonly left: number; readonly held: number;
  readonly settled: readonly { readonly number: string; readonly date: string; readonly kind: DepositEnd; readonly count: number; readonly amount: number }[];
  readonly back: { readonly count: number; readonly amount: number; readonly bon: number; readonly condition: EmptyCondition; readonly via: 'kas' | 'bank' } | null;
};

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

  /** Deposits by sale, the oldest first. Throws VALIDATION where both persons are named. */
  list({ memberId, buyerNik, open, asOf }: Args<'cylinders.deposits'>): Result<'cylinders.deposits'> {
    if (memberId !== undefined && buyerNik !== undefined) throw invalid('buyerNik', cylinderWords.onePerson);
    const { members } = this.rooms;
    const nikKey = buyerNik === undefined ? undefined : this.kernel.personKey(buyerNik);
    const member = memberId === undefined ? (nikKey === undefined ? undefined : members.byNikKey(nikKey)?.ref) : members.get(memberId).ref;
    const rows = this.kernel.db
      .sql<Row>(`${SELECT_ON} AND (? = 0 OR s.member_ref = ? OR b.nik_key = ?) ORDER BY l.document_seq, l.line_no`)
      .all(asOf ?? this.kernel.today(), Number(memberId !== undefined || buyerNik !== undefined), member ?? null, nikKey ?? null)
      .filter((row) => open === false || row.count > row.back)
      .map((row) => {
        const holder = this.member(row);
        return {
          depositId: `${row.number}/${row.lineNo}`, date: row.date, name: row.name, size: row.size, memberId: holder?.id ?? null, memberNo: holder?.no ?? null, holder: holder?.name ?? row.buyerName ?? '', buyerLast4: row.last4,
          count: row.count, left: row.count - row.back, forfeited: row.forfeited, deposit: row.deposit, held: row.deposit - row.backAmount, onBon: holder === undefined ? 0 : Math.min(row.deposit - row.backAmount, this.rooms.bon.owedOf(row.saleSeq)),
        };
      });
    return { rows, total: rows.reduce((sum, row) => sum + row.held, 0) };
  }

  /** What a slip says: of a deposit as it stands, by its id, or of cylinders that came back, by the number or id of that document. Throws NOT_FOUND naming the field `ref`. */
  slip(ref: string): DepositSlip {
    const { db } = this.kernel;
    const [number = '', line] = ref.split('/');
    const back = line === undefined ? db.sql<BackRow>(`${BACK} WHERE r.kind = 'kembali' AND (d.number = ? OR d.id = ?)`).get(number, number) : undefined;
    const row = line === undefined ? (back === undefined ? undefined : db.sql<Row>(`${SELECT} AND l.document_seq = ? AND l.line_no = ?`).get(back.saleSeq, back.saleLine)) : db.sql<Row>(`${SELECT} AND d.number = ? AND l.line_no = ?`).get(number, Number(line));
    if (row === undefined) throw notFound('Jaminan tabung', 'ref');
    const holder = this.member(row);
    const settled = db.sql<BackRow>(`${BACK} WHERE r.sale_seq = ? AND r.sale_line = ? AND d.seq <= ? ORDER BY d.seq, r.line_no`).all(row.saleSeq, row.lineNo, back?.seq ?? Number.MAX_SAFE_INTEGER);
    const sale = db.sql<{ at: string; officer: string }>('SELECT d.at, u.name AS officer FROM document d JOIN user u ON u.ref = d.user_ref WHERE d.seq = ?').get(row.saleSeq);
    const { at, officer } = back ?? sale ?? { at: '', officer: '' };
    const gone = settled.reduce((sum, each) => ({ count: sum.count + each.count, amount: sum.amount + each.amount }), { count: 0, amount: 0 });
    return {
      number: back?.number ?? `${row.number}/${row.lineNo}`, depositId: `${row.number}/${row.lineNo}`, date: row.date, at, officer, memberNo: holder?.no ?? null, holder: holder?.name ?? row.buyerName ?? '', buyerLast4: row.last4,
      name: row.name, size: row.size, count: row.count, deposit: row.deposit, left: row.count - gone.count, held: row.deposit - gone.amount,
      settled: settled.map(({ number: by, date, kind, count, amount }) => ({ number: by, date, kind, count, amount })), back: back === undefined ? null : { count: back.count, amount: back.amount, bon: back.bon, condition: back.condition ?? 'baik', via: back.via === 'bank' ? 'bank' : 'kas' },
    };
  }

  /** D 2-1240 / K cash, for as many as came back: each its part of what is still held, so that all parts are the whole deposit. What is still owed of a sale on bon comes first: K 1-1330. */
  private give({ depositId, count, via, condition }: Args<'cylinders.returnDeposit'>, ctx: WriteCtx): Omit<Result<'cylinders.returnDeposit'>, 'replayed'> {
    const row = this.find(depositId);
    const left = row.count - row.back;
    if (count > left) throw invalid('count', cylinderWords.lentLess(left));
    if (via === 'kas' && ctx.user.role === 'kasir') this.rooms.cash.require(ctx);
    const member = this.member(row);
    const { bon } = this.rooms;
    const writtenOff = bon.settledBy(row.saleSeq, 'HB');
    if (writtenOff !== undefined) throw refuse('SALE_STATE', cylinderWords.bonWrittenOff(row.number, writtenOff), { field: 'depositId', by: writtenOff });
    const amount = proportion(row.deposit - row.backAmount, count, left);
    const offBon = member === undefined ? 0 : Math.min(amount, bon.owedOf(row.saleSeq));
    const paidOut = amount - offBon;
    const cash = this.rooms.cash.line(ctx, via, 'umum');
    const document = this.ledger.document(ctx, { kind: 'TJ', date: ctx.today, member, shiftSeq: paidOut === 0 ? undefined : cash.shiftSeq, amounts: { count, amount, bon: offBon, condition }, refs: { deposit: depositId, via } });
    ctx.rows.insert('deposit_return', { document_seq: document.seq, line_no: 1, sale_seq: row.saleSeq, sale_line: row.lineNo, kind: 'kembali', count, amount, condition, reason: null });
    this.rooms.cylinders.bringBack(ctx, row.size, count, condition, amount, document);
    const lines: EntryLine[] = [{ account: DEPOSITS, debit: amount, unit: 'LPG', member }, { ...cash, credit: paidOut, flow: 'sales' }, ...(member === undefined || offBon === 0 ? [] : [bon.giveBack(ctx, row.saleSeq, document, member, offBon)])];
    const entry = this.ledger.post(ctx, { document, memo: cylinderWords.returnMemo(document.number, depositId), lines });
    this.rooms.printer.enqueue(ctx, 'deposit-slip', document.number, { drawer: via === 'kas' && paidOut > 0 });
    ctx.note(document.number, cylinderWords.returnNote(depositId, count, amount));
    return { number: document.number, amount, bon: offBon, left: left - count, entryNumber: entry.number };
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
