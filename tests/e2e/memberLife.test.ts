/** A member's life in a real window: applied for at the counter, taken in, changed, a post held and ended, blocked and freed, and settled at the exit. */
import { afterEach, expect, test } from 'vitest';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { openTill, type Cashier } from './support/cashier.ts';

let till: Cashier | undefined;
afterEach(async () => {
  await till?.close();
  till = undefined;
});

test('from the application to the exit, by keys', async () => {
  let member = '';
  till = await openTill({
    also: async (as) => {
      const [cashier, treasurer] = [await as('kasir'), await as('bendahara')];
      const { businessDate } = await treasurer('system.status', {});
      const rina = await cashier('members.create', { nik: '6471055506910099', name: 'Rina Amalia', rt: '7', joinedOn: businessDate, heir: { name: 'Andi', relation: 'suami' } });
      member = rina.memberId;
      await treasurer('savings.deposit', { memberId: member, kind: 'pokok', amount: 100_000, via: 'bank' });
      await treasurer('savings.deposit', { memberId: member, kind: 'sukarela', amount: 250_000, via: 'bank' });
    },
  });
  const { press, type, sees, loses, page } = till;
  await till.signIn('bendahara');
  await page.evaluate(() => {
    window.location.hash = '#/anggota';
  });
  await sees('1 calon menunggu', 'Rina Amalia');
  expect(await seriousFindings(page)).toEqual([]);
  await screenshot(page, 'members-waiting');
  await press('F9');
  await sees('Buku Daftar Anggota', 'dengan tempat tanda tangan');
  await screenshot(page, 'member-register');
  await press('Escape');
  await sees('1 calon menunggu');
  await type('rina');
  await press('Enter');
  await sees('Calon anggota, menunggu bendahara.', 'Ahli waris Andi (suami)');
  await press('F3');
  await sees('Urus anggota', 'Tolak permohonan');
  await screenshot(page, 'member-manage');
  await press('1');
  await sees('Mulai menjadi anggota');
  await press('F12');
  await sees('Anggota aktif.');
  await press('F3', '1');
  await sees('Ubah data anggota', 'Kosong berarti tetap 6471••••••••0099.');
  expect(await seriousFindings(page)).toEqual([]);
  await screenshot(page, 'member-edit');
  await page.keyboard.press('Control+a');
  await type('Rina Amalia Sari');
  await press('F12');
  await sees('Data Rina Amalia tersimpan.', 'Rina Amalia Sari');
  await press('F3', '2');
  await type('permintaan anggota');
  await press('F12');
  await sees('6471055506910099');
  await press('Escape');
  await press('F3', '3');
  await type('menunggak');
  await press('F12');
  await sees('Diblokir sejak', 'menunggak');
  await screenshot(page, 'member-blocked');
  await press('F3', '3');
  await type('sudah bayar');
  await press('F12');
  await loses('Diblokir sejak');

  await page.evaluate(() => {
    window.location.hash = '#/anggota/pengurus';
  });
  await sees('Belum ada pengurus');
  await press('F3');
  await sees('Angkat pengurus atau pengawas');
  await type('rina');
  await press('Tab');
  await sees('Rina Amalia Sari');
  await page.getByRole('textbox', { name: 'Jabatan' }).fill('sekretaris');
  await screenshot(page, 'officer-appoint');
  expect(await seriousFindings(page)).toEqual([]);
  await press('F12');
  await sees('Jabatan tersimpan.', 'sekretaris');
  await screenshot(page, 'officers');
  await page.locator('[data-row]').first().focus();
  await press('Enter');
  await sees('sekretaris (pengurus)');
  await press('F3', '5');
  await sees('Belum dapat keluar', 'Masih menjabat sekretaris (pengurus); akhiri dahulu jabatannya.');
  await screenshot(page, 'member-exit-blocked');
  await press('Escape');
  const treasurer = await till.ask('bendahara');
  const [post] = (await treasurer('officers.list', {})).rows;
  await treasurer('officers.end', { officerId: post?.officerId ?? '', on: post?.from ?? '' });
  await page.evaluate(() => {
    window.location.hash = '#/anggota';
  });
  await sees('Rina Amalia Sari');
  await press('Enter');
  await sees('Dapat ditarik');
  await press('F3', '5');
  await sees('Simpanan kembali, utang diperhitungkan', 'Diterima anggota', 'Rp 350.000');
  await type('pindah kota');
  await page.getByRole('radio', { name: /^Bank/ }).focus();
  await page.keyboard.press('Space');
  expect(await seriousFindings(page)).toEqual([]);
  await screenshot(page, 'member-exit');
  await press('F12');
  await sees('Keanggotaan selesai', 'AK-', 'Rp 350.000');
  await screenshot(page, 'member-exit-done');
  await press('Enter');
  await sees('Sudah keluar sejak', 'pindah kota');
  await screenshot(page, 'member-left');
  expect(await treasurer('members.get', { memberId: member })).toMatchObject({ state: 'keluar', leaverDue: 0, savings: { total: 0 } });
});
