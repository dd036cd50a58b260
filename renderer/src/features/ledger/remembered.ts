/** Where the book was open, so that going back from an entry lands on the same line. */
export const remembered = { period: null as string | null, account: null as string | null, entry: null as string | null };
