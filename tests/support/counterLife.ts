/** A counter's life for `tillLife.test.ts`: what is done at the till, and a small count of its own to hold the program against. */
import { deepStrictEqual as same, ok } from 'node:assert/strict';
import type { MethodName, Result } from '../../shared/contract/index.ts';
import type { Role } from '../../shared/contract/values.ts';
import { eanCheckDigit } from '../../shared/domain/barcode.ts';
import { addDays, calendarDate } from '../../shared/domain/dates.ts';
import { LOGIN, Refused, type Given, type Person } from './gerai.ts';
import { balancesOf, signIn, type Till } from './till.ts';

/** The day a life begins. */
export const BEGUN = '2026-03-02';

export const GOODS = ['rice', 'oil', 'sugar', 'gas'] as const;
type Good = (typeof GOODS)[number];
const GENERAL: Record<Good, number> = { rice: 65_500, oil: 15_700, sugar: 17_500, gas: 210_000 };
const MEMBER: Record<Good, number> = { rice: 63_000, oil: 15_500, sugar: 17_500, gas: 205_000 };
export const SHELL = { general: 350_000, member: 340_000 };
export const DEPOSIT = 200_000;
const RICE_LIMIT = 2;
export const BON_LIMIT = 900_000;
export const PIN = '482913';
const STRANGERS = ['6471052203850002', '6471056510790003'];

export type Line = { readonly good: Good; readonly qty: number; readonly mode: 'tukar' | 'beli' | 'jaminan'; readonly empty: 'baik' | 'rusak' | 'asing'; readonly discount: number; readonly found: boolean; /** Sugar by a label of the scale. */ readonly weighed: boolean; readonly note?: string | undefined };
type Sale = {
  saleId: string; readonly shift: number; readonly day: string; readonly customer: number | null; readonly lines: readonly Line[]; readonly total: number; paid: Record<string, number>;
  returned: number; readonly back: number[]; gone: boolean;
};
type Deposit = { saleId: string; number: string; readonly customer: number | null; onBon: boolean; readonly count: number; left: number };

/** The barcode of sugar on file, and the scale's label for whole kilograms of it. */
export const SUGAR_CODE = '2000017';
const labelOf = (kilograms: number): string => {
  const body = `${SUGAR_CODE}${String(kilograms * 1000).padStart(5, '0')}`;
  return `${body}${eanCheckDigit(body)}`;
};

/** What a person with a pencil would know. A customer is a member (0 to 3), a stranger who shows a card (4, 5) or nobody. */
class Pencil {
  drawer = 500_000;
  qris = 0;
  readonly stock: Record<Good, number> = { rice: 100, oil: 48, sugar: 50, gas: 10 };
  readonly cylinders = { empty: 0, damaged: 0, foreign: 0, lent: 0 };
  readonly savings = [0, 0, 0, 0];
  readonly owed = [0, 0, 0, 0];
  /** What members bought, by `customer month`. */
  readonly trade = new Map<string, number>();
  /** Rice bought on a day, by `day customer`. */
  readonly rice = new Map<string, number>();
  readonly deposits: Deposit[] = [];
  readonly sales: Sale[] = [];
  shift = 1;
  today = BEGUN;

  uses(customer: number, day: string): number {
    return this.rice.get(`${day} ${customer}`) ?? 0;
  }

  use(customer: number | null, day: string, qty: number): void {
    if (customer !== null) this.rice.set(`${day} ${customer}`, this.uses(customer, day) + qty);
  }

  /** Moves money of a sale in (1) or out (-1), by the way it goes. */
  money(customer: number | null, method: string, amount: number, way: 1 | -1): void {
    if (method === 'tunai') this.drawer += way * amount;
    else if (method === 'qris') this.qris += way * amount;
    else if (method === 'sukarela') this.savings[customer ?? 0] = (this.savings[customer ?? 0] ?? 0) - way * amount;
    else if (method === 'bon') this.owed[customer ?? 0] = (this.owed[customer ?? 0] ?? 0) + way * amount;
    else throw new Error(`money by ${method}`);
  }

  goods({ good, qty, mode, empty }: Line, customer: number | null, day: string, way: 1 | -1): void {
    this.stock[good] -= way * qty;
    if (good === 'rice') this.use(customer, day, way * qty);
    if (good !== 'gas') return;
    if (mode === 'tukar') this.cylinders[empty === 'baik' ? 'empty' : empty === 'rusak' ? 'damaged' : 'foreign'] += way * qty;
    if (mode === 'jaminan') this.cylinders.lent += way * qty;
  }

  /** Full ones come back: for empties such as were given, else sound ones; into our shells; or off what is lent. */
  gasBack({ mode, empty }: Line, qty: number, condition: 'baik' | 'rusak'): void {
    if (mode === 'tukar') {
      const gave = empty === 'baik' ? 'empty' : empty === 'rusak' ? 'damaged' : 'foreign';
      const pile = this.cylinders[gave] >= qty ? gave : 'empty';
      this.cylinders[pile] -= qty;
      ok(this.cylinders[pile] >= 0, `${this.cylinders[pile]} empties below ${0}`);
    }
    if (mode === 'jaminan') this.cylinders.lent -= qty;
    if (condition === 'rusak') this.cylinders.damaged += qty;
  }

  bought(customer: number | null, amount: number): void {
    const key = `${customer} ${this.today.slice(0, 7)}`;
    if (customer !== null && customer < 4) this.trade.set(key, (this.trade.get(key) ?? 0) + amount);
  }

  get held(): number {
    return this.deposits.reduce((total, each) => total + each.left * DEPOSIT, 0);
  }
}

const priceOf = (customer: number | null, { good, qty, mode, discount }: Line): { trade: number; deposit: number } => {
  const member = customer !== null && customer < 4;
  const shell = good === 'gas' && mode === 'beli' ? (member ? SHELL.member : SHELL.general) * qty : 0;
  return { trade: (member ? MEMBER : GENERAL)[good] * qty - discount + shell, deposit: good === 'gas' && mode === 'jaminan' ? DEPOSIT * qty : 0 };
};

/** A counter at work: it asks the program, and notes with the pencil what the program answered and must have done. */
export class Life {
  readonly pencil = new Pencil();
  readonly counts = { done: 0, refused: 0 };
  /** Methods that did what was asked at least once. */
  readonly worked = new Set<MethodName>();
  private readonly till: Till;
  private readonly members: readonly string[];
  private readonly people = new Map<Role, Person>();

  constructor(till: Till, members: readonly string[]) {
    this.till = till;
    this.members = members;
  }

  async tried<M extends MethodName>(who: Role, method: M, params: Given<M>): Promise<Result<M> | null> {
    const person = this.people.get(who) ?? (await signIn(this.till.gerai, who));
    this.people.set(who, person);
    try {
      const result = await person.call(method, params);
      this.counts.done += 1;
      this.worked.add(method);
      return result;
    } catch (error) {
      if (!(error instanceof Refused) || error.failure.code === 'INTERNAL') throw error;
      this.counts.refused += 1;
      return null;
    }
  }

  private product(good: Good): string {
    return this.till[good];
  }

  /** Whether the counter would sell; null where a rule decides that the pencil does not know. */
  private maySell(customer: number | null, lines: readonly Line[], how: string): boolean | null {
    const { pencil } = this;
    if (lines.some((line) => line.qty > pencil.stock[line.good] && !(line.found && line.good !== 'gas'))) return false;
    const rice = lines.find((line) => line.good === 'rice');
    if (rice !== undefined && (customer === null || pencil.uses(customer, pencil.today) + rice.qty > RICE_LIMIT)) return false;
    if (lines.some((line) => line.good === 'gas' && line.mode === 'jaminan') && customer === null) return false;
    if ((how === 'sukarela' || how === 'bon') && (customer === null || customer > 3)) return false;
    return how === 'bon' || lines.some((line) => line.good === 'gas' && line.mode !== 'tukar') ? null : true;
  }

  async sell({ customer, lines: given, how, split, over }: { customer: number | null; lines: readonly Line[]; how: 'tunai' | 'qris' | 'sukarela' | 'bon'; split: number; over: number }): Promise<void> {
    const { pencil } = this;
    const lines = given.filter((line, at) => given.findIndex((other) => other.good === line.good) === at);
    const prices = lines.map((line) => priceOf(customer, line));
    const total = prices.reduce((sum, { trade, deposit }) => sum + trade + deposit, 0);
    const cash = how === 'tunai' ? total : Math.min(split, total - 1);
    const expected = this.maySell(customer, lines, how);
    const affordable = how !== 'sukarela' || (pencil.savings[customer ?? 0] ?? 0) >= total - cash;
    const sold = await this.tried('kasir', 'sales.checkout', {
      ...(customer === null ? {} : customer < 4 ? { memberId: this.members[customer] ?? '' } : { buyer: { nik: STRANGERS[customer - 4] ?? '', name: 'Pembeli' } }),
      lines: lines.map(({ good, qty, mode, empty, discount, found, weighed, note }) => ({ productId: this.product(good), qty: String(qty), ...(good === 'sugar' && weighed ? { label: labelOf(qty) } : {}), ...(note === undefined ? {} : { note }), ...(good === 'gas' ? { cylinder: mode, ...(mode === 'tukar' ? { empty } : {}) } : {}), ...(discount === 0 ? {} : { discount }), ...(found ? { found } : {}) })),
      payments: [...(how === 'tunai' ? [] : [{ method: how, amount: total - cash }]), ...(cash === 0 ? [] : [{ method: 'tunai' as const, amount: cash + (how === 'tunai' ? over : 0) }])],
      ...(how === 'sukarela' ? { memberPin: PIN } : {}), ...(lines.some((line) => line.found) ? { approval: LOGIN.bendahara } : {}),
    });
    if (expected !== null) same(sold !== null, expected && affordable, `sale of ${JSON.stringify(lines)} to ${customer} by ${how}`);
    if (sold === null) return;
    if (lines.some(({ note }) => note !== undefined)) same((await this.tried('kasir', 'sales.get', { saleId: sold.saleId }))?.lines.map((line) => line.note), lines.map((line) => line.note));
    same(sold.total, total);
    same(sold.change, how === 'tunai' ? over : 0);
    const paid: Record<string, number> = { ...(how === 'tunai' ? {} : { [how]: total - cash }), ...(cash === 0 ? {} : { tunai: cash }) };
    for (const [method, amount] of Object.entries(paid)) pencil.money(customer, method, amount, 1);
    // What the book lacked came in as found.
    for (const { good, qty } of lines) pencil.stock[good] = Math.max(pencil.stock[good], qty);
    for (const line of lines) pencil.goods(line, customer, pencil.today, 1);
    pencil.bought(customer, prices.reduce((sum, { trade }) => sum + trade, 0));
    const lent = lines.find((line) => line.good === 'gas' && line.mode === 'jaminan');
    if (lent !== undefined) pencil.deposits.push({ saleId: sold.saleId, number: sold.number, customer, onBon: how === 'bon', count: lent.qty, left: lent.qty });
    pencil.sales.push({ saleId: sold.saleId, shift: pencil.shift, day: pencil.today, customer, lines, total, paid, returned: 0, back: lines.map(() => 0), gone: false });
  }

  async takeBackAll(at: number): Promise<void> {
    const { pencil } = this;
    const sale = pencil.sales.at(-1 - (at % 6));
    if (sale === undefined) return;
    const deposit = pencil.deposits.find((each) => each.saleId === sale.saleId);
    const possible = !sale.gone && sale.returned === 0 && sale.shift === pencil.shift && (deposit === undefined || deposit.left === deposit.count) && (sale.paid['tunai'] ?? 0) <= pencil.drawer;
    // Once something was paid on the bon, what goes back of it is not what was written on it; an empty that was swapped may be with the agent by now.
    const unsure = sale.paid['bon'] !== undefined || sale.lines.some((line) => line.good === 'gas');
    if (unsure && (await this.bonTouched(sale))) return;
    const done = await this.tried('kasir', 'sales.void', { saleId: sale.saleId, reason: 'salah', approval: LOGIN.bendahara });
    if (!unsure || done !== null) same(done !== null, possible, `void of ${JSON.stringify(sale)}`);
    if (done === null) return;
    same(done.amount, sale.total);
    sale.gone = true;
    for (const [method, amount] of Object.entries(sale.paid)) pencil.money(sale.customer, method, amount, -1);
    for (const line of sale.lines) pencil.goods(line, sale.customer, sale.day, -1);
    pencil.bought(sale.customer, -sale.lines.reduce((sum, line) => sum + priceOf(sale.customer, line).trade, 0));
    if (deposit !== undefined) pencil.deposits.splice(pencil.deposits.indexOf(deposit), 1);
  }

  /** A sale of this shift is paid another way: everything else stays where it was. */
  async payAnotherWay({ at, how, over }: { at: number; how: 'tunai' | 'qris' | 'sukarela' | 'bon'; over: number }): Promise<void> {
    const { pencil } = this;
    const sale = pencil.sales.at(-1 - (at % 6));
    if (sale === undefined) return;
    const deposit = pencil.deposits.find((each) => each.saleId === sale.saleId);
    const isMember = sale.customer !== null && sale.customer <= 3;
    const affordable = how !== 'sukarela' || (pencil.savings[sale.customer ?? 0] ?? 0) + (sale.paid['sukarela'] ?? 0) >= sale.total;
    const possible = !sale.gone && sale.returned === 0 && sale.shift === pencil.shift && (deposit === undefined || deposit.left === deposit.count) && (sale.paid['tunai'] ?? 0) <= pencil.drawer && (isMember || how === 'tunai' || how === 'qris') && affordable;
    const unsure = how === 'bon' || sale.paid['bon'] !== undefined || sale.lines.some((line) => line.good === 'gas');
    if (unsure && (await this.bonTouched(sale))) return;
    const done = await this.tried('kasir', 'sales.swapTender', { saleId: sale.saleId, payments: [{ method: how, amount: sale.total + (how === 'tunai' ? over : 0) }], ...(how === 'sukarela' ? { memberPin: PIN } : {}) });
    if (!unsure || done !== null) same(done !== null, possible, `swap to ${how} of ${JSON.stringify(sale)}`);
    if (done === null) return;
    same([done.total, done.change], [sale.total, how === 'tunai' ? over : 0]);
    for (const [method, amount] of Object.entries(sale.paid)) pencil.money(sale.customer, method, amount, -1);
    pencil.money(sale.customer, how, sale.total, 1);
    Object.assign(sale, { paid: { [how]: sale.total }, saleId: done.saleId });
    if (deposit !== undefined) Object.assign(deposit, { saleId: done.saleId, number: done.number, onBon: how === 'bon' });
  }

  private async bonTouched(sale: Sale): Promise<boolean> {
    if (sale.paid['bon'] === undefined) return false;
    const { rows } = (await this.tried('bendahara', 'bon.statement', { memberId: this.members[sale.customer ?? 0] ?? '' })) ?? { rows: [] };
    return rows.some((row) => !row.number.startsWith('PJ-') && !row.number.startsWith('BV-') && !row.number.startsWith('RJ-'));
  }

  async takeBackSome({ at, line: place, qty, condition, refund }: { at: number; line: number; qty: number; condition: 'baik' | 'rusak'; refund: 'tunai' | 'sukarela' | undefined }): Promise<void> {
    const { pencil } = this;
    const sale = pencil.sales[at % Math.max(1, pencil.sales.length)];
    const line = sale?.lines[place % sale.lines.length];
    if (sale === undefined || line === undefined) return;
    const deposit = line.good === 'gas' && line.mode === 'jaminan' ? pencil.deposits.find((each) => each.saleId === sale.saleId) : undefined;
    const index = sale.lines.indexOf(line);
    const left = line.qty - (sale.back[index] ?? 0);
    const done = await this.tried('bendahara', 'sales.return', {
      saleId: sale.saleId, lines: [{ lineNo: index + 1, qty: String(qty), condition }], ...(refund === undefined ? {} : { refund }), reason: 'tidak jadi', reference: 'tunai', approval: LOGIN.ketua,
    });
    if (done === null) return;
    same(sale.gone, false);
    ok(qty <= Math.min(left, deposit?.left ?? left), `${qty} above ${left}`);
    sale.back[index] = (sale.back[index] ?? 0) + qty;
    sale.returned += done.amount;
    same(done.refunds.reduce((sum, part) => sum + part.amount, 0), done.amount);
    ok(sale.returned <= sale.total, `${sale.returned} above ${sale.total}`);
    if (sale.lines.every((each, n) => each.qty === sale.back[n])) same(sale.returned, sale.total, 'all parts together');
    // The treasurer has no shift open: what she pays out in cash is not the drawer's.
    for (const { method, amount } of done.refunds) if (method !== 'tunai') pencil.money(sale.customer, method, amount, -1);
    if (condition === 'baik') pencil.stock[line.good] += qty;
    if (line.good === 'rice') pencil.use(sale.customer, sale.day, -qty);
    if (line.good === 'gas') pencil.gasBack(line, qty, condition);
    if (deposit !== undefined) deposit.left -= qty;
    pencil.bought(sale.customer, (deposit === undefined ? 0 : qty * DEPOSIT) - done.amount);
  }

  async settle({ at, count, condition, keep }: { at: number; count: number; condition: 'baik' | 'rusak' | 'asing'; keep: boolean }): Promise<void> {
    const { pencil } = this;
    const rows = (await this.tried('kasir', 'cylinders.deposits', {}))?.rows ?? [];
    same(rows.reduce((sum, row) => sum + row.left, 0), pencil.cylinders.lent);
    const row = rows[at % Math.max(1, rows.length)];
    if (row === undefined) return;
    const deposit = pencil.deposits.find((each) => `${each.number}/` === row.depositId.slice(0, each.number.length + 1));
    if (deposit === undefined || deposit.left !== row.left || deposit.count !== row.count) throw new Error(`a deposit nobody knows: ${JSON.stringify(row)}`);
    if (keep) {
      const kept = await this.tried('bendahara', 'cylinders.forfeit', { depositId: row.depositId, reason: 'tidak kembali', approval: LOGIN.ketua });
      if (kept === null) return;
      same(kept.amount, row.left * DEPOSIT);
      pencil.cylinders.lent -= row.left;
      deposit.left = 0;
      return;
    }
    const done = await this.tried('kasir', 'cylinders.returnDeposit', { depositId: row.depositId, count, via: 'kas', condition });
    const possible = count <= row.left && count * DEPOSIT <= pencil.drawer;
    // Of a sale on bon the drawer may have to give less.
    if (!deposit.onBon || possible) same(done !== null, possible, `deposit of ${row.left}, ${count} back`);
    if (done === null) return;
    same(done.amount, count * DEPOSIT);
    ok(deposit.onBon ? done.bon <= (pencil.owed[deposit.customer ?? 0] ?? 0) : done.bon === 0, `${done.bon} against a bon of ${pencil.owed[deposit.customer ?? 0]}`);
    pencil.drawer -= done.amount - done.bon;
    if (deposit.onBon) pencil.owed[deposit.customer ?? 0] = (pencil.owed[deposit.customer ?? 0] ?? 0) - done.bon;
    pencil.cylinders.lent -= count;
    pencil.cylinders[condition === 'baik' ? 'empty' : condition === 'rusak' ? 'damaged' : 'foreign'] += count;
    deposit.left -= count;
  }

  async payBon({ customer, amount }: { customer: number; amount: number }): Promise<void> {
    const done = await this.tried('kasir', 'bon.pay', { memberId: this.members[customer] ?? '', amount, via: 'kas' });
    same(done !== null, amount <= (this.pencil.owed[customer] ?? 0));
    if (done === null) return;
    this.pencil.drawer += amount;
    this.pencil.owed[customer] = (this.pencil.owed[customer] ?? 0) - amount;
    same(done.outstanding, this.pencil.owed[customer]);
  }

  async save({ customer, amount }: { customer: number; amount: number }): Promise<void> {
    if ((await this.tried('kasir', 'savings.deposit', { memberId: this.members[customer] ?? '', kind: 'sukarela', amount, via: 'kas' })) === null) return;
    this.pencil.drawer += amount;
    this.pencil.savings[customer] = (this.pencil.savings[customer] ?? 0) + amount;
  }

  async cash({ amount, way }: { amount: number; way: boolean }): Promise<void> {
    const done = await this.tried('kasir', way ? 'shifts.cashIn' : 'shifts.cashOut', { amount, reason: 'brankas', account: '1-1110' });
    if (done === null) return;
    this.pencil.drawer += way ? amount : -amount;
    ok(this.pencil.drawer >= 0, `${this.pencil.drawer} below ${0}`);
  }

  async nextShift({ days, over }: { days: number; over: number }): Promise<void> {
    const { pencil } = this;
    const counted = pencil.drawer + over;
    const closed = await this.tried('kasir', 'shifts.close', { counted: { '100': Math.floor(counted / 100), '50': Math.floor((counted % 100) / 50) }, reason: 'hitung', approval: LOGIN.bendahara });
    if (closed === null) return;
    same(closed.expected, pencil.drawer);
    same(closed.difference, Math.floor(counted / 50) * 50 - pencil.drawer);
    pencil.today = addDays(calendarDate(pencil.today), days);
    this.till.gerai.at(pencil.today);
    this.people.clear();
    const opened = await this.tried('kasir', 'shifts.open', { float: 500_000 });
    ok(opened !== null, 'refused');
    pencil.drawer = 500_000;
    pencil.shift += 1;
  }

  /** The drawer goes to the treasurer and back again: the money stays, two shifts have passed. */
  async handOver(): Promise<void> {
    const { pencil } = this;
    const whole = Math.floor(pencil.drawer / 50) * 50;
    const counted = { '100': Math.floor(whole / 100), '50': (whole % 100) / 50 };
    const there = await this.tried('kasir', 'shifts.handover', { counted, receiver: LOGIN.bendahara, reason: 'hitung' });
    if (there === null) return;
    same([there.expected, there.difference], [pencil.drawer, whole - pencil.drawer]);
    const back = await this.tried('bendahara', 'shifts.handover', { counted, receiver: LOGIN.kasir });
    same([back?.expected, back?.difference], [whole, 0]);
    pencil.drawer = whole;
    pencil.shift += 2;
  }

  async restock({ good, qty, empties }: { good: Good; qty: number; empties: number }): Promise<void> {
    const { pencil, till } = this;
    const swapped = good === 'gas' ? Math.min(empties, pencil.cylinders.empty) : 0;
    const done = await this.tried('bendahara', 'purchases.receive', {
      supplierId: good === 'gas' ? till.patra : till.bulog, deliveryNo: `DO-${this.counts.done}`, payment: { via: 'utang', due: addDays(calendarDate(pencil.today), 30) },
      lines: [{ productId: this.product(good), qty: String(qty), unitCost: Math.floor(MEMBER[good] * 0.9) }], ...(swapped > 0 ? { emptiesReturned: [{ size: '12' as const, count: swapped }] } : {}),
    });
    if (done === null) return;
    pencil.stock[good] += qty;
    pencil.cylinders.empty -= swapped;
  }

  async putAside({ qty, back }: { qty: number; back: boolean }): Promise<void> {
    const basket = { lines: [{ productId: this.product('oil'), qty: String(qty) }] };
    const held = await this.tried('kasir', 'sales.hold', { basket });
    if (held !== null) await this.tried('kasir', back ? 'sales.recall' : 'sales.drop', { holdId: held.holdId });
    // What was paid in for an unfinished basket is remembered, or taken off it again; neither moves any money in the books.
    const paidIn = { method: 'qris' as const, amount: qty * 1_000, reference: '4471' };
    await this.tried('kasir', 'sales.saveCart', { basket, payment: [{ ...paidIn, note: '' }] });
    same((await this.tried('kasir', 'sales.cart', {}))?.payment.map(({ amount }) => amount), [paidIn.amount]);
    if (!back) await this.tried('kasir', 'sales.dropPayment', { ...paidIn, reason: 'Uang dikembalikan kepada pembeli' });
  }

  /** Everything the pencil knows, asked of the program. */
  async compare(): Promise<void> {
    const { pencil, till } = this;
    const books = await balancesOf(till.gerai, pencil.today);
    const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);
    same([books['1-1120'], books['1-1220'], books['2-1210'], books['1-1330'], books['2-1240']].map((value) => value ?? 0), [pencil.drawer, pencil.qris, 0 - sum(pencil.savings), sum(pencil.owed), 0 - pencil.held]);
    const onHand = (await this.tried('bendahara', 'stock.onHand', {}))?.rows ?? [];
    same(Object.fromEntries(GOODS.map((good) => [good, Number(onHand.find((row) => row.productId === this.product(good))?.qty ?? 0)])), pencil.stock);
    const size = (await this.tried('bendahara', 'cylinders.balances', {}))?.rows.find((row) => row.size === '12');
    same({ full: size?.full, empty: size?.empty, damaged: size?.damaged, foreign: size?.foreign, lent: size?.lent, depositHeld: size?.depositHeld }, { full: pencil.stock.gas, ...pencil.cylinders, depositHeld: pencil.held });
    same((size?.full ?? 0) + (size?.empty ?? 0) + (size?.damaged ?? 0) + (size?.foreign ?? 0) + (size?.lent ?? 0) + (size?.atAgent ?? 0), (size?.owned ?? 0) + (size?.owedToAgent ?? 0));
    for (const [customer, memberId] of this.members.entries()) {
      const member = await this.tried('kasir', 'members.get', { memberId });
      same([member?.savings.sukarela, member?.bon.outstanding], [pencil.savings[customer], pencil.owed[customer]]);
      const months = (await (await signIn(till.gerai, 'pengawas')).call('members.get', { memberId })).trade;
      ok(months.some((month) => month.period === pencil.today.slice(0, 7)) || !pencil.trade.has(`${customer} ${pencil.today.slice(0, 7)}`), 'this month is told');
      same(months.map((month) => month.sales), months.map((month) => pencil.trade.get(`${customer} ${month.period}`) ?? 0));
      const quote = await this.tried('kasir', 'sales.quote', { memberId, lines: [{ productId: till.rice, qty: '1' }] });
      same(quote?.lines[0]?.limitLeft, String(Math.max(0, RICE_LIMIT - pencil.uses(customer, pencil.today))));
    }
  }
}
