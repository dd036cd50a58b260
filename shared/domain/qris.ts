/**
 * QRIS codes (EMVCo QR Code Specification for Payment Systems, merchant-presented mode 1.1, with Bank Indonesia's marks): fields of two digits of tag,
 * two of length and a value; the last is a CRC over everything before its own value.
 */
type Field = { readonly tag: string; readonly value: string };

/** Why a text is not the gerai's own fixed code. */
export type QrisFault = 'shape' | 'checksum' | 'merchant' | 'currency' | 'country' | 'name' | 'one-time';

export type QrisCode = {
  readonly name: string;
  readonly city: string;
  /** The merchant's number at Bank Indonesia's register; null where the code carries none. */
  readonly nmid: string | null;
};

const MARK = 'ID.CO.QRIS.WWW';
/** Amount, and the tip a wallet would add to it: whoever sells asks for exactly one sum. */
const SUM_TAGS: ReadonlySet<string> = new Set(['54', '55', '56', '57']);
const MAX_AMOUNT = 9_999_999_999_999;

/** The fields of a text; null where lengths do not add up. */
function fieldsOf(text: string): Field[] | null {
  const fields: Field[] = [];
  for (let at = 0; at < text.length; ) {
    const head = /^(\d\d)(\d\d)/.exec(text.slice(at, at + 4));
    if (head === null) return null;
    const length = Number(head[2]);
    const value = text.slice(at + 4, at + 4 + length);
    if (length === 0 || value.length < length) return null;
    fields.push({ tag: head[1] ?? '', value });
    at += 4 + length;
  }
  return fields;
}

const written = ({ tag, value }: Field): string => `${tag}${String(value.length).padStart(2, '0')}${value}`;

/** CRC-16/CCITT-FALSE (polynomial 1021, start FFFF) of the text's UTF-8 bytes, as four hex digits. */
export function qrisChecksum(text: string): string {
  let crc = 0xffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/** Whose fixed code this is, or why it is none. A code for one payment carries its own sum and is refused. */
export function readQris(text: string): QrisCode | { readonly fault: QrisFault } {
  const fields = /^[\x20-\x7e]+$/.test(text) ? fieldsOf(text) : null;
  const last = fields?.at(-1);
  if (fields === null || last === undefined || fields[0]?.tag !== '00' || fields[0].value !== '01' || last.tag !== '63' || new Set(fields.map((field) => field.tag)).size !== fields.length) return { fault: 'shape' };
  if (last.value.toUpperCase() !== qrisChecksum(text.slice(0, -4))) return { fault: 'checksum' };
  const of = (tag: string): string | undefined => fields.find((field) => field.tag === tag)?.value;
  const marks = fields.filter(({ tag }) => tag >= '26' && tag <= '51').map(({ value }) => fieldsOf(value) ?? []).find((parts) => parts.some((part) => part.tag === '00' && part.value.toUpperCase() === MARK));
  if (marks === undefined) return { fault: 'merchant' };
  if (of('53') !== '360') return { fault: 'currency' };
  if (of('58') !== 'ID') return { fault: 'country' };
  const [name, city] = [of('59')?.trim(), of('60')?.trim()];
  if (name === undefined || name === '' || city === undefined) return { fault: 'name' };
  if ((of('01') ?? '11') !== '11' || of('54') !== undefined) return { fault: 'one-time' };
  return { name, city, nmid: marks.find((part) => part.tag === '02')?.value ?? null };
}

/** The code for one payment of so many rupiah, made from the gerai's fixed one (`readQris` takes it). Throws RangeError for a sum that no code can carry. */
export function qrisFor(fixed: string, amount: number): string {
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > MAX_AMOUNT) throw new RangeError(`no QRIS code for ${amount}`);
  const sum: Field = { tag: '54', value: String(amount) };
  const fields = (fieldsOf(fixed) ?? []).filter(({ tag }) => !SUM_TAGS.has(tag) && tag !== '01' && tag !== '63');
  const body = fields.flatMap((field) => (field.tag === '00' ? [field, { tag: '01', value: '12' }] : field.tag === '53' ? [field, sum] : [field]));
  const unsigned = `${body.map(written).join('')}6304`;
  return `${unsigned}${qrisChecksum(unsigned)}`;
}
