import { z } from 'zod';
import { command, query } from './define.ts';
import { cylinderSize } from './shop.ts';
import { cashVia, cursor, date, limit, money, optionalText, positiveMoney, positiveQuantity, quantity, text, uuid } from './values.ts';

const rupiah = z.int();
const qty = z.string();
/** Days as a whole number; null takes the agreement off. */
const days = z.int({ error: 'isi hari sebagai bilangan bulat' }).min(0, { error: 'isi 0 sampai 365 hari' }).max(365, { error: 'isi 0 sampai 365 hari' });
const kilograms = z.int({ error: 'isi kilogram bulat' }).min(1, { error: 'isi lebih dari 0' }).max(1_000_000, { error: 'terlalu berat' });

/** What is agreed with a supplier from a day on. What is left out stays as it was, null takes it off. */
const termsInput = () => ({
  prepaid: z.boolean({ error: 'isi ya atau tidak' }).optional(), leadDays: days.nullable().optional(), payDays: days.nullable().optional(), maxKg: kilograms.nullable().optional(), minOrder: positiveMoney.nullable().optional(),
});
const termsView = z.strictObject({
  from: z.string(), prepaid: z.boolean(), leadDays: z.int().nullable(), payDays: z.int().nullable(), maxKg: z.int().nullable(), minOrder: rupiah.nullable(), note: z.string(),
});
const SUPPLIER_KINDS = ['bulog', 'patra-niaga', 'lain', 'konsinyasi'] as const;
const contact = () => ({ phone: optionalText(30).optional(), address: optionalText(120).optional() });
const supplierRow = { supplierId: z.string(), name: z.string(), kind: z.enum(SUPPLIER_KINDS), active: z.boolean(), payable: rupiah, advance: rupiah, terms: termsView.nullable() };

/** Ordered, part of it here, all of it here, or no longer waited for. */
export const ORDER_STATES = ['dipesan', 'sebagian', 'selesai', 'batal'] as const;
export const orderState = z.enum(ORDER_STATES, { error: `isi salah satu: ${ORDER_STATES.join(', ')}` });

/** What is odd about an order or a delivery, and only done once somebody has said so. */
export const PURCHASE_ASKS = ['lebih-dari-pesanan', 'harga-janggal', 'harga-nol', 'rugi-het', 'kurang-dari-minimum'] as const;
export type PurchaseAsk = (typeof PURCHASE_ASKS)[number];
const accepted = () => z.array(z.enum(PURCHASE_ASKS, { error: `isi salah satu: ${PURCHASE_ASKS.join(', ')}` })).max(PURCHASE_ASKS.length).optional();
const asks = z.array(z.strictObject({ key: z.enum(PURCHASE_ASKS), line: z.int().optional(), message: z.string() }));

export const FREIGHT_KINDS = ['angkut', 'bongkar', 'lain'] as const;
const freightBasis = z.enum(['value', 'weight'], { error: 'isi value atau weight' });
const freight = z.strictObject({ amount: positiveMoney, via: cashVia, basis: freightBasis });
const attachment = z.strictObject({ ref: text(120), note: text(80).optional() });
const payWay = z.enum(['kas', 'bank', 'utang', 'uang-muka'], { error: 'isi kas, bank, utang atau uang-muka' });
const receiptLine = () => ({
  productId: uuid, qty: quantity, unit: text(20).optional(), rejectedQty: quantity.optional(), rejectedReason: text(60).optional(), unitCost: money.optional(), amount: money.optional(), batch: text(40).optional(), expiresOn: date.optional(),
});
/** A delivery beside who brought it, its number and its lines. */
const delivery = () => ({
  orderId: uuid.optional(),
  shipmentId: uuid.optional(),
  /** What did not come of a shipment: owed for by the supplier, or still on its way. */
  missing: z.enum(['klaim', 'menyusul'], { error: 'isi klaim atau menyusul' }).optional(),
  date: date.optional(),
  invoiceNo: text(40).optional(),
  freight: freight.optional(),
  freights: z.array(freight.extend({ kind: z.enum(FREIGHT_KINDS, { error: `isi salah satu: ${FREIGHT_KINDS.join(', ')}` }) })).max(6).optional(),
  emptiesReturned: z.array(z.strictObject({ size: cylinderSize, count: z.int().min(1).max(9999) })).max(4).optional(),
  payment: z.strictObject({ via: payWay, due: date.optional() }).optional(),
  payments: z.array(z.strictObject({ via: payWay, amount: positiveMoney, due: date.optional() })).min(1).max(4).optional(),
  attachments: z.array(attachment).max(20).optional(),
  accept: accepted(),
});
const eitherCost = (line: { readonly unitCost?: unknown; readonly amount?: unknown }): boolean => (line.unitCost === undefined) !== (line.amount === undefined);
/** The cost of goods that arrive of a shipment is known. */
const notBoth = (line: { readonly unitCost?: unknown; readonly amount?: unknown }): boolean => line.unitCost === undefined || line.amount === undefined;
const ONE_COST = { path: ['unitCost'], error: 'isi salah satu: unitCost atau amount' };

/** Suppliers, what is bought of them, and what is owed to them. */
export const buying = {
  'suppliers.create': command({
    summary: 'A supplier, with what is agreed with it from today on',
    input: () => ({ name: text(80), kind: z.enum(SUPPLIER_KINDS, { error: `isi ${SUPPLIER_KINDS.slice(0, 3).join(', ')} atau konsinyasi` }), terms: text(120).optional(), ...contact(), ...termsInput() }),
    output: () => ({ supplierId: z.string() }),
  }),
  'suppliers.update': command({
    summary: 'What a supplier is called, how it is reached, and whether goods are still ordered there',
    input: () => ({ supplierId: uuid, name: text(80).optional(), ...contact(), active: z.boolean({ error: 'isi ya atau tidak' }).optional() }),
    output: () => ({ supplierId: z.string() }),
  }),
  'suppliers.setTerms': command({
    summary: 'What is agreed with a supplier from a day on: prepaid or not, days to wait for goods and to pay, kilograms a collection may weigh, rupiah an order is at least. What is left out stays, null takes it off',
    input: () => ({ supplierId: uuid, from: date.optional(), ...termsInput(), note: optionalText(120).optional() }),
    output: () => ({ supplierId: z.string(), from: z.string() }),
  }),
  'suppliers.list': query({
    summary: 'Suppliers with what is agreed with, owed to and prepaid at each now',
    input: () => ({}),
    output: () => z.strictObject({ rows: z.array(z.strictObject(supplierRow)) }),
  }),
  'suppliers.get': query({
    summary: 'One supplier, and every agreement there was, is and will be, the latest first',
    input: () => ({ supplierId: uuid }),
    output: () => z.strictObject({ ...supplierRow, phone: z.string(), address: z.string(), history: z.array(termsView) }),
  }),
  'purchases.order': command({
    summary: 'Goods ordered of a supplier (PB): posts nothing, and can be printed. `unitCost` is the price of one `unit` (a pack of the product), without one of the base unit. Refused above the kilograms a collection may weigh, naming what fits; asked (CONFIRM_NEEDED) below the least an order is',
    input: () => ({
      supplierId: uuid, date: date.optional(), expectedOn: date.optional(), note: text(120).optional(),
      lines: z.array(z.strictObject({ productId: uuid, qty: positiveQuantity, unit: text(20).optional(), unitCost: money })).min(1, { error: 'isi paling sedikit satu barang' }).max(300),
      accept: accepted(),
    }),
    output: () => ({ orderId: z.string(), number: z.string(), total: rupiah }),
  }),
  'purchases.orders': query({
    summary: 'Orders, the latest first',
    input: () => ({ status: orderState.optional(), supplierId: uuid.optional(), limit: limit.optional(), cursor: cursor.optional() }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ orderId: z.string(), number: z.string(), date: z.string(), expectedOn: z.string().nullable(), supplierId: z.string(), supplierName: z.string(), status: orderState, total: rupiah, lines: z.int() })),
      next: z.string().nullable(),
    }),
  }),
  'purchases.getOrder': query({
    summary: 'One order, by id or number, with what has come of it. Quantities in the base unit; `left` is what is still waited for. `unit` and `factor`: the unit it was ordered in, `unitCost` the price of one of those',
    input: () => ({ orderId: text(80) }),
    output: () => z.strictObject({
      orderId: z.string(), number: z.string(), date: z.string(), expectedOn: z.string().nullable(), supplierId: z.string(), supplierName: z.string(), status: orderState, note: z.string(), total: rupiah,
      ended: z.strictObject({ date: z.string(), reason: z.string() }).nullable(),
      lines: z.array(
        z.strictObject({ productId: z.string(), name: z.string(), baseUnit: z.string(), unit: z.string(), factor: qty, ordered: qty, received: qty, rejected: qty, left: qty, unitCost: rupiah, amount: rupiah }),
      ),
      receipts: z.array(z.strictObject({ receiptId: z.string(), number: z.string(), date: z.string() })),
    }),
  }),
  'purchases.cancelOrder': command({
    summary: 'What is left of an order is not waited for any more; `orderId`: id or number',
    input: () => ({ orderId: text(80), reason: text(120) }),
    output: () => ({ number: z.string() }),
  }),
  'purchases.proposals': query({
    summary:
      'What should be ordered now: of the pace of sales over the setting purchase.proposals (days without stock left out), less what is on order, up to the minimum and the days to cover, in whole packs. pacePerDay, propose: base unit; packs and unitCost (last price): of `pack`, without one of the base unit',
    input: () => ({ supplierId: uuid.optional(), asOf: date.optional() }),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({
          productId: z.string(), name: z.string(), unit: z.string(), supplierId: z.string().nullable(), supplierName: z.string().nullable(), onHand: qty, onOrder: qty, minStock: qty, pacePerDay: z.string(), daysLeft: z.int().nullable(), leadDays: z.int(),
          propose: qty, pack: z.strictObject({ name: z.string(), qty }).nullable(), packs: qty, unitCost: rupiah.nullable(), text: z.string(),
        }),
      ),
    }),
  }),
  'purchases.prices': query({
    summary: 'What a product cost in deliveries that stand, the latest first, as put right since. Per base unit: unitCost without freight, landed with it',
    input: () => ({ productId: uuid, supplierId: uuid.optional(), limit: limit.optional() }),
    output: () => z.strictObject({ rows: z.array(z.strictObject({ date: z.string(), number: z.string(), supplierName: z.string(), qty, amount: rupiah, freight: rupiah, unitCost: z.string(), landed: z.string() })) }),
  }),
  'purchases.receipts': query({
    summary: 'Deliveries taken in, the latest first; text finds numbers of delivery, invoice and order, and suppliers',
    input: () => ({ from: date.optional(), to: date.optional(), supplierId: uuid.optional(), productId: uuid.optional(), text: optionalText(60).optional(), limit: limit.optional(), cursor: cursor.optional() }),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({ receiptId: z.string(), number: z.string(), date: z.string(), supplierName: z.string(), deliveryNo: z.string(), orderNumber: z.string().nullable(), goods: rupiah, freight: rupiah, rejected: z.boolean(), undone: z.boolean() }),
      ),
      next: z.string().nullable(),
    }),
  }),
  'purchases.getReceipt': query({
    summary: 'One delivery with all that was said of it and what has become of it. Quantities in the base unit; amountNow: the line’s total as put right since; cylinders: full ones that came, empties that went',
    input: () => ({ receiptId: uuid.optional(), number: text(30).optional() }),
    output: () => z.strictObject({
      receiptId: z.string(), number: z.string(), date: z.string(), officer: z.string(), supplierId: z.string(), supplierName: z.string(), deliveryNo: z.string(), invoiceNo: z.string().nullable(), orderId: z.string().nullable(), orderNumber: z.string().nullable(),
      goods: rupiah, freight: rupiah, undoneBy: z.string().nullable(), entryNumber: z.string(),
      lines: z.array(
        z.strictObject({
          lineNo: z.int(), productId: z.string(), name: z.string(), baseUnit: z.string(), unit: z.string(), factor: qty, qty, rejected: qty, rejectedReason: z.string().nullable(), amount: rupiah, amountNow: rupiah, freight: rupiah, landed: rupiah, unitLanded: z.string().nullable(),
          batch: z.string().nullable(), expiresOn: z.string().nullable(), returned: qty,
        }),
      ),
      freights: z.array(z.strictObject({ kind: z.string(), via: z.string(), basis: z.string(), amount: rupiah })),
      payments: z.array(z.strictObject({ via: z.string(), amount: rupiah, due: z.string().nullable() })),
      cylinders: z.array(z.strictObject({ size: z.string(), full: z.int(), empties: z.int() })),
      changes: z.array(z.strictObject({ kind: z.string(), number: z.string(), date: z.string(), memo: z.string().nullable(), amount: rupiah })),
      attachments: z.array(z.strictObject({ ref: z.string(), note: z.string().optional() })),
    }),
  }),
  'purchases.receive': command({
    summary:
      'Goods in, at landed cost. A line’s `qty` is what was good, `rejectedQty` what was turned back; both, and `unitCost`, are of its `unit` (a pack of the product) where it names one. What is odd is asked: RULE CONFIRM_NEEDED with details.asks until each key stands in `accept`. With `shipmentId` the lines name no cost and nothing is paid: goods come off 1-1490 at their share, what was turned back or did not come is owed by the supplier (1-1510), unless it follows (`missing`)',
    input: () => ({
      supplierId: uuid,
      deliveryNo: text(40),
      ...delivery(),
      lines: z.array(z.strictObject(receiptLine()).refine(notBoth, ONE_COST)).min(1, { error: 'isi paling sedikit satu barang' }).max(300),
    }),
    output: () => ({ receiptId: z.string(), number: z.string(), total: rupiah, entryNumber: z.string() }),
  }),
  'purchases.ship': command({
    summary: 'Goods bought that are on their way (DP): D 1-1490, paid or owed for like a delivery; purchases.receive takes them in with `shipmentId`',
    input: () => ({
      supplierId: uuid, orderId: uuid.optional(), date: date.optional(), documentNo: text(40),
      lines: z
        .array(z.strictObject({ productId: uuid, qty: positiveQuantity, unit: text(20).optional(), unitCost: positiveMoney.optional(), amount: positiveMoney.optional() }).refine(eitherCost, ONE_COST))
        .min(1, { error: 'isi paling sedikit satu barang' })
        .max(300),
      payment: z.strictObject({ via: payWay, due: date.optional() }).optional(),
      payments: z.array(z.strictObject({ via: payWay, amount: positiveMoney, due: date.optional() })).min(1).max(4).optional(),
    }),
    output: () => ({ shipmentId: z.string(), number: z.string(), total: rupiah, entryNumber: z.string() }),
  }),
  'purchases.inTransit': query({
    summary: 'Goods on their way at the end of a day, by shipment: what is still to come and what it cost (1-1490)',
    input: () => ({ asOf: date.optional() }),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({
          shipmentId: z.string(), number: z.string(), date: z.string(), documentNo: z.string(), supplierId: z.string(), supplierName: z.string(), orderNumber: z.string().nullable(), value: rupiah,
          lines: z.array(z.strictObject({ productId: z.string(), name: z.string(), unit: z.string(), qty, value: rupiah })),
        }),
      ),
      total: rupiah,
    }),
  }),
  'purchases.preview': query({
    summary: 'What a delivery would cost and become, as it stands on the screen: nothing is refused, what would be stands in `problems` (field and message), what would be asked in `asks`. Per base unit: unitLanded, lastUnitCost, price, het',
    roles: ['bendahara', 'ketua', 'pengawas'],
    input: () => ({ supplierId: uuid.optional(), deliveryNo: optionalText(40).optional(), ...delivery(), lines: z.array(z.strictObject(receiptLine())).max(300) }),
    output: () => z.strictObject({
      lines: z.array(
        z.strictObject({
          line: z.int(), productId: z.string(), qty, goods: rupiah, freight: rupiah, landed: rupiah, unitLanded: z.string().nullable(), price: rupiah.nullable(), het: rupiah.nullable(), marginPct: z.string().nullable(), lastUnitCost: z.string().nullable(),
        }),
      ),
      goods: rupiah, freight: rupiah, total: rupiah, rejectedValue: rupiah, claim: rupiah.optional(),
      asks, problems: z.array(z.strictObject({ field: z.string(), message: z.string() })),
    }),
  }),
  'purchases.advance': command({
    summary: 'Money paid to a supplier before the goods (uang muka)',
    input: () => ({ supplierId: uuid, amount: positiveMoney, via: cashVia, date: date.optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string() }),
  }),
  'purchases.return': command({
    summary: 'Goods of a delivery go back to the supplier at the note’s price, off what is owed to them, the rest prepaid; the stock gives them up at the average, the difference goes to 5-1520 (RB). receiptId: id or number of the delivery. A line is named by its number or its batch',
    input: () => ({ receiptId: text(80), lines: z.array(z.strictObject({ lineNo: z.int().min(1).max(300).optional(), batch: text(40).optional(), qty: positiveQuantity }).refine((line) => line.lineNo !== undefined || line.batch !== undefined, { path: ['lineNo'], error: 'isi nomor baris atau batch' })).min(1).max(300), reason: text(120), date: date.optional() }),
    output: () => ({ number: z.string(), amount: rupiah, payable: rupiah, advance: rupiah, entryNumber: z.string().nullable() }),
  }),
  'purchases.correct': command({
    summary: 'Lines of a delivery get the total they should have had; what is still there of the goods takes its part of the difference, 5-1520 the rest, the supplier’s debt all of it (KH)',
    input: () => ({ receiptId: text(80), lines: z.array(z.strictObject({ lineNo: z.int().min(1).max(300), amount: positiveMoney })).min(1).max(300), reason: text(120), date: date.optional() }),
    output: () => ({ number: z.string(), correction: rupiah, payable: rupiah, advance: rupiah, entryNumber: z.string().nullable() }),
  }),
};
