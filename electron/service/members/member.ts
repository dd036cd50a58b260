import type { MEMBER_STATES } from '../../../shared/contract/members.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';

export type MemberState = (typeof MEMBER_STATES)[number];

/** A member as other rooms know one. `ref` is this file's row, `id` the public id; `nikKey` and `familyKey` are keyed hashes. */
export type Member = {
  readonly ref: number;
  readonly id: string;
  readonly no: string;
  readonly name: string;
  readonly state: MemberState;
  readonly nikKey: string;
  readonly familyKey: string | null;
  readonly joinedOn: CalendarDate;
  readonly leftOn: CalendarDate | null;
};

/** The columns of {@link Member}, for a SELECT. */
export const MEMBER_COLUMNS = 'ref, id, no, name, state, nik_key AS nikKey, family_key AS familyKey, joined_on AS joinedOn, left_on AS leftOn';

/** What a counter sees of a member: NIK and phone only in part. */
export type MemberCard = { readonly memberId: string; readonly memberNo: string; readonly name: string; readonly rt: string; readonly state: string; readonly nikMasked: string; readonly phoneMasked: string };

/** A stored member with what must be masked before it is shown. */
export type CardRow = { readonly ref: number; readonly id: string; readonly no: string; readonly name: string; readonly rt: string; readonly state: string; readonly nik: string; readonly phone: string };

export const CARD_COLUMNS = 'ref, id, no, name, rt, state, nik, phone';

const HIDDEN = '•';
const SHOWN = 4;

/** The first four and the last four digits: "6471••••••••0012". */
export const maskNik = (nik: string): string => nik.slice(0, SHOWN) + HIDDEN.repeat(nik.length - 2 * SHOWN) + nik.slice(-SHOWN);

/** At most the first four and the last four characters, at least four hidden: "0812••••4471"; empty stays empty. */
export function maskPhone(phone: string): string {
  if (phone === '') return '';
  const head = Math.max(0, Math.min(SHOWN, phone.length - 2 * SHOWN));
  return phone.slice(0, head) + HIDDEN.repeat(phone.length - head - SHOWN) + phone.slice(-SHOWN);
}

export const cardOf = (row: CardRow): MemberCard => ({
  memberId: row.id, memberNo: row.no, name: row.name, rt: row.rt, state: row.state, nikMasked: maskNik(row.nik), phoneMasked: maskPhone(row.phone),
});

/** The member number after the last one given: "A-0001", "A-0002", … */
export const nextMemberNo = (last: string | undefined): string => `A-${String(Number(last?.slice(2) ?? '0') + 1).padStart(4, '0')}`;
