/** Whoever changes the file behind the program's back is found, and the table is named. */
import { copyFileSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { verify, type Verification } from '../../electron/service/evidence/index.ts';
import { CHECKS } from '../../electron/service/checks.ts';
import { fillGerai, signIn } from '../support/fullGerai.ts';
import { MIGRATIONS, openGerai } from '../support/gerai.ts';
import { runSettings } from '../support/property.ts';
import { behindItsBack, Chance, contents, EDITS, flipByte, longTexts, tamper } from '../support/tampering.ts';

/** Every table of the schema. A new one fails the second test until it stands here, and then each test until verify answers for it. */
const TABLES = [
  'meta', 'audit', 'command', 'long_run', 'long_run_member', 'user', 'user_lock', 'session', 'setting', 'account', 'period', 'document', 'document_reversal', 'entry_line', 'entry', 'account_balance', 'flow_sum', 'journal_template', 'recurring', 'recurring_posting', 'budget', 'budget_line',
  'product', 'product_barcode', 'product_price', 'product_limit', 'product_unit', 'product_unit_price', 'unit_barcode', 'product_priority', 'supplier', 'supplier_contact', 'supplier_terms', 'purchase_order', 'purchase_order_line', 'purchase_order_end', 'receipt_detail', 'receipt_line_note', 'receipt_freight', 'shipment', 'shipment_line', 'shipment_payment', 'shipment_part', 'stock', 'stock_move', 'batch_move', 'batch_stock', 'cylinder', 'cylinder_move', 'receipt', 'receipt_line', 'receipt_payment',
  'supplier_payment', 'supplier_balance', 'supplier_change', 'receipt_line_change', 'payable_part', 'consignor', 'consignment_term', 'consignment_delivery', 'consignment_share', 'consignment_payment', 'consignment_balance', 'count_line', 'count_line_note', 'product_place', 'count_sheet', 'count_sheet_line', 'count_entry', 'label_run', 'shift', 'buyer', 'family', 'sale', 'sale_line', 'sale_payment', 'sale_note', 'sale_line_unit', 'sale_return', 'sale_return_line', 'sale_refund', 'deposit_return', 'held_basket', 'qris_pending', 'qris_settled', 'bank_import', 'bank_import_removal', 'bank_line', 'bank_match', 'bank_release', 'member_credit', 'bon', 'bon_part', 'bon_open', 'limit_use', 'price_advantage', 'print_job', 'print_trouble',
  'member', 'member_lock', 'member_detail', 'member_term', 'member_exit', 'officer', 'savings_move', 'interest_credit', 'savings_tax_payment', 'savings_balance', 'savings_month', 'wajib_bill', 'wajib_due', 'auto_debit', 'auto_debit_result', 'passbook_print', 'trade_month', 'loan', 'loan_row', 'loan_payment', 'loan_payment_part', 'loan_application', 'loan_collateral', 'loan_guarantor', 'loan_decision', 'loan_plan', 'loan_accrual', 'loan_class', 'loan_write_off', 'loan_recovery', 'user_member',
  'period_event', 'statement_issue',
  'asset', 'asset_depreciation', 'asset_disposal', 'borrowed_asset', 'bank_loan', 'bank_loan_draw', 'bank_loan_payment', 'tax_run', 'tax_undo', 'tax_payment',
] as const;

/** Tables that prove nothing: whoever changes an unfinished basket is seen by the cashier who gets it back. */
const SCRATCH = ['till_cart'];

const { seed, runs, text: settings } = runSettings({ runs: 100 });
const folder = mkdtempSync(join(tmpdir(), 'gerai-tamper-'));
const base = join(folder, 'utuh.gerai');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made: Promise<void> | undefined;
/** The untouched file, once: closed, and without a byte that is not in use. */
const untouched = (): Promise<void> =>
  (made ??= (async () => {
    const gerai = await openGerai({ clock: '2026-08-03' });
    await fillGerai(gerai, folder);
    const db = new Sqlite(gerai.file, { readonly: true });
    db.prepare('VACUUM INTO ?').run(base);
    db.close();
  })());

let copies = 0;
async function copied(): Promise<string> {
  await untouched();
  copies += 1;
  const file = join(folder, `${copies}.gerai`);
  copyFileSync(base, file);
  return file;
}

async function verified(file: string): Promise<Verification> {
  const result = await verify(file, MIGRATIONS, CHECKS);
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  return result;
}

const details = (result: Verification): string => result.checks.filter((check) => !check.ok).map((check) => `${check.name}: ${check.detail}`).join('\n');
const names = (result: Verification, table: string): boolean => new RegExp(`(^|[^a-z_])${table}([^a-z_]|$)`).test(details(result));

test('an untouched gerai passes every check', async () => {
  const result = await verified(await copied());
  expect(details(result)).toBe('');
  expect(result.ok).toBe(true);
  expect(result.checks.map((check) => check.name)).toEqual([
    'schema', 'tables', 'entry-chain', 'entries', 'numbers', 'documents', 'account-balances', 'flows', 'audit-chain', 'appended-rows', 'kept-rows', 'commands', 'derived-rows', ...Object.keys(CHECKS.roomChecks), 'integrity', 'foreign-keys',
  ]);
});

test('the edits below reach every table, and every table has rows to edit', async () => {
  const file = await copied();
  const db = new Sqlite(file, { readonly: true });
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name").pluck().all() as string[];
  const empty = TABLES.filter((table) => (db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number) < 2);
  db.close();
  expect(tables).toEqual([...TABLES, ...SCRATCH].toSorted());
  expect(empty).toEqual([]);
});

test(`${runs} random edits (${settings}), each found and its table named`, { timeout: 60_000 + runs * 3_000 }, async () => {
  const chance = new Chance(seed);
  let order: string[] = [];
  const missed: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    if (order.length === 0) order = chance.shuffled(TABLES);
    const table = order.pop() ?? 'entry';
    const file = await copied();
    const edit = tamper(file, table, chance.pick(EDITS), chance);
    const result = await verified(file);
    if (result.ok || !names(result, table)) missed.push(`run ${run}: ${edit}\n${details(result)}`);
  }
  expect(missed, `${settings}\n${missed.join('\n')}`).toEqual([]);
});

test('a flipped bit inside a stored text is found, and a table that holds the text named', { timeout: 60_000 + runs * 3_000 }, async () => {
  await untouched();
  const chance = new Chance(seed + 1);
  const texts = longTexts(base);
  const before = contents(base);
  const missed: string[] = [];
  const wanted = Math.ceil(runs / 2);
  let flipped = 0;
  for (let run = 0; flipped < wanted && run < 4 * wanted; run += 1) {
    const value = chance.pick(texts.get(chance.pick([...texts.keys()])) ?? []);
    const file = await copied();
    const offset = flipByte(file, value, chance);
    if (offset === null || contents(file) === before) continue;
    flipped += 1;
    const result = await verified(file);
    const holders = [...texts].filter(([, values]) => values.some((text) => text.includes(value))).map(([table]) => table);
    if (result.ok || !holders.some((table) => names(result, table))) missed.push(`run ${run}: ${holders.join(', ')}, byte ${offset}, in ${value}\n${details(result)}`);
  }
  expect(missed, `${settings}\n${missed.join('\n')}`).toEqual([]);
  expect(flipped).toBe(wanted);
});

test.each([
  ['a trigger dropped', 'DROP TRIGGER entry_insert', 'schema', 'entry'],
  ['a trigger weakened', "DROP TRIGGER entry_update; CREATE TRIGGER entry_update BEFORE UPDATE ON entry WHEN NEW.seq < 0 BEGIN SELECT RAISE(ABORT, 'x'); END", 'schema', 'entry'],
  ['an index dropped', 'DROP INDEX entry_by_date', 'schema', 'entry'],
  ['a table added', 'CREATE TABLE catatan (isi TEXT) STRICT', 'tables', 'catatan'],
  ['a table dropped', 'DROP TABLE sale_note', 'tables', 'sale_note'],
  ['a column added', 'ALTER TABLE member ADD COLUMN catatan TEXT', 'schema', 'member'],
])('%s', async (_what, sql, check, table) => {
  const file = await copied();
  const db = new Sqlite(file);
  db.exec(sql);
  db.close();
  const result = await verified(file);
  expect(result.checks.find(({ name }) => name === check)).toMatchObject({ ok: false, detail: expect.stringContaining(table) as string });
});

test('an entry forged to the last detail by somebody who knows the triggers is not in the audit', async () => {
  const file = await copied();
  const db = new Sqlite(file);
  db.exec(`
    INSERT INTO document SELECT max(seq) + 1, 'palsu', 'JM', 2026, (SELECT max(no) + 1 FROM document WHERE kind = 'JM'), 'JM-2026-000003', '2026-09-04', '2026-09-04T02:00:00.000Z', 1, NULL, NULL, '{}', '{}', (SELECT max(seq) FROM audit) FROM document;
    INSERT INTO entry_line SELECT (SELECT max(seq) + 1 FROM entry), 1, ref, 'UMUM', '2026-09-04', 1000000, 0, NULL, NULL, NULL FROM account WHERE code = '6-1110';
    INSERT INTO entry_line SELECT (SELECT max(seq) + 1 FROM entry), 2, ref, 'UMUM', '2026-09-04', 0, 1000000, 'opex', NULL, NULL FROM account WHERE code = '1-1110';
    INSERT INTO entry SELECT seq + 1, 'palsu', 2026, no + 1, printf('JU-2026-%06d', no + 1), '2026-09-04', '2026-09', 'umum', 'Honor', (SELECT max(seq) FROM document), NULL, (SELECT max(seq) FROM audit), hash, hash FROM entry ORDER BY seq DESC LIMIT 1;
  `);
  db.close();
  const found = details(await verified(file));
  expect(found).toMatch(/entry-chain: entry: jurnal \d+ \(JU-2026-\d+\) atau barisnya \(entry_line\) tidak sesuai sidik jarinya/);
  expect(found).toMatch(/audit-chain: entry: jurnal \d+ tidak ada di catatan audit/);
  expect(found).toMatch(/appended-rows: document: /);
});

test('the last audit rows cannot be cut off while anything they wrote is left', async () => {
  const file = await copied();
  const wrote = behindItsBack(file, (db) => {
    const last = db.prepare("SELECT max(seq) FROM audit WHERE appended <> '{}'").pluck().get() as number;
    db.prepare('DELETE FROM audit WHERE seq >= ?').run(last);
    return last;
  });
  const result = await verified(file);
  expect(result.checks.find(({ name }) => name === 'audit-chain')?.detail).toContain(`catatan ${wrote} hilang di ujung rantai`);
});

test('the till is answered while a verification runs', async () => {
  const gerai = await openGerai({ clock: '2026-08-03' });
  await fillGerai(gerai, folder);
  let answered = 0;
  let running = true;
  const verification = (await signIn(gerai, 'pengawas')).call('system.verify', {}).finally(() => {
    running = false;
  });
  while (running) {
    await gerai.call('system.status', {});
    answered += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect((await verification).ok).toBe(true);
  expect(answered).toBeGreaterThan(3);
});

test('a file that is cut short is an answer, not a crash', async () => {
  const file = await copied();
  truncateSync(file, statSync(file).size - 4096);
  const result = await verified(file);
  expect(result.ok).toBe(false);
  expect(result.checks).toEqual([{ name: 'integrity', ok: false, detail: 'Berkas data terpotong. Berkas tidak disentuh; pakai cadangan terakhir yang baik.' }]);
});
