import { rupiah, sum, type Rupiah } from '../../../shared/domain/money.ts';
import { shiftServiceWords as words } from '../../../shared/text/shifts.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { Ledger } from '../ledger/index.ts';
import type { OpenShift } from './store.ts';

export type Counts = Readonly<Record<string, number>>;
export type Closed = { readonly number: string; readonly expected: number; readonly counted: number; readonly difference: number; readonly entryNumber: string | null };

/** The sum of counted notes and coins. */
export const countedSum = (counts: Counts): Rupiah => rupiah(sum(Object.entries(counts).map(([denomination, pieces]) => Number(denomination) * pieces)));

/**
 * Closes a shift on counted cash (ruling 17): first the difference, then to the safe what does not stay. Throws RULE APPROVAL_REQUIRED for a difference above its
 * limit, REASON_REQUIRED for one without a reason; both open the figures, which are final for this count; the audit keeps them with the refusal, so that a second count that fits them is seen beside the first.
 */
export function closeShift(
  { kernel, ledger }: { readonly kernel: Kernel; readonly ledger: Ledger }, ctx: WriteCtx, shift: OpenShift,
  { counts, left, expected, receivedBy, reason }: { readonly counts: Counts; readonly left: number; readonly expected: number; readonly receivedBy: string | undefined; readonly reason: string | undefined },
): Closed {
  const counted = countedSum(counts);
  const difference = counted - expected;
  if (left > counted) throw invalid('leave', words.leaveTooMuch(counted));
  const free = kernel.settings.at('shift.differenceLimit', ctx.today).amount;
  const figures = { expected, counted, difference };
  const trace = words.told(shift.number, counted, expected);
  if (Math.abs(difference) > free && ctx.approver === null) throw refuse('APPROVAL_REQUIRED', words.difference(Math.abs(difference), free), figures, trace);
  if (Math.abs(difference) > kernel.settings.at('shift.differenceReason', ctx.today).amount && reason === undefined) throw refuse('REASON_REQUIRED', words.reason(Math.abs(difference)), { field: 'reason', ...figures }, trace);
  const document = ledger.document(ctx, { kind: 'TS', date: ctx.today, shiftSeq: shift.seq, amounts: { expected, counted, left }, refs: { shift: shift.number } });
  const handed = counted - left;
  const entry =
    difference === 0 && handed === 0
      ? null
      : ledger.post(ctx, {
          document, memo: `Tutup shift ${shift.number}`,
          lines: [
            { account: '6-1180', debit: Math.max(0, -difference) }, { account: '1-1120', credit: Math.max(0, -difference), flow: 'opex', shiftSeq: shift.seq },
            { account: '1-1120', debit: Math.max(0, difference), flow: 'opex', shiftSeq: shift.seq }, { account: '4-2120', credit: Math.max(0, difference) },
            { account: '1-1110', debit: handed, flow: 'internal' }, { account: '1-1120', credit: handed, flow: 'internal', shiftSeq: shift.seq },
          ],
        });
  ctx.rows.update('shift', { document_seq: shift.seq }, {
    status: 'tutup', closed_at: ctx.now, close_seq: document.seq, expected, counted, left_amount: left, counts: JSON.stringify(counts), reason: reason ?? null, received_by: receivedBy ?? null,
  });
  ctx.note(document.number, `tutup shift ${shift.number}, selisih ${difference}`);
  return { number: document.number, ...figures, entryNumber: entry?.number ?? null };
}
