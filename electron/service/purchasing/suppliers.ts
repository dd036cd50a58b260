import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { shortSince } from '../../../shared/domain/dayBalance.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import type { Database } from '../kernel/database.ts';
import type { Handlers } from '../kernel/kernel.ts';
import { invalid, notFound, refuse } from '../kernel/refusal.ts';
import { supplierMoves } from './history.ts';

export type Supplier = { ref: number; id: string; name: string; kind: 'bulog' | 'patra-niaga' | 'lain' | 'konsinyasi' };

/** Where what is owed to a supplier stands, by its kind. */
export const PAYABLE: Readonly<Record<Supplier['kind'], string>> = { 'bulog': '2-1110', 'patra-niaga': '2-1120', 'lain': '2-1130', 'konsinyasi': '2-1140' };
/** Where what is prepaid at suppliers stands. */
export const ADVANCE = '1-1510';

/** Suppliers, and what is owed to and prepaid at each of them. */
export class Suppliers {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  handlers(): Handlers<'suppliers.create' | 'suppliers.list'> {
    return {
      'suppliers.create': ({ id, name, kind, terms }, ctx) => {
        ctx.rows.insert('supplier', { ref: ctx.rows.lastRowid('supplier') + 1, id, name, kind, terms: terms ?? '' });
        ctx.note(id, `pemasok ${kind} baru`);
        return { supplierId: id };
      },
      'suppliers.list': () => ({ rows: this.db.sql<{ supplierId: string; name: string; kind: string }>('SELECT id AS supplierId, name, kind FROM supplier ORDER BY name, ref').all() }),
    };
  }

  /** Throws NOT_FOUND. */
  get(id: string): Supplier {
    const row = this.db.sql<Supplier>('SELECT ref, id, name, kind FROM supplier WHERE id = ?').get(id);
    if (row === undefined) throw notFound('Pemasok', 'supplierId');
    return row;
  }

  byRef(ref: number): Supplier {
    const row = this.db.sql<Supplier>('SELECT ref, id, name, kind FROM supplier WHERE ref = ?').get(ref);
    if (row === undefined) throw new Error(`no supplier ${ref}`);
    return row;
  }

  /** A supplier whose goods become ours on delivery. Goods on consignment do not: booking them as bought could never be undone (ruling 32). */
  seller(id: string): Supplier {
    const supplier = this.get(id);
    if (supplier.kind === 'konsinyasi') throw invalid('supplierId', `${supplier.name} menitipkan barang; barang titipan belum dibuka di gerai ini`);
    return supplier;
  }

  /** Refuses to take a debt or an advance on a day before there was as much of it: on no day from then on may more be taken than there was. */
  refuseEarlier(supplier: Supplier, what: 'payable' | 'advance', amount: number, on: CalendarDate): void {
    const short = shortSince(this.balance(supplier.ref)[what], supplierMoves(this.db, supplier.ref, what), on, amount);
    if (short === undefined) return;
    const [held, taken] = what === 'payable' ? ['Utang ke', 'dibayar'] : ['Uang muka di', 'dipakai'];
    throw refuse('BACKDATED', `${held} ${supplier.name} pada ${dateText(short.date)} ${rp(short.there)}, ${taken} ${rp(amount)}. Pakai tanggal ${dateText(short.from)} atau sesudahnya.`, { field: 'date', [what]: short.there });
  }

  /** What is owed to and prepaid at a supplier now. */
  balance(supplierRef: number): { payable: number; advance: number } {
    return this.db.sql<{ payable: number; advance: number }>('SELECT payable, advance FROM supplier_balance WHERE supplier_ref = ?').get(supplierRef) ?? { payable: 0, advance: 0 };
  }

  /** Owes a supplier so much more, and has so much more prepaid at one. */
  adjust(supplierRef: number, payable: number, advance: number): void {
    const now = this.balance(supplierRef);
    this.db
      .sql('INSERT INTO supplier_balance (supplier_ref, payable, advance) VALUES (?, ?, ?) ON CONFLICT (supplier_ref) DO UPDATE SET payable = excluded.payable, advance = excluded.advance')
      .run(supplierRef, now.payable + payable, now.advance + advance);
  }
}
