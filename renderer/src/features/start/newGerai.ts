import { zodResolver } from '@hookform/resolvers/zod';
import type { Resolver } from 'react-hook-form';
import type { z } from 'zod';
import { contract, type Params } from '../../../../shared/contract/index.ts';
import { percentParts } from '../../../../shared/contract/policies.ts';
import type { Role } from '../../../../shared/contract/values.ts';
import { newGeraiWords } from '../../../../shared/text/screenStart.ts';
import { roleName } from '../../../../shared/text/screens.ts';

export type OfficerValues = { name: string; username: string; role: Role; pin: string };
export type PartValues = { key: string; name: string; pct: string };

/** The form as it is typed: text stays text, amounts are null while empty. */
export type NewGeraiValues = {
  profile: { name: string; legalNo: string; nikKoperasi: string; address: string; kelurahan: string; kecamatan: string; city: string; province: string; timezone: string; hetZone: string };
  users: OfficerValues[];
  openingCash: { brankas: number | null; bank: number | null };
  savings: { pokok: number | null; wajibMonthly: number | null };
  shuPolicy: { capitalPct: string; tradePct: string; parts: PartValues[]; capitalBase: string; averaging: string; tradeBase: string };
};

export const EMPTY_FORM: NewGeraiValues = {
  profile: { name: '', legalNo: '', nikKoperasi: '', address: '', kelurahan: '', kecamatan: '', city: 'Balikpapan', province: 'Kalimantan Timur', timezone: 'Asia/Makassar', hetZone: '2' },
  users: [
    { name: '', username: '', role: 'ketua', pin: '' },
    { name: '', username: '', role: 'bendahara', pin: '' },
    { name: '', username: '', role: 'kasir', pin: '' },
  ],
  openingCash: { brankas: null, bank: null },
  savings: { pokok: null, wajibMonthly: null },
  shuPolicy: {
    capitalPct: '',
    tradePct: '',
    parts: (Object.keys(newGeraiWords.parts) as (keyof typeof newGeraiWords.parts)[]).map((key) => ({ key, name: newGeraiWords.parts[key], pct: '' })),
    capitalBase: 'pokok+wajib',
    averaging: 'monthly-average',
    tradeBase: 'both',
  },
};

type InitialiseParams = Omit<Params<'system.initialise'>, 'id'>;

/** A percentage as typed (12, 12,5) in the contract's form; empty counts as nothing. */
export const percentOf = (typed: string): string => {
  const plain = typed.trim().replace(',', '.').replace(/%$/, '');
  return plain === '' ? '0' : plain;
};

/** What the form would send. Parts without a percentage are left out. */
export function toParams(values: NewGeraiValues): unknown {
  const { profile, users, openingCash, savings, shuPolicy } = values;
  return {
    profile: {
      ...profile,
      nikKoperasi: profile.nikKoperasi.trim() === '' ? undefined : profile.nikKoperasi,
      hetZone: Number(profile.hetZone),
      fiscalYearStartMonth: 1,
    },
    users,
    openingCash: { brankas: openingCash.brankas ?? undefined, ...(openingCash.bank === null ? {} : { bank: openingCash.bank }) },
    savings: { pokok: savings.pokok ?? undefined, wajibMonthly: savings.wajibMonthly ?? undefined },
    shuPolicy: {
      capitalPct: percentOf(shuPolicy.capitalPct),
      tradePct: percentOf(shuPolicy.tradePct),
      parts: shuPolicy.parts.map((part) => ({ ...part, pct: percentOf(part.pct) })),
      capitalBase: shuPolicy.capitalBase,
      averaging: shuPolicy.averaging,
      tradeIncludes: shuPolicy.tradeBase === 'both' ? ['sales', 'loan-interest'] : ['sales'],
    },
  };
}

const NEEDED: readonly Role[] = ['ketua', 'bendahara', 'kasir'];

/** The contract's own schema and, over it, what this form asks beyond: the three offices, and nobody's PIN twice. */
const schema = contract['system.initialise'].input.omit({ id: true, loanPolicy: true, latihan: true }).superRefine(({ users }, context) => {
  users.forEach((user, index) => {
    const before = users.slice(0, index);
    if (before.some((other) => other.pin === user.pin)) context.addIssue({ code: 'custom', path: ['users', index, 'pin'], message: newGeraiWords.samePin });
    if (before.some((other) => other.username === user.username)) context.addIssue({ code: 'custom', path: ['users', index, 'username'], message: newGeraiWords.sameUsername });
  });
  for (const role of NEEDED)
    if (!users.some((user) => user.role === role)) context.addIssue({ code: 'custom', path: ['users'], message: newGeraiWords.missingRole(roleName[role].toLowerCase()) });
});

type Checked = z.output<typeof schema>;
const checkParams = zodResolver<z.input<typeof schema>, unknown, Checked>(schema);

export const resolver: Resolver<NewGeraiValues> = async (values, context, options) => {
  const checked = await checkParams(toParams(values) as z.input<typeof schema>, context, options as unknown as Parameters<typeof checkParams>[2]);
  return Object.keys(checked.errors).length === 0 ? { values, errors: {} } : { values: {}, errors: checked.errors as never };
};

/** For a form the resolver has passed. */
export function initialiseParams(values: NewGeraiValues): InitialiseParams {
  const params = toParams(values) as InitialiseParams;
  return { ...params, shuPolicy: { ...params.shuPolicy, parts: params.shuPolicy.parts.filter((part) => Number(part.pct) > 0) } };
}

const HUNDRED = percentParts('100');

/** The sum of all percentages against 100: what is missing (positive) or too much (negative), in hundredths of a percent. */
export function percentRest(policy: NewGeraiValues['shuPolicy']): { readonly total: string; readonly rest: bigint } {
  const all = [policy.capitalPct, policy.tradePct, ...policy.parts.map((part) => part.pct)].map(percentOf);
  const total = all.reduce((sum, pct) => sum + (/^\d{1,3}(\.\d{1,12})?$/.test(pct) ? percentParts(pct) : 0n), 0n);
  return { total: hundredths(total), rest: HUNDRED - total };
}

/** "12,5" out of ten-to-the-twelfth parts of a percent, at most two decimals. */
export function hundredths(parts: bigint): string {
  const cents = (parts < 0n ? -parts : parts) / 10_000_000_000n;
  const fraction = String(cents % 100n).padStart(2, '0').replace(/0+$/, '');
  return `${cents / 100n}${fraction === '' ? '' : `,${fraction}`}%`;
}

/** "Nurul Hidayah" signs in as "nurul", or as "nurul2" when that is taken. */
export function usernameFor(name: string, taken: readonly string[]): string {
  const first = name.trim().toLowerCase().normalize('NFD').replace(/[^a-z0-9\s]/g, '').split(/\s+/)[0] ?? '';
  if (first.length < 2) return first;
  let candidate = first.slice(0, 28);
  for (let count = 2; taken.includes(candidate); count += 1) candidate = `${first.slice(0, 28)}${count}`;
  return candidate;
}
