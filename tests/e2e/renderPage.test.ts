/** Pages for the command line, made by a hidden Electron on a screen of its own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { renderPdf, renderPng } from '../../electron/dev/renderPage.ts';

const folder = mkdtempSync(join(tmpdir(), 'gerai-render-test-'));
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pdfText = (pdf: Buffer): string => {
  const file = join(folder, 'page.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
};

test('an A4 page becomes a PDF with its text, its pages and their numbers, also where there is no screen', async () => {
  vi.stubEnv('DISPLAY', undefined);
  const html =
    '<!doctype html><html lang="id"><meta charset="utf-8"><meta name="page-footer" content="SHU Oktober 2026"><style>@page { size: A4; margin: 20mm } section + section { break-before: page }</style><section>Rp149.000 dibagi rata</section><section>Lembar dua</section></html>';
  const text = pdfText(await renderPdf(html));
  expect(text).toContain('Rp149.000 dibagi rata');
  expect(text).toContain('SHU Oktober 2026 · Halaman 1 dari 2');
  expect(text).toContain('SHU Oktober 2026 · Halaman 2 dari 2');
});

test('a receipt becomes one page as wide as its paper and as high as its content', async () => {
  const pdf = await renderPdf('<!doctype html><style>body { margin: 0 } div { height: 1500px }</style><div>Struk</div>', 300);
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 22[45][\d.]* 112[56]/);
});

test('a picture shows the whole page, two points to a pixel', async () => {
  const png = await renderPng('<!doctype html><style>html, body { margin: 0; background: #fff } div { height: 900px }</style><div>Struk</div>', 384);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([768, 1800]);
});

test('scripts do not run and nothing is loaded while a page is made', async () => {
  const html = `<!doctype html><style>body { margin: 0 } div { height: 100px }</style><div></div><script>document.querySelector('div').remove()</script><img src="file:///etc/hostname">`;
  const png = await renderPng(html, 100);
  expect(png.readUInt32BE(20)).toBeGreaterThanOrEqual(200);
});

test('where Electron cannot be started it says so in a sentence', async () => {
  vi.stubEnv('GERAI_ELECTRON', join(folder, 'not-there'));
  await expect(renderPdf('<p>x</p>')).rejects.toThrow('PDF dan PNG tidak dapat dibuat di sini: Electron tidak dapat dijalankan.');
});
