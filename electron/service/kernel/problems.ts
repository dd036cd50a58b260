/** A stored value that disagrees with what the evidence says: the table, the row's key, and one Indonesian sentence. */
export type Problem = { readonly table: string; readonly key: string; readonly problem: string };

/** Most problems one check answers: enough to see the pattern, few enough to read. */
export const MAX_PROBLEMS = 50;
