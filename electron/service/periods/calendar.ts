import { addMonths, type Month } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';

/** Which months the book has, and which of them are closed. Month 13 is left out but where it is asked for. */
export class Calendar {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** The book's first month; undefined in an empty book. */
  first(): Month | undefined {
    return this.db.sql<{ period: Month | null }>('SELECT min(period) AS period FROM period').get()?.period ?? undefined;
  }

  /** The last closed month. */
  lastClosed(): Month | undefined {
    return this.db.sql<{ period: Month | null }>("SELECT max(period) AS period FROM period WHERE status = 'tertutup' AND period NOT LIKE '%-13'").get()?.period ?? undefined;
  }

  /** The one month that may be closed next. */
  next(): Month | undefined {
    const last = this.lastClosed();
    return last === undefined ? this.first() : addMonths(last, 1);
  }

  /** Whether nothing can be booked in a month any more. A month without an entry is as closed as those after it. */
  closed(period: Month): boolean {
    const last = this.lastClosed();
    return last !== undefined && period <= last;
  }

  /** Whether anything was ever booked in a month, or it was opened. */
  known(period: string): boolean {
    return this.db.sql('SELECT 1 FROM period WHERE period = ?').get(period) !== undefined;
  }

  /** Whether a year has been closed into SHU. */
  yearClosed(year: number): boolean {
    return this.db.sql<{ status: string }>('SELECT status FROM period WHERE period = ?').get(`${year}-13`)?.status === 'tertutup';
  }

  /** Whether month 13 of a year moves any account: an adjustment that was taken back by another in month 13 does not. */
  adjusted(year: number): boolean {
    return this.db.sql('SELECT 1 FROM account_balance WHERE period = ? AND debit <> credit LIMIT 1').get(`${year}-13`) !== undefined;
  }
}
