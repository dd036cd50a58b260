import type { SavingsKind } from '../../../shared/contract/values.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { savingsRules as words } from '../../../shared/text/savingsRules.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Member } from '../members/index.ts';
import { SAVINGS_ACCOUNTS, writeMove } from './moves.ts';

export type Transfer = {
  readonly from: Member; readonly to: Member; readonly kind: SavingsKind; readonly amount: number; readonly date: CalendarDate; readonly note?: string | undefined;
  /** `pindah` as somebody asked for it; `potong` as a member let it be taken. */
  readonly via: 'pindah' | 'potong';
  /** The document's id, where the command makes more than one. */
  readonly id?: string;
};

/** Moves sukarela into savings of the same member or another: D 2-1210 / K 3-1110, 3-1120 or 2-1210 (document SP). Throws RULE BALANCE_INSUFFICIENT, BACKDATED. */
export function postTransfer(kernel: Kernel, ledger: Ledger, ctx: WriteCtx, { from, to, kind, amount, date, note, via, id }: Transfer): { number: string; entryNumber: string; fromBalance: number; toBalance: number } {
  const document = ledger.document(ctx, {
    kind: 'SP', date, member: from, amounts: { amount, kind, via }, refs: { from: from.no, to: to.no, memberId: from.id, ...(note === undefined ? {} : { note }) }, ...(id === undefined ? {} : { id }),
  });
  const fromBalance = writeMove(kernel.db, ctx, { member: from, kind: 'sukarela', amount: -amount, document, via, date });
  const toBalance = writeMove(kernel.db, ctx, { member: to, kind, amount, document, via, date });
  const memo = via === 'potong' ? words.debitMemo(kind, from.no) : words.transferMemo(from.no, to.no, kind);
  const entry = ledger.post(ctx, { document, memo, lines: [{ account: SAVINGS_ACCOUNTS.sukarela, unit: 'USP', debit: amount, member: from }, { account: SAVINGS_ACCOUNTS[kind], unit: 'USP', credit: amount, member: to }] });
  return { number: document.number, entryNumber: entry.number, fromBalance, toBalance };
}
