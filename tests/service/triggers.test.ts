/** The database defends itself: what the sqlite3 shell of the system tries, the file refuses. The shell starts with foreign keys off. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { verify } from '../../electron/service/evidence/index.ts';
import { CHECKS } from '../../electron/service/checks.ts';
import { fillGerai } from '../support/fullGerai.ts';
import { MIGRATIONS, openGerai } from '../support/gerai.ts';
import { runProgram } from '../support/shell.ts';

/** Tables whose rows stay as they were written, each with a column that would be worth changing. */
const POSTED = [
  ['audit', 'summary'], ['command', 'result'], ['long_run', 'key'], ['long_run_member', 'audit_seq'], ['setting', 'value'], ['document', 'amounts'], ['document_reversal', 'reversed_seq'], ['entry_line', 'debit'], ['entry', 'memo'], ['product_price', 'general'], ['product_limit', 'days'], ['product_unit_price', 'general'], ['product_priority', 'reserve'], ['stock_move', 'value'], ['batch_move', 'qty'],
  ['cylinder_move', 'line_no'], ['receipt', 'delivery_no'], ['consignment_term', 'pct'], ['consignment_delivery', 'note'], ['consignment_share', 'share'], ['consignment_payment', 'amount'], ['receipt_line', 'amount'], ['receipt_payment', 'amount'], ['supplier_terms', 'min_order'], ['purchase_order', 'total'], ['purchase_order_line', 'qty'], ['purchase_order_end', 'reason'], ['receipt_detail', 'invoice_no'], ['receipt_line_note', 'rejected_reason'], ['receipt_freight', 'amount'], ['shipment', 'goods'], ['shipment_line', 'amount'], ['shipment_payment', 'amount'], ['shipment_part', 'claim'], ['supplier_payment', 'amount'], ['supplier_change', 'payable'], ['receipt_line_change', 'amount'], ['payable_part', 'amount'], ['count_line', 'value'], ['count_line_note', 'reason'], ['count_sheet_line', 'place'], ['count_entry', 'counted_qty'], ['product_place', 'place'], ['label_run', 'items'], ['sale', 'total'], ['sale_line', 'amount'],
  ['sale_payment', 'amount'], ['sale_note', 'note'], ['sale_line_unit', 'name'], ['sale_return', 'paid'], ['sale_return_line', 'qty'], ['sale_refund', 'amount'], ['deposit_return', 'amount'], ['savings_move', 'amount'], ['member_term', 'left_on'], ['interest_credit', 'tax'], ['savings_tax_payment', 'amount'], ['wajib_bill', 'amount'], ['auto_debit_result', 'wajib'], ['passbook_print', 'lines'], ['loan_row', 'principal'], ['loan_payment', 'principal'], ['loan_payment_part', 'principal'],
  ['qris_settled', 'amount'], ['bon', 'amount'], ['bon_part', 'amount'], ['bank_import', 'name'], ['bank_import_removal', 'reason'],
  ['recurring_posting', 'amount'], ['budget', 'decision'], ['budget_line', 'amount'],
  ['asset', 'cost'], ['asset_depreciation', 'amount'], ['asset_disposal', 'proceeds'], ['bank_loan', 'principal'], ['bank_loan_draw', 'amount'], ['bank_loan_payment', 'principal'], ['tax_run', 'tax'], ['tax_undo', 'run_seq'], ['tax_payment', 'amount'],
  ['loan_application', 'terms'], ['loan_collateral', 'value'], ['loan_guarantor', 'member_ref'], ['loan_decision', 'status'], ['loan_plan', 'principal'], ['loan_accrual', 'amount'], ['loan_class', 'allowance'], ['loan_write_off', 'principal'], ['loan_recovery', 'amount'],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'gerai-shell-'));
const file = join(folder, 'uji.gerai');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made: Promise<void> | undefined;
/** The file, once: nothing that is refused changes it. */
const prepared = (): Promise<void> =>
  (made ??= (async () => {
    const gerai = await openGerai({ clock: '2026-08-03', folder });
    await fillGerai(gerai, folder);
    gerai.close();
  })());

/** What the shell says to a script run as one transaction; null when the file took it. */
function refusal(sql: string, on = file): string | null {
  const done = runProgram('sqlite3', ['-batch', '-bail', on], `BEGIN IMMEDIATE;\n${sql};\nCOMMIT;\n`);
  return done.status === 0 ? null : done.stderr.trim();
}

/** A balanced entry of today's open month as a hand that knows the tables would write it; `changed` columns make it wrong. */
function posting(changed: { readonly lines?: readonly string[]; readonly entry?: Readonly<Record<string, string>> } = {}): string {
  const next = '(SELECT max(seq) + 1 FROM entry)';
  const line = (no: number, account: string, debit: number, credit: number, flow = 'NULL'): string =>
    `INSERT INTO entry_line SELECT ${next}, ${no}, ref, 'UMUM', '2026-09-04', ${debit}, ${credit}, ${flow}, NULL, NULL FROM account WHERE code = '${account}'`;
  const lines = changed.lines ?? [line(1, '6-1110', 5000, 0), line(2, '1-1110', 0, 5000, "'opex'")];
  const entry: Record<string, string> = {
    seq: next, id: "'id-baru'", year: '2026', no: '(SELECT max(no) + 1 FROM entry WHERE year = 2026)', number: "'JU-2026-999999'", on_date: "'2026-09-04'", period: "'2026-09'", kind: "'umum'", memo: "'x'",
    document_seq: '1', reverses_seq: 'NULL', audit_seq: '1', prev_hash: '(SELECT hash FROM entry ORDER BY seq DESC LIMIT 1)', hash: "'y'", ...changed.entry,
  };
  return [...lines, `INSERT INTO entry (${Object.keys(entry).join(', ')}) VALUES (${Object.values(entry).join(', ')})`].join(';\n');
}
const lineOf = (account: string, debit: number, credit: number, flow = 'NULL', no = 1, date = '2026-09-04'): string =>
  `INSERT INTO entry_line SELECT (SELECT max(seq) + 1 FROM entry), ${no}, ref, 'UMUM', '${date}', ${debit}, ${credit}, ${flow}, NULL, NULL FROM account WHERE code = '${account}'`;

test('the shell starts with foreign keys off, and without the faults below the same entry is taken', async () => {
  await prepared();
  expect(runProgram('sqlite3', ['-batch', file], 'PRAGMA foreign_keys;').stdout.trim()).toBe('0');
  const copy = join(folder, 'boleh.gerai');
  copyFileSync(file, copy);
  expect(refusal(posting(), copy)).toBeNull();
});

describe.each(POSTED)('%s', (table, column) => {
  test.each([
    ['a change', `UPDATE ${table} SET ${column} = ${column}`, ''],
    ['a change of its key', `UPDATE OR REPLACE ${table} SET ${column} = ${column}, rowid_or_key = 1`, 'key'],
    ['a removal', `DELETE FROM ${table}`, ''],
    ['a replacement', `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`, ''],
    ['a replacement that keeps quiet', `INSERT OR IGNORE INTO ${table} SELECT * FROM ${table} LIMIT 1`, ''],
    ['an upsert', `INSERT INTO ${table} SELECT * FROM ${table} WHERE true LIMIT 1 ON CONFLICT DO UPDATE SET ${column} = excluded.${column}`, ''],
  ])('refuses %s', async (_what, sql, note) => {
    await prepared();
    const key = (): string => runProgram('sqlite3', ['-batch', file], `SELECT name FROM pragma_table_info('${table}') WHERE pk = 1;`).stdout.trim();
    expect(refusal(note === 'key' ? sql.replace('rowid_or_key', key()) : sql)).toContain(`: ${table}: `);
  });
});

test.each([
  ['an unbalanced entry', posting({ lines: [lineOf('6-1110', 5000, 0), lineOf('1-1110', 0, 4999, "'opex'", 2)] }), 'entry: jurnal tidak seimbang'],
  ['an entry of one line', posting({ lines: [lineOf('6-1110', 5000, 0)] }), 'entry: jurnal tidak seimbang'],
  ['an entry without lines', posting({ lines: [] }), 'entry: jurnal tidak seimbang'],
  ['a line with both sides', lineOf('6-1110', 5000, 5000), 'CHECK constraint failed'],
  ['a line with neither side', lineOf('6-1110', 0, 0), 'CHECK constraint failed'],
  ['a negative line', lineOf('6-1110', -5000, 0), 'CHECK constraint failed'],
  ['an amount that is no whole number', lineOf('6-1110', 0.5, 0), 'cannot store REAL value in INTEGER column'],
  ['a line for an entry that is posted', "INSERT INTO entry_line SELECT max(seq), 99, 1, 'UMUM', '2026-09-04', 5000, 0, NULL, NULL, NULL FROM entry", 'entry_line: jurnal ini sudah dibukukan'],
  ['a line on a heading', lineOf('6-1000', 5000, 0), 'entry_line: akun tidak ada atau tidak dapat dibukukan'],
  ['a line on 3-1310, which is computed', lineOf('3-1310', 5000, 0), 'entry_line: akun tidak ada atau tidak dapat dibukukan'],
  ['a line on an account that is not there', "INSERT INTO entry_line SELECT max(seq) + 1, 1, 99999, 'UMUM', '2026-09-04', 5000, 0, NULL, NULL, NULL FROM entry", 'entry_line: akun tidak ada atau tidak dapat dibukukan'],
  ['a cash line that does not say which way the cash went', lineOf('1-1110', 5000, 0), 'entry_line: baris kas wajib menyebut arus kas'],
  ['a line of another day than its entry', posting({ lines: [lineOf('6-1110', 5000, 0, 'NULL', 1, '2026-09-03'), lineOf('1-1110', 0, 5000, "'opex'", 2)] }), 'entry: tanggal baris berbeda dari tanggal jurnal'],
  [
    'a posting into a closed month',
    posting({ lines: [lineOf('6-1110', 5000, 0, 'NULL', 1, '2026-08-31'), lineOf('1-1110', 0, 5000, "'opex'", 2, '2026-08-31')], entry: { on_date: "'2026-08-31'", period: "'2026-08'" } }),
    'entry: bulan sudah ditutup atau belum dibuka',
  ],
  ['a closed month’s day under an open month', posting({ lines: [lineOf('6-1110', 5000, 0, 'NULL', 1, '2026-08-31'), lineOf('1-1110', 0, 5000, "'opex'", 2, '2026-08-31')], entry: { on_date: "'2026-08-31'" } }), 'entry: bulan tidak cocok dengan tanggal'],
  ['a posting into a month that was never opened', posting({ lines: [lineOf('6-1110', 5000, 0, 'NULL', 1, '2026-10-01'), lineOf('1-1110', 0, 5000, "'opex'", 2, '2026-10-01')], entry: { on_date: "'2026-10-01'", period: "'2026-10'" } }), 'entry: bulan sudah ditutup atau belum dibuka'],
  ['a gap in the journal’s numbers', posting({ entry: { no: '(SELECT max(no) + 2 FROM entry)' } }), 'entry: nomor jurnal harus bersambung'],
  ['a journal number that is taken', posting({ entry: { number: "(SELECT number FROM entry WHERE seq = 1)" } }), 'entry: jurnal sudah ada'],
  ['a gap in the chain', posting({ entry: { seq: '(SELECT max(seq) + 2 FROM entry)' } }), 'entry: nomor urut harus bersambung'],
  ['an entry that is not chained to the last', posting({ entry: { prev_hash: "'0'" } }), 'entry: rantai bukti tidak bersambung'],
  ['an entry without a document', posting({ entry: { document_seq: '99999' } }), 'entry: dokumen asal tidak ada'],
  ['a second reversal of one entry', posting({ entry: { reverses_seq: '(SELECT reverses_seq FROM entry WHERE reverses_seq IS NOT NULL)' } }), 'entry: jurnal yang dibalik tidak ada atau sudah dibalik'],
  ['an entry that takes another’s reversal by replacing it', posting({ entry: { reverses_seq: '(SELECT reverses_seq FROM entry WHERE reverses_seq IS NOT NULL)' } }).replace('INSERT INTO entry (', 'INSERT OR REPLACE INTO entry ('), 'entry: jurnal yang dibalik tidak ada atau sudah dibalik'],
  ['a gap in a document’s numbers', "INSERT INTO document SELECT max(seq) + 1, 'a', 'PJ', 2026, (SELECT max(no) + 2 FROM document WHERE kind = 'PJ'), 'PJ-2026-999999', '2026-09-04', 'x', 1, NULL, NULL, '{}', '{}', 1 FROM document", 'document: nomor harus bersambung'],
  ['a document’s number replaced', "INSERT OR REPLACE INTO document SELECT (SELECT max(seq) + 1 FROM document), id, kind, year, (SELECT max(no) + 1 FROM document WHERE kind = d.kind), number, on_date, at, user_ref, NULL, NULL, amounts, refs, audit_seq FROM document d WHERE seq = 1", 'document: sudah ada'],
  ['an answer replaced under its id', "INSERT OR REPLACE INTO command SELECT 999999, id, method, params_digest, '{}' FROM command LIMIT 1", 'command: id sudah dipakai'],
  ['a delivery note received twice', 'INSERT OR REPLACE INTO receipt SELECT 999999, supplier_ref, delivery_no, 1, 0, 1 FROM receipt LIMIT 1', 'receipt: baris sudah ada'],
  ['an audit row out of turn', "INSERT INTO audit SELECT seq + 2, at, actor, approver, method, outcome, subject, summary, appended, changed, entry_count, entry_hash, hash, hash FROM audit ORDER BY seq DESC LIMIT 1", 'audit: nomor urut harus bersambung'],
  ['a price above the ceiling', "INSERT INTO product_price SELECT max(ref) + 1, 1, '2026-09-04', 99999, NULL, 65500, NULL, NULL, NULL, 1 FROM product_price", 'CHECK constraint failed'],
  ['negative stock', 'UPDATE stock SET qty = -1 WHERE product_ref = 1', 'CHECK constraint failed'],
  ['stock of nothing that is worth something', 'UPDATE stock SET qty = 0, value = 1 WHERE product_ref = 1', 'CHECK constraint failed'],
  ['a stock move below zero', "INSERT INTO stock_move SELECT max(seq) + 1, 1, 1, 1, '2026-09-04', 'jual', -1000, -1, -1, 0, 1 FROM stock_move", 'CHECK constraint failed'],
  ['negative savings', 'UPDATE savings_balance SET balance = -1', 'CHECK constraint failed'],
  ['a savings move below zero', "INSERT INTO savings_move SELECT max(seq) + 1, 1, 'sukarela', 1, '2026-09-04', -1, -1, 'kas', 1 FROM savings_move", 'CHECK constraint failed'],
  ['a savings move for nobody', "INSERT INTO savings_move SELECT max(seq) + 1, 99999, 'sukarela', 1, '2026-09-04', 1, 1, 'kas', 1 FROM savings_move", 'savings_move: anggota tidak ada'],
  ['a debt to a supplier below zero', 'UPDATE supplier_balance SET payable = -1', 'CHECK constraint failed'],
  ['a loan that owes less than nothing', 'UPDATE loan SET outstanding = -1', 'CHECK constraint failed'],
  ['cylinders that are nowhere', 'UPDATE cylinder SET empty = empty + 1', 'CHECK constraint failed'],
  ['another code for an account that was used', "UPDATE account SET code = '6-9999' WHERE code = '1-1110'", 'account: kode, kelas dan saldo normal tidak dapat diubah'],
  ['the removal of an account that was used', "DELETE FROM account WHERE code = '1-1110'", 'account: akun yang pernah dipakai tidak dapat dihapus'],
  ['the removal of a month with entries', "DELETE FROM period WHERE period = '2026-08'", 'period: bulan yang berisi jurnal tidak dapat dihapus'],
])('refuses %s', async (_what, sql, message) => {
  await prepared();
  expect(refusal(sql)).toContain(message);
});

test('after all of it the file is what it was', async () => {
  await prepared();
  const result = await verify(file, MIGRATIONS, CHECKS);
  expect(result.checks.filter((check) => !check.ok)).toEqual([]);
});
