import fc from 'fast-check';
import type { SaleReceiptData, SaleReceiptLine } from '../../shared/domain/paper/saleReceipt.ts';
import { parseQuantity, quantityText, timesPrice } from '../../shared/domain/quantity.ts';

const line = (data: Partial<SaleReceiptLine> & Pick<SaleReceiptLine, 'name' | 'qty' | 'unitPrice' | 'amount'>): SaleReceiptLine => ({
  unit: 'pcs', generalPrice: data.unitPrice, discount: 0, het: null, subsidised: false, cylinder: null, ...data,
});

/** The sale of ux mockup 10, with this program's numbers. */
export const SAMPLE_SALE: SaleReceiptData = {
  head: {
    name: 'Koperasi Kelurahan Merah Putih Karang Bahari', kelurahan: 'Karang Bahari', address: 'Jl. Soekarno Hatta Km 4,5', city: 'Balikpapan Utara',
    legalNo: 'AHU-0004471.AH.01.29 Tahun 2025', phone: '0812-0000-0421', footer: [],
  },
  number: 'PJ-2026-000087', dateText: '21 Nov 2026', clockText: '16.44', copy: 0, cashier: 'Nurul Hidayah', shiftNumber: 'BS-2026-000012',
  member: { no: 'A-0147', name: 'Wahyuni Astuti' }, buyerLast4: null,
  lines: [
    line({ name: 'Beras SPHP 5 kg', qty: '2', unitPrice: 63_000, amount: 126_000, het: 65_500, subsidised: true }),
    line({ name: 'Minyakita 1 liter', qty: '2', unitPrice: 15_500, amount: 31_000, het: 15_700 }),
    line({ name: 'Gula pasir 1 kg', qty: '2', unitPrice: 17_500, generalPrice: 18_000, amount: 35_000 }),
    line({ name: 'Telur ayam ras', unit: 'kg', qty: '1.5', unitPrice: 30_000, amount: 45_000 }),
    line({ name: 'Tepung terigu serbaguna 1 kg', qty: '1', unitPrice: 12_500, amount: 12_500, discount: 470 }),
    line({ name: 'Bright Gas 12 kg', unit: 'tabung', qty: '1', unitPrice: 205_000, amount: 205_000, cylinder: 'tukar' }),
  ],
  total: 454_030, rounding: -30,
  payments: [{ method: 'sukarela', amount: 150_000, reference: null }, { method: 'tunai', amount: 320_000, reference: null }],
  change: 16_000,
  limits: [{ name: 'SPHP', used: '2', of: '2', unit: 'kemasan', days: 1 }],
  account: { savings: 1_100_000, monthName: 'November', monthTrade: 1_286_500, bonLeft: 350_000 },
  openDrawer: true,
};

/** Names as people type them, and as nobody should: accents, other scripts, printer commands, long words. */
const name = fc.oneof(
  fc.constantFrom('Beras SPHP 5 kg', 'Telur ayam ras', 'Gula pasir 1 kg', 'Kopi “Kapal Api” – 165 g', 'Crème brûlée', 'كوبي', '米 5kg', 'Cut\u001dV\u0000now', 'Laci\u001bp\u0000\u0019\u00fa', 'a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z', 'X'.repeat(60), '  spasi   ganda  '),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '-', '*', '/', ',', '.', 'é'), minLength: 1, maxLength: 60 }),
);

const thousandths = fc.oneof(fc.integer({ min: 1, max: 50 }).map((n) => n * 1000), fc.integer({ min: 1, max: 9_999_999 }));
const price = fc.oneof(fc.integer({ min: 100, max: 500_000 }), fc.integer({ min: 1, max: 99_999_999 }));

const saleLine: fc.Arbitrary<SaleReceiptLine> = fc
  .record({
    name, unit: fc.constantFrom('pcs', 'kg', 'liter', 'tabung'), thousandths, unitPrice: price, more: fc.integer({ min: 0, max: 5000 }), regulated: fc.boolean(), subsidised: fc.boolean(),
    cylinder: fc.constantFrom<SaleReceiptLine['cylinder']>(null, null, 'tukar', 'beli', 'jaminan'), discounted: fc.boolean(), shell: fc.option(price, { nil: undefined }), deposit: fc.option(price, { nil: undefined }), note: fc.option(name, { nil: undefined }),
  })
  .map((draw) => {
    const qty = quantityText(draw.thousandths);
    const amount = timesPrice(parseQuantity(qty), draw.unitPrice);
    return {
      name: draw.name, unit: draw.unit, qty, unitPrice: draw.unitPrice, generalPrice: draw.unitPrice + draw.more, amount, discount: draw.discounted ? Math.min(amount, 500) : 0,
      het: draw.regulated ? draw.unitPrice + 100 : null, subsidised: draw.subsidised, cylinder: draw.cylinder, shell: draw.shell, deposit: draw.deposit, note: draw.note,
    };
  });

const payment = fc.record({ method: fc.constantFrom('tunai', 'qris', 'transfer', 'sukarela', 'bon', 'lain'), amount: price, reference: fc.option(name, { nil: null }) });

/** Sales of every shape a till can print. */
export const anySale: fc.Arbitrary<SaleReceiptData> = fc
  .record({
    title: name, kelurahan: name, address: name, city: name, legalNo: name, phone: fc.option(fc.constantFrom('0812-0000-0421', '(0542) 123456', '+62 811 5400 900'), { nil: undefined }), footer: fc.array(name, { maxLength: 4 }), practice: fc.boolean(),
    number: fc.constantFrom('PJ-2026-000001', 'PJ-2026-123456', 'PJ-2026-1234567890'), copy: fc.integer({ min: 0, max: 12 }), cashier: name, member: fc.option(fc.record({ no: fc.constantFrom('A-0001', 'A-0147', '123456789012'), name }), { nil: null }),
    buyerLast4: fc.constantFrom(null, '1234'), note: fc.option(name, { nil: null }), lines: fc.array(saleLine, { minLength: 1, maxLength: 8 }), rounding: fc.constantFrom(0, -30, -99), payments: fc.array(payment, { minLength: 1, maxLength: 4 }), change: fc.integer({ min: 0, max: 100_000 }),
    limits: fc.array(fc.record({ name, used: fc.constantFrom('1', '2.5'), of: fc.constantFrom('2', '25'), unit: fc.constantFrom('kemasan', 'kg'), days: fc.constantFrom(1, 7, 30) }), { maxLength: 3 }),
    account: fc.record({ savings: fc.option(price, { nil: undefined }), monthName: fc.constantFrom('November', undefined), monthTrade: fc.option(price, { nil: undefined }), bonLeft: fc.option(price, { nil: undefined }) }),
    code: fc.constantFrom(undefined, 'PJ-2026-000001', 'https://gerai.example/é?x=1&y=2'), openDrawer: fc.boolean(),
  })
  .map(({ title, kelurahan, address, city, legalNo, phone, footer, practice, ...rest }) => ({
    ...rest,
    head: { name: title, kelurahan, address, city, legalNo, phone, footer, practice },
    dateText: '21 Nov 2026', clockText: '16.44', shiftNumber: 'BS-2026-000012',
    total: rest.lines.reduce((sum, row) => sum + row.amount - row.discount + (row.shell ?? 0) + (row.deposit ?? 0), 0),
  }));
