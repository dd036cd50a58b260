import { describe, expect, it } from 'vitest';
import { fieldOf, mustVerify, openTill, peek, plain, signIn, type Till } from '../support/till.ts';
import { behindItsBack } from '../support/tampering.ts';

/** The chain as the file has it: number, day and hash of every entry. */
const chain = (till: Till) => peek<{ seq: number; number: string; date: string; hash: string }>(till.gerai, 'SELECT seq, number, on_date AS date, hash FROM entry ORDER BY seq');
const groups = (hash: string): string => (hash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join('-');

/** A till with a shift begun, sold from and closed on 21 November, and one begun on the 22nd. */
async function livedTill(): Promise<Till & { readonly shift: string }> {
  const till = await openTill({ float: 100_000 });
  await till.cashier.call('sales.checkout', { lines: [{ productId: till.oil, qty: '2' }], payments: [{ method: 'tunai', amount: 31_400 }] });
  await till.cashier.call('shifts.close', { counted: { '100000': 1, '1000': 31, '100': 4 }, leave: 0 });
  const shift = peek<{ number: string }>(till.gerai, "SELECT number FROM document WHERE kind = 'BS'")[0]?.number ?? '';
  till.gerai.at('2026-11-22');
  const treasurer = await signIn(till.gerai, 'bendahara');
  await treasurer.call('ledger.post', { date: '2026-11-22', memo: 'Bayar listrik', lines: [{ account: '6-1120', debit: 50_000 }, { account: '1-1210', credit: 50_000 }] });
  return { ...till, treasurer, cashier: await signIn(till.gerai, 'kasir'), shift };
}

describe('the head of the chain', () => {
  it('is the journal’s and the audit’s last row, as text and code', async () => {
    const till = await livedTill();
    const head = await till.cashier.call('evidence.head', {});
    const last = chain(till).at(-1);
    const audit = peek<{ seq: number; hash: string }>(till.gerai, 'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1')[0];
    expect(head).toMatchObject({ entries: last?.seq, hash: last?.hash, audits: audit?.seq, auditHash: audit?.hash, qr: `GERAI-BUKTI ${last?.seq} ${last?.hash}`, text: `${last?.seq} jurnal, ${groups(last?.hash ?? '')}` });
  });

  it('stands on the shift report as it was at the closing, and not while the shift is open', async () => {
    const till = await livedTill();
    const closing = chain(till).at(-2);
    const text = (await till.treasurer.call('documents.render', { document: 'shift-report', ref: till.shift, format: 'text', columns: 32 })).text ?? '';
    expect(plain(text)).toContain(`Kepala rantai${`${closing?.seq} jurnal`.padStart(19)}`);
    expect(text).toContain(groups(closing?.hash ?? ''));
    const bytes = Buffer.from((await till.treasurer.call('documents.render', { document: 'shift-report', ref: till.shift, format: 'escpos' })).base64 ?? '', 'base64').toString('latin1');
    expect(bytes).toContain(`GERAI-BUKTI ${closing?.seq} ${closing?.hash}`);
    await till.cashier.call('shifts.open', { float: 0 });
    const open = peek<{ number: string }>(till.gerai, "SELECT number FROM document WHERE kind = 'BS' ORDER BY seq DESC")[0]?.number ?? '';
    expect((await till.cashier.call('documents.render', { document: 'shift-report', ref: open, format: 'text' })).text).not.toContain('Kepala rantai');
  });
});

describe('an old print', () => {
  it('is the same where its entry and all before it are', async () => {
    const till = await livedTill();
    const auditor = await signIn(till.gerai, 'pengawas');
    const entries = chain(till);
    for (const [seq, text] of [
      [entries.length, (await till.cashier.call('evidence.head', {})).qr],
      [2, `2 jurnal, ${groups(entries[1]?.hash ?? '')}`],
      [3, `gerai-bukti 3 ${entries[2]?.hash.toUpperCase()}`],
      [4, groups(entries[3]?.hash ?? '').toLowerCase().replaceAll('-', ' ')],
      [5, `GERAI-SHU 2026-11 5 ${entries[4]?.hash}`],
    ] as const) {
      const entry = entries[seq - 1];
      expect(await auditor.call('evidence.compare', { text })).toMatchObject({ result: 'sama', entries: seq, number: entry?.number, date: entry?.date });
    }
    expect(await auditor.call('evidence.compare', { text: `0 ${'0'.repeat(16)}` })).toMatchObject({ result: 'sama', entries: 0 });
    await mustVerify(till.gerai);
  });

  it('of another book, of more entries, or unreadable, is told apart', async () => {
    const till = await livedTill();
    const auditor = await signIn(till.gerai, 'pengawas');
    const [first, second] = chain(till);
    const count = chain(till).length;
    expect(await auditor.call('evidence.compare', { text: `1 ${second?.hash}` })).toMatchObject({ result: 'berbeda', entries: 1, number: first?.number, date: first?.date });
    expect(await auditor.call('evidence.compare', { text: 'abcdefabcdef0123' })).toMatchObject({ result: 'berbeda', entries: null });
    expect(await auditor.call('evidence.compare', { text: `${count + 1} ${'ab'.repeat(32)}` })).toMatchObject({ result: 'belum-ada', entries: count + 1, note: expect.stringContaining(`baru berisi ${count}.`) as string });
    for (const text of ['Laporan shift', `1 ${groups(first?.hash ?? '').slice(0, 9)}`]) expect(await auditor.call('evidence.compare', { text })).toMatchObject({ result: 'tidak-terbaca', entries: null });
    expect((await till.cashier.refused('evidence.compare', { text: 'x' })).code).toBe('FORBIDDEN');
    expect(fieldOf(await auditor.refused('evidence.compare', { text: '' }))).toBe('VALIDATION text');
  });

  it('tells that an entry before it was changed, though its own hash still stands', async () => {
    const till = await livedTill();
    const auditor = await signIn(till.gerai, 'pengawas');
    const { qr } = await till.cashier.call('evidence.head', {});
    const early = chain(till)[1];
    behindItsBack(till.gerai.file, (db) => db.prepare("UPDATE entry SET memo = memo || '.' WHERE seq = 3").run());
    const changed = chain(till)[2];
    expect(await auditor.call('evidence.compare', { text: qr })).toMatchObject({ result: 'berbeda', note: expect.stringContaining(`Jurnal ${changed?.number} (ke-3)`) as string });
    expect(await auditor.call('evidence.compare', { text: `2 ${early?.hash}` })).toMatchObject({ result: 'sama', entries: 2 });
  });
});

describe('a verification on paper', () => {
  it('says every check, the head and the moment, for whoever may verify', async () => {
    const till = await livedTill();
    const auditor = await signIn(till.gerai, 'pengawas');
    const result = await auditor.call('system.verify', {});
    expect(result).toMatchObject({ ok: true, head: { entries: chain(till).length, hash: chain(till).at(-1)?.hash } });
    const html = (await auditor.call('documents.render', { document: 'verification', ref: result.at ?? '', format: 'html' })).text ?? '';
    const strip = (await auditor.call('documents.render', { document: 'verification', ref: result.at ?? '', format: 'text', columns: 48 })).text ?? '';
    for (const paper of [html, strip]) {
      expect(paper).toContain('BUKU UTUH');
      expect(paper).toContain('Rantai jurnal');
      expect(paper).toContain(groups(result.head?.hash ?? ''));
      expect(paper).toContain('Pengawas');
    }
    expect(html.match(/<tr class="item">/g)).toHaveLength(result.checks.length);
    expect(plain(html)).toContain('22 Nov 2026');
    const gone = await auditor.refused('documents.render', { document: 'verification', ref: '2026-11-21T00:00:00.000Z', format: 'html' });
    expect([fieldOf(gone), gone.message]).toEqual([
      'NOT_FOUND ref', 'Hasil periksa tidak ada. Yang dapat dicetak hanya delapan hasil terakhir sejak program dibuka. Periksa buku sekali lagi, lalu cetak hasilnya; lembar lama tetap dapat dibandingkan lewat kepala rantainya.',
    ]);
    for (const ref of [result.at ?? '', 'sekarang']) expect((await till.cashier.refused('documents.render', { document: 'verification', ref, format: 'html' })).code).toBe('FORBIDDEN');
  });

  it('is made on the spot, and names what does not hold', async () => {
    const till = await livedTill();
    const auditor = await signIn(till.gerai, 'pengawas');
    expect((await auditor.call('documents.render', { document: 'verification', ref: 'sekarang', format: 'text' })).text).toContain('BUKU UTUH');
    behindItsBack(till.gerai.file, (db) => db.prepare("UPDATE product SET name = name || '.' WHERE ref = 1").run());
    const text = (await auditor.call('documents.render', { document: 'verification', ref: 'sekarang', format: 'text', columns: 48 })).text ?? '';
    expect(text).toContain('ADA YANG BERUBAH');
    expect(text).toMatch(/Baris yang dapat berubah\s+TIDAK COCOK\nproduct: baris 1 berubah tanpa catatan audit\./);
  });
});
