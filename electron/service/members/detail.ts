import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';
import type { WriteCtx } from '../kernel/kernel.ts';

/** A row of member_detail: what the register says of a member beside the identity card. Empty texts and null: nobody said. */
export type Detail = {
  readonly class: string;
  readonly birth_on: CalendarDate | null;
  readonly sex: 'L' | 'P' | null;
  readonly occupation: string;
  readonly email: string;
  readonly heir_name: string;
  readonly heir_relation: string;
  readonly heir_phone: string;
  readonly consent_on: CalendarDate | null;
  readonly consent_note: string;
  readonly state_reason: string;
  readonly state_on: CalendarDate | null;
  readonly merged_ref: number | null;
};

/** Class of whoever never was given one. */
export const FIRST_CLASS = 'perorangan';
const NOTHING: Detail = { class: FIRST_CLASS, birth_on: null, sex: null, occupation: '', email: '', heir_name: '', heir_relation: '', heir_phone: '', consent_on: null, consent_note: '', state_reason: '', state_on: null, merged_ref: null };

const COLUMNS = Object.keys(NOTHING).join(', ');
const stored = (db: Database, memberRef: number): Detail | undefined => db.sql<Detail>(`SELECT ${COLUMNS} FROM member_detail WHERE member_ref = ?`).get(memberRef);

export const detailOf = (db: Database, memberRef: number): Detail => stored(db, memberRef) ?? NOTHING;

/** Keeps what changed of a member's detail; nothing is written for no change. */
export function keepDetail(db: Database, ctx: WriteCtx, memberRef: number, changes: Partial<Detail>): void {
  const before = stored(db, memberRef);
  if (before === undefined) {
    if (Object.keys(changes).length > 0) ctx.rows.insert('member_detail', { member_ref: memberRef, ...NOTHING, ...changes });
    return;
  }
  const changed = Object.fromEntries(Object.entries(changes).filter(([column, value]) => before[column as keyof Detail] !== value));
  if (Object.keys(changed).length > 0) ctx.rows.update('member_detail', { member_ref: memberRef }, changed);
}

type Said = {
  readonly class?: string | undefined; readonly birthOn?: CalendarDate | undefined; readonly sex?: 'L' | 'P' | undefined; readonly occupation?: string | undefined; readonly email?: string | undefined;
  readonly heir?: { readonly name: string; readonly relation: string; readonly phone?: string | undefined } | undefined; readonly consent?: { readonly on: CalendarDate; readonly note?: string | undefined } | undefined;
};

/** What the params of a registration or change say of a member, as columns. An heir's phone that is not given stays. */
export const detailsSaid = ({ class: memberClass, birthOn, sex, occupation, email, heir, consent }: Said): Partial<Detail> => ({
  ...(memberClass === undefined ? {} : { class: memberClass }),
  ...(birthOn === undefined ? {} : { birth_on: birthOn }),
  ...(sex === undefined ? {} : { sex }),
  ...(occupation === undefined ? {} : { occupation }),
  ...(email === undefined ? {} : { email }),
  ...(heir === undefined ? {} : { heir_name: heir.name, heir_relation: heir.relation, ...(heir.phone === undefined ? {} : { heir_phone: heir.phone }) }),
  ...(consent === undefined ? {} : { consent_on: consent.on, consent_note: consent.note ?? '' }),
});
