import { monthOf, yearOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { rp } from '../../../shared/text/format.ts';
import { manualWords } from '../../../shared/text/journals.ts';
import { yearWords } from '../../../shared/text/periods.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound, refuse } from '../kernel/refusal.ts';
import { accountHandlers, type AccountMethod } from './accounts.ts';
import type { EntryLine, Ledger, PostedEntry } from './ledger.ts';
import { Manual } from './manual.ts';
import type { Neighbours } from './neighbours.ts';
import { ledgerQueries, type LedgerQuery } from './queries.ts';
import { mirrorLines } from './reversal.ts';

type LedgerMethod = AccountMethod | LedgerQuery | 'ledger.post' | 'ledger.opening' | 'ledger.reverse';

type ReversedRow = { seq: number; number: string; on_date: CalendarDate; period: string; kind: string; reverses_seq: number | null };

/** What moves month 13 has the chair's consent. */
function needsChair(ctx: WriteCtx, period: string): void {
  if (ctx.approver === null) throw refuse('APPROVAL_REQUIRED', yearWords.needsChair(yearOf(period)), { field: 'approval' });
}

export function ledgerHandlers(kernel: Kernel, ledger: Ledger, neighbours: Neighbours): Handlers<LedgerMethod> {
  const { db } = kernel;
  const manual = new Manual(kernel, ledger, neighbours.member);
  const total = (lines: readonly EntryLine[]): number => lines.reduce((sum, line) => sum + (line.debit ?? 0), 0);
  /** Throws PERIOD_CLOSED while a closed month rests on the year's last day, or on what was adjusted then. */
  const admitAdjustment = (period: string): void => {
    const onTop = db.sql<{ period: string }>("SELECT period FROM period WHERE period > ? AND status = 'tertutup' ORDER BY period LIMIT 1").get(period)?.period;
    if (onTop !== undefined && !ledger.periodClosed(period)) throw refuse('PERIOD_CLOSED', yearWords.onTop(onTop), { field: 'period', period: onTop });
  };
  const posted = (entry: PostedEntry) => ({ entryId: entry.id, number: entry.number, hash: entry.hash });

  return {
    ...accountHandlers(kernel, ledger, neighbours),
    ...ledgerQueries(kernel, ledger, neighbours),

    'ledger.post': ({ date, memo, period, lines, attachments }, ctx) => {
      if (period !== undefined && period !== monthOf(date)) {
        if (!period.endsWith('-13')) throw invalid('period', `bulan ${period} tidak cocok dengan tanggal ${date}`);
        if (period !== `${yearOf(date)}-13` || !date.endsWith('-12-31')) throw invalid('period', `bulan 13 hanya untuk tanggal 31 Desember tahun yang sama`);
        const december = db.sql<{ status: string }>('SELECT status FROM period WHERE period = ?').get(`${yearOf(date)}-12`)?.status;
        if (december !== 'tertutup') throw invalid('period', 'bulan 13 dibuka setelah Desember ditutup');
        admitAdjustment(period);
        // Cash moves on its own day; were it adjusted afterwards, the cash of the closed December would not be what January opens with.
        lines.forEach(({ account: code }, index) => {
          const account = ledger.accounts().get(code);
          if (account?.cash === 1) throw invalid(`lines.${index}.account`, manualWords.cashInMonth13(`${code} ${account.name}`));
        });
        needsChair(ctx, period);
      }
      const entryLines = manual.lines(lines, ctx.today);
      const document = ledger.document(ctx, {
        kind: 'JM', date, period, amounts: { total: total(entryLines) },
        ...(attachments === undefined || attachments.length === 0 ? {} : { refs: { attachments: attachments.map((each) => ({ ref: each.ref, ...(each.note === undefined ? {} : { note: each.note }) })) } }),
      });
      const entry = ledger.post(ctx, { document, kind: 'umum', memo, lines: entryLines, ...(period === undefined ? {} : { period }) });
      ctx.note(entry.number, `jurnal umum ${rp(total(entryLines))}`);
      return posted(entry);
    },

    'ledger.opening': ({ date, lines }, ctx) => {
      if (db.sql("SELECT 1 FROM period WHERE status = 'tertutup' LIMIT 1").get() !== undefined) throw refuse('PERIOD_CLOSED', 'Saldo awal hanya dapat diisi sebelum bulan pertama ditutup. Pakai jurnal umum.', { field: 'date' });
      const given = manual.lines(lines.map((line) => (ledger.accounts().get(line.account)?.cash === 1 ? { ...line, flow: 'equity' } : line)), ctx.today);
      const difference = given.reduce((sum, line) => sum + (line.debit ?? 0) - (line.credit ?? 0), 0);
      const balanced: EntryLine[] = [...given, difference > 0 ? { account: '3-1910', credit: difference } : { account: '3-1910', debit: -difference }];
      const document = ledger.document(ctx, { kind: 'SA', date, amounts: { total: total(balanced) } });
      const entry = ledger.post(ctx, { document, kind: 'pembuka', memo: 'Saldo awal', lines: balanced });
      ctx.note(entry.number, `saldo awal ${rp(total(balanced))}`);
      return posted(entry);
    },

    'ledger.reverse': ({ entryId, date, reason }, ctx) => {
      const entry = db.sql<ReversedRow>('SELECT * FROM entry WHERE id = ?').get(entryId);
      if (entry === undefined) throw notFound('Jurnal', 'entryId');
      if (entry.reverses_seq !== null) throw conflict('irreversible', `${entry.number} sendiri adalah jurnal balik; buat jurnal umum baru.`, { field: 'entryId' });
      if (entry.kind !== 'umum' && entry.kind !== 'pembuka') throw conflict('irreversible', `${entry.number} berasal dari dokumen; batalkan dokumennya.`, { field: 'entryId' });
      const earlier = db.sql<{ number: string }>('SELECT number FROM entry WHERE reverses_seq = ?').get(entry.seq);
      if (earlier !== undefined) throw conflict('reversed', `${entry.number} sudah dibalik oleh ${earlier.number}.`, { field: 'entryId' });
      // What adjusts a year is taken back where it stands, as long as that year takes adjustments.
      const month13 = entry.period.endsWith('-13') && !ledger.periodClosed(entry.period) ? entry.period : undefined;
      const on = date ?? (month13 === undefined ? ctx.today : entry.on_date);
      if (month13 !== undefined && on !== entry.on_date) throw invalid('date', yearWords.reversedInMonth13(entry.number, entry.on_date));
      if (month13 !== undefined) {
        admitAdjustment(month13);
        needsChair(ctx, month13);
      }
      if (on < entry.on_date) throw refuse('BACKDATED', `Jurnal balik tidak boleh sebelum ${entry.on_date}, tanggal jurnal asalnya.`, { field: 'date' });
      const lines = mirrorLines(db, entry.seq, neighbours.memberByRef);
      const document = ledger.document(ctx, { kind: 'JB', date: on, period: month13, amounts: { total: total(lines) }, refs: { reverses: entry.number } });
      const reversal = ledger.post(ctx, { document, kind: 'balik', memo: `Balik ${entry.number}: ${reason}`, lines, reversesSeq: entry.seq, ...(month13 === undefined ? {} : { period: month13 }) });
      ctx.note(reversal.number, `membalik ${entry.number}`);
      return posted(reversal);
    },
  };
}
