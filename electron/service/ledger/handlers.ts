import { addDays, lastDay, monthOf, yearOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import type { Args } from '../../../shared/contract/index.ts';
import type { Flow, Unit } from '../../../shared/contract/values.ts';
import { rp } from '../../../shared/text/format.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound, refuse } from '../kernel/refusal.ts';
import { withFlows } from './flows.ts';
import type { EntryLine, Ledger, MemberRef, PostedEntry } from './ledger.ts';

type LedgerMethod =
  | 'ledger.accounts' | 'ledger.createAccount' | 'ledger.post' | 'ledger.opening' | 'ledger.reverse' | 'ledger.entry' | 'ledger.register' | 'ledger.trialBalance'
  | 'periods.list' | 'periods.close';

type EntryRow = {
  seq: number; id: string; number: string; on_date: string; period: string; kind: string; memo: string; hash: string; at: string; name: string;
  document_seq: number; document_id: string; document_kind: string; document_number: string; reverses_seq: number | null;
};
type RegisterRow = { on_date: string; entry_seq: number; line_no: number; number: string; memo: string; debit: number; credit: number };
type LineRow = { code: string; name: string; unit: Unit; debit: number; credit: number; flow: Flow | null; member_ref: number | null };
const LINES = 'SELECT a.code, a.name, l.unit, l.debit, l.credit, l.flow, l.member_ref FROM entry_line l JOIN account a ON a.ref = l.account_ref WHERE l.entry_seq = ? ORDER BY l.line_no';
type Cursor = { date: string; entry: number; line: number; balance: number };

/** How to do right what a manual entry on a control account would do wrong. */
const CONTROL_HINT: readonly [prefix: string, hint: string][] = [
  ['1-1120', 'Pakai buka shift, kas masuk atau kas keluar.'], ['1-122', 'Pakai pencairan QRIS.'], ['1-131', 'Pakai pinjaman.'], ['1-132', 'Pakai pinjaman.'], ['1-133', 'Pakai penjualan bon atau pembayaran bon.'],
  ['1-14', 'Pakai penerimaan barang, penjualan, atau hitung stok.'], ['1-15', 'Pakai uang muka pembelian.'], ['2-11', 'Pakai penerimaan barang atau pembayaran pemasok.'], ['2-12', 'Pakai setoran atau penarikan simpanan.'],
  ['2-14', 'Pakai pembagian SHU.'], ['3-11', 'Pakai setoran simpanan.'], ['3-13', 'Pakai tutup tahun.'], ['8-', 'Pakai tutup tahun.'],
];

const encodeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');
function decodeCursor(text: string): Cursor {
  try {
    const value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Partial<Cursor>;
    if (typeof value.date === 'string' && Number.isSafeInteger(value.entry) && Number.isSafeInteger(value.line) && Number.isSafeInteger(value.balance)) return value as Cursor;
  } catch {
    // falls through to the refusal below
  }
  throw invalid('cursor', 'penanda halaman tidak dikenal; mulai lagi dari halaman pertama');
}

/** What the ledger asks of other rooms without knowing them. */
export type Neighbours = {
  /** A member by public id; throws NOT_FOUND naming the field. */
  readonly member: (id: string, field: string) => MemberRef;
  readonly memberByRef: (ref: number) => { readonly id: string; readonly no: string };
  /** The number of a shift that is still open and began on or before a day. */
  readonly openShift: (on: CalendarDate) => string | undefined;
};

export function ledgerHandlers(kernel: Kernel, ledger: Ledger, neighbours: Neighbours): Handlers<LedgerMethod> {
  const { db } = kernel;

  const manualLines = (lines: Args<'ledger.post'>['lines'], ctx: WriteCtx): EntryLine[] => {
    const given = lines.map((line, index): EntryLine => {
      const account = ledger.account(line.account, `lines.${index}.account`);
      if (account.control === 1) {
        const hint = CONTROL_HINT.find(([prefix]) => account.code.startsWith(prefix))?.[1] ?? '';
        throw refuse('CONTROL_ACCOUNT', `${account.code} ${account.name} mengikuti buku pembantunya. ${hint}`.trim(), { account: account.code, field: `lines.${index}.account` });
      }
      return {
        account: line.account,
        ...(line.unit === undefined ? (account.code === '1-1130' ? { unit: 'USP' as const } : {}) : { unit: line.unit }),
        ...(line.debit === undefined ? {} : { debit: line.debit }),
        ...(line.credit === undefined ? {} : { credit: line.credit }),
        flow: line.flow,
        member: line.memberId === undefined ? undefined : neighbours.member(line.memberId, `lines.${index}.memberId`),
      };
    });
    return withFlows(given, (code) => ledger.account(code).cash === 1, kernel.settings.at('cash.flowByAccount', ctx.today));
  };

  const total = (lines: readonly EntryLine[]): number => lines.reduce((sum, line) => sum + (line.debit ?? 0), 0);
  const posted = (entry: PostedEntry) => ({ entryId: entry.id, number: entry.number, hash: entry.hash });

  return {
    'ledger.accounts': () => ({
      rows: [...ledger.accounts().values()].map((account) => ({
        code: account.code, name: account.name, class: account.class, normal: account.normal, ...(account.parent === '' ? {} : { parent: account.parent }), postable: account.postable === 1,
      })),
    }),

    'ledger.createAccount': ({ code, name, parent }, ctx) => {
      const heading = ledger.account(parent, 'parent');
      if (heading.parent !== '') throw invalid('parent', `${parent} bukan judul kelompok; pilih akun judul seperti ${heading.parent}`);
      if (code[0] !== parent[0]) throw invalid('code', `akun di bawah ${parent} harus berawalan ${parent[0] ?? ''}-`);
      if (ledger.accounts().has(code)) throw conflict(`Akun ${code} sudah ada; pilih kode lain.`, { field: 'code' });
      const last = db.sql<{ ref: number }>('SELECT max(ref) AS ref FROM account').get();
      ctx.rows.insert('account', {
        ref: (last?.ref ?? 0) + 1, code, name, class: heading.class, statement: heading.statement, normal: heading.normal, parent, postable: 1, control: 0, cash: 0, non_negative: 0,
      });
      ledger.forget();
      ctx.note(code, `akun ${code} ditambah`);
      return { code };
    },

    'ledger.post': ({ date, memo, period, lines }, ctx) => {
      if (period !== undefined && period !== monthOf(date)) {
        if (!period.endsWith('-13')) throw invalid('period', `bulan ${period} tidak cocok dengan tanggal ${date}`);
        if (period !== `${yearOf(date)}-13` || !date.endsWith('-12-31')) throw invalid('period', `bulan 13 hanya untuk tanggal 31 Desember tahun yang sama`);
        const december = db.sql<{ status: string }>('SELECT status FROM period WHERE period = ?').get(`${yearOf(date)}-12`)?.status;
        if (december !== 'tertutup') throw invalid('period', 'bulan 13 dibuka setelah Desember ditutup');
        if (ctx.approver === null) throw refuse('APPROVAL_REQUIRED', `Penyesuaian bulan 13 tahun ${yearOf(date)} perlu izin ketua. Minta ketua mengetik PIN.`, { field: 'approval' });
      }
      const entryLines = manualLines(lines, ctx);
      const document = ledger.document(ctx, { kind: 'JM', date, period, amounts: { total: total(entryLines) } });
      const entry = ledger.post(ctx, { document, kind: 'umum', memo, lines: entryLines, ...(period === undefined ? {} : { period }) });
      ctx.note(entry.number, `jurnal umum ${rp(total(entryLines))}`);
      return posted(entry);
    },

    'ledger.opening': ({ date, lines }, ctx) => {
      if (db.sql("SELECT 1 FROM period WHERE status = 'tertutup' LIMIT 1").get() !== undefined) throw refuse('PERIOD_CLOSED', 'Saldo awal hanya dapat diisi sebelum bulan pertama ditutup. Pakai jurnal umum.', { field: 'date' });
      const given = manualLines(
        lines.map((line) => ({ ...line })),
        ctx,
      ).map((line) => (ledger.account(line.account).cash === 1 ? { ...line, flow: 'equity' as const } : line));
      const difference = given.reduce((sum, line) => sum + (line.debit ?? 0) - (line.credit ?? 0), 0);
      const balanced: EntryLine[] = [...given, difference > 0 ? { account: '3-1910', credit: difference } : { account: '3-1910', debit: -difference }];
      const document = ledger.document(ctx, { kind: 'SA', date, amounts: { total: total(balanced) } });
      const entry = ledger.post(ctx, { document, kind: 'pembuka', memo: 'Saldo awal', lines: balanced });
      ctx.note(entry.number, `saldo awal ${rp(total(balanced))}`);
      return posted(entry);
    },

    'ledger.reverse': ({ entryId, date, reason }, ctx) => {
      const entry = db.sql<EntryRow>('SELECT *, document_seq FROM entry WHERE id = ?').get(entryId);
      if (entry === undefined) throw notFound('Jurnal', 'entryId');
      if (entry.reverses_seq !== null) throw conflict(`${entry.number} sendiri adalah jurnal balik; buat jurnal umum baru.`, { field: 'entryId' });
      if (entry.kind !== 'umum' && entry.kind !== 'pembuka') throw conflict(`${entry.number} berasal dari dokumen; batalkan dokumennya.`, { field: 'entryId' });
      const earlier = db.sql<{ number: string }>('SELECT number FROM entry WHERE reverses_seq = ?').get(entry.seq);
      if (earlier !== undefined) throw conflict(`${entry.number} sudah dibalik oleh ${earlier.number}.`, { field: 'entryId' });
      const on = date ?? ctx.today;
      if (on < entry.on_date) throw refuse('BACKDATED', `Jurnal balik tidak boleh sebelum ${entry.on_date}, tanggal jurnal asalnya.`, { field: 'date' });
      const lines = db
        .sql<LineRow>(LINES)
        .all(entry.seq)
        .map((line): EntryLine => ({
          account: line.code, unit: line.unit, debit: line.credit, credit: line.debit, flow: line.flow ?? undefined,
          member: line.member_ref === null ? undefined : { ref: line.member_ref, id: neighbours.memberByRef(line.member_ref).id },
        }));
      const document = ledger.document(ctx, { kind: 'JB', date: on, amounts: { total: total(lines) }, refs: { reverses: entry.number } });
      const reversal = ledger.post(ctx, { document, kind: 'balik', memo: `Balik ${entry.number}: ${reason}`, lines, reversesSeq: entry.seq });
      ctx.note(reversal.number, `membalik ${entry.number}`);
      return posted(reversal);
    },

    'ledger.entry': ({ entryId, number }) => {
      if ((entryId === undefined) === (number === undefined)) throw invalid('entryId', 'isi salah satu: entryId atau number');
      const entry = db
        .sql<EntryRow>(
          `SELECT e.*, d.at, u.name, d.id AS document_id, d.kind AS document_kind, d.number AS document_number
             FROM entry e JOIN document d ON d.seq = e.document_seq JOIN user u ON u.ref = d.user_ref WHERE ${entryId === undefined ? 'e.number' : 'e.id'} = ?`,
        )
        .get(entryId ?? number ?? '');
      if (entry === undefined) throw notFound('Jurnal', entryId === undefined ? 'number' : 'entryId');
      const numberOf = (seq: number | null): string | null => (seq === null ? null : (db.sql<{ number: string }>('SELECT number FROM entry WHERE seq = ?').get(seq)?.number ?? null));
      return {
        entryId: entry.id, number: entry.number, date: entry.on_date, period: entry.period, kind: entry.kind, memo: entry.memo, hash: entry.hash, postedAt: entry.at, postedBy: entry.name,
        document: { id: entry.document_id, kind: entry.document_kind, number: entry.document_number },
        reverses: numberOf(entry.reverses_seq),
        reversedBy: db.sql<{ number: string }>('SELECT number FROM entry WHERE reverses_seq = ?').get(entry.seq)?.number ?? null,
        lines: db
          .sql<LineRow>(LINES)
          .all(entry.seq)
          .map((line) => ({
            account: line.code, name: line.name, debit: line.debit, credit: line.credit, unit: line.unit, flow: line.flow, memberNo: line.member_ref === null ? null : neighbours.memberByRef(line.member_ref).no,
          })),
      };
    },

    'ledger.register': ({ account: code, from, to, limit, cursor }) => {
      if (to < from) throw invalid('to', `tanggal akhir ${to} sebelum tanggal awal ${from}`);
      const account = ledger.account(code);
      const opening = ledger.balance(code, dayBefore(from));
      const start = cursor === undefined ? { date: from, entry: 0, line: 0, balance: opening } : decodeCursor(cursor);
      const size = limit ?? 100;
      const rows = db
        .sql<RegisterRow>(
          `SELECT l.on_date, l.entry_seq, l.line_no, e.number, e.memo, l.debit, l.credit FROM entry_line l JOIN entry e ON e.seq = l.entry_seq
            WHERE l.account_ref = ? AND l.on_date <= ? AND (l.on_date, l.entry_seq, l.line_no) > (?, ?, ?) ORDER BY l.on_date, l.entry_seq, l.line_no LIMIT ?`,
        )
        .all(account.ref, to, start.date, start.entry, start.line, size + 1);
      let { balance } = start;
      const page = rows.slice(0, size).map((row) => {
        balance += row.debit - row.credit;
        return { date: row.on_date, number: row.number, memo: row.memo, debit: row.debit, credit: row.credit, balance };
      });
      const last = rows[size - 1];
      return {
        opening, rows: page, closing: ledger.balance(code, to),
        next: rows.length > size && last !== undefined ? encodeCursor({ date: last.on_date, entry: last.entry_seq, line: last.line_no, balance }) : null,
      };
    },

    'ledger.trialBalance': ({ asOf }) => {
      const balances = ledger.balances(asOf);
      let totalDebit = 0;
      let totalCredit = 0;
      const rows = [];
      for (const account of ledger.accounts().values()) {
        const balance = balances.get(account.ref) ?? 0;
        if (balance === 0) continue;
        const row = { code: account.code, name: account.name, debit: Math.max(0, balance), credit: Math.max(0, -balance) };
        totalDebit += row.debit;
        totalCredit += row.credit;
        rows.push(row);
      }
      return { rows, totalDebit, totalCredit };
    },

    'periods.list': () => ({
      rows: db.sql<{ period: string; status: 'terbuka' | 'tertutup'; closedAt: string | null; entries: number }>(
        'SELECT p.period, p.status, p.closed_at AS closedAt, (SELECT count(*) FROM entry e WHERE e.period = p.period) AS entries FROM period p ORDER BY p.period',
      ).all(),
    }),

    'periods.close': ({ period }, ctx) => {
      if (lastDay(period) >= ctx.today) throw invalid('period', `bulan ${period} belum selesai; tutup setelah ${lastDay(period)}`);
      const row = db.sql<{ status: string }>('SELECT status FROM period WHERE period = ?').get(period);
      if (row === undefined) throw notFound('Bulan', 'period');
      if (row.status === 'tertutup') throw conflict(`Buku ${period} sudah ditutup.`, { field: 'period' });
      const earlier = db.sql<{ period: string }>("SELECT period FROM period WHERE status = 'terbuka' AND period < ? ORDER BY period LIMIT 1").get(period);
      if (earlier !== undefined) throw invalid('period', `tutup dahulu bulan ${earlier.period}`);
      const shift = neighbours.openShift(lastDay(period));
      if (shift !== undefined) throw conflict(`Shift ${shift} belum ditutup; tutup dahulu shift itu.`, { field: 'period' });
      const difference = ledger.balance('3-1910', lastDay(period));
      if (difference !== 0 && db.sql("SELECT 1 FROM period WHERE status = 'tertutup' LIMIT 1").get() === undefined)
        throw conflict(`Akun 3-1910 selisih saldo awal masih ${rp(Math.abs(difference))}; pindahkan dahulu ke akun asalnya dengan jurnal umum.`, { field: 'period' });
      ctx.rows.update('period', { period }, { status: 'tertutup', closed_at: ctx.now, closed_by: ctx.user.username });
      ctx.note(period, `buku ${period} ditutup`);
      return { period, status: 'tertutup' as const };
    },
  };
}

const dayBefore = (date: CalendarDate): CalendarDate => addDays(date, -1);
