/** A till in a real window with hands and eyes: keys go in as an operating system hands them over, and the page itself says when their effect is painted. */
import { setTimeout as sleep } from 'node:timers/promises';
import { cartWords } from '../../shared/text/till.ts';
import { now, type RunningPage } from './electronRun.ts';
import { processorMs } from './serviceProcess.ts';

/** Between two characters of a barcode scanner. */
const SCANNER_MS = 5;
/** Between two keys of a quick hand: slower than what the till takes for a scanner. */
const HAND_MS = 90;
const SEEN_WITHIN_MS = 10_000;

/**
 * Watches for what the next key should bring about: `there`, an expression true once it is in the page. Resolves with the moment (see `now`) at
 * which the frame it is in has been painted, or with null when it never came.
 */
const watchFor = (there: string): string => `(() => {
  globalThis.seen = new Promise((resolve) => {
    const late = setTimeout(() => resolve(null), ${SEEN_WITHIN_MS});
    const watch = new MutationObserver(() => {
      if (!(${there})) return;
      watch.disconnect();
      clearTimeout(late);
      requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now()), 0));
    });
    watch.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  });
})()`;

/** When (see `now`) each version of what the member display shows was painted, by its number. */
type Painted = Readonly<Record<string, number>>;

const NOTE_VERSIONS = `(() => {
  const painted = (globalThis.painted = {});
  new MutationObserver(() => {
    const { version } = document.documentElement.dataset;
    requestAnimationFrame(() => setTimeout(() => { painted[version] ??= performance.timeOrigin + performance.now(); }, 0));
  }).observe(document.documentElement, { attributes: true, attributeFilter: ['data-version'] });
})()`;

const has = (selector: string): string => `document.querySelector(${JSON.stringify(selector)}) !== null`;
const SCAN_BOX = `input[aria-label="${cartWords.scanLabel}"]`;
const LINES = 'tbody[data-line]';

export class TillPage {
  private readonly page: RunningPage;
  /** The process that draws. */
  private readonly window: number | undefined;

  constructor(page: RunningPage) {
    this.page = page;
    this.window = page.processes.find(({ command }) => command.includes('--type=renderer'))?.pid;
  }

  /** Waits until the page shows it. Throws after ten seconds. */
  async until(there: string, what: string): Promise<void> {
    const shown = await this.page.evaluate<boolean>(`new Promise((resolve) => {
      const until = performance.now() + ${SEEN_WITHIN_MS};
      const look = () => (${there}) ? resolve(true) : performance.now() > until ? resolve(false) : setTimeout(look, 5);
      look();
    })`);
    if (!shown) throw new Error(`${what}: ${await this.page.evaluate<string>('document.body.innerText.slice(0, 2000)')}`);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.page.press(key);
      await sleep(HAND_MS);
    }
  }

  /** Milliseconds from a key to what it brings about, painted. Throws when it never comes. */
  async timed(key: string, there: string, what: string): Promise<number> {
    await this.page.evaluate(watchFor(there));
    const at = now();
    await this.page.press(key, at);
    return this.seenAfter(at, what);
  }

  /** A scan: milliseconds from its last key, the Enter, to the line that is then the basket's `count`th. */
  async scan(code: string, count: number): Promise<number> {
    await this.page.evaluate(watchFor(`document.querySelectorAll(${JSON.stringify(LINES)}).length === ${count}`));
    return this.seenAfter(await this.burst(code), `the scan of ${code}`);
  }

  /** A member's card. */
  async card(memberNo: string): Promise<void> {
    await this.burst(memberNo);
    await this.until(`document.querySelector('aside').textContent.includes(${JSON.stringify(memberNo)})`, `the card ${memberNo}`);
  }

  /** Types a word key by key: of every key the milliseconds to the list that answers all that stands in the box. */
  async search(word: string, first: number): Promise<number[]> {
    const took: number[] = [];
    for (let letters = 1; letters <= word.length; letters += 1) {
      const key = word[letters - 1] ?? '';
      const text = word.slice(0, letters);
      if (letters < first || text.trim() !== text) await this.page.press(key);
      else took.push(await this.timed(key, has(`[data-answers=${JSON.stringify(text)}]`), `the answer to ${text}`));
      await sleep(HAND_MS);
    }
    await this.press('Escape');
    await this.until(`document.querySelector(${JSON.stringify(SCAN_BOX)}).value === ''`, 'the empty box');
    return took;
  }

  /** Milliseconds of processor that each of so many keys costs the window, all they set off and its painting counted; undefined where the system does not tell. */
  async costOf(keys: readonly string[], times: number): Promise<number | undefined> {
    const before = processorMs(this.window);
    for (let time = 0; time < times; time += 1) await this.press(...keys);
    const after = processorMs(this.window);
    return before === undefined || after === undefined ? undefined : (after - before) / (times * keys.length);
  }

  /** Opens the member display in a window of its own; from then on both pages note when each state of it was painted. */
  async openDisplay(): Promise<void> {
    await this.page.evaluate("window.gerai.call('host.chooseDisplay', { mode: 'window', screenId: null })");
    for (const window of ['first', 'second'] as const) await this.page.evaluate(NOTE_VERSIONS, window);
  }

  /** Milliseconds from the till's paint of each state to the display's. */
  async displayLags(): Promise<number[]> {
    const [till, display] = [await this.page.evaluate<Painted>('globalThis.painted'), await this.page.evaluate<Painted>('globalThis.painted', 'second')];
    return Object.entries(display).flatMap(([version, at]) => (till[version] === undefined ? [] : [Math.max(0, at - till[version])]));
  }

  async emptyCart(): Promise<void> {
    await this.press('Ctrl+Delete');
    await this.until(has('[role="dialog"], [role="alertdialog"]'), 'the question before the basket is emptied');
    await this.press('Ctrl+Delete');
    await this.until(`!(${has(LINES)}) && ${has(SCAN_BOX)}`, 'the empty basket');
  }

  /** Answers when its Enter was struck. */
  private async burst(code: string): Promise<number> {
    const from = now();
    const keys = [...code.split(''), 'Enter'];
    const sent: Promise<void>[] = [];
    for (const [index, key] of keys.entries()) {
      const at = from + index * SCANNER_MS;
      await sleep(Math.max(0, at - now()));
      sent.push(this.page.press(key, at));
    }
    await Promise.all(sent);
    return from + (keys.length - 1) * SCANNER_MS;
  }

  private async seenAfter(at: number, what: string): Promise<number> {
    const seen = await this.page.evaluate<number | null>('globalThis.seen');
    if (seen === null) throw new Error(`${what} was not seen: ${await this.page.evaluate<string>('document.body.innerText.slice(0, 2000)')}`);
    return seen - at;
  }
}
