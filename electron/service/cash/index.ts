import type { Args, Result } from '../../../shared/contract/index.ts';
import { rp } from '../../../shared/text/format.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid } from '../kernel/refusal.ts';
import type { Ledger, Reversibles } from '../ledger/index.ts';
import { cashAccounts, cashUnit, transferAccount } from './accounts.ts';
import { cashBook } from './book.ts';
import { Qris } from './qris.ts';

export { cashBook } from './book.ts';
export { bankAccount } from './accounts.ts';
export { qrisChecks, qrisControls } from './checks.ts';
export type { Qris } from './qris.ts';

/** Where bank charges go. */
const BANK_FEES = '6-1150';

/** Money by its place: cash books, transfers between cash accounts, QRIS on its way to the bank, and bank statements. */
export class Cash {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  readonly qris: Qris;

  constructor(kernel: Kernel, ledger: Ledger) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.qris = new Qris(kernel, ledger);
  }

  /** A transfer moves nothing but the cash of its entry. */
  reversibles(): Reversibles<'PD'> {
    return { PD: { purpose: 'umum', check: () => null, undo: () => undefined } };
  }

  handlers(): Handlers<'cash.accounts' | 'cash.book' | 'cash.transfer' | 'qris.pending' | 'qris.settle' | 'qris.undo'> {
    return {
      ...this.qris.handlers(),
      'cash.accounts': ({ asOf }, ctx) => cashAccounts(this.ledger, asOf ?? ctx.today),
      'cash.book': (args) => cashBook(this.kernel.db, this.ledger, args),
      'cash.transfer': (args, ctx) => this.transfer(args, ctx),
    };
  }

  /**
   * Moves `amount` so that it arrives whole; the fee leaves the giving account beside it (ruling 22). The entry is of kind
   * `umum`: like a manual one it is undone by `ledger.reverse`.
   */
  private transfer(args: Args<'cash.transfer'>, ctx: WriteCtx): Omit<Result<'cash.transfer'>, 'replayed'> {
    const [from, to] = [transferAccount(this.ledger, args.from, 'from'), transferAccount(this.ledger, args.to, 'to')];
    if (from.code === to.code) throw invalid('to', `uang sudah ada di ${to.code} ${to.name}; pilih akun tujuan lain`);
    const fee = args.fee ?? 0;
    const document = this.ledger.document(ctx, { kind: 'PD', date: args.date ?? ctx.today, amounts: { amount: args.amount, fee }, refs: { from: from.code, to: to.code } });
    const entry = this.ledger.post(ctx, {
      document, kind: 'umum', memo: `Pindah dana ${document.number} dari ${from.name} ke ${to.name}`,
      lines: [
        { account: to.code, unit: cashUnit(to.code), debit: args.amount, flow: 'internal' }, { account: BANK_FEES, debit: fee },
        { account: from.code, unit: cashUnit(from.code), credit: args.amount, flow: 'internal' }, { account: from.code, unit: cashUnit(from.code), credit: fee, flow: 'opex' },
      ],
    });
    ctx.note(document.number, `pindah dana ${rp(args.amount)}`);
    return { number: document.number, entryNumber: entry.number };
  }
}
