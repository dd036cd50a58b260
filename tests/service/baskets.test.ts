/** Baskets that wait: held by name for anybody at the till, and each cashier's unfinished one over a power cut. */
import { expect, it } from 'vitest';
import { LOGIN, newId } from '../support/gerai.ts';
import { fieldOf, mustVerify, openTill, peek, rowCounts, signIn } from '../support/till.ts';

it('holds a basket for whoever calls it back, once, at the prices of that day', async () => {
  const { gerai, cashier, treasurer, member, oil, sugar, gas } = await openTill({ float: 100_000 });
  const id = newId();
  const held = await cashier.call('sales.hold', { id, name: 'Ibu baju merah', basket: { memberId: member, lines: [{ productId: oil, qty: '2' }, { productId: sugar, qty: '1.250', discount: 500 }, { productId: gas, qty: '1', cylinder: 'tukar', empty: 'rusak' }], discount: 1_000 } });
  expect(held).toEqual({ holdId: id, number: 'T-1' });
  const other = await treasurer.call('sales.hold', { basket: { lines: [{ productId: oil, qty: '1' }] } });
  const { rows } = await treasurer.call('sales.holds', {});
  expect(rows).toEqual([
    { holdId: id, number: 'T-1', name: 'Ibu baju merah', cashier: 'Nurul Hidayah', heldAt: '2026-11-21T02:00:00.000Z', lines: 3, total: 31_000 + 21_375 + 205_000 - 1_000 },
    { holdId: other.holdId, number: 'T-2', name: '', cashier: 'Maryam Syahril', heldAt: '2026-11-21T02:00:00.000Z', lines: 1, total: 15_700 },
  ]);
  await treasurer.call('products.setPrice', { productId: oil, prices: { general: 15_000, member: 14_500 }, effectiveFrom: '2026-11-21' });
  const once = newId();
  const back = await treasurer.call('sales.recall', { id: once, holdId: id });
  expect(back.basket).toEqual({
    memberId: member, discount: 1_000,
    lines: [
      { productId: oil, name: 'Minyakita 1 liter', unit: 'botol', qty: '2', unitPrice: 14_500, generalPrice: 15_000, het: 15_700 }, { productId: sugar, name: 'Gula pasir curah', unit: 'kg', qty: '1.25', discount: 500, unitPrice: 17_500, generalPrice: 17_500 },
      { productId: gas, name: 'LPG Bright Gas 12 kg', unit: 'tabung', qty: '1', cylinder: 'tukar', empty: 'rusak', unitPrice: 205_000, generalPrice: 210_000 },
    ],
  });
  expect(await treasurer.call('sales.recall', { id: once, holdId: id })).toEqual({ ...back, replayed: true });
  expect(fieldOf(await cashier.refused('sales.recall', { holdId: id }))).toBe('NOT_FOUND holdId');
  expect(await cashier.call('sales.drop', { holdId: other.holdId })).toEqual({ holdId: other.holdId });
  expect((await cashier.call('sales.holds', {})).rows).toEqual([]);
  expect(peek(gerai, "SELECT method, actor, summary FROM audit WHERE subject LIKE 'T-%' ORDER BY seq")).toEqual([
    { method: 'sales.hold', actor: 'nurul', summary: 'menahan belanja T-1, 3 baris' }, { method: 'sales.hold', actor: 'maryam', summary: 'menahan belanja T-2, 1 baris' }, { method: 'sales.recall', actor: 'maryam', summary: 'memanggil belanja T-1' },
    { method: 'sales.drop', actor: 'nurul', summary: 'membuang belanja T-2, 1 baris' },
  ]);
  expect(peek<{ text: string }>(gerai, 'SELECT result AS text FROM command UNION ALL SELECT summary FROM audit').filter(({ text }) => text.includes('merah') || text.includes('Wahyuni'))).toEqual([]);
  await mustVerify(gerai);
});

it('lists every held basket, also beside one of more than any sale may be', async () => {
  const { cashier, treasurer, oil, sugar } = await openTill({ float: 100_000 });
  await treasurer.call('products.setPrice', { productId: sugar, prices: { general: 999_999_999_999 }, effectiveFrom: '2026-11-21' });
  await cashier.call('sales.hold', { basket: { lines: [{ productId: sugar, qty: '9999999' }] } });
  await cashier.call('sales.hold', { basket: { lines: [{ productId: oil, qty: '1' }] } });
  expect((await cashier.call('sales.holds', {})).rows.map(({ number, total }) => [number, total])).toEqual([['T-1', 999_999_999_999], ['T-2', 15_700]]);
});

it('takes only goods and members that there are', async () => {
  const { gerai, cashier, oil, member } = await openTill();
  const before = rowCounts(gerai);
  const tried = async (basket: object) => fieldOf(await cashier.refused('sales.hold', { basket }));
  expect(await tried({ lines: [] })).toBe('VALIDATION basket.lines');
  expect(await tried({ lines: [{ productId: oil, qty: '1' }, { productId: member, qty: '1' }] })).toBe('NOT_FOUND basket.lines.1.productId');
  expect(await tried({ memberId: oil, lines: [{ productId: oil, qty: '1' }] })).toBe('NOT_FOUND basket.memberId');
  expect(await tried({ buyer: { nik: '6471055506910004', name: 'Rina' }, lines: [{ productId: oil, qty: '1' }] })).toBe('VALIDATION basket.buyer');
  expect(fieldOf(await cashier.refused('sales.saveCart', { basket: { lines: [{ productId: member, qty: '1' }] } }))).toBe('NOT_FOUND basket.lines.0.productId');
  expect(rowCounts(gerai)).toEqual(before);
});

it('keeps each cashier’s unfinished basket over a restart, and leaves no trace of keeping it', async () => {
  const { gerai, cashier, treasurer, member, oil } = await openTill({ float: 100_000 });
  const marks = () => peek<{ audits: number; commands: number }>(gerai, 'SELECT (SELECT count(*) FROM audit) AS audits, (SELECT count(*) FROM command) AS commands')[0];
  const before = marks();
  expect(await cashier.call('sales.cart', {})).toEqual({ basket: null, payment: [], savedAt: null });
  for (let qty = 1; qty <= 40; qty += 1) await cashier.call('sales.saveCart', { id: newId(), basket: { memberId: member, lines: [{ productId: oil, qty: String(qty) }] } });
  await treasurer.call('sales.saveCart', { basket: { lines: [] } });
  expect(marks()).toEqual(before);
  expect(rowCounts(gerai)['till_cart']).toBe(2);
  gerai.restart();
  const [again, office] = [await signIn(gerai, 'kasir'), await signIn(gerai, 'bendahara')];
  expect(await again.call('sales.cart', {})).toEqual({
    payment: [],
    basket: { memberId: member, lines: [{ productId: oil, name: 'Minyakita 1 liter', unit: 'botol', qty: '40', unitPrice: 15_500, generalPrice: 15_700, het: 15_700 }] }, savedAt: '2026-11-21T02:00:00.000Z',
  });
  expect((await office.call('sales.cart', {})).basket).toEqual({ memberId: null, lines: [] });
  expect(await office.call('sales.saveCart', { basket: null })).toEqual({ savedAt: null });
  expect(rowCounts(gerai)['till_cart']).toBe(1);
  await mustVerify(gerai);
});

it('forgets it with the sale, also when the power goes before the till could say so; a refused sale keeps it', async () => {
  const { gerai, cashier, oil } = await openTill({ float: 100_000 });
  const lines = [{ productId: oil, qty: '1' }];
  await cashier.call('sales.saveCart', { basket: { lines } });
  await cashier.refused('sales.checkout', { lines, payments: [{ method: 'tunai', amount: 1 }] });
  expect((await cashier.call('sales.cart', {})).basket?.lines).toHaveLength(1);
  await cashier.call('sales.checkout', { lines, payments: [{ method: 'tunai', amount: 15_700 }] });
  gerai.restart();
  expect(await (await signIn(gerai, 'kasir')).call('sales.cart', {})).toEqual({ basket: null, payment: [], savedAt: null });
  expect(fieldOf(await (await signIn(gerai, LOGIN.pengawas)).refused('sales.cart', {}))).toBe('FORBIDDEN');
  await mustVerify(gerai);
});

it('keeps with it what was paid in already, without any PIN, also over a handover; what is taken off it is written down', async () => {
  const { gerai, cashier, treasurer, member, oil } = await openTill({ float: 100_000 });
  const basket = { memberId: member, lines: [{ productId: oil, qty: '4' }] };
  const payment = [
    { method: 'qris' as const, amount: 30_000, note: 'Sudah masuk, angka akhir 4471', reference: '4471' },
    { method: 'sukarela' as const, amount: 10_000, note: 'PIN anggota diminta lagi saat selesai', pinAgain: true },
    { method: 'bon' as const, amount: 5_000, note: 'Jatuh tempo', over: 2_000 },
  ];
  await cashier.call('sales.saveCart', { basket, payment });
  gerai.restart();
  expect((await cashier.call('sales.cart', {})).payment).toEqual(payment);
  expect(fieldOf(await cashier.refused('sales.saveCart', { basket, payment: [{ ...payment[0]!, pin: '482913' } as never] }))).toBe('VALIDATION payment.0.pin');
  expect(fieldOf(await cashier.refused('sales.saveCart', { basket, payment: [{ method: 'tunai', amount: 1, note: '' } as never] }))).toBe('VALIDATION payment.0.method');
  expect((await cashier.call('sales.cart', {})).payment).toEqual(payment);

  // The treasurer, who takes over the drawer, has such a basket too: it is put aside with its payment, and nobody throws it away.
  await treasurer.call('sales.saveCart', { basket: { lines: basket.lines }, payment: payment.slice(0, 1) });
  await cashier.call('shifts.handover', { counted: { '100000': 1 }, receiver: { username: LOGIN.bendahara.username, pin: LOGIN.bendahara.pin } });
  expect((await treasurer.call('sales.cart', {})).payment).toEqual(payment);
  const [held] = (await treasurer.call('sales.holds', {})).rows;
  expect(fieldOf(await treasurer.refused('sales.drop', { holdId: held?.holdId ?? '' }))).toBe('CONFLICT holdId');
  expect((await treasurer.call('sales.recall', { holdId: held?.holdId ?? '' })).payment).toEqual(payment.slice(0, 1));

  const dropped = { method: 'qris' as const, amount: 30_000, reference: '4471', reason: 'Uang dikembalikan kepada pembeli' };
  expect(await treasurer.call('sales.dropPayment', dropped)).toEqual({ method: 'qris', amount: 30_000 });
  expect(peek(gerai, "SELECT actor, subject, summary FROM audit WHERE method = 'sales.dropPayment'")).toEqual([{ actor: 'maryam', subject: '4471', summary: 'menghapus pembayaran QRIS Rp\u00a030.000 yang sudah masuk: Uang dikembalikan kepada pembeli' }]);
  await mustVerify(gerai);
});
