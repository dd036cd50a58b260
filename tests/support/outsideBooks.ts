/** Other programs' accounts of our journal: what hledger and beancount make of an export. */
import { writeFileSync } from 'node:fs';
import { exportJournal } from '../../electron/service/import-export/index.ts';
import { openForReading } from '../../electron/service/kernel/database.ts';
import { MIGRATIONS } from './gerai.ts';
import { runProgram } from './shell.ts';

/** Balances by account code, debit plus, credit minus, without those at zero. */
export type Balances = Readonly<Record<string, number>>;

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

function exported(file: string, format: 'hledger' | 'beancount'): string {
  const db = openForReading(file, MIGRATIONS);
  try {
    return [...exportJournal(db, format)].join('');
  } finally {
    db.close();
  }
}

function checked(done: ReturnType<typeof runProgram>): string {
  if (done.status !== 0 || done.stderr !== '') throw new Error(`${done.stdout}${done.stderr}`);
  return done.stdout.replaceAll('\r', '');
}

/** Rows of `"Aset:1-1110 Kas","1000 IDR"` or `Aset:1-1110-Kas,1000`, heading first; our accounts' names hold no comma or quote in the first field. */
function balancesOf(csv: string): Balances {
  const balances: Record<string, number> = {};
  for (const line of csv.split('\n').slice(1)) {
    const code = /^"?\w+:(\d-\d{4})/.exec(line)?.[1];
    const amount = /(-?\d+)(?: IDR)?"?\s*$/.exec(line)?.[1];
    if (code !== undefined && amount !== undefined && Number(amount) !== 0) balances[code] = Number(amount);
  }
  return balances;
}

/** What hledger reckons, strictly checked: balances at the end of a day, or what moved from `from` on. */
export function hledgerReader(file: string): (to: string, from?: string) => Balances {
  const journal = exported(file, 'hledger');
  checked(runProgram('hledger', ['-f', '-', 'check', '--strict', 'ordereddates'], journal));
  return (to, from) => balancesOf(checked(runProgram('hledger', ['-f', '-', 'balance', '-N', '--flat', '-O', 'csv', '-e', dayAfter(to), ...(from === undefined ? [] : ['-b', from])], journal)));
}

/** The same by beancount; `scratch` is a file that may be written. */
export function beancountReader(file: string, scratch: string): (to: string, from?: string) => Balances {
  writeFileSync(scratch, exported(file, 'beancount'));
  if (checked(runProgram('bean-check', [scratch])) !== '') throw new Error('bean-check is not silent');
  return (to, from) =>
    balancesOf(checked(runProgram('bean-query', ['-f', 'csv', scratch, `SELECT account, sum(number) AS amount WHERE date <= ${to}${from === undefined ? '' : ` AND date >= ${from}`} GROUP BY account`])));
}
