import { z } from 'zod';
import { refundView, RETURN_CONDITIONS, SALE_STATES } from './afterSale.ts';
import { command, query } from './define.ts';
import { approval, barcode, cursor, date, familyCardNo, limit, money, nik, optionalText, pin, positiveMoney, positiveQuantity, quantity, text, uuid } from './values.ts';

const rupiah = z.int();
const qty = z.string();

export const CYLINDER_SIZES = ['5.5', '12'] as const;
export const cylinderSize = z.enum(CYLINDER_SIZES, { error: 'isi 5.5 atau 12' });
export const CYLINDER_MODES = ['tukar', 'beli', 'jaminan'] as const;
const cylinderMode = z.enum(CYLINDER_MODES, { error: 'isi tukar, beli atau jaminan' });
/** What an empty that comes back is: sound, damaged, or of a foreign brand. */
export const EMPTY_CONDITIONS = ['baik', 'rusak', 'asing'] as const;
export const emptyCondition = z.enum(EMPTY_CONDITIONS, { error: 'isi baik, rusak atau asing' });

const prices = z.strictObject({ general: positiveMoney, member: positiveMoney.optional() });
const limitRule = z.strictObject({
  qty: positiveQuantity,
  per: z.enum(['buyer', 'family'], { error: 'isi buyer atau family' }),
  days: z.int().min(1, { error: 'isi 1 sampai 366 hari' }).max(366, { error: 'isi 1 sampai 366 hari' }),
});
const cylinderRule = z.strictObject({ size: cylinderSize, shellPrices: prices.optional(), deposit: money.optional() });
/** New terms of a cylinder from a day on: what is left out stays, null takes it off. The size never changes. */
const cylinderTerms = z.strictObject({ size: cylinderSize.optional(), shellPrices: prices.nullable().optional(), deposit: money.nullable().optional() });

export const productView = z.strictObject({
  productId: z.string(),
  sku: z.string(),
  name: z.string(),
  unit: z.string(),
  category: z.string(),
  barcodes: z.array(z.string()),
  prices: z.strictObject({ general: rupiah, member: rupiah.optional() }),
  het: rupiah.optional(),
  subsidised: z.boolean(),
  limit: z.strictObject({ qty, per: z.enum(['buyer', 'family']), days: z.int() }).optional(),
  cylinder: z.strictObject({ size: cylinderSize, shellPrices: z.strictObject({ general: rupiah, member: rupiah.optional() }).optional(), deposit: rupiah.optional() }).optional(),
  units: z.array(z.strictObject({ name: z.string(), factor: qty, barcodes: z.array(z.string()), prices: z.strictObject({ general: rupiah, member: rupiah.optional() }).optional() })),
  membersFirst: z.strictObject({ reserve: qty, consent: z.boolean() }).optional(),
  priceSince: z.string().nullable(),
  active: z.boolean(),
  weightGrams: z.int().optional(),
  expiryTracked: z.boolean(),
  onHand: qty,
  minStock: qty.optional(),
});

const buyer = z.strictObject({ nik, name: text(80), familyCardNo: familyCardNo.optional() });
export const saleLineInput = z.strictObject({ productId: uuid, qty: positiveQuantity, cylinder: cylinderMode.optional(), empty: emptyCondition.optional(), discount: money.optional(), note: text(60).optional(), label: barcode.optional(), unit: text(20).optional() });
/** A line as the till asks for it. `found`: the goods are in hand although the book has fewer; what is short comes in as found, with somebody else’s approval (ruling 25). */
const askedLine = saleLineInput.extend({ found: z.literal(true).optional() });
const paymentMethod = z.enum(['tunai', 'qris', 'transfer', 'sukarela', 'bon'], { error: 'isi tunai, qris, transfer, sukarela atau bon' });

const saleView = z.strictObject({
  saleId: z.string(),
  number: z.string(),
  date: z.string(),
  at: z.string(),
  cashier: z.string(),
  shiftNumber: z.string(),
  memberId: z.string().nullable(),
  memberNo: z.string().nullable(),
  memberName: z.string().nullable(),
  buyerLast4: z.string().nullable(),
  lines: z.array(
    z.strictObject({
      lineNo: z.int(), productId: z.string(), name: z.string(), unit: z.string(), qty, unitPrice: rupiah, generalPrice: rupiah, discount: rupiah, amount: rupiah,
      het: rupiah.nullable(), cylinder: z.string().nullable(), shell: rupiah.optional(), deposit: rupiah.optional(), empty: emptyCondition.optional(), note: z.string().optional(), pack: z.strictObject({ name: z.string(), factor: qty, qty, unitPrice: rupiah }).optional(), returned: qty, lent: z.int().optional(),
    }),
  ),
  note: z.string().nullable(),
  total: rupiah,
  rounding: rupiah,
  payments: z.array(z.strictObject({ method: z.string(), amount: rupiah, reference: z.string().nullable() })),
  paid: rupiah,
  change: rupiah,
  entryNumber: z.string(),
  printed: z.int(),
  /** The sale it was rung up again for, to be paid another way, and the one rung up for it. */
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
  voided: z.strictObject({ number: z.string(), at: z.string(), reason: z.string() }).nullable(),
  returns: z.array(
    z.strictObject({
      number: z.string(), date: z.string(), at: z.string(), reason: z.string(), amount: rupiah,
      lines: z.array(z.strictObject({ lineNo: z.int(), qty, condition: z.enum(RETURN_CONDITIONS), amount: rupiah })), refunds: z.array(refundView),
    }),
  ),
});

/** How a sale is paid, and whose word it takes. */
const tenders = () => ({
  payments: z.array(z.strictObject({ method: paymentMethod, amount: positiveMoney, reference: text(60).optional() })).min(1, { error: 'isi cara bayar' }).max(6),
  memberPin: pin.optional(),
  bonOverLimit: z.literal(true).optional(),
  approval: approval.optional(),
});
/** A sale that is in the books. */
const paidSale = () => ({ saleId: z.string(), number: z.string(), total: rupiah, rounding: rupiah, paid: rupiah, change: rupiah, entryNumber: z.string() });

export const shop = {
  'products.create': command({
    summary: 'A product with its prices, ceiling and limit',
    input: () => ({
      sku: z.string().regex(/^[0-9A-Za-z._-]{1,30}$/, { error: 'isi 1 sampai 30 huruf atau angka' }),
      name: text(60),
      unit: text(20),
      barcodes: z.array(barcode).max(20),
      category: text(31),
      prices,
      het: positiveMoney.optional(),
      subsidised: z.boolean().optional(),
      limit: limitRule.optional(),
      expiryTracked: z.boolean().optional(),
      cylinder: cylinderRule.optional(),
      minStock: quantity.optional(),
      weightGrams: z.int().min(1).max(10_000_000).optional(),
    }),
    output: () => ({ productId: z.string() }),
  }),
  'products.get': query({ summary: 'One product', input: () => ({ productId: uuid }), output: () => productView }),
  'products.search': query({
    summary: 'Products by name, SKU or barcode; forgives typing slips. `withdrawn`: those no longer sold instead, as typed',
    input: () => ({ query: optionalText(80), limit: limit.optional(), withdrawn: z.boolean().optional() }),
    output: () => z.strictObject({ rows: z.array(productView), total: z.int() }),
  }),
  'products.setPrice': command({
    summary: 'New prices from a day on',
    input: () => ({ productId: uuid, prices, het: positiveMoney.nullable().optional(), cylinder: cylinderTerms.optional(), effectiveFrom: date }),
    output: () => ({ productId: z.string(), effectiveFrom: z.string() }),
  }),
  'products.update': command({
    summary: 'Changes what a product is called and filed under, its barcodes, limit, minimum stock, weight and whether its batches expire, what is kept for members, and what its cylinder costs or is lent for. Once it has moved, only to a category on the same inventory account',
    input: () => ({
      productId: uuid,
      name: text(60).optional(),
      barcodes: z.array(barcode).max(20).optional(),
      category: text(31).optional(),
      minStock: quantity.nullable().optional(),
      weightGrams: z.int().min(1).max(10_000_000).nullable().optional(),
      expiryTracked: z.boolean().optional(),
      active: z.boolean().optional(),
      limit: limitRule.nullable().optional(),
      membersFirst: z.strictObject({ reserve: positiveQuantity, consent: z.boolean() }).nullable().optional(),
      cylinder: cylinderTerms.optional(),
      effectiveFrom: date.optional(),
    }),
    output: () => ({ productId: z.string() }),
  }),
  'products.setUnits': command({
    summary: 'The units a product is sold in beside its base unit, all of them: how much of the base unit, own barcodes, an own price from a day on',
    input: () => ({
      productId: uuid,
      units: z.array(z.strictObject({ name: text(20), factor: positiveQuantity, barcodes: z.array(barcode).max(10), prices: prices.optional() })).max(10),
      effectiveFrom: date.optional(),
    }),
    output: () => ({ productId: z.string() }),
  }),
  'sales.quote': query({
    summary: 'What a basket would cost, with every rule that would refuse it; a problem marked as a warning refuses nothing. `approval` says what somebody else has to agree to, `notes` what a hand should know (goods that expire within the setting stock.expiryWatch)',
    input: () => ({ memberId: uuid.optional(), buyer: buyer.optional(), lines: z.array(askedLine).max(300), discount: money.optional() }),
    output: () => z.strictObject({
      lines: z.array(
        z.strictObject({
          productId: z.string(), name: z.string(), qty, unitPrice: rupiah, generalPrice: rupiah, discount: rupiah, amount: rupiah, onHand: qty, het: rupiah.optional(), limitLeft: z.string().optional(), pack: z.strictObject({ name: z.string(), factor: qty, unitPrice: rupiah, generalPrice: rupiah }).optional(), shell: rupiah.optional(), deposit: rupiah.optional(),
        }),
      ),
      discount: rupiah,
      total: rupiah,
      approval: z.string().nullable(),
      problems: z.array(z.strictObject({ rule: z.string(), line: z.int().optional(), message: z.string(), warning: z.literal(true).optional() })),
      notes: z.array(z.string()),
    }),
  }),
  'sales.checkout': command({
    summary: 'A sale: goods, money, cylinders, journal and receipt in one step',
    roles: ['kasir', 'bendahara'],
    approvers: ['bendahara', 'ketua'],
    input: () => ({
      memberId: uuid.optional(),
      buyer: buyer.optional(),
      lines: z.array(askedLine).min(1, { error: 'isi paling sedikit satu barang' }).max(300),
      discount: money.optional(),
      note: text(80).optional(),
      ...tenders(),
    }),
    output: () => paidSale(),
  }),
  'sales.swapTender': command({
    summary: 'Changes how a sale was paid, within the setting sale.swapTender of it and in its own shift: counters it (BV) and rings up the same frozen lines with other tenders, in one step and without an approval; both receipts name each other',
    roles: ['kasir', 'bendahara'],
    approvers: ['bendahara', 'ketua'],
    input: () => ({ saleId: uuid, ...tenders() }),
    output: () => ({ ...paidSale(), replaces: z.string(), voidNumber: z.string() }),
  }),
  'sales.get': query({
    summary: 'One sale as it was, and what has come back of it',
    input: () => ({ saleId: uuid.optional(), number: text(30).optional() }),
    output: () => saleView,
  }),
  'sales.search': query({
    summary: 'Sales, newest first',
    input: () => ({ from: date.optional(), to: date.optional(), memberId: uuid.optional(), text: optionalText(60).optional(), limit: limit.optional(), cursor: cursor.optional() }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ saleId: z.string(), number: z.string(), date: z.string(), at: z.string(), cashier: z.string(), memberNo: z.string().nullable(), memberName: z.string().nullable(), total: rupiah, lines: z.int(), entryNumber: z.string(), state: z.enum(SALE_STATES) })),
      next: z.string().nullable(),
    }),
  }),
};
