import type { Result } from '../../../shared/contract/index.ts';
import type { CalendarDate, Month } from '../../../shared/domain/dates.ts';
import { proportion, sum } from '../../../shared/domain/money.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import type { Ledger, Reversibles } from '../ledger/index.ts';
import { borrow, returnBorrowed } from './borrowed.ts';
import { depreciate, duesOf, preview, type Later } from './depreciation.ts';
import { dispose } from './disposal.ts';
import { register } from './register.ts';
import { assetReversibles } from './reversal.ts';
import { ACCUMULATED, FIXED_ASSETS, type Rooms } from './rooms.ts';
export { acquiredBy, disposedBy, type AssetNote } from './note.ts';
export { borrowedOn } from './store.ts';
import { assetsOn, borrowedOn, doneThrough, type Asset } from './store.ts';

export { assetChecks } from './checks.ts';

type AssetMethod = 'assets.register' | 'assets.list' | 'assets.previewDepreciation' | 'assets.depreciate' | 'assets.dispose' | 'assets.borrow' | 'assets.returnBorrowed';
type Row = Result<'assets.list'>['rows'][number];

/** The register of fixed assets: bought, worn off month by month, sold; and of what is only borrowed. */
export class Assets {
  private readonly rooms: Rooms;

  constructor(kernel: Kernel, ledger: Ledger, cash: CashDesk) {
    this.rooms = { kernel, ledger, cash };
  }

  /** Depreciation not booked yet by the end of a month: rupiah, the codes of the assets, and those that go with a later month. Writes nothing. */
  depreciationDue(period: Month): { readonly amount: number; readonly assets: readonly string[]; readonly later: readonly Later[] } {
    const { dues, later } = duesOf(this.rooms.kernel, period);
    return { amount: sum(dues.map((due) => due.amount)), assets: dues.map((due) => due.asset.code), later };
  }

  /** The register on a day beside what the ledger carries on fixed assets and 1-2190. */
  list(asOf: CalendarDate): Result<'assets.list'> {
    const { kernel, ledger } = this.rooms;
    const assets = assetsOn(kernel.db, asOf);
    const rows = assets.map(rowOf);
    const held = rows.filter((row) => row.status !== 'dilepas' && row.status !== 'dibatalkan');
    const totals = { cost: sum(held.map((row) => row.cost)), accumulated: sum(held.map((row) => row.accumulated)), bookValue: sum(held.map((row) => row.bookValue)) };
    let cost = 0;
    for (const account of ledger.accounts().values()) if (account.parent === FIXED_ASSETS && account.code !== ACCUMULATED) cost += ledger.balance(account.code, asOf);
    const carried = { cost, accumulated: 0 - ledger.balance(ACCUMULATED, asOf) };
    return { rows, totals, borrowed: borrowedOn(kernel.db, asOf), ledger: carried, agrees: totals.cost === carried.cost && totals.accumulated === carried.accumulated };
  }

  /** The register on a day, and the codes of assets that are worth less than their residual value on it. */
  registerOn(asOf: CalendarDate): Result<'assets.list'> & { readonly overworn: readonly string[] } {
    const list = this.list(asOf);
    return { ...list, overworn: list.rows.filter((row) => row.cost - row.accumulated < row.residual).map((row) => row.code) };
  }

  reversibles(): Reversibles<'AT' | 'PY' | 'LA'> {
    return assetReversibles(this.rooms.kernel.db);
  }

  handlers(): Handlers<AssetMethod> {
    const { kernel } = this.rooms;
    return {
      'assets.register': (args, ctx) => register(this.rooms, args, ctx),
      'assets.list': ({ asOf }, ctx) => this.list(asOf ?? ctx.today),
      'assets.previewDepreciation': ({ period }) => preview(kernel, period),
      'assets.depreciate': ({ period }, ctx) => depreciate(this.rooms, period, ctx),
      'assets.dispose': (args, ctx) => dispose(this.rooms, args, ctx),
      'assets.borrow': (args, ctx) => borrow(kernel, args, ctx),
      'assets.returnBorrowed': (args, ctx) => returnBorrowed(kernel, args, ctx),
    };
  }
}

function rowOf(asset: Asset): Row {
  const { cost, residual, usefulMonths, opening, booked, disposedOn, undoneOn } = asset;
  const accumulated = opening + booked;
  const worn = residual < cost && accumulated === cost - residual;
  return {
    assetId: asset.id, code: asset.code, name: asset.name, account: asset.account, unit: asset.unit, acquiredOn: asset.acquiredOn, cost, residual, usefulMonths, monthly: proportion(cost - residual, 1, usefulMonths), accumulated,
    bookValue: disposedOn === null && undoneOn === null ? cost - accumulated : 0, status: undoneOn !== null ? 'dibatalkan' : disposedOn !== null ? 'dilepas' : worn ? 'habis-disusutkan' : 'dipakai', source: asset.source, depreciatedThrough: doneThrough(asset), disposedOn, undoneOn, number: asset.number,
  };
}
