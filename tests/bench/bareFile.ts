/** The bare side: the same rows into the same tables and indexes by prepared statements, and nothing else. */
import Sqlite from 'better-sqlite3';
import { totalChanges, type Connection, type Value, type Write, type WrittenTransaction } from './writes.ts';

/** A transaction ready to be written: its statements, and the rows that triggers made in the program. */
export type ReadyTransaction = readonly { readonly run: (...values: Value[]) => unknown; readonly values: readonly Value[] }[];

type Balance = { debit: number; credit: number; closing: number };

const COLUMNS = /^\s*INSERT INTO (\w+) \(([^)]*)\)/i;
const STORE_BALANCE = `INSERT INTO account_balance (account_ref, unit, period, debit, credit, closing) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (account_ref, unit, period) DO UPDATE SET debit = excluded.debit, credit = excluded.credit, closing = excluded.closing`;

const STORE_FLOW = `INSERT INTO flow_sum (period, account_ref, unit, flow, debit, credit) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (period, account_ref, unit, flow) DO UPDATE SET debit = excluded.debit, credit = excluded.credit`;
const STORE_ADVANTAGE = `INSERT INTO price_advantage (period, account, unit, amount) VALUES (?, ?, ?, ?)
  ON CONFLICT (period, account, unit) DO UPDATE SET amount = excluded.amount`;

type Row = Readonly<Record<string, Value>>;

/** The rows a transaction inserted into a table. */
function inserted(transaction: WrittenTransaction, table: string): Row[] {
  const rows: Row[] = [];
  for (const { text, values } of transaction) {
    const [, name, columns = ''] = COLUMNS.exec(text) ?? [];
    if (name === table) rows.push(Object.fromEntries(columns.split(',').map((column, index) => [column.trim(), values[index] ?? null])));
  }
  return rows;
}

/** A file opened as the program opens it, a draft or not, its triggers dropped, that takes transactions as they come. */
export class BareFile {
  readonly connection: Connection;
  private readonly statements = new Map<string, Sqlite.Statement<Value[]>>();
  private readonly balances = new Map<string, Map<string, Balance>>();
  private readonly flows = new Map<string, { debit: number; credit: number }>();
  private readonly advantages = new Map<string, number>();
  private readonly begin: Sqlite.Statement<[]>;
  private readonly commit: Sqlite.Statement<[]>;

  constructor(file: string, draft = false) {
    this.connection = new Sqlite(file);
    for (const pragma of ['journal_mode = WAL', `synchronous = ${draft ? 'OFF' : 'FULL'}`, 'foreign_keys = ON', 'trusted_schema = OFF', 'cell_size_check = ON', 'cache_size = -32000', 'temp_store = MEMORY']) this.connection.pragma(pragma);
    for (const { name } of this.connection.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all()) this.connection.exec(`DROP TRIGGER ${name}`);
    for (const row of this.connection.prepare<[], Balance & { account_ref: number; unit: string; period: string }>('SELECT * FROM account_balance').all())
      this.months(row.account_ref, row.unit).set(row.period, { debit: row.debit, credit: row.credit, closing: row.closing });
    for (const row of this.connection.prepare<[], { period: string; account_ref: number; unit: string; flow: string; debit: number; credit: number }>('SELECT * FROM flow_sum').all())
      this.flows.set([row.period, row.account_ref, row.unit, row.flow].join('/'), { debit: row.debit, credit: row.credit });
    for (const row of this.connection.prepare<[], { period: string; account: string; unit: string; amount: number }>('SELECT * FROM price_advantage').all())
      this.advantages.set([row.period, row.account, row.unit].join('/'), row.amount);
    this.begin = this.connection.prepare('BEGIN IMMEDIATE');
    this.commit = this.connection.prepare('COMMIT');
  }

  get totalChanges(): number {
    return totalChanges(this.connection);
  }

  /** Prepares everything, so that `write` has nothing left to do but write. */
  ready(transaction: WrittenTransaction): ReadyTransaction {
    return [...transaction, ...this.balanceRows(transaction), ...this.flowRows(transaction), ...this.advantageRows(transaction), ...pendingRows(transaction)].map(({ text, values }) => {
      const statement = this.statements.get(text) ?? this.connection.prepare<Value[]>(text);
      this.statements.set(text, statement);
      return { run: statement.run.bind(statement), values };
    });
  }

  write(transaction: ReadyTransaction): void {
    this.begin.run();
    for (const { run, values } of transaction) run(...values);
    this.commit.run();
  }

  close(): void {
    this.connection.close();
  }

  private months(accountRef: number, unit: string): Map<string, Balance> {
    const key = `${accountRef} ${unit}`;
    const months = this.balances.get(key) ?? new Map<string, Balance>();
    this.balances.set(key, months);
    return months;
  }

  /** What the triggers of `entry` write in the program: balances of the month, and of later ones for a back-dated entry. */
  private balanceRows(transaction: WrittenTransaction): Write[] {
    const rows: Write[] = [];
    const lines = inserted(transaction, 'entry_line');
    for (const entry of inserted(transaction, 'entry')) {
      const period = String(entry['period']);
      const sums = new Map<string, { accountRef: number; unit: string; debit: number; credit: number }>();
      for (const line of lines.filter((row) => row['entry_seq'] === entry['seq'])) {
        const [accountRef, unit] = [Number(line['account_ref']), String(line['unit'])];
        const sum = sums.get(`${accountRef} ${unit}`) ?? { accountRef, unit, debit: 0, credit: 0 };
        sums.set(`${accountRef} ${unit}`, { ...sum, debit: sum.debit + Number(line['debit']), credit: sum.credit + Number(line['credit']) });
      }
      for (const { accountRef, unit, debit, credit } of sums.values()) {
        const months = this.months(accountRef, unit);
        const before = [...months.keys()].filter((month) => month < period).toSorted().at(-1) ?? '';
        if (!months.has(period)) months.set(period, { debit: 0, credit: 0, closing: months.get(before)?.closing ?? 0 });
        for (const [month, row] of months) {
          if (month < period) continue;
          if (month === period) {
            row.debit += debit;
            row.credit += credit;
          }
          row.closing += debit - credit;
          rows.push({ text: STORE_BALANCE, values: [accountRef, unit, month, row.debit, row.credit, row.closing] });
        }
      }
    }
    return rows;
  }

  /** What the trigger of `entry` writes for the cash flow. */
  private flowRows(transaction: WrittenTransaction): Write[] {
    const rows: Write[] = [];
    const lines = inserted(transaction, 'entry_line');
    for (const entry of inserted(transaction, 'entry')) {
      const touched = new Map<string, Value[]>();
      for (const line of lines) {
        if (line['entry_seq'] !== entry['seq'] || line['flow'] === null) continue;
        const place = [entry['period'] ?? null, line['account_ref'] ?? null, line['unit'] ?? null, line['flow'] ?? null];
        const key = place.join('/');
        const sum = this.flows.get(key) ?? { debit: 0, credit: 0 };
        this.flows.set(key, { debit: sum.debit + Number(line['debit']), credit: sum.credit + Number(line['credit']) });
        touched.set(key, place);
      }
      for (const [key, place] of touched) rows.push({ text: STORE_FLOW, values: [...place, this.flows.get(key)?.debit ?? 0, this.flows.get(key)?.credit ?? 0] });
    }
    return rows;
  }

  /** What the trigger of `sale_line` writes for what members saved. */
  private advantageRows(transaction: WrittenTransaction): Write[] {
    const rows: Write[] = [];
    const days = new Map(inserted(transaction, 'document').map((document) => [document['seq'], String(document['on_date'])]));
    const toMembers = new Set(inserted(transaction, 'sale').filter((sale) => sale['member_ref'] !== null).map((sale) => sale['document_seq']));
    for (const line of inserted(transaction, 'sale_line')) {
      const saved = Number(line['general_price']) - Number(line['unit_price']);
      if (saved <= 0 || !toMembers.has(line['document_seq'])) continue;
      const place = [days.get(line['document_seq'])?.slice(0, 7) ?? null, line['sales_account'] ?? null, line['unit'] ?? null];
      const amount = (this.advantages.get(place.join('/')) ?? 0) + Math.floor((saved * Number(line['qty']) + 500) / 1000);
      this.advantages.set(place.join('/'), amount);
      rows.push({ text: STORE_ADVANTAGE, values: [...place, amount] });
    }
    return rows;
  }
}

/** What the triggers of QRIS payments and settlements write: what waits, and what waits no more. */
const pendingRows = (transaction: WrittenTransaction): Write[] => [
  ...inserted(transaction, 'sale_payment').filter((payment) => payment['method'] === 'qris').map((payment) => ({ text: 'INSERT INTO qris_pending (sale_seq, amount) VALUES (?, ?)', values: [payment['document_seq'] ?? null, payment['amount'] ?? null] })),
  ...inserted(transaction, 'qris_settled').map((settled) => ({ text: 'DELETE FROM qris_pending WHERE sale_seq = ?', values: [settled['sale_seq'] ?? null] })),
];

/** Tables whose rows are not the same in both files; none when the bare side has written all that the program wrote. */
export function differingTables(one: string, other: string): string[] {
  const db = new Sqlite(one, { readonly: true });
  try {
    db.prepare('ATTACH ? AS other').run(other);
    const tables = db.prepare<[], { name: string }>("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").all();
    return tables
      .filter(({ name }) => {
        const row = db.prepare<[], { differ: number }>(`SELECT EXISTS (SELECT * FROM main.${name} EXCEPT SELECT * FROM other.${name}) OR EXISTS (SELECT * FROM other.${name} EXCEPT SELECT * FROM main.${name}) AS differ`).get();
        return row?.differ === 1;
      })
      .map(({ name }) => name);
  } finally {
    db.close();
  }
}
