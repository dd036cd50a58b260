/** What a name begins with that nobody is called by: titles, degrees, shortened first names. */
const PASSED_OVER = /^(hj?|haji|hajj?ah|drs?|dra|dr[gh]|ir|prof|kh|ust|ustadz?|ustadzah|bu|ibu|pak|bapak|ny|nyonya|tn|tuan|nn|nona|muh?|moh?d?|md|abd|[a-z])\.?,?$/i;
/** A NIK's seventh and eighth digit are the day of birth; a woman's is 40 more. */
const WOMEN_FROM = 40;

/** How a member is greeted where others read along: "Bu Wahyuni". Never a full name; "Anggota" where the name leaves nothing to call by. */
export function greetingOf(name: string, nik: string): string {
  const called = name.trim().split(/\s+/).find((word) => word !== '' && !PASSED_OVER.test(word));
  if (called === undefined || !/^\d{16}$/.test(nik)) return 'Anggota';
  return `${Number(nik.slice(6, 8)) > WOMEN_FROM ? 'Bu' : 'Pak'} ${called.replace(/,$/, '')}`;
}
