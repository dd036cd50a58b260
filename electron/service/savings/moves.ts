import { SAVINGS_KINDS, type SavingsKind } from '../../../shared/contract/values.ts';
import { addMonths, firstDay, monthOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { rupiah, type Rupiah } from '../../../shared/domain/money.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import { memberRegister } from '../../../shared/text/members.ts';
import type { Database } from '../kernel/database.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { refuse } from '../kernel/refusal.ts';
import type { DocumentHead } from '../ledger/index.ts';
import type { Member } from '../members/index.ts';

export type SavingsMove = {
  readonly member: Member;
  readonly kind: SavingsKind;
  /** Signed whole rupiah, never 0: a deposit is positive. */
  readonly amount: number;
  /** The document this move belongs to; it must already be written. */
  readonly document: DocumentHead;
  /** How the money came or went: kas, bank, belanja, shu, …; {@link INTEREST} counts from its date although the account has moved since, and the caller answers for the balance of every day since. */
  readonly via: string;
  readonly date: CalendarDate;
};

/** A member's savings in rupiah; `total` is the sum of the three. */
export type SavingsBalances = Record<SavingsKind | 'total', Rupiah>;

/** The control account of each kind: pokok and wajib are equity, sukarela is a liability (domain §3.2). */
export const SAVINGS_ACCOUNTS: Readonly<Record<SavingsKind, string>> = { pokok: '3-1110', wajib: '3-1120', sukarela: '2-1210' };

/** `via` of what a month earned, which alone may lie before later moves of its account. */
export const INTEREST = 'jasa';

/** Writes one move of one savings account, its balance and its month; posts nothing. Answers the account's new balance. */
export function writeMove(db: Database, ctx: WriteCtx, { member, kind, amount, document, via, date }: SavingsMove): Rupiah {
  if (rupiah(amount) === 0) throw new RangeError('a savings move must not be 0');
  // Whoever left has been settled with: nothing comes back into an account that nobody looks at any more.
  if (amount > 0 && db.sql("SELECT 1 FROM member WHERE ref = ? AND state = 'keluar'").get(member.ref) !== undefined) throw refuse('MEMBER_STATE', memberRegister.served(member.no, 'keluar'), { memberNo: member.no, state: 'keluar' });
  const account = db.sql<{ balance: number; last_on: CalendarDate }>('SELECT balance, last_on FROM savings_balance WHERE member_ref = ? AND kind = ?').get(member.ref, kind);
  if (account !== undefined && date < account.last_on && via !== INTEREST)
    throw refuse('BACKDATED', `Mutasi terakhir simpanan ${kind} ${member.no} bertanggal ${dateText(account.last_on)}. Pakai tanggal itu atau sesudahnya.`, { field: 'date', last: account.last_on });
  const before = account?.balance ?? 0;
  const balance = rupiah(before + amount);
  if (balance < 0)
    throw refuse('BALANCE_INSUFFICIENT', `Simpanan ${kind} ${member.no} ${rp(before)}, diminta ${rp(-amount)}, kurang ${rp(-balance)}. Kecilkan jumlahnya.`, { kind, balance: before, requested: -amount, short: -balance });
  ctx.rows.insert('savings_move', { seq: ctx.rows.lastRowid('savings_move') + 1, member_ref: member.ref, kind, document_seq: document.seq, on_date: date, amount, balance, via });
  db.sql(
    'INSERT INTO savings_balance (member_ref, kind, balance, last_on) VALUES (?, ?, ?, ?) ON CONFLICT (member_ref, kind) DO UPDATE SET balance = excluded.balance, last_on = max(last_on, excluded.last_on)',
  ).run(member.ref, kind, balance, date);
  const month = monthOf(date);
  const earlier = account !== undefined && month < monthOf(account.last_on);
  db.sql(
    'INSERT INTO savings_month (member_ref, kind, period, closing) VALUES (?, ?, ?, ?) ON CONFLICT (member_ref, kind, period) DO UPDATE SET closing = excluded.closing',
  ).run(member.ref, kind, month, earlier ? closingOf(db, member.ref, kind, month) + amount : balance);
  if (earlier) db.sql('UPDATE savings_month SET closing = closing + ? WHERE member_ref = ? AND kind = ? AND period > ?').run(amount, member.ref, kind, month);
  return balance;
}

/** An account's balance at the end of a month. */
const closingOf = (db: Database, memberRef: number, kind: SavingsKind, month: Month): number =>
  db.sql<{ closing: number }>('SELECT closing FROM savings_month WHERE member_ref = ? AND kind = ? AND period <= ? ORDER BY period DESC LIMIT 1').get(memberRef, kind, month)?.closing ?? 0;

/** An account's balance at the end of a day: that of the month before, and what the month has moved by then. */
function balanceOn(db: Database, memberRef: number, kind: SavingsKind, asOf: CalendarDate): number {
  const month = monthOf(asOf);
  const moved = db.sql<{ moved: number | null }>('SELECT sum(amount) AS moved FROM savings_move WHERE member_ref = ? AND kind = ? AND on_date BETWEEN ? AND ?').get(memberRef, kind, firstDay(month), asOf)?.moved ?? 0;
  return closingOf(db, memberRef, kind, addMonths(month, -1)) + moved;
}

/** A member's savings now, or at the end of a day. */
export function balancesOf(db: Database, memberRef: number, asOf?: CalendarDate): SavingsBalances {
  const [pokok, wajib, sukarela] = SAVINGS_KINDS.map((kind) =>
    rupiah(
      asOf === undefined
        ? (db.sql<{ balance: number }>('SELECT balance FROM savings_balance WHERE member_ref = ? AND kind = ?').get(memberRef, kind)?.balance ?? 0)
        : balanceOn(db, memberRef, kind, asOf),
    ),
  ) as [Rupiah, Rupiah, Rupiah];
  return { pokok, wajib, sukarela, total: rupiah(pokok + wajib + sukarela) };
}
