import { describe, expect, test } from 'vitest';
import { toEscPos } from '../../electron/service/printing/escpos.ts';
import { shuSlipHtml } from '../../electron/service/printing/html/shuSlip.ts';
import { shuStatementHtml } from '../../electron/service/printing/html/shuStatement.ts';
import type { Result } from '../../shared/contract/index.ts';
import type { PaperColumns } from '../../shared/domain/paper/lines.ts';
import { shuSlipLines, shuStatementLines } from '../../shared/domain/paper/shuLines.ts';
import { baseShare, chainCode, incomeRows, shuSlipOf, type ShuStatementFigures, type ShuStatementPaper } from '../../shared/domain/paper/statement.ts';
import { toText } from '../../shared/domain/paper/text.ts';
import { elements, parseMarkup, textOf, type Element } from '../support/markup.ts';
import { differences } from '../support/printComparison.ts';
import { MONTH_TOTALS, sampleSlip, SAMPLE_POLICY, SAMPLE_STATEMENT, YEAR_TOTALS } from '../support/shuSamples.ts';

const having = (change: Partial<ShuStatementFigures>): ShuStatementPaper => ({ ...SAMPLE_STATEMENT, statement: { ...SAMPLE_STATEMENT.statement, ...change } });
const named = (root: Element, name: string): Element[] => elements(root).filter((element) => element.name === name);
const cells = (root: Element): string[][] => named(root, 'tr').map((row) => row.children.flatMap((cell) => (typeof cell === 'string' ? [] : [textOf(cell)])));
const marks = (html: string): string[] => named(parseMarkup(html), 'div').filter((element) => (element.attributes.get('class') ?? '').startsWith('mark') && !(element.attributes.get('class') ?? '').startsWith('marks')).map(textOf);

test('a statement of the contract is what the paper takes', () => {
  const take = (result: Result<'shu.statement'>): ShuStatementFigures => result;
  expect(take).toBeTypeOf('function');
});

describe('the statement on A4', () => {
  const root = parseMarkup(shuStatementHtml(SAMPLE_STATEMENT));

  test('keeps members apart from others and adds up', () => {
    expect(cells(root).slice(0, 22)).toEqual([
      ['Uraian', 'Oktober', 'Jan\u2013Okt'],
      ['Usaha dengan anggota'],
      ['Penjualan ke anggota', '98.640.000', '887.760.000'],
      ['Harga pokok penjualan ke anggota', '(90.560.000)', '(815.040.000)'],
      ['Jasa pinjaman anggota', '1.860.000', '16.740.000'],
      ['Jasa simpanan anggota', '(480.000)', '(4.320.000)'],
      ['Hasil dari anggota', '9.460.000', '85.140.000'],
      ['Usaha dengan bukan anggota'],
      ['Penjualan ke bukan anggota', '51.120.000', '460.080.000'],
      ['Harga pokok penjualan ke bukan anggota', '(47.680.000)', '(429.120.000)'],
      ['Hasil dari bukan anggota', '3.440.000', '30.960.000'],
      ['Susut dan selisih persediaan', '(123.450)', '(1.111.050)'],
      ['Pendapatan lain', '320.000', '2.880.000'],
      ['Jumlah hasil usaha', '13.096.550', '117.868.950'],
      ['Beban'],
      ['Beban usaha', '6.920.000', '62.280.000'],
      ['Beban perkoperasian', '250.000', '2.250.000'],
      ['Beban lain', '85.000', '765.000'],
      ['Jumlah beban', '7.255.000', '65.295.000'],
      ['SHU sebelum pajak', '5.841.550', '52.573.950'],
      ['Pajak penghasilan', '(748.800)', '(6.739.200)'],
      ['Sisa hasil usaha', '5.092.750', '45.834.750'],
    ]);
  });

  test('shows the plan, then every member with bases, shares and totals', () => {
    expect(cells(root).slice(22)).toEqual([
      ['Jasa modal, simpanan pokok dan wajib', '20%', '9.166.950'],
      ['Jasa usaha, belanja di gerai dan jasa pinjaman dibayar', '25%', '11.458.688'],
      ['Cadangan', '30%', '13.750.425'],
      ['Dana pengurus dan pengawas', '10%', '4.583.475'],
      ['Dana karyawan', '5%', '2.291.738'],
      ['Dana pendidikan', '5%', '2.291.737'],
      ['Dana sosial', '5%', '2.291.737'],
      ['Jumlah', '100%', '45.834.750'],
      ['No', 'Nomor', 'Nama', 'Dasar modal', 'Dasar usaha', 'Jasa modal', 'Jasa usaha', 'Jumlah'],
      ['1', 'A-0001', 'Suryadi Noor', '360.000', '7.896.735', '2.578.205', '5.705.406', '8.283.611'],
      ['2', 'A-0002', '<b>Budi</b> & "Anak"', '500.000', '0', '3.580.840', '0', '3.580.840'],
      ['3', 'A-0147', 'Wahyuni Astuti', '420.000', '7.963.000', '3.007.905', '5.753.282', '8.761.187'],
      ['', 'Jumlah', '1.280.000', '15.859.735', '9.166.950', '11.458.688', '20.625.638'],
    ]);
  });

  test('signs by role, an open line where nobody is named, and carries the chain head', () => {
    const text = textOf(root);
    expect(text).toContain('Balikpapan, 23 November 2026BendaharaMaryam SyahrilKetuaSuryadi NoorPengawas');
    expect(text).toContain('Kepala rantai buku7F3A-91C2-5E5E-5E5E12.345 jurnal');
    expect(text).toContain('Buku Oktober 2026 dikunci 23 Nov 2026 09.15, kode 7F3A-91C2Dicetak 23 Nov 2026 09.20');
    expect(named(root, 'title').map(textOf)).toEqual(['Perhitungan SHU Oktober 2026, kode 7F3A-91C2']);
    expect(named(root, 'meta').find(({ attributes }) => attributes.get('name') === 'page-footer')?.attributes.get('content')).toBe('Perhitungan SHU Oktober 2026, kode 7F3A-91C2');
  });

  test('says how far it is decided', () => {
    expect(marks(shuStatementHtml(SAMPLE_STATEMENT))).toEqual(Array.from({ length: 2 }, () => 'PERKIRAAN belum disahkan RAT'));
    expect(marks(shuStatementHtml({ ...having({ periodClosed: false }), locked: null })).slice(0, 2)).toEqual(['DRAF bulan belum dikunci', 'PERKIRAAN belum disahkan RAT']);
    expect(marks(shuStatementHtml(having({ status: 'menunggu-rat' })))[0]).toBe('TUTUP BUKU menunggu keputusan RAT');
    expect(marks(shuStatementHtml(having({ status: 'final' })))[0]).toBe('SAH disahkan RAT');
    expect(textOf(parseMarkup(shuStatementHtml({ ...having({ periodClosed: false }), locked: null })))).toContain('Buku Oktober 2026 belum dikunci');
  });

  test('tells what goes to the reserve and what nobody has a base for', () => {
    const text = textOf(parseMarkup(shuStatementHtml(having({ toReserve: 1_000_000, undistributed: [{ key: 'trade', amount: 11_458_688 }], policy: { ...SAMPLE_POLICY, decision: 'RAT 28 Februari 2026' } }))));
    expect(text).toContain('Bagian dari bukan anggota, ke cadangan1.000.000');
    expect(text).toContain('Jumlah46.834.750');
    expect(text).toContain('Jasa usaha Rp\u00a011.458.688 tidak terbagi karena belum ada dasarnya; masuk cadangan.');
    expect(text).toContain('Dasar: RAT 28 Februari 2026.');
  });

  test('shares nothing of a loss, and lists other parts of members where there are any', () => {
    expect(textOf(parseMarkup(shuStatementHtml(having({ pool: 0, allocations: [], members: [] }))))).toMatch(/tidak ada SHU untuk dibagi.*Belum ada anggota/s);
    const [member] = SAMPLE_STATEMENT.statement.members;
    if (!member) throw new Error('no member');
    const rows = cells(parseMarkup(shuStatementHtml(having({ members: [{ ...member, total: member.total + 500 }] })))).slice(-3);
    expect(rows[0]?.[7]).toBe('Bagian lain');
    expect(rows[2]).toEqual(['', 'Jumlah', '360.000', '7.896.735', '2.578.205', '5.705.406', '500', '8.284.111']);
  });
});

describe('the member’s sheet on A4', () => {
  test('shows how the share came about', () => {
    const root = parseMarkup(shuSlipHtml(sampleSlip()));
    expect(cells(root).slice(0, 4)).toEqual([
      ['Bagian', 'Milik Anda', 'Seluruh anggota', 'Bagian Anda', 'Dana dibagi', 'SHU Anda'],
      ['Jasa modalsimpanan pokok dan wajib, rata-rata akhir bulan', '420.000', '1.280.000', '32,813%', '9.166.950', '3.007.905'],
      ['Jasa usahabelanja di gerai dan jasa pinjaman dibayar', '7.963.000', '15.859.735', '50,209%', '11.458.688', '5.753.282'],
      ['Jumlah', '8.761.187'],
    ]);
    const text = textOf(root);
    expect(text).toContain('Perkiraan SHU AndaRp8.761.187Delapan juta tujuh ratus enam puluh satu ribu seratus delapan puluh tujuh rupiah');
    expect(text).toContain('menurut sisa terbesar');
    expect(text).not.toContain('dibulatkan ke bawah');
    expect(text).toContain('Jumlah Rp\u00a07.963.000.');
    expect(text).toContain('Sisa pinjaman PJ-2026-0000314.000.000');
    expect(text).toContain('Masuk simpanan sukarelaMelunasi pinjamanDiambil tunai');
  });

  test('draws a bar for every month, none of a month of returns', () => {
    const slip = sampleSlip();
    const bars = (trade: typeof slip.trade): number[] => named(parseMarkup(shuSlipHtml({ ...slip, trade })), 'rect').filter(({ attributes }) => attributes.get('rx') === '2').map(({ attributes }) => Number(attributes.get('height')));
    expect(bars(slip.trade)).toHaveLength(10);
    expect(Math.max(...bars(slip.trade))).toBe(84);
    expect(bars([{ period: '2026-01', sales: 1_000_000 }, { period: '2026-02', sales: -5_000 }, { period: '2026-03', sales: 500_000 }])).toEqual([84, 0, 42]);
    expect(textOf(parseMarkup(shuSlipHtml({ ...slip, trade: [{ period: '2026-01', sales: 0 }] })))).toContain('Belum ada belanja tercatat tahun ini.');
    expect(bars([])).toEqual([]);
  });

  test('drops estimate and choices once the meeting has decided', () => {
    const text = textOf(parseMarkup(shuSlipHtml(sampleSlip('A-0147', having({ status: 'final' })))));
    expect(text).toContain('SHU tahun 2026 sudah disahkan');
    expect(text).not.toMatch(/Perkiraan|saya pilih/);
  });

  test('knows only members of the statement', () => {
    expect(shuSlipOf(SAMPLE_STATEMENT, 'A-9999', { joinedOn: null, address: '', trade: [], position: { savings: { pokok: 0, wajib: 0, sukarela: 0, total: 0 }, loans: [] } })).toBeNull();
  });
});

describe('every A4 document', () => {
  const evil = '"><script>alert(1)</script>&amp;<img src=x onerror=y>\'';
  const poisoned: ShuStatementPaper = {
    ...having({ members: SAMPLE_STATEMENT.statement.members.map((member) => ({ ...member, name: evil })), allocations: SAMPLE_STATEMENT.statement.allocations.map((line) => ({ ...line, name: evil })) }),
    head: { name: evil, kelurahan: evil, address: evil, city: evil, legalNo: evil, practice: true },
    signers: { treasurer: evil, chair: evil, supervisor: evil },
  };
  test.each([
    ['statement', shuStatementHtml(SAMPLE_STATEMENT), shuStatementHtml(poisoned)],
    ['slip', shuSlipHtml(sampleSlip()), shuSlipHtml({ ...sampleSlip('A-0147', poisoned), position: { savings: { pokok: 0, wajib: 0, sukarela: 0, total: 0 }, loans: [{ number: evil, outstanding: 1 }] } })],
  ])('%s: one style sheet, nothing run, loaded or styled in place, and typed text stays text', (_name, clean, dirty) => {
    for (const html of [clean, dirty]) {
      const root = parseMarkup(html);
      expect(named(root, 'style')).toHaveLength(1);
      for (const element of elements(root)) {
        expect(['script', 'link', 'iframe', 'object', 'img', 'form', 'a', 'base']).not.toContain(element.name);
        for (const name of element.attributes.keys()) expect(name).not.toMatch(/^(style|on.*|href|src)$/);
      }
    }
    expect(elements(parseMarkup(dirty)).map(({ name }) => name)).toEqual(expect.arrayContaining(['h1', 'table']));
    expect(textOf(parseMarkup(dirty))).toContain(evil);
    expect(named(parseMarkup(dirty), 'b').map(textOf)).toContain(evil);
  });
});

describe('on receipt paper', () => {
  test.each<PaperColumns>([32, 48])('statement and sheet of %i columns read back from their bytes', (columns) => {
    for (const lines of [shuStatementLines(SAMPLE_STATEMENT, columns), shuSlipLines(sampleSlip(), columns)]) {
      expect(differences(toEscPos(lines, columns), lines, columns)).toEqual([]);
      expect(lines.filter((line) => line.kind === 'qr').map((line) => line.data)).toEqual([`GERAI-SHU 2026-10 12345 ${SAMPLE_STATEMENT.statement.chain.hash}`]);
    }
  });

  test('the figures stand in two columns on wide paper and below their names on narrow paper', () => {
    const wide = toText(shuStatementLines(SAMPLE_STATEMENT, 48), 48).split('\n');
    expect(wide).toContain('  Penjualan              98.640.000  887.760.000');
    expect(wide).toContain('Sisa hasil usaha          5.092.750   45.834.750');
    const narrow = toText(shuStatementLines(SAMPLE_STATEMENT, 32), 32).split('\n');
    expect(narrow[narrow.indexOf('Sisa hasil usaha                ') + 1]).toBe('       5.092.750      45.834.750');
    const huge = toText(shuStatementLines(having({ yearToDate: { ...YEAR_TOTALS, shu: 999_999_999_999 } }), 48), 48).split('\n');
    expect(huge[huge.findIndex((row) => row.startsWith('Sisa hasil usaha')) + 1]).toBe('999.999.999.999'.padStart(48));
  });

  test('the chain head can be typed from the strip', () => {
    const text = toText(shuStatementLines(SAMPLE_STATEMENT, 32), 32);
    expect(text).toContain('Kepala rantai      12.345 jurnal');
    expect(text).toContain('      7F3A-91C2-5E5E-5E5E');
  });

  test('the sheet tells the share and its words', () => {
    const text = toText(shuSlipLines(sampleSlip(), 32), 32);
    expect(text).toContain('Perkiraan SHU Anda  Rp 8.761.187');
    expect(text).toContain('  Bagian Anda            50,209%');
    expect(text).toContain(' PERKIRAAN, belum disahkan RAT  ');
  });
});

test('the rows of the statement add up to its SHU, and rare rows stand only where they have a figure', () => {
  const rows = new Map(incomeRows(MONTH_TOTALS, YEAR_TOTALS).map((row) => [row.key, row]));
  const month = (key: Parameters<typeof rows.get>[0]): number => rows.get(key)?.month ?? Number.NaN;
  expect(month('memberResult') + month('nonMemberResult') + month('otherCogs') + month('otherIncome')).toBe(month('grossResult'));
  expect(month('grossResult') - month('totalExpenses')).toBe(month('shuBeforeTax'));
  expect(month('shuBeforeTax') + month('tax')).toBe(month('shu'));
  const none = { ...MONTH_TOTALS, savingsInterest: 0, otherExpenses: 0, cogs: MONTH_TOTALS.cogsMember + MONTH_TOTALS.cogsNonMember };
  expect(incomeRows(none, none).map((row) => row.key)).not.toEqual(expect.arrayContaining(['savingsInterest']));
  expect(incomeRows(none, none)).toHaveLength(rows.size - 3);
});

test('shares and codes as people read them', () => {
  expect(baseShare(240_000, 16_240_000)).toBe('1.478');
  expect(baseShare(0, 0)).toBe('0.000');
  expect(baseShare(5, 5)).toBe('100.000');
  expect(chainCode('7f3a91c2e0')).toBe('7F3A-91C2');
});
