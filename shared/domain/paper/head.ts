import { BLANK, centered, columns as pair, rule, type PaperColumns, type PaperLine, type Raster } from './lines.ts';
import { toAscii } from './ascii.ts';
import { paperWords } from '../../text/documents.ts';

/** Who the cooperative is, as it stands above every document. */
export type CooperativeHead = {
  readonly name: string;
  readonly kelurahan: string;
  readonly address: string;
  readonly city: string;
  readonly legalNo: string;
  readonly phone?: string | undefined;
  /** True on a file made for practice: the paper says so and proves nothing. */
  readonly practice?: boolean | undefined;
  /** Above the name on slips. */
  readonly logo?: Raster | undefined;
  /** Saves paper: only who the cooperative is and its phone. */
  readonly compact?: boolean | undefined;
};

/** The head of a thermal slip with the lines that end it. */
export type SlipHead = CooperativeHead & { readonly footer: readonly string[] };

/** What every slip carries: its number and its moment, as words of the gerai's own calendar and clock. */
export type SlipMoment = {
  readonly number: string;
  /** "21 Nov 2026". */
  readonly dateText: string;
  /** "16.44". */
  readonly clockText: string;
  /** 0 for the first print, n for its n-th copy. */
  readonly copy: number;
  /** The document was undone since. */
  readonly undone?: boolean;
};

/** The cooperative's name in capitals, its place on a line of its own. */
function nameLines(head: CooperativeHead): string[] {
  const name = head.name.trim().toUpperCase();
  const place = head.kelurahan.trim().toUpperCase();
  if (name === place || place === '') return [name];
  const before = name.endsWith(` ${place}`) ? name.slice(0, -place.length).trim() : '';
  // One word alone, "KKMP", would look lost above the place.
  if (before.includes(' ')) return [before, place];
  return name.includes(place) ? [name] : [name, `${paperWords.kelurahan.toUpperCase()} ${place}`];
}

const fits = (text: string, columns: PaperColumns): boolean => toAscii(text).length <= columns;

const mark = (text: string): PaperLine => ({ kind: 'text', text, align: 'center', bold: true, size: 'large' });

/** Lines above everything else: DIBATALKAN, SALINAN n and the practice mark (ux mockup 10). */
export function markLines(head: CooperativeHead, copy: number, undone = false): PaperLine[] {
  const practice: PaperLine[] = head.practice === true ? [mark(paperWords.practice), centered(paperWords.practiceNote)] : [];
  return [...(undone ? [mark(paperWords.undone)] : []), ...(copy > 0 ? [centered(paperWords.copy(copy), true)] : []), ...practice];
}

/** Logo, name, address, legal number and phone, closed by a double rule; without address and number where paper is saved. */
export function headLines(head: CooperativeHead, columns: PaperColumns): PaperLine[] {
  const address = `${head.address}, ${head.city}`;
  const where = [...(fits(address, columns) ? [address] : [head.address, head.city]), paperWords.legalNo(head.legalNo)];
  return [
    ...(head.logo === undefined ? [] : [{ kind: 'image', raster: head.logo } as const]),
    ...nameLines(head).map((line) => centered(line, true)),
    ...(head.compact === true ? [] : where.map((line) => centered(line))),
    ...(head.phone === undefined || head.phone === '' ? [] : [centered(paperWords.phone(head.phone))]),
    rule('='),
  ];
}

/** The first pair of texts that stands on one row; when none does, the last one, which then breaks. */
export function fittingPair(columns: PaperColumns, ...choices: readonly (readonly [left: string, right: string])[]): PaperLine {
  const chosen = choices.find(([left, right]) => toAscii(left).length + 1 + toAscii(right).length <= columns) ?? choices.at(-1);
  return pair(chosen?.[0] ?? '', chosen?.[1] ?? '');
}

/** Number and moment: on one row where they fit, else below each other. */
export function momentLines(moment: SlipMoment, columns: PaperColumns): PaperLine[] {
  const number = paperWords.number(moment.number);
  const at = `${moment.dateText} ${moment.clockText}`;
  return fits(`${number} ${at}`, columns) ? [pair(number, at)] : [pair(number, ''), pair(moment.dateText, moment.clockText)];
}

/** "Wahyuni Astuti" as "Wahyuni A.", for narrow paper. */
export function shortName(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  const last = rest.at(-1);
  return last === undefined ? first : `${first} ${last.slice(0, 1)}.`;
}

export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? '';

/** Two people sign side by side. */
export function signatureLines(left: string, right: string, columns: PaperColumns): PaperLine[] {
  const line = `(${'.'.repeat(columns === 32 ? 13 : 18)})`;
  return [BLANK, pair(left, right), BLANK, BLANK, pair(line, line)];
}
