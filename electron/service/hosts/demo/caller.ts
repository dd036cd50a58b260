import { contract, type Args, type MethodName, type Params, type Result } from '../../../../shared/contract/index.ts';
import type { Failure } from '../../../../shared/contract/host.ts';
import { startOfDay, type CalendarDate } from '../../../../shared/domain/dates.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Service } from '../../service.ts';
import type { Chance } from './random.ts';

/** Params without the id of a write, which comes from the seed. */
type Given<M extends MethodName> = Args<M> extends { id: string } ? Omit<Params<M>, 'id'> : Params<M>;
export type Who = 'kasirPagi' | 'kasirSore' | 'bendahara' | 'ketua';

const ZONE = 'Asia/Makassar';

/** Calls the contract's methods as the demo's people do, each at its moment: a refusal is a defect of the demo, unless it was meant. */
export class Caller {
  private readonly service: Service;
  private readonly clock: Clock;
  private readonly chance: Chance;
  private readonly sessions = new Map<Who, string>();
  private request = 0;
  /** Commands answered so far. */
  done = 0;

  constructor(service: Service, clock: Clock, chance: Chance) {
    this.service = service;
    this.clock = clock;
    this.chance = chance;
  }

  /** Moves the clock to a time of a day, in minutes after midnight; never backwards. */
  at(day: CalendarDate, minutes: number): void {
    this.clock.set(Math.max(this.clock.nowMs() + 1, Date.parse(startOfDay(day, ZONE)) + Math.round(minutes * 60_000)));
  }

  signIn(who: Who, username: string, pin: string): void {
    this.sessions.set(who, this.call('auth.login', { username, pin }).session);
  }

  signOut(): void {
    for (const who of this.sessions.keys()) this.call('auth.logout', {}, who);
    this.sessions.clear();
  }

  call<M extends MethodName>(method: M, params: Given<M>, who?: Who): Result<M> {
    const reply = this.send(method, params, who);
    if (!reply.ok) throw new Error(`demo: ${method} was refused: ${reply.error.code} ${reply.error.rule ?? ''} ${reply.error.message} ${JSON.stringify(params).slice(0, 400)}`);
    return reply.result as Result<M>;
  }

  /** A call that must be refused; answers why. */
  refused<M extends MethodName>(method: M, params: Given<M>, who: Who): Failure {
    const reply = this.send(method, params, who);
    if (reply.ok) throw new Error(`demo: ${method} was not refused`);
    return reply.error;
  }

  private send(method: MethodName, params: object, who?: Who) {
    this.request += 1;
    this.done += 1;
    this.clock.set(this.clock.nowMs() + 1);
    const session = who === undefined ? undefined : this.sessions.get(who);
    const writes = contract[method].writes;
    const reply = this.service.handle({ id: this.request, method, params: writes ? { ...params, id: this.chance.id(this.clock.nowMs()) } : params, ...(session === undefined ? {} : { session }) });
    if (reply instanceof Promise) throw new Error(`demo: ${method} answers later`);
    return reply;
  }
}
