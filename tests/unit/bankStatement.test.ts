import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseStatementAmount, parseStatementDate, readStatement, unseenRows, type StatementReading, type StatementRow } from '../../shared/domain/bankStatement.ts';
import { DELIMITERS, readCsv } from '../../shared/domain/csv.ts';
import { check } from '../support/property.ts';

const rowsOf = (text: string, reading?: StatementReading): unknown[] => readStatement(text, reading).rows.map((row) => [row.line, row.date, row.text, row.amount, row.balance]);

describe('delimited text', () => {
  it('comes back from every table that can be written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', '"', ',', ';', '\t', '|', '\n', '\r', "'"), maxLength: 6 });
    check(
      fc.property(fc.constantFrom(...DELIMITERS), fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), fc.constantFrom('\n', '\r\n'), (delimiter, table, end) => {
        const written = table.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter)).join(end);
        expect(readCsv(written, delimiter).map((record) => record.cells)).toEqual(table);
      }),
      { runs: 300 },
    );
  });

  it('counts lines also inside quotes, and drops a byte order mark and empty lines', () => {
    expect(readCsv('\ufeffa,b\r\n\r\n"x\ny",2\n3,4', ',')).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 3, cells: ['x\ny', '2'] }, { line: 5, cells: ['3', '4'] }]);
    expect(readCsv('a"b,"c', ',')).toEqual([{ line: 1, cells: ['a"b', 'c'] }]);
  });
});

test.each([
  ['30/11/2026', '2026-11-30'], ['1/2/2026', '2026-02-01'], ['2026-11-30', '2026-11-30'], ['2026/1/5', '2026-01-05'], ['30-Nov-26', '2026-11-30'], ['5 Agustus 2026', '2026-08-05'], ['05-Agt-2026', '2026-08-05'],
  ['31 Des 26', '2026-12-31'], ['12 Mei 2026', '2026-05-12'], ['12-May-26', '2026-05-12'], ['30/11/26 08:15:22', '2026-11-30'], ["'30/11/2026", '2026-11-30'], ['2026-11-30T08:15', '2026-11-30'],
  ['11/30/2026', null], ['31/11/2026', null], ['30/11', null], ['PEND', null], ['', null], ['30-Xyz-26', null],
])('the day %s', (text, expected) => expect(parseStatementDate(text)).toBe(expected));

test.each([
  ['1.234.567,89', 123_456_789, null], ['1,234,567.89', 123_456_789, null], ['1234567.8', 123_456_780, null], ['500000', 50_000_000, null], ['1.000', 100_000, null], ['1,000', 100_000, null], ['12,50', 1250, null],
  ['Rp 500.000,00', 50_000_000, null], ['-2.500', -250_000, null], ['(2,500.00)', -250_000, null], ['2.500,00-', -250_000, null], ['\u22127.000', -700_000, null], ['1,000,000.00 DB', 100_000_000, 'out'],
  ['1,000,000.00 CR', 100_000_000, 'in'], ['250.000 K', 25_000_000, 'in'], ['D 250.000', 25_000_000, 'out'], ['0,00', 0, null], ['999.999.999.999', 99_999_999_999_900, null],
])('the amount %s', (text, sen, mark) => expect(parseStatementAmount(text)).toEqual({ sen, mark }));
test.each(['', 'abc', '1.2.3', '1,23,456', '1.234,567,8', '12.3456', '--5', '1.000.000.000.000', '1e5', '٣'])('no amount: %s', (text) => expect(parseStatementAmount(text)).toBeNull());

describe('a statement', () => {
  it('with debit and credit columns, semicolons and a preamble', () => {
    const text = ['Rekening;0012-01-000441-30-5', 'Periode;01/11/2026 - 30/11/2026', '', 'Tanggal;Keterangan;Debet;Kredit;Saldo', '01/11/2026;Saldo Awal;;;1.000.000,00', '02/11/2026;"SETOR; TUNAI";;250.000,00;1.250.000,00', '03/11/2026;BIAYA ADM;5.000,00;0,00;1.245.000,00', 'Total;;5.000,00;250.000,00;'].join('\r\n');
    expect(readStatement(text)).toEqual({
      rows: [{ line: 6, date: '2026-11-02', text: 'SETOR; TUNAI', amount: 250_000, balance: 1_250_000 }, { line: 7, date: '2026-11-03', text: 'BIAYA ADM', amount: -5000, balance: 1_245_000 }],
      problems: [], continuous: true,
    });
  });

  it('with one column and DB or CR in it, or beside it, or a sign', () => {
    expect(rowsOf('Tanggal Transaksi,Keterangan,Cabang,Jumlah,Saldo\n30/11/2026,TRSF E-BANKING,0000,"1,500,000.00 DB","8,500,000.00"\n30/11/2026,SETORAN,0000,"500,000.00 CR","9,000,000.00"\n')).toEqual([
      [2, '2026-11-30', 'TRSF E-BANKING', -1_500_000, 8_500_000], [3, '2026-11-30', 'SETORAN', 500_000, 9_000_000],
    ]);
    expect(rowsOf('Date\tDescription\tDB/CR\tAmount (IDR)\n30-Nov-26\tFEE\tDB\t2500\n30-Nov-26\tINTEREST\tCR\t1,234')).toEqual([[2, '2026-11-30', 'FEE', -2500, null], [3, '2026-11-30', 'INTEREST', 1234, null]]);
    expect(rowsOf('Tgl|Uraian|Mutasi\n2026-11-30|ADM|-2.500\n2026-11-30|BUNGA|1.234')).toEqual([[2, '2026-11-30', 'ADM', -2500, null], [3, '2026-11-30', 'BUNGA', 1234, null]]);
  });

  it('with the newest first, also within a day, is put in the order of the days', () => {
    const newest = 'Date,Remark,Debit,Credit,Balance\n03/11/2026,C,0,30,60\n02/11/2026,B2,5,0,30\n02/11/2026,B1,0,25,35\n01/11/2026,A,0,10,10\n';
    expect(readStatement(newest)).toMatchObject({ continuous: true, rows: [{ text: 'A', balance: 10 }, { text: 'B1', balance: 35 }, { text: 'B2', balance: 30 }, { text: 'C', balance: 60 }] });
    expect(rowsOf('Date,Remark,Debit,Credit,Balance\n02/11/2026,B2,5,0,30\n02/11/2026,B1,0,25,35\n')).toEqual([[3, '2026-11-02', 'B1', 25, 35], [2, '2026-11-02', 'B2', -5, 30]]);
  });

  it('with sen is not taken as it is: each line is named, whole ones with sen in their balance are read', () => {
    const text = 'Tanggal;Uraian;Debet;Kredit;Saldo\n01/11/2026;SETOR;;10.000,00;10.000,40\n02/11/2026;BUNGA;;1.234,56;11.234,96\n03/11/2026;PAJAK;246,91;0,00;10.988,05\n';
    const { rows, problems } = readStatement(text);
    expect(rows.map((row) => [row.text, row.amount, row.balance])).toEqual([['SETOR', 10_000, 10_000]]);
    expect(problems).toEqual([{ row: 3, column: 'Kredit', kind: 'sen', cell: '1.234,56' }, { row: 4, column: 'Debet', kind: 'sen', cell: '246,91' }]);
    expect(readStatement('Tanggal;Uraian;Jumlah\n01/11/2026;BUNGA;1.5\n')).toMatchObject({ rows: [], problems: [{ row: 2, column: 'Jumlah', kind: 'sen', cell: '1,50' }] });
    // Asked to round: 11.234,96 and 10.988,05 are 11.235 and 10.988; no rupiah appears that the balance has not.
    expect(rowsOf(text, { roundSen: true })).toEqual([[2, '2026-11-01', 'SETOR', 10_000, 10_000], [3, '2026-11-02', 'BUNGA (1.234,56)', 1235, 11_235], [4, '2026-11-03', 'PAJAK (246,91)', -247, 10_988]]);
    expect(rowsOf('Tanggal;Uraian;Jumlah\n01/11/2026;BUNGA;1.5\n', { roundSen: true })).toEqual([[2, '2026-11-01', 'BUNGA (1,50)', 2, null]]);
  });

  it('whose days bear no year takes it from its period, or from who asks', () => {
    const klik = (period: string, ...lines: string[]): string => ['No. rekening : 0011223344', 'Nama : KKMP KARANG BAHARI', ...(period === '' ? [] : [period]), 'Kode Mata Uang : Rp', '', 'Tanggal Transaksi,Keterangan,Cabang,Jumlah,,Saldo', ...lines, 'Saldo Awal : 4,000,000.00', 'Mutasi Debet : 1,234,567,890.00', 'Kredit : 1,234,567,890.00'].join('\r\n');
    const october = ["'05/10,TRSF E-BANKING CR,'0000,1000000.00,CR,5000000.00", "'31/10,BIAYA ADM,'0000,15000.00,DB,4985000.00"];
    const expected = [[7, '2026-10-05', 'TRSF E-BANKING CR', 1_000_000, 5_000_000], [8, '2026-10-31', 'BIAYA ADM', -15_000, 4_985_000]];
    expect(readStatement(klik('Periode : 01/10/2026 - 31/10/2026', ...october))).toMatchObject({ problems: [], continuous: true });
    expect(rowsOf(klik('Periode : 01/10/2026 - 31/10/2026', ...october))).toEqual(expected);
    expect(rowsOf(klik('Periode : 01/10/2026 - 31/10/2026', ...october), { year: 2020 })).toEqual(expected);
    expect(rowsOf(klik('', ...october), { year: 2026 })).toEqual([[6, ...(expected[0]?.slice(1) ?? [])], [7, ...(expected[1]?.slice(1) ?? [])]]);
    expect(readStatement(klik('', ...october)).problems).toEqual([{ row: 6, column: 'Tanggal Transaksi', kind: 'year', cell: "'05/10" }, { row: 7, column: 'Tanggal Transaksi', kind: 'year', cell: "'31/10" }]);
    // A period over New Year has one year for December and another for January; a day outside it has none.
    expect(rowsOf(klik('Periode : 15/12/2026 - 14/01/2027', "'31/12,A,'0000,1.00,CR,1.00", "'02/01,B,'0000,2.00,CR,3.00")).map((row) => (row as unknown[])[1])).toEqual(['2026-12-31', '2027-01-02']);
    expect(readStatement(klik('Periode : 01/10/2026 - 31/10/2026', "'01/11,A,'0000,1.00,CR,1.00")).problems.map((problem) => problem.kind)).toEqual(['year']);
  });

  it('with sen that are rounded stays whole: what was rounded away comes back with a later line', () => {
    // Balances 10.000,40, 10.000,80 and 10.001,20 are 10.000, 10.001 and 10.001 in whole rupiah.
    const text = 'Tanggal;Uraian;Jumlah;Saldo\n01/11/2026;SETOR;10.000,40;10.000,40\n02/11/2026;BUNGA;0,40;10.000,80\n03/11/2026;BUNGA;0,40;10.001,20\n';
    expect(readStatement(text, { roundSen: true })).toMatchObject({ continuous: true, rows: [{ amount: 10_000, balance: 10_000 }, { amount: 1, balance: 10_001 }] });
  });

  it('names line and column of what it cannot read', () => {
    const { rows, problems } = readStatement('Tanggal,Keterangan,Debit,Kredit,Saldo\n2026-11-30,A,1000,,9000\nkemarin,B,,2000,11000\n2026-11-30,C,x,,1\n2026-11-30,D,5,5,1\n2026-11-30,E,,7,banyak\n');
    expect(rows.map((row) => row.text)).toEqual(['A', 'E']);
    expect(problems).toEqual([
      { row: 3, column: 'Tanggal', kind: 'date', cell: 'kemarin' }, { row: 4, column: 'Debit', kind: 'amount', cell: 'x' }, { row: 5, column: 'Debit', kind: 'both', cell: '5 / 5' }, { row: 6, column: 'Saldo', kind: 'balance', cell: 'banyak' },
    ]);
    for (const text of ['', 'x', 'Tanggal;Uraian\n1;2', 'Nama,Jumlah\nA,1']) expect(readStatement(text).problems.map((problem) => problem.kind)).toEqual(['header']);
    expect(readStatement(`Tanggal;Uraian;Jumlah\n${'01/11/2026;A;1\n'.repeat(5001)}`).problems).toEqual([{ row: 0, column: '', kind: 'size', cell: '' }]);
  });

  it('never throws, whatever it is given', () => {
    check(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: fc.constantFrom(...'Tanggal;Jumlah,Saldo\n0123456789./-"DBCR '.split('')), maxLength: 120 }), (a, b) => {
      for (const text of [a, `Tanggal;Uraian;Jumlah;Saldo\n${b}`]) for (const reading of [{}, { roundSen: true, year: 2026 }]) expect(readStatement(text, reading).rows.every((each) => Number.isSafeInteger(each.amount) && each.amount !== 0)).toBe(true);
    }), { runs: 150 });
  });
});

describe('a later statement', () => {
  const row = (date: string, text: string, amount: number, balance: number | null = null): StatementRow => ({ line: 1, date: date as StatementRow['date'], text, amount, balance });
  it('brings only what is new, the second of two equal lines too', () => {
    const [fee, more] = [row('2026-11-30', 'ADM', -2500), row('2026-11-30', 'SETOR', 10)];
    expect(unseenRows([fee, fee, more], [fee])).toEqual([fee, more]);
    expect(unseenRows([fee, fee], [fee, fee])).toEqual([]);
    const [first, second] = [row('2026-11-30', 'ADM', -2500, 100), row('2026-11-30', 'ADM', -2500, 97)];
    expect(unseenRows([first, second], [first])).toEqual([second]);
    expect(unseenRows([second], [first])).toEqual([second]);
    expect([unseenRows([first], [fee]), unseenRows([fee], [first])]).toEqual([[], []]);
  });

  it('read twice brings nothing the second time', () => {
    const any = fc.array(fc.record({ day: fc.integer({ min: 1, max: 3 }), text: fc.constantFrom('A', 'B'), amount: fc.constantFrom(1, -1, 2), balance: fc.option(fc.constantFrom(1, 2)) }), { maxLength: 12 });
    check(fc.property(any, any, (old, added) => {
      const made = (rows: typeof old) => rows.map((each) => row(`2026-11-0${each.day}`, each.text, each.amount, each.balance));
      const first = unseenRows(made(old), []);
      const second = unseenRows(made(added), first);
      expect(first).toHaveLength(old.length);
      expect(unseenRows(made(old), first)).toEqual([]);
      expect(second.length).toBeGreaterThanOrEqual(Math.max(0, added.length - old.length));
    }), { runs: 200 });
  });
});
