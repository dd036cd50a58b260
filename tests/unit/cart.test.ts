import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cartBesideAmount, cartContent, cartReducer, cartTotals, EMPTY_CART, type Cart, type CartAction, type CartItem } from '../../shared/domain/cart.ts';
import { parseQuantity, quantity } from '../../shared/domain/quantity.ts';
import { check } from '../support/property.ts';

const BERAS: CartItem = { productId: 'beras', name: 'Beras SPHP 5 kg', unit: 'kemasan', unitPrice: 65_000, generalPrice: 65_000, het: 65_500 };
const TELUR: CartItem = { productId: 'telur', name: 'Telur ayam ras', unit: 'kg', unitPrice: 30_000, generalPrice: 30_000 };
const GAS: CartItem = { productId: 'gas', name: 'LPG Bright Gas 12 kg', unit: 'tabung', unitPrice: 205_000, generalPrice: 205_000, cylinder: 'tukar', shellPrice: 370_000, deposit: 250_000 };

const play = (...actions: CartAction[]): Cart => actions.reduce(cartReducer, EMPTY_CART);
const add = (item: CartItem, qty?: string): CartAction => ({ type: 'add', item, qty: qty === undefined ? undefined : parseQuantity(qty) });
const show = (cart: Cart): string[] => cart.lines.map((line) => `${line.key === cart.selected ? '>' : ' '}${line.productId}${line.cylinder ? `/${line.cylinder}` : ''} ${line.qty / 1000} x ${line.unitPrice}`);

describe('adding', () => {
  test('a product once, twice, and another; the touched line is selected', () => {
    expect(show(play(add(BERAS), add(TELUR, '1.5')))).toEqual([' beras 1 x 65000', '>telur 1.5 x 30000']);
    expect(show(play(add(BERAS), add(TELUR), add(BERAS)))).toEqual(['>beras 2 x 65000', ' telur 1 x 30000']);
  });

  test('the same product against other empties is another line, and F7 from there goes on to what the product offers', () => {
    const foreign = play(add(GAS), { type: 'cycleEmpty' }, { type: 'cycleEmpty' }, add(GAS));
    expect(foreign.lines.map((line) => [line.cylinder, line.empty, line.qty])).toEqual([['tukar', 'asing', 1_000], ['tukar', undefined, 1_000]]);
    // Sound and foreign ones have their lines: only damaged ones are left.
    expect(cartReducer(foreign, { type: 'cycleEmpty' }).lines.map((line) => line.empty)).toEqual(['asing', 'rusak']);
    expect(cartReducer(foreign, { type: 'cycleEmpty', to: 'asing' })).toBe(foreign);
    const lent = cartReducer(foreign, { type: 'cycleCylinder', to: 'jaminan', key: 'L1' });
    expect(lent.lines.map((line) => [line.cylinder, line.empty, cartBesideAmount(line)])).toEqual([['jaminan', undefined, 250_000], ['tukar', undefined, 0]]);
    expect(cartReducer(lent, { type: 'cycleEmpty', key: 'L1' })).toBe(lent);
    const lendsOnly = play(add({ ...GAS, shellPrice: undefined }), { type: 'cycleCylinder' });
    expect(lendsOnly.lines[0]?.cylinder).toBe('jaminan');
    const refillsOnly = play(add({ ...GAS, shellPrice: undefined, deposit: 0 }));
    expect(cartReducer(refillsOnly, { type: 'cycleCylinder' })).toBe(refillsOnly);
    expect(cartReducer(refillsOnly, { type: 'reprice', prices: { gas: { unitPrice: 205_000, deposit: 100_000 } } }).lines[0]?.deposit).toBe(100_000);
  });

  test('the same product in another cylinder mode is another line', () => {
    expect(show(play(add(GAS), add({ ...GAS, cylinder: 'beli' }), add(GAS)))).toEqual(['>gas/tukar 2 x 205000', ' gas/beli 1 x 205000']);
  });

  test('a quantity typed before the scan counts once', () => {
    expect(show(play({ type: 'prefix', qty: quantity(3000) }, add(BERAS), add(TELUR)))).toEqual([' beras 3 x 65000', '>telur 1 x 30000']);
    expect(show(play({ type: 'prefix', qty: quantity(3000) }, { type: 'prefix', qty: null }, add(BERAS)))).toEqual(['>beras 1 x 65000']);
    expect(show(play({ type: 'prefix', qty: quantity(3000) }, add(BERAS, '2')))).toEqual(['>beras 2 x 65000']);
  });

  test('a joined line takes today’s price', () => {
    expect(show(play(add(BERAS), add({ ...BERAS, unitPrice: 64_000 })))).toEqual(['>beras 2 x 64000']);
  });

  test('what cannot be added leaves the very same cart', () => {
    const full = play(add(BERAS, '9999999'));
    for (const action of [add(BERAS), add(TELUR, '0'), { type: 'add', item: TELUR, qty: quantity(-1000) }, { type: 'prefix', qty: quantity(0) }] as const) expect(cartReducer(full, action)).toBe(full);
    const long = play(...Array.from({ length: 300 }, (_, no) => add({ ...BERAS, productId: `p${no}` })));
    expect(cartReducer(long, add(TELUR))).toBe(long);
    expect(cartReducer(long, add({ ...BERAS, productId: 'p7' })).lines).toHaveLength(300);
  });
});

describe('goods in another unit', () => {
  test('are a line of their own, at their own price, and can be changed into the base unit where none has it', () => {
    const tray: CartItem = { ...TELUR, unit: 'tray', unitPrice: 52_000, generalPrice: 54_000, pack: 'tray', factor: 1_800 };
    const cart = play(add(tray), add(tray), add(BERAS));
    expect(show(cart)).toEqual([' telur 2 x 52000', '>beras 1 x 65000']);
    expect(show(cartReducer(cart, add(TELUR)))).toEqual([' telur 2 x 52000', ' beras 1 x 65000', '>telur 1 x 30000']);
    expect(show(cartReducer(cart, { type: 'reprice', prices: { 'telur': { unitPrice: 1 }, 'telur tray': { unitPrice: 50_000 } } }))).toEqual([' telur 2 x 50000', '>beras 1 x 65000']);
    const inKilos = cartReducer(cart, { type: 'setUnit', key: 'L1', item: TELUR });
    expect(show(inKilos)).toEqual(['>telur 2 x 30000', ' beras 1 x 65000']);
    const both = cartReducer(cart, add(TELUR));
    expect(cartReducer(both, { type: 'setUnit', key: 'L1', item: TELUR })).toBe(both);
  });
});

describe('goods with a label of the scale', () => {
  test('keep a line each and their quantity, and cost no more than the label says', () => {
    const labelled: CartItem = { ...TELUR, label: '2100017123457', labelPrice: 12_345 };
    const cart = play(add(labelled, '0.412'), add(labelled, '0.412'), add(TELUR), add(TELUR));
    expect(show(cart)).toEqual([' telur 0.412 x 30000', ' telur 0.412 x 30000', '>telur 2 x 30000']);
    expect(cartTotals(cart)).toMatchObject({ goods: 84_690, total: 84_690 });
    for (const action of [{ type: 'plus', key: 'L1' }, { type: 'setQty', key: 'L1', qty: quantity(500) }] as const) expect(cartReducer(cart, action)).toBe(cart);
    expect(show(cartReducer(cart, { type: 'remove', key: 'L1' }))).toEqual([' telur 0.412 x 30000', '>telur 2 x 30000']);
  });
});

describe('what is taken off and noted', () => {
  test('stays with its line and its basket, within them, and goes with undo', () => {
    const cart = play(add(TELUR, '2'), { type: 'setTerms', discount: 5_000, note: 'retak' }, add(BERAS), { type: 'setBasketTerms', discount: 1_000, note: 'antar' }, add(TELUR));
    expect(cartContent(cart)).toMatchObject({ lines: [{ qty: 3_000, discount: 5_000, note: 'retak' }, { qty: 1_000 }], discount: 1_000, note: 'antar' });
    expect(cartTotals(cart)).toMatchObject({ goods: 155_000, discount: 6_000, total: 149_000 });
    const fewer = cartReducer(cart, { type: 'setQty', key: 'L1', qty: quantity(100) });
    expect([fewer.lines[0]?.discount, cartTotals(fewer).total]).toEqual([3_000, 64_000]);
    expect(cartReducer(cart, { type: 'setTerms', key: 'L1', discount: 5_000, note: 'retak' })).toBe(cart);
    expect(cartReducer(cart, { type: 'setBasketTerms', discount: 1_000, note: 'antar' })).toBe(cart);
    expect(Object.keys(cartReducer(cart, { type: 'setTerms', key: 'L1', discount: 0, note: '' }).lines[0] ?? {})).not.toContain('discount');
    expect(cartReducer(cart, { type: 'setBasketTerms', discount: 999_999, note: '' })).toMatchObject({ discount: 150_000 });
    expect(cartContent(cartReducer(cartReducer(cart, { type: 'setBasketTerms', discount: 0, note: '' }), { type: 'undo' }))).toEqual(cartContent(cart));
    expect(cartContent(cartReducer(cart, { type: 'attachMember', member: { memberId: 'm', memberNo: 'A-1', name: 'Wahyuni' }, prices: {} }))).toMatchObject({ discount: 1_000, note: 'antar' });
  });
});

describe('changing a line', () => {
  test('quantity, plus and minus; minus stops above 0', () => {
    const cart = play(add(BERAS), add(TELUR, '1.5'));
    expect(show(cartReducer(cart, { type: 'setQty', qty: quantity(750) }))).toEqual([' beras 1 x 65000', '>telur 0.75 x 30000']);
    expect(show(cartReducer(cart, { type: 'plus' }))).toEqual([' beras 1 x 65000', '>telur 2.5 x 30000']);
    expect(show(play(add(TELUR, '1.5'), { type: 'minus' }))).toEqual(['>telur 0.5 x 30000']);
    expect(show(play(add(TELUR, '1.5'), { type: 'minus' }, { type: 'minus' }))).toEqual(['>telur 0.5 x 30000']);
    expect(show(play(add(BERAS), { type: 'minus' }))).toEqual(['>beras 1 x 65000']);
  });

  test('a line named by its key becomes the selected one', () => {
    expect(show(play(add(BERAS), add(TELUR), { type: 'plus', key: 'L1' }))).toEqual(['>beras 2 x 65000', ' telur 1 x 30000']);
  });

  test('removed, or set to 0: the line below is selected, at the end the one above', () => {
    const cart = play(add(BERAS), add(TELUR), add(GAS), { type: 'select', to: { key: 'L2' } });
    expect(show(cartReducer(cart, { type: 'remove' }))).toEqual([' beras 1 x 65000', '>gas/tukar 1 x 205000']);
    expect(show(cartReducer(cart, { type: 'setQty', qty: quantity(0) }))).toEqual([' beras 1 x 65000', '>gas/tukar 1 x 205000']);
    expect(show(cartReducer(cart, { type: 'remove', key: 'L3' }))).toEqual([' beras 1 x 65000', '>telur 1 x 30000']);
    expect(play(add(BERAS), { type: 'remove' }).selected).toBeNull();
  });

  test('keys are not used again', () => {
    expect(play(add(BERAS), { type: 'remove' }, add(TELUR)).lines.map((line) => line.key)).toEqual(['L2']);
  });

  test('an action without a line, or with an unknown one, changes nothing', () => {
    for (const type of ['plus', 'minus', 'remove', 'cycleCylinder', 'undo', 'redo', 'clear', 'checked', 'detachMember'] as const) expect(cartReducer(EMPTY_CART, { type }), type).toBe(EMPTY_CART);
    const cart = play(add(BERAS));
    expect(cartReducer(cart, { type: 'remove', key: 'L9' })).toBe(cart);
    expect(cartReducer(cart, { type: 'setQty', qty: quantity(1000) })).toBe(cart);
    expect(cartReducer(cart, { type: 'setQty', qty: quantity(-1) })).toBe(cart);
    expect(cartReducer(cart, { type: 'select', to: { key: 'L9' } })).toBe(cart);
    expect(cartReducer(cart, { type: 'setBuyer', buyer: null })).toBe(cart);
  });
});

describe('selecting', () => {
  test('up, down, home and end stop at the edges', () => {
    const cart = play(add(BERAS), add(TELUR), add(GAS));
    const selected = (...to: ('up' | 'down' | 'home' | 'end')[]): string | null => to.reduce((now, where) => cartReducer(now, { type: 'select', to: where }), cart).selected;
    expect([selected('up'), selected('up', 'up'), selected('up', 'up', 'up'), selected('down'), selected('home'), selected('home', 'down'), selected('home', 'end')]).toEqual(['L2', 'L1', 'L1', 'L3', 'L1', 'L2', 'L3']);
  });
});

describe('cylinders', () => {
  const modes = (cart: Cart): (string | undefined)[] => cart.lines.map((line) => line.cylinder);

  test('F7 goes round tukar, beli, jaminan', () => {
    const seen = [1, 2, 3].map((times) => modes(play(add(GAS), ...Array.from({ length: times }, (): CartAction => ({ type: 'cycleCylinder' }))))[0]);
    expect(seen).toEqual(['beli', 'jaminan', 'tukar']);
  });

  test('a mode another line of the product has is skipped', () => {
    expect(modes(play(add(GAS), add({ ...GAS, cylinder: 'beli' }), { type: 'cycleCylinder', key: 'L1' }))).toEqual(['jaminan', 'beli']);
    const all = play(add(GAS), add({ ...GAS, cylinder: 'beli' }), add({ ...GAS, cylinder: 'jaminan' }));
    expect(cartReducer(all, { type: 'cycleCylinder' })).toBe(all);
  });

  test('other goods have no mode', () => {
    const cart = play(add(BERAS));
    expect(cartReducer(cart, { type: 'cycleCylinder' })).toBe(cart);
  });
});

describe('people and prices', () => {
  const member = { memberId: 'm1', memberNo: 'A-0147', name: 'Wahyuni Astuti' };
  const prices = { beras: { unitPrice: 64_000 }, gas: { unitPrice: 203_000, shellPrice: 360_000 } };

  test('a member brings member prices and leaves with them', () => {
    const attached = play(add(BERAS), add(TELUR), add(GAS), { type: 'attachMember', member, prices });
    expect(show(attached)).toEqual([' beras 1 x 64000', ' telur 1 x 30000', '>gas/tukar 1 x 203000']);
    expect(attached.member).toEqual(member);
    expect(attached.lines.map((line) => line.generalPrice)).toEqual([65_000, 30_000, 205_000]);
    const detached = cartReducer(attached, { type: 'detachMember' });
    expect(show(detached)).toEqual([' beras 1 x 65000', ' telur 1 x 30000', '>gas/tukar 1 x 205000']);
    expect('member' in detached).toBe(false);
    expect(show(cartReducer(attached, { type: 'detachMember', prices: { beras: { unitPrice: 65_200, generalPrice: 65_200 } } }))[0]).toBe(' beras 1 x 65200');
  });

  test('a member takes the place of a named buyer', () => {
    const buyer = { nik: '6471000000000001', name: 'Joko' };
    const named = play(add(BERAS), { type: 'setBuyer', buyer });
    expect(named.buyer).toEqual(buyer);
    expect('buyer' in cartReducer(named, { type: 'setBuyer', buyer: null })).toBe(false);
    expect('buyer' in cartReducer(named, { type: 'attachMember', member, prices })).toBe(false);
  });

  test('a quote that changes no price leaves the very same cart, one that does is no step to undo', () => {
    const cart = play(add(BERAS), add(TELUR));
    expect(cartReducer(cart, { type: 'reprice', prices: { beras: { unitPrice: 65_000, generalPrice: 65_000 }, unknown: { unitPrice: 1 } } })).toBe(cart);
    const repriced = cartReducer(cart, { type: 'reprice', prices: { beras: { unitPrice: 64_500 } } });
    expect(show(repriced)[0]).toBe(' beras 1 x 64500');
    expect(show(cartReducer(repriced, { type: 'undo' }))).toEqual(['>beras 1 x 65000']);
  });
});

describe('undo, clearing and restoring', () => {
  test('undo and redo, a new change ends the redo', () => {
    const cart = play(add(BERAS), add(TELUR), { type: 'remove' });
    const undone = cartReducer(cart, { type: 'undo' });
    expect(show(undone)).toEqual([' beras 1 x 65000', '>telur 1 x 30000']);
    expect(show(cartReducer(undone, { type: 'redo' }))).toEqual(['>beras 1 x 65000']);
    const changed = cartReducer(undone, { type: 'plus' });
    expect(cartReducer(changed, { type: 'redo' })).toBe(changed);
  });

  test('twenty steps deep', () => {
    let cart = play(add(BERAS), ...Array.from({ length: 30 }, (): CartAction => ({ type: 'plus' })));
    for (let step = 0; step < 25; step += 1) cart = cartReducer(cart, { type: 'undo' });
    expect(show(cart)).toEqual(['>beras 11 x 65000']);
  });

  test('moving the selection and typing a prefix are no steps', () => {
    expect(show(play(add(BERAS), add(TELUR), { type: 'select', to: 'up' }, { type: 'prefix', qty: quantity(2000) }, { type: 'undo' }))).toEqual(['>beras 1 x 65000']);
  });

  test('a cleared cart comes back with its member, a reset one does not', () => {
    const cart = play(add(BERAS), { type: 'attachMember', member: { memberId: 'm1', memberNo: 'A-0147', name: 'Wahyuni Astuti' }, prices: {} });
    const cleared = cartReducer(cart, { type: 'clear' });
    expect([cleared.lines, cleared.member]).toEqual([[], undefined]);
    expect(cartContent(cartReducer(cleared, { type: 'undo' }))).toEqual(cartContent(cart));
    expect(cartReducer(cart, { type: 'reset' })).toBe(EMPTY_CART);
  });

  test('a restored cart is the saved one, to be checked, without a past', () => {
    const saved = play(add(BERAS), add(GAS, '2'), { type: 'setBuyer', buyer: { nik: '6471000000000001', name: 'Joko' } });
    const restored = cartReducer(EMPTY_CART, { type: 'restore', content: JSON.parse(JSON.stringify(cartContent(saved))) as Cart });
    expect(cartContent(restored)).toEqual(cartContent(saved));
    expect(restored.needsCheck).toBe(true);
    expect(cartReducer(restored, { type: 'undo' })).toBe(restored);
    const added = cartReducer(restored, add(TELUR));
    expect([added.needsCheck, added.lines.length]).toEqual([true, 3]);
    expect(cartReducer(added, { type: 'checked' }).needsCheck).toBe(false);
  });
});

describe('totals', () => {
  test('goods, shells, deposits and savings', () => {
    const cart = play(add(BERAS, '2'), add({ ...TELUR, unitPrice: 29_000 }, '1.5'), add(GAS), add({ ...GAS, cylinder: 'beli' }), add({ ...GAS, cylinder: 'jaminan' }, '2'));
    expect(cartTotals(cart)).toEqual({ kinds: 5, goods: 993_500, shells: 370_000, deposits: 500_000, discount: 0, total: 1_863_500, belowHet: 1_000, memberSaving: 1_500 });
    expect(cartTotals(EMPTY_CART)).toEqual({ kinds: 0, goods: 0, shells: 0, deposits: 0, discount: 0, total: 0, belowHet: 0, memberSaving: 0 });
  });
});

describe('properties', () => {
  const item = fc.constantFrom(BERAS, TELUR, GAS, { ...GAS, cylinder: 'beli' } as const);
  const key = fc.constantFrom(undefined, 'L1', 'L2', 'L3', 'L9');
  const qty = fc.integer({ min: -1000, max: 5000 }).map(quantity);
  const member = { memberId: 'm1', memberNo: 'A-0147', name: 'Wahyuni Astuti' };
  const change = fc.oneof(
    fc.record({ type: fc.constant('add' as const), item, qty: fc.option(qty, { nil: undefined }) }),
    fc.record({ type: fc.constant('setQty' as const), qty, key }),
    fc.record({ type: fc.constantFrom('plus' as const, 'minus' as const, 'remove' as const, 'cycleCylinder' as const, 'cycleEmpty' as const), key }),
    fc.constant<CartAction>({ type: 'attachMember', member, prices: { beras: { unitPrice: 64_000 } } }),
    fc.constantFrom<CartAction>({ type: 'detachMember' }, { type: 'clear' }),
  );
  const other = fc.oneof(
    fc.record({ type: fc.constant('select' as const), to: fc.constantFrom('up' as const, 'down' as const, 'home' as const, 'end' as const) }),
    fc.record({ type: fc.constant('prefix' as const), qty: fc.option(qty) }),
    fc.constantFrom<CartAction>({ type: 'undo' }, { type: 'redo' }, { type: 'checked' }),
  );
  const story = fc.array(fc.oneof(change, other), { maxLength: 60 });

  test('a cart always holds: positive quantities, one line per product and mode, a selection while there are lines, plain JSON', () => {
    check(
      fc.property(story, (actions) => {
        const cart = play(...actions);
        for (const line of cart.lines) expect(line.qty).toBeGreaterThan(0);
        const kinds = cart.lines.map((line) => `${line.productId}/${line.cylinder ?? ''}/${line.empty ?? ''}`);
        expect(new Set(kinds).size).toBe(kinds.length);
        expect(cart.lines.some((line) => line.key === cart.selected)).toBe(cart.lines.length > 0);
        expect(cart.past.length).toBeLessThanOrEqual(20);
        expect(cartTotals(JSON.parse(JSON.stringify(cart)) as Cart)).toEqual(cartTotals(cart));
        const totals = cartTotals(cart);
        expect(totals.total).toBe(totals.goods + totals.shells + totals.deposits);
      }),
    );
  });

  test('undoing every step comes back to each earlier content, redoing to the last', () => {
    check(
      fc.property(fc.array(change, { maxLength: 20 }), (actions) => {
        const carts = [EMPTY_CART];
        for (const action of actions) {
          const last = carts.at(-1) ?? EMPTY_CART;
          const next = cartReducer(last, action);
          if (next !== last) carts.push(next);
        }
        let cart = carts.at(-1) ?? EMPTY_CART;
        for (const earlier of carts.toReversed().slice(1)) {
          cart = cartReducer(cart, { type: 'undo' });
          expect(cartContent(cart)).toEqual(cartContent(earlier));
        }
        expect(cartReducer(cart, { type: 'undo' })).toBe(cart);
        for (const later of carts.slice(1)) {
          cart = cartReducer(cart, { type: 'redo' });
          expect(cartContent(cart)).toEqual(cartContent(later));
        }
      }),
    );
  });
});
