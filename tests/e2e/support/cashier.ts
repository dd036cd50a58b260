/** A cashier's hands and eyes: keys and scans go in, words on the screen come out. No mouse. */
import type { ElectronApplication, Page } from 'playwright-core';
import { expect } from 'vitest';
import { contract, type Result, type MethodName } from '../../../shared/contract/index.ts';
import type { Reply } from '../../../shared/contract/host.ts';
import { launch } from './app.ts';
import { scan, type } from './hands.ts';
import { openProgram } from './program.ts';
import { screenText, waitForSilence, waitForWords } from './screen.ts';
import { makeTillShop, newId, PEOPLE, type Call, type TillShop, type TillShopOptions } from './tillShop.ts';

/** Slower than any scanner, faster than most hands. */
const KEY_MS = 50;
/** The same code sooner than this is taken for the scanner's trigger bouncing. */
const RESCAN_MS = 350;

export type Cashier = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly shop: TillShop;
  /** Presses keys one after the other: "F12", "Enter", "Alt+4". */
  readonly press: (...keys: string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** A scan; the same code again waits as long as a hand would. */
  readonly scan: (code: string) => Promise<void>;
  /** Everything the screen says, with plain spaces. */
  readonly text: () => Promise<string>;
  /** Waits until the screen says all of this. */
  readonly sees: (...words: string[]) => Promise<void>;
  /** Waits until the screen no longer says this. */
  readonly loses: (words: string) => Promise<void>;
  /** Signs in by tile and PIN. */
  readonly signIn: (person?: keyof typeof PEOPLE) => Promise<void>;
  /** Asks the service from inside the page, as somebody else than who is signed in. */
  readonly ask: (person: keyof typeof PEOPLE) => Promise<Call>;
  /** The rows of the cart as they are read: name, quantity, amount. */
  readonly cart: () => Promise<string[]>;
  readonly close: () => Promise<void>;
};

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

export type TillOptions = TillShopOptions & {
  /** One that is there already, and stays when the program is closed. The program is a new one. */
  readonly shop?: TillShop;
  /** What a new program finds in its environment. Whoever changes main itself takes one too, which no other story meets. */
  readonly env?: Readonly<Record<string, string>>;
};

export async function openTill(options: TillOptions = {}): Promise<Cashier> {
  const shop = options.shop ?? (await makeTillShop(options));
  const program = options.shop === undefined && options.env === undefined ? await openProgram(shop.file, shop.folder) : await launch({ file: shop.file, env: { GERAI_SAVE_DIR: shop.folder, ...options.env } });
  const { app, page } = program;
  let lastCode = '';
  const text = (): Promise<string> => screenText(page);
  const send = (method: MethodName, params: object, session?: string): Promise<Reply> => page.evaluate(({ name, values, token }) => window.gerai.call(name, values, token), { name: method, values: params, token: session });
  const caller = (session?: string): Call => async (method, params) => {
    const reply = await send(method, contract[method].writes ? { id: newId(), ...params } : params, session);
    if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`);
    return reply.result as Result<typeof method>;
  };
  const cashier: Cashier = {
    app,
    page,
    shop,
    async press(...keys) {
      for (const key of keys) {
        await page.keyboard.press(key);
        await page.waitForTimeout(KEY_MS);
      }
    },
    type: (typed) => type(page, typed),
    async scan(code) {
      if (code === lastCode) await page.waitForTimeout(RESCAN_MS);
      lastCode = code;
      await scan(page, code);
    },
    text,
    sees: (...words) => waitForWords(page, words),
    loses: (words) => waitForSilence(page, words),
    async signIn(person = 'kasir') {
      const { username, pin, name } = PEOPLE[person];
      await page.waitForSelector('[data-person]');
      const onTile = (): Promise<string | undefined> => page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.dataset['person'] : undefined));
      await expect.poll(onTile).toBeDefined();
      await page.keyboard.press('Home');
      for (let steps = 0; steps < 9 && (await onTile()) !== username; steps += 1) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await expect.poll(text).toContain(`${name}`);
      await page.locator('input[type="password"]:focus').waitFor();
      await cashier.type(pin);
      await page.waitForSelector('main');
    },
    ask: async (person) => caller((await caller()('auth.login', { username: PEOPLE[person].username, pin: PEOPLE[person].pin })).session),
    async cart() {
      const rows = await page.locator('tbody[data-line]').all();
      return Promise.all(
        rows.map(async (row) => {
          const cells = await row.locator('tr').first().locator('td').all();
          const [name, amount] = [await cells[1]?.locator('button').first().innerText(), await cells[4]?.innerText()];
          const qty = (await cells[2]?.innerText())?.replaceAll(/\s+/g, ' ').trim();
          return plain(`${name} | ${qty} | ${amount}`);
        }),
      );
    },
    async close() {
      await program.close();
      if (options.shop === undefined) shop.close();
    },
  };
  return cashier;
}
