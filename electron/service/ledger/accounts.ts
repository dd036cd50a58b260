import type { SettingKey } from '../../../shared/contract/policies.ts';
import { rp } from '../../../shared/text/format.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid } from '../kernel/refusal.ts';
import { isFixedHeading, isProgramsOwn } from './chart.ts';
import type { Account, Ledger } from './ledger.ts';
import type { Neighbours } from './neighbours.ts';

export type AccountMethod = 'ledger.accounts' | 'ledger.createAccount' | 'ledger.importAccounts' | 'ledger.closeAccount' | 'ledger.openAccount';

type NewAccount = { readonly code: string; readonly name: string; readonly parent: string; readonly cash?: boolean | undefined };

/** Cash boxes never fall below zero, a bank account may (ruling 16); the code says which of the two a cash account is. */
const CASH_HEADING = '1-1000';
const BOX = '1-11';
const BANK = '1-12';

const isHeading = (account: Account): boolean => account.parent === '';
const isClosed = (account: Account): boolean => account.postable === 0 && !isHeading(account) && !isFixedHeading(account.code);

/** Settings whose values name accounts that rooms will post to. */
const NAMING_SETTINGS = ['categories', 'shift.cashAccounts', 'shu.policy'] as const;

export function accountHandlers(kernel: Kernel, ledger: Ledger, neighbours: Pick<Neighbours, 'recurringOn'>): Handlers<AccountMethod> {
  const { db } = kernel;

  /** Adds an account; `at` is the path of its fields in the params. */
  const add = (ctx: WriteCtx, { code, name, parent, cash }: NewAccount, at: string): void => {
    const heading = ledger.account(parent, `${at}parent`);
    if (!isHeading(heading)) throw invalid(`${at}parent`, `${parent} bukan judul kelompok; pilih akun judul seperti ${heading.parent}`);
    if (code[0] !== parent[0]) throw invalid(`${at}code`, `akun di bawah ${parent} harus berawalan ${parent[0] ?? ''}-`);
    if (cash === true && parent !== CASH_HEADING) throw invalid(`${at}cash`, `akun kas dan bank hanya di bawah ${CASH_HEADING}`);
    if (cash === true && !code.startsWith(BOX) && !code.startsWith(BANK)) throw invalid(`${at}code`, `kas memakai kode ${BOX}xx, rekening bank ${BANK}xx`);
    const last = db.sql<{ ref: number }>('SELECT max(ref) AS ref FROM account').get();
    ctx.rows.insert('account', {
      ref: (last?.ref ?? 0) + 1, code, name, class: heading.class, statement: heading.statement, normal: heading.normal, parent, postable: 1, control: 0, cash: cash === true ? 1 : 0,
      non_negative: cash === true && code.startsWith(BOX) ? 1 : 0,
    });
  };

  /** An account that people may close and open. Throws VALIDATION for a heading. */
  const closable = (code: string): Account => {
    const account = ledger.account(code, 'code');
    if (isHeading(account) || isFixedHeading(code)) throw invalid('code', `${code} ${account.name} bukan akun yang diisi; pilih akun di bawahnya`);
    return account;
  };

  /** Whether a setting in force, or one that will be, names an account. */
  const namedIn = (key: SettingKey, code: string): boolean => {
    const today = kernel.today();
    const later = db.sql<{ value: string }>('SELECT value FROM setting WHERE key = ? AND effective_from > ?').all(key, today);
    return [JSON.stringify(kernel.settings.find(key, today)?.value ?? null), ...later.map((row) => row.value)].some((value) => value.includes(`"${code}"`));
  };

  const refuseClosing = (account: Account): void => {
    const { code, name } = account;
    if (isClosed(account)) throw conflict('accountClosed', `Akun ${code} ${name} sudah ditutup.`, { field: 'code' });
    if (isProgramsOwn(code)) throw conflict('accountNeeded', `${code} ${name} dipakai program sendiri.`, { field: 'code' });
    const [held] = ledger.latest(account);
    if (held !== undefined) {
      const [unit, balance] = held;
      throw conflict('accountHeld', `${code} ${name} menyimpan ${rp(Math.abs(balance))} ${balance > 0 ? 'debit' : 'kredit'} di unit ${unit}. Pindahkan dahulu saldonya dengan jurnal umum.`, { field: 'code', account: code, unit, balance });
    }
    const setting = NAMING_SETTINGS.find((key) => namedIn(key, code));
    if (setting !== undefined) throw conflict('accountUsed', `${code} ${name} disebut di pengaturan ${setting}. Ganti dahulu pengaturan itu.`, { field: 'code', setting });
    const recurring = neighbours.recurringOn(code);
    if (recurring !== undefined) throw conflict('accountUsed', `${code} ${name} disebut jurnal berulang ${recurring}. Hentikan atau ubah dahulu jurnal berulang itu.`, { field: 'code', recurring });
  };

  return {
    'ledger.accounts': () => ({
      rows: [...ledger.accounts().values()].map((account) => ({
        code: account.code, name: account.name, class: account.class, normal: account.normal, ...(isHeading(account) ? {} : { parent: account.parent }), postable: account.postable === 1,
        control: account.control === 1, cash: account.cash === 1, closed: isClosed(account),
      })),
    }),

    'ledger.createAccount': (account, ctx) => {
      if (ledger.accounts().has(account.code)) throw conflict('codeTaken', `Akun ${account.code} sudah ada; pilih kode lain.`, { field: 'code' });
      add(ctx, account, '');
      ledger.forget();
      ctx.note(account.code, `akun ${account.code} ditambah`);
      return { code: account.code };
    },

    'ledger.importAccounts': ({ rows }, ctx) => {
      const first = new Map<string, number>();
      rows.forEach((row, index) => {
        const field = `rows.${index}.code`;
        const earlier = first.get(row.code);
        if (earlier !== undefined) throw invalid(field, `kode ${row.code} sudah ada di baris ${earlier + 1}`);
        if (ledger.accounts().has(row.code)) throw invalid(field, `akun ${row.code} sudah ada di daftar akun`);
        first.set(row.code, index);
        add(ctx, row, `rows.${index}.`);
      });
      ledger.forget();
      ctx.note(rows[0]?.code ?? '', `${rows.length} akun ditambah`);
      return { codes: rows.map((row) => row.code) };
    },

    'ledger.closeAccount': ({ code }, ctx) => {
      const account = closable(code);
      refuseClosing(account);
      ctx.rows.update('account', { ref: account.ref }, { postable: 0 });
      ledger.forget();
      ctx.note(code, `akun ${code} ditutup`);
      return { code };
    },

    'ledger.openAccount': ({ code }, ctx) => {
      const account = closable(code);
      if (!isClosed(account)) throw conflict('accountOpen', `${code} ${account.name} tidak perlu dibuka lagi.`, { field: 'code' });
      ctx.rows.update('account', { ref: account.ref }, { postable: 1 });
      ledger.forget();
      ctx.note(code, `akun ${code} dibuka kembali`);
      return { code };
    },
  };
}
