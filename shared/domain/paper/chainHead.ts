import { number } from '../../text/format.ts';
import { chainWords } from '../../text/documents.ts';
import { BLANK, centered, columns as pair, rule, type PaperLine } from './lines.ts';

/** The head of the journal's chain: how many entries there are, and the hash of the last (64 hex digits). */
export type ChainHead = { readonly count: number; readonly hash: string };

/** Digits of a hash that a person may type: 64 bits of it, which nobody can hit by trying. */
export const TYPED_DIGITS = 16;

/** "7F3A-91C2-55AA-01BC": as much of the hash as proves something and can still be typed. */
export const headCode = (hash: string): string => (hash.slice(0, TYPED_DIGITS).toUpperCase().match(/.{1,4}/g) ?? []).join('-');

/** What the QR code of a print says: the number of entries and the whole hash. */
export const headQrText = ({ count, hash }: ChainHead): string => `GERAI-BUKTI ${count} ${hash}`;

/** The same for reading: "1.234 jurnal, 7F3A-91C2-55AA-01BC". */
export const headText = ({ count, hash }: ChainHead): string => `${chainWords.entries(number(count))}, ${headCode(hash)}`;

/** The chain head on a receipt printer's paper: number and code to type, and a QR code to scan (`qr`: the head's own). */
export const chainHeadLines = (head: ChainHead, qr: string = headQrText(head)): PaperLine[] => [
  rule(),
  pair(chainWords.title, chainWords.entries(number(head.count))),
  centered(headCode(head.hash), true),
  BLANK,
  { kind: 'qr', data: qr },
  BLANK,
];

/** One way to read what was typed or scanned: the number of entries where it was given, and the hash or its beginning. */
export type HeadReading = { readonly entries: number | null; readonly prefix: string };

const HEX = /^[0-9a-f]+$/;
const COUNT = /^\d{1,12}$/;
const MAX_READINGS = 8;

/** Every way to cut a run of words into an optional number and 16 to 64 hex digits at its end. */
function readingsOf(run: readonly string[], before: string | undefined): HeadReading[] {
  const readings: HeadReading[] = [];
  for (let from = 0; from < run.length; from += 1) {
    const prefix = run.slice(from).join('');
    if (prefix.length < TYPED_DIGITS || prefix.length > 64) continue;
    const count = from > 0 ? run[from - 1] : before;
    readings.push({ entries: count !== undefined && COUNT.test(count) ? Number(count) : null, prefix });
  }
  return readings;
}

/**
 * Reads a chain head from what stands on a print: the QR code's text, or number and code as typed, whatever the spaces, dots,
 * dashes and capitals. Where the words can be cut in more than one way, all are answered, those with a number first. Empty
 * where no sixteen hex digits stand together.
 */
export function readChainHead(text: string): HeadReading[] {
  const words = text.normalize('NFKC').toLowerCase().replaceAll(/(?<=\d)\.(?=\d{3}(?!\d))/g, '').split(/[^0-9a-z]+/).filter((word) => word !== '');
  const readings: HeadReading[] = [];
  let run: string[] = [];
  let before: string | undefined;
  const end = (): void => {
    readings.push(...readingsOf(run, before));
    before = run.at(-1) ?? before;
    run = [];
  };
  for (const word of words) {
    if (HEX.test(word)) run.push(word);
    else end();
  }
  end();
  const whole = (reading: HeadReading): number => (reading.prefix.length === TYPED_DIGITS || reading.prefix.length === 64 ? 0 : 1);
  return readings.toSorted((a, b) => Number(a.entries === null) - Number(b.entries === null) || whole(a) - whole(b)).slice(0, MAX_READINGS);
}
