import { describe, expect, it } from 'vitest';
import { balancesOf, linesOf, mustVerify, openTill, peek, signIn } from '../support/till.ts';

const RECEIPT = `               KKMP KARANG BAHARI               
        Jl. Soekarno Hatta Km 4,5 No. 18        
                Kota Balikpapan                 
  Badan hukum AHU-0004471.AH.01.29 Tahun 2025   
================================================
No PJ-2026-000001              21 Nov 2026 10.15
Kasir Nurul Hidayah         Shift BS-2026-000001
Anggota A-0001                    Wahyuni Astuti
------------------------------------------------
Barang                  Jml    Harga      Jumlah
------------------------------------------------
Beras SPHP 5 kg *         2   63.000     126.000
Minyakita 1 liter *       3   15.500      46.500
LPG Bright Gas 12 kg isi ulang                  
                          1  205.000     205.000
  Tabung kosong diterima 1, keluar isi 1        
------------------------------------------------
TOTAL                                 Rp 377.500
Tunai diterima                        Rp 400.000
KEMBALI                                Rp 22.500
------------------------------------------------
* Harga tidak melebihi HET                      
  Beras SPHP 5 kg                     HET 65.500
  Minyakita 1 liter                   HET 15.700
Lebih murah dari HET                    Rp 5.600
Barang subsidi dilarang diperjualbelikan        
kembali.                                        
------------------------------------------------
Hemat harga anggota                    Rp 10.600
------------------------------------------------
                  Terima kasih                  
         Belanja Anda menambah SHU Anda         `;

describe('a day of the gerai', () => {
  it('comes out to the rupiah: float, sale of rice, oil and gas, simpanan wajib, close, SHU of the month', async () => {
    const { gerai, cashier, treasurer, member, rice, oil, gas } = await openTill();

    gerai.at('2026-11-21T02:05:00.000Z');
    expect((await cashier.call('shifts.open', { float: 500_000 })).number).toBe('BS-2026-000001');

    gerai.at('2026-11-21T02:15:00.000Z');
    const basket = { memberId: member, lines: [{ productId: rice, qty: '2' }, { productId: oil, qty: '3' }, { productId: gas, qty: '1', cylinder: 'tukar' as const }] };
    const quote = await cashier.call('sales.quote', basket);
    expect([quote.total, quote.lines.map((line) => [line.unitPrice, line.amount]), quote.problems]).toEqual([377_500, [[63_000, 126_000], [15_500, 46_500], [205_000, 205_000]], []]);
    const sale = await cashier.call('sales.checkout', { ...basket, payments: [{ method: 'tunai', amount: 400_000 }] });
    expect(sale).toMatchObject({ number: 'PJ-2026-000001', total: 377_500, rounding: 0, paid: 377_500, change: 22_500, entryNumber: 'JU-2026-000005' });

    const wajib = await treasurer.call('savings.deposit', { memberId: member, kind: 'wajib', amount: 20_000, via: 'kas' });
    expect(wajib).toEqual({ number: 'SS-2026-000001', balance: 20_000, entryNumber: 'JU-2026-000006' });

    gerai.at('2026-11-21T12:30:00.000Z');
    const close = await cashier.call('shifts.close', { counted: { '100000': 8, '50000': 1, '20000': 1, '5000': 1, '2000': 1, '500': 1 } });
    expect(close).toEqual({ number: 'TS-2026-000001', expected: 877_500, counted: 877_500, difference: 0, entryNumber: 'JU-2026-000007' });

    const journal = ['JU-2026-000001', 'JU-2026-000002', 'JU-2026-000003', 'JU-2026-000004', 'JU-2026-000005', 'JU-2026-000006', 'JU-2026-000007'];
    expect(peek(gerai, 'SELECT number FROM entry ORDER BY seq')).toEqual(journal.map((number) => ({ number })));
    expect(await Promise.all(journal.map((number) => linesOf(gerai, number)))).toEqual([
      ['1-1110 UMUM D 20000000 equity', '1-1210 UMUM D 50000000 equity', '3-1910 UMUM K 70000000'],
      ['1-1410 GERAI D 7146000', '1-1210 UMUM K 7146000 suppliers'],
      ['1-1420 LPG D 2020000', '1-1110 UMUM K 2020000 suppliers'],
      ['1-1120 UMUM D 500000 internal', '1-1110 UMUM K 500000 internal'],
      [
        '1-1120 UMUM D 377500 sales', '4-1110 GERAI K 172500 A-0001', '5-1110 GERAI D 156500', '1-1410 GERAI K 156500', '4-1210 LPG K 205000 A-0001', '5-1210 LPG D 202000', '1-1420 LPG K 202000',
      ],
      ['1-1130 USP D 20000 savings', '3-1120 USP K 20000 A-0001'],
      ['1-1110 UMUM D 877500 internal', '1-1120 UMUM K 877500 internal'],
    ]);
    expect(peek(gerai, 'SELECT number FROM entry WHERE (SELECT sum(debit) - sum(credit) FROM entry_line WHERE entry_seq = seq) <> 0')).toEqual([]);
    expect(await balancesOf(gerai, '2026-11-21')).toEqual({
      '1-1110': 18_357_500, '1-1130': 20_000, '1-1210': 42_854_000, '1-1410': 6_989_500, '1-1420': 1_818_000, '3-1120': -20_000, '3-1910': -70_000_000, '4-1110': -172_500, '4-1210': -205_000, '5-1110': 156_500, '5-1210': 202_000,
    });

    const chair = await signIn(gerai, 'ketua');
    const statement = await chair.call('shu.statement', { period: '2026-11' });
    const totals = {
      salesMember: 377_500, salesNonMember: 0, cogs: 358_500, cogsMember: 358_500, cogsNonMember: 0, grossProfit: 19_000, loanIncome: 0, otherIncome: 0, savingsInterest: 0, operatingExpenses: 0, cooperativeExpenses: 0,
      otherExpenses: 0, shuBeforeTax: 19_000, tax: 0, shu: 19_000,
    };
    expect([statement.month, statement.yearToDate, statement.status, statement.pool]).toEqual([totals, totals, 'berjalan', 19_000]);
    expect(statement.allocations.map((line) => [line.key, line.amount])).toEqual([['capital', 3800], ['trade', 4750], ['cadangan', 5700], ['pengurus', 1900], ['karyawan', 950], ['pendidikan', 950], ['sosial', 950]]);
    expect(statement.members).toEqual([{ memberId: member, memberNo: 'A-0001', name: 'Wahyuni Astuti', capitalBase: 20_000, tradeBase: 377_500, capitalShare: 3800, tradeShare: 4750, total: 8550 }]);
    expect((await chair.call('reports.balanceSheet', { asOf: '2026-11-30' })).balanced).toBe(true);

    expect((await treasurer.call('stock.onHand', {})).rows.map((row) => [row.sku, row.qty, row.value])).toEqual([['SPHP5', '98', 5_537_000], ['GULA', '50', 800_000], ['LPG12', '9', 1_818_000], ['MK1', '45', 652_500]]);
    expect((await treasurer.call('cylinders.balances', {})).rows[1]).toEqual({ size: '12', full: 9, empty: 1, damaged: 0, foreign: 0, lent: 0, atAgent: 0, owned: 0, owedToAgent: 10, depositHeld: 0 });
    expect((await cashier.call('documents.render', { document: 'sale-receipt', ref: sale.number, format: 'text' })).text?.trimEnd().split('\n')).toEqual(RECEIPT.trimEnd().split('\n'));
    const page = (await cashier.call('documents.render', { document: 'sale-receipt', ref: sale.number, format: 'html' })).text ?? '';
    expect(page).toMatch(/^<!doctype html><html lang="id">[^]*<svg [^]*<\/svg><\/body><\/html>$/);
    expect(page).toContain(sale.number);
    await mustVerify(gerai);
  });
});
