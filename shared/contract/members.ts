import { z } from 'zod';
import { bonStanding } from './bon.ts';
import { command, query } from './define.ts';
import { balances } from './savings.ts';
import { cashVia, date, familyCardNo, limit, nik, optionalText, pin, positiveMoney, text, uuid } from './values.ts';

const rupiah = z.int();
export const MEMBER_STATES = ['calon', 'aktif', 'diblokir', 'keluar', 'meninggal'] as const;
/** Who is served as a member when something is bought or saved. */
export const SERVED_STATES: ReadonlySet<string> = new Set<(typeof MEMBER_STATES)[number]>(['calon', 'aktif', 'diblokir']);
const memberState = z.enum(MEMBER_STATES, { error: `isi salah satu: ${MEMBER_STATES.join(', ')}` });
const memberClass = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, { error: 'isi kunci golongan dari setelan' });
const phone = z.string().regex(/^(\+?\d{8,15})?$/, { error: 'isi nomor telepon dengan angka saja' });
const reason = text(160);
/** What a member may say of themselves beside the identity card; `update` takes an empty text as taking it away. */
const personal = {
  class: memberClass.optional(),
  birthOn: date.optional(),
  sex: z.enum(['L', 'P'], { error: 'isi L atau P' }).optional(),
  occupation: optionalText(60).optional(),
  email: z.string().regex(/^([^\s@]+@[^\s@]+\.[^\s@]+)?$/, { error: 'isi alamat email, misalnya nama@contoh.id' }).max(120, { error: 'paling panjang 120 huruf' }).optional(),
  heir: z.strictObject({ name: optionalText(80), relation: optionalText(40), phone: phone.optional() }).optional(),
  consent: z.strictObject({ on: date, note: optionalText(160).optional() }).optional(),
};
const BODIES = ['pengurus', 'pengawas'] as const;
const officer = z.strictObject({
  officerId: z.string(), memberId: z.string(), memberNo: z.string(), name: z.string(), body: z.enum(BODIES), post: z.string(), from: z.string(), until: z.string().nullable(), endedOn: z.string().nullable(), decision: z.string(), reason: z.string(), serving: z.boolean(),
});
const standing = { memberId: z.string(), state: memberState };
const memberRow = z.strictObject({ memberId: z.string(), memberNo: z.string(), name: z.string(), rt: z.string(), state: z.string(), nikMasked: z.string(), phoneMasked: z.string() });

export const members = {
  'members.create': command({
    summary: 'Registers a member: by a treasurer at once (aktif), by a cashier as applicant (calon) until the treasurer confirms. The NIK of somebody who left takes that person back under the old number',
    roles: ['kasir', 'bendahara'],
    input: () => ({
      nik,
      name: text(80),
      address: optionalText(160).optional(),
      rt: z.string().regex(/^\d{0,3}(\/\d{1,3})?$/, { error: 'isi nomor RT, misalnya 14' }).optional(),
      familyCardNo: familyCardNo.optional(),
      phone: phone.optional(),
      joinedOn: date,
      ...personal,
    }),
    output: () => ({ memberId: z.string(), memberNo: z.string(), state: memberState }),
  }),
  'members.update': command({
    summary: 'Changes what is registered of a member, the number excepted; what is not given stays, an empty text takes it away. Another NIK needs a reason',
    input: () => ({
      memberId: uuid,
      nik: nik.optional(),
      reason: reason.optional(),
      name: text(80).optional(),
      address: optionalText(160).optional(),
      rt: z.string().regex(/^\d{0,3}(\/\d{1,3})?$/, { error: 'isi nomor RT, misalnya 14' }).optional(),
      familyCardNo: z.string().regex(/^(\d{16})?$/, { error: 'isi tepat 16 angka' }).optional(),
      phone: phone.optional(),
      joinedOn: date.optional(),
      ...personal,
    }),
    output: () => standing,
  }),
  'members.confirm': command({ summary: 'Takes an applicant in; `date`: the first day of the membership, where it is another than the one asked for', input: () => ({ memberId: uuid, date: date.optional() }), output: () => standing }),
  'members.decline': command({ summary: 'Turns an applicant away; what was paid goes back first', input: () => ({ memberId: uuid, reason }), output: () => standing }),
  'members.block': command({ summary: 'Blocks a member: buys without bon and saves, but takes nothing out and borrows nothing', input: () => ({ memberId: uuid, reason }), output: () => standing }),
  'members.unblock': command({ summary: 'Ends a block', input: () => ({ memberId: uuid, reason }), output: () => standing }),
  'members.deceased': command({ summary: 'Records that a member died, which ends the membership; members.exit then settles with the heir', input: () => ({ memberId: uuid, date, note: reason.optional() }), output: () => standing }),
  'members.exitQuote': query({
    summary: 'What leaving on a day would settle: savings, debts off them, what is paid out, and what stands in the way',
    input: () => ({ memberId: uuid, date: date.optional() }),
    output: () => z.strictObject({
      savings: z.strictObject({ pokok: rupiah, wajib: rupiah, sukarela: rupiah, berjangka: rupiah, hariRaya: rupiah }),
      debts: z.array(z.strictObject({ kind: z.enum(['pinjaman', 'bon']), ref: z.string(), number: z.string(), amount: rupiah })),
      payout: rupiah,
      blockers: z.array(z.strictObject({ message: z.string() })),
      /** The registered heir. */
      heirName: z.string(),
    }),
  }),
  'members.exit': command({
    summary: 'Ends a membership: savings back, debts off them, the rest paid (kas unless said) or left on 2-1260 (utang); of a member who died to the heir',
    input: () => ({ memberId: uuid, date, reason, via: z.enum(['kas', 'bank', 'utang'], { error: 'isi kas, bank atau utang' }).optional(), heirName: text(80).optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string().nullable(), payout: rupiah, paid: rupiah, settled: z.array(z.strictObject({ number: z.string(), amount: rupiah })) }),
  }),
  'members.payLeaver': command({
    summary: 'Pays out what somebody who left has not collected yet, all of it unless said',
    input: () => ({ memberId: uuid, amount: positiveMoney.optional(), via: cashVia, date: date.optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string(), paid: rupiah, left: rupiah }),
  }),
  'members.checkNik': query({
    summary: 'What is odd about a NIK, and whose it is; refuses nothing',
    roles: ['kasir', 'bendahara'],
    input: () => ({ nik }),
    output: () => z.strictObject({ warnings: z.array(z.string()), existing: z.strictObject({ memberId: z.string(), memberNo: z.string(), name: z.string(), state: memberState }).nullable(), birthOn: z.string().nullable(), sex: z.enum(['L', 'P']).nullable() }),
  }),
  'members.showNik': command({
    summary: 'The whole NIK, family card and phone number of a member, for a reason that the audit keeps; the answer is kept nowhere',
    roles: ['bendahara', 'ketua', 'pengawas'],
    confidential: true,
    input: () => ({ memberId: uuid, reason }),
    output: () => ({ nik: z.string(), familyCardNo: z.string(), phone: z.string(), heirPhone: z.string() }),
  }),
  'officers.list': query({ summary: 'Officers whose term covers a day, today unless given; all: also those of the past and of the future', input: () => ({ asOf: date.optional(), all: z.boolean({ error: 'isi ya atau tidak' }).optional() }), output: () => z.strictObject({ rows: z.array(officer) }) }),
  'officers.appoint': command({
    summary: 'Appoints a member to a post of pengurus or pengawas for a term',
    roles: ['bendahara', 'ketua'],
    input: () => ({ memberId: uuid, body: z.enum(BODIES, { error: 'isi pengurus atau pengawas' }), post: text(40), from: date, until: date.optional(), decision: optionalText(120).optional() }),
    output: () => ({ officerId: z.string() }),
  }),
  'officers.end': command({ summary: 'Ends a term on a day: its last', roles: ['bendahara', 'ketua'], input: () => ({ officerId: uuid, on: date, reason: reason.optional() }), output: () => ({ officerId: z.string() }) }),
  'members.get': query({
    summary: 'One member with savings and what a counter needs',
    input: () => ({ memberId: uuid }),
    output: () => memberRow.extend({
      address: z.string(),
      joinedOn: z.string(),
      leftOn: z.string().nullable(),
      class: z.string(),
      className: z.string(),
      birthOn: z.string().nullable(),
      sex: z.enum(['L', 'P']).nullable(),
      occupation: z.string(),
      email: z.string(),
      heir: z.strictObject({ name: z.string(), relation: z.string(), phoneMasked: z.string() }).nullable(),
      consent: z.strictObject({ on: z.string(), note: z.string() }).nullable(),
      familyCardMasked: z.string(),
      /** Why and since when the member is in this state, where somebody said so. */
      stateReason: z.string(),
      stateOn: z.string().nullable(),
      /** The member this one was merged into. */
      mergedInto: z.strictObject({ memberId: z.string(), memberNo: z.string() }).nullable(),
      posts: z.array(z.strictObject({ body: z.enum(BODIES), post: z.string(), until: z.string().nullable() })),
      hasPin: z.boolean(),
      /** "Bu Wahyuni": for a screen that others read too. */
      greeting: z.string(),
      savings: balances,
      loans: z.array(z.strictObject({ loanId: z.string(), number: z.string(), status: z.string(), outstanding: rupiah, nextDue: z.string().nullable(), nextAmount: rupiah })),
      bon: bonStanding,
      /** What is left to pay out to somebody who left. */
      leaverDue: rupiah,
      trade: z.array(z.strictObject({ period: z.string(), sales: rupiah })),
    }),
  }),
  'members.setPin': command({
    summary: 'Gives a member a PIN of their own, or another one; the member types it',
    input: () => ({ memberId: uuid, pin }),
    output: () => ({ memberId: z.string() }),
  }),
  'members.checkPin': command({
    summary: 'Whether a PIN is the member’s own; a wrong one is counted and locks',
    roles: ['kasir', 'bendahara'],
    input: () => ({ memberId: uuid, pin }),
    output: () => ({ memberId: z.string() }),
  }),
  'members.search': query({
    summary: 'Members by number, name, NIK or phone; forgives typing slips. With nothing typed applicants come first. waiting: how many applicants there are',
    input: () => ({ query: optionalText(80), limit: limit.optional(), state: memberState.optional(), class: memberClass.optional() }),
    output: () => z.strictObject({ rows: z.array(memberRow), total: z.int(), waiting: z.int() }),
  }),
};
