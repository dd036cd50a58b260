import { payWords } from '../../../shared/text/pay.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { checkPin, hashPin, type StoredPin } from '../kernel/pins.ts';
import { Refusal, refuse } from '../kernel/refusal.ts';
import { afterWrongPin, lockedMinutes } from '../kernel/sessions.ts';
import type { Member } from './member.ts';

/** Members' own PINs (ruling 24), stored, counted and locked like those of the people who sign in (ruling 51). */
export class MemberPins {
  private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** Gives a member a PIN, or another one, and opens what wrong ones had locked. */
  set(ctx: WriteCtx, member: Member, pin: string): { memberId: string } {
    ctx.rows.update('member', { ref: member.ref }, hashPin(pin, this.kernel.random(16).toString('hex'), this.kernel.pinCost));
    if (this.failures(member) > 0) ctx.rows.update('member_lock', { member_ref: member.ref }, { failures: 0, locked_until: null });
    ctx.note(member.no, 'PIN anggota diisi');
    return { memberId: member.id };
  }

  /** Says that a PIN is the member's own; throws as `require` does. */
  check(ctx: WriteCtx, member: Member, pin: string): { memberId: string } {
    this.require(ctx, member, pin);
    ctx.note(member.no, 'PIN anggota cocok');
    return { memberId: member.id };
  }

  /** Throws RULE MEMBER_PIN for a member without a PIN; FORBIDDEN for a wrong one, which stays counted though the command is undone, and while wrong ones lock. */
  require(ctx: WriteCtx, member: Member, pin: string): void {
    const { kernel } = this;
    const stored = kernel.db.sql<{ [K in keyof StoredPin]: string | null }>('SELECT pin_salt, pin_hash, pin_params FROM member WHERE ref = ?').get(member.ref);
    const { pin_salt: salt, pin_hash: hash, pin_params: params } = stored ?? { pin_salt: null, pin_hash: null, pin_params: null };
    if (salt === null || hash === null || params === null) throw refuse('MEMBER_PIN', payWords.noPin(member.no), { field: 'memberPin', memberNo: member.no });
    const lock = kernel.db.sql<{ failures: number; locked_until: string | null }>('SELECT failures, locked_until FROM member_lock WHERE member_ref = ?').get(member.ref);
    const wait = lockedMinutes(kernel, lock?.locked_until);
    if (wait > 0) throw new Refusal('FORBIDDEN', payWords.pinLocked(wait), { field: 'memberPin', minutes: wait });
    if (checkPin(pin, { pin_salt: salt, pin_hash: hash, pin_params: params })) {
      if (lock !== undefined && lock.failures > 0) ctx.rows.update('member_lock', { member_ref: member.ref }, { failures: 0, locked_until: null });
      return;
    }
    const { count, minutes, lockedUntil, triesLeft } = afterWrongPin(kernel, lock?.failures ?? 0);
    ctx.afterRollback(() =>
      kernel.transact({ method: 'members.pin', id: '', user: ctx.user, approver: null, session: ctx.session }, (later) => {
        if (lock === undefined) later.rows.insert('member_lock', { member_ref: member.ref, failures: count, locked_until: lockedUntil });
        else later.rows.update('member_lock', { member_ref: member.ref }, { failures: count, locked_until: lockedUntil });
        later.note(member.no, `PIN anggota keliru ke-${count}`);
      }),
    );
    throw new Refusal('FORBIDDEN', minutes === 0 ? payWords.wrongPin(triesLeft) : payWords.pinLocked(minutes), { field: 'memberPin', triesLeft, minutes });
  }

  private failures(member: Member): number {
    return this.kernel.db.sql<{ failures: number }>('SELECT failures FROM member_lock WHERE member_ref = ?').get(member.ref)?.failures ?? 0;
  }
}
