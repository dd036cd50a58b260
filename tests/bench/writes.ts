/** Writes down what a service writes, so that the same rows can be written again with nothing else around them. */
import Sqlite from 'better-sqlite3';

export type Value = string | number | null;
export type Write = { readonly text: string; readonly values: readonly Value[] };
/** Everything between one BEGIN and its COMMIT. */
export type WrittenTransaction = readonly Write[];
export type Connection = InstanceType<typeof Sqlite>;

export type Watch = {
  /** The transactions committed since the last call, in order. */
  take(): WrittenTransaction[];
  /** Rows changed on the watched connection so far, those of triggers included. */
  totalChanges(): number;
  stop(): void;
};

const WRITES = /^\s*(INSERT|UPDATE|DELETE)\b/i;
const BEGINS = /^\s*BEGIN\b/i;
const COMMITS = /^\s*(COMMIT|END)\b/i;
const TOTAL = 'SELECT total_changes() AS n';

export const totalChanges = (connection: Connection): number => (connection.prepare<[], { n: number }>(TOTAL).get()?.n ?? 0);

/**
 * Watches the statements that the next connection opened for writing on `file` runs. better-sqlite3 has no update hook, so
 * the statements are watched where they are prepared; a watched run costs one array entry more than before.
 */
export function watchWrites(file: string): Watch {
  const original = Object.getOwnPropertyDescriptor(Sqlite.prototype, 'prepare')?.value as (this: Connection, text: string) => Sqlite.Statement<Value[]>;
  let watched: Connection | undefined;
  let open: Write[] = [];
  let done: WrittenTransaction[] = [];

  const watch = (connection: Connection, text: string): Sqlite.Statement<Value[]> => {
    const statement = original.call(connection, text);
    if (connection.name !== file || connection.readonly || text === TOTAL) return statement;
    watched = connection;
    const run = statement.run.bind(statement);
    if (WRITES.test(text))
      statement.run = (...values) => {
        const result = run(...values);
        open.push({ text, values });
        return result;
      };
    else if (BEGINS.test(text))
      statement.run = () => {
        open = [];
        return run();
      };
    else if (COMMITS.test(text))
      statement.run = () => {
        const result = run();
        done.push(open);
        open = [];
        return result;
      };
    return statement;
  };
  Sqlite.prototype.prepare = function prepare(this: Connection, text: string) {
    return watch(this, text);
  } as Connection['prepare'];

  return {
    take: () => {
      const taken = done;
      done = [];
      return taken;
    },
    totalChanges: () => (watched === undefined ? 0 : totalChanges(watched)),
    stop: () => {
      Sqlite.prototype.prepare = original as Connection['prepare'];
    },
  };
}
