import { z } from 'zod';
import { MAX_HEIGHT, MAX_WIDTH } from '../domain/paper/raster.ts';
import { readQris, type QrisFault } from '../domain/qris.ts';
import { NOTE_SECTIONS } from './statements.ts';
import { accountCode, flow, money, percent, positiveMoney, text, unit, uuid } from './values.ts';

/** The default account of an SHU part by its key (ruling 37). */
export const SHU_PART_ACCOUNTS: Readonly<Record<string, string>> = {
  cadangan: '3-1210',
  pengurus: '2-1430',
  karyawan: '2-1440',
  pendidikan: '2-1450',
  sosial: '2-1460',
  wilayah: '2-1470',
};

/** A percentage in ten-to-the-twelfth parts, so that a sum of twelve-decimal strings is exact. */
export const percentParts = (value: string): bigint => {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(whole) * 1_000_000_000_000n + BigInt(fraction.padEnd(12, '0'));
};
const WHOLE = percentParts('100');

/** How the SHU is shared (contract, rulings 37 to 41). All percentages together are exactly 100. */
export const shuPolicy = z
  .strictObject({
    capitalPct: percent,
    tradePct: percent,
    parts: z
      .array(
        z.strictObject({
          key: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, { error: 'isi huruf kecil tanpa spasi' }),
          name: text(60),
          pct: percent,
          account: accountCode.optional(),
          nature: z.enum(['reserve', 'fund', 'third-party']).optional(),
          base: z.enum(['capital', 'sales', 'loan-interest']).optional(),
        }),
      )
      .max(30),
    capitalBase: z.enum(['pokok+wajib', 'all']),
    averaging: z.enum(['closing', 'monthly-average', 'daily']),
    tradeIncludes: z.array(z.enum(['sales', 'loan-interest'])).min(1).max(2),
    nonMember: z.enum(['share', 'reserve']).optional(),
    minPayout: money.optional(),
    decision: text(120).optional(),
  })
  .superRefine((policy, context) => {
    const percentages = [policy.capitalPct, policy.tradePct, ...policy.parts.map((part) => part.pct)];
    // A percentage that is none has been refused already; there is nothing to add up.
    if (!percentages.every((pct) => percent.safeParse(pct).success)) return;
    const total = percentages.reduce((sum, pct) => sum + percentParts(pct), 0n);
    if (total !== WHOLE) {
      const hundredths = total / 10_000_000_000n;
      context.addIssue({ code: 'custom', path: ['parts'], message: `jumlah semua persen harus tepat 100, sekarang ${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}` });
    }
    const seen = new Set<string>(['capital', 'trade']);
    policy.parts.forEach((part, index) => {
      if (seen.has(part.key)) context.addIssue({ code: 'custom', path: ['parts', index, 'key'], message: 'dipakai dua kali' });
      seen.add(part.key);
      if (part.account === undefined && part.base === undefined && SHU_PART_ACCOUNTS[part.key] === undefined)
        context.addIssue({ code: 'custom', path: ['parts', index, 'account'], message: 'isi akun untuk bagian ini' });
    });
    if (new Set(policy.tradeIncludes).size !== policy.tradeIncludes.length) context.addIssue({ code: 'custom', path: ['tradeIncludes'], message: 'dipakai dua kali' });
  });
export type ShuPolicy = z.output<typeof shuPolicy>;

/** The cooperative's own loan rules; every figure is the board's, the law's cap stands in the setting `loan.rateCap`. */
export const loanPolicy = z.strictObject({
  maxPrincipal: positiveMoney.optional(),
  maxMonths: z.int().min(1).max(360).optional(),
  interestRecognition: z.enum(['cash', 'accrual']).optional(),
  penalty: z.strictObject({ pctPerMonth: percent, graceDays: z.int().min(0).max(365) }).optional(),
});

/** The pieces a loan payment is spread over. */
export const ALLOCATION_PIECES = ['denda', 'jasa', 'pokok'] as const;

/**
 * A late fee: percent of what a row still owes, for each month begun or each day after the days of grace; together at most `maxPct` of the row's
 * instalment. One of the two rates.
 */
const latePenalty = z
  .strictObject({ pctPerMonth: percent.optional(), pctPerDay: percent.optional(), maxPct: percent.optional() })
  .refine(({ pctPerMonth, pctPerDay }) => (pctPerMonth === undefined) !== (pctPerDay === undefined), { error: 'isi salah satu: pctPerMonth atau pctPerDay' });

const share = percent.refine((pct) => !percent.safeParse(pct).success || percentParts(pct) <= WHOLE, { error: 'isi paling banyak 100' });

/** What a cooperative lends: the terms every loan of this kind is asked for on. */
export const loanProduct = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, { error: 'isi huruf kecil tanpa spasi' }),
  name: text(60),
  method: z.enum(['flat', 'menurun', 'anuitas'], { error: 'isi flat, menurun atau anuitas' }),
  annualPct: percent,
  maxMonths: z.int().min(1).max(360),
  /** The most a member may owe on loans of this product together. */
  maxPrincipal: positiveMoney.optional(),
  /** Taken off the payout, percent of the principal. */
  adminPct: share.optional(),
  provisionPct: share.optional(),
  penalty: latePenalty.optional(),
  graceDays: z.int().min(0).max(365),
  minWajibMonths: z.int().min(0).max(120).optional(),
  maxInstalmentPct: share.optional(),
  /** Above it something must stand for the loan: collateral or a guarantor. */
  collateralAbove: money.optional(),
  /** Above it a second officer agrees beside the chair. */
  secondApprovalAbove: money.optional(),
  /** Instalments fall on this day of the month, from the month after the payout; without it on the day of the payout. */
  dueDay: z.int().min(1).max(31).optional(),
});
export type LoanProduct = z.output<typeof loanProduct>;

const category = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, { error: 'isi huruf kecil tanpa spasi' }),
  name: text(60).optional(),
  unit,
  inventory: accountCode,
  salesMember: accountCode,
  salesNonMember: accountCode,
  cogsMember: accountCode,
  cogsNonMember: accountCode,
});

const ratePlan = z.strictObject({
  method: z.enum(['lowest', 'daily', 'average']),
  annualPct: percent.optional(),
  tiers: z.array(z.strictObject({ from: money, annualPct: percent })).min(1).max(20).optional(),
  yearDays: z.union([z.literal(365), z.literal(360), z.literal('actual')]).optional(),
  minBalance: money.optional(),
});

const QRIS_FAULTS: Readonly<Record<QrisFault, string>> = {
  'shape': 'bukan isi kode QRIS; salin seluruhnya dari 000201 sampai akhir',
  'checksum': 'ada huruf yang keliru atau kurang; salin atau pindai sekali lagi',
  'merchant': 'ini bukan kode QRIS; minta isi kode QRIS gerai kepada bank',
  'currency': 'kode ini bukan untuk rupiah',
  'country': 'kode ini bukan untuk Indonesia',
  'name': 'kode ini tidak memuat nama dan kota gerai',
  'one-time': 'kode ini untuk satu pembayaran saja; pakai kode tetap yang ditempel di kasir',
};
const qrisPayload = z
  .string()
  .trim()
  .max(512, { error: QRIS_FAULTS.shape })
  .superRefine((payload, context) => {
    const read = readQris(payload);
    if ('fault' in read) context.addIssue({ code: 'custom', message: QRIS_FAULTS[read.fault] });
  });

const raster = z
  .strictObject({ width: z.int().min(8).max(MAX_WIDTH).multipleOf(8), height: z.int().min(1).max(MAX_HEIGHT), dots: z.string().max((MAX_WIDTH / 4) * MAX_HEIGHT).regex(/^[0-9a-f]*$/) })
  .refine(({ width, height, dots }) => dots.length === (width / 4) * height, { error: 'gambar tidak utuh; pilih sekali lagi' });

/** What a till's printer is reached by; every text goes to a system's program or call as it is, so none may look like anything else. */
const devicePath = z.string().regex(/^(\/dev\/(tty|rfcomm|serial\/by-(id|path)\/)[A-Za-z0-9._:-]{1,120}|COM[1-9]\d{0,2})$/, { error: 'isi letak port, misalnya /dev/ttyUSB0 atau COM3' });
const queueName = z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.@+-]{0,126}$/, { error: 'isi nama antrean tanpa spasi, misalnya STRUK' });
const spoolerName = text(220).refine((name) => !name.includes(','), { error: 'nama printer Windows tidak berisi koma' });
const filePath = text(200).refine((path) => !/\.gerai\b/i.test(path), { error: 'ini berkas buku, bukan printer' });
export const BAUD_RATES = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200] as const;
const printer = () => {
  // `answers`: it has told its state when it was tried, so it is asked before each job.
  const common = { drawer: z.boolean(), answers: z.boolean().optional() };
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('tcp'), host: text(80), port: z.int().min(1).max(65535), ...common }),
    z.strictObject({ kind: z.literal('file'), path: filePath, ...common }),
    z.strictObject({ kind: z.literal('serial'), path: devicePath, baud: z.literal(BAUD_RATES, { error: `isi salah satu: ${BAUD_RATES.join(', ')}` }), ...common }),
    z.strictObject({ kind: z.literal('cups'), queue: queueName, ...common }),
    z.strictObject({ kind: z.literal('windows'), name: spoolerName, ...common }),
  ]);
};
export type PrinterSetting = z.output<ReturnType<typeof printer>>;

/** As many goods as fit on the till's screen at the size of a finger. */
export const FAVOURITES = 24;
/** GS1 leaves 20 to 29 to the shop. */
const shopPrefix = z.string().regex(/^2\d$/, { error: 'isi 20 sampai 29' });

/** Every setting there is, by key, with the shape its value must have. A key that is not here is refused. */
export const settingSchemas = {
  get 'profile'() {
    return z.json();
  },
  get 'categories'() {
    return z.array(category).min(1).max(60);
  },
  get 'savings.amounts'() {
    return z.strictObject({ pokok: positiveMoney, wajibMonthly: positiveMoney });
  },
  /** Classes of members by key, each with its own amounts where they differ from `savings.amounts`; the first is a member's unless another is said. */
  get 'member.classes'() {
    return z
      .array(z.strictObject({ key: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, { error: 'isi huruf kecil tanpa spasi' }), name: text(40), pokok: positiveMoney.optional(), wajibMonthly: positiveMoney.optional() }))
      .min(1, { error: 'isi paling sedikit satu golongan' })
      .max(12, { error: 'paling banyak 12 golongan' })
      .refine((classes) => new Set(classes.map(({ key }) => key)).size === classes.length, { error: 'kunci golongan ditulis dua kali' });
  },
  get 'savings.interest'() {
    return ratePlan;
  },
  get 'savings.rateCap'() {
    return z.strictObject({ annualPct: percent });
  },
  /** Sukarela that goes out: at most so much a day, so much must stay, above so much somebody else agrees. */
  get 'savings.withdrawal'() {
    return z.strictObject({ perDay: positiveMoney.optional(), keepAtLeast: money.optional(), approvalAbove: money.optional() });
  },
  /** The passbooks the cooperative has printed: how many lines a page has, and how many pages a book. */
  get 'passbook.layout'() {
    return z.strictObject({ linesPerPage: z.int().min(1, { error: 'isi 1 sampai 80' }).max(80, { error: 'isi 1 sampai 80' }), pages: z.int().min(1, { error: 'isi 1 sampai 200' }).max(200, { error: 'isi 1 sampai 200' }) });
  },
  get 'tax.savingsInterest'() {
    return z.strictObject({ freeUpTo: money, pct: percent });
  },
  get 'tax.final'() {
    return z.strictObject({
      accounts: z.array(z.string().regex(/^4-\d{0,4}$/, { error: 'isi kode atau awalan akun pendapatan, misalnya 4-11' })).min(1).max(60),
      pct: percent,
      validThrough: z.int().min(2000).max(2199),
      yearlyLimit: positiveMoney.optional(),
    });
  },
  get 'assets.policy'() {
    return z.strictObject({ firstMonth: z.enum(['bulan-perolehan', 'bulan-berikutnya'], { error: 'isi bulan-perolehan atau bulan-berikutnya' }) });
  },
  get 'loan.policy'() {
    return loanPolicy;
  },
  get 'loan.rateCap'() {
    return z.strictObject({ annualPct: percent });
  },
  get 'loan.collectability'() {
    return z
      .array(z.strictObject({ class: text(40), fromDays: z.int().min(0).max(9999), allowancePct: share.nullable(), nonPerforming: z.boolean().optional() }))
      .min(1)
      .max(10)
      .refine((classes) => classes[0]?.fromDays === 0 && classes.every(({ fromDays }, index) => index === 0 || fromDays > (classes[index - 1]?.fromDays ?? 0)), { error: 'mulai dari 0 hari dan urutkan dari yang terkecil' });
  },
  /** The loans a member can ask for. */
  get 'loan.products'() {
    return z
      .array(loanProduct)
      .max(20)
      .refine((products) => new Set(products.map((product) => product.key)).size === products.length, { error: 'kunci produk ditulis dua kali' });
  },
  /** In which order a payment is spread over what is due; what is left goes to principal not yet due. */
  get 'loan.allocation'() {
    return z.strictObject({ order: z.array(z.enum(ALLOCATION_PIECES)).length(3, { error: 'isi denda, jasa dan pokok' }).refine((order) => new Set(order).size === order.length, { error: 'ditulis dua kali' }) });
  },
  /** What an application is held against where its product says nothing: instalments against income, months of wajib paid, and how much of all loans one member may owe. */
  get 'loan.assessment'() {
    return z.strictObject({ maxInstalmentPct: share, minWajibMonths: z.int().min(0).max(120), largestPct: share });
  },
  /** How much the officers and those of their households may owe together: a part of own capital, which is what these accounts hold. */
  get 'loan.related'() {
    return z.strictObject({ pct: share, accounts: z.array(accountCode).min(1).max(30) });
  },
  get 'shu.policy'() {
    return shuPolicy;
  },
  get 'cash.rounding'() {
    return z.strictObject({ step: z.union([z.literal(0), z.literal(50), z.literal(100), z.literal(500)]) });
  },
  get 'cash.flowByAccount'() {
    return z.array(z.strictObject({ prefix: z.string().regex(/^\d(-\d{0,4})?$/), flow })).max(60);
  },
  /** How far a bank's day may lie from the book's, and how many lines may make one sum, for a match to be proposed. */
  get 'bank.matching'() {
    return z.strictObject({ days: z.int().min(0).max(60), parts: z.int().min(2).max(8) });
  },
  get 'shift.cashAccounts'() {
    return z.array(accountCode).min(1).max(30);
  },
  /** What a cashier may take off a sale alone: up to so many rupiah, and where it says so up to so many percent of the goods. */
  get 'sale.discountLimit'() {
    return z.strictObject({ amount: money, pct: percent.refine((pct) => !percent.safeParse(pct).success || percentParts(pct) <= WHOLE, { error: 'isi paling banyak 100' }).optional() });
  },
  /** For so many seconds after a sale its tender may be changed, none: never; the new payment may take `finish` seconds more. */
  get 'sale.swapTender'() {
    return z.strictObject({ seconds: z.int().min(0).max(600), finish: z.int().min(0).max(3600) });
  },
  get 'shift.differenceLimit'() {
    return z.strictObject({ amount: money });
  },
  /** Above it a difference at the close needs a reason. */
  get 'shift.differenceReason'() {
    return z.strictObject({ amount: money });
  },
  /** The gerai's cash drawers by name; one shift each. */
  get 'shift.drawers'() {
    return z
      .array(text(20))
      .min(1, { error: 'isi paling sedikit satu laci' })
      .max(12, { error: 'paling banyak 12 laci' })
      .refine((names) => new Set(names.map((name) => name.toLowerCase())).size === names.length, { error: 'nama laci ditulis dua kali' });
  },
  /** How often in a shift the drawer opens without a sale before somebody else has to agree. */
  get 'shift.drawerOpenings'() {
    return z.strictObject({ free: z.int().min(0).max(999) });
  },
  get 'auth.lockout'() {
    return z.strictObject({ tries: z.int().min(3).max(10), minutes: z.array(z.int().min(1).max(1440)).min(1).max(10) });
  },
  get 'clock.tolerance'() {
    return z.strictObject({ backMinutes: z.int().min(0).max(1440) });
  },
  get 'receipt.layout'() {
    return z.strictObject({ columns: z.union([z.literal(32), z.literal(48)]), footer: z.array(text(48)).max(4), phone: text(20).optional(), compact: z.boolean().optional(), code: z.boolean().optional() });
  },
  /** The picture above slips: black dots, no wider than 58 mm paper; null without one. */
  get 'receipt.logo'() {
    return z.strictObject({ raster: raster.nullable() });
  },
  get 'printer.receipt'() {
    return printer();
  },
  /** Another printer, for what the first did not print; never used unasked. */
  get 'printer.spare'() {
    return printer();
  },
  /** A yearly rate elsewhere, against which the members' loans are held in Promosi Ekonomi Anggota. */
  get 'benefit.loanReference'() {
    return z.strictObject({ annualPct: percent });
  },
  /** What the gerai adds to the notes to its statements. */
  get 'notes.texts'() {
    return z.array(z.strictObject({ section: z.enum(NOTE_SECTIONS, { error: `isi salah satu: ${NOTE_SECTIONS.join(', ')}` }), text: text(1000) })).max(60);
  },
  /** Rows of the books that a list takes on paper and in a file: all of them are held at once. */
  get 'reports.limits'() {
    const rows = z.int().min(100).max(1_000_000);
    return z.strictObject({ paper: rows, xlsx: rows, csv: rows });
  },
  get 'qris.settleDays'() {
    return z.strictObject({ days: z.int().min(0).max(90) });
  },
  /** Whether the chair may let one sale on bon go above the member's limit. */
  get 'bon.overLimit'() {
    return z.strictObject({ approval: z.boolean({ error: 'isi ya atau tidak' }) });
  },
  /** Whether somebody may agree to sell goods that are in hand although the book has fewer. */
  get 'stock.foundAtTill'() {
    return z.strictObject({ approval: z.boolean({ error: 'isi ya atau tidak' }) });
  },
  /**
   * Stock counts: whether the book stays hidden while it is counted, above which difference of one line it is counted again (rupiah; percent of the book), and
   * above which sum of what is missing and what is too many somebody else has to agree.
   */
  get 'stock.count'() {
    return z.strictObject({ blind: z.boolean({ error: 'isi ya atau tidak' }), recountAbove: money, recountPct: percent.optional(), approvalAbove: money });
  },
  /** So many days before its date goods are shown as soon to expire. */
  get 'stock.expiryWatch'() {
    return z.strictObject({ days: z.int().min(1, { error: 'isi 1 sampai 365 hari' }).max(365, { error: 'isi 1 sampai 365 hari' }) });
  },
  /** The gerai's own fixed QRIS code, out of which the till makes one for each payment; null without one. */
  get 'qris.code'() {
    return z.strictObject({ payload: qrisPayload.nullable() });
  },
  get 'units.divisible'() {
    return z.array(text(20)).max(40);
  },
  /** After so many days a price is looked at again. */
  get 'prices.maxAge'() {
    return z.strictObject({ days: z.int().min(1).max(3650) });
  },
  /** Labels of the gerai's scale, by their first two digits. */
  get 'barcode.weighed'() {
    return z
      .array(z.strictObject({ prefix: shopPrefix, content: z.enum(['berat', 'harga'], { error: 'isi berat atau harga' }), item: z.int().min(4, { error: 'isi 4 sampai 6' }).max(6, { error: 'isi 4 sampai 6' }), step: z.int().min(1).max(1000) }))
      .max(10)
      .refine((layouts) => new Set(layouts.map((layout) => layout.prefix)).size === layouts.length, { error: 'awalan ditulis dua kali' });
  },
  /** Two digits before the gerai's own codes; no prefix of its scale's labels. */
  get 'barcode.internal'() {
    return z.strictObject({ prefix: shopPrefix });
  },
  /** Ids of the goods the till shows to the finger, in their order. */
  get 'till.favourites'() {
    return z
      .array(uuid)
      .max(FAVOURITES)
      .refine((ids) => new Set(ids).size === ids.length, { error: 'barang ditulis dua kali' });
  },
  /** Opening hours and what the cooperative has to say, on the member display while nobody buys. */
  get 'display.notices'() {
    return z.strictObject({ hours: text(60).optional(), lines: z.array(text(80)).max(6, { error: 'paling banyak 6 baris' }) });
  },
  /** Whether a member's share of the surplus so far may stand on the member display. */
  get 'display.memberShare'() {
    return z.strictObject({ shown: z.boolean({ error: 'isi ya atau tidak' }) });
  },
  /** A cost of so many times the last one, or of so small a part of it, is asked about. */
  get 'purchase.checks'() {
    return z.strictObject({ priceFactor: z.int().min(2, { error: 'isi 2 sampai 1000' }).max(1000, { error: 'isi 2 sampai 1000' }) });
  },
  /** The last days of the buckets by which debts to suppliers are aged; what is later than all is in one more. */
  get 'purchase.ageing'() {
    return z.strictObject({
      days: z
        .array(z.int().min(1).max(3650))
        .min(1, { error: 'isi 1 sampai 6 batas hari' })
        .max(6, { error: 'isi 1 sampai 6 batas hari' })
        .refine((days) => days.every((day, index) => day > (days[index - 1] ?? 0)), { error: 'urutkan dari yang terkecil' }),
    });
  },
  /** Over how many days the pace of sales is taken, and how many days goods should last once they have come. */
  get 'purchase.proposals'() {
    const days = z.int().min(1, { error: 'isi 1 sampai 366 hari' }).max(366, { error: 'isi 1 sampai 366 hari' });
    return z.strictObject({ paceDays: days, coverDays: days });
  },
  /** After how many days without a sale goods are slow and dead, and over how many the pace of sale is taken. */
  get 'goods.slow'() {
    const days = z.int().min(1).max(3650);
    return z.strictObject({ slowDays: days, deadDays: days, paceDays: days }).refine(({ slowDays, deadDays }) => deadDays > slowDays, { path: ['deadDays'], error: 'isi lebih lama dari slowDays' });
  },
  /** Words in the names of goods whose distribution is logged; LPG is known by its cylinder. */
  get 'goods.distribution'() {
    const words = z.array(text(30)).min(1, { error: 'isi paling sedikit satu kata' }).max(10);
    return z.strictObject({ sphp: words, minyakita: words });
  },
  get 'lpg.storageWarning'() {
    return z.strictObject({ kilograms: z.int().min(1).max(10000) });
  },
} as const;
export type SettingKey = keyof typeof settingSchemas;
export type SettingValue<K extends SettingKey> = z.output<(typeof settingSchemas)[K]>;
/** The settings a till works by: all that a cashier may read. */
export const TILL_SETTINGS: readonly SettingKey[] = [
  'printer.receipt', 'printer.spare', 'receipt.layout', 'units.divisible', 'cash.rounding', 'savings.amounts', 'lpg.storageWarning', 'qris.code', 'sale.discountLimit', 'barcode.weighed', 'barcode.internal', 'till.favourites', 'prices.maxAge', 'bon.overLimit', 'stock.foundAtTill', 'stock.expiryWatch',
  'shift.cashAccounts', 'shift.drawers', 'shift.drawerOpenings', 'shift.differenceReason', 'shift.differenceLimit', 'sale.swapTender', 'display.notices', 'display.memberShare',
];
export const SETTING_KEYS = Object.keys(settingSchemas) as SettingKey[];
