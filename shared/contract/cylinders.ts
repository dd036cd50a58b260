import { z } from 'zod';
import { command, query } from './define.ts';
import { cylinderSize, emptyCondition } from './shop.ts';
import { approval, cashVia, date, nik, positiveMoney, text, uuid } from './values.ts';

const rupiah = z.int();
const qty = z.string();

/** The cylinder book: where every cylinder is, and what is held for those lent. */
export const cylinders = {
  'cylinders.balances': query({
    summary: 'Cylinders per size; storage: kilograms of gas on site now, and a sentence when that is more than the setting lpg.storageWarning',
    input: () => ({ asOf: date.optional() }),
    output: () => z.strictObject({
      storage: z.strictObject({ gas: qty, warning: z.string().nullable() }),
      rows: z.array(
        z.strictObject({
          size: cylinderSize, full: z.int(), empty: z.int(), damaged: z.int(), foreign: z.int(), lent: z.int(), atAgent: z.int(), owned: z.int(), owedToAgent: z.int(),
          depositHeld: rupiah,
        }),
      ),
    }),
  }),
  'cylinders.bill': command({
    summary: 'The agent bills cylinders that came above the empties given: they become ours, at what they cost',
    input: () => ({ size: cylinderSize, count: z.int().min(1).max(9999), amount: positiveMoney, via: cashVia }),
    output: () => ({ number: z.string(), entryNumber: z.string() }),
  }),
  'cylinders.deposits': query({
    summary: 'Deposits for lent cylinders, of one person or of all; open ones only unless `open` is false. onBon: what of it goes against an unpaid bon first. buyerNik finds a member by NIK too',
    input: () => ({ memberId: uuid.optional(), buyerNik: nik.optional(), open: z.boolean().optional() }),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({
          depositId: z.string(), date: z.string(), name: z.string(), size: cylinderSize, memberId: z.string().nullable(), memberNo: z.string().nullable(), holder: z.string(), buyerLast4: z.string().nullable(),
          count: z.int(), left: z.int(), forfeited: z.int(), deposit: rupiah, held: rupiah, onBon: rupiah,
        }),
      ),
      total: rupiah,
    }),
  }),
  'cylinders.returnDeposit': command({
    summary: 'Lent cylinders come back, some or all, however much later: their part of the deposit goes against what is still owed of a sale on bon (`bon`), the rest is paid out (TJ)',
    roles: ['kasir', 'bendahara'],
    input: () => ({ depositId: text(40), count: z.int().min(1).max(9999), via: cashVia, condition: emptyCondition }),
    output: () => ({ number: z.string(), amount: rupiah, bon: rupiah, left: z.int(), entryNumber: z.string() }),
  }),
  'cylinders.forfeit': command({
    summary: 'Lent cylinders that never come back: what is left of the deposit is kept, their shells leave the books (TH), with somebody else’s approval',
    approvers: ['bendahara', 'ketua'],
    input: () => ({ depositId: text(40), reason: text(120), approval }),
    output: () => ({ number: z.string(), amount: rupiah, value: rupiah, entryNumber: z.string() }),
  }),
};
