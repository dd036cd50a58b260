import { settingSchemas, SETTING_KEYS, TILL_SETTINGS, type SettingKey, type SettingValue } from '../../../shared/contract/policies.ts';
import { monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { shiftServiceWords as words } from '../../../shared/text/shifts.ts';
import { weighedWords } from '../../../shared/text/weighed.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, Refusal, refuse } from '../kernel/refusal.ts';
import { INVENTORY_ACCOUNTS, type Account, type Ledger } from '../ledger/index.ts';
import { drawersInUse } from '../shifts/index.ts';

export { DEFAULT_SETTINGS } from './defaults.ts';

/** Settings in force from the first day there can be. */
export const BEGINNING = '2000-01-01' as CalendarDate;

const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settingSchemas, key);

function known(key: string): SettingKey {
  if (!isSettingKey(key)) throw invalid('key', `setelan ${key} tidak dikenal; yang ada: ${SETTING_KEYS.join(', ')}`);
  return key;
}

/** Stores a setting's new value from a day on; the history stays. The value must already fit the key's schema. */
export function storeSetting(ctx: WriteCtx, key: SettingKey, value: unknown, effectiveFrom: CalendarDate): void {
  ctx.rows.insert('setting', { ref: ctx.rows.lastRowid('setting') + 1, key, effective_from: effectiveFrom, value: JSON.stringify(value) });
}

/** Settings room: effective-dated rows, checked against their schema. */
export class SettingsRoom {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;

  constructor(kernel: Kernel, ledger: Ledger) {
    this.kernel = kernel;
    this.ledger = ledger;
  }

  handlers(): Handlers<'settings.get' | 'settings.set'> {
    const { kernel } = this;
    return {
      'settings.get': ({ key, at }, ctx) => {
        const settingKey = known(key);
        if (ctx.user.role === 'kasir' && !TILL_SETTINGS.includes(settingKey)) throw new Refusal('FORBIDDEN', 'Bukan tugas peran ini. Setelan ini dibaca oleh ketua, bendahara, pengawas atau admin.', { key });
        const found = kernel.settings.find(settingKey, at ?? ctx.today);
        if (found === undefined) throw invalid('at', `setelan ${key} belum diisi pada tanggal itu`);
        return { key, value: found.value as never, effectiveFrom: found.effectiveFrom };
      },
      'settings.set': ({ key, value, effectiveFrom }, ctx) => {
        const settingKey = known(key);
        if (settingKey === 'profile') throw invalid('key', 'data koperasi diubah lewat layar Koperasi');
        const parsed = settingSchemas[settingKey].safeParse(value);
        if (!parsed.success) {
          const issue = parsed.error.issues[0];
          throw invalid(['value', ...(issue?.path ?? [])].join('.'), issue === undefined || /^(Invalid|Too|Unrecognized)/.test(issue.message) ? 'bentuknya salah' : issue.message);
        }
        this.refuseWrongNames(settingKey, parsed.data);
        this.refuseSharedPrefix(settingKey, parsed.data, effectiveFrom);
        const closed = kernel.db.sql<{ period: string }>("SELECT period FROM period WHERE status = 'tertutup' AND period >= ? ORDER BY period DESC LIMIT 1").get(monthOf(effectiveFrom));
        if (closed !== undefined) throw refuse('PERIOD_CLOSED', `Buku ${closed.period} sudah dikunci dan tidak boleh berubah. Isi tanggal berlaku setelah bulan itu.`, { field: 'effectiveFrom', period: closed.period });
        storeSetting(ctx, settingKey, parsed.data, effectiveFrom);
        ctx.afterCommit(() => kernel.settings.forget());
        ctx.note(key, `setelan ${key} berlaku ${effectiveFrom}`);
        return { key, effectiveFrom };
      },
    };
  }

  /** What a value names must be there and be of the right sort, and no drawer goes while it holds money; a setting that names nothing passes. */
  private refuseWrongNames(key: SettingKey, value: unknown): void {
    if (key === 'categories') this.refuseCategories(value as SettingValue<'categories'>);
    if (key === 'shu.policy')
      (value as SettingValue<'shu.policy'>).parts.forEach((part, index) => {
        if (part.account !== undefined) this.postable(part.account, `value.parts.${index}.account`);
      });
    if (key === 'tax.final')
      (value as SettingValue<'tax.final'>).accounts.forEach((prefix, index) => {
        if (![...this.ledger.accounts().keys()].some((code) => code.startsWith(prefix))) throw invalid(`value.accounts.${index}`, `tidak ada akun berawalan ${prefix}`);
      });
    if (key === 'shift.drawers')
      for (const drawer of drawersInUse(this.kernel.db)) if (!(value as SettingValue<'shift.drawers'>).includes(drawer)) throw invalid('value', words.drawerEmptyFirst(drawer));
    if (key === 'shift.cashAccounts')
      for (const code of value as SettingValue<'shift.cashAccounts'>)
        if (this.postable(code, 'value').control === 1) throw invalid('value', `akun ${code} mengikuti buku pembantunya dan tidak boleh dipakai di kas masuk atau keluar`);
  }

  /** A code of the gerai's own must not read as a label of its scale. */
  private refuseSharedPrefix(key: SettingKey, value: unknown, from: CalendarDate): void {
    const { settings } = this.kernel;
    if (key === 'barcode.internal') {
      const { prefix } = value as SettingValue<'barcode.internal'>;
      if (settings.at('barcode.weighed', from).some((layout) => layout.prefix === prefix)) throw invalid('value.prefix', weighedWords.prefixOfScale(prefix));
    }
    if (key !== 'barcode.weighed') return;
    const own = settings.at('barcode.internal', from).prefix;
    (value as SettingValue<'barcode.weighed'>).forEach((layout, index) => {
      if (layout.prefix === own) throw invalid(`value.${index}.prefix`, weighedWords.prefixOfOwn(own));
    });
  }

  /** Stock stands on the inventory accounts; sales and costs on those whose line of the income statement says whose they are. */
  private refuseCategories(categories: SettingValue<'categories'>): void {
    const seen = new Set<string>();
    categories.forEach((category, index) => {
      const field = (name: string): string => `value.${index}.${name}`;
      if (seen.has(category.key)) throw invalid(field('key'), `kategori ${category.key} ditulis dua kali`);
      seen.add(category.key);
      this.postable(category.inventory, field('inventory'));
      if (!INVENTORY_ACCOUNTS.includes(category.inventory)) throw invalid(field('inventory'), `akun ${category.inventory} bukan akun persediaan barang; pakai ${INVENTORY_ACCOUNTS.join(', ')}`);
      for (const name of ['salesMember', 'salesNonMember', 'cogsMember', 'cogsNonMember'] as const) {
        const account = this.postable(category[name], field(name));
        const contra = name.startsWith('sales') && account.normal === 'D';
        if (account.statement !== name || contra) throw invalid(field(name), `akun ${account.code} ${account.name} tidak dapat dipakai di sini`);
      }
    });
  }

  private postable(code: string, field: string): Account {
    const account = this.ledger.account(code, field);
    if (account.postable === 0) throw invalid(field, `akun ${account.code} tidak dapat diisi`);
    return account;
  }
}
