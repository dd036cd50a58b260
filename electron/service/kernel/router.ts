import type { z } from 'zod';
import type { Reply, Request } from '../../../shared/contract/host.ts';
import { contract, isMethodName, type MethodName } from '../../../shared/contract/index.ts';
import type { Method } from '../../../shared/contract/define.ts';
import { canonicalJson, type Json } from '../../../shared/domain/canonical.ts';
import { FAULTS } from '../../../shared/text/refusals.ts';
import { storageRefusal } from './database.ts';
import { keyed } from './digest.ts';
import { SYSTEM_USER, type Ctx, type Handlers, type Kernel, type User, type WriteCtx } from './kernel.ts';
import { conflict, Refusal, refuse } from './refusal.ts';
import { Runs, type Call, type LongWork } from './runs.ts';
import type { Sessions } from './sessions.ts';

type AnyQuery = (args: unknown, ctx: Ctx) => unknown;
type AnyCommand = (args: unknown, ctx: WriteCtx) => object;
type AnyLongCommand = (args: unknown, ctx: Ctx) => LongWork;
type Approval = { readonly username: string; readonly pin: string };

/** Says in one sentence which field is wrong and how to mend it. */
function validation(error: z.ZodError): Refusal {
  const issue = error.issues[0];
  if (issue === undefined) return new Refusal('VALIDATION', 'Isian belum benar.');
  if (issue.code === 'unrecognized_keys') {
    return unknownField([...issue.path, issue.keys[0] ?? '']);
  }
  const field = fieldOf(issue.path);
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  const problem = missing ? 'wajib diisi' : PLAIN_ENGLISH.test(issue.message) ? 'bentuknya salah' : issue.message;
  return new Refusal('VALIDATION', `Isian belum benar. ${field}: ${problem}.`, { field });
}
/** A field's path as people read it; a name longer than any of ours is cut. */
function fieldOf(path: readonly PropertyKey[]): string {
  const field = path.join('.') || 'params';
  return field.length > 120 ? `${field.slice(0, 119)}…` : field;
}

function unknownField(path: readonly PropertyKey[]): Refusal {
  const field = fieldOf(path);
  return new Refusal('VALIDATION', `Isian tidak dikenal. ${field} tidak ada di perintah ini; hapus atau betulkan namanya.`, { field });
}

/** The path of a member named `__proto__`, which the schemas would pass over in silence. Nesting must have been bounded before. */
function protoPath(value: unknown, path: readonly string[] = []): string[] | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (Object.hasOwn(value, '__proto__')) return [...path, '__proto__'];
  for (const [key, member] of Object.entries(value)) {
    if (member === null || typeof member !== 'object') continue;
    const found = protoPath(member, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The path of a text with half a character in it (a surrogate without its partner), as member or as name. SQLite would
 * store another text than the one whose digest was taken. Nesting must have been bounded before.
 */
function brokenTextPath(value: unknown, path: readonly string[] = []): string[] | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : [...path];
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, member] of Object.entries(value)) {
    if (!key.isWellFormed()) return [...path, key.toWellFormed()];
    const found = typeof member === 'number' ? undefined : brokenTextPath(member, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** zod's own words, where the schema gave none of ours. */
const PLAIN_ENGLISH = /^(Invalid|Too|Unrecognized|Expected|Required)/;

/** Params without PINs: what a repeated id is compared with (ruling 11). */
function withoutPins(value: unknown): Json {
  if (Array.isArray(value)) return value.map(withoutPins);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== 'pin' && key !== 'memberPin')
        .map(([key, member]) => [key, withoutPins(member)]),
    );
  return value as Json;
}

/** Nesting beyond any honest request, which would only exhaust the stack of whoever reads it. */
const MAX_DEPTH = 24;

function tooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((each): unknown[] => (each !== null && typeof each === 'object' ? Object.values(each) : []));
  }
  return false;
}

/** The one way in: parse, session, role, repeated id, transaction, answer. */
export class Router {
  private readonly kernel: Kernel;
  private readonly handlers: Handlers;
  private readonly sessions: Sessions;
  private readonly runs: Runs;

  constructor(kernel: Kernel, sessions: Sessions, handlers: Handlers) {
    this.kernel = kernel;
    this.sessions = sessions;
    this.handlers = handlers;
    this.runs = new Runs(kernel);
  }

  /** No step of a long command begins any more. */
  stop(): void {
    this.runs.stop();
  }

  /** Answers one request; only methods marked `long` answer later. Never throws. */
  handle(request: Request): Reply | Promise<Reply> {
    try {
      const result = this.dispatch(request);
      if (result instanceof Promise)
        return result.then(
          (value): Reply => ({ id: request.id, ok: true, result: value }),
          (error: unknown): Reply => this.fault(request, error),
        );
      return { id: request.id, ok: true, result };
    } catch (error) {
      return this.fault(request, error);
    }
  }

  private dispatch(request: Request): unknown {
    if (!isMethodName(request.method)) throw new Refusal('NOT_FOUND', 'Perintah tidak dikenal. Program di komputer ini mungkin lebih lama dari pemanggilnya.', { method: String(request.method).slice(0, 80) });
    const method: Method = contract[request.method];
    const session = method.roles === 'open' ? undefined : this.sessions.find(request.session);
    if (method.roles !== 'open') {
      if (session === undefined) throw new Refusal('UNAUTHENTICATED', FAULTS.UNAUTHENTICATED);
      if (!method.roles.includes(session.user.role)) {
        const refusal = new Refusal('FORBIDDEN', FAULTS.FORBIDDEN, { role: session.user.role, method: request.method });
        this.kernel.recordRefusal({ method: request.method, id: '', user: session.user, approver: null, session: session.token }, refusal);
        throw refusal;
      }
    }
    if (tooDeep(request.params)) throw new Refusal('VALIDATION', `Isian belum benar. params: bersarang lebih dari ${MAX_DEPTH} tingkat.`, { field: 'params' });
    const hidden = protoPath(request.params);
    if (hidden !== undefined) throw unknownField(hidden);
    const broken = brokenTextPath(request.params);
    if (broken !== undefined) throw new Refusal('VALIDATION', `Isian belum benar. ${fieldOf(broken)}: berisi huruf yang terpotong; hapus gambar kecil di dalamnya, lalu ketik ulang.`, { field: fieldOf(broken) });
    const parsed = method.input.safeParse(request.params ?? {});
    if (!parsed.success) throw validation(parsed.error);
    const user = session?.user ?? SYSTEM_USER;
    const token = session?.token ?? '';
    if (method.writes) return this.command(request.method, method, parsed.data, request.params, user, token);
    if (!this.kernel.initialised && !UNINITIALISED.has(request.method)) throw notInitialised();
    const ctx: Ctx = { now: this.kernel.now(), today: this.kernel.today(), user, approver: null, receiver: null, session: token };
    const handler = this.handlers[request.method] as AnyQuery;
    return method.scratch ? this.kernel.scratch(() => handler(parsed.data, ctx)) : handler(parsed.data, ctx);
  }

  private command(name: MethodName, method: Method, args: unknown, params: unknown, user: User, token: string): object {
    const { id, approval, receiver: taking } = args as { id: string; approval?: Approval; receiver?: Approval };
    const digest = keyed(this.kernel.fileKey, `${name}\n${canonicalJson(withoutPins(params))}`);
    const earlier = this.kernel.db.sql<{ method: string; params_digest: string; result: string }>('SELECT method, params_digest, result FROM command WHERE id = ?').get(id);
    if (earlier !== undefined && (earlier.method !== name || earlier.params_digest !== digest)) throw conflict('idUsed', 'id ini sudah dipakai untuk perintah lain; buat id baru.', { field: 'id' });
    if (earlier !== undefined && !method.long) return { ...(method.confidential ? (this.handlers[name] as AnyCommand)(args, this.reading(id, user, token)) : (JSON.parse(earlier.result) as object)), replayed: true };
    if (!this.kernel.initialised && name !== 'system.initialise') throw notInitialised();
    let approver: User | null = null;
    const told = (error: unknown): never => {
      if (error instanceof Refusal && error.code === 'RULE' && error.rule !== 'CLOCK_SUSPECT' && this.kernel.initialised) this.kernel.recordRefusal({ method: name, id, user, approver, session: token }, error);
      throw error;
    };
    try {
      const receiver = taking === undefined ? null : this.receive(method, taking, user);
      if (approval !== undefined) approver = this.approve(method, approval, user);
      const meta = { method: name, id, user, approver, receiver, session: token };
      if (method.long) return this.run({ meta, digest }, args, earlier?.result).catch(told);
      return this.kernel.transact(
        meta,
        (ctx) => (this.handlers[name] as AnyCommand)(args, ctx),
        (ctx, result) => void ctx.rows.insert('command', { id, method: name, params_digest: digest, result: method.confidential ? '{}' : JSON.stringify(result) }),
      );
    } catch (error) {
      return told(error);
    }
  }

  /** A long command: `kept` is what the same call left when it was made before. */
  private run(call: Call, args: unknown, kept: string | undefined): Promise<object> {
    const { kernel } = this;
    const { method, user, approver, session } = call.meta;
    const work = (this.handlers[method as MethodName] as AnyLongCommand)(args, { now: kernel.now(), today: kernel.today(), user, approver, receiver: null, session });
    return kept === undefined ? this.runs.perform(call, work) : this.runs.again(call, work, kept);
  }

  /** What a confidential command reads with when its answer is asked for again: it writes nothing, and its audit row stands already. */
  private reading(id: string, user: User, session: string): WriteCtx {
    const nothing = (): void => undefined;
    const none = (): never => {
      throw new Error('a confidential command only reads');
    };
    return { now: this.kernel.now(), today: this.kernel.today(), user, approver: null, receiver: null, session, id, auditSeq: 0, rows: this.kernel.rows, nextId: none, note: nothing, afterCommit: none, afterRollback: none };
  }

  private approve(method: Method, approval: Approval, user: User): User {
    const approver = this.sessions.verify(approval.username, approval.pin, 'approval');
    if (approver.id === user.id) throw refuse('SELF_APPROVAL', `${user.name} meminta dan mengizinkan sekaligus. Minta orang lain yang berwenang mengetik PIN-nya.`);
    if (!method.approvers.includes(approver.role)) throw new Refusal('FORBIDDEN', `Bukan tugas peran ini. ${approver.name} tidak berwenang mengizinkan ini; minta ${method.approvers.join(' atau ')}.`, { field: 'approval.username' });
    return approver;
  }

  private receive(method: Method, taking: Approval, user: User): User {
    const receiver = this.sessions.verify(taking.username, taking.pin, 'receiver');
    if (receiver.id === user.id) throw refuse('SELF_APPROVAL', `${user.name} menyerahkan dan menerima sekaligus. Minta penerimanya mengetik PIN-nya sendiri.`, { field: 'receiver.username' });
    if (!method.receivers.includes(receiver.role)) throw new Refusal('FORBIDDEN', `Bukan tugas peran ini. ${receiver.name} tidak memegang laci; pilih ${method.receivers.join(' atau ')}.`, { field: 'receiver.username' });
    return receiver;
  }

  private fault(request: Request, error: unknown): Reply {
    const refusal = error instanceof Refusal ? error : storageRefusal(error);
    if (refusal) {
      return { id: request.id, ok: false, error: { code: refusal.code, ...(refusal.rule === undefined ? {} : { rule: refusal.rule }), message: refusal.message, details: refusal.details } };
    }
    console.error(`${request.method}:`, error instanceof Error ? error.stack : error);
    return { id: request.id, ok: false, error: { code: 'INTERNAL', message: FAULTS.INTERNAL, details: {} } };
  }
}

const UNINITIALISED: ReadonlySet<MethodName> = new Set<MethodName>(['system.status', 'auth.users']);
const notInitialised = (): Refusal => conflict('notInitialised', 'Isi dahulu data koperasi, orang, dan saldo awal.');
