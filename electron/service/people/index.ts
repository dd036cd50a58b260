import type { Role } from '../../../shared/contract/values.ts';
import type { Database } from '../kernel/database.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { hashPin, type StoredPin } from '../kernel/pins.ts';
import { conflict, invalid, notFound } from '../kernel/refusal.ts';
import type { Sessions } from '../kernel/sessions.ts';

type PersonRow = { ref: number; id: string; username: string; name: string; role: Role; active: number };
export type NewPerson = { readonly id: string; readonly username: string; readonly name: string; readonly role: Role; readonly pin: string };

/** Roles that lead or watch over the cooperative. */
const OFFICES: readonly Role[] = ['bendahara', 'ketua', 'pengawas'];

/** The member that somebody who signs in is, by row; undefined where nobody said so. */
export const memberOfUser = (db: Database, userRef: number): number | undefined => db.sql<{ ref: number | null }>('SELECT member_ref AS ref FROM user_member WHERE user_ref = ?').get(userRef)?.ref ?? undefined;

/** Roles that may have a shift of their own. */
const TILL_ROLES: readonly Role[] = ['kasir', 'bendahara'];

/** People who may sign in: names, roles, PINs (scrypt), and what changes of them. */
export class People {
  private readonly kernel: Kernel;
  private readonly sessions: Sessions;
  private openShift: (userRef: number) => string | undefined = () => undefined;

  constructor(kernel: Kernel, sessions: Sessions) {
    this.kernel = kernel;
    this.sessions = sessions;
  }

  /** Where to ask for the number of somebody's open shift. */
  connect(openShift: (userRef: number) => string | undefined): void {
    this.openShift = openShift;
  }

  /** Adds a person. Throws CONFLICT when the username is taken. */
  add(ctx: WriteCtx, person: NewPerson, field = 'username'): void {
    if (this.kernel.db.sql('SELECT 1 FROM user WHERE username = ?').get(person.username) !== undefined) throw conflict('nameTaken', `Nama masuk ${person.username} sudah dipakai; pilih nama lain.`, { field });
    ctx.rows.insert('user', {
      ref: ctx.rows.lastRowid('user') + 1, id: person.id, username: person.username, name: person.name, role: person.role, active: 1, ...this.hashed(person.pin),
    });
  }

  /** Whether somebody with access in one of the offices is this member. */
  holdsOffice(memberRef: number): boolean {
    return this.kernel.db.sql<{ role: Role }>('SELECT u.role FROM user_member m JOIN user u ON u.ref = m.user_ref WHERE m.member_ref = ? AND u.active = 1').all(memberRef).some(({ role }) => OFFICES.includes(role));
  }

  /** Says which member a person is; a member is one person at most. Throws NOT_FOUND or CONFLICT naming memberId. */
  private link(ctx: WriteCtx, userRef: number, memberId: string | null): void {
    const { db } = this.kernel;
    const member = memberId === null ? null : db.sql<{ ref: number; no: string }>('SELECT ref, no FROM member WHERE id = ?').get(memberId);
    if (member === undefined) throw notFound('Anggota', 'memberId');
    const other = member === null ? undefined : db.sql<{ username: string }>('SELECT u.username FROM user_member m JOIN user u ON u.ref = m.user_ref WHERE m.member_ref = ? AND m.user_ref <> ?').get(member.ref, userRef);
    if (other !== undefined) throw conflict('nameTaken', `${member?.no ?? ''} sudah menjadi ${other.username}; lepaskan dahulu dari orang itu.`, { field: 'memberId' });
    const known = db.sql('SELECT 1 FROM user_member WHERE user_ref = ?').get(userRef) !== undefined;
    if (known) ctx.rows.update('user_member', { user_ref: userRef }, { member_ref: member?.ref ?? null });
    else if (member !== null) ctx.rows.insert('user_member', { user_ref: userRef, member_ref: member.ref });
  }

  handlers(): Handlers<'auth.users' | 'auth.login' | 'auth.logout' | 'people.create' | 'people.update' | 'people.deactivate' | 'people.resetPin' | 'people.list'> {
    const { db } = this.kernel;
    return {
      'auth.users': () => ({
        rows: db.sql<{ username: string; name: string; role: Role }>(
          "SELECT username, name, role FROM user WHERE active = 1 ORDER BY CASE role WHEN 'kasir' THEN 1 WHEN 'bendahara' THEN 2 WHEN 'ketua' THEN 3 WHEN 'pengawas' THEN 4 ELSE 5 END, name",
        ).all(),
      }),
      'auth.login': ({ username, pin, replaces }) => {
        const user = this.sessions.verify(username, pin, 'login');
        const before = this.sessions.find(replaces);
        if (before?.user.id === user.id) this.sessions.close(before.token, user);
        return { session: this.sessions.open(user), user: { id: user.id, username: user.username, name: user.name, role: user.role } };
      },
      'auth.logout': (_args, ctx) => {
        this.sessions.close(ctx.session, ctx.user);
        return { ok: true };
      },
      'people.create': ({ id, username, name, role, pin, memberId }, ctx) => {
        this.add(ctx, { id, username, name, role, pin });
        if (memberId !== undefined) this.link(ctx, this.person(id).ref, memberId);
        ctx.note(username, `menambah ${role}`);
        return { userId: id };
      },
      'people.update': ({ userId, name, role, memberId }, ctx) => {
        const person = this.person(userId);
        if (name === undefined && role === undefined && memberId === undefined) throw invalid('name', 'isi nama atau peran yang baru');
        if (memberId !== undefined) this.link(ctx, person.ref, memberId);
        if (role !== undefined && role !== person.role) {
          this.refuseLast(person, 'role');
          if (!TILL_ROLES.includes(role)) this.refuseOpenShift(person, 'role');
        }
        ctx.rows.update('user', { ref: person.ref }, { name: name ?? person.name, role: role ?? person.role });
        ctx.afterCommit(() => this.sessions.forget());
        ctx.note(person.username, role !== undefined ? `peran menjadi ${role}` : name === undefined ? 'anggotanya diubah' : 'nama diubah');
        return { userId };
      },
      'people.deactivate': ({ userId }, ctx) => {
        const person = this.person(userId);
        if (person.ref === ctx.user.ref) throw invalid('userId', 'orang tidak dapat mencabut aksesnya sendiri; minta ketua atau admin lain');
        this.refuseLast(person, 'userId');
        this.refuseOpenShift(person, 'userId');
        ctx.rows.update('user', { ref: person.ref }, { active: 0 });
        ctx.afterCommit(() => this.sessions.forget());
        ctx.note(person.username, 'akses dicabut');
        return { userId };
      },
      'people.resetPin': ({ userId, pin }, ctx) => {
        const person = this.person(userId);
        ctx.rows.update('user', { ref: person.ref }, this.hashed(pin));
        if (db.sql('SELECT 1 FROM user_lock WHERE user_ref = ?').get(person.ref) !== undefined) ctx.rows.update('user_lock', { user_ref: person.ref }, { failures: 0, locked_until: null });
        ctx.note(person.username, 'PIN diganti');
        return { userId };
      },
      'people.list': () => ({
        rows: db
          .sql<PersonRow & { memberId: string | null }>('SELECT u.ref, u.id, u.username, u.name, u.role, u.active, m.id AS memberId FROM user u LEFT JOIN user_member l ON l.user_ref = u.ref LEFT JOIN member m ON m.ref = l.member_ref ORDER BY u.username')
          .all()
          .map(({ memberId, ...row }) => ({ userId: row.id, username: row.username, name: row.name, role: row.role, active: row.active === 1, ...(memberId === null ? {} : { memberId }) })),
      }),
    };
  }

  private hashed(pin: string): StoredPin {
    return hashPin(pin, this.kernel.random(16).toString('hex'), this.kernel.pinCost);
  }

  private person(userId: string): PersonRow {
    const row = this.kernel.db.sql<PersonRow>('SELECT ref, id, username, name, role, active FROM user WHERE id = ?').get(userId);
    if (row === undefined) throw notFound('Orang', 'userId');
    return row;
  }

  /** A gerai without a chair, or without anybody who may name people, could never be mended. */
  private refuseLast(person: PersonRow, field: string): void {
    const others = (roles: string): number => this.kernel.db.sql<{ n: number }>(`SELECT count(*) AS n FROM user WHERE active = 1 AND role IN (${roles}) AND ref <> ?`).get(person.ref)?.n ?? 0;
    if (person.active === 0) return;
    if (person.role === 'ketua' && others("'ketua'") === 0) throw invalid(field, 'ini satu-satunya ketua; angkat penggantinya dahulu');
    if (person.role === 'admin' && others("'ketua', 'admin'") === 0) throw invalid(field, 'ini satu-satunya ketua atau admin; angkat penggantinya dahulu');
  }

  /** Only its own cashier can close a shift. */
  private refuseOpenShift(person: PersonRow, field: string): void {
    const shift = this.openShift(person.ref);
    if (shift !== undefined) throw conflict('shiftOpen', `Shift ${shift} milik ${person.name} masih buka; tutup dahulu shift itu.`, { field });
  }
}
