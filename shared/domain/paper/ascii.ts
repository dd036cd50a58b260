/** Letters that do not come apart into a base letter and a mark, and signs that print as something close. */
const SPELLED: Readonly<Record<string, string>> = {
  'Æ': 'AE', 'æ': 'ae', 'Œ': 'OE', 'œ': 'oe', 'Ø': 'O', 'ø': 'o', 'Đ': 'D', 'đ': 'd', 'Ð': 'D', 'ð': 'd', 'Ł': 'L', 'ł': 'l', 'Þ': 'Th', 'þ': 'th',
  'ß': 'ss', 'ı': 'i', '‘': "'", '’': "'", '‚': "'", '′': "'", 'ʻ': "'", 'ʼ': "'", 'ʾ': "'", 'ʿ': "'", '“': '"', '”': '"', '„': '"', '″': '"', '«': '"', '»': '"',
  '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '•': '*', '⁄': '/', '°': 'o', '·': '.', '×': 'x', '÷': ':', '±': '+/-', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '©': '(c)', '®': '(R)',
};

/**
 * Text as any receipt printer can set it: printable ASCII only. Accents are dropped, known signs are spelled out, a
 * letter without a likeness becomes `?`. Control characters become spaces, so that no name can carry a printer command.
 */
export function toAscii(text: string): string {
  let out = '';
  for (const letter of text.normalize('NFKD')) {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= 0x20 && code < 0x7f) out += letter;
    else if (/\p{M}|\p{Cf}/u.test(letter)) continue;
    else if (/\s|\p{Cc}/u.test(letter)) out += ' ';
    else out += SPELLED[letter] ?? '?';
  }
  return out;
}
