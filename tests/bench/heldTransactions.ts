/** Puts many commands into one transaction: for files that are made in bulk and thrown away when a command fails. */
import Sqlite from 'better-sqlite3';
import type { Connection } from './writes.ts';

export type Held = {
  /** Does all of this in one transaction: what the service begins and commits meanwhile becomes part of it. What is thrown undoes all. */
  together<T>(work: () => T): T;
  /** The service's own connection, for looking at what it wrote. */
  readonly connection: Connection;
  stop(): void;
};

/** Watches for the next connection opened for writing on `file`. A command that fails undoes all of its transaction. */
export function holdTransactions(file: string): Held {
  const original = Object.getOwnPropertyDescriptor(Sqlite.prototype, 'prepare')?.value as (this: Connection, text: string) => Sqlite.Statement<unknown[]>;
  let writer: Connection | undefined;
  let held = false;
  const nothing = { changes: 0, lastInsertRowid: 0 };
  const prepare = (connection: Connection, text: string): Sqlite.Statement<unknown[]> => {
    const statement = original.call(connection, text);
    if (connection.name !== file || connection.readonly) return statement;
    writer = connection;
    if (/^\s*(BEGIN|COMMIT)\b/i.test(text)) {
      const run = statement.run.bind(statement);
      statement.run = () => (held ? nothing : run());
    }
    return statement;
  };
  Sqlite.prototype.prepare = function hold(this: Connection, text: string) {
    return prepare(this, text);
  } as Connection['prepare'];
  const connected = (): Connection => {
    if (writer === undefined) throw new Error(`${file} is not open for writing`);
    return writer;
  };
  return {
    together: (work) => {
      connected().exec('BEGIN IMMEDIATE');
      held = true;
      try {
        const result = work();
        held = false;
        connected().exec('COMMIT');
        return result;
      } catch (error) {
        held = false;
        // A command that failed has undone it already.
        if (connected().inTransaction) connected().exec('ROLLBACK');
        throw error;
      }
    },
    get connection() {
      return connected();
    },
    stop: () => {
      Sqlite.prototype.prepare = original as Connection['prepare'];
    },
  };
}
