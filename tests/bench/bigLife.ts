/** The days of a large gerai, in bulk: every figure goes through the contract's own methods, so the posting code is the program's. */
import { contract, type Params, type Result } from '../../shared/contract/index.ts';
import { dayOf, startOfDay, weekday, type CalendarDate } from '../../shared/domain/dates.ts';
import type { Clock } from '../../electron/service/kernel/clock.ts';
import { Chance } from '../../electron/service/hosts/demo/random.ts';
import type { Service } from '../../electron/service/service.ts';
import type { Given } from './calls.ts';
import type { Connection } from './writes.ts';

type Method = keyof typeof contract;
type Role = 'kasir' | 'bendahara' | 'ketua';
type Good = { readonly id: string; readonly general: number; readonly member: number; readonly cost: number; readonly cylinder: boolean };

const ZONE = 'Asia/Makassar';
const USERS: Params<'system.initialise'>['users'] = [
  { username: 'nurul', name: 'Nurul Hidayah', role: 'kasir', pin: '111111' }, { username: 'maryam', name: 'Maryam Syahril', role: 'bendahara', pin: '222222' }, { username: 'suryadi', name: 'Suryadi Noor', role: 'ketua', pin: '333333' },
  { username: 'bambang', name: 'Bambang Setyo', role: 'pengawas', pin: '444444' },
];
const FLOAT = 500_000;
const MEMBERS = 300;
const NOTES = [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100] as const;
const RESTOCK_WEEKDAYS: ReadonlySet<number> = new Set([1, 4]);
const COSTS = [['6-1110', 24_000_000], ['6-1120', 3_500_000], ['6-1130', 4_000_000], ['6-1140', 900_000]] as const;

/** Lives whole days; everything it needs to know is in the file, so that a later run takes up where an earlier one ended. */
export class BigLife {
  private readonly service: Service;
  private readonly clock: Clock;
  private readonly connection: Connection;
  private readonly salesPerDay: number;
  private readonly sessions = new Map<Role, string>();
  private chance = new Chance(0);
  private requests = 0;
  private members: string[] = [];
  private goods: Good[] = [];

  constructor(service: Service, clock: Clock, connection: Connection, salesPerDay: number) {
    this.service = service;
    this.clock = clock;
    this.connection = connection;
    this.salesPerDay = salesPerDay;
  }

  /** The founding: people, members, suppliers, goods. */
  begin(day: CalendarDate): void {
    this.chance = new Chance(1);
    this.at(day, 360);
    this.call('system.initialise', {
      profile: {
        name: 'KKMP Besar', legalNo: 'AHU-0000001.AH.01.29 Tahun 2015', address: 'Jl. Uji 1', kelurahan: 'Karang Bahari', kecamatan: 'Balikpapan Utara', city: 'Kota Balikpapan', province: 'Kalimantan Timur', timezone: ZONE, hetZone: 2, fiscalYearStartMonth: 1,
      },
      savings: { pokok: 100_000, wajibMonthly: 20_000 },
      shuPolicy: { capitalPct: '20', tradePct: '25', parts: [{ key: 'cadangan', name: 'Cadangan', pct: '55' }], capitalBase: 'pokok+wajib', averaging: 'monthly-average', tradeIncludes: ['sales', 'loan-interest'] },
      openingCash: { brankas: 50_000_000, bank: 600_000_000 },
      users: USERS,
    });
    this.signIn();
    this.call('ledger.post', { date: day, memo: 'Modal awal', lines: [{ account: '3-1910', debit: 650_000_000 }, { account: '3-1140', credit: 650_000_000 }] }, 'bendahara');
    this.call('suppliers.create', { name: 'Grosir Besar', kind: 'lain' }, 'bendahara');
    for (let n = 0; n < 32; n += 1) {
      const cost = 5_000 + n * 1_700;
      const cylinder = n === 31;
      this.call('products.create', {
        sku: `B${n}`, name: `Barang uji ${n}`, unit: cylinder ? 'tabung' : 'bungkus', barcodes: [], category: cylinder ? 'lpg' : n % 4 === 3 ? 'lain' : 'sembako',
        prices: { general: cost + 700, member: cost + 500 }, ...(cylinder ? { cylinder: { size: '12' as const } } : {}),
      }, 'bendahara');
    }
    for (let n = 0; n < MEMBERS; n += 1) {
      const { memberId } = this.call('members.create', { nik: `647105${String(1_000_000_000 + n)}`, name: `Anggota Uji ${n}`, joinedOn: day }, 'bendahara');
      this.call('savings.deposit', { memberId, kind: 'pokok', amount: 100_000, via: 'bank' }, 'bendahara');
    }
    this.know();
    this.restock(day);
  }

  /** One working day: deliveries, savings, loans, a shift full of sales, the cash to the bank. */
  live(day: CalendarDate, index: number): void {
    this.chance = new Chance(1000 + index);
    this.at(day, 400);
    this.signIn();
    if (this.goods.length === 0) this.know();
    if (RESTOCK_WEEKDAYS.has(weekday(day))) this.restock(day);
    this.savings(day);
    if (weekday(day) === 3) this.lend();
    if (dayOf(day) === 10) this.collect();
    if (dayOf(day) === 28) for (const [account, amount] of COSTS) this.call('ledger.post', { date: day, memo: 'Beban bulanan', lines: [{ account, debit: amount, unit: 'GERAI' }, { account: '1-1210', credit: amount }] }, 'bendahara');
    this.shift(day);
  }

  private shift(day: CalendarDate): void {
    this.call('shifts.open', { float: FLOAT }, 'kasir');
    let cash = FLOAT;
    for (let n = 0; n < this.salesPerDay; n += 1) {
      this.at(day, 450 + (n * 720) / this.salesPerDay);
      cash += this.sell();
    }
    let rest = cash;
    const counted = Object.fromEntries(NOTES.map((note): [string, number] => {
      const pieces = Math.floor(rest / note);
      rest -= pieces * note;
      return [String(note), pieces];
    }));
    this.call('shifts.close', { counted }, 'kasir');
    if (cash > FLOAT) this.call('ledger.post', { date: day, memo: 'Setor kas ke bank', lines: [{ account: '1-1210', debit: cash - FLOAT }, { account: '1-1110', credit: cash - FLOAT }] }, 'bendahara');
  }

  /** A sale of one to three goods; answers the cash that stays in the drawer. */
  private sell(): number {
    const { chance } = this;
    const memberId = chance.happens(0.7) ? chance.pick(this.members) : undefined;
    const picked = new Map<string, { good: Good; qty: number }>();
    for (let n = chance.between(1, 3); n > 0; n -= 1) {
      const good = chance.pick(this.goods);
      picked.set(good.id, { good, qty: chance.between(1, 3) });
    }
    const lines = [...picked.values()].map(({ good, qty }) => ({ productId: good.id, qty: String(qty), ...(good.cylinder ? { cylinder: 'tukar' as const } : {}) }));
    const total = [...picked.values()].reduce((sum, { good, qty }) => sum + qty * (memberId === undefined ? good.general : good.member), 0);
    const way = chance.next();
    const qris = way < 0.8 ? 0 : way < 0.95 ? total : Math.floor(total / 200) * 100;
    this.call('sales.checkout', {
      ...(memberId === undefined ? {} : { memberId }), lines,
      payments: [...(qris > 0 ? [{ method: 'qris' as const, amount: qris }] : []), ...(qris < total ? [{ method: 'tunai' as const, amount: total - qris }] : [])],
    }, 'kasir');
    return total - qris;
  }

  /** Fills the shelves for a week; what was sold of the cylinders goes back empty. */
  private restock(day: CalendarDate): void {
    const onHand = new Map((this.connection.prepare('SELECT p.id, s.qty / 1000 AS qty FROM stock s JOIN product p ON p.ref = s.product_ref').all() as { id: string; qty: number }[]).map((row) => [row.id, row.qty]));
    const target = Math.ceil((this.salesPerDay * 4 * 7) / this.goods.length) + 60;
    const lines = this.goods.map((good) => ({ productId: good.id, qty: target - (onHand.get(good.id) ?? 0), unitCost: good.cost })).filter((line) => line.qty > 0).map((line) => ({ ...line, qty: String(line.qty) }));
    if (lines.length === 0) return;
    const supplierId = (this.connection.prepare('SELECT id FROM supplier ORDER BY ref LIMIT 1').get() as { id: string }).id;
    this.call('purchases.receive', { supplierId, deliveryNo: `SJ-${day}`, lines, payment: { via: 'bank' } }, 'bendahara');
  }

  private savings(day: CalendarDate): void {
    this.members.forEach((memberId, index) => {
      if (index % 26 === dayOf(day) % 26) this.call('savings.deposit', { memberId, kind: 'wajib', amount: 20_000, via: 'kas' }, 'bendahara');
    });
    for (let n = 0; n < 4; n += 1) this.call('savings.deposit', { memberId: this.chance.pick(this.members), kind: 'sukarela', amount: this.chance.between(1, 20) * 5_000, via: 'kas' }, 'bendahara');
  }

  private lend(): void {
    const { loanId } = this.call('loans.apply', { memberId: this.chance.pick(this.members), principal: 1_000_000 + this.chance.between(0, 8) * 250_000, months: 10, method: this.chance.pick(['flat', 'menurun', 'anuitas'] as const), annualPct: '12', purpose: 'Modal usaha' }, 'bendahara');
    this.call('loans.approve', { loanId }, 'ketua');
    this.call('loans.disburse', { loanId, via: 'bank' }, 'bendahara');
  }

  /** Every running loan pays its next instalment. */
  private collect(): void {
    for (const { loanId } of this.call('loans.list', { status: 'berjalan', limit: 500 }, 'bendahara').rows) {
      const { rows, payoff } = this.call('loans.get', { loanId }, 'bendahara');
      const due = rows.map((row) => row.principal + row.interest - row.principalPaid - row.interestPaid).find((amount) => amount > 0);
      if (due !== undefined) this.call('loans.pay', { loanId, amount: Math.min(due, payoff), via: 'kas' }, 'bendahara');
    }
  }

  private know(): void {
    this.members = (this.connection.prepare('SELECT id FROM member ORDER BY ref').all() as { id: string }[]).map((row) => row.id);
    this.goods = this.call('products.search', { query: '', limit: 200 }, 'kasir').rows
      .toSorted((a, b) => (a.sku < b.sku ? -1 : 1))
      .map((row) => ({ id: row.productId, general: row.prices.general, member: row.prices.member ?? row.prices.general, cost: row.prices.general - 700, cylinder: row.cylinder !== undefined }));
  }

  private signIn(): void {
    for (const user of USERS) if (user.role === 'kasir' || user.role === 'bendahara' || user.role === 'ketua') this.sessions.set(user.role, this.call('auth.login', { username: user.username, pin: user.pin }).session);
  }

  private at(day: CalendarDate, minutes: number): void {
    this.clock.set(Math.max(this.clock.nowMs() + 1, Date.parse(startOfDay(day, ZONE)) + Math.round(minutes * 60_000)));
  }

  private call<M extends Method>(method: M, params: Given<M>, role?: Role): Result<M> {
    this.requests += 1;
    this.clock.set(this.clock.nowMs() + 1);
    const session = role === undefined ? undefined : this.sessions.get(role);
    const reply = this.service.handle({
      id: this.requests, method, params: contract[method].writes ? { ...params, id: this.chance.id(this.clock.nowMs()) } : params, ...(session === undefined ? {} : { session }),
    });
    if (reply instanceof Promise) throw new Error(`${method} answers later`);
    if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.rule ?? ''} ${reply.error.message} ${JSON.stringify(params).slice(0, 300)}`);
    return reply.result as Result<M>;
  }
}
