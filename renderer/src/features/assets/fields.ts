/** A typed whole number for the contract to judge; null while nothing is typed. */
export const wholeNumber = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed.trim()));

/** A typed percentage as the contract writes it: "6,5" is "6.5". */
export const percentInput = (typed: string): string => typed.trim().replace(',', '.');

/** The inputs without those that were left empty. */
export const filled = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && !(typeof value === 'string' && value.trim() === '')));
