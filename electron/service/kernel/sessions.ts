import type { Role } from '../../../shared/contract/values.ts';
import { sha256 } from './digest.ts';
import { SYSTEM_USER, type Kernel, type User } from './kernel.ts';
import { checkNothing, checkPin, type StoredPin } from './pins.ts';
import { Refusal } from './refusal.ts';

type UserRow = StoredPin & { readonly ref: number; readonly id: string; readonly username: string; readonly name: string; readonly role: Role; readonly active: number };
export type Session = { readonly token: string; readonly user: User };

const asUser = (row: UserRow): User => ({ ref: row.ref, id: row.id, username: row.username, name: row.name, role: row.role });

const WRONG = 'PIN belum cocok. Periksa nama yang dipilih, lalu ketik lagi enam angkanya.';

/** What a further wrong PIN leads to (ruling 51): how many it makes, and until when the name is locked. */
export function afterWrongPin(kernel: Kernel, failures: number): { readonly count: number; readonly minutes: number; readonly lockedUntil: string | null; readonly triesLeft: number } {
  const rule = kernel.settings.at('auth.lockout', kernel.today());
  const count = failures + 1;
  const step = count - rule.tries;
  const minutes = step < 0 ? 0 : (rule.minutes[Math.min(step, rule.minutes.length - 1)] ?? 0);
  return { count, minutes, lockedUntil: minutes === 0 ? null : new Date(kernel.clock.nowMs() + minutes * 60_000).toISOString(), triesLeft: Math.max(0, rule.tries - count) };
}

/** Minutes for which a name is still locked; 0 when it is not. */
export const lockedMinutes = (kernel: Kernel, lockedUntil: string | null | undefined): number =>
  Math.max(0, Math.ceil((Date.parse(lockedUntil ?? '1970-01-01T00:00:00.000Z') - kernel.clock.nowMs()) / 60_000));

/** Who is signed in. Tokens outlive the process as hashes, so that a restarted service still knows its callers. */
export class Sessions {
  /** By token, so that no request hashes one again. */
  private readonly known = new Map<string, Session>();
  private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** The session of a token, until it is closed or its person loses access. */
  find(token: string | undefined): Session | undefined {
    if (typeof token !== 'string' || token === '') return undefined;
    const known = this.known.get(token);
    if (known !== undefined) return known;
    const tokenHash = sha256(token);
    const row = this.kernel.db
      .sql<UserRow>('SELECT u.* FROM session s JOIN user u ON u.ref = s.user_ref WHERE s.token_hash = ? AND s.closed_at IS NULL AND u.active = 1')
      .get(tokenHash);
    if (row === undefined) return undefined;
    const session = { token: tokenHash, user: asUser(row) };
    this.known.set(token, session);
    return session;
  }

  /** Checks a PIN for signing in, approving or taking over; counts failures and locks (ruling 51). Throws with a sentence. */
  verify(username: string, pin: string, purpose: 'login' | 'approval' | 'receiver'): User {
    const { kernel } = this;
    const row = kernel.db.sql<UserRow>('SELECT * FROM user WHERE username = ?').get(username);
    const meta = { method: purpose === 'login' ? 'auth.login' : 'auth.approve', id: '', user: row === undefined ? SYSTEM_USER : asUser(row), approver: null, session: '' };
    const [code, field] = purpose === 'login' ? (['UNAUTHENTICATED', 'pin'] as const) : (['FORBIDDEN', `${purpose}.pin`] as const);
    if (row === undefined || row.active === 0) {
      checkNothing(pin);
      const refusal = new Refusal(code, WRONG, { field });
      kernel.recordRefusal(meta, refusal);
      throw refusal;
    }
    const lock = kernel.db.sql<{ failures: number; locked_until: string | null }>('SELECT failures, locked_until FROM user_lock WHERE user_ref = ?').get(row.ref);
    const failures = lock?.failures ?? 0;
    const wait = lockedMinutes(kernel, lock?.locked_until);
    if (wait > 0) throw new Refusal(code, `Nama ini terkunci sementara. Terlalu banyak PIN keliru; coba lagi ${wait} menit lagi.`, { field, minutes: wait });
    if (checkPin(pin, row)) {
      if (failures > 0) kernel.transact(meta, (ctx) => ctx.rows.update('user_lock', { user_ref: row.ref }, { failures: 0, locked_until: null }));
      return asUser(row);
    }
    const { count, minutes, lockedUntil, triesLeft } = afterWrongPin(kernel, failures);
    kernel.transact(meta, (ctx) => {
      if (lock === undefined) ctx.rows.insert('user_lock', { user_ref: row.ref, failures: count, locked_until: lockedUntil });
      else ctx.rows.update('user_lock', { user_ref: row.ref }, { failures: count, locked_until: lockedUntil });
      ctx.note(row.username, `PIN keliru ke-${count}`);
    });
    throw new Refusal(code, minutes === 0 ? `${WRONG} Sisa ${triesLeft} kali.` : `Nama ini terkunci sementara. PIN keliru ${count} kali; coba lagi ${minutes} menit lagi.`, { field, triesLeft, minutes });
  }

  /** Signs in: a fresh token, stored as its hash. */
  open(user: User): string {
    const token = this.kernel.random(24).toString('base64url');
    this.kernel.transact({ method: 'auth.login', id: '', user, approver: null, session: '' }, (ctx) => {
      ctx.rows.insert('session', { token_hash: sha256(token), user_ref: user.ref, opened_at: ctx.now, closed_at: null });
      ctx.note(user.username, 'masuk');
    });
    return token;
  }

  close(session: string, user: User): void {
    this.kernel.transact({ method: 'auth.logout', id: '', user, approver: null, session }, (ctx) => {
      ctx.rows.update('session', { token_hash: session }, { closed_at: ctx.now });
      ctx.note(user.username, 'keluar');
    });
    this.forget();
  }

  /** Forgets what is in memory: roles or access have changed. */
  forget(): void {
    this.known.clear();
  }
}
