import type { MemberRef } from './ledger.ts';

/** What the ledger asks of other rooms without knowing them. */
export type Neighbours = {
  /** A member by public id; throws NOT_FOUND naming the field. */
  readonly member: (id: string, field: string) => MemberRef;
  readonly memberByRef: (ref: number) => { readonly id: string; readonly no: string };
  /** What will still post to an account without being asked which: the name of a recurring entry. */
  readonly recurringOn: (account: string) => string | undefined;
};
