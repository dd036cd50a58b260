import type { Args, Result } from '../../../shared/contract/index.ts';
import { readStatement, unseenRows, type Statement, type StatementRow } from '../../../shared/domain/bankStatement.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { bankWords } from '../../../shared/text/bank.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import { bankAccount } from '../cash/index.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, refuse } from '../kernel/refusal.ts';
import type { Account, Ledger, Manual, Reversibles } from '../ledger/index.ts';
import { importsOf, removeImport } from './imports.ts';
import { matchLines, releaseEntry, unmatchLine } from './matching.ts';
import { reconcile } from './reconcile.ts';
import { bankLine, freshLineId, knownRows } from './store.ts';

export { bankChecks } from './checks.ts';

type Problem = Result<'bank.previewStatement'>['problems'][number];

/** Bank accounts held against what the bank says of them. Nothing is posted or matched unasked. */
export class Bank {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly manual: Manual;

  constructor(kernel: Kernel, ledger: Ledger, manual: Manual) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.manual = manual;
    ledger.whenReversed((ctx, entrySeq) => releaseEntry(kernel.db, ctx, entrySeq));
  }

  /** An entry for a bank line leaves nothing beside it but its match, which any reversal releases. */
  reversibles(): Reversibles<'RK'> {
    return { RK: { purpose: 'umum', check: () => null, undo: () => undefined } };
  }

  handlers(): Handlers<'bank.previewStatement' | 'bank.importStatement' | 'bank.imports' | 'bank.removeImport' | 'bank.reconcile' | 'bank.match' | 'bank.unmatch' | 'bank.post'> {
    const { db } = this.kernel;
    return {
      'bank.previewStatement': ({ account, csv, ...reading }, ctx) => this.preview(bankAccount(this.ledger, account), readStatement(csv, reading), ctx.today),
      'bank.importStatement': (args, ctx) => this.take(args, ctx),
      'bank.imports': ({ account }) => ({ rows: importsOf(db, bankAccount(this.ledger, account)) }),
      'bank.removeImport': (args, ctx) => removeImport(db, ctx, args),
      'bank.reconcile': (args) => reconcile(db, this.ledger, args, this.kernel.settings.at('bank.matching', this.kernel.today())),
      'bank.match': ({ matches }, ctx) => {
        const answer = matchLines(db, ctx, matches);
        ctx.note('', `${answer.matched} baris bank dicocokkan`);
        return answer;
      },
      'bank.unmatch': ({ bankLineId }, ctx) => {
        const answer = unmatchLine(db, ctx, bankLine(db, bankLineId, 'bankLineId'));
        ctx.note('', `${answer.unmatched} baris bank dilepas`);
        return answer;
      },
      'bank.post': (args, ctx) => this.post(args, ctx),
    };
  }

  /** The rows of a statement that are new for this account. */
  private unseen(account: Account, rows: readonly StatementRow[]): StatementRow[] {
    const [first, last] = [rows[0], rows.at(-1)];
    return first === undefined || last === undefined ? [] : unseenRows(rows, knownRows(this.kernel.db, account, first.date, last.date));
  }

  private problems({ rows, problems }: Statement, today: CalendarDate): Problem[] {
    return [
      ...problems.map(({ row, column, kind, cell }) => ({ row, column, kind, message: bankWords.problem(kind, cell) })),
      ...rows.filter((row) => row.date > today).map((row) => ({ row: row.line, column: '', kind: 'future' as const, message: bankWords.future(dateText(row.date)) })),
    ];
  }

  private preview(account: Account, statement: Statement, today: CalendarDate): Result<'bank.previewStatement'> {
    const unseen = new Set(this.unseen(account, statement.rows));
    return {
      rows: statement.rows.map((row) => ({ ...row, seen: !unseen.has(row) })), problems: this.problems(statement, today).slice(0, 200), duplicates: statement.rows.length - unseen.size, continuous: statement.continuous,
    };
  }

  private take({ account: code, name, csv, year, roundSen }: Args<'bank.importStatement'>, ctx: WriteCtx): Omit<Result<'bank.importStatement'>, 'replayed'> {
    const account = bankAccount(this.ledger, code);
    const statement = readStatement(csv, { year, roundSen });
    const [problem] = this.problems(statement, ctx.today);
    if (problem !== undefined) throw invalid('csv', [...(problem.row > 0 ? [`baris ${problem.row}`] : []), ...(problem.column === '' ? [] : [`kolom ${problem.column}`]), problem.message].join(', '), { row: problem.row, column: problem.column });
    if (statement.rows.length === 0) throw invalid('csv', 'tidak ada mutasi di rekening koran ini');
    const rows = this.unseen(account, statement.rows);
    const skipped = statement.rows.length - rows.length;
    const importRef = ctx.rows.lastRowid('bank_import') + 1;
    ctx.rows.insert('bank_import', { ref: importRef, id: ctx.id, account_ref: account.ref, name: name ?? `Rekening koran ${account.code}`, imported_at: ctx.now, lines: rows.length, skipped });
    for (const row of rows)
      ctx.rows.insert('bank_line', { ref: ctx.rows.lastRowid('bank_line') + 1, id: freshLineId(this.kernel.db, account, row), import_ref: importRef, account_ref: account.ref, on_date: row.date, text: row.text, amount: row.amount, balance: row.balance });
    ctx.note(account.code, `rekening koran: ${rows.length} baris baru, ${skipped} sudah ada`);
    return { importId: ctx.id, imported: rows.length, skipped, from: rows[0]?.date ?? null, to: rows.at(-1)?.date ?? null };
  }

  /**
   * Books what the bank did and nobody wrote down, interest or a fee (document RK), and matches it at once. The entry is of
   * kind `umum`: like a manual one it is undone by `ledger.reverse`, which releases the match.
   */
  private post({ bankLineId, account: code, memo, unit, date }: Args<'bank.post'>, ctx: WriteCtx): Omit<Result<'bank.post'>, 'replayed'> {
    const { db } = this.kernel;
    const line = bankLine(db, bankLineId, 'bankLineId');
    if (db.sql('SELECT 1 FROM bank_match WHERE bank_line_ref = ? LIMIT 1').get(line.ref) !== undefined) throw conflict('matched', 'Baris bank ini sudah dicocokkan.', { field: 'bankLineId' });
    const counter = this.manual.account(code, 'account');
    const bank = [...this.ledger.accounts().values()].find((account) => account.ref === line.account);
    if (bank === undefined) throw new Error(`bank line ${line.id} is of no account`);
    if (counter.code === bank.code) throw invalid('account', `pilih akun lain daripada ${bank.code} ${bank.name} sendiri`);
    if (counter.postable === 0) throw invalid('account', `akun ${counter.code} ${counter.name} tidak dapat diisi`);
    const on = date ?? line.date;
    const undone = db
      .sql<{ number: string; until: CalendarDate }>(
        `SELECT d.number, r.on_date AS until FROM document d JOIN entry e ON e.document_seq = d.seq JOIN entry r ON r.reverses_seq = e.seq
          WHERE ((d.kind = 'RK' AND json_extract(d.refs, '$.bankLine') = ?) OR e.seq IN (SELECT entry_seq FROM bank_release WHERE bank_line_id = ?)) AND r.on_date > ? ORDER BY r.on_date DESC LIMIT 1`,
      )
      .get(line.id, line.id, on);
    if (undone !== undefined) throw refuse('BACKDATED', bankWords.bookedUntil(undone.number, undone.until), { field: 'date', last: undone.until });
    const amount = Math.abs(line.amount);
    const [bankSide, counterSide] = line.amount > 0 ? (['debit', 'credit'] as const) : (['credit', 'debit'] as const);
    const lines = this.manual.lines([{ account: bank.code, [bankSide]: amount }, { account: counter.code, [counterSide]: amount, ...(unit === undefined ? {} : { unit }) }], on);
    const document = this.ledger.document(ctx, { kind: 'RK', date: on, amounts: { amount: line.amount }, refs: { bankLine: line.id, account: bank.code } });
    const entry = this.ledger.post(ctx, { document, kind: 'umum', memo, lines });
    matchLines(db, ctx, [{ bankLineId: line.id, entries: [{ entryNumber: entry.number, line: lines.findIndex((each) => each.account === bank.code) + 1 }] }]);
    ctx.note(document.number, `mutasi bank ${rp(line.amount)}`);
    return { number: document.number, entryNumber: entry.number };
  }
}
