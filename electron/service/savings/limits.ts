import { savingsRules as words } from '../../../shared/text/savingsRules.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { refuse } from '../kernel/refusal.ts';
import { standing } from '../ledger/index.ts';
import type { Member } from '../members/index.ts';
import { balancesOf } from './moves.ts';

/** What must stay on a member's sukarela on a day, by the setting `savings.withdrawal`. */
export const keptAtLeast = (kernel: Kernel, on: CalendarDate): number => kernel.settings.find('savings.withdrawal', on)?.value.keepAtLeast ?? 0;

/**
 * Whether a member may take so much out of sukarela, by the setting `savings.withdrawal`. Throws RULE WITHDRAWAL_LIMIT above what a day allows or below what must stay,
 * APPROVAL_REQUIRED above what goes without somebody else's consent. What is not there at all is refused where it is moved.
 */
export function admitTaking(kernel: Kernel, ctx: WriteCtx, member: Member, amount: number, on: CalendarDate): void {
  const rule = kernel.settings.find('savings.withdrawal', on)?.value ?? {};
  const { sukarela } = balancesOf(kernel.db, member.ref);
  if (rule.keepAtLeast !== undefined && amount <= sukarela && sukarela - amount < rule.keepAtLeast)
    throw refuse('WITHDRAWAL_LIMIT', words.keep(member.no, rule.keepAtLeast, Math.max(0, sukarela - rule.keepAtLeast)), { field: 'amount', keepAtLeast: rule.keepAtLeast, most: Math.max(0, sukarela - rule.keepAtLeast) });
  if (rule.perDay !== undefined) {
    const taken = takenOn(kernel, member, on);
    if (taken + amount > rule.perDay) throw refuse('WITHDRAWAL_LIMIT', words.perDay(member.no, rule.perDay, taken), { field: 'amount', perDay: rule.perDay, taken });
  }
  if (rule.approvalAbove !== undefined && amount > rule.approvalAbove && ctx.approver === null) throw refuse('APPROVAL_REQUIRED', words.approval(rule.approvalAbove), { field: 'approval', above: rule.approvalAbove });
}

/** What a member withdrew or gave to another on a day, without what was undone. */
const takenOn = ({ db }: Kernel, { ref }: Member, on: CalendarDate): number =>
  db
    .sql<{ taken: number | null }>(
      `SELECT -sum(m.amount) AS taken FROM savings_move m JOIN document d ON d.seq = m.document_seq
        WHERE m.member_ref = ? AND m.on_date = ? AND m.kind = 'sukarela' AND m.amount < 0 AND (d.kind = 'ST' OR (d.kind = 'SP' AND m.via = 'pindah')) AND ${standing('d.seq')}`,
    )
    .get(ref, on)?.taken ?? 0;
