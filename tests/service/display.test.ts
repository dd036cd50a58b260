/** What the member display is told by the service: the idle page for everybody, and a member's share so far. */
import { expect, it } from 'vitest';
import { fieldOf, openTill, signIn } from '../support/till.ts';

it('shows name, hours, notices and capped prices as they hold on the day, without a session', async () => {
  const { gerai, treasurer, oil } = await openTill();
  const cooperative = { cooperative: 'KKMP Karang Bahari', kelurahan: 'Karang Bahari' };
  const rice = { name: 'Beras SPHP 5 kg', unit: 'kemasan', price: 65_500, het: 65_500 };
  expect(await gerai.call('display.house', {})).toEqual({ house: { ...cooperative, hours: null, notices: [], board: [rice, { name: 'Minyakita 1 liter', unit: 'botol', price: 15_700, het: 15_700 }] }, shareShown: false });
  const admin = await signIn(gerai, 'admin');
  await admin.call('settings.set', { key: 'display.notices', value: { hours: '07.00 sampai 20.00', lines: ['Rapat anggota 12 Januari'] }, effectiveFrom: '2026-11-21' });
  await admin.call('settings.set', { key: 'display.notices', value: { lines: [] }, effectiveFrom: '2026-11-22' });
  await admin.call('settings.set', { key: 'display.memberShare', value: { shown: true }, effectiveFrom: '2026-11-21' });
  await treasurer.call('products.setPrice', { productId: oil, prices: { general: 15_000 }, effectiveFrom: '2026-11-21' });
  expect(await gerai.call('display.house', {})).toEqual({ house: { ...cooperative, hours: '07.00 sampai 20.00', notices: ['Rapat anggota 12 Januari'], board: [rice, { name: 'Minyakita 1 liter', unit: 'botol', price: 15_000, het: 15_700 }] }, shareShown: true });
  expect(fieldOf(await admin.refused('settings.set', { key: 'display.notices', value: { lines: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, effectiveFrom: '2026-11-21' }))).toBe('VALIDATION value.lines');
});

it('tells a member’s share of the year so far as it stood in the morning, and nothing where there is none', async () => {
  const { gerai, cashier, treasurer, member, oil } = await openTill({ float: 100_000 });
  expect(await cashier.call('shu.estimate', { memberId: member })).toEqual({ period: '2026-11', share: null });
  const statement = async () => (await treasurer.call('shu.statement', { period: '2026-11' })).members.find((row) => row.memberId === member)?.total;
  const sell = () => cashier.call('sales.checkout', { memberId: member, lines: [{ productId: oil, qty: '10' }], payments: [{ method: 'tunai', amount: 155_000 }] });
  await sell();
  expect((await cashier.call('shu.estimate', { memberId: member })).share).toBeNull();
  gerai.restart();
  const again = await signIn(gerai, 'kasir');
  // 10 bottles of oil at 15,500 that cost 14,500 each: 10,000, of which this policy gives 25% on trade; nobody has any capital yet.
  const morning = (await again.call('shu.estimate', { memberId: member })).share;
  expect(morning).toBe(2_500);
  expect(morning).toBe(await statement());
});
