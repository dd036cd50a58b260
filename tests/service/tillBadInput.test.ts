/** What can come wrong to a till: each is refused with a sentence, nothing is written, and the cashier's basket stays as it was kept. */
import { describe, expect, it } from 'vitest';
import { tamper } from '../support/counter.ts';
import type { Given } from '../support/gerai.ts';
import { fieldOf, mustVerify, openTill, plain, rowCounts, signIn, type Till } from '../support/till.ts';

type Sale = Given<'sales.checkout'>;
const cash = (amount: number): Sale['payments'] => [{ method: 'tunai', amount }];

/** Keeps a basket, tries the sale, and answers what refused it; the books and the basket must be as before. */
async function refusedSale({ gerai, cashier, sugar, member }: Till, sale: Sale): Promise<string> {
  await cashier.call('sales.saveCart', { basket: { memberId: member, lines: [{ productId: sugar, qty: '1.5' }] } });
  const [before, kept] = [rowCounts(gerai), await cashier.call('sales.cart', {})];
  const failure = await cashier.refused('sales.checkout', sale);
  expect(rowCounts(gerai)).toEqual(before);
  expect((await cashier.call('sales.cart', {})).basket).toEqual(kept.basket);
  expect(failure.message).toMatch(/^[A-Z].+\. .+\.$/s);
  return `${fieldOf(failure)} | ${plain(failure.message)}`;
}

describe('a sale that cannot be', () => {
  it('by its quantity: none, below none, more than there can be, a part of what is sold whole, more lines than fit', async () => {
    const till = await openTill({ float: 100_000 });
    const { oil, sugar } = till;
    const tried = (qty: string, productId = oil) => refusedSale(till, { lines: [{ productId, qty }], payments: cash(1_000_000) });
    expect(await tried('0')).toMatch(/^VALIDATION lines\.0\.qty \| /);
    expect(await tried('-1')).toMatch(/^VALIDATION lines\.0\.qty \| /);
    expect(await tried('10000000')).toMatch(/^VALIDATION lines\.0\.qty \| /);
    expect(await tried('1.5')).toBe('VALIDATION lines.0.qty | Isian belum benar. lines.0.qty: Minyakita 1 liter dijual utuh per botol; isi bilangan bulat.');
    expect(await tried('9999999')).toMatch(/^STOCK_INSUFFICIENT .*\| Stok tercatat kurang\. /);
    expect(await refusedSale(till, { lines: Array.from({ length: 301 }, () => ({ productId: sugar, qty: '0.001' })), payments: cash(1_000_000) })).toMatch(/^VALIDATION lines \| /);
  });

  it('by its payment: short, below nothing, nothing at all, more than is due without cash to give back', async () => {
    const till = await openTill({ float: 100_000 });
    const lines = [{ productId: till.oil, qty: '2' }];
    const tried = (payments: Sale['payments']) => refusedSale(till, { lines, payments });
    expect(await tried(cash(31_399))).toBe('PAYMENT_SHORT payments | Pembayaran belum cukup. Harus dibayar Rp 31.400, diterima Rp 31.399. Masih kurang Rp 1.');
    expect(await tried(cash(-31_400))).toMatch(/^VALIDATION payments\.0\.amount \| /);
    expect(await tried([])).toMatch(/^VALIDATION payments \| /);
    expect(await tried([{ method: 'qris', amount: 31_401 }])).toBe('VALIDATION payments | Isian belum benar. payments: selain tunai dibayar Rp 31.401, padahal belanja Rp 31.400; kecilkan jumlahnya.');
    await till.cashier.call('sales.checkout', { lines, payments: cash(31_400) });
    await mustVerify(till.gerai);
  });

  it('because nobody has given the goods a price for the day', async () => {
    const till = await openTill({ float: 100_000 });
    // Goods made just after midnight, and a clock put right by five minutes, back into the day before.
    till.gerai.at('2026-11-21T16:02:00.000Z');
    const { productId } = await (await signIn(till.gerai, 'bendahara')).call('products.create', { sku: 'TEH', name: 'Teh celup', unit: 'kotak', barcodes: [], category: 'sembako', prices: { general: 9000 } });
    till.gerai.at('2026-11-21T15:57:00.000Z');
    expect(await refusedSale(till, { lines: [{ productId, qty: '1' }], payments: cash(9000) })).toBe('PRICE_MISSING | Harga belum ada. Teh celup belum punya harga hari ini. Minta bendahara mengisi harganya.');
  });

  it('because the clock was put back; when it is right again the same sale goes through', async () => {
    const till = await openTill({ float: 100_000 });
    const sale: Sale = { lines: [{ productId: till.oil, qty: '1' }], payments: cash(20_000) };
    till.gerai.at('2026-11-20T02:00:00.000Z');
    expect(await refusedSale(till, sale)).toMatch(/^CLOCK_SUSPECT \| Jam komputer mencurigakan\. .* Betulkan tanggal dan jam komputer, lalu ulangi\.$/);
    till.gerai.at('2026-11-21T02:01:00.000Z');
    expect((await till.cashier.call('sales.checkout', sale)).change).toBe(4_300);
    await mustVerify(till.gerai);
  });

  it('because the member is one no longer, who was attached before', async () => {
    const till = await openTill({ float: 100_000 });
    const sale: Sale = { memberId: till.member, lines: [{ productId: till.oil, qty: '1' }], payments: cash(20_000) };
    expect((await till.cashier.call('sales.quote', { memberId: till.member, lines: sale.lines })).total).toBe(15_500);
    tamper(till.gerai, "UPDATE member SET state = 'keluar'");
    const said = 'MEMBER_STATE memberId | Anggota tidak dapat dilayani. A-0001 berstatus keluar. Layani sebagai bukan anggota, atau tanyakan kepada bendahara.';
    expect(await refusedSale(till, sale)).toBe(said);
    expect(fieldOf(await till.cashier.refused('sales.quote', { memberId: till.member, lines: sale.lines }))).toBe('MEMBER_STATE memberId');
    // The goods go on, at the general price.
    expect((await till.cashier.call('sales.checkout', { lines: sale.lines, payments: sale.payments })).total).toBe(15_700);
  });
});

it('two tills that finish the last sack at once: one sells it, the other is told, and nothing is sold twice', async () => {
  const { gerai, cashier, treasurer, rice } = await openTill({ float: 100_000 });
  await treasurer.call('shifts.open', { float: 100_000, drawer: 'Laci 2' });
  await treasurer.call('stock.count', { lines: [{ productId: rice, counted: '1' }], reason: 'hitung ulang', approval: { username: 'suryadi', pin: '333333' } });
  const buyers = [{ nik: '6471055506910004', name: 'Rina' }, { nik: '6471055506910005', name: 'Tini' }];
  const sell = (person: typeof cashier, index: number) => person.call('sales.checkout', { buyer: buyers[index], lines: [{ productId: rice, qty: '1' }], payments: cash(65_500) }).then(() => 'sold', (error: { failure: { message: string } }) => plain(error.failure.message));
  const answers = await Promise.all([sell(cashier, 0), sell(treasurer, 1)]);
  expect(answers.toSorted()).toEqual([expect.stringMatching(/^Stok tercatat kurang\. Beras SPHP 5 kg /), 'sold']);
  expect((await treasurer.call('stock.onHand', { productId: rice })).rows[0]?.qty).toBe('0');
  await mustVerify(gerai);
});

it('a basket of 300 lines is priced, kept, paid and printed like any other', async () => {
  const { gerai, cashier, treasurer, bulog } = await openTill({ float: 100_000 });
  const lines: { productId: string; qty: string }[] = [];
  for (let no = 1; no <= 300; no += 1) lines.push({ productId: (await treasurer.call('products.create', { sku: `B${no}`, name: `Barang ${no}`, unit: 'buah', barcodes: [], category: 'lain', prices: { general: 1_000 + no } })).productId, qty: '1' });
  await treasurer.call('purchases.receive', { supplierId: bulog, deliveryNo: 'DO-300', payment: { via: 'bank' }, lines: lines.map(({ productId }) => ({ productId, qty: '2', unitCost: 900 })) });
  // 300 × 1,000 and the sum of 1 to 300.
  expect(await cashier.call('sales.quote', { lines })).toMatchObject({ total: 345_150, problems: [] });
  await cashier.call('sales.saveCart', { basket: { lines } });
  expect((await cashier.call('sales.cart', {})).basket?.lines).toHaveLength(300);
  const { number, change } = await cashier.call('sales.checkout', { lines, payments: cash(350_000) });
  expect(change).toBe(4_850);
  const { text = '' } = await cashier.call('documents.render', { document: 'sale-receipt', ref: number, format: 'text' });
  expect(text.match(/Barang \d+ /g)).toHaveLength(300);
  await mustVerify(gerai);
});
