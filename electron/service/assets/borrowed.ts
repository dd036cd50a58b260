import type { Args, Result } from '../../../shared/contract/index.ts';
import { monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { dateText } from '../../../shared/text/format.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound, refuse } from '../kernel/refusal.ts';

/** A closed month says what was borrowed at its end (notes to the statements); throws PERIOD_CLOSED. */
function refuseClosed(kernel: Kernel, date: CalendarDate, field: string): void {
  const period = monthOf(date);
  if (kernel.db.sql("SELECT 1 FROM period WHERE period = ? AND status = 'tertutup'").get(period) !== undefined)
    throw refuse('PERIOD_CLOSED', `Buku ${period} sudah dikunci. Isi tanggal di bulan yang masih terbuka.`, { field, period });
}

/** Notes a thing lent to the cooperative: no value, no entry, no document. */
export function borrow(kernel: Kernel, { id, name, owner, receivedOn, note }: Args<'assets.borrow'>, ctx: WriteCtx): Omit<Result<'assets.borrow'>, 'replayed'> {
  if (receivedOn > ctx.today) throw invalid('receivedOn', `tanggal ${dateText(receivedOn)} belum terjadi`);
  refuseClosed(kernel, receivedOn, 'receivedOn');
  const ref = ctx.rows.lastRowid('borrowed_asset') + 1;
  const code = `PJM-${String(ref).padStart(4, '0')}`;
  ctx.rows.insert('borrowed_asset', { ref, id, code, name, owner, received_on: receivedOn, returned_on: null, note: note ?? '' });
  ctx.note(code, `aset dipinjam-pakai ${code}`);
  return { assetId: id, code };
}

export function returnBorrowed(kernel: Kernel, { assetId, date }: Args<'assets.returnBorrowed'>, ctx: WriteCtx): Omit<Result<'assets.returnBorrowed'>, 'replayed'> {
  const lent = kernel.db.sql<{ ref: number; code: string; received_on: string; returned_on: string | null }>('SELECT ref, code, received_on, returned_on FROM borrowed_asset WHERE id = ?').get(assetId);
  if (lent === undefined) throw notFound('Aset dipinjam', 'assetId');
  if (lent.returned_on !== null) throw conflict('returned', `${lent.code} sudah dikembalikan pada ${dateText(lent.returned_on)}.`, { field: 'assetId' });
  if (date > ctx.today) throw invalid('date', `tanggal ${dateText(date)} belum terjadi`);
  if (date < lent.received_on) throw invalid('date', `${lent.code} baru diterima ${dateText(lent.received_on)}`);
  refuseClosed(kernel, date, 'date');
  ctx.rows.update('borrowed_asset', { ref: lent.ref }, { returned_on: date });
  ctx.note(lent.code, `${lent.code} dikembalikan`);
  return { assetId, code: lent.code, returnedOn: date };
}
