import type { CashVia, Unit } from '../../../shared/contract/values.ts';
import type { WriteCtx } from './kernel.ts';

/** Where cash of one command goes: the account, the unit of its line, and the shift that counts it. */
type CashLine = {
  readonly account: string;
  readonly unit: Unit;
  /** The caller's open shift, on the drawer account only; it goes on the document and on the cash line. */
  readonly shiftSeq: number | undefined;
};

/** What a room needs of the shifts to take or give money (ruling 16). */
export type CashDesk = {
  /**
   * Account for `via` on behalf of the caller. 'bank' is 1-1210; 'kas' is 1-1120 while the caller has an open shift, else
   * 1-1130 for purpose 'usp' (savings, loans, SHU) and 1-1110 for 'umum'.
   */
  line(ctx: WriteCtx, via: CashVia, purpose: 'usp' | 'umum'): CashLine;
};
