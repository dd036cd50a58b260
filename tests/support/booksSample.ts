import type { Given, Gerai } from './gerai.ts';
import { signIn } from './till.ts';

type Line = Given<'ledger.post'>['lines'][number];

const take = (account: string, amount: number, unit?: 'GERAI' | 'LPG' | 'USP'): Line => ({ account, debit: amount, ...(unit === undefined ? {} : { unit }) });
const give = (account: string, amount: number, unit?: 'GERAI' | 'LPG' | 'USP'): Line => ({ account, credit: amount, ...(unit === undefined ? {} : { unit }) });

/** A January and the beginning of a February of all units and flows; Rp 70.000.000 were there on 2 January, unit UMUM. */
const ENTRIES: readonly (readonly [date: string, lines: readonly Line[]])[] = [
  ['2026-01-10', [take('1-1210', 1_000_000, 'GERAI'), give('4-1110', 1_000_000, 'GERAI')]],
  ['2026-01-12', [take('5-1110', 600_000, 'GERAI'), give('1-1210', 600_000, 'GERAI')]],
  ['2026-01-15', [take('1-1210', 500_000, 'LPG'), give('4-1220', 500_000, 'LPG')]],
  ['2026-01-15', [take('5-1220', 450_000, 'LPG'), give('1-1210', 450_000, 'LPG')]],
  ['2026-01-20', [take('1-1130', 50_000), give('4-1410', 50_000, 'USP')]],
  ['2026-01-25', [take('6-1110', 300_000), give('1-1110', 300_000)]],
  ['2026-01-28', [take('1-2120', 2_400_000), give('1-1210', 2_400_000)]],
  ['2026-01-29', [take('1-1130', 1_000_000), give('1-1110', 1_000_000)]],
  ['2026-01-30', [take('1-1210', 5_000_000), give('2-2110', 5_000_000)]],
  ['2026-01-30', [take('1-1210', 700_000), give('3-1140', 700_000)]],
  ['2026-01-30', [take('6-2110', 40_000), give('1-1110', 40_000)]],
  ['2026-01-31', [take('6-1160', 20_000, 'GERAI'), give('1-2190', 20_000, 'GERAI')]],
  ['2026-01-31', [take('7-1110', 7_500), give('2-1310', 7_500)]],
  ['2026-01-31', [take('1-1210', 3_000), give('4-2160', 3_000)]],
  ['2026-01-31', [take('6-1190', 25_000), give('1-1210', 25_000)]],
  ['2026-02-05', [take('1-1210', 200_000, 'GERAI'), give('4-1110', 200_000, 'GERAI')]],
  ['2026-02-10', [take('6-1110', 100_000), give('1-1110', 100_000)]],
];

/** Posts them; the clock stands on 20 February 2026 then. */
export async function postBooks(gerai: Gerai): Promise<void> {
  gerai.at('2026-02-20');
  const treasurer = await signIn(gerai, 'bendahara');
  for (const [date, lines] of ENTRIES) await treasurer.call('ledger.post', { date, memo: `Uji ${date}`, lines: [...lines] });
}
