import { lastDay, type Month } from '../../../shared/domain/dates.ts';
import { sum } from '../../../shared/domain/money.ts';
import { interestWords as words } from '../../../shared/text/interest.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import type { LongWork, Run } from '../kernel/runs.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Members } from '../members/index.ts';
import { INTEREST, type Savings } from '../savings/index.ts';
import { interestOf, type Earned, type InterestRule } from './month.ts';
import { creditedOf } from './store.ts';

export type Rooms = { readonly kernel: Kernel; readonly ledger: Ledger; readonly members: Members; readonly savings: Savings };

const EXPENSE = '5-1410';
const SAVED = '2-1210';
export const WITHHELD = '2-1320';

/** The parts and steps of a month's run: documents BJ of at most 50 members each, dated the month's last day, for whoever has no interest of the month that stands. */
export function creditAll(rooms: Rooms, period: Month, rule: InterestRule): Pick<LongWork<object, Earned>, 'parts' | 'step'> {
  const { db } = rooms.kernel;
  const lastMove = (): number => db.sql<{ seq: number | null }>('SELECT max(seq) AS seq FROM savings_move').get()?.seq ?? 0;
  const moved = new Set<number>();
  let looked = 0;
  return {
    *parts() {
      looked = lastMove();
      const credited = new Set(creditedOf(db, period).map(({ memberRef }) => memberRef));
      for (const earned of interestOf(db, period, rule)) yield earned === undefined || credited.has(earned.memberRef) ? undefined : earned;
    },
    step: (ctx, parts, run) => {
      // Whoever has moved since the month was read earns what is there now.
      for (const { seq, memberRef, via } of db.sql<{ seq: number; memberRef: number; via: string }>('SELECT seq, member_ref AS memberRef, via FROM savings_move NOT INDEXED WHERE seq > ? ORDER BY seq').all(looked)) {
        if (via !== INTEREST) moved.add(memberRef);
        looked = seq;
      }
      const earned = parts.flatMap((part) => (moved.has(part.memberRef) ? [...interestOf(db, period, rule, part.memberRef - 1, part.memberRef)].filter((again) => again !== undefined) : [part]));
      if (earned.length > 0) credit(rooms, ctx, { period, earned, run });
    },
  };
}

/** D 5-1410 what was earned / K 2-1210 each member's net, K 2-1320 the tax withheld (domain §3.6). */
function credit({ ledger, members, savings }: Rooms, ctx: WriteCtx, { period, earned, run }: { readonly period: Month; readonly earned: readonly Earned[]; readonly run: Run }): void {
  const date = lastDay(period);
  const [gross, tax, net] = [sum(earned.map((each) => each.gross)), sum(earned.map((each) => each.tax)), sum(earned.map((each) => each.net))];
  const document = ledger.document(ctx, { kind: 'BJ', date, amounts: { gross, tax, net, accounts: earned.length }, refs: { period } });
  const lines = earned.map(({ memberRef, base, days, gross: each, tax: withheld, net: amount }) => {
    const member = members.byRef(memberRef);
    ctx.rows.insert('interest_credit', { document_seq: document.seq, member_ref: memberRef, run_ref: run.ref, period, base, days, gross: each, tax: withheld });
    if (amount > 0) savings.move(ctx, { member, kind: 'sukarela', amount, document, via: INTEREST, date });
    return { account: SAVED, unit: 'USP', credit: amount, member } as const;
  });
  ledger.post(ctx, { document, memo: words.memo(period, earned.length), lines: [{ account: EXPENSE, unit: 'USP', debit: gross }, ...lines, { account: WITHHELD, unit: 'USP', credit: tax }] });
  ctx.note(document.number, words.note(period, earned.length, net));
}
