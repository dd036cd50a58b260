import type { Args, Result } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { shortSince } from '../../../shared/domain/dayBalance.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import { supplierWords as words } from '../../../shared/text/purchasing.ts';
import type { Database } from '../kernel/database.ts';
import type { Handlers, WriteCtx } from '../kernel/kernel.ts';
import { invalid, notFound, refuse } from '../kernel/refusal.ts';
import { supplierMoves } from './history.ts';

export type Supplier = { ref: number; id: string; name: string; kind: 'bulog' | 'patra-niaga' | 'lain' | 'konsinyasi'; active: number };
/** What is agreed with a supplier from a day on: days, grams, rupiah; null where nothing is. */
export type Terms = { readonly from: CalendarDate; readonly prepaid: number; readonly leadDays: number | null; readonly payDays: number | null; readonly maxGrams: number | null; readonly minOrder: number | null; readonly note: string };

/** Where what is owed to a supplier stands, by its kind. */
export const PAYABLE: Readonly<Record<Supplier['kind'], string>> = { 'bulog': '2-1110', 'patra-niaga': '2-1120', 'lain': '2-1130', 'konsinyasi': '2-1140' };
/** Where what is prepaid at suppliers stands. */
export const ADVANCE = '1-1510';

const SUPPLIER = 'SELECT s.ref, s.id, s.name, s.kind, coalesce(c.active, 1) AS active FROM supplier s LEFT JOIN supplier_contact c ON c.supplier_ref = s.ref';
const TERMS = 'SELECT effective_from AS "from", prepaid, lead_days AS leadDays, pay_days AS payDays, max_grams AS maxGrams, min_order AS minOrder, note FROM supplier_terms WHERE supplier_ref = ?';

type View = Result<'suppliers.list'>['rows'][number];
type Asked = Pick<Args<'suppliers.setTerms'>, 'prepaid' | 'leadDays' | 'payDays' | 'maxKg' | 'minOrder' | 'note'>;

const flag = (value: boolean | undefined): number | undefined => (value === undefined ? undefined : Number(value));
const termsView = ({ prepaid, maxGrams, ...terms }: Terms): NonNullable<View['terms']> => ({ ...terms, prepaid: prepaid === 1, maxKg: maxGrams === null ? null : maxGrams / 1000 });

/** Suppliers, what is agreed with each from a day on, and what is owed to and prepaid at each of them. */
export class Suppliers {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  handlers(): Handlers<'suppliers.create' | 'suppliers.update' | 'suppliers.setTerms' | 'suppliers.list' | 'suppliers.get'> {
    return {
      'suppliers.create': ({ id, name, kind, terms, phone, address, prepaid, leadDays, payDays, maxKg, minOrder }, ctx) => {
        const ref = ctx.rows.lastRowid('supplier') + 1;
        ctx.rows.insert('supplier', { ref, id, name, kind, terms: terms ?? '' });
        if (phone !== undefined || address !== undefined) ctx.rows.insert('supplier_contact', { supplier_ref: ref, phone: phone ?? '', address: address ?? '', active: 1 });
        if ([prepaid, leadDays, payDays, maxKg, minOrder].some((value) => value !== undefined)) this.agree(ctx, ref, ctx.today, { prepaid, leadDays, payDays, maxKg, minOrder, note: terms });
        ctx.note(id, words.added(kind));
        return { supplierId: id };
      },
      'suppliers.update': (args, ctx) => this.update(args, ctx),
      'suppliers.setTerms': ({ supplierId, from, ...agreed }, ctx) => {
        const supplier = this.get(supplierId);
        const on = from ?? ctx.today;
        this.agree(ctx, supplier.ref, on, agreed);
        ctx.note(supplierId, words.terms(on));
        return { supplierId, from: on };
      },
      'suppliers.list': (_args, ctx) => ({ rows: this.db.sql<Supplier>(`${SUPPLIER} ORDER BY s.name, s.ref`).all().map((supplier) => this.view(supplier, ctx.today)) }),
      'suppliers.get': ({ supplierId }, ctx) => {
        const supplier = this.get(supplierId);
        const contact = this.contact(supplier.ref);
        return { ...this.view(supplier, ctx.today), phone: contact?.phone ?? '', address: contact?.address ?? '', history: this.db.sql<Terms>(`${TERMS} ORDER BY effective_from DESC, ref DESC`).all(supplier.ref).map(termsView) };
      },
    };
  }

  /** Throws NOT_FOUND. */
  get(id: string): Supplier {
    const row = this.db.sql<Supplier>(`${SUPPLIER} WHERE s.id = ?`).get(id);
    if (row === undefined) throw notFound('Pemasok', 'supplierId');
    return row;
  }

  byRef(ref: number): Supplier {
    const row = this.db.sql<Supplier>(`${SUPPLIER} WHERE s.ref = ?`).get(ref);
    if (row === undefined) throw new Error(`no supplier ${ref}`);
    return row;
  }

  /** A supplier whose goods become ours on delivery. Goods on consignment do not: booking them as bought could never be undone (ruling 32). */
  seller(id: string): Supplier {
    const supplier = this.get(id);
    if (supplier.kind === 'konsinyasi') throw invalid('supplierId', words.consigned(supplier.name));
    return supplier;
  }

  /** A seller that goods are still ordered from. */
  activeSeller(id: string): Supplier {
    const supplier = this.seller(id);
    if (supplier.active === 0) throw invalid('supplierId', words.inactive(supplier.name));
    return supplier;
  }

  /** What is agreed with a supplier on a day; undefined before anything was. */
  termsAt(supplierRef: number, on: CalendarDate): Terms | undefined {
    return this.db.sql<Terms>(`${TERMS} AND effective_from <= ? ORDER BY effective_from DESC, ref DESC LIMIT 1`).get(supplierRef, on);
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

  private update({ supplierId, name, phone, address, active }: Args<'suppliers.update'>, ctx: WriteCtx): { supplierId: string } {
    const supplier = this.get(supplierId);
    if (name !== undefined && name !== supplier.name) ctx.rows.update('supplier', { ref: supplier.ref }, { name });
    const now = this.contact(supplier.ref);
    const contact = { phone: phone ?? now?.phone ?? '', address: address ?? now?.address ?? '', active: flag(active) ?? supplier.active };
    if (now === undefined) ctx.rows.insert('supplier_contact', { supplier_ref: supplier.ref, ...contact });
    else ctx.rows.update('supplier_contact', { supplier_ref: supplier.ref }, contact);
    ctx.note(supplierId, words.changed);
    return { supplierId };
  }

  /** Writes what holds from a day on; what is left out stays as it stood then. */
  private agree(ctx: WriteCtx, supplierRef: number, on: CalendarDate, { prepaid, leadDays, payDays, maxKg, minOrder, note }: Asked): void {
    const then = this.termsAt(supplierRef, on);
    const kept = <T>(asked: T | undefined, before: T | undefined, none: T): T => (asked === undefined ? (before ?? none) : asked);
    ctx.rows.insert('supplier_terms', {
      ref: ctx.rows.lastRowid('supplier_terms') + 1, supplier_ref: supplierRef, effective_from: on, prepaid: kept(flag(prepaid), then?.prepaid, 0), lead_days: kept(leadDays, then?.leadDays, null), pay_days: kept(payDays, then?.payDays, null),
      max_grams: kept(maxKg === undefined || maxKg === null ? maxKg : maxKg * 1000, then?.maxGrams, null), min_order: kept(minOrder, then?.minOrder, null), note: kept(note, then?.note, ''),
    });
  }

  private contact(supplierRef: number): { readonly phone: string; readonly address: string } | undefined {
    return this.db.sql<{ phone: string; address: string }>('SELECT phone, address FROM supplier_contact WHERE supplier_ref = ?').get(supplierRef);
  }

  private view({ ref, id, name, kind, active }: Supplier, on: CalendarDate): View {
    const terms = this.termsAt(ref, on);
    return { supplierId: id, name, kind, active: active === 1, ...this.balance(ref), terms: terms === undefined ? null : termsView(terms) };
  }
}
