import type { Result } from '../../../shared/contract/index.ts';
import { UNITS } from '../../../shared/contract/values.ts';
import { lastDay, monthOf, type Month } from '../../../shared/domain/dates.ts';
import { accumulatedThrough, monthsToDepreciate } from '../../../shared/domain/depreciation.ts';
import { sum } from '../../../shared/domain/money.ts';
import { assetWords } from '../../../shared/text/assets.ts';
import { dateText, monthText, rp } from '../../../shared/text/format.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, refuse } from '../kernel/refusal.ts';
import { ACCUMULATED, DEPRECIATION, type Rooms } from './rooms.ts';
import { assetsInUse, doneThrough, type Asset } from './store.ts';

type Preview = Result<'assets.previewDepreciation'>;
type Row = Preview['rows'][number];
/** An asset whose months go with a later month, since something of it was undone on a day after the month asked for. */
export type Later = Preview['later'][number];
export type Dues = { readonly dues: readonly Due[]; readonly later: readonly Later[] };
/** What an asset still has to bear by the end of a month. */
export type Due = { readonly asset: Asset; readonly months: readonly Month[]; readonly amount: number };

/** What an asset has not been depreciated for by the end of a month; null when there is nothing. */
export function dueOf(asset: Asset, period: Month): Due | null {
  const months = monthsToDepreciate(asset, doneThrough(asset), period);
  const amount = accumulatedThrough(asset, period) - asset.opening - asset.booked;
  return months.length === 0 || amount <= 0 ? null : { asset, months, amount };
}

/**
 * What all assets in use have not been depreciated for by the end of a month. What was undone after that day still stood on
 * it, so it is caught up by the month of the undoing (ruling 12).
 */
export function duesOf(kernel: Kernel, period: Month): Dues {
  const all = assetsInUse(kernel.db).flatMap((asset) => dueOf(asset, period) ?? []);
  const free = ({ asset }: Due): boolean => asset.touchedOn <= lastDay(period);
  const later = all.filter((due) => !free(due)).map(({ asset: { id, code, name, touchedOn } }) => ({ assetId: id, code, name, on: touchedOn, period: monthOf(touchedOn) }));
  return { dues: all.filter(free), later };
}

/** The months before `period` that were left out. */
const caughtUp = (dues: readonly Due[], period: Month): Month[] => [...new Set(dues.flatMap((due) => due.months))].filter((month) => month < period).toSorted();

const rowOf = ({ asset, months, amount }: Due): Row => {
  const accumulated = asset.opening + asset.booked + amount;
  return { assetId: asset.id, code: asset.code, name: asset.name, unit: asset.unit, months: [...months], amount, accumulated, bookValue: asset.cost - accumulated };
};

export function preview(kernel: Kernel, period: Month): Preview {
  const { dues, later } = duesOf(kernel, period);
  return { period, rows: dues.map(rowOf), total: sum(dues.map((due) => due.amount)), caughtUp: caughtUp(dues, period), later: [...later] };
}

/** Books what is due by the end of a month: D 6-1160 / K 1-2190 by unit, dated the month's last day (document PY). */
export function depreciate({ kernel, ledger }: Rooms, period: Month, ctx: WriteCtx): Omit<Result<'assets.depreciate'>, 'replayed'> {
  const on = lastDay(period);
  if (on > ctx.today) throw invalid('period', `bulan ${monthText(period)} belum selesai; susutkan mulai ${dateText(on)}`);
  const { dues, later } = duesOf(kernel, period);
  const last = later.map((asset) => asset.on).toSorted().at(-1);
  if (dues.length === 0 && last !== undefined) throw refuse('BACKDATED', assetWords.later(later), { field: 'period', last });
  if (dues.length === 0) throw conflict('nothingToDepreciate', `Tidak ada aset yang masih harus disusutkan sampai ${monthText(period)}.`, { field: 'period' });
  const skipped = caughtUp(dues, period);
  const total = sum(dues.map((due) => due.amount));
  const document = ledger.document(ctx, { kind: 'PY', date: on, amounts: { total, assets: dues.map(({ asset, months, amount }) => [asset.code, months.length, amount]) }, refs: { period } });
  for (const { asset, months, amount } of dues) ctx.rows.insert('asset_depreciation', { asset_ref: asset.ref, period, months: months.length, amount, document_seq: document.seq });
  const byUnit = UNITS.map((unit) => ({ unit, amount: sum(dues.filter((due) => due.asset.unit === unit).map((due) => due.amount)) }));
  const entry = ledger.post(ctx, {
    document, memo: assetWords.depreciation(period, skipped),
    lines: [...byUnit.map(({ unit, amount }) => ({ account: DEPRECIATION, unit, debit: amount })), ...byUnit.map(({ unit, amount }) => ({ account: ACCUMULATED, unit, credit: amount }))],
  });
  ctx.note(document.number, `penyusutan ${period} ${rp(total)}`);
  return { number: document.number, entryNumber: entry.number, total, rows: dues.map(rowOf), caughtUp: skipped };
}
