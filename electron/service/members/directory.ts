import { SearchIndex } from '../../../shared/domain/search.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { Prepared } from '../kernel/prepared.ts';
import { FIRST_CLASS } from './detail.ts';
import { CARD_COLUMNS, cardOf, type CardRow, type MemberCard, type MemberState } from './member.ts';

export type Found = { readonly rows: MemberCard[]; readonly total: number };
/** Which members alone are wanted. */
export type Only = { readonly state?: MemberState | undefined; readonly class?: string | undefined };

/** Members put into the index between two requests. */
const INDEXED_AT_A_TIME = 100;
/** A member's class, of a row of member. */
const CLASS = `coalesce((SELECT d.class FROM member_detail d WHERE d.member_ref = member.ref), '${FIRST_CLASS}')`;
/** Most matches counted for a typed query. */
const COUNTED = 500;

/** The digits of a phone as people type them: without the plus, and with 0 for the country's 62. */
function phoneForms(phone: string): string[] {
  const digits = phone.replace(/\D/g, '');
  if (digits === '') return [];
  return digits.startsWith('62') ? [`0${digits.slice(2)}`, digits] : [digits];
}

/** Finds members by number, name and phone in memory, and by whole NIK through its keyed hash. */
export class Directory {
  readonly index = new Prepared(() => this.indexed());
  private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /**
   * The best matches, at most `limit`, and how many there are (a typed query counts up to 500). Nothing typed lists all
   * members, applicants first, each by number; sixteen digits are a NIK and match exactly or not at all.
   */
  find(query: string, limit: number, only: Only = {}): Found {
    const typed = query.trim();
    if (typed === '') return this.all(limit, only);
    const digits = typed.replace(/[\s.-]/g, '');
    const matches = /^\d{16}$/.test(digits) ? this.byNik(digits) : this.index.get().search(typed, COUNTED);
    const wanted = this.wanted(matches, only);
    return { rows: wanted.slice(0, limit), total: wanted.length };
  }

  /** How many ask to become members. */
  waiting(): number {
    return this.count("WHERE state = 'calon'", []);
  }

  /** Makes a member that this command wrote findable once it is committed. */
  changed(ctx: WriteCtx, row: CardRow): void {
    ctx.afterCommit(() => {
      if (this.index.ready === undefined) this.index.startOver();
      else put(this.index.ready, row);
    });
  }

  private all(limit: number, only: Only): Found {
    const { db } = this.kernel;
    const [ofClass, params] = only.class === undefined ? ['', []] : [` AND ${CLASS} = ?`, [only.class]];
    const list = (where: string, most: number, state: readonly string[]): CardRow[] => db.sql<CardRow>(`SELECT ${CARD_COLUMNS} FROM member ${where}${ofClass} ORDER BY ref LIMIT ?`).all(...state, ...params, most);
    if (only.state !== undefined) return { rows: list('WHERE state = ?', limit, [only.state]).map(cardOf), total: this.count(`WHERE state = ?${ofClass}`, [only.state, ...params]) };
    const first = list("WHERE state = 'calon'", limit, []);
    const rest = first.length < limit ? list("WHERE state <> 'calon'", limit - first.length, []) : [];
    return { rows: [...first, ...rest].map(cardOf), total: this.count(ofClass === '' ? '' : `WHERE 1 = 1${ofClass}`, params) };
  }

  private count(where: string, params: readonly string[]): number {
    return this.kernel.db.sql<{ n: number }>(`SELECT count(*) AS n FROM member ${where}`).get(...params)?.n ?? 0;
  }

  private byNik(nik: string): MemberCard[] {
    const row = this.kernel.db.sql<CardRow>(`SELECT ${CARD_COLUMNS} FROM member WHERE nik_key = ?`).get(this.kernel.personKey(nik));
    return row === undefined ? [] : [cardOf(row)];
  }

  private wanted(cards: readonly MemberCard[], only: Only): MemberCard[] {
    const inState = only.state === undefined ? [...cards] : cards.filter(({ state }) => state === only.state);
    if (only.class === undefined) return inState;
    const ofClass = this.kernel.db.sql<{ ok: number }>(`SELECT ${CLASS} = ? AS ok FROM member WHERE id = ?`);
    return inState.filter(({ memberId }) => ofClass.get(only.class ?? '', memberId)?.ok === 1);
  }

  private *indexed(): Generator<void, SearchIndex<MemberCard>> {
    const index = new SearchIndex<MemberCard>();
    for (const [no, row] of this.kernel.db.sql<CardRow>(`SELECT ${CARD_COLUMNS} FROM member ORDER BY ref`).all().entries()) {
      put(index, row);
      if (no % INDEXED_AT_A_TIME === 0) yield;
    }
    return index;
  }
}

const put = (index: SearchIndex<MemberCard>, row: CardRow): void => index.set(row.id, [row.no, row.name, ...phoneForms(row.phone)], cardOf(row));
