/** kill -9 at any moment under load: what was acknowledged is there once, what was not can be asked again without doubling. */
import { expect, it, onTestFinished } from 'vitest';
import type { Reply } from '../../shared/contract/host.ts';
import { runCli, Served } from '../support/cli.ts';
import { newId } from '../support/gerai.ts';
import { runSettings } from '../support/property.ts';
import { Chance } from '../support/tampering.ts';
import { LONG_AGO, openTill, peek, signIn } from '../support/till.ts';

const { seed, runs, text: settings } = runSettings({ runs: 12 });

type Sale = { readonly id: string; readonly params: { readonly id: string; readonly memberId?: string; readonly lines: readonly { productId: string; qty: string }[]; readonly payments: readonly { method: string; amount: number }[] }; readonly total: number };
type Receipt = { readonly saleId: string; readonly number: string; readonly total: number; readonly entryNumber: string; readonly replayed?: true };

it(`${runs} kills: every acknowledged sale once, every other one at most once (${settings})`, { timeout: 60_000 + runs * 20_000 }, async () => {
  const chance = new Chance(seed);
  const till = await openTill({ begun: LONG_AGO, float: 100_000 });
  const { gerai, member, oil, sugar, bulog } = till;
  await (await signIn(gerai, 'bendahara')).call('purchases.receive', { supplierId: bulog, deliveryNo: 'BESAR', payment: { via: 'utang' }, lines: [{ productId: oil, qty: '90000', unitCost: 14_500 }, { productId: sugar, qty: '90000', unitCost: 16_000 }] });
  const { session } = await gerai.call('auth.login', { username: 'nurul', pin: '111111' });
  gerai.close();

  const acknowledged = new Map<string, Receipt>();
  const unanswered = new Map<string, Sale>();
  const kinds: Record<string, number> = { idle: 0, busy: 0, starting: 0 };
  const newSale = (): Sale => {
    const id = newId();
    const [bottles, grams] = [1 + chance.below(3), 1 + chance.below(2000)];
    const isMember = chance.below(2) === 0;
    const total = bottles * (isMember ? 15_500 : 15_700) + Math.floor((grams * 17_500 + 500) / 1000);
    const kilos = `${Math.floor(grams / 1000)}.${String(grams % 1000).padStart(3, '0')}`;
    return { id, total, params: { id, ...(isMember ? { memberId: member } : {}), lines: [{ productId: oil, qty: String(bottles) }, { productId: sugar, qty: kilos }], payments: [{ method: 'tunai', amount: total }] } };
  };

  for (let kill = 0; kill < runs; kill += 1) {
    const served = new Served(gerai.file);
    onTestFinished(() => void served.kill());
    const send = (sale: Sale): Promise<void> => {
      unanswered.set(sale.id, sale);
      return served.ask('sales.checkout', sale.params, session).then(
        (reply: Reply) => {
          if (!reply.ok) throw new Error(`${sale.id}: ${reply.error.message}`);
          unanswered.delete(sale.id);
          acknowledged.set(sale.id, reply.result as Receipt);
        },
        () => undefined,
      );
    };
    // Once in a while before it has said anything at all: in the middle of opening the file.
    if (chance.below(6) === 0) {
      kinds['starting']! += 1;
      const early = newSale();
      void send(early);
      await new Promise<void>((done) => setTimeout(done, chance.below(700)));
      await served.kill();
      continue;
    }
    // First whatever the last kill left without an answer, by its old id: it must come out once, said or unsaid.
    const lost = new Map(unanswered);
    for (const sale of lost.values()) {
      const [{ n: before }] = peek(gerai, 'SELECT count(*) AS n FROM document WHERE id = ?', sale.id) as [{ n: number }];
      const receipt = await served.call<Receipt>('sales.checkout', sale.params, session);
      expect([receipt.replayed ?? false, receipt.total, receipt.saleId]).toEqual([before === 1, sale.total, sale.id]);
      unanswered.delete(sale.id);
      acknowledged.set(sale.id, receipt);
    }
    // Then more than it can answer, and the kill somewhere in between.
    const answers = Array.from({ length: 10 + chance.below(40) }, () => send(newSale()));
    const moment = chance.below(250);
    await Promise.race([Promise.all(answers), new Promise((done) => setTimeout(done, moment))]);
    kinds[unanswered.size > 0 ? 'busy' : 'idle']! += 1;
    await served.kill();
    await Promise.all(answers);
  }

  const last = new Served(gerai.file);
  onTestFinished(() => void last.kill());
  for (const sale of unanswered.values()) acknowledged.set(sale.id, await last.call<Receipt>('sales.checkout', sale.params, session));
  for (const [saleId, receipt] of acknowledged) expect(await last.call('sales.get', { saleId }, session)).toMatchObject({ saleId, number: receipt.number, total: receipt.total, entryNumber: receipt.entryNumber });
  expect((await last.stop()).status).toBe(0);

  const stored = peek<{ id: string; number: string; total: number }>(gerai, 'SELECT d.id, d.number, s.total FROM sale s JOIN document d ON d.seq = s.document_seq ORDER BY d.seq');
  expect(new Set(stored.map((sale) => sale.id))).toEqual(new Set(acknowledged.keys()));
  expect(stored.length).toBe(acknowledged.size);
  expect(stored.map((sale) => sale.number.replace(/^PJ-\d{4}-/, ''))).toEqual(stored.map((_, n) => String(n + 1).padStart(6, '0')));
  expect(new Set([...acknowledged.values()].map((receipt) => receipt.number)).size).toBe(acknowledged.size);
  expect(runs < 6 || (kinds['busy'] ?? 0) > 0).toBe(true);
  const verified = runCli(['verify', '--db', gerai.file]);
  expect([verified.status, verified.stderr]).toEqual([0, '']);
});
