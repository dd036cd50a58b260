/** The contract's form of a percentage: plain decimal digits, at most twelve decimals ("12", "1.5", "0.75"). */
export const PERCENT_PATTERN = /^(0|[1-9]\d{0,3})(\.\d{1,12})?$/;

/** One percent in the units of {@link percentUnits}: ten to the twelfth, so that every contract percentage is a whole number. */
export const ONE_PERCENT = 1_000_000_000_000n;

/** A hundred percent in the units of {@link percentUnits}. */
export const HUNDRED_PERCENT = 100n * ONE_PERCENT;

/** Reads a contract percentage as a whole number of 10^-12 percent. Throws RangeError for anything else, a sign included. */
export function percentUnits(text: string): bigint {
  if (!PERCENT_PATTERN.test(text)) throw new RangeError(`not a percentage: ${text}`);
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole) * ONE_PERCENT + BigInt(fraction.padEnd(12, '0'));
}

/** The contract's decimal string for units of {@link percentUnits}, without trailing zeros: "12.5", "99.999". */
export function percentFromUnits(units: bigint): string {
  const fraction = (units % ONE_PERCENT).toString().padStart(12, '0').replace(/0+$/, '');
  return `${units / ONE_PERCENT}${fraction === '' ? '' : `.${fraction}`}`;
}
