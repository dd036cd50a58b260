import { describe, expect, it } from 'vitest';
import { newId } from '../support/gerai.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, openTill, peek, plain, rowCounts, signIn } from '../support/till.ts';

const BANK = '1-1210';
const csv = (...lines: string[]): string => ['Tanggal;Uraian;Debit;Kredit;Saldo', ...lines].join('\n');

/** The books of 1-1210: 50.000.000 in and 7.146.000 out on the 21st; then 2.000.000 to the safe on the 22nd and 300.000 for power on the 23rd. */
async function withBooks() {
  const { gerai } = await openTill();
  gerai.at('2026-11-25');
  const treasurer = await signIn(gerai, 'bendahara');
  const transfer = await treasurer.call('cash.transfer', { from: BANK, to: '1-1110', amount: 2_000_000, date: '2026-11-22' });
  const power = await treasurer.call('ledger.post', { date: '2026-11-23', memo: 'Listrik', lines: [{ account: '6-1120', debit: 300_000 }, { account: BANK, credit: 300_000 }] });
  return { gerai, treasurer, transfer, power };
}
/** What the bank says: the goods on the 21st, transfer a day late, power, interest of 1.500 and a fee of 5.000 nobody wrote down. It began with 50.000.000. */
const STATEMENT = csv(
  '21/11/2026;BULOG;7.146.000;;42.854.000', '23/11/2026;TARIK TUNAI;2.000.000;;40.854.000', '23/11/2026;PLN;300.000;;40.554.000', '24/11/2026;BUNGA;;1.500;40.555.500', '24/11/2026;BIAYA ADM;5.000;;40.550.500',
);

describe('a bank statement', () => {
  it('is shown before it is taken, taken once, and what is new is added', async () => {
    const { gerai, treasurer } = await withBooks();
    const before = rowCounts(gerai);
    const seen = await treasurer.call('bank.previewStatement', { account: BANK, csv: STATEMENT });
    expect([seen.rows.map((row) => [row.line, row.date, row.amount, row.balance, row.seen]), seen.problems, seen.duplicates, seen.continuous]).toEqual([
      [[2, '2026-11-21', -7_146_000, 42_854_000, false], [3, '2026-11-23', -2_000_000, 40_854_000, false], [4, '2026-11-23', -300_000, 40_554_000, false], [5, '2026-11-24', 1500, 40_555_500, false], [6, '2026-11-24', -5000, 40_550_500, false]], [], 0, true,
    ]);
    expect(rowCounts(gerai)).toEqual(before);
    const id = newId();
    const taken = await treasurer.call('bank.importStatement', { id, account: BANK, name: 'BRI November', csv: STATEMENT });
    expect(taken).toEqual({ importId: id, imported: 5, skipped: 0, from: '2026-11-21', to: '2026-11-24' });
    expect((await treasurer.call('bank.importStatement', { id, account: BANK, name: 'BRI November', csv: STATEMENT })).replayed).toBe(true);
    const more = `${STATEMENT}\n24/11/2026;BIAYA ADM;5.000;;40.545.500`;
    expect(await treasurer.call('bank.previewStatement', { account: BANK, csv: more })).toMatchObject({ duplicates: 5 });
    expect(await treasurer.call('bank.importStatement', { account: BANK, csv: more })).toMatchObject({ imported: 1, skipped: 5, from: '2026-11-24' });
    expect(await treasurer.call('bank.importStatement', { account: BANK, csv: more })).toMatchObject({ imported: 0, skipped: 6, from: null, to: null });
    await mustVerify(gerai);
  });

  it('that cannot be read whole is not taken, and says where', async () => {
    const { gerai, treasurer } = await withBooks();
    const before = rowCounts(gerai);
    const refused = async (text: string, account = BANK) => treasurer.refused('bank.importStatement', { account, csv: text });
    const wrong = await refused(csv('21/11/2026;A;5;;1', '32/11/2026;B;5;;1'));
    expect([fieldOf(wrong), wrong.message]).toEqual(['VALIDATION csv', 'Isian belum benar. csv: baris 3, kolom Tanggal, tanggal "32/11/2026" tidak dikenal; pakai bentuk 30/11/2026, 2026-11-30 atau 30-Nov-26.']);
    expect((await refused(csv('26/11/2026;A;5;;1'))).message).toBe('Isian belum benar. csv: baris 2, tanggal 26 Nov 2026 belum terjadi.');
    expect((await refused(csv('21/11/2026;Saldo awal;;;1'))).message).toBe('Isian belum benar. csv: tidak ada mutasi di rekening koran ini.');
    expect((await refused('a;b\n1;2')).message).toContain('judul kolom tidak ditemukan');
    expect(fieldOf(await refused(STATEMENT, '1-1110'))).toBe('VALIDATION account');
    expect(fieldOf(await refused(STATEMENT, '1-1220'))).toBe('VALIDATION account');
    const seen = await treasurer.call('bank.previewStatement', { account: BANK, csv: csv('21/11/2026;A;5;;1', 'x;B;5;;1') });
    expect([seen.rows.length, seen.problems.map((problem) => [problem.row, problem.column])]).toEqual([1, [[3, 'Tanggal']]]);
    expect(rowCounts(gerai)).toEqual(before);
  });

  it('with sen is taken only when they are to be rounded, and then the text keeps what the bank wrote', async () => {
    const { gerai, treasurer } = await withBooks();
    const text = csv('21/11/2026;BULOG;7.146.000;;42.854.000,40', '24/11/2026;BUNGA;;1.234,56;42.855.234,96');
    const refused = await treasurer.refused('bank.importStatement', { account: BANK, csv: text });
    expect([fieldOf(refused), refused.message]).toEqual(['VALIDATION csv', 'Isian belum benar. csv: baris 3, kolom Kredit, jumlah 1.234,56 berisi sen, padahal buku memakai rupiah bulat; bulatkan sennya atau hapus baris ini.']);
    expect((await treasurer.call('bank.previewStatement', { account: BANK, csv: text })).problems.map((problem) => problem.kind)).toEqual(['sen']);
    expect((await treasurer.call('bank.importStatement', { account: BANK, csv: text, roundSen: true })).imported).toBe(2);
    const { unmatchedBank, statementBalance } = await treasurer.call('bank.reconcile', { account: BANK, asOf: '2026-11-25' });
    expect([unmatchedBank.map((line) => [line.text, line.amount]), statementBalance]).toEqual([[['BULOG', -7_146_000], ['BUNGA (1.234,56)', 1235]], 42_855_235]);
    expect(await treasurer.call('bank.importStatement', { account: BANK, csv: text, roundSen: true })).toMatchObject({ imported: 0, skipped: 2 });
    await mustVerify(gerai);
  });

  it('whose days bear no year is read with the year that is given', async () => {
    const { treasurer } = await withBooks();
    const text = "Tanggal,Keterangan,Cabang,Jumlah,,Saldo\n'21/11,BULOG,'0000,7146000.00,DB,42854000.00\n";
    expect((await treasurer.call('bank.previewStatement', { account: BANK, csv: text })).problems).toEqual([{ row: 2, column: 'Tanggal', kind: 'year', message: 'tanggal "\'21/11" tanpa tahun; isi tahun rekening koran ini' }]);
    expect((await treasurer.call('bank.importStatement', { account: BANK, csv: text, year: 2026 })).from).toBe('2026-11-21');
  });

  it('taken by mistake goes out again whole, leaves its trace, and may come back', async () => {
    const { gerai, treasurer } = await withBooks();
    const taken = await treasurer.call('bank.importStatement', { account: BANK, name: 'BRI November', csv: STATEMENT });
    const { unmatchedBank } = await treasurer.call('bank.reconcile', { account: BANK, asOf: '2026-11-25' });
    const lineOf = (text: string): string => unmatchedBank.find((line) => line.text === text)?.bankLineId ?? '';
    const remove = { importId: taken.importId, reason: 'rekening koran BPD' };
    const posted = await treasurer.call('bank.post', { bankLineId: lineOf('BUNGA'), account: '4-2160', memo: 'Bunga' });
    const used = await treasurer.refused('bank.removeImport', remove);
    expect([used.code, used.message]).toEqual(['CONFLICT', 'Rekening koran masih dipakai. 1 baris BRI November sudah dicocokkan atau dicatat. Lepaskan dahulu, dan balik jurnal yang dicatat darinya.']);
    await treasurer.call('bank.unmatch', { bankLineId: lineOf('BUNGA') });
    // The entry that was made of the line still stands.
    expect((await treasurer.refused('bank.removeImport', remove)).code).toBe('CONFLICT');
    const { entryId } = await treasurer.call('ledger.entry', { number: posted.entryNumber });
    await treasurer.call('ledger.reverse', { entryId, reason: 'rekening lain' });
    expect(await treasurer.call('bank.removeImport', remove)).toEqual({ removed: 5 });
    expect((await treasurer.refused('bank.removeImport', remove)).message).toBe('Tidak ada yang dihapus. Baris BRI November sudah dihapus, atau semuanya sudah ada waktu dimasukkan.');
    expect((await treasurer.call('bank.reconcile', { account: BANK, asOf: '2026-11-25' })).statementDate).toBeNull();
    expect(await treasurer.call('bank.importStatement', { account: BANK, name: 'Lagi', csv: STATEMENT })).toMatchObject({ imported: 5, skipped: 0 });
    expect((await treasurer.call('bank.imports', { account: BANK })).rows).toMatchObject([
      { name: 'Lagi', importedBy: 'Maryam Syahril', lines: 5, from: '2026-11-21', to: '2026-11-24', used: 0, removed: null },
      { name: 'BRI November', lines: 5, from: null, to: null, used: 0, removed: { by: 'Maryam Syahril', reason: 'rekening koran BPD', lines: 5 } },
    ]);
    expect((await treasurer.refused('bank.removeImport', { importId: newId(), reason: 'x' })).code).toBe('NOT_FOUND');
    await mustVerify(gerai);
  });
});

describe('a reconciliation', () => {
  it('explains the difference by what is open, proposes what belongs together, and posts nothing unasked', async () => {
    const { gerai, treasurer, transfer, power } = await withBooks();
    await treasurer.call('bank.importStatement', { account: BANK, csv: STATEMENT });
    const before = rowCounts(gerai);
    const first = await treasurer.call('bank.reconcile', { account: BANK, asOf: '2026-11-25' });
    expect(rowCounts(gerai)).toEqual(before);
    expect(first).toMatchObject({ bookBalance: 40_554_000, statementBalance: 40_550_500, statementDate: '2026-11-24', difference: -3500, opening: { book: 0, statement: 50_000_000 }, unexplained: 0, matched: 0, matches: [] });
    expect(first.unmatchedBook.map((line) => [line.entryNumber, line.line, line.amount])).toEqual([['JU-2026-000001', 2, 50_000_000], ['JU-2026-000002', 2, -7_146_000], [transfer.entryNumber, 2, -2_000_000], [power.number, 2, -300_000]]);
    expect(first.unmatchedBank.map((line) => line.text)).toEqual(['BULOG', 'TARIK TUNAI', 'PLN', 'BUNGA', 'BIAYA ADM']);
    expect(first.open).toEqual({ book: { count: 4, amount: 40_554_000 }, bank: { count: 5, amount: -9_449_500 } });
    const [goods, cash, pln, interest, fee] = first.unmatchedBank.map((line) => line.bankLineId);
    expect(first.proposals).toEqual([
      { bankLineId: goods, entries: [{ entryNumber: 'JU-2026-000002', line: 2 }], score: 92, why: 'Jumlah sama, pada hari yang sama.', group: 0 },
      { bankLineId: pln, entries: [{ entryNumber: power.number, line: 2 }], score: 92, why: 'Jumlah sama, pada hari yang sama.', group: 1 },
      { bankLineId: cash, entries: [{ entryNumber: transfer.entryNumber, line: 2 }], score: 89, why: 'Jumlah sama, berselisih 1 hari.', group: 2 },
    ]);
    expect(await treasurer.call('bank.match', { matches: first.proposals.map(({ bankLineId, entries }) => ({ bankLineId, entries })) })).toEqual({ matched: 3 });
    const posted = await treasurer.call('bank.post', { bankLineId: interest ?? '', account: '4-2160', memo: 'Bunga bank November' });
    expect(posted.number).toBe('RK-2026-000001');
    expect(await linesOf(gerai, posted.entryNumber)).toEqual(['1-1210 UMUM D 1500 opex', '4-2160 UMUM K 1500']);
    const charged = await treasurer.call('bank.post', { bankLineId: fee ?? '', account: '6-1150', memo: 'Biaya administrasi', unit: 'GERAI' });
    expect(await linesOf(gerai, charged.entryNumber)).toEqual(['1-1210 UMUM K 5000 opex', '6-1150 GERAI D 5000']);
    const last = await treasurer.call('bank.reconcile', { account: BANK, asOf: '2026-11-25' });
    expect(last).toMatchObject({ bookBalance: 40_550_500, statementBalance: 40_550_500, difference: 0, unexplained: 0, matched: 5, unmatchedBank: [], proposals: [] });
    expect(last.unmatchedBook.map((line) => line.amount)).toEqual([50_000_000]);
    expect(last.matches.map((match) => [match.text, match.entries.map((entry) => entry.entryNumber).join()])).toEqual([
      ['BIAYA ADM', charged.entryNumber], ['BUNGA', posted.entryNumber], ['PLN', power.number], ['TARIK TUNAI', transfer.entryNumber], ['BULOG', 'JU-2026-000002'],
    ]);
    // On the 22nd the transfer stood in the books and not yet at the bank.
    const then = await treasurer.call('bank.reconcile', { account: BANK, asOf: '2026-11-22' });
    expect(then).toMatchObject({ bookBalance: 40_854_000, statementBalance: 42_854_000, difference: 2_000_000, unexplained: 0, matched: 1, proposals: [] });
    expect(then.unmatchedBook.map((line) => [line.amount, line.later])).toEqual([[50_000_000, false], [-2_000_000, true]]);
    await mustVerify(gerai);
  });

  it('takes what came before the first statement as its opening, and says when statements are missing', async () => {
    const { treasurer, power } = await withBooks();
    const text = csv('23/11/2026;PLN;300.000;;42.554.000', '24/11/2026;LAIN;;700;42.555.000');
    await treasurer.call('bank.importStatement', { account: BANK, csv: text });
    const found = await treasurer.call('bank.reconcile', { account: BANK, asOf: '2026-11-25' });
    // The transfer of the 22nd never came to the bank; 300 are missing between the two lines.
    expect(found).toMatchObject({ opening: { book: 40_854_000, statement: 42_854_000 }, difference: 2_001_000, unexplained: 300 });
    expect(found.unmatchedBook.map((line) => line.entryNumber)).toEqual([power.number]);
    expect(await treasurer.call('bank.reconcile', { account: BANK, asOf: '2026-11-22' })).toMatchObject({ statementBalance: null, difference: null, unexplained: null, bookBalance: 40_854_000 });
  });

  it('matches sums both ways, and only equal ones, each line once', async () => {
    const { gerai, treasurer, transfer, power } = await withBooks();
    await treasurer.call('bank.importStatement', { account: BANK, csv: 'Tgl,Keterangan,Jumlah\n21/11/2026,BULOG 1,-7000000\n21/11/2026,BULOG 2,-146000\n23/11/2026,BERSAMA,-2300000\n' });
    const { proposals, unmatchedBank, statementBalance, difference } = await treasurer.call('bank.reconcile', { account: BANK, asOf: '2026-11-25' });
    expect([statementBalance, difference]).toEqual([null, null]);
    const [goods1, goods2, both] = unmatchedBank.map((line) => line.bankLineId);
    const [goods, cash, light] = [{ entryNumber: 'JU-2026-000002', line: 2 }, { entryNumber: transfer.entryNumber, line: 2 }, { entryNumber: power.number, line: 2 }];
    expect(proposals.map(({ bankLineId, entries, why, group }) => [bankLineId, entries, why, group])).toEqual([
      [goods1, [goods], 'Jumlah 2 baris bank sama dengan satu jurnal, pada hari yang sama.', 0], [goods2, [goods], 'Jumlah 2 baris bank sama dengan satu jurnal, pada hari yang sama.', 0],
      [both, [cash, light], 'Jumlah 2 jurnal sama, berselisih 1 hari.', 1],
    ]);
    const before = rowCounts(gerai);
    const tried = async (...matches: object[]) => fieldOf(await treasurer.refused('bank.match', { matches }));
    const unequal = await treasurer.refused('bank.match', { matches: [{ bankLineId: goods1, entries: [goods] }] });
    expect([fieldOf(unequal), plain(unequal.message)]).toEqual(['VALIDATION matches.0.entries', 'Isian belum benar. matches.0.entries: bank \u2212Rp 7.000.000, jurnal \u2212Rp 7.146.000; kedua jumlah harus sama.']);
    expect(await tried({ bankLineId: both, entries: [cash, light] }, { bankLineId: goods1, entries: [goods] })).toBe('VALIDATION matches.1.entries');
    expect(await tried({ bankLineId: both, entries: [cash, cash] })).toBe('VALIDATION matches.0.entries.1.line');
    expect(await tried({ bankLineId: both, entries: [{ ...cash, line: 1 }] })).toBe('VALIDATION matches.0.entries.0.line');
    expect(await tried({ bankLineId: both, entries: [{ ...cash, line: 9 }] })).toBe('VALIDATION matches.0.entries.0.line');
    expect(await tried({ bankLineId: both, entries: [{ entryNumber: 'JU-2026-000099', line: 1 }] })).toBe('NOT_FOUND matches.0.entries.0.entryNumber');
    expect(await tried({ bankLineId: newId(), entries: [cash] })).toBe('NOT_FOUND matches.0.bankLineId');
    expect(rowCounts(gerai)).toEqual(before);
    expect(await treasurer.call('bank.match', { matches: [{ bankLineId: goods1 ?? '', entries: [goods] }, { bankLineId: goods2 ?? '', entries: [goods] }, { bankLineId: both ?? '', entries: [cash, light] }] })).toEqual({ matched: 3 });
    expect(await tried({ bankLineId: both, entries: [cash] })).toBe('CONFLICT matches.0.bankLineId');
    expect(fieldOf(await treasurer.refused('bank.post', { bankLineId: both ?? '', account: '6-1150', memo: 'x' }))).toBe('CONFLICT bankLineId');
    await mustVerify(gerai);
    expect(await treasurer.call('bank.unmatch', { bankLineId: goods2 ?? '' })).toEqual({ unmatched: 2 });
    expect(fieldOf(await treasurer.refused('bank.unmatch', { bankLineId: goods1 ?? '' }))).toBe('CONFLICT bankLineId');
    expect(peek(gerai, 'SELECT count(*) AS n FROM bank_match')).toEqual([{ n: 2 }]);
    expect(await treasurer.call('bank.reconcile', { account: BANK, asOf: '2026-11-25' })).toMatchObject({ matched: 1 });
    await mustVerify(gerai);
  });

  it('posts only what may be posted by hand, on an open day; an entry and its reversal need no bank', async () => {
    const { gerai, treasurer, power } = await withBooks();
    await treasurer.call('bank.importStatement', { account: BANK, csv: csv('23/11/2026;KREDIT BANK;;10.000.000;52.000.000') });
    const [line] = (await treasurer.call('bank.reconcile', { account: BANK, asOf: '2026-11-25' })).unmatchedBank;
    const post = (params: object) => ({ bankLineId: line?.bankLineId ?? '', account: '4-2160', memo: 'x', ...params });
    const tried = async (params: object) => fieldOf(await treasurer.refused('bank.post', post(params)));
    expect([await tried({ account: '2-1210' }), await tried({ account: '1-1220' }), await tried({ account: BANK }), await tried({ account: '6-1000' }), await tried({ date: '2026-11-26' })]).toEqual([
      'CONTROL_ACCOUNT account', 'CONTROL_ACCOUNT account', 'VALIDATION account', 'VALIDATION account', 'VALIDATION date',
    ]);
    const loan = await treasurer.call('bank.post', post({ account: '2-2110', memo: 'Pencairan pinjaman bank' }));
    expect(await linesOf(gerai, loan.entryNumber)).toEqual(['1-1210 UMUM D 10000000 bank-loan', '2-2110 UMUM K 10000000']);
    await treasurer.call('ledger.reverse', { entryId: power.entryId, reason: 'salah bulan', date: '2026-11-25' });
    const open = await treasurer.call('bank.reconcile', { account: BANK, asOf: '2026-11-25' });
    expect(open.unmatchedBook).toEqual([]);
    expect(await balancesOf(gerai, '2026-11-25')).toMatchObject({ [BANK]: 50_854_000, '2-2110': -10_000_000 });
    await mustVerify(gerai);
  });

  it('of another bank account stands by itself', async () => {
    const { gerai, treasurer } = await withBooks();
    await treasurer.call('ledger.createAccount', { code: '1-1230', name: 'Bank Mandiri', parent: '1-1000', cash: true });
    const moved = await treasurer.call('cash.transfer', { from: BANK, to: '1-1230', amount: 750_000, date: '2026-11-24' });
    await treasurer.call('bank.importStatement', { account: '1-1230', csv: csv('24/11/2026;SETOR;;750.000;750.000') });
    const { proposals, difference } = await treasurer.call('bank.reconcile', { account: '1-1230', asOf: '2026-11-25' });
    expect([difference, proposals.map((proposal) => proposal.entries)]).toEqual([0, [[{ entryNumber: moved.entryNumber, line: 1 }]]]);
    expect((await treasurer.call('bank.reconcile', { account: BANK, asOf: '2026-11-25' })).unmatchedBank).toEqual([]);
    const other = { bankLineId: proposals[0]?.bankLineId ?? '', entries: [{ entryNumber: moved.entryNumber, line: 2 }] };
    expect(fieldOf(await treasurer.refused('bank.match', { matches: [other] }))).toBe('VALIDATION matches.0.entries.0.line');
    expect((await treasurer.call('cash.accounts', {})).rows.find((row) => row.code === '1-1230')).toEqual({ code: '1-1230', name: 'Bank Mandiri', balance: 750_000, transfer: true, bank: true });
    await mustVerify(gerai);
  });
});
