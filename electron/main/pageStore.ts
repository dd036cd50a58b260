/** Printed pages as HTML strings, each under an address that cannot be guessed, with a policy that lets nothing run or load. */
import { createHash, randomUUID } from 'node:crypto';

export type Page = { readonly html: string; readonly policy: string };

export type PageStore = {
  /** Keeps the page and answers its path, `/preview/<random>`. The oldest pages are forgotten. */
  add(html: string): string;
  get(path: string): Page | undefined;
  remove(path: string): void;
};

const KEPT_PAGES = 24;

/** `fonts`: @font-face rules that every page gets in a style block of its own. */
export function createPageStore(frameAncestors: readonly string[], fonts: () => string): PageStore {
  const pages = new Map<string, Page>();
  return {
    add: (page) => {
      const path = `/preview/${randomUUID()}`;
      const rules = fonts();
      const html = rules === '' ? page : page.replace(/<\/head>/i, () => `<style>${rules}</style></head>`);
      pages.set(path, { html, policy: pagePolicy(html, frameAncestors) });
      for (const oldest of pages.keys()) {
        if (pages.size <= KEPT_PAGES) break;
        pages.delete(oldest);
      }
      return path;
    },
    get: (path) => pages.get(path),
    remove: (path) => void pages.delete(path),
  };
}

/** Only the page's own style blocks, by their hash, and data: pictures and fonts; `sandbox` takes scripts, forms and the origin away. */
function pagePolicy(html: string, frameAncestors: readonly string[]): string {
  const styles = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)].map((match) => {
    // The browser hashes what its parser made of the text: line ends are one character there.
    const css = (match[1] ?? '').replaceAll('\r\n', '\n');
    return `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
  });
  const sources = styles.length > 0 ? [...new Set(styles)].join(' ') : "'none'";
  return `default-src 'none'; style-src ${sources}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors ${frameAncestors.join(' ')}; sandbox`;
}
