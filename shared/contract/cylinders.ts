import { z } from 'zod';
import { command, query } from './define.ts';
import { cylinderSize, emptyCondition } from './shop.ts';
import { approval, cashVia, date, nik, positiveMoney, text, uuid } from './values.ts';

const rupiah = z.int();
const qty = z.string();
const some = z.int().min(1).max(9999);
const counted = z.int().min(0).max(99_999);

/** What shells may be written off as: an empty of one of the three piles, or one that stood at the agent. */
export const LOST_SHELLS = ['baik', 'rusak', 'asing', 'di-agen'] as const;
/** Where cylinders are, and whose they are: full + empty + damaged + foreign + lent + atAgent = owned + owedToAgent (ruling 26). */
const places = { full: z.int(), empty: z.int(), damaged: z.int(), foreign: z.int(), lent: z.int(), atAgent: z.int(), owned: z.int(), owedToAgent: z.int() };
const placesView = z.strictObject(places);
const moved = () => ({ number: z.string() });
const written = () => ({ number: z.string(), value: rupiah, entryNumber: z.string().nullable() });

/** The cylinder book: where every cylinder is, and what is held for those lent. */
export const cylinders = {
  'cylinders.balances': query({
    summary: 'Cylinders per size; billed: what is owed to the agent for cylinders billed (2-1150); storage: kilograms of gas on site now, and a sentence when that is more than the setting lpg.storageWarning',
    input: () => ({ asOf: date.optional() }),
    output: () => z.strictObject({
      storage: z.strictObject({ gas: qty, warning: z.string().nullable() }),
      billed: rupiah,
      rows: z.array(
        z.strictObject({ size: cylinderSize, ...places, depositHeld: rupiah }),
      ),
    }),
  }),
  'cylinders.book': query({
    summary: 'Every document that moved cylinders of a size between two days: what it changed in each place, and what was there after it',
    input: () => ({ size: cylinderSize, from: date, to: date }),
    output: () => z.strictObject({ opening: placesView, rows: z.array(z.strictObject({ date: z.string(), number: z.string(), kind: z.string(), note: z.string().nullable(), change: placesView, balance: placesView })), closing: placesView }),
  }),
  'cylinders.reconcile': query({
    summary: 'The reconciliation of a day: the book by size against stock, the last count of empties, the deposits by person and the agent; deposits against 2-1240, shells against 1-1430',
    input: () => ({ asOf: date }),
    output: () => z.strictObject({
      asOf: z.string(),
      rows: z.array(
        z.strictObject({
          size: cylinderSize, ...places, there: z.int(), holds: z.boolean(), stockFull: z.int(), deposits: z.strictObject({ lent: z.int(), held: rupiah }), depositHeld: rupiah,
          shells: z.strictObject({ count: z.int(), value: rupiah, average: z.string().nullable() }),
          counted: z.strictObject({ date: z.string(), number: z.string(), empty: z.int(), damaged: z.int(), foreign: z.int(), book: z.strictObject({ empty: z.int(), damaged: z.int(), foreign: z.int() }), value: rupiah }).nullable(),
        }),
      ),
      deposits: z.strictObject({ held: rupiah, ledger: rupiah }),
      shells: z.strictObject({ value: rupiah, ledger: rupiah }),
      holds: z.boolean(),
    }),
  }),
  'cylinders.toAgent': command({
    summary: 'Empties sent ahead to the agent; they stay ours and stand at the agent (MT)',
    input: () => ({ size: cylinderSize, count: some, note: text(120).optional() }),
    output: moved,
  }),
  'cylinders.fromAgent': command({
    summary: 'Cylinders that stood at the agent come back empty (MT)',
    input: () => ({ size: cylinderSize, count: some, note: text(120).optional() }),
    output: moved,
  }),
  'cylinders.settleDebt': command({
    summary: 'Empties given to the agent for fulls that came above the empties; no money moves (MT)',
    input: () => ({ size: cylinderSize, count: some, note: text(120).optional() }),
    output: () => ({ number: z.string(), owedToAgent: z.int() }),
  }),
  'cylinders.repair': command({
    summary: 'Empties change their pile: repaired, found damaged, or a foreign brand exchanged for ours (MT)',
    input: () => ({ size: cylinderSize, count: some, from: emptyCondition, to: emptyCondition, note: text(120).optional() }),
    output: moved,
  }),
  'cylinders.writeOff': command({
    summary: 'Empties that are no cylinders any more: D 6-1195 / K 1-1430 at the average of the shells we own (HT), with somebody else’s approval',
    approvers: ['bendahara', 'ketua'],
    input: () => ({ size: cylinderSize, state: z.enum(LOST_SHELLS, { error: `isi salah satu: ${LOST_SHELLS.join(', ')}` }), count: some, reason: text(120), approval }),
    output: written,
  }),
  'cylinders.buy': command({
    summary: 'Empty cylinders bought: D 1-1430 / K cash (BT)',
    input: () => ({ size: cylinderSize, count: some, amount: positiveMoney, via: cashVia, note: text(120).optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string() }),
  }),
  'cylinders.count': command({
    summary: 'A count of the empties of a size by their state (OT). Those missing leave the shells we own at the average (6-1195), those found come in at it; a difference needs somebody else’s approval. Full ones are counted as goods',
    approvers: ['bendahara', 'ketua'],
    input: () => ({ size: cylinderSize, empty: counted, damaged: counted, foreign: counted, reason: text(120), approval: approval.optional() }),
    output: () => ({ ...written(), difference: z.int() }),
  }),
  'cylinders.bill': command({
    summary: 'The agent bills cylinders that came above the empties given: they become ours, at what they cost: D 1-1430 / K 2-1150, or K cash where it is paid at once (TG)',
    input: () => ({ size: cylinderSize, count: some, amount: positiveMoney, via: z.enum(['kas', 'bank', 'utang'], { error: 'isi kas, bank atau utang' }) }),
    output: () => ({ number: z.string(), entryNumber: z.string() }),
  }),
  'cylinders.payBill': command({
    summary: 'Pays what is owed for cylinders the agent billed, whole or in part: D 2-1150 / K cash (BG); `left`: what is still owed. VALIDATION for more than is owed',
    input: () => ({ amount: positiveMoney, via: cashVia, note: text(120).optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string(), left: rupiah }),
  }),
  'cylinders.deposits': query({
    summary: 'Deposits for lent cylinders, of one person or of all; open ones only unless `open` is false. onBon: what of it goes against an unpaid bon first. buyerNik finds a member by NIK too; asOf: as they stood at the end of that day',
    input: () => ({ memberId: uuid.optional(), buyerNik: nik.optional(), open: z.boolean().optional(), asOf: date.optional() }),
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
    input: () => ({ depositId: text(40), count: some, via: cashVia, condition: emptyCondition }),
    output: () => ({ number: z.string(), amount: rupiah, bon: rupiah, left: z.int(), entryNumber: z.string() }),
  }),
  'cylinders.forfeit': command({
    summary: 'Lent cylinders that never come back: what is left of the deposit is kept, their shells leave the books (TH), with somebody else’s approval',
    approvers: ['bendahara', 'ketua'],
    input: () => ({ depositId: text(40), reason: text(120), approval }),
    output: () => ({ number: z.string(), amount: rupiah, value: rupiah, entryNumber: z.string() }),
  }),
};
