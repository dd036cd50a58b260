/** Largest amount that has words: 999 trillion and all below it. */
export const MAX_TERBILANG = 999_999_999_999_999;

const ONES = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'] as const;
const SCALES = ['', 'ribu', 'juta', 'miliar', 'triliun'] as const;

/** Words for 0 to 999; 0 has none. */
function belowThousand(n: number): string[] {
  const hundreds = Math.floor(n / 100);
  const rest = n % 100;
  const tens = Math.floor(rest / 10);
  const ones = ONES[rest % 10] ?? '';
  const words = hundreds === 0 ? [] : hundreds === 1 ? ['seratus'] : [ONES[hundreds] ?? '', 'ratus'];
  if (rest === 10) words.push('sepuluh');
  else if (rest === 11) words.push('sebelas');
  else if (tens === 1) words.push(ones, 'belas');
  else if (tens > 1) words.push(ONES[tens] ?? '', 'puluh', ones);
  else words.push(ones);
  return words.filter((word) => word !== '');
}

/**
 * An amount in Indonesian words, as official prints carry it (ux §5): "sembilan puluh tujuh ribu lima ratus sembilan puluh
 * tiga rupiah"; 0 is "nol rupiah", a negative amount begins with "minus".
 * Throws RangeError for fractions and beyond 999 trillion either way.
 */
export function terbilang(amount: number): string {
  const magnitude = Math.abs(amount);
  if (!Number.isSafeInteger(amount) || magnitude > MAX_TERBILANG) throw new RangeError(`no words for ${amount}`);
  if (amount === 0) return 'nol rupiah';
  const words: string[] = [];
  for (const [power, scale] of [...SCALES.entries()].toReversed()) {
    const group = Math.floor(magnitude / 1000 ** power) % 1000;
    if (group === 0) continue;
    if (scale === 'ribu' && group === 1) words.push('seribu');
    else words.push(...belowThousand(group), ...(scale === '' ? [] : [scale]));
  }
  return `${amount < 0 ? 'minus ' : ''}${words.join(' ')} rupiah`;
}
