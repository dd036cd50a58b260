import { addDays } from '../../../shared/domain/dates.ts';
import type { Args, Result } from '../../../shared/contract/index.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import { invalid, notFound } from '../kernel/refusal.ts';
import { entryView } from './entryView.ts';
import type { Ledger } from './ledger.ts';
import type { Neighbours } from './neighbours.ts';
import { register } from './register.ts';
import { EntrySearch } from './search.ts';

export type LedgerQuery = 'ledger.entry' | 'ledger.search' | 'ledger.register' | 'ledger.trialBalance';

export function ledgerQueries(kernel: Kernel, ledger: Ledger, neighbours: Pick<Neighbours, 'member' | 'memberByRef'>): Handlers<LedgerQuery> {
  const { db } = kernel;
  return {
    'ledger.entry': ({ entryId, number }) => {
      if ((entryId === undefined) === (number === undefined)) throw invalid('entryId', 'isi salah satu: entryId atau number');
      const view = entryView(db, entryId === undefined ? 'number' : 'id', entryId ?? number ?? '', neighbours.memberByRef);
      if (view === null) throw notFound('Jurnal', entryId === undefined ? 'number' : 'entryId');
      return view;
    },

    'ledger.search': (filter) =>
      new EntrySearch(db, filter, {
        account: filter.account === undefined ? undefined : ledger.account(filter.account).ref,
        member: filter.memberId === undefined ? undefined : neighbours.member(filter.memberId, 'memberId').ref,
      }).page(),

    'ledger.register': (args) => register(db, ledger, args),

    'ledger.trialBalance': (args) => trialBalance(ledger, args),
  };
}

/**
 * Balances on a day, closing entries and month 13 included. With `from` also the movement since, so that opening and movement
 * give the closing; a span that ends a year and did not begin it leaves month 13 out of both (ruling 2).
 */
export function trialBalance(ledger: Ledger, { asOf, from, unit }: Args<'ledger.trialBalance'>): Result<'ledger.trialBalance'> {
  if (from !== undefined && asOf < from) throw invalid('asOf', `tanggal akhir ${asOf} sebelum tanggal awal ${from}`);
  const before = from === undefined ? undefined : ledger.balances(addDays(from, -1), unit);
  const moved = from === undefined ? undefined : ledger.turnover(from, asOf, unit);
  const balances = moved === undefined ? ledger.balances(asOf, unit) : new Map([...moved].map(([ref, { closing }]) => [ref, closing]));
  const result: Result<'ledger.trialBalance'> = { rows: [], totalDebit: 0, totalCredit: 0 };
  const movement = { debit: 0, credit: 0 };
  for (const { ref, code, name } of ledger.accounts().values()) {
    const balance = balances.get(ref) ?? 0;
    const opening = before?.get(ref) ?? 0;
    const { debit, credit } = moved?.get(ref) ?? { debit: 0, credit: 0 };
    if (balance === 0 && opening === 0 && debit === 0 && credit === 0) continue;
    const row = { code, name, debit: Math.max(0, balance), credit: Math.max(0, -balance) };
    result.totalDebit += row.debit;
    result.totalCredit += row.credit;
    movement.debit += debit;
    movement.credit += credit;
    result.rows.push(from === undefined ? row : { ...row, opening, debitMovement: debit, creditMovement: credit, closing: balance });
  }
  return from === undefined ? result : { ...result, movement };
}
