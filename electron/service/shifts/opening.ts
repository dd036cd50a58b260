import type { User, WriteCtx } from '../kernel/kernel.ts';
import type { DocumentHead, Ledger } from '../ledger/index.ts';

/** Opens somebody's shift on a drawer; `from` is the closing it was taken over from. What the drawer does not hold yet comes from the safe (ruling 17). */
export function openShift(
  ledger: Ledger, ctx: WriteCtx, user: User, { id, drawer, float, carried, from }: { readonly id?: string; readonly drawer: string; readonly float: number; readonly carried: number; readonly from?: string },
): DocumentHead {
  const document = ledger.document(ctx, { ...(id === undefined ? {} : { id }), kind: 'BS', date: ctx.today, amounts: { float, carried }, refs: { drawer, ...(from === undefined ? {} : { from }) } });
  ctx.rows.insert('shift', {
    document_seq: document.seq, user_ref: user.ref, drawer, float, carried, status: 'buka', closed_at: null, close_seq: null, expected: null, counted: null, left_amount: null, counts: null, reason: null, received_by: null,
  });
  if (float > carried)
    ledger.post(ctx, {
      document, memo: `Modal shift ${document.number}`,
      lines: [{ account: '1-1120', debit: float - carried, flow: 'internal', shiftSeq: document.seq }, { account: '1-1110', credit: float - carried, flow: 'internal' }],
    });
  return document;
}
