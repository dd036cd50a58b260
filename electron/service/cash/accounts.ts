import type { Result } from '../../../shared/contract/index.ts';
import type { Unit } from '../../../shared/contract/values.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { Account, Ledger } from '../ledger/index.ts';

/** Cash accounts that have a room of their own: no transfer and no bank statement. */
const OWN_WAY: Readonly<Record<string, string>> = {
  '1-1120': 'Uang laci dipindahkan lewat buka shift, kas masuk, kas keluar, atau tutup shift.',
  '1-1220': 'Uang QRIS pindah ke bank lewat pencairan QRIS.',
};

/** Codes of bank accounts; cash boxes have 1-11. */
const BANKS = '1-12';

const isBank = (account: Account): boolean => account.cash === 1 && account.control === 0 && account.code.startsWith(BANKS);

/** An account that holds cash. Throws VALIDATION naming `field`. */
export function cashAccount(ledger: Ledger, code: string, field: string): Account {
  const account = ledger.account(code, field);
  if (account.cash === 0) throw invalid(field, `${account.code} ${account.name} bukan akun kas atau bank`);
  return account;
}

/** A cash account whose money a transfer may move. Throws VALIDATION, or CONTROL_ACCOUNT with the right way to do it. */
export function transferAccount(ledger: Ledger, code: string, field: string): Account {
  const account = cashAccount(ledger, code, field);
  if (account.control === 1) throw refuse('CONTROL_ACCOUNT', `${account.code} ${account.name} mengikuti buku pembantunya. ${OWN_WAY[code] ?? ''}`.trim(), { account: code, field });
  if (account.postable === 0) throw invalid(field, `akun ${account.code} ${account.name} sudah ditutup`);
  return account;
}

/** An account at a bank: 1-1210 and own ones under 1-12. Throws VALIDATION naming `field`. */
export function bankAccount(ledger: Ledger, code: string, field = 'account'): Account {
  const account = cashAccount(ledger, code, field);
  if (!isBank(account)) throw invalid(field, `${account.code} ${account.name} bukan rekening bank`);
  return account;
}

/** The unit of a line on a cash account: Kas USP belongs to the USP, the rest to all (ruling 5). */
export const cashUnit = (code: string): Unit => (code === '1-1130' ? 'USP' : 'UMUM');

/** Every cash account and what it holds at the end of a day; closed ones only while they still held something. */
export function cashAccounts(ledger: Ledger, asOf: CalendarDate): Result<'cash.accounts'> {
  const rows: Result<'cash.accounts'>['rows'] = [];
  let total = 0;
  for (const account of ledger.accounts().values()) {
    if (account.cash === 0) continue;
    const balance = ledger.balance(account.code, asOf);
    if (account.postable === 0 && balance === 0) continue;
    total += balance;
    rows.push({ code: account.code, name: account.name, balance, transfer: account.control === 0 && account.postable === 1, bank: isBank(account) });
  }
  return { rows, total };
}
