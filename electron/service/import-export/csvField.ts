/** What a spreadsheet would take for a formula gets an apostrophe before it, a number below nothing does not; quotes as RFC 4180 says. */
export function csvField(value: string): string {
  const safe = !/^-\d+(\.\d+)?$/.test(value) && /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
