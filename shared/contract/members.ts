import { z } from 'zod';
import { bonStanding } from './bon.ts';
import { command, query } from './define.ts';
import { balances } from './savings.ts';
import { date, familyCardNo, limit, nik, optionalText, pin, text, uuid } from './values.ts';

const rupiah = z.int();
const memberRow = z.strictObject({ memberId: z.string(), memberNo: z.string(), name: z.string(), rt: z.string(), state: z.string(), nikMasked: z.string(), phoneMasked: z.string() });

export const members = {
  'members.create': command({
    summary: 'Registers a member',
    roles: ['kasir', 'bendahara'],
    input: () => ({
      nik,
      name: text(80),
      address: optionalText(160).optional(),
      rt: z.string().regex(/^\d{0,3}(\/\d{1,3})?$/, { error: 'isi nomor RT, misalnya 14' }).optional(),
      familyCardNo: familyCardNo.optional(),
      phone: z.string().regex(/^(\+?\d{8,15})?$/, { error: 'isi nomor telepon dengan angka saja' }).optional(),
      joinedOn: date,
    }),
    output: () => ({ memberId: z.string(), memberNo: z.string() }),
  }),
  'members.get': query({
    summary: 'One member with savings and what a counter needs',
    input: () => ({ memberId: uuid }),
    output: () => memberRow.extend({
      address: z.string(),
      joinedOn: z.string(),
      hasPin: z.boolean(),
      /** "Bu Wahyuni": for a screen that others read too. */
      greeting: z.string(),
      savings: balances,
      loans: z.array(z.strictObject({ loanId: z.string(), number: z.string(), status: z.string(), outstanding: rupiah, nextDue: z.string().nullable(), nextAmount: rupiah })),
      bon: bonStanding,
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
    summary: 'Members by number, name, NIK or phone; forgives typing slips',
    input: () => ({ query: optionalText(80), limit: limit.optional() }),
    output: () => z.strictObject({ rows: z.array(memberRow), total: z.int() }),
  }),
};
