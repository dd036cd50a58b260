/** Reads bars back as a scanner does: from the path that was drawn, without the tables they were made of. */

/** Widths of the two bars and two spaces of each digit, as ISO/IEC 15420 lists them for set A; B is their order turned round. */
const WIDTHS = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
const FIRST = ['AAAAAA', 'AABABB', 'AABBAB', 'AABBBA', 'ABAABB', 'ABBAAB', 'ABBBAA', 'ABABAB', 'ABABBA', 'ABBABA'];

/** Black and white runs of a path of rectangles side by side, in units. */
function runsOf(path: string): number[] {
  const bars = [...path.matchAll(/M(\d+) 0h(\d+)v/g)].map(([, x, wide]) => [Number(x), Number(wide)] as const);
  return bars.flatMap(([x, wide], index) => {
    const before = bars[index - 1];
    return before === undefined ? [wide] : [x - before[0] - before[1], wide];
  });
}

/** The thirteen digits of an EAN-13 drawn as a path. Throws where it is none. */
export function readEan13(path: string): string {
  const runs = runsOf(path);
  if (runs.length !== 59 || runs.slice(0, 3).join('') !== '111' || runs.slice(27, 32).join('') !== '11111' || runs.slice(56).join('') !== '111') throw new Error(`no EAN-13: ${runs.join('')}`);
  const digit = (at: number, sets: 'AB' | 'C'): readonly [digit: number, set: string] => {
    const widths = runs.slice(at, at + 4).join('');
    const straight = WIDTHS.indexOf(widths);
    if (straight >= 0) return [straight, 'A'];
    const turned = WIDTHS.indexOf(Array.from(widths).toReversed().join(''));
    if (turned < 0 || sets === 'C') throw new Error(`no digit: ${widths}`);
    return [turned, 'B'];
  };
  const left = [0, 1, 2, 3, 4, 5].map((place) => digit(3 + place * 4, 'AB'));
  const right = [0, 1, 2, 3, 4, 5].map((place) => digit(32 + place * 4, 'C'));
  const first = FIRST.indexOf(left.map(([, set]) => set).join(''));
  if (first < 0) throw new Error('no first digit');
  return [first, ...left.map(([value]) => value), ...right.map(([value]) => value)].join('');
}
