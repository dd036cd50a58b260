import { SHU_PART_ACCOUNTS, type SettingKey } from '../../../shared/contract/policies.ts';
import { addDays, startOfDay } from '../../../shared/domain/dates.ts';
import { fieldLabel } from '../../../shared/text/fields.ts';
import { rp } from '../../../shared/text/format.ts';
import { dateOf, momentOf } from '../kernel/clock.ts';
import { schemaVersion } from '../kernel/migrations.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, pageBefore, Refusal } from '../kernel/refusal.ts';
import { CHART, type EntryLine, type Ledger } from '../ledger/index.ts';
import type { People } from '../people/index.ts';
import { BEGINNING, DEFAULT_SETTINGS, storeSetting } from '../settings/index.ts';
import type { Args } from '../../../shared/contract/index.ts';
import { VERSION } from './version.ts';

export { VERSION } from './version.ts';

type Profile = Args<'system.initialise'>['profile'];
type OpenShift = { shiftId: string; number: string; openedAt: string; openedBy: string } | null;
/** What system.status asks the till. */
export type TillStatus = { anyOpenShift(): OpenShift };

/** The file itself: what it is, how it begins, and its clock when it is for practice. */
export class System {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly people: People;
  private readonly till: TillStatus;

  constructor(kernel: Kernel, ledger: Ledger, people: People, till: TillStatus) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.people = people;
    this.till = till;
  }

  handlers(): Handlers<'system.status' | 'system.initialise' | 'system.updateProfile' | 'clock.set' | 'audit.search'> {
    const { kernel } = this;
    return {
      'system.status': () => {
        const profile = kernel.initialised ? this.profile() : null;
        return {
          initialised: kernel.initialised, version: VERSION, schemaVersion: schemaVersion((text) => kernel.db.pragma(text)), businessDate: kernel.today(), timezone: kernel.timezone, practice: kernel.practice,
          name: profile?.name ?? null, kelurahan: profile?.kelurahan ?? null, openShift: kernel.initialised ? this.till.anyOpenShift() : null,
        };
      },
      'system.initialise': (args, ctx) => this.initialise(args, ctx),
      'system.updateProfile': ({ profile }, ctx) => this.updateProfile(profile, ctx),
      'clock.set': ({ at }, ctx) => {
        if (!kernel.practice) throw new Refusal('FORBIDDEN', 'Jam tidak dapat diatur. Berkas ini bukan berkas latihan.', {});
        const last = ctx.now;
        if (at < last) throw invalid('at', `jam latihan hanya dapat maju; sekarang ${last}`);
        const epochMs = Date.parse(at);
        ctx.afterCommit(() => kernel.clock.set(epochMs));
        ctx.note(at, 'jam latihan diatur');
        return { at: momentOf(epochMs), businessDate: dateOf(epochMs, kernel.timezone) };
      },
      'audit.search': ({ from, to, actor, method, limit, cursor }) => {
        const before = pageBefore(cursor);
        const size = limit ?? 100;
        const since = from === undefined ? null : startOfDay(from, kernel.timezone);
        const until = to === undefined ? null : startOfDay(addDays(to, 1), kernel.timezone);
        const rows = kernel.db
          .sql<{ seq: number; at: string; actor: string; method: string; subject: string; summary: string; outcome: string }>(
            `SELECT seq, at, actor, method, subject, summary, outcome FROM audit
              WHERE seq < ? AND (? IS NULL OR actor = ?) AND (? IS NULL OR method = ?) AND (? IS NULL OR at >= ?) AND (? IS NULL OR at < ?) ORDER BY seq DESC LIMIT ?`,
          )
          .all(before, actor ?? null, actor ?? null, method ?? null, method ?? null, since, since, until, until, size + 1);
        const page = rows.slice(0, size);
        return { rows: page.map(({ seq: _seq, ...row }) => row), next: rows.length > size ? String(page.at(-1)?.seq ?? '') : null };
      },
    };
  }

  /** The cooperative's particulars as in force today. */
  profile(): Profile {
    return this.kernel.settings.at('profile', this.kernel.today()) as Profile;
  }

  /** New particulars from today on. Days are counted by the time zone, so that it stays what the file began with. */
  private updateProfile(profile: Profile, ctx: WriteCtx): { changed: string[] } {
    const before = this.profile();
    if (profile.timezone !== before.timezone) throw invalid('profile.timezone', 'zona waktu menentukan hari setiap catatan dan tidak dapat diubah');
    const changed = [...new Set([...Object.keys(before), ...Object.keys(profile)] as (keyof Profile)[])].filter((key) => profile[key] !== before[key]);
    if (changed.length === 0) throw conflict('unchanged', 'Semua isian sama dengan yang tersimpan.', { field: 'profile' });
    storeSetting(ctx, 'profile', profile, ctx.today);
    ctx.afterCommit(() => this.kernel.settings.forget());
    ctx.note('profile', changed.map((key) => `${fieldLabel(key) ?? key}: ${before[key] ?? '-'} \u2192 ${profile[key] ?? '-'}`).join('; '));
    return { changed };
  }

  private initialise(args: Args<'system.initialise'>, ctx: WriteCtx): { ok: true } {
    const { kernel } = this;
    if (kernel.initialised) throw conflict('initialised', 'Buka berkas baru untuk koperasi lain.');
    if (kernel.clockByHand && args.latihan !== true) throw invalid('latihan', 'jam diatur dengan tangan hanya di berkas latihan; isi true atau jalankan tanpa --clock');
    const usernames = new Set<string>();
    args.users.forEach((user, index) => {
      if (usernames.has(user.username)) throw invalid(`users.${index}.username`, `nama masuk ${user.username} dipakai dua kali`);
      usernames.add(user.username);
    });
    if (!args.users.some((user) => user.role === 'ketua' || user.role === 'admin')) throw invalid('users', 'perlu paling sedikit satu ketua atau admin');
    const timezone = args.profile.timezone;
    const today = dateOf(Date.parse(ctx.now), timezone);
    const meta: [string, string][] = [
      ['file_id', args.id], ['file_key', kernel.fileKey], ['timezone', timezone], ['practice', args.latihan === true ? '1' : '0'], ['initialised_at', ctx.now],
    ];
    for (const [key, value] of meta) ctx.rows.insert('meta', { key, value });
    CHART.forEach((account, index) => {
      ctx.rows.insert('account', {
        ref: index + 1, code: account.code, name: account.name, class: account.class, statement: account.statement, normal: account.normal, parent: account.parent,
        postable: Number(account.postable), control: Number(account.control), cash: Number(account.cash), non_negative: Number(account.nonNegative),
      });
    });
    this.ledger.forget();
    args.shuPolicy.parts.forEach((part, index) => {
      const code = part.account ?? SHU_PART_ACCOUNTS[part.key];
      const field = `shuPolicy.parts.${index}.account`;
      if (code !== undefined && this.ledger.account(code, field).postable === 0) throw invalid(field, `akun ${code} tidak dapat diisi`);
    });
    const settings: [SettingKey, unknown][] = [
      ...(Object.entries(DEFAULT_SETTINGS) as [SettingKey, unknown][]).filter(([key]) => key !== 'loan.policy'),
      ['loan.policy', args.loanPolicy ?? DEFAULT_SETTINGS['loan.policy']], ['profile', args.profile], ['savings.amounts', args.savings], ['shu.policy', args.shuPolicy],
    ];
    for (const [key, value] of settings) storeSetting(ctx, key, value, BEGINNING);
    kernel.settings.forget();
    args.users.forEach((user, index) => {
      this.people.add(ctx, { ...user, id: ctx.nextId() }, `users.${index}.username`);
    });
    const { brankas = 0, bank = 0 } = args.openingCash ?? {};
    if (brankas + bank > 0) {
      const lines: EntryLine[] = [{ account: '1-1110', debit: brankas, flow: 'equity' }, { account: '1-1210', debit: bank, flow: 'equity' }, { account: '3-1910', credit: brankas + bank }];
      const opener = kernel.db.sql<{ ref: number; id: string; username: string; name: string; role: 'ketua' }>('SELECT ref, id, username, name, role FROM user ORDER BY ref LIMIT 1').get();
      if (opener === undefined) throw new Error('no user was written');
      const asOpener: WriteCtx = { ...ctx, today, user: opener };
      const document = this.ledger.document(asOpener, { kind: 'SA', date: today, amounts: { brankas, bank } });
      this.ledger.post(asOpener, { document, kind: 'pembuka', memo: 'Saldo awal kas dan bank', lines });
    }
    ctx.note(args.profile.kelurahan, `gerai disiapkan, kas awal ${rp(brankas + bank)}`);
    return { ok: true };
  }
}

