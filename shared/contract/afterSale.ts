import { z } from 'zod';
import { command } from './define.ts';
import { approval, positiveQuantity, text, uuid } from './values.ts';

const rupiah = z.int();

/** In which condition goods come back: good ones go back on the shelf, damaged ones are written off. */
export const RETURN_CONDITIONS = ['baik', 'rusak'] as const;
export type ReturnCondition = (typeof RETURN_CONDITIONS)[number];

/** What has become of a sale. */
export const SALE_STATES = ['sah', 'batal', 'retur-sebagian', 'retur'] as const;
export type SaleState = (typeof SALE_STATES)[number];

const returnLine = z.strictObject({ lineNo: z.int().min(1).max(300), qty: positiveQuantity, condition: z.enum(RETURN_CONDITIONS, { error: 'isi baik atau rusak' }) });
/** Money given back, by the way it went back. */
export const refundView = z.strictObject({ method: z.string(), amount: rupiah });

export const afterSale = {
  'sales.void': command({
    summary: 'Voids a whole sale in the shift that made it (BV), with somebody else’s approval: everything it moved goes back, the cash out of the drawer',
    roles: ['kasir', 'bendahara'],
    approvers: ['bendahara', 'ketua'],
    input: () => ({ saleId: uuid, reason: text(120), approval }),
    output: () => ({ number: z.string(), amount: rupiah, entryNumber: z.string() }),
  }),
  'sales.return': command({
    summary:
      'Takes goods of a sale back (RJ), whole or in parts, with somebody else’s approval. Without `refund` the money goes back as it was paid: a bon’s debt first, then the other ways in proportion, QRIS and transfer as cash',
    roles: ['kasir', 'bendahara'],
    approvers: ['bendahara', 'ketua'],
    input: () => ({
      saleId: uuid,
      lines: z.array(returnLine).min(1, { error: 'isi paling sedikit satu barang' }).max(600),
      refund: z.enum(['tunai', 'sukarela'], { error: 'isi tunai atau sukarela' }).optional(),
      reference: text(60).optional(),
      reason: text(120),
      approval,
    }),
    output: () => ({ number: z.string(), amount: rupiah, refunds: z.array(refundView), entryNumber: z.string() }),
  }),
};
