import type { SettingKey, SettingValue } from '../../../shared/contract/policies.ts';
import { DEFAULT_FLOWS } from '../ledger/index.ts';

/** Settings that hold from the beginning of a book until somebody sets them otherwise. Sources beside each. */
export const DEFAULT_SETTINGS: { readonly [K in Exclude<SettingKey, 'profile' | 'savings.amounts' | 'shu.policy' | 'benefit.loanReference'>]: SettingValue<K> } = {
  // Chart of domain §3.5 with ruling 8's accounts for other goods.
  'categories': [
    { key: 'sembako', name: 'Sembako', unit: 'GERAI', inventory: '1-1410', salesMember: '4-1110', salesNonMember: '4-1120', cogsMember: '5-1110', cogsNonMember: '5-1120' },
    { key: 'lpg', name: 'LPG', unit: 'LPG', inventory: '1-1420', salesMember: '4-1210', salesNonMember: '4-1220', cogsMember: '5-1210', cogsNonMember: '5-1220' },
    { key: 'lain', name: 'Barang lain', unit: 'GERAI', inventory: '1-1440', salesMember: '4-1130', salesNonMember: '4-1140', cogsMember: '5-1130', cogsNonMember: '5-1140' },
  ],
  // UU 25/1992 art. 18: people are members; a group that joins pays what the meeting sets for it.
  'member.classes': [{ key: 'perorangan', name: 'Perorangan' }, { key: 'kelompok', name: 'Kelompok' }],
  'savings.interest': { method: 'lowest', annualPct: '3', yearDays: 365 },
  // Permenkop UKM 8/2023 art. 26(4): at most 9% a year.
  'savings.rateCap': { annualPct: '9' },
  // Sukarela is the member's to take until the board decides otherwise.
  'savings.withdrawal': {},
  // A book as the stationers sell it; whoever has others printed sets theirs.
  'passbook.layout': { linesPerPage: 24, pages: 14 },
  // PP 15/2009: nothing up to Rp240.000 a month, else 10% of the gross.
  'tax.savingsInterest': { freeUpTo: 240_000 as SettingValue<'tax.savingsInterest'>['freeUpTo'], pct: '10' },
  // PP 55/2022: 0,5% of turnover up to Rp4,8 billion a year; art. 59 gives a cooperative four tax years, so one registered in 2025 until 2028.
  'tax.final': { accounts: ['4-11', '4-12', '4-13', '4-151'], pct: '0.5', validThrough: 2028, yearlyLimit: 4_800_000_000 as NonNullable<SettingValue<'tax.final'>['yearlyLimit']> },
  // UU 36/2008 art. 11(3): depreciation begins in the month of the outlay.
  'assets.policy': { firstMonth: 'bulan-perolehan' },
  'loan.policy': { interestRecognition: 'cash' },
  // Permenkop UKM 8/2023 art. 27: at most 24% a year.
  'loan.rateCap': { annualPct: '24' },
  // Day limits of the banks' table; the allowance rates are the board's to set (domain §3.4, §5.4).
  'loan.collectability': [
    { class: 'lancar', fromDays: 0, allowancePct: null },
    { class: 'dalam perhatian khusus', fromDays: 1, allowancePct: null },
    { class: 'kurang lancar', fromDays: 91, allowancePct: null },
    { class: 'diragukan', fromDays: 121, allowancePct: null },
    { class: 'macet', fromDays: 181, allowancePct: null },
  ],
  // The board's to make; a loan without a product keeps to loan.policy alone.
  'loan.products': [],
  // Ruling 35.
  'loan.allocation': { order: ['denda', 'jasa', 'pokok'] },
  // Design/ux 5: a third of the income at most, half a year of wajib; the share of one member is the board's to judge.
  'loan.assessment': { maxInstalmentPct: '30', minWajibMonths: 6, largestPct: '20' },
  // Permenkop UKM 8/2023 art. 44: 10% of own capital, which UU 25/1992 art. 41 makes of pokok, wajib, reserves and grants.
  'loan.related': { pct: '10', accounts: ['3-1110', '3-1120', '3-1140', '3-1210', '3-1220'] },
  'cash.rounding': { step: 0 },
  'cash.flowByAccount': DEFAULT_FLOWS,
  // A transfer between banks takes some working days.
  'bank.matching': { days: 5, parts: 5 },
  'shift.cashAccounts': ['1-1110', '1-1210', '1-1350', '4-2110', '6-1110', '6-1120', '6-1130', '6-1140', '6-1150', '6-2110'],
  // As much as a drawer may differ: what one person answers for alone.
  'sale.discountLimit': { amount: 10_000 as SettingValue<'sale.discountLimit'>['amount'] },
  'shift.differenceLimit': { amount: 10_000 as SettingValue<'shift.differenceLimit'>['amount'] },
  // Design/ux 8: every difference is explained, and from its third time in a shift an opened drawer too.
  'shift.differenceReason': { amount: 0 as SettingValue<'shift.differenceReason'>['amount'] },
  'shift.drawerOpenings': { free: 2 },
  'shift.drawers': ['Laci 1'],
  // Design/ux 9: half a minute to see the slip of the finger; a code, a PIN or change takes longer.
  'sale.swapTender': { seconds: 30, finish: 300 },
  // Ruling 51.
  'auth.lockout': { tries: 5, minutes: [1, 5, 15, 60] },
  'clock.tolerance': { backMinutes: 10 },
  'receipt.layout': { columns: 48, footer: ['Terima kasih', 'Belanja Anda menambah SHU Anda'] },
  'receipt.logo': { raster: null },
  'printer.receipt': { kind: 'none' },
  'printer.spare': { kind: 'none' },
  // QRIS money comes the next working day; a long weekend later it is worth a question.
  'qris.settleDays': { days: 4 },
  // A limit holds until the board decides that its chair may stretch it.
  'bon.overLimit': { approval: false },
  // Goods in hand beat the computer, when somebody else has looked.
  'stock.foundAtTill': { approval: true },
  // Who counts must not know what to find; a difference of a sack of rice is looked at twice, more than that by somebody else.
  'stock.count': { blind: true, recountAbove: 50_000 as SettingValue<'stock.count'>['recountAbove'], approvalAbove: 100_000 as SettingValue<'stock.count'>['approvalAbove'] },
  // A month: long enough to sell what is left at the till.
  'stock.expiryWatch': { days: 30 },
  // The gerai's bank gives the code.
  'qris.code': { payload: null },
  // A workbook of 20,000 rows takes two seconds and 200 MB; 5,000 rows fill some 120 sheets.
  'reports.limits': { paper: 5_000, xlsx: 20_000, csv: 200_000 },
  'notes.texts': [],
  // Units that may be sold in parts; every other unit only whole.
  'units.divisible': ['kg', 'ons', 'gram', 'liter', 'ml', 'meter'],
  // A quarter: the rhythm in which suppliers change their lists.
  'prices.maxAge': { days: 90 },
  // GS1 leaves 20 to 29 to the shop; most scales come set to five digits for the goods and five for grams or rupiah.
  'barcode.weighed': [{ prefix: '20', content: 'berat', item: 5, step: 1 }, { prefix: '21', content: 'harga', item: 5, step: 1 }],
  // The last of what GS1 leaves to the shop, far from the scale's.
  'barcode.internal': { prefix: '29' },
  'till.favourites': [],
  'display.notices': { lines: [] },
  // What somebody earns is theirs to show.
  'display.memberShare': { shown: false },
  // Ten times the last price is a slip of the finger before it is a price.
  'purchase.checks': { priceFactor: 10 },
  // As members' bon is aged.
  'purchase.ageing': { days: [30, 60, 90] },
  // Four weeks even out the days of the week; two weeks between deliveries.
  'purchase.proposals': { paceDays: 28, coverDays: 14 },
  // A month without a sale is worth a look, a quarter worth a decision; four weeks even out the days of the week.
  'goods.slow': { slowDays: 30, deadDays: 90, paceDays: 28 },
  'goods.distribution': { sphp: ['sphp'], minyakita: ['minyakita', 'minyak kita'] },
  // ESDM guideline of 20 July 2010: up to 300 kg without a minimum distance to buildings.
  'lpg.storageWarning': { kilograms: 300 },
};
