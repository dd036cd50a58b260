import type { Flow, Unit } from '../../../shared/contract/values.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import { manualWords } from '../../../shared/text/journals.ts';
import { internalNet, withFlows } from './flows.ts';
import type { Account, EntryLine, Ledger, MemberRef } from './ledger.ts';

/** A line as a person gives it: an amount on one side. */
export type ManualLine = {
  readonly account: string;
  readonly debit?: number | undefined;
  readonly credit?: number | undefined;
  readonly unit?: Unit | undefined;
  readonly flow?: Flow | undefined;
  readonly memberId?: string | undefined;
};

/** How to do right what a manual entry on a control account would do wrong. */
const CONTROL_HINT: readonly [prefix: string, hint: string][] = [
  ['1-1120', 'Pakai buka shift, kas masuk atau kas keluar.'], ['1-122', 'Pakai pencairan QRIS.'], ['1-131', 'Pakai pinjaman.'], ['1-132', 'Pakai pinjaman.'], ['1-133', 'Pakai penjualan bon atau pembayaran bon.'],
  ['1-14', 'Pakai penerimaan barang, penjualan, atau hitung stok.'], ['1-15', 'Pakai uang muka pembelian.'], ['2-11', 'Pakai penerimaan barang atau pembayaran pemasok.'], ['2-12', 'Pakai setoran atau penarikan simpanan.'],
  ['2-14', 'Pakai pembagian SHU.'], ['3-11', 'Pakai setoran simpanan.'], ['3-13', 'Pakai tutup tahun.'], ['8-', 'Pakai tutup tahun.'],
];

/** What every entry made by hand must keep to. */
export class Manual {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly member: (id: string, field: string) => MemberRef;

  /** `member` finds a member by public id and throws NOT_FOUND naming the field. */
  constructor(kernel: Kernel, ledger: Ledger, member: (id: string, field: string) => MemberRef) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.member = member;
  }

  /** An account that people may post to. Throws VALIDATION naming `field` for one that takes no entries, or CONTROL_ACCOUNT with the way to do it right (ruling 6). */
  account(code: string, field: string): Account {
    const account = this.ledger.account(code, field);
    if (account.control === 1) {
      const hint = CONTROL_HINT.find(([prefix]) => account.code.startsWith(prefix))?.[1] ?? '';
      throw refuse('CONTROL_ACCOUNT', `${account.code} ${account.name} mengikuti buku pembantunya. ${hint}`.trim(), { account: account.code, field });
    }
    this.ledger.refuseUnpostable(account, field);
    return account;
  }

  /**
   * Lines as the ledger takes them: control accounts refused, cash lines with a flow by the rules in force on a day (ruling 4).
   * Throws VALIDATION where the flows given would have more cash leave one cash account than comes to the others.
   */
  lines(lines: readonly ManualLine[], at: CalendarDate): EntryLine[] {
    const given = lines.map((line, index): EntryLine => {
      const account = this.account(line.account, `lines.${index}.account`);
      return {
        account: line.account,
        ...(line.unit === undefined ? (account.code === '1-1130' ? { unit: 'USP' as const } : {}) : { unit: line.unit }),
        ...(line.debit === undefined ? {} : { debit: line.debit }),
        ...(line.credit === undefined ? {} : { credit: line.credit }),
        flow: line.flow,
        member: line.memberId === undefined ? undefined : this.member(line.memberId, `lines.${index}.memberId`),
      };
    });
    const flowing = withFlows(given, (code) => this.ledger.account(code).cash === 1, this.kernel.settings.at('cash.flowByAccount', at));
    const net = internalNet(flowing.filter((line) => this.ledger.account(line.account).cash === 1));
    if (net !== 0) throw invalid(`lines.${given.findIndex((line) => line.flow !== undefined && this.ledger.account(line.account).cash === 1)}.flow`, manualWords.internal(net));
    return flowing;
  }
}
