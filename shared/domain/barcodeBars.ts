import { isEan13 } from './barcode.ts';

/** Modules of an EAN-13's digits: the left half in set A or B, the right in C (ISO/IEC 15420). */
const A = ['0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111', '0111011', '0110111', '0001011'] as const;
const inverted = (modules: string): string => Array.from(modules, (module) => (module === '1' ? '0' : '1')).join('');
const mirrored = (modules: string): string => Array.from(modules).toReversed().join('');
/** Which set each of the six left digits takes: they say the first digit, which has no bars of its own. */
const PARITY = ['AAAAAA', 'AABABB', 'AABBAB', 'AABBBA', 'ABAABB', 'ABBAAB', 'ABBBAA', 'ABABAB', 'ABABBA', 'ABBABA'] as const;

/** Widths of bars and spaces of Code 128, by value (ISO/IEC 15417); the last is the stop. */
const CODE_128 = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ');
const START_B = 104;
const STOP = 106;
const FIRST_LETTER = 32;

export type Bars = { readonly symbology: 'ean13' | 'code128'; /** A 1 is black; quiet zones are left to whoever draws it. */ readonly modules: string };

function ean13(code: string): string {
  const digits = Array.from(code, Number);
  const parity = PARITY[digits[0] ?? 0] ?? PARITY[0];
  const left = digits.slice(1, 7).map((digit, index) => (parity[index] === 'A' ? (A[digit] ?? '') : mirrored(inverted(A[digit] ?? ''))));
  const right = digits.slice(7).map((digit) => inverted(A[digit] ?? ''));
  return `101${left.join('')}01010${right.join('')}101`;
}

function code128(code: string): string {
  const values = Array.from(code, (letter) => letter.charCodeAt(0) - FIRST_LETTER);
  const check = values.reduce((sum, value, index) => sum + value * (index + 1), START_B) % 103;
  return [START_B, ...values, check, STOP].map((value) => Array.from(CODE_128[value] ?? '', (width, index) => (index % 2 === 0 ? '1' : '0').repeat(Number(width))).join('')).join('');
}

/** The bars of a code: EAN-13 where it is one, else Code 128 set B. Throws RangeError for letters beyond printable ASCII. */
export function barsOf(code: string): Bars {
  if (isEan13(code)) return { symbology: 'ean13', modules: ean13(code) };
  if (!/^[ -~]+$/.test(code)) throw new RangeError(`no bars for ${code}`);
  return { symbology: 'code128', modules: code128(code) };
}

/** Bars as one path of rectangles one unit a module wide and `height` high, runs joined. */
export function barsPath(modules: string, height: number): string {
  let path = '';
  for (const run of modules.matchAll(/1+/g)) path += `M${run.index} 0h${run[0].length}v${height}h-${run[0].length}z`;
  return path;
}
