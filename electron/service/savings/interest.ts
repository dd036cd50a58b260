import type { Args, Result } from '../../../shared/contract/index.ts';
import { firstDay, lastDay, monthOf } from '../../../shared/domain/dates.ts';
import { MAX_RUPIAH } from '../../../shared/domain/money.ts';
import { savingsInterest, type InterestTaxRule } from '../../../shared/domain/savingsInterest.ts';
import { dateText, monthText, rp } from '../../../shared/text/format.ts';
import { invalid } from '../kernel/refusal.ts';

type Question = Args<'savings.calculateInterest'>;

/** Interest of one month as the caller describes it. Throws VALIDATION naming the field that cannot be. */
export function calculateInterest(question: Question, tax: InterestTaxRule): Result<'savings.calculateInterest'> {
  requireOneRate(question);
  requireDates(question);
  requireBalances(question);
  const { method, annualPct, tiers, period, opening, openedOn, closedOn, moves, yearDays, minBalance } = question;
  return savingsInterest({ method, annualPct, tiers, period, opening, openedOn, closedOn, moves, yearDays, minBalance }, tax);
}

function requireOneRate({ annualPct, tiers }: Question): void {
  if (annualPct === undefined && tiers === undefined) throw invalid('annualPct', 'isi persen setahun, atau isi tiers');
  if (annualPct !== undefined && tiers !== undefined) throw invalid('tiers', 'isi salah satu: annualPct atau tiers');
  const starts = new Set<number>();
  (tiers ?? []).forEach((tier, index) => {
    if (starts.has(tier.from)) throw invalid(`tiers.${index}.from`, `dua tingkat mulai dari ${rp(tier.from)}`);
    starts.add(tier.from);
  });
}

function requireDates({ period, openedOn, closedOn, moves }: Question): void {
  const end = lastDay(period);
  if (openedOn !== undefined && openedOn > end) throw invalid('openedOn', `tanggal buka ${dateText(openedOn)} sesudah ${monthText(period)}`);
  if (closedOn !== undefined && closedOn > end) throw invalid('closedOn', `tanggal tutup ${dateText(closedOn)} sesudah ${monthText(period)}; kosongkan bila rekening masih ada`);
  if (openedOn !== undefined && closedOn !== undefined && closedOn < openedOn) throw invalid('closedOn', `tanggal tutup ${dateText(closedOn)} sebelum tanggal buka ${dateText(openedOn)}`);
  moves.forEach((move, index) => {
    if (monthOf(move.date) !== period) throw invalid(`moves.${index}.date`, `tanggal ${dateText(move.date)} di luar ${monthText(period)} (${dateText(firstDay(period))} sampai ${dateText(end)})`);
  });
}

/** Every end-of-day balance lies between 0 and the largest amount the program accepts. */
function requireBalances({ opening, moves }: Question): void {
  const inOrder = moves.map((move, index) => ({ ...move, index })).toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.index - b.index));
  let balance: number = opening;
  inOrder.forEach((move, at) => {
    balance += move.amount;
    if (inOrder[at + 1]?.date === move.date) return;
    if (balance < 0) throw invalid(`moves.${move.index}.amount`, `saldo akhir ${dateText(move.date)} menjadi ${rp(balance)}; saldo tidak boleh kurang dari 0`);
    if (balance > MAX_RUPIAH) throw invalid(`moves.${move.index}.amount`, `saldo akhir ${dateText(move.date)} terlalu besar`);
  });
}
