import type { Args, Result } from '../../../shared/contract/index.ts';
import { addMonths, monthOf, type Month } from '../../../shared/domain/dates.ts';
import { accumulatedThrough } from '../../../shared/domain/depreciation.ts';
import { rupiah } from '../../../shared/domain/money.ts';
import { assetWords } from '../../../shared/text/assets.ts';
import { dateText, monthText, rp } from '../../../shared/text/format.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { EntryLine } from '../ledger/index.ts';
import { ACCUMULATED, FIXED_ASSETS, type Rooms } from './rooms.ts';

const GRANTS = '3-1140';
const OPENING = '3-1910';

/** Registers an asset. Bought or given it is booked on the day it was acquired (document AT); an opening balance already is. */
export function register(rooms: Rooms, args: Args<'assets.register'>, ctx: WriteCtx): Omit<Result<'assets.register'>, 'replayed'> {
  const { kernel } = rooms;
  const { id, name, account, acquiredOn, cost, usefulMonths, source, unit = 'UMUM', residual = rupiah(0) } = args;
  refuseAccount(rooms, account);
  if (acquiredOn > ctx.today) throw invalid('acquiredOn', `tanggal ${dateText(acquiredOn)} belum terjadi`);
  if (residual > cost) throw invalid('residual', `nilai sisa ${rp(residual)} melebihi harga perolehan ${rp(cost)}`);
  const { firstMonth } = kernel.settings.find('assets.policy', acquiredOn)?.value ?? kernel.settings.at('assets.policy', ctx.today);
  const first = addMonths(monthOf(acquiredOn), firstMonth === 'bulan-perolehan' ? 0 : 1);
  const opening = openingOf(args, residual, first, ctx);
  const ref = ctx.rows.lastRowid('asset') + 1;
  const code = `INV-${String(ref).padStart(4, '0')}`;
  if (source === 'saldo-awal') refuseUnopened(rooms, account, cost, opening.amount);
  const booked = source === 'saldo-awal' ? null : book(rooms, { ...args, unit, source }, code, ctx);
  ctx.rows.insert('asset', {
    ref, id, code, name, account, unit, acquired_on: acquiredOn, cost, residual, useful_months: usefulMonths, first_month: first, source, opening: opening.amount, opening_through: opening.through, document_seq: booked?.seq ?? null,
  });
  ctx.note(code, `aset ${code} ${rp(cost)}, ${source}`);
  return { assetId: id, code, number: booked?.number ?? null, entryNumber: booked?.entryNumber ?? null };
}

function refuseAccount({ ledger }: Rooms, code: string): void {
  const account = ledger.account(code);
  if (account.parent !== FIXED_ASSETS || account.postable === 0 || account.normal !== 'D' || code === ACCUMULATED)
    throw invalid('account', `akun ${code} ${account.name} bukan akun aset tetap yang dapat diisi; pilih akun di bawah ${FIXED_ASSETS}`);
}

/**
 * Once a month is closed the opening balances stand (ruling 6): only what they brought in against 3-1910 and nobody has
 * registered yet can still be put into the register as already in the books.
 */
function refuseUnopened({ kernel, ledger }: Rooms, code: string, cost: number, accumulated: number): void {
  const { db } = kernel;
  if (db.sql("SELECT 1 FROM period WHERE status = 'tertutup' LIMIT 1").get() === undefined) return;
  const opened = (account: string): number =>
    db
      .sql<{ net: number | null }>(
        'SELECT sum(l.debit) - sum(l.credit) AS net FROM entry_line l WHERE l.account_ref = ? AND EXISTS (SELECT 1 FROM entry_line o WHERE o.entry_seq = l.entry_seq AND o.account_ref = ?)',
      )
      .get(ledger.account(account).ref, ledger.account(OPENING).ref)?.net ?? 0;
  const noted = db.sql<{ own: number | null; opening: number | null }>("SELECT sum(CASE WHEN account = ? THEN cost END) AS own, sum(opening) AS opening FROM asset WHERE source = 'saldo-awal'").get(code);
  const left = opened(code) - (noted?.own ?? 0);
  if (cost > left) throw refuse('PERIOD_CLOSED', assetWords.notOpened(code, rp(Math.max(0, left))), { field: 'source', left });
  const worn = 0 - opened(ACCUMULATED) - (noted?.opening ?? 0);
  if (accumulated > worn) throw refuse('PERIOD_CLOSED', assetWords.notOpened(ACCUMULATED, rp(Math.max(0, worn))), { field: 'accumulated', left: worn });
}

type Opening = { readonly amount: number; readonly through: Month | null };

/** What an opening balance has written off already, by default through last month. */
function openingOf({ source, cost, accumulated, accumulatedThrough: through, acquiredOn, usefulMonths }: Args<'assets.register'>, residual: number, firstMonth: Month, ctx: WriteCtx): Opening {
  if (source !== 'saldo-awal') {
    if (accumulated !== undefined) throw invalid('accumulated', 'akumulasi penyusutan hanya untuk saldo awal');
    if (through !== undefined) throw invalid('accumulatedThrough', 'akumulasi penyusutan hanya untuk saldo awal');
    return { amount: 0, through: null };
  }
  const until = through ?? addMonths(monthOf(ctx.today), -1);
  if (until > monthOf(ctx.today)) throw invalid('accumulatedThrough', `bulan ${monthText(until)} belum terjadi`);
  if (through !== undefined && through < addMonths(monthOf(acquiredOn), -1)) throw invalid('accumulatedThrough', `aset baru diperoleh ${dateText(acquiredOn)}`);
  const amount = accumulated ?? 0;
  const base = cost - residual;
  if (amount > base) throw invalid('accumulated', `akumulasi ${rp(amount)} melebihi nilai yang disusutkan ${rp(base)}`);
  const last = accumulatedThrough({ cost, residual, usefulMonths, firstMonth, opening: amount, openingThrough: until }, addMonths(firstMonth, usefulMonths - 1));
  if (last < base) throw invalid('accumulated', `umur aset sudah habis pada ${monthText(until)}; isi akumulasi ${rp(base)}, atau nilai sisa atau umur yang lebih besar`);
  return { amount, through: until };
}

/** D asset / K cash, or K 3-1140 for a gift. */
function book({ ledger, cash }: Rooms, { account, unit = 'UMUM', acquiredOn, cost, source }: Args<'assets.register'>, code: string, ctx: WriteCtx): { seq: number; number: string; entryNumber: string } {
  ledger.admitDate(ctx, acquiredOn, undefined, 'acquiredOn');
  const given = source === 'hibah' || source === 'saldo-awal';
  const desk = given ? undefined : cash.line(ctx, source, 'umum');
  const document = ledger.document(ctx, { kind: 'AT', date: acquiredOn, shiftSeq: desk?.shiftSeq, amounts: { cost }, refs: { asset: code, account, source } });
  const other: EntryLine = desk === undefined ? { account: GRANTS, unit, credit: cost } : { ...desk, credit: cost, flow: 'assets' };
  const entry = ledger.post(ctx, { document, memo: given ? assetWords.given(code) : assetWords.bought(code), lines: [{ account, unit, debit: cost }, other] });
  return { seq: document.seq, number: document.number, entryNumber: entry.number };
}
