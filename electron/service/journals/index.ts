import type { Args } from '../../../shared/contract/index.ts';
import { canonicalJson } from '../../../shared/domain/canonical.ts';
import type { Month } from '../../../shared/domain/dates.ts';
import { monthText, rp } from '../../../shared/text/format.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound, refuse } from '../kernel/refusal.ts';
import { Manual, type Ledger, type MemberRef } from '../ledger/index.ts';
import { RECURRING_DOCUMENT } from './checks.ts';
import { isOver, lastPosted, proposalsOf, shown, shownLines, type Proposal } from './proposals.ts';
import { allRecurring, endOf, postingsOf, recurringById, type Recurring, type StoredLine } from './store.ts';
import { templateHandlers } from './templates.ts';

export { journalChecks } from './checks.ts';

type JournalMethod = Extract<keyof Handlers, `journals.${string}`>;

const TABLE = 'recurring';
/** Where a spread item waits: prepaid as an asset, accrued as a liability (domain §3.5). */
const WAITING = { 'dibayar-di-muka': '1-1520', 'masih-harus-dibayar': '2-1330' } as const;
/** Spread items are posted on the last day of each month. */
const LAST_DAY = 31;

const stored = (lines: readonly StoredLine[]): string => canonicalJson(lines.map((line) => ({ account: line.account, debit: line.debit || undefined, credit: line.credit || undefined, unit: line.unit })));

/** Templates of manual entries, and entries proposed month by month: nothing is posted until somebody says so. */
export class Journals {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly manual: Manual;

  /** `member` finds a member by public id and throws NOT_FOUND naming the field. */
  constructor(kernel: Kernel, ledger: Ledger, member: (id: string, field: string) => MemberRef) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.manual = new Manual(kernel, ledger, member);
  }

  /** What a month asks for; those without `entry` are still to be posted. Writes nothing. */
  proposals(period: Month): Proposal[] {
    return proposalsOf(this.kernel.db, this.ledger, period);
  }

  /** The name of a recurring item that will still post to an account, or undefined. */
  uses(account: string): string | undefined {
    const { db } = this.kernel;
    const thisMonth = this.kernel.today().slice(0, 7) as Month;
    return allRecurring(db).find((item) => item.lines.some((line) => line.account === account) && !isOver(db, item, thisMonth))?.name;
  }

  handlers(): Handlers<JournalMethod> {
    return {
      ...templateHandlers(this.kernel, this.ledger, this.manual),
      'journals.recurring': () => ({ rows: allRecurring(this.kernel.db).map((item) => this.recurringRow(item)) }),
      'journals.saveRecurring': (args, ctx) => this.saveRecurring(args, ctx),
      'journals.endRecurring': (args, ctx) => this.endRecurring(args, ctx),
      'journals.spread': (args, ctx) => this.spread(args, ctx),
      'journals.proposals': ({ period }) => ({ rows: this.proposals(period).map((proposal) => shown(this.ledger, proposal)) }),
      'journals.postProposals': (args, ctx) => this.postProposals(args, ctx),
    };
  }

  private recurringRow(item: Recurring) {
    const posted = postingsOf(this.kernel.db, item.ref).reduce((sum, posting) => sum + posting.amount, 0);
    return {
      recurringId: item.id, kind: item.kind, name: item.name, memo: item.memo, day: item.day, from: item.from, until: endOf(item), amount: item.amount, months: item.months, posted,
      remaining: item.months === null ? null : item.amount - posted, lines: shownLines(this.ledger, item.lines),
    };
  }

  private saveRecurring(args: Args<'journals.saveRecurring'>, ctx: WriteCtx): { recurringId: string } {
    const { recurringId, name, memo, day, from, until, lines } = args;
    const known = recurringId === undefined ? undefined : recurringById(this.kernel.db, recurringId);
    if (known !== undefined && known.months !== null) throw conflict('fixed', `${known.name} dibagi per bulan dan tidak dapat diubah. Hentikan, lalu buat yang baru.`, { field: 'recurringId' });
    if (until !== undefined && until < from) throw invalid('until', `bulan akhir ${until} sebelum bulan awal ${from}`);
    lines.forEach((line, index) => void this.manual.account(line.account, `lines.${index}.account`));
    let [debit, credit] = [0, 0];
    for (const line of lines) {
      debit += line.debit ?? 0;
      credit += line.credit ?? 0;
    }
    if (debit !== credit) throw refuse('UNBALANCED', `Debit ${rp(debit)}, kredit ${rp(credit)}. Samakan dahulu kedua sisi.`, { debit, credit });
    const row = { name, memo, day, from_month: from, until_month: until ?? null, amount: debit, lines: stored(lines) };
    if (known === undefined) ctx.rows.insert(TABLE, { ...row, ref: ctx.rows.lastRowid(TABLE) + 1, id: ctx.id, kind: 'berulang', months: null });
    else ctx.rows.update(TABLE, { ref: known.ref }, row);
    ctx.note(name, `jurnal berulang ${known === undefined ? 'ditambah' : 'diubah'}, ${rp(debit)}`);
    return { recurringId: known?.id ?? ctx.id };
  }

  private endRecurring({ recurringId, after }: Args<'journals.endRecurring'>, ctx: WriteCtx): { recurringId: string } {
    const item = recurringById(this.kernel.db, recurringId);
    const end = endOf(item);
    if (end !== null && item.until !== null && after > end) throw invalid('after', `${item.name} sudah berakhir ${monthText(end)}`);
    const last = lastPosted(this.kernel.db, item);
    if (last !== null && after < last) throw conflict('monthRecorded', `${item.name} sudah dicatat untuk ${monthText(last)}. Balik dahulu jurnalnya, atau pilih bulan itu.`, { field: 'after', period: last });
    ctx.rows.update(TABLE, { ref: item.ref }, { until_month: after });
    ctx.note(item.name, `jurnal berulang berakhir ${after}`);
    return { recurringId };
  }

  private spread({ name, kind, amount, months, from, expense, unit }: Args<'journals.spread'>, ctx: WriteCtx): { recurringId: string } {
    const account = this.manual.account(expense, 'expense');
    if (account.class !== 'beban') throw invalid('expense', `${account.code} ${account.name} bukan akun beban`);
    if (amount < months) throw invalid('months', `${rp(amount)} tidak cukup untuk ${months} bulan`);
    const own = unit === undefined ? {} : { unit };
    const lines: StoredLine[] = [{ account: expense, debit: amount, ...own }, { account: WAITING[kind], credit: amount, ...own }];
    ctx.rows.insert(TABLE, { ref: ctx.rows.lastRowid(TABLE) + 1, id: ctx.id, kind, name, memo: name, day: LAST_DAY, from_month: from, until_month: null, amount, months, lines: stored(lines) });
    ctx.note(name, `${kind} ${rp(amount)} selama ${months} bulan`);
    return { recurringId: ctx.id };
  }

  private postProposals({ period, keys }: Args<'journals.postProposals'>, ctx: WriteCtx): { entries: { key: string; number: string }[] } {
    const seen = new Set<string>();
    const entries = keys.map((key, index) => {
      const field = `keys.${index}`;
      if (seen.has(key)) throw invalid(field, 'dipilih dua kali');
      seen.add(key);
      // Asked anew for every key: what was just posted may change what the next one comes to.
      const proposal = this.proposals(period).find(({ item }) => item.id === key);
      if (proposal === undefined) throw notFound(`Usulan ${period}`, field);
      if (proposal.entry !== undefined) throw conflict('proposalRecorded', `${proposal.item.name} ${monthText(period)} sudah dicatat sebagai ${proposal.entry.number}.`, { field, number: proposal.entry.number });
      return { key, number: this.post(ctx, proposal, period, field, index === 0 ? ctx.id : ctx.nextId()) };
    });
    ctx.note(entries[0]?.number ?? '', `${entries.length} usulan ${period} dicatat`);
    return { entries };
  }

  private post(ctx: WriteCtx, { item, date, memo, amount, lines }: Proposal, period: Month, field: string, id: string): string {
    this.ledger.admitDate(ctx, date, period, 'period');
    for (const line of lines) this.manual.account(line.account, field);
    const document = this.ledger.document(ctx, { id, kind: RECURRING_DOCUMENT, date, amounts: { total: amount }, refs: { recurring: item.id } });
    // Kind 'umum': it is undone by a reversal, as an entry made by hand.
    const entry = this.ledger.post(ctx, { document, kind: 'umum', memo, lines: this.manual.lines(lines, date) });
    ctx.rows.insert('recurring_posting', { entry_seq: entry.seq, recurring_ref: item.ref, period, amount });
    return entry.number;
  }
}
