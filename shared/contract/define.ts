import { z } from 'zod';
import { uuid, type Role } from './values.ts';

/** One method of the contract: who may call it, whether it writes, what goes in and out. */
export type Method<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  /** Roles that may call it; 'open' needs no session. */
  readonly roles: readonly Role[] | 'open';
  /** A write takes `id`, runs in one transaction and leaves an audit row. */
  readonly writes: boolean;
  /** Roles whose approval counts where the method takes one. */
  readonly approvers: readonly Role[];
  /** Roles of whoever may take something over with their own PIN, where the method has a receiver. */
  readonly receivers: readonly Role[];
  /** Runs in steps beside other requests instead of holding the queue. */
  readonly long: boolean;
  /** Writes what proves nothing and is written over: in a transaction of its own, without audit row and stored answer. */
  readonly scratch: boolean;
  /** Answers what must not stand in the file a second time, such as a NIK: nothing of the answer is kept, and a repeated id is answered from the rows as they are. */
  readonly confidential: boolean;
  readonly summary: string;
  readonly input: I;
  readonly output: O;
};

type Shape = Readonly<Record<string, z.ZodType>>;
type Options = { readonly roles?: readonly Role[] | 'open'; readonly approvers?: readonly Role[]; readonly receivers?: readonly Role[]; readonly summary: string };

const READERS: readonly Role[] = ['kasir', 'bendahara', 'ketua', 'pengawas'];
const WRITERS: readonly Role[] = ['bendahara'];

/** Made on first use: a start needs a few of the contract's two thousand schemas, and making all of them takes longer than opening the file. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** A query: open to kasir, bendahara, ketua and pengawas unless it says otherwise. */
export function query<const I extends Shape, O extends z.ZodType>(
  options: Options & { readonly long?: boolean; readonly scratch?: boolean; readonly input: () => I; readonly output: () => O },
): Method<z.ZodObject<I, z.core.$strict>, O> {
  const input = once(() => z.strictObject(options.input()));
  const output = once(options.output);
  return {
    roles: options.roles ?? READERS,
    writes: false,
    approvers: [],
    receivers: [],
    long: options.long ?? false,
    scratch: options.scratch ?? false,
    confidential: false,
    summary: options.summary,
    get input() {
      return input();
    },
    get output() {
      return output();
    },
  };
}

type CommandMethod<I extends Shape, O extends Shape> = Method<z.ZodObject<I & { id: typeof uuid }, z.core.$strict>, z.ZodObject<O & { replayed: z.ZodOptional<z.ZodBoolean> }, z.core.$strict>>;
type CommandOptions<I extends Shape, O extends Shape> = Options & { readonly confidential?: boolean; readonly input: () => I; readonly output: () => O };

/** A write: open to bendahara unless it says otherwise; every write takes the caller's `id` (ruling 11). */
export function command<const I extends Shape, const O extends Shape>(options: CommandOptions<I, O>): CommandMethod<I, O> {
  return written(options, false);
}

/** A write over many members: transactions of at most 50 of them, the service answering others in between; its answer comes later (kernel/runs.ts). */
export function longCommand<const I extends Shape, const O extends Shape>(options: CommandOptions<I, O>): CommandMethod<I, O> & { readonly runs: true } {
  return Object.assign(written(options, true), { runs: true as const });
}

function written<const I extends Shape, const O extends Shape>(options: CommandOptions<I, O>, long: boolean): CommandMethod<I, O> {
  const input = once(() => z.strictObject({ ...options.input(), id: uuid }) as z.ZodObject<I & { id: typeof uuid }, z.core.$strict>);
  const output = once(() => z.strictObject({ ...options.output(), replayed: z.boolean().optional() }) as z.ZodObject<O & { replayed: z.ZodOptional<z.ZodBoolean> }, z.core.$strict>);
  return {
    roles: options.roles ?? WRITERS,
    writes: true,
    approvers: options.approvers ?? [],
    receivers: options.receivers ?? [],
    long,
    scratch: false,
    confidential: options.confidential ?? false,
    summary: options.summary,
    get input() {
      return input();
    },
    get output() {
      return output();
    },
  };
}
