import type { Params } from '../../../../shared/contract/index.ts';

type Supplier = 'bulog' | 'patra' | 'grosir';
export type DemoProduct = {
  readonly sku: string; readonly name: string; readonly unit: string; readonly category: 'sembako' | 'lpg' | 'lain'; readonly supplier: Supplier;
  /** Purchase, general and member price of one unit, rupiah. */
  readonly cost: number; readonly general: number; readonly member: number;
  /** How often it is bought, against the others. */
  readonly pace: number;
  /** Usual pieces in one basket, from and to. */
  readonly basket: readonly [number, number];
  readonly het?: number;
  readonly limit?: number;
  /** What a cylinder costs to buy and to borrow, in rupiah. */
  readonly cylinder?: { readonly size: '5.5' | '12'; readonly shellPrices: { readonly general: number; readonly member: number }; readonly deposit: number };
  readonly grams?: number;
};

/** Regulated goods and LPG at the prices of domain §6 and §11 (zone 2, Balikpapan). */
const REGULATED: readonly DemoProduct[] = [
  { sku: 'SPHP5', name: 'Beras SPHP 5 kg', unit: 'kemasan', category: 'sembako', supplier: 'bulog', cost: 56_500, general: 65_500, member: 63_000, pace: 55, basket: [1, 2], het: 65_500, limit: 2, grams: 5000 },
  { sku: 'MK1', name: 'Minyakita 1 liter', unit: 'botol', category: 'sembako', supplier: 'bulog', cost: 14_500, general: 15_700, member: 15_500, pace: 60, basket: [1, 3], het: 15_700, grams: 950 },
  { sku: 'MK2', name: 'Minyakita 2 liter', unit: 'pouch', category: 'sembako', supplier: 'bulog', cost: 29_000, general: 31_400, member: 31_000, pace: 30, basket: [1, 2], het: 31_400, grams: 1900 },
  { sku: 'LPG55', name: 'LPG Bright Gas 5,5 kg', unit: 'tabung', category: 'lpg', supplier: 'patra', cost: 97_000, general: 103_000, member: 101_000, pace: 14, basket: [1, 1], cylinder: { size: '5.5', shellPrices: { general: 290_000, member: 285_000 }, deposit: 150_000 }, grams: 5500 },
  { sku: 'LPG12', name: 'LPG Bright Gas 12 kg', unit: 'tabung', category: 'lpg', supplier: 'patra', cost: 202_000, general: 210_000, member: 206_000, pace: 12, basket: [1, 1], cylinder: { size: '12', shellPrices: { general: 370_000, member: 365_000 }, deposit: 200_000 }, grams: 12_000 },
];

type Row = readonly [sku: string, name: string, unit: string, cost: number, general: number, member: number, pace: number, basketTo: number];

const BULOG: readonly Row[] = [
  ['PREM5', 'Beras premium Bulog 5 kg', 'kemasan', 70_000, 77_000, 75_500, 22, 1], ['GULA1', 'Gula pasir Bulog 1 kg', 'bungkus', 16_000, 17_500, 17_200, 45, 2], ['GORENG1', 'Minyak goreng premium 1 liter', 'pouch', 17_400, 19_000, 18_600, 18, 2],
  ['TERIGU1', 'Tepung terigu 1 kg', 'bungkus', 10_800, 12_500, 12_200, 26, 2], ['DAGING', 'Daging kerbau beku 1 kg', 'bungkus', 78_000, 88_000, 86_000, 4, 1],
];
const GROSIR_SEMBAKO: readonly Row[] = [
  ['TELUR', 'Telur ayam ras', 'kg', 26_000, 30_000, 29_000, 40, 2], ['BAWANGM', 'Bawang merah', 'kg', 30_000, 36_000, 35_000, 18, 1], ['BAWANGP', 'Bawang putih', 'kg', 32_000, 38_000, 37_000, 16, 1], ['KENTANG', 'Kentang', 'kg', 15_000, 19_000, 18_400, 9, 2],
  ['GARAM', 'Garam halus 250 g', 'bungkus', 2_600, 3_500, 3_300, 20, 3], ['KECAP', 'Kecap manis 220 ml', 'botol', 9_200, 11_500, 11_200, 15, 1], ['SAOS', 'Saus sambal 135 ml', 'botol', 6_300, 8_000, 7_800, 12, 1],
  ['MIGORENG', 'Mi instan goreng', 'bungkus', 2_750, 3_500, 3_300, 60, 10], ['MIKUAH', 'Mi instan soto', 'bungkus', 2_700, 3_400, 3_200, 40, 10], ['BIHUN', 'Bihun jagung 320 g', 'bungkus', 6_100, 8_000, 7_700, 8, 2],
  ['KOPI', 'Kopi bubuk 165 g', 'bungkus', 13_500, 16_500, 16_000, 18, 1], ['KOPISAS', 'Kopi susu saset isi 10', 'renteng', 13_800, 16_000, 15_700, 24, 2], ['TEH', 'Teh celup isi 25', 'kotak', 5_600, 7_500, 7_200, 18, 2], ['SUSUKM', 'Susu kental manis 370 g', 'kaleng', 11_400, 13_500, 13_200, 22, 2],
  ['SUSUUHT', 'Susu UHT 1 liter', 'kotak', 17_200, 20_000, 19_500, 10, 2], ['SANTAN', 'Santan instan 65 ml', 'bungkus', 3_600, 4_500, 4_300, 25, 4], ['KALDU', 'Kaldu bubuk ayam isi 12', 'renteng', 5_100, 6_500, 6_300, 16, 2], ['LADA', 'Lada bubuk isi 12', 'renteng', 9_800, 12_000, 11_700, 8, 1],
  ['TAPIOKA', 'Tepung tapioka 500 g', 'bungkus', 6_800, 8_500, 8_200, 9, 2], ['MAIZENA', 'Tepung maizena 100 g', 'kotak', 4_300, 5_500, 5_300, 6, 2], ['KACANGT', 'Kacang tanah', 'kg', 27_000, 32_000, 31_000, 6, 1], ['KACANGH', 'Kacang hijau', 'kg', 23_000, 27_600, 26_800, 6, 1],
  ['SARDEN', 'Sarden kaleng 155 g', 'kaleng', 9_600, 12_000, 11_600, 12, 3], ['KORNET', 'Kornet sapi 200 g', 'kaleng', 20_500, 24_500, 23_900, 5, 1], ['BISKUIT', 'Biskuit kelapa 300 g', 'bungkus', 9_800, 12_000, 11_700, 14, 2], ['WAFER', 'Wafer cokelat isi 20', 'kotak', 17_500, 21_000, 20_500, 8, 1],
  ['AIR600', 'Air mineral 600 ml', 'botol', 2_200, 3_000, 2_900, 35, 6], ['AIRGLN', 'Air mineral galon isi ulang', 'galon', 4_500, 6_500, 6_000, 16, 2], ['SIRUP', 'Sirup jeruk 460 ml', 'botol', 16_800, 20_000, 19_500, 6, 1], ['MARGARIN', 'Margarin 200 g', 'bungkus', 7_100, 9_000, 8_700, 13, 2],
];
const GROSIR_LAIN: readonly Row[] = [
  ['SABUNM', 'Sabun mandi 85 g', 'batang', 3_300, 4_500, 4_300, 25, 4], ['SAMPO', 'Sampo saset isi 12', 'renteng', 9_600, 12_000, 11_700, 14, 1], ['PASTAG', 'Pasta gigi 190 g', 'tube', 12_300, 15_000, 14_600, 12, 1], ['SIKATG', 'Sikat gigi', 'buah', 4_200, 6_000, 5_800, 6, 2],
  ['DETERJ', 'Deterjen bubuk 800 g', 'bungkus', 17_800, 21_500, 21_000, 20, 2], ['PELEMBUT', 'Pelembut pakaian 800 ml', 'pouch', 11_900, 14_500, 14_200, 10, 1], ['CUCIPR', 'Sabun cuci piring 755 ml', 'pouch', 11_600, 14_000, 13_700, 18, 1], ['PEMBLT', 'Pembersih lantai 770 ml', 'pouch', 10_400, 13_000, 12_600, 8, 1],
  ['TISU', 'Tisu wajah 250 lembar', 'bungkus', 8_600, 11_000, 10_600, 15, 2], ['PEMBALT', 'Pembalut isi 8', 'bungkus', 5_200, 7_000, 6_800, 12, 2], ['POPOKM', 'Popok bayi M isi 20', 'bungkus', 38_500, 44_000, 43_000, 9, 1], ['POPOKL', 'Popok bayi L isi 18', 'bungkus', 38_500, 44_000, 43_000, 8, 1],
  ['KOREK', 'Korek api gas', 'buah', 1_700, 2_500, 2_400, 16, 2], ['LILIN', 'Lilin isi 5', 'bungkus', 6_400, 8_500, 8_200, 6, 1], ['BATERAI', 'Baterai AA isi 2', 'pak', 7_900, 10_500, 10_000, 6, 1], ['OBATNY', 'Obat nyamuk bakar', 'kotak', 3_100, 4_500, 4_300, 12, 2],
  ['BUKUT', 'Buku tulis 38 lembar', 'buah', 2_900, 4_000, 3_800, 9, 5], ['PULPEN', 'Pulpen hitam', 'buah', 1_900, 3_000, 2_800, 8, 3], ['KRESEK', 'Kantong plastik isi 50', 'pak', 6_500, 8_500, 8_200, 7, 1], ['SEGEL', 'Karet segel tabung LPG', 'buah', 900, 2_000, 1_800, 5, 2],
];

const rows = (list: readonly Row[], category: 'sembako' | 'lain', supplier: Supplier): DemoProduct[] =>
  list.map(([sku, name, unit, cost, general, member, pace, to]) => ({ sku, name, unit, category, supplier, cost, general, member, pace, basket: [1, to] }));

export const DEMO_PRODUCTS: readonly DemoProduct[] = [...REGULATED, ...rows(BULOG, 'sembako', 'bulog'), ...rows(GROSIR_SEMBAKO, 'sembako', 'grosir'), ...rows(GROSIR_LAIN, 'lain', 'grosir')];

export const DEMO_SUPPLIERS: Readonly<Record<Supplier, Omit<Params<'suppliers.create'>, 'id'>>> = {
  bulog: { name: 'Perum Bulog Balikpapan', kind: 'bulog', terms: 'Setor di depan, paling banyak 2 ton sekali ambil', prepaid: true, leadDays: 3, maxKg: 2000 },
  patra: { name: 'Agen LPG Patra Niaga', kind: 'patra-niaga', terms: 'Tabung kosong ditukar saat kirim', leadDays: 1 },
  grosir: { name: 'Toko Grosir Sumber Rejeki', kind: 'lain', terms: 'Tempo 14 hari', leadDays: 2, payDays: 14 },
};
