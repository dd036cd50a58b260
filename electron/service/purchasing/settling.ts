import { sum } from '../../../shared/domain/money.ts';
import type { CashVia } from '../../../shared/contract/values.ts';
import { rp } from '../../../shared/text/format.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { refuse } from '../kernel/refusal.ts';
import type { DocumentHead, EntryLine } from '../ledger/index.ts';
import type { Payment } from './draft.ts';
import { ADVANCE, PAYABLE, type Supplier, type Suppliers } from './suppliers.ts';

/** How goods are paid when they are bought: from the safe or drawer, the bank, on credit, of what was prepaid. */
export class Settling {
  private readonly suppliers: Suppliers;
  private readonly cash: CashDesk;

  constructor(suppliers: Suppliers, cash: CashDesk) {
    this.suppliers = suppliers;
    this.cash = cash;
  }

  /** The shift whose drawer pays, where any of it is paid in cash out of one. */
  shiftOf(ctx: WriteCtx, ways: readonly { readonly via: string }[]): number | undefined {
    return ways.some(({ via }) => via === 'kas') ? this.cash.line(ctx, 'kas', 'umum').shiftSeq : undefined;
  }

  /** Money that goes out to a supplier or a carrier. */
  out(ctx: WriteCtx, via: CashVia, amount: number): EntryLine {
    return { ...(via === 'kas' ? this.cash.line(ctx, 'kas', 'umum') : { account: '1-1210' }), credit: amount, flow: 'suppliers' };
  }

  /** Throws RULE BALANCE_INSUFFICIENT where more is paid of what was prepaid than there is. */
  refuseShort(payments: readonly Payment[], supplier: Supplier): void {
    const prepaid = sum(payments.filter((payment) => payment.via === 'uang-muka').map((payment) => payment.amount));
    const { advance } = this.suppliers.balance(supplier.ref);
    if (prepaid > advance) throw refuse('BALANCE_INSUFFICIENT', `${ADVANCE} uang muka di ${supplier.name} ${rp(advance)}, dipakai ${rp(prepaid)}. Bayar sisanya dengan cara lain.`, { account: ADVANCE, short: prepaid - advance });
  }

  /** Keeps the payments of a document and what is owed and prepaid for it; answers where its value comes from. Throws RULE BALANCE_INSUFFICIENT, BACKDATED. */
  settle(ctx: WriteCtx, table: 'receipt_payment' | 'shipment_payment', payments: readonly Payment[], document: DocumentHead, supplier: Supplier): EntryLine[] {
    const credits = payments.map(({ via, amount, due }, index): EntryLine => {
      ctx.rows.insert(table, { document_seq: document.seq, line_no: index + 1, via, amount, due_on: due ?? null });
      if (via === 'utang') return { account: PAYABLE[supplier.kind], credit: amount };
      return via === 'uang-muka' ? { account: ADVANCE, credit: amount } : this.out(ctx, via, amount);
    });
    const owed = sum(payments.filter((payment) => payment.via === 'utang').map((payment) => payment.amount));
    const prepaid = sum(payments.filter((payment) => payment.via === 'uang-muka').map((payment) => payment.amount));
    this.refuseShort(payments, supplier);
    if (prepaid > 0) this.suppliers.refuseEarlier(supplier, 'advance', prepaid, document.date);
    if (owed > 0 || prepaid > 0) this.suppliers.adjust(supplier.ref, owed, -prepaid);
    return credits;
  }
}
