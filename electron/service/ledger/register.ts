import type { Args, Result } from '../../../shared/contract/index.ts';
import type { Flow, Unit } from '../../../shared/contract/values.ts';
import { addDays, firstDay, lastDay, month, monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';
import { invalid, unknownPage } from '../kernel/refusal.ts';
import type { Account, Ledger } from './ledger.ts';
import { LedgerSums, monthLeftOut, UNDID, UNDOING } from './sums.ts';

type RegisterRow = {
  on_date: string; entry_seq: number; line_no: number; number: string; memo: string; debit: number; credit: number; unit: Unit; flow: string | null; document_number: string; document_kind: string;
};
/** A line's place in the register. */
type Place = { readonly date: string; readonly entry: number; readonly line: number };
/** The line a page begins after (or, `back`, ends before), and the balance between it and the page. */
type Cursor = Place & { readonly balance: number; readonly back?: boolean };
type Span = { readonly from: CalendarDate; readonly to: CalendarDate };
/** Whose lines: an account's, perhaps of one unit, or of one flow and one side of it. */
type Whose = { readonly ref: number; readonly unit: Unit | undefined; readonly flow: Flow | undefined; readonly side: 'debit' | 'kredit' | undefined };

const PAGE = 100;

const HEAD = `SELECT l.on_date, l.entry_seq, l.line_no, e.number, e.memo, l.debit, l.credit, l.unit, l.flow, d.number AS document_number, d.kind AS document_kind
  FROM entry_line l`;
const TAIL = 'CROSS JOIN entry e ON e.seq = l.entry_seq CROSS JOIN document d ON d.seq = e.document_seq WHERE l.account_ref = ? AND e.period <> ?';
const FORWARD = 'AND (l.on_date, l.entry_seq, l.line_no) > (?, ?, ?) AND l.on_date <= ?';
const BACKWARD = 'AND (l.on_date, l.entry_seq, l.line_no) < (?, ?, ?) AND l.on_date >= ?';
/** The lines of one flow, in or out, have an index of their own in the same order, named since the planner would not find it. */
const BY_FLOW = 'INDEXED BY entry_line_by_flow';
const OF_FLOW = 'AND l.flow = ? AND (l.debit > 0) = ?';
/** Of one side of a flow: not what undid an entry of the same span, which stands with what it undid. */
const NOT_UNDOING = `AND NOT EXISTS (SELECT 1 FROM entry o WHERE o.seq = e.reverses_seq AND ${UNDID})`;
const UNDOING_HEAD = HEAD.replace('entry_line l', `${UNDOING} CROSS JOIN entry_line l ON l.entry_seq = e.seq`);
const UNDOING_TAIL = `CROSS JOIN document d ON d.seq = e.document_seq WHERE ${UNDID} AND l.account_ref = ?`;
const ASCENDING = 'ORDER BY l.on_date, l.entry_seq, l.line_no LIMIT ?';
const DESCENDING = 'ORDER BY l.on_date DESC, l.entry_seq DESC, l.line_no DESC LIMIT ?';

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');
function decode(text: string): Cursor {
  try {
    const { date, entry, line, balance, back } = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Record<string, unknown>;
    if (typeof date === 'string' && Number.isSafeInteger(entry) && Number.isSafeInteger(line) && Number.isSafeInteger(balance))
      return { date, entry: Number(entry), line: Number(line), balance: Number(balance), ...(back === true ? { back } : {}) };
  } catch {
    // falls through to the refusal below
  }
  throw unknownPage();
}

const placeOf = (row: RegisterRow): Place => ({ date: row.on_date, entry: row.entry_seq, line: row.line_no });
const before = (span: Span): Place => ({ date: span.from, entry: 0, line: 0 });
const after = (span: Span): Place => ({ date: span.to, entry: Number.MAX_SAFE_INTEGER, line: Number.MAX_SAFE_INTEGER });
const earlier = (a: Place, b: Place): boolean => (a.date === b.date ? a.entry < b.entry || (a.entry === b.entry && a.line < b.line) : a.date < b.date);

/**
 * Where an account has lines of a unit: the index knows no unit, so months in which the kept balances have none are passed
 * over, and a page costs the lines of the months it has rows in.
 */
function monthsOfUnit(db: Database, accountRef: number, unit: Unit, span: Span): Span[] {
  return db
    .sql<{ period: string }>(
      "SELECT DISTINCT min(period, substr(period, 1, 4) || '-12') AS period FROM account_balance WHERE account_ref = ? AND unit = ? AND period BETWEEN ? AND ? ORDER BY 1",
    )
    .all(accountRef, unit, monthOf(span.from), monthOf(span.to).replace(/-12$/, '-13'))
    .map(({ period }) => {
      const [first, last] = [firstDay(month(period)), lastDay(month(period))];
      return { from: first < span.from ? span.from : first, to: last > span.to ? span.to : last };
    });
}

const placed = (unit: Unit | undefined, back: boolean): string[] => [back ? BACKWARD : FORWARD, ...(unit === undefined ? [] : ['AND l.unit = ?']), back ? DESCENDING : ASCENDING];

/** What a page is read by: one index in its own order, whichever lines are asked for. */
export const registerSql = ({ unit, flow, side }: Omit<Whose, 'ref'>, back: boolean): string =>
  [HEAD, ...(flow === undefined ? [TAIL] : [BY_FLOW, TAIL, OF_FLOW]), ...(side === undefined ? [] : [NOT_UNDOING]), ...placed(unit, back)].join(' ');

/** Lines of what undid entries of the same span: few, so that they may be sorted. */
const undoingSql = (unit: Unit | undefined, back: boolean): string => [UNDOING_HEAD, UNDOING_TAIL, OF_FLOW, 'AND e.on_date BETWEEN ? AND ?', ...placed(unit, back)].join(' ');

/** At most `count` lines after a place, oldest first, or before it, newest first; a month 13 that statements of the span leave out stays out (ruling 2). */
function read(db: Database, { ref, unit, flow, side }: Whose, span: Span, start: Place, back: boolean, count: number): RegisterRow[] {
  const spans = unit === undefined ? [span] : monthsOfUnit(db, ref, unit, span);
  const sql = registerSql({ unit, flow, side }, back);
  const leftOut = monthLeftOut(span.from, span.to);
  const order = (a: RegisterRow, b: RegisterRow): number => (earlier(placeOf(a), placeOf(b)) === back ? 1 : -1);
  const rows: RegisterRow[] = [];
  for (const each of back ? spans.toReversed() : spans) {
    const edge = back ? after(each) : before(each);
    const from = earlier(start, edge) === back ? start : edge;
    const params = [from.date, from.entry, from.line, back ? each.from : each.to, ...(unit === undefined ? [] : [unit]), count - rows.length];
    if (flow === undefined) rows.push(...db.sql<RegisterRow>(sql).all(ref, leftOut, ...params));
    else {
      const both = [span.from, leftOut, leftOut] as const;
      const found =
        side === undefined
          ? [1, 0].flatMap((debit) => db.sql<RegisterRow>(sql).all(ref, leftOut, flow, debit, ...params))
          : [
              ...db.sql<RegisterRow>(sql).all(ref, leftOut, flow, side === 'debit' ? 1 : 0, ...both, ...params),
              ...db.sql<RegisterRow>(undoingSql(unit, back)).all(...both, ref, flow, side === 'debit' ? 0 : 1, each.from, each.to, ...params),
            ];
      rows.push(...found.toSorted(order).slice(0, count - rows.length));
    }
    if (rows.length >= count) break;
  }
  return rows;
}

/** An account's lines between two days, counted up to one more than `most`. */
export const countLines = (db: Database, { ref }: Account, { from, to }: Span, most: number): number =>
  db.sql<{ n: number }>('SELECT count(*) AS n FROM (SELECT 1 FROM entry_line WHERE account_ref = ? AND on_date BETWEEN ? AND ? LIMIT ?)').get(ref, from, to, most + 1)?.n ?? 0;

/** What the cash flow of a span says of an account's flow: in less out, or one side of it, less what was undone of that. */
function flowed(db: Database, { ref, unit, flow, side }: Whose, { from, to }: Span): number {
  let net = 0;
  for (const sum of new LedgerSums(db).flows(from, to)) {
    if (sum.ref !== ref || sum.flow !== flow || (unit !== undefined && sum.unit !== unit)) continue;
    net += (side === 'kredit' ? 0 : sum.debit) - (side === 'debit' ? 0 : sum.credit);
  }
  return net;
}

/** What a period moved of an account, debit less credit. */
const movedIn = (db: Database, { ref, unit }: Whose, period: string): number =>
  db.sql<{ net: number | null }>('SELECT sum(debit) - sum(credit) AS net FROM account_balance WHERE account_ref = ? AND period = ? AND (? IS NULL OR unit = ?)').get(ref, period, unit ?? null, unit ?? null)?.net ?? 0;

/** One page of an account's lines with the running balance; every page costs about the same, wherever it is. */
export function register(db: Database, ledger: Ledger, args: Args<'ledger.register'>): Result<'ledger.register'> {
  const { account: code, from, to, unit, flow, side, last, limit, cursor } = args;
  if (to < from) throw invalid('to', `tanggal akhir ${to} sebelum tanggal awal ${from}`);
  if (last === true && cursor !== undefined) throw invalid('last', 'halaman terakhir diminta tanpa penanda halaman');
  if (side !== undefined && flow === undefined) throw invalid('side', 'sisi hanya untuk satu arus kas; isi arusnya juga');
  const account = ledger.account(code);
  if (flow !== undefined && account.cash === 0) throw invalid('flow', `akun ${code} ${account.name} bukan akun kas dan tidak punya arus`);
  const span = { from, to };
  const whose: Whose = { ref: account.ref, unit, flow, side };
  const [opening, closing] = flow === undefined ? [ledger.balance(code, addDays(from, -1), unit), ledger.balance(code, to, unit) - movedIn(db, whose, monthLeftOut(from, to))] : [0, flowed(db, whose, span)];
  const start: Cursor = cursor === undefined ? (last === true ? { ...after(span), balance: closing, back: true } : { ...before(span), balance: opening }) : decode(cursor);
  const back = start.back === true;
  const size = limit ?? PAGE;
  const found = read(db, whose, span, start, back, size + 1);
  const more = found.length > size;
  const page = found.slice(0, size);
  if (back) page.reverse();
  let balance = back ? page.reduce((sum, row) => sum - row.debit + row.credit, start.balance) : start.balance;
  const [head, tail] = [page[0], page.at(-1)];
  const atBegin = balance;
  const rows = page.map((row) => {
    balance += row.debit - row.credit;
    return {
      date: row.on_date, number: row.number, memo: row.memo, debit: row.debit, credit: row.credit, balance, documentNumber: row.document_number, documentKind: row.document_kind, unit: row.unit, flow: row.flow,
    };
  });
  const earlierPages = back ? more : cursor !== undefined;
  const laterPages = back ? cursor !== undefined : more;
  return {
    opening, rows, closing,
    previous: earlierPages && head !== undefined ? encode({ ...placeOf(head), balance: atBegin, back: true }) : null,
    next: laterPages && tail !== undefined ? encode({ ...placeOf(tail), balance }) : null,
  };
}
