import type { Args, Result } from '../../../shared/contract/index.ts';
import { addMonths, monthOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { assetWords } from '../../../shared/text/assets.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, refuse } from '../kernel/refusal.ts';
import type { EntryLine } from '../ledger/index.ts';
import { dueOf } from './depreciation.ts';
import { ACCUMULATED, DEPRECIATION, type Rooms } from './rooms.ts';
import { assetById, type Asset } from './store.ts';

const GAIN = '4-2170';
const LOSS = '6-1195';

/**
 * Takes an asset out (document LA): D cash, D 1-2190 / K its account; the difference K 4-2170 or D 6-1195. Months it bore
 * and that were not depreciated yet are booked with it, so that they are not taken for a loss.
 */
export function dispose({ kernel, ledger, cash }: Rooms, { assetId, date, proceeds, via, reason }: Args<'assets.dispose'>, ctx: WriteCtx): Omit<Result<'assets.dispose'>, 'replayed'> {
  const asset = assetById(kernel.db, assetId);
  if (asset.disposedOn !== null) throw conflict('disposed', `${asset.code} sudah dilepas pada ${dateText(asset.disposedOn)}.`, { field: 'assetId' });
  if (asset.undoneOn !== null) throw conflict('assetUndone', `Perolehan ${asset.code} sudah dibatalkan pada ${dateText(asset.undoneOn)}.`, { field: 'assetId' });
  ledger.admitDate(ctx, date);
  refuseEarly(asset, date);
  if (proceeds > 0 && via === undefined) throw invalid('via', 'isi kas atau bank untuk uang hasil pelepasan');
  const through = lastMonthBorne(asset, date);
  const depreciated = dueOf(asset, through);
  const accumulated = asset.opening + asset.booked + (depreciated?.amount ?? 0);
  const bookValue = asset.cost - accumulated;
  const gain = proceeds - bookValue;
  const desk = via === undefined || proceeds === 0 ? undefined : cash.line(ctx, via, 'umum');
  const document = ledger.document(ctx, {
    kind: 'LA', date, shiftSeq: desk?.shiftSeq, amounts: { proceeds, cost: asset.cost, accumulated, depreciated: depreciated?.amount ?? 0, via: via ?? null }, refs: { asset: asset.code, account: asset.account },
  });
  if (depreciated !== null)
    ctx.rows.insert('asset_depreciation', { asset_ref: asset.ref, period: through, months: depreciated.months.length, amount: depreciated.amount, document_seq: document.seq });
  ctx.rows.insert('asset_disposal', { asset_ref: asset.ref, document_seq: document.seq, proceeds, accumulated, reason });
  const { unit } = asset;
  const lines: EntryLine[] = [
    { account: DEPRECIATION, unit, debit: depreciated?.amount ?? 0 },
    { account: ACCUMULATED, unit, credit: depreciated?.amount ?? 0 },
    ...(desk === undefined ? [] : [{ ...desk, debit: proceeds, flow: 'assets' } as const]),
    { account: ACCUMULATED, unit, debit: accumulated },
    { account: LOSS, unit, debit: Math.max(0, -gain) },
    { account: asset.account, unit, credit: asset.cost },
    { account: GAIN, unit, credit: Math.max(0, gain) },
  ];
  const entry = ledger.post(ctx, { document, memo: assetWords.disposed(asset.code, reason), lines });
  ctx.note(document.number, `lepas aset ${asset.code} ${rp(proceeds)}`);
  return { number: document.number, entryNumber: entry.number, bookValue, gain, depreciated: depreciated?.amount ?? 0 };
}

/** An asset that bore its month of purchase whole bears its last month not; one that began a month later bears it. */
const lastMonthBorne = (asset: Asset, date: CalendarDate): Month => (asset.firstMonth === monthOf(asset.acquiredOn) ? addMonths(monthOf(date), -1) : monthOf(date));

/** Not before it came in, was written off (a month's depreciation is dated its last day) or had anything of that undone. */
function refuseEarly(asset: Asset, date: CalendarDate): void {
  const { touchedOn: last } = asset;
  if (date < last) throw refuse('BACKDATED', assetWords.moved(asset.code, last), { field: 'date', last });
}
