/**
 * Params written down with what each field may be, so that every way of getting them wrong can be tried. What a field
 * may be stands here and in the test, literally, and is never read from the contract.
 */
export type Leaf = {
  readonly leaf: true;
  readonly value: unknown;
  readonly optional: boolean;
  /** Values that can never be right. */
  readonly bad: readonly unknown[];
  /** What this id is an id of; ids of other things must not be found. */
  readonly of: string | undefined;
};
export type List = { readonly list: readonly Spec[]; readonly max: number; readonly min: number; readonly optional: boolean };
export type Group = { readonly group: Readonly<Record<string, Spec>>; readonly optional: boolean; readonly nullable?: boolean };
/** Keys that are data, such as the notes of a counted drawer. */
export type Tally = { readonly tally: Readonly<Record<string, number>>; readonly badKeys: readonly string[]; readonly optional: boolean };
export type Spec = Leaf | List | Group | Tally;

export const HUGE = '7'.repeat(10_000_000);
const NO_TEXT = [7, null, true, [], {}];
const NO_NUMBER = ['7', '', 'x', null, true, [], {}, 1.5, 1e300, -1e300];
const CONTROL = ['a\u0000b', 'a\nb', 'a\tb', 'a\u001b[2Jb', 'a\u202eb', 'a\u200bb', 'a\u2028b', 'setengah \ud83d', '\udc00awal'];

const leaf = (value: unknown, bad: readonly unknown[], of?: string): Leaf => ({ leaf: true, value, optional: false, bad, of });
export const optional = <S extends Spec>(spec: S): S => ({ ...spec, optional: true });
export const group = (fields: Readonly<Record<string, Spec>>): Group => ({ group: fields, optional: false });
export const nullable = (spec: Group): Group => ({ ...spec, nullable: true });
export const list = (min: number, max: number, ...items: Spec[]): List => ({ list: items, min, max, optional: false });
export const tally = (values: Readonly<Record<string, number>>, ...badKeys: string[]): Tally => ({ tally: values, badKeys, optional: false });

export const text = (value: string, max: number): Leaf => leaf(value, [...NO_TEXT, ...CONTROL, '', '   ', 'x'.repeat(max + 1), HUGE]);
export const freeText = (value: string, max: number): Leaf => leaf(value, [...NO_TEXT, ...CONTROL, 'x'.repeat(max + 1), HUGE]);
export const search = (value: string): Leaf => leaf(value, [...NO_TEXT, ...CONTROL, 'x'.repeat(81), HUGE]);
export const ref = (value: string, of: string): Leaf => leaf(value, [...NO_TEXT, '', 'x', '00000000-0000-0000-0000', "' OR 1=1 --", '../../etc/passwd', `${value}\n`, `${value}0`, HUGE], of);
export const money = (value: number, min = 0): Leaf => leaf(value, [...NO_NUMBER, 0.1, min - 1, 1_000_000_000_000]);
export const signed = (value: number): Leaf => leaf(value, [...NO_NUMBER, 1_000_000_000_000, -1_000_000_000_000]);
export const whole = (value: number, min: number, max: number): Leaf => leaf(value, [...NO_NUMBER, min - 1, max + 1]);
export const weight = (value: number): Leaf => leaf(value, [...NO_NUMBER, -1, 9_007_199_254_740_992]);
export const quantity = (value: string, zero = false): Leaf =>
  leaf(value, [...NO_TEXT, '', 'satu', '1.0001', '-1', '1,5', ' 1', '+1', '0x1', '1e3', '１', '1.', '.5', '01', '10000000', HUGE, ...(zero ? [] : ['0', '0.000'])]);
export const date = (value: string): Leaf =>
  leaf(value, [...NO_TEXT, '', 'kemarin', '2026-02-30', '2027-02-29', '2026-13-01', '2026-00-10', '2026-11-31', '21-11-2026', '2026-1-1', '2026-11-21T00:00:00Z', '0000-01-01', '1899-12-31', '2200-01-01', '+02026-11-21', HUGE]);
export const month = (value: string): Leaf => leaf(value, [...NO_TEXT, '', '2026-00', '2026-14', '2026-1', '2026', '202611', '2026-11-01', '1899-12', '2200-01', HUGE]);
export const moment = (value: string): Leaf => leaf(value, [...NO_TEXT, '', '2026-11-21', '2026-11-21T02:00:00Z', '2026-02-30T02:00:00.000Z', '2026-11-21T25:00:00.000Z', '2026-11-21T02:00:00.000+08:00', '9999-12-31T23:59:59.999Z', HUGE]);
export const choice = (value: unknown, ...more: unknown[]): Leaf => leaf(value, ['', 'x', 7, null, true, [], {}, '__proto__', 'toString', HUGE, ...more]);
export const flag = (value: boolean): Leaf => leaf(value, ['true', '', 1, 0, null, [], {}]);
export const pin = (value: string): Leaf => leaf(value, [...NO_TEXT, '', '12345', '1234567', '12a456', '１２３４５６', '123456\n', ' 123456', 123456, HUGE]);
export const username = (value: string): Leaf => leaf(value, [...NO_TEXT, '', 'a', 'Maryam', 'ma ryam', '../maryam', 'maryam\n', 'm'.repeat(32), HUGE]);
export const digits16 = (value: string): Leaf => leaf(value, [...NO_TEXT, '', value.slice(1), `${value}0`, `${value.slice(1)}x`, ` ${value}`, Number(value), HUGE]);
export const account = (value: string): Leaf => leaf(value, [...NO_TEXT, '', '11110', '1-111', '1-11100', 'kas', `${value}\n`, 11_110, HUGE]);
export const percent = (value: string): Leaf => leaf(value, [...NO_TEXT, '', '-1', '1,5', '1.', '101%', '1e2', '99999', '1.1234567890123', ' 1', '01', HUGE]);
export const code = (value: string, ...more: string[]): Leaf => leaf(value, [...NO_TEXT, 'a b', `${value}\n`, 'x'.repeat(200), HUGE, ...more]);
export const cursor = (value: string): Leaf => leaf(value, [...NO_TEXT, 'x', '-1', 'eyJ9', 'x'.repeat(201), HUGE]);
/** Text that stands for something of the caller's and may hold anything. */
export const opaque = (value: string, max: number): Leaf => leaf(value, [...NO_TEXT, '', 'x'.repeat(max + 1), HUGE]);
export const anything = (value: unknown): Leaf => leaf(value, []);

/** The params as they should be. */
export function valid(spec: Spec): unknown {
  if ('leaf' in spec) return spec.value;
  if ('list' in spec) return spec.list.map(valid);
  if ('tally' in spec) return { ...spec.tally };
  return Object.fromEntries(Object.entries(spec.group).map(([name, field]) => [name, valid(field)]));
}

export type Wrong = { readonly params: unknown; readonly field: string; readonly what: string; readonly huge: boolean; readonly code: 'VALIDATION' | 'NOT_FOUND' };

const shown = (value: unknown): string => {
  if (value === HUGE) return '10 MB';
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 40)}… (${json.length})` : json;
};
/** An own member of any name, `__proto__` too, as JSON.parse would make it. */
const withMember = (value: unknown, name: string, member: unknown): unknown => {
  const copy = { ...(value as object) };
  Object.defineProperty(copy, name, { value: member, enumerable: true, configurable: true, writable: true });
  return copy;
};
const STRANGERS: readonly [string, unknown][] = [['bukanIsian', 1], ['__proto__', { polluted: true }], ['constructor', { prototype: { polluted: true } }], ['prototype', {}], ['', 1]];
const LONG_NAME = 'n'.repeat(10_000_000);
const UNKNOWN_ID = '0192f5a0-0000-7000-a000-000000000000';

/** Every way to get the params wrong that is known here, one at a time. `ids` are ids of things by their kind. */
export function* wrongs(spec: Spec, ids: Readonly<Record<string, string>>, path: readonly string[] = []): Generator<Wrong> {
  const field = path.join('.') || 'params';
  const wrong = (params: unknown, what: string, at = field, code: Wrong['code'] = 'VALIDATION'): Wrong => ({ params, field: at, what, huge: params === HUGE, code });
  if ('leaf' in spec) {
    for (const value of spec.bad) yield wrong(value, shown(value));
    if (spec.of !== undefined) {
      yield wrong(UNKNOWN_ID, 'an id of nothing', field, 'NOT_FOUND');
      for (const [kind, id] of Object.entries(ids)) if (kind !== spec.of) yield wrong(id, `the id of a ${kind}`, field, 'NOT_FOUND');
    }
    return;
  }
  if ('tally' in spec) {
    for (const value of [null, [], 'x', 7, true]) yield wrong(value, shown(value));
    for (const key of spec.badKeys) yield wrong(withMember(spec.tally, key, 1), `key ${key}`, [...path, key].join('.'));
    for (const key of Object.keys(spec.tally)) for (const value of ['1', 1.5, -1, null, [], {}, 1e9]) yield wrong({ ...spec.tally, [key]: value }, shown(value), [...path, key].join('.'));
    return;
  }
  if ('list' in spec) {
    const items = spec.list.map(valid);
    for (const value of [null, 'x', 7, true, {}, { length: 1 }]) yield wrong(value, shown(value));
    if (spec.min > 0) yield wrong([], 'nothing in it');
    yield wrong(Array.from({ length: spec.max + 1 }, () => items[0]), `${spec.max + 1} of them`);
    for (const [index, item] of spec.list.entries())
      for (const inner of wrongs(item, ids, [...path, String(index)])) yield { ...inner, params: items.map((each, n) => (n === index ? inner.params : each)) };
    return;
  }
  const whole_ = valid(spec) as Record<string, unknown>;
  if (path.length > 0) for (const value of [...(spec.nullable === true ? [] : [null]), 'x', 7, true, []]) yield wrong(value, shown(value));
  for (const [name, value] of STRANGERS) yield wrong(withMember(whole_, name, value), `unknown ${name}`, [...path, name].join('.') || 'params');
  if (path.length === 0) yield { ...wrong({ ...whole_, [LONG_NAME]: 1 }, 'a name of 10 MB', `${'n'.repeat(119)}…`), huge: true };
  for (const [name, inner] of Object.entries(spec.group)) {
    if (!inner.optional) yield wrong(Object.fromEntries(Object.entries(whole_).filter(([key]) => key !== name)), 'missing', [...path, name].join('.'));
    for (const each of wrongs(inner, ids, [...path, name])) yield { ...each, params: withMember(whole_, name, each.params) };
  }
}
