import { SearchIndex } from '../../../shared/domain/search.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { Prepared } from '../kernel/prepared.ts';
import { CARD_COLUMNS, cardOf, type CardRow, type MemberCard } from './member.ts';

export type Found = { readonly rows: MemberCard[]; readonly total: number };

/** Members put into the index between two requests. */
const INDEXED_AT_A_TIME = 100;
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
   * members by number; sixteen digits are a NIK and match exactly or not at all.
   */
  find(query: string, limit: number): Found {
    const typed = query.trim();
    if (typed === '') return this.all(limit);
    const digits = typed.replace(/[\s.-]/g, '');
    if (/^\d{16}$/.test(digits)) return this.byNik(digits);
    const matches = this.index.get().search(typed, COUNTED);
    return { rows: matches.slice(0, limit), total: matches.length };
  }

  /** Makes a member that this command wrote findable once it is committed. */
  changed(ctx: WriteCtx, row: CardRow): void {
    ctx.afterCommit(() => {
      if (this.index.ready === undefined) this.index.startOver();
      else put(this.index.ready, row);
    });
  }

  private all(limit: number): Found {
    const { db } = this.kernel;
    const rows = db.sql<CardRow>(`SELECT ${CARD_COLUMNS} FROM member ORDER BY ref LIMIT ?`).all(limit);
    return { rows: rows.map(cardOf), total: db.sql<{ n: number }>('SELECT count(*) AS n FROM member').get()?.n ?? 0 };
  }

  private byNik(nik: string): Found {
    const row = this.kernel.db.sql<CardRow>(`SELECT ${CARD_COLUMNS} FROM member WHERE nik_key = ?`).get(this.kernel.personKey(nik));
    return row === undefined ? { rows: [], total: 0 } : { rows: [cardOf(row)], total: 1 };
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
