/** A month's interest by keyboard in the real window: looked at, credited, its tax paid on. */
import { afterEach, expect, test } from 'vitest';
import { addMonths, businessDate, firstDay, monthOf } from '../../shared/domain/dates.ts';
import { monthText } from '../../shared/text/format.ts';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { openOffice, type Office } from './support/office.ts';

let office: Office | undefined;
afterEach(async () => {
  await office?.close();
  office = undefined;
});

test('a month’s interest is looked at, credited in one step, and its tax paid', async () => {
  const period = addMonths(monthOf(businessDate(Date.now(), 'Asia/Makassar')), -1);
  office = await openOffice(`${firstDay(period)}T02:00:00.000Z`, async (gerai) => {
    const treasurer = await gerai.as('bendahara');
    for (const [nik, name, amount] of [['6471050101900001', 'Wahyuni Astuti', 200_000_000], ['6471050101900002', 'Yusuf Rahman', 365_000]] as const) {
      const { memberId } = await treasurer.call('members.create', { nik, name, joinedOn: firstDay(period) });
      await treasurer.call('savings.deposit', { memberId, kind: 'sukarela', amount, via: 'bank' });
    }
  });
  const { page, press, sees } = office;
  await office.signIn('bendahara', 'Anggota');
  await page.getByRole('tab', { name: 'Jasa simpanan' }).or(page.getByRole('link', { name: 'Jasa simpanan' })).first().click();
  await sees(`Jasa simpanan ${monthText(period)}`, 'Wahyuni Astuti', '200.000.000', 'Yusuf Rahman', 'Belum dibukukan', 'Saldo terendah', '3%');
  expect(await seriousFindings(page)).toEqual([]);
  await screenshot(page, 'interest-preview');
  await press('F12');
  await sees('masuk ke 2 simpanan', 'Sudah dibukukan', 'BJ-');
  await press('F9');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await press('F12');
  await sees('disetor');
  await dialog.waitFor({ state: 'hidden' });
  await screenshot(page, 'interest-credited');
  await press('F6');
  await sees(`Jasa simpanan ${monthText(addMonths(period, -1))}`, 'Tidak ada yang memperoleh jasa');

  const books = await office.books();
  const treasurer = await books.as('bendahara');
  const { rows, outstanding } = await treasurer.call('tax.savingsTax', {});
  expect([rows.length, rows[0]?.withheld, outstanding]).toEqual([1, rows[0]?.paid, 0]);
  expect((await treasurer.call('savings.previewInterest', { period })).state).toBe('selesai');
  books.close();
});
