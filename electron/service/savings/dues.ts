import type { Result } from '../../../shared/contract/index.ts';
import { monthOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';
import { pageAfter } from '../kernel/refusal.ts';
import { maskPhone } from '../members/index.ts';
import type { AmountsOf } from './billing.ts';
import { balancesOf } from './moves.ts';

type Payer = {
  readonly ref: number; readonly memberId: string; readonly memberNo: string; readonly name: string; readonly rt: string; readonly phone: string; readonly joinedOn: CalendarDate;
  readonly since: Month | null; readonly prior: number; readonly billed: number; readonly wajib: number; readonly sukarela: number;
};
/** What a member owes of simpanan wajib: months not fully paid, the newest bills, and what was paid ahead. Rupiah. */
export type Dues = { readonly months: number; readonly amount: number; readonly ahead: number };

const PAYERS = `SELECT m.ref, m.id AS memberId, m.no AS memberNo, m.name, m.rt, m.phone, m.joined_on AS joinedOn, d.since, coalesce(d.prior, 0) AS prior, coalesce(d.billed, 0) AS billed,
    coalesce(w.balance, 0) AS wajib, coalesce(s.balance, 0) AS sukarela
  FROM member m LEFT JOIN wajib_due d ON d.member_ref = m.ref AND d.since >= substr(m.joined_on, 1, 7)
  LEFT JOIN savings_balance w ON w.member_ref = m.ref AND w.kind = 'wajib' LEFT JOIN savings_balance s ON s.member_ref = m.ref AND s.kind = 'sukarela'
  WHERE m.state IN ('aktif', 'diblokir')`;

/** Who owes simpanan wajib, by what was billed and what was paid: a deposit pays the oldest bill first (ruling 33). */
export class WajibDues {
  private readonly db: Database;
  private readonly amountsOf: AmountsOf;

  constructor(db: Database, amountsOf: AmountsOf) {
    this.db = db;
    this.amountsOf = amountsOf;
  }

  /** What one member owes now of what was billed up to a month. */
  of(memberRef: number, period: Month): Dues {
    const payer = this.db.sql<Payer>(`${PAYERS} AND m.ref = ?`).get(memberRef);
    return payer === undefined ? { months: 0, amount: 0, ahead: 0 } : this.dues(payer, payer.wajib, period);
  }

  /** What of each bill up to a month is still open, the oldest first. */
  openBills(memberRef: number, period: Month): number[] {
    const payer = this.db.sql<Payer>(`${PAYERS} AND m.ref = ?`).get(memberRef);
    return payer === undefined ? [] : this.open(payer, payer.wajib, period).bills.toReversed();
  }

  /** Active members behind at the end of a day, by what was billed up to its month, in order of member number. */
  arrears(asOf: CalendarDate, today: CalendarDate): Result<'savings.arrears'> {
    const period = monthOf(asOf);
    const rows = this.db.sql<Payer>(`${PAYERS} AND d.since <= ? AND m.joined_on <= ? ORDER BY m.ref`).all(period, asOf).flatMap((payer) => {
      const { months, amount } = this.dues(payer, asOf < today ? balancesOf(this.db, payer.ref, asOf).wajib : payer.wajib, period);
      return months === 0 ? [] : [{ memberId: payer.memberId, memberNo: payer.memberNo, name: payer.name, rt: payer.rt, months, amount }];
    });
    return { rows, total: rows.reduce((sum, { amount }) => sum + amount, 0) };
  }

  /** Everybody who pays, with what they owe up to a month: for taking it in. `after`: the member row a page begins behind. */
  collection(period: Month, { rt, text, limit, cursor }: { readonly rt: string | undefined; readonly text: string | undefined; readonly limit: number; readonly cursor: string | undefined }): Omit<Result<'savings.collection'>, 'period'> {
    const typed = (text ?? '').toLowerCase();
    const payers = this.db.sql<Payer>(`${PAYERS} ORDER BY m.ref`).all();
    const asked = payers
      .filter((payer) => (rt === undefined || payer.rt === rt) && (typed === '' || payer.name.toLowerCase().includes(typed) || payer.memberNo.toLowerCase().includes(typed)))
      .map((payer) => ({ payer, dues: this.dues(payer, payer.wajib, period) }));
    const after = pageAfter(cursor);
    const behind = asked.filter(({ payer }) => payer.ref > after);
    const page = behind.slice(0, limit);
    const next = behind.length > limit ? String(page.at(-1)?.payer.ref ?? '') : null;
    return {
      rows: page.map(({ payer, dues }) => this.row(payer, dues, period)), next,
      rts: [...new Set(payers.map((payer) => payer.rt))].filter((name) => name !== '').toSorted((a, b) => a.localeCompare(b, 'id', { numeric: true })),
      totals: {
        members: asked.length, due: asked.reduce((sum, { dues }) => sum + dues.amount, 0), dueMembers: asked.filter(({ dues }) => dues.amount > 0).length,
        unbilled: payers.filter((payer) => payer.joinedOn.slice(0, 7) <= period && (payer.since === null || payer.since <= period)).length - this.billedFor(period),
      },
    };
  }

  private row(payer: Payer, { months, amount, ahead }: Dues, period: Month): Result<'savings.collection'>['rows'][number] {
    const monthly = this.amountsOf(payer.ref, `${period}-01` as CalendarDate).wajibMonthly;
    return {
      memberId: payer.memberId, memberNo: payer.memberNo, name: payer.name, rt: payer.rt, phoneMasked: maskPhone(payer.phone), monthly, due: amount, months, advanceMonths: monthly === 0 ? 0 : Math.floor(ahead / monthly),
      billed: this.isBilled(payer.ref, period), paid: this.paidIn(payer.ref, period), sukarela: payer.sukarela,
    };
  }

  /** How many of those who pay have a bill of a month. */
  private billedFor(period: Month): number {
    return this.db.sql<{ n: number }>("SELECT count(*) AS n FROM wajib_bill b JOIN member m ON m.ref = b.member_ref WHERE b.period = ? AND m.state IN ('aktif', 'diblokir') AND substr(m.joined_on, 1, 7) <= b.period").get(period)?.n ?? 0;
  }

  private isBilled(memberRef: number, period: Month): boolean {
    return this.db.sql('SELECT 1 FROM wajib_bill WHERE member_ref = ? AND period = ?').get(memberRef, period) !== undefined;
  }

  /** Simpanan wajib paid within a month, less what was undone in it. */
  private paidIn(memberRef: number, period: Month): number {
    return this.db.sql<{ paid: number | null }>("SELECT sum(amount) AS paid FROM savings_move WHERE member_ref = ? AND kind = 'wajib' AND on_date BETWEEN ? AND ?").get(memberRef, `${period}-01`, `${period}-31`)?.paid ?? 0;
  }

  private dues(payer: Payer, paid: number, period: Month): Dues {
    const { bills, ahead } = this.open(payer, paid, period);
    return { months: bills.length, amount: bills.reduce((sum, bill) => sum + bill, 0), ahead };
  }

  /** The bills not covered by what was paid since the first of them: the newest, newest first, since the oldest are paid first. */
  private open({ ref, since, prior, billed }: Payer, paid: number, period: Month): { readonly bills: readonly number[]; readonly ahead: number } {
    if (since === null) return { bills: [], ahead: 0 };
    const later = this.db.sql<{ total: number | null }>('SELECT sum(amount) AS total FROM wajib_bill WHERE member_ref = ? AND period > ?').get(ref, period)?.total ?? 0;
    let left = billed - later - Math.max(0, paid - prior);
    if (left <= 0) return { bills: [], ahead: -left };
    const bills: number[] = [];
    for (const { amount } of this.db.sql<{ amount: number }>('SELECT amount FROM wajib_bill WHERE member_ref = ? AND period BETWEEN ? AND ? ORDER BY period DESC').iterate(ref, since, period)) {
      if (left <= 0) break;
      bills.push(Math.min(amount, left));
      left -= amount;
    }
    return { bills, ahead: 0 };
  }
}
