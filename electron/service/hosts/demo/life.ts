import type { Params } from '../../../../shared/contract/index.ts';
import { addDays, dayOf, lastDay, monthOf, weekday, type CalendarDate } from '../../../../shared/domain/dates.ts';
import { eanCheckDigit } from '../../../../shared/domain/barcode.ts';
import type { Caller, Who } from './caller.ts';
import { inventName, inventNik, inventPhone } from './folk.ts';
import { DEMO_PRODUCTS, DEMO_SUPPLIERS, type DemoProduct } from './goods.ts';
import { Office } from './office.ts';
import type { Chance } from './random.ts';

type Plan = { readonly members: number; readonly salesPerDay: number; readonly start: CalendarDate; readonly until: CalendarDate };
type Person = { readonly id: string; readonly no: string; readonly diligent: boolean; sukarela: number };
type Shelf = { readonly product: DemoProduct; readonly id: string; onHand: number };
type Loan = { readonly id: string; readonly due: number; readonly method: 'flat' | 'menurun' | 'anuitas'; readonly lazy: boolean; open: boolean };
type Step = () => void;
type SaleParams = Omit<Params<'sales.checkout'>, 'id'>;

const DELIVERY_WEEKDAY = { bulog: 1, grosir: 4, patra: 2 } as const;
const WEEK_MINUTES = { opens: 7 * 60 + 30, change: 14 * 60, closes: 21 * 60 } as const;
/** Who looks at what a count found. */
const CHAIR = { username: 'suryadi', pin: '333333' } as const;
/** Freight bears on what is brought: of small deliveries it takes no more than this part of the goods. */
const FREIGHT_OF_GOODS = 0.02;
const FLOAT = 500_000;
const NOTES = [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50] as const;
const LOANS: readonly Omit<Params<'loans.apply'>, 'id' | 'memberId'>[] = [
  { principal: 3_000_000, months: 10, method: 'flat', annualPct: '12', purpose: 'Modal warung' }, { principal: 5_000_000, months: 12, method: 'menurun', annualPct: '15', purpose: 'Renovasi dapur' },
  { principal: 2_500_000, months: 12, method: 'anuitas', annualPct: '14.5', purpose: 'Biaya sekolah' }, { principal: 1_500_000, months: 6, method: 'flat', annualPct: '12', purpose: 'Mesin jahit' },
  { principal: 4_000_000, months: 18, method: 'anuitas', annualPct: '15', purpose: 'Sepeda motor bekas' }, { principal: 2_000_000, months: 10, method: 'menurun', annualPct: '12', purpose: 'Ternak ayam' },
];

/** The days of a gerai, step by step: who comes, what is bought, what is paid. Every step is a call a person could make. */
export class Life {
  private readonly caller: Caller;
  private readonly chance: Chance;
  private readonly plan: Plan;
  private readonly office: Office;
  private readonly people: Person[] = [];
  private readonly strangers: { nik: string; name: string }[] = [];
  private readonly names = new Set<string>();
  private readonly shelves: Shelf[] = [];
  private readonly loans: Loan[] = [];
  private readonly suppliers = new Map<string, string>();
  private readonly paces: { shelf: Shelf; upTo: number }[] = [];
  private readonly limitUsed = new Map<string, number>();
  private readonly debts: { due: CalendarDate; amount: number }[] = [];
  private deliveries = 0;
  private sales = 0;
  private safe = 0;
  private usp = 0;
  private shiftCash = 0;
  private niks = 0;
  /** What stands at Bulog from rounded advances. */
  private advanceLeft = 0;

  constructor(caller: Caller, chance: Chance, plan: Plan) {
    this.caller = caller;
    this.chance = chance;
    this.plan = plan;
    this.office = new Office(caller, chance, plan);
  }

  days(): CalendarDate[] {
    const days: CalendarDate[] = [];
    for (let day = this.plan.start; day <= this.plan.until; day = addDays(day, 1)) days.push(day);
    return days;
  }

  /** The founding: profile, people, suppliers, goods, first deliveries, where the opening cash came from. */
  begin(profile: Omit<Params<'system.initialise'>, 'id'>): void {
    const { caller, plan } = this;
    caller.at(plan.start, 6 * 60);
    caller.call('system.initialise', profile);
    this.signIn();
    const { brankas = 0, bank = 0 } = profile.openingCash ?? {};
    this.safe = brankas;
    caller.call('ledger.post', { date: plan.start, memo: 'Hibah modal awal koperasi', lines: [{ account: '3-1910', debit: brankas + bank }, { account: '3-1140', credit: brankas + bank }] }, 'bendahara');
    this.office.begin();
    for (const [key, supplier] of Object.entries(DEMO_SUPPLIERS)) this.suppliers.set(key, caller.call('suppliers.create', supplier, 'bendahara').supplierId);
    DEMO_PRODUCTS.forEach((product, index) => this.createProduct(product, index));
    let upTo = 0;
    for (const shelf of this.shelves) {
      upTo += shelf.product.pace;
      this.paces.push({ shelf, upTo });
    }
    for (let n = 0; n < 12; n += 1) this.strangers.push({ nik: this.nik(), name: inventName(this.chance, this.names) });
    const founders = Math.ceil(plan.members * 0.6);
    for (let n = 0; n < founders; n += 1) this.join(plan.start);
    for (const supplier of ['bulog', 'grosir', 'patra'] as const) this.restock(plan.start, supplier, true);
  }

  /** What happens on a day, in order. */
  *live(day: CalendarDate): Generator<Step> {
    const { caller } = this;
    yield () => caller.at(day, 6 * 60 + 30);
    yield* this.treasurer(day);
    const weekend = weekday(day) === 0 || weekday(day) === 6;
    const customers = Math.max(1, Math.round(this.plan.salesPerDay * (weekend ? 1.25 : 0.92) * (0.85 + this.chance.next() * 0.3)));
    const morning = Math.ceil(customers * 0.55);
    yield* this.shift(day, 'kasirPagi', WEEK_MINUTES.opens, WEEK_MINUTES.change, morning);
    yield* this.shift(day, 'kasirSore', WEEK_MINUTES.change, WEEK_MINUTES.closes, customers - morning);
    if (day === lastDay(monthOf(day))) yield () => this.office.endOfMonth(day);
    if (weekday(day) === 6) yield () => this.bankTheCash(day);
  }

  end(): { members: number; products: number; sales: number; entries: number } {
    const { totalDebit } = this.caller.call('ledger.trialBalance', { asOf: this.plan.until }, 'bendahara');
    if (totalDebit === 0) throw new Error('demo: an empty ledger');
    const entries = this.caller.call('periods.list', {}, 'bendahara').rows.reduce((sum, row) => sum + row.entries, 0);
    this.caller.signOut();
    return { members: this.people.length, products: this.shelves.length, sales: this.sales, entries };
  }

  private signIn(): void {
    this.caller.signIn('kasirPagi', 'nurul', '111111');
    this.caller.signIn('kasirSore', 'dewi', '121212');
    this.caller.signIn('bendahara', 'maryam', '222222');
    this.caller.signIn('ketua', 'suryadi', '333333');
  }

  private nik(): string {
    this.niks += 1;
    return inventNik(this.chance, this.niks);
  }

  private createProduct(product: DemoProduct, index: number): void {
    const body = `8997471${String(index + 1).padStart(5, '0')}`;
    const { productId } = this.caller.call(
      'products.create',
      {
        sku: product.sku, name: product.name, unit: product.unit, barcodes: [`${body}${eanCheckDigit(body)}`], category: product.category, prices: { general: product.general, member: product.member },
        ...(product.het === undefined ? {} : { het: product.het }), ...(product.limit === undefined ? {} : { subsidised: true, limit: { qty: String(product.limit), per: 'buyer', days: 1 } }),
        ...(product.cylinder === undefined ? {} : { cylinder: product.cylinder }), ...(product.grams === undefined ? {} : { weightGrams: product.grams }), minStock: String(this.need(product, 3)),
      },
      'bendahara',
    );
    this.shelves.push({ product, id: productId, onHand: 0 });
  }

  private join(day: CalendarDate): void {
    const { caller, chance } = this;
    const member = caller.call(
      'members.create',
      { nik: this.nik(), name: inventName(chance, this.names), rt: String(chance.between(1, 42)), address: `Jl. Karang Bahari ${chance.between(1, 9)} No. ${chance.between(1, 120)}`, phone: inventPhone(chance), joinedOn: day },
      'bendahara',
    );
    const person: Person = { id: member.memberId, no: member.memberNo, diligent: chance.happens(0.86), sukarela: 0 };
    this.people.push(person);
    if (person.diligent) this.caller.call('members.setCredit', { memberId: person.id, bonLimit: 300_000, bonDays: 30 }, 'bendahara');
    this.deposit(person, 'pokok', 100_000);
  }

  private deposit(person: Person, kind: 'pokok' | 'wajib' | 'sukarela', amount: number): void {
    this.caller.call('savings.deposit', { memberId: person.id, kind, amount, via: 'kas' }, 'bendahara');
    this.usp += amount;
  }

  /** What the treasurer does in the morning: deliveries, newcomers, savings, loans, and the office. */
  private *treasurer(day: CalendarDate): Generator<Step> {
    const { caller, plan } = this;
    if (day !== plan.start) {
      for (const supplier of ['bulog', 'grosir', 'patra'] as const) {
        if (weekday(day) === DELIVERY_WEEKDAY[supplier] || this.runningLow(supplier)) yield () => this.restock(day, supplier, false);
      }
      const expected = Math.ceil(plan.members * 0.6 + plan.members * 0.4 * this.progress(day));
      while (this.people.length < Math.min(expected, plan.members)) yield () => this.join(day);
    }
    yield* this.savingsOf(day);
    yield* this.loansOf(day);
    for (const debt of this.debts.splice(0).filter((owed) => (owed.due <= day ? true : void this.debts.push(owed))))
      yield () => void caller.call('purchases.pay', { supplierId: this.supplier('grosir'), amount: debt.amount, via: 'bank' }, 'bendahara');
    yield* this.office.morning(day);
    if (dayOf(day) === 20 && [2, 5, 8, 11].includes(Number(day.slice(5, 7)))) yield () => this.count(day);
  }

  private progress(day: CalendarDate): number {
    const all = this.days().length;
    return Math.min(1, (this.days().indexOf(day) + 1) / (all * 0.9));
  }

  private *savingsOf(day: CalendarDate): Generator<Step> {
    const { caller, chance } = this;
    for (const [index, person] of this.people.entries()) {
      // Each has a day of the month on which the wajib is paid; some forget it now and then and fall behind.
      if (index % 24 === dayOf(day) - 1 && chance.happens(person.diligent ? 0.97 : 0.55))
        yield () => this.deposit(person, 'wajib', 20_000);
      if (chance.happens(0.006)) {
        const amount = chance.between(1, 20) * 25_000;
        person.sukarela += amount;
        yield () => this.deposit(person, 'sukarela', amount);
      } else if (person.sukarela >= 100_000 && chance.happens(0.004)) {
        const amount = Math.min(person.sukarela, chance.between(1, 4) * 50_000);
        person.sukarela -= amount;
        yield () => {
          caller.call('savings.withdraw', { memberId: person.id, kind: 'sukarela', amount, via: this.usp >= amount ? 'kas' : 'bank' }, 'bendahara');
          if (this.usp >= amount) this.usp -= amount;
        };
      }
    }
  }

  private *loansOf(day: CalendarDate): Generator<Step> {
    const { chance, plan } = this;
    const terms = LOANS[this.loans.length % LOANS.length];
    if (terms !== undefined && dayOf(day) === 12 && this.loans.length < Math.max(3, Math.round(plan.members / 16))) {
      const wanted = this.loans.length < 3 ? 3 : 1;
      for (let n = 0; n < wanted; n += 1) yield () => this.lend(day);
    }
    for (const loan of this.loans) {
      if (!loan.open || loan.due !== dayOf(day)) continue;
      yield () => this.collect(loan);
    }
    if (dayOf(day) === 12 && chance.happens(0.15) && this.loans.length > 4) yield () => this.askOnly();
  }

  private lend(day: CalendarDate): void {
    const { caller, chance } = this;
    const terms = LOANS[this.loans.length % LOANS.length];
    const person = this.people[(this.loans.length * 7 + 3) % this.people.length];
    if (terms === undefined || person === undefined) return;
    const { loanId } = caller.call('loans.apply', { ...terms, memberId: person.id }, 'bendahara');
    caller.call('loans.approve', { loanId, note: 'Disetujui rapat pengurus' }, 'ketua');
    caller.call('loans.disburse', { loanId, via: 'bank', adminFee: 25_000 }, 'bendahara');
    this.loans.push({ id: loanId, due: dayOf(day), method: terms.method, lazy: chance.happens(0.18), open: true });
  }

  /** A loan that waits for the chair, so that there is a decision to make. */
  private askOnly(): void {
    const person = this.chance.pick(this.people);
    this.caller.call('loans.apply', { memberId: person.id, principal: 2_000_000, months: 10, method: 'menurun', annualPct: '12', purpose: 'Modal usaha kue' }, 'bendahara');
  }

  private collect(loan: Loan): void {
    const { caller, chance } = this;
    if (loan.lazy && chance.happens(0.5)) return;
    const view = caller.call('loans.get', { loanId: loan.id }, 'bendahara');
    const today = caller.call('system.status', {}).businessDate;
    const due = view.rows.filter((row) => row.due <= today).reduce((sum, row) => sum + row.principal + row.interest - row.principalPaid - row.interestPaid, 0);
    const amount = Math.min(due, view.payoff);
    if (amount <= 0) return;
    this.usp += amount;
    loan.open = caller.call('loans.pay', { loanId: loan.id, amount, via: 'kas' }, 'bendahara').outstanding > 0;
  }

  private need(product: DemoProduct, days: number): number {
    const paceOfAll = DEMO_PRODUCTS.reduce((sum, each) => sum + each.pace, 0);
    const lines = this.plan.salesPerDay * 2.6;
    const average = (product.basket[0] + product.basket[1]) / 2;
    return Math.ceil((lines * product.pace * average * days) / paceOfAll) + product.basket[1];
  }

  private runningLow(supplier: DemoProduct['supplier']): boolean {
    return this.shelves.some((shelf) => shelf.product.supplier === supplier && shelf.onHand < this.need(shelf.product, 1.5));
  }

  private supplier(key: string): string {
    const id = this.suppliers.get(key);
    if (id === undefined) throw new Error(`demo: no supplier ${key}`);
    return id;
  }

  /** A delivery that fills the shelves of one supplier for about ten days. */
  private restock(day: CalendarDate, supplier: 'bulog' | 'grosir' | 'patra', first: boolean): void {
    const { caller, chance } = this;
    const wanted = this.shelves
      .filter((shelf) => shelf.product.supplier === supplier)
      .map((shelf) => ({ shelf, qty: this.need(shelf.product, supplier === 'patra' ? 9 : 11) - Math.floor(shelf.onHand) }))
      .filter(({ shelf, qty }) => qty > this.need(shelf.product, 2));
    if (wanted.length === 0) return;
    const lines = wanted.map(({ shelf, qty }) => ({ productId: shelf.id, qty: String(qty), unitCost: shelf.product.cost }));
    const goods = wanted.reduce((sum, { shelf, qty }) => sum + qty * shelf.product.cost, 0);
    this.deliveries += 1;
    const deliveryNo = `${supplier.toUpperCase()}-${String(this.deliveries).padStart(5, '0')}`;
    const supplierId = this.supplier(supplier);
    if (supplier === 'bulog') {
      // Bulog is paid before the truck comes; a rounded advance leaves a little standing there (ruling 43).
      const standing = this.advanceLeft;
      const advance = Math.max(0, Math.ceil((goods - standing) / 1_000_000) * 1_000_000);
      if (advance > 0) caller.call('purchases.advance', { supplierId, amount: advance, via: 'bank' }, 'bendahara');
      this.advanceLeft = standing + advance - goods;
      const freight = Math.max(5_000, Math.min(chance.between(8, 15) * 10_000, Math.floor((goods * FREIGHT_OF_GOODS) / 1000) * 1000));
      const fromSafe = this.safe > freight + 3_000_000;
      if (fromSafe) this.safe -= freight;
      caller.call('purchases.receive', { supplierId, deliveryNo, lines, freight: { amount: freight, via: fromSafe ? 'kas' : 'bank', basis: 'value' }, payment: { via: 'uang-muka' } }, 'bendahara');
    } else if (supplier === 'grosir') {
      const due = addDays(day, 14);
      const { orderId } = caller.call('purchases.order', { supplierId, lines }, 'bendahara');
      caller.call('purchases.receive', { supplierId, orderId, deliveryNo, lines, payment: { via: 'utang', due } }, 'bendahara');
      this.debts.push({ due, amount: goods });
    } else {
      const empties = first ? [] : caller.call('cylinders.balances', {}, 'bendahara').rows.filter((row) => row.empty > 0).map((row) => ({ size: row.size, count: row.empty }));
      const delivered = new Map(wanted.map(({ shelf, qty }) => [shelf.product.cylinder?.size, qty]));
      caller.call(
        'purchases.receive',
        { supplierId, deliveryNo, lines, emptiesReturned: empties.map((row) => ({ ...row, count: Math.min(row.count, delivered.get(row.size) ?? 0) })).filter((row) => row.count > 0), payment: { via: 'bank' } },
        'bendahara',
      );
    }
    for (const { shelf, qty } of wanted) shelf.onHand += qty;
  }
  private *shift(day: CalendarDate, who: Who, opens: number, closes: number, customers: number): Generator<Step> {
    const { caller } = this;
    yield () => {
      caller.at(day, opens);
      caller.call('shifts.open', { float: FLOAT }, who);
      this.safe -= FLOAT;
      this.shiftCash = FLOAT;
    };
    for (let n = 0; n < customers; n += 1) {
      const minutes = opens + 5 + ((closes - opens - 15) * (n + this.chance.next())) / Math.max(1, customers);
      yield () => this.serve(day, who, minutes);
    }
    if (dayOf(day) === 15 && who === 'kasirPagi') yield () => this.tryBeyondLimit(day, who, closes - 8);
    yield () => this.closeShift(day, who, closes);
  }

  private serve(day: CalendarDate, who: Who, minutes: number): void {
    const { caller, chance } = this;
    const isMember = chance.happens(0.85);
    const person = isMember ? chance.pick(this.people) : undefined;
    const stranger = isMember ? undefined : chance.pick(this.strangers);
    const buyerKey = `${day} ${person?.no ?? stranger?.nik ?? ''}`;
    const lines: { productId: string; qty: string; cylinder?: 'tukar' }[] = [];
    const picked = new Set<string>();
    let total = 0;
    let needsBuyer = false;
    const wanted = 1 + Math.floor(chance.next() * chance.next() * 6);
    for (let n = 0; n < wanted; n += 1) {
      const shelf = this.pickShelf();
      const { product } = shelf;
      if (picked.has(product.sku)) continue;
      let qty = product.unit === 'kg' ? chance.between(2, 8) / 4 : chance.between(product.basket[0], product.basket[1]);
      if (product.limit !== undefined) {
        const used = this.limitUsed.get(buyerKey) ?? 0;
        qty = Math.min(qty, product.limit - used);
        if (qty <= 0) continue;
      }
      if (shelf.onHand < qty) continue;
      if (product.limit !== undefined) {
        this.limitUsed.set(buyerKey, (this.limitUsed.get(buyerKey) ?? 0) + qty);
        needsBuyer = true;
      }
      picked.add(product.sku);
      shelf.onHand -= qty;
      lines.push({ productId: shelf.id, qty: String(qty), ...(product.cylinder === undefined ? {} : { cylinder: 'tukar' }) });
      total += Math.round(qty * (isMember ? product.member : product.general));
    }
    if (lines.length === 0) return;
    const how = chance.next();
    const tender = how < 0.05 ? 'transfer' : how < 0.14 ? 'qris' : 'tunai';
    const handed = tender === 'tunai' ? this.handed(total) : total;
    const sale: SaleParams = {
      ...(person === undefined ? {} : { memberId: person.id }), ...(stranger === undefined || !needsBuyer ? {} : { buyer: stranger }), lines,
      payments: [tender === 'tunai' ? { method: tender, amount: handed } : { method: tender, amount: total, reference: `${tender === 'qris' ? 'QR' : 'TRF'}${String(this.sales + 1).padStart(6, '0')}` }],
    };
    caller.at(day, minutes);
    const result = caller.call('sales.checkout', sale, who);
    if (result.total !== total) throw new Error(`demo: expected a sale of ${total}, the till made it ${result.total}`);
    if (tender === 'tunai') this.shiftCash += total;
    this.sales += 1;
  }

  /** What a buyer hands over: the next round notes, or exactly. */
  private handed(total: number): number {
    if (this.chance.happens(0.25)) return total;
    const step = total < 50_000 ? 10_000 : total < 100_000 ? 50_000 : 100_000;
    return Math.ceil(total / step) * step;
  }

  private pickShelf(): Shelf {
    const last = this.paces.at(-1)?.upTo ?? 0;
    const at = this.chance.next() * last;
    const found = this.paces.find(({ upTo }) => at < upTo) ?? this.paces[0];
    if (found === undefined) throw new Error('demo: no goods');
    return found.shelf;
  }

  /** Somebody asks for a third pack of SPHP rice: the till says no, and the refusal is on record (ruling 43). */
  private tryBeyondLimit(day: CalendarDate, who: Who, minutes: number): void {
    const rice = this.shelves.find((shelf) => shelf.product.limit !== undefined);
    const person = this.people[0];
    if (rice?.product.limit === undefined || person === undefined || rice.onHand < 3) return;
    this.caller.at(day, minutes);
    const qty = String(rice.product.limit + 1);
    const failure = this.caller.refused('sales.checkout', { memberId: person.id, lines: [{ productId: rice.id, qty }], payments: [{ method: 'tunai', amount: 1_000_000 }] }, who);
    if (failure.rule !== 'LIMIT_EXCEEDED') throw new Error(`demo: expected the limit to refuse, got ${failure.rule ?? failure.code}`);
  }

  private closeShift(day: CalendarDate, who: Who, minutes: number): void {
    const { caller } = this;
    caller.at(day, minutes);
    // Once a month the drawer is a little short, once a little over (ruling 43).
    const off = who === 'kasirSore' && dayOf(day) === 9 ? -2_000 : who === 'kasirPagi' && dayOf(day) === 23 ? 500 : 0;
    const counted = this.shiftCash + off;
    const counts: Record<string, number> = {};
    let rest = counted;
    for (const note of NOTES) {
      counts[String(note)] = Math.floor(rest / note);
      rest -= Math.floor(rest / note) * note;
    }
    const result = caller.call('shifts.close', { counted: counts, ...(off === 0 ? {} : { reason: off < 0 ? 'Salah kembalian' : 'Kembalian kurang pecahan' }), receivedBy: 'Maryam Syahril' }, who);
    if (result.difference !== off) throw new Error(`demo: expected a difference of ${off}, got ${result.difference}`);
    this.safe += result.counted;
  }

  /** On Saturday evening what the safe and the savings till do not need goes to the bank. */
  private bankTheCash(day: CalendarDate): void {
    this.caller.at(day, WEEK_MINUTES.closes + 30);
    this.safe -= this.bank(day, '1-1110', this.safe - 4_000_000);
    this.usp -= this.bank(day, '1-1130', this.usp - 6_000_000);
  }

  private bank(day: CalendarDate, account: '1-1110' | '1-1130', spare: number): number {
    const amount = Math.floor(spare / 1_000_000) * 1_000_000;
    if (amount <= 0) return 0;
    this.caller.call('ledger.post', { date: day, memo: account === '1-1110' ? 'Setor kas ke bank' : 'Setor kas USP ke bank', lines: [{ account: '1-1210', debit: amount }, { account, credit: amount }] }, 'bendahara');
    return amount;
  }

  /** A stock count that finds a little less of some goods, and one piece more of another. */
  private count(day: CalendarDate): void {
    const lines = this.shelves
      .filter((shelf) => shelf.product.cylinder === undefined)
      .map((shelf) => {
        const off = this.chance.happens(0.08) ? -1 : this.chance.happens(0.03) ? 1 : 0;
        const counted = Math.max(0, shelf.onHand + off);
        shelf.onHand = counted;
        return { productId: shelf.id, counted: String(counted) };
      });
    this.caller.call('stock.count', { date: day, lines, reason: 'Hitung stok triwulan', approval: CHAIR }, 'bendahara');
  }
}
