/**
 * A second book of goods, reckoned with exact fractions and sharing nothing with the program: what lies on the shelf, what it cost, and
 * what the ledger must say of it. Quantities are thousandths of a unit, values whole rupiah, both as big integers.
 */
class Fraction {
  private readonly over: bigint;
  private readonly under: bigint;

  constructor(over: bigint, under: bigint) {
    if (under <= 0n) throw new Error(`a part of ${under}`);
    this.over = over;
    this.under = under;
  }

  /** Rounded down; only of what is not below zero. */
  floor(): bigint {
    return this.over / this.under;
  }

  /** The whole rupiah nearest to it; a half goes away from zero. */
  nearest(): bigint {
    const size = this.over < 0n ? -this.over : this.over;
    const whole = new Fraction(size * 2n + this.under, this.under * 2n).floor();
    return this.over < 0n ? -whole : whole;
  }

  /** What is left above the floor is larger than that of another. */
  leavesMoreThan(other: Fraction): boolean {
    return (this.over % this.under) * other.under > (other.over % other.under) * this.under;
  }
}

const part = (value: bigint, of: bigint, whole: bigint): bigint => new Fraction(value * of, whole).nearest();

/** An amount over weights: everybody's share rounded down, and a rupiah more for the largest remainders, the first of equals before the others. */
function shared(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((all, weight) => all + weight, 0n);
  const exact = weights.map((weight) => new Fraction(amount * weight, whole));
  const parts = exact.map((share) => share.floor());
  for (let left = amount - parts.reduce((all, each) => all + each, 0n); left > 0n; left -= 1n) {
    const taken = new Set(parts.flatMap((each, index) => (each > (exact[index]?.floor() ?? 0n) ? [index] : [])));
    let best = -1;
    exact.forEach((share, index) => {
      const now = exact[best];
      if (!taken.has(index) && (now === undefined || share.leavesMoreThan(now))) best = index;
    });
    parts[best] = (parts[best] ?? 0n) + 1n;
  }
  return parts;
}

export type Good = string;
type Pair = { qty: bigint; value: bigint };
type ReceiptLine = { readonly good: Good; readonly qty: bigint; readonly landed: bigint; amount: bigint; backQty: bigint; backAmount: bigint };
export type Receipt = { readonly lines: readonly ReceiptLine[]; readonly owed: bigint; changed: boolean; undone: boolean };
export type Sale = { readonly good: Good; readonly qty: bigint; readonly cost: bigint; readonly member: boolean; backQty: bigint; backCost: bigint; gone: boolean };

/** The accounts the replay keeps, debit plus. */
const ACCOUNTS = { goods: '1-1410', prepaid: '1-1510', owed: '2-1110', soldToMembers: '5-1110', soldToOthers: '5-1120', shrinkage: '5-1510', price: '5-1520', ownUse: '6-1140' } as const;

export class StockReplay {
  private readonly shelf = new Map<Good, Pair>();
  private readonly grams: Readonly<Record<Good, bigint>>;
  private readonly books = new Map<string, bigint>();
  readonly receipts: Receipt[] = [];
  /** What brought goods at a cost of their own, in its order: lines of receipts and what came of repacks. */
  private readonly came: { readonly of?: Receipt; readonly what: Pick<ReceiptLine, 'good' | 'qty' | 'landed'> }[] = [];
  readonly sales: Sale[] = [];

  /** `grams`: what a unit of each good weighs. `opening`: what lies there to begin with, as a first receipt that owes nothing. */
  constructor(grams: Readonly<Record<Good, bigint>>, opening: Readonly<Record<Good, readonly [qty: bigint, value: bigint]>>) {
    this.grams = grams;
    for (const [good, [qty, value]] of Object.entries(opening)) {
      this.shelf.set(good, { qty, value });
      this.keep({ lines: [{ good, qty, landed: value, amount: value, backQty: 0n, backAmount: 0n }], owed: 0n, changed: true, undone: false });
    }
  }

  /** What is on the shelf: thousandths and rupiah. */
  held(good: Good): Readonly<Pair> {
    return this.shelf.get(good) ?? { qty: 0n, value: 0n };
  }

  /** What the accounts have moved by since the beginning. */
  moved(): Record<string, number> {
    return Object.fromEntries(Object.values(ACCOUNTS).map((code) => [code, Number(this.books.get(code) ?? 0n)]));
  }

  get goods(): string[] {
    return Object.keys(this.grams);
  }

  private book(account: keyof typeof ACCOUNTS, amount: bigint): void {
    this.books.set(ACCOUNTS[account], (this.books.get(ACCOUNTS[account]) ?? 0n) + amount);
  }

  private put(good: Good, qty: bigint, value: bigint): void {
    const before = this.held(good);
    const after = { qty: before.qty + qty, value: before.value + value };
    if (after.qty < 0n || after.value < 0n || (after.qty === 0n && after.value !== 0n)) throw new Error(`${good}: ${after.qty} thousandths for ${after.value}`);
    this.shelf.set(good, after);
    this.book('goods', value);
  }

  /** What so much of a good leaves with. */
  private takeOut(good: Good, qty: bigint): bigint {
    const { qty: there, value } = this.held(good);
    const cost = part(value, qty, there);
    this.put(good, -qty, -cost);
    return cost;
  }

  /** What a surplus is worth: the average, or that of the last receipt that stands or repack, whichever came later. */
  private worth(good: Good, qty: bigint): bigint {
    const held = this.held(good);
    if (held.qty > 0n) return part(held.value, qty, held.qty);
    const last = this.came.filter(({ of, what }) => of?.undone !== true && what.good === good).at(-1)?.what;
    return last === undefined ? 0n : part(last.landed, qty, last.qty);
  }

  private owe(amount: bigint): void {
    const debt = -(this.books.get(ACCOUNTS.owed) ?? 0n);
    const off = amount < -debt ? -debt : amount;
    this.book('owed', -off);
    this.book('prepaid', off - amount);
  }

  /** Goods on credit, with freight paid at once and shared by value or weight. */
  receive(lines: readonly { readonly good: Good; readonly qty: bigint; readonly amount: bigint }[], freight: bigint, by: 'value' | 'weight'): void {
    const shares = shared(freight, lines.map((line) => (by === 'value' ? line.amount : line.qty * (this.grams[line.good] ?? 0n))));
    const owed = lines.reduce((all, line) => all + line.amount, 0n);
    const receipt: Receipt = { lines: lines.map((line, index) => ({ ...line, landed: line.amount + (shares[index] ?? 0n), backQty: 0n, backAmount: 0n })), owed, changed: false, undone: false };
    for (const line of receipt.lines) this.put(line.good, line.qty, line.landed);
    this.book('owed', -owed);
    this.keep(receipt);
  }

  private keep(receipt: Receipt): void {
    this.receipts.push(receipt);
    for (const what of receipt.lines) this.came.push({ of: receipt, what });
  }

  /** A receipt as if it had never come; the program decides whether nothing rests on it. */
  undo(receipt: Receipt): void {
    for (const line of receipt.lines) this.put(line.good, -line.qty, -line.landed);
    this.book('owed', receipt.owed);
    receipt.undone = true;
  }

  /** Goods back to the supplier at the note's price. */
  giveBack(receipt: Receipt, at: number, qty: bigint): void {
    const line = lineOf(receipt, at);
    const credit = part(line.amount - line.backAmount, qty, line.qty - line.backQty);
    const cost = this.takeOut(line.good, qty);
    line.backQty += qty;
    line.backAmount += credit;
    receipt.changed = true;
    this.owe(-credit);
    this.book('price', cost - credit);
  }

  /** A line's price put right: what is still there of it takes its part, never below nothing. */
  correct(receipt: Receipt, at: number, amount: bigint): void {
    const line = lineOf(receipt, at);
    const more = amount - line.amount;
    const { qty, value } = this.held(line.good);
    const share = part(more, qty < line.qty ? qty : line.qty, line.qty);
    const toStock = share < -value ? -value : share;
    this.put(line.good, 0n, toStock);
    line.amount = amount;
    receipt.changed = true;
    this.owe(more);
    this.book('price', more - toStock);
  }

  sell(good: Good, qty: bigint, member: boolean): void {
    const cost = this.takeOut(good, qty);
    this.book(member ? 'soldToMembers' : 'soldToOthers', cost);
    this.sales.push({ good, qty, cost, member, backQty: 0n, backCost: 0n, gone: false });
  }

  /** So much of a sale comes back at its share of what has not come back yet; damaged goods are lost. */
  takeBack(sale: Sale, qty: bigint, sound: boolean): void {
    const cost = part(sale.cost - sale.backCost, qty, sale.qty - sale.backQty);
    sale.backQty += qty;
    sale.backCost += cost;
    if (sound) this.put(sale.good, qty, cost);
    else this.book('shrinkage', cost);
    this.book(sale.member ? 'soldToMembers' : 'soldToOthers', -cost);
  }

  voidSale(sale: Sale): void {
    this.takeBack(sale, sale.qty, true);
    sale.gone = true;
  }

  /** More or fewer than the book has, whatever the reason. */
  putRight(good: Good, difference: bigint, account: 'shrinkage' | 'ownUse'): void {
    if (difference === 0n) return;
    if (difference < 0n) this.book(account, this.takeOut(good, -difference));
    else {
      const value = this.worth(good, difference);
      this.put(good, difference, value);
      this.book(account, -value);
    }
  }

  /** Goods of one kind become others; what the weights leave is lost. */
  repack(from: Good, qty: bigint, to: readonly { readonly good: Good; readonly qty: bigint }[]): void {
    const weigh = (good: Good, much: bigint): bigint => much * (this.grams[good] ?? 0n);
    const missing = weigh(from, qty) - to.reduce((all, each) => all + weigh(each.good, each.qty), 0n);
    const lost = new Fraction(missing, this.grams[from] ?? 1n).nearest();
    const cost = this.takeOut(from, qty);
    const loss = lost === 0n ? 0n : part(cost, lost, qty);
    const costs = to.length === 1 ? [cost - loss] : shared(cost - loss, to.map((each) => weigh(each.good, each.qty)));
    to.forEach((each, index) => {
      this.put(each.good, each.qty, costs[index] ?? 0n);
      this.came.push({ what: { ...each, landed: costs[index] ?? 0n } });
    });
    this.book('shrinkage', loss);
  }
}

function lineOf(receipt: Receipt, at: number): ReceiptLine {
  const line = receipt.lines[at];
  if (line === undefined) throw new Error(`no line ${at}`);
  return line;
}
