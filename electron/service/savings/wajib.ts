import { firstDay, lastDay, monthOf, monthsBetween, type Month } from '../../../shared/domain/dates.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Member } from '../members/index.ts';
import { monthEndsOf } from './monthEnds.ts';

/**
 * Numbers of the active members who have paid less simpanan wajib by the end of `period` than the monthly amount in force on the first of
 * each month asks for, counted from `since` or from the month they joined. What was paid in advance counts.
 */
export function behindOnWajib(kernel: Kernel, members: readonly Member[], period: Month, since: Month): string[] {
  const dueSince = new Map<Month, number>();
  let due = 0;
  for (const each of monthsBetween(since, period).toReversed()) {
    due += kernel.settings.find('savings.amounts', firstDay(each))?.value.wajibMonthly ?? 0;
    dueSince.set(each, due);
  }
  const paid = monthEndsOf(kernel.db, ['wajib'], period, period);
  return members
    .filter(({ ref, state, joinedOn }) => {
      if (state !== 'aktif' || joinedOn > lastDay(period)) return false;
      const joined = monthOf(joinedOn);
      return (paid.get(ref)?.[0] ?? 0) < (dueSince.get(joined > since ? joined : since) ?? 0);
    })
    .map(({ no }) => no)
    .toSorted();
}
