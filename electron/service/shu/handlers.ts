import { calculateShu } from '../../../shared/domain/shu.ts';
import type { Args } from '../../../shared/contract/index.ts';
import type { Handlers } from '../kernel/kernel.ts';
import { invalid } from '../kernel/refusal.ts';
import type { Shu } from './shu.ts';

const NEEDED: Readonly<Record<string, 'sales' | 'loanInterest'>> = { 'sales': 'sales', 'loan-interest': 'loanInterest' };

/** What the contract's schema cannot see: a key given twice, a weight missing that a part's base needs. */
function refuseBadMembers({ policy, members }: Args<'shu.calculate'>): void {
  const needed = new Set(policy.parts.flatMap((part) => NEEDED[part.base ?? ''] ?? []));
  const seen = new Set<string>();
  members.forEach((member, index) => {
    if (seen.has(member.key)) throw invalid(`members.${index}.key`, `${member.key} disebut dua kali`);
    seen.add(member.key);
    for (const weight of needed) if (member[weight] === undefined) throw invalid(`members.${index}.${weight}`, 'wajib diisi karena ada bagian SHU yang dibagi menurut angka ini');
  });
}

/** `known` throws NOT_FOUND for a member that nobody knows. */
export function shuHandlers(shu: Shu, known: (memberId: string) => unknown): Handlers<'shu.calculate' | 'shu.estimate' | 'shu.statement'> {
  return {
    'shu.calculate': (args) => {
      refuseBadMembers(args);
      const { allocations, members, undistributed } = calculateShu(args);
      return {
        allocations: [...allocations],
        members: members.map(({ key, capitalShare, tradeShare, total }) => ({ key, capitalShare, tradeShare, total })),
        undistributed: [...undistributed],
      };
    },
    'shu.estimate': ({ memberId }) => {
      known(memberId);
      return shu.estimate(memberId);
    },
    'shu.statement': ({ period }) => shu.statement(period),
  };
}
