import { rupiah, sum, type Rupiah } from './money.ts';
import { MAX_QUANTITY, PIECE, quantity, timesPrice, type Quantity } from './quantity.ts';

/** How a full cylinder leaves the shop: against an empty, with a bought shell, or with a lent one against a deposit. */
export type CylinderMode = 'tukar' | 'beli' | 'jaminan';

/** The order F7 goes round in. */
export const CYLINDER_MODES: readonly CylinderMode[] = ['tukar', 'beli', 'jaminan'];

/** What the empty is that comes in with 'tukar'; Shift+F7 goes round in this order. */
export type EmptyCondition = 'baik' | 'rusak' | 'asing';
export const EMPTIES: readonly EmptyCondition[] = ['baik', 'rusak', 'asing'];

export const MAX_CART_LINES = 300;
export const UNDO_DEPTH = 20;

/** A product as the till adds it. Prices in whole rupiah for one unit, already the right ones for who is buying. */
export type CartItem = {
  readonly productId: string;
  readonly name: string;
  readonly unit: string;
  readonly unitPrice: number;
  readonly generalPrice: number;
  readonly het?: number | undefined;
  /** Only for cylinder products; which way this one leaves. */
  readonly cylinder?: CylinderMode | undefined;
  /** With 'tukar', what comes in; left out, sound empties. */
  readonly empty?: EmptyCondition | undefined;
  /** Price of the shell, charged with 'beli'; without one none is sold. */
  readonly shellPrice?: number | undefined;
  /** Deposit for the shell, taken with 'jaminan', without one none is lent; in the total, but neither sales nor trade (ruling 27). */
  readonly deposit?: number | undefined;
  /** The scale's label it was taken by: a line of its own, its quantity not to be changed. */
  readonly label?: string | undefined;
  /** The price that stands on such a label: nobody pays more. */
  readonly labelPrice?: number | undefined;
  /** The unit it is rung up in, where that is not the base unit: quantity and prices are of this unit. */
  readonly pack?: string | undefined;
  /** Thousandths of the base unit in one of it. */
  readonly factor?: number | undefined;
};

export type CartLine = CartItem & {
  readonly key: string;
  readonly qty: Quantity;
  /** Whole rupiah off this line, never more than its goods. */
  readonly discount?: number | undefined;
  readonly note?: string | undefined;
  /** The goods are in hand although the book has fewer; not kept over a restart. */
  readonly found?: true | undefined;
};

export type CartMember = { readonly memberId: string; readonly memberNo: string; readonly name: string };
export type CartBuyer = { readonly nik: string; readonly name: string; readonly familyCardNo?: string | undefined };

/** Where the prices of a line stand: under its product, or its unit of it. */
export const priceKey = ({ productId, pack }: Pick<CartItem, 'productId' | 'pack'>): string => (pack === undefined ? productId : `${productId} ${pack}`);

/** A line's quantity in the base unit, in thousandths. */
export const baseQty = ({ qty, factor }: Pick<CartLine, 'qty' | 'factor'>): number => (factor === undefined ? qty : (qty * factor) / 1000);

/** New prices by {@link priceKey}. What it does not name keeps what it has. */
export type CartPrices = { readonly [productId: string]: { readonly unitPrice: number; readonly generalPrice?: number | undefined; readonly het?: number | undefined; readonly shellPrice?: number | undefined; readonly deposit?: number | undefined } };

/** What is saved, held, recalled and undone. */
export type CartContent = {
  readonly lines: readonly CartLine[];
  /** Key of the selected line; null only while there are no lines. */
  readonly selected: string | null;
  /** Number of the next line's key; keys are never used again within a cart. */
  readonly nextLine: number;
  readonly member?: CartMember;
  readonly buyer?: CartBuyer;
  /** Whole rupiah off the basket, beside what is off its lines. */
  readonly discount?: number;
  readonly note?: string;
};

/** The till's cart: plain JSON, changed only by {@link cartReducer}. */
export type Cart = CartContent & {
  /** The quantity typed before a scan (`3 *`), used by the next add and then gone. */
  readonly prefix: Quantity | null;
  /** True after a restore until the cashier has looked (ruling 50). */
  readonly needsCheck: boolean;
  /** Earlier contents, the latest last; at most UNDO_DEPTH. */
  readonly past: readonly CartContent[];
  /** Contents an undo left, the latest last, until the next change. */
  readonly undone: readonly CartContent[];
};

export type CartAction =
  /** Adds a product: `qty`, else the prefix, else one. The same product in the same cylinder mode, for the same empties, joins its line at today's prices. */
  | { readonly type: 'add'; readonly item: CartItem; readonly qty?: Quantity | undefined }
  | { readonly type: 'prefix'; readonly qty: Quantity | null }
  /** `key` is the selected line when left out, here and below. A quantity of 0 removes the line. */
  | { readonly type: 'setQty'; readonly qty: Quantity; readonly key?: string | undefined }
  /** One unit more or less; less never goes to 0 or below, that is what remove is for. */
  | { readonly type: 'plus' | 'minus' | 'remove'; readonly key?: string | undefined }
  /** The same goods in another unit, as many of it; not where another line already has it. */
  | { readonly type: 'setUnit'; readonly item: CartItem; readonly key?: string | undefined }
  /** What is taken off a line and written beside it; nothing, or an empty note, takes it away again. */
  | { readonly type: 'setTerms'; readonly key?: string | undefined; readonly discount: number; readonly note: string }
  /** The same for the whole basket. */
  | { readonly type: 'setBasketTerms'; readonly discount: number; readonly note: string }
  /** The goods of a line are in hand, whatever the book says. */
  | { readonly type: 'found'; readonly key: string }
  | { readonly type: 'select'; readonly to: 'up' | 'down' | 'home' | 'end' | { readonly key: string } }
  /** The next cylinder mode, or the next condition of the empties, that the product offers and no other line of it has; or the one named. */
  | { readonly type: 'cycleCylinder'; readonly to?: CylinderMode | undefined; readonly key?: string | undefined }
  | { readonly type: 'cycleEmpty'; readonly to?: EmptyCondition | undefined; readonly key?: string | undefined }
  /** A member in place of a named buyer, with member prices. */
  | { readonly type: 'attachMember'; readonly member: CartMember; readonly prices: CartPrices }
  /** Back to general prices: those given, else each line's own. */
  | { readonly type: 'detachMember'; readonly prices?: CartPrices | undefined }
  | { readonly type: 'setBuyer'; readonly buyer: CartBuyer | null }
  /** Prices as the service quotes them; not a step of its own to undo. */
  | { readonly type: 'reprice'; readonly prices: CartPrices }
  /** Throws the basket away, undoable. */
  | { readonly type: 'clear' }
  /** An empty cart without a past: after a paid sale, or once the cart is parked. */
  | { readonly type: 'reset' }
  /** A saved or parked content, without a past, to be checked. */
  | { readonly type: 'restore'; readonly content: CartContent }
  | { readonly type: 'checked' }
  | { readonly type: 'undo' | 'redo' };

export const EMPTY_CART: Cart = { lines: [], selected: null, nextLine: 1, prefix: null, needsCheck: false, past: [], undone: [] };

/** The part of a cart that is saved and parked. */
export const cartContent = ({ member, buyer, ...cart }: CartContent): CartContent => ({ ...basketOf(cart), ...(member ? { member } : {}), ...(buyer ? { buyer } : {}) });

/**
 * The next cart. Pure; never throws for anything a cashier can do: an action that cannot apply (no such line, nothing to
 * undo, more than MAX_CART_LINES lines or MAX_QUANTITY) answers the same cart, by identity.
 */
export function cartReducer(cart: Cart, action: CartAction): Cart {
  switch (action.type) {
    case 'add': {
      const changed = added(cart, action.item, action.qty ?? cart.prefix ?? PIECE);
      return changed ? { ...step(cart, changed), prefix: null } : cart;
    }
    case 'prefix':
      return action.qty !== null && !sellable(action.qty) ? cart : { ...cart, prefix: action.qty };
    case 'setQty':
      return action.qty === 0 ? step(cart, withoutLine(cart, lineOf(cart, action.key))) : step(cart, withQty(cart, lineOf(cart, action.key), () => action.qty));
    case 'plus':
      return step(cart, withQty(cart, lineOf(cart, action.key), (qty) => quantity(qty + PIECE)));
    case 'minus':
      return step(cart, withQty(cart, lineOf(cart, action.key), (qty) => quantity(qty - PIECE)));
    case 'remove':
      return step(cart, withoutLine(cart, lineOf(cart, action.key)));
    case 'setUnit': {
      const target = lineOf(cart, action.key);
      if (target === undefined || target.label !== undefined || cart.lines.some((line) => line !== target && line.productId === target.productId && line.pack === action.item.pack && line.label === undefined)) return cart;
      const { key, qty, note } = target;
      return step(cart, { ...cart, lines: cart.lines.map((line) => (line === target ? { ...action.item, key, qty, ...terms(0, note ?? '') } : line)), selected: key });
    }
    case 'setTerms':
      return step(cart, withTerms(cart, lineOf(cart, action.key), action));
    case 'setBasketTerms': {
      const discount = Math.min(Math.max(0, action.discount), sum(cart.lines.map(cartLineAmount)));
      if (discount === (cart.discount ?? 0) && action.note === (cart.note ?? '')) return cart;
      const { discount: _discount, note: _note, ...rest } = cartContent(cart);
      return step(cart, { ...rest, ...terms(discount, action.note) });
    }
    case 'found': {
      const target = lineOf(cart, action.key);
      return target === undefined || target.found === true ? cart : step(cart, { ...cart, lines: cart.lines.map((line) => (line === target ? { ...line, found: true } : line)) });
    }
    case 'select':
      return selecting(cart, action.to);
    case 'cycleCylinder':
      return step(cart, withMode(cart, lineOf(cart, action.key), action.to));
    case 'cycleEmpty':
      return step(cart, withEmpty(cart, lineOf(cart, action.key), action.to));
    case 'attachMember':
      return step(cart, { ...basketOf(cart), lines: repriced(cart.lines, action.prices), member: action.member });
    case 'detachMember':
      return cart.member ? step(cart, { ...basketOf(cart), lines: repriced(atGeneralPrice(cart.lines), action.prices ?? {}), ...(cart.buyer ? { buyer: cart.buyer } : {}) }) : cart;
    case 'setBuyer':
      if (!action.buyer && !cart.buyer) return cart;
      return step(cart, { ...basketOf(cart), ...(cart.member ? { member: cart.member } : {}), ...(action.buyer ? { buyer: action.buyer } : {}) });
    case 'reprice': {
      const lines = repriced(cart.lines, action.prices);
      return lines.every((line, index) => line === cart.lines[index]) ? cart : { ...cart, lines };
    }
    case 'clear':
      return cart.lines.length === 0 && !cart.member && !cart.buyer ? cart : { ...step(cart, { lines: [], selected: null, nextLine: cart.nextLine }), prefix: null };
    case 'reset':
      return EMPTY_CART;
    case 'restore':
      return { ...EMPTY_CART, ...cartContent(action.content), needsCheck: true };
    case 'checked':
      return cart.needsCheck ? { ...cart, needsCheck: false } : cart;
    case 'undo':
      return undoing(cart);
    case 'redo':
      return redoing(cart);
  }
}

/** The goods without the person. */
const basketOf = ({ lines, selected, nextLine, discount, note }: CartContent): CartContent => ({ lines, selected, nextLine, ...terms(discount ?? 0, note ?? '') });

/** Left out where there are none, so that a cart without them is kept as it always was. */
const terms = (discount: number, note: string): { discount?: number; note?: string } => ({ ...(discount === 0 ? {} : { discount }), ...(note === '' ? {} : { note }) });

/** What is off a line stays within the line. */
const bounded = ({ discount = 0, note = '', ...line }: CartLine): CartLine => ({ ...line, ...terms(Math.min(discount, grossOf(line)), note) });

/** Quantity × unit price, half up, or the price on a scale's label where that is less. */
export const grossOf = ({ qty, unitPrice, labelPrice }: Pick<CartLine, 'qty' | 'unitPrice' | 'labelPrice'>): Rupiah => rupiah(Math.min(timesPrice(qty, unitPrice), labelPrice ?? Number.MAX_SAFE_INTEGER));

const atGeneralPrice = (lines: readonly CartLine[]): CartLine[] => lines.map((line) => bounded({ ...line, unitPrice: line.generalPrice }));

const sellable = (qty: number): boolean => qty > 0 && qty <= MAX_QUANTITY;

const lineOf = (cart: CartContent, key: string | null = cart.selected): CartLine | undefined => cart.lines.find((line) => line.key === key);

/** What two lines of a product must not have in common. */
const modeOf = ({ cylinder, empty = 'baik' }: Pick<CartItem, 'cylinder' | 'empty'>): string | null => (cylinder === 'tukar' ? `tukar ${empty}` : (cylinder ?? null));

/** Whether a cylinder may leave this way: shells need a price, lent ones a deposit. */
export const offersMode = ({ shellPrice, deposit = 0 }: Pick<CartItem, 'shellPrice' | 'deposit'>, mode: CylinderMode): boolean => mode === 'tukar' || (mode === 'beli' ? shellPrice !== undefined : deposit > 0);

/** What a line takes beside its goods: shells sold, or deposits for lent ones. */
export const cartBesideAmount = ({ cylinder, qty, shellPrice = 0, deposit = 0 }: CartLine): Rupiah => timesPrice(qty, cylinder === 'beli' ? shellPrice : cylinder === 'jaminan' ? deposit : 0);

/** Makes a change undoable. `changed` null is no change. */
function step(cart: Cart, changed: CartContent | null): Cart {
  if (changed === null) return cart;
  const { prefix, needsCheck, past } = cart;
  return { ...cartContent(changed), prefix, needsCheck, past: [...past, cartContent(cart)].slice(-UNDO_DEPTH), undone: [] };
}

function undoing(cart: Cart): Cart {
  const last = cart.past.at(-1);
  if (!last) return cart;
  const { prefix, needsCheck, past, undone } = cart;
  return { ...last, prefix, needsCheck, past: past.slice(0, -1), undone: [...undone, cartContent(cart)] };
}

function redoing(cart: Cart): Cart {
  const next = cart.undone.at(-1);
  if (!next) return cart;
  const { prefix, needsCheck, past, undone } = cart;
  return { ...next, prefix, needsCheck, past: [...past, cartContent(cart)], undone: undone.slice(0, -1) };
}

function added(cart: CartContent, item: CartItem, qty: Quantity): CartContent | null {
  const same = item.label === undefined ? cart.lines.find((line) => line.productId === item.productId && modeOf(line) === modeOf(item) && line.label === undefined && line.pack === item.pack) : undefined;
  if (!sellable((same?.qty ?? 0) + qty) || !sellable(qty)) return null;
  if (same) return { ...cart, lines: cart.lines.map((line) => (line === same ? bounded({ ...item, ...terms(line.discount ?? 0, line.note ?? ''), ...(line.found === undefined ? {} : { found: line.found }), key: line.key, qty: quantity(line.qty + qty) }) : line)), selected: same.key };
  if (cart.lines.length >= MAX_CART_LINES) return null;
  const key = `L${cart.nextLine}`;
  return { ...cart, lines: [...cart.lines, { ...item, key, qty }], selected: key, nextLine: cart.nextLine + 1 };
}

function withQty(cart: CartContent, target: CartLine | undefined, change: (qty: Quantity) => Quantity): CartContent | null {
  if (target === undefined || target.label !== undefined) return null;
  const qty = change(target.qty);
  if (!sellable(qty) || qty === target.qty) return null;
  return { ...cart, lines: cart.lines.map((line) => (line === target ? bounded({ ...line, qty }) : line)), selected: target.key };
}

function withTerms(cart: CartContent, target: CartLine | undefined, { discount, note }: { readonly discount: number; readonly note: string }): CartContent | null {
  if (!target) return null;
  const changed = bounded({ ...target, discount: Math.max(0, discount), note });
  if (changed.discount === target.discount && changed.note === target.note) return null;
  return { ...cart, lines: cart.lines.map((line) => (line === target ? changed : line)), selected: target.key };
}

/** The line below takes the selection, or the one above when the last was removed. */
function withoutLine(cart: CartContent, target: CartLine | undefined): CartContent | null {
  if (!target) return null;
  const index = cart.lines.indexOf(target);
  const lines = cart.lines.filter((line) => line !== target);
  const neighbour = lines[index] ?? lines.at(-1);
  return { ...cart, lines, selected: target.key === cart.selected ? (neighbour?.key ?? null) : cart.selected };
}

/** The line with the first of its other ways, after the one it has, that no other line of the product goes. */
function withWay(cart: CartContent, target: CartLine, ways: readonly Pick<CartLine, 'cylinder' | 'empty'>[]): CartContent | null {
  const taken = new Set(cart.lines.filter((line) => line !== target && line.productId === target.productId).map(modeOf));
  const now = ways.findIndex((way) => modeOf(way) === modeOf(target));
  const next = [...ways.slice(now + 1), ...ways.slice(0, Math.max(0, now))].find((way) => modeOf(way) !== modeOf(target) && !taken.has(modeOf(way)));
  if (next === undefined) return null;
  return { ...cart, lines: cart.lines.map((line) => (line === target ? { ...line, cylinder: next.cylinder, empty: next.empty } : line)), selected: target.key };
}

function withMode(cart: CartContent, target: CartLine | undefined, to: CylinderMode | undefined): CartContent | null {
  if (target?.cylinder === undefined) return null;
  const modes = CYLINDER_MODES.filter((mode) => (to === undefined || mode === to) && offersMode(target, mode));
  // A refill that takes other empties in is no other way of the cylinder: round starts from it as well.
  return withWay(cart, target, modes.map((mode) => (mode === target.cylinder ? target : { cylinder: mode, empty: undefined })));
}

function withEmpty(cart: CartContent, target: CartLine | undefined, to: EmptyCondition | undefined): CartContent | null {
  if (target?.cylinder !== 'tukar') return null;
  return withWay(cart, target, EMPTIES.filter((empty) => to === undefined || empty === to).map((empty) => ({ cylinder: 'tukar', empty: empty === 'baik' ? undefined : empty })));
}

function selecting(cart: Cart, to: 'up' | 'down' | 'home' | 'end' | { readonly key: string }): Cart {
  const index = cart.lines.findIndex((line) => line.key === (typeof to === 'object' ? to.key : cart.selected));
  if (index < 0) return cart;
  const last = cart.lines.length - 1;
  const target = typeof to === 'object' ? index : { up: Math.max(0, index - 1), down: Math.min(last, index + 1), home: 0, end: last }[to];
  const selected = cart.lines[target]?.key ?? null;
  return selected === cart.selected ? cart : { ...cart, selected };
}

/** Lines whose price does not change stay the same objects. */
const repriced = (lines: readonly CartLine[], prices: CartPrices): CartLine[] =>
  lines.map((line) => {
    const price = Object.hasOwn(prices, priceKey(line)) ? prices[priceKey(line)] : undefined;
    if (!price) return line;
    const { unitPrice, generalPrice = line.generalPrice, het = line.het, shellPrice = line.shellPrice, deposit = line.deposit } = price;
    const same = unitPrice === line.unitPrice && generalPrice === line.generalPrice && het === line.het && shellPrice === line.shellPrice && deposit === line.deposit;
    return same ? line : bounded({ ...line, unitPrice, generalPrice, het, shellPrice, deposit });
  });

export type CartTotals = {
  /** Number of lines ("6 jenis barang"). */
  readonly kinds: number;
  /** Goods, in whole rupiah, like every amount below. */
  readonly goods: Rupiah;
  /** Shells bought with 'beli'. */
  readonly shells: Rupiah;
  /** Deposits taken with 'jaminan'. */
  readonly deposits: Rupiah;
  /** What is off the lines and the basket. */
  readonly discount: Rupiah;
  /** What the till shows as due before rounding: goods − discount + shells + deposits. */
  readonly total: Rupiah;
  /** How much lower than the ceiling prices the regulated goods are. */
  readonly belowHet: Rupiah;
  /** How much lower than the general prices. */
  readonly memberSaving: Rupiah;
};

/** A line's goods, quantity × unit price, half up, less what is off the line (ruling 18). */
export const cartLineAmount = (line: CartLine): Rupiah => rupiah(grossOf(line) - (line.discount ?? 0));

/** The amounts a cart shows, derived from its lines every time. The service's quote decides what is charged. */
export function cartTotals({ lines, discount: off = 0 }: Pick<CartContent, 'lines' | 'discount'>): CartTotals {
  const beside = (mode: CylinderMode): Rupiah => sum(lines.filter((line) => line.cylinder === mode).map(cartBesideAmount));
  const goods = sum(lines.map(grossOf));
  const discount = sum([off, ...lines.map((line) => line.discount ?? 0)]);
  const shells = beside('beli');
  const deposits = beside('jaminan');
  return {
    kinds: lines.length,
    goods,
    shells,
    deposits,
    discount,
    total: rupiah(Math.max(0, goods - discount) + shells + deposits),
    belowHet: sum(lines.map((line) => (line.het === undefined ? 0 : timesPrice(line.qty, Math.max(0, line.het - line.unitPrice))))),
    memberSaving: sum(lines.map((line) => timesPrice(line.qty, Math.max(0, line.generalPrice - line.unitPrice)))),
  };
}
