/** axe-core inside a page under test. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type AxeRun = { run: (context: Document | Element, options: object) => Promise<{ violations: { id: string; impact: string | null; nodes: { html: string }[] }[] }> };

/** Findings that keep somebody from working, as one line each; with `rules` only those. Where a dialog is open it is looked at alone: what lies under it cannot be reached. */
export async function seriousFindings(page: Page, rules: readonly string[] | null = null): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async (only) => {
    const found = await (window as unknown as { axe: AxeRun }).axe.run([...document.querySelectorAll('[aria-modal="true"]')].at(-1) ?? document, { resultTypes: ['violations'], ...(only === null ? {} : { runOnly: only }) });
    return found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  }, rules);
}
